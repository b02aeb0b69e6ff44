import { AssetStore, HostAddress, type Succeeded, TaskRef } from "@effect-media/core"
import { assert, describe, it } from "@effect/vitest"
import { Duration, Effect, Fiber, Layer, Schedule, Stream } from "effect"
import { HttpClient, HttpClientResponse } from "effect/http"
import { TestClock } from "effect/testing"
import { createHash, randomBytes } from "node:crypto"
import { S3mini } from "s3mini"
import * as FakeS3 from "./fakeS3.ts"
import { layer, sink } from "./index.ts"

const picture = Buffer.concat([Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), randomBytes(1000)])
const video = Buffer.concat([Buffer.from("\0\0\0\x18ftypmp42", "latin1"), randomBytes(20 * 1024 * 1024)])

/** Returns a body in pieces of 64 KiB, as a socket delivers them. With `hangs` the last piece never comes. */
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
    Layer.provide([Layer.succeed(HttpClient.HttpClient, client), HostAddress.layerUnchecked])
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
        assert.deepInclude(error, { reason: "Disk", ref: task("b", "/video").ref })
        assert.include(error.message, "403")
        assert.notInclude(error.message, "sk-canary")
        assert.deepStrictEqual([s3.objects.size, s3.open.size], [0, 0])
      }
      s3.refuse = "POST begin"
      const error = yield* Effect.flip(AssetStore.save(task("b", "/video"))).pipe(Effect.provide(store))
      assert.deepInclude(error, { reason: "Disk" })
    }).pipe(Effect.scoped))

  it.live("a download that breaks off leaves nothing", () =>
    Effect.gen(function*() {
      const { s3, store } = yield* bucket
      const error = yield* Effect.flip(AssetStore.save(task("b", "/cut"))).pipe(Effect.provide(store))
      assert.deepInclude(error, { reason: "Incomplete" })
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

  for (const hang of ["POST begin", "PUT part 2", "POST end"]) {
    it.live(`a bucket that never answers (${hang}) is left when that is wanted, at once`, () =>
      Effect.gen(function*() {
        const { s3, store } = yield* bucket
        s3.hang = hang
        const fiber = yield* Effect.forkChild(Effect.provide(AssetStore.save(task("b", "/video")), store))
        yield* Effect.repeat(
          Effect.delay(Effect.sync(() => s3.seen.some((line) => line.startsWith(hang))), "10 millis"),
          {
            until: (isAsked) => isAsked,
            times: 500
          }
        )
        const [elapsed] = yield* Effect.timed(Fiber.interrupt(fiber))
        // It must not wait for the 30 s that a bucket has.
        assert.isBelow(Duration.toSeconds(elapsed), 15)
        assert.deepStrictEqual([s3.objects.size, s3.open.size], [0, 0])
      }).pipe(Effect.scoped))
  }

  it.effect("a bucket that never answers is given up, also when it forgets nothing", () =>
    Effect.gen(function*() {
      // A client that never answers, on virtual time.
      const never = () => new Promise<never>(() => {})
      const silent = Object.assign(Object.create(S3mini.prototype), {
        getMultipartUploadId: never,
        abortMultipartUpload: never
      })
      const begun = Object.assign(Object.create(silent), {
        getMultipartUploadId: () => Promise.resolve("id"),
        uploadPart: never
      })
      for (const [s3, time] of [[silent, "30s"], [begun, "5m"]] as const) {
        const put = sink(s3).put({ name: "a", mediaType: "image/png" }, Stream.succeed(new Uint8Array(1)))
        const fiber = yield* Effect.forkChild(Effect.flip(put))
        for (let i = 0; i < 4; i++) {
          yield* Effect.promise(() => new Promise<void>((resolve) => setImmediate(resolve)))
          yield* TestClock.adjust("5 minutes")
        }
        assert.strictEqual((yield* Fiber.join(fiber)).message, `S3 did not answer in ${time}`)
      }
    }))
})
