/**
 * fal's queue: submit, status, result and cancel of any model. The result is what the model itself answers, and is kept
 * for an hour, or for 6 minutes if it is large.
 */
import * as DateTime from "effect/DateTime"
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
  json,
  nonEmptyString,
  type Reply,
  type Route,
  text
} from "./internal/Route.ts"
import { look, type Task, type TaskStore, View } from "./internal/TaskStore.ts"
import type { Readings } from "./Revisions.ts"

const vendor = "fal"

/** The lifetime of a result, and of one of at least 10 kB, in milliseconds. */
export const lifetimes = { usual: 60 * 60_000, large: 6 * 60_000 }

const largeOutput = 10_000

/** The immediate refusals: HTTP status, type and words. */
const refusals: Readonly<Record<Reason, readonly [status: number, type: string, detail: string]>> = {
  InvalidRequest: [400, "bad_request", "The request body is not a JSON object"],
  Unauthorized: [401, "auth_error", "No user found for Key ID and Secret"],
  InsufficientCredits: [403, "", "User is locked. Reason: Exhausted balance. Top up your balance at fal.ai."],
  NotFound: [404, "not_found", ""],
  TooManyRequests: [429, "concurrent_requests_limit", "Too many requests"]
}

const envelope = (code: number, detail: string): Schema.JsonObject =>
  code === 404 ? { status: "NOT_FOUND" } : { detail }

const withType = (type: string): Readonly<Record<string, string>> => type === "" ? {} : { "x-fal-error-type": type }

/** The wire format of fal. */
export const dialect: Dialect = {
  schemes: /^(?:Key|Bearer)$/i,
  going: ["IN_QUEUE", "IN_PROGRESS"],
  ends: { success: "COMPLETED", fail: "COMPLETED", cancelled: "COMPLETED" },
  wordAt: ["status"],
  envelope,
  callback: {
    bodyOf: (task, view, origin) => webhookBody(task, view, origin),
    headers: { "user-agent": "fal-webhooks" },
    isSigned: false,
    accepts: (status) => status >= 200 && status < 300,
    tries: 10,
    firstPause: 15_000
  },
  refuse: (refusal) => {
    const [usual, type, detail] = refusals[refusal.reason]
    const status = refusal.code ?? usual
    const word = refusal.word ?? type
    return json(
      status === 404 && refusal.text === undefined
        ? envelope(404, "")
        : { detail: refusal.text ?? detail, ...(word !== "" && { error_type: word }) },
      { status, headers: withType(word) }
    )
  }
}

const uuid = (store: TaskStore): string =>
  `019a${store.hex(4)}-${store.hex(4)}-7${store.hex(3)}-${store.letters("89ab", 1)}${store.hex(3)}-${store.hex(12)}`

/** Returns owner and app of a model: without its further parts, with a name space if it has one. */
const appPath = (model: string): string => {
  const parts = model.split("/")
  return parts.slice(0, parts[0] === "workflows" || parts[0] === "comfy" ? 3 : 2).join("/")
}

const urlsOf = (task: Task, readings: Readings, host: string) => {
  const base = readings.falUrls === "elsewhere" ? "https://queue.elsewhere.test" : host
  const url = `${base}/${readings.falUrls === "model" ? task.model : appPath(task.model)}/requests/${task.id}`
  return { response_url: url, status_url: `${url}/status`, cancel_url: `${url}/cancel` }
}

const secondsIn = (header: string | undefined): number | undefined => {
  const seconds = Number(header)
  return header !== undefined && seconds > 0 ? seconds : undefined
}

const modelOf = ({ path }: Call): string => path.slice(1).split("/").map(decodeURIComponent).join("/")

const submit = (readings: Readings) =>
  Effect.fnUntraced(function*(call: Call, store: TaskStore): Effect.fn.Return<Reply, Refusal> {
    const body = Option.getOrUndefined(call.json)
    if (body === undefined) return yield* new Refusal({ reason: "InvalidRequest" })
    const longest = call.query["fal_max_queue_length"]
    if (longest !== undefined && store.running(vendor, call.key, call.now) > Number(longest)) {
      return yield* new Refusal({ reason: "TooManyRequests", text: "The queue is longer than fal_max_queue_length" })
    }
    const model = modelOf(call)
    const task = yield* store.submit({
      vendor,
      model,
      kind: kindOf(model),
      body,
      input: body,
      callbackUrl: nonEmptyString(call.query["fal_webhook"]),
      key: call.key,
      now: call.now,
      makeId: () => uuid(store)
    })
    const startTimeout = secondsIn(call.headers["x-fal-request-timeout"])
    // A task waits in the queue for half of its time.
    if (startTimeout !== undefined && startTimeout * 1000 < task.durationMillis / 2) {
      task.stopped = {
        at: call.now + startTimeout * 1000,
        code: "request_timeout",
        message: "Request timed out before it started"
      }
    }
    return json({
      request_id: task.id,
      ...urlsOf(task, readings, call.host),
      status: "IN_QUEUE",
      queue_position: 0,
      logs: null,
      metrics: {},
      ...task.script.submitFields
    }, { status: task.script.submitStatus, taskId: task.id })
  })

