import {
  Durations,
  type Limits,
  Poller,
  ProviderUnavailable,
  RateLimited,
  type StatusError,
  type SubmitError,
  SubmitOutcomeUnknown,
  TaskNotFound,
  type TaskProvider,
  TaskRef,
  type TaskSnapshot,
  Unauthorized
} from "@effect-media/core"
import { RateLimits } from "@effect-media/core/limits"
import { make as makeBudget } from "@effect-media/core/limits/RateLimits"
import { ScriptedProvider } from "@effect-media/core/testing"
import { assert, describe, it } from "@effect/vitest"
import * as Clock from "effect/Clock"
import * as DateTime from "effect/DateTime"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Fiber from "effect/Fiber"
import * as Layer from "effect/Layer"
import * as Logger from "effect/Logger"
import * as RateLimiter from "effect/persistence/RateLimiter"
import * as Redacted from "effect/Redacted"
import * as Schedule from "effect/Schedule"
import * as Schema from "effect/Schema"
import * as TestClock from "effect/testing/TestClock"
import { jumping } from "../utils/skewedClock.ts"

/** A task of the test vendor: its duration, and its end. */
interface Job {
  readonly millis: number
  readonly end?: "Succeeded" | "Failed" | "Cancelled" | "never"
  readonly refuses?: SubmitError
  readonly hangs?: boolean
  readonly dies?: boolean
}

const refusal = { provider: "acme", code: "429", description: "too many" }
const limited = (retryAfter?: Duration.Input) =>
  new RateLimited({
    ...refusal,
    retryAfter: retryAfter === undefined ? undefined : Duration.fromInputUnsafe(retryAfter)
  })
const unknown = new SubmitOutcomeUnknown({
  provider: "acme",
  submittedAt: DateTime.makeUnsafe(0),
  cause: new ProviderUnavailable({ ...refusal, reason: "Network" })
})

const pace = { initialDelay: "1 second", steps: [{ after: 0, interval: "1 second" }] } as const

/** A vendor that records the times of its requests, and the greatest number of tasks that run at once. */
const vendor = (limits: Limits, options: { readonly refuse?: (n: number) => StatusError | undefined } = {}) => {
  const submits: Array<number> = []
  const statuses: Array<{ readonly at: number; readonly id: string }> = []
  const tasks = new Map<string, { readonly ends: number; readonly end: Job["end"] }>()
  const record = { submits, statuses, most: 0 }
  const provider: TaskProvider<Job> = {
    provider: "acme",
    limits,
    polling: { image: pace, video: pace, audio: pace, other: pace },
    submit: Effect.fnUntraced(function*({ dies, end = "Succeeded", hangs, millis, refuses }) {
      const now = yield* Clock.currentTimeMillis
      submits.push(now)
      if (refuses !== undefined) return yield* refuses
      if (dies === true) return yield* Effect.die("a bug of the provider")
      if (hangs === true) return yield* Effect.never
      const id = String(submits.length)
      tasks.set(id, { ends: now + millis, end })
      record.most = Math.max(record.most, Array.from(tasks.values()).filter(({ ends }) => ends > now).length)
      return TaskRef.make({ provider: "acme", kind: "image", id, submittedAt: DateTime.makeUnsafe(now) })
    }),
    status: Effect.fnUntraced(function*(ref) {
      const now = yield* Clock.currentTimeMillis
      statuses.push({ at: now, id: ref.id })
      const refused = options.refuse?.(statuses.length)
      if (refused !== undefined) return yield* refused
      const task = tasks.get(ref.id)
      if (task === undefined) return yield* new TaskNotFound({ provider: "acme", ref, description: "" })
      return now < task.ends || task.end === "never"
        ? { _tag: "Running", ref, status: "running" }
        : ended(ref, task.end)
    })
  }
  return { provider, record }
}

const ended = (ref: TaskRef, end: Job["end"]): TaskSnapshot => {
  if (end === "Failed") return { _tag: "Failed", ref, status: "x", code: "1", category: "Upstream", description: "" }
  if (end === "Cancelled") return { _tag: "Cancelled", ref, status: "x" }
  const assets = [{ url: "https://cdn.acme.example/1.png", kind: "image" as const, role: "result" as const }]
  return { _tag: "Succeeded", ref, status: "x", assets }
}

const mostIn = (times: ReadonlyArray<number>, window: number): number =>
  Math.max(0, ...times.map((at) => times.filter((other) => other > at - window && other <= at).length))

const layer = Layer.mergeAll(RateLimits.layer, Poller.layer)

const refOf = (id: string, submittedAt = 0) =>
  TaskRef.make({ provider: "acme", kind: "image", id, submittedAt: DateTime.makeUnsafe(submittedAt) })

