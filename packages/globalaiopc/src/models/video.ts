/**
 * GlobalAIOPC's models, as a table. Written by `pnpm catalogue` from the repository's catalogue; see CONTRIBUTING.md.
 */
import type { ModelSpec } from "@effect-media/core/model/Model"

/** Models of the kind "video". */
export const video: ReadonlyArray<ModelSpec> = [
  {
    id: "grok_video3",
    kind: "video",
    task: "text-to-video",
    tasks: ["text-to-video", "image-to-video"],
    path: "/v1/grok/videos",
    container: "",
    evidence: "vendor",
    fields: {
      prompt: { type: "string", required: true, note: "text that describes the result" },
      duration: { type: "integer", min: 6, max: 30, default: 10, note: "seconds of output" },
      aspect_ratio: {
        type: "string",
        enum: ["16:9", "9:16", "1:1", "3:2", "2:3"],
        default: "16:9",
        note: "width to height of the output"
      },
      resolution: { type: "string", enum: ["480p", "720p"], default: "720p" },
      image_urls: { type: "array", maxItems: 7, items: { type: "string", format: "url" }, note: "input images" }
    }
  },
  {
    id: "grok_video3_max",
    kind: "video",
    task: "text-to-video",
    tasks: ["text-to-video", "image-to-video"],
    path: "/v1/grok/videos",
    container: "",
    evidence: "vendor",
    fields: {
      prompt: { type: "string", required: true, note: "text that describes the result" },
      duration: { type: "integer", enum: [6, 10, 12, 16, 20, 30], default: 10, note: "seconds of output" },
      aspect_ratio: {
        type: "string",
        enum: ["16:9", "9:16", "1:1"],
        default: "16:9",
        note: "width to height of the output"
      },
      resolution: { type: "string", enum: ["480p", "720p"], default: "720p" },
      image_urls: { type: "array", maxItems: 5, items: { type: "string", format: "url" }, note: "input images" }
    },
    rules: [
      { text: "image_urls public, no base64" }
    ]
  },
  {
    id: "grok_video3_pro",
    kind: "video",
    task: "text-to-video",
    tasks: ["text-to-video", "image-to-video"],
    path: "/v1/grok/videos",
    container: "",
    evidence: "vendor",
    fields: {
      prompt: { type: "string", required: true, note: "text that describes the result" },
      duration: { type: "integer", enum: [10], default: 10, note: "fixed" },
      aspect_ratio: { type: "string", enum: ["16:9"], default: "16:9", note: "width to height of the output" },
      resolution: { type: "string", enum: ["720p"], default: "720p" },
      image_urls: { type: "array", items: { type: "string", format: "url" }, note: "input images" }
    },
    rules: [
      { text: "duration need not be sent" }
    ]
  },
  {
    id: "grok_video3_stable",
    kind: "video",
    task: "text-to-video",
    tasks: ["text-to-video", "image-to-video"],
    path: "/v1/grok/videos",
    container: "",
    evidence: "vendor",
    fields: {
      prompt: { type: "string", required: true, note: "text that describes the result" },
      duration: { type: "integer", enum: [10], default: 10, note: "fixed", disputed: [{ enum: [6, 10] }] },
      aspect_ratio: {
        type: "string",
        enum: ["16:9", "9:16", "1:1", "3:2", "2:3"],
        default: "16:9",
        note: "width to height of the output"
      },
      resolution: { type: "string", enum: ["720p"], default: "720p", disputed: [{ enum: ["480p", "720p"] }] },
      image_urls: { type: "array", maxItems: 7, items: { type: "string", format: "url" }, note: "input images" }
    },
    rules: [
      { text: "image_urls public, no base64" }
    ]
  },
  {
    id: "happyhorse-1.0-i2v",
    kind: "video",
    task: "image-to-video",
    tasks: ["image-to-video"],
    path: "/v1/happyhorse-i2v/videos",
    container: "",
    evidence: "vendor",
    fields: {
      prompt: { type: "string", required: true, maxLength: 5000, note: "text that describes the result" },
      duration: { type: "integer", min: 3, max: 15, default: 5, note: "seconds of output" },
      resolution: { type: "string", enum: ["720P", "1080P"], default: "720P" },
      seed: { type: "integer", min: 0, max: 2147483647, default: 0 },
      first_image: {
        type: "string",
        required: true,
        format: "url",
        media: { formats: ["jpeg", "jpg", "png", "webp"], maxMB: 20, ratio: [0.4, 2.5], minSidePx: 300 },
        note: "first frame"
      }
    },
    rules: [
      { text: "prompt up to 2500 Chinese characters" },
      { text: "no base64" }
    ]
  },
  {
    id: "happyhorse-1.0-r2v",
    kind: "video",
    task: "reference-to-video",
    tasks: ["reference-to-video"],
    path: "/v1/happyhorse-r2v/videos",
    container: "",
    evidence: "vendor",
    fields: {
      prompt: { type: "string", required: true, maxLength: 5000, note: "text that describes the result" },
      duration: { type: "integer", min: 3, max: 15, default: 5, note: "seconds of output" },
      ratio: {
        type: "string",
        enum: ["16:9", "9:16", "1:1", "4:3", "3:4", "4:5", "5:4", "9:21", "21:9"],
        default: "16:9",
        note: "width to height of the output"
      },
      resolution: { type: "string", enum: ["720P", "1080P"], default: "720P" },
      seed: { type: "integer", min: 0, max: 2147483647, default: 0 },
      referenceImages: {
        type: "array",
        required: true,
        minItems: 1,
        maxItems: 9,
        media: { formats: ["jpeg", "jpg", "png", "webp"], maxMB: 20, minSidePx: 400 },
        items: { type: "string", format: "url" },
        note: "reference images"
      }
    },
    rules: [
      { text: "prompt up to 2500 Chinese characters" }
    ]
  },
  {
    id: "happyhorse-1.0-t2v",
    kind: "video",
    task: "text-to-video",
    tasks: ["text-to-video"],
    path: "/v1/happyhorse-t2v/videos",
    container: "",
    evidence: "vendor",
    fields: {
      prompt: { type: "string", required: true, maxLength: 5000, note: "text that describes the result" },
      duration: { type: "integer", min: 3, max: 15, default: 5, note: "seconds of output" },
      ratio: {
        type: "string",
        enum: ["16:9", "9:16", "1:1", "4:3", "3:4", "4:5", "5:4", "9:21", "21:9"],
        default: "16:9",
        note: "width to height of the output"
      },
      resolution: { type: "string", enum: ["720P", "1080P"], default: "720P" },
      seed: { type: "integer", min: 0, max: 2147483647, default: 0 }
    },
    rules: [
      { text: "prompt up to 2500 Chinese characters" }
    ]
  },
  {
    id: "happyhorse-1.0-video-edit",
    kind: "video",
    task: "video-edit",
    tasks: ["video-edit"],
    path: "/v1/happyhorse-edit/videos",
    container: "",
    evidence: "vendor",
    fields: {
      prompt: { type: "string", required: true, maxLength: 5000, note: "text that describes the result" },
      referenceVideos: {
        type: "array",
        required: true,
        minItems: 1,
        maxItems: 1,
        items: { type: "string", format: "url" },
        note: "video to edit"
      },
      referenceImages: {
        type: "array",
        maxItems: 5,
        items: { type: "string", format: "url" },
        note: "reference images"
      },
      audioSetting: { type: "string", enum: ["auto", "origin"], default: "auto", note: "origin keeps the input sound" },
      resolution: { type: "string", enum: ["720P", "1080P"], default: "720P" },
      seed: { type: "integer", min: 0, max: 2147483647, default: 0 }
    },
    rules: [
      { text: "prompt up to 2500 Chinese characters" }
    ]
  },
  {
    id: "happyhorse-1.1-i2v",
    kind: "video",
    task: "image-to-video",
    tasks: ["image-to-video"],
    path: "/v2/model-center/tasks",
    container: "",
    evidence: "third-party",
    fields: {
      prompt: { type: "string", required: true, maxLength: 2500, note: "text that describes the result" },
      first_image: { type: "string", required: true, format: "url", note: "first frame" },
      duration: { type: "integer", min: 3, max: 15, default: 5, note: "seconds of output" },
      resolution: { type: "string", enum: ["720P", "1080P"] },
      seed: { type: "integer", min: 0, max: 2147483647, default: 0 },
      watermark: { type: "boolean" }
    }
  },
  {
    id: "happyhorse-1.1-r2v",
    kind: "video",
    task: "reference-to-video",
    tasks: ["reference-to-video"],
    path: "/v2/model-center/tasks",
    container: "",
    evidence: "third-party",
    fields: {
      prompt: { type: "string", required: true, maxLength: 2500, note: "text that describes the result" },
      reference_images: {
        type: "array",
        required: true,
        minItems: 1,
        maxItems: 9,
        items: { type: "string", format: "url" },
        note: "reference images"
      },
      aspect_ratio: {
        type: "string",
        enum: ["16:9", "9:16", "1:1", "4:3", "3:4", "4:5", "5:4", "9:21", "21:9"],
        default: "16:9"
      },
      duration: { type: "integer", min: 3, max: 15, default: 5, note: "seconds of output" },
      resolution: { type: "string", enum: ["720P", "1080P"] },
      seed: { type: "integer", min: 0, max: 2147483647, default: 0 },
      watermark: { type: "boolean" }
    }
  },
  {
    id: "happyhorse-1.1-t2v",
    kind: "video",
    task: "text-to-video",
    tasks: ["text-to-video"],
    path: "/v2/model-center/tasks",
    container: "",
    evidence: "third-party",
    fields: {
      prompt: { type: "string", required: true, maxLength: 2500, note: "text that describes the result" },
      aspect_ratio: {
        type: "string",
        enum: ["16:9", "9:16", "1:1", "4:3", "3:4", "4:5", "5:4", "9:21", "21:9"],
        default: "16:9"
      },
      duration: { type: "integer", min: 3, max: 15, default: 5, note: "seconds of output" },
      resolution: { type: "string", enum: ["720P", "1080P"] },
      seed: { type: "integer", min: 0, max: 2147483647, default: 0 },
      watermark: { type: "boolean" }
    }
  },
  {
    id: "hh-1.1-i2v-o",
    kind: "video",
    task: "image-to-video",
    tasks: ["image-to-video"],
    path: "/v2/model-center/tasks",
    container: "",
    evidence: "third-party",
    fields: {
      prompt: { type: "string", required: true, maxLength: 2500, note: "text that describes the result" },
      first_image: { type: "string", required: true, format: "url", note: "first frame" },
      duration: { type: "integer", min: 3, max: 15, default: 5, note: "seconds of output" },
      resolution: { type: "string", enum: ["720P", "1080P"] },
      seed: { type: "integer", min: 0, max: 2147483647, default: 0 },
      watermark: { type: "boolean" }
    }
  },
  {
    id: "hh-1.1-r2v-o",
    kind: "video",
    task: "reference-to-video",
    tasks: ["reference-to-video"],
    path: "/v2/model-center/tasks",
    container: "",
    evidence: "third-party",
    fields: {
      prompt: { type: "string", required: true, maxLength: 2500, note: "text that describes the result" },
      reference_images: {
        type: "array",
        required: true,
        minItems: 1,
        maxItems: 9,
        items: { type: "string", format: "url" },
        note: "reference images"
      },
      aspect_ratio: {
        type: "string",
        enum: ["16:9", "9:16", "1:1", "4:3", "3:4", "4:5", "5:4", "9:21", "21:9"],
        default: "16:9"
      },
      duration: { type: "integer", min: 3, max: 15, default: 5, note: "seconds of output" },
      resolution: { type: "string", enum: ["720P", "1080P"] },
      seed: { type: "integer", min: 0, max: 2147483647, default: 0 },
      watermark: { type: "boolean" }
    }
  },
  {
    id: "hh-1.1-t2v-o",
    kind: "video",
    task: "text-to-video",
    tasks: ["text-to-video"],
    path: "/v2/model-center/tasks",
    container: "",
    evidence: "third-party",
    fields: {
      prompt: { type: "string", required: true, maxLength: 2500, note: "text that describes the result" },
      aspect_ratio: {
        type: "string",
        enum: ["16:9", "9:16", "1:1", "4:3", "3:4", "4:5", "5:4", "9:21", "21:9"],
        default: "16:9"
      },
      duration: { type: "integer", min: 3, max: 15, default: 5, note: "seconds of output" },
      resolution: { type: "string", enum: ["720P", "1080P"] },
      seed: { type: "integer", min: 0, max: 2147483647, default: 0 },
      watermark: { type: "boolean" }
    }
  },
  {
    id: "KlingO3",
    kind: "video",
    task: "text-to-video",
    tasks: ["text-to-video", "image-to-video", "reference-to-video"],
    path: "/v2/model-center/tasks",
    container: "",
    evidence: "third-party",
    aliases: ["klingo3"],
    fields: {
      prompt: { type: "string", required: true, note: "text that describes the result" },
      reference_images: { type: "array", items: { type: "string", format: "url" }, note: "reference images" },
      first_image: { type: "string", format: "url", note: "first frame" },
      last_image: { type: "string", format: "url", note: "last frame" },
      duration: { type: "integer", min: 3, max: 15, note: "seconds of output" },
      aspect_ratio: { type: "string", note: "width to height of the output" },
      resolution: { type: "string", note: "for example 720p" },
      generate_audio: { type: "boolean", note: "adds sound" },
      reference_mode: { type: "string", enum: ["frame", "image"], note: "frames or references" }
    }
  },
  {
    id: "kyyvideo2",
    kind: "video",
    task: "text-to-video",
    tasks: ["text-to-video", "image-to-video", "reference-to-video"],
    path: "/v1/kyyvideo2/videos",
    container: "",
    evidence: "vendor",
    fields: {
      prompt: { type: "string", required: true, note: "text that describes the result" },
      duration: { type: "integer", min: 4, max: 15, default: 5, note: "seconds of output" },
      first_image: {
        type: "string",
        format: "url",
        media: { formats: ["jpeg", "png", "webp", "bmp", "tiff", "gif"], ratio: [0.4, 2.5], sidePx: [300, 6000] },
        note: "first frame"
      },
      last_image: {
        type: "string",
        format: "url",
        media: { formats: ["jpeg", "png", "webp", "bmp", "tiff", "gif"], ratio: [0.4, 2.5], sidePx: [300, 6000] },
        note: "last frame"
      },
      aspect_ratio: { type: "string", note: "ratio; list not seen" },
      generateAudio: { type: "boolean", note: "adds sound" },
      referenceImages: { type: "array", items: { type: "string", format: "url" }, note: "reference images" },
      referenceVideos: { type: "array", items: { type: "string", format: "url" }, note: "reference videos" },
      referenceAudios: { type: "array", items: { type: "string", format: "url" }, note: "reference sounds" }
    },
    rules: [
      {
        text: "last_image needs first_image",
        when: { last_image: { present: true } },
        must: { first_image: { present: true } }
      },
      {
        text: "frames exclude all references",
        when: { first_image: { present: true } },
        must: {
          referenceImages: { present: false },
          referenceVideos: { present: false },
          referenceAudios: { present: false }
        }
      },
      {
        text: "frames exclude all references",
        when: { last_image: { present: true } },
        must: {
          referenceImages: { present: false },
          referenceVideos: { present: false },
          referenceAudios: { present: false }
        }
      },
      { text: "media also as asset://{id}" }
    ]
  },
  {
    id: "kyyvideo2_fast",
    kind: "video",
    task: "text-to-video",
    tasks: ["text-to-video", "image-to-video", "reference-to-video"],
    path: "/v1/kyyvideo2/videos",
    container: "",
    evidence: "vendor",
    fields: {
      prompt: { type: "string", required: true, note: "text that describes the result" },
      duration: { type: "integer", min: 4, max: 15, default: 5, note: "seconds of output" },
      first_image: {
        type: "string",
        format: "url",
        media: { formats: ["jpeg", "png", "webp", "bmp", "tiff", "gif"], ratio: [0.4, 2.5], sidePx: [300, 6000] },
        note: "first frame"
      },
      last_image: {
        type: "string",
        format: "url",
        media: { formats: ["jpeg", "png", "webp", "bmp", "tiff", "gif"], ratio: [0.4, 2.5], sidePx: [300, 6000] },
        note: "last frame"
      },
      aspect_ratio: { type: "string", note: "ratio; list not seen" },
      generateAudio: { type: "boolean", note: "adds sound" },
      referenceImages: { type: "array", items: { type: "string", format: "url" }, note: "reference images" },
      referenceVideos: { type: "array", items: { type: "string", format: "url" }, note: "reference videos" },
      referenceAudios: { type: "array", items: { type: "string", format: "url" }, note: "reference sounds" }
    },
    rules: [
      {
        text: "last_image needs first_image",
        when: { last_image: { present: true } },
        must: { first_image: { present: true } }
      },
      {
        text: "frames exclude all references",
        when: { first_image: { present: true } },
        must: {
          referenceImages: { present: false },
          referenceVideos: { present: false },
          referenceAudios: { present: false }
        }
      },
      {
        text: "frames exclude all references",
        when: { last_image: { present: true } },
        must: {
          referenceImages: { present: false },
          referenceVideos: { present: false },
          referenceAudios: { present: false }
        }
      },
      { text: "media also as asset://{id}" }
    ]
  },
  {
    id: "kyyvideo2_fast_pro",
    kind: "video",
    task: "text-to-video",
    tasks: ["text-to-video", "image-to-video", "reference-to-video"],
    path: "/v1/kyyvideo2/videos",
    container: "",
    evidence: "vendor",
    fields: {
      prompt: { type: "string", required: true, note: "text that describes the result" },
      duration: { type: "integer", min: 4, max: 15, default: 5, note: "seconds of output" },
      first_image: {
        type: "string",
        format: "url",
        media: { formats: ["jpeg", "png", "webp", "bmp", "tiff", "gif"], ratio: [0.4, 2.5], sidePx: [300, 6000] },
        note: "first frame"
      },
      last_image: {
        type: "string",
        format: "url",
        media: { formats: ["jpeg", "png", "webp", "bmp", "tiff", "gif"], ratio: [0.4, 2.5], sidePx: [300, 6000] },
        note: "last frame"
      },
      aspect_ratio: { type: "string", note: "ratio; list not seen" },
      generateAudio: { type: "boolean", note: "adds sound" },
      referenceImages: { type: "array", items: { type: "string", format: "url" }, note: "reference images" },
      referenceAudios: { type: "array", items: { type: "string", format: "url" }, note: "reference sounds" }
    },
    rules: [
      {
        text: "last_image needs first_image",
        when: { last_image: { present: true } },
        must: { first_image: { present: true } }
      },
      {
        text: "frames exclude all references",
        when: { first_image: { present: true } },
        must: { referenceImages: { present: false }, referenceAudios: { present: false } }
      },
      {
        text: "frames exclude all references",
        when: { last_image: { present: true } },
        must: { referenceImages: { present: false }, referenceAudios: { present: false } }
      },
      { text: "media also as asset://{id}" }
    ]
  },
  {
    id: "kyyvideo2_pro",
    kind: "video",
    task: "text-to-video",
    tasks: ["text-to-video", "image-to-video", "reference-to-video"],
    path: "/v1/kyyvideo2/videos",
    container: "",
    evidence: "vendor",
    fields: {
      prompt: { type: "string", required: true, note: "text that describes the result" },
      duration: { type: "integer", min: 4, max: 15, default: 5, note: "seconds of output" },
      first_image: {
        type: "string",
        format: "url",
        media: { formats: ["jpeg", "png", "webp", "bmp", "tiff", "gif"], ratio: [0.4, 2.5], sidePx: [300, 6000] },
        note: "first frame"
      },
      last_image: {
        type: "string",
        format: "url",
        media: { formats: ["jpeg", "png", "webp", "bmp", "tiff", "gif"], ratio: [0.4, 2.5], sidePx: [300, 6000] },
        note: "last frame"
      },
      aspect_ratio: { type: "string", note: "ratio; list not seen" },
      generateAudio: { type: "boolean", note: "adds sound" },
      referenceImages: { type: "array", items: { type: "string", format: "url" }, note: "reference images" },
      referenceAudios: { type: "array", items: { type: "string", format: "url" }, note: "reference sounds" }
    },
    rules: [
      {
        text: "last_image needs first_image",
        when: { last_image: { present: true } },
        must: { first_image: { present: true } }
      },
      {
        text: "frames exclude all references",
        when: { first_image: { present: true } },
        must: { referenceImages: { present: false }, referenceAudios: { present: false } }
      },
      {
        text: "frames exclude all references",
        when: { last_image: { present: true } },
        must: { referenceImages: { present: false }, referenceAudios: { present: false } }
      },
      { text: "media also as asset://{id}" }
    ]
  },
  {
    id: "minimax-h3",
    kind: "video",
    task: "text-to-video",
    tasks: ["text-to-video"],
    path: "/v2/model-center/tasks",
    container: "",
    evidence: "third-party",
    status: "id only",
    fields: {
      prompt: { type: "string", required: true, note: "text that describes the result" }
    }
  },
  {
    id: "MiniMax-H3-768p",
    kind: "video",
    task: "text-to-video",
    tasks: ["text-to-video", "reference-to-video"],
    path: "/v2/model-center/tasks",
    container: "",
    evidence: "third-party",
    fields: {
      prompt: { type: "string", required: true, note: "text that describes the result" },
      reference_images: { type: "array", items: { type: "string", format: "url" }, note: "reference images" },
      reference_videos: { type: "array", items: { type: "string", format: "url" }, note: "reference videos" },
      reference_audios: { type: "array", items: { type: "string", format: "url" }, note: "reference sounds" },
      duration: { type: "integer", note: "seconds of output" },
      aspect_ratio: { type: "string", note: "width to height of the output" },
      resolution: { type: "string", enum: ["768p"] }
    }
  },
  {
    id: "MiniMax-H3-c1",
    kind: "video",
    task: "text-to-video",
    tasks: ["text-to-video"],
    path: "/v2/model-center/tasks",
    container: "",
    evidence: "third-party",
    status: "id and two limits only",
    fields: {
      prompt: { type: "string", required: true, note: "text that describes the result" },
      resolution: { type: "string", enum: ["720p"], default: "720p" }
    },
    rules: [
      { text: "no reference videos" }
    ]
  },
  {
    id: "MiniMax-H3-c4",
    kind: "video",
    task: "text-to-video",
    tasks: ["text-to-video", "image-to-video", "reference-to-video"],
    path: "/v2/model-center/tasks",
    container: "",
    evidence: "third-party",
    aliases: ["minimax-h3-c4"],
    fields: {
      prompt: { type: "string", required: true, note: "text that describes the result" },
      reference_images: {
        type: "array",
        maxItems: 5,
        items: { type: "string", format: "url" },
        note: "reference images"
      },
      reference_audios: {
        type: "array",
        maxItems: 3,
        items: { type: "string", format: "url" },
        note: "reference sounds"
      },
      first_image: { type: "string", format: "url", note: "first frame" },
      last_image: { type: "string", format: "url", note: "last frame" },
      duration: { type: "integer", min: 5, max: 15, default: 5, note: "seconds of output" },
      aspect_ratio: { type: "string", enum: ["16:9", "9:16"], default: "16:9" },
      resolution: { type: "string", enum: ["1440P"], default: "1440P" }
    }
  },
  {
    id: "omni-flash",
    kind: "video",
    task: "text-to-video",
    tasks: ["text-to-video", "image-to-video", "reference-to-video"],
    path: "/v1/omni-flash/videos",
    container: "",
    evidence: "vendor",
    fields: {
      prompt: { type: "string", required: true, note: "text that describes the result" },
      seconds: { type: "string", enum: ["10"], default: "10", note: "seconds as text" },
      aspect_ratio: { type: "string", enum: ["16:9", "9:16"], default: "16:9", note: "width to height of the output" },
      resolution: { type: "string", enum: ["720p"], default: "720p" },
      input_video: { type: "string", format: "url", note: "reference video" },
      first_image_url: { type: "string", format: "url", note: "first frame" },
      last_image_url: { type: "string", format: "url", note: "last frame" },
      images: { type: "array", items: { type: "string", format: "url" }, note: "reference images" },
      referenceImages: { type: "array", items: { type: "string", format: "url" }, note: "reference images" }
    },
    rules: [
      {
        text: "last_image_url needs first_image_url",
        when: { last_image_url: { present: true } },
        must: { first_image_url: { present: true } }
      },
      {
        text: "images and referenceImages exclude frames",
        when: { images: { present: true } },
        must: { first_image_url: { present: false }, last_image_url: { present: false } }
      },
      {
        text: "images and referenceImages exclude frames",
        when: { referenceImages: { present: true } },
        must: { first_image_url: { present: false }, last_image_url: { present: false } }
      },
      { text: "no base64 video" }
    ]
  },
  {
    id: "openAiSora2Plus",
    kind: "video",
    task: "text-to-video",
    tasks: ["text-to-video", "image-to-video"],
    path: "/v1/sora/videos",
    container: "",
    evidence: "vendor",
    fields: {
      prompt: { type: "string", required: true, note: "text that describes the result" },
      size: { type: "string", enum: ["720x1280", "1280x720"], default: "720x1280" },
      aspect_ratio: { type: "string", enum: ["16:9", "9:16"] },
      duration: { type: "integer", enum: [4, 8, 12] },
      seconds: { type: "integer", enum: [4, 8, 12] },
      input_reference: {
        type: "array",
        maxItems: 1,
        media: { sizes: ["1280x720", "720x1280"] },
        items: { type: "string", format: "url" },
        note: "input image, no real persons"
      },
      image_urls: {
        type: "array",
        maxItems: 1,
        media: { sizes: ["1280x720", "720x1280"] },
        items: { type: "string", format: "url" },
        note: "input image, no real persons"
      }
    },
    rules: [
      { text: "size and aspect_ratio exclude each other", atMostOne: ["size", "aspect_ratio"] },
      { text: "duration and seconds exclude each other", atMostOne: ["duration", "seconds"] },
      { text: "input_reference and image_urls exclude each other", atMostOne: ["input_reference", "image_urls"] },
      { text: "image size must match the ratio" }
    ]
  },
  {
    id: "openAiSora2Pro",
    kind: "video",
    task: "text-to-video",
    tasks: ["text-to-video", "image-to-video"],
    path: "/v1/sora/videos",
    container: "",
    evidence: "vendor",
    fields: {
      prompt: { type: "string", required: true, note: "text that describes the result" },
      size: { type: "string", enum: ["720x1280", "1280x720"], default: "720x1280" },
      aspect_ratio: { type: "string", enum: ["16:9", "9:16"] },
      duration: { type: "integer", enum: [4, 8, 12] },
      seconds: { type: "integer", enum: [4, 8, 12] },
      input_reference: {
        type: "array",
        maxItems: 1,
        media: { sizes: ["1280x720", "720x1280"] },
        items: { type: "string", format: "url" },
        note: "input image, no real persons"
      },
      image_urls: {
        type: "array",
        maxItems: 1,
        media: { sizes: ["1280x720", "720x1280"] },
        items: { type: "string", format: "url" },
        note: "input image, no real persons"
      }
    },
    rules: [
      { text: "size and aspect_ratio exclude each other", atMostOne: ["size", "aspect_ratio"] },
      { text: "duration and seconds exclude each other", atMostOne: ["duration", "seconds"] },
      { text: "input_reference and image_urls exclude each other", atMostOne: ["input_reference", "image_urls"] },
      { text: "image size must match the ratio" }
    ]
  },
  {
    id: "sd2_manxue_1080p",
    kind: "video",
    task: "text-to-video",
    tasks: ["text-to-video", "image-to-video", "reference-to-video"],
    path: "/v1/sd2_manxue/videos",
    container: "",
    evidence: "vendor",
    fields: {
      prompt: { type: "string", required: true, note: "text that describes the result" },
      duration: { type: "integer", min: 4, max: 15, default: 5, note: "seconds of output" },
      ratio: {
        type: "string",
        enum: ["21:9", "16:9", "4:3", "1:1", "3:4", "9:16"],
        default: "16:9",
        note: "width to height of the output"
      },
      first_image: { type: "string", format: "url", note: "first frame", alsoNamed: ["image"] },
      last_image: { type: "string", format: "url", note: "last frame", alsoNamed: ["lastFrameImage"] },
      referenceImages: {
        type: "array",
        maxItems: 9,
        items: { type: "string", format: "url" },
        note: "reference images"
      },
      referenceAudios: {
        type: "array",
        maxItems: 3,
        media: { totalMB: 500, totalSeconds: 15 },
        items: { type: "string", format: "url" },
        note: "reference sounds"
      }
    },
    rules: [
      {
        text: "last_image needs first_image",
        when: { last_image: { present: true } },
        must: { first_image: { present: true } }
      },
      {
        text: "frames exclude all references",
        when: { first_image: { present: true } },
        must: { referenceImages: { present: false }, referenceAudios: { present: false } }
      },
      {
        text: "frames exclude all references",
        when: { last_image: { present: true } },
        must: { referenceImages: { present: false }, referenceAudios: { present: false } }
      }
    ]
  },
  {
    id: "sd2_manxue_2k",
    kind: "video",
    task: "text-to-video",
    tasks: ["text-to-video", "image-to-video", "reference-to-video"],
    path: "/v1/sd2_manxue/videos",
    container: "",
    evidence: "vendor",
    fields: {
      prompt: { type: "string", required: true, note: "text that describes the result" },
      duration: { type: "integer", min: 4, max: 15, default: 5, note: "seconds of output" },
      ratio: {
        type: "string",
        enum: ["21:9", "16:9", "4:3", "1:1", "3:4", "9:16"],
        default: "16:9",
        note: "width to height of the output"
      },
      first_image: { type: "string", format: "url", note: "first frame", alsoNamed: ["image"] },
      last_image: { type: "string", format: "url", note: "last frame", alsoNamed: ["lastFrameImage"] },
      referenceImages: {
        type: "array",
        maxItems: 9,
        items: { type: "string", format: "url" },
        note: "reference images"
      },
      referenceAudios: {
        type: "array",
        maxItems: 3,
        media: { totalMB: 500, totalSeconds: 15 },
        items: { type: "string", format: "url" },
        note: "reference sounds"
      }
    },
    rules: [
      {
        text: "last_image needs first_image",
        when: { last_image: { present: true } },
        must: { first_image: { present: true } }
      },
      {
        text: "frames exclude all references",
        when: { first_image: { present: true } },
        must: { referenceImages: { present: false }, referenceAudios: { present: false } }
      },
      {
        text: "frames exclude all references",
        when: { last_image: { present: true } },
        must: { referenceImages: { present: false }, referenceAudios: { present: false } }
      }
    ]
  },
  {
    id: "sd2_manxue_4k",
    kind: "video",
    task: "text-to-video",
    tasks: ["text-to-video", "image-to-video", "reference-to-video"],
    path: "/v1/sd2_manxue/videos",
    container: "",
    evidence: "vendor",
    fields: {
      prompt: { type: "string", required: true, note: "text that describes the result" },
      duration: { type: "integer", min: 4, max: 15, default: 5, note: "seconds of output" },
      ratio: {
        type: "string",
        enum: ["21:9", "16:9", "4:3", "1:1", "3:4", "9:16"],
        default: "16:9",
        note: "width to height of the output"
      },
      first_image: { type: "string", format: "url", note: "first frame", alsoNamed: ["image"] },
      last_image: { type: "string", format: "url", note: "last frame", alsoNamed: ["lastFrameImage"] },
      referenceImages: {
        type: "array",
        maxItems: 9,
        items: { type: "string", format: "url" },
        note: "reference images"
      },
      referenceAudios: {
        type: "array",
        maxItems: 3,
        media: { totalMB: 500, totalSeconds: 15 },
        items: { type: "string", format: "url" },
        note: "reference sounds"
      }
    },
    rules: [
      {
        text: "last_image needs first_image",
        when: { last_image: { present: true } },
        must: { first_image: { present: true } }
      },
      {
        text: "frames exclude all references",
        when: { first_image: { present: true } },
        must: { referenceImages: { present: false }, referenceAudios: { present: false } }
      },
      {
        text: "frames exclude all references",
        when: { last_image: { present: true } },
        must: { referenceImages: { present: false }, referenceAudios: { present: false } }
      }
    ]
  },
  {
    id: "sd2_manxue_720p",
    kind: "video",
    task: "text-to-video",
    tasks: ["text-to-video", "image-to-video", "reference-to-video"],
    path: "/v1/sd2_manxue/videos",
    container: "",
    evidence: "vendor",
    fields: {
      prompt: { type: "string", required: true, note: "text that describes the result" },
      duration: { type: "integer", min: 4, max: 15, default: 5, note: "seconds of output" },
      ratio: {
        type: "string",
        enum: ["21:9", "16:9", "4:3", "1:1", "3:4", "9:16"],
        default: "16:9",
        note: "width to height of the output"
      },
      first_image: { type: "string", format: "url", note: "first frame", alsoNamed: ["image"] },
      last_image: { type: "string", format: "url", note: "last frame", alsoNamed: ["lastFrameImage"] },
      referenceImages: {
        type: "array",
        maxItems: 9,
        items: { type: "string", format: "url" },
        note: "reference images"
      },
      referenceAudios: {
        type: "array",
        maxItems: 3,
        media: { totalMB: 500, totalSeconds: 15 },
        items: { type: "string", format: "url" },
        note: "reference sounds"
      }
    },
    rules: [
      {
        text: "last_image needs first_image",
        when: { last_image: { present: true } },
        must: { first_image: { present: true } }
      },
      {
        text: "frames exclude all references",
        when: { first_image: { present: true } },
        must: { referenceImages: { present: false }, referenceAudios: { present: false } }
      },
      {
        text: "frames exclude all references",
        when: { last_image: { present: true } },
        must: { referenceImages: { present: false }, referenceAudios: { present: false } }
      }
    ]
  },
  {
    id: "sd2_manxue_fast_1080p",
    kind: "video",
    task: "text-to-video",
    tasks: ["text-to-video", "image-to-video", "reference-to-video"],
    path: "/v1/sd2_manxue/videos",
    container: "",
    evidence: "vendor",
    fields: {
      prompt: { type: "string", required: true, note: "text that describes the result" },
      duration: { type: "integer", min: 4, max: 15, default: 5, note: "seconds of output" },
      ratio: {
        type: "string",
        enum: ["21:9", "16:9", "4:3", "1:1", "3:4", "9:16"],
        default: "16:9",
        note: "width to height of the output"
      },
      first_image: { type: "string", format: "url", note: "first frame", alsoNamed: ["image"] },
      last_image: { type: "string", format: "url", note: "last frame", alsoNamed: ["lastFrameImage"] },
      referenceImages: {
        type: "array",
        maxItems: 9,
        items: { type: "string", format: "url" },
        note: "reference images"
      },
      referenceAudios: {
        type: "array",
        maxItems: 3,
        media: { totalMB: 500, totalSeconds: 15 },
        items: { type: "string", format: "url" },
        note: "reference sounds"
      }
    },
    rules: [
      {
        text: "last_image needs first_image",
        when: { last_image: { present: true } },
        must: { first_image: { present: true } }
      },
      {
        text: "frames exclude all references",
        when: { first_image: { present: true } },
        must: { referenceImages: { present: false }, referenceAudios: { present: false } }
      },
      {
        text: "frames exclude all references",
        when: { last_image: { present: true } },
        must: { referenceImages: { present: false }, referenceAudios: { present: false } }
      }
    ]
  },
  {
    id: "sd2_manxue_fast_720p",
    kind: "video",
    task: "text-to-video",
    tasks: ["text-to-video", "image-to-video", "reference-to-video"],
    path: "/v1/sd2_manxue/videos",
    container: "",
    evidence: "vendor",
    fields: {
      prompt: { type: "string", required: true, note: "text that describes the result" },
      duration: { type: "integer", min: 4, max: 15, default: 5, note: "seconds of output" },
      ratio: {
        type: "string",
        enum: ["21:9", "16:9", "4:3", "1:1", "3:4", "9:16"],
        default: "16:9",
        note: "width to height of the output"
      },
      first_image: { type: "string", format: "url", note: "first frame", alsoNamed: ["image"] },
      last_image: { type: "string", format: "url", note: "last frame", alsoNamed: ["lastFrameImage"] },
      referenceImages: {
        type: "array",
        maxItems: 9,
        items: { type: "string", format: "url" },
        note: "reference images"
      },
      referenceAudios: {
        type: "array",
        maxItems: 3,
        media: { totalMB: 500, totalSeconds: 15 },
        items: { type: "string", format: "url" },
        note: "reference sounds"
      }
    },
    rules: [
      {
        text: "last_image needs first_image",
        when: { last_image: { present: true } },
        must: { first_image: { present: true } }
      },
      {
        text: "frames exclude all references",
        when: { first_image: { present: true } },
        must: { referenceImages: { present: false }, referenceAudios: { present: false } }
      },
      {
        text: "frames exclude all references",
        when: { last_image: { present: true } },
        must: { referenceImages: { present: false }, referenceAudios: { present: false } }
      }
    ]
  },
  {
    id: "sd2_manxue_video_1080p",
    kind: "video",
    task: "reference-to-video",
    tasks: ["reference-to-video"],
    path: "/v1/sd2_manxue/videos",
    container: "",
    evidence: "vendor",
    fields: {
      prompt: { type: "string", required: true, note: "text that describes the result" },
      duration: { type: "integer", min: 4, max: 15, default: 5, note: "seconds of output" },
      ratio: {
        type: "string",
        enum: ["21:9", "16:9", "4:3", "1:1", "3:4", "9:16"],
        default: "16:9",
        note: "width to height of the output"
      },
      first_image: { type: "string", format: "url", note: "first frame", alsoNamed: ["image"] },
      last_image: { type: "string", format: "url", note: "last frame", alsoNamed: ["lastFrameImage"] },
      referenceImages: {
        type: "array",
        maxItems: 9,
        items: { type: "string", format: "url" },
        note: "reference images"
      },
      referenceVideos: {
        type: "array",
        maxItems: 3,
        media: { totalMB: 500, totalSeconds: 15 },
        items: { type: "string", format: "url" },
        note: "reference videos"
      },
      referenceAudios: {
        type: "array",
        maxItems: 3,
        media: { totalMB: 500, totalSeconds: 15 },
        items: { type: "string", format: "url" },
        note: "reference sounds"
      }
    },
    rules: [
      {
        text: "last_image needs first_image",
        when: { last_image: { present: true } },
        must: { first_image: { present: true } }
      },
      {
        text: "frames exclude all references",
        when: { first_image: { present: true } },
        must: {
          referenceImages: { present: false },
          referenceVideos: { present: false },
          referenceAudios: { present: false }
        }
      },
      {
        text: "frames exclude all references",
        when: { last_image: { present: true } },
        must: {
          referenceImages: { present: false },
          referenceVideos: { present: false },
          referenceAudios: { present: false }
        }
      }
    ]
  },
  {
    id: "sd2_manxue_video_2k",
    kind: "video",
    task: "reference-to-video",
    tasks: ["reference-to-video"],
    path: "/v1/sd2_manxue/videos",
    container: "",
    evidence: "vendor",
    fields: {
      prompt: { type: "string", required: true, note: "text that describes the result" },
      duration: { type: "integer", min: 4, max: 15, default: 5, note: "seconds of output" },
      ratio: {
        type: "string",
        enum: ["21:9", "16:9", "4:3", "1:1", "3:4", "9:16"],
        default: "16:9",
        note: "width to height of the output"
      },
      first_image: { type: "string", format: "url", note: "first frame", alsoNamed: ["image"] },
      last_image: { type: "string", format: "url", note: "last frame", alsoNamed: ["lastFrameImage"] },
      referenceImages: {
        type: "array",
        maxItems: 9,
        items: { type: "string", format: "url" },
        note: "reference images"
      },
      referenceVideos: {
        type: "array",
        maxItems: 3,
        media: { totalMB: 500, totalSeconds: 15 },
        items: { type: "string", format: "url" },
        note: "reference videos"
      },
      referenceAudios: {
        type: "array",
        maxItems: 3,
        media: { totalMB: 500, totalSeconds: 15 },
        items: { type: "string", format: "url" },
        note: "reference sounds"
      }
    },
    rules: [
      {
        text: "last_image needs first_image",
        when: { last_image: { present: true } },
        must: { first_image: { present: true } }
      },
      {
        text: "frames exclude all references",
        when: { first_image: { present: true } },
        must: {
          referenceImages: { present: false },
          referenceVideos: { present: false },
          referenceAudios: { present: false }
        }
      },
      {
        text: "frames exclude all references",
        when: { last_image: { present: true } },
        must: {
          referenceImages: { present: false },
          referenceVideos: { present: false },
          referenceAudios: { present: false }
        }
      }
    ]
  },
  {
    id: "sd2_manxue_video_4k",
    kind: "video",
    task: "reference-to-video",
    tasks: ["reference-to-video"],
    path: "/v1/sd2_manxue/videos",
    container: "",
    evidence: "vendor",
    fields: {
      prompt: { type: "string", required: true, note: "text that describes the result" },
      duration: { type: "integer", min: 4, max: 15, default: 5, note: "seconds of output" },
      ratio: {
        type: "string",
        enum: ["21:9", "16:9", "4:3", "1:1", "3:4", "9:16"],
        default: "16:9",
        note: "width to height of the output"
      },
      first_image: { type: "string", format: "url", note: "first frame", alsoNamed: ["image"] },
      last_image: { type: "string", format: "url", note: "last frame", alsoNamed: ["lastFrameImage"] },
      referenceImages: {
        type: "array",
        maxItems: 9,
        items: { type: "string", format: "url" },
        note: "reference images"
      },
      referenceVideos: {
        type: "array",
        maxItems: 3,
        media: { totalMB: 500, totalSeconds: 15 },
        items: { type: "string", format: "url" },
        note: "reference videos"
      },
      referenceAudios: {
        type: "array",
        maxItems: 3,
        media: { totalMB: 500, totalSeconds: 15 },
        items: { type: "string", format: "url" },
        note: "reference sounds"
      }
    },
    rules: [
      {
        text: "last_image needs first_image",
        when: { last_image: { present: true } },
        must: { first_image: { present: true } }
      },
      {
        text: "frames exclude all references",
        when: { first_image: { present: true } },
        must: {
          referenceImages: { present: false },
          referenceVideos: { present: false },
          referenceAudios: { present: false }
        }
      },
      {
        text: "frames exclude all references",
        when: { last_image: { present: true } },
        must: {
          referenceImages: { present: false },
          referenceVideos: { present: false },
          referenceAudios: { present: false }
        }
      }
    ]
  },
  {
    id: "sd2_manxue_video_720p",
    kind: "video",
    task: "reference-to-video",
    tasks: ["reference-to-video"],
    path: "/v1/sd2_manxue/videos",
    container: "",
    evidence: "vendor",
    fields: {
      prompt: { type: "string", required: true, note: "text that describes the result" },
      duration: { type: "integer", min: 4, max: 15, default: 5, note: "seconds of output" },
      ratio: {
        type: "string",
        enum: ["21:9", "16:9", "4:3", "1:1", "3:4", "9:16"],
        default: "16:9",
        note: "width to height of the output"
      },
      first_image: { type: "string", format: "url", note: "first frame", alsoNamed: ["image"] },
      last_image: { type: "string", format: "url", note: "last frame", alsoNamed: ["lastFrameImage"] },
      referenceImages: {
        type: "array",
        maxItems: 9,
        items: { type: "string", format: "url" },
        note: "reference images"
      },
      referenceVideos: {
        type: "array",
        maxItems: 3,
        media: { totalMB: 500, totalSeconds: 15 },
        items: { type: "string", format: "url" },
        note: "reference videos"
      },
      referenceAudios: {
        type: "array",
        maxItems: 3,
        media: { totalMB: 500, totalSeconds: 15 },
        items: { type: "string", format: "url" },
        note: "reference sounds"
      }
    },
    rules: [
      {
        text: "last_image needs first_image",
        when: { last_image: { present: true } },
        must: { first_image: { present: true } }
      },
      {
        text: "frames exclude all references",
        when: { first_image: { present: true } },
        must: {
          referenceImages: { present: false },
          referenceVideos: { present: false },
          referenceAudios: { present: false }
        }
      },
      {
        text: "frames exclude all references",
        when: { last_image: { present: true } },
        must: {
          referenceImages: { present: false },
          referenceVideos: { present: false },
          referenceAudios: { present: false }
        }
      }
    ]
  },
  {
    id: "sd2_manxue_video_fast_1080p",
    kind: "video",
    task: "reference-to-video",
    tasks: ["reference-to-video"],
    path: "/v1/sd2_manxue/videos",
    container: "",
    evidence: "vendor",
    fields: {
      prompt: { type: "string", required: true, note: "text that describes the result" },
      duration: { type: "integer", min: 4, max: 15, default: 5, note: "seconds of output" },
      ratio: {
        type: "string",
        enum: ["21:9", "16:9", "4:3", "1:1", "3:4", "9:16"],
        default: "16:9",
        note: "width to height of the output"
      },
      first_image: { type: "string", format: "url", note: "first frame", alsoNamed: ["image"] },
      last_image: { type: "string", format: "url", note: "last frame", alsoNamed: ["lastFrameImage"] },
      referenceImages: {
        type: "array",
        maxItems: 9,
        items: { type: "string", format: "url" },
        note: "reference images"
      },
      referenceVideos: {
        type: "array",
        maxItems: 3,
        media: { totalMB: 500, totalSeconds: 15 },
        items: { type: "string", format: "url" },
        note: "reference videos"
      },
      referenceAudios: {
        type: "array",
        maxItems: 3,
        media: { totalMB: 500, totalSeconds: 15 },
        items: { type: "string", format: "url" },
        note: "reference sounds"
      }
    },
    rules: [
      {
        text: "last_image needs first_image",
        when: { last_image: { present: true } },
        must: { first_image: { present: true } }
      },
      {
        text: "frames exclude all references",
        when: { first_image: { present: true } },
        must: {
          referenceImages: { present: false },
          referenceVideos: { present: false },
          referenceAudios: { present: false }
        }
      },
      {
        text: "frames exclude all references",
        when: { last_image: { present: true } },
        must: {
          referenceImages: { present: false },
          referenceVideos: { present: false },
          referenceAudios: { present: false }
        }
      }
    ]
  },
  {
    id: "sd2_manxue_video_fast_720p",
    kind: "video",
    task: "reference-to-video",
    tasks: ["reference-to-video"],
    path: "/v1/sd2_manxue/videos",
    container: "",
    evidence: "vendor",
    fields: {
      prompt: { type: "string", required: true, note: "text that describes the result" },
      duration: { type: "integer", min: 4, max: 15, default: 5, note: "seconds of output" },
      ratio: {
        type: "string",
        enum: ["21:9", "16:9", "4:3", "1:1", "3:4", "9:16"],
        default: "16:9",
        note: "width to height of the output"
      },
      first_image: { type: "string", format: "url", note: "first frame", alsoNamed: ["image"] },
      last_image: { type: "string", format: "url", note: "last frame", alsoNamed: ["lastFrameImage"] },
      referenceImages: {
        type: "array",
        maxItems: 9,
        items: { type: "string", format: "url" },
        note: "reference images"
      },
      referenceVideos: {
        type: "array",
        maxItems: 3,
        media: { totalMB: 500, totalSeconds: 15 },
        items: { type: "string", format: "url" },
        note: "reference videos"
      },
      referenceAudios: {
        type: "array",
        maxItems: 3,
        media: { totalMB: 500, totalSeconds: 15 },
        items: { type: "string", format: "url" },
        note: "reference sounds"
      }
    },
    rules: [
      {
        text: "last_image needs first_image",
        when: { last_image: { present: true } },
        must: { first_image: { present: true } }
      },
      {
        text: "frames exclude all references",
        when: { first_image: { present: true } },
        must: {
          referenceImages: { present: false },
          referenceVideos: { present: false },
          referenceAudios: { present: false }
        }
      },
      {
        text: "frames exclude all references",
        when: { last_image: { present: true } },
        must: {
          referenceImages: { present: false },
          referenceVideos: { present: false },
          referenceAudios: { present: false }
        }
      }
    ]
  },
  {
    id: "sd_2.0_discount",
    kind: "video",
    task: "text-to-video",
    tasks: ["text-to-video", "image-to-video", "reference-to-video"],
    path: "/v2/model-center/tasks",
    container: "",
    evidence: "third-party",
    seen: "2026-08",
    fields: {
      prompt: { type: "string", required: true, note: "text that describes the result" },
      reference_images: {
        type: "array",
        maxItems: 9,
        items: { type: "string", format: "url" },
        note: "reference images"
      },
      reference_videos: {
        type: "array",
        maxItems: 3,
        items: { type: "string", format: "url" },
        note: "reference videos"
      },
      reference_audios: {
        type: "array",
        maxItems: 3,
        items: { type: "string", format: "url" },
        note: "reference sounds"
      },
      first_image: { type: "string", format: "url", note: "first frame" },
      last_image: { type: "string", format: "url", note: "last frame" },
      duration: { type: "integer", min: 4, max: 15, default: 5, note: "seconds of output" },
      aspect_ratio: { type: "string", note: "width to height of the output" },
      resolution: { type: "string", enum: ["480p", "720p", "1080p"] },
      seed: { type: "integer", note: "-1 for random", disputed: [{ type: "string" }] },
      generate_audio: { type: "boolean", note: "adds sound", disputed: [{ type: "string" }] },
      tools: { type: "array", items: { type: "object" } },
      watermark: { type: "boolean", disputed: [{ type: "string" }] }
    },
    rules: [
      {
        text: "frames exclude all references",
        when: { first_image: { present: true } },
        must: {
          reference_images: { present: false },
          reference_videos: { present: false },
          reference_audios: { present: false }
        }
      },
      {
        text: "frames exclude all references",
        when: { last_image: { present: true } },
        must: {
          reference_images: { present: false },
          reference_videos: { present: false },
          reference_audios: { present: false }
        }
      },
      {
        text: "last_image needs first_image",
        when: { last_image: { present: true } },
        must: { first_image: { present: true } }
      },
      {
        text: "audio needs an image or a video",
        when: { reference_audios: { present: true } },
        atLeastOne: ["reference_images", "reference_videos", "first_image", "last_image"]
      },
      { text: "media also as assetId://{id}" }
    ]
  },
  {
    id: "sd_2.0_discount_1080p",
    kind: "video",
    task: "text-to-video",
    tasks: ["text-to-video", "image-to-video", "reference-to-video"],
    path: "/v1/seedance-discount/videos",
    container: "",
    evidence: "third-party",
    status: "vendor page not seen",
    fields: {
      resolution: { type: "string", enum: ["1080p"], note: "size also stands in the id" },
      ratio: {
        type: "string",
        enum: ["16:9", "9:16", "1:1", "4:3", "3:4", "21:9", "adaptive"],
        default: "16:9",
        note: "width to height of the output"
      },
      duration: { type: "integer", min: 4, max: 15, default: 5, note: "seconds of output" },
      generate_audio: { type: "boolean", note: "adds sound" },
      return_last_frame: { type: "boolean" },
      seed: { type: "integer", note: "-1 for random" },
      tools: { type: "array", items: { type: "object" } },
      content: {
        type: "array",
        required: true,
        minItems: 1,
        items: {
          type: "object",
          fields: {
            type: { type: "string", required: true, enum: ["text", "image_url", "video_url", "audio_url"] },
            text: { type: "string" },
            role: {
              type: "string",
              enum: ["first_frame", "last_frame", "reference_image", "reference_video", "reference_audio"]
            },
            image_url: { type: "object", fields: { url: { type: "string", required: true, format: "url" } } },
            video_url: { type: "object", fields: { url: { type: "string", required: true, format: "url" } } },
            audio_url: { type: "object", fields: { url: { type: "string", required: true, format: "url" } } }
          }
        },
        note: "text and media parts"
      }
    },
    rules: [
      {
        text: "no video part; use the _with_video_ref id",
        must: { content: { none: { type: { in: ["video_url"] } } } }
      }
    ]
  },
  {
    id: "sd_2.0_discount_1080p_with_video_ref",
    kind: "video",
    task: "reference-to-video",
    tasks: ["reference-to-video"],
    path: "/v1/seedance-discount/videos",
    container: "",
    evidence: "third-party",
    status: "vendor page not seen",
    fields: {
      resolution: { type: "string", enum: ["1080p"], note: "size also stands in the id" },
      ratio: {
        type: "string",
        enum: ["16:9", "9:16", "1:1", "4:3", "3:4", "21:9", "adaptive"],
        default: "16:9",
        note: "width to height of the output"
      },
      duration: { type: "integer", min: 4, max: 15, default: 5, note: "seconds of output" },
      generate_audio: { type: "boolean", note: "adds sound" },
      return_last_frame: { type: "boolean" },
      seed: { type: "integer", note: "-1 for random" },
      tools: { type: "array", items: { type: "object" } },
      content: {
        type: "array",
        required: true,
        minItems: 1,
        items: {
          type: "object",
          fields: {
            type: { type: "string", required: true, enum: ["text", "image_url", "video_url", "audio_url"] },
            text: { type: "string" },
            role: {
              type: "string",
              enum: ["first_frame", "last_frame", "reference_image", "reference_video", "reference_audio"]
            },
            image_url: { type: "object", fields: { url: { type: "string", required: true, format: "url" } } },
            video_url: { type: "object", fields: { url: { type: "string", required: true, format: "url" } } },
            audio_url: { type: "object", fields: { url: { type: "string", required: true, format: "url" } } }
          }
        },
        note: "text and media parts"
      }
    },
    rules: [
      { text: "needs a reference video part", must: { content: { some: { type: { in: ["video_url"] } } } } }
    ]
  },
  {
    id: "sd_2.0_discount_480p",
    kind: "video",
    task: "text-to-video",
    tasks: ["text-to-video", "image-to-video", "reference-to-video"],
    path: "/v1/seedance-discount/videos",
    container: "",
    evidence: "third-party",
    status: "vendor page not seen",
    fields: {
      resolution: { type: "string", enum: ["480p"], note: "size also stands in the id" },
      ratio: {
        type: "string",
        enum: ["16:9", "9:16", "1:1", "4:3", "3:4", "21:9", "adaptive"],
        default: "16:9",
        note: "width to height of the output"
      },
      duration: { type: "integer", min: 4, max: 15, default: 5, note: "seconds of output" },
      generate_audio: { type: "boolean", note: "adds sound" },
      return_last_frame: { type: "boolean" },
      seed: { type: "integer", note: "-1 for random" },
      tools: { type: "array", items: { type: "object" } },
      content: {
        type: "array",
        required: true,
        minItems: 1,
        items: {
          type: "object",
          fields: {
            type: { type: "string", required: true, enum: ["text", "image_url", "video_url", "audio_url"] },
            text: { type: "string" },
            role: {
              type: "string",
              enum: ["first_frame", "last_frame", "reference_image", "reference_video", "reference_audio"]
            },
            image_url: { type: "object", fields: { url: { type: "string", required: true, format: "url" } } },
            video_url: { type: "object", fields: { url: { type: "string", required: true, format: "url" } } },
            audio_url: { type: "object", fields: { url: { type: "string", required: true, format: "url" } } }
          }
        },
        note: "text and media parts"
      }
    },
    rules: [
      {
        text: "no video part; use the _with_video_ref id",
        must: { content: { none: { type: { in: ["video_url"] } } } }
      }
    ]
  },
  {
    id: "sd_2.0_discount_480p_with_video_ref",
    kind: "video",
    task: "reference-to-video",
    tasks: ["reference-to-video"],
    path: "/v1/seedance-discount/videos",
    container: "",
    evidence: "third-party",
    status: "vendor page not seen",
    fields: {
      resolution: { type: "string", enum: ["480p"], note: "size also stands in the id" },
      ratio: {
        type: "string",
        enum: ["16:9", "9:16", "1:1", "4:3", "3:4", "21:9", "adaptive"],
        default: "16:9",
        note: "width to height of the output"
      },
      duration: { type: "integer", min: 4, max: 15, default: 5, note: "seconds of output" },
      generate_audio: { type: "boolean", note: "adds sound" },
      return_last_frame: { type: "boolean" },
      seed: { type: "integer", note: "-1 for random" },
      tools: { type: "array", items: { type: "object" } },
      content: {
        type: "array",
        required: true,
        minItems: 1,
        items: {
          type: "object",
          fields: {
            type: { type: "string", required: true, enum: ["text", "image_url", "video_url", "audio_url"] },
            text: { type: "string" },
            role: {
              type: "string",
              enum: ["first_frame", "last_frame", "reference_image", "reference_video", "reference_audio"]
            },
            image_url: { type: "object", fields: { url: { type: "string", required: true, format: "url" } } },
            video_url: { type: "object", fields: { url: { type: "string", required: true, format: "url" } } },
            audio_url: { type: "object", fields: { url: { type: "string", required: true, format: "url" } } }
          }
        },
        note: "text and media parts"
      }
    },
    rules: [
      { text: "needs a reference video part", must: { content: { some: { type: { in: ["video_url"] } } } } }
    ]
  },
  {
    id: "sd_2.0_discount_720p",
    kind: "video",
    task: "text-to-video",
    tasks: ["text-to-video", "image-to-video", "reference-to-video"],
    path: "/v1/seedance-discount/videos",
    container: "",
    evidence: "third-party",
    status: "vendor page not seen",
    fields: {
      resolution: { type: "string", enum: ["720p"], note: "size also stands in the id" },
      ratio: {
        type: "string",
        enum: ["16:9", "9:16", "1:1", "4:3", "3:4", "21:9", "adaptive"],
        default: "16:9",
        note: "width to height of the output"
      },
      duration: { type: "integer", min: 4, max: 15, default: 5, note: "seconds of output" },
      generate_audio: { type: "boolean", note: "adds sound" },
      return_last_frame: { type: "boolean" },
      seed: { type: "integer", note: "-1 for random" },
      tools: { type: "array", items: { type: "object" } },
      content: {
        type: "array",
        required: true,
        minItems: 1,
        items: {
          type: "object",
          fields: {
            type: { type: "string", required: true, enum: ["text", "image_url", "video_url", "audio_url"] },
            text: { type: "string" },
            role: {
              type: "string",
              enum: ["first_frame", "last_frame", "reference_image", "reference_video", "reference_audio"]
            },
            image_url: { type: "object", fields: { url: { type: "string", required: true, format: "url" } } },
            video_url: { type: "object", fields: { url: { type: "string", required: true, format: "url" } } },
            audio_url: { type: "object", fields: { url: { type: "string", required: true, format: "url" } } }
          }
        },
        note: "text and media parts"
      }
    },
    rules: [
      {
        text: "no video part; use the _with_video_ref id",
        must: { content: { none: { type: { in: ["video_url"] } } } }
      }
    ]
  },
  {
    id: "sd_2.0_discount_720p_with_video_ref",
    kind: "video",
    task: "reference-to-video",
    tasks: ["reference-to-video"],
    path: "/v1/seedance-discount/videos",
    container: "",
    evidence: "third-party",
    status: "vendor page not seen",
    fields: {
      resolution: { type: "string", enum: ["720p"], note: "size also stands in the id" },
      ratio: {
        type: "string",
        enum: ["16:9", "9:16", "1:1", "4:3", "3:4", "21:9", "adaptive"],
        default: "16:9",
        note: "width to height of the output"
      },
      duration: { type: "integer", min: 4, max: 15, default: 5, note: "seconds of output" },
      generate_audio: { type: "boolean", note: "adds sound" },
      return_last_frame: { type: "boolean" },
      seed: { type: "integer", note: "-1 for random" },
      tools: { type: "array", items: { type: "object" } },
      content: {
        type: "array",
        required: true,
        minItems: 1,
        items: {
          type: "object",
          fields: {
            type: { type: "string", required: true, enum: ["text", "image_url", "video_url", "audio_url"] },
            text: { type: "string" },
            role: {
              type: "string",
              enum: ["first_frame", "last_frame", "reference_image", "reference_video", "reference_audio"]
            },
            image_url: { type: "object", fields: { url: { type: "string", required: true, format: "url" } } },
            video_url: { type: "object", fields: { url: { type: "string", required: true, format: "url" } } },
            audio_url: { type: "object", fields: { url: { type: "string", required: true, format: "url" } } }
          }
        },
        note: "text and media parts"
      }
    },
    rules: [
      { text: "needs a reference video part", must: { content: { some: { type: { in: ["video_url"] } } } } }
    ]
  },
  {
    id: "sd_2.0_fast_discount",
    kind: "video",
    task: "text-to-video",
    tasks: ["text-to-video", "image-to-video", "reference-to-video"],
    path: "/v2/model-center/tasks",
    container: "",
    evidence: "third-party",
    fields: {
      prompt: { type: "string", required: true, note: "text that describes the result" },
      reference_images: {
        type: "array",
        maxItems: 9,
        items: { type: "string", format: "url" },
        note: "reference images"
      },
      reference_videos: {
        type: "array",
        maxItems: 3,
        items: { type: "string", format: "url" },
        note: "reference videos"
      },
      reference_audios: {
        type: "array",
        maxItems: 3,
        items: { type: "string", format: "url" },
        note: "reference sounds"
      },
      first_image: { type: "string", format: "url", note: "first frame" },
      last_image: { type: "string", format: "url", note: "last frame" },
      duration: { type: "integer", min: 4, max: 15, default: 5, note: "seconds of output" },
      aspect_ratio: { type: "string", note: "width to height of the output" },
      resolution: { type: "string", enum: ["480p", "720p"] },
      seed: { type: "integer", note: "-1 for random", disputed: [{ type: "string" }] },
      generate_audio: { type: "boolean", note: "adds sound", disputed: [{ type: "string" }] },
      tools: { type: "array", items: { type: "object" } },
      watermark: { type: "boolean", disputed: [{ type: "string" }] }
    },
    rules: [
      {
        text: "frames exclude all references",
        when: { first_image: { present: true } },
        must: {
          reference_images: { present: false },
          reference_videos: { present: false },
          reference_audios: { present: false }
        }
      },
      {
        text: "frames exclude all references",
        when: { last_image: { present: true } },
        must: {
          reference_images: { present: false },
          reference_videos: { present: false },
          reference_audios: { present: false }
        }
      },
      {
        text: "last_image needs first_image",
        when: { last_image: { present: true } },
        must: { first_image: { present: true } }
      },
      {
        text: "audio needs an image or a video",
        when: { reference_audios: { present: true } },
        atLeastOne: ["reference_images", "reference_videos", "first_image", "last_image"]
      },
      { text: "media also as assetId://{id}" }
    ]
  },
  {
    id: "sd_2.0_fast_discount_480p",
    kind: "video",
    task: "text-to-video",
    tasks: ["text-to-video", "image-to-video", "reference-to-video"],
    path: "/v1/seedance-discount/videos",
    container: "",
    evidence: "third-party",
    status: "vendor page not seen",
    fields: {
      resolution: { type: "string", enum: ["480p"], note: "size also stands in the id" },
      ratio: {
        type: "string",
        enum: ["16:9", "9:16", "1:1", "4:3", "3:4", "21:9", "adaptive"],
        default: "16:9",
        note: "width to height of the output"
      },
      duration: { type: "integer", min: 4, max: 15, default: 5, note: "seconds of output" },
      generate_audio: { type: "boolean", note: "adds sound" },
      return_last_frame: { type: "boolean" },
      seed: { type: "integer", note: "-1 for random" },
      tools: { type: "array", items: { type: "object" } },
      content: {
        type: "array",
        required: true,
        minItems: 1,
        items: {
          type: "object",
          fields: {
            type: { type: "string", required: true, enum: ["text", "image_url", "video_url", "audio_url"] },
            text: { type: "string" },
            role: {
              type: "string",
              enum: ["first_frame", "last_frame", "reference_image", "reference_video", "reference_audio"]
            },
            image_url: { type: "object", fields: { url: { type: "string", required: true, format: "url" } } },
            video_url: { type: "object", fields: { url: { type: "string", required: true, format: "url" } } },
            audio_url: { type: "object", fields: { url: { type: "string", required: true, format: "url" } } }
          }
        },
        note: "text and media parts"
      }
    },
    rules: [
      {
        text: "no video part; use the _with_video_ref id",
        must: { content: { none: { type: { in: ["video_url"] } } } }
      }
    ]
  },
  {
    id: "sd_2.0_fast_discount_480p_with_video_ref",
    kind: "video",
    task: "reference-to-video",
    tasks: ["reference-to-video"],
    path: "/v1/seedance-discount/videos",
    container: "",
    evidence: "third-party",
    status: "vendor page not seen",
    fields: {
      resolution: { type: "string", enum: ["480p"], note: "size also stands in the id" },
      ratio: {
        type: "string",
        enum: ["16:9", "9:16", "1:1", "4:3", "3:4", "21:9", "adaptive"],
        default: "16:9",
        note: "width to height of the output"
      },
      duration: { type: "integer", min: 4, max: 15, default: 5, note: "seconds of output" },
      generate_audio: { type: "boolean", note: "adds sound" },
      return_last_frame: { type: "boolean" },
      seed: { type: "integer", note: "-1 for random" },
      tools: { type: "array", items: { type: "object" } },
      content: {
        type: "array",
        required: true,
        minItems: 1,
        items: {
          type: "object",
          fields: {
            type: { type: "string", required: true, enum: ["text", "image_url", "video_url", "audio_url"] },
            text: { type: "string" },
            role: {
              type: "string",
              enum: ["first_frame", "last_frame", "reference_image", "reference_video", "reference_audio"]
            },
            image_url: { type: "object", fields: { url: { type: "string", required: true, format: "url" } } },
            video_url: { type: "object", fields: { url: { type: "string", required: true, format: "url" } } },
            audio_url: { type: "object", fields: { url: { type: "string", required: true, format: "url" } } }
          }
        },
        note: "text and media parts"
      }
    },
    rules: [
      { text: "needs a reference video part", must: { content: { some: { type: { in: ["video_url"] } } } } }
    ]
  },
  {
    id: "sd_2.0_fast_discount_720p",
    kind: "video",
    task: "text-to-video",
    tasks: ["text-to-video", "image-to-video", "reference-to-video"],
    path: "/v1/seedance-discount/videos",
    container: "",
    evidence: "third-party",
    status: "vendor page not seen",
    fields: {
      resolution: { type: "string", enum: ["720p"], note: "size also stands in the id" },
      ratio: {
        type: "string",
        enum: ["16:9", "9:16", "1:1", "4:3", "3:4", "21:9", "adaptive"],
        default: "16:9",
        note: "width to height of the output"
      },
      duration: { type: "integer", min: 4, max: 15, default: 5, note: "seconds of output" },
      generate_audio: { type: "boolean", note: "adds sound" },
      return_last_frame: { type: "boolean" },
      seed: { type: "integer", note: "-1 for random" },
      tools: { type: "array", items: { type: "object" } },
      content: {
        type: "array",
        required: true,
        minItems: 1,
        items: {
          type: "object",
          fields: {
            type: { type: "string", required: true, enum: ["text", "image_url", "video_url", "audio_url"] },
            text: { type: "string" },
            role: {
              type: "string",
              enum: ["first_frame", "last_frame", "reference_image", "reference_video", "reference_audio"]
            },
            image_url: { type: "object", fields: { url: { type: "string", required: true, format: "url" } } },
            video_url: { type: "object", fields: { url: { type: "string", required: true, format: "url" } } },
            audio_url: { type: "object", fields: { url: { type: "string", required: true, format: "url" } } }
          }
        },
        note: "text and media parts"
      }
    },
    rules: [
      {
        text: "no video part; use the _with_video_ref id",
        must: { content: { none: { type: { in: ["video_url"] } } } }
      }
    ]
  },
  {
    id: "sd_2.0_fast_discount_720p_with_video_ref",
    kind: "video",
    task: "reference-to-video",
    tasks: ["reference-to-video"],
    path: "/v1/seedance-discount/videos",
    container: "",
    evidence: "third-party",
    status: "vendor page not seen",
    fields: {
      resolution: { type: "string", enum: ["720p"], note: "size also stands in the id" },
      ratio: {
        type: "string",
        enum: ["16:9", "9:16", "1:1", "4:3", "3:4", "21:9", "adaptive"],
        default: "16:9",
        note: "width to height of the output"
      },
      duration: { type: "integer", min: 4, max: 15, default: 5, note: "seconds of output" },
      generate_audio: { type: "boolean", note: "adds sound" },
      return_last_frame: { type: "boolean" },
      seed: { type: "integer", note: "-1 for random" },
      tools: { type: "array", items: { type: "object" } },
      content: {
        type: "array",
        required: true,
        minItems: 1,
        items: {
          type: "object",
          fields: {
            type: { type: "string", required: true, enum: ["text", "image_url", "video_url", "audio_url"] },
            text: { type: "string" },
            role: {
              type: "string",
              enum: ["first_frame", "last_frame", "reference_image", "reference_video", "reference_audio"]
            },
            image_url: { type: "object", fields: { url: { type: "string", required: true, format: "url" } } },
            video_url: { type: "object", fields: { url: { type: "string", required: true, format: "url" } } },
            audio_url: { type: "object", fields: { url: { type: "string", required: true, format: "url" } } }
          }
        },
        note: "text and media parts"
      }
    },
    rules: [
      { text: "needs a reference video part", must: { content: { some: { type: { in: ["video_url"] } } } } }
    ]
  },
  {
    id: "sd_2.0_fast_special",
    kind: "video",
    task: "text-to-video",
    tasks: ["text-to-video", "image-to-video", "reference-to-video"],
    path: "/v2/model-center/tasks",
    container: "",
    evidence: "third-party",
    fields: {
      prompt: { type: "string", required: true, note: "text that describes the result" },
      reference_images: {
        type: "array",
        maxItems: 9,
        items: { type: "string", format: "url" },
        note: "reference images"
      },
      reference_videos: {
        type: "array",
        maxItems: 3,
        items: { type: "string", format: "url" },
        note: "reference videos"
      },
      reference_audios: {
        type: "array",
        maxItems: 3,
        items: { type: "string", format: "url" },
        note: "reference sounds"
      },
      first_image: { type: "string", format: "url", note: "first frame" },
      last_image: { type: "string", format: "url", note: "last frame" },
      duration: { type: "integer", min: 4, max: 15, default: 5, note: "seconds of output" },
      aspect_ratio: { type: "string", note: "width to height of the output" },
      resolution: { type: "string", enum: ["720p", "1080p"] },
      seed: { type: "integer", note: "-1 for random", disputed: [{ type: "string" }] },
      generate_audio: { type: "boolean", note: "adds sound", disputed: [{ type: "string" }] },
      tools: { type: "array", items: { type: "object" } },
      watermark: { type: "boolean", disputed: [{ type: "string" }] }
    },
    rules: [
      {
        text: "frames exclude all references",
        when: { first_image: { present: true } },
        must: {
          reference_images: { present: false },
          reference_videos: { present: false },
          reference_audios: { present: false }
        }
      },
      {
        text: "frames exclude all references",
        when: { last_image: { present: true } },
        must: {
          reference_images: { present: false },
          reference_videos: { present: false },
          reference_audios: { present: false }
        }
      },
      {
        text: "last_image needs first_image",
        when: { last_image: { present: true } },
        must: { first_image: { present: true } }
      },
      {
        text: "audio needs an image or a video",
        when: { reference_audios: { present: true } },
        atLeastOne: ["reference_images", "reference_videos", "first_image", "last_image"]
      },
      { text: "media also as assetId://{id}" }
    ]
  },
  {
    id: "sd_2.0_special",
    kind: "video",
    task: "text-to-video",
    tasks: ["text-to-video", "image-to-video", "reference-to-video"],
    path: "/v2/model-center/tasks",
    container: "",
    evidence: "third-party",
    seen: "2026-08",
    fields: {
      prompt: { type: "string", required: true, note: "text that describes the result" },
      reference_images: {
        type: "array",
        maxItems: 9,
        items: { type: "string", format: "url" },
        note: "reference images"
      },
      reference_videos: {
        type: "array",
        maxItems: 3,
        items: { type: "string", format: "url" },
        note: "reference videos"
      },
      reference_audios: {
        type: "array",
        maxItems: 3,
        items: { type: "string", format: "url" },
        note: "reference sounds"
      },
      first_image: { type: "string", format: "url", note: "first frame" },
      last_image: { type: "string", format: "url", note: "last frame" },
      duration: { type: "integer", min: 4, max: 15, default: 5, note: "seconds of output" },
      aspect_ratio: { type: "string", note: "width to height of the output" },
      resolution: { type: "string", enum: ["720p", "1080p", "2k", "4k"] },
      seed: { type: "integer", note: "-1 for random", disputed: [{ type: "string" }] },
      generate_audio: { type: "boolean", note: "adds sound", disputed: [{ type: "string" }] },
      tools: { type: "array", items: { type: "object" } },
      watermark: { type: "boolean", disputed: [{ type: "string" }] }
    },
    rules: [
      {
        text: "frames exclude all references",
        when: { first_image: { present: true } },
        must: {
          reference_images: { present: false },
          reference_videos: { present: false },
          reference_audios: { present: false }
        }
      },
      {
        text: "frames exclude all references",
        when: { last_image: { present: true } },
        must: {
          reference_images: { present: false },
          reference_videos: { present: false },
          reference_audios: { present: false }
        }
      },
      {
        text: "last_image needs first_image",
        when: { last_image: { present: true } },
        must: { first_image: { present: true } }
      },
      {
        text: "audio needs an image or a video",
        when: { reference_audios: { present: true } },
        atLeastOne: ["reference_images", "reference_videos", "first_image", "last_image"]
      },
      { text: "media also as assetId://{id}" }
    ]
  },
  {
    id: "sd_2.0_special_1080p",
    kind: "video",
    task: "text-to-video",
    tasks: ["text-to-video", "image-to-video", "reference-to-video"],
    path: "/v1/seedance-special/videos",
    container: "",
    evidence: "third-party",
    status: "vendor page not seen",
    fields: {
      resolution: { type: "string", enum: ["1080p"], note: "size also stands in the id" },
      ratio: {
        type: "string",
        enum: ["16:9", "9:16", "1:1", "4:3", "3:4", "21:9", "adaptive"],
        default: "16:9",
        note: "width to height of the output"
      },
      duration: { type: "integer", min: 4, max: 15, default: 5, note: "seconds of output" },
      generate_audio: { type: "boolean", note: "adds sound" },
      return_last_frame: { type: "boolean" },
      seed: { type: "integer", note: "-1 for random" },
      tools: { type: "array", items: { type: "object" } },
      content: {
        type: "array",
        required: true,
        minItems: 1,
        items: {
          type: "object",
          fields: {
            type: { type: "string", required: true, enum: ["text", "image_url", "video_url", "audio_url"] },
            text: { type: "string" },
            role: {
              type: "string",
              enum: ["first_frame", "last_frame", "reference_image", "reference_video", "reference_audio"]
            },
            image_url: { type: "object", fields: { url: { type: "string", required: true, format: "url" } } },
            video_url: { type: "object", fields: { url: { type: "string", required: true, format: "url" } } },
            audio_url: { type: "object", fields: { url: { type: "string", required: true, format: "url" } } }
          }
        },
        note: "text and media parts"
      }
    },
    rules: [
      {
        text: "no video part; use the _with_video_ref id",
        must: { content: { none: { type: { in: ["video_url"] } } } }
      }
    ]
  },
  {
    id: "sd_2.0_special_1080p_with_video_ref",
    kind: "video",
    task: "reference-to-video",
    tasks: ["reference-to-video"],
    path: "/v1/seedance-special/videos",
    container: "",
    evidence: "third-party",
    status: "vendor page not seen",
    fields: {
      resolution: { type: "string", enum: ["1080p"], note: "size also stands in the id" },
      ratio: {
        type: "string",
        enum: ["16:9", "9:16", "1:1", "4:3", "3:4", "21:9", "adaptive"],
        default: "16:9",
        note: "width to height of the output"
      },
      duration: { type: "integer", min: 4, max: 15, default: 5, note: "seconds of output" },
      generate_audio: { type: "boolean", note: "adds sound" },
      return_last_frame: { type: "boolean" },
      seed: { type: "integer", note: "-1 for random" },
      tools: { type: "array", items: { type: "object" } },
      content: {
        type: "array",
        required: true,
        minItems: 1,
        items: {
          type: "object",
          fields: {
            type: { type: "string", required: true, enum: ["text", "image_url", "video_url", "audio_url"] },
            text: { type: "string" },
            role: {
              type: "string",
              enum: ["first_frame", "last_frame", "reference_image", "reference_video", "reference_audio"]
            },
            image_url: { type: "object", fields: { url: { type: "string", required: true, format: "url" } } },
            video_url: { type: "object", fields: { url: { type: "string", required: true, format: "url" } } },
            audio_url: { type: "object", fields: { url: { type: "string", required: true, format: "url" } } }
          }
        },
        note: "text and media parts"
      }
    },
    rules: [
      { text: "needs a reference video part", must: { content: { some: { type: { in: ["video_url"] } } } } }
    ]
  },
  {
    id: "sd_2.0_special_2k",
    kind: "video",
    task: "text-to-video",
    tasks: ["text-to-video", "image-to-video", "reference-to-video"],
    path: "/v1/seedance-special/videos",
    container: "",
    evidence: "third-party",
    status: "vendor page not seen",
    fields: {
      resolution: { type: "string", enum: ["2k"], note: "size also stands in the id" },
      ratio: {
        type: "string",
        enum: ["16:9", "9:16", "1:1", "4:3", "3:4", "21:9", "adaptive"],
        default: "16:9",
        note: "width to height of the output"
      },
      duration: { type: "integer", min: 4, max: 15, default: 5, note: "seconds of output" },
      generate_audio: { type: "boolean", note: "adds sound" },
      return_last_frame: { type: "boolean" },
      seed: { type: "integer", note: "-1 for random" },
      tools: { type: "array", items: { type: "object" } },
      content: {
        type: "array",
        required: true,
        minItems: 1,
        items: {
          type: "object",
          fields: {
            type: { type: "string", required: true, enum: ["text", "image_url", "video_url", "audio_url"] },
            text: { type: "string" },
            role: {
              type: "string",
              enum: ["first_frame", "last_frame", "reference_image", "reference_video", "reference_audio"]
            },
            image_url: { type: "object", fields: { url: { type: "string", required: true, format: "url" } } },
            video_url: { type: "object", fields: { url: { type: "string", required: true, format: "url" } } },
            audio_url: { type: "object", fields: { url: { type: "string", required: true, format: "url" } } }
          }
        },
        note: "text and media parts"
      }
    },
    rules: [
      {
        text: "no video part; use the _with_video_ref id",
        must: { content: { none: { type: { in: ["video_url"] } } } }
      }
    ]
  },
  {
    id: "sd_2.0_special_2k_with_video_ref",
    kind: "video",
    task: "reference-to-video",
    tasks: ["reference-to-video"],
    path: "/v1/seedance-special/videos",
    container: "",
    evidence: "third-party",
    status: "vendor page not seen",
    fields: {
      resolution: { type: "string", enum: ["2k"], note: "size also stands in the id" },
      ratio: {
        type: "string",
        enum: ["16:9", "9:16", "1:1", "4:3", "3:4", "21:9", "adaptive"],
        default: "16:9",
        note: "width to height of the output"
      },
      duration: { type: "integer", min: 4, max: 15, default: 5, note: "seconds of output" },
      generate_audio: { type: "boolean", note: "adds sound" },
      return_last_frame: { type: "boolean" },
      seed: { type: "integer", note: "-1 for random" },
      tools: { type: "array", items: { type: "object" } },
      content: {
        type: "array",
        required: true,
        minItems: 1,
        items: {
          type: "object",
          fields: {
            type: { type: "string", required: true, enum: ["text", "image_url", "video_url", "audio_url"] },
            text: { type: "string" },
            role: {
              type: "string",
              enum: ["first_frame", "last_frame", "reference_image", "reference_video", "reference_audio"]
            },
            image_url: { type: "object", fields: { url: { type: "string", required: true, format: "url" } } },
            video_url: { type: "object", fields: { url: { type: "string", required: true, format: "url" } } },
            audio_url: { type: "object", fields: { url: { type: "string", required: true, format: "url" } } }
          }
        },
        note: "text and media parts"
      }
    },
    rules: [
      { text: "needs a reference video part", must: { content: { some: { type: { in: ["video_url"] } } } } }
    ]
  },
  {
    id: "sd_2.0_special_4k",
    kind: "video",
    task: "text-to-video",
    tasks: ["text-to-video", "image-to-video", "reference-to-video"],
    path: "/v1/seedance-special/videos",
    container: "",
    evidence: "third-party",
    status: "vendor page not seen",
    fields: {
      resolution: { type: "string", enum: ["4k"], note: "size also stands in the id" },
      ratio: {
        type: "string",
        enum: ["16:9", "9:16", "1:1", "4:3", "3:4", "21:9", "adaptive"],
        default: "16:9",
        note: "width to height of the output"
      },
      duration: { type: "integer", min: 4, max: 15, default: 5, note: "seconds of output" },
      generate_audio: { type: "boolean", note: "adds sound" },
      return_last_frame: { type: "boolean" },
      seed: { type: "integer", note: "-1 for random" },
      tools: { type: "array", items: { type: "object" } },
      content: {
        type: "array",
        required: true,
        minItems: 1,
        items: {
          type: "object",
          fields: {
            type: { type: "string", required: true, enum: ["text", "image_url", "video_url", "audio_url"] },
            text: { type: "string" },
            role: {
              type: "string",
              enum: ["first_frame", "last_frame", "reference_image", "reference_video", "reference_audio"]
            },
            image_url: { type: "object", fields: { url: { type: "string", required: true, format: "url" } } },
            video_url: { type: "object", fields: { url: { type: "string", required: true, format: "url" } } },
            audio_url: { type: "object", fields: { url: { type: "string", required: true, format: "url" } } }
          }
        },
        note: "text and media parts"
      }
    },
    rules: [
      {
        text: "no video part; use the _with_video_ref id",
        must: { content: { none: { type: { in: ["video_url"] } } } }
      }
    ]
  },
  {
    id: "sd_2.0_special_4k_with_video_ref",
    kind: "video",
    task: "reference-to-video",
    tasks: ["reference-to-video"],
    path: "/v1/seedance-special/videos",
    container: "",
    evidence: "third-party",
    status: "vendor page not seen",
    fields: {
      resolution: { type: "string", enum: ["4k"], note: "size also stands in the id" },
      ratio: {
        type: "string",
        enum: ["16:9", "9:16", "1:1", "4:3", "3:4", "21:9", "adaptive"],
        default: "16:9",
        note: "width to height of the output"
      },
      duration: { type: "integer", min: 4, max: 15, default: 5, note: "seconds of output" },
      generate_audio: { type: "boolean", note: "adds sound" },
      return_last_frame: { type: "boolean" },
      seed: { type: "integer", note: "-1 for random" },
      tools: { type: "array", items: { type: "object" } },
      content: {
        type: "array",
        required: true,
        minItems: 1,
        items: {
          type: "object",
          fields: {
            type: { type: "string", required: true, enum: ["text", "image_url", "video_url", "audio_url"] },
            text: { type: "string" },
            role: {
              type: "string",
              enum: ["first_frame", "last_frame", "reference_image", "reference_video", "reference_audio"]
            },
            image_url: { type: "object", fields: { url: { type: "string", required: true, format: "url" } } },
            video_url: { type: "object", fields: { url: { type: "string", required: true, format: "url" } } },
            audio_url: { type: "object", fields: { url: { type: "string", required: true, format: "url" } } }
          }
        },
        note: "text and media parts"
      }
    },
    rules: [
      { text: "needs a reference video part", must: { content: { some: { type: { in: ["video_url"] } } } } }
    ]
  },
  {
    id: "sd_2.0_special_720p",
    kind: "video",
    task: "text-to-video",
    tasks: ["text-to-video", "image-to-video", "reference-to-video"],
    path: "/v1/seedance-special/videos",
    container: "",
    evidence: "third-party",
    status: "vendor page not seen",
    fields: {
      resolution: { type: "string", enum: ["720p"], note: "size also stands in the id" },
      ratio: {
        type: "string",
        enum: ["16:9", "9:16", "1:1", "4:3", "3:4", "21:9", "adaptive"],
        default: "16:9",
        note: "width to height of the output"
      },
      duration: { type: "integer", min: 4, max: 15, default: 5, note: "seconds of output" },
      generate_audio: { type: "boolean", note: "adds sound" },
      return_last_frame: { type: "boolean" },
      seed: { type: "integer", note: "-1 for random" },
      tools: { type: "array", items: { type: "object" } },
      content: {
        type: "array",
        required: true,
        minItems: 1,
        items: {
          type: "object",
          fields: {
            type: { type: "string", required: true, enum: ["text", "image_url", "video_url", "audio_url"] },
            text: { type: "string" },
            role: {
              type: "string",
              enum: ["first_frame", "last_frame", "reference_image", "reference_video", "reference_audio"]
            },
            image_url: { type: "object", fields: { url: { type: "string", required: true, format: "url" } } },
            video_url: { type: "object", fields: { url: { type: "string", required: true, format: "url" } } },
            audio_url: { type: "object", fields: { url: { type: "string", required: true, format: "url" } } }
          }
        },
        note: "text and media parts"
      }
    },
    rules: [
      {
        text: "no video part; use the _with_video_ref id",
        must: { content: { none: { type: { in: ["video_url"] } } } }
      }
    ]
  },
  {
    id: "sd_2.0_special_720p_with_video_ref",
    kind: "video",
    task: "reference-to-video",
    tasks: ["reference-to-video"],
    path: "/v1/seedance-special/videos",
    container: "",
    evidence: "third-party",
    status: "vendor page not seen",
    fields: {
      resolution: { type: "string", enum: ["720p"], note: "size also stands in the id" },
      ratio: {
        type: "string",
        enum: ["16:9", "9:16", "1:1", "4:3", "3:4", "21:9", "adaptive"],
        default: "16:9",
        note: "width to height of the output"
      },
      duration: { type: "integer", min: 4, max: 15, default: 5, note: "seconds of output" },
      generate_audio: { type: "boolean", note: "adds sound" },
      return_last_frame: { type: "boolean" },
      seed: { type: "integer", note: "-1 for random" },
      tools: { type: "array", items: { type: "object" } },
      content: {
        type: "array",
        required: true,
        minItems: 1,
        items: {
          type: "object",
          fields: {
            type: { type: "string", required: true, enum: ["text", "image_url", "video_url", "audio_url"] },
            text: { type: "string" },
            role: {
              type: "string",
              enum: ["first_frame", "last_frame", "reference_image", "reference_video", "reference_audio"]
            },
            image_url: { type: "object", fields: { url: { type: "string", required: true, format: "url" } } },
            video_url: { type: "object", fields: { url: { type: "string", required: true, format: "url" } } },
            audio_url: { type: "object", fields: { url: { type: "string", required: true, format: "url" } } }
          }
        },
        note: "text and media parts"
      }
    },
    rules: [
      { text: "needs a reference video part", must: { content: { some: { type: { in: ["video_url"] } } } } }
    ]
  },
  {
    id: "sd_2.5_discount_v1",
    kind: "video",
    task: "text-to-video",
    tasks: ["text-to-video", "image-to-video", "reference-to-video"],
    path: "/v2/model-center/tasks",
    container: "",
    evidence: "third-party",
    fields: {
      prompt: { type: "string", required: true, note: "text that describes the result" },
      reference_images: {
        type: "array",
        maxItems: 30,
        items: { type: "string", format: "url" },
        note: "reference images"
      },
      reference_videos: {
        type: "array",
        maxItems: 10,
        items: { type: "string", format: "url" },
        note: "reference videos"
      },
      reference_audios: {
        type: "array",
        maxItems: 10,
        items: { type: "string", format: "url" },
        note: "reference sounds"
      },
      first_image: { type: "string", format: "url", note: "first frame" },
      last_image: { type: "string", format: "url", note: "last frame" },
      duration: { type: "integer", min: 4, max: 30, default: 4, note: "seconds of output" },
      aspect_ratio: {
        type: "string",
        enum: ["16:9", "9:16", "1:1", "4:3", "3:4", "21:9", "adaptive"],
        note: "width to height of the output"
      },
      resolution: { type: "string", enum: ["480p", "720p", "1080p"], default: "720p" },
      seed: { type: "integer", note: "-1 for random" },
      generate_audio: { type: "boolean", note: "adds sound" }
    },
    rules: [
      { text: "no base64" },
      { text: "media also as assetId://{id}" }
    ]
  },
  {
    id: "sd_2.5_special_v1",
    kind: "video",
    task: "reference-to-video",
    tasks: ["reference-to-video"],
    path: "/v2/model-center/tasks",
    container: "",
    evidence: "third-party",
    aliases: ["sd_2.5_special"],
    fields: {
      prompt: { type: "string", required: true, note: "text that describes the result" },
      reference_images: { type: "array", items: { type: "string", format: "url" }, note: "reference images" },
      duration: { type: "integer", note: "seconds; 4 is raised to 5 by one client" },
      aspect_ratio: { type: "string", note: "width to height of the output" },
      resolution: { type: "string", enum: ["720p", "1080p"], default: "720p" }
    },
    rules: [
      { text: "no frame fields" }
    ]
  },
  {
    id: "seedance-2.5",
    kind: "video",
    task: "text-to-video",
    tasks: ["text-to-video", "image-to-video", "reference-to-video"],
    path: "/v2/model-center/tasks",
    container: "",
    evidence: "third-party",
    status: "id only; fields probably like seedance-2.5-c1",
    fields: {
      prompt: { type: "string", required: true, note: "text that describes the result" },
      duration: { type: "integer" }
    }
  },
  {
    id: "seedance-2.5-c1",
    kind: "video",
    task: "text-to-video",
    tasks: ["text-to-video", "image-to-video", "reference-to-video"],
    path: "/v2/model-center/tasks",
    container: "",
    evidence: "third-party",
    fields: {
      prompt: { type: "string", required: true, maxLength: 5000, note: "text that describes the result" },
      reference_images: {
        type: "array",
        maxItems: 30,
        items: { type: "string", format: "url" },
        note: "reference images"
      },
      reference_videos: {
        type: "array",
        maxItems: 10,
        items: { type: "string", format: "url" },
        note: "reference videos"
      },
      reference_audios: {
        type: "array",
        maxItems: 10,
        items: { type: "string", format: "url" },
        note: "reference sounds"
      },
      first_image: { type: "string", format: "url", note: "first frame" },
      last_image: { type: "string", format: "url", note: "last frame" },
      duration: { type: "integer", min: 4, max: 30, default: 4, note: "seconds of output" },
      aspect_ratio: { type: "string", enum: ["9:16", "16:9", "1:1"], default: "16:9" },
      resolution: { type: "string", enum: ["480p", "720p"], default: "720p" }
    },
    rules: [
      { text: "media also as assetId://{id}" }
    ]
  },
  {
    id: "seedance-2.5-c2",
    kind: "video",
    task: "text-to-video",
    tasks: ["text-to-video", "image-to-video", "reference-to-video"],
    path: "/v2/model-center/tasks",
    container: "",
    evidence: "third-party",
    status: "id only; fields probably like seedance-2.5-c1",
    fields: {
      prompt: { type: "string", required: true, note: "text that describes the result" },
      duration: { type: "integer" }
    }
  },
  {
    id: "seedance_1_5_pro_1080p",
    kind: "video",
    task: "text-to-video",
    tasks: ["text-to-video", "image-to-video"],
    path: "/v2/model-center/tasks",
    container: "",
    evidence: "third-party",
    fields: {
      prompt: { type: "string", required: true, note: "text that describes the result" },
      duration: { type: "integer", min: 4, max: 11, note: "seconds of output" },
      size: { type: "string", note: "width to height of the output" },
      first_image: { type: "string", format: "url", note: "first frame" },
      last_image: { type: "string", format: "url", note: "last frame" }
    }
  },
  {
    id: "seedance_1_5_pro_480p",
    kind: "video",
    task: "text-to-video",
    tasks: ["text-to-video", "image-to-video"],
    path: "/v2/model-center/tasks",
    container: "",
    evidence: "third-party",
    fields: {
      prompt: { type: "string", required: true, note: "text that describes the result" },
      duration: { type: "integer", min: 4, max: 11, note: "seconds of output" },
      size: { type: "string", note: "width to height of the output" },
      first_image: { type: "string", format: "url", note: "first frame" },
      last_image: { type: "string", format: "url", note: "last frame" }
    }
  },
  {
    id: "seedance_1_5_pro_720p",
    kind: "video",
    task: "text-to-video",
    tasks: ["text-to-video", "image-to-video"],
    path: "/v2/model-center/tasks",
    container: "",
    evidence: "third-party",
    fields: {
      prompt: { type: "string", required: true, note: "text that describes the result" },
      duration: { type: "integer", min: 4, max: 11, note: "seconds of output" },
      size: { type: "string", note: "width to height of the output" },
      first_image: { type: "string", format: "url", note: "first frame" },
      last_image: { type: "string", format: "url", note: "last frame" }
    }
  },
  {
    id: "seedance_2_0",
    kind: "video",
    task: "reference-to-video",
    tasks: ["reference-to-video"],
    path: "/v1/kyyvideo2/videos",
    container: "",
    evidence: "vendor",
    fields: {
      prompt: { type: "string", required: true, note: "text that describes the result" },
      duration: { type: "integer", min: 4, max: 15, default: 5, note: "seconds of output" },
      first_image: {
        type: "string",
        format: "url",
        media: { formats: ["jpeg", "png", "webp", "bmp", "tiff", "gif"], ratio: [0.4, 2.5], sidePx: [300, 6000] },
        note: "first frame"
      },
      last_image: {
        type: "string",
        format: "url",
        media: { formats: ["jpeg", "png", "webp", "bmp", "tiff", "gif"], ratio: [0.4, 2.5], sidePx: [300, 6000] },
        note: "last frame"
      },
      aspect_ratio: { type: "string", note: "ratio; list not seen" },
      generateAudio: { type: "boolean", note: "adds sound" },
      referenceImages: { type: "array", items: { type: "string", format: "url" }, note: "reference images" },
      referenceVideos: {
        type: "array",
        required: true,
        minItems: 1,
        items: { type: "string", format: "url" },
        note: "reference videos"
      },
      referenceAudios: { type: "array", items: { type: "string", format: "url" }, note: "reference sounds" }
    },
    rules: [
      { text: "needs a reference video" },
      { text: "media also as asset://{id}" }
    ]
  },
  {
    id: "seedance_2_0_fast",
    kind: "video",
    task: "reference-to-video",
    tasks: ["reference-to-video"],
    path: "/v1/kyyvideo2/videos",
    container: "",
    evidence: "vendor",
    fields: {
      prompt: { type: "string", required: true, note: "text that describes the result" },
      duration: { type: "integer", min: 4, max: 15, default: 5, note: "seconds of output" },
      first_image: {
        type: "string",
        format: "url",
        media: { formats: ["jpeg", "png", "webp", "bmp", "tiff", "gif"], ratio: [0.4, 2.5], sidePx: [300, 6000] },
        note: "first frame"
      },
      last_image: {
        type: "string",
        format: "url",
        media: { formats: ["jpeg", "png", "webp", "bmp", "tiff", "gif"], ratio: [0.4, 2.5], sidePx: [300, 6000] },
        note: "last frame"
      },
      aspect_ratio: { type: "string", note: "ratio; list not seen" },
      generateAudio: { type: "boolean", note: "adds sound" },
      referenceImages: { type: "array", items: { type: "string", format: "url" }, note: "reference images" },
      referenceVideos: {
        type: "array",
        required: true,
        minItems: 1,
        items: { type: "string", format: "url" },
        note: "reference videos"
      },
      referenceAudios: { type: "array", items: { type: "string", format: "url" }, note: "reference sounds" }
    },
    rules: [
      { text: "needs a reference video" },
      { text: "media also as asset://{id}" }
    ]
  },
  {
    id: "seedance_2_0_fast_pro",
    kind: "video",
    task: "text-to-video",
    tasks: ["text-to-video", "image-to-video", "reference-to-video"],
    path: "/v1/kyyvideo2/videos",
    container: "",
    evidence: "vendor",
    fields: {
      prompt: { type: "string", required: true, note: "text that describes the result" },
      duration: { type: "integer", min: 4, max: 15, default: 5, note: "seconds of output" },
      first_image: {
        type: "string",
        format: "url",
        media: { formats: ["jpeg", "png", "webp", "bmp", "tiff", "gif"], ratio: [0.4, 2.5], sidePx: [300, 6000] },
        note: "first frame"
      },
      last_image: {
        type: "string",
        format: "url",
        media: { formats: ["jpeg", "png", "webp", "bmp", "tiff", "gif"], ratio: [0.4, 2.5], sidePx: [300, 6000] },
        note: "last frame"
      },
      aspect_ratio: { type: "string", note: "ratio; list not seen" },
      generateAudio: { type: "boolean", note: "adds sound" },
      referenceImages: { type: "array", items: { type: "string", format: "url" }, note: "reference images" },
      referenceVideos: { type: "array", items: { type: "string", format: "url" }, note: "reference videos" },
      referenceAudios: { type: "array", items: { type: "string", format: "url" }, note: "reference sounds" }
    },
    rules: [
      {
        text: "last_image needs first_image",
        when: { last_image: { present: true } },
        must: { first_image: { present: true } }
      },
      {
        text: "frames exclude all references",
        when: { first_image: { present: true } },
        must: {
          referenceImages: { present: false },
          referenceVideos: { present: false },
          referenceAudios: { present: false }
        }
      },
      {
        text: "frames exclude all references",
        when: { last_image: { present: true } },
        must: {
          referenceImages: { present: false },
          referenceVideos: { present: false },
          referenceAudios: { present: false }
        }
      },
      { text: "media also as asset://{id}" }
    ]
  },
  {
    id: "seedance_2_0_pro",
    kind: "video",
    task: "text-to-video",
    tasks: ["text-to-video", "image-to-video", "reference-to-video"],
    path: "/v1/kyyvideo2/videos",
    container: "",
    evidence: "vendor",
    fields: {
      prompt: { type: "string", required: true, note: "text that describes the result" },
      duration: { type: "integer", min: 4, max: 15, default: 5, note: "seconds of output" },
      first_image: {
        type: "string",
        format: "url",
        media: { formats: ["jpeg", "png", "webp", "bmp", "tiff", "gif"], ratio: [0.4, 2.5], sidePx: [300, 6000] },
        note: "first frame"
      },
      last_image: {
        type: "string",
        format: "url",
        media: { formats: ["jpeg", "png", "webp", "bmp", "tiff", "gif"], ratio: [0.4, 2.5], sidePx: [300, 6000] },
        note: "last frame"
      },
      aspect_ratio: { type: "string", note: "ratio; list not seen" },
      generateAudio: { type: "boolean", note: "adds sound" },
      referenceImages: { type: "array", items: { type: "string", format: "url" }, note: "reference images" },
      referenceVideos: { type: "array", items: { type: "string", format: "url" }, note: "reference videos" },
      referenceAudios: { type: "array", items: { type: "string", format: "url" }, note: "reference sounds" }
    },
    rules: [
      {
        text: "last_image needs first_image",
        when: { last_image: { present: true } },
        must: { first_image: { present: true } }
      },
      {
        text: "frames exclude all references",
        when: { first_image: { present: true } },
        must: {
          referenceImages: { present: false },
          referenceVideos: { present: false },
          referenceAudios: { present: false }
        }
      },
      {
        text: "frames exclude all references",
        when: { last_image: { present: true } },
        must: {
          referenceImages: { present: false },
          referenceVideos: { present: false },
          referenceAudios: { present: false }
        }
      },
      { text: "media also as asset://{id}" }
    ]
  },
  {
    id: "seedance_2_0_x1_discount",
    kind: "video",
    task: "image-to-video",
    tasks: ["image-to-video", "reference-to-video"],
    path: "/v1/seedance-x1/videos",
    container: "",
    evidence: "vendor",
    fields: {
      resolution: { type: "string", enum: ["480p", "720p", "1080p"], default: "720p" },
      ratio: {
        type: "string",
        enum: ["21:9", "16:9", "4:3", "1:1", "3:4", "9:16"],
        default: "16:9",
        note: "width to height of the output"
      },
      duration: { type: "integer", min: 4, max: 15, default: 5, note: "seconds of output" },
      content: {
        type: "array",
        required: true,
        minItems: 1,
        items: {
          type: "object",
          fields: {
            type: { type: "string", required: true, enum: ["text", "image_url", "video_url", "audio_url"] },
            text: { type: "string" },
            role: {
              type: "string",
              enum: ["first_frame", "last_frame", "reference_image", "reference_video", "reference_audio"]
            },
            image_url: { type: "object", fields: { url: { type: "string", required: true, format: "url" } } },
            video_url: { type: "object", fields: { url: { type: "string", required: true, format: "url" } } },
            audio_url: { type: "object", fields: { url: { type: "string", required: true, format: "url" } } }
          }
        },
        note: "text and media parts"
      }
    },
    rules: [
      { text: "exactly one text part plus media", must: { content: { some: { type: { in: ["text"] } } } } },
      {
        text: "exactly one text part plus media",
        must: { content: { some: { type: { in: ["image_url", "video_url", "audio_url"] } } } }
      },
      {
        text: "at least one image or reference",
        must: { content: { some: { type: { in: ["image_url", "video_url", "audio_url"] } } } }
      },
      { text: "single image without role is the first frame" },
      { text: "url also as asset id" }
    ]
  },
  {
    id: "seedance_2_0_x1_official",
    kind: "video",
    task: "image-to-video",
    tasks: ["image-to-video", "reference-to-video"],
    path: "/v1/seedance-x1/videos",
    container: "",
    evidence: "vendor",
    fields: {
      resolution: { type: "string", enum: ["480p", "720p", "1080p"], default: "720p" },
      ratio: {
        type: "string",
        enum: ["21:9", "16:9", "4:3", "1:1", "3:4", "9:16"],
        default: "16:9",
        note: "width to height of the output"
      },
      duration: { type: "integer", min: 4, max: 15, default: 5, note: "seconds of output" },
      content: {
        type: "array",
        required: true,
        minItems: 1,
        items: {
          type: "object",
          fields: {
            type: { type: "string", required: true, enum: ["text", "image_url", "video_url", "audio_url"] },
            text: { type: "string" },
            role: {
              type: "string",
              enum: ["first_frame", "last_frame", "reference_image", "reference_video", "reference_audio"]
            },
            image_url: { type: "object", fields: { url: { type: "string", required: true, format: "url" } } },
            video_url: { type: "object", fields: { url: { type: "string", required: true, format: "url" } } },
            audio_url: { type: "object", fields: { url: { type: "string", required: true, format: "url" } } }
          }
        },
        note: "text and media parts"
      }
    },
    rules: [
      { text: "exactly one text part plus media", must: { content: { some: { type: { in: ["text"] } } } } },
      {
        text: "exactly one text part plus media",
        must: { content: { some: { type: { in: ["image_url", "video_url", "audio_url"] } } } }
      },
      {
        text: "at least one image or reference",
        must: { content: { some: { type: { in: ["image_url", "video_url", "audio_url"] } } } }
      },
      { text: "single image without role is the first frame" },
      { text: "url also as asset id" }
    ]
  },
  {
    id: "seedance_fast_2_0_x1_discount",
    kind: "video",
    task: "image-to-video",
    tasks: ["image-to-video", "reference-to-video"],
    path: "/v1/seedance-x1/videos",
    container: "",
    evidence: "vendor",
    fields: {
      resolution: { type: "string", enum: ["480p", "720p", "1080p"], default: "720p" },
      ratio: {
        type: "string",
        enum: ["21:9", "16:9", "4:3", "1:1", "3:4", "9:16"],
        default: "16:9",
        note: "width to height of the output"
      },
      duration: { type: "integer", min: 4, max: 15, default: 5, note: "seconds of output" },
      content: {
        type: "array",
        required: true,
        minItems: 1,
        items: {
          type: "object",
          fields: {
            type: { type: "string", required: true, enum: ["text", "image_url", "video_url", "audio_url"] },
            text: { type: "string" },
            role: {
              type: "string",
              enum: ["first_frame", "last_frame", "reference_image", "reference_video", "reference_audio"]
            },
            image_url: { type: "object", fields: { url: { type: "string", required: true, format: "url" } } },
            video_url: { type: "object", fields: { url: { type: "string", required: true, format: "url" } } },
            audio_url: { type: "object", fields: { url: { type: "string", required: true, format: "url" } } }
          }
        },
        note: "text and media parts"
      }
    },
    rules: [
      { text: "exactly one text part plus media", must: { content: { some: { type: { in: ["text"] } } } } },
      {
        text: "exactly one text part plus media",
        must: { content: { some: { type: { in: ["image_url", "video_url", "audio_url"] } } } }
      },
      {
        text: "at least one image or reference",
        must: { content: { some: { type: { in: ["image_url", "video_url", "audio_url"] } } } }
      },
      { text: "single image without role is the first frame" },
      { text: "url also as asset id" }
    ]
  },
  {
    id: "seedance_fast_2_0_x1_official",
    kind: "video",
    task: "image-to-video",
    tasks: ["image-to-video", "reference-to-video"],
    path: "/v1/seedance-x1/videos",
    container: "",
    evidence: "vendor",
    fields: {
      resolution: { type: "string", enum: ["480p", "720p", "1080p"], default: "720p" },
      ratio: {
        type: "string",
        enum: ["21:9", "16:9", "4:3", "1:1", "3:4", "9:16"],
        default: "16:9",
        note: "width to height of the output"
      },
      duration: { type: "integer", min: 4, max: 15, default: 5, note: "seconds of output" },
      content: {
        type: "array",
        required: true,
        minItems: 1,
        items: {
          type: "object",
          fields: {
            type: { type: "string", required: true, enum: ["text", "image_url", "video_url", "audio_url"] },
            text: { type: "string" },
            role: {
              type: "string",
              enum: ["first_frame", "last_frame", "reference_image", "reference_video", "reference_audio"]
            },
            image_url: { type: "object", fields: { url: { type: "string", required: true, format: "url" } } },
            video_url: { type: "object", fields: { url: { type: "string", required: true, format: "url" } } },
            audio_url: { type: "object", fields: { url: { type: "string", required: true, format: "url" } } }
          }
        },
        note: "text and media parts"
      }
    },
    rules: [
      { text: "exactly one text part plus media", must: { content: { some: { type: { in: ["text"] } } } } },
      {
        text: "exactly one text part plus media",
        must: { content: { some: { type: { in: ["image_url", "video_url", "audio_url"] } } } }
      },
      {
        text: "at least one image or reference",
        must: { content: { some: { type: { in: ["image_url", "video_url", "audio_url"] } } } }
      },
      { text: "single image without role is the first frame" },
      { text: "url also as asset id" }
    ]
  },
  {
    id: "sora-2",
    kind: "video",
    task: "text-to-video",
    tasks: ["text-to-video", "image-to-video"],
    path: "/v1/sora/videos",
    container: "",
    evidence: "vendor",
    status: "older ids, replaced by openAiSora2Plus and openAiSora2Pro",
    fields: {
      prompt: { type: "string", required: true, note: "text that describes the result" },
      size: { type: "string", enum: ["720x1280", "1280x720"], default: "720x1280" },
      aspect_ratio: { type: "string", enum: ["16:9", "9:16"] },
      duration: { type: "integer", enum: [10, 15] },
      seconds: { type: "integer", enum: [10, 15] },
      input_reference: { type: "array", maxItems: 3, items: { type: "string", format: "url" }, note: "input images" },
      image_urls: { type: "array", items: { type: "string", format: "url" }, note: "input images" }
    },
    rules: [
      { text: "size and aspect_ratio exclude each other", atMostOne: ["size", "aspect_ratio"] },
      { text: "duration and seconds exclude each other", atMostOne: ["duration", "seconds"] },
      { text: "input_reference and image_urls exclude each other", atMostOne: ["input_reference", "image_urls"] }
    ]
  },
  {
    id: "sora-2-pro",
    kind: "video",
    task: "text-to-video",
    tasks: ["text-to-video", "image-to-video"],
    path: "/v1/sora/videos",
    container: "",
    evidence: "vendor",
    status: "older ids, replaced by openAiSora2Plus and openAiSora2Pro",
    fields: {
      prompt: { type: "string", required: true, note: "text that describes the result" },
      size: { type: "string", enum: ["720x1280", "1280x720"], default: "720x1280" },
      aspect_ratio: { type: "string", enum: ["16:9", "9:16"] },
      duration: { type: "integer", enum: [10, 15, 25] },
      seconds: { type: "integer", enum: [10, 15, 25] },
      input_reference: { type: "array", maxItems: 3, items: { type: "string", format: "url" }, note: "input images" },
      image_urls: { type: "array", items: { type: "string", format: "url" }, note: "input images" }
    },
    rules: [
      { text: "size and aspect_ratio exclude each other", atMostOne: ["size", "aspect_ratio"] },
      { text: "duration and seconds exclude each other", atMostOne: ["duration", "seconds"] },
      { text: "input_reference and image_urls exclude each other", atMostOne: ["input_reference", "image_urls"] }
    ]
  },
  {
    id: "sora-2-stable",
    kind: "video",
    task: "text-to-video",
    tasks: ["text-to-video", "image-to-video"],
    path: "/v1/sora/videos",
    container: "",
    evidence: "vendor",
    status: "older ids, replaced by openAiSora2Plus and openAiSora2Pro",
    fields: {
      prompt: { type: "string", required: true, note: "text that describes the result" },
      size: { type: "string", enum: ["720x1280", "1280x720"], default: "720x1280" },
      aspect_ratio: { type: "string", enum: ["16:9", "9:16"] },
      duration: { type: "integer", enum: [10, 15] },
      seconds: { type: "integer", enum: [10, 15] },
      input_reference: { type: "array", maxItems: 3, items: { type: "string", format: "url" }, note: "input images" },
      image_urls: { type: "array", items: { type: "string", format: "url" }, note: "input images" }
    },
    rules: [
      { text: "size and aspect_ratio exclude each other", atMostOne: ["size", "aspect_ratio"] },
      { text: "duration and seconds exclude each other", atMostOne: ["duration", "seconds"] },
      { text: "input_reference and image_urls exclude each other", atMostOne: ["input_reference", "image_urls"] }
    ]
  },
  {
    id: "starvideos_v3",
    kind: "video",
    task: "text-to-video",
    tasks: ["text-to-video", "image-to-video"],
    path: "/v1/starvideos/videos",
    container: "",
    evidence: "vendor",
    fields: {
      prompt: { type: "string", required: true, note: "text that describes the result" },
      duration: { type: "integer", min: 3, max: 15, default: 5, note: "seconds of output" },
      ratio: { type: "string", enum: ["16:9", "9:16"], default: "16:9", note: "width to height of the output" },
      images: { type: "array", items: { type: "string", format: "url" }, note: "first two count" }
    },
    rules: [
      { text: "no image: text, one: first frame, two: first and last" }
    ]
  },
  {
    id: "veo3.1-fast",
    kind: "video",
    task: "text-to-video",
    tasks: ["text-to-video", "image-to-video", "reference-to-video"],
    path: "/v1/veo/videos",
    container: "",
    evidence: "vendor",
    status: "older id, replaced by veo_3_1_fast",
    fields: {
      prompt: { type: "string", required: true, note: "text that describes the result" },
      size: { type: "string", enum: ["1280x720", "720x1280"], default: "1280x720" },
      aspect_ratio: { type: "string", enum: ["16:9", "9:16"] },
      duration: { type: "integer", enum: [8], default: 8 },
      seconds: { type: "integer", enum: [8], default: 8 },
      input_reference: {
        type: "array",
        maxItems: 3,
        items: { type: "string", format: "url" },
        note: "reference images"
      },
      image_urls: { type: "array", maxItems: 3, items: { type: "string", format: "url" }, note: "reference images" },
      first_image: { type: "string", format: "url", note: "first frame" },
      last_image: { type: "string", format: "url", note: "last frame" }
    },
    rules: [
      { text: "size and aspect_ratio exclude each other", atMostOne: ["size", "aspect_ratio"] },
      { text: "duration and seconds exclude each other", atMostOne: ["duration", "seconds"] },
      { text: "input_reference and image_urls exclude each other", atMostOne: ["input_reference", "image_urls"] },
      {
        text: "references exclude frames",
        when: { input_reference: { present: true } },
        must: { first_image: { present: false }, last_image: { present: false } }
      },
      {
        text: "references exclude frames",
        when: { image_urls: { present: true } },
        must: { first_image: { present: false }, last_image: { present: false } }
      },
      {
        text: "last_image needs first_image",
        when: { last_image: { present: true } },
        must: { first_image: { present: true } }
      }
    ]
  },
  {
    id: "veo_3_1_fast",
    kind: "video",
    task: "text-to-video",
    tasks: ["text-to-video", "image-to-video", "reference-to-video"],
    path: "/v1/veo/videos",
    container: "",
    evidence: "vendor",
    fields: {
      prompt: { type: "string", required: true, note: "text that describes the result" },
      resolution: { type: "string", enum: ["720p", "1080p", "4K"], default: "720p", note: "any letter case" },
      aspect_ratio: { type: "string", enum: ["16:9", "9:16"], default: "16:9", note: "width to height of the output" },
      first_image: { type: "string", format: "url", note: "first frame" },
      last_image: { type: "string", format: "url", note: "last frame" },
      input_reference: {
        type: "array",
        maxItems: 3,
        items: { type: "string", format: "url" },
        note: "reference images"
      },
      image_urls: { type: "array", maxItems: 3, items: { type: "string", format: "url" }, note: "reference images" }
    },
    rules: [
      {
        text: "last_image needs first_image",
        when: { last_image: { present: true } },
        must: { first_image: { present: true } }
      },
      { text: "input_reference and image_urls exclude each other", atMostOne: ["input_reference", "image_urls"] },
      {
        text: "references exclude frames",
        when: { input_reference: { present: true } },
        must: { first_image: { present: false }, last_image: { present: false } }
      },
      {
        text: "references exclude frames",
        when: { image_urls: { present: true } },
        must: { first_image: { present: false }, last_image: { present: false } }
      }
    ]
  },
  {
    id: "veo_3_1_fast_stable",
    kind: "video",
    task: "text-to-video",
    tasks: ["text-to-video", "image-to-video"],
    path: "/v1/veo/videos",
    container: "",
    evidence: "vendor",
    fields: {
      prompt: { type: "string", required: true, note: "text that describes the result" },
      resolution: { type: "string", enum: ["720p", "1080p"], default: "720p", note: "any letter case" },
      aspect_ratio: { type: "string", enum: ["16:9", "9:16"], default: "16:9", note: "width to height of the output" },
      first_image: { type: "string", format: "url", note: "first frame" },
      last_image: { type: "string", format: "url", note: "last frame" }
    },
    rules: [
      {
        text: "last_image needs first_image",
        when: { last_image: { present: true } },
        must: { first_image: { present: true } }
      }
    ]
  },
  {
    id: "veo_3_1_pro",
    kind: "video",
    task: "text-to-video",
    tasks: ["text-to-video", "image-to-video", "reference-to-video"],
    path: "/v1/veo/videos",
    container: "",
    evidence: "vendor",
    fields: {
      prompt: { type: "string", required: true, note: "text that describes the result" },
      resolution: { type: "string", enum: ["720p", "1080p", "4K"], default: "720p", note: "any letter case" },
      aspect_ratio: { type: "string", enum: ["16:9", "9:16"], default: "16:9", note: "width to height of the output" },
      first_image: { type: "string", format: "url", note: "first frame" },
      last_image: { type: "string", format: "url", note: "last frame" },
      input_reference: {
        type: "array",
        maxItems: 3,
        items: { type: "string", format: "url" },
        note: "reference images"
      },
      image_urls: { type: "array", maxItems: 3, items: { type: "string", format: "url" }, note: "reference images" }
    },
    rules: [
      {
        text: "last_image needs first_image",
        when: { last_image: { present: true } },
        must: { first_image: { present: true } }
      },
      { text: "input_reference and image_urls exclude each other", atMostOne: ["input_reference", "image_urls"] },
      {
        text: "references exclude frames",
        when: { input_reference: { present: true } },
        must: { first_image: { present: false }, last_image: { present: false } }
      },
      {
        text: "references exclude frames",
        when: { image_urls: { present: true } },
        must: { first_image: { present: false }, last_image: { present: false } }
      }
    ]
  },
  {
    id: "veo_3_1_pro_stable",
    kind: "video",
    task: "text-to-video",
    tasks: ["text-to-video", "image-to-video", "reference-to-video"],
    path: "/v1/veo/videos",
    container: "",
    evidence: "vendor",
    fields: {
      prompt: { type: "string", required: true, note: "text that describes the result" },
      resolution: { type: "string", enum: ["720p", "1080p"], default: "720p", note: "any letter case" },
      aspect_ratio: { type: "string", enum: ["16:9", "9:16"], default: "16:9", note: "width to height of the output" },
      first_image: { type: "string", format: "url", note: "first frame" },
      last_image: { type: "string", format: "url", note: "last frame" },
      input_reference: {
        type: "array",
        maxItems: 3,
        items: { type: "string", format: "url" },
        note: "reference images"
      },
      image_urls: { type: "array", maxItems: 3, items: { type: "string", format: "url" }, note: "reference images" }
    },
    rules: [
      {
        text: "last_image needs first_image",
        when: { last_image: { present: true } },
        must: { first_image: { present: true } }
      },
      { text: "input_reference and image_urls exclude each other", atMostOne: ["input_reference", "image_urls"] },
      {
        text: "references exclude frames",
        when: { input_reference: { present: true } },
        must: { first_image: { present: false }, last_image: { present: false } }
      },
      {
        text: "references exclude frames",
        when: { image_urls: { present: true } },
        must: { first_image: { present: false }, last_image: { present: false } }
      }
    ]
  },
  {
    id: "video_30_10_10",
    kind: "video",
    task: "text-to-video",
    tasks: ["text-to-video", "image-to-video", "reference-to-video"],
    path: "/v2/model-center/tasks",
    container: "",
    evidence: "third-party",
    fields: {
      prompt: { type: "string", required: true, minLength: 1, maxLength: 5000 },
      reference_images: {
        type: "array",
        maxItems: 30,
        items: { type: "string", format: "url" },
        note: "reference images"
      },
      reference_videos: {
        type: "array",
        maxItems: 10,
        items: { type: "string", format: "url" },
        note: "reference videos"
      },
      reference_audios: {
        type: "array",
        maxItems: 10,
        items: { type: "string", format: "url" },
        note: "reference sounds"
      },
      duration: { type: "integer", min: 4, max: 30, default: 5, note: "seconds of output" },
      aspect_ratio: { type: "string", enum: ["16:9", "9:16", "1:1", "21:9", "4:3", "3:4"], default: "16:9" },
      resolution: { type: "string", required: true, enum: ["720p"], default: "720p" }
    }
  },
  {
    id: "videos",
    kind: "video",
    task: "text-to-video",
    tasks: ["text-to-video", "image-to-video", "reference-to-video"],
    path: "/v1/videos/videos",
    container: "",
    evidence: "vendor",
    fields: {
      prompt: {
        type: "string",
        required: true,
        note: "text that describes the result",
        disputed: [{ maxLength: 1500 }]
      },
      duration: { type: "integer", required: true, min: 4, max: 15, note: "seconds of output" },
      ratio: {
        type: "string",
        enum: ["21:9", "16:9", "4:3", "1:1", "3:4", "9:16"],
        default: "16:9",
        note: "width to height of the output",
        disputed: [{ enum: ["16:9", "9:16"] }]
      },
      resolution: { type: "string", enum: ["720p"], default: "720p" },
      first_image: { type: "string", format: "url", note: "first frame", alsoNamed: ["image"] },
      last_image: { type: "string", format: "url", note: "last frame", alsoNamed: ["lastFrameImage"] },
      referenceImages: { type: "array", items: { type: "string", format: "url" }, note: "reference images" },
      referenceVideos: { type: "array", items: { type: "string", format: "url" }, note: "reference videos" },
      referenceAudios: {
        type: "array",
        maxItems: 3,
        items: { type: "string", format: "url" },
        note: "reference sounds"
      }
    },
    rules: [
      {
        text: "both frame fields come as a pair",
        when: { first_image: { present: true } },
        must: { last_image: { present: true } }
      },
      {
        text: "both frame fields come as a pair",
        when: { last_image: { present: true } },
        must: { first_image: { present: true } }
      },
      {
        text: "frames exclude referenceImages and referenceVideos",
        when: { first_image: { present: true } },
        must: { referenceImages: { present: false }, referenceVideos: { present: false } }
      },
      {
        text: "frames exclude referenceImages and referenceVideos",
        when: { last_image: { present: true } },
        must: { referenceImages: { present: false }, referenceVideos: { present: false } }
      }
    ]
  },
  {
    id: "videos_933_c1",
    kind: "video",
    task: "text-to-video",
    tasks: ["text-to-video", "image-to-video", "reference-to-video"],
    path: "/v2/model-center/tasks",
    container: "",
    evidence: "third-party",
    fields: {
      prompt: { type: "string", required: true, note: "text that describes the result" },
      reference_images: {
        type: "array",
        maxItems: 9,
        items: { type: "string", format: "url" },
        note: "reference images"
      },
      reference_videos: {
        type: "array",
        maxItems: 3,
        items: { type: "string", format: "url" },
        note: "reference videos"
      },
      reference_audios: {
        type: "array",
        maxItems: 3,
        items: { type: "string", format: "url" },
        note: "reference sounds"
      },
      duration: { type: "integer", min: 4, max: 15, note: "seconds of output" },
      aspect_ratio: { type: "string", note: "width to height of the output" },
      resolution: { type: "string", note: "output size class" },
      face_processing: { type: "string", note: "text true or false" },
      generate_audio: { type: "boolean", note: "adds sound" },
      reference_mode: { type: "string", enum: ["frame", "image"], note: "how reference_images count" }
    },
    rules: [
      {
        text: "frame mode: reference_images hold first and last frame",
        inferred: true,
        when: { reference_mode: { in: ["frame"] } },
        must: { reference_images: { maxItems: 2 } }
      }
    ]
  },
  {
    id: "videos_fast",
    kind: "video",
    task: "text-to-video",
    tasks: ["text-to-video", "image-to-video", "reference-to-video"],
    path: "/v1/videos/videos",
    container: "",
    evidence: "vendor",
    status: "not on the newest mirror page",
    fields: {
      prompt: { type: "string", required: true, maxLength: 1500, note: "text that describes the result" },
      duration: { type: "integer", required: true, min: 4, max: 15, note: "seconds of output" },
      ratio: {
        type: "string",
        enum: ["16:9", "9:16"],
        default: "16:9",
        note: "width to height of the output",
        disputed: [{ enum: ["16:9", "9:16", "1:1"] }]
      },
      resolution: { type: "string", enum: ["720p"], default: "720p" },
      image: { type: "string", format: "url", note: "first frame", alsoNamed: ["first_image"] },
      lastFrameImage: { type: "string", format: "url", note: "last frame", alsoNamed: ["last_image"] },
      referenceImages: { type: "array", items: { type: "string", format: "url" }, note: "reference images" },
      referenceVideos: { type: "array", items: { type: "string", format: "url" }, note: "reference videos" }
    },
    rules: [
      {
        text: "both frame fields come as a pair",
        when: { image: { present: true } },
        must: { lastFrameImage: { present: true } }
      },
      {
        text: "both frame fields come as a pair",
        when: { lastFrameImage: { present: true } },
        must: { image: { present: true } }
      },
      {
        text: "frames exclude referenceImages and referenceVideos",
        when: { image: { present: true } },
        must: { referenceImages: { present: false }, referenceVideos: { present: false } }
      },
      {
        text: "frames exclude referenceImages and referenceVideos",
        when: { lastFrameImage: { present: true } },
        must: { referenceImages: { present: false }, referenceVideos: { present: false } }
      }
    ]
  },
  {
    id: "videos_fast_933_c1",
    kind: "video",
    task: "text-to-video",
    tasks: ["text-to-video", "image-to-video", "reference-to-video"],
    path: "/v2/model-center/tasks",
    container: "",
    evidence: "third-party",
    fields: {
      prompt: { type: "string", required: true, note: "text that describes the result" },
      reference_images: {
        type: "array",
        maxItems: 9,
        items: { type: "string", format: "url" },
        note: "reference images"
      },
      reference_videos: {
        type: "array",
        maxItems: 3,
        items: { type: "string", format: "url" },
        note: "reference videos"
      },
      reference_audios: {
        type: "array",
        maxItems: 3,
        items: { type: "string", format: "url" },
        note: "reference sounds"
      },
      duration: { type: "integer", min: 4, max: 15, note: "seconds of output" },
      aspect_ratio: { type: "string", note: "width to height of the output" },
      resolution: { type: "string", note: "output size class" },
      face_processing: { type: "string", note: "text true or false" },
      generate_audio: { type: "boolean", note: "adds sound" },
      reference_mode: { type: "string", enum: ["frame", "image"], note: "how reference_images count" }
    },
    rules: [
      {
        text: "frame mode: reference_images hold first and last frame",
        inferred: true,
        when: { reference_mode: { in: ["frame"] } },
        must: { reference_images: { maxItems: 2 } }
      }
    ]
  },
  {
    id: "videos_pro",
    kind: "video",
    task: "text-to-video",
    tasks: ["text-to-video", "image-to-video", "reference-to-video"],
    path: "/v1/videos/videos",
    container: "",
    evidence: "third-party",
    status: "fields assumed like videos",
    fields: {
      prompt: { type: "string", required: true, note: "text that describes the result" },
      duration: { type: "integer", required: true, min: 4, max: 15, note: "seconds of output" },
      ratio: { type: "string", enum: ["16:9", "9:16"], default: "16:9", note: "width to height of the output" },
      resolution: { type: "string", enum: ["720p"], default: "720p" },
      first_image: { type: "string", format: "url", note: "first frame" },
      last_image: { type: "string", format: "url", note: "last frame" },
      referenceImages: { type: "array", items: { type: "string", format: "url" }, note: "reference images" },
      referenceVideos: { type: "array", items: { type: "string", format: "url" }, note: "reference videos" }
    },
    rules: [
      {
        text: "both frame fields come as a pair",
        when: { first_image: { present: true } },
        must: { last_image: { present: true } }
      },
      {
        text: "both frame fields come as a pair",
        when: { last_image: { present: true } },
        must: { first_image: { present: true } }
      },
      {
        text: "frames exclude referenceImages and referenceVideos",
        when: { first_image: { present: true } },
        must: { referenceImages: { present: false }, referenceVideos: { present: false } }
      },
      {
        text: "frames exclude referenceImages and referenceVideos",
        when: { last_image: { present: true } },
        must: { referenceImages: { present: false }, referenceVideos: { present: false } }
      }
    ]
  },
  {
    id: "videos_pro_fast",
    kind: "video",
    task: "text-to-video",
    tasks: ["text-to-video", "image-to-video", "reference-to-video"],
    path: "/v1/videos/videos",
    container: "",
    evidence: "third-party",
    status: "fields assumed like videos",
    fields: {
      prompt: { type: "string", required: true, note: "text that describes the result" },
      duration: { type: "integer", required: true, min: 4, max: 15, note: "seconds of output" },
      ratio: { type: "string", enum: ["16:9", "9:16"], default: "16:9", note: "width to height of the output" },
      resolution: { type: "string", enum: ["720p"], default: "720p" },
      first_image: { type: "string", format: "url", note: "first frame" },
      last_image: { type: "string", format: "url", note: "last frame" },
      referenceImages: { type: "array", items: { type: "string", format: "url" }, note: "reference images" },
      referenceVideos: { type: "array", items: { type: "string", format: "url" }, note: "reference videos" }
    },
    rules: [
      {
        text: "both frame fields come as a pair",
        when: { first_image: { present: true } },
        must: { last_image: { present: true } }
      },
      {
        text: "both frame fields come as a pair",
        when: { last_image: { present: true } },
        must: { first_image: { present: true } }
      },
      {
        text: "frames exclude referenceImages and referenceVideos",
        when: { first_image: { present: true } },
        must: { referenceImages: { present: false }, referenceVideos: { present: false } }
      },
      {
        text: "frames exclude referenceImages and referenceVideos",
        when: { last_image: { present: true } },
        must: { referenceImages: { present: false }, referenceVideos: { present: false } }
      }
    ]
  },
  {
    id: "videos_stable",
    kind: "video",
    task: "text-to-video",
    tasks: ["text-to-video", "image-to-video", "reference-to-video"],
    path: "/v1/videos/videos",
    container: "",
    evidence: "vendor",
    fields: {
      prompt: { type: "string", required: true, maxLength: 5000, note: "text that describes the result" },
      duration: { type: "integer", required: true, min: 4, max: 15, note: "seconds of output" },
      ratio: { type: "string", enum: ["16:9", "9:16", "1:1"], default: "16:9", note: "width to height of the output" },
      resolution: { type: "string", enum: ["720p"], default: "720p" },
      first_image: { type: "string", format: "url", note: "first frame", alsoNamed: ["image"] },
      last_image: { type: "string", format: "url", note: "last frame", alsoNamed: ["lastFrameImage"] },
      referenceImages: { type: "array", items: { type: "string", format: "url" }, note: "reference images" },
      referenceVideos: { type: "array", items: { type: "string", format: "url" }, note: "reference videos" },
      referenceAudios: {
        type: "array",
        maxItems: 1,
        items: { type: "string", format: "url" },
        note: "reference sounds"
      }
    },
    rules: [
      {
        text: "both frame fields come as a pair",
        when: { first_image: { present: true } },
        must: { last_image: { present: true } }
      },
      {
        text: "both frame fields come as a pair",
        when: { last_image: { present: true } },
        must: { first_image: { present: true } }
      },
      {
        text: "frames exclude referenceImages and referenceVideos",
        when: { first_image: { present: true } },
        must: { referenceImages: { present: false }, referenceVideos: { present: false } }
      },
      {
        text: "frames exclude referenceImages and referenceVideos",
        when: { last_image: { present: true } },
        must: { referenceImages: { present: false }, referenceVideos: { present: false } }
      }
    ]
  },
  {
    id: "videos_stable_fast",
    kind: "video",
    task: "text-to-video",
    tasks: ["text-to-video", "image-to-video", "reference-to-video"],
    path: "/v1/videos/videos",
    container: "",
    evidence: "vendor",
    fields: {
      prompt: { type: "string", required: true, maxLength: 5000, note: "text that describes the result" },
      duration: { type: "integer", required: true, min: 4, max: 15, note: "seconds of output" },
      ratio: { type: "string", enum: ["16:9", "9:16", "1:1"], default: "16:9", note: "width to height of the output" },
      resolution: { type: "string", enum: ["720p"], default: "720p" },
      first_image: { type: "string", format: "url", note: "first frame", alsoNamed: ["image"] },
      last_image: { type: "string", format: "url", note: "last frame", alsoNamed: ["lastFrameImage"] },
      referenceImages: { type: "array", items: { type: "string", format: "url" }, note: "reference images" },
      referenceVideos: { type: "array", items: { type: "string", format: "url" }, note: "reference videos" },
      referenceAudios: {
        type: "array",
        maxItems: 1,
        items: { type: "string", format: "url" },
        note: "reference sounds"
      }
    },
    rules: [
      {
        text: "both frame fields come as a pair",
        when: { first_image: { present: true } },
        must: { last_image: { present: true } }
      },
      {
        text: "both frame fields come as a pair",
        when: { last_image: { present: true } },
        must: { first_image: { present: true } }
      },
      {
        text: "frames exclude referenceImages and referenceVideos",
        when: { first_image: { present: true } },
        must: { referenceImages: { present: false }, referenceVideos: { present: false } }
      },
      {
        text: "frames exclude referenceImages and referenceVideos",
        when: { last_image: { present: true } },
        must: { referenceImages: { present: false }, referenceVideos: { present: false } }
      }
    ]
  },
  {
    id: "wan2.7-i2v",
    kind: "video",
    task: "image-to-video",
    tasks: ["image-to-video"],
    path: "/v2/model-center/tasks",
    container: "",
    evidence: "third-party",
    fields: {
      prompt: { type: "string", required: true, note: "text that describes the result" },
      first_image: { type: "string", required: true, format: "url", note: "first frame" },
      last_image: { type: "string", required: true, format: "url", note: "last frame" },
      duration: { type: "integer", min: 4, max: 15, note: "seconds of output" },
      resolution: { type: "string", note: "for example 1080P" },
      seed: { type: "integer", default: 0 },
      watermark: { type: "boolean" }
    },
    rules: [
      { text: "needs both frames (one client)" }
    ]
  },
  {
    id: "wan2.7-r2v",
    kind: "video",
    task: "reference-to-video",
    tasks: ["reference-to-video"],
    path: "/v2/model-center/tasks",
    container: "",
    evidence: "third-party",
    fields: {
      prompt: { type: "string", required: true, note: "text that describes the result" },
      reference_images: {
        type: "array",
        required: true,
        minItems: 1,
        items: { type: "string", format: "url" },
        note: "reference images"
      },
      aspect_ratio: { type: "string", note: "width to height of the output" },
      duration: { type: "integer", min: 4, max: 15, note: "seconds of output" },
      resolution: { type: "string", note: "for example 1080P" },
      seed: { type: "integer", default: 0 },
      watermark: { type: "boolean" }
    }
  },
  {
    id: "wan2.7-t2v",
    kind: "video",
    task: "text-to-video",
    tasks: ["text-to-video"],
    path: "/v2/model-center/tasks",
    container: "",
    evidence: "third-party",
    fields: {
      prompt: { type: "string", required: true, note: "text that describes the result" },
      aspect_ratio: { type: "string", note: "width to height of the output" },
      duration: { type: "integer", min: 4, max: 15, note: "seconds of output" },
      resolution: { type: "string", note: "for example 1080P" },
      seed: { type: "integer", default: 0 },
      watermark: { type: "boolean" }
    }
  },
  {
    id: "wan2.7-videoedit",
    kind: "video",
    task: "video-edit",
    tasks: ["video-edit"],
    path: "/v2/model-center/tasks",
    container: "",
    evidence: "third-party",
    fields: {
      prompt: { type: "string", required: true, note: "text that describes the result" },
      reference_videos: {
        type: "array",
        required: true,
        minItems: 1,
        items: { type: "string", format: "url" },
        note: "video to edit"
      },
      reference_images: { type: "array", items: { type: "string", format: "url" }, note: "reference images" },
      aspect_ratio: { type: "string", note: "width to height of the output" },
      resolution: { type: "string" },
      seed: { type: "integer", default: 0 },
      audio_setting: { type: "boolean", note: "meaning not seen" },
      watermark: { type: "boolean" }
    }
  },
  {
    id: "wan3.0-r2v",
    kind: "video",
    task: "reference-to-video",
    tasks: ["reference-to-video"],
    path: "/v2/model-center/tasks",
    container: "",
    evidence: "third-party",
    fields: {
      prompt: { type: "string", required: true, minLength: 1, maxLength: 2500 },
      reference_images: {
        type: "array",
        maxItems: 10,
        items: { type: "string", format: "url" },
        note: "reference images"
      },
      reference_videos: {
        type: "array",
        maxItems: 5,
        items: { type: "string", format: "url" },
        note: "reference videos"
      },
      reference_audios: {
        type: "array",
        maxItems: 5,
        items: { type: "string", format: "url" },
        note: "reference sounds"
      },
      duration: { type: "integer", min: 3, max: 30, default: 5, note: "seconds of output" },
      aspect_ratio: { type: "string", enum: ["16:9", "9:16"], default: "16:9" },
      resolution: { type: "string", enum: ["480P", "720P", "1080P"], default: "480P" }
    }
  }
]
