/**
 * Offers the studio to agents as MCP tools, over HTTP or stdio. The jobs are durable, so that an agent that is dropped
 * loses nothing: the same request returns the same job.
 */
import { closestModel } from "@effect-media/core/model/InputCheck"
import * as Model from "@effect-media/core/model/Model"
import { hasEnded, type Job } from "@effect-media/durable/Job"
import { Jobs } from "@effect-media/durable/Jobs"
import * as JobSearch from "@effect-media/durable/JobSearch"
import type { JobStore } from "@effect-media/durable/JobStore"
import * as McpProtocol from "effect/ai/McpProtocol"
import * as McpSchema from "effect/ai/McpSchema"
import * as McpServer from "effect/ai/McpServer"
import * as Clock from "effect/Clock"
import * as Context from "effect/Context"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import type * as HttpRouter from "effect/http/HttpRouter"
import * as Layer from "effect/Layer"
import * as Option from "effect/Option"
import * as Predicate from "effect/Predicate"
import * as Schedule from "effect/Schedule"
import * as Schema from "effect/Schema"
import type * as SqlClient from "effect/sql/SqlClient"
import type { Stdio } from "effect/Stdio"
import { AgentError, type AgentJob, AgentToolkit, Result, ResultParameters } from "./AgentTools.ts"
import type { Approval } from "./Contract.ts"
import { checkRequest } from "./internal/checkRequest.ts"
import { estimateOf, JobSummaries } from "./JobSummaries.ts"
import { StudioFiles } from "./StudioFiles.ts"
import { StudioVendors } from "./StudioVendors.ts"
import { StudioWaits } from "./StudioWaits.ts"
import { Submissions, type Submitted } from "./Submissions.ts"

/** The services that the tools need. */
export type AgentServices =
  | Jobs
  | JobStore
  | SqlClient.SqlClient
  | StudioFiles
  | StudioVendors
  | StudioWaits
  | Submissions

const failed = ({ message }: { readonly message: string }) => Effect.fail(new AgentError({ message }))

const advice: Readonly<Record<AgentJob["state"], string>> = {
  Queued: "Call wait.",
  Running: "Call wait.",
  Succeeded: "Call get_result.",
  Failed: "See job.problem. Submit again with a new key, if that may help.",
  Interrupted: "The job was ended without a result.",
  WaitsForApproval: "A person has to agree in the studio first. Call wait, or continue with other work.",
  Denied: "A person refused this job. Do not submit it again unless they ask for it."
}

const makeJobs = Effect.gen(function*() {
  const jobs = yield* Jobs
  const summaries = yield* JobSummaries
  const { approvalOf } = yield* Submissions
  const ofJob = (job: Job) =>
    Effect.map(summaries.of(job), (summary): AgentJob => ({
      key: job.key,
      state: job.state,
      advice: advice[job.state],
      job: summary
    }))
  const ofApproval = (approval: Approval): AgentJob => {
    const state = approval.state === "Denied" ? "Denied" : "WaitsForApproval"
    return { key: approval.key, state, advice: advice[state], approval }
  }
  const get = Effect.fnUntraced(function*(key: string) {
    const job = yield* jobs.get(key).pipe(
      Effect.asSome,
      Effect.catchTags({ JobNotFound: () => Effect.succeed(Option.none<Job>()), DatabaseError: failed })
    )
    if (Option.isSome(job)) return yield* ofJob(job.value)
    const approval = Option.getOrUndefined(yield* approvalOf(key).pipe(Effect.catch(failed)))
    return approval === undefined
      ? yield* new AgentError({ message: `There is no job "${key}".` })
      : ofApproval(approval)
  })
  const ofSubmitted = (submitted: Submitted) =>
    submitted._tag === "Enqueued" ? ofJob(submitted.job) : Effect.succeed(ofApproval(submitted.approval))
  return { jobs, get, ofSubmitted }
})

const hasJobEnded = ({ state }: AgentJob): boolean =>
  state === "Denied" || (state !== "WaitsForApproval" && hasEnded({ state }))

const Consent = Schema.Struct({ approve: Schema.Boolean.annotate({ description: "True to run and pay for the job" }) })

