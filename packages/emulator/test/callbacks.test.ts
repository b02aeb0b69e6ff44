import { Emulator, type EmulatorOptions, type ScriptedCallback, type SentCallback } from "@effect-media/emulator"
import { assert, describe, it } from "@effect/vitest"
import { Clock, Effect, Layer, Predicate, Schema } from "effect"
import { HttpClient, type HttpClientRequest, HttpClientResponse } from "effect/http"
import { TestClock } from "effect/testing"
import { createHmac } from "node:crypto"
import * as Http from "./utils.ts"

/** A receiver of callbacks that answers with these statuses; the last repeats without a limit. */
const taker = (...statuses: ReadonlyArray<number | "hang">) => {
  const taken: Array<{ readonly at: number; readonly request: HttpClientRequest.HttpClientRequest }> = []
  const client = HttpClient.make((request) =>
    Effect.gen(function*() {
      taken.push({ at: yield* Clock.currentTimeMillis, request })
      const status = statuses[Math.min(taken.length, statuses.length) - 1] ?? 200
      if (status === "hang") return yield* Effect.never
      return HttpClientResponse.fromWeb(request, new Response(null, { status }))
    })
  )
  return { taken, client }
}

const inProcess = (client: HttpClient.HttpClient, options?: EmulatorOptions) =>
  Http.inProcess({ duration: "1 minute", ...options, callbacks: { client, ...options?.callbacks } })

const hook = "https://me.test/callbacks/acme/a-long-random-secret?a=1"
const prompt = "a paper boat"
const submits = {
  kie: Http.post("https://api.kie.ai/api/v1/jobs/createTask", {
    model: "wan/2-7-image",
    callBackUrl: hook,
    input: { prompt }
  }),
  apixo: Http.post("https://api.apixo.ai/api/v1/generateTask/flux-2", {
    request_type: "callback",
    callback_url: hook,
    input: { mode: "pro-text-to-image", prompt }
  }),
  apipod: Http.post("https://api.apipod.ai/v1/images/generations", {
    model: "nano-banana-2",
    callback_url: hook,
    prompt
  })
}
type Caller = keyof typeof submits
const callers: ReadonlyArray<Caller> = ["kie", "apixo", "apipod"]

/** Submits, lets time pass, and returns the callbacks that were sent. */
const sent = (vendor: Caller, time: "61 seconds" | "1 hour" = "1 hour") =>
  Effect.gen(function*() {
    const emulator = yield* Emulator
    yield* submits[vendor]
    yield* TestClock.adjust(time)
    return yield* emulator.callbacks
  })

const script = (vendor: Caller, callback: ScriptedCallback | "none") =>
  Effect.flatMap(Emulator, (emulator) => emulator.script({ vendor, callback }))

const json = Schema.decodeUnknownSync(Schema.fromJsonString(Schema.Json))
const hmac = (key: string, { headers, taskId }: SentCallback) =>
  createHmac("sha256", key).update(`${taskId}.${headers["x-webhook-timestamp"]}`).digest("base64")

