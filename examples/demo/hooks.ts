/**
 * Receives KIE's callbacks when a task ends, on an HTTP server of the program, together with its other routes.
 */
import { CallbackRoutes } from "@effect-media/core/callbacks"
import { KieCallback } from "@effect-media/kie"
import { NodeHttpServer } from "@effect/platform-node"
import { Context, Effect, Layer, Redacted } from "effect"
import { HttpRouter, HttpServer } from "effect/http"
import { createServer } from "node:http"

/** The webhook key of the emulated account. */
export const kieKey = "whsec_demo"

/** `POST /callbacks/kie`: a callback with a valid signature wakes the wait for its task. */
export const routes = CallbackRoutes.layer({ sources: [KieCallback.make({ keys: [Redacted.make(kieKey)] })] })

export class Hooks extends Context.Service<Hooks, {
  /** The URL that KIE posts to. */
  readonly kie: string
}>()("example-demo/Hooks") {
  /** Provides the hooks below an origin that another server serves. */
  static readonly layerAt = (origin: string) => Layer.succeed(Hooks, { kie: `${origin}/callbacks/kie` })

  /** Provides the hooks on a free port of this machine. */
  static readonly layerServer = Layer.unwrap(
    Effect.map(HttpServer.HttpServer, ({ address }) => Hooks.layerAt(HttpServer.formatAddress(address)))
  ).pipe(
    Layer.merge(HttpRouter.serve(routes, { disableLogger: true, disableListenLog: true })),
    Layer.provide(NodeHttpServer.layerServer(() => createServer(), { port: 0, host: "127.0.0.1" }))
  )
}
