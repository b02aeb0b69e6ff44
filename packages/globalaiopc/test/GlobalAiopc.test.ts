import { Poller, PollSchedule, type StatusError, TaskError, TaskRef } from "@effect-media/core"
import { Emulator } from "@effect-media/emulator"
import {
  GlobalAiopcImage,
  GlobalAiopcImageCalls,
  type GlobalAiopcImageRequest,
  GlobalAiopcModels,
  type GlobalAiopcOptions,
  GlobalAiopcVideo,
  GlobalAiopcVideoCalls,
  type GlobalAiopcVideoRequest,
  GlobalAiopcWire
} from "@effect-media/globalaiopc"
import { assert, describe, it } from "@effect/vitest"
import { ConfigProvider, Effect, Fiber, Layer, Option, Result, Schema } from "effect"
import { HttpClient } from "effect/http"
import { TestClock } from "effect/testing"
import * as Utils from "./utils.ts"

const image = TaskRef.make({ provider: "globalaiopc", kind: "image", id: "abc123def456" })
const video = TaskRef.make({ provider: "globalaiopc", kind: "video", id: "proj_1234567890" })
const picture: GlobalAiopcImageRequest = {
  model: "nano-banana-2",
  input: { prompt: "a paper boat", resolution: "2k", image_urls: ["https://a.test/b.png"] }
}
const clip: GlobalAiopcVideoRequest = { model: "videos", input: { prompt: "a paper boat", duration: 5 } }

const created = Utils.json({ code: "0", msg: null, data: { projectId: "proj_1" } })
const running = Utils.json({ id: "1", status: "processing", error: null })

/** Both services where every answer is the same, and what they were sent. */
const over = (answer: () => Response, options: GlobalAiopcOptions = Utils.options) => {
  const { client, sent } = Utils.server(answer)
  const layers = Layer.mergeAll(GlobalAiopcImage.layer(options), GlobalAiopcVideo.layer(options))
  return { sent, layer: Layer.provide(layers, Layer.succeed(HttpClient.HttpClient, client)) }
}

const submitImage = (request = picture) => GlobalAiopcImage.use(({ submit }) => submit(request))
const submitVideo = (request = clip) => GlobalAiopcVideo.use(({ submit }) => submit(request))
const askImage = (ref: TaskRef) => GlobalAiopcImage.use(({ status }) => status(ref))
const askVideo = (ref: TaskRef) => GlobalAiopcVideo.use(({ status }) => status(ref))

const where = ({ method, url }: Utils.Sent) => `${method} ${url}`

