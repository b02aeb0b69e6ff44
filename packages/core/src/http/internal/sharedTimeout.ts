import * as Clock from "effect/Clock"
import * as Context from "effect/Context"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import { millisOf } from "../../limits/internal/limiterStore.ts"

/** What runs, until when, and what happens then; beside it what began just before and just after. */
interface Running {
  readonly due: number
  readonly expire: () => void
  before: Running | undefined
  after: Running | undefined
  hasEnded: boolean
}

/**
 * What runs by one clock, in the order in which it is due. A linked list, since a `Set` that lives long makes whatever
 * passes through it dear to the garbage collector.
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
 * Lets effects take so long and no longer, as `Effect.timeoutOrElse`, for many at a time that have the same limit: what
 * began first is due first, so one sleeper is enough for all of them, where each would have a timer and a fiber.
 * `contextFor` is what they run in, made of the context that is there.
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
