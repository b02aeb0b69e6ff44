import * as Lag from "@effect-media/conformance/Lag"
import { assert, it } from "@effect/vitest"
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"

it.live("time that the event loop does not get is lost, and no other", () =>
  Effect.gen(function*() {
    const clock = yield* Clock.Clock
    const lost = yield* Lag.watch
    yield* Effect.sleep("50 millis")
    const from = clock.currentTimeMillisUnsafe()
    const until = from + 300
    yield* Effect.sync(() => {
      while (clock.currentTimeMillisUnsafe() < until);
    })
    yield* Effect.sleep("50 millis")
    assert.isAtLeast(lost(from, until), 290)
    assert.isAtMost(lost(from, until), 300)
    assert.strictEqual(lost(until + 10_000, until + 20_000), 0)
  }).pipe(Effect.scoped))
