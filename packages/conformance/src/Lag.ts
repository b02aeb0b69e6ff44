/**
 * How much of its time the event loop did not get: a busy machine makes everything late, and the program is judged by
 * the rest.
 */
import * as Clock from "effect/Clock"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"

/** Tells how many milliseconds the event loop lost between two moments, in epoch milliseconds; none unless watched. */
export const Lost = Context.Reference<(from: number, until: number) => number>("@effect-media/conformance/Lag/Lost", {
  defaultValue: () => () => 0
})

const period = 2

/**
 * Watches how late plain timers are, one after the other, as long as the scope lives. An end takes several turns of the
 * loop: where one takes twice as long as its timer, all of it is lost.
 */
export const watch = Effect.gen(function*() {
  const clock = yield* Clock.Clock
  const late: Array<{ readonly from: number; readonly until: number }> = []
  let from = clock.currentTimeMillisUnsafe()
  yield* Effect.forkScoped(Effect.forever(Effect.gen(function*() {
    yield* Effect.sleep(period)
    const until = clock.currentTimeMillisUnsafe()
    if (until - from >= 2 * period) late.push({ from, until })
    from = until
  })))
  return (begin: number, end: number): number =>
    late.reduce((sum, { from, until }) => sum + Math.max(0, Math.min(end, until) - Math.max(begin, from)), 0)
})
