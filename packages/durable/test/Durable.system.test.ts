import { DatabaseError, Durable, Jobs, JobStore } from "@effect-media/durable"
import { Emulator } from "@effect-media/emulator"
import { assert, describe, it, vi } from "@effect/vitest"
import { ConfigProvider, Effect, Exit, Layer, Redacted, Schema, Scope } from "effect"
import { SqlClient } from "effect/sql"
import { readdirSync, readFileSync, statSync } from "node:fs"
import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"
import * as Postgres from "./utils/postgres.ts"
import { apiKey, boat, boatWithKey, directory, emulator, worker } from "./utils/worker.ts"

/** Starts a worker in its own scope, over the emulator of the test. */
const start = Effect.fnUntraced(function*(durable: Layer.Layer<Durable.Services, unknown>) {
  const scope = yield* Scope.fork(yield* Effect.scope)
  const vendor = Layer.succeedContext(yield* Effect.context<Emulator>())
  const everything = worker.pipe(Layer.provideMerge(durable), Layer.provide(vendor), Layer.fresh)
  const context = yield* Layer.buildWithScope(everything, scope).pipe(Effect.orDie)
  return { context, stop: Scope.close(scope, Exit.void) }
})

const tasks = Emulator.use(({ tasks }) => tasks)

const rows = Effect.gen(function*() {
  const sql = yield* SqlClient.SqlClient
  const tables = yield* sql<{ readonly name: string }>`SELECT name FROM sqlite_master WHERE type = 'table'`
  let count = 0
  for (const { name } of tables) {
    const [row] = yield* sql<{ readonly n: number }>`SELECT COUNT(*) AS n FROM ${sql(name)}`
    count += row?.n ?? 0
  }
  return count
})

/** Writes rows until not even a small one has room. */
const fill = Effect.gen(function*() {
  const { insert } = yield* JobStore
  let n = 0
  for (const size of [2000, 500, 1]) {
    const one = Effect.suspend(() => insert(boat(`fill-${n++}`, "x".repeat(size))))
    yield* Effect.flip(Effect.forever(one))
  }
})

/** Lets the file grow by this number of pages at most. */
const leaveRoom = (pages: number) =>
  Effect.gen(function*() {
    const sql = yield* SqlClient.SqlClient
    const [row] = yield* sql<{ readonly page_count: number }>`PRAGMA page_count`
    yield* sql.unsafe(`PRAGMA max_page_count = ${(row?.page_count ?? 0) + pages}`)
  })

const failureOf = (layer: Layer.Layer<Durable.Services, unknown>) =>
  Effect.flip(Effect.scoped(Layer.build(Layer.fresh(layer)))).pipe(
    Effect.filterOrFail((error): error is DatabaseError => error instanceof DatabaseError)
  )

