import { AssetFiles, AssetStore, Poller, type ReadError } from "@effect-media/core"
import { Emulator, Fault } from "@effect-media/emulator"
import { Kie, type KieRequest, KieUploads, type KieUploadsOptions, type KieUploadsService } from "@effect-media/kie"
import * as Vendor from "@effect-media/provider-tests/Vendor"
import { assert, describe, it } from "@effect/vitest"
import { Cause, ConfigProvider, DateTime, Effect, Exit, Fiber, Layer, Redacted, Stream } from "effect"
import { HttpClient } from "effect/http"
import { TestClock } from "effect/testing"

const picture = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 255, 128, 13, 10])
const job: KieRequest = { model: "google/nano-banana", input: { prompt: "a paper boat" } }

const emulated = (options: Partial<KieUploadsOptions> = {}) =>
  Layer.mergeAll(
    Kie.layer({ apiKey: Redacted.make("sk-test") }),
    KieUploads.layer({ apiKey: Redacted.make("sk-test"), ...options }),
    AssetStore.layerMemory()
  ).pipe(
    Layer.provideMerge(Emulator.layerClient),
    Layer.provideMerge([Emulator.layer({ seed: 1, duration: "10 seconds", keys: ["sk-test"] }), Poller.layer])
  )

const download = (url: string) =>
  Effect.flatMap(HttpClient.get(url), ({ arrayBuffer }) => Effect.map(arrayBuffer, (bytes) => new Uint8Array(bytes)))

it.effect("a time limit that is not a duration is refused when the layer is built, by its name", () =>
  Effect.gen(function*() {
    for (const uploadTimeout of [Number.NaN, -1]) {
      const exit = yield* Effect.exit(Effect.scoped(Layer.build(emulated({ uploadTimeout }))))
      assert.isTrue(Exit.isFailure(exit) && Cause.pretty(exit.cause).includes("KieUploads: uploadTimeout: "))
    }
  }))

describe("an upload, over the emulator", () => {
  it.effect("of bytes or of a stream is a link that an input takes", () =>
    Effect.gen(function*() {
      const kie = yield* Kie
      const files = yield* KieUploads
      const contents = [picture, Stream.fromArray([picture.subarray(0, 5), picture.subarray(5)])]
      for (const content of contents) {
        const upload = yield* files.uploadFile({ name: "boat ü.png", content, mediaType: "image/png" })
        assert.deepStrictEqual([upload.name, upload.bytes, upload.mediaType], ["boat ü.png", 13, "image/png"])
        assert.strictEqual(DateTime.formatIso(upload.expiresAt), "1970-01-02T00:00:00.000Z")
        assert.deepStrictEqual(yield* download(upload.url), picture)
        const input = { prompt: "a larger boat", image_urls: [upload.url] }
        const ref = yield* kie.submit({ model: "google/nano-banana-edit", input })
        assert.strictEqual(ref.provider, "kie")
      }
      const uploads = (yield* Emulator.use(({ requests }) => requests)).filter(({ operation }) =>
        operation === "upload"
      )
      assert.lengthOf(uploads, 2)
      // Two files with the same name do not replace each other.
      assert.strictEqual(new Set(uploads.map(({ body }) => /uploadPath=(.*)/.exec(body)?.[1])).size, 2)
      assert.strictEqual(uploads[0]?.headers["authorization"], "Bearer sk-test")
    }).pipe(Effect.provide(emulated())))

  it.effect("goes to the given folder, under its file name alone", () =>
    Effect.gen(function*() {
      const files = yield* KieUploads
      yield* files.uploadFile({ name: "../../etc/a\\b\0oat.png", directory: "mine/ü.1/..x", content: picture })
      const [seen] = yield* Emulator.use(({ requests }) => requests)
      assert.include(seen?.body, "uploadPath=mine/ü.1/..x\nfileName=boat.png")
    }).pipe(Effect.provide(emulated())))

  it.effect("of a link is a link of the vendor's", () =>
    Effect.gen(function*() {
      const kie = yield* Kie
      const files = yield* KieUploads
      const fiber = yield* Effect.forkChild(Poller.run(kie, job))
      yield* TestClock.adjust("1 minute")
      const [asset] = (yield* Fiber.join(fiber)).assets
      const upload = yield* files.uploadUrl(asset?.url ?? "", { name: "copy.png" })
      assert.strictEqual(upload.name, "copy.png")
      assert.deepStrictEqual(yield* download(upload.url), yield* download(asset?.url ?? ""))
      assert.isTrue((yield* files.uploadUrl("https://a.test/x.jpg")).url.startsWith("https://"))
    }).pipe(Effect.provide(emulated())))

  it.effect("is refused with a wrong key, and by a vendor in trouble, and is not repeated", () =>
    Effect.gen(function*() {
      const file = { name: "boat.png", content: picture }
      const wrong = yield* Effect.flip(KieUploads.use((files) => files.uploadFile(file))).pipe(
        Effect.provide(emulated({ apiKey: Redacted.make("sk-wrong") }))
      )
      assert.strictEqual(wrong._tag, "Unauthorized")
      yield* Effect.gen(function*() {
        const files = yield* KieUploads
        const emulator = yield* Emulator
        for (const fault of [Fault.html502, Fault.Reset(), Fault.Refuse({ code: 429 }), Fault.Empty()]) {
          yield* emulator.fault({ operation: "upload", fault })
        }
        const tags = []
        for (let i = 0; i < 4; i++) tags.push((yield* Effect.flip(files.uploadFile(file)))._tag)
        assert.deepStrictEqual(tags, ["ProviderUnavailable", "ProviderUnavailable", "RateLimited", "MalformedResponse"])
        assert.lengthOf(yield* emulator.requests, 4)
      }).pipe(Effect.provide(emulated()))
    }))

  it.effect("takes no longer than its timeout", () =>
    Effect.gen(function*() {
      yield* Emulator.use((emulator) => emulator.fault({ operation: "upload", fault: Fault.Hang() }))
      const fiber = yield* Effect.forkChild(
        Effect.flip(KieUploads.use((files) => files.uploadFile({ name: "a", content: picture })))
      )
      yield* TestClock.adjust("20 seconds")
      const error = yield* Fiber.join(fiber)
      assert.deepStrictEqual([error._tag, error._tag === "ProviderUnavailable" && error.reason], [
        "ProviderUnavailable",
        "Timeout"
      ])
    }).pipe(Effect.provide(emulated({ uploadTimeout: "20 seconds" }))))
})

