/** Describes why a job failed, and why an operator's command was refused. */
import { MediaError } from "@effect-media/core/task/MediaError"
import { TaskError } from "@effect-media/core/task/TaskError"
import { TaskRef } from "@effect-media/core/task/TaskRef"
import * as DateTime from "effect/DateTime"
import * as Schema from "effect/Schema"
import { DatabaseError } from "./DatabaseError.ts"

/** The states of a job. */
export const JobState = Schema.Literals(["Queued", "Running", "Succeeded", "Failed", "Interrupted"])
export type JobState = typeof JobState.Type

/**
 * This worker does not have the provider that the job names. The job waits for a worker that has it. Only an earlier
 * version ended jobs with this error.
 */
export class UnknownProvider extends MediaError.extend<UnknownProvider>("@effect-media/durable/UnknownProvider")({
  _tag: Schema.tag("UnknownProvider"),
  provider: Schema.String,
  known: Schema.Array(Schema.String)
}) {
  /** Returns true: a worker with the provider can run the job. */
  override get isRetryable(): boolean {
    return true
  }

  override get summary(): string {
    const [only, ...more] = this.known
    const known = only === undefined ? "none" : [only, ...more].join(", ")
    return `No provider is called "${this.provider}" here; there ${more.length === 0 ? "is" : "are"} ${known}.`
  }

  override get advice(): string {
    return "Its jobs wait for a worker that has it: give it to JobProviders.layer."
  }
}

/** The code of a provider or of a sink threw: a defect. `ref` is present if the vendor has the job. */
export class JobDied extends MediaError.extend<JobDied>("@effect-media/durable/JobDied")({
  _tag: Schema.tag("JobDied"),
  key: Schema.String,
  step: Schema.String,
  reason: Schema.String,
  ref: Schema.optional(TaskRef)
}) {
  override get summary(): string {
    return `The job "${this.key}" died in ${this.step}: ${this.reason}.`
  }

  override get advice(): string {
    return "Fix the code, then retry the job."
  }
}

/**
 * The database permanently refuses to store the result of the job. `ref` is present if the vendor has the job; without
 * it nothing was submitted.
 */
export class JobNotStored extends MediaError.extend<JobNotStored>("@effect-media/durable/JobNotStored")({
  _tag: Schema.tag("JobNotStored"),
  key: Schema.String,
  ref: Schema.optional(TaskRef),
  cause: DatabaseError
}) {
  override get summary(): string {
    return `The job "${this.key}" cannot be stored. ${this.cause.summary}`
  }

  override get advice(): string {
    const next = this.ref === undefined
      ? "Nothing was submitted: retry the job then."
      : `The vendor has the job: retry it then, or wait with its handle ${TaskRef.stringify(this.ref)}`
    return `${this.cause.advice} ${next}`
  }
}

/** The errors with which a job can fail. */
export const JobError = Schema.Union([...TaskError.members, UnknownProvider, JobDied, JobNotStored])
export type JobError = typeof JobError.Type

/** The job was interrupted on request. */
export class JobInterrupted extends MediaError.extend<JobInterrupted>("@effect-media/durable/JobInterrupted")({
  _tag: Schema.tag("JobInterrupted"),
  key: Schema.String,
  ref: Schema.optional(TaskRef)
}) {
  /** Returns true: a retry continues with the vendor's task if there is one. */
  override get isRetryable(): boolean {
    return true
  }

  override get summary(): string {
    const task = this.ref === undefined ? "" : `; task ${this.ref.id} of ${this.ref.provider} continues at the vendor`
    return `The job "${this.key}" was interrupted${task}.`
  }

  override get advice(): string {
    return "Retry the job to resume it."
  }
}

/** No job has this key. */
export class JobNotFound extends MediaError.extend<JobNotFound>("@effect-media/durable/JobNotFound")({
  _tag: Schema.tag("JobNotFound"),
  key: Schema.String
}) {
  override get summary(): string {
    return `There is no job "${this.key}".`
  }

  override get advice(): string {
    return "Enqueue it first, or check the key."
  }
}

/** Another job has this key: its provider, request or options differ. */
export class JobConflict extends MediaError.extend<JobConflict>("@effect-media/durable/JobConflict")({
  _tag: Schema.tag("JobConflict"),
  key: Schema.String,
  state: JobState
}) {
  override get summary(): string {
    return `The key "${this.key}" belongs to another job (${this.state}).`
  }

  override get advice(): string {
    return "Nothing was enqueued: use another key."
  }
}

/**
 * The job cannot be retried in its current state.
 *
 * - it has not ended, or has succeeded
 * - it is unknown whether the vendor took it, and `resubmit` was not given; `doubt` is what is known of that submit
 */
export class JobNotRetryable extends MediaError.extend<JobNotRetryable>("@effect-media/durable/JobNotRetryable")({
  _tag: Schema.tag("JobNotRetryable"),
  key: Schema.String,
  state: JobState,
  doubt: Schema.optional(Schema.Struct({
    provider: Schema.String,
    model: Schema.optional(Schema.String),
    submittedAt: Schema.DateTimeUtc
  }))
}) {
  private get since(): string {
    if (this.doubt === undefined) return ""
    const { model, submittedAt } = this.doubt
    return `${model === undefined ? "" : ` for ${model}`}, submitted at ${DateTime.formatIso(submittedAt)}`
  }

  override get summary(): string {
    if (this.state !== "Failed" && this.state !== "Interrupted") return `The job "${this.key}" is ${this.state}.`
    return `${this.doubt?.provider ?? "The vendor"} may have accepted the job "${this.key}"${this.since}.`
  }

  override get advice(): string {
    return this.state === "Failed" || this.state === "Interrupted"
      ? "Look for it there; retry with resubmit: true if a second paid job is acceptable."
      : "There is nothing to retry."
  }
}

/** An operator has paused the intake of new jobs. */
export class IntakePaused extends MediaError.extend<IntakePaused>("@effect-media/durable/IntakePaused")({
  _tag: Schema.tag("IntakePaused"),
  key: Schema.String
}) {
  /** Returns true: the intake can be resumed. */
  override get isRetryable(): boolean {
    return true
  }

  override get summary(): string {
    return `The job "${this.key}" was not enqueued: the intake is paused.`
  }

  override get advice(): string {
    return "Enqueue it again once the intake is resumed."
  }
}
