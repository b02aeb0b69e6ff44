/**
 * What the poller, the store and a workflow need of a vendor: each provider's service is one {@link TaskProvider}, plus
 * its own extras.
 */
import * as Context from "effect/Context"
import type * as Duration from "effect/Duration"
import type * as Effect from "effect/Effect"
import type { StatusError, SubmitError } from "./TaskError.ts"
import type { MediaKind, TaskRef } from "./TaskRef.ts"
import type { TaskSnapshot } from "./TaskSnapshot.ts"

/**
 * One hosted task API.
 */
export interface TaskProvider<in Request> {
  /** The vendor, as it stands in every {@link TaskRef} and every error. */
  readonly provider: string
  /** What the vendor allows per account; what is not documented is absent. */
  readonly limits: Limits
  /** How often the vendor wants to be asked, by what the task makes. */
  readonly pace: Readonly<Record<MediaKind, Pace>>
  /**
   * Hands a job to the vendor: one paid job, one request. It is repeated only where the vendor refused it unread (pace),
   * or where an idempotency key makes one job of both.
   */
  readonly submit: (request: Request) => Effect.Effect<TaskRef, SubmitError>
  /**
   * Where the vendor posts the end of the task that a request asks for: behind a callback a run polls slowly. Absent where
   * the vendor posts nothing.
   */
  readonly callbackUrl?: ((request: Request) => string | undefined) | undefined
  /** How submits become one job by a key; absent where the vendor takes none. */
  readonly idempotency?: Idempotency<Request> | undefined
  /** Asks once how the task stands. */
  readonly status: (ref: TaskRef) => Effect.Effect<TaskSnapshot, StatusError>
}

/**
 * How a vendor makes one job of several submits: those under one key.
 *
 * - `live`: how long after the first submit that surely holds
 * - `keyOf`: the key that a request has of its own; others are submitted under {@link SubmitKey}
 */
export interface Idempotency<in Request> {
  readonly live: Duration.Input
  readonly keyOf: (request: Request) => string | undefined
}

/**
 * The idempotency key of a submit whose request has none of its own, for providers that declare
 * {@link TaskProvider.idempotency}. Give it to one submit, since all those under it are one job. @default none
 */
export const SubmitKey = Context.Reference<string | undefined>("@effect-media/core/TaskProvider/SubmitKey", {
  defaultValue: () => undefined
})

/** So many requests in a window. */
export interface Rate {
  readonly limit: number
  readonly window: Duration.Input
}

/**
 * What a vendor allows per account.
 *
 * - `creates`, `queries`: counted apart
 * - `requests`: counted together
 * - `running`: tasks at once
 */
export interface Limits {
  readonly creates?: Rate | undefined
  readonly queries?: Rate | undefined
  readonly requests?: Rate | undefined
  readonly running?: number | undefined
}

/**
 * How often a vendor wants to be asked.
 *
 * - `first`: how long after the submit the first question makes sense
 * - `steps`: from a task's age `after` on, one question `every`; the last step holds to the end
 * - `exact`: ask like this, and do not learn a better pace from how long tasks take
 */
export interface Pace {
  readonly first: Duration.Input
  readonly steps: readonly [PaceStep, ...ReadonlyArray<PaceStep>]
  readonly exact?: boolean | undefined
}

/** From a task's age `after` on, one question `every`. */
export interface PaceStep {
  readonly after: Duration.Input
  readonly every: Duration.Input
}
