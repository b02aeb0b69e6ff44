/**
 * GlobalAIOPC's models, as a table. Written by `pnpm catalogue` from the repository's catalogue; see CONTRIBUTING.md.
 */
import type { ModelSpec } from "@effect-media/core/model/Model"

/** Models of the kind "image". */
export const image: ReadonlyArray<ModelSpec> = [
  {
    id: "gpt-image-2",
    kind: "image",
    task: "text-to-image",
    tasks: ["text-to-image", "image-to-image"],
    path: "/v1/image2/images",
    container: "",
    evidence: "vendor",
    fields: {
      prompt: { type: "string", required: true, note: "text that describes the result" },
      quality: { type: "string", enum: ["low", "medium", "high"], default: "low" },
      ratio: {
        type: "string",
        enum: ["1:1", "16:9", "9:16", "4:3", "3:4", "3:2", "2:3", "5:4", "4:5", "2:1", "1:2", "21:9", "9:21"],
        default: "1:1",
        note: "width to height of the output"
      },
      resolution: { type: "string", enum: ["1k", "2k", "4k"], note: "output size class" },
      size: { type: "string", note: "pixel size, instead of resolution" },
      image_urls: {
        type: "array",
        maxItems: 6,
        items: { type: "string", format: "url" },
        note: "input images",
        disputed: [{ maxItems: 6 }]
      }
    },
    rules: [
      { text: "resolution and size exclude each other", atMostOne: ["resolution", "size"] },
      {
        text: "resolution needs ratio",
        inferred: true,
        when: { resolution: { present: true } },
        must: { ratio: { present: true } }
      }
    ]
  },
  {
    id: "gpt-image-2-o",
    kind: "image",
    task: "text-to-image",
    tasks: ["text-to-image", "image-to-image"],
    path: "/v1/image2/images",
    container: "",
    evidence: "third-party",
    status: "named in client code only; takes no size field",
    fields: {
      prompt: { type: "string", required: true, note: "text that describes the result" },
      ratio: {
        type: "string",
        enum: ["1:1", "16:9", "9:16", "4:3", "3:4", "3:2", "2:3", "5:4", "4:5", "2:1", "1:2", "21:9", "9:21"],
        default: "1:1",
        note: "width to height of the output"
      },
      resolution: { type: "string", enum: ["1k", "2k", "4k"], note: "output size class" },
      image_urls: { type: "array", maxItems: 6, items: { type: "string", format: "url" }, note: "input images" }
    }
  },
  {
    id: "gpt-image-2-r",
    kind: "image",
    task: "text-to-image",
    tasks: ["text-to-image", "image-to-image"],
    path: "/v1/image2/images",
    container: "",
    evidence: "vendor",
    fields: {
      prompt: { type: "string", required: true, note: "text that describes the result" },
      ratio: {
        type: "string",
        enum: ["1:1", "16:9", "9:16", "4:3", "3:4", "3:2", "2:3", "5:4", "4:5", "2:1", "1:2", "21:9", "9:21"],
        default: "1:1",
        note: "width to height of the output"
      },
      resolution: { type: "string", enum: ["1k"], note: "output size class" },
      size: { type: "string", note: "pixel size, instead of resolution" },
      image_urls: { type: "array", maxItems: 16, items: { type: "string", format: "url" }, note: "input images" }
    },
    rules: [
      { text: "resolution and size exclude each other", atMostOne: ["resolution", "size"] },
      {
        text: "resolution needs ratio",
        inferred: true,
        when: { resolution: { present: true } },
        must: { ratio: { present: true } }
      },
      { text: "quality is ignored" }
    ]
  },
  {
    id: "nano-banana",
    kind: "image",
    task: "text-to-image",
    tasks: ["text-to-image", "image-to-image"],
    path: "/v1/banana/images",
    container: "",
    evidence: "vendor",
    fields: {
      prompt: { type: "string", required: true, note: "text that describes the result" },
      resolution: { type: "string", enum: ["1k", "2k", "4k"], note: "output size class" },
      size: {
        type: "string",
        enum: ["1:1", "16:9", "9:16", "4:3", "3:4", "3:2", "2:3", "5:4", "4:5", "21:9"],
        note: "width to height of the output"
      },
      image_urls: { type: "array", maxItems: 6, items: { type: "string", format: "url" }, note: "input images" }
    }
  },
  {
    id: "nano-banana-2",
    kind: "image",
    task: "text-to-image",
    tasks: ["text-to-image", "image-to-image"],
    path: "/v1/banana/images",
    container: "",
    evidence: "vendor",
    fields: {
      prompt: { type: "string", required: true, note: "text that describes the result" },
      resolution: { type: "string", enum: ["1k", "2k", "4k"], note: "output size class" },
      size: {
        type: "string",
        enum: ["1:1", "16:9", "9:16", "4:3", "3:4", "3:2", "2:3", "5:4", "4:5", "21:9"],
        note: "width to height of the output"
      },
      image_urls: { type: "array", maxItems: 6, items: { type: "string", format: "url" }, note: "input images" }
    }
  },
  {
    id: "nano-banana-2-stable",
    kind: "image",
    task: "text-to-image",
    tasks: ["text-to-image", "image-to-image"],
    path: "/v1/banana/images",
    container: "",
    evidence: "vendor",
    fields: {
      prompt: { type: "string", required: true, note: "text that describes the result" },
      resolution: { type: "string", enum: ["1k", "2k", "4k"], note: "output size class" },
      size: {
        type: "string",
        enum: ["1:1", "16:9", "9:16", "4:3", "3:4", "3:2", "2:3", "5:4", "4:5", "21:9"],
        note: "width to height of the output"
      },
      image_urls: { type: "array", maxItems: 6, items: { type: "string", format: "url" }, note: "input images" }
    }
  },
  {
    id: "nano-banana-pro",
    kind: "image",
    task: "text-to-image",
    tasks: ["text-to-image", "image-to-image"],
    path: "/v1/banana/images",
    container: "",
    evidence: "vendor",
    fields: {
      prompt: { type: "string", required: true, note: "text that describes the result" },
      resolution: { type: "string", enum: ["1k", "2k", "4k"], note: "output size class" },
      size: {
        type: "string",
        enum: ["1:1", "16:9", "9:16", "4:3", "3:4", "3:2", "2:3", "5:4", "4:5", "21:9"],
        note: "width to height of the output"
      },
      image_urls: { type: "array", maxItems: 6, items: { type: "string", format: "url" }, note: "input images" }
    }
  },
  {
    id: "nano-banana-pro-stable",
    kind: "image",
    task: "text-to-image",
    tasks: ["text-to-image", "image-to-image"],
    path: "/v1/banana/images",
    container: "",
    evidence: "vendor",
    fields: {
      prompt: { type: "string", required: true, note: "text that describes the result" },
      resolution: { type: "string", enum: ["1k", "2k", "4k"], note: "output size class" },
      size: {
        type: "string",
        enum: ["1:1", "16:9", "9:16", "4:3", "3:4", "3:2", "2:3", "5:4", "4:5", "21:9"],
        note: "width to height of the output"
      },
      image_urls: { type: "array", maxItems: 6, items: { type: "string", format: "url" }, note: "input images" }
    }
  },
  {
    id: "seedream-5.0",
    kind: "image",
    task: "text-to-image",
    tasks: ["text-to-image", "image-to-image"],
    path: "/v2/model-center/tasks",
    container: "",
    evidence: "third-party",
    fields: {
      prompt: { type: "string", required: true, note: "text that describes the result" },
      reference_images: { type: "array", items: { type: "string", format: "url" }, note: "input images, no base64" },
      aspect_ratio: {
        type: "string",
        enum: ["1:1", "3:4", "4:3", "16:9", "9:16", "3:2", "2:3", "21:9"],
        note: "width to height of the output"
      },
      resolution: { type: "string", enum: ["2K", "3K", "4K"], note: "output size class" },
      size: { type: "string", pattern: "^\\d+x\\d+$", note: "pixel size" },
      watermark: { type: "boolean" }
    }
  },
  {
    id: "seedream_5.0Pro",
    kind: "image",
    task: "text-to-image",
    tasks: ["text-to-image", "image-to-image"],
    path: "/v2/model-center/tasks",
    container: "",
    evidence: "third-party",
    fields: {
      prompt: { type: "string", required: true, note: "text that describes the result" },
      reference_images: { type: "array", items: { type: "string", format: "url" }, note: "input images, no base64" },
      aspect_ratio: {
        type: "string",
        enum: ["1:1", "3:4", "4:3", "16:9", "9:16", "3:2", "2:3", "21:9"],
        note: "width to height of the output"
      },
      resolution: { type: "string", enum: ["1K", "2K"], note: "output size class" },
      watermark: { type: "boolean" }
    }
  }
]
