/**
 * Model ids of Replicate that are well known. The list is open: any official model, version or deployment is accepted.
 *
 * Source: recordings of 2024 and 2025, and Replicate's own pages.
 */
import { byWords } from "@effect-media/core/model/ModelKind"
import type { MediaKind } from "@effect-media/core/task/TaskRef"

/** Models of images. */
export const imageModels = [
  "black-forest-labs/flux-schnell",
  "black-forest-labs/flux-dev",
  "black-forest-labs/flux-1.1-pro",
  "black-forest-labs/flux-kontext-pro",
  "google/imagen-4",
  "google/nano-banana",
  "recraft-ai/recraft-v3",
  "stability-ai/sdxl",
  "bytedance/seedream-4"
] as const

/** Models of videos. */
export const videoModels = [
  "google/veo-3",
  "kwaivgi/kling-v2.1",
  "minimax/video-01",
  "bytedance/seedance-1-pro",
  "genmoai/mochi-1"
] as const

const ofKind = (kind: MediaKind, ids: ReadonlyArray<string>) => ids.map((id) => ({ id, kind }))

/** The well-known models, each with the kind of media that it makes. */
export const models: ReadonlyArray<{ readonly id: string; readonly kind: MediaKind }> = [
  ...ofKind("image", imageModels),
  ...ofKind("video", videoModels)
]

/**
 * Returns the kind of media that a model makes; for an unknown one by the words of its id. The files of a result have
 * kinds of their own.
 */
export const kindOf = (model: string): MediaKind => models.find(({ id }) => id === model)?.kind ?? byWords(model)