describe("rates", () => {
  const limits: Limits = { queries: { limit: 10, window: "1 second" }, creates: { limit: 20, window: "10 seconds" } }

  it.effect("are used up from the first moment on, and never exceeded", () =>
    Effect.gen(function*() {
      const { provider, record } = vendor(limits)
      const acme = yield* RateLimits.wrap(provider)
      const all = yield* Effect.forEach(Array.from({ length: 60 }), () => acme.submit({ millis: 0 }), {
        concurrency: "unbounded"
      }).pipe(Effect.forkChild)
      yield* TestClock.adjust("1 minute")
      yield* Fiber.join(all)
      assert.deepStrictEqual(Array.from(new Set(record.submits)), [0, 10_020, 20_040])
      assert.strictEqual(mostIn(record.submits, 10_000), 20)
    }).pipe(Effect.provide(layer)))

  const Gaps = Schema.Array(Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 400 }))).check(
    Schema.isMinLength(20),
    Schema.isMaxLength(80)
  )

  it.effect.prop("hold in every window, however the questions come", [Gaps], ([gaps]) =>
    Effect.gen(function*() {
      const { provider, record } = vendor(limits)
      const acme = yield* RateLimits.wrap(provider)
      const asking: Array<Fiber.Fiber<unknown, unknown>> = []
      for (const gap of gaps) {
        yield* TestClock.adjust(gap)
        asking.push(yield* Effect.forkChild(Effect.exit(acme.status(refOf("1")))))
      }
      yield* TestClock.adjust("1 minute")
      yield* Fiber.awaitAll(asking)
      assert.lengthOf(record.statuses, gaps.length)
      assert.isAtMost(mostIn(record.statuses.map(({ at }) => at), 1000), 10)
    }).pipe(Effect.provide([RateLimits.layer, TestClock.layer()], { local: true })), { arbitrary: { runs: 30 } })

  it.effect("leave a slow request's place taken for as long as it may have been under way", () =>
    Effect.gen(function*() {
      const { provider, record } = vendor({ queries: { limit: 1, window: "1 second" } })
      // The first request takes 300 ms over a new connection; the vendor may have seen it only at the end.
      const acme = yield* RateLimits.wrap({
        ...provider,
        status: (ref) => Effect.delay(provider.status(ref), record.statuses.length === 0 ? "300 millis" : "1 millis")
      })
      const all = yield* Effect.forkChild(Effect.all([0, 1].map(() => Effect.exit(acme.status(refOf("1"))))))
      yield* TestClock.adjust("10 seconds")
      yield* Fiber.join(all)
      const [first = 0, second = 0] = record.statuses.map(({ at }) => at)
      assert.isAtLeast(second - first, 1000)
    }).pipe(Effect.provide(layer)))

  /** Creates a vendor that sees each poll only after `wayOf` milliseconds; the reply takes no time. */
  const farVendor = (limits: Limits, wayOf: (n: number) => number) => {
    const { provider, record } = vendor(limits)
    let asked = 0
    const status = (ref: TaskRef) => Effect.suspend(() => Effect.delay(provider.status(ref), wayOf(asked++)))
    return { provider: { ...provider, status }, record }
  }

  it.effect("are used to 95 % if the vendor is 300 ms away, also if it was near before", () =>
    Effect.gen(function*() {
      const { provider, record } = farVendor(limits, (n) => n < 500 ? 10 : 300)
      const acme = yield* RateLimits.wrap(provider)
      const all = yield* Effect.forEach(Array.from({ length: 2000 }), () => Effect.exit(acme.status(refOf("1"))), {
        concurrency: "unbounded"
      }).pipe(Effect.forkChild)
      yield* TestClock.adjust("5 minutes")
      yield* Fiber.join(all)
      const between = (from: number, to: number) => (record.statuses[to]?.at ?? 0) - (record.statuses[from]?.at ?? 0)
      assert.isAtMost(between(0, 490) / 49, 1000 / 0.95)
      // The measured latency follows the vendor within a few hundred requests.
      assert.isAtMost(between(1500, 1990) / 49, 1000 / 0.95)
    }).pipe(Effect.provide(layer)))

  it.effect("are used to 95 % if the vendor is 300 ms away from the first request on", () =>
    Effect.gen(function*() {
      const { provider, record } = farVendor(limits, () => 300)
      const acme = yield* RateLimits.wrap(provider)
      const all = yield* Effect.forEach(Array.from({ length: 610 }), () => Effect.exit(acme.status(refOf("1"))), {
        concurrency: "unbounded"
      }).pipe(Effect.forkChild)
      yield* TestClock.adjust("5 minutes")
      yield* Fiber.join(all)
      assert.isAtMost(((record.statuses[600]?.at ?? 0) - (record.statuses[0]?.at ?? 0)) / 60, 1000 / 0.95)
    }).pipe(Effect.provide(layer)))

  for (const slow of [3, 15]) {
    it.effect(`hold if the first ${slow} requests are slow on their way, and all others fast`, () =>
      Effect.gen(function*() {
        // One at a time, each over a new connection: none of them shows the latency of a warm connection.
        const { provider, record } = farVendor(
          { queries: { limit: 1, window: "1 second" } },
          (n) => n < slow ? 300 : 1
        )
        const acme = yield* RateLimits.wrap(provider)
        const all = yield* Effect.forEach(Array.from({ length: 40 }), () => Effect.exit(acme.status(refOf("1"))), {
          concurrency: "unbounded"
        }).pipe(Effect.forkChild)
        yield* TestClock.adjust("2 minutes")
        yield* Fiber.join(all)
        assert.lengthOf(record.statuses, 40)
        assert.strictEqual(mostIn(record.statuses.map(({ at }) => at), 1000), 1)
      }).pipe(Effect.provide(layer)))
  }

  it.effect("hold if a burst goes out over connections that are all new", () =>
    Effect.gen(function*() {
      const { provider, record } = farVendor({ queries: { limit: 30, window: "1 second" } }, (n) => n < 30 ? 300 : 1)
      const acme = yield* RateLimits.wrap(provider)
      const all = yield* Effect.forEach(Array.from({ length: 60 }), () => Effect.exit(acme.status(refOf("1"))), {
        concurrency: "unbounded"
      }).pipe(Effect.forkChild)
      yield* TestClock.adjust("10 seconds")
      yield* Fiber.join(all)
      assert.lengthOf(record.statuses, 60)
      assert.strictEqual(mostIn(record.statuses.map(({ at }) => at), 1000), 30)
    }).pipe(Effect.provide(layer)))

  it.effect("are apart per vendor and account", () =>
    Effect.gen(function*() {
      const one = { limits: { queries: { limit: 1, window: "1 minute" } } } as const
      const { provider, record } = vendor({})
      const other = { ...provider, provider: "other" }
      const asking = [
        RateLimits.wrap(provider, { ...one, account: "a" }),
        RateLimits.wrap(provider, { ...one, account: "b" }),
        RateLimits.wrap(provider, { ...one, account: Redacted.make("a") }),
        RateLimits.wrap(other, { ...one, account: "a" })
      ].map((limit) => Effect.flatMap(limit, ({ status }) => Effect.exit(status(refOf("1")))))
      const all = yield* Effect.forkChild(Effect.all(asking, { concurrency: "unbounded" }))
      yield* TestClock.adjust("1 second")
      assert.lengthOf(record.statuses, 3)
      yield* Fiber.interrupt(all)
    }).pipe(Effect.provide(layer)))

  it.effect("let submits and questions take turns if they share one", () =>
    Effect.gen(function*() {
      const { provider, record } = vendor({ requests: { limit: 1, window: "1 second" } })
      const acme = yield* RateLimits.wrap(provider)
      const many = <A, E>(effect: Effect.Effect<A, E>) =>
        Effect.forEach(Array.from({ length: 10 }), () => Effect.exit(effect), { concurrency: "unbounded" })
      yield* Effect.forkChild(many(acme.submit({ millis: 0 })))
      yield* TestClock.adjust(1)
      yield* Effect.forkChild(many(acme.status(refOf("1"))))
      yield* TestClock.adjust("10 seconds")
      assert.closeTo(record.submits.length, 5, 1)
      assert.closeTo(record.statuses.length, 5, 1)
    }).pipe(Effect.provide(layer)))

  it.effect("cost nothing if they never bind: a million a second", () =>
    Effect.gen(function*() {
      const { provider, record } = vendor({ queries: { limit: 1_000_000, window: "1 second" } })
      const acme = yield* RateLimits.wrap(provider)
      yield* Effect.forEach(Array.from({ length: 20_000 }), () => Effect.exit(acme.status(refOf("1"))), {
        concurrency: "unbounded",
        discard: true
      })
      assert.lengthOf(record.statuses, 20_000)
    }).pipe(Effect.provide(layer)))

  it.effect("hold, and continue, if the wall clock is set back", () =>
    Effect.gen(function*() {
      const { provider, record } = vendor({ queries: { limit: 1, window: "1 second" } })
      const acme = yield* RateLimits.wrap(provider)
      const { jump, wall } = yield* jumping
      const ask = Effect.exit(acme.status(refOf("1")))
      const all = yield* Effect.forEach([1, 2, 3], () => ask, { concurrency: "unbounded" }).pipe(
        Effect.provideService(Clock.Clock, wall),
        Effect.forkChild
      )
      yield* TestClock.adjust("100 millis")
      assert.lengthOf(record.statuses, 1)
      jump(-Duration.toMillis("1 day"))
      yield* TestClock.adjust("1 second")
      assert.lengthOf(record.statuses, 2)
      yield* TestClock.adjust("1 second")
      yield* Fiber.join(all)
      assert.lengthOf(record.statuses, 3)
    }).pipe(Effect.provide(layer)))

  it.effect("without limits no request waits", () =>
    Effect.gen(function*() {
      const { provider, record } = vendor({})
      const acme = yield* RateLimits.wrap(provider)
      yield* Effect.forEach(Array.from({ length: 500 }), () => Effect.exit(acme.status(refOf("1"))), {
        concurrency: "unbounded"
      })
      assert.lengthOf(record.statuses, 500)
    }).pipe(Effect.provide(layer)))
})

