import { ApiPod, ApiPodCallback } from "@effect-media/apipod"
import { Apixo, ApixoCallback } from "@effect-media/apixo"
import { Poller, type TaskProvider } from "@effect-media/core"
import { CallbackRoutes, Callbacks } from "@effect-media/core/callbacks"
import { Emulator, type ScriptedCallback } from "@effect-media/emulator"
import { Kie, KieCallback } from "@effect-media/kie"
import { assert, describe, it } from "@effect/vitest"
import { Clock, Effect, Fiber, Layer, Logger, Redacted, Schedule } from "effect"
import { HttpClient, HttpRouter, HttpServerRequest, HttpServerResponse } from "effect/http"
import { TestClock } from "effect/testing"

const token = "correct-horse-battery"
const kieKey = "whsec_0123456789abcdef"
const apiKey = Redacted.make("sk-test")
const prompt = "a paper boat"

const routes = CallbackRoutes.layer({
  bodyTimeout: "1200 millis",
  sources: [
    KieCallback.make({ keys: [Redacted.make("the one before"), Redacted.make(kieKey)] }),
    ApixoCallback.make({ token: Redacted.make(token) }),
    ApiPodCallback.make({ token: Redacted.make(token) })
  ]
})

type Caller = "kie" | "apixo" | "apipod"
const callers: ReadonlyArray<Caller> = ["kie", "apixo", "apipod"]

/** Submits, with a callback URL below this origin if there is one, then waits. */
const run = Effect.fnUntraced(function*(vendor: Caller, origin: string | undefined) {
  const to = (path: string) => origin === undefined ? {} : { callbackUrl: `${origin}/callbacks/${path}` }
  const submitAndWait = <Request>(provider: TaskProvider<Request>, request: Request) =>
    Effect.map(Poller.run(provider, request), ({ assets }) => assets.length)
  switch (vendor) {
    case "kie":
      return yield* submitAndWait(yield* Kie, { model: "wan/2-7-image", input: { prompt }, ...to("kie") })
    case "apixo":
      return yield* submitAndWait(yield* Apixo, {
        model: "nano-banana",
        input: { mode: "text-to-image", prompt },
        ...to(`apixo/${token}`)
      })
    case "apipod":
      return yield* submitAndWait(yield* ApiPod, {
        model: "nano-banana-2",
        input: { prompt },
        ...to(`apipod/${token}`)
      })
  }
})

const providers = (baseUrl?: string) =>
  Layer.mergeAll(
    Kie.layer({ apiKey, baseUrl }),
    Apixo.layer({ apiKey, baseUrl }),
    ApiPod.layer({ apiKey, baseUrl })
  )

/** Provides the routes as a receiver of callbacks, without a socket. */
const hooks = Effect.gen(function*() {
  const handler = yield* HttpRouter.toHttpEffect(routes)
  return HttpClient.make((request) =>
    handler.pipe(
      Effect.orDie,
      Effect.map((response) => HttpServerResponse.toClientResponse(response, { request })),
      Effect.provideService(HttpServerRequest.HttpServerRequest, HttpServerRequest.fromClientRequest(request)),
      Effect.scoped
    )
  )
})

const InProcess = Layer.unwrap(
  Effect.map(
    hooks,
    (client) =>
      Layer.mergeAll(providers(), Poller.layerCallbacks({ schedule: Schedule.spaced("30 seconds") })).pipe(
        Layer.provideMerge(Emulator.layerClient),
        Layer.provideMerge(Emulator.layer({ seed: 1, duration: "45 seconds", callbacks: { client, kieKey } }))
      )
  )
).pipe(Layer.provideMerge(Layer.mergeAll(Callbacks.layer, Logger.layer([]))))

/** Waits for work on real promises (WebCrypto) while the test's clock does not move. */
const settled = Effect.gen(function*() {
  const emulator = yield* Emulator
  for (let left = 500; left > 0; left--) {
    const sent = yield* emulator.callbacks
    if (sent.every(({ status }) => status !== undefined)) return
    yield* TestClock.withLive(Effect.sleep("1 millis"))
  }
})

/**
 * Runs a job under the TestClock. Returns the seconds to the end of its wait and to each poll, and the answers to
 * callbacks.
 */
