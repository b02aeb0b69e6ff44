/**
 * APIPod's wire: image and video generations, with idempotency keys.
 */
import * as DateTime from "effect/DateTime"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import type * as Schema from "effect/Schema"
import { validateInput } from "./internal/Inputs.ts"
import { resultUrls } from "./internal/Links.ts"
import { type Reason, Refusal } from "./internal/Refusal.ts"
import { type Call, type Dialect, json, nonEmptyString, type Reply, type Route } from "./internal/Route.ts"
import { type Task, type TaskStore, View } from "./internal/TaskStore.ts"
import type { Readings } from "./Revisions.ts"

/** The kinds with endpoints of their own. */
type Kind = "image" | "video"

const vendor = "apipod"

/** The lifetime of an idempotency key, in milliseconds. */
export const idempotencyMillis = 7 * 24 * 60 * 60_000

/** The largest length of an idempotency key, in characters. */
export const idempotencyKeyLength = 255

/** The immediate refusals: HTTP status, machine code, type, and words. */
const refusals: Readonly<Record<Reason, readonly [status: number, code: string, type: string, message: string]>> = {
  InvalidRequest: [400, "invalid_request", "invalid_request_error", "Invalid request"],
  Unauthorized: [401, "invalid_api_key", "authentication_error", "Invalid API key"],
  InsufficientCredits: [402, "insufficient_quota", "insufficient_quota", "Insufficient quota"],
  NotFound: [404, "model_not_available", "invalid_request_error", "Model or task not available to this account"],
  TooManyRequests: [429, "rate_limit_exceeded", "rate_limit_error", "Rate limit exceeded"]
}

/** Machine codes of other statuses. */
const codes: Readonly<Record<number, string>> = {
  400: "invalid_request",
  401: "invalid_api_key",
  402: "insufficient_quota",
  404: "model_not_available",
  409: "idempotency_conflict",
  429: "rate_limit_exceeded"
}

/** The wire format of APIPod. */
export const dialect = (readings: Readings): Dialect => {
  const error = (status: number, code: string, type: string, message: string): Schema.JsonObject =>
    readings.apiPodError === "envelope"
      ? { code: status, message, data: { type, error_code: code } }
      : { error: { message, type, code } }
  return {
    going: ["pending", "processing"],
    ends: { success: "completed", fail: "failed", cancelled: "cancelled" },
    wordAt: ["data", "status"],
    envelope: (code, message) => error(code, codes[code] ?? "internal_error", "api_error", message),
    callback: {
      bodyOf,
      headers: { "user-agent": "APIPod-Callback/1.0" },
      isSigned: false,
      accepts: (status) => status >= 200 && status < 300,
      tries: 5,
      firstPause: 10_000
    },
    refuse: (refusal) => {
      const [usual, usualWord, type, words] = refusals[refusal.reason]
      const status = refusal.code ?? usual
      return json(error(status, refusal.word ?? usualWord, type, refusal.text ?? words), {
        status,
        headers: refusal.retryAfterSeconds === undefined ? {} : { "retry-after": `${refusal.retryAfterSeconds}` }
      })
    }
  }
}

const ok = (data: Schema.Json): Schema.JsonObject => ({ code: 200, message: "success", data })

const createPath = (kind: Kind) => `/v1/${kind}s/generations` as const

const submit = (kind: Kind) =>
  Effect.fnUntraced(function*(call: Call, store: TaskStore): Effect.fn.Return<Reply, Refusal> {
    const idempotencyKey = call.headers["idempotency-key"]
    if (idempotencyKey !== undefined && (idempotencyKey === "" || idempotencyKey.length > idempotencyKeyLength)) {
      return yield* new Refusal({
        reason: "InvalidRequest",
        word: "invalid_idempotency_key",
        text: `Idempotency-Key must have 1 to ${idempotencyKeyLength} characters`
      })
    }
    const replayKey = idempotencyKey === undefined ? undefined : `${call.key}\n${kind}\n${idempotencyKey}`
    const earlier = replayKey === undefined ? undefined : store.replays.get(replayKey)
    const first = earlier === undefined ? undefined : store.tasks.get(earlier.taskId)
    if (earlier !== undefined && first !== undefined && call.now - earlier.at < idempotencyMillis) {
      if (earlier.text !== call.text) {
        return yield* new Refusal({
          reason: "InvalidRequest",
          code: 409,
          word: "idempotency_conflict",
          text: "This Idempotency-Key was used with another request body"
        })
      }
      first.submits++
      return created(first, store, { "x-idempotent-replay": "true" })
    }
    const body = Option.getOrUndefined(call.json)
    if (body === undefined) return yield* new Refusal({ reason: "InvalidRequest", text: "Invalid JSON body" })
    const model = nonEmptyString(body["model"])
    if (model === undefined) return yield* new Refusal({ reason: "InvalidRequest", text: "model is required" })
    const { callback_url: callbackUrl, model: _, ...input } = body
    const asked = callbackUrl === undefined ? input : { ...input, callback_url: callbackUrl }
    const wrong = validateInput(store.options.validation, vendor, { model, path: createPath(kind), input: asked })
    if (wrong === "NoModel") return yield* new Refusal({ reason: "NotFound" })
    if (wrong === "NoSubject") return yield* new Refusal({ reason: "InvalidRequest", text: "prompt is required" })
    if (wrong !== undefined) return yield* new Refusal({ reason: "InvalidRequest", text: wrong.text })
    const task = yield* store.submit({
      vendor,
      model,
      kind,
      route: kind,
      body,
      input,
      callbackUrl: nonEmptyString(callbackUrl),
      key: call.key,
      replayKey,
      now: call.now,
      makeId: () => uuid(store)
    })
    if (replayKey !== undefined) {
      store.replays.set(replayKey, { text: call.text, taskId: task.id, at: call.now })
    }
    return created(task, store, {})
  })

