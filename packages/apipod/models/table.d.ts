/**
 * The table of APIPod's models, and what each takes, by its id. Written by `pnpm catalogue` from the repository's catalogue; see CONTRIBUTING.md.
 */
import type { ModelTable } from "@effect-media/core/model/ModelTable"

declare const table: ModelTable
export default table

/** Inputs of the kind "image". */
export interface ImageInputs {
  readonly "gpt-image-2": {
    /** text that describes the result; at most 32000 characters */
    readonly prompt: string
    /** input images */
    readonly image_urls?: ReadonlyArray<string> | undefined
    /** output size or quality class @default "auto" */
    readonly quality?: "auto" | "low" | "medium" | "high" | undefined
    /** width to height of the output @default "auto" */
    readonly aspect_ratio?:
      | "auto"
      | "1:1"
      | "2:3"
      | "3:2"
      | "3:4"
      | "4:3"
      | "4:5"
      | "5:4"
      | "9:16"
      | "16:9"
      | "21:9"
      | "1:2"
      | "1:3"
      | "2:1"
      | "3:1"
      | "9:21"
      | undefined
    /** output size class @default "1K" */
    readonly resolution?: "1K" | "2K" | "4K" | undefined
    /** receives one POST when the task ends */
    readonly callback_url?: string | undefined
  }
  readonly "gpt-image-2-fast": {
    /** text that describes the result; at most 36000 characters */
    readonly prompt: string
    /** input images */
    readonly image_urls?: ReadonlyArray<string> | undefined
    /** output size or quality class @default "auto" */
    readonly quality?: "auto" | "low" | "medium" | "high" | undefined
    /** output size class @default "1K" */
    readonly resolution?: "1K" | "2K" | "4K" | undefined
    /** width to height of the output @default "auto" */
    readonly aspect_ratio?:
      | "auto"
      | "1:1"
      | "2:3"
      | "3:2"
      | "3:4"
      | "4:3"
      | "4:5"
      | "5:4"
      | "9:16"
      | "16:9"
      | "21:9"
      | "1:2"
      | "1:3"
      | "2:1"
      | "3:1"
      | "9:21"
      | undefined
    /** receives one POST when the task ends */
    readonly callback_url?: string | undefined
  }
  readonly "gpt-image-2-lite": {
    /** text that describes the result; at most 32000 characters */
    readonly prompt: string
    /** input images */
    readonly image_urls?: ReadonlyArray<string> | undefined
    /** output size class @default "1K" */
    readonly resolution?: "1K" | "2K" | "4K" | undefined
    /** width to height of the output @default "auto" */
    readonly aspect_ratio?:
      | "auto"
      | "1:1"
      | "2:3"
      | "3:2"
      | "3:4"
      | "4:3"
      | "4:5"
      | "5:4"
      | "9:16"
      | "16:9"
      | "21:9"
      | "1:2"
      | "1:3"
      | "2:1"
      | "3:1"
      | "9:21"
      | undefined
    /** receives one POST when the task ends */
    readonly callback_url?: string | undefined
  }
  readonly "nano-banana-2": {
    /** text that describes the result; at most 3993 characters */
    readonly prompt: string
    /** input images */
    readonly image_urls?: ReadonlyArray<string> | undefined
    /** width to height of the output @default "1:1" */
    readonly aspect_ratio?:
      | "1:1"
      | "1:4"
      | "1:8"
      | "2:3"
      | "3:2"
      | "3:4"
      | "4:1"
      | "4:3"
      | "4:5"
      | "5:4"
      | "8:1"
      | "9:16"
      | "16:9"
      | "21:9"
      | "auto"
      | undefined
    /** output size or quality class @default "1K" */
    readonly quality?: "512px" | "1K" | "2K" | "4K" | undefined
    /** receives one POST when the task ends */
    readonly callback_url?: string | undefined
  }
  readonly "nano-banana-pro": {
    /** text that describes the result; at most 4000 characters */
    readonly prompt: string
    /** input images */
    readonly image_urls?: ReadonlyArray<string> | undefined
    /** output size or quality class @default "1K" */
    readonly quality?: "1K" | "2K" | "4K" | undefined
    /** width to height of the output @default "1:1" */
    readonly aspect_ratio?:
      | "1:1"
      | "2:3"
      | "3:2"
      | "3:4"
      | "4:3"
      | "4:5"
      | "5:4"
      | "9:16"
      | "16:9"
      | "21:9"
      | "auto"
      | undefined
    /** receives one POST when the task ends */
    readonly callback_url?: string | undefined
  }
  readonly "seedream-5.0-lite": {
    /** text that describes the result; at most 2000 characters */
    readonly prompt: string
    /** output size or quality class @default "2K" */
    readonly quality?: "2K" | "3K" | undefined
    /** width to height of the output @default "1:1" */
    readonly aspect_ratio?: "1:1" | "2:3" | "3:2" | "3:4" | "4:3" | "16:9" | "9:16" | "21:9" | undefined
    /** receives one POST when the task ends */
    readonly callback_url?: string | undefined
  }
  readonly "seedream-5.0-lite-edit": {
    /** text that describes the result; at most 2000 characters */
    readonly prompt: string
    /** input images */
    readonly image_urls: ReadonlyArray<string>
    /** output size or quality class @default "2K" */
    readonly quality?: "2K" | "3K" | undefined
    /** width to height of the output @default "1:1" */
    readonly aspect_ratio?: "1:1" | "2:3" | "3:2" | "3:4" | "4:3" | "16:9" | "9:16" | "21:9" | undefined
    /** receives one POST when the task ends */
    readonly callback_url?: string | undefined
  }
  readonly "seedream-v4.5": {
    /** text that describes the result; at most 4000 characters */
    readonly prompt: string
    /** output size or quality class @default "2K" */
    readonly quality?: "2K" | "4K" | undefined
    /** width to height of the output @default "1:1" */
    readonly aspect_ratio?: "1:1" | "2:3" | "3:2" | "3:4" | "4:3" | "16:9" | "9:16" | "21:9" | undefined
    /** receives one POST when the task ends */
    readonly callback_url?: string | undefined
  }
  readonly "seedream-v4.5-edit": {
    /** text that describes the result; at most 4000 characters */
    readonly prompt: string
    /** input images */
    readonly image_urls: ReadonlyArray<string>
    /** output size or quality class @default "2K" */
    readonly quality?: "2K" | "4K" | undefined
    /** width to height of the output @default "1:1" */
    readonly aspect_ratio?: "1:1" | "2:3" | "3:2" | "3:4" | "4:3" | "16:9" | "9:16" | "21:9" | undefined
    /** receives one POST when the task ends */
    readonly callback_url?: string | undefined
  }
  readonly "wan2.7-image": {
    /** text that describes the result; at most 5000 characters */
    readonly prompt: string
    /** output size class @default "1K" */
    readonly size?: "1K" | "2K" | undefined
    /** width to height of the output @default "16:9" */
    readonly aspect_ratio?:
      | "1:1"
      | "1:4"
      | "1:8"
      | "2:3"
      | "3:2"
      | "3:4"
      | "4:1"
      | "4:3"
      | "4:5"
      | "5:4"
      | "8:1"
      | "9:16"
      | "16:9"
      | "21:9"
      | undefined
    /** slower, better reasoning @default true */
    readonly thinking_mode?: boolean | undefined
    /** adds a visible mark @default false */
    readonly watermark?: boolean | undefined
    /** number of images; 1 to 4 @default 1 */
    readonly n?: number | undefined
    /** receives one POST when the task ends */
    readonly callback_url?: string | undefined
  }
  readonly "wan2.7-image-edit": {
    /** text that describes the result; at most 5000 characters */
    readonly prompt: string
    /** input images */
    readonly image_urls: ReadonlyArray<string>
    /** output size class @default "1K" */
    readonly size?: "1K" | "2K" | undefined
    /** adds a visible mark @default false */
    readonly watermark?: boolean | undefined
    /** number of images; 1 to 4 @default 1 */
    readonly n?: number | undefined
    /** receives one POST when the task ends */
    readonly callback_url?: string | undefined
  }
  readonly "wan2.7-image-pro": {
    /** text that describes the result; at most 5000 characters */
    readonly prompt: string
    /** output size class @default "2K" */
    readonly size?: "1K" | "2K" | "4K" | undefined
    /** width to height of the output @default "16:9" */
    readonly aspect_ratio?:
      | "1:1"
      | "1:4"
      | "1:8"
      | "2:3"
      | "3:2"
      | "3:4"
      | "4:1"
      | "4:3"
      | "4:5"
      | "5:4"
      | "8:1"
      | "16:9"
      | "9:16"
      | "21:9"
      | undefined
    /** slower, better reasoning @default true */
    readonly thinking_mode?: boolean | undefined
    /** adds a visible mark @default false */
    readonly watermark?: boolean | undefined
    /** number of images; 1 to 4 @default 1 */
    readonly n?: number | undefined
    /** receives one POST when the task ends */
    readonly callback_url?: string | undefined
  }
  readonly "wan2.7-image-pro-edit": {
    /** text that describes the result; at most 5000 characters */
    readonly prompt: string
    /** input images */
    readonly image_urls: ReadonlyArray<string>
    /** output size class @default "2K" */
    readonly size?: "1K" | "2K" | undefined
    /** adds a visible mark @default false */
    readonly watermark?: boolean | undefined
    /** number of images; 1 to 4 @default 1 */
    readonly n?: number | undefined
    /** receives one POST when the task ends */
    readonly callback_url?: string | undefined
  }
  readonly "gpt-image-2-1k": {
    /** text that describes the result; at most 32000 characters */
    readonly prompt: string
    /** input images; at most 6 of them */
    readonly image_urls?: ReadonlyArray<string> | undefined
    /** output size class @default "1K" */
    readonly resolution?: "1K" | undefined
    /** width to height of the output @default "auto" */
    readonly aspect_ratio?:
      | "auto"
      | "1:1"
      | "2:3"
      | "3:2"
      | "3:4"
      | "4:3"
      | "16:9"
      | "9:16"
      | "21:9"
      | "9:21"
      | undefined
    /** receives one POST when the task ends */
    readonly callback_url?: string | undefined
  }
  readonly "gpt-image-2.5-flare": {
    /** text that describes the result; at most 32000 characters */
    readonly prompt: string
    /** input images */
    readonly image_urls?: ReadonlyArray<string> | undefined
    /** output size or quality class @default "auto" */
    readonly quality?: "auto" | "low" | "medium" | "high" | "xhigh" | "max" | undefined
    /** background kind @default "auto" */
    readonly background?: "auto" | "opaque" | "transparent" | undefined
    /** width to height of the output @default "auto" */
    readonly aspect_ratio?:
      | "auto"
      | "1:1"
      | "2:3"
      | "3:2"
      | "3:4"
      | "4:3"
      | "4:5"
      | "5:4"
      | "9:16"
      | "16:9"
      | "21:9"
      | undefined
    /** output size class @default "1K" */
    readonly resolution?: "1K" | "2K" | "4K" | undefined
    /** receives one POST when the task ends */
    readonly callback_url?: string | undefined
  }
  readonly "gpt-image-2.5-flare-lite": {
    /** text that describes the result; at most 32000 characters */
    readonly prompt: string
    /** input images */
    readonly image_urls?: ReadonlyArray<string> | undefined
    /** output size or quality class @default "auto" */
    readonly quality?: "auto" | "low" | "medium" | "high" | "xhigh" | "max" | undefined
    /** background kind @default "auto" */
    readonly background?: "auto" | "opaque" | "transparent" | undefined
    /** width to height of the output @default "auto" */
    readonly aspect_ratio?:
      | "auto"
      | "1:1"
      | "2:3"
      | "3:2"
      | "3:4"
      | "4:3"
      | "4:5"
      | "5:4"
      | "9:16"
      | "16:9"
      | "21:9"
      | undefined
    /** output size class @default "1K" */
    readonly resolution?: "1K" | "2K" | "4K" | undefined
    /** receives one POST when the task ends */
    readonly callback_url?: string | undefined
  }
  readonly "gpt-image-2.5-sunburst": {
    /** text that describes the result; at most 32000 characters */
    readonly prompt: string
    /** input images */
    readonly image_urls?: ReadonlyArray<string> | undefined
    /** output size or quality class @default "auto" */
    readonly quality?: "auto" | "low" | "medium" | "high" | "xhigh" | "max" | undefined
    /** background kind @default "auto" */
    readonly background?: "auto" | "opaque" | "transparent" | undefined
    /** width to height of the output @default "auto" */
    readonly aspect_ratio?:
      | "auto"
      | "1:1"
      | "2:3"
      | "3:2"
      | "3:4"
      | "4:3"
      | "4:5"
      | "5:4"
      | "9:16"
      | "16:9"
      | "21:9"
      | undefined
    /** output size class @default "1K" */
    readonly resolution?: "1K" | "2K" | "4K" | undefined
    /** receives one POST when the task ends */
    readonly callback_url?: string | undefined
  }
  readonly "gpt-image-2.5-sunburst-lite": {
    /** text that describes the result; at most 32000 characters */
    readonly prompt: string
    /** input images */
    readonly image_urls?: ReadonlyArray<string> | undefined
    /** output size or quality class @default "auto" */
    readonly quality?: "auto" | "low" | "medium" | "high" | "xhigh" | "max" | undefined
    /** background kind @default "auto" */
    readonly background?: "auto" | "opaque" | "transparent" | undefined
    /** width to height of the output @default "auto" */
    readonly aspect_ratio?:
      | "auto"
      | "1:1"
      | "2:3"
      | "3:2"
      | "3:4"
      | "4:3"
      | "4:5"
      | "5:4"
      | "9:16"
      | "16:9"
      | "21:9"
      | undefined
    /** output size class @default "1K" */
    readonly resolution?: "1K" | "2K" | "4K" | undefined
    /** receives one POST when the task ends */
    readonly callback_url?: string | undefined
  }
  readonly "nano-banana-2-lite": {
    /** text that describes the result; at most 3993 characters */
    readonly prompt: string
    /** input images */
    readonly image_urls?: ReadonlyArray<string> | undefined
    /** width to height of the output @default "1:1" */
    readonly aspect_ratio?: "1:1" | "2:3" | "3:2" | "3:4" | "4:3" | "4:5" | "5:4" | "9:16" | "16:9" | "21:9" | undefined
    /** output size or quality class @default "1K" */
    readonly quality?: "1K" | undefined
    /** receives one POST when the task ends */
    readonly callback_url?: string | undefined
  }
  readonly "nano-banana-2.1": {
    /** text that describes the result; at most 3993 characters */
    readonly prompt: string
    /** input images */
    readonly image_urls?: ReadonlyArray<string> | undefined
    /** width to height of the output @default "1:1" */
    readonly aspect_ratio?:
      | "1:1"
      | "1:4"
      | "1:8"
      | "2:3"
      | "3:2"
      | "3:4"
      | "4:1"
      | "4:3"
      | "4:5"
      | "5:4"
      | "8:1"
      | "9:16"
      | "16:9"
      | "21:9"
      | undefined
    /** output size or quality class @default "1K" */
    readonly quality?: "1K" | "2K" | "4K" | undefined
    /** receives one POST when the task ends */
    readonly callback_url?: string | undefined
  }
  readonly "seedream-5.0-flash": {
    /** text that describes the result; at most 2000 characters */
    readonly prompt: string
    /** output size or quality class @default "2K" */
    readonly quality?: "1K" | "1.5K" | "2K" | undefined
    /** width to height of the output @default "1:1" */
    readonly aspect_ratio?: "1:1" | "2:3" | "3:2" | "3:4" | "4:3" | "16:9" | "9:16" | "21:9" | undefined
    /** receives one POST when the task ends */
    readonly callback_url?: string | undefined
  }
  readonly "seedream-5.0-flash-edit": {
    /** text that describes the result; at most 2000 characters */
    readonly prompt: string
    /** output size or quality class @default "2K" */
    readonly quality?: "1K" | "1.5K" | "2K" | undefined
    /** width to height of the output @default "1:1" */
    readonly aspect_ratio?: "1:1" | "2:3" | "3:2" | "3:4" | "4:3" | "16:9" | "9:16" | "21:9" | undefined
    /** input images; 1 to 10 of them */
    readonly image_urls: ReadonlyArray<string>
    /** background kind @default "opaque" */
    readonly background?: "opaque" | "transparent" | undefined
    /** receives one POST when the task ends */
    readonly callback_url?: string | undefined
  }
  readonly "seedream-5.0-flash-layer": {
    /** text that describes the result; at most 2000 characters */
    readonly prompt: string
    /** input image */
    readonly image_url: string
    /** output size or quality class @default "auto" */
    readonly quality?: "auto" | "1K" | "1.5K" | "2K" | undefined
    /** receives one POST when the task ends */
    readonly callback_url?: string | undefined
  }
  readonly "seedream-5.0-pro": {
    /** text that describes the result; at most 2000 characters */
    readonly prompt: string
    /** output size or quality class @default "2K" */
    readonly quality?: "1K" | "1.5K" | "2K" | undefined
    /** width to height of the output @default "1:1" */
    readonly aspect_ratio?: "1:1" | "2:3" | "3:2" | "3:4" | "4:3" | "16:9" | "9:16" | "21:9" | undefined
    /** receives one POST when the task ends */
    readonly callback_url?: string | undefined
  }
  readonly "seedream-5.0-pro-edit": {
    /** text that describes the result; at most 2000 characters */
    readonly prompt: string
    /** output size or quality class @default "2K" */
    readonly quality?: "1K" | "1.5K" | "2K" | undefined
    /** width to height of the output @default "1:1" */
    readonly aspect_ratio?: "1:1" | "2:3" | "3:2" | "3:4" | "4:3" | "16:9" | "9:16" | "21:9" | undefined
    /** input images; 1 to 10 of them */
    readonly image_urls: ReadonlyArray<string>
    /** background kind @default "opaque" */
    readonly background?: "opaque" | "transparent" | undefined
    /** receives one POST when the task ends */
    readonly callback_url?: string | undefined
  }
  readonly "seedream-5.0-pro-layer": {
    /** text that describes the result; at most 2000 characters */
    readonly prompt: string
    /** input image */
    readonly image_url: string
    /** output size or quality class @default "auto" */
    readonly quality?: "auto" | "1K" | "1.5K" | "2K" | undefined
    /** receives one POST when the task ends */
    readonly callback_url?: string | undefined
  }
}

