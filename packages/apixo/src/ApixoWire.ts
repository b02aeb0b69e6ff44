/**
 * APIXO's wire format: schemas of its replies, and its states and codes as values.
 *
 * Sources: apixo.ai/docs (the status page, and the pages on creating, errors, webhooks and the balance).
 */
import * as Dialect from "@effect-media/core/http/Dialect"
import * as Wire from "@effect-media/core/http/Wire"
import * as Arr from "effect/Array"
import * as Option from "effect/Option"
import * as Predicate from "effect/Predicate"
import * as Schema from "effect/Schema"

/** APIXO's codes and terms. Errors come as `{code, message, data: null}`, with the code as HTTP status too. */
export const dialect: Dialect.Dialect<"apixo"> = {
  provider: "apixo",
  baseUrl: "https://api.apixo.ai",
  successCodes: ["200"],
  errorRules: [
    { code: "400", matches: /insufficient (credit|balance)/i, kind: "InsufficientCredits" },
    { code: "400", kind: "InvalidRequest" },
    { code: "401", kind: "Unauthorized" },
    { code: "402", kind: "InsufficientCredits" },
    { code: "403", kind: "Forbidden" }, // content policy by one page, a key without the permission by another
    { code: "404", kind: "NotFound" },
    { code: "429", kind: "RateLimited" },
    { code: "500", kind: "Unavailable" },
    { code: "503", kind: "Unavailable" }
  ],
  statuses: {
    pending: "Queued",
    processing: "Running",
    success: "Succeeded",
    failed: "Failed"
  },
  // This list is not complete; codes come in two spellings.
  failureCategories: {
    CONTENT_VIOLATION: "ContentPolicy",
    NSFW_DETECTED: "ContentPolicy",
    NSFW: "ContentPolicy",
    SensitiveContent: "ContentPolicy",
    SensitiveContentDetected: "ContentPolicy",
    InputImageSensitiveContentDetected: "ContentPolicy",
    InputOutputSensitiveContentDetected: "ContentPolicy",
    ProhibitedContentDetected: "ContentPolicy",
    PROMPT_TOO_LONG: "InvalidInput",
    PromptLengthExceeded: "InvalidInput",
    INVALID_PROMPT: "InvalidInput",
    INVALID_IMAGE_URL: "InvalidInput",
    IMAGE_TOO_LARGE: "InvalidInput",
    UNSUPPORTED_FORMAT: "InvalidInput",
    IMAGE_DOWNLOAD_FAILED: "InvalidInput",
    PROCESSING_TIMEOUT: "Timeout",
    MODEL_UNAVAILABLE: "Upstream",
    GENERATION_FAILED: "Upstream",
    INSUFFICIENT_CREDITS: "Quota"
  },
  linkLifetime: "24 hours"
}

/** The reply to generateTask. */
export const CreateReply = Schema.Struct({
  data: Schema.Struct({ taskId: Wire.Id })
})

/** The links of one piece of music; its other fields (title, duration, lyrics, …) are the model's own. */
export const Track = Schema.Struct({
  audio_url: Wire.informative(Wire.Urls),
  video_url: Wire.informative(Wire.Urls),
  image_url: Wire.informative(Wire.Urls)
})

/**
 * The content of the string `resultJson`: `{resultUrls}`, or tracks of music, as a list or in lists under other keys.
 */
export const TaskResult = Schema.Union([Schema.Array(Schema.Json), Schema.Record(Schema.String, Schema.Json)])
export type TaskResult = typeof TaskResult.Type

/**
 * One task, as statusTask and the webhook report it. Fields without a value are absent; `createTime` and `completeTime`
 * are milliseconds. Unused fields are not decoded: `taskId`, `costTime`.
 */
export const TaskRecord = Wire.recordWithResult({
  failCode: Wire.informative(Wire.Text),
  failMsg: Wire.informative(Wire.Text),
  createTime: Wire.informative(Wire.Time),
  completeTime: Wire.informative(Wire.Time)
}, TaskResult)
export type TaskRecord = typeof TaskRecord.Type

/** The reply to statusTask. */
export const StatusReply = Schema.Struct({ data: Schema.NullishOr(TaskRecord) })

/** The body of a callback: statusTask's envelope. Only the task's id is used. */
export const CallbackBody = Schema.Struct({ data: Schema.Struct({ taskId: Wire.Text }) })

/** The reply to current-balance: US dollars. */
export const BalanceReply = Schema.Struct({ data: Wire.Numeric })

const decodeTrack = Schema.decodeUnknownOption(Track)
const decodeUrls = Schema.decodeUnknownOption(Wire.Urls)

const linksOfTrack = (value: Schema.Json): ReadonlyArray<Dialect.Link> =>
  Option.match(decodeTrack(value), {
    onNone: () => [],
    onSome: (track) => [
      ...Dialect.linksOf("result", track.audio_url),
      ...Dialect.linksOf("result", track.video_url),
      ...Dialect.linksOf("cover", track.image_url)
    ]
  })

const isList = (result: TaskResult): result is ReadonlyArray<Schema.Json> => Array.isArray(result)

/** Returns the texts of a list; tracks are read separately. */
const textsOf = (value: Schema.Json | undefined) => Array.isArray(value) ? value.filter(Predicate.isString) : value

const linksOfResult = (result: TaskResult) => {
  const urls = decodeUrls(textsOf(isList(result) ? result : result["resultUrls"]))
  const values = isList(result) ? result : [result, ...Object.values(result).flatMap(Arr.ensure)]
  const tracks = values.map((value) => ({ value, links: linksOfTrack(value) })).filter(({ links }) => links.length > 0)
  const links = [...Dialect.linksOf("result", urls), ...tracks.flatMap(({ links }) => links)]
  return {
    links: Array.from(new Map(links.map((link) => [link.url, link])).values()),
    tracks: tracks.map(({ value }) => value)
  }
}

/** Turns a record into a task report. */
export const toReport = (record: TaskRecord): Dialect.TaskReport => {
  const result = Option.map(record.resultJson, linksOfResult)
  return {
    status: record.state,
    createdAt: record.createTime,
    completedAt: record.completeTime,
    links: Option.match(result, { onNone: () => [], onSome: ({ links }) => links }),
    output: Option.filter(Option.map(result, ({ tracks }) => tracks), Arr.isReadonlyArrayNonEmpty),
    code: record.failCode,
    description: record.failMsg
  }
}
