/**
 * GlobalAIOPC's ids of the neutral model names, in order of preference.
 *
 * Written by `pnpm catalogue` from the repository's catalogue; see CONTRIBUTING.md.
 */

/** By neutral name. */
export const neutral: Readonly<Record<string, ReadonlyArray<string>>> = {
  "nano-banana-2": ["nano-banana-2", "nano-banana-2-stable"],
  "nano-banana-pro": ["nano-banana-pro", "nano-banana-pro-stable"],
  "gpt-image-2": ["gpt-image-2", "gpt-image-2-r", "gpt-image-2-o"],
  "seedream-5-lite": ["seedream-5.0"],
  "veo-3.1": ["veo_3_1_fast", "veo_3_1_pro", "veo_3_1_fast_stable", "veo_3_1_pro_stable"],
  "seedance-2.0": ["seedance_2_0_pro", "seedance_2_0_x1_official", "sd_2.0_discount", "sd_2.0_special"],
  "seedance-2.0-fast": ["seedance_2_0_fast_pro", "seedance_fast_2_0_x1_official", "sd_2.0_fast_discount"],
  "seedance-1.5-pro": ["seedance_1_5_pro_480p", "seedance_1_5_pro_720p", "seedance_1_5_pro_1080p"],
  "wan-2.7": ["wan2.7-t2v", "wan2.7-i2v", "wan2.7-r2v", "wan2.7-videoedit"],
  "kling-3.0": ["KlingO3"],
  "grok-imagine-video": ["grok_video3", "grok_video3_pro", "grok_video3_max", "grok_video3_stable"],
  "sora-2": ["openAiSora2Plus", "openAiSora2Pro"],
  "seedance-2.5": ["seedance-2.5-c1", "sd_2.5_discount_v1", "sd_2.5_special_v1", "video_30_10_10"],
  "minimax-h3": ["MiniMax-H3-c4", "MiniMax-H3-768p"],
  "wan-3.0": ["wan3.0-r2v"],
  happyhorse: ["happyhorse-1.0-t2v", "happyhorse-1.0-i2v", "happyhorse-1.0-r2v", "happyhorse-1.0-video-edit"],
  "nano-banana": ["nano-banana"]
}