/** Inputs of the kind "video". */
export interface VideoInputs {
  readonly "doubao-seedance-1.0-pro-fast-i2v": {
    /** text that describes the result; at most 2000 characters */
    readonly prompt: string
    /** input images */
    readonly image_urls: ReadonlyArray<string>
    /** seconds of output; 4 to 12 @default 5 */
    readonly duration?: number | undefined
    /** output size class @default "720p" */
    readonly resolution?: "480p" | "720p" | "1080p" | undefined
    /** width to height of the output @default "adaptive" */
    readonly aspect_ratio?: "adaptive" | "21:9" | "16:9" | "4:3" | "1:1" | "3:4" | "9:16" | undefined
    /** keeps the camera still @default false */
    readonly camera_fixed?: boolean | undefined
    /** receives one POST when the task ends */
    readonly callback_url?: string | undefined
  }
  readonly "gemini-omni-extend": {
    /** text that describes the result; at most 4000 characters */
    readonly prompt: string
    /** input video to edit */
    readonly video_url: string
    /** reference images; at most 5 of them */
    readonly image_urls?: ReadonlyArray<string> | undefined
    /** output size class @default "720p" */
    readonly resolution?: "720p" | "1080p" | undefined
    /** width to height of the output @default "16:9" */
    readonly aspect_ratio?: "16:9" | "9:16" | "1:1" | undefined
    /** receives one POST when the task ends */
    readonly callback_url?: string | undefined
  }
  readonly "gemini-omni-i2v": {
    /** text that describes the result; at most 4000 characters */
    readonly prompt: string
    /** first frame, then last frame; 1 to 2 of them */
    readonly image_urls: ReadonlyArray<string>
    /** seconds of output @default 10 */
    readonly duration?: 10 | undefined
    /** output size class @default "720p" */
    readonly resolution?: "720p" | "1080p" | undefined
    /** width to height of the output @default "16:9" */
    readonly aspect_ratio?: "16:9" | "9:16" | "1:1" | undefined
    /** receives one POST when the task ends */
    readonly callback_url?: string | undefined
  }
  readonly "gemini-omni-r2v": {
    /** text that describes the result; at most 4000 characters */
    readonly prompt: string
    /** reference images; 1 to 5 of them */
    readonly image_urls: ReadonlyArray<string>
    /** seconds of output @default 10 */
    readonly duration?: 10 | undefined
    /** width to height of the output @default "16:9" */
    readonly aspect_ratio?: "16:9" | "9:16" | "1:1" | undefined
    /** output size class @default "720p" */
    readonly resolution?: "720p" | "1080p" | undefined
    /** receives one POST when the task ends */
    readonly callback_url?: string | undefined
  }
  readonly "gemini-omni-t2v": {
    /** text that describes the result; at most 4000 characters */
    readonly prompt: string
    /** seconds of output @default 10 */
    readonly duration?: 10 | undefined
    /** output size class @default "720p" */
    readonly resolution?: "720p" | "1080p" | undefined
    /** width to height of the output @default "16:9" */
    readonly aspect_ratio?: "16:9" | "9:16" | "1:1" | undefined
    /** receives one POST when the task ends */
    readonly callback_url?: string | undefined
  }
  readonly "grok-imagine-1.5-fast": {
    /** text that describes the result; at most 4000 characters */
    readonly prompt: string
    /** reference images; at most 7 of them */
    readonly image_urls?: ReadonlyArray<string> | undefined
    /** output size class @default "720p" */
    readonly resolution?: "480p" | "720p" | undefined
    /** seconds of output; 6 to 30 @default 10 */
    readonly duration?: number | undefined
    /** width to height of the output @default "16:9" */
    readonly aspect_ratio?: "1:1" | "9:16" | "16:9" | "3:2" | "2:3" | undefined
    /** receives one POST when the task ends */
    readonly callback_url?: string | undefined
  }
  readonly "grok-imagine-1.5-preview": {
    /** text that describes the result; at most 4000 characters */
    readonly prompt: string
    /** input images */
    readonly image_url: string
    /** seconds of output; 1 to 15 @default 10 */
    readonly duration?: number | undefined
    /** output size class @default "720p" */
    readonly resolution?: "480p" | "720p" | undefined
    /** width to height of the output @default "16:9" */
    readonly aspect_ratio?: "1:1" | "16:9" | "9:16" | "3:2" | "2:3" | undefined
    /** receives one POST when the task ends */
    readonly callback_url?: string | undefined
  }
  readonly "grok-imagine-1.5-vip": {
    /** text that describes the result; at most 4000 characters */
    readonly prompt: string
    /** input images */
    readonly image_url: string
    /** seconds of output; 1 to 15 @default 10 */
    readonly duration?: number | undefined
    /** output size class @default "480p" */
    readonly resolution?: "480p" | "720p" | undefined
    /** width to height of the output @default "16:9" */
    readonly aspect_ratio?: "1:1" | "16:9" | "9:16" | "3:2" | "2:3" | undefined
    /** receives one POST when the task ends */
    readonly callback_url?: string | undefined
  }
  readonly "grok-imagine-i2v": {
    /** text that describes the result; at most 4000 characters */
    readonly prompt: string
    /** input images */
    readonly image_urls: ReadonlyArray<string>
    /** seconds of output @default 6 */
    readonly duration?: 6 | 10 | 15 | undefined
    /** output size class @default "720p" */
    readonly resolution?: "480p" | "720p" | undefined
    /** width to height of the output @default "16:9" */
    readonly aspect_ratio?: "2:3" | "3:2" | "1:1" | "16:9" | "9:16" | undefined
    /** receives one POST when the task ends */
    readonly callback_url?: string | undefined
  }
  readonly "grok-imagine-t2v": {
    /** text that describes the result; at most 4000 characters */
    readonly prompt: string
    /** seconds of output @default 6 */
    readonly duration?: 6 | 10 | 15 | undefined
    /** output size class @default "720p" */
    readonly resolution?: "480p" | "720p" | undefined
    /** width to height of the output @default "16:9" */
    readonly aspect_ratio?: "2:3" | "3:2" | "1:1" | "16:9" | "9:16" | undefined
    /** receives one POST when the task ends */
    readonly callback_url?: string | undefined
  }
  readonly "kling-2.6-motion-control": {
    /** text that describes the result; at most 2500 characters */
    readonly prompt: string
    /** character and background */
    readonly image_url: string
    /** movement to copy */
    readonly video_url: string
    /** which input decides the facing side @default "image" */
    readonly character_orientation?: "image" | "video" | undefined
    /** keeps the sound of the input video @default true */
    readonly keep_original_sound?: boolean | undefined
    /** output size or quality class @default "std" */
    readonly quality?: "std" | "pro" | undefined
    /** receives one POST when the task ends */
    readonly callback_url?: string | undefined
  }
  readonly "minimax-h3-i2v": {
    /** text that describes the result; at most 7000 characters */
    readonly prompt: string
    /** first frame */
    readonly first_frame_image?: string | undefined
    /** last frame */
    readonly last_frame_image?: string | undefined
    /** seconds of output; 4 to 15 */
    readonly duration: number
    /** output size class @default "2K" */
    readonly resolution: "768P" | "2K"
    /** receives one POST when the task ends */
    readonly callback_url?: string | undefined
  }
  readonly "minimax-h3-r2v": {
    /** text that describes the result; at most 7000 characters */
    readonly prompt: string
    /** input images */
    readonly image_urls?: ReadonlyArray<string> | undefined
    /** input video */
    readonly video_urls?: ReadonlyArray<string> | undefined
    /** input audio */
    readonly audio_urls?: ReadonlyArray<string> | undefined
    /** output size class @default "2K" */
    readonly resolution?: "768P" | "2K" | undefined
    /** seconds of output; 4 to 15 @default 4 */
    readonly duration: number
    /** width to height of the output @default "adaptive" */
    readonly aspect_ratio?: "adaptive" | "21:9" | "16:9" | "4:3" | "1:1" | "3:4" | "9:16" | undefined
    /** receives one POST when the task ends */
    readonly callback_url?: string | undefined
  }
  readonly "minimax-h3-t2v": {
    /** text that describes the result; at most 7000 characters */
    readonly prompt: string
    /** output size class @default "2K" */
    readonly resolution: "768P" | "2K"
    /** seconds of output; 4 to 15 @default 4 */
    readonly duration: number
    /** width to height of the output @default "16:9" */
    readonly aspect_ratio: "1:1" | "3:4" | "4:3" | "9:16" | "16:9" | "21:9"
    /** receives one POST when the task ends */
    readonly callback_url?: string | undefined
  }
  readonly "MiniMax-H3": VideoInputs["minimax-h3-t2v"]
  readonly "motion-control-m1": {
    /** character and background */
    readonly image_url: string
    /** movement to copy */
    readonly video_url: string
    /** receives one POST when the task ends */
    readonly callback_url?: string | undefined
  }
  readonly "seedance-1.0-lite-i2v": {
    /** text that describes the result; at most 2000 characters */
    readonly prompt: string
    /** input images */
    readonly image_urls: ReadonlyArray<string>
    /** seconds of output; 4 to 12 @default 5 */
    readonly duration?: number | undefined
    /** output size class @default "480p" */
    readonly resolution?: "480p" | "720p" | "1080p" | "4k" | undefined
    /** keeps the camera still @default false */
    readonly camera_fixed?: boolean | undefined
    /** width to height of the output @default "adaptive" */
    readonly aspect_ratio?: "adaptive" | "16:9" | "4:3" | "1:1" | "3:4" | "9:16" | "21:9" | undefined
    /** receives one POST when the task ends */
    readonly callback_url?: string | undefined
  }
  readonly "seedance-1.0-lite-i2v-ref": {
    /** text that describes the result; at most 2000 characters */
    readonly prompt: string
    /** seconds of output; 4 to 12 @default 5 */
    readonly duration?: number | undefined
    /** input images */
    readonly image_urls: ReadonlyArray<string>
    /** output size class @default "720p" */
    readonly resolution?: "480p" | "720p" | "1080p" | "4k" | undefined
    /** width to height of the output @default "adaptive" */
    readonly aspect_ratio?: "adaptive" | "16:9" | "4:3" | "1:1" | "3:4" | "9:16" | "21:9" | undefined
    /** receives one POST when the task ends */
    readonly callback_url?: string | undefined
  }
  readonly "seedance-1.0-lite-t2v": {
    /** text that describes the result */
    readonly prompt: string
    /** seconds of output; 4 to 12 @default 5 */
    readonly duration?: number | undefined
    /** output size class @default "720p" */
    readonly resolution?: "480p" | "720p" | "1080p" | "4k" | undefined
    /** width to height of the output @default "16:9" */
    readonly aspect_ratio?: "16:9" | "4:3" | "1:1" | "3:4" | "9:16" | "21:9" | "adaptive" | undefined
    /** keeps the camera still @default false */
    readonly camera_fixed?: boolean | undefined
    /** receives one POST when the task ends */
    readonly callback_url?: string | undefined
  }
  readonly "seedance-1.0-pro-fast-i2v": {
    /** text that describes the result; at most 2000 characters */
    readonly prompt: string
    /** input images */
    readonly image_urls: ReadonlyArray<string>
    /** seconds of output; 4 to 12 @default 5 */
    readonly duration?: number | undefined
    /** output size class @default "720p" */
    readonly resolution?: "480p" | "720p" | "1080p" | undefined
    /** width to height of the output @default "adaptive" */
    readonly aspect_ratio?: "adaptive" | "21:9" | "16:9" | "4:3" | "1:1" | "3:4" | "9:16" | undefined
    /** keeps the camera still @default false */
    readonly camera_fixed?: boolean | undefined
    /** receives one POST when the task ends */
    readonly callback_url?: string | undefined
  }
  readonly "seedance-1.0-pro-fast-t2v": {
    /** text that describes the result; at most 2000 characters */
    readonly prompt: string
    /** seconds of output; 4 to 12 @default 5 */
    readonly duration?: number | undefined
    /** output size class @default "1080p" */
    readonly resolution?: "480p" | "720p" | "1080p" | undefined
    /** width to height of the output @default "16:9" */
    readonly aspect_ratio?: "16:9" | "21:9" | "4:3" | "1:1" | "3:4" | "9:16" | "adaptive" | undefined
    /** keeps the camera still @default false */
    readonly camera_fixed?: boolean | undefined
    /** receives one POST when the task ends */
    readonly callback_url?: string | undefined
  }
  readonly "seedance-1.0-pro-i2v": {
    /** text that describes the result; at most 2000 characters */
    readonly prompt: string
    /** input images */
    readonly image_urls: ReadonlyArray<string>
    /** seconds of output; 4 to 12 @default 5 */
    readonly duration?: number | undefined
    /** width to height of the output @default "adaptive" */
    readonly aspect_ratio?: "adaptive" | "16:9" | "21:9" | "4:3" | "3:4" | "9:16" | "1:1" | undefined
    /** output size class @default "1080p" */
    readonly resolution?: "480p" | "720p" | "1080p" | "4k" | undefined
    /** keeps the camera still @default false */
    readonly camera_fixed?: boolean | undefined
    /** receives one POST when the task ends */
    readonly callback_url?: string | undefined
  }
  readonly "seedance-1.0-pro-t2v": {
    /** text that describes the result; at most 2000 characters */
    readonly prompt: string
    /** seconds of output; 4 to 12 @default 5 */
    readonly duration?: number | undefined
    /** output size class @default "1080p" */
    readonly resolution?: "480p" | "720p" | "1080p" | "4k" | undefined
    /** width to height of the output @default "16:9" */
    readonly aspect_ratio?: "21:9" | "16:9" | "4:3" | "1:1" | "3:4" | "9:16" | "adaptive" | undefined
    /** keeps the camera still @default false */
    readonly camera_fixed?: boolean | undefined
    /** receives one POST when the task ends */
    readonly callback_url?: string | undefined
  }
  readonly "seedance-1.5-pro-i2v": {
    /** text that describes the result; at most 2000 characters */
    readonly prompt: string
    /** seconds of output; 4 to 12 @default 5 */
    readonly duration: number
    /** first frame, then optional last frame; at least 1 of them */
    readonly image_urls: ReadonlyArray<string>
    /** output size class @default "720p" */
    readonly resolution?: "480p" | "720p" | "1080p" | "4k" | undefined
    /** width to height of the output @default "adaptive" */
    readonly aspect_ratio: "adaptive" | "16:9" | "4:3" | "1:1" | "3:4" | "9:16" | "21:9"
    /** keeps the camera still @default false */
    readonly camera_fixed?: boolean | undefined
    /** adds sound to the video @default true */
    readonly generate_audio?: boolean | undefined
    /** receives one POST when the task ends */
    readonly callback_url?: string | undefined
  }
  readonly "seedance-1.5-pro-t2v": {
    /** text that describes the result; at most 2000 characters */
    readonly prompt: string
    /** width to height of the output @default "16:9" */
    readonly aspect_ratio?: "16:9" | "4:3" | "1:1" | "3:4" | "9:16" | "21:9" | "adaptive" | undefined
    /** seconds of output; 4 to 12 @default 5 */
    readonly duration?: number | undefined
    /** output size class @default "720p" */
    readonly resolution?: "480p" | "720p" | "1080p" | "4k" | undefined
    /** keeps the camera still @default false */
    readonly camera_fixed?: boolean | undefined
    /** adds sound to the video @default true */
    readonly generate_audio?: boolean | undefined
    /** receives one POST when the task ends */
    readonly callback_url?: string | undefined
  }
  readonly "seedance-1.5-pro": VideoInputs["seedance-1.5-pro-t2v"]
  readonly "seedance-2.0-fast-i2v": {
    /** text that describes the result; at most 1000 characters */
    readonly prompt: string
    /** seconds of output; 4 to 15 @default 5 */
    readonly duration?: number | undefined
    /** adds a visible mark @default false */
    readonly watermark?: boolean | undefined
    /** first frame, then optional last frame */
    readonly image_urls: ReadonlyArray<string>
    /** output size class @default "720p" */
    readonly resolution?: "480p" | "720p" | undefined
    /** lets the model look up facts @default false */
    readonly web_search?: boolean | undefined
    /** width to height of the output @default "16:9" */
    readonly aspect_ratio?: "adaptive" | "4:3" | "1:1" | "3:4" | "9:16" | "16:9" | "21:9" | undefined
    /** adds sound to the video @default true */
    readonly generate_audio?: boolean | undefined
    /** also returns the final frame @default false */
    readonly return_last_frame?: boolean | undefined
    /** receives one POST when the task ends */
    readonly callback_url?: string | undefined
  }
  readonly "seedance-2.0-fast-lite-i2v": {
    /** text that describes the result; at most 1000 characters */
    readonly prompt: string
    /** seconds of output; 4 to 15 @default 5 */
    readonly duration?: number | undefined
    /** adds a visible mark @default false */
    readonly watermark?: boolean | undefined
    /** first frame, then optional last frame */
    readonly image_urls: ReadonlyArray<string>
    /** output size class @default "720p" */
    readonly resolution?: "720p" | undefined
    /** width to height of the output @default "16:9" */
    readonly aspect_ratio?: "adaptive" | "4:3" | "1:1" | "3:4" | "9:16" | "16:9" | "21:9" | undefined
    /** adds sound to the video @default true */
    readonly generate_audio?: boolean | undefined
    /** receives one POST when the task ends */
    readonly callback_url?: string | undefined
  }
  readonly "seedance-2.0-fast-lite-r2v": {
    /** text that describes the result; at most 1000 characters */
    readonly prompt: string
    /** seconds of output; 4 to 15 @default 5 */
    readonly duration?: number | undefined
    /** adds a visible mark @default false */
    readonly watermark?: boolean | undefined
    /** input audio */
    readonly audio_urls?: ReadonlyArray<string> | undefined
    /** input images */
    readonly image_urls?: ReadonlyArray<string> | undefined
    /** output size class @default "720p" */
    readonly resolution?: "720p" | undefined
    /** input video */
    readonly video_urls?: ReadonlyArray<string> | undefined
    /** width to height of the output @default "adaptive" */
    readonly aspect_ratio?: "adaptive" | "1:1" | "3:4" | "4:3" | "9:16" | "16:9" | "21:9" | undefined
    /** adds sound to the video @default true */
    readonly generate_audio?: boolean | undefined
    /** receives one POST when the task ends */
    readonly callback_url?: string | undefined
  }
  readonly "seedance-2.0-fast-lite-t2v": {
    /** text that describes the result; at most 1000 characters */
    readonly prompt: string
    /** output size class @default "720p" */
    readonly resolution?: "720p" | undefined
    /** width to height of the output @default "adaptive" */
    readonly aspect_ratio?: "adaptive" | "16:9" | "4:3" | "1:1" | "3:4" | "9:16" | "21:9" | undefined
    /** seconds of output; 4 to 15 @default 5 */
    readonly duration?: number | undefined
    /** adds sound to the video @default true */
    readonly generate_audio?: boolean | undefined
    /** adds a visible mark @default false */
    readonly watermark?: boolean | undefined
    /** receives one POST when the task ends */
    readonly callback_url?: string | undefined
  }
  readonly "seedance-2.0-fast-r2v": {
    /** text that describes the result; at most 1000 characters */
    readonly prompt: string
    /** seconds of output; 4 to 15 @default 5 */
    readonly duration?: number | undefined
    /** adds a visible mark @default false */
    readonly watermark?: boolean | undefined
    /** reference sounds; at most 3 of them */
    readonly audio_urls?: ReadonlyArray<string> | undefined
    /** reference images; at most 9 of them */
    readonly image_urls?: ReadonlyArray<string> | undefined
    /** output size class @default "720p" */
    readonly resolution?: "480p" | "720p" | undefined
    /** reference videos; at most 3 of them */
    readonly video_urls?: ReadonlyArray<string> | undefined
    /** lets the model look up facts @default false */
    readonly web_search?: boolean | undefined
    /** width to height of the output @default "adaptive" */
    readonly aspect_ratio?: "adaptive" | "1:1" | "3:4" | "4:3" | "9:16" | "16:9" | "21:9" | undefined
    /** adds sound to the video @default true */
    readonly generate_audio?: boolean | undefined
    /** also returns the final frame @default false */
    readonly return_last_frame?: boolean | undefined
    /** receives one POST when the task ends */
    readonly callback_url?: string | undefined
  }
  readonly "seedance-2.0-fast-t2v": {
    /** text that describes the result; at most 1000 characters */
    readonly prompt: string
    /** output size class @default "720p" */
    readonly resolution?: "480p" | "720p" | undefined
    /** width to height of the output @default "adaptive" */
    readonly aspect_ratio?: "adaptive" | "16:9" | "4:3" | "1:1" | "3:4" | "9:16" | "21:9" | undefined
    /** seconds of output; 4 to 15 @default 5 */
    readonly duration?: number | undefined
    /** lets the model look up facts @default false */
    readonly web_search?: boolean | undefined
    /** adds sound to the video @default true */
    readonly generate_audio?: boolean | undefined
    /** adds a visible mark @default false */
    readonly watermark?: boolean | undefined
    /** also returns the final frame @default false */
    readonly return_last_frame?: boolean | undefined
    /** receives one POST when the task ends */
    readonly callback_url?: string | undefined
  }
  readonly "seedance-2.0-i2v": {
    /** text that describes the result; at most 1000 characters */
    readonly prompt: string
    /** first frame, then optional last frame */
    readonly image_urls: ReadonlyArray<string>
    /** seconds of output; 4 to 15 @default 5 */
    readonly duration?: number | undefined
    /** output size class @default "720p" */
    readonly resolution?: "480p" | "720p" | "1080p" | "4k" | undefined
    /** width to height of the output @default "16:9" */
    readonly aspect_ratio?: "adaptive" | "4:3" | "1:1" | "3:4" | "9:16" | "16:9" | "21:9" | undefined
    /** adds a visible mark @default false */
    readonly watermark?: boolean | undefined
    /** lets the model look up facts @default false */
    readonly web_search?: boolean | undefined
    /** adds sound to the video @default true */
    readonly generate_audio?: boolean | undefined
    /** also returns the final frame @default false */
    readonly return_last_frame?: boolean | undefined
    /** receives one POST when the task ends */
    readonly callback_url?: string | undefined
  }
  readonly "seedance-2.0-lite-i2v": {
    /** text that describes the result; at most 1000 characters */
    readonly prompt: string
    /** first frame, then optional last frame */
    readonly image_urls: ReadonlyArray<string>
    /** seconds of output; 4 to 15 @default 5 */
    readonly duration?: number | undefined
    /** output size class @default "720p" */
    readonly resolution?: "720p" | undefined
    /** width to height of the output @default "16:9" */
    readonly aspect_ratio?: "adaptive" | "4:3" | "1:1" | "3:4" | "9:16" | "16:9" | "21:9" | undefined
    /** adds a visible mark @default false */
    readonly watermark?: boolean | undefined
    /** adds sound to the video @default true */
    readonly generate_audio?: boolean | undefined
    /** receives one POST when the task ends */
    readonly callback_url?: string | undefined
  }
  readonly "seedance-2.0-lite-r2v": {
    /** text that describes the result; at most 1000 characters */
    readonly prompt: string
    /** input images */
    readonly image_urls?: ReadonlyArray<string> | undefined
    /** input video */
    readonly video_urls?: ReadonlyArray<string> | undefined
    /** input audio */
    readonly audio_urls?: ReadonlyArray<string> | undefined
    /** seconds of output; 4 to 15 @default 5 */
    readonly duration?: number | undefined
    /** output size class @default "720p" */
    readonly resolution?: "720p" | undefined
    /** width to height of the output @default "adaptive" */
    readonly aspect_ratio?: "adaptive" | "1:1" | "3:4" | "4:3" | "9:16" | "16:9" | "21:9" | undefined
    /** adds a visible mark @default false */
    readonly watermark?: boolean | undefined
    /** adds sound to the video @default true */
    readonly generate_audio?: boolean | undefined
    /** receives one POST when the task ends */
    readonly callback_url?: string | undefined
  }
  readonly "seedance-2.0-lite-t2v": {
    /** text that describes the result; at most 1000 characters */
    readonly prompt: string
    /** seconds of output; 4 to 15 @default 5 */
    readonly duration?: number | undefined
    /** output size class @default "720p" */
    readonly resolution?: "720p" | undefined
    /** width to height of the output @default "adaptive" */
    readonly aspect_ratio?: "adaptive" | "16:9" | "4:3" | "1:1" | "3:4" | "9:16" | "21:9" | undefined
    /** adds a visible mark @default false */
    readonly watermark?: boolean | undefined
    /** adds sound to the video @default true */
    readonly generate_audio?: boolean | undefined
    /** receives one POST when the task ends */
    readonly callback_url?: string | undefined
  }
  readonly "seedance-2.0-mini-i2v": {
    /** text that describes the result; at most 1000 characters */
    readonly prompt: string
    /** first frame, then optional last frame */
    readonly image_urls: ReadonlyArray<string>
    /** seconds of output; 4 to 15 @default 5 */
    readonly duration?: number | undefined
    /** output size class @default "720p" */
    readonly resolution?: "480p" | "720p" | "1080p" | "4k" | undefined
    /** adds a visible mark @default false */
    readonly watermark?: boolean | undefined
    /** width to height of the output @default "16:9" */
    readonly aspect_ratio?: "adaptive" | "4:3" | "1:1" | "3:4" | "9:16" | "16:9" | "21:9" | undefined
    /** lets the model look up facts @default false */
    readonly web_search?: boolean | undefined
    /** adds sound to the video @default true */
    readonly generate_audio?: boolean | undefined
    /** also returns the final frame @default false */
    readonly return_last_frame?: boolean | undefined
    /** receives one POST when the task ends */
    readonly callback_url?: string | undefined
  }
  readonly "seedance-2.0-mini-lite-i2v": {
    /** text that describes the result; at most 1000 characters */
    readonly prompt: string
    /** first frame, then optional last frame */
    readonly image_urls: ReadonlyArray<string>
    /** seconds of output; 4 to 15 @default 5 */
    readonly duration?: number | undefined
    /** output size class @default "720p" */
    readonly resolution?: "720p" | undefined
    /** adds a visible mark @default false */
    readonly watermark?: boolean | undefined
    /** width to height of the output @default "16:9" */
    readonly aspect_ratio?: "adaptive" | "4:3" | "1:1" | "3:4" | "9:16" | "16:9" | "21:9" | undefined
    /** adds sound to the video @default true */
    readonly generate_audio?: boolean | undefined
    /** receives one POST when the task ends */
    readonly callback_url?: string | undefined
  }
  readonly "seedance-2.0-mini-lite-r2v": {
    /** text that describes the result; at most 1000 characters */
    readonly prompt: string
    /** input images */
    readonly image_urls?: ReadonlyArray<string> | undefined
    /** input video */
    readonly video_urls?: ReadonlyArray<string> | undefined
    /** input audio */
    readonly audio_urls?: ReadonlyArray<string> | undefined
    /** seconds of output; 4 to 15 @default 5 */
    readonly duration?: number | undefined
    /** output size class @default "720p" */
    readonly resolution?: "720p" | undefined
    /** width to height of the output @default "adaptive" */
    readonly aspect_ratio?: "adaptive" | "1:1" | "3:4" | "4:3" | "9:16" | "16:9" | "21:9" | undefined
    /** adds a visible mark @default false */
    readonly watermark?: boolean | undefined
    /** adds sound to the video @default true */
    readonly generate_audio?: boolean | undefined
    /** receives one POST when the task ends */
    readonly callback_url?: string | undefined
  }
  readonly "seedance-2.0-mini-lite-t2v": {
    /** text that describes the result; at most 1000 characters */
    readonly prompt: string
    /** seconds of output; 4 to 15 @default 5 */
    readonly duration?: number | undefined
    /** output size class @default "720p" */
    readonly resolution?: "720p" | undefined
    /** width to height of the output @default "adaptive" */
    readonly aspect_ratio?: "adaptive" | "16:9" | "4:3" | "1:1" | "3:4" | "9:16" | "21:9" | undefined
    /** adds a visible mark @default false */
    readonly watermark?: boolean | undefined
    /** adds sound to the video @default true */
    readonly generate_audio?: boolean | undefined
    /** receives one POST when the task ends */
    readonly callback_url?: string | undefined
  }
  readonly "seedance-2.0-mini-r2v": {
    /** text that describes the result; at most 1000 characters */
    readonly prompt: string
    /** reference images; at most 9 of them */
    readonly image_urls?: ReadonlyArray<string> | undefined
    /** reference videos; at most 3 of them */
    readonly video_urls?: ReadonlyArray<string> | undefined
    /** reference sounds; at most 3 of them */
    readonly audio_urls?: ReadonlyArray<string> | undefined
    /** seconds of output; 4 to 15 @default 5 */
    readonly duration?: number | undefined
    /** output size class @default "720p" */
    readonly resolution?: "480p" | "720p" | "1080p" | "4k" | undefined
    /** width to height of the output @default "adaptive" */
    readonly aspect_ratio?: "adaptive" | "1:1" | "3:4" | "4:3" | "9:16" | "16:9" | "21:9" | undefined
    /** adds a visible mark @default false */
    readonly watermark?: boolean | undefined
    /** lets the model look up facts @default false */
    readonly web_search?: boolean | undefined
    /** adds sound to the video @default true */
    readonly generate_audio?: boolean | undefined
    /** also returns the final frame @default false */
    readonly return_last_frame?: boolean | undefined
    /** receives one POST when the task ends */
    readonly callback_url?: string | undefined
  }
  readonly "seedance-2.0-mini-t2v": {
    /** text that describes the result; at most 1000 characters */
    readonly prompt: string
    /** seconds of output; 4 to 15 @default 5 */
    readonly duration?: number | undefined
    /** output size class @default "720p" */
    readonly resolution?: "480p" | "720p" | "1080p" | "4k" | undefined
    /** width to height of the output @default "adaptive" */
    readonly aspect_ratio?: "adaptive" | "16:9" | "4:3" | "1:1" | "3:4" | "9:16" | "21:9" | undefined
    /** adds a visible mark @default false */
    readonly watermark?: boolean | undefined
    /** lets the model look up facts @default false */
    readonly web_search?: boolean | undefined
    /** adds sound to the video @default true */
    readonly generate_audio?: boolean | undefined
    /** also returns the final frame @default false */
    readonly return_last_frame?: boolean | undefined
    /** receives one POST when the task ends */
    readonly callback_url?: string | undefined
  }
  readonly "seedance-2.0-r2v": {
    /** text that describes the result; at most 1000 characters */
    readonly prompt: string
    /** reference images; at most 9 of them */
    readonly image_urls?: ReadonlyArray<string> | undefined
    /** reference videos; at most 3 of them */
    readonly video_urls?: ReadonlyArray<string> | undefined
    /** reference sounds; at most 3 of them */
    readonly audio_urls?: ReadonlyArray<string> | undefined
    /** seconds of output; 4 to 15 @default 5 */
    readonly duration?: number | undefined
    /** output size class @default "720p" */
    readonly resolution?: "480p" | "720p" | "1080p" | "4k" | undefined
    /** width to height of the output @default "adaptive" */
    readonly aspect_ratio?: "adaptive" | "1:1" | "3:4" | "4:3" | "9:16" | "16:9" | "21:9" | undefined
    /** adds a visible mark @default false */
    readonly watermark?: boolean | undefined
    /** lets the model look up facts @default false */
    readonly web_search?: boolean | undefined
    /** adds sound to the video @default true */
    readonly generate_audio?: boolean | undefined
    /** also returns the final frame @default false */
    readonly return_last_frame?: boolean | undefined
    /** receives one POST when the task ends */
    readonly callback_url?: string | undefined
  }
  readonly "seedance-2.0-t2v": {
    /** text that describes the result; at most 1000 characters */
    readonly prompt: string
    /** seconds of output; 4 to 15 @default 5 */
    readonly duration?: number | undefined
    /** output size class @default "720p" */
    readonly resolution?: "480p" | "720p" | "1080p" | "4k" | undefined
    /** width to height of the output @default "adaptive" */
    readonly aspect_ratio?: "adaptive" | "16:9" | "4:3" | "1:1" | "3:4" | "9:16" | "21:9" | undefined
    /** lets the model look up facts @default false */
    readonly web_search?: boolean | undefined
    /** adds a visible mark @default false */
    readonly watermark?: boolean | undefined
    /** adds sound to the video @default true */
    readonly generate_audio?: boolean | undefined
    /** also returns the final frame @default false */
    readonly return_last_frame?: boolean | undefined
    /** receives one POST when the task ends */
    readonly callback_url?: string | undefined
  }
  readonly "seedance-2.0-t2v-vip": {
    /** text that describes the result; at most 1500 characters */
    readonly prompt: string
    /** output size class @default "720p" */
    readonly resolution?: "720p" | "480p" | "1080p" | "4k" | undefined
    /** seconds of output; 1 to 15 @default 5 */
    readonly duration?: number | undefined
    /** width to height of the output @default "16:9" */
    readonly aspect_ratio?: "1:1" | "3:4" | "4:3" | "9:16" | "16:9" | "adaptive" | "21:9" | undefined
    /** receives one POST when the task ends */
    readonly callback_url?: string | undefined
  }
  readonly "seedance-2.5-i2v": {
    /** text that describes the result; at most 1000 characters */
    readonly prompt: string
    /** first frame, then optional last frame; 1 to 2 of them */
    readonly image_urls?: ReadonlyArray<string> | undefined
    /** seconds of output; 4 to 30 @default 4 */
    readonly duration?: number | undefined
    /** output size class @default "720p" */
    readonly resolution?: "480p" | "720p" | undefined
    /** width to height of the output @default "adaptive" */
    readonly aspect_ratio?: "adaptive" | "16:9" | "4:3" | "1:1" | "3:4" | "9:16" | "21:9" | undefined
    /** adds sound to the video @default true */
    readonly generate_audio?: boolean | undefined
    /** also returns the final frame @default false */
    readonly return_last_frame?: boolean | undefined
    /** receives one POST when the task ends */
    readonly callback_url?: string | undefined
  }
  readonly "seedance-2.5-lite-i2v": {
    /** text that describes the result; at most 1000 characters */
    readonly prompt: string
    /** first frame, then optional last frame; 1 to 2 of them */
    readonly image_urls?: ReadonlyArray<string> | undefined
    /** seconds of output; 4 to 30 @default 4 */
    readonly duration?: number | undefined
    /** output size class @default "720p" */
    readonly resolution?: "720p" | undefined
    /** width to height of the output @default "adaptive" */
    readonly aspect_ratio?: "adaptive" | "16:9" | "4:3" | "1:1" | "3:4" | "9:16" | "21:9" | undefined
    /** adds sound to the video @default true */
    readonly generate_audio?: boolean | undefined
    /** receives one POST when the task ends */
    readonly callback_url?: string | undefined
  }
  readonly "seedance-2.5-lite-r2v": {
    /** text that describes the result; at most 1000 characters */
    readonly prompt: string
    /** reference images; at most 30 of them */
    readonly image_urls?: ReadonlyArray<string> | undefined
    /** reference videos; at most 10 of them */
    readonly video_urls?: ReadonlyArray<string> | undefined
    /** reference sounds; at most 10 of them */
    readonly audio_urls?: ReadonlyArray<string> | undefined
    /** seconds of output; 4 to 30 @default 4 */
    readonly duration?: number | undefined
    /** output size class @default "720p" */
    readonly resolution?: "720p" | undefined
    /** width to height of the output @default "adaptive" */
    readonly aspect_ratio?: "adaptive" | "16:9" | "4:3" | "1:1" | "3:4" | "9:16" | "21:9" | undefined
    /** adds sound to the video @default true */
    readonly generate_audio?: boolean | undefined
    /** receives one POST when the task ends */
    readonly callback_url?: string | undefined
  }
  readonly "seedance-2.5-lite-t2v": {
    /** text that describes the result; at most 1000 characters */
    readonly prompt: string
    /** seconds of output; 4 to 30 @default 4 */
    readonly duration?: number | undefined
    /** output size class @default "720p" */
    readonly resolution?: "720p" | undefined
    /** width to height of the output @default "adaptive" */
    readonly aspect_ratio?: "adaptive" | "16:9" | "4:3" | "1:1" | "3:4" | "9:16" | "21:9" | undefined
    /** adds sound to the video @default true */
    readonly generate_audio?: boolean | undefined
    /** receives one POST when the task ends */
    readonly callback_url?: string | undefined
  }
  readonly "seedance-2.5-r2v": {
    /** text that describes the result; at most 1000 characters */
    readonly prompt: string
    /** reference images; at most 30 of them */
    readonly image_urls?: ReadonlyArray<string> | undefined
    /** reference videos; at most 10 of them */
    readonly video_urls?: ReadonlyArray<string> | undefined
    /** reference sounds; at most 10 of them */
    readonly audio_urls?: ReadonlyArray<string> | undefined
    /** seconds of output; 4 to 30 @default 4 */
    readonly duration?: number | undefined
    /** output size class @default "720p" */
    readonly resolution?: "480p" | "720p" | undefined
    /** width to height of the output @default "adaptive" */
    readonly aspect_ratio?: "adaptive" | "16:9" | "4:3" | "1:1" | "3:4" | "9:16" | "21:9" | undefined
    /** adds sound to the video @default true */
    readonly generate_audio?: boolean | undefined
    /** also returns the final frame @default false */
    readonly return_last_frame?: boolean | undefined
    /** receives one POST when the task ends */
    readonly callback_url?: string | undefined
  }
  readonly "seedance-2.5-t2v": {
    /** text that describes the result; at most 30000 characters */
    readonly prompt: string
    /** seconds of output; 4 to 30 @default 4 */
    readonly duration?: number | undefined
    /** output size class @default "720p" */
    readonly resolution?: "480p" | "720p" | undefined
    /** width to height of the output @default "adaptive" */
    readonly aspect_ratio?: "adaptive" | "16:9" | "4:3" | "1:1" | "3:4" | "9:16" | "21:9" | undefined
    /** adds sound to the video @default true */
    readonly generate_audio?: boolean | undefined
    /** receives one POST when the task ends */
    readonly callback_url?: string | undefined
  }
  readonly "sora-2-vip": {
    /** text that describes the result; at most 4000 characters */
    readonly prompt: string
    /** first frame, no real persons */
    readonly image_url?: string | undefined
    /** seconds of output @default 8 */
    readonly duration?: 8 | 12 | 4 | 10 | 15 | undefined
    /** width to height of the output @default "9:16" */
    readonly aspect_ratio?: "9:16" | "16:9" | undefined
    /** receives one POST when the task ends */
    readonly callback_url?: string | undefined
  }
  readonly "veo3-1-fast": {
    /** text that describes the result; at most 4000 characters */
    readonly prompt: string
    /** first frame and last frame */
    readonly image_urls?: ReadonlyArray<string> | undefined
    /** width to height of the output @default "16:9" */
    readonly aspect_ratio?: "16:9" | "9:16" | undefined
    /** receives one POST when the task ends */
    readonly callback_url?: string | undefined
  }
  readonly "veo3.1-fast": VideoInputs["veo3-1-fast"]
  readonly "veo-3-1-fast": VideoInputs["veo3-1-fast"]
  readonly "veo3-1-fast-4k": {
    /** text that describes the result; at most 4000 characters */
    readonly prompt: string
    /** first frame and last frame */
    readonly image_urls?: ReadonlyArray<string> | undefined
    /** width to height of the output @default "16:9" */
    readonly aspect_ratio?: "16:9" | "9:16" | undefined
    /** receives one POST when the task ends */
    readonly callback_url?: string | undefined
  }
  readonly "veo3-1-fast-ref": {
    /** text that describes the result; at most 4000 characters */
    readonly prompt: string
    /** subject or style references; at least 1 of them */
    readonly image_urls: ReadonlyArray<string>
    /** width to height of the output @default "16:9" */
    readonly aspect_ratio?: "16:9" | "9:16" | undefined
    /** receives one POST when the task ends */
    readonly callback_url?: string | undefined
  }
  readonly "veo3-1-lite": {
    /** text that describes the result; at most 4000 characters */
    readonly prompt: string
    /** first frame and last frame */
    readonly image_urls?: ReadonlyArray<string> | undefined
    /** width to height of the output @default "16:9" */
    readonly aspect_ratio?: "16:9" | "9:16" | undefined
    /** receives one POST when the task ends */
    readonly callback_url?: string | undefined
  }
  readonly "veo3-1-lite-4k": {
    /** text that describes the result; at most 4000 characters */
    readonly prompt: string
    /** first frame and last frame */
    readonly image_urls?: ReadonlyArray<string> | undefined
    /** width to height of the output @default "16:9" */
    readonly aspect_ratio?: "16:9" | "9:16" | undefined
    /** receives one POST when the task ends */
    readonly callback_url?: string | undefined
  }
  readonly "veo3-1-quality": {
    /** text that describes the result; at most 4000 characters */
    readonly prompt: string
    /** first frame and last frame */
    readonly image_urls?: ReadonlyArray<string> | undefined
    /** width to height of the output @default "16:9" */
    readonly aspect_ratio?: "16:9" | "9:16" | undefined
    /** receives one POST when the task ends */
    readonly callback_url?: string | undefined
  }
  readonly "veo3-1-quality-4k": {
    /** text that describes the result; at most 4000 characters */
    readonly prompt: string
    /** first frame and last frame */
    readonly image_urls?: ReadonlyArray<string> | undefined
    /** width to height of the output @default "16:9" */
    readonly aspect_ratio?: "16:9" | "9:16" | undefined
    /** receives one POST when the task ends */
    readonly callback_url?: string | undefined
  }
  readonly "wan2.7-i2v": {
    /** text that describes the result; at most 5000 characters */
    readonly prompt: string
    /** rewrites the prompt before use */
    readonly prompt_extend?: boolean | undefined
    /** what should not appear; at most 500 characters */
    readonly negative_prompt?: string | undefined
    /** first frame, then optional last frame */
    readonly image_urls: ReadonlyArray<string>
    /** sound track */
    readonly audio_url?: string | undefined
    /** clip to continue */
    readonly video_url?: string | undefined
    /** output size class @default "1080P" */
    readonly resolution?: "720P" | "1080P" | "480P" | "480p" | "720p" | "1080p" | undefined
    /** seconds of output; 2 to 15 @default 5 */
    readonly duration?: number | undefined
    /** adds a visible mark @default false */
    readonly watermark?: boolean | undefined
    /** receives one POST when the task ends */
    readonly callback_url?: string | undefined
  }
  readonly "wan2.7-t2v": {
    /** text that describes the result; at most 5000 characters */
    readonly prompt: string
    /** rewrites the prompt before use @default true */
    readonly prompt_extend?: boolean | undefined
    /** what should not appear; at most 500 characters */
    readonly negative_prompt?: string | undefined
    /** sound track, cut to the duration */
    readonly audio_url?: string | undefined
    /** output size class @default "1080P" */
    readonly resolution?: "720P" | "1080P" | "480P" | "480p" | "720p" | "1080p" | undefined
    /** width to height of the output @default "16:9" */
    readonly aspect_ratio?: "16:9" | "9:16" | "1:1" | "4:3" | "3:4" | "adaptive" | undefined
    /** seconds of output; 2 to 15 @default 5 */
    readonly duration?: number | undefined
    /** adds a visible mark @default false */
    readonly watermark?: boolean | undefined
    /** receives one POST when the task ends */
    readonly callback_url?: string | undefined
  }
  readonly "wan2.7-videoedit": {
    /** text that describes the result; at most 5000 characters */
    readonly prompt: string
    /** rewrites the prompt before use */
    readonly prompt_extend?: boolean | undefined
    /** what should not appear; at most 500 characters */
    readonly negative_prompt?: string | undefined
    /** video to edit */
    readonly video_url: string
    /** first frame or reference */
    readonly image_urls?: ReadonlyArray<string> | undefined
    /** output size class @default "1080P" */
    readonly resolution?: "720P" | "1080P" | "480P" | "480p" | "720p" | "1080p" | undefined
    /** 0 keeps the input length @default 0 */
    readonly duration?: 0 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | undefined
    /** origin keeps the input sound @default "auto" */
    readonly audio_setting?: "auto" | "origin" | undefined
    /** adds a visible mark @default false */
    readonly watermark?: boolean | undefined
    /** receives one POST when the task ends */
    readonly callback_url?: string | undefined
  }
  readonly "wan3.0-i2v": {
    /** text that describes the result; at most 20000 characters */
    readonly prompt?: string | undefined
    /** first frame */
    readonly first_frame_image?: string | undefined
    /** last frame */
    readonly last_frame_image?: string | undefined
    /** output size class @default "1080P" */
    readonly resolution?: "480P" | "720P" | "1080P" | "480p" | "720p" | "1080p" | undefined
    /** width to height of the output @default "adaptive" */
    readonly aspect_ratio?: "adaptive" | "16:9" | "4:3" | "1:1" | "3:4" | "9:16" | undefined
    /** seconds; -1 lets the model choose; 2 to 30; or -1 @default 5 */
    readonly duration?: number | undefined
    /** adds sound to the video @default true */
    readonly generate_audio?: boolean | undefined
    /** adds a visible mark @default false */
    readonly watermark?: boolean | undefined
    /** receives one POST when the task ends */
    readonly callback_url?: string | undefined
  }
  readonly "wan3.0-r2v": {
    /** text that describes the result; at most 20000 characters */
    readonly prompt?: string | undefined
    /** reference images; at most 10 of them */
    readonly image_urls?: ReadonlyArray<string> | undefined
    /** reference videos; at most 5 of them */
    readonly video_urls?: ReadonlyArray<string> | undefined
    /** reference sounds; at most 5 of them */
    readonly audio_urls?: ReadonlyArray<string> | undefined
    /** one reference document */
    readonly file_url?: string | undefined
    /** one public web page as reference */
    readonly link_url?: string | undefined
    /** seconds; -1 lets the model choose; 2 to 30; or -1 @default 5 */
    readonly duration?: number | undefined
    /** output size class @default "1080P" */
    readonly resolution?: "480P" | "720P" | "1080P" | "480p" | "720p" | "1080p" | undefined
    /** width to height of the output @default "adaptive" */
    readonly aspect_ratio?: "adaptive" | "16:9" | "4:3" | "1:1" | "3:4" | "9:16" | undefined
    /** adds sound to the video @default true */
    readonly generate_audio?: boolean | undefined
    /** adds a visible mark @default false */
    readonly watermark?: boolean | undefined
    /** receives one POST when the task ends */
    readonly callback_url?: string | undefined
  }
  readonly "wan3.0-t2v": {
    /** text that describes the result; at most 20000 characters */
    readonly prompt: string
    /** width to height of the output @default "adaptive" */
    readonly aspect_ratio?: "adaptive" | "16:9" | "4:3" | "1:1" | "3:4" | "9:16" | undefined
    /** output size class @default "1080P" */
    readonly resolution?: "480P" | "720P" | "1080P" | "480p" | "720p" | "1080p" | undefined
    /** seconds; -1 lets the model choose; 2 to 30; or -1 @default 5 */
    readonly duration?: number | undefined
    /** adds sound to the video @default true */
    readonly generate_audio?: boolean | undefined
    /** adds a visible mark @default false */
    readonly watermark?: boolean | undefined
    /** receives one POST when the task ends */
    readonly callback_url?: string | undefined
  }
  readonly "gemini-omni-flash-1.1-t2v": {
    /** text that describes the result; at most 20000 characters */
    readonly prompt: string
    /** seconds of output @default 10 */
    readonly duration?: 4 | 6 | 8 | 10 | undefined
    /** output size class @default "720p" */
    readonly resolution?: "360p" | "720p" | "1080p" | "4k" | undefined
    /** width to height of the output @default "16:9" */
    readonly aspect_ratio?: "16:9" | "9:16" | undefined
    /** receives one POST when the task ends */
    readonly callback_url?: string | undefined
  }
  readonly "gemini-omni-flash-1.1-i2v": {
    /** text that describes the result; at most 20000 characters */
    readonly prompt: string
    /** input images; 1 to 2 of them */
    readonly image_urls: ReadonlyArray<string>
    /** seconds of output @default 10 */
    readonly duration?: 4 | 6 | 8 | 10 | undefined
    /** output size class @default "720p" */
    readonly resolution?: "360p" | "720p" | "1080p" | "4k" | undefined
    /** width to height of the output @default "16:9" */
    readonly aspect_ratio?: "16:9" | "9:16" | undefined
    /** receives one POST when the task ends */
    readonly callback_url?: string | undefined
  }
  readonly "gemini-omni-flash-1.1-r2v": {
    /** text that describes the result; at most 20000 characters */
    readonly prompt: string
    /** input images; 1 to 7 of them */
    readonly image_urls: ReadonlyArray<string>
    /** seconds of output @default 10 */
    readonly duration?: 4 | 6 | 8 | 10 | undefined
    /** output size class @default "720p" */
    readonly resolution?: "360p" | "720p" | "1080p" | "4k" | undefined
    /** width to height of the output @default "16:9" */
    readonly aspect_ratio?: "16:9" | "9:16" | undefined
    /** receives one POST when the task ends */
    readonly callback_url?: string | undefined
  }
  readonly "gemini-omni-flash-1.1-extend": {
    /** text that describes the result; at most 20000 characters */
    readonly prompt: string
    /** input video */
    readonly video_url: string
    /** input images; at most 5 of them */
    readonly image_urls?: ReadonlyArray<string> | undefined
    /** output size class @default "720p" */
    readonly resolution?: "360p" | "720p" | "1080p" | "4k" | undefined
    /** width to height of the output @default "16:9" */
    readonly aspect_ratio?: "16:9" | "9:16" | undefined
    /** receives one POST when the task ends */
    readonly callback_url?: string | undefined
  }
  readonly "minimax-h3": {
    /** text that describes the result; at most 7000 characters */
    readonly prompt: string
    /** input images; at most 9 of them */
    readonly image_urls?: ReadonlyArray<string> | undefined
    /** how image_urls are used */
    readonly role?: "reference_images" | "first_last_frame" | undefined
    /** input videos; at most 3 of them */
    readonly video_urls?: ReadonlyArray<string> | undefined
    /** input sounds; at most 3 of them */
    readonly audio_urls?: ReadonlyArray<string> | undefined
    /** output size class @default "2K" */
    readonly resolution?: "768P" | "2K" | undefined
    /** seconds of output; 4 to 15 @default 4 */
    readonly duration: number
    /** width to height of the output @default "adaptive" */
    readonly aspect_ratio?: "adaptive" | "21:9" | "16:9" | "4:3" | "1:1" | "3:4" | "9:16" | undefined
    /** receives one POST when the task ends */
    readonly callback_url?: string | undefined
  }
  readonly "seedance-2.5-edit": {
    /** text that describes the result; at most 30000 characters */
    readonly prompt: string
    /** input images; at most 30 of them */
    readonly image_urls?: ReadonlyArray<string> | undefined
    /** input videos; 1 to 10 of them */
    readonly video_urls: ReadonlyArray<string>
    /** input sounds; at most 10 of them */
    readonly audio_urls?: ReadonlyArray<string> | undefined
    /** output size class @default "720p" */
    readonly resolution?: "480p" | "720p" | "1080p" | undefined
    /** adds sound to the video @default true */
    readonly generate_audio?: boolean | undefined
    /** receives one POST when the task ends */
    readonly callback_url?: string | undefined
  }
  readonly "seedance-2.5-extend": {
    /** text that describes the result; at most 30000 characters */
    readonly prompt: string
    /** input images; at most 30 of them */
    readonly image_urls?: ReadonlyArray<string> | undefined
    /** input videos; 1 to 10 of them */
    readonly video_urls: ReadonlyArray<string>
    /** input sounds; at most 10 of them */
    readonly audio_urls?: ReadonlyArray<string> | undefined
    /** output size class @default "720p" */
    readonly resolution?: "480p" | "720p" | "1080p" | undefined
    /** seconds of output; 4 to 30 @default 4 */
    readonly duration?: number | undefined
    /** adds sound to the video @default true */
    readonly generate_audio?: boolean | undefined
    /** receives one POST when the task ends */
    readonly callback_url?: string | undefined
  }
  readonly "wan3.0-video": {
    /** text that describes the result; at most 20000 characters */
    readonly prompt?: string | undefined
    /** input images; at most 10 of them */
    readonly image_urls?: ReadonlyArray<string> | undefined
    /** how image_urls are used */
    readonly role?: "reference_images" | "first_last_frame" | undefined
    /** input videos; at most 5 of them */
    readonly video_urls?: ReadonlyArray<string> | undefined
    /** input sounds; at most 5 of them */
    readonly audio_urls?: ReadonlyArray<string> | undefined
    /** a document as reference */
    readonly file_url?: string | undefined
    /** a web page as reference */
    readonly link_url?: string | undefined
    /** seconds of output; 2 to 30; or -1 @default 5 */
    readonly duration?: number | undefined
    /** output size class @default "1080P" */
    readonly resolution?: "480P" | "720P" | "1080P" | undefined
    /** width to height of the output @default "adaptive" */
    readonly aspect_ratio?: "adaptive" | "16:9" | "4:3" | "1:1" | "3:4" | "9:16" | undefined
    /** adds sound to the video @default true */
    readonly generate_audio?: boolean | undefined
    /** receives one POST when the task ends */
    readonly callback_url?: string | undefined
  }
  readonly "wan3.0-video-prime": {
    /** text that describes the result; at most 20000 characters */
    readonly prompt?: string | undefined
    /** input images; at most 10 of them */
    readonly image_urls?: ReadonlyArray<string> | undefined
    /** how image_urls are used */
    readonly role?: "reference_images" | "first_last_frame" | undefined
    /** input videos; at most 5 of them */
    readonly video_urls?: ReadonlyArray<string> | undefined
    /** input sounds; at most 5 of them */
    readonly audio_urls?: ReadonlyArray<string> | undefined
    /** a document as reference */
    readonly file_url?: string | undefined
    /** a web page as reference */
    readonly link_url?: string | undefined
    /** seconds of output; 2 to 30; or -1 @default 5 */
    readonly duration?: number | undefined
    /** output size class @default "1080P" */
    readonly resolution?: "480P" | "720P" | "1080P" | undefined
    /** width to height of the output @default "adaptive" */
    readonly aspect_ratio?: "adaptive" | "16:9" | "4:3" | "1:1" | "3:4" | "9:16" | undefined
    /** adds sound to the video @default true */
    readonly generate_audio?: boolean | undefined
    /** receives one POST when the task ends */
    readonly callback_url?: string | undefined
  }
  readonly "wan3.0-prime-t2v": {
    /** text that describes the result; at most 20000 characters */
    readonly prompt: string
    /** output size class @default "1080P" */
    readonly resolution?: "480P" | "720P" | "1080P" | undefined
    /** width to height of the output @default "adaptive" */
    readonly aspect_ratio?: "adaptive" | "16:9" | "4:3" | "1:1" | "3:4" | "9:16" | undefined
    /** seconds of output; 2 to 30; or -1 @default 5 */
    readonly duration?: number | undefined
    /** adds sound to the video @default true */
    readonly generate_audio?: boolean | undefined
    /** mark on the output @default false */
    readonly watermark?: boolean | undefined
    /** receives one POST when the task ends */
    readonly callback_url?: string | undefined
  }
  readonly "wan3.0-prime-i2v": {
    /** text that describes the result; at most 20000 characters */
    readonly prompt?: string | undefined
    /** first frame */
    readonly first_frame_image?: string | undefined
    /** last frame */
    readonly last_frame_image?: string | undefined
    /** output size class @default "1080P" */
    readonly resolution?: "480P" | "720P" | "1080P" | undefined
    /** width to height of the output @default "adaptive" */
    readonly aspect_ratio?: "adaptive" | "16:9" | "4:3" | "1:1" | "3:4" | "9:16" | undefined
    /** seconds of output; 2 to 30; or -1 @default 5 */
    readonly duration?: number | undefined
    /** adds sound to the video @default true */
    readonly generate_audio?: boolean | undefined
    /** mark on the output @default false */
    readonly watermark?: boolean | undefined
    /** receives one POST when the task ends */
    readonly callback_url?: string | undefined
  }
  readonly "wan3.0-prime-r2v": {
    /** text that describes the result; at most 20000 characters */
    readonly prompt?: string | undefined
    /** input images */
    readonly image_urls?: ReadonlyArray<string> | undefined
    /** input videos */
    readonly video_urls?: ReadonlyArray<string> | undefined
    /** input sounds */
    readonly audio_urls?: ReadonlyArray<string> | undefined
    /** a document as reference */
    readonly file_url?: string | undefined
    /** a web page as reference */
    readonly link_url?: string | undefined
    /** output size class @default "1080P" */
    readonly resolution?: "480P" | "720P" | "1080P" | undefined
    /** width to height of the output @default "adaptive" */
    readonly aspect_ratio?: "adaptive" | "16:9" | "4:3" | "1:1" | "3:4" | "9:16" | undefined
    /** seconds of output; 2 to 51; or -1 @default 5 */
    readonly duration?: number | undefined
    /** adds sound to the video @default true */
    readonly generate_audio?: boolean | undefined
    /** mark on the output @default false */
    readonly watermark?: boolean | undefined
    /** receives one POST when the task ends */
    readonly callback_url?: string | undefined
  }
}

/** All of them. */
export interface Inputs extends ImageInputs, VideoInputs {}
