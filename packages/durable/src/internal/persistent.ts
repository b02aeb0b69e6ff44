import * as Handover from "@effect-media/core/task/Handover"
import type { TaskRef } from "@effect-media/core/task/TaskRef"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Fiber from "effect/Fiber"
import * as Option from "effect/Option"
import * as Schedule from "effect/Schedule"
import type { DatabaseError } from "../DatabaseError.ts"
import { JobNotStored } from "../JobError.ts"
import type { Attempt, JobStoreService, Outcome } from "../JobStore.ts"

const untilDatabase = Schedule.min([Schedule.exponential("100 millis", 2), Schedule.spaced("2 seconds")])

/**
 * Repeats a call until the database answers, so that no job ends because its database is away. A permanent database
 * error ends the job.
 */
export const persistent = <A>(
  { key }: { readonly key: string },
  effect: Effect.Effect<A, DatabaseError>,
  ref?: TaskRef
): Effect.Effect<A, JobNotStored> =>
  effect.pipe(
    Effect.tapError((error) => Effect.logWarning(error.message)),
    Effect.retry({ schedule: untilDatabase, while: ({ isPermanent }) => !isPermanent }),
    Effect.mapError((cause) => new JobNotStored({ key, ref, cause }))
  )

/**
 * Writes how a job ended. If the database cannot hold that, the job fails with this reason. If it refuses that too, the
 * write is repeated until it succeeds, or until the worker ends.
 */
export const end = (store: JobStoreService, id: Attempt, outcome: Outcome, handle: () => TaskRef | undefined) => {
  const write = (outcome: Outcome) => persistent(id, store.ended(id, outcome), handle())
  return write(outcome).pipe(
    Effect.catch((error) => write({ state: "Failed", error })),
    Effect.tapError((error) => Effect.logError(error.message)),
    Effect.retry(untilAnswered),
    Effect.orDie
  )
}

/** The pauses before a write is repeated that the database permanently refused. */
const untilAnswered = Schedule.min([Schedule.exponential("2 seconds", 2), Schedule.spaced("1 minute")])

/** The time that a worker has at its end to write what must not be lost. */
const patience = "3 seconds"

/**
 * Writes in a separate fiber: an interruption leaves the write some time, and does not wait for a database that never
 * answers.
 */
export const lastWord = <A, E>(write: Effect.Effect<A, E>, orElse: Effect.Effect<void>) =>
  Effect.uninterruptible(Effect.gen(function*() {
    const writing = yield* Effect.forkDetach(write, { startImmediately: true })
    const end = yield* Effect.exit(Handover.ending(Effect.interruptible(Fiber.await(writing))))
    if (Exit.isSuccess(end)) return yield* end.value
    const late = yield* Effect.timeoutOption(Fiber.await(writing), patience)
    if (Option.isSome(late)) return yield* late.value
    yield* orElse
    yield* Effect.forkDetach(Fiber.interrupt(writing))
    return yield* end
  }))