/** The views that the status queries have shown: the result follows them. */
const shown = new WeakMap<Task, View>()

/** Returns the failure that the model answers to an input without a subject, if inputs are checked. */
const inputFailure = (task: Task, store: TaskStore, view: View): View =>
  View.$is("Success")(view) && store.options.validation.inputs === "checked" && !hasSubject(task.input)
    ? View.Fail({ word: view.word, endedAt: view.endedAt, code: "missing", message: "Field required" })
    : view

const logOf = (task: Task, at: number): Schema.Json => [
  {
    message: `Running ${task.model}`,
    timestamp: DateTime.formatIso(DateTime.makeUnsafe(at)),
    level: "INFO",
    source: "USER"
  }
]

const taskAt = Effect.fnUntraced(function*(call: Call, store: TaskStore) {
  const task = store.tasks.get(call.params["id"] ?? "")
  const path = modelOf(call).split("/requests/")[0]
  return task === undefined || task.vendor !== vendor || (path !== task.model && path !== appPath(task.model))
    ? yield* new Refusal({ reason: "NotFound" })
    : task
})

const status = (readings: Readings) =>
  Effect.fnUntraced(function*(call: Call, store: TaskStore): Effect.fn.Return<Reply, Refusal> {
    const { id } = yield* taskAt(call, store)
    const { task, view: seen } = yield* store.poll(id, vendor, dialect, call.now)
    const view = inputFailure(task, store, seen)
    shown.set(task, view)
    const isQueued = view.word === "IN_QUEUE"
    const hasLogs = call.query["logs"] === "1" && !isQueued
    const { script } = task
    return json({
      status: view.word,
      request_id: id,
      ...urlsOf(task, readings, call.host),
      ...(isQueued && { queue_position: View.$is("Going")(view) && view.progress < 25 ? 1 : 0 }),
      ...(!isQueued && { logs: hasLogs ? logOf(task, call.now) : null }),
      ...(!View.$is("Going")(view) && { metrics: { inference_time: task.durationMillis / 2000 } }),
      ...failureInStatus(task, view),
      ...script.fields,
      ...(View.$is("Going")(view) ? {} : script.finalFields)
    }, { status: View.$is("Going")(view) ? 202 : 200 })
  })

const failureInStatus = (task: Task, view: View): Schema.JsonObject => {
  if (View.$is("Cancelled")(view)) return { error: "Request was cancelled", error_type: "client_cancelled" }
  if (!View.$is("Fail")(view) || (task.stopped === undefined && task.script.failure !== "status")) return {}
  return { error: view.message, ...(view.code !== undefined && { error_type: view.code }) }
}

/** The HTTP statuses of types of errors; any other is 422. */
const statusOf: Readonly<Record<string, number>> = {
  client_cancelled: 499,
  downstream_service_error: 500,
  downstream_service_unavailable: 500,
  generation_timeout: 504,
  internal_server_error: 500,
  request_timeout: 504,
  startup_timeout: 504
}

const failure = (task: Task, code: string | undefined, message: string): Reply => {
  const status = statusOf[code ?? ""] ?? 422
  const headers = { "x-fal-request-id": task.id }
  if (task.stopped !== undefined || code === "client_cancelled") {
    return json({ detail: message, error_type: code ?? "" }, {
      status,
      headers: {
        ...headers,
        ...withType(code ?? ""),
        ...(code === "request_timeout" && { "x-fal-request-timeout-type": "user" })
      }
    })
  }
  switch (task.script.failure) {
    case "page":
      return text(
        "<html>\r\n<head><title>503 Service Temporarily Unavailable</title></head>\r\n</html>\r\n",
        503,
        "text/html"
      )
    case "text":
      return json({ detail: message }, { status, headers })
    default:
      return json({
        detail: [{
          loc: code === "missing" ? ["body", "prompt"] : ["body"],
          msg: message,
          type: code ?? "value_error",
          url: "https://docs.fal.ai/errors"
        }]
      }, { status, headers })
  }
}

