import type * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import { millisOf, monotonic } from "../../internal/clock.ts"
import * as Heap from "./heap.ts"
import type { LimiterStore } from "./limiterStore.ts"

/**
 * A number of slots. Each is taken by one request at a time, and is free again one window later.
 *
 * With as many slots as a rate has requests, each for the window of the rate, no window, whenever it begins, has more
 * requests than allowed, and no allowed request is held back. A counter of fixed windows lets twice as many through
 * around the edge of a window, and so does a bucket that allows bursts and refills meanwhile.
 */
export interface Slots {
  /** Returns the milliseconds from `now` until a slot may be free; 0 if one may be free already. */
  readonly readyIn: (now: number) => number
  /** Returns how many slots this process has taken. */
  readonly taken: (now: number) => number
  /** Takes a slot, or none if all are taken. */
  readonly take: (clock: Clock.Clock) => Effect.Effect<Slot | undefined>
}

export interface Slot {
  /** The time at which it was requested, in ms on the monotonic clock. */
  readonly takenAt: number
  readonly isOver: (now: number) => boolean
  /** Keeps it for so many more milliseconds, even after its window if this process has not taken it again. */
  readonly prolong: (millis: number) => Effect.Effect<void>
  /** Keeps it for a whole window from now. */
  readonly renew: Effect.Effect<void>
  readonly release: Effect.Effect<void>
}

/** The time, in milliseconds, after which another process's slot is tried again, since it may be given back early. */
const again = 1_000

/** A slot in the store. */
interface Place extends Heap.HeapElement {
  readonly key: string
  /**
   * The time at which it may be free, as far as this process knows. To know what others took, it must ask for the slot.
   */
  freeAt: number
  holder: Slot | undefined
  heap: Heap.Heap<Place>
}

/** The slots of one limit: those that this process took last, those that others had, and all that were tried. */
interface Pool {
  readonly store: LimiterStore
  readonly key: string
  readonly count: number
  readonly window: number
  readonly onRelease: (() => void) | undefined
  readonly ours: Heap.Heap<Place>
  readonly theirs: Heap.Heap<Place>
  readonly places: Array<Place>
}

const isFreeBefore = (a: Place, b: Place) => a.freeAt < b.freeAt

/**
 * Creates `count` slots of `window` ms under `key`. `onRelease` is called when one was given back early.
 *
 * Only the slots that were tried are kept, so a limit that is never reached takes neither time nor memory. A slot that
 * this process took is tried before one that another process had: each process then reuses its own, and asks the store
 * once.
 */
export const make = (
  store: LimiterStore,
  key: string,
  count: number,
  window: number,
  onRelease?: () => void
): Slots => {
  const ours = Heap.make(isFreeBefore)
  const theirs = Heap.make(isFreeBefore)
  const places: Array<Place> = []
  const pool: Pool = { store, key, count, window, onRelease, ours, theirs, places }
  return {
    readyIn: (now) =>
      places.length < count
        ? 0
        : Math.max(0, Math.min(ours.first()?.freeAt ?? Infinity, theirs.first()?.freeAt ?? Infinity) - now),
    taken: (now) => places.filter(({ freeAt, holder }) => holder !== undefined && freeAt > now).length,
    take: (clock) => take(pool, clock)
  }
}

const put = (place: Place, heap: Heap.Heap<Place>, freeAt: number): void => {
  if (place.heap !== heap) place.heap.remove(place)
  place.heap = heap
  place.freeAt = freeAt
  heap.put(place)
}

const another = ({ key, ours, places }: Pool): Place => {
  const place: Place = { key: `${key}/${places.length}`, freeAt: 0, holder: undefined, heap: ours, at: -1 }
  places.push(place)
  return place
}

const freeBy = (pool: Pool, now: number): Place | undefined => {
  const own = pool.ours.first()
  if (own !== undefined && own.freeAt <= now) return own
  if (pool.places.length < pool.count) return another(pool)
  const other = pool.theirs.first()
  return other !== undefined && other.freeAt <= now ? other : undefined
}

const take = (pool: Pool, clock: Clock.Clock): Effect.Effect<Slot | undefined> => {
  const { onRelease, ours, store, theirs, window } = pool
  const now = millisOf(clock)
  const place = freeBy(pool, now)
  if (place === undefined) return Effect.undefined
  const slot = new Taken(pool, place, now)
  place.holder = slot
  put(place, ours, now + window)
  return Effect.flatMapEager(store.take(place.key, window), (wait) => {
    if (wait === 0) return Effect.succeed(slot)
    if (place.holder === slot) {
      place.holder = undefined
      put(place, theirs, millisOf(clock) + (onRelease === undefined ? wait : Math.min(again, wait)))
    }
    return take(pool, clock)
  })
}

class Taken implements Slot {
  private windows = 1
  readonly pool: Pool
  readonly place: Place
  readonly takenAt: number

  constructor(pool: Pool, place: Place, takenAt: number) {
    this.pool = pool
    this.place = place
    this.takenAt = takenAt
  }

  isOver(now: number): boolean {
    return now >= this.place.freeAt
  }

  prolong(millis: number): Effect.Effect<void> {
    return Effect.flatMap(monotonic, (now) => {
      const { place, pool: { window } } = this
      const until = Math.min(place.freeAt + millis, now + window)
      if (place.holder !== this || until <= now) return Effect.void
      // After its window the slot is free at the store: it is taken again, for the time that is left.
      const from = Math.max(now, place.freeAt)
      return this.hold((until - from) / window, from)
    })
  }

  get renew(): Effect.Effect<void> {
    return this.whileMine((now) => this.hold((now + this.pool.window - this.place.freeAt) / this.pool.window))
  }

  get release(): Effect.Effect<void> {
    return this.whileMine(() => {
      const { place, pool: { onRelease, ours, store, window }, windows } = this
      place.holder = undefined
      return Effect.map(store.hold(place.key, window, -windows), () => {
        if (place.holder === undefined) put(place, ours, 0)
        onRelease?.()
      })
    })
  }

  private hold(more: number, from = this.place.freeAt): Effect.Effect<void> {
    const { place, pool: { ours, store, window } } = this
    this.windows += more
    put(place, ours, from + more * window)
    return store.hold(place.key, window, more)
  }

  private whileMine(then: (now: number) => Effect.Effect<void>): Effect.Effect<void> {
    return Effect.flatMap(
      monotonic,
      (now) => this.place.holder === this && now < this.place.freeAt ? then(now) : Effect.void
    )
  }
}
