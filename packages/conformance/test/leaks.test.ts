import { apis } from "@effect-media/conformance/apis/index"
import * as Instruments from "@effect-media/conformance/Instruments"
import * as Mode from "@effect-media/conformance/Mode"
import { Handover, Poller, type TaskProvider, TaskRef } from "@effect-media/core"
import { RateLimits } from "@effect-media/core/limits"
import { Emulator } from "@effect-media/emulator"
import { Kie, type KieRequest } from "@effect-media/kie"
import { assert, describe, it } from "@effect/vitest"
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as HttpClient from "effect/http/HttpClient"
import * as HttpClientResponse from "effect/http/HttpClientResponse"
import * as Layer from "effect/Layer"
import * as Logger from "effect/Logger"
import * as Random from "effect/Random"
import * as Redacted from "effect/Redacted"
import * as Schedule from "effect/Schedule"
import * as TestClock from "effect/testing/TestClock"

const apiKey = Redacted.make("sk-leaks")
const [, , , , kie] = apis
const often = Schedule.spaced("1 second")
const nothing: Instruments.Open = { fibers: 0, sleeps: 0, requests: 0 }

/** Drops the logs: every interrupted wait logs its handle, which makes 500 blocks. */
const silent = Logger.layer([])

/** The time that a vendor takes to answer, in ms. */
const latency = 300

/** A slow KIE: it accepts every job, and no task ever ends. */
const slowKie = HttpClient.make((request) =>
  Effect.delay(
    Effect.sync(() =>
      HttpClientResponse.fromWeb(
        request,
        Response.json({ code: 200, msg: "success", data: { taskId: "t", state: "generating" } })
      )
    ),
    latency
  )
)

type Place = "submit" | "pause" | "poll" | "observer"

describe("waits that are interrupted", () => {
  it.effect("10,000 of them at random points leave nothing behind", () =>
    Effect.gen(function*() {
      const { client: counted, open, watch } = Instruments.make()
      const hit: Record<Place, number> = { submit: 0, pause: 0, poll: 0, observer: 0 }
      assert.isDefined(kie)
      if (kie === undefined) return
      const client = yield* kie.client({ apiKey }).pipe(
        Effect.provideService(HttpClient.HttpClient, counted(slowKie))
      )
      let finalised = 0
      let observing = 0
      const one = Effect.gen(function*() {
        let place: Place = "submit"
        const status = (ref: TaskRef) =>
          Effect.suspend(() => {
            place = "poll"
            return client.provider.status(ref)
          })
        const wait = Effect.gen(function*() {
          const ref = yield* client.submit
          place = "pause"
          return yield* Poller.wait({ ...client.provider, status }, ref, {
            schedule: often,
            deadline: "1 hour",
            onPoll: () =>
              Effect.acquireUseRelease(
                Effect.sync(() => {
                  place = "observer"
                  observing++
                }),
                () => Effect.sleep("400 millis"),
                () =>
                  Effect.sync(() => {
                    place = "pause"
                    observing--
                  })
              )
          })
        })
        const fiber = yield* Effect.forkChild(Effect.ensuring(wait, Effect.sync(() => finalised++)))
        yield* Effect.sleep(yield* Random.nextIntBetween(1, 3000))
        hit[place]++
        const isUnderWay = place === "submit"
        const before = yield* Clock.currentTimeMillis
        yield* Fiber.interrupt(fiber)
        const waited = (yield* Clock.currentTimeMillis) - before
        if (isUnderWay) assert.isAtMost(waited, latency)
        else assert.strictEqual(waited, 0)
      })
      const begun = { ...open }
      assert.deepStrictEqual(begun, nothing)
      for (let batch = 0; batch < 20; batch++) {
        const all = yield* Effect.forkChild(
          Effect.forEach(Array.from({ length: 500 }), () => watch(one), { concurrency: "unbounded", discard: true })
        )
        yield* TestClock.adjust("2 seconds")
        assert.isAbove(open.fibers, 0)
        assert.isAbove(open.sleeps, 0)
        yield* TestClock.adjust("2 seconds")
        yield* Fiber.join(all)
        assert.deepStrictEqual(open, nothing)
      }
      assert.strictEqual(finalised, 10_000)
      assert.strictEqual(observing, 0)
      for (const place of ["submit", "pause", "poll", "observer"] as const) assert.isAbove(hit[place], 100, place)
    }).pipe(Effect.scoped, Effect.provide([Poller.layer, silent]), Random.withSeed("leaks")))

  it.effect("in an observer whose finaliser throws: all other finalisers still run", () =>
    Effect.gen(function*() {
      const { client: counted, open, watch } = Instruments.make()
      assert.isDefined(kie)
      if (kie === undefined) return
      const client = yield* kie.client({ apiKey }).pipe(
        Effect.provideService(HttpClient.HttpClient, counted(slowKie))
      )
      const ran: Array<string> = []
      const finaliser = (name: string) => Effect.sync(() => void ran.push(name))
      const fiber = yield* client.run({
        schedule: often,
        onPoll: () =>
          Effect.never.pipe(
            Effect.ensuring(finaliser("inner")),
            Effect.ensuring(Effect.sync(() => {
              throw new Error("the user's finaliser")
            })),
            Effect.ensuring(finaliser("outer"))
          )
      }).pipe(Effect.ensuring(finaliser("around")), watch, Effect.forkChild)
      yield* TestClock.adjust("10 seconds")
      yield* Fiber.interrupt(fiber)
      assert.deepStrictEqual(ran, ["inner", "outer", "around"])
      assert.deepStrictEqual(open, nothing)
    }).pipe(Effect.scoped, Effect.provide(Poller.layer)))

  it.effect("leave the poller as it was: the next wait ends in its time", () =>
    Effect.gen(function*() {
      const emulator = yield* Emulator
      yield* emulator.script({ vendor: "kie", pendingPolls: Infinity, times: 50 })
      assert.isDefined(kie)
      if (kie === undefined) return
      const client = yield* kie.client({ apiKey })
      const fibers = yield* Effect.forEach(Array.from({ length: 50 }), () =>
        Effect.forkChild(client.run({ schedule: often })))
      yield* TestClock.adjust("10 seconds")
      yield* Effect.forEach(fibers, Fiber.interrupt, { discard: true })
      const before = yield* Clock.currentTimeMillis
      const fiber = yield* Effect.forkChild(Effect.zip(client.run({ schedule: often }), Clock.currentTimeMillis))
      yield* TestClock.adjust("1 minute")
      const [, after] = yield* Fiber.join(fiber)
      assert.isAtMost(after - before, 10_000)
    }).pipe(Effect.scoped, Effect.provide(Mode.virtual.layer)))
})

