import {
  AssetFiles,
  AssetStore,
  Durations,
  HostAddress,
  InvalidTaskRef,
  MalformedResponse,
  Poller,
  PollSchedule,
  ProviderUnavailable,
  RateLimited,
  type StatusError,
  type TaskProvider,
  TaskRef,
  type TaskSnapshot,
  type WaitOptions
} from "@effect-media/core"
import { Callbacks } from "@effect-media/core/callbacks"
import { RetryAfter } from "@effect-media/core/http"
import { Fallback } from "@effect-media/core/jobs"
import { RateLimits } from "@effect-media/core/limits"
import { ScriptedProvider } from "@effect-media/core/testing"
import { assert, describe, it } from "@effect/vitest"
import * as Clock from "effect/Clock"
import * as DateTime from "effect/DateTime"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Fiber from "effect/Fiber"
import * as Headers from "effect/http/Headers"
import * as HttpClient from "effect/http/HttpClient"
import * as HttpClientResponse from "effect/http/HttpClientResponse"
import * as Layer from "effect/Layer"
import * as Option from "effect/Option"
import * as Schedule from "effect/Schedule"
import * as Stream from "effect/Stream"
import * as TestClock from "effect/testing/TestClock"

const ref = TaskRef.make({ provider: "acme", kind: "image", id: "1", submittedAt: DateTime.makeUnsafe(0) })
const running: TaskSnapshot = { _tag: "Running", ref, status: "running" }
const done: TaskSnapshot = {
  _tag: "Succeeded",
  ref,
  status: "done",
  assets: [{ url: "https://cdn.acme.example/1.png", kind: "image", role: "result" }]
}

/** Creates a vendor with one poll per minute, the first after a minute; `at` holds the times of its polls in ms. */
const provider = (...replies: ReadonlyArray<TaskSnapshot | StatusError>) => {
  const at: Array<number> = []
  const record = { submits: 0 }
  const pace = { initialDelay: "1 minute", steps: [{ after: 0, interval: "1 minute" }], fixed: true } as const
  const acme: TaskProvider<string> = {
    provider: "acme",
    limits: {},
    polling: { image: pace, video: pace, audio: pace, other: pace },
    submit: () =>
      Effect.sync(() => {
        record.submits += 1
        return ref
      }),
    status: () =>
      Effect.flatMap(Clock.currentTimeMillis, (now) => {
        at.push(now)
        const reply = replies[Math.min(at.length, replies.length) - 1] ?? running
        return "isRetryable" in reply ? Effect.fail(reply) : Effect.succeed(reply)
      })
  }
  return { acme, at, record }
}

const ended = <A, E, R>(effect: Effect.Effect<A, E, R>) =>
  Effect.gen(function*() {
    const fiber = yield* Effect.forkChild(effect)
    for (let left = 8_000; fiber.pollUnsafe() === undefined && left > 0; left--) yield* TestClock.adjust("500 millis")
    return { exit: yield* Fiber.await(fiber), now: yield* Clock.currentTimeMillis }
  })

const wait = (acme: TaskProvider<string>, options: WaitOptions) =>
  Effect.provide(ended(Poller.wait(acme, ref, options)), Poller.layer)

const tagOf = (exit: Exit.Exit<unknown, { readonly _tag: string }>): string =>
  Exit.isSuccess(exit) ? "success" : Option.getOrThrow(Exit.findErrorOption(exit))._tag

const layers = Poller.layerCallbacks().pipe(Layer.provideMerge(Callbacks.layer))

