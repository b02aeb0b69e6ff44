import * as Data from "effect/Data"
import * as Effect from "effect/Effect"
import type * as Headers from "effect/http/Headers"
import type * as HttpClientError from "effect/http/HttpClientError"
import type * as HttpClientResponse from "effect/http/HttpClientResponse"
import type * as HttpServerError from "effect/http/HttpServerError"
import type * as HttpServerRequest from "effect/http/HttpServerRequest"
import * as Stream from "effect/Stream"

/** A body with more bytes than we read. */
export class BodyTooLarge extends Data.TaggedError("BodyTooLarge") {}

const collect = <E>(body: Stream.Stream<Uint8Array, E>, max: number): Effect.Effect<string, BodyTooLarge | E> =>
  body.pipe(
    Stream.runFoldEffect(() => ({ size: 0, text: "", decoder: new TextDecoder() }), (body, chunk) => {
      body.size += chunk.length
      if (body.size > max) return Effect.fail(new BodyTooLarge())
      body.text += body.decoder.decode(chunk, { stream: true })
      return Effect.succeed(body)
    }),
    Effect.map(({ decoder, text }) => text + decoder.decode())
  )

// One for all, since a response makes one for itself each time, and that costs more than the decoding.
const decoder = new TextDecoder()

/**
 * The body of a reply as text, of which no more than `max` bytes are read.
 */
export const boundedText = (
  response: HttpClientResponse.HttpClientResponse,
  headers: Headers.Headers,
  max: number
): Effect.Effect<string, BodyTooLarge | HttpClientError.HttpClientError> => {
  const declared = Number(headers["content-length"] ?? Number.NaN)
  // A declared length bounds the body only where nothing is compressed.
  if (declared <= max && headers["content-encoding"] === undefined) {
    return Effect.map(response.arrayBuffer, (bytes) => decoder.decode(bytes))
  }
  return declared > max ? Effect.fail(new BodyTooLarge()) : Effect.catchIf(
    collect(response.stream, max),
    (error) => error._tag === "HttpClientError" && error.reason._tag === "EmptyBodyError",
    () => Effect.succeed("")
  )
}

/**
 * The body of a request to us as text, of which no more than `max` bytes are read.
 */
export const boundedRequestText = (
  request: HttpServerRequest.HttpServerRequest,
  max: number
): Effect.Effect<string, BodyTooLarge | HttpServerError.HttpServerError> =>
  Number(request.headers["content-length"] ?? Number.NaN) > max
    ? Effect.fail(new BodyTooLarge())
    : collect(request.stream, max)
