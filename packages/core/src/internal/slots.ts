import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import { millisOf, monotonic, type Shared } from "./shared.ts"

/**
 * So many slots, each taken by one at a time, and free again a window later.
 *
 * With as many slots as a rate has requests, each for the window of the rate, no window ever has more requests than
 * allowed, wherever it begins, and none is held back that is allowed. A counter of fixed windows lets twice as many
 * through around an edge; a bucket with room for a burst refills behind it.
 */
export interface Slots {
  /** The milliseconds from `now` until a slot may be free; 0 where one may be already. */
  readonly readyIn: (now: number) => number
  /** How many are taken from here. */
  readonly taken: (now: number) => number
  /** Takes a slot; none where all are taken. */
  readonly take: Effect.Effect<Slot | undefined>
}

/** A slot that was taken. */
export interface Slot {
  /** When it was asked for, in ms on the monotonic clock. */
  readonly takenAt: number
  /** Keeps it for so many milliseconds longer, a window at most. */
  readonly prolong: (millis: number) => Effect.Effect<void>
  /** Keeps it for a whole window from now. */
  readonly renew: Effect.Effect<void>
  /** Gives it back before its time. */
  readonly release: Effect.Effect<void>
}

/** After how many milliseconds another process is asked again for a slot that it may give back early. */
const again = 1_000

/**
 * Makes `count` slots of `window` ms under `key`. `onRelease` is told when one was given back early.
 */
export const make = (shared: Shared, key: string, count: number, window: number, onRelease?: () => void): Slots => {
  /** When each may be free, as far as it is known here; what others take is found out by asking for it. */
  const freeAt = new Float64Array(count)
  const holders: Array<Slot | undefined> = []

  const first = (): number => {
    let first = 0
    for (let i = 1; i < count; i++) {
      if ((freeAt[i] ?? 0) < (freeAt[first] ?? 0)) first = i
    }
    return first
  }

  const slotAt = (i: number, takenAt: number): Slot => {
    let windows = 1
    const isMine = (now: number) => holders[i] === slot && now < (freeAt[i] ?? 0)
    const hold = (more: number) => {
      windows += more
      freeAt[i] = (freeAt[i] ?? 0) + more * window
      return shared.hold(`${key}/${i}`, window, more)
    }
    const slot: Slot = {
      takenAt,
      prolong: (millis) =>
        Effect.map(monotonic, isMine).pipe(
          Effect.flatMap((mine) => mine ? hold(Math.min(1, millis / window)) : Effect.void)
        ),
      renew: Effect.flatMap(
        monotonic,
        (now) => isMine(now) ? hold((now + window - (freeAt[i] ?? 0)) / window) : Effect.void
      ),
      release: Effect.flatMap(monotonic, (now) => {
        if (!isMine(now)) return Effect.void
        holders[i] = undefined
        return Effect.map(shared.hold(`${key}/${i}`, window, -windows), () => {
          freeAt[i] = 0
          onRelease?.()
        })
      })
    }
    return slot
  }

  const take = Effect.gen(function*() {
    const clock = yield* Clock.Clock
    while (true) {
      const i = first()
      const now = millisOf(clock)
      if ((freeAt[i] ?? 0) > now) return undefined
      const slot = slotAt(i, now)
      holders[i] = slot
      freeAt[i] = now + window
      const wait = yield* shared.take(`${key}/${i}`, window)
      if (wait === 0) return slot
      if (holders[i] !== slot) continue
      holders[i] = undefined
      freeAt[i] = millisOf(clock) + (onRelease === undefined ? wait : Math.min(again, wait))
    }
  })

  return {
    readyIn: (now) => Math.max(0, (freeAt[first()] ?? 0) - now),
    taken: (now) => holders.filter((slot, i) => slot !== undefined && (freeAt[i] ?? 0) > now).length,
    take
  }
}
