/**
 * APIPod's models, as a table. Written by `pnpm catalogue` from the repository's catalogue; see CONTRIBUTING.md.
 */
import type { ModelSpec } from "@effect-media/core/model/Model"

/** Models of the kind "image". */
export const image: ReadonlyArray<ModelSpec> = [
  {
    id: "gpt-image-2",
    kind: "image",
    task: "text-to-image",
    tasks: ["text-to-image", "image-to-image"],
    path: "/v1/images/generations",
    container: "",
    evidence: "vendor",
    seen: "2026-08",
    fields: {
      prompt: {
        type: "string",
        required: true,
        maxLength: 32000,
        note: "text that describes the result",
        disputed: [{ maxLength: 4000 }]
      },
      image_urls: {
        type: "array",
        items: { type: "string", format: "url" },
        note: "input images",
        disputed: [{ maxItems: 6 }]
      },
      quality: {
        type: "string",
        enum: ["auto", "low", "medium", "high"],
        default: "auto",
        note: "output size or quality class"
      },
      aspect_ratio: {
        type: "string",
        enum: ["auto", "1:1", "2:3", "3:2", "3:4", "4:3", "4:5", "5:4", "9:16", "16:9", "21:9"],
        default: "auto",
        note: "width to height of the output",
        disputed: [
          {
            enum: [
              "auto",
              "1:1",
              "1:2",
              "1:3",
              "2:1",
              "2:3",
              "3:1",
              "3:2",
              "3:4",
              "4:3",
              "4:5",
              "5:4",
              "16:9",
              "9:16",
              "21:9",
              "9:21"
            ]
          }
        ]
      },
      resolution: { type: "string", enum: ["1K", "2K", "4K"], default: "1K", note: "output size class" },
      callback_url: { type: "string", format: "url", note: "receives one POST when the task ends" }
    }
  },
  {
    id: "gpt-image-2-fast",
    kind: "image",
    task: "text-to-image",
    tasks: ["text-to-image", "image-to-image"],
    path: "/v1/images/generations",
    container: "",
    evidence: "vendor",
    seen: "2026-08",
    fields: {
      prompt: {
        type: "string",
        required: true,
        maxLength: 36000,
        note: "text that describes the result",
        disputed: [{ maxLength: 4000 }]
      },
      image_urls: {
        type: "array",
        items: { type: "string", format: "url" },
        note: "input images",
        disputed: [{ maxItems: 6 }]
      },
      quality: {
        type: "string",
        enum: ["auto", "low", "medium", "high"],
        default: "auto",
        note: "output size or quality class"
      },
      resolution: { type: "string", enum: ["1K", "2K", "4K"], default: "1K", note: "output size class" },
      aspect_ratio: {
        type: "string",
        enum: ["auto", "1:1", "2:3", "3:2", "3:4", "4:3", "4:5", "5:4", "9:16", "16:9", "21:9"],
        default: "auto",
        note: "width to height of the output",
        disputed: [
          {
            enum: [
              "auto",
              "1:1",
              "1:2",
              "1:3",
              "2:1",
              "2:3",
              "3:1",
              "3:2",
              "3:4",
              "4:3",
              "4:5",
              "5:4",
              "16:9",
              "9:16",
              "21:9",
              "9:21"
            ]
          }
        ]
      },
      callback_url: { type: "string", format: "url", note: "receives one POST when the task ends" }
    }
  },
  {
    id: "gpt-image-2-lite",
    kind: "image",
    task: "text-to-image",
    tasks: ["text-to-image", "image-to-image"],
    path: "/v1/images/generations",
    container: "",
    evidence: "vendor",
    seen: "2026-08",
    fields: {
      prompt: {
        type: "string",
        required: true,
        maxLength: 32000,
        note: "text that describes the result",
        disputed: [{ maxLength: 4000 }]
      },
      image_urls: {
        type: "array",
        items: { type: "string", format: "url" },
        note: "input images",
        disputed: [{ maxItems: 6 }]
      },
      resolution: { type: "string", enum: ["1K", "2K", "4K"], default: "1K", note: "output size class" },
      aspect_ratio: {
        type: "string",
        enum: ["auto", "1:1", "2:3", "3:2", "3:4", "4:3", "4:5", "5:4", "9:16", "16:9", "21:9"],
        default: "auto",
        note: "width to height of the output",
        disputed: [
          {
            enum: [
              "auto",
              "1:1",
              "1:2",
              "1:3",
              "2:1",
              "2:3",
              "3:1",
              "3:2",
              "3:4",
              "4:3",
              "4:5",
              "5:4",
              "16:9",
              "9:16",
              "21:9",
              "9:21"
            ]
          }
        ]
      },
      callback_url: { type: "string", format: "url", note: "receives one POST when the task ends" }
    }
  },
  {
    id: "nano-banana-2",
    kind: "image",
    task: "text-to-image",
    tasks: ["text-to-image", "image-to-image"],
    path: "/v1/images/generations",
    container: "",
    evidence: "vendor",
    seen: "2026-08",
    fields: {
      prompt: {
        type: "string",
        required: true,
        maxLength: 3993,
        note: "text that describes the result",
        disputed: [{ maxLength: 4000 }]
      },
      image_urls: {
        type: "array",
        items: { type: "string", format: "url" },
        note: "input images",
        disputed: [{ maxItems: 14 }]
      },
      aspect_ratio: {
        type: "string",
        enum: ["1:1", "1:4", "1:8", "2:3", "3:2", "3:4", "4:1", "4:3", "4:5", "5:4", "8:1", "9:16", "16:9", "21:9"],
        default: "1:1",
        note: "width to height of the output",
        disputed: [
          {
            enum: [
              "auto",
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
              "16:9",
              "9:16",
              "21:9"
            ]
          }
        ]
      },
      quality: {
        type: "string",
        enum: ["512px", "1K", "2K", "4K"],
        default: "1K",
        note: "output size or quality class"
      },
      callback_url: { type: "string", format: "url", note: "receives one POST when the task ends" }
    }
  },
  {
    id: "nano-banana-pro",
    kind: "image",
    task: "text-to-image",
    tasks: ["text-to-image", "image-to-image"],
    path: "/v1/images/generations",
    container: "",
    evidence: "vendor",
    seen: "2026-08",
    fields: {
      prompt: { type: "string", required: true, maxLength: 4000, note: "text that describes the result" },
      image_urls: {
        type: "array",
        items: { type: "string", format: "url" },
        note: "input images",
        disputed: [{ maxItems: 8 }]
      },
      quality: { type: "string", enum: ["1K", "2K", "4K"], default: "1K", note: "output size or quality class" },
      aspect_ratio: {
        type: "string",
        enum: ["1:1", "2:3", "3:2", "3:4", "4:3", "4:5", "5:4", "9:16", "16:9", "21:9"],
        default: "1:1",
        note: "width to height of the output",
        disputed: [{ enum: ["auto", "1:1", "2:3", "3:2", "3:4", "4:3", "4:5", "5:4", "16:9", "9:16", "21:9"] }]
      },
      callback_url: { type: "string", format: "url", note: "receives one POST when the task ends" }
    }
  },
  {
    id: "seedream-5.0-lite",
    kind: "image",
    task: "text-to-image",
    tasks: ["text-to-image"],
    path: "/v1/images/generations",
    container: "",
    evidence: "vendor",
    seen: "2026-08",
    fields: {
      prompt: { type: "string", required: true, maxLength: 2000, note: "text that describes the result" },
      quality: { type: "string", enum: ["2K", "3K"], default: "2K", note: "output size or quality class" },
      aspect_ratio: {
        type: "string",
        enum: ["1:1", "2:3", "3:2", "3:4", "4:3", "16:9", "9:16", "21:9"],
        default: "1:1",
        note: "width to height of the output"
      },
      callback_url: { type: "string", format: "url", note: "receives one POST when the task ends" }
    }
  },
  {
    id: "seedream-5.0-lite-edit",
    kind: "image",
    task: "image-to-image",
    tasks: ["image-to-image"],
    path: "/v1/images/generations",
    container: "",
    evidence: "vendor",
    seen: "2026-08",
    fields: {
      prompt: { type: "string", required: true, maxLength: 2000, note: "text that describes the result" },
      image_urls: {
        type: "array",
        required: true,
        items: { type: "string", format: "url" },
        note: "input images",
        disputed: [{ maxItems: 14 }]
      },
      quality: { type: "string", enum: ["2K", "3K"], default: "2K", note: "output size or quality class" },
      aspect_ratio: {
        type: "string",
        enum: ["1:1", "2:3", "3:2", "3:4", "4:3", "16:9", "9:16", "21:9"],
        default: "1:1",
        note: "width to height of the output"
      },
      callback_url: { type: "string", format: "url", note: "receives one POST when the task ends" }
    }
  },
  {
    id: "seedream-v4.5",
    kind: "image",
    task: "text-to-image",
    tasks: ["text-to-image"],
    path: "/v1/images/generations",
    container: "",
    evidence: "vendor",
    seen: "2026-08",
    fields: {
      prompt: { type: "string", required: true, maxLength: 4000, note: "text that describes the result" },
      quality: { type: "string", enum: ["2K", "4K"], default: "2K", note: "output size or quality class" },
      aspect_ratio: {
        type: "string",
        enum: ["1:1", "2:3", "3:2", "3:4", "4:3", "16:9", "9:16", "21:9"],
        default: "1:1",
        note: "width to height of the output"
      },
      callback_url: { type: "string", format: "url", note: "receives one POST when the task ends" }
    }
  },
  {
    id: "seedream-v4.5-edit",
    kind: "image",
    task: "image-to-image",
    tasks: ["image-to-image"],
    path: "/v1/images/generations",
    container: "",
    evidence: "vendor",
    seen: "2026-08",
    fields: {
      prompt: { type: "string", required: true, maxLength: 4000, note: "text that describes the result" },
      image_urls: {
        type: "array",
        required: true,
        items: { type: "string", format: "url" },
        note: "input images",
        disputed: [{ maxItems: 14 }]
      },
      quality: { type: "string", enum: ["2K", "4K"], default: "2K", note: "output size or quality class" },
      aspect_ratio: {
        type: "string",
        enum: ["1:1", "2:3", "3:2", "3:4", "4:3", "16:9", "9:16", "21:9"],
        default: "1:1",
        note: "width to height of the output"
      },
      callback_url: { type: "string", format: "url", note: "receives one POST when the task ends" }
    }
  },
  {
    id: "wan2.7-image",
    kind: "image",
    task: "text-to-image",
    tasks: ["text-to-image"],
    path: "/v1/images/generations",
    container: "",
    evidence: "vendor",
    seen: "2026-08",
    fields: {
      prompt: { type: "string", required: true, maxLength: 5000, note: "text that describes the result" },
      size: { type: "string", enum: ["1K", "2K"], default: "1K", note: "output size class" },
      aspect_ratio: {
        type: "string",
        enum: ["1:1", "1:4", "1:8", "2:3", "3:2", "3:4", "4:1", "4:3", "4:5", "5:4", "8:1", "9:16", "16:9", "21:9"],
        default: "16:9",
        note: "width to height of the output"
      },
      thinking_mode: { type: "boolean", default: true, note: "slower, better reasoning" },
      watermark: { type: "boolean", default: false, note: "adds a visible mark" },
      n: { type: "integer", min: 1, max: 4, default: 1, note: "number of images" },
      callback_url: { type: "string", format: "url", note: "receives one POST when the task ends" }
    }
  },
  {
    id: "wan2.7-image-edit",
    kind: "image",
    task: "image-to-image",
    tasks: ["image-to-image"],
    path: "/v1/images/generations",
    container: "",
    evidence: "vendor",
    seen: "2026-08",
    fields: {
      prompt: { type: "string", required: true, minLength: 1, maxLength: 5000, note: "text that describes the result" },
      image_urls: {
        type: "array",
        required: true,
        items: { type: "string", format: "url" },
        note: "input images",
        disputed: [{ minItems: 1 }, { maxItems: 9 }]
      },
      size: { type: "string", enum: ["1K", "2K"], default: "1K", note: "output size class" },
      watermark: { type: "boolean", default: false, note: "adds a visible mark" },
      n: { type: "integer", min: 1, max: 4, default: 1, note: "number of images" },
      callback_url: { type: "string", format: "url", note: "receives one POST when the task ends" }
    }
  },
  {
    id: "wan2.7-image-pro",
    kind: "image",
    task: "text-to-image",
    tasks: ["text-to-image"],
    path: "/v1/images/generations",
    container: "",
    evidence: "vendor",
    seen: "2026-08",
    fields: {
      prompt: { type: "string", required: true, maxLength: 5000, note: "text that describes the result" },
      size: { type: "string", enum: ["1K", "2K", "4K"], default: "2K", note: "output size class" },
      aspect_ratio: {
        type: "string",
        enum: ["1:1", "1:4", "1:8", "2:3", "3:2", "3:4", "4:1", "4:3", "4:5", "5:4", "8:1", "16:9", "9:16", "21:9"],
        default: "16:9",
        note: "width to height of the output"
      },
      thinking_mode: { type: "boolean", default: true, note: "slower, better reasoning" },
      watermark: { type: "boolean", default: false, note: "adds a visible mark" },
      n: { type: "integer", min: 1, max: 4, default: 1, note: "number of images" },
      callback_url: { type: "string", format: "url", note: "receives one POST when the task ends" }
    }
  },
  {
    id: "wan2.7-image-pro-edit",
    kind: "image",
    task: "image-to-image",
    tasks: ["image-to-image"],
    path: "/v1/images/generations",
    container: "",
    evidence: "vendor",
    seen: "2026-08",
    fields: {
      prompt: { type: "string", required: true, maxLength: 5000, note: "text that describes the result" },
      image_urls: {
        type: "array",
        required: true,
        items: { type: "string", format: "url" },
        note: "input images",
        disputed: [{ minItems: 1 }, { maxItems: 9 }]
      },
      size: { type: "string", enum: ["1K", "2K"], default: "2K", note: "output size class" },
      watermark: { type: "boolean", default: false, note: "adds a visible mark" },
      n: { type: "integer", min: 1, max: 4, default: 1, note: "number of images" },
      callback_url: { type: "string", format: "url", note: "receives one POST when the task ends" }
    }
  }
]
