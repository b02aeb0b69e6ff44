/**
 * Defines the enqueued jobs, and the settings of a worker.
 */
import type { JobRequest } from "@effect-media/durable"
import * as Schema from "effect/Schema"

/**
 * The settings of a worker, read from its environment.
 *
 * - `jobs`: the number of jobs to enqueue; the i-th at `startedAt + i × every` milliseconds
 * - `poll`: the gap between polls, in milliseconds
 * - `save`: true if jobs save their files
 */
export const Settings = Schema.fromJsonString(Schema.Struct({
  runner: Schema.String,
  database: Schema.String,
  vendor: Schema.String,
  out: Schema.String,
  jobs: Schema.Int,
  every: Schema.Finite,
  startedAt: Schema.Finite,
  poll: Schema.Finite,
  save: Schema.Boolean,
  isHeapMeasured: Schema.Boolean
}))

/** The settings of a worker. */
export interface Settings extends Schema.Schema.Type<typeof Settings> {}

/**
 * Returns the i-th job. Half of the jobs are KIE's, which accepts no idempotency key, half are APIPod's, which does.
 */
export const jobOf = (i: number, save: boolean): JobRequest => ({
  key: `job-${i}`,
  ...(save ? {} : { save: false }),
  ...(i % 2 === 0
    ? { provider: "kie", request: { model: "google/nano-banana", input: { prompt: promptOf(i) } } }
    : { provider: "apipod", request: { model: "nano-banana-2", input: { prompt: promptOf(i) } } })
})

/** Returns the prompt of the i-th job, which identifies the vendor's tasks of that job. */
export const promptOf = (i: number): string => `picture ${i}`
