import { Poller, TaskError, TaskRef } from "@effect-media/core"
import { Emulator } from "@effect-media/emulator"
import { Kie, KieCalls, KieModels, type KieRequest, KieWire } from "@effect-media/kie"
import { assert, describe, it } from "@effect/vitest"
import { ConfigProvider, Effect, Fiber, Layer, Option, Result, Schema } from "effect"
import { HttpClient } from "effect/http"
import { TestClock } from "effect/testing"
import * as Utils from "./utils.ts"

const ref = TaskRef.make({ provider: "kie", kind: "image", model: "google/nano-banana", id: "a/b ?&=ü" })
const job: KieRequest = { model: "google/nano-banana", input: { prompt: "a paper boat", aspect_ratio: "1:1" } }
const created = Utils.json({ code: 200, msg: "success", data: { taskId: "281e5b04", recordId: "281e5b04" } })
const waiting = Utils.json({ code: 200, msg: "success", data: { state: "waiting" } })

/** KIE where every answer is the same, and what it was sent. */
const over = (answer: () => Response, options: Parameters<typeof Kie.layer>[0] = Utils.options) => {
  const { client, sent } = Utils.server(answer)
  return { sent, layer: Layer.provide(Kie.layer(options), Layer.succeed(HttpClient.HttpClient, client)) }
}

describe("what is sent", () => {
  it.effect("createTask", () =>
    Effect.gen(function*() {
      const { layer, sent } = over(created)
      yield* TestClock.setTime(1775137415000)
      const made = yield* Kie.use((kie) => kie.submit({ ...job, callbackUrl: "https://me.example/hook" })).pipe(
        Effect.provide(layer)
      )
      assert.deepStrictEqual(Utils.refJson(made), {
        v: 1,
        provider: "kie",
        kind: "image",
        model: "google/nano-banana",
        id: "281e5b04",
        submittedAt: "2026-04-02T13:43:35.000Z"
      })
      const [request, ...others] = yield* sent
      assert.lengthOf(others, 0)
      assert.strictEqual(request?.method, "POST")
      assert.strictEqual(request?.url, "https://api.kie.ai/api/v1/jobs/createTask")
      assert.deepStrictEqual(JSON.parse(request?.body ?? ""), {
        model: "google/nano-banana",
        callBackUrl: "https://me.example/hook",
        input: { prompt: "a paper boat", aspect_ratio: "1:1" }
      })
      assert.deepInclude(request?.headers, {
        authorization: "Bearer sk-canary",
        accept: "application/json",
        "content-type": "application/json",
        "user-agent": "effect-media"
      })
    }))

  it.effect("no callBackUrl where none is wanted, and an input without a prompt", () =>
    Effect.gen(function*() {
      const { layer, sent } = over(created)
      yield* Kie.use((kie) =>
        kie.submit({ model: "topaz/image-upscale", input: { image_url: "https://a.test/b.png" } })
      )
        .pipe(Effect.provide(layer))
      assert.deepStrictEqual((yield* sent).map(({ body }) => JSON.parse(body ?? "")), [
        { model: "topaz/image-upscale", input: { image_url: "https://a.test/b.png" } }
      ])
    }))

  it.effect("recordInfo, with the id percent-encoded, under the base URL of the options", () =>
    Effect.gen(function*() {
      const { layer, sent } = over(waiting, {
        ...Utils.options,
        baseUrl: "https://proxy.example/kie/",
        userAgent: "mine/1"
      })
      yield* Kie.use((kie) => kie.status(ref)).pipe(Effect.provide(layer))
      const [request] = yield* sent
      assert.strictEqual(request?.method, "GET")
      assert.strictEqual(
        request?.url,
        "https://proxy.example/kie/api/v1/jobs/recordInfo?taskId=a%2Fb+%3F%26%3D%C3%BC"
      )
      assert.deepInclude(request?.headers, { authorization: "Bearer sk-canary", "user-agent": "mine/1" })
      assert.isUndefined(request?.body)
    }))

  it.effect("credit", () =>
    Effect.gen(function*() {
      const { layer, sent } = over(Utils.json({ code: 200, msg: "success", data: 12.5 }))
      assert.strictEqual(yield* Kie.use((kie) => kie.credits).pipe(Effect.provide(layer)), 12.5)
      assert.deepStrictEqual((yield* sent).map(({ method, url }) => [method, url]), [
        ["GET", "https://api.kie.ai/api/v1/chat/credit"]
      ])
    }))
})

