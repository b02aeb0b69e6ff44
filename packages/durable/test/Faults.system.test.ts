/** Jobs when the database, the engine or another worker fails. */
import { Poller, TaskNotFound } from "@effect-media/core"
import { ScriptedProvider } from "@effect-media/core/testing"
import {
  DatabaseError,
  Durable,
  JobHealth,
  JobProvider,
  JobProviders,
  type JobRequest,
  Jobs,
  JobStore,
  MediaJob
} from "@effect-media/durable"
import { assert, describe, it } from "@effect/vitest"
import { DateTime, Effect, Exit, Fiber, Layer, Option, Redacted, Schedule, Schema, Scope, Stream } from "effect"
import { ClusterError } from "effect/cluster"
import { HttpRouter } from "effect/http"
import { SqlClient, SqlError } from "effect/sql"
import { TestClock } from "effect/testing"
import { WorkflowEngine } from "effect/workflow"
import * as Postgres from "./utils/postgres.ts"
import { emulator, files } from "./utils/worker.ts"

const AcmeRequest = Schema.Struct({ prompt: Schema.String })
const boat: JobRequest = { key: "boat", provider: "acme", request: { prompt: "a paper boat" }, save: false }

/** A provider that counts its submits, and may be changed. */
const acme = Effect.gen(function*() {
  const task = { urls: ["https://cdn.acme.example/boat.png"] }
  const scripted = yield* ScriptedProvider.make<typeof AcmeRequest.Type>("acme", [task, task, task, task])
  let submits = 0
  const provider: typeof scripted = {
    ...scripted,
    submit: (request) => Effect.andThen(Effect.sync(() => void (submits += 1)), scripted.submit(request))
  }
  return { provider, job: JobProvider.make(provider, AcmeRequest), submits: () => submits }
})

/** A worker with this provider, over a `Durable` layer. */
const workerOf = (job: JobProvider.JobProvider) =>
  Layer.merge(MediaJob.layer, Jobs.layer).pipe(Layer.provide([
    JobProviders.layer([Effect.succeed(job)]),
    files,
    Poller.layerWith({ schedule: Schedule.spaced("20 millis"), notFoundGrace: 0 })
  ]))

const run = <A, E>(
  test: Effect.Effect<A, E, Jobs | JobStore | SqlClient.SqlClient>,
  job: JobProvider.JobProvider,
  durable: Layer.Layer<Durable.Services> = Durable.layerMemory
) =>
  Effect.provide(
    test,
    workerOf(job).pipe(Layer.provideMerge(durable), Layer.provide(emulator())),
    { local: true }
  )

/** The defect of the engine if the database cannot be reached. */
const away = new ClusterError.PersistenceError({
  cause: new SqlError.SqlError({
    reason: new SqlError.ConnectionError({ cause: undefined, message: "connection lost" })
  })
})

/** A store with some operations replaced. */
const storeWith = (change: (store: JobStore["Service"]) => Partial<JobStore["Service"]>) =>
  Layer.effect(JobStore, JobStore.useSync((store) => ({ ...store, ...change(store) }))).pipe(
    Layer.provideMerge(Durable.layerMemory)
  )

