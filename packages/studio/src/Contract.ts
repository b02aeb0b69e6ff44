/**
 * The HTTP contract of the studio. The page's client is derived from it, and so can any other program's be. Times are
 * epoch milliseconds. It imports nothing but Effect, since the page contains it.
 */
import * as HttpApi from "effect/http-api/HttpApi"
import * as HttpApiEndpoint from "effect/http-api/HttpApiEndpoint"
import * as HttpApiGroup from "effect/http-api/HttpApiGroup"
import * as HttpApiSchema from "effect/http-api/HttpApiSchema"
import * as Schema from "effect/Schema"

/** The states of a job. */
export const State = Schema.Literals(["Queued", "Running", "Succeeded", "Failed", "Interrupted"])
/** The state of a job. */
export type State = typeof State.Type

/** A sum of money or of a vendor's credits. */
export const Money = Schema.Struct({ amount: Schema.Finite, unit: Schema.Literals(["USD", "credits"]) })
/** A sum of money or of a vendor's credits. */
export interface Money extends Schema.Schema.Type<typeof Money> {}

/** A cost that the vendor reported, or the estimate by its published prices. */
export const Cost = Schema.Struct({ ...Money.fields, isEstimated: Schema.Boolean })
/** A cost that the vendor reported, or the estimate by its published prices. */
export interface Cost extends Schema.Schema.Type<typeof Cost> {}

/** The kinds of files. */
export const Kind = Schema.Literals(["image", "video", "audio", "other"])

/** A saved file. `path`: relative to the folder of the studio; absent if the file is elsewhere. */
export const FileSummary = Schema.Struct({
  path: Schema.optionalKey(Schema.String),
  name: Schema.String,
  kind: Kind,
  mediaType: Schema.String,
  bytes: Schema.Int
})
/** A saved file. */
export interface FileSummary extends Schema.Schema.Type<typeof FileSummary> {}

/** The reason why a job failed. */
export const Problem = Schema.Struct({
  tag: Schema.String,
  summary: Schema.String,
  advice: Schema.String,
  isRetryable: Schema.Boolean
})
/** The reason why a job failed. */
export interface Problem extends Schema.Schema.Type<typeof Problem> {}

/** The time in which a task is likely to end: of ten such tasks, five before `at`, eight between the two others. */
export const ExpectedEnd = Schema.Struct({ at: Schema.Finite, earliest: Schema.Finite, latest: Schema.Finite })
/** The time in which a task is likely to end. */
export interface ExpectedEnd extends Schema.Schema.Type<typeof ExpectedEnd> {}

/**
 * A job in a list.
 *
 * - `prompt`: its first 300 characters
 * - `expectedEnd`: of ten such tasks, five end before `at` and eight between `earliest` and `latest`
 * - `polls`: the number of status queries so far, if this process makes them
 * - `waitsForWorker`: no worker so far has the job's vendor
 * - `task`: the vendor's task, as `vendor/id`; `handle`: its whole handle, for other commands
 * - `change`: the number of its last change, among all jobs of the database
 */
export const JobSummary = Schema.Struct({
  key: Schema.String,
  vendor: Schema.String,
  model: Schema.String,
  prompt: Schema.String,
  state: State,
  attempt: Schema.Int,
  change: Schema.Int,
  enqueuedAt: Schema.Finite,
  updatedAt: Schema.Finite,
  endedAt: Schema.optionalKey(Schema.Finite),
  submittedAt: Schema.optionalKey(Schema.Finite),
  expectedEnd: Schema.optionalKey(ExpectedEnd),
  polls: Schema.optionalKey(Schema.Int),
  waitsForWorker: Schema.Boolean,
  task: Schema.optionalKey(Schema.String),
  handle: Schema.optionalKey(Schema.String),
  cost: Schema.optionalKey(Cost),
  problem: Schema.optionalKey(Problem),
  files: Schema.Array(FileSummary)
})
/** A job in a list. */
export interface JobSummary extends Schema.Schema.Type<typeof JobSummary> {}

/** A job with its request and the links of its result. */
export const JobDetail = Schema.Struct({
  job: JobSummary,
  request: Schema.Json,
  links: Schema.Array(Schema.String)
})
/** A job with its request and the links of its result. */
export interface JobDetail extends Schema.Schema.Type<typeof JobDetail> {}

/** A page of jobs, newest first: the number of all that match, and the start of the next page. */
export const JobList = Schema.Struct({
  jobs: Schema.Array(JobSummary),
  total: Schema.Int,
  next: Schema.optionalKey(Schema.String)
})

