/**
 * Keeps what was submitted from this machine in a SQLite file of the user's state: requests, handles, states, files and
 * costs. Nothing of it is sent anywhere. If the file cannot be written, a command warns once and its jobs are not affected.
 */
import type { SavedAsset } from "@effect-media/core/assets/AssetStore"
import { TaskRef } from "@effect-media/core/task/TaskRef"
import { Cost, type TaskSnapshot } from "@effect-media/core/task/TaskSnapshot"
import * as Context from "effect/Context"
import * as DateTime from "effect/DateTime"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Layer from "effect/Layer"
import * as Option from "effect/Option"
import * as Path from "effect/Path"
import * as Schema from "effect/Schema"
import type * as Scope from "effect/Scope"
import { makeStateDirectory, stateDirectory } from "../config/stateDirectory.ts"
import * as Vendors from "../config/Vendors.ts"
import { FileError } from "../errors/CliError.ts"
import * as Node from "../Node.ts"
import { SubmissionState } from "../output/Event.ts"
import { Output } from "../output/Output.ts"
import type { Estimate } from "./Money.ts"

/** The largest number of tasks that are kept; the oldest are removed first. */
export const mostTasks = 10_000

/** The longest request, in characters of its JSON, that is kept with its task. */
const longestRequest = 20_000

const nullable = <S extends Schema.Top>(schema: S) => Schema.NullOr(Schema.fromJsonString(Schema.toCodecJson(schema)))

/**
 * A task of the history.
 *
 * - `at`: the time of its submit
 * - `host`: the host and port, if the address was configured
 * - `ref`: its handle; `null` if the vendor may or may not have accepted it
 * - `request`: `null` if it is too long, or cannot be written as JSON
 * - `state`: the last known one
 * - `cost`: as the vendor reports it
 * - `files`: the absolute paths of the saved files
 */
export const HistoryEntry = Schema.Struct({
  at: Schema.DateTimeUtcFromMillis,
  command: Schema.String,
  api: Schema.Literals(Vendors.names),
  host: Schema.NullOr(Schema.String),
  model: Schema.String,
  ref: nullable(TaskRef),
  request: nullable(Vendors.Job),
  state: SubmissionState,
  estimate: nullable(Cost),
  cost: nullable(Cost),
  files: Schema.fromJsonString(Schema.Array(Schema.String))
})

/** A task of the history. */
export interface HistoryEntry extends Schema.Schema.Type<typeof HistoryEntry> {}

const encode = Schema.encodeEffect(HistoryEntry)
const decode = Schema.decodeUnknownOption(HistoryEntry)
const requestText = Schema.encodeOption(HistoryEntry.fields.request)
const costText = Schema.encodeSync(HistoryEntry.fields.cost)
const filesText = Schema.encodeSync(HistoryEntry.fields.files)

const version = 1
const setUp = `
  CREATE TABLE IF NOT EXISTS task (
    number INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    command TEXT NOT NULL,
    api TEXT NOT NULL,
    host TEXT,
    model TEXT NOT NULL,
    id TEXT,
    ref TEXT,
    request TEXT,
    state TEXT NOT NULL,
    estimate TEXT,
    cost TEXT,
    files TEXT NOT NULL
  ) STRICT;
  CREATE INDEX IF NOT EXISTS task_id ON task (api, id);
  PRAGMA user_version = ${version};
`

/** Records and lists what was submitted from this machine. */
export interface HistoryService {
  /** Returns the API; its submits, and the states that it reports, are recorded. */
  readonly watch: (
    api: Vendors.Api,
    command: string,
    estimate?: ((job: Vendors.Job) => Estimate) | undefined
  ) => Vendors.Api
  /** Records the files of a task. */
  readonly saved: (ref: TaskRef, files: ReadonlyArray<Pick<SavedAsset, "path">>) => Effect.Effect<void>
  /** Returns the last task of an API with this id. */
  readonly find: (api: Vendors.VendorName, id: string) => Effect.Effect<Option.Option<HistoryEntry>, FileError>
  /** Returns the newest tasks that contain a text, the newest last, and the number of all of them. */
  readonly list: (
    options: { readonly limit: number; readonly search: string }
  ) => Effect.Effect<{ readonly entries: ReadonlyArray<HistoryEntry>; readonly total: number }, FileError>
}

/** Records and lists what was submitted from this machine. */
export class History extends Context.Service<History, HistoryService>()("@effect-media/cli/tasks/History") {
  /** Uses the file `history.db` in the directory of the user's state. It is opened when it is needed. */
  static get layer() {
    return layer
  }
}

type Value = string | number | null
type Row = Readonly<Record<string, unknown>>
type Query = (sql: string, ...values: ReadonlyArray<Value>) => Effect.Effect<ReadonlyArray<Row>, FileError>

const failure = (cause: unknown) =>
  new FileError({
    what: `The history cannot be used: ${Node.reasonOf(cause)}.`,
    next: "Check the directory of the user's state, which effect-media doctor names."
  })

/** Opens the file, readable by its owner alone, and creates what is missing in it. */
const open = Effect.fnUntraced(function*(file: string) {
  const fs = yield* FileSystem.FileSystem
  yield* Effect.ignore(makeStateDirectory)
  // SQLite gives its journal the mode of the file. If this fails, SQLite says why.
  yield* Effect.ignore(fs.writeFile(file, new Uint8Array(), { flag: "a", mode: 0o600 }))
  const { DatabaseSync } = yield* Effect.tryPromise({ try: Node.loadSqlite, catch: failure })
  const db = yield* Effect.acquireRelease(
    Effect.try({ try: () => new DatabaseSync(file, { timeout: 2000 }), catch: failure }),
    (db) => Effect.sync(() => db.close())
  )
  const query: Query = (sql, ...values) => Effect.try({ try: () => db.prepare(sql).all(...values), catch: failure })
  const [found] = yield* query("PRAGMA user_version")
  if (found?.["user_version"] === 0) yield* Effect.try({ try: () => db.exec(setUp), catch: failure })
  else if (found?.["user_version"] !== version) {
    return yield* failure("a newer effect-media has written it")
  }
  yield* query("PRAGMA synchronous = NORMAL")
  return query
})

