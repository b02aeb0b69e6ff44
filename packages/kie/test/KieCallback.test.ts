import { CallbackRoutes, Callbacks, type CallbackSource } from "@effect-media/core/callbacks"
import { KieCallback } from "@effect-media/kie"
import * as Sample from "@effect-media/provider-tests/Sample"
import { assert, describe, it } from "@effect/vitest"
import { ConfigProvider, Effect, Layer, Logger, Redacted, Schema, Stream } from "effect"
import { Headers, HttpClientRequest, HttpRouter, HttpServerRequest } from "effect/http"
import { TestClock } from "effect/testing"
import { createHmac } from "node:crypto"
import * as Subject from "./subject.ts"

const key = "whsec_0123456789abcdef"
const id = "281e5b0445d8b1b6d8e0a4d2f8c5a1e3"
const now = 1_775_137_415

const sign = (id: string, timestamp: string | number, secret = key) =>
  createHmac("sha256", secret).update(`${id}.${timestamp}`).digest("base64")

const body = JSON.stringify({ code: 200, msg: "success", data: { taskId: id, state: "success" } })

const callback = (options: {
  readonly timestamp?: string | number | undefined
  readonly signature?: string | undefined
  readonly body?: string | undefined
} = {}): CallbackSource.Callback => {
  const timestamp = options.timestamp ?? now
  return {
    headers: Headers.fromInput({
      "X-Webhook-Timestamp": `${timestamp}`,
      "X-Webhook-Signature": options.signature ?? sign(id, timestamp)
    }),
    token: undefined,
    body: options.body ?? body
  }
}

const keys = (first: string, ...more: ReadonlyArray<string>) =>
  [Redacted.make(first), ...more.map((key) => Redacted.make(key))] as const

/** Returns the result of a callback, at ten o'clock on the vendor's clock. */
const verify = (
  callback: CallbackSource.Callback,
  options: KieCallback.KieCallbackOptions = { keys: keys(key) }
) =>
  Effect.gen(function*() {
    yield* TestClock.setTime(now * 1000)
    const { verify } = yield* KieCallback.make(options)
    return yield* Effect.match(verify(callback), {
      onSuccess: ({ id }) => id,
      onFailure: ({ reason }) => reason
    })
  })

describe("a signature", () => {
  it.effect("is right where a key makes it: vectors that were computed elsewhere", () =>
    Effect.gen(function*() {
      // printf '%s' 'task_1.1700000000' | openssl dgst -sha256 -hmac 'secret' -binary | base64
      yield* TestClock.setTime(1_700_000_000_000)
      const { verify } = yield* KieCallback.make({ keys: keys("secret") })
      const known = yield* verify(callback({
        timestamp: 1_700_000_000,
        signature: "ZldUdpiTNjv8C3iG+Nsqf+/7MoUG8WN6i3/xqFapcCM=",
        body: `{"data":{"task_id":"task_1"}}`
      }))
      assert.deepStrictEqual(known, { id: "task_1" })
    }))

  it.effect("of the id alone counts: a body around it may say anything", () =>
    Effect.gen(function*() {
      const lie = JSON.stringify({ code: 501, data: { taskId: id, state: "fail", resultJson: "{" } })
      assert.strictEqual(yield* verify(callback({ body: lie })), id)
    }))

  const wrong: ReadonlyArray<readonly [string, CallbackSource.Callback]> = [
    ["of another key", callback({ signature: sign(id, now, "another") })],
    ["of another task", callback({ signature: sign("other", now) })],
    ["of another time", callback({ signature: sign(id, now - 1) })],
    ["in hexadecimal", callback({ signature: createHmac("sha256", key).update(`${id}.${now}`).digest("hex") })],
    ["that is shorter", callback({ signature: sign(id, now).slice(0, 40) })],
    ["that is empty", callback({ signature: "" })],
    ["that is no base64", callback({ signature: "ü!" })],
    ["of 16 KiB", callback({ signature: "A".repeat(16_384) })],
    ["that is missing", { ...callback(), headers: Headers.fromInput({ "x-webhook-timestamp": `${now}` }) }]
  ]
  for (const [name, callback] of wrong) {
    it.effect(`${name} is wrong`, () =>
      Effect.gen(function*() {
        assert.strictEqual(yield* verify(callback), "WrongSignature")
      }))
  }

  it.effect("holds under each of several keys, and no longer under one that is gone", () =>
    Effect.gen(function*() {
      const old = callback({ signature: sign(id, now, "old") })
      const next = callback({ signature: sign(id, now, "new") })
      const both = { keys: keys("old", "new") }
      assert.deepStrictEqual([yield* verify(old, both), yield* verify(next, both)], [id, id])
      assert.strictEqual(yield* verify(old, { keys: keys("new") }), "WrongSignature")
    }))

  it.effect("holds under a key with a line break at its end, as files have them", () =>
    Effect.gen(function*() {
      assert.strictEqual(yield* verify(callback(), { keys: keys(` ${key}\r\n`) }), id)
    }))

  it.effect("cannot be made with a key in quotes, as some shells keep them: it says so", () =>
    Effect.gen(function*() {
      const error = yield* Effect.flip(KieCallback.make({ keys: keys(`"${key}"`) }))
      assert.include(error.message, "there are quotes around a key")
      assert.notInclude(error.message, key)
    }))

  for (const blank of ["", " ", "\n"]) {
    it.effect(`cannot be made with the key ${JSON.stringify(blank)}: there is no such source`, () =>
      Effect.gen(function*() {
        const error = yield* Effect.flip(KieCallback.make({ keys: keys(blank, key) }))
        assert.strictEqual(error._tag, "WeakCallbackSecret")
        assert.notInclude(error.message, key)
      }))
  }
})

