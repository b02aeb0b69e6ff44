import * as DateTime from "effect/DateTime"
import type { Succeeded } from "../../task/TaskSnapshot.ts"

/**
 * A task with the times that its vendor does not tell, to learn from: it began with its submit, and ended between the ages
 * (ms) at which it was last seen running and first seen done. The clocks of the vendor and of this machine differ, so what
 * only one of the two says is kept within these.
 */
export const timed = (task: Succeeded, from: number, until: number): Succeeded => {
  const { completedAt, createdAt, ref: { submittedAt } } = task
  if (submittedAt === undefined || (createdAt !== undefined && completedAt !== undefined)) return task
  const age = completedAt === undefined
    ? (from + until) / 2
    : Math.min(until, Math.max(from, DateTime.toEpochMillis(completedAt) - DateTime.toEpochMillis(submittedAt)))
  return { ...task, createdAt: submittedAt, completedAt: DateTime.addDuration(submittedAt, age) }
}
