import { ApiPod } from "@effect-media/apipod"
import { AssetStore, Poller } from "@effect-media/core"
import { MediaBatch } from "@effect-media/core/jobs"
import { Emulator, Fault } from "@effect-media/emulator"
import { NodeServices } from "@effect/platform-node"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Fiber, FileSystem, Layer, Path, Redacted, Result, Stream, SubscriptionRef } from "effect"
import { TestClock } from "effect/testing"
import { fileURLToPath } from "node:url"
import { drawAll, layerLedger, readPrompts } from "./index.ts"

const prompts = fileURLToPath(new URL("prompts.jsonl", import.meta.url))

const InProcess = Layer.mergeAll(
  ApiPod.layer({ apiKey: Redacted.make("any") }),
  AssetStore.layerMemory(),
  Poller.layer
).pipe(
  Layer.provideMerge(Emulator.layerClient),
  Layer.provideMerge(Emulator.layer({ seed: 1, duration: "20 seconds" })),
  Layer.provideMerge(NodeServices.layer),
  Layer.fresh
)

/** Lets virtual time pass until a condition is true, but not while the real disk is in use. */
const passTime = (until: () => boolean) =>
  Effect.gen(function*() {
    do {
      yield* Effect.callback<void>((resume) => void setImmediate(() => resume(Effect.void)))
    } while (process.getActiveResourcesInfo().some((resource) => resource.startsWith("FSReq")))
    yield* TestClock.adjust("500 millis")
  }).pipe(Effect.repeat({ until }))

const draw = (file: string, directory: string, progress: Effect.Success<typeof MediaBatch.makeProgress>) =>
  readPrompts(file).pipe(
    drawAll({ running: 20, progress }),
    Stream.runCollect,
    Effect.provide(layerLedger(directory))
  )

/** Small pictures, because there are many. */
const small = {
  operation: "result",
  times: "forever",
  fault: Fault.Reply({
    status: 200,
    headers: { "content-type": "image/svg+xml" },
    body: "<svg xmlns=\"http://www.w3.org/2000/svg\"/>"
  })
} as const

const ids = Array.from({ length: 200 }, (_, i) => `${i + 1}`.padStart(3, "0"))

describe("batch", () => {
  it.effect(
    "200 prompts, interrupted halfway and resumed: every picture, and no prompt submitted twice",
    () =>
      Effect.gen(function*() {
        const fs = yield* FileSystem.FileSystem
        const emulator = yield* Emulator
        yield* emulator.fault(small)
        const directory = yield* fs.makeTempDirectoryScoped()

        const before = yield* MediaBatch.makeProgress
        const first = yield* Effect.forkChild(draw(prompts, directory, before))
        yield* passTime(() => SubscriptionRef.getUnsafe(before).done >= 100)
        yield* Fiber.interrupt(first)
        const submitted = (yield* emulator.tasks).length
        assert.isBelow(submitted, 130)

        const after = yield* MediaBatch.makeProgress
        const second = yield* Effect.forkChild(draw(prompts, directory, after))
        yield* passTime(() => second.pollUnsafe() !== undefined)
        const results = yield* Fiber.join(second)

        assert.deepStrictEqual(results.map(({ key }) => key).toSorted(), ids)
        const failures = results.flatMap(({ result }) => Result.isSuccess(result) ? [] : [result.failure.message])
        assert.deepStrictEqual(failures, [])
        assert.isAtLeast(results.filter(({ fromLedger }) => fromLedger).length, 100)
        const tasks = yield* emulator.tasks
        assert.lengthOf(tasks, 200)
        assert.lengthOf(new Set(tasks.map(({ input }) => input["prompt"])), 200)
        // An interrupted submit was repeated under its idempotency key: two requests, one task.
        assert.isAtMost(tasks.filter(({ submits }) => submits > 1).length, 20)
        const { done, failed, running } = yield* SubscriptionRef.get(after)
        assert.deepStrictEqual({ done, failed, running }, { done: 200, failed: 0, running: 0 })
      }).pipe(Effect.provide(InProcess))
  )

  it.effect("one prompt that is refused is one result; the others are drawn", () =>
    Effect.gen(function*() {
      const fs = yield* FileSystem.FileSystem
      const path = yield* Path.Path
      const emulator = yield* Emulator
      const directory = yield* fs.makeTempDirectoryScoped()
      const file = path.join(directory, "prompts.jsonl")
      const lines = ["a", "b", "c"].map((id) => JSON.stringify({ id, prompt: `a boat called ${id}` }))
      yield* fs.writeFileString(file, `${lines.join("\n")}\n`)
      const fail = { code: "content_policy", message: "The prompt was flagged" }
      yield* emulator.script({ vendor: "apipod", outcome: { fail } })
      // The connection breaks after the vendor has accepted the job: the idempotency key makes one job of both submits.
      yield* emulator.fault({ vendor: "apipod", operation: "submit", skip: 1, fault: Fault.Reset({ when: "after" }) })
      const fiber = yield* Effect.forkChild(
        Effect.flatMap(MediaBatch.makeProgress, (now) => draw(file, directory, now))
      )
      yield* passTime(() => fiber.pollUnsafe() !== undefined)
      const results = yield* Fiber.join(fiber)
      const ends = results.map(({ result }) => Result.isSuccess(result) ? "drawn" : result.failure._tag)
      assert.deepStrictEqual(ends.toSorted(), ["TaskFailed", "drawn", "drawn"])
      assert.deepStrictEqual((yield* emulator.tasks).map(({ submits }) => submits).toSorted(), [1, 1, 2])
    }).pipe(Effect.provide(InProcess)))

  it.effect("a line that is no prompt ends the batch with its number, after the lines before it", () =>
    Effect.gen(function*() {
      const fs = yield* FileSystem.FileSystem
      const path = yield* Path.Path
      const file = path.join(yield* fs.makeTempDirectoryScoped(), "prompts.jsonl")
      yield* fs.writeFileString(file, "{\"id\":\"a\",\"prompt\":\"a boat\"}\n{\"id\":\"b\"}\n")
      const error = yield* Effect.flip(Stream.runDrain(readPrompts(file)))
      assert.strictEqual(error._tag, "BadLine")
      assert.include(error.message, "Line 2 of the prompts")
    }).pipe(Effect.provide(NodeServices.layer)))
})
