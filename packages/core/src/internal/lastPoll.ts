import * as Duration from "effect/Duration"
import type { Poll } from "../PollSchedule.ts"

/** How long before the deadline the last poll is made, in ms: what a vendor needs to answer. */
const before = 1_000

/** A gap (ms) that would leave no time to answer before the deadline ends that much before it instead, where it still is a gap. */
export const beforeDeadline = (gap: number, leastGap: number, { age, left, polls }: Poll): number => {
  const last = Duration.toMillis(left) + (polls === 0 ? Duration.toMillis(age) : 0) - before
  return gap > last && last >= leastGap ? last : gap
}
