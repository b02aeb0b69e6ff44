import { ApiPod } from "@effect-media/apipod"
import type { ProviderHttp } from "@effect-media/core"
import { Effect, Fiber, Layer, Redacted } from "effect"
import { HttpClient, HttpClientError, HttpClientResponse } from "effect/http"
import { TestClock } from "effect/testing"

/** What the vendor does with one request: answers, or breaks the connection. */
export type Answer = Response | "reset"

/** A request as it arrived. */
export interface Seen {
  readonly method: string
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: unknown
}

/** The service over a vendor that gives these answers one after the other, the last for ever. */
export const over = (answers: ReadonlyArray<() => Answer>, options: Partial<ProviderHttp.ProviderOptions> = {}) => {
  const seen: Array<Seen> = []
  const client = HttpClient.make((request, url) =>
    Effect.suspend(() => {
      const { body, headers, method } = request
      const sent = body._tag === "Uint8Array" ? JSON.parse(new TextDecoder().decode(body.body)) : undefined
      seen.push({ method, url: url.href, headers: { ...headers }, body: sent })
      const answer = answers[Math.min(seen.length, answers.length) - 1]?.() ?? "reset"
      if (answer !== "reset") return Effect.succeed(HttpClientResponse.fromWeb(request, answer))
      const cause = new Error("read ECONNRESET")
      return Effect.fail(
        new HttpClientError.HttpClientError({ reason: new HttpClientError.TransportError({ request, cause }) })
      )
    })
  )
  const layer = ApiPod.layer({ apiKey: Redacted.make("sk-test"), ...options }).pipe(
    Layer.provide(Layer.succeed(HttpClient.HttpClient, client))
  )
  return { seen, layer }
}

/** An answer of JSON. */
export const json = (body: unknown, init?: ResponseInit) => () => Response.json(body, init)

/** Runs while virtual time passes. */
export const settle = <A, E, R>(effect: Effect.Effect<A, E, R>) =>
  Effect.gen(function*() {
    const fiber = yield* Effect.forkChild(effect)
    for (let i = 0; i < 900 && fiber.pollUnsafe() === undefined; i++) yield* TestClock.adjust("1 second")
    return yield* Fiber.join(fiber)
  })
