import { ApiPod } from "@effect-media/apipod"
import { AssetFiles, AssetStore, Poller } from "@effect-media/core"
import { Emulator, Fault, type ScriptedTask } from "@effect-media/emulator"
import type { ScriptedFault } from "@effect-media/emulator/Fault"
import { Kie } from "@effect-media/kie"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Exit, Fiber, Layer, Option, Redacted } from "effect"
import { TestClock } from "effect/testing"
import { film } from "./index.ts"

const apiKey = Redacted.make("any")

const InProcess = Layer.mergeAll(
  ApiPod.layer({ apiKey }),
  Kie.layer({ apiKey }),
  AssetStore.layerMemory(),
  Poller.layer
).pipe(
  Layer.provideMerge(Emulator.layerClient),
  Layer.provideMerge(Emulator.layer({ seed: 1 })),
  Layer.fresh
)

/** Makes a film with unlimited virtual time. */
const filming = Effect.gen(function*() {
  const fiber = yield* Effect.forkChild(film("a paper boat", "it sets sail"))
  yield* Effect.repeat(TestClock.adjust("10 seconds"), { until: () => fiber.pollUnsafe() !== undefined, times: 400 })
  return yield* Fiber.await(fiber)
})

describe("pipeline", () => {
  it.effect("the film is made from the picture, and both are saved", () =>
    Effect.gen(function*() {
      const emulator = yield* Emulator
      yield* emulator.script({ vendor: "apipod", duration: "30 seconds" })
      yield* emulator.script({ vendor: "kie", duration: "6 minutes" })
      yield* emulator.fault({ fault: Fault.html502, operation: "status", times: 3 })
      const { clip, still } = yield* Effect.flatten(filming)

      const [drawn, filmed] = yield* emulator.tasks
      assert.deepStrictEqual([drawn?.vendor, filmed?.vendor], ["apipod", "kie"])
      assert.deepStrictEqual(filmed?.input["image_urls"], still.map(({ asset }) => asset.url))
      assert.deepStrictEqual([still[0]?.mediaType, clip[0]?.mediaType], ["image/png", "video/mp4"])
      // Two files, and a manifest next to each.
      assert.strictEqual((yield* AssetFiles.use(({ all }) => all)).size, 4)
      assert.isTrue((yield* emulator.tasks).every(({ submits }) => submits === 1))
    }).pipe(Effect.provide(InProcess)))

  const fail = { code: "E", message: "The prompt was flagged by the content filter" }
  const troubles: ReadonlyArray<
    readonly [string, ScriptedTask | ScriptedFault, tag: string, provider: string, jobs: number]
  > = [
    ["the picture is refused", { vendor: "apipod", outcome: { fail } }, "TaskFailed", "apipod", 1],
    ["the film is refused", { vendor: "kie", outcome: { fail } }, "TaskFailed", "kie", 2],
    [
      "the second account has no credits",
      { vendor: "kie", operation: "submit", fault: Fault.Refuse({ code: 402, inside200: true }) },
      "InsufficientCredits",
      "kie",
      1
    ],
    [
      "it is unknown whether the film was submitted",
      { vendor: "kie", operation: "submit", fault: Fault.Reset({ when: "after" }) },
      "SubmitOutcomeUnknown",
      "kie",
      2
    ],
    ["the film never ends", { vendor: "kie", duration: "1 day" }, "WaitTimeout", "kie", 2],
    [
      "the picture cannot be fetched",
      { vendor: "apipod", operation: "result", fault: Fault.Reply({ status: 410 }) },
      "AssetError",
      "apipod",
      1
    ]
  ]
  for (const [name, trouble, tag, provider, jobs] of troubles) {
    it.effect(`if ${name}: ${tag} of ${provider}`, () =>
      Effect.gen(function*() {
        const emulator = yield* Emulator
        yield* "fault" in trouble ? emulator.fault(trouble) : emulator.script(trouble)
        const error = Option.getOrThrow(Exit.findErrorOption(yield* filming))
        assert.deepStrictEqual([error._tag, error.provider], [tag, provider])
        assert.lengthOf(yield* emulator.tasks, jobs)
      }).pipe(Effect.provide(InProcess)))
  }
})
