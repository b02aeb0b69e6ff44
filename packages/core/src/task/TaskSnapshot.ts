/**
 * The state of a task in the reply to one status query.
 */
import * as Schema from "effect/Schema"
import { Asset } from "./Asset.ts"
import { FailureCategory } from "./FailureCategory.ts"
import { TaskRef } from "./TaskRef.ts"

/** A price: an amount of US dollars, or of the vendor's own credits. */
export const Cost = Schema.Struct({ amount: Schema.Finite, unit: Schema.Literals(["USD", "credits"]) })
export interface Cost extends Schema.Schema.Type<typeof Cost> {}

/** A line of a task's log, of limited length; `level` is the vendor's own word. */
export const LogLine = Schema.Struct({
  message: Schema.String,
  at: Schema.optionalKey(Schema.DateTimeUtc),
  level: Schema.optionalKey(Schema.String)
})
/** A line of a task's log, of limited length. */
export interface LogLine extends Schema.Schema.Type<typeof LogLine> {}

/** What only some vendors tell about a task. */
const details = {
  /** The number of tasks before this one in the vendor's queue: 0 for the next one. */
  queuePosition: Schema.optionalKey(Schema.Finite),
  /** UTC, by the vendor's clock: the end of the time in the queue. */
  startedAt: Schema.optionalKey(Schema.DateTimeUtc),
  /** The last lines of the task's log, at most 100, if they were asked for. */
  logs: Schema.optionalKey(Schema.Array(LogLine)),
  /** Measurements under the vendor's own names and in its own units, such as seconds of computing or billed units. */
  metrics: Schema.optionalKey(Schema.Record(Schema.String, Schema.Finite))
}

const TaskDetails = Schema.Struct(details)
/** What only some vendors tell about a task. */
export interface TaskDetails extends Schema.Schema.Type<typeof TaskDetails> {}

const known = {
  /** The handle of the task. */
  ref: TaskRef,
  /** The vendor's own status word, unchanged. */
  status: Schema.String,
  /** UTC, by the vendor's clock. */
  createdAt: Schema.optional(Schema.DateTimeUtc),
  ...details
}

const unfinished = {
  ...known,
  /** 0 to 100, if the vendor reports it. */
  progress: Schema.optional(Schema.Finite),
  /** The price that the vendor expects, if it reports one; it is final only in {@link Succeeded}. */
  expectedCost: Schema.optional(Cost),
  /** The pause that the vendor asked for with this reply. */
  retryAfter: Schema.optional(Schema.Duration)
}

const finished = {
  ...known,
  /** UTC, by the vendor's clock. */
  completedAt: Schema.optional(Schema.DateTimeUtc)
}

/** Accepted, and waiting in the vendor's queue. */
export const Queued = Schema.TaggedStruct("Queued", unfinished)
export interface Queued extends Schema.Schema.Type<typeof Queued> {}

/** In progress. An unknown status word is read as this state, with the word in `status`. */
export const Running = Schema.TaggedStruct("Running", unfinished)
export interface Running extends Schema.Schema.Type<typeof Running> {}

/**
 * Ended with success.
 *
 * - `assets`: the files; empty if the vendor reports success before it sends the links, or if the result is no file
 * - `output`: the rest of the result, besides plain links: a text, tracks with titles, layers with boxes
 * - `cost`: the price of the task, if the vendor reports it
 * - `excerpt`: the beginning of the reply, without secrets, if neither files nor output were found in it
 * - `isExpired`: the vendor has deleted the result
 */
export const Succeeded = Schema.TaggedStruct("Succeeded", {
  ...finished,
  assets: Schema.Array(Asset),
  output: Schema.optional(Schema.Json),
  cost: Schema.optional(Cost),
  excerpt: Schema.optional(Schema.String),
  isExpired: Schema.optionalKey(Schema.Literal(true))
})
export interface Succeeded extends Schema.Schema.Type<typeof Succeeded> {}

/**
 * Ended with a failure: `code` and `description` are the vendor's own, `category` is this library's.
 */
export const Failed = Schema.TaggedStruct("Failed", {
  ...finished,
  code: Schema.String,
  category: FailureCategory,
  description: Schema.String
})
export interface Failed extends Schema.Schema.Type<typeof Failed> {}

/** Ended because it was cancelled. */
export const Cancelled = Schema.TaggedStruct("Cancelled", finished)
export interface Cancelled extends Schema.Schema.Type<typeof Cancelled> {}

/**
 * The state of a task in the reply to one status query.
 *
 * @example
 * ```ts import.meta.vitest
 * import { TaskRef, TaskSnapshot } from "@effect-media/core"
 * import * as Match from "effect/Match"
 *
 * const ref = TaskRef.make({ provider: "kie", kind: "image", id: "281e5b04" })
 * const snapshot = TaskSnapshot.make({ _tag: "Running", ref, status: "generating", progress: 40 })
 *
 * Match.valueTags(snapshot, {
 *   Queued: () => "in the queue",
 *   Running: ({ progress }) => `at ${progress} %`,
 *   Succeeded: ({ assets }) => `${assets.length} files`,
 *   Failed: ({ description }) => description,
 *   Cancelled: () => "cancelled"
 * }) // => "at 40 %"
 * ```
 */
export const TaskSnapshot = Schema.Union([Queued, Running, Succeeded, Failed, Cancelled])
export type TaskSnapshot = typeof TaskSnapshot.Type

/** Tells whether a success has a result: a file, or an output that is no file. */
export const hasResult = (snapshot: Succeeded): boolean => snapshot.assets.length > 0 || snapshot.output !== undefined
