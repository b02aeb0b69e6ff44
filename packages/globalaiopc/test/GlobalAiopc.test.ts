import { Poller, PollSchedule, TaskRef } from "@effect-media/core"
import { Emulator } from "@effect-media/emulator"
import {
  GlobalAiopcImage,
  GlobalAiopcImageCalls,
  GlobalAiopcModels,
  type GlobalAiopcOptions,
  GlobalAiopcVideo,
  GlobalAiopcVideoCalls,
  type GlobalAiopcVideoRequest,
  GlobalAiopcWire,
  KnownStatusPaths
} from "@effect-media/globalaiopc"
import * as Suites from "@effect-media/provider-tests/Suites"
import * as Vendor from "@effect-media/provider-tests/Vendor"
import { assert, describe, it } from "@effect/vitest"
import { ConfigProvider, Effect, Fiber, Layer, Option, Schema } from "effect"
import { TestClock } from "effect/testing"
import { askImage, askVideo, clip, layer, over, picture, subject, submitImage, submitVideo } from "./subject.ts"

const image = TaskRef.make({ provider: "globalaiopc", kind: "image", id: "abc123def456" })
const video = TaskRef.make({ provider: "globalaiopc", kind: "video", id: "proj_1234567890" })
const created = Vendor.json({ code: "0", msg: null, data: { projectId: "proj_1" } })
const running = Vendor.json({ id: "1", status: "processing", error: null })

const where = ({ method, url }: Vendor.Sent) => `${method} ${url}`

