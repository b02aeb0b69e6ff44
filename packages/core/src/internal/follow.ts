import * as Clock from "effect/Clock"
import * as DateTime from "effect/DateTime"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Option from "effect/Option"
import * as Pull from "effect/Pull"
import * as Result from "effect/Result"
import * as Schedule from "effect/Schedule"
import type { DurationsService } from "../Durations.ts"
import type { WaitOptions } from "../Poller.ts"
import * as PollSchedule from "../PollSchedule.ts"
import * as TaskError from "../TaskError.ts"
import type { Pace, TaskProvider } from "../TaskProvider.ts"
import type { TaskRef } from "../TaskRef.ts"
import { hasResult, type Succeeded, type TaskSnapshot } from "../TaskSnapshot.ts"
import * as Ear from "./ear.ts"
import * as Grace from "./grace.ts"

/**
 * What one turn of a wait brought: a snapshot that says something new, and the end where it is one.
 */
export interface Turn {
  readonly news: TaskSnapshot | undefined
  readonly end: End | undefined
}

/** How a wait ends. */
export type End = Exit.Exit<Succeeded, TaskError.WaitError>

/** What all waits of a poller share: what was learned of durations, and the schedules that follow from it. */
export interface Knowledge {
  readonly durations: DurationsService
  readonly scheduleOf: (pace: Pace, costPerPoll: number | undefined) => PollSchedule.PollSchedule
}

const leastGap = 100
const firstBackoff = 1_000
const longestBackoff = 30_000

const isNews = (last: TaskSnapshot | undefined, next: TaskSnapshot): boolean =>
  last === undefined || last._tag !== next._tag || last.status !== next.status ||
  ("progress" in last && "progress" in next && last.progress !== next.progress)

const retryAfterOf = (reply: TaskSnapshot | TaskError.StatusError | undefined): number =>
  reply !== undefined && "retryAfter" in reply && reply.retryAfter !== undefined
    ? Duration.toMillis(reply.retryAfter)
    : 0

const endOf = (provider: string, snapshot: TaskSnapshot): End | undefined => {
  switch (snapshot._tag) {
    case "Succeeded":
      return Exit.succeed(snapshot)
    case "Failed": {
      const { category, code, reason, ref, status } = snapshot
      return Exit.fail(new TaskError.TaskFailed({ provider, ref, status, code, category, reason }))
    }
    case "Cancelled":
      return Exit.fail(new TaskError.TaskCancelled({ provider, ref: snapshot.ref }))
    default:
      return undefined
  }
}

/**
 * Begins to follow a task. Each run of `turn` is one turn: the gap, then the poll.
 *
 * Gaps and the deadline are measured on the monotonic clock, so that a wall clock that jumps neither ends a wait nor
 * makes it run hot; only the age of a task at the beginning is a matter of the wall clock.
 */
