/**
 * Records the submit of a job: the intent before the request is sent, then the handle, or that no task was created.
 *
 * If only the intent is recorded, the process ended before it knew the outcome, and a task may exist. The submit is then
 * repeated only under the same idempotency key, so that the vendor makes one job of both.
 */
import * as Cause from "effect/Cause"
import * as SecureRandom from "effect/crypto/SecureRandom"
import * as DateTime from "effect/DateTime"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import * as Predicate from "effect/Predicate"
import * as Handover from "../task/Handover.ts"
import { type ClientRejection, ProviderUnavailable, type SubmitError, SubmitOutcomeUnknown } from "../task/TaskError.ts"
import { SubmitKey, type TaskProvider } from "../task/TaskProvider.ts"
import type { TaskRef } from "../task/TaskRef.ts"

/**
 * The intent of a submit.
 *
 * - `id`: identifies this one submit
 * - `at`: its time, UTC
 */
export interface SubmitIntent {
  readonly id: string
  readonly provider: string
  readonly model?: string | undefined
  readonly idempotencyKey?: string | undefined
  readonly at: DateTime.Utc
}

/** The intent of an earlier submit whose outcome is unknown. */
export type EarlierIntent = Omit<SubmitIntent, "id">

/** An error of a submit that created no task. */
export type Refusal = Exclude<SubmitError | ClientRejection, SubmitOutcomeUnknown>

/**
 * Stores the intent and the outcome of the submit of one job. If the store fails, the submit fails with the same error:
 * with `SubmitOutcomeUnknown` if a task may exist, else with a {@link Refusal}.
 */
export interface SubmitStore<out E extends SubmitError | ClientRejection = never> {
  /** Records that the request is about to be sent. It is sent only if this succeeds. */
  readonly recordIntent: (intent: SubmitIntent) => Effect.Effect<void, E>
  /** Records the handle of the task. */
  readonly recordHandle: (ref: TaskRef) => Effect.Effect<void, E>
  /** Records that the submit created no task: it was refused, or interrupted before it was sent. */
  readonly recordRefusal: (intent: SubmitIntent, error: Refusal) => Effect.Effect<void>
}

const modelOf = (request: unknown): string | undefined =>
  Predicate.hasProperty(request, "model") && typeof request.model === "string" ? request.model : undefined

/** Creates the error for a submit of which only the intent is known. */
export const outcomeUnknown = (
  { at, idempotencyKey, model, provider }: EarlierIntent,
  description: string
): SubmitOutcomeUnknown =>
  new SubmitOutcomeUnknown({
    provider,
    model,
    submittedAt: at,
    idempotencyKey,
    cause: new ProviderUnavailable({ provider, code: "", description, reason: "Network" })
  })

/**
 * Returns true if the vendor makes one job of an earlier submit and its repetition, because both have the same
 * idempotency key and the vendor still knows it.
 *
 * - `idempotency`: the request's own key, if it has one, and how long the vendor knows a key; `undefined` if the vendor
 *   takes none
 * - `age`: the time since the earlier submit
 */
export const isSameJob = (
  idempotency: { readonly key: string | undefined; readonly live: Duration.Input } | undefined,
  { idempotencyKey }: EarlierIntent,
  age: Duration.Duration
): boolean =>
  idempotency !== undefined && idempotencyKey !== undefined &&
  (idempotency.key ?? idempotencyKey) === idempotencyKey &&
  Duration.isLessThan(age, Duration.fromInputUnsafe(idempotency.live))

/**
 * Wraps a provider so that each submit is recorded in the store. Pass the store of one job, and submit one request.
 *
 * With `earlier`, the submit repeats one whose outcome is unknown, under the same idempotency key. A refusal then says
 * nothing about the earlier submit, and becomes `SubmitOutcomeUnknown`.
 */
export const wrap = <
  Request,
  E extends SubmitError | ClientRejection,
  S extends SubmitError | ClientRejection = never
>(
  provider: TaskProvider<Request, E>,
  store: SubmitStore<S>,
  earlier?: EarlierIntent
): TaskProvider<Request, E | S | SubmitOutcomeUnknown> => {
  const submit = Effect.fnUntraced(function*(
    request: Request
  ): Effect.fn.Return<TaskRef, E | S | SubmitOutcomeUnknown> {
    const { idempotency } = provider
    const intent: SubmitIntent = {
      id: SecureRandom.uuidV4Unsafe(),
      provider: provider.provider,
      model: modelOf(request),
      idempotencyKey: idempotency === undefined
        ? undefined
        : idempotency.keyOf(request) ?? earlier?.idempotencyKey ?? SecureRandom.uuidV4Unsafe(),
      at: yield* DateTime.now
    }
    const sent = intent.idempotencyKey === undefined
      ? provider.submit(request)
      : Effect.provideService(provider.submit(request), SubmitKey, intent.idempotencyKey)
    return yield* Effect.uninterruptibleMask((restore) =>
      Handover.waiting(restore(store.recordIntent(intent))).pipe(
        Effect.onInterrupt(() => store.recordRefusal(intent, unsent(provider.provider))),
        Effect.andThen(
          restore(sent).pipe(
            // A refusal now does not tell how the earlier submit ended.
            Effect.mapError((error) =>
              earlier === undefined || error._tag === "SubmitOutcomeUnknown"
                ? error
                : outcomeUnknown(earlier, error.message)
            ),
            Effect.tapCause((cause) => {
              const refusal = Handover.isUnsent(cause) ? unsent(provider.provider) : refusalOf(cause)
              return refusal === undefined ? Effect.void : store.recordRefusal(intent, refusal)
            })
          )
        ),
        Effect.tap(store.recordHandle)
      )
    )
  })
  return { ...provider, submit }
}

const refusalOf = (cause: Cause.Cause<SubmitError | ClientRejection>): Refusal | undefined => {
  const error = Option.getOrUndefined(Cause.findErrorOption(cause))
  return error === undefined || error._tag === "SubmitOutcomeUnknown" ? undefined : error
}

/** Describes a submit that was interrupted before anything was sent. */
const unsent = (provider: string) =>
  new ProviderUnavailable({
    provider,
    code: "",
    description: "it was stopped before the request was sent",
    reason: "NoConnection"
  })
