/**
 * Saves what a task made, before the links die: each file streams to a temporary name and is renamed when it is whole.
 *
 * Requests to result hosts carry no credentials. Names cannot leave the directory, whatever a vendor sends as an id.
 */
import * as Clock from "effect/Clock"
import * as Context from "effect/Context"
import * as DateTime from "effect/DateTime"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Hash from "effect/Hash"
import * as HttpClient from "effect/http/HttpClient"
import type * as HttpClientError from "effect/http/HttpClientError"
import * as HttpClientRequest from "effect/http/HttpClientRequest"
import * as Layer from "effect/Layer"
import * as Path from "effect/Path"
import type * as PlatformError from "effect/PlatformError"
import * as Stream from "effect/Stream"
import type { Asset, AssetRole } from "./Asset.ts"
import * as FileType from "./internal/fileType.ts"
import { AssetError, type AssetFault, type SaveError } from "./TaskError.ts"
import type { TaskRef } from "./TaskRef.ts"
import type { Succeeded } from "./TaskSnapshot.ts"

/**
 * What a store does.
 */
export interface AssetStoreService {
  /** Saves the assets of a task and says where they are, in the task's order. */
  readonly save: (task: Succeeded, options?: SaveOptions) => Effect.Effect<ReadonlyArray<SavedAsset>, SaveError>
}

/**
 * An asset that was saved: where, and how large, in bytes.
 */
export interface SavedAsset {
  readonly asset: Asset
  readonly path: string
  readonly bytes: number
}

/**
 * Saves what tasks made.
 */
export class AssetStore extends Context.Service<AssetStore, AssetStoreService>()("@effect-media/core/AssetStore") {
  /** {@link AssetStoreService.save} of the store in the context. */
  static save(
    task: Succeeded,
    options?: SaveOptions
  ): Effect.Effect<ReadonlyArray<SavedAsset>, SaveError, AssetStore> {
    return AssetStore.use((store) => store.save(task, options))
  }

  /** A store that writes to a directory, which is made if it is not there. */
  static layerDirectory(
    options: DirectoryOptions
  ): Layer.Layer<AssetStore, never, FileSystem.FileSystem | Path.Path | HttpClient.HttpClient> {
    return Layer.effect(AssetStore, make(options))
  }
}

/**
 * Which assets to save.
 */
export interface SaveOptions {
  /** Only assets of these roles. @default all */
  readonly roles?: ReadonlyArray<AssetRole> | undefined
}

/**
 * Where and how to save.
 */
export interface DirectoryOptions {
  readonly directory: string
  /** The largest file that is saved, in bytes. @default 2 GiB */
  readonly maxBytes?: number | undefined
  /** How many files of a task are fetched at once. @default 4 */
  readonly concurrency?: number | undefined
  /** How long the host may send nothing. @default 30 seconds */
  readonly idleTimeout?: Duration.Input | undefined
}

/**
 * Makes a store that writes to a directory.
 */
