import { Poller } from "@effect-media/core"
import { Fallback, MediaBatch } from "@effect-media/core/jobs"
import { RateLimits } from "@effect-media/core/limits"
import { type TaskRequest } from "@effect-media/core/model"
import { Kie, type KieRequest, type KieService } from "@effect-media/kie"
import type { Inputs } from "@effect-media/kie/models"
import { isExhausted, readHandlers, statusHandlers, submitHandlers } from "@effect-media/provider-tests/handlers"
import * as Effect from "effect/Effect"

declare const kie: KieService
declare const request: KieRequest
declare const ref: Parameters<KieService["status"]>[0]

isExhausted(Effect.catchTags(kie.credits, readHandlers))
isExhausted(Effect.catchTags(kie.status(ref), statusHandlers))
isExhausted(Effect.catchTags(kie.submit(request), submitHandlers))

/** A known model, and an unknown one. */
export const models: ReadonlyArray<KieRequest> = [
  { model: "google/nano-banana", input: { prompt: "a boat" } },
  { model: "brand/new", kind: "video", input: { prompt: "a boat", anything: [1] } },
  { model: "topaz/image-upscale", input: { image_url: "https://a.test/b.png" } }
]

type Known = "google/nano-banana" extends Extract<TaskRequest.ModelId<Inputs>, "google/nano-banana"> ? true : false
/** Known ids appear in completions: they are in the type by name. */
export const known: Known = true

const clip = { prompt: "a boat", sound: true, duration: "5", aspect_ratio: "16:9" } as const

/** The input of a known model is checked by its type; any other model is accepted, with any input. */
export const submits = [
  kie.submit({ model: "kling-2.6/text-to-video", input: clip, callbackUrl: "https://me.test/hook" }),
  kie.submit({ model: "brand/new", input: { anything: [1] }, kind: "video" }),
  kie.submit({ model: "qwen2/image-edit", input: { prompt: "a boat", image_url: ["https://a.test/b.png"] } }),
  // @ts-expect-error: a field that the model has not
  kie.submit({ model: "kling-2.6/text-to-video", input: { ...clip, aspect_ration: "1:1" } }),
  // @ts-expect-error: a value that the field does not take
  kie.submit({ model: "kling-2.6/text-to-video", input: { ...clip, duration: "7" } }),
  // @ts-expect-error: fields are missing
  kie.submit({ model: "kling-2.6/text-to-video", input: { prompt: "a boat" } }),
  // @ts-expect-error: a field that no request has
  kie.submit({ model: "kling-2.6/text-to-video", input: clip, callBackUrl: "https://me.test/hook" })
]

/** So is a request that is written in a call of `Poller.run`, and the error is at the wrong field. */
export const inline = [
  Poller.run(kie, { model: "kling-2.6/text-to-video", input: clip, callbackUrl: "https://me.test/hook" }),
  Poller.run(kie, { model: "google/nano-banana", input: { prompt: "a boat" } }, { deadline: "1 minute" }),
  Poller.run(kie, { model: "brand/new", input: { anything: [1] }, kind: "video" }),
  Poller.run(kie, request),
  Poller.run(kie, {
    model: "google/nano-banana",
    // @ts-expect-error: a field that the model has not
    input: { promt: "a boat" }
  }),
  Poller.run(kie, {
    model: "kling-2.6/text-to-video",
    // @ts-expect-error: a value that the field does not take
    input: { prompt: "a boat", sound: true, aspect_ratio: "16:9", duration: "7" }
  }),
  Poller.run(kie, {
    model: "kling-2.6/text-to-video",
    // @ts-expect-error: fields are missing
    input: { prompt: "a boat" }
  }),
  Poller.run(kie, {
    model: "kling-2.6/text-to-video",
    input: clip,
    // @ts-expect-error: a field that no request has
    callBackUrl: "https://me.test/hook"
  })
]

/** And of an attempt of a fallback. */
export const attempts = [
  Fallback.attempt(kie, { model: "google/nano-banana", input: { prompt: "a boat" } }),
  Fallback.attempt(kie, { model: "brand/new", input: { anything: [1] } }),
  Fallback.attempt(kie, {
    model: "google/nano-banana",
    // @ts-expect-error: a field that the model has not
    input: { promt: "a boat" }
  })
]

/** And in the job of a batch, with rate limits around the provider. */
export const batch = Effect.gen(function*() {
  const limited = yield* RateLimits.wrap(kie)
  return [
    MediaBatch.run({
      key: (prompt: string) => prompt,
      job: (prompt) => Poller.run(limited, { model: "google/nano-banana", input: { prompt } })
    }),
    MediaBatch.run({
      key: (prompt: string) => prompt,
      job: (prompt) =>
        Poller.run(limited, {
          model: "google/nano-banana",
          // @ts-expect-error: a field that the model has not
          input: { promt: prompt }
        })
    })
  ]
})

/** The former fields of a former model are typed, and marked as deprecated. */
export const former: KieRequest<"gpt4o-image">["input"] = { prompt: "a boat", filesUrl: ["https://a.test/b.png"] }

/** A typed request is accepted wherever any request is. */
export const runs = Poller.run(kie, Kie.request({ model: "kling-2.6/text-to-video", input: clip }))
// @ts-expect-error: a value that the field does not take
Kie.request({ model: "kling-2.6/text-to-video", input: { ...clip, duration: "7" } })

/** Values that are not requests do not compile. */
export const wrong: ReadonlyArray<KieRequest> = [
  // @ts-expect-error: a prompt is a text
  { model: "google/nano-banana", input: { prompt: 1 } },
  // @ts-expect-error: a model is needed
  { input: { prompt: "a boat" } },
  // @ts-expect-error: the kinds are known
  { model: "google/nano-banana", input: {}, kind: "poem" }
]
