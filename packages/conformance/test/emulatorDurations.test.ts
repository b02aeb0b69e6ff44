import { Poller } from "@effect-media/core"
import { KnownDurations } from "@effect-media/core/polling"
import { Emulator, type EmulatorOptions, type ScriptedTask } from "@effect-media/emulator"
import { Kie } from "@effect-media/kie"
import { assert, describe, it } from "@effect/vitest"
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import * as TestClock from "effect/testing/TestClock"

describe("the emulator's durations, as prior knowledge of a poller,", () => {
  const kie = Kie.layer({ apiKey: Redacted.make("any") })
  const job = Kie.request({ model: "google/nano-banana", input: { prompt: "a boat" } })
  const explicit = Layer.unwrap(Emulator.useSync(({ durations }) => Poller.layerWith({ durations })))

  for (
    const [name, poller] of Object.entries({ "given to it": explicit, "in the context of Poller.layer": Poller.layer })
  ) {
    for (const seconds of [5, 60]) {
      it.effect(`${name}, make a task of ${seconds} s known within a second or a tenth`, () =>
        Effect.gen(function*() {
          const { script } = yield* Emulator
          yield* script({ vendor: "kie", duration: `${seconds} seconds` })
          const kie = yield* Kie
          const fiber = yield* Effect.forkChild(Effect.andThen(Poller.run(kie, job), Clock.currentTimeMillis))
          yield* TestClock.adjust("10 minutes")
          assert.isAtMost(yield* Fiber.join(fiber), 1000 * Math.max(seconds + 1, 1.1 * seconds))
        }).pipe(Effect.provide(Emulator.layerFor(Layer.merge(kie, poller), { seed: 1 }))))
    }
  }

  it.effect("are those that were set: by a script, for all tasks, or by a speed; a drawn one is not known", () =>
    Effect.gen(function*() {
      const isKnown = (script: Omit<ScriptedTask, "vendor">, options?: EmulatorOptions) =>
        Effect.gen(function*() {
          yield* Emulator.use((emulator) => emulator.script({ vendor: "kie", ...script }))
          const known = yield* KnownDurations
          return (yield* known(yield* Kie.use((kie) => kie.submit(job)))) !== undefined
        }).pipe(Effect.provide(Emulator.layerFor(kie, options)))
      assert.isTrue(yield* isKnown({ duration: "5 seconds" }))
      assert.isTrue(yield* isKnown({}, { duration: "5 seconds" }))
      assert.isTrue(yield* isKnown({}, { speed: 10 }))
      assert.isFalse(yield* isKnown({}))
      assert.isFalse(yield* isKnown({ pendingPolls: 3 }, { duration: "5 seconds" }))
    }))
})
