import { Poller } from "@effect-media/core"
import { Emulator } from "@effect-media/emulator"
import { Kie, KieCalls } from "@effect-media/kie"
import { assert, describe, it } from "@effect/vitest"
import { ConfigProvider, Effect, Fiber } from "effect"
import { TestClock } from "effect/testing"
import { poster } from "./index.ts"
import { Emulated, Live, Test } from "./layers.ts"

/** Runs the program with unlimited virtual time. */
const run = Effect.gen(function*() {
  const fiber = yield* Effect.forkChild(poster("Boat"))
  yield* TestClock.adjust("1 minute")
  return yield* Fiber.join(fiber)
})

describe("swap-test-layers", () => {
  it.effect("on the emulator: requests, replies and decoders are real", () =>
    Effect.gen(function*() {
      assert.match(yield* run, /^A poster for "Boat": https:\/\/files\.emulator\.test\/files\/\w+-1\.png$/)
      const emulator = yield* Emulator
      const operations = (yield* emulator.requests).map(({ operation }) => operation)
      assert.deepStrictEqual(Array.from(new Set(operations)), ["credits", "submit", "status"])
      assert.lengthOf(yield* emulator.tasks, 1)
    }).pipe(Effect.provide(Emulated)))

  it.effect("on the test layer: a script, and a record of what was asked", () =>
    Effect.gen(function*() {
      assert.strictEqual(yield* run, `A poster for "Boat": https://cdn.example/poster.png`)
      const calls = yield* KieCalls.use(({ all }) => all)
      assert.deepStrictEqual(calls[0], {
        operation: "submit",
        request: { model: "google/nano-banana", input: { prompt: "A cinema poster: Boat" } }
      })
      assert.lengthOf(calls, 4)
    }).pipe(Effect.provide(Test)))

  it.effect("without credits nothing is submitted", () =>
    Effect.gen(function*() {
      assert.strictEqual(yield* run, `No poster for "Boat": 3 credits are left.`)
      assert.isEmpty(yield* KieCalls.use(({ all }) => all))
    }).pipe(Effect.provide([Kie.layerTest([], { credits: 3 }), Poller.layer])))

  it.effect("live, without a key: an error that names the variable", () =>
    Effect.gen(function*() {
      const error = yield* Effect.flip(Effect.provide(poster("Boat"), Live))
      assert.strictEqual(error._tag, "ConfigError")
      assert.include(error.message, "KIE_API_KEY")
    }).pipe(Effect.provide(ConfigProvider.layer(ConfigProvider.fromEnv({ env: {} })))))
})
