/**
 * The table of jobs: the request, the intent before each submit, the handle after it, and how the job ended. The engine
 * keeps the workflow's own steps; operators read this table, and it guarantees one submit per job.
 */
import type { TaskRef } from "@effect-media/core/task/TaskRef"
import * as Context from "effect/Context"
import * as DateTime from "effect/DateTime"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Latch from "effect/Latch"
import * as Layer from "effect/Layer"
import * as Option from "effect/Option"
import * as Schema from "effect/Schema"
import * as SchemaGetter from "effect/SchemaGetter"
import type { MigrationError } from "effect/sql/Migrator"
import * as SqlClient from "effect/sql/SqlClient"
import { isSqlError, type SqlError } from "effect/sql/SqlError"
import type * as Statement from "effect/sql/Statement"
import { DatabaseError, fromSqlError } from "./DatabaseError.ts"
import { asciiJson as textOf, canonical } from "./internal/canonical.ts"
import { knownVersion, migrate } from "./internal/migrations.ts"
import { Synced } from "./internal/sqlite.ts"
import { hasEnded, Job, JobIntent, JobManifest, JobRequest } from "./Job.ts"
import { JobError, JobState } from "./JobError.ts"

/** Identifies one attempt of one job. */
export interface Attempt {
  readonly key: string
  readonly attempt: number
}

/** The end of an attempt. */
export type Outcome =
  | { readonly state: "Succeeded"; readonly manifest: JobManifest }
  | { readonly state: "Failed"; readonly error: JobError }
  | { readonly state: "Interrupted" }

/**
 * Selects the jobs to list.
 *
 * - `state`, `provider`: only these
 * - `limit`: the largest number of jobs
 * - `after`: the `next` of the page before
 */
export interface ListOptions {
  readonly state?: JobState | undefined
  readonly provider?: string | undefined
  readonly limit?: number | undefined
  readonly after?: string | undefined
}

/**
 * Selects the queued jobs to hand to the engine.
 *
 * - `olderThan`: only jobs that have been waiting for a vendor for this long
 * - `limit`: the largest number of jobs; 1,000 by default
 * - `after`: the `next` of the page before
 */
export interface QueuedOptions {
  readonly olderThan: Duration.Duration
  readonly limit?: number | undefined
  readonly after?: string | undefined
}

/**
 * A row that does not decode, for example because another version wrote it.
 *
 * - `key`: the key of its job
 * - `reason`: what is wrong with it
 */
export interface UnreadableJob {
  readonly key: string
  readonly reason: string
}

/**
 * A page of jobs, oldest first, with the rows among them that do not decode, and the start of the next page if there is
 * one.
 */
export interface JobPage {
  readonly jobs: ReadonlyArray<Job>
  readonly unreadable: ReadonlyArray<UnreadableJob>
  readonly next: string | undefined
}

/** The time since the intent and the handle of a job were written, by the clock of the table. */
export interface JobAges {
  readonly intent: Duration.Duration | undefined
  readonly handle: Duration.Duration | undefined
}

/** Identifies one execution of an attempt. */
export interface Turn extends Attempt {
  readonly turn: number
}

/**
 * The numbers of jobs.
 *
 * - `states`: by state
 * - `unserved`: those that wait for a worker with their provider, by provider
 * - `oldest`: the time (UTC) since which the oldest job that has not ended exists
 * - `oldestAge`: the age of that job, by the clock of the table
 */
export interface JobCounts {
  readonly states: Readonly<Record<JobState, number>>
  readonly unserved: Readonly<Record<string, number>>
  readonly oldest: DateTime.Utc | undefined
  readonly oldestAge: Duration.Duration | undefined
}

/**
 * The operations of the table of jobs. A change of an attempt does nothing if the job has ended, or has another attempt
 * by now.
 */
