import * as Clock from "effect/Clock"
import * as DateTime from "effect/DateTime"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import { identity } from "effect/Function"
import * as Option from "effect/Option"
import * as Pull from "effect/Pull"
import * as Schedule from "effect/Schedule"
import * as Stream from "effect/Stream"
import { millisOf } from "../../internal/clock.ts"
import type { WaitError } from "../../task/TaskError.ts"
import type { AnyTaskProvider, PollingPolicy } from "../../task/TaskProvider.ts"
import type { TaskRef } from "../../task/TaskRef.ts"
import type { Succeeded, TaskSnapshot } from "../../task/TaskSnapshot.ts"
import type { DurationsService } from "../Durations.ts"
import { expectedEnd } from "../ExpectedEnd.ts"
import { beforeDeadline, LastPollAt, lastPollAt, type PollSchedule, type WaitState } from "../PollSchedule.ts"
import {
  begin,
  cooldown,
  countNotice,
  countPoll,
  decide,
  type Decision,
  nextDelay,
  type Progress,
  timedOut,
  toWaitState,
  withTimes
} from "../WaitDecision.ts"
import type { ResolvedWaitOptions } from "../WaitOptions.ts"

/** The state shared by all waits of a poller: learned durations, the schedules built on them, and the first polls. */
export interface PollerState {
  readonly durations: DurationsService
  readonly scheduleOf: (policy: PollingPolicy, costPerPoll: number) => PollSchedule
  /** Returns how long a first poll that is due at once waits for those before it. */
  readonly firstPoll: (provider: string, now: number) => number
}

/** Runs the work of a wait, for example in a span. Sleeping is outside, so that a span is not held meanwhile. */
type Within = <A>(effect: Effect.Effect<A>) => Effect.Effect<A>

type NextGap = Effect.Success<ReturnType<typeof Schedule.toStep<unknown, WaitState, never, never>>>

/**
 * A wait: what stays the same, and its progress. Functions of this module work on it, since a process may hold very many.
 *
 * Gaps and the deadline are measured on the monotonic clock, so a jump of the wall clock neither ends a wait nor makes
 * it poll without pause. Only the age of a task at the beginning depends on the wall clock.
 */
export interface Wait {
  readonly provider: AnyTaskProvider
  readonly poller: PollerState
  readonly within: Within
  readonly clock: Clock.Clock
  readonly begun: number
  readonly nextGap: NextGap
  progress: Progress
}

/** The shortest learned gap if polls are only a fallback for callbacks. */
const minFallbackGap = Duration.seconds(30)

export const start = Effect.fnUntraced(function*(
  provider: AnyTaskProvider,
  ref: TaskRef,
  options: ResolvedWaitOptions,
  poller: PollerState,
  within: Within = identity
): Effect.fn.Return<Wait> {
  const clock = yield* Clock.Clock
  const own = () => poller.scheduleOf(provider.polling[ref.kind], options.costPerPoll)
  const nextGap = yield* Schedule.toStep(
    options.schedule ?? (options.callbacks !== undefined && options.callbackExpected ? slowed(own()) : own())
  )
  const ageAtBegin = ref.submittedAt === undefined
    ? undefined
    : Math.max(0, clock.currentTimeMillisUnsafe() - DateTime.toEpochMillis(ref.submittedAt))
  const progress = begin(provider.provider, ref, options, ageAtBegin)
  return { provider, poller, within, clock, begun: millisOf(clock), nextGap, progress }
})

const slowed = (schedule: PollSchedule): PollSchedule =>
  Schedule.modifyDelay(schedule, ({ duration }) => Effect.succeed(Duration.max(duration, minFallbackGap)))

/** Polls until the task has ended. */
export const untilEnd = (wait: Wait): Effect.Effect<Succeeded, WaitError> =>
  Effect.flatMap(step(wait), (decision) => {
    switch (decision._tag) {
      case "Continue":
        return untilEnd(wait)
      case "Succeed":
        return Effect.succeed(decision.change)
      case "Fail":
        return Effect.fail(decision.error)
    }
  })

/** Polls until the task has ended, and emits every change. */
export const changes = (wait: Wait): Stream.Stream<TaskSnapshot, WaitError> =>
  Stream.unfold<Decision | undefined, TaskSnapshot, WaitError, never>(
    undefined,
    Effect.fnUntraced(function*(last): Effect.fn.Return<readonly [TaskSnapshot, Decision] | undefined, WaitError> {
      if (last?._tag === "Succeed") return undefined
      if (last?._tag === "Fail") return yield* last.error
      while (true) {
        const next = yield* step(wait)
        if (next.change !== undefined) return [next.change, next]
        if (next._tag === "Fail") return yield* next.error
      }
    })
  )

