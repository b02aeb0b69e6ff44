import { NodeServices } from "@effect/platform-node"
import { assert, layer } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Cpu from "../src/cpu.ts"
import { ways } from "../src/cpu/ways.ts"
import { median, short, table } from "../src/Figure.ts"
import * as Heap from "../src/heap.ts"
import { limits } from "../src/limits.ts"

layer(NodeServices.layer, { excludeTestServices: true })("each measurement runs, with tiny numbers:", (it) => {
  it.effect("cpu", () =>
    Effect.map(Cpu.measure({ rounds: 1, polls: 64, warmUp: 1 }), (times) => {
      for (const way of ways) assert.isAbove(times[way][0] ?? 0, 0, way)
    }))

  it.effect("heap", () =>
    Effect.map(Heap.measure("product", { tasks: 200, ends: 10 }), ({ bytes, late }) => {
      assert.isAbove(bytes, 0)
      assert.isBelow(late, Heap.most.late)
    }))

  it.effect(
    "limits, and with all tasks, since they are on virtual time",
    () => Effect.map(limits, ({ isReached, line }) => assert.isTrue(isReached, line))
  )

  it.effect("tables and numbers", () =>
    Effect.sync(() => {
      assert.strictEqual(table(["a", "b:"], [["x", "10"]]), "| a   |   b |\n| --- | --: |\n| x   |  10 |")
      assert.strictEqual(median([3, 1, 2, 10]), 2.5)
      assert.deepStrictEqual([0, 1.234, 12.34, 123.4].map(short), ["0", "1.23", "12.3", "123"])
    }))
})
