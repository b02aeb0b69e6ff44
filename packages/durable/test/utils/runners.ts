import { EmulatorServer } from "@effect-media/emulator"
import { Deferred, Effect, Schema } from "effect"
import { spawn } from "node:child_process"
import { fileURLToPath } from "node:url"
import { Orders } from "./runner.ts"

const file = fileURLToPath(new URL("./runner.ts", import.meta.url))

/** Starts a runner in its own process, over the emulator's server; it is killed with the scope. */
export const startRunner = Effect.fnUntraced(function*(orders: Omit<typeof Orders.Type, "vendor">) {
  const { url: vendor } = yield* EmulatorServer
  const RUNNER = Schema.encodeSync(Schema.fromJsonString(Orders))({ ...orders, vendor })
  const child = spawn(process.execPath, [file], {
    env: { ...process.env, RUNNER },
    stdio: ["ignore", "pipe", "pipe"]
  })
  const said = { ready: Deferred.makeUnsafe<void>(), stopped: Deferred.makeUnsafe<void>() }
  let log = ""
  let words = ""
  child.stderr.on("data", (chunk) => log += String(chunk))
  child.stdout.on("data", (chunk) => {
    words += String(chunk)
    for (const word of ["ready", "stopped"] as const) {
      if (words.includes(`${word}\n`)) Deferred.doneUnsafe(said[word], Effect.void)
    }
  })
  const over = Deferred.makeUnsafe<void>()
  child.once("close", () => {
    for (const word of ["ready", "stopped"] as const) {
      Deferred.doneUnsafe(said[word], Effect.die(new Error(`The runner ended. ${log}`)))
    }
    Deferred.doneUnsafe(over, Effect.void)
  })
  yield* Effect.addFinalizer(() => {
    child.kill("SIGKILL")
    return Deferred.await(over)
  })
  yield* Deferred.await(said.ready)
  return {
    says: (word: keyof typeof said) => Deferred.await(said[word]),
    signal: (signal: NodeJS.Signals) => Effect.sync(() => child.kill(signal)),
    log: () => log
  }
})
