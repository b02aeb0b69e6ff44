/**
 * The models of GlobalAIOPC that are known, by where their jobs are posted under
 * `/kyyReactApiServer`. The lists complete; they do not limit.
 *
 * Written by `pnpm catalogue` from the repository's catalogue; see CONTRIBUTING.md.
 */

/** Models of the kind "image", by their create call. */
export const imagePaths = {
  "/v1/banana/images": [
    "nano-banana",
    "nano-banana-2",
    "nano-banana-2-stable",
    "nano-banana-pro",
    "nano-banana-pro-stable"
  ],
  "/v1/image2/images": [
    "gpt-image-2",
    "gpt-image-2-o",
    "gpt-image-2-r"
  ],
  "/v2/model-center/tasks": [
    "seedream-5.0",
    "seedream_5.0Pro"
  ]
} as const

/** Models of the kind "image", with the other spellings of their ids. */
export const imageModels = Object.values(imagePaths).flat()

/** Models of the kind "video", by their create call. */
export const videoPaths = {
  "/v1/grok/videos": [
    "grok_video3",
    "grok_video3_max",
    "grok_video3_pro",
    "grok_video3_stable"
  ],
  "/v1/happyhorse-edit/videos": [
    "happyhorse-1.0-video-edit"
  ],
  "/v1/happyhorse-i2v/videos": [
    "happyhorse-1.0-i2v"
  ],
  "/v1/happyhorse-r2v/videos": [
    "happyhorse-1.0-r2v"
  ],
  "/v1/happyhorse-t2v/videos": [
    "happyhorse-1.0-t2v"
  ],
  "/v1/kyyvideo2/videos": [
    "kyyvideo2",
    "kyyvideo2_fast",
    "kyyvideo2_fast_pro",
    "kyyvideo2_pro",
    "seedance_2_0",
    "seedance_2_0_fast",
    "seedance_2_0_fast_pro",
    "seedance_2_0_pro"
  ],
  "/v1/omni-flash/videos": [
    "omni-flash"
  ],
  "/v1/sd2_manxue/videos": [
    "sd2_manxue_1080p",
    "sd2_manxue_2k",
    "sd2_manxue_4k",
    "sd2_manxue_720p",
    "sd2_manxue_fast_1080p",
    "sd2_manxue_fast_720p",
    "sd2_manxue_video_1080p",
    "sd2_manxue_video_2k",
    "sd2_manxue_video_4k",
    "sd2_manxue_video_720p",
    "sd2_manxue_video_fast_1080p",
    "sd2_manxue_video_fast_720p"
  ],
  "/v1/seedance-discount/videos": [
    "sd_2.0_discount_1080p",
    "sd_2.0_discount_1080p_with_video_ref",
    "sd_2.0_discount_480p",
    "sd_2.0_discount_480p_with_video_ref",
    "sd_2.0_discount_720p",
    "sd_2.0_discount_720p_with_video_ref",
    "sd_2.0_fast_discount_480p",
    "sd_2.0_fast_discount_480p_with_video_ref",
    "sd_2.0_fast_discount_720p",
    "sd_2.0_fast_discount_720p_with_video_ref"
  ],
  "/v1/seedance-special/videos": [
    "sd_2.0_special_1080p",
    "sd_2.0_special_1080p_with_video_ref",
    "sd_2.0_special_2k",
    "sd_2.0_special_2k_with_video_ref",
    "sd_2.0_special_4k",
    "sd_2.0_special_4k_with_video_ref",
    "sd_2.0_special_720p",
    "sd_2.0_special_720p_with_video_ref"
  ],
  "/v1/seedance-x1/videos": [
    "seedance_2_0_x1_discount",
    "seedance_2_0_x1_official",
    "seedance_fast_2_0_x1_discount",
    "seedance_fast_2_0_x1_official"
  ],
  "/v1/sora/videos": [
    "openAiSora2Plus",
    "openAiSora2Pro",
    "sora-2",
    "sora-2-pro",
    "sora-2-stable"
  ],
  "/v1/starvideos/videos": [
    "starvideos_v3"
  ],
  "/v1/veo/videos": [
    "veo3.1-fast",
    "veo_3_1_fast",
    "veo_3_1_fast_stable",
    "veo_3_1_pro",
    "veo_3_1_pro_stable"
  ],
  "/v1/videos/videos": [
    "videos",
    "videos_fast",
    "videos_pro",
    "videos_pro_fast",
    "videos_stable",
    "videos_stable_fast"
  ],
  "/v2/model-center/tasks": [
    "KlingO3",
    "MiniMax-H3-768p",
    "MiniMax-H3-c1",
    "MiniMax-H3-c4",
    "happyhorse-1.1-i2v",
    "happyhorse-1.1-r2v",
    "happyhorse-1.1-t2v",
    "hh-1.1-i2v-o",
    "hh-1.1-r2v-o",
    "hh-1.1-t2v-o",
    "klingo3",
    "minimax-h3",
    "minimax-h3-c4",
    "sd_2.0_discount",
    "sd_2.0_fast_discount",
    "sd_2.0_fast_special",
    "sd_2.0_special",
    "sd_2.5_discount_v1",
    "sd_2.5_special",
    "sd_2.5_special_v1",
    "seedance-2.5",
    "seedance-2.5-c1",
    "seedance-2.5-c2",
    "seedance-2.5-c3",
    "seedance_1_5_pro_1080p",
    "seedance_1_5_pro_480p",
    "seedance_1_5_pro_720p",
    "video_30_10_10",
    "videos_933_c1",
    "videos_fast_933_c1",
    "wan2.7-i2v",
    "wan2.7-r2v",
    "wan2.7-t2v",
    "wan2.7-videoedit",
    "wan3.0-r2v"
  ]
} as const

/** Models of the kind "video", with the other spellings of their ids. */
export const videoModels = Object.values(videoPaths).flat()
