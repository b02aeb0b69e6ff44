import * as Batch from "@effect-media/cli/tasks/Batch"
import { BatchLedger, type LedgerEntry } from "@effect-media/core/jobs"
import { Intent } from "@effect-media/core/jobs/BatchLedger"
import { assert, describe, it } from "@effect/vitest"
import { DateTime, Effect, FileSystem, Option, Stdio } from "effect"

const read = (...lines: ReadonlyArray<string>) =>
  Batch.read("jobs.jsonl", { provider: Option.some("kie"), model: Option.some("m") }).pipe(
    Effect.provide([
      FileSystem.layerNoop({ readFile: () => Effect.succeed(new TextEncoder().encode(lines.join("\n"))) }),
      Stdio.layerTest({})
    ])
  )

const one = `{"prompt":"a boat","input":{"seed":7,"size":{"w":1,"h":2}}}`
const reordered = `{"input":{"size":{"h":2,"w":1},"seed":7},"prompt":"a boat"}`
const keysOf = (items: ReadonlyArray<Batch.BatchItem>) => items.map(({ key }) => key)

describe("a line without an id", () => {
  it.effect("has a key that does not depend on the order of its fields", () =>
    Effect.gen(function*() {
      const [a] = keysOf(yield* read(one))
      assert.deepStrictEqual(keysOf(yield* read(reordered)), [a])
      assert.notDeepEqual(keysOf(yield* read(one.replace("7", "8"))), [a])
      assert.deepStrictEqual(keysOf(yield* read(one, reordered, one)), [a, `${a}-2`, `${a}-3`])
    }))

  it.effect("keeps the key of an older version that is in the ledger", () =>
    Effect.gen(function*() {
      const items = yield* read(one, reordered)
      const formerKey = "91acabffb0fe7571"
      assert.strictEqual(items[0]?.formerKey, formerKey)
      const ledger = yield* BatchLedger
      assert.deepStrictEqual(keysOf(yield* Batch.asInLedger(items)), keysOf(items))
      const intent: LedgerEntry = Intent.make({
        key: formerKey,
        step: "kie 1",
        provider: "kie",
        at: DateTime.makeUnsafe(0)
      })
      yield* ledger.append(intent)
      assert.deepStrictEqual(keysOf(yield* Batch.asInLedger(items)), [formerKey, items[1]?.key])
    }).pipe(Effect.provide(BatchLedger.layerMemory)))
})
