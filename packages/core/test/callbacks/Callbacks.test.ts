import { Poller, ProviderUnavailable, RateLimited, type StatusError, type TaskProvider } from "@effect-media/core"
import { type RunOptions, TaskRef, type TaskSnapshot, type WaitOptions } from "@effect-media/core"
import { Callbacks } from "@effect-media/core/callbacks"
import { assert, describe, it } from "@effect/vitest"
import { Clock, DateTime, Duration, Effect, Exit, Fiber, Layer, Option, Schedule, Schema, Stream } from "effect"
import { TestClock } from "effect/testing"

const ref = TaskRef.make({ provider: "acme", kind: "image", id: "1", submittedAt: DateTime.makeUnsafe(0) })
const running: TaskSnapshot = { _tag: "Running", ref, status: "running" }
const done: TaskSnapshot = {
  _tag: "Succeeded",
  ref,
  status: "done",
  assets: [{ url: "https://cdn.acme.example/1.png", kind: "image", role: "result" }]
}

type Reply = TaskSnapshot | StatusError

/** Creates a provider that reports success from `endsAt` on, and `until` before; `at` holds the times of its polls. */
const provider = (endsAt: Duration.Input, until: Reply = running, takes: Duration.Input = 0) => {
  const at: Array<number> = []
  const pace = { initialDelay: "2 seconds", steps: [{ after: 0, interval: "2 seconds" }], fixed: true } as const
  const acme: TaskProvider<never> = {
    provider: "acme",
    limits: {},
    polling: { image: pace, video: pace, audio: pace, other: pace },
    submit: () => Effect.die("not asked for"),
    status: () =>
      Effect.gen(function*() {
        const now = yield* Clock.currentTimeMillis
        at.push(now)
        yield* Effect.sleep(takes)
        const reply = now >= Duration.toMillis(endsAt) ? done : until
        if ("isRetryable" in reply) return yield* reply
        return reply
      })
  }
  return { acme, at }
}

const slowly = Schedule.spaced("30 seconds")
const Listening = Poller.layerCallbacks({ schedule: slowly }).pipe(Layer.provideMerge(Callbacks.layer))

const notifyAt = (time: Duration.Input) => Effect.delay(Callbacks.notify(ref), time)

/** Waits, and returns the time when the wait ended. */
const timed = (acme: TaskProvider<never>, options?: WaitOptions) =>
  Effect.gen(function*() {
    const exit = yield* Effect.exit(Poller.wait(acme, ref, options))
    return { exit, now: yield* Clock.currentTimeMillis }
  })

/** Runs a wait, with notices at these times. */
const wait = (acme: TaskProvider<never>, notices: ReadonlyArray<Duration.Input>, options?: WaitOptions) =>
  Effect.gen(function*() {
    const fiber = yield* Effect.forkChild(timed(acme, options))
    yield* Effect.forkChild(Effect.forEach(notices, notifyAt, { concurrency: "unbounded" }))
    for (let left = 4000; fiber.pollUnsafe() === undefined && left > 0; left--) yield* TestClock.adjust("1 second")
    const ended = yield* Fiber.join(fiber)
    const { listening } = yield* Callbacks
    assert.strictEqual(yield* listening, 0)
    return ended
  })

const gaps = (at: ReadonlyArray<number>) => at.slice(1).map((time, i) => time - (at[i] ?? 0))

