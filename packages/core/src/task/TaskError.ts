/**
 * Everything that can go wrong with a task, as flat tagged classes.
 *
 * Each class is a Schema with a JSON form ({@link Schema.toCodecJson}), says with `isRetryable` whether the same call
 * may go better later, and has a `message` that ends in what to do. None of them ever holds a secret.
 *
 * Each operation fails with exactly the union of what can happen there: {@link SubmitError}, {@link StatusError},
 * {@link WaitError}, {@link RunError}, {@link SaveError}; a provider that does more than the vendor may have a
 * {@link ClientRejection} of its own.
 */
import * as DateTime from "effect/DateTime"
import * as Duration from "effect/Duration"
import * as Schema from "effect/Schema"
import { AssetError } from "./AssetError.ts"
import { SpendingLimitExceeded, UnsupportedRequest } from "./ClientRejection.ts"
import { failureAdvice, FailureCategory } from "./FailureCategory.ts"
import { goOn, quoted } from "./internal/words.ts"
import { InvalidTaskRef, TaskRef } from "./TaskRef.ts"
import { TaskSnapshot } from "./TaskSnapshot.ts"

export * from "./AssetError.ts"
export * from "./ClientRejection.ts"

/** What the library asks of a vendor. */
export const Operation = Schema.Literals(["submit", "status", "credits", "link", "upload"])
/** What the library asks of a vendor. */
export type Operation = typeof Operation.Type

const provider = Schema.String
const optionalRef = Schema.optional(TaskRef)
const retryAfter = Schema.optional(Schema.Duration)

/** What most refusals hold: who refused, which code, in which words, for which task. */
const refusal = {
  provider,
  /** The vendor's own code: an HTTP status, or a code in the body. */
  code: Schema.String,
  /** The vendor's own words, bounded and without secrets. */
  description: Schema.String,
  ref: optionalRef
}

const task = (ref: TaskRef | undefined): string => ref === undefined ? "" : ` for task ${ref.id}`
const pause = (retryAfter: Duration.Duration | undefined): string =>
  retryAfter === undefined ? "" : ` in ${Duration.format(retryAfter)}`

/**
 * The vendor says that the task failed.
 *
 * `code` is the vendor's own spelling (an open list), `category` is what it means, `reason` the vendor's text.
 */
export class TaskFailed extends Schema.TaggedError<TaskFailed>("@effect-media/core/TaskFailed")("TaskFailed", {
  provider,
  ref: TaskRef,
  status: Schema.String,
  code: Schema.String,
  category: FailureCategory,
  description: Schema.String
}) {
  /** Whether a new submit of the same request may end better: by category. */
  get isRetryable(): boolean {
    return this.category === "Timeout" || this.category === "Upstream"
  }

  override get message(): string {
    const code = this.code === "" ? "" : ` with ${this.code}`
    return `${goOn(this.ref)} failed${code}:${quoted(this.description)} (${this.category}). ${
      failureAdvice[this.category]
    }`
  }
}

/** The vendor says that the task was cancelled. */
export class TaskCancelled extends Schema.TaggedError<TaskCancelled>("@effect-media/core/TaskCancelled")(
  "TaskCancelled",
  { provider, ref: TaskRef }
) {
  /** The task has ended. */
  get isRetryable(): boolean {
    return false
  }

  override get message(): string {
    return `${goOn(this.ref)} was cancelled at the vendor. Submit again if that was not wanted.`
  }
}

/** The vendor does not know the task, also after the grace that follows a submit. */
export class TaskNotFound extends Schema.TaggedError<TaskNotFound>("@effect-media/core/TaskNotFound")("TaskNotFound", {
  provider,
  ref: TaskRef,
  description: Schema.String
}) {
  /** Within the grace that follows a submit the poller asks again by itself. */
  get isRetryable(): boolean {
    return false
  }

  override get message(): string {
    return `${this.provider} does not know task ${this.ref.id}:${quoted(this.description)}. ` +
      "Check the id, the model and that the key belongs to the account that submitted it."
  }
}

/** Refused for pace, as HTTP 429 or as a code in the body: not read, not billed. */
export class RateLimited extends Schema.TaggedError<RateLimited>("@effect-media/core/RateLimited")("RateLimited", {
  ...refusal,
  retryAfter
}) {
  /** The vendor asks for a pause. */
  get isRetryable(): boolean {
    return true
  }

  override get message(): string {
    return `${this.provider} refused the request for pace (${this.code})${task(this.ref)}:${
      quoted(this.description)
    }. ` +
      `Try again${pause(this.retryAfter) || " later"}.`
  }
}

/** The API key is missing, wrong or revoked. */
export class Unauthorized extends Schema.TaggedError<Unauthorized>("@effect-media/core/Unauthorized")(
  "Unauthorized",
  refusal
) {
  /** The same key stays refused. */
  get isRetryable(): boolean {
    return false
  }

  override get message(): string {
    return `${this.provider} refused the API key (${this.code})${task(this.ref)}:${quoted(this.description)}. ` +
      "Check the key that the layer was given."
  }
}

