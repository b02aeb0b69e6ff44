/**
 * GlobalAIOPC as two vendors of portable requests: `GlobalAiopcMedia.image(yield* GlobalAiopcImage)` and
 * `GlobalAiopcMedia.video(yield* GlobalAiopcVideo)`. A separate entry point with the tables of all models, so that it
 * costs nothing if it is not imported. No prices are published.
 */
import * as MediaProvider from "@effect-media/core/portable/MediaProvider"
import type { FieldMapping, Translation } from "@effect-media/core/portable/Translation"
import type { TaskProvider } from "@effect-media/core/task/TaskProvider"
import type { GlobalAiopcImageRequest } from "./GlobalAiopcImage.ts"
import type { GlobalAiopcVideoRequest } from "./GlobalAiopcVideo.ts"
import { canonical, image as imageModels, video as videoModels } from "./models.ts"

/** Maps the parts of a portable request to GlobalAIOPC's fields. */
export const vocabulary: FieldMapping = {
  models: canonical,
  prompt: ["prompt"],
  images: {
    "image-to-image": ["image_urls", "reference_images"],
    "image-to-video": [["first_image", "last_image"], "image_urls"],
    "reference-to-video": ["referenceImages", "reference_images", "image_urls"]
  },
  aspectRatio: ["aspect_ratio", "ratio", "size"],
  size: ["resolution"],
  duration: ["duration"],
  count: [],
  seed: ["seed"],
  audio: ["generateAudio", "generate_audio"],
  tasks: { reference_mode: { "image-to-video": ["frame"], "reference-to-video": ["image"] } },
  auto: ["adaptive"],
  ofModel: {
    seedance_1_5_pro_480p: { made: { size: "480p" } },
    seedance_1_5_pro_720p: { made: { size: "720p" } },
    seedance_1_5_pro_1080p: { made: { size: "1080p" } }
  }
}

/** Makes the image service accept portable requests. */
export const image = (
  service: TaskProvider<GlobalAiopcImageRequest>
): MediaProvider.MediaProvider<GlobalAiopcImageRequest> =>
  MediaProvider.make({ service, models: imageModels, mapping: vocabulary, native })

/** Makes the video service accept portable requests. */
export const video = (
  service: TaskProvider<GlobalAiopcVideoRequest>
): MediaProvider.MediaProvider<GlobalAiopcVideoRequest> =>
  MediaProvider.make({ service, models: videoModels, mapping: vocabulary, native })

const native = ({ input, model: { id } }: Translation) => ({ model: id, input })
