import * as SecureRandom from "effect/crypto/SecureRandom"
import * as DateTime from "effect/DateTime"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Predicate from "effect/Predicate"
import type * as Schema from "effect/Schema"
import type * as Semaphore from "effect/Semaphore"
import type { PollerService, RunOptions } from "../../polling/Poller.ts"
import * as Handover from "../../task/Handover.ts"
import {
  type ClientRejection,
  ProviderUnavailable,
  type RunError,
  type SubmitError,
  SubmitOutcomeUnknown
} from "../../task/TaskError.ts"
import { type AnyTaskProvider, SubmitKey, type TaskProvider, toInvalidRequest } from "../../task/TaskProvider.ts"
import type { TaskRef } from "../../task/TaskRef.ts"
import type { Succeeded } from "../../task/TaskSnapshot.ts"
import * as BatchLedger from "../BatchLedger.ts"
import { type JobStanding, standingOf } from "./standing.ts"

/** The state that an item's jobs share with those of the whole batch. */
export interface Shared {
  readonly poller: PollerService
  readonly ledger: BatchLedger.BatchLedgerService
  readonly account: (provider: AnyTaskProvider) => Semaphore.Semaphore
  readonly count: (counts: { readonly submitted?: number; readonly running?: number }) => Effect.Effect<void>
  readonly resubmit: ((doubt: SubmitOutcomeUnknown, key: string) => boolean) | undefined
}

const modelOf = (request: unknown): string | undefined =>
  Predicate.hasProperty(request, "model") && typeof request.model === "string" ? request.model : undefined

/** Returns the provider with an idempotency key for submits whose request has none. */
const under = <Request, E extends SubmitError | ClientRejection>(
  provider: TaskProvider<Request, E>,
  key: string
): TaskProvider<Request, E> => ({
  ...provider,
  submit: (request) => Effect.provideService(provider.submit(request), SubmitKey, key)
})

/** Describes a submit that was interrupted before anything was sent. */
const unsent = (provider: string) =>
  new ProviderUnavailable({
    provider,
    code: "",
    description: "the batch was stopped before the request was sent",
    reason: "NoConnection"
  })

/** Creates the error for a submit whose outcome is not in the ledger. */
const unknown = ({ intents: [intent], error }: Extract<JobStanding, { readonly _tag: "InDoubt" }>, why?: string) =>
  error !== undefined && why === undefined ? error : new SubmitOutcomeUnknown({
    provider: intent.provider,
    model: intent.model,
    submittedAt: intent.at,
    idempotencyKey: intent.idempotencyKey,
    cause: new ProviderUnavailable({
      provider: intent.provider,
      code: "",
      description: why ?? "the batch was stopped before the answer to its submit was written down",
      reason: "Network"
    })
  })

/**
 * Creates the poller of one item of a batch: its `run` takes a permit of the account, writes the ledger, and does not
 * repeat what the ledger has. A ledger that cannot be written is a defect here; the batch turns it into an error of the
 * item.
 */
