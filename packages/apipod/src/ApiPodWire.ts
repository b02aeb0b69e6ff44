/**
 * APIPod's wire format: schemas of its replies, and its states and codes as values.
 *
 * Sources: docs.apipod.ai ("Query Image Task" of April 2026, and its pages on creating, errors, idempotency keys and
 * webhooks).
 */
import * as Dialect from "@effect-media/core/http/Dialect"
import * as Wire from "@effect-media/core/http/Wire"
import * as Arr from "effect/Array"
import * as Option from "effect/Option"
import * as Schema from "effect/Schema"

/**
 * APIPod's codes and terms. Errors come as `{code, message, data: {type, error_code}}` or as `{error: {message, type,
 * code}}`, with the HTTP status of the same meaning, and sometimes inside HTTP 200.
 */
export const dialect: Dialect.Dialect<"apipod"> = {
  provider: "apipod",
  baseUrl: "https://api.apipod.ai",
  successCodes: ["200"],
  errorRules: [
    { code: "invalid_api_key", kind: "Unauthorized" },
    { code: "invalid_request", kind: "InvalidRequest" },
    { code: "invalid_idempotency_key", kind: "InvalidRequest" },
    { code: "idempotency_conflict", kind: "InvalidRequest" }, // the same key with another body
    { code: "idempotency_in_progress", kind: "DuplicateInProgress" }, // refused for now, with Retry-After
    { code: "idempotency_unavailable", kind: "Unavailable" },
    { code: "insufficient_quota", kind: "InsufficientCredits" },
    { code: "rate_limit_exceeded", kind: "RateLimited" },
    { code: "model_not_available", kind: "NotFound" }, // the model or the task, to this account
    { code: "internal_error", kind: "Unavailable" },
    { code: "400", kind: "InvalidRequest" },
    { code: "401", kind: "Unauthorized" },
    { code: "402", kind: "InsufficientCredits" },
    { code: "403", kind: "Forbidden" },
    { code: "404", kind: "NotFound" },
    { code: "409", kind: "InvalidRequest" },
    { code: "429", kind: "RateLimited" },
    { code: "500", kind: "Unavailable" },
    { code: "503", kind: "Unavailable" },
    { code: "504", kind: "Unavailable" }
  ],
  statuses: {
    pending: "Queued",
    processing: "Running",
    completed: "Succeeded",
    failed: "Failed",
    cancelled: "Cancelled"
  },
  // This list is not complete.
  failureCategories: {
    UPSTREAM_CAPACITY_EXHAUSTED: "Upstream",
    invalid_request: "InvalidInput",
    insufficient_quota: "Quota",
    rate_limit_exceeded: "Upstream",
    model_not_available: "Upstream",
    internal_error: "Upstream"
  },
  linkLifetime: "24 hours"
}

/** The reply to a submit of either kind: `task_id`. */
export const CreateReply = Schema.Struct({
  data: Schema.Struct({ task_id: Wire.Id })
})

/** A result that is not a plain link: a layer, with a `z_index`, of a picture that a `…-layer` model took apart. */
export const ResultObject = Schema.Struct({
  url: Wire.Link,
  z_index: Schema.optionalKey(Schema.Json),
  bounding_box: Schema.optionalKey(Schema.Json),
  name: Schema.optionalKey(Schema.Json),
  description: Schema.optionalKey(Schema.Json)
})

/** The failure of a video: a text, or an object with a code. */
export const TaskProblem = Schema.Union([
  Schema.String,
  Schema.Struct({ code: Wire.informative(Wire.Text), message: Wire.informative(Schema.String) })
])

/** The usage of a task; `cost` is US dollars. */
export const Usage = Schema.Struct({
  cost: Wire.informative(Wire.Numeric),
  prompt_tokens: Wire.informative(Wire.Numeric),
  completion_tokens: Wire.informative(Wire.Numeric),
  total_tokens: Wire.informative(Wire.Numeric)
})

/**
 * One task, as the status pages and the webhook report it. Images fail with `error_code` and `error_message`, videos
 * with `error`; the text of the status page mentions code and message. `completed_at` is seconds, on one page
 * milliseconds, in the webhook ISO-8601.
 */
export const TaskRecord = Schema.Struct({
  task_id: Wire.informative(Wire.Text),
  request_id: Wire.informative(Wire.Text),
  status: Schema.String,
  progress: Wire.informative(Wire.Percent),
  result: Wire.informative(Schema.Union([Schema.String, Schema.Array(Schema.Json)])),
  usage: Wire.informative(Usage),
  error_code: Wire.informative(Wire.Text),
  error_message: Wire.informative(Schema.String),
  error: Wire.informative(TaskProblem),
  code: Wire.informative(Wire.Text),
  message: Wire.informative(Schema.String),
  created_at: Wire.informative(Wire.Time),
  completed_at: Wire.informative(Wire.Time)
})
export interface TaskRecord extends Schema.Schema.Type<typeof TaskRecord> {}

/** The reply to a status request; `data` is null for an unknown task. */
export const StatusReply = Schema.Struct({ data: Schema.NullishOr(TaskRecord) })

/** The body of a callback, a flat {@link TaskRecord} with ISO-8601 times. Only the task's id is used. */
export const CallbackBody = Schema.Struct({ task_id: Wire.Text })

const isResultObject = Schema.is(ResultObject)

const linkOf = (result: Schema.Json): ReadonlyArray<Dialect.Link> => {
  if (typeof result === "string") return result === "" ? [] : [{ url: result, role: "result" }]
  return isResultObject(result) ? [{ url: result.url, role: result.z_index === undefined ? "result" : "layer" }] : []
}

/** Turns a record into a task report. */
export const toReport = (record: TaskRecord): Dialect.TaskReport => {
  const results = Option.match(record.result, { onNone: () => [], onSome: (result) => Arr.ensure(result) })
  const objects = results.filter(isResultObject)
  const problem = Option.map(
    record.error,
    (error) => typeof error === "string" ? { code: Option.none<string>(), message: Option.some(error) } : error
  )
  return {
    status: record.status,
    createdAt: record.created_at,
    completedAt: record.completed_at,
    progress: record.progress,
    links: results.flatMap(linkOf),
    output: Option.filter(Option.some(objects), Arr.isReadonlyArrayNonEmpty),
    cost: Option.map(Option.flatMap(record.usage, ({ cost }) => cost), (amount) => ({ amount, unit: "USD" as const })),
    code: Option.firstSomeOf([record.error_code, Option.flatMap(problem, ({ code }) => code), record.code]),
    description: Option.firstSomeOf([
      record.error_message,
      Option.flatMap(problem, ({ message }) => message),
      record.message
    ])
  }
}
