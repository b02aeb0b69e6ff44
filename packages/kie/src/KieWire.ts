/**
 * KIE's wire format: schemas of its replies, and its states and codes as values.
 *
 * Sources: docs.kie.ai ("Get Task Details", "Getting Started", the agent skill of September 2026), and recorded traffic
 * of April to October 2026.
 */
import * as Dialect from "@effect-media/core/http/Dialect"
import * as Wire from "@effect-media/core/http/Wire"
import * as Arr from "effect/Array"
import * as Option from "effect/Option"
import * as Predicate from "effect/Predicate"
import * as Schema from "effect/Schema"

/** Texts of a 500 for which KIE made nothing, as recorded and probed. */
const badInput = /field is required|must be a |exceeds maximum length|task does not exist/i

/**
 * KIE's codes and terms. Most errors come as HTTP 200 with the code in the body; all codes are accepted as HTTP
 * statuses too.
 */
export const dialect: Dialect.Dialect<"kie"> = {
  provider: "kie",
  baseUrl: "https://api.kie.ai",
  successCodes: ["200"],
  errorRules: [
    { code: "400", kind: "InvalidRequest" },
    { code: "401", kind: "Unauthorized" },
    { code: "402", kind: "InsufficientCredits" },
    { code: "404", kind: "NotFound" },
    { code: "408", kind: "Unavailable" }, // the model's host gave no answer; it is not known whether a task was made
    { code: "422", matches: /recordInfo is null|record (?:does not exist|not found)/i, kind: "NotFound" },
    { code: "422", kind: "InvalidRequest" },
    { code: "429", kind: "RateLimited" },
    { code: "433", kind: "InsufficientCredits" }, // the sub-key's own limit is used up
    { code: "451", kind: "InvalidRequest" }, // a linked file could not be loaded
    { code: "455", kind: "NotAccepted" }, // maintenance
    { code: "500", matches: badInput, withoutData: true, kind: "InvalidRequest" },
    { code: "500", kind: "Unavailable" },
    { code: "501", kind: "Unavailable" },
    { code: "505", kind: "NotAccepted" }, // the feature is switched off
    { code: "531", kind: "Unavailable" } // in callbacks: the server failed, and the credits came back
  ],
  // The order is not strict: most models go from waiting straight to success.
  statuses: {
    waiting: "Queued",
    queuing: "Queued",
    generating: "Running",
    text_success: "Running", // a song whose text is there, and one whose first track is
    first_success: "Running",
    success: "Succeeded",
    fail: "Failed"
  },
  // Not complete. "422" does not prove that the input was bad; failMsg reveals refusals of content.
  failureCategories: {
    "402": "Quota",
    "408": "Timeout",
    "413": "ContentPolicy", // the sound equals an existing work
    "429": "Upstream",
    "451": "InvalidInput",
    "455": "Upstream",
    "500": "Upstream",
    "501": "Upstream",
    "503": "Upstream",
    "504": "Timeout",
    "531": "Upstream"
  },
  // 14 days by the page of September 2026, 24 hours by an older one. A link is never refused for its age alone.
  linkLifetime: "24 hours"
}

/** The path for submits. */
export const createPath = "/api/v1/jobs/createTask"

/** The paths of the two endpoints that answer at once, and make no task. */
export const omniPaths = { audio: "/api/v1/omni/audio/create", character: "/api/v1/omni/character/create" }

/** The reply to createTask: `taskId` and `recordId` are the same value. */
export const CreateReply = Schema.Struct({
  data: Schema.Struct({ taskId: Wire.Id })
})

const urls = Wire.informative(Wire.Urls)
const values = Wire.informative(Schema.Array(Schema.Json))

/** The links of one track of a song; its other fields (title, duration, tags, …) are the model's own. */
export const Song = Schema.Struct({
  audio_url: urls,
  audioUrl: urls,
  stream_audio_url: urls,
  streamAudioUrl: urls,
  image_url: urls,
  imageUrl: urls
})

/** The links of a part of a picture: a layer, or the mask of a segment. */
export const Part = Schema.Struct({ url: urls, maskUrl: urls })

/**
 * A task's result: `response` of its record, and the content of the string `resultJson`. The fields are those of all
 * families: `data` and `sunoData` are songs, `lyricsData` and `alignedWords` texts.
 */