/** The key is known, but may not do this. */
export class Forbidden extends Schema.TaggedError<Forbidden>("@effect-media/core/Forbidden")("Forbidden", refusal) {
  /** The same request stays refused. */
  get isRetryable(): boolean {
    return false
  }

  override get message(): string {
    return `${this.provider} forbids the request (${this.code})${task(this.ref)}:${quoted(this.description)}. ` +
      "Check what the key is allowed to do, and the content of the request."
  }
}

/** The account has no credits, or no quota, left. */
export class InsufficientCredits extends Schema.TaggedError<InsufficientCredits>(
  "@effect-media/core/InsufficientCredits"
)("InsufficientCredits", refusal) {
  /** Not before somebody pays. */
  get isRetryable(): boolean {
    return false
  }

  override get message(): string {
    return `${this.provider} says that credits or quota are used up (${this.code})${task(this.ref)}:` +
      `${quoted(this.description)}. Top up the account.`
  }
}

/**
 * One thing that is wrong with a request: where, and what.
 *
 * - `allowed`: what may stand there
 * - `given`: what stands there, shortened
 * - `suggestion`: the nearest right spelling
 * - `isDoubt`: it may be right after all, and would not refuse the request by itself
 */
export const RequestProblem = Schema.Struct({
  path: Schema.String,
  problem: Schema.String,
  allowed: Schema.optional(Schema.String),
  given: Schema.optional(Schema.String),
  suggestion: Schema.optional(Schema.String),
  isDoubt: Schema.optional(Schema.Literal(true))
})
/** One thing that is wrong with a request: where, and what. */
export interface RequestProblem extends Schema.Schema.Type<typeof RequestProblem> {}

/**
 * The request cannot be served as it is: found here before anything was sent (`problems` names the fields, `code` is
 * `"local"`), or by the vendor.
 */
export class InvalidRequest extends Schema.TaggedError<InvalidRequest>("@effect-media/core/InvalidRequest")(
  "InvalidRequest",
  { ...refusal, problems: Schema.Array(RequestProblem) }
) {
  /** A request that was found wrong here, before anything was sent. */
  static local(provider: string, problems: ReadonlyArray<RequestProblem>, ref?: TaskRef): InvalidRequest {
    return new InvalidRequest({ provider, code: "local", description: "", ref, problems })
  }

  /** The same request stays wrong. */
  get isRetryable(): boolean {
    return false
  }

  override get message(): string {
    const who = this.code === "local" ? `The request to ${this.provider} was not sent` : `${this.provider} refused it`
    const lines = this.problems.map(({ isDoubt, path, problem }) =>
      `${path === "" ? "" : `${path}: `}${problem}${isDoubt === true ? " (not certain)" : ""}`
    )
    const code = this.code === "local" ? "" : ` (${this.code})`
    const about = `${who}${code}${task(this.ref)}:${quoted(this.description)}`
    if (lines.length > 1) return `${about}\n${lines.map((line) => `- ${line}\n`).join("")}Mend the request.`
    return `${about}${lines.map((line) => ` ${line}`).join("")}. Mend the request.`
  }
}

/**
 * Why a vendor could not be asked. Only with `NoConnection` and `NotAccepted` it is certain that the request was not read.
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
 * The vendor could not answer: HTTP 5xx, the network, our time limit for one request, no connection at all, or a service
 * closed for maintenance. As the outcome of a submit it means that no job was taken: the last two.
 */
export class ProviderUnavailable extends Schema.TaggedError<ProviderUnavailable>(
  "@effect-media/core/ProviderUnavailable"
)("ProviderUnavailable", { ...refusal, reason: UnavailableReason, retryAfter }) {
  /** Such faults pass. */
  get isRetryable(): boolean {
    return true
  }

  /** What happened, without advice. */
  get summary(): string {
    const because = this.code === "" ? this.reason : `${this.reason} ${this.code}`
    return `${this.provider} could not answer (${because})${task(this.ref)}:${quoted(this.description)}.`
  }

  override get message(): string {
    return `${this.summary} Try again${pause(this.retryAfter) || " later"}.`
  }
}

/**
 * A reply that does not decode: `problem` says what was wrong and where, `excerpt` is the beginning of the body, without
 * secrets; `isTooLarge` where it has more bytes than are read. Only several of the latter in a row end a wait.
 */
export class MalformedResponse extends Schema.TaggedError<MalformedResponse>("@effect-media/core/MalformedResponse")(
  "MalformedResponse",
  {
    provider,
    operation: Operation,
    httpStatus: Schema.Finite,
    problem: Schema.String,
    excerpt: Schema.String,
    retryAfter,
    ref: optionalRef,
    isTooLarge: Schema.optional(Schema.Literal(true))
  }
) {
  /** On reads: a truncated or foreign body passes. */
  get isRetryable(): boolean {
    return this.operation !== "submit"
  }

  /** What happened, without advice. */
  get summary(): string {
    return `${this.provider} sent a reply to ${this.operation} that cannot be read (HTTP ${this.httpStatus})` +
      `${task(this.ref)}: ${this.problem}. The body begins: ${JSON.stringify(this.excerpt)}.`
  }

  override get message(): string {
    return `${this.summary} Report it with this text if it happens again.`
  }
}