describe("before anything is uploaded", () => {
  const bytes = (n: number) => new Uint8Array(n)
  const refused: Readonly<
    Record<string, readonly [path: string, ask: (files: KieUploadsService) => Effect.Effect<unknown, ReadError>]>
  > = {
    "too many bytes": ["content", (files) => files.uploadFile({ name: "a", content: bytes(101) })],
    "a stream of too many": [
      "content",
      (files) => files.uploadFile({ name: "a", content: Stream.forever(Stream.succeed(bytes(10))) })
    ],
    "no bytes": ["content", (files) => files.uploadFile({ name: "a", content: bytes(0) })],
    "no name": ["name", (files) => files.uploadFile({ name: " ", content: bytes(1) })],
    "a name that is a directory": ["name", (files) => files.uploadFile({ name: "a/..", content: bytes(1) })],
    ...Object.fromEntries(
      ["", "/abs", "../../other", "a/../b", "./a", "a//b", "a/", "a\\b", "a\nb", "a\0", ".."].map((directory) =>
        [
          `the directory ${JSON.stringify(directory)}`,
          ["directory", (files: KieUploadsService) => files.uploadFile({ name: "a", content: bytes(1), directory })]
        ] as const
      )
    ),
    "a directory for a link": ["directory", (files) => files.uploadUrl("https://a.test/b", { directory: "../c" })],
    ...Object.fromEntries(
      ["http://127.0.0.1/a", "http://[::1]/a", "http://localhost:80/", "http://2130706433/", "https://a:b@a.test/"].map(
        (url) => [`the link ${url}`, ["url", (files: KieUploadsService) => files.uploadUrl(url)]] as const
      )
    ),
    "a link that is none": ["url", (files) => files.uploadUrl("a boat")],
    "a link of this machine's disk": ["url", (files) => files.uploadUrl("file:///etc/passwd")]
  }
  for (const [name, [path, ask]] of Object.entries(refused)) {
    it.effect(`${name}: InvalidRequest`, () =>
      Effect.gen(function*() {
        const { client, sent } = Vendor.server(Vendor.json({}))
        const layer = KieUploads.layer({ ...Vendor.options, maxUploadBytes: 100 }).pipe(
          Layer.provide(Layer.succeed(HttpClient.HttpClient, client))
        )
        const error = yield* Effect.flip(KieUploads.use(ask)).pipe(Effect.provide(layer))
        if (error._tag !== "InvalidRequest") return assert.fail(error._tag)
        assert.deepStrictEqual([error.code, error.problems.map(({ path }) => path)], ["local", [path]])
        assert.lengthOf(yield* sent, 0)
      }))
  }

  it.effect("a stream that fails keeps its own error", () =>
    Effect.gen(function*() {
      const { client } = Vendor.server(Vendor.json({}))
      const layer = Layer.provide(KieUploads.layer(Vendor.options), Layer.succeed(HttpClient.HttpClient, client))
      const content = Stream.fail("mine" as const)
      const error = yield* Effect.flip(KieUploads.use((files) => files.uploadFile({ name: "a", content }))).pipe(
        Effect.provide(layer)
      )
      assert.strictEqual(error, "mine")
    }))
})