export const TaskResult = Schema.Struct({
  resultUrls: urls,
  resultWaterMarkUrls: urls,
  firstFrameUrl: urls,
  lastFrameUrl: urls,
  url: urls,
  resultImageUrl: urls,
  resultVideoUrl: urls,
  video_url: urls,
  videoUrl: urls,
  data: values,
  sunoData: values,
  layers_data: values,
  segments: values,
  lyricsData: Wire.informative(Schema.Json),
  alignedWords: Wire.informative(Schema.Json),
  videoInfo: Wire.informative(Schema.Json),
  resultObject: Wire.informative(Schema.Json)
})
export interface TaskResult extends Schema.Schema.Type<typeof TaskResult> {}

/**
 * One task, as recordInfo reports it. Until the end `resultJson` is `""`; `createTime` and `completeTime` are
 * milliseconds. `creditsConsumed` is final at the end. `response` is the parsed `resultJson`, since September 2026.
 *
 * Unused fields are not decoded: the ids, `param` and `paramJson`, `operationType`, `successFlag`, `updateTime`, and
 * `costTime`, which is seconds in traffic and milliseconds in the docs.
 */
export const TaskRecord = Schema.Struct({
  state: Schema.String,
  failCode: Wire.informative(Wire.Text),
  failMsg: Wire.informative(Wire.Text),
  createTime: Wire.informative(Wire.Time),
  completeTime: Wire.informative(Wire.Time),
  progress: Wire.informative(Wire.Percent),
  creditsConsumed: Wire.informative(Wire.Numeric),
  response: Wire.informativeJsonText(TaskResult),
  resultJson: Wire.informativeJsonText(TaskResult)
})
export interface TaskRecord extends Schema.Schema.Type<typeof TaskRecord> {}

/** The reply to recordInfo; `data` is null for an unknown task. */
export const StatusReply = Schema.Struct({ data: Schema.NullishOr(TaskRecord) })

/**
 * The body of a callback: recordInfo's envelope, with code 200, or 501 and a state of `fail`. Only the task's id is
 * used. Songs write it as `task_id`, and send several callbacks: `text`, `first`, then `complete` or `error`.
 */
export const CallbackBody = Schema.Struct({
  data: Schema.Union([Schema.Struct({ taskId: Wire.Text }), Schema.Struct({ task_id: Wire.Text })])
})

/**
 * The reply to omni/audio and omni/character: what was made. The name of its id differs between sources; a reply without
 * one is returned as it is.
 */
export const OmniReply = Schema.Struct({ data: Schema.Json })

const decodeId = Schema.decodeUnknownOption(Wire.Text)

/** Returns the id in the reply to omni/audio or omni/character. */
export const omniIdOf = (data: Schema.Json): Option.Option<string> => {
  const names = ["audio_id", "audioId", "character_id", "characterId", "id"]
  const found = Predicate.isObject(data) ? Object.entries(data).filter(([name]) => names.includes(name)) : [["", data]]
  return Option.filter(Option.firstSomeOf(found.map(([, value]) => decodeId(value))), (id) => id !== "")
}

/** The reply to credit: a fractional number. */
export const CreditReply = Schema.Struct({ data: Wire.Numeric })

/** The reply to download-url: the fresh link. */
export const LinkReply = Schema.Struct({ data: Wire.Link })

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
    Schema.Struct({ ...uploaded, downloadUrl: Wire.Link }),
    Schema.Struct({ ...uploaded, fileUrl: Wire.Link })
  ])
})

const decodeSong = Schema.decodeUnknownOption(Song)
const decodePart = Schema.decodeUnknownOption(Part)
const decodeResult = Schema.decodeUnknownOption(TaskResult)

const linksOfSong = (song: typeof Song.Type): ReadonlyArray<Dialect.Link> => {
  const whole = Option.orElse(song.audio_url, () => song.audioUrl)
  const stream = Option.orElse(song.stream_audio_url, () => song.streamAudioUrl)
  return [
    ...Dialect.linksOf("result", Option.orElse(whole, () => stream), "audio"),
    ...Dialect.linksOf("cover", song.image_url),
    ...Dialect.linksOf("cover", song.imageUrl)
  ]
}