export interface JobStoreService {
  /** The name of the database in errors. */
  readonly database: string
  /** A latch that each change of this process opens. */
  readonly touched: Latch.Latch
  /** Writes a new job, unless its key exists already. Returns the job, and whether it is new. */
  readonly insert: (job: JobRequest) => Effect.Effect<{ readonly job: Job; readonly isNew: boolean }, DatabaseError>
  readonly get: (key: string) => Effect.Effect<Option.Option<Job>, DatabaseError>
  readonly list: (options: ListOptions) => Effect.Effect<JobPage, DatabaseError>
  /** Returns the jobs with these keys, in the order of their changes, without those that do not decode. */
  readonly getMany: (keys: ReadonlyArray<string>) => Effect.Effect<ReadonlyArray<Job>, DatabaseError>
  /** Returns the keys of the jobs that changed after a change, in the order of their changes. */
  readonly changesAfter: (
    change: number
  ) => Effect.Effect<ReadonlyArray<{ readonly key: string; readonly change: number }>, DatabaseError>
  /** Returns the number of the last change. */
  readonly lastChange: Effect.Effect<number, DatabaseError>
  /** Returns the job of a vendor's task. */
  readonly byTask: (provider: string, id: string) => Effect.Effect<Option.Option<Job>, DatabaseError>
  /** Returns the jobs that have been waiting for a vendor for so long, without those that do not decode. */
  readonly waiting: (options: QueuedOptions) => Effect.Effect<JobPage, DatabaseError>
  /** Returns jobs that wait for a worker with one of these providers, without those that do not decode; 100 at most. */
  readonly unserved: (providers: ReadonlyArray<string>) => Effect.Effect<ReadonlyArray<Job>, DatabaseError>
  /**
   * Writes whether the worker of an execution has the job's provider. Returns true if the attempt is open and belongs
   * to this execution: a later one takes over only jobs that wait for a worker.
   */
  readonly place: (turn: Turn, isServed: boolean) => Effect.Effect<boolean, DatabaseError>
  /**
   * Writes the intent, unless there is another one. Returns true if this intent is stored now, or was stored already.
   */
  readonly recordIntent: (attempt: Attempt, intent: JobIntent) => Effect.Effect<boolean, DatabaseError>
  /** Removes the intent, because the vendor refused the job or nothing was sent. */
  readonly refused: (attempt: Attempt, intent: JobIntent) => Effect.Effect<void, DatabaseError>
  /** Returns the time since the intent and the handle of a job were written. */
  readonly ages: (key: string) => Effect.Effect<JobAges, DatabaseError>
  /**
   * Writes the handle of the vendor's task, also if the job has been interrupted by now. Returns true if the job has a
   * row.
   */
  readonly recordHandle: (attempt: Attempt, ref: TaskRef) => Effect.Effect<boolean, DatabaseError>
  /** Writes how the attempt ended. Returns true if it had not ended before. */
  readonly ended: (attempt: Attempt, outcome: Outcome) => Effect.Effect<boolean, DatabaseError>
  /** Begins the next attempt of a job that has ended, with or without what is known of its submit by then. */
  readonly reopen: (
    attempt: Attempt,
    keep: { readonly ref: boolean; readonly intent: boolean }
  ) => Effect.Effect<void, DatabaseError>
  readonly counts: Effect.Effect<JobCounts, DatabaseError>
  readonly isPaused: Effect.Effect<boolean, DatabaseError>
  readonly setPaused: (paused: boolean) => Effect.Effect<void, DatabaseError>
}

/** The table of jobs. */
export class JobStore extends Context.Service<JobStore, JobStoreService>()("@effect-media/durable/JobStore") {
  /**
   * Uses the table in the database of the `SqlClient`, and creates it if it does not exist. `database` is its name in
   * errors.
   */
  static layer(database: string): Layer.Layer<JobStore, DatabaseError, SqlClient.SqlClient> {
    return Layer.effect(JobStore, make(database))
  }
}

/** A row as it is read: a number may come as a bigint or a text. */
interface Row extends Readonly<Record<string, unknown>> {
  readonly key: string
}

const synced = Effect.provideService(Synced, true)

const encodeJob = Schema.encodeSync(Schema.toCodecJson(JobRequest))
const encodeIntent = Schema.encodeSync(textOf(JobIntent))
const encodeError = Schema.encodeSync(textOf(JobError))
const encodeManifest = Schema.encodeSync(textOf(JobManifest))
const encodeRef = Schema.encodeSync(textOf(Job.fields.ref.schema))

