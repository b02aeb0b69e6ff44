/**
 * Where the files of jobs go: for each job a directory, or a sink, of its own.
 */
import * as AssetSink from "@effect-media/core/assets/AssetSink"
import type { AssetStoreOptions, AssetStoreService, DirectoryOptions } from "@effect-media/core/assets/AssetStore"
import * as AssetStore from "@effect-media/core/assets/AssetStore"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import type * as HttpClient from "effect/http/HttpClient"
import * as Layer from "effect/Layer"
import type * as Dns from "effect/net/Dns"
import * as Path from "effect/Path"

/**
 * What it does.
 */
export interface JobFilesService {
  /** The store of a job's files. */
  readonly of: (key: string) => Effect.Effect<AssetStoreService>
}

/**
 * Where the files of jobs go.
 */
export class JobFiles extends Context.Service<JobFiles, JobFilesService>()("@effect-media/durable/JobFiles") {
  /**
   * Below a directory, each job's in one that is named after its key. What a file system may not like in a key is written
   * as `%` and two digits.
   */
  static layerDirectory(
    options: DirectoryOptions
  ): Layer.Layer<JobFiles, never, FileSystem.FileSystem | Path.Path | HttpClient.HttpClient | Dns.Dns> {
    return Layer.effect(
      JobFiles,
      Effect.gen(function*() {
        const path = yield* Path.Path
        const context = yield* Effect.context<FileSystem.FileSystem | Path.Path>()
        return yield* make(
          (key) =>
            Effect.provideContext(
              AssetSink.directory(path.join(options.directory, ...directoryOf(key)), options),
              context
            ),
          options
        )
      })
    )
  }

  /** In the sink that a job's key gives: a prefix in a bucket, say. */
  static layer(
    sinkOf: (key: string) => Effect.Effect<AssetSink.AssetSink>,
    options?: AssetStoreOptions
  ): Layer.Layer<JobFiles, never, HttpClient.HttpClient | Dns.Dns> {
    return Layer.effect(JobFiles, make(sinkOf, options))
  }
}

/**
 * Makes the service.
 */
export const make = Effect.fnUntraced(function*(
  sinkOf: (key: string) => Effect.Effect<AssetSink.AssetSink>,
  options?: AssetStoreOptions
): Effect.fn.Return<JobFilesService, never, HttpClient.HttpClient | Dns.Dns> {
  const context = yield* Effect.context<HttpClient.HttpClient | Dns.Dns>()
  return {
    of: (key) => Effect.flatMap(sinkOf(key), (sink) => Effect.provideContext(AssetStore.make(sink, options), context))
  }
})

/** No file system takes longer names. */
const maxName = 200

/**
 * A key as the name of a directory; where it would be too long, as several, one in the other. Keys that differ have
 * directories that differ.
 *
 * @example
 * ```ts import.meta.vitest
 * import { directoryOf } from "@effect-media/durable/JobFiles"
 *
 * directoryOf("order-17") // => ["order-17"]
 * directoryOf("../17") // => ["%2e.%2f17"]
 * ```
 */
export const directoryOf = (key: string): ReadonlyArray<string> => {
  const parts: Array<string> = []
  let part = ""
  for (const char of key) {
    if (part.length + 3 > maxName) {
      parts.push(part)
      part = ""
    }
    // No part is hidden, or is the directory above.
    const isSafe = char === "." ? part !== "" : /[A-Za-z0-9_-]/.test(char)
    part += isSafe ? char : `%${char.charCodeAt(0).toString(16).padStart(2, "0")}`
  }
  return [...parts, part]
}
