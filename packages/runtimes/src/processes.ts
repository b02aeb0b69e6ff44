/**
 * Runs the program under the runtimes of the command line.
 */
import * as Effect from "effect/Effect"
import * as ChildProcess from "effect/process/ChildProcess"
import * as Stream from "effect/Stream"
import { existsSync } from "node:fs"
import { delimiter, join } from "node:path"

const program = `${import.meta.dirname}/console.ts`

/** The runtimes, and their arguments to run a file. Deno asks the user for every permission that is not granted. */
export const runtimes = {
  node: { command: process.execPath, args: [program] },
  bun: { command: "bun", args: ["run", program] },
  deno: {
    command: "deno",
    args: ["run", "--no-prompt", "--allow-net=127.0.0.1", "--allow-read", "--allow-env", program]
  }
} as const

/** The name of a runtime. */
export type Runtime = keyof typeof runtimes

/** Returns true if a runtime is on the PATH. */
export const isThere = (runtime: Runtime): boolean =>
  (process.env["PATH"] ?? "").split(delimiter).some((directory) => existsSync(join(directory, runtime)))

/** Runs the program under a runtime, against the emulator at this address. Returns its output and its exit code. */
export const runUnder = Effect.fnUntraced(function*(runtime: Runtime, baseUrl: string) {
  const { args, command } = runtimes[runtime]
  const child = yield* ChildProcess.make(command, [...args, baseUrl], { stdin: "ignore" })
  const lines = yield* child.all.pipe(Stream.decodeText(), Stream.splitLines, Stream.runCollect)
  return { lines, code: yield* child.exitCode }
}, Effect.scoped)
