/**
 * Model ids of fal that are well known. The list is open: any id of fal's gallery is accepted.
 *
 * Source: fal's published types of its endpoints, and its gallery, 2026.
 */
import { byWords } from "@effect-media/core/model/ModelKind"
import type { MediaKind } from "@effect-media/core/task/TaskRef"

/** Models of images. */
export const imageModels = [
  "fal-ai/flux/dev",
  "fal-ai/flux/schnell",
  "fal-ai/flux-pro/v1.1-ultra",
  "fal-ai/flux-pro/kontext",
  "fal-ai/nano-banana",
  "fal-ai/nano-banana/edit",
  "fal-ai/nano-banana-2",
  "fal-ai/nano-banana-pro",
  "fal-ai/bytedance/seedream/v4.5/text-to-image",
  "fal-ai/imagen4/preview",
  "fal-ai/recraft/v3/text-to-image",
  "fal-ai/ideogram/v3",
  "fal-ai/gpt-image-1.5",
  "fal-ai/qwen-image",
  "fal-ai/birefnet"
] as const

/** Models of videos. */
export const videoModels = [
  "fal-ai/kling-video/v3/pro/text-to-video",
  "fal-ai/kling-video/v3/pro/image-to-video",
  "fal-ai/veo3.1",
  "fal-ai/veo3.1/image-to-video",
  "fal-ai/bytedance/seedance/v1/pro/text-to-video",
  "fal-ai/wan/v2.2-a14b/text-to-video",
  "fal-ai/minimax/hailuo-02/standard/text-to-video"
] as const

/** Models of sound. */
export const audioModels = [
  "fal-ai/elevenlabs/tts/eleven-v3",
  "fal-ai/elevenlabs/music",
  "fal-ai/stable-audio",
  "fal-ai/f5-tts"
] as const

/** Models of 3D objects. */
export const otherModels = ["fal-ai/hunyuan3d/v2", "fal-ai/trellis", "fal-ai/meshy/v6-preview/text-to-3d"] as const

const ofKind = (kind: MediaKind, ids: ReadonlyArray<string>) => ids.map((id) => ({ id, kind }))

/** The well-known models, each with the kind of media that it makes. */
export const models: ReadonlyArray<{ readonly id: string; readonly kind: MediaKind }> = [
  ...ofKind("image", imageModels),
  ...ofKind("video", videoModels),
  ...ofKind("audio", audioModels),
  ...ofKind("other", otherModels)
]

/**
 * Returns the kind of media that a model makes; for an unknown one by the words of its id. The files of a result have
 * kinds of their own.
 */
export const kindOf = (model: string): MediaKind => models.find(({ id }) => id === model)?.kind ?? byWords(model)