export const make = (
  { account, count, ledger, poller, resubmit }: Shared,
  key: string,
  entries: ReadonlyArray<BatchLedger.LedgerEntry>,
  itemRequest: Schema.Json | undefined
) => {
  const steps = new Map<string, number>()
  const nextStep = (provider: string): string => {
    const nth = (steps.get(provider) ?? 0) + 1
    steps.set(provider, nth)
    return `${provider}#${nth}`
  }
  let hasAsked = false

  // An interruption also waits for this write: a job that was accepted must be in the ledger.
  const append = (entry: BatchLedger.LedgerEntry) => Effect.uninterruptible(ledger.append(entry))
  const note = (entry: BatchLedger.LedgerEntry) =>
    Effect.ignore(append(entry), { log: "Warn", message: `The end of a job of "${key}" was not written down.` })

  const run = Effect.fnUntraced(
    function*<Request, E extends SubmitError | ClientRejection>(
      provider: TaskProvider<Request, E>,
      request: Request,
      runOptions: RunOptions = {}
    ): Effect.fn.Return<Succeeded, RunError | E> {
      const step = nextStep(provider.provider)
      const standing = standingOf(entries, step)
      const tell = (ref: TaskRef) => runOptions.onSubmit?.(ref) ?? Effect.void
      const told = (ref: TaskRef) =>
        Effect.ignoreCause(Effect.suspend(() => tell(ref)), { log: "Warn", message: "The handle was not stored." })

      if (standing._tag === "Over") {
        if (standing.ref !== undefined) yield* told(standing.ref)
        // A refusal by the client in an earlier run is not an error type of this run.
        return yield* Effect.mapError(standing.exit, (error) => toInvalidRequest<RunError>(error))
      }

      const { idempotency } = provider
      const stored = standing._tag === "InDoubt" ? standing.intents[0] : undefined
      const idempotencyKey = idempotency === undefined
        ? undefined
        : idempotency.keyOf(request) ?? stored?.idempotencyKey ?? SecureRandom.uuidV4Unsafe()
      if (standing._tag === "InDoubt" && stored !== undefined) {
        const age = DateTime.distance(stored.at, yield* DateTime.now)
        const isSameJob = idempotency !== undefined && stored.idempotencyKey === idempotencyKey &&
          Duration.isLessThan(age, Duration.fromInputUnsafe(idempotency.live))
        const doubt = unknown(standing)
        if (!isSameJob && resubmit?.(doubt, key) !== true) return yield* doubt
      }

      let isRunning = false
      const begins = Effect.suspend(() => {
        isRunning = true
        return count({ running: 1 })
      })
      let isNoted = false
      const over = (error: typeof BatchLedger.Failed.Type["error"]) => {
        isNoted = true
        return note(BatchLedger.Failed.make({ key, step, error }))
      }
      // The outcome of a submit is recorded in here, while an interruption waits.
      const submit = Effect.fnUntraced(function*(request: Request): Effect.fn.Return<TaskRef, SubmitError | E> {
        const at = yield* DateTime.now
        const model = modelOf(request)
        yield* Effect.orDie(ledger.append(
          BatchLedger.Intent.make({
            key,
            step,
            provider: provider.provider,
            model,
            idempotencyKey,
            request: itemRequest,
            at
          })
        ))
        const asked = idempotencyKey === undefined ? provider : under(provider, idempotencyKey)
        return yield* asked.submit(request).pipe(
          Effect.mapError((error) =>
            // A refusal now does not tell how the earlier submit ended.
            standing._tag !== "InDoubt" || error._tag === "SubmitOutcomeUnknown"
              ? error
              : unknown(standing, error.message)
          ),
          Effect.tapError(over),
          Effect.onExit((exit) =>
            Exit.isFailure(exit) && Handover.isUnsent(exit.cause) ? over(unsent(provider.provider)) : Effect.void
          )
        )
      })
      const runs = Effect.suspend(() =>
        poller.run({ ...provider, submit }, request, {
          ...runOptions,
          onSubmit: (ref) =>
            append(BatchLedger.Submitted.make({ key, step, ref })).pipe(
              Effect.ensuring(Effect.andThen(begins, count({ submitted: 1 }))),
              Effect.ensuring(told(ref))
            )
        })
      )
      const wait = (ref: TaskRef) =>
        begins.pipe(
          Effect.andThen(told(ref)),
          Effect.andThen(poller.wait(provider, ref, runOptions))
        )

      hasAsked = true
      const asked = standing._tag === "Taken" ? wait(standing.ref) : runs
      return yield* asked.pipe(
        Effect.tap((task) => note(BatchLedger.Ended.make({ key, step, task }))),
        Effect.tapError((error) =>
          // An unreadable answer is not an end: the next run waits for the task again.
          isNoted || error._tag === "MalformedResponse" || error._tag === "InvalidTaskRef" ? Effect.void : over(error)
        ),
        Effect.ensuring(Effect.suspend(() => isRunning ? count({ running: -1 }) : Effect.void)),
        account(provider).withPermit
      )
    }
  )

  const service: PollerService = { ...poller, run }
  return { service, hasAsked: () => hasAsked }
}
