/**
 * Draws 200 prompts with a worker that is killed half way, then with another one, and prints what the emulated vendor
 * saw: `node run.ts [folder]`.
 */
import { NodeRuntime, NodeServices } from "@effect/platform-node"
import { Console, Effect, FileSystem, Layer, Path } from "effect"
import { fileURLToPath } from "node:url"
import { drawnInTwoRuns, Emulated } from "./stage.ts"

const prompts = fileURLToPath(new URL("prompts.jsonl", import.meta.url))

const program = Effect.gen(function*() {
  const fs = yield* FileSystem.FileSystem
  const path = yield* Path.Path
  const directory = process.argv[2] ?? path.join("out", "batch")
  yield* fs.remove(directory, { recursive: true, force: true })
  const { first, second, taken, twice } = yield* drawnInTwoRuns(prompts, directory, 100)
  yield* Console.log(`The first worker was killed after ${first} jobs. The second one says:`)
  yield* Console.log(second.join("\n"))
  yield* Console.log(`APIPod was handed ${taken} jobs, ${twice} of them twice; the pictures are in ${directory}`)
})

program.pipe(
  Effect.scoped,
  Effect.provide(Layer.merge(Emulated, NodeServices.layer)),
  NodeRuntime.runMain
)
