import {
  type AnyTaskProvider,
  type Idempotency,
  InsufficientCredits,
  Poller,
  ProviderUnavailable,
  RateLimited,
  type StatusError,
  type SubmitError,
  SubmitKey,
  SubmitOutcomeUnknown,
  Succeeded,
  type TaskProvider,
  TaskRef,
  type TaskSnapshot,
  Unauthorized
} from "@effect-media/core"
import { BatchConflict, BatchLedger, BatchLedgerError, Fallback, MediaBatch } from "@effect-media/core/jobs"
import { Intent, type LedgerEntry, Submitted } from "@effect-media/core/jobs/BatchLedger"
import { RateLimits } from "@effect-media/core/limits"
import { assert, describe, it } from "@effect/vitest"
import * as Cause from "effect/Cause"
import * as Clock from "effect/Clock"
import * as DateTime from "effect/DateTime"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Fiber from "effect/Fiber"
import * as Layer from "effect/Layer"
import * as Logger from "effect/Logger"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import * as Semaphore from "effect/Semaphore"
import * as Stream from "effect/Stream"
import * as SubscriptionRef from "effect/SubscriptionRef"
import * as TestClock from "effect/testing/TestClock"

/** The behaviour of a vendor for a job: it refuses the job, breaks off, dies, or accepts the job and ends it like this. */
type Behaviour = "good" | "limited" | "unauthorized" | "unknown" | "upstream" | "policy" | "hang" | "die"

interface Job {
  readonly prompt: string
  readonly does?: Behaviour
  readonly idempotencyKey?: string
}

/** Creates a vendor whose tasks take 10 s, with its records: the submits, and how many tasks ran at once. */
const shop = (
  provider: string,
  limits: TaskProvider<Job>["limits"] = {},
  does: Behaviour = "good",
  idempotency?: Idempotency<Job>
) => {
  const submits: Array<Job> = []
  const books = { submits, most: 0, does, polls: 0, asked: 0 }
  const tasks = new Map<string, { readonly endsAt: number; readonly job: Job; isOver: boolean }>()
  const running = () => [...tasks.values()].filter(({ isOver }) => !isOver).length
  const pace = { initialDelay: "10 seconds", steps: [{ after: 0, interval: "1 second" }], fixed: true } as const
  const refusal = { provider, code: "4xx", description: "no" }

  const submit = Effect.fnUntraced(function*(job: Job): Effect.fn.Return<TaskRef, SubmitError> {
    const behaviour = job.does ?? books.does
    books.asked += 1
    if (behaviour === "limited") return yield* new RateLimited(refusal)
    if (behaviour === "unauthorized") return yield* new Unauthorized(refusal)
    const idempotencyKey = job.idempotencyKey ?? (yield* SubmitKey)
    submits.push(idempotencyKey === undefined ? job : { ...job, idempotencyKey })
    const now = yield* Clock.currentTimeMillis
    if (behaviour === "die") return yield* Effect.die("broken")
    if (behaviour === "unknown") {
      const cause = new ProviderUnavailable({ ...refusal, reason: "Network" })
      return yield* new SubmitOutcomeUnknown({ provider, submittedAt: DateTime.makeUnsafe(now), cause })
    }
    const id = `${provider}-${submits.length}`
    tasks.set(id, { endsAt: now + 10_000, job, isOver: false })
    books.most = Math.max(books.most, running())
    return TaskRef.make({ provider, kind: "image", id, submittedAt: DateTime.makeUnsafe(now) })
  })

  const status = Effect.fnUntraced(function*(ref: TaskRef): Effect.fn.Return<TaskSnapshot, StatusError> {
    books.polls += 1
    const task = tasks.get(ref.id)
    const now = yield* Clock.currentTimeMillis
    const behaviour = task?.job.does ?? books.does
    if (task === undefined || behaviour === "hang" || now < task.endsAt) {
      return { _tag: "Running", ref, status: "running" }
    }
    task.isOver = true
    return behaviour === "good" || behaviour === "limited"
      ? {
        _tag: "Succeeded",
        ref,
        status: "done",
        assets: [{ url: `https://cdn/${ref.id}.png`, kind: "image", role: "result" }]
      }
      : {
        _tag: "Failed",
        ref,
        status: "failed",
        code: "E",
        category: behaviour === "upstream" ? "Upstream" : "ContentPolicy",
        description: ""
      }
  })

  const service: TaskProvider<Job> = {
    provider,
    limits,
    polling: { image: pace, video: pace, audio: pace, other: pace },
    submit,
    idempotency,
    status
  }
  return { books, service }
}

/** Creates a vendor with idempotency keys, which are valid for 6 days. */
const keyed = (provider: string, does?: Behaviour) =>
  shop(provider, {}, does, { live: "6 days", keyOf: ({ idempotencyKey }) => idempotencyKey })

const prompts = (count: number): ReadonlyArray<Job> => Array.from({ length: count }, (_, i) => ({ prompt: `${i}` }))

const byPrompt = ({ prompt }: Job) => prompt

/** Runs one job at one vendor, then at another. */
const oneAt = (first: ReturnType<typeof shop>, second: ReturnType<typeof shop>) =>
  Stream.make<[Job]>({ prompt: "a" }).pipe(
    MediaBatch.run({
      key: byPrompt,
      job: (job) => Fallback.run([Fallback.attempt(first.service, job), Fallback.attempt(second.service, job)])
    })
  )

const Quiet = Layer.mergeAll(Poller.layer, Logger.layer([]))
const layer = Layer.mergeAll(Quiet, BatchLedger.layerMemory)

