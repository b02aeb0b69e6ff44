/** Searches the jobs of a database for people: the newest first, by words of the prompt, and by what was spent. */
import type { Cost } from "@effect-media/core/task/TaskSnapshot"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import * as SqlClient from "effect/sql/SqlClient"
import type { SqlError } from "effect/sql/SqlError"
import type * as Statement from "effect/sql/Statement"
import { type DatabaseError, fromSqlError } from "./DatabaseError.ts"
import { type Job, JobRequest } from "./Job.ts"
import type { JobState } from "./JobError.ts"
import { JobStore } from "./JobStore.ts"

/**
 * Selects jobs.
 *
 * - `states`, `provider`, `model`: only these
 * - `text`: only jobs with this text in the key, the prompt, the model or the vendor's id of the task, in any letter case
 * - `from`, `until`: only jobs that were enqueued in this time, in epoch milliseconds; `until` is excluded
 */
export interface Filter {
  readonly states?: ReadonlyArray<JobState> | undefined
  readonly provider?: string | undefined
  readonly model?: string | undefined
  readonly text?: string | undefined
  readonly from?: number | undefined
  readonly until?: number | undefined
}

/**
 * Selects a page of jobs.
 *
 * - `limit`: the largest number of jobs, 1,000 at most; @default 100
 * - `after`: the `next` of the page before
 */
export interface SearchOptions extends Filter {
  readonly limit?: number | undefined
  readonly after?: string | undefined
}

/** A page of jobs, newest first, and the start of the next page if there is one. */
export interface SearchPage {
  readonly jobs: ReadonlyArray<Job>
  readonly next: string | undefined
}

/** The sum of the costs that a vendor reported for jobs of a model, on one day in the zone of the query. */
export interface Spent {
  readonly provider: string
  readonly model: string
  readonly day: number
  readonly unit: Cost["unit"]
  readonly amount: number
  readonly jobs: number
}

/** A job that succeeded without a reported cost, to be estimated. */
export interface Unpriced {
  readonly day: number
  readonly job: JobRequest
}

/** The costs of the jobs that succeeded. `isComplete`: false if there are more jobs without a cost than are listed. */
export interface Spending {
  readonly reported: ReadonlyArray<Spent>
  readonly unpriced: ReadonlyArray<Unpriced>
  readonly isComplete: boolean
}

const maxLimit = 1000
const maxUnpriced = 10_000
const day = 86_400_000

/** Writes the parts of statements in which the two databases differ. */
const wordsOf = (sql: SqlClient.SqlClient) => ({
  /** Reads a field of a column with JSON, as text. */
  field: (column: string, ...path: ReadonlyArray<string>): Statement.Fragment =>
    sql.onDialectOrElse({
      pg: () => sql.literal(`(${column}::json #>> '{${path.join(",")}}')`),
      orElse: () => sql.literal(`json_extract(${column}, '$.${path.join(".")}')`)
    }),
  like: sql.onDialectOrElse({ pg: () => sql.literal("ILIKE"), orElse: () => sql.literal("LIKE") }),
  number: (text: Statement.Fragment) => sql`CAST(${text} AS DOUBLE PRECISION)`
})

const openTable = Effect.map(Effect.all([SqlClient.SqlClient, JobStore]), ([sql, store]) => {
  const ask = <A>(statement: Effect.Effect<A, SqlError>): Effect.Effect<A, DatabaseError> =>
    Effect.mapError(statement, fromSqlError(store.database))
  return { sql, store, ask, ...wordsOf(sql) }
})

type Table = Effect.Success<typeof openTable>

const conditions = ({ field, like, sql }: Table, filter: Filter): ReadonlyArray<Statement.Fragment> => {
  const { from, model, provider, states, text = "", until } = filter
  const pattern = `%${text.replace(/[!%_]/g, "!$&")}%`
  const contains = (column: Statement.Fragment) => sql`${column} ${like} ${pattern} ESCAPE '!'`
  return [
    ...(states === undefined || states.length === 0 ? [] : [sql.in("state", states)]),
    ...(provider === undefined ? [] : [sql`provider = ${provider}`]),
    ...(model === undefined ? [] : [sql`${field("job", "request", "model")} = ${model}`]),
    ...(from === undefined ? [] : [sql`enqueued_at >= ${from}`]),
    ...(until === undefined ? [] : [sql`enqueued_at < ${until}`]),
    ...(text === "" ? [] : [sql.or([
      contains(sql.literal("key")),
      contains(sql.literal("task")),
      contains(field("job", "request", "model")),
      contains(field("job", "request", "input", "prompt")),
      contains(field("job", "request", "prompt"))
    ])])
  ]
}

