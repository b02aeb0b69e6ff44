/**
 * Runs the emulated vendor on a socket, and workers as separate processes, of which the first is killed.
 */
import { Emulator, EmulatorServer } from "@effect-media/emulator"
import { Effect, Layer, Schedule, Stream } from "effect"
import { ChildProcess } from "effect/process"
import { fileURLToPath } from "node:url"

export const Emulated = Emulator.layerServer().pipe(
  Layer.provideMerge(Emulator.layer({ seed: "batch", duration: "200 millis" }))
)

const worker = Effect.fnUntraced(function*(prompts: string, directory: string) {
  const { url } = yield* EmulatorServer
  const script = fileURLToPath(new URL("worker.ts", import.meta.url))
  return yield* ChildProcess.make(process.execPath, [script, prompts, directory, url], { stdin: "ignore" })
})

/** Draws all prompts with two workers. The first is killed without a warning once the vendor has `half` of the jobs. */
export const drawnInTwoRuns = Effect.fnUntraced(function*(prompts: string, directory: string, half: number) {
  const emulator = yield* Emulator
  const one = yield* worker(prompts, directory)
  yield* Effect.forkScoped(Stream.runDrain(one.all))
  yield* Effect.repeat(emulator.tasks, {
    until: (tasks) => tasks.length >= half,
    schedule: Schedule.spaced("10 millis")
  })
  yield* one.kill({ killSignal: "SIGKILL" })
  const first = (yield* emulator.tasks).length

  const two = yield* worker(prompts, directory)
  const second = yield* two.all.pipe(Stream.decodeText(), Stream.splitLines, Stream.runCollect)
  const tasks = yield* emulator.tasks
  const drawn = tasks.map(({ input }) => String(input["prompt"]))
  return { first, second, taken: tasks.length, twice: drawn.length - new Set(drawn).size, drawn }
})
