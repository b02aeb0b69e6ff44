/** Manages jobs from any process that has the database. */
import * as TaskRequest from "@effect-media/core/model/TaskRequest"
import type { InvalidRequest } from "@effect-media/core/task/TaskError"
import type { ModelIdOf, RequestOf, TaskProvider, TypedModels } from "@effect-media/core/task/TaskProvider"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Option from "effect/Option"
import * as Schema from "effect/Schema"
import type * as Stream from "effect/Stream"
import { WorkflowEngine } from "effect/workflow/WorkflowEngine"
import { type DatabaseError, fromDefect } from "./DatabaseError.ts"
import { makeFeed } from "./internal/feed.ts"
import * as JobMetrics from "./internal/metrics.ts"
import { hasEnded, type Job, type JobManifest, JobRequest } from "./Job.ts"
import { IntakePaused, JobConflict, type JobError, JobInterrupted, JobNotFound, JobNotRetryable } from "./JobError.ts"
import type { JobProvider } from "./JobProvider.ts"
import { type JobCounts, type JobPage, JobStore, type ListOptions, textOfJob } from "./JobStore.ts"
import { MediaJob } from "./MediaJob.ts"

/** The operations of {@link Jobs}. */
export interface JobsService {
  /**
   * Enqueues a job, which is in the database when this returns. The same job under the same key is enqueued once, even
   * if this is called several times; a different job under its key is a conflict.
   */
  readonly enqueue: (job: AnyJob) => Effect.Effect<Job, EnqueueError>
  /** Returns the job with this key. */
  readonly get: (key: string) => Effect.Effect<Job, JobNotFound | DatabaseError>
  /** Lists jobs, oldest first, in pages of 100 or of `limit`, 1,000 at most. */
  readonly list: (options?: ListOptions) => Effect.Effect<JobPage, DatabaseError>
  /**
   * Waits until the job has succeeded, or fails with its error. After `SubmitOutcomeUnknown` the job may still succeed: if
   * the worker that made the submit was only stopped, it reopens the job as soon as it knows the outcome, and a new wait
   * returns the result. This wait does not stay open for it, since such a worker may never come back.
   */
  readonly waitFor: (key: string) => Effect.Effect<JobManifest, WaitForError>
  /**
   * Emits each job when it changes, from now on, also if another process changes it; not more often than it is read.
   */
  readonly changes: Stream.Stream<Job, DatabaseError>
  /**
   * Emits the jobs that changed after the change with this number (`Job.change`), then each job when it changes. So a
   * reader that lost its connection misses nothing. Up to 1,000 earlier changes come again.
   */
  readonly changesSince: (change: number) => Stream.Stream<Job, DatabaseError>
  /**
   * Ends a job without a result: no further poll, no file. The vendor's task continues and is billed. A job that has
   * ended does not change.
   */
  readonly interrupt: (key: string) => Effect.Effect<Job, JobNotFound | DatabaseError>
  /**
   * Runs a failed or interrupted job again. The existing task is waited for, or its files are saved, again. A new task
   * is submitted only if that one failed or was cancelled, or if none was taken.
   */
  readonly retry: (
    key: string,
    options?: RetryOptions
  ) => Effect.Effect<Job, JobNotFound | JobNotRetryable | DatabaseError>
  /** Refuses new jobs, in all processes. Existing jobs continue. */
  readonly pause: Effect.Effect<void, DatabaseError>
  /** Accepts new jobs again. */
  readonly resume: Effect.Effect<void, DatabaseError>
  /** Returns true if new jobs are refused. */
  readonly isPaused: Effect.Effect<boolean, DatabaseError>
  /** Returns the numbers of jobs by state and by missing provider. */
  readonly counts: Effect.Effect<JobCounts, DatabaseError>
}

/** A job whose provider may be any. */
export interface AnyJob extends Omit<JobRequest, "request"> {
  readonly request: unknown
}

/** The operations of {@link Jobs}, for jobs of these providers. */
export interface TypedJobs<Provider extends JobProvider> extends Omit<JobsService, "enqueue"> {
  /** Enqueues a job like {@link JobsService.enqueue}. The request is checked against the types of its provider and model. */
  readonly enqueue: <const Name extends Provider["name"], const Id extends ModelIdOf<InputsOf<Provider, Name>>>(
    job: Omit<JobRequest, "provider" | "request"> & {
      readonly provider: Name
      readonly request: RequestOf<RequestTo<Provider, Name>, InputsOf<Provider, Name>, Id>
    }
  ) => Effect.Effect<Job, EnqueueError>
}

type ServiceOf<Provider, Name> = Provider extends JobProvider<infer Own, infer Service> ?
  Name extends Own ? Service : never
  : never
type RequestTo<Provider, Name> = ServiceOf<Provider, Name> extends TaskProvider<infer Request> ? Request : never
type InputsOf<Provider, Name> = ServiceOf<Provider, Name> extends TypedModels<infer Inputs> ? Inputs : unknown

/** The errors of enqueuing a job. */
export type EnqueueError = InvalidRequest | JobConflict | IntakePaused | DatabaseError

/** The errors of waiting for a job. */
export type WaitForError = JobError | JobInterrupted | JobNotFound | DatabaseError

/** Options for running a job again. */
export interface RetryOptions {
  /**
   * If true, the job is submitted again although the vendor may have accepted it, reports that it has no such task, or
   * reports a success without a result: it may be billed twice. With an idempotency key, an unknown outcome does not
   * need it. @default false
   */
  readonly resubmit?: boolean | undefined
}

