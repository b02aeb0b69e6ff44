/**
 * The table of KIE's models, and what each takes, by its id. Written by `pnpm catalogue` from the repository's catalogue; see CONTRIBUTING.md.
 */
import type { ModelTable } from "@effect-media/core/model/ModelTable"

declare const table: ModelTable
export default table

/** Inputs of the kind "image". */
export interface ImageInputs {
  readonly "bytedance/seedream": {
    /** text that describes the result; at most 5000 characters */
    readonly prompt: string
    /** output size or ratio @default "square_hd" */
    readonly image_size?:
      | "square"
      | "square_hd"
      | "portrait_4_3"
      | "portrait_16_9"
      | "landscape_4_3"
      | "landscape_16_9"
      | undefined
    /** how closely the prompt binds; 1 to 10 @default 2.5 */
    readonly guidance_scale?: number | undefined
    /** fixes the randomness */
    readonly seed?: number | undefined
  }
  readonly "bytedance/seedream-v4-edit": {
    /** text that describes the result; at most 5000 characters */
    readonly prompt: string
    /** input images; at most 10 of them */
    readonly image_urls: ReadonlyArray<string>
    /** output size or ratio @default "square_hd" */
    readonly image_size?:
      | "square"
      | "square_hd"
      | "portrait_4_3"
      | "portrait_3_2"
      | "portrait_16_9"
      | "landscape_4_3"
      | "landscape_3_2"
      | "landscape_16_9"
      | "landscape_21_9"
      | undefined
    /** @default "1K" */
    readonly image_resolution?: "1K" | "2K" | "4K" | undefined
    /** number of images; 1 to 6 @default 1 */
    readonly max_images?: number | undefined
    /** fixes the randomness */
    readonly seed?: number | undefined
    /** content filter switch @default false */
    readonly nsfw_checker?: boolean | undefined
  }
  readonly "bytedance/seedream-v4-text-to-image": {
    /** text that describes the result; at most 5000 characters */
    readonly prompt: string
    /** output size or ratio @default "square_hd" */
    readonly image_size?:
      | "square"
      | "square_hd"
      | "portrait_4_3"
      | "portrait_3_2"
      | "portrait_16_9"
      | "landscape_4_3"
      | "landscape_3_2"
      | "landscape_16_9"
      | "landscape_21_9"
      | undefined
    /** @default "1K" */
    readonly image_resolution?: "1K" | "2K" | "4K" | undefined
    /** number of images; 1 to 6 @default 1 */
    readonly max_images?: number | undefined
    /** fixes the randomness */
    readonly seed?: number | undefined
    /** content filter switch @default false */
    readonly nsfw_checker?: boolean | undefined
  }
  readonly "flux-2/flex-image-to-image": {
    /** input images; 1 to 8 of them */
    readonly input_urls: ReadonlyArray<string>
    /** text that describes the result; at most 5000 characters */
    readonly prompt: string
    /** width to height of the output @default "1:1" */
    readonly aspect_ratio: "1:1" | "4:3" | "3:4" | "16:9" | "9:16" | "3:2" | "2:3" | "auto"
    /** output size class @default "1K" */
    readonly resolution: "1K" | "2K"
    /** content filter switch @default false */
    readonly nsfw_checker?: boolean | undefined
  }
  readonly "flux-2/flex-text-to-image": {
    /** text that describes the result; at most 5000 characters */
    readonly prompt: string
    /** width to height of the output @default "1:1" */
    readonly aspect_ratio: "1:1" | "4:3" | "3:4" | "16:9" | "9:16" | "3:2" | "2:3" | "auto"
    /** output size class @default "1K" */
    readonly resolution: "1K" | "2K"
    /** content filter switch @default false */
    readonly nsfw_checker?: boolean | undefined
  }
  readonly "flux-2/pro-image-to-image": {
    /** input images; 1 to 8 of them */
    readonly input_urls: ReadonlyArray<string>
    /** text that describes the result; at most 5000 characters */
    readonly prompt: string
    /** width to height of the output @default "1:1" */
    readonly aspect_ratio: "1:1" | "4:3" | "3:4" | "16:9" | "9:16" | "3:2" | "2:3" | "auto"
    /** output size class @default "1K" */
    readonly resolution: "1K" | "2K"
    /** content filter switch @default false */
    readonly nsfw_checker?: boolean | undefined
  }
  readonly "flux-2/pro-text-to-image": {
    /** text that describes the result; at most 5000 characters */
    readonly prompt: string
    /** width to height of the output @default "1:1" */
    readonly aspect_ratio: "1:1" | "4:3" | "3:4" | "16:9" | "9:16" | "3:2" | "2:3"
    /** output size class @default "1K" */
    readonly resolution: "1K" | "2K"
    /** content filter switch @default false */
    readonly nsfw_checker?: boolean | undefined
  }
  readonly "google/imagen4": {
    /** text that describes the result; at most 5000 characters */
    readonly prompt: string
    /** what should not appear; at most 5000 characters */
    readonly negative_prompt?: string | undefined
    /** width to height of the output @default "1:1" */
    readonly aspect_ratio?: "1:1" | "16:9" | "9:16" | "3:4" | "4:3" | "auto" | undefined
    /** fixes the randomness; at most 500 characters */
    readonly seed?: string | undefined
  }
  readonly "google/imagen4-fast": {
    /** text that describes the result; at most 5000 characters */
    readonly prompt: string
    /** what should not appear; at most 5000 characters */
    readonly negative_prompt?: string | undefined
    /** width to height of the output @default "16:9" */
    readonly aspect_ratio?: "1:1" | "16:9" | "9:16" | "3:4" | "4:3" | "auto" | undefined
    /** fixes the randomness */
    readonly seed?: number | undefined
  }
  readonly "google/imagen4-ultra": {
    /** text that describes the result; at most 5000 characters */
    readonly prompt: string
    /** what should not appear; at most 5000 characters */
    readonly negative_prompt?: string | undefined
    /** width to height of the output @default "1:1" */
    readonly aspect_ratio?: "1:1" | "16:9" | "9:16" | "3:4" | "4:3" | "auto" | undefined
    /** fixes the randomness; at most 500 characters */
    readonly seed?: string | undefined
  }
  readonly "google/nano-banana": {
    /** text that describes the result; at most 5000 characters */
    readonly prompt: string
    /** file format @default "png" */
    readonly output_format?: "png" | "jpeg" | undefined
    /** width to height of the output @default "1:1" */
    readonly aspect_ratio?:
      | "1:1"
      | "9:16"
      | "16:9"
      | "3:4"
      | "4:3"
      | "3:2"
      | "2:3"
      | "5:4"
      | "4:5"
      | "21:9"
      | "auto"
      | undefined
    /** deprecated by the vendor @default "1:1" */
    /** @deprecated by the vendor */
    readonly image_size?:
      | "1:1"
      | "9:16"
      | "16:9"
      | "3:4"
      | "4:3"
      | "3:2"
      | "2:3"
      | "5:4"
      | "4:5"
      | "21:9"
      | "auto"
      | undefined
    /** content filter switch */
    readonly nsfw_checker?: boolean | undefined
  }
  readonly "google/nano-banana-edit": {
    /** text that describes the result; at most 5000 characters */
    readonly prompt: string
    /** input images; at most 10 of them */
    readonly image_urls: ReadonlyArray<string>
    /** file format @default "png" */
    readonly output_format?: "png" | "jpeg" | undefined
    /** width to height of the output @default "1:1" */
    readonly aspect_ratio?:
      | "1:1"
      | "9:16"
      | "16:9"
      | "3:4"
      | "4:3"
      | "3:2"
      | "2:3"
      | "5:4"
      | "4:5"
      | "21:9"
      | "auto"
      | undefined
    /** deprecated by the vendor @default "1:1" */
    /** @deprecated by the vendor */
    readonly image_size?:
      | "1:1"
      | "9:16"
      | "16:9"
      | "3:4"
      | "4:3"
      | "3:2"
      | "2:3"
      | "5:4"
      | "4:5"
      | "21:9"
      | "auto"
      | undefined
  }
  readonly "gpt-image-2-5-flare-image-to-image": {
    /** text that describes the result; at most 20000 characters */
    readonly prompt: string
    /** input images; 1 to 16 of them */
    readonly input_urls: ReadonlyArray<string>
    /** width to height of the output @default "auto" */
    readonly aspect_ratio?:
      | "auto"
      | "1:1"
      | "3:2"
      | "2:3"
      | "4:3"
      | "3:4"
      | "16:9"
      | "9:16"
      | "21:9"
      | "27:16"
      | "16:27"
      | "9:8"
      | "8:9"
      | undefined
    /** output size class */
    readonly resolution?: "1K" | "2K" | "4K" | undefined
    /** background kind */
    readonly background?: "transparent" | "opaque" | "auto" | undefined
  }
  readonly "gpt-image-2-5-flare-text-to-image": {
    /** text that describes the result; at most 20000 characters */
    readonly prompt: string
    /** width to height of the output @default "auto" */
    readonly aspect_ratio?:
      | "auto"
      | "1:1"
      | "3:2"
      | "2:3"
      | "4:3"
      | "3:4"
      | "16:9"
      | "9:16"
      | "21:9"
      | "27:16"
      | "16:27"
      | "9:8"
      | "8:9"
      | undefined
    /** output size class */
    readonly resolution?: "1K" | "2K" | "4K" | undefined
    /** background kind */
    readonly background?: "transparent" | "opaque" | "auto" | undefined
  }
  readonly "gpt-image-2-5-sunburst-image-to-image": {
    /** text that describes the result; at most 20000 characters */
    readonly prompt: string
    /** input images; 1 to 16 of them */
    readonly input_urls: ReadonlyArray<string>
    /** width to height of the output @default "auto" */
    readonly aspect_ratio?:
      | "auto"
      | "1:1"
      | "3:2"
      | "2:3"
      | "4:3"
      | "3:4"
      | "16:9"
      | "9:16"
      | "21:9"
      | "27:16"
      | "16:27"
      | "9:8"
      | "8:9"
      | undefined
    /** output size class */
    readonly resolution?: "1K" | "2K" | "4K" | undefined
    /** background kind */
    readonly background?: "transparent" | "opaque" | "auto" | undefined
  }
  readonly "gpt-image-2-5-sunburst-text-to-image": {
    /** text that describes the result; at most 20000 characters */
    readonly prompt: string
    /** width to height of the output @default "auto" */
    readonly aspect_ratio?:
      | "auto"
      | "1:1"
      | "3:2"
      | "2:3"
      | "4:3"
      | "3:4"
      | "16:9"
      | "9:16"
      | "21:9"
      | "27:16"
      | "16:27"
      | "9:8"
      | "8:9"
      | undefined
    /** output size class */
    readonly resolution?: "1K" | "2K" | "4K" | undefined
    /** background kind */
    readonly background?: "transparent" | "opaque" | "auto" | undefined
  }
  readonly "gpt-image-2-image-to-image": {
    /** text that describes the result; at most 20000 characters */
    readonly prompt: string
    /** input images; at most 16 of them */
    readonly input_urls: ReadonlyArray<string>
    /** width to height of the output @default "auto" */
    readonly aspect_ratio?:
      | "auto"
      | "1:1"
      | "3:2"
      | "2:3"
      | "4:3"
      | "3:4"
      | "5:4"
      | "4:5"
      | "16:9"
      | "9:16"
      | "2:1"
      | "1:2"
      | "3:1"
      | "1:3"
      | "21:9"
      | "9:21"
      | undefined
    /** output size class */
    readonly resolution?: "1K" | "2K" | "4K" | undefined
    /** background kind */
    readonly background?: "transparent" | "opaque" | "auto" | undefined
    /** content filter switch */
    readonly nsfw_checker?: boolean | undefined
  }
  readonly "gpt-image-2-text-to-image": {
    /** text that describes the result; at most 20000 characters */
    readonly prompt: string
    /** width to height of the output @default "auto" */
    readonly aspect_ratio?:
      | "auto"
      | "1:1"
      | "3:2"
      | "2:3"
      | "4:3"
      | "3:4"
      | "5:4"
      | "4:5"
      | "16:9"
      | "9:16"
      | "2:1"
      | "1:2"
      | "3:1"
      | "1:3"
      | "21:9"
      | "9:21"
      | undefined
    /** output size class */
    readonly resolution?: "1K" | "2K" | "4K" | undefined
    /** background kind */
    readonly background?: "transparent" | "opaque" | "auto" | undefined
    /** content filter switch */
    readonly nsfw_checker?: boolean | undefined
  }
  readonly "gpt-image/1.5-image-to-image": {
    /** input images; at most 16 of them */
    readonly input_urls: ReadonlyArray<string>
    /** text that describes the result */
    readonly prompt: string
    /** width to height of the output @default "3:2" */
    readonly aspect_ratio?: "1:1" | "2:3" | "3:2" | undefined
    /** quality or size class @default "medium" */
    readonly quality?: "medium" | "high" | undefined
  }
  readonly "gpt-image/1.5-text-to-image": {
    /** text that describes the result */
    readonly prompt: string
    /** width to height of the output @default "1:1" */
    readonly aspect_ratio: "1:1" | "2:3" | "3:2"
    /** quality or size class @default "medium" */
    readonly quality: "medium" | "high"
  }
  readonly "grok-imagine-image-2-0/image-edit": {
    /** text that describes the result; at most 390000 characters */
    readonly prompt?: string | undefined
    /** input images; 1 to 5 of them */
    readonly image_urls?: ReadonlyArray<string> | undefined
    /** width to height of the output */
    readonly aspect_ratio?: "1:1" | "2:3" | "3:2" | "16:9" | "9:16" | "auto" | undefined
    /** earlier task at KIE */
    readonly task_id?: string | undefined
    /** areas of the segment map; at least 1 of them */
    readonly mask_indexs?: ReadonlyArray<number> | undefined
  }
  readonly "grok-imagine-image-2-0/segment-edit": {
    /** text that describes the result; at most 390000 characters */
    readonly prompt: string
    /** earlier task at KIE */
    readonly task_id: string
    /** areas of the segment map; at least 1 of them */
    readonly mask_indexs?: ReadonlyArray<number> | undefined
  }
  readonly "grok-imagine-image-2-0/text-to-image": {
    /** text that describes the result */
    readonly prompt: string
    /** width to height of the output */
    readonly aspect_ratio?: "1:1" | "2:3" | "3:2" | "16:9" | "9:16" | undefined
  }
  readonly "grok-imagine/image-to-image": {
    /** text that describes the result; at most 390000 characters */
    readonly prompt?: string | undefined
    /** input images; at most 5 of them */
    readonly image_urls: ReadonlyArray<string>
    /** content filter switch @default false */
    readonly nsfw_checker?: boolean | undefined
  }
  readonly "grok-imagine/text-to-image": {
    /** text that describes the result; at most 5000 characters */
    readonly prompt: string
    /** width to height of the output */
    readonly aspect_ratio?: "2:3" | "3:2" | "1:1" | "16:9" | "9:16" | undefined
    /** content filter switch @default false */
    readonly nsfw_checker?: boolean | undefined
    readonly enable_pro?: boolean | undefined
  }
  readonly "ideogram/character": {
    /** text that describes the result; at most 5000 characters */
    readonly prompt: string
    /** only the first image counts; at least 1 of them */
    readonly reference_image_urls: ReadonlyArray<string>
    /** @default "BALANCED" */
    readonly rendering_speed?: "TURBO" | "BALANCED" | "QUALITY" | undefined
    /** @default "AUTO" */
    readonly style?: "AUTO" | "REALISTIC" | "FICTION" | undefined
    /** @default true */
    readonly expand_prompt?: boolean | undefined
    /** number of images @default "1" */
    readonly num_images?: "1" | "2" | "3" | "4" | undefined
    /** output size or ratio @default "square_hd" */
    readonly image_size?:
      | "square"
      | "square_hd"
      | "portrait_4_3"
      | "portrait_16_9"
      | "landscape_4_3"
      | "landscape_16_9"
      | undefined
    /** fixes the randomness */
    readonly seed?: number | undefined
    /** what should not appear; at most 5000 characters */
    readonly negative_prompt?: string | undefined
  }
  readonly "ideogram/character-edit": {
    /** text that describes the result; at most 5000 characters */
    readonly prompt: string
    /** input image */
    readonly image_url: string
    /** area to change */
    readonly mask_url: string
    /** only the first image counts; at least 1 of them */
    readonly reference_image_urls: ReadonlyArray<string>
    /** @default "BALANCED" */
    readonly rendering_speed?: "TURBO" | "BALANCED" | "QUALITY" | undefined
    /** @default "AUTO" */
    readonly style?: "AUTO" | "REALISTIC" | "FICTION" | undefined
    /** @default true */
    readonly expand_prompt?: boolean | undefined
    /** number of images @default "1" */
    readonly num_images?: "1" | "2" | "3" | "4" | undefined
    /** fixes the randomness */
    readonly seed?: number | undefined
  }
  readonly "ideogram/character-remix": {
    /** text that describes the result; at most 5000 characters */
    readonly prompt: string
    /** input image */
    readonly image_url: string
    /** only the first image counts; at least 1 of them */
    readonly reference_image_urls: ReadonlyArray<string>
    /** @default "BALANCED" */
    readonly rendering_speed?: "TURBO" | "BALANCED" | "QUALITY" | undefined
    /** @default "AUTO" */
    readonly style?: "AUTO" | "REALISTIC" | "FICTION" | undefined
    /** @default true */
    readonly expand_prompt?: boolean | undefined
    /** output size or ratio @default "square_hd" */
    readonly image_size?:
      | "square"
      | "square_hd"
      | "portrait_4_3"
      | "portrait_16_9"
      | "landscape_4_3"
      | "landscape_16_9"
      | undefined
    /** number of images @default "1" */
    readonly num_images?: "1" | "2" | "3" | "4" | undefined
    /** fixes the randomness */
    readonly seed?: number | undefined
    /** 0.1 to 1 @default 0.8 */
    readonly strength?: number | undefined
    /** what should not appear; at most 500 characters */
    readonly negative_prompt?: string | undefined
    /** input images */
    readonly image_urls?: ReadonlyArray<string> | undefined
    readonly reference_mask_urls?: string | undefined
  }
  readonly "ideogram/v3-edit": {
    /** text that describes the result; at most 5000 characters */
    readonly prompt: string
    /** input image */
    readonly image_url: string
    /** area to change */
    readonly mask_url: string
    /** @default "BALANCED" */
    readonly rendering_speed?: "TURBO" | "BALANCED" | "QUALITY" | undefined
    /** @default true */
    readonly expand_prompt?: boolean | undefined
    /** fixes the randomness */
    readonly seed?: number | undefined
  }
  readonly "ideogram/v3-remix": {
    /** text that describes the result; at most 5000 characters */
    readonly prompt: string
    /** input image */
    readonly image_url: string
    readonly rendering_speed?: "TURBO" | "BALANCED" | "QUALITY" | undefined
    readonly style?: "AUTO" | "GENERAL" | "REALISTIC" | "DESIGN" | undefined
    readonly expand_prompt?: boolean | undefined
    /** output size or ratio */
    readonly image_size?:
      | "square"
      | "square_hd"
      | "portrait_4_3"
      | "portrait_16_9"
      | "landscape_4_3"
      | "landscape_16_9"
      | undefined
    /** number of images */
    readonly num_images?: "1" | "2" | "3" | "4" | undefined
    /** fixes the randomness */
    readonly seed?: number | undefined
    /** 0.01 to 1 */
    readonly strength?: number | undefined
    /** what should not appear; at most 5000 characters */
    readonly negative_prompt?: string | undefined
  }
  readonly "ideogram/v3-text-to-image": {
    /** text that describes the result; at most 5000 characters */
    readonly prompt: string
    readonly rendering_speed?: "TURBO" | "BALANCED" | "QUALITY" | undefined
    readonly style?: "AUTO" | "GENERAL" | "REALISTIC" | "DESIGN" | undefined
    readonly expand_prompt?: boolean | undefined
    /** output size or ratio */
    readonly image_size?:
      | "square"
      | "square_hd"
      | "portrait_4_3"
      | "portrait_16_9"
      | "landscape_4_3"
      | "landscape_16_9"
      | undefined
    /** fixes the randomness */
    readonly seed?: number | undefined
    /** what should not appear; at most 5000 characters */
    readonly negative_prompt?: string | undefined
  }
  readonly "nano-banana-2": {
    /** width to height of the output @default "auto" */
    readonly aspect_ratio?:
      | "auto"
      | "1:1"
      | "1:4"
      | "16:9"
      | "1:8"
      | "21:9"
      | "2:3"
      | "3:2"
      | "3:4"
      | "4:1"
      | "4:3"
      | "4:5"
      | "5:4"
      | "8:1"
      | "9:16"
      | undefined
    /** input images; at most 14 of them */
    readonly image_input?: ReadonlyArray<string> | undefined
    /** file format @default "jpg" */
    readonly output_format?: "jpg" | "png" | undefined
    /** text that describes the result; at most 20000 characters */
    readonly prompt: string
    /** output size class @default "1K" */
    readonly resolution?: "1K" | "2K" | "4K" | undefined
  }
  readonly "nano-banana-2-lite": {
    /** text that describes the result; at most 20000 characters */
    readonly prompt: string
    /** input images; at most 10 of them */
    readonly image_urls?: ReadonlyArray<string> | undefined
    /** width to height of the output @default "auto" */
    readonly aspect_ratio:
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
  }
  readonly "nano-banana-pro": {
    /** text that describes the result; at most 10000 characters */
    readonly prompt: string
    /** input images; at most 8 of them */
    readonly image_input?: ReadonlyArray<string> | undefined
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
    /** output size class @default "1K" */
    readonly resolution?: "1K" | "2K" | "4K" | undefined
    /** file format @default "png" */
    readonly output_format?: "png" | "jpg" | undefined
  }
  readonly "qwen/image-edit": {
    /** text that describes the result; at most 2000 characters */
    readonly prompt: string
    /** input image */
    readonly image_url: string
    /** @default "none" */
    readonly acceleration?: "none" | "regular" | "high" | undefined
    /** output size or ratio @default "landscape_4_3" */
    readonly image_size?:
      | "square"
      | "square_hd"
      | "portrait_4_3"
      | "portrait_16_9"
      | "landscape_4_3"
      | "landscape_16_9"
      | undefined
    /** 2 to 49 @default 25 */
    readonly num_inference_steps?: number | undefined
    /** fixes the randomness */
    readonly seed?: number | undefined
    /** how closely the prompt binds; 0 to 20 @default 4 */
    readonly guidance_scale?: number | undefined
    readonly sync_mode?: boolean | undefined
    /** number of images */
    readonly num_images?: "1" | "2" | "3" | "4" | undefined
    /** content filter switch @default true */
    readonly enable_safety_checker?: boolean | undefined
    /** file format @default "png" */
    readonly output_format?: "jpeg" | "png" | undefined
    /** what should not appear; at most 500 characters */
    readonly negative_prompt?: string | undefined
    /** content filter switch @default false */
    readonly nsfw_checker?: boolean | undefined
  }
  readonly "qwen/image-to-image": {
    /** text that describes the result; at most 5000 characters */
    readonly prompt: string
    /** input image */
    readonly image_url: string
    /** 0 to 1 @default 0.8 */
    readonly strength?: number | undefined
    /** file format @default "png" */
    readonly output_format?: "png" | "jpeg" | undefined
    /** @default "none" */
    readonly acceleration?: "none" | "regular" | "high" | undefined
    /** what should not appear; at most 500 characters */
    readonly negative_prompt?: string | undefined
    /** fixes the randomness */
    readonly seed?: number | undefined
    /** 2 to 250 @default 30 */
    readonly num_inference_steps?: number | undefined
    /** how closely the prompt binds; 0 to 20 @default 2.5 */
    readonly guidance_scale?: number | undefined
    /** content filter switch */
    readonly enable_safety_checker?: boolean | undefined
    /** content filter switch @default false */
    readonly nsfw_checker?: boolean | undefined
  }
  readonly "qwen/text-to-image": {
    /** text that describes the result; at most 5000 characters */
    readonly prompt: string
    /** output size or ratio @default "square_hd" */
    readonly image_size?:
      | "square"
      | "square_hd"
      | "portrait_4_3"
      | "portrait_16_9"
      | "landscape_4_3"
      | "landscape_16_9"
      | undefined
    /** 2 to 250 @default 30 */
    readonly num_inference_steps?: number | undefined
    /** fixes the randomness */
    readonly seed?: number | undefined
    /** how closely the prompt binds; 0 to 20 @default 2.5 */
    readonly guidance_scale?: number | undefined
    /** content filter switch */
    readonly enable_safety_checker?: boolean | undefined
    /** file format @default "png" */
    readonly output_format?: "png" | "jpeg" | undefined
    /** what should not appear; at most 500 characters */
    readonly negative_prompt?: string | undefined
    /** @default "none" */
    readonly acceleration?: "none" | "regular" | "high" | undefined
    /** content filter switch @default false */
    readonly nsfw_checker?: boolean | undefined
  }
  readonly "qwen2-1/image-to-image": {
    /** text that describes the result; at most 5000 characters */
    readonly prompt: string
    /** output size class @default "1K" */
    readonly resolution?: "1K" | "2K" | undefined
    /** background kind @default "opaque" */
    readonly background?: "opaque" | "transparent" | undefined
    /** file format @default "png" */
    readonly output_format?: "png" | "webp" | "jpeg" | undefined
    /** @default true */
    readonly enhance_prompt?: boolean | undefined
    /** fixes the randomness */
    readonly seed?: number | undefined
    /** content filter switch */
    readonly nsfw_checker?: boolean | undefined
    /** width to height of the output @default "auto" */
    readonly aspect_ratio?:
      | "auto"
      | "1:1"
      | "4:3"
      | "3:4"
      | "3:2"
      | "2:3"
      | "16:9"
      | "9:16"
      | "21:9"
      | "9:21"
      | undefined
    /** input images; 1 to 10 of them */
    readonly image_urls: ReadonlyArray<string>
    /** area to change */
    readonly mask_url?: string | undefined
  }
  readonly "qwen2-1/text-to-image": {
    /** text that describes the result; at most 5000 characters */
    readonly prompt: string
    /** output size class @default "1K" */
    readonly resolution?: "1K" | "2K" | undefined
    /** background kind @default "opaque" */
    readonly background?: "opaque" | "transparent" | undefined
    /** file format @default "png" */
    readonly output_format?: "png" | "webp" | "jpeg" | undefined
    /** @default true */
    readonly enhance_prompt?: boolean | undefined
    /** fixes the randomness */
    readonly seed?: number | undefined
    /** content filter switch */
    readonly nsfw_checker?: boolean | undefined
    /** width to height of the output @default "1:1" */
    readonly aspect_ratio?: "1:1" | "4:3" | "3:4" | "3:2" | "2:3" | "16:9" | "9:16" | "21:9" | "9:21" | undefined
  }
  readonly "qwen2/image-edit": {
    /** text that describes the result; at most 800 characters */
    readonly prompt: string
    /** input image */
    readonly image_url: string | ReadonlyArray<string>
    /** output size or ratio @default "16:9" */
    readonly image_size?: "1:1" | "2:3" | "3:2" | "3:4" | "4:3" | "9:16" | "16:9" | "21:9" | undefined
    /** fixes the randomness */
    readonly seed?: number | undefined
    /** file format @default "png" */
    readonly output_format?: "jpeg" | "png" | undefined
    /** content filter switch @default false */
    readonly nsfw_checker?: boolean | undefined
  }
  readonly "qwen2/text-to-image": {
    /** text that describes the result; at most 800 characters */
    readonly prompt: string
    /** output size or ratio @default "16:9" */
    readonly image_size?:
      | "1:1"
      | "3:4"
      | "4:3"
      | "9:16"
      | "16:9"
      | "square"
      | "square_hd"
      | "portrait_4_3"
      | "portrait_16_9"
      | "landscape_4_3"
      | "landscape_16_9"
      | undefined
    /** fixes the randomness */
    readonly seed?: number | undefined
    /** file format @default "png" */
    readonly output_format?: "jpeg" | "png" | undefined
    /** content filter switch @default false */
    readonly nsfw_checker?: boolean | undefined
  }
  readonly "qwen3/image-to-image": {
    /** text that describes the result; at most 5000 characters */
    readonly prompt: string
    /** output size class @default "1K" */
    readonly resolution?: "1K" | "2K" | undefined
    /** output size or ratio @default "16:9" */
    readonly image_size?: "1:1" | "3:2" | "2:3" | "4:3" | "3:4" | "16:9" | "9:16" | "21:9" | undefined
    /** file format @default "png" */
    readonly output_format?: "png" | "jpeg" | undefined
    /** rewrites the prompt before use @default true */
    readonly prompt_extend?: boolean | undefined
    /** content filter switch @default false */
    readonly nsfw_checker?: boolean | undefined
    /** what should not appear; at most 5000 characters */
    readonly negative_prompt?: string | undefined
    /** fixes the randomness; 0 to 2147483647 @default 1 */
    readonly seed?: number | undefined
    /** input images; 1 to 3 of them */
    readonly image_urls: ReadonlyArray<string>
  }
  readonly "qwen3/pro-image-to-image": {
    /** text that describes the result; at most 5000 characters */
    readonly prompt: string
    /** output size class @default "1K" */
    readonly resolution?: "1K" | "2K" | undefined
    /** output size or ratio @default "16:9" */
    readonly image_size?: "1:1" | "3:2" | "2:3" | "4:3" | "3:4" | "16:9" | "9:16" | "21:9" | undefined
    /** file format @default "png" */
    readonly output_format?: "png" | "jpeg" | undefined
    /** rewrites the prompt before use @default true */
    readonly prompt_extend?: boolean | undefined
    /** content filter switch @default false */
    readonly nsfw_checker?: boolean | undefined
    /** what should not appear; at most 5000 characters */
    readonly negative_prompt?: string | undefined
    /** fixes the randomness; 0 to 2147483647 @default 1 */
    readonly seed?: number | undefined
    /** input images; 1 to 3 of them */
    readonly image_urls: ReadonlyArray<string>
  }
  readonly "qwen3/pro-text-to-image": {
    /** text that describes the result; at most 5000 characters */
    readonly prompt: string
    /** output size class */
    readonly resolution?: "1K" | "2K" | undefined
    /** output size or ratio @default "16:9" */
    readonly image_size?: "1:1" | "3:2" | "2:3" | "4:3" | "3:4" | "16:9" | "9:16" | "21:9" | undefined
    /** file format @default "png" */
    readonly output_format?: "png" | "jpeg" | undefined
    /** rewrites the prompt before use @default true */
    readonly prompt_extend?: boolean | undefined
    /** content filter switch @default false */
    readonly nsfw_checker?: boolean | undefined
    /** what should not appear; at most 5000 characters */
    readonly negative_prompt?: string | undefined
    /** fixes the randomness; 0 to 2147483647 @default 1 */
    readonly seed?: number | undefined
  }
  readonly "qwen3/text-to-image": {
    /** text that describes the result; at most 5000 characters */
    readonly prompt: string
    /** output size class */
    readonly resolution?: "1K" | "2K" | undefined
    /** output size or ratio @default "16:9" */
    readonly image_size?: "1:1" | "3:2" | "2:3" | "4:3" | "3:4" | "16:9" | "9:16" | "21:9" | undefined
    /** file format @default "png" */
    readonly output_format?: "png" | "jpeg" | undefined
    /** rewrites the prompt before use @default true */
    readonly prompt_extend?: boolean | undefined
    /** content filter switch @default false */
    readonly nsfw_checker?: boolean | undefined
    /** what should not appear; at most 5000 characters */
    readonly negative_prompt?: string | undefined
    /** fixes the randomness; 0 to 2147483647 @default 1 */
    readonly seed?: number | undefined
  }
  readonly "recraft/crisp-upscale": {
    readonly image: string
  }
  readonly "recraft/remove-background": {
    readonly image: string
  }
  readonly "seedream/4.5-edit": {
    /** text that describes the result; at most 3000 characters */
    readonly prompt: string
    /** input images; at most 14 of them */
    readonly image_urls: ReadonlyArray<string>
    /** width to height of the output @default "1:1" */
    readonly aspect_ratio: "1:1" | "4:3" | "3:4" | "16:9" | "9:16" | "2:3" | "3:2" | "21:9"
    /** quality or size class @default "basic" */
    readonly quality: "basic" | "high"
    /** content filter switch @default false */
    readonly nsfw_checker?: boolean | undefined
  }
  readonly "seedream/4.5-text-to-image": {
    /** text that describes the result; at most 3000 characters */
    readonly prompt: string
    /** width to height of the output @default "1:1" */
    readonly aspect_ratio: "1:1" | "4:3" | "3:4" | "16:9" | "9:16" | "2:3" | "3:2" | "21:9"
    /** quality or size class @default "basic" */
    readonly quality: "basic" | "high"
    /** content filter switch @default false */
    readonly nsfw_checker?: boolean | undefined
  }
  readonly "seedream/5-lite-image-to-image": {
    /** text that describes the result; 3 to 3000 characters */
    readonly prompt: string
    /** input images; at most 14 of them */
    readonly image_urls: ReadonlyArray<string>
    /** width to height of the output @default "1:1" */
    readonly aspect_ratio?: "1:1" | "4:3" | "3:4" | "16:9" | "9:16" | "2:3" | "3:2" | "21:9" | undefined
    /** quality or size class @default "basic" */
    readonly quality: "basic" | "high" | "ultra"
    /** content filter switch @default false */
    readonly nsfw_checker?: boolean | undefined
    /** file format @default "png" */
    readonly output_format?: "png" | "jpeg" | undefined
  }
  readonly "seedream/5-lite-text-to-image": {
    /** text that describes the result; 3 to 3000 characters */
    readonly prompt: string
    /** width to height of the output @default "1:1" */
    readonly aspect_ratio?: "1:1" | "4:3" | "3:4" | "16:9" | "9:16" | "2:3" | "3:2" | "21:9" | undefined
    /** quality or size class @default "basic" */
    readonly quality: "basic" | "high" | "ultra"
    /** content filter switch */
    readonly nsfw_checker?: boolean | undefined
    /** file format @default "png" */
    readonly output_format?: "png" | "jpeg" | undefined
  }
  readonly "seedream/5-pro-image-to-image": {
    /** text that describes the result; 3 to 5000 characters */
    readonly prompt: string
    /** width to height of the output @default "1:1" */
    readonly aspect_ratio?: "1:1" | "4:3" | "3:4" | "16:9" | "9:16" | "2:3" | "3:2" | "21:9" | undefined
    /** quality or size class @default "basic" */
    readonly quality: "basic" | "high"
    /** file format @default "png" */
    readonly output_format?: "png" | "jpeg" | undefined
    /** content filter switch */
    readonly nsfw_checker?: boolean | undefined
    /** input images; 1 to 10 of them */
    readonly image_urls: ReadonlyArray<string>
  }
  readonly "seedream/5-pro-layer-decomposition": {
    /** input image */
    readonly image_url: string
    /** text that describes the result; at most 5000 characters */
    readonly prompt?: string | undefined
    /** @default "auto" */
    readonly size?: "auto" | "1K" | "1.5K" | "2K" | undefined
    /** file format @default "jpeg" */
    readonly output_format?: "png" | "jpeg" | undefined
  }
  readonly "seedream/5-pro-text-to-image": {
    /** text that describes the result; 3 to 5000 characters */
    readonly prompt: string
    /** width to height of the output @default "1:1" */
    readonly aspect_ratio?: "1:1" | "4:3" | "3:4" | "16:9" | "9:16" | "2:3" | "3:2" | "21:9" | undefined
    /** quality or size class @default "basic" */
    readonly quality: "basic" | "high"
    /** file format @default "png" */
    readonly output_format?: "png" | "jpeg" | undefined
    /** content filter switch */
    readonly nsfw_checker?: boolean | undefined
  }
  readonly "topaz/image-upscale": {
    /** input image */
    readonly image_url: string
    /** enlargement factor @default "2" */
    readonly upscale_factor: "1" | "2" | "4" | "8"
  }
  readonly "wan/2-7-image": {
    /** text that describes the result; at most 5000 characters */
    readonly prompt: string
    /** input images; at most 9 of them */
    readonly input_urls?: ReadonlyArray<string> | undefined
    /** width to height of the output */
    readonly aspect_ratio?: "1:1" | "16:9" | "4:3" | "21:9" | "3:4" | "9:16" | "8:1" | "1:8" | undefined
    /** makes a set of images @default false */
    readonly enable_sequential?: boolean | undefined
    /** default 4, or 12 when sequential; 1 to 12 */
    readonly n?: number | undefined
    /** output size class @default "2K" */
    readonly resolution?: "1K" | "2K" | "4K" | undefined
    /** slower, better reasoning @default false */
    readonly thinking_mode?: boolean | undefined
    /** colours with shares; 3 to 10 of them */
    readonly color_palette?: ReadonlyArray<{ readonly hex: string; readonly ratio: string }> | undefined
    /** boxes per input image */
    readonly bbox_list?: ReadonlyArray<ReadonlyArray<ReadonlyArray<number>>> | undefined
    /** mark on the output @default false */
    readonly watermark?: boolean | undefined
    /** fixes the randomness; 0 to 2147483647 @default 0 */
    readonly seed?: number | undefined
    /** content filter switch @default false */
    readonly nsfw_checker?: boolean | undefined
  }
  readonly "wan/2-7-image-pro": {
    /** text that describes the result; at most 5000 characters */
    readonly prompt: string
    /** input images; at most 9 of them */
    readonly input_urls?: ReadonlyArray<string> | undefined
    /** width to height of the output */
    readonly aspect_ratio?: "1:1" | "16:9" | "4:3" | "21:9" | "3:4" | "9:16" | "8:1" | "1:8" | undefined
    /** makes a set of images @default false */
    readonly enable_sequential?: boolean | undefined
    /** default 4, or 12 when sequential; 1 to 12 */
    readonly n?: number | undefined
    /** output size class @default "2K" */
    readonly resolution?: "1K" | "2K" | "4K" | undefined
    /** slower, better reasoning @default false */
    readonly thinking_mode?: boolean | undefined
    /** colours with shares; 3 to 10 of them */
    readonly color_palette?: ReadonlyArray<{ readonly hex: string; readonly ratio: string }> | undefined
    /** boxes per input image */
    readonly bbox_list?: ReadonlyArray<ReadonlyArray<ReadonlyArray<number>>> | undefined
    /** mark on the output @default false */
    readonly watermark?: boolean | undefined
    /** fixes the randomness; 0 to 2147483647 @default 0 */
    readonly seed?: number | undefined
    /** content filter switch @default false */
    readonly nsfw_checker?: boolean | undefined
  }
  readonly "z-image": {
    /** text that describes the result; at most 1000 characters */
    readonly prompt: string
    /** width to height of the output @default "1:1" */
    readonly aspect_ratio: "1:1" | "4:3" | "3:4" | "16:9" | "9:16"
    /** content filter switch @default false */
    readonly nsfw_checker?: boolean | undefined
  }
  readonly "flux1-kontext": {
    /** text that describes the result */
    readonly prompt: string
    /** translates the prompt to English */
    readonly enable_translation?: boolean | undefined
    /** where the input file is kept */
    readonly upload_cn?: boolean | undefined
    /** input image */
    readonly input_image?: string | undefined
    /** width to height of the output @default "16:9" */
    readonly aspect_ratio?: "21:9" | "16:9" | "4:3" | "1:1" | "3:4" | "9:16" | undefined
    /** file format @default "jpeg" */
    readonly output_format?: "jpeg" | "png" | undefined
    /** rewrites the prompt before use @default false */
    readonly prompt_upsampling?: boolean | undefined
    /** 0 to 6 @default 2 */
    readonly safety_tolerance?: number | undefined
    /** mark on the output */
    readonly watermark?: string | undefined
  }
  readonly "4o-image-api": {
    /** text that describes the result */
    readonly prompt?: string | undefined
    /** input images; at most 5 of them */
    readonly files_url?: ReadonlyArray<string> | undefined
    /** output size or ratio */
    readonly size: "1:1" | "3:2" | "2:3"
    /** deprecated by the vendor */
    /** @deprecated by the vendor */
    readonly file_url?: string | undefined
  }
  readonly "ai-music-api/cover-generate": {
    /** earlier task at KIE */
    readonly task_id: string
  }
  readonly "nano-banana-2-1": {
    /** text that describes the result; at most 20000 characters */
    readonly prompt: string
    /** input images; at most 14 of them */
    readonly image_input?: ReadonlyArray<string> | undefined
    /** width to height of the output @default "auto" */
    readonly aspect_ratio?:
      | "auto"
      | "1:1"
      | "2:3"
      | "3:2"
      | "1:4"
      | "4:1"
      | "3:4"
      | "4:3"
      | "4:5"
      | "5:4"
      | "1:8"
      | "8:1"
      | "9:16"
      | "16:9"
      | "21:9"
      | undefined
    /** output size class @default "1K" */
    readonly resolution?: "1K" | "2K" | "4K" | undefined
    /** file format */
    readonly output_format?: "png" | "jpg" | undefined
  }
  readonly "seedream/5-flash-text-to-image": {
    /** text that describes the result; 3 to 5000 characters */
    readonly prompt: string
    /** width to height of the output */
    readonly aspect_ratio: "1:1" | "4:3" | "3:4" | "16:9" | "9:16" | "2:3" | "3:2" | "21:9"
    /** output size or ratio @default "1K" */
    readonly size?: "1K" | "1.5K" | "2K" | undefined
    /** file format */
    readonly output_format?: "png" | "jpeg" | undefined
    /** content filter switch @default false */
    readonly nsfw_checker?: boolean | undefined
  }
  readonly "seedream/5-flash-image-to-image": {
    /** text that describes the result; 3 to 5000 characters */
    readonly prompt: string
    /** width to height of the output */
    readonly aspect_ratio: "1:1" | "4:3" | "3:4" | "16:9" | "9:16" | "2:3" | "3:2" | "21:9"
    /** output size or ratio @default "1K" */
    readonly size?: "1K" | "1.5K" | "2K" | undefined
    /** file format */
    readonly output_format?: "png" | "jpeg" | undefined
    /** content filter switch @default false */
    readonly nsfw_checker?: boolean | undefined
    /** input images; 1 to 10 of them */
    readonly image_urls: ReadonlyArray<string>
  }
  readonly "seedream/5-flash-layer-decomposition": {
    /** input image */
    readonly image_url: string
    /** text that describes the result; 3 to 5000 characters */
    readonly prompt?: string | undefined
    /** output size or ratio @default "auto" */
    readonly size?: "auto" | "1K" | "1.5K" | "2K" | undefined
    /** file format @default "jpeg" */
    readonly output_format?: "png" | "jpeg" | undefined
  }
  readonly "grok-imagine-image-2-0/segment-map": {
    /** earlier task at KIE */
    readonly task_id?: string | undefined
    /** input image */
    readonly image_url?: string | undefined
  }
}

