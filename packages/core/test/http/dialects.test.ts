import { Poller, TaskRef } from "@effect-media/core"
import { type Dialect, type ErrorKind, Output, ProviderHttp } from "@effect-media/core/http"
import { assert, describe, it } from "@effect/vitest"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Headers from "effect/http/Headers"
import * as HttpClient from "effect/http/HttpClient"
import type * as HttpClientRequest from "effect/http/HttpClientRequest"
import * as HttpClientResponse from "effect/http/HttpClientResponse"
import * as Option from "effect/Option"
import * as Predicate from "effect/Predicate"
import * as Redacted from "effect/Redacted"
import * as Schema from "effect/Schema"
import * as Tracer from "effect/Tracer"

const secret = "sk-canary-0123456789"

const usual: Dialect.Dialect = {
  provider: "acme",
  baseUrl: "https://api.acme.example/v1",
  successCodes: ["0"],
  errorRules: [],
  statuses: { waiting: "Queued", running: "Running", done: "Succeeded", failed: "Failed" },
  failureCategories: { no_policy: "ContentPolicy" }
}

const ref = TaskRef.make({ provider: "acme", kind: "image", id: "1" })
const Status = Schema.Struct({ state: Schema.String })
const Created = Schema.Struct({ id: Schema.String })

/** Creates the pipeline of a dialect over answers that are sent in order; the last one repeats. */
const over = (dialect: Partial<Dialect.Dialect>, ...answers: ReadonlyArray<() => Response>) => {
  const seen: Array<HttpClientRequest.HttpClientRequest & { readonly href: string }> = []
  const client = HttpClient.make((request, url) => {
    seen.push(Object.assign(Object.create(request), { href: url.href }))
    const answer = answers[Math.min(seen.length, answers.length) - 1]?.() ?? new Response()
    return Effect.succeed(HttpClientResponse.fromWeb(request, answer))
  })
  const http = ProviderHttp.make({ ...usual, ...dialect }, { apiKey: Redacted.make(secret), submitRetries: 0 }).pipe(
    Effect.provideService(HttpClient.HttpClient, client)
  )
  const status = (result?: ProviderHttp.ResultRead) =>
    Effect.flatMap(http, (http) =>
      http.status({
        ref,
        path: "/tasks/1",
        schema: Status,
        toReport: ({ state }) => ({ status: state }),
        result: result === undefined ? undefined : () => result
      }))
  const submit = (extras: Partial<ProviderHttp.Submit<unknown>> = {}) =>
    Effect.flatMap(
      http,
      (http) => http.submit({ path: "/create", model: "m", body: { prompt: "p" }, ...extras, schema: Created })
    )
  return { seen, http, status, submit }
}

const json = (body: unknown, status = 200, headers: Record<string, string> = {}) => () =>
  Response.json(body, { status, headers })

describe("the key of a dialect", () => {
  it.effect("follows its own word, or is in a header of its own, with the fixed headers", () =>
    Effect.gen(function*() {
      const key = over({ authorization: { scheme: "Key" }, headers: { "x-version": "2" } }, json({ id: "1" }))
      yield* key.submit()
      assert.deepInclude(key.seen[0]?.headers, { authorization: `Key ${secret}`, "x-version": "2" })
      const named = over({ authorization: { header: "X-Acme-Key" } }, json({ id: "1" }))
      yield* named.submit()
      assert.strictEqual(named.seen[0]?.headers["x-acme-key"], secret)
      assert.isUndefined(named.seen[0]?.headers["authorization"])
    }))

  it.effect("in a header of its own is in no span", () =>
    Effect.gen(function*() {
      const spans: Array<Tracer.Span> = []
      const tracer = Tracer.make({
        span: (options) => {
          const span = new Tracer.NativeSpan(options)
          spans.push(span)
          return span
        }
      })
      const { submit } = over({ authorization: { header: "x-acme-key" } }, json({ id: "1" }))
      yield* submit().pipe(Effect.provideService(Tracer.Tracer, tracer))
      assert.isAbove(spans.length, 0)
      assert.notInclude(JSON.stringify(spans.map(({ attributes }) => [...attributes])), secret)
    }))
})

