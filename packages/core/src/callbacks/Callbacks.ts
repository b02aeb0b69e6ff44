/**
 * Who waits for which task, so that a vendor's callback can end a pause early.
 *
 * A callback is never believed, it only means "ask now": the task's status still comes from the vendor. So a notice that
 * is late, forged, sent twice or about a task that nobody knows costs at most a question, and one that is lost costs only
 * time, because a wait goes on polling behind it.
 */
import * as Clock from "effect/Clock"
import * as Context from "effect/Context"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"

/**
 * That something may have happened to a task. A {@link TaskRef} is one, too.
 */
export interface Notice {
  readonly provider: string
  readonly id: string
}

/**
 * What carries notices to waits, within one process. For several processes, bring a notice to all of them (over a
 * queue, say) and call `notify` in each.
 */
export interface CallbacksService {
  /** Says that something may have happened to a task; the waits for it ask at once. Nobody needs to wait for it. */
  readonly notify: (notice: Notice) => Effect.Effect<void>
  /**
   * Waits for a notice about a task and gives its number. Only notices with a number above `after` count, so that each
   * of several waits hears each of them once; without `after` any that is remembered.
   *
   * The last notice of a task is remembered for 10 minutes, for the last 10,000 tasks: one that comes just before a wait
   * begins, or during a question, is not lost.
   */
  readonly next: (task: Notice, after?: number) => Effect.Effect<number>
  /** How many waits listen now. */
  readonly listening: Effect.Effect<number>
}

/**
 * Carries notices from a vendor's callbacks to waits.
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
  /** {@link CallbacksService.notify} of the service in the context. */
  static notify(notice: Notice): Effect.Effect<void, never, Callbacks> {
    return Callbacks.use((callbacks) => callbacks.notify(notice))
  }

  /** Notices within this process: one layer for the routes and for the poller. */
  static get layer(): Layer.Layer<Callbacks> {
    return layer
  }
}

const maxRemembered = 10_000
const maxAge = Duration.toNanosUnsafe("10 minutes")

const keyOf = ({ id, provider }: Notice): string => `${provider}\n${id}`

/**
 * Makes the service.
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
