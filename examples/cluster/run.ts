/**
 * Starts three runners on one PostgreSQL, and kills one of them: `node run.ts [folder]`. The server is that of
 * `TEST_POSTGRES_URL`, the one on this machine, or a temporary one; the database is always a new one.
 */
import * as Postgres from "@effect-media/test-services/Postgres"
import { NodeRuntime, NodeServices } from "@effect/platform-node"
import { Console, Effect, FileSystem, Layer, Option, Path } from "effect"
import { Emulated, handedOver } from "./stage.ts"

const program = Effect.gen(function*() {
  const fs = yield* FileSystem.FileSystem
  const path = yield* Path.Path
  const directory = process.argv[2] ?? path.join("out", "cluster")
  const server = yield* Postgres.find
  if (Option.isNone(server)) return yield* Console.log(Postgres.none)
  yield* fs.remove(directory, { recursive: true, force: true })

  const url = yield* Postgres.database(server.value)
  const prompts = Array.from({ length: 12 }, (_, i) => `paper boat ${i + 1}`)
  const { before, moved, saved, tasks, victim } = yield* handedOver(url, directory, prompts)
  yield* Console.log(before.map(({ count, name }) => `${name} waits for ${count} jobs`).join("\n"))
  yield* Console.log(
    `${victim.name} was killed; after ${Math.max(...moved).toFixed(1)} s others had all ${moved.length} of its jobs`
  )
  yield* Console.log(`${saved} jobs are saved in ${directory}; KIE was handed ${tasks}`)
})

program.pipe(
  Effect.scoped,
  Effect.provide(Layer.merge(Emulated, NodeServices.layer)),
  NodeRuntime.runMain
)