describe("what is sent", () => {
  it.effect("a job for an image: a flat body", () =>
    Effect.gen(function*() {
      const { layer, sent } = over(created)
      yield* TestClock.setTime(1761635478000)
      assert.deepStrictEqual(Utils.refJson(yield* submitImage().pipe(Effect.provide(layer))), {
        v: 1,
        provider: "globalaiopc",
        kind: "image",
        model: "nano-banana-2",
        id: "proj_1",
        submittedAt: "2025-10-28T07:11:18.000Z"
      })
      const [request, ...others] = yield* sent
      assert.lengthOf(others, 0)
      assert.strictEqual(request?.method, "POST")
      assert.strictEqual(request?.url, "https://zcbservice.aizfw.cn/kyyReactApiServer/v1/banana/images")
      assert.deepStrictEqual(JSON.parse(request?.body ?? ""), {
        model: "nano-banana-2",
        prompt: "a paper boat",
        resolution: "2k",
        image_urls: ["https://a.test/b.png"]
      })
      assert.deepInclude(request?.headers, {
        authorization: "Bearer sk-canary",
        accept: "application/json",
        "content-type": "application/json",
        "user-agent": "effect-media"
      })
    }))

  it.effect("a job for a video: a flat body, whose model the input cannot change", () =>
    Effect.gen(function*() {
      const { layer, sent } = over(created)
      const ref = yield* submitVideo({ ...clip, input: { ...clip.input, model: "other" } }).pipe(Effect.provide(layer))
      assert.deepStrictEqual([ref.kind, ref.model, ref.id], ["video", "videos", "proj_1"])
      const [request] = yield* sent
      assert.strictEqual(request?.url, "https://zcbservice.aizfw.cn/kyyReactApiServer/v1/videos/videos")
      assert.deepStrictEqual(JSON.parse(request?.body ?? ""), { model: "videos", prompt: "a paper boat", duration: 5 })
    }))

  it.effect("status queries, each service under its own path", () =>
    Effect.gen(function*() {
      const { layer, sent } = over(running)
      yield* Effect.provide(Effect.andThen(askImage(image), askVideo(video)), layer)
      assert.deepStrictEqual((yield* sent).map(where), [
        "GET https://zcbservice.aizfw.cn/kyyAiPower/v1/result/abc123def456",
        "GET https://zcbservice.aizfw.cn/kyyReactApiServer/v1/result/proj_1234567890"
      ])
      const [request] = yield* sent
      assert.deepInclude(request?.headers, { authorization: "Bearer sk-canary", "user-agent": "effect-media" })
      assert.isUndefined(request?.body)
    }))

  it.effect("everything under the paths and the base URL of the options", () =>
    Effect.gen(function*() {
      const { layer, sent } = over(running, {
        ...Utils.options,
        baseUrl: "https://proxy.example/g/",
        createPath: "/kyyReactApiServer/v1/image2/images",
        statusPath: "/kyyReactApiServer/v1/result"
      })
      yield* Effect.provide(Effect.andThen(Effect.exit(submitImage()), askImage(image)), layer)
      assert.deepStrictEqual((yield* sent).map(where), [
        "POST https://proxy.example/g/kyyReactApiServer/v1/image2/images",
        "GET https://proxy.example/g/kyyReactApiServer/v1/result/abc123def456"
      ])
    }))

  it.effect("ids percent-encoded, so that none leaves its path", () =>
    Effect.gen(function*() {
      const { layer, sent } = over(running)
      for (const id of ["a/b", "../x", "a?b#c", "ü %", "\ud800"]) {
        yield* Effect.provide(askVideo(TaskRef.make({ ...video, id })), layer)
      }
      const base = "https://zcbservice.aizfw.cn/kyyReactApiServer/v1/result/"
      assert.deepStrictEqual((yield* sent).map(({ url }) => url.replace(base, "")), [
        "a%2Fb",
        "..%2Fx",
        "a%3Fb%23c",
        "%C3%BC%20%25",
        "%EF%BF%BD"
      ])
    }))
})

describe("before anything is sent", () => {
  const untyped: { readonly prompt: string } = JSON.parse("{}")
  const refused: ReadonlyArray<
    readonly [string, GlobalAiopcImageRequest & GlobalAiopcVideoRequest, ReadonlyArray<string>]
  > = [
    ["an empty prompt", { model: "m", input: { prompt: "" } }, ["input.prompt"]],
    ["a blank prompt", { model: "m", input: { prompt: " \n" } }, ["input.prompt"]],
    ["a missing prompt", { model: "m", input: untyped }, ["input.prompt"]],
    ["an empty model", { model: "", input: { prompt: "a boat" } }, ["model"]],
    ["a blank model and an empty prompt", { model: " ", input: { prompt: "" } }, ["model", "input.prompt"]]
  ]
  for (const [name, request, paths] of refused) {
    it.effect(`${name} is refused, also by the doubles`, () =>
      Effect.gen(function*() {
        const { layer, sent } = over(created)
        const doubles = Layer.mergeAll(GlobalAiopcImage.layerTest([{}]), GlobalAiopcVideo.layerTest([{}]))
        for (const services of [layer, doubles]) {
          const both = [Effect.flip(submitImage(request)), Effect.flip(submitVideo(request))]
          for (const error of yield* Effect.all(both).pipe(Effect.provide(services))) {
            if (error._tag !== "InvalidRequest") return assert.fail(error._tag)
            assert.deepStrictEqual([error.provider, error.code], ["globalaiopc", "local"])
            assert.deepStrictEqual(error.problems.map(({ path }) => path), paths)
          }
        }
        assert.lengthOf(yield* sent, 0)
      }))
  }

  it.effect("a handle of the other kind is refused, and the right service named", () =>
    Effect.gen(function*() {
      const { layer, sent } = over(running)
      const audio = TaskRef.make({ provider: "globalaiopc", kind: "audio", id: "1" })
      const foreign = TaskRef.make({ provider: "kie", kind: "video", id: "1" })
      const cases: ReadonlyArray<
        readonly [Effect.Effect<unknown, StatusError, GlobalAiopcImage | GlobalAiopcVideo>, string, string]
      > = [
        [askImage(video), "kind", "GlobalAiopcVideo"],
        [askVideo(image), "kind", "GlobalAiopcImage"],
        [askImage(audio), "kind", "audio"],
        [askImage(foreign), "provider", "kie"]
      ]
      for (const [ask, path, words] of cases) {
        const error = yield* Effect.flip(Effect.provide(ask, layer))
        if (error._tag !== "InvalidRequest") return assert.fail(error._tag)
        assert.deepStrictEqual([error.code, error.problems[0]?.path], ["local", path])
        assert.isDefined(error.ref)
        assert.include(error.message, words)
      }
      assert.lengthOf(yield* sent, 0)
    }))
})