const job = (vendor: Caller, callback: ScriptedCallback | "none" = {}) =>
  Effect.gen(function*() {
    const emulator = yield* Emulator
    const begun = yield* Clock.currentTimeMillis
    const seconds = (time: number) => (time - begun) / 1000
    yield* emulator.script({ vendor, callback })
    const fiber = yield* Effect.forkChild(
      Effect.andThen(run(vendor, "https://me.test"), Clock.currentTimeMillis)
    )
    for (let second = 0; second < 400; second++) {
      yield* TestClock.adjust("1 second")
      yield* settled
    }
    const { listening } = yield* Callbacks
    assert.strictEqual(yield* listening, 0)
    const asked = (yield* emulator.requests).filter(({ operation }) => operation === "status").map(({ at }) =>
      seconds(at)
    )
    const answers = (yield* emulator.callbacks).map(({ status }) => status)
    return { ended: seconds(yield* Fiber.join(fiber)), asked, answers }
  }).pipe(Effect.provide(InProcess))

describe("a wait for a task with a callback", () => {
  for (const vendor of callers) {
    it.effect(`of ${vendor} ends with it`, () =>
      Effect.gen(function*() {
        assert.deepStrictEqual(yield* job(vendor), { ended: 45, asked: [30, 45], answers: [200] })
      }))

    it.effect(`of ${vendor} may be lost, or arrive when the wait is over`, () =>
      Effect.gen(function*() {
        assert.deepStrictEqual(yield* job(vendor, "none"), { ended: 60, asked: [30, 60], answers: [] })
        assert.deepStrictEqual(yield* job(vendor, { late: "100 seconds" }), {
          ended: 60,
          asked: [30, 60],
          answers: [200]
        })
      }))

    it.effect(`of ${vendor} may arrive five times`, () =>
      Effect.gen(function*() {
        const { answers, asked, ended } = yield* job(vendor, { copies: 5 })
        assert.deepStrictEqual({ answers, asked, ended }, {
          ended: 45,
          asked: [30, 45],
          answers: [200, 200, 200, 200, 200]
        })
      }))

    it.effect(`of ${vendor} asks soon again if it comes too early`, () =>
      Effect.gen(function*() {
        const { answers, asked, ended } = yield* job(vendor, { early: "5 seconds" })
        assert.deepStrictEqual({ answers, asked, ended }, { ended: 47, asked: [30, 40, 41, 43, 47], answers: [200] })
      }))

    it.effect(`of ${vendor} believes none that is forged or malformed`, () =>
      Effect.gen(function*() {
        const forged = yield* job(vendor, { forged: true, early: "40 seconds" })
        assert.deepStrictEqual({ ...forged, answers: forged.answers[0] }, { ended: 60, asked: [30, 60], answers: 401 })
        const malformed = yield* job(vendor, { body: "<html>", early: "40 seconds" })
        assert.deepStrictEqual({ ...malformed, answers: malformed.answers[0] }, {
          ended: 60,
          asked: [30, 60],
          answers: 400
        })
      }))
  }

  for (const vendor of callers) {
    it.effect(`of ${vendor} polls slowly only if one was asked for`, () =>
      Effect.gen(function*() {
        const emulator = yield* Emulator
        yield* emulator.script({ vendor, duration: "3 seconds", callback: "none" })
        yield* emulator.script({ vendor, duration: "3 seconds", callback: "none" })
        const seconds = (origin: string | undefined) =>
          Effect.gen(function*() {
            const begun = yield* Clock.currentTimeMillis
            const fiber = yield* Effect.forkChild(Effect.andThen(run(vendor, origin), Clock.currentTimeMillis))
            yield* TestClock.adjust("3 minutes")
            return ((yield* Fiber.join(fiber)) - begun) / 1000
          })
        assert.isBelow(yield* seconds(undefined), 20)
        assert.isAtLeast(yield* seconds("https://me.test"), 30)
      }).pipe(
        Effect.provide(
          Layer.mergeAll(providers(), Layer.provide(Poller.layerCallbacks(), Callbacks.layer)).pipe(
            Layer.provideMerge(Emulator.layerClient),
            Layer.provideMerge(Emulator.layer({ seed: 1 }))
          )
        )
      ))
  }

  it.effect("of kie believes none that is stale or of the future", () =>
    Effect.gen(function*() {
      yield* TestClock.setTime(1_775_137_415_000)
      for (const stale of [301_000, -302_000]) {
        const { answers, ended } = yield* job("kie", { stale, early: "40 seconds" })
        assert.deepStrictEqual({ answers, ended }, { ended: 60, answers: [401] })
      }
    }))
})