/** Returns the job as text, which does not depend on the order of its fields. */
export const textOfJob = (job: JobRequest): string => canonical(encodeJob(job))

const Whole = Schema.Unknown.pipe(
  Schema.decodeTo(Schema.Int, { decode: SchemaGetter.transform(Number), encode: SchemaGetter.passthrough() })
)
const Time = Whole.pipe(Schema.decodeTo(Schema.DateTimeUtcFromMillis))

const RowOfJob = Schema.Struct({
  key: Schema.String,
  job: textOf(JobRequest),
  attempt: Whole,
  state: Job.fields.state,
  turn: Schema.optionalKey(Whole),
  unservedSince: Schema.optionalKey(Time),
  intent: Schema.optionalKey(textOf(JobIntent)),
  ref: Schema.optionalKey(textOf(Job.fields.ref.schema)),
  error: Schema.optionalKey(textOf(JobError)),
  manifest: Schema.optionalKey(textOf(JobManifest)),
  enqueuedAt: Time,
  updatedAt: Time,
  endedAt: Schema.optionalKey(Time),
  change: Whole
}).pipe(Schema.encodeKeys({
  unservedSince: "unserved_at",
  enqueuedAt: "enqueued_at",
  updatedAt: "updated_at",
  endedAt: "ended_at"
}))
const decodeRow = Schema.decodeUnknownEffect(RowOfJob)

const isState = Schema.is(JobState)

const present = (columns: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== null && value !== undefined))

const durationOf = (millis: unknown): Duration.Duration | undefined =>
  millis === null || millis === undefined ? undefined : Duration.millis(Math.max(0, Number(millis)))

/** Returns the key of a vendor's task, for one column. */
const taskOf = ({ id, provider }: { readonly provider: string; readonly id: string }): string => `${provider}/${id}`

const defaultLimit = 100
const maxLimit = 1000

const makeRows = (database: string) => {
  const toJob = (row: Row): Effect.Effect<Job, DatabaseError> =>
    Effect.mapError(
      decodeRow(present(row)),
      ({ message }) => {
        const description = `the job "${row.key}" does not decode: ${message}`
        return new DatabaseError({ database, reason: "Unreadable", description })
      }
    )
  /** Decodes rows one by one: a row of another version must not hide the others. */
  const read = Effect.fnUntraced(function*(rows: ReadonlyArray<Row>) {
    const [jobs, unreadable] = yield* Effect.partition(
      rows,
      (row) =>
        Effect.mapError(
          toJob(row),
          ({ description }): UnreadableJob => ({ key: row.key, reason: description })
        )
    )
    return { jobs, unreadable }
  })
  const readable = (rows: ReadonlyArray<Row>) =>
    Effect.tap(
      read(rows),
      ({ unreadable }) =>
        Effect.forEach(unreadable, ({ reason }) => Effect.logWarning(`In the database ${database} ${reason}`), {
          discard: true
        })
    )
  return { toJob, read, readable }
}