/** Runs a batch to its end. */
const collect = Effect.fnUntraced(function*<A, E, R>(stream: Stream.Stream<A, E, R>) {
  const seen: Array<A> = []
  const fiber = yield* stream.pipe(
    Stream.runForEach((result) => Effect.sync(() => seen.push(result))),
    Effect.forkChild
  )
  let left = 1_000
  while (fiber.pollUnsafe() === undefined && left-- > 0) yield* TestClock.adjust("10 seconds")
  return { exit: yield* Fiber.await(fiber), seen }
})

const tagOf = (
  { result }: MediaBatch.BatchResult<unknown, unknown, { readonly _tag: string }>
) => Result.isSuccess(result) ? "good" : result.failure._tag

describe("the cap on running tasks", () => {
  it.effect("holds, and is used to the full", () =>
    Effect.gen(function*() {
      const { books, service } = shop("acme")
      const { exit, seen } = yield* collect(
        Stream.fromIterable(prompts(20)).pipe(
          MediaBatch.run({ key: byPrompt, job: (job) => Poller.run(service, job), running: 3 })
        )
      )
      assert.isTrue(Exit.isSuccess(exit))
      assert.deepStrictEqual([seen.length, books.submits.length, books.most], [20, 20, 3])
    }).pipe(Effect.provide(layer)))

  const caps: ReadonlyArray<
    readonly [string, TaskProvider<Job>["limits"], number | Readonly<Record<string, number>> | undefined, number]
  > = [
    ["is what the vendor documents", { running: 4 }, undefined, 4],
    ["is 10 by default", {}, undefined, 10],
    ["never exceeds the vendor's if one number is for all", { running: 4 }, 6, 4],
    ["is the account's own if it is named", { running: 4 }, { acme: 6 }, 6],
    ["is 1 if it would be none", {}, 0, 1],
    ["is 1 if it is no number", {}, Number.NaN, 1]
  ]
  for (const [name, limits, running, expected] of caps) {
    it.effect(name, () =>
      Effect.gen(function*() {
        const { books, service } = shop("acme", limits)
        const { seen } = yield* collect(
          Stream.fromIterable(prompts(14)).pipe(
            MediaBatch.run({ key: byPrompt, job: (job) => Poller.run(service, job), running, concurrency: 14 })
          )
        )
        assert.deepStrictEqual([seen.length, books.most], [14, expected])
      }).pipe(Effect.provide(layer)))
  }

  it.effect("is one for all services of an account, and the caller says which those are", () =>
    Effect.gen(function*() {
      const images = shop("acme")
      const videos = shop("acme")
      const both = (account?: (provider: AnyTaskProvider) => string) =>
        collect(
          Stream.fromIterable(prompts(6)).pipe(
            MediaBatch.run({
              key: byPrompt,
              job: (job) => Poller.run(Number(job.prompt) % 2 === 0 ? images.service : videos.service, job),
              running: 1,
              concurrency: 6,
              account
            })
          )
        ).pipe(Effect.timed, Effect.map(([time]) => Duration.toSeconds(time)), Effect.provide(BatchLedger.layerMemory))
      assert.strictEqual(yield* both(), 60)
      assert.strictEqual(yield* both((provider) => provider === images.service ? "images" : "videos"), 30)
    }).pipe(Effect.provide(Quiet)))

  const ends: ReadonlyArray<Behaviour> = ["limited", "unknown", "upstream", "policy", "die"]
  for (const does of ends) {
    it.effect(`gives its permit back after "${does}"`, () =>
      Effect.gen(function*() {
        const { service } = shop("acme")
        const jobs: ReadonlyArray<Job> = [{ prompt: "a", does }, { prompt: "b", does }, { prompt: "c" }]
        const { seen } = yield* collect(
          Stream.fromIterable(jobs).pipe(
            MediaBatch.run({ key: byPrompt, job: (job) => Poller.run(service, job), running: 1 })
          )
        )
        assert.strictEqual(seen.map(tagOf).at(-1), "good")
      }).pipe(Effect.provide(layer)))
  }

  it.effect("gives its permit back if a job is interrupted", () =>
    Effect.gen(function*() {
      const { service } = shop("acme")
      const jobs: ReadonlyArray<Job> = [{ prompt: "a", does: "hang" }, { prompt: "b" }]
      const { seen } = yield* collect(
        Stream.fromIterable(jobs).pipe(
          MediaBatch.run({
            key: byPrompt,
            job: (job) => Effect.timeoutOption(Poller.run(service, job), "1 minute"),
            running: 1
          })
        )
      )
      assert.deepStrictEqual(seen.map(tagOf), ["good", "good"])
    }).pipe(Effect.provide(layer)))
})

describe("a fallback inside a batch", () => {
  it.effect("does not deadlock with a cap of 1 for each account, and takes each permit for its attempt alone", () =>
    Effect.gen(function*() {
      const acme = shop("acme", {}, "upstream")
      const bolt = shop("bolt")
      const { exit, seen } = yield* collect(
        Stream.fromIterable(prompts(8)).pipe(
          MediaBatch.run({
            key: byPrompt,
            job: (job) =>
              Fallback.run(
                Number(job.prompt) % 2 === 0
                  ? [Fallback.attempt(acme.service, job), Fallback.attempt(bolt.service, job)]
                  // In the opposite order, which could make two accounts block each other (a deadlock).
                  : [
                    Fallback.attempt(bolt.service, { ...job, does: "upstream" }),
                    Fallback.attempt(acme.service, { ...job, does: "good" })
                  ]
              ),
            running: 1,
            concurrency: 8
          })
        )
      )
      assert.isTrue(Exit.isSuccess(exit))
      assert.deepStrictEqual(seen.map(tagOf), Array.from({ length: 8 }, () => "good"))
      assert.deepStrictEqual([acme.books.most, bolt.books.most], [1, 1])
    }).pipe(Effect.provide(layer)))

  it.effect("gives every attempt in the item's error", () =>
    Effect.gen(function*() {
      const acme = shop("acme", {}, "limited")
      const { seen } = yield* collect(oneAt(acme, acme))
      assert.deepStrictEqual(seen.map(tagOf), ["FallbackFailed"])
    }).pipe(Effect.provide(layer)))
})

