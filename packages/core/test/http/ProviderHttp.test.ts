import { type SubmitError, TaskRef } from "@effect-media/core"
import { type Dialect, ProviderHttp, Sending } from "@effect-media/core/http"
import { assert, describe, it } from "@effect/vitest"
import * as Cause from "effect/Cause"
import * as Clock from "effect/Clock"
import * as ConfigProvider from "effect/ConfigProvider"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Fiber from "effect/Fiber"
import * as FetchHttpClient from "effect/http/FetchHttpClient"
import * as HttpClient from "effect/http/HttpClient"
import * as HttpClientError from "effect/http/HttpClientError"
import * as HttpClientRequest from "effect/http/HttpClientRequest"
import * as HttpClientResponse from "effect/http/HttpClientResponse"
import * as Option from "effect/Option"
import * as Redacted from "effect/Redacted"
import * as Schema from "effect/Schema"
import * as TestClock from "effect/testing/TestClock"
import * as Tracer from "effect/Tracer"

const secret = "sk-canary-0123456789"

const acme: Dialect.Dialect = {
  provider: "acme",
  baseUrl: "https://api.acme.example",
  successCodes: ["200"],
  errorRules: [
    { code: "422", matches: /no such task/, kind: "NotFound" },
    { code: "455", kind: "NotAccepted" },
    { code: "in_progress", kind: "RateLimited" },
    { code: "taken", kind: "DuplicateInProgress" }
  ],
  statuses: { waiting: "Queued", running: "Running", done: "Succeeded", failed: "Failed" },
  failureCategories: { E1: "Upstream" }
}

const ref = TaskRef.make({ provider: "acme", kind: "image", id: "1" })
const Status = Schema.Struct({ data: Schema.Struct({ state: Schema.String }) })
const Created = Schema.Struct({ data: Schema.Struct({ id: Schema.String }) })

type Answer = Response | "reset" | "refused" | "unroutable" | "cut" | "hang"

/** The errors of a transport if a connection breaks, or cannot be made. */
const breaks = {
  reset: { code: "ECONNRESET", syscall: "read" },
  refused: { code: "ECONNREFUSED", syscall: "connect" },
  unroutable: { code: "EHOSTUNREACH", syscall: "connect" },
  cut: { code: "EHOSTUNREACH", syscall: "read" }
}

const json = (body: unknown, init?: ResponseInit) => () => Response.json(body, init)
const running = json({ code: 200, data: { state: "running" } })
const created = json({ code: 200, data: { id: "7" } })

/** Creates the pipeline over a transport that sends these answers in order, and repeats the last one. */
const over = (answers: ReadonlyArray<() => Answer>, options: Partial<ProviderHttp.ProviderOptions> = {}) => {
  const seen: Array<
    { readonly request: HttpClientRequest.HttpClientRequest; readonly url: string; readonly at: number }
  > = []
  const record = { aborted: 0 }
  const client = HttpClient.make((request, url, signal) =>
    Effect.flatMap(Clock.currentTimeMillis, (at) => {
      seen.push({ request, url: url.href, at })
      const answer = answers[Math.min(seen.length, answers.length) - 1]?.() ?? "hang"
      if (answer !== "hang" && typeof answer === "string") {
        const { code, syscall } = breaks[answer]
        const broken = Object.assign(new Error(`${syscall} ${code} 127.0.0.1`), breaks[answer])
        const cause = new Error("fetch failed", { cause: broken })
        return Effect.fail(
          new HttpClientError.HttpClientError({ reason: new HttpClientError.TransportError({ request, cause }) })
        )
      }
      if (answer === "hang") {
        signal.addEventListener("abort", () => record.aborted++)
        return Effect.never
      }
      return Effect.succeed(HttpClientResponse.fromWeb(request, answer))
    })
  )
  const http = ProviderHttp.make(acme, { apiKey: Redacted.make(secret), ...options }).pipe(
    Effect.provideService(HttpClient.HttpClient, client)
  )
  const status = Effect.flatMap(http, (http) =>
    http.status({
      ref,
      path: "/status/1",
      schema: Status,
      toReport: ({ data }) => ({ status: data.state })
    }))
  const submit = (idempotencyKey?: string) =>
    Effect.flatMap(http, (http) =>
      http.submit({
        path: "/create",
        model: "m",
        body: { prompt: "a boat" },
        schema: Created,
        idempotencyKey
      }))
  return { record, seen, status, submit, http }
}

/** Runs an effect to its end under virtual time. */
const settle = <A, E>(effect: Effect.Effect<A, E>) =>
  Effect.gen(function*() {
    const fiber = yield* Effect.forkChild(effect)
    for (let i = 0; i < 600 && fiber.pollUnsafe() === undefined; i++) yield* TestClock.adjust("1 second")
    return yield* Fiber.await(fiber)
  })

const settleError = <A, E>(effect: Effect.Effect<A, E>) => Effect.flatMap(settle(effect), (exit) => Effect.flip(exit))