describe("what is sent", () => {
  it.effect("a job for an image: a flat body", () =>
    Effect.gen(function*() {
      const { layer, sent } = over(created)
      yield* TestClock.setTime(1761635478000)
      assert.deepStrictEqual(Vendor.refJson(yield* submitImage().pipe(Effect.provide(layer))), {
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
      assert.deepStrictEqual(request?.body, {
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
      assert.deepStrictEqual(request?.body, { model: "videos", prompt: "a paper boat", duration: 5 })
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
        ...Vendor.options,
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
      for (const id of ["a/b", "../x", "a?b#c", "ü %"]) {
        yield* Effect.provide(askVideo(TaskRef.make({ ...video, id })), layer)
      }
      const base = "https://zcbservice.aizfw.cn/kyyReactApiServer/v1/result/"
      assert.deepStrictEqual((yield* sent).map(({ url }) => url.replace(base, "")), [
        "a%2Fb",
        "..%2Fx",
        "a%3Fb%23c",
        "%C3%BC%20%25"
      ])
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

  const bears = (answer: () => Response) => Suites.toleratesAnyReply(subject, answer)

  it.effect.prop("that is a record with JSON in one field", [fields, Schema.Json], ([key, value]) =>
    Effect.andThen(
      bears(Vendor.json({ ...record, [key]: value })),
      bears(Vendor.json({ code: "0", data: { ...record, [key]: value } }))
    ))

  it("decodes if only informing fields are junk", () => {
    const decode = Schema.decodeUnknownOption(GlobalAiopcWire.StatusReply)
    for (const key of ["id", "object", "created", "model", "progress", "actualDuration", "amount", "error"]) {
      assert.isTrue(Option.isSome(decode({ ...record, [key]: [{ junk: [] }] })), key)
    }
  })
})

describe("the layers", () => {
  it.effect("layerConfig of each names the variable that is missing", () =>
    Effect.gen(function*() {
      const bare = Layer.merge(Vendor.server(running).layer, ConfigProvider.layer(ConfigProvider.fromEnv({ env: {} })))
      const errors = [
        yield* Effect.flip(Layer.build(Layer.provide(GlobalAiopcImage.layerConfig(), bare))),
        yield* Effect.flip(Layer.build(Layer.provide(GlobalAiopcVideo.layerConfig(), bare)))
      ]
      for (const error of errors) assert.include(error.message, "GLOBALAIOPC_API_KEY")
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
        GlobalAiopcVideo.layerTest([{ fails: { code: "", description: "oops" } }])
      ])
    ))
})

it("every known model makes one kind of thing", () => {
  const all = [...GlobalAiopcModels.imageModels, ...GlobalAiopcModels.videoModels]
  assert.strictEqual(new Set<string>(all).size, all.length)
})

describe("over the emulator", () => {
  const emulated = (revision: "envelope" | "flat") =>
    layer(Vendor.options).pipe(
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
      const schedule = PollSchedule.fromPolicy(images.polling.image)
      const fiber = yield* Effect.forkChild(Poller.run(images, picture, { schedule }))
      yield* TestClock.adjust("1 minute")
      const task = yield* Fiber.join(fiber)
      assert.deepStrictEqual(task.assets.map(({ kind, role }) => [kind, role]), [["image", "result"]])
      const [created] = yield* emulator.tasks
      assert.deepInclude(created, { submits: 1, polls: 14, state: "completed", model: "nano-banana-2" })
    }).pipe(Effect.provide(emulated("envelope"))))

  for (const revision of ["envelope", "flat"] as const) {
    it.effect(`a video of 5 minutes, asked for every 30 seconds, whose creation time is reported ${revision}`, () =>
      Effect.gen(function*() {
        const emulator = yield* Emulator
        yield* emulator.script({ vendor: "globalaiopc-video", duration: "5 minutes" })
        const videos = yield* GlobalAiopcVideo
        const schedule = PollSchedule.fromPolicy(videos.polling.video)
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
      assert.deepStrictEqual([error.code, error.category, error.description], [
        "",
        "ContentPolicy",
        "Content violates usage policy"
      ])
    }).pipe(Effect.provide(emulated("envelope"))))
})

describe("the model center", () => {
  const job: GlobalAiopcVideoRequest = { model: "seedance-2.5-c1", input: { prompt: "a paper boat", duration: 5 } }
  const center = "https://zcbservice.aizfw.cn/kyyReactApiServer/v2/model-center/tasks"

  it.effect("takes the jobs of its models, and the queries about them, without a path of the caller's", () =>
    Effect.gen(function*() {
      const { layer, sent } = over(Vendor.json({ code: "0", data: { id: "task_1", status: "queued" } }))
      const ref = yield* Effect.provide(submitVideo(job), layer)
      yield* Effect.provide(askVideo(ref), layer)
      assert.deepStrictEqual((yield* sent).map(({ method, url }) => [method, url]), [
        ["POST", center],
        ["GET", `${center}/task_1`]
      ])
    }))
})

describe("the status of an image", () => {
  const ref = TaskRef.make({ provider: "globalaiopc", kind: "image", model: "nano-banana-2", id: "abc" })
  const [first, second] = ["/kyyAiPower/v1/result/abc", "/kyyReactApiServer/v1/result/abc"]
  const queued = Vendor.json({ id: "abc", status: "queued" })
  const unknown = Vendor.json({ code: 404, msg: "no such task" }, { status: 404 })
  const paths = (sent: ReadonlyArray<Vendor.Sent>) => sent.map(({ url }) => new URL(url).pathname)
  /** A layer in a process that has asked nothing yet. */
  const images = (options: GlobalAiopcOptions, known = new Map<string, string>()) =>
    Layer.provide(GlobalAiopcImage.layer(options), Layer.succeed(KnownStatusPaths, known))

  it.effect("is asked for at the other path if one knows no such task, and there first from then on", () =>
    Effect.gen(function*() {
      const { layer, sent } = Vendor.over(
        images(Vendor.options),
        unknown,
        queued,
        queued,
        unknown,
        queued
      )
      yield* Effect.gen(function*() {
        for (let i = 0; i < 3; i++) assert.strictEqual((yield* askImage(ref))._tag, "Queued")
      }).pipe(Effect.provide(layer))
      assert.deepStrictEqual(paths(yield* sent), [first, second, second, second, first])
    }))

  it.effect("is asked for there first by every layer of the process, for the same host alone", () =>
    Effect.gen(function*() {
      const elsewhere = { ...Vendor.options, baseUrl: "https://other.test" }
      const known = new Map<string, string>()
      const ask = Effect.fnUntraced(function*(options: GlobalAiopcOptions, memory?: Map<string, string>) {
        const { layer, sent } = Vendor.over(images(options, memory), unknown, queued)
        yield* Effect.provide(askImage(ref), layer).pipe(Effect.ignore)
        return paths(yield* sent)
      })
      assert.deepStrictEqual(yield* ask(Vendor.options, known), [first, second])
      assert.deepStrictEqual(yield* ask(Vendor.options, known), [second, first])
      assert.deepStrictEqual(yield* ask(elsewhere, known), [first, second])
      assert.deepStrictEqual(yield* ask(Vendor.options), [first, second])
      // Without a memory of its own, a layer uses the one of the process.
      const shared = yield* KnownStatusPaths
      shared.set(elsewhere.baseUrl, "/kyyReactApiServer/v1/result")
      const { layer, sent } = Vendor.over(GlobalAiopcImage.layer(elsewhere), queued)
      yield* Effect.provide(askImage(ref), layer)
      assert.deepStrictEqual(paths(yield* sent), [second])
    }))

  it.effect("is unknown if neither path knows the task, and the first stays the first", () =>
    Effect.gen(function*() {
      const { layer, sent } = Vendor.over(images(Vendor.options), unknown)
      const asked = Effect.flip(askImage(ref))
      const [error] = yield* Effect.provide(Effect.all([asked, asked]), layer)
      assert.strictEqual(error._tag, "TaskNotFound")
      assert.deepStrictEqual(paths(yield* sent), [first, second, first, second])
    }))

  it.effect("is asked for at the path of the options alone", () =>
    Effect.gen(function*() {
      const options = { ...Vendor.options, statusPath: "/mine" }
      const { layer, sent } = Vendor.over(images(options), unknown)
      yield* Effect.provide(Effect.flip(askImage(ref)), layer)
      assert.deepStrictEqual(paths(yield* sent), ["/mine/abc"])
    }))
})
