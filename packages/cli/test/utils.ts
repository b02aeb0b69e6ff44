/**
 * Runs the command as a process of its own, against the emulator on a socket.
 */
import { EventLine } from "@effect-media/cli"
import { Emulator, EmulatorServer } from "@effect-media/emulator"
import { NodeServices } from "@effect/platform-node"
import { assert } from "@effect/vitest"
import { Effect, FileSystem, Layer, Schedule, Schema } from "effect"
import { type ChildProcess, spawn } from "node:child_process"
import { fileURLToPath } from "node:url"

/** The key that the emulator accepts; it must never be printed. */
export const key = "sk-live-7b1c9d-never-printed"

/** The timeout, in ms: most of these tests wait for processes, and there are few cores. */
export const patience = 180_000

/** The emulated vendors, and the services of Node. */
export const Stage = Emulator.layerServer().pipe(
  Layer.provideMerge(Emulator.layer({ duration: "300 millis", keys: [key] })),
  Layer.provideMerge(NodeServices.layer)
)

/** Creates a folder that is removed with the test. */
export const folder = FileSystem.FileSystem.use((fs) => fs.makeTempDirectoryScoped())

/** Writes a file into a folder and returns its path. */
export const write = Effect.fnUntraced(function*(directory: string, name: string, text: string, mode = 0o644) {
  const fs = yield* FileSystem.FileSystem
  const file = `${directory}/${name}`
  yield* fs.writeFileString(file, text)
  yield* fs.chmod(file, mode)
  return file
})

const bin = fileURLToPath(new URL("../src/bin.ts", import.meta.url))

/** The output of a process, and its exit code. */
export interface Ended {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** Options for starting a process. */
export interface Options {
  readonly env?: Record<string, string | undefined>
  readonly stdin?: string
  readonly cwd?: string
  /** The words before the arguments. @default the command as it is in the source */
  readonly program?: ReadonlyArray<string>
  readonly umask?: string
  /** A command that starts the process, such as `unshare`. */
  readonly under?: ReadonlyArray<string>
  /** Without it requests go to the emulator. */
  readonly baseUrl?: string | false
}

const allKeys = { KIE_API_KEY: key, APIXO_API_KEY: key, APIPOD_API_KEY: key, GLOBALAIOPC_API_KEY: key }

/** A running process: its output so far, and its end. */
export interface Started {
  readonly child: ChildProcess
  readonly said: { stdout: string; stderr: string }
  readonly ended: Effect.Effect<Ended>
  /** Waits until a text was printed on stderr. */
  readonly says: (text: string) => Effect.Effect<void>
}

/** Starts a process with a home folder of its own. */
export const start = Effect.fnUntraced(function*(args: ReadonlyArray<string>, options: Options = {}) {
  const { url } = yield* EmulatorServer
  const fs = yield* FileSystem.FileSystem
  const home = yield* fs.makeTempDirectoryScoped()
  const where = options.baseUrl === false ? [] : ["--base-url", options.baseUrl ?? url]
  const env = { PATH: process.env["PATH"], NODE_COMPILE_CACHE: process.env["NODE_COMPILE_CACHE"] }
  const child = yield* Effect.acquireRelease(
    Effect.sync(() =>
      spawn("/bin/sh", [
        "-c",
        `umask ${options.umask ?? "022"}; exec "$0" "$@"`,
        ...options.under ?? [],
        process.execPath,
        ...options.program ?? [bin],
        ...args,
        ...where
      ], {
        cwd: options.cwd ?? home,
        env: { ...env, HOME: home, ...allKeys, ...options.env },
        stdio: ["pipe", "pipe", "pipe"]
      })
    ),
    (child) => Effect.sync(() => void child.kill("SIGKILL"))
  )
  const said = { stdout: "", stderr: "" }
  child.stdout.setEncoding("utf8").on("data", (text: string) => said.stdout += text)
  child.stderr.setEncoding("utf8").on("data", (text: string) => said.stderr += text)
  child.stdin.on("error", () => {}).end(options.stdin ?? "")
  const end = new Promise<Ended>((resolve) => child.on("close", (code) => resolve({ code, ...said })))
  const started: Started = {
    child,
    said,
    ended: Effect.promise(() => end),
    says: (text) =>
      Effect.asVoid(Effect.repeat(Effect.sync(() => said.stderr.includes(text)), {
        until: (is) => is,
        schedule: Schedule.spaced("20 millis")
      }))
  }
  return started
})

/** Runs a process to its end, and checks that no key is printed. */
export const cli = Effect.fnUntraced(function*(args: ReadonlyArray<string>, options: Options = {}) {
  const { ended } = yield* start(args, options)
  const end = yield* ended
  assert.notInclude(`${end.stdout}${end.stderr}`, key)
  return end
}, Effect.scoped)

const decodeLine = Schema.decodeSync(EventLine)

const decodeAll = ({ stdout }: Ended) =>
  stdout.split("\n").filter((line) => line !== "").map((line) => decodeLine(line))

/** Decodes the lines of `--json`, without those on the progress of tasks; throws if a line is invalid. */
export const eventsOf = (ended: Ended) => decodeAll(ended).filter(({ type }) => type !== "progress")

/** Decodes the lines of `--json` on the progress of tasks. */
export const progressOf = (ended: Ended) =>
  decodeAll(ended).flatMap((event) => event.type === "progress" ? [event] : [])
