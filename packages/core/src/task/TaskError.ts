/**
 * Describes all errors of a task, as flat tagged classes.
 *
 * Each class is a Schema with a JSON form ({@link Schema.toCodecJson}), tells with `isRetryable` whether the same call
 * may succeed later, and explains itself: `summary` says what happened, `advice` what to do, and `message` is both. No
 * error holds a secret.
 *
 * Each operation fails with exactly the errors that can happen there: {@link SubmitError}, {@link StatusError},
 * {@link WaitError}, {@link RunError}, {@link SaveError}. A provider that wraps another one may add a
 * {@link ClientRejection}.
 */
import * as DateTime from "effect/DateTime"
import * as Duration from "effect/Duration"
import * as Schema from "effect/Schema"
import { readable } from "../internal/readable.ts"
import { AssetError } from "./AssetError.ts"
import { SpendingLimitExceeded, UnsupportedRequest } from "./ClientRejection.ts"
import { failureAdvice, FailureCategory } from "./FailureCategory.ts"
import { quoted, taskOf } from "./internal/words.ts"
import { MediaError } from "./MediaError.ts"
import { InvalidTaskRef, TaskRef } from "./TaskRef.ts"
import { TaskSnapshot } from "./TaskSnapshot.ts"

export * from "./AssetError.ts"
export * from "./ClientRejection.ts"

/** The kind of a request to a vendor. */
export const Operation = Schema.Literals(["submit", "status", "credits", "link", "upload", "models"])
export type Operation = typeof Operation.Type

const provider = Schema.String
const optionalRef = Schema.optional(TaskRef)
const retryAfter = Schema.optional(Schema.Duration)

/** The fields of most refusals: the vendor, its code, its message and the task. */
const refusal = {
  provider,
  /** The vendor's own code: an HTTP status, or a code in the body. */
  code: Schema.String,
  /** The vendor's own message, of limited length and without secrets. */
  description: Schema.String,
  ref: optionalRef
}

const forTask = (ref: TaskRef | undefined): string => ref === undefined ? "" : ` for task ${ref.id}`
const tryAgain = (retryAfter: Duration.Duration | undefined): string =>
  `Try again ${retryAfter === undefined ? "later" : `in ${readable(retryAfter)}`}.`
/** Describes a refusal: the vendor's code, the task and the vendor's message. */
const details = ({ code, description, ref }: Pick<RateLimited, "code" | "description" | "ref">): string =>
  ` (${code})${forTask(ref)}${quoted(description)}.`

/**
 * The vendor says that the task failed.
 *
 * `code` is the vendor's own code (an open list), `category` its meaning, and `description` the vendor's text.
 */
export class TaskFailed extends MediaError.extend<TaskFailed>("@effect-media/core/TaskFailed")({
  _tag: Schema.tag("TaskFailed"),
  provider,
  ref: TaskRef,
  status: Schema.String,
  code: Schema.String,
  category: FailureCategory,
  description: Schema.String
}) {
  /** Tells whether a new submit of the same request may succeed, by category. */
  override get isRetryable(): boolean {
    return this.category === "Timeout" || this.category === "Upstream"
  }

  override get summary(): string {
    const code = this.code === "" ? "" : ` with ${this.code}`
    return `${taskOf(this.ref)} failed${code} (${this.category})${quoted(this.description)}.`
  }

  override get advice(): string {
    return failureAdvice[this.category]
  }
}

/** The vendor says that the task was cancelled. */
export class TaskCancelled extends MediaError.extend<TaskCancelled>("@effect-media/core/TaskCancelled")({
  _tag: Schema.tag("TaskCancelled"),
  provider,
  ref: TaskRef
}) {
  override get summary(): string {
    return `${taskOf(this.ref)} was cancelled at the vendor.`
  }

  override get advice(): string {
    return "Submit again if that was not wanted."
  }
}

/** The vendor does not know the task, even after the grace period that follows a submit. */
export class TaskNotFound extends MediaError.extend<TaskNotFound>("@effect-media/core/TaskNotFound")({
  _tag: Schema.tag("TaskNotFound"),
  provider,
  ref: TaskRef,
  description: Schema.String
}) {
  override get summary(): string {
    return `${this.provider} does not know task ${this.ref.id}${quoted(this.description)}.`
  }

  override get advice(): string {
    return "Check the id and the model, and that the key belongs to the account that submitted it."
  }
}