/** Why the outcome of a submit is unknown. */
export const SubmitCause = Schema.Union([ProviderUnavailable, MalformedResponse])

/**
 * The vendor may or may not have taken the job: the connection broke, the vendor answered 5xx, or its reply cannot be
 * read. Nothing is ever submitted again by itself; whoever knows what a second job costs decides.
 *
 * `idempotencyKey` is there where the vendor takes one: a submit with the same key is safe.
 */
export class SubmitOutcomeUnknown extends Schema.TaggedError<SubmitOutcomeUnknown>(
  "@effect-media/core/SubmitOutcomeUnknown"
)("SubmitOutcomeUnknown", {
  provider,
  model: Schema.optional(Schema.String),
  submittedAt: Schema.DateTimeUtc,
  idempotencyKey: Schema.optional(Schema.String),
  cause: SubmitCause
}) {
  /** Never by itself. */
  get isRetryable(): boolean {
    return false
  }

  /** What is known of the job, without advice: model, idempotency key, since when. */
  get known(): string {
    const model = this.model === undefined ? "" : ` for ${this.model}`
    const key = this.idempotencyKey === undefined ? "" : ` under the idempotency key ${this.idempotencyKey}`
    return `the job${model}${key} of ${DateTime.formatIso(this.submittedAt)}`
  }

  override get message(): string {
    const next = this.idempotencyKey === undefined
      ? "Look for the job at the vendor before you submit again: a second one may be billed."
      : `Submit again with the idempotency key ${this.idempotencyKey}: the vendor makes one job of both.`
    return `${this.provider} may or may not have taken ${this.known}: ${this.cause.summary} ${next}`
  }
}

/** What makes one poll fail. */
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
 * Our clock ran out, or the schedule ended; the task goes on at the vendor, and `ref` goes on with it.
 *
 * - `lastSnapshot`: what the last good poll said
 * - `elapsed`: how long was waited, with `polls` polls
 * - `cause`: the fault of the last poll, where it failed
 */
export class WaitTimeout extends Schema.TaggedError<WaitTimeout>("@effect-media/core/WaitTimeout")("WaitTimeout", {
  provider,
  ref: TaskRef,
  lastSnapshot: Schema.optional(TaskSnapshot),
  elapsed: Schema.Duration,
  polls: Schema.Finite,
  cause: Schema.optional(StatusCause)
}) {
  /** Waiting again with `ref` goes on where this ended. */
  get isRetryable(): boolean {
    return true
  }

  override get message(): string {
    const last = this.lastSnapshot === undefined ? "never seen" : `last seen as "${this.lastSnapshot.status}"`
    const fault = this.cause === undefined ?
      "" :
      ` The last poll failed: ${"summary" in this.cause ? this.cause.summary : this.cause.message}`
    return `${goOn(this.ref)} did not end within ${Duration.format(this.elapsed)} and ${this.polls} polls (${last}).` +
      `${fault} Nothing is lost: wait again with its handle.`
  }
}

/**
 * The vendor says success, but never sent a result that can be read, also after its grace. `excerpt` is the beginning of what
 * it sent, without secrets: a person may find the link in it.
 */
export class ResultMissing extends Schema.TaggedError<ResultMissing>("@effect-media/core/ResultMissing")(
  "ResultMissing",
  { provider, ref: TaskRef, status: Schema.String, excerpt: Schema.optional(Schema.String) }
) {
  /** The grace is over. */
  get isRetryable(): boolean {
    return false
  }

  override get message(): string {
    const sent = this.excerpt === undefined ? "" : ` The vendor sent: ${this.excerpt}. Look for a link in it.`
    return `${goOn(this.ref)} ended as "${this.status}" without a result that can be read.${sent}` +
      " Ask the vendor with the task's id."
  }
}

/** What a submit can end in beside a handle. */
export type SubmitError =
  | SubmitOutcomeUnknown
  | RateLimited
  | Unauthorized
  | Forbidden
  | InsufficientCredits
  | InvalidRequest
  | ProviderUnavailable

/** What any plain question to a vendor can end in beside an answer. */
export type ReadError =
  | RateLimited
  | Unauthorized
  | Forbidden
  | InsufficientCredits
  | InvalidRequest
  | ProviderUnavailable
  | MalformedResponse

/** What one status query can end in beside a snapshot. */
export type StatusError = ReadError | TaskNotFound | InvalidTaskRef

/** What a wait can end in beside a success. */
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

/** What submit, then wait, can end in beside a success. */
export type RunError = SubmitError | WaitError

/** What saving an asset can end in beside a file. */
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
/** Any error of the library. */
export type TaskError = typeof TaskError.Type
