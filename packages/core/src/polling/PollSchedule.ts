/**
 * When to ask next. A poll schedule is any `Schedule` over {@link WaitState}: it is asked before every poll, also the first.
 */
import * as Arr from "effect/Array"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Schedule from "effect/Schedule"
import type { StatusError } from "../task/TaskError.ts"
import type { PollingPolicy, PollingStep } from "../task/TaskProvider.ts"
import type { MediaKind, TaskRef } from "../task/TaskRef.ts"
import type { TaskSnapshot } from "../task/TaskSnapshot.ts"
import { type DurationModel, Durations, type DurationsService } from "./Durations.ts"
import { denseGap, geometricGrid, nextLook, optimalPlan, type Plan } from "./InspectionPlan.ts"
import { hazardAt, survivalAt } from "./internal/estimate.ts"

/**
 * Where a wait stands: what a schedule decides on, and what an observer sees after every poll.
 *
 * - `polls`: how many were made
 * - `age`: since the task was submitted, as far as the handle tells
 * - `elapsed`: since this wait began
 * - `left`: until its deadline
 * - `snapshot`: what the last good poll said
 * - `fault`: why the last poll failed, where it did
 */
export interface WaitState {
  readonly ref: TaskRef
  readonly polls: number
  readonly age: Duration.Duration
  readonly elapsed: Duration.Duration
  readonly remaining: Duration.Duration
  readonly snapshot: TaskSnapshot | undefined
  readonly lastError: StatusError | undefined
}

/**
 * When to ask next: any `Schedule` that takes a {@link WaitState}, or does not care.
 *
 * It gives the gap before every poll. The gap before the first counts from the task's submit, so that a task that is old
 * already is asked for at once. When it ends, the wait ends in `WaitTimeout`. A gap that reaches the deadline ends shortly
 * before it, so that every wait asks at least once, and once near its end.
 */
export type PollSchedule = Schedule.Schedule<unknown, WaitState>

/**
 * Asks as a vendor wants to be asked: by the age of the task.
 */
export const fromPolicy = (pace: PollingPolicy): PollSchedule =>
  Schedule.fromStep<WaitState, Duration.Duration, never, never, never, never>(
    Effect.succeed((_now, poll) => {
      const gap = poll.polls === 0 ? Duration.fromInputUnsafe(pace.initialDelay) : gapAt(pace, poll.age)
      return Effect.succeed([gap, gap])
    })
  )

/**
 * The gap between two polls of a task of this age.
 *
 * @example
 * ```ts import.meta.vitest
 * import { PollSchedule } from "@effect-media/core"
 * import * as Duration from "effect/Duration"
 *
 * const pace = PollSchedule.growing({ initialDelay: "5 seconds", interval: "3 seconds", factor: 1.5, longest: "30 seconds" })
 *
 * Duration.format(PollSchedule.gapAt(pace, Duration.seconds(5))) // => "3s"
 * Duration.format(PollSchedule.gapAt(pace, Duration.minutes(5))) // => "30s"
 * ```
 */
export const gapAt = (pace: PollingPolicy, age: Duration.Duration): Duration.Duration => {
  let [step] = pace.steps
  for (const next of pace.steps) {
    if (Duration.isGreaterThanOrEqualTo(age, Duration.fromInputUnsafe(next.after))) step = next
  }
  return Duration.fromInputUnsafe(step.interval)
}

/**
 * A pace whose gaps grow by `factor` up to `longest`, as APIXO's pages ask for.
 */
export const growing = (options: {
  readonly initialDelay: Duration.Input
  readonly interval: Duration.Input
  readonly factor: number
  readonly longest: Duration.Input
}): PollingPolicy => {
  const longest = Duration.toMillis(options.longest)
  const steps: Array<PollingStep> = []
  let after = Duration.toMillis(options.initialDelay)
  let interval = Duration.toMillis(options.interval)
  for (; interval < longest && steps.length < mostSteps; interval *= options.factor) {
    steps.push({ after, interval })
    after += interval
  }
  return { initialDelay: options.initialDelay, steps: Arr.append(steps, { after, interval: longest }) }
}

/** A factor of 1 or less never comes to the longest gap. */
const mostSteps = 100

