import {
  Handover,
  InsufficientCredits,
  type SubmitError,
  SubmitKey,
  type TaskProvider,
  TaskRef
} from "@effect-media/core"
import { SubmitOnce } from "@effect-media/core/jobs"
import { assert, describe, it } from "@effect/vitest"
import * as DateTime from "effect/DateTime"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as TestClock from "effect/testing/TestClock"

const handle = TaskRef.make({ provider: "acme", kind: "image", id: "1" })
const refusal = new InsufficientCredits({ provider: "acme", code: "402", description: "no" })
const earlier = { provider: "acme", idempotencyKey: "key-1", at: DateTime.makeUnsafe(0) }
const lost = SubmitOnce.outcomeUnknown(earlier, "the answer was lost")

/** A provider whose submit ends like this, the records of its store, and the keys that it received. */
const scripted = (outcome: Effect.Effect<TaskRef, SubmitError>, storeError?: SubmitError) => {
  const records: Array<string> = []
  const record = (text: string) => Effect.sync(() => void records.push(text))
  const provider: TaskProvider<{ readonly model: string }> = {
    provider: "acme",
    limits: {},
    polling: { image: policy, video: policy, audio: policy, other: policy },
    idempotency: { live: "1 day", keyOf: () => undefined },
    submit: () => Effect.andThen(Effect.flatMap(SubmitKey, (key) => record(`submit under ${key}`)), outcome),
    status: () => Effect.die("not asked")
  }
  const store: SubmitOnce.SubmitStore<SubmitError> = {
    recordIntent: ({ idempotencyKey, model }) =>
      Effect.andThen(
        record(`intent ${model} ${idempotencyKey}`),
        storeError === undefined ? Effect.void : Effect.fail(storeError)
      ),
    recordHandle: ({ id }) => record(`handle ${id}`),
    recordRefusal: (_, { _tag }) => record(`refused ${_tag}`)
  }
  return { records, submit: SubmitOnce.wrap(provider, store, earlier).submit({ model: "boat-1" }), provider, store }
}
const policy = { initialDelay: 0, steps: [{ after: 0, interval: "1 second" }] } as const

const intent = "intent boat-1 key-1"

describe("a submit that is recorded", () => {
  it.effect("has its intent before the request, and its handle after it, under one key", () =>
    Effect.gen(function*() {
      const { records, submit } = scripted(Effect.succeed(handle))
      assert.strictEqual((yield* submit).id, "1")
      assert.deepStrictEqual(records, [intent, "submit under key-1", "handle 1"])
    }))

  it.effect("is not sent if the intent cannot be recorded", () =>
    Effect.gen(function*() {
      const { records, submit } = scripted(Effect.succeed(handle), refusal)
      assert.strictEqual(yield* Effect.flip(submit), refusal)
      assert.deepStrictEqual(records, [intent])
    }))

  it.effect("is settled by a refusal", () =>
    Effect.gen(function*() {
      const { provider, records, store } = scripted(refusal)
      const error = yield* Effect.flip(SubmitOnce.wrap(provider, store).submit({ model: "boat-1" }))
      assert.strictEqual(error, refusal)
      assert.deepStrictEqual(records.map((text) => text.split(" ")[0]), ["intent", "submit", "refused"])
    }))

  it.effect("is not settled by a refusal of its repetition, nor by an unknown outcome", () =>
    Effect.gen(function*() {
      for (const outcome of [refusal, lost]) {
        const { records, submit } = scripted(outcome)
        assert.strictEqual((yield* Effect.flip(submit))._tag, "SubmitOutcomeUnknown")
        assert.deepStrictEqual(records, [intent, "submit under key-1"])
      }
    }))

  it.effect("is settled by an interruption before it is sent, and in doubt by one after", () =>
    Effect.gen(function*() {
      for (
        const [wait, last] of [[Handover.waiting(Effect.never), "refused ProviderUnavailable"], [
          Effect.never,
          "submit under key-1"
        ]] as const
      ) {
        const { records, submit } = scripted(wait)
        const fiber = yield* Effect.forkChild(Handover.run("acme", submit), { startImmediately: true })
        const ending = yield* Effect.forkChild(Fiber.interrupt(fiber), { startImmediately: true })
        yield* TestClock.adjust("1 minute")
        yield* Fiber.join(ending)
        assert.strictEqual(records.at(-1), last)
      }
    }))
})

describe("a repeated submit", () => {
  it("is the same job while the vendor knows its key", () => {
    const same = (key: string | undefined, live: Duration.Input, age: Duration.Duration) =>
      SubmitOnce.isSameJob({ key, live }, earlier, age)
    assert.isTrue(same(undefined, "1 hour", Duration.minutes(59)))
    assert.isTrue(same("key-1", "1 hour", Duration.minutes(59)))
    assert.isFalse(same("key-2", "1 hour", Duration.minutes(59)))
    assert.isFalse(same(undefined, "1 hour", Duration.hours(1)))
    assert.isFalse(SubmitOnce.isSameJob(undefined, earlier, Duration.zero))
    assert.isFalse(
      SubmitOnce.isSameJob({ key: "key-1", live: "1 hour" }, { ...earlier, idempotencyKey: undefined }, Duration.zero)
    )
  })
})
