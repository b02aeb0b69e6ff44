/**
 * APIPod's ids of the neutral model names, in order of preference.
 *
 * Written by `pnpm catalogue` from the repository's catalogue; see CONTRIBUTING.md.
 */

/** By neutral name. */
export const neutral: Readonly<Record<string, ReadonlyArray<string>>> = {
  "nano-banana-2": ["nano-banana-2"],
  "nano-banana-pro": ["nano-banana-pro"],
  "gpt-image-2": ["gpt-image-2", "gpt-image-2-fast", "gpt-image-2-lite"],
  "seedream-4.5": ["seedream-v4.5", "seedream-v4.5-edit"],
  "seedream-5-lite": ["seedream-5.0-lite", "seedream-5.0-lite-edit"],
  "wan-2.7-image": ["wan2.7-image", "wan2.7-image-edit", "wan2.7-image-pro", "wan2.7-image-pro-edit"],
  "veo-3.1": ["veo3-1-fast", "veo3-1-quality", "veo3-1-lite", "veo3-1-fast-ref"],
  "seedance-2.0": ["seedance-2.0-t2v", "seedance-2.0-i2v", "seedance-2.0-r2v"],
  "seedance-2.0-fast": ["seedance-2.0-fast-t2v", "seedance-2.0-fast-i2v", "seedance-2.0-fast-r2v"],
  "seedance-1.5-pro": ["seedance-1.5-pro-t2v", "seedance-1.5-pro-i2v"],
  "wan-2.7": ["wan2.7-t2v", "wan2.7-i2v", "wan2.7-videoedit"],
  "kling-2.6": ["kling-2.6-motion-control"],
  "grok-imagine-video": ["grok-imagine-t2v", "grok-imagine-i2v"],
  "sora-2": ["sora-2-vip"],
  "seedance-2.5": ["seedance-2.5-t2v", "seedance-2.5-i2v", "seedance-2.5-r2v"],
  "minimax-h3": ["minimax-h3-t2v", "minimax-h3-i2v", "minimax-h3-r2v"],
  "wan-3.0": ["wan3.0-t2v", "wan3.0-i2v", "wan3.0-r2v"]
}
