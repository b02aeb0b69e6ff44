import * as DateTime from "effect/DateTime"
import * as Effect from "effect/Effect"
import type * as Schema from "effect/Schema"
import type * as Semaphore from "effect/Semaphore"
import type { PollerService, RunOptions } from "../../polling/Poller.ts"
import * as Handover from "../../task/Handover.ts"
import {
  type ClientRejection,
  ProviderUnavailable,
  type RunError,
  type SubmitError,
  type SubmitOutcomeUnknown
} from "../../task/TaskError.ts"
import { type AnyTaskProvider, type TaskProvider, toInvalidRequest } from "../../task/TaskProvider.ts"
import { TaskRef } from "../../task/TaskRef.ts"
import type { Succeeded } from "../../task/TaskSnapshot.ts"
import * as BatchLedger from "../BatchLedger.ts"
import * as SubmitOnce from "../SubmitOnce.ts"
import { type JobStanding, standingOf } from "./standing.ts"

/** The state that an item's jobs share with those of the whole batch. */
export interface Shared {
  readonly poller: PollerService
  readonly ledger: BatchLedger.BatchLedgerService
  readonly account: (provider: AnyTaskProvider) => Semaphore.Semaphore
  readonly count: (counts: { readonly submitted?: number; readonly running?: number }) => Effect.Effect<void>
  readonly resubmit: ((doubt: SubmitOutcomeUnknown, key: string) => boolean) | undefined
}

/** Returns the error for a job in doubt, unless a repeated submit is the same job for the vendor. */
const doubtOf = Effect.fnUntraced(function*<Request, E extends SubmitError | ClientRejection>(
  { error, intents: [intent] }: Extract<JobStanding, { readonly _tag: "InDoubt" }>,
  { idempotency }: TaskProvider<Request, E>,
  request: Request
): Effect.fn.Return<SubmitOutcomeUnknown | undefined> {
  const keys = idempotency === undefined ? undefined : { key: idempotency.keyOf(request), live: idempotency.live }
  const age = DateTime.distance(intent.at, yield* DateTime.now)
  return SubmitOnce.isSameJob(keys, intent, age)
    ? undefined
    : error ?? SubmitOnce.outcomeUnknown(
      intent,
      "the batch was stopped before the answer to its submit was stored"
    )
})

/** Counts the jobs of an item at each provider. */
const makeSteps = () => {
  const steps = new Map<string, number>()
  return (provider: string): string => {
    const nth = (steps.get(provider) ?? 0) + 1
    steps.set(provider, nth)
    return `${provider}#${nth}`
  }
}

/** Writes one job of an item to the ledger. `submits` records its submit, and `over` its failure, once. */
const jobRecords = (
  { ledger, onError }: {
    readonly ledger: BatchLedger.BatchLedgerService
    readonly onError: (error: BatchLedger.BatchLedgerError) => void
  },
  job: { readonly key: string; readonly step: string },
  request: Schema.Json | undefined
) => {
  const note = (entry: BatchLedger.LedgerEntry) =>
    // An interruption also waits for this write: a job that was accepted must be in the ledger.
    Effect.uninterruptible(Effect.ignore(ledger.append(entry), {
      log: "Warn",
      message: `The end of a job of "${job.key}" was not written down.`
    }))
  let isOver = false
  const over = (error: typeof BatchLedger.Failed.Type["error"]) =>
    Effect.suspend(() => {
      if (isOver) return Effect.void
      isOver = true
      return note(BatchLedger.Failed.make({ ...job, error }))
    })
  const submits: SubmitOnce.SubmitStore<ProviderUnavailable> = {
    recordIntent: ({ at, idempotencyKey, model, provider }) =>
      Effect.mapError(
        ledger.append(BatchLedger.Intent.make({ ...job, provider, model, idempotencyKey, request, at })),
        (error) => {
          isOver = true
          onError(error)
          return new ProviderUnavailable({ provider, code: "", description: error.message, reason: "NoConnection" })
        }
      ),
    recordHandle: (ref) =>
      Effect.ignoreCause(Handover.store(ref, ledger.append(BatchLedger.Submitted.make({ ...job, ref }))), {
        log: "Warn",
        message: `The handle was not stored. The wait continues. ${TaskRef.stringify(ref)}`
      }),
    recordRefusal: (_, error) => over(error)
  }
  return { submits, over, ended: (task: Succeeded) => note(BatchLedger.Ended.make({ ...job, task })) }
}

