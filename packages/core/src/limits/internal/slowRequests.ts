import * as Effect from "effect/Effect"
import type * as Scope from "effect/Scope"
import type { Slot } from "./slots.ts"

/**
 * Learns how long a fast request of an account takes, since a slower one may have reached the vendor late.
 *
 * - `warmAt`, `warm`: the time of the first answer, and the number of requests since then
 * - `fastest`: the duration of a fast request, in ms
 * - `recent`: the fastest of the requests that were counted since `fastest` was last reset
 */
export interface SlowRequests {
  readonly scope: Scope.Scope
  warmAt: number | undefined
  warm: number
  fastest: number
  recent: number
}

/** The time, in ms, that a slot is kept beyond its window: the least difference between two paths to a vendor. */
export const margin = 20
/** The number of requests after which the duration of a fast one is known. */
const enoughWarm = 20
/**
 * The number of requests after which the previous fastest one is forgotten, so that a vendor that becomes slower is not
 * mistaken for a slow network. A shorter series of slow requests, for example on a busy machine, changes nothing.
 */
const memory = 100

/** Knows nothing yet. Background work runs in `scope`. */
export const make = (scope: Scope.Scope): SlowRequests => ({
  scope,
  warmAt: undefined,
  warm: 0,
  fastest: Infinity,
  recent: Infinity
})

const learn = (self: SlowRequests, begun: number, now: number): void => {
  const took = now - begun
  if (self.warmAt === undefined) self.warmAt = now
  else if (begun >= self.warmAt) {
    self.warm += 1
    self.recent = Math.min(self.recent, took)
    self.fastest = Math.min(self.fastest, took)
    if (self.warm % memory === 0) {
      self.fastest = self.recent
      self.recent = Infinity
    }
  }
}

/**
 * Keeps the slots of a slow request longer: it may have reached the vendor late, and a later fast one must not come
 * within the same window of the vendor. The fastest request since the connections are warm limits how late that can be.
 */
export const prolong = (
  self: SlowRequests,
  slots: ReadonlyArray<Slot>,
  begun: number,
  now: number
): Effect.Effect<void> => {
  learn(self, begun, now)
  const fast = margin + (self.warm >= enoughWarm ? self.fastest : 0)
  const slow = slots.filter(({ takenAt }) => now - takenAt > fast)
  if (slow.length === 0) return Effect.void
  const prolonged = Effect.forEach(slow, (slot) => slot.prolong(now - slot.takenAt - fast), { discard: true })
  // A slot whose window is over may be taken by any process until this is done.
  return slow.some((slot) => slot.isOver(now)) ? prolonged : Effect.asVoid(Effect.forkIn(prolonged, self.scope))
}
