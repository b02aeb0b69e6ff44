import {
  Forbidden,
  InsufficientCredits,
  MalformedResponse,
  ProviderUnavailable,
  RateLimited,
  type StatusError,
  TaskNotFound,
  TaskRef,
  type TaskSnapshot,
  Unauthorized,
  type WaitOptions
} from "@effect-media/core"
import {
  begin,
  cooldown,
  countNotice,
  countPoll,
  decide,
  type Decision,
  nextDelay,
  type Progress,
  timedOut,
  toWaitState
} from "@effect-media/core/polling/WaitDecision"
import { resolveOptions } from "@effect-media/core/polling/WaitOptions"
import { assert, describe, it } from "@effect/vitest"
import { DateTime, Duration, Effect, Result } from "effect"
import { readFileSync } from "node:fs"

const ref = TaskRef.make({ provider: "acme", kind: "image", id: "1", submittedAt: DateTime.makeUnsafe(0) })
const refusal = { provider: "acme", code: "4", description: "no" }
const unavailable = new ProviderUnavailable({ ...refusal, reason: "ServerError" })
const limited = (retryAfter: Duration.Input) =>
  new RateLimited({ ...refusal, retryAfter: Duration.fromInputUnsafe(retryAfter) })
const malformed = (isTooLarge?: true) =>
  new MalformedResponse({
    provider: "acme",
    operation: "status",
    httpStatus: 200,
    problem: "it is no JSON",
    excerpt: "",
    isTooLarge
  })
const notFound = new TaskNotFound({ provider: "acme", ref, description: "no such task" })
const running: TaskSnapshot = { _tag: "Running", ref, status: "running" }
const empty: TaskSnapshot = { _tag: "Succeeded", ref, status: "done", assets: [] }
const done: TaskSnapshot = {
  ...empty,
  assets: [{ url: "https://cdn.acme.example/1.png", kind: "image", role: "result" }]
}
const failed: TaskSnapshot = { _tag: "Failed", ref, status: "bad", code: "1", category: "Unknown", description: "" }

/** A reply at a time, in seconds since the wait began. */
type Polled = readonly [at: number, reply: TaskSnapshot | StatusError | "nothing"]

const isError = (reply: TaskSnapshot | StatusError): reply is StatusError => "isRetryable" in reply

const start = (age: number, options: WaitOptions = {}): Progress =>
  begin("acme", ref, Effect.runSync(resolveOptions("acme", options)), age)

/** Decides about every reply in turn, each after the last one. */
const decided = (replies: ReadonlyArray<Polled>, progress: Progress): Decision => {
  let decision: Decision = { _tag: "Continue", progress, change: undefined }
  for (const [at, reply] of replies) {
    assert.strictEqual(decision._tag, "Continue")
    const asked = countPoll(decision.progress)
    decision = reply === "nothing"
      ? timedOut(asked, at * 1000)
      : decide(asked, isError(reply) ? Result.fail(reply) : Result.succeed(reply), at * 1000)
  }
  return decision
}

const inTurn = (count: number, reply: Polled[1], every = 60): ReadonlyArray<Polled> =>
  Array.from({ length: count }, (_, i) => [i * every, reply])

interface Case {
  readonly age?: number
  readonly examples: ReadonlyArray<ReadonlyArray<Polled>>
}

/** Examples of each row of the table in the guide. */
const cases: Readonly<Record<string, Case>> = {
  "queued, running, or a status word that is not known": {
    examples: [[[0, { ...running, _tag: "Queued" }]], [[0, running]], [[0, { ...running, status: "pondering" }]]]
  },
  "the same with `Retry-After: 20`": { examples: [[[0, { ...running, retryAfter: Duration.seconds(20) }]]] },
  "a success with a result": { examples: [[[0, done]], [[0, empty], [300, done]]] },
  "a success without a result: less than 2 minutes after the first such reply, or at most the second one": {
    examples: [[[0, empty]], inTurn(119, empty, 1), inTurn(2, empty, 1000)]
  },
  "a success without a result, otherwise": { examples: [inTurn(3, empty), inTurn(121, empty, 1)] },
  "a failure": { examples: [[[0, failed]]] },
  "a cancellation": { examples: [[[0, { _tag: "Cancelled", ref, status: "cancelled" }]]] },
  "5xx, no connection, half a body, no JSON": { examples: [[[0, unavailable]], [[0, malformed()]]] },
  "such a failure, the fifth in a row": { examples: [inTurn(5, unavailable)] },
  "such a failure, the twentieth in a row": { examples: [inTurn(20, unavailable), inTurn(20, malformed())] },
  "a rate limit (429) with `Retry-After: 20`": { examples: [[[0, limited("20 seconds")]]] },
  "a rate limit with a `Retry-After` of a day": { examples: [[[0, limited("1 day")]]] },
  "a body that is too large, for the third time in a row": { examples: [inTurn(3, malformed(true))] },
  "no such task: less than a minute after the submit, or at most the second such reply": {
    examples: [[[0, notFound]], inTurn(59, notFound, 1), inTurn(2, notFound, 1000), [
      ...inTurn(59, notFound, 1),
      [59, running],
      [119, notFound]
    ]]
  },
  "no such task, otherwise": { examples: [inTurn(61, notFound, 1), inTurn(3, notFound, 30)] },
  "no such task, for a handle older than a minute when the wait began": { age: 60_001, examples: [[[0, notFound]]] },
  "a wrong key": { examples: [[[0, new Unauthorized(refusal)]]] },
  "no permission": { examples: [[[0, new Forbidden(refusal)]]] },
  "no credits left": { examples: [[[0, new InsufficientCredits(refusal)]]] },
  "nothing before the deadline": { examples: [[[1800, "nothing"]], [[0, running], [1800, "nothing"]]] }
}

