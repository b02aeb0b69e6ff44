import * as Effect from "effect/Effect"
import * as Migrator from "effect/sql/Migrator"
import * as SqlClient from "effect/sql/SqlClient"

/** One row per job, and one that says whether the intake is paused. */
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

/** Brings the tables to where this version wants them; what has been done is not done again. */
export const migrate = Migrator.make({})({
  table: "media_jobs_migrations",
  loader: Effect.succeed([[1, "jobs", Effect.succeed(jobs)]])
})
