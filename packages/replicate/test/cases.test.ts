/** The ten cases that decide whether a client of Replicate's predictions is right, by the vendor's pages. */
import { Poller, TaskRef } from "@effect-media/core"
import { Emulator } from "@effect-media/emulator"
import * as Vendor from "@effect-media/provider-tests/Vendor"
import { Replicate, type ReplicateOptions } from "@effect-media/replicate"
import { assert, describe, it } from "@effect/vitest"
import { Duration, Effect, Fiber, Layer } from "effect"
import { TestClock } from "effect/testing"
import { id, ref } from "./subject.ts"

const boat = { model: "black-forest-labs/flux-schnell", input: { prompt: "a paper boat" } }
const link = "https://replicate.delivery/xezq/a/out-0.webp"

const over = (
  options: Partial<ReplicateOptions>,
  ...answers: readonly [Vendor.Answer, ...ReadonlyArray<Vendor.Answer>]
) => Vendor.over(Layer.merge(Replicate.layer({ ...Vendor.options, ...options }), Poller.layer), ...answers)

const prediction = (fields: object, init?: ResponseInit) => Vendor.json({ id, ...fields }, init)
const status = Replicate.use((replicate) => replicate.status(ref))
const snapshotOf = (fields: object, options: Partial<ReplicateOptions> = {}) =>
  Effect.provide(status, over(options, prediction(fields)).layer)

const emulated = Emulator.layerFor(Replicate.layer({ apiKey: Vendor.options.apiKey }), { seed: 1 }).pipe(
  Layer.provideMerge(Poller.layer)
)

describe("the ten cases of Replicate", () => {
  it.effect("1: a created prediction that is starting is a handle, and waits", () =>
    Effect.gen(function*() {
      const { layer } = over({}, prediction({ status: "starting", logs: "" }, { status: 201 }))
      const handle = yield* Effect.provide(Replicate.use((replicate) => replicate.submit(boat)), layer)
      assert.deepInclude({ ...handle }, { provider: "replicate", kind: "image", id })
      const snapshot = yield* snapshotOf({ status: "starting", logs: "" })
      assert.strictEqual(snapshot._tag, "Queued")
      assert.isUndefined(snapshot.startedAt)
    }))

  it.effect("2: processing with logs is running; the logs are kept if they are asked for", () =>
    Effect.gen(function*() {
      const fields = { status: "processing", logs: "step 1\nstep 2\n" }
      assert.deepInclude(yield* snapshotOf(fields, { logs: true }), {
        _tag: "Running",
        logs: [{ message: "step 1" }, { message: "step 2" }]
      })
      assert.isUndefined((yield* snapshotOf(fields)).logs)
    }))

  it.effect("3: succeeded with a list of one link is one asset, with the time of the run", () =>
    Effect.gen(function*() {
      const snapshot = yield* snapshotOf({ status: "succeeded", output: [link], metrics: { predict_time: 0.7 } })
      if (snapshot._tag !== "Succeeded") return assert.fail(snapshot._tag)
      assert.deepStrictEqual(snapshot.assets.map(({ url }) => url), [link])
      assert.deepStrictEqual(snapshot.metrics, { predict_time: 0.7 })
    }))

  it.effect("4: succeeded with a link without an extension is one asset of the task's kind", () =>
    Effect.gen(function*() {
      const snapshot = yield* snapshotOf({ status: "succeeded", output: "https://replicate.delivery/xezq/a/tmp" })
      if (snapshot._tag !== "Succeeded") return assert.fail(snapshot._tag)
      assert.deepStrictEqual(snapshot.assets.map(({ kind }) => kind), ["image"])
    }))

  for (const replicateUnknown of ["absent", "null"] as const) {
    it.effect(`5: a cancelled prediction has ended; what is not known is ${replicateUnknown}`, () =>
      Effect.gen(function*() {
        const emulator = yield* Emulator
        const replicate = yield* Replicate
        yield* emulator.script({ vendor: "replicate", duration: "1 minute" })
        const handle = yield* replicate.submit(boat)
        assert.strictEqual((yield* replicate.cancel(handle))._tag, "Cancelled")
        assert.strictEqual((yield* Vendor.settle(Effect.flip(Poller.wait(replicate, handle))))._tag, "TaskCancelled")
      }).pipe(Effect.provide(
        Emulator.layerFor(Replicate.layer({ apiKey: Vendor.options.apiKey }), {
          seed: 1,
          revisions: { replicateUnknown }
        })
          .pipe(Layer.provideMerge(Poller.layer))
      )))
  }

  it.effect("6: invalid fields are an invalid request with these fields, and are not sent again", () =>
    Effect.gen(function*() {
      const emulator = yield* Emulator
      const replicate = yield* Replicate
      const error = yield* Effect.flip(replicate.submit({ ...boat, input: {} }))
      if (error._tag !== "InvalidRequest") return assert.fail(error._tag)
      assert.deepStrictEqual(error.problems.map(({ path }) => path), ["input.prompt"])
      assert.lengthOf(yield* emulator.requests, 1)
    }).pipe(Effect.provide(emulated)))

  it.effect("7: a throttled submit waits for the header's seconds, and is sent again", () =>
    Effect.gen(function*() {
      const throttled = Vendor.json({ detail: "Request was throttled." }, {
        status: 429,
        headers: { "ratelimit-reset": "7" }
      })
      const { layer, sent } = over({ submitRetries: 1 }, throttled, prediction({ status: "starting" }, { status: 201 }))
      const fiber = yield* Effect.forkChild(
        Effect.provide(Replicate.use((replicate) => replicate.submit(boat)), layer)
      )
      yield* TestClock.adjust(Duration.millis(6900))
      assert.lengthOf(yield* sent, 1)
      yield* TestClock.adjust("1 second")
      assert.strictEqual((yield* Fiber.join(fiber)).id, id)
      assert.lengthOf(yield* sent, 2)
    }))

  it.effect("8: a submit that waited ends with one more poll, and a growing output is no end", () =>
    Effect.gen(function*() {
      const emulator = yield* Emulator
      const replicate = yield* Replicate
      yield* emulator.script({ vendor: "replicate", duration: "4 seconds" })
      const task = yield* Vendor.settle(Poller.run(replicate, { ...boat, wait: 10 }))
      assert.lengthOf(task.assets, 1)
      const requests = yield* emulator.requests
      assert.strictEqual(requests[0]?.headers["prefer"], "wait=10")
      assert.lengthOf(requests.filter(({ operation }) => operation === "status"), 1)
      const growing = yield* snapshotOf({ status: "processing", output: [link] })
      assert.strictEqual(growing._tag, "Running")
    }).pipe(Effect.provide(emulated)))

  it.effect("9: a result that was removed is a typed end of its own", () =>
    Effect.gen(function*() {
      const { layer, sent } = over({}, prediction({ status: "succeeded", output: null, data_removed: true }))
      const program = Replicate.use((replicate) => Poller.wait(replicate, ref))
      const error = yield* Effect.provide(Effect.flip(program), layer)
      assert.deepInclude({ ...error }, { _tag: "ResultMissing", isExpired: true })
      assert.lengthOf(yield* sent, 1)
    }))

  it.effect("10: a prediction that never started has ended by its deadline; another version is no error", () =>
    Effect.gen(function*() {
      const emulator = yield* Emulator
      yield* emulator.script({ vendor: "replicate", duration: "10 minutes" })
      const error = yield* Vendor.settle(Effect.flip(Poller.run(yield* Replicate, { ...boat, cancelAfter: 20 })))
      assert.deepInclude({ ...error }, { _tag: "TaskFailed", status: "aborted", code: "aborted", category: "Timeout" })
      assert.strictEqual((yield* emulator.requests)[0]?.headers["cancel-after"], "20s")
      const snapshot = yield* snapshotOf({
        status: "aborted",
        version: "dp-1",
        metrics: { predict_time: -6617823.5 }
      })
      assert.strictEqual(snapshot._tag, "Failed")
      assert.isUndefined(snapshot.metrics)
    }).pipe(Effect.provide(emulated)))
})

