/** Values that a database can never hold, and a worker that ends while its database does not answer. */
import { Poller, TaskRef } from "@effect-media/core"
import { ScriptedProvider } from "@effect-media/core/testing"
import {
  DatabaseError,
  Durable,
  JobProvider,
  JobProviders,
  type JobRequest,
  Jobs,
  JobStore,
  MediaJob
} from "@effect-media/durable"
import { assert, describe, it } from "@effect/vitest"
import { DateTime, Deferred, Duration, Effect, Exit, Fiber, Layer, Logger, Schedule, Schema, Scope } from "effect"
import { emulator, files } from "./utils/worker.ts"

/** The first task of the scripted test double. */
const id = "acme-1"

const AcmeRequest = Schema.Struct({ prompt: Schema.String })
const boat: JobRequest = { key: "boat", provider: "acme", request: { prompt: "a paper boat" }, save: false }

const failure = (reason: "Unstorable" | "Unreachable") =>
  new DatabaseError({
    database: "jobs.db",
    reason,
    description: "invalid byte sequence",
    code: reason === "Unstorable" ? "22021" : "08006"
  })

const acme = Effect.map(
  ScriptedProvider.make<typeof AcmeRequest.Type>("acme", [{ urls: ["https://cdn.acme.example/boat.png"] }]),
  (scripted) => JobProvider.make(scripted, AcmeRequest)
)

const storeWith = (change: (store: JobStore["Service"]) => Partial<JobStore["Service"]>) =>
  Layer.effect(JobStore, JobStore.useSync((store) => ({ ...store, ...change(store) }))).pipe(
    Layer.provideMerge(Durable.layerMemory),
    Layer.orDie
  )

/** Starts a worker in its own scope, and collects the lines of its log. */
const start = Effect.fnUntraced(function*(
  durable: Layer.Layer<Durable.Services>,
  change: (job: JobProvider.JobProvider) => JobProvider.JobProvider = (job) => job
) {
  const job = change(yield* acme)
  const lines: Array<string> = []
  const logger = Logger.make(({ message }) => void lines.push(String(message)))
  const scope = yield* Scope.fork(yield* Effect.scope)
  const worker = Layer.merge(MediaJob.layer, Jobs.layer).pipe(
    Layer.provide([
      JobProviders.layer([Effect.succeed(job)]),
      files,
      Poller.layerWith({ schedule: Schedule.spaced("20 millis") })
    ]),
    Layer.provideMerge(durable),
    Layer.provide(emulator()),
    Layer.provide(Logger.layer([logger])),
    Layer.fresh
  )
  const context = yield* Layer.buildWithScope(worker, scope)
  return { context, stop: Scope.close(scope, Exit.void), lines }
})

describe("what the database can never hold", () => {
  it.live("of a task that the vendor took ends the job, with its handle in the error", () =>
    Effect.gen(function*() {
      let tries = 0
      const { context } = yield* start(
        storeWith(() => ({
          recordHandle: () => Effect.andThen(Effect.sync(() => void tries++), Effect.fail(failure("Unstorable")))
        }))
      )
      const jobs = yield* Effect.provide(Jobs, context)
      yield* jobs.enqueue(boat)
      const error = yield* Effect.flip(jobs.waitFor("boat"))
      if (error._tag !== "JobNotStored") return assert.fail(error.message)
      assert.strictEqual(error.ref?.id, id)
      assert.include(error.message, id)
      assert.include(error.message, "22021")
      assert.strictEqual(tries, 1)
    }).pipe(Effect.scoped))

  it.live("of an intent ends the job, and nothing was submitted", () =>
    Effect.gen(function*() {
      const { context } = yield* start(storeWith(() => ({ recordIntent: () => Effect.fail(failure("Unstorable")) })))
      const jobs = yield* Effect.provide(Jobs, context)
      yield* jobs.enqueue(boat)
      const error = yield* Effect.flip(jobs.waitFor("boat"))
      assert.strictEqual(error._tag, "JobNotStored")
      assert.notExists("ref" in error ? error.ref : undefined)
      assert.include(error.message, "Nothing was submitted")
    }).pipe(Effect.scoped))

  it.live("of a job's end is another end, which says so", () =>
    Effect.gen(function*() {
      const { context } = yield* start(storeWith(({ ended }) => ({
        ended: (attempt, outcome) =>
          outcome.state === "Succeeded" ? Effect.fail(failure("Unstorable")) : ended(attempt, outcome)
      })))
      const jobs = yield* Effect.provide(Jobs, context)
      yield* jobs.enqueue(boat)
      const error = yield* Effect.flip(jobs.waitFor("boat"))
      if (error._tag !== "JobNotStored") return assert.fail(error.message)
      assert.strictEqual(error.ref?.id, id)
    }).pipe(Effect.scoped))

  it.live("works again later: a retry resumes the vendor's task", () =>
    Effect.gen(function*() {
      let isMended = false
      const { context } = yield* start(storeWith(({ recordHandle }) => ({
        recordHandle: (attempt, ref) =>
          Effect.suspend(() => isMended ? recordHandle(attempt, ref) : Effect.fail(failure("Unstorable")))
      })))
      const jobs = yield* Effect.provide(Jobs, context)
      yield* jobs.enqueue(boat)
      yield* Effect.flip(jobs.waitFor("boat"))
      isMended = true
      yield* jobs.retry("boat")
      const { task } = yield* jobs.waitFor("boat")
      assert.strictEqual(task.ref.id, id)
    }).pipe(Effect.scoped))
})

