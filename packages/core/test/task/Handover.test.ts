import {
  type ClientRejection,
  Handover,
  Poller,
  type SubmitError,
  type TaskProvider,
  TaskRef
} from "@effect-media/core"
import { type Dialect, ProviderHttp, Sending } from "@effect-media/core/http"
import { BatchLedger, Fallback, type LedgerEntry, MediaBatch } from "@effect-media/core/jobs"
import { RateLimits } from "@effect-media/core/limits"
import { SpendingLimit } from "@effect-media/core/spending"
import { assert, describe, it } from "@effect/vitest"
import * as Cause from "effect/Cause"
import * as DateTime from "effect/DateTime"
import type * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Fiber from "effect/Fiber"
import * as HttpClient from "effect/http/HttpClient"
import * as HttpClientResponse from "effect/http/HttpClientResponse"
import * as Layer from "effect/Layer"
import * as Logger from "effect/Logger"
import * as Option from "effect/Option"
import * as Redacted from "effect/Redacted"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import * as Stream from "effect/Stream"
import * as TestClock from "effect/testing/TestClock"

const dialect: Dialect.Dialect = {
  provider: "acme",
  baseUrl: "https://api.acme.example",
  successCodes: ["200"],
  errorRules: [],
  statuses: { running: "Running" },
  failureCategories: {}
}

interface Job {
  readonly model: string
}

const Created = Schema.Struct({ data: Schema.Struct({ id: Schema.String }) })
const Status = Schema.Struct({ data: Schema.Struct({ state: Schema.String }) })

/** The answer of a vendor to a submit: its status and delay. Without `after`, there is never an answer. */
interface Answer {
  readonly after?: number
  readonly status?: number
  readonly retryAfter?: string
}

/** Creates a vendor behind a transport, and records the submits that it sees. */
const vendor = Effect.fnUntraced(function*(answers: ReadonlyArray<Answer>, idempotencyKey?: string) {
  const seen = { submits: 0, taken: new Array<string>(), aborted: 0 }
  const client = HttpClient.make((request, _, signal) => {
    if (request.method === "GET") {
      return Effect.succeed(
        HttpClientResponse.fromWeb(request, Response.json({ code: 200, data: { state: "running" } }))
      )
    }
    const { after, retryAfter, status = 200 } = answers[Math.min(seen.submits, answers.length - 1)] ?? {}
    seen.submits += 1
    let isAnswered = false
    signal.addEventListener("abort", () => seen.aborted += isAnswered ? 0 : 1)
    if (after === undefined) return Effect.never
    return Effect.delay(
      Effect.sync(() => {
        const id = `task-${seen.submits}`
        isAnswered = true
        if (status === 200) seen.taken.push(id)
        const init = { status, headers: retryAfter === undefined ? {} : { "retry-after": retryAfter } }
        return HttpClientResponse.fromWeb(request, Response.json({ code: status, data: { id } }, init))
      }),
      after
    )
  })
  const http = yield* Effect.provideService(
    ProviderHttp.make(dialect, { apiKey: Redacted.make("key") }),
    HttpClient.HttpClient,
    client
  )
  const every = { initialDelay: "1 second", steps: [{ after: 0, interval: "1 second" }] } as const
  const provider: TaskProvider<Job> = {
    provider: "acme",
    limits: {},
    polling: { image: every, video: every, audio: every, other: every },
    submit: Effect.fn("Acme.submit")(function*({ model }: Job) {
      const { body: { data: { id } } } = yield* http.submit({
        path: "/create",
        model,
        body: { model },
        schema: Created,
        idempotencyKey
      })
      return TaskRef.make({ provider: "acme", kind: "image", id, submittedAt: yield* DateTime.now })
    }, (submitting) => Handover.keep("acme", submitting)),
    status: (ref) =>
      http.status({ ref, path: "/status", schema: Status, toReport: ({ data }) => ({ status: data.state }) })
  }
  return { provider, seen }
})

const job: Job = { model: "boats" }

