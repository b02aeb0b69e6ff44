/**
 * Maps every error that a command can end with to an exit code and two sentences: what happened, and what to do.
 */
import { BatchConflict, BatchLedgerError } from "@effect-media/core/jobs/BatchLedger"
import { FallbackFailed } from "@effect-media/core/jobs/Fallback"
import { failureAdvice } from "@effect-media/core/task/FailureCategory"
import * as TaskError from "@effect-media/core/task/TaskError"
import { TaskRef } from "@effect-media/core/task/TaskRef"
import { DatabaseError } from "@effect-media/durable/DatabaseError"
import {
  IntakePaused,
  JobConflict,
  JobDied,
  JobInterrupted,
  JobNotFound,
  JobNotRetryable,
  JobNotStored,
  UnknownProvider
} from "@effect-media/durable/JobError"
import * as DateTime from "effect/DateTime"
import * as Duration from "effect/Duration"
import * as Schema from "effect/Schema"
import { counted, shellQuote } from "../internal/text.ts"
import { Fault } from "./CliError.ts"
import { ExitCode } from "./ExitCode.ts"

/** Every error that a command can end with. */
export const Failure = Schema.Union([
  TaskError.TaskError,
  FallbackFailed,
  BatchConflict,
  BatchLedgerError,
  Fault,
  DatabaseError,
  JobConflict,
  JobDied,
  JobInterrupted,
  JobNotFound,
  JobNotRetryable,
  JobNotStored,
  IntakePaused,
  UnknownProvider
])
/** An error that a command can end with. */
export type Failure = typeof Failure.Type

/** The explanation of an error, for the user and for the shell. */
export interface Explanation {
  readonly code: ExitCode
  readonly what: string
  readonly next: string
}

/**
 * The options of the command that resumes a task: `out` if files were requested, `flags` that select the same API and
 * key.
 */
export interface Onward {
  readonly out?: string | undefined
  readonly flags?: ReadonlyArray<string> | undefined
}

/** Returns the command that resumes a task: `save` if files were requested, else `wait`. */
export const goOn = (ref: TaskRef, { flags = [], out }: Onward = {}): string => {
  const handle = TaskRef.stringify(ref)
  const words = out === undefined ? ["wait", handle] : ["save", handle, "--out", out]
  return ["effect-media", ...words, ...flags].map(shellQuote).join(" ")
}

/** Returns the task of an error, if the vendor has created one. */
export const refOf = (error: Failure): TaskRef | undefined => {
  const last = error._tag === "FallbackFailed" ? error.attempts.at(-1)?.error : error
  return last !== undefined && "ref" in last ? last.ref : undefined
}

const task = ({ id, provider }: TaskRef): string => `Task ${id} of ${provider}`
const forTask = (ref: TaskRef | undefined): string => ref === undefined ? "" : ` for task ${ref.id}`
const quoted = (reason: string): string => reason === "" ? "" : `: "${reason}"`
const keyOf = (provider: string): string => `${provider.replace(/-.*/, "").toUpperCase()}_API_KEY`
const again = (retryAfter: Duration.Duration | undefined): string =>
  `Run the command again ${retryAfter === undefined ? "later" : `in ${Duration.format(retryAfter)}`}.`

const afterAsset: Readonly<Record<TaskError.AssetErrorReason, string>> = {
  UnsafeUrl:
    "Only http and https links to public hosts are fetched; --allow-range or EFFECT_MEDIA_ALLOW_RANGES declares " +
    "a range of addresses as allowed.",
  Expired: "The vendor keeps files for a limited time: save sooner the next time.",
  Refused: "Open the link by hand to see what the host wants.",
  Unavailable: "Save again: the link still lives.",
  TooLarge: "Raise --max-bytes if the file is wanted.",
  WrongType: "Open the link by hand to see what the host sends instead.",
  Incomplete: "Save again: the download broke off.",
  Disk: "Check that the folder is writable and has room, then save again."
}

