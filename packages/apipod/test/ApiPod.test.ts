import { ApiPod, ApiPodCalls, type ApiPodRequest, ApiPodWire } from "@effect-media/apipod"
import { Poller, TaskRef } from "@effect-media/core"
import { assert, describe, it } from "@effect/vitest"
import { Cause, ConfigProvider, DateTime, Effect, Layer, Option, Schema } from "effect"
import { HttpClient, HttpClientResponse } from "effect/http"
import { json, over, settle } from "./utils.ts"

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
const reset = () => "reset" as const

const boat: ApiPodRequest = { model: "nano-banana-2", input: { prompt: "a paper boat", quality: "1K" } }
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

const submit = (request: ApiPodRequest) => Effect.flatMap(ApiPod, (apipod) => apipod.submit(request))
const status = (ref: TaskRef) => Effect.flatMap(ApiPod, (apipod) => apipod.status(ref))

describe("a submit", () => {
  it.effect("posts the model's own fields, flat, with a key of its own", () =>
    Effect.gen(function*() {
      const { layer, seen } = over([created])
      const ref = yield* submit({ ...boat, callbackUrl: "https://me.example/hook" }).pipe(Effect.provide(layer))
      const [sent] = seen
      assert.strictEqual(sent?.method, "POST")
      assert.strictEqual(sent?.url, "https://api.apipod.ai/v1/images/generations")
      assert.strictEqual(sent?.headers["authorization"], "Bearer sk-test")
      assert.match(sent?.headers["idempotency-key"] ?? "", uuid)
      assert.deepStrictEqual(sent?.body, {
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

  it.effect("goes where the kind says: the model's, or the one that was told", () =>
    Effect.gen(function*() {
      const { layer, seen } = over([created])
      const kinds = yield* Effect.forEach(
        [{ ...boat, model: "seedance-2.0-t2v" }, { ...boat, model: "brand-new", kind: "video" as const }],
        (request) => Effect.map(submit(request), ({ kind }) => kind)
      ).pipe(Effect.provide(layer))
      assert.deepStrictEqual(kinds, ["video", "video"])
      assert.deepStrictEqual(
        seen.map(({ url }) => url),
        Array.from({ length: 2 }, () => "https://api.apipod.ai/v1/videos/generations")
      )
    }))

  it.effect("is not taken over by its input, which may hold the callback", () =>
    Effect.gen(function*() {
      const { layer, seen } = over([created])
      const input = { model: "another", callback_url: "https://me.example/own" }
      yield* submit({ model: "wan2.7-image", input }).pipe(Effect.provide(layer))
      assert.deepStrictEqual(seen[0]?.body, { model: "wan2.7-image", callback_url: "https://me.example/own" })
    }))

  const wrong: ReadonlyArray<readonly [name: string, path: string, request: ApiPodRequest]> = [
    ["an empty prompt", "input.prompt", { ...boat, input: { prompt: " " } }],
    ["an empty model", "model", { ...boat, model: "" }],
    ["an unknown model without a kind", "kind", { ...boat, model: "brand-new" }],
    // @ts-expect-error APIPod makes no music
    ["a kind that APIPod does not make", "kind", { ...boat, kind: "audio" }],
    ["a key that is too long", "idempotencyKey", { ...boat, idempotencyKey: "k".repeat(256) }],
    ["an empty key", "idempotencyKey", { ...boat, idempotencyKey: "" }],
    ["a key that no header can hold", "idempotencyKey", { ...boat, idempotencyKey: "a\nb" }],
    ["a key that a header would trim", "idempotencyKey", { ...boat, idempotencyKey: "a " }],
    ["an input that is no JSON", "input", { ...boat, input: { size: 1n } }]
  ]
  it.effect.each(wrong)("is not sent with %s", ([, path, request]) =>
    Effect.gen(function*() {
      const { layer, seen } = over([created])
      const error = yield* Effect.flip(submit(request)).pipe(Effect.provide(layer))
      assert.strictEqual(error._tag, "InvalidRequest")
      assert.deepStrictEqual(error._tag === "InvalidRequest" && error.problems.map(({ path }) => path), [path])
      assert.deepStrictEqual(seen, [])
    }))
})

describe("one key makes one job", () => {
  const keysOf = (seen: ReadonlyArray<{ readonly headers: Readonly<Record<string, string>> }>) =>
    seen.map(({ headers }) => headers["idempotency-key"])

  it.effect("of a broken connection and the submit after it", () =>
    Effect.gen(function*() {
      const { layer, seen } = over([reset, created])
      const ref = yield* settle(submit(boat)).pipe(Effect.provide(layer))
      const keys = keysOf(seen)
      assert.strictEqual(ref.id, id)
      assert.lengthOf(keys, 2)
      assert.strictEqual(keys[0], keys[1])
      assert.match(keys[0] ?? "", uuid)
    }))

  it.effect("and the caller's own key wins", () =>
    Effect.gen(function*() {
      const { layer, seen } = over([json({}, { status: 503 }), created])
      yield* settle(submit({ ...boat, idempotencyKey: "order 7" })).pipe(Effect.provide(layer))
      assert.deepStrictEqual(keysOf(seen), ["order 7", "order 7"])
    }))

  it.effect("but two submits are two jobs", () =>
    Effect.gen(function*() {
      const { layer, seen } = over([created])
      yield* Effect.provide(Effect.andThen(submit(boat), submit(boat)), layer)
      assert.strictEqual(new Set(keysOf(seen)).size, 2)
    }))

  it.effect("while the first submit is still under way, after the pause that the vendor asks for", () =>
    Effect.gen(function*() {
      const { layer, seen } = over([inProgress, created])
      const ref = yield* settle(submit(boat)).pipe(Effect.provide(layer))
      assert.lengthOf(seen, 2)
      assert.strictEqual(new Set(keysOf(seen)).size, 1)
      assert.isAtLeast(DateTime.toEpochMillis(ref.submittedAt ?? DateTime.makeUnsafe(0)), 9_000)
    }))

  it.effect("and is in the error when the outcome stays unknown", () =>
    Effect.gen(function*() {
      const { layer, seen } = over([reset], { submitRetries: 2 })
      const error = yield* settle(Effect.flip(submit({ ...boat, idempotencyKey: "order-7" }))).pipe(
        Effect.provide(layer)
      )
      assert.strictEqual(error._tag, "SubmitOutcomeUnknown")
      assert.strictEqual(error._tag === "SubmitOutcomeUnknown" && error.idempotencyKey, "order-7")
      assert.include(error.message, "order-7")
      assert.lengthOf(seen, 3)
    }))

  it.effect("also when a later submit is refused: the first may have been taken", () =>
    Effect.gen(function*() {
      const { layer, seen } = over([reset, conflict])
      const error = yield* settle(Effect.flip(submit(boat))).pipe(Effect.provide(layer))
      assert.strictEqual(error._tag, "SubmitOutcomeUnknown")
      assert.lengthOf(seen, 2)
    }))
})

describe("a status", () => {
  it.effect("is asked where the kind says, with the id as one segment", () =>
    Effect.gen(function*() {
      const { layer, seen } = over([pending])
      yield* status(TaskRef.make({ provider: "apipod", kind: "image", id })).pipe(Effect.provide(layer))
      yield* status(TaskRef.make({ provider: "apipod", kind: "video", id: "../a b?c#d" })).pipe(Effect.provide(layer))
      assert.deepStrictEqual(seen.map(({ method, url }) => `${method} ${url}`), [
        `GET https://api.apipod.ai/v1/images/status/${id}`,
        "GET https://api.apipod.ai/v1/videos/status/..%2Fa%20b%3Fc%23d"
      ])
      assert.isUndefined(seen[0]?.headers["idempotency-key"])
    }))

  const foreign = [
    ["kind", TaskRef.make({ provider: "apipod", kind: "audio", id })],
    ["kind", TaskRef.make({ provider: "apipod", kind: "other", id })],
    ["provider", TaskRef.make({ provider: "kie", kind: "image", id })]
  ] as const
  it.effect.each(foreign)("is not asked for a handle with another %s", ([path, ref]) =>
    Effect.gen(function*() {
      const { layer, seen } = over([pending])
      const error = yield* Effect.flip(status(ref)).pipe(Effect.provide(layer))
      assert.strictEqual(error._tag, "InvalidRequest")
      assert.deepStrictEqual(error._tag === "InvalidRequest" && error.problems.map(({ path }) => path), [path])
      assert.deepStrictEqual(seen, [])
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
    assert.deepStrictEqual(ApiPodWire.tell(record).links, [
      { url: "https://s.apipod.ai/images/demo.png", role: "result" }
    ])
  })
})

describe("no reply is a defect", () => {
  const statuses = Schema.Literals([200, 201, 302, 400, 401, 402, 403, 404, 409, 418, 429, 500, 503])
  const image = TaskRef.make({ provider: "apipod", kind: "image", id })

  const hasNoDefect = <A, E, R>(asked: Effect.Effect<A, E, R>) =>
    Effect.matchCause(asked, { onSuccess: () => true, onFailure: (cause) => !Cause.hasDies(cause) })

  const isTyped = (body: string | Uint8Array<ArrayBuffer>, httpStatus: number) => {
    const { layer } = over([() => new Response(body, { status: httpStatus })], { submitRetries: 0 })
    return Effect.all([hasNoDefect(submit(boat)), hasNoDefect(status(image))]).pipe(
      Effect.provide(layer),
      Effect.map((all) => all.every(Boolean))
    )
  }

  it.effect.prop("any JSON", [Schema.Json, statuses], ([body, status]) => isTyped(JSON.stringify(body), status))

  it.effect.prop(
    "any bytes",
    [Schema.Uint8Array, statuses],
    ([bytes, status]) => isTyped(new Uint8Array(bytes), status)
  )

  it.effect("nesting without end", () => {
    const deep = "[".repeat(50_000) + "]".repeat(50_000)
    return Effect.map(isTyped(`{"code":200,"data":{"status":"completed","result":${deep}}}`, 200), assert.isTrue)
  })

  it.effect.prop(
    "anything in the fields that are read",
    [
      Schema.Struct({
        task_id: Schema.Json,
        status: Schema.Union([Schema.Literals(Object.keys(ApiPodWire.dialect.states)), Schema.Json]),
        result: Schema.Json,
        progress: Schema.Json,
        usage: Schema.Union([Schema.Json, Schema.Struct({ cost: Schema.Json })]),
        error_code: Schema.Json,
        error_message: Schema.Json,
        error: Schema.Json,
        completed_at: Schema.Json
      })
    ],
    ([data]) => isTyped(JSON.stringify({ code: 200, message: "success", data }), 200)
  )

  it.effect.prop("nor is any id", [Schema.NonEmptyString], ([id]) => {
    const { layer, seen } = over([pending])
    const ref = TaskRef.make({ provider: "apipod", kind: "image", id })
    return status(ref).pipe(
      Effect.provide(layer),
      Effect.map(({ _tag }) => _tag === "Queued" && seen.length === 1)
    )
  })
})

describe("layers", () => {
  const client = Layer.succeed(
    HttpClient.HttpClient,
    HttpClient.make((request, url) =>
      Effect.succeed(
        HttpClientResponse.fromWeb(request, Response.json({ code: 200, data: { task_id: url.href } }))
      )
    )
  )
  const fromEnv = (env: Record<string, string>) =>
    submit(boat).pipe(
      Effect.provide(
        ApiPod.layerConfig().pipe(
          Layer.provide([client, ConfigProvider.layer(ConfigProvider.fromEnv({ env }))])
        )
      )
    )

  it.effect("layerConfig reads the key and the base URL", () =>
    Effect.gen(function*() {
      const ref = yield* fromEnv({ APIPOD_API_KEY: "sk-1", APIPOD_BASE_URL: "https://proxy.example/apipod/" })
      assert.strictEqual(ref.id, "https://proxy.example/apipod/v1/images/generations")
    }))

  it.effect.each(
    [
      ["APIPOD_API_KEY", {}],
      ["APIPOD_API_KEY", { APIPOD_API_KEY: " " }],
      ["APIPOD_BASE_URL", { APIPOD_API_KEY: "sk-1", APIPOD_BASE_URL: "somewhere" }]
    ] as const
  )("layerConfig names %s", ([name, env]) =>
    Effect.gen(function*() {
      const error = yield* Effect.flip(fromEnv(env))
      assert.strictEqual(error._tag, "ConfigError")
      assert.include(error.message, name)
    }))

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
