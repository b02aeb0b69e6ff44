/**
 * Decides when to poll next. A poll schedule is any `Schedule` over {@link WaitState}; it is consulted before every
 * poll, including the first.
 */
import * as Arr from "effect/Array"
import * as Context from "effect/Context"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Schedule from "effect/Schedule"
import { checkDurations } from "../task/DurationOptions.ts"
import type { StatusError } from "../task/TaskError.ts"
import type { PollingPolicy, PollingStep } from "../task/TaskProvider.ts"
import type { MediaKind, TaskRef } from "../task/TaskRef.ts"
import type { TaskSnapshot } from "../task/TaskSnapshot.ts"
import { type DurationModel, Durations, type DurationsService, hazardAt, survivalAt } from "./Durations.ts"
import type { ExpectedEnd } from "./ExpectedEnd.ts"
import { geometricGrid, nextPollAge, optimalPlan, type Plan, tailGap } from "./InspectionPlan.ts"

/**
 * The state of a wait: the input of a schedule, and the argument of an observer after every poll.
 *
 * - `polls`: the number of polls made
 * - `age`: the time since the task was submitted, if the handle says so; else the time since this wait began
 * - `elapsed`: the time since this wait began
 * - `remaining`: the time until its deadline
 * - `snapshot`: the result of the last successful poll
 * - `lastError`: the error of the last poll, if it failed
 * - `expectedEnd`: when the task is likely to end, by the durations that the poller learned; for observers only
 */
export interface WaitState {
  readonly ref: TaskRef
  readonly polls: number
  readonly age: Duration.Duration
  readonly elapsed: Duration.Duration
  readonly remaining: Duration.Duration
  readonly snapshot: TaskSnapshot | undefined
  readonly lastError: StatusError | undefined
  readonly expectedEnd?: ExpectedEnd | undefined
}

/**
 * Decides when to poll next: any `Schedule` that takes a {@link WaitState} or ignores its input.
 *
 * It gives the gap before every poll. The gap before the first poll counts from the task's submit, so a task that is
 * already old is polled at once. When the schedule ends, the wait ends in `WaitTimeout`. A gap that reaches the
 * deadline is cut to end shortly before it, so every wait polls at least once, and once near its end.
 */
export type PollSchedule = Schedule.Schedule<unknown, WaitState>

/** Polls as the vendor's policy asks, by the age of the task. */
export const fromPolicy = (policy: PollingPolicy): PollSchedule => {
  checkDurations("PollSchedule.fromPolicy", { initialDelay: policy.initialDelay })
  for (const { after, interval } of policy.steps) checkDurations("PollSchedule.fromPolicy", { after, interval })
  return Schedule.fromStep<WaitState, Duration.Duration, never, never, never, never>(
    Effect.succeed((_now, poll) => {
      const gap = poll.polls === 0 ? Duration.fromInputUnsafe(policy.initialDelay) : gapAt(policy, poll.age)
      return Effect.succeed([gap, gap])
    })
  )
}

/**
 * Returns the gap between two polls of a task of this age.
 *
 * @example
 * ```ts import.meta.vitest
 * import { PollSchedule } from "@effect-media/core"
 * import * as Duration from "effect/Duration"
 *
 * const policy = PollSchedule.growing({ initialDelay: "5 seconds", interval: "3 seconds", factor: 1.5, longest: "30 seconds" })
 *
 * Duration.format(PollSchedule.gapAt(policy, Duration.seconds(5))) // => "3s"
 * Duration.format(PollSchedule.gapAt(policy, Duration.minutes(5))) // => "30s"
 * ```
 */
export const gapAt = (policy: PollingPolicy, age: Duration.Duration): Duration.Duration => {
  let [step] = policy.steps
  for (const next of policy.steps) {
    if (Duration.isGreaterThanOrEqualTo(age, Duration.fromInputUnsafe(next.after))) step = next
  }
  return Duration.fromInputUnsafe(step.interval)
}

/** Creates a policy whose gaps grow by `factor` up to `longest`, as APIXO's documentation asks. */
export const growing = (options: {
  readonly initialDelay: Duration.Input
  readonly interval: Duration.Input
  readonly factor: number
  readonly longest: Duration.Input
}): PollingPolicy => {
  const { factor: _, ...durations } = options
  checkDurations("PollSchedule.growing", durations)
  const longest = Duration.toMillis(options.longest)
  const steps: Array<PollingStep> = []
  let after = Duration.toMillis(options.initialDelay)
  let interval = Duration.toMillis(options.interval)
  for (; interval < longest && steps.length < maxSteps; interval *= options.factor) {
    steps.push({ after, interval })
    after += interval
  }
  return { initialDelay: options.initialDelay, steps: Arr.append(steps, { after, interval: longest }) }
}

/** A factor of 1 or less never reaches the longest gap. */
const maxSteps = 100

/**
 * The policy that several vendors document in the same words: every 2–3 s for 30 s, then every 5–10 s, and every 15–30
 * s after 2 minutes.
 *
 * Sources: docs.kie.ai, page "Getting Started", and the polling sections of docs.apipod.ai.
 */
export const usualPolicy: PollingPolicy = {
  initialDelay: "2.5 seconds",
  steps: [
    { after: 0, interval: "2.5 seconds" },
    { after: "30 seconds", interval: "7 seconds" },
    { after: "2 minutes", interval: "20 seconds" }
  ]
}