/** Runs statements on the table of jobs, with the parts that they share. */
const makeTable = (database: string, sql: SqlClient.SqlClient) => {
  const touched = Latch.makeUnsafe(false)
  const rows = makeRows(database)
  const ask = <A>(statement: Effect.Effect<A, SqlError>): Effect.Effect<A, DatabaseError> =>
    // A number that is not a safe integer is an error of its row only.
    statement.pipe(Effect.provideService(SqlClient.SafeIntegers, true), Effect.mapError(fromSqlError(database)))
  const write = <A>(statement: Effect.Effect<A, SqlError>) => ask(synced(statement))
  const nextChange = sql.onDialectOrElse({
    pg: () => sql.literal("nextval('media_jobs_changes')"),
    orElse: () => sql.literal("(SELECT COALESCE(MAX(change), 0) + 1 FROM media_jobs)")
  })
  const columns = sql.literal(
    "key, job, attempt, state, NULLIF(turn, 0) AS turn, unserved_at, intent, ref, error, manifest, enqueued_at, updated_at, ended_at, change"
  )
  const isOpen = sql.literal("state IN ('Queued', 'Running')")
  // Runners on several machines share the server's clock; a file has the clock of its machine.
  const now: Effect.Effect<Statement.Fragment> = sql.onDialectOrElse({
    pg: () => Effect.succeed(sql.literal("(EXTRACT(EPOCH FROM clock_timestamp()) * 1000)::BIGINT")),
    orElse: () => Effect.map(DateTime.now, (now) => sql`${DateTime.toEpochMillis(now)}`)
  })
  const first = (statement: Effect.Effect<ReadonlyArray<Row>, SqlError>) =>
    Effect.flatMap(
      ask(statement),
      ([row]) => row === undefined ? Effect.succeed(Option.none<Job>()) : Effect.asSome(rows.toJob(row))
    )
  /** Matches rows after a job, in the order of pages. */
  const behind = (key: string) => sql`(enqueued_at, key) > (SELECT enqueued_at, key FROM media_jobs WHERE key = ${key})`
  const get: JobStoreService["get"] = (key) => first(sql<Row>`SELECT ${columns} FROM media_jobs WHERE key = ${key}`)
  /** Changes the row of an attempt, and returns whether there was one. */
  const change = (
    { attempt, key }: Attempt,
    set: Statement.Fragment,
    where: Statement.Fragment,
    run: typeof write = write
  ) =>
    Effect.flatMap(now, (at) =>
      run(sql`
        UPDATE media_jobs SET ${set}, updated_at = ${at}, change = ${nextChange}
        WHERE key = ${key} AND attempt = ${attempt} AND ${where} RETURNING key
      `)).pipe(Effect.map((rows) => rows.length > 0), Effect.tap(touched.open))
  return { ...rows, database, sql, touched, ask, write, nextChange, columns, isOpen, now, first, behind, get, change }
}

type Table = ReturnType<typeof makeTable>

const reads = ({ ask, behind, columns, first, isOpen, now, read, readable, sql }: Table) =>
  ({
    list: Effect.fnUntraced(function*({ after, limit = defaultLimit, provider, state }) {
      const size = Math.max(1, Math.min(limit, maxLimit))
      const wanted = [
        ...(state === undefined ? [] : [sql`state = ${state}`]),
        ...(provider === undefined ? [] : [sql`provider = ${provider}`]),
        ...(after === undefined ? [] : [behind(after)])
      ]
      const rows = yield* ask(sql<Row>`
      SELECT ${columns} FROM media_jobs ${wanted.length === 0 ? sql.literal("") : sql`WHERE ${sql.and(wanted)}`}
      ORDER BY enqueued_at, key LIMIT ${size + 1}
    `)
      const page = rows.slice(0, size)
      return { ...(yield* read(page)), next: rows.length > size ? page.at(-1)?.key : undefined }
    }),
    waiting: Effect.fnUntraced(function*({ after, limit = maxLimit, olderThan }) {
      const wanted = [
        sql`state = 'Queued'`,
        // A worker that has the provider takes it up sooner.
        sql`unserved_at IS NULL`,
        sql`updated_at <= ${yield* now} - ${Duration.toMillis(olderThan)}`,
        ...(after === undefined ? [] : [behind(after)])
      ]
      const rows = yield* ask(sql<Row>`
      SELECT ${columns} FROM media_jobs WHERE ${sql.and(wanted)} ORDER BY enqueued_at, key LIMIT ${limit}
    `)
      return { ...(yield* readable(rows)), next: rows.length < limit ? undefined : rows.at(-1)?.key }
    }),
    unserved: (providers) =>
      providers.length === 0
        ? Effect.succeed([])
        : Effect.flatMap(
          ask(sql<Row>`
          SELECT ${columns} FROM media_jobs
          WHERE unserved_at IS NOT NULL AND ${isOpen} AND ${sql.in("provider", providers)}
          ORDER BY unserved_at LIMIT ${defaultLimit}
        `),
          (rows) => Effect.map(readable(rows), ({ jobs }) => jobs)
        ),
    byTask: (provider, id) =>
      first(sql<Row>`SELECT ${columns} FROM media_jobs WHERE task = ${taskOf({ provider, id })} LIMIT 1`),
    getMany: (keys) =>
      keys.length === 0
        ? Effect.succeed([])
        : Effect.flatMap(
          ask(sql<Row>`SELECT ${columns} FROM media_jobs WHERE ${sql.in("key", keys)} ORDER BY change`),
          (rows) => Effect.map(readable(rows), ({ jobs }) => jobs)
        ),
    changesAfter: (last) =>
      Effect.map(
        ask(sql<{ key: string; change: unknown }>`
        SELECT key, change FROM media_jobs WHERE change > ${last} ORDER BY change
      `),
        (rows) => rows.map(({ change, key }) => ({ key, change: Number(change) }))
      ),
    lastChange: Effect.map(
      ask(sql<{ last: unknown }>`SELECT MAX(change) AS last FROM media_jobs`),
      ([row]) => Number(row?.last ?? 0)
    )
  }) satisfies Partial<JobStoreService>

