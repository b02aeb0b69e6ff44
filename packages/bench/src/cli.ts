/**
 * Measures how long the published command takes to start, against an empty Node process.
 */
import { Emulator, EmulatorServer } from "@effect-media/emulator"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Layer from "effect/Layer"
import { spawn } from "node:child_process"
import { join } from "node:path"
import { performance } from "node:perf_hooks"
import { type Figure, median, table } from "./Figure.ts"

/** The rounds: in each, every command runs once. */
const rounds = 20

/** Runs Node to its end, and returns the time that it took in ms. */
const timed = (args: ReadonlyArray<string>, options: { readonly cwd: string; readonly env: NodeJS.ProcessEnv }) =>
  Effect.promise(() =>
    new Promise<number>((resolve, reject) => {
      const begun = performance.now()
      const child = spawn(process.execPath, args, { ...options, stdio: ["ignore", "ignore", "pipe"] })
      let said = ""
      child.stderr.setEncoding("utf8").on("data", (text: string) => said += text)
      child.on("close", (code) => code === 0 ? resolve(performance.now() - begun) : reject(new Error(said)))
    })
  )

/** The commands, and how many times an empty process each may take. */
const commands = [
  { name: "node -e 0", most: 1 },
  { name: "effect-media --version", most: 3 },
  { name: "effect-media --help", most: 3 },
  { name: "effect-media submit, to the vendor's reply", most: 5 }
] as const

/** The start figure. */
export const cli = Effect.gen(function*() {
  const fs = yield* FileSystem.FileSystem
  const folder = yield* fs.makeTempDirectoryScoped()
  const { url } = yield* EmulatorServer
  const options = {
    cwd: folder,
    env: { HOME: folder, PATH: process.env["PATH"], KIE_API_KEY: "any", NODE_COMPILE_CACHE: join(folder, "cache") }
  }
  yield* timed([join(import.meta.dirname, "../../../scripts/bundle.mjs"), folder], options)
  const bin = join(folder, "dist/bin.js")
  const submit = ["submit", "kie", "-m", "google/nano-banana", "-p", "a boat", "--base-url", url]
  const words = [["-e", "0"], [bin, "--version"], [bin, "--help"], [bin, ...submit]]
  const times = words.map((): Array<number> => [])
  // The first round fills the compile cache.
  for (let round = 0; round <= rounds; round++) {
    for (const [i, args] of words.entries()) {
      const time = yield* timed(args, options)
      if (round > 0) times[i]?.push(time)
    }
  }
  const least = times.map((all) => Math.min(...all))
  const [empty = Number.NaN] = least
  const ratios = least.map((time) => time / empty)
  return {
    title: "Start",
    report: [
      "The published command as a process, its compile cache filled, against Node with nothing to do: the least of " +
      `${rounds} rounds, which other processes disturb least, and the median.`,
      table(
        ["process", "least, ms:", "median, ms:", "times Node:", "at most:"],
        commands.map(({ most, name }, i) => [
          name,
          (least[i] ?? Number.NaN).toFixed(0),
          median(times[i] ?? []).toFixed(0),
          (ratios[i] ?? Number.NaN).toFixed(1),
          `${most}`
        ])
      )
    ].join("\n\n"),
    line: `cli: --version ${ratios[1]?.toFixed(1)}, --help ${ratios[2]?.toFixed(1)}, a submit ${
      ratios[3]?.toFixed(1)
    } times an empty Node process`,
    isReached: commands.every(({ most }, i) => (ratios[i] ?? Infinity) <= most)
  } satisfies Figure
}).pipe(
  Effect.scoped,
  Effect.provide(Layer.provideMerge(Emulator.layerServer(), Emulator.layer()))
)