/**
 * Creates the poller of one item of a batch: its `run` takes a permit of the account, writes the ledger, and does not
 * repeat what the ledger has. If an intent cannot be written, `run` is interrupted, and `ledgerError` returns why.
 */
export const make = (
  { account, count, ledger, poller, resubmit }: Shared,
  key: string,
  entries: ReadonlyArray<BatchLedger.LedgerEntry>,
  itemRequest: Schema.Json | undefined
) => {
  const nextStep = makeSteps()
  let hasAsked = false
  let ledgerError: BatchLedger.BatchLedgerError | undefined
  const onError = (error: BatchLedger.BatchLedgerError) => {
    ledgerError = error
  }

  const run = Effect.fnUntraced(
    function*<Request, E extends SubmitError | ClientRejection>(
      provider: TaskProvider<Request, E>,
      request: Request,
      runOptions: RunOptions = {}
    ): Effect.fn.Return<Succeeded, RunError | E> {
      const step = nextStep(provider.provider)
      const standing = standingOf(entries, step)
      const told = (ref: TaskRef) =>
        Effect.ignoreCause(Effect.suspend(() => runOptions.onSubmit?.(ref) ?? Effect.void), {
          log: "Warn",
          message: "The handle was not stored."
        })

      if (standing._tag === "Over") {
        if (standing.ref !== undefined) yield* told(standing.ref)
        // A refusal by the client in an earlier run is not an error type of this run.
        return yield* Effect.mapError(standing.exit, (error) => toInvalidRequest<RunError>(error))
      }
      if (standing._tag === "InDoubt") {
        const doubt = yield* doubtOf(standing, provider, request)
        if (doubt !== undefined && resubmit?.(doubt, key) !== true) return yield* doubt
      }

      let isRunning = false
      const begins = Effect.suspend(() => {
        isRunning = true
        return count({ running: 1 })
      })
      const { ended, over, submits } = jobRecords({ ledger, onError }, { key, step }, itemRequest)
      const earlier = standing._tag === "InDoubt" ? standing.intents[0] : undefined
      const recorded = SubmitOnce.wrap(provider, submits, earlier)
      const submitted = poller.run(
        // An unknown outcome is also recorded while an interruption waits.
        { ...recorded, submit: (request) => Effect.tapError(recorded.submit(request), over) },
        request,
        {
          ...runOptions,
          onSubmit: (ref) => Effect.ensuring(Effect.andThen(begins, count({ submitted: 1 })), told(ref))
        }
      )
      const waited = (ref: TaskRef) =>
        begins.pipe(Effect.andThen(told(ref)), Effect.andThen(poller.wait(provider, ref, runOptions)))

      hasAsked = true
      return yield* (standing._tag === "Taken" ? waited(standing.ref) : submitted).pipe(
        Effect.tap(ended),
        Effect.tapError((error) =>
          // An unreadable answer is not an end: the next run waits for the task again.
          error._tag === "MalformedResponse" || error._tag === "InvalidTaskRef" ? Effect.void : over(error)
        ),
        Effect.catch((error) => ledgerError === undefined ? Effect.fail(error) : Effect.interrupt),
        Effect.ensuring(Effect.suspend(() => isRunning ? count({ running: -1 }) : Effect.void)),
        account(provider).withPermit
      )
    }
  )

  const service: PollerService = { ...poller, run }
  return { service, hasAsked: () => hasAsked, ledgerError: () => ledgerError }
}