/** Inputs of the kind "video". */
export interface VideoInputs {
  readonly "bytedance/seedance-1.5-pro": {
    /** text that describes the result; 3 to 20000 characters */
    readonly prompt: string
    /** input images; at most 2 of them */
    readonly input_urls?: ReadonlyArray<string> | undefined
    /** width to height of the output @default "1:1" */
    readonly aspect_ratio: "1:1" | "4:3" | "3:4" | "16:9" | "9:16" | "21:9"
    /** output size class @default "720p" */
    readonly resolution?: "480p" | "720p" | "1080p" | undefined
    /** seconds of output; 4 to 12 */
    readonly duration: number
    /** keeps the camera still @default false */
    readonly fixed_lens?: boolean | undefined
    /** adds sound @default false */
    readonly generate_audio?: boolean | undefined
    /** content filter switch */
    readonly nsfw_checker?: boolean | undefined
  }
  readonly "bytedance/seedance-2": {
    /** text that describes the result; 3 to 20000 characters */
    readonly prompt?: string | undefined
    /** first frame */
    readonly first_frame_url?: string | undefined
    /** last frame */
    readonly last_frame_url?: string | undefined
    /** reference images; at most 9 of them */
    readonly reference_image_urls?: ReadonlyArray<string> | undefined
    /** reference videos; at most 3 of them */
    readonly reference_video_urls?: ReadonlyArray<string> | undefined
    /** reference sounds; at most 3 of them */
    readonly reference_audio_urls?: ReadonlyArray<string> | undefined
    /** deprecated by the vendor @default false */
    /** @deprecated by the vendor */
    readonly return_last_frame?: boolean | undefined
    /** adds sound @default true */
    readonly generate_audio?: boolean | undefined
    /** output size class @default "720p" */
    readonly resolution?: "480p" | "720p" | "1080p" | "4k" | undefined
    /** width to height of the output @default "16:9" */
    readonly aspect_ratio?: "1:1" | "4:3" | "3:4" | "16:9" | "9:16" | "21:9" | "adaptive" | undefined
    /** seconds; -1 lets the model choose; 4 to 15; or -1 @default 5 */
    readonly duration?: number | undefined
    /** lets the model look up facts */
    readonly web_search?: boolean | undefined
    /** content filter switch @default false */
    readonly nsfw_checker?: boolean | undefined
  }
  readonly "bytedance/seedance-2-5": {
    /** text that describes the result; at most 30000 characters */
    readonly prompt?: string | undefined
    /** first frame */
    readonly first_frame_url?: string | undefined
    /** last frame */
    readonly last_frame_url?: string | undefined
    /** reference images; at most 30 of them */
    readonly reference_image_urls?: ReadonlyArray<string> | undefined
    /** reference videos; at most 10 of them */
    readonly reference_video_urls?: ReadonlyArray<string> | undefined
    /** reference sounds; at most 10 of them */
    readonly reference_audio_urls?: ReadonlyArray<string> | undefined
    /** also returns the final frame @default false */
    readonly return_last_frame?: boolean | undefined
    /** adds sound @default true */
    readonly generate_audio?: boolean | undefined
    /** output size class @default "720p" */
    readonly resolution?: "480p" | "720p" | "1080p" | undefined
    /** width to height of the output @default "adaptive" */
    readonly aspect_ratio?: "1:1" | "4:3" | "3:4" | "16:9" | "9:16" | "21:9" | "adaptive" | undefined
    /** seconds; -1 lets the model choose; 4 to 30; or -1 @default 5 */
    readonly duration?: number | undefined
    /** file format @default "mp4" */
    readonly output_format?: "mp4" | "mov" | undefined
    /** lets the model look up facts */
    readonly web_search?: boolean | undefined
    /** content filter switch */
    readonly nsfw_checker?: boolean | undefined
  }
  readonly "bytedance/seedance-2-fast": {
    /** text that describes the result; 3 to 20000 characters */
    readonly prompt?: string | undefined
    /** first frame */
    readonly first_frame_url?: string | undefined
    /** last frame */
    readonly last_frame_url?: string | undefined
    /** reference images; at most 9 of them */
    readonly reference_image_urls?: ReadonlyArray<string> | undefined
    /** reference videos; at most 3 of them */
    readonly reference_video_urls?: ReadonlyArray<string> | undefined
    /** reference sounds; at most 3 of them */
    readonly reference_audio_urls?: ReadonlyArray<string> | undefined
    /** deprecated by the vendor @default false */
    /** @deprecated by the vendor */
    readonly return_last_frame?: boolean | undefined
    /** adds sound @default true */
    readonly generate_audio?: boolean | undefined
    /** output size class @default "720p" */
    readonly resolution?: "480p" | "720p" | undefined
    /** width to height of the output @default "16:9" */
    readonly aspect_ratio?: "1:1" | "4:3" | "3:4" | "16:9" | "9:16" | "21:9" | "adaptive" | undefined
    /** seconds; -1 lets the model choose; 4 to 15; or -1 @default 5 */
    readonly duration?: number | undefined
    /** lets the model look up facts */
    readonly web_search?: boolean | undefined
    /** content filter switch @default false */
    readonly nsfw_checker?: boolean | undefined
  }
  readonly "bytedance/seedance-2-mini": {
    /** text that describes the result; 3 to 20000 characters */
    readonly prompt?: string | undefined
    /** first frame */
    readonly first_frame_url?: string | undefined
    /** last frame */
    readonly last_frame_url?: string | undefined
    /** reference images; at most 9 of them */
    readonly reference_image_urls?: ReadonlyArray<string> | undefined
    /** reference videos; at most 3 of them */
    readonly reference_video_urls?: ReadonlyArray<string> | undefined
    /** reference sounds; at most 3 of them */
    readonly reference_audio_urls?: ReadonlyArray<string> | undefined
    /** adds sound @default true */
    readonly generate_audio?: boolean | undefined
    /** output size class @default "720p" */
    readonly resolution?: "480p" | "720p" | undefined
    /** width to height of the output @default "16:9" */
    readonly aspect_ratio?: "1:1" | "4:3" | "3:4" | "16:9" | "9:16" | "21:9" | "adaptive" | undefined
    /** seconds; -1 lets the model choose; 4 to 15; or -1 @default 5 */
    readonly duration?: number | undefined
    /** lets the model look up facts */
    readonly web_search?: boolean | undefined
    /** content filter switch @default false */
    readonly nsfw_checker?: boolean | undefined
  }
  readonly "bytedance/v1-lite-image-to-video": {
    /** text that describes the result; at most 10000 characters */
    readonly prompt: string
    /** input image */
    readonly image_url: string
    /** output size class @default "720p" */
    readonly resolution?: "480p" | "720p" | "1080p" | undefined
    /** seconds of output @default "5" */
    readonly duration?: "5" | "10" | undefined
    /** keeps the camera still */
    readonly camera_fixed?: boolean | undefined
    /** fixes the randomness; -1 to 2147483647 @default -1 */
    readonly seed?: number | undefined
    /** content filter switch */
    readonly enable_safety_checker?: boolean | undefined
    /** last frame */
    readonly end_image_url?: string | undefined
    /** content filter switch @default false */
    readonly nsfw_checker?: boolean | undefined
  }
  readonly "bytedance/v1-lite-text-to-video": {
    /** text that describes the result; at most 10000 characters */
    readonly prompt: string
    /** width to height of the output @default "16:9" */
    readonly aspect_ratio?: "16:9" | "4:3" | "1:1" | "3:4" | "9:16" | "9:21" | undefined
    /** output size class @default "720p" */
    readonly resolution?: "480p" | "720p" | "1080p" | undefined
    /** seconds of output @default "5" */
    readonly duration?: "5" | "10" | undefined
    /** keeps the camera still */
    readonly camera_fixed?: boolean | undefined
    /** fixes the randomness */
    readonly seed?: number | undefined
    /** content filter switch */
    readonly enable_safety_checker?: boolean | undefined
    /** content filter switch @default false */
    readonly nsfw_checker?: boolean | undefined
  }
  readonly "bytedance/v1-pro-fast-image-to-video": {
    /** text that describes the result; at most 10000 characters */
    readonly prompt: string
    /** input image */
    readonly image_url: string
    /** output size class @default "720p" */
    readonly resolution?: "720p" | "1080p" | undefined
    /** seconds of output @default "5" */
    readonly duration?: "5" | "10" | undefined
    /** content filter switch @default false */
    readonly nsfw_checker?: boolean | undefined
  }
  readonly "bytedance/v1-pro-image-to-video": {
    /** text that describes the result; at most 10000 characters */
    readonly prompt: string
    /** input image */
    readonly image_url: string
    /** output size class @default "720p" */
    readonly resolution?: "480p" | "720p" | "1080p" | undefined
    /** seconds of output @default "5" */
    readonly duration?: "5" | "10" | undefined
    /** keeps the camera still */
    readonly camera_fixed?: boolean | undefined
    /** fixes the randomness; -1 to 2147483647 @default -1 */
    readonly seed?: number | undefined
    /** content filter switch */
    readonly enable_safety_checker?: boolean | undefined
    /** content filter switch @default false */
    readonly nsfw_checker?: boolean | undefined
  }
  readonly "bytedance/v1-pro-text-to-video": {
    /** text that describes the result; at most 10000 characters */
    readonly prompt: string
    /** width to height of the output @default "16:9" */
    readonly aspect_ratio?: "21:9" | "16:9" | "4:3" | "1:1" | "3:4" | "9:16" | undefined
    /** output size class @default "720p" */
    readonly resolution?: "480p" | "720p" | "1080p" | undefined
    /** seconds of output @default "5" */
    readonly duration?: "5" | "10" | undefined
    /** keeps the camera still */
    readonly camera_fixed?: boolean | undefined
    /** fixes the randomness; -1 to 2147483647 @default -1 */
    readonly seed?: number | undefined
    /** content filter switch */
    readonly enable_safety_checker?: boolean | undefined
    /** content filter switch @default false */
    readonly nsfw_checker?: boolean | undefined
  }
  readonly "gemini-omni-video": {
    /** text that describes the result; at most 20000 characters */
    readonly prompt: string
    /** input images; at most 7 of them */
    readonly image_urls?: ReadonlyArray<string> | undefined
    /** at most 3 of them */
    readonly audio_ids?: ReadonlyArray<string> | undefined
    /** at most 1 of them */
    readonly video_list?:
      | ReadonlyArray<{ readonly url: string; readonly start: number; readonly ends: number }>
      | undefined
    /** at most 7 of them */
    readonly character_ids?: ReadonlyArray<string> | undefined
    /** seconds of output */
    readonly duration: "4" | "6" | "8" | "10"
    /** width to height of the output */
    readonly aspect_ratio?: "16:9" | "9:16" | undefined
    /** fixes the randomness; 0 to 2147483647 */
    readonly seed?: number | undefined
    /** output size class @default "720p" */
    readonly resolution?: "720p" | "1080p" | "4k" | undefined
  }
  readonly "google/gemini-omni-flash-1-1": {
    /** text that describes the result; at most 20000 characters */
    readonly prompt: string
    /** seconds of output */
    readonly duration: "4" | "6" | "8" | "10"
    /** input images */
    readonly image_urls?: ReadonlyArray<string> | undefined
    /** first frame */
    readonly first_frame_url?: string | undefined
    /** last frame */
    readonly last_frame_url?: string | undefined
    readonly audio_ids?: ReadonlyArray<string> | undefined
    readonly character_ids?: ReadonlyArray<string> | undefined
    /** fixes the randomness; 0 to 2147483647 */
    readonly seed?: number | undefined
    /** output size class @default "720p" */
    readonly resolution?: "360p" | "720p" | "1080p" | "4k" | undefined
    /** width to height of the output */
    readonly aspect_ratio?: "16:9" | "9:16" | undefined
    /** input videos */
    readonly video_list?:
      | ReadonlyArray<{ readonly url: string; readonly start: number; readonly ends: number }>
      | undefined
  }
  readonly "grok-imagine-video-1-5-preview": {
    /** text that describes the result; at most 4096 characters */
    readonly prompt?: string | undefined
    /** input images; at most 7 of them */
    readonly image_urls?: ReadonlyArray<string> | undefined
    /** width to height of the output @default "auto" */
    readonly aspect_ratio?: "1:1" | "16:9" | "9:16" | "3:2" | "2:3" | "auto" | undefined
    /** output size class @default "480p" */
    readonly resolution?: "480p" | "720p" | "1080p" | undefined
    /** seconds of output; 1 to 15 @default 8 */
    readonly duration?: number | undefined
    /** content filter switch @default false */
    readonly nsfw_checker?: boolean | undefined
  }
  readonly "grok-imagine/extend": {
    /** earlier task at KIE; at most 100 characters */
    readonly task_id: string
    /** text that describes the result */
    readonly prompt: string
    /** at least 2; or 0 @default 2 */
    readonly extend_at?: number | string | undefined
    /** @default 6 */
    readonly extend_times: 6 | "6" | 10 | "10"
  }
  readonly "grok-imagine/image-to-video": {
    /** input images; at most 7 of them */
    readonly image_urls?: ReadonlyArray<string> | undefined
    /** earlier task at KIE; at most 100 characters */
    readonly task_id?: string | undefined
    /** which image of the earlier task; 0 to 5 @default 0 */
    readonly index?: number | undefined
    /** text that describes the result; at most 5000 characters */
    readonly prompt?: string | undefined
    /** mode of the model @default "normal" */
    readonly mode?: "fun" | "normal" | "spicy" | undefined
    /** seconds of output */
    readonly duration?:
      | "6"
      | 6
      | "7"
      | 7
      | "8"
      | 8
      | "9"
      | 9
      | "10"
      | 10
      | "11"
      | 11
      | "12"
      | 12
      | "13"
      | 13
      | "14"
      | 14
      | "15"
      | 15
      | "16"
      | 16
      | "17"
      | 17
      | "18"
      | 18
      | "19"
      | 19
      | "20"
      | 20
      | "21"
      | 21
      | "22"
      | 22
      | "23"
      | 23
      | "24"
      | 24
      | "25"
      | 25
      | "26"
      | 26
      | "27"
      | 27
      | "28"
      | 28
      | "29"
      | 29
      | "30"
      | 30
      | undefined
    /** output size class @default "480p" */
    readonly resolution?: "480p" | "720p" | "1080p" | undefined
    /** width to height of the output @default "16:9" */
    readonly aspect_ratio?: "2:3" | "3:2" | "1:1" | "16:9" | "9:16" | undefined
    /** content filter switch @default false */
    readonly nsfw_checker?: boolean | undefined
  }
  readonly "grok-imagine/text-to-video": {
    /** text that describes the result; at most 5000 characters */
    readonly prompt: string
    /** width to height of the output @default "2:3" */
    readonly aspect_ratio?: "2:3" | "3:2" | "1:1" | "16:9" | "9:16" | undefined
    /** mode of the model @default "normal" */
    readonly mode?: "fun" | "normal" | "spicy" | undefined
    /** seconds of output; 6 to 30 */
    readonly duration?: number | string | undefined
    /** output size class @default "480p" */
    readonly resolution?: "480p" | "720p" | "1080p" | undefined
    /** content filter switch @default false */
    readonly nsfw_checker?: boolean | undefined
  }
  readonly "grok-imagine/upscale": {
    /** earlier task at KIE; at most 100 characters */
    readonly task_id: string
    /** output size class @default "720p" */
    readonly resolution?: "720p" | "1080p" | undefined
  }
  readonly "hailuo/02-image-to-video-pro": {
    /** text that describes the result; at most 1500 characters */
    readonly prompt: string
    /** input image */
    readonly image_url: string
    /** last frame */
    readonly end_image_url?: string | undefined
    /** rewrites the prompt before use */
    readonly prompt_optimizer?: boolean | undefined
    /** content filter switch @default false */
    readonly nsfw_checker?: boolean | undefined
  }
  readonly "hailuo/02-image-to-video-standard": {
    /** text that describes the result; at most 1500 characters */
    readonly prompt: string
    /** input image */
    readonly image_url: string
    /** last frame */
    readonly end_image_url?: string | undefined
    /** seconds of output @default "10" */
    readonly duration?: "6" | "10" | undefined
    /** output size class @default "768P" */
    readonly resolution?: "512P" | "768P" | undefined
    /** rewrites the prompt before use */
    readonly prompt_optimizer?: boolean | undefined
    /** content filter switch @default false */
    readonly nsfw_checker?: boolean | undefined
  }
  readonly "hailuo/02-text-to-video-pro": {
    /** text that describes the result; at most 1500 characters */
    readonly prompt: string
    /** rewrites the prompt before use */
    readonly prompt_optimizer?: boolean | undefined
    /** content filter switch @default false */
    readonly nsfw_checker?: boolean | undefined
  }
  readonly "hailuo/02-text-to-video-standard": {
    /** text that describes the result; at most 1500 characters */
    readonly prompt: string
    /** seconds of output @default "6" */
    readonly duration?: "6" | "10" | undefined
    /** rewrites the prompt before use */
    readonly prompt_optimizer?: boolean | undefined
    /** content filter switch @default false */
    readonly nsfw_checker?: boolean | undefined
  }
  readonly "hailuo/2-3-image-to-video-pro": {
    /** text that describes the result; at most 5000 characters */
    readonly prompt: string
    /** input image */
    readonly image_url: string
    /** seconds of output @default "6" */
    readonly duration?: "6" | "10" | undefined
    /** output size class @default "768P" */
    readonly resolution?: "768P" | "1080P" | undefined
    /** content filter switch @default false */
    readonly nsfw_checker?: boolean | undefined
  }
  readonly "hailuo/2-3-image-to-video-standard": {
    /** text that describes the result; at most 5000 characters */
    readonly prompt: string
    /** input image */
    readonly image_url: string
    /** seconds of output @default "6" */
    readonly duration?: "6" | "10" | undefined
    /** output size class @default "768P" */
    readonly resolution?: "768P" | "1080P" | undefined
    /** content filter switch @default false */
    readonly nsfw_checker?: boolean | undefined
  }
  readonly "happyhorse-1-1/image-to-video": {
    /** text that describes the result; at most 5000 characters */
    readonly prompt?: string | undefined
    /** input images; 1 to 1 of them */
    readonly image_urls: ReadonlyArray<string>
    /** output size class @default "1080p" */
    readonly resolution?: "720p" | "1080p" | undefined
    /** seconds of output; 3 to 15 @default 5 */
    readonly duration?: number | undefined
  }
  readonly "happyhorse-1-1/reference-to-video": {
    /** text that describes the result; at most 5000 characters */
    readonly prompt: string
    /** reference images; 1 to 9 of them */
    readonly reference_image: ReadonlyArray<string>
    /** output size class @default "1080p" */
    readonly resolution?: "720p" | "1080p" | undefined
    /** width to height of the output @default "16:9" */
    readonly aspect_ratio?: "16:9" | "9:16" | "3:4" | "4:3" | "4:5" | "5:4" | "1:1" | "9:21" | "21:9" | undefined
    /** seconds of output; 3 to 15 @default 5 */
    readonly duration?: number | undefined
  }
  readonly "happyhorse-1-1/text-to-video": {
    /** text that describes the result; at most 4999 characters */
    readonly prompt: string
    /** output size class @default "1080p" */
    readonly resolution?: "720p" | "1080p" | undefined
    /** width to height of the output @default "16:9" */
    readonly aspect_ratio?: "16:9" | "9:16" | "1:1" | "4:3" | "3:4" | "4:5" | "5:4" | "9:21" | "21:9" | undefined
    /** seconds of output; 3 to 15 @default 5 */
    readonly duration?: number | undefined
  }
  readonly "happyhorse/image-to-video": {
    /** text that describes the result; at most 5000 characters */
    readonly prompt?: string | undefined
    /** input images; 1 to 1 of them */
    readonly image_urls: ReadonlyArray<string>
    /** output size class @default "1080p" */
    readonly resolution?: "720p" | "1080p" | undefined
    /** seconds of output; 3 to 15 @default 5 */
    readonly duration?: number | undefined
    /** fixes the randomness; 0 to 2147483647 @default 0 */
    readonly seed?: number | undefined
  }
  readonly "happyhorse/reference-to-video": {
    /** text that describes the result; at most 5000 characters */
    readonly prompt: string
    /** reference images; 1 to 9 of them */
    readonly reference_image: ReadonlyArray<string>
    /** output size class @default "1080p" */
    readonly resolution?: "720p" | "1080p" | undefined
    /** width to height of the output @default "16:9" */
    readonly aspect_ratio?: "16:9" | "9:16" | "1:1" | "4:3" | "3:4" | undefined
    /** seconds of output; 3 to 15 @default 5 */
    readonly duration?: number | undefined
    /** fixes the randomness; 0 to 2147483647 @default 0 */
    readonly seed?: number | undefined
  }
  readonly "happyhorse/text-to-video": {
    /** text that describes the result; at most 5000 characters */
    readonly prompt: string
    /** output size class @default "1080p" */
    readonly resolution?: "720p" | "1080p" | undefined
    /** width to height of the output @default "16:9" */
    readonly aspect_ratio?: "16:9" | "9:16" | "1:1" | "4:3" | "3:4" | undefined
    /** seconds of output; 3 to 15 @default 5 */
    readonly duration?: number | undefined
    /** fixes the randomness; 0 to 2147483647 @default 0 */
    readonly seed?: number | undefined
  }
  readonly "happyhorse/video-edit": {
    /** text that describes the result; at most 5000 characters */
    readonly prompt: string
    /** input video */
    readonly video_url: string
    /** reference images; at most 5 of them */
    readonly reference_image?: ReadonlyArray<string> | undefined
    /** output size class @default "1080p" */
    readonly resolution?: "720p" | "1080p" | undefined
    /** origin keeps the input sound @default "auto" */
    readonly audio_setting?: "auto" | "origin" | undefined
    /** fixes the randomness; 0 to 2147483647 @default 0 */
    readonly seed?: number | undefined
  }
  readonly "infinitalk/from-audio": {
    /** input image */
    readonly image_url: string
    /** input sound */
    readonly audio_url: string
    /** text that describes the result; at most 5000 characters */
    readonly prompt: string
    /** output size class @default "480p" */
    readonly resolution?: "480p" | "720p" | undefined
    /** fixes the randomness; 10000 to 1000000 */
    readonly seed?: number | undefined
  }
  readonly "kling-2.6/image-to-video": {
    /** text that describes the result; at most 1000 characters */
    readonly prompt: string
    /** input images; at most 1 of them */
    readonly image_urls: ReadonlyArray<string>
    /** adds sound */
    readonly sound: boolean
    /** seconds of output @default "5" */
    readonly duration: "5" | "10"
  }
  readonly "kling-2.6/motion-control": {
    /** text that describes the result; at most 2500 characters */
    readonly prompt?: string | undefined
    /** input images; 1 to 1 of them */
    readonly input_urls: ReadonlyArray<string>
    /** input videos; 1 to 1 of them */
    readonly video_urls: ReadonlyArray<string>
    /** which input decides the facing side @default "video" */
    readonly character_orientation?: "image" | "video" | undefined
    /** mode of the model @default "720p" */
    readonly mode: "720p" | "1080p"
  }
  readonly "kling-2.6/text-to-video": {
    /** text that describes the result; at most 1000 characters */
    readonly prompt: string
    /** adds sound */
    readonly sound: boolean
    /** width to height of the output @default "1:1" */
    readonly aspect_ratio: "1:1" | "16:9" | "9:16"
    /** seconds of output @default "5" */
    readonly duration: "5" | "10"
  }
  readonly "kling-3.0-omni/image-to-video": {
    /** text that describes the result; at most 3072 characters */
    readonly prompt: string
    /** @default true */
    readonly customize_multi_shots?: boolean | undefined
    readonly prefer_multi_shots?: boolean | undefined
    /** one entry per shot; at most 6 of them */
    readonly multi_prompt?: ReadonlyArray<{ readonly prompt: string; readonly duration: number }> | undefined
    /** at most 3 of them */
    readonly elements?:
      | ReadonlyArray<
        {
          readonly name: string
          readonly description: string
          readonly element_input_urls: ReadonlyArray<string>
          readonly element_input_audio_urls?: ReadonlyArray<string> | undefined
          readonly start_time?: number | undefined
          readonly end_time?: number | undefined
        }
      >
      | undefined
    /** adds sound */
    readonly audio?: boolean | undefined
    /** output size class @default "720p" */
    readonly resolution?: "720p" | "1080p" | "4k" | undefined
    /** width to height of the output @default "auto" */
    readonly aspect_ratio?: "16:9" | "9:16" | "1:1" | "auto" | undefined
    /** seconds of output; 3 to 15 @default 5 */
    readonly duration?: number | undefined
    /** input images; 1 to 2 of them */
    readonly image_urls: ReadonlyArray<string>
  }
  readonly "kling-3.0-omni/text-to-video": {
    /** text that describes the result; at most 3072 characters */
    readonly prompt: string
    /** @default true */
    readonly customize_multi_shots?: boolean | undefined
    readonly prefer_multi_shots?: boolean | undefined
    /** one entry per shot; at most 6 of them */
    readonly multi_prompt?: ReadonlyArray<{ readonly prompt: string; readonly duration: number }> | undefined
    readonly elements?:
      | ReadonlyArray<
        {
          readonly name: string
          readonly description: string
          readonly element_input_urls: ReadonlyArray<string>
          readonly element_input_audio_urls?: ReadonlyArray<string> | undefined
        }
      >
      | undefined
    /** adds sound @default false */
    readonly audio?: boolean | undefined
    /** output size class @default "720p" */
    readonly resolution?: "720p" | "1080p" | "4k" | undefined
    /** width to height of the output @default "16:9" */
    readonly aspect_ratio?: "16:9" | "9:16" | "1:1" | undefined
    /** seconds of output; 3 to 15 @default 5 */
    readonly duration?: number | undefined
  }
  readonly "kling-3.0-omni/transformation": {
    /** text that describes the result; at most 3072 characters */
    readonly prompt?: string | undefined
    /** input videos; 1 to 1 of them */
    readonly video_urls?: ReadonlyArray<string> | undefined
    /** input images; at most 4 of them */
    readonly image_urls?: ReadonlyArray<string> | undefined
    /** seconds, with images */
    readonly duration?: string | undefined
    /** output size class @default "720p" */
    readonly resolution?: "720p" | "1080p" | "4k" | undefined
    /** adds sound */
    readonly audio?: boolean | undefined
    /** width to height of the output @default "auto" */
    readonly aspect_ratio?: "auto" | undefined
    /** named subjects for the prompt */
    readonly elements?:
      | ReadonlyArray<
        {
          readonly name: string
          readonly description: string
          readonly element_input_urls: ReadonlyArray<string>
          readonly element_input_audio_urls?: ReadonlyArray<string> | undefined
        }
      >
      | undefined
  }
  readonly "kling-3.0/motion-control": {
    /** text that describes the result; at most 2500 characters */
    readonly prompt?: string | undefined
    /** input images; 1 to 1 of them */
    readonly input_urls: ReadonlyArray<string>
    /** input videos; 1 to 1 of them */
    readonly video_urls: ReadonlyArray<string>
    /** mode of the model */
    readonly mode?: "std" | "pro" | "720p" | "1080p" | undefined
    /** which input decides the facing side @default "video" */
    readonly character_orientation?: "video" | "image" | undefined
    /** which input gives the background @default "input_video" */
    readonly background_source?: "input_video" | "input_image" | undefined
  }
  readonly "kling-3.0/video": {
    /** text that describes the result */
    readonly prompt?: string | undefined
    /** input images; at most 2 of them */
    readonly image_urls?: ReadonlyArray<string> | undefined
    /** adds sound @default false */
    readonly sound?: boolean | undefined
    /** seconds of output @default "5" */
    readonly duration: "3" | "4" | "5" | "6" | "7" | "8" | "9" | "10" | "11" | "12" | "13" | "14" | "15"
    /** width to height of the output @default "16:9" */
    readonly aspect_ratio?: "16:9" | "9:16" | "1:1" | undefined
    /** mode of the model @default "pro" */
    readonly mode: "std" | "pro" | "4K"
    /** several camera shots @default false */
    readonly multi_shots: boolean
    /** one entry per shot; at most 5 of them */
    readonly multi_prompt?: ReadonlyArray<{ readonly prompt: string; readonly duration: number }> | undefined
    /** named subjects for the prompt; at most 3 of them */
    readonly kling_elements?:
      | ReadonlyArray<
        {
          readonly name: string
          readonly description: string
          readonly element_input_urls: ReadonlyArray<string>
          readonly element_input_audio_urls?: ReadonlyArray<string> | undefined
          readonly start_time?: number | undefined
          readonly end_time?: number | undefined
        }
      >
      | undefined
  }
  readonly "kling/ai-avatar-pro": {
    /** input image */
    readonly image_url: string
    /** input sound */
    readonly audio_url: string
    /** text that describes the result; at most 5000 characters */
    readonly prompt: string
  }
  readonly "kling/ai-avatar-standard": {
    /** input image */
    readonly image_url: string
    /** input sound */
    readonly audio_url: string
    /** text that describes the result; at most 5000 characters */
    readonly prompt: string
  }
  readonly "kling/v2-1-master-image-to-video": {
    /** text that describes the result; at most 5000 characters */
    readonly prompt: string
    /** input image */
    readonly image_url: string
    /** seconds of output @default "5" */
    readonly duration?: "5" | "10" | undefined
    /** what should not appear; at most 500 characters */
    readonly negative_prompt?: string | undefined
    /** how closely the prompt binds; 0 to 1 @default 0.5 */
    readonly cfg_scale?: number | undefined
  }
  readonly "kling/v2-1-master-text-to-video": {
    /** text that describes the result; at most 5000 characters */
    readonly prompt: string
    /** seconds of output @default "5" */
    readonly duration?: "5" | "10" | undefined
    /** width to height of the output @default "16:9" */
    readonly aspect_ratio?: "16:9" | "9:16" | "1:1" | undefined
    /** what should not appear; at most 500 characters */
    readonly negative_prompt?: string | undefined
    /** how closely the prompt binds; 0 to 1 @default 0.5 */
    readonly cfg_scale?: number | undefined
  }
  readonly "kling/v2-1-pro": {
    /** text that describes the result; at most 5000 characters */
    readonly prompt: string
    /** input image */
    readonly image_url: string
    /** seconds of output @default "5" */
    readonly duration?: "5" | "10" | undefined
    /** what should not appear; at most 500 characters */
    readonly negative_prompt?: string | undefined
    /** how closely the prompt binds; 0 to 1 @default 0.5 */
    readonly cfg_scale?: number | undefined
    /** last frame */
    readonly tail_image_url?: string | undefined
  }
  readonly "kling/v2-1-standard": {
    /** text that describes the result; at most 5000 characters */
    readonly prompt: string
    /** input image */
    readonly image_url: string
    /** seconds of output @default "5" */
    readonly duration?: "5" | "10" | undefined
    /** what should not appear; at most 500 characters */
    readonly negative_prompt?: string | undefined
    /** how closely the prompt binds; 0 to 1 @default 0.5 */
    readonly cfg_scale?: number | undefined
  }
  readonly "kling/v2-5-turbo-image-to-video-pro": {
    /** text that describes the result; at most 2500 characters */
    readonly prompt: string
    /** input image */
    readonly image_url: string
    /** last frame */
    readonly tail_image_url?: string | undefined
    /** seconds of output @default "5" */
    readonly duration?: "5" | "10" | undefined
    /** what should not appear; at most 500 characters */
    readonly negative_prompt?: string | undefined
    /** how closely the prompt binds; 0 to 1 @default 0.5 */
    readonly cfg_scale?: number | undefined
  }
  readonly "kling/v2-5-turbo-text-to-video-pro": {
    /** text that describes the result; at most 2500 characters */
    readonly prompt: string
    /** seconds of output @default "5" */
    readonly duration?: "5" | "10" | undefined
    /** width to height of the output @default "16:9" */
    readonly aspect_ratio?: "16:9" | "9:16" | "1:1" | undefined
    /** what should not appear; at most 2500 characters */
    readonly negative_prompt?: string | undefined
    /** how closely the prompt binds; 0 to 1 @default 0.5 */
    readonly cfg_scale?: number | undefined
  }
  readonly "kling/v3-turbo-image-to-video": {
    /** text that describes the result; at most 2500 characters */
    readonly prompt: string
    /** input images; at least 1 of them */
    readonly image_urls: ReadonlyArray<string>
    /** seconds of output @default "5" */
    readonly duration: "3" | "4" | "5" | "6" | "7" | "8" | "9" | "10" | "11" | "12" | "13" | "14" | "15"
    /** output size class @default "720p" */
    readonly resolution: "720p" | "1080p"
  }
  readonly "kling/v3-turbo-text-to-video": {
    /** text that describes the result; at most 2500 characters */
    readonly prompt: string
    /** seconds of output @default "5" */
    readonly duration: "3" | "4" | "5" | "6" | "7" | "8" | "9" | "10" | "11" | "12" | "13" | "14" | "15"
    /** width to height of the output @default "16:9" */
    readonly aspect_ratio: "1:1" | "9:16" | "16:9"
    /** output size class @default "720p" */
    readonly resolution: "720p" | "1080p"
  }
  readonly "minimax-h3/image-to-video": {
    /** text that describes the result; at most 7000 characters */
    readonly prompt: string
    /** seconds of output; 4 to 15 @default 6 */
    readonly duration: number
    /** output size class @default "2K" */
    readonly resolution?: "768P" | "2K" | undefined
    /** first frame */
    readonly first_frame_url?: string | undefined
    /** last frame */
    readonly last_frame_url?: string | undefined
  }
  readonly "minimax-h3/reference-to-video": {
    /** text that describes the result; at most 7000 characters */
    readonly prompt: string
    /** seconds of output; 4 to 15 @default 6 */
    readonly duration: number
    /** output size class @default "2K" */
    readonly resolution?: "768P" | "2K" | undefined
    /** reference images; at most 9 of them */
    readonly reference_image_urls?: ReadonlyArray<string> | undefined
    /** reference videos; at most 3 of them */
    readonly reference_video_urls?: ReadonlyArray<string> | undefined
    /** reference sounds; at most 3 of them */
    readonly reference_audio_urls?: ReadonlyArray<string> | undefined
    /** width to height of the output @default "adaptive" */
    readonly aspect_ratio?: "adaptive" | "21:9" | "16:9" | "4:3" | "1:1" | "3:4" | "9:16" | undefined
  }
  readonly "minimax-h3/text-to-video": {
    /** text that describes the result; at most 7000 characters */
    readonly prompt: string
    /** seconds of output; 4 to 15 @default 6 */
    readonly duration: number
    /** output size class @default "2K" */
    readonly resolution?: "768P" | "2K" | undefined
    /** width to height of the output */
    readonly aspect_ratio: "21:9" | "16:9" | "4:3" | "1:1" | "3:4" | "9:16"
  }
  readonly "omnihuman-1-5": {
    /** input image */
    readonly image_url: string
    /** area to change; at most 5 of them */
    readonly mask_url?: ReadonlyArray<string> | undefined
    /** input sound */
    readonly audio_url: string
    /** text that describes the result; at most 300 characters */
    readonly prompt?: string | undefined
    /** @default "1080" */
    readonly output_resolution?: "720" | "1080" | undefined
    /** @default false */
    readonly pe_fast_mode?: boolean | undefined
    /** fixes the randomness @default -1 */
    readonly seed?: number | undefined
  }
  readonly "omnihuman-1-5/human-identification": {
    /** input image */
    readonly image_url: string
  }
  readonly "omnihuman-1-5/subject-detection": {
    /** input image */
    readonly image_url: string
  }
  readonly "pixverse-v6/extend": {
    /** text that describes the result; 3 to 5000 characters */
    readonly prompt: string
    /** quality or size class */
    readonly quality: "360p" | "540p" | "720p" | "1080p"
    /** seconds of output; 1 to 15 */
    readonly duration: number
    readonly generate_audio_switch?: boolean | undefined
    /** fixes the randomness; 0 to 2147483647 */
    readonly seed?: number | undefined
    /** earlier task at KIE */
    readonly taskId?: string | undefined
    /** input video */
    readonly video_url?: string | undefined
  }
  readonly "pixverse-v6/image-to-video": {
    /** text that describes the result; 3 to 5000 characters */
    readonly prompt: string
    /** quality or size class @default "720p" */
    readonly quality: "360p" | "540p" | "720p" | "1080p"
    /** seconds of output; 1 to 15 @default 5 */
    readonly duration: number
    /** @default false */
    readonly generate_audio_switch?: boolean | undefined
    /** fixes the randomness; 0 to 2147483647 */
    readonly seed?: number | undefined
    /** input images; 1 to 2 of them */
    readonly image_urls: ReadonlyArray<string>
    readonly generate_multi_clip_switch?: boolean | undefined
    /** 50 ids on the page, not copied */
    readonly template_id?: string | number | undefined
  }
  readonly "pixverse-v6/reference-to-video": {
    /** text that describes the result; 3 to 5000 characters */
    readonly prompt: string
    /** quality or size class @default "720p" */
    readonly quality: "360p" | "540p" | "720p" | "1080p"
    /** seconds of output; 1 to 15 @default 5 */
    readonly duration: number
    /** @default false */
    readonly generate_audio_switch?: boolean | undefined
    /** fixes the randomness; 0 to 2147483647 */
    readonly seed?: number | undefined
    /** 1 to 7 of them */
    readonly image_references: ReadonlyArray<
      {
        readonly image_url: string
        readonly type?: "subject" | "background" | undefined
        readonly ref_name?: string | undefined
      }
    >
    /** width to height of the output */
    readonly aspect_ratio: "16:9" | "4:3" | "1:1" | "3:4" | "9:16" | "2:3" | "3:2" | "21:9"
  }
  readonly "pixverse-v6/text-to-video": {
    /** text that describes the result; 3 to 5000 characters */
    readonly prompt: string
    /** quality or size class @default "720p" */
    readonly quality: "360p" | "540p" | "720p" | "1080p"
    /** seconds of output; 1 to 15 @default 5 */
    readonly duration: number
    /** @default false */
    readonly generate_audio_switch?: boolean | undefined
    /** fixes the randomness; 0 to 2147483647 */
    readonly seed?: number | undefined
    /** width to height of the output @default "16:9" */
    readonly aspect_ratio: "16:9" | "4:3" | "1:1" | "3:4" | "9:16" | "2:3" | "3:2" | "21:9"
    readonly generate_multi_clip_switch?: boolean | undefined
  }
  readonly "pixverse-v6/transition": {
    /** text that describes the result; 3 to 5000 characters */
    readonly prompt: string
    /** quality or size class @default "720p" */
    readonly quality: "360p" | "540p" | "720p" | "1080p"
    /** seconds of output; 1 to 15 @default 5 */
    readonly duration: number
    /** @default false */
    readonly generate_audio_switch?: boolean | undefined
    /** fixes the randomness; 0 to 2147483647 */
    readonly seed?: number | undefined
    readonly first_frame_image_url: string
    readonly last_frame_image_url: string
  }
  readonly runway: {
    /** text that describes the result */
    readonly prompt: string
    /** input image */
    readonly image_url?: string | undefined
    /** seconds of output */
    readonly duration: 5 | 10
    /** quality or size class */
    readonly quality: "720p" | "1080p"
    /** width to height of the output */
    readonly aspect_ratio?: "16:9" | "4:3" | "1:1" | "3:4" | "9:16" | undefined
    /** mark on the output */
    readonly watermark?: string | undefined
  }
  readonly "topaz/video-upscale": {
    /** input video */
    readonly video_url: string
    /** enlargement factor @default "2" */
    readonly upscale_factor?: "1" | "2" | "4" | undefined
  }
  readonly "volcengine/video-to-video-lip-sync": {
    /** mode of the model */
    readonly mode: "lite" | "basic"
    /** input video */
    readonly video_url: string
    /** input sound */
    readonly audio_url: string
    /** @default false */
    readonly separate_vocal?: boolean | undefined
    /** @default false */
    readonly open_scenedet?: boolean | undefined
    /** @default true */
    readonly align_audio?: boolean | undefined
    /** @default false */
    readonly align_audio_reverse?: boolean | undefined
    /** @default 0 */
    readonly templ_start_seconds?: number | undefined
  }
  readonly "wan/2-2-a14b-image-to-video-turbo": {
    /** input image */
    readonly image_url: string
    /** text that describes the result; at most 5000 characters */
    readonly prompt: string
    /** output size class @default "720p" */
    readonly resolution?: "480p" | "720p" | undefined
    readonly enable_prompt_expansion?: boolean | undefined
    /** fixes the randomness; 0 to 2147483647 @default 0 */
    readonly seed?: number | undefined
    /** @default "none" */
    readonly acceleration?: "none" | "regular" | undefined
    /** content filter switch @default false */
    readonly nsfw_checker?: boolean | undefined
  }
  readonly "wan/2-2-a14b-speech-to-video-turbo": {
    /** text that describes the result; at most 5000 characters */
    readonly prompt: string
    /** input image */
    readonly image_url: string
    /** input sound */
    readonly audio_url: string
    /** 40 to 120 @default 80 */
    readonly num_frames?: number | undefined
    /** 4 to 60 @default 16 */
    readonly frames_per_second?: number | undefined
    /** output size class @default "480p" */
    readonly resolution?: "480p" | "580p" | "720p" | undefined
    /** what should not appear; at most 500 characters */
    readonly negative_prompt?: string | undefined
    /** fixes the randomness */
    readonly seed?: number | undefined
    /** 2 to 40 @default 27 */
    readonly num_inference_steps?: number | undefined
    /** how closely the prompt binds; 1 to 10 @default 3.5 */
    readonly guidance_scale?: number | undefined
    /** 1 to 10 @default 5 */
    readonly shift?: number | undefined
    /** content filter switch @default false */
    readonly nsfw_checker?: boolean | undefined
  }
  readonly "wan/2-2-a14b-text-to-video-turbo": {
    /** text that describes the result; at most 5000 characters */
    readonly prompt: string
    /** output size class @default "720p" */
    readonly resolution?: "480p" | "720p" | undefined
    /** width to height of the output @default "16:9" */
    readonly aspect_ratio?: "16:9" | "9:16" | undefined
    readonly enable_prompt_expansion?: boolean | undefined
    /** fixes the randomness; 0 to 2147483647 @default 0 */
    readonly seed?: number | undefined
    /** @default "none" */
    readonly acceleration?: "none" | "regular" | undefined
    /** content filter switch @default false */
    readonly nsfw_checker?: boolean | undefined
  }
  readonly "wan/2-2-animate-move": {
    /** input video */
    readonly video_url: string
    /** input image */
    readonly image_url: string
    /** output size class @default "480p" */
    readonly resolution?: "480p" | "580p" | "720p" | undefined
    /** content filter switch @default false */
    readonly nsfw_checker?: boolean | undefined
  }
  readonly "wan/2-2-animate-replace": {
    /** input video */
    readonly video_url: string
    /** input image */
    readonly image_url: string
    /** output size class @default "480p" */
    readonly resolution?: "480p" | "580p" | "720p" | undefined
    /** content filter switch @default false */
    readonly nsfw_checker?: boolean | undefined
  }
  readonly "wan/2-5-image-to-video": {
    /** text that describes the result; at most 800 characters */
    readonly prompt: string
    /** input image */
    readonly image_url: string
    /** seconds of output */
    readonly duration: "5" | "10"
    /** output size class */
    readonly resolution?: "720p" | "1080p" | undefined
    /** what should not appear; at most 500 characters */
    readonly negative_prompt?: string | undefined
    readonly enable_prompt_expansion?: boolean | undefined
    /** fixes the randomness */
    readonly seed?: number | undefined
    /** content filter switch @default false */
    readonly nsfw_checker?: boolean | undefined
  }
  readonly "wan/2-5-text-to-video": {
    /** text that describes the result; at most 800 characters */
    readonly prompt: string
    /** seconds of output */
    readonly duration: "5" | "10"
    /** width to height of the output */
    readonly aspect_ratio?: "16:9" | "9:16" | "1:1" | undefined
    /** output size class */
    readonly resolution?: "720p" | "1080p" | undefined
    /** what should not appear; at most 500 characters */
    readonly negative_prompt?: string | undefined
    readonly enable_prompt_expansion?: boolean | undefined
    /** fixes the randomness */
    readonly seed?: number | undefined
    /** content filter switch */
    readonly nsfw_checker?: boolean | undefined
  }
  readonly "wan/2-6-flash-image-to-video": {
    /** text that describes the result; at most 1500 characters */
    readonly prompt: string
    /** input images; at most 1 of them */
    readonly image_urls: ReadonlyArray<string>
    /** seconds of output @default "5" */
    readonly duration?: "5" | "10" | "15" | undefined
    /** output size class @default "1080p" */
    readonly resolution?: "720p" | "1080p" | undefined
    /** adds sound */
    readonly audio: boolean
    /** several camera shots */
    readonly multi_shots?: boolean | undefined
    /** content filter switch */
    readonly nsfw_checker?: boolean | undefined
  }
  readonly "wan/2-6-flash-video-to-video": {
    /** text that describes the result; at most 1500 characters */
    readonly prompt: string
    /** input videos; at most 3 of them */
    readonly video_urls: ReadonlyArray<string>
    /** seconds of output @default "5" */
    readonly duration?: "5" | "10" | undefined
    /** output size class @default "1080p" */
    readonly resolution?: "720p" | "1080p" | undefined
    /** adds sound */
    readonly audio?: boolean | undefined
    /** several camera shots */
    readonly multi_shots?: boolean | undefined
    /** content filter switch @default false */
    readonly nsfw_checker?: boolean | undefined
  }
  readonly "wan/2-6-image-to-video": {
    /** text that describes the result; 2 to 5000 characters */
    readonly prompt: string
    /** input images; at most 1 of them */
    readonly image_urls: ReadonlyArray<string>
    /** seconds of output @default "5" */
    readonly duration?: "5" | "10" | "15" | undefined
    /** output size class @default "1080p" */
    readonly resolution?: "720p" | "1080p" | undefined
    /** content filter switch @default false */
    readonly nsfw_checker?: boolean | undefined
    /** several camera shots @default false */
    readonly multi_shots?: boolean | undefined
  }
  readonly "wan/2-6-text-to-video": {
    /** text that describes the result; 2 to 5000 characters */
    readonly prompt: string
    /** seconds of output @default "5" */
    readonly duration?: "5" | "10" | "15" | undefined
    /** output size class @default "1080p" */
    readonly resolution?: "720p" | "1080p" | undefined
    /** content filter switch @default false */
    readonly nsfw_checker?: boolean | undefined
    /** several camera shots @default false */
    readonly multi_shots?: boolean | undefined
  }
  readonly "wan/2-6-video-to-video": {
    /** text that describes the result; 2 to 5000 characters */
    readonly prompt: string
    /** input videos; at most 3 of them */
    readonly video_urls: ReadonlyArray<string>
    /** seconds of output @default "5" */
    readonly duration?: "5" | "10" | undefined
    /** output size class @default "1080p" */
    readonly resolution?: "720p" | "1080p" | undefined
    /** content filter switch @default false */
    readonly nsfw_checker?: boolean | undefined
    /** several camera shots @default false */
    readonly multi_shots?: boolean | undefined
  }
  readonly "wan/2-7-image-to-video": {
    /** text that describes the result; at most 5000 characters */
    readonly prompt?: string | undefined
    /** what should not appear; at most 500 characters */
    readonly negative_prompt?: string | undefined
    /** first frame */
    readonly first_frame_url?: string | undefined
    /** last frame */
    readonly last_frame_url?: string | undefined
    /** clip to continue */
    readonly first_clip_url?: string | undefined
    /** sound that drives the video */
    readonly driving_audio_url?: string | undefined
    /** output size class @default "1080p" */
    readonly resolution?: "720p" | "1080p" | undefined
    /** seconds of output; 2 to 15 @default 5 */
    readonly duration?: number | undefined
    /** rewrites the prompt before use @default true */
    readonly prompt_extend?: boolean | undefined
    /** mark on the output @default false */
    readonly watermark?: boolean | undefined
    /** fixes the randomness; 0 to 2147483647 */
    readonly seed?: number | undefined
    /** content filter switch @default false */
    readonly nsfw_checker?: boolean | undefined
  }
  readonly "wan/2-7-r2v": {
    /** text that describes the result; at most 5000 characters */
    readonly prompt: string
    /** what should not appear; at most 500 characters */
    readonly negative_prompt?: string | undefined
    /** reference images; at most 5 of them */
    readonly reference_image?: ReadonlyArray<string> | undefined
    /** reference videos; at most 5 of them */
    readonly reference_video?: ReadonlyArray<string> | undefined
    /** first frame */
    readonly first_frame?: string | undefined
    /** voice sample */
    readonly reference_voice?: string | undefined
    /** output size class @default "1080p" */
    readonly resolution?: "720p" | "1080p" | undefined
    /** width to height of the output @default "16:9" */
    readonly aspect_ratio?: "16:9" | "9:16" | "1:1" | "4:3" | "3:4" | undefined
    /** seconds of output; 2 to 10 @default 5 */
    readonly duration?: number | undefined
    /** rewrites the prompt before use @default true */
    readonly prompt_extend?: boolean | undefined
    /** mark on the output @default false */
    readonly watermark?: boolean | undefined
    /** fixes the randomness; 0 to 2147483647 */
    readonly seed?: number | undefined
    /** content filter switch @default false */
    readonly nsfw_checker?: boolean | undefined
  }
  readonly "wan/2-7-text-to-video": {
    /** text that describes the result; at most 5000 characters */
    readonly prompt: string
    /** what should not appear; at most 500 characters */
    readonly negative_prompt?: string | undefined
    /** input sound */
    readonly audio_url?: string | undefined
    /** output size class @default "1080p" */
    readonly resolution?: "720p" | "1080p" | undefined
    /** width to height of the output @default "16:9" */
    readonly ratio?: "16:9" | "9:16" | "1:1" | "4:3" | "3:4" | undefined
    /** seconds of output; 2 to 15 @default 5 */
    readonly duration?: number | undefined
    /** rewrites the prompt before use @default true */
    readonly prompt_extend?: boolean | undefined
    /** mark on the output @default false */
    readonly watermark?: boolean | undefined
    /** fixes the randomness; 0 to 2147483647 */
    readonly seed?: number | undefined
    /** content filter switch @default false */
    readonly nsfw_checker?: boolean | undefined
  }
  readonly "wan/2-7-videoedit": {
    /** text that describes the result; at most 5000 characters */
    readonly prompt?: string | undefined
    /** what should not appear; at most 500 characters */
    readonly negative_prompt?: string | undefined
    /** input video */
    readonly video_url: string
    /** output size class @default "1080p" */
    readonly resolution?: "720p" | "1080p" | undefined
    /** width to height of the output */
    readonly aspect_ratio?: "16:9" | "9:16" | "1:1" | "4:3" | "3:4" | undefined
    /** 0 keeps the input length; 2 to 10; or 0 @default 0 */
    readonly duration?: number | undefined
    /** origin keeps the input sound @default "auto" */
    readonly audio_setting?: "auto" | "origin" | undefined
    /** rewrites the prompt before use @default true */
    readonly prompt_extend?: boolean | undefined
    /** mark on the output @default false */
    readonly watermark?: boolean | undefined
    /** fixes the randomness; 0 to 2147483647 */
    readonly seed?: number | undefined
    /** content filter switch @default false */
    readonly nsfw_checker?: boolean | undefined
    /** reference images */
    readonly reference_image?: string | undefined
  }
  readonly "wan/3-0-video": {
    /** text that describes the result; at most 20000 characters */
    readonly prompt?: string | undefined
    /** first frame */
    readonly first_frame_url?: string | undefined
    /** last frame */
    readonly last_frame_url?: string | undefined
    /** reference images; at most 10 of them */
    readonly reference_image_urls?: ReadonlyArray<string> | undefined
    /** reference videos; at most 5 of them */
    readonly reference_video_urls?: ReadonlyArray<string> | undefined
    /** reference sounds; at most 5 of them */
    readonly reference_audio_urls?: ReadonlyArray<string> | undefined
    /** at most 1 of them */
    readonly reference_file_urls?: ReadonlyArray<string> | undefined
    /** at most 1 of them */
    readonly reference_link_urls?: ReadonlyArray<string> | undefined
    /** output size class @default "1080P" */
    readonly resolution?: "480P" | "720P" | "1080P" | undefined
    /** width to height of the output @default "adaptive" */
    readonly aspect_ratio?: "adaptive" | "16:9" | "4:3" | "1:1" | "3:4" | "9:16" | undefined
    /** seconds; -1 lets the model choose; 2 to 30; or -1 @default 5 */
    readonly duration?: number | undefined
    /** adds sound @default true */
    readonly audio?: boolean | undefined
    /** fixes the randomness; 0 to 2147483647 */
    readonly seed?: number | undefined
    /** content filter switch */
    readonly nsfw_checker?: boolean | undefined
  }
  readonly "wan/3-0-video-prime": {
    /** text that describes the result; at most 20000 characters */
    readonly prompt?: string | undefined
    /** first frame */
    readonly first_frame_url?: string | undefined
    /** last frame */
    readonly last_frame_url?: string | undefined
    /** reference images; at most 10 of them */
    readonly reference_image_urls?: ReadonlyArray<string> | undefined
    /** reference videos; at most 5 of them */
    readonly reference_video_urls?: ReadonlyArray<string> | undefined
    /** reference sounds; at most 5 of them */
    readonly reference_audio_urls?: ReadonlyArray<string> | undefined
    /** at most 1 of them */
    readonly reference_file_urls?: ReadonlyArray<string> | undefined
    /** at most 1 of them */
    readonly reference_link_urls?: ReadonlyArray<string> | undefined
    /** output size class @default "1080P" */
    readonly resolution?: "480P" | "720P" | "1080P" | undefined
    /** width to height of the output @default "adaptive" */
    readonly aspect_ratio?: "adaptive" | "16:9" | "4:3" | "1:1" | "3:4" | "9:16" | undefined
    /** seconds; -1 lets the model choose; 2 to 30; or -1 @default 5 */
    readonly duration?: number | undefined
    /** adds sound @default true */
    readonly audio?: boolean | undefined
    /** fixes the randomness; 0 to 2147483647 */
    readonly seed?: number | undefined
    /** content filter switch */
    readonly nsfw_checker?: boolean | undefined
  }
  readonly "veo-3-1": {
    /** text that describes the result */
    readonly prompt: string
    /** input images */
    readonly image_urls?: ReadonlyArray<string> | undefined
    /** how image_urls are used */
    readonly generation_type?: "TEXT_2_VIDEO" | "FIRST_AND_LAST_FRAMES_2_VIDEO" | "REFERENCE_2_VIDEO" | undefined
    /** model version @default "veo3_fast" */
    readonly model?: "veo3" | "veo3_fast" | "veo3_lite" | undefined
    /** width to height of the output @default "16:9" */
    readonly aspect_ratio?: "16:9" | "9:16" | "Auto" | undefined
    /** output size class @default "720p" */
    readonly resolution?: "720p" | "1080p" | "4k" | undefined
    /** seconds of output @default 8 */
    readonly duration?: 4 | 6 | 8 | undefined
    /** translates the prompt to English @default false */
    readonly enable_translation?: boolean | undefined
    /** mark on the output */
    readonly watermark?: string | undefined
    /** deprecated by the vendor @default false */
    /** @deprecated by the vendor */
    readonly enable_fallback?: boolean | undefined
  }
  readonly "veo/extend": {
    /** earlier task at KIE */
    readonly task_id: string
    /** text that describes the result */
    readonly prompt: string
    /** fixes the randomness; 10000 to 99999 */
    readonly seeds?: number | undefined
    /** mark on the output */
    readonly watermark?: string | undefined
  }
  readonly "veo/get-1080p-video": {
    /** earlier task at KIE */
    readonly taskId: string
    /** which video of the earlier task */
    readonly index?: string | undefined
  }
  readonly "veo/get-4k-video": {
    /** earlier task at KIE */
    readonly task_id: string
    /** which video of the earlier task @default 0 */
    readonly index?: number | undefined
  }
  readonly "runway/extend-ai-video": {
    /** earlier task at KIE */
    readonly task_id: string
    /** text that describes the result */
    readonly prompt: string
    /** quality or size class */
    readonly quality: "720p" | "1080p"
    /** mark on the output */
    readonly watermark?: string | undefined
  }
  readonly "runway/gen4-aleph": {
    /** text that describes the result */
    readonly prompt: string
    /** input video */
    readonly video_url: string
    /** mark on the output */
    readonly watermark?: string | undefined
    /** where the input file is kept @default false */
    readonly upload_cn?: boolean | undefined
    /** width to height of the output */
    readonly aspect_ratio?: "16:9" | "9:16" | "4:3" | "3:4" | "1:1" | "21:9" | undefined
    /** fixes the randomness */
    readonly seed?: number | undefined
    /** reference images */
    readonly reference_image?: string | undefined
  }
  readonly "ai-music-api/create-music-video": {
    /** earlier task at KIE */
    readonly task_id: string
    /** one song of the earlier task */
    readonly audio_id: string
    /** at most 50 characters */
    readonly author?: string | undefined
    /** at most 50 characters */
    readonly domain_name?: string | undefined
  }
  readonly "kling-3.0-omni/reference-to-video": {
    /** text that describes the result; at most 3072 characters */
    readonly prompt: string
    /** input images; at most 7 of them */
    readonly image_urls?: ReadonlyArray<string> | undefined
    /** input videos; 1 to 1 of them */
    readonly video_urls?: ReadonlyArray<string> | undefined
    /** seconds of output; 3 to 15 @default 5 */
    readonly duration?: number | undefined
    /** output size class @default "720p" */
    readonly resolution?: "720p" | "1080p" | "4k" | undefined
    /** width to height of the output @default "16:9" */
    readonly aspect_ratio?: "16:9" | "9:16" | "1:1" | undefined
    /** adds sound */
    readonly audio?: boolean | undefined
    /** several camera shots */
    readonly customize_multi_shots?: boolean | undefined
    /** several camera shots */
    readonly prefer_multi_shots?: boolean | undefined
    /** shot texts with durations; 1 to 6 of them */
    readonly multi_prompt?: ReadonlyArray<{ readonly prompt: string; readonly duration: number }> | undefined
    /** named subjects for the prompt */
    readonly elements?:
      | ReadonlyArray<
        {
          readonly name: string
          readonly description: string
          readonly element_input_urls: ReadonlyArray<string>
          readonly element_input_audio_urls?: ReadonlyArray<string> | undefined
          readonly start_time?: number | undefined
          readonly end_time?: number | undefined
        }
      >
      | undefined
  }
}

