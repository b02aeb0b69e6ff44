import { Poller } from "@effect-media/core"
import { isExhausted, runHandlers, statusHandlers, submitHandlers, tag } from "@effect-media/provider-tests/handlers"
import type { ReplicateRequest, ReplicateService } from "@effect-media/replicate"
import * as Effect from "effect/Effect"

declare const replicate: ReplicateService
declare const poller: Poller["Service"]
declare const request: ReplicateRequest
declare const ref: Parameters<ReplicateService["status"]>[0]

isExhausted(Effect.catchTags(replicate.submit(request), submitHandlers))
isExhausted(Effect.catchTags(replicate.status(ref), statusHandlers))
isExhausted(Effect.catchTags(replicate.cancel(ref), statusHandlers))
isExhausted(Effect.catchTags(poller.run(replicate, request), runHandlers))

const limited = Effect.catchTags(replicate.submit(request), { RateLimited: tag })
type Left = Effect.Error<typeof limited>["_tag"]
/** An error that is not handled stays in the type. */
export const left: Left = "Unauthorized"
// @ts-expect-error: it is handled
export const handled: Left = "RateLimited"

const boat = { prompt: "a boat" } as const

/** Any model is accepted, with any input; the other fields have types. */
export const submits = [
  replicate.submit({ model: "google/veo-3", input: boat, wait: 10, cancelAfter: 60 }),
  replicate.submit({ model: "deployments/me/mine", input: { anything: [1] }, kind: "video" }),
  // @ts-expect-error: a field that no request has
  replicate.submit({ model: "google/veo-3", input: boat, webhook: "https://a.test/hook" }),
  // @ts-expect-error: a model is missing
  replicate.submit({ input: boat })
]

/** A request is accepted wherever any request is. */
export const runs = Poller.run(replicate, { model: "google/veo-3", input: boat })