describe("running tasks", () => {
  const limits: Limits = { running: 3 }
  const standing = (provider: TaskProvider<never>) => Effect.map(RateLimits.state(provider), ({ running }) => running)

  it.effect("are never more than allowed, and all get their turn", () =>
    Effect.gen(function*() {
      const { provider, record } = vendor(limits)
      const acme = yield* RateLimits.wrap(provider)
      const ends = ["Succeeded", "Failed", "Cancelled"] as const
      const all = yield* Effect.forEach(Array.from({ length: 30 }, (_, i) => i), (i) =>
        Effect.exit(Poller.run(acme, { millis: 1000 + i % 7 * 900, end: ends[i % 3] ?? "Succeeded" })), {
        concurrency: "unbounded"
      }).pipe(Effect.forkChild)
      yield* TestClock.adjust("1 hour")
      assert.lengthOf((yield* Fiber.join(all)).filter(Exit.isSuccess), 10)
      assert.strictEqual(record.most, 3)
      assert.strictEqual(yield* standing(provider), 0)
    }).pipe(Effect.provide(layer)))

  it.effect("a refused submit gives its place back at once, one of unknown outcome within 10 minutes", () =>
    Effect.gen(function*() {
      const { provider } = vendor(limits)
      const acme = yield* RateLimits.wrap(provider)
      yield* Effect.exit(acme.submit({ millis: 0, refuses: new Unauthorized(refusal) }))
      yield* Effect.exit(acme.submit({ millis: 0, dies: true }))
      yield* Effect.yieldNow
      assert.strictEqual(yield* standing(provider), 0)
      yield* Effect.exit(acme.submit({ millis: 0, refuses: unknown }))
      assert.strictEqual(yield* standing(provider), 1)
      yield* TestClock.adjust("10 minutes")
      assert.strictEqual(yield* standing(provider), 0)
    }).pipe(Effect.provide(layer)))

  it.effect("an interrupted wait does not free its place: the task's end does", () =>
    Effect.gen(function*() {
      const { provider, record } = vendor({ running: 1 })
      const acme = yield* RateLimits.wrap(provider)
      const first = yield* Effect.forkChild(Poller.run(acme, { millis: 150_000 }))
      yield* TestClock.adjust("10 seconds")
      yield* Fiber.interrupt(first)
      const asked = record.statuses.length
      const second = yield* Effect.forkChild(Poller.run(acme, { millis: 1000 }))
      yield* TestClock.adjust("2 minutes")
      assert.lengthOf(record.submits, 1)
      yield* TestClock.adjust("2 minutes")
      assert.lengthOf(record.submits, 2)
      // Polled about once a minute, and only because a submit waits.
      assert.isAtMost(record.statuses.filter(({ id }) => id === "1").length - asked, 3)
      yield* Fiber.join(second)
      assert.strictEqual(record.most, 1)
    }).pipe(Effect.provide(layer)))

  it.effect("a task that is waited for keeps its place for longer than 10 minutes", () =>
    Effect.gen(function*() {
      const { provider, record } = vendor({ running: 1 })
      const acme = yield* RateLimits.wrap(provider)
      const both = yield* Effect.forkChild(
        Effect.all([1, 2].map(() => Poller.run(acme, { millis: 25 * 60_000 })), { concurrency: "unbounded" })
      )
      yield* TestClock.adjust("2 hours")
      yield* Fiber.join(both)
      assert.strictEqual(record.most, 1)
    }).pipe(Effect.provide(layer)))

  it.effect("a task that the vendor has lost frees its place after a minute", () =>
    Effect.gen(function*() {
      const { provider } = vendor({ running: 1 })
      const lost = {
        ...provider,
        status: (ref: TaskRef) => Effect.fail(new TaskNotFound({ provider: "acme", ref, description: "" }))
      }
      const acme = yield* RateLimits.wrap(lost)
      const run = yield* Effect.forkChild(Effect.flip(Poller.run(acme, { millis: 0 })))
      yield* TestClock.adjust("5 minutes")
      assert.strictEqual((yield* Fiber.join(run))._tag, "TaskNotFound")
      assert.strictEqual(yield* standing(provider), 0)
    }).pipe(Effect.provide(layer)))

  const Job = Schema.Struct({
    millis: Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 20_000 })),
    how: Schema.Literals(["Succeeded", "Failed", "Cancelled", "refused", "unknown", "dies", "hangs"]),
    interruptedAfter: Schema.UndefinedOr(Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 20_000 })))
  })

  it.effect.prop(
    "give every place back, whatever happens to whom",
    [Schema.Array(Job).check(Schema.isMinLength(1), Schema.isMaxLength(12))],
    ([jobs]) =>
      Effect.gen(function*() {
        const { provider, record } = vendor({ ...limits, requests: { limit: 5, window: "1 second" } })
        const acme = yield* RateLimits.wrap(provider)
        const runs = yield* Effect.forEach(jobs, ({ how, interruptedAfter, millis }) => {
          const run = Effect.exit(Poller.run(acme, {
            millis,
            dies: how === "dies",
            hangs: how === "hangs",
            ...(how === "refused" ? { refuses: new Unauthorized(refusal) } : {}),
            ...(how === "unknown" ? { refuses: unknown } : {}),
            ...(how === "Failed" || how === "Cancelled" ? { end: how } : {})
          }))
          const after = interruptedAfter ?? (how === "hangs" ? 30_000 : undefined)
          return Effect.forkChild(after === undefined ? run : Effect.timeoutOption(run, after))
        })
        yield* TestClock.adjust("3 hours")
        yield* Fiber.awaitAll(runs)
        assert.isAtMost(record.most, 3)
        const left = yield* RateLimits.state(provider)
        assert.deepStrictEqual([left.creates, left.queries, left.running], [0, 0, 0])
        // All places are free again.
        const again = yield* Effect.forkChild(
          Effect.forEach([1, 2, 3], () => acme.submit({ millis: 0 }), { concurrency: "unbounded" })
        )
        yield* TestClock.adjust(0)
        assert.lengthOf(yield* Fiber.join(again), 3)
      }).pipe(Effect.provide([RateLimits.layer, Poller.layer, TestClock.layer()], { local: true })),
    { arbitrary: { runs: 50 } }
  )
})

