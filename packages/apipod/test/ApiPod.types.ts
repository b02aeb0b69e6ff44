import { ApiPod, type ApiPodRequest, type ApiPodService } from "@effect-media/apipod"
import type { Inputs } from "@effect-media/apipod/models"
import { Poller } from "@effect-media/core"
import { type TaskRequest } from "@effect-media/core/model"
import { isExhausted, runHandlers, statusHandlers, submitHandlers, tag } from "@effect-media/provider-tests/handlers"
import * as Effect from "effect/Effect"

declare const apipod: ApiPodService
declare const poller: Poller["Service"]
declare const request: ApiPodRequest
declare const ref: Parameters<ApiPodService["status"]>[0]

isExhausted(Effect.catchTags(apipod.submit(request), submitHandlers))
isExhausted(Effect.catchTags(apipod.status(ref), statusHandlers))
isExhausted(Effect.catchTags(poller.run(apipod, request), runHandlers))

const limited = Effect.catchTags(apipod.submit(request), { RateLimited: tag })
type Left = Effect.Error<typeof limited>["_tag"]
/** An error that is not handled stays in the type. */
export const left: Left = "Unauthorized"
// @ts-expect-error: it is handled
export const handled: Left = "RateLimited"

const boat = { prompt: "a boat" } as const

/** The input of a known model is checked by its type; any other model is accepted, with any input. */
export const submits = [
  apipod.submit({ model: "nano-banana-2", input: boat }),
  apipod.submit({ model: "brand-new", input: { anything: [1] } }),
  // @ts-expect-error: a field that the model has not
  apipod.submit({ model: "nano-banana-2", input: { ...boat, aspect_ration: "1:1" } }),
  // @ts-expect-error: a value that the field does not take
  apipod.submit({ model: "nano-banana-2", input: { ...boat, aspect_ratio: "16:10" } }),
  // @ts-expect-error: a field is missing
  apipod.submit({ model: "nano-banana-2", input: { aspect_ratio: "1:1" } }),
  // @ts-expect-error: a field that no request has
  apipod.submit({ model: "nano-banana-2", input: boat, callBackUrl: "https://a.test/hook" })
]

/** A typed request is accepted wherever any request is. */
export const runs = Poller.run(apipod, ApiPod.request({ model: "nano-banana-2", input: boat }))
// @ts-expect-error: a value that the field does not take
ApiPod.request({ model: "nano-banana-2", input: { ...boat, aspect_ratio: "16:10" } })

type Known = Extract<TaskRequest.ModelId<Inputs>, "nano-banana-2">
/** Known ids appear in completions: they are in the type by name. */
export const known: Known = "nano-banana-2"
