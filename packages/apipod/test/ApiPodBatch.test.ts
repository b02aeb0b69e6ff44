import { ApiPod, ApiPodCalls } from "@effect-media/apipod"
import { Poller } from "@effect-media/core"
import { BatchLedger, MediaBatch } from "@effect-media/core/jobs"
import { Intent } from "@effect-media/core/jobs/BatchLedger"
import { Emulator } from "@effect-media/emulator"
import { assert, describe, it } from "@effect/vitest"
import { DateTime, Effect, Fiber, Layer, Logger, Redacted, Stream } from "effect"
import { TestClock } from "effect/testing"

const job = (prompt: string) =>
  ApiPod.use((apipod) => Poller.run(apipod, { model: "nano-banana-2", input: { prompt } }))

const batch = Stream.make("a paper boat").pipe(
  MediaBatch.run({ key: (prompt) => prompt, job }),
  Stream.runCollect
)

/** A submit that an earlier run did not finish. */
const begun = (idempotencyKey: string) =>
  Effect.gen(function*() {
    const { append } = yield* BatchLedger
    const at = yield* DateTime.now
    yield* append(Intent.make({ key: "a paper boat", step: "apipod#1", provider: "apipod", idempotencyKey, at }))
  })

const ended = Effect.gen(function*() {
  const fiber = yield* Effect.forkChild(batch)
  yield* TestClock.adjust("5 minutes")
  const [end] = yield* Fiber.join(fiber)
  return end?.result._tag
})

const Quiet = Layer.mergeAll(Poller.layer, BatchLedger.layerMemory, Logger.layer([]))

describe("APIPod in a batch", () => {
  it.effect("is asked again under the key of the ledger", () =>
    Effect.gen(function*() {
      yield* begun("k1")
      assert.strictEqual(yield* ended, "Success")
      const { requests } = yield* Emulator
      const submits = (yield* requests).filter(({ operation }) => operation === "submit")
      assert.deepStrictEqual(submits.map(({ headers }) => headers["idempotency-key"]), ["k1"])
    }).pipe(Effect.provide(
      Layer.mergeAll(Quiet, ApiPod.layer({ apiKey: Redacted.make("any") })).pipe(
        Layer.provideMerge(Emulator.layerClient),
        Layer.provideMerge(Emulator.layer({ seed: 1, duration: "5 seconds" }))
      )
    )))

  it.effect("is not after 6 days, since it forgets keys on the 7th", () =>
    Effect.gen(function*() {
      yield* begun("k1")
      yield* TestClock.adjust("6 days")
      assert.strictEqual(yield* ended, "Failure")
      assert.deepStrictEqual(yield* ApiPodCalls.use(({ all }) => all), [])
    }).pipe(Effect.provide(Layer.merge(Quiet, ApiPod.layerTest([])))))

  it.effect("shows in its double which key a submit was under", () =>
    Effect.gen(function*() {
      yield* begun("k1")
      assert.strictEqual(yield* ended, "Success")
      const [call] = yield* ApiPodCalls.use(({ all }) => all)
      if (call?.operation !== "submit") return assert.fail("nothing was submitted")
      assert.deepInclude(call.request, { idempotencyKey: "k1" })
    }).pipe(Effect.provide(Layer.merge(Quiet, ApiPod.layerTest([{ urls: ["https://cdn.example/boat.png"] }])))))
})