describe("a refusal", () => {
  it.effect("teaches all waits of the account its Retry-After", () =>
    Effect.gen(function*() {
      const { provider, record } = vendor({}, { refuse: (n) => n === 5 ? limited("30 seconds") : undefined })
      const acme = yield* RateLimits.wrap(provider)
      const all = yield* Effect.forEach(Array.from({ length: 8 }), () => Poller.run(acme, { millis: 60_000 }), {
        concurrency: "unbounded"
      }).pipe(Effect.forkChild)
      yield* TestClock.adjust("10 minutes")
      assert.lengthOf(yield* Fiber.join(all), 8)
      const refusedAt = record.statuses[4]?.at ?? 0
      const inPause = record.statuses.filter(({ at }, i) => i > 4 && at > refusedAt && at < refusedAt + 30_000)
      assert.lengthOf(inPause, 0)
    }).pipe(Effect.provide(layer)))

  it.effect("holds submits back too, and a refused submit is sent again after it", () =>
    Effect.gen(function*() {
      const { provider, record } = vendor({ running: 2 })
      let refused = false
      const acme = yield* RateLimits.wrap({
        ...provider,
        submit: (job: Job) => {
          const refuses = refused ? undefined : limited("20 seconds")
          refused = true
          return provider.submit(refuses === undefined ? job : { ...job, refuses })
        }
      })
      const first = yield* Effect.forkChild(acme.submit({ millis: 0 }))
      yield* TestClock.adjust("1 second")
      const second = yield* Effect.forkChild(acme.submit({ millis: 0 }))
      yield* TestClock.adjust("18 seconds")
      assert.lengthOf(record.submits, 1)
      const { pause } = yield* RateLimits.state(provider)
      assert.strictEqual(Duration.toMillis(pause), 1000)
      yield* TestClock.adjust("2 seconds")
      yield* Fiber.join(first)
      yield* Fiber.join(second)
      assert.deepStrictEqual(record.submits, [0, 20_000, 20_000])
    }).pipe(Effect.provide(layer)))

  it.effect("leaves a submit its precedence before those that came later", () =>
    Effect.gen(function*() {
      const { provider } = vendor({ creates: { limit: 1, window: "1 second" } })
      const order: Array<number> = []
      const acme = yield* RateLimits.wrap({
        ...provider,
        submit: (job: Job) => {
          order.push(job.millis)
          return order.length === 1
            ? Effect.delay(provider.submit({ ...job, refuses: limited() }), "500 millis")
            : provider.submit(job)
        }
      })
      for (const millis of [0, 1, 2, 3]) {
        yield* Effect.forkChild(acme.submit({ millis }))
        yield* TestClock.adjust(1)
      }
      yield* TestClock.adjust("10 seconds")
      assert.deepStrictEqual(order, [0, 0, 1, 2, 3])
    }).pipe(Effect.provide(layer)))

  for (
    const [where, budget] of [
      ["in one process", RateLimits.layer],
      [
        "over a limiter",
        RateLimits.layerRateLimiter.pipe(
          Layer.provide(RateLimiter.layer),
          Layer.provide(RateLimiter.layerStoreMemory)
        )
      ]
    ] as const
  ) {
    it.effect(`that comes later does not cut a pause that is longer, ${where}`, () =>
      Effect.gen(function*() {
        const { provider } = vendor({}, { refuse: (n) => limited(n === 1 ? "30 seconds" : "2 seconds") })
        const ways = [500, 1000]
        // Both requests are under way when the first is refused.
        const acme = yield* RateLimits.wrap({
          ...provider,
          status: (ref) => Effect.delay(provider.status(ref), ways.shift() ?? 0)
        })
        const both = yield* Effect.forkChild(
          Effect.all([1, 2].map(() => Effect.exit(acme.status(refOf("1")))), { concurrency: "unbounded" })
        )
        yield* TestClock.adjust("1 second")
        yield* Fiber.join(both)
        const { pause } = yield* RateLimits.state(provider)
        assert.strictEqual(Duration.toMillis(pause), 29_500)
      }).pipe(Effect.provide(budget)))
  }

  it.effect("of a submit is an error after the last retry, and if the pause is long", () =>
    Effect.gen(function*() {
      const { provider, record } = vendor({})
      const acme = yield* RateLimits.wrap(provider, { submitRetries: 2 })
      const fails = (refuses: SubmitError) =>
        Effect.gen(function*() {
          const fiber = yield* Effect.forkChild(Effect.flip(acme.submit({ millis: 0, refuses })))
          yield* TestClock.adjust("20 minutes")
          return (yield* Fiber.join(fiber))._tag
        })
      assert.strictEqual(yield* fails(limited()), "RateLimited")
      assert.deepStrictEqual(record.submits, [0, 1000, 3000])
      assert.strictEqual(yield* fails(limited("2 minutes")), "RateLimited")
      assert.lengthOf(record.submits, 4)
    }).pipe(Effect.provide(layer)))

  it.effect("asks for no more than 10 minutes of everybody", () =>
    Effect.gen(function*() {
      const { provider } = vendor({}, { refuse: () => limited("999999 seconds") })
      const acme = yield* RateLimits.wrap(provider)
      yield* Effect.exit(acme.status(refOf("1")))
      const { pause } = yield* RateLimits.state(provider)
      assert.strictEqual(Duration.toMinutes(pause), 10)
    }).pipe(Effect.provide(layer)))
})

