import * as PgClient from "@effect/sql-pg/PgClient"
import * as Effect from "effect/Effect"
import type * as Reactivity from "effect/reactivity/Reactivity"
import type * as Redacted from "effect/Redacted"
import type { Connection } from "effect/sql/SqlConnection"
import type { SqlError } from "effect/sql/SqlError"
import { DatabaseError, type fromSqlError } from "../DatabaseError.ts"

type Settings = Readonly<Record<string, string>>

/** The settings that each pooler passes on. */
const passedOn: Settings = {
  // The engine's heartbeats and leases are a TIMESTAMP in the session's time zone.
  timezone: "UTC",
  datestyle: "ISO, MDY",
  standard_conforming_strings: "on"
}

/** The settings that the engine and the table of jobs need, whatever the role or the database sets. */
const reliedOn: Settings = {
  ...passedOn,
  intervalstyle: "postgres",
  default_transaction_isolation: "read committed",
  // A job, an intent and a handle are on the disk before they count.
  synchronous_commit: "on"
}

/** Describes how to open sessions of a server. */
export interface Sessions {
  /** Settings for the startup packet, which override those of the role and the database. */
  readonly settings: Settings
  /** True if the server, or a pooler before it, accepts any setting at the start. */
  readonly isDirect: boolean
}

/** The number of checks of two connections that reveal a pooler with shared sessions, also under other load. */
const looks = 5

/**
 * Finds how to open sessions of a server. Fails if a pooler shares them, or if a setting that jobs need keeps the
 * role's value.
 */
export const sessions = Effect.fnUntraced(function*(
  url: Redacted.Redacted<string>,
  database: string,
  failed: ReturnType<typeof fromSqlError>
): Effect.fn.Return<Sessions, DatabaseError, Reactivity.Reactivity> {
  const pooled = (description: string) => new DatabaseError({ database, reason: "Pooled", description })
  const look = (isDirect: boolean) => {
    const settings = isDirect ? reliedOn : passedOn
    return Effect.scoped(Effect.gen(function*() {
      const sql = yield* PgClient.make({
        url,
        applicationName: "effect-media",
        startupParameters: settings,
        maxConnections: 2
      })
      const one = yield* sql.reserve
      const two = yield* sql.reserve
      return { isShared: yield* isShared(one, two), left: yield* leftOf(one), settings, isDirect }
    }))
  }
  const { isDirect, isShared: shared, left, settings } = yield* look(true).pipe(
    Effect.catchIf(isUnsupported, () => look(false)),
    Effect.mapError(failed)
  )
  if (shared) {
    return yield* pooled("its sessions are shared (transaction or statement mode), and a runner's locks need their own")
  }
  if (left !== undefined) return yield* pooled(left)
  return { settings, isDirect }
})

/** Returns true for the error of PgBouncer, which refuses settings that it does not keep separately for each client. */
const isUnsupported = ({ reason: { cause } }: SqlError): boolean =>
  cause instanceof Error && /unsupported startup parameter/i.test(cause.message)

const valuesOf = (connection: Connection, sql: string) =>
  Effect.map(connection.executeValuesUnprepared(sql, []), ([row]) => row ?? [])

/** Returns true if two connections share a session, or if one connection has several. */
const isShared = Effect.fnUntraced(function*(one: Connection, two: Connection) {
  const pid = (connection: Connection) =>
    Effect.map(valuesOf(connection, "SELECT pg_backend_pid()"), ([pid]) => Number(pid))
  const first = yield* pid(one)
  for (let look = 0; look < looks; look++) {
    if ((yield* pid(two)) === first || (yield* pid(one)) !== first) return true
  }
  return false
})

/** Returns the settings of the session that differ from those that jobs need. */
const leftOf = Effect.fnUntraced(function*(connection: Connection) {
  const names = Object.keys(reliedOn)
  const values = yield* valuesOf(connection, `SELECT ${names.map((name) => `current_setting('${name}')`).join(", ")}`)
  const wrong = names.flatMap((name, at) =>
    values[at] === reliedOn[name] ? [] : [`${name} is "${values[at]}" and has to be "${reliedOn[name]}"`]
  )
  return wrong.length === 0 ? undefined : `it keeps a setting of the role or the database: ${wrong.join(", ")}`
})
