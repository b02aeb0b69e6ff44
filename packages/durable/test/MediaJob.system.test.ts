import { AssetSink, Poller } from "@effect-media/core"
import { Callbacks } from "@effect-media/core/callbacks"
import { RateLimits } from "@effect-media/core/limits"
import { ScriptedProvider } from "@effect-media/core/testing"
import {
  Durable,
  JobCallbacks,
  JobFiles,
  JobHealth,
  JobProvider,
  JobProviders,
  type JobRequest,
  Jobs,
  JobStore,
  MediaJob
} from "@effect-media/durable"
import { directoryOf } from "@effect-media/durable/JobFiles"
import { Emulator, Fault } from "@effect-media/emulator"
import { Kie, KieRequest } from "@effect-media/kie"
import { assert, describe, it } from "@effect/vitest"
import { Duration, Effect, Layer, Redacted, Ref, Schedule, Schema } from "effect"
import { SqlClient } from "effect/sql"
import * as Postgres from "./utils/postgres.ts"
import { apiKey, boat, emulator, files, providers } from "./utils/worker.ts"

const tasks = Emulator.use(({ tasks }) => tasks)

/** Runs a test with a worker in memory, made of the usual services, or of others. */
const run = <A, E>(
  test: Effect.Effect<A, E, Jobs | JobStore | Emulator | Callbacks | SqlClient.SqlClient>,
  options: {
    readonly duration?: number
    readonly providers?: Layer.Layer<JobProviders, never, Emulator>
    readonly files?: Layer.Layer<JobFiles, never, Emulator>
    readonly poller?: Layer.Layer<Poller>
  } = {}
) => {
  const made = Layer.mergeAll(
    MediaJob.layerWith({ saveRetry: Schedule.recurs(3) }),
    Jobs.layer,
    JobCallbacks.layer
  ).pipe(
    Layer.provide([
      options.providers ?? providers,
      options.files ?? files,
      options.poller ?? Poller.layerWith({ schedule: Schedule.spaced("20 millis") })
    ]),
    Layer.provideMerge(Durable.layerMemory),
    Layer.provideMerge(emulator({ duration: options.duration ?? 100 }))
  )
  return Effect.provide(test, made, { local: true })
}

const AcmeRequest = Schema.Struct({ prompt: Schema.String })
const acmeJob: JobRequest = { key: "boat", provider: "acme", request: { prompt: "a paper boat" } }
const acme = Effect.map(
  ScriptedProvider.make<typeof AcmeRequest.Type>("acme", [{ urls: ["https://cdn.acme.example/boat.png"] }]),
  (provider) => ({ provider, job: JobProvider.make(provider, AcmeRequest) })
)