describe("a wait that listens", () => {
  it.effect("ends at the time of the callback, with one question", () =>
    Effect.gen(function*() {
      const { acme, at } = provider("12345 millis")
      const { exit, now } = yield* wait(acme, ["12345 millis"])
      assert.deepStrictEqual(exit, Exit.succeed(done))
      assert.strictEqual(now, 12_345)
      assert.deepStrictEqual(at, [12_345])
    }).pipe(Effect.provide(Listening)))

  it.effect("ends at the next slow poll if the callback was lost", () =>
    Effect.gen(function*() {
      const { acme, at } = provider("70 seconds")
      const { exit } = yield* wait(acme, [])
      assert.isTrue(Exit.isSuccess(exit))
      assert.deepStrictEqual(at, [30_000, 60_000, 90_000])
    }).pipe(Effect.provide(Listening)))

  it.effect("polls as its own schedule says", () =>
    Effect.gen(function*() {
      const own = provider("20 seconds")
      yield* wait(own.acme, [], { schedule: Schedule.spaced("7 seconds") })
      assert.deepStrictEqual(own.at, [7000, 14_000, 21_000])
    }).pipe(Effect.provide(Listening)))

  it.effect("does not listen if that is switched off", () =>
    Effect.gen(function*() {
      const { acme, at } = provider("50 seconds")
      yield* wait(acme, ["1 second"], { callbacks: false })
      assert.deepStrictEqual(at, [30_000, 60_000])
    }).pipe(Effect.provide(Listening)))

  it.effect("listens if nothing is said: an option that is undefined is not given", () =>
    Effect.gen(function*() {
      const { acme, at } = provider("12 seconds")
      yield* wait(acme, ["12 seconds"], { callbacks: undefined })
      assert.deepStrictEqual(at, [12_000])
    }).pipe(Effect.provide([
      Poller.layerCallbacks({ schedule: slowly, callbacks: undefined }).pipe(Layer.provideMerge(Callbacks.layer)),
      TestClock.layer()
    ])))

  it.effect("needs no poll at all if its schedule makes none", () =>
    Effect.gen(function*() {
      const { acme, at } = provider("50 minutes")
      const schedule = Schedule.spaced(Duration.infinity)
      const { exit, now } = yield* wait(acme, ["50 minutes"], { schedule, deadline: Duration.infinity })
      assert.isTrue(Exit.isSuccess(exit))
      assert.strictEqual(now, 3_000_000)
      assert.deepStrictEqual(at, [3_000_000])
    }).pipe(Effect.provide(Listening)))

  it.effect("hears a notice that came before it began", () =>
    Effect.gen(function*() {
      yield* Callbacks.notify(ref)
      yield* TestClock.adjust("5 seconds")
      const { acme, at } = provider(0)
      const { now } = yield* wait(acme, [])
      assert.deepStrictEqual(at, [5000])
      assert.strictEqual(now, 5000)
    }).pipe(Effect.provide(Listening)))

  it.effect("hears a notice that comes while a question is under way", () =>
    Effect.gen(function*() {
      const { acme, at } = provider("31 seconds", running, "3 seconds")
      const { exit } = yield* wait(acme, ["32 seconds"])
      assert.isTrue(Exit.isSuccess(exit))
      assert.deepStrictEqual(at, [30_000, 33_100])
    }).pipe(Effect.provide(Listening)))

  it.effect("asks soon again if the status lags behind the callback", () =>
    Effect.gen(function*() {
      const { acme, at } = provider("2 minutes")
      yield* wait(acme, ["10 seconds"])
      assert.deepStrictEqual(at[0], 10_000)
      assert.deepStrictEqual(gaps(at), [1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000])
    }).pipe(Effect.provide(Listening)))

  it.effect("is received by every wait for the same task", () =>
    Effect.gen(function*() {
      const { acme, at } = provider("10 seconds")
      const other = yield* Effect.forkChild(timed(acme))
      yield* wait(acme, ["10 seconds"])
      assert.strictEqual((yield* Fiber.join(other)).now, 10_000)
      assert.deepStrictEqual(at, [10_000, 10_000])
    }).pipe(Effect.provide(Listening)))

  it.effect("does not hear notices about other tasks", () =>
    Effect.gen(function*() {
      const { acme, at } = provider("10 seconds")
      yield* Callbacks.notify({ provider: "acme", id: "2" })
      yield* Callbacks.notify({ provider: "other", id: "1" })
      yield* wait(acme, [])
      assert.deepStrictEqual(at, [30_000])
    }).pipe(Effect.provide(Listening)))

  it.effect("tells of changes as they are heard of", () =>
    Effect.gen(function*() {
      const { acme } = provider("40 seconds")
      const fiber = yield* Poller.changes(acme, ref).pipe(
        Stream.map(({ _tag }) => _tag),
        Stream.runCollect,
        Effect.forkChild
      )
      yield* Effect.forkChild(notifyAt("40 seconds"))
      yield* TestClock.adjust("40 seconds")
      assert.deepStrictEqual(yield* Fiber.join(fiber), ["Running", "Succeeded"])
    }).pipe(Effect.provide(Listening)))

  it.effect("leaves nothing behind when it is interrupted", () =>
    Effect.gen(function*() {
      const { acme, at } = provider(Duration.infinity)
      const { listening } = yield* Callbacks
      const fibers = yield* Effect.all(Array.from({ length: 100 }, () => Effect.forkChild(timed(acme))))
      yield* TestClock.adjust("1 second")
      assert.strictEqual(yield* listening, 100)
      yield* Fiber.interruptAll(fibers)
      assert.strictEqual(yield* listening, 0)
      yield* Callbacks.notify(ref)
      yield* TestClock.adjust("1 hour")
      assert.deepStrictEqual(at, [])
    }).pipe(Effect.provide(Listening)))

  describe("has floors that no notice undercuts:", () => {
    const refusal = { provider: "acme", code: "429", description: "busy" }
    const floors: ReadonlyArray<readonly [string, Reply, number]> = [
      ["100 ms", running, 100],
      ["Retry-After on a refusal", new RateLimited({ ...refusal, retryAfter: Duration.seconds(7) }), 7000],
      ["Retry-After on a pending reply", { ...running, retryAfter: Duration.seconds(7) }, 7000],
      ["the pause after a fault", new ProviderUnavailable({ ...refusal, reason: "ServerError" }), 1000]
    ]
    for (const [name, reply, floor] of floors) {
      it.effect(name, () =>
        Effect.gen(function*() {
          const { acme, at } = provider("30001 millis", reply)
          yield* wait(acme, ["30001 millis"])
          assert.deepStrictEqual(at, [30_000, 30_000 + floor])
        }).pipe(Effect.provide(Listening)))
    }
  })

  it.effect("answers a storm of notices with a handful of polls", () =>
    Effect.gen(function*() {
      const { acme, at } = provider(Duration.infinity)
      const fiber = yield* Effect.forkChild(timed(acme, { deadline: "10 minutes" }))
      yield* Effect.forkChild(Effect.repeat(Callbacks.notify(ref), Schedule.spaced("50 millis")))
      yield* TestClock.adjust("10 minutes")
      yield* Fiber.join(fiber)
      assert.isAtLeast(Math.min(...gaps(at)), 100)
      assert.isAtMost(at.filter((time) => time <= 60_000).length, 25)
      assert.isAtMost(at.length, 50)
    }).pipe(Effect.provide(Listening)))

  describe("has a deadline that is hard", () => {
    it.effect("if nothing is heard", () =>
      Effect.gen(function*() {
        const { acme, at } = provider(Duration.infinity)
        const { exit, now } = yield* wait(acme, [], { deadline: "10 seconds" })
        assert.strictEqual(Option.getOrThrow(Exit.findErrorOption(exit))._tag, "WaitTimeout")
        assert.strictEqual(now, 10_000)
        assert.deepStrictEqual(at, [9000])
      }).pipe(Effect.provide(Listening)))

    it.effect("and listens until then", () =>
      Effect.gen(function*() {
        const { acme, at } = provider("9 seconds")
        const { exit } = yield* wait(acme, ["9 seconds"], { deadline: "10 seconds" })
        assert.isTrue(Exit.isSuccess(exit))
        assert.deepStrictEqual(at, [9000])
      }).pipe(Effect.provide(Listening)))

    it.effect("in a storm, and with a pause that reaches beyond it", () =>
      Effect.gen(function*() {
        const retryAfter = Duration.seconds(999_999_999)
        for (const reply of [running, { ...running, retryAfter }]) {
          const { acme, at } = provider(Duration.infinity, reply)
          const begun = yield* Clock.currentTimeMillis
          const notices = Array.from({ length: 200 }, (_, i) => Duration.millis(i * 100))
          const { exit, now } = yield* wait(acme, notices, { deadline: "10 seconds" })
          assert.isTrue(Exit.isFailure(exit))
          assert.strictEqual(now - begun, 10_000)
          assert.isTrue(at.every((time) => time - begun < 10_000))
        }
      }).pipe(Effect.provide(Listening)))
  })

  it.effect.prop(
    "never asks faster than every 100 ms, ends, and is at most as late as the slow poll",
    [
      Schema.Array(Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 90_000 }))),
      Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 90_000 }))
    ],
    ([notices, endsAt]) =>
      Effect.gen(function*() {
        const { acme, at } = provider(endsAt)
        const { exit, now } = yield* wait(acme, notices)
        assert.isTrue(Exit.isSuccess(exit))
        assert.isTrue(gaps(at).every((gap) => gap >= 100))
        assert.isAtMost(now, Math.max(30_000, endsAt + 30_000))
      }).pipe(Effect.provide([Layer.fresh(Listening), TestClock.layer()]))
  )
})