it.effect("a submit carries parameters and headers of its own, and leaves out those that are undefined", () =>
  Effect.gen(function*() {
    const { seen, submit } = over({}, json({ id: "1" }))
    yield* submit({
      query: { hook: "https://me.example/a?b", none: undefined },
      headers: { "x-a": "1", "x-b": undefined }
    })
    assert.strictEqual(seen[0]?.href, "https://api.acme.example/v1/create?hook=https%3A%2F%2Fme.example%2Fa%3Fb")
    assert.strictEqual(seen[0]?.headers["x-a"], "1")
    assert.isFalse(Headers.has(seen[0]?.headers ?? Headers.empty, "x-b"))
  }))

describe("a refusal", () => {
  it.effect("with a list of details names the fields, and its words are said once", () =>
    Effect.gen(function*() {
      const detail = [{ loc: ["body", "prompt"], msg: "field required", type: "value_error.missing" }]
      const error = yield* Effect.flip(over({}, json({ detail }, 422)).submit())
      if (error._tag !== "InvalidRequest") return assert.fail(error._tag)
      assert.deepStrictEqual(error.problems, [{ path: "prompt", problem: "field required" }])
      assert.lengthOf(error.message.split("field required"), 2)
    }))

  it.effect("as problem+json keeps its words and its fields", () =>
    Effect.gen(function*() {
      const body = {
        title: "Input validation failed",
        detail: "- input: seed is no integer",
        status: 422,
        invalid_fields: [{ type: "required", field: "input.seed", description: "is no integer" }]
      }
      const error = yield* Effect.flip(over({}, json(body, 422)).submit())
      if (error._tag !== "InvalidRequest") return assert.fail(error._tag)
      assert.deepStrictEqual(error.problems, [{ path: "input.seed", problem: "is no integer" }])
      const title = yield* Effect.flip(over({}, json({ title: "Unauthenticated", status: 401 }, 401)).submit())
      assert.deepInclude({ ...title }, { _tag: "Unauthorized", description: "Unauthenticated" })
    }))

  it.effect("of one kind of request is none of another", () =>
    Effect.gen(function*() {
      const errorRules: ReadonlyArray<ErrorKind.ErrorRule> = [
        { code: "403", matches: /locked/, on: "submit", kind: "InsufficientCredits" },
        { code: "403", matches: /locked/, on: "read", kind: "Unavailable" }
      ]
      const locked = json({ detail: "User is locked" }, 403)
      const { status, submit } = over({ errorRules }, locked)
      assert.strictEqual((yield* Effect.flip(submit()))._tag, "InsufficientCredits")
      assert.strictEqual((yield* Effect.flip(status()))._tag, "ProviderUnavailable")
    }))

  it.effect("inside 200 is found where the dialect says, also in its headers", () =>
    Effect.gen(function*() {
      const statementOf = ({ body, headers }: ErrorKind.RawReply): ErrorKind.Statement => {
        const base = Predicate.hasProperty(body, "base_resp") ? body.base_resp : undefined
        const code = Predicate.hasProperty(base, "status_code") ? String(base.status_code) : headers["x-code"] ?? "0"
        const words = Predicate.hasProperty(base, "status_msg") ? String(base.status_msg) : ""
        return { codes: [code], description: words, isRefusal: code !== "0" }
      }
      const errorRules: ReadonlyArray<ErrorKind.ErrorRule> = [{ code: "1008", kind: "InsufficientCredits" }]
      const poor = { base_resp: { status_code: 1008, status_msg: "insufficient balance" } }
      for (const answer of [json(poor), json({}, 200, { "x-code": "1008" })]) {
        const error = yield* Effect.flip(over({ statementOf, errorRules }, answer).submit())
        assert.deepInclude({ ...error }, { _tag: "InsufficientCredits", code: "1008" })
      }
      yield* over({ statementOf, errorRules }, json({ id: "1", base_resp: { status_code: 0 } })).submit()
    }))

  it.effect("is not what a failed operation says about itself inside 200", () =>
    Effect.gen(function*() {
      const none = (): ErrorKind.Statement => ({ codes: [], description: "", isRefusal: false })
      const Operation = Schema.Struct({ done: Schema.Boolean, error: Schema.Struct({ message: Schema.String }) })
      const { http } = over(
        { statementOf: none },
        json({ name: "operations/1", done: true, error: { code: 3, message: "bad prompt" } })
      )
      const snapshot = yield* Effect.flatMap(http, (http) =>
        http.status({
          ref,
          path: "/operations/1",
          schema: Operation,
          toReport: ({ done, error }) => ({
            status: "done",
            state: done ? "Failed" : "Running",
            description: Option.some(error.message)
          })
        }))
      assert.deepInclude(snapshot, { _tag: "Failed", description: "bad prompt" })
    }))

  it.effect("as 429 without Retry-After has its pause in the dialect's header; a success has none there", () =>
    Effect.gen(function*() {
      const headers = { "ratelimit-reset": "7" }
      const pauseHeader = "ratelimit-reset"
      const error = yield* Effect.flip(over({ pauseHeader }, json({}, 429, headers)).submit())
      if (error._tag !== "RateLimited") return assert.fail(error._tag)
      assert.deepStrictEqual(error.retryAfter, Duration.seconds(7))
      const snapshot = yield* over({ pauseHeader }, json({ state: "running" }, 200, headers)).status()
      assert.isUndefined("retryAfter" in snapshot ? snapshot.retryAfter : undefined)
    }))
})