describe("a submit", () => {
  it.live("waits for a worker that knows the provider", () =>
    run(Effect.gen(function*() {
      const jobs = yield* Jobs
      yield* jobs.enqueue({ ...boat("boat"), provider: "acme" })
      const job = yield* Effect.repeat(jobs.get("boat"), {
        until: ({ unservedSince }) => unservedSince !== undefined,
        schedule: Schedule.spaced("10 millis")
      })
      assert.strictEqual(job.state, "Queued")
      assert.deepStrictEqual((yield* jobs.counts).unserved, { acme: 1 })
      assert.deepStrictEqual((yield* JobHealth.check).unserved, { acme: 1 })
      yield* jobs.interrupt("boat")
      assert.deepStrictEqual((yield* jobs.counts).unserved, {})
      assert.isUndefined((yield* jobs.get("boat")).unservedSince)
    })))

  it.live("is not made of a request that the provider does not take", () =>
    run(Effect.gen(function*() {
      const jobs = yield* Jobs
      yield* jobs.enqueue({
        key: "boat",
        provider: "kie",
        request: { model: "google/nano-banana", input: { prompt: "" }, callbackURL: "https://me.example" }
      })
      const error = yield* Effect.flip(jobs.waitFor("boat"))
      assert.strictEqual(error._tag, "InvalidRequest")
      assert.include(error.message, "callbackURL")
      assert.lengthOf(yield* tasks, 0)
      assert.isUndefined((yield* jobs.get("boat")).intent)
    })))

  it.live("that dies is an error of its job, and leaves the question open", () =>
    Effect.gen(function*() {
      const { job, provider } = yield* acme
      const broken = JobProvider.make(
        { ...provider, submit: () => Effect.die(new Error("no such field")) },
        AcmeRequest
      )
      yield* run(
        Effect.gen(function*() {
          const jobs = yield* Jobs
          yield* jobs.enqueue(acmeJob)
          const error = yield* Effect.flip(jobs.waitFor("boat"))
          assert.strictEqual(
            error.message,
            "The job \"boat\" died in submit: no such field. Fix the code, then retry the job."
          )
          assert.strictEqual((yield* Effect.flip(jobs.retry("boat")))._tag, "JobNotRetryable")
        }),
        { providers: JobProviders.layer([Effect.succeed({ ...job, ...broken })]) }
      )
    }))

  it.live("is one of eight at most that a kill would leave in doubt", () =>
    Effect.gen(function*() {
      const urls = ["https://cdn.acme.example/boat.png"]
      const script = Array.from({ length: 20 }, () => ({ urls }))
      const scripted = yield* ScriptedProvider.make<typeof AcmeRequest.Type>("acme", script)
      let open = 0
      let most = 0
      const counted = JobProvider.make({
        ...scripted,
        submit: (request: typeof AcmeRequest.Type) =>
          Effect.acquireUseRelease(
            Effect.sync(() => {
              open += 1
              most = Math.max(most, open)
            }),
            () => Effect.andThen(Effect.sleep("200 millis"), scripted.submit(request)),
            () =>
              Effect.sync(() => {
                open -= 1
              })
          )
      }, AcmeRequest)
      yield* run(
        Effect.gen(function*() {
          const jobs = yield* Jobs
          const keys = script.map((_, i) => `boat-${i}`)
          yield* Effect.forEach(keys, (key) => jobs.enqueue({ ...acmeJob, key, save: false }), {
            concurrency: "unbounded"
          })
          yield* Effect.forEach(keys, jobs.waitFor, { concurrency: "unbounded" })
        }),
        { providers: JobProviders.layer([Effect.succeed(counted)]) }
      )
      assert.strictEqual(most, 8)
    }))

  it.live("that is refused may be retried, for there is no intent", () =>
    run(Effect.gen(function*() {
      const jobs = yield* Jobs
      const { fault } = yield* Emulator
      yield* fault({ operation: "submit", fault: Fault.Refuse({ code: 401 }) })
      yield* jobs.enqueue(boat("boat"))
      assert.strictEqual((yield* Effect.flip(jobs.waitFor("boat")))._tag, "Unauthorized")
      assert.isUndefined((yield* jobs.get("boat")).intent)
      yield* jobs.retry("boat")
      yield* jobs.waitFor("boat")
      assert.lengthOf(yield* tasks, 1)
    })))

  it.live("has no intent while it waits for its turn at a budget", () =>
    run(
      Effect.gen(function*() {
        const jobs = yield* Jobs
        yield* jobs.enqueue(boat("one"))
        while ((yield* jobs.get("one")).state !== "Running") yield* Effect.sleep("10 millis")
        yield* jobs.enqueue(boat("two"))
        yield* Effect.sleep("200 millis")
        const waiting = yield* jobs.get("two")
        assert.strictEqual(waiting.state, "Queued")
        assert.isUndefined(waiting.intent)
        yield* jobs.waitFor("one")
        yield* jobs.waitFor("two")
        assert.lengthOf(yield* tasks, 2)
      }),
      {
        duration: 500,
        providers: JobProviders.layerBudget([
          Kie.useSync((kie) => JobProvider.make(kie, KieRequest, { limit: { limits: { running: 1 } } }))
        ]).pipe(
          Layer.provide([Kie.layer({ apiKey: Redacted.make(apiKey), submitRetries: 0 }), RateLimits.layer]),
          Layer.provide(Emulator.layerClient)
        )
      }
    ))

  it.live("is completed with what no row holds", () =>
    run(
      Effect.gen(function*() {
        const jobs = yield* Jobs
        yield* jobs.enqueue(boat("boat"))
        yield* jobs.waitFor("boat")
        assert.strictEqual((yield* tasks)[0]?.callbackUrl, "https://me.example/callbacks/kie/token")
        const sql = yield* SqlClient.SqlClient
        assert.notInclude(JSON.stringify(yield* sql`SELECT * FROM media_jobs`), "token")
      }),
      {
        providers: JobProviders.layer([
          Kie.useSync((kie) =>
            JobProvider.make(kie, KieRequest, {
              complete: (request) => ({ ...request, callbackUrl: "https://me.example/callbacks/kie/token" })
            })
          )
        ]).pipe(Layer.provide(Kie.layer({ apiKey: Redacted.make(apiKey) })), Layer.provide(Emulator.layerClient))
      }
    ))
})

