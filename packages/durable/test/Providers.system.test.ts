/** Workers with different providers. */
import { Durable, JobHealth, Jobs, JobStore } from "@effect-media/durable"
import { Emulator } from "@effect-media/emulator"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Exit, Layer, Redacted, Scope } from "effect"
import { SqlClient } from "effect/sql"
import { join } from "node:path"
import * as Postgres from "./utils/postgres.ts"
import { boat, boatWithKey, directory, emulator, workerOf } from "./utils/worker.ts"

/** Starts a worker in its own scope, over the emulator of the test. */
const start = Effect.fnUntraced(function*(
  durable: Layer.Layer<Durable.Services, unknown>,
  ...names: ReadonlyArray<"kie" | "apipod">
) {
  const scope = yield* Scope.fork(yield* Effect.scope)
  const vendor = Layer.succeedContext(yield* Effect.context<Emulator>())
  const context = yield* workerOf(...names).pipe(
    Layer.provideMerge(durable),
    Layer.provide(vendor),
    Layer.fresh,
    Layer.buildWithScope(scope),
    Effect.orDie
  )
  return { context, stop: Scope.close(scope, Exit.void) }
})

const tasks = Emulator.use(({ tasks }) => tasks)

/** Polls all jobs until they are as wanted. */
const jobsOnce = (isWanted: (job: { readonly state: string; readonly unservedSince?: unknown }) => boolean) =>
  Jobs.use(({ list }) => Effect.map(list({ limit: 1000 }), ({ jobs }) => jobs)).pipe(
    Effect.delay("50 millis"),
    Effect.repeat({ until: (jobs) => jobs.every(isWanted) })
  )

const both = (count: number) =>
  Array.from({ length: count }, (_, i) => i % 2 === 0 ? boat(`kie-${i}`) : boatWithKey(`apipod-${i}`))

describe.skipIf(!Postgres.isThere)("workers with other providers on one PostgreSQL", () => {
  const layer = (url: string) => Durable.layerPostgres({ url: Redacted.make(url) })

  it.live("do each job, each at a worker that has its provider", () =>
    Effect.gen(function*() {
      const url = yield* Postgres.database
      const one = yield* start(layer(url), "kie")
      yield* start(layer(url), "apipod")
      yield* start(layer(url), "apipod")
      yield* Effect.gen(function*() {
        const { counts, enqueue, waitFor } = yield* Jobs
        const jobs = both(40)
        yield* Effect.forEach(jobs, enqueue, { concurrency: 5 })
        yield* Effect.forEach(jobs, ({ key }) => waitFor(key), { concurrency: "unbounded" })
        assert.deepStrictEqual((yield* counts).unserved, {})
      }).pipe(Effect.provide(one.context))
      assert.lengthOf(yield* tasks, 40)
    }).pipe(Effect.scoped, Effect.provide(emulator({ duration: "300 millis" }))))

  it.live("keep a job with its handle until one has the provider again", () =>
    Effect.gen(function*() {
      const url = yield* Postgres.database
      const kie = yield* start(layer(url), "kie")
      const keys = Array.from({ length: 8 }, (_, i) => `boat-${i}`)
      yield* Effect.provide(
        Jobs.use(({ enqueue }) => Effect.forEach(keys, (key) => enqueue(boat(key)))),
        kie.context
      )
      yield* Effect.provide(jobsOnce(({ state }) => state === "Running"), kie.context)
      const apipod = yield* start(layer(url), "apipod")
      yield* kie.stop
      yield* Effect.gen(function*() {
        const waiting = yield* jobsOnce(({ unservedSince }) => unservedSince !== undefined)
        assert.isTrue(waiting.every(({ ref, state }) => state === "Running" && ref !== undefined))
        assert.deepStrictEqual((yield* JobHealth.check).unserved, { kie: 8 })
        const again = yield* start(layer(url), "kie")
        yield* jobsOnce(({ state, unservedSince }) => state === "Succeeded" && unservedSince === undefined)
        yield* again.stop
      }).pipe(Effect.provide(apipod.context))
      assert.lengthOf(yield* tasks, 8)
    }).pipe(Effect.scoped, Effect.provide(emulator({ duration: "20 seconds" }))))
})

describe("a worker on a file", () => {
  it.live("leaves jobs of other providers to the next one that has them", () =>
    Effect.gen(function*() {
      const durable = Durable.layerSqlite({ file: join(yield* directory, "jobs.db") })
      const jobs = both(10)
      const kie = yield* start(durable, "kie")
      yield* Effect.gen(function*() {
        yield* Jobs.use(({ enqueue }) => Effect.forEach(jobs, enqueue))
        yield* jobsOnce(({ state, unservedSince }) => state === "Succeeded" || unservedSince !== undefined)
        assert.deepStrictEqual((yield* Jobs.use(({ counts }) => counts)).unserved, { apipod: 5 })
      }).pipe(Effect.provide(kie.context))
      yield* kie.stop
      const apipod = yield* start(durable, "apipod")
      yield* Effect.provide(jobsOnce(({ state }) => state === "Succeeded"), apipod.context)
      assert.lengthOf(yield* tasks, 10)
    }).pipe(Effect.scoped, Effect.provide(emulator())))

  it.live("resumes jobs of the version before turns existed", () =>
    Effect.gen(function*() {
      const durable = Durable.layerSqlite({ file: join(yield* directory, "jobs.db") })
      yield* Effect.gen(function*() {
        yield* JobStore.use(({ insert }) => Effect.forEach(both(4), insert))
        const sql = yield* SqlClient.SqlClient
        yield* sql`DROP INDEX media_jobs_unserved`
        yield* sql`ALTER TABLE media_jobs DROP COLUMN turn`
        yield* sql`ALTER TABLE media_jobs DROP COLUMN unserved_at`
        yield* sql`DELETE FROM media_jobs_migrations WHERE name = 'served'`
      }).pipe(Effect.provide(durable, { local: true }))
      const { context } = yield* start(durable, "kie", "apipod")
      yield* Effect.provide(jobsOnce(({ state }) => state === "Succeeded"), context)
      assert.lengthOf(yield* tasks, 4)
    }).pipe(Effect.scoped, Effect.provide(emulator())))
})
