import type * as Clock from "effect/Clock"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import type { RateLimiter, RateLimiterError } from "effect/persistence/RateLimiter"
import { millisOf, monotonic } from "../../internal/clock.ts"

/** The state shared by all users of an account: slots that are taken for a time, and a pause. */
export interface LimiterStore {
  /** Takes a slot for `window` ms. Returns 0 if it was free, otherwise the milliseconds until it may be. */
  readonly take: (key: string, window: number) => Effect.Effect<number>
  /** Holds a slot for so many more windows, or gives so many back. */
  readonly hold: (key: string, window: number, windows: number) => Effect.Effect<void>
  readonly pauseLeft: (key: string, clock: Clock.Clock) => Effect.Effect<number>
  /** Pauses all requests for so many milliseconds. */
  readonly pause: (key: string, millis: number) => Effect.Effect<void>
}

/** The time, in milliseconds, during which a store that failed is not asked again. */
const retryAfter = 1_000

const none = Effect.succeed(0)

/**
 * Creates the state for accounts that no other process uses: the caller knows which slots are free, and only the pause
 * is shared.
 */
export const alone = (): LimiterStore => {
  const pausedUntil = new Map<string, number>()
  return {
    take: () => none,
    hold: () => Effect.void,
    pauseLeft: (key, clock) => {
      const until = pausedUntil.get(key)
      return until === undefined ? none : Effect.succeed(Math.max(0, until - millisOf(clock)))
    },
    pause: (key, millis) =>
      Effect.map(monotonic, (now) => {
        pausedUntil.set(key, Math.max(pausedUntil.get(key) ?? 0, now + millis))
      })
  }
}

/**
 * Creates the state over a `RateLimiter`; `timeout` is for stores that may not answer.
 *
 * If the store fails, this is only logged: each process then keeps the limits by itself.
 */
export const make = (limiter: RateLimiter, timeout: Duration.Input | undefined): LimiterStore => {
  /** The end of the time, on the monotonic clock, during which a store that failed is not asked again. */
  let downUntil: number | undefined

  const answered = <A>(value: A): A => {
    downUntil = undefined
    return value
  }

  const continueAlone = <A>(alone: A) => (problem: unknown): Effect.Effect<A> =>
    Effect.flatMap(monotonic, (now) => {
      const isNew = downUntil === undefined
      downUntil = now + retryAfter
      const message = "The store of the limits does not work: until it does, this process keeps them by itself."
      return isNew ? Effect.as(Effect.logWarning(message, problem), alone) : Effect.succeed(alone)
    })

  /** Continues as if no other process existed, if the store fails or does not answer. */
  const orAlone = <A>(effect: Effect.Effect<A, RateLimiterError>, alone: A): Effect.Effect<A> => {
    const bounded = timeout === undefined ? effect : Effect.timeoutOrElse(effect, {
      duration: timeout,
      orElse: () => continueAlone(alone)("It did not answer in time.")
    })
    const asked = bounded.pipe(Effect.catch(continueAlone(alone)), Effect.catchDefect(continueAlone(alone)))
    return Effect.suspend(() =>
      downUntil === undefined
        ? asked
        : Effect.flatMap(monotonic, (now) => downUntil !== undefined && now < downUntil ? Effect.succeed(alone) : asked)
    )
  }

  const cooldown = (key: string) =>
    // Zero tokens: only the pause is shared, and no limit is learned from it.
    limiter.adaptiveConsume({ key, tokens: 0, fallbackLimit: 1, fallbackWindow: Duration.seconds(1) })

  return {
    take: (key, window) =>
      orAlone(
        limiter.consume({ algorithm: "fixed-window", onExceeded: "fail", key, limit: 1, window }).pipe(
          Effect.map(() => answered(0)),
          Effect.catch((error) =>
            error.reason._tag === "RateLimitExceeded"
              ? Effect.succeed(answered(Math.max(1, Duration.toMillis(error.reason.retryAfter))))
              : Effect.fail(error)
          )
        ),
        0
      ),
    hold: (key, window, tokens) =>
      orAlone(
        Effect.asVoid(
          limiter.consume({ algorithm: "fixed-window", onExceeded: "delay", key, limit: 1, window, tokens })
        ),
        undefined
      ),
    pauseLeft: (key) => orAlone(Effect.map(cooldown(key), ({ delay }) => answered(Duration.toMillis(delay))), 0),
    pause: (key, millis) =>
      orAlone(
        Effect.flatMap(cooldown(key), ({ epoch }) =>
          limiter.adaptiveFeedback({ key, epoch, tokens: 0, status: 429, retryAfter: Duration.millis(millis) })),
        undefined
      )
  }
}
