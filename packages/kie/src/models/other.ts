/**
 * KIE's models, as a table. Written by `pnpm catalogue` from the repository's catalogue; see CONTRIBUTING.md.
 */
import type { ModelSpec } from "@effect-media/core/model/Model"

/** Models of the kind "other". */
export const other: ReadonlyArray<ModelSpec> = [
  {
    id: "gemini-omni-character",
    kind: "other",
    task: "character-create",
    tasks: ["character-create"],
    path: "/api/v1/omni/character/create",
    container: "",
    evidence: "vendor-copy",
    seen: "2026-06",
    synthetic: true,
    fields: {
      descriptions: { type: "string", required: true },
      image_urls: {
        type: "array",
        required: true,
        minItems: 1,
        maxItems: 1,
        media: { maxMB: 20 },
        items: { type: "string", format: "url" },
        note: "input images"
      },
      audio_ids: { type: "array", items: { type: "string" } },
      character_name: { type: "string" }
    }
  },
  {
    id: "suno/lyrics",
    kind: "other",
    task: "lyrics",
    tasks: ["lyrics"],
    path: "/api/v1/lyrics",
    container: "",
    evidence: "vendor-copy",
    seen: "2026-06",
    synthetic: true,
    fields: {
      prompt: { type: "string", required: true, maxLength: 200, note: "text that describes the result" },
      callBackUrl: { type: "string", format: "url", note: "receives the result by POST" }
    },
    prices: [
      { amount: 0.002, unit: "USD", per: "request" }
    ]
  },
  {
    id: "suno/midi",
    kind: "other",
    task: "audio-to-midi",
    tasks: ["audio-to-midi"],
    path: "/api/v1/midi/generate",
    container: "",
    evidence: "vendor-copy",
    seen: "2026-06",
    synthetic: true,
    fields: {
      taskId: { type: "string", required: true, note: "earlier task at KIE" },
      audioId: { type: "string" },
      callBackUrl: { type: "string", required: true, format: "url", note: "receives the result by POST" }
    },
    prices: [
      { amount: 0, unit: "USD", per: "request" }
    ]
  },
  {
    id: "suno/persona",
    kind: "other",
    task: "persona",
    tasks: ["persona"],
    path: "/api/v1/generate/generate-persona",
    container: "",
    evidence: "vendor-copy",
    seen: "2026-06",
    synthetic: true,
    fields: {
      taskId: { type: "string", required: true, note: "earlier task at KIE" },
      audioId: { type: "string", required: true },
      name: { type: "string", required: true },
      description: { type: "string", required: true }
    },
    prices: [
      { amount: 0, unit: "USD", per: "request" }
    ]
  },
  {
    id: "suno/style",
    kind: "other",
    task: "style-text",
    tasks: ["style-text"],
    path: "/api/v1/style/generate",
    container: "",
    evidence: "vendor-copy",
    seen: "2026-06",
    synthetic: true,
    fields: {
      content: { type: "string", required: true }
    },
    prices: [
      { amount: 0.002, unit: "USD", per: "request" }
    ]
  },
  {
    id: "suno/timestamped-lyrics",
    kind: "other",
    task: "lyrics",
    tasks: ["lyrics"],
    path: "/api/v1/generate/get-timestamped-lyrics",
    container: "",
    evidence: "vendor-copy",
    seen: "2026-06",
    synthetic: true,
    fields: {
      taskId: { type: "string", required: true, note: "earlier task at KIE" },
      audioId: { type: "string", required: true }
    },
    prices: [
      { amount: 0.0025, unit: "USD", per: "request" }
    ]
  }
]
