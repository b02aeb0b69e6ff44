import { Apixo } from "@effect-media/apixo"
import { counting } from "@effect-media/conformance/refusals"
import { Budget, Poller, RateLimited, type TaskProvider, TaskRef } from "@effect-media/core"
import { make as makeBudget } from "@effect-media/core/Budget"
import { Emulator, EmulatorServer, Limits } from "@effect-media/emulator"
import { Kie } from "@effect-media/kie"
import * as NodeRedis from "@effect/platform-node/NodeRedis"
import * as NodeServices from "@effect/platform-node/NodeServices"
import { assert, describe, it } from "@effect/vitest"
import * as Clock from "effect/Clock"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Fiber from "effect/Fiber"
import * as Layer from "effect/Layer"
import * as Logger from "effect/Logger"
import * as RateLimiter from "effect/persistence/RateLimiter"
import * as Redis from "effect/persistence/Redis"
import * as ChildProcess from "effect/process/ChildProcess"
import * as ChildProcessSpawner from "effect/process/ChildProcessSpawner"
import * as Redacted from "effect/Redacted"
import * as TestClock from "effect/testing/TestClock"
import { randomUUID } from "node:crypto"
import { fileURLToPath } from "node:url"

/** Time passes until it is over, second by second: whoever has much to do in one of them still has it. */
const passTime = Effect.fnUntraced(function*<A, E>(fiber: Fiber.Fiber<A, E>) {
  for (let left = 10_000; left > 0 && fiber.pollUnsafe() === undefined; left--) yield* TestClock.adjust("1 second")
  return yield* Fiber.join(fiber)
})

/** A time of today: what is near the epoch could as well be seconds. */
const begin = Date.UTC(2026, 3, 2)

const options = { apiKey: Redacted.make("key"), submitRetries: 0 }

describe("limits that the emulator enforces, on virtual time", () => {
  /** What is documented, and queries counted as requests of APIXO, of which nothing is said. */
  const layerOf = (plan: "free" | "pro") =>
    Layer.mergeAll(Kie.layer(options), Apixo.layer({ ...options, plan })).pipe(
      Layer.provide(Emulator.layerClient),
      Layer.provideMerge(Layer.mergeAll(
        Emulator.layer({
          limits: [...Limits.kie, ...Limits.countingPolls(plan === "free" ? Limits.apixoFree : Limits.apixoPro)],
          seed: 1,
          duration: "1 minute"
        }),
        Budget.layer
      )),
      Layer.provideMerge(Poller.layer)
    )

  it.effect(
    "1,000 tasks at once under KIE's: none is refused, all are done within 1.05 x of the least time",
    () =>
      Effect.gen(function*() {
        yield* TestClock.setTime(begin)
        const { counted, record } = counting(yield* Kie)
        const kie = yield* Budget.limit(counted)
        const all = yield* Effect.forEach(
          Array.from({ length: 1000 }),
          () => Poller.run(kie, { model: "google/nano-banana", input: { prompt: "a paper boat" } }),
          {
            concurrency: "unbounded"
          }
        ).pipe(Effect.andThen(Clock.currentTimeMillis), Effect.forkChild)
        const took = yield* passTime(all)
        const { tasks: recorded } = yield* Emulator
        const tasks = yield* recorded
        assert.lengthOf(tasks, 1000)
        assert.strictEqual(record.refused, 0)
        // 50 times 20 creates, 10 s apart, then the minute of the last ones.
        assert.isAtMost(took - begin, (49 * 10_000 + 60_000) * 1.05)
      }).pipe(Effect.provide(layerOf("free"), { local: true })),
    60_000
  )

  for (
    const { mostRunning, plan, tasks: count } of [
      { plan: "free", mostRunning: 3, tasks: 30 },
      { plan: "pro", mostRunning: 10, tasks: 60 }
    ] as const
  ) {
    it.effect(
      `APIXO's ${plan} plan: never more than ${mostRunning} running, none refused, though a third of the waits is interrupted`,
      () =>
        Effect.gen(function*() {
          yield* TestClock.setTime(begin)
          const { counted, record } = counting(yield* Apixo)
          const apixo = yield* Budget.limit(counted)
          const emulator = yield* Emulator
          const all = yield* Effect.forEach(Array.from({ length: count }, (_, i) => i), (i) => {
            const run = Poller.run(apixo, {
              model: "nano-banana",
              input: { mode: "text-to-image", prompt: "a paper boat" }
            }, {
              deadline: "1 day"
            })
            return Effect.exit(i % 3 === 0 ? Effect.timeout(run, Duration.minutes(2 + i)) : run)
          }, { concurrency: "unbounded" }).pipe(Effect.forkChild)
          const ends = yield* passTime(all)
          assert.isAtLeast(ends.filter(Exit.isSuccess).length, count * 2 / 3)
          assert.strictEqual(record.refused, 0)
          const tasks = yield* emulator.tasks
          const most = Math.max(
            ...tasks.map(({ createdAt: at }) =>
              tasks.filter(({ createdAt }) => createdAt <= at && at < createdAt + 60_000).length
            )
          )
          assert.strictEqual(most, mostRunning)
          const { creates, queries, running } = yield* Budget.standing(counted)
          assert.deepStrictEqual([creates, queries, running], [0, 0, 0])
        }).pipe(Effect.provide(layerOf(plan), { local: true })),
      60_000
    )
  }
})

