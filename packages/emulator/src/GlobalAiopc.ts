/**
 * GlobalAIOPC's wire: image and video tasks on one host, without an envelope. Errors have no documented body.
 */
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import type * as Schema from "effect/Schema"
import * as Facts from "./internal/Facts.ts"
import { promptLength, validateInput } from "./internal/Inputs.ts"
import { resultUrls } from "./internal/Links.ts"
import { Refusal } from "./internal/Refusal.ts"
import { type Call, type Dialect, json, nonEmptyString, plain, type Reply, type Route } from "./internal/Route.ts"
import { type Task, type TaskStore, View } from "./internal/TaskStore.ts"
import type { Readings } from "./Revisions.ts"

/** The length of the clip that every video task returns, in seconds. */
const clipSeconds = 2.5

/** The wire format of GlobalAIOPC, for both services. */
export const dialect: Dialect = {
  going: ["queued", "processing"],
  ends: { success: "completed", fail: "failed" },
  wordAt: ["status"],
  envelope: () => undefined,
  refuse: plain
}

const submitImage = Effect.fnUntraced(function*(call: Call, store: TaskStore): Effect.fn.Return<Reply, Refusal> {
  const { body, model } = yield* readSubmit(call, store, `/v1/${call.params["family"] ?? ""}/images`)
  const task = yield* store.submit({
    vendor: "globalaiopc-image",
    model,
    kind: "image",
    body,
    input: body,
    callbackUrl: undefined,
    key: call.key,
    now: call.now,
    makeId: () => store.hex(12)
  })
  return created(task, {
    id: task.id,
    object: "image.generation",
    created: seconds(task.createdAt),
    model,
    status: dialect.going[0] ?? "",
    ...task.script.submitFields
  })
})

const submitVideo = (readings: Readings) =>
  Effect.fnUntraced(function*(call: Call, store: TaskStore): Effect.fn.Return<Reply, Refusal> {
    const { body, model } = yield* readSubmit(call, store, `/v1/${call.params["family"] ?? ""}/videos`)
    const task = yield* store.submit({
      vendor: "globalaiopc-video",
      model,
      kind: "video",
      body,
      input: body,
      callbackUrl: undefined,
      key: call.key,
      now: call.now,
      makeId: () => `proj_${store.letters("0123456789", 10)}`
    })
    return created(
      task,
      readings.globalAiopcVideoCreate === "envelope"
        ? { code: "0", msg: null, data: { projectId: task.id, ...task.script.submitFields } }
        : {
          id: task.id,
          object: "video",
          created: seconds(task.createdAt),
          model,
          status: dialect.going[0] ?? "",
          error: null,
          ...task.script.submitFields
        }
    )
  })

const centerPath = "/v2/model-center/tasks"

const enveloped = (readings: Readings, body: Schema.JsonObject): Schema.JsonObject =>
  readings.globalAiopcModelCenter === "data" ? { code: "0", msg: null, data: body } : body

const submitToCenter = (readings: Readings) =>
  Effect.fnUntraced(function*(call: Call, store: TaskStore): Effect.fn.Return<Reply, Refusal> {
    const { body, model } = yield* readSubmit(call, store, centerPath)
    const task = yield* store.submit({
      vendor: centerVendor(model),
      model,
      kind: Facts.find("globalaiopc", model)?.kind ?? "video",
      body,
      input: body,
      callbackUrl: undefined,
      key: call.key,
      now: call.now,
      makeId: () => `task_${store.hex(16)}`
    })
    const reply = { id: task.id, created: seconds(task.createdAt), model, status: dialect.going[0] ?? "" }
    return created(task, enveloped(readings, { ...reply, ...task.script.submitFields }))
  })

const centerVendor = (model: string): "globalaiopc-image" | "globalaiopc-video" =>
  Facts.find("globalaiopc", model)?.kind === "image" ? "globalaiopc-image" : "globalaiopc-video"

const centerStatus = (readings: Readings) =>
  Effect.fnUntraced(function*(call: Call, store: TaskStore): Effect.fn.Return<Reply, Refusal> {
    const { task, view } = yield* store.poll(call.params["id"] ?? "", vendorOf(call, store), dialect, call.now)
    const isDone = View.$is("Success")(view)
    const record = {
      id: task.id,
      model: task.model,
      created: seconds(task.createdAt),
      status: view.word,
      result_url: isDone && view.hasResult ? resultUrls(task, call.origin)[0] ?? null : null,
      ...(isDone ? { usage: { total_tokens: 108_900 } } : {}),
      error: View.$is("Fail")(view) ? view.message : null
    }
    return json(enveloped(readings, { ...record, ...extras(task, view) }))
  })