export const stateOf = (wait: Wait): WaitState => toWaitState(wait.progress, elapsed(wait))

const elapsed = ({ begun, clock }: Wait): number => millisOf(clock) - begun

const remaining = (wait: Wait): number => Math.max(0, wait.progress.options.deadline - elapsed(wait))

/** Sleeps until the next poll is due, then polls. At the deadline it polls only if a notice came. */
const step = (wait: Wait): Effect.Effect<Decision> =>
  Effect.flatMap(wait.within(delay(wait)), (delay) => {
    if (delay === undefined) return timeout(wait)
    const left = remaining(wait)
    if (delay < left) return delay > 0 ? Effect.flatMap(sleep(wait, delay), () => poll(wait)) : poll(wait)
    return Effect.flatMap(
      sleep(wait, left),
      (hasNotice) => hasNotice && remaining(wait) > 0 ? poll(wait) : timeout(wait)
    )
  })

const timeout = (wait: Wait): Effect.Effect<Decision> => Effect.sync(() => timedOut(wait.progress, elapsed(wait)))

/** Returns the milliseconds to the next poll, or `undefined` if the schedule has ended after a poll. */
const delay = (wait: Wait): Effect.Effect<number | undefined> =>
  Effect.suspend(() => wait.nextGap(wait.clock.currentTimeMillisUnsafe(), stateOf(wait))).pipe(
    Effect.map(([_, scheduled]) => spread(wait, nextDelay(wait.progress, Duration.toMillis(scheduled), elapsed(wait)))),
    Pull.catchDone(() => Effect.succeed(wait.progress.polls === 0 ? 0 : undefined))
  )

/** Spreads waits that are due at once because a process resumes many. */
const spread = (wait: Wait, delay: number): number => {
  const { clock, poller, progress: { options, polls, provider } } = wait
  if (delay > 0 || polls > 0 || options.firstPoll === "now") return delay
  return beforeDeadline(poller.firstPoll(provider, millisOf(clock)), 0, remaining(wait), true)
}

/** Sleeps; returns `true` if a notice cut it short. */
const sleep = (wait: Wait, millis: number): Effect.Effect<boolean> => {
  const { callbacks } = wait.progress.options
  const pause = cooldown(wait.progress)
  if (callbacks === undefined || pause >= millis) return Effect.as(Effect.sleep(millis), false)
  const listen = callbacks.next(wait.progress.ref, wait.progress.lastNotice).pipe(
    Effect.timeoutOption(millis - pause),
    Effect.map((notice) => {
      if (Option.isSome(notice)) wait.progress = countNotice(wait.progress, notice.value)
      return Option.isSome(notice)
    })
  )
  return pause === 0 ? listen : Effect.delay(listen, pause)
}

/** Polls once, for at most the time that is left. */
const poll = (wait: Wait): Effect.Effect<Decision> =>
  wait.within(Effect.gen(function*(): Effect.fn.Return<Decision> {
    wait.progress = countPoll(wait.progress)
    const left = remaining(wait)
    const reply = yield* wait.provider.status(wait.progress.ref).pipe(
      Effect.result,
      Effect.provideService(LastPollAt, lastPollAt(left, millisOf(wait.clock))),
      Effect.timeoutOption(left)
    )
    if (Option.isNone(reply)) return yield* timeout(wait)
    const decision = decide(wait.progress, reply.value, elapsed(wait))
    wait.progress = decision.progress
    yield* observe(wait, decision)
    if (decision._tag === "Succeed") yield* learn(wait, decision.change)
    return decision
  }))

const observe = (wait: Wait, { _tag }: Decision): Effect.Effect<void> => {
  const { onPoll } = wait.progress.options
  if (onPoll === undefined) return Effect.void
  return Effect.flatMap(wait.poller.durations.estimate(wait.progress.ref), (model) => {
    const state = stateOf(wait)
    const age = Duration.toMillis(state.age)
    return onPoll({ ...state, expectedEnd: expectedEnd(model, age, wait.clock.currentTimeMillisUnsafe()) })
  }).pipe(
    Effect.timeoutOption(_tag === "Continue" ? remaining(wait) : 1000),
    Effect.ignoreCause({ log: "Warn", message: "An observer of a wait failed. The wait continues." })
  )
}

const learn = (wait: Wait, task: Succeeded): Effect.Effect<void> => {
  const timed = withTimes(wait.progress, task, elapsed(wait))
  return timed === undefined ? Effect.void : wait.poller.durations.record(timed)
}
