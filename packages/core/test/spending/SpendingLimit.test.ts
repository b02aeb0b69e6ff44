import {
  type FailureCategory,
  InsufficientCredits,
  Poller,
  ProviderUnavailable,
  RateLimited,
  type SubmitError,
  SubmitOutcomeUnknown,
  type TaskProvider,
  TaskRef
} from "@effect-media/core"
import { Fallback } from "@effect-media/core/jobs"
import { type Cost, SpendingLimit, type SpendingLimitOptions } from "@effect-media/core/spending"
import { ScriptedProvider } from "@effect-media/core/testing"
import { assert, describe, it } from "@effect/vitest"
import * as DateTime from "effect/DateTime"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Fiber from "effect/Fiber"
import * as Layer from "effect/Layer"
import * as Option from "effect/Option"
import * as KeyValueStore from "effect/persistence/KeyValueStore"
import * as Schema from "effect/Schema"
import * as TestClock from "effect/testing/TestClock"

const usd = (amount: number): Cost.Cost => ({ amount, unit: "USD" })
const credits = (amount: number): Cost.Cost => ({ amount, unit: "credits" })
const costing = (cost: Cost.Cost | undefined) => () => Option.map(Option.fromUndefinedOr(cost), (cost) => ({ cost }))

const boat = { urls: ["https://cdn.acme.example/boat.png"] }
const refusal = { provider: "acme", code: "429", description: "" }
const unknown = new SubmitOutcomeUnknown({
  provider: "acme",
  submittedAt: DateTime.makeUnsafe(0),
  cause: new ProviderUnavailable({ ...refusal, reason: "Network" })
})

/** Runs one job of 1 USD by the script, and returns the amount spent afterwards. */
const oneJob = (task: ScriptedProvider.ScriptedTask, options: SpendingLimitOptions = { perDay: usd(10) }) =>
  Effect.gen(function*() {
    const acme = yield* SpendingLimit.wrap(yield* ScriptedProvider.make("acme", [task]), costing(usd(1)))
    const job = yield* Effect.forkChild(Poller.run(acme, {}, { deadline: "1 minute" }))
    yield* TestClock.adjust("1 hour")
    yield* Fiber.await(job)
    return yield* SpendingLimit.use(({ spent }) => spent)
  }).pipe(Effect.provide([SpendingLimit.layer(options), Poller.layer]))

