import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"

/** Creates a test clock whose wall time can be set forward or back. */
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
