/**
 * The codings that replies and files may come in, though nothing but `identity` is asked for.
 */
import * as Context from "effect/Context"

/** Takes bytes out of a coding: a pair like `new DecompressionStream("gzip")`. */
export type Decoder = () => ReadableWritablePair<Uint8Array, Uint8Array>

/**
 * Holds decoders by the name of their coding, for those that the runtime's `DecompressionStream` lacks, or in place of it.
 *
 * `gzip`, `deflate` and, where the runtime has it, `br` need none. On Node `zstd` is
 * `() => Duplex.toWeb(zlib.createZstdDecompress())`.
 */
export const Decoders = Context.Reference<Readonly<Record<string, Decoder>>>(
  "@effect-media/core/http/ContentCoding/Decoders",
  { defaultValue: () => ({}) }
)
