/**
 * fal's wire format: schemas of its queue, the reading of results and cancels, and its states and codes as values.
 *
 * Sources: fal's documentation ("Queue API", "Errors", "Webhooks") and the source of its own clients
 * (`@fal-ai/client` 1.10, `fal_client`), 2026. No recorded traffic of the queue is public; where pages disagree, both
 * readings are accepted.
 */
import type * as Dialect from "@effect-media/core/http/Dialect"
import * as ErrorKind from "@effect-media/core/http/ErrorKind"
import * as Output from "@effect-media/core/http/Output"
import * as Wire from "@effect-media/core/http/Wire"
import type { Cancellation } from "@effect-media/core/task/Cancellation"
import type { TaskRef } from "@effect-media/core/task/TaskRef"
import * as Option from "effect/Option"
import * as Schema from "effect/Schema"

/** The text of a locked account: out of credit, not a wrong key. */
const locked = /user is locked|exhausted balance|top.?up/i

const Body = Schema.Struct({
  status: Wire.informative(Schema.String),
  success: Wire.informative(Schema.Boolean),
  error_type: Wire.informative(Schema.String),
  detail: Wire.informative(
    Schema.Union([
      Schema.String,
      Schema.Array(Schema.Struct({ type: Wire.informative(Schema.String), msg: Wire.informative(Schema.String) }))
    ])
  )
})
const decodeBody = Schema.decodeUnknownOption(Body)

/** Reads code and words: a header or field with the type of the error, else the first type in a list of details. */
const statementOf = ({ body, headers }: ErrorKind.RawReply): ErrorKind.Statement => {
  const fields = decodeBody(body)
  const detail = Option.flatMap(fields, ({ detail }) => detail)
  const listed = Option.flatMap(
    detail,
    (list) => typeof list === "string" ? Option.none() : Option.fromNullishOr(list[0])
  )
  const types = [
    Option.fromNullishOr(headers["x-fal-error-type"]),
    Option.flatMap(fields, ({ error_type }) => error_type),
    Option.flatMap(listed, ({ type }) => type)
  ]
  return {
    codes: types.flatMap(Option.toArray),
    description: ErrorKind.reasonOf(body),
    problems: ErrorKind.problemsIn(body),
    isRefusal: false
  }
}

/** fal's codes and terms. HTTP statuses have their usual meaning. */
export const dialect: Dialect.Dialect<"fal"> = {
  provider: "fal",
  baseUrl: "https://queue.fal.run",
  authorization: { scheme: "Key" },
  successCodes: [],
  statementOf,
  errorRules: [
    { code: "403", matches: locked, on: "submit", kind: "InsufficientCredits" },
    // A status query of a locked account was refused while its task ran, and was billed.
    { code: "403", matches: locked, on: "read", kind: "Unavailable" }
  ],
  statuses: {
    in_queue: "Queued",
    in_progress: "Running",
    completed: "Succeeded",
    // Only in schemas of third parties:
    failed: "Failed",
    cancelled: "Cancelled"
  },
  failureCategories: {
    client_cancelled: "Unknown",
    content_policy_violation: "ContentPolicy",
    downstream_service_error: "Upstream",
    downstream_service_unavailable: "Upstream",
    face_detection_error: "InvalidInput",
    feature_not_supported: "InvalidInput",
    file_download_error: "InvalidInput",
    file_too_large: "InvalidInput",
    generation_timeout: "Timeout",
    image_load_error: "InvalidInput",
    image_too_large: "InvalidInput",
    image_too_small: "InvalidInput",
    internal_error: "Upstream",
    internal_server_error: "Upstream",
    no_media_generated: "Unknown",
    request_timeout: "Timeout",
    runner_connection_error: "Upstream",
    runner_connection_timeout: "Upstream",
    runner_disconnected: "Upstream",
    runner_scheduling_failure: "Upstream",
    runner_server_error: "Upstream",
    startup_timeout: "Timeout",
    "500": "Upstream",
    "502": "Upstream",
    "503": "Upstream",
    "504": "Timeout"
  }
}

/** The reply to a submit. Its URLs are not used: the path of a task follows from its model and id. */
export const CreateReply = Schema.Struct({ request_id: Wire.Id })

const LogLine = Schema.Struct({
  message: Schema.String,
  timestamp: Wire.informative(Wire.Time),
  level: Wire.informative(Schema.String)
})

/** The reply to a status query. `error` is the text of a failed task, whose status is COMPLETED, too. */
export const StatusReply = Schema.Struct({
  status: Schema.String,
  queue_position: Wire.informative(Schema.Int),
  response_url: Wire.informative(Schema.String),
  logs: Wire.informative(Schema.Array(LogLine)),
  metrics: Wire.informative(Schema.Record(Schema.String, Schema.Unknown)),
  error: Wire.informative(Schema.Unknown),
  error_type: Wire.informative(Wire.Text)
})

/** The status of a task in the queue. */
export type StatusReply = typeof StatusReply.Type

/** Returns the URL of the result, as the reply has it; `""` if it has none. */
export const resultUrl = (reply: StatusReply): string => Option.getOrElse(reply.response_url, () => "")

const isNumber = (value: unknown): value is number => typeof value === "number" && Number.isFinite(value) && value >= 0

