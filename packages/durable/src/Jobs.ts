/**
 * What an operator does with jobs, from any process that has the database.
 */
import * as TaskRequest from "@effect-media/core/model/TaskRequest"
import type { InvalidRequest } from "@effect-media/core/task/TaskError"
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
import { type JobCounts, type JobPage, JobStore, type ListOptions, textOfJob } from "./JobStore.ts"
import { MediaJob } from "./MediaJob.ts"

/**
 * What an operator does with jobs.
 */
export interface JobsService {
  /**
   * Hands a job in; when it returns the job is in the database. The same job under the same key is handed in once,
   * however often this is called; another one under its key is a conflict.
   */
  readonly enqueue: (job: JobRequest) => Effect.Effect<Job, EnqueueError>
  /** The job of this key. */
  readonly get: (key: string) => Effect.Effect<Job, JobNotFound | DatabaseError>
  /** Jobs, oldest first, in pages of 100 or as `limit` says, 1,000 at most. */
  readonly list: (options?: ListOptions) => Effect.Effect<JobPage, DatabaseError>
  /** Waits until the job has ended well, or fails with why it did not. */
  readonly waitFor: (key: string) => Effect.Effect<JobManifest, WaitForError>
  /** Each job when it changed, from now on, also where another process changed it; not more often than it is read. */
  readonly changes: Stream.Stream<Job, DatabaseError>
  /**
   * Ends a job without a result: no further question, no file. What is at the vendor goes on there, and is paid for. A
   * job that has ended stays as it is.
   */
  readonly interrupt: (key: string) => Effect.Effect<Job, JobNotFound | DatabaseError>
  /**
   * Runs a job again that failed or was interrupted. The vendor's task is waited for, or saved, again; a new one is
   * submitted only where that one failed or was cancelled, or none was taken.
   */
  readonly retry: (
    key: string,
    options?: RetryOptions
  ) => Effect.Effect<Job, JobNotFound | JobNotRetryable | DatabaseError>
  /** Refuses new jobs, in all processes; those that are there go on. */
  readonly pause: Effect.Effect<void, DatabaseError>
  /** Takes new jobs again. */
  readonly resume: Effect.Effect<void, DatabaseError>
  /** Whether new jobs are refused. */
  readonly isPaused: Effect.Effect<boolean, DatabaseError>
  /** How many jobs stand where. */
  readonly counts: Effect.Effect<JobCounts, DatabaseError>
}

/** What handing a job in can end in. */
export type EnqueueError = InvalidRequest | JobConflict | IntakePaused | DatabaseError

/** What waiting for a job can end in beside a manifest. */
export type WaitForError = JobError | JobInterrupted | JobNotFound | DatabaseError

/**
 * How to run a job again.
 */
export interface RetryOptions {
  /**
   * Whether a job is submitted again although the vendor may have taken it, says that it has no such task, or that the
   * task went well without a result: it may be billed twice. Under an idempotency key nobody is asked. @default false
   */
  readonly resubmit?: boolean | undefined
}

/**
 * What an operator does with jobs.
 */
export class Jobs extends Context.Service<Jobs, JobsService>()("@effect-media/durable/Jobs") {
  /** The jobs of a database. Others run them: see `MediaJob.layer`. */
  static get layer(): Layer.Layer<Jobs, never, WorkflowEngine | JobStore> {
    return layer
  }
}

/** A job that no row can hold is refused at once; its provider's own check is made by the worker. */
const validate = (provider: string) => TaskRequest.validate(provider, Schema.toType(JobRequest))

/** The errors after which the vendor's task is over, so that a retry needs a new one. */
const isTaskOver = ({ _tag }: JobError): boolean => _tag === "TaskFailed" || _tag === "TaskCancelled"

/** The errors after which a task that may be paid for has no result: another account's key, a vendor that lags behind. */
const isTaskInDoubt = ({ _tag }: JobError): boolean => _tag === "TaskNotFound" || _tag === "ResultMissing"

/**
 * Makes the service.
 */
export const make = Effect.gen(function*() {
  const engine = yield* WorkflowEngine
  const store = yield* JobStore
  const feed = yield* makeFeed(store)

  const get = Effect.fnUntraced(function*(key: string): Effect.fn.Return<Job, JobNotFound | DatabaseError> {
    const found = yield* store.get(key)
    return Option.isSome(found) ? found.value : yield* new JobNotFound({ key })
  })

  /** Asks the engine, which dies of the faults of its database. */
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
    enqueue: Effect.fn("Jobs.enqueue")(function*(job) {
      yield* validate(job.provider)(job)
      const known = yield* store.get(job.key)
      if (Option.isNone(known) && (yield* store.isPaused)) return yield* new IntakePaused({ key: job.key })
      const there = Option.isSome(known) ? known.value : (yield* store.insert(job)).job
      if (textOfJob(there.job) !== textOfJob(job)) return yield* new JobConflict({ key: job.key, state: there.state })
      // Whoever enqueued it first may have ended before it was handed to the engine.
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
    interrupt: Effect.fn("Jobs.interrupt")(function*(key) {
      const job = yield* get(key)
      // Whoever interrupted it before may not have come to tell the engine.
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
      // The handle stands in the error alone, since its column could not hold it: now it may.
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