describe("a request", () => {
  it.effect("goes to the base URL with key, User-Agent and Accept, and sends no trace header", () =>
    Effect.gen(function*() {
      const { seen, status } = over([running], { baseUrl: "https://proxy.example/acme/", userAgent: "mine/1" })
      yield* Effect.withSpan(status, "outer")
      const [sent] = seen
      assert.strictEqual(sent?.url, "https://proxy.example/acme/status/1")
      assert.deepStrictEqual({ ...sent?.request.headers }, {
        accept: "application/json",
        "accept-encoding": "identity",
        authorization: `Bearer ${secret}`,
        "user-agent": "mine/1"
      })
    }))

  it.effect("names itself, since some hosts refuse requests without a User-Agent", () =>
    Effect.gen(function*() {
      const { seen, status } = over([running])
      yield* status
      assert.strictEqual(seen[0]?.request.headers["user-agent"], "effect-media")
      assert.strictEqual(seen[0]?.url, "https://api.acme.example/status/1")
    }))

  it.effect("to a base URL that is none is InvalidRequest", () =>
    Effect.gen(function*() {
      const error = yield* Effect.flip(over([running], { baseUrl: "::nowhere::" }).status)
      assert.strictEqual(error._tag, "InvalidRequest")
    }))

  it.effect("of another provider's handle is not made", () =>
    Effect.gen(function*() {
      const { http, seen } = over([running])
      const error = yield* Effect.flip(Effect.flatMap(http, (http) =>
        http.status({
          ref: TaskRef.make({ provider: "other", kind: "image", id: "1" }),
          path: "/status/1",
          schema: Status,
          toReport: ({ data }) => ({ status: data.state })
        })))
      assert.strictEqual(error._tag, "InvalidRequest")
      assert.include(error.message, `this handle is of "other"`)
      assert.strictEqual(seen.length, 0)
    }))
})

describe("the path of a status query", () => {
  for (const path of ["/status/1", "status/1"]) {
    for (const baseUrl of ["https://own.example/proxy", "https://own.example/proxy/"]) {
      it.effect(`${path} is below ${baseUrl}`, () =>
        Effect.gen(function*() {
          const { http, seen } = over([running], { baseUrl })
          const toReport = ({ data }: typeof Status.Type) => ({ status: data.state })
          yield* Effect.flatMap(http, (http) => http.status({ ref, path, schema: Status, toReport }))
          assert.strictEqual(seen[0]?.url, "https://own.example/proxy/status/1")
        }))
    }
  }
})

describe("the span of a status query", () => {
  const spansOf = Effect.fnUntraced(function*(answer: () => Answer) {
    const spans: Array<Tracer.NativeSpan> = []
    const tracer = Tracer.make({
      span: (options) => {
        const span = new Tracer.NativeSpan(options)
        spans.push(span)
        return span
      }
    })
    yield* over([answer]).status.pipe(Effect.exit, Effect.withSpan("asking"), Effect.withTracer(tracer))
    return spans.map(({ attributes, kind, name, parent, status }) => ({
      name,
      kind,
      parent: Option.getOrUndefined(parent)?.spanId === spans[0]?.spanId,
      hasEnded: status._tag === "Ended",
      attributes: Object.fromEntries(attributes)
    })).slice(1)
  })
  const request = {
    "http.request.method": "GET",
    "server.address": "api.acme.example",
    "server.port": 443,
    "url.full": "https://api.acme.example/status/1"
  }
  const span = { name: "acme.status", kind: "client" as const, parent: true, hasEnded: true }

  it.effect("is the only one, and says what the conventions for HTTP ask for", () =>
    Effect.gen(function*() {
      const attributes = { ...request, "http.response.status_code": 200 }
      assert.deepStrictEqual(yield* spansOf(running), [{ ...span, attributes }])
    }))

  it.effect("says with what it was refused", () =>
    Effect.gen(function*() {
      const attributes = { ...request, "http.response.status_code": 503, "error.type": "503" }
      assert.deepStrictEqual(yield* spansOf(json({}, { status: 503 })), [{ ...span, attributes }])
    }))

  it.effect("says why there was no reply", () =>
    Effect.gen(function*() {
      const attributes = { ...request, "error.type": "NoConnection" }
      assert.deepStrictEqual(yield* spansOf(() => "refused"), [{ ...span, attributes }])
    }))

  it.effect("is not there if nothing is traced", () =>
    Effect.gen(function*() {
      assert.deepStrictEqual(yield* Effect.withTracerEnabled(spansOf(running), false), [])
    }))
})

describe("options that no request can be sent with", () => {
  const wrong: ReadonlyArray<readonly [string, Partial<ProviderHttp.ProviderOptions>, string]> = [
    ["a key of other letters", { apiKey: Redacted.make("ключ") }, "apiKey"],
    ["a key of two lines", { apiKey: Redacted.make("ab\ncd") }, "apiKey"],
    ["an empty key", { apiKey: Redacted.make("") }, "apiKey"],
    ["a User-Agent of two lines", { userAgent: "a\nb" }, "userAgent"],
    ["a base URL with a password", { baseUrl: "https://me:hunter2@proxy.example" }, "baseUrl"],
    ["a base URL that is no http", { baseUrl: "file:///etc" }, "baseUrl"]
  ]
  for (const [name, options, field] of wrong) {
    it.effect(`${name} are InvalidRequest, and nothing is sent or logged`, () =>
      Effect.gen(function*() {
        const { seen, status, submit } = over([running], options)
        for (const error of [yield* Effect.flip(status), yield* settleError(submit())]) {
          assert.strictEqual(error._tag, "InvalidRequest")
          assert.include(error.message, field)
          assert.notInclude(JSON.stringify(error), "hunter2")
          assert.notInclude(JSON.stringify(error), "ключ")
        }
        assert.strictEqual(seen.length, 0)
      }))
  }
})

