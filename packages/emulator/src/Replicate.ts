/**
 * Replicate's predictions: of official models, versions and deployments. Output and files are deleted after an hour.
 */
import * as Clock from "effect/Clock"
import * as DateTime from "effect/DateTime"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import type * as Schema from "effect/Schema"
import { kindOf } from "./Durations.ts"
import { resultUrls } from "./internal/Links.ts"
import { type Reason, Refusal } from "./internal/Refusal.ts"
import {
  type Call,
  type Dialect,
  hasSubject,
  isJsonObject,
  json,
  nonEmptyString,
  type Reply,
  type Route
} from "./internal/Route.ts"
import { isOver, look, type Task, type TaskStore, View } from "./internal/TaskStore.ts"
import type { Readings } from "./Revisions.ts"

const vendor = "replicate"

/** The time after which input, output and logs are deleted, in milliseconds. */
export const lifetimeMillis = 60 * 60_000

/** The immediate refusals: HTTP status, title and detail; an unknown prediction has no title. */
const refusals: Readonly<Record<Reason, readonly [status: number, title: string, detail: string]>> = {
  InvalidRequest: [422, "Input validation failed", "The request is invalid"],
  Unauthorized: [401, "Unauthenticated", "You did not pass a valid authentication token"],
  InsufficientCredits: [402, "Insufficient credit", "You have insufficient credit to run this model"],
  NotFound: [404, "", "The requested resource could not be found."],
  TooManyRequests: [429, "", "Request was throttled. Your rate limit resets in ~1s."]
}

/** The headers of nearly every reply. */
const limits = { "ratelimit-remaining": "599", "ratelimit-reset": "1" }

const problem = (status: number, title: string, detail: string, fields: Schema.JsonObject = {}): Schema.JsonObject => ({
  ...(title !== "" && { title }),
  detail,
  status,
  ...fields
})

/** The wire format of Replicate. */
export const dialect: Dialect = {
  going: ["starting", "processing"],
  ends: { success: "succeeded", fail: "failed", cancelled: "canceled" },
  wordAt: ["status"],
  envelope: (code, detail) => problem(code, "", detail),
  callback: {
    bodyOf: (task, view, origin) =>
      View.$is("Going")(view) ? undefined : prediction(task, view, origin, undefined, "null"),
    headers: { "user-agent": "Replicate/1" },
    isSigned: false,
    accepts: (status) => status >= 200 && status < 300,
    tries: 4,
    firstPause: 8_000
  },
  refuse: (refusal) => {
    const [usual, title, detail] = refusals[refusal.reason]
    const status = refusal.code ?? usual
    return json(
      problem(
        status,
        title,
        refusal.text ?? detail,
        refusal.word === undefined ? {} : {
          invalid_fields: [{ type: "required", field: refusal.word, description: refusal.text ?? detail }]
        }
      ),
      { status, headers: status === 401 ? {} : { ...limits, "content-type": "application/problem+json" } }
    )
  }
}

const known = ["version", "input", "webhook", "webhook_events_filter", "stream"]

/** Returns the seconds of `90`, `30s`, `5m` or `1m30s`. */
const secondsIn = (text: string | undefined): number | undefined => {
  const [whole, hours = "0", minutes = "0", seconds = "0"] = /^(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s?)?$/.exec(text ?? "") ??
    []
  return whole === undefined || whole === "" ? undefined : Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)
}

/** Returns the seconds for which a reply is held back. */
const waitIn = (prefer: string | undefined): number | undefined => {
  const [whole, seconds] = /^wait(?:=(\d+))?$/.exec(prefer ?? "") ?? []
  return whole === undefined ? undefined : Math.min(60, Number(seconds ?? 60))
}

