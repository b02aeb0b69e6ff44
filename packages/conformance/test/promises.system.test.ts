import { cases } from "@effect-media/conformance/cases"
import * as Mode from "@effect-media/conformance/Mode"
import { apis } from "@effect-media/conformance/promises"
import { scores } from "@effect-media/conformance/Table"
import { assert, it } from "@effect/vitest"
import * as Effect from "effect/Effect"

const sample = new Set([2, 7, 10, 13, 15, 17, 21, 22, 23, 24])

it.live("a sample of the table over real sockets, through promises", () =>
  Effect.gen(function*() {
    const all = yield* scores(Mode.sockets, cases.filter(({ number }) => sample.has(number)), apis)
    assert.lengthOf(all, sample.size * apis.length)
    for (const { api, case: line, instead } of all) {
      assert.strictEqual(instead.join("; "), "", `${line.number} ${api.title}`)
    }
  }))
