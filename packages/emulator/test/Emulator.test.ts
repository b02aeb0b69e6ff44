import { Durations, Emulator, Limits } from "@effect-media/emulator"
import { assert, describe, it } from "@effect/vitest"
import { Cause, Effect, Exit, Fiber, Layer, type Schema } from "effect"
import { HttpClient, HttpClientRequest } from "effect/http"
import { TestClock } from "effect/testing"
import * as Http from "./utils.ts"

const kieCreate = "https://api.kie.ai/api/v1/jobs/createTask"
const kieRecord = "https://api.kie.ai/api/v1/jobs/recordInfo?taskId=x"
const apixoCreate = "https://api.apixo.ai/api/v1/generateTask/flux-2"
const kieJob = { model: "wan/2-7-videoedit", input: { prompt: "p", video_url: "https://me.test/a.mp4" } }
const apixoJob = { request_type: "async", input: { mode: "pro-text-to-image", prompt: "p" } }

const statuses = Effect.fnUntraced(
  function*<E, R>(times: number, ask: Effect.Effect<{ readonly text: string; readonly status: number }, E, R>) {
    const seen: Array<number> = []
    for (let i = 0; i < times; i++) {
      const { status, text } = yield* ask
      seen.push(text.includes(`"code":429`) ? 429 : status)
    }
    return seen
  }
)

describe("an option that is not a duration is refused, by its name:", () => {
  const fault = { _tag: "Delay", by: Number.NaN } as const
  const uses: Readonly<Record<string, Effect.Effect<unknown, unknown, Emulator>>> = {
    "duration: NaN": Effect.scoped(Layer.build(Emulator.layer({ duration: Number.NaN }))),
    "latency: -1": Effect.scoped(Layer.build(Emulator.layer({ latency: -1 }))),
    "limits.window: NaN": Effect.scoped(
      Layer.build(
        Emulator.layer({ limits: [{ vendor: "kie", operations: ["submit"], per: "key", window: Number.NaN }] })
      )
    ),
    "duration: -5": Emulator.use(({ script }) => script({ vendor: "kie", duration: -5 })),
    "callback.late: NaN": Emulator.use(({ script }) => script({ vendor: "kie", callback: { late: Number.NaN } })),
    "fault.by: NaN": Emulator.use((emulator) => emulator.fault({ fault })),
    "until: NaN": Emulator.use((emulator) => emulator.fault({ until: Number.NaN, fault: { _tag: "Hang" } }))
  }
  for (const [name, use] of Object.entries(uses)) {
    it.effect(name, () =>
      Effect.gen(function*() {
        const exit = yield* Effect.exit(use)
        assert.isTrue(Exit.isFailure(exit) && Cause.pretty(exit.cause).includes(`Emulator: ${name} is not a duration`))
      }).pipe(Effect.provide(Emulator.layer())))
  }
})

describe("durations", () => {
  it.effect("a model of the table takes its recorded time, faster with speed", () =>
    Effect.gen(function*() {
      yield* Http.post(kieCreate, kieJob)
      const url = `https://api.kie.ai/api/v1/jobs/recordInfo?taskId=${yield* Http.lastId}`
      yield* TestClock.adjust(26_208)
      assert.include((yield* Http.get(url)).text, `"state":"generating"`)
      yield* TestClock.adjust(1)
      const { text } = yield* Http.get(url)
      assert.include(text, `"state":"success"`)
      assert.include(text, `"completeTime":26209,`)
    }).pipe(Effect.provide(Http.inProcess({ speed: 30 }))))

  it.effect("a fixed duration for all", () =>
    Effect.gen(function*() {
      const emulator = yield* Emulator
      yield* Http.post(kieCreate, kieJob)
      yield* TestClock.adjust("4999 millis")
      assert.strictEqual((yield* emulator.tasks)[0]?.state, "generating")
      yield* TestClock.adjust("1 millis")
      assert.strictEqual((yield* emulator.tasks)[0]?.state, "success")
    }).pipe(Effect.provide(Http.inProcess({ duration: "5 seconds" }))))

  it("the table has 24 rows, and kinds are inferred from names", () => {
    assert.lengthOf(Durations.durations, 24)
    const kinds = ["bytedance/seedance-2", "veo3.1-fast", "nano-banana", "suno-v5"].map(Durations.kindOf)
    assert.deepStrictEqual(kinds, ["video", "video", "image", "audio"])
    const random = { nextDoubleUnsafe: () => 0.999, nextIntUnsafe: () => 0 }
    assert.strictEqual(Durations.draw("nano-banana", "image", random), 112_500)
    assert.strictEqual(Durations.draw("nobody", "audio", random), 786_261)
  })

  it.effect("the same seed makes the same ids", () =>
    Effect.gen(function*() {
      const ids = (seed: number) =>
        Effect.andThen(Http.post(kieCreate, kieJob), Http.lastId).pipe(Effect.provide(Http.inProcess({ seed })))
      assert.strictEqual(yield* ids(7), yield* ids(7))
      assert.notStrictEqual(yield* ids(7), yield* ids(8))
    }))
})

