import { Emulator } from "@effect-media/emulator"
import { assert, describe, it } from "@effect/vitest"
import { Effect, type Schema } from "effect"
import { TestClock } from "effect/testing"
import * as Http from "./utils.ts"

const create = "https://api.apixo.ai/api/v1/generateTask/nano-banana"
const statusOf = (id: string, model = "nano-banana") => `https://api.apixo.ai/api/v1/statusTask/${model}?taskId=${id}`
const job = { request_type: "async", input: { mode: "text-to-image", prompt: "a paper boat", aspect_ratio: "1:1" } }
const ok = (data: Schema.Json) => ({ code: 200, message: "success", data })

describe("APIXO", () => {
  it.effect("a job, from submit to result", () =>
    Effect.gen(function*() {
      yield* TestClock.setTime(1704067200000)
      const emulator = yield* Emulator
      yield* emulator.script({ vendor: "apixo", model: "nano-banana", duration: 12_500, results: 2 })
      const submitted = yield* Http.post(create, job)
      const id = yield* Http.lastId
      assert.match(id, /^task_[a-z0-9]{12}$/)
      assert.deepStrictEqual(submitted.json, ok({ taskId: id }))
      const going = { taskId: id, createTime: 1704067200000 }
      assert.deepStrictEqual((yield* Http.get(statusOf(id))).json, ok({ ...going, state: "pending" }))
      yield* TestClock.adjust(12_000)
      assert.deepStrictEqual((yield* Http.get(statusOf(id))).json, ok({ ...going, state: "processing" }))
      yield* TestClock.adjust(500)
      const urls = [1, 2].map((n) => `https://files.emulator.test/files/${id}-${n}.png`)
      assert.deepStrictEqual(
        (yield* Http.get(statusOf(id))).json,
        ok({
          ...going,
          state: "success",
          resultJson: JSON.stringify({ resultUrls: urls }),
          costTime: 12500,
          completeTime: 1704067212500
        })
      )
    }).pipe(Effect.provide(Http.inProcess())))

  it.effect("a failure is HTTP 200, and the result may come late", () =>
    Effect.gen(function*() {
      yield* TestClock.setTime(1704067200000)
      const emulator = yield* Emulator
      yield* emulator.script({
        vendor: "apixo",
        duration: 5000,
        outcome: { fail: { code: "CONTENT_VIOLATION", message: "Content violates usage policy" } }
      })
      yield* emulator.script({ vendor: "apixo", duration: 0, resultAfterSuccess: 1, finalFields: { extra: true } })
      yield* Http.post(create, job)
      const id = yield* Http.lastId
      yield* TestClock.adjust(5000)
      const failed = yield* Http.get(statusOf(id))
      assert.strictEqual(failed.status, 200)
      assert.deepStrictEqual(
        failed.json,
        ok({
          taskId: id,
          state: "failed",
          failCode: "CONTENT_VIOLATION",
          failMsg: "Content violates usage policy",
          createTime: 1704067200000,
          completeTime: 1704067205000
        })
      )
      yield* Http.post(create, job)
      const late = yield* Http.lastId
      assert.notInclude((yield* Http.get(statusOf(late))).text, "resultJson")
      assert.include((yield* Http.get(statusOf(late))).text, "resultJson")
    }).pipe(Effect.provide(Http.inProcess())))

  it.effect("refusals, and the balance", () =>
    Effect.gen(function*() {
      const emulator = yield* Emulator
      const balance = "https://api.apixo.ai/api/v1/apikeys/current-balance"
      assert.deepStrictEqual((yield* Http.get(balance)).json, { code: 200, message: "success", data: 74.87 })
      yield* Http.post(create, job)
      const id = yield* Http.lastId
      yield* emulator.setCredits("apixo", 0.01)
      const refused = (code: number, message: string) => ({ status: code, json: { code, message, data: null } })
      const cases = [
        [yield* Http.post(create, job), refused(400, "Insufficient credits")],
        [yield* Http.get(statusOf(id), {}), refused(401, "Invalid or missing API key")],
        [yield* Http.get(statusOf("task_abc123xyz789")), refused(404, "Task not found")],
        [yield* Http.get(statusOf(id, "flux-2")), refused(404, "Task not found")],
        [
          yield* Http.get("https://api.apixo.ai/api/v1/statusTask/nano-banana"),
          refused(400, "taskId is required")
        ],
        [yield* Http.postText(create, "{"), refused(400, "Invalid JSON body")],
        [
          yield* Http.post(create, { input: job.input }),
          refused(400, "request_type must be async or callback")
        ],
        [
          yield* Http.post(create, { request_type: "callback", input: job.input }),
          refused(400, "callback_url is required")
        ],
        [yield* Http.post(create, { request_type: "async" }), refused(400, "input.prompt is required")],
        [
          yield* Http.post(create, { request_type: "async", input: { prompt: "" } }),
          refused(400, "input.prompt is required")
        ]
      ] as const
      for (const [{ json, status }, expected] of cases) assert.deepStrictEqual({ status, json }, expected)
    }).pipe(Effect.provide(Http.inProcess())))

  it.effect("stores the callback URL", () =>
    Effect.gen(function*() {
      yield* Http.post(create, { ...job, request_type: "callback", callback_url: "https://me.test/hook" })
      const [task] = yield* Effect.flatMap(Emulator, (emulator) => emulator.tasks)
      assert.strictEqual(task?.callbackUrl, "https://me.test/hook")
    }).pipe(Effect.provide(Http.inProcess())))
})
