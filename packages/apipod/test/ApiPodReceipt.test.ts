import { ApiPod, type ApiPodRequest } from "@effect-media/apipod"
import { Poller } from "@effect-media/core"
import { Emulator, Fault } from "@effect-media/emulator"
import { json, settle } from "@effect-media/provider-tests/Vendor"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Layer, Redacted } from "effect"
import { over } from "./subject.ts"

const boat: ApiPodRequest = { model: "nano-banana-2", input: { prompt: "a paper boat" } }
const data = { task_id: "2f0392df" }
const created = (headers: Record<string, string>) => json({ code: 200, message: "success", data }, { headers })

const emulated = ApiPod.layer({ apiKey: Redacted.make("sk-test"), submitRetries: 3 }).pipe(
  Layer.provide(Emulator.layerClient),
  Layer.provideMerge([Emulator.layer({ seed: 1, duration: "10 seconds" }), Poller.layer])
)

describe("a receipt, over the emulator", () => {
  it.effect("says what a job costs, and that a second submit of its key is no second job", () =>
    Effect.gen(function*() {
      const apipod = yield* ApiPod
      const first = yield* apipod.submitWithReceipt({ ...boat, idempotencyKey: "order-7" })
      const second = yield* apipod.submitWithReceipt({ ...boat, idempotencyKey: "order-7" })
      assert.deepStrictEqual([first.replayed, second.replayed], [false, true])
      assert.deepStrictEqual([first.idempotencyKey, second.idempotencyKey], ["order-7", "order-7"])
      assert.strictEqual(second.ref.id, first.ref.id)
      assert.deepStrictEqual(first.cost, { amount: 0.04, unit: "USD" })
      assert.match(first.requestId ?? "", /^[\da-f-]{36}$/)
      const tasks = yield* Emulator.use(({ tasks }) => tasks)
      assert.deepStrictEqual(tasks.map(({ submits }) => submits), [2])
      const task = yield* settle(Poller.wait(apipod, first.ref))
      assert.deepStrictEqual(task.cost, first.cost)
    }).pipe(Effect.provide(emulated)))

  it.effect("is for another job, without a key of the caller's", () =>
    Effect.gen(function*() {
      const apipod = yield* ApiPod
      const receipts = yield* Effect.all([apipod.submitWithReceipt(boat), apipod.submitWithReceipt(boat)])
      assert.deepStrictEqual(receipts.map(({ replayed }) => replayed), [false, false])
      assert.strictEqual(new Set(receipts.map(({ idempotencyKey }) => idempotencyKey)).size, 2)
      assert.strictEqual(new Set(receipts.map(({ ref }) => ref.id)).size, 2)
    }).pipe(Effect.provide(emulated)))

  it.effect("comes after the vendor was still at the first submit, as a replay", () =>
    Effect.gen(function*() {
      const emulator = yield* Emulator
      const apipod = yield* ApiPod
      yield* apipod.submit({ ...boat, idempotencyKey: "order-7" })
      yield* emulator.fault({ vendor: "apipod", operation: "submit", fault: Fault.idempotencyInProgress, times: 2 })
      const receipt = yield* settle(apipod.submitWithReceipt({ ...boat, idempotencyKey: "order-7" }))
      assert.isTrue(receipt.replayed)
      const times = (yield* emulator.requests).map(({ at }) => at)
      assert.lengthOf(times, 4)
      assert.isTrue(times.slice(2).every((at, i) => at - (times[i + 1] ?? 0) >= 1000))
    }).pipe(Effect.provide(emulated)))

  it.effect("of a broken connection is a replay: one job, two submits", () =>
    Effect.gen(function*() {
      const emulator = yield* Emulator
      yield* emulator.fault({ vendor: "apipod", operation: "submit", fault: Fault.Reset({ when: "after" }) })
      const receipt = yield* settle(ApiPod.use((apipod) => apipod.submitWithReceipt(boat)))
      assert.isTrue(receipt.replayed)
      assert.deepStrictEqual((yield* emulator.tasks).map(({ submits }) => submits), [2])
    }).pipe(Effect.provide(emulated)))

  it.effect("is none while the first submit never ends: its outcome is unknown, and no other vendor may be paid for it", () =>
    Effect.gen(function*() {
      const emulator = yield* Emulator
      yield* emulator.fault({
        vendor: "apipod",
        operation: "submit",
        fault: Fault.idempotencyInProgress,
        times: "forever"
      })
      const error = yield* settle(
        Effect.flip(ApiPod.use((apipod) => apipod.submitWithReceipt({ ...boat, idempotencyKey: "order-7" })))
      )
      if (error._tag !== "SubmitOutcomeUnknown" || error.cause._tag !== "ProviderUnavailable") {
        return assert.fail(error.message)
      }
      assert.deepStrictEqual([error.idempotencyKey, error.cause.reason, error.cause.code], [
        "order-7",
        "DuplicateInProgress",
        "idempotency_in_progress"
      ])
      assert.lengthOf(yield* emulator.requests, 4)
    }).pipe(Effect.provide(emulated)))

  it.effect("is none for a key of another job: InvalidRequest, at once", () =>
    Effect.gen(function*() {
      const apipod = yield* ApiPod
      yield* apipod.submit({ ...boat, idempotencyKey: "order-7" })
      const other = { model: "nano-banana-2", input: { prompt: "a tin boat" }, idempotencyKey: "order-7" }
      const error = yield* Effect.flip(apipod.submitWithReceipt(other))
      assert.deepStrictEqual([error._tag, error._tag === "InvalidRequest" && error.code], [
        "InvalidRequest",
        "idempotency_conflict"
      ])
      assert.lengthOf(yield* Emulator.use(({ tasks }) => tasks), 1)
    }).pipe(Effect.provide(emulated)))
})

describe("a receipt's headers", () => {
  const cases: ReadonlyArray<readonly [Record<string, string>, boolean, string | undefined, number | undefined]> = [
    [{}, false, undefined, undefined],
    [{ "x-idempotent-replay": "True", "x-request-id": "r-1", "x-request-cost": "0.04" }, true, "r-1", 0.04],
    [{ "x-idempotent-replay": "false", "x-request-cost": "free" }, false, undefined, undefined],
    [{ "x-request-cost": "" }, false, undefined, undefined],
    [{ "x-request-cost": "0" }, false, undefined, 0]
  ]
  for (const [headers, replayed, requestId, cost] of cases) {
    it.effect(`are read: ${JSON.stringify(headers)}`, () =>
      Effect.gen(function*() {
        const { layer } = over([created(headers)])
        const receipt = yield* ApiPod.use((apipod) => apipod.submitWithReceipt(boat)).pipe(Effect.provide(layer))
        assert.deepStrictEqual([receipt.replayed, receipt.requestId, receipt.cost?.amount], [replayed, requestId, cost])
      }))
  }

  it.effect("are those of the double: a key, and no replay", () =>
    Effect.gen(function*() {
      const receipt = yield* ApiPod.use((apipod) => apipod.submitWithReceipt({ ...boat, idempotencyKey: "k" }))
      assert.deepStrictEqual([receipt.idempotencyKey, receipt.replayed, receipt.ref.id], ["k", false, "apipod-1"])
    }).pipe(Effect.provide(ApiPod.layerTest([{ urls: [] }]))))
})
