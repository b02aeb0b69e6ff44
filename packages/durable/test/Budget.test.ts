import { TaskRef } from "@effect-media/core"
import {
  IntakePaused,
  JobConflict,
  JobDied,
  JobError,
  JobInterrupted,
  JobNotFound,
  JobNotRetryable,
  UnknownProvider
} from "@effect-media/durable"
import { assert, describe, it } from "@effect/vitest"
import { DateTime, Schema } from "effect"

describe("an error of a job", () => {
  const ref = TaskRef.make({ provider: "kie", kind: "image", id: "281e5b04" })
  const codec = Schema.fromJsonString(Schema.toCodecJson(Schema.Union([
    JobError,
    IntakePaused,
    JobConflict,
    JobInterrupted,
    JobNotFound,
    JobNotRetryable
  ])))
  for (
    const error of [
      new UnknownProvider({ provider: "acme", known: ["kie"] }),
      new JobDied({ key: "boat", step: "save", reason: "no such field", ref }),
      new JobInterrupted({ key: "boat", ref }),
      new JobNotFound({ key: "boat" }),
      new JobConflict({ key: "boat", state: "Running" }),
      new JobNotRetryable({ key: "boat", state: "Failed" }),
      new JobNotRetryable({
        key: "boat",
        state: "Failed",
        doubt: { provider: "kie", model: "m", submittedAt: DateTime.makeUnsafe(0) }
      }),
      new IntakePaused({ key: "boat" })
    ]
  ) {
    it(`${error._tag} goes through JSON and back, and says what to do`, () => {
      assert.deepStrictEqual(Schema.decodeSync(codec)(Schema.encodeSync(codec)(error)), error)
      assert.match(error.message, /\. [A-Z].*\.$|: [a-z].*\.$/)
    })
  }
})
