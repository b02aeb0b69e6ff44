import * as Lag from "@effect-media/conformance/Lag"
import { RateLimited, type TaskProvider, TaskRef } from "@effect-media/core"
import { make as makeBudget } from "@effect-media/core/limits/RateLimits"
import { Emulator, EmulatorServer } from "@effect-media/emulator"
import * as NodeRedis from "@effect/platform-node/NodeRedis"
import * as NodeServices from "@effect/platform-node/NodeServices"
import { assert, describe, it } from "@effect/vitest"
import * as Clock from "effect/Clock"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as Layer from "effect/Layer"
import * as Logger from "effect/Logger"
import * as RateLimiter from "effect/persistence/RateLimiter"
import * as Redis from "effect/persistence/Redis"
import * as ChildProcess from "effect/process/ChildProcess"
import * as ChildProcessSpawner from "effect/process/ChildProcessSpawner"
import { randomUUID } from "node:crypto"
import { fileURLToPath } from "node:url"

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
  /** Creates a prefix for the keys, and removes the keys at the end. */
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

  /** A vendor that accepts every job at once; `at` are the times of its submits in ms. */
  const vendor = (limits: TaskProvider<void>["limits"], refuses?: RateLimited) => {
    const pace = { initialDelay: 0, steps: [{ after: 0, interval: "1 second" }] } as const
    const at: Array<number> = []
    const provider: TaskProvider<void> = {
      provider: "acme",
      limits,
      polling: { image: pace, video: pace, audio: pace, other: pace },
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

  /** Measures the duration in milliseconds, without the time that the event loop lost. */
  const timely = Effect.fnUntraced(function*<A, E, R>(self: Effect.Effect<A, E, R>) {
    const lost = yield* Lag.watch
    const from = yield* Clock.currentTimeMillis
    yield* self
    const until = yield* Clock.currentTimeMillis
    return until - from - lost(from, until)
  }, Effect.scoped)

  it.live("a window has no more than allowed, whichever budget asks", () =>
    Effect.gen(function*() {
      const { one, other } = yield* budgets
      const { at, provider } = vendor({ creates: { limit: 5, window: "500 millis" } })
      const acmes = [yield* one.wrap(provider), yield* other.wrap(provider)]
      yield* Effect.forEach(acmes, ({ submit }) =>
        Effect.forEach(Array.from({ length: 10 }), () => submit(), { concurrency: "unbounded" }), {
        concurrency: "unbounded"
      })
      assert.lengthOf(at, 20)
      for (const [i, time] of at.entries()) {
        assert.isAtLeast(time - (at[i - 5] ?? -Infinity), 500)
      }
    }).pipe(Effect.scoped, Effect.provide(redis)))

  it.live("a place that one budget gives back is the other's within a second", () =>
    Effect.gen(function*() {
      const { one, other } = yield* budgets
      const { provider } = vendor({ running: 1 })
      const mine = yield* one.wrap(provider)
      const theirs = yield* other.wrap(provider)
      const ref = yield* mine.submit()
      const waiting = yield* Effect.forkChild(timely(theirs.submit()))
      yield* Effect.sleep("300 millis")
      assert.isUndefined(waiting.pollUnsafe())
      yield* mine.status(ref)
      assert.isAtMost(yield* Fiber.join(waiting), 3000)
    }).pipe(Effect.scoped, Effect.provide(redis)))

  it.live("a pause that one budget learns is the other's too, and passes", () =>
    Effect.gen(function*() {
      const { one, other } = yield* budgets
      const { provider } = vendor(
        {},
        new RateLimited({ provider: "acme", code: "429", description: "", retryAfter: Duration.seconds(1) })
      )
      const mine = yield* one.wrap(provider)
      const theirs = yield* other.wrap(provider)
      for (let again = 0; again < 2; again++) {
        yield* Effect.flip(mine.status(TaskRef.make({ provider: "acme", kind: "image", id: "1" })))
        const [took] = yield* Effect.timed(
          timely(theirs.submit()).pipe(
            Effect.tap((millis) => Effect.sync(() => assert.isAtMost(millis, 5000)))
          )
        )
        assert.isAtLeast(Duration.toMillis(took), 800)
      }
    }).pipe(Effect.scoped, Effect.provide(redis)))

  it.live("two processes together are not refused, and use the limits up", () =>
    Effect.gen(function*() {
      const prefix = yield* prefixed
      const { url } = yield* EmulatorServer
      const lost = yield* Lag.watch
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
      const [first, last] = [Math.min(...submits), Math.max(...submits)]
      assert.isAtLeast(last - first, 4000)
      assert.isAtMost(last - first - lost(first, last), 8000)
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
    ))
})
