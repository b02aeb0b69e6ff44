import { Apixo, type ApixoRequest, type ApixoService } from "@effect-media/apixo"
import type { Inputs } from "@effect-media/apixo/models"
import { Poller } from "@effect-media/core"
import { type TaskRequest } from "@effect-media/core/model"
import {
  isExhausted,
  readHandlers,
  runHandlers,
  statusHandlers,
  submitHandlers,
  tag
} from "@effect-media/provider-tests/handlers"
import * as Effect from "effect/Effect"

declare const apixo: ApixoService
declare const poller: Poller["Service"]
declare const request: ApixoRequest
declare const ref: Parameters<ApixoService["status"]>[0]

isExhausted(Effect.catchTags(apixo.submit(request), submitHandlers))
isExhausted(Effect.catchTags(apixo.status(ref), statusHandlers))
isExhausted(Effect.catchTags(apixo.balance, readHandlers))
isExhausted(Effect.catchTags(poller.run(apixo, request), runHandlers))

const limited = Effect.catchTags(apixo.submit(request), { RateLimited: tag })
type Left = Effect.Error<typeof limited>["_tag"]
/** An error that is not handled stays in the type. */
export const left: Left = "Unauthorized"
// @ts-expect-error: it is handled
export const handled: Left = "RateLimited"

const boat = { mode: "text-to-image", prompt: "a boat" } as const

/** The input of a known model is checked by its type; any other model is accepted, with any input. */
export const submits = [
  apixo.submit({ model: "nano-banana", input: boat }),
  apixo.submit({ model: "brand-new", input: { anything: [1] } }),
  // @ts-expect-error: a field that the model has not
  apixo.submit({ model: "nano-banana", input: { ...boat, aspect_ration: "1:1" } }),
  // @ts-expect-error: a value that the field does not take
  apixo.submit({ model: "nano-banana", input: { ...boat, aspect_ratio: "16:10" } }),
  // @ts-expect-error: a field is missing
  apixo.submit({ model: "nano-banana", input: { prompt: boat.prompt } }),
  // @ts-expect-error: a field that no request has
  apixo.submit({ model: "nano-banana", input: boat, callBackUrl: "https://a.test/hook" })
]

/** A typed request is accepted wherever any request is. */
export const runs = Poller.run(apixo, Apixo.request({ model: "nano-banana", input: boat }))
// @ts-expect-error: a value that the field does not take
Apixo.request({ model: "nano-banana", input: { ...boat, aspect_ratio: "16:10" } })

type Known = Extract<TaskRequest.ModelId<Inputs>, "nano-banana">
/** Known ids appear in completions: they are in the type by name. */
export const known: Known = "nano-banana"
