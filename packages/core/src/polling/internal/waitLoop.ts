import * as Clock from "effect/Clock"
import * as DateTime from "effect/DateTime"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import { identity } from "effect/Function"
import * as Option from "effect/Option"
import * as Pull from "effect/Pull"
import * as Result from "effect/Result"
import * as Schedule from "effect/Schedule"
import { millisOf } from "../../internal/clock.ts"
import * as TaskError from "../../task/TaskError.ts"
import type { AnyTaskProvider, PollingPolicy } from "../../task/TaskProvider.ts"
import type { TaskRef } from "../../task/TaskRef.ts"
import { hasResult, type Succeeded, type TaskSnapshot } from "../../task/TaskSnapshot.ts"
import type { DurationsService } from "../Durations.ts"
import * as PollSchedule from "../PollSchedule.ts"
import { type WaitOptions, waitProblems } from "../WaitOptions.ts"
import * as Ear from "./callbackListener.ts"
import { Grace } from "./grace.ts"
import { timed } from "./timed.ts"

/** The result of one turn of a wait: a snapshot if it says something new, and the end if the wait is over. */
export interface Step {
  readonly change: TaskSnapshot | undefined
  readonly end: End | undefined
}

/** The end of a wait. */
export type End = Exit.Exit<Succeeded, TaskError.WaitError>

/** The state shared by all waits of a poller: learned durations, the schedules built on them, and the first polls. */
export interface Knowledge {
  readonly durations: DurationsService
  readonly scheduleOf: (pace: PollingPolicy, costPerPoll: number | undefined) => PollSchedule.PollSchedule
  /** Returns how long a first poll that is due at once waits for those before it. */
  readonly firstPoll: (provider: string, now: number) => number
}

/** Runs the work of a wait, for example in a span. Sleeping is outside, so that a span is not held meanwhile. */
type Within = <A>(effect: Effect.Effect<A>) => Effect.Effect<A>

type NextGap = Effect.Success<ReturnType<typeof Schedule.toStep<unknown, PollSchedule.WaitState, never, never>>>

const leastGap = 100
const firstBackoff = 1_000
const longestBackoff = 30_000
const mostTooLarge = 3
const longestPause = 60 * 60_000

const isNews = (last: TaskSnapshot | undefined, next: TaskSnapshot): boolean =>
  last === undefined || last._tag !== next._tag || last.status !== next.status ||
  ("progress" in last && "progress" in next && last.progress !== next.progress)

const retryAfterOf = (reply: TaskSnapshot | TaskError.StatusError | undefined): number =>
  reply !== undefined && "retryAfter" in reply && reply.retryAfter !== undefined
    ? Math.min(longestPause, Duration.toMillis(reply.retryAfter))
    : 0

const endOf = (provider: string, snapshot: TaskSnapshot): End | undefined => {
  switch (snapshot._tag) {
    case "Succeeded":
      return Exit.succeed(snapshot)
    case "Failed": {
      const { category, code, description, ref, status } = snapshot
      return Exit.fail(new TaskError.TaskFailed({ provider, ref, status, code, category, description }))
    }
    case "Cancelled":
      return Exit.fail(new TaskError.TaskCancelled({ provider, ref: snapshot.ref }))
    default:
      return undefined
  }
}

/**
 * Follows a task until it ends.
 *
 * Gaps and the deadline are measured on the monotonic clock, so a jump of the wall clock neither ends a wait nor makes
 * it poll without pause. Only the age of a task at the beginning depends on the wall clock.
 *
 * It is a class because a process may hold very many waits: the methods exist once, and each wait holds only its state.
 */
export class Wait {
  private readonly provider: AnyTaskProvider
  private readonly ref: TaskRef
  private readonly durations: DurationsService
  private readonly firstPoll: Knowledge["firstPoll"]
  private readonly onPoll: WaitOptions["onPoll"]
  private readonly within: Within
  private readonly listener: Ear.Ear | undefined
  private readonly clock: Clock.Clock
  private readonly nextGap: NextGap

  private readonly deadline: number
  private readonly begun: bigint
  private readonly ageAtBegin: number | undefined
  private readonly isYoung: boolean
  private readonly missingGrace: Grace
  private readonly unknownGrace: Grace

  private polls = 0
  private faultsInARow = 0
  private tooLargeInARow = 0
  private snapshot: TaskSnapshot | undefined
  private lastError: TaskError.StatusError | undefined
  private lastPending: number | undefined

