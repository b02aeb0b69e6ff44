/**
 * What one status query says of a task.
 */
import * as Schema from "effect/Schema"
import { Asset } from "./Asset.ts"
import { FailureCategory } from "./FailureCategory.ts"
import { TaskRef } from "./TaskRef.ts"

const known = {
  /** The task that this is about. */
  ref: TaskRef,
  /** The vendor's own status word, as it was sent. */
  status: Schema.String,
  /** UTC, by the vendor's clock. */
  createdAt: Schema.optional(Schema.DateTimeUtc)
}

const unfinished = {
  ...known,
  /** 0 to 100, where the vendor says it. */
  progress: Schema.optional(Schema.Finite),
  /** The pause that the vendor asked for with this reply. */
  retryAfter: Schema.optional(Schema.Duration)
}

const finished = {
  ...known,
  /** UTC, by the vendor's clock. */
  completedAt: Schema.optional(Schema.DateTimeUtc)
}

/** Accepted and waiting its turn. */
export const Queued = Schema.TaggedStruct("Queued", unfinished)
/** Accepted and waiting its turn. */
export interface Queued extends Schema.Schema.Type<typeof Queued> {}

/** Being worked on. A status word that nobody knows yet is read as this, with the word in `status`. */
export const Running = Schema.TaggedStruct("Running", unfinished)
/** Being worked on. A status word that nobody knows yet is read as this, with the word in `status`. */
export interface Running extends Schema.Schema.Type<typeof Running> {}

/** What the vendor charged: an amount of US dollars, or of the vendor's own credits. */
export const Cost = Schema.Struct({ amount: Schema.Finite, unit: Schema.Literals(["USD", "credits"]) })
/** What the vendor charged: an amount of US dollars, or of the vendor's own credits. */
export interface Cost extends Schema.Schema.Type<typeof Cost> {}

/**
 * Ended well.
 *
 * - `assets`: the files; empty where the vendor says success before it says where, or where the result is no file
 * - `output`: what the vendor sent beside plain links: a text, tracks with titles, layers with boxes
 * - `cost`: what the task cost, where the vendor says it
 * - `excerpt`: the beginning of the reply, without secrets, where neither was found in it
 */
export const Succeeded = Schema.TaggedStruct("Succeeded", {
  ...finished,
  assets: Schema.Array(Asset),
  output: Schema.optional(Schema.Json),
  cost: Schema.optional(Cost),
  excerpt: Schema.optional(Schema.String)
})
/** Ended well. */
export interface Succeeded extends Schema.Schema.Type<typeof Succeeded> {}

/**
 * Ended badly: `code` and `reason` are the vendor's own, `category` is ours.
 */
export const Failed = Schema.TaggedStruct("Failed", {
  ...finished,
  code: Schema.String,
  category: FailureCategory,
  description: Schema.String
})
/** Ended badly. */
export interface Failed extends Schema.Schema.Type<typeof Failed> {}

/** Ended because somebody cancelled it. */
export const Cancelled = Schema.TaggedStruct("Cancelled", finished)
/** Ended because somebody cancelled it. */
export interface Cancelled extends Schema.Schema.Type<typeof Cancelled> {}

/**
 * What one status query says of a task.
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

/** What one status query says of a task. */
export type TaskSnapshot = typeof TaskSnapshot.Type

/** Whether a success brought what it promised: a file, or a result that is no file. */
export const hasResult = (snapshot: Succeeded): boolean => snapshot.assets.length > 0 || snapshot.output !== undefined
