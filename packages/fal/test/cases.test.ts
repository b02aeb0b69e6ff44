/** The ten cases that decide whether a client of fal's queue is right, by the vendor's pages. */
import { Poller, TaskRef } from "@effect-media/core"
import { Emulator, Fault } from "@effect-media/emulator"
import { Fal } from "@effect-media/fal"
import * as Vendor from "@effect-media/provider-tests/Vendor"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Layer } from "effect"
import { completed, id, ref } from "./subject.ts"

const boat = { model: "fal-ai/flux/dev", input: { prompt: "a paper boat" } }
const queue = "https://queue.fal.run/fal-ai/flux/requests"
const urls = {
  response_url: `${queue}/${id}`,
  status_url: `${queue}/${id}/status`,
  cancel_url: `${queue}/${id}/cancel`
}

const over = (...answers: readonly [Vendor.Answer, ...ReadonlyArray<Vendor.Answer>]) =>
  Vendor.over(Layer.merge(Fal.layer(Vendor.options), Poller.layer), ...answers)

const status = Fal.use((fal) => fal.status(ref))

const emulated = Emulator.layerFor(Fal.layer({ apiKey: Vendor.options.apiKey, logs: true }), { seed: 1 }).pipe(
  Layer.provideMerge(Poller.layer)
)