/** The report of the last poll of a running task. `progress`: a percentage, if the vendor reports one. */
export const Polled = Schema.Struct({
  _tag: Schema.tag("Polled"),
  task: Schema.String,
  polls: Schema.Int,
  expectedEnd: Schema.optionalKey(ExpectedEnd),
  progress: Schema.optionalKey(Schema.Finite),
  problem: Schema.optionalKey(Schema.String)
})
/** The report of the last poll of a running task. */
export interface Polled extends Schema.Schema.Type<typeof Polled> {}

/**
 * An event of the stream of changes.
 *
 * - `Began`: the number of the last change at the start of the stream. If it is lower than the one that the reader has,
 *   the database is another one
 * - `Waiting`: the number of jobs that wait for a person
 * - `Alive`: comes every 15 seconds, so that a lost connection is noticed
 */
export const JobEvent = Schema.Union([
  Schema.Struct({ _tag: Schema.tag("Began"), change: Schema.Int }),
  Schema.Struct({ _tag: Schema.tag("Changed"), job: JobSummary }),
  Polled,
  Schema.Struct({ _tag: Schema.tag("Waiting"), approvals: Schema.Int }),
  Schema.Struct({ _tag: Schema.tag("Alive") })
])
/** An event of the stream of changes. */
export type JobEvent = typeof JobEvent.Type

/** A request in the vendor's own terms. */
export const VendorRequest = Schema.Struct({
  model: Schema.NonEmptyString,
  input: Schema.Record(Schema.String, Schema.Json)
})
/** A request in the vendor's own terms. */
export interface VendorRequest extends Schema.Schema.Type<typeof VendorRequest> {}

/** A job to submit. `key`: the same key is the same job, however often it is sent. */
export const NewJob = Schema.Struct({
  vendor: Schema.NonEmptyString,
  request: VendorRequest,
  key: Schema.optionalKey(Schema.NonEmptyString)
})
/** A job to submit. */
export interface NewJob extends Schema.Schema.Type<typeof NewJob> {}

/** A job of an agent that waits for a person, or has waited for one. `estimate`: its expected cost, if it is known. */
export const Approval = Schema.Struct({
  key: Schema.String,
  vendor: Schema.String,
  request: VendorRequest,
  askedAt: Schema.Finite,
  state: Schema.Literals(["Waiting", "Approved", "Denied"]),
  estimate: Schema.optionalKey(Money)
})
/** A job of an agent that waits for a person, or has waited for one. */
export interface Approval extends Schema.Schema.Type<typeof Approval> {}

/** A request in neutral terms, for any vendor; see `MediaRequest` of `@effect-media/core`. */
export const PortableRequest = Schema.Struct({
  model: Schema.NonEmptyString,
  task: Schema.String,
  prompt: Schema.String,
  images: Schema.optionalKey(Schema.Array(Schema.String)),
  aspectRatio: Schema.optionalKey(Schema.String),
  size: Schema.optionalKey(Schema.String),
  duration: Schema.optionalKey(Schema.Finite),
  count: Schema.optionalKey(Schema.Int),
  seed: Schema.optionalKey(Schema.Int),
  audio: Schema.optionalKey(Schema.Boolean)
})
/** A request in neutral terms, for any vendor. */
export interface PortableRequest extends Schema.Schema.Type<typeof PortableRequest> {}

/** A cost by published prices: the price, how often it is charged, its source, and the month in which it was seen. */
export const Estimate = Schema.Struct({
  cost: Money,
  price: Schema.Finite,
  per: Schema.String,
  times: Schema.Finite,
  evidence: Schema.String,
  seen: Schema.optional(Schema.String)
})
/** A cost by published prices. */
export interface Estimate extends Schema.Schema.Type<typeof Estimate> {}

/** A vendor's answer to a portable request: its own request and price, or the problems that prevent it. */
export const Offer = Schema.Struct({
  vendor: Schema.String,
  isReady: Schema.Boolean,
  request: Schema.optionalKey(VendorRequest),
  estimate: Schema.optionalKey(Estimate),
  problems: Schema.Array(Schema.String)
})
/** A vendor's answer to a portable request. */
export interface Offer extends Schema.Schema.Type<typeof Offer> {}

/** The sum of costs on a day in the reader's zone, in days from the epoch. */
export const Spent = Schema.Struct({
  day: Schema.Int,
  vendor: Schema.String,
  model: Schema.String,
  cost: Cost,
  jobs: Schema.Int
})
/** The sum of costs on a day. */
export interface Spent extends Schema.Schema.Type<typeof Spent> {}

