import { CallbackRoutes, Callbacks, CallbackSource } from "@effect-media/core/callbacks"
import { assert, describe, it } from "@effect/vitest"
import { Cause, Config, Effect, Exit, Fiber, Layer, Logger, Redacted, References, Schema, Stream, Tracer } from "effect"
import {
  type HttpClientRequest,
  HttpClientRequest as ClientRequest,
  HttpRouter,
  HttpServerRequest,
  HttpServerResponse
} from "effect/http"
import { TestClock } from "effect/testing"
import { inspect } from "node:util"

const token = "correct-horse-battery"

const acmeWith = (token: string) =>
  CallbackSource.fromToken({
    provider: "acme",
    token: Redacted.make(token),
    body: Schema.Struct({ id: Schema.String }),
    idOf: ({ id }) => id
  })
const acme = acmeWith(token)

/** Creates a server with the routes, as a function; `notices` holds the notices, `logs` the log lines. */
const server = (options?: Partial<CallbackRoutes.CallbackRoutesOptions<typeof acme>>) =>
  Effect.gen(function*() {
    const notices: Array<string> = []
    const logs: Array<string> = []
    const service: Callbacks["Service"] = {
      notify: ({ id, provider }) => Effect.sync(() => notices.push(`${provider} ${id}`)),
      next: () => Effect.never,
      listening: Effect.succeed(0)
    }
    const routes = CallbackRoutes.layer({ sources: [acme], ...options })
    const handler = yield* HttpRouter.toHttpEffect(
      routes.pipe(Layer.provide(Layer.succeed(Callbacks, service)))
    )
    const logger = Logger.make(({ logLevel, message }) => void logs.push(`${logLevel} ${String(message)}`))
    const send = (request: HttpClientRequest.HttpClientRequest) =>
      handler.pipe(
        Effect.catchTag("HttpServerError", (error) =>
          error.reason._tag === "RouteNotFound"
            ? Effect.succeed(HttpServerResponse.empty({ status: 404 }))
            : Effect.die(error)),
        Effect.map(({ status }) => status),
        Effect.provideService(HttpServerRequest.HttpServerRequest, HttpServerRequest.fromClientRequest(request)),
        Effect.scoped,
        Effect.provide(Logger.layer([logger]))
      )
    const post = (path: string, body: string) =>
      send(ClientRequest.post(`https://me.example${path}`).pipe(ClientRequest.bodyText(body, "application/json")))
    return { send, post, notices, logs }
  })

