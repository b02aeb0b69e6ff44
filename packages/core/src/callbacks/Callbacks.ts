/**
 * Passes vendors' callbacks on to waits, so that a callback ends the pause before the next poll.
 *
 * A callback is not trusted; it only means "poll now", and the task's status still comes from the vendor. So a notice that
 * is late, forged, sent twice or about an unknown task costs at most one poll. A lost notice costs only time, because the
 * wait continues to poll.
 */
import * as Clock from "effect/Clock"
import * as Context from "effect/Context"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"

/**
 * A notice that a task may have changed. A {@link TaskRef} is also a notice.
 */
export interface Notice {
  readonly provider: string
  readonly id: string
}

/**
 * The service that passes notices on to waits, within one process. For several processes, send a notice to all of them
 * (for example over a queue), and call `notify` in each.
 */
export interface CallbacksService {
  /** Reports that a task may have changed: its waits poll at once. No wait needs to exist. */
  readonly notify: (notice: Notice) => Effect.Effect<void>
  /**
   * Waits for a notice about a task, and returns its number. Only notices with a number above `after` count, so that each
   * of several waits receives each notice once. Without `after`, any notice that is still kept counts.
   *
   * The last notice of a task is kept for 10 minutes, for the last 10,000 tasks. So a notice that comes just before a wait
   * begins, or during a poll, is not lost.
   */
  readonly next: (task: Notice, after?: number) => Effect.Effect<number>
  /** The number of waits that listen now. */
  readonly listening: Effect.Effect<number>
}

/**
 * Passes notices from vendors' callbacks on to waits.
 *
 * @example
 * ```ts import.meta.vitest
 * import { Callbacks } from "@effect-media/core/callbacks"
 * import * as Effect from "effect/Effect"
 *
 * const program = Effect.gen(function*() {
 *   const callbacks = yield* Callbacks
 *   yield* callbacks.notify({ provider: "kie", id: "281e5b04" })
 *   return yield* callbacks.next({ provider: "kie", id: "281e5b04" })
 * }).pipe(Effect.provide(Callbacks.layer))
 *
 * await Effect.runPromise(program) // => 1
 * ```
 */
export class Callbacks
  extends Context.Service<Callbacks, CallbacksService>()("@effect-media/core/callbacks/Callbacks")
{
  /** Creates the service, for code that provides it in another way than by a layer. */
  static get make(): typeof make {
    return make
  }

  /** Calls {@link CallbacksService.notify} of the service in the context. */
  static notify(notice: Notice): Effect.Effect<void, never, Callbacks> {
    return Callbacks.use((callbacks) => callbacks.notify(notice))
  }

  /** Passes notices on within this process. Use one layer for the routes and the poller. */
  static get layer(): Layer.Layer<Callbacks> {
    return layer
  }
}

const maxRemembered = 10_000
const maxAge = Duration.toNanosUnsafe("10 minutes")

const keyOf = ({ id, provider }: Notice): string => `${provider}\n${id}`

/**
 * Creates the service.
 */
export const make = (): CallbacksService => {
  /** The last notice of each task, oldest first. */
  const remembered = new Map<string, { readonly number: number; readonly at: bigint }>()
  const listeners = new Map<string, Set<(number: number) => void>>()
  let count = 0
  let listening = 0

  const forgetOld = (now: bigint) => {
    for (const [key, { at }] of remembered) {
      if (remembered.size <= maxRemembered && now - at <= maxAge) return
      remembered.delete(key)
    }
  }

  const notify: CallbacksService["notify"] = (notice) =>
    Clock.clockWith((clock) =>
      Effect.sync(() => {
        const key = keyOf(notice)
        const now = clock.monotonicTimeNanosUnsafe()
        count += 1
        remembered.delete(key)
        remembered.set(key, { number: count, at: now })
        forgetOld(now)
        listeners.get(key)?.forEach((listener) => listener(count))
      })
    )

  const next: CallbacksService["next"] = (task, after = 0) =>
    Clock.clockWith((clock) =>
      Effect.callback<number>((resume) => {
        const key = keyOf(task)
        forgetOld(clock.monotonicTimeNanosUnsafe())
        const last = remembered.get(key)
        if (last !== undefined && last.number > after) return resume(Effect.succeed(last.number))

        const same = listeners.get(key) ?? new Set()
        listeners.set(key, same)
        const leave = () => {
          if (!same.delete(listener)) return
          listening -= 1
          if (same.size === 0) listeners.delete(key)
        }
        const listener = (number: number) => {
          leave()
          resume(Effect.succeed(number))
        }
        same.add(listener)
        listening += 1
        return Effect.sync(leave)
      })
    )

  return { notify, next, listening: Effect.sync(() => listening) }
}

const layer: Layer.Layer<Callbacks> = Layer.sync(Callbacks, make)
