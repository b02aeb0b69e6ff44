/**
 * KIE's wire: createTask, recordInfo, credit and download-url. Business errors are HTTP 200 with a body code.
 */
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import type * as Schema from "effect/Schema"
import * as Durations from "./Durations.ts"
import { validateInput } from "./internal/Inputs.ts"
import { fileNameOf, resultUrls, taskOfFile } from "./internal/Links.ts"
import { type Reason, Refusal } from "./internal/Refusal.ts"
import {
  type Call,
  type Dialect,
  isJsonObject,
  json,
  nonEmptyString,
  type Reply,
  type Route,
  text
} from "./internal/Route.ts"
import { type Task, type TaskStore, View } from "./internal/TaskStore.ts"
import * as Uploads from "./KieUploads.ts"
import type { Readings } from "./Revisions.ts"

const vendor = "kie"

/** The lifetime of a fresh download link, in milliseconds. */
export const freshLinkMillis = 20 * 60_000

/** The immediate refusals: the body's code and message. */
const refusals: Readonly<Record<Reason, readonly [code: number, message: string]>> = {
  Unauthorized: [401, "You do not have access permissions"],
  InsufficientCredits: [402, "Credits insufficient: the current balance is not enough to run this request"],
  NotFound: [422, "recordInfo is null"],
  InvalidRequest: [422, "Validation error"],
  TooManyRequests: [429, "Your call frequency is too high. Please try again later."]
}

/** The wire format of KIE. */
export const dialect = (readings: Readings): Dialect => {
  const envelope = (code: number, message: string): Schema.JsonObject => ({
    code,
    [readings.kieMessage]: message,
    ...(code === 401 ? {} : { data: null })
  })
  const unknownTask: Readonly<Record<Readings["kieUnknownTask"], Reply>> = {
    "record-null": json(envelope(422, "recordInfo is null")),
    "code-404": json(envelope(404, "task not found")),
    "http-404": json(envelope(404, "task not found"), { status: 404 }),
    "null-data": json(envelope(200, "success"))
  }
  return {
    going: ["waiting", "generating"],
    ends: { success: "success", fail: "fail" },
    wordAt: ["data", "state"],
    envelope,
    callback: {
      letter: (task, view, origin) => ({
        code: View.$is("Success")(view) ? 200 : 501,
        [readings.kieMessage]: View.$is("Fail")(view) ? view.message : "All generated successfully.",
        data: record(task, view, origin)
      }),
      headers: {},
      isSigned: true,
      accepts: () => true,
      tries: 1,
      firstPause: 0
    },
    refuse: (refusal) => {
      if (refusal.reason === "NotFound" && refusal.text === undefined) return unknownTask[readings.kieUnknownTask]
      const [code, message] = refusals[refusal.reason]
      return json(envelope(refusal.code ?? code, refusal.text ?? message))
    }
  }
}

const createPath = "/api/v1/jobs/createTask"

const submit = (ok: Ok, badInput: Readings["kieBadInput"]) =>
  Effect.fnUntraced(function*(call: Call, desk: TaskStore): Effect.fn.Return<Reply, Refusal> {
    if (Option.isNone(call.json)) {
      return yield* new Refusal({
        reason: "InvalidRequest",
        code: 500,
        text: "Server exception: the body is no JSON object"
      })
    }
    const body = call.json.value
    const model = nonEmptyString(body["model"])
    if (model === undefined) return yield* new Refusal({ reason: "InvalidRequest", text: "model is required" })
    const input = body["input"]
    const required = (at: string) =>
      new Refusal({ reason: "InvalidRequest", code: badInput, text: `${at}: This field is required` })
    if (!isJsonObject(input)) return yield* required("input")
    const wrong = validateInput(desk.options.care, vendor, { model, path: createPath, input })
    if (wrong === "NoSubject") return yield* required("input")
    if (wrong === "NoModel") {
      return yield* new Refusal({ reason: "InvalidRequest", text: "The model name you specified is not supported" })
    }
    if (wrong?.missing === true) return yield* required(wrong.at)
    if (wrong !== undefined) {
      return yield* new Refusal({ reason: "InvalidRequest", code: badInput, text: wrong.text })
    }
    const task = yield* desk.submit({
      vendor,
      model,
      kind: Durations.kindOf(model),
      body,
      input,
      callbackUrl: nonEmptyString(body["callBackUrl"]),
      key: call.key,
      now: call.now,
      makeId: () => desk.hex(32)
    })
    return json(ok({ taskId: task.id, recordId: task.id, ...task.script.submitFields }), {
      status: task.script.submitStatus,
      taskId: task.id
    })
  })

