import type { Apixo, ApixoModels, ApixoRequest } from "@effect-media/apixo"
import type { Poller, TaskRef, TaskSnapshot } from "@effect-media/core"
import { readHandlers, runHandlers, statusHandlers, submitHandlers, tag } from "@effect-media/provider-tests/handlers"
import { Effect } from "effect"

declare const apixo: Apixo["Service"]
declare const poller: Poller["Service"]
declare const request: ApixoRequest
declare const ref: TaskRef

// Every way in which an operation can end has a tag, and there are no others.
export const submitted: Effect.Effect<TaskRef | string> = Effect.catchTags(apixo.submit(request), submitHandlers)
export const asked: Effect.Effect<TaskSnapshot | string> = Effect.catchTags(apixo.status(ref), statusHandlers)
export const balance: Effect.Effect<number | string> = Effect.catchTags(apixo.balance, readHandlers)
export const ran: Effect.Effect<TaskSnapshot | string> = Effect.catchTags(poller.run(apixo, request), runHandlers)

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
