import { TaskError, TaskRef, TaskSnapshot } from "@effect-media/core"
import { Effect, Predicate, Redacted, Ref, Schema } from "effect"
import { HttpClient, type HttpClientRequest, HttpClientResponse } from "effect/http"
import { globSync, readFileSync } from "node:fs"
import { basename, join } from "node:path"

/** A reply as it comes over the wire, where it is known from, and the part that matters of what becomes of it. */
const Sample = Schema.Struct({
  source: Schema.NonEmptyString,
  httpStatus: Schema.Int,
  headers: Schema.optionalKey(Schema.Record(Schema.String, Schema.String)),
  body: Schema.optionalKey(Schema.Json),
  text: Schema.optionalKey(Schema.String),
  expect: Schema.Json,
  says: Schema.optionalKey(Schema.String)
})
export interface Sample extends Schema.Schema.Type<typeof Sample> {}

const decodeSample = Schema.decodeUnknownSync(Schema.fromJsonString(Sample), { onExcessProperty: "error" })

/** The samples of `samples/<operation>/<outcome>`, by name. */
export const samples = (operation: string, outcome: "ok" | "error"): ReadonlyArray<readonly [string, Sample]> =>
  globSync(join(import.meta.dirname, "samples", operation, outcome, "*.json")).toSorted().map((file) =>
    [basename(file, ".json"), decodeSample(readFileSync(file, "utf8"))] as const
  )

/** What a sample's server sends. */
export const answer = ({ body, headers, httpStatus, text }: Sample) => () =>
  new Response(text ?? JSON.stringify(body), {
    status: httpStatus,
    headers: { "content-type": "application/json", ...headers }
  })

/** JSON with HTTP 200. */
export const json = (body: unknown) => () => Response.json(body)

/** A request as it was sent. */
export interface Sent {
  readonly method: string
  readonly url: string
  readonly headers: Readonly<Record<string, string | undefined>>
  readonly body: string | undefined
}

const bodyOf = ({ body }: HttpClientRequest.HttpClientRequest): string | undefined =>
  body._tag === "Uint8Array" ? new TextDecoder().decode(body.body) : undefined

/** A server that always sends the same, and what it was sent. */
export const server = (answer: () => Response) => {
  const sent = Ref.makeUnsafe<ReadonlyArray<Sent>>([])
  const client = HttpClient.make((request, url) =>
    Ref.update(sent, (all) => [
      ...all,
      { method: request.method, url: url.href, headers: { ...request.headers }, body: bodyOf(request) }
    ]).pipe(Effect.map(() => HttpClientResponse.fromWeb(request, answer())))
  )
  return { sent: Ref.get(sent), client }
}

/** Options under which nothing is sent twice. */
export const options = { apiKey: Redacted.make("sk-canary"), submitRetries: 0 }

/** A handle, as JSON. */
export const refJson = Schema.encodeSync(Schema.toCodecJson(TaskRef))

/** A snapshot, as JSON. */
export const snapshotJson = Schema.encodeSync(Schema.toCodecJson(TaskSnapshot))

/** An error, as JSON. */
export const errorJson = Schema.encodeSync(Schema.toCodecJson(TaskError))

/** The part of a value that an expectation speaks of. */
export const part = (actual: unknown, expected: unknown): unknown => {
  if (Array.isArray(actual) && Array.isArray(expected)) {
    return actual.map((item, i) => i in expected ? part(item, expected[i]) : item)
  }
  return Predicate.isObject(actual) && Predicate.isObject(expected) && !Array.isArray(expected)
    ? Object.fromEntries(Object.entries(expected).map(([key, value]) => [key, part(Reflect.get(actual, key), value)]))
    : actual
}
