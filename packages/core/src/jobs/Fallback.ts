/**
 * Tries several providers, one after the other, until one succeeds.
 *
 * The next attempt begins only if the last one was certainly not billed: the vendor refused the job unread, or reports
 * that the task failed for a reason that is not billed. A job that may still run, or may have been accepted, is never
 * repeated elsewhere.
 */
import type * as Arr from "effect/Array"
import * as Cause from "effect/Cause"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import { Poller } from "../polling/Poller.ts"
import { resolveOptions, type RunOptions, type WaitOptions } from "../polling/WaitOptions.ts"
import { AttemptError, FailedAttempt, isUnbilled } from "../task/Billing.ts"
import { MediaError } from "../task/MediaError.ts"
import {
  type ClientRejection,
  type RunError,
  type SubmitError,
  type SubmitOutcomeUnknown,
  type WaitError
} from "../task/TaskError.ts"
import type { ModelIdOf, RequestOf, TaskProvider, TypedModels } from "../task/TaskProvider.ts"
import type { TaskRef } from "../task/TaskRef.ts"
import type { Succeeded } from "../task/TaskSnapshot.ts"

export { AttemptError, FailedAttempt }

/**
 * Every attempt failed; `attempts` has each of them, in order.
 */
export class FallbackFailed extends MediaError.extend<FallbackFailed>("@effect-media/core/FallbackFailed")({
  _tag: Schema.tag("FallbackFailed"),
  attempts: Schema.NonEmptyArray(FailedAttempt)
}) {
  /** Is true if one of the attempts may succeed later. */
  override get isRetryable(): boolean {
    return this.attempts.some(({ error }) => error.isRetryable)
  }

  override get summary(): string {
    const lines = this.attempts.map(({ error, provider }, i) =>
      `\n${i + 1}. ${provider}, ${error._tag}: ${error.summary}`
    )
    const all = lines.length === 1 ? "The only attempt" : `All ${lines.length} attempts`
    return `${all} failed, and there is no other provider left:${lines.join("")}`
  }

  override get advice(): string {
    return [...new Set(this.attempts.map(({ error }) => error.advice))].join(" ")
  }
}

/** One attempt: a job for a provider, not submitted yet. */
export interface Attempt {
  readonly provider: string
  readonly run: (options: RunOptions) => Effect.Effect<Succeeded, RunError | ClientRejection, Poller>
}

/** The result of the attempts: the task of the successful one, its index from 0, and the attempts before it. */
export interface FallbackSuccess {
  readonly task: Succeeded
  readonly attempt: number
  readonly failedAttempts: ReadonlyArray<FailedAttempt>
}

/** Options of a fallback. The options of waiting apply to every attempt; an attempt's own options take precedence. */
export interface FallbackOptions extends RunOptions {
  /** Decides whether another attempt may follow. @default {@link shouldFallback} */
  readonly shouldFallback?: ((failed: FailedAttempt) => boolean) | undefined
  /**
   * Receives each failed attempt that another one may follow. If it fails, the failure is logged and changes nothing.
   */
  readonly onFallback?: ((failed: FailedAttempt) => Effect.Effect<unknown, unknown>) | undefined
}

/**
 * The errors of a fallback: `FallbackFailed` if all attempts failed and each would have allowed another one; otherwise
 * the error that allowed none, unchanged. In the second case a refusal is one of a wait, so the task may still be
 * running.
 */
export type FallbackError = FallbackFailed | SubmitOutcomeUnknown | WaitError

/** Creates an attempt: this job at this provider. `options` take precedence over those of {@link run}. */
export function attempt<Request, Inputs, const Id extends ModelIdOf<Inputs>>(
  provider: TaskProvider<Request, SubmitError | ClientRejection> & TypedModels<Inputs>,
  request: RequestOf<NoInfer<Request>, NoInfer<Inputs>, Id>,
  options?: WaitOptions
): Attempt
export function attempt<Request>(
  provider: TaskProvider<Request, SubmitError | ClientRejection>,
  request: Request,
  options?: WaitOptions
): Attempt {
  return {
    provider: provider.provider,
    run: (shared) => Poller.use((poller) => poller.run(provider, request, { ...shared, ...options }))
  }
}

/** Decides whether another attempt may follow: if the last one is certainly not billed, by the table of `Billing.isUnbilled`. */
export const shouldFallback: (failed: FailedAttempt) => boolean = isUnbilled

/**
 * Returns the attempts before the one that ended in this error; the cause of every error of {@link run} contains them.
 */
export const failedAttempts = (cause: Cause.Cause<unknown>): ReadonlyArray<FailedAttempt> =>
  Option.getOrElse(Context.getOption(Cause.annotations(cause), EarlierAttempts), () => [])

class EarlierAttempts extends Context.Service<EarlierAttempts, ReadonlyArray<FailedAttempt>>()(
  "@effect-media/core/jobs/Fallback/EarlierAttempts"
) {}

/**
 * Tries one attempt after the other: each is a submit and a wait, and the next begins only if {@link shouldFallback}
 * allows it.
 *
 * `onSubmit` receives the handle of each attempt. Errors that allow no other attempt are returned unchanged, with
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
    yield* resolveOptions(attempts[0].provider, options)
    const earlier: Array<FailedAttempt> = []
    for (const { provider, run } of attempts) {
      let ref: TaskRef | undefined
      const end = yield* Effect.result(run({
        ...options,
        onSubmit: (accepted) => {
          ref = accepted
          return onSubmit?.(accepted) ?? Effect.void
        }
      }))
      if (Result.isSuccess(end)) return { task: end.success, attempt: earlier.length, failedAttempts: earlier }
      const error = end.failure
      if (mayBeRunning(error)) return yield* stop(error, earlier)
      const failed: FailedAttempt = { provider, ref, error }
      if (!allows(failed)) return yield* stop(error, earlier)
      earlier.push(failed)
      yield* Effect.logInfo(`The attempt at ${provider} ended with ${error._tag}. Trying the next provider.`)
      if (onFallback !== undefined) {
        yield* Effect.ignoreCause(Effect.suspend(() => onFallback(failed)), {
          log: "Warn",
          message: "An observer of a fallback failed. The fallback continues."
        })
      }
    }
    const [first, ...rest] = earlier
    return yield* first === undefined
      ? Effect.die("Fallback.run needs at least one attempt")
      : new FallbackFailed({ attempts: [first, ...rest] })
  }
)

const mayBeRunning = (error: RunError | ClientRejection): error is Exclude<RunError | ClientRejection, AttemptError> =>
  error._tag === "SubmitOutcomeUnknown" || error._tag === "WaitTimeout" || error._tag === "MalformedResponse" ||
  error._tag === "InvalidTaskRef"

const stop = (
  error: RunError | ClientRejection,
  earlier: ReadonlyArray<FailedAttempt>
): Effect.Effect<never, RunError | ClientRejection> =>
  Effect.failCause(Cause.annotate(Cause.fail(error), Context.make(EarlierAttempts, earlier)))