/** Asks the person in front of the agent's program for consent, if that program can. Returns `None` without an answer. */
const askPerson = ({ estimate, request, vendor }: Approval) =>
  Effect.gen(function*() {
    const { clientCapabilities } = yield* McpSchema.McpRequestContext
    if (clientCapabilities.elicitation === undefined) return Option.none<boolean>()
    const price = estimate === undefined ? "at an unknown price" : `for about ${estimate.amount} ${estimate.unit}`
    const message = `Run ${request.model} at ${vendor} ${price}?`
    return yield* McpServer.elicit({ message, schema: Consent }).pipe(
      Effect.map(({ approve }) => Option.some(approve)),
      Effect.catchTag("ElicitationDeclined", ({ cause }) =>
        Effect.succeed(cause === undefined ? Option.some(false) : Option.none<boolean>())),
      Effect.timeoutOption("5 minutes"),
      Effect.map(Option.flatten),
      Effect.catchCause(() =>
        Effect.succeed(Option.none<boolean>())
      )
    )
  })

/** Reports progress to the agent's program while it waits, if it asked for that. */
const reportProgress = Effect.fnUntraced(function*(begun: number, job: AgentJob, polls: number | undefined) {
  const { requestMetadata } = yield* McpSchema.McpRequestContext
  const token = requestMetadata?.["progressToken"]
  if (!Predicate.isString(token) && !Predicate.isNumber(token)) return
  const { notifications } = yield* McpServer.McpServer
  const elapsed = Duration.toSeconds((yield* Clock.currentTimeMillis) - begun)
  yield* notifications["notifications/progress"]({
    progressToken: token,
    progress: elapsed,
    message: `${job.state}${polls === undefined ? "" : `, ${polls} polls`}`
  })
})

const pricesOf = ({ prices = [] }: Model.ModelSpec): ReadonlyArray<string> =>
  prices.slice(0, 6).map(({ amount, per, unit, when = {} }) => {
    const conditions = Object.entries(when).map(([name, value]) => `${name} ${String(value)}`).join(", ")
    return `${amount} ${unit} per ${per}${conditions === "" ? "" : ` (${conditions})`}`
  })

/** The tools that only read tables. */
const makeTables = Effect.gen(function*() {
  const { all } = yield* StudioVendors
  const { needsApproval } = yield* Submissions
  const vendorOf = (name: string) => {
    const vendor = all.find((vendor) => vendor.name === name)
    return vendor === undefined
      ? Effect.fail(
        new AgentError({
          message: `There is no vendor "${name}". There are ${all.map(({ name }) => name).join(", ")}.`
        })
      )
      : Effect.succeed(vendor)
  }
  const models = all.flatMap(({ isReady, models, name }) =>
    models.map((spec) => ({
      text: `${name} ${spec.id} ${spec.kind} ${spec.tasks.join(" ")}`.toLowerCase(),
      row: {
        vendor: name,
        canSubmit: isReady,
        model: spec.id,
        kind: spec.kind,
        task: spec.task,
        prices: pricesOf(spec)
      }
    }))
  )
  return {
    search_models: Effect.fn("Agent.search_models")(function*({ kind, limit, query, vendor }: {
      readonly kind?: string
      readonly limit: number
      readonly query: string
      readonly vendor?: string
    }) {
      const words = query.toLowerCase().split(/\s+/)
      const found = models.flatMap(({ row, text }) =>
        words.every((word) => text.includes(word)) && (kind === undefined || row.kind === kind) &&
          (vendor === undefined || row.vendor === vendor)
          ? [row]
          : []
      )
      return yield* Effect.succeed({ total: found.length, models: found.slice(0, limit) })
    }),
    describe_model: Effect.fn("Agent.describe_model")(function*({ model, vendor: name }: {
      readonly model: string
      readonly vendor: string
    }) {
      const { models } = yield* vendorOf(name)
      const spec = Option.flatMap(Model.find(models, model), Schema.decodeUnknownOption(Schema.Json))
      if (Option.isSome(spec)) return { model: spec.value }
      const closest = closestModel(model, models.map(({ id }) => id))
      return yield* new AgentError({
        message: `${name} has no known model "${model}".${closest === undefined ? "" : ` Did you mean ${closest}?`}`
      })
    }),
    estimate: Effect.fn("Agent.estimate")(function*({ request, vendor: name }: {
      readonly request: { readonly model: string; readonly input: Readonly<Record<string, Schema.Json>> }
      readonly vendor: string
    }) {
      const vendor = yield* vendorOf(name)
      const problems = yield* checkRequest(vendor, request).pipe(
        Effect.as([]),
        Effect.catch(({ problems }) => Effect.succeed(problems.map(({ path, problem }) => `${path}: ${problem}`)))
      )
      const estimate = Option.getOrUndefined(estimateOf(vendor, request))
      return {
        problems,
        needsApproval: needsApproval(Option.fromUndefinedOr(estimate?.cost)),
        ...(estimate !== undefined && { estimate })
      }
    })
  }
})

