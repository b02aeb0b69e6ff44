/**
 * What calls take.
 */
import type * as Poller from "@effect-media/core/polling/Poller"
import type { PollSchedule, WaitState } from "@effect-media/core/polling/PollSchedule"
import type { TaskRef } from "@effect-media/core/task/TaskRef"
import type * as Duration from "effect/Duration"

/** What every call takes. */
export interface CallOptions {
  /**
   * Ends the call: its promise is rejected with `signal.reason`, and a request in flight is aborted. What the vendor has
   * taken goes on there.
   *
   * A submit in flight is waited for, `patience` at most: then `submit` is resolved with the handle of a task that was
   * taken, and `run` tells it to `onSubmit` before it is rejected.
   */
  readonly signal?: AbortSignal | undefined
}

/**
 * How to wait. Durations are milliseconds or texts like `"10 minutes"`.
 */
export interface WaitOptions
  extends CallOptions, Pick<Poller.WaitOptions, "costPerPoll" | "deadline" | "notFoundGrace" | "resultGrace">
{
  /** The gap between polls, or an Effect `Schedule` of gaps. @default learned from how long tasks take */
  readonly every?: Duration.Input | PollSchedule | undefined
  /** Told after every poll where the wait stands. What it throws is logged and changes nothing. */
  readonly onPoll?: ((poll: WaitState) => unknown) | undefined
}

/** How to submit and wait. */
export interface RunOptions extends WaitOptions {
  /**
   * Told the handle as soon as there is one, and waited for: the place to store it, which no signal cuts short. What it
   * throws is logged and changes nothing.
   */
  readonly onSubmit?: ((ref: TaskRef) => unknown) | undefined
}
