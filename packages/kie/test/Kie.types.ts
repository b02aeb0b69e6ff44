import type { KieRequest, KieService } from "@effect-media/kie"
import { isExhausted, readHandlers, statusHandlers, submitHandlers } from "@effect-media/provider-tests/handlers"
import * as Effect from "effect/Effect"

declare const kie: KieService
declare const request: KieRequest
declare const ref: Parameters<KieService["status"]>[0]

isExhausted(Effect.catchTags(kie.credits, readHandlers))
isExhausted(Effect.catchTags(kie.status(ref), statusHandlers))
isExhausted(Effect.catchTags(kie.submit(request), submitHandlers))

/** A model that is known, and one that is not. */
export const models: ReadonlyArray<KieRequest> = [
  { model: "google/nano-banana", input: { prompt: "a boat" } },
  { model: "brand/new", kind: "video", input: { prompt: "a boat", anything: [1] } },
  { model: "topaz/image-upscale", input: { image_url: "https://a.test/b.png" } }
]

type Known = "google/nano-banana" extends KieRequest["model"] ? true : false
/** The known ones complete: they stand in the type by name. */
export const known: Known = true

/** What is no request does not compile. */
export const wrong: ReadonlyArray<KieRequest> = [
  // @ts-expect-error: a prompt is a text
  { model: "google/nano-banana", input: { prompt: 1 } },
  // @ts-expect-error: a model is needed
  { input: { prompt: "a boat" } },
  // @ts-expect-error: the kinds are known
  { model: "google/nano-banana", input: {}, kind: "poem" }
]