/** Advice for disk errors, by system error code. */
const afterDisk: Readonly<Record<string, string>> = {
  ENOSPC: "Make room on the disk, or name a folder on another one with --out, then save again.",
  EDQUOT: "Make room within the quota, or name a folder on another disk with --out, then save again.",
  EFBIG: "The file system takes no file as large: name a folder on another one with --out, then save again.",
  EROFS: "The file system is read-only: name a folder on another one with --out, then save again.",
  EACCES: "Make the folder writable, or name another one with --out, then save again.",
  EPERM: "Make the folder writable, or name another one with --out, then save again."
}

const linkOf = (url: string): string => url.replace(/[?#].*$/s, "").replace(/\/\/[^/]*@/, "//")

const afterLedger: Readonly<Record<BatchLedgerError["reason"], string>> = {
  Unreadable: "Repair or remove that line, or name another folder: what it says was paid for would be paid for again.",
  Unwritable: "Check that the folder exists, is writable and has room, then run the batch again.",
  Locked: "Wait until the other process has ended, or end it, then run the batch again."
}

/** Describes a fault of the vendor or the network, without advice. */
const because = (cause: TaskError.ProviderUnavailable | TaskError.MalformedResponse): string =>
  cause._tag === "MalformedResponse"
    ? `sent a reply to ${cause.operation} that cannot be read (HTTP ${cause.httpStatus}, ${cause.problem})`
    : `could not answer (${cause.reason}${cause.code === "" ? "" : ` ${cause.code}`})${quoted(cause.description)}`

const doubted = ({ doubt }: JobNotRetryable): string => doubt?.provider ?? "The vendor"
const since = ({ doubt }: JobNotRetryable): string =>
  doubt === undefined
    ? ""
    : `${doubt.model === undefined ? "" : ` for ${doubt.model}`}, submitted at ${DateTime.formatIso(doubt.submittedAt)}`

/** Explains an error as an exit code and two sentences. */
export const explain = (error: Failure, onward?: Onward): Explanation => {
  switch (error._tag) {
    case "UsageFault":
      return { code: ExitCode.usage, what: error.what, next: error.next }
    case "KeyFault":
      return { code: ExitCode.account, what: error.what, next: error.next }
    case "FileFault":
      return { code: ExitCode.file, what: error.what, next: error.next }
    case "ServiceFault":
      return { code: ExitCode.unavailable, what: error.what, next: error.next }
    case "InvalidTaskRef":
      return {
        code: ExitCode.usage,
        what: `${
          error.path === "" ? "The handle" : `The handle's field "${error.path}"`
        } is not valid: ${error.problem}.`,
        next: "Pass the handle as submit printed it, a file that holds it, - for stdin, or provider:id[:model]."
      }
    case "TaskFailed":
      return {
        code: ExitCode.taskFailed,
        what: `${task(error.ref)} failed${error.code === "" ? "" : ` with ${error.code}`} (${error.category})${
          quoted(error.description)
        }.`,
        next: failureAdvice[error.category]
      }
    case "TaskCancelled":
      return {
        code: ExitCode.taskFailed,
        what: `${task(error.ref)} was cancelled at the vendor.`,
        next: "Submit again if that was not wanted."
      }
    case "TaskNotFound":
      return {
        code: ExitCode.taskFailed,
        what: `${error.provider} does not know task ${error.ref.id}${quoted(error.description)}.`,
        next: `Check the id and the model, and that ${keyOf(error.provider)} belongs to the account that submitted it.`
      }
    case "ResultMissing":
      return {
        code: ExitCode.taskFailed,
        what: `${task(error.ref)} ended as "${error.status}" without a result that can be read.`,
        next: error.excerpt === undefined
          ? "Ask the vendor with the task's id."
          : `Look for a link in what the vendor sent: ${error.excerpt}`
      }
    case "WaitTimeout": {
      const last = error.lastSnapshot === undefined ? "never seen" : `last seen as "${error.lastSnapshot.status}"`
      return {
        code: ExitCode.timedOut,
        what: `${task(error.ref)} did not end within ${Duration.format(error.elapsed)} and ${
          counted(error.polls, "poll")
        } (${last}).${error.cause === undefined ? "" : ` The last poll failed: ${explain(error.cause).what}`}`,
        next: `Nothing is lost: ${goOn(error.ref, onward)}`
      }
    }
    case "RateLimited":
      return {
        code: ExitCode.pace,
        what: `${error.provider} refused the request for pace (${error.code})${forTask(error.ref)}${
          quoted(error.description)
        }.`,
        next: again(error.retryAfter)
      }
    case "Unauthorized":
      return {
        code: ExitCode.account,
        what: `${error.provider} refused the key (${error.code})${forTask(error.ref)}${quoted(error.description)}.`,
        next: `Set ${keyOf(error.provider)} to a key of the account; effect-media doctor says where it was found.`
      }
    case "Forbidden":
      return {
        code: ExitCode.account,
        what: `${error.provider} forbids the request (${error.code})${forTask(error.ref)}${quoted(error.description)}.`,
        next: "Check what the key is allowed to do, and the content of the request."
      }
    case "InsufficientCredits":
      return {
        code: ExitCode.account,
        what: `${error.provider} says that credits or quota are used up (${error.code})${forTask(error.ref)}${
          quoted(error.description)
        }.`,
        next: "Top up the account, then run the command again."
      }
    case "InvalidRequest": {
      const who = error.code === "local"
        ? `The request to ${error.provider} was not sent`
        : `${error.provider} refused the request (${error.code})`
      const problems = error.problems.map(({ path, problem }) => path === "" ? problem : `${path}: ${problem}`)
      return {
        code: ExitCode.usage,
        what: `${who}${forTask(error.ref)}${quoted(error.description)}${
          problems.length === 0 ? "" : `: ${problems.join("; ")}`
        }.`,
        next: "Mend the request, then run the command again."
      }
    }
    case "UnsupportedRequest": {
      const problems = error.problems.map(({ model, part, problem }) =>
        `${part}: ${problem}${model === undefined ? "" : ` (${model})`}`
      )
      return {
        code: ExitCode.usage,
        what: `${error.provider} cannot express this request for ${error.model}: ${problems.join("; ")}.`,
        next: "Nothing was sent: mend these parts, or ask another provider."
      }
    }
    case "SpendingLimitExceeded":
      return {
        code: error.reason === "StoreFailed" ? ExitCode.file : ExitCode.account,
        what:
          `The job was not submitted to ${error.provider}, for the limit of ${error.limit.amount} ${error.limit.unit} per ${error.window}.`,
        next: error.reason === "StoreFailed"
          ? "Mend the store of what was spent, then submit again."
          : "Raise the limit, or submit when it allows the job."
      }
    case "ProviderUnavailable":
      return {
        code: ExitCode.unavailable,
        what: `${error.provider} ${because(error)}${forTask(error.ref)}.`,
        next: again(error.retryAfter)
      }
    case "MalformedResponse":
      return {
        code: ExitCode.unavailable,
        what: `${error.provider} ${because(error)}${forTask(error.ref)}.`,
        next: again(error.retryAfter)
      }
    case "SubmitOutcomeUnknown":
      return {
        code: ExitCode.outcomeUnknown,
        what: `${error.provider} may or may not have taken ${error.known}: it ${because(error.cause)}.`,
        next: error.idempotencyKey === undefined
          ? "Look for the job at the vendor before you submit again: a second one may be billed."
          : `Submit again with --idempotency-key ${shellQuote(error.idempotencyKey)}: the vendor makes one job of both.`
      }
    case "AssetError":
      return {
        code: ExitCode.file,
        what: `${
          error.number === undefined ? "A file" : `File ${error.number}`
        } of task ${error.ref.id} of ${error.provider} (${linkOf(error.url)}) was not saved (${error.reason})${
          quoted(error.description)
        }.${
          error.saved === undefined || error.saved.length === 0
            ? ""
            : ` ${counted(error.saved.length, "other file")} saved.`
        }`,
        next: (error.reason === "Disk" ? afterDisk[error.code ?? ""] : undefined) ?? afterAsset[error.reason]
      }
    case "BatchConflict":
      return {
        code: ExitCode.usage,
        what: `The id "${error.key}" belongs to another request in the ledger: ${error.difference}.`,
        next: "Nothing was submitted for it: give the line an id of its own, or name another --out."
      }
    case "BatchLedgerError":
      return {
        code: ExitCode.file,
        what: `The ledger ${error.ledger}${
          error.line === undefined ? "" : `, line ${error.line},`
        } cannot be used (${error.reason}): ${error.description}.`,
        next: afterLedger[error.reason]
      }
    case "DatabaseError":
      return {
        code: error.reason === "Unreachable" || error.reason === "Refused" ? ExitCode.unavailable : ExitCode.file,
        what: `The database ${error.database} cannot be used (${error.reason}): ${error.details}.`,
        next: error.reason === "Locked" && error.code === undefined
          ? "End the process that has it; for several processes at once set EFFECT_MEDIA_DATABASE_URL to a PostgreSQL."
          : error.advice
      }
    case "JobNotFound":
      return {
        code: ExitCode.usage,
        what: `There is no job "${error.key}".`,
        next: "effect-media jobs list shows those that there are."
      }
    case "JobConflict":
      return {
        code: ExitCode.usage,
        what: `The key "${error.key}" belongs to another job (${error.state}).`,
        next: "Nothing was enqueued: use a key of its own."
      }
    case "JobNotRetryable":
      return error.state === "Failed" || error.state === "Interrupted"
        ? {
          code: ExitCode.outcomeUnknown,
          what: `${doubted(error)} may have taken the job "${error.key}"${since(error)}.`,
          next: "Look for it there; jobs retry --resubmit submits it again, and a second job may be billed."
        }
        : {
          code: ExitCode.usage,
          what: `The job "${error.key}" is ${error.state}.`,
          next: "There is nothing to retry."
        }
    case "JobNotStored":
      return {
        code: ExitCode.file,
        what: `The job "${error.key}" cannot be stored: ${error.cause.details}.`,
        next: error.ref === undefined
          ? `${error.cause.advice} Nothing was submitted: retry the job then.`
          : `${error.cause.advice} The vendor has the job: retry it then, or ${goOn(error.ref, onward)}`
      }
    case "JobInterrupted":
      return {
        code: ExitCode.taskFailed,
        what: `The job "${error.key}" was interrupted.`,
        next: `Go on with it: effect-media jobs retry ${shellQuote(error.key)}`
      }
    case "IntakePaused":
      return {
        code: ExitCode.pace,
        what: `The job "${error.key}" was not enqueued: the intake is paused.`,
        next: "Enqueue it again after effect-media jobs resume."
      }
    case "UnknownProvider":
      return {
        code: ExitCode.account,
        what: `The worker that ran the job did not know the provider "${error.provider}".`,
        next: "Give the worker its key, then retry the job."
      }
    case "JobDied":
      return {
        code: ExitCode.defect,
        what: `The job "${error.key}" died in ${error.step}: ${error.reason}.`,
        next: "Report it with this text, then retry the job."
      }
    case "FallbackFailed": {
      const all = error.attempts.map(({ error }) => explain(error, onward))
      const last = all.at(-1)
      return {
        code: last?.code ?? ExitCode.taskFailed,
        what: `No provider made it: ${all.map(({ what }) => what.replace(/\.$/, "")).join("; ")}.`,
        next: last?.next ?? ""
      }
    }
  }
}
