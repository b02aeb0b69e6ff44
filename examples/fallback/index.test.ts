import { ApiPod } from "@effect-media/apipod"
import { Apixo } from "@effect-media/apixo"
import { AssetFiles, AssetStore, Poller } from "@effect-media/core"
import { Emulator, Fault, type Vendor } from "@effect-media/emulator"
import { Kie } from "@effect-media/kie"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Exit, Fiber, Layer, Option, Redacted, Schema } from "effect"
import { TestClock } from "effect/testing"
import { draw } from "./index.ts"

const options = { apiKey: Redacted.make("any") }

const Emulated = Layer.mergeAll(
  ApiPod.layer(options),
  Kie.layer(options),
  Apixo.layer(options),
  AssetStore.layerMemory(),
  Poller.layer
).pipe(
  Layer.provideMerge(Emulator.layerClient),
  Layer.provideMerge(Emulator.layer({ seed: 1, duration: "20 seconds" })),
  Layer.fresh
)

const Json = Schema.fromJsonString(Schema.Unknown)

/** Draws a picture with unlimited virtual time. Also returns the vendors that received a job, in order. */
const drawing = Effect.gen(function*() {
  const emulator = yield* Emulator
  const fiber = yield* Effect.forkChild(draw("a paper boat"))
  yield* Effect.repeat(TestClock.adjust("10 seconds"), { until: () => fiber.pollUnsafe() !== undefined, times: 400 })
  const submits = (yield* emulator.requests).filter(({ operation }) => operation === "submit")
  return { exit: yield* Fiber.await(fiber), asked: submits.map(({ vendor }) => vendor) }
})

const upstream = { fail: { code: "UPSTREAM_CAPACITY_EXHAUSTED", message: "The model is overloaded" } }

describe("fallback", () => {
  it.effect("asks the first vendor alone if that goes well", () =>
    Effect.gen(function*() {
      const { asked, exit } = yield* drawing
      const { failedAttempts: earlier, files, provider } = yield* exit
      assert.deepStrictEqual([asked, provider, earlier, files.length], [["apipod"], "apipod", [], 1])
      assert.strictEqual((yield* AssetFiles.use(({ all }) => all)).size, 2)
    }).pipe(Effect.provide(Emulated)))

  it.effect("says the same picture to each vendor in its own words", () =>
    Effect.gen(function*() {
      const emulator = yield* Emulator
      const vendors: Array<Vendor> = ["apipod", "kie", "apixo"]
      for (const vendor of vendors) yield* emulator.script({ vendor, outcome: upstream })
      yield* drawing
      const bodies = (yield* emulator.requests).filter(({ operation }) => operation === "submit").map(({ body }) =>
        body
      )
      const prompt = "a paper boat"
      const own = [
        { prompt, aspect_ratio: "3:2", quality: "1K", model: "nano-banana-2" },
        { model: "nano-banana-2", input: { prompt, aspect_ratio: "3:2", resolution: "1K" } },
        { request_type: "async", input: { prompt, mode: "text-to-image", aspect_ratio: "3:2", resolution: "1k" } }
      ]
      assert.deepStrictEqual(bodies.map((body) => Schema.decodeUnknownSync(Json)(body)), own)
    }).pipe(Effect.provide(Emulated)))

  it.effect("continues after a task that failed upstream, and after an account without credits", () =>
    Effect.gen(function*() {
      const emulator = yield* Emulator
      yield* emulator.script({ vendor: "apipod", outcome: upstream })
      yield* emulator.fault({ vendor: "kie", operation: "submit", fault: Fault.Refuse({ code: 402, inside200: true }) })
      const { asked, exit } = yield* drawing
      const { failedAttempts: earlier, provider } = yield* exit
      assert.deepStrictEqual([asked, provider], [["apipod", "kie", "apixo"], "apixo"])
      assert.deepStrictEqual(earlier.map(({ error }) => error._tag), ["TaskFailed", "InsufficientCredits"])
      assert.isDefined(earlier[0]?.ref)
      assert.isUndefined(earlier[1]?.ref)
    }).pipe(Effect.provide(Emulated)))

  it.effect("reports the error of each vendor if none can do it", () =>
    Effect.gen(function*() {
      const emulator = yield* Emulator
      const vendors: Array<Vendor> = ["apipod", "kie", "apixo"]
      for (const vendor of vendors) yield* emulator.script({ vendor, outcome: upstream })
      const { asked, exit } = yield* drawing
      const error = Option.getOrThrow(Exit.findErrorOption(exit))
      if (error._tag !== "FallbackFailed") return assert.fail(error._tag)
      assert.deepStrictEqual(asked, vendors)
      assert.deepStrictEqual<ReadonlyArray<string>>(error.attempts.map(({ provider }) => provider), vendors)
      assert.strictEqual(error.message.match(/The model is overloaded/g)?.length, 3)
    }).pipe(Effect.provide(Emulated)))

  it.effect("stops if the vendor may have accepted the job: nothing is paid for twice", () =>
    Effect.gen(function*() {
      const emulator = yield* Emulator
      yield* emulator.script({ vendor: "apipod", outcome: upstream })
      yield* emulator.fault({ vendor: "kie", operation: "submit", fault: Fault.Reset({ when: "after" }) })
      const { asked, exit } = yield* drawing
      assert.strictEqual(Option.getOrThrow(Exit.findErrorOption(exit))._tag, "SubmitOutcomeUnknown")
      assert.deepStrictEqual(asked, ["apipod", "kie"])
    }).pipe(Effect.provide(Emulated)))
})
