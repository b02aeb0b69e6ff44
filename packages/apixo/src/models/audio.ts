/**
 * APIXO's models, as a table. Written by `pnpm catalogue` from the repository's catalogue; see CONTRIBUTING.md.
 */
import type { ModelSpec } from "@effect-media/core/model/Model"

/** Models of the kind "audio". */
export const audio: ReadonlyArray<ModelSpec> = [
  {
    id: "suno",
    kind: "audio",
    task: "text-to-music",
    tasks: ["text-to-music"],
    path: "/api/v1/generateTask/suno",
    container: "input",
    evidence: "vendor",
    fields: {
      mode: {
        type: "string",
        required: true,
        enum: ["V4", "V4_5", "V4_5ALL", "V4_5PLUS", "V5", "V5_5"],
        note: "variant of the model"
      },
      customMode: { type: "boolean", required: true, note: "turns on the detailed fields" },
      instrumental: { type: "boolean", required: true, note: "no vocals" },
      prompt: { type: "string", maxLength: 5000, note: "lyrics or idea" },
      style: { type: "string", maxLength: 1000 },
      title: { type: "string", maxLength: 80 },
      vocalGender: { type: "string", enum: ["m", "f"] },
      negativeTags: { type: "string" },
      styleWeight: { type: "number", min: 0, max: 1 },
      weirdnessConstraint: { type: "number", min: 0, max: 1 },
      audioWeight: { type: "number", min: 0, max: 1 }
    },
    rules: [
      {
        text: "customMode false: prompt up to 500",
        when: { customMode: { in: [false] } },
        must: { prompt: { maxLength: 500 } }
      },
      {
        text: "V4: prompt up to 3000, style up to 200",
        when: { mode: { in: ["V4"] } },
        must: { prompt: { maxLength: 3000 }, style: { maxLength: 200 } }
      }
    ],
    prices: [
      { amount: 0.12, unit: "USD", per: "request", note: "older revision" }
    ]
  }
]
