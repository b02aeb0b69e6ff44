/**
 * KIE's wire format: schemas of its replies, and its states and codes as values.
 *
 * Sources: docs.kie.ai ("Get Task Details", "Getting Started"), and recorded traffic of April 2026 (595 replies).
 */
import * as Dialect from "@effect-media/core/http/Dialect"
import * as Wire from "@effect-media/core/http/Wire"
import * as Arr from "effect/Array"
import * as Option from "effect/Option"
import * as Schema from "effect/Schema"

/**
 * KIE's codes and terms. Most errors come as HTTP 200 with the code in the body; all codes are accepted as HTTP
 * statuses too.
 */
export const dialect: Dialect.Dialect = {
  provider: "kie",
  baseUrl: "https://api.kie.ai",
  successCodes: ["200"],
  errorRules: [
    { code: "400", kind: "InvalidRequest" },
    { code: "401", kind: "Unauthorized" },
    { code: "402", kind: "InsufficientCredits" },
    { code: "404", kind: "NotFound" },
    { code: "422", matches: /recordInfo is null/i, kind: "NotFound" },
    { code: "422", kind: "InvalidRequest" },
    { code: "429", kind: "RateLimited" },
    { code: "433", kind: "InsufficientCredits" }, // the sub-key's own limit is used up
    { code: "455", kind: "NotAccepted" }, // maintenance
    { code: "500", kind: "Unavailable" },
    { code: "501", kind: "Unavailable" },
    { code: "505", kind: "NotAccepted" } // the feature is switched off
  ],
  // The order is not strict: most models go from waiting straight to success.
  statuses: {
    waiting: "Queued",
    queuing: "Queued",
    generating: "Running",
    success: "Succeeded",
    fail: "Failed"
  },
  // Not complete. "422" does not prove that the input was bad; failMsg reveals refusals of content.
  failureCategories: {
    "402": "Quota",
    "408": "Timeout",
    "429": "Upstream",
    "455": "Upstream",
    "500": "Upstream",
    "501": "Upstream",
    "503": "Upstream",
    "504": "Timeout"
  },
  // 24 hours according to the task page, 14 days according to the start page.
  linkLifetime: "24 hours"
}

/** The path for submits. */
export const createPath = "/api/v1/jobs/createTask"

/** The reply to createTask: `taskId` and `recordId` are the same value. */
export const CreateReply = Schema.Struct({
  data: Schema.Struct({ taskId: Wire.Id })
})

/** The content of the string `resultJson`. */
export const TaskResult = Schema.Struct({
  resultUrls: Wire.informative(Wire.Urls),
  resultWaterMarkUrls: Wire.informative(Wire.Urls),
  firstFrameUrl: Wire.informative(Schema.String),
  lastFrameUrl: Wire.informative(Schema.String),
  resultObject: Wire.informative(Schema.Json)
})

/**
 * One task, as recordInfo reports it. Until the end `resultJson` is `""`; `createTime` and `completeTime` are
 * milliseconds.
 *
 * Unused fields are not decoded: the ids, `param`, `updateTime`, and `costTime`, which is seconds in traffic and
 * milliseconds in the docs.
 */
export const TaskRecord = Wire.recordWithResult({
  failCode: Wire.informative(Wire.Text),
  failMsg: Wire.informative(Wire.Text),
  createTime: Wire.informative(Wire.Time),
  completeTime: Wire.informative(Wire.Time),
  progress: Wire.informative(Wire.Percent),
  creditsConsumed: Wire.informative(Wire.Numeric)
}, TaskResult)

/** One task, as recordInfo reports it. */
export type TaskRecord = typeof TaskRecord.Type

/** The reply to recordInfo; `data` is null for an unknown task. */
export const StatusReply = Schema.Struct({ data: Schema.NullishOr(TaskRecord) })

/**
 * The body of a callback: recordInfo's envelope, with code 200, or 501 and a state of `fail`. Only the task's id is
 * used. The docs' sample writes the id as `task_id`.
 */
export const CallbackBody = Schema.Struct({
  data: Schema.Union([Schema.Struct({ taskId: Wire.Text }), Schema.Struct({ task_id: Wire.Text })])
})

/** The reply to credit: a fractional number. */
export const CreditReply = Schema.Struct({ data: Wire.Numeric })

/** The reply to download-url: the fresh link. */
export const LinkReply = Schema.Struct({ data: Schema.NonEmptyString })

const uploaded = {
  fileName: Wire.informative(Schema.String),
  filePath: Wire.informative(Schema.String),
  fileSize: Wire.informative(Wire.Numeric),
  mimeType: Wire.informative(Schema.String),
  uploadedAt: Wire.informative(Wire.Time)
}

/**
 * The reply to an upload. Only the link is used, which is `downloadUrl` in the vendor's page and `fileUrl` in some
 * clients; `success` adds nothing to the code.
 */
export const UploadReply = Schema.Struct({
  data: Schema.Union([
    Schema.Struct({ ...uploaded, downloadUrl: Schema.NonEmptyString }),
    Schema.Struct({ ...uploaded, fileUrl: Schema.NonEmptyString })
  ])
})

/** Turns a record into a task report. */
export const tell = (record: TaskRecord): Dialect.TaskReport => ({
  status: record.state,
  createdAt: record.createTime,
  completedAt: record.completeTime,
  progress: record.progress,
  links: Option.match(record.resultJson, {
    onNone: () => [],
    onSome: (result) =>
      Dialect.linksOf("result", result.resultUrls).concat(
        Dialect.linksOf("watermarked", result.resultWaterMarkUrls),
        Dialect.linksOf("first-frame", Option.map(result.firstFrameUrl, Arr.of)),
        Dialect.linksOf("last-frame", Option.map(result.lastFrameUrl, Arr.of))
      )
  }),
  output: Option.flatMap(record.resultJson, ({ resultObject }) => resultObject),
  cost: Option.map(record.creditsConsumed, (amount) => ({ amount, unit: "credits" as const })),
  code: record.failCode,
  description: record.failMsg
})
