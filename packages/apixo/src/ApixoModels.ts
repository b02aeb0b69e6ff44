/**
 * The models of APIXO that are known, by what they make. The lists complete; they do not limit.
 *
 * Written by `pnpm catalogue` from the repository's catalogue; see CONTRIBUTING.md.
 */

/** Models of the kind "image", with the other spellings of their ids. */
export const imageModels = [
  "flux-2",
  "flux2",
  "gpt-image-1",
  "gpt-image-2",
  "midjourney",
  "nano-banana",
  "nano-banana-2",
  "seedream-4-5",
  "seedream-5-0",
  "wan-2-5-image",
  "wan-2-6-image",
  "wan-2-7-image"
] as const

/** Models of the kind "video", with the other spellings of their ids. */
export const videoModels = [
  "grok-video",
  "hailuo-2-3",
  "hailuo-2-3-fast",
  "kling-2-1",
  "kling-2-5-turbo-pro",
  "kling-2-6",
  "kling-3-0-std",
  "ltx-2-19b",
  "seedance-1-5-pro",
  "seedance-2-0",
  "seedance-2-0-fast",
  "sora-2",
  "sora-2-pro",
  "veo-3-1",
  "wan-2-5",
  "wan-2-6-video",
  "wan-2-7",
  "wan-2-7-video"
] as const

/** Models of the kind "audio", with the other spellings of their ids. */
export const audioModels = [
  "suno"
] as const
