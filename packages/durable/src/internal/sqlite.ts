/** A `SqlClient` over `node:sqlite`, for one process and one file. */
// @effect-diagnostics nodeBuiltinImport:off
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Reactivity from "effect/reactivity/Reactivity"
import type * as Scope from "effect/Scope"
import * as Semaphore from "effect/Semaphore"
import * as SqlClient from "effect/sql/SqlClient"
import type { Connection } from "effect/sql/SqlConnection"
import { classifySqliteError, SqlError } from "effect/sql/SqlError"
import * as Statement from "effect/sql/Statement"
import * as Stream from "effect/Stream"
import { closeSync, mkdirSync, openSync } from "node:fs"
import { dirname } from "node:path"
import { DatabaseSync, type SQLInputValue, type StatementSync } from "node:sqlite"

/**
 * If true, a statement outside a transaction is on the disk when it returns, with everything that was written before.
 * Other statements reach the disk in order, with the next such statement: a loss of power takes the last ones at most.
 */
export const Synced = Context.Reference<boolean>("@effect-media/durable/Synced", { defaultValue: () => false })

const maxPrepared = 256

type Rows = ReadonlyArray<Readonly<Record<string, unknown>>>

const failure = (operation: string) => (cause: unknown) =>
  new SqlError({ reason: classifySqliteError(withCode(cause), { message: textOf(cause), operation }) })

/** Copies SQLite's code to `errno`, where the classifier expects it; `node:sqlite` calls it `errcode`. */
const withCode = (cause: unknown): unknown =>
  cause instanceof Error && "errcode" in cause ? Object.assign(cause, { errno: cause.errcode }) : cause

const toInput = (value: unknown): SQLInputValue => {
  switch (typeof value) {
    case "string":
    case "number":
    case "bigint":
      return value
    case "boolean":
      return value ? 1 : 0
    default:
      return value instanceof Date ? value.toISOString() : value instanceof Uint8Array ? value : null
  }
}

const textOf = (cause: unknown): string => cause instanceof Error ? cause.message : String(cause)

/**
 * Creates the file and its folder, readable by their owner only; SQLite gives its journal the same mode. If that fails,
 * SQLite reports it.
 */
const create = (file: string): Effect.Effect<void> =>
  file === "" || file === ":memory:"
    ? Effect.void
    : Effect.ignore(Effect.try(() => {
      mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
      closeSync(openSync(file, "a", 0o600))
    }))

export const open = (
  file: string,
  pragmas: ReadonlyArray<string>
): Effect.Effect<DatabaseSync, SqlError, Scope.Scope> =>
  Effect.acquireRelease(
    Effect.andThen(create(file), Effect.try({ try: () => new DatabaseSync(file), catch: failure("connect") })),
    (db) => Effect.sync(() => db.close())
  ).pipe(
    Effect.tap((db) =>
      Effect.try({ try: () => pragmas.forEach((pragma) => db.exec(`PRAGMA ${pragma}`)), catch: failure("connect") })
    )
  )

export const make = Effect.fnUntraced(function*(
  db: DatabaseSync
): Effect.fn.Return<SqlClient.SqlClient, never, Reactivity.Reactivity> {
  const prepared = new Map<string, StatementSync>()
  const prepare = (sql: string): StatementSync => {
    const known = prepared.get(sql)
    if (known !== undefined) return known
    const statement = db.prepare(sql)
    prepared.set(sql, statement)
    for (const oldest of prepared.keys()) {
      if (prepared.size <= maxPrepared) break
      prepared.delete(oldest)
    }
    return statement
  }

  const query = (sql: string, params: ReadonlyArray<unknown>, asArrays: boolean): Effect.Effect<Rows, SqlError> =>
    Effect.withFiber((fiber) => {
      const run = () => {
        const statement = prepare(sql)
        statement.setReadBigInts(Context.get(fiber.context, SqlClient.SafeIntegers))
        statement.setReturnArrays(asArrays)
        return statement.all(...params.map(toInput))
      }
      // One synchronous block: between two effects another fiber could run a statement, and reset the pragma.
      const runSynced = () => {
        db.exec("PRAGMA synchronous = FULL")
        // If it throws, the statements up to the next synced one are synced too.
        const rows = run()
        db.exec("PRAGMA synchronous = NORMAL")
        return rows
      }
      const isSynced = !db.isTransaction && Context.get(fiber.context, Synced)
      return Effect.try({ try: isSynced ? runSynced : run, catch: failure("execute") })
    })

  const execute: Connection["execute"] = (sql, params, transformRows) => {
    const rows = query(sql, params, false)
    return transformRows === undefined ? rows : Effect.map(rows, transformRows)
  }
  const executeValues = (sql: string, params: ReadonlyArray<unknown>) =>
    Effect.map(query(sql, params, true), (rows) => rows.map((row) => Object.values(row)))
  const connection: Connection = {
    execute,
    executeUnprepared: execute,
    executeRaw: (sql, params) => query(sql, params, false),
    executeValues,
    executeValuesUnprepared: executeValues,
    executeStream: (sql, params, transformRows) => Stream.fromIterableEffect(execute(sql, params, transformRows))
  }

  return yield* SqlClient.make({
    ...SqlClient.makeSqliteAcquirers({
      connection: Effect.succeed(connection),
      semaphore: Semaphore.makeUnsafe(1),
      isTransaction: () => db.isTransaction
    }),
    compiler: Statement.makeCompilerSqlite(),
    driver: "node-sqlite",
    spanAttributes: [["db.system.name", "sqlite"]],
    beginTransaction: "BEGIN IMMEDIATE",
    prepareTransactionControls: true
  })
})
