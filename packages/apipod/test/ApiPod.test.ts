import { ApiPod, ApiPodCalls, type ApiPodRequest, ApiPodWire } from "@effect-media/apipod"
import { Poller, TaskRef } from "@effect-media/core"
import * as Suites from "@effect-media/provider-tests/Suites"
import { json, reset, type Sent, settle } from "@effect-media/provider-tests/Vendor"
import { assert, describe, it } from "@effect/vitest"
import { DateTime, Effect, Option, Schema } from "effect"
import { over, subject } from "./subject.ts"

const id = "2f0392df-7da1-4128-8e30-7ea3d81446b3"
const created = json({ code: 200, message: "success", data: { task_id: id } })
const pending = json({ code: 200, message: "success", data: { task_id: id, status: "pending" } })
const inProgress = json(
  { error: { message: "in progress", type: "idempotency_error", code: "idempotency_in_progress" } },
  { status: 409, headers: { "retry-after": "9" } }
)
const conflict = json(
  { code: 409, message: "another body", data: { type: "idempotency_error", error_code: "idempotency_conflict" } },
  { status: 409 }
)

const boat: ApiPodRequest = { model: "nano-banana-2", input: { prompt: "a paper boat", quality: "1K" } }
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

const submit = (request: ApiPodRequest) => Effect.flatMap(ApiPod, (apipod) => apipod.submit(request))
const status = (ref: TaskRef) => Effect.flatMap(ApiPod, (apipod) => apipod.status(ref))

describe("a submit", () => {
  it.effect("spells a word as the page does, in whichever letter case it was written", () =>
    Effect.gen(function*() {
      const { layer, sent } = over([created])
      yield* Effect.provide(submit({ ...boat, input: { prompt: "a paper boat", quality: "1k" } }), layer)
      const [request] = yield* sent
      assert.deepStrictEqual(request?.body, { model: "nano-banana-2", prompt: "a paper boat", quality: "1K" })
    }))

  it.effect("posts the model's own fields, flat, with a key of its own", () =>
    Effect.gen(function*() {
      const { layer, sent } = over([created])
      const ref = yield* submit({ ...boat, callbackUrl: "https://me.example/hook" }).pipe(Effect.provide(layer))
      const [request] = yield* sent
      assert.strictEqual(request?.method, "POST")
      assert.strictEqual(request?.url, "https://api.apipod.ai/v1/images/generations")
      assert.strictEqual(request?.headers["authorization"], "Bearer sk-canary")
      assert.match(request?.headers["idempotency-key"] ?? "", uuid)
      assert.deepStrictEqual(request?.body, {
        model: "nano-banana-2",
        prompt: "a paper boat",
        quality: "1K",
        callback_url: "https://me.example/hook"
      })
      const submittedAt = DateTime.makeUnsafe(0)
      assert.deepStrictEqual(
        ref,
        TaskRef.make({ provider: "apipod", kind: "image", model: "nano-banana-2", id, submittedAt })
      )
    }))

  it.effect("goes to the path of its kind: the model's, or the given one", () =>
    Effect.gen(function*() {
      const { layer, sent } = over([created])
      const kinds = yield* Effect.forEach(
        [{ ...boat, model: "seedance-2.0-t2v" }, { ...boat, model: "brand-new", kind: "video" as const }],
        (request) => Effect.map(submit(request), ({ kind }) => kind)
      ).pipe(Effect.provide(layer))
      assert.deepStrictEqual(kinds, ["video", "video"])
      assert.deepStrictEqual(
        (yield* sent).map(({ url }) => url),
        Array.from({ length: 2 }, () => "https://api.apipod.ai/v1/videos/generations")
      )
    }))

  it.effect("goes nowhere if the kind is not the model's", () =>
    Effect.gen(function*() {
      const film = { ...boat, model: "seedance-2.0-t2v", input: { prompt: "a boat" }, kind: "image" as const }
      const { layer, sent } = over([created])
      const error = yield* Effect.flip(submit(film)).pipe(Effect.provide(layer))
      assert.deepInclude(error, { _tag: "InvalidRequest", code: "local" })
      assert.include(error.message, `model: "seedance-2.0-t2v" is asked for at /v1/videos, not as "image"`)
      assert.lengthOf(yield* sent, 0)
    }))

  it.effect("is not taken over by its input, which may hold the callback", () =>
    Effect.gen(function*() {
      const { layer, sent } = over([created])
      const input = { model: "another", prompt: "a boat", callback_url: "https://me.example/own" }
      yield* submit({ model: "wan2.7-image", input }).pipe(Effect.provide(layer))
      assert.deepStrictEqual((yield* sent)[0]?.body, { ...input, model: "wan2.7-image" })
    }))
})

