/**
 * Starts one runner: `node runner.ts name folder [the emulator's URL]`, with the database in
 * `EFFECT_MEDIA_DATABASE_URL`. Without a URL it uses KIE, with the key in `KIE_API_KEY`.
 */
import { Kie } from "@effect-media/kie"
import { NodeDns, NodeHttpClient, NodeRuntime, NodeServices } from "@effect/platform-node"
import { Config, Effect, Layer, Redacted } from "effect"
import { layerRunner } from "./index.ts"

const [runner = "runner", directory = "out", baseUrl] = process.argv.slice(2)

const launched = Effect.gen(function*() {
  const url = yield* Config.Redacted("EFFECT_MEDIA_DATABASE_URL")
  const live = baseUrl === undefined
    ? Layer.provide(layerRunner({ runner, url, directory }), Kie.layerConfig())
    : Layer.provide(
      layerRunner({ runner, url, directory }, { allowPrivate: true }),
      Kie.layer({ apiKey: Redacted.make("any"), baseUrl, userAgent: runner })
    )
  return yield* Layer.launch(live)
})

launched.pipe(
  Effect.provide([NodeHttpClient.layerUndici, NodeDns.layer, NodeServices.layer]),
  NodeRuntime.runMain
)