describe("a database that is away", () => {
  const dying = Layer.effect(
    WorkflowEngine.WorkflowEngine,
    Effect.map(WorkflowEngine.WorkflowEngine, (engine) => ({
      ...engine,
      execute: () => Effect.die(away),
      interruptUnsafe: () => Effect.die(away)
    }))
  ).pipe(Layer.provideMerge(Durable.layerMemory))

  it.live("when a job is handed to the engine is an error, and the job is there", () =>
    Effect.gen(function*() {
      const jobs = yield* Jobs
      const errors = [
        yield* Effect.flip(jobs.enqueue(boat)),
        yield* Effect.flip(jobs.interrupt("boat")),
        yield* Effect.flip(jobs.retry("boat"))
      ]
      for (const error of errors) {
        assert.instanceOf(error, DatabaseError)
        assert.strictEqual(error.reason, "Unreachable")
      }
      const { attempt, state } = yield* jobs.get("boat")
      assert.deepStrictEqual([attempt, state], [2, "Queued"])
    }).pipe(Effect.provide(Jobs.layer.pipe(Layer.provideMerge(dying)), { local: true })))

  it.effect("does not keep a worker from handing in jobs once it is back", () =>
    Effect.gen(function*() {
      let tries = 0
      const flaky = Layer.effect(
        WorkflowEngine.WorkflowEngine,
        Effect.map(WorkflowEngine.WorkflowEngine, (engine) => ({
          ...engine,
          execute: () => Effect.suspend(() => Effect.die(++tries === 1 ? away : "broken"))
        }))
      ).pipe(Layer.provideMerge(Durable.layerMemory))
      const { job } = yield* acme
      yield* run(
        Effect.gen(function*() {
          yield* JobStore.use(({ insert }) => insert(boat))
          // The database takes real time, which the test clock does not advance.
          for (let minute = 0; minute < 5000 && tries < 3; minute++) {
            yield* TestClock.adjust("1 minute")
            yield* TestClock.withLive(Effect.sleep("1 millis"))
          }
          assert.isAtLeast(tries, 3)
        }),
        job,
        flaky
      )
    }))

  it.live("while jobs are enqueued: the next worker hands in all of them, page by page", () =>
    Effect.gen(function*() {
      const { job } = yield* acme
      const pages: Array<number> = []
      const keys = ["foreign", "boat", "kite", "swan", "crane"]
      const paged = Layer.effectDiscard(Effect.gen(function*() {
        const { insert } = yield* JobStore
        yield* Effect.forEach(keys, (key) => insert({ ...boat, key }))
        yield* SqlClient.SqlClient.use((sql) => sql`UPDATE media_jobs SET job = '{}' WHERE key = 'foreign'`)
      })).pipe(
        Layer.provideMerge(storeWith(({ waiting }) => ({
          waiting: (options) =>
            Effect.tap(
              waiting({ ...options, limit: 2 }),
              ({ jobs }) => Effect.sync(() => void pages.push(jobs.length))
            )
        }))),
        Layer.orDie
      )
      yield* run(
        Effect.gen(function*() {
          const jobs = yield* Jobs
          yield* Effect.forEach(keys.slice(1), jobs.waitFor, { concurrency: "unbounded" })
          assert.strictEqual(pages.length, 3)
          assert.strictEqual(pages.reduce((sum, size) => sum + size), 4)
        }),
        job,
        paged
      )
    }))

  it.live("just when it has written the intent: the job is submitted, once", () =>
    Effect.gen(function*() {
      let intents = 0
      const { job, submits } = yield* acme
      const store = storeWith(({ database, recordIntent }) => ({
        recordIntent: (attempt, intent) =>
          Effect.tap(recordIntent(attempt, intent), () =>
            intents++ > 0 ? Effect.void : new DatabaseError({ database, reason: "Unreachable", description: "gone" }))
      }))
      yield* run(
        Effect.gen(function*() {
          const jobs = yield* Jobs
          yield* jobs.enqueue(boat)
          yield* jobs.waitFor("boat")
          assert.strictEqual(intents, 2)
          assert.strictEqual(submits(), 1)
        }),
        job,
        store
      )
    }))
})

describe("health of a database", () => {
  const gone = new DatabaseError({ database: "jobs.db", reason: "Unreachable", description: "gone" })
  const withCounts = (counts: JobStore["Service"]["counts"]) => Layer.orDie(storeWith(() => ({ counts })))

  it.live("that does not answer is a 503 that says why", () =>
    Effect.gen(function*() {
      const { dispose, handler } = HttpRouter.toWebHandler(
        JobHealth.layerRoute("/live").pipe(Layer.provide(withCounts(Effect.fail(gone)))),
        { disableLogger: true }
      )
      const reply = yield* Effect.promise(() => handler(new Request("http://localhost/live")))
      assert.strictEqual(reply.status, 503)
      assert.deepStrictEqual(yield* Effect.promise(() => reply.json()), {
        status: "down",
        reason: "Unreachable",
        description: gone.message
      })
      yield* Effect.promise(dispose)
    }))

  it.effect("that hangs is known within 5 seconds", () =>
    Effect.gen(function*() {
      const checking = yield* Effect.forkChild(Effect.flip(JobHealth.check), { startImmediately: true })
      yield* TestClock.adjust("5 seconds")
      const error = yield* Fiber.join(checking)
      assert.strictEqual(error.reason, "Unreachable")
      assert.include(error.message, "no answer within 5 seconds")
    }).pipe(Effect.provide(withCounts(Effect.never))))
})

