import { Apixo } from "@effect-media/apixo"
import { Poller } from "@effect-media/core"
import { Emulator } from "@effect-media/emulator"
import { settle } from "@effect-media/provider-tests/Vendor"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Layer, Redacted } from "effect"

const emulated = Layer.mergeAll(Apixo.layer({ apiKey: Redacted.make("sk-test") }), Poller.layer).pipe(
  Layer.provide(Emulator.layerClient),
  Layer.provideMerge(Emulator.layer({ seed: 1 }))
)

const song = { mode: "V5", customMode: false, instrumental: true, prompt: "a boat" } as const
const boat = { mode: "text-to-image", prompt: "a boat" } as const

describe("a job, from submit to its end", () => {
  it.effect("ends in music, with a cover", () =>
    Effect.gen(function*() {
      const emulator = yield* Emulator
      const track = { audio_url: "https://cdn.example/boat.mp3", image_url: "https://cdn.example/boat.png" }
      yield* emulator.script({ vendor: "apixo", results: 0, resultFields: { tracks: [track] } })
      const task = yield* settle(Poller.run(yield* Apixo, { model: "suno", input: song }))
      assert.deepStrictEqual(task.assets.map(({ kind, role }) => [kind, role]), [["audio", "result"], [
        "image",
        "cover"
      ]])
      assert.deepStrictEqual(task.output, [track])
    }).pipe(Effect.provide(emulated)))

  it.effect("leaves a balance, until there is none", () =>
    Effect.gen(function*() {
      const emulator = yield* Emulator
      const apixo = yield* Apixo
      yield* emulator.setCredits("apixo", 0.001)
      const error = yield* Effect.flip(apixo.submit({ model: "nano-banana", input: boat }))
      assert.strictEqual(yield* apixo.balance, 0.001)
      assert.strictEqual(error._tag, "InsufficientCredits")
    }).pipe(Effect.provide(emulated)))
})
