import { Poller, TaskRef } from "@effect-media/core"
import { Emulator } from "@effect-media/emulator"
import { Kie, KieCalls, KieModels, type KieRequest, KieWire } from "@effect-media/kie"
import * as Suites from "@effect-media/provider-tests/Suites"
import * as Vendor from "@effect-media/provider-tests/Vendor"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Fiber, Layer, Option, Schema } from "effect"
import { TestClock } from "effect/testing"
import * as Subject from "./subject.ts"

const ref = TaskRef.make({ provider: "kie", kind: "image", model: "google/nano-banana", id: "a/b ?&=ü" })
const { job } = Subject
const created = Vendor.json({ code: 200, msg: "success", data: { taskId: "281e5b04", recordId: "281e5b04" } })
const waiting = Vendor.json({ code: 200, msg: "success", data: { state: "waiting" } })

describe("what is sent", () => {
  it.effect("createTask", () =>
    Effect.gen(function*() {
      const { layer, sent } = Subject.over(created)
      yield* TestClock.setTime(1775137415000)
      const made = yield* Kie.use((kie) => kie.submit({ ...job, callbackUrl: "https://me.example/hook" })).pipe(
        Effect.provide(layer)
      )
      assert.deepStrictEqual(Vendor.refJson(made), {
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
      assert.deepStrictEqual(request?.body, {
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

  it.effect("no callBackUrl if none is wanted, and an input without a prompt", () =>
    Effect.gen(function*() {
      const { layer, sent } = Subject.over(created)
      yield* Kie.use((kie) =>
        kie.submit({ model: "topaz/image-upscale", input: { image_url: "https://a.test/b.png", upscale_factor: "2" } })
      )
        .pipe(Effect.provide(layer))
      assert.deepStrictEqual((yield* sent).map(({ body }) => body), [
        { model: "topaz/image-upscale", input: { image_url: "https://a.test/b.png", upscale_factor: "2" } }
      ])
    }))

  it.effect("recordInfo, with the id percent-encoded, under the base URL of the options", () =>
    Effect.gen(function*() {
      const { layer, sent } = Subject.over(waiting, {
        ...Vendor.options,
        baseUrl: "https://proxy.example/kie/",
        userAgent: "mine/1"
      })
      yield* Kie.use((kie) => kie.status(ref)).pipe(Effect.provide(layer))
      const [request] = yield* sent
      assert.strictEqual(request?.method, "GET")
      assert.strictEqual(
        request?.url,
        "https://proxy.example/kie/api/v1/jobs/recordInfo?taskId=a%2Fb%20%3F%26%3D%C3%BC"
      )
      assert.deepInclude(request?.headers, { authorization: "Bearer sk-canary", "user-agent": "mine/1" })
      assert.isUndefined(request?.body)
    }))

  it.effect("credit", () =>
    Effect.gen(function*() {
      const { layer, sent } = Subject.over(Vendor.json({ code: 200, msg: "success", data: 12.5 }))
      assert.strictEqual(yield* Kie.use((kie) => kie.credits).pipe(Effect.provide(layer)), 12.5)
      assert.deepStrictEqual((yield* sent).map(({ method, url }) => [method, url]), [
        ["GET", "https://api.kie.ai/api/v1/chat/credit"]
      ])
    }))
})

describe("a former model", () => {
  it.effect("is submitted by its new id and fields, and its handle has the new id", () =>
    Effect.gen(function*() {
      const { layer, sent } = Subject.over(created)
      const input = { prompt: "a paper boat", filesUrl: ["https://a.test/1.png"], size: "1:1" }
      const ref = yield* Effect.provide(Kie.use((kie) => kie.submit({ model: "gpt4o-image", input })), layer)
      assert.deepStrictEqual([ref.kind, ref.model], ["image", "4o-image-api"])
      const renamed = { prompt: "a paper boat", files_url: ["https://a.test/1.png"], size: "1:1" }
      assert.deepStrictEqual((yield* sent).map(({ body }) => body), [{ model: "4o-image-api", input: renamed }])
    }))

  it.effect("is refused with its new id and fields where only others name them", () =>
    Effect.gen(function*() {
      const { layer, sent } = Subject.over(created)
      const input = { prompt: "a paper boat", aspectRatio: "16:9" }
      const error = yield* Effect.flip(Kie.use((kie) => kie.submit({ model: "veo3_fast", input }))).pipe(
        Effect.provide(layer)
      )
      assert.include(error.message, "\"veo-3-1\" in place of \"veo3_fast\"")
      assert.include(error.message, "aspect_ratio in place of aspectRatio, ")
      assert.include(error.message, "model: \"veo3_fast\"")
      assert.lengthOf(yield* sent, 0)
    }))
})

describe("the kind of a task", () => {
  const kindOf = (request: KieRequest) =>
    Kie.use((kie) => kie.submit(request)).pipe(
      Effect.map(({ kind }) => kind),
      Effect.provide(Subject.over(created).layer)
    )

  const clip = { prompt: "a boat", sound: false, duration: "5", aspect_ratio: "16:9" } as const

  it.effect("comes from the request, else from the model, else it is other", () =>
    Effect.gen(function*() {
      assert.strictEqual(yield* kindOf(Kie.request({ model: "kling-2.6/text-to-video", input: clip })), "video")
      assert.strictEqual(
        yield* kindOf(
          Kie.request({ model: "elevenlabs/audio-isolation", input: { audio_url: "https://a.test/1.mp3" } })
        ),
        "audio"
      )
      assert.strictEqual(yield* kindOf({ ...job, model: "brand-new" }), "other")
      assert.strictEqual(yield* kindOf({ ...job, model: "brand-new", kind: "video" }), "video")
      assert.strictEqual(yield* kindOf({ ...job, kind: "video" }), "video")
    }))

  it("is one for every model that is known", () => {
    const all = [...KieModels.imageModels, ...KieModels.videoModels, ...KieModels.audioModels]
    assert.strictEqual(new Set<string>(all).size, all.length)
  })
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

  const bears = (answer: () => Response) => Suites.toleratesAnyReply(Subject.subject, answer)

  it.effect.prop(
    "that is a record with JSON in one field",
    [Schema.Literals(["state", ...Object.keys(record)]), Schema.Json],
    ([key, value]) => bears(Vendor.json({ code: 200, data: { ...record, [key]: value } }))
  )

  it.effect.prop(
    "whose result has JSON in one field",
    [
      Schema.Literals(["resultUrls", "resultWaterMarkUrls", "firstFrameUrl", "lastFrameUrl", "resultObject"]),
      Schema.Json
    ],
    ([key, value]) =>
      bears(Vendor.json({ code: 200, data: { ...record, resultJson: JSON.stringify({ [key]: value }) } }))
  )

  it("decodes if only informing fields are junk", () => {
    const decode = Schema.decodeUnknownOption(KieWire.StatusReply)
    const informing = ["taskId", "model", "param", "failCode", "failMsg", "createTime", "updateTime", "completeTime"]
    for (const key of [...informing, "costTime", "progress", "creditsConsumed"]) {
      assert.isTrue(Option.isSome(decode({ data: { ...record, [key]: { junk: [] } } })), key)
    }
  })
})

describe("the layers", () => {
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
  const emulated = Kie.layer(Vendor.options).pipe(
    Layer.provide(Emulator.layerClient),
    Layer.provideMerge([Emulator.layer({ seed: 1 }), Poller.layer])
  )

  const roles = (request: KieRequest) =>
    Effect.gen(function*() {
      const task = yield* Vendor.settle(Poller.run(yield* Kie, request))
      return [task.assets.map(({ kind, role }) => `${kind} ${role}`), task.output !== undefined]
    }).pipe(Effect.provide(Layer.fresh(emulated)))

  it.effect("each family ends with its own files, in their roles", () =>
    Effect.gen(function*() {
      const song: KieRequest = {
        model: "ai-music-api/generate",
        input: { prompt: "a boat", custom_mode: false, instrumental: true, model: "V5" }
      }
      const cover = ["audio result", "image cover"]
      assert.deepStrictEqual(yield* roles(song), [[...cover, ...cover], true])
      const lyrics: KieRequest = { model: "ai-music-api/generate-lyrics", input: { prompt: "a boat" } }
      assert.deepStrictEqual(yield* roles(lyrics), [[], true])
      const map: KieRequest = {
        model: "grok-imagine-image-2-0/segment-map",
        input: { image_url: "https://a.test/1.png" }
      }
      assert.deepStrictEqual(yield* roles(map), [["image mask", "image mask"], true])
    }))

  it.effect("a voice and a character are made at once", () =>
    Effect.gen(function*() {
      const kie = yield* Kie
      const voice = yield* kie.omniAudio({ audio_id: "kore", name: "A calm voice" })
      const character = yield* kie.omniCharacter({
        descriptions: "a sailor",
        image_urls: ["https://a.test/1.png"],
        audio_ids: [voice.id ?? ""]
      })
      assert.match(`${voice.id} ${character.id}`, /^[\da-f]{32} [\da-f]{32}$/)
      assert.lengthOf(yield* Emulator.use(({ tasks }) => tasks), 0)
    }).pipe(Effect.provide(emulated)))

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
})
