import type { Apixo, ApixoModels, ApixoRequest } from "@effect-media/apixo"
import type { Poller, TaskRef, TaskSnapshot } from "@effect-media/core"
import { Effect } from "effect"

declare const apixo: Apixo["Service"]
declare const poller: Poller["Service"]
declare const request: ApixoRequest
declare const ref: TaskRef

const tag = (error: { readonly _tag: string }) => Effect.succeed(error._tag)

// Every way in which a submit can end has a tag, and there are no others.
export const submitted: Effect.Effect<TaskRef | string> = apixo.submit(request).pipe(Effect.catchTags({
  SubmitOutcomeUnknown: tag,
  RateLimited: tag,
  Unauthorized: tag,
  Forbidden: tag,
  InsufficientCredits: tag,
  InvalidRequest: tag,
  ProviderUnavailable: tag
}))

export const asked: Effect.Effect<TaskSnapshot | string> = apixo.status(ref).pipe(Effect.catchTags({
  RateLimited: tag,
  Unauthorized: tag,
  Forbidden: tag,
  InsufficientCredits: tag,
  InvalidRequest: tag,
  ProviderUnavailable: tag,
  MalformedResponse: tag,
  TaskNotFound: tag
}))

export const balance: Effect.Effect<number | string> = apixo.balance.pipe(Effect.catchTags({
  RateLimited: tag,
  Unauthorized: tag,
  Forbidden: tag,
  InsufficientCredits: tag,
  InvalidRequest: tag,
  ProviderUnavailable: tag,
  MalformedResponse: tag
}))

export const ran: Effect.Effect<TaskSnapshot | string> = poller.run(apixo, request).pipe(Effect.catchTags({
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
const limited = apixo.submit(request).pipe(Effect.catchTags({ RateLimited: tag }))
type Left = Effect.Error<typeof limited>["_tag"]
"Unauthorized" satisfies Left
// @ts-expect-error handled
"RateLimited" satisfies Left

// Known models complete, any other is taken.
type Known = Extract<ApixoRequest["model"], (typeof ApixoModels.imageModels)[number]>
"nano-banana" satisfies Known
// @ts-expect-error not in the list
"brand-new" satisfies Known
"brand-new" satisfies ApixoRequest["model"]
