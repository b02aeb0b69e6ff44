/**
 * Kills workers with `kill -9` at random times, again and again. Checks that every job ends and that nothing is paid
 * for twice, and measures how soon the next process resumes.
 */
import * as Clock from "effect/Clock"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Random from "effect/Random"
import * as Database from "./database.ts"
import { firstRequest, settingsOf, start, untilEnded, vendors, type Verdict, verdictOf } from "./fleet.ts"

/**
 * The result.
 *
 * - `recoveries`: the time from each kill to the next worker's first request, in milliseconds
 */
export interface Kills extends Verdict {
  readonly recoveries: ReadonlyArray<number>
}

/**
 * Enqueues a job every `every` milliseconds, each for six seconds at the vendor. Each worker lives for one or two
 * seconds.
 */
export const measure = (options: {
  readonly database: Database.Kind
  readonly jobs: number
  readonly kills: number
  readonly every: number
}) =>
  Effect.gen(function*() {
    const database = yield* Database.make(options.database)
    const settings = { ...yield* settingsOf(database), jobs: options.jobs, every: options.every }
    const recoveries: Array<number> = []
    let killedAt: number | undefined
    const goneOn = Effect.fnUntraced(function*(worker: Effect.Success<ReturnType<typeof start>>) {
      if (killedAt === undefined) return yield* worker.isReady
      const at = yield* Effect.raceFirst(
        firstRequest(worker),
        Effect.as(untilEnded(worker, options.jobs), undefined) // no task is left to poll
      )
      if (at !== undefined) recoveries.push(at - killedAt)
    })
    for (let kill = 0; kill < options.kills; kill++) {
      yield* Effect.scoped(Effect.gen(function*() {
        const worker = yield* start(settings)
        yield* goneOn(worker)
        yield* Effect.sleep(Duration.millis(yield* Random.nextBetween(0, 1500)))
        yield* worker.kill
        killedAt = yield* Clock.currentTimeMillis
      }))
    }
    yield* Effect.scoped(Effect.gen(function*() {
      const worker = yield* start(settings)
      yield* goneOn(worker)
      yield* untilEnded(worker, options.jobs)
      yield* worker.stop
    }))
    return { ...yield* verdictOf(database, options.jobs), recoveries } satisfies Kills
  }).pipe(Effect.scoped, Effect.provide(vendors({ duration: "6 seconds", latency: "40 millis" })))
