/**
 * APIXO's wire: generateTask and statusTask, with the model in the path, and the balance.
 */
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import type * as Schema from "effect/Schema"
import * as Durations from "./Durations.ts"
import * as Facts from "./internal/Facts.ts"
import { validateInput } from "./internal/Inputs.ts"
import { resultUrls } from "./internal/Links.ts"
import { type Reason, Refusal } from "./internal/Refusal.ts"
import {
  type Call,
  type Dialect,
  isJsonObject,
  json,
  nonEmptyString,
  type Reply,
  type Route
} from "./internal/Route.ts"
import { type Task, type TaskStore, View } from "./internal/TaskStore.ts"

const vendor = "apixo"

/** The immediate refusals: the code, of HTTP and of the body, and the message. */
const refusals: Readonly<Record<Reason, readonly [code: number, message: string]>> = {
  InvalidRequest: [400, "Invalid request parameters"],
  InsufficientCredits: [400, "Insufficient credits"],
  Unauthorized: [401, "Invalid or missing API key"],
  NotFound: [404, "Task not found"],
  TooManyRequests: [429, "Rate limit exceeded"]
}

/** The wire format of APIXO. */
export const dialect: Dialect = {
  going: ["pending", "processing"],
  ends: { success: "success", fail: "failed" },
  wordAt: ["data", "state"],
  envelope: (code, message) => ({ code, message, data: null }),
  callback: {
    bodyOf: (task, view, origin) => ok(record(task, view, origin)),
    headers: {},
    isSigned: false,
    accepts: (status) => status === 200,
    tries: 4,
    firstPause: 30_000
  },
  refuse: (refusal) => {
    const [usual, words] = refusals[refusal.reason]
    const code = refusal.code ?? usual
    return json({ code, message: refusal.text ?? words, data: null }, { status: code })
  }
}

const ok = (data: Schema.Json): Schema.JsonObject => ({ code: 200, message: "success", data })

const submit = Effect.fnUntraced(function*(call: Call, store: TaskStore): Effect.fn.Return<Reply, Refusal> {
  const model = call.params["model"] ?? ""
  const body = Option.getOrUndefined(call.json)
  if (body === undefined) return yield* new Refusal({ reason: "InvalidRequest", text: "Invalid JSON body" })
  const callbackUrl = nonEmptyString(body["callback_url"])
  const type = body["request_type"]
  if (type !== "async" && type !== "callback") {
    return yield* new Refusal({ reason: "InvalidRequest", text: "request_type must be async or callback" })
  }
  if (type === "callback" && callbackUrl === undefined) {
    return yield* new Refusal({ reason: "InvalidRequest", text: "callback_url is required" })
  }
  const input = body["input"]
  const wrong = isJsonObject(input) ? validateInput(store.options.validation, vendor, { model, input }) : "NoSubject"
  if (!isJsonObject(input) || wrong === "NoSubject") {
    return yield* new Refusal({ reason: "InvalidRequest", text: "input.prompt is required" })
  }
  if (wrong === "NoModel") return yield* new Refusal({ reason: "NotFound", text: "Model not found" })
  if (wrong !== undefined) return yield* new Refusal({ reason: "InvalidRequest", text: `input.${wrong.text}` })
  const task = yield* store.submit({
    vendor,
    model,
    kind: Facts.find(vendor, model)?.kind ?? Durations.kindOf(model),
    body,
    input,
    callbackUrl,
    key: call.key,
    now: call.now,
    makeId: () => `task_${store.letters("abcdefghijklmnopqrstuvwxyz0123456789", 12)}`
  })
  return json(ok({ taskId: task.id, ...task.script.submitFields }), {
    status: task.script.submitStatus,
    taskId: task.id
  })
})

const status = Effect.fnUntraced(function*(call: Call, store: TaskStore): Effect.fn.Return<Reply, Refusal> {
  const id = nonEmptyString(call.query["taskId"])
  if (id === undefined) return yield* new Refusal({ reason: "InvalidRequest", text: "taskId is required" })
  const known = store.tasks.get(id)
  if (known !== undefined && known.model !== call.params["model"]) return yield* new Refusal({ reason: "NotFound" })
  const { task, view } = yield* store.poll(id, vendor, dialect, call.now)
  return json(ok(record(task, view, call.origin)))
})

/** Returns the record: empty fields are absent, not null. */
const record = (task: Task, view: View, origin: string): Schema.JsonObject => ({
  taskId: task.id,
  state: view.word,
  ...(View.$is("Success")(view) && view.hasResult
    ? { resultJson: JSON.stringify({ resultUrls: resultUrls(task, origin), ...task.script.resultFields }) }
    : {}),
  ...(View.$is("Fail")(view) ? { failCode: view.code ?? "GENERATION_FAILED", failMsg: view.message } : {}),
  ...(View.$is("Success")(view) ? { costTime: view.endedAt - task.createdAt } : {}),
  createTime: task.createdAt,
  ...(View.$is("Going")(view) ? {} : { completeTime: view.endedAt }),
  ...task.script.fields,
  ...(View.$is("Going")(view) ? {} : task.script.finalFields)
})

/** APIXO's routes. */
export const routes: ReadonlyArray<Route> = [
  {
    method: "POST",
    path: "/api/v1/generateTask/:model",
    operation: "submit",
    dialect,
    subject: (call) => ({ vendor, model: call.params["model"] }),
    answer: submit
  },
  {
    method: "GET",
    path: "/api/v1/statusTask/:model",
    operation: "status",
    dialect,
    subject: (call) => ({ vendor, model: call.params["model"], taskId: call.query["taskId"] }),
    answer: status
  },
  {
    method: "GET",
    path: "/api/v1/apikeys/current-balance",
    operation: "credits",
    dialect,
    subject: () => ({ vendor }),
    answer: (_call, store) => Effect.succeed(json(ok(store.balance(vendor))))
  }
]