/** Inputs of the kind "audio". */
export interface AudioInputs {
  readonly "elevenlabs/audio-isolation": {
    /** input sound */
    readonly audio_url: string
  }
  readonly "elevenlabs/text-to-dialogue-v3": {
    readonly dialogue: ReadonlyArray<
      {
        readonly text: string
        readonly voice:
          | "EkK5I93UQWFDigLMpZcX"
          | "Z3R5wn05IrDiVCyEkUrK"
          | "NNl6r8mD7vthiJatiJt1"
          | "YOq2y2Up4RgXP2HyXjE5"
          | "B8gJV1IhpuegLxdpXFOE"
          | "2zRM7PkgwBPiau2jvVXc"
          | "1SM7GgM6IMuvQlz2BwM3"
          | "5l5f8iK3YPeGga21rQIX"
          | "scOwDtmlUjD3prqpp97I"
          | "NOpBlnGInO9m6vDvFkFC"
          | "BZgkqPqms7Kj9ulSkVzn"
          | "wo6udizrrtpIxWGp2qJk"
          | "gU0LNdkMOQCOrPrwtbee"
          | "DGzg6RaUqxGRTHSBjfgF"
          | "x70vRnQBMBu4FAYhjJbO"
          | "Sm1seazb4gs7RSlUVw7c"
          | "P1bg08DkjqiVEzOn76yG"
          | "qDuRKMlYmrm8trt5QyBn"
          | "qXpMhyvQqiRxWQs4qSSB"
          | "TX3LPaxmHKxFdv7VOQHJ"
          | "N2lVS1w4EtoT3dr4eOWO"
          | "FGY2WhTYpPnrIDTdsKH5"
          | "kPzsL2i3teMYv0FxEYQ6"
          | "UgBBYS2sOqTuMpoF3BR0"
          | "hpp4J3VqNfWAUOO0d1Us"
          | "nPczCjzI2devNBz1zQrb"
          | "uYXf8XasLslADfZ2MB4u"
          | "gs0tAILXbY5DNrJrsM6F"
          | "DTKMou8ccj1ZaWGBiotd"
          | "vBKc2FfBKJfcZNyEt1n6"
          | "DYkrAHD8iwork3YSUBbs"
          | "56AoDkrOh6qfVPDXZ7Pt"
          | "eR40ATw9ArzDf9h3v7t7"
          | "g6xIsTj2HwM6VR4iXFCw"
          | "lcMyyd2HUfFzxdCaC4Ta"
          | "6aDn1KB0hjpdcocrUkmq"
          | "Sq93GQT4X1lKDXsQcixO"
          | "flHkNRp1BlvT73UL6gyz"
          | "9yzdeviXkFddZ4Oz8Mok"
          | "pPdl9cQBQq4p6mRkZy2Z"
          | "zYcjlYFOd3taleS0gkk3"
          | "nzeAacJi50IvxcyDnMXa"
          | "ruirxsoakN0GWmGNIo04"
          | "TC0Zp7WVFzhA8zpTlRqV"
          | "ljo9gAlSqKOvF6D8sOsX"
          | "PPzYpIqttlTYA83688JI"
          | "8JVbfL6oEdmuxKn5DK2C"
          | "iCrDUkL56s3C8sCRl7wb"
          | "wJqPPQ618aTW29mptyoc"
          | "EiNlNiXeDU1pqqOPrYMO"
          | "4YYIPFl9wE5c4L2eu2Gb"
          | "6F5Zhi321D3Oq7v1oNT4"
          | "YXpFCvM1S3JbWEJhoskW"
          | "LG95yZDEHg6fCZdQjLqj"
          | "CeNX9CMwmxDxUF5Q2Inm"
          | "aD6riP1btT197c6dACmy"
          | "mtrellq69YZsNwzUSyXh"
          | "dHd5gvgSOzSfduK4CvEg"
          | "eVItLK1UvXctxuaRV2Oq"
          | "esy0r39YPLQjOczyOib8"
          | "Tsns2HvNFKfGiNjllgqo"
          | "1U02n4nD6AdIZ9CjF053"
          | "AeRdCCKzvd23BpJoofzx"
          | "LruHrtVF6PSyGItzMNHS"
          | "1wGbFxmAM3Fgw63G1zZJ"
          | "hqfrgApggtO1785R4Fsn"
          | "MJ0RnG71ty4LH3dvNfSd"
          | (string & {})
      }
    >
    /** @default 0.5 */
    readonly stability?: 0 | 0.5 | 1 | undefined
    readonly language_code?:
      | "af"
      | "ar"
      | "hy"
      | "as"
      | "az"
      | "be"
      | "bn"
      | "bs"
      | "bg"
      | "ca"
      | "ceb"
      | "ny"
      | "hr"
      | "cs"
      | "da"
      | "nl"
      | "en"
      | "et"
      | "fil"
      | "fi"
      | "fr"
      | "gl"
      | "ka"
      | "de"
      | "el"
      | "gu"
      | "ha"
      | "he"
      | "hi"
      | "hu"
      | "is"
      | "id"
      | "ga"
      | "it"
      | "ja"
      | "jv"
      | "kn"
      | "kk"
      | "ky"
      | "ko"
      | "lv"
      | "ln"
      | "lt"
      | "lb"
      | "mk"
      | "ms"
      | "ml"
      | "zh"
      | "mr"
      | "ne"
      | "no"
      | "ps"
      | "fa"
      | "pl"
      | "pt"
      | "pa"
      | "ro"
      | "ru"
      | "sr"
      | "sd"
      | "sk"
      | "sl"
      | "so"
      | "es"
      | "sw"
      | "sv"
      | "ta"
      | "te"
      | "th"
      | "tr"
      | "uk"
      | "ur"
      | "vi"
      | "cy"
      | undefined
  }
  readonly "elevenlabs/text-to-speech-multilingual-v2": {
    /** text to speak; at most 5000 characters */
    readonly text: string
    /** preset name or voice id @default "EkK5I93UQWFDigLMpZcX" */
    readonly voice:
      | "EkK5I93UQWFDigLMpZcX"
      | "Z3R5wn05IrDiVCyEkUrK"
      | "NNl6r8mD7vthiJatiJt1"
      | "YOq2y2Up4RgXP2HyXjE5"
      | "B8gJV1IhpuegLxdpXFOE"
      | "2zRM7PkgwBPiau2jvVXc"
      | "1SM7GgM6IMuvQlz2BwM3"
      | "5l5f8iK3YPeGga21rQIX"
      | "scOwDtmlUjD3prqpp97I"
      | "NOpBlnGInO9m6vDvFkFC"
      | "BZgkqPqms7Kj9ulSkVzn"
      | "wo6udizrrtpIxWGp2qJk"
      | "gU0LNdkMOQCOrPrwtbee"
      | "DGzg6RaUqxGRTHSBjfgF"
      | "x70vRnQBMBu4FAYhjJbO"
      | "Sm1seazb4gs7RSlUVw7c"
      | "P1bg08DkjqiVEzOn76yG"
      | "qDuRKMlYmrm8trt5QyBn"
      | "qXpMhyvQqiRxWQs4qSSB"
      | "TX3LPaxmHKxFdv7VOQHJ"
      | "N2lVS1w4EtoT3dr4eOWO"
      | "FGY2WhTYpPnrIDTdsKH5"
      | "kPzsL2i3teMYv0FxEYQ6"
      | "UgBBYS2sOqTuMpoF3BR0"
      | "hpp4J3VqNfWAUOO0d1Us"
      | "nPczCjzI2devNBz1zQrb"
      | "uYXf8XasLslADfZ2MB4u"
      | "gs0tAILXbY5DNrJrsM6F"
      | "DTKMou8ccj1ZaWGBiotd"
      | "vBKc2FfBKJfcZNyEt1n6"
      | "DYkrAHD8iwork3YSUBbs"
      | "56AoDkrOh6qfVPDXZ7Pt"
      | "eR40ATw9ArzDf9h3v7t7"
      | "g6xIsTj2HwM6VR4iXFCw"
      | "lcMyyd2HUfFzxdCaC4Ta"
      | "6aDn1KB0hjpdcocrUkmq"
      | "Sq93GQT4X1lKDXsQcixO"
      | "flHkNRp1BlvT73UL6gyz"
      | "9yzdeviXkFddZ4Oz8Mok"
      | "pPdl9cQBQq4p6mRkZy2Z"
      | "zYcjlYFOd3taleS0gkk3"
      | "nzeAacJi50IvxcyDnMXa"
      | "ruirxsoakN0GWmGNIo04"
      | "TC0Zp7WVFzhA8zpTlRqV"
      | "ljo9gAlSqKOvF6D8sOsX"
      | "PPzYpIqttlTYA83688JI"
      | "8JVbfL6oEdmuxKn5DK2C"
      | "iCrDUkL56s3C8sCRl7wb"
      | "wJqPPQ618aTW29mptyoc"
      | "EiNlNiXeDU1pqqOPrYMO"
      | "4YYIPFl9wE5c4L2eu2Gb"
      | "6F5Zhi321D3Oq7v1oNT4"
      | "YXpFCvM1S3JbWEJhoskW"
      | "LG95yZDEHg6fCZdQjLqj"
      | "CeNX9CMwmxDxUF5Q2Inm"
      | "aD6riP1btT197c6dACmy"
      | "mtrellq69YZsNwzUSyXh"
      | "dHd5gvgSOzSfduK4CvEg"
      | "eVItLK1UvXctxuaRV2Oq"
      | "esy0r39YPLQjOczyOib8"
      | "Tsns2HvNFKfGiNjllgqo"
      | "1U02n4nD6AdIZ9CjF053"
      | "AeRdCCKzvd23BpJoofzx"
      | "LruHrtVF6PSyGItzMNHS"
      | "1wGbFxmAM3Fgw63G1zZJ"
      | "hqfrgApggtO1785R4Fsn"
      | "MJ0RnG71ty4LH3dvNfSd"
      | (string & {})
    /** 0 to 1 @default 0.5 */
    readonly stability?: number | undefined
    /** 0 to 1 @default 0.75 */
    readonly similarity_boost?: number | undefined
    /** 0 to 1 @default 0 */
    readonly style?: number | undefined
    /** 0.7 to 1.2 @default 1 */
    readonly speed?: number | undefined
    readonly timestamps?: boolean | undefined
    /** at most 5000 characters */
    readonly previous_text?: string | undefined
    /** at most 5000 characters */
    readonly next_text?: string | undefined
    /** at most 500 characters */
    readonly language_code?: string | undefined
  }
  readonly "elevenlabs/text-to-speech-turbo-2-5": {
    /** text to speak; at most 5000 characters */
    readonly text: string
    /** preset name or voice id @default "EkK5I93UQWFDigLMpZcX" */
    readonly voice?:
      | "EkK5I93UQWFDigLMpZcX"
      | "Z3R5wn05IrDiVCyEkUrK"
      | "NNl6r8mD7vthiJatiJt1"
      | "YOq2y2Up4RgXP2HyXjE5"
      | "B8gJV1IhpuegLxdpXFOE"
      | "2zRM7PkgwBPiau2jvVXc"
      | "1SM7GgM6IMuvQlz2BwM3"
      | "5l5f8iK3YPeGga21rQIX"
      | "scOwDtmlUjD3prqpp97I"
      | "NOpBlnGInO9m6vDvFkFC"
      | "BZgkqPqms7Kj9ulSkVzn"
      | "wo6udizrrtpIxWGp2qJk"
      | "gU0LNdkMOQCOrPrwtbee"
      | "DGzg6RaUqxGRTHSBjfgF"
      | "x70vRnQBMBu4FAYhjJbO"
      | "Sm1seazb4gs7RSlUVw7c"
      | "P1bg08DkjqiVEzOn76yG"
      | "qDuRKMlYmrm8trt5QyBn"
      | "qXpMhyvQqiRxWQs4qSSB"
      | "TX3LPaxmHKxFdv7VOQHJ"
      | "N2lVS1w4EtoT3dr4eOWO"
      | "FGY2WhTYpPnrIDTdsKH5"
      | "kPzsL2i3teMYv0FxEYQ6"
      | "UgBBYS2sOqTuMpoF3BR0"
      | "hpp4J3VqNfWAUOO0d1Us"
      | "nPczCjzI2devNBz1zQrb"
      | "uYXf8XasLslADfZ2MB4u"
      | "gs0tAILXbY5DNrJrsM6F"
      | "DTKMou8ccj1ZaWGBiotd"
      | "vBKc2FfBKJfcZNyEt1n6"
      | "DYkrAHD8iwork3YSUBbs"
      | "56AoDkrOh6qfVPDXZ7Pt"
      | "eR40ATw9ArzDf9h3v7t7"
      | "g6xIsTj2HwM6VR4iXFCw"
      | "lcMyyd2HUfFzxdCaC4Ta"
      | "6aDn1KB0hjpdcocrUkmq"
      | "Sq93GQT4X1lKDXsQcixO"
      | "flHkNRp1BlvT73UL6gyz"
      | "9yzdeviXkFddZ4Oz8Mok"
      | "pPdl9cQBQq4p6mRkZy2Z"
      | "zYcjlYFOd3taleS0gkk3"
      | "nzeAacJi50IvxcyDnMXa"
      | "ruirxsoakN0GWmGNIo04"
      | "TC0Zp7WVFzhA8zpTlRqV"
      | "ljo9gAlSqKOvF6D8sOsX"
      | "PPzYpIqttlTYA83688JI"
      | "8JVbfL6oEdmuxKn5DK2C"
      | "iCrDUkL56s3C8sCRl7wb"
      | "wJqPPQ618aTW29mptyoc"
      | "EiNlNiXeDU1pqqOPrYMO"
      | "4YYIPFl9wE5c4L2eu2Gb"
      | "6F5Zhi321D3Oq7v1oNT4"
      | "YXpFCvM1S3JbWEJhoskW"
      | "LG95yZDEHg6fCZdQjLqj"
      | "CeNX9CMwmxDxUF5Q2Inm"
      | "aD6riP1btT197c6dACmy"
      | "mtrellq69YZsNwzUSyXh"
      | "dHd5gvgSOzSfduK4CvEg"
      | "eVItLK1UvXctxuaRV2Oq"
      | "esy0r39YPLQjOczyOib8"
      | "Tsns2HvNFKfGiNjllgqo"
      | "1U02n4nD6AdIZ9CjF053"
      | "AeRdCCKzvd23BpJoofzx"
      | "LruHrtVF6PSyGItzMNHS"
      | "1wGbFxmAM3Fgw63G1zZJ"
      | "hqfrgApggtO1785R4Fsn"
      | "MJ0RnG71ty4LH3dvNfSd"
      | (string & {})
      | undefined
    /** 0 to 1 @default 0.5 */
    readonly stability?: number | undefined
    /** 0 to 1 @default 0.75 */
    readonly similarity_boost?: number | undefined
    /** 0 to 1 @default 0 */
    readonly style?: number | undefined
    /** 0.7 to 1.2 @default 1 */
    readonly speed?: number | undefined
    readonly timestamps?: boolean | undefined
    /** at most 5000 characters */
    readonly previous_text?: string | undefined
    /** at most 5000 characters */
    readonly next_text?: string | undefined
    /** at most 500 characters */
    readonly language_code?: string | undefined
  }
  readonly "ai-music-api/generate": {
    /** text that describes the result */
    readonly prompt?: string | undefined
    readonly style?: string | undefined
    /** at most 80 characters */
    readonly title?: string | undefined
    /** turns on the detailed fields */
    readonly custom_mode: boolean
    /** no vocals */
    readonly instrumental: boolean
    /** model version @default "V6" */
    readonly model: "V4" | "V4_5" | "V4_5PLUS" | "V4_5ALL" | "V5" | "V5_5" | "V6" | "V6_MINI" | "V6_WILD"
    /** what should not appear */
    readonly negative_tags?: string | undefined
    readonly vocal_gender?: "m" | "f" | undefined
    /** 0 to 1 */
    readonly style_weight?: number | undefined
    /** 0 to 1 */
    readonly weirdness_constraint?: number | undefined
    /** 0 to 1 */
    readonly audio_weight?: number | undefined
    readonly persona_id?: string | undefined
    readonly persona_model?: "style_persona" | "voice_persona" | undefined
    /** seconds of output; 10 to 360 @default 20 */
    readonly duration?: number | undefined
    /** input images; at most 5 of them */
    readonly image_urls?: ReadonlyArray<string> | undefined
    /** 0 to 4 @default 1 */
    readonly variety?: number | undefined
    /** V6 models; at most 5000 characters */
    readonly lyrics?: string | undefined
    /** input sounds */
    readonly audio_urls?: ReadonlyArray<string> | undefined
    /** input videos; at most 1 of them */
    readonly video_urls?: ReadonlyArray<string> | undefined
  }
  readonly "ai-music-api/extend": {
    /** one song of the earlier task */
    readonly audio_id: string
    /** model version @default "V6" */
    readonly model: "V4" | "V4_5" | "V4_5PLUS" | "V4_5ALL" | "V5" | "V5_5" | "V6" | "V6_MINI" | "V6_WILD"
    /** turns on the detailed fields */
    readonly default_param_flag?: boolean | undefined
    /** text that describes the result */
    readonly prompt?: string | undefined
    readonly style?: string | undefined
    readonly title?: string | undefined
    readonly continue_at?: number | undefined
    /** what should not appear */
    readonly negative_tags?: string | undefined
    readonly vocal_gender?: "m" | "f" | undefined
    /** 0 to 1 */
    readonly style_weight?: number | undefined
    /** 0 to 1 */
    readonly weirdness_constraint?: number | undefined
    /** 0 to 1 */
    readonly audio_weight?: number | undefined
    readonly persona_id?: string | undefined
    readonly persona_model?: "style_persona" | "voice_persona" | undefined
    /** no vocals @default false */
    readonly instrumental?: boolean | undefined
  }
  readonly "ai-music-api/upload-and-cover-audio": {
    /** input sound */
    readonly upload_url: string
    /** turns on the detailed fields */
    readonly custom_mode?: boolean | undefined
    /** no vocals */
    readonly instrumental: boolean
    /** text that describes the result */
    readonly prompt?: string | undefined
    /** model version @default "V6" */
    readonly model: "V4" | "V4_5" | "V4_5PLUS" | "V4_5ALL" | "V5" | "V5_5" | "V6" | "V6_MINI" | "V6_WILD"
    /** input images; at most 5 of them */
    readonly image_urls?: ReadonlyArray<string> | undefined
    readonly style?: string | undefined
    readonly title?: string | undefined
    /** what should not appear */
    readonly negative_tags?: string | undefined
    readonly vocal_gender?: "m" | "f" | undefined
    /** 0 to 1 */
    readonly style_weight?: number | undefined
    /** 0 to 1 */
    readonly weirdness_constraint?: number | undefined
    /** 0 to 1 */
    readonly audio_weight?: number | undefined
    readonly persona_id?: string | undefined
    readonly persona_model?: "style_persona" | "voice_persona" | undefined
    /** seconds of output; 10 to 360 @default 20 */
    readonly duration?: number | undefined
  }
  readonly "ai-music-api/upload-and-extend-audio": {
    /** input sound */
    readonly upload_url: string
    /** turns on the detailed fields */
    readonly default_param_flag?: boolean | undefined
    readonly continue_at?: number | undefined
    /** model version @default "V6" */
    readonly model: "V4" | "V4_5" | "V4_5PLUS" | "V4_5ALL" | "V5" | "V5_5" | "V6" | "V6_MINI" | "V6_WILD"
    /** no vocals @default false */
    readonly instrumental?: boolean | undefined
    /** text that describes the result */
    readonly prompt?: string | undefined
    readonly style?: string | undefined
    /** at most 100 characters */
    readonly title?: string | undefined
    /** what should not appear */
    readonly negative_tags?: string | undefined
    readonly vocal_gender?: "m" | "f" | undefined
    /** 0 to 1 */
    readonly style_weight?: number | undefined
    /** 0 to 1 */
    readonly weirdness_constraint?: number | undefined
    /** 0 to 1 */
    readonly audio_weight?: number | undefined
    readonly persona_id?: string | undefined
    readonly persona_model?: "style_persona" | "voice_persona" | undefined
  }
  readonly "ai-music-api/add-instrumental": {
    /** input sound */
    readonly upload_url: string
    readonly title: string
    /** what should not appear; at most 200 characters */
    readonly negative_tags: string
    /** at most 1000 characters */
    readonly tags: string
    /** model version @default "V6" */
    readonly model?: "V4_5PLUS" | "V5" | "V5_5" | "V6" | "V6_MINI" | "V6_WILD" | undefined
    readonly vocal_gender?: "m" | "f" | undefined
    /** 0 to 1 */
    readonly style_weight?: number | undefined
    /** 0 to 1 */
    readonly weirdness_constraint?: number | undefined
    /** 0 to 1 */
    readonly audio_weight?: number | undefined
  }
  readonly "ai-music-api/add-vocals": {
    /** input sound */
    readonly upload_url: string
    readonly title: string
    /** what should not appear; at most 200 characters */
    readonly negative_tags: string
    /** at most 1000 characters */
    readonly style: string
    /** text that describes the result */
    readonly prompt?: string | undefined
    /** model version @default "V6" */
    readonly model?: "V4_5PLUS" | "V5" | "V5_5" | "V6" | "V6_MINI" | "V6_WILD" | undefined
    readonly vocal_gender?: "m" | "f" | undefined
    /** 0 to 1 */
    readonly style_weight?: number | undefined
    /** 0 to 1 */
    readonly weirdness_constraint?: number | undefined
    /** 0 to 1 */
    readonly audio_weight?: number | undefined
  }
  readonly "ai-music-api/mashup": {
    /** two input sounds; 2 to 2 of them */
    readonly upload_url_list: ReadonlyArray<string>
    readonly style: string
    readonly title: string
    /** model version @default "V6" */
    readonly model: "V4" | "V4_5" | "V4_5PLUS" | "V4_5ALL" | "V5" | "V5_5" | "V6" | "V6_MINI" | "V6_WILD"
    /** turns on the detailed fields */
    readonly custom_mode?: boolean | undefined
    /** text that describes the result */
    readonly prompt?: string | undefined
    /** no vocals */
    readonly instrumental?: boolean | undefined
    readonly vocal_gender?: "m" | "f" | undefined
    /** 0 to 1 */
    readonly style_weight?: number | undefined
    /** 0 to 1 */
    readonly weirdness_constraint?: number | undefined
    /** 0 to 1 */
    readonly audio_weight?: number | undefined
    /** seconds of output; 10 to 360 @default 20 */
    readonly duration?: number | undefined
  }
  readonly "ai-music-api/replace-section": {
    /** earlier task at KIE */
    readonly task_id?: string | undefined
    /** one song of the earlier task */
    readonly audio_id?: string | undefined
    /** input sound */
    readonly upload_url?: string | undefined
    /** model version @default "V6" */
    readonly model?: "V4" | "V4_5" | "V4_5PLUS" | "V4_5ALL" | "V5" | "V5_5" | "V6" | "V6_MINI" | "V6_WILD" | undefined
    /** lyrics of the whole song */
    readonly full_lyrics: string
    /** at least 0 */
    readonly infill_start_s: number
    /** at least 0 */
    readonly infill_end_s: number
    /** text that describes the result */
    readonly prompt: string
    readonly tags: string
    readonly title: string
    /** what should not appear */
    readonly negative_tags?: string | undefined
  }
  readonly "ai-music-api/separate-vocals": {
    /** earlier task at KIE */
    readonly task_id?: string | undefined
    /** one song of the earlier task */
    readonly audio_id?: string | undefined
    /** input sound */
    readonly audio_url?: string | undefined
    /** two parts, many stems, or one named stem */
    readonly type?: "separate_vocal" | "split_stem" | "split_stem_advanced" | undefined
    readonly stem_name?: "Lead Vocal" | (string & {}) | undefined
  }
  readonly "ai-music-api/sounds": {
    /** text that describes the result; at most 500 characters */
    readonly prompt: string
    /** model version */
    readonly model: "V5" | "V5_5" | "V6" | "V6_WILD" | "V6_MINI"
    /** @default false */
    readonly sound_loop?: boolean | undefined
    /** 1 to 300 */
    readonly sound_tempo?: number | undefined
    readonly sound_key?:
      | "Cm"
      | "C#m"
      | "Dm"
      | "D#m"
      | "Em"
      | "Fm"
      | "F#m"
      | "Gm"
      | "G#m"
      | "Am"
      | "A#m"
      | "Bm"
      | "C"
      | "C#"
      | "D"
      | "D#"
      | "E"
      | "F"
      | "F#"
      | "G"
      | "G#"
      | "A"
      | "A#"
      | "B"
      | undefined
    /** @default false */
    readonly grab_lyrics?: boolean | undefined
  }
  readonly "ai-music-api/convert-to-wav-format": {
    /** earlier task at KIE */
    readonly task_id: string
    /** one song of the earlier task */
    readonly audio_id: string
  }
  readonly "ai-music-api/suno-recovery-audio": {
    /** earlier task at KIE */
    readonly task_id: string
  }
  readonly "google/gemini-3-8-flash-tts": {
    /** one entry per speaker */
    readonly speakers: ReadonlyArray<
      {
        readonly speaker_id: string
        readonly voice_name:
          | "Achernar"
          | "Achird"
          | "Algenib"
          | "Algieba"
          | "Alnilam"
          | "Aoede"
          | "Autonoe"
          | "Callirrhoe"
          | "Charon"
          | "Despina"
          | "Enceladus"
          | "Erinome"
          | "Fenrir"
          | "Gacrux"
          | "Iapetus"
          | "Kore"
          | "Laomedeia"
          | "Leda"
          | "Orus"
          | "Puck"
          | "Pulcherrima"
          | "Rasalgethi"
          | "Sadachbia"
          | "Sadaltager"
          | "Schedar"
          | "Sulafat"
          | "Umbriel"
          | "Vindemiatrix"
          | "Zephyr"
          | "Zubenelgenubi"
          | "Fola"
          | (string & {})
        readonly audio_profile?: string | undefined
        readonly accent?:
          | "Neutral"
          | "American (Gen)"
          | "American (Valley)"
          | "American (South)"
          | "British (RP)"
          | "British (Brixton)"
          | "Transatlantic"
          | "Australian"
          | (string & {})
          | undefined
        readonly style?:
          | "Vocal Smile"
          | "Newscaster"
          | "Whisper"
          | "Empathetic"
          | "Promo/Hype"
          | "Deadpan"
          | (string & {})
          | undefined
        readonly pace?: "Natural" | "Rapid Fire" | "The Drift" | "Staccato" | (string & {}) | undefined
      }
    >
    /** lines in order */
    readonly dialogue_turns: ReadonlyArray<
      { readonly speaker_id: string; readonly text: string; readonly style?: string | undefined }
    >
    /** 0 to 2 @default 1 */
    readonly temperature?: number | undefined
    /** @default "" */
    readonly scene?: string | undefined
    /** @default "" */
    readonly sample_context?: string | undefined
  }
  readonly "google/gemini-3-8-flash-lite-tts": {
    /** one entry per speaker */
    readonly speakers: ReadonlyArray<
      {
        readonly speaker_id: string
        readonly voice_name:
          | "Achernar"
          | "Achird"
          | "Algenib"
          | "Algieba"
          | "Alnilam"
          | "Aoede"
          | "Autonoe"
          | "Callirrhoe"
          | "Charon"
          | "Despina"
          | "Enceladus"
          | "Erinome"
          | "Fenrir"
          | "Gacrux"
          | "Iapetus"
          | "Kore"
          | "Laomedeia"
          | "Leda"
          | "Orus"
          | "Puck"
          | "Pulcherrima"
          | "Rasalgethi"
          | "Sadachbia"
          | "Sadaltager"
          | "Schedar"
          | "Sulafat"
          | "Umbriel"
          | "Vindemiatrix"
          | "Zephyr"
          | "Zubenelgenubi"
          | "Fola"
          | (string & {})
        readonly audio_profile?: string | undefined
        readonly accent?:
          | "Neutral"
          | "American (Gen)"
          | "American (Valley)"
          | "American (South)"
          | "British (RP)"
          | "British (Brixton)"
          | "Transatlantic"
          | "Australian"
          | (string & {})
          | undefined
        readonly style?:
          | "Vocal Smile"
          | "Newscaster"
          | "Whisper"
          | "Empathetic"
          | "Promo/Hype"
          | "Deadpan"
          | (string & {})
          | undefined
        readonly pace?: "Natural" | "Rapid Fire" | "The Drift" | "Staccato" | (string & {}) | undefined
      }
    >
    /** lines in order */
    readonly dialogue_turns: ReadonlyArray<
      { readonly speaker_id: string; readonly text: string; readonly style?: string | undefined }
    >
    /** 0 to 2 @default 1 */
    readonly temperature?: number | undefined
    /** @default "" */
    readonly scene?: string | undefined
    /** @default "" */
    readonly sample_context?: string | undefined
  }
  readonly "google/gemini-3-1-flash-tts": {
    /** one entry per speaker */
    readonly speakers: ReadonlyArray<
      {
        readonly speaker_id: string
        readonly voice_name:
          | "Achernar"
          | "Achird"
          | "Algenib"
          | "Algieba"
          | "Alnilam"
          | "Aoede"
          | "Autonoe"
          | "Callirrhoe"
          | "Charon"
          | "Despina"
          | "Enceladus"
          | "Erinome"
          | "Fenrir"
          | "Gacrux"
          | "Iapetus"
          | "Kore"
          | "Laomedeia"
          | "Leda"
          | "Orus"
          | "Puck"
          | "Pulcherrima"
          | "Rasalgethi"
          | "Sadachbia"
          | "Sadaltager"
          | "Schedar"
          | "Sulafat"
          | "Umbriel"
          | "Vindemiatrix"
          | "Zephyr"
          | "Zubenelgenubi"
        readonly audio_profile?: string | undefined
        readonly accent:
          | "Neutral"
          | "American (Gen)"
          | "American (Valley)"
          | "American (South)"
          | "British (RP)"
          | "British (Brixton)"
          | "Transatlantic"
          | "Australian"
        readonly style?: "Vocal Smile" | "Newscaster" | "Whisper" | "Empathetic" | "Promo/Hype" | "Deadpan" | undefined
        readonly pace?: "Natural" | "Rapid Fire" | "The Drift" | "Staccato" | undefined
      }
    >
    /** lines in order */
    readonly dialogue_turns: ReadonlyArray<{ readonly speaker_id: string; readonly text: string }>
    /** 0 to 2 @default 1 */
    readonly temperature?: number | undefined
    /** @default "" */
    readonly scene?: string | undefined
    /** @default "" */
    readonly sample_context?: string | undefined
  }
  readonly "google/gemini-2-5-pro-tts": {
    /** one entry per speaker */
    readonly speakers: ReadonlyArray<
      {
        readonly speaker_id: string
        readonly voice_name:
          | "Achernar"
          | "Achird"
          | "Algenib"
          | "Algieba"
          | "Alnilam"
          | "Aoede"
          | "Autonoe"
          | "Callirrhoe"
          | "Charon"
          | "Despina"
          | "Enceladus"
          | "Erinome"
          | "Fenrir"
          | "Gacrux"
          | "Iapetus"
          | "Kore"
          | "Laomedeia"
          | "Leda"
          | "Orus"
          | "Puck"
          | "Pulcherrima"
          | "Rasalgethi"
          | "Sadachbia"
          | "Sadaltager"
          | "Schedar"
          | "Sulafat"
          | "Umbriel"
          | "Vindemiatrix"
          | "Zephyr"
          | "Zubenelgenubi"
        readonly audio_profile?: string | undefined
        readonly accent:
          | "Neutral"
          | "American (Gen)"
          | "American (Valley)"
          | "American (South)"
          | "British (RP)"
          | "British (Brixton)"
          | "Transatlantic"
          | "Australian"
        readonly style?: "Vocal Smile" | "Newscaster" | "Whisper" | "Empathetic" | "Promo/Hype" | "Deadpan" | undefined
        readonly pace?: "Natural" | "Rapid Fire" | "The Drift" | "Staccato" | undefined
      }
    >
    /** lines in order */
    readonly dialogue_turns: ReadonlyArray<{ readonly speaker_id: string; readonly text: string }>
    /** 0 to 2 @default 1 */
    readonly temperature?: number | undefined
    /** @default "" */
    readonly scene?: string | undefined
    /** @default "" */
    readonly sample_context?: string | undefined
  }
}

