/** Sessions of PostgreSQL: those of any role, and those that a pooler shares. */
import { DatabaseError, Durable, Jobs } from "@effect-media/durable"
import { Emulator } from "@effect-media/emulator"
import * as PgBouncer from "@effect-media/test-services/PgBouncer"
import { PgClient } from "@effect/sql-pg"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Exit, Layer, Redacted, Scope } from "effect"
import { Reactivity } from "effect/reactivity"
import { SqlClient } from "effect/sql"
import { randomUUID } from "node:crypto"
import * as Postgres from "./utils/postgres.ts"
import { boat, emulator, worker } from "./utils/worker.ts"

if (PgBouncer.binary === undefined) console.log(`Skipped: ${PgBouncer.none}`)

/** Opens a session as the server's administrator. */
const admin = (url: string) =>
  PgClient.make({ url: Redacted.make(url), maxConnections: 2, startupParameters: { timezone: "UTC" } }).pipe(
    Effect.provide(Reactivity.layer)
  )

/** Returns the URL of a database for a separate role with these settings. */
const roleWith = Effect.fnUntraced(function*(url: string, settings: Readonly<Record<string, string>>) {
  const sql = yield* admin(url)
  const role = `effect_media_${randomUUID().replaceAll("-", "")}`
  yield* sql.unsafe(`CREATE ROLE ${role} LOGIN SUPERUSER`)
  yield* Effect.addFinalizer(() => Effect.ignore(sql.unsafe(`DROP ROLE ${role}`)))
  for (const [name, value] of Object.entries(settings)) yield* sql.unsafe(`ALTER ROLE ${role} SET ${name} = '${value}'`)
  const its = new URL(url)
  its.username = role
  return its.href
})

/** Starts a worker in its own scope, over the emulator of the test. */
const start = Effect.fnUntraced(function*(url: string, sharding = {}) {
  const vendor = Layer.succeedContext(yield* Effect.context<Emulator>())
  const scope = yield* Scope.fork(yield* Effect.scope)
  const context = yield* worker.pipe(
    Layer.provideMerge(Durable.layerPostgres({ url: Redacted.make(url), sharding })),
    Layer.provide(vendor),
    Layer.fresh,
    Layer.buildWithScope(scope)
  )
  return { context, stop: Scope.close(scope, Exit.void) }
})

const runAll = (context: Effect.Success<ReturnType<typeof start>>["context"], keys: ReadonlyArray<string>) =>
  Effect.provide(
    Jobs.use(({ enqueue, waitFor }) =>
      Effect.andThen(
        Effect.forEach(keys, (key) => enqueue(boat(key))),
        Effect.forEach(keys, waitFor, { concurrency: "unbounded" })
      )
    ),
    context
  )

const keys = (count: number) => Array.from({ length: count }, (_, i) => `boat-${i}`)

const failureOf = (url: string, isWorker = true) =>
  Effect.flip(Effect.scoped(Layer.build(Durable.layerPostgres({ url: Redacted.make(url), isWorker })))).pipe(
    Effect.filterOrFail((error): error is DatabaseError => error instanceof DatabaseError)
  )