const submit = (modelOf: (call: Call) => string | undefined, readings: Readings) =>
  Effect.fnUntraced(function*(call: Call, store: TaskStore): Effect.fn.Return<Reply, Refusal> {
    const body = Option.getOrUndefined(call.json)
    if (body === undefined) return yield* new Refusal({ reason: "InvalidRequest", text: "The body is no JSON object" })
    const unknown = Object.keys(body).find((key) => !known.includes(key))
    if (unknown !== undefined) {
      return yield* new Refusal({ reason: "InvalidRequest", word: unknown, text: "Additional property is not allowed" })
    }
    const model = modelOf(call)
    if (model === undefined) {
      return yield* new Refusal({ reason: "InvalidRequest", word: "version", text: "version is required" })
    }
    const { input } = body
    if (!isJsonObject(input) || (store.options.validation.inputs === "checked" && !hasSubject(input))) {
      return yield* new Refusal({ reason: "InvalidRequest", word: "input.prompt", text: "prompt is required" })
    }
    const task = yield* store.submit({
      vendor,
      model,
      kind: kindOf(model),
      body,
      input,
      callbackUrl: nonEmptyString(body["webhook"]),
      key: call.key,
      now: call.now,
      makeId: () => store.letters("abcdefghijklmnopqrstuvwxyz0123456789", 26)
    })
    stopAfter(task, secondsIn(call.headers["cancel-after"]))
    const wait = waitIn(call.headers["prefer"])
    const held = wait === undefined ? {} : { "preference-applied": `wait=${wait}` }
    const view = look(task, dialect, yield* waited(task, wait, call.now))
    // A reply that was held back says processing, also with the whole output.
    const shown = View.$is("Success")(view) ? View.Going({ word: "processing", progress: 100 }) : view
    return json(
      {
        ...prediction(task, shown, call.origin, wait === undefined ? undefined : view, readings.replicateUnknown),
        ...task.script.submitFields
      },
      { status: task.script.submitStatus ?? 201, headers: { ...limits, ...held }, taskId: task.id }
    )
  })

/** Waits until a task has ended, at most for some seconds, and returns the time then. */
const waited = Effect.fnUntraced(function*(task: Task, seconds: number | undefined, now: number) {
  if (seconds === undefined || task.script.pendingPolls !== undefined || isOver(task, now)) return now
  yield* Effect.sleep(Duration.millis(Math.min(seconds * 1000, task.durationMillis)))
  return yield* Clock.currentTimeMillis
})

/** Ends a task at its deadline: one that has not started is aborted, one that runs is cancelled. */
const stopAfter = (task: Task, seconds: number | undefined): void => {
  if (seconds === undefined || seconds * 1000 >= task.durationMillis) return
  const code = seconds * 1000 < task.durationMillis / 2 ? "aborted" : "canceled"
  task.stopped = { at: task.createdAt + seconds * 1000, code, message: "" }
}

const iso = (millis: number): string => DateTime.formatIso(DateTime.makeUnsafe(millis)).replace("Z", "456789Z")

/** Returns the output of a model in the form of most models of its kind: a list of links, or one link. */
const outputOf = (task: Task, origin: string): Schema.Json => {
  if (task.script.output !== undefined) return task.script.output
  const urls = resultUrls(task, origin)
  const [url] = urls
  if (task.kind === "other" && url === undefined) return ["a ", "text ", "in pieces"]
  return task.kind === "image" || urls.length !== 1 ? urls : url ?? null
}

/** Returns the part of a growing output that is there. */
const partOf = (output: Schema.Json, progress: number): Schema.Json =>
  Array.isArray(output) ? output.slice(0, Math.floor(output.length * progress / 100)) : null

/** Returns the status word of an ended task. */
const wordOf = (task: Task, view: View): string => {
  const { code } = View.$is("Fail")(view) ? view : { code: undefined }
  return task.stopped !== undefined && (code === "aborted" || code === "canceled") ? code : view.word
}

/**
 * Returns a prediction. `hidden` is the true state of one that was waited for; what is not known is absent or null.
 */