/** Inputs of the kind "other". */
export interface OtherInputs {
  readonly "ai-music-api/generate-midi-from-audio": {
    /** earlier task at KIE */
    readonly task_id: string
    /** one song of the earlier task */
    readonly audio_id?: string | undefined
  }
  readonly "ai-music-api/generate-lyrics": {
    /** text that describes the result */
    readonly prompt: string
  }
  readonly "ai-music-api/timeStamped-lyrics": {
    /** earlier task at KIE */
    readonly task_id: string
    /** one song of the earlier task */
    readonly audio_id: string
  }
  readonly "ai-music-api/boost-music-style": {
    readonly content: string
  }
  readonly "ai-music-api/generate-persona": {
    /** earlier task at KIE */
    readonly task_id: string
    /** one song of the earlier task */
    readonly audio_id: string
    readonly name: string
    readonly description: string
    /** at least 0 @default 0 */
    readonly vocal_start?: number | undefined
    /** at least 0 @default 30 */
    readonly vocal_end?: number | undefined
    readonly style?: string | undefined
  }
  readonly "ai-music-api/validation-phrase": {
    /** voice sample */
    readonly voice_url: string
    readonly vocal_start_s: number
    readonly vocal_end_s: number
    readonly language?: string | undefined
  }
  readonly "ai-music-api/regenerate-phrase": {
    /** earlier task at KIE */
    readonly task_id: string
  }
  readonly "ai-music-api/create-voice": {
    /** earlier task at KIE */
    readonly task_id: string
    /** the phrase, sung */
    readonly verify_url: string
    readonly voice_name?: string | undefined
    readonly description?: string | undefined
    readonly style?: string | undefined
    /** @default "beginner" */
    readonly singer_skill_level?: "beginner" | "intermediate" | "advanced" | "professional" | undefined
  }
  readonly "ai-music-api/check-voice": {
    /** earlier task at KIE */
    readonly task_id: string
  }
}

