/**
 * Stores files: in a directory, in memory, or in a store of your own. {@link AssetStore} fetches files, a sink keeps
 * them.
 */
import * as Data from "effect/Data"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Option from "effect/Option"
import * as Path from "effect/Path"
import type * as PlatformError from "effect/PlatformError"
import * as Predicate from "effect/Predicate"
import * as Random from "effect/Random"
import * as Ref from "effect/Ref"
import * as Schedule from "effect/Schedule"
import * as Stream from "effect/Stream"

/** A destination for files. A sink is a single function, so one for S3 takes about a page: see `examples/s3-assets`. */
export interface AssetSink {
  /**
   * Stores a file under its name and returns its location: a path or a URL.
   *
   * The bytes come as a stream that is read once, as fast as the sink takes them. When it ends, the file is complete.
   * Only then may it become visible under its name, in place of an older one. When the stream fails, or the sink is
   * interrupted, nothing is left behind. The sink then fails with the stream's own error, or with {@link SinkError} for
   * its own failures.
   */
  readonly put: <E>(file: SinkFile, bytes: Stream.Stream<Uint8Array, E>) => Effect.Effect<string, E | SinkError>
}

/**
 * Describes a file before the first byte.
 *
 * - `name`: letters, digits, `_`, `-` and `.` only, and at most 160 of them: safe as a file name and as a key. No other
 *   task has a file of this name
 * - `preferredName`: a name that the caller chose, in the same letters. A sink uses it in place of `name` if it can tell
 *   that no file has it; a sink that ignores it overwrites nothing
 * - `mediaType`: from the file's first bytes
 */
export interface SinkFile {
  readonly name: string
  readonly preferredName?: string | undefined
  readonly mediaType: string
}

/** A sink could not store a file: the message of the disk or the service, and its code, such as `ENOSPC`. */
export class SinkError extends Data.TaggedError("SinkError")<{
  readonly reason: string
  readonly code?: string | undefined
  readonly cause?: unknown
}> {
  override get message(): string {
    return this.reason
  }
}

/** Options by which a sink recognizes temporary files that were left behind. */
export interface DirectorySinkOptions {
  /**
   * The name of this process. Other processes pass it to their `isAlive`: letters, digits, `_` and `-`. @default no
   * name
   */
  readonly owner?: string | undefined
  /**
   * Returns whether a process of that name may be running, as far as this process knows. Temporary files of one that is
   * not are removed.
   * @default it may be
   */
  readonly isAlive?: ((owner: string) => boolean) | undefined
}

/**
 * Creates a sink that writes to a directory, which is created if it does not exist. A file is written under a hidden
 * temporary name, flushed to the disk (fsync, if the file system supports it), and renamed. A rename that is refused is
 * retried for some seconds, since virus scanners and indexers hold new files for a moment.
 *
 * A process that is killed leaves `.<name>.<n>.part`, never a partial file under the final name. Before its first file,
 * a sink removes such temporary files of processes that have ended, and all that were not written to for a day.
 */
