/**
 * Kills one of several runners on one PostgreSQL, and measures how soon another runner polls each of its tasks.
 */
import { Emulator } from "@effect-media/emulator"
import * as Clock from "effect/Clock"
import type * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Schedule from "effect/Schedule"
import * as Database from "./database.ts"
import { settingsOf, start, untilEnded, vendors, type Verdict, verdictOf } from "./fleet.ts"

/**
 * The result.
 *
 * - `moved`: the time from the kill to the first poll by another runner, for each task of the killed runner, in
 *   milliseconds
 */
export interface Handover extends Verdict {
  readonly moved: ReadonlyArray<number>
}

/** Runs tasks that take long enough for all of them to be waiting when the runner dies. */
export const measure = (options: {
  readonly runners: number
  readonly jobs: number
  readonly duration: Duration.Input
}) =>
  Effect.gen(function*() {
    const emulator = yield* Emulator
    const database = yield* Database.make("postgres")
    const settings = yield* settingsOf(database)
    const workers = yield* Effect.forEach(
      Array.from({ length: options.runners }, (_, i) => `runner-${i}`),
      (runner) => start({ ...settings, runner }),
      { concurrency: "unbounded" }
    )
    yield* Effect.forEach(workers, ({ isReady }) => isReady, { concurrency: "unbounded" })
    yield* start({ ...settings, runner: "intake", jobs: options.jobs }).pipe(
      Effect.flatMap((intake) => Effect.andThen(intake.hasHandedIn, intake.stop)),
      Effect.scoped
    )

    const askers = Effect.map(emulator.requests, (requests) =>
      new Map(requests.flatMap(({ headers, operation, taskId }) =>
        operation === "status" && taskId !== undefined ? [[taskId, headers["user-agent"]] as const] : []
      )))
    const before = yield* Effect.repeat(askers, {
      until: (askers) =>
        askers.size >= options.jobs && ![...askers.values()].some((agent) =>
          agent?.startsWith("intake/")
        ),
      schedule: Schedule.spaced("200 millis")
    })
    const [victim, witness] = workers
    if (victim === undefined || witness === undefined) {
      return yield* Effect.die(new Error("two runners at least"))
    }
    const killedAt = yield* Clock.currentTimeMillis
    yield* victim.kill

    const orphans = [...before].flatMap(([id, agent]) => agent === victim.agent ? [id] : [])
    yield* untilEnded(witness, options.jobs)
    const requests = yield* emulator.requests
    const moved = orphans.map((id) => {
      const next = requests.find(({ at, headers, taskId }) =>
        taskId === id && at > killedAt && headers["user-agent"] !== victim.agent
      )
      return next === undefined ? Infinity : next.at - killedAt
    })
    yield* Effect.forEach(workers, ({ stop }) => stop, { concurrency: "unbounded" })
    return { ...yield* verdictOf(database, options.jobs), moved } satisfies Handover
  }).pipe(Effect.scoped, Effect.provide(vendors({ duration: options.duration })))
