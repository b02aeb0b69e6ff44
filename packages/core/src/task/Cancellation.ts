/**
 * Describes a vendor's answer to the request to cancel a task.
 */
import * as Schema from "effect/Schema"
import { TaskRef } from "./TaskRef.ts"
import { TaskSnapshot } from "./TaskSnapshot.ts"

const asked = {
  /** The handle of the task. */
  ref: TaskRef,
  /** Whether the vendor bills the task, as far as its documentation says so. */
  billing: Schema.Literals(["unbilled", "billed", "unknown"])
}

/**
 * The answer to a cancel.
 *
 * - `Cancelled`: the task has ended, and makes no result
 * - `CancelRequested`: the vendor has passed the request on; the task may still end with a result, so keep polling
 * - `TooLate`: the task had ended before; `snapshot` is its end, if it could be read
 */
export const Cancellation = Schema.TaggedUnion({
  Cancelled: asked,
  CancelRequested: asked,
  TooLate: { ...asked, snapshot: Schema.optionalKey(TaskSnapshot) }
})

/** The answer to a cancel. */
export type Cancellation = typeof Cancellation.Type