describe("limits", () => {
  it.effect("KIE: 20 creates in 10 s, 10 status queries in 1 s for each task", () =>
    Effect.gen(function*() {
      const creates = yield* statuses(21, Http.post(kieCreate, kieJob))
      assert.deepStrictEqual(creates, [...Array.from({ length: 20 }, () => 200), 429])
      const queries = yield* statuses(11, Http.get(kieRecord))
      assert.deepStrictEqual(queries, [...Array.from({ length: 10 }, () => 200), 429])
      const otherKey = yield* statuses(1, Http.get(kieRecord, { ...Http.headers, authorization: "Bearer other" }))
      assert.deepStrictEqual(otherKey, [429])
      assert.deepStrictEqual(yield* statuses(1, Http.get(`${kieRecord}2`)), [200])
      yield* TestClock.adjust("999 millis")
      assert.deepStrictEqual(yield* statuses(1, Http.get(kieRecord)), [429])
      yield* TestClock.adjust("1 millis")
      assert.deepStrictEqual(yield* statuses(1, Http.get(kieRecord)), [200])
      assert.deepStrictEqual(yield* statuses(1, Http.post(kieCreate, kieJob)), [429])
      const refused = yield* Http.post(kieCreate, kieJob)
      assert.deepStrictEqual([refused.status, refused.json], [200, {
        code: 429,
        msg: "Your call frequency is too high. Please try again later.",
        data: null
      }])
      yield* TestClock.adjust("9 seconds")
      assert.deepStrictEqual(yield* statuses(1, Http.post(kieCreate, kieJob)), [200])
      const emulator = yield* Emulator
      assert.lengthOf(yield* emulator.tasks, 21)
    }).pipe(Effect.provide(Http.inProcess({ limits: true }))))

  it.effect("APIXO Free: 3 running tasks, 10 creates a minute", () =>
    Effect.gen(function*() {
      assert.deepStrictEqual(yield* statuses(4, Http.post(apixoCreate, apixoJob)), [200, 200, 200, 429])
      for (let i = 0; i < 2; i++) {
        yield* TestClock.adjust("10 seconds")
        assert.deepStrictEqual(yield* statuses(3, Http.post(apixoCreate, apixoJob)), [200, 200, 200])
      }
      yield* TestClock.adjust("10 seconds")
      assert.deepStrictEqual(yield* statuses(2, Http.post(apixoCreate, apixoJob)), [200, 429])
      const refused = yield* Http.post(apixoCreate, apixoJob)
      assert.deepStrictEqual(refused.json, { code: 429, message: "Rate limit exceeded", data: null })
    }).pipe(Effect.provide(Http.inProcess({ limits: true, duration: "10 seconds" }))))

  it.effect("limits of your own; APIPod says when to come back", () =>
    Effect.gen(function*() {
      const url = "https://api.apipod.ai/v1/images/status/x"
      assert.deepStrictEqual(yield* statuses(2, Http.get(url)), [404, 429])
      assert.strictEqual((yield* Http.get(url)).headers["retry-after"], "60")
      const polls = Limits.countingPolls(Limits.apixoFree).map((limit) => limit.operations)
      assert.deepStrictEqual(polls, [["submit", "status"], ["submit"]])
    }).pipe(Effect.provide(Http.inProcess({
      limits: [{ vendor: "apipod", operations: ["status"], per: "key", requests: 1, window: "1 minute" }]
    }))))
})