/** Writes a row. A failure costs one warning. */
const makeWrite = (query: Query, warn: Output["Service"]["warn"]) => {
  let hasWarned = false
  return (sql: string, ...values: ReadonlyArray<Value>): Effect.Effect<void> =>
    Effect.catch(Effect.asVoid(query(sql, ...values)), ({ what }) =>
      Effect.suspend(() => {
        const isFirst = !hasWarned
        hasWarned = true
        return isFirst ? warn(`${what} The jobs are not affected.`) : Effect.void
      }))
}

type Write = ReturnType<typeof makeWrite>

const add = Effect.fnUntraced(function*(write: Write, entry: HistoryEntry) {
  const row = { ...yield* Effect.orDie(encode(entry)), id: entry.ref?.id ?? null }
  const names = Object.keys(row)
  yield* write(`INSERT INTO task (${names.join()}) VALUES (${names.map(() => "?").join()})`, ...Object.values(row))
  yield* write("DELETE FROM task WHERE number <= (SELECT max(number) FROM task) - ?", mostTasks)
})

/** Changes the newest row of a task. */
const update = (write: Write, ref: TaskRef, set: string, ...values: ReadonlyArray<Value>) =>
  write(
    `UPDATE task SET ${set} WHERE number = (SELECT max(number) FROM task WHERE api = ? AND id = ?)`,
    ...values,
    Vendors.ofRef(ref) ?? "",
    ref.id
  )

/** Returns the request as it is kept: `null` if it is too long, or no JSON. */
const kept = (job: Vendors.Job): Vendors.Job | null =>
  Option.exists(requestText(job), (text) => text !== null && text.length <= longestRequest) ? job : null

const makeWatch = (write: Write): HistoryService["watch"] => (api, command, estimate) => {
  const { host = null, name, provider } = api
  const states = new Map<string, string>()
  const record = Effect.fnUntraced(function*(job: Vendors.Job, ref: TaskRef | null) {
    yield* add(write, {
      at: yield* DateTime.now,
      command,
      api: name,
      host,
      model: job.model,
      ref,
      request: kept(job),
      state: ref === null ? "Unknown" : "Submitted",
      estimate: Option.getOrNull(Option.map(estimate?.(job) ?? Option.none(), ({ cost }) => cost)),
      cost: null,
      files: []
    })
  })
  const recordState = Effect.fnUntraced(function*(snapshot: TaskSnapshot) {
    const { _tag, ref } = snapshot
    if (states.get(ref.id) === _tag) return
    states.set(ref.id, _tag)
    const cost = costText(_tag === "Succeeded" ? snapshot.cost ?? null : null)
    yield* update(write, ref, "state = ?, cost = coalesce(?, cost)", _tag, cost)
  })
  return {
    ...api,
    provider: {
      ...provider,
      submit: (job) =>
        provider.submit(job).pipe(
          Effect.tap((ref) => record(job, ref)),
          Effect.tapError(({ _tag }) => _tag === "SubmitOutcomeUnknown" ? record(job, null) : Effect.void)
        ),
      status: (ref) => Effect.tap(provider.status(ref), recordState)
    }
  }
}

const rowsOf = (rows: ReadonlyArray<Row>) => rows.flatMap((row) => Option.toArray(decode(row)))

const make = Effect.gen(function*() {
  const { warn } = yield* Output
  const fs = yield* FileSystem.FileSystem
  const path = yield* Path.Path
  const file = path.join(yield* stateDirectory, "history.db")
  const context = yield* Effect.context<FileSystem.FileSystem | Path.Path | Scope.Scope>()
  const opened = yield* Effect.cached(Effect.provideContext(open(file), context))
  const query: Query = (sql, ...values) => Effect.flatMap(opened, (query) => query(sql, ...values))
  const isThere = Effect.orElseSucceed(fs.exists(file), () => false)
  /** Reads rows without creating the file. */
  const read: Query = (sql, ...values) =>
    Effect.flatMap(isThere, (is) => is ? query(sql, ...values) : Effect.succeed([]))
  const write = makeWrite(query, warn)
  return History.of({
    watch: makeWatch(write),
    saved: (ref, files) => update(write, ref, "files = ?", filesText(files.map((file) => path.resolve(file.path)))),
    find: (api, id) =>
      Effect.map(
        read("SELECT * FROM task WHERE api = ? AND id = ? ORDER BY number DESC LIMIT 1", api, id),
        (rows) => Option.fromUndefinedOr(rowsOf(rows)[0])
      ),
    list: Effect.fnUntraced(function*({ limit, search }) {
      const where = "instr(lower(concat_ws(' ', api || ':' || id, model, request, state)), lower(?)) > 0"
      const rows = yield* read(
        `SELECT *, count(*) OVER () AS total FROM task WHERE ${where} ORDER BY number DESC LIMIT ?`,
        search,
        limit
      )
      return { entries: rowsOf(rows).toReversed(), total: Number(rows[0]?.["total"] ?? 0) }
    })
  })
})

const layer = Layer.effect(History, make)
