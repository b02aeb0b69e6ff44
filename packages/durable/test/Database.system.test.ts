/** Errors of a database are named, rows that do not decode are listed, and stale sessions are replaced. */
import { TaskRef } from "@effect-media/core"
import { DatabaseError, Durable, type JobRequest, Jobs, JobStore } from "@effect-media/durable"
import * as Way from "@effect-media/test-services/Way"
import { assert, describe, it } from "@effect/vitest"
import { Clock, DateTime, Duration, Effect, Layer, Redacted, Schedule } from "effect"
import { SqlClient } from "effect/sql"
import * as Postgres from "./utils/postgres.ts"

const boat = (key: string, prompt = "a paper boat"): JobRequest => ({ key, provider: "kie", request: { prompt } })

const layerOf = (url: string) => Layer.fresh(Durable.layerPostgres({ url: Redacted.make(url), isWorker: false }))

const failureOf = (layer: Layer.Layer<Durable.Services, DatabaseError>) =>
  Effect.flip(Effect.scoped(Layer.build(layer)))

/** Runs statements in a database, as its owner. */
const run = (url: string, ...statements: ReadonlyArray<string>) =>
  Effect.gen(function*() {
    const sql = yield* SqlClient.SqlClient
    yield* Effect.forEach(statements, (statement) => sql.unsafe(statement))
  }).pipe(Effect.provide(layerOf(url), { local: true }), Effect.orDie)

const at = (url: string, change: (url: URL) => void) => {
  const changed = new URL(url)
  change(changed)
  return changed.href
}

describe("a row that does not decode", () => {
  const junk: Readonly<Record<string, string>> = {
    job: "job = 'no JSON'",
    state: "state = 'Melted'",
    attempt: "attempt = 'many'",
    intent: "intent = '{}'",
    ref: "ref = '[]'",
    error: "error = '{\"_tag\":\"Brand-new\"}'",
    manifest: "manifest = 'null'",
    "time before all times": "enqueued_at = -9000000000000000000",
    "time after all times": "updated_at = 9000000000000000000"
  }
  for (const [what, set] of Object.entries(junk)) {
    it.effect(`for its ${what} is listed with its key and why, and does not keep the others`, () =>
      Effect.gen(function*() {
        const store = yield* JobStore
        const jobs = yield* Jobs
        const sql = yield* SqlClient.SqlClient
        for (const key of ["one", "two", "three"]) yield* store.insert(boat(key))
        yield* sql.unsafe(`UPDATE media_jobs SET ${set} WHERE key = 'two'`)
        const page = yield* jobs.list()
        assert.sameMembers(page.jobs.map(({ key }) => key), ["one", "three"])
        assert.deepStrictEqual(page.unreadable.map(({ key }) => key), ["two"])
        assert.include(page.unreadable[0]?.reason, "\"two\" does not decode")
        assert.lengthOf(yield* store.getMany(["one", "two", "three"]), 2)
        assert.isAtMost((yield* store.waiting({ olderThan: Duration.zero })).jobs.length, 2)
        yield* store.changesAfter(0)
        const { oldestAge, states } = yield* jobs.counts
        assert.deepStrictEqual(Object.keys(states), ["Queued", "Running", "Succeeded", "Failed", "Interrupted"])
        assert.isDefined(oldestAge)
        const error = yield* Effect.flip(jobs.get("two"))
        assert.strictEqual(error._tag, "DatabaseError")
      }).pipe(Effect.provide(Jobs.layer.pipe(Layer.provideMerge(Durable.layerMemory)), { local: true })))
  }

  it.effect("is counted by pages like any other", () =>
    Effect.gen(function*() {
      const store = yield* JobStore
      const sql = yield* SqlClient.SqlClient
      for (const key of ["a", "b", "c", "d"]) yield* store.insert(boat(key))
      yield* sql`UPDATE media_jobs SET job = '{}' WHERE key IN ('b', 'd')`
      const first = yield* store.list({ limit: 2 })
      const second = yield* store.list({ limit: 2, after: first.next })
      assert.deepStrictEqual([first, second].map(({ jobs, unreadable }) => [jobs[0]?.key, unreadable[0]?.key]), [
        ["a", "b"],
        ["c", "d"]
      ])
      assert.isUndefined(second.next)
    }).pipe(Effect.provide(Durable.layerMemory, { local: true })))
})

describe("tables of a newer version", () => {
  it.effect("are refused, with both versions", () =>
    Effect.gen(function*() {
      const sql = yield* SqlClient.SqlClient
      yield* sql`INSERT INTO media_jobs_migrations (migration_id, name) VALUES (17, 'of-tomorrow')`
      const error = yield* Effect.flip(Layer.build(JobStore.layer("jobs.db")))
      assert.strictEqual(error.reason, "Newer")
      assert.include(error.message, "version 17, and this program knows version 3")
      assert.isFalse(error.isRetryable)
    }).pipe(Effect.scoped, Effect.provide(Durable.layerMemory, { local: true })))
})

