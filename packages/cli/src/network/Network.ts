/**
 * The way to the network: connections, how many at once, a proxy where the environment names one, and how far each
 * request got.
 */
// @effect-diagnostics nodeBuiltinImport:off
import { CurrentAddresses, IsProxied } from "@effect-media/core/assets/HostAddress"
import * as ContentCoding from "@effect-media/core/http/ContentCoding"
import { CurrentSending, type Sending } from "@effect-media/core/http/Sending"
import * as NodeHttpClient from "@effect/platform-node/NodeHttpClient"
import type * as Undici from "@effect/platform-node/Undici"
import { EnvHttpProxyAgent, errors, Pool } from "@effect/platform-node/Undici"
import * as Effect from "effect/Effect"
import * as HttpClient from "effect/http/HttpClient"
import * as HttpClientError from "effect/http/HttpClientError"
import * as Layer from "effect/Layer"
import { Duplex } from "node:stream"
import { createBrotliDecompress, createZstdDecompress } from "node:zlib"
import * as Judged from "./judged.ts"
import { proxies } from "./Proxy.ts"
import * as SkipContinue from "./skipContinue.ts"

/** Connections to one host; what is more waits for its turn. */
const connections = 64

/** What every connection has that goes to its host directly: it goes to an address that was judged, where there is one. */
const direct: Undici.Agent.Options = { connect: { lookup: Judged.lookup } }

/** Options of a request with what is told of it. */
interface Told extends Partial<Undici.Dispatcher.RequestOptions> {
  readonly sending: Sending
}

const isTold = (options: object): options is Told => "sending" in options

/** Tells that a request is written, where it still may be, as soon as it has a connection that is as secure as it has to. */
const watched: Undici.Dispatcher.DispatcherComposeInterceptor = (dispatch) => (options, handler) => {
  if (!isTold(options)) return dispatch(options, handler)
  const { sending } = options
  const begin = handler.onRequestStart
  handler.onRequestStart = (controller, context) => {
    if (!sending.mayWrite()) return controller.abort(new Error("the submit belongs to another process by now"))
    sending.stage = "written"
    begin?.call(handler, controller, context)
  }
  const fail = handler.onResponseError
  handler.onResponseError = (controller, error) => {
    // So undici says that a proxy asks for a password before it hands a request of http on.
    if (error instanceof errors.InvalidArgumentError) sending.stage = "waiting"
    fail?.call(handler, controller, error)
  }
  return dispatch(options, handler)
}

const makeDispatcher = Effect.gen(function*() {
  const { except, http, https } = yield* proxies
  return yield* Effect.acquireRelease(
    Effect.sync(() =>
      new EnvHttpProxyAgent({
        ...direct,
        connections,
        factory: (origin, options) => new Pool(origin, { ...options, connections }),
        httpProxy: http,
        httpsProxy: https,
        noProxy: except
      }).compose(watched)
    ),
    (agent) => Effect.promise(() => agent.destroy())
  )
})

/** Says to undici which request is under way, and where it may go. */
const telling = (client: HttpClient.HttpClient): HttpClient.HttpClient =>
  HttpClient.transform(
    client,
    (send, request) =>
      Effect.flatMap(Effect.all([CurrentSending, CurrentAddresses]), ([sending, addresses]) => {
        if (addresses !== undefined) Judged.remember(new URL(request.url).hostname, addresses)
        if (sending === undefined) return send
        sending.stage = "waiting"
        const told: Told = { sending }
        return Effect.provideService(send, NodeHttpClient.UndiciOptions, told)
      })
  )

/** Sends nothing past a proxy that is named and cannot be used. */
const refusing = (problem: string): HttpClient.HttpClient =>
  HttpClient.make((request) =>
    new HttpClientError.HttpClientError({
      reason: new HttpClientError.TransportError({ request, description: problem })
    })
  )

const make = Effect.gen(function*() {
  const { problem } = yield* proxies
  if (problem !== undefined) return telling(refusing(problem))
  yield* Effect.acquireRelease(Effect.sync(SkipContinue.begin), () => Effect.sync(SkipContinue.end))
  const dispatcher = yield* makeDispatcher
  return telling(yield* Effect.provideService(NodeHttpClient.makeUndici, NodeHttpClient.Dispatcher, dispatcher))
})

/** Node has decoders that the oldest of our versions of it has not as a `DecompressionStream`, and that for zstd alone. */
const decoders = {
  br: () => Duplex.toWeb(createBrotliDecompress()) as ReturnType<ContentCoding.Decoder>,
  zstd: () => Duplex.toWeb(createZstdDecompress()) as ReturnType<ContentCoding.Decoder>
}

/** The client of all commands. */
export const layer: Layer.Layer<HttpClient.HttpClient> = Layer.mergeAll(
  Layer.effect(HttpClient.HttpClient, make),
  Layer.succeed(ContentCoding.Decoders, decoders),
  Layer.effect(IsProxied, Effect.map(proxies, ({ http, https }) => http !== "" || https !== ""))
)
