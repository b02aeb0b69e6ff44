/** Guesses what a model makes, for vendors with open lists of models. */
import type { MediaKind } from "../task/TaskRef.ts"

const words: ReadonlyArray<readonly [RegExp, MediaKind]> = [
  [/to-3d|3d|trellis|meshy|to-text|speech-to|whisper|caption|trainer|llama|embed/, "other"],
  [/video|veo|kling|seedance|hailuo|sora|luma|mochi|wan[-/]|animate|lipsync|ray-2/, "video"],
  [/audio|tts|music|speech|voice|elevenlabs|song|kokoro/, "audio"],
  [/image|flux|banana|seedream|imagen|recraft|ideogram|diffusion|sdxl|sd3|birefnet|upscal|photo|lama/, "image"]
]

/**
 * Returns the kind of media that a model most likely makes, by the words of its id; `"other"` if they say nothing.
 *
 * @example
 * ```ts import.meta.vitest
 * import { ModelKind } from "@effect-media/core/model"
 *
 * ModelKind.byWords("fal-ai/flux/dev") // => "image"
 * ModelKind.byWords("me/image-to-video") // => "video"
 * ModelKind.byWords("me/mine") // => "other"
 * ```
 */
export const byWords = (model: string): MediaKind => words.find(([word]) => word.test(model))?.[1] ?? "other"
