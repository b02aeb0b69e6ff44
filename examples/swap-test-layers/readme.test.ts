import { Apixo } from "@effect-media/apixo"
import * as ApixoMedia from "@effect-media/apixo/ApixoMedia"
import { AssetStore, Poller } from "@effect-media/core"
import { Emulator } from "@effect-media/emulator"
import { Kie } from "@effect-media/kie"
import * as KieMedia from "@effect-media/kie/KieMedia"
import { assert, describe, it } from "@effect/vitest"
import { ConfigProvider, Effect, Fiber, Layer, Redacted } from "effect"
import { TestClock } from "effect/testing"
import { readFileSync } from "node:fs"
import { portable, program, Vendor } from "./readme.ts"

/** Runs a program with unlimited virtual time, and returns the types of its files and where they come from. */
const filesOf = Effect.fnUntraced(function*<E, R>(
  program: Effect.Effect<ReadonlyArray<{ readonly mediaType: string; readonly url: string }>, E, R>
) {
  const fiber = yield* Effect.forkChild(program)
  while (fiber.pollUnsafe() === undefined) {
    yield* TestClock.adjust("1 second")
    // Files come as web streams, whose promises a virtual clock does not wait for.
    yield* Effect.promise(() => new Promise((resolve) => setImmediate(resolve)))
  }
  return (yield* Fiber.join(fiber)).map(({ mediaType, url }) => [mediaType, new URL(url).host])
})

const emulated = Layer.mergeAll(
  Kie.layer({ apiKey: Redacted.make("any") }),
  Apixo.layer({ apiKey: Redacted.make("any") }),
  AssetStore.layerMemory(),
  Poller.layer
).pipe(Layer.provide(Emulator.layerClient), Layer.provide(Emulator.layer({ duration: "5 seconds" })))

const scripted = { urls: ["https://cdn.example/boat.png"] }
const test = Layer.mergeAll(
  Kie.layerTest([scripted]),
  Apixo.layerTest([scripted]),
  AssetStore.layerTest(),
  Poller.layer
)

describe("the program of the README", () => {
  it("is the one of this example", () => {
    const own = (text: string) => /^const program = [^]*?\n\}\)\.pipe\(.*\)\n/m.exec(text)?.[0] ?? "no program"
    const text = (path: string) => readFileSync(new URL(path, import.meta.url), "utf8")
    assert.strictEqual(own(text("../../README.md")), own(text("./readme.ts")))
  })

  it.effect("runs on layers for tests, which need nothing", () =>
    Effect.gen(function*() {
      assert.deepStrictEqual(yield* filesOf(program), [["image/png", "cdn.example"]])
    }).pipe(Effect.provide(test)))

  it.effect("runs on the emulator", () =>
    Effect.gen(function*() {
      assert.deepStrictEqual(yield* filesOf(program), [["image/png", "files.emulator.test"]])
    }).pipe(Effect.provide(emulated)))

  it.effect("runs on the vendor itself, for which it names the missing key", () =>
    Effect.gen(function*() {
      const live = Layer.mergeAll(Kie.layerConfig(), Poller.layer, AssetStore.layerTest()).pipe(
        Layer.provide(Emulator.layerClient),
        Layer.provide(Emulator.layer())
      )
      const error = yield* Effect.flip(Effect.provide(program, live))
      assert.include(String(error), "KIE_API_KEY")
    }).pipe(Effect.provide(ConfigProvider.layer(ConfigProvider.fromEnv({ env: {} })))))
})

describe("the portable program", () => {
  const vendors: Readonly<Record<string, Layer.Layer<Vendor, never, Kie | Apixo>>> = {
    kie: Layer.effect(Vendor, Effect.map(Kie, KieMedia.make)),
    apixo: Layer.effect(Vendor, Effect.map(Apixo, ApixoMedia.make))
  }
  for (const [name, vendor] of Object.entries(vendors)) {
    it.effect(`runs at ${name}, on layers for tests and on the emulator`, () =>
      Effect.gen(function*() {
        assert.deepStrictEqual(
          yield* Effect.provide(filesOf(portable), Layer.provideMerge(vendor, test)),
          [["image/png", "cdn.example"]]
        )
        const [[type] = []] = yield* Effect.provide(filesOf(portable), Layer.provideMerge(vendor, emulated))
        assert.strictEqual(type, "image/png")
      }))
  }
})
