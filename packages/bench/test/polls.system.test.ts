import { NodeServices } from "@effect/platform-node"
import { assert, layer } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { polls } from "../src/polls.ts"

// It takes virtual time, but half a minute of computing.
layer(NodeServices.layer, { excludeTestServices: true })("polls and lateness", (it) => {
  it.effect(
    "the figure is reached, every plan beaten, and plotted without a number that is none",
    () =>
      Effect.map(polls, ({ isReached, line, plots, report }) => {
        assert.isTrue(isReached, line)
        for (const text of [report, ...Object.values(plots)]) assert.notMatch(text, /NaN|Infinity|undefined/)
      })
  )
})