describe("a refusal", () => {
  const asStatus: ReadonlyArray<readonly [number, string]> = [
    [400, "InvalidRequest"],
    [401, "Unauthorized"],
    [402, "InsufficientCredits"],
    [403, "Forbidden"],
    [404, "TaskNotFound"],
    [408, "ProviderUnavailable"],
    [418, "InvalidRequest"],
    [429, "RateLimited"],
    [500, "ProviderUnavailable"],
    [503, "ProviderUnavailable"],
    [302, "ProviderUnavailable"]
  ]
  for (const [code, tag] of asStatus) {
    it.effect(`HTTP ${code} is ${tag}, with a page, with JSON and without a body`, () =>
      Effect.gen(function*() {
        for (const body of ["<html>no</html>", `{"message":"no","code":${code}}`, ""]) {
          const error = yield* Effect.flip(over([() => new Response(body, { status: code })]).status)
          assert.strictEqual(error._tag, tag)
        }
      }))
  }

  const asBody: ReadonlyArray<readonly [unknown, string]> = [
    [{ code: 401, msg: "no key" }, "Unauthorized"],
    [{ code: "402", message: "pay" }, "InsufficientCredits"],
    [{ code: 403, message: "no" }, "Forbidden"],
    [{ code: 404, message: "no" }, "TaskNotFound"],
    [{ code: 422, msg: "no such task" }, "TaskNotFound"],
    [{ code: 422, msg: "bad field" }, "InvalidRequest"],
    [{ code: 429, msg: "slow down" }, "RateLimited"],
    [{ code: 455, msg: "maintenance" }, "ProviderUnavailable"],
    [{ code: 500, msg: "oops" }, "ProviderUnavailable"],
    [{ code: 999, msg: "a new one" }, "ProviderUnavailable"],
    [{ code: "constructor" }, "ProviderUnavailable"],
    [{ error: { code: "in_progress", message: "wait" } }, "RateLimited"],
    [{ code: "taken" }, "ProviderUnavailable"],
    [{ code: 400, message: "no", data: { error_code: "in_progress" } }, "RateLimited"]
  ]
  for (const [body, tag] of asBody) {
    it.effect(`HTTP 200 with ${JSON.stringify(body)} is ${tag}`, () =>
      Effect.gen(function*() {
        assert.strictEqual((yield* Effect.flip(over([json(body)]).status))._tag, tag)
      }))
  }

  it.effect("keeps the vendor's code and words, but never the key", () =>
    Effect.gen(function*() {
      const error = yield* Effect.flip(
        over([json({ code: 401, msg: `bad key ${secret}, sent as Bearer abc.def` })]).status
      )
      assert.include(error.message, `"bad key <redacted>, sent as Bearer <redacted>"`)
      assert.notInclude(JSON.stringify(error), secret)
    }))
})

describe("a code of failure next to the record of a task", () => {
  it.effect("that failed is the task's own word", () =>
    Effect.gen(function*() {
      const snapshot = yield* over([json({ code: 501, msg: "generation failed", data: { state: "failed" } })]).status
      assert.strictEqual(snapshot._tag, "Failed")
    }))

  const others: ReadonlyArray<readonly [unknown, string]> = [
    [{ code: 500, msg: "oops", data: { state: "running" } }, "ProviderUnavailable"],
    [{ code: 500, msg: "oops", data: { state: "a new word" } }, "ProviderUnavailable"],
    [{ code: 401, msg: "no key", data: null }, "Unauthorized"]
  ]
  for (const [body, tag] of others) {
    it.effect(`${JSON.stringify(body)} stays ${tag}`, () =>
      Effect.gen(function*() {
        assert.strictEqual((yield* Effect.flip(over([json(body)]).status))._tag, tag)
      }))
  }

  it.effect("behind an HTTP status of failure stays a refusal", () =>
    Effect.gen(function*() {
      const reply = json({ code: 501, data: { state: "failed" } }, { status: 502 })
      assert.strictEqual((yield* Effect.flip(over([reply]).status))._tag, "ProviderUnavailable")
    }))
})

