import type * as DateTime from "effect/DateTime"
import type * as Duration from "effect/Duration"
import * as TaskError from "../../task/TaskError.ts"
import type { TaskRef } from "../../task/TaskRef.ts"
import type { Refusal } from "../ErrorKind.ts"

/**
 * A request without a decoded reply, before it is turned into the error of the operation.
 */
export type Fault = Refused | Redirected | Unreachable | Unreadable | Unsendable

interface Refused {
  readonly _tag: "Refused"
  readonly refusal: Refusal
  readonly retryAfter: Duration.Duration | undefined
  /** The body, if the refusal is a code in a reply with a successful HTTP status. */
  readonly record: unknown
}

interface Redirected {
  readonly _tag: "Redirected"
  readonly httpStatus: number
  /** The target of the redirect, or `""`. */
  readonly target: string
  readonly retryAfter: Duration.Duration | undefined
}

interface Unreachable {
  readonly _tag: "Unreachable"
  readonly reason: "Network" | "Timeout" | "NoConnection"
  readonly description: string
}

interface Unreadable {
  readonly _tag: "Unreadable"
  readonly httpStatus: number
  readonly problem: string
  readonly excerpt: string
  readonly retryAfter: Duration.Duration | undefined
  readonly isTooLarge?: true
}

interface Unsendable {
  readonly _tag: "Unsendable"
  readonly problem: string
}

export interface Asked {
  readonly provider: string
  readonly operation: TaskError.Operation
  readonly ref?: TaskRef | undefined
}

export const readError = ({ operation, provider, ref }: Asked, fault: Fault): TaskError.ReadError => {
  switch (fault._tag) {
    case "Refused":
      return refusalError(provider, ref, fault)
    case "Redirected":
      return new TaskError.ProviderUnavailable({
        provider,
        code: String(fault.httpStatus),
        description: redirectReason(fault),
        ref,
        reason: "ServerError",
        retryAfter: fault.retryAfter
      })
    case "Unreachable":
      return new TaskError.ProviderUnavailable({
        provider,
        code: "",
        description: fault.description,
        ref,
        reason: fault.reason,
        retryAfter: undefined
      })
    case "Unreadable": {
      const { _tag, ...reply } = fault
      return new TaskError.MalformedResponse({ provider, operation, ref, ...reply })
    }
    case "Unsendable":
      return TaskError.InvalidRequest.local(provider, [{ path: "", problem: fault.problem }], ref)
  }
}

const redirectReason = ({ target }: Redirected): string =>
  `the base URL redirects${target === "" ? "" : ` to ${target}`}, and key and job are for the configured host alone`

const refusalError = (
  provider: string,
  ref: TaskRef | undefined,
  { refusal: { code, description, kind, problems = [] }, retryAfter }: Refused
): TaskError.ReadError => {
  const refusal = { provider, code, description, ref }
  switch (kind) {
    case "Unauthorized":
      return new TaskError.Unauthorized(refusal)
    case "Forbidden":
      return new TaskError.Forbidden(refusal)
    case "InsufficientCredits":
      return new TaskError.InsufficientCredits(refusal)
    case "RateLimited":
      return new TaskError.RateLimited({ ...refusal, retryAfter })
    case "Unavailable":
      return new TaskError.ProviderUnavailable({ ...refusal, reason: "ServerError", retryAfter })
    case "DuplicateInProgress":
    case "NotAccepted":
      return new TaskError.ProviderUnavailable({ ...refusal, reason: kind, retryAfter })
    case "NotFound":
    case "InvalidRequest":
      return new TaskError.InvalidRequest({
        ...refusal,
        // The words of a list of problems are not said twice.
        description: problems.some(({ problem }) => description.includes(problem)) ? "" : description,
        problems
      })
  }
}

export const statusError = (provider: string, ref: TaskRef, fault: Fault): TaskError.StatusError =>
  fault._tag === "Refused" && fault.refusal.kind === "NotFound"
    ? new TaskError.TaskNotFound({ provider, ref, description: fault.refusal.description })
    : readError({ provider, operation: "status", ref }, fault)

/** The redirects that ask for the same request at another URL. Before a 303, the request was processed. */
const asksElsewhere: ReadonlyArray<number> = [301, 302, 307, 308]

const wasNotRead: ReadonlySet<TaskError.ProviderUnavailable["reason"]> = new Set(["NotAccepted", "NoConnection"])

/** Turns a fault into the error of a submit. Unless the fault proves that no job was accepted, the outcome is unknown. */
export const submitError = (
  submit: {
    readonly provider: string
    readonly model: string
    readonly submittedAt: DateTime.Utc
    readonly idempotencyKey: string | undefined
  },
  fault: Fault
): TaskError.SubmitError => {
  if (fault._tag === "Redirected" && asksElsewhere.includes(fault.httpStatus)) {
    const target = fault.target === "" ? "the address that it redirects to" : fault.target
    return new TaskError.InvalidRequest({
      provider: submit.provider,
      code: String(fault.httpStatus),
      description: redirectReason(fault),
      problems: [{ path: "baseUrl", problem: `no job was taken; set the base URL so that requests go to ${target}` }]
    })
  }
  const error = readError({ provider: submit.provider, operation: "submit" }, fault)
  return error._tag === "MalformedResponse" || (error._tag === "ProviderUnavailable" && !wasNotRead.has(error.reason))
    ? new TaskError.SubmitOutcomeUnknown({ ...submit, cause: error })
    : error
}