describe("the stream", () => {
  it.effect("pulls its source no further ahead than the items under way", () =>
    Effect.gen(function*() {
      const { service } = shop("acme", {}, "hang")
      let pulled = 0
      const source = Stream.fromIterable(prompts(100), { chunkSize: 1 }).pipe(
        Stream.tap(() => Effect.sync(() => pulled++))
      )
      for (const ordered of [false, true]) {
        pulled = 0
        const fiber = yield* source.pipe(
          MediaBatch.run({ key: byPrompt, job: (job) => Poller.run(service, job), running: 4, ordered }),
          Stream.runDrain,
          Effect.forkChild
        )
        yield* TestClock.adjust("1 minute")
        assert.isAtMost(pulled, 4 + 3)
        yield* Fiber.interrupt(fiber)
      }
    }).pipe(Effect.provide(layer)))

  it.effect("waits for the reader of the results", () =>
    Effect.gen(function*() {
      const { books, service } = shop("acme")
      const fiber = yield* Stream.fromIterable(prompts(100), { chunkSize: 1 }).pipe(
        MediaBatch.run({ key: byPrompt, job: (job) => Poller.run(service, job), running: 4 }),
        Stream.runForEach(() => Effect.never),
        Effect.forkChild
      )
      yield* TestClock.adjust("1 hour")
      assert.isAtMost(books.submits.length, 4 + 3)
      yield* Fiber.interrupt(fiber)
    }).pipe(Effect.provide(layer)))

  it.effect("gives results as they come, or in order", () =>
    Effect.gen(function*() {
      const { service } = shop("acme")
      const job = (job: Job) =>
        Effect.as(Effect.delay(Poller.run(service, job), job.prompt === "0" ? "1 minute" : 0), job.prompt)
      for (const [ordered, expected] of [[false, ["1", "2", "0"]], [true, ["0", "1", "2"]]] as const) {
        const { seen } = yield* collect(
          Stream.fromIterable(prompts(3)).pipe(MediaBatch.run({ key: byPrompt, job, ordered }))
        ).pipe(Effect.provide(BatchLedger.layerMemory))
        assert.deepStrictEqual<ReadonlyArray<string>>(seen.map(({ item }) => item.prompt), expected)
      }
    }).pipe(Effect.provide(Quiet)))

  it.effect("lets the items that are under way end if its source fails", () =>
    Effect.gen(function*() {
      const { service } = shop("acme")
      const { exit, seen } = yield* collect(
        Stream.fromIterable(prompts(3)).pipe(
          Stream.concat(Stream.fail("no more")),
          MediaBatch.run({ key: byPrompt, job: (job) => Poller.run(service, job) })
        )
      )
      assert.deepStrictEqual(seen.map(tagOf), ["good", "good", "good"])
      assert.deepStrictEqual(exit, Exit.fail("no more"))
    }).pipe(Effect.provide(layer)))

  it.effect("ends with a defect of an item, once all others are done", () =>
    Effect.gen(function*() {
      const { service } = shop("acme")
      const jobs: ReadonlyArray<Job> = [{ prompt: "a", does: "die" }, ...prompts(5)]
      const { exit, seen } = yield* collect(
        Stream.fromIterable(jobs).pipe(
          MediaBatch.run({ key: byPrompt, job: (job) => Poller.run(service, job), running: 1 })
        )
      )
      assert.strictEqual(seen.length, 5)
      assert.isTrue(Exit.hasDies(exit))
    }).pipe(Effect.provide(layer)))

  it.effect("takes a key or a job that throws for a defect of that item", () =>
    Effect.gen(function*() {
      const { service } = shop("acme")
      const fails = (): never => {
        throw new Error("no")
      }
      const job = (job: Job) => Poller.run(service, job)
      for (
        const options of [
          { job, key: ({ prompt }: Job) => prompt === "0" ? fails() : prompt },
          { key: byPrompt, job: (item: Job) => item.prompt === "0" ? fails() : job(item) }
        ]
      ) {
        const { exit, seen } = yield* collect(Stream.fromIterable(prompts(3)).pipe(MediaBatch.run(options))).pipe(
          Effect.provide(BatchLedger.layerMemory)
        )
        assert.deepStrictEqual(seen.map(({ index }) => index), [1, 2])
        assert.isTrue(Exit.hasDies(exit))
      }
    }).pipe(Effect.provide(Quiet)))

  it.effect("reports its progress", () =>
    Effect.gen(function*() {
      const { service } = shop("acme")
      const progress = yield* MediaBatch.makeProgress
      const jobs: ReadonlyArray<Job> = [...prompts(3), { prompt: "x", does: "policy" }, {
        prompt: "y",
        does: "limited"
      }]
      const fiber = yield* Stream.fromIterable(jobs).pipe(
        MediaBatch.run({ key: byPrompt, job: (job) => Poller.run(service, job), running: 2, progress }),
        Stream.runDrain,
        Effect.forkChild
      )
      const watched: Array<MediaBatch.BatchProgress> = []
      yield* Effect.forkChild(
        Stream.runForEach(SubscriptionRef.changes(progress), (now) => Effect.sync(() => watched.push(now)))
      )
      yield* TestClock.adjust("5 seconds")
      assert.deepStrictEqual(yield* SubscriptionRef.get(progress), {
        submitted: 2,
        running: 2,
        succeeded: 0,
        failed: 0,
        done: 0
      })
      yield* TestClock.adjust("1 minute")
      yield* Fiber.join(fiber)
      const last = { submitted: 4, running: 0, succeeded: 3, failed: 2, done: 5 }
      assert.deepStrictEqual(yield* SubscriptionRef.get(progress), last)
      assert.deepStrictEqual(watched.at(-1), last)
      assert.isTrue(watched.every(({ running }) => running >= 0 && running <= 2))
    }).pipe(Effect.provide(layer)))

  it.effect("gives items with the same key one job between them", () =>
    Effect.gen(function*() {
      const { books, service } = shop("acme")
      const { seen } = yield* collect(
        Stream.make<[Job, Job, Job]>({ prompt: "a" }, { prompt: "b" }, { prompt: "a" }).pipe(
          MediaBatch.run({ key: byPrompt, job: (job) => Poller.run(service, job) })
        )
      )
      assert.deepStrictEqual(seen.map(({ fromLedger, item }) => [item.prompt, fromLedger]).toSorted(), [
        ["a", false],
        ["a", true],
        ["b", false]
      ])
      assert.strictEqual(books.submits.length, 2)
    }).pipe(Effect.provide(layer)))

  const any = Schema.Literals(["good", "limited", "unauthorized", "unknown", "upstream", "policy"])
  it.effect.prop(
    "whatever the outcomes, caps and order: as many results as items, every permit back, no second submit",
    [
      Schema.Array(any).check(Schema.isMaxLength(12)),
      Schema.Literals([1, 2, 5]),
      Schema.Literals([1, 2, 3, 20]),
      Schema.Boolean
    ],
    ([script, running, concurrency, ordered]) =>
      Effect.gen(function*() {
        const acme = shop("acme")
        const bolt = shop("bolt")
        const progress = yield* MediaBatch.makeProgress
        const jobs = script.map((does, i): Job => ({ prompt: `${i}`, does }))
        const { exit, seen } = yield* collect(
          Stream.fromIterable(jobs).pipe(
            MediaBatch.run({
              key: byPrompt,
              job: (job) =>
                Fallback.run([
                  Fallback.attempt(acme.service, job),
                  Fallback.attempt(bolt.service, { prompt: job.prompt })
                ]),
              running,
              concurrency,
              ordered,
              progress
            })
          )
        )
        assert.isTrue(Exit.isSuccess(exit))
        assert.deepStrictEqual(seen.map(({ index }) => index).toSorted((a, b) => a - b), jobs.map((_, i) => i))
        assert.isAtMost(acme.books.most, running)
        assert.isAtMost(bolt.books.most, running)
        for (const { submits } of [acme.books, bolt.books]) {
          assert.strictEqual(new Set(submits.map(byPrompt)).size, submits.length)
        }
        const doubtful = jobs.filter(({ does }) => does === "unknown" || does === "policy").map(byPrompt)
        assert.isFalse(bolt.books.submits.some(({ prompt }) => doubtful.includes(prompt)))
        const now = yield* SubscriptionRef.get(progress)
        assert.deepStrictEqual([now.running, now.done, now.succeeded + now.failed], [0, jobs.length, jobs.length])
      }).pipe(Effect.provide(layer, { local: true }))
  )
})

