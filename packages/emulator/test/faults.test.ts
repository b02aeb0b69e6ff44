import { Emulator, Fault } from "@effect-media/emulator"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Fiber, Stream } from "effect"
import { HttpClient, HttpClientRequest } from "effect/http"
import { TestClock } from "effect/testing"
import * as Http from "./utils.ts"

const create = "https://api.kie.ai/api/v1/jobs/createTask"
const job = { model: "wan/2-7-image", input: { prompt: "a paper boat" } }
const record = (id: string) => `https://api.kie.ai/api/v1/jobs/recordInfo?taskId=${id}`
const credit = "https://api.kie.ai/api/v1/chat/credit"
const balance = "https://api.apixo.ai/api/v1/apikeys/current-balance"
const apiPod = "https://api.apipod.ai/v1/images/status/x"
const image = "https://zcbservice.aizfw.cn/kyyAiPower/v1/result/x"

const normal = { code: 200, msg: "success", data: 1234.5 }

/** Applies a fault to the next request, once. */
const once = (name: string, fault: Fault.Fault, check: (answer: Effect.Success<ReturnType<typeof Http.get>>) => void) =>
  it.effect(name, () =>
    Effect.gen(function*() {
      const emulator = yield* Emulator
      yield* emulator.fault({ fault, vendor: "kie", operation: "credits" })
      const apixo = yield* Http.get(balance)
      assert.strictEqual(apixo.status, 200)
      check(yield* Http.get(credit))
      const after = yield* Http.get(credit)
      assert.deepStrictEqual(after.json, normal)
      const requests = yield* emulator.requests
      assert.deepStrictEqual(requests.map((request) => request.fault), [undefined, fault._tag, undefined])
    }).pipe(Effect.provide(Http.inProcess())))