describe("a result behind a second request", () => {
  const result: ProviderHttp.ResultRead = {
    path: "/tasks/1/result",
    toReport: ({ body, httpStatus }) => {
      if (httpStatus === 404) return { status: "done", isExpired: true }
      if (httpStatus === 409) return { status: "running" }
      if (httpStatus === 422) {
        return { status: "done", state: "Failed", code: Option.some("no_policy"), description: Option.some("refused") }
      }
      return httpStatus === 200 && body !== undefined ? { status: "done", links: Output.linksIn(body) } : undefined
    }
  }
  const done = json({ state: "done" })
  const file = json({ image: { url: "https://cdn.example/1.png", content_type: "image/png", width: 8 } })

  it.effect("is asked once the task is done, with the key", () =>
    Effect.gen(function*() {
      const early = over({}, json({ state: "running" }))
      assert.strictEqual((yield* early.status(result))._tag, "Running")
      assert.lengthOf(early.seen, 1)
      const { seen, status } = over({}, done, file)
      const snapshot = yield* status(result)
      if (snapshot._tag !== "Succeeded") return assert.fail(snapshot._tag)
      assert.deepStrictEqual(snapshot.assets.map(({ expiresAt: _, ...asset }) => asset), [
        { url: "https://cdn.example/1.png", kind: "image", role: "result", mediaType: "image/png", width: 8 }
      ])
      assert.deepStrictEqual(seen.map(({ href }) => href), [
        "https://api.acme.example/v1/tasks/1",
        "https://api.acme.example/v1/tasks/1/result"
      ])
      assert.strictEqual(seen[1]?.headers["authorization"], `Bearer ${secret}`)
    }))

  it.effect("that is refused ends the task, too early keeps it running, gone is expired", () =>
    Effect.gen(function*() {
      assert.deepInclude(yield* over({}, done, json({}, 422)).status(result), {
        _tag: "Failed",
        code: "no_policy",
        category: "ContentPolicy",
        description: "refused"
      })
      assert.strictEqual((yield* over({}, done, json({}, 409)).status(result))._tag, "Running")
      assert.deepInclude(yield* over({}, done, json({}, 404)).status(result), { _tag: "Succeeded", isExpired: true })
    }))

  it.effect("whose request fails costs a poll", () =>
    Effect.gen(function*() {
      for (const answer of [json({}, 503), () => new Response("<html>", { status: 502 }), json({}, 429)]) {
        const error = yield* Effect.flip(over({}, done, answer).status(result))
        assert.isTrue(error.isRetryable, error._tag)
      }
      assert.strictEqual(
        (yield* Effect.flip(over({}, done, () => new Response("<html>")).status(result)))._tag,
        "MalformedResponse"
      )
    }))

  it.effect("that has expired ends the wait at once", () =>
    Effect.gen(function*() {
      const { seen, status } = over({}, done, json({}, 404))
      const policy = { initialDelay: 0, steps: [{ after: 0, interval: "1 second" }] } as const
      const polling = { image: policy, video: policy, audio: policy, other: policy }
      const provider = {
        provider: "acme",
        limits: {},
        polling,
        submit: () => Effect.never,
        status: () => status(result)
      }
      const error = yield* Effect.flip(Poller.wait(provider, ref))
      assert.deepInclude({ ...error }, { _tag: "ResultMissing", isExpired: true })
      assert.lengthOf(seen, 2)
    }).pipe(Effect.provide(Poller.layer)))
})

