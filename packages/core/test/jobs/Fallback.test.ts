import {
  FailureCategory,
  Forbidden,
  InsufficientCredits,
  InvalidRequest,
  MalformedResponse,
  Poller,
  ProviderUnavailable,
  RateLimited,
  ResultMissing,
  type RunError,
  SubmitOutcomeUnknown,
  TaskCancelled,
  TaskFailed,
  TaskRef,
  Unauthorized,
  WaitTimeout
} from "@effect-media/core"
import { Fallback } from "@effect-media/core/jobs"
import { ScriptedProvider } from "@effect-media/core/testing"
import { assert, describe, it } from "@effect/vitest"
import * as Arr from "effect/Array"
import * as Cause from "effect/Cause"
import * as DateTime from "effect/DateTime"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Fiber from "effect/Fiber"
import * as Layer from "effect/Layer"
import * as Logger from "effect/Logger"
import * as Option from "effect/Option"
import * as Schema from "effect/Schema"
import * as TestClock from "effect/testing/TestClock"

const refusal = { provider: "acme", code: "4xx", description: "no" }
const ref = TaskRef.make({ provider: "acme", kind: "image", id: "1" })
const unknown = new SubmitOutcomeUnknown({
  provider: "acme",
  submittedAt: DateTime.makeUnsafe(0),
  cause: new MalformedResponse({
    provider: "acme",
    operation: "submit",
    httpStatus: 502,
    problem: "it is no JSON",
    excerpt: "<html>"
  })
})
const timeout = new WaitTimeout({ provider: "acme", ref, elapsed: Duration.minutes(30), polls: 7 })
const failed = (category: FailureCategory) =>
  new TaskFailed({ provider: "acme", ref, status: "fail", code: "E", category, description: "" })

const boat: ScriptedProvider.ScriptedTask = { urls: ["https://cdn.bolt.example/boat.png"] }

/** Runs two attempts; the first follows the script. */
const twoAttempts = Effect.fnUntraced(
  function*(script: ScriptedProvider.ScriptedTask, options: Fallback.FallbackOptions = {}) {
    const acme = yield* ScriptedProvider.make("acme", [script])
    const bolt = yield* ScriptedProvider.make("bolt", [boat])
    const fiber = yield* Effect.forkChild(
      Fallback.run([Fallback.attempt(acme, { prompt: "a boat" }), Fallback.attempt(bolt, { text: "a boat" })], options)
    )
    yield* TestClock.adjust("1 hour")
    const exit = yield* Fiber.await(fiber)
    const submits = (calls: ReadonlyArray<ScriptedProvider.Call>) =>
      calls.filter(({ operation }) => operation === "submit").length
    return { exit, submits: [submits(yield* acme.calls.all), submits(yield* bolt.calls.all)] }
  },
  Effect.provide(Poller.layer)
)

/** Creates an attempt with this end, with or without a handle. */
const ending = (provider: string, end: Effect.Effect<never, RunError>, taken?: TaskRef): Fallback.Attempt => ({
  provider,
  run: ({ onSubmit = () => Effect.void }) =>
    Effect.andThen(taken === undefined ? Effect.void : Effect.ignore(onSubmit(taken)), end)
})

const errorOf = <E>(exit: Exit.Exit<unknown, E>): E => Option.getOrThrow(Exit.findErrorOption(exit))