describe("a reply that cannot be read", () => {
  const bodies: ReadonlyArray<readonly [string, string]> = [
    ["truncated JSON", `{"code":200,"data":{"sta`],
    ["an empty body", ""],
    ["a page", "<html>"],
    ["another shape", `{"code":200,"data":[]}`],
    ["null", "null"]
  ]
  for (const [name, body] of bodies) {
    it.effect(`as ${name} is MalformedResponse on a read, and an unknown outcome on a submit`, () =>
      Effect.gen(function*() {
        const error = yield* Effect.flip(over([() => new Response(body)]).status)
        assert.strictEqual(error._tag, "MalformedResponse")
        assert.isTrue(error.isRetryable)
        const submit = over([() => new Response(body)])
        const outcome = yield* settleError(submit.submit())
        assert.strictEqual(outcome._tag, "SubmitOutcomeUnknown")
        assert.strictEqual(submit.seen.length, 1)
      }))
  }

  it.effect("hides the key however often it is said, in codes, words and the spellings of URLs and JSON too", () =>
    Effect.gen(function*() {
      const key = "sk/canary+0123456789"
      const says = [`x${key.repeat(100)}`, key.replaceAll("/", "\\/"), encodeURIComponent(key)]
      for (const text of says) {
        const answers = [
          () => new Response(text),
          json({ error: { code: text, message: text } }, { status: 400 }),
          json({ code: 200, data: { state: text } })
        ]
        for (const answer of answers) {
          const exit = yield* Effect.exit(over([answer], { apiKey: Redacted.make(key) }).status)
          assert.notMatch(JSON.stringify(exit), /canary|0123456789/)
        }
      }
    }))

  it.effect("asks a client that would follow redirects, or keep what it brought, not to", () =>
    Effect.gen(function*() {
      const inits: Array<RequestInit | undefined> = []
      const fetch: typeof globalThis.fetch = (_url, init) => {
        inits.push(init)
        return Promise.resolve(new Response(null, { status: 307, headers: { location: "https://elsewhere.example" } }))
      }
      const http = yield* ProviderHttp.make(acme, { apiKey: Redacted.make(secret) }).pipe(
        Effect.provide(FetchHttpClient.layer)
      )
      const error = yield* http.submit({ path: "/create", model: "m", body: {}, schema: Created }).pipe(
        Effect.provideService(FetchHttpClient.Fetch, fetch),
        Effect.provideService(FetchHttpClient.RequestInit, { credentials: "omit" }),
        Effect.flip
      )
      assert.strictEqual(error._tag, "InvalidRequest")
      assert.deepStrictEqual(inits.map((init) => [init?.redirect, init?.cache, init?.credentials]), [[
        "manual",
        "no-store",
        "omit"
      ]])
    }))

  it.effect("because it nests without end is refused before it costs time", () =>
    Effect.gen(function*() {
      const deep = "[".repeat(1_000_000) + "]".repeat(1_000_000)
      const reply = () => new Response(`{"code":200,"data":{"state":"running","x":${deep}}}`)
      assert.strictEqual((yield* Effect.flip(over([reply]).status))._tag, "MalformedResponse")
    }))

  it.effect("does not count brackets in texts as nesting", () =>
    Effect.gen(function*() {
      const prompt = JSON.stringify("[{".repeat(3000) + "\\\"")
      const reply = () => new Response(`{"code":200,"data":{"state":"running","prompt":${prompt}}}`)
      assert.strictEqual((yield* over([reply]).status)._tag, "Running")
    }))

  it.effect("has a bounded excerpt without the key", () =>
    Effect.gen(function*() {
      const error = yield* Effect.flip(over([() => new Response(secret + "x".repeat(10_000))]).status)
      if (error._tag !== "MalformedResponse") return assert.fail(error._tag)
      assert.isAtMost(error.excerpt.length, 200)
      assert.notInclude(JSON.stringify(error), secret)
    }))

  it.effect("because it is too large is not read to its end, announced or not, compressed or not", () =>
    Effect.gen(function*() {
      let pulled = 0
      const endless = () =>
        new Response(
          new ReadableStream({
            pull(controller) {
              pulled += 1
              controller.enqueue(new Uint8Array(1024))
            }
          })
        )
      const error = yield* Effect.flip(over([endless], { maxBodyBytes: 10_000 }).status)
      assert.strictEqual(error._tag, "MalformedResponse")
      assert.isBelow(pulled, 20)
      const announced = () => new Response("{}", { headers: { "content-length": "10001" } })
      assert.strictEqual(
        (yield* Effect.flip(over([announced], { maxBodyBytes: 10_000 }).status))._tag,
        "MalformedResponse"
      )
      const bomb = () =>
        new Response("x".repeat(20_000), { headers: { "content-length": "10", "content-encoding": "gzip" } })
      assert.strictEqual((yield* Effect.flip(over([bomb], { maxBodyBytes: 10_000 }).status))._tag, "MalformedResponse")
    }))

  it.effect.prop(
    "whatever it is, is a typed error or a value",
    [Schema.Json, Schema.Int.check(Schema.isBetween({ minimum: 200, maximum: 599 }))],
    ([body, status]) =>
      Effect.gen(function*() {
        const reply = () => new Response([204, 205, 304].includes(status) ? null : JSON.stringify(body), { status })
        const read = yield* Effect.exit(over([reply]).status)
        assert.isTrue(Exit.isSuccess(read) || read.cause.reasons.every(Cause.isFailReason))
        const submit = yield* settle(over([reply], { submitRetries: 0 }).submit())
        assert.isTrue(Exit.isSuccess(submit) || submit.cause.reasons.every(Cause.isFailReason))
      })
  )

  it.effect.prop(
    "whatever bytes it has, is a typed error or a value",
    [Schema.Uint8Array],
    ([bytes]) =>
      Effect.gen(function*() {
        const read = yield* Effect.exit(over([() => new Response(Uint8Array.from(bytes))]).status)
        assert.isTrue(Exit.isSuccess(read) || read.cause.reasons.every(Cause.isFailReason))
      })
  )
})