describe("concurrent waits", () => {
  it.effect("keeps its deadline, and leaves its place to others", () =>
    Effect.gen(function*() {
      const { provider, record } = vendor({ queries: { limit: 1, window: "1 hour" } })
      const acme = yield* RateLimits.wrap(provider)
      yield* Effect.exit(acme.status(refOf("0")))
      const waits = yield* Effect.forEach(["1", "2", "3"], (id) =>
        Effect.flip(Poller.wait(acme, refOf(id), {
          deadline: "10 seconds",
          schedule: Schedule.spaced("1 second")
        })).pipe(
          Effect.map(({ _tag }) => _tag),
          Effect.zip(Clock.currentTimeMillis)
        ), { concurrency: "unbounded" }).pipe(Effect.forkChild)
      yield* TestClock.adjust("5 seconds")
      assert.strictEqual((yield* RateLimits.state(provider)).queries, 3)
      yield* TestClock.adjust("5 seconds")
      assert.deepStrictEqual(yield* Fiber.join(waits), [1, 2, 3].map(() => ["WaitTimeout", 10_000]))
      assert.strictEqual((yield* RateLimits.state(provider)).queries, 0)
      assert.lengthOf(record.statuses, 1)
    }).pipe(Effect.provide(layer)))

  for (const given of ["with the provider", "in the context of the layer"] as const) {
    it.effect(`is asked for by its chance, which is learned, if durations are given ${given}`, () =>
      Effect.gen(function*() {
        const { provider, record } = vendor({ queries: { limit: 1, window: "1 second" } })
        const durations = yield* Durations
        const task = (model: string, millis: number) => ({
          _tag: "Succeeded" as const,
          ref: TaskRef.make({ provider: "acme", kind: "image", model, id: "1" }),
          status: "x",
          assets: [],
          createdAt: DateTime.makeUnsafe(0),
          completedAt: DateTime.makeUnsafe(millis)
        })
        for (let i = 0; i < 20; i++) {
          yield* durations.record(task("quick", 5000))
          yield* durations.record(task("slow", 500_000))
        }
        const acme = yield* RateLimits.wrap(provider, given === "with the provider" ? { durations } : {})
        yield* TestClock.adjust("20 seconds")
        const ask = (model: string, id: string) =>
          Effect.forkChild(Effect.exit(
            acme.status(
              TaskRef.make({ provider: "acme", kind: "image", model, id, submittedAt: DateTime.makeUnsafe(0) })
            )
          ))
        for (
          const [model, id] of [["slow", "0"], ["slow", "1"], ["slow", "2"], ["quick", "3"], ["quick", "4"]] as const
        ) {
          yield* ask(model, id)
          yield* TestClock.adjust(1)
        }
        yield* TestClock.adjust("10 seconds")
        assert.deepStrictEqual(record.statuses.map(({ id }) => id), ["0", "3", "4", "1", "2"])
      }).pipe(
        Effect.provide(
          given === "with the provider"
            ? Layer.mergeAll(layer, Durations.layer)
            : Layer.provideMerge(RateLimits.layer, Durations.layer)
        )
      ))
  }

  it.effect("does not teach the durations that it is given: their poller does", () =>
    Effect.gen(function*() {
      const { provider } = vendor({})
      const durations = yield* Durations
      const expected = yield* durations.estimate(refOf("1"))
      const acme = yield* RateLimits.wrap(provider)
      const ref = yield* acme.submit({ millis: 1000 })
      yield* TestClock.adjust("1 second")
      assert.strictEqual((yield* acme.status(ref))._tag, "Succeeded")
      assert.deepStrictEqual(yield* durations.estimate(refOf("1")), expected)
    }).pipe(Effect.provide(Layer.provideMerge(RateLimits.layer, Durations.layer))))

  /** Returns the order in which these tasks are polled, if each request comes a millisecond after the previous one. */
  const order = Effect.fnUntraced(function*(
    acme: TaskProvider<Job>,
    record: ReturnType<typeof vendor>["record"],
    refs: ReadonlyArray<TaskRef>
  ) {
    const asked = record.statuses.length
    for (const ref of refs) {
      yield* Effect.forkChild(Effect.exit(acme.status(ref)))
      yield* TestClock.adjust(1)
    }
    yield* TestClock.adjust("1 minute")
    return record.statuses.slice(asked).map(({ id }) => id)
  })

  it.effect("yields to a task that was not polled for long, if it was just polled itself", () =>
    Effect.gen(function*() {
      const { provider, record } = vendor({ queries: { limit: 1, window: "1 second" } })
      const acme = yield* RateLimits.wrap(provider)
      yield* TestClock.adjust("30 seconds")
      const [asked, other] = [refOf("asked"), refOf("other")]
      yield* Effect.exit(acme.status(asked))
      assert.deepStrictEqual(yield* order(acme, record, [asked, other]), ["other", "asked"])
    }).pipe(Effect.provide(layer)))

  it.effect("goes before the hopeless and behind the sure, if its handle tells no age", () =>
    Effect.gen(function*() {
      const { provider, record } = vendor({ queries: { limit: 1, window: "1 second" } })
      const acme = yield* RateLimits.wrap(provider)
      yield* TestClock.setTime(100_000_000)
      const ageless = TaskRef.make({ provider: "acme", kind: "image", id: "ageless" })
      const refs = [refOf("first"), refOf("hopeless", 100_000_000), ageless, refOf("sure", 0)]
      assert.deepStrictEqual(yield* order(acme, record, refs), ["first", "sure", "ageless", "hopeless"])
    }).pipe(Effect.provide(layer)))

  for (const tellsTimes of [true, false]) {
    it.effect(`is asked for by what the budget itself has seen (${tellsTimes ? "the vendor's times" : "its own"})`, () =>
      Effect.gen(function*() {
        const { provider, record } = vendor({ queries: { limit: 1, window: "1 second" } })
        const refOf = (id: string, model: string, now: number) =>
          TaskRef.make({ provider: "acme", kind: "image", id, model, submittedAt: DateTime.makeUnsafe(now) })
        let isOver = true
        const acme = yield* RateLimits.wrap({
          ...provider,
          status: (ref) =>
            Effect.map(provider.status(ref), (snapshot): TaskSnapshot => {
              if (!isOver) return { _tag: "Running", ref, status: "running" }
              const createdAt = ref.submittedAt ?? DateTime.makeUnsafe(0)
              const completedAt = DateTime.add(createdAt, { seconds: ref.model === "quick" ? 5 : 500 })
              return tellsTimes && snapshot._tag === "Succeeded" ? { ...snapshot, createdAt, completedAt } : snapshot
            }).pipe(Effect.catchTag("TaskNotFound", () => Effect.succeed(ended(ref, "Succeeded"))))
        })
        for (let i = 0; i < 10; i++) {
          for (const [model, seconds] of [["quick", 5], ["slow", 500]] as const) {
            const ref = refOf("1", model, yield* Clock.currentTimeMillis)
            yield* TestClock.adjust(Duration.seconds(seconds))
            yield* acme.status(ref)
          }
        }
        isOver = false
        const now = yield* Clock.currentTimeMillis
        yield* TestClock.adjust("20 seconds")
        const refs = ["first", "slow", "quick"].map((id) => refOf(id, id === "first" ? "slow" : id, now))
        assert.deepStrictEqual(yield* order(acme, record, refs), ["first", "quick", "slow"])
      }).pipe(Effect.provide(layer)))
  }

  it.effect("does not starve, whatever the chances of others", () =>
    Effect.gen(function*() {
      const { provider, record } = vendor({ queries: { limit: 1, window: "1 second" } })
      const hopeless = { record: () => Effect.void, estimate: () => Effect.succeed({ median: 1e12, spread: 0.01 }) }
      const hopeful = { record: () => Effect.void, estimate: () => Effect.succeed({ median: 1, spread: 0.01 }) }
      const last = yield* RateLimits.wrap(provider, { durations: hopeless })
      const first = yield* RateLimits.wrap(provider, { durations: hopeful })
      yield* TestClock.adjust("10 seconds")
      // Each polls again at once after each reply, always with a high chance of a finished task.
      yield* Effect.forEach(Array.from({ length: 20 }, (_, i) => String(i + 1)), (id) =>
        Effect.forkChild(Effect.forever(Effect.suspend(() => Effect.exit(first.status(refOf(id)))))))
      yield* TestClock.adjust("10 seconds")
      const asked = record.statuses.length
      const poor = yield* Effect.forkChild(Effect.exit(last.status(refOf("poor"))))
      yield* TestClock.adjust("2 minutes")
      assert.isDefined(poor.pollUnsafe())
      const turn = record.statuses.findIndex(({ id }) =>
        id === "poor"
      ) - asked
      assert.isAtMost(turn, 20 + 64)
    }).pipe(Effect.provide(layer)))

  const Asker = Schema.Struct({
    gap: Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 1200 })),
    age: Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 100_000 })),
    leaves: Schema.Boolean
  })

  it.effect.prop(
    "is overtaken by no more later ones than wait, or 64",
    [Schema.Array(Asker).check(Schema.isMinLength(100), Schema.isMaxLength(200))],
    ([askers]) =>
      Effect.gen(function*() {
        const { provider, record } = vendor({ queries: { limit: 1, window: "1 second" } })
        const acme = yield* RateLimits.wrap(provider)
        yield* TestClock.setTime(1_000_000)
        let most = 64
        for (const [i, { age, gap, leaves }] of askers.entries()) {
          const now = yield* Clock.currentTimeMillis
          const asking = yield* Effect.forkChild(Effect.exit(acme.status(refOf(String(i), now - age))))
          yield* TestClock.adjust(gap)
          most = Math.max(most, (yield* RateLimits.state(provider)).queries)
          if (leaves && i % 3 === 0) yield* Fiber.interrupt(asking)
        }
        yield* TestClock.adjust("10 minutes")
        assert.strictEqual((yield* RateLimits.state(provider)).queries, 0)
        const order = record.statuses.map(({ id }) => Number(id))
        for (const [turn, id] of order.entries()) {
          assert.isAtMost(order.slice(0, turn).filter((other) => other > id).length, most)
        }
      }).pipe(Effect.provide([RateLimits.layer, TestClock.layer()], { local: true })),
    { arbitrary: { runs: 10 } }
  )
})

