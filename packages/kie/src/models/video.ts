/**
 * KIE's models, as a table. Written by `pnpm catalogue` from the repository's catalogue; see CONTRIBUTING.md.
 */
import type { ModelSpec } from "@effect-media/core/model/Model"

/** Models of the kind "video". */
export const video: ReadonlyArray<ModelSpec> = [
  {
    id: "bytedance/seedance-1.5-pro",
    kind: "video",
    task: "text-to-video",
    tasks: ["text-to-video", "image-to-video"],
    path: "/api/v1/jobs/createTask",
    container: "input",
    evidence: "vendor-copy",
    seen: "2026-06",
    fields: {
      prompt: {
        type: "string",
        required: true,
        minLength: 3,
        maxLength: 20000,
        note: "text that describes the result"
      },
      input_urls: {
        type: "array",
        maxItems: 2,
        media: { formats: ["jpeg", "png", "webp"], maxMB: 10 },
        items: { type: "string", format: "url" },
        note: "input images"
      },
      aspect_ratio: {
        type: "string",
        required: true,
        enum: ["1:1", "4:3", "3:4", "16:9", "9:16", "21:9"],
        default: "1:1",
        note: "width to height of the output"
      },
      resolution: { type: "string", enum: ["480p", "720p", "1080p"], default: "720p", note: "output size class" },
      duration: { type: "number", required: true, min: 4, max: 12, note: "seconds of output" },
      fixed_lens: { type: "boolean", default: false, note: "keeps the camera still" },
      generate_audio: { type: "boolean", default: false, note: "adds sound" },
      nsfw_checker: { type: "boolean", note: "content filter switch" }
    },
    prices: [
      { amount: 0.0175, unit: "USD", per: "second", when: { generate_audio: false, resolution: "720p" } },
      { amount: 0.075, unit: "USD", per: "second", when: { generate_audio: true, resolution: "1080p" } },
      { amount: 0.0375, unit: "USD", per: "second", when: { generate_audio: false, resolution: "1080p" } },
      { amount: 0.035, unit: "USD", per: "second", when: { generate_audio: true, resolution: "720p" } },
      { amount: 0.0175, unit: "USD", per: "second", when: { generate_audio: true, resolution: "480p" } },
      { amount: 0.00875, unit: "USD", per: "second", when: { generate_audio: false, resolution: "480p" } }
    ]
  },
  {
    id: "bytedance/seedance-2",
    kind: "video",
    task: "text-to-video",
    tasks: ["text-to-video", "image-to-video", "reference-to-video"],
    path: "/api/v1/jobs/createTask",
    container: "input",
    evidence: "vendor-copy",
    seen: "2026-09",
    fields: {
      prompt: {
        type: "string",
        minLength: 3,
        maxLength: 20000,
        note: "text that describes the result",
        disputed: [{ required: true }]
      },
      first_frame_url: { type: "string", format: "url", note: "first frame" },
      last_frame_url: { type: "string", format: "url", note: "last frame" },
      reference_image_urls: {
        type: "array",
        maxItems: 9,
        media: {
          formats: ["jpeg", "png", "webp", "bmp", "tiff", "gif"],
          maxMB: 30,
          ratio: [0.4, 2.5],
          sidePx: [300, 6000]
        },
        items: { type: "string", format: "url" },
        note: "reference images"
      },
      reference_video_urls: {
        type: "array",
        maxItems: 3,
        media: {
          formats: ["mp4", "mov"],
          maxMB: 50,
          seconds: [2, 15],
          totalSeconds: 15,
          ratio: [0.4, 2.5],
          sidePx: [300, 6000],
          areaPx: [409600, 927408],
          fps: [24, 60]
        },
        items: { type: "string", format: "url" },
        note: "reference videos"
      },
      reference_audio_urls: {
        type: "array",
        maxItems: 3,
        media: { formats: ["wav", "mp3"], maxMB: 15, seconds: [2, 15], totalSeconds: 15 },
        items: { type: "string", format: "url" },
        note: "reference sounds"
      },
      return_last_frame: { type: "boolean", default: false, deprecated: true, note: "deprecated by the vendor" },
      generate_audio: { type: "boolean", default: true, note: "adds sound" },
      resolution: {
        type: "string",
        enum: ["480p", "720p", "1080p", "4k"],
        default: "720p",
        note: "output size class",
        disputed: [{ enum: ["480p", "720p", "1080p"] }]
      },
      aspect_ratio: {
        type: "string",
        enum: ["1:1", "4:3", "3:4", "16:9", "9:16", "21:9", "adaptive"],
        default: "16:9",
        note: "width to height of the output"
      },
      duration: {
        type: "integer",
        special: [-1],
        min: 4,
        max: 15,
        default: 5,
        note: "seconds; -1 lets the model choose"
      },
      web_search: { type: "boolean", note: "lets the model look up facts", disputed: [{ required: true }] },
      nsfw_checker: { type: "boolean", default: false, note: "content filter switch" }
    },
    rules: [
      {
        text: "frame fields exclude all reference fields",
        when: { first_frame_url: { present: true } },
        must: {
          reference_image_urls: { present: false },
          reference_video_urls: { present: false },
          reference_audio_urls: { present: false }
        }
      },
      {
        text: "frame fields exclude all reference fields",
        when: { last_frame_url: { present: true } },
        must: {
          reference_image_urls: { present: false },
          reference_video_urls: { present: false },
          reference_audio_urls: { present: false }
        }
      },
      {
        text: "last_frame_url needs first_frame_url",
        when: { last_frame_url: { present: true } },
        must: { first_frame_url: { present: true } }
      },
      { text: "reference images plus frames at most 9" },
      { text: "media also as asset://{id}" },
      {
        text: "web_search only for text-to-video",
        when: { web_search: { in: [true] } },
        must: {
          first_frame_url: { present: false },
          last_frame_url: { present: false },
          reference_image_urls: { present: false },
          reference_video_urls: { present: false },
          reference_audio_urls: { present: false }
        }
      }
    ],
    prices: [
      {
        amount: 1.04,
        unit: "USD",
        per: "second",
        when: { resolution: "4k", reference_video_urls: false },
        seen: "2026-06"
      },
      {
        amount: 0.64,
        unit: "USD",
        per: "second",
        when: { resolution: "4k", reference_video_urls: true },
        seen: "2026-06"
      },
      {
        amount: 0.31,
        unit: "USD",
        per: "second",
        when: { resolution: "1080p", reference_video_urls: true },
        seen: "2026-06"
      },
      {
        amount: 0.51,
        unit: "USD",
        per: "second",
        when: { resolution: "1080p", reference_video_urls: false },
        seen: "2026-06"
      },
      {
        amount: 0.205,
        unit: "USD",
        per: "second",
        when: { resolution: "720p", reference_video_urls: false },
        seen: "2026-06"
      },
      {
        amount: 0.125,
        unit: "USD",
        per: "second",
        when: { resolution: "720p", reference_video_urls: true },
        seen: "2026-06"
      },
      {
        amount: 0.095,
        unit: "USD",
        per: "second",
        when: { resolution: "480p", reference_video_urls: false },
        seen: "2026-06"
      },
      {
        amount: 0.057,
        unit: "USD",
        per: "second",
        when: { resolution: "480p", reference_video_urls: true },
        seen: "2026-06"
      }
    ]
  },
  {
    id: "bytedance/seedance-2-5",
    kind: "video",
    task: "text-to-video",
    tasks: ["text-to-video", "image-to-video", "reference-to-video"],
    path: "/api/v1/jobs/createTask",
    container: "input",
    evidence: "vendor-copy",
    seen: "2026-09",
    fields: {
      prompt: { type: "string", maxLength: 30000, note: "text that describes the result" },
      first_frame_url: { type: "string", format: "url", note: "first frame" },
      last_frame_url: { type: "string", format: "url", note: "last frame" },
      reference_image_urls: {
        type: "array",
        maxItems: 30,
        media: { maxMB: 30, ratio: [0.4, 2.5], sidePx: [300, 6000] },
        items: { type: "string", format: "url" },
        note: "reference images"
      },
      reference_video_urls: {
        type: "array",
        maxItems: 10,
        media: {
          formats: ["mp4", "mov"],
          maxMB: 200,
          seconds: [2, 30],
          totalSeconds: 30,
          areaPx: [409600, 927408],
          fps: [24, 60]
        },
        items: { type: "string", format: "url" },
        note: "reference videos"
      },
      reference_audio_urls: {
        type: "array",
        maxItems: 10,
        media: { formats: ["wav", "mp3"], maxMB: 15, seconds: [2, 30], totalSeconds: 30 },
        items: { type: "string", format: "url" },
        note: "reference sounds"
      },
      return_last_frame: { type: "boolean", default: false, note: "also returns the final frame" },
      generate_audio: { type: "boolean", default: true, note: "adds sound" },
      resolution: {
        type: "string",
        enum: ["480p", "720p", "1080p"],
        default: "720p",
        note: "output size class",
        disputed: [{ enum: ["480p", "720p"] }]
      },
      aspect_ratio: {
        type: "string",
        enum: ["1:1", "4:3", "3:4", "16:9", "9:16", "21:9", "adaptive"],
        default: "adaptive",
        note: "width to height of the output"
      },
      duration: {
        type: "integer",
        special: [-1],
        min: 4,
        max: 30,
        default: 5,
        note: "seconds; -1 lets the model choose"
      },
      output_format: { type: "string", enum: ["mp4", "mov"], default: "mp4", note: "file format" },
      web_search: { type: "boolean", note: "lets the model look up facts" },
      nsfw_checker: { type: "boolean", note: "content filter switch" }
    },
    rules: [
      {
        text: "frame fields exclude all reference fields",
        when: { first_frame_url: { present: true } },
        must: {
          reference_image_urls: { present: false },
          reference_video_urls: { present: false },
          reference_audio_urls: { present: false }
        }
      },
      {
        text: "frame fields exclude all reference fields",
        when: { last_frame_url: { present: true } },
        must: {
          reference_image_urls: { present: false },
          reference_video_urls: { present: false },
          reference_audio_urls: { present: false }
        }
      },
      {
        text: "last_frame_url needs first_frame_url",
        when: { last_frame_url: { present: true } },
        must: { first_frame_url: { present: true } }
      },
      { text: "media also as asset://{id}" }
    ],
    prices: [
      {
        amount: 0.085,
        unit: "USD",
        per: "second",
        when: { resolution: "480p", reference_video_urls: true },
        evidence: "third-party",
        seen: "2026-08"
      },
      {
        amount: 0.315,
        unit: "USD",
        per: "second",
        when: { resolution: "720p", reference_video_urls: false },
        evidence: "third-party",
        seen: "2026-08"
      },
      {
        amount: 0.19,
        unit: "USD",
        per: "second",
        when: { resolution: "720p", reference_video_urls: true },
        evidence: "third-party",
        seen: "2026-08"
      },
      {
        amount: 0.79,
        unit: "USD",
        per: "second",
        when: { resolution: "1080p", reference_video_urls: false },
        evidence: "third-party",
        seen: "2026-08"
      },
      {
        amount: 0.475,
        unit: "USD",
        per: "second",
        when: { resolution: "1080p", reference_video_urls: true },
        evidence: "third-party",
        seen: "2026-08"
      }
    ]
  },
  {
    id: "bytedance/seedance-2-fast",
    kind: "video",
    task: "text-to-video",
    tasks: ["text-to-video", "image-to-video", "reference-to-video"],
    path: "/api/v1/jobs/createTask",
    container: "input",
    evidence: "vendor-copy",
    seen: "2026-09",
    fields: {
      prompt: {
        type: "string",
        minLength: 3,
        maxLength: 20000,
        note: "text that describes the result",
        disputed: [{ required: true }]
      },
      first_frame_url: { type: "string", format: "url", note: "first frame" },
      last_frame_url: { type: "string", format: "url", note: "last frame" },
      reference_image_urls: {
        type: "array",
        maxItems: 9,
        media: {
          formats: ["jpeg", "png", "webp", "bmp", "tiff", "gif"],
          maxMB: 30,
          ratio: [0.4, 2.5],
          sidePx: [300, 6000]
        },
        items: { type: "string", format: "url" },
        note: "reference images"
      },
      reference_video_urls: {
        type: "array",
        maxItems: 3,
        media: {
          formats: ["mp4", "mov"],
          maxMB: 50,
          seconds: [2, 15],
          totalSeconds: 15,
          ratio: [0.4, 2.5],
          sidePx: [300, 6000],
          areaPx: [409600, 927408],
          fps: [24, 60]
        },
        items: { type: "string", format: "url" },
        note: "reference videos"
      },
      reference_audio_urls: {
        type: "array",
        maxItems: 3,
        media: { formats: ["wav", "mp3"], maxMB: 15, seconds: [2, 15], totalSeconds: 15 },
        items: { type: "string", format: "url" },
        note: "reference sounds"
      },
      return_last_frame: { type: "boolean", default: false, deprecated: true, note: "deprecated by the vendor" },
      generate_audio: { type: "boolean", default: true, note: "adds sound" },
      resolution: { type: "string", enum: ["480p", "720p"], default: "720p", note: "output size class" },
      aspect_ratio: {
        type: "string",
        enum: ["1:1", "4:3", "3:4", "16:9", "9:16", "21:9", "adaptive"],
        default: "16:9",
        note: "width to height of the output"
      },
      duration: {
        type: "integer",
        special: [-1],
        min: 4,
        max: 15,
        default: 5,
        note: "seconds; -1 lets the model choose"
      },
      web_search: { type: "boolean", note: "lets the model look up facts", disputed: [{ required: true }] },
      nsfw_checker: { type: "boolean", default: false, note: "content filter switch" }
    },
    rules: [
      {
        text: "frame fields exclude all reference fields",
        when: { first_frame_url: { present: true } },
        must: {
          reference_image_urls: { present: false },
          reference_video_urls: { present: false },
          reference_audio_urls: { present: false }
        }
      },
      {
        text: "frame fields exclude all reference fields",
        when: { last_frame_url: { present: true } },
        must: {
          reference_image_urls: { present: false },
          reference_video_urls: { present: false },
          reference_audio_urls: { present: false }
        }
      },
      {
        text: "last_frame_url needs first_frame_url",
        when: { last_frame_url: { present: true } },
        must: { first_frame_url: { present: true } }
      },
      { text: "reference images plus frames at most 9" },
      { text: "media also as asset://{id}" },
      {
        text: "web_search only for text-to-video",
        when: { web_search: { in: [true] } },
        must: {
          first_frame_url: { present: false },
          last_frame_url: { present: false },
          reference_image_urls: { present: false },
          reference_video_urls: { present: false },
          reference_audio_urls: { present: false }
        }
      }
    ],
    prices: [
      {
        amount: 0.165,
        unit: "USD",
        per: "second",
        when: { resolution: "720p", reference_video_urls: false },
        seen: "2026-06"
      },
      {
        amount: 0.1,
        unit: "USD",
        per: "second",
        when: { resolution: "720p", reference_video_urls: true },
        seen: "2026-06"
      },
      {
        amount: 0.0775,
        unit: "USD",
        per: "second",
        when: { resolution: "480p", reference_video_urls: false },
        seen: "2026-06"
      },
      {
        amount: 0.045,
        unit: "USD",
        per: "second",
        when: { resolution: "480p", reference_video_urls: true },
        seen: "2026-06"
      }
    ]
  },
  {
    id: "bytedance/seedance-2-mini",
    kind: "video",
    task: "text-to-video",
    tasks: ["text-to-video", "image-to-video", "reference-to-video"],
    path: "/api/v1/jobs/createTask",
    container: "input",
    evidence: "vendor-copy",
    seen: "2026-09",
    fields: {
      prompt: { type: "string", minLength: 3, maxLength: 20000, note: "text that describes the result" },
      first_frame_url: { type: "string", format: "url", note: "first frame" },
      last_frame_url: { type: "string", format: "url", note: "last frame" },
      reference_image_urls: {
        type: "array",
        maxItems: 9,
        media: {
          formats: ["jpeg", "png", "webp", "bmp", "tiff", "gif"],
          maxMB: 30,
          ratio: [0.4, 2.5],
          sidePx: [300, 6000]
        },
        items: { type: "string", format: "url" },
        note: "reference images"
      },
      reference_video_urls: {
        type: "array",
        maxItems: 3,
        media: {
          formats: ["mp4", "mov"],
          maxMB: 50,
          seconds: [2, 15],
          totalSeconds: 15,
          ratio: [0.4, 2.5],
          sidePx: [300, 6000],
          areaPx: [409600, 927408],
          fps: [24, 60]
        },
        items: { type: "string", format: "url" },
        note: "reference videos"
      },
      reference_audio_urls: {
        type: "array",
        maxItems: 3,
        media: { formats: ["wav", "mp3"], maxMB: 15, seconds: [2, 15], totalSeconds: 15 },
        items: { type: "string", format: "url" },
        note: "reference sounds"
      },
      generate_audio: { type: "boolean", default: true, note: "adds sound" },
      resolution: { type: "string", enum: ["480p", "720p"], default: "720p", note: "output size class" },
      aspect_ratio: {
        type: "string",
        enum: ["1:1", "4:3", "3:4", "16:9", "9:16", "21:9", "adaptive"],
        default: "16:9",
        note: "width to height of the output"
      },
      duration: {
        type: "integer",
        special: [-1],
        min: 4,
        max: 15,
        default: 5,
        note: "seconds; -1 lets the model choose"
      },
      web_search: { type: "boolean", note: "lets the model look up facts" },
      nsfw_checker: { type: "boolean", default: false, note: "content filter switch" }
    },
    rules: [
      {
        text: "frame fields exclude all reference fields",
        when: { first_frame_url: { present: true } },
        must: {
          reference_image_urls: { present: false },
          reference_video_urls: { present: false },
          reference_audio_urls: { present: false }
        }
      },
      {
        text: "frame fields exclude all reference fields",
        when: { last_frame_url: { present: true } },
        must: {
          reference_image_urls: { present: false },
          reference_video_urls: { present: false },
          reference_audio_urls: { present: false }
        }
      },
      {
        text: "last_frame_url needs first_frame_url",
        when: { last_frame_url: { present: true } },
        must: { first_frame_url: { present: true } }
      },
      { text: "reference images plus frames at most 9" },
      { text: "media also as asset://{id}" },
      {
        text: "web_search only for text-to-video",
        when: { web_search: { in: [true] } },
        must: {
          first_frame_url: { present: false },
          last_frame_url: { present: false },
          reference_image_urls: { present: false },
          reference_video_urls: { present: false },
          reference_audio_urls: { present: false }
        }
      }
    ],
    prices: [
      {
        amount: 0.1025,
        unit: "USD",
        per: "second",
        when: { resolution: "720p", reference_video_urls: false },
        seen: "2026-06"
      },
      {
        amount: 0.0625,
        unit: "USD",
        per: "second",
        when: { resolution: "720p", reference_video_urls: true },
        seen: "2026-06"
      },
      {
        amount: 0.0475,
        unit: "USD",
        per: "second",
        when: { resolution: "480p", reference_video_urls: false },
        seen: "2026-06"
      },
      {
        amount: 0.03,
        unit: "USD",
        per: "second",
        when: { resolution: "480p", reference_video_urls: true },
        seen: "2026-06"
      }
    ]
  },
  {
    id: "bytedance/v1-lite-image-to-video",
    kind: "video",
    task: "image-to-video",
    tasks: ["image-to-video"],
    path: "/api/v1/jobs/createTask",
    container: "input",
    evidence: "vendor-copy",
    seen: "2026-06",
    fields: {
      prompt: { type: "string", required: true, maxLength: 10000, note: "text that describes the result" },
      image_url: { type: "string", required: true, format: "url", media: { maxMB: 10 }, note: "input image" },
      resolution: { type: "string", enum: ["480p", "720p", "1080p"], default: "720p", note: "output size class" },
      duration: { type: "string", enum: ["5", "10"], default: "5", note: "seconds of output" },
      camera_fixed: { type: "boolean", note: "keeps the camera still" },
      seed: { type: "number", min: -1, max: 2147483647, step: 1, default: -1, note: "fixes the randomness" },
      enable_safety_checker: { type: "boolean", note: "content filter switch" },
      end_image_url: { type: "string", format: "url", media: { maxMB: 10 }, note: "last frame" },
      nsfw_checker: { type: "boolean", default: false, note: "content filter switch" }
    }
  },
  {
    id: "bytedance/v1-lite-text-to-video",
    kind: "video",
    task: "text-to-video",
    tasks: ["text-to-video"],
    path: "/api/v1/jobs/createTask",
    container: "input",
    evidence: "vendor-copy",
    seen: "2026-06",
    fields: {
      prompt: { type: "string", required: true, maxLength: 10000, note: "text that describes the result" },
      aspect_ratio: {
        type: "string",
        enum: ["16:9", "4:3", "1:1", "3:4", "9:16", "9:21"],
        default: "16:9",
        note: "width to height of the output"
      },
      resolution: { type: "string", enum: ["480p", "720p", "1080p"], default: "720p", note: "output size class" },
      duration: { type: "string", enum: ["5", "10"], default: "5", note: "seconds of output" },
      camera_fixed: { type: "boolean", note: "keeps the camera still" },
      seed: { type: "integer", note: "fixes the randomness" },
      enable_safety_checker: { type: "boolean", note: "content filter switch" },
      nsfw_checker: { type: "boolean", default: false, note: "content filter switch" }
    }
  },
  {
    id: "bytedance/v1-pro-fast-image-to-video",
    kind: "video",
    task: "image-to-video",
    tasks: ["image-to-video"],
    path: "/api/v1/jobs/createTask",
    container: "input",
    evidence: "vendor-copy",
    seen: "2026-06",
    fields: {
      prompt: { type: "string", required: true, maxLength: 10000, note: "text that describes the result" },
      image_url: {
        type: "string",
        required: true,
        format: "url",
        media: { formats: ["jpeg", "png", "webp"], maxMB: 10 },
        note: "input image"
      },
      resolution: { type: "string", enum: ["720p", "1080p"], default: "720p", note: "output size class" },
      duration: { type: "string", enum: ["5", "10"], default: "5", note: "seconds of output" },
      nsfw_checker: { type: "boolean", default: false, note: "content filter switch" }
    }
  },
  {
    id: "bytedance/v1-pro-image-to-video",
    kind: "video",
    task: "image-to-video",
    tasks: ["image-to-video"],
    path: "/api/v1/jobs/createTask",
    container: "input",
    evidence: "vendor-copy",
    seen: "2026-06",
    fields: {
      prompt: { type: "string", required: true, maxLength: 10000, note: "text that describes the result" },
      image_url: { type: "string", required: true, format: "url", media: { maxMB: 10 }, note: "input image" },
      resolution: { type: "string", enum: ["480p", "720p", "1080p"], default: "720p", note: "output size class" },
      duration: { type: "string", enum: ["5", "10"], default: "5", note: "seconds of output" },
      camera_fixed: { type: "boolean", note: "keeps the camera still" },
      seed: { type: "number", min: -1, max: 2147483647, step: 1, default: -1, note: "fixes the randomness" },
      enable_safety_checker: { type: "boolean", note: "content filter switch" },
      nsfw_checker: { type: "boolean", default: false, note: "content filter switch" }
    }
  },
  {
    id: "bytedance/v1-pro-text-to-video",
    kind: "video",
    task: "text-to-video",
    tasks: ["text-to-video"],
    path: "/api/v1/jobs/createTask",
    container: "input",
    evidence: "vendor-copy",
    seen: "2026-06",
    fields: {
      prompt: { type: "string", required: true, maxLength: 10000, note: "text that describes the result" },
      aspect_ratio: {
        type: "string",
        enum: ["21:9", "16:9", "4:3", "1:1", "3:4", "9:16"],
        default: "16:9",
        note: "width to height of the output"
      },
      resolution: { type: "string", enum: ["480p", "720p", "1080p"], default: "720p", note: "output size class" },
      duration: { type: "string", enum: ["5", "10"], default: "5", note: "seconds of output" },
      camera_fixed: { type: "boolean", note: "keeps the camera still" },
      seed: { type: "number", min: -1, max: 2147483647, step: 1, default: -1, note: "fixes the randomness" },
      enable_safety_checker: { type: "boolean", note: "content filter switch" },
      nsfw_checker: { type: "boolean", default: false, note: "content filter switch" }
    }
  },
  {
    id: "gemini-omni-video",
    kind: "video",
    task: "text-to-video",
    tasks: ["text-to-video", "image-to-video", "reference-to-video", "video-edit"],
    path: "/api/v1/jobs/createTask",
    container: "input",
    evidence: "vendor-copy",
    seen: "2026-06",
    fields: {
      prompt: { type: "string", required: true, maxLength: 20000, note: "text that describes the result" },
      image_urls: {
        type: "array",
        maxItems: 7,
        media: { maxMB: 20 },
        items: { type: "string", format: "url" },
        note: "input images"
      },
      audio_ids: { type: "array", maxItems: 3, items: { type: "string" } },
      video_list: {
        type: "array",
        maxItems: 1,
        media: { maxMB: 100, maxSeconds: 30 },
        items: {
          type: "object",
          fields: {
            url: { type: "string", required: true, format: "url" },
            start: { type: "number", required: true, min: 0 },
            ends: { type: "number", required: true, min: 0 }
          }
        }
      },
      character_ids: { type: "array", maxItems: 7, items: { type: "string" } },
      duration: { type: "string", required: true, enum: ["4", "6", "8", "10"], note: "seconds of output" },
      aspect_ratio: { type: "string", enum: ["16:9", "9:16"], note: "width to height of the output" },
      seed: { type: "integer", min: 0, max: 2147483647, note: "fixes the randomness" },
      resolution: { type: "string", enum: ["720p", "1080p", "4k"], default: "720p", note: "output size class" }
    },
    rules: [
      { text: "a video counts as two images" },
      {
        text: "with video_list at most 3 character_ids",
        when: { video_list: { present: true } },
        must: { character_ids: { maxItems: 3 } }
      },
      { text: "video span ends minus start at most 10 s" },
      { text: "duration ignored with video input" },
      {
        text: "images plus 2 per video plus characters at most 7",
        count: { of: { image_urls: 1, video_list: 2, character_ids: 1 }, max: 7 }
      }
    ],
    prices: [
      { amount: 1.2, unit: "USD", per: "video", when: { duration: "6", resolution: "4k", video_list: false } },
      { amount: 1.8, unit: "USD", per: "video", when: { resolution: "4k", video_list: true } },
      { amount: 1.2, unit: "USD", per: "video", when: { resolution: "1080p", video_list: true } },
      { amount: 1.2, unit: "USD", per: "video", when: { resolution: "720p", video_list: true } },
      { amount: 1.5, unit: "USD", per: "video", when: { duration: "10", resolution: "4k", video_list: false } },
      { amount: 1.35, unit: "USD", per: "video", when: { duration: "8", resolution: "4k", video_list: false } },
      { amount: 1.05, unit: "USD", per: "video", when: { duration: "4", resolution: "4k", video_list: false } },
      { amount: 0.9, unit: "USD", per: "video", when: { duration: "10", resolution: "1080p", video_list: false } },
      { amount: 0.75, unit: "USD", per: "video", when: { duration: "8", resolution: "1080p", video_list: false } },
      { amount: 0.6, unit: "USD", per: "video", when: { duration: "6", resolution: "1080p", video_list: false } },
      { amount: 0.45, unit: "USD", per: "video", when: { duration: "4", resolution: "1080p", video_list: false } },
      { amount: 0.9, unit: "USD", per: "video", when: { duration: "10", resolution: "720p", video_list: false } },
      { amount: 0.75, unit: "USD", per: "video", when: { duration: "8", resolution: "720p", video_list: false } },
      { amount: 0.6, unit: "USD", per: "video", when: { duration: "6", resolution: "720p", video_list: false } },
      { amount: 0.45, unit: "USD", per: "video", when: { duration: "4", resolution: "720p", video_list: false } }
    ]
  },
  {
    id: "google/gemini-omni-flash-1-1",
    kind: "video",
    task: "text-to-video",
    tasks: ["text-to-video", "image-to-video", "reference-to-video"],
    path: "/api/v1/jobs/createTask",
    container: "input",
    evidence: "vendor-copy",
    seen: "2026-09",
    fields: {
      prompt: { type: "string", required: true, maxLength: 20000, note: "text that describes the result" },
      duration: { type: "string", required: true, enum: ["4", "6", "8", "10"], note: "seconds of output" },
      image_urls: { type: "array", items: { type: "string", format: "url" }, note: "input images" },
      first_frame_url: { type: "string", format: "url", note: "first frame" },
      last_frame_url: { type: "string", format: "url", note: "last frame" },
      audio_ids: { type: "array", items: { type: "string" } },
      character_ids: { type: "array", items: { type: "string" } },
      seed: { type: "integer", min: 0, max: 2147483647, note: "fixes the randomness" },
      resolution: { type: "string", enum: ["360p", "720p", "1080p", "4k"], default: "720p", note: "output size class" },
      aspect_ratio: { type: "string", note: "ratio; list not seen" }
    }
  },
  {
    id: "grok-imagine-video-1-5-preview",
    kind: "video",
    task: "image-to-video",
    tasks: ["text-to-video", "image-to-video"],
    path: "/api/v1/jobs/createTask",
    container: "input",
    evidence: "vendor-copy",
    seen: "2026-09",
    fields: {
      prompt: { type: "string", maxLength: 4096, note: "text that describes the result" },
      image_urls: {
        type: "array",
        maxItems: 7,
        media: { formats: ["jpeg", "jpg", "png", "webp"], maxMB: 20 },
        items: { type: "string", format: "url" },
        note: "input images",
        disputed: [{ maxItems: 1 }]
      },
      aspect_ratio: {
        type: "string",
        enum: ["1:1", "16:9", "9:16", "3:2", "2:3", "auto"],
        default: "auto",
        note: "width to height of the output"
      },
      resolution: {
        type: "string",
        enum: ["480p", "720p", "1080p"],
        default: "480p",
        note: "output size class",
        disputed: [{ enum: ["480p", "720p"] }]
      },
      duration: { type: "integer", min: 1, max: 15, step: 1, default: 8, note: "seconds of output" },
      nsfw_checker: { type: "boolean", default: false, note: "content filter switch" }
    },
    prices: [
      { amount: 0.015, unit: "USD", per: "second", when: { resolution: "720p" }, seen: "2026-06" },
      { amount: 0.008, unit: "USD", per: "second", when: { resolution: "480p" }, seen: "2026-06" }
    ]
  },
  {
    id: "grok-imagine/extend",
    kind: "video",
    task: "video-extend",
    tasks: ["video-extend"],
    path: "/api/v1/jobs/createTask",
    container: "input",
    evidence: "vendor-copy",
    seen: "2026-09",
    fields: {
      task_id: { type: "string", required: true, maxLength: 100, note: "earlier task at KIE" },
      prompt: { type: "string", required: true, note: "text that describes the result" },
      extend_at: {
        type: "number",
        required: true,
        special: [0],
        min: 2,
        default: 2,
        disputed: [{ required: false }, { min: 0 }, { type: "string" }]
      },
      extend_times: {
        type: "number",
        required: true,
        alsoTypes: ["string"],
        enum: [6, 10],
        default: 6,
        disputed: [{ type: "string" }]
      }
    },
    rules: [
      { text: "task_id must come from a KIE video" }
    ],
    prices: [
      {
        amount: 0.15,
        unit: "USD",
        per: "request",
        when: { extend_times: 10, "resolution of the source": "720p" },
        seen: "2026-06"
      },
      {
        amount: 0.1,
        unit: "USD",
        per: "request",
        when: { extend_times: 10, "resolution of the source": "480p" },
        seen: "2026-06"
      },
      {
        amount: 0.1,
        unit: "USD",
        per: "request",
        when: { extend_times: 6, "resolution of the source": "720p" },
        seen: "2026-06"
      },
      {
        amount: 0.05,
        unit: "USD",
        per: "request",
        when: { extend_times: 6, "resolution of the source": "480p" },
        seen: "2026-06"
      }
    ]
  },
  {
    id: "grok-imagine/image-to-video",
    kind: "video",
    task: "image-to-video",
    tasks: ["image-to-video"],
    path: "/api/v1/jobs/createTask",
    container: "input",
    evidence: "vendor-copy",
    seen: "2026-09",
    fields: {
      image_urls: {
        type: "array",
        maxItems: 7,
        media: { formats: ["jpeg", "png", "webp"], maxMB: 10 },
        items: { type: "string", format: "url" },
        note: "input images"
      },
      task_id: { type: "string", maxLength: 100, note: "earlier task at KIE" },
      index: { type: "integer", min: 0, max: 5, default: 0, note: "which image of the earlier task" },
      prompt: { type: "string", maxLength: 5000, note: "text that describes the result" },
      mode: { type: "string", enum: ["fun", "normal", "spicy"], default: "normal", note: "mode of the model" },
      duration: {
        type: "string",
        alsoTypes: ["number"],
        enum: [
          "6",
          "7",
          "8",
          "9",
          "10",
          "11",
          "12",
          "13",
          "14",
          "15",
          "16",
          "17",
          "18",
          "19",
          "20",
          "21",
          "22",
          "23",
          "24",
          "25",
          "26",
          "27",
          "28",
          "29",
          "30"
        ],
        note: "seconds of output",
        disputed: [{ type: "number" }, { enum: ["6", "10"] }]
      },
      resolution: {
        type: "string",
        enum: ["480p", "720p", "1080p"],
        default: "480p",
        note: "output size class",
        disputed: [{ enum: ["480p", "720p"] }]
      },
      aspect_ratio: {
        type: "string",
        enum: ["2:3", "3:2", "1:1", "16:9", "9:16"],
        default: "16:9",
        note: "width to height of the output"
      },
      nsfw_checker: { type: "boolean", default: false, note: "content filter switch" }
    },
    rules: [
      { text: "image_urls and task_id exclude each other", atMostOne: ["image_urls", "task_id"] },
      { text: "index only with task_id", when: { index: { min: 1 } }, must: { task_id: { present: true } } },
      {
        text: "mode spicy not with image_urls",
        when: { mode: { in: ["spicy"] } },
        must: { image_urls: { present: false } }
      },
      { text: "aspect_ratio counts only with several images" },
      { text: "one of image_urls or task_id", atLeastOne: ["image_urls", "task_id"] }
    ],
    prices: [
      { amount: 0.015, unit: "USD", per: "second", when: { resolution: "720p" }, seen: "2026-06" },
      { amount: 0.008, unit: "USD", per: "second", when: { resolution: "480p" }, seen: "2026-06" }
    ]
  },
  {
    id: "grok-imagine/text-to-video",
    kind: "video",
    task: "text-to-video",
    tasks: ["text-to-video"],
    path: "/api/v1/jobs/createTask",
    container: "input",
    evidence: "vendor-copy",
    seen: "2026-09",
    fields: {
      prompt: { type: "string", required: true, maxLength: 5000, note: "text that describes the result" },
      aspect_ratio: {
        type: "string",
        enum: ["2:3", "3:2", "1:1", "16:9", "9:16"],
        default: "2:3",
        note: "width to height of the output",
        disputed: [{ required: true }]
      },
      mode: {
        type: "string",
        enum: ["fun", "normal", "spicy"],
        default: "normal",
        note: "mode of the model",
        disputed: [{ required: true }]
      },
      duration: {
        type: "number",
        alsoTypes: ["string"],
        min: 6,
        max: 30,
        step: 1,
        note: "seconds of output",
        disputed: [{ type: "string" }]
      },
      resolution: {
        type: "string",
        enum: ["480p", "720p", "1080p"],
        default: "480p",
        note: "output size class",
        disputed: [{ required: true }, { enum: ["480p", "720p"] }]
      },
      nsfw_checker: { type: "boolean", default: false, note: "content filter switch" }
    },
    prices: [
      { amount: 0.015, unit: "USD", per: "second", when: { resolution: "720p" }, seen: "2026-06" },
      { amount: 0.008, unit: "USD", per: "second", when: { resolution: "480p" }, seen: "2026-06" }
    ]
  },
  {
    id: "grok-imagine/upscale",
    kind: "video",
    task: "video-upscale",
    tasks: ["video-upscale"],
    path: "/api/v1/jobs/createTask",
    container: "input",
    evidence: "vendor-copy",
    seen: "2026-09",
    fields: {
      task_id: { type: "string", required: true, maxLength: 100, note: "earlier task at KIE" },
      resolution: { type: "string", enum: ["720p", "1080p"], default: "720p", note: "output size class" }
    },
    rules: [
      { text: "task_id must come from a KIE generation" }
    ],
    prices: [
      { amount: 0.05, unit: "USD", per: "request", seen: "2026-06" }
    ]
  },
  {
    id: "hailuo/02-image-to-video-pro",
    kind: "video",
    task: "image-to-video",
    tasks: ["image-to-video"],
    path: "/api/v1/jobs/createTask",
    container: "input",
    evidence: "vendor-copy",
    seen: "2026-06",
    fields: {
      prompt: { type: "string", required: true, maxLength: 1500, note: "text that describes the result" },
      image_url: { type: "string", required: true, format: "url", media: { maxMB: 10 }, note: "input image" },
      end_image_url: { type: "string", format: "url", media: { maxMB: 10 }, note: "last frame" },
      prompt_optimizer: { type: "boolean", note: "rewrites the prompt before use" },
      nsfw_checker: { type: "boolean", default: false, note: "content filter switch" }
    },
    prices: [
      { amount: 0.285, unit: "USD", per: "video" }
    ]
  },
  {
    id: "hailuo/02-image-to-video-standard",
    kind: "video",
    task: "image-to-video",
    tasks: ["image-to-video"],
    path: "/api/v1/jobs/createTask",
    container: "input",
    evidence: "vendor-copy",
    seen: "2026-06",
    fields: {
      prompt: { type: "string", required: true, maxLength: 1500, note: "text that describes the result" },
      image_url: { type: "string", required: true, format: "url", media: { maxMB: 10 }, note: "input image" },
      end_image_url: { type: "string", format: "url", media: { maxMB: 10 }, note: "last frame" },
      duration: { type: "string", enum: ["6", "10"], default: "10", note: "seconds of output" },
      resolution: { type: "string", enum: ["512P", "768P"], default: "768P", note: "output size class" },
      prompt_optimizer: { type: "boolean", note: "rewrites the prompt before use" },
      nsfw_checker: { type: "boolean", default: false, note: "content filter switch" }
    },
    prices: [
      { amount: 0.1, unit: "USD", per: "video", when: { duration: "10", resolution: "512P" } },
      { amount: 0.25, unit: "USD", per: "video", when: { duration: "10", resolution: "768P" } },
      { amount: 0.06, unit: "USD", per: "video", when: { duration: "6", resolution: "512P" } }
    ]
  },
  {
    id: "hailuo/02-text-to-video-pro",
    kind: "video",
    task: "text-to-video",
    tasks: ["text-to-video"],
    path: "/api/v1/jobs/createTask",
    container: "input",
    evidence: "vendor-copy",
    seen: "2026-06",
    fields: {
      prompt: { type: "string", required: true, maxLength: 1500, note: "text that describes the result" },
      prompt_optimizer: { type: "boolean", note: "rewrites the prompt before use" },
      nsfw_checker: { type: "boolean", default: false, note: "content filter switch" }
    },
    prices: [
      { amount: 0.285, unit: "USD", per: "video" }
    ]
  },
  {
    id: "hailuo/02-text-to-video-standard",
    kind: "video",
    task: "text-to-video",
    tasks: ["text-to-video"],
    path: "/api/v1/jobs/createTask",
    container: "input",
    evidence: "vendor-copy",
    seen: "2026-06",
    fields: {
      prompt: { type: "string", required: true, maxLength: 1500, note: "text that describes the result" },
      duration: { type: "string", enum: ["6", "10"], default: "6", note: "seconds of output" },
      prompt_optimizer: { type: "boolean", note: "rewrites the prompt before use" },
      nsfw_checker: { type: "boolean", default: false, note: "content filter switch" }
    },
    prices: [
      { amount: 0.25, unit: "USD", per: "video", when: { duration: "10" } },
      { amount: 0.15, unit: "USD", per: "video", when: { duration: "6" } }
    ]
  },
  {
    id: "hailuo/2-3-image-to-video-pro",
    kind: "video",
    task: "image-to-video",
    tasks: ["image-to-video"],
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
      duration: { type: "string", enum: ["6", "10"], default: "6", note: "seconds of output" },
      resolution: { type: "string", enum: ["768P", "1080P"], default: "768P", note: "output size class" },
      nsfw_checker: { type: "boolean", default: false, note: "content filter switch" }
    },
    rules: [
      {
        text: "1080P not with duration 10",
        when: { resolution: { in: ["1080P"] } },
        must: { duration: { notIn: ["10", 10] } }
      }
    ],
    prices: [
      { amount: 0.45, unit: "USD", per: "video", when: { duration: "10", resolution: "768P" } },
      { amount: 0.4, unit: "USD", per: "video", when: { duration: "6", resolution: "1080P" } },
      { amount: 0.225, unit: "USD", per: "video", when: { duration: "6", resolution: "768P" } }
    ]
  },
  {
    id: "hailuo/2-3-image-to-video-standard",
    kind: "video",
    task: "image-to-video",
    tasks: ["image-to-video"],
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
      duration: { type: "string", enum: ["6", "10"], default: "6", note: "seconds of output" },
      resolution: { type: "string", enum: ["768P", "1080P"], default: "768P", note: "output size class" },
      nsfw_checker: { type: "boolean", default: false, note: "content filter switch" }
    },
    rules: [
      {
        text: "1080P not with duration 10",
        when: { resolution: { in: ["1080P"] } },
        must: { duration: { notIn: ["10", 10] } }
      }
    ],
    prices: [
      { amount: 0.15, unit: "USD", per: "video", when: { duration: "6", resolution: "768P" } },
      { amount: 0.25, unit: "USD", per: "video", when: { duration: "10", resolution: "768P" } },
      { amount: 0.25, unit: "USD", per: "video", when: { duration: "6", resolution: "1080P" } }
    ]
  },
  {
    id: "happyhorse-1-1/image-to-video",
    kind: "video",
    task: "image-to-video",
    tasks: ["image-to-video"],
    path: "/api/v1/jobs/createTask",
    container: "input",
    evidence: "vendor-copy",
    seen: "2026-06",
    fields: {
      prompt: { type: "string", maxLength: 5000, note: "text that describes the result" },
      image_urls: {
        type: "array",
        required: true,
        minItems: 1,
        maxItems: 1,
        media: { formats: ["jpeg", "jpg", "png", "webp"], maxMB: 20, ratio: [0.4, 2.5], minSidePx: 300 },
        items: { type: "string", format: "url" },
        note: "input images"
      },
      resolution: { type: "string", enum: ["720p", "1080p"], default: "1080p", note: "output size class" },
      duration: { type: "number", min: 3, max: 15, step: 1, default: 5, note: "seconds of output" }
    },
    prices: [
      { amount: 0.145, unit: "USD", per: "second", when: { resolution: "1080p" } },
      { amount: 0.1125, unit: "USD", per: "second", when: { resolution: "720p" } }
    ]
  },
  {
    id: "happyhorse-1-1/reference-to-video",
    kind: "video",
    task: "reference-to-video",
    tasks: ["reference-to-video"],
    path: "/api/v1/jobs/createTask",
    container: "input",
    evidence: "vendor-copy",
    seen: "2026-06",
    fields: {
      prompt: { type: "string", required: true, maxLength: 5000, note: "text that describes the result" },
      reference_image: {
        type: "array",
        required: true,
        minItems: 1,
        maxItems: 9,
        media: { formats: ["jpeg", "jpg", "png", "webp"], maxMB: 20, minSidePx: 400 },
        items: { type: "string", format: "url" },
        note: "reference images"
      },
      resolution: { type: "string", enum: ["720p", "1080p"], default: "1080p", note: "output size class" },
      aspect_ratio: {
        type: "string",
        enum: ["16:9", "9:16", "3:4", "4:3", "4:5", "5:4", "1:1", "9:21", "21:9"],
        default: "16:9",
        note: "width to height of the output"
      },
      duration: { type: "number", min: 3, max: 15, step: 1, default: 5, note: "seconds of output" }
    },
    prices: [
      { amount: 0.145, unit: "USD", per: "second", when: { resolution: "1080p" } },
      { amount: 0.1125, unit: "USD", per: "second", when: { resolution: "720p" } }
    ]
  },
  {
    id: "happyhorse-1-1/text-to-video",
    kind: "video",
    task: "text-to-video",
    tasks: ["text-to-video"],
    path: "/api/v1/jobs/createTask",
    container: "input",
    evidence: "vendor-copy",
    seen: "2026-06",
    fields: {
      prompt: { type: "string", required: true, maxLength: 4999, note: "text that describes the result" },
      resolution: { type: "string", enum: ["720p", "1080p"], default: "1080p", note: "output size class" },
      aspect_ratio: {
        type: "string",
        enum: ["16:9", "9:16", "1:1", "4:3", "3:4", "4:5", "5:4", "9:21", "21:9"],
        default: "16:9",
        note: "width to height of the output"
      },
      duration: { type: "number", min: 3, max: 15, step: 1, default: 5, note: "seconds of output" }
    },
    prices: [
      { amount: 0.145, unit: "USD", per: "second", when: { resolution: "1080p" } },
      { amount: 0.1125, unit: "USD", per: "second", when: { resolution: "720p" } }
    ]
  },
  {
    id: "happyhorse/image-to-video",
    kind: "video",
    task: "image-to-video",
    tasks: ["image-to-video"],
    path: "/api/v1/jobs/createTask",
    container: "input",
    evidence: "vendor-copy",
    seen: "2026-09",
    fields: {
      prompt: { type: "string", maxLength: 5000, note: "text that describes the result" },
      image_urls: {
        type: "array",
        required: true,
        minItems: 1,
        maxItems: 1,
        media: { formats: ["jpeg", "jpg", "png", "webp"], maxMB: 10, ratio: [0.4, 2.5], minSidePx: 300 },
        items: { type: "string", format: "url" },
        note: "input images"
      },
      resolution: { type: "string", enum: ["720p", "1080p"], default: "1080p", note: "output size class" },
      duration: { type: "integer", min: 3, max: 15, default: 5, note: "seconds of output" },
      seed: { type: "integer", min: 0, max: 2147483647, default: 0, note: "fixes the randomness" }
    },
    prices: [
      { amount: 0.24, unit: "USD", per: "second", when: { resolution: "1080p" }, seen: "2026-06" },
      { amount: 0.14, unit: "USD", per: "second", when: { resolution: "720p" }, seen: "2026-06" }
    ]
  },
  {
    id: "happyhorse/reference-to-video",
    kind: "video",
    task: "reference-to-video",
    tasks: ["reference-to-video"],
    path: "/api/v1/jobs/createTask",
    container: "input",
    evidence: "vendor-copy",
    seen: "2026-09",
    fields: {
      prompt: { type: "string", required: true, maxLength: 5000, note: "text that describes the result" },
      reference_image: {
        type: "array",
        required: true,
        minItems: 1,
        maxItems: 9,
        media: { formats: ["jpeg", "jpg", "png", "webp"], maxMB: 10, minSidePx: 400 },
        items: { type: "string", format: "url" },
        note: "reference images",
        alsoNamed: ["image_urls"]
      },
      resolution: { type: "string", enum: ["720p", "1080p"], default: "1080p", note: "output size class" },
      aspect_ratio: {
        type: "string",
        enum: ["16:9", "9:16", "1:1", "4:3", "3:4"],
        default: "16:9",
        note: "width to height of the output"
      },
      duration: { type: "integer", min: 3, max: 15, default: 5, note: "seconds of output" },
      seed: { type: "integer", min: 0, max: 2147483647, default: 0, note: "fixes the randomness" }
    },
    prices: [
      { amount: 0.24, unit: "USD", per: "second", when: { resolution: "1080p" }, seen: "2026-06" },
      { amount: 0.14, unit: "USD", per: "second", when: { resolution: "720p" }, seen: "2026-06" }
    ]
  },
  {
    id: "happyhorse/text-to-video",
    kind: "video",
    task: "text-to-video",
    tasks: ["text-to-video"],
    path: "/api/v1/jobs/createTask",
    container: "input",
    evidence: "vendor-copy",
    seen: "2026-09",
    fields: {
      prompt: { type: "string", required: true, maxLength: 5000, note: "text that describes the result" },
      resolution: { type: "string", enum: ["720p", "1080p"], default: "1080p", note: "output size class" },
      aspect_ratio: {
        type: "string",
        enum: ["16:9", "9:16", "1:1", "4:3", "3:4"],
        default: "16:9",
        note: "width to height of the output"
      },
      duration: { type: "integer", min: 3, max: 15, default: 5, note: "seconds of output" },
      seed: { type: "integer", min: 0, max: 2147483647, default: 0, note: "fixes the randomness" }
    },
    prices: [
      { amount: 0.24, unit: "USD", per: "second", when: { resolution: "1080p" }, seen: "2026-06" },
      { amount: 0.14, unit: "USD", per: "second", when: { resolution: "720p" }, seen: "2026-06" }
    ]
  },
  {
    id: "happyhorse/video-edit",
    kind: "video",
    task: "video-edit",
    tasks: ["video-edit"],
    path: "/api/v1/jobs/createTask",
    container: "input",
    evidence: "vendor-copy",
    seen: "2026-09",
    fields: {
      prompt: { type: "string", required: true, maxLength: 5000, note: "text that describes the result" },
      video_url: {
        type: "string",
        required: true,
        format: "url",
        media: {
          formats: ["mp4", "mov"],
          maxMB: 100,
          seconds: [3, 60],
          ratio: [0.4, 2.5],
          minSidePx: 320,
          maxLongSidePx: 2160,
          minFps: 8
        },
        note: "input video"
      },
      reference_image: {
        type: "array",
        maxItems: 5,
        media: { formats: ["jpeg", "jpg", "png", "webp"], maxMB: 10, ratio: [0.4, 2.5], minSidePx: 300 },
        items: { type: "string", format: "url" },
        note: "reference images"
      },
      resolution: { type: "string", enum: ["720p", "1080p"], default: "1080p", note: "output size class" },
      audio_setting: {
        type: "string",
        enum: ["auto", "origin"],
        default: "auto",
        note: "origin keeps the input sound"
      },
      seed: { type: "integer", min: 0, max: 2147483647, default: 0, note: "fixes the randomness" }
    },
    prices: [
      { amount: 0.24, unit: "USD", per: "second", when: { resolution: "1080p" }, seen: "2026-06" },
      { amount: 0.14, unit: "USD", per: "second", when: { resolution: "720p" }, seen: "2026-06" }
    ]
  },
  {
    id: "infinitalk/from-audio",
    kind: "video",
    task: "audio-to-video",
    tasks: ["audio-to-video"],
    path: "/api/v1/jobs/createTask",
    container: "input",
    evidence: "vendor-copy",
    seen: "2026-06",
    fields: {
      image_url: { type: "string", required: true, format: "url", media: { maxMB: 10 }, note: "input image" },
      audio_url: { type: "string", required: true, format: "url", media: { maxMB: 10 }, note: "input sound" },
      prompt: { type: "string", required: true, maxLength: 5000, note: "text that describes the result" },
      resolution: { type: "string", enum: ["480p", "720p"], default: "480p", note: "output size class" },
      seed: { type: "integer", min: 10000, max: 1000000, note: "fixes the randomness" }
    },
    prices: [
      { amount: 0.015, unit: "USD", per: "second", when: { resolution: "480p" } },
      { amount: 0.06, unit: "USD", per: "second", when: { resolution: "720p" } }
    ]
  },
  {
    id: "kling-2.6/image-to-video",
    kind: "video",
    task: "image-to-video",
    tasks: ["image-to-video"],
    path: "/api/v1/jobs/createTask",
    container: "input",
    evidence: "vendor-copy",
    seen: "2026-06",
    fields: {
      prompt: { type: "string", required: true, maxLength: 1000, note: "text that describes the result" },
      image_urls: {
        type: "array",
        required: true,
        maxItems: 1,
        media: { formats: ["jpeg", "png"], maxMB: 10 },
        items: { type: "string", format: "url" },
        note: "input images"
      },
      sound: { type: "boolean", required: true, note: "adds sound" },
      duration: { type: "string", required: true, enum: ["5", "10"], default: "5", note: "seconds of output" }
    },
    prices: [
      { amount: 0.55, unit: "USD", per: "video", when: { sound: false, duration: "10" } },
      { amount: 1.1, unit: "USD", per: "video", when: { sound: true, duration: "10" } },
      { amount: 0.55, unit: "USD", per: "video", when: { sound: true, duration: "5" } },
      { amount: 0.275, unit: "USD", per: "video", when: { sound: false, duration: "5" } }
    ]
  },
  {
    id: "kling-2.6/motion-control",
    kind: "video",
    task: "motion-control",
    tasks: ["motion-control"],
    path: "/api/v1/jobs/createTask",
    container: "input",
    evidence: "vendor-copy",
    seen: "2026-06",
    fields: {
      prompt: { type: "string", maxLength: 2500, note: "text that describes the result" },
      input_urls: {
        type: "array",
        required: true,
        minItems: 1,
        maxItems: 1,
        media: { formats: ["jpeg", "jpg", "png"], maxMB: 10, ratio: [0.4, 2.5], minSidePx: 300 },
        items: { type: "string", format: "url" },
        note: "input images"
      },
      video_urls: {
        type: "array",
        required: true,
        minItems: 1,
        maxItems: 1,
        media: { formats: ["mp4", "mov", "mkv"], maxMB: 100, seconds: [3, 30] },
        items: { type: "string", format: "url" },
        note: "input videos"
      },
      character_orientation: {
        type: "string",
        required: true,
        enum: ["image", "video"],
        default: "video",
        note: "which input decides the facing side",
        disputed: [{ required: false }]
      },
      mode: { type: "string", required: true, enum: ["720p", "1080p"], default: "720p", note: "mode of the model" }
    },
    rules: [
      { text: "orientation image: video up to 10 s" },
      { text: "orientation video: video up to 30 s" }
    ],
    prices: [
      { amount: 0.09, unit: "USD", per: "second", when: { mode: "1080p" } },
      { amount: 0.055, unit: "USD", per: "second", when: { mode: "720p" } }
    ]
  },
  {
    id: "kling-2.6/text-to-video",
    kind: "video",
    task: "text-to-video",
    tasks: ["text-to-video"],
    path: "/api/v1/jobs/createTask",
    container: "input",
    evidence: "vendor-copy",
    seen: "2026-06",
    fields: {
      prompt: { type: "string", required: true, maxLength: 1000, note: "text that describes the result" },
      sound: { type: "boolean", required: true, note: "adds sound" },
      aspect_ratio: {
        type: "string",
        required: true,
        enum: ["1:1", "16:9", "9:16"],
        default: "1:1",
        note: "width to height of the output"
      },
      duration: { type: "string", required: true, enum: ["5", "10"], default: "5", note: "seconds of output" }
    },
    prices: [
      { amount: 1.1, unit: "USD", per: "video", when: { sound: true, duration: "10" } },
      { amount: 0.55, unit: "USD", per: "video", when: { sound: false, duration: "10" } },
      { amount: 0.275, unit: "USD", per: "video", when: { sound: false, duration: "5" } },
      { amount: 0.55, unit: "USD", per: "video", when: { sound: true, duration: "5" } }
    ]
  },
  {
    id: "kling-3.0-omni/image-to-video",
    kind: "video",
    task: "image-to-video",
    tasks: ["image-to-video"],
    path: "/api/v1/jobs/createTask",
    container: "input",
    evidence: "vendor-copy",
    seen: "2026-09",
    fields: {
      prompt: { type: "string", required: true, minLength: 1, maxLength: 3072, note: "text that describes the result" },
      customize_multi_shots: { type: "boolean", default: true },
      prefer_multi_shots: { type: "boolean" },
      multi_prompt: {
        type: "array",
        maxItems: 6,
        items: {
          type: "object",
          fields: {
            prompt: { type: "string", required: true, minLength: 1, maxLength: 512 },
            duration: { type: "integer", required: true, min: 1, max: 15 }
          }
        },
        note: "one entry per shot"
      },
      elements: {
        type: "array",
        maxItems: 3,
        items: {
          type: "object",
          fields: {
            name: { type: "string", required: true },
            description: { type: "string", required: true },
            element_input_urls: {
              type: "array",
              required: true,
              minItems: 1,
              maxItems: 4,
              items: { type: "string", format: "url" }
            },
            element_input_audio_urls: { type: "array", items: { type: "string", format: "url" } },
            start_time: { type: "integer", default: 0 },
            end_time: { type: "integer", default: 8000 }
          }
        }
      },
      audio: { type: "boolean", note: "adds sound" },
      resolution: { type: "string", enum: ["720p", "1080p", "4k"], default: "720p", note: "output size class" },
      aspect_ratio: {
        type: "string",
        enum: ["16:9", "9:16", "1:1", "auto"],
        default: "auto",
        note: "width to height of the output"
      },
      duration: { type: "integer", min: 3, max: 15, default: 5, note: "seconds of output" },
      image_urls: {
        type: "array",
        required: true,
        minItems: 1,
        maxItems: 2,
        media: { formats: ["jpg", "png"], maxMB: 50, ratio: [0.4, 2.5], minSidePx: 300 },
        items: { type: "string", format: "url" },
        note: "input images"
      }
    },
    rules: [
      {
        text: "customize_multi_shots and prefer_multi_shots not both true",
        when: { customize_multi_shots: { present: true, in: [true] } },
        must: { prefer_multi_shots: { notIn: [true] } }
      },
      {
        text: "multi_prompt needed when customize_multi_shots, else empty",
        when: { customize_multi_shots: { present: true, in: [true] } },
        must: { multi_prompt: { present: true } }
      },
      {
        text: "multi_prompt needed when customize_multi_shots, else empty",
        when: { customize_multi_shots: { in: [false] } },
        must: { multi_prompt: { present: false } }
      },
      { text: "one image: first frame, two: first and last" },
      {
        text: "ratio other than auto only with customize_multi_shots",
        when: { customize_multi_shots: { in: [false] } },
        must: { aspect_ratio: { in: ["auto"] } }
      },
      { text: "element video span 3000 to 8000 ms" }
    ]
  },
  {
    id: "kling-3.0-omni/text-to-video",
    kind: "video",
    task: "text-to-video",
    tasks: ["text-to-video"],
    path: "/api/v1/jobs/createTask",
    container: "input",
    evidence: "vendor-copy",
    seen: "2026-09",
    fields: {
      prompt: { type: "string", required: true, minLength: 1, maxLength: 3072, note: "text that describes the result" },
      customize_multi_shots: { type: "boolean", default: true },
      prefer_multi_shots: { type: "boolean" },
      multi_prompt: {
        type: "array",
        maxItems: 6,
        items: {
          type: "object",
          fields: {
            prompt: { type: "string", required: true, minLength: 1, maxLength: 512 },
            duration: { type: "integer", required: true, min: 1, max: 15 }
          }
        },
        note: "one entry per shot"
      },
      elements: {
        type: "array",
        items: {
          type: "object",
          fields: {
            name: { type: "string", required: true },
            description: { type: "string", required: true },
            element_input_urls: {
              type: "array",
              required: true,
              minItems: 1,
              maxItems: 4,
              items: { type: "string", format: "url" }
            },
            element_input_audio_urls: { type: "array", items: { type: "string", format: "url" } }
          }
        }
      },
      audio: { type: "boolean", default: false, note: "adds sound" },
      resolution: { type: "string", enum: ["720p", "1080p", "4k"], default: "720p", note: "output size class" },
      aspect_ratio: {
        type: "string",
        enum: ["16:9", "9:16", "1:1"],
        default: "16:9",
        note: "width to height of the output"
      },
      duration: { type: "integer", min: 3, max: 15, default: 5, note: "seconds of output" }
    },
    rules: [
      {
        text: "customize_multi_shots and prefer_multi_shots not both true",
        when: { customize_multi_shots: { present: true, in: [true] } },
        must: { prefer_multi_shots: { notIn: [true] } }
      },
      {
        text: "multi_prompt needed when customize_multi_shots, else empty",
        when: { customize_multi_shots: { present: true, in: [true] } },
        must: { multi_prompt: { present: true } }
      },
      {
        text: "multi_prompt needed when customize_multi_shots, else empty",
        when: { customize_multi_shots: { in: [false] } },
        must: { multi_prompt: { present: false } }
      },
      { text: "an element has 2 to 4 images or one video" },
      { text: "up to 7 image elements, or 3 video elements", must: { elements: { maxItems: 7 } } }
    ]
  },
  {
    id: "kling-3.0-omni/transformation",
    kind: "video",
    task: "video-edit",
    tasks: ["video-edit"],
    path: "/api/v1/jobs/createTask",
    container: "input",
    evidence: "vendor-copy",
    seen: "2026-09",
    status: "fields incomplete",
    fields: {
      prompt: { type: "string", maxLength: 3072, note: "text that describes the result" },
      video_urls: { type: "array", maxItems: 1, items: { type: "string", format: "url" }, note: "input videos" },
      image_urls: { type: "array", maxItems: 4, items: { type: "string", format: "url" }, note: "input images" },
      duration: { type: "string", note: "seconds, with images" },
      resolution: { type: "string", enum: ["720p", "1080p", "4k"], default: "720p", note: "output size class" },
      audio: { type: "boolean", note: "adds sound" },
      aspect_ratio: { type: "string", note: "ratio; list not seen" }
    }
  },
  {
    id: "kling-3.0/motion-control",
    kind: "video",
    task: "motion-control",
    tasks: ["motion-control"],
    path: "/api/v1/jobs/createTask",
    container: "input",
    evidence: "vendor-copy",
    seen: "2026-06",
    fields: {
      prompt: { type: "string", maxLength: 2500, note: "text that describes the result" },
      input_urls: {
        type: "array",
        required: true,
        minItems: 1,
        maxItems: 1,
        items: { type: "string", format: "url" },
        note: "input images"
      },
      video_urls: {
        type: "array",
        required: true,
        minItems: 1,
        maxItems: 1,
        items: { type: "string", format: "url" },
        note: "input videos"
      },
      mode: {
        type: "string",
        enum: ["std", "pro", "720p", "1080p"],
        note: "mode of the model",
        disputed: [{ enum: ["std", "pro"] }, { enum: ["720p", "1080p"] }]
      },
      character_orientation: {
        type: "string",
        enum: ["video", "image"],
        default: "video",
        note: "which input decides the facing side"
      },
      background_source: {
        type: "string",
        enum: ["input_video", "input_image"],
        default: "input_video",
        note: "which input gives the background"
      }
    },
    prices: [
      { amount: 0.135, unit: "USD", per: "second", when: { mode: "1080p" } },
      { amount: 0.1, unit: "USD", per: "second", when: { mode: "720p" } }
    ]
  },
  {
    id: "kling-3.0/video",
    kind: "video",
    task: "text-to-video",
    tasks: ["text-to-video", "image-to-video"],
    path: "/api/v1/jobs/createTask",
    container: "input",
    evidence: "vendor-copy",
    seen: "2026-06",
    fields: {
      prompt: { type: "string", note: "text that describes the result", disputed: [{ required: true }] },
      image_urls: { type: "array", maxItems: 2, items: { type: "string", format: "url" }, note: "input images" },
      sound: { type: "boolean", required: true, default: false, note: "adds sound", disputed: [{ required: false }] },
      duration: {
        type: "string",
        required: true,
        enum: ["3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13", "14", "15"],
        default: "5",
        note: "seconds of output"
      },
      aspect_ratio: {
        type: "string",
        required: true,
        enum: ["16:9", "9:16", "1:1"],
        default: "16:9",
        note: "width to height of the output",
        disputed: [{ required: false }]
      },
      mode: { type: "string", required: true, enum: ["std", "pro", "4K"], default: "pro", note: "mode of the model" },
      multi_shots: { type: "boolean", required: true, default: false, note: "several camera shots" },
      multi_prompt: {
        type: "array",
        maxItems: 5,
        items: {
          type: "object",
          fields: {
            prompt: { type: "string", required: true, maxLength: 500 },
            duration: { type: "integer", required: true, min: 1, max: 12 }
          }
        },
        note: "one entry per shot",
        disputed: [{ required: true }]
      },
      kling_elements: {
        type: "array",
        maxItems: 3,
        items: {
          type: "object",
          fields: {
            name: { type: "string", required: true },
            description: { type: "string", required: true },
            element_input_urls: {
              type: "array",
              required: true,
              minItems: 1,
              maxItems: 4,
              media: { formats: ["jpg", "png"], maxMB: 10 },
              items: { type: "string", format: "url" }
            },
            element_input_audio_urls: {
              type: "array",
              media: { seconds: [5, 30] },
              items: { type: "string", format: "url" }
            },
            start_time: { type: "integer", default: 0 },
            end_time: { type: "integer", default: 8000 }
          }
        },
        note: "named subjects for the prompt",
        disputed: [{ required: true }]
      }
    },
    rules: [
      {
        text: "prompt needed when multi_shots is false",
        when: { multi_shots: { in: [false] } },
        must: { prompt: { present: true } }
      },
      {
        text: "multi_prompt needed when multi_shots is true",
        when: { multi_shots: { in: [true] } },
        must: { multi_prompt: { present: true } }
      },
      { text: "two image_urls: first and last frame" },
      {
        text: "multi_shots takes a first frame only",
        when: { multi_shots: { in: [true] } },
        must: { image_urls: { maxItems: 1 } }
      },
      { text: "an element has 2 to 4 images or one video" },
      { text: "element video span 3000 to 8000 ms" }
    ],
    prices: [
      { amount: 0.335, unit: "USD", per: "second", when: { sound: true, mode: "4K" } },
      { amount: 0.335, unit: "USD", per: "second", when: { sound: false, mode: "4K" } },
      { amount: 0.135, unit: "USD", per: "second", when: { sound: true, mode: "pro" } },
      { amount: 0.09, unit: "USD", per: "second", when: { sound: false, mode: "pro" } },
      { amount: 0.1, unit: "USD", per: "second", when: { sound: true, mode: "std" } },
      { amount: 0.07, unit: "USD", per: "second", when: { sound: false, mode: "std" } }
    ]
  },
  {
    id: "kling/ai-avatar-pro",
    kind: "video",
    task: "audio-to-video",
    tasks: ["audio-to-video"],
    path: "/api/v1/jobs/createTask",
    container: "input",
    evidence: "vendor-copy",
    seen: "2026-06",
    fields: {
      image_url: { type: "string", required: true, format: "url", media: { maxMB: 10 }, note: "input image" },
      audio_url: { type: "string", required: true, format: "url", note: "input sound" },
      prompt: { type: "string", required: true, maxLength: 5000, note: "text that describes the result" }
    },
    prices: [
      { amount: 0.08, unit: "USD", per: "second" }
    ]
  },
  {
    id: "kling/ai-avatar-standard",
    kind: "video",
    task: "audio-to-video",
    tasks: ["audio-to-video"],
    path: "/api/v1/jobs/createTask",
    container: "input",
    evidence: "vendor-copy",
    seen: "2026-06",
    fields: {
      image_url: { type: "string", required: true, format: "url", media: { maxMB: 10 }, note: "input image" },
      audio_url: { type: "string", required: true, format: "url", note: "input sound" },
      prompt: { type: "string", required: true, maxLength: 5000, note: "text that describes the result" }
    },
    prices: [
      { amount: 0.04, unit: "USD", per: "second" }
    ]
  },
  {
    id: "kling/v2-1-master-image-to-video",
    kind: "video",
    task: "image-to-video",
    tasks: ["image-to-video"],
    path: "/api/v1/jobs/createTask",
    container: "input",
    evidence: "vendor-copy",
    seen: "2026-06",
    fields: {
      prompt: { type: "string", required: true, maxLength: 5000, note: "text that describes the result" },
      image_url: { type: "string", required: true, format: "url", media: { maxMB: 10 }, note: "input image" },
      duration: { type: "string", enum: ["5", "10"], default: "5", note: "seconds of output" },
      negative_prompt: { type: "string", maxLength: 500, note: "what should not appear" },
      cfg_scale: { type: "number", min: 0, max: 1, step: 0.1, default: 0.5, note: "how closely the prompt binds" }
    },
    prices: [
      { amount: 0.8, unit: "USD", per: "video", when: { duration: "5" } },
      { amount: 1.6, unit: "USD", per: "video", when: { duration: "10" } }
    ]
  },
  {
    id: "kling/v2-1-master-text-to-video",
    kind: "video",
    task: "text-to-video",
    tasks: ["text-to-video"],
    path: "/api/v1/jobs/createTask",
    container: "input",
    evidence: "vendor-copy",
    seen: "2026-06",
    fields: {
      prompt: { type: "string", required: true, maxLength: 5000, note: "text that describes the result" },
      duration: { type: "string", enum: ["5", "10"], default: "5", note: "seconds of output" },
      aspect_ratio: {
        type: "string",
        enum: ["16:9", "9:16", "1:1"],
        default: "16:9",
        note: "width to height of the output"
      },
      negative_prompt: { type: "string", maxLength: 500, note: "what should not appear" },
      cfg_scale: { type: "number", min: 0, max: 1, step: 0.1, default: 0.5, note: "how closely the prompt binds" }
    },
    prices: [
      { amount: 0.8, unit: "USD", per: "video", when: { duration: "5" } },
      { amount: 1.6, unit: "USD", per: "video", when: { duration: "10" } }
    ]
  },
  {
    id: "kling/v2-1-pro",
    kind: "video",
    task: "image-to-video",
    tasks: ["image-to-video"],
    path: "/api/v1/jobs/createTask",
    container: "input",
    evidence: "vendor-copy",
    seen: "2026-06",
    fields: {
      prompt: { type: "string", required: true, maxLength: 5000, note: "text that describes the result" },
      image_url: { type: "string", required: true, format: "url", media: { maxMB: 10 }, note: "input image" },
      duration: { type: "string", enum: ["5", "10"], default: "5", note: "seconds of output" },
      negative_prompt: { type: "string", maxLength: 500, note: "what should not appear" },
      cfg_scale: { type: "number", min: 0, max: 1, step: 0.1, default: 0.5, note: "how closely the prompt binds" },
      tail_image_url: { type: "string", format: "url", media: { maxMB: 10 }, note: "last frame" }
    },
    prices: [
      { amount: 0.5, unit: "USD", per: "video", when: { duration: "10" } },
      { amount: 0.25, unit: "USD", per: "video", when: { duration: "5" } }
    ]
  },
  {
    id: "kling/v2-1-standard",
    kind: "video",
    task: "image-to-video",
    tasks: ["image-to-video"],
    path: "/api/v1/jobs/createTask",
    container: "input",
    evidence: "vendor-copy",
    seen: "2026-06",
    fields: {
      prompt: { type: "string", required: true, maxLength: 5000, note: "text that describes the result" },
      image_url: { type: "string", required: true, format: "url", media: { maxMB: 10 }, note: "input image" },
      duration: { type: "string", enum: ["5", "10"], default: "5", note: "seconds of output" },
      negative_prompt: { type: "string", maxLength: 500, note: "what should not appear" },
      cfg_scale: { type: "number", min: 0, max: 1, step: 0.1, default: 0.5, note: "how closely the prompt binds" }
    },
    prices: [
      { amount: 0.125, unit: "USD", per: "video", when: { duration: "5" } },
      { amount: 0.25, unit: "USD", per: "video", when: { duration: "10" } }
    ]
  },
  {
    id: "kling/v2-5-turbo-image-to-video-pro",
    kind: "video",
    task: "image-to-video",
    tasks: ["image-to-video"],
    path: "/api/v1/jobs/createTask",
    container: "input",
    evidence: "vendor-copy",
    seen: "2026-06",
    fields: {
      prompt: { type: "string", required: true, maxLength: 2500, note: "text that describes the result" },
      image_url: {
        type: "string",
        required: true,
        format: "url",
        media: { formats: ["jpeg", "png"], maxMB: 10 },
        note: "input image"
      },
      tail_image_url: {
        type: "string",
        format: "url",
        media: { formats: ["jpeg", "png"], maxMB: 10 },
        note: "last frame"
      },
      duration: { type: "string", enum: ["5", "10"], default: "5", note: "seconds of output" },
      negative_prompt: { type: "string", maxLength: 2496, note: "what should not appear" },
      cfg_scale: { type: "number", min: 0, max: 1, step: 0.1, default: 0.5, note: "how closely the prompt binds" }
    },
    prices: [
      { amount: 0.21, unit: "USD", per: "video", when: { duration: "5" } },
      { amount: 0.42, unit: "USD", per: "video", when: { duration: "10" } }
    ]
  },
  {
    id: "kling/v2-5-turbo-text-to-video-pro",
    kind: "video",
    task: "text-to-video",
    tasks: ["text-to-video"],
    path: "/api/v1/jobs/createTask",
    container: "input",
    evidence: "vendor-copy",
    seen: "2026-06",
    fields: {
      prompt: { type: "string", required: true, maxLength: 2500, note: "text that describes the result" },
      duration: { type: "string", enum: ["5", "10"], default: "5", note: "seconds of output" },
      aspect_ratio: {
        type: "string",
        enum: ["16:9", "9:16", "1:1"],
        default: "16:9",
        note: "width to height of the output"
      },
      negative_prompt: { type: "string", maxLength: 2500, note: "what should not appear" },
      cfg_scale: { type: "number", min: 0, max: 1, step: 0.1, default: 0.5, note: "how closely the prompt binds" }
    },
    prices: [
      { amount: 0.42, unit: "USD", per: "video", when: { duration: "10" } },
      { amount: 0.21, unit: "USD", per: "video", when: { duration: "5" } }
    ]
  },
  {
    id: "kling/v3-turbo-image-to-video",
    kind: "video",
    task: "image-to-video",
    tasks: ["image-to-video"],
    path: "/api/v1/jobs/createTask",
    container: "input",
    evidence: "vendor-copy",
    seen: "2026-06",
    fields: {
      prompt: { type: "string", required: true, maxLength: 2500, note: "text that describes the result" },
      image_urls: {
        type: "array",
        required: true,
        minItems: 1,
        media: { formats: ["jpeg", "png"], maxMB: 10 },
        items: { type: "string", format: "url" },
        note: "input images"
      },
      duration: {
        type: "string",
        required: true,
        enum: ["3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13", "14", "15"],
        default: "5",
        note: "seconds of output"
      },
      resolution: {
        type: "string",
        required: true,
        enum: ["720p", "1080p"],
        default: "720p",
        note: "output size class"
      }
    },
    prices: [
      { amount: 0.1125, unit: "USD", per: "second", when: { resolution: "1080p" } },
      { amount: 0.09, unit: "USD", per: "second", when: { resolution: "720p" } }
    ]
  },
  {
    id: "kling/v3-turbo-text-to-video",
    kind: "video",
    task: "text-to-video",
    tasks: ["text-to-video"],
    path: "/api/v1/jobs/createTask",
    container: "input",
    evidence: "vendor-copy",
    seen: "2026-06",
    fields: {
      prompt: { type: "string", required: true, maxLength: 2500, note: "text that describes the result" },
      duration: {
        type: "string",
        required: true,
        enum: ["3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13", "14", "15"],
        default: "5",
        note: "seconds of output"
      },
      aspect_ratio: {
        type: "string",
        required: true,
        enum: ["1:1", "9:16", "16:9"],
        default: "16:9",
        note: "width to height of the output"
      },
      resolution: {
        type: "string",
        required: true,
        enum: ["720p", "1080p"],
        default: "720p",
        note: "output size class"
      }
    },
    prices: [
      { amount: 0.1125, unit: "USD", per: "second", when: { resolution: "1080p" } },
      { amount: 0.09, unit: "USD", per: "second", when: { resolution: "720p" } }
    ]
  },
  {
    id: "minimax-h3/image-to-video",
    kind: "video",
    task: "image-to-video",
    tasks: ["image-to-video"],
    path: "/api/v1/jobs/createTask",
    container: "input",
    evidence: "vendor-copy",
    seen: "2026-09",
    fields: {
      prompt: { type: "string", required: true, minLength: 1, maxLength: 7000, note: "text that describes the result" },
      duration: { type: "integer", required: true, min: 4, max: 15, default: 6, note: "seconds of output" },
      resolution: { type: "string", enum: ["768P", "2K"], default: "2K", note: "output size class" },
      first_frame_url: { type: "string", format: "url", note: "first frame" },
      last_frame_url: { type: "string", format: "url", note: "last frame" }
    },
    rules: [
      { text: "at least one frame url", atLeastOne: ["first_frame_url", "last_frame_url"] }
    ]
  },
  {
    id: "minimax-h3/reference-to-video",
    kind: "video",
    task: "reference-to-video",
    tasks: ["reference-to-video"],
    path: "/api/v1/jobs/createTask",
    container: "input",
    evidence: "vendor-copy",
    seen: "2026-08",
    fields: {
      prompt: { type: "string", required: true, minLength: 1, maxLength: 7000, note: "text that describes the result" },
      duration: { type: "integer", required: true, min: 4, max: 15, default: 6, note: "seconds of output" },
      resolution: { type: "string", enum: ["768P", "2K"], default: "2K", note: "output size class" },
      reference_image_urls: {
        type: "array",
        maxItems: 9,
        media: { maxMB: 30, ratio: [0.4, 2.5], sidePx: [256, 5760] },
        items: { type: "string", format: "url" },
        note: "reference images"
      },
      reference_video_urls: {
        type: "array",
        maxItems: 3,
        media: { formats: ["mp4", "mov"], maxMB: 50, seconds: [2, 15], totalSeconds: 15 },
        items: { type: "string", format: "url" },
        note: "reference videos"
      },
      reference_audio_urls: {
        type: "array",
        maxItems: 3,
        media: { formats: ["wav", "mp3"], maxMB: 15, seconds: [2, 15], totalSeconds: 15 },
        items: { type: "string", format: "url" },
        note: "reference sounds"
      },
      aspect_ratio: {
        type: "string",
        enum: ["adaptive", "21:9", "16:9", "4:3", "1:1", "3:4", "9:16"],
        default: "adaptive",
        note: "width to height of the output"
      }
    },
    rules: [
      { text: "an image or a video reference needed", atLeastOne: ["reference_image_urls", "reference_video_urls"] },
      {
        text: "audio not alone",
        when: { reference_audio_urls: { present: true } },
        atLeastOne: ["reference_image_urls", "reference_video_urls"]
      }
    ]
  },
  {
    id: "minimax-h3/text-to-video",
    kind: "video",
    task: "text-to-video",
    tasks: ["text-to-video"],
    path: "/api/v1/jobs/createTask",
    container: "input",
    evidence: "vendor-copy",
    seen: "2026-09",
    fields: {
      prompt: { type: "string", required: true, minLength: 1, maxLength: 7000, note: "text that describes the result" },
      duration: { type: "integer", required: true, min: 4, max: 15, default: 6, note: "seconds of output" },
      resolution: { type: "string", enum: ["768P", "2K"], default: "2K", note: "output size class" },
      aspect_ratio: {
        type: "string",
        required: true,
        enum: ["21:9", "16:9", "4:3", "1:1", "3:4", "9:16"],
        note: "width to height of the output"
      }
    }
  },
  {
    id: "omnihuman-1-5",
    kind: "video",
    task: "audio-to-video",
    tasks: ["audio-to-video"],
    path: "/api/v1/jobs/createTask",
    container: "input",
    evidence: "vendor-copy",
    seen: "2026-09",
    fields: {
      image_url: { type: "string", required: true, format: "url", media: { maxMB: 10 }, note: "input image" },
      mask_url: {
        type: "array",
        maxItems: 5,
        media: { maxMB: 10 },
        items: { type: "string", format: "url" },
        note: "area to change"
      },
      audio_url: {
        type: "string",
        required: true,
        format: "url",
        media: { formats: ["aac", "mp3", "mp4", "ogg", "wav"], maxMB: 10, maxSeconds: 60 },
        note: "input sound"
      },
      prompt: {
        type: "string",
        maxLength: 300,
        note: "text that describes the result",
        disputed: [{ maxLength: 1000 }]
      },
      output_resolution: { type: "string", enum: ["720", "1080"], default: "1080" },
      pe_fast_mode: { type: "boolean", default: false },
      seed: { type: "integer", default: -1, note: "fixes the randomness" }
    },
    prices: [
      { amount: 0.135, unit: "USD", per: "second", seen: "2026-06" }
    ]
  },
  {
    id: "omnihuman-1-5/human-identification",
    kind: "video",
    task: "image-analysis",
    tasks: ["image-analysis"],
    path: "/api/v1/jobs/createTask",
    container: "input",
    evidence: "vendor-copy",
    seen: "2026-06",
    fields: {
      image_url: { type: "string", required: true, format: "url", media: { maxMB: 5 }, note: "input image" }
    }
  },
  {
    id: "omnihuman-1-5/subject-detection",
    kind: "video",
    task: "image-analysis",
    tasks: ["image-analysis"],
    path: "/api/v1/jobs/createTask",
    container: "input",
    evidence: "vendor-copy",
    seen: "2026-06",
    fields: {
      image_url: { type: "string", required: true, format: "url", media: { maxMB: 5 }, note: "input image" }
    }
  },
  {
    id: "pixverse-v6/extend",
    kind: "video",
    task: "video-extend",
    tasks: ["video-extend"],
    path: "/api/v1/jobs/createTask",
    container: "input",
    evidence: "third-party",
    seen: "2026-08",
    fields: {
      prompt: { type: "string", required: true, minLength: 3, maxLength: 5000, note: "text that describes the result" },
      quality: {
        type: "string",
        required: true,
        enum: ["360p", "540p", "720p", "1080p"],
        note: "quality or size class"
      },
      duration: { type: "integer", required: true, min: 1, max: 15, note: "seconds of output" },
      generate_audio_switch: { type: "boolean" },
      seed: { type: "integer", min: 0, max: 2147483647, note: "fixes the randomness" },
      taskId: { type: "string", note: "earlier task at KIE" },
      video_url: { type: "string", format: "url", note: "input video" }
    },
    rules: [
      {
        text: "taskId or video_url, not both",
        atLeastOne: ["taskId", "video_url"],
        atMostOne: ["taskId", "video_url"]
      }
    ]
  },
  {
    id: "pixverse-v6/image-to-video",
    kind: "video",
    task: "image-to-video",
    tasks: ["image-to-video"],
    path: "/api/v1/jobs/createTask",
    container: "input",
    evidence: "third-party",
    seen: "2026-08",
    fields: {
      prompt: { type: "string", required: true, minLength: 3, maxLength: 5000, note: "text that describes the result" },
      quality: {
        type: "string",
        required: true,
        enum: ["360p", "540p", "720p", "1080p"],
        default: "720p",
        note: "quality or size class"
      },
      duration: { type: "integer", required: true, min: 1, max: 15, default: 5, note: "seconds of output" },
      generate_audio_switch: { type: "boolean", default: false },
      seed: { type: "integer", min: 0, max: 2147483647, note: "fixes the randomness" },
      image_urls: {
        type: "array",
        required: true,
        minItems: 1,
        maxItems: 2,
        media: { maxMB: 20 },
        items: { type: "string", format: "url" },
        note: "input images"
      },
      generate_multi_clip_switch: { type: "boolean" },
      template_id: { type: "integer" }
    },
    rules: [
      { text: "template_id excludes duration" }
    ]
  },
  {
    id: "pixverse-v6/reference-to-video",
    kind: "video",
    task: "reference-to-video",
    tasks: ["reference-to-video"],
    path: "/api/v1/jobs/createTask",
    container: "input",
    evidence: "third-party",
    seen: "2026-08",
    fields: {
      prompt: { type: "string", required: true, minLength: 3, maxLength: 5000, note: "text that describes the result" },
      quality: {
        type: "string",
        required: true,
        enum: ["360p", "540p", "720p", "1080p"],
        default: "720p",
        note: "quality or size class"
      },
      duration: { type: "integer", required: true, min: 1, max: 15, default: 5, note: "seconds of output" },
      generate_audio_switch: { type: "boolean", default: false },
      seed: { type: "integer", min: 0, max: 2147483647, note: "fixes the randomness" },
      image_references: {
        type: "array",
        required: true,
        minItems: 1,
        maxItems: 7,
        items: {
          type: "object",
          fields: {
            image_url: { type: "string", required: true, format: "url" },
            type: { type: "string", enum: ["subject", "background"], default: "subject" },
            ref_name: { type: "string", maxLength: 30 }
          }
        }
      },
      aspect_ratio: {
        type: "string",
        required: true,
        enum: ["16:9", "4:3", "1:1", "3:4", "9:16", "2:3", "3:2", "21:9"],
        note: "width to height of the output"
      }
    }
  },
  {
    id: "pixverse-v6/text-to-video",
    kind: "video",
    task: "text-to-video",
    tasks: ["text-to-video"],
    path: "/api/v1/jobs/createTask",
    container: "input",
    evidence: "third-party",
    seen: "2026-08",
    fields: {
      prompt: { type: "string", required: true, minLength: 3, maxLength: 5000, note: "text that describes the result" },
      quality: {
        type: "string",
        required: true,
        enum: ["360p", "540p", "720p", "1080p"],
        default: "720p",
        note: "quality or size class"
      },
      duration: { type: "integer", required: true, min: 1, max: 15, default: 5, note: "seconds of output" },
      generate_audio_switch: { type: "boolean", default: false },
      seed: { type: "integer", min: 0, max: 2147483647, note: "fixes the randomness" },
      aspect_ratio: {
        type: "string",
        required: true,
        enum: ["16:9", "4:3", "1:1", "3:4", "9:16", "2:3", "3:2", "21:9"],
        default: "16:9",
        note: "width to height of the output"
      },
      generate_multi_clip_switch: { type: "boolean" }
    }
  },
  {
    id: "pixverse-v6/transition",
    kind: "video",
    task: "image-to-video",
    tasks: ["image-to-video"],
    path: "/api/v1/jobs/createTask",
    container: "input",
    evidence: "third-party",
    seen: "2026-08",
    fields: {
      prompt: { type: "string", required: true, minLength: 3, maxLength: 5000, note: "text that describes the result" },
      quality: {
        type: "string",
        required: true,
        enum: ["360p", "540p", "720p", "1080p"],
        default: "720p",
        note: "quality or size class"
      },
      duration: { type: "integer", required: true, min: 1, max: 15, default: 5, note: "seconds of output" },
      generate_audio_switch: { type: "boolean", default: false },
      seed: { type: "integer", min: 0, max: 2147483647, note: "fixes the randomness" },
      first_frame_image_url: { type: "string", required: true, format: "url" },
      last_frame_image_url: { type: "string", required: true, format: "url" }
    }
  },
  {
    id: "runway",
    kind: "video",
    task: "text-to-video",
    tasks: ["text-to-video", "image-to-video"],
    path: "/api/v1/runway/generate",
    container: "",
    evidence: "vendor-copy",
    seen: "2026-06",
    synthetic: true,
    fields: {
      prompt: { type: "string", required: true, maxLength: 1800, note: "text that describes the result" },
      imageUrl: { type: "string", format: "url" },
      duration: { type: "integer", required: true, enum: [5, 10], note: "seconds of output" },
      quality: { type: "string", required: true, enum: ["720p", "1080p"], note: "quality or size class" },
      aspectRatio: {
        type: "string",
        enum: ["16:9", "4:3", "1:1", "3:4", "9:16"],
        note: "width to height of the output"
      },
      waterMark: { type: "string" },
      callBackUrl: { type: "string", format: "url", note: "receives the result by POST" }
    },
    rules: [
      {
        text: "10 seconds not with 1080p",
        when: { duration: { in: [10, "10"] } },
        must: { quality: { notIn: ["1080p"] } }
      },
      {
        text: "aspectRatio needed without imageUrl, ignored with it",
        when: { imageUrl: { present: false } },
        must: { aspectRatio: { present: true } }
      }
    ],
    prices: [
      { amount: 0.06, unit: "USD", per: "video", when: { duration: 5, quality: "720p" } },
      { amount: 0.15, unit: "USD", per: "video", when: { duration: 10, quality: "720p" } },
      { amount: 0.15, unit: "USD", per: "video", when: { duration: 5, quality: "1080p" } }
    ]
  },
  {
    id: "runway-aleph",
    kind: "video",
    task: "video-edit",
    tasks: ["video-edit"],
    path: "/api/v1/aleph/generate",
    container: "",
    evidence: "vendor-copy",
    seen: "2026-06",
    synthetic: true,
    fields: {
      prompt: { type: "string", required: true, note: "text that describes the result" },
      videoUrl: { type: "string", required: true, format: "url" },
      waterMark: { type: "string" },
      uploadCn: { type: "boolean", default: false },
      aspectRatio: {
        type: "string",
        enum: ["16:9", "9:16", "4:3", "3:4", "1:1", "21:9"],
        note: "width to height of the output"
      },
      seed: { type: "integer", note: "fixes the randomness" },
      referenceImage: { type: "string", format: "url" },
      callBackUrl: { type: "string", format: "url", note: "receives the result by POST" }
    },
    prices: [
      { amount: 0.55, unit: "USD", per: "video" }
    ]
  },
  {
    id: "runway-extend",
    kind: "video",
    task: "video-extend",
    tasks: ["video-extend"],
    path: "/api/v1/runway/extend",
    container: "",
    evidence: "vendor-copy",
    seen: "2026-06",
    synthetic: true,
    fields: {
      taskId: { type: "string", required: true, note: "earlier task at KIE" },
      prompt: { type: "string", required: true, note: "text that describes the result" },
      quality: { type: "string", required: true, enum: ["720p", "1080p"], note: "quality or size class" },
      waterMark: { type: "string" },
      callBackUrl: { type: "string", format: "url", note: "receives the result by POST" }
    }
  },
  {
    id: "sora-2-image-to-video",
    kind: "video",
    task: "image-to-video",
    tasks: ["image-to-video"],
    path: "/api/v1/jobs/createTask",
    container: "input",
    evidence: "third-party",
    status: "absent from vendor pages since June 2026; probably withdrawn",
    fields: {
      prompt: { type: "string", required: true, note: "text that describes the result" },
      aspect_ratio: { type: "string", enum: ["portrait", "landscape"], note: "width to height of the output" },
      n_frames: { type: "string", enum: ["10", "15"], note: "seconds as text" },
      upload_method: { type: "string", enum: ["s3", "oss"] },
      image_urls: { type: "array", required: true, items: { type: "string", format: "url" }, note: "input images" }
    }
  },
  {
    id: "sora-2-pro-storyboard",
    kind: "video",
    task: "text-to-video",
    tasks: ["text-to-video"],
    path: "/api/v1/jobs/createTask",
    container: "input",
    evidence: "third-party",
    status: "absent from vendor pages since June 2026; probably withdrawn",
    fields: {
      shots: { type: "array", items: { type: "object", fields: {} }, note: "shot texts with durations" },
      n_frames: { type: "string", enum: ["10", "15", "25"], note: "seconds as text" },
      aspect_ratio: { type: "string", enum: ["portrait", "landscape"], note: "width to height of the output" },
      image_urls: { type: "array", items: { type: "string", format: "url" }, note: "input images" },
      upload_method: { type: "string", enum: ["s3", "oss"] }
    },
    rules: [
      { text: "shot durations sum up to n_frames" }
    ]
  },
  {
    id: "sora-2-text-to-video",
    kind: "video",
    task: "text-to-video",
    tasks: ["text-to-video"],
    path: "/api/v1/jobs/createTask",
    container: "input",
    evidence: "third-party",
    status: "absent from vendor pages since June 2026; probably withdrawn",
    fields: {
      prompt: { type: "string", required: true, note: "text that describes the result" },
      aspect_ratio: { type: "string", enum: ["portrait", "landscape"], note: "width to height of the output" },
      n_frames: { type: "string", enum: ["10", "15"], note: "seconds as text" },
      upload_method: { type: "string", enum: ["s3", "oss"] }
    }
  },
  {
    id: "sora-watermark-remover",
    kind: "video",
    task: "video-edit",
    tasks: ["video-edit"],
    path: "/api/v1/jobs/createTask",
    container: "input",
    evidence: "third-party",
    seen: "2026-05",
    status: "absent from vendor page copies",
    fields: {
      video_url: { type: "string", required: true, format: "url", note: "input video" },
      upload_method: { type: "string", enum: ["s3", "oss"] }
    },
    prices: [
      { amount: 0.05, unit: "USD", per: "request", seen: "2026-04" }
    ]
  },
  {
    id: "topaz/video-upscale",
    kind: "video",
    task: "video-upscale",
    tasks: ["video-upscale"],
    path: "/api/v1/jobs/createTask",
    container: "input",
    evidence: "vendor-copy",
    seen: "2026-06",
    fields: {
      video_url: {
        type: "string",
        required: true,
        format: "url",
        media: { formats: ["mp4", "mov", "mkv"], maxMB: 50 },
        note: "input video"
      },
      upscale_factor: { type: "string", enum: ["1", "2", "4"], default: "2", note: "enlargement factor" }
    },
    prices: [
      { amount: 0.07, unit: "USD", per: "second", when: { upscale_factor: ["4"] } },
      { amount: 0.04, unit: "USD", per: "second", when: { upscale_factor: ["1", "2"] } }
    ]
  },
  {
    id: "veo-extend",
    kind: "video",
    task: "video-extend",
    tasks: ["video-extend"],
    path: "/api/v1/veo/extend",
    container: "",
    evidence: "vendor-copy",
    seen: "2026-06",
    synthetic: true,
    fields: {
      model: { type: "string", enum: ["fast", "quality", "lite"], default: "fast", note: "model version" },
      taskId: { type: "string", required: true, note: "earlier task at KIE" },
      prompt: { type: "string", required: true, note: "text that describes the result" },
      seeds: { type: "integer", min: 10000, max: 99999 },
      watermark: { type: "string", note: "mark on the output" },
      callBackUrl: { type: "string", format: "url", note: "receives the result by POST" }
    },
    rules: [
      { text: "not for videos fetched as 1080P" }
    ],
    prices: [
      { amount: 0.15, unit: "USD", per: "video", when: { model: "lite" } },
      { amount: 1.25, unit: "USD", per: "video", when: { model: "quality" } },
      { amount: 0.3, unit: "USD", per: "video", when: { model: "fast" } }
    ]
  },
  {
    id: "veo-get-4k",
    kind: "video",
    task: "video-upscale",
    tasks: ["video-upscale"],
    path: "/api/v1/veo/get-4k-video",
    container: "",
    evidence: "vendor-copy",
    seen: "2026-06",
    synthetic: true,
    fields: {
      taskId: { type: "string", required: true, note: "earlier task at KIE" },
      index: { type: "integer", default: 0, note: "which image of the earlier task" },
      callBackUrl: { type: "string", format: "url", note: "receives the result by POST" }
    },
    prices: [
      { amount: 0.6, unit: "USD", per: "video" }
    ]
  },
  {
    id: "veo3",
    kind: "video",
    task: "text-to-video",
    tasks: ["text-to-video", "image-to-video"],
    path: "/api/v1/veo/generate",
    container: "",
    evidence: "vendor-copy",
    seen: "2026-06",
    fields: {
      prompt: { type: "string", required: true, note: "text that describes the result" },
      imageUrls: { type: "array", maxItems: 2, items: { type: "string", format: "url" }, note: "input images" },
      generationType: {
        type: "string",
        enum: ["TEXT_2_VIDEO", "FIRST_AND_LAST_FRAMES_2_VIDEO"],
        note: "how imageUrls are used"
      },
      watermark: { type: "string", note: "mark on the output" },
      aspectRatio: {
        type: "string",
        enum: ["16:9", "9:16", "Auto"],
        default: "16:9",
        note: "width to height of the output",
        alsoNamed: ["aspect_ratio"]
      },
      enableFallback: { type: "boolean", default: false, deprecated: true, note: "deprecated by the vendor" },
      enableTranslation: { type: "boolean", default: true, note: "translates the prompt to English" },
      resolution: { type: "string", enum: ["720p", "1080p", "4k"], default: "720p", note: "output size class" },
      duration: { type: "integer", enum: [4, 6, 8], default: 8, note: "seconds of output" }
    },
    rules: [
      {
        text: "frames mode takes 1 or 2 imageUrls",
        when: { generationType: { in: ["FIRST_AND_LAST_FRAMES_2_VIDEO"] } },
        must: { imageUrls: { present: true, maxItems: 2 } }
      },
      { text: "no REFERENCE_2_VIDEO on this model" }
    ],
    prices: [
      { amount: 1.85, unit: "USD", per: "video", when: { input: "text", resolution: "4k" } },
      { amount: 1.85, unit: "USD", per: "video", when: { input: "image", resolution: "4k" } },
      { amount: 1.275, unit: "USD", per: "video", when: { input: "text", resolution: "1080p" } },
      { amount: 1.275, unit: "USD", per: "video", when: { input: "image", resolution: "1080p" } },
      { amount: 1.25, unit: "USD", per: "video", when: { input: "text", resolution: "720p" } },
      { amount: 1.25, unit: "USD", per: "video", when: { input: "image", resolution: "720p" } }
    ]
  },
  {
    id: "veo3_fast",
    kind: "video",
    task: "text-to-video",
    tasks: ["text-to-video", "image-to-video", "reference-to-video"],
    path: "/api/v1/veo/generate",
    container: "",
    evidence: "vendor-copy",
    seen: "2026-06",
    fields: {
      prompt: { type: "string", required: true, note: "text that describes the result" },
      imageUrls: { type: "array", maxItems: 3, items: { type: "string", format: "url" }, note: "input images" },
      generationType: {
        type: "string",
        enum: ["TEXT_2_VIDEO", "FIRST_AND_LAST_FRAMES_2_VIDEO", "REFERENCE_2_VIDEO"],
        note: "how imageUrls are used"
      },
      watermark: { type: "string", note: "mark on the output" },
      aspectRatio: {
        type: "string",
        enum: ["16:9", "9:16", "Auto"],
        default: "16:9",
        note: "width to height of the output",
        alsoNamed: ["aspect_ratio"]
      },
      enableFallback: { type: "boolean", default: false, deprecated: true, note: "deprecated by the vendor" },
      enableTranslation: { type: "boolean", default: true, note: "translates the prompt to English" },
      resolution: { type: "string", enum: ["720p", "1080p", "4k"], default: "720p", note: "output size class" },
      duration: { type: "integer", enum: [4, 6, 8], default: 8, note: "seconds of output" }
    },
    rules: [
      {
        text: "frames mode takes 1 or 2 imageUrls",
        when: { generationType: { in: ["FIRST_AND_LAST_FRAMES_2_VIDEO"] } },
        must: { imageUrls: { present: true, maxItems: 2 } }
      },
      {
        text: "REFERENCE_2_VIDEO takes 1 to 3 imageUrls and 8 seconds only",
        when: { generationType: { in: ["REFERENCE_2_VIDEO"] } },
        must: { imageUrls: { present: true, maxItems: 3 }, duration: { in: [8] } }
      }
    ],
    prices: [
      { amount: 0.9, unit: "USD", per: "video", when: { input: "reference", resolution: "4k" } },
      { amount: 0.325, unit: "USD", per: "video", when: { input: "reference", resolution: "1080p" } },
      { amount: 0.9, unit: "USD", per: "video", when: { input: "text", resolution: "4k" } },
      { amount: 0.9, unit: "USD", per: "video", when: { input: "image", resolution: "4k" } },
      { amount: 0.325, unit: "USD", per: "video", when: { input: "text", resolution: "1080p" } },
      { amount: 0.325, unit: "USD", per: "video", when: { input: "image", resolution: "1080p" } },
      { amount: 0.3, unit: "USD", per: "video", when: { input: "text", resolution: "720p" } },
      { amount: 0.3, unit: "USD", per: "video", when: { input: "image", resolution: "720p" } },
      { amount: 0.3, unit: "USD", per: "video", when: { input: "reference", resolution: "720p" } }
    ]
  },
  {
    id: "veo3_lite",
    kind: "video",
    task: "text-to-video",
    tasks: ["text-to-video", "image-to-video", "reference-to-video"],
    path: "/api/v1/veo/generate",
    container: "",
    evidence: "vendor-copy",
    seen: "2026-06",
    fields: {
      prompt: { type: "string", required: true, note: "text that describes the result" },
      imageUrls: { type: "array", maxItems: 3, items: { type: "string", format: "url" }, note: "input images" },
      generationType: {
        type: "string",
        enum: ["TEXT_2_VIDEO", "FIRST_AND_LAST_FRAMES_2_VIDEO", "REFERENCE_2_VIDEO"],
        note: "how imageUrls are used"
      },
      watermark: { type: "string", note: "mark on the output" },
      aspectRatio: {
        type: "string",
        enum: ["16:9", "9:16", "Auto"],
        default: "16:9",
        note: "width to height of the output",
        alsoNamed: ["aspect_ratio"]
      },
      enableFallback: { type: "boolean", default: false, deprecated: true, note: "deprecated by the vendor" },
      enableTranslation: { type: "boolean", default: true, note: "translates the prompt to English" },
      resolution: { type: "string", enum: ["720p", "1080p", "4k"], default: "720p", note: "output size class" },
      duration: { type: "integer", enum: [4, 6, 8], default: 8, note: "seconds of output" }
    },
    rules: [
      {
        text: "frames mode takes 1 or 2 imageUrls",
        when: { generationType: { in: ["FIRST_AND_LAST_FRAMES_2_VIDEO"] } },
        must: { imageUrls: { present: true, maxItems: 2 } }
      },
      {
        text: "REFERENCE_2_VIDEO takes 1 to 3 imageUrls and 8 seconds only",
        when: { generationType: { in: ["REFERENCE_2_VIDEO"] } },
        must: { imageUrls: { present: true, maxItems: 3 }, duration: { in: [8] } }
      }
    ],
    prices: [
      { amount: 0.75, unit: "USD", per: "video", when: { input: "reference", resolution: "4k" } },
      { amount: 0.175, unit: "USD", per: "video", when: { input: "reference", resolution: "1080p" } },
      { amount: 0.15, unit: "USD", per: "video", when: { input: "reference", resolution: "720p" } },
      { amount: 0.75, unit: "USD", per: "video", when: { input: "text", resolution: "4k" } },
      { amount: 0.15, unit: "USD", per: "video", when: { input: "image", resolution: "4k" } },
      { amount: 0.175, unit: "USD", per: "video", when: { input: "text", resolution: "1080p" } },
      { amount: 0.175, unit: "USD", per: "video", when: { input: "image", resolution: "1080p" } },
      { amount: 0.15, unit: "USD", per: "video", when: { input: "text", resolution: "720p" } },
      { amount: 0.15, unit: "USD", per: "video", when: { input: "image", resolution: "720p" } }
    ]
  },
  {
    id: "volcengine/video-to-video-lip-sync",
    kind: "video",
    task: "lip-sync",
    tasks: ["lip-sync"],
    path: "/api/v1/jobs/createTask",
    container: "input",
    evidence: "vendor-copy",
    seen: "2026-06",
    fields: {
      mode: { type: "string", required: true, enum: ["lite", "basic"], note: "mode of the model" },
      video_url: {
        type: "string",
        required: true,
        format: "url",
        media: { formats: ["mov", "mp4", "hdr"], maxMB: 500, fps: [24, 60] },
        note: "input video"
      },
      audio_url: { type: "string", required: true, format: "url", media: { maxMB: 10 }, note: "input sound" },
      separate_vocal: { type: "boolean", default: false },
      open_scenedet: { type: "boolean", default: false },
      align_audio: { type: "boolean", default: true },
      align_audio_reverse: { type: "boolean", default: false },
      templ_start_seconds: { type: "number", default: 0 }
    },
    rules: [
      { text: "audio up to 240 s in lite, 210 s in basic" },
      {
        text: "open_scenedet only in basic",
        when: { open_scenedet: { in: [true] } },
        must: { mode: { in: ["basic"] } }
      },
      {
        text: "align_* and templ_start_seconds only in lite",
        when: { mode: { in: ["basic"] } },
        must: { align_audio_reverse: { notIn: [true] }, templ_start_seconds: { max: 0 } }
      },
      {
        text: "align_audio_reverse needs align_audio",
        when: { align_audio_reverse: { in: [true] } },
        must: { align_audio: { in: [true] } }
      }
    ],
    prices: [
      { amount: 0.04, unit: "USD", per: "second" }
    ]
  },
  {
    id: "wan/2-2-a14b-image-to-video-turbo",
    kind: "video",
    task: "image-to-video",
    tasks: ["image-to-video"],
    path: "/api/v1/jobs/createTask",
    container: "input",
    evidence: "vendor-copy",
    seen: "2026-06",
    fields: {
      image_url: {
        type: "string",
        required: true,
        format: "url",
        media: { formats: ["jpeg", "png", "webp"], maxMB: 10 },
        note: "input image"
      },
      prompt: { type: "string", required: true, maxLength: 5000, note: "text that describes the result" },
      resolution: { type: "string", enum: ["480p", "720p"], default: "720p", note: "output size class" },
      enable_prompt_expansion: { type: "boolean" },
      seed: { type: "number", min: 0, max: 2147483647, step: 1, default: 0, note: "fixes the randomness" },
      acceleration: { type: "string", enum: ["none", "regular"], default: "none" },
      nsfw_checker: { type: "boolean", default: false, note: "content filter switch" }
    },
    prices: [
      { amount: 0.2, unit: "USD", per: "video", when: { resolution: "480p" } },
      { amount: 0.4, unit: "USD", per: "video", when: { resolution: "720p" } },
      { amount: 0.3, unit: "USD", per: "video", when: { resolution: "580p" } }
    ]
  },
  {
    id: "wan/2-2-a14b-speech-to-video-turbo",
    kind: "video",
    task: "audio-to-video",
    tasks: ["audio-to-video"],
    path: "/api/v1/jobs/createTask",
    container: "input",
    evidence: "vendor-copy",
    seen: "2026-06",
    fields: {
      prompt: { type: "string", required: true, maxLength: 5000, note: "text that describes the result" },
      image_url: { type: "string", required: true, format: "url", media: { maxMB: 10 }, note: "input image" },
      audio_url: { type: "string", required: true, format: "url", media: { maxMB: 10 }, note: "input sound" },
      num_frames: { type: "number", min: 40, max: 120, step: 4, default: 80 },
      frames_per_second: { type: "number", min: 4, max: 60, step: 1, default: 16 },
      resolution: { type: "string", enum: ["480p", "580p", "720p"], default: "480p", note: "output size class" },
      negative_prompt: { type: "string", maxLength: 500, note: "what should not appear" },
      seed: { type: "integer", note: "fixes the randomness" },
      num_inference_steps: { type: "number", min: 2, max: 40, step: 1, default: 27 },
      guidance_scale: {
        type: "number",
        min: 1,
        max: 10,
        step: 0.1,
        default: 3.5,
        note: "how closely the prompt binds"
      },
      shift: { type: "number", min: 1, max: 10, step: 0.1, default: 5 },
      nsfw_checker: { type: "boolean", default: false, note: "content filter switch" }
    },
    prices: [
      { amount: 0.06, unit: "USD", per: "second", when: { resolution: "480p" } },
      { amount: 0.12, unit: "USD", per: "second", when: { resolution: "720p" } },
      { amount: 0.09, unit: "USD", per: "second", when: { resolution: "580p" } }
    ]
  },
  {
    id: "wan/2-2-a14b-text-to-video-turbo",
    kind: "video",
    task: "text-to-video",
    tasks: ["text-to-video"],
    path: "/api/v1/jobs/createTask",
    container: "input",
    evidence: "vendor-copy",
    seen: "2026-06",
    fields: {
      prompt: { type: "string", required: true, maxLength: 5000, note: "text that describes the result" },
      resolution: { type: "string", enum: ["480p", "720p"], default: "720p", note: "output size class" },
      aspect_ratio: { type: "string", enum: ["16:9", "9:16"], default: "16:9", note: "width to height of the output" },
      enable_prompt_expansion: { type: "boolean" },
      seed: { type: "number", min: 0, max: 2147483647, step: 1, default: 0, note: "fixes the randomness" },
      acceleration: { type: "string", enum: ["none", "regular"], default: "none" },
      nsfw_checker: { type: "boolean", default: false, note: "content filter switch" }
    },
    prices: [
      { amount: 0.3, unit: "USD", per: "video", when: { resolution: "580p" } },
      { amount: 0.2, unit: "USD", per: "video", when: { resolution: "480p" } },
      { amount: 0.4, unit: "USD", per: "video", when: { resolution: "720p" } }
    ]
  },
  {
    id: "wan/2-2-animate-move",
    kind: "video",
    task: "motion-control",
    tasks: ["motion-control"],
    path: "/api/v1/jobs/createTask",
    container: "input",
    evidence: "vendor-copy",
    seen: "2026-06",
    fields: {
      video_url: {
        type: "string",
        required: true,
        format: "url",
        media: { formats: ["mkv", "mov", "mp4"], maxMB: 10 },
        note: "input video"
      },
      image_url: {
        type: "string",
        required: true,
        format: "url",
        media: { formats: ["jpeg", "png", "webp"], maxMB: 10 },
        note: "input image"
      },
      resolution: { type: "string", enum: ["480p", "580p", "720p"], default: "480p", note: "output size class" },
      nsfw_checker: { type: "boolean", default: false, note: "content filter switch" }
    },
    prices: [
      { amount: 0.03, unit: "USD", per: "second", when: { resolution: "480p" } },
      { amount: 0.0475, unit: "USD", per: "second", when: { resolution: "580p" } },
      { amount: 0.0625, unit: "USD", per: "second", when: { resolution: "720p" } }
    ]
  },
  {
    id: "wan/2-2-animate-replace",
    kind: "video",
    task: "motion-control",
    tasks: ["motion-control"],
    path: "/api/v1/jobs/createTask",
    container: "input",
    evidence: "vendor-copy",
    seen: "2026-06",
    fields: {
      video_url: { type: "string", required: true, format: "url", media: { maxMB: 10 }, note: "input video" },
      image_url: { type: "string", required: true, format: "url", media: { maxMB: 10 }, note: "input image" },
      resolution: { type: "string", enum: ["480p", "580p", "720p"], default: "480p", note: "output size class" },
      nsfw_checker: { type: "boolean", default: false, note: "content filter switch" }
    },
    prices: [
      { amount: 0.0625, unit: "USD", per: "second", when: { resolution: "720p" } },
      { amount: 0.0475, unit: "USD", per: "second", when: { resolution: "580p" } },
      { amount: 0.03, unit: "USD", per: "second", when: { resolution: "480p" } }
    ]
  },
  {
    id: "wan/2-5-image-to-video",
    kind: "video",
    task: "image-to-video",
    tasks: ["image-to-video"],
    path: "/api/v1/jobs/createTask",
    container: "input",
    evidence: "vendor-copy",
    seen: "2026-06",
    fields: {
      prompt: { type: "string", required: true, maxLength: 800, note: "text that describes the result" },
      image_url: { type: "string", required: true, format: "url", media: { maxMB: 10 }, note: "input image" },
      duration: { type: "string", required: true, enum: ["5", "10"], note: "seconds of output" },
      resolution: { type: "string", enum: ["720p", "1080p"], note: "output size class" },
      negative_prompt: { type: "string", maxLength: 500, note: "what should not appear" },
      enable_prompt_expansion: { type: "boolean" },
      seed: { type: "integer", note: "fixes the randomness" },
      nsfw_checker: { type: "boolean", default: false, note: "content filter switch" }
    },
    prices: [
      { amount: 1, unit: "USD", per: "video", when: { duration: "10", resolution: "1080p" } },
      { amount: 0.6, unit: "USD", per: "video", when: { duration: "10", resolution: "720p" } },
      { amount: 0.5, unit: "USD", per: "video", when: { duration: "5", resolution: "1080p" } },
      { amount: 0.3, unit: "USD", per: "video", when: { duration: "5", resolution: "720p" } }
    ]
  },
  {
    id: "wan/2-5-text-to-video",
    kind: "video",
    task: "text-to-video",
    tasks: ["text-to-video"],
    path: "/api/v1/jobs/createTask",
    container: "input",
    evidence: "vendor-copy",
    seen: "2026-06",
    fields: {
      prompt: { type: "string", required: true, maxLength: 800, note: "text that describes the result" },
      duration: { type: "string", required: true, enum: ["5", "10"], note: "seconds of output" },
      aspect_ratio: { type: "string", enum: ["16:9", "9:16", "1:1"], note: "width to height of the output" },
      resolution: { type: "string", enum: ["720p", "1080p"], note: "output size class" },
      negative_prompt: { type: "string", maxLength: 500, note: "what should not appear" },
      enable_prompt_expansion: { type: "boolean" },
      seed: { type: "integer", note: "fixes the randomness" }
    },
    prices: [
      { amount: 0.6, unit: "USD", per: "video", when: { duration: "10", resolution: "720p" } },
      { amount: 0.5, unit: "USD", per: "video", when: { duration: "5", resolution: "1080p" } },
      { amount: 1, unit: "USD", per: "video", when: { duration: "10", resolution: "1080p" } },
      { amount: 0.3, unit: "USD", per: "video", when: { duration: "5", resolution: "720p" } }
    ]
  },
  {
    id: "wan/2-6-flash-image-to-video",
    kind: "video",
    task: "image-to-video",
    tasks: ["image-to-video"],
    path: "/api/v1/jobs/createTask",
    container: "input",
    evidence: "vendor-copy",
    seen: "2026-06",
    fields: {
      prompt: { type: "string", required: true, maxLength: 1500, note: "text that describes the result" },
      image_urls: {
        type: "array",
        required: true,
        maxItems: 1,
        media: { maxMB: 10 },
        items: { type: "string", format: "url" },
        note: "input images"
      },
      duration: { type: "string", enum: ["5", "10", "15"], default: "5", note: "seconds of output" },
      resolution: { type: "string", enum: ["720p", "1080p"], default: "1080p", note: "output size class" },
      audio: { type: "boolean", required: true, note: "adds sound" },
      multi_shots: { type: "boolean", note: "several camera shots" }
    }
  },
  {
    id: "wan/2-6-flash-video-to-video",
    kind: "video",
    task: "video-to-video",
    tasks: ["video-to-video"],
    path: "/api/v1/jobs/createTask",
    container: "input",
    evidence: "vendor-copy",
    seen: "2026-06",
    fields: {
      prompt: { type: "string", required: true, maxLength: 1500, note: "text that describes the result" },
      video_urls: {
        type: "array",
        required: true,
        maxItems: 3,
        media: { maxMB: 10 },
        items: { type: "string", format: "url" },
        note: "input videos"
      },
      duration: { type: "string", enum: ["5", "10"], default: "5", note: "seconds of output" },
      resolution: { type: "string", enum: ["720p", "1080p"], default: "1080p", note: "output size class" },
      audio: { type: "boolean", note: "adds sound" },
      multi_shots: { type: "boolean", note: "several camera shots" },
      nsfw_checker: { type: "boolean", default: false, note: "content filter switch" }
    }
  },
  {
    id: "wan/2-6-image-to-video",
    kind: "video",
    task: "image-to-video",
    tasks: ["image-to-video"],
    path: "/api/v1/jobs/createTask",
    container: "input",
    evidence: "vendor-copy",
    seen: "2026-09",
    fields: {
      prompt: { type: "string", required: true, minLength: 2, maxLength: 5000, note: "text that describes the result" },
      image_urls: {
        type: "array",
        required: true,
        maxItems: 1,
        media: { formats: ["jpeg", "png", "webp"], maxMB: 10, minSidePx: 256 },
        items: { type: "string", format: "url" },
        note: "input images"
      },
      duration: { type: "string", enum: ["5", "10", "15"], default: "5", note: "seconds of output" },
      resolution: { type: "string", enum: ["720p", "1080p"], default: "1080p", note: "output size class" },
      nsfw_checker: { type: "boolean", default: false, note: "content filter switch" },
      multi_shots: { type: "boolean", default: false, note: "several camera shots" }
    },
    prices: [
      { amount: 1.0475, unit: "USD", per: "video", when: { duration: "10", resolution: "1080p" }, seen: "2026-06" },
      { amount: 1.575, unit: "USD", per: "video", when: { duration: "15", resolution: "1080p" }, seen: "2026-06" },
      { amount: 0.5225, unit: "USD", per: "video", when: { duration: "5", resolution: "1080p" }, seen: "2026-06" },
      { amount: 0.35, unit: "USD", per: "video", when: { duration: "5", resolution: "720p" }, seen: "2026-06" },
      { amount: 0.7, unit: "USD", per: "video", when: { duration: "10", resolution: "720p" }, seen: "2026-06" },
      { amount: 1.05, unit: "USD", per: "video", when: { duration: "15", resolution: "720p" }, seen: "2026-06" }
    ]
  },
  {
    id: "wan/2-6-text-to-video",
    kind: "video",
    task: "text-to-video",
    tasks: ["text-to-video"],
    path: "/api/v1/jobs/createTask",
    container: "input",
    evidence: "vendor-copy",
    seen: "2026-09",
    fields: {
      prompt: { type: "string", required: true, minLength: 2, maxLength: 5000, note: "text that describes the result" },
      duration: { type: "string", enum: ["5", "10", "15"], default: "5", note: "seconds of output" },
      resolution: { type: "string", enum: ["720p", "1080p"], default: "1080p", note: "output size class" },
      nsfw_checker: { type: "boolean", default: false, note: "content filter switch" },
      multi_shots: { type: "boolean", default: false, note: "several camera shots" }
    },
    prices: [
      { amount: 0.5225, unit: "USD", per: "video", when: { duration: "5", resolution: "1080p" }, seen: "2026-06" },
      { amount: 1.0475, unit: "USD", per: "video", when: { duration: "10", resolution: "1080p" }, seen: "2026-06" },
      { amount: 1.575, unit: "USD", per: "video", when: { duration: "15", resolution: "1080p" }, seen: "2026-06" },
      { amount: 1.05, unit: "USD", per: "video", when: { duration: "15", resolution: "720p" }, seen: "2026-06" },
      { amount: 0.7, unit: "USD", per: "video", when: { duration: "10", resolution: "720p" }, seen: "2026-06" },
      { amount: 0.35, unit: "USD", per: "video", when: { duration: "5", resolution: "720p" }, seen: "2026-06" }
    ]
  },
  {
    id: "wan/2-6-video-to-video",
    kind: "video",
    task: "video-to-video",
    tasks: ["video-to-video"],
    path: "/api/v1/jobs/createTask",
    container: "input",
    evidence: "vendor-copy",
    seen: "2026-09",
    fields: {
      prompt: { type: "string", required: true, minLength: 2, maxLength: 5000, note: "text that describes the result" },
      video_urls: {
        type: "array",
        required: true,
        maxItems: 3,
        media: { maxMB: 10 },
        items: { type: "string", format: "url" },
        note: "input videos"
      },
      duration: { type: "string", enum: ["5", "10"], default: "5", note: "seconds of output" },
      resolution: { type: "string", enum: ["720p", "1080p"], default: "1080p", note: "output size class" },
      nsfw_checker: { type: "boolean", default: false, note: "content filter switch" },
      multi_shots: { type: "boolean", default: false, note: "several camera shots" }
    },
    prices: [
      { amount: 1.575, unit: "USD", per: "video", when: { duration: "15", resolution: "1080p" }, seen: "2026-06" },
      { amount: 0.5225, unit: "USD", per: "video", when: { duration: "5", resolution: "1080p" }, seen: "2026-06" },
      { amount: 1.0475, unit: "USD", per: "video", when: { duration: "10", resolution: "1080p" }, seen: "2026-06" },
      { amount: 0.7, unit: "USD", per: "video", when: { duration: "10", resolution: "720p" }, seen: "2026-06" },
      { amount: 1.05, unit: "USD", per: "video", when: { duration: "15", resolution: "720p" }, seen: "2026-06" },
      { amount: 0.35, unit: "USD", per: "video", when: { duration: "5", resolution: "720p" }, seen: "2026-06" }
    ]
  },
  {
    id: "wan/2-7-image-to-video",
    kind: "video",
    task: "image-to-video",
    tasks: ["image-to-video"],
    path: "/api/v1/jobs/createTask",
    container: "input",
    evidence: "vendor-copy",
    seen: "2026-09",
    fields: {
      prompt: {
        type: "string",
        required: true,
        maxLength: 5000,
        note: "text that describes the result",
        disputed: [{ required: false }]
      },
      negative_prompt: { type: "string", maxLength: 500, note: "what should not appear" },
      first_frame_url: { type: "string", format: "url", note: "first frame" },
      last_frame_url: { type: "string", format: "url", note: "last frame" },
      first_clip_url: { type: "string", format: "url", note: "clip to continue" },
      driving_audio_url: { type: "string", format: "url", note: "sound that drives the video" },
      resolution: { type: "string", enum: ["720p", "1080p"], default: "1080p", note: "output size class" },
      duration: { type: "integer", min: 2, max: 15, default: 5, note: "seconds of output" },
      prompt_extend: { type: "boolean", default: true, note: "rewrites the prompt before use" },
      watermark: { type: "boolean", default: false, note: "mark on the output" },
      seed: { type: "integer", min: 0, max: 2147483647, note: "fixes the randomness" },
      nsfw_checker: { type: "boolean", default: false, note: "content filter switch" }
    },
    prices: [
      { amount: 0.12, unit: "USD", per: "second", when: { resolution: "1080p" }, seen: "2026-06" },
      { amount: 0.08, unit: "USD", per: "second", when: { resolution: "720p" }, seen: "2026-06" }
    ]
  },
  {
    id: "wan/2-7-r2v",
    kind: "video",
    task: "reference-to-video",
    tasks: ["reference-to-video"],
    path: "/api/v1/jobs/createTask",
    container: "input",
    evidence: "vendor-copy",
    seen: "2026-06",
    fields: {
      prompt: { type: "string", required: true, maxLength: 5000, note: "text that describes the result" },
      negative_prompt: { type: "string", maxLength: 500, note: "what should not appear" },
      reference_image: {
        type: "array",
        maxItems: 5,
        items: { type: "string", format: "url" },
        note: "reference images"
      },
      reference_video: {
        type: "array",
        maxItems: 5,
        items: { type: "string", format: "url" },
        note: "reference videos"
      },
      first_frame: { type: "string", format: "url", note: "first frame" },
      reference_voice: {
        type: "string",
        format: "url",
        media: { formats: ["wav", "mp3"], maxMB: 15, seconds: [1, 10] },
        note: "voice sample"
      },
      resolution: { type: "string", enum: ["720p", "1080p"], default: "1080p", note: "output size class" },
      aspect_ratio: {
        type: "string",
        enum: ["16:9", "9:16", "1:1", "4:3", "3:4"],
        default: "16:9",
        note: "width to height of the output"
      },
      duration: { type: "integer", min: 2, max: 10, default: 5, note: "seconds of output" },
      prompt_extend: { type: "boolean", default: true, note: "rewrites the prompt before use" },
      watermark: { type: "boolean", default: false, note: "mark on the output" },
      seed: { type: "integer", min: 0, max: 2147483647, note: "fixes the randomness" },
      nsfw_checker: { type: "boolean", default: false, note: "content filter switch" }
    },
    rules: [
      { text: "reference_image or reference_video needed", atLeastOne: ["reference_image", "reference_video"] },
      { text: "images plus videos at most 5", count: { of: { reference_image: 1, reference_video: 1 }, max: 5 } },
      { text: "aspect_ratio ignored with first_frame" }
    ],
    prices: [
      { amount: 0.12, unit: "USD", per: "second", when: { resolution: "1080p" } },
      { amount: 0.08, unit: "USD", per: "second", when: { resolution: "720p" } }
    ]
  },
  {
    id: "wan/2-7-text-to-video",
    kind: "video",
    task: "text-to-video",
    tasks: ["text-to-video"],
    path: "/api/v1/jobs/createTask",
    container: "input",
    evidence: "vendor-copy",
    seen: "2026-06",
    fields: {
      prompt: { type: "string", required: true, minLength: 1, maxLength: 5000, note: "text that describes the result" },
      negative_prompt: { type: "string", maxLength: 500, note: "what should not appear" },
      audio_url: { type: "string", format: "url", note: "input sound" },
      resolution: { type: "string", enum: ["720p", "1080p"], default: "1080p", note: "output size class" },
      ratio: {
        type: "string",
        enum: ["16:9", "9:16", "1:1", "4:3", "3:4"],
        default: "16:9",
        note: "width to height of the output"
      },
      duration: { type: "integer", min: 2, max: 15, default: 5, note: "seconds of output" },
      prompt_extend: { type: "boolean", default: true, note: "rewrites the prompt before use" },
      watermark: { type: "boolean", default: false, note: "mark on the output" },
      seed: { type: "integer", min: 0, max: 2147483647, note: "fixes the randomness" },
      nsfw_checker: { type: "boolean", default: false, note: "content filter switch" }
    },
    prices: [
      { amount: 0.12, unit: "USD", per: "second", when: { resolution: "1080p" } },
      { amount: 0.08, unit: "USD", per: "second", when: { resolution: "720p" } }
    ]
  },
  {
    id: "wan/2-7-videoedit",
    kind: "video",
    task: "video-edit",
    tasks: ["video-edit"],
    path: "/api/v1/jobs/createTask",
    container: "input",
    evidence: "vendor-copy",
    seen: "2026-06",
    fields: {
      prompt: { type: "string", maxLength: 5000, note: "text that describes the result" },
      negative_prompt: { type: "string", maxLength: 500, note: "what should not appear" },
      video_url: {
        type: "string",
        required: true,
        format: "url",
        media: { formats: ["mp4", "mov"], maxMB: 100, seconds: [2, 10], ratio: [0.125, 8], sidePx: [240, 4096] },
        note: "input video"
      },
      resolution: { type: "string", enum: ["720p", "1080p"], default: "1080p", note: "output size class" },
      aspect_ratio: {
        type: "string",
        enum: ["16:9", "9:16", "1:1", "4:3", "3:4"],
        note: "width to height of the output"
      },
      duration: { type: "integer", special: [0], min: 2, max: 10, default: 0, note: "0 keeps the input length" },
      audio_setting: {
        type: "string",
        enum: ["auto", "origin"],
        default: "auto",
        note: "origin keeps the input sound"
      },
      prompt_extend: { type: "boolean", default: true, note: "rewrites the prompt before use" },
      watermark: { type: "boolean", default: false, note: "mark on the output" },
      seed: { type: "integer", min: 0, max: 2147483647, note: "fixes the randomness" },
      nsfw_checker: { type: "boolean", default: false, note: "content filter switch" },
      reference_image: {
        type: "string",
        format: "url",
        media: { formats: ["jpeg", "jpg", "png", "bmp", "webp"], ratio: [0.125, 8], sidePx: [240, 8000] },
        note: "reference images"
      }
    },
    prices: [
      { amount: 0.12, unit: "USD", per: "second", when: { resolution: "1080p" } },
      { amount: 0.08, unit: "USD", per: "second", when: { resolution: "720p" } }
    ]
  },
  {
    id: "wan/3-0-video",
    kind: "video",
    task: "text-to-video",
    tasks: ["text-to-video", "image-to-video", "reference-to-video"],
    path: "/api/v1/jobs/createTask",
    container: "input",
    evidence: "vendor-copy",
    seen: "2026-09",
    fields: {
      prompt: { type: "string", maxLength: 20000, note: "text that describes the result" },
      first_frame_url: { type: "string", format: "url", note: "first frame" },
      last_frame_url: { type: "string", format: "url", note: "last frame" },
      reference_image_urls: {
        type: "array",
        maxItems: 10,
        items: { type: "string", format: "url" },
        note: "reference images"
      },
      reference_video_urls: {
        type: "array",
        maxItems: 5,
        media: { maxMB: 100, seconds: [1, 15], totalSeconds: 15 },
        items: { type: "string", format: "url" },
        note: "reference videos"
      },
      reference_audio_urls: {
        type: "array",
        maxItems: 5,
        media: { maxMB: 15, seconds: [1, 15], totalSeconds: 15 },
        items: { type: "string", format: "url" },
        note: "reference sounds"
      },
      reference_file_urls: { type: "array", maxItems: 1, items: { type: "string", format: "url" } },
      reference_link_urls: { type: "array", maxItems: 1, items: { type: "string", format: "url" } },
      resolution: { type: "string", enum: ["480P", "720P", "1080P"], default: "1080P", note: "output size class" },
      aspect_ratio: {
        type: "string",
        enum: ["adaptive", "16:9", "4:3", "1:1", "3:4", "9:16"],
        default: "adaptive",
        note: "width to height of the output"
      },
      duration: {
        type: "integer",
        special: [-1],
        min: 2,
        max: 30,
        default: 5,
        note: "seconds; -1 lets the model choose"
      },
      audio: { type: "boolean", default: true, note: "adds sound" },
      seed: { type: "integer", min: 0, max: 2147483647, note: "fixes the randomness" },
      nsfw_checker: { type: "boolean", note: "content filter switch" }
    },
    rules: [
      {
        text: "prompt needed for text-only",
        atLeastOne: [
          "prompt",
          "first_frame_url",
          "last_frame_url",
          "reference_image_urls",
          "reference_video_urls",
          "reference_audio_urls",
          "reference_file_urls",
          "reference_link_urls"
        ]
      },
      {
        text: "frames exclude all references",
        when: { first_frame_url: { present: true } },
        must: {
          reference_image_urls: { present: false },
          reference_video_urls: { present: false },
          reference_audio_urls: { present: false },
          reference_file_urls: { present: false },
          reference_link_urls: { present: false }
        }
      },
      {
        text: "frames exclude all references",
        when: { last_frame_url: { present: true } },
        must: {
          reference_image_urls: { present: false },
          reference_video_urls: { present: false },
          reference_audio_urls: { present: false },
          reference_file_urls: { present: false },
          reference_link_urls: { present: false }
        }
      },
      { text: "file and link exclude each other", atMostOne: ["reference_file_urls", "reference_link_urls"] },
      { text: "input video length plus duration at most 30" }
    ]
  },
  {
    id: "wan/3-0-video-prime",
    kind: "video",
    task: "text-to-video",
    tasks: ["text-to-video", "image-to-video", "reference-to-video"],
    path: "/api/v1/jobs/createTask",
    container: "input",
    evidence: "vendor-copy",
    seen: "2026-09",
    fields: {
      prompt: { type: "string", maxLength: 20000, note: "text that describes the result" },
      first_frame_url: { type: "string", format: "url", note: "first frame" },
      last_frame_url: { type: "string", format: "url", note: "last frame" },
      reference_image_urls: {
        type: "array",
        maxItems: 10,
        items: { type: "string", format: "url" },
        note: "reference images"
      },
      reference_video_urls: {
        type: "array",
        maxItems: 5,
        media: { maxMB: 100, seconds: [1, 15], totalSeconds: 15 },
        items: { type: "string", format: "url" },
        note: "reference videos"
      },
      reference_audio_urls: {
        type: "array",
        maxItems: 5,
        media: { maxMB: 15, seconds: [1, 15], totalSeconds: 15 },
        items: { type: "string", format: "url" },
        note: "reference sounds"
      },
      reference_file_urls: { type: "array", maxItems: 1, items: { type: "string", format: "url" } },
      reference_link_urls: { type: "array", maxItems: 1, items: { type: "string", format: "url" } },
      resolution: { type: "string", enum: ["480P", "720P", "1080P"], default: "1080P", note: "output size class" },
      aspect_ratio: {
        type: "string",
        enum: ["adaptive", "16:9", "4:3", "1:1", "3:4", "9:16"],
        default: "adaptive",
        note: "width to height of the output"
      },
      duration: {
        type: "integer",
        special: [-1],
        min: 2,
        max: 30,
        default: 5,
        note: "seconds; -1 lets the model choose"
      },
      audio: { type: "boolean", default: true, note: "adds sound" },
      seed: { type: "integer", min: 0, max: 2147483647, note: "fixes the randomness" },
      nsfw_checker: { type: "boolean", note: "content filter switch" }
    },
    rules: [
      {
        text: "prompt needed for text-only",
        atLeastOne: [
          "prompt",
          "first_frame_url",
          "last_frame_url",
          "reference_image_urls",
          "reference_video_urls",
          "reference_audio_urls",
          "reference_file_urls",
          "reference_link_urls"
        ]
      },
      {
        text: "frames exclude all references",
        when: { first_frame_url: { present: true } },
        must: {
          reference_image_urls: { present: false },
          reference_video_urls: { present: false },
          reference_audio_urls: { present: false },
          reference_file_urls: { present: false },
          reference_link_urls: { present: false }
        }
      },
      {
        text: "frames exclude all references",
        when: { last_frame_url: { present: true } },
        must: {
          reference_image_urls: { present: false },
          reference_video_urls: { present: false },
          reference_audio_urls: { present: false },
          reference_file_urls: { present: false },
          reference_link_urls: { present: false }
        }
      },
      { text: "file and link exclude each other", atMostOne: ["reference_file_urls", "reference_link_urls"] },
      { text: "input video length plus duration at most 30" }
    ]
  }
]
