/**
 * The enqueued jobs, and the settings of a worker.
 */
import type { JobRequest } from "@effect-media/durable"
import * as Schema from "effect/Schema"

/**
 * The settings of a worker, read from its environment.
 *
 * - `jobs`: how many to hand in; the i-th when `startedAt + i × every` milliseconds have come
 * - `poll`: the gap between polls, in milliseconds
 * - `save`: whether jobs save their files
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

/** Half of the jobs are KIE's, which takes no idempotency key, half are APIPod's, which does. */
export const jobOf = (i: number, save: boolean): JobRequest => ({
  key: `job-${i}`,
  ...(save ? {} : { save: false }),
  ...(i % 2 === 0
    ? { provider: "kie", request: { model: "google/nano-banana", input: { prompt: promptOf(i) } } }
    : { provider: "apipod", request: { model: "nano-banana-2", input: { prompt: promptOf(i) } } })
})

/** By which the vendor's tasks are told apart. */
export const promptOf = (i: number): string => `picture ${i}`