describe("a read that hangs", () => {
  it.effect("ends in ProviderUnavailable and is aborted", () =>
    Effect.gen(function*() {
      const { record, seen, status } = over([() => "hang"], { readTimeout: "5 seconds" })
      const error = yield* settleError(status)
      if (error._tag !== "ProviderUnavailable") return assert.fail(error._tag)
      assert.strictEqual(error.reason, "Timeout")
      assert.strictEqual(record.aborted, 1)
      assert.strictEqual(seen.length, 1)
    }))

  it.effect("has a time of its own, however many are under way, and however many were before", () =>
    Effect.gen(function*() {
      const answers = [running, ...Array.from({ length: 3 }, () => () => "hang" as const)]
      const { http, record } = over(answers, { readTimeout: "10 seconds" })
      const { read } = yield* http
      const ask = Effect.as(
        read({ operation: "credits", request: HttpClientRequest.get("/credits"), schema: Schema.Unknown }),
        "in time"
      )
      assert.strictEqual(yield* ask, "in time")
      yield* TestClock.adjust("1 minute")
      const first = yield* Effect.forkChild(ask)
      yield* TestClock.adjust("4 seconds")
      const second = yield* Effect.forkChild(ask)
      const third = yield* Effect.forkChild(ask)
      yield* TestClock.adjust("1 second")
      yield* Fiber.interrupt(third)
      assert.strictEqual(record.aborted, 1)
      yield* TestClock.adjust("4999 millis")
      assert.isUndefined(first.pollUnsafe())
      yield* TestClock.adjust("1 millis")
      assert.isDefined(first.pollUnsafe())
      assert.isUndefined(second.pollUnsafe())
      yield* TestClock.adjust("4 seconds")
      assert.isDefined(second.pollUnsafe())
      assert.strictEqual(record.aborted, 3)
    }))

  it.effect("in its body ends the same way", () =>
    Effect.gen(function*() {
      const stuck = () => new Response(new ReadableStream({ pull: () => new Promise(() => {}) }))
      const error = yield* settleError(over([stuck]).status)
      assert.strictEqual(error._tag, "ProviderUnavailable")
    }))
})

