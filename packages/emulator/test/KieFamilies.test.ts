import { Emulator } from "@effect-media/emulator"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Option, Schema } from "effect"
import { TestClock } from "effect/testing"
import * as Http from "./utils.ts"

const api = "https://api.kie.ai/api/v1"
const Data = Schema.decodeUnknownOption(Schema.Struct({ data: Schema.Record(Schema.String, Schema.Json) }))
const dataOf = (json: Schema.Json) => Option.getOrThrow(Data(json)).data
const Song = Schema.decodeUnknownSync(
  Schema.Struct({
    data: Schema.Array(Schema.Struct({ audio_url: Schema.String, image_url: Schema.String, duration: Schema.Finite }))
  })
)

/** Submits a job of a minute and returns its record at its end. */
const ended = Effect.fnUntraced(function*(model: string, input: Schema.JsonObject) {
  const emulator = yield* Emulator
  yield* emulator.script({ vendor: "kie", duration: "90500 millis" })
  yield* Http.post(`${api}/jobs/createTask`, { model, input })
  const id = yield* Http.lastId
  yield* TestClock.adjust("90500 millis")
  return { id, data: dataOf((yield* Http.get(`${api}/jobs/recordInfo?taskId=${id}`)).json) }
})

const song = { custom_mode: false, instrumental: true, prompt: "a paper boat", model: "V6" }