const status = (ok: Ok, words: Dialect) =>
  Effect.fnUntraced(function*(call: Call, desk: TaskStore): Effect.fn.Return<Reply, Refusal> {
    const id = nonEmptyString(call.query["taskId"])
    if (id === undefined) return yield* new Refusal({ reason: "InvalidRequest", code: 400, text: "taskId is required" })
    const { task, view } = yield* desk.poll(id, vendor, words, call.now)
    return json(ok(record(task, view, call.origin)), { taskId: id })
  })

/** The record, with exactly the fields of recorded traffic. */
const record = (task: Task, view: View, origin: string): Schema.JsonObject => {
  const endedAt = View.$is("Going")(view) ? null : view.endedAt
  return {
    taskId: task.id,
    model: task.model,
    state: view.word,
    param: JSON.stringify({ ...task.body, input: JSON.stringify(task.input) }),
    resultJson: View.$is("Success")(view) && view.hasResult
      ? JSON.stringify({ resultUrls: resultUrls(task, origin), ...task.script.resultFields })
      : "",
    failCode: View.$is("Fail")(view) ? view.code ?? "" : null,
    failMsg: View.$is("Fail")(view) ? view.message : null,
    costTime: endedAt === null ? null : (endedAt - task.createdAt) / 1000,
    completeTime: endedAt,
    createTime: task.createdAt,
    ...(task.script.progress === true ? { progress: View.$is("Going")(view) ? view.progress : 100 } : {}),
    ...task.script.fields,
    ...(endedAt === null ? {} : task.script.finalFields)
  }
}

const credits = (ok: Ok) => (_call: Call, desk: TaskStore): Effect.Effect<Reply> =>
  Effect.succeed(json(ok(desk.balance(vendor))))

const freshLink = (ok: Ok) =>
  Effect.fnUntraced(function*(call: Call, desk: TaskStore): Effect.fn.Return<Reply, Refusal> {
    const name = fileNameOf(nonEmptyString(Option.getOrUndefined(call.json)?.["url"]) ?? "")
    if (name === undefined || taskOfFile(name, desk)?.task.vendor !== vendor) {
      return yield* new Refusal({
        reason: "InvalidRequest",
        code: 422,
        text: "The URL was not generated by this service"
      })
    }
    return json(ok(`${call.origin}/files/${name}?expires=${call.now + freshLinkMillis}`))
  })

type Ok = (data: Schema.Json) => Schema.JsonObject

/** Refuses requests without a User-Agent, as Cloudflare does in front of the vendor. */
const gate = (call: Call): Reply | undefined =>
  call.headers["user-agent"] === undefined ? text("error code: 1010", 403) : undefined

/** KIE's routes. */
export const routes = (readings: Readings): ReadonlyArray<Route> => {
  const words = dialect(readings)
  const ok: Ok = (data) => ({ code: 200, [readings.kieMessage]: "success", data })
  return [
    {
      method: "POST",
      path: createPath,
      operation: "submit",
      dialect: words,
      subject: (call) => ({ vendor, model: nonEmptyString(Option.getOrUndefined(call.json)?.["model"]) }),
      gate,
      answer: submit(ok, readings.kieBadInput)
    },
    {
      method: "GET",
      path: "/api/v1/jobs/recordInfo",
      operation: "status",
      dialect: words,
      subject: (call, desk) => ({
        vendor,
        taskId: call.query["taskId"],
        model: desk.tasks.get(call.query["taskId"] ?? "")?.model
      }),
      gate,
      answer: status(ok, words)
    },
    {
      method: "GET",
      path: "/api/v1/chat/credit",
      operation: "credits",
      dialect: words,
      subject: () => ({ vendor }),
      gate,
      answer: credits(ok)
    },
    {
      method: "POST",
      path: "/api/v1/common/download-url",
      operation: "download-url",
      dialect: words,
      subject: () => ({ vendor }),
      gate,
      answer: freshLink(ok)
    },
    ...Uploads.routes(words, gate)
  ]
}