/** Records the stored handles, the ledger's entries and the logs. */
const keeping = () => {
  const stored: Array<string> = []
  const entries: Array<LedgerEntry> = []
  const logs: Array<string> = []
  return {
    stored,
    entries,
    logs,
    layer: Layer.mergeAll(
      Poller.layer,
      RateLimits.layer,
      SpendingLimit.layer({ perRun: { amount: 10, unit: "USD" } }),
      Layer.succeed(BatchLedger, {
        entries: (key) => Effect.sync(() => entries.filter((entry) => entry.key === key)),
        append: (entry) => Effect.sync(() => void entries.push(entry))
      }),
      Logger.layer([Logger.make(({ message }) => logs.push(String(message)))])
    ),
    store: (ref: TaskRef) => Effect.sync(() => void stored.push(ref.id))
  }
}
type Keeping = ReturnType<typeof keeping>

type Anything = TaskProvider<Job, SubmitError | ClientRejection>

const batchOf = (provider: Anything) =>
  Stream.make("one").pipe(
    MediaBatch.run({ key: (key) => key, job: () => Poller.run(provider, job) }),
    Stream.runCollect
  )

const callers: Readonly<
  Record<string, (provider: Anything, keeping: Keeping) => Effect.Effect<unknown, unknown, Poller | BatchLedger>>
> = {
  "Poller.run": (provider, { store }) => Poller.run(provider, job, { onSubmit: store }),
  "Fallback.run": (provider, { store }) => Fallback.run([Fallback.attempt(provider, job)], { onSubmit: store }),
  "MediaBatch.run": (provider) => batchOf(provider),
  "a submit alone": (provider) => provider.submit(job),
  "a program's own region": (provider, { store }) =>
    Effect.uninterruptible(Effect.tap(Handover.run("acme", provider.submit(job)), store)),
  "an uninterruptible submit": (provider) => Effect.uninterruptible(provider.submit(job))
}

const around: Readonly<
  Record<string, (provider: TaskProvider<Job>) => Effect.Effect<Anything, never, RateLimits | SpendingLimit>>
> = {
  "": Effect.succeed,
  " within a budget": (provider) => RateLimits.wrap(provider, { limits: { running: 1 } }),
  " under a guard of what is spent": (provider) =>
    SpendingLimit.wrap(provider, () => Option.some({ cost: { amount: 1, unit: "USD" } })),
  " under a guard within a budget": (provider) =>
    Effect.flatMap(
      SpendingLimit.wrap(provider, () => Option.some({ cost: { amount: 1, unit: "USD" } })),
      (guarded) => RateLimits.wrap(guarded, { limits: { running: 1 } })
    ),
  " within two budgets": (provider) =>
    Effect.flatMap(
      RateLimits.wrap(provider, { limits: { running: 1 } }),
      (limited) => RateLimits.wrap(limited, { account: "studio", limits: { running: 1 } })
    )
}

/** Waits until pending work in this process has ended, since bodies are read by promises. */
const rest = Effect.promise(() => new Promise((resolve) => setImmediate(resolve))).pipe(
  Effect.andThen(TestClock.adjust(0)),
  Effect.repeat({ times: 5 })
)

/** Starts an effect, interrupts it after a time, and returns its fiber. */
const interruptedAt = Effect.fnUntraced(function*<A, E, R>(effect: Effect.Effect<A, E, R>, at: number) {
  const fiber = yield* Effect.forkChild(effect)
  yield* rest
  yield* TestClock.adjust(at)
  yield* rest
  yield* Effect.forkChild(Fiber.interrupt(fiber), { startImmediately: true })
  yield* rest
  return fiber
})

const wasInterrupted = (fiber: Fiber.Fiber<unknown, unknown>): boolean => {
  const exit = fiber.pollUnsafe()
  return exit !== undefined && Exit.isFailure(exit) && Cause.hasInterrupts(exit.cause)
}

const handlesOf = ({ entries, logs, stored }: Keeping): string =>
  [...stored, ...entries.flatMap((entry) => entry._tag === "Submitted" ? [entry.ref.id] : []), ...logs].join("\n")

