import { TaskRef } from "@effect-media/core"
import { BatchLedger, BatchLedgerError, LedgerEntry } from "@effect-media/core/jobs"
import { Done, Ended, Failed, type FileOptions, Intent, Submitted } from "@effect-media/core/jobs/BatchLedger"
import { RateLimited } from "@effect-media/core/task/TaskError"
import { assert, describe, it } from "@effect/vitest"
import * as ByteSize from "effect/ByteSize"
import * as Context from "effect/Context"
import * as DateTime from "effect/DateTime"
import type * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Fiber from "effect/Fiber"
import * as FileSystem from "effect/FileSystem"
import * as Layer from "effect/Layer"
import * as Logger from "effect/Logger"
import * as Option from "effect/Option"
import * as PlatformError from "effect/PlatformError"
import * as Schema from "effect/Schema"
import * as TestClock from "effect/testing/TestClock"

const error = (method: string) =>
  PlatformError.systemError({ _tag: "WriteZero", module: "FileSystem", method, pathOrDescriptor: "books.jsonl" })

const noFile = PlatformError.systemError({ _tag: "NotFound", module: "FileSystem", method: "open" })
const isThere = PlatformError.systemError({ _tag: "AlreadyExists", module: "FileSystem", method: "open" })

/** A folder of small files, such as locks, with their modification times. */
const folder = () => {
  const files = new Map<string, { readonly text: string; readonly touched: Date }>()
  const of = (path: string) =>
    Effect.suspend(() => Effect.fromNullishOr(files.get(path))).pipe(Effect.mapError(() => noFile))
  const service: Partial<FileSystem.FileSystem> = {
    writeFileString: (path, text) =>
      Effect.suspend(() => {
        if (files.has(path)) return Effect.fail(isThere)
        files.set(path, { text, touched: new Date(0) })
        return Effect.void
      }),
    readFileString: (path) => Effect.map(of(path), ({ text }) => text),
    stat: (path) =>
      Effect.map(of(path), ({ text, touched }) => ({
        type: "File",
        mtime: Option.some(touched),
        atime: Option.none(),
        birthtime: Option.none(),
        dev: 0n,
        ino: Option.none(),
        mode: 0,
        nlink: Option.none(),
        uid: Option.none(),
        gid: Option.none(),
        rdev: Option.none(),
        size: ByteSize.bytes(text.length),
        blksize: Option.none(),
        blocks: Option.none()
      })),
    utimes: (path, _, touched) =>
      Effect.map(of(path), ({ text }) => void files.set(path, { text, touched: new Date(touched) })),
    rename: (from, to) =>
      Effect.map(of(from), (file) => {
        files.delete(from)
        files.set(to, file)
      }),
    remove: (path) => Effect.map(of(path), () => void files.delete(path))
  }
  return { files, service }
}

/** A disk with one file that keeps only synced bytes; `room` is the number of free bytes. */
const disk = (text: string | Uint8Array = "") => {
  const bytesOf = (text: string) => new TextEncoder().encode(text)
  const state = { bytes: typeof text === "string" ? bytesOf(text) : text, synced: "", room: Infinity, syncs: 0 }
  const unused = Effect.die("not asked for")
  const file: FileSystem.File = {
    [FileSystem.FileTypeId]: FileSystem.FileTypeId,
    stat: unused,
    seek: () => unused,
    read: () => unused,
    readAlloc: () => unused,
    write: () => unused,
    truncate: (length = 0) => Effect.sync(() => void (state.bytes = state.bytes.slice(0, length))),
    sync: Effect.sync(() => {
      state.syncs += 1
      state.synced = new TextDecoder().decode(state.bytes)
    }),
    writeAll: (buffer) =>
      Effect.suspend(() => {
        const fits = buffer.subarray(0, Math.min(buffer.length, state.room))
        state.room -= fits.length
        state.bytes = new Uint8Array([...state.bytes, ...fits])
        return fits.length < buffer.length ? Effect.fail(error("write")) : Effect.void
      })
  }
  const { files, service } = folder()
  const layer = FileSystem.layerNoop({
    ...service,
    open: () => Effect.succeed(file),
    readFile: () => Effect.sync(() => state.bytes)
  })
  const ledgerOf = (options?: FileOptions) =>
    Layer.fresh(Layer.merge(BatchLedger.layerFile("books.jsonl", options).pipe(Layer.provide(layer)), Logger.layer([])))
  return { state, files, text: () => new TextDecoder().decode(state.bytes), ledger: ledgerOf(), ledgerOf }
}

