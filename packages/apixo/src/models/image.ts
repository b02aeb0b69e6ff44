/**
 * APIXO's models, as a table. Written by `pnpm catalogue` from the repository's catalogue; see CONTRIBUTING.md.
 */
import type { ModelSpec } from "@effect-media/core/model/Model"

/** Models of the kind "image". */
export const image: ReadonlyArray<ModelSpec> = [
  {
    id: "flux2",
    kind: "image",
    task: "text-to-image",
    tasks: ["text-to-image", "image-to-image"],
    path: "/api/v1/generateTask/flux2",
    container: "input",
    evidence: "vendor",
    aliases: ["flux-2"],
    status: "some lists not seen",
    fields: {
      mode: {
        type: "string",
        required: true,
        enum: ["pro-text-to-image", "pro-image-to-image", "flex-text-to-image", "flex-image-to-image"],
        note: "variant of the model"
      },
      prompt: { type: "string", required: true, note: "text that describes the result" },
      image_urls: { type: "array", items: { type: "string", format: "url" }, note: "input images" },
      aspect_ratio: { type: "string", note: "ratio; list not seen" },
      resolution: { type: "string", note: "for example 1K; list not seen" }
    },
    modes: {
      "pro-text-to-image": { required: ["prompt"], notFor: ["image_urls"] },
      "pro-image-to-image": { required: ["prompt", "image_urls"] },
      "flex-text-to-image": { required: ["prompt"], notFor: ["image_urls"] },
      "flex-image-to-image": { required: ["prompt", "image_urls"] }
    }
  },
  {
    id: "gpt-image-1",
    kind: "image",
    task: "text-to-image",
    tasks: ["text-to-image", "image-to-image"],
    path: "/api/v1/generateTask/gpt-image-1",
    container: "input",
    evidence: "vendor",
    fields: {
      mode: { type: "string", required: true, enum: ["gpt-image-1"], note: "variant of the model" },
      prompt: {
        type: "string",
        required: true,
        minLength: 1,
        maxLength: 10000,
        note: "text that describes the result"
      },
      image_urls: { type: "array", maxItems: 5, items: { type: "string", format: "url" }, note: "input images" },
      aspect_ratio: { type: "string", enum: ["1:1", "2:3", "3:2"] },
      num_images: { type: "integer", enum: [1, 2, 4] }
    },
    prices: [
      { amount: 0.35, unit: "USD", per: "image", note: "older revision" }
    ]
  },
  {
    id: "gpt-image-2",
    kind: "image",
    task: "text-to-image",
    tasks: ["text-to-image", "image-to-image"],
    path: "/api/v1/generateTask/gpt-image-2",
    container: "input",
    evidence: "vendor",
    fields: {
      mode: { type: "string", required: true, enum: ["text-to-image", "image-to-image"], note: "variant of the model" },
      prompt: {
        type: "string",
        required: true,
        minLength: 1,
        maxLength: 20000,
        note: "text that describes the result"
      },
      image_urls: {
        type: "array",
        minItems: 1,
        maxItems: 16,
        items: { type: "string", format: "url" },
        note: "input images"
      },
      aspect_ratio: { type: "string", enum: ["auto", "1:1", "4:3", "3:4", "16:9", "9:16"] },
      resolution: { type: "string", enum: ["1k", "2k", "4k"] }
    },
    modes: {
      "text-to-image": { required: ["prompt"], notFor: ["image_urls"] },
      "image-to-image": { required: ["prompt", "image_urls"] }
    }
  },
  {
    id: "midjourney",
    kind: "image",
    task: "text-to-image",
    tasks: ["text-to-image", "image-to-image", "image-upscale"],
    path: "/api/v1/generateTask/midjourney",
    container: "input",
    evidence: "vendor",
    status: "bounds of the newest revision not seen",
    fields: {
      mode: {
        type: "string",
        required: true,
        enum: ["text-to-image", "image-to-image", "image-edit", "vary", "upscale", "reroll", "enhance"],
        note: "variant of the model"
      },
      prompt: { type: "string", maxLength: 2000, note: "text that describes the result" },
      image_urls: {
        type: "array",
        maxItems: 2,
        items: { type: "string", format: "url" },
        note: "input images, mostly one"
      },
      aspect_ratio: {
        type: "string",
        enum: ["1:1", "1:2", "2:1", "2:3", "3:2", "3:4", "4:3", "5:6", "6:5", "9:16", "16:9"],
        alsoNamed: ["aspect"]
      },
      speed: { type: "string", enum: ["fast", "turbo", "relaxed"] },
      stylization: { type: "integer" },
      variety: { type: "integer" },
      weirdness: { type: "integer" }
    },
    rules: [
      { text: "prompt text from the first double dash on is dropped" }
    ]
  },
  {
    id: "nano-banana",
    kind: "image",
    task: "text-to-image",
    tasks: ["text-to-image", "image-to-image"],
    path: "/api/v1/generateTask/nano-banana",
    container: "input",
    evidence: "vendor",
    fields: {
      mode: { type: "string", required: true, enum: ["text-to-image", "image-to-image"], note: "variant of the model" },
      prompt: { type: "string", required: true, minLength: 1, maxLength: 5000, note: "text that describes the result" },
      image_urls: {
        type: "array",
        minItems: 1,
        maxItems: 5,
        items: { type: "string", format: "url" },
        note: "input images"
      },
      aspect_ratio: {
        type: "string",
        enum: ["1:1", "4:3", "3:4", "3:2", "2:3", "4:5", "5:4", "9:16", "16:9", "21:9", "auto"],
        disputed: [{ required: true }]
      },
      output_format: { type: "string", enum: ["png", "jpeg"] }
    },
    modes: {
      "text-to-image": { required: ["prompt"], notFor: ["image_urls"] },
      "image-to-image": { required: ["prompt", "image_urls"] }
    },
    prices: [
      { amount: 0.03, unit: "USD", per: "image", note: "older revision" }
    ]
  },
  {
    id: "nano-banana-2",
    kind: "image",
    task: "text-to-image",
    tasks: ["text-to-image", "image-to-image"],
    path: "/api/v1/generateTask/nano-banana-2",
    container: "input",
    evidence: "vendor",
    fields: {
      mode: { type: "string", required: true, enum: ["text-to-image", "image-to-image"], note: "variant of the model" },
      prompt: {
        type: "string",
        required: true,
        minLength: 1,
        maxLength: 20000,
        note: "text that describes the result"
      },
      image_urls: {
        type: "array",
        minItems: 1,
        maxItems: 14,
        items: { type: "string", format: "url" },
        note: "input images"
      },
      aspect_ratio: {
        type: "string",
        required: true,
        enum: [
          "auto",
          "1:1",
          "1:4",
          "4:1",
          "1:8",
          "3:2",
          "2:3",
          "3:4",
          "4:3",
          "4:5",
          "5:4",
          "8:1",
          "9:16",
          "16:9",
          "21:9"
        ]
      },
      resolution: { type: "string", required: true, enum: ["1k", "2k", "4k"] },
      output_format: { type: "string", enum: ["png", "jpeg", "jpg"] }
    },
    modes: {
      "text-to-image": { required: ["prompt"], notFor: ["image_urls"] },
      "image-to-image": { required: ["prompt", "image_urls"] }
    }
  },
  {
    id: "seedream-4-5",
    kind: "image",
    task: "text-to-image",
    tasks: ["text-to-image", "image-to-image"],
    path: "/api/v1/generateTask/seedream-4-5",
    container: "input",
    evidence: "vendor",
    fields: {
      mode: { type: "string", required: true, enum: ["text-to-image", "image-to-image"], note: "variant of the model" },
      prompt: { type: "string", required: true, minLength: 1, maxLength: 5000, note: "text that describes the result" },
      image_urls: {
        type: "array",
        minItems: 1,
        maxItems: 14,
        items: { type: "string", format: "url" },
        note: "input images",
        disputed: [{ maxItems: 10 }]
      },
      max_images: { type: "integer", required: true, min: 1, max: 10, default: 1, note: "number of images" },
      resolution: { type: "string", enum: ["2K", "4K"], default: "2K" },
      aspect_ratio: { type: "string", enum: ["1:1", "2:3", "3:2", "4:3", "3:4", "9:16", "16:9", "21:9"] },
      sequential_image_generation: { type: "string", enum: ["disabled", "auto"], default: "disabled" }
    },
    modes: {
      "text-to-image": { required: ["prompt"], notFor: ["image_urls"] },
      "image-to-image": { required: ["prompt", "image_urls"] }
    },
    prices: [
      { amount: 0.04, unit: "USD", per: "image" }
    ]
  },
  {
    id: "seedream-5-0",
    kind: "image",
    task: "text-to-image",
    tasks: ["text-to-image", "image-to-image"],
    path: "/api/v1/generateTask/seedream-5-0",
    container: "input",
    evidence: "vendor",
    fields: {
      mode: { type: "string", required: true, enum: ["text-to-image", "image-to-image"], note: "variant of the model" },
      prompt: { type: "string", required: true, minLength: 1, maxLength: 5000, note: "text that describes the result" },
      image_urls: {
        type: "array",
        minItems: 1,
        maxItems: 14,
        items: { type: "string", format: "url" },
        note: "input images"
      },
      max_images: { type: "integer", required: true, min: 1, max: 10, default: 1, note: "number of images" },
      resolution: { type: "string", enum: ["2K", "3K"], default: "2K" },
      aspect_ratio: { type: "string", enum: ["1:1", "2:3", "3:2", "4:3", "3:4", "9:16", "16:9", "21:9"] },
      sequential_image_generation: { type: "string", enum: ["disabled", "auto"], default: "disabled" },
      web_search: { type: "boolean", default: false },
      output_format: { type: "string", enum: ["jpeg", "png"], default: "jpeg" }
    },
    modes: {
      "text-to-image": { required: ["prompt"], notFor: ["image_urls"] },
      "image-to-image": { required: ["prompt", "image_urls"] }
    }
  },
  {
    id: "wan-2-5-image",
    kind: "image",
    task: "text-to-image",
    tasks: ["text-to-image", "image-to-image"],
    path: "/api/v1/generateTask/wan-2-5-image",
    container: "input",
    evidence: "vendor",
    status: "ratio list not seen",
    fields: {
      mode: { type: "string", required: true, enum: ["text-to-image", "image-to-image"], note: "variant of the model" },
      prompt: { type: "string", required: true, maxLength: 2000, note: "text that describes the result" },
      negative_prompt: { type: "string", maxLength: 500 },
      num_images: { type: "integer", min: 1, max: 4, default: 4 },
      aspect_ratio: { type: "string", note: "8 values with images; list not seen" },
      image_urls: {
        type: "array",
        minItems: 1,
        maxItems: 3,
        items: { type: "string", format: "url" },
        note: "input images"
      }
    },
    modes: {
      "text-to-image": { required: ["prompt"], notFor: ["image_urls"] },
      "image-to-image": { required: ["prompt", "image_urls"] }
    }
  },
  {
    id: "wan-2-6-image",
    kind: "image",
    task: "text-to-image",
    tasks: ["text-to-image", "image-to-image"],
    path: "/api/v1/generateTask/wan-2-6-image",
    container: "input",
    evidence: "vendor",
    fields: {
      mode: { type: "string", required: true, enum: ["text-to-image", "image-to-image"], note: "variant of the model" },
      prompt: { type: "string", required: true, maxLength: 2000, note: "text that describes the result" },
      negative_prompt: { type: "string", maxLength: 500 },
      num_images: { type: "integer", min: 1, max: 3, default: 1 },
      aspect_ratio: { type: "string", enum: ["1:1", "3:4", "4:3", "16:9", "9:16"] },
      image_urls: {
        type: "array",
        minItems: 1,
        maxItems: 3,
        items: { type: "string", format: "url" },
        note: "input images"
      }
    },
    modes: {
      "text-to-image": { required: ["prompt"], notFor: ["image_urls"] },
      "image-to-image": { required: ["prompt", "image_urls"] }
    }
  },
  {
    id: "wan-2-7-image",
    kind: "image",
    task: "text-to-image",
    tasks: ["text-to-image", "image-to-image"],
    path: "/api/v1/generateTask/wan-2-7-image",
    container: "input",
    evidence: "vendor",
    fields: {
      mode: { type: "string", required: true, enum: ["omni-image", "omni-image-pro"], note: "variant of the model" },
      prompt: { type: "string", required: true, maxLength: 5000, note: "text that describes the result" },
      image_urls: {
        type: "array",
        minItems: 1,
        maxItems: 9,
        items: { type: "string", format: "url" },
        note: "input images"
      },
      resolution: { type: "string", enum: ["1k", "2k", "4k"] },
      num_images: { type: "integer", min: 1, max: 12, default: 1, note: "number of images" },
      enable_sequential: { type: "boolean", note: "makes a set of images" },
      bbox_list: { type: "array", items: { type: "array", maxItems: 2 }, note: "boxes per input image" },
      color_palette: {
        type: "array",
        minItems: 3,
        maxItems: 10,
        items: { type: "object", fields: {} },
        note: "colours with shares"
      }
    },
    rules: [
      {
        text: "num_images up to 4 unless enable_sequential",
        when: { enable_sequential: { present: false } },
        must: { num_images: { max: 4 } }
      },
      {
        text: "num_images up to 4 unless enable_sequential",
        when: { enable_sequential: { in: [false] } },
        must: { num_images: { max: 4 } }
      },
      {
        text: "4k only in omni-image-pro without images and not sequential",
        when: { resolution: { in: ["4k"] } },
        must: {
          mode: { in: ["omni-image-pro"] },
          image_urls: { present: false },
          enable_sequential: { notIn: [true] }
        }
      },
      {
        text: "bbox_list needs image_urls, at most 2 boxes each",
        when: { bbox_list: { present: true } },
        must: { image_urls: { present: true } }
      },
      {
        text: "color_palette not with enable_sequential, shares sum to 100",
        when: { enable_sequential: { in: [true] } },
        must: { color_palette: { present: false } }
      }
    ]
  }
]
