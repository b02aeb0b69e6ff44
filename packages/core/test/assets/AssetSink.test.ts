import { AssetSink } from "@effect-media/core"
import { NodeServices } from "@effect/platform-node"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Fiber, FileSystem, Path, PlatformError, Result, Stream } from "effect"
import { TestClock } from "effect/testing"

const name = "kie-281e5b04-1.png"
const bytes = Uint8Array.from([1, 2, 3])
const file = { name, mediaType: "image/png" }

/** Creates Node's error for a system error. */
const fault = (code: string, method: string) =>
  PlatformError.systemError({
    _tag: "Unknown",
    module: "FileSystem",
    method,
    cause: Object.assign(new Error(`${code}: no such luck, ${method}`), { code })
  })

/** Saves a file through a sink over a changed file system, and returns the result and the names in its directory. */
const put = Effect.fnUntraced(function*(
  change: (fs: FileSystem.FileSystem) => Partial<FileSystem.FileSystem>,
  options?: AssetSink.DirectorySinkOptions,
  before: (at: (name: string) => string) => Effect.Effect<unknown, unknown, FileSystem.FileSystem> = () => Effect.void
) {
  const fs = yield* FileSystem.FileSystem
  const path = yield* Path.Path
  const directory = yield* fs.makeTempDirectoryScoped()
  yield* before((name) => path.join(directory, name))
  const sink = yield* Effect.provideService(AssetSink.directory(directory, options), FileSystem.FileSystem, {
    ...fs,
    ...change(fs)
  })
  const fiber = yield* Effect.forkChild(Effect.result(sink.put(file, Stream.succeed(bytes))))
  for (let i = 0; i < 100 && fiber.pollUnsafe() === undefined; i++) {
    yield* TestClock.adjust("200 millis")
    yield* Effect.promise(() => new Promise((resolve) => setTimeout(resolve, 1)))
  }
  const result = yield* Fiber.join(fiber)
  const names = (yield* fs.readDirectory(directory)).toSorted()
  return { result, names, at: (name: string) => path.join(directory, name) }
})

type Outcome = Effect.Success<ReturnType<typeof put>>
const errorOf = ({ result }: Outcome) =>
  Result.isFailure(result) && result.failure instanceof AssetSink.SinkError ? result.failure : assert.fail("it is kept")

/** Changes the operations of opened files. */
const opening = (change: Partial<FileSystem.File>) => (fs: FileSystem.FileSystem): Partial<FileSystem.FileSystem> => ({
  open: (path, options) =>
    Effect.map(fs.open(path, options), (file) => Object.create(file, Object.getOwnPropertyDescriptors(change)))
})

describe("a disk", () => {
  for (const code of ["EINVAL", "ENOTSUP", "ENOSYS"]) {
    it.effect(`that answers ${code} to fsync keeps files all the same`, () =>
      Effect.gen(function*() {
        const outcome = yield* put(opening({ sync: Effect.fail(fault(code, "fsync")) }))
        assert.isTrue(Result.isSuccess(outcome.result))
        assert.deepStrictEqual(outcome.names, [name])
      }).pipe(Effect.provide(NodeServices.layer), Effect.scoped))
  }

  for (const code of ["EPERM", "EBUSY", "EACCES"]) {
    it.effect(`that answers ${code} to a rename is asked again for some seconds`, () =>
      Effect.gen(function*() {
        let renames = 0
        const refusing = (times: number) => (fs: FileSystem.FileSystem) => ({
          rename: (from: string, to: string) =>
            Effect.suspend(() => ++renames <= times ? Effect.fail(fault(code, "rename")) : fs.rename(from, to))
        })
        const once = yield* put(refusing(4))
        assert.deepStrictEqual([Result.isSuccess(once.result), once.names, renames], [true, [name], 5])
        renames = 0
        const always = yield* put(refusing(Infinity))
        assert.deepStrictEqual([errorOf(always).code, always.names], [code, []])
        assert.isAtLeast(renames, 8)
        assert.isAtMost(renames, 20)
      }).pipe(Effect.provide(NodeServices.layer), Effect.scoped))
  }

  for (const code of ["ENOSPC", "EDQUOT", "EFBIG", "EIO", "EROFS", "EACCES"]) {
    it.effect(`that says ${code} is quoted with its code, and nothing is left`, () =>
      Effect.gen(function*() {
        const full = yield* put(opening({ writeAll: () => Effect.fail(fault(code, "write")) }))
        const shut = yield* put(() => ({ open: () => Effect.fail(fault(code, "open")) }))
        const unsynced = yield* put(opening({ sync: Effect.fail(fault(code, "fsync")) }))
        const nowhere = yield* put(() => ({ makeDirectory: () => Effect.fail(fault(code, "mkdir")) }))
        for (
          const [outcome, step] of [[full, "write"], [shut, "open"], [unsynced, "fsync"], [nowhere, "mkdir"]] as const
        ) {
          const error = errorOf(outcome)
          assert.deepStrictEqual([error.code, error.reason], [code, `${code}: no such luck, ${step}`])
          assert.deepStrictEqual(outcome.names, [])
        }
      }).pipe(Effect.provide(NodeServices.layer), Effect.scoped))
  }
})

describe("temporary files that were left behind", () => {
  const parts = [
    ".kie-1-1.png.17.me.part",
    ".kie-1-1.png.18.gone.part",
    ".kie-1-1.png.json.19.gone.part",
    ".kie-1-2.mp4.20.other.part",
    ".kie-1-3.mp4.21.part",
    ".mine.22.part",
    "kie-1-4.png.part"
  ]
  const left = (age: "new" | "old") => (at: (name: string) => string) =>
    Effect.gen(function*() {
      const fs = yield* FileSystem.FileSystem
      for (const part of parts) {
        yield* fs.writeFile(at(part), bytes)
        if (age === "old") yield* fs.utimes(at(part), new Date(1), new Date(1))
      }
    })
  const isAlive = (owner: string) => owner !== "gone"

  it.effect("are removed if their process is known to have ended", () =>
    Effect.gen(function*() {
      const outcome = yield* put(() => ({}), { owner: "me", isAlive }, left("new"))
      const gone = parts.filter((part) => part.includes("gone"))
      assert.deepStrictEqual(outcome.names, [...parts.filter((part) => !gone.includes(part)), name].toSorted())
    }).pipe(Effect.provide(NodeServices.layer), Effect.scoped))

  it.effect("are removed if they were not written to for a day, and other files never", () =>
    Effect.gen(function*() {
      const outcome = yield* put(() => ({}), undefined, left("old"))
      assert.deepStrictEqual(outcome.names, [".mine.22.part", "kie-1-4.png.part", name].toSorted())
    }).pipe(Effect.provide(NodeServices.layer), Effect.scoped))

  it.effect("are named after their process, and are no reason to fail", () =>
    Effect.gen(function*() {
      const opened: Array<string> = []
      const outcome = yield* put((fs) => ({
        open: (path, options) => Effect.andThen(Effect.sync(() => opened.push(path)), fs.open(path, options)),
        readDirectory: () => Effect.fail(fault("EACCES", "scandir"))
      }), { owner: "process 7 of: here" })
      assert.isTrue(Result.isSuccess(outcome.result))
      assert.match(opened[0] ?? "", /\/\.kie-281e5b04-1\.png\.\d+\.process_7_of_here\.part$/)
    }).pipe(Effect.provide(NodeServices.layer), Effect.scoped))
})