describe("a model", () => {
  const version = "5c7d5dc6dd8bf75c1acaa8565735e7986bc5b66206b55cca93cb72c9bf15ccaa"
  const targets = {
    "google/veo-3": { path: "/v1/models/google/veo-3/predictions", version: undefined },
    "deployments/me/mine": { path: "/v1/deployments/me/mine/predictions", version: undefined },
    [`me/mine:${version}`]: { path: "/v1/predictions", version: `me/mine:${version}` },
    [version]: { path: "/v1/predictions", version }
  }
  for (const [model, { path, version }] of Object.entries(targets)) {
    it.effect(`${model} is run at ${path}`, () =>
      Effect.gen(function*() {
        const { layer, sent } = over({}, prediction({ status: "starting" }, { status: 201 }))
        const request = { model, input: boat.input, callbackUrl: "https://me.example/hook" }
        yield* Effect.provide(Replicate.use((replicate) => replicate.submit(request)), layer)
        const [seen] = yield* sent
        assert.strictEqual(seen?.url, `https://api.replicate.com${path}`)
        assert.deepStrictEqual(seen?.body, {
          ...(version !== undefined && { version }),
          input: boat.input,
          webhook: "https://me.example/hook",
          webhook_events_filter: ["completed"]
        })
      }))
  }
})

for (const replicateLateCancel of ["unchanged", "error"] as const) {
  it.effect(`a cancel of a prediction that has ended is too late (${replicateLateCancel})`, () =>
    Effect.gen(function*() {
      const emulator = yield* Emulator
      const replicate = yield* Replicate
      yield* emulator.script({ vendor: "replicate", duration: 0 })
      const handle: TaskRef = yield* replicate.submit(boat)
      const answer = yield* replicate.cancel(handle)
      if (answer._tag !== "TooLate") return assert.fail(answer._tag)
      assert.strictEqual(answer.snapshot?._tag, "Succeeded")
    }).pipe(Effect.provide(
      Emulator.layerFor(Replicate.layer({ apiKey: Vendor.options.apiKey }), {
        seed: 1,
        revisions: { replicateLateCancel }
      })
    )))
}