describe("callbacks", () => {
  for (const vendor of callers) {
    it.effect(`of ${vendor} come once, when the task ends`, () => {
      const { client, taken } = taker(200)
      return Effect.gen(function*() {
        const [callback, ...rest] = yield* sent(vendor)
        assert.deepStrictEqual(rest, [])
        assert.deepStrictEqual(taken.map(({ at, request }) => [at, request.url]), [[60_000, hook]])
        assert.strictEqual(callback?.status, 200)
        assert.strictEqual(callback?.taskId, yield* Http.lastId)
      }).pipe(Effect.provide(inProcess(client)))
    })

    it.effect(`of ${vendor} are not sent if the script says so, or if they were not requested`, () => {
      const { client, taken } = taker(200)
      return Effect.gen(function*() {
        yield* script(vendor, "none")
        assert.deepStrictEqual(yield* sent(vendor), [])
        yield* Http.post("https://api.kie.ai/api/v1/jobs/createTask", { model: "wan/2-7-image", input: { prompt } })
        yield* TestClock.adjust("1 hour")
        assert.deepStrictEqual(taken, [])
      }).pipe(Effect.provide(inProcess(client)))
    })

    it.effect(`of ${vendor} come early, late, in copies, and with any body`, () => {
      const { client, taken } = taker(200)
      return Effect.gen(function*() {
        yield* script(vendor, { early: "10 seconds" })
        yield* sent(vendor)
        yield* script(vendor, { late: "10 seconds", copies: 3, body: "<html>" })
        const bodies = (yield* sent(vendor)).map(({ body }) => body)
        assert.deepStrictEqual(taken.map(({ at }) => at), [50_000, 3_670_000, 3_670_000, 3_670_000])
        assert.deepStrictEqual(bodies.slice(1), ["<html>", "<html>", "<html>"])
        assert.include(bodies[0], "-1.png")
      }).pipe(Effect.provide(inProcess(client)))
    })

    it.effect(`of ${vendor} come at the poll that finds the task over, if its length is counted in polls`, () => {
      const { client, taken } = taker(200)
      return Effect.gen(function*() {
        const emulator = yield* Emulator
        yield* emulator.script({ vendor, pendingPolls: 1 })
        yield* sent(vendor)
        const id = yield* Http.lastId
        const status = {
          kie: `https://api.kie.ai/api/v1/jobs/recordInfo?taskId=${id}`,
          apixo: `https://api.apixo.ai/api/v1/statusTask/flux-2?taskId=${id}`,
          apipod: `https://api.apipod.ai/v1/images/status/${id}`
        }
        yield* Http.get(status[vendor])
        yield* TestClock.adjust("1 minute")
        assert.deepStrictEqual(taken, [])
        yield* Http.get(status[vendor])
        yield* Http.get(status[vendor])
        yield* TestClock.adjust("1 minute")
        assert.deepStrictEqual(taken.map(({ at }) => at), [3_660_000])
      }).pipe(Effect.provide(inProcess(client)))
    })
  }

  const tries: Readonly<Record<Caller, ReadonlyArray<number>>> = {
    kie: [60],
    apixo: [60, 90, 150, 270],
    apipod: [60, 70, 90, 130, 210]
  }
  for (const vendor of callers) {
    it.effect(`of ${vendor} are tried again as often as the vendor does`, () => {
      const { client, taken } = taker(503)
      return Effect.gen(function*() {
        const callbacks = yield* sent(vendor)
        assert.deepStrictEqual(taken.map(({ at }) => at / 1000), tries[vendor])
        assert.deepStrictEqual(callbacks.map(({ attempt }) => attempt), tries[vendor].map((_, i) => i + 1))
      }).pipe(Effect.provide(inProcess(client)))
    })
  }

  it.effect("are acknowledged as each vendor wants it", () =>
    Effect.gen(function*() {
      const pod = taker(500, 202)
      assert.lengthOf(yield* sent("apipod").pipe(Effect.provide(inProcess(pod.client))), 2)
      const apixo = taker(202, "hang", 200)
      const callbacks = yield* sent("apixo").pipe(Effect.provide(inProcess(apixo.client)))
      assert.deepStrictEqual(callbacks.map(({ status }) => status), [202, undefined, 200])
    }))

  it.effect("have each vendor's body", () => {
    const { client } = taker(200)
    return Effect.gen(function*() {
      const emulator = yield* Emulator
      const outcome = { fail: { code: "422", message: "no" } } as const
      for (const vendor of callers) {
        yield* sent(vendor)
        yield* emulator.script({ vendor, outcome })
        yield* sent(vendor)
      }
      yield* emulator.script({ vendor: "apipod", outcome: "cancelled" })
      yield* sent("apipod")
      const bodies = (yield* emulator.callbacks).map(({ body }) => json(body))
      const expected = [
        { code: 200, data: { state: "success", createTime: 0, completeTime: 60_000 } },
        { code: 501, msg: "no", data: { state: "fail", failCode: "422" } },
        { code: 200, data: { state: "success", costTime: 60_000 } },
        { code: 200, data: { state: "failed", failMsg: "no" } },
        { status: "completed", created_at: "1970-01-01T04:00:00.000Z", completed_at: "1970-01-01T04:01:00.000Z" },
        { status: "failed", error_code: "422", error: "no" }
      ]
      assert.lengthOf(bodies, expected.length)
      for (const [i, body] of bodies.entries()) assert.deepInclude(flat(body), flat(expected[i]))
    }).pipe(Effect.provide(inProcess(client)))
  })

  it.effect("of KIE's songs tell the text, the first track, and the end", () => {
    const { client } = taker(200)
    const song = { custom_mode: false, instrumental: true, prompt, model: "V6" }
    const submit = Http.post("https://api.kie.ai/api/v1/jobs/createTask", {
      model: "ai-music-api/generate",
      callBackUrl: hook,
      input: song
    })
    const Notice = Schema.decodeUnknownSync(
      Schema.fromJsonString(Schema.Struct({
        code: Schema.Finite,
        data: Schema.Struct({
          callbackType: Schema.String,
          task_id: Schema.String,
          data: Schema.Array(Schema.Struct({ audio_url: Schema.String }))
        })
      }))
    )
    return Effect.gen(function*() {
      const emulator = yield* Emulator
      yield* submit
      yield* emulator.script({ vendor: "kie", outcome: { fail: { message: "no" } } })
      yield* TestClock.adjust("1 hour")
      yield* submit
      yield* TestClock.adjust("1 hour")
      const notices = (yield* emulator.callbacks).map(({ at, body }) => {
        const { code, data } = Notice(body)
        return [at, code, data.callbackType, data.data.length]
      })
      assert.deepStrictEqual(notices, [
        [20_000, 200, "text", 0],
        [40_000, 200, "first", 1],
        [60_000, 200, "complete", 2],
        [3_620_000, 200, "text", 0],
        [3_640_000, 200, "first", 1],
        [3_660_000, 501, "error", 0]
      ])
    }).pipe(Effect.provide(inProcess(client)))
  })

  it.effect("of KIE are signed if a key is set, rightly or not", () => {
    const { client } = taker(200)
    return Effect.gen(function*() {
      const [right] = yield* sent("kie", "61 seconds")
      assert.strictEqual(right?.headers["x-webhook-timestamp"], "60")
      if (right !== undefined) assert.strictEqual(right.headers["x-webhook-signature"], hmac("whsec", right))
      yield* script("kie", { forged: true })
      const forged = (yield* sent("kie", "61 seconds")).at(-1)
      if (forged !== undefined) assert.notStrictEqual(forged.headers["x-webhook-signature"], hmac("whsec", forged))
      yield* script("kie", { stale: "60 seconds" })
      const stale = (yield* sent("kie", "61 seconds")).at(-1)
      assert.strictEqual(stale?.headers["x-webhook-timestamp"], "122")
      if (stale !== undefined) assert.strictEqual(stale.headers["x-webhook-signature"], hmac("whsec", stale))
    }).pipe(Effect.provide(inProcess(client, { callbacks: { kieKey: "whsec" } })))
  })

  it.effect("of the others go to another path if they are forged", () => {
    const { client, taken } = taker(200)
    return Effect.gen(function*() {
      yield* script("apixo", { forged: true })
      yield* script("apipod", { forged: true })
      yield* sent("apixo")
      yield* sent("apipod")
      const other = `https://me.test/callbacks/acme/${"x".repeat(20)}?a=1`
      assert.deepStrictEqual(taken.map(({ request }) => request.url), [other, other])
      assert.strictEqual(taken[1]?.request.headers["user-agent"], "APIPod-Callback/1.0")
    }).pipe(Effect.provide(inProcess(client)))
  })

  it.effect("of a submit that was sent again come once, and none after the emulator's end", () => {
    const { client, taken } = taker(200)
    return Effect.gen(function*() {
      yield* Effect.gen(function*() {
        const again = { ...Http.headers, "idempotency-key": "1" }
        for (const _ of [1, 2]) {
          yield* Http.post("https://api.apipod.ai/v1/images/generations", {
            model: "nano-banana-2",
            callback_url: hook,
            prompt
          }, again)
        }
        yield* TestClock.adjust("2 minutes")
        assert.lengthOf(taken, 1)
        yield* submits.kie
      }).pipe(Effect.provide(Layer.fresh(inProcess(client))))
      yield* TestClock.adjust("1 hour")
      assert.lengthOf(taken, 1)
    })
  })

  it.effect("are not sent by an in-process client without a sender", () =>
    Effect.gen(function*() {
      assert.deepStrictEqual(yield* sent("kie"), [])
    }).pipe(Effect.provide(Http.inProcess({ duration: 0 }))))
})

/** Returns the leaves of a body, by their paths. */
const flat = (value: unknown, path = ""): Readonly<Record<string, unknown>> =>
  Predicate.isObject(value) && !Array.isArray(value)
    ? Object.assign({}, ...Object.entries(value).map(([key, item]) => flat(item, `${path}.${key}`)))
    : { [path]: value }
