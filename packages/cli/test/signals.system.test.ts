/**
 * Tests signals during submits: every task that the vendor accepted is in the ledger, in the database, or in the
 * output.
 */
import { Jobs, MediaJob } from "@effect-media/durable"
import * as Durable from "@effect-media/durable/Durable"
import { Emulator, Fault } from "@effect-media/emulator"
import { assert, describe, it } from "@effect/vitest"
import { Effect, FileSystem, Layer, Schedule, type Scope } from "effect"
import { folder, Stage, start, type Started, write } from "./utils.ts"

const codes = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const
const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const
const model = "google/nano-banana"
const boat = ["-m", model, "-p", "a paper boat"]

/** Starts a vendor whose tasks take an hour, and whose submits have this fault. */
const vendor = Effect.fnUntraced(function*(fault: Fault.Fault) {
  const emulator = yield* Emulator
  yield* emulator.script({ vendor: "kie", duration: "1 hour", times: "forever" })
  yield* emulator.fault({ vendor: "kie", operation: "submit", times: "forever", fault })
  const submits = Effect.map(
    emulator.requests,
    (requests) => requests.filter(({ operation }) => operation === "submit").length
  )
  const until = (is: (submits: number) => boolean) =>
    Effect.asVoid(Effect.repeat(submits, { until: is, schedule: Schedule.spaced("20 millis") }))
  return {
    submits,
    underWay: (count: number) => until((seen) => seen >= count),
    taken: Effect.map(emulator.tasks, (tasks) => tasks.map(({ id }) => id))
  }
})

const slow = Fault.Delay({ by: "3 seconds" })

/** Asserts that every accepted task was kept. */
const assertKept = (taken: ReadonlyArray<string>, kept: string) => {
  for (const id of taken) assert.include(kept, id)
}

const says = ({ said }: Started) => `${said.stdout}\n${said.stderr}`

/** Enqueues jobs or reads them while no worker has the file open. */
const withJobs = <A, E>(file: string, effect: Effect.Effect<A, E, Jobs>) =>
  Effect.provide(
    effect,
    Jobs.layer.pipe(
      Layer.merge(MediaJob.MediaJob.toLayer(() => Effect.never)),
      Layer.provide(Durable.layerSqlite({ file }))
    )
  )

const enqueue = (file: string, count: number) =>
  withJobs(
    file,
    Jobs.use((jobs) =>
      Effect.forEach(Array.from({ length: count }), (_, i) =>
        jobs.enqueue({ key: `boat-${i}`, provider: "kie", request: { model, input: { prompt: "a boat" } } }))
    )
  )

const test = (title: string, effect: Effect.Effect<void, unknown, Layer.Success<typeof Stage> | Scope.Scope>) =>
  it.live(title, () => effect.pipe(Effect.scoped, Effect.provide(Layer.fresh(Stage))))

