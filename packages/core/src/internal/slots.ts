import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as Heap from "./heap.ts"
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

  const slotOf = (place: Place, takenAt: number): Slot => {
    let windows = 1
    const isMine = (now: number) => place.holder === slot && now < place.freeAt
    const hold = (more: number) => {
      windows += more
      put(place, ours, place.freeAt + more * window)
      return shared.hold(place.key, window, more)
    }
    const slot: Slot = {
      takenAt,
      prolong: (millis) =>
        Effect.map(monotonic, isMine).pipe(
          Effect.flatMap((mine) => mine ? hold(Math.min(1, millis / window)) : Effect.void)
        ),
      renew: Effect.flatMap(
        monotonic,
        (now) => isMine(now) ? hold((now + window - place.freeAt) / window) : Effect.void
      ),
      release: Effect.flatMap(monotonic, (now) => {
        if (!isMine(now)) return Effect.void
        place.holder = undefined
        return Effect.map(shared.hold(place.key, window, -windows), () => {
          if (place.holder === undefined) put(place, ours, 0)
          onRelease?.()
        })
      })
    }
    return slot
  }

  const take = Effect.gen(function*() {
    const clock = yield* Clock.Clock
    while (true) {
      const now = millisOf(clock)
      const place = freeBy(now)
      if (place === undefined) return undefined
      const slot = slotOf(place, now)
      place.holder = slot
      put(place, ours, now + window)
      const wait = yield* shared.take(place.key, window)
      if (wait === 0) return slot
      if (place.holder !== slot) continue
      place.holder = undefined
      put(place, theirs, millisOf(clock) + (onRelease === undefined ? wait : Math.min(again, wait)))
    }
  })

  return {
    readyIn: (now) =>
      places.length < count
        ? 0
        : Math.max(0, Math.min(ours.first()?.freeAt ?? Infinity, theirs.first()?.freeAt ?? Infinity) - now),
    taken: (now) => places.filter(({ freeAt, holder }) => holder !== undefined && freeAt > now).length,
    take
  }
}