describe("a submit", () => {
  const unknown: ReadonlyArray<readonly [string, () => Answer]> = [
    ["a reset", () => "reset"],
    ["a route that went away while the reply was read", () => "cut"],
    ["a 503", () => new Response("", { status: 503 })],
    ["a 502 page", () => new Response("<html>", { status: 502 })],
    ["no answer", () => "hang"],
    ["a body code 500", json({ code: 500, msg: "oops" })],
    ["word that the job under the key is being taken", json({ code: "taken", msg: "in progress" }, { status: 409 })]
  ]
  for (const [name, answer] of unknown) {
    it.effect(`is sent once, and its outcome is unknown, after ${name}`, () =>
      Effect.gen(function*() {
        const { seen, submit } = over([answer])
        const error = yield* settleError(submit())
        assert.strictEqual(error._tag, "SubmitOutcomeUnknown")
        assert.isFalse(error.isRetryable)
        assert.strictEqual(seen.length, 1)
      }))

    it.effect(`is repeated under an idempotency key after ${name}, always the same`, () =>
      Effect.gen(function*() {
        const { seen, submit } = over([answer, answer, created])
        const exit = yield* settle(submit("key-1"))
        assert.isTrue(Exit.isSuccess(exit))
        assert.deepStrictEqual(seen.map(({ request }) => request.headers["idempotency-key"]), [
          "key-1",
          "key-1",
          "key-1"
        ])
      }))
  }

  it.effect("stays unknown when a later attempt under the key is refused, and says the key", () =>
    Effect.gen(function*() {
      const { submit } = over([() => "reset", json({ code: 401, msg: "no" })])
      const error = yield* settleError(submit("key-1"))
      if (error._tag !== "SubmitOutcomeUnknown") return assert.fail(error._tag)
      assert.strictEqual(error.idempotencyKey, "key-1")
      assert.include(error.message, "key-1")
    }))

  for (const answer of ["refused", "unroutable"] as const) {
    it.effect(`that never got a connection (${breaks[answer].code}) took no job, and says so`, () =>
      Effect.gen(function*() {
        const { seen, submit } = over([() => answer])
        const error = yield* settleError(submit())
        if (error._tag !== "ProviderUnavailable") return assert.fail(error._tag)
        assert.strictEqual(error.reason, "NoConnection")
        assert.include(error.message, breaks[answer].code)
        assert.strictEqual(seen.length, 1)
      }))
  }

  for (const status of [301, 302, 307, 308]) {
    it.effect(`that is redirected with ${status} took no job, and names the target without its query`, () =>
      Effect.gen(function*() {
        const headers = { location: "/v2/create?token=abc#x" }
        const { seen, submit } = over([() => new Response("<html>", { status, headers })])
        const error = yield* settleError(submit("key-1"))
        if (error._tag !== "InvalidRequest") return assert.fail(error._tag)
        assert.isFalse(error.isRetryable)
        assert.strictEqual(error.code, String(status))
        assert.deepStrictEqual(error.problems.map(({ path }) => path), ["baseUrl"])
        assert.include(error.message, "https://api.acme.example/v2/create")
        assert.notInclude(error.message, "abc")
        assert.strictEqual(seen.length, 1)
      }))
  }

  it.effect("that is answered with 303 may have been worked on: the outcome is unknown, and the target named", () =>
    Effect.gen(function*() {
      const { submit } = over([() => new Response("", { status: 303, headers: { location: "https://b.example/x" } })])
      const error = yield* settleError(submit())
      assert.strictEqual(error._tag, "SubmitOutcomeUnknown")
      assert.include(error.message, "https://b.example/x")
    }))

  it.effect("that is redirected to what is no URL is reported as it is", () =>
    Effect.gen(function*() {
      for (const headers of [{}, { location: "http://[" }]) {
        const error = yield* settleError(over([() => new Response("", { status: 301, headers })]).submit())
        assert.strictEqual(error._tag, "InvalidRequest")
      }
    }))

  describe("over a transport that tells how far it got", () => {
    const telling = (stage: "waiting" | "written", cause: Error | undefined) =>
      HttpClient.make((request) =>
        Effect.gen(function*() {
          const sending = yield* Sending.CurrentSending
          if (sending !== undefined) sending.stage = stage
          return yield* cause === undefined ? Effect.never : new HttpClientError.HttpClientError({
            reason: new HttpClientError.TransportError({ request, cause })
          })
        })
      )
    const submitOver = (client: HttpClient.HttpClient) =>
      settleError(Effect.flatMap(
        Effect.provideService(
          ProviderHttp.make(acme, { apiKey: Redacted.make(secret) }),
          HttpClient.HttpClient,
          client
        ),
        (http) => http.submit({ path: "/create", model: "m", body: {}, schema: Created })
      ))

    for (const code of ["ECONNRESET", "UND_ERR_SOCKET", undefined]) {
      it.effect(`took no job if nothing was written, whatever broke (${code ?? "our time limit"})`, () =>
        Effect.gen(function*() {
          const cause = code === undefined ? undefined : Object.assign(new Error(code), { code })
          const error = yield* submitOver(telling("waiting", cause))
          if (error._tag !== "ProviderUnavailable") return assert.fail(error._tag)
          assert.strictEqual(error.reason, "NoConnection")
        }))
    }

    for (const code of ["ECONNRESET", "ECONNREFUSED", undefined]) {
      it.effect(`is unknown if it was written, whatever broke (${code ?? "our time limit"})`, () =>
        Effect.gen(function*() {
          const cause = code === undefined ? undefined : Object.assign(new Error(code), { code })
          assert.strictEqual((yield* submitOver(telling("written", cause)))._tag, "SubmitOutcomeUnknown")
        }))
    }

    it.effect("hands it the question whether the submit may still be written", () =>
      Effect.gen(function*() {
        let may = true
        const client = HttpClient.make((request) =>
          Effect.gen(function*() {
            const sending = yield* Sending.CurrentSending
            if (sending === undefined) return yield* Effect.die("no hook")
            sending.stage = "waiting"
            may = false
            const cause = new Error("not ours")
            return yield* sending.mayWrite() ? Effect.never : new HttpClientError.HttpClientError({
              reason: new HttpClientError.TransportError({ request, cause })
            })
          })
        )
        const error = yield* submitOver(client).pipe(Effect.provideService(Sending.MayWrite, () => may))
        if (error._tag !== "ProviderUnavailable") return assert.fail(error._tag)
        assert.strictEqual(error.reason, "NoConnection")
      }))
  })

  it.effect("that may not be written any more is not sent, also as it is sent again", () =>
    Effect.gen(function*() {
      const limited = () => new Response("", { status: 429 })
      for (const [mayTimes, replies, requests] of [[0, [created], 0], [1, [limited, created], 1]] as const) {
        let asked = 0
        const { seen, submit } = over([...replies])
        const error = yield* settleError(submit()).pipe(
          Effect.provideService(Sending.MayWrite, () => asked++ < mayTimes)
        )
        if (error._tag !== "ProviderUnavailable") return assert.fail(error._tag)
        assert.strictEqual(error.reason, "NoConnection")
        assert.strictEqual(seen.length, requests)
      }
    }))

  it.effect("that is closed for maintenance took no job", () =>
    Effect.gen(function*() {
      const { seen, submit } = over([json({ code: 455, msg: "maintenance" })])
      const error = yield* settleError(submit())
      assert.strictEqual(error._tag, "ProviderUnavailable")
      assert.strictEqual(seen.length, 1)
    }))

  it.effect("that was rate limited is sent again after the requested pause", () =>
    Effect.gen(function*() {
      const limited = () => new Response("", { status: 429, headers: { "retry-after": "2" } })
      const { seen, submit } = over([limited, limited, created])
      const exit = yield* settle(submit())
      assert.isTrue(Exit.isSuccess(exit))
      assert.strictEqual(seen.length, 3)
      for (const [i, { at }] of seen.slice(1).entries()) assert.isAtLeast(at - (seen[i]?.at ?? 0), 2000)
    }))

  it.effect("backs off by itself if no pause was asked for, and gives up", () =>
    Effect.gen(function*() {
      const { seen, submit } = over([json({ code: 429, msg: "slow down" })], { submitRetries: 3 })
      const error = yield* settleError(submit())
      assert.strictEqual(error._tag, "RateLimited")
      assert.strictEqual(seen.length, 4)
      for (const [i, { at }] of seen.slice(1).entries()) assert.isAtLeast(at - (seen[i]?.at ?? 0), 800)
    }))

  it.effect("does not wait by itself for a pause that is too long: it says how long", () =>
    Effect.gen(function*() {
      const { seen, submit } = over([() => new Response("", { status: 429, headers: { "retry-after": "999999999" } })])
      const error: SubmitError = yield* settleError(submit())
      if (error._tag !== "RateLimited" || error.retryAfter === undefined) return assert.fail(error._tag)
      assert.strictEqual(Duration.toSeconds(error.retryAfter), 999_999_999)
      assert.strictEqual(seen.length, 1)
    }))

  it.effect("with an input that is no JSON is InvalidRequest", () =>
    Effect.gen(function*() {
      const { http, seen } = over([created])
      const body: Record<string, unknown> = {}
      body["own"] = body
      const error = yield* Effect.flip(
        Effect.flatMap(http, (http) => http.submit({ path: "/", model: "m", body, schema: Created }))
      )
      assert.strictEqual(error._tag, "InvalidRequest")
      assert.strictEqual(seen.length, 0)
    }))
})