describe("the decision, row by row:", () => {
  const refusals = [
    new Unauthorized(refusal),
    new Forbidden(refusal),
    new InsufficientCredits(refusal),
    new InvalidRequest({ ...refusal, problems: [] })
  ]
  const onSubmit = [
    new RateLimited(refusal),
    new ProviderUnavailable({ ...refusal, reason: "NotAccepted" }),
    ...refusals
  ]
  for (const refuses of onSubmit) {
    it.effect(`a submit refused with ${refuses._tag} allows another attempt`, () =>
      Effect.gen(function*() {
        const { exit, submits } = yield* twoAttempts({ refuses })
        const { attempt, failedAttempts, task } = yield* exit
        assert.strictEqual(task.ref.provider, "bolt")
        assert.strictEqual(attempt, 1)
        assert.deepStrictEqual(failedAttempts, [{ provider: "acme", ref: undefined, error: refuses }])
        assert.deepStrictEqual(submits, [1, 1])
      }))
  }

  for (const refusal of refusals) {
    it.effect(`a wait refused with ${refusal._tag} allows none: the task may still run`, () =>
      Effect.gen(function*() {
        const { exit, submits } = yield* twoAttempts({ polls: ["running", refusal], ...boat })
        assert.deepStrictEqual(errorOf(exit), refusal)
        assert.deepStrictEqual(submits, [1, 0])
      }))
  }

  const categories: Readonly<Record<FailureCategory, boolean>> = {
    Upstream: true,
    Timeout: true,
    Quota: true,
    InvalidInput: true,
    ContentPolicy: false,
    Unknown: false
  }
  for (const category of FailureCategory.literals) {
    const allows = categories[category]
    it.effect(`a task that failed for ${category} allows ${allows ? "another" : "none"}`, () =>
      Effect.gen(function*() {
        const { exit, submits } = yield* twoAttempts({
          polls: ["queued", "running"],
          fails: { code: "E", category }
        })
        assert.deepStrictEqual(submits, [1, allows ? 1 : 0])
        if (!allows) return assert.strictEqual(errorOf(exit)._tag, "TaskFailed")
        const { failedAttempts } = yield* exit
        assert.strictEqual(failedAttempts[0]?.ref?.id, "acme-1")
      }))
  }

  const final: ReadonlyArray<readonly [string, ScriptedProvider.ScriptedTask, RunError["_tag"]]> = [
    ["an unknown outcome of the submit", { refuses: unknown }, "SubmitOutcomeUnknown"],
    ["a wait that ran out", {}, "WaitTimeout"],
    ["a task that was cancelled", { cancelled: true }, "TaskCancelled"],
    ["a success without a result", { urls: [] }, "ResultMissing"],
    [
      "a task that the vendor does not know",
      { polls: Array.from({ length: 3_000 }, () => "not-found" as const) },
      "TaskNotFound"
    ]
  ]
  for (const [name, script, tag] of final) {
    it.effect(`${name} allows none`, () =>
      Effect.gen(function*() {
        const { exit, submits } = yield* twoAttempts(script)
        assert.strictEqual(errorOf(exit)._tag, tag)
        assert.deepStrictEqual(submits, [1, 0])
      }))
  }

  for (const [script, tag] of [[{ refuses: unknown }, "SubmitOutcomeUnknown"], [{}, "WaitTimeout"]] as const) {
    it.effect(`${tag} allows none whatever the caller says`, () =>
      Effect.gen(function*() {
        const { exit, submits } = yield* twoAttempts(script, { shouldFallback: () => true })
        assert.strictEqual(errorOf(exit)._tag, tag)
        assert.deepStrictEqual(submits, [1, 0])
      }))
  }

  it.effect("the caller's own decision takes the place of the table", () =>
    Effect.gen(function*() {
      const stays = yield* twoAttempts({ refuses: new RateLimited(refusal) }, { shouldFallback: () => false })
      assert.strictEqual(errorOf(stays.exit)._tag, "RateLimited")
      assert.deepStrictEqual(stays.submits, [1, 0])
      const moves = yield* twoAttempts({ fails: { code: "E", category: "ContentPolicy" } }, {
        shouldFallback: (attempt) => attempt.error._tag === "TaskFailed" || Fallback.shouldFallback(attempt)
      })
      assert.deepStrictEqual(moves.submits, [1, 1])
    }))
})

