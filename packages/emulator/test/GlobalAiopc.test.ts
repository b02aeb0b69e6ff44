import { Emulator } from "@effect-media/emulator"
import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { TestClock } from "effect/testing"
import * as Http from "./utils.ts"

const host = "https://zcbservice.aizfw.cn"
const images = `${host}/kyyReactApiServer/v1/banana/images`
const videos = `${host}/kyyReactApiServer/v1/videos/videos`
const byPower = (id: string) => `${host}/kyyAiPower/v1/result/${id}`
const byReact = (id: string) => `${host}/kyyReactApiServer/v1/result/${id}`

describe("GlobalAIOPC images", () => {
  it.effect("a job, from submit to result, under both status paths", () =>
    Effect.gen(function*() {
      yield* TestClock.setTime(1761635478_900)
      const emulator = yield* Emulator
      yield* emulator.script({ vendor: "globalaiopc-image", duration: "10 seconds" })
      const submitted = yield* Http.post(images, { model: "nano-banana-2", prompt: "a paper boat" })
      const id = yield* Http.lastId
      assert.match(id, /^[0-9a-f]{12}$/)
      const head = { id, object: "image.generation", created: 1761635478, model: "nano-banana-2" }
      assert.deepStrictEqual(submitted.json, { ...head, status: "queued" })
      const queued = { ...head, status: "queued", image_url: null, error: null }
      assert.deepStrictEqual((yield* Http.get(byPower(id))).json, queued)
      assert.deepStrictEqual((yield* Http.get(byReact(id))).json, queued)
      yield* TestClock.adjust("9 seconds")
      assert.deepStrictEqual((yield* Http.get(byPower(id))).json, { ...queued, status: "processing" })
      yield* TestClock.adjust("1 second")
      assert.deepStrictEqual((yield* Http.get(byPower(id))).json, {
        ...queued,
        status: "completed",
        image_url: `https://files.emulator.test/files/${id}-1.png`
      })
    }).pipe(Effect.provide(Http.inProcess())))

  it.effect("a failure, and one at creation", () =>
    Effect.gen(function*() {
      const emulator = yield* Emulator
      const outcome = { fail: { message: "Content violates usage policy" } }
      yield* emulator.script({ vendor: "globalaiopc-image", duration: 0, outcome, submitFields: { status: "failed" } })
      const submitted = yield* Http.post(images, { model: "nano-banana", prompt: "p" })
      assert.include(submitted.text, `"status":"failed"`)
      const id = yield* Http.lastId
      assert.deepStrictEqual((yield* Http.get(byPower(id))).json, {
        id,
        object: "image.generation",
        created: 0,
        model: "nano-banana",
        status: "failed",
        image_url: null,
        error: "Content violates usage policy"
      })
    }).pipe(Effect.provide(Http.inProcess())))

  it.effect("refusals are plain HTTP statuses", () =>
    Effect.gen(function*() {
      const emulator = yield* Emulator
      yield* emulator.setCredits("globalaiopc-image", 0)
      const cases = [
        [yield* Http.get(byPower("abc123def456")), 404],
        [yield* Http.get(byPower("abc123def456"), {}), 401],
        [yield* Http.post(images, { prompt: "p" }), 400],
        [yield* Http.post(images, { model: "nano-banana" }), 400],
        [yield* Http.postText(images, "nonsense"), 400],
        [yield* Http.post(images, { model: "nano-banana", prompt: "p" }), 402]
      ] as const
      for (const [{ json, status }, expected] of cases) assert.deepStrictEqual([status, json], [expected, null])
    }).pipe(Effect.provide(Http.inProcess())))
})

