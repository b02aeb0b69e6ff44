import { Poller } from "@effect-media/core"
import { Kie } from "@effect-media/kie"
import * as Effect from "effect/Effect"
import * as FetchHttpClient from "effect/http/FetchHttpClient"
import * as Layer from "effect/Layer"

const program = Effect.gen(function*() {
  const kie = yield* Kie
  const task = yield* Poller.run(kie, { model: "google/nano-banana", input: { prompt: "a paper boat" } })
  return task.assets
})

Effect.runFork(
  program.pipe(
    Effect.tap((assets) => Effect.log(assets)),
    Effect.provide([Kie.layerConfig().pipe(Layer.provide(FetchHttpClient.layer)), Poller.layer])
  )
)
