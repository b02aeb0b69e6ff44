import { Emulator } from "@effect-media/emulator"
import { assert, describe, it } from "@effect/vitest"
import { Effect, type Schema } from "effect"
import { TestClock } from "effect/testing"
import * as Http from "./utils.ts"

const create = "https://api.kie.ai/api/v1/jobs/createTask"
const record = (id: string) => `https://api.kie.ai/api/v1/jobs/recordInfo?taskId=${id}`
const job = {
  model: "wan/2-7-videoedit",
  callBackUrl: "https://me.test/hook",
  input: { prompt: "a paper boat", video_url: "https://me.test/a.mp4" }
}

const param = JSON.stringify({ ...job, input: JSON.stringify(job.input) })

/** The ten fields of April 2026. */
const april = (id: string) => ({
  taskId: id,
  model: "wan/2-7-videoedit",
  param,
  resultJson: "",
  failCode: null,
  failMsg: null,
  costTime: null,
  completeTime: null,
  createTime: 0
})

const going = (id: string) => ({
  ...april(id),
  creditsConsumed: 60,
  operationType: "wan/2-7-videoedit",
  successFlag: 0,
  paramJson: param
})

const ok = (data: Schema.Json) => ({ code: 200, msg: "success", data })

describe("KIE", () => {
  it.effect("a job of 13 minutes, from submit to file", () =>
    Effect.gen(function*() {
      const emulator = yield* Emulator
      yield* emulator.script({ vendor: "kie", duration: "13 minutes", results: 2 })
      const submitted = yield* Http.post(create, job)
      const id = yield* Http.lastId
      assert.match(id, /^[0-9a-f]{32}$/)
      assert.deepStrictEqual(submitted.json, ok({ taskId: id, recordId: id }))
      assert.deepStrictEqual((yield* Http.get(record(id))).json, ok({ ...going(id), state: "waiting" }))
      yield* TestClock.adjust("779 seconds")
      assert.deepStrictEqual((yield* Http.get(record(id))).json, ok({ ...going(id), state: "generating" }))
      yield* TestClock.adjust("1 second")
      const urls = [1, 2].map((n) => `https://files.emulator.test/files/${id}-${n}.mp4`)
      assert.deepStrictEqual(
        (yield* Http.get(record(id))).json,
        ok({
          ...going(id),
          state: "success",
          resultJson: JSON.stringify({ resultUrls: urls }),
          response: { resultUrls: urls },
          successFlag: 1,
          costTime: 780,
          completeTime: 780_000
        })
      )
      const file = yield* Http.download(urls[1] ?? "")
      assert.strictEqual(file.status, 200)
      assert.strictEqual(file.headers["content-type"], "video/mp4")
      const [task] = yield* emulator.tasks
      assert.deepStrictEqual(task, {
        vendor: "kie",
        id,
        model: job.model,
        kind: "video",
        input: job.input,
        callbackUrl: "https://me.test/hook",
        createdAt: 0,
        state: "success",
        submits: 1,
        polls: 3
      })
    }).pipe(Effect.provide(Http.inProcess())))

  it.effect("a failure, and everything a script can say", () =>
    Effect.gen(function*() {
      const emulator = yield* Emulator
      yield* emulator.script({
        vendor: "kie",
        model: job.model,
        pendingPolls: 4,
        states: ["waiting", "queuing", "generating", "dreaming"],
        progress: true,
        outcome: { fail: { code: "422", message: "Your prompt was flagged" } },
        fields: { updateTime: 5 },
        finalFields: { creditsConsumed: 60 },
        submitFields: { recordId: "other" },
        submitStatus: 202
      })
      const submitted = yield* Http.post(create, job)
      const id = yield* Http.lastId
      assert.strictEqual(submitted.status, 202)
      assert.deepStrictEqual(submitted.json, ok({ taskId: id, recordId: "other" }))
      for (const [i, state] of ["waiting", "queuing", "generating", "dreaming"].entries()) {
        const { json } = yield* Http.get(record(id))
        assert.deepStrictEqual(json, ok({ ...going(id), state, progress: i * 25, updateTime: 5 }))
      }
      const failed = yield* Http.get(record(id))
      assert.deepStrictEqual(
        failed.json,
        ok({
          ...going(id),
          state: "fail",
          failCode: "422",
          failMsg: "Your prompt was flagged",
          costTime: 0,
          completeTime: 0,
          successFlag: 3,
          progress: 100,
          updateTime: 5,
          creditsConsumed: 60
        })
      )
    }).pipe(Effect.provide(Http.inProcess())))

  it.effect("success first, the result later", () =>
    Effect.gen(function*() {
      const emulator = yield* Emulator
      yield* emulator.script({
        vendor: "kie",
        duration: 0,
        resultAfterSuccess: 2,
        resultFields: { firstFrameUrl: "x" }
      })
      yield* Http.post(create, job)
      const id = yield* Http.lastId
      const bare = ok({ ...going(id), state: "success", successFlag: 1, costTime: 0, completeTime: 0 })
      assert.deepStrictEqual((yield* Http.get(record(id))).json, bare)
      assert.deepStrictEqual((yield* Http.get(record(id))).json, bare)
      assert.include((yield* Http.get(record(id))).text, `-1.mp4\\"],\\"firstFrameUrl\\":\\"x\\"}`)
    }).pipe(Effect.provide(Http.inProcess())))

  it.effect("an id that is not known yet, by polls and by time", () =>
    Effect.gen(function*() {
      const emulator = yield* Emulator
      yield* emulator.script({ vendor: "kie", pendingPolls: 0, visibleAfter: { polls: 2 } })
      yield* emulator.script({ vendor: "kie", duration: 0, visibleAfter: { duration: "3 seconds" } })
      const unknown = { code: 422, msg: "recordInfo is null", data: null }
      yield* Http.post(create, job)
      const byPolls = yield* Http.lastId
      assert.deepStrictEqual((yield* Http.get(record(byPolls))).json, unknown)
      assert.deepStrictEqual((yield* Http.get(record(byPolls))).json, unknown)
      assert.include((yield* Http.get(record(byPolls))).text, `"state":"success"`)
      yield* Http.post(create, job)
      const byTime = yield* Http.lastId
      assert.deepStrictEqual((yield* Http.get(record(byTime))).json, unknown)
      yield* TestClock.adjust("3 seconds")
      assert.include((yield* Http.get(record(byTime))).text, `"state":"success"`)
    }).pipe(Effect.provide(Http.inProcess())))

  it.effect("credits and fresh links", () =>
    Effect.gen(function*() {
      const emulator = yield* Emulator
      yield* emulator.script({ vendor: "kie", duration: 0, cost: 0.5 })
      yield* emulator.setCredits("kie", 10.5)
      yield* Http.post(create, job)
      const id = yield* Http.lastId
      const balance = yield* Http.get("https://api.kie.ai/api/v1/chat/credit")
      assert.deepStrictEqual(balance.json, { code: 200, msg: "success", data: 10 })
      yield* emulator.script({ vendor: "kie", submitStatus: 202 })
      const refused = yield* Http.post(create, job)
      assert.strictEqual(refused.status, 200)
      assert.include(refused.text, `{"code":402,"msg":"Credits insufficient`)
      yield* emulator.setCredits("kie", 60)
      const scripted = yield* Http.post(create, job)
      assert.strictEqual(scripted.status, 202)
      yield* TestClock.adjust("25 hours")
      const old = `https://files.emulator.test/files/${id}-1.mp4`
      assert.strictEqual((yield* Http.download(old)).status, 403)
      const link = yield* Http.post("https://api.kie.ai/api/v1/common/download-url", { url: old })
      const expires = 25 * 3_600_000 + 1_200_000
      assert.deepStrictEqual(link.json, { code: 200, msg: "success", data: `${old}?expires=${expires}` })
      assert.strictEqual((yield* Http.download(`${old}?expires=${expires}`)).status, 200)
      yield* TestClock.adjust("20 minutes")
      assert.strictEqual((yield* Http.download(`${old}?expires=${expires}`)).status, 403)
      const foreign = yield* Http.post("https://api.kie.ai/api/v1/common/download-url", { url: "https://a.test/b.png" })
      assert.include(foreign.text, `{"code":422,`)
    }).pipe(Effect.provide(Http.inProcess())))

  it.effect("refusals are HTTP 200 with a body code", () =>
    Effect.gen(function*() {
      const unauthorized = { code: 401, msg: "You do not have access permissions" }
      const agent = { "user-agent": "x" }
      const cases = [
        [yield* Http.post(create, job, agent), unauthorized],
        [yield* Http.post(create, job, { ...agent, authorization: "Bearer " }), unauthorized],
        [yield* Http.post(create, job, { ...agent, authorization: "Bearer wrong" }), unauthorized],
        [yield* Http.post(create, { input: job.input }), { code: 422, msg: "model is required", data: null }],
        [
          yield* Http.post(create, { ...job, input: { prompt: " " } }),
          { code: 500, msg: "input: This field is required", data: null }
        ],
        [
          yield* Http.post(create, { model: job.model }),
          { code: 500, msg: "input: This field is required", data: null }
        ],
        [
          yield* Http.postText(create, `{"model":`),
          { code: 500, msg: "Server exception: the body is no JSON object", data: null }
        ],
        [yield* Http.get(record("")), { code: 400, msg: "taskId is required", data: null }],
        [yield* Http.get(record("nobody")), { code: 422, msg: "recordInfo is null", data: null }]
      ] as const
      for (const [{ json, status }, body] of cases) {
        assert.strictEqual(status, 200)
        assert.deepStrictEqual(json, body)
      }
      const noAgent = yield* Http.post(create, job, { authorization: "Bearer sk-test" })
      assert.deepStrictEqual([noAgent.status, noAgent.text], [403, "error code: 1010"])
      assert.lengthOf(yield* Effect.flatMap(Emulator, (emulator) => emulator.tasks), 0)
    }).pipe(Effect.provide(Http.inProcess({ keys: ["sk-test"] }))))

  it.effect("other readings of an unknown task and of the envelope", () =>
    Effect.gen(function*() {
      const ask = (kieUnknownTask: "code-404" | "http-404" | "null-data") =>
        Http.get(record("nobody")).pipe(
          Effect.map(({ json, status }) => ({ status, json })),
          Effect.provide(Http.inProcess({ revisions: { kieUnknownTask, kieMessage: "message" } }))
        )
      const notFound = { code: 404, message: "task not found", data: null }
      assert.deepStrictEqual(yield* ask("code-404"), { status: 200, json: notFound })
      assert.deepStrictEqual(yield* ask("http-404"), { status: 404, json: notFound })
      assert.deepStrictEqual(yield* ask("null-data"), {
        status: 200,
        json: { code: 200, message: "success", data: null }
      })
    }))
})
