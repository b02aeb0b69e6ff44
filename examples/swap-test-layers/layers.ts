/**
 * Provides three environments for one program. Each consists of the service and the poller, which is all the program
 * needs.
 */
import { Poller } from "@effect-media/core"
import { Emulator } from "@effect-media/emulator"
import { Kie } from "@effect-media/kie"
import { Layer, Redacted } from "effect"
import { FetchHttpClient } from "effect/http"

/** The real vendor, with `KIE_API_KEY` from the environment. */
export const Live = Layer.mergeAll(Kie.layerConfig(), Poller.layer).pipe(
  Layer.provide(FetchHttpClient.layer)
)

/** The real service, including wire format and decoders, against an emulated vendor in this process. */
export const Emulated = Layer.mergeAll(Kie.layer({ apiKey: Redacted.make("any-key-will-do") }), Poller.layer).pipe(
  Layer.provide(Emulator.layerClient),
  Layer.provideMerge(Emulator.layer({ duration: "5 seconds" }))
)

/** A test double that follows a script and makes no request. */
export const Test = Layer.mergeAll(
  Kie.layerTest([{ polls: ["queued", "running"], urls: ["https://cdn.example/poster.png"] }], { credits: 10 }),
  Poller.layer
)