/**
 * The pace that several vendors ask for in the same words: every 2–3 s for 30 s, 5–10 s after, 15–30 s after 2 minutes.
 *
 * Sources: docs.kie.ai, page "Getting Started", and docs.apipod.ai, what the pages say of polling.
 */
export const usualPolicy: PollingPolicy = {
  initialDelay: "2.5 seconds",
  steps: [
    { after: 0, interval: "2.5 seconds" },
    { after: "30 seconds", interval: "7 seconds" },
    { after: "2 minutes", interval: "20 seconds" }
  ]
}

/** One pace, whatever the task makes. */
export const forAllKinds = (pace: PollingPolicy): Readonly<Record<MediaKind, PollingPolicy>> => ({
  image: pace,
  video: pace,
  audio: pace,
  other: pace
})

/**
 * What a poll is worth.
 */
export interface LearnedOptions {
  /**
   * How many seconds of lateness one poll is worth: the larger, the fewer polls. @default 0.55
   */
  readonly costPerPoll?: number | undefined
  /** The shortest gap between two polls. @default 1 second */
  readonly minDelay?: Duration.Input | undefined
}

/**
 * Asks when it is likely to pay: by what {@link Durations} knows of such tasks, each poll stands where the expected sum of
 * lateness and polls is least, given that the task has not ended yet.
 *
 * The first poll is not made before anything can be done; in the long tail the gaps grow with the root of the age.
 */
export const learned = (options: LearnedOptions = {}): Effect.Effect<PollSchedule, never, Durations> =>
  Durations.useSync((durations) => learnedFrom(durations, options))

/**
 * {@link learned}, from durations that are in hand. The plans are made once for all waits on the schedule.
 */
export const learnedFrom = (durations: DurationsService, options: LearnedOptions = {}): PollSchedule => {
  const costPerLook = (options.costPerPoll ?? defaultCostPerPoll) * 1000
  const leastGap = Duration.toMillis(options.minDelay ?? "1 second")
  const outlooks = new Map<string, Outlook>()

  const outlookFor = (model: DurationModel): Outlook => {
    // Within a few percent two expectations ask for the same plan.
    const median = 1.03 ** Math.round(Math.log(model.median) / Math.log(1.03))
    const spread = 1.05 ** Math.round(Math.log(model.spread) / Math.log(1.05))
    const key = `${median} ${spread}`
    const known = outlooks.get(key)
    if (known !== undefined) return known
    if (outlooks.size >= mostOutlooks) outlooks.clear()
    const grid = geometricGrid(leastGap / 2, 1.015, Math.max(median * 60, leastGap * 10))
    const survival = (age: number) => survivalAt({ median, spread }, age)
    const outlook = { model: { median, spread }, plan: optimalPlan(survival, { grid, costPerLook, leastGap }) }
    outlooks.set(key, outlook)
    return outlook
  }

  const gapAfter = ({ model, plan }: Outlook, poll: WaitState): Gap => {
    const age = poll.polls === 0 ? 0 : Duration.toMillis(poll.age)
    const look = nextLook(plan, age) ?? age + denseGap(costPerLook, hazardAt(model, age))
    const gap = Duration.millis(Math.max(leastGap, Math.round(look - age)))
    return [gap, gap]
  }

  // Very many waits may be under way: each keeps no more than which outlook is its own.
  return Schedule.fromStep<WaitState, Duration.Duration, never, never, never, never>(
    Effect.sync(() => {
      let own: Outlook | undefined
      return (_now, poll) =>
        own === undefined
          ? Effect.map(durations.estimate(poll.ref), (model) => gapAfter(own = outlookFor(model), poll))
          : Effect.succeed(gapAfter(own, poll))
    })
  )
}

/** What is expected of a task, and when to look at it because of that. */
interface Outlook {
  readonly model: DurationModel
  readonly plan: Plan
}

/** What a step of a schedule gives: its output, and the pause. */
type Gap = [Duration.Duration, Duration.Duration]

const defaultCostPerPoll = 0.55
const mostOutlooks = 256

/** The shortest gap that a vendor asks for. */
export const minDelayOf = ({ steps }: PollingPolicy): Duration.Duration =>
  steps.map(({ interval }) => Duration.fromInputUnsafe(interval)).reduce(Duration.min)