/**
 * Tracks the open tasks of a vendor's account: handles without a known end, and submits that were interrupted in
 * flight.
 */
const holding = <Request>(provider: TaskProvider<Request>) => {
  const kept = new Set<string>()
  const record = { kept, lost: 0, underWay: 0 }
  const counted: TaskProvider<Request> = {
    ...provider,
    submit: (request) =>
      Effect.acquireUseRelease(
        Effect.sync(() => record.underWay++),
        () =>
          provider.submit(request).pipe(
            Effect.tap(({ id }) => Effect.sync(() => kept.add(id))),
            Effect.onInterrupt(() => Effect.sync(() => record.lost++))
          ),
        () => Effect.sync(() => record.underWay--)
      ),
    status: (ref) =>
      Effect.tap(provider.status(ref), ({ _tag }) =>
        Effect.sync(() => {
          if (_tag !== "Queued" && _tag !== "Running") kept.delete(ref.id)
        }))
  }
  return { counted, record }
}

describe("waits within a budget that are interrupted", () => {
  const places = 150
  const limits = {
    running: places,
    queries: { limit: 40, window: "1 second" },
    creates: { limit: 25, window: "1 second" }
  } as const
  const request: KieRequest = { model: "google/nano-banana", input: { prompt: "a paper boat" } }
  const layer = Kie.layer({ apiKey, submitRetries: 0 }).pipe(
    Layer.provide(Emulator.layerClient),
    Layer.provideMerge(Emulator.layer({ seed: 1, duration: "20 seconds", latency: "300 millis" })),
    Layer.provideMerge(Layer.mergeAll(RateLimits.layer, Poller.layer))
  )

  it.effect(
    "1,000 of them at random points keep no turn, and no place but those of their tasks",
    () =>
      Effect.gen(function*() {
        yield* TestClock.setTime(Date.UTC(2026, 3, 2))
        const { open, watch } = Instruments.make()
        const { counted, record } = holding(yield* Kie)
        const kie = yield* RateLimits.wrap(counted, { limits })
        const standing = Effect.map(
          RateLimits.state(counted, { limits }),
          ({ creates, queries, running }) => ({ creates, queries, running })
        )
        const one = Effect.gen(function*() {
          const run = Poller.run(kie, request, { schedule: often, deadline: "1 hour" })
          // Some answers arrive within this time, and some do not.
          const fiber = yield* Effect.forkChild(Effect.provideService(run, Handover.Patience, "150 millis"))
          yield* Effect.sleep(yield* Random.nextIntBetween(1, 10_000))
          yield* Fiber.interrupt(fiber)
        })
        const all = yield* Effect.forkChild(
          Effect.forEach(Array.from({ length: 1000 }), () => watch(one), { concurrency: "unbounded", discard: true })
        )
        yield* TestClock.adjust("5 seconds")
        const busy = yield* standing
        assert.isAbove(busy.creates, 100)
        assert.isAbove(busy.queries, 10)
        yield* TestClock.adjust("6 seconds")
        yield* Fiber.join(all)
        const { kept, lost } = record
        assert.isAbove(lost, 1)
        assert.isAbove(kept.size, 50)
        assert.strictEqual(record.underWay, 0)
        assert.deepStrictEqual(yield* standing, { creates: 0, queries: 0, running: kept.size + lost })
        assert.strictEqual(open.requests, 0)

        // The tasks end, but no one polls until their slots are needed. Then all slots are free except those of lost
        // tasks. The dispatcher sleeps for at most a minute before it sees this.
        yield* TestClock.adjust("1 minute")
        assert.deepStrictEqual(open, nothing)
        assert.deepStrictEqual(yield* standing, { creates: 0, queries: 0, running: kept.size + lost })
        const later = yield* Effect.forkChild(
          Effect.forEach(Array.from({ length: places }), () => watch(Poller.run(kie, request, { schedule: often })), {
            concurrency: "unbounded"
          })
        )
        yield* TestClock.adjust("2 minutes")
        assert.lengthOf(yield* Fiber.join(later), places)
        assert.strictEqual(kept.size, 0)
        assert.deepStrictEqual(yield* standing, { creates: 0, queries: 0, running: lost })
        yield* TestClock.adjust("1 minute")
        assert.deepStrictEqual(open, nothing)

        // It is unknown for 10 minutes if an interrupted submit created a task.
        yield* TestClock.adjust("6 minutes")
        assert.deepStrictEqual(yield* standing, { creates: 0, queries: 0, running: 0 })
      }).pipe(Effect.provide([layer, silent], { local: true }), Random.withSeed("permits"))
  )
})
