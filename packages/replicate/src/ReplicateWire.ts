/**
 * Replicate's wire format: the schema of a prediction, and its states and codes as values.
 *
 * Sources: Replicate's HTTP API reference and the source of its own clients; 250 recorded replies of October 2024 to 2025.
 */
import type * as Dialect from "@effect-media/core/http/Dialect"
import * as ErrorKind from "@effect-media/core/http/ErrorKind"
import * as Output from "@effect-media/core/http/Output"
import * as Wire from "@effect-media/core/http/Wire"
import type { Cancellation } from "@effect-media/core/task/Cancellation"
import type { MediaKind, TaskRef } from "@effect-media/core/task/TaskRef"
import * as Option from "effect/Option"
import * as Schema from "effect/Schema"

/** Replicate's codes and terms. HTTP statuses have their usual meaning; errors are `application/problem+json`. */
export const dialect: Dialect.Dialect = {
  provider: "replicate",
  baseUrl: "https://api.replicate.com",
  successCodes: [],
  errorRules: [],
  pauseHeader: "ratelimit-reset",
  statuses: {
    starting: "Queued",
    processing: "Running",
    succeeded: "Succeeded",
    successful: "Succeeded", // only in samples of the documentation
    failed: "Failed",
    canceled: "Cancelled",
    cancelled: "Cancelled",
    aborted: "Failed" // its deadline passed before it started
  },
  // An open list, found in the texts of errors.
  failureCategories: {
    aborted: "Timeout",
    E005: "ContentPolicy",
    E1001: "Upstream",
    E4875: "InvalidInput",
    E6716: "Timeout",
    E8765: "Upstream",
    E9243: "Upstream",
    E9825: "Upstream",
    PA: "Upstream"
  },
  linkLifetime: "1 hour"
}

/** The reply to a submit: a prediction, of which only the id matters. */
export const CreateReply = Schema.Struct({ id: Wire.Id })

/** A prediction. What is not known is absent in some replies, and null in others. */
export const Prediction = Schema.Struct({
  id: Wire.Id,
  status: Schema.String,
  output: Wire.informative(Schema.Json),
  error: Wire.informative(Schema.Unknown),
  logs: Wire.informative(Schema.String),
  metrics: Wire.informative(Schema.Record(Schema.String, Schema.Unknown)),
  created_at: Wire.informative(Wire.Time),
  started_at: Wire.informative(Wire.Time),
  completed_at: Wire.informative(Wire.Time),
  data_removed: Wire.informative(Schema.Boolean)
})

/** A prediction. */
export type Prediction = typeof Prediction.Type

const isMeasure = (value: unknown): value is number => typeof value === "number" && Number.isFinite(value) && value >= 0

/** Returns the measurements, without the negative ones, which are sent for some runs and mean nothing. */
const measuresIn = (values: Readonly<Record<string, unknown>>): Readonly<Record<string, number>> =>
  Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => isMeasure(value) ? [[name, value] as const] : [])
  )

/** Returns the code in the text of an error: `E1001`, or `PA` of an interrupted run. */
const codeIn = (text: string): string => /\b(E\d{3,5})\b/.exec(text)?.[1] ?? /\(code: (\w+)\)/.exec(text)?.[1] ?? ""

const isTextList = (output: Schema.Json): output is ReadonlyArray<string> =>
  Array.isArray(output) && output.length > 0 && output.every((item) => typeof item === "string")

/**
 * Returns the output besides plain links: a list of texts is one text in pieces, and a link or a list of links is no
 * output of its own. Objects without a link are no picture, film or sound.
 */
