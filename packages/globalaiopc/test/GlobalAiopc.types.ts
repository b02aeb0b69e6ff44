import type { TaskProvider } from "@effect-media/core"
import type {
  GlobalAiopcImageRequest,
  GlobalAiopcImageService,
  GlobalAiopcVideoRequest,
  GlobalAiopcVideoService
} from "@effect-media/globalaiopc"
import { isExhausted, statusHandlers, submitHandlers } from "@effect-media/provider-tests/handlers"
import * as Effect from "effect/Effect"

declare const images: GlobalAiopcImageService
declare const videos: GlobalAiopcVideoService
declare const ref: Parameters<GlobalAiopcImageService["status"]>[0]

isExhausted(Effect.catchTags(images.submit({ model: "nano-banana", input: { prompt: "a boat" } }), submitHandlers))
isExhausted(Effect.catchTags(videos.submit({ model: "videos", input: { prompt: "a boat" } }), submitHandlers))

isExhausted(Effect.catchTags(images.status(ref), statusHandlers))
isExhausted(Effect.catchTags(videos.status(ref), statusHandlers))

/** A model that is known, and one that is not. */
export const pictures: ReadonlyArray<GlobalAiopcImageRequest> = [
  { model: "nano-banana-2", input: { prompt: "a boat", resolution: "2k" } },
  { model: "brand-new", input: { prompt: "a boat", anything: [1] } }
]

/** Both services take what both understand. */
export const either: ReadonlyArray<TaskProvider<GlobalAiopcVideoRequest>> = [images, videos]

type Known<A extends string, B> = A extends B ? true : false
/** The known ones complete: they stand in the type by name. */
export const known: [
  Known<"nano-banana-2", GlobalAiopcImageRequest["model"]>,
  Known<"videos", GlobalAiopcVideoRequest["model"]>
] = [true, true]

type HasCallbackUrl<A> = "callbackUrl" extends keyof A ? true : false
/** The vendor posts nothing, so there is nowhere to say where to. */
export const deaf: [HasCallbackUrl<GlobalAiopcImageRequest>, HasCallbackUrl<GlobalAiopcVideoRequest>] = [false, false]

/** What is no request does not compile. */
export const wrong: ReadonlyArray<GlobalAiopcVideoRequest> = [
  // @ts-expect-error: a prompt is needed
  { model: "videos", input: { duration: 5 } },
  // @ts-expect-error: a prompt is a text
  { model: "videos", input: { prompt: 1 } },
  // @ts-expect-error: there are no callbacks
  { model: "videos", input: { prompt: "a boat" }, callbackUrl: "https://me.test/callbacks" },
  // @ts-expect-error: a model is needed
  { input: { prompt: "a boat" } }
]
