/**
 * The table of GlobalAIOPC's models, and what each takes, by its id. Written by `pnpm catalogue` from the repository's catalogue; see CONTRIBUTING.md.
 */
import type { ModelTable } from "@effect-media/core/model/ModelTable"

declare const table: ModelTable
export default table

/** Inputs of the kind "image". */
export interface ImageInputs {
  readonly "gpt-image-2": {
    /** text that describes the result */
    readonly prompt: string
    /** @default "low" */
    readonly quality?: "low" | "medium" | "high" | undefined
    /** width to height of the output @default "1:1" */
    readonly ratio?:
      | "1:1"
      | "16:9"
      | "9:16"
      | "4:3"
      | "3:4"
      | "3:2"
      | "2:3"
      | "5:4"
      | "4:5"
      | "2:1"
      | "1:2"
      | "21:9"
      | "9:21"
      | undefined
    /** output size class */
    readonly resolution?: "1k" | "2k" | "4k" | undefined
    /** pixel size, instead of resolution */
    readonly size?: string | undefined
    /** input images; at most 6 of them */
    readonly image_urls?: ReadonlyArray<string> | undefined
  }
  readonly "gpt-image-2-o": {
    /** text that describes the result */
    readonly prompt: string
    /** width to height of the output @default "1:1" */
    readonly ratio?:
      | "1:1"
      | "16:9"
      | "9:16"
      | "4:3"
      | "3:4"
      | "3:2"
      | "2:3"
      | "5:4"
      | "4:5"
      | "2:1"
      | "1:2"
      | "21:9"
      | "9:21"
      | undefined
    /** output size class */
    readonly resolution?: "1k" | "2k" | "4k" | undefined
    /** input images; at most 6 of them */
    readonly image_urls?: ReadonlyArray<string> | undefined
  }
  readonly "gpt-image-2-r": {
    /** text that describes the result */
    readonly prompt: string
    /** width to height of the output @default "1:1" */
    readonly ratio?:
      | "1:1"
      | "16:9"
      | "9:16"
      | "4:3"
      | "3:4"
      | "3:2"
      | "2:3"
      | "5:4"
      | "4:5"
      | "2:1"
      | "1:2"
      | "21:9"
      | "9:21"
      | undefined
    /** output size class */
    readonly resolution?: "1k" | undefined
    /** pixel size, instead of resolution */
    readonly size?: string | undefined
    /** input images; at most 16 of them */
    readonly image_urls?: ReadonlyArray<string> | undefined
  }
  readonly "nano-banana": {
    /** text that describes the result */
    readonly prompt: string
    /** output size class */
    readonly resolution?: "1k" | "2k" | "4k" | undefined
    /** width to height of the output */
    readonly size?: "1:1" | "16:9" | "9:16" | "4:3" | "3:4" | "3:2" | "2:3" | "5:4" | "4:5" | "21:9" | undefined
    /** input images; at most 6 of them */
    readonly image_urls?: ReadonlyArray<string> | undefined
  }
  readonly "nano-banana-2": {
    /** text that describes the result */
    readonly prompt: string
    /** output size class */
    readonly resolution?: "1k" | "2k" | "4k" | undefined
    /** width to height of the output */
    readonly size?: "1:1" | "16:9" | "9:16" | "4:3" | "3:4" | "3:2" | "2:3" | "5:4" | "4:5" | "21:9" | undefined
    /** input images; at most 6 of them */
    readonly image_urls?: ReadonlyArray<string> | undefined
  }
  readonly "nano-banana-2-stable": {
    /** text that describes the result */
    readonly prompt: string
    /** output size class */
    readonly resolution?: "1k" | "2k" | "4k" | undefined
    /** width to height of the output */
    readonly size?: "1:1" | "16:9" | "9:16" | "4:3" | "3:4" | "3:2" | "2:3" | "5:4" | "4:5" | "21:9" | undefined
    /** input images; at most 6 of them */
    readonly image_urls?: ReadonlyArray<string> | undefined
  }
  readonly "nano-banana-pro": {
    /** text that describes the result */
    readonly prompt: string
    /** output size class */
    readonly resolution?: "1k" | "2k" | "4k" | undefined
    /** width to height of the output */
    readonly size?: "1:1" | "16:9" | "9:16" | "4:3" | "3:4" | "3:2" | "2:3" | "5:4" | "4:5" | "21:9" | undefined
    /** input images; at most 6 of them */
    readonly image_urls?: ReadonlyArray<string> | undefined
  }
  readonly "nano-banana-pro-stable": {
    /** text that describes the result */
    readonly prompt: string
    /** output size class */
    readonly resolution?: "1k" | "2k" | "4k" | undefined
    /** width to height of the output */
    readonly size?: "1:1" | "16:9" | "9:16" | "4:3" | "3:4" | "3:2" | "2:3" | "5:4" | "4:5" | "21:9" | undefined
    /** input images; at most 6 of them */
    readonly image_urls?: ReadonlyArray<string> | undefined
  }
  readonly "seedream-5.0": {
    /** text that describes the result */
    readonly prompt: string
    /** input images, no base64 */
    readonly reference_images?: ReadonlyArray<string> | undefined
    /** width to height of the output */
    readonly aspect_ratio?: "1:1" | "3:4" | "4:3" | "16:9" | "9:16" | "3:2" | "2:3" | "21:9" | undefined
    /** output size class */
    readonly resolution?: "2K" | "3K" | "4K" | undefined
    /** pixel size */
    readonly size?: string | undefined
    readonly watermark?: boolean | undefined
  }
  readonly "seedream_5.0Pro": {
    /** text that describes the result */
    readonly prompt: string
    /** input images, no base64 */
    readonly reference_images?: ReadonlyArray<string> | undefined
    /** width to height of the output */
    readonly aspect_ratio?: "1:1" | "3:4" | "4:3" | "16:9" | "9:16" | "3:2" | "2:3" | "21:9" | undefined
    /** output size class */
    readonly resolution?: "1K" | "2K" | undefined
    readonly watermark?: boolean | undefined
  }
}