describe("every wait asks at least once, and once shortly before its deadline", () => {
  const learned = PollSchedule.learned({ minDelay: "1 minute" }).pipe(Effect.provide(Durations.layer), Effect.runSync)
  const plans: Readonly<Record<string, WaitOptions>> = {
    "the vendor's pace": { callbacks: false },
    "a plain schedule": { callbacks: false, schedule: Schedule.spaced("10 minutes") },
    "a learned schedule": { callbacks: false, schedule: learned },
    "polls behind callbacks": { callbackExpected: true }
  }
  for (const [name, options] of Object.entries(plans)) {
    it.effect(`with ${name}`, () =>
      Effect.gen(function*() {
        for (const seconds of [0.1, 0.5, 1, 3, 25, 100, 1234]) {
          const { acme, at } = provider()
          const begun = yield* Clock.currentTimeMillis
          const fresh = TaskRef.make({ ...ref, submittedAt: DateTime.makeUnsafe(begun) })
          const { exit, now } = yield* ended(
            Poller.wait(acme, fresh, { ...options, deadline: Duration.millis(seconds * 1000) })
          )
          assert.strictEqual(tagOf(exit), "WaitTimeout")
          assert.isAtMost(now - begun, Math.ceil(seconds * 2) * 500)
          assert.isAtLeast(at.length, 1)
          const left = seconds * 1000 - ((at.at(-1) ?? 0) - begun)
          assert.isAbove(left, 0)
          assert.isAtMost(left, 2000)
        }
      }).pipe(Effect.provide(layers)))
  }

  it.effect("and finds what has ended before the first gap was over", () =>
    Effect.gen(function*() {
      const { acme, at } = provider(done)
      const { exit } = yield* wait(acme, { deadline: "10 seconds" })
      assert.isTrue(Exit.isSuccess(exit))
      assert.deepStrictEqual(at, [9000])
    }))

  it.effect("also with a schedule that has ended before it began", () =>
    Effect.gen(function*() {
      const { acme, at } = provider()
      const { exit } = yield* wait(acme, { schedule: Schedule.recurs(0) })
      assert.strictEqual(tagOf(exit), "WaitTimeout")
      assert.deepStrictEqual(at, [0])
    }))

  it.effect("not again if the last one was late enough", () =>
    Effect.gen(function*() {
      const { acme, at } = provider()
      yield* wait(acme, { schedule: Schedule.spaced("2 seconds"), deadline: "10 seconds" })
      assert.deepStrictEqual(at, [2000, 4000, 6000, 8000])
    }))
})

describe("a pause that is absurd", () => {
  const refusal = { provider: "acme", code: "429", description: "busy" }
  for (const seconds of [86_400, 999_999_999]) {
    const retryAfter = Duration.seconds(seconds)
    const replies: Readonly<Record<string, TaskSnapshot | StatusError>> = {
      "a refusal": new RateLimited({ ...refusal, retryAfter }),
      "a fault": new ProviderUnavailable({ ...refusal, reason: "ServerError", retryAfter }),
      "a pending reply": { ...running, retryAfter }
    }
    for (const [name, reply] of Object.entries(replies)) {
      it.effect(`of ${seconds} s in ${name} leaves a last question before the deadline`, () =>
        Effect.gen(function*() {
          const { acme, at } = provider(reply, done)
          const { exit } = yield* wait(acme, { deadline: "30 minutes" })
          assert.isTrue(Exit.isSuccess(exit))
          assert.deepStrictEqual(at, [60_000, 30 * 60_000 - 1000])
        }))

      it.effect(`of ${seconds} s in ${name} is an hour if the deadline is far`, () =>
        Effect.gen(function*() {
          const { acme, at } = provider(reply, done)
          yield* wait(acme, { deadline: Duration.infinity })
          assert.deepStrictEqual(at, [60_000, 61 * 60_000])
        }))
    }
  }

  it.effect("leaves a last question also within a budget, whose pause is longer than the deadline", () =>
    Effect.gen(function*() {
      const { acme, at } = provider(new RateLimited({ ...refusal, retryAfter: Duration.seconds(86_400) }), done)
      const { exit } = yield* wait(yield* RateLimits.wrap(acme), { deadline: "4 minutes" })
      assert.isTrue(Exit.isSuccess(exit))
      assert.deepStrictEqual(at, [60_000, 239_000])
    }).pipe(Effect.provide(RateLimits.layer)))

  it.effect("leaves it also to a wait whose first question came into the pause", () =>
    Effect.gen(function*() {
      const { acme, at } = provider(new RateLimited({ ...refusal, retryAfter: Duration.seconds(86_400) }))
      const limited = yield* RateLimits.wrap(acme)
      yield* Effect.flip(limited.status(ref))
      yield* wait(limited, { deadline: "4 minutes" })
      assert.deepStrictEqual(at, [0, 239_000])
    }).pipe(Effect.provide(RateLimits.layer)))

  it.effect("is honoured if it ends before the deadline", () =>
    Effect.gen(function*() {
      const { acme, at } = provider(new RateLimited({ ...refusal, retryAfter: Duration.millis(1_739_500) }), done)
      yield* wait(acme, { deadline: "30 minutes" })
      assert.deepStrictEqual(at, [60_000, 1_799_500])
    }))
})

