/**
 * The emulator on a Node HTTP server.
 */
import * as NodeHttpServer from "@effect/platform-node/NodeHttpServer"
import * as NodeHttpServerRequest from "@effect/platform-node/NodeHttpServerRequest"
import * as Effect from "effect/Effect"
import * as FetchHttpClient from "effect/http/FetchHttpClient"
import * as HttpClient from "effect/http/HttpClient"
import * as HttpRouter from "effect/http/HttpRouter"
import * as HttpServer from "effect/http/HttpServer"
import type { ServeError } from "effect/http/HttpServerError"
import * as Layer from "effect/Layer"
import * as Http from "node:http"
import { EmulatorServer } from "../EmulatorServer.ts"
import * as Picture from "../Picture.ts"
import type { Routes, Transport } from "./Exchange.ts"

const client: HttpClient.HttpClient = HttpClient.make((request) =>
  Effect.flatMap(HttpClient.HttpClient, (fetch) => fetch.execute(request)).pipe(
    Effect.provide(FetchHttpClient.layer),
    // A redirect could lead away from this machine.
    Effect.provideService(FetchHttpClient.RequestInit, { redirect: "manual" })
  )
)

const transport: Transport = {
  client,
  hasHomePage: true,
  origin: (request) => `http://${request.headers["host"] ?? "127.0.0.1"}`,
  reset: (request) =>
    Effect.andThen(
      Effect.sync(() => NodeHttpServerRequest.toIncomingMessage(request).socket.resetAndDestroy()),
      Effect.never
    )
}

/** Serves the routes. */
export const layer = (routes: Routes, options?: {
  readonly port?: number | undefined
  readonly host?: string | undefined
}): Layer.Layer<EmulatorServer, ServeError> => {
  // The same as proxies in front of vendors: a shorter one closes connections that a busy client is about to use.
  const server = Http.createServer({ keepAliveTimeout: 65_000 })
  const listening = NodeHttpServer.layerServer(() => server, {
    port: options?.port ?? 0,
    host: options?.host ?? "127.0.0.1",
    disablePreemptiveShutdown: true
  })
  // A client's idle or hung connection must not delay the end.
  const closing = Layer.effectDiscard(Effect.addFinalizer(() => Effect.sync(() => server.closeAllConnections())))
  const url = Layer.effect(
    EmulatorServer,
    Effect.map(HttpServer.HttpServer, (server) => ({ url: HttpServer.formatAddress(server.address) }))
  )
  const advice = Picture.advice()
  return Layer.mergeAll(
    url,
    closing,
    advice === undefined ? Layer.empty : Layer.effectDiscard(Effect.logWarning(advice)),
    HttpRouter.serve(routes(transport), {
      disableLogger: true,
      disableListenLog: true,
      routerConfig: { maxParamLength: 1_000_000 }
    })
  ).pipe(Layer.provide(listening))
}
