/**
 * The workflow of one job: submit, wait, save. Each step is an activity, whose result the engine keeps; the table of
 * jobs guarantees one submit per job.
 */
import { SavedAsset } from "@effect-media/core/assets/AssetStore"
import { Poller, type PollerService } from "@effect-media/core/polling/Poller"
import type { AssetRole } from "@effect-media/core/task/Asset"
import type { SaveError } from "@effect-media/core/task/TaskError"
import { TaskRef } from "@effect-media/core/task/TaskRef"
import { Succeeded } from "@effect-media/core/task/TaskSnapshot"
import * as Cause from "effect/Cause"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Option from "effect/Option"
import * as Schedule from "effect/Schedule"
import * as Schema from "effect/Schema"
import * as Semaphore from "effect/Semaphore"
import * as Activity from "effect/workflow/Activity"
import * as DurableDeferred from "effect/workflow/DurableDeferred"
import * as Workflow from "effect/workflow/Workflow"
import { WorkflowEngine } from "effect/workflow/WorkflowEngine"
import { type DatabaseError, fromDefect } from "./DatabaseError.ts"
import { asciiJson } from "./internal/canonical.ts"
import { Lease } from "./internal/lease.ts"
import * as JobMetrics from "./internal/metrics.ts"
import { end, persistent } from "./internal/persistent.ts"
import { reopen, submit, type SubmitServices } from "./internal/submit.ts"
import { type Job, JobManifest, JobRequest } from "./Job.ts"
import { JobDied, JobError, UnknownProvider } from "./JobError.ts"
import { JobFiles } from "./JobFiles.ts"
import { JobProviders } from "./JobProviders.ts"
import { type Attempt, JobStore, type JobStoreService, type Outcome, type Turn } from "./JobStore.ts"

/**
 * The workflow. Its payload is the job as it was enqueued, the number of the attempt, and the number of the turn. A
 * retry is an execution of its own. If a worker does not have the provider, the job moves to a worker that has it, as
 * an execution with a later turn. An error of the database does not end a job: the engine runs it again.
 */
export const MediaJob = Workflow.make("MediaJob", {
  payload: { job: JobRequest, attempt: Schema.Int, turn: Schema.optionalKey(Schema.Int) },
  success: asciiJson(JobManifest),
  error: asciiJson(JobError),
  idempotencyKey: ({ attempt, job, turn = 0 }) => `${attempt}${turn === 0 ? "" : `.${turn}`}/${job.key}`
}).annotate(Workflow.CaptureDefects, false)

/** The signal that the vendor has posted something about the task. It only means "poll now". */
export const CallbackReceived = DurableDeferred.make("Called")

/** The longest time that a task may take, if the job has no deadline. */
export const defaultDeadline = Duration.days(1)

/** The time for which a job that resumes after its deadline still polls before it fails. */
const finalCheck = Duration.minutes(1)

/** Options of a worker. */
export interface WorkerOptions {
  /**
   * The pauses before the files of a job are fetched again, if a host cannot deliver them now. Each time, the store
   * makes its own retries too. @default {@link saveRetry}
   */
  readonly saveRetry?: Schedule.Schedule<unknown, SaveError> | undefined
  /**
   * The largest number of submits between intent and handle at once, if the vendor takes no idempotency key. It is also
   * the number of jobs that a kill can leave in doubt. @default 8
   */
  readonly submitting?: number | undefined
}

/** 10 seconds, then three times as long each time, up to 5 minutes; 5 times. */
export const saveRetry: Schedule.Schedule<unknown, SaveError> = Schedule.exponential("10 seconds", 3).pipe(
  (growing) => Schedule.min([growing, Schedule.spaced("5 minutes")]),
  Schedule.upTo({ times: 5 }),
  Schedule.setInputType<SaveError>()
)

/**
 * Makes this process a worker. It registers the workflow with the engine, which runs the jobs assigned to this process,
 * and hands over jobs that were written to the table but did not reach the engine.
 */
