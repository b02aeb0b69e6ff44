/**
 * Makes one submit of one job, by its row in the table: the intent, the request, and the handle; a submit that was not
 * sent leaves no intent.
 */
import { MayWrite } from "@effect-media/core/http/Sending"
import * as SubmitOnce from "@effect-media/core/jobs/SubmitOnce"
import * as Handover from "@effect-media/core/task/Handover"
import { ProviderUnavailable, type SubmitError } from "@effect-media/core/task/TaskError"
import type { TaskProvider } from "@effect-media/core/task/TaskProvider"
import { TaskRef } from "@effect-media/core/task/TaskRef"
import * as DateTime from "effect/DateTime"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import * as Schedule from "effect/Schedule"
import type * as Semaphore from "effect/Semaphore"
import type { DatabaseError } from "../DatabaseError.ts"
import { hasEnded, type Job, type JobIntent, type JobRequest } from "../Job.ts"
import type { JobError, JobNotStored } from "../JobError.ts"
import type { OpenRequest } from "../JobProvider.ts"
import type { JobProvidersService } from "../JobProviders.ts"
import type { Attempt, JobStoreService } from "../JobStore.ts"
import * as JobMetrics from "./metrics.ts"
import { lastWord, persistent } from "./persistent.ts"

export interface SubmitServices {
  readonly store: JobStoreService
  /** Hands a job to the engine. */
  readonly start: (job: Job) => Effect.Effect<unknown, DatabaseError>
  readonly providers: JobProvidersService
  readonly submitting: Semaphore.Semaphore
  /**
   * Returns true if this process has the job now. A process that was stopped for long may have lost it to another one.
   */
  readonly isHeld: () => boolean
}

/**
 * Makes one submit of one job. A process that may have lost the job sends nothing, and tries again once it has the job
 * again. If it has lost the job, the engine ends this fiber meanwhile.
 */
export const submit = Effect.fnUntraced(function*(
  services: SubmitServices,
  job: JobRequest,
  id: Attempt
): Effect.fn.Return<TaskRef, JobError> {
  while (true) {
    const ref = yield* submitOnce(services, job, id)
    if (ref !== undefined) return ref
    yield* Effect.repeat(Effect.sync(services.isHeld), {
      until: (isHeld) => isHeld,
      schedule: Schedule.spaced("200 millis")
    })
  }
})

/**
 * Submits through the rate limits. Returns nothing if nothing was sent because another process has the job. An
 * interruption waits for the submit under way, so that a worker that ends hands the job over with its handle.
 */
const submitOnce = Effect.fnUntraced(function*(
  services: SubmitServices,
  job: JobRequest,
  id: Attempt
): Effect.fn.Return<TaskRef | undefined, JobError> {
  const { providers, store } = services
  const known = Option.getOrUndefined(yield* persistent(id, store.get(job.key)))
  if (known?.ref !== undefined) {
    yield* recordHandle(services, id)(known.ref)
    return known.ref
  }
  const { open, provider: { provider } } = yield* providers.get(job.provider)
  const request = yield* open(job.request)
  const earlier = known?.intent === undefined ? undefined : { ...known.intent, provider }
  // Checked before the rate limits, too: a submit in doubt takes no turn.
  if (earlier !== undefined && !(yield* isSameJob(services, request, earlier, id))) return yield* inDoubt(earlier)

  let wasLost = false
  const lease = {
    isHeld: services.isHeld,
    lose: () => {
      wasLost = true
      return notHeld(provider)
    }
  }
  const { notStored, table } = submitTable(services, lease, provider, request, id, earlier)
  const submitted = request.submit(
    (provider) => inTurn(services, SubmitOnce.wrap(whileHeld(lease, provider), table, earlier)),
    providers.budget
  )
  return yield* Effect.uninterruptible(Handover.run(provider, submitted)).pipe(
    Effect.mapError((error) => notStored() ?? error),
    Effect.catchIf(
      (error) => wasLost && (earlier === undefined ? wasNotWritten(error) : error._tag === "SubmitOutcomeUnknown"),
      () => Effect.undefined
    )
  )
})

/** Tells if this process has the job. `lose` remembers that another one may have it, and returns the error. */
interface JobLease {
  readonly isHeld: () => boolean
  readonly lose: () => ProviderUnavailable
}

/** Limits the submits between intent and handle, if the vendor takes no idempotency key. */
const inTurn = <Request>({ submitting }: SubmitServices, provider: TaskProvider<Request>): TaskProvider<Request> =>
  provider.idempotency !== undefined ? provider : {
    ...provider,
    submit: (request) =>
      Effect.acquireUseRelease(
        Handover.waiting(submitting.take(1)),
        () => provider.submit(request),
        () => submitting.release(1)
      )
  }

/** Sends nothing if this process may have lost the job. */
const whileHeld = <Request>({ isHeld, lose }: JobLease, provider: TaskProvider<Request>): TaskProvider<Request> => {
  const mayWrite = () => {
    if (isHeld()) return true
    lose()
    return false
  }
  return {
    ...provider,
    submit: (request) =>
      Effect.suspend(() =>
        isHeld() ? Effect.provideService(provider.submit(request), MayWrite, mayWrite) : Effect.fail(lose())
      )
  }
}

const notHeld = (provider: string) =>
  new ProviderUnavailable({
    provider,
    code: "",
    description: "nothing was sent, since the job may now belong to another worker",
    reason: "NoConnection"
  })

const inDoubt = (earlier: SubmitOnce.EarlierIntent) =>
  SubmitOnce.outcomeUnknown(earlier, "the worker ended before the answer to its submit was stored")