const ref = TaskRef.make({ provider: "acme", kind: "image", id: "1" })
const step = { key: "ä boat", step: "acme#1" }
const written: ReadonlyArray<LedgerEntry> = [
  Intent.make({ ...step, provider: "acme", model: "m", idempotencyKey: "k", at: DateTime.makeUnsafe(0) }),
  Submitted.make({ ...step, ref }),
  Ended.make({ ...step, task: { _tag: "Succeeded", ref, status: "done", assets: [] } }),
  Failed.make({ key: "b", step: "acme#1", error: new RateLimited({ provider: "acme", code: "429", description: "" }) }),
  Done.make({ key: "ä boat", value: { path: "a.png" } })
]

const write = (entries: ReadonlyArray<LedgerEntry>) =>
  BatchLedger.use((ledger) => Effect.forEach(entries, ledger.append, { discard: true }))
const read = (key: string) => BatchLedger.use((ledger) => ledger.entries(key))

describe("a ledger in a file", () => {
  it.effect("gives back what was written, in order, also in the next process", () =>
    Effect.gen(function*() {
      const { ledger, state } = disk()
      const own = written.filter(({ key }) => key === "ä boat")
      const first = yield* Effect.provide(Effect.andThen(write(written), read("ä boat")), ledger)
      assert.deepStrictEqual(first, own)
      assert.deepStrictEqual(yield* Effect.provide(read("ä boat"), ledger), own)
      assert.deepStrictEqual(yield* Effect.provide(read("b"), ledger), written.slice(3, 4))
      assert.deepStrictEqual(yield* Effect.provide(read("none"), ledger), [])
      assert.strictEqual(state.synced.split("\n").length, 6)
      assert.isAtLeast(state.syncs, written.length)
    }))

  it.effect("is on the disk before an entry counts as written", () =>
    Effect.gen(function*() {
      const { ledger, state } = disk()
      yield* Effect.provide(
        Effect.forEach(written, (entry, i) =>
          Effect.tap(write([entry]), () =>
            Effect.sync(() =>
              assert.strictEqual(state.synced.split("\n").length, i + 2)
            ))),
        ledger
      )
    }))

  it.effect("cuts off a last line that was torn anywhere, and continues after the good ones", () =>
    Effect.gen(function*() {
      const whole = disk()
      yield* Effect.provide(write(written.slice(0, 2)), whole.ledger)
      const { bytes } = whole.state
      const firstEnds = bytes.indexOf(0x0a) + 1
      for (let length = firstEnds; length < bytes.length; length++) {
        const { ledger, text } = disk(bytes.slice(0, length))
        const isWhole = length === bytes.length - 1
        const known = yield* Effect.provide(read("ä boat"), ledger)
        assert.deepStrictEqual(known, written.slice(0, isWhole ? 2 : 1))
        yield* Effect.provide(write(written.slice(2)), ledger)
        const expected = isWhole ? written : [...written.slice(0, 1), ...written.slice(2)]
        assert.strictEqual(text().trim().split("\n").length, expected.length)
        assert.deepStrictEqual(
          yield* Effect.provide(read("ä boat"), ledger),
          expected.filter(({ key }) => key === "ä boat")
        )
      }
    }))

  it.effect("is an error if a line in the middle does not decode: it may be a paid job", () =>
    Effect.gen(function*() {
      const { ledger, text } = disk()
      yield* Effect.provide(write(written), ledger)
      for (const damage of ["{}", "not JSON", "{\"v\":2,\"_tag\":\"Done\",\"key\":\"a\",\"value\":1}", "[]"]) {
        const lines = text().split("\n")
        const damaged = disk([lines[0], damage, ...lines.slice(2)].join("\n"))
        const failure = yield* Effect.flip(Effect.provide(read("b"), damaged.ledger))
        assert.instanceOf(failure, BatchLedgerError)
        assert.deepStrictEqual([failure.reason, failure.line], ["Unreadable", 2])
        assert.include(failure.message, "books.jsonl, line 2, cannot be read")
        assert.isFalse(failure.isRetryable)
      }
    }))

  it.effect("tolerates a full disk: what did not fit is gone, what comes after is whole", () =>
    Effect.gen(function*() {
      const { ledger, state } = disk()
      const [first, second, third] = written
      if (first === undefined || second === undefined || third === undefined) return assert.fail("too few")
      yield* Effect.provide(
        Effect.gen(function*() {
          yield* write([first])
          state.room = 10
          const failure = yield* Effect.flip(write([second]))
          assert.deepStrictEqual([failure.reason, failure.isRetryable], ["Unwritable", true])
          state.room = Infinity
          yield* write([third])
          assert.deepStrictEqual(yield* read("ä boat"), [first, third])
        }),
        ledger
      )
      assert.deepStrictEqual(yield* Effect.provide(read("ä boat"), ledger), [first, third])
    }))

  it.effect("keeps lines whole if many write at once and some are interrupted", () =>
    Effect.gen(function*() {
      const { ledger, text } = disk()
      yield* Effect.provide(
        Effect.forEach(
          Array.from({ length: 50 }, (_, i) => Done.make({ key: `${i}`, value: i })),
          (entry, i) => i % 5 === 0 ? Effect.race(write([entry]), Effect.yieldNow) : write([entry]),
          { concurrency: "unbounded" }
        ),
        ledger
      )
      for (const line of text().trim().split("\n")) assert.doesNotThrow(() => JSON.parse(line))
      assert.lengthOf(yield* Effect.provide(read("49"), ledger), 1)
    }))

  it.effect("is an error if it cannot be opened", () =>
    Effect.gen(function*() {
      const layer = BatchLedger.layerFile("nowhere/books.jsonl").pipe(Layer.provide(FileSystem.layerNoop({})))
      const failure = yield* Effect.flip(Effect.provide(read("a"), layer))
      assert.include(failure.message, "The ledger nowhere/books.jsonl cannot be written")
    }))

  it.effect("tolerates empty lines", () =>
    Effect.gen(function*() {
      const { ledger } = disk("\n\n")
      assert.deepStrictEqual(yield* Effect.provide(read("a"), ledger), [])
    }))
})

