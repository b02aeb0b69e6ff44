import { apis } from "@effect-media/conformance/apis/index"
import { cases } from "@effect-media/conformance/cases"
import * as Mode from "@effect-media/conformance/Mode"
import { scores } from "@effect-media/conformance/Table"
import { assert, it } from "@effect/vitest"
import * as Effect from "effect/Effect"

const sample = new Set([1, 4, 5, 10, 15, 21, 22, 28])

it.live("a sample of the table over real sockets", () =>
  Effect.gen(function*() {
    const all = yield* scores(Mode.sockets, cases.filter(({ number }) => sample.has(number)), apis)
    assert.lengthOf(all, sample.size * apis.length)
    for (const { api, case: line, instead } of all) {
      assert.strictEqual(instead.join("; "), "", `${line.number} ${api.title}`)
    }
  }))
