import { Emulator, Fault } from "@effect-media/emulator"
import { NodeServices } from "@effect/platform-node"
import { assert, describe, it } from "@effect/vitest"
import { Effect, FileSystem, Layer } from "effect"
import { fileURLToPath } from "node:url"
import { layerLedger } from "./index.ts"
import { drawnInTwoRuns, Emulated } from "./stage.ts"

const prompts = fileURLToPath(new URL("prompts.jsonl", import.meta.url))

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

describe("batch", () => {
  it.live("a folder has one worker at a time", () =>
    Effect.gen(function*() {
      const fs = yield* FileSystem.FileSystem
      const directory = yield* fs.makeTempDirectoryScoped()
      yield* Layer.build(Layer.fresh(layerLedger(directory)))
      const error = yield* Effect.flip(Effect.scoped(Layer.build(Layer.fresh(layerLedger(directory)))))
      if (error._tag !== "BatchLedgerError") return assert.fail(error._tag)
      assert.include(error.message, `is in use: process ${process.pid} of `)
    }).pipe(Effect.provide(NodeServices.layer)))

  it.live(
    "200 prompts over a socket, the first worker killed: every picture on disk, and no prompt drawn twice",
    () =>
      Effect.gen(function*() {
        const fs = yield* FileSystem.FileSystem
        yield* Emulator.use((emulator) => emulator.fault(small))
        const directory = yield* fs.makeTempDirectoryScoped()
        const { drawn, first, second, taken, twice } = yield* drawnInTwoRuns(prompts, directory, 100)
        assert.isAtLeast(first, 100)
        assert.isBelow(first, 200)
        assert.strictEqual(
          second.at(-1)?.replace(/\d+ known/, "n known").replace(/\d+ jobs/, "n jobs"),
          "200 items, n known from the ledger: 200 drawn, 0 failed, n jobs submitted"
        )
        assert.deepStrictEqual([taken, twice, new Set(drawn).size], [200, 0, 200])
        const files = yield* fs.readDirectory(directory)
        assert.lengthOf(files.filter((name) => name.endsWith(".svg")), 200)
      }).pipe(Effect.provide(Layer.merge(Emulated, NodeServices.layer)))
  )
})