describe.skipIf(!Postgres.isThere)("what PostgreSQL says", () => {
  const role = `media_${Math.floor(Math.random() * 1e9)}`
  const withRole = (url: string) =>
    Effect.acquireRelease(
      Effect.as(
        run(url, `CREATE ROLE ${role} LOGIN PASSWORD 'a-secret-word' CONNECTION LIMIT 3`),
        at(url, (url) => {
          url.username = role
          url.password = "a-secret-word"
        })
      ),
      () => run(url, `DROP OWNED BY ${role}`, `DROP ROLE ${role}`)
    )

  it.live("of a missing right", () =>
    Effect.gen(function*() {
      const url = yield* Postgres.database
      yield* run(url)
      const error = yield* failureOf(layerOf(yield* withRole(url)))
      assert.strictEqual(error.code, "42501")
      assert.include(error.message, "permission denied for")
      assert.include(error.message, "Grant the user")
      assert.notInclude(error.message, "a-secret-word")
    }).pipe(Effect.scoped))

  it.live("of too few connections", () =>
    Effect.gen(function*() {
      const url = yield* Postgres.database
      const asRole = yield* withRole(url)
      yield* run(url, `ALTER ROLE ${role} SUPERUSER`, `ALTER ROLE ${role} NOSUPERUSER CONNECTION LIMIT 0`)
      const error = yield* failureOf(layerOf(asRole))
      assert.strictEqual(error.code, "53300")
      assert.strictEqual(error.reason, "Unreachable")
      assert.include(error.message, "max_connections")
    }).pipe(Effect.scoped))

  it.live("of a missing table, in the middle of the work", () =>
    Effect.gen(function*() {
      const url = yield* Postgres.database
      const store = yield* JobStore.pipe(Effect.provide(yield* Layer.build(layerOf(url))))
      yield* run(url, "DROP TABLE media_jobs")
      const error = yield* Effect.flip(store.insert(boat("boat")))
      assert.strictEqual(error.code, "42P01")
      assert.isTrue(error.isPermanent)
      assert.include(error.message, "relation \"media_jobs\" does not exist (42P01). Restore the tables")
    }).pipe(Effect.scoped))

  it.live("of a missing database", () =>
    Effect.gen(function*() {
      const url = at(yield* Postgres.database, (url) => void (url.pathname = "/no-such-database"))
      const error = yield* failureOf(layerOf(url))
      assert.strictEqual(error.code, "3D000")
      assert.include(error.message, "\"no-such-database\" does not exist (3D000). Create the database")
    }).pipe(Effect.scoped))

  it.live(
    "of an encoding that cannot hold the text, before anything is paid for; what ends a job fits every encoding",
    () =>
      Effect.gen(function*() {
        const url = yield* Postgres.database
        const name = `latin_${role}`
        yield* run(url, `CREATE DATABASE ${name} ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0`)
        yield* Effect.addFinalizer(() => run(url, `DROP DATABASE ${name} WITH (FORCE)`))
        const store = yield* JobStore.pipe(
          Effect.provide(yield* Layer.build(layerOf(at(url, (url) => void (url.pathname = name)))))
        )
        const error = yield* Effect.flip(store.insert(boat("ship", "一艘纸船")))
        assert.strictEqual(error.code, "22P05")
        assert.strictEqual(error.reason, "Unstorable")
        assert.include(error.message, "LATIN1")
        assert.include(error.message, "ENCODING 'UTF8'")
        yield* store.insert(boat("boat"))
        const unstorable = new DatabaseError({ database: "jobs", reason: "Other", description: "内容违规 🚢" })
        const ref = TaskRef.make({ provider: "kie", kind: "image", model: "模型", id: "1" })
        assert.isTrue(yield* store.recordHandle({ key: "boat", attempt: 1 }, ref))
        const { JobNotStored } = yield* Effect.promise(() => import("@effect-media/durable"))
        const failed = new JobNotStored({ key: "boat", ref, cause: unstorable })
        assert.isTrue(yield* store.ended({ key: "boat", attempt: 1 }, { state: "Failed", error: failed }))
        const [job] = (yield* store.list({})).jobs
        assert.deepStrictEqual([job?.ref, job?.error], [ref, failed])
      }).pipe(Effect.scoped),
    60_000
  )
})

