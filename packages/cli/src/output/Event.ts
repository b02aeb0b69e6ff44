/**
 * Describes the lines that the command prints on stdout with `--json`: version 1.
 *
 * A line is one JSON object with `v` (the version of this format) and `type`. Fields are added within a version, and
 * never removed or given another meaning.
 */
import { SavedAsset } from "@effect-media/core/assets/AssetStore"
import { Cost, Estimate } from "@effect-media/core/spending/Cost"
import { MediaKind, TaskRef } from "@effect-media/core/task/TaskRef"
import { Succeeded, TaskSnapshot } from "@effect-media/core/task/TaskSnapshot"
import { Job as DurableJob } from "@effect-media/durable/Job"
import { JobState } from "@effect-media/durable/JobError"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import { Failure } from "../errors/Failure.ts"

const line = <const Type extends string, Fields extends Schema.Struct.Fields>(type: Type, fields: Fields) =>
  Schema.Struct({
    v: Schema.Literal(1).pipe(Schema.withConstructorDefault(Effect.succeed(1))),
    type: Schema.tag(type),
    ...fields
  })

/** A vendor accepted the job: `ref` is its handle. From `submit`, `run`, `fallback`. */
export const Submitted = line("submitted", { ref: TaskRef })

/**
 * A request as it would be sent, with its expected cost if the price is published. From `--dry-run`, which sends
 * nothing.
 */
export const Planned = line("planned", {
  provider: Schema.String,
  model: Schema.String,
  method: Schema.String,
  url: Schema.String,
  body: Schema.Json,
  estimate: Schema.optionalKey(Estimate)
})

/** The result of one status query. From `status`. */
export const Status = line("status", { snapshot: TaskSnapshot })

/**
 * The progress of a task, when its wait begins and at each change: `status` is the vendor's word, `progress` 0 to 100,
 * `lastError` the tag of a failed poll, `key` the item of a batch. Of ten such tasks five end before `at` of `expectedEnd`, and
 * eight between `earliest` and `latest`. From `wait`, `run`, `save`, `batch`, `fallback`.
 */
export const TaskProgress = line("progress", {
  ref: TaskRef,
  key: Schema.optionalKey(Schema.String),
  polls: Schema.Int,
  status: Schema.optionalKey(Schema.String),
  progress: Schema.optionalKey(Schema.Finite),
  lastError: Schema.optionalKey(Schema.String),
  expectedEnd: Schema.optionalKey(
    Schema.Struct({ at: Schema.DateTimeUtc, earliest: Schema.DateTimeUtc, latest: Schema.DateTimeUtc })
  )
})

/** A task succeeded after this many polls of this process. From `wait`, `run`, `save`, `fallback`. */
export const Finished = line("finished", {
  task: Succeeded,
  polls: Schema.Int,
  waitedMs: Schema.Finite
})

/** Files of a task are on the disk; a `failed` follows if some are missing. From `save`, `run`, `fallback`. */
export const Saved = line("saved", { ref: TaskRef, files: Schema.Array(SavedAsset) })

/**
 * An error: `error` is the typed error, `what` and `next` are the two sentences, `exitCode` the code that this error
 * alone would cause. `resumeCommand` is the command that resumes a task that may still be running.
 */
export const Failed = line("failed", {
  exitCode: Schema.Int,
  ref: Schema.optionalKey(TaskRef),
  what: Schema.String,
  next: Schema.String,
  resumeCommand: Schema.optionalKey(Schema.String),
  error: Failure
})

/**
 * One item of a batch: its files, or its error with the files that were saved. `fromLedger`: an earlier run made it.
 */
export const Item = line("item", {
  key: Schema.String,
  line: Schema.Int,
  fromLedger: Schema.Boolean,
  files: Schema.optionalKey(Schema.Array(Schema.String)),
  exitCode: Schema.optionalKey(Schema.Int),
  what: Schema.optionalKey(Schema.String),
  next: Schema.optionalKey(Schema.String)
})

/** The end of a batch. */
export const Batch = line("batch", {
  items: Schema.Int,
  succeeded: Schema.Int,
  failed: Schema.Int,
  fromLedger: Schema.Int,
  submitted: Schema.Int
})

/** The remaining credits of an account. */
export const Credits = line("credits", {
  provider: Schema.String,
  amount: Schema.Finite,
  unit: Schema.Literals(["USD", "credits"])
})

/** A server is listening. From `listen`, `emulate`. */
export const Listening = line("listening", { url: Schema.String })

/** A vendor's callback arrived and is authentic. From `listen`. */
export const Callback = line("callback", { provider: Schema.String, id: Schema.String })

/** A published price: for which values of fields it holds, its evidence and its month. */
const Price = Schema.Struct({
  amount: Schema.Finite,
  unit: Schema.String,
  per: Schema.String,
  when: Schema.optional(Schema.Record(Schema.String, Schema.Json)),
  evidence: Schema.String,
  seen: Schema.optional(Schema.String)
})

/**
 * A known model: what it makes, what it is for, the age of these facts, the fields that its input requires and accepts,
 * and its published prices, each with the fields that it applies to, its source, and the month. From `models`.
 */