const created = (task: Task, store: TaskStore, headers: Readonly<Record<string, string>>): Reply =>
  json(ok({ task_id: task.id, ...task.script.submitFields }), {
    status: task.script.submitStatus,
    headers: { "x-request-id": uuid(store), "x-request-cost": `${task.cost}`, ...headers },
    taskId: task.id
  })

const uuid = (store: TaskStore): string =>
  `${store.hex(8)}-${store.hex(4)}-4${store.hex(3)}-${store.letters("89ab", 1)}${store.hex(3)}-${store.hex(12)}`

const status = (kind: Kind, words: Dialect) =>
  Effect.fnUntraced(function*(call: Call, store: TaskStore): Effect.fn.Return<Reply, Refusal> {
    const id = call.params["id"] ?? ""
    const known = store.tasks.get(id)
    if (known !== undefined && known.route !== kind) return yield* new Refusal({ reason: "NotFound" })
    const { task, view } = yield* store.poll(id, vendor, words, call.now)
    return json(ok(record(task, view, call.origin, kind)), { headers: { "x-request-id": uuid(store) } })
  })

const record = (task: Task, view: View, origin: string, kind: Kind): Schema.JsonObject => {
  const { code, message } = View.$is("Fail")(view) ? view : { code: undefined, message: "" }
  return {
    task_id: task.id,
    status: view.word,
    ...(task.script.progress === true ? { progress: View.$is("Going")(view) ? view.progress : 100 } : {}),
    ...(View.$is("Success")(view) ? { result: view.hasResult ? results(task, origin) : [] } : {}),
    ...(View.$is("Going")(view) ? {} : { completed_at: Math.floor(view.endedAt / 1000) }),
    ...(View.$is("Success")(view) ? { usage: { cost: task.cost } } : {}),
    ...(!View.$is("Fail")(view)
      ? {}
      : kind === "video"
      ? { error: message }
      : { error_code: code ?? "internal_error", error_message: message }),
    ...task.script.fields,
    ...(View.$is("Going")(view) ? {} : task.script.finalFields)
  }
}

/** Returns the body of a callback: flat, with ISO-8601 times; only on completed and failed. */
const bodyOf = (task: Task, view: View, origin: string): Schema.JsonObject | undefined =>
  View.$is("Going")(view) || View.$is("Cancelled")(view) ? undefined : {
    task_id: task.id,
    request_id: `req_${task.id}`,
    status: view.word,
    ...(View.$is("Success")(view)
      ? { result: view.hasResult ? results(task, origin) : [], usage: { cost: task.cost } }
      : { error: view.message, error_code: view.code ?? "internal_error" }),
    created_at: iso(task.createdAt),
    completed_at: iso(view.endedAt)
  }

const iso = (millis: number): string => DateTime.formatIso(DateTime.makeUnsafe(millis))

/** Returns the result URLs; for models that separate a picture into layers, the layers. */
const results = (task: Task, origin: string): Schema.Json =>
  /^seedream-5\.0-.*-layer$/.test(task.model)
    ? resultUrls(task, origin).map((url, i) => ({
      url,
      z_index: i,
      bounding_box: [0, 0, 768, 512],
      name: `layer ${i + 1}`,
      description: `Layer ${i + 1} of the picture`
    }))
    : resultUrls(task, origin)

/** APIPod's routes. */
export const routes = (readings: Readings): ReadonlyArray<Route> => {
  const words = dialect(readings)
  return (["image", "video"] as const).flatMap((kind): ReadonlyArray<Route> => [
    {
      method: "POST",
      path: createPath(kind),
      operation: "submit",
      dialect: words,
      subject: (call) => ({ vendor, model: nonEmptyString(Option.getOrUndefined(call.json)?.["model"]) }),
      answer: submit(kind)
    },
    {
      method: "GET",
      path: `/v1/${kind}s/status/:id`,
      operation: "status",
      dialect: words,
      subject: (call, store) => ({
        vendor,
        taskId: call.params["id"],
        model: store.tasks.get(call.params["id"] ?? "")?.model
      }),
      answer: status(kind, words)
    }
  ])
}
