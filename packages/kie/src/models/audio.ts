/**
 * KIE's models, as a table. Written by `pnpm catalogue` from the repository's catalogue; see CONTRIBUTING.md.
 */
import type { ModelSpec } from "@effect-media/core/model/Model"

/** Models of the kind "audio". */
export const audio: ReadonlyArray<ModelSpec> = [
  {
    id: "elevenlabs/audio-isolation",
    kind: "audio",
    task: "audio-separation",
    tasks: ["audio-separation"],
    path: "/api/v1/jobs/createTask",
    container: "input",
    evidence: "vendor-copy",
    seen: "2026-06",
    fields: {
      audio_url: { type: "string", required: true, format: "url", media: { maxMB: 10 }, note: "input sound" }
    },
    prices: [
      { amount: 0.001, unit: "USD", per: "second" }
    ]
  },
  {
    id: "elevenlabs/sound-effect-v2",
    kind: "audio",
    task: "text-to-sound",
    tasks: ["text-to-sound"],
    path: "/api/v1/jobs/createTask",
    container: "input",
    evidence: "vendor-copy",
    status: "absent from the June 2026 page copies, still priced there",
    fields: {
      text: { type: "string", required: true, maxLength: 5000, note: "text to speak" },
      loop: { type: "boolean" },
      duration_seconds: { type: "number", min: 0.5, max: 22, step: 0.1 },
      prompt_influence: { type: "number", min: 0, max: 1, step: 0.01, default: 0.3 },
      output_format: {
        type: "string",
        enum: [
          "mp3_22050_32",
          "mp3_44100_32",
          "mp3_44100_64",
          "mp3_44100_96",
          "mp3_44100_128",
          "mp3_44100_192",
          "pcm_8000",
          "pcm_16000",
          "pcm_22050",
          "pcm_24000",
          "pcm_44100",
          "pcm_48000",
          "ulaw_8000",
          "alaw_8000",
          "opus_48000_32",
          "opus_48000_64",
          "opus_48000_96",
          "opus_48000_128",
          "opus_48000_192"
        ],
        default: "mp3_44100_128",
        note: "file format"
      }
    },
    prices: [
      { amount: 0.0012, unit: "USD", per: "second", seen: "2026-06" }
    ]
  },
  {
    id: "elevenlabs/text-to-dialogue-v3",
    kind: "audio",
    task: "text-to-dialogue",
    tasks: ["text-to-dialogue"],
    path: "/api/v1/jobs/createTask",
    container: "input",
    evidence: "vendor-copy",
    seen: "2026-06",
    fields: {
      dialogue: {
        type: "array",
        required: true,
        items: {
          type: "object",
          fields: {
            text: { type: "string", required: true },
            voice: {
              type: "string",
              required: true,
              default: "EkK5I93UQWFDigLMpZcX",
              suggest: [
                "EkK5I93UQWFDigLMpZcX",
                "Z3R5wn05IrDiVCyEkUrK",
                "NNl6r8mD7vthiJatiJt1",
                "YOq2y2Up4RgXP2HyXjE5",
                "B8gJV1IhpuegLxdpXFOE",
                "2zRM7PkgwBPiau2jvVXc",
                "1SM7GgM6IMuvQlz2BwM3",
                "5l5f8iK3YPeGga21rQIX",
                "scOwDtmlUjD3prqpp97I",
                "NOpBlnGInO9m6vDvFkFC",
                "BZgkqPqms7Kj9ulSkVzn",
                "wo6udizrrtpIxWGp2qJk",
                "gU0LNdkMOQCOrPrwtbee",
                "DGzg6RaUqxGRTHSBjfgF",
                "x70vRnQBMBu4FAYhjJbO",
                "Sm1seazb4gs7RSlUVw7c",
                "P1bg08DkjqiVEzOn76yG",
                "qDuRKMlYmrm8trt5QyBn",
                "qXpMhyvQqiRxWQs4qSSB",
                "TX3LPaxmHKxFdv7VOQHJ",
                "N2lVS1w4EtoT3dr4eOWO",
                "FGY2WhTYpPnrIDTdsKH5",
                "kPzsL2i3teMYv0FxEYQ6",
                "UgBBYS2sOqTuMpoF3BR0",
                "hpp4J3VqNfWAUOO0d1Us",
                "nPczCjzI2devNBz1zQrb",
                "uYXf8XasLslADfZ2MB4u",
                "gs0tAILXbY5DNrJrsM6F",
                "DTKMou8ccj1ZaWGBiotd",
                "vBKc2FfBKJfcZNyEt1n6",
                "DYkrAHD8iwork3YSUBbs",
                "56AoDkrOh6qfVPDXZ7Pt",
                "eR40ATw9ArzDf9h3v7t7",
                "g6xIsTj2HwM6VR4iXFCw",
                "lcMyyd2HUfFzxdCaC4Ta",
                "6aDn1KB0hjpdcocrUkmq",
                "Sq93GQT4X1lKDXsQcixO",
                "flHkNRp1BlvT73UL6gyz",
                "9yzdeviXkFddZ4Oz8Mok",
                "pPdl9cQBQq4p6mRkZy2Z",
                "zYcjlYFOd3taleS0gkk3",
                "nzeAacJi50IvxcyDnMXa",
                "ruirxsoakN0GWmGNIo04",
                "TC0Zp7WVFzhA8zpTlRqV",
                "ljo9gAlSqKOvF6D8sOsX",
                "PPzYpIqttlTYA83688JI",
                "8JVbfL6oEdmuxKn5DK2C",
                "iCrDUkL56s3C8sCRl7wb",
                "wJqPPQ618aTW29mptyoc",
                "EiNlNiXeDU1pqqOPrYMO",
                "4YYIPFl9wE5c4L2eu2Gb",
                "6F5Zhi321D3Oq7v1oNT4",
                "YXpFCvM1S3JbWEJhoskW",
                "LG95yZDEHg6fCZdQjLqj",
                "CeNX9CMwmxDxUF5Q2Inm",
                "aD6riP1btT197c6dACmy",
                "mtrellq69YZsNwzUSyXh",
                "dHd5gvgSOzSfduK4CvEg",
                "eVItLK1UvXctxuaRV2Oq",
                "esy0r39YPLQjOczyOib8",
                "Tsns2HvNFKfGiNjllgqo",
                "1U02n4nD6AdIZ9CjF053",
                "AeRdCCKzvd23BpJoofzx",
                "LruHrtVF6PSyGItzMNHS",
                "1wGbFxmAM3Fgw63G1zZJ",
                "hqfrgApggtO1785R4Fsn",
                "MJ0RnG71ty4LH3dvNfSd"
              ],
              note: "preset name or voice id"
            }
          }
        }
      },
      stability: { type: "number", enum: [0, 0.5, 1], default: 0.5 },
      language_code: {
        type: "string",
        enum: [
          "af",
          "ar",
          "hy",
          "as",
          "az",
          "be",
          "bn",
          "bs",
          "bg",
          "ca",
          "ceb",
          "ny",
          "hr",
          "cs",
          "da",
          "nl",
          "en",
          "et",
          "fil",
          "fi",
          "fr",
          "gl",
          "ka",
          "de",
          "el",
          "gu",
          "ha",
          "he",
          "hi",
          "hu",
          "is",
          "id",
          "ga",
          "it",
          "ja",
          "jv",
          "kn",
          "kk",
          "ky",
          "ko",
          "lv",
          "ln",
          "lt",
          "lb",
          "mk",
          "ms",
          "ml",
          "zh",
          "mr",
          "ne",
          "no",
          "ps",
          "fa",
          "pl",
          "pt",
          "pa",
          "ro",
          "ru",
          "sr",
          "sd",
          "sk",
          "sl",
          "so",
          "es",
          "sw",
          "sv",
          "ta",
          "te",
          "th",
          "tr",
          "uk",
          "ur",
          "vi",
          "cy"
        ]
      }
    },
    rules: [
      { text: "all dialogue texts together at most 5000 characters" }
    ],
    prices: [
      { amount: 0.07, unit: "USD", per: "1000 characters" }
    ]
  },
  {
    id: "elevenlabs/text-to-speech-multilingual-v2",
    kind: "audio",
    task: "text-to-speech",
    tasks: ["text-to-speech"],
    path: "/api/v1/jobs/createTask",
    container: "input",
    evidence: "vendor-copy",
    seen: "2026-06",
    fields: {
      text: { type: "string", required: true, maxLength: 5000, note: "text to speak" },
      voice: {
        type: "string",
        required: true,
        default: "EkK5I93UQWFDigLMpZcX",
        suggest: [
          "EkK5I93UQWFDigLMpZcX",
          "Z3R5wn05IrDiVCyEkUrK",
          "NNl6r8mD7vthiJatiJt1",
          "YOq2y2Up4RgXP2HyXjE5",
          "B8gJV1IhpuegLxdpXFOE",
          "2zRM7PkgwBPiau2jvVXc",
          "1SM7GgM6IMuvQlz2BwM3",
          "5l5f8iK3YPeGga21rQIX",
          "scOwDtmlUjD3prqpp97I",
          "NOpBlnGInO9m6vDvFkFC",
          "BZgkqPqms7Kj9ulSkVzn",
          "wo6udizrrtpIxWGp2qJk",
          "gU0LNdkMOQCOrPrwtbee",
          "DGzg6RaUqxGRTHSBjfgF",
          "x70vRnQBMBu4FAYhjJbO",
          "Sm1seazb4gs7RSlUVw7c",
          "P1bg08DkjqiVEzOn76yG",
          "qDuRKMlYmrm8trt5QyBn",
          "qXpMhyvQqiRxWQs4qSSB",
          "TX3LPaxmHKxFdv7VOQHJ",
          "N2lVS1w4EtoT3dr4eOWO",
          "FGY2WhTYpPnrIDTdsKH5",
          "kPzsL2i3teMYv0FxEYQ6",
          "UgBBYS2sOqTuMpoF3BR0",
          "hpp4J3VqNfWAUOO0d1Us",
          "nPczCjzI2devNBz1zQrb",
          "uYXf8XasLslADfZ2MB4u",
          "gs0tAILXbY5DNrJrsM6F",
          "DTKMou8ccj1ZaWGBiotd",
          "vBKc2FfBKJfcZNyEt1n6",
          "DYkrAHD8iwork3YSUBbs",
          "56AoDkrOh6qfVPDXZ7Pt",
          "eR40ATw9ArzDf9h3v7t7",
          "g6xIsTj2HwM6VR4iXFCw",
          "lcMyyd2HUfFzxdCaC4Ta",
          "6aDn1KB0hjpdcocrUkmq",
          "Sq93GQT4X1lKDXsQcixO",
          "flHkNRp1BlvT73UL6gyz",
          "9yzdeviXkFddZ4Oz8Mok",
          "pPdl9cQBQq4p6mRkZy2Z",
          "zYcjlYFOd3taleS0gkk3",
          "nzeAacJi50IvxcyDnMXa",
          "ruirxsoakN0GWmGNIo04",
          "TC0Zp7WVFzhA8zpTlRqV",
          "ljo9gAlSqKOvF6D8sOsX",
          "PPzYpIqttlTYA83688JI",
          "8JVbfL6oEdmuxKn5DK2C",
          "iCrDUkL56s3C8sCRl7wb",
          "wJqPPQ618aTW29mptyoc",
          "EiNlNiXeDU1pqqOPrYMO",
          "4YYIPFl9wE5c4L2eu2Gb",
          "6F5Zhi321D3Oq7v1oNT4",
          "YXpFCvM1S3JbWEJhoskW",
          "LG95yZDEHg6fCZdQjLqj",
          "CeNX9CMwmxDxUF5Q2Inm",
          "aD6riP1btT197c6dACmy",
          "mtrellq69YZsNwzUSyXh",
          "dHd5gvgSOzSfduK4CvEg",
          "eVItLK1UvXctxuaRV2Oq",
          "esy0r39YPLQjOczyOib8",
          "Tsns2HvNFKfGiNjllgqo",
          "1U02n4nD6AdIZ9CjF053",
          "AeRdCCKzvd23BpJoofzx",
          "LruHrtVF6PSyGItzMNHS",
          "1wGbFxmAM3Fgw63G1zZJ",
          "hqfrgApggtO1785R4Fsn",
          "MJ0RnG71ty4LH3dvNfSd"
        ],
        note: "preset name or voice id"
      },
      stability: { type: "number", min: 0, max: 1, step: 0.01, default: 0.5 },
      similarity_boost: { type: "number", min: 0, max: 1, step: 0.01, default: 0.75 },
      style: { type: "number", min: 0, max: 1, step: 0.01, default: 0 },
      speed: { type: "number", min: 0.7, max: 1.2, step: 0.01, default: 1 },
      timestamps: { type: "boolean" },
      previous_text: { type: "string", maxLength: 5000 },
      next_text: { type: "string", maxLength: 5000 },
      language_code: { type: "string", maxLength: 500 }
    },
    prices: [
      { amount: 0.06, unit: "USD", per: "1000 characters" }
    ]
  },
  {
    id: "elevenlabs/text-to-speech-turbo-2-5",
    kind: "audio",
    task: "text-to-speech",
    tasks: ["text-to-speech"],
    path: "/api/v1/jobs/createTask",
    container: "input",
    evidence: "vendor-copy",
    seen: "2026-06",
    fields: {
      text: { type: "string", required: true, maxLength: 5000, note: "text to speak" },
      voice: {
        type: "string",
        required: true,
        default: "EkK5I93UQWFDigLMpZcX",
        suggest: [
          "EkK5I93UQWFDigLMpZcX",
          "Z3R5wn05IrDiVCyEkUrK",
          "NNl6r8mD7vthiJatiJt1",
          "YOq2y2Up4RgXP2HyXjE5",
          "B8gJV1IhpuegLxdpXFOE",
          "2zRM7PkgwBPiau2jvVXc",
          "1SM7GgM6IMuvQlz2BwM3",
          "5l5f8iK3YPeGga21rQIX",
          "scOwDtmlUjD3prqpp97I",
          "NOpBlnGInO9m6vDvFkFC",
          "BZgkqPqms7Kj9ulSkVzn",
          "wo6udizrrtpIxWGp2qJk",
          "gU0LNdkMOQCOrPrwtbee",
          "DGzg6RaUqxGRTHSBjfgF",
          "x70vRnQBMBu4FAYhjJbO",
          "Sm1seazb4gs7RSlUVw7c",
          "P1bg08DkjqiVEzOn76yG",
          "qDuRKMlYmrm8trt5QyBn",
          "qXpMhyvQqiRxWQs4qSSB",
          "TX3LPaxmHKxFdv7VOQHJ",
          "N2lVS1w4EtoT3dr4eOWO",
          "FGY2WhTYpPnrIDTdsKH5",
          "kPzsL2i3teMYv0FxEYQ6",
          "UgBBYS2sOqTuMpoF3BR0",
          "hpp4J3VqNfWAUOO0d1Us",
          "nPczCjzI2devNBz1zQrb",
          "uYXf8XasLslADfZ2MB4u",
          "gs0tAILXbY5DNrJrsM6F",
          "DTKMou8ccj1ZaWGBiotd",
          "vBKc2FfBKJfcZNyEt1n6",
          "DYkrAHD8iwork3YSUBbs",
          "56AoDkrOh6qfVPDXZ7Pt",
          "eR40ATw9ArzDf9h3v7t7",
          "g6xIsTj2HwM6VR4iXFCw",
          "lcMyyd2HUfFzxdCaC4Ta",
          "6aDn1KB0hjpdcocrUkmq",
          "Sq93GQT4X1lKDXsQcixO",
          "flHkNRp1BlvT73UL6gyz",
          "9yzdeviXkFddZ4Oz8Mok",
          "pPdl9cQBQq4p6mRkZy2Z",
          "zYcjlYFOd3taleS0gkk3",
          "nzeAacJi50IvxcyDnMXa",
          "ruirxsoakN0GWmGNIo04",
          "TC0Zp7WVFzhA8zpTlRqV",
          "ljo9gAlSqKOvF6D8sOsX",
          "PPzYpIqttlTYA83688JI",
          "8JVbfL6oEdmuxKn5DK2C",
          "iCrDUkL56s3C8sCRl7wb",
          "wJqPPQ618aTW29mptyoc",
          "EiNlNiXeDU1pqqOPrYMO",
          "4YYIPFl9wE5c4L2eu2Gb",
          "6F5Zhi321D3Oq7v1oNT4",
          "YXpFCvM1S3JbWEJhoskW",
          "LG95yZDEHg6fCZdQjLqj",
          "CeNX9CMwmxDxUF5Q2Inm",
          "aD6riP1btT197c6dACmy",
          "mtrellq69YZsNwzUSyXh",
          "dHd5gvgSOzSfduK4CvEg",
          "eVItLK1UvXctxuaRV2Oq",
          "esy0r39YPLQjOczyOib8",
          "Tsns2HvNFKfGiNjllgqo",
          "1U02n4nD6AdIZ9CjF053",
          "AeRdCCKzvd23BpJoofzx",
          "LruHrtVF6PSyGItzMNHS",
          "1wGbFxmAM3Fgw63G1zZJ",
          "hqfrgApggtO1785R4Fsn",
          "MJ0RnG71ty4LH3dvNfSd"
        ],
        note: "preset name or voice id"
      },
      stability: { type: "number", min: 0, max: 1, step: 0.01, default: 0.5 },
      similarity_boost: { type: "number", min: 0, max: 1, step: 0.01, default: 0.75 },
      style: { type: "number", min: 0, max: 1, step: 0.01, default: 0 },
      speed: { type: "number", min: 0.7, max: 1.2, step: 0.01, default: 1 },
      timestamps: { type: "boolean" },
      previous_text: { type: "string", maxLength: 5000 },
      next_text: { type: "string", maxLength: 5000 },
      language_code: { type: "string", maxLength: 500 }
    },
    prices: [
      { amount: 0.03, unit: "USD", per: "1000 characters" }
    ]
  },
  {
    id: "gemini-omni-audio",
    kind: "audio",
    task: "voice-create",
    tasks: ["voice-create"],
    path: "/api/v1/omni/audio/create",
    container: "",
    evidence: "vendor-copy",
    seen: "2026-06",
    synthetic: true,
    fields: {
      audio_id: {
        type: "string",
        required: true,
        enum: [
          "achernar",
          "achird",
          "algenib",
          "algieba",
          "alnilam",
          "aoede",
          "autonoe",
          "callirrhoe",
          "charon",
          "despina",
          "enceladus",
          "erinome",
          "fenrir",
          "gacrux",
          "iapetus",
          "kore",
          "laomedeia",
          "leda",
          "orus",
          "puck",
          "pulcherrima",
          "rasalgethi",
          "sadachbia",
          "sadaltager",
          "schedar",
          "sulafat",
          "umbriel",
          "vindemiatrix",
          "zephyr",
          "zubenelgenubi"
        ],
        note: "preset voice"
      },
      name: { type: "string", required: true, maxLength: 210 },
      voice_description: { type: "string", maxLength: 20000 },
      example_dialogue: { type: "string", maxLength: 120 }
    }
  },
  {
    id: "suno/add-instrumental",
    kind: "audio",
    task: "music-accompany",
    tasks: ["music-accompany"],
    path: "/api/v1/generate/add-instrumental",
    container: "",
    evidence: "vendor-copy",
    seen: "2026-06",
    synthetic: true,
    fields: {
      model: { type: "string", required: true, enum: ["V4_5PLUS", "V5", "V5_5"], note: "model version" },
      uploadUrl: { type: "string", required: true, format: "url" },
      title: { type: "string", required: true },
      negativeTags: { type: "string", required: true },
      tags: { type: "string", required: true },
      vocalGender: { type: "string", enum: ["m", "f"] },
      styleWeight: { type: "number", min: 0, max: 1, step: 0.01 },
      weirdnessConstraint: { type: "number", min: 0, max: 1, step: 0.01 },
      audioWeight: { type: "number", min: 0, max: 1, step: 0.01 },
      callBackUrl: { type: "string", required: true, format: "url", note: "receives the result by POST" }
    },
    prices: [
      { amount: 0.06, unit: "USD", per: "request" }
    ]
  },
  {
    id: "suno/add-vocals",
    kind: "audio",
    task: "music-vocals",
    tasks: ["music-vocals"],
    path: "/api/v1/generate/add-vocals",
    container: "",
    evidence: "vendor-copy",
    seen: "2026-06",
    synthetic: true,
    fields: {
      model: { type: "string", required: true, enum: ["V4_5PLUS", "V5", "V5_5"], note: "model version" },
      prompt: { type: "string", required: true, note: "text that describes the result" },
      title: { type: "string", required: true },
      negativeTags: { type: "string", required: true },
      style: { type: "string", required: true },
      vocalGender: { type: "string", enum: ["m", "f"] },
      styleWeight: { type: "number", min: 0, max: 1, step: 0.01 },
      weirdnessConstraint: { type: "number", min: 0, max: 1, step: 0.01 },
      audioWeight: { type: "number", min: 0, max: 1, step: 0.01 },
      uploadUrl: { type: "string", required: true, format: "url" },
      callBackUrl: { type: "string", required: true, format: "url", note: "receives the result by POST" }
    },
    prices: [
      { amount: 0.06, unit: "USD", per: "request" }
    ]
  },
  {
    id: "suno/extend",
    kind: "audio",
    task: "music-extend",
    tasks: ["music-extend"],
    path: "/api/v1/generate/extend",
    container: "",
    evidence: "vendor-copy",
    seen: "2026-06",
    synthetic: true,
    fields: {
      model: {
        type: "string",
        required: true,
        enum: ["V4", "V4_5", "V4_5PLUS", "V4_5ALL", "V5", "V5_5"],
        note: "model version"
      },
      defaultParamFlag: { type: "boolean", required: true },
      audioId: { type: "string", required: true },
      prompt: { type: "string", maxLength: 5000, note: "text that describes the result" },
      style: { type: "string", maxLength: 1000 },
      title: { type: "string", maxLength: 100 },
      continueAt: { type: "number" },
      negativeTags: { type: "string" },
      vocalGender: { type: "string", enum: ["m", "f"] },
      styleWeight: { type: "number", min: 0, max: 1, step: 0.01 },
      weirdnessConstraint: { type: "number", min: 0, max: 1, step: 0.01 },
      audioWeight: { type: "number", min: 0, max: 1, step: 0.01 },
      personaId: { type: "string" },
      personaModel: { type: "string", enum: ["style_persona", "voice_persona"] },
      callBackUrl: { type: "string", required: true, format: "url", note: "receives the result by POST" }
    },
    rules: [
      {
        text: "defaultParamFlag true: continueAt, style and title needed",
        when: { defaultParamFlag: { in: [true] } },
        must: { continueAt: { present: true }, style: { present: true }, title: { present: true } }
      },
      {
        text: "V4: prompt up to 3000, style up to 200",
        when: { model: { in: ["V4"] } },
        must: { prompt: { maxLength: 3000 }, style: { maxLength: 200 } }
      },
      {
        text: "V4 and V4_5ALL: title up to 80",
        when: { model: { in: ["V4", "V4_5ALL"] } },
        must: { title: { maxLength: 80 } }
      },
      {
        text: "personaModel only with V5 and V5_5",
        when: { personaModel: { present: true } },
        must: { model: { in: ["V5", "V5_5"] } }
      }
    ],
    prices: [
      { amount: 0.06, unit: "USD", per: "request" }
    ]
  },
  {
    id: "suno/generate",
    kind: "audio",
    task: "text-to-music",
    tasks: ["text-to-music"],
    path: "/api/v1/generate",
    container: "",
    evidence: "vendor-copy",
    seen: "2026-06",
    aliases: ["V4", "V4_5", "V4_5PLUS", "V4_5ALL", "V5", "V5_5"],
    synthetic: true,
    fields: {
      model: {
        type: "string",
        required: true,
        enum: ["V4", "V4_5", "V4_5PLUS", "V4_5ALL", "V5", "V5_5"],
        note: "model version"
      },
      prompt: {
        type: "string",
        maxLength: 5000,
        note: "text that describes the result",
        disputed: [{ required: true }]
      },
      style: { type: "string", maxLength: 1000 },
      title: { type: "string", maxLength: 80 },
      customMode: { type: "boolean", required: true, note: "turns on the detailed fields" },
      instrumental: { type: "boolean", required: true, note: "no vocals" },
      negativeTags: { type: "string" },
      vocalGender: { type: "string", enum: ["m", "f"] },
      styleWeight: { type: "number", min: 0, max: 1, step: 0.01 },
      weirdnessConstraint: { type: "number", min: 0, max: 1, step: 0.01 },
      audioWeight: { type: "number", min: 0, max: 1, step: 0.01 },
      personaId: { type: "string" },
      personaModel: { type: "string", enum: ["style_persona", "voice_persona"] },
      callBackUrl: { type: "string", required: true, format: "url", note: "receives the result by POST" }
    },
    rules: [
      {
        text: "customMode false: prompt needed, up to 500, the rest ignored",
        when: { customMode: { in: [false] } },
        must: { prompt: { present: true, maxLength: 500 } }
      },
      {
        text: "customMode true: style and title needed",
        when: { customMode: { in: [true] } },
        must: { style: { present: true }, title: { present: true } }
      },
      {
        text: "customMode true and not instrumental: prompt needed",
        when: { customMode: { in: [true] }, instrumental: { in: [false] } },
        must: { prompt: { present: true } }
      },
      {
        text: "V4: prompt up to 3000, style up to 200",
        when: { model: { in: ["V4"] } },
        must: { prompt: { maxLength: 3000 }, style: { maxLength: 200 } }
      },
      {
        text: "personaModel only with V5 and V5_5",
        when: { personaModel: { present: true } },
        must: { model: { in: ["V5", "V5_5"] } }
      }
    ],
    prices: [
      { amount: 0.06, unit: "USD", per: "request" }
    ]
  },
  {
    id: "suno/mashup",
    kind: "audio",
    task: "music-mashup",
    tasks: ["music-mashup"],
    path: "/api/v1/generate/mashup",
    container: "",
    evidence: "vendor-copy",
    seen: "2026-06",
    synthetic: true,
    fields: {
      model: {
        type: "string",
        required: true,
        enum: ["V4", "V4_5", "V4_5PLUS", "V4_5ALL", "V5", "V5_5"],
        note: "model version"
      },
      uploadUrlList: {
        type: "array",
        required: true,
        minItems: 2,
        maxItems: 2,
        items: { type: "string", format: "url" }
      },
      prompt: { type: "string", maxLength: 5000, note: "text that describes the result" },
      style: { type: "string", maxLength: 1000, disputed: [{ required: true }] },
      title: { type: "string", maxLength: 80, disputed: [{ required: true }] },
      customMode: { type: "boolean", required: true, note: "turns on the detailed fields" },
      instrumental: { type: "boolean", note: "no vocals" },
      vocalGender: { type: "string", enum: ["m", "f"] },
      styleWeight: { type: "number", min: 0, max: 1, step: 0.01 },
      weirdnessConstraint: { type: "number", min: 0, max: 1, step: 0.01 },
      audioWeight: { type: "number", min: 0, max: 1, step: 0.01 },
      callBackUrl: { type: "string", required: true, format: "url", note: "receives the result by POST" }
    },
    rules: [
      {
        text: "customMode false: prompt needed, up to 500, the rest ignored",
        when: { customMode: { in: [false] } },
        must: { prompt: { present: true, maxLength: 500 } }
      },
      {
        text: "customMode true: style and title needed",
        when: { customMode: { in: [true] } },
        must: { style: { present: true }, title: { present: true } }
      },
      {
        text: "customMode true and not instrumental: prompt needed",
        when: { customMode: { in: [true] }, instrumental: { in: [false] } },
        must: { prompt: { present: true } }
      },
      {
        text: "V4: prompt up to 3000, style up to 200",
        when: { model: { in: ["V4"] } },
        must: { prompt: { maxLength: 3000 }, style: { maxLength: 200 } }
      }
    ],
    prices: [
      { amount: 0.06, unit: "USD", per: "request" }
    ]
  },
  {
    id: "suno/replace-section",
    kind: "audio",
    task: "music-edit",
    tasks: ["music-edit"],
    path: "/api/v1/generate/replace-section",
    container: "",
    evidence: "vendor-copy",
    seen: "2026-06",
    synthetic: true,
    fields: {
      taskId: { type: "string", required: true, note: "earlier task at KIE" },
      audioId: { type: "string", required: true },
      prompt: { type: "string", required: true, note: "text that describes the result" },
      tags: { type: "string", required: true },
      title: { type: "string", required: true },
      negativeTags: { type: "string" },
      infillStartS: { type: "number", required: true, min: 0 },
      infillEndS: { type: "number", required: true, min: 0 },
      fullLyrics: { type: "string", required: true },
      callBackUrl: { type: "string", format: "url", note: "receives the result by POST" }
    },
    rules: [
      { text: "section length 6 to 60 seconds" }
    ],
    prices: [
      { amount: 0.025, unit: "USD", per: "request" }
    ]
  },
  {
    id: "suno/upload-cover",
    kind: "audio",
    task: "music-cover",
    tasks: ["music-cover"],
    path: "/api/v1/generate/upload-cover",
    container: "",
    evidence: "vendor-copy",
    seen: "2026-06",
    synthetic: true,
    fields: {
      model: {
        type: "string",
        required: true,
        enum: ["V4", "V4_5", "V4_5PLUS", "V4_5ALL", "V5", "V5_5"],
        note: "model version"
      },
      uploadUrl: { type: "string", required: true, format: "url", media: { maxSeconds: 480 } },
      prompt: { type: "string", maxLength: 5000, note: "text that describes the result" },
      style: { type: "string", maxLength: 1000 },
      title: { type: "string", maxLength: 100 },
      customMode: { type: "boolean", required: true, note: "turns on the detailed fields" },
      instrumental: { type: "boolean", required: true, note: "no vocals" },
      negativeTags: { type: "string" },
      vocalGender: { type: "string", enum: ["m", "f"] },
      styleWeight: { type: "number", min: 0, max: 1, step: 0.01 },
      weirdnessConstraint: { type: "number", min: 0, max: 1, step: 0.01 },
      audioWeight: { type: "number", min: 0, max: 1, step: 0.01 },
      personaId: { type: "string" },
      personaModel: { type: "string", enum: ["voice_persona", "style_persona"] },
      callBackUrl: { type: "string", required: true, format: "url", note: "receives the result by POST" }
    },
    rules: [
      {
        text: "customMode false: prompt needed, up to 500, the rest ignored",
        when: { customMode: { in: [false] } },
        must: { prompt: { present: true, maxLength: 500 } }
      },
      {
        text: "customMode true: style and title needed",
        when: { customMode: { in: [true] } },
        must: { style: { present: true }, title: { present: true } }
      },
      {
        text: "customMode true and not instrumental: prompt needed",
        when: { customMode: { in: [true] }, instrumental: { in: [false] } },
        must: { prompt: { present: true } }
      },
      {
        text: "V4: prompt up to 3000, style up to 200",
        when: { model: { in: ["V4"] } },
        must: { prompt: { maxLength: 3000 }, style: { maxLength: 200 } }
      },
      {
        text: "V4 and V4_5ALL: title up to 80",
        when: { model: { in: ["V4", "V4_5ALL"] } },
        must: { title: { maxLength: 80 } }
      },
      {
        text: "personaModel only with V5 and V5_5",
        when: { personaModel: { present: true } },
        must: { model: { in: ["V5", "V5_5"] } }
      }
    ],
    prices: [
      { amount: 0.06, unit: "USD", per: "request" }
    ]
  },
  {
    id: "suno/upload-extend",
    kind: "audio",
    task: "music-extend",
    tasks: ["music-extend"],
    path: "/api/v1/generate/upload-extend",
    container: "",
    evidence: "vendor-copy",
    seen: "2026-06",
    synthetic: true,
    fields: {
      model: {
        type: "string",
        required: true,
        enum: ["V4", "V4_5", "V4_5PLUS", "V4_5ALL", "V5", "V5_5"],
        note: "model version"
      },
      uploadUrl: { type: "string", required: true, format: "url", media: { maxSeconds: 480 } },
      defaultParamFlag: { type: "boolean", required: true },
      instrumental: { type: "boolean", note: "no vocals" },
      prompt: { type: "string", maxLength: 5000, note: "text that describes the result" },
      style: { type: "string", maxLength: 1000 },
      title: { type: "string", maxLength: 100 },
      continueAt: { type: "number" },
      negativeTags: { type: "string" },
      vocalGender: { type: "string", enum: ["m", "f"] },
      styleWeight: { type: "number", min: 0, max: 1, step: 0.01 },
      weirdnessConstraint: { type: "number", min: 0, max: 1, step: 0.01 },
      audioWeight: { type: "number", min: 0, max: 1, step: 0.01 },
      personaId: { type: "string" },
      personaModel: { type: "string", enum: ["voice_persona", "style_persona"] },
      callBackUrl: { type: "string", required: true, format: "url", note: "receives the result by POST" }
    },
    rules: [
      {
        text: "defaultParamFlag true: continueAt, style and title needed",
        when: { defaultParamFlag: { in: [true] } },
        must: { continueAt: { present: true }, style: { present: true }, title: { present: true } }
      },
      {
        text: "V4: prompt up to 3000, style up to 200",
        when: { model: { in: ["V4"] } },
        must: { prompt: { maxLength: 3000 }, style: { maxLength: 200 } }
      },
      {
        text: "V4 and V4_5ALL: title up to 80",
        when: { model: { in: ["V4", "V4_5ALL"] } },
        must: { title: { maxLength: 80 } }
      },
      {
        text: "personaModel only with V5 and V5_5",
        when: { personaModel: { present: true } },
        must: { model: { in: ["V5", "V5_5"] } }
      }
    ],
    prices: [
      { amount: 0.06, unit: "USD", per: "request" }
    ]
  },
  {
    id: "suno/vocal-removal",
    kind: "audio",
    task: "audio-separation",
    tasks: ["audio-separation"],
    path: "/api/v1/vocal-removal/generate",
    container: "",
    evidence: "vendor-copy",
    seen: "2026-06",
    synthetic: true,
    fields: {
      taskId: { type: "string", required: true, note: "earlier task at KIE" },
      audioId: { type: "string", required: true },
      type: { type: "string", enum: ["separate_vocal", "split_stem"], default: "separate_vocal" },
      callBackUrl: { type: "string", required: true, format: "url", note: "receives the result by POST" }
    },
    prices: [
      { amount: 0.25, unit: "USD", per: "request", when: { type: "split_stem" } },
      { amount: 0.05, unit: "USD", per: "request", when: { type: "separate_vocal" } }
    ]
  },
  {
    id: "suno/wav",
    kind: "audio",
    task: "audio-convert",
    tasks: ["audio-convert"],
    path: "/api/v1/wav/generate",
    container: "",
    evidence: "vendor-copy",
    seen: "2026-06",
    synthetic: true,
    fields: {
      taskId: { type: "string", required: true, note: "earlier task at KIE" },
      audioId: { type: "string", required: true },
      callBackUrl: { type: "string", required: true, format: "url", note: "receives the result by POST" }
    },
    prices: [
      { amount: 0.002, unit: "USD", per: "request" }
    ]
  }
]
