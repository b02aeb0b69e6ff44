import type * as Effect from "effect/Effect"
import * as Metric from "effect/Metric"
import type { JobState } from "../JobError.ts"

const counter = (name: string, description: string, unit: string) =>
  Metric.counter(name, { description, attributes: { unit }, incremental: true })

const polls = counter("media.job.polls", "Status queries of jobs", "{poll}")
const saves = counter("media.job.save.faults", "Failed downloads of jobs", "{fault}")
const ends = counter("media.job.ends", "Jobs that ended, by how", "{job}")
const retries = counter("media.job.retries", "Jobs that were retried", "{job}")

const depth = Metric.gauge("media.jobs", { description: "Jobs, by state", attributes: { unit: "{job}" } })
export const unserved = Metric.gauge("media.jobs.unserved", {
  description: "Jobs that wait for a worker that has their provider",
  attributes: { unit: "{job}" }
})
export const oldest = Metric.gauge("media.job.oldest.age", {
  description: "Age of the oldest job that has not ended",
  attributes: { unit: "s" }
})

const count = (metric: Metric.Counter<number>, attributes: Record<string, string>): Effect.Effect<void> =>
  Metric.update(Metric.withAttributes(metric, attributes), 1)

export const inState = (state: JobState) => Metric.withAttributes(depth, { "media.job.state": state })
export const polled = (provider: string) => count(polls, { "media.provider": provider })
export const savedAgain = (provider: string) => count(saves, { "media.provider": provider })
export const retried = (provider: string) => count(retries, { "media.provider": provider })
export const ended = (provider: string, state: JobState) =>
  count(ends, { "media.provider": provider, "media.job.state": state })