describe("a run after one that was stopped", () => {
  /** Stops a run after a time, then runs it again to the end, with the same ledger. */
  const stoppedAfter = Effect.fnUntraced(function*<A, E, R>(time: Duration.Input, stream: Stream.Stream<A, E, R>) {
    const fiber = yield* Effect.forkChild(Stream.runDrain(stream))
    yield* TestClock.adjust(time)
    yield* Fiber.interrupt(fiber)
    return yield* collect(stream)
  })

  it.effect("repeats no job: what has ended is not asked for, what runs is waited for", () =>
    Effect.gen(function*() {
      const { books, service } = shop("acme")
      const jobs: ReadonlyArray<Job> = prompts(20).map((job, i) => i === 1 ? { ...job, does: "policy" } : job)
      const { exit, seen } = yield* stoppedAfter(
        "25 seconds",
        Stream.fromIterable(jobs).pipe(
          MediaBatch.run({ key: byPrompt, job: (job) => Poller.run(service, job), running: 5, ordered: true })
        )
      )
      assert.isTrue(Exit.isSuccess(exit))
      assert.deepStrictEqual(seen.map(tagOf), jobs.map(({ does }) => does === undefined ? "good" : "TaskFailed"))
      assert.strictEqual(seen.filter(({ fromLedger }) => fromLedger).length, 10)
      assert.deepStrictEqual(books.submits.map(byPrompt), jobs.map(byPrompt))
    }).pipe(Effect.provide(layer)))

  it.effect("replays a fallback: no attempt that was passed is made again", () =>
    Effect.gen(function*() {
      const acme = shop("acme", {}, "upstream")
      const bolt = shop("bolt", {}, "limited")
      const core = shop("core")
      const { seen } = yield* stoppedAfter(
        "15 seconds",
        Stream.suspend(() => {
          // In the second run, the second vendor would accept the job.
          if (acme.books.submits.length > 0) bolt.books.does = "good"
          return Stream.make<[Job]>({ prompt: "a" })
        }).pipe(
          MediaBatch.run({
            key: byPrompt,
            job: (job) =>
              Fallback.run([
                Fallback.attempt(acme.service, job),
                Fallback.attempt(bolt.service, job),
                Fallback.attempt(core.service, job)
              ])
          })
        )
      )
      const [end] = seen
      if (end === undefined || Result.isFailure(end.result)) return assert.fail("it did not go well")
      assert.strictEqual(end.result.success.task.ref.provider, "core")
      assert.deepStrictEqual(
        end.result.success.failedAttempts.map(({ error, provider, ref }) => [provider, error._tag, ref?.id]),
        [["acme", "TaskFailed", "acme-1"], ["bolt", "RateLimited", undefined]]
      )
      assert.deepStrictEqual([acme, bolt, core].map(({ books }) => books.submits.length), [1, 0, 1])
    }).pipe(Effect.provide(layer)))

  it.effect("asks the vendors that refused again if no later one took the job, and none if one did", () =>
    Effect.gen(function*() {
      const acme = shop("acme", {}, "unauthorized")
      const bolt = shop("bolt", {}, "limited")
      const batch = oneAt(acme, bolt)
      const ends = Effect.map(collect(batch), ({ seen }) => [seen.map(tagOf), acme.books.asked, bolt.books.asked])
      assert.deepStrictEqual(yield* ends, [["FallbackFailed"], 1, 1])
      assert.deepStrictEqual(yield* ends, [["FallbackFailed"], 2, 2])
      bolt.books.does = "hang"
      const fiber = yield* Effect.forkChild(Stream.runDrain(batch))
      yield* TestClock.adjust("1 minute")
      yield* Fiber.interrupt(fiber)
      assert.deepStrictEqual([acme.books.asked, bolt.books.asked], [3, 3])
      acme.books.does = "good"
      bolt.books.does = "good"
      assert.deepStrictEqual(yield* ends, [["good"], 3, 3])
    }).pipe(Effect.provide(layer)))

  it.effect("asks the first vendor again once its key is fixed, and not the second one, which takes no job then", () =>
    Effect.gen(function*() {
      const acme = shop("acme", {}, "unauthorized")
      const bolt = shop("bolt", {}, "limited")
      const batch = oneAt(acme, bolt)
      yield* collect(batch)
      acme.books.does = "good"
      assert.deepStrictEqual((yield* collect(batch)).seen.map(tagOf), ["good"])
      assert.deepStrictEqual([acme.books.submits.length, bolt.books.submits.length], [1, 0])
    }).pipe(Effect.provide(layer)))

  it.effect("keeps to a refusal if a later submit is in doubt", () =>
    Effect.gen(function*() {
      const acme = shop("acme", {}, "unauthorized")
      const bolt = shop("bolt", {}, "unknown")
      const batch = oneAt(acme, bolt)
      assert.deepStrictEqual((yield* collect(batch)).seen.map(tagOf), ["SubmitOutcomeUnknown"])
      acme.books.does = "good"
      assert.deepStrictEqual((yield* collect(batch)).seen.map(tagOf), ["SubmitOutcomeUnknown"])
      assert.deepStrictEqual(acme.books.submits, [])
    }).pipe(Effect.provide(layer)))

  it.effect("submits again what was refused, and waits again if a wait ran out", () =>
    Effect.gen(function*() {
      const acme = shop("acme", {}, "unauthorized")
      const slow = shop("slow")
      const batch = Stream.make("acme", "slow").pipe(
        MediaBatch.run({
          key: (name) => name,
          job: (name) =>
            Poller.run(name === "acme" ? acme.service : slow.service, { prompt: name }, { deadline: "5 seconds" }),
          ordered: true
        })
      )
      assert.deepStrictEqual((yield* collect(batch)).seen.map(tagOf), ["Unauthorized", "WaitTimeout"])
      acme.books.does = "good"
      yield* TestClock.adjust("1 minute")
      assert.deepStrictEqual((yield* collect(batch)).seen.map(tagOf), ["WaitTimeout", "good"])
      yield* TestClock.adjust("1 minute")
      const { seen } = yield* collect(batch)
      assert.deepStrictEqual(seen.map(tagOf), ["good", "good"])
      assert.deepStrictEqual(seen.map(({ fromLedger }) => fromLedger), [false, true])
      assert.deepStrictEqual([acme.books.submits.length, slow.books.submits.length], [1, 1])
    }).pipe(Effect.provide(layer)))

  it.effect("skips items whose result is written down, as a whole", () =>
    Effect.gen(function*() {
      const { service } = shop("acme")
      let saved = 0
      const batch = (success?: Schema.Codec<number, unknown>) =>
        Stream.fromIterable(prompts(3)).pipe(
          MediaBatch.run({
            key: byPrompt,
            job: (job) => Effect.map(Poller.run(service, job), () => ++saved),
            ordered: true,
            success
          })
        )
      const values = (seen: ReadonlyArray<MediaBatch.BatchResult<Job, number, unknown>>) =>
        seen.map(({ result }) => Result.getOrUndefined(result))
      yield* collect(batch())
      yield* collect(batch())
      assert.strictEqual(saved, 6)
      assert.deepStrictEqual(values((yield* collect(batch(Schema.Finite))).seen), [7, 8, 9])
      assert.deepStrictEqual(values((yield* collect(batch(Schema.Finite))).seen), [7, 8, 9])
      // A result that another version wrote does not decode here: the job runs again, and its tasks are known.
      const Negative = Schema.Finite.check(Schema.isLessThan(0))
      assert.deepStrictEqual(values((yield* collect(batch(Negative))).seen), [10, 11, 12])
    }).pipe(Effect.provide(layer)))

  describe("with a submit whose answer was not written down", () => {
    const doubtful = (provider: string, idempotencyKey?: string) =>
      Effect.gen(function*() {
        const at = yield* DateTime.now
        const ledger = yield* BatchLedger
        yield* ledger.append(
          Intent.make({ key: "a", step: `${provider}#1`, provider, model: "m", idempotencyKey, at })
        )
      })
    const batch = (
      { service }: ReturnType<typeof shop>,
      options: Partial<MediaBatch.BatchOptions<Job, Succeeded, never, never>> = {},
      idempotencyKey?: string
    ) =>
      collect(
        Stream.make<[Job]>({ prompt: "a", ...(idempotencyKey === undefined ? {} : { idempotencyKey }) }).pipe(
          MediaBatch.run({ ...options, key: byPrompt, job: (job) => Poller.run(service, job) })
        )
      )

    it.effect("reports it, and does not repeat it, however often", () =>
      Effect.gen(function*() {
        yield* doubtful("acme")
        const acme = shop("acme")
        for (const _ of [1, 2]) {
          const [end] = (yield* batch(acme)).seen
          const error = end !== undefined && Result.isFailure(end.result) ? end.result.failure : undefined
          if (error?._tag !== "SubmitOutcomeUnknown") return assert.fail("it is known")
          assert.strictEqual(error.model, "m")
          assert.include(error.message, "before the answer to its submit was stored")
          assert.include(error.message, "Look for the job at the vendor")
        }
        assert.deepStrictEqual(acme.books.submits, [])
      }).pipe(Effect.provide(layer)))

    it.effect("does so too if the first run saw that it is unknown", () =>
      Effect.gen(function*() {
        const acme = shop("acme", {}, "unknown")
        assert.deepStrictEqual((yield* batch(acme)).seen.map(tagOf), ["SubmitOutcomeUnknown"])
        acme.books.does = "good"
        assert.deepStrictEqual((yield* batch(acme)).seen.map(tagOf), ["SubmitOutcomeUnknown"])
        assert.strictEqual(acme.books.submits.length, 1)
      }).pipe(Effect.provide(layer)))

    it.effect("repeats it if the caller says so", () =>
      Effect.gen(function*() {
        yield* doubtful("acme")
        const acme = shop("acme")
        const asked: Array<string> = []
        const { seen } = yield* batch(acme, { resubmit: ({ provider }, key) => asked.push(`${provider} ${key}`) > 0 })
        assert.deepStrictEqual([seen.map(tagOf), asked], [["good"], ["acme a"]])
        assert.strictEqual(acme.books.submits.length, 1)
      }).pipe(Effect.provide(layer)))

    it.effect("keeps it unknown if the repetition is refused: a fallback must not continue", () =>
      Effect.gen(function*() {
        yield* doubtful("bolt", "k1")
        const bolt = keyed("bolt", "limited")
        assert.deepStrictEqual((yield* batch(bolt)).seen.map(tagOf), ["SubmitOutcomeUnknown"])
        bolt.books.does = "good"
        assert.deepStrictEqual((yield* batch(bolt)).seen.map(tagOf), ["good"])
        assert.deepStrictEqual(bolt.books.submits.map(({ idempotencyKey }) => idempotencyKey), ["k1"])
      }).pipe(Effect.provide(layer)))

    it.effect("repeats it under the ledger's key if the provider takes one", () =>
      Effect.gen(function*() {
        const bolt = keyed("bolt", "unknown")
        yield* batch(bolt)
        bolt.books.does = "good"
        assert.deepStrictEqual((yield* batch(bolt)).seen.map(tagOf), ["good"])
        const [first, second] = bolt.books.submits
        assert.isString(first?.idempotencyKey)
        assert.strictEqual(second?.idempotencyKey, first?.idempotencyKey)
      }).pipe(Effect.provide(layer)))

    it.effect("does so too behind a provider that keeps within a budget", () =>
      Effect.gen(function*() {
        const bolt = keyed("bolt", "unknown")
        const limited = { ...bolt, service: yield* RateLimits.wrap(bolt.service) }
        yield* batch(limited)
        bolt.books.does = "good"
        assert.deepStrictEqual((yield* batch(limited)).seen.map(tagOf), ["good"])
        const [first, second] = bolt.books.submits
        assert.isString(first?.idempotencyKey)
        assert.strictEqual(second?.idempotencyKey, first?.idempotencyKey)
      }).pipe(Effect.provide(Layer.merge(layer, RateLimits.layer))))

    it.effect("gives every submit a key of its own, and none to a provider that takes none", () =>
      Effect.gen(function*() {
        for (const [{ books, service }, count] of [[keyed("bolt"), 3], [shop("acme"), 0]] as const) {
          yield* collect(
            Stream.fromIterable(prompts(3)).pipe(
              MediaBatch.run({ key: byPrompt, job: (job) => Poller.run(service, job) })
            )
          )
          const keys = books.submits.flatMap(({ idempotencyKey }) => idempotencyKey ?? [])
          assert.deepStrictEqual([keys.length, new Set(keys).size], [count, count])
        }
      }).pipe(Effect.provide(layer)))

    it.effect("takes the caller's key, and repeats under the same one only", () =>
      Effect.gen(function*() {
        yield* doubtful("bolt", "mine")
        const bolt = keyed("bolt")
        assert.deepStrictEqual((yield* batch(bolt, {}, "other")).seen.map(tagOf), ["SubmitOutcomeUnknown"])
        assert.deepStrictEqual((yield* batch(bolt, {}, "mine")).seen.map(tagOf), ["good"])
        assert.deepStrictEqual(bolt.books.submits, [{ prompt: "a", idempotencyKey: "mine" }])
      }).pipe(Effect.provide(layer)))

    it.effect("does not trust a key that the vendor has forgotten, nor one that the vendor does not take", () =>
      Effect.gen(function*() {
        yield* doubtful("bolt", "k1")
        yield* TestClock.adjust("6 days")
        assert.deepStrictEqual((yield* batch(keyed("bolt"))).seen.map(tagOf), ["SubmitOutcomeUnknown"])
        yield* doubtful("acme", "k1").pipe(Effect.andThen(Effect.gen(function*() {
          assert.deepStrictEqual((yield* batch(shop("acme"), {}, "k1")).seen.map(tagOf), ["SubmitOutcomeUnknown"])
          assert.deepStrictEqual((yield* batch(keyed("acme"), {}, "k1")).seen.map(tagOf), ["good"])
        })))
      }).pipe(Effect.provide(layer)))
  })
})

