import * as DateTime from "effect/DateTime"
import type { Succeeded } from "../../task/TaskSnapshot.ts"

/**
 * Adds the times that the vendor does not give, so that durations can be learned from the task. It began with its
 * submit, and ended between the ages (ms) at which it was last seen running and first seen done. The clocks of the
 * vendor and of this machine differ, so a time that only one of them gives is limited to this range.
 */
export const timed = (task: Succeeded, from: number, until: number): Succeeded => {
  const { completedAt, createdAt, ref: { submittedAt } } = task
  if (submittedAt === undefined || (createdAt !== undefined && completedAt !== undefined)) return task
  const age = completedAt === undefined
    ? (from + until) / 2
    : Math.min(until, Math.max(from, DateTime.toEpochMillis(completedAt) - DateTime.toEpochMillis(submittedAt)))
  return { ...task, createdAt: submittedAt, completedAt: DateTime.addDuration(submittedAt, age) }
}