describe("the pace of a wait that listens", () => {
  const Own = Poller.layerCallbacks().pipe(Layer.provideMerge(Callbacks.layer))
  const [callbackUrl, nothing] = ["https://me.example/callbacks/acme", undefined]

  /** Runs a request to its end, and returns the times of its polls in seconds. */
  const run = (request: { readonly callbackUrl?: string | undefined }, options?: RunOptions) =>
    Effect.gen(function*() {
      const { acme, at } = provider("3 seconds")
      const asked = {
        ...acme,
        submit: () => Effect.succeed(ref),
        callbackUrl: (sent: typeof request) => sent.callbackUrl,
        idempotency: undefined
      }
      const fiber = yield* Effect.forkChild(Poller.run(asked, request, options))
      yield* TestClock.adjust("1 minute")
      yield* Fiber.join(fiber)
      return at.map((time) => time / 1000)
    })

  const runs: ReadonlyArray<readonly [string, string | undefined, RunOptions, ReadonlyArray<number>]> = [
    ["is slow if the request asks for a callback", callbackUrl, {}, [30]],
    ["is its own if the request asks for none", nothing, {}, [2, 4]],
    ["is its own if the request asks for one to nowhere", "", {}, [2, 4]],
    ["is its own if callbackExpected is false", callbackUrl, { callbackExpected: false }, [2, 4]],
    ["is slow if callbackExpected is true", nothing, { callbackExpected: true }, [30]],
    ["is its own if it does not listen", callbackUrl, { callbacks: false }, [2, 4]],
    ["is that of its schedule", callbackUrl, { schedule: Schedule.spaced("5 seconds") }, [5]]
  ]
  for (const [name, callbackUrl, options, expected] of runs) {
    it.effect(name, () =>
      Effect.gen(function*() {
        assert.deepStrictEqual(yield* run({ callbackUrl }, options), expected)
      }).pipe(Effect.provide(Own)))
  }

  it.effect("is its own if the vendor has no callbacks", () =>
    Effect.gen(function*() {
      const { acme, at } = provider("3 seconds")
      const submit = () => Effect.succeed(ref)
      const deaf: TaskProvider<unknown> = { ...acme, callbackUrl: undefined, idempotency: undefined, submit }
      const fiber = yield* Effect.forkChild(Poller.run(deaf, { callbackUrl }))
      yield* TestClock.adjust("1 minute")
      yield* Fiber.join(fiber)
      assert.deepStrictEqual(at, [2000, 4000])
    }).pipe(Effect.provide(Own)))

  it.effect("is the same for a handle as without callbacks, if the pace is learned", () =>
    Effect.gen(function*() {
      const times = Effect.fnUntraced(function*(options?: WaitOptions) {
        const begun = yield* Clock.currentTimeMillis
        const { acme, at } = provider(begun + 300_000)
        const young = TaskRef.make({ ...ref, submittedAt: DateTime.makeUnsafe(begun) })
        const pace = { initialDelay: "2 seconds", steps: [{ after: 0, interval: "2 seconds" }] } as const
        const slow = { ...acme, polling: { image: pace, video: pace, audio: pace, other: pace } }
        const fiber = yield* Effect.forkChild(Poller.wait(slow, young, options))
        yield* TestClock.adjust("10 minutes")
        yield* Fiber.join(fiber)
        return at.map((time) => time - begun)
      })
      const alone = yield* Effect.provide(times(), Layer.fresh(Poller.layer))
      const listening = Effect.provide(Layer.fresh(Own))
      assert.deepStrictEqual(yield* listening(times()), alone)
      const slow = yield* listening(times({ callbackExpected: true }))
      assert.isBelow(alone[0] ?? 0, 30_000)
      assert.isTrue(gaps([0, ...slow]).every((gap) => gap >= 30_000))
    }))

  it.effect("does not keep it from hearing of its task", () =>
    Effect.gen(function*() {
      const { acme, at } = provider("1 second")
      yield* wait(acme, ["1 second"])
      assert.deepStrictEqual(at, [1000])
    }).pipe(Effect.provide(Own)))
})

