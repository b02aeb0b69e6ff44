import { ApiPod } from "@effect-media/apipod"
import { Apixo } from "@effect-media/apixo"
import { BaseUrl, sockets } from "@effect-media/conformance/Mode"
import { Poller } from "@effect-media/core"
import { Fallback } from "@effect-media/core/jobs"
import { Emulator, Fault } from "@effect-media/emulator"
import { Kie } from "@effect-media/kie"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import * as Schedule from "effect/Schedule"

const apiKey = Redacted.make("sk-several")

/** Provides three vendors on one server. */
const Vendors = Layer.unwrap(
  BaseUrl.useSync((baseUrl) => {
    const options = { apiKey, baseUrl }
    return Layer.mergeAll(ApiPod.layer(options), Kie.layer(options), Apixo.layer(options))
  })
).pipe(Layer.provideMerge(Layer.suspend(() => sockets.layer)))

const prompt = "a paper boat on a lake of ink"
const onApiPod = { model: "nano-banana-2", input: { prompt } }
const often = { schedule: Schedule.spaced("100 millis") }

const drawn = Effect.gen(function*() {
  const apipod = yield* ApiPod
  const kie = yield* Kie
  return yield* Fallback.run([
    Fallback.attempt(apipod, onApiPod),
    Fallback.attempt(kie, { model: "google/nano-banana", input: { prompt } })
  ], often)
})

/** Returns the vendors that received a job, in order. */
const asked = Effect.flatMap(Emulator, ({ requests }) => requests).pipe(
  Effect.map((all) => all.filter(({ operation }) => operation === "submit").map(({ vendor }) => vendor))
)

describe("over a socket", () => {
  it.live("a fallback continues after a task that failed upstream", () =>
    Effect.gen(function*() {
      const emulator = yield* Emulator
      const fail = { code: "UPSTREAM_CAPACITY_EXHAUSTED", message: "The model is overloaded" }
      yield* emulator.script({ vendor: "apipod", outcome: { fail } })
      const { attempt, failedAttempts, task } = yield* drawn
      assert.deepStrictEqual([attempt, task.ref.provider, task.assets.length], [1, "kie", 1])
      assert.deepStrictEqual(failedAttempts.map(({ error, provider }) => [provider, error._tag]), [[
        "apipod",
        "TaskFailed"
      ]])
      assert.deepStrictEqual(yield* asked, ["apipod", "kie"])
    }).pipe(Effect.provide(Vendors)))

  it.live("a fallback continues after a refusal", () =>
    Effect.gen(function*() {
      const emulator = yield* Emulator
      yield* emulator.fault({ vendor: "apipod", operation: "submit", fault: Fault.Refuse({ code: 402 }) })
      const { failedAttempts, task } = yield* drawn
      assert.strictEqual(task.ref.provider, "kie")
      assert.deepStrictEqual(failedAttempts.map(({ error }) => error._tag), ["InsufficientCredits"])
    }).pipe(Effect.provide(Vendors)))

  it.live("a fallback stops if the connection breaks after the job was taken", () =>
    Effect.gen(function*() {
      const emulator = yield* Emulator
      const reset = Fault.Reset({ when: "after" })
      yield* emulator.fault({ vendor: "kie", operation: "submit", fault: reset })
      const kie = yield* Kie
      const apixo = yield* Apixo
      const error = yield* Effect.flip(Fallback.run([
        Fallback.attempt(kie, { model: "google/nano-banana", input: { prompt } }),
        Fallback.attempt(apixo, {
          model: "nano-banana-2",
          input: { mode: "text-to-image", prompt, aspect_ratio: "3:2", resolution: "1k" }
        })
      ], often))
      assert.strictEqual(error._tag, "SubmitOutcomeUnknown")
      assert.deepStrictEqual(yield* asked, ["kie"])
    }).pipe(Effect.provide(Vendors)))

  it.live("KIE says its credits, and APIXO its balance", () =>
    Effect.gen(function*() {
      const emulator = yield* Emulator
      yield* emulator.setCredits("kie", 12.5)
      yield* emulator.setCredits("apixo", 3.25)
      const all = Effect.all([Kie.use(({ credits }) => credits), Apixo.use(({ balance }) => balance)])
      assert.deepStrictEqual(yield* all, [12.5, 3.25])
      yield* emulator.fault({ operation: "credits", times: "forever", fault: Fault.Refuse({ code: 401 }) })
      assert.strictEqual((yield* Effect.flip(all))._tag, "Unauthorized")
    }).pipe(Effect.provide(Vendors)))

  it.live("a receipt of APIPod's says whether the task was there already", () =>
    Effect.gen(function*() {
      const apipod = yield* ApiPod
      const request = { ...onApiPod, idempotencyKey: "boat-1" }
      const first = yield* apipod.submitWithReceipt(request)
      const second = yield* apipod.submitWithReceipt(request)
      assert.deepStrictEqual([first.replayed, second.replayed], [false, true])
      assert.deepStrictEqual([first.idempotencyKey, second.ref.id], ["boat-1", first.ref.id])
      assert.isString(first.requestId)
      assert.strictEqual((yield* Poller.wait(apipod, second.ref, often)).assets.length, 1)
      assert.lengthOf(yield* Effect.flatMap(Emulator, ({ tasks }) => tasks), 1)
    }).pipe(Effect.provide(Vendors)))
})
