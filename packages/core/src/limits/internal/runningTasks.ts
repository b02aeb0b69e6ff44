import * as Cause from "effect/Cause"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import type * as Scope from "effect/Scope"
import { monotonic } from "../../internal/clock.ts"
import type { StatusError } from "../../task/TaskError.ts"
import type { TaskRef } from "../../task/TaskRef.ts"
import type { TaskSnapshot } from "../../task/TaskSnapshot.ts"
import type { Slot } from "./slots.ts"

/** The tasks that hold slots for running tasks, by their id. */
export interface RunningTasks {
  readonly held: Map<string, Held>
  readonly scope: Scope.Scope
}

/** A task that holds a slot, and the time of its last poll. */
interface Held {
  readonly slot: Slot
  readonly ask: Effect.Effect<unknown, unknown>
  readonly since: number
  askedAt: number
  renewedAt: number
}

/** The time, in ms, that a slot is held for a task that is no longer polled, or for a submit of unknown outcome. */
export const lease = 10 * 60_000
/** The time, in ms, after which a task that no wait polls is polled from here, if others wait for its slot. */
const unattended = 60_000
/** The time after its submit, in ms, after which a task that the vendor does not know counts as ended. */
const unknownGrace = 60_000

/** Creates the empty set. Background work runs in `scope`. */
export const make = (scope: Scope.Scope): RunningTasks => ({ held: new Map(), scope })

const inBackground = ({ scope }: RunningTasks, effect: Effect.Effect<unknown>) =>
  Effect.asVoid(Effect.forkIn(effect, scope))

export const isEmpty = ({ held }: RunningTasks): boolean => held.size === 0

/** Adds a task that holds a slot; `ask` polls whether it has ended. */
export const add = (
  { held }: RunningTasks,
  ref: TaskRef,
  slot: Slot,
  ask: Effect.Effect<unknown, unknown>
): Effect.Effect<void> =>
  Effect.map(monotonic, (now) => {
    for (const [id, { renewedAt }] of held) {
      if (now - renewedAt >= lease) held.delete(id)
    }
    held.set(ref.id, { slot, ask, since: now, askedAt: now, renewedAt: now })
  })

const free = (self: RunningTasks, id: string, { slot }: Held): Effect.Effect<void> => {
  self.held.delete(id)
  return inBackground(self, slot.release)
}

/** Frees the slot of a task that a poll found ended, and renews that of one that runs. */
export const seen = (
  self: RunningTasks,
  id: string,
  exit: Exit.Exit<TaskSnapshot, StatusError>
): Effect.Effect<void> => {
  const task = self.held.get(id)
  if (task === undefined) return Effect.void
  return Effect.flatMap(monotonic, (now) => {
    task.askedAt = now
    if (Exit.isFailure(exit)) {
      const isUnknown = exit.cause.reasons.some((reason) =>
        Cause.isFailReason(reason) && reason.error._tag === "TaskNotFound"
      )
      return isUnknown && now - task.since >= unknownGrace ? free(self, id, task) : Effect.void
    }
    if (exit.value._tag !== "Queued" && exit.value._tag !== "Running") return free(self, id, task)
    if (now - task.renewedAt < lease / 2) return Effect.void
    task.renewedAt = now
    return inBackground(self, task.slot.renew)
  })
}

/** Polls tasks whose slots others wait for and that no wait polls: their waits have ended, or are slow. */
export const pollUnattended = (self: RunningTasks, now: number): Effect.Effect<void> =>
  Effect.forEach(self.held.values(), (task) => {
    if (now - task.askedAt < unattended) return Effect.void
    task.askedAt = now
    return inBackground(self, Effect.ignoreCause(task.ask))
  }, { discard: true })
