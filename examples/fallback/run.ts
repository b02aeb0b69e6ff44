/**
 * Draws one picture. The vendors are emulated in this process, and two of the three have faults.
 */
import { ApiPod } from "@effect-media/apipod"
import { Apixo } from "@effect-media/apixo"
import { AssetStore, Poller } from "@effect-media/core"
import { Emulator, Fault } from "@effect-media/emulator"
import { Kie } from "@effect-media/kie"
import { NodeRuntime, NodeServices } from "@effect/platform-node"
import { Console, Effect, Layer, Redacted, Schedule } from "effect"
import { draw } from "./index.ts"

const options = { apiKey: Redacted.make("any") }

const Emulated = Layer.mergeAll(
  ApiPod.layer(options),
  Kie.layer(options),
  Apixo.layer(options),
  AssetStore.layerDirectory({ directory: "out" }),
  Poller.layerWith({ schedule: Schedule.spaced("200 millis") })
).pipe(
  Layer.provideMerge(Emulator.layerClient),
  Layer.provideMerge(Emulator.layer({ duration: "1 second" })),
  Layer.provideMerge(NodeServices.layer)
)

const program = Effect.gen(function*() {
  const emulator = yield* Emulator
  const fail = { code: "UPSTREAM_CAPACITY_EXHAUSTED", message: "The model is overloaded" }
  yield* emulator.script({ vendor: "apipod", duration: "1 second", outcome: { fail } })
  yield* emulator.fault({ vendor: "kie", operation: "submit", fault: Fault.Refuse({ code: 402, inside200: true }) })

  const { failedAttempts: earlier, files, provider } = yield* draw("a paper boat on a lake of ink")
  for (const { error } of earlier) yield* Console.log(`${error._tag}: ${error.message}`)
  for (const { bytes, path } of files) yield* Console.log(`${provider} drew it: ${path}, ${bytes} bytes`)
})

program.pipe(Effect.provide(Emulated), NodeRuntime.runMain)
