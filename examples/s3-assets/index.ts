/**
 * A sink for any S3-compatible store, and the asset store on it.
 */
import { AssetSink, AssetStore, type AssetStoreOptions } from "@effect-media/core"
import { Effect, Exit, Stream } from "effect"
import type { S3mini } from "s3mini"

/** Every part but the last; S3 wants 5 MiB at least, and 10,000 parts at most. */
const partBytes = 8 * 1024 * 1024

/** A sink for a bucket, under keys that begin with `prefix`. */
export const sink = (s3: S3mini, prefix = ""): AssetSink.AssetSink => ({
  put: Effect.fnUntraced(function*({ mediaType, name }, bytes) {
    const key = `${prefix}${name}`
    yield* Effect.acquireUseRelease(
      ask(() => s3.getMultipartUploadId(key, mediaType)),
      (id) =>
        partsOf(bytes).pipe(
          Stream.zipWithIndex,
          Stream.mapEffect(([part, i]) => ask(() => s3.uploadPart(key, id, part, i + 1))),
          Stream.runCollect,
          Effect.flatMap((parts) => ask(() => s3.completeMultipartUpload(key, id, parts)))
        ),
      (id, exit) => Exit.isSuccess(exit) ? Effect.void : Effect.ignore(ask(() => s3.abortMultipartUpload(key, id)))
    )
    return `${s3.endpoint.href.replace(/\/$/, "")}/${key}`
  })
})

/** The asset store on a bucket. */
export const layer = (s3: S3mini, options?: AssetStoreOptions & { readonly prefix?: string }) =>
  AssetStore.layer(sink(s3, options?.prefix), options)

const ask = <A>(request: () => Promise<A>) =>
  Effect.tryPromise({
    try: request,
    catch: (cause) => new AssetSink.SinkError({ reason: cause instanceof Error ? cause.message : String(cause), cause })
  })

/** The same bytes in parts, of which one is in memory at a time. */
const partsOf = <E>(bytes: Stream.Stream<Uint8Array, E>) =>
  Stream.mapAccum(bytes, (): ReadonlyArray<Uint8Array> => [], (held, chunk) => {
    const part = [...held, chunk]
    return part.reduce((size, { length }) => size + length, 0) < partBytes ? [part, []] : [[], [Buffer.concat(part)]]
  }, { onHalt: (held) => held.length === 0 ? [] : [Buffer.concat(held)] })
