/**
 * KIE's former endpoints, one pair for each family, which clients still use. Their answers are those of recordings of
 * June to August 2026; nothing new is built on them.
 */
import * as DateTime from "effect/DateTime"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import type * as Schema from "effect/Schema"
import { coverUrl, resultUrls } from "../internal/Links.ts"
import { Refusal } from "../internal/Refusal.ts"
import { type Call, type Dialect, json, nonEmptyString, type Reply, type Route } from "../internal/Route.ts"
import { type Task, type TaskStore, View } from "../internal/TaskStore.ts"
import type { Kind } from "../Wire.ts"

const vendor = "kie"

type Ok = (data: Schema.Json) => Schema.JsonObject

/** One family of former endpoints, with paths under `/api/v1`. */
interface Family {
  /** The paths of its submits, with the model if the body names none. */
  readonly submits: Readonly<Record<string, string>>
  readonly status: string
  readonly kind: Kind
  readonly files?: number | undefined
  /** The field that a submit needs, and what is said without it. */
  readonly needs?: readonly [field: string, text: string] | undefined
  readonly needsCallback?: true | undefined
  readonly going: ReadonlyArray<string>
  readonly ends: Dialect["ends"]
  readonly wordAt: ReadonlyArray<string>
  /** The reply for an unknown task: a text of 422, or success without data. */
  readonly unknown: string | null
  readonly record: (task: Task, view: View, origin: string) => Schema.JsonObject
}

const isSuccess = View.$is("Success")
const isFail = View.$is("Fail")

const endOf = (view: View): number | null => View.$is("Going")(view) ? null : view.endedAt

const flagOf = (view: View): number => View.$is("Going")(view) ? 0 : isSuccess(view) ? 1 : 3

const codeOf = (view: View): string | number | null => isFail(view) ? Number(view.code ?? 500) || 500 : null

/** The record of the families that count by `successFlag`. */
const flagged =
  (response: (task: Task, urls: ReadonlyArray<string>) => Schema.JsonObject, noError: "" | null) =>
  (task: Task, view: View, origin: string): Schema.JsonObject => ({
    taskId: task.id,
    paramJson: JSON.stringify(task.body),
    response: isSuccess(view) && view.hasResult ? response(task, resultUrls(task, origin)) : null,
    completeTime: endOf(view),
    createTime: task.createdAt,
    successFlag: flagOf(view),
    errorCode: codeOf(view),
    errorMessage: isFail(view) ? view.message : noError
  })

const iso = (millis: number | null) => millis === null ? null : DateTime.formatIso(DateTime.makeUnsafe(millis))

const byFlag = { going: ["0"], ends: { success: "1", fail: "3" }, wordAt: ["data", "successFlag"] }

const bySuno = {
  going: ["PENDING", "TEXT_SUCCESS", "FIRST_SUCCESS"],
  ends: { success: "SUCCESS", fail: "GENERATE_AUDIO_FAILED" },
  wordAt: ["data", "status"]
}

const sunoData = (task: Task, origin: string): ReadonlyArray<Schema.JsonObject> =>
  resultUrls(task, origin).map((url, index) => ({
    id: `${task.id}-${index + 1}`,
    audioUrl: url,
    streamAudioUrl: url,
    imageUrl: coverUrl(task, origin, index),
    prompt: task.input["prompt"] ?? "",
    modelName: task.model,
    title: task.input["title"] ?? "",
    tags: task.input["style"] ?? "",
    createTime: task.createdAt,
    duration: 3
  }))