describe("a worker whose database is away", () => {
  const cases: Readonly<Record<string, Effect.Effect<never, DatabaseError>>> = {
    "refuses for now": Effect.fail(failure("Unreachable")),
    "says nothing": Effect.never
  }
  for (const [what, answer] of Object.entries(cases)) {
    it.live(`and ${what}, ends on request: the log has the handle`, () =>
      Effect.gen(function*() {
        const isAsked = yield* Deferred.make<void>()
        const { context, lines, stop } = yield* start(
          storeWith(() => ({ recordHandle: () => Effect.andThen(Deferred.succeed(isAsked, undefined), answer) }))
        )
        const jobs = yield* Effect.provide(Jobs, context)
        yield* jobs.enqueue(boat)
        yield* Deferred.await(isAsked)
        yield* stop
        assert.isTrue(lines.some((line) => line.includes(id)))
      }).pipe(Effect.scoped))

    it.live(`and ${what} before anything is sent, ends on request`, () =>
      Effect.gen(function*() {
        const isAsked = yield* Deferred.make<void>()
        const { context, stop } = yield* start(storeWith(() => ({
          recordIntent: () => Effect.andThen(Deferred.succeed(isAsked, undefined), answer),
          refused: () => answer
        })))
        const jobs = yield* Effect.provide(Jobs, context)
        yield* jobs.enqueue(boat)
        yield* Deferred.await(isAsked)
        yield* Fiber.join(yield* Effect.forkChild(stop))
      }).pipe(Effect.scoped))
  }
})

describe("a deadline", () => {
  it.live("does not go by the clock of the runner that submitted, which is 10 minutes ahead", () =>
    Effect.gen(function*() {
      const { context } = yield* start(Layer.orDie(Durable.layerMemory), (job) => ({
        ...job,
        provider: {
          ...job.provider,
          status: (ref) =>
            Effect.succeed({
              _tag: "Running",
              ref,
              status: "running",
              createdAt: undefined,
              progress: undefined,
              retryAfter: undefined
            })
        }
      }))
      yield* Effect.gen(function*() {
        const store = yield* JobStore
        const jobs = yield* Jobs
        const submittedAt = DateTime.add(yield* DateTime.now, { minutes: 10 })
        yield* store.insert({ ...boat, deadline: Duration.seconds(1) })
        yield* store.recordHandle(
          { key: "boat", attempt: 1 },
          TaskRef.make({ provider: "acme", kind: "image", id, submittedAt })
        )
        yield* jobs.enqueue({ ...boat, deadline: Duration.seconds(1) })
        const { job } = yield* jobs.get("boat")
        yield* Effect.provide(MediaJob.MediaJob.execute({ job, attempt: 1 }, { discard: true }), context)
        const error = yield* Effect.flip(jobs.waitFor("boat"))
        if (error._tag !== "WaitTimeout") return assert.fail(error.message)
        assert.isBelow(Duration.toSeconds(error.elapsed), 60)
      }).pipe(Effect.provide(context))
    }).pipe(Effect.scoped))
})
