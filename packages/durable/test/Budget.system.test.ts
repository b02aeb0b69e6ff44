import { type TaskProvider, TaskRef } from "@effect-media/core"
import { RateLimits } from "@effect-media/core/limits"
import { DatabaseError, Durable } from "@effect-media/durable"
import { assert, describe, it } from "@effect/vitest"
import { ConfigProvider, Effect, Layer } from "effect"
import { randomUUID } from "node:crypto"

const budgetOf = (env: Record<string, string>) =>
  Layer.fresh(Durable.layerBudgetConfig()).pipe(
    Layer.provide(ConfigProvider.layer(ConfigProvider.fromEnv({ env })))
  )

const url = process.env["TEST_REDIS_URL"] ?? "redis://127.0.0.1:6379"

const isThere = await Effect.runPromise(
  Effect.isSuccess(Effect.scoped(Layer.build(budgetOf({ EFFECT_MEDIA_REDIS_URL: url }))))
)

if (!isThere) console.log(`There is no Redis at ${url}: a budget over it is not tested.`)

const pace = { initialDelay: 0, steps: [{ after: 0, interval: "1 second" }] } as const

/** A provider that counts its requests. */
const counting = () => {
  let submits = 0
  const provider: TaskProvider<unknown> = {
    provider: "acme",
    limits: {},
    polling: { image: pace, video: pace, audio: pace, other: pace },
    submit: () => Effect.sync(() => TaskRef.make({ provider: "acme", kind: "image", id: String(submits++) })),
    status: (ref) => Effect.succeed({ _tag: "Running", ref, status: "running" })
  }
  return { provider, submits: () => submits }
}

describe("EFFECT_MEDIA_REDIS_URL", () => {
  it("CI has a Redis", { skip: process.env["CI"] !== "true" }, () => {
    assert.isTrue(isThere)
  })

  it.live("may be missing: the process keeps the limits by itself", () =>
    Effect.gen(function*() {
      const { provider, submits } = counting()
      const limited = yield* RateLimits.wrap(provider, { account: randomUUID() })
      yield* limited.submit({})
      assert.strictEqual(submits(), 1)
    }).pipe(Effect.provide(budgetOf({}))))

  it.live("that does not answer is an error that names it, without its password", () =>
    Effect.gen(function*() {
      const layer = budgetOf({ EFFECT_MEDIA_REDIS_URL: "redis://:secret-word@127.0.0.1:1" })
      const error = yield* Effect.flip(Effect.scoped(Layer.build(layer)))
      assert.instanceOf(error, DatabaseError)
      assert.include(error.message, "The database 127.0.0.1:1 cannot be reached")
      assert.notInclude(error.message, "secret-word")
    }))

  it.live.skipIf(!isThere)(
    "is where two processes keep the limits of an account together",
    () =>
      Effect.gen(function*() {
        const one = yield* Layer.build(budgetOf({ EFFECT_MEDIA_REDIS_URL: url }))
        const two = yield* Layer.build(budgetOf({ EFFECT_MEDIA_REDIS_URL: url }))
        const options = { account: randomUUID(), limits: { creates: { limit: 2, window: "1 minute" } } } as const
        const { provider, submits } = counting()
        const limited = yield* Effect.all(
          [one, two].map((budget) => RateLimits.wrap(provider, options).pipe(Effect.provide(budget)))
        )
        const all = limited.flatMap(({ submit }) => [submit({}), submit({}), submit({})])
        yield* Effect.all(all, { concurrency: "unbounded" }).pipe(Effect.timeoutOption("500 millis"))
        assert.strictEqual(submits(), 2)
      }).pipe(Effect.scoped)
  )
})