const isSameJob = (
  { store }: SubmitServices,
  { idempotency }: OpenRequest,
  earlier: SubmitOnce.EarlierIntent,
  id: Attempt
) =>
  Effect.map(
    persistent(id, store.ages(id.key)),
    ({ intent: age }) => age !== undefined && SubmitOnce.isSameJob(idempotency, earlier, age)
  )

/**
 * Records the submit of an attempt in its row. The rate limits do not know databases: for them a job that is not stored
 * is a submit with an unknown outcome, and `notStored` returns the error.
 */
const submitTable = (
  services: SubmitServices,
  { isHeld, lose }: JobLease,
  provider: string,
  request: OpenRequest,
  id: Attempt,
  earlier: SubmitOnce.EarlierIntent | undefined
) => {
  const { store } = services
  let notStored: JobNotStored | undefined
  const stored = <A>(write: Effect.Effect<A, JobNotStored>): Effect.Effect<A, SubmitError> =>
    Effect.catch(write, (error) => {
      notStored = error
      return Effect.flatMap(DateTime.now, (at) => SubmitOnce.outcomeUnknown({ provider, at }, error.message))
    })
  const recordNew = Effect.fnUntraced(function*(intent: SubmitOnce.SubmitIntent) {
    if (yield* stored(persistent(id, store.recordIntent(id, toJobIntent(intent))))) return
    // Another runner has, or had, the job: the table shows what it knows.
    const isOpen = yield* stored(
      persistent(id, Effect.map(store.get(id.key), Option.exists((job) => isAttempt(job, id))))
    )
    return yield* isOpen ? lose() : SubmitOnce.outcomeUnknown(intent, "the job has ended meanwhile")
  })
  const table: SubmitOnce.SubmitStore<SubmitError> = {
    recordIntent: Effect.fnUntraced(function*(intent) {
      if (!isHeld()) return yield* lose()
      if (earlier === undefined) return yield* recordNew(intent)
      // The rate limits may have delayed the request until the vendor has forgotten the key.
      if (!(yield* stored(isSameJob(services, request, earlier, id)))) return yield* inDoubt(earlier)
    }),
    recordHandle: (ref) => stored(recordHandle(services, id)(ref)),
    // The intent of a repeated submit is the earlier one, which a refusal does not settle.
    recordRefusal: (intent) => earlier === undefined ? notTaken(services, id, toJobIntent(intent)) : Effect.void
  }
  return { table, notStored: () => notStored }
}

const wasNotWritten = (error: JobError): boolean =>
  error._tag === "ProviderUnavailable" && error.reason === "NoConnection"

const toJobIntent = ({ at, id, idempotencyKey, model }: SubmitOnce.SubmitIntent): JobIntent => ({
  id,
  at,
  ...(model === undefined ? {} : { model }),
  ...(idempotencyKey === undefined ? {} : { idempotencyKey })
})

const isAttempt = (job: Job, id: Attempt): boolean => job.attempt === id.attempt && !hasEnded(job)

/**
 * Removes the intent, because the vendor has no task of this attempt. The intent stays if another worker may be
 * submitting under the same idempotency key by now.
 */
const notTaken = (services: SubmitServices, id: Attempt, intent: JobIntent) =>
  intent.idempotencyKey !== undefined && !services.isHeld()
    ? Effect.void
    : lastWord(
      Effect.andThen(persistent(id, services.store.refused(id, intent)), reopenUnlessHeld(services, id)),
      Effect.void
    ).pipe(Effect.catch((error) => Effect.logError(error.message)))

/** Reopens the job if this process no longer has it: only then can another process have given it up. */
const reopenUnlessHeld = (services: SubmitServices, id: Attempt) =>
  Effect.suspend(() => services.isHeld() ? Effect.void : reopen(services, id))

/**
 * Writes the handle of the created task. If that is impossible, if no attempt needs it any more, or if the worker ends
 * before the database answers, the handle is logged.
 */
const recordHandle = (services: SubmitServices, id: Attempt) => (ref: TaskRef) => {
  const { store } = services
  const log = Effect.logWarning(`The handle of the job "${id.key}" is not stored: ${TaskRef.stringify(ref)}`)
  const isKnown = Effect.map(store.get(id.key), Option.exists((job) => job.ref?.id === ref.id))
  const write = Effect.flatMap(store.recordHandle(id, ref), (isStored) => isStored ? Effect.succeed(true) : isKnown)
  return lastWord(
    persistent(id, Effect.tapError(write, () => log), ref).pipe(
      Effect.flatMap((isStored) => isStored ? reopenUnlessHeld(services, id) : log)
    ),
    log
  )
}

/**
 * Begins the next attempt of a job that failed because the outcome of its submit was unknown, if the outcome is known
 * by now: the worker that made it was only stopped, and has stored the handle, or that no task was created.
 */
export const reopen = Effect.fnUntraced(
  function*({ start, store }: SubmitServices, id: Attempt) {
    const found = yield* store.get(id.key)
    if (Option.isNone(found)) return
    const { attempt, error, intent, ref } = found.value
    const isKnown = ref !== undefined || intent === undefined
    if (attempt !== id.attempt || error?._tag !== "SubmitOutcomeUnknown" || !isKnown) return
    yield* Effect.logInfo(
      `The job "${id.key}" is retried: ${
        ref === undefined ? "it was not sent" : `the vendor's answer arrived late, ${ref.id}`
      }.`
    )
    yield* store.reopen(found.value, { ref: true, intent: false })
    yield* JobMetrics.retried(found.value.job.provider)
    const again = yield* store.get(id.key)
    if (Option.isSome(again) && again.value.state === "Queued") yield* start(again.value)
  },
  (reopening, _, id) =>
    // The job keeps its state and can be retried.
    Effect.catch(persistent(id, reopening), (error) => Effect.logError(error.message))
)
