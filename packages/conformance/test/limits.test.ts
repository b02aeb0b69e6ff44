import { Apixo } from "@effect-media/apixo"
import { counting } from "@effect-media/conformance/refusals"
import { Poller } from "@effect-media/core"
import { RateLimits } from "@effect-media/core/limits"
import { Emulator, Limits } from "@effect-media/emulator"
import { Kie } from "@effect-media/kie"
import { assert, describe, it } from "@effect/vitest"
import * as Clock from "effect/Clock"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Fiber from "effect/Fiber"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import * as TestClock from "effect/testing/TestClock"

/** Lets time pass until the fiber ends, second by second, so that work that is due within a second is done in it. */
const passTime = Effect.fnUntraced(function*<A, E>(fiber: Fiber.Fiber<A, E>) {
  for (let left = 10_000; left > 0 && fiber.pollUnsafe() === undefined; left--) yield* TestClock.adjust("1 second")
  return yield* Fiber.join(fiber)
})

/** A recent time: values near the epoch could also be read as seconds. */
const begin = Date.UTC(2026, 3, 2)

const options = { apiKey: Redacted.make("key"), submitRetries: 0 }

describe("limits that the emulator enforces, on virtual time", () => {
  /** The documented limits. Queries count as requests of APIXO, for which the documentation says nothing. */
  const layerOf = (plan: "free" | "pro") =>
    Layer.mergeAll(Kie.layer(options), Apixo.layer({ ...options, plan })).pipe(
      Layer.provide(Emulator.layerClient),
      Layer.provideMerge(Layer.mergeAll(
        Emulator.layer({
          limits: [...Limits.kie, ...Limits.countingPolls(plan === "free" ? Limits.apixoFree : Limits.apixoPro)],
          seed: 1,
          duration: "1 minute"
        }),
        RateLimits.layer
      )),
      Layer.provideMerge(Poller.layer)
    )

  it.effect(
    "1,000 tasks at once under KIE's: none is refused, all are done within 1.05 x of the least time",
    () =>
      Effect.gen(function*() {
        yield* TestClock.setTime(begin)
        const { counted, record } = counting(yield* Kie)
        const kie = yield* RateLimits.wrap(counted)
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
        // 50 times 20 creates, 10 s apart, then the minute of the last tasks.
        assert.isAtMost(took - begin, (49 * 10_000 + 60_000) * 1.05)
      }).pipe(Effect.provide(layerOf("free"), { local: true }))
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
          const apixo = yield* RateLimits.wrap(counted)
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
          const { creates, queries, running } = yield* RateLimits.state(counted)
          assert.deepStrictEqual([creates, queries, running], [0, 0, 0])
        }).pipe(Effect.provide(layerOf(plan), { local: true }))
    )
  }
})
