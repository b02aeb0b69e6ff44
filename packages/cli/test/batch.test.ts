import * as Batch from "@effect-media/cli/tasks/Batch"
import { BatchLedger, type LedgerEntry } from "@effect-media/core/jobs"
import { Intent } from "@effect-media/core/jobs/BatchLedger"
import { assert, describe, it } from "@effect/vitest"
import { DateTime, Effect, FileSystem, Option, Path, Stdio } from "effect"

const read = (...lines: ReadonlyArray<string>) =>
  Batch.read("jobs.jsonl", { provider: Option.some("kie"), model: Option.some("m") }).pipe(
    Effect.provide([
      FileSystem.layerNoop({ readFile: () => Effect.succeed(new TextEncoder().encode(lines.join("\n"))) }),
      Stdio.layerTest({}),
      Path.layer
    ])
  )

const readAs = (file: string, text: string, defaults: Partial<Batch.Defaults> = {}) =>
  Batch.read(file, { provider: Option.some("kie"), model: Option.some("nano-banana-2"), ...defaults }).pipe(
    Effect.provide([
      FileSystem.layerNoop({ readFile: () => Effect.succeed(new TextEncoder().encode(text)) }),
      Stdio.layerTest({}),
      Path.layer
    ])
  )
const jobsOf = (items: ReadonlyArray<Batch.BatchItem>) => items.map(({ job, line }) => [line, job.model, job.input])

describe("a text", () => {
  it.effect("has a prompt on each line that is not empty", () =>
    Effect.gen(function*() {
      const items = yield* readAs("prompts.txt", "a boat\r\n\n  {a tin boat}\n")
      assert.deepStrictEqual(jobsOf(items), [
        [1, "nano-banana-2", { prompt: "a boat" }],
        [3, "nano-banana-2", { prompt: "{a tin boat}" }]
      ])
      assert.deepStrictEqual(items.map(({ hasId }) => hasId), [false, false])
      const [json] = yield* readAs("jobs.jsonl", `{"prompt":"a boat"}`)
      assert.strictEqual(items[0]?.key, json?.key)
    }))

  it.effect("is known by its first letter if its name says nothing, and JSON is never taken for one", () =>
    Effect.gen(function*() {
      assert.deepStrictEqual(jobsOf(yield* readAs("prompts", "a boat")), [[1, "nano-banana-2", { prompt: "a boat" }]])
      assert.deepStrictEqual(jobsOf(yield* readAs("jobs", `{"prompt":"x"}`)), [[1, "nano-banana-2", { prompt: "x" }]])
      for (const [file, text] of [["jobs", `{"prompt":"x"}\nnone`], ["jobs.jsonl", "none"]] as const) {
        assert.include((yield* Effect.flip(readAs(file, text))).message, "of the batch")
      }
    }))
})

describe("CSV", () => {
  it.effect("has columns of a line, and of the model's fields in their types", () =>
    Effect.gen(function*() {
      const text = [
        "id,prompt,model,duration,sound,seed_note,image_urls",
        `boat,"a ""paper"" boat, on ink",kling-2.6/text-to-video,5,true,,`,
        `tin,"two`,
        `lines",,,,x,`,
        ",,,,,,",
        `reef,a reef,nano-banana-2,,,,https://a.example/1.png`
      ].join("\r\n")
      assert.deepStrictEqual(jobsOf(yield* readAs("jobs.csv", text)), [
        [2, "kling-2.6/text-to-video", { prompt: `a "paper" boat, on ink`, duration: "5", sound: true }],
        [3, "nano-banana-2", { prompt: "two\r\nlines", seed_note: "x" }],
        [6, "nano-banana-2", { prompt: "a reef", image_urls: "https://a.example/1.png" }]
      ])
    }))

  it.effect("of a spreadsheet with semicolons is read", () =>
    Effect.gen(function*() {
      const items = yield* readAs("Jobs.CSV", "id;prompt\na;one, two\nb;three\n")
      assert.deepStrictEqual(items.map(({ hasId, job, key }) => [key, hasId, job.input]), [
        ["a", true, { prompt: "one, two" }],
        ["b", true, { prompt: "three" }]
      ])
    }))

  it.effect("has an input as JSON", () =>
    Effect.gen(function*() {
      const [item] = yield* readAs("jobs.csv", `prompt,input\na boat,"{""seed"":7}"\n`)
      assert.deepStrictEqual(item?.job.input, { seed: 7, prompt: "a boat" })
    }))

  it.effect("with a row that is not as the header says is refused, with its line", () =>
    Effect.gen(function*() {
      for (
        const [row, problem] of [
          ["a,b,c", "Line 2 of the batch: 3 values, and the header has 2"],
          [`a,"b`, "Line 2 of the batch"],
          [`,{`, "Line 2 of the batch: the input is no JSON object"]
        ] as const
      ) {
        const error = yield* Effect.flip(readAs("jobs.csv", `prompt,input\n${row}\n`))
        assert.include(error.message, problem)
      }
    }))
})

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
