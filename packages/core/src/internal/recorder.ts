import * as Context from "effect/Context"
import type * as Duration from "effect/Duration"
import type * as Effect from "effect/Effect"
import { identity } from "effect/Function"
import type * as Stream from "effect/Stream"
import type * as Tracer from "effect/Tracer"
import type { WaitState } from "../polling/PollSchedule.ts"
import type { SavedAsset } from "../task/SavedAsset.ts"
import type { AssetError, WaitError } from "../task/TaskError.ts"
import type { TaskRef } from "../task/TaskRef.ts"

export type Operation = "submit" | "status"

/** Receives the events for telemetry. There is no event for a single poll. */
export interface Recorder {
  /** Called by the poller: a wait, and its current state. */
  readonly wait: <A>(
    wait: Effect.Effect<A, WaitError>,
    state: () => WaitState,
    span: Tracer.Span
  ) => Effect.Effect<A, WaitError>
  /** Called by the poller: a wait as a stream. */
  readonly changes: <A>(changes: Stream.Stream<A, WaitError>, state: () => WaitState) => Stream.Stream<A, WaitError>
  /** Called by the rate limits: a request from its call until it is sent, which is when `request` runs. */
  readonly request: <A, E, B, F>(
    operation: Operation,
    account: Account,
    request: Effect.Effect<A, E>,
    wrap: (request: Effect.Effect<A, E>) => Effect.Effect<B, F>
  ) => Effect.Effect<B, F>
  /** Called by the asset store: one file. */
  readonly save: (ref: TaskRef, save: Effect.Effect<SavedAsset, AssetError>) => Effect.Effect<SavedAsset, AssetError>
}

/**
 * The state of an account in this process.
 *
 * - `creates`, `queries`: the number of requests that wait for their turn
 * - `running`: the number of slots for running tasks that are taken
 * - `pause`: the time for which no request is sent
 */
export interface AccountState {
  readonly creates: number
  readonly queries: number
  readonly running: number
  readonly pause: Duration.Duration
}

/** An account with rate limits: its vendor, the hash that identifies it, and its current state. */
export interface Account {
  readonly provider: string
  readonly fingerprint: string
  readonly state: Effect.Effect<AccountState>
}

/** The recorder of telemetry. The default one records nothing. */
export const CurrentRecorder = Context.Reference<Recorder>("@effect-media/core/internal/recorder/CurrentRecorder", {
  defaultValue: () => ({
    wait: identity,
    changes: identity,
    request: (_operation, _account, request, wrap) => wrap(request),
    save: (_ref, save) => save
  })
})
