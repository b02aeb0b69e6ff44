/**
 * Answers `--help` and `--version` of the command itself. It loads no command, no file system and no client, so its
 * bundle is small.
 */
import * as NodeRuntime from "@effect/platform-node/NodeRuntime"
import * as NodeStdio from "@effect/platform-node/NodeStdio"
import * as NodeTerminal from "@effect/platform-node/NodeTerminal"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Layer from "effect/Layer"
import * as Path from "effect/Path"
import * as ChildProcessSpawner from "effect/process/ChildProcessSpawner"
import * as Version from "./internal/Version.ts"
import { main } from "./Main.ts"

const unused = Layer.mergeAll(
  FileSystem.layerNoop({}),
  Path.layer,
  Layer.succeed(
    ChildProcessSpawner.ChildProcessSpawner,
    ChildProcessSpawner.make(() => Effect.die("help starts no process"))
  )
)

Effect.flatMap(Version.own, (version) => main(version, Layer.unwrap(Effect.die("help sends no request")))).pipe(
  Effect.provide([NodeStdio.layer, NodeTerminal.layer, unused]),
  NodeRuntime.runMain
)
