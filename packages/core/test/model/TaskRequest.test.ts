import { TaskRequest } from "@effect-media/core/model"
import * as InputCheck from "@effect-media/core/model/InputCheck"
import { assert, describe, it } from "@effect/vitest"
import { Clock, Effect, Fiber, Schema } from "effect"
import { TestClock } from "effect/testing"

const Job = Schema.Struct({ model: Schema.String, input: TaskRequest.TaskInput })
const job = { model: "painter-2", input: { prompt: "a paper boat" } }

/** Creates a validator whose tables take real time to load, and counts the loads. */
const slow = () => {
  const asked = { count: 0 }
  const validator = TaskRequest.validator("acme", Job, () => {
    asked.count++
    return new Promise((resolve) => setTimeout(() => resolve({ check: InputCheck.make([]) }), 30))
  })
  return { asked, validator }
}

describe("the tables of models", () => {
  it.effect("are waited for", () =>
    Effect.gen(function*() {
      const { validator } = slow()
      const validate = yield* validator({})
      assert.deepStrictEqual(yield* validate(job), job)
      assert.strictEqual(yield* Clock.currentTimeMillis, 0)
    }))

  it.live("are loaded, but not with off", () =>
    Effect.gen(function*() {
      const { asked, validator } = slow()
      yield* validator({ validation: "off" })
      assert.strictEqual(asked.count, 0)
      yield* validator({})
      assert.strictEqual(asked.count, 1)
    }))

  it.effect("that do not load are a defect, and no hang", () =>
    Effect.gen(function*() {
      const broken = TaskRequest.validator("acme", Job, () => Promise.reject(new Error("no such file")))
      const fiber = yield* Effect.forkChild(Effect.exit(broken({})))
      yield* TestClock.adjust("1 hour")
      assert.strictEqual((yield* Fiber.join(fiber))._tag, "Failure")
    }))
})

it.effect("a field that no request has, and one that is missing, are reported with what is allowed", () =>
  Effect.gen(function*() {
    const error = yield* Effect.flip(TaskRequest.validate("acme", Job)({ model: "painter-2", prompt: "a paper boat" }))
    assert.deepStrictEqual(error.problems, [
      { path: "prompt", problem: "is none of model, input" },
      { path: "input", problem: "is required" }
    ])
  }))