const redisUrl = process.env["TEST_REDIS_URL"] ?? "redis://localhost:6379"
const redis = NodeRedis.layer({ url: redisUrl, socket: { connectTimeout: 1000, reconnectStrategy: false } })
const isThere = await Effect.runPromise(
  Effect.isSuccess(Effect.scoped(Layer.build(redis))).pipe(
    Effect.provide(Logger.layer([])),
    Effect.tap((isThere) =>
      Effect.sync(() => {
        if (!isThere) console.log(`There is no Redis at ${redisUrl}: what several processes share is not tested.`)
      })
    )
  )
)

it("CI has a Redis", { skip: process.env["CI"] !== "true" }, () => {
  assert.isTrue(isThere)
})

describe.skipIf(!isThere)("limits that are shared over Redis", () => {
  /** A prefix of its own for the keys, which are gone at the end. */
  const prefixed = Effect.acquireRelease(
    Effect.sync(() => `effect-media-test:${randomUUID()}:`),
    (prefix) =>
      Effect.gen(function*() {
        const { send } = yield* Redis.Redis
        const keys = yield* send<ReadonlyArray<string>>("KEYS", `${prefix}*`)
        if (keys.length > 0) yield* send("DEL", ...keys)
      }).pipe(Effect.orDie)
  )

  const budgets = Effect.gen(function*() {
    const prefix = yield* prefixed
    const limiter = yield* Effect.provide(RateLimiter.make, RateLimiter.layerStoreRedis({ prefix }))
    const budget = Effect.provideService(makeBudget(), RateLimiter.RateLimiter, limiter)
    return { one: yield* budget, other: yield* budget }
  })

  /** A vendor that takes every job at once; `at` are the times of its submits in ms. */
  const vendor = (limits: TaskProvider<void>["limits"], refuses?: RateLimited) => {
    const pace = { first: 0, steps: [{ after: 0, every: "1 second" }] } as const
    const at: Array<number> = []
    const provider: TaskProvider<void> = {
      provider: "acme",
      limits,
      pace: { image: pace, video: pace, audio: pace, other: pace },
      submit: () =>
        Effect.map(Clock.currentTimeMillis, (now) => {
          at.push(now)
          return TaskRef.make({ provider: "acme", kind: "image", id: randomUUID() })
        }),
      status: (ref) =>
        refuses === undefined
          ? Effect.succeed({ _tag: "Cancelled", ref, status: "cancelled" })
          : Effect.fail(refuses)
    }
    return { provider, at }
  }

  it.live("a window has no more than allowed, whichever budget asks", () =>
    Effect.gen(function*() {
      const { one, other } = yield* budgets
      const { at, provider } = vendor({ creates: { limit: 5, window: "500 millis" } })
      const acmes = [yield* one.limit(provider), yield* other.limit(provider)]
      yield* Effect.forEach(acmes, ({ submit }) =>
        Effect.forEach(Array.from({ length: 10 }), () => submit(), { concurrency: "unbounded" }), {
        concurrency: "unbounded"
      })
      assert.lengthOf(at, 20)
      for (const [i, time] of at.entries()) {
        assert.isAtLeast(time - (at[i - 5] ?? -Infinity), 500)
      }
    }).pipe(Effect.scoped, Effect.provide(redis)), 20_000)

  it.live("a place that one budget gives back is the other's within a second", () =>
    Effect.gen(function*() {
      const { one, other } = yield* budgets
      const { provider } = vendor({ running: 1 })
      const mine = yield* one.limit(provider)
      const theirs = yield* other.limit(provider)
      const ref = yield* mine.submit()
      const waiting = yield* Effect.forkChild(Effect.timed(theirs.submit()))
      yield* Effect.sleep("300 millis")
      assert.isUndefined(waiting.pollUnsafe())
      yield* mine.status(ref)
      const [took] = yield* Fiber.join(waiting)
      assert.isAtMost(Duration.toMillis(took), 3000)
    }).pipe(Effect.scoped, Effect.provide(redis)), 20_000)

  it.live("a pause that one budget learns is the other's too, and passes", () =>
    Effect.gen(function*() {
      const { one, other } = yield* budgets
      const { provider } = vendor(
        {},
        new RateLimited({ provider: "acme", code: "429", reason: "", retryAfter: Duration.seconds(1) })
      )
      const mine = yield* one.limit(provider)
      const theirs = yield* other.limit(provider)
      for (let again = 0; again < 2; again++) {
        yield* Effect.flip(mine.status(TaskRef.make({ provider: "acme", kind: "image", id: "1" })))
        const [took] = yield* Effect.timed(theirs.submit())
        assert.isAtLeast(Duration.toMillis(took), 800)
        assert.isAtMost(Duration.toMillis(took), 5000)
      }
    }).pipe(Effect.scoped, Effect.provide(redis)), 20_000)

  it.live("two processes together are not refused, and use the limits up", () =>
    Effect.gen(function*() {
      const prefix = yield* prefixed
      const { url } = yield* EmulatorServer
      const worker = fileURLToPath(import.meta.resolve("@effect-media/conformance/limitsWorker"))
      const spawner = yield* ChildProcessSpawner.ChildProcessSpawner
      const replies = yield* Effect.forEach([1, 2], () =>
        spawner.string(ChildProcess.make(process.execPath, [worker, url, redisUrl, prefix])), {
        concurrency: "unbounded"
      })
      assert.deepStrictEqual(
        replies.map((reply) =>
          reply.trim()
        ),
        ["30 ended, 0 refused", "30 ended, 0 refused"]
      )
      const emulator = yield* Emulator
      const submits = (yield* emulator.requests).filter(({ operation }) => operation === "submit").map(({ at }) => at)
      assert.lengthOf(submits, 60)
      // 3 times 20 creates, 2 s apart.
      const took = Math.max(...submits) - Math.min(...submits)
      assert.isAtLeast(took, 4000)
      assert.isAtMost(took, 8000)
    }).pipe(
      Effect.scoped,
      Effect.provide(
        Layer.mergeAll(Emulator.layerServer(), NodeServices.layer, redis).pipe(
          Layer.provideMerge(Emulator.layer({
            seed: 1,
            duration: "1 second",
            limits: [
              { vendor: "kie", operations: ["submit"], per: "account", requests: 20, window: "2 seconds" },
              { vendor: "kie", operations: ["status"], per: "key", requests: 20, window: "2 seconds" }
            ]
          }))
        )
      )
    ), 60_000)
})
