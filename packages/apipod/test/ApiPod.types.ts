import type { ApiPod, ApiPodModels, ApiPodRequest } from "@effect-media/apipod"
import type { Poller, TaskRef, TaskSnapshot } from "@effect-media/core"
import { Effect } from "effect"

declare const apipod: ApiPod["Service"]
declare const poller: Poller["Service"]
declare const request: ApiPodRequest
declare const ref: TaskRef

const tag = (error: { readonly _tag: string }) => Effect.succeed(error._tag)

// Every way in which a submit can end has a tag, and there are no others.
export const submitted: Effect.Effect<TaskRef | string> = apipod.submit(request).pipe(Effect.catchTags({
  SubmitOutcomeUnknown: tag,
  RateLimited: tag,
  Unauthorized: tag,
  Forbidden: tag,
  InsufficientCredits: tag,
  InvalidRequest: tag,
  ProviderUnavailable: tag
}))

export const asked: Effect.Effect<TaskSnapshot | string> = apipod.status(ref).pipe(Effect.catchTags({
  RateLimited: tag,
  Unauthorized: tag,
  Forbidden: tag,
  InsufficientCredits: tag,
  InvalidRequest: tag,
  ProviderUnavailable: tag,
  MalformedResponse: tag,
  TaskNotFound: tag
}))

export const ran: Effect.Effect<TaskSnapshot | string> = poller.run(apipod, request).pipe(Effect.catchTags({
  SubmitOutcomeUnknown: tag,
  RateLimited: tag,
  ProviderUnavailable: tag,
  TaskFailed: tag,
  TaskCancelled: tag,
  TaskNotFound: tag,
  WaitTimeout: tag,
  ResultMissing: tag,
  Unauthorized: tag,
  Forbidden: tag,
  InsufficientCredits: tag,
  InvalidRequest: tag
}))

// What is not handled is still there.
const limited = apipod.submit(request).pipe(Effect.catchTags({ RateLimited: tag }))
type Left = Effect.Error<typeof limited>["_tag"]
"Unauthorized" satisfies Left
// @ts-expect-error handled
"RateLimited" satisfies Left

// Known models complete, any other is taken.
type Known = Extract<ApiPodRequest["model"], (typeof ApiPodModels.imageModels)[number]>
"nano-banana-2" satisfies Known
// @ts-expect-error not in the list
"brand-new" satisfies Known
"brand-new" satisfies ApiPodRequest["model"]