const families: ReadonlyArray<Family> = [
  {
    submits: { "veo/generate": "veo3_fast", "veo/extend": "veo-extend", "veo/get-4k-video": "veo-get-4k" },
    status: "veo/record-info",
    kind: "video",
    needs: ["prompt", "Please enter prompt"],
    ...byFlag,
    unknown: "Record does not exist",
    record: (task, view, origin) => ({
      ...flagged(({ id }, urls) => ({ taskId: id, resultUrls: urls, originUrls: urls, fullResultUrls: urls }), "")(
        task,
        view,
        origin
      ),
      fallbackFlag: false
    })
  },
  {
    submits: { "aleph/generate": "runway-aleph" },
    status: "aleph/record-info",
    kind: "video",
    ...byFlag,
    unknown: null,
    record: flagged(({ id }, [url = null]) => ({ taskId: id, resultVideoUrl: url }), null)
  },
  {
    submits: {
      generate: "suno/generate",
      "generate/extend": "suno/extend",
      "generate/upload-cover": "suno/upload-cover",
      "generate/upload-extend": "suno/upload-extend",
      "generate/add-instrumental": "suno/add-instrumental",
      "generate/add-vocals": "suno/add-vocals",
      "generate/mashup": "suno/mashup",
      "generate/replace-section": "suno/replace-section"
    },
    status: "generate/record-info",
    kind: "audio",
    files: 2,
    needsCallback: true,
    ...bySuno,
    unknown: null,
    record: (task, view, origin) => {
      const songs = isSuccess(view) && view.hasResult
        ? sunoData(task, origin)
        : view.word === "FIRST_SUCCESS"
        ? sunoData(task, origin).slice(0, 1)
        : []
      return {
        taskId: task.id,
        param: JSON.stringify(task.body),
        response: songs.length === 0 ? null : { taskId: task.id, sunoData: songs },
        status: view.word,
        type: "GENERATE",
        errorCode: codeOf(view),
        errorMessage: isFail(view) ? view.message : null
      }
    }
  },
  {
    submits: { lyrics: "suno/lyrics" },
    status: "lyrics/record-info",
    kind: "other",
    needs: ["prompt", "prompt cannot be blank"],
    needsCallback: true,
    ...bySuno,
    unknown: null,
    record: (task, view) => ({
      taskId: task.id,
      param: JSON.stringify(task.body),
      response: isSuccess(view) && view.hasResult
        ? { taskId: task.id, data: [{ text: "[Verse]\nA paper boat", title: "Paper boat", status: "complete" }] }
        : null,
      status: view.word,
      type: "LYRICS",
      errorCode: codeOf(view),
      errorMessage: isFail(view) ? view.message : null
    })
  },
  {
    submits: { "vocal-removal/generate": "suno/vocal-removal" },
    status: "vocal-removal/record-info",
    kind: "audio",
    files: 2,
    needsCallback: true,
    ...byFlag,
    unknown: "The corresponding record does not exist",
    record: flagged((_, [vocalUrl = null, instrumentalUrl = null]) => ({ vocalUrl, instrumentalUrl }), null)
  },
  {
    submits: { "wav/generate": "suno/wav" },
    status: "wav/record-info",
    kind: "audio",
    needsCallback: true,
    ...byFlag,
    unknown: "The corresponding record does not exist",
    record: flagged((_, [audioWavUrl = null]) => ({ audioWavUrl }), null)
  },
  {
    submits: { "mp4/generate": "suno/mp4" },
    status: "mp4/record-info",
    kind: "video",
    needsCallback: true,
    ...byFlag,
    unknown: "The corresponding record does not exist",
    record: flagged((_, [videoUrl = null]) => ({ videoUrl }), null)
  },
  {
    submits: { "suno/cover/generate": "suno/cover-image" },
    status: "suno/cover/record-info",
    kind: "image",
    files: 2,
    needsCallback: true,
    ...byFlag,
    unknown: "The corresponding record does not exist",
    record: flagged((_, images) => ({ images }), null)
  },
  {
    submits: { "runway/generate": "runway", "runway/extend": "runway-extend" },
    status: "runway/record-detail",
    kind: "video",
    going: ["wait", "queueing", "generating"],
    ends: { success: "success", fail: "fail" },
    wordAt: ["data", "state"],
    unknown: null,
    record: (task, view, origin) => {
      const [videoUrl] = resultUrls(task, origin)
      return {
        taskId: task.id,
        generateParam: task.body,
        state: view.word,
        generateTime: iso(endOf(view)),
        videoInfo: isSuccess(view) && view.hasResult && videoUrl !== undefined
          ? { videoId: `${task.id}-1`, taskId: task.id, videoUrl }
          : null,
        failCode: codeOf(view),
        failMsg: isFail(view) ? view.message : "",
        expireFlag: 0
      }
    }
  },
  {
    submits: { "gpt4o-image/generate": "gpt4o-image" },
    status: "gpt4o-image/record-info",
    kind: "image",
    going: ["GENERATING"],
    ends: { success: "SUCCESS", fail: "GENERATE_FAILED" },
    wordAt: ["data", "status"],
    unknown: "The record does not exist",
    record: (task, view, origin) => ({
      ...flagged((_, urls) => ({ resultUrls: urls }), null)(task, view, origin),
      status: view.word,
      progress: View.$is("Going")(view) ? (view.progress / 100).toFixed(2) : "1.00"
    })
  },
  {
    submits: { "flux/kontext/generate": "flux-kontext-pro" },
    status: "flux/kontext/record-info",
    kind: "image",
    needs: ["prompt", "prompt cannot be blank"],
    ...byFlag,
    unknown: "The record does not exist",
    record: (task, view, origin) => ({
      ...flagged((_, [url = null]) => ({ originImageUrl: url, resultImageUrl: url }), null)(task, view, origin),
      completeTime: iso(endOf(view)),
      createTime: iso(task.createdAt)
    })
  }
]

