/**
 * KIE's wire: createTask, recordInfo, credit and download-url. Business errors are HTTP 200 with a body code.
 */
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import type * as Schema from "effect/Schema"
import * as Durations from "./Durations.ts"
import * as Facts from "./internal/Facts.ts"
import { validateInput } from "./internal/Inputs.ts"
import { isMusic, resultOf, songsOf, usualResults } from "./internal/KieResults.ts"
import { fileNameOf, taskOfFile } from "./internal/Links.ts"
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
import * as Former from "./kie/former.ts"
import * as Models from "./kie/models.ts"
import * as Uploads from "./kie/uploads.ts"
import type { Readings } from "./Revisions.ts"

type Ok = (data: Schema.Json) => Schema.JsonObject

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
  const musicLetter = (
    task: Task,
    callbackType: "text" | "first" | "complete" | "error",
    data: ReadonlyArray<Schema.JsonObject>,
    message = "All generated successfully."
  ): Schema.JsonObject => ({
    code: callbackType === "error" ? 501 : 200,
    [readings.kieMessage]: message,
    data: { callbackType, task_id: task.id, data }
  })
  return {
    going: ["waiting", "generating"],
    ends: { success: "success", fail: "fail" },
    wordAt: ["data", "state"],
    envelope,
    callback: {
      earlier: (task, origin) =>
        isMusic(task.model)
          ? [
            { share: 1 / 3, body: musicLetter(task, "text", []) },
            { share: 2 / 3, body: musicLetter(task, "first", songsOf(task, origin).slice(0, 1)) }
          ]
          : [],
      bodyOf: (task, view, origin) => {
        const isSuccess = View.$is("Success")(view)
        if (isMusic(task.model)) {
          return musicLetter(
            task,
            isSuccess ? "complete" : "error",
            isSuccess ? songsOf(task, origin) : [],
            View.$is("Fail")(view) ? view.message : undefined
          )
        }
        return {
          code: isSuccess ? 200 : 501,
          [readings.kieMessage]: View.$is("Fail")(view) ? view.message : "All generated successfully.",
          data: record(readings, task, view, origin)
        }
      },
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
  Effect.fnUntraced(function*(call: Call, store: TaskStore): Effect.fn.Return<Reply, Refusal> {
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
    const wrong = validateInput(store.options.validation, vendor, { model, path: createPath, input })
    if (wrong === "NoSubject") return yield* required("input")
    if (wrong === "NoModel") {
      return yield* new Refusal({ reason: "InvalidRequest", text: "The model name you specified is not supported" })
    }
    if (wrong?.missing === true) return yield* required(wrong.at)
    if (wrong !== undefined) {
      return yield* new Refusal({ reason: "InvalidRequest", code: badInput, text: wrong.text })
    }
    const task = yield* store.submit({
      vendor,
      model,
      kind: Facts.find(vendor, model)?.kind ?? Durations.kindOf(model),
      usualResults: usualResults(model),
      body,
      input,
      callbackUrl: nonEmptyString(body["callBackUrl"]),
      key: call.key,
      now: call.now,
      makeId: () => store.hex(32)
    })
    return json(ok({ taskId: task.id, recordId: task.id, ...task.script.submitFields }), {
      status: task.script.submitStatus,
      taskId: task.id
    })
  })

const status = (ok: Ok, words: Dialect, readings: Readings) =>
  Effect.fnUntraced(function*(call: Call, store: TaskStore): Effect.fn.Return<Reply, Refusal> {
    const id = nonEmptyString(call.query["taskId"])
    if (id === undefined) return yield* new Refusal({ reason: "InvalidRequest", code: 400, text: "taskId is required" })
    const { task, view } = yield* store.poll(id, vendor, words, call.now)
    return json(ok(record(readings, task, view, call.origin)), { taskId: id })
  })

/** Models whose charge is 0.0 until they succeed. */
const chargedAtSuccess = /seedance-2-5$|-tts$/

/** The fields of a record since September 2026, which follow those of April. */
const recent = (task: Task, view: View, param: string, result: Schema.JsonObject | undefined): Schema.JsonObject => ({
  creditsConsumed: View.$is("Success")(view) || !chargedAtSuccess.test(task.model) ? task.cost : 0,
  operationType: task.model,
  successFlag: View.$is("Going")(view) ? 0 : View.$is("Success")(view) ? 1 : 3,
  paramJson: param,
  ...(result === undefined ? {} : { response: result })
})

/** The record, with exactly the fields of recorded traffic, in their order. */
const record = (readings: Readings, task: Task, view: View, origin: string): Schema.JsonObject => {
  const endedAt = View.$is("Going")(view) ? null : view.endedAt
  const param = JSON.stringify({ ...task.body, input: JSON.stringify(task.input) })
  const result = View.$is("Success")(view) && view.hasResult
    ? { ...resultOf(task, origin), ...task.script.resultFields }
    : undefined
  const isRecent = readings.kieRecord === "2026-09"
  const elapsed = endedAt === null ? null : (endedAt - task.createdAt) / 1000
  return {
    taskId: task.id,
    model: task.model,
    state: view.word,
    param,
    resultJson: result === undefined ? "" : JSON.stringify(result),
    failCode: View.$is("Fail")(view) ? view.code ?? "" : null,
    failMsg: View.$is("Fail")(view) ? view.message : null,
    costTime: elapsed === null || !isRecent ? elapsed : Math.floor(elapsed),
    completeTime: endedAt,
    createTime: task.createdAt,
    ...(isRecent ? recent(task, view, param, result) : {}),
    ...(task.script.progress === true ? { progress: View.$is("Going")(view) ? view.progress : 100 } : {}),
    ...task.script.fields,
    ...(endedAt === null ? {} : task.script.finalFields)
  }
}

const credits = (ok: Ok) => (_call: Call, store: TaskStore): Effect.Effect<Reply> =>
  Effect.succeed(json(ok(store.balance(vendor))))

const freshLink = (ok: Ok) =>
  Effect.fnUntraced(function*(call: Call, store: TaskStore): Effect.fn.Return<Reply, Refusal> {
    const name = fileNameOf(nonEmptyString(Option.getOrUndefined(call.json)?.["url"]) ?? "")
    if (name === undefined || taskOfFile(name, store)?.task.vendor !== vendor) {
      return yield* new Refusal({
        reason: "InvalidRequest",
        code: 422,
        text: "The URL was not generated by this service"
      })
    }
    return json(ok(`${call.origin}/files/${name}?expires=${call.now + freshLinkMillis}`))
  })

/** Makes a voice or a character of Gemini Omni at once. */
const createOmni = (made: "audio" | "character", ok: Ok) =>
  Effect.fnUntraced(function*(call: Call, store: TaskStore): Effect.fn.Return<Reply, Refusal> {
    const input = Option.getOrElse(call.json, (): Schema.JsonObject => ({}))
    const order = { model: `gemini-omni-${made}`, path: `/api/v1/omni/${made}/create`, input }
    const wrong = validateInput(store.options.validation, vendor, order)
    if (typeof wrong === "object") return yield* new Refusal({ reason: "InvalidRequest", text: wrong.text })
    const id = store.hex(32)
    return json(ok(made === "audio" ? { audioId: id } : { characterId: id }))
  })

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
      subject: (call, store) => ({
        vendor,
        taskId: call.query["taskId"],
        model: store.tasks.get(call.query["taskId"] ?? "")?.model
      }),
      gate,
      answer: status(ok, words, readings)
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
    ...(["audio", "character"] as const).map((made): Route => ({
      method: "POST",
      path: `/api/v1/omni/${made}/create`,
      operation: "submit",
      dialect: words,
      subject: () => ({ vendor }),
      gate,
      answer: createOmni(made, ok)
    })),
    ...Uploads.routes(words, gate),
    ...Former.routes(words, ok, gate),
    ...Models.routes(words, ok, gate)
  ]
}
