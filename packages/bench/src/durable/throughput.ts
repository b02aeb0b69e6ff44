/**
 * Measures jobs per second if tasks take no time, and the heap of a waiting job.
 */
import * as Clock from "effect/Clock"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Schedule from "effect/Schedule"
import * as Database from "./database.ts"
import { settingsOf, start, untilEnded, vendors } from "./fleet.ts"

/** Measures jobs per second over some runners, without files. */
export const jobsPerSecond = (options: {
  readonly database: Database.Kind
  readonly runners: number
  readonly jobs: number
}) =>
  Effect.gen(function*() {
    const database = yield* Database.make(options.database)
    const settings = { ...yield* settingsOf(database), save: false, poll: 100 }
    const others = yield* Effect.forEach(
      Array.from({ length: options.runners - 1 }, (_, i) => `runner-${i + 1}`),
      (runner) => start({ ...settings, runner }),
      { concurrency: "unbounded" }
    )
    yield* Effect.forEach(others, ({ isReady }) => isReady, { concurrency: "unbounded" })
    const worker = yield* start({ ...settings, runner: "runner-0", jobs: options.jobs })
    yield* worker.isReady
    const begun = yield* Clock.currentTimeMillis
    yield* untilEnded(worker, options.jobs)
    const took = (yield* Clock.currentTimeMillis) - begun
    yield* Effect.forEach([worker, ...others], ({ stop }) => stop, { concurrency: "unbounded" })
    return options.jobs / (took / 1000)
  }).pipe(Effect.scoped, Effect.provide(vendors({ duration: 0, maxRequests: 100 })))

/** Measures the heap of a worker for each waiting job, after garbage collection, in bytes. */
export const bytesPerWaiting = (options: { readonly database: Database.Kind; readonly jobs: number }) =>
  Effect.gen(function*() {
    const heapWith = (jobs: number) =>
      Effect.gen(function*() {
        const database = yield* Database.make(options.database)
        const minute = Duration.toMillis("1 minute")
        const settings = { ...yield* settingsOf(database), jobs, save: false, poll: minute, isHeapMeasured: true }
        const worker = yield* start(settings)
        yield* worker.hasHandedIn
        yield* worker.whileAlive(Effect.repeat(worker.states, {
          until: ({ Running = 0 }) => Running >= jobs,
          schedule: Schedule.spaced("100 millis")
        }))
        yield* Effect.sleep("5 seconds")
        const heap = yield* worker.heap
        yield* worker.kill
        return heap
      }).pipe(Effect.scoped)
    const few = 100
    return (yield* heapWith(options.jobs)) / (options.jobs - few) - (yield* heapWith(few)) / (options.jobs - few)
  }).pipe(Effect.provide(vendors({ duration: "1 day", maxRequests: 100 })))