describe("the record", () => {
  it.effect("keeps what was sent", () =>
    Effect.gen(function*() {
      yield* TestClock.adjust("5 seconds")
      yield* Http.post(kieCreate, kieJob)
      const emulator = yield* Emulator
      const [request] = yield* emulator.requests
      assert.deepInclude(request, {
        at: 5000,
        vendor: "kie",
        operation: "submit",
        method: "POST",
        url: kieCreate,
        body: JSON.stringify(kieJob),
        model: kieJob.model,
        taskId: yield* Http.lastId,
        status: 200,
        fault: undefined,
        aborted: false
      })
      assert.deepInclude(request?.headers, Http.headers)
    }).pipe(Effect.provide(Http.inProcess())))

  it.effect("keeps only the last requests if a number is set", () =>
    Effect.gen(function*() {
      for (let i = 0; i < 25; i++) yield* Http.get(`https://api.kie.ai/api/v1/jobs/recordInfo?taskId=${i}`)
      const emulator = yield* Emulator
      assert.deepStrictEqual((yield* emulator.requests).map((request) => request.taskId), ["22", "23", "24"])
    }).pipe(Effect.provide(Http.inProcess({ maxRequests: 3 }))))

  it.effect("keeps only the last tasks if a number is set", () =>
    Effect.gen(function*() {
      const emulator = yield* Emulator
      yield* Http.post(kieCreate, kieJob)
      const forgotten = yield* Http.lastId
      yield* Http.post(kieCreate, kieJob)
      yield* Http.post(kieCreate, kieJob)
      assert.lengthOf(yield* emulator.tasks, 2)
      const answer = yield* Http.get(`https://api.kie.ai/api/v1/jobs/recordInfo?taskId=${forgotten}`)
      assert.include(answer.text, "recordInfo is null")
    }).pipe(Effect.provide(Http.inProcess({ maxTasks: 2 }))))

  it.effect("sees routes that no vendor has, whatever their path", () =>
    Effect.gen(function*() {
      const emulator = yield* Emulator
      const paths = ["/", "/nobody/here", "/%E0%A4%A", `/files/${"x".repeat(5000)}`, "/api/v1/jobs/createTask"]
      for (const path of paths) {
        const answer = yield* Http.get(`https://api.kie.ai${path}`)
        assert.include(answer.text, "Not Found")
        assert.strictEqual(answer.text.startsWith(`{"code":404,`), !/%|files/.test(path), path)
      }
      const urls = (yield* emulator.requests).map((request) => request.url)
      assert.deepStrictEqual(
        urls,
        paths.filter((path) => path !== "/%E0%A4%A").map((path) => `https://api.kie.ai${path}`)
      )
    }).pipe(Effect.provide(Http.inProcess())))

  it.effect("answers browsers' preflights", () =>
    Effect.gen(function*() {
      const preflight = HttpClientRequest.options(kieCreate, {
        headers: { origin: "https://me.test", "access-control-request-headers": "authorization,content-type" }
      })
      const answer = yield* HttpClient.execute(preflight)
      assert.strictEqual(answer.status, 204)
      assert.strictEqual(answer.headers["access-control-allow-headers"], "authorization,content-type")
      assert.strictEqual((yield* Http.get(kieRecord)).headers["access-control-allow-origin"], "*")
      const emulator = yield* Emulator
      const operations = (yield* emulator.requests).map((request) => request.operation)
      assert.deepStrictEqual(operations, ["preflight", "status"])
    }).pipe(Effect.provide(Http.inProcess())))

  it.effect("latency delays every answer", () =>
    Effect.gen(function*() {
      const fiber = yield* Effect.forkChild(Http.get(kieRecord))
      yield* TestClock.adjust("199 millis")
      assert.isUndefined(fiber.pollUnsafe())
      yield* TestClock.adjust("1 millis")
      assert.strictEqual((yield* Fiber.join(fiber)).status, 200)
    }).pipe(Effect.provide(Http.inProcess({ latency: "200 millis" }))))
})

