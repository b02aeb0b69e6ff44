import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"

/** The clock of the test with a wall time that is set on or back. */
export const jumping = Effect.map(Clock.Clock, (clock) => {
  let offset = 0
  const wall: Clock.Clock = {
    ...clock,
    currentTimeMillisUnsafe: () => clock.currentTimeMillisUnsafe() + offset,
    currentTimeMillis: Effect.sync(() => clock.currentTimeMillisUnsafe() + offset)
  }
  return {
    wall,
    jump: (millis: number) => {
      offset += millis
    }
  }
})
