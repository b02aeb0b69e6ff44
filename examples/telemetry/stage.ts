import { AssetStore, Poller } from "@effect-media/core"
import { RateLimits } from "@effect-media/core/limits"
import { Emulator } from "@effect-media/emulator"
import { Kie } from "@effect-media/kie"
import { Effect, Layer, Redacted, Schedule } from "effect"

/** Provides the emulator in this process; it refuses the third boat. */
export const stage = Layer.mergeAll(
  Kie.layer({ apiKey: Redacted.make("sk-emulated") }),
  AssetStore.layerMemory(),
  RateLimits.layer,
  Poller.layerWith({ schedule: Schedule.spaced("200 millis") })
).pipe(
  Layer.provideMerge(Layer.effectDiscard(Effect.gen(function*() {
    const emulator = yield* Emulator
    const done = { vendor: "kie", duration: "500 millis" } as const
    const fail = { code: "422", message: "The prompt was flagged as violating our content policy" }
    yield* emulator.script({ ...done, times: 2, finalFields: { creditsConsumed: 4 } })
    yield* emulator.script({ ...done, outcome: { fail } })
  }))),
  Layer.provideMerge(Emulator.layerClient),
  Layer.provide(Emulator.layer({ duration: "500 millis" }))
)
