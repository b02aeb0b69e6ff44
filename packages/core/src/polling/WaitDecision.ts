/**
 * Decides what a wait does after each reply, and when it polls next. Everything here is pure; the loop around it polls
 * and sleeps.
 */
import * as DateTime from "effect/DateTime"
import * as Duration from "effect/Duration"
import * as Result from "effect/Result"
import {
  ResultMissing,
  type StatusError,
  TaskCancelled,
  TaskFailed,
  type WaitError,
  WaitTimeout
} from "../task/TaskError.ts"
import type { TaskRef } from "../task/TaskRef.ts"
import { hasResult, type Succeeded, type TaskSnapshot } from "../task/TaskSnapshot.ts"
import { beforeDeadline, type WaitState } from "./PollSchedule.ts"
import type { ResolvedWaitOptions } from "./WaitOptions.ts"

/**
 * Everything that a wait knows between two polls. Times are in ms since the wait began.
 *
 * - `ageAtBegin`: the age of the task when the wait began, if the handle says so
 * - `failures`, `tooLarge`: the failed polls, and the replies that were too large, in a row
 * - `lastPending`: the time of the last reply that said that the task is queued or running
 * - `notFound`, `withoutResult`: the tolerated replies of these kinds
 * - `notices`, `lastNotice`: the notices of callbacks that ended no wait, and the number of the last one
 * - `pollsSinceNotice`: the polls since the last notice, if there was one
 */
export interface Progress {
  readonly provider: string
  readonly ref: TaskRef
  readonly options: ResolvedWaitOptions
  readonly ageAtBegin: number | undefined
  readonly polls: number
  readonly failures: number
  readonly tooLarge: number
  readonly snapshot: TaskSnapshot | undefined
  readonly lastError: StatusError | undefined
  readonly lastPending: number | undefined
  readonly notFound: Tolerated | undefined
  readonly withoutResult: Tolerated | undefined
  readonly notices: number
  readonly lastNotice: number
  readonly pollsSinceNotice: number | undefined
}

/** Replies that cannot be final: the time of the first one, and their number. */
interface Tolerated {
  readonly since: number
  readonly replies: number
}

/** The answer to a poll. */
export type Reply = Result.Result<TaskSnapshot, StatusError>

/** The consequence of a reply. `change` is the snapshot, if it says something new. */
export type Decision =
  | { readonly _tag: "Continue"; readonly progress: Progress; readonly change: TaskSnapshot | undefined }
  | { readonly _tag: "Succeed"; readonly progress: Progress; readonly change: Succeeded }
  | {
    readonly _tag: "Fail"
    readonly progress: Progress
    readonly change: TaskSnapshot | undefined
    readonly error: WaitError
  }

const minGap = 100
const firstBackoff = 1_000
const maxBackoff = 30_000
const maxRetryAfter = 60 * 60_000
const maxTooLarge = 3
const minTolerated = 3
const firstAfterNotice = 1_000
const firstCooldown = 100
const maxCooldown = 30_000

/** Returns the progress of a wait that has not polled yet. */
export const begin = (
  provider: string,
  ref: TaskRef,
  options: ResolvedWaitOptions,
  ageAtBegin: number | undefined
): Progress => ({
  provider,
  ref,
  options,
  ageAtBegin,
  polls: 0,
  failures: 0,
  tooLarge: 0,
  snapshot: undefined,
  lastError: undefined,
  lastPending: undefined,
  notFound: undefined,
  withoutResult: undefined,
  notices: 0,
  lastNotice: 0,
  pollsSinceNotice: options.firstPoll === "now" ? 0 : undefined
})

/** Counts a poll that is about to be made. */
export const countPoll = (progress: Progress): Progress => ({
  ...progress,
  polls: progress.polls + 1,
  pollsSinceNotice: progress.pollsSinceNotice === undefined ? undefined : progress.pollsSinceNotice + 1
})

/** Counts a notice of a callback. */
export const countNotice = (progress: Progress, notice: number): Progress => ({
  ...progress,
  notices: progress.notices + 1,
  lastNotice: notice,
  pollsSinceNotice: 0
})

