/**
 * APIXO's ids of the neutral model names, in order of preference.
 *
 * Written by `pnpm catalogue` from the repository's catalogue; see CONTRIBUTING.md.
 */

/** By neutral name. */
export const neutral: Readonly<Record<string, ReadonlyArray<string>>> = {
  "nano-banana-2": ["nano-banana-2"],
  "gpt-image-2": ["gpt-image-2"],
  "seedream-4.5": ["seedream-4-5"],
  "seedream-5-lite": ["seedream-5-0"],
  "wan-2.7-image": ["wan-2-7-image"],
  "veo-3.1": ["veo-3-1"],
  "seedance-2.0": ["seedance-2-0"],
  "seedance-2.0-fast": ["seedance-2-0-fast"],
  "seedance-1.5-pro": ["seedance-1-5-pro"],
  "wan-2.7": ["wan-2-7-video"],
  "kling-3.0": ["kling-3-0-std"],
  "kling-2.6": ["kling-2-6"],
  "grok-imagine-video": ["grok-video"],
  "sora-2": ["sora-2", "sora-2-pro"],
  "hailuo-2.3": ["hailuo-2-3", "hailuo-2-3-fast"],
  "flux-2": ["flux2"],
  "nano-banana": ["nano-banana"],
  suno: ["suno"]
}
