import { Apixo, ApixoCalls, type ApixoRequest, ApixoWire } from "@effect-media/apixo"
import { Poller, PollSchedule, TaskRef } from "@effect-media/core"
import * as Suites from "@effect-media/provider-tests/Suites"
import { json, reset, settle } from "@effect-media/provider-tests/Vendor"
import { assert, describe, it } from "@effect/vitest"
import { DateTime, Duration, Effect, Schema } from "effect"
import { over, subject } from "./subject.ts"

const id = "task_abc123xyz789"
const created = json({ code: 200, message: "success", data: { taskId: id } })
const pending = json({ code: 200, message: "success", data: { taskId: id, state: "pending" } })
const refused = json({ code: 429, message: "Rate limit exceeded", data: null }, { status: 429 })

const song = { mode: "V5", customMode: false, instrumental: true, prompt: "a boat" } as const
const boat: ApixoRequest = { model: "nano-banana", input: { mode: "text-to-image", prompt: "a paper boat" } }

const submit = (request: ApixoRequest) => Effect.flatMap(Apixo, (apixo) => apixo.submit(request))
const status = (ref: TaskRef) => Effect.flatMap(Apixo, (apixo) => apixo.status(ref))
const balance = Effect.flatMap(Apixo, (apixo) => apixo.balance)

describe("a submit", () => {
  it.effect("posts the model in the path and its own fields as input", () =>
    Effect.gen(function*() {
      const { layer, sent } = over([created])
      const ref = yield* submit(boat).pipe(Effect.provide(layer))
      const [request] = yield* sent
      assert.strictEqual(request?.method, "POST")
      assert.strictEqual(request?.url, "https://api.apixo.ai/api/v1/generateTask/nano-banana")
      assert.strictEqual(request?.headers["authorization"], "Bearer sk-canary")
      assert.deepStrictEqual(request?.body, {
        request_type: "async",
        input: { mode: "text-to-image", prompt: "a paper boat" }
      })
      const submittedAt = DateTime.makeUnsafe(0)
      assert.deepStrictEqual(
        ref,
        TaskRef.make({ provider: "apixo", kind: "image", model: "nano-banana", id, submittedAt })
      )
    }))

  it.effect("spells a word as the page does, in whichever letter case it was written", () =>
    Effect.gen(function*() {
      const { layer, sent } = over([created])
      const input = { mode: "TEXT-TO-IMAGE", prompt: "a paper boat", aspect_ratio: "1:1", resolution: "1K" }
      yield* Effect.provide(submit({ model: "nano-banana-2", input }), layer)
      const spelled = { mode: "text-to-image", prompt: "a paper boat", aspect_ratio: "1:1", resolution: "1k" }
      assert.deepStrictEqual((yield* sent)[0]?.body, { request_type: "async", input: spelled })
    }))

  it.effect("says where to call back, and over which hosts", () =>
    Effect.gen(function*() {
      const { layer, sent } = over([created])
      yield* submit({ ...boat, callbackUrl: "https://me.example/hook", routing: "official" }).pipe(
        Effect.provide(layer)
      )
      assert.deepStrictEqual((yield* sent)[0]?.body, {
        request_type: "callback",
        callback_url: "https://me.example/hook",
        provider: "official",
        input: boat.input
      })
    }))

  it.effect("takes any model, as one segment", () =>
    Effect.gen(function*() {
      const { layer, sent } = over([created])
      const refs = yield* Effect.forEach(
        [{ ...boat, model: "../a b?c#d" }, { ...boat, model: "brand-new", kind: "video" as const }],
        submit
      ).pipe(Effect.provide(layer))
      assert.deepStrictEqual(refs.map(({ kind, model }) => [kind, model]), [
        ["other", "../a b?c#d"],
        ["video", "brand-new"]
      ])
      assert.strictEqual((yield* sent)[0]?.url, "https://api.apixo.ai/api/v1/generateTask/..%2Fa%20b%3Fc%23d")
    }))

  it.effect("knows what known models make", () =>
    Effect.gen(function*() {
      const refs = yield* Effect.forEach(
        ["flux-2", "veo-3-1", "suno"],
        (model) => submit({ ...boat, model })
      ).pipe(Effect.provide(over([created], { validation: "off" }).layer))
      assert.deepStrictEqual(refs.map(({ kind }) => kind), ["image", "video", "audio"])
    }))

  it.effect("is sent once when the connection breaks", () =>
    Effect.gen(function*() {
      const { layer, sent } = over([reset, created])
      const error = yield* settle(Effect.flip(submit(boat))).pipe(Effect.provide(layer))
      assert.strictEqual(error._tag, "SubmitOutcomeUnknown")
      assert.strictEqual(error._tag === "SubmitOutcomeUnknown" && error.model, "nano-banana")
      assert.lengthOf(yield* sent, 1)
    }))

  it.effect("is sent again after a rate limit", () =>
    Effect.gen(function*() {
      const { layer, sent } = over([refused, created])
      const ref = yield* settle(submit(boat)).pipe(Effect.provide(layer))
      assert.strictEqual(ref.id, id)
      assert.lengthOf(yield* sent, 2)
    }))
})

