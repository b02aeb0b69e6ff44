/**
 * Runs the other process of `pnpm soak`: all vendors on a socket, with random faults.
 */
import { Emulator, EmulatorServer, Fault } from "@effect-media/emulator"
import * as Arr from "effect/Array"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as Layer from "effect/Layer"
import * as Logger from "effect/Logger"
import * as Random from "effect/Random"
import { apis } from "./apis/index.ts"
import { kinds, passing, passingSubmits } from "./soak/Jobs.ts"

const script = Effect.gen(function*() {
  const emulator = yield* Emulator
  for (const { vendor } of apis) {
    for (const { fault, model, script } of kinds) {
      yield* emulator.script({ vendor, model, times: "forever", ...script })
      if (fault !== undefined) yield* emulator.fault({ vendor, model, times: "forever", ...fault })
    }
  }
})

const pick = <A>(values: ReadonlyArray<A>) =>
  Effect.map(Random.nextIntBetween(0, values.length - 1), (index) => values[index])

/** Adds one more fault: mostly for a few polls, sometimes for a submit, rarely an outage of one second. */
const trouble = Effect.gen(function*() {
  const emulator = yield* Emulator
  const api = yield* pick(apis)
  if (api === undefined) return
  const { vendor } = api
  const chance = yield* Random.next
  const [operation, faults] = chance < 0.15
    ? ["submit" as const, passingSubmits(api)]
    : ["status" as const, passing(api)]
  const fault = yield* pick(faults)
  if (fault === undefined) return
  const times = operation === "submit" ? 1 : yield* Random.nextIntBetween(1, 4)
  yield* chance > 0.99
    ? emulator.fault({ vendor, operation: "status", fault: Fault.Refuse({ code: 503 }), until: "1 second" })
    : emulator.fault({ vendor, operation, fault, times, until: "2 seconds" })
})

/** Reports the number of created tasks, and of jobs with more than one task. */
const report = Effect.gen(function*() {
  const emulator = yield* Emulator
  const tasks = yield* emulator.tasks
  const byJob = Arr.groupBy(tasks, ({ input }) => String(input["prompt"]))
  return { tasks: tasks.length, doubled: Object.values(byJob).filter((tasks) => tasks.length > 1).length }
})

const told = Effect.callback<void>((resume) => {
  process.once("message", () => resume(Effect.void))
})

const program = Effect.gen(function*() {
  const { url } = yield* EmulatorServer
  yield* script
  const troubles = yield* Effect.forkScoped(Effect.forever(Effect.delay(trouble, "100 millis")))
  process.once("disconnect", () => process.exit())
  process.send?.({ url })
  // Without this, the last jobs would get the faults of hundreds.
  yield* told
  yield* Fiber.interrupt(troubles)
  yield* told
  process.send?.(yield* report)
})

await program.pipe(
  Effect.scoped,
  Effect.provide([
    Emulator.layerServer().pipe(Layer.provideMerge(Emulator.layer({ maxRequests: 1000, models: "any" }))),
    Logger.layer([])
  ]),
  Effect.runPromise
)
process.disconnect?.()
