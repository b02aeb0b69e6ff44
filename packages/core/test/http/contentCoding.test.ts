import { ContentCoding, type Dialect, ProviderHttp } from "@effect-media/core/http"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as HttpClient from "effect/http/HttpClient"
import * as HttpClientResponse from "effect/http/HttpClientResponse"
import * as Redacted from "effect/Redacted"
import * as Schema from "effect/Schema"
import { Duplex } from "node:stream"
import * as zlib from "node:zlib"

const dialect: Dialect.Dialect = {
  provider: "acme",
  baseUrl: "https://api.acme.example",
  successCodes: [],
  errorRules: [],
  statuses: {},
  failureCategories: {}
}

/** Reads once from a host with this reply. */
const read = Effect.fnUntraced(function*(body: Uint8Array, coding: string | undefined, maxBodyBytes = 10_000) {
  const headers = coding === undefined ? {} : { "content-encoding": coding }
  const client = HttpClient.make((request) =>
    Effect.succeed(HttpClientResponse.fromWeb(request, new Response(Uint8Array.from(body), { headers })))
  )
  const http = yield* Effect.provideService(
    ProviderHttp.make(dialect, { apiKey: Redacted.make("any-key"), maxBodyBytes }),
    HttpClient.HttpClient,
    client
  )
  return yield* http.submit({
    path: "/",
    model: "m",
    body: {},
    schema: Schema.Json
  })
})

const zstd = { zstd: () => Duplex.toWeb(zlib.createZstdDecompress()) as ReadableWritablePair<Uint8Array, Uint8Array> }

const codings: Readonly<Record<string, (bytes: Uint8Array) => Uint8Array>> = {
  gzip: zlib.gzipSync,
  "x-gzip": zlib.gzipSync,
  " GZip ": zlib.gzipSync,
  deflate: zlib.deflateSync,
  "deflate ": zlib.deflateRawSync,
  br: zlib.brotliCompressSync,
  zstd: zlib.zstdCompressSync,
  "gzip, br": (bytes) => zlib.brotliCompressSync(zlib.gzipSync(bytes)),
  "deflate, identity, gzip": (bytes) => zlib.gzipSync(zlib.deflateSync(bytes)),
  identity: (bytes) => bytes,
  "": (bytes) => bytes
}

const reply = { id: "ü-7", prompt: "a paper boat, ".repeat(100) }
const text = new TextEncoder().encode(JSON.stringify(reply))

describe("a reply in a coding that was not requested", () => {
  for (const [coding, encode] of Object.entries(codings)) {
    it.effect(`is read (${JSON.stringify(coding)})`, () =>
      Effect.gen(function*() {
        const { body } = yield* Effect.provideService(read(encode(text), coding), ContentCoding.Decoders, zstd)
        assert.deepStrictEqual(body, reply)
      }))

    it.effect(`is read if the transport has decoded it and left the header (${JSON.stringify(coding)})`, () =>
      Effect.gen(function*() {
        assert.deepStrictEqual((yield* read(text, coding)).body, reply)
      }))

    it.effect(`is bounded however small it comes (${JSON.stringify(coding)})`, () =>
      Effect.gen(function*() {
        const bomb = encode(new TextEncoder().encode(JSON.stringify("x".repeat(2_000_000))))
        const error = yield* read(bomb, coding).pipe(
          Effect.provideService(ContentCoding.Decoders, zstd),
          Effect.flip
        )
        if (error._tag !== "SubmitOutcomeUnknown") return assert.fail(error._tag)
        assert.include(error.message, "larger than 10000 bytes")
      }))
  }

  it.effect("is read without a header, too, if its bytes tell", () =>
    Effect.gen(function*() {
      assert.deepStrictEqual((yield* read(zlib.gzipSync(text), undefined)).body, reply)
    }))

  const damaged: ReadonlyArray<readonly [string, Uint8Array, string]> = [
    ["cut gzip", zlib.gzipSync(text).subarray(0, 40), "gzip"],
    ["cut br", zlib.brotliCompressSync(text).subarray(0, 20), "br"],
    ["another coding than it says", zlib.brotliCompressSync(text), "gzip"],
    ["an unknown coding", text.map((byte) => byte ^ 13), "rot13"],
    ["zstd without a decoder", zlib.zstdCompressSync(text), "zstd"],
    ["nothing at all", new Uint8Array(), "gzip"]
  ]
  for (const [name, body, coding] of damaged) {
    it.effect(`as ${name} is an unknown outcome, not a defect`, () =>
      Effect.gen(function*() {
        const error = yield* Effect.flip(read(body, coding))
        assert.strictEqual(error._tag, "SubmitOutcomeUnknown")
        assert.include(error.message, `came as ${coding}`)
      }))
  }
})