/** Returns the output of the model in the form of most models of its kind. */
const outputOf = (task: Task, origin: string, hasResult: boolean): Schema.Json => {
  if (task.script.output !== undefined) return task.script.output
  const urls = hasResult ? resultUrls(task, origin) : []
  const fileOf = (url: string, type: string, extension: string) => ({
    url,
    content_type: type,
    file_name: `output.${extension}`,
    file_size: null
  })
  const [url] = urls
  switch (task.kind) {
    case "image":
      return {
        images: urls.map((url) => ({ url, width: 768, height: 512, content_type: "image/png" })),
        timings: { inference: 0.5 },
        seed: 12345,
        has_nsfw_concepts: urls.map(() => false),
        prompt: task.input["prompt"] ?? ""
      }
    case "video":
      return {
        videos: urls.slice(1).map((url) => fileOf(url, "video/mp4", "mp4")),
        seed: 12345,
        ...(url !== undefined && { video: fileOf(url, "application/octet-stream", "mp4") })
      }
    case "audio":
      return {
        audios: urls.slice(1).map((url) => fileOf(url, "audio/mpeg", "mp3")),
        ...(url !== undefined && { audio: fileOf(url, "audio/mpeg", "mp3") })
      }
    case "other":
      return url === undefined ? { text: "a text" } : { model_urls: { glb: { url }, fbx: null }, model_glb: { url } }
  }
}

const lifetimeOf = (body: Schema.Json): number =>
  JSON.stringify(body).length >= largeOutput ? lifetimes.large : lifetimes.usual

const output = Effect.fnUntraced(function*(call: Call, store: TaskStore): Effect.fn.Return<Reply, Refusal> {
  const task = yield* taskAt(call, store)
  const view = shown.get(task) ?? inputFailure(task, store, look(task, dialect, call.now))
  const headers = { "x-fal-request-id": task.id }
  if (View.$is("Going")(view)) return json({ detail: "Request is still in progress" }, { status: 400, headers })
  if (View.$is("Cancelled")(view)) return failure(task, "client_cancelled", "Request was cancelled")
  if (View.$is("Fail")(view)) return failure(task, view.code, view.message)
  const body = outputOf(task, call.origin, view.hasResult)
  return call.now - view.endedAt >= lifetimeOf(body)
    ? json({ detail: "Request not found" }, { status: 404 })
    : json(body, { headers: { ...headers, "x-fal-billable-units": `${task.cost}` } })
})

const cancel = (readings: Readings) =>
  Effect.fnUntraced(function*(call: Call, store: TaskStore): Effect.fn.Return<Reply, Refusal> {
    const task = yield* taskAt(call, store)
    const view = look(task, dialect, call.now)
    const answer = (status: number, word: string, success: boolean) =>
      json(readings.falCancel === "success" ? { success } : { status: word }, {
        status: readings.falCancel === "success" ? 200 : status,
        taskId: task.id
      })
    if (!View.$is("Going")(view)) return answer(400, "ALREADY_COMPLETED", false)
    const isQueued = view.word === "IN_QUEUE"
    if (isQueued || task.script.ignoresCancel !== true) {
      task.stopped = { at: call.now, code: "client_cancelled", message: "Request was cancelled" }
    }
    return isQueued ? answer(200, "OK", true) : answer(202, "CANCELLATION_REQUESTED", true)
  })

/** Returns the body of a webhook. */
const webhookBody = (task: Task, view: View, origin: string): Schema.Json | undefined => {
  if (View.$is("Going")(view)) return undefined
  const ids = { request_id: task.id, gateway_request_id: task.id }
  if (View.$is("Success")(view)) return { ...ids, status: "OK", payload: outputOf(task, origin, view.hasResult) }
  const reply = View.$is("Fail")(view)
    ? failure(task, view.code, view.message)
    : failure(task, "client_cancelled", "Request was cancelled")
  const payload = reply.body._tag === "Json" ? reply.body.json : null
  return { ...ids, status: "ERROR", error: `Unexpected status code: ${reply.status}`, payload }
}

/** The first parts of the paths of other vendors. */
const foreign = /^\/(?:kyy|api|v1|v2|client|files|common)\b/

/** The numbers of further parts of a model's id in paths that are served. */
const depths = [0, 1, 2, 3, 4]

const pathOf = (depth: number): `/${string}` =>
  `/:owner/:app${Array.from({ length: depth }, (_, i) => `/:part${i}`).join("")}`

/** fal's routes, below owner and app, and below the whole id of a model. */
export const routes = (readings: Readings): ReadonlyArray<Route> => {
  const route = (
    method: Route["method"],
    path: Route["path"],
    operation: Route["operation"],
    answer: Route["answer"]
  ): Route => ({
    method,
    path,
    operation,
    dialect,
    owns: (call) => !foreign.test(call.path),
    subject: (call, store) => ({
      vendor,
      taskId: call.params["id"],
      model: operation === "submit" ? modelOf(call) : store.tasks.get(call.params["id"] ?? "")?.model
    }),
    answer
  })
  return depths.flatMap((depth): ReadonlyArray<Route> => {
    const task: `/${string}` = `${pathOf(depth)}/requests/:id`
    return [
      route("POST", pathOf(depth), "submit", submit(readings)),
      route("GET", `${task}/status`, "status", status(readings)),
      route("GET", task, "output", output),
      route("GET", `${task}/response`, "output", output),
      route("PUT", `${task}/cancel`, "cancel", cancel(readings))
    ]
  })
}
