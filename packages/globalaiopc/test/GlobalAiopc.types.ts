import { Poller, type TaskProvider } from "@effect-media/core"
import { type TaskRequest } from "@effect-media/core/model"
import {
  type GlobalAiopcImageRequest,
  type GlobalAiopcImageService,
  GlobalAiopcVideo,
  type GlobalAiopcVideoRequest,
  type GlobalAiopcVideoService
} from "@effect-media/globalaiopc"
import type { ImageInputs, VideoInputs } from "@effect-media/globalaiopc/models"
import { isExhausted, statusHandlers, submitHandlers } from "@effect-media/provider-tests/handlers"
import * as Effect from "effect/Effect"

declare const images: GlobalAiopcImageService
declare const videos: GlobalAiopcVideoService
declare const ref: Parameters<GlobalAiopcImageService["status"]>[0]

isExhausted(Effect.catchTags(images.submit({ model: "nano-banana", input: { prompt: "a boat" } }), submitHandlers))
isExhausted(
  Effect.catchTags(videos.submit({ model: "videos", input: { prompt: "a boat", duration: 5 } }), submitHandlers)
)

isExhausted(Effect.catchTags(images.status(ref), statusHandlers))
isExhausted(Effect.catchTags(videos.status(ref), statusHandlers))

/** A known model, and an unknown one. */
export const pictures: ReadonlyArray<GlobalAiopcImageRequest> = [
  { model: "nano-banana-2", input: { prompt: "a boat", resolution: "2k" } },
  { model: "brand-new", input: { prompt: "a boat", anything: [1] } }
]

/** Both services accept requests that both understand. */
export const either: ReadonlyArray<TaskProvider<GlobalAiopcVideoRequest>> = [images, videos]

type Known<A extends string, Inputs> = Extract<TaskRequest.ModelId<Inputs>, A>
/** Known ids appear in completions: they are in the type by name. */
export const known: [Known<"nano-banana-2", ImageInputs>, Known<"videos", VideoInputs>] = ["nano-banana-2", "videos"]

/** The input of a known model is checked by its type; any other model is accepted, with any input. */
export const submits = [
  images.submit({ model: "nano-banana-2", input: { prompt: "a boat", resolution: "2k" } }),
  videos.submit({ model: "brand-new", input: { anything: [1] } }),
  // @ts-expect-error: a field that the model has not
  images.submit({ model: "nano-banana-2", input: { prompt: "a boat", resolutoin: "2k" } }),
  // @ts-expect-error: a value that the field does not take
  images.submit({ model: "nano-banana-2", input: { prompt: "a boat", resolution: "8k" } }),
  // @ts-expect-error: a field is missing
  videos.submit({ model: "videos", input: { prompt: "a boat" } })
]

/** A typed request is accepted wherever any request is. */
export const runs = Poller.run(
  videos,
  GlobalAiopcVideo.request({ model: "videos", input: { prompt: "a boat", duration: 5 } })
)
// @ts-expect-error: a field is missing
GlobalAiopcVideo.request({ model: "videos", input: { prompt: "a boat" } })

type HasCallbackUrl<A> = "callbackUrl" extends keyof A ? true : false
/** The vendor sends no callbacks, so a request has no field for their URL. */
export const deaf: [HasCallbackUrl<GlobalAiopcImageRequest>, HasCallbackUrl<GlobalAiopcVideoRequest>] = [false, false]

/** Values that are not requests do not compile. */
export const wrong: ReadonlyArray<GlobalAiopcVideoRequest> = [
  // @ts-expect-error: a prompt is a text
  { model: "videos", input: { prompt: 1 } },
  // @ts-expect-error: there are no callbacks
  { model: "videos", input: { prompt: "a boat" }, callbackUrl: "https://me.test/callbacks" },
  // @ts-expect-error: a model is needed
  { input: { prompt: "a boat" } }
]
