/**
 * Provides a sink for any S3-compatible store, and the asset store on it.
 */
import { AssetSink, AssetStore, type AssetStoreOptions } from "@effect-media/core"
import { Duration, Effect, Exit, Stream } from "effect"
import type { S3mini } from "s3mini"

/** The size of every part except the last; S3 requires at least 5 MiB, and allows at most 10,000 parts. */
const partBytes = 8 * 1024 * 1024

/** The time limits for S3: for a query, for a part, and for aborting an upload. */
const timeouts = { ask: Duration.seconds(30), part: Duration.minutes(5), abort: Duration.seconds(5) }

/** Creates a sink for a bucket, under keys that begin with `prefix`. */
export const sink = (s3: S3mini, prefix = ""): AssetSink.AssetSink => ({
  put: Effect.fnUntraced(function*({ mediaType, name }, bytes) {
    const key = `${prefix}${name}`
    const abort = (id: string) => Effect.ignore(ask(() => s3.abortMultipartUpload(key, id), timeouts.abort))
    const id = yield* Effect.acquireRelease(
      ask(() => s3.getMultipartUploadId(key, mediaType)),
      (id, exit) => Exit.isSuccess(exit) ? Effect.void : abort(id),
      // An upload that S3 starts after the caller has stopped waiting is left to the bucket's rule for unfinished
      // uploads.
      { interruptible: true }
    )
    const parts = yield* partsOf(bytes).pipe(
      Stream.zipWithIndex,
      Stream.mapEffect(([part, i]) => ask(() => s3.uploadPart(key, id, part, i + 1), timeouts.part)),
      Stream.runCollect
    )
    yield* ask(() => s3.completeMultipartUpload(key, id, parts))
    return `${s3.endpoint.href.replace(/\/$/, "")}/${key}`
  }, Effect.scoped)
})

/** Provides the asset store on a bucket. */
export const layer = (s3: S3mini, options?: AssetStoreOptions & { readonly prefix?: string }) =>
  AssetStore.layer(sink(s3, options?.prefix), options)

const ask = <A>(request: () => Promise<A>, duration = timeouts.ask) =>
  Effect.tryPromise({
    try: request,
    catch: (cause) => new AssetSink.SinkError({ reason: cause instanceof Error ? cause.message : String(cause), cause })
  }).pipe(
    Effect.interruptible,
    Effect.timeoutOrElse({
      duration,
      orElse: () =>
        Effect.fail(new AssetSink.SinkError({ reason: `S3 did not answer in ${Duration.format(duration)}` }))
    })
  )

/** Splits the bytes into parts, of which one is in memory at a time. */
const partsOf = <E>(bytes: Stream.Stream<Uint8Array, E>) =>
  Stream.mapAccum(bytes, (): ReadonlyArray<Uint8Array> => [], (held, chunk) => {
    const part = [...held, chunk]
    return part.reduce((size, { length }) => size + length, 0) < partBytes ? [part, []] : [[], [Buffer.concat(part)]]
  }, { onHalt: (held) => held.length === 0 ? [] : [Buffer.concat(held)] })