  constructor(
    provider: AnyTaskProvider,
    ref: TaskRef,
    options: WaitOptions,
    { durations, firstPoll }: Knowledge,
    within: Within,
    ear: Ear.Ear | undefined,
    clock: Clock.Clock,
    nextGap: NextGap
  ) {
    const notFoundGrace = Duration.toMillis(options.notFoundGrace ?? "1 minute")
    this.provider = provider
    this.ref = ref
    this.durations = durations
    this.firstPoll = firstPoll
    this.onPoll = options.onPoll
    this.within = within
    this.listener = ear
    this.clock = clock
    this.nextGap = nextGap
    this.deadline = Duration.toMillis(options.deadline ?? "30 minutes")
    this.begun = clock.monotonicTimeNanosUnsafe()
    this.ageAtBegin = ref.submittedAt === undefined
      ? undefined
      : Math.max(0, clock.currentTimeMillisUnsafe() - DateTime.toEpochMillis(ref.submittedAt))
    this.isYoung = (this.ageAtBegin ?? 0) < notFoundGrace
    this.missingGrace = new Grace(Duration.toMillis(options.resultGrace ?? "2 minutes"))
    this.unknownGrace = new Grace(this.isYoung ? notFoundGrace - (this.ageAtBegin ?? 0) : 0)
  }

  /** Runs one turn: the gap, then the poll. */
  get step(): Effect.Effect<Step> {
    return Effect.flatMap(this.within(this.gap()), (gap) => {
      if (Option.isNone(gap)) return this.timeout()
      const left = this.deadline - this.elapsed()
      if (gap.value < left) {
        return gap.value > 0 ? Effect.flatMap(this.sleep(gap.value), () => this.ask()) : this.ask()
      }
      return Effect.flatMap(
        this.sleep(Math.max(0, left)),
        (heard) => heard === true && this.elapsed() < this.deadline ? this.ask() : this.timeout()
      )
    })
  }

  private ask(): Effect.Effect<Step> {
    return this.within(Effect.gen({ self: this }, function*(): Effect.fn.Return<Step> {
      this.polls += 1
      this.listener?.asked()
      const left = Math.max(0, this.deadline - this.elapsed())
      const reply = yield* this.provider.status(this.ref).pipe(
        Effect.result,
        Effect.provideService(PollSchedule.LastPollAt, PollSchedule.lastPollAt(left, millisOf(this.clock))),
        Effect.timeoutOption(Duration.millis(left))
      )
      if (Option.isNone(reply)) return yield* this.timeout()
      const turn = Result.isSuccess(reply.value)
        ? this.onSnapshot(reply.value.success)
        : this.onFault(reply.value.failure)
      yield* this.observe(turn)
      if (turn.end !== undefined && Exit.isSuccess(turn.end)) yield* this.learn(turn.end.value)
      return turn
    }))
  }

  private elapsed(): number {
    return Number(this.clock.monotonicTimeNanosUnsafe() - this.begun) / 1e6
  }

  /** Returns the state of the wait. */
  poll(): PollSchedule.WaitState {
    const { lastError, polls, ref, snapshot } = this
    const elapsed = this.elapsed()
    return {
      ref,
      polls,
      age: Duration.millis(Math.round((this.ageAtBegin ?? 0) + elapsed)),
      elapsed: Duration.millis(Math.round(elapsed)),
      remaining: Duration.millis(Math.max(0, Math.round(this.deadline - elapsed))),
      snapshot,
      lastError
    }
  }

  private timeout(): Effect.Effect<Step> {
    return Effect.succeed({
      change: undefined,
      end: Exit.fail(
        new TaskError.WaitTimeout({
          provider: this.provider.provider,
          ref: this.ref,
          lastSnapshot: this.snapshot,
          elapsed: Duration.millis(Math.round(this.elapsed())),
          polls: this.polls,
          cause: this.lastError
        })
      )
    })
  }

  /** Returns the minimum gap, which no schedule and no notice can shorten. */
  private minDelay(): number {
    if (this.polls === 0) return 0
    const backoff = this.faultsInARow === 0
      ? 0
      : Math.min(longestBackoff, firstBackoff * 2 ** (this.faultsInARow - 1))
    return Math.max(leastGap, backoff, retryAfterOf(this.lastError ?? this.snapshot))
  }

  private nextDelay(scheduled: number): number {
    const isFirst = this.polls === 0
    const floor = this.minDelay()
    const gap = isFirst
      ? this.firstGap(this.ageAtBegin === undefined ? 0 : Math.max(0, scheduled - this.ageAtBegin))
      : Math.max(floor, this.listener === undefined ? scheduled : Math.min(scheduled, this.listener.soon()))
    return PollSchedule.beforeDeadline(gap, floor, this.deadline - this.elapsed(), isFirst)
  }

