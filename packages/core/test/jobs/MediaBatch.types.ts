import { Poller, type RunError, type Succeeded, type TaskProvider } from "@effect-media/core"
import {
  type BatchConflict,
  BatchLedger,
  type BatchLedgerError,
  type Fallback,
  type MediaBatch,
  MediaBatch as Batch
} from "@effect-media/core/jobs"
import type * as Effect from "effect/Effect"
import type * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import * as Stream from "effect/Stream"

declare const provider: TaskProvider<{ readonly prompt: string }>
declare const items: Stream.Stream<string, "no more", "Source">
declare const job: Effect.Effect<Fallback.FallbackSuccess, Fallback.FallbackFailed, Poller | "Job">

const runs = items.pipe(Batch.run({ key: (item) => item, job: (prompt) => Poller.run(provider, { prompt }) }))
const jobs = items.pipe(Batch.run({ key: (item) => item, job: () => job }))

type Is<A, B> = [A] extends [B] ? [B] extends [A] ? true : false : false

/** Asserts that the stream fails only with its source's errors, and that an item's result has exactly the item's errors. */
export const unions: [
  Is<Stream.Error<typeof runs>, "no more">,
  Is<Stream.Services<typeof runs>, "Source" | Poller | BatchLedger>,
  Is<Stream.Services<typeof jobs>, "Source" | "Job" | Poller | BatchLedger>,
  Is<
    Stream.Success<typeof runs>,
    MediaBatch.BatchResult<string, Succeeded, RunError | BatchLedgerError | BatchConflict>
  >,
  Is<
    Stream.Success<typeof jobs>["result"],
    Result.Result<Fallback.FallbackSuccess, Fallback.FallbackFailed | BatchLedgerError | BatchConflict>
  >
] = [true, true, true, true, true]

// @ts-expect-error the result has to fit its schema
export const misfit = items.pipe(Batch.run({ key: (item) => item, job: () => job, success: Schema.Finite }))

// @ts-expect-error an item needs a key
export const keyless = items.pipe(Batch.run({ job: () => job }))
