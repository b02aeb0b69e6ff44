import { Durable, JobHealth, Jobs, type JobState, JobStore } from "@effect-media/durable"
import { Emulator, Fault } from "@effect-media/emulator"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Fiber, Layer, Metric, Redacted, Schedule, Stream } from "effect"
import { HttpRouter } from "effect/http"
import { join } from "node:path"
import * as Postgres from "./utils/postgres.ts"
import { boat, boatWithKey, directory, emulator, worker } from "./utils/worker.ts"

const kinds = {
  memory: Durable.layerMemory,
  SQLite: Layer.unwrap(Effect.map(directory, (place) => Durable.layerSqlite({ file: join(place, "jobs.db") }))),
  PostgreSQL: Postgres.withDatabase((url) => Durable.layerPostgres({ url: Redacted.make(url) }))
}

/** A task that fails. */
const refused = { vendor: "kie", outcome: { fail: { code: "400", message: "flagged as sensitive" } } } as const

/** A submit that is accepted, but whose reply is lost. */
const lostReply = { vendor: "kie", operation: "submit", fault: Fault.Reset({ when: "after" }) } as const

const tasks = Emulator.use(({ tasks }) => tasks)

/** Returns the value of a gauge, or the count of a counter. */
const valueOf = (state: unknown): number =>
  typeof state !== "object" || state === null
    ? Number.NaN
    : Number("value" in state ? state.value : "count" in state ? state.count : Number.NaN)

/** Waits until a job is in a state, by its changes. */
const untilState = (key: string, state: JobState) =>
  Jobs.use((jobs) =>
    Effect.gen(function*() {
      const changes = yield* Stream.toPull(Stream.filter(jobs.changes, (job) => job.key === key))
      while ((yield* jobs.get(key)).state !== state) yield* changes
    })
  ).pipe(Effect.scoped)

