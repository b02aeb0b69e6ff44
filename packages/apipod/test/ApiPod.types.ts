import type { ApiPod, ApiPodModels, ApiPodRequest } from "@effect-media/apipod"
import type { Poller, TaskRef, TaskSnapshot } from "@effect-media/core"
import { runHandlers, statusHandlers, submitHandlers, tag } from "@effect-media/provider-tests/handlers"
import { Effect } from "effect"

declare const apipod: ApiPod["Service"]
declare const poller: Poller["Service"]
declare const request: ApiPodRequest
declare const ref: TaskRef

// Every way in which an operation can end has a tag, and there are no others.
export const submitted: Effect.Effect<TaskRef | string> = Effect.catchTags(apipod.submit(request), submitHandlers)
export const asked: Effect.Effect<TaskSnapshot | string> = Effect.catchTags(apipod.status(ref), statusHandlers)
export const ran: Effect.Effect<TaskSnapshot | string> = Effect.catchTags(poller.run(apipod, request), runHandlers)

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