export const layerWith = (
  options: WorkerOptions
): Layer.Layer<never, never, WorkflowEngine | JobStore | JobProviders | JobFiles | Poller> =>
  Layer.effectDiscard(Effect.andThen(enqueuePending, takeUp)).pipe(Layer.provide(registration(options)))

const registration = (options: WorkerOptions) =>
  Layer.unwrap(Effect.gen(function*() {
    const { isHeld } = yield* Lease
    const engine = yield* WorkflowEngine
    const store = yield* JobStore
    const services = {
      store,
      start: (job: Job) => Effect.provideService(start(store, job), WorkflowEngine, engine),
      providers: yield* JobProviders,
      files: yield* JobFiles,
      poller: yield* Poller,
      saveRetry: options.saveRetry ?? saveRetry,
      submitting: Semaphore.makeUnsafe(options.submitting ?? 8),
      unknown: new Set<string>()
    }
    return MediaJob.toLayer(({ attempt, job, turn = 0 }, executionId) => {
      const its = { ...services, isHeld: () => isHeld(executionId) }
      return Effect.flatMap(
        place(its, job, { key: job.key, attempt, turn }),
        (isPlaced) => isPlaced ? run(its, job, attempt) : passOn(its, job)
      )
    })
  }))

/** Hands a job to the engine, and turns its database defects into errors. */
const start = ({ database }: JobStoreService, job: Job) =>
  Effect.catchDefect(MediaJob.execute(job, { discard: true, detached: true }), fromDefect(database))

/**
 * Hands all queued jobs to the engine when the process starts; then, each minute, the oldest that no worker has taken
 * up.
 */
const enqueuePending = Effect.gen(function*() {
  const store = yield* JobStore
  const page = Effect.fnUntraced(function*(olderThan: Duration.Duration, after?: string) {
    const { jobs, next } = yield* store.waiting({ olderThan, after })
    yield* Effect.forEach(jobs, (job) => start(store, job), { discard: true })
    return next
  })
  const all = Effect.gen(function*() {
    let after: string | undefined
    do after = yield* page(Duration.zero, after)
    while (after !== undefined)
  })
  const logFailures = <R>(handing: Effect.Effect<unknown, DatabaseError, R>) =>
    handing.pipe(
      Effect.catch((error) => Effect.logWarning(error.message)),
      Effect.catchDefect((defect) => Effect.logError("Jobs of the table cannot be enqueued at the moment.", defect))
    )
  yield* logFailures(all)
  return yield* logFailures(page(Duration.minutes(1))).pipe(Effect.delay("1 minute"), Effect.forever)
}).pipe(Effect.forkScoped)

/** The interval at which a worker looks for jobs that others could not run. */
const takingUp = Duration.seconds(1)

/** The number of turns to try. With 100 workers, one of 2,000 turns is almost certainly assigned to each of them. */
const maxTurns = 2000

/**
 * Runs the jobs that other workers could not run without the provider. The number of the later turn is chosen so that
 * its execution is assigned to this worker. Logs once a minute which jobs have no worker.
 */
const takeUp = Effect.gen(function*() {
  const store = yield* JobStore
  const { names } = yield* JobProviders
  const { isHeld } = yield* Lease
  const next = Effect.fnUntraced(function*(job: Job) {
    const first = (job.turn ?? 0) + 1
    for (let turn = first; turn < first + maxTurns; turn++) {
      if (isHeld(yield* MediaJob.executionId({ ...job, turn }))) return yield* start(store, { ...job, turn })
    }
  })
  const all = Effect.flatMap(store.unserved(names), Effect.forEach(next, { discard: true }))
  const tell = Effect.gen(function*() {
    const { unserved } = yield* store.counts
    for (const [provider, count] of Object.entries(unserved)) {
      if (!names.includes(provider)) {
        yield* Effect.logWarning(
          `${count === 1 ? "A job waits" : `${count} jobs wait`} for a worker that has the provider "${provider}".`
        )
      }
    }
  })
  const every = <R>(work: Effect.Effect<void, DatabaseError, R>, pause: Duration.Duration) =>
    work.pipe(
      Effect.catch((error) => Effect.logWarning(error.message)),
      Effect.catchDefect((defect) =>
        Effect.logError("Jobs that other workers could not run cannot be checked at the moment.", defect)
      ),
      Effect.delay(pause),
      Effect.forever,
      Effect.forkScoped
    )
  yield* every(all, takingUp)
  yield* every(tell, Duration.minutes(1))
})