const readSubmit = Effect.fnUntraced(function*(call: Call, store: TaskStore, path: string) {
  const body = Option.getOrUndefined(call.json)
  if (body === undefined) return yield* refused("The body is no JSON object")
  const { model: named, ...input } = body
  const model = nonEmptyString(named)
  if (model === undefined) return yield* refused("model is required")
  const wrong = validateInput(store.options.validation, "globalaiopc", { model, path, input })
  if (wrong === "NoModel") return yield* refused(`model ${model} is not available here`)
  if (wrong === "NoSubject") return yield* refused("prompt is required")
  if (wrong !== undefined) return yield* refused(wrong.text)
  const { prompt } = input
  const most = promptLength("globalaiopc", model) ?? (path === "/v1/videos/videos" ? 1500 : Infinity)
  if (typeof prompt === "string" && prompt.length > most) {
    return yield* refused(`prompt is longer than ${most} characters`)
  }
  return { body, model }
})

const refused = (text: string) => new Refusal({ reason: "InvalidRequest", text })

const created = (task: Task, body: Schema.JsonObject): Reply =>
  json(body, { status: task.script.submitStatus, taskId: task.id })

const seconds = (millis: number): number => Math.floor(millis / 1000)

const vendorOf = (call: Call, store: TaskStore): "globalaiopc-image" | "globalaiopc-video" => {
  const id = call.params["id"] ?? ""
  const vendor = store.tasks.get(id)?.vendor
  if (vendor === "globalaiopc-image" || vendor === "globalaiopc-video") return vendor
  return id.startsWith("proj_") ? "globalaiopc-video" : "globalaiopc-image"
}

const status = (readings: Readings) =>
  Effect.fnUntraced(function*(call: Call, store: TaskStore): Effect.fn.Return<Reply, Refusal> {
    const vendor = vendorOf(call, store)
    const only = readings.globalAiopcImageStatus
    if (vendor === "globalaiopc-image" && only !== "either" && !call.path.startsWith(`/${only}/`)) {
      return yield* new Refusal({ reason: "NotFound" })
    }
    const { task, view } = yield* store.poll(call.params["id"] ?? "", vendor, dialect, call.now)
    return json({ ...record(task, view, call.origin), ...extras(task, view) })
  })

const record = (task: Task, view: View, origin: string): Schema.JsonObject => {
  const url = View.$is("Success")(view) && view.hasResult ? resultUrls(task, origin)[0] ?? null : null
  const duration = task.body["duration"]
  return {
    id: task.id,
    object: task.vendor === "globalaiopc-image" ? "image.generation" : "video",
    created: seconds(task.createdAt),
    model: task.model,
    status: view.word,
    ...(task.vendor === "globalaiopc-image"
      ? { image_url: url }
      : url === null
      ? { video_url: null }
      : { video_url: url, actualDuration: typeof duration === "number" ? duration : clipSeconds }),
    error: View.$is("Fail")(view) ? view.message : null
  }
}

const extras = (task: Task, view: View): Schema.JsonObject => ({
  ...(task.script.progress === true ? { progress: View.$is("Going")(view) ? view.progress : 100 } : {}),
  ...task.script.fields,
  ...(View.$is("Going")(view) ? {} : task.script.finalFields)
})

/** The path prefixes of status queries: images use either, videos the second. */
const statusPaths = ["/kyyAiPower/v1/result/:id", "/kyyReactApiServer/v1/result/:id"] as const

/** GlobalAIOPC's routes. */
export const routes = (readings: Readings): ReadonlyArray<Route> => [
  {
    method: "POST",
    path: "/kyyReactApiServer/v1/:family/images",
    operation: "submit",
    dialect,
    subject: (call) => ({
      vendor: "globalaiopc-image",
      model: nonEmptyString(Option.getOrUndefined(call.json)?.["model"])
    }),
    answer: submitImage
  },
  {
    method: "POST",
    path: "/kyyReactApiServer/v1/:family/videos",
    operation: "submit",
    dialect,
    subject: (call) => ({
      vendor: "globalaiopc-video",
      model: nonEmptyString(Option.getOrUndefined(call.json)?.["model"])
    }),
    answer: submitVideo(readings)
  },
  {
    method: "POST",
    path: `/kyyReactApiServer${centerPath}`,
    operation: "submit",
    dialect,
    subject: (call) => {
      const model = nonEmptyString(Option.getOrUndefined(call.json)?.["model"])
      return { vendor: centerVendor(model ?? ""), model }
    },
    answer: submitToCenter(readings)
  },
  {
    method: "GET",
    path: `/kyyReactApiServer${centerPath}/:id`,
    operation: "status",
    dialect: { ...dialect, wordAt: readings.globalAiopcModelCenter === "data" ? ["data", "status"] : ["status"] },
    subject: (call, store) => ({
      vendor: vendorOf(call, store),
      taskId: call.params["id"],
      model: store.tasks.get(call.params["id"] ?? "")?.model
    }),
    answer: centerStatus(readings)
  },
  ...statusPaths.map((path): Route => ({
    method: "GET",
    path,
    operation: "status",
    dialect,
    subject: (call, store) => ({
      vendor: vendorOf(call, store),
      taskId: call.params["id"],
      model: store.tasks.get(call.params["id"] ?? "")?.model
    }),
    answer: status(readings)
  }))
]
