/**
 * The way to the network: connections, how many at once, a proxy where the environment names one, and how far each
 * request got.
 */
import { CurrentSending, type Sending } from "@effect-media/core/Sending"
import * as NodeHttpClient from "@effect/platform-node/NodeHttpClient"
import * as Undici from "@effect/platform-node/Undici"
import * as Effect from "effect/Effect"
import * as HttpClient from "effect/http/HttpClient"
import * as Layer from "effect/Layer"

/** Connections to one host; what is more waits for its turn. */
const connections = 64

/** What every connection has that goes to its host directly. */
const direct: Undici.Agent.Options = {}

/** Options of a request with what is told of it. */
interface Told extends Partial<Undici.Dispatcher.RequestOptions> {
  readonly sending: Sending
}

const isTold = (options: object): options is Told => "sending" in options

/** Tells that a request is written as soon as it has a connection, which is secured where it has to be. */
const watched: Undici.Dispatcher.DispatcherComposeInterceptor = (dispatch) => (options, handler) => {
  if (!isTold(options)) return dispatch(options, handler)
  const { sending } = options
  const begin = handler.onRequestStart
  handler.onRequestStart = (controller, context) => {
    sending.stage = "written"
    begin?.call(handler, controller, context)
  }
  return dispatch(options, handler)
}

const makeDispatcher = Effect.acquireRelease(
  Effect.sync(() =>
    new Undici.EnvHttpProxyAgent({
      ...direct,
      connections,
      factory: (origin, options) => new Undici.Pool(origin, { ...options, connections })
    })
  ),
  (agent) => Effect.promise(() => agent.destroy())
)

/** Says to undici which request is under way. */
const telling = (client: HttpClient.HttpClient): HttpClient.HttpClient =>
  HttpClient.transform(client, (send) =>
    Effect.flatMap(CurrentSending, (sending) => {
      if (sending === undefined) return send
      sending.stage = "waiting"
      const told: Told = { sending }
      return Effect.provideService(send, NodeHttpClient.UndiciOptions, told)
    }))

/** The client of all commands. */
export const layer: Layer.Layer<HttpClient.HttpClient> = Layer.effect(
  HttpClient.HttpClient,
  Effect.map(NodeHttpClient.makeUndici, telling)
).pipe(
  Layer.provide(Layer.effect(NodeHttpClient.Dispatcher, Effect.map(makeDispatcher, (agent) => agent.compose(watched))))
)
