import * as Clock from "effect/Clock"
import * as Context from "effect/Context"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import { millisOf } from "./shared.ts"

/** What runs, until when, and what happens then. */
interface Running {
  readonly due: number
  readonly expire: () => void
}

/** What runs by one clock, in the order in which it is due. */
class Watch {
  private readonly clock: Clock.Clock
  private readonly running = new Set<Running>()
  private sleeper: Fiber.Fiber<void> | undefined

  constructor(clock: Clock.Clock) {
    this.clock = clock
  }

  begin(limit: number, expire: () => void): Running {
    const run = { due: millisOf(this.clock) + limit, expire }
    this.running.add(run)
    this.sleeper ??= Effect.runFork(this.sleep())
    return run
  }

  end(run: Running): void {
    this.running.delete(run)
    if (this.running.size > 0) return
    this.sleeper?.interruptUnsafe()
    this.sleeper = undefined
  }

  private sleep(): Effect.Effect<void> {
    return Effect.gen({ self: this }, function*() {
      for (const first of this.running) {
        while (this.running.has(first)) {
          const left = first.due - millisOf(this.clock)
          if (left > 0) yield* this.clock.sleep(Duration.millis(left))
          else first.expire()
        }
      }
    })
  }
}

/**
 * Lets effects take so long and no longer, as `Effect.timeoutOrElse`, for many at a time that have the same limit: what
 * began first is due first, so one sleeper is enough for all of them, where each would have a timer and a fiber.
 */
export const make = <E>(duration: Duration.Duration, orElse: () => Effect.Effect<never, E>) => {
  const limit = Duration.toMillis(duration)
  const watches = new WeakMap<Clock.Clock, Watch>()

  return <A, E2, R>(effect: Effect.Effect<A, E2, R>): Effect.Effect<A, E | E2, R> =>
    Effect.contextWith((context: Context.Context<R>) =>
      Effect.callback<A, E | E2>((resume) => {
        const clock = Context.get(context, Clock.Clock)
        const watch = watches.get(clock) ?? new Watch(clock)
        watches.set(clock, watch)
        const fiber = Effect.runForkWith(context)(effect)
        const run = watch.begin(limit, () => {
          watch.end(run)
          resume(Effect.andThen(Fiber.interrupt(fiber), Effect.suspend(orElse)))
        })
        fiber.addObserver((exit) => {
          watch.end(run)
          resume(exit)
        })
        return Effect.suspend(() => {
          watch.end(run)
          return Fiber.interrupt(fiber)
        })
      })
    )
}
