import * as Clock from "effect/Clock"
import * as Context from "effect/Context"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import { millisOf } from "../../internal/clock.ts"

/** A running effect: its deadline and the action then, with the effects that began just before and just after it. */
interface Running {
  readonly due: number
  readonly expire: () => void
  before: Running | undefined
  after: Running | undefined
  hasEnded: boolean
}

/**
 * The running effects of one clock, in the order of their deadlines. It is a linked list, since all that passes through a
 * long-lived `Set` is expensive for the garbage collector.
 */
class Watch {
  private readonly clock: Clock.Clock
  private first: Running | undefined
  private last: Running | undefined
  private sleeper: Fiber.Fiber<void> | undefined

  constructor(clock: Clock.Clock) {
    this.clock = clock
  }

  begin(limit: number, expire: () => void): Running {
    const due = millisOf(this.clock) + limit
    const run: Running = { due, expire, before: this.last, after: undefined, hasEnded: false }
    if (this.last === undefined) this.first = run
    else this.last.after = run
    this.last = run
    this.sleeper ??= Effect.runFork(this.sleep())
    return run
  }

  end(run: Running): void {
    if (run.hasEnded) return
    run.hasEnded = true
    if (run.before === undefined) this.first = run.after
    else run.before.after = run.after
    if (run.after === undefined) this.last = run.before
    else run.after.before = run.before
    run.before = undefined
    run.after = undefined
    if (this.first !== undefined) return
    this.sleeper?.interruptUnsafe()
    this.sleeper = undefined
  }

  private sleep(): Effect.Effect<void> {
    return Effect.gen({ self: this }, function*() {
      while (this.first !== undefined) {
        const left = this.first.due - millisOf(this.clock)
        if (left > 0) yield* this.clock.sleep(Duration.millis(left))
        else this.first.expire()
      }
    })
  }
}

/**
 * Creates a timeout like `Effect.timeoutOrElse`, for many effects with the same limit. The effect that began first is due
 * first, so one sleeping fiber is enough for all, instead of a timer and a fiber for each. `contextFor` changes the context
 * in which the effects run.
 */
export const make = <E>(
  duration: Duration.Duration,
  orElse: () => Effect.Effect<never, E>,
  contextFor: (context: Context.Context<never>) => Context.Context<never>
) => {
  const limit = Duration.toMillis(duration)
  const watches = new WeakMap<Clock.Clock, Watch>()
  const watchOf = (clock: Clock.Clock): Watch => {
    const known = watches.get(clock)
    if (known !== undefined) return known
    const watch = new Watch(clock)
    watches.set(clock, watch)
    return watch
  }

  return <A, E2>(effect: Effect.Effect<A, E2>): Effect.Effect<A, E | E2> =>
    Effect.contextWith((context: Context.Context<never>) =>
      Effect.callback<A, E | E2>((resume) => {
        const watch = watchOf(Context.get(context, Clock.Clock))
        const fiber = Effect.runForkWith(contextFor(context))(effect)
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