const numbersIn = (values: Readonly<Record<string, unknown>>): Readonly<Record<string, number>> =>
  Object.fromEntries(Object.entries(values).flatMap(([name, value]) => isNumber(value) ? [[name, value] as const] : []))

const stateOfFailure = (code: string) => code === "client_cancelled" ? "Cancelled" : "Failed"

/** Turns a status reply into a report. */
export const toReport = (reply: StatusReply): Dialect.TaskReport => {
  const logs = Option.getOrElse(reply.logs, () => [])
  const isFailure = Option.isSome(reply.error) || Option.isSome(reply.error_type)
  return {
    status: reply.status,
    ...(isFailure && { state: stateOfFailure(Option.getOrElse(reply.error_type, () => "")) }),
    ...(Option.isSome(reply.queue_position) && { queuePosition: reply.queue_position.value }),
    logs: logs.map(({ level, message, timestamp }) => ({
      message,
      ...(Option.isSome(timestamp) && { at: timestamp.value }),
      ...(Option.isSome(level) && { level: level.value })
    })),
    metrics: numbersIn(Option.getOrElse(reply.metrics, () => ({}))),
    code: reply.error_type,
    description: Option.map(reply.error, (error) => ErrorKind.reasonOf({ error }))
  }
}

/** The statuses of a refusal of this one request: they say nothing about the task. */
const ofTheRequest: ReadonlySet<number> = new Set([401, 403, 405, 408, 425, 429])

const decodeJson = Schema.decodeUnknownOption(Schema.Json)

/**
 * Reads the reply to the request for the result of a task with this status: what the model itself answered, with its HTTP
 * status. Returns `undefined` if the reply is not about the task: a refusal of the request, or a page of a proxy.
 */
export const readResult = (status: StatusReply) => (reply: ErrorKind.RawReply): Dialect.TaskReport | undefined => {
  const { body, headers, httpStatus } = reply
  const known = toReport(status)
  if (httpStatus >= 200 && httpStatus < 300) {
    const output = decodeJson(body)
    if (Option.isNone(output)) return undefined
    const links = Output.linksIn(output.value)
    const units = Number(headers["x-fal-billable-units"])
    return {
      ...known,
      links,
      output: Output.valueOf(output.value, links),
      metrics: { ...known.metrics, ...(units > 0 && Number.isFinite(units) && { billable_units: units }) }
    }
  }
  const { codes, description, problems = [] } = statementOf(reply)
  if (/still in progress/i.test(description)) return { ...known, status: "IN_PROGRESS" }
  const isOfApp = headers["x-fal-request-id"] !== undefined
  if (ofTheRequest.has(httpStatus) || (description === "" && !isOfApp)) return undefined
  // A result is deleted after an hour, a large one after six minutes.
  const isGone = (httpStatus === 404 || httpStatus === 410) && problems.length === 0
  if (isGone) return { ...known, isExpired: true }
  const code = codes[0] ?? String(httpStatus)
  return { ...known, state: stateOfFailure(code), code: Option.some(code), description: Option.some(description) }
}

/**
 * Reads a refused status query that is about the task: it did not start within the time that its submit allowed.
 */
export const readTimeout = (reply: ErrorKind.RawReply): Dialect.TaskReport | undefined => {
  const { codes, description } = statementOf(reply)
  return reply.httpStatus === 504 && reply.headers["x-fal-request-timeout-type"] === "user"
    ? {
      status: "COMPLETED",
      state: "Failed",
      code: Option.fromUndefinedOr(codes[0]),
      description: Option.some(description)
    }
    : undefined
}

/** Reads the reply to a cancel, in the forms of fal's pages. */
export const readCancel = (ref: TaskRef) => ({ body, httpStatus }: ErrorKind.RawReply): Cancellation | undefined => {
  const reply = decodeBody(body)
  const word = Option.getOrElse(Option.flatMap(reply, ({ status }) => status), () => "").toUpperCase()
  const hasFailed = Option.contains(Option.flatMap(reply, ({ success }) => success), false)
  if (word === "ALREADY_COMPLETED" || (httpStatus < 300 && hasFailed)) {
    return { _tag: "TooLate", ref, billing: "unknown" }
  }
  if (httpStatus >= 300) return undefined
  return httpStatus === 200 && word === "OK"
    // Time in the queue is not billed.
    ? { _tag: "Cancelled", ref, billing: "unbilled" }
    : { _tag: "CancelRequested", ref, billing: "unknown" }
}

/**
 * Returns the path of a task: status, result and cancel are below the owner and the app of a model, without its further
 * parts.
 *
 * @example
 * ```ts import.meta.vitest
 * import { FalWire } from "@effect-media/fal"
 *
 * FalWire.appOf("fal-ai/kling-video/v3/pro/text-to-video") // => "fal-ai/kling-video"
 * FalWire.appOf("workflows/me/poster/v2") // => "workflows/me/poster"
 * FalWire.appOf("110602490-lora") // => "110602490/lora"
 * ```
 */
export const appOf = (model: string): string => {
  const [first = "", ...rest] = model.replace(/^(\d+)-([^/]+)$/, "$1/$2").split("/")
  return [first, ...rest.slice(0, first === "workflows" || first === "comfy" ? 2 : 1)].join("/")
}
