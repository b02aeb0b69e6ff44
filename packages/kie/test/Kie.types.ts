import type { ReadError, StatusError, SubmitError } from "@effect-media/core"
import type { KieRequest, KieService } from "@effect-media/kie"
import * as Effect from "effect/Effect"

/** Compiles only where nothing is left in the error channel. */
const isExhausted = <A>(_: Effect.Effect<A, never, never>): void => undefined

declare const kie: KieService
declare const request: KieRequest
declare const ref: Parameters<KieService["status"]>[0]

const tag = <E extends { readonly _tag: string }>(error: E): Effect.Effect<string> => Effect.succeed(error._tag)

const readHandlers = {
  RateLimited: tag,
  Unauthorized: tag,
  Forbidden: tag,
  InsufficientCredits: tag,
  InvalidRequest: tag,
  ProviderUnavailable: tag,
  MalformedResponse: tag
} satisfies Record<ReadError["_tag"], typeof tag>
isExhausted(Effect.catchTags(kie.credits, readHandlers))

const statusHandlers = { ...readHandlers, TaskNotFound: tag } satisfies Record<StatusError["_tag"], typeof tag>
isExhausted(Effect.catchTags(kie.status(ref), statusHandlers))

const { MalformedResponse: _, ...refusalHandlers } = readHandlers
const submitHandlers = { ...refusalHandlers, SubmitOutcomeUnknown: tag } satisfies Record<
  SubmitError["_tag"],
  typeof tag
>
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
