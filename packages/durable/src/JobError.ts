/** Describes why a job failed, and why an operator's command was refused. */
import { TaskError } from "@effect-media/core/task/TaskError"
import { TaskRef } from "@effect-media/core/task/TaskRef"
import * as DateTime from "effect/DateTime"
import * as Schema from "effect/Schema"
import { DatabaseError } from "./DatabaseError.ts"

/** The states of a job. */
export const JobState = Schema.Literals(["Queued", "Running", "Succeeded", "Failed", "Interrupted"])
/** The state of a job. */
export type JobState = typeof JobState.Type

/**
 * This worker does not have the provider that the job names. The job waits for a worker that has it. Only an earlier
 * version ended jobs with this error.
 */
export class UnknownProvider extends Schema.TaggedError<UnknownProvider>("@effect-media/durable/UnknownProvider")(
  "UnknownProvider",
  { provider: Schema.String, known: Schema.Array(Schema.String) }
) {
  /** Returns true: a worker with the provider can run the job. */
  get isRetryable(): boolean {
    return true
  }

  /** Describes what happened. */
  get summary(): string {
    const [only, ...more] = this.known
    const known = only === undefined ? "none" : [only, ...more].join(", ")
    return `No provider is called "${this.provider}" here; there ${more.length === 0 ? "is" : "are"} ${known}.`
  }

  /** Recommends what to do. */
  get advice(): string {
    return "Its jobs wait for a worker that has it: give it to JobProviders.layer."
  }

  override get message(): string {
    return `${this.summary} ${this.advice}`
  }
}

/** The code of a provider or of a sink threw: a defect. `ref` is present if the vendor has the job. */
export class JobDied extends Schema.TaggedError<JobDied>("@effect-media/durable/JobDied")("JobDied", {
  key: Schema.String,
  step: Schema.String,
  reason: Schema.String,
  ref: Schema.optional(TaskRef)
}) {
  /** Returns false: the code must be fixed first. */
  get isRetryable(): boolean {
    return false
  }

  /** Describes what happened. */
  get summary(): string {
    return `The job "${this.key}" died in ${this.step}: ${this.reason}.`
  }

  /** Recommends what to do. */
  get advice(): string {
    return "Fix the code, then retry the job."
  }

  override get message(): string {
    return `${this.summary} ${this.advice}`
  }
}

/**
 * The database permanently refuses to store the result of the job. `ref` is present if the vendor has the job; without
 * it nothing was submitted.
 */
export class JobNotStored extends Schema.TaggedError<JobNotStored>("@effect-media/durable/JobNotStored")(
  "JobNotStored",
  { key: Schema.String, ref: Schema.optional(TaskRef), cause: DatabaseError }
) {
  /** Returns false: the database must be changed first. */
  get isRetryable(): boolean {
    return false
  }

  /** Describes what happened. */
  get summary(): string {
    return `The job "${this.key}" cannot be stored. ${this.cause.summary}`
  }

  /** Recommends what to do. */
  get advice(): string {
    const next = this.ref === undefined
      ? "Nothing was submitted: retry the job then."
      : `The vendor has the job: retry it then, or wait with its handle ${TaskRef.stringify(this.ref)}`
    return `${this.cause.advice} ${next}`
  }

  override get message(): string {
    return `${this.summary} ${this.advice}`
  }
}

/** The errors with which a job can fail. */
export const JobError = Schema.Union([...TaskError.members, UnknownProvider, JobDied, JobNotStored])
/** An error with which a job can fail. */
export type JobError = typeof JobError.Type