const guide = readFileSync(new URL("../../../../docs/guides/failures-and-deadlines.md", import.meta.url), "utf8")
const rows = (guide.split("## What happens when a poll brings…")[1]?.split("\n## ")[0] ?? "").split("\n")
  .filter((line) => line.startsWith("|"))
  .slice(2)
  .map((line) => line.split("|").slice(1, -1).map((cell) => cell.trim()))

/** Says what follows from a decision, in the words of the table. */
const words = (decision: Decision): ReadonlyArray<string> => {
  switch (decision._tag) {
    case "Succeed":
      return ["returns the task", ""]
    case "Fail":
      return [`fails: \`${decision.error._tag}\``, ""]
    case "Continue": {
      const least = nextDelay(
        { ...decision.progress, options: { ...decision.progress.options, deadline: Infinity } },
        0,
        0
      )
      return ["polls again", least < 1000 ? `after ${least} ms` : `after ${least / 1000} s`]
    }
  }
}

describe("the table of the guide: a poll brings", () => {
  it("one row for each case", () => {
    assert.deepStrictEqual(rows.map(([reply]) => reply), Object.keys(cases))
  })

  for (const [reply = "", ...expected] of rows) {
    it(`${reply}: ${expected.join(" ")}`, () => {
      const { age = 0, examples } = cases[reply] ?? { examples: [] }
      assert.isNotEmpty(examples)
      for (const replies of examples) assert.deepStrictEqual(words(decided(replies, start(age))), expected)
    })
  }
})

describe("the next delay", () => {
  const polled = (...replies: ReadonlyArray<Polled>) => decided(replies, start(0)).progress

  it("counts the first gap from the submit, and is 0 for a handle without age", () => {
    assert.strictEqual(nextDelay(start(1500), 2000, 0), 500)
    assert.strictEqual(nextDelay(start(5000), 2000, 0), 0)
    assert.strictEqual(nextDelay({ ...start(0), ageAtBegin: undefined }, 2000, 0), 0)
  })

  it("is 0 for a first poll that is due now, and then grows from 1 s to the schedule's gap", () => {
    let progress = start(0, { firstPoll: "now" })
    assert.strictEqual(nextDelay(progress, 20_000, 0), 0)
    const delays: Array<number> = []
    for (let at = 0; at < 7; at++) {
      progress = decided([[at, running]], progress).progress
      delays.push(nextDelay(progress, 20_000, at * 1000))
    }
    assert.deepStrictEqual(delays, [1000, 2000, 4000, 8000, 16_000, 20_000, 20_000])
  })

  it("ends a second before the deadline, so that each wait polls once more", () => {
    assert.strictEqual(nextDelay(polled([0, running]), 3_600_000, 0), 1_799_000)
    assert.strictEqual(nextDelay(start(0, { deadline: "1 second" }), 60_000, 0), 500)
    assert.strictEqual(nextDelay(polled([1799, running]), 60_000, 1_799_000), 60_000)
  })

  it("keeps a Retry-After that ends before the deadline", () => {
    assert.strictEqual(nextDelay(polled([0, limited("29 minutes")]), 1000, 0), 29 * 60_000)
    assert.strictEqual(nextDelay(polled([0, limited("1799500 millis")]), 1000, 0), 1_799_500)
    assert.strictEqual(nextDelay(polled([0, limited("31 minutes")]), 1000, 0), 1_799_000)
  })

  it("follows a notice after 1, 2, 4 s, but not before a pause is over", () => {
    const once = decided([[1, running]], countNotice(polled([0, running]), 1)).progress
    assert.strictEqual(nextDelay(once, 60_000, 1000), 1000)
    const paused = decided([[1, limited("9 seconds")]], countNotice(polled([0, running]), 1)).progress
    assert.strictEqual(nextDelay(paused, 60_000, 1000), 9000)
  })
})

it("the cooldown doubles with each notice that ended nothing, up to 30 s", () => {
  let progress = decided([[0, running]], start(0)).progress
  const cooldowns: Array<number> = [cooldown(progress)]
  for (let n = 1; n <= 10; n++) {
    progress = countNotice(progress, n)
    cooldowns.push(cooldown(progress))
  }
  assert.deepStrictEqual(cooldowns, [100, 100, 200, 400, 800, 1600, 3200, 6400, 12_800, 25_600, 30_000])
})

it("a schedule sees the age, the elapsed and the remaining time, and the last reply", () => {
  const { progress } = decided([[0, running], [5, unavailable]], start(1000, { deadline: "1 minute" }))
  assert.deepStrictEqual(toWaitState(progress, 7000), {
    ref,
    polls: 2,
    age: Duration.seconds(8),
    elapsed: Duration.seconds(7),
    remaining: Duration.seconds(53),
    snapshot: running,
    lastError: unavailable
  })
})
