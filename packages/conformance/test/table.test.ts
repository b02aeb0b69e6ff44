import { apis } from "@effect-media/conformance/apis/index"
import { cases } from "@effect-media/conformance/cases"
import * as Mode from "@effect-media/conformance/Mode"
import { score } from "@effect-media/conformance/Table"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"

for (const line of cases) {
  describe(`${line.number}. ${line.vendor}: ${line.passes}`, () => {
    for (const api of apis) {
      it.live(`${line.number} ${api.title}`, () =>
        Effect.gen(function*() {
          const { instead } = yield* score(Mode.virtual, line, api)
          assert.deepStrictEqual(instead, [])
        }))
    }
  })
}
