/**
 * A job as its row in the database tells it.
 */
import { SavedAsset } from "@effect-media/core/assets/AssetStore"
import { AssetRole } from "@effect-media/core/task/Asset"
import { TaskRef } from "@effect-media/core/task/TaskRef"
import { Succeeded } from "@effect-media/core/task/TaskSnapshot"
import * as Duration from "effect/Duration"
import * as Schema from "effect/Schema"
import { JobError, JobState } from "./JobError.ts"

/**
 * The caller's name of a job: 1 to 200 visible ASCII characters. One key is one job, whoever enqueues it how often.
 */
export const JobKey = Schema.String.check(
  Schema.isPattern(/^[!-~]{1,200}$/, { expected: "1 to 200 visible ASCII characters" })
)

/**
 * A job for a worker: JSON, without host and key.
 *
 * - `key`: the caller's name of the job
 * - `provider`: the name under which the worker has the provider
 * - `request`: the provider's own request
 * - `deadline`: how long to wait for the task, from its submit; @default 1 day
 * - `save`: which assets to save, by role; `false` for none; @default all
 */
export const JobRequest = Schema.Struct({
  key: JobKey,
  provider: Schema.NonEmptyString,
  request: Schema.Json,
  deadline: Schema.optionalKey(
    Schema.Duration.check(
      Schema.makeFilter((deadline: Duration.Duration) =>
        !Duration.isNegative(deadline) || "a duration that is not negative"
      )
    )
  ),
  save: Schema.optionalKey(Schema.Union([Schema.Literal(false), Schema.Array(AssetRole)]))
})

/** A job for a worker: JSON, without host and key. */
export interface JobRequest extends Schema.Schema.Type<typeof JobRequest> {}

/**
 * What a job made: the task as the vendor told it, and the files that were saved, in the task's order.
 */
export const JobManifest = Schema.Struct({ task: Succeeded, files: Schema.Array(SavedAsset) })

/** What a job made. */
export interface JobManifest extends Schema.Schema.Type<typeof JobManifest> {}

/**
 * That a submit is about to be made, `at` this time, UTC: written before the request is sent. `id` is that of the one
 * submit; `idempotencyKey` is there where the vendor takes one.
 */
export const JobIntent = Schema.Struct({
  id: Schema.String,
  at: Schema.DateTimeUtc,
  model: Schema.optionalKey(Schema.String),
  idempotencyKey: Schema.optionalKey(Schema.String)
})

/** That a submit is about to be made. */
export interface JobIntent extends Schema.Schema.Type<typeof JobIntent> {}

/**
 * A job and where it stands.
 *
 * - `job`: as it was enqueued
 * - `attempt`: 1, and one more for each retry
 * - `state`: `Queued` until the vendor has taken it, `Running` until the files are saved, then how it ended
 * - `turn`: which execution of the attempt it is, where it was handed from a worker without its provider to one with it
 * - `unservedSince`: since when it waits for a worker that has its provider, UTC: none that met it so far has
 * - `intent`: the submit that was, or may have been, made
 * - `ref`: the vendor's task
 * - `error`, `manifest`: how it ended
 * - `enqueuedAt`, `updatedAt`, `endedAt`: UTC
 * - `change`: the number of its last change, among all jobs of the database
 */
export const Job = Schema.Struct({
  key: JobKey,
  job: JobRequest,
  attempt: Schema.Int,
  state: JobState,
  turn: Schema.optionalKey(Schema.Int),
  unservedSince: Schema.optionalKey(Schema.DateTimeUtc),
  intent: Schema.optionalKey(JobIntent),
  ref: Schema.optionalKey(TaskRef),
  error: Schema.optionalKey(JobError),
  manifest: Schema.optionalKey(JobManifest),
  enqueuedAt: Schema.DateTimeUtc,
  updatedAt: Schema.DateTimeUtc,
  endedAt: Schema.optionalKey(Schema.DateTimeUtc),
  change: Schema.Int
})

/** A job and where it stands. */
export interface Job extends Schema.Schema.Type<typeof Job> {}

/** Whether a job has ended, well or not. */
export const hasEnded = ({ state }: Pick<Job, "state">): boolean => state !== "Queued" && state !== "Running"