describe("a date in Retry-After", () => {
  const at = "Thu, 02 Apr 2026 13:43:45 GMT"
  const pause = (date: string | undefined, now: number) =>
    Option.map(
      RetryAfter.fromHeaders(Headers.fromInput({ "retry-after": at, ...(date === undefined ? {} : { date }) }), now),
      Duration.toSeconds
    )
  const now = Date.UTC(2026, 3, 2, 13, 43, 40)
  const hour = 3_600_000

  it("is measured from the reply's own date, whatever our clock says", () => {
    for (const wrong of [-5 * hour, 0, 5 * hour]) {
      assert.deepStrictEqual(pause("Thu, 02 Apr 2026 13:43:35 GMT", now + wrong), Option.some(10))
    }
  })

  it("is measured from our clock if the reply has no date, or none that can be read", () => {
    assert.deepStrictEqual(pause(undefined, now), Option.some(5))
    assert.deepStrictEqual(pause("yesterday", now), Option.some(5))
  })
})

describe("an option that is not a duration is refused before anything is submitted", () => {
  const wrong: ReadonlyArray<readonly [keyof WaitOptions, unknown]> = [
    ["deadline", Number.NaN],
    ["deadline", -1],
    ["deadline", "-5 minutes"],
    ["deadline", "soon"],
    ["deadline", Duration.millis(-1)],
    ["deadline", { seconds: Number.NaN }],
    ["deadline", [Number.NaN, 0]],
    ["deadline", "-Infinity"],
    ["notFoundGrace", Number.NaN],
    ["resultGrace", -1],
    ["costPerPoll", Number.NaN],
    ["costPerPoll", -1],
    ["schedule", "every 5 minutes"]
  ]
  for (const [path, value] of wrong) {
    const options = { [path]: value }
    it.effect(`${path}: ${String(value)}`, () =>
      Effect.gen(function*() {
        const { acme, at, record } = provider(done)
        const isRefused = (error: object) => {
          assert.deepInclude(error, { _tag: "InvalidRequest", code: "local" })
          assert.deepNestedInclude(error, { "problems[0].path": path })
        }
        isRefused(yield* Effect.flip(Poller.run(acme, "a boat", options)))
        isRefused(yield* Effect.flip(Poller.wait(acme, ref, options)))
        isRefused(yield* Effect.flip(Stream.runDrain(Poller.changes(acme, ref, options))))
        isRefused(yield* Effect.flip(Fallback.run([Fallback.attempt(acme, "a boat")], options)))
        isRefused(
          yield* Effect.flip(Poller.run(acme, "a boat")).pipe(
            Effect.provide(Poller.layerWith(options), { local: true })
          )
        )
        assert.deepStrictEqual(at, [])
        assert.strictEqual(record.submits, 0)
      }).pipe(Effect.provide(Poller.layer)))
  }

  it.effect("every form of a duration is taken", () =>
    Effect.gen(function*() {
      for (const deadline of [90_000, "2 minutes", "Infinity", Duration.infinity, [90, 0], { minutes: 2 }] as const) {
        const { acme } = provider(done)
        const old = TaskRef.make({ provider: "acme", kind: "image", id: "1" })
        assert.isTrue(Exit.isSuccess(yield* Effect.exit(Poller.wait(acme, old, { deadline }))))
      }
    }).pipe(Effect.provide(Poller.layer)))
})

