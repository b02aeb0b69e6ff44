/**
 * What can go wrong with the database that jobs live in.
 */
import { PersistenceError } from "effect/cluster/ClusterError"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import { isSqlError, type SqlError } from "effect/sql/SqlError"

/**
 * Why the database did not answer.
 *
 * - `Locked`: another process has the file, or holds a lock for too long
 * - `Full`: no room on the disk
 * - `Unreachable`: the file cannot be opened, or the server does not answer
 * - `Refused`: the server does not let this user in, or the file may not be written
 * - `Unreadable`: the file is no database, or is damaged
 * - `Pooled`: a pooler before the server does not give each connection a session of its own
 * - `Other`: what the database says stands in `reason`
 */
export const DatabaseFault = Schema.Literals([
  "Locked",
  "Full",
  "Unreachable",
  "Refused",
  "Unreadable",
  "Pooled",
  "Other"
])
/** Why the database did not answer. */
export type DatabaseFault = typeof DatabaseFault.Type

/** What to do about a database that did not answer. */
export const databaseAdvice: Readonly<Record<DatabaseFault, string>> = {
  Locked: "End the process that has it, or give each its own file; several runners need PostgreSQL.",
  Full: "Make room on the disk: jobs go on by themselves then.",
  Unreachable: "Check that it is there and may be opened: jobs go on by themselves then.",
  Refused: "Check the user, the password and the permissions.",
  Unreadable: "Restore it from a backup, or name another file.",
  Pooled: "Give the URL of PostgreSQL itself, or let the pooler keep sessions (PgBouncer: pool_mode = session).",
  Other: "Try again; report it with this text if it happens again."
}

/**
 * The database that jobs live in did not do what was asked. `database` is the file, or the server and the database's name
 * without user and password.
 */
export class DatabaseError extends Schema.TaggedError<DatabaseError>("@effect-media/durable/DatabaseError")(
  "DatabaseError",
  { database: Schema.String, because: DatabaseFault, reason: Schema.String }
) {
  /** Whether the same may go better later. */
  get isRetryable(): boolean {
    return this.because !== "Refused" && this.because !== "Unreadable" && this.because !== "Pooled"
  }

  override get message(): string {
    return `The database ${this.database} ${whatIsWrong[this.because]}: ${this.reason}. ${databaseAdvice[this.because]}`
  }
}

const whatIsWrong: Readonly<Record<DatabaseFault, string>> = {
  Locked: "is in use",
  Full: "has no room left",
  Unreachable: "cannot be reached",
  Refused: "refuses access",
  Unreadable: "cannot be read",
  Pooled: "is behind a pooler",
  Other: "reports a fault"
}

/** The low byte of SQLite's result code. */
const sqliteFaults: Readonly<Record<number, DatabaseFault>> = {
  3: "Refused",
  5: "Locked",
  6: "Locked",
  8: "Refused",
  10: "Full",
  11: "Unreadable",
  13: "Full",
  14: "Unreachable",
  23: "Refused",
  26: "Unreadable"
}

/** PostgreSQL's SQLSTATE for a full disk, or one that cannot be written. */
const postgresFull = /^(53100|58030)$/

const codesOf = (cause: unknown): { readonly errcode?: unknown; readonly code?: unknown } =>
  typeof cause === "object" && cause !== null ? cause : {}

/**
 * Reads what a failed statement says.
 */
export const fromSqlError = (database: string) => ({ reason }: SqlError): DatabaseError => {
  const { code, errcode } = codesOf(reason.cause)
  const because: DatabaseFault = typeof errcode === "number"
    ? sqliteFaults[errcode & 0xff] ?? "Other"
    : typeof code === "string" && postgresFull.test(code)
    ? "Full"
    : faultOf(reason._tag)
  const text = reason.message === "" ? reason._tag : reason.message
  return new DatabaseError({ database, because, reason: text.replace(/\.$/, "") })
}

/**
 * Reads what the engine dies of: a fault of the database is an error, and all else stays a defect.
 */
export const fromDefect = (database: string) => (defect: unknown): Effect.Effect<never, DatabaseError> => {
  const cause = defect instanceof PersistenceError ? defect.cause : defect
  return isSqlError(cause) ? Effect.fail(fromSqlError(database)(cause)) : Effect.die(defect)
}

const faultOf = (tag: SqlError["reason"]["_tag"]): DatabaseFault => {
  switch (tag) {
    case "ConnectionError":
      return "Unreachable"
    case "AuthenticationError":
    case "AuthorizationError":
      return "Refused"
    case "LockTimeoutError":
      return "Locked"
    default:
      return "Other"
  }
}
