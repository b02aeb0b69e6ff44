/**
 * KIE as a vendor of portable requests: `KieMedia.make(yield* Kie)`. A separate entry point with the tables of all
 * models, so that it costs nothing if it is not imported.
 */
import * as MediaProvider from "@effect-media/core/portable/MediaProvider"
import type { FieldMapping } from "@effect-media/core/portable/Translation"
import * as Cost from "@effect-media/core/spending/Cost"
import type { TaskProvider } from "@effect-media/core/task/TaskProvider"
import type * as Option from "effect/Option"
import type { KieRequest } from "./Kie.ts"
import { createPath } from "./KieWire.ts"
import { canonical, models } from "./models.ts"

const seedream45 = { words: { quality: { "2K": "basic", "4K": "high" } } }
const seedream5 = { words: { quality: { "2K": "basic", "3K": "high", "4K": "ultra" } } }
const seedream5pro = { words: { quality: { "1K": "basic", "2K": "high" } } }
const oneShot = { sets: { customize_multi_shots: false } }

/** Maps the parts of a portable request to KIE's fields. */
export const vocabulary: FieldMapping = {
  models: canonical,
  prompt: ["prompt"],
  images: {
    "image-to-image": ["image_input", "input_urls", "image_urls", "image_url", "input_image", "files_url"],
    "image-to-video": [
      ["first_frame_url", "last_frame_url"],
      ["first_frame_image_url", "last_frame_image_url"],
      ["image_url", "tail_image_url", "end_image_url"],
      "image_urls",
      "input_urls"
    ],
    "reference-to-video": ["reference_image_urls", "reference_image", "image_urls"]
  },
  aspectRatio: ["aspect_ratio", "ratio", "image_size", "size"],
  size: ["resolution", "image_resolution", "quality", "size", "mode"],
  duration: ["duration"],
  count: ["n", "num_images"],
  seed: ["seed"],
  audio: ["generate_audio", "sound", "audio", "generate_audio_switch"],
  tasks: {
    generation_type: {
      "text-to-video": ["TEXT_2_VIDEO"],
      "image-to-video": ["FIRST_AND_LAST_FRAMES_2_VIDEO"],
      "reference-to-video": ["REFERENCE_2_VIDEO"]
    }
  },
  auto: ["auto", "Auto", "adaptive"],
  ofModel: {
    "seedream/4.5-text-to-image": seedream45,
    "seedream/4.5-edit": seedream45,
    "seedream/5-lite-text-to-image": seedream5,
    "seedream/5-lite-image-to-image": seedream5,
    "seedream/5-pro-text-to-image": seedream5pro,
    "seedream/5-pro-image-to-image": seedream5pro,
    "kling-3.0/video": { words: { mode: { "720p": "std", "1080p": "pro", "4K": "4K" } } },
    "ai-music-api/generate": { sets: { custom_mode: false, instrumental: false } },
    "kling-3.0-omni/text-to-video": oneShot,
    "kling-3.0-omni/image-to-video": oneShot
  }
}

/**
 * Makes KIE's service accept portable requests.
 *
 * @example
 * ```ts import.meta.vitest
 * import { Kie } from "@effect-media/kie"
 * import * as KieMedia from "@effect-media/kie/KieMedia"
 * import * as Effect from "effect/Effect"
 * import * as Result from "effect/Result"
 *
 * const program = Effect.gen(function*() {
 *   const kie = KieMedia.make(yield* Kie)
 *   return Result.map(kie.offer({
 *     model: "gpt-image-2",
 *     task: "image-to-image",
 *     prompt: "a paper boat",
 *     images: ["https://example.com/boat.png"],
 *     aspectRatio: "16:9",
 *     size: "1k"
 *   }), ({ model, request }) => [model, request.input])
 * })
 *
 * const [model, input] = Result.getOrThrow(await Effect.runPromise(Effect.provide(program, Kie.layerTest([]))))
 * model // => "gpt-image-2-image-to-image"
 * input // => { prompt: "a paper boat", input_urls: ["https://example.com/boat.png"], aspect_ratio: "16:9", resolution: "1K" }
 * ```
 */
export const make = (kie: TaskProvider<KieRequest>): MediaProvider.MediaProvider<KieRequest> =>
  MediaProvider.make({
    service: kie,
    models,
    mapping: vocabulary,
    unreachable: ({ path }) => path === createPath ? undefined : `it is made under ${path}, and makes no task`,
    native: MediaProvider.native
  })

/** Returns the cost of a request in KIE's own fields, by its published prices; `None` if the cost is not known. */
export const estimate = (request: Pick<KieRequest, "model" | "input">): Option.Option<Cost.Estimate> =>
  Cost.estimate(models, request)
