import { AssetStore, type Succeeded, TaskRef } from "@effect-media/core"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Fiber, Layer, Schedule } from "effect"
import { HttpClient, HttpClientResponse } from "effect/http"
import { createHash, randomBytes } from "node:crypto"
import { S3mini } from "s3mini"
import * as FakeS3 from "./fakeS3.ts"
import { layer } from "./index.ts"

const picture = Buffer.concat([Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), randomBytes(1000)])
const video = Buffer.concat([Buffer.from("\0\0\0\x18ftypmp42", "latin1"), randomBytes(20 * 1024 * 1024)])

/** A body in pieces of 64 KiB, as they come from a socket, of which the last never comes where it `hangs`. */
const pieces = (bytes: Buffer, hangs = false) => {
  let at = 0
  return new ReadableStream<Uint8Array>({
    pull(controller) {
      if (hangs && at > 9 * 1024 * 1024) return new Promise(() => {})
      if (at >= bytes.length) return controller.close()
      controller.enqueue(bytes.subarray(at, at += 64 * 1024))
      return undefined
    }
  })
}

const task = (id: string, path: string): Succeeded => ({
  _tag: "Succeeded",
  ref: TaskRef.make({ provider: "kie", kind: "video", id }),
  status: "success",
  assets: [{ url: `https://cdn.example${path}`, kind: "video", role: "result" }]
})

const client = HttpClient.make((request, url) =>
  Effect.sync(() => {
    const body = url.pathname === "/picture" ? picture : video
    const length = url.pathname === "/cut" ? body.length + 1 : body.length
    return HttpClientResponse.fromWeb(
      request,
      new Response(pieces(body, url.pathname === "/hang"), { headers: { "content-length": `${length}` } })
    )
  })
)

const bucket = Effect.map(FakeS3.serve, (s3) => {
  const { endpoint } = s3
  const S3 = new S3mini({ accessKeyId: "key", secretAccessKey: "sk-canary", endpoint, region: "auto" })
  const store = layer(S3, { prefix: "made/", retry: Schedule.recurs(0) }).pipe(
    Layer.provide(Layer.succeed(HttpClient.HttpClient, client))
  )
  return { s3, store }
})

describe("assets in a bucket", () => {
  it.live("a small one and a large one, whole, with their types and manifests", () =>
    Effect.gen(function*() {
      const { s3, store } = yield* bucket
      const [small, large] = yield* Effect.all([
        AssetStore.save(task("a", "/picture")),
        AssetStore.save(task("b", "/video"))
      ]).pipe(Effect.provide(store))
      assert.deepStrictEqual([...s3.objects.keys()].toSorted(), [
        "made/kie-a-1.png",
        "made/kie-a-1.png.json",
        "made/kie-b-1.mp4",
        "made/kie-b-1.mp4.json"
      ])
      assert.deepStrictEqual(s3.objects.get("made/kie-a-1.png"), { type: "image/png", body: picture })
      assert.strictEqual(s3.objects.get("made/kie-b-1.mp4")?.type, "video/mp4")
      assert.isTrue(s3.objects.get("made/kie-b-1.mp4")?.body.equals(video))
      assert.strictEqual(small[0]?.path, `${s3.endpoint}/made/kie-a-1.png`)
      assert.strictEqual(large[0]?.sha256, createHash("sha256").update(video).digest("hex"))
      assert.strictEqual(
        JSON.parse(String(s3.objects.get("made/kie-b-1.mp4.json")?.body)).sha256,
        large[0]?.sha256
      )
      assert.lengthOf(s3.seen.filter((line) => line.startsWith("PUT") && line.endsWith(".mp4")), 3)
    }).pipe(Effect.scoped))

  it.live("a bucket that says no is an error of the store, and the upload is aborted", () =>
    Effect.gen(function*() {
      const { s3, store } = yield* bucket
      for (const refuse of ["PUT part 2", "POST end"]) {
        s3.refuse = refuse
        const error = yield* Effect.flip(AssetStore.save(task("b", "/video"))).pipe(Effect.provide(store))
        assert.deepStrictEqual([error.because, error.ref.id], ["Disk", "b"])
        assert.include(error.message, "403")
        assert.notInclude(error.message, "sk-canary")
        assert.deepStrictEqual([s3.objects.size, s3.open.size], [0, 0])
      }
      s3.refuse = "POST begin"
      const error = yield* Effect.flip(AssetStore.save(task("b", "/video"))).pipe(Effect.provide(store))
      assert.strictEqual(error.because, "Disk")
    }).pipe(Effect.scoped))

  it.live("a download that breaks off leaves nothing", () =>
    Effect.gen(function*() {
      const { s3, store } = yield* bucket
      const error = yield* Effect.flip(AssetStore.save(task("b", "/cut"))).pipe(Effect.provide(store))
      assert.strictEqual(error.because, "Incomplete")
      assert.deepStrictEqual([s3.objects.size, s3.open.size], [0, 0])
    }).pipe(Effect.scoped))

  it.live("nor does one that is interrupted", () =>
    Effect.gen(function*() {
      const { s3, store } = yield* bucket
      const fiber = yield* Effect.forkChild(Effect.provide(AssetStore.save(task("b", "/hang")), store))
      yield* Effect.repeat(Effect.delay(Effect.sync(() => s3.seen.length), "10 millis"), {
        until: (requests) => requests >= 2,
        times: 500
      })
      yield* Fiber.interrupt(fiber)
      assert.deepStrictEqual([s3.objects.size, s3.open.size], [0, 0])
    }).pipe(Effect.scoped))
})