describe.skipIf(!Postgres.isThere)("the sessions of a role", () => {
  it.live("write heartbeats in UTC, whatever its time zone", () =>
    Effect.gen(function*() {
      const url = yield* Postgres.database
      for (const timezone of ["Asia/Tokyo", "America/Los_Angeles", "Europe/Berlin", "UTC"]) {
        yield* start(yield* roleWith(url, { timezone }))
      }
      const sql = yield* admin(url)
      const ages = yield* sql<{ readonly age: number }>`
        SELECT EXTRACT(EPOCH FROM NOW() - last_heartbeat AT TIME ZONE 'UTC')::float8 AS age FROM cluster_runners
      `
      assert.lengthOf(ages, 4)
      for (const { age } of ages) assert.isBelow(Math.abs(age), 60)
    }).pipe(Effect.scoped, Effect.provide(emulator())))

  it.live("have the settings that jobs rely on, whatever the role or the database says", () =>
    Effect.gen(function*() {
      const url = yield* Postgres.database
      const settings = {
        timezone: "Asia/Tokyo",
        datestyle: "German, DMY",
        intervalstyle: "sql_standard",
        standard_conforming_strings: "off",
        default_transaction_isolation: "serializable",
        synchronous_commit: "off"
      }
      const sql = yield* admin(url)
      const name = new URL(url).pathname.slice(1)
      for (const [key, value] of Object.entries(settings)) {
        yield* sql.unsafe(`ALTER DATABASE ${name} SET ${key} = '${value}'`)
      }
      const { context } = yield* start(yield* roleWith(url, settings))
      const seen = yield* Effect.provide(
        Effect.flatMap(SqlClient.SqlClient, (sql) =>
          sql`SELECT current_setting('timezone') AS timezone, current_setting('datestyle') AS datestyle,
            current_setting('intervalstyle') AS intervalstyle, current_setting('standard_conforming_strings') AS strings,
            current_setting('default_transaction_isolation') AS isolation,
            current_setting('synchronous_commit') AS commits`),
        context
      )
      assert.deepStrictEqual(seen, [{
        timezone: "UTC",
        datestyle: "ISO, MDY",
        intervalstyle: "postgres",
        strings: "on",
        isolation: "read committed",
        commits: "on"
      }])
      assert.lengthOf(yield* runAll(context, keys(5)), 5)
    }).pipe(Effect.scoped, Effect.provide(emulator())))

  it.live(
    "of a runner that stopped within a transaction keep no row longer than its lease",
    () =>
      Effect.gen(function*() {
        const url = yield* Postgres.database
        const { context } = yield* start(url, {
          shardLockExpiration: "2 seconds",
          shardLockRefreshInterval: "500 millis"
        })
        const stopped = Effect.flatMap(
          SqlClient.SqlClient,
          (sql) => sql.withTransaction(Effect.andThen(sql`UPDATE media_intake SET paused = 1`, Effect.never))
        )
        yield* Effect.forkScoped(Effect.provide(stopped, context))
        const sql = yield* admin(url)
        yield* Effect.repeat(
          sql<{ n: number }>`SELECT COUNT(*)::int AS n FROM pg_stat_activity
        WHERE datname = current_database() AND state = 'idle in transaction'`,
          {
            until: ([row]) => row?.n === 1
          }
        )
        yield* sql`UPDATE media_intake SET paused = 0`
      }).pipe(Effect.scoped, Effect.provide(emulator())),
    60_000
  )

  it.live(
    "a dead runner's heartbeat from before an hour was set back, or from another zone, counts for nothing",
    () =>
      Effect.gen(function*() {
        const url = yield* Postgres.database
        // Creates the tables.
        const first = yield* start(url)
        yield* first.stop
        const sql = yield* admin(url)
        for (const [host, ahead] of [["berlin", "1 hour"], ["tokyo", "9 hours"]] as const) {
          const runner = {
            address: { host, port: 0 },
            groups: ["default"],
            weight: 1,
            version: 1
          }
          yield* sql`INSERT INTO cluster_runners (address, runner, healthy, last_heartbeat)
          VALUES (${`${host}:0`}, ${JSON.stringify(runner)}, TRUE, NOW() + ${ahead}::interval)`
        }
        const { context } = yield* start(yield* roleWith(url, { timezone: "America/Los_Angeles" }))
        assert.lengthOf(yield* runAll(context, keys(20)), 20)
      }).pipe(Effect.scoped, Effect.provide(emulator())),
    60_000
  )
})

describe.skipIf(!Postgres.isThere || PgBouncer.binary === undefined)("behind PgBouncer", () => {
  it.live("in session mode: jobs are done, and one that ends hands over", () =>
    Effect.gen(function*() {
      const url = yield* PgBouncer.start(yield* Postgres.database, { mode: "session" })
      const one = yield* start(url)
      const two = yield* start(url)
      assert.lengthOf(yield* runAll(two.context, keys(10)), 10)
      yield* one.stop
      const more = Array.from({ length: 10 }, (_, i) => `more-${i}`)
      assert.lengthOf(yield* runAll(two.context, more), 10)
      assert.lengthOf(yield* Emulator.use(({ tasks }) => tasks), 20)
    }).pipe(Effect.scoped, Effect.provide(emulator())))

  for (const mode of ["transaction", "statement"] as const) {
    for (const settings of [[], ["server_round_robin = 1"], ["default_pool_size = 1"]]) {
      it.live(`in ${mode} mode ${settings.join()} it is refused at the start`, () =>
        Effect.gen(function*() {
          const url = yield* Postgres.database
          const through = yield* PgBouncer.start(url, { mode, settings })
          for (const isWorker of [true, false]) {
            const error = yield* failureOf(through, isWorker)
            assert.strictEqual(error.reason, "Pooled")
            assert.isFalse(error.isRetryable)
            assert.include(error.message, "its sessions are shared (transaction or statement mode)")
            assert.include(
              error.message,
              "Give the URL of PostgreSQL itself, or let the pooler keep sessions (PgBouncer: pool_mode = session)."
            )
          }
          const sql = yield* admin(url)
          assert.deepStrictEqual(yield* sql`SELECT tablename FROM pg_tables WHERE schemaname = 'public'`, [])
        }).pipe(Effect.scoped))
    }
  }

  it.live("in transaction mode it is refused also under other load", () =>
    Effect.gen(function*() {
      const through = yield* PgBouncer.start(yield* Postgres.database, { mode: "transaction" })
      const others = yield* PgClient.make({ url: Redacted.make(through), maxConnections: 12, prepare: false }).pipe(
        Effect.provide(Reactivity.layer)
      )
      yield* Effect.forEach(
        keys(12),
        () => Effect.forkScoped(Effect.forever(others.unsafe("SELECT pg_sleep(random() / 50)").unprepared)),
        { discard: true }
      )
      for (let i = 0; i < 5; i++) assert.strictEqual((yield* failureOf(through)).reason, "Pooled")
    }).pipe(Effect.scoped))

  it.live("a setting of the role that it does not pass on is named", () =>
    Effect.gen(function*() {
      const role = yield* roleWith(yield* Postgres.database, { default_transaction_isolation: "serializable" })
      const error = yield* failureOf(yield* PgBouncer.start(role, { mode: "session" }))
      assert.strictEqual(error.reason, "Pooled")
      assert.include(
        error.message,
        `default_transaction_isolation is "serializable" and has to be "read committed"`
      )
    }).pipe(Effect.scoped))
})
