/**
 * Follows the progress of one task.
 */
import type { WaitState } from "@effect-media/core/polling/PollSchedule"
import type { StatusError } from "@effect-media/core/task/TaskError"
import type { TaskRef } from "@effect-media/core/task/TaskRef"
import * as Data from "effect/Data"
import * as DateTime from "effect/DateTime"
import type * as Effect from "effect/Effect"
import { TaskProgress } from "./Event.ts"
import { endOf, isOver, type Row } from "./ProgressLine.ts"

/**
 * The progress of a task.
 *
 * - `Submitting`: it is being submitted
 * - `Waiting`: the vendor accepted it
 * - `Polled`: its status was requested
 * - `Saving`: its files are being saved
 * - `Ended`: this process has finished with it
 */
export type Progress = Data.TaggedEnum<{
  Submitting: {}
  Waiting: { readonly ref: TaskRef }
  Polled: { readonly poll: WaitState }
  Saving: { readonly files: number }
  Ended: { readonly mood: "good" | "bad"; readonly word: string }
}>

/** Constructors and matchers of {@link Progress}. */
export const Progress = Data.taggedEnum<Progress>()

/** Reports the progress of one task. */
export type Track = (progress: Progress) => Effect.Effect<void>

const wordOf = (error: StatusError): string =>
  error._tag === "ProviderUnavailable" ? `unavailable ${error.code || error.reason}` : error._tag

/** Returns the state of a task's line after some progress at `now`, in epoch milliseconds. */
export const advance = (before: Row, progress: Progress, now: number): Row => {
  const row = Progress.$match(progress, {
    Submitting: (): Row => ({ ...before, word: "submitting" }),
    Waiting: ({ ref }): Row => {
      const age = ref.submittedAt === undefined ? 0 : Math.max(0, now - DateTime.toEpochMillis(ref.submittedAt))
      return { ...before, word: "waiting", begun: now, age }
    },
    Polled: ({ poll: { lastError, polls, snapshot } }): Row => ({
      ...before,
      polls,
      expected: snapshot?._tag === "Succeeded" ? undefined : before.expected,
      percent: snapshot !== undefined && "progress" in snapshot ? snapshot.progress : undefined,
      mood: lastError === undefined ? "working" : "trouble",
      word: lastError === undefined ? snapshot?.status ?? "" : wordOf(lastError)
    }),
    Saving: (): Row => ({ ...before, mood: "working", word: "saving", expected: undefined }),
    Ended: ({ mood, word }): Row => ({ ...before, mood, word })
  })
  return row.word !== before.word || isOver(row) ? { ...row, changed: now } : row
}

/** Describes the progress of a task that is waited for; nothing if it has ended. */
export const eventOf = (row: Row, progress: Progress, now: number, item: string | undefined) => {
  if (progress._tag !== "Waiting" && progress._tag !== "Polled") return undefined
  const { ref, snapshot, lastError }: Pick<WaitState, "ref"> & Partial<WaitState> = progress._tag === "Waiting"
    ? progress
    : progress.poll
  if (snapshot !== undefined && snapshot._tag !== "Queued" && snapshot._tag !== "Running") return undefined
  const end = endOf(row, now)
  return TaskProgress.make({
    ref,
    ...(item !== undefined && { key: item }),
    polls: row.polls,
    ...(snapshot !== undefined && { status: snapshot.status }),
    ...(snapshot?.progress !== undefined && { progress: snapshot.progress }),
    ...(lastError !== undefined && { lastError: lastError._tag }),
    ...(end !== undefined && { expectedEnd: end })
  })
}