describe("jobs in a file", () => {
  it.live("continue on the next worker, and are submitted once", () =>
    Effect.gen(function*() {
      const durable = Durable.layerSqlite({ file: join(yield* directory, "jobs.db") })
      const keys = Array.from({ length: 30 }, (_, i) => `boat-${i}`)
      const first = yield* start(durable)
      yield* Effect.provide(
        Jobs.use(({ enqueue }) =>
          Effect.forEach(keys, (key, i) => enqueue(i % 2 === 0 ? boat(key) : boatWithKey(key)))
        ),
        first.context
      )
      yield* Effect.repeat(Effect.delay(tasks, "10 millis"), { until: (tasks) => tasks.length > 0 })
      yield* first.stop
      const between = yield* tasks
      assert.isTrue(between.some(({ state }) => state !== "success" && state !== "completed"))
      const second = yield* start(durable)
      const ends = yield* Effect.provide(
        Jobs.use(({ waitFor }) => Effect.forEach(keys, waitFor, { concurrency: "unbounded" })),
        second.context
      )
      assert.lengthOf(ends, 30)
      const all = yield* tasks
      assert.lengthOf(all, 30)
      assert.isTrue(all.every(({ submits }) => submits === 1))
    }).pipe(Effect.scoped, Effect.provide(emulator({ duration: "10 seconds" }))))

  it.live("cost no row while they wait", () =>
    Effect.gen(function*() {
      const { context } = yield* start(Durable.layerSqlite({ file: join(yield* directory, "jobs.db") }))
      yield* Effect.gen(function*() {
        const jobs = yield* Jobs
        yield* jobs.enqueue(boat("boat"))
        while (((yield* tasks)[0]?.polls ?? 0) < 3) yield* Effect.sleep("10 millis")
        const before = yield* rows
        while (((yield* tasks)[0]?.polls ?? 0) < 20) yield* Effect.sleep("10 millis")
        assert.strictEqual(yield* rows, before)
      }).pipe(Effect.provide(context))
    }).pipe(Effect.scoped, Effect.provide(emulator({ duration: "1 hour" }))))

  it.live("are on the disk before they count: the job, the intent and the handle, in a WAL", () =>
    Effect.gen(function*() {
      const { context } = yield* start(Durable.layerSqlite({ file: join(yield* directory, "jobs.db") }))
      const exec = vi.spyOn(DatabaseSync.prototype, "exec")
      yield* Effect.addFinalizer(() => Effect.sync(() => exec.mockRestore()))
      const synced = () => exec.mock.calls.filter(([sql]) => sql === "PRAGMA synchronous = FULL").length
      yield* Effect.gen(function*() {
        const sql = yield* SqlClient.SqlClient
        assert.deepStrictEqual(yield* sql`PRAGMA journal_mode`, [{ journal_mode: "wal" }])
        const jobs = yield* Jobs
        yield* jobs.enqueue(boat("boat"))
        assert.strictEqual(synced(), 1)
        yield* jobs.waitFor("boat")
        assert.strictEqual(synced(), 3)
        assert.deepStrictEqual(yield* sql`PRAGMA synchronous`, [{ synchronous: 1 }])
      }).pipe(Effect.provide(context))
    }).pipe(Effect.scoped, Effect.provide(emulator())))

  it.live("hold no key of the account", () =>
    Effect.gen(function*() {
      const place = yield* directory
      const { context, stop } = yield* start(Durable.layerSqlite({ file: join(place, "jobs.db") }))
      const { fault } = yield* Emulator
      yield* fault({ operation: "submit", fault: { _tag: "Reply", status: 401, body: { msg: `bad key ${apiKey}` } } })
      yield* Effect.gen(function*() {
        const jobs = yield* Jobs
        yield* jobs.enqueue(boat("refused"))
        yield* Effect.flip(jobs.waitFor("refused"))
        yield* jobs.enqueue(boat("boat"))
        yield* jobs.waitFor("boat")
      }).pipe(Effect.provide(context))
      const whole = () => Buffer.concat(readdirSync(place).map((name) => readFileSync(join(place, name))))
      assert.isFalse(whole().includes(apiKey))
      yield* stop
      assert.isFalse(whole().includes(apiKey))
      assert.isTrue(whole().includes("a paper boat"))
    }).pipe(Effect.scoped, Effect.provide(emulator())))

  it.live("are in a folder that is created, for its owner alone", () =>
    Effect.gen(function*() {
      const place = join(yield* directory, "state", "jobs")
      const { context } = yield* start(Durable.layerSqlite({ file: join(place, "jobs.db") }))
      yield* Effect.provide(Jobs.use((jobs) => jobs.enqueue(boat("boat"))), context)
      assert.deepStrictEqual([place, join(place, "jobs.db")].map((path) => statSync(path).mode & 0o777), [0o700, 0o600])
    }).pipe(Effect.scoped, Effect.provide(emulator())))

  it.live("are there after their tables were made twice", () =>
    Effect.gen(function*() {
      const durable = Durable.layerSqlite({ file: join(yield* directory, "jobs.db") })
      for (const key of ["one", "two", "three"]) {
        yield* JobStore.use(({ insert }) => insert(boat(key))).pipe(Effect.provide(durable, { local: true }))
      }
      const { jobs } = yield* JobStore.use(({ list }) => list({})).pipe(Effect.provide(durable, { local: true }))
      assert.deepStrictEqual(jobs.map(({ key }) => key), ["one", "two", "three"])
    }).pipe(Effect.scoped))
})

describe("a file that will not do", () => {
  it.live("is in use: the error names it", () =>
    Effect.gen(function*() {
      const file = join(yield* directory, "jobs.db")
      yield* Layer.build(Durable.layerSqlite({ file }))
      const error = yield* failureOf(Durable.layerSqlite({ file, lockTimeout: "200 millis" }))
      assert.strictEqual(error.reason, "Locked")
      assert.strictEqual(error.database, file)
      assert.isTrue(error.isRetryable)
      assert.include(error.message, `The database ${file} is in use: database is locked. End the process that has it`)
    }).pipe(Effect.scoped))

  it.live("is waited for while its process ends", () =>
    Effect.gen(function*() {
      const file = join(yield* directory, "jobs.db")
      const scope = yield* Scope.make()
      yield* Layer.buildWithScope(Layer.fresh(Durable.layerSqlite({ file })), scope)
      yield* Effect.forkChild(Effect.delay(Scope.close(scope, Exit.void), "300 millis"))
      yield* Layer.build(Layer.fresh(Durable.layerSqlite({ file })))
    }).pipe(Effect.scoped))

  it.live("cannot be opened: the error names it", () =>
    Effect.gen(function*() {
      // A file is where its folder would be.
      const file = join(import.meta.filename, "jobs.db")
      const error = yield* failureOf(Durable.layerSqlite({ file }))
      assert.strictEqual(error.reason, "Unreachable")
      assert.include(error.message, `The database ${file} cannot be reached: unable to open database file.`)
    }).pipe(Effect.scoped))

  it.live("is no database: the error names it", () =>
    Effect.gen(function*() {
      const error = yield* failureOf(Durable.layerSqlite({ file: import.meta.filename }))
      assert.strictEqual(error.reason, "Unreadable")
      assert.isFalse(error.isRetryable)
      assert.include(error.message, `The database ${import.meta.filename} cannot be read: file is not a database.`)
    }).pipe(Effect.scoped))

  it.live("is full: the error names it, and jobs continue once there is space", () =>
    Effect.gen(function*() {
      const file = join(yield* directory, "jobs.db")
      const { context } = yield* start(Durable.layerSqlite({ file }))
      yield* Effect.gen(function*() {
        const jobs = yield* Jobs
        yield* jobs.enqueue(boat("before"))
        while (((yield* tasks)[0]?.polls ?? 0) < 3) yield* Effect.sleep("10 millis")
        yield* leaveRoom(0)
        yield* fill
        const error = yield* Effect.flip(jobs.enqueue(boat("too-much")))
        assert.strictEqual(error._tag, "DatabaseError")
        assert.include(
          error.message,
          `The database ${file} has no room left: database or disk is full. Free space on the disk`
        )
        // The task ends, but there is no room to store its end.
        yield* Effect.sleep("2 seconds")
        assert.strictEqual((yield* jobs.get("before")).state, "Running")
        yield* leaveRoom(1000)
        yield* jobs.waitFor("before")
        assert.lengthOf(yield* tasks, 1)
      }).pipe(Effect.provide(context))
    }).pipe(Effect.scoped, Effect.provide(emulator({ duration: "1 second" }))))

  it("is an error that goes through JSON and back", () => {
    const error = new DatabaseError({ database: "jobs.db", reason: "Full", description: "database or disk is full" })
    const codec = Schema.fromJsonString(Schema.toCodecJson(DatabaseError))
    assert.deepStrictEqual(Schema.decodeSync(codec)(Schema.encodeSync(codec)(error)), error)
  })
})