describe("GlobalAIOPC videos", () => {
  it.effect("a job, from submit to result", () =>
    Effect.gen(function*() {
      yield* TestClock.setTime(1761635478_000)
      const emulator = yield* Emulator
      yield* emulator.script({ vendor: "globalaiopc-video", duration: "2 minutes" })
      const submitted = yield* Http.post(videos, { model: "videos", prompt: "a paper boat", duration: 6 })
      const id = yield* Http.lastId
      assert.match(id, /^proj_[0-9]{10}$/)
      assert.deepStrictEqual(submitted.json, { code: "0", msg: null, data: { projectId: id } })
      const queued = {
        id,
        object: "video",
        created: 1761635478,
        model: "videos",
        status: "queued",
        video_url: null,
        error: null
      }
      assert.deepStrictEqual((yield* Http.get(byReact(id))).json, queued)
      yield* TestClock.adjust("90 seconds")
      assert.deepStrictEqual((yield* Http.get(byReact(id))).json, { ...queued, status: "processing" })
      yield* TestClock.adjust("30 seconds")
      assert.deepStrictEqual((yield* Http.get(byReact(id))).json, {
        ...queued,
        status: "completed",
        video_url: `https://files.emulator.test/files/${id}-1.mp4`,
        actualDuration: 6
      })
    }).pipe(Effect.provide(Http.inProcess())))

  it.effect("the flat create reply, and a prompt that is too long", () =>
    Effect.gen(function*() {
      const submitted = yield* Http.post(videos, { model: "videos", prompt: "p", duration: 5 })
      assert.deepStrictEqual(submitted.json, {
        id: yield* Http.lastId,
        object: "video",
        created: 0,
        model: "videos",
        status: "queued",
        error: null
      })
      assert.strictEqual(
        (yield* Http.post(videos, { model: "videos", prompt: "p".repeat(1501), duration: 5 })).status,
        400
      )
    }).pipe(Effect.provide(Http.inProcess({ revisions: { globalAiopcVideoCreate: "flat" } }))))
})

describe("the model center", () => {
  const tasks = `${host}/kyyReactApiServer/v2/model-center/tasks`
  const clip = { model: "seedance-2.5-c3", prompt: "a paper boat", duration: 5 }

  for (const globalAiopcModelCenter of ["data", "flat"] as const) {
    it.effect(`answers ${globalAiopcModelCenter === "data" ? "inside data" : "flat"}`, () =>
      Effect.gen(function*() {
        const created = yield* Http.post(tasks, clip)
        const id = yield* Http.lastId
        const inside = (text: string) =>
          globalAiopcModelCenter === "data" ? `"data":{"id":"${text}"` : `{"id":"${text}"`
        assert.include(created.text, inside(id))
        yield* TestClock.adjust("1 minute")
        const done = yield* Http.get(`${tasks}/${id}`)
        assert.include(done.text, inside(id))
        assert.include(done.text, `"status":"completed"`)
        const url = /"result_url":"([^"]+)"/.exec(done.text)?.[1] ?? ""
        assert.strictEqual((yield* Http.download(url)).headers["content-type"], "video/mp4")
        yield* Http.post(tasks, { ...clip, model: "seedream-5.0" })
        const picture = yield* Http.lastId
        yield* TestClock.adjust("1 minute")
        assert.match((yield* Http.get(`${tasks}/${picture}`)).text, /"result_url":"[^"]+\.png"/)
      }).pipe(Effect.provide(Http.inProcess({ duration: "1 minute", revisions: { globalAiopcModelCenter } }))))
  }

  for (const only of ["kyyAiPower", "kyyReactApiServer"] as const) {
    it.effect(`an image's status is asked for under ${only} alone, if that is set`, () =>
      Effect.gen(function*() {
        yield* Http.post(`${host}/kyyReactApiServer/v1/banana/images`, { model: "nano-banana", prompt: "a paper boat" })
        const id = yield* Http.lastId
        const statuses = yield* Effect.forEach(
          ["kyyAiPower", "kyyReactApiServer"],
          (prefix) => Effect.map(Http.get(`${host}/${prefix}/v1/result/${id}`), ({ status }) => status)
        )
        assert.deepStrictEqual(statuses, only === "kyyAiPower" ? [200, 404] : [404, 200])
      }).pipe(Effect.provide(Http.inProcess({ revisions: { globalAiopcImageStatus: only } }))))
  }
})
