/**
 * Decodes content codings. Some transports decode by themselves but keep the header, so the first bytes decide, if they
 * show the coding.
 */
import * as Data from "effect/Data"
import * as Effect from "effect/Effect"
import type * as Headers from "effect/http/Headers"
import * as Option from "effect/Option"
import * as Record from "effect/Record"
import * as Result from "effect/Result"
import * as Stream from "effect/Stream"
import { type Decoder, Decoders } from "../http/ContentCoding.ts"
import { peekHead } from "./peekHead.ts"

/** Bytes that cannot be decoded: the coding is unknown, or the bytes are cut off or damaged. */
export class NotDecoded
  extends Data.TaggedError("NotDecoded")<{ readonly coding: string; readonly isKnown: boolean }>
{}

/** Returns the content codings of a body, in the order in which they were applied. */
export const codingsOf = (headers: Headers.Headers): ReadonlyArray<string> =>
  (headers["content-encoding"] ?? "").toLowerCase().split(",").map((name) => name.trim().replace(/^x-/, ""))
    .filter((name) => name !== "" && name !== "identity")

const startsWith = (bytes: Uint8Array, ...magic: ReadonlyArray<number>): boolean =>
  bytes.length >= magic.length && magic.every((byte, i) => byte === bytes[i])

/** Tells whether bytes begin with a zlib header (RFC 1950). A deflate stream without it is a raw one. */
const isZlib = (bytes: Uint8Array): boolean => {
  const [cmf = 0, flags = 0] = bytes
  return bytes.length >= 2 && (cmf & 0x0f) === 8 && cmf >> 4 <= 7 && (cmf * 256 + flags) % 31 === 0
}

/** Tells whether bytes are in a coding, or returns `undefined` if their beginning does not show it. */
const isIn = (coding: string, head: Uint8Array): boolean | undefined => {
  switch (coding) {
    case "gzip":
      return startsWith(head, 0x1f, 0x8b)
    case "zstd":
      return startsWith(head, 0x28, 0xb5, 0x2f, 0xfd)
    case "deflate":
      return isZlib(head) || undefined
    default:
      return undefined
  }
}

/** The codings that a transport may have decoded. */
const usual: ReadonlyArray<string> = ["gzip", "deflate", "br", "zstd"]

const formats: Readonly<Record<string, string>> = { gzip: "gzip", br: "brotli", zstd: "zstd" }

/** Creates the runtime's own decoder, or returns `undefined` if it does not know the format. */
const native = (format: string) =>
  // The types lack newer formats.
  Result.getOrUndefined(Result.try(() => new DecompressionStream(format as CompressionFormat) as ReturnType<Decoder>))

const decoderOf = (decoders: Readonly<Record<string, Decoder>>, coding: string, head: Uint8Array) => {
  const own = Option.getOrUndefined(Record.get(decoders, coding))
  if (own !== undefined) return own()
  const format = coding === "deflate" ? isZlib(head) ? "deflate" : "deflate-raw" : formats[coding]
  return format === undefined ? undefined : native(format)
}

const through = <E>(
  bytes: Stream.Stream<Uint8Array, E>,
  coding: string,
  decoder: ReturnType<Decoder>
): Stream.Stream<Uint8Array, E | NotDecoded> =>
  Stream.suspend(() => {
    let broken: Option.Option<E> = Option.none()
    const watched = Stream.tapError(bytes, (error) => Effect.sync(() => void (broken = Option.some(error))))
    return Stream.unwrap(Effect.map(Stream.toReadableStreamEffect(watched), (encoded) =>
      Stream.fromReadableStream({
        evaluate: () => encoded.pipeThrough(decoder),
        onError: (): E | NotDecoded => Option.getOrElse(broken, () => new NotDecoded({ coding, isKnown: true }))
      })))
  })

const longestMagic = 4

/**
 * Decodes a stream, the last coding first. With `mayBePlain` the transport may have decoded it already: then bytes whose
 * beginning does not show the coding stay unchanged.
 */
export const decoded = <E>(
  bytes: Stream.Stream<Uint8Array, E>,
  codings: ReadonlyArray<string>,
  mayBePlain: boolean
): Stream.Stream<Uint8Array, E | NotDecoded> =>
  codings.reduceRight(
    (bytes: Stream.Stream<Uint8Array, E | NotDecoded>, coding) =>
      Stream.unwrap(Effect.gen(function*() {
        const { head, whole } = yield* peekHead(bytes, longestMagic)
        if (head.length === 0 || !(isIn(coding, head) ?? !(mayBePlain && usual.includes(coding)))) return whole
        const decoder = decoderOf(yield* Decoders, coding, head)
        return decoder === undefined
          ? Stream.fail(new NotDecoded({ coding, isKnown: false }))
          : through(whole, coding, decoder)
      })),
    bytes
  )

/** Tells whether bytes are in gzip or zstd, even without a header: no text begins with these bytes. */
export const isCoded = (bytes: Uint8Array): boolean => isIn("gzip", bytes) === true || isIn("zstd", bytes) === true