/** Uses one policy for every kind of task. */
export const forAllKinds = (policy: PollingPolicy): Readonly<Record<MediaKind, PollingPolicy>> => ({
  image: policy,
  video: policy,
  audio: policy,
  other: policy
})

/** Options of a learned schedule. */
export interface LearnedOptions {
  /** The cost of one poll, in seconds of lateness: a larger value means fewer polls. @default 0.55 */
  readonly costPerPoll?: number | undefined
  /** The shortest gap between two polls. @default 1 second */
  readonly minDelay?: Duration.Input | undefined
}

/**
 * Polls when the task is likely to have ended. Each poll is placed at the time at which the expected lateness and the cost
 * of polls have the smallest sum, by the {@link Durations} of such tasks, given that the task has not ended yet.
 *
 * The first poll waits until a task can have ended. In the long tail the gaps grow with the square root of the age.
 */
export const learned = (options: LearnedOptions = {}): Effect.Effect<PollSchedule, never, Durations> =>
  Durations.useSync((durations) => learnedFrom(durations, options))

/** Creates the schedule of {@link learned} from given durations. All waits on the schedule share its plans. */
export const learnedFrom = (durations: DurationsService, options: LearnedOptions = {}): PollSchedule => {
  checkDurations("PollSchedule.learned", { minDelay: options.minDelay })
  const costPerPoll = (options.costPerPoll ?? defaultCostPerPoll) * 1000
  const minDelay = Duration.toMillis(options.minDelay ?? "1 second")
  const plans = new Map<string, LearnedPlan>()

  const planFor = (model: DurationModel): LearnedPlan => {
    // Two expectations that differ by a few percent share a plan.
    const median = 1.03 ** Math.round(Math.log(model.median) / Math.log(1.03))
    const spread = 1.05 ** Math.round(Math.log(model.spread) / Math.log(1.05))
    const key = `${median} ${spread}`
    const known = plans.get(key)
    if (known !== undefined) return known
    if (plans.size >= maxPlans) plans.clear()
    const grid = geometricGrid(minDelay / 2, 1.015, Math.max(median * 60, minDelay * 10))
    const survival = (age: number) => survivalAt({ median, spread }, age)
    const learnedPlan = { model: { median, spread }, plan: optimalPlan(survival, { grid, costPerPoll, minDelay }) }
    plans.set(key, learnedPlan)
    return learnedPlan
  }

  const gapAfter = ({ model, plan }: LearnedPlan, poll: WaitState): Gap => {
    const age = poll.polls === 0 ? 0 : Duration.toMillis(poll.age)
    const next = nextPollAge(plan, age) ?? age + tailGap(costPerPoll, hazardAt(model, age))
    const gap = Duration.millis(Math.max(minDelay, Math.round(next - age)))
    return [gap, gap]
  }

  // There may be very many waits: each stores only which plan it uses.
  return Schedule.fromStep<WaitState, Duration.Duration, never, never, never, never>(
    Effect.sync(() => {
      let own: LearnedPlan | undefined
      return (_now, poll) =>
        own === undefined
          ? Effect.map(durations.estimate(poll.ref), (model) => gapAfter(own = planFor(model), poll))
          : Effect.succeed(gapAfter(own, poll))
    })
  )
}

/** The expected duration of a task, and the plan of polls that follows from it. */
interface LearnedPlan {
  readonly model: DurationModel
  readonly plan: Plan
}

/** The result of one step of a schedule: its output, and the pause. */
type Gap = [Duration.Duration, Duration.Duration]

/** The cost of one poll, in seconds of lateness, unless the options have another. */
export const defaultCostPerPoll = 0.55
const maxPlans = 256

/** Returns the shortest gap that a vendor's policy asks for. */
export const minDelayOf = ({ steps }: PollingPolicy): Duration.Duration =>
  steps.map(({ interval }) => Duration.fromInputUnsafe(interval)).reduce(Duration.min)

/** The time before the deadline, in ms, at which the last poll is made, so that the vendor can answer. */
const lastPollBefore = 1_000

/** The least gap, in ms, before a last poll that is moved: if less is left, the previous poll was late enough. */
const minLastGap = 1_000

/**
 * Returns the gap (ms) to the next poll when `left` ms remain. A gap that would leave the vendor too little time to
 * answer ends shortly before the deadline instead, so every wait polls at least once, and once near its end.
 *
 * The gap is never shorter than `minDelay` (100 ms, the back-off, a `Retry-After`), unless that reaches the deadline.
 */
export const beforeDeadline = (gap: number, minDelay: number, left: number, isFirst: boolean): number => {
  const last = left - (isFirst ? Math.min(lastPollBefore, left / 2) : lastPollBefore)
  if (!isFirst && last <= minLastGap) return gap
  return Math.min(gap, Math.max(last, minDelay < left ? minDelay : 0))
}

/**
 * The time of a wait's last poll, in ms of the monotonic clock. A pause shared with other waits does not delay a poll
 * beyond it.
 */
export const LastPollAt = Context.Reference<number>("@effect-media/core/polling/PollSchedule/LastPollAt", {
  defaultValue: () => Infinity
})

/** Returns the time of the last poll of a wait that has `left` ms at `now`. */
export const lastPollAt = (left: number, now: number): number => now + Math.max(0, left - lastPollBefore)