describe("one key makes one job", () => {
  const keysOf = (sent: ReadonlyArray<Sent>) => sent.map(({ headers }) => headers["idempotency-key"])

  it.effect("of a broken connection and the submit after it", () =>
    Effect.gen(function*() {
      const { layer, sent } = over([reset, created])
      const ref = yield* settle(submit(boat)).pipe(Effect.provide(layer))
      const keys = keysOf(yield* sent)
      assert.strictEqual(ref.id, id)
      assert.lengthOf(keys, 2)
      assert.strictEqual(keys[0], keys[1])
      assert.match(keys[0] ?? "", uuid)
    }))

  it.effect("and the caller's own key wins", () =>
    Effect.gen(function*() {
      const { layer, sent } = over([json({}, { status: 503 }), created])
      yield* settle(submit({ ...boat, idempotencyKey: "order 7" })).pipe(Effect.provide(layer))
      assert.deepStrictEqual(keysOf(yield* sent), ["order 7", "order 7"])
    }))

  it.effect("but two submits are two jobs", () =>
    Effect.gen(function*() {
      const { layer, sent } = over([created])
      yield* Effect.provide(Effect.andThen(submit(boat), submit(boat)), layer)
      assert.strictEqual(new Set(keysOf(yield* sent)).size, 2)
    }))

  it.effect("while the first submit is still under way, after the pause that the vendor asks for", () =>
    Effect.gen(function*() {
      const { layer, sent } = over([inProgress, created])
      const ref = yield* settle(submit(boat)).pipe(Effect.provide(layer))
      assert.lengthOf(yield* sent, 2)
      assert.strictEqual(new Set(keysOf(yield* sent)).size, 1)
      assert.isAtLeast(DateTime.toEpochMillis(ref.submittedAt ?? DateTime.makeUnsafe(0)), 9_000)
    }))

  it.effect("and is in the error when the outcome stays unknown", () =>
    Effect.gen(function*() {
      const { layer, sent } = over([reset], { submitRetries: 2 })
      const error = yield* settle(Effect.flip(submit({ ...boat, idempotencyKey: "order-7" }))).pipe(
        Effect.provide(layer)
      )
      assert.strictEqual(error._tag, "SubmitOutcomeUnknown")
      assert.strictEqual(error._tag === "SubmitOutcomeUnknown" && error.idempotencyKey, "order-7")
      assert.include(error.message, "order-7")
      assert.lengthOf(yield* sent, 3)
    }))

  it.effect("also when a later submit is refused: the first may have been taken", () =>
    Effect.gen(function*() {
      const { layer, sent } = over([reset, conflict])
      const error = yield* settle(Effect.flip(submit(boat))).pipe(Effect.provide(layer))
      assert.strictEqual(error._tag, "SubmitOutcomeUnknown")
      assert.lengthOf(yield* sent, 2)
    }))
})

describe("a status", () => {
  it.effect("is asked where the kind says, with the id as one segment", () =>
    Effect.gen(function*() {
      const { layer, sent } = over([pending])
      yield* status(TaskRef.make({ provider: "apipod", kind: "image", id })).pipe(Effect.provide(layer))
      yield* status(TaskRef.make({ provider: "apipod", kind: "video", id: "../a b?c#d" })).pipe(Effect.provide(layer))
      assert.deepStrictEqual((yield* sent).map(({ method, url }) => `${method} ${url}`), [
        `GET https://api.apipod.ai/v1/images/status/${id}`,
        "GET https://api.apipod.ai/v1/videos/status/..%2Fa%20b%3Fc%23d"
      ])
      assert.isUndefined((yield* sent)[0]?.headers["idempotency-key"])
    }))

  it("posted to a webhook decodes as a record", () => {
    const record = Schema.decodeUnknownSync(ApiPodWire.TaskRecord)({
      task_id: id,
      request_id: "req_8f2c",
      status: "completed",
      result: ["https://s.apipod.ai/images/demo.png"],
      usage: { cost: 0.04 },
      created_at: "2026-04-02T13:43:00Z",
      completed_at: "2026-04-02T13:43:35Z"
    })
    assert.deepStrictEqual(Option.map(record.completed_at, DateTime.formatIso), Option.some("2026-04-02T13:43:35.000Z"))
    assert.deepStrictEqual(ApiPodWire.toReport(record).links, [
      { url: "https://s.apipod.ai/images/demo.png", role: "result" }
    ])
  })
})

describe("no reply is a defect", () => {
  it.effect.prop(
    "anything in the fields that are read",
    [
      Schema.Struct({
        task_id: Schema.Json,
        status: Schema.Union([Schema.Literals(Object.keys(ApiPodWire.dialect.statuses)), Schema.Json]),
        result: Schema.Json,
        progress: Schema.Json,
        usage: Schema.Union([Schema.Json, Schema.Struct({ cost: Schema.Json })]),
        error_code: Schema.Json,
        error_message: Schema.Json,
        error: Schema.Json,
        completed_at: Schema.Json
      })
    ],
    ([data]) => Suites.toleratesAnyReply(subject, json({ code: 200, message: "success", data }))
  )

  it.effect.prop("nor is any id", [TaskRef.fields.id], ([id]) => {
    const { layer, sent } = over([pending])
    const ref = TaskRef.make({ provider: "apipod", kind: "image", id })
    return status(ref).pipe(
      Effect.provide(layer),
      Effect.flatMap(({ _tag }) => Effect.map(sent, ({ length }) => _tag === "Queued" && length === 1))
    )
  })
})

describe("layers", () => {
  it.effect("layerTest follows its script, checks requests, and keeps what it was asked", () =>
    Effect.gen(function*() {
      const apipod = yield* ApiPod
      const video = { model: "seedance-2.0-t2v", input: { prompt: "a paper boat" } } as const
      const task = yield* settle(Poller.run(apipod, video))
      const error = yield* Effect.flip(apipod.submit({ model: "brand-new", input: {} }))
      const calls = yield* Effect.flatMap(ApiPodCalls, ({ all }) => all)
      assert.strictEqual(task.assets[0]?.kind, "video")
      assert.strictEqual(error._tag, "InvalidRequest")
      assert.deepStrictEqual(calls.map(({ operation }) => operation), ["submit", "status", "status", "submit"])
    }).pipe(
      Effect.provide([
        ApiPod.layerTest([{ polls: ["running"], urls: ["https://cdn.example/boat"] }]),
        Poller.layer
      ])
    ))
})