describe("the environment", () => {
  const fromEnv = (env: Record<string, string>) =>
    Effect.flatMap(KieCallback.config, KieCallback.make).pipe(
      Effect.provide(ConfigProvider.layer(ConfigProvider.fromEnv({ env })))
    )

  it.effect("holds the keys, with commas between them", () =>
    Effect.gen(function*() {
      yield* TestClock.setTime(now * 1000)
      for (const KIE_WEBHOOK_KEY of [key, `${key}\n`, `old, ${key}`]) {
        const { verify } = yield* fromEnv({ KIE_WEBHOOK_KEY })
        assert.deepStrictEqual(yield* verify(callback()), { id })
      }
    }))

  it.effect("has to hold one that is not blank", () =>
    Effect.gen(function*() {
      const missing = yield* Effect.flip(fromEnv({}))
      assert.strictEqual(missing._tag, "ConfigError")
      assert.include(missing.message, "KIE_WEBHOOK_KEY")
      for (const KIE_WEBHOOK_KEY of ["", " ", `${key},`]) {
        const blank = yield* Effect.flip(fromEnv({ KIE_WEBHOOK_KEY }))
        assert.notInclude(blank.message, key)
        assert.include(["ConfigError", "WeakCallbackSecret"], blank._tag)
      }
    }))
})

describe("a timestamp", () => {
  const cases: ReadonlyArray<readonly [number | string, string | undefined, string]> = [
    [now - 300, undefined, id],
    [now - 301, undefined, "Stale"],
    [now + 300, undefined, id],
    [now + 301, undefined, "Stale"],
    [now - 5, "5 seconds", id],
    [now - 6, "5 seconds", "Stale"],
    [now * 1000, undefined, "Stale"],
    ["", undefined, "Stale"],
    [`${now}.5`, undefined, "Stale"],
    ["-1", undefined, "Stale"],
    ["9".repeat(400), undefined, "Stale"],
    ["yesterday", undefined, "Stale"]
  ]
  for (const [timestamp, tolerance, expected] of cases) {
    it.effect(`of ${String(timestamp).slice(0, 20)} is ${expected}, within ${tolerance ?? "300 seconds"}`, () =>
      Effect.gen(function*() {
        const options = { keys: keys(key), ...(tolerance === undefined ? {} : { tolerance: "5 seconds" as const }) }
        assert.strictEqual(yield* verify(callback({ timestamp }), options), expected)
      }))
  }
})

