import { JobRequest } from "@effect-media/durable"
import { assert, it } from "@effect/vitest"
import * as Duration from "effect/Duration"
import * as Schema from "effect/Schema"

it("a job whose deadline is negative is refused before it is stored", () => {
  const isJob = Schema.is(JobRequest)
  const job = { key: "boat", provider: "kie", request: {} }
  assert.isFalse(isJob({ ...job, deadline: Duration.millis(-1) }))
  for (const deadline of [Duration.zero, Duration.minutes(5), Duration.infinity]) {
    assert.isTrue(isJob({ ...job, deadline }))
  }
})