/** Rate limited, by HTTP 429 or by a code in the body. The request was not read and not billed. */
export class RateLimited extends MediaError.extend<RateLimited>("@effect-media/core/RateLimited")({
  _tag: Schema.tag("RateLimited"),
  ...refusal,
  retryAfter
}) {
  /** `true`: the vendor only asks for a pause. */
  override get isRetryable(): boolean {
    return true
  }

  override get summary(): string {
    return `${this.provider} rate limited the request${details(this)}`
  }

  override get advice(): string {
    return tryAgain(this.retryAfter)
  }
}

/** The API key is missing, wrong or revoked. */
export class Unauthorized extends MediaError.extend<Unauthorized>("@effect-media/core/Unauthorized")({
  _tag: Schema.tag("Unauthorized"),
  ...refusal
}) {
  override get summary(): string {
    return `${this.provider} refused the API key${details(this)}`
  }

  override get advice(): string {
    return "Check the key that the layer was given."
  }
}

/** The key is valid, but does not permit this request. */
export class Forbidden
  extends MediaError.extend<Forbidden>("@effect-media/core/Forbidden")({ _tag: Schema.tag("Forbidden"), ...refusal })
{
  override get summary(): string {
    return `${this.provider} forbids the request${details(this)}`
  }

  override get advice(): string {
    return "Check what the key is allowed to do, and the content of the request."
  }
}

/** The account has no credits, or no quota, left. */
export class InsufficientCredits
  extends MediaError.extend<InsufficientCredits>("@effect-media/core/InsufficientCredits")({
    _tag: Schema.tag("InsufficientCredits"),
    ...refusal
  })
{
  override get summary(): string {
    return `${this.provider} says that credits or quota are used up${details(this)}`
  }

  override get advice(): string {
    return "Top up the account, then submit again."
  }
}

/**
 * One problem in a request, with the path of its field.
 *
 * - `allowed`: the values that are allowed
 * - `given`: the value in the request, shortened
 * - `suggestion`: the closest correct spelling
 * - `isDoubt`: the value may be correct; this problem alone does not reject the request
 */
export const RequestProblem = Schema.Struct({
  path: Schema.String,
  problem: Schema.String,
  allowed: Schema.optional(Schema.String),
  given: Schema.optional(Schema.String),
  suggestion: Schema.optional(Schema.String),
  isDoubt: Schema.optional(Schema.Literal(true))
})
export interface RequestProblem extends Schema.Schema.Type<typeof RequestProblem> {}

/**
 * The request is invalid. Either it was rejected here before anything was sent (`problems` names the fields, `code` is
 * `"local"`), or the vendor refused it.
 */
export class InvalidRequest extends MediaError.extend<InvalidRequest>("@effect-media/core/InvalidRequest")({
  _tag: Schema.tag("InvalidRequest"),
  ...refusal,
  problems: Schema.Array(RequestProblem)
}) {
  /** Creates the error for a request that was rejected here, before anything was sent. */
  static local(provider: string, problems: ReadonlyArray<RequestProblem>, ref?: TaskRef): InvalidRequest {
    return new InvalidRequest({ provider, code: "local", description: "", ref, problems })
  }

  override get summary(): string {
    const about = this.code === "local"
      ? `The request to ${this.provider} was not sent${forTask(this.ref)}${quoted(this.description)}`
      : `${this.provider} refused the request (${this.code})${forTask(this.ref)}${quoted(this.description)}`
    const problems = this.problems.map(({ isDoubt, path, problem }) =>
      `${path === "" ? "" : `${path}: `}${problem}${isDoubt === true ? " (not certain)" : ""}`
    )
    if (problems.length > 1) return [`${about}:`, ...problems].join("\n- ")
    return `${[about, ...problems].join(": ")}.`
  }

  override get advice(): string {
    return "Fix the request, then submit again."
  }
}

/**
 * The reason why a vendor did not answer. Only `NoConnection` and `NotAccepted` prove that the request was not read.
 */