describe("what is turned away before its body is read", () => {
  const signature = sign(id, now)
  const heads: ReadonlyArray<readonly [string, Record<string, string>, boolean]> = [
    ["nothing of now with a signature", { "x-webhook-timestamp": `${now}`, "x-webhook-signature": signature }, true],
    ["no signature", { "x-webhook-timestamp": `${now}` }, false],
    ["a signature of another length", { "x-webhook-timestamp": `${now}`, "x-webhook-signature": "AAAA" }, false],
    ["no timestamp", { "x-webhook-signature": signature }, false],
    ["a stale one", { "x-webhook-timestamp": `${now - 301}`, "x-webhook-signature": signature }, false]
  ]
  for (const [name, headers, expected] of heads) {
    it.effect(name, () =>
      Effect.gen(function*() {
        yield* TestClock.setTime(now * 1000)
        const routes = CallbackRoutes.layer({ sources: [KieCallback.make({ keys: keys(key) })] })
        const handler = yield* HttpRouter.toHttpEffect(Layer.provide(routes, Callbacks.layer))
        let isRead = false
        const request = HttpClientRequest.post("https://me.example/callbacks/kie", { headers }).pipe(
          HttpClientRequest.bodyStream(Stream.sync(() => {
            isRead = true
            return new TextEncoder().encode(body)
          }))
        )
        const { status } = yield* handler.pipe(
          Effect.provideService(HttpServerRequest.HttpServerRequest, HttpServerRequest.fromClientRequest(request)),
          Effect.scoped,
          Effect.provide(Logger.layer([]))
        )
        assert.deepStrictEqual([isRead, status], expected ? [true, 200] : [false, 401])
      }))
  }
})

describe("the samples of callback", () => {
  const samples = (outcome: "ok" | "error") => Sample.samples(Subject.subject.samples, "callback", outcome)
  const decodeExpect = Schema.decodeUnknownSync(Schema.Struct({ id: Schema.String }))
  for (const [name, sample] of samples("ok")) {
    it.effect(`${name} is read`, () =>
      Effect.gen(function*() {
        const { id } = decodeExpect(sample.expect)
        const signed = callback({ body: Sample.textOf(sample), signature: sign(id, now) })
        assert.deepStrictEqual({ id: yield* verify(signed) }, sample.expect)
      }))
  }

  for (const [name, sample] of samples("error")) {
    it.effect(`${name} is malformed`, () =>
      Effect.gen(function*() {
        assert.deepStrictEqual({ reason: yield* verify(callback({ body: Sample.textOf(sample) })) }, sample.expect)
      }))
  }
})

describe("anybody's requests", () => {
  const silence = Logger.layer([])
  const routes = CallbackRoutes.layer({ sources: [KieCallback.make({ keys: keys(key) })] })

  it.effect.prop(
    "get a right status, never a defect",
    [Schema.Uint8Array, Schema.Json, Schema.String, Schema.String],
    ([bytes, json, timestamp, signature]) =>
      Effect.gen(function*() {
        const { dispose, handler } = HttpRouter.toWebHandler(
          routes.pipe(Layer.provide(Callbacks.layer), Layer.provideMerge(silence)),
          {
            disableLogger: true
          }
        )
        const printable = (text: string) => text.replace(/[^ -~]/g, "").trim()
        const time = `${Math.floor(Date.now() / 1000)}`
        for (const body of [bytes.slice(), JSON.stringify(json), JSON.stringify({ data: json })]) {
          for (const at of [printable(timestamp), time]) {
            for (const mark of [printable(signature), sign(id, at)]) {
              const headers = { "x-webhook-timestamp": at, "x-webhook-signature": mark }
              const request = new Request("https://me.example/callbacks/kie", { method: "POST", headers, body })
              const { status } = yield* Effect.promise(() => handler(request))
              assert.include([400, 401], status)
            }
          }
        }
        yield* Effect.promise(() => dispose())
      })
  )
})