const prediction = (
  task: Task,
  view: View,
  origin: string,
  hidden: View | undefined,
  unknown: Readings["replicateUnknown"]
): Schema.JsonObject => {
  const endedAt = View.$is("Going")(view) ? undefined : view.endedAt
  const hasOutput = View.$is("Success")(view) ? view.hasResult : hidden !== undefined && View.$is("Success")(hidden)
  const word = wordOf(task, view)
  const hasStarted = word !== "starting" && word !== "aborted"
  const grown = View.$is("Going")(view) && task.script.output !== undefined && hasStarted
    ? partOf(task.script.output, view.progress)
    : undefined
  const all: Readonly<Record<string, Schema.Json | undefined>> = {
    id: task.id,
    model: task.model.replace(/:.*/, ""),
    version: "hidden",
    input: task.input,
    logs: hasStarted ? `Running ${task.model}\n` : "",
    output: hasOutput ? outputOf(task, origin) : grown,
    error: View.$is("Fail")(view) && word === "failed" ? view.message : undefined,
    status: word,
    created_at: iso(task.createdAt),
    started_at: hasStarted ? iso(task.createdAt + task.durationMillis / 2) : undefined,
    completed_at: endedAt === undefined ? undefined : iso(endedAt),
    metrics: endedAt === undefined || !hasStarted
      ? undefined
      : { predict_time: task.durationMillis / 2000, total_time: -1 },
    data_removed: false,
    source: "api",
    urls: {
      get: `https://api.replicate.com/v1/predictions/${task.id}`,
      cancel: `https://api.replicate.com/v1/predictions/${task.id}/cancel`
    }
  }
  return Object.fromEntries(
    Object.entries(all).flatMap(([key, value]) =>
      value !== undefined ? [[key, value]] : unknown === "null" ? [[key, null]] : []
    )
  )
}

/** Returns a prediction whose data were deleted: its status stays. */
const withoutData = (body: Schema.JsonObject): Schema.JsonObject => ({
  ...body,
  input: null,
  output: null,
  logs: null,
  data_removed: true
})

const status = (readings: Readings) =>
  Effect.fnUntraced(function*(call: Call, store: TaskStore): Effect.fn.Return<Reply, Refusal> {
    const { task, view } = yield* store.poll(call.params["id"] ?? "", vendor, dialect, call.now)
    const body = prediction(task, view, call.origin, undefined, readings.replicateUnknown)
    const isRemoved = !View.$is("Going")(view) && call.now - view.endedAt >= lifetimeMillis
    const { finalFields } = View.$is("Going")(view) ? {} : task.script
    return json({ ...(isRemoved ? withoutData(body) : body), ...task.script.fields, ...finalFields }, {
      headers: limits
    })
  })

const cancel = (readings: Readings) =>
  Effect.fnUntraced(function*(call: Call, store: TaskStore): Effect.fn.Return<Reply, Refusal> {
    const task = store.tasks.get(call.params["id"] ?? "")
    if (task === undefined || task.vendor !== vendor) return yield* new Refusal({ reason: "NotFound" })
    const isLate = !View.$is("Going")(look(task, dialect, call.now))
    if (isLate && readings.replicateLateCancel === "error") {
      return yield* new Refusal({ reason: "InvalidRequest", code: 400, text: "This prediction cannot be canceled" })
    }
    if (!isLate && task.script.ignoresCancel !== true) task.stopped = { at: call.now, code: "canceled", message: "" }
    const view = look(task, dialect, call.now)
    return json(prediction(task, view, call.origin, undefined, "null"), { headers: limits, taskId: task.id })
  })

const versionOf = (call: Call): string | undefined => nonEmptyString(Option.getOrUndefined(call.json)?.["version"])

const named = (prefix: string) => (call: Call): string => `${prefix}${call.params["owner"]}/${call.params["name"]}`

/** Replicate's routes. */
export const routes = (readings: Readings): ReadonlyArray<Route> => {
  const create = (path: Route["path"], modelOf: (call: Call) => string | undefined): Route => ({
    method: "POST",
    path,
    operation: "submit",
    dialect,
    subject: (call) => ({ vendor, model: modelOf(call) }),
    answer: submit(modelOf, readings)
  })
  const ofTask = (
    method: Route["method"],
    path: Route["path"],
    operation: Route["operation"],
    answer: Route["answer"]
  ): Route => ({
    method,
    path,
    operation,
    dialect,
    subject: (call, store) => ({
      vendor,
      taskId: call.params["id"],
      model: store.tasks.get(call.params["id"] ?? "")?.model
    }),
    answer
  })
  return [
    create("/v1/predictions", versionOf),
    create("/v1/models/:owner/:name/predictions", named("")),
    create("/v1/deployments/:owner/:name/predictions", named("deployments/")),
    ofTask("GET", "/v1/predictions/:id", "status", status(readings)),
    ofTask("POST", "/v1/predictions/:id/cancel", "cancel", cancel(readings))
  ]
}
