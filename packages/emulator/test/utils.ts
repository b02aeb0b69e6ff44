import { Emulator, type EmulatorOptions } from "@effect-media/emulator"
import { Effect, Layer, Option, Schema } from "effect"
import { HttpClient, HttpClientRequest } from "effect/http"

/** The emulator with its in-process client. */
export const inProcess = (options?: EmulatorOptions) =>
  Emulator.layerClient.pipe(Layer.provideMerge(Emulator.layer({ seed: 1, ...options })))

/** The headers that every vendor requires. */
export const headers = { authorization: "Bearer sk-test", "user-agent": "emulator-test/1" }

const parse = Schema.decodeUnknownOption(Schema.fromJsonString(Schema.Json))

const answer = Effect.fnUntraced(function*(request: HttpClientRequest.HttpClientRequest) {
  const response = yield* HttpClient.execute(request)
  const text = yield* response.text
  return { status: response.status, headers: response.headers, text, json: Option.getOrNull(parse(text)) }
})

/** A GET with a key. */
export const get = (url: string, extra: Record<string, string> = headers) =>
  answer(HttpClientRequest.get(url, { headers: extra }))

/** A POST of JSON with a key. */
export const post = (url: string, body: Schema.Json, extra: Record<string, string> = headers) =>
  answer(HttpClientRequest.post(url).pipe(HttpClientRequest.bodyJsonUnsafe(body), HttpClientRequest.setHeaders(extra)))

/** A POST of any text with a key. */
export const postText = (url: string, body: string, extra: Record<string, string> = headers) =>
  answer(
    HttpClientRequest.post(url).pipe(
      HttpClientRequest.bodyText(body, "application/json"),
      HttpClientRequest.setHeaders(extra)
    )
  )

/** The bytes behind a URL. */
export const download = Effect.fnUntraced(function*(url: string) {
  const response = yield* HttpClient.get(url)
  return { status: response.status, headers: response.headers, bytes: new Uint8Array(yield* response.arrayBuffer) }
})

/** The id of the task created last. */
export const lastId = Effect.gen(function*() {
  const emulator = yield* Emulator
  const tasks = yield* emulator.tasks
  return tasks.at(-1)?.id ?? ""
})