describe("the lock of a ledger", () => {
  const [intent, submitted] = written
  const lock = "books.jsonl.lock"

  /** Opens a ledger until the scope ends, and returns it. */
  const opened = ({ ledgerOf }: ReturnType<typeof disk>, options?: FileOptions) =>
    Effect.map(Layer.build(ledgerOf(options)), Context.get(BatchLedger))

  /** Tries to open a ledger for a time, and returns the error so far. */
  const trying = Effect.fnUntraced(
    function*(place: ReturnType<typeof disk>, time: Duration.Input, options?: FileOptions) {
      const fiber = yield* Effect.forkChild(Effect.flip(Effect.scoped(opened(place, options))))
      yield* TestClock.adjust(time)
      return fiber.pollUnsafe()
    }
  )

  it.effect("refuses a second process while the first is at work, and says which that is", () =>
    Effect.gen(function*() {
      const place = disk()
      yield* TestClock.setTime(Date.UTC(2026, 4, 2))
      yield* opened(place, { owner: "process 12" })
      for (const isAlive of [undefined, () => true]) {
        yield* TestClock.adjust("10 minutes")
        const exit = yield* trying(place, "6 seconds", { isAlive })
        if (exit === undefined || Exit.isFailure(exit)) return assert.fail("it was not refused")
        const failure = exit.value
        assert.instanceOf(failure, BatchLedgerError)
        assert.deepStrictEqual([failure.reason, failure.isRetryable], ["Locked", true])
        assert.include(
          failure.message,
          "The ledger books.jsonl is in use: process 12, since 2026-05-02T00:00:00.000Z. "
        )
        assert.include(failure.message, "Wait until that one has ended")
      }
      assert.strictEqual(place.files.size, 1)
    }).pipe(Effect.scoped))

  it.effect("is gone once the work has ended", () =>
    Effect.gen(function*() {
      const place = disk()
      yield* Effect.scoped(Effect.andThen(opened(place), Effect.sync(() => assert.isTrue(place.files.has(lock)))))
      assert.strictEqual(place.files.size, 0)
    }))

  const left = (place: ReturnType<typeof disk>, text = JSON.stringify({ owner: "12", since: "2026", id: "a" })) =>
    place.files.set(lock, { text, touched: new Date(0) })

  it.effect("is taken over at once if its owner is known to be gone", () =>
    Effect.gen(function*() {
      const place = disk()
      left(place)
      const asked: Array<string> = []
      yield* opened(place, { owner: "13", isAlive: (owner) => asked.push(owner) === 0 })
      assert.isAbove(asked.length, 0)
      assert.strictEqual(asked[0], "12")
      assert.deepStrictEqual([...place.files.keys()], [lock])
      assert.include(place.files.get(lock)?.text, "\"13\"")
    }).pipe(Effect.scoped))

  for (const [name, text] of [["of an unknown owner", undefined], ["that is empty", ""]] as const) {
    it.effect(`${name} is taken over after 30 seconds without a sign`, () =>
      Effect.gen(function*() {
        const place = disk()
        left(place, text)
        const fiber = yield* Effect.forkScoped(opened(place))
        yield* TestClock.adjust("29 seconds")
        assert.isUndefined(fiber.pollUnsafe())
        yield* TestClock.adjust("2 seconds")
        const ledger = yield* Fiber.join(fiber)
        if (intent === undefined) return assert.fail("too few")
        yield* ledger.append(intent)
        assert.deepStrictEqual([...place.files.keys()], [lock])
      }).pipe(Effect.scoped))
  }

  it.effect("goes to one of those who wait for it", () =>
    Effect.gen(function*() {
      const place = disk()
      left(place)
      const fibers = yield* Effect.forEach([1, 2, 3], () => Effect.forkScoped(Effect.result(opened(place))))
      yield* TestClock.adjust("2 minutes")
      const ends = yield* Effect.forEach(fibers, Fiber.join)
      assert.deepStrictEqual(ends.map(({ _tag }) => _tag).toSorted(), ["Failure", "Failure", "Success"])
    }).pipe(Effect.scoped))

  it.effect("that was lost lets no job begin, and the handles of those that have begun be written", () =>
    Effect.gen(function*() {
      const place = disk()
      const ledger = yield* opened(place)
      if (intent === undefined || submitted === undefined) return assert.fail("too few")
      yield* ledger.append(intent)
      left(place)
      yield* TestClock.adjust("10 seconds")
      assert.strictEqual((yield* Effect.flip(ledger.append(intent))).reason, "Locked")
      yield* ledger.append(submitted)
      assert.lengthOf(place.text().trim().split("\n"), 2)
    }).pipe(Effect.scoped))

  it.effect("that was lost a moment ago lets no job begin", () =>
    Effect.gen(function*() {
      const place = disk()
      const ledger = yield* opened(place)
      if (intent === undefined) return assert.fail("too few")
      yield* ledger.append(intent)
      left(place)
      const error = yield* Effect.flip(ledger.append(intent))
      assert.strictEqual(error.reason, "Locked")
      assert.include(error.message, "12, since 2026")
      assert.lengthOf(place.text().trim().split("\n"), 1)
    }).pipe(Effect.scoped))

  it.effect("is not taken from an owner whose life cannot be judged, as long as it gives signs", () =>
    Effect.gen(function*() {
      const place = disk()
      yield* opened(place, { owner: "process 12 of another namespace" })
      for (let minute = 0; minute < 3; minute++) {
        const exit = yield* trying(place, "1 minute", { isAlive: () => true })
        assert.isTrue(exit !== undefined && Exit.isSuccess(exit) && exit.value._tag === "BatchLedgerError")
      }
      assert.include(place.files.get(lock)?.text, "another namespace")
    }).pipe(Effect.scoped))

  it.effect("that somebody removed is made again", () =>
    Effect.gen(function*() {
      const place = disk()
      yield* opened(place)
      place.files.clear()
      yield* TestClock.adjust("5 seconds")
      assert.isTrue(place.files.has(lock))
    }).pipe(Effect.scoped))
})

describe("a ledger in memory", () => {
  it.effect("gives back what was written", () =>
    Effect.gen(function*() {
      yield* write(written)
      assert.deepStrictEqual(yield* read("b"), written.slice(3, 4))
    }).pipe(Effect.provide(BatchLedger.layerMemory)))
})

describe("an entry", () => {
  const codec = Schema.toCodecJson(LedgerEntry)
  it.effect.prop("of any content goes through JSON and back", [LedgerEntry], ([entry]) =>
    Effect.gen(function*() {
      const json: unknown = JSON.parse(JSON.stringify(yield* Schema.encodeEffect(codec)(entry)))
      const back = yield* Schema.decodeUnknownEffect(codec)(json)
      assert.deepStrictEqual(JSON.parse(JSON.stringify(yield* Schema.encodeEffect(codec)(back))), json)
    }))
})
