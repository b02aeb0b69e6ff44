import { ApiPod, ApiPodCallback } from "@effect-media/apipod"
import { Apixo, ApixoCallback } from "@effect-media/apixo"
import { Poller, type TaskProvider } from "@effect-media/core"
import { CallbackRoutes, Callbacks } from "@effect-media/core/callbacks"
import { Emulator, EmulatorServer } from "@effect-media/emulator"
import { Kie, KieCallback } from "@effect-media/kie"
import { NodeHttpServer } from "@effect/platform-node"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Layer, Logger, Redacted } from "effect"
import { FetchHttpClient, HttpClient, HttpClientRequest, HttpRouter, HttpServer } from "effect/http"
import { createServer } from "node:http"
import { connect } from "node:net"

const token = "correct-horse-battery"

const kieKey = "whsec_0123456789abcdef"

const apiKey = Redacted.make("sk-test")

const prompt = "a paper boat"

const routes = CallbackRoutes.layer({
  bodyTimeout: "1200 millis",
  sources: [
    KieCallback.make({ keys: [Redacted.make("the one before"), Redacted.make(kieKey)] }),
    ApixoCallback.make({ token: Redacted.make(token) }),
    ApiPodCallback.make({ token: Redacted.make(token) })
  ]
})

type Caller = "kie" | "apixo" | "apipod"

const callers: ReadonlyArray<Caller> = ["kie", "apixo", "apipod"]

/** Submits, with a callback URL below this origin if there is one, then waits. */
const run = Effect.fnUntraced(function*(vendor: Caller, origin: string | undefined) {
  const to = (path: string) => origin === undefined ? {} : { callbackUrl: `${origin}/callbacks/${path}` }
  const submitAndWait = <Request>(provider: TaskProvider<Request>, request: Request) =>
    Effect.map(Poller.run(provider, request), ({ assets }) => assets.length)
  switch (vendor) {
    case "kie":
      return yield* submitAndWait(yield* Kie, { model: "wan/2-7-image", input: { prompt }, ...to("kie") })
    case "apixo":
      return yield* submitAndWait(yield* Apixo, {
        model: "nano-banana",
        input: { mode: "text-to-image", prompt },
        ...to(`apixo/${token}`)
      })
    case "apipod":
      return yield* submitAndWait(yield* ApiPod, {
        model: "nano-banana-2",
        input: { prompt },
        ...to(`apipod/${token}`)
      })
  }
})

const providers = (baseUrl?: string) =>
  Layer.mergeAll(
    Kie.layer({ apiKey, baseUrl }),
    Apixo.layer({ apiKey, baseUrl }),
    ApiPod.layer({ apiKey, baseUrl })
  )

/** The callback routes on one server, the vendors on another. */
const Sockets = Layer.unwrap(Effect.map(EmulatorServer, ({ url }) => providers(url))).pipe(
  Layer.provideMerge(Layer.mergeAll(
    Poller.layerCallbacks(),
    FetchHttpClient.layer,
    HttpRouter.serve(routes, { disableListenLog: true }).pipe(
      Layer.provideMerge(NodeHttpServer.layer(() => createServer(), { port: 0, host: "127.0.0.1" }))
    ),
    Emulator.layerServer()
  )),
  Layer.provideMerge(Emulator.layer({ seed: 1, duration: "200 millis", callbacks: { kieKey } })),
  Layer.provideMerge(Layer.mergeAll(Callbacks.layer, Logger.layer([])))
)

const origin = Effect.map(HttpServer.HttpServer, ({ address }) => HttpServer.formatAddress(address))

describe("over sockets", () => {
  for (const vendor of callers) {
    it.live(`the callback of ${vendor} ends the wait with one question`, () =>
      Effect.gen(function*() {
        const emulator = yield* Emulator
        assert.strictEqual(yield* run(vendor, yield* origin), 1)
        const requests = yield* emulator.requests
        assert.deepStrictEqual(requests.map(({ operation }) => operation), ["submit", "status"])
        const [callback] = yield* emulator.callbacks
        assert.strictEqual(callback?.status, 200)
      }).pipe(Effect.provide(Layer.fresh(Sockets))))
  }

  it.live("bodies that are too large get 413, declared or not", () =>
    Effect.gen(function*() {
      const url = `${yield* origin}/callbacks/apixo/${token}`
      const chunk = new Uint8Array(64 * 1024)
      const declared = HttpClientRequest.post(url).pipe(HttpClientRequest.bodyUint8Array(new Uint8Array(2 * 1024 ** 2)))
      assert.strictEqual((yield* HttpClient.execute(declared)).status, 413)
      let chunks = 0
      const body = new ReadableStream<Uint8Array>({
        pull: (controller) => chunks++ < 32 ? controller.enqueue(chunk) : controller.close()
      })
      const init: RequestInit & { readonly duplex: "half" } = { method: "POST", body, duplex: "half" }
      const streamed = yield* Effect.promise(() => fetch(url, init))
      assert.strictEqual(streamed.status, 413)
    }).pipe(Effect.provide(Layer.fresh(Sockets))))

  it.live("a body that comes byte by byte gets 408, and the connection ends", () =>
    Effect.gen(function*() {
      const { address } = yield* HttpServer.HttpServer
      const port = "port" in address ? Number(address.port) : 0
      const { reply, sent } = yield* Effect.promise(() =>
        new Promise<{ readonly reply: string; readonly sent: number }>((resolve, reject) => {
          let [reply, sent] = ["", 0]
          const socket = connect(port, "127.0.0.1", () => {
            socket.write(`POST /callbacks/apixo/${token} HTTP/1.1\r\nhost: me\r\ncontent-length: 1000\r\n\r\n`)
          })
          const drip = setInterval(() => {
            sent += 1
            socket.write(" ")
          }, 500)
          socket.on("data", (data) => reply += String(data)).on("error", reject).on("close", () => {
            clearInterval(drip)
            resolve({ reply, sent })
          })
        })
      )
      assert.match(reply, /^HTTP\/1\.1 408 /)
      assert.isAtMost(sent, 4)
    }).pipe(Effect.provide(Layer.fresh(Sockets))))

  it.live("nothing goes from the emulator's server to other machines", () =>
    Effect.gen(function*() {
      const emulator = yield* Emulator
      const kie = yield* Kie
      yield* kie.submit({ model: "wan/2-7-image", input: { prompt }, callbackUrl: "http://127.0.0.1.me.test/hook" })
      yield* Effect.sleep("300 millis")
      assert.deepStrictEqual(yield* emulator.callbacks, [])
    }).pipe(Effect.provide(Layer.fresh(Sockets))))
})