describe("the kind of a task", () => {
  const kindOf = (request: KieRequest) =>
    Kie.use((kie) => kie.submit(request)).pipe(
      Effect.map(({ kind }) => kind),
      Effect.provide(over(created).layer)
    )

  it.effect("comes from the request, else from the model, else it is other", () =>
    Effect.gen(function*() {
      assert.strictEqual(yield* kindOf({ ...job, model: "kling-2.6/text-to-video" }), "video")
      assert.strictEqual(yield* kindOf({ ...job, model: "elevenlabs/sound-effect-v2" }), "audio")
      assert.strictEqual(yield* kindOf({ ...job, model: "brand-new" }), "other")
      assert.strictEqual(yield* kindOf({ ...job, model: "brand-new", kind: "video" }), "video")
      assert.strictEqual(yield* kindOf({ ...job, kind: "video" }), "video")
    }))

  it("is one for every model that is known", () => {
    const all = [...KieModels.imageModels, ...KieModels.videoModels, ...KieModels.audioModels]
    assert.strictEqual(new Set<string>(all).size, all.length)
  })
})

describe("before anything is sent", () => {
  const refused: ReadonlyArray<readonly [string, KieRequest, ReadonlyArray<string>]> = [
    ["an empty prompt", { ...job, input: { prompt: "" } }, ["input.prompt"]],
    ["a blank prompt", { ...job, input: { prompt: " \n" } }, ["input.prompt"]],
    ["an empty model", { ...job, model: "" }, ["model"]],
    ["a blank model and an empty prompt", { model: " ", input: { prompt: "" } }, ["model", "input.prompt"]]
  ]
  for (const [name, request, paths] of refused) {
    it.effect(`${name} is refused, also by the double`, () =>
      Effect.gen(function*() {
        const { layer, sent } = over(created)
        for (const service of [layer, Kie.layerTest([{ urls: [] }])]) {
          const error = yield* Effect.flip(Kie.use((kie) => kie.submit(request)).pipe(Effect.provide(service)))
          if (error._tag !== "InvalidRequest") return assert.fail(error._tag)
          assert.deepStrictEqual([error.provider, error.code], ["kie", "local"])
          assert.deepStrictEqual(error.problems.map(({ path }) => path), paths)
        }
        assert.lengthOf(yield* sent, 0)
      }))
  }

  it.effect("an input that is no JSON is refused", () =>
    Effect.gen(function*() {
      const { layer, sent } = over(created)
      const error = yield* Effect.flip(
        Kie.use((kie) => kie.submit({ ...job, input: { seed: 1n } })).pipe(Effect.provide(layer))
      )
      assert.strictEqual(error._tag, "InvalidRequest")
      assert.include(error.message, "input")
      assert.lengthOf(yield* sent, 0)
    }))

  it.effect("a handle of another provider is refused", () =>
    Effect.gen(function*() {
      const { layer, sent } = over(waiting)
      const foreign = TaskRef.make({ provider: "apixo", kind: "image", id: "1" })
      const error = yield* Effect.flip(Kie.use((kie) => kie.status(foreign)).pipe(Effect.provide(layer)))
      assert.strictEqual(error._tag, "InvalidRequest")
      assert.include(error.message, "apixo")
      assert.lengthOf(yield* sent, 0)
    }))
})

describe("any reply", () => {
  const record = {
    taskId: "281e5b04",
    model: "google/nano-banana",
    state: "success",
    param: "{}",
    resultJson: `{"resultUrls":["https://a.test/b.png"]}`,
    failCode: null,
    failMsg: null,
    createTime: 1775137415000,
    updateTime: 1775137415000,
    completeTime: 1775137439000,
    costTime: 24,
    progress: 100,
    creditsConsumed: 4
  }

  /** Asks everything of a server that always says the same: there is a value, or an error of the library. */
  const bears = (answer: () => Response) =>
    Effect.gen(function*() {
      const kie = yield* Kie
      const asked: ReadonlyArray<Effect.Effect<unknown, TaskError>> = [kie.submit(job), kie.status(ref), kie.credits]
      for (const ask of asked) {
        const result = yield* Effect.result(ask)
        if (Result.isFailure(result)) assert.isTrue(Schema.is(TaskError)(result.failure))
      }
    }).pipe(Effect.provide(over(answer).layer))

  it.effect.prop("that is JSON", [Schema.Json], ([body]) => bears(Utils.json(body)))

  it.effect.prop("that is JSON in the envelope", [Schema.Json], ([data]) => bears(Utils.json({ code: 200, data })))

  it.effect.prop(
    "that is a record with JSON in one field",
    [Schema.Literals(["state", ...Object.keys(record)]), Schema.Json],
    ([key, value]) => bears(Utils.json({ code: 200, data: { ...record, [key]: value } }))
  )

  it.effect.prop(
    "whose result has JSON in one field",
    [
      Schema.Literals(["resultUrls", "resultWaterMarkUrls", "firstFrameUrl", "lastFrameUrl", "resultObject"]),
      Schema.Json
    ],
    ([key, value]) =>
      bears(Utils.json({ code: 200, data: { ...record, resultJson: JSON.stringify({ [key]: value }) } }))
  )

  it.effect.prop(
    "that is bytes",
    [Schema.Uint8Array, Schema.Literals([200, 202, 401, 429, 500])],
    ([bytes, status]) => bears(() => new Response(bytes.slice(), { status }))
  )

  it.effect.prop("that is text", [Schema.String], ([text]) => bears(() => new Response(text)))

  it("decodes where only informing fields are junk", () => {
    const decode = Schema.decodeUnknownOption(KieWire.StatusReply)
    const informing = ["taskId", "model", "param", "failCode", "failMsg", "createTime", "updateTime", "completeTime"]
    for (const key of [...informing, "costTime", "progress", "creditsConsumed"]) {
      assert.isTrue(Option.isSome(decode({ data: { ...record, [key]: { junk: [] } } })), key)
    }
  })
})