describe("any reply", () => {
  const record = {
    id: "1",
    object: "image.generation",
    created: 1761635478,
    model: "nano-banana-2",
    status: "completed",
    progress: 100,
    image_url: "https://a.test/b.png",
    video_url: "https://a.test/b.mp4",
    actualDuration: 5,
    amount: 1,
    error: null
  }
  const fields = Schema.Literals(["code", "msg", "data", "projectId", ...Object.keys(record)])

  /** Asks everything of a server that always says the same: there is a value, or an error of the library. */
  const bears = (answer: () => Response) =>
    Effect.gen(function*() {
      for (const ask of [submitImage(), submitVideo(), askImage(image), askVideo(video)]) {
        const result = yield* Effect.result<unknown, TaskError, GlobalAiopcImage | GlobalAiopcVideo>(ask)
        if (Result.isFailure(result)) assert.isTrue(Schema.is(TaskError)(result.failure))
      }
    }).pipe(Effect.provide(over(answer).layer))

  it.effect.prop("that is JSON", [Schema.Json], ([body]) => bears(Utils.json(body)))

  it.effect.prop("that is JSON under data", [Schema.Json], ([data]) => bears(Utils.json({ code: "0", data })))

  it.effect.prop("that is a record with JSON in one field", [fields, Schema.Json], ([key, value]) =>
    Effect.andThen(
      bears(Utils.json({ ...record, [key]: value })),
      bears(Utils.json({ code: "0", data: { ...record, [key]: value } }))
    ))

  it.effect.prop(
    "that is bytes",
    [Schema.Uint8Array, Schema.Literals([200, 202, 401, 429, 500])],
    ([bytes, status]) => bears(() => new Response(bytes.slice(), { status }))
  )

  it.effect.prop("that is text", [Schema.String], ([text]) => bears(() => new Response(text)))

  it("decodes where only informing fields are junk", () => {
    const decode = Schema.decodeUnknownOption(GlobalAiopcWire.StatusReply)
    for (const key of ["id", "object", "created", "model", "progress", "actualDuration", "amount", "error"]) {
      assert.isTrue(Option.isSome(decode({ ...record, [key]: [{ junk: [] }] })), key)
    }
  })
})

describe("the layers", () => {
  const env = (env: Record<string, string>) => ConfigProvider.layer(ConfigProvider.fromEnv({ env }))
  const configured = Layer.mergeAll(GlobalAiopcImage.layerConfig(), GlobalAiopcVideo.layerConfig())

  it.effect("layerConfig names the variable that is missing", () =>
    Effect.gen(function*() {
      const bare = Layer.merge(Layer.succeed(HttpClient.HttpClient, Utils.server(running).client), env({}))
      const errors = [
        yield* Effect.flip(Layer.build(Layer.provide(GlobalAiopcImage.layerConfig(), bare))),
        yield* Effect.flip(Layer.build(Layer.provide(GlobalAiopcVideo.layerConfig(), bare)))
      ]
      for (const error of errors) assert.include(error.message, "GLOBALAIOPC_API_KEY")
    }))

  it.effect("layerConfig takes key and base URL from the environment", () =>
    Effect.gen(function*() {
      const { client, sent } = Utils.server(running)
      const layer = Layer.provide(configured, [
        Layer.succeed(HttpClient.HttpClient, client),
        env({ GLOBALAIOPC_API_KEY: "sk-env\n", GLOBALAIOPC_BASE_URL: "http://localhost:8080/g" })
      ])
      yield* Effect.provide(Effect.andThen(askImage(image), askVideo(video)), layer)
      const requests = yield* sent
      assert.deepStrictEqual(requests.map(({ url }) => url), [
        "http://localhost:8080/g/kyyAiPower/v1/result/abc123def456",
        "http://localhost:8080/g/kyyReactApiServer/v1/result/proj_1234567890"
      ])
      assert.deepStrictEqual(requests.map(({ headers }) => headers["authorization"]), [
        "Bearer sk-env",
        "Bearer sk-env"
      ])
    }))

  it.effect("layerTest follows its script and keeps what it was asked", () =>
    Effect.gen(function*() {
      const made = yield* submitImage()
      const other = yield* submitVideo()
      assert.deepStrictEqual([made.kind, made.model, other.kind], ["image", "nano-banana-2", "video"])
      assert.strictEqual((yield* askImage(made))._tag, "Queued")
      assert.strictEqual((yield* askImage(made))._tag, "Succeeded")
      assert.strictEqual((yield* askVideo(other))._tag, "Failed")
      assert.deepStrictEqual(yield* GlobalAiopcImageCalls.use(({ all }) => all), [
        { operation: "submit", request: picture },
        { operation: "status", ref: made },
        { operation: "status", ref: made }
      ])
      assert.deepStrictEqual(yield* GlobalAiopcVideoCalls.use(({ all }) => all), [
        { operation: "submit", request: clip },
        { operation: "status", ref: other }
      ])
    }).pipe(
      Effect.provide([
        GlobalAiopcImage.layerTest([{ polls: ["queued"], urls: ["https://a.test/b.png"] }]),
        GlobalAiopcVideo.layerTest([{ fails: { code: "", reason: "oops" } }])
      ])
    ))
})