describe("Callbacks", () => {
  it.effect("remembers a notice for ten minutes", () =>
    Effect.gen(function*() {
      const { next } = yield* Callbacks
      yield* Callbacks.notify(ref)
      yield* TestClock.adjust("10 minutes")
      assert.strictEqual(yield* next(ref), 1)
      yield* TestClock.adjust("1 millis")
      const fiber = yield* Effect.forkChild(Effect.timeoutOption(next(ref), "1 second"))
      yield* TestClock.adjust("1 second")
      assert.isTrue(Option.isNone(yield* Fiber.join(fiber)))
    }).pipe(Effect.provide(Callbacks.layer)))

  it.effect("remembers the last ten thousand tasks, and those with repeated notices longest", () =>
    Effect.gen(function*() {
      const { next, notify } = yield* Callbacks
      const task = (id: number) => ({ provider: "acme", id: `${id}` })
      const isRemembered = (id: number) =>
        Effect.map(Effect.raceFirst(next(task(id)), Effect.as(Effect.yieldNow, 0)), (number) => number > 0)
      for (let id = 0; id < 10_000; id++) yield* notify(task(id))
      yield* notify(task(0))
      yield* notify(task(10_000))
      assert.deepStrictEqual(yield* Effect.forEach([0, 1, 2, 9999, 10_000], isRemembered), [
        true,
        false,
        true,
        true,
        true
      ])
    }).pipe(Effect.provide(Callbacks.layer)))

  it.effect("tells each of several that wait, and each of them once", () =>
    Effect.gen(function*() {
      const { listening, next, notify } = yield* Callbacks
      const fibers = yield* Effect.all([Effect.forkChild(next(ref)), Effect.forkChild(next(ref))])
      yield* Effect.yieldNow
      yield* notify(ref)
      assert.deepStrictEqual(yield* Fiber.joinAll(fibers), [1, 1])
      const again = yield* Effect.forkChild(next(ref, 1))
      yield* Effect.yieldNow
      assert.strictEqual(yield* listening, 1)
      yield* notify(ref)
      assert.strictEqual(yield* Fiber.join(again), 2)
      assert.strictEqual(yield* listening, 0)
    }).pipe(Effect.provide(Callbacks.layer)))
})
