import type * as Poller from "@effect-media/core/Poller"
import * as Effect from "effect/Effect"
import * as Schedule from "effect/Schedule"
import type { RunOptions, WaitOptions } from "../Options.ts"

/** An observer of a program without Effect: what it throws, or rejects with, is a defect that the poller logs. */
const observer = <A>(tell: ((value: A) => unknown) | undefined) =>
  tell && ((value: A) => Effect.promise(async () => tell(value)))

/** The poller's options. */
export const waitOptions = ({ every, onPoll, signal: _, ...options }: WaitOptions = {}): Poller.WaitOptions => ({
  ...options,
  schedule: every === undefined || Schedule.isSchedule(every) ? every : Schedule.spaced(every),
  onPoll: observer(onPoll)
})

/** The poller's options. */
export const runOptions = ({ onSubmit, ...options }: RunOptions = {}): Poller.RunOptions => ({
  ...waitOptions(options),
  onSubmit: observer(onSubmit)
})
