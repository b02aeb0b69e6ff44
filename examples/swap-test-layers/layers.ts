/**
 * Three worlds for one program. Each is the service and the poller; that is all the program asks for.
 */
import { Poller } from "@effect-media/core"
import { Emulator } from "@effect-media/emulator"
import { Kie } from "@effect-media/kie"
import { Layer, Redacted } from "effect"
import { FetchHttpClient } from "effect/http"

/** The vendor itself, with `KIE_API_KEY` from the environment. */
export const Live = Layer.mergeAll(Kie.layerConfig(), Poller.layer).pipe(
  Layer.provide(FetchHttpClient.layer)
)

/** The real service, wire and decoders included, against an emulated vendor in this process. */
export const Emulated = Layer.mergeAll(Kie.layer({ apiKey: Redacted.make("any-key-will-do") }), Poller.layer).pipe(
  Layer.provide(Emulator.layerClient),
  Layer.provideMerge(Emulator.layer({ duration: "5 seconds" }))
)

/** A double that follows a script and makes no request. */
export const Test = Layer.mergeAll(
  Kie.layerTest([{ polls: ["queued", "running"], urls: ["https://cdn.example/poster.png"] }], { credits: 10 }),
  Poller.layer
)
