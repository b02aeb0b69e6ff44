/** Stores the files of jobs: each job has its own directory or sink. */
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

/** The operations of {@link JobFiles}. */
export interface JobFilesService {
  /** Returns the store of a job's files. */
  readonly of: (key: string) => Effect.Effect<AssetStoreService>
}

/** Stores the files of jobs. */
export class JobFiles extends Context.Service<JobFiles, JobFilesService>()("@effect-media/durable/JobFiles") {
  /**
   * Saves each job's files in a directory below the given one, named after the job's key. A character that a file
   * system may not accept is written as `%` and two digits.
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

  /** Saves files in the sink that is made for a job's key, for example a prefix in a bucket. */
  static layer(
    sinkOf: (key: string) => Effect.Effect<AssetSink.AssetSink>,
    options?: AssetStoreOptions
  ): Layer.Layer<JobFiles, never, HttpClient.HttpClient | Dns.Dns> {
    return Layer.effect(JobFiles, make(sinkOf, options))
  }
}

/** Creates the service. */
export const make = Effect.fnUntraced(function*(
  sinkOf: (key: string) => Effect.Effect<AssetSink.AssetSink>,
  options?: AssetStoreOptions
): Effect.fn.Return<JobFilesService, never, HttpClient.HttpClient | Dns.Dns> {
  const context = yield* Effect.context<HttpClient.HttpClient | Dns.Dns>()
  return {
    of: (key) => Effect.flatMap(sinkOf(key), (sink) => Effect.provideContext(AssetStore.make(sink, options), context))
  }
})

/** The longest name that every file system accepts. */
const maxName = 200

/**
 * Returns a key as the name of a directory, or as several nested names if it would be too long. Different keys have
 * different directories.
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
    // A leading dot is escaped, so that no part is hidden or is the parent directory.
    const isSafe = char === "." ? part !== "" : /[A-Za-z0-9_-]/.test(char)
    part += isSafe ? char : `%${char.charCodeAt(0).toString(16).padStart(2, "0")}`
  }
  return [...parts, part]
}