describe("another worker", () => {
  it.live("that has begun to submit is not followed by a second submit", () =>
    Effect.gen(function*() {
      const { job, submits } = yield* acme
      const store = storeWith(({ recordIntent }) => ({
        recordIntent: (attempt, intent) =>
          Effect.andThen(recordIntent(attempt, { ...intent, id: "another" }), recordIntent(attempt, intent))
      }))
      yield* run(
        Effect.gen(function*() {
          const jobs = yield* Jobs
          yield* jobs.enqueue(boat)
          const error = yield* Effect.flip(jobs.waitFor("boat"))
          assert.strictEqual(error._tag, "SubmitOutcomeUnknown")
          assert.strictEqual(submits(), 0)
        }),
        job,
        store
      )
    }))

  it.live("whose handle comes while a retry begins keeps its task", () =>
    Effect.gen(function*() {
      const { job, provider, submits } = yield* acme
      const store = storeWith(({ reopen, recordHandle }) => ({
        reopen: (attempt, keep) =>
          Effect.flatMap(
            Effect.orDie(provider.submit({ prompt: "a paper boat" })),
            (ref) => Effect.andThen(recordHandle(attempt, ref), reopen(attempt, keep))
          )
      }))
      yield* run(
        Effect.gen(function*() {
          const store = yield* JobStore
          const jobs = yield* Jobs
          yield* store.insert(boat)
          yield* store.recordIntent({ key: "boat", attempt: 1 }, { id: "before", at: yield* DateTime.now })
          assert.isTrue(yield* store.ended({ key: "boat", attempt: 1 }, { state: "Interrupted" }))
          assert.isFalse(yield* store.ended({ key: "boat", attempt: 1 }, { state: "Interrupted" }))
          yield* jobs.retry("boat", { resubmit: true })
          yield* jobs.waitFor("boat")
          assert.strictEqual(submits(), 1)
        }),
        job,
        store
      )
    }))

  it.live("and its turn comes when the vendor has forgotten the key: nothing is submitted", () =>
    Effect.gen(function*() {
      const { job, submits } = yield* acme
      const keyed: JobProvider.JobProvider = {
        ...job,
        open: (json) =>
          Effect.map(job.open(json), (request) => ({
            ...request,
            idempotency: { key: "order-17", live: "2 seconds" },
            submit: (send, budget) => Effect.delay(request.submit(send, budget), "2500 millis")
          }))
      }
      const jobs = Effect.gen(function*() {
        const store = yield* JobStore
        yield* store.insert(boat)
        yield* store.recordIntent({ key: "boat", attempt: 1 }, {
          id: "before",
          at: yield* DateTime.now,
          idempotencyKey: "order-17"
        })
        const jobs = yield* Jobs
        yield* jobs.enqueue(boat)
        const error = yield* Effect.flip(jobs.waitFor("boat"))
        assert.strictEqual(error._tag, "SubmitOutcomeUnknown")
        assert.strictEqual(submits(), 0)
      })
      yield* run(jobs, keyed)
    }))

  it.live("wrote a row that this one cannot read: the other jobs continue", () =>
    Effect.gen(function*() {
      const { job } = yield* acme
      const durable = Layer.effectDiscard(Effect.gen(function*() {
        const sql = yield* SqlClient.SqlClient
        const store = yield* JobStore
        yield* store.insert({ ...boat, key: "foreign" })
        yield* sql`UPDATE media_jobs SET job = '{}' WHERE key = 'foreign'`
        yield* store.insert({ ...boat, key: "lost" })
      })).pipe(Layer.provideMerge(Durable.layerMemory), Layer.orDie)
      yield* run(
        Effect.gen(function*() {
          const jobs = yield* Jobs
          const sql = yield* SqlClient.SqlClient
          yield* jobs.waitFor("lost")
          const told = yield* jobs.changes.pipe(
            Stream.filter(({ state }) => state === "Succeeded"),
            Stream.runHead,
            Effect.forkChild({ startImmediately: true })
          )
          yield* sql`UPDATE media_jobs SET change = change + 100 WHERE key = 'foreign'`
          yield* jobs.enqueue(boat)
          yield* jobs.waitFor("boat")
          const job = Option.getOrThrow(yield* Fiber.join(told))
          assert.strictEqual(job.key, "boat")
          const error = yield* Effect.flip(jobs.waitFor("foreign"))
          assert.include(error.message, "\"foreign\" does not decode")
        }),
        job,
        durable
      )
    }))
})

