/**
 * A runner that is stopped (SIGSTOP) for longer than its lease, at each step of a submit, with several jobs under way.
 * Checks its jobs after it resumes, while another runner has taken them over.
 */
import { Durable, Jobs } from "@effect-media/durable"
import { Emulator } from "@effect-media/emulator"
import { PgClient } from "@effect/sql-pg"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Layer, Redacted, type Scope } from "effect"
import { Reactivity } from "effect/reactivity"
import type { SqlError } from "effect/sql"
import * as Postgres from "./utils/postgres.ts"
import { sharding, type Step } from "./utils/runner.ts"
import { startRunner } from "./utils/runners.ts"
import { boat, boatWithKey, emulator, worker } from "./utils/worker.ts"

const jobs = [
  ...Array.from({ length: 8 }, (_, i) => boat(`kie-${i}`)),
  ...Array.from({ length: 4 }, (_, i) => boatWithKey(`apipod-${i}`))
]

/** Waits until all jobs are as wanted, and returns their states. */
const statesOnce = (isWanted: (states: ReadonlyArray<string>) => boolean) =>
  Jobs.use(({ list }) => Effect.map(list(), ({ jobs }) => jobs.map(({ state }) => state))).pipe(
    Effect.delay("100 millis"),
    Effect.repeat({ until: isWanted })
  )

/** Makes the next heartbeat of the runner that is stopped wait, by a lock on its row. */
const holdHeartbeat = Effect.fnUntraced(function*(database: string) {
  const sql = yield* PgClient.make({ url: Redacted.make(database), maxConnections: 2 })
  const hold = sql`WITH stopped AS (
      SELECT address FROM cluster_runners
      WHERE last_heartbeat < NOW() AT TIME ZONE 'UTC' - INTERVAL '5 seconds' FOR UPDATE
    ) SELECT pg_sleep(90) FROM stopped`
  yield* Effect.forkScoped(hold)
  yield* sql`SELECT 1 FROM pg_stat_activity WHERE wait_event = 'PgSleep' AND datname = current_database()`.pipe(
    Effect.delay("100 millis"),
    Effect.repeat({ until: (rows) => rows.length > 0 })
  )
}, Effect.provide(Reactivity.layer))

const stopAt = Effect.fnUntraced(function*(
  step: Step,
  at: number,
  beforeSigcont: (database: string) => Effect.Effect<void, SqlError.SqlError, Scope.Scope> = () => Effect.void
) {
  const database = yield* Postgres.database
  const asker = yield* Layer.build(
    Layer.provide(Jobs.layer, Layer.fresh(Durable.layerPostgres({ url: Redacted.make(database), isWorker: false })))
  )
  return yield* Effect.gen(function*() {
    const { enqueue, list, waitFor } = yield* Jobs
    const first = yield* startRunner({ database, providers: ["kie", "apipod"], step, at })
    yield* Effect.forEach(jobs, (job) => enqueue({ ...job, save: false }), { concurrency: 4 })
    yield* first.says("stopped")
    const vendor = Layer.succeedContext(yield* Effect.context<Emulator>())
    yield* Layer.build(
      worker.pipe(
        Layer.provide(Durable.layerPostgres({ url: Redacted.make(database), sharding })),
        Layer.provide(vendor),
        Layer.fresh
      )
    )
    const once = (isWanted: (states: ReadonlyArray<string>) => boolean) =>
      Effect.timeoutOrElse(statesOnce(isWanted), {
        duration: "60 seconds",
        orElse: () =>
          Effect.flatMap(list(), ({ jobs }) =>
            Effect.die(
              new Error(`${first.log()}
${JSON.stringify(jobs)}`)
            ))
      })
    const meanwhile = yield* once((states) => states.every((state) => state === "Succeeded" || state === "Failed"))
    const { jobs: ended } = yield* list({ state: "Failed" })
    const errors = yield* Effect.forEach(ended, ({ key }) => Effect.flip(waitFor(key)))
    yield* beforeSigcont(database)
    yield* first.signal("SIGCONT")
    yield* once((states) => states.every((state) => state === "Succeeded"))
    // A wait that is repeated has the result, although the one before failed.
    yield* Effect.forEach(ended, ({ key }) => waitFor(key))
    const tasks = yield* Emulator.use(({ tasks }) => tasks)
    const { jobs: rows } = yield* list()
    return { meanwhile, errors, tasks, rows, log: first.log() }
  }).pipe(Effect.provide(asker))
}, Effect.scoped)

describe.skipIf(!Postgres.isThere)("a runner that is stopped for longer than its lease", () => {
  for (
    const step of [
      "before the intent",
      "behind the intent",
      "before the request",
      "within the request",
      "behind the vendor's yes"
    ] as const
  ) {
    it.live(`${step}: each job is done, by one task`, () =>
      Effect.gen(function*() {
        const { errors, log, meanwhile, rows, tasks } = yield* stopAt(step, 3)
        // The other runner cannot know the outcome of a submit that was begun.
        if (step !== "before the intent") assert.include(meanwhile, "Failed")
        assert.deepStrictEqual(
          [...new Set(errors.map(({ _tag }) => _tag))].filter((tag) => tag !== "SubmitOutcomeUnknown"),
          []
        )
        assert.lengthOf(tasks, jobs.length)
        // A request that was not sent before is not sent late.
        if (step === "behind the intent") assert.include(log, "it was not sent")
        if (step === "behind the vendor's yes") assert.include(log, "the vendor's answer arrived late")
        assert.lengthOf(new Set(rows.map(({ ref }) => ref?.id)), jobs.length)
      }).pipe(
        Effect.provide(Emulator.layerServer().pipe(Layer.provideMerge(emulator({ latency: "300 millis" }))))
      ))
  }

  it.live("and whose next heartbeat waits: it keeps no job from the other runner", () =>
    Effect.gen(function*() {
      const { tasks } = yield* stopAt("before the request", 3, holdHeartbeat)
      assert.lengthOf(tasks, jobs.length)
    }).pipe(
      Effect.provide(Emulator.layerServer().pipe(Layer.provideMerge(emulator({ latency: "300 millis" }))))
    ))
})
