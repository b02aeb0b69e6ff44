/** Describes a job as its row in the database. */
import { SavedAsset } from "@effect-media/core/assets/AssetStore"
import { AssetRole } from "@effect-media/core/task/Asset"
import { TaskRef } from "@effect-media/core/task/TaskRef"
import { Succeeded } from "@effect-media/core/task/TaskSnapshot"
import * as Duration from "effect/Duration"
import * as Schema from "effect/Schema"
import { JobError, JobState } from "./JobError.ts"

/**
 * The caller's name of a job: 1 to 200 visible ASCII characters. One key is one job, even if it is enqueued several
 * times or by several processes.
 */
export const JobKey = Schema.String.check(
  Schema.isPattern(/^[!-~]{1,200}$/, { expected: "1 to 200 visible ASCII characters" })
)

/**
 * A job for a worker: JSON, without host and API key.
 *
 * - `key`: the caller's name of the job
 * - `provider`: the worker's name of the provider
 * - `request`: the provider's own request
 * - `deadline`: the longest time to wait for the task, counted from its submit; @default 1 day
 * - `save`: the roles of the assets to save; `false` for none; @default all
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
export interface JobRequest extends Schema.Schema.Type<typeof JobRequest> {}

/** The result of a job: the task as the vendor reported it, and the saved files, in the task's order. */
export const JobManifest = Schema.Struct({ task: Succeeded, files: Schema.Array(SavedAsset) })
export interface JobManifest extends Schema.Schema.Type<typeof JobManifest> {}

/**
 * The intent to submit, written before the request is sent. `at` is its time in UTC, `id` identifies this one submit,
 * and `idempotencyKey` is present if the vendor takes one.
 */
export const JobIntent = Schema.Struct({
  id: Schema.String,
  at: Schema.DateTimeUtc,
  model: Schema.optionalKey(Schema.String),
  idempotencyKey: Schema.optionalKey(Schema.String)
})
export interface JobIntent extends Schema.Schema.Type<typeof JobIntent> {}

/**
 * A job and its current state.
 *
 * - `job`: the job as it was enqueued
 * - `attempt`: 1, and one more for each retry
 * - `state`: `Queued` until the vendor has taken it, `Running` until the files are saved, then how it ended
 * - `turn`: the number of the attempt's execution, if a worker without the provider handed the job to one that has it
 * - `unservedSince`: the time (UTC) since which it waits for a worker with its provider; no worker so far had it
 * - `intent`: the submit that was, or may have been, made
 * - `ref`: the handle of the vendor's task
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
export interface Job extends Schema.Schema.Type<typeof Job> {}

/** Returns true if a job has ended, successfully or not. */
export const hasEnded = ({ state }: Pick<Job, "state">): boolean => state !== "Queued" && state !== "Running"
