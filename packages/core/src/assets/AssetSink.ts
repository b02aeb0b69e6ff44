/**
 * Where files go: a directory, the memory, or a store of your own. {@link AssetStore} fetches, a sink keeps.
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

/** A sink could not keep a file: what the disk or the service said, and its code for it, such as `ENOSPC`. */
export class SinkError extends Data.TaggedError("SinkError")<{
  readonly reason: string
  readonly code?: string | undefined
  readonly cause?: unknown
}> {
  override get message(): string {
    return this.reason
  }
}

/**
 * How a sink knows which temporary files were left behind.
 */
export interface DirectorySinkOptions {
  /** The name of this process, for the others, who ask `isAlive` of it: letters, digits, `_` and `-`. @default no name */
  readonly owner?: string | undefined
  /**
   * Whether a process of that name may be at work, as far as this one knows: what another one was writing is removed.
   * @default it may be
   */
  readonly isAlive?: ((owner: string) => boolean) | undefined
}

/**
 * A sink that writes to a directory, which is made if it is not there. A file is written under a hidden temporary name,
 * brought to the disk (fsync, where the file system knows it), and renamed; a rename that is refused is tried again for
 * some seconds, since virus scanners and indexers hold new files for a moment.
 *
 * A process that is killed leaves `.<name>.<n>.part`, and never half a file. Before its first file a sink removes such
 * files of processes that have ended, and all that nobody has written to for a day.
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

  /** Removes what was left behind, by the clock of the file system, which `own` was just made by. */
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

  const put: AssetSink["put"] = Effect.fnUntraced(function*({ name }, bytes) {
    yield* onDisk(fs.makeDirectory(directory, { recursive: true }))
    const hidden = `.${name}.${yield* Random.nextIntBetween(0, 2 ** 31)}${mark}.part`
    const partial = path.join(directory, hidden)
    const final = path.join(directory, name)
    const tidied = Effect.suspend(() => {
      if (isTidy) return Effect.void
      isTidy = true
      return tidy(hidden)
    })
    const begun = Stream.concat(Stream.drain(Stream.fromEffect(tidied)), bytes)
    yield* write(partial, begun).pipe(
      Effect.andThen(onDisk(rename(partial, final))),
      Effect.onError(() => Effect.ignore(fs.remove(partial, { force: true })))
    )
    return final
  })

  return { put }
})

const longestOwner = 60
/** Only what is named as files of tasks are. */
const partName = /^\.[\w.-]+-\d+\.\w+(?:\.json)?\.\d+(?:\.([\w-]+))?\.part$/
/** No download waits as long between two pieces. */
const longestPause = Duration.days(1)
/** What shares and file systems in user space answer that know no fsync. */
const withoutSync: ReadonlyArray<string> = ["EINVAL", "ENOTSUP", "EOPNOTSUPP", "ENOSYS"]
/** What a file answers that somebody else has open. */
const held: ReadonlyArray<string> = ["EPERM", "EBUSY", "EACCES"]
const renamePauses = Schedule.min([Schedule.exponential("50 millis"), Schedule.spaced("500 millis")]).pipe(
  Schedule.upTo({ duration: "5 seconds" })
)

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
  Effect.mapError(effect, (cause) => new SinkError({ reason: reasonOf(cause), code: codeOf(cause), cause }))

/** What the system says itself, with its code and the path. */
const reasonOf = (error: PlatformError.PlatformError): string =>
  error.cause instanceof Error ? error.cause.message : error.message

const codeOf = (error: PlatformError.PlatformError): string | undefined =>
  Predicate.hasProperty(error.cause, "code") && Predicate.isString(error.cause.code)
    ? error.cause.code
    : /\b(E[A-Z\d]{2,}): /.exec(error.message)?.[1]
