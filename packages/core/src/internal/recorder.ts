import * as Context from "effect/Context"
import type * as Effect from "effect/Effect"
import type * as Stream from "effect/Stream"
import type * as Tracer from "effect/Tracer"
import type { SavedAsset } from "../assets/AssetStore.ts"
import type { Standing } from "../limits/internal/accountLimiter.ts"
import type { WaitState } from "../polling/PollSchedule.ts"
import type { AssetError, WaitError } from "../task/TaskError.ts"
import type { TaskRef } from "../task/TaskRef.ts"

/** What a budget lets through. */
export type Turn = "submit" | "status"

/** What is told to telemetry, and by whom: nothing for each poll. */
export interface Recorder {
  /** The poller: a wait, and where it stands. */
  readonly wait: <A>(
    wait: Effect.Effect<A, WaitError>,
    standing: () => WaitState,
    span: Tracer.Span
  ) => Effect.Effect<A, WaitError>
  /** The poller: a wait as a stream. */
  readonly changes: <A>(changes: Stream.Stream<A, WaitError>, standing: () => WaitState) => Stream.Stream<A, WaitError>
  /** A budget: a request between its call and its turn, which `request` is at. */
  readonly turn: <A, E, B, F>(
    turn: Turn,
    account: Account,
    request: Effect.Effect<A, E>,
    wrap: (request: Effect.Effect<A, E>) => Effect.Effect<B, F>
  ) => Effect.Effect<B, F>
  /** The store: one file. */
  readonly save: (ref: TaskRef, save: Effect.Effect<SavedAsset, AssetError>) => Effect.Effect<SavedAsset, AssetError>
}

/** An account of a budget: its vendor, the hash that tells accounts apart, and where it stands. */
export interface Account {
  readonly provider: string
  readonly fingerprint: string
  readonly standing: Effect.Effect<Standing>
}

/** Where telemetry goes; nowhere by default, at no cost but the question. */
export const CurrentRecorder = Context.Reference<Recorder | undefined>(
  "@effect-media/core/internal/recorder/CurrentRecorder",
  {
    defaultValue: () => undefined
  }
)
