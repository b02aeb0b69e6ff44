import { summaryLine } from "@effect-media/cli/output/summaryLine"
import { assert, it } from "@effect/vitest"

const state = { items: 20, saved: 7, failed: 0, running: 6, begun: 1000, now: 22_500, cost: "$0.14" }

it("the line of several jobs has what is known", () => {
  assert.strictEqual(summaryLine(state), "7/20 saved · 6 running · about 39.9 s · $0.14")
  assert.strictEqual(
    summaryLine({ ...state, failed: 2, cost: "" }),
    "7/20 saved · 2 failed · 6 running · about 26.3 s"
  )
  assert.strictEqual(summaryLine({ ...state, saved: 0, cost: "" }), "0/20 saved · 6 running")
  assert.strictEqual(summaryLine({ ...state, saved: 20, running: 0 }), "20/20 saved · $0.14")
})
