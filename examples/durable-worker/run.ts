/**
 * Draws a picture with a worker that is killed while it waits, and then with the next one: `node run.ts [folder]`.
 */
import { NodeRuntime, NodeServices } from "@effect/platform-node"
import { Console, Effect, FileSystem, Layer, Path } from "effect"
import { drawnByTwo, Emulated } from "./stage.ts"

const program = Effect.gen(function*() {
  const fs = yield* FileSystem.FileSystem
  const path = yield* Path.Path
  const directory = process.argv[2] ?? path.join("out", "durable-worker")
  yield* fs.remove(directory, { recursive: true, force: true })
  const { after, before, says } = yield* drawnByTwo(directory)
  yield* Console.log(`The first worker was killed while it waited; KIE has ${before} job. The second one says:`)
  yield* Console.log(says.join("\n"))
  yield* Console.log(`KIE was handed ${after} job in all`)
})

program.pipe(
  Effect.scoped,
  Effect.provide(Layer.merge(Emulated, NodeServices.layer)),
  NodeRuntime.runMain
)