/**
 * The money: what succeeded jobs cost, the balances that vendors report, and what is left of the limit of a day.
 *
 * - `unknown`: the number of jobs whose cost is neither reported nor published
 * - `isComplete`: false if there are more jobs without a reported cost than were estimated
 */
export const MoneyReport = Schema.Struct({
  spent: Schema.Array(Spent),
  unknown: Schema.Int,
  isComplete: Schema.Boolean,
  limit: Schema.optionalKey(Schema.Struct({ limit: Money, left: Money }))
})
/** The money. */
export interface MoneyReport extends Schema.Schema.Type<typeof MoneyReport> {}

/** The balance of an account, or why it is not known. */
export const Balance = Schema.Struct({
  vendor: Schema.String,
  balance: Schema.optionalKey(Money),
  problem: Schema.optionalKey(Schema.String)
})
/** The balance of an account. */
export interface Balance extends Schema.Schema.Type<typeof Balance> {}

/** The server: whether it runs jobs, whether it has a database, and whether intake is paused. */
export const Info = Schema.Struct({
  hasDatabase: Schema.Boolean,
  runsJobs: Schema.Boolean,
  isPaused: Schema.Boolean,
  database: Schema.String,
  folder: Schema.String
})
/** The server. */
export interface Info extends Schema.Schema.Type<typeof Info> {}

/** The state of the server: jobs by state, those without a worker by vendor, and each vendor's last error. */
export const HealthReport = Schema.Struct({
  info: Info,
  jobs: Schema.Record(State, Schema.Int),
  unserved: Schema.Record(Schema.String, Schema.Int),
  oldestSeconds: Schema.optionalKey(Schema.Finite),
  vendors: Schema.Array(Schema.Struct({
    name: Schema.String,
    isReady: Schema.Boolean,
    lastError: Schema.optionalKey(
      Schema.Struct({ key: Schema.String, at: Schema.Finite, summary: Schema.String })
    )
  }))
})
/** The state of the server. */
export interface HealthReport extends Schema.Schema.Type<typeof HealthReport> {}

/** A saved file in the gallery. `job`: the key of its job, if the database has it. */
export const GalleryItem = Schema.Struct({
  path: Schema.String,
  name: Schema.String,
  kind: Kind,
  mediaType: Schema.String,
  bytes: Schema.Finite,
  savedAt: Schema.Finite,
  vendor: Schema.String,
  model: Schema.String,
  prompt: Schema.String,
  cost: Schema.optionalKey(Money)
})
/** A saved file in the gallery. */
export interface GalleryItem extends Schema.Schema.Type<typeof GalleryItem> {}

/** A page of the gallery, newest first. */
export const GalleryList = Schema.Struct({
  items: Schema.Array(GalleryItem),
  total: Schema.Int,
  next: Schema.optionalKey(Schema.Int)
})

/** A saved file with its whole manifest, and its job if the database has it. */
export const GalleryDetail = Schema.Struct({
  item: GalleryItem,
  manifest: Schema.Json,
  job: Schema.optionalKey(Schema.String)
})
/** A saved file with its whole manifest. */
export interface GalleryDetail extends Schema.Schema.Type<typeof GalleryDetail> {}

/** A vendor: `isReady` if jobs can be submitted here; the ids of its models by what they make. */
export const VendorSummary = Schema.Struct({
  name: Schema.String,
  isReady: Schema.Boolean,
  models: Schema.Array(Schema.Struct({ id: Schema.String, kind: Kind, task: Schema.String }))
})
/** A vendor. */
export interface VendorSummary extends Schema.Schema.Type<typeof VendorSummary> {}

/** A job, a file, a vendor or a model that does not exist. */
export class NotFound extends Schema.TaggedError<NotFound>("@effect-media/studio/NotFound")(
  "NotFound",
  { message: Schema.String },
  { httpApiStatus: 404 }
) {}

/** A request that cannot be carried out: what is wrong, and where. */
export class Refused extends Schema.TaggedError<Refused>("@effect-media/studio/Refused")(
  "Refused",
  {
    message: Schema.String,
    problems: Schema.Array(
      Schema.Struct({ path: Schema.String, problem: Schema.String, suggestion: Schema.optionalKey(Schema.String) })
    )
  },
  { httpApiStatus: 422 }
) {}

/** The database does not answer. */
export class Unavailable extends Schema.TaggedError<Unavailable>("@effect-media/studio/Unavailable")(
  "Unavailable",
  { message: Schema.String },
  { httpApiStatus: 503 }
) {}