/** Provides the tools that return text. */
const layerTools = AgentToolkit.toLayer(Effect.gen(function*() {
  const context = yield* Effect.context<JobStore | SqlClient.SqlClient>()
  const { get, jobs, ofSubmitted } = yield* makeJobs
  const { decide, submitForAgent } = yield* Submissions
  const summaries = yield* JobSummaries
  const waits = yield* StudioWaits
  const server = yield* McpServer.McpServer
  return AgentToolkit.of({
    ...yield* makeTables,
    submit: Effect.fn("Agent.submit")(function*(job) {
      const submitted = yield* submitForAgent(job).pipe(Effect.catch(failedWithProblems))
      if (submitted._tag !== "Waiting") return yield* ofSubmitted(submitted)
      const answer = yield* askPerson(submitted.approval)
      if (Option.isNone(answer)) return yield* ofSubmitted(submitted)
      yield* decide(submitted.approval.key, answer.value).pipe(Effect.catch(failed))
      return yield* get(submitted.approval.key)
    }),
    status: ({ key }) => get(key),
    wait: Effect.fn("Agent.wait")(function*({ key, seconds }) {
      const begun = yield* Clock.currentTimeMillis
      const look = Effect.gen(function*() {
        const job = yield* get(key)
        const task = job.job?.task
        const polls = task === undefined ? undefined : waits.get(task)?.polls
        if (!hasJobEnded(job)) {
          yield* reportProgress(begun, job, polls).pipe(Effect.provideService(McpServer.McpServer, server))
        }
        return job
      })
      return yield* look.pipe(
        Effect.repeat({
          until: hasJobEnded,
          schedule: Schedule.spaced("1 second").pipe(Schedule.upTo({ duration: `${seconds} seconds` }))
        })
      )
    }),
    list_jobs: ({ limit, states, text }) =>
      Effect.gen(function*() {
        const page = yield* JobSearch.search({ states, text, limit })
        return {
          total: yield* JobSearch.count({ states, text }),
          jobs: yield* Effect.forEach(page.jobs, summaries.of)
        }
      }).pipe(Effect.provideContext(context), Effect.catch(failed)),
    cancel: Effect.fn("Agent.cancel")(function*({ key }) {
      if (!key.startsWith("agent-")) {
        return yield* new AgentError({ message: "Only jobs that an agent submitted can be ended here." })
      }
      const job = yield* get(key)
      yield* job.state === "WaitsForApproval"
        ? decide(key, false).pipe(Effect.catch(failed))
        : jobs.interrupt(key).pipe(Effect.asVoid, Effect.catch(failed))
      return yield* get(key)
    })
  })
}))

const failedWithProblems = (
  { message, ...error }: {
    readonly message: string
    readonly problems?: ReadonlyArray<{ path: string; problem: string }>
  }
) =>
  failed({ message: [message, ...(error.problems ?? []).map(({ path, problem }) => `${path}: ${problem}.`)].join(" ") })

/** A larger picture is not sent; its path and link are. */
const maxPreview = 1_000_000

