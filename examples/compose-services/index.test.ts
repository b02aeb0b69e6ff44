import { Apixo } from "@effect-media/apixo"
import { Poller } from "@effect-media/core"
import { Emulator } from "@effect-media/emulator"
import { Kie } from "@effect-media/kie"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Fiber, Layer, Redacted } from "effect"
import { TestClock } from "effect/testing"
import { animate } from "./index.ts"

const options = { apiKey: Redacted.make("any-key-will-do") }

const Emulated = Layer.mergeAll(Apixo.layer(options), Kie.layer(options), Poller.layer).pipe(
  Layer.provideMerge(Emulator.layerClient),
  Layer.provideMerge(Emulator.layer())
)

describe("compose-services", () => {
  it.effect("the picture of one vendor is the input of the other's video", () =>
    Effect.gen(function*() {
      const emulator = yield* Emulator
      yield* emulator.script({ vendor: "apixo", duration: "40 seconds" })
      yield* emulator.script({ vendor: "kie", duration: "13 minutes" })

      const fiber = yield* Effect.forkChild(animate("a paper boat", "it sets sail"))
      yield* TestClock.adjust("15 minutes")
      const { picture, video } = yield* Fiber.join(fiber)

      assert.deepStrictEqual([picture, video].map(({ ref }) => [ref.provider, ref.kind]), [
        ["apixo", "image"],
        ["kie", "video"]
      ])
      assert.lengthOf(video.assets, 1)
      const tasks = yield* emulator.tasks
      assert.deepStrictEqual(tasks.map(({ submits, vendor }) => [vendor, submits]), [["apixo", 1], ["kie", 1]])
      assert.deepStrictEqual(tasks[1]?.input["image_urls"], picture.assets.map(({ url }) => url))
    }).pipe(Effect.provide(Emulated)))

  it.effect("without a picture no video is paid for", () =>
    Effect.gen(function*() {
      const emulator = yield* Emulator
      const outcome = { fail: { code: "CONTENT_VIOLATION", message: "flagged" } }
      yield* emulator.script({ vendor: "apixo", duration: "5 seconds", outcome })

      const fiber = yield* Effect.forkChild(Effect.flip(animate("something forbidden", "it moves")))
      yield* TestClock.adjust("1 minute")
      const error = yield* Fiber.join(fiber)

      assert.strictEqual(error._tag, "TaskFailed")
      assert.strictEqual(error.provider, "apixo")
      assert.deepStrictEqual((yield* emulator.tasks).map(({ vendor }) => vendor), ["apixo"])
    }).pipe(Effect.provide(Emulated)))
})