describe("the ten cases of fal", () => {
  it.effect("1: a submit is a handle with the whole id of the model and the id of the request", () =>
    Effect.gen(function*() {
      const { layer, sent } = over(Vendor.json({ request_id: id, ...urls }))
      const handle = yield* Effect.provide(Fal.use((fal) => fal.submit(boat)), layer)
      assert.deepInclude({ ...handle }, { provider: "fal", kind: "image", model: "fal-ai/flux/dev", id })
      assert.notInclude(TaskRef.stringify(handle), "queue.fal.run")
      const [request] = yield* sent
      assert.deepStrictEqual(request?.body, boat.input)
    }))

  it.effect("2: the position 0 in the queue is a position", () =>
    Effect.gen(function*() {
      const { layer } = over(Vendor.json({ status: "IN_QUEUE", queue_position: 0, ...urls }, { status: 202 }))
      assert.deepInclude(yield* Effect.provide(status, layer), { _tag: "Queued", queuePosition: 0 })
    }))

  it.effect("3: in progress without logs is running, and no error", () =>
    Effect.gen(function*() {
      const { layer } = over(Vendor.json({ status: "IN_PROGRESS", logs: null, ...urls }, { status: 202 }))
      const snapshot = yield* Effect.provide(status, layer)
      assert.strictEqual(snapshot._tag, "Running")
      assert.isUndefined(snapshot.logs)
    }))

  it.effect("4: completed, and a result with two images, are two assets", () =>
    Effect.gen(function*() {
      const images = [1, 2].map((n) => ({ url: `https://v3b.fal.media/files/b/${n}.png`, content_type: "image/png" }))
      const { layer, sent } = over(completed, Vendor.json({ images }))
      const snapshot = yield* Effect.provide(status, layer)
      if (snapshot._tag !== "Succeeded") return assert.fail(snapshot._tag)
      assert.deepStrictEqual(
        snapshot.assets.map(({ kind, url }) => [url, kind]),
        images.map(({ url }) => [url, "image"])
      )
      assert.deepStrictEqual((yield* sent).map(({ url }) => url), [urls.status_url, urls.response_url])
    }))

  it.effect("5: an object that is named twice is one asset, and null is none", () =>
    Effect.gen(function*() {
      const glb = { url: "https://v3b.fal.media/files/b/a.glb" }
      const { layer } = over(completed, Vendor.json({ model_glb: glb, model_urls: { glb, fbx: null } }))
      const snapshot = yield* Effect.provide(status, layer)
      if (snapshot._tag !== "Succeeded") return assert.fail(snapshot._tag)
      assert.deepStrictEqual(snapshot.assets.map(({ kind, url }) => [url, kind]), [[glb.url, "other"]])
    }))

  it.effect("6: a locked account is out of credit, and not forbidden", () =>
    Effect.gen(function*() {
      const detail = "User is locked. Reason: Exhausted balance"
      const { layer } = over(Vendor.json({ detail }, { status: 403 }))
      const error = yield* Effect.flip(Effect.provide(Fal.use((fal) => fal.submit(boat)), layer))
      assert.deepInclude({ ...error }, { _tag: "InsufficientCredits", description: detail })
    }))

  it.effect("7: a task that did not start in time has failed, and is not submitted again", () =>
    Effect.gen(function*() {
      const emulator = yield* Emulator
      yield* emulator.script({ vendor: "fal", duration: "10 minutes" })
      const error = yield* Vendor.settle(Effect.flip(Poller.run(yield* Fal, { ...boat, startTimeout: 20 })))
      assert.deepInclude({ ...error }, { _tag: "TaskFailed", code: "request_timeout", category: "Timeout" })
      const requests = yield* emulator.requests
      assert.lengthOf(requests.filter(({ operation }) => operation === "submit"), 1)
      assert.strictEqual(requests[0]?.headers["x-fal-request-timeout"], "20")
    }).pipe(Effect.provide(emulated)))

  for (const failure of ["status", "details", "text"] as const) {
    it.effect(`8: a completed task that failed is a failure of the task, not of a poll (${failure})`, () =>
      Effect.gen(function*() {
        const emulator = yield* Emulator
        const fail = { code: "content_policy_violation", message: "The content was flagged" }
        yield* emulator.script({ vendor: "fal", duration: "10 seconds", outcome: { fail }, failure })
        const error = yield* Vendor.settle(Effect.flip(Poller.run(yield* Fal, boat)))
        assert.deepInclude({ ...error }, { _tag: "TaskFailed", category: "ContentPolicy", description: fail.message })
        const requests = yield* emulator.requests
        assert.isAtMost(requests.filter(({ operation }) => operation === "output").length, 1)
      }).pipe(Effect.provide(emulated)))
  }

  it.effect("9: an unknown id is not found, although its reply has a status", () =>
    Effect.gen(function*() {
      const { layer } = over(Vendor.json({ status: "NOT_FOUND" }, { status: 404 }))
      assert.strictEqual((yield* Effect.flip(Effect.provide(status, layer)))._tag, "TaskNotFound")
    }))

  it.effect("9: a poll that is refused because the account is locked says nothing about the task", () =>
    Effect.gen(function*() {
      const emulator = yield* Emulator
      const locked = Fault.Refuse({ code: 403, text: "User is locked. Reason: Exhausted balance." })
      yield* emulator.fault({ vendor: "fal", operation: "status", fault: locked, times: 2 })
      yield* emulator.fault({ vendor: "fal", operation: "output", fault: locked })
      const task = yield* Vendor.settle(Poller.run(yield* Fal, boat))
      assert.lengthOf(task.assets, 1)
    }).pipe(Effect.provide(emulated)))

  it.effect("10: the key is not sent to another origin, whatever URLs the vendor names", () =>
    Effect.gen(function*() {
      const model = "fal-ai/kling-video/v3/pro/text-to-video"
      const evil = "https://evil.example/fal-ai/kling-video/requests/1"
      const elsewhere = { response_url: evil, status_url: `${evil}/status`, cancel_url: `${evil}/cancel` }
      const { layer, sent } = over(
        Vendor.json({ request_id: id, ...elsewhere }),
        Vendor.json({ status: "COMPLETED", ...elsewhere }),
        Vendor.json({ video: { url: "https://v3b.fal.media/files/b/v.mp4" } })
      )
      const program = Fal.use((fal) => Effect.flatMap(fal.submit({ ...boat, model }), fal.status))
      yield* Effect.provide(program, layer)
      assert.deepStrictEqual((yield* sent).map(({ url }) => url), [
        `https://queue.fal.run/${model}`,
        `https://queue.fal.run/fal-ai/kling-video/requests/${id}/status`,
        `https://queue.fal.run/fal-ai/kling-video/requests/${id}`
      ])
    }))

  it.effect("10: a running task that was cancelled may still end well", () =>
    Effect.gen(function*() {
      const emulator = yield* Emulator
      const fal = yield* Fal
      yield* emulator.script({ vendor: "fal", pendingPolls: 4, states: ["IN_PROGRESS"], ignoresCancel: true })
      const handle = yield* fal.submit(boat)
      yield* fal.status(handle)
      assert.deepInclude(yield* fal.cancel(handle), { _tag: "CancelRequested", billing: "unknown" })
      const task = yield* Vendor.settle(Poller.wait(fal, handle))
      assert.lengthOf(task.assets, 1)
      const late = yield* fal.cancel(handle)
      if (late._tag !== "TooLate") return assert.fail(late._tag)
      assert.strictEqual(late.snapshot?._tag, "Succeeded")
    }).pipe(Effect.provide(emulated)))
})