export const UnavailableReason = Schema.Literals([
  "ServerError",
  "Network",
  "Timeout",
  "DuplicateInProgress",
  "NoConnection",
  "NotAccepted"
])

/**
 * The vendor did not answer: HTTP 5xx, a network error, the timeout of one request, no connection at all, or a service
 * that is closed for maintenance. A submit fails with this error only for the last two, so no job was accepted.
 */
export class ProviderUnavailable
  extends MediaError.extend<ProviderUnavailable>("@effect-media/core/ProviderUnavailable")({
    _tag: Schema.tag("ProviderUnavailable"),
    ...refusal,
    reason: UnavailableReason,
    retryAfter
  })
{
  /** `true`: such failures are transient. */
  override get isRetryable(): boolean {
    return true
  }

  override get summary(): string {
    const reason = this.code === "" ? this.reason : `${this.reason} ${this.code}`
    return `${this.provider} could not answer (${reason})${forTask(this.ref)}${quoted(this.description)}.`
  }

  override get advice(): string {
    return tryAgain(this.retryAfter)
  }
}

/**
 * A reply that cannot be decoded. `problem` tells what is wrong and where, `excerpt` is the beginning of the body without
 * secrets, and `isTooLarge` is set if the body exceeds the limit. A wait ends only after several too large replies in a
 * row.
 */
export class MalformedResponse extends MediaError.extend<MalformedResponse>("@effect-media/core/MalformedResponse")({
  _tag: Schema.tag("MalformedResponse"),
  provider,
  operation: Operation,
  httpStatus: Schema.Finite,
  problem: Schema.String,
  excerpt: Schema.String,
  retryAfter,
  ref: optionalRef,
  isTooLarge: Schema.optional(Schema.Literal(true))
}) {
  /** `true` for reads, where a truncated or foreign body is transient. */
  override get isRetryable(): boolean {
    return this.operation !== "submit"
  }

  override get summary(): string {
    return `${this.provider} sent a reply to ${this.operation} that cannot be read (HTTP ${this.httpStatus})` +
      `${forTask(this.ref)}: ${this.problem}. The body begins: ${JSON.stringify(this.excerpt)}.`
  }

  override get advice(): string {
    return "Report it with this text if it happens again."
  }
}

/** The cause of an unknown outcome of a submit. */
export const SubmitCause = Schema.Union([ProviderUnavailable, MalformedResponse])

/**
 * The vendor may or may not have accepted the job: the connection broke, the vendor answered 5xx, or its reply cannot be
 * read. The library does not submit such a job again; the caller decides, since a second job may be billed.
 *
 * `idempotencyKey` is set if the vendor takes one: a submit with the same key is safe.
 */
export class SubmitOutcomeUnknown
  extends MediaError.extend<SubmitOutcomeUnknown>("@effect-media/core/SubmitOutcomeUnknown")({
    _tag: Schema.tag("SubmitOutcomeUnknown"),
    provider,
    model: Schema.optional(Schema.String),
    submittedAt: Schema.DateTimeUtc,
    idempotencyKey: Schema.optional(Schema.String),
    cause: SubmitCause
  })
{
  /** The known facts about the job, without advice: model, idempotency key, time of the submit. */
  get known(): string {
    const model = this.model === undefined ? "" : ` for ${this.model}`
    const key = this.idempotencyKey === undefined ? "" : ` under the idempotency key ${this.idempotencyKey}`
    return `the job${model}${key} of ${DateTime.formatIso(this.submittedAt)}`
  }

  override get summary(): string {
    return `${this.provider} may or may not have accepted ${this.known}: ${this.cause.summary}`
  }

  override get advice(): string {
    return this.idempotencyKey === undefined
      ? "Look for the job at the vendor before you submit again: a second one may be billed."
      : `Submit again with the idempotency key ${this.idempotencyKey}: the vendor makes one job of both.`
  }
}

/** The error of one poll. */
export const StatusCause = Schema.Union([
  RateLimited,
  Unauthorized,
  Forbidden,
  InsufficientCredits,
  InvalidRequest,
  ProviderUnavailable,
  MalformedResponse,
  TaskNotFound,
  InvalidTaskRef
])