describe("the routes", () => {
  it.effect("take what the vendor sends, as often as it is sent", () =>
    Effect.gen(function*() {
      const { notices, post } = yield* server()
      for (const id of ["1", "1", "not-awaited"]) {
        assert.strictEqual(yield* post(`/callbacks/acme/${token}`, JSON.stringify({ id, state: "success" })), 200)
      }
      assert.deepStrictEqual(notices, ["acme 1", "acme 1", "acme not-awaited"])
    }))

  const refused: ReadonlyArray<readonly [string, string, string, number]> = [
    ["no token", "/callbacks/acme", `{"id":"1"}`, 401],
    ["an empty token", "/callbacks/acme/", `{"id":"1"}`, 401],
    ["another token", "/callbacks/acme/correct-horse-batterx", `{"id":"1"}`, 401],
    ["a part of the token", `/callbacks/acme/${token.slice(0, -1)}`, `{"id":"1"}`, 401],
    ["a token and more", `/callbacks/acme/${token}x`, `{"id":"1"}`, 401],
    ["a token that is no text", "/callbacks/acme/%ff%fe%00", `{"id":"1"}`, 404],
    ["another token and no JSON", "/callbacks/acme/x", "", 401],
    ["another provider", `/callbacks/other/${token}`, `{"id":"1"}`, 404],
    ["a provider that objects have", `/callbacks/__proto__/${token}`, `{"id":"1"}`, 404],
    ["no provider", "/callbacks", `{"id":"1"}`, 404],
    ["another path", `/hooks/acme/${token}`, `{"id":"1"}`, 404],
    ["an empty body", `/callbacks/acme/${token}`, "", 400],
    ["no JSON", `/callbacks/acme/${token}`, `{"id":`, 400],
    ["no id", `/callbacks/acme/${token}`, `{"code":200}`, 400],
    ["an id of another type", `/callbacks/acme/${token}`, `{"id":["1"]}`, 400],
    ["an empty id", `/callbacks/acme/${token}`, `{"id":""}`, 400],
    ["an id of two lines", `/callbacks/acme/${token}`, `{"id":"1\\nWARN"}`, 400],
    ["an id that is too long", `/callbacks/acme/${token}`, `{"id":"${"1".repeat(257)}"}`, 400],
    ["a body that is too large", `/callbacks/acme/${token}`, `{"id":"1","x":"${"x".repeat(1024 ** 2)}"}`, 413]
  ]
  for (const [name, path, body, status] of refused) {
    it.effect(`answer ${status} to ${name}, and notify no wait`, () =>
      Effect.gen(function*() {
        const { logs, notices, post } = yield* server()
        assert.strictEqual(yield* post(path, body), status)
        assert.deepStrictEqual(notices, [])
        assert.lengthOf(logs, status === 404 ? 0 : 1)
        for (const log of logs) {
          assert.isTrue(log.startsWith("Warn A callback for acme was rejected"))
          assert.notInclude(log, "horse")
          if (body !== "") assert.notInclude(log, body)
        }
      }))
  }

  it.effect("read no more of a body than is allowed, if no length is declared", () =>
    Effect.gen(function*() {
      const { notices, send } = yield* server({ maxBodyBytes: 1000 })
      let chunks = 0
      const endless = Stream.forever(Stream.sync(() => {
        chunks += 1
        return new Uint8Array(100).fill(32)
      }))
      const request = ClientRequest.post(`https://me.example/callbacks/acme/${token}`)
      assert.strictEqual(yield* send(ClientRequest.bodyStream(request, endless)), 413)
      assert.isAtMost(chunks, 20)
      const broken = Stream.concat(Stream.succeed(new Uint8Array(10)), Stream.fail("the peer has left"))
      assert.strictEqual(yield* send(ClientRequest.bodyStream(request, broken)), 400)
      assert.deepStrictEqual(notices, [])
    }))

  it.effect("wait no longer for a body than is allowed: 408", () =>
    Effect.gen(function*() {
      const slowly = Stream.concat(Stream.succeed(new TextEncoder().encode(`{"id":"1"}`)), Stream.never)
      const request = ClientRequest.post(`https://me.example/callbacks/acme/${token}`).pipe(
        ClientRequest.bodyStream(slowly)
      )
      for (const [options, millis] of [[undefined, 10_000], [{ bodyTimeout: "2 seconds" }, 2000]] as const) {
        const { logs, notices, send } = yield* server(options)
        const fiber = yield* Effect.forkChild(send(request))
        yield* TestClock.adjust(millis - 1)
        assert.isUndefined(fiber.pollUnsafe())
        yield* TestClock.adjust(1)
        assert.strictEqual(yield* Fiber.join(fiber), 408)
        assert.deepStrictEqual(notices, [])
        assert.deepStrictEqual(logs, ["Warn A callback for acme was rejected: its body took too long."])
      }
    }))

  it.effect("do not read the body of what its path already turns away", () =>
    Effect.gen(function*() {
      const { send } = yield* server()
      const unread = Stream.suspend(() => Stream.die("the body was read"))
      for (const path of ["acme", "acme/correct-horse-batterx", `other/${token}`]) {
        const request = ClientRequest.post(`https://me.example/callbacks/${path}`).pipe(
          ClientRequest.bodyStream(unread)
        )
        assert.strictEqual(yield* send(request), path.startsWith("acme") ? 401 : 404)
      }
    }))

  describe("with several sources of one vendor", () => {
    const next = "another-horse-battery"
    const sources = [acme, acmeWith(next)]

    for (const one of [token, next]) {
      it.effect(`take what one of them takes: ${one}`, () =>
        Effect.gen(function*() {
          const { notices, post } = yield* server({ sources })
          assert.strictEqual(yield* post(`/callbacks/acme/${one}`, `{"id":"1"}`), 200)
          assert.strictEqual(yield* post(`/callbacks/acme/${one}`, `{"id":`), 400)
          assert.deepStrictEqual(notices, ["acme 1"])
        }))
    }

    it.effect("turn away what none of them takes", () =>
      Effect.gen(function*() {
        const { logs, notices, post } = yield* server({ sources })
        assert.strictEqual(yield* post("/callbacks/acme/one-more-horse-battery", `{"id":"1"}`), 401)
        assert.deepStrictEqual(notices, [])
        assert.lengthOf(logs, 1)
      }))
  })

  it.effect("live below any path, and answer nothing but POST", () =>
    Effect.gen(function*() {
      const { notices, post, send } = yield* server({ path: "/hooks/media" })
      assert.strictEqual(yield* post(`/hooks/media/acme/${token}`, `{"id":"1"}`), 200)
      assert.strictEqual(yield* post(`/callbacks/acme/${token}`, `{"id":"1"}`), 404)
      assert.strictEqual(yield* send(ClientRequest.get(`https://me.example/hooks/media/acme/${token}`)), 404)
      assert.deepStrictEqual(notices, ["acme 1"])
    }))

  it.effect("fail to be built if a source does", () =>
    Effect.gen(function*() {
      const missing = Effect.flatMap(Config.Redacted("NOT_SET"), () => acme)
      const error = yield* CallbackRoutes.layer({ sources: [acme, missing] }).pipe(
        Layer.provide([Callbacks.layer, HttpRouter.layer]),
        Layer.build,
        Effect.flip
      )
      assert.strictEqual(error._tag, "ConfigError")
    }))

  it.effect.prop(
    "answer any path and body with the right status, never with a defect",
    [Schema.String, Schema.Uint8Array, Schema.Json, Schema.Literals([token, "", "x"])],
    ([path, bytes, json, token]) =>
      Effect.gen(function*() {
        const { send } = yield* server()
        const text = new TextEncoder().encode(JSON.stringify(json))
        for (const body of [bytes, text]) {
          for (
            const url of [`/callbacks/acme/${token}`, `/callbacks/acme/${encodeURIComponent(path.toWellFormed())}`]
          ) {
            const request = ClientRequest.post(`https://me.example${url}`).pipe(ClientRequest.bodyUint8Array(body))
            assert.include([200, 400, 401, 404], yield* send(request))
          }
        }
      })
  )
})