it.effect("a URL that the vendor sent has a path only below the base URL", () =>
  Effect.gen(function*() {
    const { pathOf } = yield* over({}).http
    assert.strictEqual(pathOf("https://api.acme.example/v1/tasks/1?logs=1"), "/tasks/1?logs=1")
    const others = [
      "https://api.acme.example/v2/tasks/1",
      "https://api.acme.example/v1/../tasks/1",
      "http://api.acme.example/v1/tasks/1",
      "https://api.acme.example:444/v1/tasks/1",
      "https://me:pass@api.acme.example/v1/tasks/1",
      "https://api.acme.example.evil.example/v1/tasks/1",
      "//evil.example/v1/tasks/1",
      "/v1/tasks/1",
      ""
    ]
    for (const url of others) assert.isUndefined(pathOf(url), url)
  }))

it.effect("a cancel is sent once, and its answer is the vendor's", () =>
  Effect.gen(function*() {
    const cancel: ProviderHttp.Cancel = {
      ref,
      method: "PUT",
      path: "/tasks/1/cancel",
      toAnswer: ({ httpStatus }) =>
        httpStatus === 202 ? { _tag: "CancelRequested", ref, billing: "unknown" } : undefined
    }
    const asked = over({}, json({}, 202))
    const answer = yield* Effect.flatMap(asked.http, (http) => http.cancel(cancel))
    assert.strictEqual(answer._tag, "CancelRequested")
    assert.deepStrictEqual(asked.seen.map(({ href, method }) => [method, href]), [
      ["PUT", "https://api.acme.example/v1/tasks/1/cancel"]
    ])
    const refused = over({}, json({}, 503))
    const error = yield* Effect.flip(Effect.flatMap(refused.http, (http) => http.cancel(cancel)))
    assert.strictEqual(error._tag, "ProviderUnavailable")
    assert.lengthOf(refused.seen, 1)
    const unknown = yield* Effect.flip(Effect.flatMap(over({}, json({}, 404)).http, (http) => http.cancel(cancel)))
    assert.strictEqual(unknown._tag, "TaskNotFound")
  }))

describe("Output", () => {
  it("finds each file once, and no file that is absent", () => {
    const glb = { url: "https://cdn.example/a.glb", content_type: "application/octet-stream", file_size: 3 }
    const links = Output.linksIn({
      model_glb: glb,
      model_urls: { glb, fbx: null },
      thumbnail: { url: "https://cdn.example/t" }
    })
    assert.deepStrictEqual(links, [
      { url: glb.url, role: "result", kind: "other", mediaType: "application/octet-stream", bytes: 3 },
      { url: "https://cdn.example/t", role: "cover", kind: "image" }
    ])
  })

  it("takes neither the user's input nor addresses of the API for a file", () => {
    const prompt = "https://me.example/1.png"
    const output = { prompt, actual_prompt: prompt, input: { image_url: prompt }, status_url: prompt, audio: "no link" }
    assert.deepStrictEqual(Output.linksIn(output), [])
    assert.deepStrictEqual(Output.valueOf({ prompt, seed: 1, images: [{ url: "soon" }] }, []), Option.none())
  })

  it("finds the value of an output without files, and leaves files out of one that has them inline", () => {
    const inline = { images: [{ url: "data:image/png;base64,AAAA" }] }
    assert.deepStrictEqual(Output.valueOf({ text: "hello" }, []), Option.some({ text: "hello" }))
    assert.deepStrictEqual(
      Output.valueOf(inline, Output.linksIn(inline)),
      Option.some({ images: [{ url: "data:" }] })
    )
  })
})