export const follow = Effect.fnUntraced(function*(
  { pace, provider, status }: TaskProvider<never>,
  ref: TaskRef,
  options: WaitOptions,
  { durations, scheduleOf }: Knowledge
) {
  const clock = yield* Clock.Clock
  const ear = options.callbacks ? Ear.make(options.callbacks, ref) : undefined
  const isBehind = ear !== undefined && options.awaitsCallback === true
  const ownPace = () => scheduleOf(pace[ref.kind], options.costPerPoll)
  const nextGap = yield* Schedule.toStep(options.schedule ?? (isBehind ? Ear.slow(ownPace()) : ownPace()))
  const deadline = Duration.toMillis(options.deadline ?? "30 minutes")
  const notFoundGrace = Duration.toMillis(options.notFoundGrace ?? "1 minute")
  const missingGrace = Grace.make(Duration.toMillis(options.resultGrace ?? "2 minutes"))

  const begun = clock.monotonicTimeNanosUnsafe()
  const elapsed = () => Number(clock.monotonicTimeNanosUnsafe() - begun) / 1e6
  const ageAtBegin = ref.submittedAt === undefined
    ? undefined
    : Math.max(0, clock.currentTimeMillisUnsafe() - DateTime.toEpochMillis(ref.submittedAt))
  const isYoung = (ageAtBegin ?? 0) < notFoundGrace
  const unknownGrace = Grace.make(isYoung ? notFoundGrace - (ageAtBegin ?? 0) : 0)

  let polls = 0
  let faultsInARow = 0
  let snapshot: TaskSnapshot | undefined
  let fault: TaskError.StatusError | undefined
  let lastPending: number | undefined

  const poll = (): PollSchedule.Poll => ({
    ref,
    polls,
    age: Duration.millis(Math.round((ageAtBegin ?? 0) + elapsed())),
    elapsed: Duration.millis(Math.round(elapsed())),
    left: Duration.millis(Math.max(0, Math.round(deadline - elapsed()))),
    snapshot,
    fault
  })

  const timeout = (): Turn => ({
    news: undefined,
    end: Exit.fail(
      new TaskError.WaitTimeout({
        provider,
        ref,
        lastSnapshot: snapshot,
        elapsed: Duration.millis(Math.round(elapsed())),
        polls,
        cause: fault
      })
    )
  })

  /** What no schedule and no notice undercuts. */
  const floor = (): number => {
    if (polls === 0) return 0
    const backoff = faultsInARow === 0 ? 0 : Math.min(longestBackoff, firstBackoff * 2 ** (faultsInARow - 1))
    return Math.max(leastGap, backoff, retryAfterOf(fault ?? snapshot))
  }

  const gapOf = (scheduled: number): number =>
    polls === 0
      ? ageAtBegin === undefined ? 0 : Math.max(0, scheduled - ageAtBegin)
      : Math.max(floor(), ear === undefined ? scheduled : Math.min(scheduled, ear.soon()))

  /** Sleeps; `true` where a notice cut it short. */
  const rest = (millis: number): Effect.Effect<boolean | void> =>
    ear === undefined ? Effect.sleep(Duration.millis(millis)) : ear.rest(millis, floor())

  /** The milliseconds to the next poll; none where the schedule has ended. */
  const gap = Effect.suspend(() => nextGap(clock.currentTimeMillisUnsafe(), poll())).pipe(
    Effect.map(([_, scheduled]) => Option.some(gapOf(Duration.toMillis(scheduled)))),
    Pull.catchDone(() => Effect.succeed(Option.none()))
  )

  const onSnapshot = (next: TaskSnapshot): Turn => {
    const news = isNews(snapshot, next) ? next : undefined
    snapshot = next
    fault = undefined
    faultsInARow = 0
    unknownGrace.renew()
    if (next._tag === "Queued" || next._tag === "Running") lastPending = elapsed()
    if (next._tag !== "Succeeded" || hasResult(next)) return { news, end: endOf(provider, next) }
    return missingGrace.bears(elapsed())
      ? { news: undefined, end: undefined }
      : { news, end: Exit.fail(new TaskError.ResultMissing({ provider, ref, status: next.status })) }
  }

  const onFault = (error: TaskError.StatusError): Turn => {
    fault = error
    switch (error._tag) {
      case "RateLimited":
      case "ProviderUnavailable":
      case "MalformedResponse":
        faultsInARow += 1
        return { news: undefined, end: undefined }
      case "TaskNotFound":
        return { news: undefined, end: isYoung && unknownGrace.bears(elapsed()) ? undefined : Exit.fail(error) }
      default:
        return { news: undefined, end: Exit.fail(error) }
    }
  }

  /** Where the vendor tells no times: the task ended about between the last two polls. */
  const timed = (task: Succeeded): Succeeded =>
    task.completedAt !== undefined || ref.submittedAt === undefined || lastPending === undefined ? task : {
      ...task,
      createdAt: ref.submittedAt,
      completedAt: DateTime.add(ref.submittedAt, { milliseconds: (ageAtBegin ?? 0) + (lastPending + elapsed()) / 2 })
    }

  const observe = ({ end }: Turn) =>
    options.onPoll === undefined ? Effect.void : Effect.suspend(() => options.onPoll?.(poll()) ?? Effect.void).pipe(
      Effect.timeoutOption(Duration.millis(end === undefined ? Math.max(0, deadline - elapsed()) : 1000)),
      Effect.ignoreCause({ log: "Warn", message: "An observer of a wait failed; the wait goes on." })
    )

  const turn = Effect.gen(function*(): Effect.fn.Return<Turn> {
    const pause = yield* gap
    if (Option.isNone(pause)) return timeout()
    const left = deadline - elapsed()
    if (pause.value >= left) {
      const heard = yield* rest(Math.max(0, left))
      if (heard !== true || elapsed() >= deadline) return timeout()
    } else if (pause.value > 0) {
      yield* rest(pause.value)
    }
    polls += 1
    ear?.asked()
    const reply = yield* Effect.timeoutOption(
      Effect.result(status(ref)),
      Duration.millis(Math.max(0, deadline - elapsed()))
    )
    if (Option.isNone(reply)) return timeout()
    const turn = Result.match(reply.value, { onSuccess: onSnapshot, onFailure: onFault })
    yield* observe(turn)
    if (turn.end !== undefined && Exit.isSuccess(turn.end)) yield* durations.learn(timed(turn.end.value))
    return turn
  })

  return { turn }
})
