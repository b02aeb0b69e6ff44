/**
 * APIPod as a vendor of portable requests: `ApiPodMedia.make(yield* ApiPod)`. A separate entry point with the tables of
 * all models, so that it costs nothing if it is not imported. APIPod publishes no prices with its models.
 */
import * as MediaProvider from "@effect-media/core/portable/MediaProvider"
import type { FieldMapping } from "@effect-media/core/portable/Translation"
import type { TaskProvider } from "@effect-media/core/task/TaskProvider"
import type { ApiPodRequest } from "./ApiPod.ts"
import { canonical, models } from "./models.ts"

/** Maps the parts of a portable request to APIPod's fields. */
export const vocabulary: FieldMapping = {
  models: canonical,
  prompt: ["prompt"],
  images: {
    "image-to-image": ["image_urls"],
    "image-to-video": [["first_frame_image", "last_frame_image"], "image_urls", "image_url"],
    "reference-to-video": ["image_urls"]
  },
  aspectRatio: ["aspect_ratio"],
  size: ["resolution", "quality", "size"],
  duration: ["duration"],
  count: ["n"],
  seed: [],
  audio: ["generate_audio"],
  tasks: { role: { "image-to-video": ["first_last_frame"], "reference-to-video": ["reference_images"] } },
  auto: ["auto", "adaptive"]
}

/** Makes APIPod's service accept portable requests. */
export const make = (apipod: TaskProvider<ApiPodRequest>): MediaProvider.MediaProvider<ApiPodRequest> =>
  MediaProvider.make({
    service: apipod,
    models,
    mapping: vocabulary,
    native: (translation, callbackUrl) => ({
      ...MediaProvider.native(translation, callbackUrl),
      kind: translation.model.kind === "image" ? "image" : "video"
    })
  })
