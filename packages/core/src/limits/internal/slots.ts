import type * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as Heap from "./heap.ts"
import { millisOf, monotonic, type Shared } from "./limiterStore.ts"

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
  readonly take: (clock: Clock.Clock) => Effect.Effect<Slot | undefined>
}

/** A slot that was taken. */
export interface Slot {
  /** When it was asked for, in ms on the monotonic clock. */
  readonly takenAt: number
  /** Whether its window is over. */
  readonly isOver: (now: number) => boolean
  /** Keeps it for so many milliseconds longer, also behind its window as long as nobody has taken it from here. */
  readonly prolong: (millis: number) => Effect.Effect<void>
  /** Keeps it for a whole window from now. */
  readonly renew: Effect.Effect<void>
  /** Gives it back before its time. */
  readonly release: Effect.Effect<void>
}

/** After how many milliseconds another process is asked again for a slot that it may give back early. */
const again = 1_000

/** Where a slot is taken. */
interface Place extends Heap.Standing {
  readonly key: string
  /** When it may be free, as far as it is known here; what others take is found out by asking for it. */
  freeAt: number
  holder: Slot | undefined
  heap: Heap.Heap<Place>
}

const isFreeBefore = (a: Place, b: Place) => a.freeAt < b.freeAt

/**
 * Makes `count` slots of `window` ms under `key`. `onRelease` is told when one was given back early.
 *
 * Only the places that were tried are kept, so that a limit that never binds takes neither time nor memory. One that was
 * taken from here is tried before one that another process had: each then keeps to its own, and asks the store once.
 */
export const make = (shared: Shared, key: string, count: number, window: number, onRelease?: () => void): Slots => {
  const ours = Heap.make(isFreeBefore)
  const theirs = Heap.make(isFreeBefore)
  const places: Array<Place> = []

  const put = (place: Place, heap: Heap.Heap<Place>, freeAt: number) => {
    if (place.heap !== heap) place.heap.remove(place)
    place.heap = heap
    place.freeAt = freeAt
    heap.put(place)
  }

  const another = (): Place => {
    const place: Place = { key: `${key}/${places.length}`, freeAt: 0, holder: undefined, heap: ours, at: -1 }
    places.push(place)
    return place
  }

  const freeBy = (now: number): Place | undefined => {
    const own = ours.first()
    if (own !== undefined && own.freeAt <= now) return own
    if (places.length < count) return another()
    const other = theirs.first()
    return other !== undefined && other.freeAt <= now ? other : undefined
  }

  class Taken implements Slot {
    private windows = 1
    readonly place: Place
    readonly takenAt: number

    constructor(place: Place, takenAt: number) {
      this.place = place
      this.takenAt = takenAt
    }

    isOver(now: number): boolean {
      return now >= this.place.freeAt
    }

    prolong(millis: number): Effect.Effect<void> {
      return Effect.flatMap(monotonic, (now) => {
        const { place } = this
        const until = Math.min(place.freeAt + millis, now + window)
        if (place.holder !== this || until <= now) return Effect.void
        // Behind its window it is free at the store: it is taken anew, for what is left.
        const from = Math.max(now, place.freeAt)
        return this.hold((until - from) / window, from)
      })
    }

    get renew(): Effect.Effect<void> {
      return this.whileMine((now) => this.hold((now + window - this.place.freeAt) / window))
    }

    get release(): Effect.Effect<void> {
      return this.whileMine(() => {
        const { place, windows } = this
        place.holder = undefined
        return Effect.map(shared.hold(place.key, window, -windows), () => {
          if (place.holder === undefined) put(place, ours, 0)
          onRelease?.()
        })
      })
    }

    private hold(more: number, from = this.place.freeAt): Effect.Effect<void> {
      const { place } = this
      this.windows += more
      put(place, ours, from + more * window)
      return shared.hold(place.key, window, more)
    }

    private whileMine(then: (now: number) => Effect.Effect<void>): Effect.Effect<void> {
      return Effect.flatMap(
        monotonic,
        (now) => this.place.holder === this && now < this.place.freeAt ? then(now) : Effect.void
      )
    }
  }

  const take = (clock: Clock.Clock): Effect.Effect<Slot | undefined> => {
    const now = millisOf(clock)
    const place = freeBy(now)
    if (place === undefined) return Effect.undefined
    const slot = new Taken(place, now)
    place.holder = slot
    put(place, ours, now + window)
    return Effect.flatMapEager(shared.take(place.key, window), (wait) => {
      if (wait === 0) return Effect.succeed(slot)
      if (place.holder === slot) {
        place.holder = undefined
        put(place, theirs, millisOf(clock) + (onRelease === undefined ? wait : Math.min(again, wait)))
      }
      return take(clock)
    })
  }

  return {
    readyIn: (now) =>
      places.length < count
        ? 0
        : Math.max(0, Math.min(ours.first()?.freeAt ?? Infinity, theirs.first()?.freeAt ?? Infinity) - now),
    taken: (now) => places.filter(({ freeAt, holder }) => holder !== undefined && freeAt > now).length,
    take
  }
}
