/**
 * Bytes out of their content coding. Some transports decode by themselves and leave the header as it was, so what comes is
 * judged by its first bytes where these can tell.
 */
import * as Data from "effect/Data"
import * as Effect from "effect/Effect"
import type * as Headers from "effect/http/Headers"
import * as Option from "effect/Option"
import * as Record from "effect/Record"
import * as Result from "effect/Result"
import * as Stream from "effect/Stream"
import { type Decoder, Decoders } from "../http/ContentCoding.ts"
import { peeked } from "./peeked.ts"

/** Bytes that cannot be taken out of a coding: it is unknown here, or they are cut or damaged. */
export class NotDecoded
  extends Data.TaggedError("NotDecoded")<{ readonly coding: string; readonly isKnown: boolean }>
{}

/** The codings of a body, in the order in which they were applied. */
export const codingsOf = (headers: Headers.Headers): ReadonlyArray<string> =>
  (headers["content-encoding"] ?? "").toLowerCase().split(",").map((name) => name.trim().replace(/^x-/, ""))
    .filter((name) => name !== "" && name !== "identity")

const startsWith = (bytes: Uint8Array, ...magic: ReadonlyArray<number>): boolean =>
  bytes.length >= magic.length && magic.every((byte, i) => byte === bytes[i])

/** RFC 1950; without this head a deflate stream is a raw one. */
const isZlib = (bytes: Uint8Array): boolean => {
  const [cmf = 0, flags = 0] = bytes
  return bytes.length >= 2 && (cmf & 0x0f) === 8 && cmf >> 4 <= 7 && (cmf * 256 + flags) % 31 === 0
}

/** Whether bytes are in a coding; `undefined` where their beginning cannot tell. */
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

/** What a transport may have decoded. */
const usual: ReadonlyArray<string> = ["gzip", "deflate", "br", "zstd"]

const formats: Readonly<Record<string, string>> = { gzip: "gzip", br: "brotli", zstd: "zstd" }

/** The runtime's own decoder; none where it does not know the format. */
const native = (format: string) =>
  // Newer formats are in no type yet.
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
 * Takes a stream out of its codings, the last one first. `mayBePlain` says that the transport may have done so already:
 * then bytes that cannot tell are left as they are.
 */
export const decoded = <E>(
  bytes: Stream.Stream<Uint8Array, E>,
  codings: ReadonlyArray<string>,
  mayBePlain: boolean
): Stream.Stream<Uint8Array, E | NotDecoded> =>
  codings.reduceRight(
    (bytes: Stream.Stream<Uint8Array, E | NotDecoded>, coding) =>
      Stream.unwrap(Effect.gen(function*() {
        const { head, whole } = yield* peeked(bytes, longestMagic)
        if (head.length === 0 || !(isIn(coding, head) ?? !(mayBePlain && usual.includes(coding)))) return whole
        const decoder = decoderOf(yield* Decoders, coding, head)
        return decoder === undefined
          ? Stream.fail(new NotDecoded({ coding, isKnown: false }))
          : through(whole, coding, decoder)
      })),
    bytes
  )

/** Whether bytes are in a coding that no text begins like, also where no header says so. */
export const isCoded = (bytes: Uint8Array): boolean => isIn("gzip", bytes) === true || isIn("zstd", bytes) === true
