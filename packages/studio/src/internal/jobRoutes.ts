/** Answers the part of the contract about jobs. */
import { JobState } from "@effect-media/durable/JobError"
import { Jobs } from "@effect-media/durable/Jobs"
import * as JobSearch from "@effect-media/durable/JobSearch"
import { JobStore } from "@effect-media/durable/JobStore"
import * as Effect from "effect/Effect"
import * as HttpApiBuilder from "effect/http-api/HttpApiBuilder"
import * as Layer from "effect/Layer"
import * as Schedule from "effect/Schedule"
import * as Schema from "effect/Schema"
import type * as SqlClient from "effect/sql/SqlClient"
import * as Stream from "effect/Stream"
import { type Info, type JobEvent, NotFound, Refused, StudioApi, Unavailable } from "../Contract.ts"
import { JobSummaries } from "../JobSummaries.ts"
import { StudioFiles } from "../StudioFiles.ts"
import { StudioWaits } from "../StudioWaits.ts"
import { Submissions } from "../Submissions.ts"

/** Describes the process for the page. */
export interface JobRoutesOptions {
  readonly runsJobs?: boolean | undefined
  readonly hasDatabase?: boolean | undefined
}

const isState = Schema.is(JobState)

const notFound = ({ message }: { readonly message: string }) => Effect.fail(new NotFound({ message }))
const refused = ({ message }: { readonly message: string }) => Effect.fail(new Refused({ message, problems: [] }))
const unavailable = ({ message }: { readonly message: string }) => Effect.fail(new Unavailable({ message }))

const alive: JobEvent = { _tag: "Alive" }

const makeServices = Effect.gen(function*() {
  const search = yield* Effect.context<JobStore | SqlClient.SqlClient>()
  return {
    jobs: yield* Jobs,
    store: yield* JobStore,
    summaries: yield* JobSummaries,
    submissions: yield* Submissions,
    waits: yield* StudioWaits,
    folder: (yield* StudioFiles).folder,
    /** Provides what searches need. */
    searching: <A, E>(effect: Effect.Effect<A, E, JobStore | SqlClient.SqlClient>): Effect.Effect<A, E> =>
      Effect.provideContext(effect, search)
  }
})

type Services = Effect.Success<typeof makeServices>

/** Emits the changes after the given one, or from now on, and the report of each poll. */
const changes = ({ jobs, store, submissions, summaries, waits }: Services, after: number | undefined) =>
  Stream.unwrap(Effect.gen(function*() {
    const last = yield* store.lastChange
    const began: JobEvent = { _tag: "Began", change: last }
    const changed = Stream.mapEffect(
      jobs.changesSince(Math.min(after ?? last, last)),
      (job) => Effect.map(summaries.of(job), (job): JobEvent => ({ _tag: "Changed", job }))
    )
    const beats = Stream.map(Stream.fromSchedule(Schedule.spaced("15 seconds")), () => alive)
    const asked = Stream.map(submissions.waitingCount, (approvals): JobEvent => ({ _tag: "Waiting", approvals }))
    const all = Stream.mergeAll([changed, waits.changes, asked, beats], { concurrency: 4 })
    return Stream.concat(Stream.make(began), all)
  })).pipe(
    // The stream ends, and the page connects again.
    Stream.catchTag("DatabaseError", () => Stream.empty)
  )

/** Describes the server. */
export const infoOf = (
  { folder, store }: { readonly folder: string; readonly store: JobStore["Service"] },
  options: JobRoutesOptions
) =>
  Effect.map(store.isPaused, (isPaused): Info => ({
    hasDatabase: options.hasDatabase ?? true,
    runsJobs: options.runsJobs ?? false,
    isPaused,
    database: store.database,
    folder
  }))

const list = Effect.fnUntraced(function*(
  { searching, summaries }: Services,
  { states, vendor, ...query }: {
    readonly states?: string
    readonly vendor?: string
    readonly model?: string
    readonly text?: string
    readonly from?: number
    readonly until?: number
    readonly after?: string
    readonly limit?: number
  }
) {
  const filter = { ...query, states: states?.split(",").filter(isState), provider: vendor }
  const { jobs, next } = yield* searching(JobSearch.search(filter))
  return {
    jobs: yield* Effect.forEach(jobs, summaries.of),
    total: yield* searching(JobSearch.count(filter)),
    ...(next !== undefined && { next })
  }
})

/** Answers the part of the contract about jobs. */
const layerJobs = (options: JobRoutesOptions) =>
  HttpApiBuilder.group(StudioApi, "jobs", (handlers) =>
    Effect.gen(function*() {
      const services = yield* makeServices
      const { jobs, store, submissions, summaries } = services
      return handlers.handleAll({
        list: ({ query }) => list(services, query).pipe(Effect.catchTag("DatabaseError", unavailable)),
        changes: ({ query }) => Effect.succeed(changes(services, query.after)),
        get: ({ query }) =>
          Effect.gen(function*() {
            const job = yield* jobs.get(query.key)
            return {
              job: yield* summaries.of(job),
              request: job.job.request,
              links: (job.manifest?.task.assets ?? []).map(({ url }) => url)
            }
          }).pipe(Effect.catchTags({ JobNotFound: notFound, DatabaseError: unavailable })),
        submit: ({ payload }) => Effect.flatMap(submissions.submit(payload), summaries.of),
        retry: ({ payload: { key, resubmit } }) =>
          Effect.flatMap(jobs.retry(key, { resubmit }), summaries.of).pipe(
            Effect.catchTags({ JobNotFound: notFound, JobNotRetryable: refused, DatabaseError: unavailable })
          ),
        interrupt: ({ payload: { key } }) =>
          Effect.flatMap(jobs.interrupt(key), summaries.of).pipe(
            Effect.catchTags({ JobNotFound: notFound, DatabaseError: unavailable })
          ),
        setPaused: ({ payload: { isPaused } }) =>
          Effect.andThen(store.setPaused(isPaused), infoOf(services, options)).pipe(
            Effect.catchTag("DatabaseError", unavailable)
          )
      })
    }))

/** Answers the part of the contract about jobs that wait for a person. */
const layerApprovals = HttpApiBuilder.group(
  StudioApi,
  "approvals",
  (handlers) =>
    Effect.map(Submissions, ({ decide, waiting }) =>
      handlers.handleAll({
        waiting: () => waiting,
        decide: ({ payload: { isApproved, key } }) => Effect.andThen(decide(key, isApproved), waiting)
      }))
)

/** Answers the parts of the contract about jobs. */
export const layer = (options: JobRoutesOptions) => Layer.merge(layerJobs(options), layerApprovals)
