/**
 * Runs one job from submit to file, and all jobs at once.
 */
import { AssetStore, Poller, PollSchedule } from "@effect-media/core"
import type { SavedAsset, TaskFailed, TaskRef } from "@effect-media/core"
import type { CallbacksService } from "@effect-media/core/callbacks"
import { Data, Duration, Effect, Schedule } from "effect"
import { Handles } from "./handles.ts"
import { type Job, jobs, scriptedFailure } from "./jobs.ts"
import { Progress } from "./progress.ts"
import { type Assigned, assignWithCallbacks } from "./vendors.ts"

/** The end of a job. */
export type End = Data.TaggedEnum<{
  Saved: { readonly files: ReadonlyArray<SavedAsset>; readonly resumed: boolean; readonly heard: boolean }
  FailedAsScripted: { readonly error: TaskFailed }
  Lost: { readonly error: { readonly _tag: string; readonly message: string } }
}>
export const End = Data.taggedEnum<End>()

/** A job's row in the report. */
export interface Outcome {
  readonly job: Job
  readonly end: End
  readonly waited: Duration.Duration
  readonly polls: number
}

/** Submits a job, stores its handle, waits, and saves its files. */
export const runJob = Effect.fn("runJob")(function*(job: Job, assigned: Assigned, speed = 1) {
  const { provider, submit } = assigned
  const progress = yield* Progress
  const handles = yield* Handles
  let polls = 0
  let resumed = false
  let heard = false

  const callbacks = assigned.callbacks && onNotice(assigned.callbacks, () => {
    heard = true
    return progress.says(job, "working", "callback")
  })

  const wait = (ref: TaskRef, deadline?: Duration.Input) =>
    Poller.wait(provider, ref, {
      schedule: hasten(callbacks === undefined ? PollSchedule.fromPolicy(provider.polling[ref.kind]) : behind, speed),
      callbacks,
      deadline,
      onPoll: (poll) => {
        polls += 1
        return progress.polled(job, poll)
      }
    })

  const steps = Effect.gen(function*() {
    yield* progress.says(job, "working", "submitting")
    const ref = yield* submit
    yield* handles.save(job, ref)
    yield* progress.says(job, "working", callbacks === undefined ? "submitted" : "awaits callback")
    const task = yield* wait(ref, job.deadline).pipe(
      Effect.catchTag("WaitTimeout", () =>
        Effect.gen(function*() {
          resumed = true
          yield* progress.says(job, "trouble", "deadline, resuming")
          return yield* wait(yield* handles.load(job))
        }))
    )
    yield* progress.says(job, "working", "saving")
    return yield* AssetStore.save(task)
  })

  const [waited, end] = yield* steps.pipe(
    Effect.map((files) => End.Saved({ files, resumed, heard })),
    Effect.catch((error) =>
      Effect.succeed(
        error._tag === "TaskFailed" && error.code === scriptedFailure(job)
          ? End.FailedAsScripted({ error })
          : End.Lost({ error })
      )
    ),
    Effect.timed
  )
  yield* handles.done(job)
  yield* End.$match(end, {
    Saved: () => progress.says(job, "good", "saved"),
    FailedAsScripted: ({ error }) => progress.says(job, "bad", error.code),
    Lost: ({ error }) => progress.says(job, "bad", error._tag)
  })
  return { job, end, waited, polls } satisfies Outcome
})

/** Runs all jobs at once, and polls `speed` times as often as the vendors ask for. */
export const runAll = Effect.fn("runAll")(function*(speed: number) {
  const runOne = Effect.fnUntraced(function*(job: Job) {
    return yield* runJob(job, yield* assignWithCallbacks[job.vendor](job), speed)
  })
  return yield* Effect.forEach(jobs, runOne, { concurrency: "unbounded" })
})

/** The polling schedule of tasks with a callback, because a callback may be lost. */
const behind = Schedule.spaced("1 minute")

/** Reports each notice that ends a pause. */
const onNotice = (callbacks: CallbacksService, told: () => Effect.Effect<void>): CallbacksService => ({
  ...callbacks,
  next: (task, after) => Effect.tap(callbacks.next(task, after), told)
})

const hasten = (schedule: PollSchedule.PollSchedule, speed: number): PollSchedule.PollSchedule =>
  Schedule.modifyDelay(schedule, ({ duration }) => Effect.succeed(Duration.times(duration, 1 / speed)))