export const make = Effect.fnUntraced(function*(
  options: DirectoryOptions
): Effect.fn.Return<AssetStoreService, never, FileSystem.FileSystem | Path.Path | HttpClient.HttpClient> {
  const fs = yield* FileSystem.FileSystem
  const path = yield* Path.Path
  const client = yield* HttpClient.HttpClient
  const maxBytes = options.maxBytes ?? 2 * 1024 ** 3
  const idleTimeout = Duration.fromInputUnsafe(options.idleTimeout ?? "30 seconds")

  const saveOne = Effect.fnUntraced(function*(ref: TaskRef, asset: Asset, index: number) {
    const fail = failure(ref, asset)
    const { protocol } = yield* Effect.try({
      try: () => new URL(asset.url),
      catch: () => fail("UnsafeUrl", "the link is no URL")
    })
    if (protocol !== "https:" && protocol !== "http:") return yield* fail("UnsafeUrl", `the link is ${protocol}`)

    const response = yield* client.execute(HttpClientRequest.get(asset.url)).pipe(
      Effect.timeoutOrElse({
        duration: idleTimeout,
        orElse: () => fail("Unavailable", `no answer within ${Duration.format(idleTimeout)}`)
      }),
      Effect.catchTag("HttpClientError", (error) => fail("Unavailable", error.message)),
      // Neither our user's trace nor anything else of the request is the host's business.
      Effect.provideService(HttpClient.TracerPropagationEnabled, false)
    )
    const { status } = response
    if (status < 200 || status >= 300) {
      const isOver = asset.expiresAt !== undefined &&
        DateTime.toEpochMillis(asset.expiresAt) <= (yield* Clock.currentTimeMillis)
      const because = status >= 500 || status === 429 ? "Unavailable" : isOver ? "Expired" : "Refused"
      return yield* fail(because, `the host answered HTTP ${status}`)
    }
    const length = response.headers["content-encoding"] === undefined ? response.headers["content-length"] : undefined
    const declared = length === undefined ? undefined : Number(length)
    if (declared !== undefined && declared > maxBytes) {
      return yield* fail("TooLarge", `the host announces ${declared} bytes, and ${maxBytes} are allowed`)
    }

    const name = `${fileName(ref)}-${index + 1}`
    const partial = path.join(options.directory, `.${name}.part`)
    const onDisk = <A, R>(effect: Effect.Effect<A, PlatformError.PlatformError, R>) =>
      Effect.mapError(effect, (error) => fail("Disk", error.message))

    yield* onDisk(fs.makeDirectory(options.directory, { recursive: true }))
    return yield* Effect.gen(function*() {
      const file = yield* onDisk(fs.open(partial, { flag: "w" }))
      const head = new Uint8Array(FileType.headLength)
      let bytes = 0
      yield* response.stream.pipe(
        Stream.timeoutOrElse({
          duration: idleTimeout,
          orElse: () => Stream.fail(fail("Incomplete", `nothing came for ${Duration.format(idleTimeout)}`))
        }),
        Stream.catchTag("HttpClientError", (error) => Stream.fail(bodyFailure(fail, error))),
        Stream.runForEach((chunk) => {
          if (bytes < head.length) head.set(chunk.subarray(0, head.length - bytes), bytes)
          bytes += chunk.length
          return bytes > maxBytes
            ? fail("TooLarge", `more than the ${maxBytes} bytes that are allowed`)
            : onDisk(file.writeAll(chunk))
        })
      )
      if (bytes === 0) return yield* fail("Incomplete", "the file is empty")
      if (declared !== undefined && bytes < declared) {
        return yield* fail("Incomplete", `${bytes} of ${declared} bytes came`)
      }
      yield* onDisk(file.sync)
      const final = path.join(options.directory, `${name}.${FileType.extensionOf(head)}`)
      yield* onDisk(fs.rename(partial, final))
      return { asset, path: final, bytes }
    }).pipe(
      Effect.scoped,
      Effect.onError(() => Effect.ignore(fs.remove(partial, { force: true })))
    )
  })

  const save = Effect.fn("AssetStore.save")(
    function*(task: Succeeded, { roles }: SaveOptions = {}): Effect.fn.Return<ReadonlyArray<SavedAsset>, SaveError> {
      const wanted = task.assets.filter(({ role }) => roles === undefined || roles.includes(role))
      return yield* Effect.forEach(wanted, (asset, index) => saveOne(task.ref, asset, index), {
        concurrency: options.concurrency ?? 4
      })
    }
  )

  return { save }
})

type Fail = (because: AssetFault, reason: string) => AssetError

const failure = (ref: TaskRef, { url }: Asset): Fail => (because, reason) =>
  new AssetError({ provider: ref.provider, ref, url, because, reason })

const bodyFailure = (fail: Fail, error: HttpClientError.HttpClientError): AssetError =>
  error.reason._tag === "EmptyBodyError"
    ? fail("Incomplete", "the file is empty")
    : fail("Incomplete", `the download broke off: ${error.message}`)

const longestName = 120

/** A name that stays in its directory, and differs where the ids differ. */
const fileName = ({ id, provider }: TaskRef): string => {
  const plain = `${provider}-${id}`
  const safe = plain.replace(/[^\w.-]+/g, "_").replace(/\.{2,}/g, "_").replace(/^\.+/, "").slice(0, longestName)
  return safe === plain ? safe : `${safe}-${(Hash.string(plain) >>> 0).toString(16)}`
}