/** Returns the state of a wait as schedules and observers see it. */
export const toWaitState = (
  { ageAtBegin, lastError, options, polls, ref, snapshot }: Progress,
  now: number
): WaitState => ({
  ref,
  polls,
  age: Duration.millis(Math.round((ageAtBegin ?? 0) + now)),
  elapsed: Duration.millis(Math.round(now)),
  remaining: Duration.millis(Math.max(0, Math.round(options.deadline - now))),
  snapshot,
  lastError
})

/** Decides whether the wait continues after a reply at `now`. */
export const decide = (progress: Progress, reply: Reply, now: number): Decision =>
  Result.isSuccess(reply) ? onSnapshot(progress, reply.success, now) : onError(progress, reply.failure, now)

const onSnapshot = (before: Progress, snapshot: TaskSnapshot, now: number): Decision => {
  const { provider, ref } = before
  const change = isChange(before.snapshot, snapshot) ? snapshot : undefined
  const isPending = snapshot._tag === "Queued" || snapshot._tag === "Running"
  const progress: Progress = {
    ...before,
    failures: 0,
    tooLarge: 0,
    snapshot,
    lastError: undefined,
    lastPending: isPending ? now : before.lastPending,
    notFound: undefined
  }
  switch (snapshot._tag) {
    case "Queued":
    case "Running":
      return { _tag: "Continue", progress, change }
    case "Failed": {
      const { category, code, description, ref, status } = snapshot
      return {
        _tag: "Fail",
        progress,
        change,
        error: new TaskFailed({ provider, ref, status, code, category, description })
      }
    }
    case "Cancelled":
      return { _tag: "Fail", progress, change, error: new TaskCancelled({ provider, ref: snapshot.ref }) }
    case "Succeeded": {
      if (hasResult(snapshot)) return { _tag: "Succeed", progress, change: snapshot }
      const { excerpt, status } = snapshot
      if (snapshot.isExpired === true) {
        const error = new ResultMissing({ provider, ref, status, isExpired: true })
        return { _tag: "Fail", progress, change, error }
      }
      const withoutResult = oneMore(before.withoutResult, now)
      return isTolerated(withoutResult, now, before.options.resultGrace)
        ? { _tag: "Continue", progress: { ...progress, withoutResult }, change: undefined }
        : { _tag: "Fail", progress, change, error: new ResultMissing({ provider, ref, status, excerpt }) }
    }
  }
}

const onError = (before: Progress, error: StatusError, now: number): Decision => {
  const progress: Progress = { ...before, lastError: error }
  const fail = (error: WaitError): Decision => ({ _tag: "Fail", progress, change: undefined, error })
  const next = (changed: Partial<Progress>): Decision => ({
    _tag: "Continue",
    progress: { ...progress, ...changed },
    change: undefined
  })
  switch (error._tag) {
    case "RateLimited":
    case "ProviderUnavailable":
      return next({ failures: before.failures + 1 })
    case "MalformedResponse": {
      const tooLarge = error.isTooLarge === true ? before.tooLarge + 1 : 0
      return tooLarge < maxTooLarge ? next({ failures: before.failures + 1, tooLarge }) : fail(error)
    }
    case "TaskNotFound": {
      const notFound = oneMore(before.notFound, now)
      const { ageAtBegin = 0, options: { notFoundGrace } } = before
      return ageAtBegin < notFoundGrace && isTolerated(notFound, now, notFoundGrace - ageAtBegin)
        ? next({ notFound })
        : fail(error)
    }
    default:
      return fail(error)
  }
}

/** Ends a wait that got no answer before its deadline, or whose schedule has ended. */
export const timedOut = (progress: Progress, now: number): Decision => ({
  _tag: "Fail",
  progress,
  change: undefined,
  error: new WaitTimeout({
    provider: progress.provider,
    ref: progress.ref,
    lastSnapshot: progress.snapshot,
    elapsed: Duration.millis(Math.round(now)),
    polls: progress.polls,
    cause: progress.lastError
  })
})

