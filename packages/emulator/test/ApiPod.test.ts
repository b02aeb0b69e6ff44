import { Emulator, Fault } from "@effect-media/emulator"
import { assert, describe, it } from "@effect/vitest"
import { Effect, type Schema } from "effect"
import { TestClock } from "effect/testing"
import * as Http from "./utils.ts"

const api = (path: string) => `https://api.apipod.ai${path}`
const images = api("/v1/images/generations")
const videos = api("/v1/videos/generations")
const image = (id: string) => api(`/v1/images/status/${id}`)
const video = (id: string) => api(`/v1/videos/status/${id}`)
const job = { model: "nano-banana-2", prompt: "a paper boat", quality: "1K", callback_url: "https://me.test/hook" }
const film = { model: "seedance-2.0-t2v", prompt: "a paper boat" }
const ok = (data: Schema.Json) => ({ code: 200, message: "success", data })

describe("APIPod", () => {
  it.effect("an image, from submit to result", () =>
    Effect.gen(function*() {
      yield* TestClock.setTime(1775137400_250)
      const emulator = yield* Emulator
      yield* emulator.script({ vendor: "apipod", duration: "15 seconds", progress: true })
      const submitted = yield* Http.post(images, job)
      const id = yield* Http.lastId
      assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
      assert.deepStrictEqual(submitted.json, ok({ task_id: id }))
      assert.isString(submitted.headers["x-request-id"])
      assert.strictEqual(submitted.headers["x-request-cost"], "0.04")
      const pending = yield* Http.get(image(id))
      assert.deepStrictEqual(pending.json, ok({ task_id: id, status: "pending", progress: 0 }))
      yield* TestClock.adjust("14 seconds")
      const processing = yield* Http.get(image(id))
      assert.deepStrictEqual(processing.json, ok({ task_id: id, status: "processing", progress: 93 }))
      yield* TestClock.adjust("1 second")
      const completed = yield* Http.get(image(id))
      assert.deepStrictEqual(
        completed.json,
        ok({
          task_id: id,
          status: "completed",
          progress: 100,
          result: [`https://files.emulator.test/files/${id}-1.png`],
          completed_at: 1775137415,
          usage: { cost: 0.04 }
        })
      )
      const [task] = yield* emulator.tasks
      assert.deepStrictEqual(task?.input, { prompt: "a paper boat", quality: "1K" })
      assert.strictEqual(task?.callbackUrl, "https://me.test/hook")
      assert.strictEqual((yield* Http.get(video(id))).status, 404)
    }).pipe(Effect.provide(Http.inProcess())))

  it.effect("ends: failed image, failed video, cancelled, completed without a result", () =>
    Effect.gen(function*() {
      const emulator = yield* Emulator
      const fail = { code: "UPSTREAM_CAPACITY_EXHAUSTED", message: "No capacity" }
      yield* emulator.script({ vendor: "apipod", times: 2, duration: 0, outcome: { fail } })
      yield* emulator.script({ vendor: "apipod", duration: 0, outcome: "cancelled" })
      yield* emulator.script({ vendor: "apipod", duration: 0, resultAfterSuccess: 1 })
      yield* Http.post(images, job)
      const a = yield* Http.lastId
      assert.deepStrictEqual(
        (yield* Http.get(image(a))).json,
        ok({ task_id: a, status: "failed", completed_at: 0, error_code: fail.code, error_message: fail.message })
      )
      yield* Http.post(videos, film)
      const b = yield* Http.lastId
      assert.deepStrictEqual(
        (yield* Http.get(video(b))).json,
        ok({ task_id: b, status: "failed", completed_at: 0, error: fail.message })
      )
      yield* Http.post(images, job)
      const c = yield* Http.lastId
      const cancelled = yield* Http.get(image(c))
      assert.deepStrictEqual(cancelled.json, ok({ task_id: c, status: "cancelled", completed_at: 0 }))
      yield* Http.post(images, job)
      const d = yield* Http.lastId
      assert.include((yield* Http.get(image(d))).text, `"status":"completed","result":[]`)
      assert.include((yield* Http.get(image(d))).text, `${d}-1.png`)
    }).pipe(Effect.provide(Http.inProcess())))

  it.effect("models that take a picture apart answer with layers", () =>
    Effect.gen(function*() {
      const emulator = yield* Emulator
      yield* emulator.script({ vendor: "apipod", duration: 0, results: 2 })
      yield* Http.post(images, { model: "seedream-5.0-pro-layer", prompt: "p", image_url: "https://me.test/a.png" })
      const id = yield* Http.lastId
      assert.include((yield* Http.get(image(id))).text, `${id}-2.png","z_index":1,"bounding_box":[0,0,768,512]`)
    }).pipe(Effect.provide(Http.inProcess())))

  it.effect("one idempotency key, one task", () =>
    Effect.gen(function*() {
      const emulator = yield* Emulator
      const keyed = { ...Http.headers, "idempotency-key": "once" }
      const first = yield* Http.post(images, job, keyed)
      const replay = yield* Http.post(images, job, keyed)
      assert.isUndefined(first.headers["x-idempotent-replay"])
      assert.strictEqual(replay.headers["x-idempotent-replay"], "true")
      assert.deepStrictEqual(replay.json, first.json)
      const conflict = yield* Http.post(images, { ...job, prompt: "another" }, keyed)
      assert.strictEqual(conflict.status, 409)
      assert.include(conflict.text, `"error_code":"idempotency_conflict"`)
      yield* Http.post(videos, film, keyed)
      yield* Http.post(images, job, { ...keyed, authorization: "Bearer other" })
      assert.deepStrictEqual((yield* emulator.tasks).map((task) => task.submits), [2, 1, 1])
      const long = yield* Http.post(images, job, { ...Http.headers, "idempotency-key": "k".repeat(256) })
      assert.strictEqual(long.status, 400)
      assert.include(long.text, `"error_code":"invalid_idempotency_key"`)
      yield* emulator.fault({ fault: Fault.idempotencyInProgress, vendor: "apipod", operation: "submit" })
      const busy = yield* Http.post(images, job, keyed)
      assert.strictEqual(busy.status, 409)
      assert.strictEqual(busy.headers["retry-after"], "1")
      assert.include(busy.text, `"error_code":"idempotency_in_progress"`)
      yield* TestClock.adjust("7 days")
      const forgotten = yield* Http.post(images, job, keyed)
      assert.isUndefined(forgotten.headers["x-idempotent-replay"])
    }).pipe(Effect.provide(Http.inProcess())))

  it.effect("refusals, in both spellings", () =>
    Effect.gen(function*() {
      const emulator = yield* Emulator
      yield* emulator.setCredits("apipod", 0)
      const refused = (code: number, message: string, type: string, error_code: string) => ({
        status: code,
        json: { code, message, data: { type, error_code } }
      })
      const invalid = (message: string) => refused(400, message, "invalid_request_error", "invalid_request")
      const cases = [
        [yield* Http.post(images, job), refused(402, "Insufficient quota", "insufficient_quota", "insufficient_quota")],
        [
          yield* Http.post(images, job, {}),
          refused(401, "Invalid API key", "authentication_error", "invalid_api_key")
        ],
        [yield* Http.post(images, { prompt: "p" }), invalid("model is required")],
        [yield* Http.post(images, { model: "nano-banana-2", prompt: "" }), invalid("prompt is required")],
        [yield* Http.postText(images, "[]"), invalid("Invalid JSON body")],
        [
          yield* Http.get(image("2f0392df-7da1-4128-8e30-7ea3d81446b3")),
          refused(404, "Model or task not available to this account", "invalid_request_error", "model_not_available")
        ]
      ] as const
      for (const [{ json, status }, expected] of cases) assert.deepStrictEqual({ status, json }, expected)
      const other = yield* Http.post(images, job, {}).pipe(
        Effect.provide(Http.inProcess({ revisions: { apiPodError: "error" } }))
      )
      assert.deepStrictEqual(other.json, {
        error: { message: "Invalid API key", type: "authentication_error", code: "invalid_api_key" }
      })
    }).pipe(Effect.provide(Http.inProcess())))
})