it("every known model makes one kind of thing", () => {
  const all = [...GlobalAiopcModels.imageModels, ...GlobalAiopcModels.videoModels]
  assert.strictEqual(new Set<string>(all).size, all.length)
})

describe("over the emulator", () => {
  const emulated = (revision: "envelope" | "flat") =>
    Layer.mergeAll(GlobalAiopcImage.layer(Utils.options), GlobalAiopcVideo.layer(Utils.options)).pipe(
      Layer.provide(Emulator.layerClient),
      Layer.provideMerge([
        Emulator.layer({ seed: 1, revisions: { globalAiopcVideoCreate: revision } }),
        Poller.layer
      ])
    )

  it.effect("an image of 40 seconds, asked for as the vendor wants", () =>
    Effect.gen(function*() {
      const emulator = yield* Emulator
      yield* emulator.script({ vendor: "globalaiopc-image", duration: "40 seconds" })
      const images = yield* GlobalAiopcImage
      const schedule = PollSchedule.fromPace(images.pace.image)
      const fiber = yield* Effect.forkChild(Poller.run(images, picture, { schedule }))
      yield* TestClock.adjust("1 minute")
      const task = yield* Fiber.join(fiber)
      assert.deepStrictEqual(task.assets.map(({ kind, role }) => [kind, role]), [["image", "result"]])
      const [created] = yield* emulator.tasks
      assert.deepInclude(created, { submits: 1, polls: 14, state: "completed", model: "nano-banana-2" })
    }).pipe(Effect.provide(emulated("envelope"))))

  for (const revision of ["envelope", "flat"] as const) {
    it.effect(`a video of 5 minutes, asked for every 30 seconds, whose creation is told ${revision}`, () =>
      Effect.gen(function*() {
        const emulator = yield* Emulator
        yield* emulator.script({ vendor: "globalaiopc-video", duration: "5 minutes" })
        const videos = yield* GlobalAiopcVideo
        const schedule = PollSchedule.fromPace(videos.pace.video)
        const fiber = yield* Effect.forkChild(Poller.run(videos, clip, { schedule }))
        yield* TestClock.adjust("6 minutes")
        const task = yield* Fiber.join(fiber)
        assert.deepStrictEqual(task.assets.map(({ expiresAt, kind }) => [kind, expiresAt]), [["video", undefined]])
        const [created] = yield* emulator.tasks
        assert.deepInclude(created, { submits: 1, polls: 10, state: "completed", model: "videos" })
      }).pipe(Effect.provide(emulated(revision))))
  }

  it.effect("a job that fails as it is created ends with the reason of the first poll", () =>
    Effect.gen(function*() {
      const emulator = yield* Emulator
      yield* emulator.script({
        vendor: "globalaiopc-image",
        duration: 0,
        outcome: { fail: { message: "Content violates usage policy" } },
        submitFields: { status: "failed" }
      })
      const fiber = yield* Effect.forkChild(Effect.flip(Poller.run(yield* GlobalAiopcImage, picture)))
      yield* TestClock.adjust("1 minute")
      const error = yield* Fiber.join(fiber)
      if (error._tag !== "TaskFailed") return assert.fail(error._tag)
      assert.deepStrictEqual([error.code, error.category, error.reason], [
        "",
        "ContentPolicy",
        "Content violates usage policy"
      ])
    }).pipe(Effect.provide(emulated("envelope"))))
})