describe.skipIf(!Postgres.isThere)("a database that took no writes for a while", () => {
  it.live("is written again, with sessions that were opened since", () =>
    Effect.gen(function*() {
      const url = yield* Postgres.database
      const name = new URL(url).pathname.slice(1)
      const context = yield* Layer.build(layerOf(url))
      yield* Effect.gen(function*() {
        const store = yield* JobStore
        const sql = yield* SqlClient.SqlClient
        yield* store.insert(boat("before"))
        yield* sql.unsafe(`ALTER DATABASE ${name} SET default_transaction_read_only = on`)
        // Open sessions keep the old setting until they are closed.
        yield* sql`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
          WHERE datname = current_database() AND pid <> pg_backend_pid()`
        yield* sql`SELECT pg_terminate_backend(pg_backend_pid())`.pipe(Effect.ignore)
        const error = yield* Effect.flip(
          Effect.retry(store.insert(boat("meanwhile")), { while: ({ reason }) => reason === "Unreachable" })
        )
        assert.strictEqual(error.code, "25006")
        assert.strictEqual(error.reason, "ReadOnly")
        assert.isTrue(error.isRetryable)
        // As many sessions as allowed, all of them opened now.
        yield* Effect.all(Array.from({ length: 20 }, () => sql`SELECT pg_sleep(0.05)`), { concurrency: "unbounded" })
        yield* Effect.scoped(Effect.gen(function*() {
          const session = yield* sql.reserve
          yield* session.executeUnprepared("SET SESSION CHARACTERISTICS AS TRANSACTION READ WRITE", [], undefined)
          yield* session.executeUnprepared(
            `ALTER DATABASE ${name} RESET default_transaction_read_only`,
            [],
            undefined
          )
        }))
        // One statement discovers it; no later one fails.
        yield* Effect.ignore(store.insert(boat("after")))
        for (let n = 0; n < 30; n++) yield* store.insert(boat(`after-${n}`))
      }).pipe(Effect.provide(context))
    }).pipe(Effect.scoped))
})

/** A clock that is wrong by this duration. */
const shifted = (by: Duration.Input) =>
  Effect.map(Clock.Clock, (clock): Clock.Clock => {
    const millis = Duration.toMillis(by)
    return {
      ...clock,
      sleep: (duration) => clock.sleep(duration),
      currentTimeMillisUnsafe: () => clock.currentTimeMillisUnsafe() + millis,
      currentTimeMillis: Effect.map(clock.currentTimeMillis, (now) => now + millis),
      currentTimeNanosUnsafe: () => clock.currentTimeNanosUnsafe() + BigInt(millis) * 1_000_000n,
      currentTimeNanos: Effect.map(clock.currentTimeNanos, (now) => now + BigInt(millis) * 1_000_000n)
    }
  })

describe.skipIf(!Postgres.isThere)("the age of a handle", () => {
  for (const by of ["10 minutes", "-10 minutes"] as const) {
    it.live(`does not go by the clock of the runner that stored it, ${by} off`, () =>
      Effect.gen(function*() {
        const store = yield* JobStore.pipe(Effect.provide(yield* Layer.build(layerOf(yield* Postgres.database))))
        const clock = yield* shifted(by)
        const id = { key: "boat", attempt: 1 }
        yield* Effect.gen(function*() {
          yield* store.insert(boat("boat"))
          const at = yield* DateTime.now
          yield* store.recordIntent(id, { id: "1", at })
          yield* store.recordHandle(id, TaskRef.make({ provider: "kie", kind: "image", id: "1", submittedAt: at }))
        }).pipe(Effect.provideService(Clock.Clock, clock))
        const { handle = Duration.infinity, intent = Duration.infinity } = yield* store.ages("boat")
        assert.isBelow(Duration.toSeconds(handle), 60)
        assert.isBelow(Duration.toSeconds(intent), 60)
        const { oldestAge = Duration.infinity } = yield* store.counts
        assert.isBelow(Duration.toSeconds(oldestAge), 60)
        assert.lengthOf((yield* store.waiting({ olderThan: Duration.minutes(5) })).jobs, 0)
      }).pipe(Effect.scoped))
  }
})

describe.skipIf(!Postgres.isThere)("a runner whose connections are cut while it starts", () => {
  it.live("begins again, and never dies", () =>
    Effect.gen(function*() {
      const url = yield* Postgres.database
      for (let moment = 0; moment < 12; moment++) {
        const way = yield* Way.make(url, 5432)
        const cuts = way.cut.pipe(
          Effect.delay(`${5 + moment * 20} millis`),
          Effect.repeat(Schedule.recurs(2))
        )
        yield* Effect.forkScoped(cuts)
        const layer = Layer.fresh(Durable.layerPostgres({ url: Redacted.make(way.url) }))
        yield* JobStore.use((store) =>
          Effect.retry(store.counts, { times: 20, schedule: Schedule.spaced("50 millis") })
        ).pipe(
          Effect.provide(layer, { local: true })
        )
      }
    }).pipe(Effect.scoped))
})