describe("an item that is interrupted while the ledger is busy", () => {
  /** A ledger that writes one entry at a time, in 20 ms each. */
  const slow = Effect.map(Semaphore.make(1), (turn) => {
    const written: Array<LedgerEntry> = []
    const ledger = Layer.succeed(BatchLedger, {
      entries: (key) => Effect.sync(() => written.filter((entry) => entry.key === key)),
      append: (entry) =>
        turn.withPermit(Effect.andThen(Effect.sleep("20 millis"), Effect.sync(() => written.push(entry))))
    })
    return { written, ledger }
  })

  /** A poller that can be interrupted while it stores a handle. */
  const Careless = Layer.effect(
    Poller,
    Effect.map(Poller, (poller) => ({
      ...poller,
      run: Effect.fnUntraced(function*(provider, request, options = {}) {
        const ref = yield* provider.submit(request)
        yield* Effect.ignore(options.onSubmit?.(ref) ?? Effect.void)
        return yield* poller.wait(provider, ref, options)
      })
    }))
  ).pipe(Layer.provide(Poller.layer))

  const batch = ({ service }: ReturnType<typeof shop>) =>
    Stream.fromIterable(prompts(8)).pipe(
      MediaBatch.run({ key: byPrompt, job: (job) => Poller.run(service, job), running: 8 })
    )

  // Intents are written until 160 ms, handles until 320 ms, and ends from 10 s on.
  for (const at of [170, 190, 250, 310, 10_165]) {
    it.effect(`leaves the handle and the end of every job that was taken, after ${at} ms`, () =>
      Effect.gen(function*() {
        const { ledger, written } = yield* slow
        const acme = shop("acme")
        const first = yield* Effect.forkChild(Effect.provide(Stream.runDrain(batch(acme)), ledger))
        yield* TestClock.adjust(at)
        const interrupted = yield* Effect.forkChild(Fiber.interrupt(first))
        yield* TestClock.adjust("1 second")
        yield* Fiber.join(interrupted)

        const taken = acme.books.submits.map(byPrompt)
        const handles = written.flatMap((entry) => entry._tag === "Submitted" ? [entry.key] : [])
        assert.deepStrictEqual(handles, taken)
        assert.isAtLeast(taken.length, 7)
        if (at > 10_000) assert.strictEqual(written.filter(({ _tag }) => _tag === "Ended").length, 8)

        const { seen } = yield* Effect.provide(collect(batch(acme)), ledger)
        const ends = seen.filter(({ key }) => taken.includes(key)).map(tagOf)
        assert.deepStrictEqual(ends, taken.map(() => "good"))
        assert.strictEqual(new Set(acme.books.submits.map(byPrompt)).size, acme.books.submits.length)
      }).pipe(Effect.provide(Layer.merge(Careless, Logger.layer([])))))
  }
})