describe("a guard of what is spent", () => {
  it.effect("lets jobs through up to the sum, and refuses the next one before the vendor is asked", () =>
    Effect.gen(function*() {
      const acme = yield* ScriptedProvider.make("acme", [boat, boat, boat, boat])
      const guarded = yield* SpendingLimit.wrap(acme, costing(usd(0.1)))
      yield* guarded.submit({})
      yield* guarded.submit({})
      yield* guarded.submit({})
      const error = yield* Effect.flip(guarded.submit({}))
      if (error._tag !== "SpendingLimitExceeded") return assert.fail(error._tag)
      assert.deepStrictEqual(
        [error.reason, error.window, error.limit, error.spent, error.estimated, error.resetsAt],
        ["Spent", "run", usd(0.3), usd(0.3), usd(0.1), undefined]
      )
      assert.isFalse(error.isRetryable)
      assert.strictEqual((yield* acme.calls.all).length, 3)
    }).pipe(Effect.provide(SpendingLimit.layer({ perRun: usd(0.3) }))))

  it.effect("never overspends together: a submit reserves before it asks", () =>
    Effect.gen(function*() {
      let asked = 0
      const slow: TaskProvider<void> = {
        ...yield* ScriptedProvider.make("acme", []),
        submit: () =>
          Effect.sync(() => ++asked).pipe(
            Effect.delay("1 second"),
            Effect.map((id) => TaskRef.make({ provider: "acme", kind: "image", id: String(id) }))
          )
      }
      const guarded = yield* SpendingLimit.wrap(slow, costing(usd(0.3)))
      const all = yield* Effect.forkChild(
        Effect.all(Array.from({ length: 20 }, () => Effect.exit(guarded.submit())), { concurrency: "unbounded" })
      )
      yield* TestClock.adjust("1 minute")
      const exits = yield* Fiber.join(all)
      assert.strictEqual(exits.filter(Exit.isSuccess).length, 3)
      assert.strictEqual(asked, 3)
      assert.deepStrictEqual(yield* SpendingLimit.use(({ spent }) => spent), { run: { USD: 0.9 }, day: { USD: 0.9 } })
    }).pipe(Effect.provide(SpendingLimit.layer({ perDay: usd(1), perRun: usd(5) }))))

  const ends: ReadonlyArray<readonly [string, ScriptedProvider.ScriptedTask, number]> = [
    ["a task that succeeded counts by its estimate", boat, 1],
    ["a task whose cost is reported counts with that cost", { ...boat, cost: usd(0.7) }, 0.7],
    ["a cost in another unit leaves the estimate", { ...boat, cost: credits(14) }, 1],
    ["a submit that was refused costs nothing", { refuses: new InsufficientCredits(refusal) }, 0],
    ["a rate limited submit costs nothing", { refuses: new RateLimited(refusal) }, 0],
    ["a submit of unknown outcome counts", { refuses: unknown }, 1],
    ["a task that was cancelled counts", { cancelled: true }, 1],
    ["a task that runs counts", {}, 1]
  ]
  for (const [name, task, dollars] of ends) {
    it.effect(name, () =>
      Effect.map(oneJob(task), ({ day, run }) => {
        assert.deepStrictEqual([day["USD"] ?? 0, run["USD"] ?? 0], [dollars, dollars])
      }))
  }

  const categories: Readonly<Record<FailureCategory, number>> = {
    Upstream: 0,
    Timeout: 0,
    Quota: 0,
    InvalidInput: 0,
    ContentPolicy: 1,
    Unknown: 1
  }
  for (const category of ["Upstream", "Timeout", "Quota", "InvalidInput", "ContentPolicy", "Unknown"] as const) {
    it.effect(`a task that failed for ${category} ${categories[category] === 0 ? "costs nothing" : "counts"}`, () =>
      Effect.map(oneJob({ fails: { code: "E", category } }), ({ day }) => {
        assert.strictEqual(day["USD"] ?? 0, categories[category])
      }))
  }

  it.effect("an interrupted submit counts: it may have been taken", () =>
    Effect.gen(function*() {
      const hangs = { ...yield* ScriptedProvider.make("acme", []), submit: () => Effect.never }
      const fiber = yield* Effect.forkChild((yield* SpendingLimit.wrap(hangs, costing(usd(1)))).submit(undefined))
      yield* TestClock.adjust("1 second")
      const interrupted = yield* Effect.forkChild(Fiber.interrupt(fiber))
      yield* TestClock.adjust("30 seconds")
      yield* Fiber.join(interrupted)
      assert.deepStrictEqual((yield* SpendingLimit.use(({ spent }) => spent)).run, { USD: 1 })
    }).pipe(Effect.provide(SpendingLimit.layer({ perRun: usd(1) }))))

  it.effect("a job without a known price is refused, unless it is allowed", () =>
    Effect.gen(function*() {
      const acme = yield* ScriptedProvider.make("acme", [{ ...boat, cost: usd(0.4) }])
      const strict = yield* Effect.provide(
        SpendingLimit.wrap(acme, Option.none),
        SpendingLimit.layer({ perRun: usd(1) })
      )
      const error = yield* Effect.flip(strict.submit({}))
      assert.deepInclude(error, { _tag: "SpendingLimitExceeded", reason: "UnknownPrice" })
      assert.deepStrictEqual(yield* acme.calls.all, [])

      const spent = yield* Effect.gen(function*() {
        yield* Poller.run(yield* SpendingLimit.wrap(acme, Option.none), {})
        return yield* SpendingLimit.use(({ spent }) => spent)
      }).pipe(
        Effect.provide([SpendingLimit.layer({ perRun: usd(1), unknownPrices: "allow" }), Poller.layer]),
        TestClock.withLive
      )
      assert.deepStrictEqual(spent.run, { USD: 0.4 })
    }))

  it.effect("dollars and credits, and the credits of two vendors, are counted apart", () =>
    Effect.gen(function*() {
      const acme = yield* SpendingLimit.wrap(yield* ScriptedProvider.make("acme", [boat, boat]), costing(credits(8)))
      const bolt = yield* SpendingLimit.wrap(yield* ScriptedProvider.make("bolt", [boat, boat]), costing(credits(8)))
      const cent = yield* SpendingLimit.wrap(yield* ScriptedProvider.make("cent", [boat, boat]), costing(usd(0.8)))
      for (const each of [acme, bolt, cent]) yield* each.submit({})
      for (const each of [acme, bolt, cent]) {
        assert.strictEqual((yield* Effect.flip(each.submit({})))._tag, "SpendingLimitExceeded")
      }
      const { run } = yield* SpendingLimit.use(({ spent }) => spent)
      assert.deepStrictEqual(run, { "acme credits": 8, "bolt credits": 8, USD: 0.8 })
    }).pipe(Effect.provide(SpendingLimit.layer({ perRun: [credits(10), usd(1)] }))))

  it.effect("a price in a unit that no limit counts is not known", () =>
    Effect.gen(function*() {
      const acme = yield* SpendingLimit.wrap(yield* ScriptedProvider.make("acme", [boat]), costing(credits(8)))
      const error = yield* Effect.flip(acme.submit({}))
      assert.deepInclude(error, { reason: "UnknownPrice", estimated: credits(8), limit: usd(1) })
    }).pipe(Effect.provide(SpendingLimit.layer({ perDay: usd(1) }))))

  it.effect("jobs under one idempotency key are one job, and a later refusal does not release it", () =>
    Effect.gen(function*() {
      const acme: TaskProvider<string> = {
        ...yield* ScriptedProvider.make("acme", [
          { refuses: unknown },
          { refuses: new RateLimited(refusal) },
          boat,
          boat
        ]),
        idempotency: { live: "1 day", keyOf: (request: string) => request }
      }
      const guarded = yield* SpendingLimit.wrap(acme, costing(usd(1)))
      const spent = SpendingLimit.use(({ spent }) => Effect.map(spent, ({ run }) => run["USD"]))
      assert.strictEqual((yield* Effect.flip(guarded.submit("boat")))._tag, "SubmitOutcomeUnknown")
      assert.strictEqual((yield* Effect.flip(guarded.submit("boat")))._tag, "RateLimited")
      assert.strictEqual(yield* spent, 1)
      yield* guarded.submit("boat")
      assert.strictEqual(yield* spent, 1)
      assert.strictEqual((yield* Effect.flip(guarded.submit("ship")))._tag, "SpendingLimitExceeded")
    }).pipe(Effect.provide(SpendingLimit.layer({ perRun: usd(1) }))))

  it.effect("a fallback continues with a vendor that costs less", () =>
    Effect.gen(function*() {
      const dear = yield* SpendingLimit.wrap(yield* ScriptedProvider.make("dear", [boat]), costing(usd(2)))
      const cheap = yield* SpendingLimit.wrap(yield* ScriptedProvider.make("cheap", [boat]), costing(usd(0.5)))
      const { failedAttempts, task } = yield* Fallback.run([Fallback.attempt(dear, {}), Fallback.attempt(cheap, {})])
      assert.deepStrictEqual([task.ref.provider, failedAttempts[0]?.error._tag], ["cheap", "SpendingLimitExceeded"])
    }).pipe(Effect.provide([SpendingLimit.layer({ perRun: usd(1) }), Poller.layer]), TestClock.withLive))
})

