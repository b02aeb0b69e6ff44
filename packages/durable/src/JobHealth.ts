/** Checks whether jobs make progress, by one look at the database: as an effect, as `GET /health`, and as gauges. */
import { checkDurations } from "@effect-media/core/task/DurationOptions"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as HttpRouter from "effect/http/HttpRouter"
import * as HttpServerResponse from "effect/http/HttpServerResponse"
import * as Layer from "effect/Layer"
import * as Metric from "effect/Metric"
import * as Schedule from "effect/Schedule"
import * as Schema from "effect/Schema"
import { DatabaseError } from "./DatabaseError.ts"
import * as JobMetrics from "./internal/metrics.ts"
import { JobState } from "./JobError.ts"
import { JobStore } from "./JobStore.ts"

/**
 * The state of all jobs.
 *
 * - `jobs`: the number of jobs, by state
 * - `unserved`: the number of jobs that wait for a worker with their provider, by provider; absent if there are none
 * - `oldestSeconds`: the age of the oldest job that has not ended
 * - `isPaused`: true if new jobs are refused
 */
export const Health = Schema.Struct({
  status: Schema.Literal("ok"),
  jobs: Schema.Record(JobState, Schema.Int),
  unserved: Schema.optionalKey(Schema.Record(Schema.String, Schema.Int)),
  oldestSeconds: Schema.optionalKey(Schema.Finite),
  isPaused: Schema.Boolean
})
export interface Health extends Schema.Schema.Type<typeof Health> {}

/** A health check has its own time limit, and must get its answer, with the reason, before it. */
const patience = "5 seconds"

/**
 * Reads the state of all jobs from the database. Fails if the database does, or if it does not answer within 5 seconds.
 */
export const check: Effect.Effect<Health, DatabaseError, JobStore> = Effect.gen(function*() {
  const store = yield* JobStore
  const { oldestAge, states, unserved } = yield* store.counts
  const isPaused = yield* store.isPaused
  const age = oldestAge === undefined ? undefined : Duration.toSeconds(oldestAge)
  return {
    status: "ok" as const,
    jobs: states,
    ...(Object.keys(unserved).length === 0 ? {} : { unserved }),
    ...(age === undefined ? {} : { oldestSeconds: age }),
    isPaused
  }
}).pipe(Effect.timeoutOrElse({
  duration: patience,
  orElse: () =>
    Effect.flatMap(
      JobStore,
      ({ database }) =>
        new DatabaseError({ database, reason: "Unreachable", description: `no answer within ${patience}` })
    )
}))

/** Serves `GET /health`: 200 with {@link Health}, or 503 with the reason why the database does not answer. */
export const layerRoute = (
  path: `/${string}` = "/health"
): Layer.Layer<never, never, HttpRouter.HttpRouter | JobStore> =>
  HttpRouter.use((router) =>
    Effect.gen(function*() {
      const store = yield* JobStore
      yield* router.add(
        "GET",
        path,
        check.pipe(
          Effect.provideService(JobStore, store),
          Effect.flatMap(HttpServerResponse.schemaJson(Health)),
          Effect.catchTag(
            "DatabaseError",
            ({ message, reason }) =>
              HttpServerResponse.json({ status: "down", reason, description: message }, { status: 503 })
          ),
          Effect.orDie
        )
      )
    })
  )

/**
 * Writes the gauges `media.jobs` (by state), `media.jobs.unserved` and `media.job.oldest.age` (seconds) at an interval,
 * 10 seconds by default. The counters `media.job.polls`, `media.job.retries`, `media.job.save.faults` and
 * `media.job.ends` are written as events happen.
 */
export const layerMetrics = (every: Duration.Input = "10 seconds"): Layer.Layer<never, never, JobStore> => {
  checkDurations("JobHealth.layerMetrics", { every })
  return Layer.effectDiscard(
    check.pipe(
      Effect.flatMap(({ jobs, oldestSeconds, unserved = {} }) =>
        Effect.all([
          Effect.forEach(JobState.literals, (state) => Metric.update(JobMetrics.inState(state), jobs[state]), {
            discard: true
          }),
          Metric.update(JobMetrics.unserved, Object.values(unserved).reduce((sum, count) => sum + count, 0)),
          Metric.update(JobMetrics.oldest, oldestSeconds ?? 0)
        ], { discard: true })
      ),
      Effect.catch((error) => Effect.logWarning(error.message)),
      Effect.repeat(Schedule.spaced(every)),
      Effect.forkScoped
    )
  )
}
