/** The tools that agents get. */
import * as McpSchema from "effect/ai/McpSchema"
import * as Tool from "effect/ai/Tool"
import * as Toolkit from "effect/ai/Toolkit"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import { Approval, Estimate, JobSummary, Kind, State, VendorRequest } from "./Contract.ts"

/** An error that an agent can act on. */
export class AgentError extends Schema.TaggedError<AgentError>("@effect-media/studio/AgentError")("AgentError", {
  message: Schema.String
}) {}

/** The state of a job: as in the database, or waiting for a person, or refused by one. */
export const AgentJob = Schema.Struct({
  key: Schema.String,
  state: Schema.Union([State, Schema.Literals(["WaitsForApproval", "Denied"])]),
  advice: Schema.String,
  job: Schema.optionalKey(JobSummary),
  approval: Schema.optionalKey(Approval)
})
/** The state of a job. */
export interface AgentJob extends Schema.Schema.Type<typeof AgentJob> {}

const limit = (usual: number, most: number) =>
  Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: most })).pipe(
    Schema.withDecodingDefaultKey(Effect.succeed(usual))
  )
const about = <S extends Schema.Top>(schema: S, description: string) => schema.annotate({ description })

const key = about(Schema.String, "The key of the job, as submit returned it")
const vendor = about(Schema.String, "The name of the vendor, as search_models returns it")

const searchModels = Tool.make("search_models", {
  description: "Search the models of all vendors by words, with what they make and what they cost. Costs nothing.",
  parameters: Schema.Struct({
    query: about(
      Schema.String.pipe(Schema.withDecodingDefaultKey(Effect.succeed(""))),
      "Words of the id or the task, such as \"text-to-video\" or \"banana\""
    ),
    kind: Schema.optionalKey(Kind),
    vendor: Schema.optionalKey(vendor),
    limit: limit(20, 100)
  }),
  success: Schema.Struct({
    total: Schema.Int,
    models: Schema.Array(Schema.Struct({
      vendor: Schema.String,
      canSubmit: about(Schema.Boolean, "False without a key of this vendor"),
      model: Schema.String,
      kind: Kind,
      task: Schema.String,
      prices: Schema.Array(Schema.String)
    }))
  })
}).annotate(Tool.Readonly, true)

const describeModel = Tool.make("describe_model", {
  description: "Describe a model: its input fields with their limits and defaults, rules between them, and prices.",
  parameters: Schema.Struct({ vendor, model: Schema.String }),
  success: Schema.Struct({ model: Schema.Json }),
  failure: AgentError
}).annotate(Tool.Readonly, true)

const estimate = Tool.make("estimate", {
  description: "Check a request and estimate its cost by published prices. Nothing is submitted.",
  parameters: Schema.Struct({ vendor, request: VendorRequest }),
  success: Schema.Struct({
    problems: about(Schema.Array(Schema.String), "If there are any, submit refuses the request"),
    estimate: Schema.optionalKey(Estimate),
    needsApproval: Schema.Boolean
  }),
  failure: AgentError
}).annotate(Tool.Readonly, true)

const submit = Tool.make("submit", {
  description:
    "Submit a paid job. Returns at once with its key; use wait or status afterwards. The same request within " +
    "an hour, or the same key, is the same job and is not paid twice. An expensive job waits until a person has agreed.",
  parameters: Schema.Struct({
    vendor,
    request: about(VendorRequest, "The model's id, and its input by the vendor's own field names"),
    key: Schema.optionalKey(
      about(
        Schema.String.check(Schema.isPattern(/^[!-~]{1,150}$/)),
        "Your own name of the job. Give a new one to run the same request again"
      )
    )
  }),
  success: AgentJob,
  failure: AgentError,
  dependencies: [McpSchema.McpRequestContext, McpSchema.McpServerClient]
}).annotate(Tool.Idempotent, true).annotate(Tool.Destructive, false)

const status = Tool.make("status", {
  description: "Return the state of a job once.",
  parameters: Schema.Struct({ key }),
  success: AgentJob,
  failure: AgentError
}).annotate(Tool.Readonly, true)

const wait = Tool.make("wait", {
  description: "Wait until a job has ended, for a bounded time. If it has not ended, call again: nothing is lost.",
  parameters: Schema.Struct({ key, seconds: about(limit(60, 300), "At most so many seconds; 60 by default") }),
  success: AgentJob,
  failure: AgentError,
  dependencies: [McpSchema.McpRequestContext]
}).annotate(Tool.Readonly, true)

const listJobs = Tool.make("list_jobs", {
  description: "List jobs, the newest first.",
  parameters: Schema.Struct({
    text: Schema.optionalKey(about(Schema.String, "Words of the prompt, the model or the key")),
    states: Schema.optionalKey(Schema.Array(State)),
    limit: limit(20, 100)
  }),
  success: Schema.Struct({ total: Schema.Int, jobs: Schema.Array(JobSummary) }),
  failure: AgentError
}).annotate(Tool.Readonly, true)

const cancel = Tool.make("cancel", {
  description: "End a job that an agent submitted, without a result. The vendor's task may continue and be billed.",
  parameters: Schema.Struct({ key }),
  success: AgentJob,
  failure: AgentError
}).annotate(Tool.Idempotent, true)

/** The tools that return text. `get_result` also returns pictures. */
export const AgentToolkit = Toolkit.make(
  searchModels,
  describeModel,
  estimate,
  submit,
  status,
  wait,
  listJobs,
  cancel
)

/** The parameters of `get_result`. */
export const ResultParameters = Schema.Struct({ key })

/** The result of a job: the vendor's links, and the saved files with their paths on this machine. */
export const Result = Schema.Struct({
  job: AgentJob,
  links: Schema.Array(Schema.String),
  files: Schema.Array(Schema.Struct({
    name: Schema.String,
    kind: Kind,
    mediaType: Schema.String,
    bytes: Schema.Int,
    path: Schema.String,
    sha256: Schema.String
  }))
})
/** The result of a job. */
export interface Result extends Schema.Schema.Type<typeof Result> {}
