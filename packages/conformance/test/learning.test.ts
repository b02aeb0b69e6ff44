import { apis } from "@effect-media/conformance/apis/index"
import * as Mode from "@effect-media/conformance/Mode"
import { Durations, Poller } from "@effect-media/core"
import { Emulator } from "@effect-media/emulator"
import { assert, describe, it } from "@effect/vitest"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import * as TestClock from "effect/testing/TestClock"

const apiKey = Redacted.make("sk-learning")

describe("a poller learns how long tasks take", () => {
  for (const api of apis) {
    it.live(`whichever of their times are reported: ${api.title}`, () =>
      Effect.gen(function*() {
        const emulator = yield* Emulator
        const client = yield* api.client({ apiKey })
        const task = Effect.fnUntraced(function*(takes: Duration.Input) {
          yield* emulator.script({ vendor: api.vendor, duration: takes })
          const fiber = yield* Effect.forkChild(client.run({}))
          for (let left = 1000; left > 0 && fiber.pollUnsafe() === undefined; left--) {
            yield* TestClock.adjust("1 second")
          }
          const { ref } = yield* Fiber.join(fiber)
          return (yield* Durations.use((durations) => durations.estimate(ref))).median / 1000
        })
        const after = Effect.fnUntraced(function*(tasks: number, takes: Duration.Input) {
          let median = 0
          for (let i = 0; i < tasks; i++) median = yield* task(takes)
          return median
        })
        assert.closeTo(yield* after(16, "100 seconds"), 100, 20)
        // The first poll finds the task done long after its end.
        assert.isBelow(yield* after(40, "10 seconds"), 30)
        assert.isAbove(yield* after(16, "100 seconds"), 60)
      }).pipe(
        Effect.provide(
          Layer.provideMerge(Layer.provideMerge(Poller.layerDurations(), Durations.layer), Mode.virtual.layer)
        ),
        Effect.scoped
      ))
  }
})