const where = ({ sql }: Table, all: ReadonlyArray<Statement.Fragment>) =>
  all.length === 0 ? sql.literal("") : sql`WHERE ${sql.and(all)}`

/** Lists jobs, the newest first, without those that do not decode. */
export const search = Effect.fn("JobSearch.search")(function*({ after, limit = 100, ...filter }: SearchOptions) {
  const table = yield* openTable
  const { ask, sql, store } = table
  const size = Math.max(1, Math.min(limit, maxLimit))
  const behind = after === undefined
    ? []
    : [sql`(enqueued_at, key) < (SELECT enqueued_at, key FROM media_jobs WHERE key = ${after})`]
  const rows = yield* ask(sql<{ readonly key: string }>`
    SELECT key FROM media_jobs ${where(table, [...conditions(table, filter), ...behind])}
    ORDER BY enqueued_at DESC, key DESC LIMIT ${size + 1}
  `)
  const keys = rows.slice(0, size).map(({ key }) => key)
  const byKey = new Map((yield* store.getMany(keys)).map((job) => [job.key, job]))
  const page: SearchPage = {
    jobs: keys.flatMap((key) => byKey.get(key) ?? []),
    next: rows.length > size ? keys.at(-1) : undefined
  }
  return page
})

/** Counts jobs. */
export const count = Effect.fn("JobSearch.count")(function*(filter: Filter) {
  const table = yield* openTable
  const [row] = yield* table.ask(table.sql<{ readonly jobs: unknown }>`
    SELECT COUNT(*) AS jobs FROM media_jobs ${where(table, conditions(table, filter))}
  `)
  return Number(row?.jobs ?? 0)
})

const decodeJob = Schema.decodeUnknownOption(Schema.fromJsonString(Schema.toCodecJson(JobRequest)))

/**
 * Sums up what the vendors reported since `from`, in epoch milliseconds, by day, vendor, model and unit. `offset` is the
 * time from UTC to the reader's zone in milliseconds; a `day` counts from the epoch, in that zone.
 */
export const spending = Effect.fn("JobSearch.spending")(
  function*({ from, offset }: { readonly from: number; readonly offset: number }) {
    const { ask, field, number, sql } = yield* openTable
    const ended = sql`state = 'Succeeded' AND ended_at >= ${from}`
    const dayOf = sql.literal(`((ended_at + ${Math.round(offset)}) / ${day})`)
    const amount = field("manifest", "task", "cost", "amount")
    const reported = yield* ask(sql<{ [Name in keyof Spent]: unknown }>`
      SELECT provider, COALESCE(${field("job", "request", "model")}, '') AS model, ${dayOf} AS day,
        ${field("manifest", "task", "cost", "unit")} AS unit, SUM(${number(amount)}) AS amount, COUNT(*) AS jobs
      FROM media_jobs WHERE ${ended} AND ${amount} IS NOT NULL GROUP BY 1, 2, 3, 4
    `)
    const rest = yield* ask(sql<{ readonly job: string; readonly day: unknown }>`
      SELECT job, ${dayOf} AS day FROM media_jobs WHERE ${ended} AND ${amount} IS NULL
      ORDER BY ended_at DESC LIMIT ${maxUnpriced + 1}
    `)
    const spent: Spending = {
      reported: reported.map((row) => ({
        provider: String(row.provider),
        model: String(row.model),
        day: Number(row.day),
        unit: row.unit === "USD" ? "USD" : "credits",
        amount: Number(row.amount),
        jobs: Number(row.jobs)
      })),
      unpriced: rest.slice(0, maxUnpriced).flatMap((row) => {
        const job = decodeJob(row.job)
        return job._tag === "Some" ? [{ day: Number(row.day), job: job.value }] : []
      }),
      isComplete: rest.length <= maxUnpriced
    }
    return spent
  }
)