/** The job was interrupted on request. */
export class JobInterrupted extends Schema.TaggedError<JobInterrupted>("@effect-media/durable/JobInterrupted")(
  "JobInterrupted",
  { key: Schema.String, ref: Schema.optional(TaskRef) }
) {
  /** Returns true: a retry continues with the vendor's task if there is one. */
  get isRetryable(): boolean {
    return true
  }

  /** Describes what happened. */
  get summary(): string {
    const task = this.ref === undefined ? "" : `; task ${this.ref.id} of ${this.ref.provider} continues at the vendor`
    return `The job "${this.key}" was interrupted${task}.`
  }

  /** Recommends what to do. */
  get advice(): string {
    return "Retry the job to resume it."
  }

  override get message(): string {
    return `${this.summary} ${this.advice}`
  }
}

/** No job has this key. */
export class JobNotFound extends Schema.TaggedError<JobNotFound>("@effect-media/durable/JobNotFound")("JobNotFound", {
  key: Schema.String
}) {
  /** Returns false: the job must be enqueued first. */
  get isRetryable(): boolean {
    return false
  }

  /** Describes what happened. */
  get summary(): string {
    return `There is no job "${this.key}".`
  }

  /** Recommends what to do. */
  get advice(): string {
    return "Enqueue it first, or check the key."
  }

  override get message(): string {
    return `${this.summary} ${this.advice}`
  }
}

/** Another job has this key: its provider, request or options differ. */
export class JobConflict extends Schema.TaggedError<JobConflict>("@effect-media/durable/JobConflict")("JobConflict", {
  key: Schema.String,
  state: JobState
}) {
  /** Returns false: the key stays in use. */
  get isRetryable(): boolean {
    return false
  }

  /** Describes what happened. */
  get summary(): string {
    return `The key "${this.key}" belongs to another job (${this.state}).`
  }

  /** Recommends what to do. */
  get advice(): string {
    return "Nothing was enqueued: use another key."
  }

  override get message(): string {
    return `${this.summary} ${this.advice}`
  }
}

/**
 * The job cannot be retried in its current state.
 *
 * - it has not ended, or has succeeded
 * - it is unknown whether the vendor took it, and `resubmit` was not given; `doubt` is what is known of that submit
 */
export class JobNotRetryable extends Schema.TaggedError<JobNotRetryable>("@effect-media/durable/JobNotRetryable")(
  "JobNotRetryable",
  {
    key: Schema.String,
    state: JobState,
    doubt: Schema.optional(Schema.Struct({
      provider: Schema.String,
      model: Schema.optional(Schema.String),
      submittedAt: Schema.DateTimeUtc
    }))
  }
) {
  /** Returns false: the job's state must change first. */
  get isRetryable(): boolean {
    return false
  }

  private get since(): string {
    if (this.doubt === undefined) return ""
    const { model, submittedAt } = this.doubt
    return `${model === undefined ? "" : ` for ${model}`}, submitted at ${DateTime.formatIso(submittedAt)}`
  }

  /** Describes what happened. */
  get summary(): string {
    if (this.state !== "Failed" && this.state !== "Interrupted") return `The job "${this.key}" is ${this.state}.`
    return `${this.doubt?.provider ?? "The vendor"} may have accepted the job "${this.key}"${this.since}.`
  }

  /** Recommends what to do. */
  get advice(): string {
    return this.state === "Failed" || this.state === "Interrupted"
      ? "Look for it there; retry with resubmit: true if a second paid job is acceptable."
      : "There is nothing to retry."
  }

  override get message(): string {
    return `${this.summary} ${this.advice}`
  }
}

/** An operator has paused the intake of new jobs. */
export class IntakePaused extends Schema.TaggedError<IntakePaused>("@effect-media/durable/IntakePaused")(
  "IntakePaused",
  { key: Schema.String }
) {
  /** Returns true: the intake can be resumed. */
  get isRetryable(): boolean {
    return true
  }

  /** Describes what happened. */
  get summary(): string {
    return `The job "${this.key}" was not enqueued: the intake is paused.`
  }

  /** Recommends what to do. */
  get advice(): string {
    return "Enqueue it again once the intake is resumed."
  }

  override get message(): string {
    return `${this.summary} ${this.advice}`
  }
}