describe("a task that the vendor does not know", () => {
  it.live("is asked for again by a retry, and submitted again only if somebody says so", () =>
    Effect.gen(function*() {
      const { provider, submits } = yield* acme
      const lost = JobProvider.make({
        ...provider,
        status: (ref) => Effect.fail(new TaskNotFound({ provider: "acme", ref, description: "no such task" }))
      }, AcmeRequest)
      yield* run(
        Effect.gen(function*() {
          const jobs = yield* Jobs
          yield* jobs.enqueue(boat)
          assert.strictEqual((yield* Effect.flip(jobs.waitFor("boat")))._tag, "TaskNotFound")
          yield* jobs.retry("boat")
          assert.strictEqual((yield* Effect.flip(jobs.waitFor("boat")))._tag, "TaskNotFound")
          assert.strictEqual(submits(), 1)
          yield* jobs.retry("boat", { resubmit: true })
          yield* Effect.flip(jobs.waitFor("boat"))
          assert.strictEqual(submits(), 2)
        }),
        lost
      )
    }))
})

describe.skipIf(!Postgres.isThere)("runners on PostgreSQL", () => {
  it.live("that start together on an empty database find their tables", () =>
    Effect.gen(function*() {
      for (let round = 0; round < 3; round++) {
        const url = Redacted.make(yield* Postgres.database)
        const layers = Array.from({ length: 5 }, () => Layer.build(Layer.fresh(Durable.layerPostgres({ url }))))
        const all = yield* Effect.all(layers, { concurrency: "unbounded" })
        for (const context of all) {
          const counts = yield* JobStore.use(({ counts }) => counts).pipe(Effect.provide(context))
          assert.strictEqual(counts.states.Queued, 0)
        }
      }
    }).pipe(Effect.scoped))

  it.live("that end in the middle of a submit hand the job over with its handle", () =>
    Effect.gen(function*() {
      const url = Redacted.make(yield* Postgres.database)
      const { provider, submits } = yield* acme
      const slow = JobProvider.make({
        ...provider,
        submit: (request) => Effect.delay(provider.submit(request), "4 seconds")
      }, AcmeRequest)
      const runner = workerOf(slow).pipe(
        Layer.provideMerge(Layer.fresh(Durable.layerPostgres({ url }))),
        Layer.provide(emulator()),
        Layer.fresh
      )
      const scope = yield* Scope.fork(yield* Effect.scope)
      const one = yield* Layer.buildWithScope(runner, scope)
      yield* Effect.gen(function*() {
        const jobs = yield* Jobs
        yield* jobs.enqueue(boat)
        while ((yield* jobs.get("boat")).intent === undefined) yield* Effect.sleep("20 millis")
      }).pipe(Effect.provide(one))
      const two = yield* Layer.build(runner)
      yield* Scope.close(scope, Exit.void)
      yield* Effect.provide(Jobs.use(({ waitFor }) => waitFor("boat")), two)
      assert.strictEqual(submits(), 1)
    }).pipe(Effect.scoped))
})