describe("Retry-After", () => {
  const pending = (retryAfter: string) => () =>
    Response.json({ code: 200, data: { state: "running" } }, { headers: { "retry-after": retryAfter } })

  const forms: ReadonlyArray<readonly [string, number | undefined]> = [
    ["3", 3000],
    ["0", 0],
    ["1.5", 1500],
    ["Thu, 01 Jan 1970 00:00:07 GMT", 7000],
    ["Thursday, 01-Jan-70 00:00:07 GMT", 7000],
    ["Thu Jan  1 00:00:07 1970", 7000],
    ["Wed, 31 Dec 1969 23:00:00 GMT", 0],
    ["soon", undefined],
    ["-5", undefined],
    ["", undefined],
    ["3 seconds", undefined]
  ]
  for (const [text, millis] of forms) {
    it.effect(`"${text}" on a pending reply is ${millis === undefined ? "ignored" : `${millis} ms`}`, () =>
      Effect.gen(function*() {
        const snapshot = yield* over([pending(text)]).status
        const retryAfter = snapshot._tag === "Running" ? snapshot.retryAfter : undefined
        assert.strictEqual(retryAfter === undefined ? undefined : Duration.toMillis(retryAfter), millis)
      }))
  }

  it.effect("of 400 digits is ignored", () =>
    Effect.gen(function*() {
      const snapshot = yield* over([pending("9".repeat(400))]).status
      assert.isTrue(snapshot._tag === "Running" && snapshot.retryAfter === undefined)
    }))
})

describe("a status word", () => {
  it.effect("is read in any letter case; one that is new means running", () =>
    Effect.gen(function*() {
      const word = (state: string) => over([json({ code: 200, data: { state } })]).status
      assert.strictEqual((yield* word("DONE"))._tag, "Succeeded")
      const news = yield* word("constructor")
      assert.strictEqual(news._tag, "Running")
      assert.strictEqual(news.status, "constructor")
    }))
})

describe("options from the environment", () => {
  const load = (env: Record<string, string>) =>
    ProviderHttp.optionsFromEnv("ACME").parse(ConfigProvider.fromEnv({ env }))

  it.effect("are the key, without the line break of a file, and the base URL", () =>
    Effect.gen(function*() {
      const options = yield* load({ ACME_API_KEY: "abc\n", ACME_BASE_URL: "http://localhost:1/x" })
      assert.strictEqual(Redacted.value(options.apiKey), "abc")
      assert.strictEqual(options.baseUrl, "http://localhost:1/x")
      assert.notInclude(JSON.stringify(options), "abc")
    }))

  for (const env of [{}, { ACME_API_KEY: "" }, { ACME_API_KEY: "  " }, { ACME_API_KEY: "a\nb" }]) {
    it.effect(`without a key (${JSON.stringify(env)}) fail with the variable's name`, () =>
      Effect.gen(function*() {
        assert.include(String(yield* Effect.flip(load(env))), "ACME_API_KEY")
      }))
  }

  it.effect("with a base URL that is none fail with the variable's name", () =>
    Effect.gen(function*() {
      for (const url of ["nowhere", "ftp://x.example", "https://me:hunter2@proxy.example"]) {
        const error = String(yield* Effect.flip(load({ ACME_API_KEY: "a", ACME_BASE_URL: url })))
        assert.include(error, "ACME_BASE_URL")
        assert.notInclude(error, "hunter2")
      }
    }))
})

