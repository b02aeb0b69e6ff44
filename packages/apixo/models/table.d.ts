/**
 * The table of APIXO's models, and what each takes, by its id. Written by `pnpm catalogue` from the repository's catalogue; see CONTRIBUTING.md.
 */
import type { ModelTable } from "@effect-media/core/model/ModelTable"

declare const table: ModelTable
export default table

/** Inputs of the kind "image". */
export interface ImageInputs {
  readonly flux2: {
    /** variant of the model */
    readonly mode: "pro-text-to-image" | "pro-image-to-image" | "flex-text-to-image" | "flex-image-to-image"
    /** text that describes the result */
    readonly prompt: string
    /** input images */
    readonly image_urls?: ReadonlyArray<string> | undefined
    /** ratio; list not seen */
    readonly aspect_ratio?: string | undefined
    /** for example 1K; list not seen */
    readonly resolution?: string | undefined
  }
  readonly "flux-2": ImageInputs["flux2"]
  readonly "gpt-image-1": {
    /** variant of the model */
    readonly mode: "gpt-image-1"
    /** text that describes the result; at most 10000 characters */
    readonly prompt: string
    /** input images; at most 5 of them */
    readonly image_urls?: ReadonlyArray<string> | undefined
    readonly aspect_ratio?: "1:1" | "2:3" | "3:2" | undefined
    readonly num_images?: 1 | 2 | 4 | undefined
  }
  readonly "gpt-image-2": {
    /** variant of the model */
    readonly mode: "text-to-image" | "image-to-image"
    /** text that describes the result; at most 20000 characters */
    readonly prompt: string
    /** input images; 1 to 16 of them */
    readonly image_urls?: ReadonlyArray<string> | undefined
    readonly aspect_ratio?: "auto" | "1:1" | "4:3" | "3:4" | "16:9" | "9:16" | undefined
    readonly resolution?: "1k" | "2k" | "4k" | undefined
  }
  readonly midjourney: {
    /** variant of the model */
    readonly mode: "text-to-image" | "image-to-image" | "image-edit" | "vary" | "upscale" | "reroll" | "enhance"
    /** text that describes the result; at most 2000 characters */
    readonly prompt?: string | undefined
    /** input images, mostly one; at most 2 of them */
    readonly image_urls?: ReadonlyArray<string> | undefined
    readonly aspect_ratio?:
      | "1:1"
      | "1:2"
      | "2:1"
      | "2:3"
      | "3:2"
      | "3:4"
      | "4:3"
      | "5:6"
      | "6:5"
      | "9:16"
      | "16:9"
      | undefined
    readonly speed?: "fast" | "turbo" | "relaxed" | undefined
    readonly stylization?: number | undefined
    readonly variety?: number | undefined
    readonly weirdness?: number | undefined
  }
  readonly "nano-banana": {
    /** variant of the model */
    readonly mode: "text-to-image" | "image-to-image"
    /** text that describes the result; at most 5000 characters */
    readonly prompt: string
    /** input images; 1 to 5 of them */
    readonly image_urls?: ReadonlyArray<string> | undefined
    readonly aspect_ratio?:
      | "1:1"
      | "4:3"
      | "3:4"
      | "3:2"
      | "2:3"
      | "4:5"
      | "5:4"
      | "9:16"
      | "16:9"
      | "21:9"
      | "auto"
      | undefined
    readonly output_format?: "png" | "jpeg" | undefined
  }
  readonly "nano-banana-2": {
    /** variant of the model */
    readonly mode: "text-to-image" | "image-to-image"
    /** text that describes the result; at most 20000 characters */
    readonly prompt: string
    /** input images; 1 to 14 of them */
    readonly image_urls?: ReadonlyArray<string> | undefined
    readonly aspect_ratio:
      | "auto"
      | "1:1"
      | "1:4"
      | "4:1"
      | "1:8"
      | "3:2"
      | "2:3"
      | "3:4"
      | "4:3"
      | "4:5"
      | "5:4"
      | "8:1"
      | "9:16"
      | "16:9"
      | "21:9"
    readonly resolution: "1k" | "2k" | "4k"
    readonly output_format?: "png" | "jpeg" | "jpg" | undefined
  }
  readonly "seedream-4-5": {
    /** variant of the model */
    readonly mode: "text-to-image" | "image-to-image"
    /** text that describes the result; at most 5000 characters */
    readonly prompt: string
    /** input images; 1 to 14 of them */
    readonly image_urls?: ReadonlyArray<string> | undefined
    /** number of images; 1 to 10 @default 1 */
    readonly max_images: number
    /** @default "2K" */
    readonly resolution?: "2K" | "4K" | undefined
    readonly aspect_ratio?: "1:1" | "2:3" | "3:2" | "4:3" | "3:4" | "9:16" | "16:9" | "21:9" | undefined
    /** @default "disabled" */
    readonly sequential_image_generation?: "disabled" | "auto" | undefined
  }
  readonly "seedream-5-0": {
    /** variant of the model */
    readonly mode: "text-to-image" | "image-to-image"
    /** text that describes the result; at most 5000 characters */
    readonly prompt: string
    /** input images; 1 to 14 of them */
    readonly image_urls?: ReadonlyArray<string> | undefined
    /** number of images; 1 to 10 @default 1 */
    readonly max_images: number
    /** @default "2K" */
    readonly resolution?: "2K" | "3K" | undefined
    readonly aspect_ratio?: "1:1" | "2:3" | "3:2" | "4:3" | "3:4" | "9:16" | "16:9" | "21:9" | undefined
    /** @default "disabled" */
    readonly sequential_image_generation?: "disabled" | "auto" | undefined
    /** @default false */
    readonly web_search?: boolean | undefined
    /** @default "jpeg" */
    readonly output_format?: "jpeg" | "png" | undefined
  }
  readonly "wan-2-5-image": {
    /** variant of the model */
    readonly mode: "text-to-image" | "image-to-image"
    /** text that describes the result; at most 2000 characters */
    readonly prompt: string
    /** at most 500 characters */
    readonly negative_prompt?: string | undefined
    /** 1 to 4 @default 4 */
    readonly num_images?: number | undefined
    /** 8 values with images; list not seen */
    readonly aspect_ratio?: string | undefined
    /** input images; 1 to 3 of them */
    readonly image_urls?: ReadonlyArray<string> | undefined
  }
  readonly "wan-2-6-image": {
    /** variant of the model */
    readonly mode: "text-to-image" | "image-to-image"
    /** text that describes the result; at most 2000 characters */
    readonly prompt: string
    /** at most 500 characters */
    readonly negative_prompt?: string | undefined
    /** 1 to 3 @default 1 */
    readonly num_images?: number | undefined
    readonly aspect_ratio?: "1:1" | "3:4" | "4:3" | "16:9" | "9:16" | undefined
    /** input images; 1 to 3 of them */
    readonly image_urls?: ReadonlyArray<string> | undefined
  }
  readonly "wan-2-7-image": {
    /** variant of the model */
    readonly mode: "omni-image" | "omni-image-pro"
    /** text that describes the result; at most 5000 characters */
    readonly prompt: string
    /** input images; 1 to 9 of them */
    readonly image_urls?: ReadonlyArray<string> | undefined
    readonly resolution?: "1k" | "2k" | "4k" | undefined
    /** number of images; 1 to 12 @default 1 */
    readonly num_images?: number | undefined
    /** makes a set of images */
    readonly enable_sequential?: boolean | undefined
    /** boxes per input image */
    readonly bbox_list?: ReadonlyArray<ReadonlyArray<unknown>> | undefined
    /** colours with shares; 3 to 10 of them */
    readonly color_palette?: ReadonlyArray<{ readonly [key: string]: unknown }> | undefined
  }
}

