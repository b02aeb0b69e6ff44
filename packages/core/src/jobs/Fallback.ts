/**
 * Several ways to one result: attempts at providers, one after the other, until one succeeds.
 *
 * The next attempt begins only where the last one surely costs nothing more: the vendor refused the job unread, or says
 * that the task failed for a reason that nobody is billed for. What may still be running, or may have been taken, is
 * never doubled.
 */
import * as Arr from "effect/Array"
import * as Cause from "effect/Cause"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as ExecutionPlan from "effect/ExecutionPlan"
import * as Exit from "effect/Exit"
import * as Option from "effect/Option"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import { waitProblems } from "../polling/internal/waitLoop.ts"
import { Poller, type RunOptions, type WaitOptions } from "../polling/Poller.ts"
import type { FailureCategory } from "../task/FailureCategory.ts"
import {
  type ClientRejection,
  Forbidden,
  InsufficientCredits,
  InvalidRequest,
  ProviderUnavailable,
  RateLimited,
  ResultMissing,
  type RunError,
  SpendingLimitExceeded,
  type SubmitError,
  type SubmitOutcomeUnknown,
  TaskCancelled,
  TaskFailed,
  TaskNotFound,
  Unauthorized,
  UnsupportedRequest,
  type WaitError
} from "../task/TaskError.ts"
import type { TaskProvider } from "../task/TaskProvider.ts"
import { TaskRef } from "../task/TaskRef.ts"
import type { Succeeded } from "../task/TaskSnapshot.ts"

/**
 * What an attempt may end in before another one. `SubmitOutcomeUnknown`, `WaitTimeout` and `MalformedResponse` are not among
 * them: after these a job may be running, and nobody can allow a second one here.
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

/** What an attempt may end in before another one. */
export type AttemptError = typeof AttemptError.Type

/**
 * An attempt that failed.
 *
 * - `provider`: who was asked
 * - `ref`: the handle, where the vendor had taken the job
 * - `error`: how it ended
 */
export const FailedAttempt = Schema.Struct({
  provider: Schema.String,
  ref: Schema.optional(TaskRef),
  error: AttemptError
})

/** An attempt that failed. */
export interface FailedAttempt extends Schema.Schema.Type<typeof FailedAttempt> {}

/**
 * Every attempt failed; `attempts` has each of them, in order.
 */
export class FallbackFailed extends Schema.TaggedError<FallbackFailed>("@effect-media/core/FallbackFailed")(
  "FallbackFailed",
  { attempts: Schema.NonEmptyArray(FailedAttempt) }
) {
  /** Whether one of the attempts may go better later. */
  get isRetryable(): boolean {
    return this.attempts.some(({ error }) => error.isRetryable)
  }

  override get message(): string {
    const lines = this.attempts.map(({ error, provider }, i) =>
      `\n${i + 1}. ${provider}, ${error._tag}: ${error.message}`
    )
    const all = lines.length === 1 ? "The only attempt" : `All ${lines.length} attempts`
    return `${all} failed, and there is no other provider left:${lines.join("")}`
  }
}

/** One attempt: a job at a provider, not yet handed over. */
export interface Attempt {
  readonly provider: string
  readonly run: (options: RunOptions) => Effect.Effect<Succeeded, RunError | ClientRejection, Poller>
}

/** What came of the attempts: the task of the one that went well, its index from 0, and those before it. */
export interface FallbackSuccess {
  readonly task: Succeeded
  readonly attempt: number
  readonly failedAttempts: ReadonlyArray<FailedAttempt>
}

/**
 * How to try. The options of waiting are for every attempt; those of an attempt come first.
 */
export interface FallbackOptions extends RunOptions {
  /** Whether another attempt may follow. @default {@link shouldFallback} */
  readonly shouldFallback?: ((failed: FailedAttempt) => boolean) | undefined
  /** Told of each failed attempt that another one may follow. Its failure is logged and changes nothing. */
  readonly onFallback?: ((failed: FailedAttempt) => Effect.Effect<unknown, unknown>) | undefined
}

/**
 * What attempts can end in: `FallbackFailed` where all of them failed and would have allowed another one; otherwise the
 * error that allowed none, as itself. A refusal among the latter is one of a wait, so that the task may go on.
 */
export type FallbackError = FallbackFailed | SubmitOutcomeUnknown | WaitError

/**
 * One attempt: this job at this provider. `options` come before those of {@link run}.
 */
