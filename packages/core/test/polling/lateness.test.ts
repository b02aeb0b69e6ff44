import { type TaskProvider, TaskRef } from "@effect-media/core"
import { make as makeBudget } from "@effect-media/core/limits/RateLimits"
import { assert, describe, it } from "@effect/vitest"
import * as Clock from "effect/Clock"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as RateLimiter from "effect/persistence/RateLimiter"
import * as TestClock from "effect/testing/TestClock"

const window = 1000

/** Creates a vendor with one poll per window. Poll n arrives after `way(n)` ms; `at` holds the times of arrival. */
const vendor = (way: (n: number) => number) => {
  const pace = { initialDelay: 0, steps: [{ after: 0, interval: "1 second" }] } as const
  const at: Array<number> = []
  let asked = 0
  const provider: TaskProvider<void> = {
    provider: "acme",
    limits: { queries: { limit: 1, window } },
    polling: { image: pace, video: pace, audio: pace, other: pace },
    submit: () => Effect.die("not asked for"),
    status: (ref) =>
      Effect.gen(function*() {
        yield* Effect.sleep(Duration.millis(way(asked++)))
        at.push(yield* Clock.currentTimeMillis)
        return { _tag: "Running", ref, status: "running" }
      })
  }
  return { provider, at }
}

const ref = (id: string) => TaskRef.make({ provider: "acme", kind: "image", id })

/** Creates two rate limiters over one store, like those of two processes. */
const budgets = Effect.gen(function*() {
  const limiter = yield* Effect.provide(RateLimiter.make, RateLimiter.layerStoreMemory)
  const budget = Effect.provideService(makeBudget(), RateLimiter.RateLimiter, limiter)
  return { one: yield* budget, other: yield* budget }
})

const leastGap = (at: ReadonlyArray<number>) => Math.min(...at.slice(1).map((time, i) => time - (at[i] ?? 0)))

const passed = <A, E>(fiber: Fiber.Fiber<A, E>) =>
  Effect.gen(function*() {
    for (let left = 1_000; fiber.pollUnsafe() === undefined && left > 0; left--) yield* TestClock.adjust("500 millis")
    return yield* Fiber.join(fiber)
  })

describe("limits over a store hold at the vendor, whatever the way to it takes:", () => {
  const slow: Readonly<Record<string, (n: number) => number>> = {
    "one request that was very slow moves nothing": (n) => n === 30 ? 900 : n === 31 ? 33 : 5,
    "nor do many of a busy machine": (n) => n >= 25 && n < 60 ? (n % 2 === 0 ? 400 : 5 + n) : 5,
    "nor one of a minute": (n) => n === 30 ? 60_000 : n % 5 === 0 ? 100 : 5
  }
  for (const [name, way] of Object.entries(slow)) {
    it.effect(name, () =>
      Effect.gen(function*() {
        const { one, other } = yield* budgets
        const { at, provider } = vendor(way)
        const acmes = [yield* one.wrap(provider), yield* other.wrap(provider)]
        // One after the other, so that each request sees the previous one.
        const all = Effect.forEach(Array.from({ length: 80 }, (_, i) => i), (i) => {
          const acme = acmes[i % 2]
          return acme === undefined ? Effect.void : acme.status(ref(String(i)))
        })
        yield* passed(yield* Effect.forkChild(all))
        assert.lengthOf(at, 80)
        assert.isAtLeast(leastGap(at), window)
      }).pipe(Effect.scoped))
  }

  it.effect("a slot is kept behind its window by a request that took longer than that", () =>
    Effect.gen(function*() {
      const { one, other } = yield* budgets
      const { at, provider } = vendor((n) => n === 3 ? 1500 : 5)
      const mine = yield* one.wrap(provider)
      const theirs = yield* other.wrap(provider)
      const all = Effect.gen(function*() {
        for (let i = 0; i < 3; i++) yield* mine.status(ref(String(i)))
        yield* mine.status(ref("late"))
        yield* theirs.status(ref("next"))
        yield* mine.status(ref("last"))
      })
      yield* passed(yield* Effect.forkChild(all))
      assert.lengthOf(at, 6)
      assert.isAtLeast(leastGap(at), window)
    }).pipe(Effect.scoped))
})