describe("a limit per day", () => {
  /** Runs an effect in a new process over the same store. */
  const restarted = <A, E, R>(effect: Effect.Effect<A, E, R>, options: SpendingLimitOptions = { perDay: usd(1) }) =>
    Effect.provide(effect, Layer.fresh(SpendingLimit.layerStore(options)))

  const submit = Effect.fnUntraced(function*(cost: number, script: ScriptedProvider.ScriptedTask = boat) {
    const acme = yield* ScriptedProvider.make("acme", [script])
    return yield* (yield* SpendingLimit.wrap(acme, costing(usd(cost)))).submit({})
  })

  it.effect("survives the process, opens again at midnight UTC, and says so", () =>
    Effect.gen(function*() {
      yield* TestClock.setTime(DateTime.toEpochMillis(DateTime.makeUnsafe("2026-11-22T23:30:00Z")))
      yield* restarted(submit(0.8))
      const error = yield* Effect.flip(restarted(submit(0.3)))
      if (error._tag !== "SpendingLimitExceeded") return assert.fail(error._tag)
      assert.deepStrictEqual(error.spent, usd(0.8))
      assert.strictEqual(error.resetsAt && DateTime.formatIso(error.resetsAt), "2026-11-23T00:00:00.000Z")
      assert.isTrue(error.isRetryable)
      yield* TestClock.adjust("29 minutes")
      assert.strictEqual((yield* Effect.flip(restarted(submit(0.3))))._tag, "SpendingLimitExceeded")
      yield* TestClock.adjust("1 minute")
      yield* restarted(submit(0.3))
      assert.deepStrictEqual((yield* restarted(SpendingLimit.use(({ spent }) => spent))).day, { USD: 0.3 })
    }).pipe(Effect.provide(KeyValueStore.layerMemory)))

  it.effect("is settled by any wait for the task, also in another process", () =>
    Effect.gen(function*() {
      const acme = yield* ScriptedProvider.make("acme", [{ ...boat, cost: usd(0.2) }])
      const ref = yield* restarted(
        Effect.flatMap(SpendingLimit.wrap(acme, costing(usd(0.9))), (acme) => acme.submit({}))
      )
      const later = restarted(Effect.gen(function*() {
        const guarded = yield* SpendingLimit.wrap(acme, costing(usd(0.9)))
        yield* guarded.status(ref)
        yield* guarded.status(ref)
        return (yield* SpendingLimit.use(({ spent }) => spent)).day
      }))
      assert.deepStrictEqual(yield* later, { USD: 0.2 })
    }).pipe(Effect.provide(KeyValueStore.layerMemory)))

  it.effect("keeps names apart", () =>
    Effect.gen(function*() {
      yield* restarted(submit(1), { perDay: usd(1), name: "films" })
      yield* restarted(submit(1), { perDay: usd(1), name: "pictures" })
      const error = yield* Effect.flip(restarted(submit(1), { perDay: usd(1), name: "films" }))
      assert.strictEqual(error._tag, "SpendingLimitExceeded")
    }).pipe(Effect.provide(KeyValueStore.layerMemory)))

  const failing = (method: "get" | "set") =>
    Layer.effect(
      KeyValueStore.KeyValueStore,
      Effect.map(KeyValueStore.KeyValueStore, (store) => ({
        ...store,
        [method]: () => Effect.fail(new KeyValueStore.KeyValueStoreError({ method, message: "EACCES" }))
      }))
    ).pipe(Layer.provide(KeyValueStore.layerMemory))
  const hangingOnce = Layer.effect(
    KeyValueStore.KeyValueStore,
    Effect.map(KeyValueStore.KeyValueStore, (store) => {
      let sets = 0
      return {
        ...store,
        set: (key: string, value: string | Uint8Array) => ++sets === 1 ? Effect.never : store.set(key, value)
      }
    })
  ).pipe(Layer.provide(KeyValueStore.layerMemory))
  for (const method of ["get", "set"] as const) {
    it.effect(`a store whose ${method} fails refuses: nothing is spent that is not written down`, () =>
      Effect.gen(function*() {
        const acme = yield* ScriptedProvider.make("acme", [boat])
        const guarded = yield* SpendingLimit.wrap(acme, costing(usd(0.1)))
        const error = yield* Effect.flip(guarded.submit({}))
        if (error._tag !== "SpendingLimitExceeded") return assert.fail(error._tag)
        assert.strictEqual(error.reason, "StoreFailed")
        assert.include(error.message, "EACCES")
        assert.deepStrictEqual(yield* acme.calls.all, [])
      }).pipe(Effect.provide(SpendingLimit.layerStore({ perDay: usd(1) }).pipe(Layer.provide(failing(method))))))
  }

  it.effect("a store that hangs does not hold up an interruption, and nothing is submitted", () =>
    Effect.gen(function*() {
      const acme = yield* ScriptedProvider.make("acme", [boat])
      const guarded = yield* SpendingLimit.wrap(acme, costing(usd(0.1)))
      const fiber = yield* Effect.forkChild(guarded.submit({}))
      yield* TestClock.adjust("1 second")
      yield* Fiber.interrupt(fiber)
      assert.deepStrictEqual(yield* acme.calls.all, [])
    }).pipe(Effect.provide(SpendingLimit.layerStore({ perDay: usd(1) }).pipe(Layer.provide(hangingOnce)))))

  it.effect("what the store holds, and cannot be read, refuses too", () =>
    Effect.gen(function*() {
      yield* KeyValueStore.KeyValueStore.use((store) => store.set("effect-media/spending", "{}"))
      const error = yield* Effect.flip(restarted(submit(0.1)))
      assert.deepInclude(error, { _tag: "SpendingLimitExceeded", reason: "StoreFailed" })
    }).pipe(Effect.provide(KeyValueStore.layerMemory)))
})

