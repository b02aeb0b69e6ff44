/**
 * The emulator as an `HttpClient` without a socket.
 */
import * as Effect from "effect/Effect"
import * as HttpClient from "effect/http/HttpClient"
import * as HttpClientError from "effect/http/HttpClientError"
import * as HttpRouter from "effect/http/HttpRouter"
import * as HttpServerRequest from "effect/http/HttpServerRequest"
import * as HttpServerResponse from "effect/http/HttpServerResponse"
import * as Dns from "effect/net/Dns"
import * as NetAddress from "effect/net/NetAddress"
import type { Routes, Transport } from "./Exchange.ts"
import { ConnectionReset } from "./Route.ts"

/** The origin of result files without a server. */
export const filesOrigin = "https://files.emulator.test"

const transport: Transport = {
  origin: () => filesOrigin,
  reset: () => Effect.fail(new ConnectionReset())
}

/** Resolves every name to a public host. */
export const dns: Effect.Effect<Dns.Dns["Service"]> = Effect.sync(() => {
  const address = NetAddress.ipFromStringUnsafe("1.1.1.1")
  return Dns.make({ lookup: () => Effect.succeed([address]) })
})

/** Makes the client. */
export const make = Effect.fnUntraced(function*(routes: Routes) {
  const handler = yield* HttpRouter.toHttpEffect(routes(transport)).pipe(
    Effect.provideService(HttpRouter.RouterConfig, { maxParamLength: 1_000_000 })
  )
  return HttpClient.make((request) =>
    handler.pipe(
      // Invalid paths, such as a broken percent-encoding, reach no route at all.
      Effect.catchTag("HttpServerError", () => Effect.succeed(HttpServerResponse.text("Not Found", { status: 404 }))),
      Effect.map((response) => HttpServerResponse.toClientResponse(response, { request })),
      Effect.provideService(HttpServerRequest.HttpServerRequest, HttpServerRequest.fromClientRequest(request)),
      Effect.scoped,
      Effect.mapError((cause) =>
        new HttpClientError.HttpClientError({
          reason: new HttpClientError.TransportError({ request, cause, description: "ECONNRESET" })
        })
      )
    )
  )
})