export const directory = Effect.fnUntraced(function*(
  directory: string,
  { isAlive = () => true, owner }: DirectorySinkOptions = {}
): Effect.fn.Return<AssetSink, never, FileSystem.FileSystem | Path.Path> {
  const fs = yield* FileSystem.FileSystem
  const path = yield* Path.Path
  const mark = owner === undefined ? "" : `.${owner.replace(/[^\w-]+/g, "_").slice(0, longestOwner)}`

  const sync = (file: FileSystem.File) =>
    Effect.catchIf(file.sync, (error) => withoutSync.includes(codeOf(error) ?? ""), () => Effect.void)

  const write = Effect.fnUntraced(function*<E>(partial: string, bytes: Stream.Stream<Uint8Array, E>) {
    const file = yield* onDisk(fs.open(partial, { flag: "wx" }))
    yield* Stream.runForEach(bytes, (chunk) => onDisk(file.writeAll(chunk)))
    yield* onDisk(sync(file))
  }, Effect.scoped)

  const rename = (from: string, to: string) =>
    Effect.retry(fs.rename(from, to), { schedule: renamePauses, while: (error) => held.includes(codeOf(error) ?? "") })

  /**
   * Removes temporary files that were left behind. The time is the file system's: that of `own`, which was just
   * created.
   */
  const tidy = Effect.fnUntraced(function*(own: string) {
    const timeOf = (name: string) =>
      Effect.map(
        fs.stat(path.join(directory, name)),
        ({ mtime }) => Option.getOrUndefined(mtime)?.getTime() ?? Infinity
      )
    const now = yield* timeOf(own)
    yield* Effect.forEach(yield* fs.readDirectory(directory), (name) => {
      const [isPart, of] = partName.exec(name) ?? []
      if (isPart === undefined || name === own) return Effect.void
      const isOver = of !== undefined && !isAlive(of)
        ? Effect.succeed(true)
        : Effect.map(timeOf(name), (time) => now - time > Duration.toMillis(longestPause))
      return Effect.ignore(
        Effect.flatMap(isOver, (isOver) => isOver ? fs.remove(path.join(directory, name)) : Effect.void)
      )
    }, { discard: true })
  }, (tidying) => Effect.ignore(tidying))
  let isTidy = false

  /**
   * Gives a file a name that no other file has: a hard link never replaces a file. On file systems without links,
   * another process could take the name in between.
   */
  const claim = (from: string, to: string) =>
    fs.link(from, to).pipe(
      Effect.andThen(Effect.ignore(fs.remove(from, { force: true }))),
      Effect.as(true),
      Effect.catchIf((error) => codeOf(error) === "EEXIST", () => Effect.succeed(false)),
      Effect.catch(() =>
        Effect.flatMap(
          fs.exists(to),
          (isTaken) => isTaken ? Effect.succeed(false) : Effect.as(rename(from, to), true)
        )
      )
    )

  const place = Effect.fnUntraced(function*(partial: string, { name, preferredName }: SinkFile) {
    if (preferredName !== undefined) {
      const preferred = path.join(directory, preferredName)
      if (yield* claim(partial, preferred)) return preferred
    }
    const final = path.join(directory, name)
    yield* rename(partial, final)
    return final
  })

  const put: AssetSink["put"] = Effect.fnUntraced(function*(file, bytes) {
    const { name } = file
    yield* onDisk(fs.makeDirectory(directory, { recursive: true }))
    const hidden = `.${name}.${yield* Random.nextIntBetween(0, 2 ** 31)}${mark}.part`
    const partial = path.join(directory, hidden)
    const tidied = Effect.suspend(() => {
      if (isTidy) return Effect.void
      isTidy = true
      return tidy(hidden)
    })
    const begun = Stream.concat(Stream.drain(Stream.fromEffect(tidied)), bytes)
    return yield* write(partial, begun).pipe(
      Effect.andThen(onDisk(place(partial, file))),
      Effect.onError(() => Effect.ignore(fs.remove(partial, { force: true })))
    )
  })

  return { put }
})

const longestOwner = 60
/** Matches only names that files of tasks have. */
const partName = /^\.[\w.-]+-(?:\d+|[\da-f]{12})\.\w+(?:\.json)?\.\d+(?:\.([\w-]+))?\.part$/
/** Longer than the pause between two chunks of any download. */
const longestPause = Duration.days(1)
/** The errors of network shares and user-space file systems that do not support fsync. */
const withoutSync: ReadonlyArray<string> = ["EINVAL", "ENOTSUP", "EOPNOTSUPP", "ENOSYS"]
/** The errors of a file that another process has open. */
const held: ReadonlyArray<string> = ["EPERM", "EBUSY", "EACCES"]
const renamePauses = Schedule.min([Schedule.exponential("50 millis"), Schedule.spaced("500 millis")]).pipe(
  Schedule.upTo({ duration: "5 seconds" })
)

/**
 * Creates a sink that keeps files in memory: for tests, and for files that are sent on at once. Their location is their
 * name.
 */
export const memory = (files: Ref.Ref<ReadonlyMap<string, Uint8Array>>): AssetSink => ({
  put: Effect.fnUntraced(function*(file, bytes) {
    const whole = yield* Stream.mkUint8Array(bytes)
    return yield* Ref.modify(files, (files) => {
      const { name, preferredName } = file
      const used = preferredName === undefined || files.has(preferredName) ? name : preferredName
      return [used, new Map([...files, [used, whole]])]
    })
  })
})

const onDisk = <A, R>(effect: Effect.Effect<A, PlatformError.PlatformError, R>) =>
  Effect.mapError(effect, (cause) => new SinkError({ reason: reasonOf(cause), code: codeOf(cause), cause }))

/** Returns the system's own message, with its code and the path. */
const reasonOf = (error: PlatformError.PlatformError): string =>
  error.cause instanceof Error ? error.cause.message : error.message

const codeOf = (error: PlatformError.PlatformError): string | undefined =>
  Predicate.hasProperty(error.cause, "code") && Predicate.isString(error.cause.code)
    ? error.cause.code
    : /\b(E[A-Z\d]{2,}): /.exec(error.message)?.[1]
