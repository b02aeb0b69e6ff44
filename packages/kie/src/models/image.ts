/**
 * KIE's models, as a table. Written by `pnpm catalogue` from the repository's catalogue; see CONTRIBUTING.md.
 */
import type { ModelSpec } from "@effect-media/core/model/Model"

/** Models of the kind "image". */
export const image: ReadonlyArray<ModelSpec> = [
  {
    id: "bytedance/seedream",
    kind: "image",
    task: "text-to-image",
    tasks: ["text-to-image"],
    path: "/api/v1/jobs/createTask",
    container: "input",
    evidence: "vendor-copy",
    seen: "2026-06",
    fields: {
      prompt: { type: "string", required: true, maxLength: 5000, note: "text that describes the result" },
      image_size: {
        type: "string",
        enum: ["square", "square_hd", "portrait_4_3", "portrait_16_9", "landscape_4_3", "landscape_16_9"],
        default: "square_hd",
        note: "output size or ratio"
      },
      guidance_scale: {
        type: "number",
        min: 1,
        max: 10,
        step: 0.1,
        default: 2.5,
        note: "how closely the prompt binds"
      },
      seed: { type: "integer", note: "fixes the randomness" }
    }
  },
  {
    id: "bytedance/seedream-v4-edit",
    kind: "image",
    task: "image-to-image",
    tasks: ["image-to-image"],
    path: "/api/v1/jobs/createTask",
    container: "input",
    evidence: "vendor-copy",
    seen: "2026-06",
    fields: {
      prompt: { type: "string", required: true, maxLength: 5000, note: "text that describes the result" },
      image_urls: {
        type: "array",
        required: true,
        maxItems: 10,
        media: { formats: ["jpeg", "png", "webp"], maxMB: 10 },
        items: { type: "string", format: "url" },
        note: "input images"
      },
      image_size: {
        type: "string",
        enum: [
          "square",
          "square_hd",
          "portrait_4_3",
          "portrait_3_2",
          "portrait_16_9",
          "landscape_4_3",
          "landscape_3_2",
          "landscape_16_9",
          "landscape_21_9"
        ],
        default: "square_hd",
        note: "output size or ratio"
      },
      image_resolution: { type: "string", enum: ["1K", "2K", "4K"], default: "1K" },
      max_images: { type: "number", min: 1, max: 6, step: 1, default: 1, note: "number of images" },
      seed: { type: "integer", note: "fixes the randomness" },
      nsfw_checker: { type: "boolean", default: false, note: "content filter switch" }
    }
  },
  {
    id: "bytedance/seedream-v4-text-to-image",
    kind: "image",
    task: "text-to-image",
    tasks: ["text-to-image"],
    path: "/api/v1/jobs/createTask",
    container: "input",
    evidence: "vendor-copy",
    seen: "2026-06",
    fields: {
      prompt: { type: "string", required: true, maxLength: 5000, note: "text that describes the result" },
      image_size: {
        type: "string",
        enum: [
          "square",
          "square_hd",
          "portrait_4_3",
          "portrait_3_2",
          "portrait_16_9",
          "landscape_4_3",
          "landscape_3_2",
          "landscape_16_9",
          "landscape_21_9"
        ],
        default: "square_hd",
        note: "output size or ratio"
      },
      image_resolution: { type: "string", enum: ["1K", "2K", "4K"], default: "1K" },
      max_images: { type: "number", min: 1, max: 6, step: 1, default: 1, note: "number of images" },
      seed: { type: "integer", note: "fixes the randomness" },
      nsfw_checker: { type: "boolean", default: false, note: "content filter switch" }
    }
  },
  {
    id: "flux-2/flex-image-to-image",
    kind: "image",
    task: "image-to-image",
    tasks: ["image-to-image"],
    path: "/api/v1/jobs/createTask",
    container: "input",
    evidence: "vendor-copy",
    seen: "2026-06",
    fields: {
      input_urls: {
        type: "array",
        required: true,
        minItems: 1,
        maxItems: 8,
        media: { formats: ["jpeg", "png", "webp"], maxMB: 10 },
        items: { type: "string", format: "url" },
        note: "input images"
      },
      prompt: { type: "string", required: true, maxLength: 5000, note: "text that describes the result" },
      aspect_ratio: {
        type: "string",
        required: true,
        enum: ["1:1", "4:3", "3:4", "16:9", "9:16", "3:2", "2:3", "auto"],
        default: "1:1",
        note: "width to height of the output"
      },
      resolution: { type: "string", required: true, enum: ["1K", "2K"], default: "1K", note: "output size class" },
      nsfw_checker: { type: "boolean", default: false, note: "content filter switch" }
    },
    prices: [
      { amount: 0.12, unit: "USD", per: "image", when: { resolution: "2K" } },
      { amount: 0.07, unit: "USD", per: "image", when: { resolution: "1K" } }
    ]
  },
  {
    id: "flux-2/flex-text-to-image",
    kind: "image",
    task: "text-to-image",
    tasks: ["text-to-image"],
    path: "/api/v1/jobs/createTask",
    container: "input",
    evidence: "vendor-copy",
    seen: "2026-06",
    fields: {
      prompt: { type: "string", required: true, maxLength: 5000, note: "text that describes the result" },
      aspect_ratio: {
        type: "string",
        required: true,
        enum: ["1:1", "4:3", "3:4", "16:9", "9:16", "3:2", "2:3", "auto"],
        default: "1:1",
        note: "width to height of the output"
      },
      resolution: { type: "string", required: true, enum: ["1K", "2K"], default: "1K", note: "output size class" },
      nsfw_checker: { type: "boolean", default: false, note: "content filter switch" }
    },
    prices: [
      { amount: 0.07, unit: "USD", per: "image", when: { resolution: "1K" } },
      { amount: 0.12, unit: "USD", per: "image", when: { resolution: "2K" } }
    ]
  },
  {
    id: "flux-2/pro-image-to-image",
    kind: "image",
    task: "image-to-image",
    tasks: ["image-to-image"],
    path: "/api/v1/jobs/createTask",
    container: "input",
    evidence: "vendor-copy",
    seen: "2026-06",
    fields: {
      input_urls: {
        type: "array",
        required: true,
        minItems: 1,
        maxItems: 8,
        media: { formats: ["jpeg", "png", "webp"], maxMB: 10 },
        items: { type: "string", format: "url" },
        note: "input images"
      },
      prompt: { type: "string", required: true, maxLength: 5000, note: "text that describes the result" },
      aspect_ratio: {
        type: "string",
        required: true,
        enum: ["1:1", "4:3", "3:4", "16:9", "9:16", "3:2", "2:3"],
        default: "1:1",
        note: "width to height of the output"
      },
      resolution: { type: "string", required: true, enum: ["1K", "2K"], default: "1K", note: "output size class" },
      nsfw_checker: { type: "boolean", default: false, note: "content filter switch" }
    },
    prices: [
      { amount: 0.035, unit: "USD", per: "image", when: { resolution: "2K" } },
      { amount: 0.025, unit: "USD", per: "image", when: { resolution: "1K" } }
    ]
  },
  {
    id: "flux-2/pro-text-to-image",
    kind: "image",
    task: "text-to-image",
    tasks: ["text-to-image"],
    path: "/api/v1/jobs/createTask",
    container: "input",
    evidence: "vendor-copy",
    seen: "2026-06",
    fields: {
      prompt: { type: "string", required: true, maxLength: 5000, note: "text that describes the result" },
      aspect_ratio: {
        type: "string",
        required: true,
        enum: ["1:1", "4:3", "3:4", "16:9", "9:16", "3:2", "2:3"],
        default: "1:1",
        note: "width to height of the output"
      },
      resolution: { type: "string", required: true, enum: ["1K", "2K"], default: "1K", note: "output size class" },
      nsfw_checker: { type: "boolean", default: false, note: "content filter switch" }
    },
    prices: [
      { amount: 0.035, unit: "USD", per: "image", when: { resolution: "2K" } },
      { amount: 0.025, unit: "USD", per: "image", when: { resolution: "1K" } }
    ]
  },
  {
    id: "flux-kontext-max",
    kind: "image",
    task: "text-to-image",
    tasks: ["text-to-image", "image-to-image"],
    path: "/api/v1/flux/kontext/generate",
    container: "",
    evidence: "vendor-copy",
    seen: "2026-06",
    fields: {
      prompt: { type: "string", required: true, note: "text that describes the result" },
      enableTranslation: { type: "boolean", default: true, note: "translates the prompt to English" },
      uploadCn: { type: "boolean" },
      inputImage: { type: "string", format: "url" },
      aspectRatio: {
        type: "string",
        enum: ["21:9", "16:9", "4:3", "1:1", "3:4", "9:16"],
        default: "16:9",
        note: "width to height of the output"
      },
      outputFormat: { type: "string", enum: ["jpeg", "png"], default: "jpeg" },
      promptUpsampling: { type: "boolean", default: false },
      safetyTolerance: { type: "integer", min: 0, max: 6, default: 2 },
      watermark: { type: "string", note: "mark on the output" }
    },
    rules: [
      {
        text: "with inputImage safetyTolerance is at most 2",
        when: { inputImage: { present: true } },
        must: { safetyTolerance: { max: 2 } }
      },
      { text: "prompt must be English unless enableTranslation" }
    ],
    prices: [
      { amount: 0.05, unit: "USD", per: "image" }
    ]
  },
  {
    id: "flux-kontext-pro",
    kind: "image",
    task: "text-to-image",
    tasks: ["text-to-image", "image-to-image"],
    path: "/api/v1/flux/kontext/generate",
    container: "",
    evidence: "vendor-copy",
    seen: "2026-06",
    fields: {
      prompt: { type: "string", required: true, note: "text that describes the result" },
      enableTranslation: { type: "boolean", default: true, note: "translates the prompt to English" },
      uploadCn: { type: "boolean" },
      inputImage: { type: "string", format: "url" },
      aspectRatio: {
        type: "string",
        enum: ["21:9", "16:9", "4:3", "1:1", "3:4", "9:16"],
        default: "16:9",
        note: "width to height of the output"
      },
      outputFormat: { type: "string", enum: ["jpeg", "png"], default: "jpeg" },
      promptUpsampling: { type: "boolean", default: false },
      safetyTolerance: { type: "integer", min: 0, max: 6, default: 2 },
      watermark: { type: "string", note: "mark on the output" }
    },
    rules: [
      {
        text: "with inputImage safetyTolerance is at most 2",
        when: { inputImage: { present: true } },
        must: { safetyTolerance: { max: 2 } }
      },
      { text: "prompt must be English unless enableTranslation" }
    ],
    prices: [
      { amount: 0.025, unit: "USD", per: "image" }
    ]
  },
  {
    id: "google/imagen4",
    kind: "image",
    task: "text-to-image",
    tasks: ["text-to-image"],
    path: "/api/v1/jobs/createTask",
    container: "input",
    evidence: "vendor-copy",
    seen: "2026-06",
    fields: {
      prompt: { type: "string", required: true, maxLength: 5000, note: "text that describes the result" },
      negative_prompt: { type: "string", maxLength: 5000, note: "what should not appear" },
      aspect_ratio: {
        type: "string",
        enum: ["1:1", "16:9", "9:16", "3:4", "4:3", "auto"],
        default: "1:1",
        note: "width to height of the output"
      },
      seed: { type: "string", maxLength: 500, note: "fixes the randomness" }
    },
    prices: [
      { amount: 0.04, unit: "USD", per: "request" }
    ]
  },
  {
    id: "google/imagen4-fast",
    kind: "image",
    task: "text-to-image",
    tasks: ["text-to-image"],
    path: "/api/v1/jobs/createTask",
    container: "input",
    evidence: "vendor-copy",
    seen: "2026-06",
    fields: {
      prompt: { type: "string", required: true, maxLength: 5000, note: "text that describes the result" },
      negative_prompt: { type: "string", maxLength: 5000, note: "what should not appear" },
      aspect_ratio: {
        type: "string",
        enum: ["1:1", "16:9", "9:16", "3:4", "4:3", "auto"],
        default: "16:9",
        note: "width to height of the output"
      },
      seed: { type: "integer", note: "fixes the randomness" }
    },
    prices: [
      { amount: 0.02, unit: "USD", per: "request" }
    ]
  },
  {
    id: "google/imagen4-ultra",
    kind: "image",
    task: "text-to-image",
    tasks: ["text-to-image"],
    path: "/api/v1/jobs/createTask",
    container: "input",
    evidence: "vendor-copy",
    seen: "2026-06",
    fields: {
      prompt: { type: "string", required: true, maxLength: 5000, note: "text that describes the result" },
      negative_prompt: { type: "string", maxLength: 5000, note: "what should not appear" },
      aspect_ratio: {
        type: "string",
        enum: ["1:1", "16:9", "9:16", "3:4", "4:3", "auto"],
        default: "1:1",
        note: "width to height of the output"
      },
      seed: { type: "string", maxLength: 500, note: "fixes the randomness" }
    },
    prices: [
      { amount: 0.06, unit: "USD", per: "image" }
    ]
  },
  {
    id: "google/nano-banana",
    kind: "image",
    task: "text-to-image",
    tasks: ["text-to-image"],
    path: "/api/v1/jobs/createTask",
    container: "input",
    evidence: "vendor-copy",
    seen: "2026-06",
    fields: {
      prompt: { type: "string", required: true, maxLength: 5000, note: "text that describes the result" },
      output_format: { type: "string", enum: ["png", "jpeg"], default: "png", note: "file format" },
      aspect_ratio: {
        type: "string",
        enum: ["1:1", "9:16", "16:9", "3:4", "4:3", "3:2", "2:3", "5:4", "4:5", "21:9", "auto"],
        default: "1:1",
        note: "width to height of the output"
      },
      image_size: {
        type: "string",
        enum: ["1:1", "9:16", "16:9", "3:4", "4:3", "3:2", "2:3", "5:4", "4:5", "21:9", "auto"],
        default: "1:1",
        deprecated: true,
        note: "deprecated by the vendor"
      }
    },
    prices: [
      { amount: 0.02, unit: "USD", per: "image" }
    ]
  },
  {
    id: "google/nano-banana-edit",
    kind: "image",
    task: "image-to-image",
    tasks: ["image-to-image"],
    path: "/api/v1/jobs/createTask",
    container: "input",
    evidence: "vendor-copy",
    seen: "2026-06",
    fields: {
      prompt: { type: "string", required: true, maxLength: 5000, note: "text that describes the result" },
      image_urls: {
        type: "array",
        required: true,
        maxItems: 10,
        media: { formats: ["jpeg", "png", "webp"], maxMB: 10 },
        items: { type: "string", format: "url" },
        note: "input images"
      },
      output_format: { type: "string", enum: ["png", "jpeg"], default: "png", note: "file format" },
      aspect_ratio: {
        type: "string",
        enum: ["1:1", "9:16", "16:9", "3:4", "4:3", "3:2", "2:3", "5:4", "4:5", "21:9", "auto"],
        default: "1:1",
        note: "width to height of the output"
      },
      image_size: {
        type: "string",
        enum: ["1:1", "9:16", "16:9", "3:4", "4:3", "3:2", "2:3", "5:4", "4:5", "21:9", "auto"],
        default: "1:1",
        deprecated: true,
        note: "deprecated by the vendor"
      }
    },
    prices: [
      { amount: 0.02, unit: "USD", per: "image" }
    ]
  },
  {
    id: "gpt-image-2-5-flare-image-to-image",
    kind: "image",
    task: "image-to-image",
    tasks: ["image-to-image"],
    path: "/api/v1/jobs/createTask",
    container: "input",
    evidence: "vendor-copy",
    seen: "2026-09",
    fields: {
      prompt: { type: "string", required: true, maxLength: 20000, note: "text that describes the result" },
      input_urls: {
        type: "array",
        required: true,
        minItems: 1,
        maxItems: 16,
        items: { type: "string", format: "url" },
        note: "input images"
      },
      aspect_ratio: { type: "string", note: "ratio; list not seen" },
      resolution: { type: "string", enum: ["1K", "2K", "4K"], note: "output size class" },
      background: { type: "string", enum: ["transparent", "opaque", "auto"], note: "background kind" }
    },
    rules: [
      {
        text: "background only with 1K",
        when: { resolution: { in: ["2K", "4K"] } },
        must: { background: { present: false } }
      }
    ]
  },
  {
    id: "gpt-image-2-5-flare-text-to-image",
    kind: "image",
    task: "text-to-image",
    tasks: ["text-to-image"],
    path: "/api/v1/jobs/createTask",
    container: "input",
    evidence: "vendor-copy",
    seen: "2026-09",
    fields: {
      prompt: { type: "string", required: true, maxLength: 20000, note: "text that describes the result" },
      aspect_ratio: { type: "string", note: "ratio; list not seen" },
      resolution: { type: "string", enum: ["1K", "2K", "4K"], note: "output size class" },
      background: { type: "string", enum: ["transparent", "opaque", "auto"], note: "background kind" }
    },
    rules: [
      {
        text: "background only with 1K",
        when: { resolution: { in: ["2K", "4K"] } },
        must: { background: { present: false } }
      }
    ]
  },
  {
    id: "gpt-image-2-5-sunburst-image-to-image",
    kind: "image",
    task: "image-to-image",
    tasks: ["image-to-image"],
    path: "/api/v1/jobs/createTask",
    container: "input",
    evidence: "vendor-copy",
    seen: "2026-09",
    fields: {
      prompt: { type: "string", required: true, maxLength: 20000, note: "text that describes the result" },
      input_urls: {
        type: "array",
        required: true,
        minItems: 1,
        maxItems: 16,
        items: { type: "string", format: "url" },
        note: "input images"
      },
      aspect_ratio: { type: "string", note: "ratio; list not seen" },
      resolution: { type: "string", enum: ["1K", "2K", "4K"], note: "output size class" },
      background: { type: "string", enum: ["transparent", "opaque", "auto"], note: "background kind" }
    },
    rules: [
      {
        text: "background only with 1K",
        when: { resolution: { in: ["2K", "4K"] } },
        must: { background: { present: false } }
      }
    ]
  },
  {
    id: "gpt-image-2-5-sunburst-text-to-image",
    kind: "image",
    task: "text-to-image",
    tasks: ["text-to-image"],
    path: "/api/v1/jobs/createTask",
    container: "input",
    evidence: "vendor-copy",
    seen: "2026-09",
    fields: {
      prompt: { type: "string", required: true, maxLength: 20000, note: "text that describes the result" },
      aspect_ratio: { type: "string", note: "ratio; list not seen" },
      resolution: { type: "string", enum: ["1K", "2K", "4K"], note: "output size class" },
      background: { type: "string", enum: ["transparent", "opaque", "auto"], note: "background kind" }
    },
    rules: [
      {
        text: "background only with 1K",
        when: { resolution: { in: ["2K", "4K"] } },
        must: { background: { present: false } }
      }
    ]
  },
  {
    id: "gpt-image-2-image-to-image",
    kind: "image",
    task: "image-to-image",
    tasks: ["image-to-image"],
    path: "/api/v1/jobs/createTask",
    container: "input",
    evidence: "vendor-copy",
    seen: "2026-09",
    fields: {
      prompt: { type: "string", required: true, maxLength: 20000, note: "text that describes the result" },
      input_urls: {
        type: "array",
        required: true,
        maxItems: 16,
        items: { type: "string", format: "url" },
        note: "input images"
      },
      aspect_ratio: {
        type: "string",
        enum: [
          "auto",
          "1:1",
          "3:2",
          "2:3",
          "4:3",
          "3:4",
          "5:4",
          "4:5",
          "16:9",
          "9:16",
          "2:1",
          "1:2",
          "3:1",
          "1:3",
          "21:9",
          "9:21"
        ],
        default: "auto",
        note: "width to height of the output",
        disputed: [{ enum: ["auto", "1:1", "16:9", "9:16", "3:2", "2:3"] }]
      },
      resolution: { type: "string", enum: ["1K", "2K", "4K"], note: "output size class" },
      background: { type: "string", enum: ["transparent", "opaque", "auto"], note: "background kind" },
      nsfw_checker: { type: "boolean", note: "content filter switch" }
    },
    rules: [
      {
        text: "5:4 and 4:5 only with 1K",
        when: { resolution: { in: ["2K", "4K"] } },
        must: { aspect_ratio: { notIn: ["5:4", "4:5"] } }
      },
      { text: "1:1 not with 4K", when: { resolution: { in: ["4K"] } }, must: { aspect_ratio: { notIn: ["1:1"] } } },
      {
        text: "auto or no ratio only with 1K",
        when: { resolution: { in: ["2K", "4K"] } },
        must: { aspect_ratio: { present: true, notIn: ["auto"] } }
      },
      {
        text: "background only with 1K",
        when: { resolution: { in: ["2K", "4K"] } },
        must: { background: { present: false } }
      }
    ],
    prices: [
      { amount: 0.08, unit: "USD", per: "image", when: { resolution: "4K" }, seen: "2026-06" },
      { amount: 0.05, unit: "USD", per: "image", when: { resolution: "2K" }, seen: "2026-06" },
      { amount: 0.03, unit: "USD", per: "image", when: { resolution: "1K" }, seen: "2026-06" }
    ]
  },
  {
    id: "gpt-image-2-text-to-image",
    kind: "image",
    task: "text-to-image",
    tasks: ["text-to-image"],
    path: "/api/v1/jobs/createTask",
    container: "input",
    evidence: "vendor-copy",
    seen: "2026-09",
    fields: {
      prompt: {
        type: "string",
        required: true,
        minLength: 1,
        maxLength: 20000,
        note: "text that describes the result"
      },
      aspect_ratio: {
        type: "string",
        enum: [
          "auto",
          "1:1",
          "3:2",
          "2:3",
          "4:3",
          "3:4",
          "5:4",
          "4:5",
          "16:9",
          "9:16",
          "2:1",
          "1:2",
          "3:1",
          "1:3",
          "21:9",
          "9:21"
        ],
        default: "auto",
        note: "width to height of the output",
        disputed: [{ enum: ["auto", "1:1", "16:9", "9:16", "3:2"] }]
      },
      resolution: { type: "string", enum: ["1K", "2K", "4K"], note: "output size class" },
      background: { type: "string", enum: ["transparent", "opaque", "auto"], note: "background kind" },
      nsfw_checker: { type: "boolean", note: "content filter switch" }
    },
    rules: [
      {
        text: "2K and 4K exclude 5:4, 4:5, 3:1, 1:3, 9:21",
        when: { resolution: { in: ["2K", "4K"] } },
        must: { aspect_ratio: { notIn: ["5:4", "4:5", "3:1", "1:3", "9:21"] } }
      },
      {
        text: "background only with 1K",
        when: { resolution: { in: ["2K", "4K"] } },
        must: { background: { present: false } }
      },
      { text: "1:1 not with 4K", when: { resolution: { in: ["4K"] } }, must: { aspect_ratio: { notIn: ["1:1"] } } }
    ],
    prices: [
      { amount: 0.08, unit: "USD", per: "image", when: { resolution: "4K" }, seen: "2026-06" },
      { amount: 0.05, unit: "USD", per: "image", when: { resolution: "2K" }, seen: "2026-06" },
      { amount: 0.03, unit: "USD", per: "image", when: { resolution: "1K" }, seen: "2026-06" }
    ]
  },
  {
    id: "gpt-image/1.5-image-to-image",
    kind: "image",
    task: "image-to-image",
    tasks: ["image-to-image"],
    path: "/api/v1/jobs/createTask",
    container: "input",
    evidence: "vendor-copy",
    seen: "2026-06",
    fields: {
      input_urls: {
        type: "array",
        required: true,
        maxItems: 16,
        media: { formats: ["jpeg", "png", "webp"], maxMB: 10 },
        items: { type: "string", format: "url" },
        note: "input images"
      },
      prompt: { type: "string", required: true, note: "text that describes the result" },
      aspect_ratio: {
        type: "string",
        required: true,
        enum: ["1:1", "2:3", "3:2"],
        default: "3:2",
        note: "width to height of the output",
        disputed: [{ required: false }]
      },
      quality: {
        type: "string",
        required: true,
        enum: ["medium", "high"],
        default: "medium",
        note: "quality or size class",
        disputed: [{ required: false }]
      }
    },
    prices: [
      { amount: 0.11, unit: "USD", per: "image", when: { quality: "high" } },
      { amount: 0.02, unit: "USD", per: "image", when: { quality: "medium" } }
    ]
  },
  {
    id: "gpt-image/1.5-text-to-image",
    kind: "image",
    task: "text-to-image",
    tasks: ["text-to-image"],
    path: "/api/v1/jobs/createTask",
    container: "input",
    evidence: "vendor-copy",
    seen: "2026-06",
    fields: {
      prompt: { type: "string", required: true, note: "text that describes the result" },
      aspect_ratio: {
        type: "string",
        required: true,
        enum: ["1:1", "2:3", "3:2"],
        default: "1:1",
        note: "width to height of the output"
      },
      quality: {
        type: "string",
        required: true,
        enum: ["medium", "high"],
        default: "medium",
        note: "quality or size class"
      }
    },
    prices: [
      { amount: 0.11, unit: "USD", per: "image", when: { quality: "high" } },
      { amount: 0.02, unit: "USD", per: "image", when: { quality: "medium" } }
    ]
  },
  {
    id: "gpt4o-image",
    kind: "image",
    task: "text-to-image",
    tasks: ["text-to-image", "image-to-image"],
    path: "/api/v1/gpt4o-image/generate",
    container: "",
    evidence: "vendor-copy",
    seen: "2026-06",
    synthetic: true,
    fields: {
      fileUrl: { type: "string", format: "url", deprecated: true, note: "deprecated by the vendor" },
      filesUrl: { type: "array", maxItems: 5, items: { type: "string", format: "url" } },
      prompt: { type: "string", note: "text that describes the result" },
      size: { type: "string", required: true, enum: ["1:1", "3:2", "2:3"] },
      callBackUrl: { type: "string", format: "url", note: "receives the result by POST" }
    },
    rules: [
      { text: "prompt or filesUrl is needed", atLeastOne: ["prompt", "filesUrl", "fileUrl"] }
    ],
    prices: [
      { amount: 0.03, unit: "USD", per: "image" }
    ]
  },
  {
    id: "grok-imagine-image-2-0/image-edit",
    kind: "image",
    task: "image-to-image",
    tasks: ["image-to-image"],
    path: "/api/v1/jobs/createTask",
    container: "input",
    evidence: "vendor-copy",
    seen: "2026-09",
    fields: {
      prompt: { type: "string", maxLength: 390000, note: "text that describes the result" },
      image_urls: {
        type: "array",
        required: true,
        minItems: 1,
        maxItems: 5,
        items: { type: "string", format: "url" },
        note: "input images"
      },
      aspect_ratio: { type: "string", note: "ratio; list not seen" }
    }
  },
  {
    id: "grok-imagine-image-2-0/segment-edit",
    kind: "image",
    task: "image-to-image",
    tasks: ["image-to-image"],
    path: "/api/v1/jobs/createTask",
    container: "input",
    evidence: "vendor-copy",
    seen: "2026-09",
    status: "fields incomplete",
    fields: {
      prompt: { type: "string", required: true, maxLength: 390000, note: "text that describes the result" },
      task_id: { type: "string", required: true, note: "earlier task at KIE" }
    }
  },
  {
    id: "grok-imagine-image-2-0/text-to-image",
    kind: "image",
    task: "text-to-image",
    tasks: ["text-to-image"],
    path: "/api/v1/jobs/createTask",
    container: "input",
    evidence: "vendor-copy",
    seen: "2026-09",
    fields: {
      prompt: { type: "string", required: true, note: "text that describes the result" },
      aspect_ratio: { type: "string", note: "ratio; list not seen" }
    }
  },
  {
    id: "grok-imagine/image-to-image",
    kind: "image",
    task: "image-to-image",
    tasks: ["image-to-image"],
    path: "/api/v1/jobs/createTask",
    container: "input",
    evidence: "vendor-copy",
    seen: "2026-06",
    fields: {
      prompt: { type: "string", maxLength: 390000, note: "text that describes the result" },
      image_urls: {
        type: "array",
        required: true,
        maxItems: 5,
        media: { formats: ["jpeg", "png", "webp"] },
        items: { type: "string", format: "url" },
        note: "input images"
      },
      nsfw_checker: { type: "boolean", default: false, note: "content filter switch" }
    },
    prices: [
      { amount: 0.02, unit: "USD", per: "image" }
    ]
  },
  {
    id: "grok-imagine/text-to-image",
    kind: "image",
    task: "text-to-image",
    tasks: ["text-to-image"],
    path: "/api/v1/jobs/createTask",
    container: "input",
    evidence: "vendor-copy",
    seen: "2026-06",
    fields: {
      prompt: { type: "string", required: true, maxLength: 5000, note: "text that describes the result" },
      aspect_ratio: {
        type: "string",
        enum: ["2:3", "3:2", "1:1", "16:9", "9:16"],
        note: "width to height of the output"
      },
      nsfw_checker: { type: "boolean", default: false, note: "content filter switch" },
      enable_pro: { type: "boolean" }
    },
    prices: [
      { amount: 0.025, unit: "USD", per: "request of 4 images", when: { enable_pro: true } },
      { amount: 0.02, unit: "USD", per: "request of 6 images" }
    ]
  },
  {
    id: "ideogram/character",
    kind: "image",
    task: "text-to-image",
    tasks: ["text-to-image"],
    path: "/api/v1/jobs/createTask",
    container: "input",
    evidence: "vendor-copy",
    seen: "2026-06",
    fields: {
      prompt: { type: "string", required: true, maxLength: 5000, note: "text that describes the result" },
      reference_image_urls: {
        type: "array",
        required: true,
        minItems: 1,
        media: { formats: ["jpeg", "png", "webp"], maxMB: 10 },
        items: { type: "string", format: "url" },
        note: "only the first image counts"
      },
      rendering_speed: { type: "string", enum: ["TURBO", "BALANCED", "QUALITY"], default: "BALANCED" },
      style: { type: "string", enum: ["AUTO", "REALISTIC", "FICTION"], default: "AUTO" },
      expand_prompt: { type: "boolean", default: true },
      num_images: { type: "string", enum: ["1", "2", "3", "4"], default: "1", note: "number of images" },
      image_size: {
        type: "string",
        enum: ["square", "square_hd", "portrait_4_3", "portrait_16_9", "landscape_4_3", "landscape_16_9"],
        default: "square_hd",
        note: "output size or ratio"
      },
      seed: { type: "integer", note: "fixes the randomness" },
      negative_prompt: { type: "string", maxLength: 5000, note: "what should not appear" }
    },
    prices: [
      { amount: 0.09, unit: "USD", per: "image", when: { rendering_speed: "BALANCED" } },
      { amount: 0.12, unit: "USD", per: "image", when: { rendering_speed: "QUALITY" } },
      { amount: 0.06, unit: "USD", per: "image", when: { rendering_speed: "TURBO" } }
    ]
  },
  {
    id: "ideogram/character-edit",
    kind: "image",
    task: "image-to-image",
    tasks: ["image-to-image"],
    path: "/api/v1/jobs/createTask",
    container: "input",
    evidence: "vendor-copy",
    seen: "2026-06",
    fields: {
      prompt: { type: "string", required: true, maxLength: 5000, note: "text that describes the result" },
      image_url: {
        type: "string",
        required: true,
        format: "url",
        media: { formats: ["jpeg", "png", "webp"], maxMB: 10 },
        note: "input image"
      },
      mask_url: {
        type: "string",
        required: true,
        format: "url",
        media: { formats: ["jpeg", "png", "webp"], maxMB: 10 },
        note: "area to change"
      },
      reference_image_urls: {
        type: "array",
        required: true,
        minItems: 1,
        media: { formats: ["jpeg", "png", "webp"], maxMB: 10 },
        items: { type: "string", format: "url" },
        note: "only the first image counts"
      },
      rendering_speed: { type: "string", enum: ["TURBO", "BALANCED", "QUALITY"], default: "BALANCED" },
      style: { type: "string", enum: ["AUTO", "REALISTIC", "FICTION"], default: "AUTO" },
      expand_prompt: { type: "boolean", default: true },
      num_images: { type: "string", enum: ["1", "2", "3", "4"], default: "1", note: "number of images" },
      seed: { type: "integer", note: "fixes the randomness" }
    },
    prices: [
      { amount: 0.12, unit: "USD", per: "image", when: { rendering_speed: "QUALITY" } },
      { amount: 0.06, unit: "USD", per: "image", when: { rendering_speed: "TURBO" } },
      { amount: 0.09, unit: "USD", per: "image", when: { rendering_speed: "BALANCED" } }
    ]
  },
  {
    id: "ideogram/character-remix",
    kind: "image",
    task: "image-to-image",
    tasks: ["image-to-image"],
    path: "/api/v1/jobs/createTask",
    container: "input",
    evidence: "vendor-copy",
    seen: "2026-06",
    fields: {
      prompt: { type: "string", required: true, maxLength: 5000, note: "text that describes the result" },
      image_url: {
        type: "string",
        required: true,
        format: "url",
        media: { formats: ["jpeg", "png", "webp"], maxMB: 10 },
        note: "input image"
      },
      reference_image_urls: {
        type: "array",
        required: true,
        minItems: 1,
        media: { formats: ["jpeg", "png", "webp"], maxMB: 10 },
        items: { type: "string", format: "url" },
        note: "only the first image counts"
      },
      rendering_speed: { type: "string", enum: ["TURBO", "BALANCED", "QUALITY"], default: "BALANCED" },
      style: { type: "string", enum: ["AUTO", "REALISTIC", "FICTION"], default: "AUTO" },
      expand_prompt: { type: "boolean", default: true },
      image_size: {
        type: "string",
        enum: ["square", "square_hd", "portrait_4_3", "portrait_16_9", "landscape_4_3", "landscape_16_9"],
        default: "square_hd",
        note: "output size or ratio"
      },
      num_images: { type: "string", enum: ["1", "2", "3", "4"], default: "1", note: "number of images" },
      seed: { type: "integer", note: "fixes the randomness" },
      strength: { type: "number", min: 0.1, max: 1, step: 0.1, default: 0.8 },
      negative_prompt: { type: "string", maxLength: 500, note: "what should not appear" },
      image_urls: {
        type: "array",
        media: { formats: ["jpeg", "png", "webp"], maxMB: 10 },
        items: { type: "string", format: "url" },
        note: "input images"
      },
      reference_mask_urls: { type: "string", format: "url", media: { formats: ["jpeg", "png", "webp"], maxMB: 10 } }
    },
    prices: [
      { amount: 0.09, unit: "USD", per: "image", when: { rendering_speed: "BALANCED" } },
      { amount: 0.12, unit: "USD", per: "image", when: { rendering_speed: "QUALITY" } },
      { amount: 0.06, unit: "USD", per: "image", when: { rendering_speed: "TURBO" } }
    ]
  },
  {
    id: "ideogram/v3-edit",
    kind: "image",
    task: "image-to-image",
    tasks: ["image-to-image"],
    path: "/api/v1/jobs/createTask",
    container: "input",
    evidence: "vendor-copy",
    seen: "2026-06",
    fields: {
      prompt: { type: "string", required: true, maxLength: 5000, note: "text that describes the result" },
      image_url: { type: "string", required: true, format: "url", media: { maxMB: 10 }, note: "input image" },
      mask_url: { type: "string", required: true, format: "url", media: { maxMB: 10 }, note: "area to change" },
      rendering_speed: { type: "string", enum: ["TURBO", "BALANCED", "QUALITY"], default: "BALANCED" },
      expand_prompt: { type: "boolean", default: true },
      seed: { type: "integer", note: "fixes the randomness" }
    },
    prices: [
      { amount: 0.05, unit: "USD", per: "image", when: { rendering_speed: "QUALITY" } },
      { amount: 0.035, unit: "USD", per: "image", when: { rendering_speed: "BALANCED" } },
      { amount: 0.0175, unit: "USD", per: "image", when: { rendering_speed: "TURBO" } }
    ]
  },
  {
    id: "ideogram/v3-remix",
    kind: "image",
    task: "image-to-image",
    tasks: ["image-to-image"],
    path: "/api/v1/jobs/createTask",
    container: "input",
    evidence: "vendor-copy",
    seen: "2026-06",
    fields: {
      prompt: { type: "string", required: true, maxLength: 5000, note: "text that describes the result" },
      image_url: { type: "string", required: true, format: "url", media: { maxMB: 10 }, note: "input image" },
      rendering_speed: { type: "string", enum: ["TURBO", "BALANCED", "QUALITY"] },
      style: { type: "string", enum: ["AUTO", "GENERAL", "REALISTIC", "DESIGN"] },
      expand_prompt: { type: "boolean" },
      image_size: {
        type: "string",
        enum: ["square", "square_hd", "portrait_4_3", "portrait_16_9", "landscape_4_3", "landscape_16_9"],
        note: "output size or ratio"
      },
      num_images: { type: "string", enum: ["1", "2", "3", "4"], note: "number of images" },
      seed: { type: "integer", note: "fixes the randomness" },
      strength: { type: "number", min: 0.01, max: 1, step: 0.01 },
      negative_prompt: { type: "string", maxLength: 5000, note: "what should not appear" }
    },
    prices: [
      { amount: 0.035, unit: "USD", per: "image", when: { rendering_speed: "BALANCED" } },
      { amount: 0.05, unit: "USD", per: "image", when: { rendering_speed: "QUALITY" } },
      { amount: 0.0175, unit: "USD", per: "image", when: { rendering_speed: "TURBO" } }
    ]
  },
  {
    id: "ideogram/v3-text-to-image",
    kind: "image",
    task: "text-to-image",
    tasks: ["text-to-image"],
    path: "/api/v1/jobs/createTask",
    container: "input",
    evidence: "vendor-copy",
    seen: "2026-06",
    fields: {
      prompt: { type: "string", required: true, maxLength: 5000, note: "text that describes the result" },
      rendering_speed: { type: "string", enum: ["TURBO", "BALANCED", "QUALITY"] },
      style: { type: "string", enum: ["AUTO", "GENERAL", "REALISTIC", "DESIGN"] },
      expand_prompt: { type: "boolean" },
      image_size: {
        type: "string",
        enum: ["square", "square_hd", "portrait_4_3", "portrait_16_9", "landscape_4_3", "landscape_16_9"],
        note: "output size or ratio"
      },
      seed: { type: "integer", note: "fixes the randomness" },
      negative_prompt: { type: "string", maxLength: 5000, note: "what should not appear" }
    },
    prices: [
      { amount: 0.05, unit: "USD", per: "image", when: { rendering_speed: "QUALITY" } },
      { amount: 0.0175, unit: "USD", per: "image", when: { rendering_speed: "TURBO" } },
      { amount: 0.035, unit: "USD", per: "image", when: { rendering_speed: "BALANCED" } }
    ]
  },
  {
    id: "nano-banana-2",
    kind: "image",
    task: "text-to-image",
    tasks: ["text-to-image", "image-to-image"],
    path: "/api/v1/jobs/createTask",
    container: "input",
    evidence: "vendor-copy",
    seen: "2026-06",
    fields: {
      aspect_ratio: {
        type: "string",
        enum: [
          "auto",
          "1:1",
          "1:4",
          "16:9",
          "1:8",
          "21:9",
          "2:3",
          "3:2",
          "3:4",
          "4:1",
          "4:3",
          "4:5",
          "5:4",
          "8:1",
          "9:16"
        ],
        default: "auto",
        note: "width to height of the output"
      },
      image_input: {
        type: "array",
        maxItems: 14,
        media: { formats: ["jpeg", "png", "webp"], maxMB: 30 },
        items: { type: "string", format: "url" },
        note: "input images"
      },
      output_format: { type: "string", enum: ["jpg", "png"], default: "jpg", note: "file format" },
      prompt: { type: "string", required: true, maxLength: 20000, note: "text that describes the result" },
      resolution: { type: "string", enum: ["1K", "2K", "4K"], default: "1K", note: "output size class" }
    },
    prices: [
      { amount: 0.09, unit: "USD", per: "image", when: { resolution: "4K" } },
      { amount: 0.06, unit: "USD", per: "image", when: { resolution: "2K" } },
      { amount: 0.04, unit: "USD", per: "image", when: { resolution: "1K" } }
    ]
  },
  {
    id: "nano-banana-2-lite",
    kind: "image",
    task: "text-to-image",
    tasks: ["text-to-image", "image-to-image"],
    path: "/api/v1/jobs/createTask",
    container: "input",
    evidence: "vendor-copy",
    fields: {
      prompt: { type: "string", required: true, maxLength: 20000, note: "text that describes the result" },
      image_urls: {
        type: "array",
        maxItems: 10,
        media: { formats: ["jpeg", "png", "webp"], maxMB: 30 },
        items: { type: "string", format: "url" },
        note: "input images"
      },
      aspect_ratio: {
        type: "string",
        required: true,
        enum: [
          "1:1",
          "1:4",
          "1:8",
          "2:3",
          "3:2",
          "3:4",
          "4:1",
          "4:3",
          "4:5",
          "5:4",
          "8:1",
          "9:16",
          "16:9",
          "21:9",
          "auto"
        ],
        default: "auto",
        note: "width to height of the output"
      }
    }
  },
  {
    id: "nano-banana-pro",
    kind: "image",
    task: "text-to-image",
    tasks: ["text-to-image", "image-to-image"],
    path: "/api/v1/jobs/createTask",
    container: "input",
    evidence: "vendor-copy",
    seen: "2026-06",
    fields: {
      prompt: { type: "string", required: true, maxLength: 10000, note: "text that describes the result" },
      image_input: {
        type: "array",
        maxItems: 8,
        media: { formats: ["jpeg", "png", "webp"], maxMB: 30 },
        items: { type: "string", format: "url" },
        note: "input images"
      },
      aspect_ratio: {
        type: "string",
        enum: ["1:1", "2:3", "3:2", "3:4", "4:3", "4:5", "5:4", "9:16", "16:9", "21:9", "auto"],
        default: "1:1",
        note: "width to height of the output"
      },
      resolution: { type: "string", enum: ["1K", "2K", "4K"], default: "1K", note: "output size class" },
      output_format: { type: "string", enum: ["png", "jpg"], default: "png", note: "file format" }
    },
    prices: [
      { amount: 0.09, unit: "USD", per: "image", when: { resolution: ["1K", "2K"] } },
      { amount: 0.12, unit: "USD", per: "image", when: { resolution: ["4K"] } }
    ]
  },
  {
    id: "qwen/image-edit",
    kind: "image",
    task: "image-to-image",
    tasks: ["image-to-image"],
    path: "/api/v1/jobs/createTask",
    container: "input",
    evidence: "vendor-copy",
    seen: "2026-06",
    fields: {
      prompt: { type: "string", required: true, maxLength: 2000, note: "text that describes the result" },
      image_url: {
        type: "string",
        required: true,
        format: "url",
        media: { formats: ["jpeg", "png", "webp"], maxMB: 10 },
        note: "input image"
      },
      acceleration: { type: "string", enum: ["none", "regular", "high"], default: "none" },
      image_size: {
        type: "string",
        enum: ["square", "square_hd", "portrait_4_3", "portrait_16_9", "landscape_4_3", "landscape_16_9"],
        default: "landscape_4_3",
        note: "output size or ratio"
      },
      num_inference_steps: { type: "number", min: 2, max: 49, step: 1, default: 25 },
      seed: { type: "integer", note: "fixes the randomness" },
      guidance_scale: { type: "number", min: 0, max: 20, step: 0.1, default: 4, note: "how closely the prompt binds" },
      sync_mode: { type: "boolean" },
      num_images: { type: "string", enum: ["1", "2", "3", "4"], note: "number of images" },
      enable_safety_checker: { type: "boolean", default: true, note: "content filter switch" },
      output_format: { type: "string", enum: ["jpeg", "png"], default: "png", note: "file format" },
      negative_prompt: { type: "string", maxLength: 500, note: "what should not appear" },
      nsfw_checker: { type: "boolean", default: false, note: "content filter switch" }
    },
    prices: [
      { amount: 0.03, unit: "USD", per: "megapixel" }
    ]
  },
  {
    id: "qwen/image-to-image",
    kind: "image",
    task: "image-to-image",
    tasks: ["image-to-image"],
    path: "/api/v1/jobs/createTask",
    container: "input",
    evidence: "vendor-copy",
    seen: "2026-06",
    fields: {
      prompt: { type: "string", required: true, maxLength: 5000, note: "text that describes the result" },
      image_url: {
        type: "string",
        required: true,
        format: "url",
        media: { formats: ["jpeg", "png", "webp"], maxMB: 10 },
        note: "input image"
      },
      strength: { type: "number", min: 0, max: 1, step: 0.01, default: 0.8 },
      output_format: { type: "string", enum: ["png", "jpeg"], default: "png", note: "file format" },
      acceleration: { type: "string", enum: ["none", "regular", "high"], default: "none" },
      negative_prompt: { type: "string", maxLength: 500, note: "what should not appear" },
      seed: { type: "integer", note: "fixes the randomness" },
      num_inference_steps: { type: "number", min: 2, max: 250, step: 1, default: 30 },
      guidance_scale: {
        type: "number",
        min: 0,
        max: 20,
        step: 0.1,
        default: 2.5,
        note: "how closely the prompt binds"
      },
      enable_safety_checker: { type: "boolean", note: "content filter switch" },
      nsfw_checker: { type: "boolean", default: false, note: "content filter switch" }
    },
    prices: [
      { amount: 0.02, unit: "USD", per: "megapixel" }
    ]
  },
  {
    id: "qwen/text-to-image",
    kind: "image",
    task: "text-to-image",
    tasks: ["text-to-image"],
    path: "/api/v1/jobs/createTask",
    container: "input",
    evidence: "vendor-copy",
    seen: "2026-06",
    fields: {
      prompt: { type: "string", required: true, maxLength: 5000, note: "text that describes the result" },
      image_size: {
        type: "string",
        enum: ["square", "square_hd", "portrait_4_3", "portrait_16_9", "landscape_4_3", "landscape_16_9"],
        default: "square_hd",
        note: "output size or ratio"
      },
      num_inference_steps: { type: "number", min: 2, max: 250, step: 1, default: 30 },
      seed: { type: "integer", note: "fixes the randomness" },
      guidance_scale: {
        type: "number",
        min: 0,
        max: 20,
        step: 0.1,
        default: 2.5,
        note: "how closely the prompt binds"
      },
      enable_safety_checker: { type: "boolean", note: "content filter switch" },
      output_format: { type: "string", enum: ["png", "jpeg"], default: "png", note: "file format" },
      negative_prompt: { type: "string", maxLength: 500, note: "what should not appear" },
      acceleration: { type: "string", enum: ["none", "regular", "high"], default: "none" },
      nsfw_checker: { type: "boolean", default: false, note: "content filter switch" }
    },
    prices: [
      { amount: 0.02, unit: "USD", per: "megapixel" }
    ]
  },
  {
    id: "qwen2-1/image-to-image",
    kind: "image",
    task: "image-to-image",
    tasks: ["image-to-image"],
    path: "/api/v1/jobs/createTask",
    container: "input",
    evidence: "vendor-copy",
    seen: "2026-09",
    fields: {
      prompt: { type: "string", required: true, maxLength: 5000, note: "text that describes the result" },
      resolution: { type: "string", enum: ["1K", "2K"], default: "1K", note: "output size class" },
      background: { type: "string", enum: ["opaque", "transparent"], default: "opaque", note: "background kind" },
      output_format: { type: "string", enum: ["png", "webp", "jpeg"], default: "png", note: "file format" },
      enhance_prompt: { type: "boolean", default: true },
      seed: { type: "integer", note: "fixes the randomness" },
      nsfw_checker: { type: "boolean", note: "content filter switch" },
      aspect_ratio: { type: "string", note: "ratio; list not seen" },
      image_urls: {
        type: "array",
        required: true,
        minItems: 1,
        maxItems: 10,
        items: { type: "string", format: "url" },
        note: "input images"
      },
      mask_url: { type: "string", format: "url", note: "area to change" }
    },
    rules: [
      {
        text: "transparent background not with jpeg",
        when: { background: { in: ["transparent"] } },
        must: { output_format: { notIn: ["jpeg"] } }
      }
    ]
  },
  {
    id: "qwen2-1/text-to-image",
    kind: "image",
    task: "text-to-image",
    tasks: ["text-to-image"],
    path: "/api/v1/jobs/createTask",
    container: "input",
    evidence: "vendor-copy",
    seen: "2026-09",
    fields: {
      prompt: { type: "string", required: true, maxLength: 5000, note: "text that describes the result" },
      resolution: { type: "string", enum: ["1K", "2K"], default: "1K", note: "output size class" },
      background: { type: "string", enum: ["opaque", "transparent"], default: "opaque", note: "background kind" },
      output_format: { type: "string", enum: ["png", "webp", "jpeg"], default: "png", note: "file format" },
      enhance_prompt: { type: "boolean", default: true },
      seed: { type: "integer", note: "fixes the randomness" },
      nsfw_checker: { type: "boolean", note: "content filter switch" },
      aspect_ratio: { type: "string", note: "ratio; list not seen" }
    },
    rules: [
      {
        text: "transparent background not with jpeg",
        when: { background: { in: ["transparent"] } },
        must: { output_format: { notIn: ["jpeg"] } }
      }
    ]
  },
  {
    id: "qwen2/image-edit",
    kind: "image",
    task: "image-to-image",
    tasks: ["image-to-image"],
    path: "/api/v1/jobs/createTask",
    container: "input",
    evidence: "vendor-copy",
    seen: "2026-06",
    fields: {
      prompt: { type: "string", required: true, maxLength: 800, note: "text that describes the result" },
      image_url: {
        type: "string",
        required: true,
        alsoTypes: ["array"],
        format: "url",
        media: { formats: ["jpeg", "png", "webp"], maxMB: 10 },
        note: "input image",
        disputed: [{ type: "array" }]
      },
      image_size: {
        type: "string",
        enum: ["1:1", "2:3", "3:2", "3:4", "4:3", "9:16", "16:9", "21:9"],
        default: "16:9",
        note: "output size or ratio"
      },
      seed: { type: "integer", note: "fixes the randomness" },
      output_format: { type: "string", enum: ["jpeg", "png"], default: "png", note: "file format" },
      nsfw_checker: { type: "boolean", default: false, note: "content filter switch" }
    },
    prices: [
      { amount: 0.028, unit: "USD", per: "image" }
    ]
  },
  {
    id: "qwen2/text-to-image",
    kind: "image",
    task: "text-to-image",
    tasks: ["text-to-image"],
    path: "/api/v1/jobs/createTask",
    container: "input",
    evidence: "vendor-copy",
    seen: "2026-06",
    fields: {
      prompt: { type: "string", required: true, maxLength: 800, note: "text that describes the result" },
      image_size: {
        type: "string",
        enum: ["1:1", "3:4", "4:3", "9:16", "16:9"],
        default: "16:9",
        note: "output size or ratio",
        disputed: [
          { enum: ["square", "square_hd", "portrait_4_3", "portrait_16_9", "landscape_4_3", "landscape_16_9"] }
        ]
      },
      seed: { type: "integer", note: "fixes the randomness" },
      output_format: { type: "string", enum: ["jpeg", "png"], default: "png", note: "file format" },
      nsfw_checker: { type: "boolean", default: false, note: "content filter switch" }
    },
    prices: [
      { amount: 0.028, unit: "USD", per: "image" }
    ]
  },
  {
    id: "qwen3/image-to-image",
    kind: "image",
    task: "image-to-image",
    tasks: ["image-to-image"],
    path: "/api/v1/jobs/createTask",
    container: "input",
    evidence: "vendor-copy",
    seen: "2026-09",
    fields: {
      prompt: { type: "string", required: true, maxLength: 5000, note: "text that describes the result" },
      resolution: { type: "string", enum: ["1K", "2K"], default: "1K", note: "output size class" },
      image_size: {
        type: "string",
        enum: ["1:1", "3:2", "2:3", "4:3", "3:4", "16:9", "9:16", "21:9"],
        default: "16:9",
        note: "output size or ratio"
      },
      output_format: { type: "string", enum: ["png", "jpeg"], default: "png", note: "file format" },
      prompt_extend: { type: "boolean", default: true, note: "rewrites the prompt before use" },
      nsfw_checker: { type: "boolean", default: false, note: "content filter switch" },
      negative_prompt: { type: "string", maxLength: 5000, note: "what should not appear" },
      seed: { type: "integer", min: 0, max: 2147483647, default: 1, note: "fixes the randomness" },
      image_urls: {
        type: "array",
        required: true,
        minItems: 1,
        maxItems: 3,
        items: { type: "string", format: "url" },
        note: "input images"
      }
    }
  },
  {
    id: "qwen3/pro-image-to-image",
    kind: "image",
    task: "image-to-image",
    tasks: ["image-to-image"],
    path: "/api/v1/jobs/createTask",
    container: "input",
    evidence: "vendor-copy",
    seen: "2026-09",
    fields: {
      prompt: { type: "string", required: true, maxLength: 5000, note: "text that describes the result" },
      resolution: { type: "string", enum: ["1K", "2K"], default: "1K", note: "output size class" },
      image_size: {
        type: "string",
        enum: ["1:1", "3:2", "2:3", "4:3", "3:4", "16:9", "9:16", "21:9"],
        default: "16:9",
        note: "output size or ratio"
      },
      output_format: { type: "string", enum: ["png", "jpeg"], default: "png", note: "file format" },
      prompt_extend: { type: "boolean", default: true, note: "rewrites the prompt before use" },
      nsfw_checker: { type: "boolean", default: false, note: "content filter switch" },
      negative_prompt: { type: "string", maxLength: 5000, note: "what should not appear" },
      seed: { type: "integer", min: 0, max: 2147483647, default: 1, note: "fixes the randomness" },
      image_urls: {
        type: "array",
        required: true,
        minItems: 1,
        maxItems: 3,
        items: { type: "string", format: "url" },
        note: "input images"
      }
    }
  },
  {
    id: "qwen3/pro-text-to-image",
    kind: "image",
    task: "text-to-image",
    tasks: ["text-to-image"],
    path: "/api/v1/jobs/createTask",
    container: "input",
    evidence: "vendor-copy",
    seen: "2026-09",
    fields: {
      prompt: { type: "string", required: true, maxLength: 5000, note: "text that describes the result" },
      resolution: { type: "string", enum: ["1K", "2K"], note: "output size class" },
      image_size: {
        type: "string",
        enum: ["1:1", "3:2", "2:3", "4:3", "3:4", "16:9", "9:16", "21:9"],
        default: "16:9",
        note: "output size or ratio"
      },
      output_format: { type: "string", enum: ["png", "jpeg"], default: "png", note: "file format" },
      prompt_extend: { type: "boolean", default: true, note: "rewrites the prompt before use" },
      nsfw_checker: { type: "boolean", default: false, note: "content filter switch" },
      negative_prompt: { type: "string", maxLength: 5000, note: "what should not appear" },
      seed: { type: "integer", min: 0, max: 2147483647, default: 1, note: "fixes the randomness" }
    }
  },
  {
    id: "qwen3/text-to-image",
    kind: "image",
    task: "text-to-image",
    tasks: ["text-to-image"],
    path: "/api/v1/jobs/createTask",
    container: "input",
    evidence: "vendor-copy",
    seen: "2026-09",
    fields: {
      prompt: { type: "string", required: true, maxLength: 5000, note: "text that describes the result" },
      resolution: { type: "string", enum: ["1K", "2K"], note: "output size class" },
      image_size: {
        type: "string",
        enum: ["1:1", "3:2", "2:3", "4:3", "3:4", "16:9", "9:16", "21:9"],
        default: "16:9",
        note: "output size or ratio"
      },
      output_format: { type: "string", enum: ["png", "jpeg"], default: "png", note: "file format" },
      prompt_extend: { type: "boolean", default: true, note: "rewrites the prompt before use" },
      nsfw_checker: { type: "boolean", default: false, note: "content filter switch" },
      negative_prompt: { type: "string", maxLength: 5000, note: "what should not appear" },
      seed: { type: "integer", min: 0, max: 2147483647, default: 1, note: "fixes the randomness" }
    }
  },
  {
    id: "recraft/crisp-upscale",
    kind: "image",
    task: "image-upscale",
    tasks: ["image-upscale"],
    path: "/api/v1/jobs/createTask",
    container: "input",
    evidence: "vendor-copy",
    seen: "2026-06",
    fields: {
      image: { type: "string", required: true, format: "url", media: { formats: ["jpeg", "png", "webp"], maxMB: 10 } }
    },
    prices: [
      { amount: 0.0025, unit: "USD", per: "image" }
    ]
  },
  {
    id: "recraft/remove-background",
    kind: "image",
    task: "background-removal",
    tasks: ["background-removal"],
    path: "/api/v1/jobs/createTask",
    container: "input",
    evidence: "vendor-copy",
    seen: "2026-06",
    fields: {
      image: { type: "string", required: true, format: "url", media: { formats: ["jpeg", "png", "webp"], maxMB: 5 } }
    },
    prices: [
      { amount: 0.005, unit: "USD", per: "image" }
    ]
  },
  {
    id: "seedream/4.5-edit",
    kind: "image",
    task: "image-to-image",
    tasks: ["image-to-image"],
    path: "/api/v1/jobs/createTask",
    container: "input",
    evidence: "vendor-copy",
    seen: "2026-06",
    fields: {
      prompt: { type: "string", required: true, maxLength: 3000, note: "text that describes the result" },
      image_urls: {
        type: "array",
        required: true,
        maxItems: 14,
        media: { formats: ["jpeg", "png", "webp"], maxMB: 10 },
        items: { type: "string", format: "url" },
        note: "input images"
      },
      aspect_ratio: {
        type: "string",
        required: true,
        enum: ["1:1", "4:3", "3:4", "16:9", "9:16", "2:3", "3:2", "21:9"],
        default: "1:1",
        note: "width to height of the output"
      },
      quality: {
        type: "string",
        required: true,
        enum: ["basic", "high"],
        default: "basic",
        note: "quality or size class"
      },
      nsfw_checker: { type: "boolean", default: false, note: "content filter switch" }
    },
    rules: [
      { text: "quality: basic 2K, high 4K" }
    ],
    prices: [
      { amount: 0.0325, unit: "USD", per: "image" }
    ]
  },
  {
    id: "seedream/4.5-text-to-image",
    kind: "image",
    task: "text-to-image",
    tasks: ["text-to-image"],
    path: "/api/v1/jobs/createTask",
    container: "input",
    evidence: "vendor-copy",
    seen: "2026-06",
    fields: {
      prompt: { type: "string", required: true, maxLength: 3000, note: "text that describes the result" },
      aspect_ratio: {
        type: "string",
        required: true,
        enum: ["1:1", "4:3", "3:4", "16:9", "9:16", "2:3", "3:2", "21:9"],
        default: "1:1",
        note: "width to height of the output"
      },
      quality: {
        type: "string",
        required: true,
        enum: ["basic", "high"],
        default: "basic",
        note: "quality or size class"
      },
      nsfw_checker: { type: "boolean", default: false, note: "content filter switch" }
    },
    rules: [
      { text: "quality: basic 2K, high 4K" }
    ],
    prices: [
      { amount: 0.0325, unit: "USD", per: "image" }
    ]
  },
  {
    id: "seedream/5-lite-image-to-image",
    kind: "image",
    task: "image-to-image",
    tasks: ["image-to-image"],
    path: "/api/v1/jobs/createTask",
    container: "input",
    evidence: "vendor-copy",
    seen: "2026-09",
    fields: {
      prompt: { type: "string", required: true, minLength: 3, maxLength: 3000, note: "text that describes the result" },
      image_urls: {
        type: "array",
        required: true,
        maxItems: 14,
        media: { formats: ["jpeg", "png", "webp"], maxMB: 10 },
        items: { type: "string", format: "url" },
        note: "input images"
      },
      aspect_ratio: {
        type: "string",
        required: true,
        enum: ["1:1", "4:3", "3:4", "16:9", "9:16", "2:3", "3:2", "21:9"],
        default: "1:1",
        note: "width to height of the output",
        disputed: [{ required: false }]
      },
      quality: {
        type: "string",
        required: true,
        enum: ["basic", "high", "ultra"],
        default: "basic",
        note: "quality or size class",
        disputed: [{ enum: ["basic", "high"] }]
      },
      nsfw_checker: { type: "boolean", default: false, note: "content filter switch" },
      output_format: { type: "string", enum: ["png", "jpeg"], default: "png", note: "file format" }
    },
    rules: [
      { text: "quality: basic 2K, high 3K, ultra 4K" }
    ],
    prices: [
      { amount: 0.0275, unit: "USD", per: "image", seen: "2026-06" }
    ]
  },
  {
    id: "seedream/5-lite-text-to-image",
    kind: "image",
    task: "text-to-image",
    tasks: ["text-to-image"],
    path: "/api/v1/jobs/createTask",
    container: "input",
    evidence: "vendor-copy",
    seen: "2026-09",
    fields: {
      prompt: { type: "string", required: true, minLength: 3, maxLength: 3000, note: "text that describes the result" },
      aspect_ratio: {
        type: "string",
        required: true,
        enum: ["1:1", "4:3", "3:4", "16:9", "9:16", "2:3", "3:2", "21:9"],
        default: "1:1",
        note: "width to height of the output",
        disputed: [{ required: false }]
      },
      quality: {
        type: "string",
        required: true,
        enum: ["basic", "high", "ultra"],
        default: "basic",
        note: "quality or size class",
        disputed: [{ enum: ["basic", "high"] }]
      },
      nsfw_checker: { type: "boolean", note: "content filter switch" },
      output_format: { type: "string", enum: ["png", "jpeg"], default: "png", note: "file format" }
    },
    rules: [
      { text: "quality: basic 2K, high 3K, ultra 4K" }
    ],
    prices: [
      { amount: 0.0275, unit: "USD", per: "image", seen: "2026-06" }
    ]
  },
  {
    id: "seedream/5-pro-image-to-image",
    kind: "image",
    task: "image-to-image",
    tasks: ["image-to-image"],
    path: "/api/v1/jobs/createTask",
    container: "input",
    evidence: "vendor-copy",
    seen: "2026-09",
    fields: {
      prompt: {
        type: "string",
        required: true,
        minLength: 3,
        maxLength: 5000,
        note: "text that describes the result",
        disputed: [{ maxLength: 3000 }]
      },
      aspect_ratio: {
        type: "string",
        enum: ["1:1", "4:3", "3:4", "16:9", "9:16", "2:3", "3:2"],
        default: "1:1",
        note: "width to height of the output"
      },
      quality: {
        type: "string",
        required: true,
        enum: ["basic", "high"],
        default: "basic",
        note: "quality or size class"
      },
      output_format: { type: "string", enum: ["png", "jpeg"], default: "png", note: "file format" },
      nsfw_checker: { type: "boolean", note: "content filter switch" },
      image_urls: {
        type: "array",
        required: true,
        minItems: 1,
        maxItems: 10,
        items: { type: "string", format: "url" },
        note: "input images"
      }
    },
    rules: [
      { text: "quality: basic 1K, high 2K" }
    ]
  },
  {
    id: "seedream/5-pro-layer-decomposition",
    kind: "image",
    task: "image-to-image",
    tasks: ["image-to-image"],
    path: "/api/v1/jobs/createTask",
    container: "input",
    evidence: "vendor-copy",
    seen: "2026-09",
    fields: {
      image_url: { type: "string", required: true, format: "url", note: "input image" },
      prompt: { type: "string", maxLength: 5000, note: "text that describes the result" },
      size: { type: "string", enum: ["auto", "1K", "1.5K", "2K"], default: "auto" },
      output_format: { type: "string", enum: ["png", "jpeg"], default: "jpeg", note: "file format" }
    }
  },
  {
    id: "seedream/5-pro-text-to-image",
    kind: "image",
    task: "text-to-image",
    tasks: ["text-to-image"],
    path: "/api/v1/jobs/createTask",
    container: "input",
    evidence: "vendor-copy",
    seen: "2026-09",
    fields: {
      prompt: {
        type: "string",
        required: true,
        minLength: 3,
        maxLength: 5000,
        note: "text that describes the result",
        disputed: [{ maxLength: 3000 }]
      },
      aspect_ratio: {
        type: "string",
        enum: ["1:1", "4:3", "3:4", "16:9", "9:16", "2:3", "3:2"],
        default: "1:1",
        note: "width to height of the output"
      },
      quality: {
        type: "string",
        required: true,
        enum: ["basic", "high"],
        default: "basic",
        note: "quality or size class"
      },
      output_format: { type: "string", enum: ["png", "jpeg"], default: "png", note: "file format" },
      nsfw_checker: { type: "boolean", note: "content filter switch" }
    },
    rules: [
      { text: "quality: basic 1K, high 2K" }
    ]
  },
  {
    id: "suno/cover-image",
    kind: "image",
    task: "music-cover-image",
    tasks: ["music-cover-image"],
    path: "/api/v1/suno/cover/generate",
    container: "",
    evidence: "vendor-copy",
    seen: "2026-06",
    synthetic: true,
    fields: {
      taskId: { type: "string", required: true, note: "earlier task at KIE" },
      callBackUrl: { type: "string", format: "url", note: "receives the result by POST" }
    },
    prices: [
      { amount: 0, unit: "USD", per: "request" }
    ]
  },
  {
    id: "topaz/image-upscale",
    kind: "image",
    task: "image-upscale",
    tasks: ["image-upscale"],
    path: "/api/v1/jobs/createTask",
    container: "input",
    evidence: "vendor-copy",
    seen: "2026-09",
    fields: {
      image_url: {
        type: "string",
        required: true,
        format: "url",
        media: { formats: ["jpeg", "png", "webp"], maxMB: 10 },
        note: "input image"
      },
      upscale_factor: {
        type: "string",
        required: true,
        enum: ["1", "2", "4"],
        default: "2",
        note: "enlargement factor",
        disputed: [{ enum: ["1", "2", "4", "8"] }]
      }
    },
    prices: [
      { amount: 0.2, unit: "USD", per: "image", when: { "output size": "8K" }, seen: "2026-06" },
      { amount: 0.1, unit: "USD", per: "image", when: { "output size": "4K" }, seen: "2026-06" },
      { amount: 0.05, unit: "USD", per: "image", when: { "output size": "2K" }, seen: "2026-06" }
    ]
  },
  {
    id: "wan/2-7-image",
    kind: "image",
    task: "text-to-image",
    tasks: ["text-to-image", "image-to-image"],
    path: "/api/v1/jobs/createTask",
    container: "input",
    evidence: "vendor-copy",
    seen: "2026-09",
    fields: {
      prompt: { type: "string", required: true, maxLength: 5000, note: "text that describes the result" },
      input_urls: { type: "array", maxItems: 9, items: { type: "string", format: "url" }, note: "input images" },
      aspect_ratio: {
        type: "string",
        enum: ["1:1", "16:9", "4:3", "21:9", "3:4", "9:16", "8:1", "1:8"],
        note: "width to height of the output"
      },
      enable_sequential: { type: "boolean", default: false, note: "makes a set of images" },
      n: { type: "integer", min: 1, max: 12, note: "default 4, or 12 when sequential" },
      resolution: {
        type: "string",
        enum: ["1K", "2K", "4K"],
        default: "2K",
        note: "output size class",
        disputed: [{ enum: ["1K", "2K"] }]
      },
      thinking_mode: { type: "boolean", default: false, note: "slower, better reasoning" },
      color_palette: {
        type: "array",
        minItems: 3,
        maxItems: 10,
        items: {
          type: "object",
          fields: {
            hex: { type: "string", required: true, pattern: "^#[0-9A-Fa-f]{6}$" },
            ratio: { type: "string", required: true, pattern: "^\\d{1,3}\\.\\d{2}%$" }
          }
        },
        note: "colours with shares"
      },
      bbox_list: {
        type: "array",
        items: {
          type: "array",
          maxItems: 2,
          items: { type: "array", minItems: 4, maxItems: 4, items: { type: "integer" } }
        },
        note: "boxes per input image"
      },
      watermark: { type: "boolean", default: false, note: "mark on the output" },
      seed: { type: "integer", min: 0, max: 2147483647, default: 0, note: "fixes the randomness" },
      nsfw_checker: { type: "boolean", default: false, note: "content filter switch" }
    },
    rules: [
      {
        text: "n up to 4 unless enable_sequential",
        when: { enable_sequential: { present: false } },
        must: { n: { max: 4 } }
      },
      {
        text: "n up to 4 unless enable_sequential",
        when: { enable_sequential: { in: [false] } },
        must: { n: { max: 4 } }
      },
      {
        text: "thinking_mode only without input_urls and not sequential",
        when: { thinking_mode: { in: [true] } },
        must: { input_urls: { present: false }, enable_sequential: { notIn: [true] } }
      },
      {
        text: "color_palette not with enable_sequential",
        when: { enable_sequential: { in: [true] } },
        must: { color_palette: { present: false } }
      },
      {
        text: "bbox_list has one entry per input image",
        when: { bbox_list: { present: true } },
        must: { input_urls: { present: true } }
      }
    ],
    prices: [
      { amount: 0.024, unit: "USD", per: "image", seen: "2026-06" }
    ]
  },
  {
    id: "wan/2-7-image-pro",
    kind: "image",
    task: "text-to-image",
    tasks: ["text-to-image", "image-to-image"],
    path: "/api/v1/jobs/createTask",
    container: "input",
    evidence: "vendor-copy",
    seen: "2026-06",
    fields: {
      prompt: { type: "string", required: true, maxLength: 5000, note: "text that describes the result" },
      input_urls: { type: "array", maxItems: 9, items: { type: "string", format: "url" }, note: "input images" },
      aspect_ratio: {
        type: "string",
        enum: ["1:1", "16:9", "4:3", "21:9", "3:4", "9:16", "8:1", "1:8"],
        note: "width to height of the output"
      },
      enable_sequential: { type: "boolean", default: false, note: "makes a set of images" },
      n: { type: "integer", min: 1, max: 12, note: "default 4, or 12 when sequential" },
      resolution: { type: "string", enum: ["1K", "2K", "4K"], default: "2K", note: "output size class" },
      thinking_mode: { type: "boolean", default: false, note: "slower, better reasoning" },
      color_palette: {
        type: "array",
        minItems: 3,
        maxItems: 10,
        items: {
          type: "object",
          fields: {
            hex: { type: "string", required: true, pattern: "^#[0-9A-Fa-f]{6}$" },
            ratio: { type: "string", required: true, pattern: "^\\d{1,3}\\.\\d{2}%$" }
          }
        },
        note: "colours with shares"
      },
      bbox_list: {
        type: "array",
        items: {
          type: "array",
          maxItems: 2,
          items: { type: "array", minItems: 4, maxItems: 4, items: { type: "integer" } }
        },
        note: "boxes per input image"
      },
      watermark: { type: "boolean", default: false, note: "mark on the output" },
      seed: { type: "integer", min: 0, max: 2147483647, default: 0, note: "fixes the randomness" },
      nsfw_checker: { type: "boolean", default: false, note: "content filter switch" }
    },
    rules: [
      {
        text: "n up to 4 unless enable_sequential",
        when: { enable_sequential: { present: false } },
        must: { n: { max: 4 } }
      },
      {
        text: "n up to 4 unless enable_sequential",
        when: { enable_sequential: { in: [false] } },
        must: { n: { max: 4 } }
      },
      {
        text: "thinking_mode only without input_urls and not sequential",
        when: { thinking_mode: { in: [true] } },
        must: { input_urls: { present: false }, enable_sequential: { notIn: [true] } }
      },
      {
        text: "color_palette not with enable_sequential",
        when: { enable_sequential: { in: [true] } },
        must: { color_palette: { present: false } }
      },
      {
        text: "bbox_list has one entry per input image",
        when: { bbox_list: { present: true } },
        must: { input_urls: { present: true } }
      }
    ],
    prices: [
      { amount: 0.06, unit: "USD", per: "image" }
    ]
  },
  {
    id: "z-image",
    kind: "image",
    task: "text-to-image",
    tasks: ["text-to-image"],
    path: "/api/v1/jobs/createTask",
    container: "input",
    evidence: "vendor-copy",
    seen: "2026-06",
    fields: {
      prompt: { type: "string", required: true, maxLength: 1000, note: "text that describes the result" },
      aspect_ratio: {
        type: "string",
        required: true,
        enum: ["1:1", "4:3", "3:4", "16:9", "9:16"],
        default: "1:1",
        note: "width to height of the output"
      },
      nsfw_checker: { type: "boolean", default: false, note: "content filter switch" }
    },
    prices: [
      { amount: 0.004, unit: "USD", per: "image" }
    ]
  }
]
