/**
 * Emulates a vendor in memory: an `HttpClient` that gives prepared answers, and a record of the requests.
 */
import { TaskRef } from "@effect-media/core/task/TaskRef"
import { TaskSnapshot } from "@effect-media/core/task/TaskSnapshot"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as HttpClient from "effect/http/HttpClient"
import * as HttpClientError from "effect/http/HttpClientError"
import type * as HttpClientRequest from "effect/http/HttpClientRequest"
import * as HttpClientResponse from "effect/http/HttpClientResponse"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import * as Ref from "effect/Ref"
import * as Schema from "effect/Schema"
import * as TestClock from "effect/testing/TestClock"

/** One reaction of the vendor: an answer, or a broken connection. */
export type Answer = () => Response | "reset"

/** A request as it was sent. A JSON body is parsed, any other is `undefined`. */
export interface Sent {
  readonly method: string
  readonly url: string
  readonly headers: Readonly<Record<string, string | undefined>>
  readonly body: unknown
}

const parse = Schema.decodeUnknownSync(Schema.fromJsonString(Schema.Unknown))

const bodyOf = ({ body }: HttpClientRequest.HttpClientRequest): unknown =>
  body._tag === "Uint8Array" ? parse(new TextDecoder().decode(body.body)) : undefined

/** Creates a vendor that gives these answers in order; the last repeats without a limit. */
export const server = (...answers: readonly [Answer, ...ReadonlyArray<Answer>]) => {
  const sent = Ref.makeUnsafe<ReadonlyArray<Sent>>([])
  const client = HttpClient.make(Effect.fnUntraced(function*(request, url) {
    const { headers, method } = request
    const seen = { method, url: url.href, headers: { ...headers }, body: bodyOf(request) }
    const { length } = yield* Ref.getAndUpdate(sent, (all) => [...all, seen])
    const answer = answers[Math.min(length, answers.length - 1)]?.() ?? "reset"
    if (answer !== "reset") return HttpClientResponse.fromWeb(request, answer)
    const cause = new Error("read ECONNRESET")
    return yield* new HttpClientError.HttpClientError({
      reason: new HttpClientError.TransportError({ request, cause })
    })
  }))
  return { client, layer: Layer.succeed(HttpClient.HttpClient, client), sent: Ref.get(sent) }
}

/** Builds a provider's services over a vendor that gives these answers, and records the requests. */
export const over = <S>(
  services: Layer.Layer<S, never, HttpClient.HttpClient>,
  ...answers: readonly [Answer, ...ReadonlyArray<Answer>]
) => {
  const { layer, sent } = server(...answers)
  return { layer: Layer.provide(services, layer), sent }
}

/** Encodes a handle as JSON. */
export const refJson = Schema.encodeSync(Schema.toCodecJson(TaskRef))

/** Encodes a snapshot as JSON. */
export const snapshotJson = Schema.encodeSync(Schema.toCodecJson(TaskSnapshot))

/** An input that contains itself, which JSON cannot express. */
export const endless: Record<string, unknown> = {}
endless["own"] = endless

/** Creates a JSON answer. */
export const json = (body: unknown, init?: ResponseInit) => () => Response.json(body, init)

/** Breaks the connection instead of answering. */
export const reset: Answer = () => "reset"

/** Options that send nothing twice. */
export const options = { apiKey: Redacted.make("sk-canary"), submitRetries: 0 }

/** Runs an effect while virtual time passes, at most a quarter of an hour. */
export const settle = <A, E, R>(effect: Effect.Effect<A, E, R>) =>
  Effect.gen(function*() {
    const fiber = yield* Effect.forkChild(effect)
    for (let i = 0; i < 900 && fiber.pollUnsafe() === undefined; i++) yield* TestClock.adjust("1 second")
    return yield* Fiber.join(fiber)
  })
