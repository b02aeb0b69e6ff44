/**
 * Decides which failed jobs were certainly not billed. A fallback, a ledger and a spending limit depend on it.
 */
import * as Schema from "effect/Schema"
import { SpendingLimitExceeded, UnsupportedRequest } from "./ClientRejection.ts"
import type { FailureCategory } from "./FailureCategory.ts"
import {
  Forbidden,
  InsufficientCredits,
  InvalidRequest,
  ProviderUnavailable,
  RateLimited,
  ResultMissing,
  TaskCancelled,
  TaskFailed,
  TaskNotFound,
  Unauthorized
} from "./TaskError.ts"
import { TaskRef } from "./TaskRef.ts"

/**
 * The errors that may be followed by another attempt. `SubmitOutcomeUnknown`, `WaitTimeout` and `MalformedResponse` are
 * not among them: after these a job may be running, and no option can allow a second one.
 */
export const AttemptError = Schema.Union([
  TaskFailed,
  TaskCancelled,
  TaskNotFound,
  ResultMissing,
  RateLimited,
  Unauthorized,
  Forbidden,
  InsufficientCredits,
  InvalidRequest,
  ProviderUnavailable,
  UnsupportedRequest,
  SpendingLimitExceeded
])
export type AttemptError = typeof AttemptError.Type

/**
 * An attempt that failed.
 *
 * - `provider`: the provider that was asked
 * - `ref`: the handle, if the vendor had accepted the job
 * - `error`: the error of the attempt
 */
export const FailedAttempt = Schema.Struct({
  provider: Schema.String,
  ref: Schema.optional(TaskRef),
  error: AttemptError
})
export interface FailedAttempt extends Schema.Schema.Type<typeof FailedAttempt> {}

const unbilledErrors: Readonly<Record<AttemptError["_tag"], boolean>> = {
  RateLimited: true,
  Unauthorized: true,
  Forbidden: true,
  InsufficientCredits: true,
  InvalidRequest: true,
  ProviderUnavailable: true,
  UnsupportedRequest: true,
  SpendingLimitExceeded: true,
  TaskFailed: false,
  TaskCancelled: false,
  TaskNotFound: false,
  ResultMissing: false
}

const unbilledFailures: Readonly<Record<FailureCategory, boolean>> = {
  Upstream: true,
  Timeout: true,
  Quota: true,
  InvalidInput: true,
  ContentPolicy: false,
  Unknown: false
}

/**
 * Returns whether an attempt that failed was certainly not billed, so that another one may follow.
 *
 * | the attempt ended in | unbilled? | because |
 * |---|---|---|
 * | `RateLimited` | yes | refused unread |
 * | `Unauthorized`, `Forbidden`, `InsufficientCredits` on the submit | yes | refused: no job was accepted |
 * | `InvalidRequest` on the submit | yes | no job was accepted, and the next provider gets its own request |
 * | `ProviderUnavailable` | yes | as the end of a submit it means that the vendor is closed and accepted no job |
 * | `UnsupportedRequest`, `SpendingLimitExceeded` | yes | no vendor was asked |
 * | the same refusals on the wait | no | the task exists and may still be running; only its status is refused |
 * | `TaskFailed`, `Upstream` or `Timeout` | yes | the task ended without a result, by the vendor's fault |
 * | `TaskFailed`, `Quota` | yes | the task ended: there were no credits to pay for it |
 * | `TaskFailed`, `InvalidInput` | yes | the input was rejected before anything was made |
 * | `TaskFailed`, `ContentPolicy` | no | a result that was made and then refused may be billed; others refuse it too |
 * | `TaskFailed`, `Unknown` | no | its cost is unknown |
 * | `TaskCancelled` | no | it was cancelled on purpose |
 * | `TaskNotFound` | no | the vendor accepted the job and may be working on it under another key |
 * | `ResultMissing` | no | the vendor calls it a success, and bills it as one |
 * | `WaitTimeout` | never | the task may still be running, or have ended unseen |
 * | `MalformedResponse` | never | the vendor accepted the job, and its answer about it cannot be read |
 * | `SubmitOutcomeUnknown` | never | the job may have been accepted |
 *
 * The vendors' documentation does not promise that a failed task is free. If your contract says otherwise, set
 * `shouldFallback` of a fallback.
 *
 * @example
 * ```ts import.meta.vitest
 * import { Billing, TaskFailed, TaskRef } from "@effect-media/core"
 *
 * const ref = TaskRef.make({ provider: "kie", kind: "image", id: "1" })
 * const failed = (category: TaskFailed["category"]) => ({
 *   provider: "kie",
 *   ref,
 *   error: new TaskFailed({ provider: "kie", ref, status: "fail", code: "500", category, description: "" })
 * })
 *
 * Billing.isUnbilled(failed("Upstream")) // => true
 * Billing.isUnbilled(failed("ContentPolicy")) // => false
 * ```
 */
export const isUnbilled = ({ error, ref }: FailedAttempt): boolean =>
  error._tag === "TaskFailed" ? unbilledFailures[error.category] : ref === undefined && unbilledErrors[error._tag]