describe("a ledger that cannot be written", () => {
  const noRoom = new BatchLedgerError({ ledger: "books", reason: "Unwritable", description: "no room" })
  const ledger = (append: (entry: LedgerEntry) => Effect.Effect<void, BatchLedgerError>) =>
    Layer.merge(Quiet, Layer.succeed(BatchLedger, { entries: () => Effect.succeed([]), append }))
  const batch = (
    { service }: ReturnType<typeof shop>,
    tap: <A, E, R>(job: Effect.Effect<A, E, R>) => Effect.Effect<A, E, R> = (job) => job
  ) =>
    collect(
      Stream.fromIterable(prompts(3)).pipe(
        MediaBatch.run({
          key: byPrompt,
          job: (job) => tap(Poller.run(service, job)),
          running: 1,
          success: Succeeded
        })
      )
    )

  it.effect("is no defect in the job, and no error that it can catch", () =>
    Effect.gen(function*() {
      const acme = shop("acme")
      const causes: Array<Cause.Cause<unknown>> = []
      const { seen } = yield* batch(
        acme,
        (job) => Effect.tapCause(job, (cause) => Effect.sync(() => causes.push(cause)))
      )
      assert.deepStrictEqual(seen.map(tagOf), Array.from({ length: 3 }, () => "BatchLedgerError"))
      assert.lengthOf(causes, 3)
      assert.isTrue(causes.every(Cause.hasInterruptsOnly))
    }).pipe(Effect.provide(ledger(() => noRoom))))

  it.effect("lets no job begin, and is an error of each item", () =>
    Effect.gen(function*() {
      const acme = shop("acme")
      const { exit, seen } = yield* batch(acme)
      assert.isTrue(Exit.isSuccess(exit))
      assert.deepStrictEqual(seen.map(tagOf), Array.from({ length: 3 }, () => "BatchLedgerError"))
      assert.deepStrictEqual(acme.books.submits, [])
    }).pipe(Effect.provide(ledger(() => noRoom))))

  it.effect("does not lose a job that was begun", () =>
    Effect.gen(function*() {
      const { seen } = yield* batch(shop("acme"))
      assert.deepStrictEqual(seen.map(tagOf), ["good", "good", "good"])
    }).pipe(Effect.provide(ledger((entry) => entry._tag === "Intent" ? Effect.void : noRoom))))

  it.effect("is an error of the item if it cannot be read", () =>
    Effect.gen(function*() {
      const { seen } = yield* batch(shop("acme"))
      assert.deepStrictEqual(seen.map(tagOf), Array.from({ length: 3 }, () => "BatchLedgerError"))
    }).pipe(Effect.provide(Layer.merge(
      Quiet,
      Layer.succeed(BatchLedger, { entries: () => noRoom, append: () => Effect.void })
    ))))

  it.effect("says whether the same may go better, and what to do", () =>
    Effect.sync(() => {
      assert.isTrue(noRoom.isRetryable)
      assert.notInclude(noRoom.message, "Nothing was submitted")
      assert.include(noRoom.message, "has room")
      assert.isFalse(new InsufficientCredits({ provider: "a", code: "", description: "" }).isRetryable)
    }))
})