describe("a status", () => {
  it.effect("is asked with the model of the handle", () =>
    Effect.gen(function*() {
      const { layer, sent } = over([pending])
      yield* status(TaskRef.make({ provider: "apixo", kind: "image", model: "flux/2?x", id: "a b&c" })).pipe(
        Effect.provide(layer)
      )
      assert.deepStrictEqual((yield* sent).map(({ method, url }) => `${method} ${url}`), [
        "GET https://api.apixo.ai/api/v1/statusTask/flux%2F2%3Fx?taskId=a%20b%26c"
      ])
    }))
})

describe("the balance", () => {
  it.effect("is asked for the key", () =>
    Effect.gen(function*() {
      const { layer, sent } = over([json({ code: 200, message: "success", data: 74.87 })])
      assert.strictEqual(yield* Effect.provide(balance, layer), 74.87)
      assert.strictEqual((yield* sent)[0]?.url, "https://api.apixo.ai/api/v1/apikeys/current-balance")
    }))
})

describe("what the vendor asks for", () => {
  it.effect("limits by plan, Free if nothing is said", () =>
    Effect.gen(function*() {
      const limits = Effect.map(Apixo, ({ limits }) => limits)
      const free = yield* Effect.provide(limits, over([created]).layer)
      const pro = yield* Effect.provide(limits, over([created], { plan: "pro" }).layer)
      assert.deepStrictEqual(free, { requests: { limit: 10, window: "1 minute" }, running: 3 })
      assert.deepStrictEqual(pro, { requests: { limit: 60, window: "1 minute" }, running: 10 })
    }))

  it.effect("a first pause by kind, and gaps that grow by half up to 30 s", () =>
    Effect.gen(function*() {
      const { polling } = yield* Effect.provide(Apixo, over([created]).layer)
      const gaps = (["image", "video", "audio", "other"] as const).map((kind) => {
        const { initialDelay, steps } = polling[kind]
        const begin = Duration.fromInputUnsafe(initialDelay)
        const at = (age: Duration.Duration) => Duration.toSeconds(PollSchedule.gapAt(polling[kind], age))
        return [Duration.toSeconds(begin), at(begin), at(Duration.minutes(10)), steps.length]
      })
      assert.deepStrictEqual(gaps, [[5, 3, 30, 7], [60, 15, 30, 3], [30, 10, 30, 4], [5, 3, 30, 7]])
    }))
})

describe("no reply is a defect", () => {
  const image = TaskRef.make({ provider: "apixo", kind: "image", model: "nano-banana", id })

  it.effect.prop(
    "anything in the fields that are read",
    [
      Schema.Struct({
        taskId: Schema.Json,
        state: Schema.Union([Schema.Literals(Object.keys(ApixoWire.dialect.statuses)), Schema.Json]),
        failCode: Schema.Json,
        failMsg: Schema.Json,
        createTime: Schema.Json,
        completeTime: Schema.Json,
        costTime: Schema.Json
      }),
      Schema.Json
    ],
    ([data, result]) =>
      Suites.toleratesAnyReply(subject, json({ code: 200, data: { ...data, resultJson: JSON.stringify(result) } }))
  )

  it.effect.prop("nor in the results", [
    Schema.Record(
      Schema.Literals(["resultUrls", "tracks", "audio_url"]),
      Schema.Array(Schema.Struct({ audio_url: Schema.Json, video_url: Schema.Json, image_url: Schema.Json }))
    )
  ], ([result]) => {
    const data = { state: "success", resultJson: JSON.stringify(result) }
    const { layer } = over([json({ code: 200, data })])
    return status(image).pipe(Effect.provide(layer), Effect.map(({ _tag }) => _tag === "Succeeded"))
  })

  it.effect.prop("nor is any id or model", [TaskRef.fields.id, Schema.NonEmptyString], ([id, model]) => {
    const { layer, sent } = over([pending])
    return status(TaskRef.make({ provider: "apixo", kind: "image", model, id })).pipe(
      Effect.provide(layer),
      Effect.flatMap(({ _tag }) => Effect.map(sent, ({ length }) => _tag === "Queued" && length === 1))
    )
  })
})

describe("layers", () => {
  it.effect("layerTest follows its script, checks requests, and keeps what it was asked", () =>
    Effect.gen(function*() {
      const apixo = yield* Apixo
      const task = yield* settle(Poller.run(apixo, { model: "suno", input: song }))
      const error = yield* Effect.flip(apixo.submit({ model: "", input: {} }))
      const calls = yield* Effect.flatMap(ApixoCalls, ({ all }) => all)
      assert.strictEqual(task.assets[0]?.kind, "audio")
      assert.strictEqual(error._tag, "InvalidRequest")
      assert.strictEqual(yield* apixo.balance, 7.5)
      assert.deepStrictEqual(calls.map(({ operation }) => operation), ["submit", "status", "status", "submit"])
    }).pipe(
      Effect.provide([
        Apixo.layerTest([{ polls: ["queued"], urls: ["https://cdn.example/boat"] }], { balance: 7.5 }),
        Poller.layer
      ])
    ))
})