describe("a token", () => {
  it.effect("may have a line break at its end, as files have them", () =>
    Effect.gen(function*() {
      const { post } = yield* server({ sources: [acmeWith(`${token}\n`)] })
      assert.strictEqual(yield* post(`/callbacks/acme/${token}`, `{"id":"1"}`), 200)
    }))

  const weak = [
    "",
    "short",
    "x".repeat(15),
    "x".repeat(101),
    "with a space in it",
    "with/a/slash/in/it",
    "ünïcödé-token-here"
  ]
  for (const token of weak) {
    it.effect(`of "${token.slice(0, 20)}" is refused, without saying what it is`, () =>
      Effect.gen(function*() {
        const options = { provider: "acme", token: Redacted.make(token), body: Schema.String, idOf: String }
        const error = yield* Effect.flip(CallbackSource.fromToken(options))
        assert.strictEqual(error._tag, "WeakCallbackSecret")
        assert.isFalse(error.isRetryable)
        if (token !== "") assert.notInclude(error.message, token)
      }))
  }
})

describe("telemetry", () => {
  /** Returns the spans and the log lines of a request to a server with the routes. */
  const traced = Effect.fnUntraced(function*(method: string, path: string, body?: string, breaks = false) {
    const told: Array<string> = []
    const tracer = Tracer.make({
      span: (options) => {
        const span = new Tracer.NativeSpan(options)
        const end = span.end.bind(span)
        span.end = (time, exit) => {
          told.push(inspect([span.name, span.attributes, span.events, exit], { depth: Infinity, showHidden: true }))
          if (Exit.isFailure(exit)) told.push(Cause.pretty(exit.cause))
          end(time, exit)
        }
        return span
      }
    })
    const logger = Logger.make((options) => void told.push(Logger.formatJson.log(options)))
    const service: Callbacks["Service"] = {
      notify: () => breaks ? Effect.die("broken") : Effect.void,
      next: () => Effect.never,
      listening: Effect.succeed(0)
    }
    const routes = CallbackRoutes.layer({ sources: [acme] }).pipe(
      Layer.provide(Layer.succeed(Callbacks, service)),
      Layer.provideMerge([
        Layer.succeed(Tracer.Tracer, tracer),
        Logger.layer([logger]),
        Layer.succeed(References.MinimumLogLevel, "All")
      ])
    )
    const { dispose, handler } = HttpRouter.toWebHandler(routes)
    const { status } = yield* Effect.promise(() =>
      handler(new Request(`https://me.example${path}`, { method, body: body ?? null }))
    )
    yield* Effect.promise(dispose)
    return { status, told: told.join("\n") }
  })

  const requests: ReadonlyArray<readonly [string, string, string, number]> = [
    ["POST", `/callbacks/acme/${token}`, `{"id":"1"}`, 200],
    ["POST", `/callbacks/acme/${token}?secret=${token}#${token}`, `{"id":"1"}`, 200],
    ["POST", `/callbacks/acme/${token.replaceAll("-", "%2D")}`, `{"id":"1"}`, 200],
    ["POST", `/callbacks/acme/${token}x`, "{}", 401],
    ["POST", `/callbacks/acme/${token}`, "{}", 400],
    ["POST", `/callbacks/nobody/${token}`, "{}", 404],
    ["POST", `/callbacks/acme/${token}/more`, "{}", 404],
    ["POST", `/callbacks/${token}`, "{}", 404],
    ["POST", `/callbacks/acme%2F${token}`, "{}", 404],
    ["GET", `/callbacks/${token}`, "", 404],
    ["POST", `/callbacks/acme//${token}/`, "{}", 400],
    ["GET", `/callbacks/acme/${token}`, "", 404],
    ["PUT", `/callbacks/acme/${token}`, "{}", 404]
  ]
  for (const [method, path, body, status] of requests) {
    it.effect(`holds no token of ${method} ${path.replaceAll(token, "TOKEN")} (${status})`, () =>
      Effect.gen(function*() {
        const answer = yield* traced(method, path, body === "" ? undefined : body)
        assert.strictEqual(answer.status, status)
        assert.include(answer.told, "/callbacks/")
        assert.include(answer.told, "https://localhost/callbacks/")
        assert.notMatch(answer.told, /correct|horse/)
      }))
  }

  it.effect("holds no token of a request that the server fails to answer", () =>
    Effect.gen(function*() {
      const { status, told } = yield* traced("POST", `/callbacks/acme/${token}`, `{"id":"1"}`, true)
      assert.strictEqual(status, 500)
      assert.include(told, "broken")
      assert.notMatch(told, /correct|horse/)
    }))
})
