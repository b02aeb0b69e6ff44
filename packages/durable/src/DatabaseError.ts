/** Describes the errors of the database that holds the jobs. */
import { MediaError } from "@effect-media/core/task/MediaError"
import { PersistenceError } from "effect/cluster/ClusterError"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import * as Predicate from "effect/Predicate"
import * as Schema from "effect/Schema"
import { isSqlError, type SqlError } from "effect/sql/SqlError"
import * as Struct from "effect/Struct"

/** What is wrong, and what to do, by reason. */
const faults = {
  Locked: ["is in use", "End the process that has it, or give each its own file; several runners need PostgreSQL."],
  Full: ["has no room left", "Free space on the disk. Jobs then continue on their own."],
  Unreachable: ["cannot be reached", "Check that it exists and can be opened. Jobs then continue on their own."],
  Refused: ["refuses access", "Check the user, the password and the permissions."],
  ReadOnly: ["takes no writes", "Allow writes, or name the primary server. Jobs then continue on their own."],
  Unreadable: ["cannot be read", "Restore it from a backup, or name another file."],
  Unstorable: ["cannot hold this", "Shorten or replace what it cannot store, then try again."],
  Mismatch: [
    "is not as this version requires it",
    "Restore it from a backup, or name another database: tables are created if there are none."
  ],
  Newer: ["is of a newer version", "Update effect-media, or name another database."],
  Pooled: [
    "is behind a pooler",
    "Give the URL of PostgreSQL itself, or let the pooler keep sessions (PgBouncer: pool_mode = session)."
  ],
  NotInstalled: ["needs a package that is not installed", "Install it with npm."],
  Other: ["reports a fault", "Try again; report it with this text if it happens again."]
} as const

/**
 * The reasons why the database could not do what was asked.
 *
 * - `Locked`: another process has the file, or holds a lock for too long
 * - `Full`: the disk has no room
 * - `Unreachable`: the file cannot be opened, or the server does not answer
 * - `Refused`: the server does not accept this user or this action, or the file may not be written
 * - `ReadOnly`: the server takes no writes now
 * - `Unreadable`: the file is not a database, or is damaged; or a row does not decode
 * - `Unstorable`: the database cannot hold this text or number
 * - `Mismatch`: database, tables or columns are not those that this version needs
 * - `Newer`: a newer version made its tables
 * - `Pooled`: a pooler before the server does not give each connection its own session
 * - `NotInstalled`: its client is an optional package, `description`, which is not installed
 * - `Other`: any other reason; `description` holds the database's message
 */
export const DatabaseFault = Schema.Literals(Struct.keys(faults))
export type DatabaseFault = typeof DatabaseFault.Type

const fewConnections = "Raise max_connections of the server, or give each process fewer (maxConnections). " +
  "Jobs then continue on their own."
const noRight =
  "Grant the user SELECT, INSERT, UPDATE and DELETE on the tables, USAGE on their sequences, and CREATE on " +
  "the schema for the first start."
const noTable = "Restore the tables from a backup, or start with an empty database, in which they are created."
const wrongEncoding = "Create the database with ENCODING 'UTF8': then it holds every text."

/** Maps PostgreSQL's SQLSTATE codes to reasons. The longest matching prefix counts. */
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
  sqlState === undefined
    ? undefined
    : [5, 3, 2].map((length) => sqlStates[sqlState.slice(0, length)]).find(Predicate.isNotUndefined)

/**
 * The database that holds the jobs did not do what was asked.
 *
 * - `database`: the file, or the server and the database's name without user and password
 * - `reason`: a {@link DatabaseFault}
 * - `description`: the database's message
 * - `code`: PostgreSQL's SQLSTATE, or the system's code if a connection could not be made
 * - `table`, `constraint`: those that the database names
 */
export class DatabaseError extends MediaError.extend<DatabaseError>("@effect-media/durable/DatabaseError")({
  _tag: Schema.tag("DatabaseError"),
  database: Schema.String,
  reason: DatabaseFault,
  description: Schema.String,
  code: Schema.optional(Schema.String),
  table: Schema.optional(Schema.String),
  constraint: Schema.optional(Schema.String)
}) {
  /** Returns true if the same operation may succeed later. */
  override get isRetryable(): boolean {
    return !this.isPermanent && !staysSo.has(this.reason)
  }

  /** Returns true if the same statement always fails again: SQLSTATE 0A, 21, 22, 23, 42 and 54. */
  get isPermanent(): boolean {
    return this.reason === "Unstorable" || (this.reason === "Mismatch" && this.code?.startsWith("3") !== true) ||
      this.code === "42501"
  }

  /** Returns the database's message, with its code and the names it contains. */
  get details(): string {
    const named = [
      this.code,
      this.table === undefined ? undefined : `table ${this.table}`,
      this.constraint === undefined ? undefined : `constraint ${this.constraint}`
    ].filter(Predicate.isNotUndefined)
    return named.length === 0 ? this.description : `${this.description} (${named.join(", ")})`
  }

  override get summary(): string {
    return `The database ${this.database} ${faults[this.reason][0]}: ${this.details}.`
  }

  override get advice(): string {
    return this.reason === "NotInstalled"
      ? `Run: npm install ${this.description}`
      : meaningOf(this.code)?.[1] ?? faults[this.reason][1]
  }
}

const staysSo: ReadonlySet<DatabaseFault> = new Set([
  "Refused",
  "Unreadable",
  "Mismatch",
  "Newer",
  "Pooled",
  "NotInstalled"
])

/** Maps the low byte of SQLite's result code to a reason. */
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

/** Joins the driver's name of the operation with the message of the server or the system. */
const reasonOf = (driver: string, { code, errors, message }: typeof Cause.Type): string => {
  const said = message === undefined || message === "" ? errors?.[0]?.message ?? "" : message
  const isServers = code !== undefined && /^[0-9A-Z]{5}$/.test(code)
  const texts = [isServers ? "" : driver.replace(/^PgC\w+: /, ""), said].filter((text) => text !== "")
  return [...new Set(texts)].join(": ")
}

/** Turns a failed statement into a {@link DatabaseError}. `secrets` are removed from its text. */
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

/** Turns a defect of the engine into an error if the database caused it. Any other defect stays a defect. */
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
