import { Apixo, type ApixoRequest } from "@effect-media/apixo"
import type { Inputs } from "@effect-media/apixo/models"
import type { Poller, RunError, TaskRef, TaskSnapshot } from "@effect-media/core"
import type { TaskRequest } from "@effect-media/core/model"
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

// An error that is not handled stays in the type.
const limited = apixo.submit(request).pipe(Effect.catchTags({ RateLimited: tag }))
type Left = Effect.Error<typeof limited>["_tag"]
"Unauthorized" satisfies Left
// @ts-expect-error handled
"RateLimited" satisfies Left

// The input of a known model is checked by its type; any other model is accepted, with any input.
const boat = { mode: "text-to-image", prompt: "a boat" } as const

export const submits = [
  apixo.submit({ model: "nano-banana", input: boat }),
  apixo.submit({ model: "brand-new", input: { anything: [1] } }),
  // @ts-expect-error a field that the model has not
  apixo.submit({ model: "nano-banana", input: { ...boat, aspect_ration: "1:1" } }),
  // @ts-expect-error a value that the field does not take
  apixo.submit({ model: "nano-banana", input: { ...boat, aspect_ratio: "16:10" } }),
  // @ts-expect-error a field is missing
  apixo.submit({ model: "nano-banana", input: { prompt: boat.prompt } }),
  // @ts-expect-error a field that no request has
  apixo.submit({ model: "nano-banana", input: boat, callBackUrl: "https://a.test/hook" })
]

// A typed request is accepted wherever any request is.
export const runs: Effect.Effect<TaskSnapshot, RunError> = poller.run(
  apixo,
  Apixo.request({ model: "nano-banana", input: boat })
)
// @ts-expect-error a value that the field does not take
Apixo.request({ model: "nano-banana", input: { ...boat, aspect_ratio: "16:10" } })

// Known ids appear in completions: they are in the type by name.
"nano-banana" satisfies Extract<TaskRequest.ModelId<Inputs>, "nano-banana">