describe("a cancel", () => {
  it.effect("in the queue ends the task, which is not billed", () =>
    Effect.gen(function*() {
      const emulator = yield* Emulator
      const fal = yield* Fal
      yield* emulator.script({ vendor: "fal", duration: "1 minute" })
      const handle = yield* fal.submit(boat)
      assert.deepInclude(yield* fal.cancel(handle), { _tag: "Cancelled", billing: "unbilled" })
      assert.strictEqual((yield* Vendor.settle(Effect.flip(Poller.wait(fal, handle))))._tag, "TaskCancelled")
    }).pipe(Effect.provide(emulated)))
})

describe("a result", () => {
  it.effect("that was deleted is a typed end of its own", () =>
    Effect.gen(function*() {
      const emulator = yield* Emulator
      const fal = yield* Fal
      yield* emulator.script({ vendor: "fal", duration: 0 })
      const handle = yield* fal.submit(boat)
      yield* fal.status(handle)
      yield* Vendor.settle(Effect.sleep("14 minutes"))
      assert.lengthOf((yield* Poller.wait(fal, handle)).assets, 1)
      for (let i = 0; i < 4; i++) yield* Vendor.settle(Effect.sleep("14 minutes"))
      const error = yield* Vendor.settle(Effect.flip(Poller.wait(fal, handle)))
      assert.deepInclude({ ...error }, { _tag: "ResultMissing", isExpired: true })
    }).pipe(Effect.provide(emulated)))

  it.effect("that is not ready yet, and the page of a proxy in its place, cost a poll", () =>
    Effect.gen(function*() {
      const emulator = yield* Emulator
      const early = Fault.Reply({ status: 500, body: { detail: "Request is still in progress" } })
      for (const fault of [early, Fault.html502, Fault.Reset(), early]) {
        yield* emulator.fault({ vendor: "fal", operation: "output", fault })
      }
      yield* emulator.script({ vendor: "fal", duration: "3 seconds" })
      const task = yield* Vendor.settle(Poller.run(yield* Fal, boat))
      assert.lengthOf(task.assets, 1)
      assert.deepStrictEqual(task.metrics, { inference_time: 1.5, billable_units: 1 })
    }).pipe(Effect.provide(emulated)))

  it.effect("is asked at the vendor's own URL, if the key may go there", () =>
    Effect.gen(function*() {
      const response = `https://queue.fal.run/fal-ai/flux/dev/requests/${id}/response`
      const { layer, sent } = over(
        Vendor.json({ status: "COMPLETED", response_url: response }),
        Vendor.json({ image: { url: "https://v3b.fal.media/files/b/1.png" } })
      )
      yield* Effect.provide(status, layer)
      assert.strictEqual((yield* sent)[1]?.url, response)
    }))
})

describe("a submit", () => {
  it.effect("carries its options to where fal reads them", () =>
    Effect.gen(function*() {
      const { layer, sent } = over(Vendor.json({ request_id: id }))
      const request = {
        ...boat,
        callbackUrl: "https://me.example/hook?a=1",
        priority: "low",
        startTimeout: 30,
        maxQueueLength: 5,
        runnerHint: "boats",
        noRetry: true
      } as const
      yield* Effect.provide(Fal.use((fal) => fal.submit(request)), layer)
      const [seen] = yield* sent
      const url = new URL(seen?.url ?? "")
      assert.deepStrictEqual([...url.searchParams], [
        ["fal_webhook", "https://me.example/hook?a=1"],
        ["fal_max_queue_length", "5"]
      ])
      assert.deepInclude(seen?.headers, {
        "x-fal-queue-priority": "low",
        "x-fal-request-timeout": "30",
        "x-fal-runner-hint": "boats",
        "x-fal-no-retry": "1"
      })
    }))

  it.effect("whose reply was lost is not sent again", () =>
    Effect.gen(function*() {
      const emulator = yield* Emulator
      yield* emulator.fault({ vendor: "fal", operation: "submit", fault: Fault.Reset({ when: "after" }) })
      const error = yield* Vendor.settle(Effect.flip(Fal.use((fal) => fal.submit(boat))))
      assert.strictEqual(error._tag, "SubmitOutcomeUnknown")
      assert.lengthOf(yield* emulator.tasks, 1)
    }).pipe(Effect.provide(emulated)))
})