describe("whatever the jobs do", () => {
  const Job = Schema.Struct({
    cents: Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 60 })),
    end: Schema.Literals(["done", "refused", "unknown", "failed", "hidden"])
  })
  const scriptOf = ({ end }: typeof Job.Type): ScriptedProvider.ScriptedTask => {
    const refuses: Readonly<Record<string, SubmitError>> = { refused: new RateLimited(refusal), unknown }
    return end === "failed"
      ? { fails: { code: "500", category: "Upstream" } }
      : { refuses: refuses[end], polls: ["running"], ...boat }
  }

  it.effect.prop(
    "what was taken, or may have been, is never beyond the sum",
    [Schema.Array(Job)],
    ([jobs]) =>
      Effect.gen(function*() {
        let taken = 0
        const one = Effect.fnUntraced(function*(job: typeof Job.Type, index: number) {
          const acme = yield* ScriptedProvider.make(`acme-${index}`, [scriptOf(job)])
          const guarded = yield* SpendingLimit.wrap(acme, costing(usd(job.cents / 100)))
          const end = yield* Effect.exit(Poller.run(guarded, {}, { deadline: "1 minute" }))
          const error = Option.getOrUndefined(Exit.findErrorOption(end))
          if (error === undefined || error._tag === "SubmitOutcomeUnknown") taken += job.cents
        })
        const all = yield* Effect.forkChild(Effect.forEach(jobs, one, { concurrency: "unbounded", discard: true }))
        yield* TestClock.adjust("10 minutes")
        yield* Fiber.join(all)
        assert.isAtMost(taken, 100)
        const { day } = yield* SpendingLimit.use(({ spent }) => spent)
        assert.closeTo(day["USD"] ?? 0, taken / 100, 1e-9)
      }).pipe(Effect.provide([SpendingLimit.layer({ perDay: usd(1) }), Poller.layer]))
  )
})