/** Manages jobs from any process that has the database. */
export class Jobs extends Context.Service<Jobs, JobsService>()("@effect-media/durable/Jobs") {
  /** Manages the jobs of a database. Workers run them: see `MediaJob.layer`. */
  static get layer(): Layer.Layer<Jobs, never, WorkflowEngine | JobStore> {
    return layer
  }

  /**
   * Returns the service with the types of the providers that `JobProviders.layer` was given: `Jobs.typed(providers)`, or
   * `Jobs.typed<typeof providers>()` in a process without them. The service itself enqueues for any provider.
   */
  static typed<const Providers extends ReadonlyArray<Effect.Effect<JobProvider, unknown, unknown>>>(
    _providers?: Providers
  ): Effect.Effect<TypedJobs<Effect.Success<Providers[number]>>, never, Jobs> {
    return Jobs.useSync((jobs) => jobs)
  }
}

/** Refuses a job that no row can hold; the worker runs the provider's own check. */
const validate = (provider: string) => TaskRequest.validate(provider, Schema.toType(JobRequest))

/** Returns true for errors after which the vendor's task is over, so that a retry needs a new one. */
const isTaskOver = ({ _tag }: JobError): boolean => _tag === "TaskFailed" || _tag === "TaskCancelled"

/**
 * Returns true for errors after which a task that may be billed has no result: the key of another account, or a vendor
 * that lags behind.
 */
const isTaskInDoubt = ({ _tag }: JobError): boolean => _tag === "TaskNotFound" || _tag === "ResultMissing"

/** Creates the service. */
export const make = Effect.gen(function*() {
  const engine = yield* WorkflowEngine
  const store = yield* JobStore
  const feed = yield* makeFeed(store)

  const get = Effect.fnUntraced(function*(key: string): Effect.fn.Return<Job, JobNotFound | DatabaseError> {
    const found = yield* store.get(key)
    return Option.isSome(found) ? found.value : yield* new JobNotFound({ key })
  })

  /** Calls the engine, and turns its database defects into errors. */
  const asked = Effect.catchDefect(fromDefect(store.database))
  const start = (job: Job) =>
    asked(Effect.provideService(MediaJob.execute(job, { discard: true }), WorkflowEngine, engine))

  const endOf = (job: Job): Option.Option<Effect.Effect<JobManifest, WaitForError>> => {
    if (job.manifest !== undefined) return Option.some(Effect.succeed(job.manifest))
    if (job.error !== undefined) return Option.some(Effect.fail(job.error))
    return hasEnded(job) ? Option.some(Effect.fail(new JobInterrupted({ key: job.key, ref: job.ref }))) : Option.none()
  }

  const service: JobsService = {
    get: Effect.fn("Jobs.get")(get),
    enqueue: Effect.fn("Jobs.enqueue")(function*(given) {
      const job = yield* validate(given.provider)(given)
      const known = yield* store.get(job.key)
      if (Option.isNone(known) && (yield* store.isPaused)) return yield* new IntakePaused({ key: job.key })
      const there = Option.isSome(known) ? known.value : (yield* store.insert(job)).job
      if (textOfJob(there.job) !== textOfJob(job)) return yield* new JobConflict({ key: job.key, state: there.state })
      // The process that enqueued it first may have ended before it handed the job to the engine.
      if (there.state === "Queued") yield* start(there)
      return there
    }),
    list: Effect.fn("Jobs.list")((options = {}) => store.list(options)),
    waitFor: Effect.fn("Jobs.waitFor")((key) =>
      Effect.scoped(Effect.gen(function*() {
        const { next } = yield* feed.of(key)
        while (true) {
          const end = endOf(yield* get(key))
          if (Option.isSome(end)) return yield* end.value
          yield* next
        }
      }))
    ),
    changes: feed.changes,
    changesSince: feed.changesSince,
    interrupt: Effect.fn("Jobs.interrupt")(function*(key) {
      const job = yield* get(key)
      // The process that interrupted it before may have ended before it informed the engine.
      if (hasEnded(job) && job.state !== "Interrupted") return job
      if (yield* store.ended(job, { state: "Interrupted" })) yield* JobMetrics.ended(job.job.provider, "Interrupted")
      const executionId = yield* MediaJob.executionId(job)
      yield* asked(engine.interruptUnsafe(MediaJob, executionId))
      return yield* get(key)
    }),
    retry: Effect.fn("Jobs.retry")(function*(key, { resubmit = false } = {}) {
      const job = yield* get(key)
      const { error, intent, state } = job
      if (state !== "Failed" && state !== "Interrupted") return yield* new JobNotRetryable({ key, state })
      const ref = job.ref ?? (error?._tag === "JobNotStored" ? error.ref : undefined)
      // The handle is in the error only, because its column could not hold it then. Now it may.
      if (job.ref === undefined && ref !== undefined) yield* store.recordHandle(job, ref)
      const isOver = error !== undefined && (isTaskOver(error) || resubmit && isTaskInDoubt(error))
      const isInDoubt = intent !== undefined && ref === undefined
      if (isInDoubt && intent.idempotencyKey === undefined && !resubmit) {
        const doubt = { provider: job.job.provider, model: intent.model, submittedAt: intent.at }
        return yield* new JobNotRetryable({ key, state, doubt })
      }
      yield* store.reopen(job, { ref: !isOver, intent: isInDoubt && !resubmit })
      yield* JobMetrics.retried(job.job.provider)
      const again = yield* get(key)
      yield* start(again)
      return again
    }),
    pause: store.setPaused(true),
    resume: store.setPaused(false),
    isPaused: store.isPaused,
    counts: store.counts
  }
  return service
})

const layer: Layer.Layer<Jobs, never, WorkflowEngine | JobStore> = Layer.effect(Jobs, make)