/** A worker with the defaults of {@link WorkerOptions}. */
export const layer = layerWith({})

interface Services extends SubmitServices {
  readonly files: JobFiles["Service"]
  readonly poller: PollerService
  readonly saveRetry: Schedule.Schedule<unknown, SaveError>
  /** The providers that jobs named and this worker does not have, if they were logged already. */
  readonly unknown: Set<string>
}

const run = Effect.fnUntraced(function*(services: Services, job: JobRequest, attempt: number) {
  const { store } = services
  const id: Attempt = { key: job.key, attempt }
  let handle: TaskRef | undefined
  const ended = (outcome: Outcome) =>
    Effect.flatMap(
      end(store, id, outcome, () => handle),
      (isNews) => isNews ? JobMetrics.ended(job.provider, outcome.state) : Effect.void
    )
  return yield* Effect.gen(function*() {
    const ref = yield* step("submit", TaskRef, id, undefined, submit(services, job, id))
    handle = ref
    const task = yield* wait(services, job, id, ref)
    const saved = job.save === false
      ? []
      : yield* step("save", Schema.Array(SavedAsset), id, ref, save(services, job, task, job.save))
    return { task, files: saved }
  }).pipe(
    Effect.tap((manifest) => ended({ state: "Succeeded", manifest })),
    Effect.tapError((error) =>
      Effect.andThen(
        ended({ state: "Failed", error }),
        error._tag === "SubmitOutcomeUnknown" ? reopen(services, id) : Effect.void
      )
    )
  )
})

/**
 * Returns true if this execution continues with the job: its worker has the provider, and no other execution has the
 * job.
 */
const place = ({ providers, store }: Services, { provider }: JobRequest, turn: Turn) => {
  const isServed = providers.names.includes(provider)
  return Effect.gen(function*() {
    const row = Option.getOrUndefined(yield* persistent(turn, store.get(turn.key)))
    // The usual case, which needs no write.
    if (isServed && turn.turn === 0 && row?.turn === undefined && row?.unservedSince === undefined) return true
    const isOurs = yield* persistent(turn, store.place(turn, isServed))
    return isServed && isOurs
    // A permanent database error ends the job at its first step.
  }).pipe(Effect.orElseSucceed(() => isServed))
}

/** Ends this execution but not the job, which waits for a worker with its provider, or already has one. */
const passOn = Effect.fnUntraced(function*({ providers, unknown }: Services, { provider }: JobRequest) {
  const error = new UnknownProvider({ provider, known: providers.names })
  if (!providers.names.includes(provider) && !unknown.has(provider)) {
    unknown.add(provider)
    yield* Effect.logWarning(error.message)
  }
  return yield* error
})

/**
 * Runs an activity. A defect in it becomes an error of the job; a defect that the engine causes does not, and is run
 * again.
 */
const step = <A, I, R>(
  name: string,
  success: Schema.Codec<A, I>,
  { key }: Attempt,
  ref: TaskRef | undefined,
  execute: Effect.Effect<A, JobError, R>
) =>
  Activity.make({
    name,
    success: asciiJson(success),
    error: asciiJson(JobError),
    execute: Effect.catchCause(execute, (cause) => {
      const defect = Cause.findDefect(cause)
      return defect._tag === "Failure" || Cause.hasInterrupts(cause)
        ? Effect.failCause(cause)
        : Effect.andThen(
          Effect.logError(`The job "${key}" died in ${name}.`, cause),
          new JobDied({ key, step: name, reason: reasonOf(defect.success), ref })
        )
    })
  })