/** Writes what is known of a submit. */
const submits = ({ ask, change, isOpen, now, sql }: Table) =>
  ({
    recordIntent: (attempt, intent) => {
      const text = encodeIntent(intent)
      return Effect.flatMap(now, (at) =>
        change(
          attempt,
          sql`intent = ${text}, intended_at = COALESCE(intended_at, ${at})`,
          sql`${isOpen} AND (intent IS NULL OR intent = ${text}) AND ref IS NULL`
        ))
    },
    refused: (attempt, intent) =>
      Effect.asVoid(change(
        attempt,
        sql`intent = NULL, intended_at = NULL`,
        sql`intent = ${encodeIntent(intent)} AND ref IS NULL`
      )),
    recordHandle: Effect.fnUntraced(function*(attempt, ref) {
      const at = yield* now
      // The database may have been away since the vendor took the job: the age is by the submitter's clock.
      const age = ref.submittedAt === undefined
        ? 0
        : Math.max(0, Duration.toMillis(DateTime.distance(ref.submittedAt, yield* DateTime.now)))
      return yield* change(
        attempt,
        sql`ref = ${encodeRef(ref)}, task = ${taskOf(ref)}, taken_at = COALESCE(taken_at, ${at} - ${age}),
        state = CASE state WHEN 'Queued' THEN 'Running' ELSE state END`,
        sql`(ref IS NULL OR state = 'Queued')`
      )
    }),
    ages: Effect.fnUntraced(function*(key) {
      const at = yield* now
      const [row] = yield* ask(sql<{ intent: unknown; handle: unknown }>`
      SELECT ${at} - intended_at AS intent, ${at} - taken_at AS handle FROM media_jobs WHERE key = ${key}
    `)
      return { intent: durationOf(row?.intent), handle: durationOf(row?.handle) }
    })
  }) satisfies Partial<JobStoreService>

