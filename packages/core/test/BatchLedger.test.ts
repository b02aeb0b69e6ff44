import { BatchLedger, BatchLedgerError, LedgerEntry, TaskRef } from "@effect-media/core"
import { Done, Ended, Failed, Intent, Submitted } from "@effect-media/core/BatchLedger"
import { RateLimited } from "@effect-media/core/TaskError"
import { assert, describe, it } from "@effect/vitest"
import * as DateTime from "effect/DateTime"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Layer from "effect/Layer"
import * as Logger from "effect/Logger"
import * as PlatformError from "effect/PlatformError"
import * as Schema from "effect/Schema"

const error = (method: string) =>
  PlatformError.systemError({ _tag: "WriteZero", module: "FileSystem", method, pathOrDescriptor: "books.jsonl" })

/** One file that keeps what was synced; `room` is how many bytes still fit. */
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
  const layer = FileSystem.layerNoop({
    open: () => Effect.succeed(file),
    readFile: () => Effect.sync(() => state.bytes)
  })
  const ledger = Layer.merge(BatchLedger.layerFile("books.jsonl").pipe(Layer.provide(layer)), Logger.layer([]))
  return { state, text: () => new TextDecoder().decode(state.bytes), ledger: Layer.fresh(ledger) }
}

const ref = TaskRef.make({ provider: "acme", kind: "image", id: "1" })
const step = { key: "ä boat", step: "acme#1" }
const written: ReadonlyArray<LedgerEntry> = [
  Intent.make({ ...step, provider: "acme", model: "m", idempotencyKey: "k", at: DateTime.makeUnsafe(0) }),
  Submitted.make({ ...step, ref }),
  Ended.make({ ...step, task: { _tag: "Succeeded", ref, status: "done", assets: [] } }),
  Failed.make({ key: "b", step: "acme#1", error: new RateLimited({ provider: "acme", code: "429", reason: "" }) }),
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

  it.effect("cuts off a last line that was torn anywhere, and goes on behind the good ones", () =>
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

  it.effect("is an error where a line in the middle does not decode: it may stand for a paid job", () =>
    Effect.gen(function*() {
      const { ledger, text } = disk()
      yield* Effect.provide(write(written), ledger)
      for (const damage of ["{}", "not JSON", "{\"v\":2,\"_tag\":\"Done\",\"key\":\"a\",\"value\":1}", "[]"]) {
        const lines = text().split("\n")
        const damaged = disk([lines[0], damage, ...lines.slice(2)].join("\n"))
        const failure = yield* Effect.flip(Effect.provide(read("b"), damaged.ledger))
        assert.instanceOf(failure, BatchLedgerError)
        assert.deepStrictEqual([failure.because, failure.line], ["Unreadable", 2])
        assert.include(failure.message, "books.jsonl, line 2, cannot be read")
        assert.isFalse(failure.isRetryable)
      }
    }))

  it.effect("bears a disk that is full: what did not fit is gone, what comes after is whole", () =>
    Effect.gen(function*() {
      const { ledger, state } = disk()
      const [first, second, third] = written
      if (first === undefined || second === undefined || third === undefined) return assert.fail("too few")
      yield* Effect.provide(
        Effect.gen(function*() {
          yield* write([first])
          state.room = 10
          const failure = yield* Effect.flip(write([second]))
          assert.deepStrictEqual([failure.because, failure.isRetryable], ["Unwritable", true])
          state.room = Infinity
          yield* write([third])
          assert.deepStrictEqual(yield* read("ä boat"), [first, third])
        }),
        ledger
      )
      assert.deepStrictEqual(yield* Effect.provide(read("ä boat"), ledger), [first, third])
    }))

  it.effect("keeps lines whole where many write at once and some are interrupted", () =>
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

  it.effect("is an error where it cannot be opened", () =>
    Effect.gen(function*() {
      const layer = BatchLedger.layerFile("nowhere/books.jsonl").pipe(Layer.provide(FileSystem.layerNoop({})))
      const failure = yield* Effect.flip(Effect.provide(read("a"), layer))
      assert.include(failure.message, "The ledger nowhere/books.jsonl cannot be written")
    }))

  it.effect("bears empty lines", () =>
    Effect.gen(function*() {
      const { ledger } = disk("\n\n")
      assert.deepStrictEqual(yield* Effect.provide(read("a"), ledger), [])
    }))
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
