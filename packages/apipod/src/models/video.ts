/**
 * APIPod's models, as a table. Written by `pnpm catalogue` from the repository's catalogue; see CONTRIBUTING.md.
 */
import type { ModelSpec } from "@effect-media/core/model/Model"

/** Models of the kind "video". */
export const video: ReadonlyArray<ModelSpec> = [
  {
    id: "doubao-seedance-1.0-pro-fast-i2v",
    kind: "video",
    task: "image-to-video",
    tasks: ["image-to-video"],
    path: "/v1/videos/generations",
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
        disputed: [{ minItems: 1 }, { maxItems: 2 }]
      },
      duration: {
        type: "integer",
        min: 4,
        max: 12,
        default: 5,
        note: "seconds of output",
        disputed: [{ enum: [-1, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15] }]
      },
      resolution: {
        type: "string",
        enum: ["480p", "720p", "1080p"],
        default: "720p",
        note: "output size class",
        disputed: [{ enum: ["480p", "720p"] }]
      },
      aspect_ratio: {
        type: "string",
        enum: ["adaptive", "21:9", "16:9", "4:3", "1:1", "3:4", "9:16"],
        default: "adaptive",
        note: "width to height of the output"
      },
      camera_fixed: { type: "boolean", default: false, note: "keeps the camera still" },
      callback_url: { type: "string", format: "url", note: "receives one POST when the task ends" }
    }
  },
  {
    id: "gemini-omni-extend",
    kind: "video",
    task: "video-edit",
    tasks: ["video-edit"],
    path: "/v1/videos/generations",
    container: "",
    evidence: "vendor",
    seen: "2026-08",
    fields: {
      prompt: { type: "string", required: true, maxLength: 4000, note: "text that describes the result" },
      video_url: { type: "string", required: true, format: "url", note: "input video to edit" },
      image_urls: { type: "array", maxItems: 5, items: { type: "string", format: "url" }, note: "reference images" },
      resolution: { type: "string", enum: ["720p", "1080p"], default: "720p", note: "output size class" },
      aspect_ratio: {
        type: "string",
        enum: ["16:9", "9:16"],
        default: "16:9",
        note: "width to height of the output",
        disputed: [{ enum: ["16:9", "9:16", "1:1"] }]
      },
      callback_url: { type: "string", format: "url", note: "receives one POST when the task ends" }
    },
    rules: [
      { text: "output follows the input length, at most 10 s" }
    ]
  },
  {
    id: "gemini-omni-i2v",
    kind: "video",
    task: "image-to-video",
    tasks: ["image-to-video"],
    path: "/v1/videos/generations",
    container: "",
    evidence: "vendor",
    seen: "2026-08",
    fields: {
      prompt: { type: "string", required: true, maxLength: 4000, note: "text that describes the result" },
      image_urls: {
        type: "array",
        required: true,
        minItems: 1,
        maxItems: 2,
        items: { type: "string", format: "url" },
        note: "first frame, then last frame"
      },
      duration: {
        type: "integer",
        enum: [10],
        default: 10,
        note: "seconds of output",
        disputed: [{ min: 1 }, { max: 30 }]
      },
      resolution: { type: "string", enum: ["720p", "1080p"], default: "720p", note: "output size class" },
      aspect_ratio: {
        type: "string",
        enum: ["16:9", "9:16"],
        default: "16:9",
        note: "width to height of the output",
        disputed: [{ enum: ["16:9", "9:16", "1:1"] }]
      },
      callback_url: { type: "string", format: "url", note: "receives one POST when the task ends" }
    }
  },
  {
    id: "gemini-omni-r2v",
    kind: "video",
    task: "reference-to-video",
    tasks: ["reference-to-video"],
    path: "/v1/videos/generations",
    container: "",
    evidence: "vendor",
    seen: "2026-08",
    fields: {
      prompt: { type: "string", required: true, maxLength: 4000, note: "text that describes the result" },
      image_urls: {
        type: "array",
        required: true,
        minItems: 1,
        maxItems: 5,
        items: { type: "string", format: "url" },
        note: "reference images"
      },
      duration: {
        type: "integer",
        enum: [10],
        default: 10,
        note: "seconds of output",
        disputed: [{ min: 1 }, { max: 30 }]
      },
      aspect_ratio: {
        type: "string",
        enum: ["16:9", "9:16"],
        default: "16:9",
        note: "width to height of the output",
        disputed: [{ enum: ["16:9", "9:16", "1:1"] }]
      },
      resolution: { type: "string", enum: ["720p", "1080p"], default: "720p", note: "output size class" },
      callback_url: { type: "string", format: "url", note: "receives one POST when the task ends" }
    }
  },
  {
    id: "gemini-omni-t2v",
    kind: "video",
    task: "text-to-video",
    tasks: ["text-to-video"],
    path: "/v1/videos/generations",
    container: "",
    evidence: "vendor",
    seen: "2026-08",
    fields: {
      prompt: { type: "string", required: true, maxLength: 4000, note: "text that describes the result" },
      duration: {
        type: "integer",
        enum: [10],
        default: 10,
        note: "seconds of output",
        disputed: [{ min: 1 }, { max: 30 }]
      },
      resolution: { type: "string", enum: ["720p", "1080p"], default: "720p", note: "output size class" },
      aspect_ratio: {
        type: "string",
        enum: ["16:9", "9:16"],
        default: "16:9",
        note: "width to height of the output",
        disputed: [{ enum: ["16:9", "9:16", "1:1"] }]
      },
      callback_url: { type: "string", format: "url", note: "receives one POST when the task ends" }
    }
  },
  {
    id: "grok-imagine-1.5-fast",
    kind: "video",
    task: "text-to-video",
    tasks: ["text-to-video", "image-to-video"],
    path: "/v1/videos/generations",
    container: "",
    evidence: "vendor",
    seen: "2026-08",
    fields: {
      prompt: {
        type: "string",
        required: true,
        maxLength: 4000,
        note: "text that describes the result",
        disputed: [{ maxLength: 4096 }]
      },
      image_urls: { type: "array", maxItems: 7, items: { type: "string", format: "url" }, note: "reference images" },
      resolution: { type: "string", enum: ["480p", "720p"], default: "720p", note: "output size class" },
      duration: { type: "integer", min: 6, max: 30, default: 10, note: "seconds of output" },
      aspect_ratio: {
        type: "string",
        enum: ["1:1", "9:16", "16:9", "3:2", "2:3"],
        default: "16:9",
        note: "width to height of the output"
      },
      callback_url: { type: "string", format: "url", note: "receives one POST when the task ends" }
    }
  },
  {
    id: "grok-imagine-1.5-preview",
    kind: "video",
    task: "image-to-video",
    tasks: ["image-to-video"],
    path: "/v1/videos/generations",
    container: "",
    evidence: "vendor",
    seen: "2026-08",
    fields: {
      prompt: { type: "string", required: true, maxLength: 4000, note: "text that describes the result" },
      image_url: { type: "string", required: true, format: "url", note: "input images" },
      duration: { type: "integer", min: 1, max: 15, default: 10, note: "seconds of output" },
      resolution: {
        type: "string",
        enum: ["480p", "720p"],
        default: "720p",
        note: "output size class",
        disputed: [{ enum: ["720p"] }]
      },
      aspect_ratio: {
        type: "string",
        enum: ["1:1", "16:9", "9:16"],
        default: "16:9",
        note: "width to height of the output",
        disputed: [{ enum: ["16:9", "9:16", "1:1", "3:2", "2:3"] }]
      },
      callback_url: { type: "string", format: "url", note: "receives one POST when the task ends" }
    }
  },
  {
    id: "grok-imagine-1.5-vip",
    kind: "video",
    task: "image-to-video",
    tasks: ["image-to-video"],
    path: "/v1/videos/generations",
    container: "",
    evidence: "vendor",
    seen: "2026-08",
    fields: {
      prompt: { type: "string", required: true, maxLength: 4000, note: "text that describes the result" },
      image_url: { type: "string", required: true, format: "url", note: "input images" },
      duration: { type: "integer", min: 1, max: 15, default: 10, note: "seconds of output" },
      resolution: { type: "string", enum: ["480p", "720p"], default: "480p", note: "output size class" },
      aspect_ratio: {
        type: "string",
        enum: ["1:1", "16:9", "9:16"],
        default: "16:9",
        note: "width to height of the output",
        disputed: [{ enum: ["16:9", "9:16", "1:1", "3:2", "2:3"] }]
      },
      callback_url: { type: "string", format: "url", note: "receives one POST when the task ends" }
    }
  },
  {
    id: "grok-imagine-i2v",
    kind: "video",
    task: "image-to-video",
    tasks: ["image-to-video"],
    path: "/v1/videos/generations",
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
        disputed: [{ minItems: 1 }, { maxItems: 7 }]
      },
      duration: {
        type: "integer",
        enum: [6, 10, 15],
        default: 6,
        note: "seconds of output",
        disputed: [{ min: 6, max: 30 }, { min: 1 }]
      },
      resolution: { type: "string", enum: ["480p", "720p"], default: "720p", note: "output size class" },
      aspect_ratio: {
        type: "string",
        enum: ["2:3", "3:2", "1:1", "16:9", "9:16"],
        default: "16:9",
        note: "width to height of the output"
      },
      callback_url: { type: "string", format: "url", note: "receives one POST when the task ends" }
    },
    rules: [
      { text: "image_urls and task_id exclude each other" },
      { text: "index only together with task_id" }
    ]
  },
  {
    id: "grok-imagine-t2v",
    kind: "video",
    task: "text-to-video",
    tasks: ["text-to-video"],
    path: "/v1/videos/generations",
    container: "",
    evidence: "vendor",
    seen: "2026-08",
    fields: {
      prompt: { type: "string", required: true, maxLength: 4000, note: "text that describes the result" },
      duration: {
        type: "integer",
        enum: [6, 10, 15],
        default: 6,
        note: "seconds of output",
        disputed: [{ min: 6, max: 30 }, { min: 1 }]
      },
      resolution: { type: "string", enum: ["480p", "720p"], default: "720p", note: "output size class" },
      aspect_ratio: {
        type: "string",
        enum: ["2:3", "3:2", "1:1", "16:9", "9:16"],
        default: "16:9",
        note: "width to height of the output"
      },
      callback_url: { type: "string", format: "url", note: "receives one POST when the task ends" }
    }
  },
  {
    id: "kling-2.6-motion-control",
    kind: "video",
    task: "motion-control",
    tasks: ["motion-control"],
    path: "/v1/videos/generations",
    container: "",
    evidence: "vendor",
    seen: "2026-08",
    fields: {
      prompt: { type: "string", required: true, maxLength: 2500, note: "text that describes the result" },
      image_url: {
        type: "string",
        required: true,
        format: "url",
        media: { formats: ["jpg", "jpeg", "png"], maxMB: 10, ratio: [0.4, 2.5], minSidePx: 300 },
        note: "character and background"
      },
      video_url: {
        type: "string",
        required: true,
        format: "url",
        media: { formats: ["mp4", "mov"], maxMB: 100, seconds: [3, 30] },
        note: "movement to copy"
      },
      character_orientation: {
        type: "string",
        enum: ["image", "video"],
        default: "image",
        note: "which input decides the facing side"
      },
      keep_original_sound: { type: "boolean", default: true, note: "keeps the sound of the input video" },
      quality: { type: "string", enum: ["std", "pro"], default: "std", note: "output size or quality class" },
      callback_url: { type: "string", format: "url", note: "receives one POST when the task ends" }
    },
    rules: [
      { text: "orientation image: video up to 10 s" },
      { text: "orientation video: video up to 30 s" }
    ]
  },
  {
    id: "minimax-h3-i2v",
    kind: "video",
    task: "image-to-video",
    tasks: ["image-to-video"],
    path: "/v1/videos/generations",
    container: "",
    evidence: "vendor",
    seen: "2026-08",
    fields: {
      prompt: { type: "string", required: true, minLength: 1, maxLength: 7000, note: "text that describes the result" },
      first_frame_image: { type: "string", format: "url", note: "first frame" },
      last_frame_image: { type: "string", format: "url", note: "last frame" },
      duration: { type: "integer", required: true, min: 4, max: 15, note: "seconds of output" },
      resolution: { type: "string", required: true, enum: ["768P", "2K"], default: "2K", note: "output size class" },
      callback_url: { type: "string", format: "url", note: "receives one POST when the task ends" }
    },
    rules: [
      { text: "at least one frame image", inferred: true, atLeastOne: ["first_frame_image", "last_frame_image"] }
    ]
  },
  {
    id: "minimax-h3-r2v",
    kind: "video",
    task: "reference-to-video",
    tasks: ["reference-to-video"],
    path: "/v1/videos/generations",
    container: "",
    evidence: "vendor",
    seen: "2026-08",
    fields: {
      prompt: { type: "string", required: true, minLength: 1, maxLength: 7000, note: "text that describes the result" },
      image_urls: {
        type: "array",
        items: { type: "string", format: "url" },
        note: "input images",
        disputed: [{ minItems: 1 }, { maxItems: 9 }]
      },
      video_urls: {
        type: "array",
        items: { type: "string", format: "url" },
        note: "input video",
        disputed: [{ maxItems: 3 }]
      },
      audio_urls: {
        type: "array",
        items: { type: "string", format: "url" },
        note: "input audio",
        disputed: [{ maxItems: 3 }]
      },
      resolution: { type: "string", enum: ["768P", "2K"], default: "2K", note: "output size class" },
      duration: { type: "integer", required: true, min: 4, max: 15, default: 4, note: "seconds of output" },
      aspect_ratio: {
        type: "string",
        enum: ["adaptive", "21:9", "16:9", "4:3", "1:1", "3:4", "9:16"],
        default: "adaptive",
        note: "width to height of the output",
        disputed: [{ enum: ["16:9", "9:16", "1:1"] }]
      },
      callback_url: { type: "string", format: "url", note: "receives one POST when the task ends" }
    },
    rules: [
      { text: "at least one reference", atLeastOne: ["image_urls", "video_urls", "audio_urls"] },
      {
        text: "audio needs an image or a video",
        when: { audio_urls: { present: true } },
        atLeastOne: ["image_urls", "video_urls"]
      }
    ]
  },
  {
    id: "minimax-h3-t2v",
    kind: "video",
    task: "text-to-video",
    tasks: ["text-to-video"],
    path: "/v1/videos/generations",
    container: "",
    evidence: "vendor",
    seen: "2026-08",
    aliases: ["MiniMax-H3"],
    fields: {
      prompt: { type: "string", required: true, minLength: 1, maxLength: 7000, note: "text that describes the result" },
      resolution: { type: "string", required: true, enum: ["768P", "2K"], default: "2K", note: "output size class" },
      duration: { type: "integer", required: true, min: 4, max: 15, default: 4, note: "seconds of output" },
      aspect_ratio: {
        type: "string",
        required: true,
        enum: ["1:1", "3:4", "4:3", "9:16", "16:9", "21:9"],
        default: "16:9",
        note: "width to height of the output",
        disputed: [{ enum: ["16:9", "9:16", "1:1"] }]
      },
      callback_url: { type: "string", format: "url", note: "receives one POST when the task ends" }
    }
  },
  {
    id: "motion-control-m1",
    kind: "video",
    task: "motion-control",
    tasks: ["motion-control"],
    path: "/v1/videos/generations",
    container: "",
    evidence: "vendor",
    seen: "2026-08",
    fields: {
      image_url: { type: "string", required: true, format: "url", note: "character and background" },
      video_url: { type: "string", required: true, format: "url", note: "movement to copy" },
      callback_url: { type: "string", format: "url", note: "receives one POST when the task ends" }
    }
  },
  {
    id: "seedance-1.0-lite-i2v",
    kind: "video",
    task: "image-to-video",
    tasks: ["image-to-video"],
    path: "/v1/videos/generations",
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
        disputed: [{ minItems: 1 }, { maxItems: 2 }]
      },
      duration: {
        type: "integer",
        min: 4,
        max: 12,
        default: 5,
        note: "seconds of output",
        disputed: [{ enum: [-1, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15] }]
      },
      resolution: {
        type: "string",
        enum: ["480p", "720p", "1080p"],
        default: "480p",
        note: "output size class",
        disputed: [{ enum: ["480p", "720p", "1080p", "4k"] }]
      },
      camera_fixed: { type: "boolean", default: false, note: "keeps the camera still" },
      aspect_ratio: {
        type: "string",
        enum: ["adaptive", "16:9", "4:3", "1:1", "3:4", "9:16", "21:9"],
        default: "adaptive",
        note: "width to height of the output"
      },
      callback_url: { type: "string", format: "url", note: "receives one POST when the task ends" }
    }
  },
  {
    id: "seedance-1.0-lite-i2v-ref",
    kind: "video",
    task: "reference-to-video",
    tasks: ["reference-to-video"],
    path: "/v1/videos/generations",
    container: "",
    evidence: "vendor",
    seen: "2026-08",
    fields: {
      prompt: { type: "string", required: true, maxLength: 2000, note: "text that describes the result" },
      duration: {
        type: "integer",
        min: 4,
        max: 12,
        default: 5,
        note: "seconds of output",
        disputed: [{ enum: [-1, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15] }]
      },
      image_urls: {
        type: "array",
        required: true,
        items: { type: "string", format: "url" },
        note: "input images",
        disputed: [{ minItems: 1 }, { maxItems: 2 }]
      },
      resolution: {
        type: "string",
        enum: ["480p", "720p"],
        default: "720p",
        note: "output size class",
        disputed: [{ enum: ["480p", "720p", "1080p", "4k"] }]
      },
      aspect_ratio: {
        type: "string",
        enum: ["adaptive", "16:9", "4:3", "1:1", "3:4", "9:16", "21:9"],
        default: "adaptive",
        note: "width to height of the output"
      },
      callback_url: { type: "string", format: "url", note: "receives one POST when the task ends" }
    }
  },
  {
    id: "seedance-1.0-lite-t2v",
    kind: "video",
    task: "text-to-video",
    tasks: ["text-to-video"],
    path: "/v1/videos/generations",
    container: "",
    evidence: "vendor",
    seen: "2026-08",
    fields: {
      prompt: {
        type: "string",
        required: true,
        note: "text that describes the result",
        disputed: [{ maxLength: 2000 }]
      },
      duration: {
        type: "integer",
        min: 4,
        max: 12,
        default: 5,
        note: "seconds of output",
        disputed: [{ enum: [-1, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15] }]
      },
      resolution: {
        type: "string",
        enum: ["480p", "720p", "1080p"],
        default: "720p",
        note: "output size class",
        disputed: [{ enum: ["480p", "720p", "1080p", "4k"] }]
      },
      aspect_ratio: {
        type: "string",
        enum: ["16:9", "4:3", "1:1", "3:4", "9:16", "21:9"],
        default: "16:9",
        note: "width to height of the output",
        disputed: [{ enum: ["adaptive", "16:9", "4:3", "1:1", "3:4", "9:16", "21:9"] }]
      },
      camera_fixed: { type: "boolean", default: false, note: "keeps the camera still" },
      callback_url: { type: "string", format: "url", note: "receives one POST when the task ends" }
    }
  },
  {
    id: "seedance-1.0-pro-fast-i2v",
    kind: "video",
    task: "image-to-video",
    tasks: ["image-to-video"],
    path: "/v1/videos/generations",
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
        disputed: [{ minItems: 1 }, { maxItems: 2 }]
      },
      duration: {
        type: "integer",
        min: 4,
        max: 12,
        default: 5,
        note: "seconds of output",
        disputed: [{ enum: [-1, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15] }]
      },
      resolution: {
        type: "string",
        enum: ["480p", "720p", "1080p"],
        default: "720p",
        note: "output size class",
        disputed: [{ enum: ["480p", "720p"] }]
      },
      aspect_ratio: {
        type: "string",
        enum: ["adaptive", "21:9", "16:9", "4:3", "1:1", "3:4", "9:16"],
        default: "adaptive",
        note: "width to height of the output"
      },
      camera_fixed: { type: "boolean", default: false, note: "keeps the camera still" },
      callback_url: { type: "string", format: "url", note: "receives one POST when the task ends" }
    }
  },
  {
    id: "seedance-1.0-pro-fast-t2v",
    kind: "video",
    task: "text-to-video",
    tasks: ["text-to-video"],
    path: "/v1/videos/generations",
    container: "",
    evidence: "vendor",
    seen: "2026-08",
    fields: {
      prompt: { type: "string", required: true, maxLength: 2000, note: "text that describes the result" },
      duration: {
        type: "integer",
        min: 4,
        max: 12,
        default: 5,
        note: "seconds of output",
        disputed: [{ enum: [-1, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15] }]
      },
      resolution: {
        type: "string",
        enum: ["480p", "720p", "1080p"],
        default: "1080p",
        note: "output size class",
        disputed: [{ enum: ["480p", "720p"] }]
      },
      aspect_ratio: {
        type: "string",
        enum: ["16:9", "21:9", "4:3", "1:1", "3:4", "9:16"],
        default: "16:9",
        note: "width to height of the output",
        disputed: [{ enum: ["adaptive", "16:9", "4:3", "1:1", "3:4", "9:16", "21:9"] }]
      },
      camera_fixed: { type: "boolean", default: false, note: "keeps the camera still" },
      callback_url: { type: "string", format: "url", note: "receives one POST when the task ends" }
    }
  },
  {
    id: "seedance-1.0-pro-i2v",
    kind: "video",
    task: "image-to-video",
    tasks: ["image-to-video"],
    path: "/v1/videos/generations",
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
        disputed: [{ minItems: 1 }, { maxItems: 2 }]
      },
      duration: {
        type: "integer",
        min: 4,
        max: 12,
        default: 5,
        note: "seconds of output",
        disputed: [{ enum: [-1, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15] }]
      },
      aspect_ratio: {
        type: "string",
        enum: ["adaptive", "16:9", "21:9", "4:3", "3:4", "9:16", "1:1"],
        default: "adaptive",
        note: "width to height of the output"
      },
      resolution: {
        type: "string",
        enum: ["480p", "720p", "1080p"],
        default: "1080p",
        note: "output size class",
        disputed: [{ enum: ["480p", "720p", "1080p", "4k"] }]
      },
      camera_fixed: { type: "boolean", default: false, note: "keeps the camera still" },
      callback_url: { type: "string", format: "url", note: "receives one POST when the task ends" }
    }
  },
  {
    id: "seedance-1.0-pro-t2v",
    kind: "video",
    task: "text-to-video",
    tasks: ["text-to-video"],
    path: "/v1/videos/generations",
    container: "",
    evidence: "vendor",
    seen: "2026-08",
    fields: {
      prompt: { type: "string", required: true, maxLength: 2000, note: "text that describes the result" },
      duration: {
        type: "integer",
        min: 4,
        max: 12,
        default: 5,
        note: "seconds of output",
        disputed: [{ enum: [-1, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15] }]
      },
      resolution: {
        type: "string",
        enum: ["480p", "720p", "1080p"],
        default: "1080p",
        note: "output size class",
        disputed: [{ enum: ["480p", "720p", "1080p", "4k"] }]
      },
      aspect_ratio: {
        type: "string",
        enum: ["21:9", "16:9", "4:3", "1:1", "3:4", "9:16"],
        default: "16:9",
        note: "width to height of the output",
        disputed: [{ enum: ["adaptive", "16:9", "4:3", "1:1", "3:4", "9:16", "21:9"] }]
      },
      camera_fixed: { type: "boolean", default: false, note: "keeps the camera still" },
      callback_url: { type: "string", format: "url", note: "receives one POST when the task ends" }
    }
  },
  {
    id: "seedance-1.5-pro-i2v",
    kind: "video",
    task: "image-to-video",
    tasks: ["image-to-video"],
    path: "/v1/videos/generations",
    container: "",
    evidence: "vendor",
    seen: "2026-08",
    fields: {
      prompt: {
        type: "string",
        required: true,
        maxLength: 2000,
        note: "text that describes the result",
        disputed: [{ minLength: 4 }]
      },
      duration: {
        type: "integer",
        required: true,
        min: 4,
        max: 12,
        default: 5,
        note: "seconds of output",
        disputed: [{ enum: [-1, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15] }]
      },
      image_urls: {
        type: "array",
        required: true,
        minItems: 1,
        items: { type: "string", format: "url" },
        note: "first frame, then optional last frame",
        disputed: [{ maxItems: 2 }]
      },
      resolution: {
        type: "string",
        enum: ["480p", "720p", "1080p"],
        default: "720p",
        note: "output size class",
        disputed: [{ enum: ["480p", "720p", "1080p", "4k"] }]
      },
      aspect_ratio: {
        type: "string",
        required: true,
        enum: ["adaptive", "16:9", "4:3", "1:1", "3:4", "9:16", "21:9"],
        default: "adaptive",
        note: "width to height of the output"
      },
      camera_fixed: { type: "boolean", default: false, note: "keeps the camera still" },
      generate_audio: { type: "boolean", default: true, note: "adds sound to the video" },
      callback_url: { type: "string", format: "url", note: "receives one POST when the task ends" }
    }
  },
  {
    id: "seedance-1.5-pro-t2v",
    kind: "video",
    task: "text-to-video",
    tasks: ["text-to-video"],
    path: "/v1/videos/generations",
    container: "",
    evidence: "vendor",
    seen: "2026-08",
    aliases: ["seedance-1.5-pro"],
    fields: {
      prompt: {
        type: "string",
        required: true,
        maxLength: 2000,
        note: "text that describes the result",
        disputed: [{ minLength: 4 }]
      },
      aspect_ratio: {
        type: "string",
        enum: ["16:9", "4:3", "1:1", "3:4", "9:16", "21:9"],
        default: "16:9",
        note: "width to height of the output",
        disputed: [{ enum: ["adaptive", "16:9", "4:3", "1:1", "3:4", "9:16", "21:9"] }]
      },
      duration: {
        type: "integer",
        min: 4,
        max: 12,
        default: 5,
        note: "seconds of output",
        disputed: [{ enum: [-1, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15] }]
      },
      resolution: {
        type: "string",
        enum: ["480p", "720p", "1080p"],
        default: "720p",
        note: "output size class",
        disputed: [{ enum: ["480p", "720p", "1080p", "4k"] }]
      },
      camera_fixed: { type: "boolean", default: false, note: "keeps the camera still" },
      generate_audio: { type: "boolean", default: true, note: "adds sound to the video" },
      callback_url: { type: "string", format: "url", note: "receives one POST when the task ends" }
    }
  },
  {
    id: "seedance-2.0-fast-i2v",
    kind: "video",
    task: "image-to-video",
    tasks: ["image-to-video"],
    path: "/v1/videos/generations",
    container: "",
    evidence: "vendor",
    seen: "2026-08",
    fields: {
      prompt: {
        type: "string",
        required: true,
        maxLength: 1000,
        note: "text that describes the result",
        disputed: [{ maxLength: 2000 }]
      },
      duration: {
        type: "integer",
        min: 4,
        max: 15,
        default: 5,
        note: "seconds of output",
        disputed: [{ enum: [-1, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15] }]
      },
      watermark: { type: "boolean", default: false, note: "adds a visible mark" },
      image_urls: {
        type: "array",
        required: true,
        items: { type: "string", format: "url" },
        note: "first frame, then optional last frame",
        disputed: [{ minItems: 1 }, { maxItems: 2 }]
      },
      resolution: { type: "string", enum: ["480p", "720p"], default: "720p", note: "output size class" },
      web_search: { type: "boolean", default: false, note: "lets the model look up facts" },
      aspect_ratio: {
        type: "string",
        enum: ["adaptive", "4:3", "1:1", "3:4", "9:16", "16:9", "21:9"],
        default: "16:9",
        note: "width to height of the output"
      },
      generate_audio: { type: "boolean", default: true, note: "adds sound to the video" },
      return_last_frame: { type: "boolean", default: false, note: "also returns the final frame" },
      callback_url: { type: "string", format: "url", note: "receives one POST when the task ends" }
    },
    rules: [
      { text: "media fields also take assetId://{id}" }
    ]
  },
  {
    id: "seedance-2.0-fast-lite-i2v",
    kind: "video",
    task: "image-to-video",
    tasks: ["image-to-video"],
    path: "/v1/videos/generations",
    container: "",
    evidence: "vendor",
    seen: "2026-08",
    fields: {
      prompt: { type: "string", required: true, maxLength: 1000, note: "text that describes the result" },
      duration: { type: "integer", min: 4, max: 15, default: 5, note: "seconds of output" },
      watermark: { type: "boolean", default: false, note: "adds a visible mark" },
      image_urls: {
        type: "array",
        required: true,
        items: { type: "string", format: "url" },
        note: "first frame, then optional last frame"
      },
      resolution: { type: "string", enum: ["720p"], default: "720p", note: "output size class" },
      aspect_ratio: {
        type: "string",
        enum: ["adaptive", "4:3", "1:1", "3:4", "9:16", "16:9", "21:9"],
        default: "16:9",
        note: "width to height of the output"
      },
      generate_audio: { type: "boolean", default: true, note: "adds sound to the video" },
      callback_url: { type: "string", format: "url", note: "receives one POST when the task ends" }
    },
    rules: [
      { text: "media fields also take assetId://{id}" }
    ]
  },
  {
    id: "seedance-2.0-fast-lite-r2v",
    kind: "video",
    task: "reference-to-video",
    tasks: ["reference-to-video"],
    path: "/v1/videos/generations",
    container: "",
    evidence: "vendor",
    seen: "2026-08",
    fields: {
      prompt: { type: "string", required: true, maxLength: 1000, note: "text that describes the result" },
      duration: { type: "integer", min: 4, max: 15, default: 5, note: "seconds of output" },
      watermark: { type: "boolean", default: false, note: "adds a visible mark" },
      audio_urls: {
        type: "array",
        items: { type: "string", format: "url" },
        note: "input audio",
        disputed: [{ maxItems: 3 }]
      },
      image_urls: {
        type: "array",
        items: { type: "string", format: "url" },
        note: "input images",
        disputed: [{ maxItems: 9 }]
      },
      resolution: { type: "string", enum: ["720p"], default: "720p", note: "output size class" },
      video_urls: {
        type: "array",
        items: { type: "string", format: "url" },
        note: "input video",
        disputed: [{ maxItems: 3 }]
      },
      aspect_ratio: {
        type: "string",
        enum: ["adaptive", "1:1", "3:4", "4:3", "9:16", "16:9", "21:9"],
        default: "adaptive",
        note: "width to height of the output"
      },
      generate_audio: { type: "boolean", default: true, note: "adds sound to the video" },
      callback_url: { type: "string", format: "url", note: "receives one POST when the task ends" }
    },
    rules: [
      { text: "at least one reference", inferred: true, atLeastOne: ["image_urls", "video_urls", "audio_urls"] },
      {
        text: "audio needs an image or a video",
        when: { audio_urls: { present: true } },
        atLeastOne: ["image_urls", "video_urls"]
      },
      { text: "media fields also take assetId://{id}" }
    ]
  },
  {
    id: "seedance-2.0-fast-lite-t2v",
    kind: "video",
    task: "text-to-video",
    tasks: ["text-to-video"],
    path: "/v1/videos/generations",
    container: "",
    evidence: "vendor",
    seen: "2026-08",
    fields: {
      prompt: { type: "string", required: true, maxLength: 1000, note: "text that describes the result" },
      resolution: { type: "string", enum: ["720p"], default: "720p", note: "output size class" },
      aspect_ratio: {
        type: "string",
        enum: ["adaptive", "16:9", "4:3", "1:1", "3:4", "9:16", "21:9"],
        default: "adaptive",
        note: "width to height of the output"
      },
      duration: { type: "integer", min: 4, max: 15, default: 5, note: "seconds of output" },
      generate_audio: { type: "boolean", default: true, note: "adds sound to the video" },
      watermark: { type: "boolean", default: false, note: "adds a visible mark" },
      callback_url: { type: "string", format: "url", note: "receives one POST when the task ends" }
    }
  },
  {
    id: "seedance-2.0-fast-r2v",
    kind: "video",
    task: "reference-to-video",
    tasks: ["reference-to-video"],
    path: "/v1/videos/generations",
    container: "",
    evidence: "vendor",
    seen: "2026-08",
    fields: {
      prompt: {
        type: "string",
        required: true,
        maxLength: 1000,
        note: "text that describes the result",
        disputed: [{ maxLength: 2000 }]
      },
      duration: {
        type: "integer",
        min: 4,
        max: 15,
        default: 5,
        note: "seconds of output",
        disputed: [{ enum: [-1, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15] }]
      },
      watermark: { type: "boolean", default: false, note: "adds a visible mark" },
      audio_urls: {
        type: "array",
        maxItems: 3,
        media: { formats: ["wav", "mp3"], maxMB: 15, seconds: [2, 15], totalSeconds: 15 },
        items: { type: "string", format: "url" },
        note: "reference sounds"
      },
      image_urls: {
        type: "array",
        maxItems: 9,
        media: {
          formats: ["jpeg", "png", "webp", "bmp", "tiff", "gif", "heic", "heif"],
          maxMB: 30,
          ratio: [0.4, 2.5],
          sidePx: [300, 6000]
        },
        items: { type: "string", format: "url" },
        note: "reference images"
      },
      resolution: { type: "string", enum: ["480p", "720p"], default: "720p", note: "output size class" },
      video_urls: {
        type: "array",
        maxItems: 3,
        media: { formats: ["mp4", "mov"], maxMB: 50, seconds: [2, 15], totalSeconds: 15, fps: [24, 60] },
        items: { type: "string", format: "url" },
        note: "reference videos"
      },
      web_search: { type: "boolean", default: false, note: "lets the model look up facts" },
      aspect_ratio: {
        type: "string",
        enum: ["adaptive", "1:1", "3:4", "4:3", "9:16", "16:9", "21:9"],
        default: "adaptive",
        note: "width to height of the output"
      },
      generate_audio: { type: "boolean", default: true, note: "adds sound to the video" },
      return_last_frame: { type: "boolean", default: false, note: "also returns the final frame" },
      callback_url: { type: "string", format: "url", note: "receives one POST when the task ends" }
    },
    rules: [
      { text: "at least one reference", atLeastOne: ["image_urls", "video_urls", "audio_urls"] },
      {
        text: "audio needs an image or a video",
        when: { audio_urls: { present: true } },
        atLeastOne: ["image_urls", "video_urls"]
      },
      { text: "media fields also take assetId://{id}" }
    ]
  },
  {
    id: "seedance-2.0-fast-t2v",
    kind: "video",
    task: "text-to-video",
    tasks: ["text-to-video"],
    path: "/v1/videos/generations",
    container: "",
    evidence: "vendor",
    seen: "2026-08",
    fields: {
      prompt: {
        type: "string",
        required: true,
        maxLength: 1000,
        note: "text that describes the result",
        disputed: [{ maxLength: 2000 }]
      },
      resolution: { type: "string", enum: ["480p", "720p"], default: "720p", note: "output size class" },
      aspect_ratio: {
        type: "string",
        enum: ["adaptive", "16:9", "4:3", "1:1", "3:4", "9:16", "21:9"],
        default: "adaptive",
        note: "width to height of the output"
      },
      duration: {
        type: "integer",
        min: 4,
        max: 15,
        default: 5,
        note: "seconds of output",
        disputed: [{ enum: [-1, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15] }]
      },
      web_search: { type: "boolean", default: false, note: "lets the model look up facts" },
      generate_audio: { type: "boolean", default: true, note: "adds sound to the video" },
      watermark: { type: "boolean", default: false, note: "adds a visible mark" },
      return_last_frame: { type: "boolean", default: false, note: "also returns the final frame" },
      callback_url: { type: "string", format: "url", note: "receives one POST when the task ends" }
    }
  },
  {
    id: "seedance-2.0-i2v",
    kind: "video",
    task: "image-to-video",
    tasks: ["image-to-video"],
    path: "/v1/videos/generations",
    container: "",
    evidence: "vendor",
    seen: "2026-08",
    fields: {
      prompt: {
        type: "string",
        required: true,
        maxLength: 1000,
        note: "text that describes the result",
        disputed: [{ maxLength: 2000 }]
      },
      image_urls: {
        type: "array",
        required: true,
        items: { type: "string", format: "url" },
        note: "first frame, then optional last frame",
        disputed: [{ minItems: 1 }, { maxItems: 2 }]
      },
      duration: {
        type: "integer",
        min: 4,
        max: 15,
        default: 5,
        note: "seconds of output",
        disputed: [{ enum: [-1, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15] }]
      },
      resolution: { type: "string", enum: ["480p", "720p", "1080p", "4k"], default: "720p", note: "output size class" },
      aspect_ratio: {
        type: "string",
        enum: ["adaptive", "4:3", "1:1", "3:4", "9:16", "16:9", "21:9"],
        default: "16:9",
        note: "width to height of the output"
      },
      watermark: { type: "boolean", default: false, note: "adds a visible mark" },
      web_search: { type: "boolean", default: false, note: "lets the model look up facts" },
      generate_audio: { type: "boolean", default: true, note: "adds sound to the video" },
      return_last_frame: { type: "boolean", default: false, note: "also returns the final frame" },
      callback_url: { type: "string", format: "url", note: "receives one POST when the task ends" }
    },
    rules: [
      { text: "media fields also take assetId://{id}" }
    ]
  },
  {
    id: "seedance-2.0-lite-i2v",
    kind: "video",
    task: "image-to-video",
    tasks: ["image-to-video"],
    path: "/v1/videos/generations",
    container: "",
    evidence: "vendor",
    seen: "2026-08",
    fields: {
      prompt: { type: "string", required: true, maxLength: 1000, note: "text that describes the result" },
      image_urls: {
        type: "array",
        required: true,
        items: { type: "string", format: "url" },
        note: "first frame, then optional last frame"
      },
      duration: { type: "integer", min: 4, max: 15, default: 5, note: "seconds of output" },
      resolution: { type: "string", enum: ["720p"], default: "720p", note: "output size class" },
      aspect_ratio: {
        type: "string",
        enum: ["adaptive", "4:3", "1:1", "3:4", "9:16", "16:9", "21:9"],
        default: "16:9",
        note: "width to height of the output"
      },
      watermark: { type: "boolean", default: false, note: "adds a visible mark" },
      generate_audio: { type: "boolean", default: true, note: "adds sound to the video" },
      callback_url: { type: "string", format: "url", note: "receives one POST when the task ends" }
    },
    rules: [
      { text: "media fields also take assetId://{id}" }
    ]
  },
  {
    id: "seedance-2.0-lite-r2v",
    kind: "video",
    task: "reference-to-video",
    tasks: ["reference-to-video"],
    path: "/v1/videos/generations",
    container: "",
    evidence: "vendor",
    seen: "2026-08",
    fields: {
      prompt: { type: "string", required: true, maxLength: 1000, note: "text that describes the result" },
      image_urls: {
        type: "array",
        items: { type: "string", format: "url" },
        note: "input images",
        disputed: [{ maxItems: 9 }]
      },
      video_urls: {
        type: "array",
        items: { type: "string", format: "url" },
        note: "input video",
        disputed: [{ maxItems: 3 }]
      },
      audio_urls: {
        type: "array",
        items: { type: "string", format: "url" },
        note: "input audio",
        disputed: [{ maxItems: 3 }]
      },
      duration: { type: "integer", min: 4, max: 15, default: 5, note: "seconds of output" },
      resolution: { type: "string", enum: ["720p"], default: "720p", note: "output size class" },
      aspect_ratio: {
        type: "string",
        enum: ["adaptive", "1:1", "3:4", "4:3", "9:16", "16:9", "21:9"],
        default: "adaptive",
        note: "width to height of the output"
      },
      watermark: { type: "boolean", default: false, note: "adds a visible mark" },
      generate_audio: { type: "boolean", default: true, note: "adds sound to the video" },
      callback_url: { type: "string", format: "url", note: "receives one POST when the task ends" }
    },
    rules: [
      { text: "at least one reference", inferred: true, atLeastOne: ["image_urls", "video_urls", "audio_urls"] },
      {
        text: "audio needs an image or a video",
        when: { audio_urls: { present: true } },
        atLeastOne: ["image_urls", "video_urls"]
      },
      { text: "media fields also take assetId://{id}" }
    ]
  },
  {
    id: "seedance-2.0-lite-t2v",
    kind: "video",
    task: "text-to-video",
    tasks: ["text-to-video"],
    path: "/v1/videos/generations",
    container: "",
    evidence: "vendor",
    seen: "2026-08",
    fields: {
      prompt: { type: "string", required: true, maxLength: 1000, note: "text that describes the result" },
      duration: { type: "integer", min: 4, max: 15, default: 5, note: "seconds of output" },
      resolution: { type: "string", enum: ["720p"], default: "720p", note: "output size class" },
      aspect_ratio: {
        type: "string",
        enum: ["adaptive", "16:9", "4:3", "1:1", "3:4", "9:16", "21:9"],
        default: "adaptive",
        note: "width to height of the output"
      },
      watermark: { type: "boolean", default: false, note: "adds a visible mark" },
      generate_audio: { type: "boolean", default: true, note: "adds sound to the video" },
      callback_url: { type: "string", format: "url", note: "receives one POST when the task ends" }
    }
  },
  {
    id: "seedance-2.0-mini-i2v",
    kind: "video",
    task: "image-to-video",
    tasks: ["image-to-video"],
    path: "/v1/videos/generations",
    container: "",
    evidence: "vendor",
    seen: "2026-08",
    fields: {
      prompt: {
        type: "string",
        required: true,
        maxLength: 1000,
        note: "text that describes the result",
        disputed: [{ maxLength: 2000 }]
      },
      image_urls: {
        type: "array",
        required: true,
        items: { type: "string", format: "url" },
        note: "first frame, then optional last frame",
        disputed: [{ minItems: 1 }, { maxItems: 2 }]
      },
      duration: {
        type: "integer",
        min: 4,
        max: 15,
        default: 5,
        note: "seconds of output",
        disputed: [{ enum: [-1, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15] }]
      },
      resolution: {
        type: "string",
        enum: ["480p", "720p"],
        default: "720p",
        note: "output size class",
        disputed: [{ enum: ["480p", "720p", "1080p", "4k"] }]
      },
      watermark: { type: "boolean", default: false, note: "adds a visible mark" },
      aspect_ratio: {
        type: "string",
        enum: ["adaptive", "4:3", "1:1", "3:4", "9:16", "16:9", "21:9"],
        default: "16:9",
        note: "width to height of the output"
      },
      web_search: { type: "boolean", default: false, note: "lets the model look up facts" },
      generate_audio: { type: "boolean", default: true, note: "adds sound to the video" },
      return_last_frame: { type: "boolean", default: false, note: "also returns the final frame" },
      callback_url: { type: "string", format: "url", note: "receives one POST when the task ends" }
    },
    rules: [
      { text: "media fields also take assetId://{id}" }
    ]
  },
  {
    id: "seedance-2.0-mini-lite-i2v",
    kind: "video",
    task: "image-to-video",
    tasks: ["image-to-video"],
    path: "/v1/videos/generations",
    container: "",
    evidence: "vendor",
    seen: "2026-08",
    fields: {
      prompt: { type: "string", required: true, maxLength: 1000, note: "text that describes the result" },
      image_urls: {
        type: "array",
        required: true,
        items: { type: "string", format: "url" },
        note: "first frame, then optional last frame"
      },
      duration: { type: "integer", min: 4, max: 15, default: 5, note: "seconds of output" },
      resolution: { type: "string", enum: ["720p"], default: "720p", note: "output size class" },
      watermark: { type: "boolean", default: false, note: "adds a visible mark" },
      aspect_ratio: {
        type: "string",
        enum: ["adaptive", "4:3", "1:1", "3:4", "9:16", "16:9", "21:9"],
        default: "16:9",
        note: "width to height of the output"
      },
      generate_audio: { type: "boolean", default: true, note: "adds sound to the video" },
      callback_url: { type: "string", format: "url", note: "receives one POST when the task ends" }
    },
    rules: [
      { text: "media fields also take assetId://{id}" }
    ]
  },
  {
    id: "seedance-2.0-mini-lite-r2v",
    kind: "video",
    task: "reference-to-video",
    tasks: ["reference-to-video"],
    path: "/v1/videos/generations",
    container: "",
    evidence: "vendor",
    seen: "2026-08",
    fields: {
      prompt: { type: "string", required: true, maxLength: 1000, note: "text that describes the result" },
      image_urls: {
        type: "array",
        items: { type: "string", format: "url" },
        note: "input images",
        disputed: [{ maxItems: 9 }]
      },
      video_urls: {
        type: "array",
        items: { type: "string", format: "url" },
        note: "input video",
        disputed: [{ maxItems: 3 }]
      },
      audio_urls: {
        type: "array",
        items: { type: "string", format: "url" },
        note: "input audio",
        disputed: [{ maxItems: 3 }]
      },
      duration: { type: "integer", min: 4, max: 15, default: 5, note: "seconds of output" },
      resolution: { type: "string", enum: ["720p"], default: "720p", note: "output size class" },
      aspect_ratio: {
        type: "string",
        enum: ["adaptive", "1:1", "3:4", "4:3", "9:16", "16:9", "21:9"],
        default: "adaptive",
        note: "width to height of the output"
      },
      watermark: { type: "boolean", default: false, note: "adds a visible mark" },
      generate_audio: { type: "boolean", default: true, note: "adds sound to the video" },
      callback_url: { type: "string", format: "url", note: "receives one POST when the task ends" }
    },
    rules: [
      { text: "at least one reference", inferred: true, atLeastOne: ["image_urls", "video_urls", "audio_urls"] },
      {
        text: "audio needs an image or a video",
        when: { audio_urls: { present: true } },
        atLeastOne: ["image_urls", "video_urls"]
      },
      { text: "media fields also take assetId://{id}" }
    ]
  },
  {
    id: "seedance-2.0-mini-lite-t2v",
    kind: "video",
    task: "text-to-video",
    tasks: ["text-to-video"],
    path: "/v1/videos/generations",
    container: "",
    evidence: "vendor",
    seen: "2026-08",
    fields: {
      prompt: { type: "string", required: true, maxLength: 1000, note: "text that describes the result" },
      duration: { type: "integer", min: 4, max: 15, default: 5, note: "seconds of output" },
      resolution: { type: "string", enum: ["720p"], default: "720p", note: "output size class" },
      aspect_ratio: {
        type: "string",
        enum: ["adaptive", "16:9", "4:3", "1:1", "3:4", "9:16", "21:9"],
        default: "adaptive",
        note: "width to height of the output"
      },
      watermark: { type: "boolean", default: false, note: "adds a visible mark" },
      generate_audio: { type: "boolean", default: true, note: "adds sound to the video" },
      callback_url: { type: "string", format: "url", note: "receives one POST when the task ends" }
    }
  },
  {
    id: "seedance-2.0-mini-r2v",
    kind: "video",
    task: "reference-to-video",
    tasks: ["reference-to-video"],
    path: "/v1/videos/generations",
    container: "",
    evidence: "vendor",
    seen: "2026-08",
    fields: {
      prompt: {
        type: "string",
        required: true,
        maxLength: 1000,
        note: "text that describes the result",
        disputed: [{ maxLength: 2000 }]
      },
      image_urls: {
        type: "array",
        maxItems: 9,
        media: {
          formats: ["jpeg", "png", "webp", "bmp", "tiff", "gif", "heic", "heif"],
          maxMB: 30,
          ratio: [0.4, 2.5],
          sidePx: [300, 6000]
        },
        items: { type: "string", format: "url" },
        note: "reference images"
      },
      video_urls: {
        type: "array",
        maxItems: 3,
        media: { formats: ["mp4", "mov"], maxMB: 50, seconds: [2, 15], totalSeconds: 15, fps: [24, 60] },
        items: { type: "string", format: "url" },
        note: "reference videos"
      },
      audio_urls: {
        type: "array",
        maxItems: 3,
        media: { formats: ["wav", "mp3"], maxMB: 15, seconds: [2, 15], totalSeconds: 15 },
        items: { type: "string", format: "url" },
        note: "reference sounds"
      },
      duration: {
        type: "integer",
        min: 4,
        max: 15,
        default: 5,
        note: "seconds of output",
        disputed: [{ enum: [-1, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15] }]
      },
      resolution: {
        type: "string",
        enum: ["480p", "720p"],
        default: "720p",
        note: "output size class",
        disputed: [{ enum: ["480p", "720p", "1080p", "4k"] }]
      },
      aspect_ratio: {
        type: "string",
        enum: ["adaptive", "1:1", "3:4", "4:3", "9:16", "16:9", "21:9"],
        default: "adaptive",
        note: "width to height of the output"
      },
      watermark: { type: "boolean", default: false, note: "adds a visible mark" },
      web_search: { type: "boolean", default: false, note: "lets the model look up facts" },
      generate_audio: { type: "boolean", default: true, note: "adds sound to the video" },
      return_last_frame: { type: "boolean", default: false, note: "also returns the final frame" },
      callback_url: { type: "string", format: "url", note: "receives one POST when the task ends" }
    },
    rules: [
      { text: "at least one reference", atLeastOne: ["image_urls", "video_urls", "audio_urls"] },
      {
        text: "audio needs an image or a video",
        when: { audio_urls: { present: true } },
        atLeastOne: ["image_urls", "video_urls"]
      },
      { text: "media fields also take assetId://{id}" }
    ]
  },
  {
    id: "seedance-2.0-mini-t2v",
    kind: "video",
    task: "text-to-video",
    tasks: ["text-to-video"],
    path: "/v1/videos/generations",
    container: "",
    evidence: "vendor",
    seen: "2026-08",
    fields: {
      prompt: {
        type: "string",
        required: true,
        maxLength: 1000,
        note: "text that describes the result",
        disputed: [{ maxLength: 2000 }]
      },
      duration: {
        type: "integer",
        min: 4,
        max: 15,
        default: 5,
        note: "seconds of output",
        disputed: [{ enum: [-1, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15] }]
      },
      resolution: {
        type: "string",
        enum: ["480p", "720p"],
        default: "720p",
        note: "output size class",
        disputed: [{ enum: ["480p", "720p", "1080p", "4k"] }]
      },
      aspect_ratio: {
        type: "string",
        enum: ["adaptive", "16:9", "4:3", "1:1", "3:4", "9:16", "21:9"],
        default: "adaptive",
        note: "width to height of the output"
      },
      watermark: { type: "boolean", default: false, note: "adds a visible mark" },
      web_search: { type: "boolean", default: false, note: "lets the model look up facts" },
      generate_audio: { type: "boolean", default: true, note: "adds sound to the video" },
      return_last_frame: { type: "boolean", default: false, note: "also returns the final frame" },
      callback_url: { type: "string", format: "url", note: "receives one POST when the task ends" }
    }
  },
  {
    id: "seedance-2.0-r2v",
    kind: "video",
    task: "reference-to-video",
    tasks: ["reference-to-video"],
    path: "/v1/videos/generations",
    container: "",
    evidence: "vendor",
    seen: "2026-08",
    fields: {
      prompt: {
        type: "string",
        required: true,
        maxLength: 1000,
        note: "text that describes the result",
        disputed: [{ maxLength: 2000 }]
      },
      image_urls: {
        type: "array",
        maxItems: 9,
        media: {
          formats: ["jpeg", "png", "webp", "bmp", "tiff", "gif", "heic", "heif"],
          maxMB: 30,
          ratio: [0.4, 2.5],
          sidePx: [300, 6000]
        },
        items: { type: "string", format: "url" },
        note: "reference images"
      },
      video_urls: {
        type: "array",
        maxItems: 3,
        media: { formats: ["mp4", "mov"], maxMB: 50, seconds: [2, 15], totalSeconds: 15, fps: [24, 60] },
        items: { type: "string", format: "url" },
        note: "reference videos"
      },
      audio_urls: {
        type: "array",
        maxItems: 3,
        media: { formats: ["wav", "mp3"], maxMB: 15, seconds: [2, 15], totalSeconds: 15 },
        items: { type: "string", format: "url" },
        note: "reference sounds"
      },
      duration: {
        type: "integer",
        min: 4,
        max: 15,
        default: 5,
        note: "seconds of output",
        disputed: [{ enum: [-1, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15] }]
      },
      resolution: { type: "string", enum: ["480p", "720p", "1080p", "4k"], default: "720p", note: "output size class" },
      aspect_ratio: {
        type: "string",
        enum: ["adaptive", "1:1", "3:4", "4:3", "9:16", "16:9", "21:9"],
        default: "adaptive",
        note: "width to height of the output"
      },
      watermark: { type: "boolean", default: false, note: "adds a visible mark" },
      web_search: { type: "boolean", default: false, note: "lets the model look up facts" },
      generate_audio: { type: "boolean", default: true, note: "adds sound to the video" },
      return_last_frame: { type: "boolean", default: false, note: "also returns the final frame" },
      callback_url: { type: "string", format: "url", note: "receives one POST when the task ends" }
    },
    rules: [
      { text: "at least one reference", atLeastOne: ["image_urls", "video_urls", "audio_urls"] },
      {
        text: "audio needs an image or a video",
        when: { audio_urls: { present: true } },
        atLeastOne: ["image_urls", "video_urls"]
      },
      { text: "media fields also take assetId://{id}" }
    ]
  },
  {
    id: "seedance-2.0-t2v",
    kind: "video",
    task: "text-to-video",
    tasks: ["text-to-video"],
    path: "/v1/videos/generations",
    container: "",
    evidence: "vendor",
    seen: "2026-08",
    fields: {
      prompt: {
        type: "string",
        required: true,
        maxLength: 1000,
        note: "text that describes the result",
        disputed: [{ maxLength: 2000 }]
      },
      duration: {
        type: "integer",
        min: 4,
        max: 15,
        default: 5,
        note: "seconds of output",
        disputed: [{ enum: [-1, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15] }]
      },
      resolution: { type: "string", enum: ["480p", "720p", "1080p", "4k"], default: "720p", note: "output size class" },
      aspect_ratio: {
        type: "string",
        enum: ["adaptive", "16:9", "4:3", "1:1", "3:4", "9:16", "21:9"],
        default: "adaptive",
        note: "width to height of the output"
      },
      web_search: { type: "boolean", default: false, note: "lets the model look up facts" },
      watermark: { type: "boolean", default: false, note: "adds a visible mark" },
      generate_audio: { type: "boolean", default: true, note: "adds sound to the video" },
      return_last_frame: { type: "boolean", default: false, note: "also returns the final frame" },
      callback_url: { type: "string", format: "url", note: "receives one POST when the task ends" }
    }
  },
  {
    id: "seedance-2.0-t2v-vip",
    kind: "video",
    task: "text-to-video",
    tasks: ["text-to-video"],
    path: "/v1/videos/generations",
    container: "",
    evidence: "vendor",
    seen: "2026-08",
    fields: {
      prompt: {
        type: "string",
        required: true,
        maxLength: 1500,
        note: "text that describes the result",
        disputed: [{ maxLength: 2000 }]
      },
      resolution: {
        type: "string",
        enum: ["720p"],
        default: "720p",
        note: "output size class",
        disputed: [{ enum: ["480p", "720p", "1080p", "4k"] }]
      },
      duration: {
        type: "integer",
        min: 1,
        max: 15,
        default: 5,
        note: "seconds of output",
        disputed: [{ enum: [-1, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15] }]
      },
      aspect_ratio: {
        type: "string",
        enum: ["1:1", "3:4", "4:3", "9:16", "16:9"],
        default: "16:9",
        note: "width to height of the output",
        disputed: [{ enum: ["adaptive", "16:9", "4:3", "1:1", "3:4", "9:16", "21:9"] }]
      },
      callback_url: { type: "string", format: "url", note: "receives one POST when the task ends" }
    }
  },
  {
    id: "seedance-2.5-i2v",
    kind: "video",
    task: "image-to-video",
    tasks: ["image-to-video"],
    path: "/v1/videos/generations",
    container: "",
    evidence: "vendor",
    seen: "2026-08",
    fields: {
      prompt: { type: "string", required: true, maxLength: 1000, note: "text that describes the result" },
      image_urls: {
        type: "array",
        minItems: 1,
        maxItems: 2,
        items: { type: "string", format: "url" },
        note: "first frame, then optional last frame"
      },
      duration: { type: "integer", min: 4, max: 30, default: 4, note: "seconds of output" },
      resolution: { type: "string", enum: ["480p", "720p"], default: "720p", note: "output size class" },
      aspect_ratio: {
        type: "string",
        enum: ["adaptive", "16:9", "4:3", "1:1", "3:4", "9:16", "21:9"],
        default: "adaptive",
        note: "width to height of the output"
      },
      generate_audio: { type: "boolean", default: true, note: "adds sound to the video" },
      return_last_frame: { type: "boolean", default: false, note: "also returns the final frame" },
      callback_url: { type: "string", format: "url", note: "receives one POST when the task ends" }
    },
    rules: [
      {
        text: "image_urls needed (inferred; not listed as required)",
        inferred: true,
        must: { image_urls: { present: true } }
      },
      { text: "media fields also take assetId://{id}" }
    ]
  },
  {
    id: "seedance-2.5-lite-i2v",
    kind: "video",
    task: "image-to-video",
    tasks: ["image-to-video"],
    path: "/v1/videos/generations",
    container: "",
    evidence: "vendor",
    seen: "2026-08",
    fields: {
      prompt: { type: "string", required: true, maxLength: 1000, note: "text that describes the result" },
      image_urls: {
        type: "array",
        minItems: 1,
        maxItems: 2,
        items: { type: "string", format: "url" },
        note: "first frame, then optional last frame"
      },
      duration: { type: "integer", min: 4, max: 30, default: 4, note: "seconds of output" },
      resolution: { type: "string", enum: ["720p"], default: "720p", note: "output size class" },
      aspect_ratio: {
        type: "string",
        enum: ["adaptive", "16:9", "4:3", "1:1", "3:4", "9:16", "21:9"],
        default: "adaptive",
        note: "width to height of the output"
      },
      generate_audio: { type: "boolean", default: true, note: "adds sound to the video" },
      callback_url: { type: "string", format: "url", note: "receives one POST when the task ends" }
    },
    rules: [
      {
        text: "image_urls needed (inferred; not listed as required)",
        inferred: true,
        must: { image_urls: { present: true } }
      },
      { text: "media fields also take assetId://{id}" }
    ]
  },
  {
    id: "seedance-2.5-lite-r2v",
    kind: "video",
    task: "reference-to-video",
    tasks: ["reference-to-video"],
    path: "/v1/videos/generations",
    container: "",
    evidence: "vendor",
    seen: "2026-08",
    fields: {
      prompt: { type: "string", required: true, maxLength: 1000, note: "text that describes the result" },
      image_urls: {
        type: "array",
        maxItems: 30,
        media: {
          formats: ["jpeg", "png", "webp", "bmp", "tiff", "gif", "heic", "heif"],
          maxMB: 30,
          ratio: [0.4, 2.5],
          sidePx: [300, 6000]
        },
        items: { type: "string", format: "url" },
        note: "reference images"
      },
      video_urls: {
        type: "array",
        maxItems: 10,
        media: { seconds: [2, 30], totalSeconds: 30 },
        items: { type: "string", format: "url" },
        note: "reference videos"
      },
      audio_urls: {
        type: "array",
        maxItems: 10,
        media: { seconds: [2, 30], totalSeconds: 30 },
        items: { type: "string", format: "url" },
        note: "reference sounds"
      },
      duration: { type: "integer", min: 4, max: 30, default: 4, note: "seconds of output" },
      resolution: { type: "string", enum: ["720p"], default: "720p", note: "output size class" },
      aspect_ratio: {
        type: "string",
        enum: ["adaptive", "16:9", "4:3", "1:1", "3:4", "9:16", "21:9"],
        default: "adaptive",
        note: "width to height of the output"
      },
      generate_audio: { type: "boolean", default: true, note: "adds sound to the video" },
      callback_url: { type: "string", format: "url", note: "receives one POST when the task ends" }
    },
    rules: [
      { text: "at least one reference", atLeastOne: ["image_urls", "video_urls", "audio_urls"] },
      {
        text: "audio needs an image or a video",
        when: { audio_urls: { present: true } },
        atLeastOne: ["image_urls", "video_urls"]
      },
      { text: "media fields also take assetId://{id}" }
    ]
  },
  {
    id: "seedance-2.5-lite-t2v",
    kind: "video",
    task: "text-to-video",
    tasks: ["text-to-video"],
    path: "/v1/videos/generations",
    container: "",
    evidence: "vendor",
    seen: "2026-08",
    fields: {
      prompt: { type: "string", required: true, maxLength: 1000, note: "text that describes the result" },
      duration: { type: "integer", min: 4, max: 30, default: 4, note: "seconds of output" },
      resolution: { type: "string", enum: ["720p"], default: "720p", note: "output size class" },
      aspect_ratio: {
        type: "string",
        enum: ["adaptive", "16:9", "4:3", "1:1", "3:4", "9:16", "21:9"],
        default: "adaptive",
        note: "width to height of the output"
      },
      generate_audio: { type: "boolean", default: true, note: "adds sound to the video" },
      callback_url: { type: "string", format: "url", note: "receives one POST when the task ends" }
    }
  },
  {
    id: "seedance-2.5-r2v",
    kind: "video",
    task: "reference-to-video",
    tasks: ["reference-to-video"],
    path: "/v1/videos/generations",
    container: "",
    evidence: "vendor",
    seen: "2026-08",
    fields: {
      prompt: { type: "string", required: true, maxLength: 1000, note: "text that describes the result" },
      image_urls: {
        type: "array",
        maxItems: 30,
        media: {
          formats: ["jpeg", "png", "webp", "bmp", "tiff", "gif", "heic", "heif"],
          maxMB: 30,
          ratio: [0.4, 2.5],
          sidePx: [300, 6000]
        },
        items: { type: "string", format: "url" },
        note: "reference images"
      },
      video_urls: {
        type: "array",
        maxItems: 10,
        media: { seconds: [2, 30], totalSeconds: 30 },
        items: { type: "string", format: "url" },
        note: "reference videos"
      },
      audio_urls: {
        type: "array",
        maxItems: 10,
        media: { seconds: [2, 30], totalSeconds: 30 },
        items: { type: "string", format: "url" },
        note: "reference sounds"
      },
      duration: { type: "integer", min: 4, max: 30, default: 4, note: "seconds of output" },
      resolution: { type: "string", enum: ["480p", "720p"], default: "720p", note: "output size class" },
      aspect_ratio: {
        type: "string",
        enum: ["adaptive", "16:9", "4:3", "1:1", "3:4", "9:16", "21:9"],
        default: "adaptive",
        note: "width to height of the output"
      },
      generate_audio: { type: "boolean", default: true, note: "adds sound to the video" },
      return_last_frame: { type: "boolean", default: false, note: "also returns the final frame" },
      callback_url: { type: "string", format: "url", note: "receives one POST when the task ends" }
    },
    rules: [
      { text: "at least one reference", atLeastOne: ["image_urls", "video_urls", "audio_urls"] },
      {
        text: "audio needs an image or a video",
        when: { audio_urls: { present: true } },
        atLeastOne: ["image_urls", "video_urls"]
      },
      { text: "media fields also take assetId://{id}" }
    ]
  },
  {
    id: "seedance-2.5-t2v",
    kind: "video",
    task: "text-to-video",
    tasks: ["text-to-video"],
    path: "/v1/videos/generations",
    container: "",
    evidence: "vendor",
    seen: "2026-08",
    fields: {
      prompt: { type: "string", required: true, maxLength: 1000, note: "text that describes the result" },
      duration: { type: "integer", min: 4, max: 30, default: 4, note: "seconds of output" },
      resolution: { type: "string", enum: ["480p", "720p"], default: "720p", note: "output size class" },
      aspect_ratio: {
        type: "string",
        enum: ["adaptive", "16:9", "4:3", "1:1", "3:4", "9:16", "21:9"],
        default: "adaptive",
        note: "width to height of the output"
      },
      generate_audio: { type: "boolean", default: true, note: "adds sound to the video" },
      return_last_frame: { type: "boolean", default: false, note: "also returns the final frame" },
      callback_url: { type: "string", format: "url", note: "receives one POST when the task ends" }
    }
  },
  {
    id: "sora-2-vip",
    kind: "video",
    task: "text-to-video",
    tasks: ["text-to-video", "image-to-video"],
    path: "/v1/videos/generations",
    container: "",
    evidence: "vendor",
    seen: "2026-08",
    fields: {
      prompt: { type: "string", required: true, maxLength: 4000, note: "text that describes the result" },
      image_url: {
        type: "string",
        format: "url",
        media: { sizes: ["1280x720", "720x1280"] },
        note: "first frame, no real persons"
      },
      duration: {
        type: "integer",
        enum: [8, 12],
        default: 8,
        note: "seconds of output",
        disputed: [{ enum: [4, 8, 10, 12, 15] }]
      },
      aspect_ratio: { type: "string", enum: ["9:16", "16:9"], default: "9:16", note: "width to height of the output" },
      callback_url: { type: "string", format: "url", note: "receives one POST when the task ends" }
    },
    rules: [
      { text: "image size must match aspect_ratio" }
    ]
  },
  {
    id: "veo3-1-fast",
    kind: "video",
    task: "text-to-video",
    tasks: ["text-to-video", "image-to-video"],
    path: "/v1/videos/generations",
    container: "",
    evidence: "vendor",
    seen: "2026-08",
    aliases: ["veo3.1-fast", "veo-3-1-fast"],
    fields: {
      prompt: { type: "string", required: true, maxLength: 4000, note: "text that describes the result" },
      image_urls: {
        type: "array",
        items: { type: "string", format: "url" },
        note: "first frame and last frame",
        disputed: [{ maxItems: 2 }]
      },
      aspect_ratio: { type: "string", enum: ["16:9", "9:16"], default: "16:9", note: "width to height of the output" },
      callback_url: { type: "string", format: "url", note: "receives one POST when the task ends" }
    }
  },
  {
    id: "veo3-1-fast-4k",
    kind: "video",
    task: "text-to-video",
    tasks: ["text-to-video", "image-to-video"],
    path: "/v1/videos/generations",
    container: "",
    evidence: "vendor",
    seen: "2026-08",
    fields: {
      prompt: { type: "string", required: true, maxLength: 4000, note: "text that describes the result" },
      image_urls: {
        type: "array",
        items: { type: "string", format: "url" },
        note: "first frame and last frame",
        disputed: [{ maxItems: 2 }]
      },
      aspect_ratio: { type: "string", enum: ["16:9", "9:16"], default: "16:9", note: "width to height of the output" },
      callback_url: { type: "string", format: "url", note: "receives one POST when the task ends" }
    }
  },
  {
    id: "veo3-1-fast-ref",
    kind: "video",
    task: "reference-to-video",
    tasks: ["reference-to-video"],
    path: "/v1/videos/generations",
    container: "",
    evidence: "vendor",
    seen: "2026-08",
    fields: {
      prompt: { type: "string", required: true, maxLength: 4000, note: "text that describes the result" },
      image_urls: {
        type: "array",
        required: true,
        minItems: 1,
        items: { type: "string", format: "url" },
        note: "subject or style references",
        disputed: [{ maxItems: 3 }]
      },
      aspect_ratio: { type: "string", enum: ["16:9", "9:16"], default: "16:9", note: "width to height of the output" },
      callback_url: { type: "string", format: "url", note: "receives one POST when the task ends" }
    }
  },
  {
    id: "veo3-1-lite",
    kind: "video",
    task: "text-to-video",
    tasks: ["text-to-video", "image-to-video"],
    path: "/v1/videos/generations",
    container: "",
    evidence: "vendor",
    seen: "2026-08",
    fields: {
      prompt: { type: "string", required: true, maxLength: 4000, note: "text that describes the result" },
      image_urls: {
        type: "array",
        items: { type: "string", format: "url" },
        note: "first frame and last frame",
        disputed: [{ maxItems: 2 }]
      },
      aspect_ratio: { type: "string", enum: ["16:9", "9:16"], default: "16:9", note: "width to height of the output" },
      callback_url: { type: "string", format: "url", note: "receives one POST when the task ends" }
    }
  },
  {
    id: "veo3-1-lite-4k",
    kind: "video",
    task: "text-to-video",
    tasks: ["text-to-video", "image-to-video"],
    path: "/v1/videos/generations",
    container: "",
    evidence: "vendor",
    seen: "2026-08",
    fields: {
      prompt: { type: "string", required: true, maxLength: 4000, note: "text that describes the result" },
      image_urls: {
        type: "array",
        items: { type: "string", format: "url" },
        note: "first frame and last frame",
        disputed: [{ maxItems: 2 }]
      },
      aspect_ratio: { type: "string", enum: ["16:9", "9:16"], default: "16:9", note: "width to height of the output" },
      callback_url: { type: "string", format: "url", note: "receives one POST when the task ends" }
    }
  },
  {
    id: "veo3-1-quality",
    kind: "video",
    task: "text-to-video",
    tasks: ["text-to-video", "image-to-video"],
    path: "/v1/videos/generations",
    container: "",
    evidence: "vendor",
    seen: "2026-08",
    fields: {
      prompt: { type: "string", required: true, maxLength: 4000, note: "text that describes the result" },
      image_urls: {
        type: "array",
        items: { type: "string", format: "url" },
        note: "first frame and last frame",
        disputed: [{ maxItems: 2 }]
      },
      aspect_ratio: { type: "string", enum: ["16:9", "9:16"], default: "16:9", note: "width to height of the output" },
      callback_url: { type: "string", format: "url", note: "receives one POST when the task ends" }
    }
  },
  {
    id: "veo3-1-quality-4k",
    kind: "video",
    task: "text-to-video",
    tasks: ["text-to-video", "image-to-video"],
    path: "/v1/videos/generations",
    container: "",
    evidence: "vendor",
    seen: "2026-08",
    fields: {
      prompt: { type: "string", required: true, maxLength: 4000, note: "text that describes the result" },
      image_urls: {
        type: "array",
        items: { type: "string", format: "url" },
        note: "first frame and last frame",
        disputed: [{ maxItems: 2 }]
      },
      aspect_ratio: { type: "string", enum: ["16:9", "9:16"], default: "16:9", note: "width to height of the output" },
      callback_url: { type: "string", format: "url", note: "receives one POST when the task ends" }
    }
  },
  {
    id: "wan2.7-i2v",
    kind: "video",
    task: "image-to-video",
    tasks: ["image-to-video"],
    path: "/v1/videos/generations",
    container: "",
    evidence: "vendor",
    seen: "2026-08",
    fields: {
      prompt: { type: "string", required: true, maxLength: 5000, note: "text that describes the result" },
      prompt_extend: { type: "boolean", note: "rewrites the prompt before use" },
      negative_prompt: { type: "string", maxLength: 500, note: "what should not appear" },
      image_urls: {
        type: "array",
        required: true,
        items: { type: "string", format: "url" },
        note: "first frame, then optional last frame",
        disputed: [{ minItems: 1 }, { maxItems: 2 }]
      },
      audio_url: { type: "string", format: "url", note: "sound track" },
      video_url: { type: "string", format: "url", media: { seconds: [2, 10] }, note: "clip to continue" },
      resolution: {
        type: "string",
        enum: ["720P", "1080P"],
        default: "1080P",
        note: "output size class",
        disputed: [{ enum: ["480P", "720P", "1080P", "480p", "720p", "1080p"] }]
      },
      duration: { type: "integer", min: 2, max: 15, default: 5, note: "seconds of output", disputed: [{ max: 30 }] },
      watermark: { type: "boolean", default: false, note: "adds a visible mark" },
      callback_url: { type: "string", format: "url", note: "receives one POST when the task ends" }
    },
    rules: [
      { text: "continued output length counts the input clip" }
    ]
  },
  {
    id: "wan2.7-t2v",
    kind: "video",
    task: "text-to-video",
    tasks: ["text-to-video"],
    path: "/v1/videos/generations",
    container: "",
    evidence: "vendor",
    seen: "2026-08",
    fields: {
      prompt: { type: "string", required: true, maxLength: 5000, note: "text that describes the result" },
      prompt_extend: { type: "boolean", default: true, note: "rewrites the prompt before use" },
      negative_prompt: { type: "string", maxLength: 500, note: "what should not appear" },
      audio_url: { type: "string", format: "url", note: "sound track, cut to the duration" },
      resolution: {
        type: "string",
        enum: ["720P", "1080P"],
        default: "1080P",
        note: "output size class",
        disputed: [{ enum: ["480P", "720P", "1080P", "480p", "720p", "1080p"] }]
      },
      aspect_ratio: {
        type: "string",
        enum: ["16:9", "9:16", "1:1", "4:3", "3:4"],
        default: "16:9",
        note: "width to height of the output",
        disputed: [{ enum: ["adaptive", "16:9", "9:16", "1:1"] }]
      },
      duration: { type: "integer", min: 2, max: 15, default: 5, note: "seconds of output", disputed: [{ max: 30 }] },
      watermark: { type: "boolean", default: false, note: "adds a visible mark" },
      callback_url: { type: "string", format: "url", note: "receives one POST when the task ends" }
    }
  },
  {
    id: "wan2.7-videoedit",
    kind: "video",
    task: "video-edit",
    tasks: ["video-edit"],
    path: "/v1/videos/generations",
    container: "",
    evidence: "vendor",
    seen: "2026-08",
    fields: {
      prompt: { type: "string", required: true, maxLength: 5000, note: "text that describes the result" },
      prompt_extend: { type: "boolean", note: "rewrites the prompt before use" },
      negative_prompt: { type: "string", maxLength: 500, note: "what should not appear" },
      video_url: { type: "string", required: true, format: "url", media: { seconds: [2, 10] }, note: "video to edit" },
      image_urls: {
        type: "array",
        items: { type: "string", format: "url" },
        note: "first frame or reference",
        disputed: [{ maxItems: 2 }]
      },
      resolution: {
        type: "string",
        enum: ["720P", "1080P"],
        default: "1080P",
        note: "output size class",
        disputed: [{ enum: ["480P", "720P", "1080P", "480p", "720p", "1080p"] }]
      },
      duration: {
        type: "integer",
        enum: [0, 2, 3, 4, 5, 6, 7, 8, 9, 10],
        default: 0,
        note: "0 keeps the input length",
        disputed: [{ min: 2 }, { max: 30 }]
      },
      audio_setting: {
        type: "string",
        enum: ["auto", "origin"],
        default: "auto",
        note: "origin keeps the input sound"
      },
      watermark: { type: "boolean", default: false, note: "adds a visible mark" },
      callback_url: { type: "string", format: "url", note: "receives one POST when the task ends" }
    },
    rules: [
      { text: "duration 0 keeps the input length" }
    ]
  },
  {
    id: "wan3.0-i2v",
    kind: "video",
    task: "image-to-video",
    tasks: ["image-to-video"],
    path: "/v1/videos/generations",
    container: "",
    evidence: "vendor",
    seen: "2026-08",
    fields: {
      prompt: {
        type: "string",
        maxLength: 20000,
        note: "text that describes the result",
        disputed: [{ maxLength: 5000 }]
      },
      first_frame_image: { type: "string", format: "url", note: "first frame" },
      last_frame_image: { type: "string", format: "url", note: "last frame" },
      resolution: {
        type: "string",
        enum: ["480P", "720P", "1080P"],
        default: "1080P",
        note: "output size class",
        disputed: [{ enum: ["480P", "720P", "1080P", "480p", "720p", "1080p"] }]
      },
      aspect_ratio: {
        type: "string",
        enum: ["adaptive", "16:9", "4:3", "1:1", "3:4", "9:16"],
        default: "adaptive",
        note: "width to height of the output",
        disputed: [{ enum: ["adaptive", "16:9", "9:16", "1:1"] }]
      },
      duration: {
        type: "integer",
        special: [-1],
        min: 2,
        max: 30,
        default: 5,
        note: "seconds; -1 lets the model choose"
      },
      generate_audio: { type: "boolean", default: true, note: "adds sound to the video" },
      watermark: { type: "boolean", default: false, note: "adds a visible mark" },
      callback_url: { type: "string", format: "url", note: "receives one POST when the task ends" }
    },
    rules: [
      { text: "at least one frame image", inferred: true, atLeastOne: ["first_frame_image", "last_frame_image"] }
    ]
  },
  {
    id: "wan3.0-r2v",
    kind: "video",
    task: "reference-to-video",
    tasks: ["reference-to-video"],
    path: "/v1/videos/generations",
    container: "",
    evidence: "vendor",
    seen: "2026-08",
    fields: {
      prompt: {
        type: "string",
        maxLength: 20000,
        note: "text that describes the result",
        disputed: [{ maxLength: 5000 }]
      },
      image_urls: {
        type: "array",
        maxItems: 10,
        items: { type: "string", format: "url" },
        note: "reference images",
        disputed: [{ maxItems: 5 }]
      },
      video_urls: {
        type: "array",
        maxItems: 5,
        media: { totalSeconds: 15 },
        items: { type: "string", format: "url" },
        note: "reference videos",
        disputed: [{ maxItems: 3 }]
      },
      audio_urls: {
        type: "array",
        maxItems: 5,
        media: { totalSeconds: 15 },
        items: { type: "string", format: "url" },
        note: "reference sounds",
        disputed: [{ maxItems: 3 }]
      },
      file_url: {
        type: "string",
        format: "url",
        media: {
          formats: ["docx", "doc", "xlsx", "xls", "pptx", "ppt", "pdf", "txt", "key", "pages", "numbers", "md"]
        },
        note: "one reference document"
      },
      link_url: { type: "string", format: "url", note: "one public web page as reference" },
      duration: {
        type: "integer",
        special: [-1],
        min: 2,
        max: 30,
        default: 5,
        note: "seconds; -1 lets the model choose",
        disputed: [{ max: 51 }]
      },
      resolution: {
        type: "string",
        enum: ["480P", "720P", "1080P"],
        default: "1080P",
        note: "output size class",
        disputed: [{ enum: ["480P", "720P", "1080P", "480p", "720p", "1080p"] }]
      },
      aspect_ratio: {
        type: "string",
        enum: ["adaptive", "16:9", "4:3", "1:1", "3:4", "9:16"],
        default: "adaptive",
        note: "width to height of the output",
        disputed: [{ enum: ["adaptive", "16:9", "9:16", "1:1"] }]
      },
      generate_audio: { type: "boolean", default: true, note: "adds sound to the video" },
      watermark: { type: "boolean", default: false, note: "adds a visible mark" },
      callback_url: { type: "string", format: "url", note: "receives one POST when the task ends" }
    },
    rules: [
      { text: "file_url and link_url exclude each other", atMostOne: ["file_url", "link_url"] },
      {
        text: "at least one reference",
        inferred: true,
        atLeastOne: ["image_urls", "video_urls", "audio_urls", "file_url", "link_url"]
      }
    ]
  },
  {
    id: "wan3.0-t2v",
    kind: "video",
    task: "text-to-video",
    tasks: ["text-to-video"],
    path: "/v1/videos/generations",
    container: "",
    evidence: "vendor",
    seen: "2026-08",
    fields: {
      prompt: {
        type: "string",
        required: true,
        minLength: 1,
        maxLength: 20000,
        note: "text that describes the result",
        disputed: [{ maxLength: 5000 }]
      },
      aspect_ratio: {
        type: "string",
        enum: ["adaptive", "16:9", "4:3", "1:1", "3:4", "9:16"],
        default: "adaptive",
        note: "width to height of the output",
        disputed: [{ enum: ["adaptive", "16:9", "9:16", "1:1"] }]
      },
      resolution: {
        type: "string",
        enum: ["480P", "720P", "1080P"],
        default: "1080P",
        note: "output size class",
        disputed: [{ enum: ["480P", "720P", "1080P", "480p", "720p", "1080p"] }]
      },
      duration: {
        type: "integer",
        special: [-1],
        min: 2,
        max: 30,
        default: 5,
        note: "seconds; -1 lets the model choose"
      },
      generate_audio: { type: "boolean", default: true, note: "adds sound to the video" },
      watermark: { type: "boolean", default: false, note: "adds a visible mark" },
      callback_url: { type: "string", format: "url", note: "receives one POST when the task ends" }
    }
  }
]
