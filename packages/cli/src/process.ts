/**
 * Runs the process: Node's services, and the signals that end it.
 */
import * as NodeServices from "@effect/platform-node/NodeServices"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Layer from "effect/Layer"
import * as Runtime from "effect/Runtime"
import { ExitCode } from "./errors/ExitCode.ts"
import * as Version from "./internal/Version.ts"
import { main } from "./Main.ts"

/** The signals that end a command in the same way: Ctrl-C, `kill`, and a closed terminal. */
const codes = { SIGINT: ExitCode.interrupted, SIGTERM: ExitCode.terminated, SIGHUP: ExitCode.hungUp } as const
type Signal = keyof typeof codes

/**
 * The time after the first signal, in ms, within which another one counts as the same: npm, shells and terminals send
 * theirs, too.
 */
const echo = 200

const runMain = Runtime.makeRunMain(({ fiber, teardown }) => {
  let first: { readonly signal: Signal; readonly at: number } | undefined

  const onSignal = (signal: Signal) => {
    if (first !== undefined) {
      if (performance.now() - first.at > echo) process.exit(codes[signal])
      return
    }
    first = { signal, at: performance.now() }
    const again = signal === "SIGINT" ? "Ctrl-C again" : "A second signal"
    setTimeout(() => {
      console.error(`Waiting for what is under way at the vendor, so that no task is lost. ${again} ends at once.`)
    }, 500).unref()
    fiber.interruptUnsafe(fiber.id)
  }
  process.on("SIGINT", onSignal)
  process.on("SIGTERM", onSignal)
  process.on("SIGHUP", onSignal)
  // A closed terminal or reader accepts no more output. This must not stop the process before everything is stored.
  for (const stream of [process.stdout, process.stderr]) {
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (first === undefined && error.code !== "EPIPE") throw error
    })
  }

  fiber.addObserver((exit) => {
    teardown(exit, (code) => {
      if (first !== undefined) process.exit(Exit.hasInterrupts(exit) ? codes[first.signal] : code)
      if (code !== 0) process.exit(code)
    })
  })
})

/** Loads the clients of the network only for commands: help needs none. */
const network = Layer.unwrap(Effect.promise(() => import("./network/Network.ts").then(({ layer }) => layer)))

Effect.flatMap(Version.own, (version) => main(version, network)).pipe(Effect.provide(NodeServices.layer), runMain)
