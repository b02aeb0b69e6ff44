/**
 * How much of its time the event loop did not get: a busy machine makes everything late, and the program is judged by
 * the rest.
 */
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"

/** How many milliseconds a process lost between two moments, in epoch milliseconds. */
export type Lost = (from: number, until: number) => number

const period = 10

/** Nothing is lost on virtual time. */
export const none: Effect.Effect<Lost> = Effect.succeed(() => 0)

/** Watches how late plain timers are, one after the other, as long as the scope lives. */
export const watch = Effect.gen(function*() {
  const clock = yield* Clock.Clock
  const late: Array<{ readonly from: number; readonly until: number }> = []
  yield* Effect.forkScoped(Effect.forever(Effect.gen(function*() {
    const due = clock.currentTimeMillisUnsafe() + period
    yield* Effect.sleep(period)
    const now = clock.currentTimeMillisUnsafe()
    if (now > due) late.push({ from: due, until: now })
  })))
  const lost: Lost = (from, until) =>
    late.reduce((sum, span) => sum + Math.max(0, Math.min(until, span.until) - Math.max(from, span.from)), 0)
  return lost
})
