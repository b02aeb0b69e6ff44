/**
 * GlobalAIOPC's wire format: schemas of its replies, and its states as values. Images and videos share it.
 *
 * Sources: docs.globalaiopc.com ("Query Image Generation Task", "Videos Query Video Task" and the create pages), and
 * the replies that public clients handle.
 */
import { Dialect, Wire } from "@effect-media/core/http"
import { TaskId } from "@effect-media/core/task/TaskRef"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import * as Schema from "effect/Schema"
import * as SchemaIssue from "effect/SchemaIssue"
import * as SchemaTransformation from "effect/SchemaTransformation"

/**
 * GlobalAIOPC's terms. It documents no body of a refusal and no code of a failure. HTTP statuses have their usual
 * meaning, and so do the same numbers as `code` in the body. Failures are described by their text only.
 */
export const dialect: Dialect.Dialect<"globalaiopc"> = {
  provider: "globalaiopc",
  baseUrl: "https://zcbservice.aizfw.cn",
  successCodes: ["0", "200"],
  errorRules: [],
  statuses: {
    queued: "Queued",
    processing: "Running",
    completed: "Succeeded",
    failed: "Failed"
  },
  failureCategories: {}
}

/** Decodes a body that some pages show as it is, and others under `data`. */
const flatOrData = <A, I>(schema: Schema.Codec<A, I>) =>
  Schema.Union([
    Schema.Struct({ data: schema }).pipe(
      Schema.decodeTo(
        Schema.toType(schema),
        SchemaTransformation.transform({ decode: ({ data }) => data, encode: (data: A) => ({ data }) })
      )
    ),
    schema
  ])

/** The reason of a failure: a text, or an object that holds it. */
export const Failure = Schema.Union([
  Wire.Text,
  Schema.Struct({ code: Wire.informative(Wire.Text), message: Wire.informative(Wire.Text) })
])

const messageOf = (error: typeof Failure.Type): Option.Option<string> =>
  typeof error === "string" ? Option.some(error) : error.message

const codeOf = (error: typeof Failure.Type): Option.Option<string> =>
  typeof error === "string" ? Option.none() : error.code

/**
 * The reply to all create calls: `projectId` in one revision, `id` in another. It may report `failed` already; if
 * there is an id, the status gives the reason.
 */
export const CreateReply = flatOrData(
  Schema.Struct({
    projectId: Wire.informative(Wire.Text),
    id: Wire.informative(Wire.Text),
    taskId: Wire.informative(Wire.Text),
    task_id: Wire.informative(Wire.Text),
    error: Wire.informative(Failure)
  }).pipe(
    Schema.decodeTo(
      Schema.Struct({ id: TaskId }),
      SchemaTransformation.transformEffect({
        decode: ({ error, id, projectId, taskId, task_id }) =>
          Effect.fromOption(Option.firstSomeOf([projectId, id, taskId, task_id])).pipe(
            Effect.map((id) => ({ id })),
            Effect.mapError(() => {
              const reason = Option.getOrElse(Option.flatMap(error, messageOf), () => "")
              return new SchemaIssue.InvalidValue({ message: `It holds no task id, and says "${reason}"` })
            })
          ),
        encode: ({ id }) => {
          const none = Option.none()
          return Effect.succeed({ projectId: none, id: Option.some(id), taskId: none, task_id: none, error: none })
        }
      })
    )
  )
)

/**
 * One task, as all status calls report it: the model center has its result in `result_url`. `created` is seconds,
 * `actualDuration` is seconds of video; `object` differs between the pages, `amount` has no known unit.
 */
export const TaskRecord = Schema.Struct({
  id: Wire.informative(Wire.Text),
  object: Wire.informative(Schema.String),
  created: Wire.informative(Wire.Time),
  model: Wire.informative(Schema.String),
  status: Schema.String,
  progress: Wire.informative(Wire.Percent),
  image_url: Wire.informative(Wire.Urls),
  video_url: Wire.informative(Wire.Urls),
  result_url: Wire.informative(Wire.Urls),
  actualDuration: Wire.informative(Wire.Numeric),
  amount: Wire.informative(Wire.Numeric),
  error: Wire.informative(Failure)
})
export interface TaskRecord extends Schema.Schema.Type<typeof TaskRecord> {}

/** The reply to all status calls; `data` is null for an unknown task. */
export const StatusReply = Schema.Union([flatOrData(TaskRecord), Schema.Struct({ data: Schema.Null })])

/** Turns a record into a task report; its result is in `result_url`, or in the field `url`. */
export const toReport = (record: TaskRecord, url: "image_url" | "video_url"): Dialect.TaskReport => ({
  status: record.status,
  createdAt: record.created,
  progress: record.progress,
  links: Dialect.linksOf("result", Option.orElse(record.result_url, () => record[url])),
  code: Option.flatMap(record.error, codeOf),
  description: Option.flatMap(record.error, messageOf)
})