describe("a wait", () => {
  it.live("ends at the job's deadline, counted from the submit; a retry resumes the task", () =>
    run(
      Effect.gen(function*() {
        const jobs = yield* Jobs
        yield* jobs.enqueue({ ...boat("boat"), deadline: Duration.millis(300) })
        const error = yield* Effect.flip(jobs.waitFor("boat"))
        assert.strictEqual(error._tag, "WaitTimeout")
        yield* jobs.retry("boat")
        const second = yield* Effect.result(jobs.waitFor("boat"))
        if (second._tag === "Failure") yield* jobs.retry("boat")
        assert.lengthOf(yield* tasks, 1)
      }),
      { duration: 700 }
    ))

  const hourly = Poller.layerWith({ schedule: Schedule.spaced("1 hour") })
  const withCallback = (key: string): JobRequest => ({
    ...boat(key),
    request: {
      model: "google/nano-banana",
      input: { prompt: "a boat" },
      callbackUrl: "https://me.example/callbacks/kie"
    }
  })
  const notify = (key: string) =>
    Effect.gen(function*() {
      const { ref } = yield* Jobs.use(({ get }) => get(key))
      yield* Callbacks.notify({ provider: "kie", id: ref?.id ?? "" })
    })

  it.live("is ended by a callback", () =>
    run(
      Effect.gen(function*() {
        const jobs = yield* Jobs
        yield* jobs.enqueue(withCallback("boat"))
        yield* Effect.sleep("500 millis")
        assert.strictEqual((yield* jobs.get("boat")).state, "Running")
        yield* notify("boat")
        yield* notify("boat")
        yield* jobs.waitFor("boat")
        assert.strictEqual((yield* tasks)[0]?.polls, 1)
        assert.strictEqual((yield* tasks)[0]?.submits, 1)
        // No wait for it exists any more, or ever did.
        yield* notify("boat")
        yield* Callbacks.notify({ provider: "kie", id: "unknown" })
      }),
      { poller: hourly }
    ))

  it.live("ends with the task's failure although no callback comes", () =>
    run(
      Effect.gen(function*() {
        const jobs = yield* Jobs
        const { script } = yield* Emulator
        yield* script({ vendor: "kie", outcome: { fail: { code: "400", message: "flagged as sensitive" } } })
        yield* jobs.enqueue(withCallback("boat"))
        assert.strictEqual((yield* Effect.flip(jobs.waitFor("boat")))._tag, "TaskFailed")
      })
    ))

  it.live("asks again soon if a callback comes before the end", () =>
    run(
      Effect.gen(function*() {
        const jobs = yield* Jobs
        yield* jobs.enqueue(withCallback("boat"))
        while ((yield* jobs.get("boat")).state !== "Running") yield* Effect.sleep("10 millis")
        yield* notify("boat")
        yield* jobs.waitFor("boat")
        assert.isAtMost((yield* tasks)[0]?.polls ?? 0, 3)
      }),
      { poller: hourly, duration: 1500 }
    ))

  it.live.skipIf(!Postgres.isThere)(
    "hears of a callback that came while there was no worker",
    () =>
      Effect.gen(function*() {
        const url = Redacted.make(yield* Postgres.database)
        const vendor = Layer.succeedContext(yield* Effect.context<Emulator>())
        const durable = Layer.fresh(Durable.layerPostgres({ url }))
        const asker = yield* Layer.build(
          Layer.merge(Jobs.layer, JobCallbacks.layer).pipe(
            Layer.provide(Layer.fresh(Durable.layerPostgres({ url, isWorker: false })))
          )
        )
        const hourlyWorker = MediaJob.layer.pipe(
          Layer.provide([providers, files, hourly, vendor]),
          Layer.provide(durable)
        )
        yield* Effect.gen(function*() {
          const jobs = yield* Jobs
          yield* jobs.enqueue(withCallback("boat"))
          yield* Effect.gen(function*() {
            while ((yield* jobs.get("boat")).state !== "Running") yield* Effect.sleep("50 millis")
          }).pipe(Effect.provide(hourlyWorker, { local: true }))
          yield* notify("boat")
          yield* jobs.waitFor("boat").pipe(Effect.provide(hourlyWorker, { local: true }))
          assert.lengthOf(yield* tasks, 1)
        }).pipe(Effect.provide(asker))
      }).pipe(Effect.scoped, Effect.provide(emulator(), { local: true })),
    60_000
  )
})

