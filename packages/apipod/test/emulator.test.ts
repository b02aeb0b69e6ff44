import { ApiPod } from "@effect-media/apipod"
import { Poller } from "@effect-media/core"
import { Emulator, Fault } from "@effect-media/emulator"
import { settle } from "@effect-media/provider-tests/Vendor"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Layer, Redacted } from "effect"

const emulated = Layer.mergeAll(ApiPod.layer({ apiKey: Redacted.make("sk-test") }), Poller.layer).pipe(
  Layer.provide(Emulator.layerClient),
  Layer.provideMerge(Emulator.layer({ seed: 1 }))
)

describe("a job, from submit to its end", () => {
  it.effect("ends in layers", () =>
    Effect.gen(function*() {
      const emulator = yield* Emulator
      yield* emulator.script({ vendor: "apipod", results: 2 })
      const task = yield* settle(
        Poller.run(yield* ApiPod, {
          model: "seedream-5.0-pro-layer",
          input: { prompt: "a boat", image_url: "https://me.test/boat.png" }
        })
      )
      assert.deepStrictEqual(task.assets.map(({ role }) => role), ["layer", "layer"])
      assert.isArray(task.output)
    }).pipe(Effect.provide(emulated)))

  it.effect("is one job, although the connection broke after the vendor had taken it", () =>
    Effect.gen(function*() {
      const emulator = yield* Emulator
      yield* emulator.fault({ vendor: "apipod", operation: "submit", fault: Fault.Reset({ when: "after" }) })
      yield* emulator.fault({ vendor: "apipod", operation: "submit", fault: Fault.idempotencyInProgress })
      yield* settle(Poller.run(yield* ApiPod, { model: "nano-banana-2", input: { prompt: "a boat" } }))
      const tasks = yield* emulator.tasks
      assert.deepStrictEqual(tasks.map(({ submits }) => submits), [2])
    }).pipe(Effect.provide(emulated)))
})
