/**
 * Provides the HTTP client of the command: connections, their limit, a proxy if the environment names one, and the
 * stage that each request has reached.
 */
// @effect-diagnostics nodeBuiltinImport:off
import { CurrentAddresses, IsProxied } from "@effect-media/core/assets/HostAddress"
import * as ContentCoding from "@effect-media/core/http/ContentCoding"
import { CurrentSending, type Sending } from "@effect-media/core/http/Sending"
import * as NodeDns from "@effect/platform-node/NodeDns"
import * as NodeHttpClient from "@effect/platform-node/NodeHttpClient"
import type * as Undici from "@effect/platform-node/Undici"
import { EnvHttpProxyAgent, errors, Pool } from "@effect/platform-node/Undici"
import * as Effect from "effect/Effect"
import * as HttpClient from "effect/http/HttpClient"
import * as HttpClientError from "effect/http/HttpClientError"
import * as Layer from "effect/Layer"
import type * as Dns from "effect/net/Dns"
import { Duplex } from "node:stream"
import { createBrotliDecompress, createZstdDecompress } from "node:zlib"
import * as Judged from "./judged.ts"
import { proxies } from "./Proxy.ts"
import * as SkipContinue from "./skipContinue.ts"

/** The most connections to one host. Further requests wait. */
const connections = 64

/** The options of every direct connection: it uses an address that was checked before, if there is one. */
const direct: Undici.Agent.Options = { connect: { lookup: Judged.lookup } }

/** Request options, with what is known about the request. */
interface TrackedOptions extends Partial<Undici.Dispatcher.RequestOptions> {
  readonly sending: Sending
}

const isTracked = (options: object): options is TrackedOptions => "sending" in options

/**
 * Marks a request as written once its connection is ready and, if required, secure. A request that must no longer be
 * written is aborted instead.
 */
const trackSending: Undici.Dispatcher.DispatcherComposeInterceptor = (dispatch) => (options, handler) => {
  if (!isTracked(options)) return dispatch(options, handler)
  const { sending } = options
  const begin = handler.onRequestStart
  handler.onRequestStart = (controller, context) => {
    if (!sending.mayWrite()) return controller.abort(new Error("the submit belongs to another process by now"))
    sending.stage = "written"
    begin?.call(handler, controller, context)
  }
  const fail = handler.onResponseError
  handler.onResponseError = (controller, error) => {
    // Undici reports this way that a proxy requires a password, before it sends an http request.
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
      }).compose(trackSending)
    ),
    (agent) => Effect.promise(() => agent.destroy())
  )
})

/** Passes to undici the request that is under way, and the addresses that it may use. */
const passSending = (client: HttpClient.HttpClient): HttpClient.HttpClient =>
  HttpClient.transform(
    client,
    (send, request) =>
      Effect.flatMap(Effect.all([CurrentSending, CurrentAddresses]), ([sending, addresses]) => {
        if (addresses !== undefined) Judged.remember(new URL(request.url).hostname, addresses)
        if (sending === undefined) return send
        sending.stage = "waiting"
        const tracked: TrackedOptions = { sending }
        return Effect.provideService(send, NodeHttpClient.UndiciOptions, tracked)
      })
  )

/** Fails every request, because a proxy is named that cannot be used: no request may bypass it. */
const refusing = (problem: string): HttpClient.HttpClient =>
  HttpClient.make((request) =>
    new HttpClientError.HttpClientError({
      reason: new HttpClientError.TransportError({ request, description: problem })
    })
  )

const make = Effect.gen(function*() {
  const { problem } = yield* proxies
  if (problem !== undefined) return passSending(refusing(problem))
  yield* Effect.acquireRelease(Effect.sync(SkipContinue.begin), () => Effect.sync(SkipContinue.end))
  const dispatcher = yield* makeDispatcher
  return passSending(yield* Effect.provideService(NodeHttpClient.makeUndici, NodeHttpClient.Dispatcher, dispatcher))
})

/** Decoders from Node for codings that the oldest supported Node has no `DecompressionStream` for: zstd alone. */
const decoders = {
  br: () => Duplex.toWeb(createBrotliDecompress()) as ReturnType<ContentCoding.Decoder>,
  zstd: () => Duplex.toWeb(createZstdDecompress()) as ReturnType<ContentCoding.Decoder>
}

/** The HTTP client and the DNS client of all commands. */
export const layer: Layer.Layer<HttpClient.HttpClient | Dns.Dns> = Layer.mergeAll(
  NodeDns.layer,
  Layer.effect(HttpClient.HttpClient, make),
  Layer.succeed(ContentCoding.Decoders, decoders),
  Layer.effect(IsProxied, Effect.map(proxies, ({ http, https }) => http !== "" || https !== ""))
)