describe("Fallback.run", () => {
  it.effect("uses no other vendor if the first attempt succeeds", () =>
    Effect.gen(function*() {
      const { exit, submits } = yield* twoAttempts(boat)
      const { attempt, failedAttempts } = yield* exit
      assert.deepStrictEqual([attempt, failedAttempts, submits], [0, [], [1, 0]])
    }))

  it.effect("tells the handle of every attempt, and each that moved on", () =>
    Effect.gen(function*() {
      const handles: Array<string> = []
      const moved: Array<string> = []
      const { exit } = yield* twoAttempts({ fails: { code: "E", category: "Upstream" } }, {
        onSubmit: ({ id }) => Effect.sync(() => handles.push(id)),
        onFallback: ({ error, ref }) => {
          moved.push(`${error._tag} ${ref?.id}`)
          throw new Error("no")
        }
      })
      assert.isTrue(Exit.isSuccess(exit))
      assert.deepStrictEqual(handles, ["acme-1", "bolt-1"])
      assert.deepStrictEqual(moved, ["TaskFailed acme-1"])
    }))

  it.effect("fails with every attempt if all of them failed", () =>
    Effect.gen(function*() {
      const error = yield* Effect.flip(Fallback.run([
        ending("acme", Effect.fail(new InsufficientCredits(refusal))),
        ending("bolt", Effect.fail(failed("Upstream")), ref)
      ]))
      if (error._tag !== "FallbackFailed") return assert.fail(error._tag)
      assert.deepStrictEqual(
        error.attempts.map(({ error, provider, ref }) => [provider, ref?.id, error._tag]),
        [["acme", undefined, "InsufficientCredits"], ["bolt", "1", "TaskFailed"]]
      )
      assert.isTrue(error.isRetryable)
      assert.include(error.message, "All 2 attempts failed")
      assert.include(error.message, "1. acme, InsufficientCredits: acme says that credits or quota are used up")
      assert.include(error.message, "2. bolt, TaskFailed: Task 1 of acme failed")
    }).pipe(Effect.provide(Poller.layer)))

  it.effect("fails with the one attempt if there is only one", () =>
    Effect.gen(function*() {
      const error = yield* Effect.flip(Fallback.run([ending("acme", Effect.fail(new Unauthorized(refusal)))]))
      if (error._tag !== "FallbackFailed") return assert.fail(error._tag)
      assert.isFalse(error.isRetryable)
      assert.include(error.message, "The only attempt failed")
    }).pipe(Effect.provide(Poller.layer)))

  it.effect("keeps the earlier attempts with an error that allows none", () =>
    Effect.gen(function*() {
      const exit = yield* Effect.exit(Fallback.run([
        ending("acme", Effect.fail(new RateLimited(refusal))),
        ending("bolt", Effect.fail(timeout), ref),
        ending("core", Effect.fail(new RateLimited(refusal)))
      ]))
      if (Exit.isSuccess(exit)) return assert.fail("it went well")
      assert.deepStrictEqual<unknown>(errorOf(exit), timeout)
      assert.deepStrictEqual(
        Fallback.failedAttempts(exit.cause).map(({ error, provider }) => [provider, error._tag]),
        [["acme", "RateLimited"]]
      )
      assert.deepStrictEqual(Fallback.failedAttempts(Cause.fail("another")), [])
    }).pipe(Effect.provide(Poller.layer)))

  it.effect("waits as the options say, those of an attempt first", () =>
    Effect.gen(function*() {
      const acme = yield* ScriptedProvider.make("acme", [{}, {}])
      const elapsed = Effect.fnUntraced(function*(attempt: Fallback.Attempt) {
        const fiber = yield* Effect.forkChild(Effect.flip(Fallback.run([attempt], { deadline: "10 seconds" })))
        yield* TestClock.adjust("1 minute")
        const error = yield* Fiber.join(fiber)
        return error._tag === "WaitTimeout" ? Duration.toSeconds(error.elapsed) : error._tag
      })
      assert.strictEqual(yield* elapsed(Fallback.attempt(acme, {})), 10)
      assert.strictEqual(yield* elapsed(Fallback.attempt(acme, {}, { deadline: "2 seconds" })), 2)
    }).pipe(Effect.provide(Poller.layer)))

  it.effect("ends at once when it is interrupted, begins no other attempt and logs the handle", () =>
    Effect.gen(function*() {
      const logs: Array<unknown> = []
      const acme = yield* ScriptedProvider.make("acme", [{}])
      const bolt = yield* ScriptedProvider.make("bolt", [boat])
      const fiber = yield* Fallback.run([Fallback.attempt(acme, {}), Fallback.attempt(bolt, {})]).pipe(
        Effect.provide(Logger.layer([Logger.make(({ message }) => logs.push(message))])),
        Effect.forkChild
      )
      yield* TestClock.adjust("1 second")
      yield* Fiber.interrupt(fiber)
      assert.isTrue(Cause.hasInterruptsOnly(Exit.match(yield* Fiber.await(fiber), {
        onFailure: (cause) => cause,
        onSuccess: () => Cause.empty
      })))
      assert.deepStrictEqual(yield* bolt.calls.all, [])
      assert.include(String(logs), "\"id\":\"acme-1\"")
    }).pipe(Effect.provide(Poller.layer)))

  it.effect("lets a defect through", () =>
    Effect.gen(function*() {
      const exit = yield* Effect.exit(Fallback.run([
        ending("acme", Effect.die("broken")),
        ending("bolt", Effect.fail(new RateLimited(refusal)))
      ]))
      assert.isTrue(Exit.hasDies(exit))
    }).pipe(Effect.provide(Poller.layer)))

  const any = Schema.Literals([
    "unknown",
    "timeout",
    "limited",
    "unauthorized",
    "upstream",
    "policy",
    "cancelled",
    "missing",
    "good"
  ])
  const ends: Readonly<Record<typeof any.Type, RunError | undefined>> = {
    unknown,
    timeout,
    limited: new RateLimited(refusal),
    unauthorized: new Unauthorized(refusal),
    upstream: failed("Upstream"),
    policy: failed("ContentPolicy"),
    cancelled: new TaskCancelled({ provider: "acme", ref }),
    missing: new ResultMissing({ provider: "acme", ref, status: "done" }),
    good: undefined
  }
  it.effect.prop(
    "whatever the attempts end in: none after a success, an unknown outcome or a task that may be billed",
    [Schema.NonEmptyArray(any), Schema.Boolean],
    ([script, always]) =>
      Effect.gen(function*() {
        let begun = 0
        const attempts = Arr.map(script, (word): Fallback.Attempt => {
          const error = ends[word]
          const taken = error === undefined || !["limited", "unauthorized", "unknown"].includes(word)
          return {
            provider: "acme",
            run: ({ onSubmit = () => Effect.void }) =>
              Effect.gen(function*() {
                begun += 1
                if (taken) yield* Effect.ignore(onSubmit(ref))
                if (error !== undefined) return yield* error
                return { _tag: "Succeeded" as const, ref, status: "done", assets: [] }
              })
          }
        })
        const stops: ReadonlyArray<string> = always
          ? ["good", "unknown", "timeout"]
          : ["good", "unknown", "timeout", "policy", "cancelled", "missing"]
        const last = script.findIndex((word) => stops.includes(word))
        const options = always ? { shouldFallback: () => true } : {}
        const exit = yield* Effect.exit(Fallback.run(attempts, options))
        assert.strictEqual(begun, last === -1 ? script.length : last + 1)
        if (last === -1) assert.strictEqual(errorOf(exit)._tag, "FallbackFailed")
        else if (script[last] === "good") assert.strictEqual((yield* exit).attempt, last)
        else assert.deepStrictEqual<unknown>(errorOf(exit), ends[script[last] ?? "good"])
      }).pipe(Effect.provide(Layer.mergeAll(Poller.layer, Logger.layer([]))))
  )
})

describe("FallbackFailed", () => {
  const codec = Schema.toCodecJson(Fallback.FallbackFailed)

  it.effect.prop(
    "of any content goes through JSON and back",
    [Fallback.FallbackFailed],
    ([error]) =>
      Effect.gen(function*() {
        const json: unknown = JSON.parse(JSON.stringify(yield* Schema.encodeEffect(codec)(error)))
        const back = yield* Schema.decodeUnknownEffect(codec)(json)
        assert.deepStrictEqual(back, error)
        assert.instanceOf(back, Fallback.FallbackFailed)
      })
  )
})
