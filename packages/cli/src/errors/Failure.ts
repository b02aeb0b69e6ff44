/**
 * Maps every error that a command can end with to an exit code. The errors explain themselves; the advice is replaced
 * only if it has to name a flag, a command or a variable.
 */
import { BatchConflict, BatchLedgerError } from "@effect-media/core/jobs/BatchLedger"
import { FallbackFailed } from "@effect-media/core/jobs/Fallback"
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
import * as Schema from "effect/Schema"
import { shellQuote } from "../internal/text.ts"
import { CliError } from "./CliError.ts"
import { ExitCode } from "./ExitCode.ts"
import { keyVariable } from "./keyVariable.ts"

/** Every error that a command can end with. */
export const Failure = Schema.Union([
  TaskError.TaskError,
  FallbackFailed,
  BatchConflict,
  BatchLedgerError,
  CliError,
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
 * The options of the command that resumes tasks: `out` if files were requested, `flags` that select the same API and key,
 * and the form of handles, by default their JSON.
 */
export interface ResumeOptions {
  readonly out?: string | undefined
  readonly flags?: ReadonlyArray<string> | undefined
  readonly handleOf?: ((ref: TaskRef) => string) | undefined
}

/** Returns the command that resumes tasks: `save` if files were requested, else `wait`. */
export const resumeCommand = (
  refs: ReadonlyArray<TaskRef>,
  { flags = [], handleOf = TaskRef.stringify, out }: ResumeOptions = {}
): string => {
  const handles = refs.map(handleOf)
  const words = out === undefined ? ["wait", ...handles] : ["save", ...handles, "--out", out]
  return ["effect-media", ...words, ...flags].map(shellQuote).join(" ")
}

/** Returns the task of an error, if the vendor has created one. */
export const refOf = (error: Failure): TaskRef | undefined => {
  const last = error._tag === "FallbackFailed" ? error.attempts.at(-1)?.error : error
  return last !== undefined && "ref" in last ? last.ref : undefined
}

const keyOf = (provider: string): string => keyVariable(provider.replace(/-.*/, "").toUpperCase())

const codes: Readonly<Record<Exclude<Failure["_tag"], "FallbackFailed">, ExitCode>> = {
  UsageError: ExitCode.usage,
  KeyError: ExitCode.account,
  FileError: ExitCode.file,
  ServiceError: ExitCode.unavailable,
  InvalidTaskRef: ExitCode.usage,
  TaskFailed: ExitCode.taskFailed,
  TaskCancelled: ExitCode.taskFailed,
  TaskNotFound: ExitCode.taskFailed,
  ResultMissing: ExitCode.taskFailed,
  WaitTimeout: ExitCode.timedOut,
  RateLimited: ExitCode.rateLimited,
  Unauthorized: ExitCode.account,
  Forbidden: ExitCode.account,
  InsufficientCredits: ExitCode.account,
  InvalidRequest: ExitCode.usage,
  UnsupportedRequest: ExitCode.usage,
  SpendingLimitExceeded: ExitCode.account,
  ProviderUnavailable: ExitCode.unavailable,
  MalformedResponse: ExitCode.unavailable,
  SubmitOutcomeUnknown: ExitCode.outcomeUnknown,
  AssetError: ExitCode.file,
  BatchConflict: ExitCode.usage,
  BatchLedgerError: ExitCode.file,
  DatabaseError: ExitCode.file,
  JobNotFound: ExitCode.usage,
  JobConflict: ExitCode.usage,
  JobNotRetryable: ExitCode.usage,
  JobNotStored: ExitCode.file,
  JobInterrupted: ExitCode.taskFailed,
  JobDied: ExitCode.defect,
  IntakePaused: ExitCode.rateLimited,
  UnknownProvider: ExitCode.account
}

/** Returns the exit code of an error: the table's, unless another field decides. */
const codeOf = (error: Failure): ExitCode => {
  switch (error._tag) {
    case "FallbackFailed":
      return codeOf((error.attempts.at(-1) ?? error.attempts[0]).error)
    case "SpendingLimitExceeded":
      return error.reason === "StoreFailed" ? ExitCode.file : codes[error._tag]
    case "DatabaseError":
      return error.reason === "Unreachable" || error.reason === "Refused" ? ExitCode.unavailable : codes[error._tag]
    case "JobNotRetryable":
      return isInDoubt(error) ? ExitCode.outcomeUnknown : codes[error._tag]
    default:
      return codes[error._tag]
  }
}

const isInDoubt = ({ state }: JobNotRetryable): boolean => state === "Failed" || state === "Interrupted"

const assetAdvice: { readonly [Reason in TaskError.AssetErrorReason]?: string } = {
  UnsafeUrl:
    "Only http and https links to public hosts are fetched; --allow-range or EFFECT_MEDIA_ALLOW_RANGES declares " +
    "a range of addresses as allowed.",
  Expired: "The vendor keeps files for a limited time: save sooner the next time.",
  TooLarge: "Raise --max-bytes if the file is wanted."
}

/** Advice for disk errors, by system error code. */
const diskAdvice: Readonly<Record<string, string>> = {
  ENOSPC: "Free space on the disk, or name a folder on another one with --out, then save again.",
  EDQUOT: "Free space within the quota, or name a folder on another disk with --out, then save again.",
  EFBIG: "The file system takes no file as large: name a folder on another one with --out, then save again.",
  EROFS: "The file system is read-only: name a folder on another one with --out, then save again.",
  EACCES: "Make the folder writable, or name another one with --out, then save again.",
  EPERM: "Make the folder writable, or name another one with --out, then save again."
}

/** Returns what to do about an error, in the words of the command line. */
const adviceOf = (error: Exclude<Failure, CliError>, onward: ResumeOptions | undefined): string => {
  switch (error._tag) {
    case "InvalidTaskRef":
      return "Pass the handle as submit printed it, a file that holds it, - for stdin, or provider:id[:model]."
    case "TaskNotFound":
      return `Check the id and the model, and that ${keyOf(error.provider)} belongs to the account that submitted it.`
    case "WaitTimeout":
      return `Nothing is lost: ${resumeCommand([error.ref], onward)}`
    case "Unauthorized":
      return `Set ${keyOf(error.provider)} to a key of the account; effect-media doctor says where it was found.`
    case "SubmitOutcomeUnknown":
      return error.idempotencyKey === undefined
        ? error.advice
        : `Submit again with --idempotency-key ${shellQuote(error.idempotencyKey)}: the vendor makes one job of both.`
    case "AssetError":
      return (error.reason === "Disk" ? diskAdvice[error.code ?? ""] : assetAdvice[error.reason]) ?? error.advice
    case "SpendingLimitExceeded":
      return error.reason === "Spent"
        ? "Raise --max-cost, or submit less."
        : error.reason === "UnknownPrice"
        ? "Leave out --max-cost, or add --allow-unknown-prices: such a job then costs what the vendor says afterwards."
        : error.advice
    case "BatchConflict":
      return "Nothing was submitted for it: give the line an id of its own, or name another --out."
    case "DatabaseError":
      return error.reason === "Locked" && error.code === undefined
        ? "End the process that has it; for several processes at once set EFFECT_MEDIA_DATABASE_URL to a PostgreSQL."
        : error.advice
    case "JobNotFound":
      return "effect-media jobs list shows those that there are."
    case "JobNotRetryable":
      return isInDoubt(error)
        ? "Look for it there; jobs retry --resubmit submits it again, and a second job may be billed."
        : error.advice
    case "JobNotStored":
      return error.ref === undefined
        ? error.advice
        : `${error.cause.advice} The vendor has the job: retry it then, or ${resumeCommand([error.ref], onward)}`
    case "JobInterrupted":
      return `Resume it: effect-media jobs retry ${shellQuote(error.key)}`
    case "IntakePaused":
      return "Enqueue it again after effect-media jobs resume."
    case "UnknownProvider":
      return "Give the worker its key, then retry the job."
    case "FallbackFailed":
      return adviceOf((error.attempts.at(-1) ?? error.attempts[0]).error, onward)
    default:
      return error.advice
  }
}

const isCliError = Schema.is(CliError)

/** Explains an error as an exit code and two sentences. */
export const explain = (error: Failure, onward?: ResumeOptions): Explanation =>
  isCliError(error)
    ? { code: codeOf(error), what: error.what, next: error.next }
    : { code: codeOf(error), what: error.summary, next: adviceOf(error, onward) }
