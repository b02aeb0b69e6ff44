import { ApiPod, type ApiPodRequest } from "@effect-media/apipod"
import type { Inputs } from "@effect-media/apipod/models"
import type { Poller, RunError, TaskRef, TaskSnapshot } from "@effect-media/core"
import type { TaskRequest } from "@effect-media/core/model"
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

// An error that is not handled stays in the type.
const limited = apipod.submit(request).pipe(Effect.catchTags({ RateLimited: tag }))
type Left = Effect.Error<typeof limited>["_tag"]
"Unauthorized" satisfies Left
// @ts-expect-error handled
"RateLimited" satisfies Left

// The input of a known model is checked by its type; any other model is accepted, with any input.
const boat = { prompt: "a boat" } as const

export const submits = [
  apipod.submit({ model: "nano-banana-2", input: boat }),
  apipod.submit({ model: "brand-new", input: { anything: [1] } }),
  // @ts-expect-error a field that the model has not
  apipod.submit({ model: "nano-banana-2", input: { ...boat, aspect_ration: "1:1" } }),
  // @ts-expect-error a value that the field does not take
  apipod.submit({ model: "nano-banana-2", input: { ...boat, aspect_ratio: "16:10" } }),
  // @ts-expect-error a field is missing
  apipod.submit({ model: "nano-banana-2", input: { aspect_ratio: "1:1" } }),
  // @ts-expect-error a field that no request has
  apipod.submit({ model: "nano-banana-2", input: boat, callBackUrl: "https://a.test/hook" })
]

// A typed request is accepted wherever any request is.
export const runs: Effect.Effect<TaskSnapshot, RunError> = poller.run(
  apipod,
  ApiPod.request({ model: "nano-banana-2", input: boat })
)
// @ts-expect-error a value that the field does not take
ApiPod.request({ model: "nano-banana-2", input: { ...boat, aspect_ratio: "16:10" } })

// Known ids appear in completions: they are in the type by name.
"nano-banana-2" satisfies Extract<TaskRequest.ModelId<Inputs>, "nano-banana-2">
