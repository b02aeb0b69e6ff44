import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { beats, bound, compare, figureCost, learned, polls, reach } from "../src/polls.ts"

describe("polls and lateness", () => {
  it.effect("at most 10 polls a task, at most 5 s late", () =>
    Effect.map(reach(learned(figureCost)), ({ lateness, polls }) => {
      assert.isAtMost(polls, 10)
      assert.isAtMost(lateness, 5)
    }))

  it.effect("every other plan is beaten on both axes at some cost per poll", () =>
    Effect.map(compare, ({ theirs }) => {
      for (const their of theirs) {
        assert.isDefined(their.beatenBy, their.plan)
        if (their.beatenBy !== undefined) assert.isTrue(beats(their.beatenBy, their))
      }
    }))

  it("no plan is as good as one that knows the durations, and that one asks less the dearer a poll is", () => {
    assert.isBelow(bound(figureCost).lateness, 1)
    assert.isAbove(bound(0.1).polls, bound(10).polls)
    assert.isBelow(bound(0.1).lateness, bound(10).lateness)
  })

  it.effect("the figure is reached, and plotted without a number that is none", () =>
    Effect.map(polls, ({ isReached, line, plots, report }) => {
      assert.isTrue(isReached, line)
      for (const text of [report, ...Object.values(plots ?? {})]) assert.notMatch(text, /NaN|Infinity|undefined/)
    }))
})
