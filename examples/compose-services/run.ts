/**
 * Runs the program against the emulator's server, or with `--live` against the vendors, with keys from the environment.
 */
import { Apixo } from "@effect-media/apixo"
import { AssetStore, Poller } from "@effect-media/core"
import { Emulator, EmulatorServer } from "@effect-media/emulator"
import { Kie } from "@effect-media/kie"
import { NodeDns, NodeHttpClient, NodeRuntime, NodeServices } from "@effect/platform-node"
import { Console, Effect, Layer, Redacted, Schedule } from "effect"
import { Command, Flag } from "effect/cli"
import { animate } from "./index.ts"

const Live = Layer.mergeAll(Apixo.layerConfig(), Kie.layerConfig(), Poller.layer)

const Emulated = Layer.unwrap(Effect.gen(function*() {
  const { url } = yield* EmulatorServer
  const options = { apiKey: Redacted.make("any-key-will-do"), baseUrl: url }
  return Layer.mergeAll(
    Apixo.layer(options),
    Kie.layer(options),
    Poller.layerWith({ schedule: Schedule.spaced("500 millis") })
  )
})).pipe(
  Layer.provide(Emulator.layerServer()),
  Layer.provide(Emulator.layer({ duration: "3 seconds" }))
)

const program = Effect.gen(function*() {
  yield* Console.log("A picture by APIXO, then a video of it by KIE …")
  const { picture, video } = yield* animate(
    "a paper boat on a lake of ink",
    "the boat sets sail, ink ripples behind it"
  )
  for (const task of [picture, video]) {
    for (const { bytes, path } of yield* AssetStore.save(task)) yield* Console.log(`${path} (${bytes} bytes)`)
  }
})

/** Allows downloads from this machine for the emulator's files. Links of a real vendor must not point there. */
const layerStore = (allowPrivate: boolean) => AssetStore.layerDirectory({ directory: "out", allowPrivate })

Command.make(
  "compose-services",
  {
    live: Flag.Boolean("live").pipe(
      Flag.withDescription("Use the real vendors, with APIXO_API_KEY and KIE_API_KEY from the environment"),
      Flag.withDefault(false)
    )
  },
  Effect.fnUntraced(function*({ live }) {
    yield* live
      ? Effect.provide(program, [Live, layerStore(false)])
      : Effect.provide(program, [Emulated, layerStore(true)])
  })
).pipe(
  Command.run({ version: "0.0.0" }),
  Effect.provide([NodeServices.layer, NodeHttpClient.layerUndici, NodeDns.layer]),
  NodeRuntime.runMain
)
