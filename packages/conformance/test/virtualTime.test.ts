import { Poller } from "@effect-media/core"
import { Emulator } from "@effect-media/emulator"
import { GlobalAiopcVideo } from "@effect-media/globalaiopc"
import { Kie } from "@effect-media/kie"
import { assert, it } from "@effect/vitest"
import { Effect, Fiber, Layer, Redacted } from "effect"
import { TestClock } from "effect/testing"

/** Layers that are built in the forked program still load their tables when the clock is moved. */
it.effect("a program that builds its own double ends, however soon the clock is moved", () =>
  Effect.gen(function*() {
    const program = Kie.use((kie) => Poller.run(kie, { model: "google/nano-banana", input: { prompt: "a boat" } }))
      .pipe(
        Effect.provide([Kie.layerTest([{ polls: ["queued"], urls: ["https://a.test/b.png"] }]), Poller.layer])
      )
    const fiber = yield* Effect.forkChild(program)
    yield* TestClock.adjust("1 hour")
    assert.strictEqual((yield* Fiber.join(fiber))._tag, "Succeeded")
  }))

it.effect("so does one that builds its layers over the emulator", () =>
  Effect.gen(function*() {
    const program = GlobalAiopcVideo.use((video) =>
      Poller.run(video, { model: "openAiSora2Plus", input: { prompt: "a boat" } })
    ).pipe(
      Effect.provide(
        Layer.merge(GlobalAiopcVideo.layer({ apiKey: Redacted.make("any") }), Poller.layer).pipe(
          Layer.provide(Emulator.layerClient),
          Layer.provide(Emulator.layer({ duration: "1 minute" }))
        )
      )
    )
    const fiber = yield* Effect.forkChild(program)
    yield* TestClock.adjust("1 hour")
    assert.strictEqual((yield* Fiber.join(fiber))._tag, "Succeeded")
  }))
