import { Poller } from "@effect-media/core"
import type { FalRequest, FalService } from "@effect-media/fal"
import { isExhausted, runHandlers, statusHandlers, submitHandlers, tag } from "@effect-media/provider-tests/handlers"
import * as Effect from "effect/Effect"

declare const fal: FalService
declare const poller: Poller["Service"]
declare const request: FalRequest
declare const ref: Parameters<FalService["status"]>[0]

isExhausted(Effect.catchTags(fal.submit(request), submitHandlers))
isExhausted(Effect.catchTags(fal.status(ref), statusHandlers))
isExhausted(Effect.catchTags(fal.cancel(ref), statusHandlers))
isExhausted(Effect.catchTags(poller.run(fal, request), runHandlers))

const limited = Effect.catchTags(fal.submit(request), { RateLimited: tag })
type Left = Effect.Error<typeof limited>["_tag"]
/** An error that is not handled stays in the type. */
export const left: Left = "Unauthorized"
// @ts-expect-error: it is handled
export const handled: Left = "RateLimited"

const boat = { prompt: "a boat" } as const

/** Any model is accepted, with any input; the other fields have types. */
export const submits = [
  fal.submit({ model: "fal-ai/flux/dev", input: boat, priority: "low", startTimeout: 30 }),
  fal.submit({ model: "me/brand-new/v2", input: { anything: [1] }, kind: "video" }),
  // @ts-expect-error: a priority that fal has not
  fal.submit({ model: "fal-ai/flux/dev", input: boat, priority: "high" }),
  // @ts-expect-error: a field that no request has
  fal.submit({ model: "fal-ai/flux/dev", input: boat, callBackUrl: "https://a.test/hook" }),
  // @ts-expect-error: a model is missing
  fal.submit({ input: boat })
]

/** A request is accepted wherever any request is. */
export const runs = Poller.run(fal, { model: "fal-ai/flux/dev", input: boat })

type Known = Extract<FalRequest["model"], "fal-ai/flux/dev">
/** Known ids appear in completions: they are in the type by name. */
export const known: Known = "fal-ai/flux/dev"
