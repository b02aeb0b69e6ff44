import * as Effect from "effect/Effect"
import * as Migrator from "effect/sql/Migrator"
import * as SqlClient from "effect/sql/SqlClient"

/** Creates one row per job, and one that holds whether the intake is paused. */
const jobs = Effect.gen(function*() {
  const sql = yield* SqlClient.SqlClient
  yield* sql`CREATE TABLE media_jobs (
    key TEXT NOT NULL PRIMARY KEY,
    job TEXT NOT NULL,
    provider TEXT NOT NULL,
    attempt INTEGER NOT NULL,
    state TEXT NOT NULL,
    intent TEXT,
    ref TEXT,
    task TEXT,
    error TEXT,
    manifest TEXT,
    enqueued_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    ended_at BIGINT,
    change BIGINT NOT NULL
  )`
  yield* sql`CREATE INDEX media_jobs_state ON media_jobs (state, enqueued_at, key)`
  yield* sql`CREATE INDEX media_jobs_enqueued ON media_jobs (enqueued_at, key)`
  yield* sql`CREATE INDEX media_jobs_change ON media_jobs (change)`
  yield* sql`CREATE INDEX media_jobs_task ON media_jobs (task)`
  yield* sql`CREATE TABLE media_intake (id INTEGER NOT NULL PRIMARY KEY, paused INTEGER NOT NULL)`
  yield* sql`INSERT INTO media_intake (id, paused) VALUES (1, 0)`
  yield* sql.onDialectOrElse({
    pg: () => sql`CREATE SEQUENCE media_jobs_changes`,
    orElse: () => Effect.void
  })
})

/** Adds the times of the intent and the handle, in milliseconds of the clock that all times of the table use. */
const times = Effect.gen(function*() {
  const sql = yield* SqlClient.SqlClient
  yield* sql`ALTER TABLE media_jobs ADD COLUMN intended_at BIGINT`
  yield* sql`ALTER TABLE media_jobs ADD COLUMN taken_at BIGINT`
})

/**
 * Adds the execution that has the attempt of a job, and the time since which the job waits for a worker with its
 * provider.
 */
const served = Effect.gen(function*() {
  const sql = yield* SqlClient.SqlClient
  yield* sql`ALTER TABLE media_jobs ADD COLUMN turn INTEGER NOT NULL DEFAULT 0`
  yield* sql`ALTER TABLE media_jobs ADD COLUMN unserved_at BIGINT`
  yield* sql`CREATE INDEX media_jobs_unserved ON media_jobs (provider, unserved_at) WHERE unserved_at IS NOT NULL`
})

const migrations = [
  [1, "jobs", Effect.succeed(jobs)],
  [2, "times", Effect.succeed(times)],
  [3, "served", Effect.succeed(served)]
] as const

const table = "media_jobs_migrations"

export const knownVersion = migrations.length

/** Brings the tables to this version, and skips migrations that are done. Returns their version. */
export const migrate = Effect.gen(function*() {
  const sql = yield* SqlClient.SqlClient
  yield* Migrator.make({})({ table, loader: Effect.succeed(migrations.map(([id, name, run]) => [id, name, run])) })
  const [row] = yield* sql<{ version: unknown }>`SELECT MAX(migration_id) AS version FROM ${sql(table)}`
  return Number(row?.version)
})
