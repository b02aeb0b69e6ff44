/**
 * Options of a wait.
 */
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Schedule from "effect/Schedule"
import type { CallbacksService } from "../callbacks/Callbacks.ts"
import { durationProblems } from "../task/DurationOptions.ts"
import { InvalidRequest, type RequestProblem } from "../task/TaskError.ts"
import type { TaskRef } from "../task/TaskRef.ts"
import type { DurationsService } from "./Durations.ts"
import { defaultCostPerPoll, type PollSchedule, type WaitState } from "./PollSchedule.ts"

/** Options of a wait. */
export interface WaitOptions {
  /**
   * The gap before every poll; the first one counts from the submit. @default `PollSchedule.learned`, from the tasks that
   * ended, never under the shortest gap that the vendor asks for; at least 30 seconds if `callbackExpected`
   */
  readonly schedule?: PollSchedule | undefined
  /** The cost of one poll, in seconds of lateness, if the schedule is learned. @default 0.55 */
  readonly costPerPoll?: number | undefined
  /**
   * The source of callback notices; `false` turns listening off.
   *
   * A notice cuts the gap short, except if the vendor asked for a pause or has just failed. If the notice did not end
   * the wait because the status lags behind, the next polls follow after 1, 2, 4 … seconds, up to the schedule's gap.
   * Each such notice also delays the next one for longer: by 100 ms, 200 ms … up to 30 seconds after a poll.
   *
   * @default none
   */
  readonly callbacks?: CallbacksService | false | undefined
  /**
   * Says that the vendor was asked for a callback. The polls of a wait that listens are then only a fallback, and their
   * learned gaps are at least 30 seconds. @default for `run`, whether the request has a callback URL; else no
   */
  readonly callbackExpected?: boolean | undefined
  /**
   * `"now"` polls at once, whatever the schedule says, for a task of which there is news: as after a notice, the next
   * polls follow after 1, 2, 4 … seconds, up to the schedule's gap. @default "scheduled"
   */
  readonly firstPoll?: "scheduled" | "now" | undefined
  /** The time after which a wait gives up, from its beginning; `Duration.infinity` for never. @default 30 minutes */
  readonly deadline?: Duration.Input | undefined
  /** The time after the submit in which the vendor may not know the task yet. @default 1 minute, and 3 replies */
  readonly notFoundGrace?: Duration.Input | undefined
  /** The time in which a success may come without a result. @default 2 minutes, and 3 replies */
  readonly resultGrace?: Duration.Input | undefined
  /** Receives the state of the wait after every poll. If it fails, the failure is logged and changes nothing. */
  readonly onPoll?: ((poll: WaitState) => Effect.Effect<unknown, unknown>) | undefined
}

/** Options of a poller. */
export interface PollerOptions extends WaitOptions {
  /** The source of expected durations. @default what this poller learns */
  readonly durations?: DurationsService | undefined
}

/** Options of a submit and its wait. */
export interface RunOptions extends WaitOptions {
  /**
   * Receives the handle as soon as it is known, for example to store it. An interruption waits for it, at most for
   * `Handover.Patience`. If it fails, the failure is logged and changes nothing.
   */
  readonly onSubmit?: ((ref: TaskRef) => Effect.Effect<unknown, unknown>) | undefined
}

/** The options of a wait, complete. Durations are in ms. */
export interface ResolvedWaitOptions {
  readonly schedule: PollSchedule | undefined
  readonly costPerPoll: number
  readonly callbacks: CallbacksService | undefined
  readonly callbackExpected: boolean
  readonly firstPoll: "scheduled" | "now"
  readonly deadline: number
  readonly notFoundGrace: number
  readonly resultGrace: number
  readonly onPoll: WaitOptions["onPoll"]
}

/** Merges options with the defaults of a poller. An option that is undefined counts as not given. */
export const mergeOptions = (defaults: WaitOptions, options: WaitOptions): WaitOptions => ({
  schedule: options.schedule ?? defaults.schedule,
  costPerPoll: options.costPerPoll ?? defaults.costPerPoll,
  callbacks: options.callbacks ?? defaults.callbacks,
  callbackExpected: options.callbackExpected ?? defaults.callbackExpected,
  firstPoll: options.firstPoll ?? defaults.firstPoll,
  deadline: options.deadline ?? defaults.deadline,
  notFoundGrace: options.notFoundGrace ?? defaults.notFoundGrace,
  resultGrace: options.resultGrace ?? defaults.resultGrace,
  onPoll: options.onPoll ?? defaults.onPoll
})

/** Completes the options of a wait, or fails if some are invalid. */
export const resolveOptions = (
  provider: string,
  options: WaitOptions,
  ref?: TaskRef
): Effect.Effect<ResolvedWaitOptions, InvalidRequest> => {
  const problems = problemsOf(options)
  return problems.length > 0 ? Effect.fail(InvalidRequest.local(provider, problems, ref)) : Effect.succeed({
    schedule: options.schedule,
    costPerPoll: options.costPerPoll ?? defaultCostPerPoll,
    callbacks: options.callbacks === false ? undefined : options.callbacks,
    callbackExpected: options.callbackExpected ?? false,
    firstPoll: options.firstPoll ?? "scheduled",
    deadline: Duration.toMillis(options.deadline ?? "30 minutes"),
    notFoundGrace: Duration.toMillis(options.notFoundGrace ?? "1 minute"),
    resultGrace: Duration.toMillis(options.resultGrace ?? "2 minutes"),
    onPoll: options.onPoll
  })
}

const problemsOf = (
  { costPerPoll, deadline, notFoundGrace, resultGrace, schedule }: WaitOptions
): ReadonlyArray<RequestProblem> => {
  const problems = [...durationProblems({ deadline, notFoundGrace, resultGrace })]
  if (costPerPoll !== undefined && !(costPerPoll >= 0 && costPerPoll < Infinity)) {
    problems.push({ path: "costPerPoll", problem: `${costPerPoll} is no number of seconds` })
  }
  if (schedule !== undefined && !Schedule.isSchedule(schedule)) {
    problems.push({ path: "schedule", problem: "it is no Schedule" })
  }
  return problems
}
