import {
  Forbidden,
  InsufficientCredits,
  InvalidRequest,
  Poller,
  ProviderUnavailable,
  RateLimited,
  SubmitOutcomeUnknown,
  TaskNotFound,
  TaskRef,
  Unauthorized
} from "@effect-media/core"
import { type ScriptedProvider } from "@effect-media/core/testing"
import { Kie, KieCalls } from "@effect-media/kie"
import { assert, describe, expectTypeOf, it } from "@effect/vitest"
import { Array as Arr, DateTime, Duration, Effect, Fiber } from "effect"
import { TestClock } from "effect/testing"
import { Next, paint } from "./index.ts"

const provider = "kie"
const ref = TaskRef.make({ provider, kind: "image", id: "kie-1" })
const refusal = { provider, code: "4xx", description: "no" }
const unavailable = new ProviderUnavailable({ ...refusal, code: "455", reason: "NotAccepted" })

/** Runs the program with a script, and lets an hour pass. */
const run = Effect.fnUntraced(function*(task: ScriptedProvider.ScriptedTask, prompt = "a paper boat") {
  return yield* Effect.gen(function*() {
    const fiber = yield* Effect.forkChild(paint(prompt))
    yield* TestClock.adjust("1 hour")
    const next = yield* Fiber.join(fiber)
    const calls = yield* KieCalls.use(({ all }) => all)
    const polls = calls.filter(({ operation }) => operation === "status").length
    return { next, polls, submits: calls.length - polls }
  }).pipe(Effect.provide([Kie.layerTest([task]), Poller.layer]))
})

type Script = ScriptedProvider.ScriptedTask

describe("scheduled-polling", () => {
  it("leaves nothing in the error channel", () => {
    expectTypeOf<Effect.Error<ReturnType<typeof paint>>>().toBeNever()
    expectTypeOf<Effect.Services<ReturnType<typeof paint>>>().toEqualTypeOf<Kie | Poller>()
  })

  it.effect("shows the picture, also after polls that failed", () =>
    Effect.gen(function*() {
      const url = "https://cdn.example/boat.png"
      const limited = new RateLimited({ ...refusal, code: "429" })
      const { next, polls } = yield* run({ polls: ["queued", unavailable, limited, "running"], urls: [url] })
      assert.deepStrictEqual(next, Next.Show({ url }))
      assert.strictEqual(polls, 5)
    }))

  it.effect("ends with the schedule, and the handle can be resumed", () =>
    Effect.gen(function*() {
      const { next, polls, submits } = yield* run({})
      const { id } = yield* TaskRef.parse(next._tag === "Resume" ? next.handle : "")
      assert.strictEqual(id, ref.id)
      assert.strictEqual(submits, 1)
      // 2 s, 3 s, 4.5 s … up to 30 s, for 15 minutes; a loop of 2 s would have polled 450 times.
      assert.isTrue(polls >= 25 && polls <= 45, `${polls} polls`)
    }))

  const cases: ReadonlyArray<readonly [name: string, script: Script, next: Next["_tag"]]> = [
    [
      "TaskFailed, content policy",
      { fails: { code: "422", category: "ContentPolicy", description: "flagged" } },
      "Rephrase"
    ],
    ["TaskFailed, input", { fails: { code: "422", category: "InvalidInput", description: "too long" } }, "Rephrase"],
    ["TaskFailed, the vendor's fault", { fails: { code: "501", category: "Upstream" } }, "Retry"],
    ["TaskFailed, unknown", { fails: { code: "999" } }, "Alert"],
    ["TaskCancelled", { cancelled: true }, "Alert"],
    ["TaskNotFound", { polls: Arr.replicate(new TaskNotFound({ provider, ref, description: "" }), 60) }, "Alert"],
    ["ResultMissing", { urls: [] }, "Alert"],
    ["Unauthorized, on a poll", { polls: [new Unauthorized(refusal)] }, "Alert"],
    ["Unauthorized", { refuses: new Unauthorized(refusal) }, "Alert"],
    ["Forbidden", { refuses: new Forbidden(refusal) }, "Alert"],
    ["InsufficientCredits", { refuses: new InsufficientCredits(refusal) }, "Alert"],
    ["InvalidRequest", { refuses: new InvalidRequest({ ...refusal, problems: [] }) }, "Rephrase"],
    ["ProviderUnavailable", { refuses: unavailable }, "Retry"],
    [
      "SubmitOutcomeUnknown",
      {
        refuses: new SubmitOutcomeUnknown({
          provider,
          submittedAt: DateTime.makeUnsafe(0),
          cause: new ProviderUnavailable({ ...refusal, reason: "Network" })
        })
      },
      "Alert"
    ]
  ]

  for (const [name, script, expected] of cases) {
    it.effect(`${name}: ${expected}`, () =>
      Effect.gen(function*() {
        const { next, submits } = yield* run(script)
        assert.strictEqual(next._tag, expected)
        assert.strictEqual(submits, 1)
      }))
  }

  it.effect("RateLimited: Retry when the vendor says so", () =>
    Effect.gen(function*() {
      const refuses = new RateLimited({ ...refusal, code: "429", retryAfter: Duration.seconds(90) })
      assert.deepStrictEqual((yield* run({ refuses })).next, Next.Retry({ after: Duration.seconds(90) }))
    }))

  it.effect("an empty prompt is found before anything is sent", () =>
    Effect.gen(function*() {
      const { next } = yield* run({}, " ")
      assert.include(next._tag === "Rephrase" ? next.why : "", "input.prompt: must not be empty")
    }))
})
