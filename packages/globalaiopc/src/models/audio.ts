/**
 * GlobalAIOPC's models, as a table. Written by `pnpm catalogue` from the repository's catalogue; see CONTRIBUTING.md.
 */
import type { ModelSpec } from "@effect-media/core/model/Model"

/** Models of the kind "audio". */
export const audio: ReadonlyArray<ModelSpec> = [
  {
    id: "soundCloningAudio",
    kind: "audio",
    task: "text-to-speech",
    tasks: ["text-to-speech"],
    path: "/v1/soundCloning/audios",
    container: "",
    evidence: "third-party",
    status: "text field name not seen; wire names may differ",
    fields: {
      voiceId: { type: "string", required: true, note: "id of a cloned voice" },
      soundVersion: { type: "string", enum: ["v1", "v2"], default: "v1" },
      language: { type: "string", default: "auto" },
      emotion: {
        type: "string",
        enum: ["happy", "sad", "angry", "fearful", "disgusted", "surprised", "neutral"],
        default: "neutral"
      },
      speed: { type: "number", min: 0.5, max: 2, default: 1 },
      vol: { type: "number", min: 0.01, max: 10, default: 1 },
      pitch: { type: "integer", min: -12, max: 12, default: 0 },
      subtitleEnable: { type: "boolean", default: false },
      subtitleType: { type: "string", enum: ["word"] }
    },
    rules: [
      { text: "text up to 9999 characters; its field name not seen" }
    ]
  }
]
