/**
 * Where files go: a directory, the memory, or a store of your own. {@link AssetStore} fetches, a sink keeps.
 */
import * as Data from "effect/Data"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Path from "effect/Path"
import type * as PlatformError from "effect/PlatformError"
import * as Random from "effect/Random"
import * as Ref from "effect/Ref"
import * as Stream from "effect/Stream"

/**
 * A place for files. One function is a whole sink, so that one for S3 is a page: see `examples/s3-assets`.
 */
export interface AssetSink {
  /**
   * Keeps a file under its name and says where it is: a path or a URL.
   *
   * The bytes come as a stream that is read once, as fast as the sink takes them. When it ends the file is whole, and
   * only then may it be seen under its name, in place of an older one. When it fails, or the sink is interrupted,
   * nothing is left; the sink fails with the stream's own error then, and with {@link SinkError} for its own trouble.
   */
  readonly put: <E>(file: SinkFile, bytes: Stream.Stream<Uint8Array, E>) => Effect.Effect<string, E | SinkError>
}

/**
 * What a sink knows of a file before the first byte.
 *
 * - `name`: letters, digits, `_`, `-` and `.` only, and at most 160 of them: safe as a file's name and as a key
 * - `mediaType`: by the file's first bytes
 */
export interface SinkFile {
  readonly name: string
  readonly mediaType: string
}

/** A sink could not keep a file: what the disk or the service said. */
export class SinkError extends Data.TaggedError("SinkError")<{
  readonly reason: string
  readonly cause?: unknown
}> {
  override get message(): string {
    return this.reason
  }
}

/**
 * A sink that writes to a directory, which is made if it is not there. A file is written under a hidden temporary name,
 * brought to the disk (fsync), and renamed. A process that is killed leaves `.<name>.<n>.part`, and never half a file.
 */
export const directory = Effect.fnUntraced(function*(
  directory: string
): Effect.fn.Return<AssetSink, never, FileSystem.FileSystem | Path.Path> {
  const fs = yield* FileSystem.FileSystem
  const path = yield* Path.Path

  const write = Effect.fnUntraced(function*<E>(partial: string, bytes: Stream.Stream<Uint8Array, E>) {
    const file = yield* onDisk(fs.open(partial, { flag: "wx" }))
    yield* Stream.runForEach(bytes, (chunk) => onDisk(file.writeAll(chunk)))
    yield* onDisk(file.sync)
  }, Effect.scoped)

  const put: AssetSink["put"] = Effect.fnUntraced(function*({ name }, bytes) {
    yield* onDisk(fs.makeDirectory(directory, { recursive: true }))
    const partial = path.join(directory, `.${name}.${yield* Random.nextIntBetween(0, 2 ** 31)}.part`)
    const final = path.join(directory, name)
    yield* write(partial, bytes).pipe(
      Effect.andThen(onDisk(fs.rename(partial, final))),
      Effect.onError(() => Effect.ignore(fs.remove(partial, { force: true })))
    )
    return final
  })

  return { put }
})

/** A sink that keeps files in memory: for tests, and for files that go elsewhere at once. Their place is their name. */
export const memory = (files: Ref.Ref<ReadonlyMap<string, Uint8Array>>): AssetSink => ({
  put: Effect.fnUntraced(function*({ name }, bytes) {
    const chunks = yield* Stream.runCollect(bytes)
    const whole = new Uint8Array(chunks.reduce((size, chunk) => size + chunk.length, 0))
    let at = 0
    for (const chunk of chunks) {
      whole.set(chunk, at)
      at += chunk.length
    }
    yield* Ref.update(files, (files) => new Map([...files, [name, whole]]))
    return name
  })
})

const onDisk = <A, R>(effect: Effect.Effect<A, PlatformError.PlatformError, R>) =>
  Effect.mapError(effect, (cause) => new SinkError({ reason: cause.message, cause }))
