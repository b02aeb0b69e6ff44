/**
 * Runs the program in one of three environments: `live`, `emulator` or `test`.
 */
import { NodeRuntime, NodeServices } from "@effect/platform-node"
import { Console, Effect } from "effect"
import { Argument, Command } from "effect/cli"
import { poster } from "./index.ts"
import { Emulated, Live, Test } from "./layers.ts"

const program = Effect.flatMap(poster("The Paper Boat"), Console.log)

const worlds = {
  live: Effect.provide(program, Live),
  emulator: Effect.provide(program, Emulated),
  test: Effect.provide(program, Test)
}

Command.make(
  "swap-test-layers",
  { world: Argument.Literals("world", ["live", "emulator", "test"]) },
  Effect.fnUntraced(function*({ world }) {
    yield* worlds[world]
  })
).pipe(
  Command.run({ version: "0.0.0" }),
  Effect.provide(NodeServices.layer),
  NodeRuntime.runMain
)
