/**
 * What the poller, the store and a workflow need of a vendor: each provider's service is one {@link TaskProvider}, plus
 * its own extras.
 */
import * as Context from "effect/Context"
import type * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import { toInvalidRequest } from "../internal/refused.ts"
import type { ClientRejection, StatusError, SubmitError } from "./TaskError.ts"
import type { MediaKind, TaskRef } from "./TaskRef.ts"
import type { TaskSnapshot } from "./TaskSnapshot.ts"

/**
 * One hosted task API.
 *
 * `E` is what its `submit` may fail with: for a provider that wraps another one and refuses by itself, more than what a
 * vendor says.
 */
export interface TaskProvider<in Request, out E extends SubmitError | ClientRejection = SubmitError> {
  /** The vendor, as it stands in every {@link TaskRef} and every error. */
  readonly provider: string
  /** What the vendor allows per account; what is not documented is absent. */
  readonly limits: Limits
  /** How often the vendor wants to be asked, by what the task makes. */
  readonly polling: Readonly<Record<MediaKind, PollingPolicy>>
  /**
   * Hands a job to the vendor: one paid job, one request. It is repeated only where the vendor refused it unread (pace),
   * or where an idempotency key makes one job of both. A provider of your own runs it in `Handover.keep`, so that an
   * interruption loses no handle.
   */
  readonly submit: (request: Request) => Effect.Effect<TaskRef, E>
  /**
   * Where the vendor posts the end of the task that a request asks for: behind a callback a run polls slowly. Absent where
   * the vendor posts nothing.
   */
  readonly callbackUrl?: ((request: Request) => string | undefined) | undefined
  /** How submits become one job by a key; absent where the vendor takes none. */
  readonly idempotency?: Idempotency<Request> | undefined
  /** Asks once how the task stands. */
  readonly status: (ref: TaskRef) => Effect.Effect<TaskSnapshot, StatusError>
}

/**
 * The provider, whose own refusals are `InvalidRequest`s with the same message: for what knows only what vendors say, such
 * as a durable job.
 *
 * @example
 * ```ts import.meta.vitest
 * import { asInvalidRequest } from "@effect-media/core"
 * import { SpendingLimit } from "@effect-media/core/spending"
 * import { ScriptedProvider } from "@effect-media/core/testing"
 * import * as Effect from "effect/Effect"
 * import * as Option from "effect/Option"
 *
 * const program = Effect.gen(function*() {
 *   const acme = yield* ScriptedProvider.make("acme", [{ urls: ["https://cdn.acme.example/boat.png"] }])
 *   const guarded = asInvalidRequest(yield* SpendingLimit.wrap(acme, () => Option.none()))
 *   return (yield* Effect.flip(guarded.submit({}))).message
 * }).pipe(Effect.provide(SpendingLimit.layer({ perRun: { amount: 1, unit: "USD" } })))
 *
 * await Effect.runPromise(program) // => "The request to acme was not sent: The job was not submitted to acme: what it costs is not known, and the limit is 1 USD per run. Say what it costs in USD, or let unknown prices through. Mend the request."
 * ```
 */
export const asInvalidRequest = <Request>(
  provider: TaskProvider<Request, SubmitError | ClientRejection>
): TaskProvider<Request> => ({
  ...provider,
  submit: (request) => Effect.mapError(provider.submit(request), (error) => toInvalidRequest<SubmitError>(error))
})

/** Any provider, for whoever submits nothing. */
export interface AnyTaskProvider extends TaskProvider<never, SubmitError | ClientRejection> {}

/**
 * How a vendor makes one job of several submits: those under one key.
 *
 * - `live`: how long after the first submit that surely holds
 * - `keyOf`: the key that a request has of its own; others are submitted under {@link SubmitKey}
 */
export interface Idempotency<in Request> {
  readonly live: Duration.Input
  readonly keyOf: (request: Request) => string | undefined
}

/**
 * The idempotency key of a submit whose request has none of its own, for providers that declare
 * {@link TaskProvider.idempotency}. Give it to one submit, since all those under it are one job. @default none
 */
export const SubmitKey = Context.Reference<string | undefined>("@effect-media/core/task/TaskProvider/SubmitKey", {
  defaultValue: () => undefined
})

/** So many requests in a window. */
export interface Rate {
  readonly limit: number
  readonly window: Duration.Input
}

/**
 * What a vendor allows per account.
 *
 * - `creates`, `queries`: counted apart
 * - `requests`: counted together
 * - `running`: tasks at once
 */
export interface Limits {
  readonly creates?: Rate | undefined
  readonly queries?: Rate | undefined
  readonly requests?: Rate | undefined
  readonly running?: number | undefined
}

/**
 * How often a vendor wants to be asked.
 *
 * - `first`: how long after the submit the first question makes sense
 * - `steps`: from a task's age `after` on, one question `every`; the last step holds to the end
 * - `exact`: ask like this, and do not learn a better pace from how long tasks take
 */
export interface PollingPolicy {
  readonly initialDelay: Duration.Input
  readonly steps: readonly [PollingStep, ...ReadonlyArray<PollingStep>]
  readonly fixed?: boolean | undefined
}

/** From a task's age `after` on, one question `every`. */
export interface PollingStep {
  readonly after: Duration.Input
  readonly interval: Duration.Input
}