describe("where uploads go", () => {
  const target = (options: Partial<KieUploadsOptions>) =>
    Effect.gen(function*() {
      const { client, sent } = Vendor.server(Vendor.json({ code: 200, data: { fileUrl: "https://a.test/b" } }))
      const layer = KieUploads.layer({ ...Vendor.options, ...options }).pipe(
        Layer.provide(Layer.succeed(HttpClient.HttpClient, client))
      )
      const upload = yield* KieUploads.use((files) => files.uploadUrl("https://a.test/c")).pipe(Effect.provide(layer))
      assert.strictEqual(upload.url, "https://a.test/b")
      return (yield* sent)[0]?.url
    })

  it.effect("the vendor's host, or the base URL", () =>
    Effect.gen(function*() {
      assert.strictEqual(yield* target({}), "https://kieai.redpandaai.co/api/file-url-upload")
      assert.strictEqual(
        yield* target({ baseUrl: "https://p.example/kie" }),
        "https://p.example/kie/api/file-url-upload"
      )
    }))

  it.effect("KIE_UPLOAD_BASE_URL, else KIE_BASE_URL, from the environment", () =>
    Effect.gen(function*() {
      const { client, sent } = Vendor.server(Vendor.json({ code: 200, data: { downloadUrl: "https://a.test/b" } }))
      const both = {
        KIE_API_KEY: "k",
        KIE_BASE_URL: "http://localhost:1/k",
        KIE_UPLOAD_BASE_URL: "http://localhost:1/u"
      }
      const { KIE_UPLOAD_BASE_URL: _, ...one } = both
      for (const env of [both, one]) {
        const layer = Layer.provide(KieUploads.layerConfig(), [
          Layer.succeed(HttpClient.HttpClient, client),
          ConfigProvider.layer(ConfigProvider.fromEnv({ env }))
        ])
        yield* KieUploads.use((files) => files.uploadUrl("https://a.test/c")).pipe(Effect.provide(layer))
      }
      assert.deepStrictEqual((yield* sent).map(({ url }) => url), [
        "http://localhost:1/u/api/file-url-upload",
        "http://localhost:1/k/api/file-url-upload"
      ])
    }))

  it.effect("nowhere, with the double", () =>
    Effect.gen(function*() {
      const files = yield* KieUploads
      assert.include((yield* files.uploadFile({ name: "boat.png", content: picture })).url, "boat.png")
      assert.include((yield* files.uploadUrl("https://a.test/x.png", { name: "y.png" })).url, "y.png")
    }).pipe(Effect.provide(KieUploads.layerTest())))
})

describe("a fresh link, over the emulator", () => {
  it.effect("saves a result after its link has expired, once", () =>
    Effect.gen(function*() {
      const kie = yield* Kie
      yield* TestClock.setTime(1775137415000)
      const fiber = yield* Effect.forkChild(Poller.run(kie, job))
      yield* TestClock.adjust("1 minute")
      const task = yield* Fiber.join(fiber)
      yield* TestClock.adjust("25 hours")
      const late = yield* Effect.flip(AssetStore.save(task))
      assert.deepInclude(late, { _tag: "AssetError", reason: "Expired" })
      const [file] = yield* AssetStore.save(task, { request: job, refreshLink: kie.refreshLink })
      assert.strictEqual(file?.mediaType, "image/png")
      assert.deepInclude(file?.request, { model: job.model })
      assert.strictEqual((yield* AssetFiles.use(({ all }) => all)).size, 2)
      const asked = (yield* Emulator.use(({ requests }) => requests)).filter(({ operation }) =>
        operation === "download-url"
      )
      assert.lengthOf(asked, 1)
    }).pipe(Effect.provide(emulated())))

  it.effect("is the link itself, with the double", () =>
    Effect.gen(function*() {
      const kie = yield* Kie
      assert.strictEqual(yield* kie.refreshLink("https://a.test/x"), "https://a.test/x")
    }).pipe(Effect.provide(Kie.layerTest([]))))

  it.effect("to a foreign file is an InvalidRequest", () =>
    Effect.gen(function*() {
      const error = yield* Effect.flip(Kie.use((kie) => kie.refreshLink("https://a.test/x.png")))
      assert.deepStrictEqual([error._tag, error._tag === "InvalidRequest" && error.code], ["InvalidRequest", "422"])
    }).pipe(Effect.provide(emulated())))
})
