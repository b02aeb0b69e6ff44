/**
 * Describes what the poller, the store and a workflow need from a vendor. Each provider's service is a
 * {@link TaskProvider} with its own extras.
 */
import * as Context from "effect/Context"
import type * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import type { Cancellation } from "./Cancellation.ts"
import { type ClientRejection, InvalidRequest, type StatusError, type SubmitError } from "./TaskError.ts"
import type { MediaKind, TaskRef } from "./TaskRef.ts"
import type { TaskSnapshot } from "./TaskSnapshot.ts"

/**
 * One hosted task API.
 *
 * `E` is the error of its `submit`. A provider that wraps another one, and rejects requests by itself, has more errors
 * than a vendor has.
 */
export interface TaskProvider<in Request, out E extends SubmitError | ClientRejection = SubmitError> {
  /** The vendor's name, as in every {@link TaskRef} and every error. */
  readonly provider: string
  /** The rate limits that the vendor documents per account. Limits that are not documented are absent. */
  readonly limits: Limits
  /** The vendor's polling policy for each kind of media. */
  readonly polling: Readonly<Record<MediaKind, PollingPolicy>>
  /**
   * Submits a job to the vendor: one paid job, one request. It is sent again only if the vendor refused it unread (rate
   * limit), or if an idempotency key makes both requests one job. If you write a provider without `ProviderHttp.create`,
   * run its submit in `Handover.keep`, so that an interruption loses no handle.
   */
  readonly submit: (request: Request) => Effect.Effect<TaskRef, E>
  /**
   * Returns the URL to which the vendor posts the end of the request's task. With a callback, a run polls slowly. Absent
   * if the vendor has no callbacks.
   */
  readonly callbackUrl?: ((request: Request) => string | undefined) | undefined
  /** The vendor's idempotency keys; absent if it takes none. */
  readonly idempotency?: Idempotency<Request> | undefined
  /** Polls the task once. */
  readonly status: (ref: TaskRef) => Effect.Effect<TaskSnapshot, StatusError>
  /** Asks the vendor once to cancel the task. Absent if the vendor cannot. */
  readonly cancel?: ((ref: TaskRef) => Effect.Effect<Cancellation, StatusError>) | undefined
}

/**
 * Turns a provider's own {@link ClientRejection}s into `InvalidRequest`s with the same message. Use it for code that knows
 * only the errors of vendors, such as a durable job.
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
 * await Effect.runPromise(program) // => "The request to acme was not sent: The job was not submitted to acme: its price is not known, and the limit is 1 USD per run. Give its price in USD, or allow unknown prices. Fix the request, then submit again."
 * ```
 */
export const asInvalidRequest = <Request>(
  provider: TaskProvider<Request, SubmitError | ClientRejection>
): TaskProvider<Request> => ({
  ...provider,
  submit: (request) => Effect.mapError(provider.submit(request), (error) => toInvalidRequest<SubmitError>(error))
})

/** Turns a {@link ClientRejection} into an `InvalidRequest`, an error that any vendor may have. */
export const toInvalidRequest = <E extends { readonly _tag: string }>(error: E | ClientRejection): E | InvalidRequest =>
  isClientRejection(error)
    ? InvalidRequest.local(error.provider, [{ path: "", problem: error.message.replace(/\.$/, "") }])
    : error

const isClientRejection = <E extends { readonly _tag: string }>(error: E | ClientRejection): error is ClientRejection =>
  error._tag === "UnsupportedRequest" || error._tag === "SpendingLimitExceeded"

/**
 * Carries the types of the models' inputs of a provider, by model id. Only the type exists: with it, `Poller.run` and
 * `Fallback.attempt` hold a request that is written in the call to the type of its model.
 */
export interface TypedModels<out Inputs> {
  /** Is never set. */
  readonly "~inputs"?: Inputs | undefined
}

/** The model ids of a provider with {@link TypedModels}: editors complete the known ones, and any other is accepted. */
export type ModelIdOf<Inputs> = unknown extends Inputs ? unknown : (keyof Inputs & string) | (string & {})

/**
 * A request to a provider with {@link TypedModels}: the input of a known model has its own type, that of any other model
 * the type of the provider's requests. Other providers take their requests unchanged.
 */
export type RequestOf<Request, Inputs, Id> =
  // From the first part `Id` is inferred; it is `unknown` for providers without types.
  & ({ readonly model?: Id } | (unknown extends Inputs ? unknown : never))
  & (unknown extends Inputs ? Request : Omit<Request, "model" | "input"> & {
    readonly model: Id
    readonly input: Id extends keyof Inputs ? Inputs[Id] : InputOf<Request>
  })

type InputOf<Request> = Request extends { readonly input: infer Input } ? Input : unknown

/** Any provider, for code that submits nothing. */
export interface AnyTaskProvider extends TaskProvider<never, SubmitError | ClientRejection> {}

/**
 * The idempotency keys of a vendor: all submits with the same key are one job.
 *
 * - `live`: the time after the first submit for which this is certain
 * - `keyOf`: returns the request's own key; a request without one is submitted with {@link SubmitKey}
 */
export interface Idempotency<in Request> {
  readonly live: Duration.Input
  readonly keyOf: (request: Request) => string | undefined
}

/**
 * The idempotency key of a submit whose request has no key of its own, for providers that declare
 * {@link TaskProvider.idempotency}. Use it for one submit only, since all submits with it are one job. @default none
 */
export const SubmitKey = Context.Reference<string | undefined>("@effect-media/core/task/TaskProvider/SubmitKey", {
  defaultValue: () => undefined
})

/** A rate limit: at most `limit` requests in a `window`. */
export interface Rate {
  readonly limit: number
  readonly window: Duration.Input
}

/**
 * The limits of a vendor per account.
 *
 * - `creates`, `queries`: the rate limits of submits and of status queries, counted separately
 * - `requests`: the rate limit of both together
 * - `running`: the number of tasks that may run at the same time
 */
export interface Limits {
  readonly creates?: Rate | undefined
  readonly queries?: Rate | undefined
  readonly requests?: Rate | undefined
  readonly running?: number | undefined
}

/**
 * A vendor's advice on how often to poll.
 *
 * - `initialDelay`: the time from the submit to the first poll
 * - `steps`: from a task's age `after` on, one poll per `interval`; the last step has no end
 * - `fixed`: if `true`, polls follow exactly these steps, and no better schedule is learned from tasks' durations
 */
export interface PollingPolicy {
  readonly initialDelay: Duration.Input
  readonly steps: readonly [PollingStep, ...ReadonlyArray<PollingStep>]
  readonly fixed?: boolean | undefined
}

/** From a task's age `after` on, one poll per `interval`. */
export interface PollingStep {
  readonly after: Duration.Input
  readonly interval: Duration.Input
}
