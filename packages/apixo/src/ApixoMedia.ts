/**
 * APIXO as a vendor of portable requests: `ApixoMedia.make(yield* Apixo)`. A separate entry point with the tables of
 * all models, so that it costs nothing if it is not imported.
 */
import * as MediaProvider from "@effect-media/core/portable/MediaProvider"
import type { FieldMapping } from "@effect-media/core/portable/Translation"
import * as Cost from "@effect-media/core/spending/Cost"
import type { TaskProvider } from "@effect-media/core/task/TaskProvider"
import type * as Option from "effect/Option"
import type { ApixoRequest } from "./Apixo.ts"
import { canonical, models } from "./models.ts"

/** Maps the parts of a portable request to APIXO's fields. */
export const vocabulary: FieldMapping = {
  models: canonical,
  prompt: ["prompt"],
  images: {
    "image-to-image": ["image_urls"],
    "image-to-video": ["image_urls"],
    "reference-to-video": ["image_urls"]
  },
  aspectRatio: ["aspect_ratio", "size"],
  size: ["resolution"],
  duration: ["duration"],
  count: ["num_images"],
  seed: ["seed"],
  audio: ["sound"],
  tasks: {
    mode: {
      "text-to-image": ["text-to-image", "pro-text-to-image", "omni-image", "omni-image-pro"],
      "image-to-image": ["image-to-image", "pro-image-to-image", "omni-image", "omni-image-pro"],
      "text-to-video": ["text-to-video", "standard-text-to-video", "master-text-to-video"],
      "image-to-video": ["image-to-video", "first_and_last_frames", "standard-image-to-video"],
      "reference-to-video": ["reference-to-video", "omni_reference"]
    },
    generationType: {
      "text-to-video": ["TEXT_2_VIDEO"],
      "image-to-video": ["FIRST_AND_LAST_FRAMES_2_VIDEO"],
      "reference-to-video": ["REFERENCE_2_VIDEO"]
    }
  },
  auto: ["auto"],
  ofModel: {
    "veo-3-1": { sets: { mode: "fast" } },
    suno: { sets: { mode: "V5_5", customMode: false, instrumental: false } }
  }
}

/** Makes APIXO's service accept portable requests. */
export const make = (apixo: TaskProvider<ApixoRequest>): MediaProvider.MediaProvider<ApixoRequest> =>
  MediaProvider.make({
    service: apixo,
    models,
    mapping: vocabulary,
    native: MediaProvider.native
  })

/** Returns the cost of a request in APIXO's own fields, by its published prices; `None` if the cost is not known. */
export const estimate = (request: Pick<ApixoRequest, "model" | "input">): Option.Option<Cost.Estimate> =>
  Cost.estimate(models, request)