const reasonOf = (defect: unknown): string => defect instanceof Error ? defect.message : String(defect)

/**
 * Waits for the task, in one activity that writes nothing while it polls. If the vendor posts the end of the task, its
 * callback ends the first wait, and the second wait polls at once.
 */
const wait = Effect.fnUntraced(function*(services: Services, job: JobRequest, id: Attempt, ref: TaskRef) {
  const waiting = (name: string, options: WaitingOptions) =>
    step(name, Succeeded, id, ref, poll(services, job, ref, options))
  const { providers } = services
  const callbackUrl = yield* Effect.gen(function*() {
    const request = yield* Effect.flatMap(providers.get(job.provider), ({ open }) => open(job.request))
    return request.callbackUrl
  }).pipe(Effect.orElseSucceed(() => undefined))
  if ((callbackUrl ?? "") === "") return yield* waiting("wait", { callbackExpected: false })

  const first = yield* DurableDeferred.raceAll({
    name: "wait",
    success: Schema.UndefinedOr(Succeeded),
    error: JobError,
    effects: [
      waiting("wait", { callbackExpected: true }),
      Effect.as(DurableDeferred.await(CallbackReceived), undefined)
    ]
  })
  if (first !== undefined) return first
  return yield* waiting("wait after a callback", { callbackExpected: false, firstPoll: "now" })
})

interface WaitingOptions {
  readonly callbackExpected: boolean
  readonly firstPoll?: "now"
}

const poll = Effect.fnUntraced(function*(
  { poller, providers, store }: Services,
  { deadline = defaultDeadline, key, provider: name }: JobRequest,
  ref: TaskRef,
  { callbackExpected, firstPoll }: WaitingOptions
): Effect.fn.Return<Succeeded, JobError> {
  const { provider } = yield* providers.get(name)
  // By the clock of the table: another runner's clock may be wrong.
  const { handle: age = Duration.zero } = yield* persistent({ key }, store.ages(key), ref)
  const left = Duration.subtract(deadline, age)
  return yield* poller.wait(provider, ref, {
    callbackExpected,
    firstPoll,
    deadline: Duration.max(left, Duration.min(deadline, finalCheck)),
    onPoll: () => JobMetrics.polled(name)
  })
})

/**
 * Saves the files. Tries again if a host cannot deliver them now, and polls for new links if the links have expired.
 */
const save = Effect.fnUntraced(function*(
  { files, providers, saveRetry }: Services,
  { key, provider: name, request }: JobRequest,
  task: Succeeded,
  roles: ReadonlyArray<AssetRole> | undefined
): Effect.fn.Return<ReadonlyArray<SavedAsset>, JobError> {
  const { provider, refreshLink } = yield* providers.get(name)
  const store = yield* files.of(key)
  const from = (task: Succeeded) => store.save(task, { roles, request, refreshLink })
  const fresh = Effect.map(Effect.option(provider.status(task.ref)), Option.filter(({ _tag }) => _tag === "Succeeded"))
  return yield* from(task).pipe(
    Effect.catchIf(
      (error) => error._tag === "AssetError" && error.reason === "Expired",
      (error) =>
        Effect.flatMap(
          fresh,
          (fresh) => Option.isSome(fresh) && fresh.value._tag === "Succeeded" ? from(fresh.value) : Effect.fail(error)
        )
    ),
    Effect.tapError(() => JobMetrics.savedAgain(name)),
    Effect.retry({ schedule: saveRetry, while: ({ isRetryable }) => isRetryable })
  )
})