/** Returns the items of a list that are decoded. */
const itemsOf = <A>(
  list: Option.Option<ReadonlyArray<Schema.Json>>,
  decode: (value: Schema.Json) => Option.Option<A>
): ReadonlyArray<A> => Option.getOrElse(list, () => []).flatMap((value) => Option.toArray(decode(value)))

const songLists = ({ data, sunoData }: TaskResult) => Option.orElse(data, () => sunoData)

/** Returns the songs of a result whose sound is there. */
const songsOf = (result: TaskResult): ReadonlyArray<Schema.Json> =>
  Option.getOrElse(songLists(result), () => []).filter((song) =>
    Option.exists(decodeSong(song), (song) => linksOfSong(song).some(({ role }) => role === "result"))
  )

const usualLinks = (result: TaskResult): ReadonlyArray<Dialect.Link> =>
  Dialect.linksOf("result", result.resultUrls).concat(
    Dialect.linksOf("watermarked", result.resultWaterMarkUrls),
    Dialect.linksOf("first-frame", result.firstFrameUrl),
    Dialect.linksOf("last-frame", result.lastFrameUrl)
  )

const otherLinks = (result: TaskResult): ReadonlyArray<Dialect.Link> =>
  Dialect.linksOf("result", result.url).concat(
    Dialect.linksOf("result", result.resultImageUrl, "image"),
    Dialect.linksOf("result", result.resultVideoUrl, "video"),
    Dialect.linksOf("result", result.video_url, "video"),
    Dialect.linksOf("result", result.videoUrl, "video"),
    songsOf(result).length === 0 ? [] : itemsOf(songLists(result), decodeSong).flatMap(linksOfSong),
    itemsOf(result.layers_data, decodePart).flatMap(({ url }) => Dialect.linksOf("layer", url)),
    itemsOf(result.segments, decodePart).flatMap(({ maskUrl }) => Dialect.linksOf("mask", maskUrl))
  )

/** Returns the links of a result, and those in the objects inside it. The usual fields have precedence. */
const linksOfResult = (result: TaskResult): ReadonlyArray<Dialect.Link> => {
  const usual = usualLinks(result)
  const inner = itemsOf(Option.some(Arr.getSomes([result.resultObject, result.videoInfo])), decodeResult)
  const others = [...otherLinks(result), ...inner.flatMap((result) => [...usualLinks(result), ...otherLinks(result)])]
  const hasResult = usual.some(({ role }) => role === "result")
  const seen = new Set(usual.map(({ url }) => url))
  return usual.concat(others.filter(({ role, url }) => {
    const isNew = !seen.has(url) && !(hasResult && role === "result")
    seen.add(url)
    return isNew
  }))
}

/** Returns the content of a result other than plain links: lyrics, segments, layers with boxes, songs with titles. */
const outputOf = (result: TaskResult): Option.Option<Schema.Json> =>
  Option.firstSomeOf([
    result.resultObject,
    Option.map(result.lyricsData, (lyricsData) => ({ lyricsData })),
    Option.map(result.alignedWords, (alignedWords) => ({ alignedWords })),
    Option.filter(Option.some(songsOf(result)), Arr.isReadonlyArrayNonEmpty)
  ])

/** Returns the progress of songs of which the first is there: two are made at once. */
const progressOf = (result: TaskResult): Option.Option<number> => {
  const { length } = songsOf(result)
  return length === 0 ? Option.none() : Option.some(Math.min(100, 50 * length))
}

/** Turns a record into a task report. */
export const toReport = (record: TaskRecord): Dialect.TaskReport => {
  const results = Arr.getSomes([record.response, record.resultJson])
  const links = results.map(linksOfResult).find(Arr.isReadonlyArrayNonEmpty) ?? []
  return {
    status: record.state,
    createdAt: record.createTime,
    completedAt: record.completeTime,
    progress: Option.orElse(record.progress, () => Option.firstSomeOf(results.map(progressOf))),
    links,
    output: Option.firstSomeOf(results.map(outputOf)),
    cost: Option.map(record.creditsConsumed, (amount) => ({ amount, unit: "credits" as const })),
    code: record.failCode,
    description: record.failMsg
  }
}
