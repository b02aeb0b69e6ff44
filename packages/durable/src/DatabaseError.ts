/**
 * What can go wrong with the database that jobs live in.
 */
import { PersistenceError } from "effect/cluster/ClusterError"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import * as Schema from "effect/Schema"
import { isSqlError, type SqlError } from "effect/sql/SqlError"

/**
 * Why the database did not answer.
 *
 * - `Locked`: another process has the file, or holds a lock for too long
 * - `Full`: no room on the disk
 * - `Unreachable`: the file cannot be opened, or the server does not answer
 * - `Refused`: the server does not let this user in or do this, or the file may not be written
 * - `ReadOnly`: the server takes no writes now
 * - `Unreadable`: the file is no database, or is damaged; or a row does not decode
 * - `Unstorable`: the database cannot hold this text or number
 * - `Mismatch`: database, tables or columns are not those that this version needs
 * - `Newer`: a newer version made its tables
 * - `Pooled`: a pooler before the server does not give each connection a session of its own
 * - `Other`: what the database says stands in `reason`
 */
export const DatabaseFault = Schema.Literals([
  "Locked",
  "Full",
  "Unreachable",
  "Refused",
  "ReadOnly",
  "Unreadable",
  "Unstorable",
  "Mismatch",
  "Newer",
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
  ReadOnly: "Let it take writes, or name the primary server: jobs go on by themselves then.",
  Unreadable: "Restore it from a backup, or name another file.",
  Unstorable: "Shorten or replace what it cannot hold, then try again.",
  Mismatch: "Restore it from a backup, or name another database: tables are made where there are none.",
  Newer: "Update effect-media, or name another database.",
  Pooled: "Give the URL of PostgreSQL itself, or let the pooler keep sessions (PgBouncer: pool_mode = session).",
  Other: "Try again; report it with this text if it happens again."
}

const fewConnections = "Raise max_connections of the server, or give each process fewer (maxConnections): " +
  "jobs go on by themselves then."
const noRight =
  "Grant the user SELECT, INSERT, UPDATE and DELETE on the tables, USAGE on their sequences, and CREATE on " +
  "the schema for the first start."
const noTable = "Restore the tables from a backup, or start with an empty database: they are made then."
const wrongEncoding = "Create the database with ENCODING 'UTF8': then it holds every text."

/** What PostgreSQL's SQLSTATE says: the longest beginning counts. */
const sqlStates: Readonly<Record<string, readonly [because: DatabaseFault, advice?: string]>> = {
  "08": ["Unreachable"],
  "0A": ["Mismatch"],
  "21": ["Unstorable"],
  "22": ["Unstorable"],
  "22021": ["Unstorable", wrongEncoding],
  "22P05": ["Unstorable", wrongEncoding],
  "23": ["Unstorable"],
  "25006": ["ReadOnly"],
  "28": ["Refused", "Check the user in the URL, and pg_hba.conf of the server."],
  "28P01": ["Refused", "Check the password in the URL."],
  "3D000": ["Mismatch", "Create the database, or correct its name in the URL."],
  "3F000": ["Mismatch", "Create the schema, or correct search_path."],
  "40": ["Locked", "Try again: another transaction was in the way."],
  "42": ["Mismatch"],
  "42501": ["Refused", noRight],
  "42P01": ["Mismatch", noTable],
  "53100": ["Full"],
  "53300": ["Unreachable", fewConnections],
  "54": ["Unstorable"],
  "55P03": ["Locked", "Try again: another transaction holds a lock."],
  "57014": ["Other", "Try again; raise statement_timeout if it happens again."],
  "57P": ["Unreachable"],
  "58030": ["Full"]
}

const meaningOf = (sqlState: string | undefined) =>
  sqlState === undefined ? undefined : [5, 3, 2].map((length) => sqlStates[sqlState.slice(0, length)]).find(isThere)

const isThere = <A>(value: A | undefined): value is A => value !== undefined

/**
 * The database that jobs live in did not do what was asked.
 *
 * - `database`: the file, or the server and the database's name without user and password
 * - `reason`: what the database says
 * - `code`: PostgreSQL's SQLSTATE, or the system's code of a connection that was not made
 * - `table`, `constraint`: what it names
 */
export class DatabaseError extends Schema.TaggedError<DatabaseError>("@effect-media/durable/DatabaseError")(
  "DatabaseError",
  {
    database: Schema.String,
    reason: DatabaseFault,
    description: Schema.String,
    code: Schema.optional(Schema.String),
    table: Schema.optional(Schema.String),
    constraint: Schema.optional(Schema.String)
  }
) {
  /** Whether the same may go better later. */
  get isRetryable(): boolean {
    return !this.isPermanent && !staysSo.has(this.reason)
  }

  /** Whether the same statement fails again, however often: SQLSTATE 0A, 21, 22, 23, 42 and 54. */
  get isPermanent(): boolean {
    return this.reason === "Unstorable" || (this.reason === "Mismatch" && this.code?.startsWith("3") !== true) ||
      this.code === "42501"
  }

  /** What to do about it. */
  get advice(): string {
    return meaningOf(this.code)?.[1] ?? databaseAdvice[this.reason]
  }

  /** What the database says, with its code and what it names. */
  get details(): string {
    const named = [
      this.code,
      this.table === undefined ? undefined : `table ${this.table}`,
      this.constraint === undefined ? undefined : `constraint ${this.constraint}`
    ].filter(isThere)
    return named.length === 0 ? this.description : `${this.description} (${named.join(", ")})`
  }

  override get message(): string {
    return `The database ${this.database} ${whatIsWrong[this.reason]}: ${this.details}. ${this.advice}`
  }
}

const staysSo: ReadonlySet<DatabaseFault> = new Set(["Refused", "Unreadable", "Mismatch", "Newer", "Pooled"])

const whatIsWrong: Readonly<Record<DatabaseFault, string>> = {
  Locked: "is in use",
  Full: "has no room left",
  Unreachable: "cannot be reached",
  Refused: "refuses access",
  ReadOnly: "takes no writes",
  Unreadable: "cannot be read",
  Unstorable: "cannot hold this",
  Mismatch: "is not as this version needs it",
  Newer: "is of a newer version",
  Pooled: "is behind a pooler",
  Other: "reports a fault"
}

/** The low byte of SQLite's result code. */
const sqliteFaults: Readonly<Record<number, DatabaseFault>> = {
  1: "Mismatch",
  3: "Refused",
  5: "Locked",
  6: "Locked",
  8: "Refused",
  10: "Full",
  11: "Unreadable",
  13: "Full",
  14: "Unreachable",
  18: "Unstorable",
  19: "Unstorable",
  20: "Unstorable",
  23: "Refused",
  25: "Unstorable",
  26: "Unreadable"
}

const Cause = Schema.Struct({
  errcode: Schema.optional(Schema.Number),
  code: Schema.optional(Schema.String),
  message: Schema.optional(Schema.String),
  table: Schema.optional(Schema.String),
  constraint: Schema.optional(Schema.String),
  errors: Schema.optional(Schema.Array(Schema.Struct({ message: Schema.String })))
})
const decodeCause = Schema.decodeUnknownOption(Cause)

/** What was under way by the driver's own words, and what the server or the system said. */
const reasonOf = (driver: string, { code, errors, message }: typeof Cause.Type): string => {
  const said = message === undefined || message === "" ? errors?.[0]?.message ?? "" : message
  const isServers = code !== undefined && /^[0-9A-Z]{5}$/.test(code)
  const texts = [isServers ? "" : driver.replace(/^PgC\w+: /, ""), said].filter((text) => text !== "")
  return [...new Set(texts)].join(": ")
}

/**
 * Reads what a failed statement says. `secrets` are left out of it.
 */
export const fromSqlError =
  (database: string, secrets: ReadonlyArray<string> = []) => ({ reason: failure }: SqlError): DatabaseError => {
    const cause = Option.getOrElse(decodeCause(failure.cause), (): typeof Cause.Type => ({}))
    const { code, constraint, errcode, table } = cause
    const reason = errcode === undefined
      ? meaningOf(code)?.[0] ?? faultOf(failure._tag)
      : sqliteFaults[errcode & 0xff] ?? "Other"
    const text = reasonOf(failure.message, cause) || failure._tag
    const isCode = errcode === undefined && code !== undefined
    return new DatabaseError({
      database,
      reason,
      description: secrets.reduce((text, secret) => text.replaceAll(secret, "<redacted>"), text).replace(/\.$/, ""),
      ...(isCode ? { code } : {}),
      ...(table === undefined ? {} : { table }),
      ...(constraint === undefined ? {} : { constraint })
    })
  }

/**
 * Reads what the engine dies of: a fault of the database is an error, and all else stays a defect.
 */
export const fromDefect = (database: string, secrets?: ReadonlyArray<string>) => {
  const failed = fromSqlError(database, secrets)
  return (defect: unknown): Effect.Effect<never, DatabaseError> => {
    const cause = defect instanceof PersistenceError ? defect.cause : defect
    return isSqlError(cause) ? Effect.fail(failed(cause)) : Effect.die(defect)
  }
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