describe("EFFECT_MEDIA_DATABASE_URL", () => {
  const withUrl = (url: string) =>
    Durable.layerConfig().pipe(
      Layer.provide(ConfigProvider.layer(ConfigProvider.fromEnv({ env: { EFFECT_MEDIA_DATABASE_URL: url } })))
    )

  for (const prefix of ["", "file:", "sqlite:", "file://", "sqlite://"]) {
    it.live(`${prefix || "without a prefix"} is a file`, () =>
      Effect.gen(function*() {
        const file = join(yield* directory, "jobs.db")
        const store = yield* JobStore.pipe(Effect.provide(withUrl(`${prefix}${file}`)))
        assert.strictEqual(store.database, file)
      }).pipe(Effect.scoped))
  }

  it.live("names the server that does not answer, without user and password", () =>
    Effect.gen(function*() {
      for (const scheme of ["postgres", "postgresql"]) {
        const error = yield* failureOf(withUrl(`${scheme}://me:secret-word@127.0.0.1:1/jobs`))
        assert.strictEqual(error.reason, "Unreachable")
        assert.include(error.message, "The database 127.0.0.1:1/jobs cannot be reached")
        assert.notInclude(error.message, "secret-word")
      }
    }))

  it.live("is named if it is missing", () =>
    Effect.gen(function*() {
      const layer = Durable.layerConfig().pipe(
        Layer.provide(ConfigProvider.layer(ConfigProvider.fromEnv({ env: {} })))
      )
      const error = yield* Effect.flip(Effect.scoped(Layer.build(layer)))
      assert.strictEqual(error._tag, "ConfigError")
      assert.include(error.message, "EFFECT_MEDIA_DATABASE_URL")
    }))
})

describe.skipIf(!Postgres.isThere)("runners on PostgreSQL", () => {
  it.live("share the jobs, and one that ends hands its own over", () =>
    Effect.gen(function*() {
      const url = Redacted.make(yield* Postgres.database)
      const one = yield* start(Durable.layerPostgres({ url }))
      const two = yield* start(Durable.layerPostgres({ url }))
      const asker = yield* Layer.build(
        Layer.provide(Jobs.layer, Layer.fresh(Durable.layerPostgres({ url, isWorker: false })))
      )
      const jobs = Jobs.pipe(Effect.provide(asker))
      const keys = Array.from({ length: 20 }, (_, i) => `boat-${i}`)
      const { enqueue, waitFor } = yield* jobs
      yield* Effect.forEach(keys, (key) => enqueue(boat(key)), { concurrency: 5 })
      while ((yield* tasks).length < 20) yield* Effect.sleep("50 millis")
      yield* one.stop
      yield* Effect.forEach(keys, waitFor, { concurrency: "unbounded" })
      assert.lengthOf(yield* tasks, 20)
      yield* two.stop
    }).pipe(Effect.scoped, Effect.provide(emulator({ duration: "3 seconds" }))))

  it.live("refuse a database that is not there, by name", () =>
    Effect.gen(function*() {
      const url = new URL(yield* Postgres.database)
      url.pathname = "/no-such-database"
      const error = yield* failureOf(Durable.layerPostgres({ url: Redacted.make(url.href) }))
      assert.include(error.message, "no-such-database")
    }).pipe(Effect.scoped))
})