describe("what a fault does", () => {
  once("any status, headers and body", Fault.Reply({ status: 503, headers: { "retry-after": "soon" } }), (answer) => {
    assert.deepStrictEqual([answer.status, answer.headers["retry-after"], answer.text], [503, "soon", ""])
  })
  once("an HTML 502", Fault.html502, (answer) => {
    assert.strictEqual(answer.status, 502)
    assert.include(answer.headers["content-type"] ?? "", "text/html")
    assert.include(answer.text, "<h1>502 Bad Gateway</h1>")
  })
  once("429 with Retry-After", Fault.tooManyRequests({ retryAfter: "3" }), (answer) => {
    assert.deepStrictEqual([answer.status, answer.headers["retry-after"]], [429, "3"])
    assert.deepStrictEqual(answer.json, { code: 429, msg: "Scripted refusal 429", data: null })
  })
  once("429 inside HTTP 200", Fault.tooManyRequests({ retryAfter: "9".repeat(400), inside200: true }), (answer) => {
    assert.deepStrictEqual([answer.status, answer.headers["retry-after"]], [200, "9".repeat(400)])
    assert.include(answer.text, `{"code":429,`)
  })
  once("401 inside HTTP 200", Fault.Refuse({ code: 401, inside200: true, text: "no" }), (answer) => {
    assert.strictEqual(answer.status, 200)
    assert.deepStrictEqual(answer.json, { code: 401, msg: "no" })
  })
  once("a body cut as if it were whole", Fault.Cut({ clean: true, keep: 0.5 }), (answer) => {
    assert.deepStrictEqual([answer.status, answer.text], [200, `{"code":200,"msg":"su`])
  })
  once("no body", Fault.Empty(), (answer) => {
    assert.deepStrictEqual([answer.status, answer.text], [200, ""])
  })
  once("a header more", Fault.Headers({ headers: { "retry-after": "3" } }), (answer) => {
    assert.deepStrictEqual([answer.status, answer.headers["retry-after"]], [200, "3"])
    assert.deepStrictEqual(answer.json, normal)
  })
  once("a body rewritten", Fault.Edit({ edit: (body) => ({ data: body }) }), (answer) => {
    assert.deepStrictEqual(answer.json, { data: normal })
  })

  it.effect("refusals in each vendor's envelope", () =>
    Effect.gen(function*() {
      const emulator = yield* Emulator
      yield* emulator.fault({ fault: Fault.Refuse({ code: 503, text: "down" }), times: 3 })
      assert.deepStrictEqual((yield* Http.get(balance)).json, { code: 503, message: "down", data: null })
      assert.deepStrictEqual((yield* Http.get(apiPod)).json, {
        code: 503,
        message: "down",
        data: { type: "api_error", error_code: "internal_error" }
      })
      const plain = yield* Http.get(image)
      assert.deepStrictEqual([plain.status, plain.text], [503, "down"])
    }).pipe(Effect.provide(Http.inProcess())))

  it.effect("a reset is a transport error, before or after the task is there", () =>
    Effect.gen(function*() {
      const emulator = yield* Emulator
      yield* emulator.fault({ fault: Fault.Reset(), operation: "submit" })
      yield* emulator.fault({ fault: Fault.Reset({ when: "after" }), operation: "submit" })
      const before = yield* Effect.flip(Http.post(create, job))
      assert.strictEqual(before.reason._tag, "TransportError")
      assert.lengthOf(yield* emulator.tasks, 0)
      const after = yield* Effect.flip(Http.post(create, job))
      assert.strictEqual(after.reason._tag, "TransportError")
      assert.lengthOf(yield* emulator.tasks, 1)
      const requests = yield* emulator.requests
      assert.deepStrictEqual(requests.map((request) => request.status), [undefined, undefined])
      assert.strictEqual(requests[1]?.taskId, yield* Http.lastId)
    }).pipe(Effect.provide(Http.inProcess())))

  it.effect("503 on a submit, before or after the task is there", () =>
    Effect.gen(function*() {
      const emulator = yield* Emulator
      yield* emulator.fault({ fault: Fault.Reply({ status: 503 }), operation: "submit" })
      yield* emulator.fault({ fault: Fault.Reply({ status: 503, when: "after" }), operation: "submit" })
      assert.strictEqual((yield* Http.post(create, job)).status, 503)
      assert.lengthOf(yield* emulator.tasks, 0)
      assert.strictEqual((yield* Http.post(create, job)).status, 503)
      assert.lengthOf(yield* emulator.tasks, 1)
    }).pipe(Effect.provide(Http.inProcess())))

  it.effect("a hung request is recorded as aborted when its client leaves", () =>
    Effect.gen(function*() {
      const emulator = yield* Emulator
      yield* emulator.fault({ fault: Fault.Hang() })
      yield* emulator.fault({ fault: Fault.Hang({ when: "body" }) })
      for (const index of [0, 1]) {
        const fiber = yield* Effect.forkChild(Http.get(credit))
        yield* TestClock.adjust("30 days")
        assert.isUndefined(fiber.pollUnsafe())
        assert.strictEqual((yield* emulator.requests)[index]?.aborted, false)
        yield* Fiber.interrupt(fiber)
        assert.strictEqual((yield* emulator.requests)[index]?.aborted, true)
      }
    }).pipe(Effect.provide(Http.inProcess())))

  it.effect("a slow body and a late answer take their time", () =>
    Effect.gen(function*() {
      const emulator = yield* Emulator
      yield* emulator.fault({ fault: Fault.Slow({ over: "8 seconds" }) })
      yield* emulator.fault({ fault: Fault.Delay({ by: "5 seconds" }) })
      for (const seconds of [8, 5]) {
        const fiber = yield* Effect.forkChild(Http.get(credit))
        yield* TestClock.adjust(`${seconds * 1000 - 1} millis`)
        assert.isUndefined(fiber.pollUnsafe())
        yield* TestClock.adjust("1 millis")
        assert.deepStrictEqual((yield* Fiber.join(fiber)).json, normal)
      }
    }).pipe(Effect.provide(Http.inProcess())))

  it.effect("a body that breaks off with its connection", () =>
    Effect.gen(function*() {
      const emulator = yield* Emulator
      yield* emulator.fault({ fault: Fault.Cut({ keep: 0.1 }) })
      const response = yield* HttpClient.execute(HttpClientRequest.get(credit, { headers: Http.headers }))
      assert.strictEqual(response.status, 200)
      assert.strictEqual(response.headers["content-length"], "42")
      const seen: Array<number> = []
      const exit = yield* Effect.exit(
        Stream.runForEach(response.stream, (bytes) => Effect.sync(() => seen.push(bytes.length)))
      )
      assert.strictEqual(exit._tag, "Failure")
      assert.deepStrictEqual(seen, [4])
      assert.strictEqual((yield* emulator.requests)[0]?.aborted, false)
    }).pipe(Effect.provide(Http.inProcess())))

  it.effect("an unknown status word, once and forever, for every vendor", () =>
    Effect.gen(function*() {
      const emulator = yield* Emulator
      const word = Fault.Word({ word: "daydreaming" })
      yield* Http.post(create, job)
      const kie = yield* Http.lastId
      yield* emulator.fault({ fault: word, operation: "status" })
      assert.include((yield* Http.get(record(kie))).text, `"state":"daydreaming"`)
      assert.include((yield* Http.get(record(kie))).text, `"state":"waiting"`)
      yield* emulator.fault({ fault: word, operation: "status", times: "forever" })
      yield* Http.post("https://api.apixo.ai/api/v1/generateTask/flux-2", { request_type: "async", input: job.input })
      const apixo = yield* Http.lastId
      yield* Http.post("https://api.apipod.ai/v1/videos/generations", { model: "veo3-1-fast", prompt: "p" })
      const pod = yield* Http.lastId
      const clip = { model: "videos", prompt: "p", duration: 5 }
      yield* Http.post("https://zcbservice.aizfw.cn/kyyReactApiServer/v1/videos/videos", clip)
      const videoId = yield* Http.lastId
      const urls = [
        record(kie),
        `https://api.apixo.ai/api/v1/statusTask/flux-2?taskId=${apixo}`,
        `https://api.apipod.ai/v1/videos/status/${pod}`,
        `https://zcbservice.aizfw.cn/kyyReactApiServer/v1/result/${videoId}`
      ]
      for (const url of urls) assert.match((yield* Http.get(url)).text, /"(state|status)":"daydreaming"/)
    }).pipe(Effect.provide(Http.inProcess())))
})