describe("the layers", () => {
  const env = (env: Record<string, string>) => ConfigProvider.layer(ConfigProvider.fromEnv({ env }))

  it.effect("layerConfig names the variable that is missing", () =>
    Effect.gen(function*() {
      const { client } = Utils.server(waiting)
      const layer = Layer.provide(Kie.layerConfig(), [Layer.succeed(HttpClient.HttpClient, client), env({})])
      const error = yield* Effect.flip(Kie.use((kie) => kie.credits).pipe(Effect.provide(layer)))
      assert.include(error.message, "KIE_API_KEY")
    }))

  it.effect("layerConfig takes key and base URL from the environment", () =>
    Effect.gen(function*() {
      const { client, sent } = Utils.server(waiting)
      const layer = Layer.provide(Kie.layerConfig(), [
        Layer.succeed(HttpClient.HttpClient, client),
        env({ KIE_API_KEY: "sk-env\n", KIE_BASE_URL: "http://localhost:8080/kie" })
      ])
      yield* Kie.use((kie) => kie.status(TaskRef.make({ ...ref, id: "1" }))).pipe(Effect.provide(layer))
      const [request] = yield* sent
      assert.strictEqual(request?.url, "http://localhost:8080/kie/api/v1/jobs/recordInfo?taskId=1")
      assert.strictEqual(request?.headers["authorization"], "Bearer sk-env")
    }))

  it.effect("layerTest follows its script and keeps what it was asked", () =>
    Effect.gen(function*() {
      const kie = yield* Kie
      const made = yield* kie.submit(job)
      assert.deepStrictEqual([made.kind, made.model], ["image", "google/nano-banana"])
      assert.strictEqual((yield* kie.status(made))._tag, "Queued")
      assert.strictEqual((yield* kie.status(made))._tag, "Succeeded")
      assert.strictEqual(yield* kie.credits, 7.5)
      const calls = yield* KieCalls.use(({ all }) => all)
      assert.deepStrictEqual(calls, [
        { operation: "submit", request: job },
        { operation: "status", ref: made },
        { operation: "status", ref: made }
      ])
    }).pipe(Effect.provide(Kie.layerTest([{ polls: ["queued"], urls: ["https://a.test/b.png"] }], { credits: 7.5 }))))
})

describe("over the emulator", () => {
  const emulated = Kie.layer(Utils.options).pipe(
    Layer.provide(Emulator.layerClient),
    Layer.provideMerge([Emulator.layer({ seed: 1 }), Poller.layer])
  )

  it.effect("a job of 13 minutes ends with its files and what it cost", () =>
    Effect.gen(function*() {
      const emulator = yield* Emulator
      yield* emulator.setCredits("kie", 10)
      yield* emulator.script({
        vendor: "kie",
        duration: "13 minutes",
        results: 2,
        cost: 2.5,
        finalFields: { creditsConsumed: 2.5 }
      })
      const kie = yield* Kie
      const fiber = yield* Effect.forkChild(Poller.run(kie, job))
      yield* TestClock.adjust("14 minutes")
      const task = yield* Fiber.join(fiber)
      assert.lengthOf(task.assets, 2)
      assert.deepStrictEqual(task.cost, { amount: 2.5, unit: "credits" })
      assert.strictEqual(yield* kie.credits, 7.5)
      const [created] = yield* emulator.tasks
      assert.strictEqual(created?.submits, 1)
      assert.deepStrictEqual(created?.input, { prompt: "a paper boat", aspect_ratio: "1:1" })
    }).pipe(Effect.provide(emulated)))

  it.effect("a failure keeps the vendor's code and text", () =>
    Effect.gen(function*() {
      const emulator = yield* Emulator
      yield* emulator.script({
        vendor: "kie",
        duration: "10 seconds",
        outcome: { fail: { code: "422", message: "Your prompt was flagged" } }
      })
      const fiber = yield* Effect.forkChild(Effect.flip(Poller.run(yield* Kie, job)))
      yield* TestClock.adjust("1 minute")
      const error = yield* Fiber.join(fiber)
      if (error._tag !== "TaskFailed") return assert.fail(error._tag)
      assert.deepStrictEqual([error.code, error.category, error.reason], [
        "422",
        "ContentPolicy",
        "Your prompt was flagged"
      ])
    }).pipe(Effect.provide(emulated)))
})
