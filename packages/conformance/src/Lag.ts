/**
 * Measures the time that the event loop was blocked: on a busy machine everything is late, and only the remaining time
 * is attributed to the program.
 */
import * as Clock from "effect/Clock"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"

/**
 * Returns the number of milliseconds that the event loop lost between two times, in epoch milliseconds; 0 unless
 * watched.
 */
export const Lost = Context.Reference<(from: number, until: number) => number>("@effect-media/conformance/Lag/Lost", {
  defaultValue: () => () => 0
})

const period = 2

/**
 * Measures how late plain timers are, one after the other, until the scope ends. The end of a wait takes several turns
 * of the event loop. If a turn takes twice as long as its timer, all of it counts as lost.
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
