/** A vendor-neutral request: what to make, from which inputs, with which model. */
import * as Schema from "effect/Schema"
import { openLiterals } from "../http/Wire.ts"
import { NonBlank } from "../model/TaskRequest.ts"

/** Vendor-neutral names of models; each provider maps them to its own ids. */
export const canonicalModels = [
  "nano-banana-2",
  "nano-banana-pro",
  "gpt-image-2",
  "seedream-4.5",
  "seedream-5-lite",
  "wan-2.7-image",
  "veo-3.1",
  "seedance-2.0",
  "seedance-2.0-fast",
  "seedance-1.5-pro",
  "wan-2.7",
  "kling-3.0",
  "kling-2.6",
  "grok-imagine-video",
  "sora-2",
  "seedance-2.5",
  "minimax-h3",
  "hailuo-2.3",
  "wan-3.0",
  "happyhorse",
  "flux-2",
  "nano-banana",
  "suno",
  "wan-3.0-prime",
  "nano-banana-2.1",
  "nano-banana-2-lite",
  "gpt-image-2.5-flare",
  "gpt-image-2.5-sunburst",
  "seedream-5-pro",
  "seedream-5-flash",
  "grok-imagine-image-2.0",
  "qwen-image-2.1",
  "flux-kontext",
  "gpt-4o-image",
  "seedance-2.0-mini",
  "gemini-omni",
  "gemini-omni-flash-1.1",
  "grok-imagine-video-1.5",
  "happyhorse-1.1",
  "runway",
  "pixverse-6",
  "kling-2.5-turbo",
  "kling-2.1",
  "wan-2.6",
  "wan-2.5"
] as const

/**
 * The kind of a job. The images of `image-to-video` are its first and last frame, those of `reference-to-video` are
 * not.
 */
export const MediaTask = Schema.Literals([
  "text-to-image",
  "image-to-image",
  "text-to-video",
  "image-to-video",
  "reference-to-video",
  "text-to-music"
])
export type MediaTask = typeof MediaTask.Type

/** The parts of a request that a vendor may leave out if the request allows it. */
export const OptionalPart = Schema.Literals(["aspectRatio", "size", "duration", "count", "seed", "audio"])
export type OptionalPart = typeof OptionalPart.Type

/** The parts of a request that describe the result. */
export type Part = OptionalPart | "prompt" | "images"

/**
 * A vendor-neutral request. A part that is not given is left to the vendor. A part that is given must be fulfilled;
 * otherwise the vendor is not asked.
 *
 * - `model`: a neutral name; editors complete the known ones
 * - `task`: the kind of the job
 * - `images`: links to the input images, in order: the first frame, the last frame
 * - `aspectRatio`: width to height, like `"16:9"`
 * - `size`: the class, by the long side of an image (`"1K"`) or the lines of a video (`"720p"`)
 * - `duration`: in seconds
 * - `count`: the number of results
 * - `audio`: whether a video has a sound track
 * - `optional`: the parts that a vendor may leave out if it has no field or value for them
 * - `callbackUrl`: the URL to which the vendor posts the end, if the vendor supports callbacks
 *
 * @example
 * ```ts import.meta.vitest
 * import { MediaRequest } from "@effect-media/core/portable"
 * import * as Schema from "effect/Schema"
 *
 * const boat: MediaRequest = {
 *   model: "nano-banana-2",
 *   task: "text-to-image",
 *   prompt: "a paper boat on a lake of ink",
 *   aspectRatio: "3:2",
 *   size: "1K"
 * }
 * Schema.is(MediaRequest)(boat) // => true
 * Schema.is(MediaRequest)({ ...boat, aspectRatio: "wide" }) // => false
 * ```
 */
export const MediaRequest = Schema.Struct({
  model: openLiterals(canonicalModels),
  task: MediaTask,
  prompt: NonBlank,
  images: Schema.optionalKey(Schema.NonEmptyArray(NonBlank)),
  aspectRatio: Schema.optionalKey(
    Schema.String.check(Schema.isPattern(/^[1-9]\d*:[1-9]\d*$/, { expected: "width to height, like 16:9" }))
  ),
  size: Schema.optionalKey(openLiterals(["1K", "2K", "3K", "4K", "480p", "720p", "768p", "1080p"])),
  duration: Schema.optionalKey(Schema.Finite.check(Schema.isGreaterThan(0))),
  count: Schema.optionalKey(Schema.Int.check(Schema.isGreaterThan(0))),
  seed: Schema.optionalKey(Schema.Int),
  audio: Schema.optionalKey(Schema.Boolean),
  optional: Schema.optionalKey(Schema.Array(OptionalPart)),
  callbackUrl: Schema.optionalKey(NonBlank)
})
export interface MediaRequest extends Schema.Schema.Type<typeof MediaRequest> {}
