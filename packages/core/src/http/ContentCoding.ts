/**
 * Configures the decoders of content codings, which some hosts use although only `identity` is requested.
 */
import * as Context from "effect/Context"

/** Creates a pair of streams that decodes bytes, like `new DecompressionStream("gzip")`. */
export type Decoder = () => ReadableWritablePair<Uint8Array, Uint8Array>

/**
 * Holds decoders by the name of their coding, for codings that the runtime's `DecompressionStream` lacks, or to replace it.
 *
 * `gzip`, `deflate` and, if the runtime supports it, `br` need no decoder. On Node `zstd` is
 * `() => Duplex.toWeb(zlib.createZstdDecompress())`.
 */
export const Decoders = Context.Reference<Readonly<Record<string, Decoder>>>(
  "@effect-media/core/http/ContentCoding/Decoders",
  { defaultValue: () => ({}) }
)