const key = { key: Schema.String }
const Filter = {
  states: Schema.optionalKey(Schema.String),
  vendor: Schema.optionalKey(Schema.String),
  model: Schema.optionalKey(Schema.String),
  text: Schema.optionalKey(Schema.String),
  from: Schema.optionalKey(Schema.Finite),
  until: Schema.optionalKey(Schema.Finite)
}

/** Durable jobs. */
export const jobs = HttpApiGroup.make("jobs").add(
  HttpApiEndpoint.get("list", "/jobs", {
    query: { ...Filter, after: Schema.optionalKey(Schema.String), limit: Schema.optionalKey(Schema.Int) },
    success: JobList,
    error: Unavailable
  }),
  HttpApiEndpoint.get("changes", "/changes", {
    query: { after: Schema.optionalKey(Schema.Int) },
    success: HttpApiSchema.StreamSse({ data: JobEvent })
  }),
  HttpApiEndpoint.get("get", "/job", { query: key, success: JobDetail, error: [NotFound, Unavailable] }),
  HttpApiEndpoint.post("submit", "/jobs", {
    payload: NewJob,
    success: JobSummary,
    error: [NotFound, Refused, Unavailable]
  }),
  HttpApiEndpoint.post("retry", "/job/retry", {
    payload: Schema.Struct({ ...key, resubmit: Schema.Boolean }),
    success: JobSummary,
    error: [NotFound, Refused, Unavailable]
  }),
  HttpApiEndpoint.post("interrupt", "/job/interrupt", {
    payload: Schema.Struct(key),
    success: JobSummary,
    error: [NotFound, Unavailable]
  }),
  HttpApiEndpoint.post("setPaused", "/intake", {
    payload: Schema.Struct({ isPaused: Schema.Boolean }),
    success: Info,
    error: Unavailable
  })
)

/** Jobs of agents that wait for a person. */
export const approvals = HttpApiGroup.make("approvals").add(
  HttpApiEndpoint.get("waiting", "/approvals", { success: Schema.Array(Approval), error: Unavailable }),
  HttpApiEndpoint.post("decide", "/approvals", {
    payload: Schema.Struct({ ...key, isApproved: Schema.Boolean }),
    success: Schema.Array(Approval),
    error: [NotFound, Refused, Unavailable]
  })
)

/** Saved files. The files themselves are at `/files/<path>`, which is no part of the contract. */
export const gallery = HttpApiGroup.make("gallery").add(
  HttpApiEndpoint.get("items", "/gallery", {
    query: {
      kind: Schema.optionalKey(Kind),
      text: Schema.optionalKey(Schema.String),
      from: Schema.optionalKey(Schema.Int),
      limit: Schema.optionalKey(Schema.Int)
    },
    success: GalleryList
  }),
  HttpApiEndpoint.get("item", "/gallery/item", {
    query: { path: Schema.String },
    success: GalleryDetail,
    error: NotFound
  })
)

/** Vendors and the facts of their models. */
export const vendors = HttpApiGroup.make("vendors").add(
  HttpApiEndpoint.get("all", "/vendors", { success: Schema.Array(VendorSummary) }),
  HttpApiEndpoint.get("model", "/model", {
    query: { vendor: Schema.String, model: Schema.String },
    success: Schema.Json,
    error: NotFound
  }),
  HttpApiEndpoint.get("portable", "/portable", {
    success: Schema.Struct({ models: Schema.Array(Schema.String), tasks: Schema.Array(Schema.String) })
  }),
  HttpApiEndpoint.post("offers", "/offers", {
    payload: PortableRequest,
    success: Schema.Array(Offer),
    error: Refused
  }),
  HttpApiEndpoint.post("estimate", "/estimate", {
    payload: Schema.Struct({ vendor: Schema.String, request: VendorRequest }),
    success: Schema.Struct({ estimate: Schema.optionalKey(Estimate) })
  })
)

/** The server itself. */
export const server = HttpApiGroup.make("server").add(
  HttpApiEndpoint.get("info", "/info", { success: Info, error: Unavailable }),
  HttpApiEndpoint.get("money", "/money", {
    query: { from: Schema.Finite, offset: Schema.Finite },
    success: MoneyReport,
    error: Unavailable
  }),
  HttpApiEndpoint.get("balances", "/balances", { success: Schema.Array(Balance) }),
  HttpApiEndpoint.get("health", "/health", { success: HealthReport, error: Unavailable })
)

/** The HTTP contract of the studio. */
export class StudioApi
  extends HttpApi.make("effect-media-studio").add(jobs, approvals, gallery, vendors, server).prefix("/api")
{}
