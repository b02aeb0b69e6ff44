import { fuzz } from "@effect-media/conformance/fuzz/Fuzz"
import { assert, it } from "@effect/vitest"
import * as Effect from "effect/Effect"

it.live("5,000 inputs bring neither defects nor hangs", () =>
  Effect.gen(function*() {
    const ways = new Set<string>()
    const findings = yield* fuzz(4, 0, 5000, { onEnd: (target, how) => ways.add(`${target}: ${how}`) })
    assert.deepStrictEqual(findings, [])
    assert.isAbove(ways.size, 100)
  }))