describe("a secret of the user's", () => {
  const token = "correct-horse-battery"
  const callBackUrl = `https://me.example/hooks/${token}`

  it.effect("in the callback URL of a submit is in no error that says the request back", () =>
    Effect.gen(function*() {
      const saysBack: ReadonlyArray<() => Answer> = [
        json({ code: 422, msg: `${callBackUrl} is not reachable` }),
        json({ code: 500, msg: "oops", data: { param: JSON.stringify({ callBackUrl }) } }),
        json({ code: 200, data: { param: JSON.stringify({ callBackUrl }).replaceAll("/", "\\/") } }),
        () => new Response(`<p>${callBackUrl}`, { status: 502 }),
        () => new Response("", { status: 307, headers: { location: callBackUrl } })
      ]
      for (const answer of saysBack) {
        const { http } = over([answer])
        const body = { model: "m", callBackUrl, input: { prompt: "a boat" } }
        const error = yield* Effect.flip(
          Effect.flatMap(http, ({ submit }) => submit({ path: "/jobs", model: "m", body, schema: Created }))
        )
        assert.notInclude(`${error.message} ${JSON.stringify(error)}`, token)
      }
    }))

  it.effect("in the query of a base URL is in no span and no error", () =>
    Effect.gen(function*() {
      const told: Array<string> = []
      const tracer = Tracer.make({
        span: (options) => {
          const span = new Tracer.NativeSpan(options)
          const end = span.end.bind(span)
          span.end = (time, exit) => {
            const cause = Exit.isFailure(exit) ? Cause.pretty(exit.cause) : ""
            told.push(`${span.name} ${JSON.stringify([...span.attributes])} ${cause}`)
            end(time, exit)
          }
          return span
        }
      })
      for (const name of ["key", "api_key", "access-token", "Signature", "auth_key", "password", "secret"]) {
        const { status, submit } = over([() => "reset"], { baseUrl: `https://gateway.example/?${name}=${token}&to=` })
        const errors = yield* Effect.all([Effect.flip(status), Effect.flip(submit())]).pipe(
          Effect.provideService(Tracer.Tracer, tracer)
        )
        told.push(...errors.map((error) => `${error.message} ${JSON.stringify(error)}`))
      }
      assert.include(told.join(), "gateway.example")
      assert.notInclude(told.join(), token)
    }))
})

describe("a vendor's words", () => {
  const said = (msg: string, key = secret) =>
    Effect.map(
      Effect.flip(over([json({ code: 401, msg })], { apiKey: Redacted.make(key) }).status),
      (error) => "description" in error ? error.description : ""
    )

  it.effect("lose a key wherever it is in them, also inside of another word", () =>
    Effect.gen(function*() {
      const key = "sk-1234/567890+ab"
      for (const form of [key, `x${key}y`, encodeURIComponent(key), key.replaceAll("/", "\\/")]) {
        assert.strictEqual(yield* said(`bad ${form}.`, key), `bad ${form.replace(/sk.*ab/, "<redacted>")}.`)
      }
    }))

  it.effect("lose a short key as a word, and keep the words that it is a part of", () =>
    Effect.gen(function*() {
      assert.strictEqual(
        yield* said(`Company has many tasks; anything else: any, "any"`, "any"),
        `Company has many tasks; anything else: <redacted>, "<redacted>"`
      )
      assert.strictEqual(yield* said("at 10:21 1 of 11", "1"), "at 10:21 <redacted> of 11")
    }))

  it.effect("lose callback URLs in JSON at any depth of escapes, and the token in a path of our routes", () =>
    Effect.gen(function*() {
      const url = "https://me.example/callbacks/apixo/correct-horse-battery?x=1"
      for (const name of ["callBackUrl", "callback_url", "webhook", "webhookUrl", "callback-url", "notify_url"]) {
        const inner = JSON.stringify({ [name]: url, id: 1 })
        for (
          const text of [inner, JSON.stringify({ param: inner }), JSON.stringify(JSON.stringify({ param: inner }))]
        ) {
          for (const form of [text, text.replaceAll("/", "\\/")]) {
            const reason = yield* said(form)
            assert.notMatch(reason, /horse|me\.example/)
            assert.include(reason, "id")
          }
        }
      }
      assert.strictEqual(yield* said(`no ${url}`), "no https://me.example/callbacks/apixo/<redacted>?x=1")
    }))

  it.effect("are cut between characters, and stay well-formed", () =>
    Effect.gen(function*() {
      for (const before of ["", "a", "ab"]) {
        const reason = yield* said(`${before}${"😀".repeat(600)}`)
        assert.isTrue(reason.isWellFormed())
        assert.match(reason, /😀$/)
        assert.isAtMost(reason.length, 500)
        assert.isAtLeast(reason.length, 499)
        assert.isTrue((yield* said(`${before}\ud83d\ude00\ude00\ud83d`)).isWellFormed())
      }
    }))
})

describe("a key with quotes around it", () => {
  for (const key of [`"${secret}"`, `'${secret}'`, `${secret}"`, `\`${secret}\``, `“${secret}”`, `„${secret}“`]) {
    it.effect(`is named: ${key.replace(secret, "…")}`, () =>
      Effect.gen(function*() {
        const config = ProviderHttp.optionsFromEnv("ACME").parse(ConfigProvider.fromEnv({ env: { ACME_API_KEY: key } }))
        const byConfig = yield* Effect.flip(config)
        assert.match(byConfig.message, /without quotes/)
        assert.notInclude(`${byConfig.message} ${JSON.stringify(byConfig)}`, secret)
        const { seen, status } = over([running], { apiKey: Redacted.make(key) })
        const byOptions = yield* Effect.flip(status)
        assert.include(byOptions.message, "there are quotes around it, which are no part of a key")
        assert.notInclude(byOptions.message, secret)
        assert.lengthOf(seen, 0)
      }))
  }
})