const submit = (family: Family, usualModel: string, ok: Ok) =>
  Effect.fnUntraced(function*(call: Call, store: TaskStore): Effect.fn.Return<Reply, Refusal> {
    const body = Option.getOrUndefined(call.json)
    if (body === undefined) return yield* new Refusal({ reason: "InvalidRequest", text: "Bad request body" })
    const [field, words] = family.needs ?? []
    const hasVideo = nonEmptyString(body["taskId"]) !== undefined
    if (field !== undefined && !hasVideo && nonEmptyString(body[field]) === undefined) {
      return yield* new Refusal({ reason: "InvalidRequest", text: words })
    }
    const { callBackUrl, ...input } = body
    if (family.needsCallback === true && nonEmptyString(callBackUrl) === undefined) {
      return yield* new Refusal({ reason: "InvalidRequest", text: "Please enter callBackUrl." })
    }
    const task = yield* store.submit({
      vendor,
      model: usualModel.startsWith("suno/") ? usualModel : nonEmptyString(body["model"]) ?? usualModel,
      kind: family.kind,
      usualResults: family.files,
      body,
      input,
      callbackUrl: nonEmptyString(callBackUrl),
      key: call.key,
      now: call.now,
      makeId: () => store.hex(32)
    })
    return json(ok({ taskId: task.id, ...task.script.submitFields }), {
      status: task.script.submitStatus,
      taskId: task.id
    })
  })

const status = (family: Family, ok: Ok) =>
  Effect.fnUntraced(function*(call: Call, store: TaskStore): Effect.fn.Return<Reply, Refusal> {
    const id = nonEmptyString(call.query["taskId"]) ?? ""
    const found = yield* Effect.option(store.poll(id, vendor, family, call.now))
    if (Option.isSome(found)) {
      const { task, view } = found.value
      return json(
        ok({
          ...family.record(task, view, call.origin),
          ...task.script.fields,
          ...(View.$is("Going")(view) ? {} : task.script.finalFields)
        }),
        { taskId: id }
      )
    }
    if (family.unknown === null) return json(ok(null))
    return yield* new Refusal({ reason: "InvalidRequest", code: 422, text: family.unknown })
  })

/** Returns the video of a Veo task in 1080p: the same file. */
const largerVideo = (ok: Ok) => (call: Call, store: TaskStore): Effect.Effect<Reply, Refusal> => {
  const id = nonEmptyString(call.query["taskId"]) ?? ""
  const task = store.tasks.get(id)
  return task === undefined
    ? Effect.fail(new Refusal({ reason: "InvalidRequest", text: `Record not found for taskId: ${id}` }))
    : Effect.succeed(json(ok({ resultUrl: resultUrls(task, call.origin)[0] ?? null })))
}

/** The former endpoints' routes. */
export const routes = (words: Dialect, ok: Ok, gate: NonNullable<Route["gate"]>): ReadonlyArray<Route> => [
  ...families.flatMap((family): ReadonlyArray<Route> => {
    const dialect: Dialect = {
      ...words,
      going: family.going,
      ends: family.ends,
      wordAt: family.wordAt,
      callback: words.callback && {
        ...words.callback,
        earlier: undefined,
        bodyOf: (task, view, origin) => ({
          ...ok(family.record(task, view, origin)),
          code: isSuccess(view) ? 200 : 501
        })
      }
    }
    return [
      ...Object.entries(family.submits).map(([path, model]): Route => ({
        method: "POST",
        path: `/api/v1/${path}`,
        operation: "submit",
        dialect,
        subject: (call) => ({
          vendor,
          model: nonEmptyString(Option.getOrUndefined(call.json)?.["model"]) ?? model
        }),
        gate,
        answer: submit(family, model, ok)
      })),
      {
        method: "GET",
        path: `/api/v1/${family.status}`,
        operation: "status",
        dialect,
        subject: (call, store) => ({
          vendor,
          taskId: call.query["taskId"],
          model: store.tasks.get(call.query["taskId"] ?? "")?.model
        }),
        gate,
        answer: status(family, ok)
      }
    ]
  }),
  {
    method: "GET",
    path: "/api/v1/veo/get-1080p-video",
    operation: "status",
    dialect: words,
    subject: (call) => ({ vendor, taskId: call.query["taskId"] }),
    gate,
    answer: largerVideo(ok)
  }
]