/**
 * The deadline passed, or the schedule ended. The task may still be running, or have ended unseen;
 * `ref` can be waited for again.
 *
 * - `lastSnapshot`: the snapshot of the last successful poll
 * - `elapsed`: the duration of the wait, with `polls` polls
 * - `cause`: the error of the last poll, if it failed
 */
export class WaitTimeout extends MediaError.extend<WaitTimeout>("@effect-media/core/WaitTimeout")({
  _tag: Schema.tag("WaitTimeout"),
  provider,
  ref: TaskRef,
  lastSnapshot: Schema.optional(TaskSnapshot),
  elapsed: Schema.Duration,
  polls: Schema.Finite,
  cause: Schema.optional(StatusCause)
}) {
  /** `true`: a new wait with `ref` resumes where this one ended. */
  override get isRetryable(): boolean {
    return true
  }

  override get summary(): string {
    const last = this.lastSnapshot === undefined ? "never seen" : `last seen as "${this.lastSnapshot.status}"`
    const polls = `${this.polls} ${this.polls === 1 ? "poll" : "polls"}`
    const cause = this.cause === undefined ? "" : ` The last poll failed: ${this.cause.summary}`
    return `${taskOf(this.ref)} did not end within ${readable(this.elapsed)} and ${polls} (${last}).${cause}`
  }

  override get advice(): string {
    return "Nothing is lost: wait again with its handle."
  }
}

/**
 * The vendor reports success, but sent no result that can be read, even after the grace period. `excerpt` is the beginning
 * of its reply, without secrets: a person may find the link in it. `isExpired` is set if the vendor has deleted the
 * result; the wait ends at once then.
 */
export class ResultMissing extends MediaError.extend<ResultMissing>("@effect-media/core/ResultMissing")({
  _tag: Schema.tag("ResultMissing"),
  provider,
  ref: TaskRef,
  status: Schema.String,
  excerpt: Schema.optional(Schema.String),
  isExpired: Schema.optionalKey(Schema.Literal(true))
}) {
  override get summary(): string {
    return this.isExpired === true
      ? `${taskOf(this.ref)} ended as "${this.status}", and its result is no longer kept by the vendor.`
      : `${taskOf(this.ref)} ended as "${this.status}" without a result that can be read.`
  }

  override get advice(): string {
    if (this.isExpired === true) return "Submit again, and save the files soon after the end of the task."
    return this.excerpt === undefined
      ? "Ask the vendor with the task's id."
      : `Look for a link in what the vendor sent: ${this.excerpt}. Else ask the vendor with the task's id.`
  }
}

/** Any error of a submit. */
export type SubmitError =
  | SubmitOutcomeUnknown
  | RateLimited
  | Unauthorized
  | Forbidden
  | InsufficientCredits
  | InvalidRequest
  | ProviderUnavailable

/** Any error of a request that only reads. */
export type ReadError =
  | RateLimited
  | Unauthorized
  | Forbidden
  | InsufficientCredits
  | InvalidRequest
  | ProviderUnavailable
  | MalformedResponse

/** Any error of one status query. */
export type StatusError = ReadError | TaskNotFound | InvalidTaskRef

/** Any error of a wait. */
export type WaitError =
  | TaskFailed
  | TaskCancelled
  | TaskNotFound
  | WaitTimeout
  | ResultMissing
  | Unauthorized
  | Forbidden
  | InsufficientCredits
  | InvalidRequest
  | InvalidTaskRef
  | MalformedResponse

/** Any error of a run, which is a submit and then a wait. */
export type RunError = SubmitError | WaitError

/** Any error of saving an asset. */
export type SaveError = AssetError | InvalidTaskRef

/** Any error of the library, as one Schema: for logs, queues and other processes. */
export const TaskError = /* @__PURE__ */ Schema.Union([
  TaskFailed,
  TaskCancelled,
  TaskNotFound,
  WaitTimeout,
  SubmitOutcomeUnknown,
  RateLimited,
  Unauthorized,
  Forbidden,
  InsufficientCredits,
  InvalidRequest,
  ProviderUnavailable,
  MalformedResponse,
  ResultMissing,
  AssetError,
  UnsupportedRequest,
  SpendingLimitExceeded,
  InvalidTaskRef
])
export type TaskError = typeof TaskError.Type
