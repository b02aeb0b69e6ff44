/**
 * A worker is killed at each of its steps, and a second worker continues with the file that it leaves.
 *
 * The first worker stops forever at the step; the file is copied, as a kill would leave it, and given to the second.
 */
import { Durable, JobFiles, type JobRequest, Jobs, JobStore } from "@effect-media/durable"
import { Emulator } from "@effect-media/emulator"
import { assert, describe, it } from "@effect/vitest"
import { Deferred, Effect, Exit, Fiber, Layer, Option } from "effect"
import { execFileSync } from "node:child_process"
import { join } from "node:path"
import { boat, boatWithKey, directory, emulator, files, worker, workerWith } from "./utils/worker.ts"

/** The steps at which a worker can be killed. */
const steps = [
  "before the intent",
  "behind the intent",
  "behind the vendor's yes",
  "behind the handle",
  "before the files",
  "before the end",
  "behind the end"
] as const
type Step = typeof steps[number]

/** The result of the second worker, and the number of tasks that the vendor has then. */
const table: Readonly<Record<"kie" | "apipod", Readonly<Record<Step, readonly [end: string, tasks: number]>>>> = {
  kie: {
    "before the intent": ["Succeeded", 1],
    "behind the intent": ["SubmitOutcomeUnknown", 0],
    "behind the vendor's yes": ["SubmitOutcomeUnknown", 1],
    "behind the handle": ["Succeeded", 1],
    "before the files": ["Succeeded", 1],
    "before the end": ["Succeeded", 1],
    "behind the end": ["Succeeded", 1]
  },
  apipod: {
    "before the intent": ["Succeeded", 1],
    "behind the intent": ["Succeeded", 1],
    "behind the vendor's yes": ["Succeeded", 1],
    "behind the handle": ["Succeeded", 1],
    "before the files": ["Succeeded", 1],
    "before the end": ["Succeeded", 1],
    "behind the end": ["Succeeded", 1]
  }
}

const jobs: Readonly<Record<"kie" | "apipod", JobRequest>> = { kie: boat("boat"), apipod: boatWithKey("boat") }

/** The services of a worker that stops at a step. */
const stoppingAt = (step: Step, stop: Effect.Effect<unknown>) => {
  const at = (name: Step) => name === step ? stop : Effect.void
  return Layer.merge(
    Layer.effect(
      JobStore,
      JobStore.useSync((store) => ({
        ...store,
        recordIntent: (attempt, intent) =>
          at("before the intent").pipe(
            Effect.andThen(store.recordIntent(attempt, intent)),
            Effect.tap(at("behind the intent"))
          ),
        recordHandle: (attempt, ref) =>
          at("behind the vendor's yes").pipe(
            Effect.andThen(store.recordHandle(attempt, ref)),
            Effect.tap(at("behind the handle"))
          ),
        ended: (attempt, outcome) =>
          at("before the end").pipe(
            Effect.andThen(store.ended(attempt, outcome)),
            Effect.tap(at("behind the end"))
          )
      }))
    ),
    Layer.effect(
      JobFiles,
      JobFiles.useSync(({ of }) => ({ of: (key) => Effect.andThen(at("before the files"), of(key)) }))
    ).pipe(Layer.provide(files))
  )
}

const crash = Effect.fnUntraced(function*(
  vendor: "kie" | "apipod",
  step: Step
) {
  const place = yield* directory
  const reached = yield* Deferred.make<void>()
  const over = yield* Deferred.make<void>()
  const stop = Effect.andThen(Deferred.succeed(reached, undefined), Deferred.await(over))
  const emulated = yield* Effect.context<Emulator>()
  const job = jobs[vendor]

  const first = workerWith(stoppingAt(step, stop)).pipe(
    Layer.provide(Durable.layerSqlite({ file: join(place, "first.db") })),
    Layer.provide(Layer.succeedContext(emulated))
  )
  const running = yield* Effect.forkChild(
    Effect.provide(Jobs.use(({ enqueue }) => Effect.andThen(enqueue(job), Effect.never)), first)
  )
  yield* Deferred.await(reached)
  // Another process makes the copy, because SQLite's locks belong to the process.
  for (const end of ["", "-wal"]) execFileSync("cp", [join(place, `first.db${end}`), join(place, `second.db${end}`)])

  const second = worker.pipe(
    Layer.provide(Durable.layerSqlite({ file: join(place, "second.db") })),
    Layer.provide(Layer.succeedContext(emulated))
  )
  const end = yield* Effect.exit(Effect.provide(Jobs.use(({ waitFor }) => waitFor(job.key)), second))
  const tasks = yield* Emulator.use(({ tasks }) => tasks)
  yield* Deferred.succeed(over, undefined)
  yield* Fiber.interrupt(running)
  const error = Exit.findErrorOption(end)
  const what: string = Option.isSome(error) ? error.value._tag : "Succeeded"
  return [what, tasks.length] as const
}, Effect.scoped)

for (const vendor of ["kie", "apipod"] as const) {
  describe(`a worker for ${vendor} that ends`, () => {
    for (const step of steps) {
      const [end, tasks] = table[vendor][step]
      it.live(`${step}: ${end}, ${tasks} at the vendor`, () =>
        Effect.gen(function*() {
          assert.deepStrictEqual(yield* crash(vendor, step), [end, tasks])
        }).pipe(Effect.provide(emulator())))
    }
  })
}