describe("a key with another request than before", () => {
  interface Line {
    readonly id: string
    readonly prompt: string
    readonly seed?: number
    readonly tags?: ReadonlyArray<string>
    readonly callbackUrl?: string
    readonly idempotency_key?: string
  }
  const book = (
    { service }: ReturnType<typeof shop>,
    line: Line,
    options: Partial<MediaBatch.BatchOptions<Line, Succeeded, never, never>> = {}
  ) =>
    collect(
      Stream.make<[Line]>(line).pipe(MediaBatch.run({
        ...options,
        key: ({ id }) => id,
        job: ({ prompt }) => Poller.run(service, { prompt })
      }))
    )
  const first: Line = { id: "boat", prompt: "a boat", seed: 1, tags: ["a", "b"] }
  const others: ReadonlyArray<readonly [Line, string]> = [
    [{ ...first, prompt: "a ship" }, "prompt was \"a boat\" and is \"a ship\""],
    [{ id: "boat", prompt: "a boat", tags: ["a", "b"] }, "seed was 1 and is nothing"],
    [{ ...first, tags: ["a", "c", "d"] }, "tags.1 was \"b\" and is \"c\", tags.2 was nothing and is \"d\""],
    [{ ...first, prompt: "x".repeat(5000) }, "prompt was \"a boat\" and is \"5000 characters, sha256 "]
  ]
  for (const success of [undefined, Succeeded]) {
    const options = success === undefined ? {} : { success }
    it.effect(`is refused with what differs ${success === undefined ? "by its tasks" : "by its result"}, and costs nothing`, () =>
      Effect.gen(function*() {
        const acme = shop("acme")
        yield* book(acme, first, options)
        for (const [line, differs] of others) {
          const [end] = (yield* book(acme, line, options)).seen
          const error = end !== undefined && Result.isFailure(end.result) ? end.result.failure : assert.fail()
          assert.instanceOf(error, BatchConflict)
          assert.include(error.message, `The key "boat" belongs to another request: ${differs}`)
          assert.isFalse(end?.fromLedger)
        }
        const [same] =
          (yield* book(acme, { ...first, callbackUrl: "https://me.example/x", idempotency_key: "1" }, options)).seen
        assert.isTrue(same !== undefined && Result.isSuccess(same.result) && same.fromLedger)
        assert.lengthOf(acme.books.submits, 1)
      }).pipe(Effect.provide(layer)))
  }

  it.effect("is refused while it is in doubt or under way, and taken if it was refused before", () =>
    Effect.gen(function*() {
      const other = { ...first, prompt: "a ship" }
      const doubtful = shop("acme", {}, "unknown")
      yield* book(doubtful, first)
      const [inDoubt] = (yield* book(doubtful, other)).seen
      assert.deepStrictEqual(inDoubt && tagOf(inDoubt), "BatchConflict")
      const refusing = shop("acme", {}, "unauthorized")
      const line = { ...first, id: "another" }
      yield* book(refusing, line)
      const good = shop("acme")
      const [fixed] = (yield* book(good, { ...line, prompt: "a ship" })).seen
      assert.isTrue(fixed !== undefined && Result.isSuccess(fixed.result))
      const [before] = (yield* book(good, line)).seen
      assert.deepStrictEqual(before && tagOf(before), "BatchConflict")
      assert.deepStrictEqual([doubtful, good].map(({ books }) => books.submits.length), [1, 1])
    }).pipe(Effect.provide(layer)))

  it.effect("is what the option says, and nothing is compared without it, or with a ledger of an older version", () =>
    Effect.gen(function*() {
      const acme = shop("acme")
      const byPrompt = { request: ({ prompt }: Line) => ({ prompt }) }
      yield* book(acme, first, byPrompt)
      for (
        const [line, options] of [[{ ...first, seed: 2 }, byPrompt], [{ ...first, prompt: "x" }, {
          request: () => undefined
        }]] as const
      ) {
        const [end] = (yield* book(acme, line, options)).seen
        assert.isTrue(end !== undefined && Result.isSuccess(end.result))
      }
      const ledger = yield* BatchLedger
      const old = { key: "old", step: "acme#1" }
      yield* ledger.append(Intent.make({ ...old, provider: "acme", at: yield* DateTime.now }))
      yield* ledger.append(
        Submitted.make({ ...old, ref: TaskRef.make({ provider: "acme", kind: "image", id: "acme-1" }) })
      )
      const [known] = (yield* book(acme, { ...first, id: "old" })).seen
      assert.isTrue(known !== undefined && Result.isSuccess(known.result))
      assert.lengthOf(acme.books.submits, 1)
    }).pipe(Effect.provide(layer)))
})
