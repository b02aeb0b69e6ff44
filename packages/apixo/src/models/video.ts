/**
 * APIXO's models, as a table. Written by `pnpm catalogue` from the repository's catalogue; see CONTRIBUTING.md.
 */
import type { ModelSpec } from "@effect-media/core/model/Model"

/** Models of the kind "video". */
export const video: ReadonlyArray<ModelSpec> = [
  {
    id: "grok-video",
    kind: "video",
    task: "text-to-video",
    tasks: ["text-to-video", "image-to-video"],
    path: "/api/v1/generateTask/grok-video",
    container: "input",
    evidence: "vendor",
    fields: {
      mode: { type: "string", required: true, enum: ["text-to-video", "image-to-video"], note: "variant of the model" },
      prompt: { type: "string", required: true, minLength: 1, maxLength: 5000, note: "text that describes the result" },
      duration: { type: "integer", required: true, min: 6, max: 30, default: 6 },
      resolution: { type: "string", required: true, enum: ["480p", "720p"], default: "480p" },
      aspect_ratio: { type: "string", enum: ["1:1", "3:2", "2:3", "16:9", "9:16"] },
      style: { type: "string", note: "list not seen" },
      image_urls: { type: "array", maxItems: 1, items: { type: "string", format: "url" }, note: "input image" },
      task_id: { type: "string", note: "earlier image task" },
      index: { type: "integer", min: 0, max: 5, note: "which image of that task" }
    },
    rules: [
      { text: "image_urls and task_id exclude each other", atMostOne: ["image_urls", "task_id"] },
      { text: "index only with task_id", when: { index: { present: true } }, must: { task_id: { present: true } } }
    ]
  },
  {
    id: "hailuo-2-3",
    kind: "video",
    task: "text-to-video",
    tasks: ["text-to-video", "image-to-video"],
    path: "/api/v1/generateTask/hailuo-2-3",
    container: "input",
    evidence: "vendor",
    fields: {
      mode: {
        type: "string",
        required: true,
        enum: ["standard-text-to-video", "standard-image-to-video", "pro-text-to-video", "pro-image-to-video"],
        note: "variant of the model"
      },
      prompt: { type: "string", required: true, note: "text that describes the result" },
      duration: { type: "integer", enum: [6, 10], note: "standard modes only" },
      image_urls: {
        type: "array",
        minItems: 1,
        maxItems: 1,
        media: { formats: ["jpg", "png"], maxMB: 20, ratio: [0.4, 2.5], minSidePx: 300 },
        items: { type: "string", format: "url" },
        note: "first frame"
      }
    },
    modes: {
      "standard-text-to-video": { required: ["prompt", "duration"], notFor: ["image_urls"] },
      "standard-image-to-video": { required: ["prompt", "duration", "image_urls"], notFor: [] },
      "pro-text-to-video": { required: ["prompt"], notFor: ["duration", "image_urls"] },
      "pro-image-to-video": { required: ["prompt", "image_urls"], notFor: ["duration"] }
    },
    rules: [
      { text: "pro is fixed at 5 s and 1080p" },
      { text: "standard is fixed at 768p" }
    ]
  },
  {
    id: "hailuo-2-3-fast",
    kind: "video",
    task: "image-to-video",
    tasks: ["image-to-video"],
    path: "/api/v1/generateTask/hailuo-2-3-fast",
    container: "input",
    evidence: "vendor",
    fields: {
      mode: {
        type: "string",
        required: true,
        enum: ["standard-image-to-video", "pro-image-to-video"],
        note: "variant of the model"
      },
      prompt: { type: "string", required: true, note: "text that describes the result" },
      duration: { type: "integer", enum: [6, 10], note: "standard only" },
      image_urls: {
        type: "array",
        required: true,
        minItems: 1,
        maxItems: 1,
        media: { formats: ["jpg", "png"], maxMB: 20, ratio: [0.4, 2.5], minSidePx: 300 },
        items: { type: "string", format: "url" },
        note: "first frame"
      }
    },
    rules: [
      { text: "pro is fixed at 6 s", when: { mode: { in: ["pro-image-to-video"] } }, must: { duration: { in: [6] } } }
    ]
  },
  {
    id: "kling-2-1",
    kind: "video",
    task: "image-to-video",
    tasks: ["image-to-video", "text-to-video"],
    path: "/api/v1/generateTask/kling-2-1",
    container: "input",
    evidence: "vendor",
    fields: {
      mode: {
        type: "string",
        required: true,
        enum: ["standard-image-to-video", "pro-image-to-video", "master-text-to-video", "master-image-to-video"],
        default: "standard-image-to-video",
        note: "variant of the model"
      },
      prompt: { type: "string", required: true, minLength: 1, maxLength: 5000, note: "text that describes the result" },
      duration: { type: "integer", required: true, enum: [5, 10], default: 5 },
      image_urls: {
        type: "array",
        minItems: 1,
        maxItems: 2,
        items: { type: "string", format: "url" },
        note: "first frame, then last frame"
      },
      aspect_ratio: { type: "string", enum: ["16:9", "9:16", "1:1"], default: "16:9" },
      negative_prompt: { type: "string", maxLength: 500 },
      cfg_scale: { type: "number", min: 0, max: 1, step: 0.1 }
    },
    modes: {
      "standard-image-to-video": { required: ["prompt", "duration", "image_urls"] },
      "pro-image-to-video": { required: ["prompt", "duration", "image_urls"] },
      "master-text-to-video": { required: ["prompt", "duration", "aspect_ratio"], notFor: ["image_urls"] },
      "master-image-to-video": { required: ["prompt", "duration", "image_urls"] }
    }
  },
  {
    id: "kling-2-5-turbo-pro",
    kind: "video",
    task: "text-to-video",
    tasks: ["text-to-video", "image-to-video"],
    path: "/api/v1/generateTask/kling-2-5-turbo-pro",
    container: "input",
    evidence: "vendor",
    fields: {
      mode: { type: "string", required: true, enum: ["text-to-video", "image-to-video"], note: "variant of the model" },
      prompt: { type: "string", required: true, minLength: 1, maxLength: 2500, note: "text that describes the result" },
      duration: { type: "integer", enum: [5, 10] },
      image_urls: {
        type: "array",
        minItems: 1,
        maxItems: 2,
        items: { type: "string", format: "url" },
        note: "first frame, then last frame"
      },
      aspect_ratio: { type: "string", enum: ["16:9", "9:16", "1:1"] },
      negative_prompt: { type: "string", maxLength: 2500 },
      cfg_scale: { type: "number", min: 0, max: 1 }
    },
    modes: {
      "text-to-video": { required: ["prompt"], notFor: ["image_urls"] },
      "image-to-video": { required: ["prompt", "image_urls"], notFor: ["aspect_ratio"] }
    }
  },
  {
    id: "kling-2-6",
    kind: "video",
    task: "text-to-video",
    tasks: ["text-to-video", "image-to-video"],
    path: "/api/v1/generateTask/kling-2-6",
    container: "input",
    evidence: "vendor",
    fields: {
      mode: { type: "string", required: true, enum: ["text-to-video", "image-to-video"], note: "variant of the model" },
      prompt: { type: "string", required: true, minLength: 1, maxLength: 1000, note: "text that describes the result" },
      image_urls: {
        type: "array",
        minItems: 1,
        maxItems: 2,
        items: { type: "string", format: "url" },
        note: "input images"
      },
      aspect_ratio: { type: "string", enum: ["1:1", "9:16", "16:9"] },
      duration: { type: "integer", enum: [5, 10] },
      sound: { type: "boolean", required: true, note: "adds sound" }
    },
    modes: {
      "text-to-video": { required: ["prompt"], notFor: ["image_urls"] },
      "image-to-video": { required: ["prompt", "image_urls"], notFor: ["aspect_ratio"] }
    }
  },
  {
    id: "kling-3-0-std",
    kind: "video",
    task: "text-to-video",
    tasks: ["text-to-video", "image-to-video", "motion-control"],
    path: "/api/v1/generateTask/kling-3-0-std",
    container: "input",
    evidence: "vendor",
    status: "ratio list not seen",
    fields: {
      mode: {
        type: "string",
        required: true,
        enum: ["text-to-video", "image-to-video", "motion-control"],
        note: "variant of the model"
      },
      prompt: { type: "string", note: "text that describes the result" },
      image_urls: {
        type: "array",
        minItems: 1,
        maxItems: 2,
        items: { type: "string", format: "url" },
        note: "input images"
      },
      video_urls: {
        type: "array",
        minItems: 1,
        maxItems: 1,
        media: { formats: ["mp4", "mov", "m4v"], maxSeconds: 30 },
        items: { type: "string", format: "url" },
        note: "movement to copy"
      },
      duration: { type: "integer", min: 3, max: 15, default: 5 },
      aspect_ratio: { type: "string", note: "text mode only; list not seen" },
      sound: { type: "boolean", note: "adds sound" }
    },
    modes: {
      "text-to-video": { required: ["prompt"], notFor: ["image_urls", "video_urls"] },
      "image-to-video": { required: ["prompt", "image_urls"], notFor: ["video_urls", "aspect_ratio"] },
      "motion-control": { required: ["image_urls", "video_urls"] }
    },
    rules: [
      {
        text: "motion-control takes exactly one image and one video",
        when: { mode: { in: ["motion-control"] } },
        must: { image_urls: { present: true, maxItems: 1 }, video_urls: { present: true, maxItems: 1 } }
      }
    ]
  },
  {
    id: "ltx-2-19b",
    kind: "video",
    task: "text-to-video",
    tasks: ["text-to-video", "image-to-video"],
    path: "/api/v1/generateTask/ltx-2-19b",
    container: "input",
    evidence: "vendor",
    fields: {
      mode: {
        type: "string",
        required: true,
        enum: ["text-to-video", "image-to-video", "text-to-video-LoRA", "image-to-video-LoRA"],
        note: "variant of the model"
      },
      prompt: { type: "string", required: true, minLength: 1, maxLength: 5000, note: "text that describes the result" },
      resolution: { type: "string", required: true, enum: ["480p", "720p", "1080p"], default: "720p" },
      duration: { type: "integer", required: true, min: 5, max: 20, default: 10 },
      aspect_ratio: { type: "string", enum: ["16:9", "9:16"] },
      image_urls: {
        type: "array",
        minItems: 1,
        maxItems: 1,
        items: { type: "string", format: "url" },
        note: "first frame"
      },
      seed: { type: "integer", special: [-1], min: 1, max: 2147483647 },
      loras: {
        type: "array",
        maxItems: 3,
        items: { type: "object", fields: { path: { type: "string", required: true }, scale: { type: "number" } } }
      }
    },
    modes: {
      "text-to-video": { required: ["prompt", "resolution", "duration"], notFor: ["image_urls", "loras"] },
      "image-to-video": {
        required: ["prompt", "resolution", "duration", "image_urls"],
        notFor: ["aspect_ratio", "loras"]
      },
      "text-to-video-LoRA": { required: ["prompt", "resolution", "duration"], notFor: ["image_urls"] },
      "image-to-video-LoRA": { required: ["prompt", "resolution", "duration", "image_urls"], notFor: ["aspect_ratio"] }
    }
  },
  {
    id: "seedance-1-5-pro",
    kind: "video",
    task: "text-to-video",
    tasks: ["text-to-video", "image-to-video"],
    path: "/api/v1/generateTask/seedance-1-5-pro",
    container: "input",
    evidence: "vendor",
    fields: {
      mode: { type: "string", required: true, enum: ["text-to-video", "image-to-video"], note: "variant of the model" },
      prompt: { type: "string", required: true, minLength: 3, maxLength: 2500, note: "text that describes the result" },
      image_urls: {
        type: "array",
        minItems: 1,
        maxItems: 2,
        items: { type: "string", format: "url" },
        note: "first frame, then last frame"
      },
      aspect_ratio: { type: "string", enum: ["1:1", "3:4", "4:3", "9:16", "16:9", "21:9"] },
      resolution: { type: "string", enum: ["480p", "720p"] },
      duration: { type: "integer", min: 4, max: 12 },
      sound: { type: "boolean", required: true, note: "adds sound" },
      fixed_lens: { type: "boolean", note: "keeps the camera still" }
    },
    modes: {
      "text-to-video": { required: ["prompt"], notFor: ["image_urls"] },
      "image-to-video": { required: ["prompt", "image_urls"] }
    }
  },
  {
    id: "seedance-2-0",
    kind: "video",
    task: "text-to-video",
    tasks: ["text-to-video", "image-to-video", "reference-to-video"],
    path: "/api/v1/generateTask/seedance-2-0",
    container: "input",
    evidence: "vendor",
    fields: {
      mode: {
        type: "string",
        required: true,
        enum: ["text-to-video", "first_and_last_frames", "omni_reference"],
        default: "text-to-video",
        note: "variant of the model"
      },
      prompt: { type: "string", required: true, note: "text that describes the result" },
      resolution: { type: "string", enum: ["480p", "720p", "1080p"] },
      duration: { type: "integer", min: 4, max: 15, default: 5 },
      aspect_ratio: { type: "string", enum: ["auto", "16:9", "4:3", "1:1", "3:4", "9:16", "21:9"] },
      image_urls: {
        type: "array",
        maxItems: 9,
        items: { type: "string", format: "url" },
        note: "frames or references"
      },
      video_urls: {
        type: "array",
        maxItems: 3,
        media: { seconds: [2, 15], totalSeconds: 15 },
        items: { type: "string", format: "url" },
        note: "reference videos"
      },
      audio_urls: {
        type: "array",
        maxItems: 3,
        media: { seconds: [2, 15], totalSeconds: 15 },
        items: { type: "string", format: "url" },
        note: "reference sounds"
      },
      sound: { type: "boolean", note: "adds sound" },
      web_search: { type: "boolean" }
    },
    modes: {
      "text-to-video": { required: ["prompt"], notFor: ["image_urls", "video_urls", "audio_urls"] },
      first_and_last_frames: {
        required: ["prompt", "image_urls"],
        notFor: ["video_urls", "audio_urls"],
        maxItems: { image_urls: 2 }
      },
      omni_reference: { required: ["prompt"], maxItems: { image_urls: 9 } }
    },
    rules: [
      {
        text: "frames mode takes 1 or 2 images",
        when: { mode: { in: ["first_and_last_frames"] } },
        must: { image_urls: { present: true, maxItems: 2 } }
      },
      { text: "audio alone fails", when: { audio_urls: { present: true } }, atLeastOne: ["image_urls", "video_urls"] }
    ]
  },
  {
    id: "seedance-2-0-fast",
    kind: "video",
    task: "text-to-video",
    tasks: ["text-to-video", "image-to-video", "reference-to-video"],
    path: "/api/v1/generateTask/seedance-2-0-fast",
    container: "input",
    evidence: "vendor",
    fields: {
      mode: {
        type: "string",
        required: true,
        enum: ["text-to-video", "first_and_last_frames", "omni_reference"],
        default: "text-to-video",
        note: "variant of the model"
      },
      prompt: { type: "string", required: true, note: "text that describes the result" },
      resolution: { type: "string", enum: ["480p", "720p"] },
      duration: { type: "integer", min: 4, max: 15, default: 5 },
      aspect_ratio: { type: "string", enum: ["auto", "16:9", "4:3", "1:1", "3:4", "9:16", "21:9"] },
      image_urls: {
        type: "array",
        maxItems: 9,
        items: { type: "string", format: "url" },
        note: "frames or references"
      },
      video_urls: {
        type: "array",
        maxItems: 3,
        media: { seconds: [2, 15], totalSeconds: 15 },
        items: { type: "string", format: "url" },
        note: "reference videos"
      },
      audio_urls: {
        type: "array",
        maxItems: 3,
        media: { seconds: [2, 15], totalSeconds: 15 },
        items: { type: "string", format: "url" },
        note: "reference sounds"
      },
      sound: { type: "boolean", note: "adds sound" },
      web_search: { type: "boolean" }
    },
    modes: {
      "text-to-video": { required: ["prompt"], notFor: ["image_urls", "video_urls", "audio_urls"] },
      first_and_last_frames: {
        required: ["prompt", "image_urls"],
        notFor: ["video_urls", "audio_urls"],
        maxItems: { image_urls: 2 }
      },
      omni_reference: { required: ["prompt"], maxItems: { image_urls: 9 } }
    },
    rules: [
      {
        text: "frames mode takes 1 or 2 images",
        when: { mode: { in: ["first_and_last_frames"] } },
        must: { image_urls: { present: true, maxItems: 2 } }
      },
      { text: "audio alone fails", when: { audio_urls: { present: true } }, atLeastOne: ["image_urls", "video_urls"] }
    ]
  },
  {
    id: "sora-2",
    kind: "video",
    task: "text-to-video",
    tasks: ["text-to-video", "image-to-video"],
    path: "/api/v1/generateTask/sora-2",
    container: "input",
    evidence: "vendor",
    fields: {
      mode: { type: "string", required: true, enum: ["text-to-video", "image-to-video"], note: "variant of the model" },
      prompt: {
        type: "string",
        required: true,
        minLength: 1,
        maxLength: 10000,
        note: "text that describes the result"
      },
      image_urls: {
        type: "array",
        minItems: 1,
        maxItems: 1,
        items: { type: "string", format: "url" },
        note: "input image",
        alsoNamed: ["image_url"]
      },
      aspect_ratio: { type: "string", enum: ["landscape", "portrait"], disputed: [{ enum: ["16:9", "9:16", "1:1"] }] },
      duration: { type: "integer", enum: [4, 8, 12], disputed: [{ enum: ["10", "15"] }] },
      remove_watermark: { type: "boolean" }
    },
    modes: {
      "text-to-video": { required: ["prompt"], notFor: ["image_urls"] },
      "image-to-video": { required: ["prompt", "image_urls"] }
    }
  },
  {
    id: "sora-2-pro",
    kind: "video",
    task: "text-to-video",
    tasks: ["text-to-video", "image-to-video"],
    path: "/api/v1/generateTask/sora-2-pro",
    container: "input",
    evidence: "vendor",
    status: "some lists not seen",
    fields: {
      mode: { type: "string", required: true, enum: ["text-to-video", "image-to-video"], note: "variant of the model" },
      prompt: { type: "string", required: true, note: "text that describes the result" },
      image_urls: { type: "array", items: { type: "string", format: "url" }, note: "input image" },
      duration: { type: "integer", note: "for example 8; list not seen" },
      size: { type: "string", enum: ["720*1280", "1280*720"] },
      resolution: { type: "string", note: "image mode, for example 1080p" }
    },
    modes: {
      "text-to-video": { required: ["prompt"], notFor: ["image_urls"] },
      "image-to-video": { required: ["prompt", "image_urls"] }
    }
  },
  {
    id: "veo-3-1",
    kind: "video",
    task: "text-to-video",
    tasks: ["text-to-video", "image-to-video", "reference-to-video"],
    path: "/api/v1/generateTask/veo-3-1",
    container: "input",
    evidence: "vendor",
    fields: {
      mode: {
        type: "string",
        required: true,
        enum: ["quality", "fast"],
        default: "quality",
        note: "variant of the model"
      },
      prompt: {
        type: "string",
        required: true,
        minLength: 1,
        maxLength: 10000,
        note: "text that describes the result"
      },
      generationType: {
        type: "string",
        required: true,
        enum: ["TEXT_2_VIDEO", "FIRST_AND_LAST_FRAMES_2_VIDEO", "REFERENCE_2_VIDEO"],
        default: "TEXT_2_VIDEO",
        note: "how image_urls are used"
      },
      aspect_ratio: { type: "string", enum: ["16:9", "9:16", "auto"] },
      image_urls: { type: "array", maxItems: 3, items: { type: "string", format: "url" }, note: "input images" },
      watermark: { type: "string" },
      seed: { type: "integer" }
    },
    rules: [
      {
        text: "frames take up to 2 images",
        when: { generationType: { in: ["FIRST_AND_LAST_FRAMES_2_VIDEO"] } },
        must: { image_urls: { maxItems: 2 } }
      },
      {
        text: "references take up to 3 images",
        when: { generationType: { in: ["REFERENCE_2_VIDEO"] } },
        must: { image_urls: { maxItems: 3 } }
      },
      {
        text: "REFERENCE_2_VIDEO only with fast and 16:9",
        when: { generationType: { in: ["REFERENCE_2_VIDEO"] } },
        must: { mode: { in: ["fast"] }, aspect_ratio: { in: ["16:9"] } }
      }
    ]
  },
  {
    id: "wan-2-5",
    kind: "video",
    task: "text-to-video",
    tasks: ["text-to-video", "image-to-video"],
    path: "/api/v1/generateTask/wan-2-5",
    container: "input",
    evidence: "vendor",
    status: "field names only; mode names inferred",
    fields: {
      mode: { type: "string", required: true, enum: ["text-to-video", "image-to-video"], note: "variant of the model" },
      prompt: { type: "string", required: true, note: "text that describes the result" },
      resolution: { type: "string", note: "list not seen" },
      duration: { type: "integer", note: "list not seen" },
      aspect_ratio: { type: "string", note: "list not seen" },
      image_urls: { type: "array", items: { type: "string", format: "url" }, note: "input image" },
      negative_prompt: { type: "string" },
      seed: { type: "integer" },
      enable_prompt_expansion: { type: "boolean" }
    }
  },
  {
    id: "wan-2-6-video",
    kind: "video",
    task: "text-to-video",
    tasks: ["text-to-video", "image-to-video", "reference-to-video"],
    path: "/api/v1/generateTask/wan-2-6-video",
    container: "input",
    evidence: "vendor",
    fields: {
      mode: {
        type: "string",
        required: true,
        enum: [
          "text-to-video",
          "image-to-video-flash",
          "image-to-video",
          "reference-to-video-flash",
          "reference-to-video"
        ],
        note: "variant of the model"
      },
      prompt: { type: "string", required: true, maxLength: 1500, note: "text that describes the result" },
      negative_prompt: { type: "string", maxLength: 500 },
      resolution: { type: "string", enum: ["720p", "1080p"] },
      size: {
        type: "string",
        enum: [
          "1280*720",
          "720*1280",
          "960*960",
          "1088*832",
          "832*1088",
          "1920*1080",
          "1080*1920",
          "1440*1440",
          "1632*1248",
          "1248*1632"
        ]
      },
      duration: { type: "integer", min: 2, max: 15, default: 5 },
      image_urls: {
        type: "array",
        maxItems: 5,
        items: { type: "string", format: "url" },
        note: "input or reference images"
      },
      video_urls: { type: "array", maxItems: 5, items: { type: "string", format: "url" }, note: "reference videos" },
      audio_urls: { type: "array", items: { type: "string", format: "url" }, note: "input sound" },
      sound: { type: "boolean", default: true, note: "flash modes only" },
      prompt_extend: { type: "boolean", default: true }
    },
    rules: [
      {
        text: "image modes take exactly one image",
        when: { mode: { in: ["image-to-video", "image-to-video-flash"] } },
        must: { image_urls: { present: true, maxItems: 1 } }
      },
      {
        text: "reference modes take 1 to 5 references and 2 to 10 s",
        when: { mode: { in: ["reference-to-video", "reference-to-video-flash"] } },
        must: { duration: { min: 2, max: 10 } },
        atLeastOne: ["image_urls", "video_urls"],
        count: { of: { image_urls: 1, video_urls: 1 }, max: 5 }
      },
      {
        text: "sound only in flash modes",
        inferred: true,
        when: { sound: { present: true, in: [true] } },
        must: { mode: { in: ["image-to-video-flash", "reference-to-video-flash"] } }
      }
    ]
  },
  {
    id: "wan-2-7-video",
    kind: "video",
    task: "text-to-video",
    tasks: ["text-to-video", "image-to-video", "reference-to-video", "video-edit"],
    path: "/api/v1/generateTask/wan-2-7-video",
    container: "input",
    evidence: "vendor",
    aliases: ["wan-2-7"],
    status: "required-ness per mode not fully seen",
    fields: {
      mode: {
        type: "string",
        required: true,
        enum: ["text-to-video", "image-to-video", "reference-to-video", "video-edit"],
        note: "variant of the model"
      },
      prompt: { type: "string", note: "text that describes the result" },
      resolution: { type: "string", enum: ["720p", "1080p"] },
      aspect_ratio: { type: "string", enum: ["16:9", "9:16", "1:1", "4:3", "3:4"] },
      duration: { type: "integer", special: [0], min: 2, max: 15, default: 5, note: "0 only for video-edit" },
      image_urls: { type: "array", items: { type: "string", format: "url" }, note: "input images" },
      video_urls: { type: "array", items: { type: "string", format: "url" }, note: "input videos" },
      audio_urls: { type: "array", items: { type: "string", format: "url" }, note: "input sounds" }
    },
    rules: [
      {
        text: "aspect_ratio not in image-to-video",
        when: { mode: { in: ["image-to-video"] } },
        must: { aspect_ratio: { present: false } }
      },
      {
        text: "reference-to-video with a video: 2 to 10 s",
        when: { mode: { in: ["reference-to-video"] }, video_urls: { present: true } },
        must: { duration: { min: 2, max: 10 } }
      },
      {
        text: "video-edit: 0 or 2 to 10 s, default 0",
        when: { mode: { in: ["video-edit"] } },
        must: { duration: { in: [0, 2, 3, 4, 5, 6, 7, 8, 9, 10] } }
      }
    ]
  }
]
