/**
 * Draws one picture: `node worker.ts folder key prompt [the emulator's URL]`. Without a URL it uses KIE, with the key
 * in `KIE_API_KEY`.
 */
import { Kie } from "@effect-media/kie"
import { NodeDns, NodeHttpClient, NodeRuntime, NodeServices } from "@effect/platform-node"
import { Console, Effect, FileSystem, Layer, Redacted, Stream } from "effect"
import { draw, layerWorker, states } from "./index.ts"

const [directory = "out", key = "boat", prompt = "a paper boat", baseUrl] = process.argv.slice(2)

const worker = baseUrl === undefined
  ? Layer.provide(layerWorker(directory), Kie.layerConfig())
  : Layer.provide(
    layerWorker(directory, { allowPrivate: true }),
    Kie.layer({ apiKey: Redacted.make("any"), baseUrl })
  )

const program = Effect.gen(function*() {
  yield* Effect.forkScoped(Stream.runForEach(states, Console.log))
  const paths = yield* draw(key, prompt)
  yield* Console.log(`${key} is in ${paths.join(", ")}`)
})

FileSystem.FileSystem.use((fs) => fs.makeDirectory(directory, { recursive: true })).pipe(
  Effect.andThen(Effect.provide(Effect.scoped(program), worker)),
  Effect.provide([NodeHttpClient.layerUndici, NodeDns.layer, NodeServices.layer]),
  NodeRuntime.runMain
)
