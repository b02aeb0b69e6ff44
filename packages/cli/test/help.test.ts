import { main } from "@effect-media/cli/Main"
import { HostAddress } from "@effect-media/core"
import { NodeServices } from "@effect/platform-node"
import { describe, expect, it } from "@effect/vitest"
import { ConfigProvider, Console, Effect, Layer, Stdio } from "effect"
import { FetchHttpClient } from "effect/http"

const commands = [
  "",
  "submit",
  "status",
  "wait",
  "save",
  "run",
  "again",
  "history",
  "batch",
  "fallback",
  "listen",
  "jobs",
  "jobs enqueue",
  "jobs list",
  "jobs get",
  "jobs wait",
  "jobs interrupt",
  "jobs retry",
  "jobs pause",
  "jobs resume",
  "jobs count",
  "worker",
  "studio",
  "mcp",
  "credits",
  "models",
  "init",
  "doctor",
  "emulate",
  "completions"
]

/** Returns the help of a command, without colours. */
const helpOf = (command: string) => said([...command.split(" ").filter((word) => word !== ""), "--help"])

/** Runs the command, and returns what it prints. */
const said = Effect.fnUntraced(function*(args: ReadonlyArray<string>) {
  const said: Array<string> = []
  const console = { ...globalThis.console, log: (text: string) => void said.push(text) }
  yield* main("1.2.3", Layer.merge(FetchHttpClient.layer, HostAddress.layerUnchecked)).pipe(
    Effect.provideService(Console.Console, console),
    Effect.provide([
      Layer.merge(NodeServices.layer, Stdio.layerTest({ args: Effect.succeed(args) })),
      ConfigProvider.layer(ConfigProvider.fromEnv({ env: { NO_COLOR: "1" } }))
    ])
  )
  return said.join("\n")
})

describe("help", () => {
  for (const command of commands) {
    it.effect(`effect-media ${command}`.trim(), () =>
      Effect.gen(function*() {
        expect(yield* helpOf(command)).toMatchSnapshot()
      }))
  }

  it.effect("help <command> is the same", () =>
    Effect.gen(function*() {
      for (const command of ["", "run", "jobs enqueue"]) {
        expect(yield* said(["help", ...command.split(" ").filter((word) => word !== "")])).toBe(yield* helpOf(command))
      }
    }))
})
