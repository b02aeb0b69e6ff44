/**
 * Emulates Replicate in memory: two routes and one picture, on Effect's clock. It follows the vendor's pages, not the
 * decoders that it tests.
 */
import { Clock, Effect, Layer, Ref } from "effect"
import { HttpClient, HttpClientResponse } from "effect/http"
import { Dns, NetAddress } from "effect/net"

const picture = Uint8Array.from(
  atob("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="),
  (char) => char.charCodeAt(0)
)

const statusAt = (age: number) => age < 1000 ? "starting" : age < 3000 ? "processing" : "succeeded"

/** Creates a vendor whose only task takes three seconds. The first answers are `faults`. */
export const make = (...faults: ReadonlyArray<() => Response>) => {
  const asked = Ref.makeUnsafe<ReadonlyArray<string>>([])
  const bornAt = Ref.makeUnsafe(0)

  const answer = Effect.fnUntraced(function*(method: string, path: string) {
    const now = yield* Clock.currentTimeMillis
    if (method === "POST") yield* Ref.set(bornAt, now)
    if (path.endsWith(".png")) return new Response(picture)
    const status = statusAt(now - (yield* Ref.get(bornAt)))
    const output = status === "succeeded" ? ["https://replicate.delivery/boat.png"] : null
    return Response.json({ id: "p1", status, output, error: null, logs: "" }, { status: method === "POST" ? 201 : 200 })
  })

  const client = HttpClient.make(Effect.fnUntraced(function*(request, { pathname }) {
    const { length } = yield* Ref.getAndUpdate(asked, (all) => [...all, `${request.method} ${pathname}`])
    return HttpClientResponse.fromWeb(request, faults[length]?.() ?? (yield* answer(request.method, pathname)))
  }))

  // Any public address: no request is sent there.
  const dns = Dns.make({ lookup: () => Effect.succeed([NetAddress.ipFromStringUnsafe("1.1.1.1")]) })

  return {
    /** The requests that it received, such as `GET /v1/predictions/p1`. */
    asked: Ref.get(asked),
    layer: Layer.merge(Layer.succeed(HttpClient.HttpClient, client), Layer.succeed(Dns.Dns, dns))
  }
}
