/**
 * A runner that is stopped (SIGSTOP) for longer than its lease, at each step of a submit, with several jobs under way.
 * Checks its jobs after it resumes, while another runner has taken them over.
 */
import { Durable, Jobs } from "@effect-media/durable"
import { Emulator } from "@effect-media/emulator"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Layer, Redacted } from "effect"
import * as Postgres from "./utils/postgres.ts"
import { sharding, type Step } from "./utils/runner.ts"
import { startRunner } from "./utils/runners.ts"
import { boat, boatWithKey, emulator, worker } from "./utils/worker.ts"

const jobs = [
  ...Array.from({ length: 8 }, (_, i) => boat(`kie-${i}`)),
  ...Array.from({ length: 4 }, (_, i) => boatWithKey(`apipod-${i}`))
]

/** Waits until all jobs are as wanted, and returns their states. */
const statesOnce = (isWanted: (states: ReadonlyArray<string>) => boolean) =>
  Jobs.use(({ list }) => Effect.map(list(), ({ jobs }) => jobs.map(({ state }) => state))).pipe(
    Effect.delay("100 millis"),
    Effect.repeat({ until: isWanted })
  )

const stopAt = Effect.fnUntraced(function*(step: Step, at: number) {
  const database = yield* Postgres.database
  const asker = yield* Layer.build(
    Layer.provide(Jobs.layer, Layer.fresh(Durable.layerPostgres({ url: Redacted.make(database), isWorker: false })))
  )
  return yield* Effect.gen(function*() {
    const { enqueue, list } = yield* Jobs
    const first = yield* startRunner({ database, providers: ["kie", "apipod"], step, at })
    yield* Effect.forEach(jobs, (job) => enqueue({ ...job, save: false }), { concurrency: 4 })
    yield* first.says("stopped")
    const vendor = Layer.succeedContext(yield* Effect.context<Emulator>())
    yield* Layer.build(
      worker.pipe(
        Layer.provide(Durable.layerPostgres({ url: Redacted.make(database), sharding })),
        Layer.provide(vendor),
        Layer.fresh
      )
    )
    const once = (isWanted: (states: ReadonlyArray<string>) => boolean) =>
      Effect.timeoutOrElse(statesOnce(isWanted), {
        duration: "3 minutes",
        orElse: () =>
          Effect.flatMap(list(), ({ jobs }) =>
            Effect.die(
              new Error(`${first.log()}
${JSON.stringify(jobs)}`)
            ))
      })
    const meanwhile = yield* once((states) => states.every((state) => state === "Succeeded" || state === "Failed"))
    yield* first.signal("SIGCONT")
    yield* once((states) => states.every((state) => state === "Succeeded"))
    const tasks = yield* Emulator.use(({ tasks }) => tasks)
    const { jobs: rows } = yield* list()
    return { meanwhile, tasks, rows, log: first.log() }
  }).pipe(Effect.provide(asker))
}, Effect.scoped)

describe.skipIf(!Postgres.isThere)("a runner that is stopped for longer than its lease", () => {
  for (
    const step of [
      "before the intent",
      "behind the intent",
      "before the request",
      "within the request",
      "behind the vendor's yes"
    ] as const
  ) {
    it.live(`${step}: each job is done, by one task`, () =>
      Effect.gen(function*() {
        const { log, meanwhile, rows, tasks } = yield* stopAt(step, 3)
        // The other runner cannot know the outcome of a submit that was begun.
        if (step !== "before the intent") assert.include(meanwhile, "Failed")
        assert.lengthOf(tasks, jobs.length)
        // A request that was not sent before is not sent late.
        if (step === "behind the intent") assert.include(log, "it was not sent")
        if (step === "behind the vendor's yes") assert.include(log, "the vendor's answer came late")
        assert.lengthOf(new Set(rows.map(({ ref }) => ref?.id)), jobs.length)
      }).pipe(
        Effect.provide(Emulator.layerServer().pipe(Layer.provideMerge(emulator({ latency: "300 millis" }))))
      ), 300_000)
  }
})