describe("a save", () => {
  /** Files in a store that does not retry by itself. */
  const hasty = JobFiles.layer(
    (key) =>
      Effect.map(Ref.make<ReadonlyMap<string, Uint8Array>>(new Map()), (files) => ({
        put: (file, bytes) => Effect.map(AssetSink.memory(files).put(file, bytes), (name) => `${key}/${name}`)
      })),
    { retry: Schedule.recurs(0) }
  ).pipe(Layer.provide(Emulator.layerClient))

  it.live("is repeated after a download that broke off", () =>
    run(
      Effect.gen(function*() {
        const jobs = yield* Jobs
        const { fault } = yield* Emulator
        yield* fault({ operation: "result", times: 2, fault: Fault.Cut({ keep: 20 }) })
        yield* jobs.enqueue(boat("boat"))
        const { files } = yield* jobs.waitFor("boat")
        assert.lengthOf(files, 1)
        assert.lengthOf(yield* tasks, 1)
      }),
      { files: hasty }
    ))

  it.live("that cannot be had is an error of its job; a retry only saves", () =>
    run(
      Effect.gen(function*() {
        const jobs = yield* Jobs
        const { fault } = yield* Emulator
        yield* fault({ operation: "result", times: 4, fault: Fault.Reply({ status: 503 }) })
        yield* jobs.enqueue(boat("boat"))
        const error = yield* Effect.flip(jobs.waitFor("boat"))
        assert.strictEqual(error._tag, "AssetError")
        yield* jobs.retry("boat")
        yield* jobs.waitFor("boat")
        assert.lengthOf(yield* tasks, 1)
      }),
      { files: hasty }
    ))

  it.live("is left out if the job says so", () =>
    run(Effect.gen(function*() {
      const jobs = yield* Jobs
      yield* jobs.enqueue({ ...boat("boat"), save: false })
      const { files, task } = yield* jobs.waitFor("boat")
      assert.deepStrictEqual(files, [])
      assert.lengthOf(task.assets, 1)
    })))

  it("goes below a directory that is named after the key", () => {
    assert.deepStrictEqual(directoryOf("order-17.a_b"), ["order-17.a_b"])
    assert.deepStrictEqual(directoryOf("../etc"), ["%2e.%2fetc"])
    assert.deepStrictEqual(directoryOf("a/b\\c:d"), ["a%2fb%5cc%3ad"])
    assert.deepStrictEqual(directoryOf("%2e"), ["%252e"])
    assert.deepStrictEqual(directoryOf(`${"/".repeat(66)}..`), [`${"%2f".repeat(66)}`, "%2e."])
    const long = directoryOf("/".repeat(200))
    assert.strictEqual(long.join(""), "%2f".repeat(200))
    assert.isTrue(long.every((part) => part.length <= 200 && !part.startsWith(".")))
  })
})
