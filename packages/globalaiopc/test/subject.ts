/** Adapts GlobalAIOPC to the shared provider tests: two services, one table. */
import { Poller, TaskRef } from "@effect-media/core"
import {
  GlobalAiopcImage,
  type GlobalAiopcImageRequest,
  type GlobalAiopcOptions,
  GlobalAiopcVideo,
  type GlobalAiopcVideoRequest
} from "@effect-media/globalaiopc"
import type { Refused, Subject } from "@effect-media/provider-tests/Subject"
import * as Vendor from "@effect-media/provider-tests/Vendor"
import { Effect, Layer } from "effect"
import { join } from "node:path"

type Services = GlobalAiopcImage | GlobalAiopcVideo

/** Builds both services, with the same options. */
export const layer = (options: GlobalAiopcOptions) =>
  Layer.mergeAll(GlobalAiopcImage.layer(options), GlobalAiopcVideo.layer(options))

/** Builds both services over a vendor with the same answer to every request, and records the requests. */
export const over = (answer: Vendor.Answer, options: GlobalAiopcOptions = Vendor.options) =>
  Vendor.over(layer(options), answer)

/** A request for an image task. */
export const picture: GlobalAiopcImageRequest = {
  model: "nano-banana-2",
  input: { prompt: "a paper boat", resolution: "2k", image_urls: ["https://a.test/b.png"] }
}

/** A request for a video task. */
export const clip: GlobalAiopcVideoRequest = { model: "videos", input: { prompt: "a paper boat", duration: 5 } }

export const submitImage = (request = picture) => GlobalAiopcImage.use(({ submit }) => submit(request))
export const submitVideo = (request = clip) => GlobalAiopcVideo.use(({ submit }) => submit(request))
/** Asks for an image's status. The clock is moved, since there is a pause between the two paths. */
export const askImage = (ref: TaskRef) => Vendor.settle(GlobalAiopcImage.use(({ status }) => status(ref)))
export const askVideo = (ref: TaskRef) => GlobalAiopcVideo.use(({ status }) => status(ref))

const input = { prompt: "a paper boat" }
const image = TaskRef.make({ provider: "globalaiopc", kind: "image", id: "abc123def456" })
const video = TaskRef.make({ provider: "globalaiopc", kind: "video", id: "proj_1234567890" })
const audio = TaskRef.make({ provider: "globalaiopc", kind: "audio", id: "1" })
const foreign = TaskRef.make({ provider: "kie", kind: "video", id: "1" })

const jobs = (
  request: GlobalAiopcImageRequest & GlobalAiopcVideoRequest,
  paths: ReadonlyArray<string>
): Refused<Services> => ({ asks: [submitImage(request), submitVideo(request)], paths })

/** Adapts GlobalAIOPC to the shared provider tests. */
export const subject: Subject<Services> = {
  provider: "globalaiopc",
  layer,
  layerConfig: Layer.mergeAll(GlobalAiopcImage.layerConfig(), GlobalAiopcVideo.layerConfig()),
  layerTest: Layer.mergeAll(GlobalAiopcImage.layerTest([{}]), GlobalAiopcVideo.layerTest([{}])),
  host: "https://zcbservice.aizfw.cn",
  variables: { key: "GLOBALAIOPC_API_KEY", urls: ["GLOBALAIOPC_BASE_URL"] },
  samples: join(import.meta.dirname, "samples"),
  calls: {
    "image-submit": {
      as: "submit",
      method: "POST",
      path: "/kyyReactApiServer/v1/banana/images",
      ask: () => Effect.map(submitImage({ model: "nano-banana-2", input }), Vendor.refJson)
    },
    "image-status": {
      as: "status",
      method: "GET",
      path: "/kyyAiPower/v1/result/abc123def456",
      ask: () => Effect.map(askImage(TaskRef.make({ ...image, model: "nano-banana-2" })), Vendor.snapshotJson)
    },
    "video-submit": {
      as: "submit",
      method: "POST",
      path: "/kyyReactApiServer/v1/videos/videos",
      ask: () => Effect.map(submitVideo(clip), Vendor.refJson)
    },
    "video-status": {
      as: "status",
      method: "GET",
      path: "/kyyReactApiServer/v1/result/proj_1234567890",
      ask: () => Effect.map(askVideo(TaskRef.make({ ...video, model: "videos" })), Vendor.snapshotJson)
    }
  },
  // The vendor documents no codes: HTTP statuses, and the same numbers in the body, have their usual meaning.
  verdicts: {
    "400": "InvalidRequest",
    "401": "Unauthorized",
    "402": "InsufficientCredits",
    "403": "Forbidden",
    "404": "NotFound",
    "422": "InvalidRequest",
    "429": "RateLimited",
    "500": "Unavailable",
    "503": "Unavailable"
  },
  refusal: (code) => ({ code: Number(code), msg: "", data: null }),
  success: (data) => ({ code: "0", data }),
  deep: (json) => `{"id":"1","status":"completed","image_url":${json},"video_url":${json},"error":${json}}`,
  refused: {
    "an empty prompt": jobs({ model: "m", input: { prompt: "" } }, ["input.prompt"]),
    "a blank prompt": jobs({ model: "m", input: { prompt: " \n" } }, ["input.prompt"]),
    "a missing prompt": {
      asks: [
        submitImage({ model: "nano-banana-2", input: {} }),
        submitVideo({ model: "videos", input: { duration: 5 } })
      ],
      paths: ["input.prompt"]
    },
    "an empty model": jobs({ model: "", input: { prompt: "a boat" } }, ["model"]),
    "a blank model and an empty prompt": jobs({ model: " ", input: { prompt: "" } }, ["model", "input.prompt"]),
    "a handle of a video, the right service named,": {
      asks: [askImage(video)],
      paths: ["kind"],
      says: "GlobalAiopcVideo",
      ref: video,
      double: false
    },
    "a handle of an image, the right service named,": {
      asks: [askVideo(image)],
      paths: ["kind"],
      says: "GlobalAiopcImage",
      ref: image,
      double: false
    },
    "a handle of a piece of music": {
      asks: [askImage(audio)],
      paths: ["kind"],
      says: "audio",
      ref: audio,
      double: false
    },
    "a handle of another provider": {
      asks: [askImage(foreign)],
      paths: ["provider"],
      says: "kie",
      ref: foreign,
      double: false
    }
  },
  jobs: [
    {
      vendor: "globalaiopc-image",
      run: GlobalAiopcImage.use((images) => Poller.run(images, { model: "nano-banana-2", input })),
      kind: "image",
      model: "nano-banana-2",
      input: { model: "nano-banana-2", ...input },
      results: 1,
      costs: false,
      fails: { code: "", message: "Content violates usage policy", category: "ContentPolicy" }
    },
    {
      vendor: "globalaiopc-video",
      run: GlobalAiopcVideo.use((videos) => Poller.run(videos, { model: "videos", input: { ...input, duration: 5 } })),
      kind: "video",
      model: "videos",
      input: { model: "videos", ...input, duration: 5 },
      results: 1,
      costs: false,
      fails: { code: "", message: "Content violates usage policy", category: "ContentPolicy" }
    }
  ]
}
