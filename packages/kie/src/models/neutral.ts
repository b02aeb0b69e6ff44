/**
 * KIE's ids of the neutral model names, in order of preference.
 *
 * Written by `pnpm catalogue` from the repository's catalogue; see CONTRIBUTING.md.
 */

/** By neutral name. */
export const neutral: Readonly<Record<string, ReadonlyArray<string>>> = {
  "nano-banana-2": ["nano-banana-2"],
  "nano-banana-pro": ["nano-banana-pro"],
  "gpt-image-2": ["gpt-image-2-text-to-image", "gpt-image-2-image-to-image"],
  "seedream-4.5": ["seedream/4.5-text-to-image", "seedream/4.5-edit"],
  "seedream-5-lite": ["seedream/5-lite-text-to-image", "seedream/5-lite-image-to-image"],
  "wan-2.7-image": ["wan/2-7-image", "wan/2-7-image-pro"],
  "veo-3.1": ["veo3_fast", "veo3", "veo3_lite"],
  "seedance-2.0": ["bytedance/seedance-2"],
  "seedance-2.0-fast": ["bytedance/seedance-2-fast"],
  "seedance-1.5-pro": ["bytedance/seedance-1.5-pro"],
  "wan-2.7": ["wan/2-7-text-to-video", "wan/2-7-image-to-video", "wan/2-7-r2v", "wan/2-7-videoedit"],
  "kling-3.0": [
    "kling-3.0/video",
    "kling-3.0/motion-control",
    "kling-3.0-omni/text-to-video",
    "kling-3.0-omni/image-to-video"
  ],
  "kling-2.6": ["kling-2.6/text-to-video", "kling-2.6/image-to-video", "kling-2.6/motion-control"],
  "grok-imagine-video": ["grok-imagine/text-to-video", "grok-imagine/image-to-video"],
  "sora-2": ["sora-2-text-to-video", "sora-2-image-to-video"],
  "seedance-2.5": ["bytedance/seedance-2-5"],
  "minimax-h3": ["minimax-h3/text-to-video", "minimax-h3/image-to-video", "minimax-h3/reference-to-video"],
  "hailuo-2.3": ["hailuo/2-3-image-to-video-standard", "hailuo/2-3-image-to-video-pro"],
  "wan-3.0": ["wan/3-0-video", "wan/3-0-video-prime"],
  happyhorse: [
    "happyhorse/text-to-video",
    "happyhorse/image-to-video",
    "happyhorse/reference-to-video",
    "happyhorse/video-edit"
  ],
  "flux-2": [
    "flux-2/pro-text-to-image",
    "flux-2/pro-image-to-image",
    "flux-2/flex-text-to-image",
    "flux-2/flex-image-to-image"
  ],
  "nano-banana": ["google/nano-banana", "google/nano-banana-edit"],
  suno: ["suno/generate"]
}