/** Inputs of the kind "video". */
export interface VideoInputs {
  readonly grok_video3: {
    /** text that describes the result */
    readonly prompt: string
    /** seconds of output; 6 to 30 @default 10 */
    readonly duration?: number | undefined
    /** width to height of the output @default "16:9" */
    readonly aspect_ratio?: "16:9" | "9:16" | "1:1" | "3:2" | "2:3" | undefined
    /** @default "720p" */
    readonly resolution?: "480p" | "720p" | undefined
    /** input images; at most 7 of them */
    readonly image_urls?: ReadonlyArray<string> | undefined
  }
  readonly grok_video3_max: {
    /** text that describes the result */
    readonly prompt: string
    /** seconds of output @default 10 */
    readonly duration?: 6 | 10 | 12 | 16 | 20 | 30 | undefined
    /** width to height of the output @default "16:9" */
    readonly aspect_ratio?: "16:9" | "9:16" | "1:1" | undefined
    /** @default "720p" */
    readonly resolution?: "480p" | "720p" | undefined
    /** input images; at most 5 of them */
    readonly image_urls?: ReadonlyArray<string> | undefined
  }
  readonly grok_video3_pro: {
    /** text that describes the result */
    readonly prompt: string
    /** fixed @default 10 */
    readonly duration?: 10 | undefined
    /** width to height of the output @default "16:9" */
    readonly aspect_ratio?: "16:9" | undefined
    /** @default "720p" */
    readonly resolution?: "720p" | undefined
    /** input images */
    readonly image_urls?: ReadonlyArray<string> | undefined
  }
  readonly grok_video3_stable: {
    /** text that describes the result */
    readonly prompt: string
    /** fixed @default 10 */
    readonly duration?: 10 | 6 | undefined
    /** width to height of the output @default "16:9" */
    readonly aspect_ratio?: "16:9" | "9:16" | "1:1" | "3:2" | "2:3" | undefined
    /** @default "720p" */
    readonly resolution?: "720p" | "480p" | undefined
    /** input images; at most 7 of them */
    readonly image_urls?: ReadonlyArray<string> | undefined
  }
  readonly "happyhorse-1.0-i2v": {
    /** text that describes the result; at most 5000 characters */
    readonly prompt: string
    /** seconds of output; 3 to 15 @default 5 */
    readonly duration?: number | undefined
    /** @default "720P" */
    readonly resolution?: "720P" | "1080P" | undefined
    /** 0 to 2147483647 @default 0 */
    readonly seed?: number | undefined
    /** first frame */
    readonly first_image: string
  }
  readonly "happyhorse-1.0-r2v": {
    /** text that describes the result; at most 5000 characters */
    readonly prompt: string
    /** seconds of output; 3 to 15 @default 5 */
    readonly duration?: number | undefined
    /** width to height of the output @default "16:9" */
    readonly ratio?: "16:9" | "9:16" | "1:1" | "4:3" | "3:4" | "4:5" | "5:4" | "9:21" | "21:9" | undefined
    /** @default "720P" */
    readonly resolution?: "720P" | "1080P" | undefined
    /** 0 to 2147483647 @default 0 */
    readonly seed?: number | undefined
    /** reference images; 1 to 9 of them */
    readonly referenceImages: ReadonlyArray<string>
  }
  readonly "happyhorse-1.0-t2v": {
    /** text that describes the result; at most 5000 characters */
    readonly prompt: string
    /** seconds of output; 3 to 15 @default 5 */
    readonly duration?: number | undefined
    /** width to height of the output @default "16:9" */
    readonly ratio?: "16:9" | "9:16" | "1:1" | "4:3" | "3:4" | "4:5" | "5:4" | "9:21" | "21:9" | undefined
    /** @default "720P" */
    readonly resolution?: "720P" | "1080P" | undefined
    /** 0 to 2147483647 @default 0 */
    readonly seed?: number | undefined
  }
  readonly "happyhorse-1.0-video-edit": {
    /** text that describes the result; at most 5000 characters */
    readonly prompt: string
    /** video to edit; 1 to 1 of them */
    readonly referenceVideos: ReadonlyArray<string>
    /** reference images; at most 5 of them */
    readonly referenceImages?: ReadonlyArray<string> | undefined
    /** origin keeps the input sound @default "auto" */
    readonly audioSetting?: "auto" | "origin" | undefined
    /** @default "720P" */
    readonly resolution?: "720P" | "1080P" | undefined
    /** 0 to 2147483647 @default 0 */
    readonly seed?: number | undefined
  }
  readonly "happyhorse-1.1-i2v": {
    /** text that describes the result; at most 2500 characters */
    readonly prompt: string
    /** first frame */
    readonly first_image: string
    /** seconds of output; 3 to 15 @default 5 */
    readonly duration?: number | undefined
    readonly resolution?: "720P" | "1080P" | undefined
    /** 0 to 2147483647 @default 0 */
    readonly seed?: number | undefined
    readonly watermark?: boolean | undefined
  }
  readonly "happyhorse-1.1-r2v": {
    /** text that describes the result; at most 2500 characters */
    readonly prompt: string
    /** reference images; 1 to 9 of them */
    readonly reference_images: ReadonlyArray<string>
    /** @default "16:9" */
    readonly aspect_ratio?: "16:9" | "9:16" | "1:1" | "4:3" | "3:4" | "4:5" | "5:4" | "9:21" | "21:9" | undefined
    /** seconds of output; 3 to 15 @default 5 */
    readonly duration?: number | undefined
    readonly resolution?: "720P" | "1080P" | undefined
    /** 0 to 2147483647 @default 0 */
    readonly seed?: number | undefined
    readonly watermark?: boolean | undefined
  }
  readonly "happyhorse-1.1-t2v": {
    /** text that describes the result; at most 2500 characters */
    readonly prompt: string
    /** @default "16:9" */
    readonly aspect_ratio?: "16:9" | "9:16" | "1:1" | "4:3" | "3:4" | "4:5" | "5:4" | "9:21" | "21:9" | undefined
    /** seconds of output; 3 to 15 @default 5 */
    readonly duration?: number | undefined
    readonly resolution?: "720P" | "1080P" | undefined
    /** 0 to 2147483647 @default 0 */
    readonly seed?: number | undefined
    readonly watermark?: boolean | undefined
  }
  readonly "hh-1.1-i2v-o": {
    /** text that describes the result; at most 2500 characters */
    readonly prompt: string
    /** first frame */
    readonly first_image: string
    /** seconds of output; 3 to 15 @default 5 */
    readonly duration?: number | undefined
    readonly resolution?: "720P" | "1080P" | undefined
    /** 0 to 2147483647 @default 0 */
    readonly seed?: number | undefined
    readonly watermark?: boolean | undefined
  }
  readonly "hh-1.1-r2v-o": {
    /** text that describes the result; at most 2500 characters */
    readonly prompt: string
    /** reference images; 1 to 9 of them */
    readonly reference_images: ReadonlyArray<string>
    /** @default "16:9" */
    readonly aspect_ratio?: "16:9" | "9:16" | "1:1" | "4:3" | "3:4" | "4:5" | "5:4" | "9:21" | "21:9" | undefined
    /** seconds of output; 3 to 15 @default 5 */
    readonly duration?: number | undefined
    readonly resolution?: "720P" | "1080P" | undefined
    /** 0 to 2147483647 @default 0 */
    readonly seed?: number | undefined
    readonly watermark?: boolean | undefined
  }
  readonly "hh-1.1-t2v-o": {
    /** text that describes the result; at most 2500 characters */
    readonly prompt: string
    /** @default "16:9" */
    readonly aspect_ratio?: "16:9" | "9:16" | "1:1" | "4:3" | "3:4" | "4:5" | "5:4" | "9:21" | "21:9" | undefined
    /** seconds of output; 3 to 15 @default 5 */
    readonly duration?: number | undefined
    readonly resolution?: "720P" | "1080P" | undefined
    /** 0 to 2147483647 @default 0 */
    readonly seed?: number | undefined
    readonly watermark?: boolean | undefined
  }
  readonly KlingO3: {
    /** text that describes the result */
    readonly prompt: string
    /** reference images; at most 3 of them */
    readonly reference_images?: ReadonlyArray<string> | undefined
    /** first frame */
    readonly first_image?: string | undefined
    /** last frame */
    readonly last_image?: string | undefined
    /** seconds of output; 3 to 15 */
    readonly duration?: number | undefined
    /** width to height of the output */
    readonly aspect_ratio?: string | undefined
    /** for example 720p */
    readonly resolution?: "720p" | "1080p" | undefined
    /** adds sound */
    readonly generate_audio?: boolean | undefined
    /** frames or references */
    readonly reference_mode?: "frame" | "image" | undefined
  }
  readonly klingo3: VideoInputs["KlingO3"]
  readonly kyyvideo2: {
    /** text that describes the result */
    readonly prompt: string
    /** seconds of output; 4 to 15 @default 5 */
    readonly duration?: number | undefined
    /** first frame */
    readonly first_image?: string | undefined
    /** last frame */
    readonly last_image?: string | undefined
    /** ratio; list not seen */
    readonly aspect_ratio?: string | undefined
    /** adds sound */
    readonly generateAudio?: boolean | undefined
    /** reference images */
    readonly referenceImages?: ReadonlyArray<string> | undefined
    /** reference videos */
    readonly referenceVideos?: ReadonlyArray<string> | undefined
    /** reference sounds */
    readonly referenceAudios?: ReadonlyArray<string> | undefined
  }
  readonly kyyvideo2_fast: {
    /** text that describes the result */
    readonly prompt: string
    /** seconds of output; 4 to 15 @default 5 */
    readonly duration?: number | undefined
    /** first frame */
    readonly first_image?: string | undefined
    /** last frame */
    readonly last_image?: string | undefined
    /** ratio; list not seen */
    readonly aspect_ratio?: string | undefined
    /** adds sound */
    readonly generateAudio?: boolean | undefined
    /** reference images */
    readonly referenceImages?: ReadonlyArray<string> | undefined
    /** reference videos */
    readonly referenceVideos?: ReadonlyArray<string> | undefined
    /** reference sounds */
    readonly referenceAudios?: ReadonlyArray<string> | undefined
  }
  readonly kyyvideo2_fast_pro: {
    /** text that describes the result */
    readonly prompt: string
    /** seconds of output; 4 to 15 @default 5 */
    readonly duration?: number | undefined
    /** first frame */
    readonly first_image?: string | undefined
    /** last frame */
    readonly last_image?: string | undefined
    /** ratio; list not seen */
    readonly aspect_ratio?: string | undefined
    /** adds sound */
    readonly generateAudio?: boolean | undefined
    /** reference images */
    readonly referenceImages?: ReadonlyArray<string> | undefined
    /** reference sounds */
    readonly referenceAudios?: ReadonlyArray<string> | undefined
  }
  readonly kyyvideo2_pro: {
    /** text that describes the result */
    readonly prompt: string
    /** seconds of output; 4 to 15 @default 5 */
    readonly duration?: number | undefined
    /** first frame */
    readonly first_image?: string | undefined
    /** last frame */
    readonly last_image?: string | undefined
    /** ratio; list not seen */
    readonly aspect_ratio?: string | undefined
    /** adds sound */
    readonly generateAudio?: boolean | undefined
    /** reference images */
    readonly referenceImages?: ReadonlyArray<string> | undefined
    /** reference sounds */
    readonly referenceAudios?: ReadonlyArray<string> | undefined
  }
  readonly "minimax-h3": {
    /** text that describes the result */
    readonly prompt: string
    /** reference images; at most 5 of them */
    readonly reference_images?: ReadonlyArray<string> | undefined
    /** reference sounds; at most 3 of them */
    readonly reference_audios?: ReadonlyArray<string> | undefined
    /** seconds of output; 5 to 15 */
    readonly duration?: number | undefined
    /** width to height of the output */
    readonly aspect_ratio: "16:9" | "9:16"
    /** output size class */
    readonly resolution?: "2k" | undefined
    /** adds sound */
    readonly generate_audio: boolean
  }
  readonly "MiniMax-H3-768p": {
    /** text that describes the result */
    readonly prompt: string
    /** reference images */
    readonly reference_images?: ReadonlyArray<string> | undefined
    /** reference videos */
    readonly reference_videos?: ReadonlyArray<string> | undefined
    /** reference sounds */
    readonly reference_audios?: ReadonlyArray<string> | undefined
    /** seconds of output */
    readonly duration?: number | undefined
    /** width to height of the output */
    readonly aspect_ratio?: string | undefined
    readonly resolution?: "768p" | undefined
  }
  readonly "MiniMax-H3-c1": {
    /** text that describes the result */
    readonly prompt: string
    /** @default "720p" */
    readonly resolution?: "720p" | undefined
  }
  readonly "MiniMax-H3-c4": {
    /** text that describes the result */
    readonly prompt: string
    /** reference images; at most 5 of them */
    readonly reference_images?: ReadonlyArray<string> | undefined
    /** reference sounds; at most 3 of them */
    readonly reference_audios?: ReadonlyArray<string> | undefined
    /** first frame */
    readonly first_image?: string | undefined
    /** last frame */
    readonly last_image?: string | undefined
    /** seconds of output; 5 to 15 @default 5 */
    readonly duration?: number | undefined
    /** @default "16:9" */
    readonly aspect_ratio?: "16:9" | "9:16" | undefined
    /** @default "1440P" */
    readonly resolution?: "1440P" | undefined
    /** adds sound */
    readonly generate_audio: boolean
  }
  readonly "minimax-h3-c4": VideoInputs["MiniMax-H3-c4"]
  readonly "omni-flash": {
    /** text that describes the result */
    readonly prompt: string
    /** seconds as text @default "10" */
    readonly seconds?: "10" | undefined
    /** width to height of the output @default "16:9" */
    readonly aspect_ratio?: "16:9" | "9:16" | undefined
    /** @default "720p" */
    readonly resolution?: "720p" | undefined
    /** reference video */
    readonly input_video?: string | undefined
    /** first frame */
    readonly first_image_url?: string | undefined
    /** last frame */
    readonly last_image_url?: string | undefined
    /** reference images */
    readonly images?: ReadonlyArray<string> | undefined
    /** reference images */
    readonly referenceImages?: ReadonlyArray<string> | undefined
  }
  readonly openAiSora2Plus: {
    /** text that describes the result */
    readonly prompt: string
    /** @default "720x1280" */
    readonly size?: "720x1280" | "1280x720" | undefined
    readonly aspect_ratio?: "16:9" | "9:16" | undefined
    readonly duration?: 4 | 8 | 12 | undefined
    readonly seconds?: 4 | 8 | 12 | undefined
    /** input image, no real persons; at most 1 of them */
    readonly input_reference?: ReadonlyArray<string> | undefined
    /** input image, no real persons; at most 1 of them */
    readonly image_urls?: ReadonlyArray<string> | undefined
  }
  readonly openAiSora2Pro: {
    /** text that describes the result */
    readonly prompt: string
    /** @default "720x1280" */
    readonly size?: "720x1280" | "1280x720" | undefined
    readonly aspect_ratio?: "16:9" | "9:16" | undefined
    readonly duration?: 4 | 8 | 12 | undefined
    readonly seconds?: 4 | 8 | 12 | undefined
    /** input image, no real persons; at most 1 of them */
    readonly input_reference?: ReadonlyArray<string> | undefined
    /** input image, no real persons; at most 1 of them */
    readonly image_urls?: ReadonlyArray<string> | undefined
  }
  readonly sd2_manxue_1080p: {
    /** text that describes the result */
    readonly prompt: string
    /** seconds of output; 4 to 15 @default 5 */
    readonly duration?: number | undefined
    /** width to height of the output @default "16:9" */
    readonly ratio?: "21:9" | "16:9" | "4:3" | "1:1" | "3:4" | "9:16" | undefined
    /** first frame */
    readonly first_image?: string | undefined
    /** last frame */
    readonly last_image?: string | undefined
    /** reference images; at most 9 of them */
    readonly referenceImages?: ReadonlyArray<string> | undefined
    /** reference sounds; at most 3 of them */
    readonly referenceAudios?: ReadonlyArray<string> | undefined
  }
  readonly sd2_manxue_2k: {
    /** text that describes the result */
    readonly prompt: string
    /** seconds of output; 4 to 15 @default 5 */
    readonly duration?: number | undefined
    /** width to height of the output @default "16:9" */
    readonly ratio?: "21:9" | "16:9" | "4:3" | "1:1" | "3:4" | "9:16" | undefined
    /** first frame */
    readonly first_image?: string | undefined
    /** last frame */
    readonly last_image?: string | undefined
    /** reference images; at most 9 of them */
    readonly referenceImages?: ReadonlyArray<string> | undefined
    /** reference sounds; at most 3 of them */
    readonly referenceAudios?: ReadonlyArray<string> | undefined
  }
  readonly sd2_manxue_4k: {
    /** text that describes the result */
    readonly prompt: string
    /** seconds of output; 4 to 15 @default 5 */
    readonly duration?: number | undefined
    /** width to height of the output @default "16:9" */
    readonly ratio?: "21:9" | "16:9" | "4:3" | "1:1" | "3:4" | "9:16" | undefined
    /** first frame */
    readonly first_image?: string | undefined
    /** last frame */
    readonly last_image?: string | undefined
    /** reference images; at most 9 of them */
    readonly referenceImages?: ReadonlyArray<string> | undefined
    /** reference sounds; at most 3 of them */
    readonly referenceAudios?: ReadonlyArray<string> | undefined
  }
  readonly sd2_manxue_720p: {
    /** text that describes the result */
    readonly prompt: string
    /** seconds of output; 4 to 15 @default 5 */
    readonly duration?: number | undefined
    /** width to height of the output @default "16:9" */
    readonly ratio?: "21:9" | "16:9" | "4:3" | "1:1" | "3:4" | "9:16" | undefined
    /** first frame */
    readonly first_image?: string | undefined
    /** last frame */
    readonly last_image?: string | undefined
    /** reference images; at most 9 of them */
    readonly referenceImages?: ReadonlyArray<string> | undefined
    /** reference sounds; at most 3 of them */
    readonly referenceAudios?: ReadonlyArray<string> | undefined
  }
  readonly sd2_manxue_fast_1080p: {
    /** text that describes the result */
    readonly prompt: string
    /** seconds of output; 4 to 15 @default 5 */
    readonly duration?: number | undefined
    /** width to height of the output @default "16:9" */
    readonly ratio?: "21:9" | "16:9" | "4:3" | "1:1" | "3:4" | "9:16" | undefined
    /** first frame */
    readonly first_image?: string | undefined
    /** last frame */
    readonly last_image?: string | undefined
    /** reference images; at most 9 of them */
    readonly referenceImages?: ReadonlyArray<string> | undefined
    /** reference sounds; at most 3 of them */
    readonly referenceAudios?: ReadonlyArray<string> | undefined
  }
  readonly sd2_manxue_fast_720p: {
    /** text that describes the result */
    readonly prompt: string
    /** seconds of output; 4 to 15 @default 5 */
    readonly duration?: number | undefined
    /** width to height of the output @default "16:9" */
    readonly ratio?: "21:9" | "16:9" | "4:3" | "1:1" | "3:4" | "9:16" | undefined
    /** first frame */
    readonly first_image?: string | undefined
    /** last frame */
    readonly last_image?: string | undefined
    /** reference images; at most 9 of them */
    readonly referenceImages?: ReadonlyArray<string> | undefined
    /** reference sounds; at most 3 of them */
    readonly referenceAudios?: ReadonlyArray<string> | undefined
  }
  readonly sd2_manxue_video_1080p: {
    /** text that describes the result */
    readonly prompt: string
    /** seconds of output; 4 to 15 @default 5 */
    readonly duration?: number | undefined
    /** width to height of the output @default "16:9" */
    readonly ratio?: "21:9" | "16:9" | "4:3" | "1:1" | "3:4" | "9:16" | undefined
    /** first frame */
    readonly first_image?: string | undefined
    /** last frame */
    readonly last_image?: string | undefined
    /** reference images; at most 9 of them */
    readonly referenceImages?: ReadonlyArray<string> | undefined
    /** reference videos; at most 3 of them */
    readonly referenceVideos?: ReadonlyArray<string> | undefined
    /** reference sounds; at most 3 of them */
    readonly referenceAudios?: ReadonlyArray<string> | undefined
  }
  readonly sd2_manxue_video_2k: {
    /** text that describes the result */
    readonly prompt: string
    /** seconds of output; 4 to 15 @default 5 */
    readonly duration?: number | undefined
    /** width to height of the output @default "16:9" */
    readonly ratio?: "21:9" | "16:9" | "4:3" | "1:1" | "3:4" | "9:16" | undefined
    /** first frame */
    readonly first_image?: string | undefined
    /** last frame */
    readonly last_image?: string | undefined
    /** reference images; at most 9 of them */
    readonly referenceImages?: ReadonlyArray<string> | undefined
    /** reference videos; at most 3 of them */
    readonly referenceVideos?: ReadonlyArray<string> | undefined
    /** reference sounds; at most 3 of them */
    readonly referenceAudios?: ReadonlyArray<string> | undefined
  }
  readonly sd2_manxue_video_4k: {
    /** text that describes the result */
    readonly prompt: string
    /** seconds of output; 4 to 15 @default 5 */
    readonly duration?: number | undefined
    /** width to height of the output @default "16:9" */
    readonly ratio?: "21:9" | "16:9" | "4:3" | "1:1" | "3:4" | "9:16" | undefined
    /** first frame */
    readonly first_image?: string | undefined
    /** last frame */
    readonly last_image?: string | undefined
    /** reference images; at most 9 of them */
    readonly referenceImages?: ReadonlyArray<string> | undefined
    /** reference videos; at most 3 of them */
    readonly referenceVideos?: ReadonlyArray<string> | undefined
    /** reference sounds; at most 3 of them */
    readonly referenceAudios?: ReadonlyArray<string> | undefined
  }
  readonly sd2_manxue_video_720p: {
    /** text that describes the result */
    readonly prompt: string
    /** seconds of output; 4 to 15 @default 5 */
    readonly duration?: number | undefined
    /** width to height of the output @default "16:9" */
    readonly ratio?: "21:9" | "16:9" | "4:3" | "1:1" | "3:4" | "9:16" | undefined
    /** first frame */
    readonly first_image?: string | undefined
    /** last frame */
    readonly last_image?: string | undefined
    /** reference images; at most 9 of them */
    readonly referenceImages?: ReadonlyArray<string> | undefined
    /** reference videos; at most 3 of them */
    readonly referenceVideos?: ReadonlyArray<string> | undefined
    /** reference sounds; at most 3 of them */
    readonly referenceAudios?: ReadonlyArray<string> | undefined
  }
  readonly sd2_manxue_video_fast_1080p: {
    /** text that describes the result */
    readonly prompt: string
    /** seconds of output; 4 to 15 @default 5 */
    readonly duration?: number | undefined
    /** width to height of the output @default "16:9" */
    readonly ratio?: "21:9" | "16:9" | "4:3" | "1:1" | "3:4" | "9:16" | undefined
    /** first frame */
    readonly first_image?: string | undefined
    /** last frame */
    readonly last_image?: string | undefined
    /** reference images; at most 9 of them */
    readonly referenceImages?: ReadonlyArray<string> | undefined
    /** reference videos; at most 3 of them */
    readonly referenceVideos?: ReadonlyArray<string> | undefined
    /** reference sounds; at most 3 of them */
    readonly referenceAudios?: ReadonlyArray<string> | undefined
  }
  readonly sd2_manxue_video_fast_720p: {
    /** text that describes the result */
    readonly prompt: string
    /** seconds of output; 4 to 15 @default 5 */
    readonly duration?: number | undefined
    /** width to height of the output @default "16:9" */
    readonly ratio?: "21:9" | "16:9" | "4:3" | "1:1" | "3:4" | "9:16" | undefined
    /** first frame */
    readonly first_image?: string | undefined
    /** last frame */
    readonly last_image?: string | undefined
    /** reference images; at most 9 of them */
    readonly referenceImages?: ReadonlyArray<string> | undefined
    /** reference videos; at most 3 of them */
    readonly referenceVideos?: ReadonlyArray<string> | undefined
    /** reference sounds; at most 3 of them */
    readonly referenceAudios?: ReadonlyArray<string> | undefined
  }
  readonly "sd_2.0_discount": {
    /** text that describes the result */
    readonly prompt: string
    /** reference images; at most 9 of them */
    readonly reference_images?: ReadonlyArray<string> | undefined
    /** reference videos; at most 3 of them */
    readonly reference_videos?: ReadonlyArray<string> | undefined
    /** reference sounds; at most 3 of them */
    readonly reference_audios?: ReadonlyArray<string> | undefined
    /** first frame */
    readonly first_image?: string | undefined
    /** last frame */
    readonly last_image?: string | undefined
    /** seconds of output; 4 to 15 @default 5 */
    readonly duration?: number | undefined
    /** width to height of the output */
    readonly aspect_ratio?: string | undefined
    readonly resolution?: "480p" | "720p" | "1080p" | undefined
    /** -1 for random */
    readonly seed?: number | string | undefined
    /** adds sound */
    readonly generate_audio?: boolean | string | undefined
    readonly tools?: ReadonlyArray<{ readonly [key: string]: unknown }> | undefined
    readonly watermark?: boolean | string | undefined
  }
  readonly "sd_2.0_discount_1080p": {
    /** size also stands in the id */
    readonly resolution?: "1080p" | undefined
    /** width to height of the output @default "16:9" */
    readonly ratio?: "16:9" | "9:16" | "1:1" | "4:3" | "3:4" | "21:9" | "adaptive" | undefined
    /** seconds of output; 4 to 15 @default 5 */
    readonly duration?: number | undefined
    /** adds sound */
    readonly generate_audio?: boolean | undefined
    readonly return_last_frame?: boolean | undefined
    /** -1 for random */
    readonly seed?: number | undefined
    readonly tools?: ReadonlyArray<{ readonly [key: string]: unknown }> | undefined
    /** text and media parts; at least 1 of them */
    readonly content: ReadonlyArray<
      {
        readonly type: "text" | "image_url" | "video_url" | "audio_url"
        readonly text?: string | undefined
        readonly role?:
          | "first_frame"
          | "last_frame"
          | "reference_image"
          | "reference_video"
          | "reference_audio"
          | undefined
        readonly image_url?: { readonly url: string } | undefined
        readonly video_url?: { readonly url: string } | undefined
        readonly audio_url?: { readonly url: string } | undefined
      }
    >
  }
  readonly "sd_2.0_discount_1080p_with_video_ref": {
    /** size also stands in the id */
    readonly resolution?: "1080p" | undefined
    /** width to height of the output @default "16:9" */
    readonly ratio?: "16:9" | "9:16" | "1:1" | "4:3" | "3:4" | "21:9" | "adaptive" | undefined
    /** seconds of output; 4 to 15 @default 5 */
    readonly duration?: number | undefined
    /** adds sound */
    readonly generate_audio?: boolean | undefined
    readonly return_last_frame?: boolean | undefined
    /** -1 for random */
    readonly seed?: number | undefined
    readonly tools?: ReadonlyArray<{ readonly [key: string]: unknown }> | undefined
    /** text and media parts; at least 1 of them */
    readonly content: ReadonlyArray<
      {
        readonly type: "text" | "image_url" | "video_url" | "audio_url"
        readonly text?: string | undefined
        readonly role?:
          | "first_frame"
          | "last_frame"
          | "reference_image"
          | "reference_video"
          | "reference_audio"
          | undefined
        readonly image_url?: { readonly url: string } | undefined
        readonly video_url?: { readonly url: string } | undefined
        readonly audio_url?: { readonly url: string } | undefined
      }
    >
  }
  readonly "sd_2.0_discount_480p": {
    /** size also stands in the id */
    readonly resolution?: "480p" | undefined
    /** width to height of the output @default "16:9" */
    readonly ratio?: "16:9" | "9:16" | "1:1" | "4:3" | "3:4" | "21:9" | "adaptive" | undefined
    /** seconds of output; 4 to 15 @default 5 */
    readonly duration?: number | undefined
    /** adds sound */
    readonly generate_audio?: boolean | undefined
    readonly return_last_frame?: boolean | undefined
    /** -1 for random */
    readonly seed?: number | undefined
    readonly tools?: ReadonlyArray<{ readonly [key: string]: unknown }> | undefined
    /** text and media parts; at least 1 of them */
    readonly content: ReadonlyArray<
      {
        readonly type: "text" | "image_url" | "video_url" | "audio_url"
        readonly text?: string | undefined
        readonly role?:
          | "first_frame"
          | "last_frame"
          | "reference_image"
          | "reference_video"
          | "reference_audio"
          | undefined
        readonly image_url?: { readonly url: string } | undefined
        readonly video_url?: { readonly url: string } | undefined
        readonly audio_url?: { readonly url: string } | undefined
      }
    >
  }
  readonly "sd_2.0_discount_480p_with_video_ref": {
    /** size also stands in the id */
    readonly resolution?: "480p" | undefined
    /** width to height of the output @default "16:9" */
    readonly ratio?: "16:9" | "9:16" | "1:1" | "4:3" | "3:4" | "21:9" | "adaptive" | undefined
    /** seconds of output; 4 to 15 @default 5 */
    readonly duration?: number | undefined
    /** adds sound */
    readonly generate_audio?: boolean | undefined
    readonly return_last_frame?: boolean | undefined
    /** -1 for random */
    readonly seed?: number | undefined
    readonly tools?: ReadonlyArray<{ readonly [key: string]: unknown }> | undefined
    /** text and media parts; at least 1 of them */
    readonly content: ReadonlyArray<
      {
        readonly type: "text" | "image_url" | "video_url" | "audio_url"
        readonly text?: string | undefined
        readonly role?:
          | "first_frame"
          | "last_frame"
          | "reference_image"
          | "reference_video"
          | "reference_audio"
          | undefined
        readonly image_url?: { readonly url: string } | undefined
        readonly video_url?: { readonly url: string } | undefined
        readonly audio_url?: { readonly url: string } | undefined
      }
    >
  }
  readonly "sd_2.0_discount_720p": {
    /** size also stands in the id */
    readonly resolution?: "720p" | undefined
    /** width to height of the output @default "16:9" */
    readonly ratio?: "16:9" | "9:16" | "1:1" | "4:3" | "3:4" | "21:9" | "adaptive" | undefined
    /** seconds of output; 4 to 15 @default 5 */
    readonly duration?: number | undefined
    /** adds sound */
    readonly generate_audio?: boolean | undefined
    readonly return_last_frame?: boolean | undefined
    /** -1 for random */
    readonly seed?: number | undefined
    readonly tools?: ReadonlyArray<{ readonly [key: string]: unknown }> | undefined
    /** text and media parts; at least 1 of them */
    readonly content: ReadonlyArray<
      {
        readonly type: "text" | "image_url" | "video_url" | "audio_url"
        readonly text?: string | undefined
        readonly role?:
          | "first_frame"
          | "last_frame"
          | "reference_image"
          | "reference_video"
          | "reference_audio"
          | undefined
        readonly image_url?: { readonly url: string } | undefined
        readonly video_url?: { readonly url: string } | undefined
        readonly audio_url?: { readonly url: string } | undefined
      }
    >
  }
  readonly "sd_2.0_discount_720p_with_video_ref": {
    /** size also stands in the id */
    readonly resolution?: "720p" | undefined
    /** width to height of the output @default "16:9" */
    readonly ratio?: "16:9" | "9:16" | "1:1" | "4:3" | "3:4" | "21:9" | "adaptive" | undefined
    /** seconds of output; 4 to 15 @default 5 */
    readonly duration?: number | undefined
    /** adds sound */
    readonly generate_audio?: boolean | undefined
    readonly return_last_frame?: boolean | undefined
    /** -1 for random */
    readonly seed?: number | undefined
    readonly tools?: ReadonlyArray<{ readonly [key: string]: unknown }> | undefined
    /** text and media parts; at least 1 of them */
    readonly content: ReadonlyArray<
      {
        readonly type: "text" | "image_url" | "video_url" | "audio_url"
        readonly text?: string | undefined
        readonly role?:
          | "first_frame"
          | "last_frame"
          | "reference_image"
          | "reference_video"
          | "reference_audio"
          | undefined
        readonly image_url?: { readonly url: string } | undefined
        readonly video_url?: { readonly url: string } | undefined
        readonly audio_url?: { readonly url: string } | undefined
      }
    >
  }
  readonly "sd_2.0_fast_discount": {
    /** text that describes the result */
    readonly prompt: string
    /** reference images; at most 9 of them */
    readonly reference_images?: ReadonlyArray<string> | undefined
    /** reference videos; at most 3 of them */
    readonly reference_videos?: ReadonlyArray<string> | undefined
    /** reference sounds; at most 3 of them */
    readonly reference_audios?: ReadonlyArray<string> | undefined
    /** first frame */
    readonly first_image?: string | undefined
    /** last frame */
    readonly last_image?: string | undefined
    /** seconds of output; 4 to 15 @default 5 */
    readonly duration?: number | undefined
    /** width to height of the output */
    readonly aspect_ratio?: string | undefined
    readonly resolution?: "480p" | "720p" | undefined
    /** -1 for random */
    readonly seed?: number | string | undefined
    /** adds sound */
    readonly generate_audio?: boolean | string | undefined
    readonly tools?: ReadonlyArray<{ readonly [key: string]: unknown }> | undefined
    readonly watermark?: boolean | string | undefined
  }
  readonly "sd_2.0_fast_discount_480p": {
    /** size also stands in the id */
    readonly resolution?: "480p" | undefined
    /** width to height of the output @default "16:9" */
    readonly ratio?: "16:9" | "9:16" | "1:1" | "4:3" | "3:4" | "21:9" | "adaptive" | undefined
    /** seconds of output; 4 to 15 @default 5 */
    readonly duration?: number | undefined
    /** adds sound */
    readonly generate_audio?: boolean | undefined
    readonly return_last_frame?: boolean | undefined
    /** -1 for random */
    readonly seed?: number | undefined
    readonly tools?: ReadonlyArray<{ readonly [key: string]: unknown }> | undefined
    /** text and media parts; at least 1 of them */
    readonly content: ReadonlyArray<
      {
        readonly type: "text" | "image_url" | "video_url" | "audio_url"
        readonly text?: string | undefined
        readonly role?:
          | "first_frame"
          | "last_frame"
          | "reference_image"
          | "reference_video"
          | "reference_audio"
          | undefined
        readonly image_url?: { readonly url: string } | undefined
        readonly video_url?: { readonly url: string } | undefined
        readonly audio_url?: { readonly url: string } | undefined
      }
    >
  }
  readonly "sd_2.0_fast_discount_480p_with_video_ref": {
    /** size also stands in the id */
    readonly resolution?: "480p" | undefined
    /** width to height of the output @default "16:9" */
    readonly ratio?: "16:9" | "9:16" | "1:1" | "4:3" | "3:4" | "21:9" | "adaptive" | undefined
    /** seconds of output; 4 to 15 @default 5 */
    readonly duration?: number | undefined
    /** adds sound */
    readonly generate_audio?: boolean | undefined
    readonly return_last_frame?: boolean | undefined
    /** -1 for random */
    readonly seed?: number | undefined
    readonly tools?: ReadonlyArray<{ readonly [key: string]: unknown }> | undefined
    /** text and media parts; at least 1 of them */
    readonly content: ReadonlyArray<
      {
        readonly type: "text" | "image_url" | "video_url" | "audio_url"
        readonly text?: string | undefined
        readonly role?:
          | "first_frame"
          | "last_frame"
          | "reference_image"
          | "reference_video"
          | "reference_audio"
          | undefined
        readonly image_url?: { readonly url: string } | undefined
        readonly video_url?: { readonly url: string } | undefined
        readonly audio_url?: { readonly url: string } | undefined
      }
    >
  }
  readonly "sd_2.0_fast_discount_720p": {
    /** size also stands in the id */
    readonly resolution?: "720p" | undefined
    /** width to height of the output @default "16:9" */
    readonly ratio?: "16:9" | "9:16" | "1:1" | "4:3" | "3:4" | "21:9" | "adaptive" | undefined
    /** seconds of output; 4 to 15 @default 5 */
    readonly duration?: number | undefined
    /** adds sound */
    readonly generate_audio?: boolean | undefined
    readonly return_last_frame?: boolean | undefined
    /** -1 for random */
    readonly seed?: number | undefined
    readonly tools?: ReadonlyArray<{ readonly [key: string]: unknown }> | undefined
    /** text and media parts; at least 1 of them */
    readonly content: ReadonlyArray<
      {
        readonly type: "text" | "image_url" | "video_url" | "audio_url"
        readonly text?: string | undefined
        readonly role?:
          | "first_frame"
          | "last_frame"
          | "reference_image"
          | "reference_video"
          | "reference_audio"
          | undefined
        readonly image_url?: { readonly url: string } | undefined
        readonly video_url?: { readonly url: string } | undefined
        readonly audio_url?: { readonly url: string } | undefined
      }
    >
  }
  readonly "sd_2.0_fast_discount_720p_with_video_ref": {
    /** size also stands in the id */
    readonly resolution?: "720p" | undefined
    /** width to height of the output @default "16:9" */
    readonly ratio?: "16:9" | "9:16" | "1:1" | "4:3" | "3:4" | "21:9" | "adaptive" | undefined
    /** seconds of output; 4 to 15 @default 5 */
    readonly duration?: number | undefined
    /** adds sound */
    readonly generate_audio?: boolean | undefined
    readonly return_last_frame?: boolean | undefined
    /** -1 for random */
    readonly seed?: number | undefined
    readonly tools?: ReadonlyArray<{ readonly [key: string]: unknown }> | undefined
    /** text and media parts; at least 1 of them */
    readonly content: ReadonlyArray<
      {
        readonly type: "text" | "image_url" | "video_url" | "audio_url"
        readonly text?: string | undefined
        readonly role?:
          | "first_frame"
          | "last_frame"
          | "reference_image"
          | "reference_video"
          | "reference_audio"
          | undefined
        readonly image_url?: { readonly url: string } | undefined
        readonly video_url?: { readonly url: string } | undefined
        readonly audio_url?: { readonly url: string } | undefined
      }
    >
  }
  readonly "sd_2.0_fast_special": {
    /** text that describes the result */
    readonly prompt: string
    /** reference images; at most 9 of them */
    readonly reference_images?: ReadonlyArray<string> | undefined
    /** reference videos; at most 3 of them */
    readonly reference_videos?: ReadonlyArray<string> | undefined
    /** reference sounds; at most 3 of them */
    readonly reference_audios?: ReadonlyArray<string> | undefined
    /** first frame */
    readonly first_image?: string | undefined
    /** last frame */
    readonly last_image?: string | undefined
    /** seconds of output; 4 to 15 @default 5 */
    readonly duration?: number | undefined
    /** width to height of the output */
    readonly aspect_ratio?: string | undefined
    readonly resolution?: "720p" | "1080p" | undefined
    /** -1 for random */
    readonly seed?: number | string | undefined
    /** adds sound */
    readonly generate_audio?: boolean | string | undefined
    readonly tools?: ReadonlyArray<{ readonly [key: string]: unknown }> | undefined
    readonly watermark?: boolean | string | undefined
  }
  readonly "sd_2.0_special": {
    /** text that describes the result */
    readonly prompt: string
    /** reference images; at most 9 of them */
    readonly reference_images?: ReadonlyArray<string> | undefined
    /** reference videos; at most 3 of them */
    readonly reference_videos?: ReadonlyArray<string> | undefined
    /** reference sounds; at most 3 of them */
    readonly reference_audios?: ReadonlyArray<string> | undefined
    /** first frame */
    readonly first_image?: string | undefined
    /** last frame */
    readonly last_image?: string | undefined
    /** seconds of output; 4 to 15 @default 5 */
    readonly duration?: number | undefined
    /** width to height of the output */
    readonly aspect_ratio?: string | undefined
    readonly resolution?: "720p" | "1080p" | "2k" | "4k" | undefined
    /** -1 for random */
    readonly seed?: number | string | undefined
    /** adds sound */
    readonly generate_audio?: boolean | string | undefined
    readonly tools?: ReadonlyArray<{ readonly [key: string]: unknown }> | undefined
    readonly watermark?: boolean | string | undefined
  }
  readonly "sd_2.0_special_1080p": {
    /** size also stands in the id */
    readonly resolution?: "1080p" | undefined
    /** width to height of the output @default "16:9" */
    readonly ratio?: "16:9" | "9:16" | "1:1" | "4:3" | "3:4" | "21:9" | "adaptive" | undefined
    /** seconds of output; 4 to 15 @default 5 */
    readonly duration?: number | undefined
    /** adds sound */
    readonly generate_audio?: boolean | undefined
    readonly return_last_frame?: boolean | undefined
    /** -1 for random */
    readonly seed?: number | undefined
    readonly tools?: ReadonlyArray<{ readonly [key: string]: unknown }> | undefined
    /** text and media parts; at least 1 of them */
    readonly content: ReadonlyArray<
      {
        readonly type: "text" | "image_url" | "video_url" | "audio_url"
        readonly text?: string | undefined
        readonly role?:
          | "first_frame"
          | "last_frame"
          | "reference_image"
          | "reference_video"
          | "reference_audio"
          | undefined
        readonly image_url?: { readonly url: string } | undefined
        readonly video_url?: { readonly url: string } | undefined
        readonly audio_url?: { readonly url: string } | undefined
      }
    >
  }
  readonly "sd_2.0_special_1080p_with_video_ref": {
    /** size also stands in the id */
    readonly resolution?: "1080p" | undefined
    /** width to height of the output @default "16:9" */
    readonly ratio?: "16:9" | "9:16" | "1:1" | "4:3" | "3:4" | "21:9" | "adaptive" | undefined
    /** seconds of output; 4 to 15 @default 5 */
    readonly duration?: number | undefined
    /** adds sound */
    readonly generate_audio?: boolean | undefined
    readonly return_last_frame?: boolean | undefined
    /** -1 for random */
    readonly seed?: number | undefined
    readonly tools?: ReadonlyArray<{ readonly [key: string]: unknown }> | undefined
    /** text and media parts; at least 1 of them */
    readonly content: ReadonlyArray<
      {
        readonly type: "text" | "image_url" | "video_url" | "audio_url"
        readonly text?: string | undefined
        readonly role?:
          | "first_frame"
          | "last_frame"
          | "reference_image"
          | "reference_video"
          | "reference_audio"
          | undefined
        readonly image_url?: { readonly url: string } | undefined
        readonly video_url?: { readonly url: string } | undefined
        readonly audio_url?: { readonly url: string } | undefined
      }
    >
  }
  readonly "sd_2.0_special_2k": {
    /** size also stands in the id */
    readonly resolution?: "2k" | undefined
    /** width to height of the output @default "16:9" */
    readonly ratio?: "16:9" | "9:16" | "1:1" | "4:3" | "3:4" | "21:9" | "adaptive" | undefined
    /** seconds of output; 4 to 15 @default 5 */
    readonly duration?: number | undefined
    /** adds sound */
    readonly generate_audio?: boolean | undefined
    readonly return_last_frame?: boolean | undefined
    /** -1 for random */
    readonly seed?: number | undefined
    readonly tools?: ReadonlyArray<{ readonly [key: string]: unknown }> | undefined
    /** text and media parts; at least 1 of them */
    readonly content: ReadonlyArray<
      {
        readonly type: "text" | "image_url" | "video_url" | "audio_url"
        readonly text?: string | undefined
        readonly role?:
          | "first_frame"
          | "last_frame"
          | "reference_image"
          | "reference_video"
          | "reference_audio"
          | undefined
        readonly image_url?: { readonly url: string } | undefined
        readonly video_url?: { readonly url: string } | undefined
        readonly audio_url?: { readonly url: string } | undefined
      }
    >
  }
  readonly "sd_2.0_special_2k_with_video_ref": {
    /** size also stands in the id */
    readonly resolution?: "2k" | undefined
    /** width to height of the output @default "16:9" */
    readonly ratio?: "16:9" | "9:16" | "1:1" | "4:3" | "3:4" | "21:9" | "adaptive" | undefined
    /** seconds of output; 4 to 15 @default 5 */
    readonly duration?: number | undefined
    /** adds sound */
    readonly generate_audio?: boolean | undefined
    readonly return_last_frame?: boolean | undefined
    /** -1 for random */
    readonly seed?: number | undefined
    readonly tools?: ReadonlyArray<{ readonly [key: string]: unknown }> | undefined
    /** text and media parts; at least 1 of them */
    readonly content: ReadonlyArray<
      {
        readonly type: "text" | "image_url" | "video_url" | "audio_url"
        readonly text?: string | undefined
        readonly role?:
          | "first_frame"
          | "last_frame"
          | "reference_image"
          | "reference_video"
          | "reference_audio"
          | undefined
        readonly image_url?: { readonly url: string } | undefined
        readonly video_url?: { readonly url: string } | undefined
        readonly audio_url?: { readonly url: string } | undefined
      }
    >
  }
  readonly "sd_2.0_special_4k": {
    /** size also stands in the id */
    readonly resolution?: "4k" | undefined
    /** width to height of the output @default "16:9" */
    readonly ratio?: "16:9" | "9:16" | "1:1" | "4:3" | "3:4" | "21:9" | "adaptive" | undefined
    /** seconds of output; 4 to 15 @default 5 */
    readonly duration?: number | undefined
    /** adds sound */
    readonly generate_audio?: boolean | undefined
    readonly return_last_frame?: boolean | undefined
    /** -1 for random */
    readonly seed?: number | undefined
    readonly tools?: ReadonlyArray<{ readonly [key: string]: unknown }> | undefined
    /** text and media parts; at least 1 of them */
    readonly content: ReadonlyArray<
      {
        readonly type: "text" | "image_url" | "video_url" | "audio_url"
        readonly text?: string | undefined
        readonly role?:
          | "first_frame"
          | "last_frame"
          | "reference_image"
          | "reference_video"
          | "reference_audio"
          | undefined
        readonly image_url?: { readonly url: string } | undefined
        readonly video_url?: { readonly url: string } | undefined
        readonly audio_url?: { readonly url: string } | undefined
      }
    >
  }
  readonly "sd_2.0_special_4k_with_video_ref": {
    /** size also stands in the id */
    readonly resolution?: "4k" | undefined
    /** width to height of the output @default "16:9" */
    readonly ratio?: "16:9" | "9:16" | "1:1" | "4:3" | "3:4" | "21:9" | "adaptive" | undefined
    /** seconds of output; 4 to 15 @default 5 */
    readonly duration?: number | undefined
    /** adds sound */
    readonly generate_audio?: boolean | undefined
    readonly return_last_frame?: boolean | undefined
    /** -1 for random */
    readonly seed?: number | undefined
    readonly tools?: ReadonlyArray<{ readonly [key: string]: unknown }> | undefined
    /** text and media parts; at least 1 of them */
    readonly content: ReadonlyArray<
      {
        readonly type: "text" | "image_url" | "video_url" | "audio_url"
        readonly text?: string | undefined
        readonly role?:
          | "first_frame"
          | "last_frame"
          | "reference_image"
          | "reference_video"
          | "reference_audio"
          | undefined
        readonly image_url?: { readonly url: string } | undefined
        readonly video_url?: { readonly url: string } | undefined
        readonly audio_url?: { readonly url: string } | undefined
      }
    >
  }
  readonly "sd_2.0_special_720p": {
    /** size also stands in the id */
    readonly resolution?: "720p" | undefined
    /** width to height of the output @default "16:9" */
    readonly ratio?: "16:9" | "9:16" | "1:1" | "4:3" | "3:4" | "21:9" | "adaptive" | undefined
    /** seconds of output; 4 to 15 @default 5 */
    readonly duration?: number | undefined
    /** adds sound */
    readonly generate_audio?: boolean | undefined
    readonly return_last_frame?: boolean | undefined
    /** -1 for random */
    readonly seed?: number | undefined
    readonly tools?: ReadonlyArray<{ readonly [key: string]: unknown }> | undefined
    /** text and media parts; at least 1 of them */
    readonly content: ReadonlyArray<
      {
        readonly type: "text" | "image_url" | "video_url" | "audio_url"
        readonly text?: string | undefined
        readonly role?:
          | "first_frame"
          | "last_frame"
          | "reference_image"
          | "reference_video"
          | "reference_audio"
          | undefined
        readonly image_url?: { readonly url: string } | undefined
        readonly video_url?: { readonly url: string } | undefined
        readonly audio_url?: { readonly url: string } | undefined
      }
    >
  }
  readonly "sd_2.0_special_720p_with_video_ref": {
    /** size also stands in the id */
    readonly resolution?: "720p" | undefined
    /** width to height of the output @default "16:9" */
    readonly ratio?: "16:9" | "9:16" | "1:1" | "4:3" | "3:4" | "21:9" | "adaptive" | undefined
    /** seconds of output; 4 to 15 @default 5 */
    readonly duration?: number | undefined
    /** adds sound */
    readonly generate_audio?: boolean | undefined
    readonly return_last_frame?: boolean | undefined
    /** -1 for random */
    readonly seed?: number | undefined
    readonly tools?: ReadonlyArray<{ readonly [key: string]: unknown }> | undefined
    /** text and media parts; at least 1 of them */
    readonly content: ReadonlyArray<
      {
        readonly type: "text" | "image_url" | "video_url" | "audio_url"
        readonly text?: string | undefined
        readonly role?:
          | "first_frame"
          | "last_frame"
          | "reference_image"
          | "reference_video"
          | "reference_audio"
          | undefined
        readonly image_url?: { readonly url: string } | undefined
        readonly video_url?: { readonly url: string } | undefined
        readonly audio_url?: { readonly url: string } | undefined
      }
    >
  }
  readonly "sd_2.5_discount_v1": {
    /** text that describes the result */
    readonly prompt: string
    /** reference images; at most 30 of them */
    readonly reference_images?: ReadonlyArray<string> | undefined
    /** reference videos; at most 10 of them */
    readonly reference_videos?: ReadonlyArray<string> | undefined
    /** reference sounds; at most 10 of them */
    readonly reference_audios?: ReadonlyArray<string> | undefined
    /** first frame */
    readonly first_image?: string | undefined
    /** last frame */
    readonly last_image?: string | undefined
    /** seconds of output; 4 to 30 @default 4 */
    readonly duration?: number | undefined
    /** width to height of the output */
    readonly aspect_ratio?: "16:9" | "9:16" | "1:1" | "4:3" | "3:4" | "21:9" | "adaptive" | undefined
    /** @default "720p" */
    readonly resolution?: "480p" | "720p" | "1080p" | undefined
    /** -1 for random */
    readonly seed?: number | undefined
    /** adds sound */
    readonly generate_audio?: boolean | undefined
  }
  readonly "sd_2.5_special_v1": {
    /** text that describes the result */
    readonly prompt: string
    /** reference images; at most 30 of them */
    readonly reference_images?: ReadonlyArray<string> | undefined
    /** seconds; 4 is raised to 5 by one client; 4 to 30 */
    readonly duration?: number | undefined
    /** width to height of the output */
    readonly aspect_ratio?: "16:9" | "9:16" | "1:1" | "4:3" | "3:4" | "21:9" | "adaptive" | undefined
    /** @default "720p" */
    readonly resolution?: "720p" | "1080p" | undefined
    /** reference videos; at most 10 of them */
    readonly reference_videos?: ReadonlyArray<string> | undefined
    /** reference sounds; at most 10 of them */
    readonly reference_audios?: ReadonlyArray<string> | undefined
    /** fixes the randomness */
    readonly seed?: number | undefined
  }
  readonly "sd_2.5_special": VideoInputs["sd_2.5_special_v1"]
  readonly "seedance-2.5": {
    /** text that describes the result */
    readonly prompt: string
    readonly duration?: number | undefined
  }
  readonly "seedance-2.5-c1": {
    /** text that describes the result; at most 5000 characters */
    readonly prompt: string
    /** reference images; at most 30 of them */
    readonly reference_images?: ReadonlyArray<string> | undefined
    /** reference videos; at most 10 of them */
    readonly reference_videos?: ReadonlyArray<string> | undefined
    /** reference sounds; at most 10 of them */
    readonly reference_audios?: ReadonlyArray<string> | undefined
    /** first frame */
    readonly first_image?: string | undefined
    /** last frame */
    readonly last_image?: string | undefined
    /** seconds of output; 4 to 30 @default 4 */
    readonly duration?: number | undefined
    /** @default "16:9" */
    readonly aspect_ratio?: "9:16" | "16:9" | "1:1" | undefined
    /** @default "720p" */
    readonly resolution?: "480p" | "720p" | undefined
  }
  readonly "seedance-2.5-c3": {
    /** text that describes the result; at most 5000 characters */
    readonly prompt: string
    /** reference images; at most 30 of them */
    readonly reference_images?: ReadonlyArray<string> | undefined
    /** reference sounds; at most 10 of them */
    readonly reference_audios?: ReadonlyArray<string> | undefined
    /** first frame */
    readonly first_image?: string | undefined
    /** last frame */
    readonly last_image?: string | undefined
    /** seconds of output; 4 to 29 */
    readonly duration?: number | undefined
    readonly aspect_ratio?: "16:9" | "1:1" | "9:16" | undefined
    readonly resolution?: "720p" | undefined
    /** adds sound */
    readonly generate_audio?: boolean | undefined
  }
  readonly "seedance-2.5-c2": {
    /** text that describes the result */
    readonly prompt: string
    readonly duration?: number | undefined
  }
  readonly seedance_1_5_pro_1080p: {
    /** text that describes the result */
    readonly prompt: string
    /** seconds of output; 4 to 11 */
    readonly duration?: number | undefined
    /** width to height of the output */
    readonly size?: string | undefined
    /** first frame */
    readonly first_image?: string | undefined
    /** last frame */
    readonly last_image?: string | undefined
  }
  readonly seedance_1_5_pro_480p: {
    /** text that describes the result */
    readonly prompt: string
    /** seconds of output; 4 to 11 */
    readonly duration?: number | undefined
    /** width to height of the output */
    readonly size?: string | undefined
    /** first frame */
    readonly first_image?: string | undefined
    /** last frame */
    readonly last_image?: string | undefined
  }
  readonly seedance_1_5_pro_720p: {
    /** text that describes the result */
    readonly prompt: string
    /** seconds of output; 4 to 11 */
    readonly duration?: number | undefined
    /** width to height of the output */
    readonly size?: string | undefined
    /** first frame */
    readonly first_image?: string | undefined
    /** last frame */
    readonly last_image?: string | undefined
  }
  readonly seedance_2_0: {
    /** text that describes the result */
    readonly prompt: string
    /** seconds of output; 4 to 15 @default 5 */
    readonly duration?: number | undefined
    /** first frame */
    readonly first_image?: string | undefined
    /** last frame */
    readonly last_image?: string | undefined
    /** ratio; list not seen */
    readonly aspect_ratio?: string | undefined
    /** adds sound */
    readonly generateAudio?: boolean | undefined
    /** reference images */
    readonly referenceImages?: ReadonlyArray<string> | undefined
    /** reference videos; at least 1 of them */
    readonly referenceVideos: ReadonlyArray<string>
    /** reference sounds */
    readonly referenceAudios?: ReadonlyArray<string> | undefined
  }
  readonly seedance_2_0_fast: {
    /** text that describes the result */
    readonly prompt: string
    /** seconds of output; 4 to 15 @default 5 */
    readonly duration?: number | undefined
    /** first frame */
    readonly first_image?: string | undefined
    /** last frame */
    readonly last_image?: string | undefined
    /** ratio; list not seen */
    readonly aspect_ratio?: string | undefined
    /** adds sound */
    readonly generateAudio?: boolean | undefined
    /** reference images */
    readonly referenceImages?: ReadonlyArray<string> | undefined
    /** reference videos; at least 1 of them */
    readonly referenceVideos: ReadonlyArray<string>
    /** reference sounds */
    readonly referenceAudios?: ReadonlyArray<string> | undefined
  }
  readonly seedance_2_0_fast_pro: {
    /** text that describes the result */
    readonly prompt: string
    /** seconds of output; 4 to 15 @default 5 */
    readonly duration?: number | undefined
    /** first frame */
    readonly first_image?: string | undefined
    /** last frame */
    readonly last_image?: string | undefined
    /** ratio; list not seen */
    readonly aspect_ratio?: string | undefined
    /** adds sound */
    readonly generateAudio?: boolean | undefined
    /** reference images */
    readonly referenceImages?: ReadonlyArray<string> | undefined
    /** reference videos */
    readonly referenceVideos?: ReadonlyArray<string> | undefined
    /** reference sounds */
    readonly referenceAudios?: ReadonlyArray<string> | undefined
  }
  readonly seedance_2_0_pro: {
    /** text that describes the result */
    readonly prompt: string
    /** seconds of output; 4 to 15 @default 5 */
    readonly duration?: number | undefined
    /** first frame */
    readonly first_image?: string | undefined
    /** last frame */
    readonly last_image?: string | undefined
    /** ratio; list not seen */
    readonly aspect_ratio?: string | undefined
    /** adds sound */
    readonly generateAudio?: boolean | undefined
    /** reference images */
    readonly referenceImages?: ReadonlyArray<string> | undefined
    /** reference videos */
    readonly referenceVideos?: ReadonlyArray<string> | undefined
    /** reference sounds */
    readonly referenceAudios?: ReadonlyArray<string> | undefined
  }
  readonly seedance_2_0_x1_discount: {
    /** @default "720p" */
    readonly resolution?: "480p" | "720p" | "1080p" | undefined
    /** width to height of the output @default "16:9" */
    readonly ratio?: "21:9" | "16:9" | "4:3" | "1:1" | "3:4" | "9:16" | undefined
    /** seconds of output; 4 to 15 @default 5 */
    readonly duration?: number | undefined
    /** text and media parts; at least 1 of them */
    readonly content: ReadonlyArray<
      {
        readonly type: "text" | "image_url" | "video_url" | "audio_url"
        readonly text?: string | undefined
        readonly role?:
          | "first_frame"
          | "last_frame"
          | "reference_image"
          | "reference_video"
          | "reference_audio"
          | undefined
        readonly image_url?: { readonly url: string } | undefined
        readonly video_url?: { readonly url: string } | undefined
        readonly audio_url?: { readonly url: string } | undefined
      }
    >
  }
  readonly seedance_2_0_x1_official: {
    /** @default "720p" */
    readonly resolution?: "480p" | "720p" | "1080p" | undefined
    /** width to height of the output @default "16:9" */
    readonly ratio?: "21:9" | "16:9" | "4:3" | "1:1" | "3:4" | "9:16" | undefined
    /** seconds of output; 4 to 15 @default 5 */
    readonly duration?: number | undefined
    /** text and media parts; at least 1 of them */
    readonly content: ReadonlyArray<
      {
        readonly type: "text" | "image_url" | "video_url" | "audio_url"
        readonly text?: string | undefined
        readonly role?:
          | "first_frame"
          | "last_frame"
          | "reference_image"
          | "reference_video"
          | "reference_audio"
          | undefined
        readonly image_url?: { readonly url: string } | undefined
        readonly video_url?: { readonly url: string } | undefined
        readonly audio_url?: { readonly url: string } | undefined
      }
    >
  }
  readonly seedance_fast_2_0_x1_discount: {
    /** @default "720p" */
    readonly resolution?: "480p" | "720p" | "1080p" | undefined
    /** width to height of the output @default "16:9" */
    readonly ratio?: "21:9" | "16:9" | "4:3" | "1:1" | "3:4" | "9:16" | undefined
    /** seconds of output; 4 to 15 @default 5 */
    readonly duration?: number | undefined
    /** text and media parts; at least 1 of them */
    readonly content: ReadonlyArray<
      {
        readonly type: "text" | "image_url" | "video_url" | "audio_url"
        readonly text?: string | undefined
        readonly role?:
          | "first_frame"
          | "last_frame"
          | "reference_image"
          | "reference_video"
          | "reference_audio"
          | undefined
        readonly image_url?: { readonly url: string } | undefined
        readonly video_url?: { readonly url: string } | undefined
        readonly audio_url?: { readonly url: string } | undefined
      }
    >
  }
  readonly seedance_fast_2_0_x1_official: {
    /** @default "720p" */
    readonly resolution?: "480p" | "720p" | "1080p" | undefined
    /** width to height of the output @default "16:9" */
    readonly ratio?: "21:9" | "16:9" | "4:3" | "1:1" | "3:4" | "9:16" | undefined
    /** seconds of output; 4 to 15 @default 5 */
    readonly duration?: number | undefined
    /** text and media parts; at least 1 of them */
    readonly content: ReadonlyArray<
      {
        readonly type: "text" | "image_url" | "video_url" | "audio_url"
        readonly text?: string | undefined
        readonly role?:
          | "first_frame"
          | "last_frame"
          | "reference_image"
          | "reference_video"
          | "reference_audio"
          | undefined
        readonly image_url?: { readonly url: string } | undefined
        readonly video_url?: { readonly url: string } | undefined
        readonly audio_url?: { readonly url: string } | undefined
      }
    >
  }
  readonly "sora-2": {
    /** text that describes the result */
    readonly prompt: string
    /** @default "720x1280" */
    readonly size?: "720x1280" | "1280x720" | undefined
    readonly aspect_ratio?: "16:9" | "9:16" | undefined
    readonly duration?: 10 | 15 | undefined
    readonly seconds?: 10 | 15 | undefined
    /** input images; at most 3 of them */
    readonly input_reference?: ReadonlyArray<string> | undefined
    /** input images */
    readonly image_urls?: ReadonlyArray<string> | undefined
  }
  readonly "sora-2-pro": {
    /** text that describes the result */
    readonly prompt: string
    /** @default "720x1280" */
    readonly size?: "720x1280" | "1280x720" | undefined
    readonly aspect_ratio?: "16:9" | "9:16" | undefined
    readonly duration?: 10 | 15 | 25 | undefined
    readonly seconds?: 10 | 15 | 25 | undefined
    /** input images; at most 3 of them */
    readonly input_reference?: ReadonlyArray<string> | undefined
    /** input images */
    readonly image_urls?: ReadonlyArray<string> | undefined
  }
  readonly "sora-2-stable": {
    /** text that describes the result */
    readonly prompt: string
    /** @default "720x1280" */
    readonly size?: "720x1280" | "1280x720" | undefined
    readonly aspect_ratio?: "16:9" | "9:16" | undefined
    readonly duration?: 10 | 15 | undefined
    readonly seconds?: 10 | 15 | undefined
    /** input images; at most 3 of them */
    readonly input_reference?: ReadonlyArray<string> | undefined
    /** input images */
    readonly image_urls?: ReadonlyArray<string> | undefined
  }
  readonly starvideos_v3: {
    /** text that describes the result */
    readonly prompt: string
    /** seconds of output; 3 to 15 @default 5 */
    readonly duration?: number | undefined
    /** width to height of the output @default "16:9" */
    readonly ratio?: "16:9" | "9:16" | undefined
    /** first two count */
    readonly images?: ReadonlyArray<string> | undefined
  }
  readonly "veo3.1-fast": {
    /** text that describes the result */
    readonly prompt: string
    /** @default "1280x720" */
    readonly size?: "1280x720" | "720x1280" | undefined
    readonly aspect_ratio?: "16:9" | "9:16" | undefined
    /** @default 8 */
    readonly duration?: 8 | undefined
    /** @default 8 */
    readonly seconds?: 8 | undefined
    /** reference images; at most 3 of them */
    readonly input_reference?: ReadonlyArray<string> | undefined
    /** reference images; at most 3 of them */
    readonly image_urls?: ReadonlyArray<string> | undefined
    /** first frame */
    readonly first_image?: string | undefined
    /** last frame */
    readonly last_image?: string | undefined
  }
  readonly veo_3_1_fast: {
    /** text that describes the result */
    readonly prompt: string
    /** any letter case @default "720p" */
    readonly resolution?: "720p" | "1080p" | "4K" | undefined
    /** width to height of the output @default "16:9" */
    readonly aspect_ratio?: "16:9" | "9:16" | undefined
    /** first frame */
    readonly first_image?: string | undefined
    /** last frame */
    readonly last_image?: string | undefined
    /** reference images; at most 3 of them */
    readonly input_reference?: ReadonlyArray<string> | undefined
    /** reference images; at most 3 of them */
    readonly image_urls?: ReadonlyArray<string> | undefined
  }
  readonly veo_3_1_fast_stable: {
    /** text that describes the result */
    readonly prompt: string
    /** any letter case @default "720p" */
    readonly resolution?: "720p" | "1080p" | undefined
    /** width to height of the output @default "16:9" */
    readonly aspect_ratio?: "16:9" | "9:16" | undefined
    /** first frame */
    readonly first_image?: string | undefined
    /** last frame */
    readonly last_image?: string | undefined
  }
  readonly veo_3_1_pro: {
    /** text that describes the result */
    readonly prompt: string
    /** any letter case @default "720p" */
    readonly resolution?: "720p" | "1080p" | "4K" | undefined
    /** width to height of the output @default "16:9" */
    readonly aspect_ratio?: "16:9" | "9:16" | undefined
    /** first frame */
    readonly first_image?: string | undefined
    /** last frame */
    readonly last_image?: string | undefined
    /** reference images; at most 3 of them */
    readonly input_reference?: ReadonlyArray<string> | undefined
    /** reference images; at most 3 of them */
    readonly image_urls?: ReadonlyArray<string> | undefined
  }
  readonly veo_3_1_pro_stable: {
    /** text that describes the result */
    readonly prompt: string
    /** any letter case @default "720p" */
    readonly resolution?: "720p" | "1080p" | undefined
    /** width to height of the output @default "16:9" */
    readonly aspect_ratio?: "16:9" | "9:16" | undefined
    /** first frame */
    readonly first_image?: string | undefined
    /** last frame */
    readonly last_image?: string | undefined
    /** reference images; at most 3 of them */
    readonly input_reference?: ReadonlyArray<string> | undefined
    /** reference images; at most 3 of them */
    readonly image_urls?: ReadonlyArray<string> | undefined
  }
  readonly video_30_10_10: {
    /** at most 5000 characters */
    readonly prompt: string
    /** reference images; at most 30 of them */
    readonly reference_images?: ReadonlyArray<string> | undefined
    /** reference videos; at most 10 of them */
    readonly reference_videos?: ReadonlyArray<string> | undefined
    /** reference sounds; at most 10 of them */
    readonly reference_audios?: ReadonlyArray<string> | undefined
    /** seconds of output; 4 to 30 @default 5 */
    readonly duration?: number | undefined
    /** @default "16:9" */
    readonly aspect_ratio?: "16:9" | "9:16" | "1:1" | "21:9" | "4:3" | "3:4" | undefined
    /** @default "720p" */
    readonly resolution: "720p"
  }
  readonly videos: {
    /** text that describes the result */
    readonly prompt: string
    /** seconds of output; 4 to 15 */
    readonly duration: number
    /** width to height of the output @default "16:9" */
    readonly ratio?: "21:9" | "16:9" | "4:3" | "1:1" | "3:4" | "9:16" | undefined
    /** @default "720p" */
    readonly resolution?: "720p" | undefined
    /** first frame */
    readonly first_image?: string | undefined
    /** last frame */
    readonly last_image?: string | undefined
    /** reference images */
    readonly referenceImages?: ReadonlyArray<string> | undefined
    /** reference videos */
    readonly referenceVideos?: ReadonlyArray<string> | undefined
    /** reference sounds; at most 3 of them */
    readonly referenceAudios?: ReadonlyArray<string> | undefined
  }
  readonly videos_933_c1: {
    /** text that describes the result */
    readonly prompt: string
    /** reference images; at most 9 of them */
    readonly reference_images?: ReadonlyArray<string> | undefined
    /** reference videos; at most 3 of them */
    readonly reference_videos?: ReadonlyArray<string> | undefined
    /** reference sounds; at most 3 of them */
    readonly reference_audios?: ReadonlyArray<string> | undefined
    /** seconds of output; 4 to 15 */
    readonly duration?: number | undefined
    /** width to height of the output */
    readonly aspect_ratio?: string | undefined
    /** output size class */
    readonly resolution?: "480p" | "720p" | "1080p" | undefined
    /** text true or false */
    readonly face_processing?: string | boolean | undefined
    /** adds sound */
    readonly generate_audio?: boolean | undefined
    /** how reference_images count */
    readonly reference_mode?: "frame" | "image" | undefined
  }
  readonly videos_fast: {
    /** text that describes the result; at most 1500 characters */
    readonly prompt: string
    /** seconds of output; 4 to 15 */
    readonly duration: number
    /** width to height of the output @default "16:9" */
    readonly ratio?: "16:9" | "9:16" | "1:1" | undefined
    /** @default "720p" */
    readonly resolution?: "720p" | undefined
    /** first frame */
    readonly image?: string | undefined
    /** last frame */
    readonly lastFrameImage?: string | undefined
    /** reference images */
    readonly referenceImages?: ReadonlyArray<string> | undefined
    /** reference videos */
    readonly referenceVideos?: ReadonlyArray<string> | undefined
  }
  readonly videos_fast_933_c1: {
    /** text that describes the result */
    readonly prompt: string
    /** reference images; at most 9 of them */
    readonly reference_images?: ReadonlyArray<string> | undefined
    /** reference videos; at most 3 of them */
    readonly reference_videos?: ReadonlyArray<string> | undefined
    /** reference sounds; at most 3 of them */
    readonly reference_audios?: ReadonlyArray<string> | undefined
    /** seconds of output; 4 to 15 */
    readonly duration?: number | undefined
    /** width to height of the output */
    readonly aspect_ratio?: string | undefined
    /** output size class */
    readonly resolution?: "480p" | "720p" | undefined
    /** text true or false */
    readonly face_processing?: string | boolean | undefined
    /** adds sound */
    readonly generate_audio?: boolean | undefined
    /** how reference_images count */
    readonly reference_mode?: "frame" | "image" | undefined
  }
  readonly videos_pro: {
    /** text that describes the result */
    readonly prompt: string
    /** seconds of output; 4 to 15 */
    readonly duration: number
    /** width to height of the output @default "16:9" */
    readonly ratio?: "16:9" | "9:16" | undefined
    /** @default "720p" */
    readonly resolution?: "720p" | undefined
    /** first frame */
    readonly first_image?: string | undefined
    /** last frame */
    readonly last_image?: string | undefined
    /** reference images */
    readonly referenceImages?: ReadonlyArray<string> | undefined
    /** reference videos */
    readonly referenceVideos?: ReadonlyArray<string> | undefined
  }
  readonly videos_pro_fast: {
    /** text that describes the result */
    readonly prompt: string
    /** seconds of output; 4 to 15 */
    readonly duration: number
    /** width to height of the output @default "16:9" */
    readonly ratio?: "16:9" | "9:16" | undefined
    /** @default "720p" */
    readonly resolution?: "720p" | undefined
    /** first frame */
    readonly first_image?: string | undefined
    /** last frame */
    readonly last_image?: string | undefined
    /** reference images */
    readonly referenceImages?: ReadonlyArray<string> | undefined
    /** reference videos */
    readonly referenceVideos?: ReadonlyArray<string> | undefined
  }
  readonly videos_stable: {
    /** text that describes the result; at most 5000 characters */
    readonly prompt: string
    /** seconds of output; 4 to 15 */
    readonly duration: number
    /** width to height of the output @default "16:9" */
    readonly ratio?: "16:9" | "9:16" | "1:1" | undefined
    /** @default "720p" */
    readonly resolution?: "720p" | undefined
    /** first frame */
    readonly first_image?: string | undefined
    /** last frame */
    readonly last_image?: string | undefined
    /** reference images */
    readonly referenceImages?: ReadonlyArray<string> | undefined
    /** reference videos */
    readonly referenceVideos?: ReadonlyArray<string> | undefined
    /** reference sounds; at most 1 of them */
    readonly referenceAudios?: ReadonlyArray<string> | undefined
  }
  readonly videos_stable_fast: {
    /** text that describes the result; at most 5000 characters */
    readonly prompt: string
    /** seconds of output; 4 to 15 */
    readonly duration: number
    /** width to height of the output @default "16:9" */
    readonly ratio?: "16:9" | "9:16" | "1:1" | undefined
    /** @default "720p" */
    readonly resolution?: "720p" | undefined
    /** first frame */
    readonly first_image?: string | undefined
    /** last frame */
    readonly last_image?: string | undefined
    /** reference images */
    readonly referenceImages?: ReadonlyArray<string> | undefined
    /** reference videos */
    readonly referenceVideos?: ReadonlyArray<string> | undefined
    /** reference sounds; at most 1 of them */
    readonly referenceAudios?: ReadonlyArray<string> | undefined
  }
  readonly "wan2.7-i2v": {
    /** text that describes the result */
    readonly prompt: string
    /** first frame */
    readonly first_image: string
    /** last frame */
    readonly last_image: string
    /** seconds of output; 4 to 15 */
    readonly duration?: number | undefined
    /** for example 1080P */
    readonly resolution?: string | undefined
    /** @default 0 */
    readonly seed?: number | undefined
    readonly watermark?: boolean | undefined
  }
  readonly "wan2.7-r2v": {
    /** text that describes the result */
    readonly prompt: string
    /** reference images; 1 to 3 of them */
    readonly reference_images: ReadonlyArray<string>
    /** width to height of the output */
    readonly aspect_ratio?: string | undefined
    /** seconds of output; 4 to 15 */
    readonly duration?: number | undefined
    /** for example 1080P */
    readonly resolution?: "720P" | "1080P" | undefined
    /** @default 0 */
    readonly seed?: number | undefined
    readonly watermark?: boolean | undefined
  }
  readonly "wan2.7-t2v": {
    /** text that describes the result */
    readonly prompt: string
    /** width to height of the output */
    readonly aspect_ratio?: string | undefined
    /** seconds of output; 4 to 15 */
    readonly duration?: number | undefined
    /** for example 1080P */
    readonly resolution?: string | undefined
    /** @default 0 */
    readonly seed?: number | undefined
    readonly watermark?: boolean | undefined
  }
  readonly "wan2.7-videoedit": {
    /** text that describes the result */
    readonly prompt: string
    /** video to edit; 1 to 1 of them */
    readonly reference_videos: ReadonlyArray<string>
    /** reference images; at most 4 of them */
    readonly reference_images?: ReadonlyArray<string> | undefined
    /** width to height of the output */
    readonly aspect_ratio?: string | undefined
    readonly resolution?: string | undefined
    /** @default 0 */
    readonly seed?: number | undefined
    /** meaning not seen */
    readonly audio_setting?: boolean | undefined
    readonly watermark?: boolean | undefined
  }
  readonly "wan3.0-r2v": {
    /** at most 2500 characters */
    readonly prompt: string
    /** reference images; at most 10 of them */
    readonly reference_images?: ReadonlyArray<string> | undefined
    /** reference videos; at most 5 of them */
    readonly reference_videos?: ReadonlyArray<string> | undefined
    /** reference sounds; at most 5 of them */
    readonly reference_audios?: ReadonlyArray<string> | undefined
    /** seconds of output; 3 to 30 @default 5 */
    readonly duration?: number | undefined
    /** @default "16:9" */
    readonly aspect_ratio?: "16:9" | "9:16" | undefined
    /** @default "480P" */
    readonly resolution?: "480P" | "720P" | "1080P" | undefined
  }
}

/** All of them. */
export interface Inputs extends ImageInputs, VideoInputs {}
