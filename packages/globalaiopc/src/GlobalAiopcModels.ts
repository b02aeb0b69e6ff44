/**
 * The models that the two create calls take, by what they make. The list completes; it does not limit.
 *
 * Source: the create pages of docs.globalaiopc.com and its mirrors, as catalogued in 2026. Models come and go. Those of
 * other create calls (`/v1/sora/videos` and the like) are not listed: see `createPath` of `GlobalAiopcOptions`.
 */

/** Models that make an image, under `/v1/banana/images`. */
export const imageModels = [
  "nano-banana",
  "nano-banana-2",
  "nano-banana-2-stable",
  "nano-banana-pro",
  "nano-banana-pro-stable"
] as const

/** Models that make a video, under `/v1/videos/videos`. */
export const videoModels = [
  "videos",
  "videos_fast",
  "videos_pro",
  "videos_pro_fast",
  "videos_stable",
  "videos_stable_fast"
] as const
