/** Options of calls. */
import type * as Poller from "@effect-media/core/polling/Poller"
import type { PollSchedule, WaitState } from "@effect-media/core/polling/PollSchedule"
import type { TaskRef } from "@effect-media/core/task/TaskRef"
import type * as Duration from "effect/Duration"

/** Options of every call. */
export interface CallOptions {
  /**
   * Ends the call: its promise is rejected with `signal.reason`, and a request in flight is aborted. A task that the
   * vendor has taken continues there.
   *
   * A submit in flight is waited for, `patience` at most. Then `submit` resolves with the handle of a task that was
   * taken, and `run` passes it to `onSubmit` before it is rejected.
   */
  readonly signal?: AbortSignal | undefined
}

/** Options for waiting. Durations are milliseconds or texts like `"10 minutes"`. */
export interface WaitOptions
  extends CallOptions, Pick<Poller.WaitOptions, "costPerPoll" | "deadline" | "notFoundGrace" | "resultGrace">
{
  /** The gap between polls, or an Effect `Schedule` of gaps. @default learned from how long tasks take */
  readonly every?: Duration.Input | PollSchedule | undefined
  /** Called after every poll with the state of the wait. If it throws, the error is logged and changes nothing. */
  readonly onPoll?: ((poll: WaitState) => unknown) | undefined
}

/** Options for submitting and waiting. */
export interface RunOptions extends WaitOptions {
  /**
   * Called with the handle as soon as there is one, and waited for: the place to store it. No signal interrupts it. If
   * it throws, the error is logged and changes nothing.
   */
  readonly onSubmit?: ((ref: TaskRef) => unknown) | undefined
}