describe("an interruption while a submit is under way", () => {
  for (const [name, caller] of Object.entries(callers)) {
    for (const [where, wrap] of Object.entries(around)) {
      it.effect(`waits for the answer, and the handle is kept: ${name}${where}`, () => {
        const kept = keeping()
        return Effect.gen(function*() {
          const { provider, seen } = yield* vendor([{ after: 5000 }])
          const fiber = yield* interruptedAt(caller(yield* wrap(provider), kept), 1000)
          assert.isUndefined(fiber.pollUnsafe())
          yield* TestClock.adjust(4000)
          yield* rest
          assert.deepStrictEqual([seen.submits, seen.taken, seen.aborted], [1, ["task-1"], 0])
          assert.include(handlesOf(kept), "task-1")
          assert.isTrue(wasInterrupted(fiber))
        }).pipe(Effect.provide(kept.layer))
      })

      it.effect(`waits no longer than its patience, and says what is known: ${name}${where}`, () => {
        const kept = keeping()
        return Effect.gen(function*() {
          const { provider, seen } = yield* vendor([{}], "key-1")
          const fiber = yield* interruptedAt(caller(yield* wrap(provider), kept), 1000)
          yield* TestClock.adjust(29_999)
          assert.isUndefined(fiber.pollUnsafe())
          yield* TestClock.adjust(1)
          assert.isTrue(wasInterrupted(fiber))
          assert.strictEqual(seen.aborted, 1)
          assert.strictEqual(seen.submits, 1)
          const last = kept.logs.at(-1) ?? ""
          for (const known of ["outcome of a submit is unknown", "acme", "key-1"]) assert.include(last, known)
          assert.include(kept.logs[0], "boats at acme, sent at 1970-01-01T00:00:00.000Z, idempotency key key-1")
          assert.deepStrictEqual(
            kept.entries.filter(({ _tag }) => _tag === "Intent").length,
            name === "MediaBatch.run" ? 1 : 0
          )
          if (name === "MediaBatch.run") {
            const again = yield* batchOf(provider)
            const result = again[0]?.result
            assert.strictEqual(result && Result.isFailure(result) && result.failure._tag, "SubmitOutcomeUnknown")
          }
        }).pipe(Effect.provide(kept.layer))
      })
    }
  }
})

describe("an interruption while nothing is under way", () => {
  for (const [name, caller] of Object.entries(callers)) {
    it.effect(`ends a wait for a permit at once, and nothing is sent or in doubt: ${name}`, () => {
      const kept = keeping()
      return Effect.gen(function*() {
        const { provider, seen } = yield* vendor([{ after: 10 }])
        const limited = yield* RateLimits.wrap(provider, { limits: { running: 1 } })
        yield* Effect.forkChild(Poller.run(limited, job))
        yield* rest
        yield* TestClock.adjust(1000)
        yield* rest
        const fiber = yield* interruptedAt(caller(limited, kept), 1000)
        assert.isTrue(wasInterrupted(fiber))
        assert.strictEqual(seen.submits, 1)
        assert.strictEqual(kept.stored.length, 0)
        assert.notInclude(kept.logs.join(), "unknown")
        if (name === "MediaBatch.run") {
          assert.deepStrictEqual(kept.entries.map(({ _tag }) => _tag), ["Intent", "Failed"])
          const again = yield* interruptedAt(batchOf(provider), 1000)
          assert.isTrue(wasInterrupted(again))
          assert.strictEqual(seen.submits, 2)
        }
      }).pipe(Effect.provide(kept.layer))
    })

    it.effect(`ends a pause before a repeat at once, and nothing is in doubt: ${name}`, () => {
      const kept = keeping()
      return Effect.gen(function*() {
        const { provider, seen } = yield* vendor([{ after: 10, status: 429, retryAfter: "40" }, { after: 10 }])
        const fiber = yield* interruptedAt(caller(provider, kept), 1000)
        assert.isTrue(wasInterrupted(fiber))
        assert.strictEqual(seen.submits, 1)
        assert.notInclude(kept.logs.join(), "unknown")
        if (name === "MediaBatch.run") {
          yield* interruptedAt(batchOf(provider), 1000)
          assert.deepStrictEqual(kept.entries.map(({ _tag }) => _tag), ["Intent", "Failed", "Intent", "Submitted"])
        }
      }).pipe(Effect.provide(kept.layer))
    })

    it.effect(`ends a pause after a lost reply at once, and says that the outcome is unknown: ${name}`, () => {
      const kept = keeping()
      return Effect.gen(function*() {
        const { provider, seen } = yield* vendor([{ after: 10, status: 503 }], "key-1")
        const fiber = yield* interruptedAt(caller(provider, kept), 500)
        assert.isTrue(wasInterrupted(fiber))
        assert.strictEqual(seen.submits, 1)
        for (const known of ["outcome of a submit is unknown", "boats at acme, sent at 1970", "key-1"]) {
          assert.include(kept.logs.at(-1), known)
        }
      }).pipe(Effect.provide(kept.layer))
    })
  }

  it.effect("gives the place of a submit that was not sent back, and what was reserved for it", () => {
    const kept = keeping()
    return Effect.gen(function*() {
      const { provider } = yield* vendor([{ after: 10, status: 429, retryAfter: "40" }, { after: 10 }])
      const limited = yield* RateLimits.wrap(provider, { limits: { running: 1 } })
      const guarded = yield* SpendingLimit.wrap(limited, () => Option.some({ cost: { amount: 1, unit: "USD" } }))
      assert.isTrue(wasInterrupted(yield* interruptedAt(guarded.submit(job), 1000)))
      assert.strictEqual((yield* RateLimits.state(provider)).running, 0)
      assert.deepStrictEqual((yield* SpendingLimit.use(({ spent }) => spent)).run, {})
    }).pipe(Effect.provide(kept.layer))
  })
})

