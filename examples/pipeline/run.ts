/**
 * Makes one film. The vendors are emulated in this process; with `--live` they are real, with the keys in
 * `APIPOD_API_KEY` and `KIE_API_KEY`, and two jobs are paid for.
 */
import { ApiPod } from "@effect-media/apipod"
import { AssetStore, Poller } from "@effect-media/core"
import { Emulator } from "@effect-media/emulator"
import { Kie } from "@effect-media/kie"
import { NodeDns, NodeHttpClient, NodeRuntime, NodeServices } from "@effect/platform-node"
import { Console, Effect, Layer, Redacted, Schedule } from "effect"
import { createHash } from "node:crypto"
import { film } from "./index.ts"

const directory = "out"
const options = { apiKey: Redacted.make("any") }

const Emulated = Layer.mergeAll(
  ApiPod.layer(options),
  Kie.layer(options),
  AssetStore.layerDirectory({ directory }),
  Poller.layerWith({ schedule: Schedule.spaced("200 millis") })
).pipe(Layer.provide(Emulator.layerClient), Layer.provide(Emulator.layer({ duration: "2 seconds" })))

const Live = Layer.mergeAll(
  ApiPod.layerConfig(),
  Kie.layerConfig(),
  AssetStore.layerDirectory({
    directory,
    sha256: () => createHash("sha256")
  }),
  Poller.layer
).pipe(Layer.provide([NodeHttpClient.layerUndici, NodeDns.layer]))

const program = film("a paper boat on a lake of ink", "the boat sets sail, slow camera").pipe(
  Effect.flatMap(({ clip, still }) =>
    Effect.forEach(
      [...still, ...clip],
      ({ bytes, path, ref }) => Console.log(`${ref.provider}: ${path}, ${bytes} bytes`)
    )
  ),
  Effect.catchTags({
    SubmitOutcomeUnknown: ({ message }) => Console.error(`Paid for or not? ${message}`),
    WaitTimeout: ({ message }) => Console.error(`Not yet. ${message}`),
    AssetError: ({ message }) => Console.error(`Made, and not saved. ${message}`)
  }),
  Effect.catch((error) => Console.error(`${error._tag} at ${error.provider}: ${error.message}`))
)

const Services = process.argv.includes("--live") ? Live : Emulated

program.pipe(Effect.provide(Layer.provide(Services, NodeServices.layer)), NodeRuntime.runMain)
