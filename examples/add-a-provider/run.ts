/**
 * Draws one picture: with Replicate if REPLICATE_API_KEY is in the environment, else in this process.
 */
import { AssetStore, Poller } from "@effect-media/core"
import { NodeDns, NodeHttpClient, NodeRuntime, NodeServices } from "@effect/platform-node"
import { Config, Console, Effect, Layer, Option, Redacted, Schedule } from "effect"
import { draw } from "./index.ts"
import { Replicate } from "./Replicate.ts"
import * as Vendor from "./vendor.ts"

const live = Replicate.layerConfig().pipe(Layer.provideMerge([NodeHttpClient.layerUndici, NodeDns.layer]))
const inMemory = Replicate.layer({ apiKey: Redacted.make("any") }).pipe(Layer.provideMerge(Vendor.make().layer))

const vendor = Layer.unwrap(
  Effect.map(Config.option(Config.Redacted("REPLICATE_API_KEY")), (key) => Option.isSome(key) ? live : inMemory)
)

draw("a paper boat on a lake of ink").pipe(
  Effect.flatMap(Effect.forEach(({ bytes, path }) => Console.log(`${path}, ${bytes} bytes`))),
  Effect.provide([
    Poller.layerWith({ schedule: Schedule.spaced("1 second") }),
    AssetStore.layerDirectory({ directory: "out" })
  ]),
  Effect.provide([vendor, NodeServices.layer]),
  NodeRuntime.runMain
)