  /** Spreads waits that are due at once because they were resumed together. */
  private firstGap(gap: number): number {
    return gap > 0 ? gap : this.firstPoll(this.provider.provider, Number(this.clock.monotonicTimeNanosUnsafe()) / 1e6)
  }

  /** Sleeps; returns `true` if a notice cut it short. */
  private sleep(millis: number): Effect.Effect<boolean | void> {
    return this.listener === undefined
      ? Effect.sleep(Duration.millis(millis))
      : this.listener.rest(millis, this.minDelay())
  }

  /** Returns the milliseconds to the next poll, or none if the schedule has ended after a poll. */
  private gap(): Effect.Effect<Option.Option<number>> {
    return Effect.suspend(() => this.nextGap(this.clock.currentTimeMillisUnsafe(), this.poll())).pipe(
      Effect.map(([_, scheduled]) => Option.some(this.nextDelay(Duration.toMillis(scheduled)))),
      Pull.catchDone(() => Effect.succeed(this.polls === 0 ? Option.some(0) : Option.none()))
    )
  }

  private onSnapshot(next: TaskSnapshot): Step {
    const change = isNews(this.snapshot, next) ? next : undefined
    const provider = this.provider.provider
    this.snapshot = next
    this.lastError = undefined
    this.faultsInARow = 0
    this.tooLargeInARow = 0
    this.unknownGrace.renew()
    if (next._tag === "Queued" || next._tag === "Running") this.lastPending = this.elapsed()
    if (next._tag !== "Succeeded" || hasResult(next)) return { change, end: endOf(provider, next) }
    const { excerpt, status } = next
    return this.missingGrace.bears(this.elapsed())
      ? { change: undefined, end: undefined }
      : { change, end: Exit.fail(new TaskError.ResultMissing({ provider, ref: this.ref, status, excerpt })) }
  }

  private onFault(error: TaskError.StatusError): Step {
    this.lastError = error
    switch (error._tag) {
      case "RateLimited":
      case "ProviderUnavailable":
        this.faultsInARow += 1
        return { change: undefined, end: undefined }
      case "MalformedResponse":
        this.faultsInARow += 1
        this.tooLargeInARow = error.isTooLarge === true ? this.tooLargeInARow + 1 : 0
        return { change: undefined, end: this.tooLargeInARow < mostTooLarge ? undefined : Exit.fail(error) }
      case "TaskNotFound": {
        const isBorne = this.isYoung && this.unknownGrace.bears(this.elapsed())
        return { change: undefined, end: isBorne ? undefined : Exit.fail(error) }
      }
      default:
        return { change: undefined, end: Exit.fail(error) }
    }
  }

  /** Records the duration of a task that ended, unless all that is known is that it ended before this wait. */
  private learn(task: Succeeded): Effect.Effect<void> {
    const { ageAtBegin = 0, isYoung, lastPending } = this
    if (lastPending === undefined && !isYoung && task.completedAt === undefined) return Effect.void
    const from = lastPending === undefined ? 0 : ageAtBegin + lastPending
    return this.durations.record(timed(task, from, ageAtBegin + this.elapsed()))
  }

  private observe({ end }: Step): Effect.Effect<void> {
    const { onPoll } = this
    return onPoll === undefined ? Effect.void : Effect.suspend(() => onPoll(this.poll())).pipe(
      Effect.timeoutOption(Duration.millis(end === undefined ? Math.max(0, this.deadline - this.elapsed()) : 1000)),
      Effect.ignoreCause({ log: "Warn", message: "An observer of a wait failed. The wait continues." })
    )
  }
}

/** Starts to follow a task. */
export const follow = Effect.fnUntraced(function*(
  provider: AnyTaskProvider,
  ref: TaskRef,
  options: WaitOptions,
  knowledge: Knowledge,
  within: Within = identity
): Effect.fn.Return<Wait, TaskError.InvalidRequest> {
  const problems = waitProblems(options)
  if (problems.length > 0) return yield* TaskError.InvalidRequest.local(provider.provider, problems, ref)
  const clock = yield* Clock.Clock
  const ear = options.callbacks ? Ear.make(options.callbacks, ref) : undefined
  const isBehind = ear !== undefined && options.callbackExpected === true
  const pace = provider.polling[ref.kind]
  const ownPace = () => knowledge.scheduleOf(pace, options.costPerPoll)
  const nextGap = yield* Schedule.toStep(
    options.schedule ?? (isBehind ? Ear.slow(ownPace()) : ownPace())
  )
  return new Wait(provider, ref, options, knowledge, within, ear, clock, nextGap)
})