const isChange = (last: TaskSnapshot | undefined, next: TaskSnapshot): boolean =>
  last === undefined || last._tag !== next._tag || last.status !== next.status ||
  last.queuePosition !== next.queuePosition ||
  ("progress" in last && "progress" in next && last.progress !== next.progress)

const oneMore = (before: Tolerated | undefined, now: number): Tolerated => ({
  since: before?.since ?? now,
  replies: (before?.replies ?? 0) + 1
})

const isTolerated = ({ replies, since }: Tolerated, now: number, grace: number): boolean =>
  now - since < grace || replies < minTolerated

/** Returns the time to the next poll, given the gap that the schedule asks for. */
export const nextDelay = (progress: Progress, scheduled: number, now: number): number => {
  const isFirst = progress.polls === 0
  const least = minDelay(progress)
  const delay = isFirst ? firstDelay(progress, scheduled) : Math.max(least, Math.min(scheduled, afterNotice(progress)))
  return beforeDeadline(delay, least, progress.options.deadline - now, isFirst)
}

/** Returns the time to the first poll: the scheduled gap counts from the submit. */
const firstDelay = ({ ageAtBegin, options }: Progress, scheduled: number): number =>
  options.firstPoll === "now" || ageAtBegin === undefined ? 0 : Math.max(0, scheduled - ageAtBegin)

/** Returns the gap while the vendor's status lags behind a notice. */
const afterNotice = ({ pollsSinceNotice }: Progress): number =>
  pollsSinceNotice === undefined ? Infinity : firstAfterNotice * 2 ** (pollsSinceNotice - 1)

/** Returns the minimum gap, which no schedule and no notice can shorten. */
const minDelay = ({ failures, lastError, polls, snapshot }: Progress): number => {
  if (polls === 0) return 0
  const backoff = failures === 0 ? 0 : Math.min(maxBackoff, firstBackoff * 2 ** (failures - 1))
  return Math.max(minGap, backoff, retryAfterOf(lastError ?? snapshot))
}

const retryAfterOf = (reply: TaskSnapshot | StatusError | undefined): number =>
  reply !== undefined && "retryAfter" in reply && reply.retryAfter !== undefined
    ? Math.min(maxRetryAfter, Duration.toMillis(reply.retryAfter))
    : 0

/**
 * Returns the time after a poll during which a notice does not cut the gap short; it does so afterwards. The time grows
 * with each notice that did not end the wait, so that many notices cause only a few polls.
 */
export const cooldown = (progress: Progress): number =>
  Math.max(
    minDelay(progress),
    progress.notices === 0 ? 0 : Math.min(maxCooldown, firstCooldown * 2 ** (progress.notices - 1))
  )

/**
 * Returns a task that ended with the times that the vendor does not give, so that durations can be learned from it;
 * `undefined` if all that is known is that it ended before this wait.
 *
 * It began with its submit, and ended between the ages at which it was last seen running and first seen done. The clocks
 * of the vendor and of this machine differ, so a time that only one of them gives is limited to this range.
 */
export const withTimes = (progress: Progress, task: Succeeded, now: number): Succeeded | undefined => {
  const { ageAtBegin = 0, lastPending, options } = progress
  const { completedAt, createdAt, ref: { submittedAt } } = task
  if (lastPending === undefined && ageAtBegin >= options.notFoundGrace && completedAt === undefined) return undefined
  if (submittedAt === undefined || (createdAt !== undefined && completedAt !== undefined)) return task
  const from = lastPending === undefined ? 0 : ageAtBegin + lastPending
  const until = ageAtBegin + now
  const age = completedAt === undefined
    ? (from + until) / 2
    : Math.min(until, Math.max(from, DateTime.toEpochMillis(completedAt) - DateTime.toEpochMillis(submittedAt)))
  return { ...task, createdAt: submittedAt, completedAt: DateTime.addDuration(submittedAt, age) }
}
