import * as Bytes from "effect/Bytes"
import * as Data from "effect/Data"
import * as Effect from "effect/Effect"
import type * as Headers from "effect/http/Headers"
import type * as HttpClientError from "effect/http/HttpClientError"
import type * as HttpClientResponse from "effect/http/HttpClientResponse"
import type * as HttpServerError from "effect/http/HttpServerError"
import type * as HttpServerRequest from "effect/http/HttpServerRequest"
import * as Result from "effect/Result"
import * as Stream from "effect/Stream"
import { codingsOf, decoded, isCoded } from "./coding.ts"
import { parseJson } from "./json.ts"

/** A body that exceeds the size limit. */
export class BodyTooLarge extends Data.TaggedError("BodyTooLarge") {}

const collect = <E>(body: Stream.Stream<Uint8Array, E>, max: number): Effect.Effect<Uint8Array, BodyTooLarge | E> =>
  body.pipe(
    Stream.runFoldEffect(() => ({ size: 0, chunks: new Array<Uint8Array>() }), (body, chunk) => {
      body.size += chunk.length
      if (body.size > max) return Effect.fail(new BodyTooLarge())
      body.chunks.push(chunk)
      return Effect.succeed(body)
    }),
    Effect.map(({ chunks }) => Bytes.concat(chunks))
  )

// Shared, since creating a decoder for each response costs more than the decoding.
const decoder = new TextDecoder()
const strict = new TextDecoder("utf-8", { fatal: true })

const isJson = (bytes: Uint8Array): boolean =>
  Result.match(Result.try(() => strict.decode(bytes)), {
    onSuccess: (text) => parseJson(text) !== undefined,
    onFailure: () => false
  })

/** Returns the text of a body. Content codings are decoded if still present; bytes that cannot be decoded stay unchanged. */
const textOf = (
  bytes: Uint8Array,
  codings: ReadonlyArray<string>,
  max: number
): Effect.Effect<string, BodyTooLarge> => {
  const text = (bytes: Uint8Array) => decoder.decode(bytes)
  if (codings.length === 0 && !isCoded(bytes)) return Effect.succeed(text(bytes))
  // A transport that decodes the body may keep the content-encoding header.
  if (isJson(bytes)) return Effect.succeed(text(bytes))
  const named = codings.length > 0 ? codings : [bytes[0] === 0x1f ? "gzip" : "zstd"]
  return collect(decoded(Stream.succeed(bytes), named, false), max).pipe(
    Effect.catchTag("NotDecoded", () => Effect.succeed(bytes)),
    Effect.map(text)
  )
}

/**
 * Reads the body of a reply as text, at most `max` bytes before and after decoding.
 */
export const boundedText = (
  response: HttpClientResponse.HttpClientResponse,
  headers: Headers.Headers,
  max: number
): Effect.Effect<string, BodyTooLarge | HttpClientError.HttpClientError> => {
  const declared = Number(headers["content-length"] ?? Number.NaN)
  const codings = codingsOf(headers)
  // A declared length limits the body only if it is not compressed.
  if (declared <= max && codings.length === 0) {
    return Effect.flatMap(response.arrayBuffer, (bytes) => textOf(new Uint8Array(bytes), codings, max))
  }
  return declared > max ? Effect.fail(new BodyTooLarge()) : collect(response.stream, max).pipe(
    Effect.flatMap((bytes) => textOf(bytes, codings, max)),
    Effect.catchIf(
      (error) => error._tag === "HttpClientError" && error.reason._tag === "EmptyBodyError",
      () => Effect.succeed("")
    )
  )
}

/**
 * Reads the body of an incoming request as text, at most `max` bytes.
 */
export const boundedRequestText = (
  request: HttpServerRequest.HttpServerRequest,
  max: number
): Effect.Effect<string, BodyTooLarge | HttpServerError.HttpServerError> =>
  Number(request.headers["content-length"] ?? Number.NaN) > max
    ? Effect.fail(new BodyTooLarge())
    : Effect.map(collect(request.stream, max), (bytes) => decoder.decode(bytes))
