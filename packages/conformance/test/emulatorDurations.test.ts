import { Poller } from "@effect-media/core"
import { Emulator } from "@effect-media/emulator"
import { Kie } from "@effect-media/kie"
import { assert, describe, it } from "@effect/vitest"
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import * as TestClock from "effect/testing/TestClock"

describe("the emulator's durations, as prior knowledge of a poller,", () => {
  const poller = Layer.unwrap(Emulator.useSync(({ durations }) => Poller.layerWith({ durations })))
  const services = Emulator.layerFor(Layer.merge(Kie.layer({ apiKey: Redacted.make("any") }), poller), { seed: 1 })
  for (const seconds of [5, 60]) {
    it.effect(`make a task of ${seconds} s known within a second or a tenth`, () =>
      Effect.gen(function*() {
        const { script } = yield* Emulator
        yield* script({ vendor: "kie", duration: `${seconds} seconds` })
        const kie = yield* Kie
        const fiber = yield* Effect.forkChild(
          Effect.andThen(
            Poller.run(kie, { model: "google/nano-banana", input: { prompt: "a boat" } }),
            Clock.currentTimeMillis
          )
        )
        yield* TestClock.adjust("10 minutes")
        assert.isAtMost(yield* Fiber.join(fiber), 1000 * Math.max(seconds + 1, 1.1 * seconds))
      }).pipe(Effect.provide(services)))
  }
})
