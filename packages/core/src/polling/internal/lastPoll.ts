import * as Context from "effect/Context"

/** How long before the deadline the last poll is made, in ms: what a vendor needs to answer. */
const before = 1_000

/** A last poll is moved only where more than so many ms are in front of it: else the one before was late enough. */
const leastGap = 1_000

/**
 * Returns the gap (ms) to the next poll when so many ms are `left`: one that would leave a vendor too little time to
 * answer ends shortly before the deadline instead, so that every wait asks at least once and once near its end.
 *
 * What the vendor asked for (`floor`) is not undercut, except where it reaches beyond the deadline.
 */
export const beforeDeadline = (gap: number, floor: number, left: number, isFirst: boolean): number => {
  const last = left - (isFirst ? Math.min(before, left / 2) : before)
  if (!isFirst && last <= leastGap) return gap
  return Math.min(gap, Math.max(last, floor < left ? floor : 0))
}

/**
 * When the last question of a wait is due, in ms of the monotonic clock: a pause that others share does not keep a question
 * beyond it.
 */
export const LastPollAt = Context.Reference<number>("@effect-media/core/internal/LastPollAt", {
  defaultValue: () => Infinity
})

/** Returns when the last question of a wait is due that has so many ms `left` at `now`. */
export const lastPollAt = (left: number, now: number): number => now + Math.max(0, left - before)