for (const [kind, durable] of Object.entries(kinds)) {
  describe.skipIf(kind === "PostgreSQL" && !Postgres.isThere)(`jobs in ${kind}`, () => {
    const everything = worker.pipe(Layer.provideMerge(durable))
    const live = <A, E>(
      name: string,
      test: Effect.Effect<A, E, Layer.Success<typeof everything> | Emulator>,
      vendor = emulator()
    ) => it.live(name, () => Effect.provide(test, Layer.provideMerge(everything, vendor), { local: true }))

    live(
      "are submitted, waited for and saved, below their key",
      Effect.gen(function*() {
        const jobs = yield* Jobs
        const queued = yield* jobs.enqueue(boat("order/17"))
        assert.strictEqual(queued.state, "Queued")
        const { files, task } = yield* jobs.waitFor("order/17")
        assert.deepStrictEqual(files.map(({ path }) => path), [`order/17/kie-${task.ref.id}-1.png`])
        const job = yield* jobs.get("order/17")
        assert.strictEqual(job.state, "Succeeded")
        assert.deepStrictEqual(job.manifest, { task, files })
        assert.isDefined(job.endedAt)
      })
    )

    live(
      "are one job under one key, however often they are enqueued, and whatever the order of the fields",
      Effect.gen(function*() {
        const jobs = yield* Jobs
        const { key, provider, request } = boat("boat")
        yield* Effect.all(Array.from({ length: 20 }, () => jobs.enqueue({ request, provider, key })), {
          concurrency: "unbounded"
        })
        yield* jobs.enqueue({
          key,
          provider,
          request: { input: { prompt: "a paper boat" }, model: "google/nano-banana" }
        })
        yield* jobs.waitFor("boat")
        const again = yield* jobs.enqueue({ key, provider, request })
        assert.strictEqual(again.state, "Succeeded")
        assert.lengthOf(yield* tasks, 1)
      })
    )

    live(
      "conflict if another request comes under their key",
      Effect.gen(function*() {
        const jobs = yield* Jobs
        yield* jobs.enqueue(boat("boat"))
        const error = yield* Effect.flip(jobs.enqueue(boat("boat", "another boat")))
        assert.strictEqual(error._tag, "JobConflict")
        assert.include(error.message, "The key \"boat\" belongs to another job")
        yield* jobs.waitFor("boat")
        assert.lengthOf(yield* tasks, 1)
      })
    )

    live(
      "are refused at once if no row can hold them",
      Effect.gen(function*() {
        const jobs = yield* Jobs
        const error = yield* Effect.flip(jobs.enqueue({ ...boat("a key with spaces"), provider: "" }))
        assert.strictEqual(error._tag, "InvalidRequest")
        assert.include(error.message, "key: Expected 1 to 200 visible ASCII characters")
        assert.deepStrictEqual((yield* jobs.list()).jobs, [])
      })
    )

    live(
      "fail with the vendor's reason, typed, also for later callers",
      Effect.gen(function*() {
        const jobs = yield* Jobs
        const { script } = yield* Emulator
        yield* script(refused)
        yield* jobs.enqueue(boat("boat"))
        const error = yield* Effect.flip(jobs.waitFor("boat"))
        assert.strictEqual(error._tag, "TaskFailed")
        const job = yield* jobs.get("boat")
        assert.strictEqual(job.state, "Failed")
        assert.deepStrictEqual(job.error, error)
      })
    )

    live(
      "are listed, oldest first, by state, in pages",
      Effect.gen(function*() {
        const jobs = yield* Jobs
        const { script } = yield* Emulator
        yield* script(refused)
        yield* jobs.enqueue(boat("bad"))
        yield* Effect.flip(jobs.waitFor("bad"))
        for (const n of [1, 2, 3, 4, 5]) yield* jobs.enqueue(boat(`boat-${n}`))
        for (const n of [1, 2, 3, 4, 5]) yield* jobs.waitFor(`boat-${n}`)
        const keys = (page: { readonly jobs: ReadonlyArray<{ readonly key: string }> }) =>
          page.jobs.map(({ key }) => key)
        const all = yield* jobs.list()
        assert.deepStrictEqual(keys(all).toSorted(), ["bad", "boat-1", "boat-2", "boat-3", "boat-4", "boat-5"])
        assert.isUndefined(all.next)
        assert.deepStrictEqual(keys(yield* jobs.list({ state: "Failed" })), ["bad"])
        assert.deepStrictEqual(keys(yield* jobs.list({ state: "Running" })), [])
        assert.deepStrictEqual(keys(yield* jobs.list({ provider: "apipod" })), [])
        const first = yield* jobs.list({ limit: 4 })
        const second = yield* jobs.list({ limit: 4, after: first.next })
        assert.deepStrictEqual([...keys(first), ...keys(second)], keys(all))
        assert.isUndefined(second.next)
      })
    )

    live(
      "are not found if there are none",
      Effect.gen(function*() {
        const jobs = yield* Jobs
        const error = yield* Effect.flip(jobs.get("boat"))
        assert.strictEqual(error.message, "There is no job \"boat\". Enqueue it first, or check the key.")
        assert.strictEqual((yield* Effect.flip(jobs.waitFor("boat")))._tag, "JobNotFound")
        assert.strictEqual((yield* Effect.flip(jobs.interrupt("boat")))._tag, "JobNotFound")
        assert.strictEqual((yield* Effect.flip(jobs.retry("boat")))._tag, "JobNotFound")
      })
    )

    live(
      "tell their changes, and wait for each other's end",
      Effect.gen(function*() {
        const jobs = yield* Jobs
        const states = yield* jobs.changes.pipe(
          Stream.filter(({ key }) => key === "boat"),
          Stream.map(({ state }) => state),
          Stream.takeUntil((state) => state === "Succeeded"),
          Stream.runCollect,
          Effect.forkChild({ startImmediately: true })
        )
        yield* Effect.sleep("50 millis")
        yield* jobs.enqueue(boat("boat"))
        yield* Effect.all(Array.from({ length: 50 }, () => jobs.waitFor("boat")), { concurrency: "unbounded" })
        // Changes in quick succession may be reported as one.
        const seen = [...new Set(yield* Fiber.join(states))].filter((state) => state !== "Queued")
        assert.deepStrictEqual(seen, ["Running", "Succeeded"])
      })
    )

    live(
      "end without a result if they are interrupted, and ask no more",
      Effect.gen(function*() {
        const jobs = yield* Jobs
        yield* jobs.enqueue(boat("boat"))
        yield* untilState("boat", "Running")
        const waiting = yield* Effect.forkChild(Effect.flip(jobs.waitFor("boat")))
        const job = yield* jobs.interrupt("boat")
        assert.strictEqual(job.state, "Interrupted")
        const error = yield* Fiber.join(waiting)
        assert.strictEqual(error._tag, "JobInterrupted")
        assert.include(error.message, "continues at the vendor")
        // A request that is under way at the interruption may still arrive; after it, nothing does.
        yield* Effect.sleep("300 millis")
        const polls = (yield* tasks)[0]?.polls
        yield* Effect.sleep("300 millis")
        assert.strictEqual((yield* tasks)[0]?.polls, polls)
        assert.strictEqual((yield* jobs.get("boat")).state, "Interrupted")
        // A job that has ended does not change.
        assert.strictEqual((yield* jobs.interrupt("boat")).state, "Interrupted")
      }),
      emulator({ duration: "1 hour" })
    )

    live(
      "resume the vendor's task if they are retried after an interruption",
      Effect.gen(function*() {
        const jobs = yield* Jobs
        yield* jobs.enqueue(boat("boat"))
        yield* untilState("boat", "Running")
        yield* jobs.interrupt("boat")
        const again = yield* jobs.retry("boat")
        assert.strictEqual(again.attempt, 2)
        yield* jobs.waitFor("boat")
        assert.lengthOf(yield* tasks, 1)
      }),
      emulator({ duration: "1 second" })
    )

    live(
      "are submitted anew if they are retried after the task failed",
      Effect.gen(function*() {
        const jobs = yield* Jobs
        const { script } = yield* Emulator
        yield* script(refused)
        yield* jobs.enqueue(boat("boat"))
        yield* Effect.flip(jobs.waitFor("boat"))
        yield* jobs.retry("boat")
        yield* jobs.waitFor("boat")
        assert.lengthOf(yield* tasks, 2)
        const error = yield* Effect.flip(jobs.retry("boat"))
        assert.strictEqual(error.message, "The job \"boat\" is Succeeded. There is nothing to retry.")
      })
    )

    live(
      "are not submitted anew if the vendor may have them, unless somebody says so",
      Effect.gen(function*() {
        const jobs = yield* Jobs
        const { fault } = yield* Emulator
        yield* fault(lostReply)
        yield* jobs.enqueue(boat("boat"))
        const error = yield* Effect.flip(jobs.waitFor("boat"))
        assert.strictEqual(error._tag, "SubmitOutcomeUnknown")
        const refused = yield* Effect.flip(jobs.retry("boat"))
        assert.strictEqual(refused._tag, "JobNotRetryable")
        assert.include(refused.message, "resubmit: true")
        assert.match(refused.message, /^\S+ may have accepted the job "boat".*, submitted at \d{4}-\d\d-\d\dT/)
        const before = (yield* tasks).length
        yield* jobs.retry("boat", { resubmit: true })
        yield* jobs.waitFor("boat")
        assert.lengthOf(yield* tasks, before + 1)
      })
    )

    live(
      "are refused while the intake is paused, and existing jobs continue",
      Effect.gen(function*() {
        const jobs = yield* Jobs
        yield* jobs.enqueue(boat("before"))
        yield* jobs.pause
        assert.isTrue(yield* jobs.isPaused)
        const error = yield* Effect.flip(jobs.enqueue(boat("after")))
        assert.strictEqual(error._tag, "IntakePaused")
        assert.isTrue("isRetryable" in error && error.isRetryable)
        yield* jobs.enqueue(boat("before"))
        yield* jobs.waitFor("before")
        yield* jobs.resume
        yield* jobs.enqueue(boat("after"))
        yield* jobs.waitFor("after")
      })
    )

    live(
      "that somebody wrote to the table, and could not hand in, are handed in by a worker",
      Effect.gen(function*() {
        const store = yield* JobStore
        yield* store.insert(boatWithKey("lost"))
        const jobs = yield* Jobs
        yield* jobs.waitFor("lost").pipe(Effect.provide(worker, { local: true }))
      })
    )

    live(
      "are counted, for health and for metrics",
      Effect.gen(function*() {
        const jobs = yield* Jobs
        yield* jobs.enqueue(boat("boat"))
        yield* untilState("boat", "Running")
        const { oldest, states } = yield* jobs.counts
        assert.deepStrictEqual(states, { Queued: 0, Running: 1, Succeeded: 0, Failed: 0, Interrupted: 0 })
        assert.isDefined(oldest)
        const store = yield* JobStore
        const { dispose, handler } = HttpRouter.toWebHandler(
          JobHealth.layerRoute().pipe(Layer.provide(Layer.succeed(JobStore, store))),
          { disableLogger: true }
        )
        const reply = yield* Effect.promise(() => handler(new Request("http://localhost/health")))
        assert.strictEqual(reply.status, 200)
        const health = yield* Effect.promise(() => reply.json())
        assert.strictEqual(health.status, "ok")
        assert.strictEqual(health.jobs.Running, 1)
        assert.isFalse(health.isPaused)
        yield* Effect.promise(dispose)

        yield* Effect.repeat(tasks, {
          until: ([task]) => (task?.polls ?? 0) > 1,
          schedule: Schedule.spaced("20 millis")
        })
        yield* jobs.interrupt("boat")
        yield* jobs.retry("boat")
        yield* untilState("boat", "Running")
        yield* Effect.sleep("20 millis").pipe(Effect.provide(JobHealth.layerMetrics("5 millis")))
        const metrics = yield* Metric.snapshot
        const metric = (name: string, attribute: string, value: string) =>
          metrics.find(({ attributes, id }) => id === name && attributes?.[attribute] === value)?.state
        assert.propertyVal(metric("media.jobs", "media.job.state", "Running"), "value", 1)
        assert.isAbove(valueOf(metric("media.job.oldest.age", "unit", "s")), 0)
        assert.isAbove(valueOf(metric("media.job.polls", "media.provider", "kie")), 0)
        assert.isAbove(valueOf(metric("media.job.retries", "media.provider", "kie")), 0)
        assert.isAbove(valueOf(metric("media.job.ends", "media.job.state", "Interrupted")), 0)
      }),
      emulator({ duration: "1 hour" })
    )
  })
}
