import * as Context from "effect/Context"

/** The time before the deadline, in ms, at which the last poll is made, so that the vendor can answer. */
const before = 1_000

/**
 * The last poll is moved only if more than this time, in ms, is left before it; otherwise the previous poll was late
 * enough.
 */
const leastGap = 1_000

/**
 * Returns the gap (ms) to the next poll when `left` ms remain. A gap that would leave the vendor too little time to
 * answer ends shortly before the deadline instead, so every wait polls at least once, and once near its end.
 *
 * The gap is never shorter than the vendor asked for (`floor`), unless that reaches beyond the deadline.
 */
export const beforeDeadline = (gap: number, floor: number, left: number, isFirst: boolean): number => {
  const last = left - (isFirst ? Math.min(before, left / 2) : before)
  if (!isFirst && last <= leastGap) return gap
  return Math.min(gap, Math.max(last, floor < left ? floor : 0))
}

/**
 * The time of a wait's last poll, in ms of the monotonic clock. A pause shared with other waits does not delay a poll
 * beyond it.
 */
export const LastPollAt = Context.Reference<number>("@effect-media/core/internal/LastPollAt", {
  defaultValue: () => Infinity
})

/** Returns the time of the last poll of a wait that has `left` ms at `now`. */
export const lastPollAt = (left: number, now: number): number => now + Math.max(0, left - before)
