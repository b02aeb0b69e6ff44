import { NodeServices } from "@effect/platform-node"
import { assert, describe, it, layer } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { textOf } from "../src/Packages.ts"
import { plans } from "../src/plans.ts"
import { bound, reachOurs, shipped } from "../src/polls.ts"

layer(NodeServices.layer, { excludeTestServices: true })("polls and lateness", (it) => {
  it.effect("at most 10 polls a task, at most 5 s late, with what a program has that says nothing", () =>
    Effect.map(reachOurs(shipped), ({ lateness, polls }) => {
      assert.isAtMost(polls, 10)
      assert.isAtMost(lateness, 5)
    }))

  it.effect("a plan of others is what their code says", () =>
    Effect.gen(function*() {
      for (const { source } of plans) {
        for (const written of source._tag === "Code" ? source.files : []) {
          const text = yield* textOf(written, written.file)
          for (const words of written.says) assert.include(text, words, `${written.name}/${written.file}`)
        }
      }
    }))
})

describe("the bound", () => {
  it("no plan is as good as one that knows the durations, and that one asks less the dearer a poll is", () => {
    assert.isBelow(bound(0.55).lateness, 1)
    assert.isAbove(bound(0.1).polls, bound(10).polls)
    assert.isBelow(bound(0.1).lateness, bound(10).lateness)
  })
})