describe("a handle in another form", () => {
  const handle = TaskRef.make({
    provider: "acme",
    kind: "image",
    id: "acme-1",
    model: "quick",
    submittedAt: DateTime.makeUnsafe(1_775_137_415_000)
  })
  /** Passes any value as a handle, as code without types can. */
  const untyped = (value: unknown): TaskRef => value as TaskRef
  const forms: Readonly<Record<string, TaskRef>> = {
    "as parsed JSON": untyped(JSON.parse(TaskRef.stringify(handle))),
    "with other columns": untyped({ ...JSON.parse(TaskRef.stringify(handle)), createdBy: "us" }),
    "as a copy": untyped({ ...handle })
  }
  const junk: ReadonlyArray<unknown> = [null, undefined, "1", 7, [], {}, {
    v: 1,
    provider: "acme",
    kind: "poem",
    id: "1"
  }]

  const acme = Effect.gen(function*() {
    const provider = yield* ScriptedProvider.make("acme", [{ urls: ["https://cdn.acme.example/boat.png"] }])
    yield* provider.submit({})
    return provider
  })

  for (const [name, form] of Object.entries(forms)) {
    it.effect(`${name} is taken by status, wait and changes`, () =>
      Effect.gen(function*() {
        const provider = yield* acme
        const snapshot = yield* provider.status(form)
        assert.deepStrictEqual(snapshot.ref, handle)
        assert.deepStrictEqual((yield* Poller.wait(provider, form)).ref, handle)
        assert.lengthOf(yield* Stream.runCollect(Poller.changes(provider, form)), 1)
      }).pipe(Effect.provide(Poller.layer)))
  }

  for (const value of junk) {
    it.effect(`is refused if it is none: ${JSON.stringify(value)}`, () =>
      Effect.gen(function*() {
        const provider = yield* acme
        const errors = [
          yield* Effect.flip(provider.status(untyped(value))),
          yield* Effect.flip(Poller.wait(provider, untyped(value))),
          yield* Effect.flip(Stream.runDrain(Poller.changes(provider, untyped(value))))
        ]
        for (const error of errors) assert.instanceOf(error, InvalidTaskRef)
      }).pipe(Effect.provide(Poller.layer)))
  }

  const png = new Uint8Array([
    0x89,
    0x50,
    0x4e,
    0x47,
    0x0d,
    0x0a,
    0x1a,
    0x0a,
    0,
    0,
    0,
    0x0d,
    0x49,
    0x48,
    0x44,
    0x52,
    ...new Uint8Array(100)
  ])
  const store = AssetStore.layerMemory().pipe(
    Layer.provide([
      Layer.succeed(
        HttpClient.HttpClient,
        HttpClient.make((request) => Effect.succeed(HttpClientResponse.fromWeb(request, new Response(png))))
      ),
      HostAddress.layerUnchecked
    ])
  )

  it.effect("in a task that came back as JSON is saved, and refused if it is none", () =>
    Effect.gen(function*() {
      const asset = { url: "https://cdn.acme.example/boat.png", kind: "image", role: "result" } as const
      const task = { _tag: "Succeeded", ref: handle, status: "done", assets: [asset] } as const
      const back = JSON.parse(JSON.stringify({ ...task, ref: JSON.parse(TaskRef.stringify(handle)) }))
      const [file] = yield* AssetStore.save(back)
      assert.deepStrictEqual(file?.ref, handle)
      assert.strictEqual((yield* AssetFiles.use(({ all }) => all)).size, 2)
      const error = yield* Effect.flip(AssetStore.save({ ...task, ref: untyped({ id: 1 }) }))
      assert.instanceOf(error, InvalidTaskRef)
    }).pipe(Effect.provide(store)))
})

describe("a reply that is too large", () => {
  const large = new MalformedResponse({
    provider: "acme",
    operation: "status",
    httpStatus: 200,
    problem: "the body is larger than 4194304 bytes",
    excerpt: "",
    isTooLarge: true,
    ref
  })

  it.effect("ends the wait after three of them in a row", () =>
    Effect.gen(function*() {
      const { acme, at } = provider(large)
      const { exit } = yield* wait(acme, { schedule: Schedule.spaced("2 seconds") })
      assert.deepStrictEqual(exit, Exit.fail(large))
      assert.lengthOf(at, 3)
    }))

  it.effect("costs a poll if a good one follows", () =>
    Effect.gen(function*() {
      const { acme, at } = provider(large, large, running, large, large, done)
      const { exit } = yield* wait(acme, { schedule: Schedule.spaced("2 seconds") })
      assert.isTrue(Exit.isSuccess(exit))
      assert.lengthOf(at, 6)
    }))
})
