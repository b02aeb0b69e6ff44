/** A `SqlClient` over a pool of PostgreSQL sessions, none of which is used again once it is known to be stale. */
import * as PgClient from "@effect/sql-pg/PgClient"
import type { PgConnection } from "@effect/sql-pg/PgConnection"
import * as PgPool from "@effect/sql-pg/PgPool"
import * as Effect from "effect/Effect"
import type * as Reactivity from "effect/reactivity/Reactivity"
import * as Schema from "effect/Schema"
import type * as Scope from "effect/Scope"
import * as SqlClient from "effect/sql/SqlClient"
import type { Connection } from "effect/sql/SqlConnection"
import { SqlError, UnknownError } from "effect/sql/SqlError"

/** The longest life of a session. After it, changes to the role, the database or the server take effect. */
const longestLife = "10 minutes"

/** Matches the error of a session that was opened while the server took no writes: the session keeps that setting. */
const isReadOnly = Schema.is(Schema.Struct({ code: Schema.Literal("25006") }))
const isRollback = Schema.is(Schema.Struct({ command: Schema.Literal("ROLLBACK") }))

/** Commits, and fails if the server answers with a rollback, which `PgClient` does not report. */
const commit = (connection: Connection) =>
  Effect.flatMap(connection.executeRaw("COMMIT", []), (result) =>
    isRollback(result)
      ? Effect.fail(
        new SqlError({ reason: new UnknownError({ cause: undefined, message: "the transaction was rolled back" }) })
      )
      : Effect.void)

/** Creates the client, for the lifetime of the scope. */
export const make = Effect.fnUntraced(function*(
  config: PgPool.Config
): Effect.fn.Return<SqlClient.SqlClient, SqlError, Scope.Scope | Reactivity.Reactivity> {
  const pool = yield* PgPool.make({ connectionTTL: longestLife, ...config })
  const known = new WeakMap<PgConnection, { readonly opened: number; readonly connection: Connection }>()
  let generation = 0

  const connect = (session: PgConnection) => {
    const opened = generation
    const watched = <A>(result: Effect.Effect<A, SqlError>) =>
      Effect.tapError(result, ({ reason }) =>
        Effect.sync(() => {
          if (isReadOnly(reason.cause) && opened === generation) generation += 1
        }))
    const run = (sql: string, params: ReadonlyArray<unknown>, prepare?: boolean) =>
      watched(Effect.map(session.query(sql, params, prepare), ({ rows }) => rows))
    const connection: Connection = {
      execute: (sql, params) => run(sql, params),
      executeUnprepared: (sql, params) => run(sql, params, false),
      executeRaw: (sql, params) => watched(session.query(sql, params)),
      executeValues: (sql, params) => watched(session.queryValues(sql, params)),
      executeValuesUnprepared: (sql, params) => watched(session.queryValues(sql, params, false)),
      executeStream: (sql, params) => session.stream(sql, params)
    }
    const entry = { opened, connection }
    known.set(session, entry)
    return entry
  }

  /** Returns a session that was opened after the server was last found to take no writes; older ones are closed. */
  const fresh: typeof pool.get = Effect.flatMap(
    pool.get,
    (session) =>
      (known.get(session) ?? connect(session)).opened === generation
        ? Effect.succeed(session)
        : Effect.andThen(pool.invalidate(session), fresh)
  )
  const acquire = (session: PgConnection) => (known.get(session) ?? connect(session)).connection

  return yield* SqlClient.make({
    acquirer: Effect.map(fresh, acquire),
    transactionAcquirer: Effect.map(Effect.flatMap(fresh, ({ pin }) => pin), acquire),
    compiler: PgClient.makeCompiler(),
    driver: "pg",
    spanAttributes: [["db.system.name", "postgresql"]],
    prepareTransactionControls: true,
    commit,
    releaseSavepoint: (name) => `RELEASE SAVEPOINT ${name}`
  })
})