/** All of them. */
export interface Inputs extends ImageInputs, VideoInputs, AudioInputs, OtherInputs {}

/** Inputs of former models, by the ids and fields that they had. */
export interface FormerInputs {
  /** @deprecated since 2026-10: write "flux1-kontext" */
  readonly "flux-kontext-pro": {
    /** @deprecated write `enable_translation` */
    readonly enableTranslation?: unknown
    /** @deprecated write `upload_cn` */
    readonly uploadCn?: unknown
    /** @deprecated write `input_image` */
    readonly inputImage?: unknown
    /** @deprecated write `aspect_ratio` */
    readonly aspectRatio?: unknown
    /** @deprecated write `output_format` */
    readonly outputFormat?: unknown
    /** @deprecated write `prompt_upsampling` */
    readonly promptUpsampling?: unknown
    /** @deprecated write `safety_tolerance` */
    readonly safetyTolerance?: unknown
    readonly [field: string]: unknown
  }
  /** @deprecated since 2026-10: write "flux1-kontext" */
  readonly "flux-kontext-max": {
    /** @deprecated write `enable_translation` */
    readonly enableTranslation?: unknown
    /** @deprecated write `upload_cn` */
    readonly uploadCn?: unknown
    /** @deprecated write `input_image` */
    readonly inputImage?: unknown
    /** @deprecated write `aspect_ratio` */
    readonly aspectRatio?: unknown
    /** @deprecated write `output_format` */
    readonly outputFormat?: unknown
    /** @deprecated write `prompt_upsampling` */
    readonly promptUpsampling?: unknown
    /** @deprecated write `safety_tolerance` */
    readonly safetyTolerance?: unknown
    readonly [field: string]: unknown
  }
  /** @deprecated since 2026-10: write "4o-image-api" */
  readonly "gpt4o-image": {
    /** @deprecated write `file_url` */
    readonly fileUrl?: unknown
    /** @deprecated write `files_url` */
    readonly filesUrl?: unknown
    readonly [field: string]: unknown
  }
  /** @deprecated since 2026-10: write "runway/extend-ai-video" */
  readonly "runway-extend": {
    /** @deprecated write `task_id` */
    readonly taskId?: unknown
    /** @deprecated write `watermark` */
    readonly waterMark?: unknown
    readonly [field: string]: unknown
  }
  /** @deprecated since 2026-10: write "runway/gen4-aleph" */
  readonly "runway-aleph": {
    /** @deprecated write `video_url` */
    readonly videoUrl?: unknown
    /** @deprecated write `watermark` */
    readonly waterMark?: unknown
    /** @deprecated write `upload_cn` */
    readonly uploadCn?: unknown
    /** @deprecated write `aspect_ratio` */
    readonly aspectRatio?: unknown
    /** @deprecated write `reference_image` */
    readonly referenceImage?: unknown
    readonly [field: string]: unknown
  }
  /** @deprecated since 2026-10: write "veo-3-1" */
  readonly veo3: {
    /** @deprecated write `image_urls` */
    readonly imageUrls?: unknown
    /** @deprecated write `generation_type` */
    readonly generationType?: unknown
    /** @deprecated write `aspect_ratio` */
    readonly aspectRatio?: unknown
    /** @deprecated write `enable_fallback` */
    readonly enableFallback?: unknown
    /** @deprecated write `enable_translation` */
    readonly enableTranslation?: unknown
    readonly [field: string]: unknown
  }
  /** @deprecated since 2026-10: write "veo-3-1" */
  readonly veo3_fast: {
    /** @deprecated write `image_urls` */
    readonly imageUrls?: unknown
    /** @deprecated write `generation_type` */
    readonly generationType?: unknown
    /** @deprecated write `aspect_ratio` */
    readonly aspectRatio?: unknown
    /** @deprecated write `enable_fallback` */
    readonly enableFallback?: unknown
    /** @deprecated write `enable_translation` */
    readonly enableTranslation?: unknown
    readonly [field: string]: unknown
  }
  /** @deprecated since 2026-10: write "veo-3-1" */
  readonly veo3_lite: {
    /** @deprecated write `image_urls` */
    readonly imageUrls?: unknown
    /** @deprecated write `generation_type` */
    readonly generationType?: unknown
    /** @deprecated write `aspect_ratio` */
    readonly aspectRatio?: unknown
    /** @deprecated write `enable_fallback` */
    readonly enableFallback?: unknown
    /** @deprecated write `enable_translation` */
    readonly enableTranslation?: unknown
    readonly [field: string]: unknown
  }
  /** @deprecated since 2026-10: write "veo/extend" */
  readonly "veo-extend": {
    /** @deprecated write `task_id` */
    readonly taskId?: unknown
    /** @deprecated without a successor */
    readonly model?: unknown
    readonly [field: string]: unknown
  }
  /** @deprecated since 2026-10: write "veo/get-4k-video" */
  readonly "veo-get-4k": {
    /** @deprecated write `task_id` */
    readonly taskId?: unknown
    readonly [field: string]: unknown
  }
  /** @deprecated since 2026-10: write "ai-music-api/generate" */
  readonly "suno/generate": {
    /** @deprecated write `custom_mode` */
    readonly customMode?: unknown
    /** @deprecated write `negative_tags` */
    readonly negativeTags?: unknown
    /** @deprecated write `vocal_gender` */
    readonly vocalGender?: unknown
    /** @deprecated write `style_weight` */
    readonly styleWeight?: unknown
    /** @deprecated write `weirdness_constraint` */
    readonly weirdnessConstraint?: unknown
    /** @deprecated write `audio_weight` */
    readonly audioWeight?: unknown
    /** @deprecated write `persona_id` */
    readonly personaId?: unknown
    /** @deprecated write `persona_model` */
    readonly personaModel?: unknown
    readonly [field: string]: unknown
  }
  /** @deprecated since 2026-10: write "ai-music-api/extend" */
  readonly "suno/extend": {
    /** @deprecated write `default_param_flag` */
    readonly defaultParamFlag?: unknown
    /** @deprecated write `audio_id` */
    readonly audioId?: unknown
    /** @deprecated write `continue_at` */
    readonly continueAt?: unknown
    /** @deprecated write `negative_tags` */
    readonly negativeTags?: unknown
    /** @deprecated write `vocal_gender` */
    readonly vocalGender?: unknown
    /** @deprecated write `style_weight` */
    readonly styleWeight?: unknown
    /** @deprecated write `weirdness_constraint` */
    readonly weirdnessConstraint?: unknown
    /** @deprecated write `audio_weight` */
    readonly audioWeight?: unknown
    /** @deprecated write `persona_id` */
    readonly personaId?: unknown
    /** @deprecated write `persona_model` */
    readonly personaModel?: unknown
    readonly [field: string]: unknown
  }
  /** @deprecated since 2026-10: write "ai-music-api/add-instrumental" */
  readonly "suno/add-instrumental": {
    /** @deprecated write `upload_url` */
    readonly uploadUrl?: unknown
    /** @deprecated write `negative_tags` */
    readonly negativeTags?: unknown
    /** @deprecated write `vocal_gender` */
    readonly vocalGender?: unknown
    /** @deprecated write `style_weight` */
    readonly styleWeight?: unknown
    /** @deprecated write `weirdness_constraint` */
    readonly weirdnessConstraint?: unknown
    /** @deprecated write `audio_weight` */
    readonly audioWeight?: unknown
    readonly [field: string]: unknown
  }
  /** @deprecated since 2026-10: write "ai-music-api/add-vocals" */
  readonly "suno/add-vocals": {
    /** @deprecated write `negative_tags` */
    readonly negativeTags?: unknown
    /** @deprecated write `vocal_gender` */
    readonly vocalGender?: unknown
    /** @deprecated write `style_weight` */
    readonly styleWeight?: unknown
    /** @deprecated write `weirdness_constraint` */
    readonly weirdnessConstraint?: unknown
    /** @deprecated write `audio_weight` */
    readonly audioWeight?: unknown
    /** @deprecated write `upload_url` */
    readonly uploadUrl?: unknown
    readonly [field: string]: unknown
  }
  /** @deprecated since 2026-10: write "ai-music-api/mashup" */
  readonly "suno/mashup": {
    /** @deprecated write `upload_url_list` */
    readonly uploadUrlList?: unknown
    /** @deprecated write `custom_mode` */
    readonly customMode?: unknown
    /** @deprecated write `vocal_gender` */
    readonly vocalGender?: unknown
    /** @deprecated write `style_weight` */
    readonly styleWeight?: unknown
    /** @deprecated write `weirdness_constraint` */
    readonly weirdnessConstraint?: unknown
    /** @deprecated write `audio_weight` */
    readonly audioWeight?: unknown
    readonly [field: string]: unknown
  }
  /** @deprecated since 2026-10: write "ai-music-api/replace-section" */
  readonly "suno/replace-section": {
    /** @deprecated write `task_id` */
    readonly taskId?: unknown
    /** @deprecated write `audio_id` */
    readonly audioId?: unknown
    /** @deprecated write `negative_tags` */
    readonly negativeTags?: unknown
    /** @deprecated write `infill_start_s` */
    readonly infillStartS?: unknown
    /** @deprecated write `infill_end_s` */
    readonly infillEndS?: unknown
    /** @deprecated write `full_lyrics` */
    readonly fullLyrics?: unknown
    readonly [field: string]: unknown
  }
  /** @deprecated since 2026-10: write "ai-music-api/upload-and-cover-audio" */
  readonly "suno/upload-cover": {
    /** @deprecated write `upload_url` */
    readonly uploadUrl?: unknown
    /** @deprecated write `custom_mode` */
    readonly customMode?: unknown
    /** @deprecated write `negative_tags` */
    readonly negativeTags?: unknown
    /** @deprecated write `vocal_gender` */
    readonly vocalGender?: unknown
    /** @deprecated write `style_weight` */
    readonly styleWeight?: unknown
    /** @deprecated write `weirdness_constraint` */
    readonly weirdnessConstraint?: unknown
    /** @deprecated write `audio_weight` */
    readonly audioWeight?: unknown
    /** @deprecated write `persona_id` */
    readonly personaId?: unknown
    /** @deprecated write `persona_model` */
    readonly personaModel?: unknown
    readonly [field: string]: unknown
  }
  /** @deprecated since 2026-10: write "ai-music-api/upload-and-extend-audio" */
  readonly "suno/upload-extend": {
    /** @deprecated write `upload_url` */
    readonly uploadUrl?: unknown
    /** @deprecated write `default_param_flag` */
    readonly defaultParamFlag?: unknown
    /** @deprecated write `continue_at` */
    readonly continueAt?: unknown
    /** @deprecated write `negative_tags` */
    readonly negativeTags?: unknown
    /** @deprecated write `vocal_gender` */
    readonly vocalGender?: unknown
    /** @deprecated write `style_weight` */
    readonly styleWeight?: unknown
    /** @deprecated write `weirdness_constraint` */
    readonly weirdnessConstraint?: unknown
    /** @deprecated write `audio_weight` */
    readonly audioWeight?: unknown
    /** @deprecated write `persona_id` */
    readonly personaId?: unknown
    /** @deprecated write `persona_model` */
    readonly personaModel?: unknown
    readonly [field: string]: unknown
  }
  /** @deprecated since 2026-10: write "ai-music-api/separate-vocals" */
  readonly "suno/vocal-removal": {
    /** @deprecated write `task_id` */
    readonly taskId?: unknown
    /** @deprecated write `audio_id` */
    readonly audioId?: unknown
    readonly [field: string]: unknown
  }
  /** @deprecated since 2026-10: write "ai-music-api/convert-to-wav-format" */
  readonly "suno/wav": {
    /** @deprecated write `task_id` */
    readonly taskId?: unknown
    /** @deprecated write `audio_id` */
    readonly audioId?: unknown
    readonly [field: string]: unknown
  }
  /** @deprecated since 2026-10: write "ai-music-api/cover-generate" */
  readonly "suno/cover-image": {
    /** @deprecated write `task_id` */
    readonly taskId?: unknown
    readonly [field: string]: unknown
  }
  /** @deprecated since 2026-10: write "ai-music-api/generate-lyrics" */
  readonly "suno/lyrics": {
    readonly [field: string]: unknown
  }
  /** @deprecated since 2026-10: write "ai-music-api/generate-midi-from-audio" */
  readonly "suno/midi": {
    /** @deprecated write `task_id` */
    readonly taskId?: unknown
    /** @deprecated write `audio_id` */
    readonly audioId?: unknown
    readonly [field: string]: unknown
  }
  /** @deprecated since 2026-10: write "ai-music-api/generate-persona" */
  readonly "suno/persona": {
    /** @deprecated write `task_id` */
    readonly taskId?: unknown
    /** @deprecated write `audio_id` */
    readonly audioId?: unknown
    readonly [field: string]: unknown
  }
  /** @deprecated since 2026-10: write "ai-music-api/boost-music-style" */
  readonly "suno/style": {
    readonly [field: string]: unknown
  }
  /** @deprecated since 2026-10: write "ai-music-api/timeStamped-lyrics" */
  readonly "suno/timestamped-lyrics": {
    /** @deprecated write `task_id` */
    readonly taskId?: unknown
    /** @deprecated write `audio_id` */
    readonly audioId?: unknown
    readonly [field: string]: unknown
  }
  /** @deprecated since 2026-10, without a successor */
  readonly "sora-2-text-to-video": {
    readonly [field: string]: unknown
  }
  /** @deprecated since 2026-10, without a successor */
  readonly "sora-2-image-to-video": {
    readonly [field: string]: unknown
  }
  /** @deprecated since 2026-10, without a successor */
  readonly "sora-2-pro-storyboard": {
    readonly [field: string]: unknown
  }
  /** @deprecated since 2026-10, without a successor */
  readonly "sora-watermark-remover": {
    readonly [field: string]: unknown
  }
  /** @deprecated since 2026-10, without a successor */
  readonly "elevenlabs/sound-effect-v2": {
    readonly [field: string]: unknown
  }
}