/** Begins and ends the attempts of jobs, and pauses the intake. */
const attempts = (
  { ask, change, columns, database, first, get, isOpen, nextChange, now, sql, touched, write }: Table
) =>
  ({
    insert: Effect.fnUntraced(function*(job) {
      const at = yield* now
      const inserted = yield* first(synced(sql<Row>`
      INSERT INTO media_jobs (key, job, provider, attempt, state, enqueued_at, updated_at, change)
      VALUES (${job.key}, ${textOfJob(job)}, ${job.provider}, 1, 'Queued', ${at}, ${at}, ${nextChange})
      ON CONFLICT (key) DO NOTHING RETURNING ${columns}
    `))
      yield* touched.open
      if (Option.isSome(inserted)) return { job: inserted.value, isNew: true }
      const known = yield* get(job.key)
      return Option.isSome(known)
        ? { job: known.value, isNew: false }
        : yield* new DatabaseError({
          database,
          reason: "Other",
          description: `the job "${job.key}" was removed meanwhile`
        })
    }),
    place: ({ turn, ...attempt }, isServed) =>
      Effect.flatMap(now, (at) =>
        change(
          attempt,
          sql`turn = ${turn}, unserved_at = ${isServed ? sql.literal("NULL") : sql`COALESCE(unserved_at, ${at})`}`,
          sql`${isOpen} AND (turn = ${turn} OR (turn < ${turn} AND unserved_at IS NOT NULL))`
        )),
    ended: (attempt, outcome) =>
      Effect.flatMap(now, (at) =>
        change(
          attempt,
          sql`state = ${outcome.state}, ended_at = ${at}, unserved_at = NULL,
          error = ${outcome.state === "Failed" ? encodeError(outcome.error) : null},
          manifest = ${outcome.state === "Succeeded" ? encodeManifest(outcome.manifest) : null}`,
          isOpen,
          // An end that is lost in a loss of power is found again; an operator's command is not.
          outcome.state === "Interrupted" ? write : ask
        )),
    reopen: (attempt, keep) =>
      Effect.asVoid(change(
        attempt,
        sql`attempt = attempt + 1, turn = 0, unserved_at = NULL, ended_at = NULL, error = NULL, manifest = NULL,
        state = 'Queued'${keep.intent ? sql.literal("") : sql.literal(", intent = NULL, intended_at = NULL")}${
          keep.ref ? sql.literal("") : sql.literal(", ref = NULL, task = NULL, taken_at = NULL")
        }`,
        sql.literal("state IN ('Failed', 'Interrupted')")
      )),
    isPaused: Effect.map(
      ask(sql<{ paused: unknown }>`SELECT paused FROM media_intake WHERE id = 1`),
      ([row]) => Number(row?.paused) === 1
    ),
    setPaused: (paused) => Effect.asVoid(write(sql`UPDATE media_intake SET paused = ${paused ? 1 : 0} WHERE id = 1`))
  }) satisfies Partial<JobStoreService>

const counting = ({ ask, isOpen, now, sql }: Table) =>
  ({
    counts: Effect.gen(function*() {
      const at = yield* now
      const rows = yield* ask(sql<{ state: string; count: unknown; oldest: unknown; age: unknown }>`
      SELECT state, COUNT(*) AS count, MIN(enqueued_at) AS oldest, ${at} - MIN(enqueued_at) AS age
      FROM media_jobs GROUP BY state
    `)
      const states = { Queued: 0, Running: 0, Succeeded: 0, Failed: 0, Interrupted: 0 }
      const open: Array<{ readonly oldest: number; readonly age: unknown }> = []
      for (const { age, count, oldest, state } of rows) {
        // A state that this version does not know is not counted.
        if (!isState(state)) continue
        states[state] = Number(count)
        if (!hasEnded({ state })) open.push({ oldest: Number(oldest), age })
      }
      const waiting = yield* ask(sql<{ provider: string; count: unknown }>`
      SELECT provider, COUNT(*) AS count FROM media_jobs WHERE unserved_at IS NOT NULL AND ${isOpen} GROUP BY provider
    `)
      const [first] = open.toSorted((a, b) => a.oldest - b.oldest)
      return {
        states,
        unserved: Object.fromEntries(waiting.map(({ count, provider }) => [provider, Number(count)])),
        oldest: Option.getOrUndefined(DateTime.make(first?.oldest ?? Number.NaN)),
        oldestAge: durationOf(first?.age)
      }
    })
  }) satisfies Partial<JobStoreService>

/** Brings the tables to the version of this program, unless they are newer. */
const prepare = Effect.fnUntraced(function*(database: string) {
  const version = yield* Effect.mapError(migrate, (error: MigrationError | SqlError) => {
    if (error._tag === "SqlError") return fromSqlError(database)(error)
    return isSqlError(error.cause)
      ? fromSqlError(database)(error.cause)
      : new DatabaseError({ database, reason: "Other", description: error.message })
  })
  if (version > knownVersion) {
    const description = `its tables are of version ${version}, and this program knows version ${knownVersion}`
    return yield* new DatabaseError({ database, reason: "Newer", description })
  }
})

/** Creates the table, if it does not exist, and the service over it. */
export const make = Effect.fnUntraced(function*(
  database: string
): Effect.fn.Return<JobStoreService, DatabaseError, SqlClient.SqlClient> {
  const table = makeTable(database, yield* SqlClient.SqlClient)
  yield* prepare(database)
  return {
    database,
    touched: table.touched,
    get: table.get,
    ...reads(table),
    ...submits(table),
    ...attempts(table),
    ...counting(table)
  }
})