describe("an answer that comes after an interruption", () => {
  it.effect("and is a refusal leaves nothing in doubt", () => {
    const kept = keeping()
    return Effect.gen(function*() {
      const { provider } = yield* vendor([{ after: 5000, status: 402 }])
      const fiber = yield* interruptedAt(batchOf(provider), 1000)
      yield* TestClock.adjust(4000)
      yield* rest
      assert.isTrue(wasInterrupted(fiber))
      const [intent, failed] = kept.entries
      assert.deepStrictEqual([intent?._tag, failed?._tag === "Failed" && failed.error._tag], [
        "Intent",
        "InsufficientCredits"
      ])
      assert.notInclude(kept.logs.join(), "unknown")
    }).pipe(Effect.provide(kept.layer))
  })

  it.effect("and says nothing of the job is logged, and written down as in doubt", () => {
    const kept = keeping()
    return Effect.gen(function*() {
      const { provider, seen } = yield* vendor([{ after: 5000, status: 502 }])
      const fiber = yield* interruptedAt(batchOf(provider), 1000)
      yield* TestClock.adjust(4000)
      yield* rest
      assert.isTrue(wasInterrupted(fiber))
      assert.include(kept.logs.at(-1), "outcome of a submit is unknown (boats at acme, sent at 1970")
      const [again] = yield* batchOf(provider)
      assert.strictEqual(again && Result.isFailure(again.result) && again.result.failure._tag, "SubmitOutcomeUnknown")
      assert.strictEqual(seen.submits, 1)
    }).pipe(Effect.provide(kept.layer))
  })
})

it.effect("an interruption of 8 jobs at once keeps 8 handles, and sends no other job", () => {
  const kept = keeping()
  return Effect.gen(function*() {
    const { provider, seen } = yield* vendor([{ after: 5000 }])
    const batch = Stream.range(1, 20).pipe(
      MediaBatch.run({ key: String, job: () => Poller.run(provider, job), running: 8 }),
      Stream.runDrain
    )
    const fiber = yield* interruptedAt(batch, 1000)
    yield* TestClock.adjust(4000)
    yield* rest
    assert.isTrue(wasInterrupted(fiber))
    assert.deepStrictEqual(
      kept.entries.flatMap((entry) => entry._tag === "Submitted" ? [entry.ref.id] : []),
      seen.taken
    )
    assert.strictEqual(seen.submits, 8)
  }).pipe(Effect.provide(kept.layer))
})

