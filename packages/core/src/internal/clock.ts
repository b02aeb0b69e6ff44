import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"

/** Returns monotonic milliseconds, which a change of the wall clock does not move. */
export const millisOf = (clock: Clock.Clock): number => Number(clock.monotonicTimeNanosUnsafe()) / 1e6

/** Returns monotonic milliseconds, which a change of the wall clock does not move. */
export const monotonic: Effect.Effect<number> = Clock.clockWith((clock) => Effect.succeed(millisOf(clock)))