describe("a shared limiter", () => {
  const shared = RateLimiter.layer.pipe(Layer.provide(RateLimiter.layerStoreMemory))

  it.effect("makes two budgets one", () =>
    Effect.gen(function*() {
      const limits: Limits = { creates: { limit: 5, window: "10 seconds" }, running: 20 }
      const { provider, record } = vendor(limits)
      const budgets = yield* Effect.all([makeBudget(), makeBudget()])
      const acmes = yield* Effect.forEach(budgets, (budget) => budget.wrap(provider, { account: "studio" }))
      const all = yield* Effect.forEach(Array.from({ length: 40 }, (_, i) => acmes[i % 2] ?? provider), (acme) =>
        Poller.run(acme, { millis: 3000 }), { concurrency: "unbounded" }).pipe(Effect.forkChild)
      yield* TestClock.adjust("10 minutes")
      assert.lengthOf(yield* Fiber.join(all), 40)
      assert.strictEqual(mostIn(record.submits, 10_000), 5)
      // 8 windows of 5 submits; the last window has just begun.
      assert.isAtMost(Math.max(...record.submits), 70_000 * 1.05)
    }).pipe(Effect.scoped, Effect.provide([shared, Poller.layer])))

  it.effect("shares the places for running tasks", () =>
    Effect.gen(function*() {
      const { provider, record } = vendor({ running: 3 })
      const budgets = yield* Effect.all([makeBudget(), makeBudget()])
      const acmes = yield* Effect.forEach(budgets, (budget) => budget.wrap(provider))
      const all = yield* Effect.forEach(Array.from({ length: 12 }, (_, i) => acmes[i % 2] ?? provider), (acme) =>
        Poller.run(acme, { millis: 3000 }, { schedule: Schedule.spaced("1 second") }), { concurrency: "unbounded" })
        .pipe(
          Effect.forkChild
        )
      yield* TestClock.adjust("10 minutes")
      assert.lengthOf(yield* Fiber.join(all), 12)
      assert.strictEqual(record.most, 3)
      // 4 rounds of 3 s; a place that the other process released is seen within a second.
      assert.isAtMost(Math.max(...record.submits), 4 * 5000)
    }).pipe(Effect.scoped, Effect.provide([shared, Poller.layer])))

  it.effect("shares what a refusal teaches", () =>
    Effect.gen(function*() {
      const { provider } = vendor({}, { refuse: (n) => n === 1 ? limited("30 seconds") : undefined })
      const [one, other] = yield* Effect.all([makeBudget(), makeBudget()])
      const acme = yield* one.wrap(provider)
      yield* Effect.exit(acme.status(refOf("1")))
      const { pause } = yield* other.state(provider)
      assert.strictEqual(Duration.toSeconds(pause), 30)
    }).pipe(Effect.scoped, Effect.provide(shared)))

  it.effect("is asked once for each request, if both find a place of their own", () =>
    Effect.gen(function*() {
      let consumed = 0
      const limiter = yield* RateLimiter.RateLimiter
      const budget = Effect.provideService(makeBudget(), RateLimiter.RateLimiter, {
        ...limiter,
        consume: (options) => {
          consumed += 1
          return limiter.consume(options)
        }
      })
      const [busy, quiet] = yield* Effect.all([budget, budget])
      const { provider, record } = vendor({ queries: { limit: 20, window: "1 second" } })
      const often = yield* busy.wrap(provider)
      const seldom = yield* quiet.wrap(provider)
      for (let second = 0; second < 20; second++) {
        yield* Effect.forEach(Array.from({ length: 15 }), () => Effect.exit(often.status(refOf("1"))))
        yield* Effect.exit(seldom.status(refOf("1")))
        yield* TestClock.adjust("1100 millis")
      }
      assert.lengthOf(record.statuses, 20 * 16)
      // The 15 places that were taken are tried once.
      assert.strictEqual(consumed, record.statuses.length + 15)
    }).pipe(Effect.scoped, Effect.provide(shared)))

  it.effect("never sees the key of an account", () =>
    Effect.gen(function*() {
      const keys: Array<string> = []
      const limiter = yield* RateLimiter.RateLimiter
      const spy: RateLimiter.RateLimiter = {
        ...limiter,
        consume: (options) => {
          keys.push(options.key)
          return limiter.consume(options)
        },
        adaptiveConsume: (options) => {
          keys.push(options.key)
          return limiter.adaptiveConsume(options)
        }
      }
      const budget = yield* Effect.provideService(makeBudget(), RateLimiter.RateLimiter, spy)
      const { provider } = vendor({ queries: { limit: 1, window: "1 second" } })
      for (const account of ["sk-secret", Redacted.make("sk-secret")]) {
        const acme = yield* budget.wrap(provider, { account })
        const asking = yield* Effect.forkChild(Effect.exit(acme.status(refOf("1"))))
        yield* TestClock.adjust("2 seconds")
        yield* Fiber.join(asking)
      }
      assert.isAbove(keys.length, 2)
      assert.isTrue(keys.every((key) => !key.includes("secret") && key.startsWith("effect-media/limits/acme/")))
      assert.lengthOf(Array.from(new Set(keys)), 2)
    }).pipe(Effect.scoped, Effect.provide(shared)))

  for (const fault of ["fails", "hangs", "dies"] as const) {
    it.effect(`that ${fault} is logged once, and each process keeps the limits by itself`, () =>
      Effect.gen(function*() {
        const error = new RateLimiter.RateLimiterError({
          reason: new RateLimiter.RateLimitStoreError({ message: "connection refused" })
        })
        const broken: Effect.Effect<never, RateLimiter.RateLimiterError> = fault === "fails"
          ? Effect.fail(error)
          : fault === "dies"
          ? Effect.die("a bug of the store")
          : Effect.never
        const logs: Array<unknown> = []
        const limiter = yield* RateLimiter.RateLimiter
        const budget = yield* Effect.provideService(makeBudget({ timeout: "1 second" }), RateLimiter.RateLimiter, {
          ...limiter,
          consume: () => broken,
          adaptiveConsume: () => broken,
          adaptiveFeedback: () => broken
        })
        const { provider, record } = vendor({ creates: { limit: 2, window: "10 seconds" }, running: 3 })
        const acme = yield* budget.wrap(provider)
        const all = yield* Effect.forEach(Array.from({ length: 6 }), () => Poller.run(acme, { millis: 1000 }), {
          concurrency: "unbounded"
        }).pipe(
          Effect.provide(Logger.layer([Logger.make(({ message }) => logs.push(message))])),
          Effect.forkChild
        )
        yield* TestClock.adjust("5 minutes")
        assert.lengthOf(yield* Fiber.join(all), 6)
        assert.strictEqual(mostIn(record.submits, 10_000), 2)
        assert.lengthOf(logs, 1)
      }).pipe(Effect.scoped, Effect.provide([shared, Poller.layer])))
  }
})

it.effect("a limited service keeps what else it has", () =>
  Effect.gen(function*() {
    const acme = yield* ScriptedProvider.make("acme", [{ urls: ["https://cdn.acme.example/1.png"] }])
    const limited = yield* RateLimits.wrap({ ...acme, credits: Effect.succeed(7) })
    const run = yield* Effect.forkChild(Poller.run(limited, { prompt: "a paper boat" }))
    yield* TestClock.adjust("1 minute")
    yield* Fiber.join(run)
    assert.strictEqual(yield* limited.credits, 7)
    assert.lengthOf(yield* limited.calls.all, 2)
  }).pipe(Effect.provide(layer)))