for (const signal of signals) {
  describe(signal, () => {
    const single = {
      submit: ["submit", "kie", ...boat],
      run: ["run", "kie", ...boat],
      "run --quiet": ["run", "kie", ...boat, "--quiet"],
      fallback: ["fallback", "--provider", "kie", "--provider", "apixo", ...boat],
      "portable fallback": [
        "fallback",
        "--provider",
        "kie",
        "--task",
        "text-to-image",
        "-m",
        "nano-banana",
        "-p",
        "boat"
      ]
    }
    for (const [name, args] of Object.entries(single)) {
      test(
        `${name} says the handle`,
        Effect.gen(function*() {
          const { taken, underWay } = yield* vendor(slow)
          const started = yield* start(args)
          yield* underWay(1)
          started.child.kill(signal)
          const { code } = yield* started.ended
          const tasks = yield* taken
          assert.lengthOf(tasks, 1)
          assertKept(tasks, says(started))
          assert.strictEqual(code, codes[signal])
        })
      )
    }

    for (const count of [1, 3, 8]) {
      test(
        `batch has ${count} handles in its ledger`,
        Effect.gen(function*() {
          const { submits, taken, underWay } = yield* vendor(slow)
          const fs = yield* FileSystem.FileSystem
          const cwd = yield* folder
          const lines = Array.from({ length: 12 }, (_, i) => JSON.stringify({ id: `boat-${i}`, prompt: `boat ${i}` }))
          yield* write(cwd, "jobs.jsonl", lines.join("\n"))
          const batch = ["batch", "jobs.jsonl", "--provider", "kie", "-m", model, "--out", "out", "-c", `${count}`]
          const started = yield* start(batch, { cwd })
          yield* underWay(count)
          started.child.kill(signal)
          yield* started.says("waiting for its answer, at most 30 s")
          const { code } = yield* started.ended
          const tasks = yield* taken
          assert.lengthOf(tasks, count)
          const ledger = yield* fs.readFileString(`${cwd}/out/ledger.jsonl`)
          assertKept(tasks, ledger)
          assert.strictEqual(ledger.match(/"Intent"/g)?.length, count)
          assert.strictEqual(yield* submits, count)
          assert.strictEqual(code, codes[signal])
        })
      )

      test(
        `worker has ${count} handles in its database`,
        Effect.gen(function*() {
          const { submits, taken, underWay } = yield* vendor(slow)
          const cwd = yield* folder
          const file = `${cwd}/jobs.db`
          yield* enqueue(file, count)
          const started = yield* start(["worker", "--database", file], { cwd })
          yield* underWay(count)
          started.child.kill(signal)
          const { code } = yield* started.ended
          const { jobs } = yield* withJobs(file, Jobs.use((jobs) => jobs.list()))
          const tasks = yield* taken
          assert.lengthOf(tasks, count)
          assert.sameMembers(jobs.map(({ ref }) => ref?.id ?? "none"), tasks)
          assert.strictEqual(yield* submits, count)
          assert.strictEqual(code, codes[signal])
        })
      )
    }

    test(
      "a second one ends at once; what is known of the submit was said",
      Effect.gen(function*() {
        const { underWay } = yield* vendor(Fault.Hang({}))
        const started = yield* start(["run", "kie", ...boat])
        yield* underWay(1)
        started.child.kill(signal)
        yield* started.says("ends at once")
        started.child.kill(signal)
        const { code, stderr } = yield* started.ended
        assert.include(stderr, `during a submit (${model} at kie, sent at 20`)
        assert.strictEqual(code, codes[signal])
      })
    )
  })
}

test(
  "a batch that is ended while it waits for a permit has nothing in doubt",
  Effect.gen(function*() {
    const fs = yield* FileSystem.FileSystem
    const { taken, underWay } = yield* vendor(Fault.Delay({ by: "1 second" }))
    const cwd = yield* folder
    yield* write(cwd, "jobs.jsonl", "{\"prompt\":\"one\"}\n{\"prompt\":\"two\"}\n{\"prompt\":\"three\"}\n")
    const batch = ["batch", "jobs.jsonl", "--provider", "kie", "-m", model, "--out", "out", "-c", "1"]
    const started = yield* start(batch, { cwd })
    yield* underWay(1)
    started.child.kill("SIGTERM")
    yield* started.ended
    const ledger = yield* fs.readFileString(`${cwd}/out/ledger.jsonl`)
    assert.deepStrictEqual(ledger.match(/"_tag":"(?:Intent|Submitted|Failed)"/g)?.length, 2)
    assertKept(yield* taken, ledger)
  })
)

test(
  "a worker that is ended leaves no intent of jobs that waited for their turn",
  Effect.gen(function*() {
    const { submits, taken, underWay } = yield* vendor(slow)
    const cwd = yield* folder
    const file = `${cwd}/jobs.db`
    yield* enqueue(file, 12)
    const started = yield* start(["worker", "--database", file], { cwd })
    yield* underWay(8)
    started.child.kill("SIGTERM")
    yield* started.ended
    const { jobs } = yield* withJobs(file, Jobs.use((jobs) => jobs.list()))
    assert.strictEqual(yield* submits, 8)
    assert.sameMembers(jobs.flatMap(({ ref }) => ref === undefined ? [] : [ref.id]), [...yield* taken])
    assert.lengthOf(jobs.filter(({ intent, ref }) => ref === undefined && intent === undefined), 4)
  })
)
