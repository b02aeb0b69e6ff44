import type * as Poller from "@effect-media/core/polling/Poller"
import type { PollSchedule } from "@effect-media/core/polling/PollSchedule"
import { durationProblems } from "@effect-media/core/task/DurationOptions"
import { InvalidRequest } from "@effect-media/core/task/TaskError"
import * as Effect from "effect/Effect"
import * as Schedule from "effect/Schedule"
import type { RunOptions, WaitOptions } from "../Options.ts"

/** Adapts an observer of a program without Effect. If it throws or rejects, that is a defect, which the poller logs. */
const observer = <A>(tell: ((value: A) => unknown) | undefined) =>
  tell && ((value: A) => Effect.promise(async () => tell(value)))

const scheduleOf = (
  provider: string,
  every: WaitOptions["every"]
): Effect.Effect<PollSchedule | undefined, InvalidRequest> => {
  if (every === undefined || Schedule.isSchedule(every)) return Effect.succeed(every)
  const problems = durationProblems({ every })
  return problems.length > 0
    ? Effect.fail(InvalidRequest.local(provider, problems))
    : Effect.succeed(Schedule.spaced(every))
}

/** Returns the poller's options for a wait. */
export const waitOptions = (
  provider: string,
  { every, onPoll, signal: _, ...options }: WaitOptions = {}
): Effect.Effect<Poller.WaitOptions, InvalidRequest> =>
  Effect.map(scheduleOf(provider, every), (schedule) => ({ ...options, schedule, onPoll: observer(onPoll) }))

/** Returns the poller's options for a run. */
export const runOptions = (
  provider: string,
  { onSubmit, ...options }: RunOptions = {}
): Effect.Effect<Poller.RunOptions, InvalidRequest> =>
  Effect.map(waitOptions(provider, options), (waiting) => ({ ...waiting, onSubmit: observer(onSubmit) }))