/** Inputs of the kind "video". */
export interface VideoInputs {
  readonly "grok-video": {
    /** variant of the model */
    readonly mode: "text-to-video" | "image-to-video"
    /** text that describes the result; at most 5000 characters */
    readonly prompt: string
    /** 6 to 30 @default 6 */
    readonly duration: number
    /** @default "480p" */
    readonly resolution: "480p" | "720p"
    readonly aspect_ratio?: "1:1" | "3:2" | "2:3" | "16:9" | "9:16" | undefined
    /** list not seen */
    readonly style?: string | undefined
    /** input image; at most 1 of them */
    readonly image_urls?: ReadonlyArray<string> | undefined
    /** earlier image task */
    readonly task_id?: string | undefined
    /** which image of that task; 0 to 5 */
    readonly index?: number | undefined
  }
  readonly "hailuo-2-3": {
    /** variant of the model */
    readonly mode: "standard-text-to-video" | "standard-image-to-video" | "pro-text-to-video" | "pro-image-to-video"
    /** text that describes the result */
    readonly prompt: string
    /** standard modes only */
    readonly duration?: 6 | 10 | undefined
    /** first frame; 1 to 1 of them */
    readonly image_urls?: ReadonlyArray<string> | undefined
  }
  readonly "hailuo-2-3-fast": {
    /** variant of the model */
    readonly mode: "standard-image-to-video" | "pro-image-to-video"
    /** text that describes the result */
    readonly prompt: string
    /** standard only */
    readonly duration?: 6 | 10 | undefined
    /** first frame; 1 to 1 of them */
    readonly image_urls: ReadonlyArray<string>
  }
  readonly "kling-2-1": {
    /** variant of the model @default "standard-image-to-video" */
    readonly mode: "standard-image-to-video" | "pro-image-to-video" | "master-text-to-video" | "master-image-to-video"
    /** text that describes the result; at most 5000 characters */
    readonly prompt: string
    /** @default 5 */
    readonly duration: 5 | 10
    /** first frame, then last frame; 1 to 2 of them */
    readonly image_urls?: ReadonlyArray<string> | undefined
    /** @default "16:9" */
    readonly aspect_ratio?: "16:9" | "9:16" | "1:1" | undefined
    /** at most 500 characters */
    readonly negative_prompt?: string | undefined
    /** 0 to 1 */
    readonly cfg_scale?: number | undefined
  }
  readonly "kling-2-5-turbo-pro": {
    /** variant of the model */
    readonly mode: "text-to-video" | "image-to-video"
    /** text that describes the result; at most 2500 characters */
    readonly prompt: string
    readonly duration?: 5 | 10 | undefined
    /** first frame, then last frame; 1 to 2 of them */
    readonly image_urls?: ReadonlyArray<string> | undefined
    readonly aspect_ratio?: "16:9" | "9:16" | "1:1" | undefined
    /** at most 2500 characters */
    readonly negative_prompt?: string | undefined
    /** 0 to 1 */
    readonly cfg_scale?: number | undefined
  }
  readonly "kling-2-6": {
    /** variant of the model */
    readonly mode: "text-to-video" | "image-to-video"
    /** text that describes the result; at most 1000 characters */
    readonly prompt: string
    /** input images; 1 to 2 of them */
    readonly image_urls?: ReadonlyArray<string> | undefined
    readonly aspect_ratio?: "1:1" | "9:16" | "16:9" | undefined
    readonly duration?: 5 | 10 | undefined
    /** adds sound */
    readonly sound: boolean
  }
  readonly "kling-3-0-std": {
    /** variant of the model */
    readonly mode: "text-to-video" | "image-to-video" | "motion-control"
    /** text that describes the result */
    readonly prompt?: string | undefined
    /** input images; 1 to 2 of them */
    readonly image_urls?: ReadonlyArray<string> | undefined
    /** movement to copy; 1 to 1 of them */
    readonly video_urls?: ReadonlyArray<string> | undefined
    /** 3 to 15 @default 5 */
    readonly duration?: number | undefined
    /** text mode only; list not seen */
    readonly aspect_ratio?: string | undefined
    /** adds sound */
    readonly sound?: boolean | undefined
  }
  readonly "ltx-2-19b": {
    /** variant of the model */
    readonly mode: "text-to-video" | "image-to-video" | "text-to-video-LoRA" | "image-to-video-LoRA"
    /** text that describes the result; at most 5000 characters */
    readonly prompt: string
    /** @default "720p" */
    readonly resolution: "480p" | "720p" | "1080p"
    /** 5 to 20 @default 10 */
    readonly duration: number
    readonly aspect_ratio?: "16:9" | "9:16" | undefined
    /** first frame; 1 to 1 of them */
    readonly image_urls?: ReadonlyArray<string> | undefined
    /** 1 to 2147483647; or -1 */
    readonly seed?: number | undefined
    /** at most 3 of them */
    readonly loras?: ReadonlyArray<{ readonly path: string; readonly scale?: number | undefined }> | undefined
  }
  readonly "seedance-1-5-pro": {
    /** variant of the model */
    readonly mode: "text-to-video" | "image-to-video"
    /** text that describes the result; 3 to 2500 characters */
    readonly prompt: string
    /** first frame, then last frame; 1 to 2 of them */
    readonly image_urls?: ReadonlyArray<string> | undefined
    readonly aspect_ratio?: "1:1" | "3:4" | "4:3" | "9:16" | "16:9" | "21:9" | undefined
    readonly resolution?: "480p" | "720p" | undefined
    /** 4 to 12 */
    readonly duration?: number | undefined
    /** adds sound */
    readonly sound: boolean
    /** keeps the camera still */
    readonly fixed_lens?: boolean | undefined
  }
  readonly "seedance-2-0": {
    /** variant of the model @default "text-to-video" */
    readonly mode: "text-to-video" | "first_and_last_frames" | "omni_reference"
    /** text that describes the result */
    readonly prompt: string
    readonly resolution?: "480p" | "720p" | "1080p" | undefined
    /** 4 to 15 @default 5 */
    readonly duration?: number | undefined
    readonly aspect_ratio?: "auto" | "16:9" | "4:3" | "1:1" | "3:4" | "9:16" | "21:9" | undefined
    /** frames or references; at most 9 of them */
    readonly image_urls?: ReadonlyArray<string> | undefined
    /** reference videos; at most 3 of them */
    readonly video_urls?: ReadonlyArray<string> | undefined
    /** reference sounds; at most 3 of them */
    readonly audio_urls?: ReadonlyArray<string> | undefined
    /** adds sound */
    readonly sound?: boolean | undefined
    readonly web_search?: boolean | undefined
  }
  readonly "seedance-2-0-fast": {
    /** variant of the model @default "text-to-video" */
    readonly mode: "text-to-video" | "first_and_last_frames" | "omni_reference"
    /** text that describes the result */
    readonly prompt: string
    readonly resolution?: "480p" | "720p" | undefined
    /** 4 to 15 @default 5 */
    readonly duration?: number | undefined
    readonly aspect_ratio?: "auto" | "16:9" | "4:3" | "1:1" | "3:4" | "9:16" | "21:9" | undefined
    /** frames or references; at most 9 of them */
    readonly image_urls?: ReadonlyArray<string> | undefined
    /** reference videos; at most 3 of them */
    readonly video_urls?: ReadonlyArray<string> | undefined
    /** reference sounds; at most 3 of them */
    readonly audio_urls?: ReadonlyArray<string> | undefined
    /** adds sound */
    readonly sound?: boolean | undefined
    readonly web_search?: boolean | undefined
  }
  readonly "sora-2": {
    /** variant of the model */
    readonly mode: "text-to-video" | "image-to-video"
    /** text that describes the result; at most 10000 characters */
    readonly prompt: string
    /** input image; 1 to 1 of them */
    readonly image_urls?: ReadonlyArray<string> | undefined
    readonly aspect_ratio?: "landscape" | "portrait" | "16:9" | "9:16" | "1:1" | undefined
    readonly duration?: 4 | 8 | 12 | "10" | "15" | undefined
    readonly remove_watermark?: boolean | undefined
  }
  readonly "sora-2-pro": {
    /** variant of the model */
    readonly mode: "text-to-video" | "image-to-video"
    /** text that describes the result */
    readonly prompt: string
    /** input image */
    readonly image_urls?: ReadonlyArray<string> | undefined
    /** for example 8; list not seen */
    readonly duration?: number | undefined
    readonly size?: "720*1280" | "1280*720" | undefined
    /** image mode, for example 1080p */
    readonly resolution?: string | undefined
  }
  readonly "veo-3-1": {
    /** variant of the model @default "quality" */
    readonly mode: "quality" | "fast"
    /** text that describes the result; at most 10000 characters */
    readonly prompt: string
    /** how image_urls are used @default "TEXT_2_VIDEO" */
    readonly generationType: "TEXT_2_VIDEO" | "FIRST_AND_LAST_FRAMES_2_VIDEO" | "REFERENCE_2_VIDEO"
    readonly aspect_ratio?: "16:9" | "9:16" | "auto" | undefined
    /** input images; at most 3 of them */
    readonly image_urls?: ReadonlyArray<string> | undefined
    readonly watermark?: string | undefined
    readonly seed?: number | undefined
  }
  readonly "wan-2-5": {
    /** variant of the model */
    readonly mode: "text-to-video" | "image-to-video"
    /** text that describes the result */
    readonly prompt: string
    /** list not seen */
    readonly resolution?: string | undefined
    /** list not seen */
    readonly duration?: number | undefined
    /** list not seen */
    readonly aspect_ratio?: string | undefined
    /** input image */
    readonly image_urls?: ReadonlyArray<string> | undefined
    readonly negative_prompt?: string | undefined
    readonly seed?: number | undefined
    readonly enable_prompt_expansion?: boolean | undefined
  }
  readonly "wan-2-6-video": {
    /** variant of the model */
    readonly mode:
      | "text-to-video"
      | "image-to-video-flash"
      | "image-to-video"
      | "reference-to-video-flash"
      | "reference-to-video"
    /** text that describes the result; at most 1500 characters */
    readonly prompt: string
    /** at most 500 characters */
    readonly negative_prompt?: string | undefined
    readonly resolution?: "720p" | "1080p" | undefined
    readonly size?:
      | "1280*720"
      | "720*1280"
      | "960*960"
      | "1088*832"
      | "832*1088"
      | "1920*1080"
      | "1080*1920"
      | "1440*1440"
      | "1632*1248"
      | "1248*1632"
      | undefined
    /** 2 to 15 @default 5 */
    readonly duration?: number | undefined
    /** input or reference images; at most 5 of them */
    readonly image_urls?: ReadonlyArray<string> | undefined
    /** reference videos; at most 5 of them */
    readonly video_urls?: ReadonlyArray<string> | undefined
    /** input sound */
    readonly audio_urls?: ReadonlyArray<string> | undefined
    /** flash modes only @default true */
    readonly sound?: boolean | undefined
    /** @default true */
    readonly prompt_extend?: boolean | undefined
  }
  readonly "wan-2-7-video": {
    /** variant of the model */
    readonly mode: "text-to-video" | "image-to-video" | "reference-to-video" | "video-edit"
    /** text that describes the result */
    readonly prompt?: string | undefined
    readonly resolution?: "720p" | "1080p" | undefined
    readonly aspect_ratio?: "16:9" | "9:16" | "1:1" | "4:3" | "3:4" | undefined
    /** 0 only for video-edit; 2 to 15; or 0 @default 5 */
    readonly duration?: number | undefined
    /** input images */
    readonly image_urls?: ReadonlyArray<string> | undefined
    /** input videos */
    readonly video_urls?: ReadonlyArray<string> | undefined
    /** input sounds */
    readonly audio_urls?: ReadonlyArray<string> | undefined
  }
  readonly "wan-2-7": VideoInputs["wan-2-7-video"]
}

/** Inputs of the kind "audio". */
export interface AudioInputs {
  readonly suno: {
    /** variant of the model */
    readonly mode: "V4" | "V4_5" | "V4_5ALL" | "V4_5PLUS" | "V5" | "V5_5"
    /** turns on the detailed fields */
    readonly customMode: boolean
    /** no vocals */
    readonly instrumental: boolean
    /** lyrics or idea; at most 5000 characters */
    readonly prompt?: string | undefined
    /** at most 1000 characters */
    readonly style?: string | undefined
    /** at most 80 characters */
    readonly title?: string | undefined
    readonly vocalGender?: "m" | "f" | undefined
    readonly negativeTags?: string | undefined
    /** 0 to 1 */
    readonly styleWeight?: number | undefined
    /** 0 to 1 */
    readonly weirdnessConstraint?: number | undefined
    /** 0 to 1 */
    readonly audioWeight?: number | undefined
  }
}

/** All of them. */
export interface Inputs extends ImageInputs, VideoInputs, AudioInputs {}