describe("KIE's families through createTask", () => {
  it.effect("songs: two tracks with covers", () =>
    Effect.gen(function*() {
      const { data, id } = yield* ended("ai-music-api/generate", song)
      assert.deepStrictEqual([data["creditsConsumed"], data["successFlag"], data["costTime"]], [12, 1, 90])
      const { data: songs } = Song(data["response"])
      assert.deepStrictEqual(
        songs.map(({ audio_url, image_url }) => [audio_url, image_url]),
        [1, 2].map((n) => ["mp3", "png"].map((it) => `https://files.emulator.test/files/${id}-${n}.${it}`))
      )
      for (const { audio_url, image_url } of songs) {
        assert.strictEqual((yield* Http.download(audio_url)).headers["content-type"], "audio/mpeg")
        assert.strictEqual((yield* Http.download(image_url)).headers["content-type"], "image/png")
      }
    }).pipe(Effect.provide(Http.inProcess())))

  it.effect("each in its shape and with its kind of file", () =>
    Effect.gen(function*() {
      const image_url = "https://me.test/a.png"
      const audio_url = "https://me.test/a.mp3"
      const cases: ReadonlyArray<readonly [string, Schema.JsonObject, string, string]> = [
        ["infinitalk/from-audio", { prompt: "x", image_url, audio_url }, `"resultUrls":["`, "mp4"],
        ["google/gemini-2-5-pro-tts", { prompt: "x", text: "x" }, `"resultUrls":["`, "wav"],
        ["ai-music-api/generate-lyrics", { prompt: "a boat" }, `"lyricsData":[{"text":`, "none"],
        ["ai-music-api/create-music-video", { task_id: "t", audio_id: "a" }, `"resultUrls":["`, "mp4"],
        ["grok-imagine-image-2-0/segment-map", { image_url }, `"segments":[{"maskUrl":"`, "png"],
        ["seedream/5-pro-layer-decomposition", { prompt: "x", image_url }, `"layers_data":[{"z_index":0`, "png"]
      ]
      for (const [model, input, shape, extension] of cases) {
        const { data } = yield* ended(model, input)
        const text = JSON.stringify(data["response"])
        assert.include(text, shape, model)
        assert.strictEqual(/-1\.(\w+)"/.exec(text)?.[1] ?? "none", extension, model)
        assert.strictEqual(data["resultJson"], text, model)
      }
    }).pipe(Effect.provide(Http.inProcess({ inputs: "any" }))))

  it.effect("as they were in April 2026, if that is set", () =>
    Effect.gen(function*() {
      const { data } = yield* ended("google/nano-banana", { prompt: "a paper boat" })
      assert.deepStrictEqual(Object.keys(data), [
        "taskId",
        "model",
        "state",
        "param",
        "resultJson",
        "failCode",
        "failMsg",
        "costTime",
        "completeTime",
        "createTime"
      ])
      assert.strictEqual(data["costTime"], 90.5)
    }).pipe(Effect.provide(Http.inProcess({ revisions: { kieRecord: "2026-04" } }))))

  it.effect("some are charged only when they succeed", () =>
    Effect.gen(function*() {
      const emulator = yield* Emulator
      yield* emulator.script({ vendor: "kie", pendingPolls: 1, cost: 112 })
      yield* Http.post(`${api}/jobs/createTask`, { model: "bytedance/seedance-2-5", input: { prompt: "x" } })
      const record = `${api}/jobs/recordInfo?taskId=${yield* Http.lastId}`
      assert.strictEqual(dataOf((yield* Http.get(record)).json)["creditsConsumed"], 0)
      assert.strictEqual(dataOf((yield* Http.get(record)).json)["creditsConsumed"], 112)
    }).pipe(Effect.provide(Http.inProcess({ inputs: "any" }))))
})

describe("KIE's former endpoints", () => {
  const hook = "https://me.test/hook"
  const families: ReadonlyArray<readonly [submit: string, status: string, body: Schema.JsonObject, done: string]> = [
    ["veo/generate", "veo/record-info", { prompt: "x", model: "veo3" }, `"resultUrls":["https://`],
    ["aleph/generate", "aleph/record-info", { prompt: "x", videoUrl: hook }, `"resultVideoUrl":"https://`],
    ["generate", "generate/record-info", { prompt: "x", callBackUrl: hook }, `"sunoData":[{"id":`],
    ["lyrics", "lyrics/record-info", { prompt: "x", callBackUrl: hook }, `"text":"[Verse]`],
    ["wav/generate", "wav/record-info", { taskId: "t", callBackUrl: hook }, `"audioWavUrl":"https://`],
    ["mp4/generate", "mp4/record-info", { taskId: "t", callBackUrl: hook }, `"videoUrl":"https://`],
    ["runway/generate", "runway/record-detail", { prompt: "x" }, `"videoUrl":"https://`],
    ["gpt4o-image/generate", "gpt4o-image/record-info", { prompt: "x" }, `"status":"SUCCESS","progress":"1.00"`],
    ["flux/kontext/generate", "flux/kontext/record-info", { prompt: "x" }, `"resultImageUrl":"https://`]
  ]

  it.effect("finish a client's job", () =>
    Effect.gen(function*() {
      for (const [submit, status, body, done] of families) {
        const created = yield* Http.post(`${api}/${submit}`, body)
        const id = yield* Http.lastId
        assert.deepStrictEqual(created.json, { code: 200, msg: "success", data: { taskId: id } })
        assert.notInclude((yield* Http.get(`${api}/${status}?taskId=${id}`)).text, "https://files", submit)
        yield* TestClock.adjust("1 minute")
        const { text } = yield* Http.get(`${api}/${status}?taskId=${id}`)
        assert.include(text, done, submit)
        const file = /https:\/\/files[^"]+/.exec(text)?.[0]
        if (submit !== "lyrics") assert.strictEqual((yield* Http.download(file ?? "")).status, 200, submit)
      }
    }).pipe(Effect.provide(Http.inProcess({ duration: "1 minute" }))))

  it.effect("show the first track of a song before the second", () =>
    Effect.gen(function*() {
      yield* Http.post(`${api}/generate`, { prompt: "x", callBackUrl: hook })
      const record = `${api}/generate/record-info?taskId=${yield* Http.lastId}`
      yield* TestClock.adjust("45 seconds")
      const { text } = yield* Http.get(record)
      assert.include(text, `"status":"FIRST_SUCCESS"`)
      assert.strictEqual(text.split(`"audioUrl"`).length - 1, 1)
    }).pipe(Effect.provide(Http.inProcess({ duration: "1 minute" }))))

  it.effect("refuse as recorded: no callback for a song, an unknown task", () =>
    Effect.gen(function*() {
      assert.include((yield* Http.post(`${api}/generate`, { prompt: "x" })).text, `{"code":422,`)
      assert.include((yield* Http.post(`${api}/veo/generate`, {})).text, `"Please enter prompt"`)
      const unknown = [
        ["runway/record-detail", { code: 200, msg: "success", data: null }],
        ["gpt4o-image/record-info", { code: 422, msg: "The record does not exist", data: null }],
        ["veo/record-info", { code: 422, msg: "Record does not exist", data: null }],
        ["wav/record-info", { code: 422, msg: "The corresponding record does not exist", data: null }]
      ] as const
      for (const [path, body] of unknown) {
        assert.deepStrictEqual((yield* Http.get(`${api}/${path}?taskId=nobody`)).json, body)
      }
    }).pipe(Effect.provide(Http.inProcess())))
})

describe("KIE's models, by request", () => {
  it.effect("the list, a schema, a price, and the public prices", () =>
    Effect.gen(function*() {
      const { json } = yield* Http.get(`${api}/models?q=google/nano-banana`)
      assert.strictEqual(dataOf(json)["total"], 2)
      const schema = yield* Http.get(`${api}/models/google/nano-banana/schema`)
      assert.include(schema.text, `"required":["prompt"]`)
      assert.include(schema.text, `"input":{"type":"object","properties":{"prompt":{"type":"string","maxLength":`)
      assert.include(
        (yield* Http.get(`${api}/models/google/nano-banana/price`)).text,
        `"pricingDesc":"0.02 USD per image`
      )
      assert.include((yield* Http.get(`${api}/models/google/nano-banana/success-rate`)).text, `"isNormal":true`)
      assert.include((yield* Http.get(`${api}/models/nobody/knows/schema`)).text, `{"code":404,`)
      const prices = yield* Http.post("https://api.kie.ai/client/v1/model-pricing/page", { pageSize: 2 }, {
        "user-agent": "x"
      })
      assert.include(prices.text, `"usdPrice":`)
    }).pipe(Effect.provide(Http.inProcess())))

  it.effect("an unknown path is answered in the vendor's format", () =>
    Effect.gen(function*() {
      const kie = yield* Http.get(`${api}/nobody/knows`)
      assert.deepStrictEqual([kie.status, kie.json], [200, { code: 404, msg: "Not Found", data: null }])
      const apixo = yield* Http.get("https://api.apixo.ai/api/v1/nobody")
      assert.strictEqual(apixo.status, 404)
      assert.include(apixo.text, `"code":404`)
      assert.include((yield* Http.get("https://api.apipod.ai/nobody")).text, `"error_code":"model_not_available"`)
    }).pipe(Effect.provide(Http.inProcess())))
})