describe("which requests a fault happens to", () => {
  it.effect("an outage from and until a time", () =>
    Effect.gen(function*() {
      const emulator = yield* Emulator
      yield* emulator.fault({ fault: Fault.Reply({ status: 503 }), from: "10 seconds", until: "30 seconds" })
      const seen: Array<number> = []
      for (let i = 0; i < 8; i++) {
        seen.push((yield* Http.get(credit)).status)
        yield* TestClock.adjust("5 seconds")
      }
      assert.deepStrictEqual(seen, [200, 200, 503, 503, 503, 503, 200, 200])
    }).pipe(Effect.provide(Http.inProcess())))

  it.effect("by operation, model and task, some times, after some", () =>
    Effect.gen(function*() {
      const emulator = yield* Emulator
      yield* Http.post(create, job)
      const one = yield* Http.lastId
      yield* Http.post(create, { ...job, model: "wan/2-7-image-pro" })
      const two = yield* Http.lastId
      const fault = Fault.Reply({ status: 500 })
      const statuses = Effect.fnUntraced(function*(...ids: ReadonlyArray<string>) {
        const answers = yield* Effect.forEach(ids, (id) => Http.get(record(id)))
        return answers.map((answer) => answer.status)
      })
      yield* emulator.fault({ fault, taskId: two, operation: ["status", "result"] })
      assert.deepStrictEqual(yield* statuses(one, two, two), [200, 500, 200])
      yield* emulator.fault({ fault, model: "wan/2-7-image", times: 2, skip: 1 })
      assert.deepStrictEqual(yield* statuses(one, two, one, one, one), [200, 200, 500, 500, 200])
      yield* emulator.fault({ fault, vendor: "apixo", times: "forever" })
      assert.deepStrictEqual(yield* statuses(one, two), [200, 200])
    }).pipe(Effect.provide(Http.inProcess())))

  it.effect("result files: refused, cut, hung", () =>
    Effect.gen(function*() {
      const emulator = yield* Emulator
      yield* emulator.script({ vendor: "kie", duration: 0, kind: "video" })
      yield* Http.post(create, job)
      const url = `https://files.emulator.test/files/${yield* Http.lastId}-1.mp4`
      yield* emulator.fault({
        fault: Fault.Reply({ status: 403, body: "expired" }),
        vendor: "kie",
        operation: "result"
      })
      yield* emulator.fault({ fault: Fault.Cut({ clean: true, keep: 0.25 }), operation: "result" })
      assert.strictEqual((yield* Http.download(url)).status, 403)
      const cut = yield* Http.download(url)
      const whole = yield* Http.download(url)
      assert.strictEqual(cut.bytes.length, Math.floor(whole.bytes.length / 4))
    }).pipe(Effect.provide(Http.inProcess())))
})