const valueOf = (
  output: Schema.Json,
  links: ReadonlyArray<Dialect.Link>,
  kind: MediaKind
): Option.Option<Schema.Json> => {
  if (links.length > 0) {
    return typeof output === "string" || isTextList(output) ? Option.none() : Output.valueOf(output, links)
  }
  if (isTextList(output)) return Option.some(output.join(""))
  const items: ReadonlyArray<Schema.Json> = Array.isArray(output) ? output : [output]
  const isEmpty = items.length === 0 || output === ""
  const isUnread = kind !== "other" && items.some((item) => typeof item === "object")
  return isEmpty || isUnread ? Option.none() : Option.some(output)
}

/** Turns a prediction of a task of this kind into a report. While it runs, its output may still grow, and is left out. */
export const toReport = (prediction: Prediction, kind: MediaKind): Dialect.TaskReport => {
  const { completed_at, created_at, data_removed, error, logs, metrics, output, started_at, status } = prediction
  const links = Option.match(output, {
    onNone: () => [],
    onSome: (output) => Output.linksIn(output, { anyText: true })
  })
  const isAborted = status.trim().toLowerCase() === "aborted"
  const description = Option.match(error, {
    onNone: () => isAborted ? "its deadline passed before it started" : "",
    onSome: (error) => ErrorKind.reasonOf({ error })
  })
  return {
    status,
    createdAt: created_at,
    completedAt: completed_at,
    ...(Option.isSome(started_at) && { startedAt: started_at.value }),
    ...(Option.isSome(logs) && { logs: linesIn(logs.value) }),
    metrics: measuresIn(Option.getOrElse(metrics, () => ({}))),
    links,
    output: Option.flatMap(output, (output) => valueOf(output, links, kind)),
    isExpired: Option.isNone(output) && Option.contains(data_removed, true),
    code: Option.some(isAborted ? "aborted" : codeIn(description)),
    description: Option.some(description)
  }
}

const linesIn = (logs: string) =>
  logs.split("\n").filter((line) => line.trim() !== "").slice(-100).map((message) => ({ message }))

const decode = Schema.decodeUnknownOption(Prediction)

/**
 * Reads the reply to a cancel: the prediction in its present state. Of one that has ended, the documentation only says
 * that it cannot be cancelled: the unchanged prediction and a refusal are both read as too late.
 */
export const readCancel = (ref: TaskRef) => ({ body, httpStatus }: ErrorKind.RawReply): Cancellation | undefined => {
  // The time until a cancel may be billed; no page says more.
  const billing = "unknown"
  if (httpStatus === 400 || httpStatus === 409 || httpStatus === 422) return { _tag: "TooLate", ref, billing }
  if (httpStatus >= 300) return undefined
  const state = Option.match(decode(body), {
    onNone: () => undefined,
    onSome: ({ status }) => dialect.statuses[status.trim().toLowerCase()]
  })
  if (state === "Cancelled") return { _tag: "Cancelled", ref, billing }
  return { _tag: state === "Succeeded" || state === "Failed" ? "TooLate" : "CancelRequested", ref, billing }
}

/** The path and the body with which a model is run. */
export interface Target {
  readonly path: string
  readonly version?: string | undefined
}

/**
 * Returns the way to run a model: an official one (`owner/name`), a version (64 hexadecimal digits, also behind
 * `owner/name:`), or a deployment (`deployments/owner/name`).
 *
 * @example
 * ```ts import.meta.vitest
 * import { ReplicateWire } from "@effect-media/replicate"
 *
 * ReplicateWire.targetOf("google/veo-3") // => { path: "/v1/models/google/veo-3/predictions" }
 * ReplicateWire.targetOf("deployments/me/mine") // => { path: "/v1/deployments/me/mine/predictions" }
 * ReplicateWire.targetOf("a/b:5c7d") // => { path: "/v1/predictions", version: "a/b:5c7d" }
 * ```
 */
export const targetOf = (model: string): Target =>
  model.includes(":") || !model.includes("/")
    ? { path: "/v1/predictions", version: model }
    : { path: model.startsWith("deployments/") ? `/v1/${model}/predictions` : `/v1/models/${model}/predictions` }
