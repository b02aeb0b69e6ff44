import { AssetFiles, AssetStore, Poller, TaskError, TaskRef } from "@effect-media/core"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Fiber, Layer, Redacted, Schema } from "effect"
import { TestClock } from "effect/testing"
import { draw } from "./index.ts"
import { Replicate } from "./Replicate.ts"
import * as Vendor from "./vendor.ts"

const live = (vendor: ReturnType<typeof Vendor.make>) =>
  Layer.mergeAll(
    Replicate.layer({ apiKey: Redacted.make("r8-canary") }),
    Poller.layer,
    AssetStore.layerMemory()
  ).pipe(Layer.provideMerge(vendor.layer))

const settle = <A, E, R>(effect: Effect.Effect<A, E, R>) =>
  Effect.gen(function*() {
    const fiber = yield* Effect.forkChild(Effect.exit(effect))
    yield* Effect.repeat(TestClock.adjust("1 second"), { until: () => fiber.pollUnsafe() !== undefined, times: 400 })
    return yield* yield* Fiber.join(fiber)
  })

const refusal = (status: number, init: ResponseInit = {}) => () =>
  Response.json({ title: "No", detail: "because", status }, { status, ...init })

const ref = TaskRef.make({ provider: "replicate", kind: "image", id: "p1" })

/** Queries the status of a task once, from a vendor with this answer. */
const statusOf = (answer: () => Response) =>
  Replicate.use((replicate) => replicate.status(ref)).pipe(Effect.provide(live(Vendor.make(answer))))

const body = (fields: object) => () => Response.json({ id: "p1", output: null, error: null, ...fields })

describe("a provider of one's own", () => {
  it.effect("draws a picture and saves it", () => {
    const vendor = Vendor.make()
    return Effect.gen(function*() {
      const [file] = yield* settle(draw("a paper boat"))
      assert.strictEqual(file?.mediaType, "image/png")
      assert.strictEqual((yield* AssetFiles.use(({ all }) => all)).size, 2)
      const asked = yield* vendor.asked
      assert.strictEqual(asked[0], "POST /v1/models/black-forest-labs/flux-schnell/predictions")
      assert.strictEqual(asked.filter((line) => line.startsWith("POST")).length, 1)
      assert.strictEqual(asked[1], "GET /v1/predictions/p1")
    }).pipe(Effect.provide(live(vendor)))
  })

  it.effect("pays once if a submit is rate limited, and if polls fail", () => {
    const broken = () => new Response("<html>", { status: 502 })
    const vendor = Vendor.make(refusal(429, { headers: { "retry-after": "2" } }))
    const shaky = Vendor.make(() => Response.json({ id: "p1", status: "starting" }, { status: 201 }), broken, broken)
    return Effect.gen(function*() {
      yield* Effect.provide(settle(draw("a boat")), live(vendor))
      assert.strictEqual((yield* vendor.asked).filter((line) => line.startsWith("POST")).length, 2) // the first unread
      yield* Effect.provide(settle(draw("a boat")), live(shaky))
      assert.strictEqual((yield* shaky.asked).filter((line) => line.startsWith("POST")).length, 1)
    })
  })

  it.effect("says of a submit that met a 503 that its outcome is unknown", () => {
    const vendor = Vendor.make(refusal(503))
    return Effect.gen(function*() {
      const error = yield* Effect.flip(settle(draw("a boat")))
      assert.strictEqual(error._tag, "SubmitOutcomeUnknown")
      assert.deepStrictEqual((yield* vendor.asked).length, 1)
    }).pipe(Effect.provide(live(vendor)))
  })

  it.effect("reads every state of the vendor", () =>
    Effect.gen(function*() {
      const states = {
        starting: "Queued",
        processing: "Running",
        canceled: "Cancelled",
        aborted: "Cancelled",
        new: "Running"
      }
      for (const [status, tag] of Object.entries(states)) {
        assert.strictEqual((yield* statusOf(body({ status })))._tag, tag)
      }
      const failed = yield* statusOf(body({ status: "failed", error: "NSFW content detected" }))
      if (failed._tag !== "Failed") return assert.fail(failed._tag)
      assert.deepStrictEqual([failed.category, failed.description], ["ContentPolicy", "NSFW content detected"])
    }))

  it.effect("finds the links in whatever a model puts out", () =>
    Effect.gen(function*() {
      const urls = Effect.fnUntraced(function*(output: Schema.Json) {
        const task = yield* statusOf(body({ status: "succeeded", output }))
        return task._tag === "Succeeded" ? [task.assets.map(({ url }) => url), task.output] : assert.fail(task._tag)
      })
      assert.deepStrictEqual(yield* urls("https://a.example/1.mp4"), [["https://a.example/1.mp4"], undefined])
      assert.deepStrictEqual(yield* urls(["https://a.example/1.png"]), [["https://a.example/1.png"], undefined])
      assert.deepStrictEqual(yield* urls("a caption"), [[], "a caption"])
      assert.deepStrictEqual(yield* urls({ score: 1 }), [[], { score: 1 }])
    }))

  it.effect("has a typed error for each refusal, with the vendor's words and without the key", () =>
    Effect.gen(function*() {
      const refusals = { 401: "Unauthorized", 402: "InsufficientCredits", 403: "Forbidden", 404: "TaskNotFound" }
      for (const [status, tag] of Object.entries(refusals)) {
        const error = yield* Effect.flip(statusOf(refusal(Number(status))))
        assert.strictEqual(error._tag, tag)
        assert.include(error.message, "because")
        assert.notInclude(JSON.stringify(error), "r8-canary")
      }
    }))

  it.effect.prop("tolerates any JSON", { json: Schema.Json }, ({ json }) =>
    Effect.gen(function*() {
      const result = yield* Effect.result(statusOf(() => Response.json(json)))
      if (result._tag === "Failure") assert.isTrue(Schema.is(TaskError)(result.failure))
    }))

  it.effect("refuses a model that is none before anything is sent", () => {
    const vendor = Vendor.make()
    return Effect.gen(function*() {
      const replicate = yield* Replicate
      const error = yield* Effect.flip(replicate.submit({ model: "flux", input: {}, kind: "image" }))
      assert.include(error.message, "owner/name")
      assert.deepStrictEqual(yield* vendor.asked, [])
    }).pipe(Effect.provide(live(vendor)))
  })

  it.effect("has a double for the tests of those who use it", () =>
    Effect.gen(function*() {
      const task = yield* Poller.run(yield* Replicate, { model: "a/b", input: {}, kind: "image" })
      assert.deepStrictEqual(task.assets.map(({ url }) => url), ["https://a.example/1.png"])
    }).pipe(Effect.provide([Replicate.layerTest([{ urls: ["https://a.example/1.png"] }]), Poller.layer])))
})