const decodeResultParameters = Schema.decodeUnknownEffect(ResultParameters)
const encodeResult = Schema.encodeEffect(Schema.toCodecJson(Result))

/** Registers `get_result`, which returns small pictures in addition to its text. */
const layerResult = Layer.effectDiscard(Effect.gen(function*() {
  const { get, jobs } = yield* makeJobs
  const files = yield* StudioFiles
  const fs = yield* FileSystem.FileSystem
  const server = yield* McpServer.McpServer
  const pictureOf = Effect.fnUntraced(function*(path: string) {
    const file = yield* Effect.fromOption(yield* files.find(path))
    const place = yield* Effect.fromOption(yield* files.locate(file))
    const { bytes, kind, mediaType } = file.item
    if (kind !== "image" || bytes > maxPreview) return []
    return [{ type: "image" as const, data: yield* fs.readFile(place), mimeType: mediaType }]
  }, Effect.orElseSucceed(() => []))
  const result = Effect.fn("Agent.get_result")(
    function*(parameters: unknown) {
      const { key } = yield* Effect.mapError(
        decodeResultParameters(parameters),
        ({ message }) => new McpSchema.InvalidParams({ message })
      )
      const job = yield* get(key)
      const manifest = (yield* Effect.option(jobs.get(key))).pipe(Option.flatMapNullishOr(({ manifest }) => manifest))
      const saved = Option.match(manifest, { onNone: () => [], onSome: ({ files }) => files })
      const value: Result = {
        job,
        links: Option.match(manifest, { onNone: () => [], onSome: ({ task }) => task.assets.map(({ url }) => url) }),
        files: saved.map(({ bytes, kind, mediaType, name, path, sha256 }) => ({
          bytes,
          kind,
          mediaType,
          name,
          path,
          sha256
        }))
      }
      const pictures = yield* Effect.forEach(
        (job.job?.files ?? []).slice(0, 4),
        ({ path }) => path === undefined ? Effect.succeed([]) : pictureOf(path)
      )
      const structuredContent = yield* Effect.orDie(encodeResult(value))
      return new McpSchema.CallToolResult({
        structuredContent,
        content: [{ type: "text", text: toText(structuredContent) }, ...pictures.flat()]
      })
    },
    Effect.catchTag("AgentError", ({ message }) =>
      Effect.succeed(
        new McpSchema.CallToolResult({ isError: true, content: [{ type: "text", text: message }] })
      ))
  )
  const inputSchema = yield* Effect.orDie(
    Schema.decodeUnknownEffect(McpSchema.ToolJson)(Schema.toJsonSchemaDocument(ResultParameters).schema)
  )
  yield* server.addTool({
    tool: new McpSchema.Tool({
      name: "get_result",
      description: "Return the result of a job: links, paths of the saved files, and small pictures.",
      inputSchema,
      annotations: { readOnlyHint: true }
    }),
    annotations: Context.empty(),
    handle: result
  })
}))

const toText = Schema.encodeSync(Schema.fromJsonString(Schema.Json))

const registrations = Layer.merge(
  Layer.provide(McpServer.toolkit(AgentToolkit), layerTools),
  layerResult
).pipe(Layer.provide(JobSummaries.layer))

const options = {
  name: "effect-media",
  version: "0.0.0",
  instructions:
    "Makes pictures, films and sound with paid models. Search a model, describe it, estimate, then submit and " +
    "wait. A job is never paid twice for the same key, so repeat a call whose answer was lost.",
  protocols: [McpProtocol.v2025_11_25, McpProtocol.v2025_06_18, McpProtocol.v2025_03_26],
  registrations
} as const

/** Serves the tools over HTTP at `/mcp` below the router's prefix. */
export const layerHttp: Layer.Layer<never, never, HttpRouter.HttpRouter | FileSystem.FileSystem | AgentServices> = Layer
  .orDie(McpServer.layerHttp({ ...options, path: "/mcp", allowSessionTermination: true }))

/** Serves the tools on the standard input and output of the process. */
export const layerStdio: Layer.Layer<never, never, Stdio | FileSystem.FileSystem | AgentServices> = Layer.orDie(
  McpServer.layerStdio(options)
)
