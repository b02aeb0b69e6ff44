/**
 * Recorded durations of real tasks, from which an unscripted task draws its duration.
 */
import * as Arr from "effect/Array"
import type * as Random from "effect/Random"
import type { Kind } from "./Wire.ts"

/** One recorded task. */
export interface Duration {
  readonly kind: Kind
  readonly model: string
  readonly millis: number
}

/**
 * The recorded tasks, from createTime to completeTime.
 *
 * Source: public recordings of the KIE API, April 2026.
 */
export const durations: ReadonlyArray<Duration> = [
  { kind: "image", model: "grok-imagine/text-to-image", millis: 12_939 },
  { kind: "image", model: "wan/2-7-image", millis: 13_053 },
  { kind: "image", model: "wan/2-7-image-pro", millis: 28_662 },
  { kind: "image", model: "seedream/5-lite-text-to-image", millis: 46_062 },
  { kind: "image", model: "gpt-image-2-image-to-image", millis: 48_001 },
  { kind: "image", model: "gpt-image-2-text-to-image", millis: 55_496 },
  { kind: "video", model: "wan/2-7-r2v", millis: 56_456 },
  { kind: "video", model: "happyhorse/image-to-video", millis: 63_720 },
  { kind: "image", model: "grok-imagine/image-to-image", millis: 66_070 },
  { kind: "video", model: "happyhorse/reference-to-video", millis: 70_716 },
  { kind: "video", model: "happyhorse/reference-to-video", millis: 73_773 },
  { kind: "video", model: "happyhorse/text-to-video", millis: 80_221 },
  { kind: "image", model: "seedream/5-lite-image-to-image", millis: 112_500 },
  { kind: "video", model: "happyhorse/video-edit", millis: 113_461 },
  { kind: "video", model: "kling-3.0/video", millis: 127_192 },
  { kind: "video", model: "grok-imagine/image-to-video", millis: 130_465 },
  { kind: "video", model: "bytedance/seedance-2", millis: 155_073 },
  { kind: "video", model: "kling-3.0/video", millis: 165_519 },
  { kind: "video", model: "bytedance/seedance-2-fast", millis: 187_808 },
  { kind: "video", model: "bytedance/seedance-2", millis: 246_643 },
  { kind: "video", model: "bytedance/seedance-2", millis: 254_994 },
  { kind: "video", model: "bytedance/seedance-2", millis: 285_584 },
  { kind: "video", model: "bytedance/seedance-2", millis: 313_204 },
  { kind: "video", model: "wan/2-7-videoedit", millis: 786_261 }
]

/** Words in an unknown model's name that show what it makes. The first match wins; a model without any makes images. */
export const kindWords: ReadonlyArray<readonly [words: RegExp, kind: Kind]> = [
  [/suno|audio|music|speech|tts|elevenlabs|lyrics/i, "audio"],
  [/video|veo|seedance|kling|sora|hailuo|runway|luma|vidu|pixverse|r2v|t2v|i2v|happyhorse/i, "video"]
]

/** Returns the kind of media a model makes, by the recorded tasks or else by its name. */
export const kindOf = (model: string): Kind =>
  durations.find((row) => row.model === model)?.kind ??
    kindWords.find(([words]) => words.test(model))?.[1] ?? "image"

/** Draws a duration in milliseconds: of the same model if it was recorded, else of the same kind, else of any. */
export const draw = (model: string, kind: Kind, random: Random.Random): number => {
  const sameModel = durations.filter((row) => row.model === model)
  const sameKind = durations.filter((row) => row.kind === kind)
  const rows = Arr.isReadonlyArrayNonEmpty(sameModel)
    ? sameModel
    : Arr.isReadonlyArrayNonEmpty(sameKind)
    ? sameKind
    : durations
  return rows[Math.floor(random.nextDoubleUnsafe() * rows.length)]?.millis ?? 30_000
}