export const attempt = <Request>(
  provider: TaskProvider<Request, SubmitError | ClientRejection>,
  request: Request,
  options?: WaitOptions
): Attempt => ({
  provider: provider.provider,
  run: (shared) => Poller.run(provider, request, { ...shared, ...options })
})

const afterRefusal: Readonly<Record<AttemptError["_tag"], boolean>> = {
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

const afterFailure: Readonly<Record<FailureCategory, boolean>> = {
  Upstream: true,
  Timeout: true,
  Quota: true,
  InvalidInput: true,
  ContentPolicy: false,
  Unknown: false
}

/**
 * Whether another attempt may follow.
 *
 * | the attempt ended in | another? | because |
 * |---|---|---|
 * | `RateLimited` | yes | refused unread |
 * | `Unauthorized`, `Forbidden`, `InsufficientCredits` on the submit | yes | refused: no job was taken |
 * | `InvalidRequest` on the submit | yes | no job was taken, and the next provider gets a request of its own |
 * | `ProviderUnavailable` | yes | as the end of a submit it says that the vendor is closed and took no job |
 * | `UnsupportedRequest`, `SpendingLimitExceeded` | yes | no vendor was asked |
 * | the same refusals on the wait | no | the task is there and may go on; only its status is refused |
 * | `TaskFailed`, `Upstream` or `Timeout` | yes | the task is over without a result, by the vendor's fault |
 * | `TaskFailed`, `Quota` | yes | the task is over: there was nothing to pay it with |
 * | `TaskFailed`, `InvalidInput` | yes | the input was found unfit before anything was made |
 * | `TaskFailed`, `ContentPolicy` | no | a result that was made and then refused may be billed; others refuse it too |
 * | `TaskFailed`, `Unknown` | no | nobody knows what it cost |
 * | `TaskCancelled` | no | somebody wanted it to end |
 * | `TaskNotFound` | no | the vendor took the job and may be working on it under another key |
 * | `ResultMissing` | no | the vendor calls it a success, and bills it as one |
 * | `WaitTimeout` | never | the task goes on |
 * | `MalformedResponse` | never | the vendor took the job, and what it says of it cannot be read |
 * | `SubmitOutcomeUnknown` | never | the job may have been taken |
 *
 * The vendors' pages do not promise that a failed task is free; whoever has a contract that says otherwise gives
 * {@link FallbackOptions.shouldFallback}.
 *
 * @example
 * ```ts import.meta.vitest
 * import { TaskFailed, TaskRef } from "@effect-media/core"
 * import { Fallback } from "@effect-media/core/jobs"
 *
 * const ref = TaskRef.make({ provider: "kie", kind: "image", id: "1" })
 * const failed = (category: TaskFailed["category"]) => ({
 *   provider: "kie",
 *   ref,
 *   error: new TaskFailed({ provider: "kie", ref, status: "fail", code: "500", category, description: "" })
 * })
 *
 * Fallback.shouldFallback(failed("Upstream")) // => true
 * Fallback.shouldFallback(failed("ContentPolicy")) // => false
 * ```
 */
export const shouldFallback = ({ error, ref }: FailedAttempt): boolean =>
  error._tag === "TaskFailed" ? afterFailure[error.category] : ref === undefined && afterRefusal[error._tag]

/** The attempts before the one whose error this is; they are with the cause of every error of {@link run}. */
export const failedAttempts = (cause: Cause.Cause<unknown>): ReadonlyArray<FailedAttempt> =>
  Option.getOrElse(Context.getOption(Cause.annotations(cause), EarlierAttempts), () => [])

class EarlierAttempts extends Context.Service<EarlierAttempts, ReadonlyArray<FailedAttempt>>()(
  "@effect-media/core/jobs/Fallback/EarlierAttempts"
) {}

class CurrentAttempt extends Context.Service<CurrentAttempt, Attempt>()(
  "@effect-media/core/jobs/Fallback/CurrentAttempt"
) {}

/**
 * Tries one attempt after the other: each is a submit and a wait, and the next begins only where {@link shouldFallback} says so.
 *
 * The attempts are steps of an `ExecutionPlan`: `ExecutionPlan.CurrentMetadata` says inside which one is under way.
 * `onSubmit` is told the handle of each attempt. Errors that allow no other attempt come through as themselves, with
 * {@link failedAttempts} in their cause.
 *
 * @example
 * ```ts import.meta.vitest
 * import { InsufficientCredits, Poller } from "@effect-media/core"
 * import { Fallback } from "@effect-media/core/jobs"
 * import { ScriptedProvider } from "@effect-media/core/testing"
 * import * as Effect from "effect/Effect"
 *
 * const program = Effect.gen(function*() {
 *   const refuses = new InsufficientCredits({ provider: "acme", code: "402", description: "no credits" })
 *   const acme = yield* ScriptedProvider.make("acme", [{ refuses }])
 *   const bolt = yield* ScriptedProvider.make("bolt", [{ urls: ["https://cdn.bolt.example/boat.png"] }])
 *   const { failedAttempts, task } = yield* Fallback.run([
 *     Fallback.attempt(acme, { prompt: "a paper boat" }),
 *     Fallback.attempt(bolt, { text: "a paper boat" })
 *   ])
 *   return [task.ref.provider, ...failedAttempts.map(({ error, provider }) => `after ${error._tag} of ${provider}`)]
 * }).pipe(Effect.provide(Poller.layer))
 *
 * await Effect.runPromise(program) // => ["bolt", "after InsufficientCredits of acme"]
 * ```
 */
export function run(
  attempts: Arr.NonEmptyReadonlyArray<Attempt>,
  options?: FallbackOptions & { readonly shouldFallback?: undefined }
): Effect.Effect<FallbackSuccess, FallbackError, Poller>
export function run(
  attempts: Arr.NonEmptyReadonlyArray<Attempt>,
  options: FallbackOptions
): Effect.Effect<FallbackSuccess, FallbackFailed | RunError | ClientRejection, Poller>
export function run(
  attempts: Arr.NonEmptyReadonlyArray<Attempt>,
  options: FallbackOptions = {}
): Effect.Effect<FallbackSuccess, FallbackFailed | RunError | ClientRejection, Poller> {
  return runAll(attempts, options)
}

const runAll = Effect.fn("Fallback.run")(
  function*(
    attempts: Arr.NonEmptyReadonlyArray<Attempt>,
    { shouldFallback: allows = shouldFallback, onFallback, onSubmit, ...options }: FallbackOptions
  ): Effect.fn.Return<FallbackSuccess, FallbackFailed | RunError | ClientRejection, Poller> {
    const earlier: Array<FailedAttempt> = []
    const problems = waitProblems(options)
    if (problems.length > 0) return yield* InvalidRequest.local(attempts[0].provider, problems)

    const one = Effect.gen(function*(): Effect.fn.Return<
      Exit.Exit<FallbackSuccess, RunError | ClientRejection>,
      AttemptError,
      CurrentAttempt | Poller
    > {
      const { provider, run } = yield* CurrentAttempt
      let ref: TaskRef | undefined
      const end = yield* Effect.result(run({
        ...options,
        onSubmit: (taken) => {
          ref = taken
          return onSubmit?.(taken) ?? Effect.void
        }
      }))
      if (Result.isSuccess(end)) {
        return Exit.succeed({ task: end.success, attempt: earlier.length, failedAttempts: earlier })
      }
      const error = end.failure
      // A plan moves on after every failure: what must not move on passes it by as a value.
      if (mayBeRunning(error)) return stop(error, earlier)
      const failed: FailedAttempt = { provider, ref, error }
      if (!allows(failed)) return stop(error, earlier)
      earlier.push(failed)
      yield* Effect.logInfo(`The attempt at ${provider} ended in ${error._tag} and allows another one.`)
      if (onFallback !== undefined) {
        yield* Effect.ignoreCause(Effect.suspend(() => onFallback(failed)), {
          log: "Warn",
          message: "An observer of a fallback failed; the fallback goes on."
        })
      }
      return yield* error
    })

    const plan = ExecutionPlan.make(
      ...Arr.map(attempts, (attempt) => ({ provide: Context.make(CurrentAttempt, attempt) }))
    )
    const end = yield* Effect.withExecutionPlan(one, plan).pipe(
      Effect.mapError((last) => Arr.isReadonlyArrayNonEmpty(earlier) ? new FallbackFailed({ attempts: earlier }) : last)
    )
    return yield* end
  }
)

const mayBeRunning = (error: RunError | ClientRejection): error is Exclude<RunError | ClientRejection, AttemptError> =>
  error._tag === "SubmitOutcomeUnknown" || error._tag === "WaitTimeout" || error._tag === "MalformedResponse" ||
  error._tag === "InvalidTaskRef"

const stop = (
  error: RunError | ClientRejection,
  earlier: ReadonlyArray<FailedAttempt>
): Exit.Exit<never, RunError | ClientRejection> =>
  Exit.failCause(Cause.annotate(Cause.fail(error), Context.make(EarlierAttempts, earlier)))