for (const [stage, isOver] of [["waiting", true], ["written", false], ["unknown", false]] as const) {
  it.effect(`a request of which the transport says "${stage}" is ${isOver ? "ended at once" : "waited for"}`, () => {
    const kept = keeping()
    return Effect.gen(function*() {
      const { provider } = yield* vendor([{}])
      const http = yield* Effect.provideService(
        ProviderHttp.make(dialect, { apiKey: Redacted.make("key") }),
        HttpClient.HttpClient,
        HttpClient.make(() =>
          Effect.flatMap(Sending.CurrentSending, (sending) => {
            if (sending !== undefined) sending.stage = stage
            return Effect.never
          })
        )
      )
      const submit = ({ model }: Job) =>
        Effect.as(
          http.submit({ path: "/create", model, body: {}, schema: Created }),
          TaskRef.make({ provider: "acme", kind: "image", id: "none" })
        )
      const fiber = yield* interruptedAt(batchOf({ ...provider, submit }), 1000)
      assert.strictEqual(wasInterrupted(fiber), isOver)
      yield* TestClock.adjust("30 seconds")
      assert.isTrue(wasInterrupted(fiber))
      assert.deepStrictEqual(kept.entries.map(({ _tag }) => _tag), isOver ? ["Intent", "Failed"] : ["Intent"])
      assert.strictEqual(kept.logs.join().includes("is unknown"), !isOver)
    }).pipe(Effect.provide(kept.layer))
  })
}

it.effect("the patience is an option", () => {
  const kept = keeping()
  return Effect.gen(function*() {
    const { provider, seen } = yield* vendor([{}])
    const run = Effect.provideService(Poller.run(provider, job), Handover.Patience, "2 seconds")
    const fiber = yield* interruptedAt(run, 1000)
    yield* TestClock.adjust(1999)
    assert.isUndefined(fiber.pollUnsafe())
    yield* TestClock.adjust(1)
    assert.isTrue(wasInterrupted(fiber))
    assert.strictEqual(seen.aborted, 1)
  }).pipe(Effect.provide(kept.layer))
})

for (const input of [Number.NaN, -1, "soon"]) {
  it.effect(`the patience is the usual one if it is not a duration: ${input}`, () => {
    const kept = keeping()
    return Effect.gen(function*() {
      const { provider, seen } = yield* vendor([{ after: 5000 }])
      const patience = input as Duration.Input
      const run = Effect.provideService(
        Poller.run(provider, job, { onSubmit: kept.store }),
        Handover.Patience,
        patience
      )
      const fiber = yield* interruptedAt(run, 1000)
      yield* TestClock.adjust(4000)
      yield* rest
      assert.isTrue(wasInterrupted(fiber))
      assert.deepStrictEqual([seen.taken, kept.stored], [["task-1"], ["task-1"]])
    }).pipe(Effect.provide(kept.layer))
  })
}

describe("storing a handle", () => {
  const stores = { "does not answer": Effect.never, "cannot be interrupted": Effect.uninterruptible(Effect.never) }
  for (const [name, store] of Object.entries(stores)) {
    it.effect(`that ${name} keeps an interruption no longer than its patience, and the handle is logged`, () => {
      const kept = keeping()
      return Effect.gen(function*() {
        const { provider } = yield* vendor([{ after: 500 }])
        const fiber = yield* interruptedAt(Poller.run(provider, job, { onSubmit: () => store }), 1000)
        yield* TestClock.adjust(29_999)
        yield* rest
        assert.isUndefined(fiber.pollUnsafe())
        yield* TestClock.adjust(1)
        yield* rest
        assert.isTrue(wasInterrupted(fiber))
        assert.include(kept.logs[0], "not stored in time")
        assert.include(kept.logs[0], "task-1")
      }).pipe(Effect.provide(kept.layer))
    })
  }

  it.effect("that is slow is not cut short", () => {
    const kept = keeping()
    return Effect.gen(function*() {
      const { provider } = yield* vendor([{ after: 500 }])
      const onSubmit = (ref: TaskRef) => Effect.delay(kept.store(ref), 10_000)
      const fiber = yield* interruptedAt(Poller.run(provider, job, { onSubmit }), 1000)
      assert.isUndefined(fiber.pollUnsafe())
      yield* TestClock.adjust(10_000)
      yield* rest
      assert.isTrue(wasInterrupted(fiber))
      assert.deepStrictEqual(kept.stored, ["task-1"])
    }).pipe(Effect.provide(kept.layer))
  })
})
