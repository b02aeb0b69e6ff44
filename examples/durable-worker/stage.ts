/**
 * Runs the emulated vendor on a socket, and two workers one after the other. The first is killed during its wait.
 */
import { Emulator, EmulatorServer } from "@effect-media/emulator"
import { Effect, Layer, Schedule, Stream } from "effect"
import { ChildProcess } from "effect/process"
import { fileURLToPath } from "node:url"

export const Emulated = Emulator.layerServer().pipe(
  Layer.provideMerge(Emulator.layer({ seed: "durable-worker", duration: "8 seconds" }))
)

const worker = Effect.fnUntraced(function*(directory: string) {
  const { url } = yield* EmulatorServer
  const script = fileURLToPath(new URL("worker.ts", import.meta.url))
  return yield* ChildProcess.make(process.execPath, [script, directory, "boat", "a paper boat", url], {
    stdin: "ignore"
  })
})

/**
 * Returns the output of the second worker, and the number of jobs that the vendor received before the kill and at the
 * end.
 */
export const drawnByTwo = Effect.fnUntraced(function*(directory: string) {
  const emulator = yield* Emulator
  const one = yield* worker(directory)
  yield* Effect.forkScoped(Stream.runDrain(one.all))
  yield* Effect.repeat(emulator.requests, {
    until: (requests) => requests.some(({ operation }) => operation === "status"),
    schedule: Schedule.spaced("10 millis")
  })
  yield* one.kill({ killSignal: "SIGKILL" })
  const before = (yield* emulator.tasks).length

  const two = yield* worker(directory)
  const says = yield* two.all.pipe(Stream.decodeText(), Stream.splitLines, Stream.runCollect)
  return { says, before, after: (yield* emulator.tasks).length }
})