export const Model = line("model", {
  provider: Schema.String,
  model: Schema.String,
  kind: MediaKind,
  tasks: Schema.Array(Schema.String),
  ageDays: Schema.optional(Schema.Int),
  required: Schema.Array(Schema.String),
  optional: Schema.Array(Schema.String),
  /** Its vendor-neutral name, if it has one. */
  canonical: Schema.optional(Schema.String),
  prices: Schema.Array(Price)
})

/** Everything known of one model. From `models show`. */
export const ModelFacts = line("model-facts", {
  provider: Schema.String,
  model: Schema.String,
  kind: MediaKind,
  tasks: Schema.Array(Schema.String),
  path: Schema.String,
  evidence: Schema.String,
  seen: Schema.optional(Schema.String),
  ageDays: Schema.optional(Schema.Int),
  source: Schema.Literals(["shipped", "refreshed"]),
  status: Schema.optional(Schema.String),
  pricing: Schema.optional(Schema.String),
  fields: Schema.Array(Schema.Struct({
    name: Schema.String,
    type: Schema.String,
    required: Schema.Boolean,
    allowed: Schema.optional(Schema.Array(Schema.Json)),
    default: Schema.optional(Schema.Json),
    min: Schema.optional(Schema.Finite),
    max: Schema.optional(Schema.Finite),
    step: Schema.optional(Schema.Finite),
    minLength: Schema.optional(Schema.Int),
    maxLength: Schema.optional(Schema.Int),
    minItems: Schema.optional(Schema.Int),
    maxItems: Schema.optional(Schema.Int),
    note: Schema.optional(Schema.String)
  })),
  /** Its vendor-neutral name, if it has one. */
  canonical: Schema.optional(Schema.String),
  /** The models of all vendors with that name and a use of this one, with their published prices. */
  vendors: Schema.optional(Schema.Array(Schema.Struct({
    provider: Schema.String,
    model: Schema.String,
    prices: Schema.Array(Price)
  }))),
  /** A command that runs the model with the fields that it requires. */
  example: Schema.optional(Schema.String),
  rules: Schema.Array(Schema.String)
})

/** A model that the vendor describes otherwise than the shipped table. From `models refresh`. */
export const ModelChange = line("model-change", {
  provider: Schema.String,
  model: Schema.String,
  change: Schema.Literals(["new", "changed", "gone", "unreadable"]),
  says: Schema.Array(Schema.String)
})

/** The models were asked for, and their facts are in a file. The end of `models refresh`. */
export const ModelsRefreshed = line("models-refreshed", {
  provider: Schema.String,
  file: Schema.String,
  listed: Schema.Int,
  read: Schema.Int,
  changed: Schema.Int
})

/** The last known state of a submitted job; `Unknown`: the vendor may or may not have accepted it. */
export const SubmissionState = Schema.Literals([
  "Submitted",
  "Queued",
  "Running",
  "Succeeded",
  "Failed",
  "Cancelled",
  "Unknown"
])

/**
 * A job that was submitted from this machine: `at` is the time of the submit in UTC, `host` the address if it was
 * configured, `handle` the short one, `files` the absolute paths of the saved files. From `history`.
 */
export const Submission = line("submission", {
  at: Schema.DateTimeUtc,
  command: Schema.String,
  provider: Schema.String,
  host: Schema.optionalKey(Schema.String),
  model: Schema.String,
  handle: Schema.optionalKey(Schema.String),
  ref: Schema.optionalKey(TaskRef),
  request: Schema.optionalKey(Schema.Json),
  state: SubmissionState,
  estimate: Schema.optionalKey(Cost),
  cost: Schema.optionalKey(Cost),
  files: Schema.Array(Schema.String)
})

/** One check of `doctor`. */
export const Check = line("check", {
  subject: Schema.String,
  verdict: Schema.Literals(["ok", "warning", "failure"]),
  says: Schema.String
})

/** A durable job and its state. From `jobs` and `worker`. */
export const Job = line("job", { job: DurableJob })

/** A durable job whose row does not decode, for example because another version wrote it. From `jobs list`. */
export const Unreadable = line("unreadable", { key: Schema.String, reason: Schema.String })

/**
 * The number of durable jobs by state and, if there are any, the number of jobs that wait for a worker that has their
 * provider, by provider. From `jobs count`.
 */
export const Count = line("count", {
  jobs: Schema.Record(JobState, Schema.Int),
  unserved: Schema.optionalKey(Schema.Record(Schema.String, Schema.Int)),
  isPaused: Schema.Boolean
})

/**
 * One line of stdout under `--json`.
 */
export const Event = Schema.Union([
  Planned,
  Submitted,
  Status,
  TaskProgress,
  Finished,
  Saved,
  Failed,
  Item,
  Batch,
  Credits,
  Listening,
  Callback,
  Model,
  ModelFacts,
  ModelChange,
  ModelsRefreshed,
  Submission,
  Check,
  Job,
  Unreadable,
  Count
])

/** One line of stdout under `--json`. */
export type Event = typeof Event.Type

/** Encodes and decodes the text of a line. */
export const EventLine = Schema.fromJsonString(Schema.toCodecJson(Event))
