/**
 * Creates temporary databases: a file of SQLite, or a database of its own on a PostgreSQL.
 */
import { Durable, type Job, Jobs } from "@effect-media/durable"
import * as Postgres from "@effect-media/test-services/Postgres"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Layer from "effect/Layer"
import * as Option from "effect/Option"
import * as Path from "effect/Path"
import * as Redacted from "effect/Redacted"

/** The databases that jobs are stored in. */
export type Kind = "sqlite" | "postgres"

/** Creates a database, and removes it when the scope ends. */
export const make = Effect.fnUntraced(function*(kind: Kind) {
  if (kind === "sqlite") {
    const fs = yield* FileSystem.FileSystem
    const path = yield* Path.Path
    return path.join(yield* fs.makeTempDirectoryScoped(), "jobs.db")
  }
  const server = yield* Postgres.find
  if (Option.isNone(server)) return yield* Effect.die(new Error(Postgres.none))
  return yield* Postgres.database(server.value)
})

/** Returns all jobs of a database that no worker uses any more. */
export const jobsOf = (database: string) =>
  Effect.gen(function*() {
    const jobs = yield* Jobs
    const all: Array<Job> = []
    let after: string | undefined
    do {
      const page = yield* jobs.list({ limit: 1000, after })
      all.push(...page.jobs)
      after = page.next
    } while (after !== undefined)
    return all
  }).pipe(Effect.provide(
    Jobs.layer.pipe(Layer.provide(
      database.startsWith("postgresql:")
        ? Durable.layerPostgres({ url: Redacted.make(database), isWorker: false })
        : Durable.layerSqlite({ file: database })
    ))
  ))
