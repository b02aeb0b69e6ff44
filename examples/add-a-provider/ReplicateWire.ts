/**
 * Defines Replicate's wire format: its states and codes as values, the shape of a prediction, and its conversion to a
 * report.
 *
 * Sources: the HTTP API reference of replicate.com/docs, and the types of the npm package `replicate` 1.4.0.
 */
import { Dialect, Wire } from "@effect-media/core/http"
import * as Option from "effect/Option"
import * as Schema from "effect/Schema"

/** Replicate's dialect. Refusals are `{title, detail, status}` with the matching HTTP status. */
export const dialect: Dialect.Dialect = {
  provider: "replicate",
  baseUrl: "https://api.replicate.com",
  successCodes: [],
  errorRules: [],
  statuses: {
    starting: "Queued",
    processing: "Running",
    succeeded: "Succeeded",
    failed: "Failed",
    canceled: "Cancelled",
    aborted: "Cancelled"
  },
  failureCategories: {},
  linkLifetime: "1 hour"
}

/**
 * One task. `output` depends on the model: a link, a list of links, a text, or any other JSON. Times are ISO-8601
 * texts.
 */
export const Prediction = Schema.Struct({
  id: Schema.String,
  status: Schema.String,
  output: Wire.optional(Schema.Json),
  error: Wire.informative(Wire.Text),
  created_at: Wire.informative(Wire.Time),
  completed_at: Wire.informative(Wire.Time)
})

/** One task. */
export interface Prediction extends Schema.Schema.Type<typeof Prediction> {}

const decodeUrls = Schema.decodeUnknownOption(Wire.Urls)

const linksOf = (output: Schema.Json): ReadonlyArray<string> =>
  Option.getOrElse(decodeUrls(output), () => []).filter((text) => /^https?:/.test(text))

/** Converts a prediction to a task report. */
export const toReport = (prediction: Prediction): Dialect.TaskReport => ({
  status: prediction.status,
  createdAt: prediction.created_at,
  completedAt: prediction.completed_at,
  links: Dialect.linksOf("result", Option.map(prediction.output, linksOf)),
  output: Option.filter(prediction.output, (output) => linksOf(output).length === 0),
  description: prediction.error
})