describe("result files", () => {
  const create = Effect.fnUntraced(function*(model: string, prompt = "a paper boat", more: Schema.JsonObject = {}) {
    yield* Http.post(kieCreate, { model, input: { prompt, ...more } })
    return `https://files.emulator.test/files/${yield* Http.lastId}-1`
  })
  const ascii = (bytes: Uint8Array, from: number, to: number) => String.fromCharCode(...bytes.slice(from, to))

  it.effect("pictures are PNGs of 768×512, one for each prompt", () =>
    Effect.gen(function*() {
      const boat = yield* create("google/nano-banana")
      const file = yield* Http.download(`${boat}.png`)
      assert.strictEqual(file.headers["content-type"], "image/png")
      assert.strictEqual(file.headers["content-length"], `${file.bytes.length}`)
      assert.deepStrictEqual(Array.from(file.bytes.slice(0, 8)), [137, 80, 78, 71, 13, 10, 26, 10])
      assert.strictEqual(ascii(file.bytes, 12, 16), "IHDR")
      const view = new DataView(file.bytes.buffer)
      assert.deepStrictEqual([view.getUint32(16), view.getUint32(20)], [768, 512])
      assert.deepStrictEqual((yield* Http.download(`${boat}.png`)).bytes, file.bytes)
      const other = yield* Http.download(`${yield* create("google/nano-banana", "a tin whale")}.png`)
      assert.notDeepEqual(other.bytes, file.bytes)
    }).pipe(Effect.provide(Http.inProcess({ duration: 0 }))))

  it.effect("clips are MP4s that start at once, sounds are MP3s", () =>
    Effect.gen(function*() {
      const clip = yield* Http.download(`${yield* create("veo-3-1")}.mp4`)
      assert.strictEqual(clip.headers["content-type"], "video/mp4")
      assert.strictEqual(ascii(clip.bytes, 4, 8), "ftyp")
      const all = ascii(clip.bytes, 0, clip.bytes.length)
      assert.isBelow(all.indexOf("moov"), all.indexOf("mdat"))
      const song = yield* create("ai-music-api/generate", "a sea shanty", { custom_mode: false, instrumental: false })
      const sound = yield* Http.download(`${song}.mp3`)
      assert.strictEqual(sound.headers["content-type"], "audio/mpeg")
      assert.include(["ID3", "\u00ff\u00fb"], ascii(sound.bytes, 0, sound.bytes[0] === 0xff ? 2 : 3))
    }).pipe(Effect.provide(Http.inProcess({ duration: 0 }))))

  it.effect("a file is there from the end of its task for 24 hours", () =>
    Effect.gen(function*() {
      const url = `${yield* create("veo-3-1")}.mp4`
      const at = Effect.map(Http.download(url), (file) => file.status)
      assert.strictEqual(yield* at, 404)
      yield* TestClock.adjust("1 minute")
      assert.strictEqual(yield* at, 200)
      yield* TestClock.adjust("1439 minutes")
      assert.strictEqual(yield* at, 200)
      yield* TestClock.adjust("1 minute")
      assert.strictEqual(yield* at, 403)
      assert.strictEqual((yield* Http.download(url.replace("-1", "-2"))).status, 404)
      assert.strictEqual((yield* Http.download(url.replace("mp4", "png"))).status, 404)
    }).pipe(Effect.provide(Http.inProcess({ duration: "1 minute" }))))

  it.effect("results may be any URLs", () =>
    Effect.gen(function*() {
      const emulator = yield* Emulator
      yield* emulator.script({ vendor: "kie", duration: 0, results: ["https://a.test/1", "https://a.test/2"] })
      yield* create("google/nano-banana")
      const record = yield* Http.get(`https://api.kie.ai/api/v1/jobs/recordInfo?taskId=${yield* Http.lastId}`)
      assert.include(record.text, String.raw`{\"resultUrls\":[\"https://a.test/1\",\"https://a.test/2\"]}`)
    }).pipe(Effect.provide(Http.inProcess())))
})
