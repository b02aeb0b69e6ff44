import {
  AssetError,
  categorise,
  Forbidden,
  InsufficientCredits,
  InvalidRequest,
  InvalidTaskRef,
  MalformedResponse,
  PollSchedule,
  ProviderUnavailable,
  RateLimited,
  ResultMissing,
  SpendingLimitExceeded,
  SubmitOutcomeUnknown,
  TaskCancelled,
  TaskError,
  TaskFailed,
  TaskNotFound,
  TaskRef,
  TaskSnapshot,
  Unauthorized,
  UnsupportedRequest,
  WaitTimeout
} from "@effect-media/core"
import { Dialect, RetryAfter, Wire } from "@effect-media/core/http"
import { TaskRequest } from "@effect-media/core/model"
import { assert, describe, it } from "@effect/vitest"
import * as DateTime from "effect/DateTime"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Option from "effect/Option"
import * as Schema from "effect/Schema"
import { inspect } from "node:util"

const ref = TaskRef.make({
  provider: "acme",
  kind: "video",
  model: "m/1",
  id: "42",
  submittedAt: DateTime.makeUnsafe("2026-04-02T13:43:35.000Z")
})
const refusal = { provider: "acme", code: "429", description: "slow down", ref }
const unavailable = new ProviderUnavailable({ ...refusal, reason: "Network", retryAfter: Duration.seconds(3) })
const malformed = new MalformedResponse({
  provider: "acme",
  operation: "submit",
  httpStatus: 200,
  problem: "it is no JSON",
  excerpt: "<html>"
})

const spent = {
  provider: "acme",
  reason: "Spent",
  window: "day",
  limit: { amount: 5, unit: "USD" },
  spent: { amount: 4.9, unit: "USD" },
  asked: { amount: 0.2, unit: "USD" }
} as const

const every: ReadonlyArray<readonly [TaskError, isRetryable: boolean]> = [
  [
    new TaskFailed({ provider: "acme", ref, status: "failed", code: "E1", category: "Upstream", description: "full" }),
    true
  ],
  [new TaskFailed({ provider: "acme", ref, status: "failed", code: "E2", category: "Timeout", description: "" }), true],
  [
    new TaskFailed({ provider: "acme", ref, status: "failed", code: "", category: "ContentPolicy", description: "" }),
    false
  ],
  [new TaskFailed({ provider: "acme", ref, status: "failed", code: "", category: "Unknown", description: "" }), false],
  [new TaskCancelled({ provider: "acme", ref }), false],
  [new TaskNotFound({ provider: "acme", ref, description: "recordInfo is null" }), false],
  [
    new WaitTimeout({
      provider: "acme",
      ref,
      lastSnapshot: { _tag: "Running", ref, status: "running", progress: 3, retryAfter: Duration.seconds(1) },
      elapsed: Duration.minutes(30),
      polls: 7,
      cause: unavailable
    }),
    true
  ],
  [
    new SubmitOutcomeUnknown({
      provider: "acme",
      model: "m/1",
      submittedAt: DateTime.makeUnsafe(0),
      idempotencyKey: "k",
      cause: malformed
    }),
    false
  ],
  [new RateLimited({ ...refusal, retryAfter: Duration.seconds(2) }), true],
  [new Unauthorized(refusal), false],
  [new Forbidden(refusal), false],
  [new InsufficientCredits(refusal), false],
  [InvalidRequest.local("acme", [{ path: "input.prompt", problem: "must not be empty" }]), false],
  [unavailable, true],
  [malformed, false],
  [new MalformedResponse({ ...malformed, operation: "status" }), true],
  [new ResultMissing({ provider: "acme", ref, status: "done" }), false],
  [new AssetError({ provider: "acme", ref, url: "https://x/y?sig=1", reason: "Disk", description: "ENOSPC" }), false],
  [new AssetError({ provider: "acme", ref, url: "https://x/y", reason: "Incomplete", description: "cut" }), true],
  [
    new UnsupportedRequest({
      provider: "acme",
      model: "nano-banana-2",
      problems: [{ part: "seed", problem: "no field for it", model: "m/1" }, { part: "model", problem: "not offered" }]
    }),
    false
  ],
  [new SpendingLimitExceeded({ ...spent, window: "run" }), false],
  [new SpendingLimitExceeded({ ...spent, resetsAt: DateTime.makeUnsafe("2026-11-23") }), true],
  [new SpendingLimitExceeded({ ...spent, reason: "UnknownPrice", estimated: { amount: 18, unit: "credits" } }), false],
  [new SpendingLimitExceeded({ ...spent, reason: "UnknownPrice", estimated: undefined }), false],
  [new SpendingLimitExceeded({ ...spent, reason: "StoreFailed", description: "EACCES" }), true]
]

describe("errors", () => {
  const codec = Schema.toCodecJson(TaskError)
  for (const [error, isRetryable] of every) {
    it.effect(`${error._tag} goes through JSON and back (${error.message})`, () =>
      Effect.gen(function*() {
        const text = JSON.stringify(yield* Schema.encodeEffect(codec)(error))
        const back = yield* Schema.decodeUnknownEffect(codec)(JSON.parse(text))
        assert.strictEqual(back.constructor, error.constructor)
        assert.strictEqual(back.message, error.message)
        assert.strictEqual(JSON.stringify(yield* Schema.encodeEffect(codec)(back)), text)
        assert.strictEqual(back.isRetryable, isRetryable)
        assert.strictEqual(back.provider, "acme")
      }))

    it(`${error._tag} says what to do in whole sentences`, () => {
      assert.match(error.summary, /^\S.*\.$/)
      assert.match(error.advice, /^[A-Z].*\.$/)
      assert.strictEqual(error.message, `${error.summary} ${error.advice}`)
      assert.notMatch(error.message, / {2}|:\.|undefined|\[object/)
    })
  }

  it("keep the query of a link, which may hold a signature, out of their message", () => {
    const error = new AssetError({ provider: "acme", ref, url: "https://x/y?sig=1", reason: "Disk", description: "no" })
    assert.notInclude(error.message, "sig")
    assert.strictEqual(error.url, "https://x/y?sig=1")
  })

  it.effect.prop("of any content go through JSON and back", [TaskError], ([error]) =>
    Effect.gen(function*() {
      const text = JSON.stringify(yield* Schema.encodeEffect(codec)(error))
      const back = yield* Schema.decodeUnknownEffect(codec)(JSON.parse(text))
      assert.strictEqual(JSON.stringify(yield* Schema.encodeEffect(codec)(back)), text)
    }))
})

describe("a task handle", () => {
  it.effect("goes through text and back", () =>
    Effect.gen(function*() {
      const text = TaskRef.stringify(ref)
      assert.strictEqual(
        text,
        `{"v":1,"provider":"acme","kind":"video","model":"m/1","id":"42","submittedAt":"2026-04-02T13:43:35.000Z"}`
      )
      assert.deepStrictEqual(yield* TaskRef.parse(text), ref)
    }))

  const wrong: ReadonlyArray<readonly [string, string]> = [
    ["", ""],
    ["{", ""],
    ["[]", ""],
    [`{"provider":"acme","kind":"image","id":"1"}`, "v"],
    [`{"v":2,"provider":"acme","kind":"image","id":"1"}`, "v"],
    [`{"v":1,"provider":"","kind":"image","id":"1"}`, "provider"],
    [`{"v":1,"provider":"acme","kind":"poem","id":"1"}`, "kind"],
    [`{"v":1,"provider":"acme","kind":"image"}`, "id"],
    [`{"v":1,"provider":"acme","kind":"image","id":7}`, "id"],
    [`{"v":1,"provider":"acme","kind":"image","id":"1","submittedAt":"today"}`, "submittedAt"]
  ]
  for (const [text, path] of wrong) {
    it.effect(`that is ${text === "" ? "empty" : text} names the field "${path}"`, () =>
      Effect.gen(function*() {
        const error = yield* Effect.flip(TaskRef.parse(text))
        assert.instanceOf(error, InvalidTaskRef)
        assert.strictEqual(error.path, path)
        if (path !== "") assert.include(error.message, `"${path}"`)
      }))
  }

  it.effect("with an id that not every database can hold is refused", () =>
    Effect.gen(function*() {
      for (const id of ["", "a\u0000b", "a\nb", "a\u007fb", "a\ud83d", "a\u2028b", "x".repeat(257)]) {
        const error = yield* Effect.flip(TaskRef.decode({ v: 1, provider: "kie", kind: "image", id }))
        assert.strictEqual(error.path, "id")
      }
      for (const id of ["1", "任务-1", "🚢", "a/b c", "x".repeat(256)]) {
        yield* TaskRef.decode({ v: 1, provider: "kie", kind: "image", id })
      }
    }))

  it.effect.prop("of any JSON is a handle or InvalidTaskRef", [Schema.Json], ([json]) =>
    Effect.gen(function*() {
      const exit = yield* Effect.exit(TaskRef.decode(json))
      assert.isTrue(
        Exit.isSuccess(exit) || Option.exists(Exit.findErrorOption(exit), ({ _tag }) => _tag === "InvalidTaskRef")
      )
    }))

  it.effect.prop("of any content goes through text and back", [TaskRef], ([handle]) =>
    Effect.gen(function*() {
      assert.deepStrictEqual(yield* TaskRef.parse(TaskRef.stringify(handle)), handle)
    }))
})

describe("a snapshot", () => {
  it.effect.prop("goes through JSON and back", [TaskSnapshot], ([snapshot]) =>
    Effect.gen(function*() {
      const codec = Schema.toCodecJson(TaskSnapshot)
      const text = JSON.stringify(yield* Schema.encodeEffect(codec)(snapshot))
      const back = yield* Schema.decodeUnknownEffect(codec)(JSON.parse(text))
      assert.strictEqual(JSON.stringify(yield* Schema.encodeEffect(codec)(back)), text)
    }))
})

describe("what a vendor tells", () => {
  const dialect: Dialect.Dialect = {
    provider: "acme",
    baseUrl: "https://api.acme.example",
    successCodes: ["200"],
    errorRules: [],
    statuses: { done: "Succeeded", failed: "Failed" },
    failureCategories: {},
    linkLifetime: "24 hours"
  }
  const decode = Schema.decodeUnknownSync(Schema.Struct({ at: Wire.informative(Wire.Time) }))
  const encode = Schema.encodeEffect(Schema.toCodecJson(TaskSnapshot))

  it.effect.prop("is a snapshot that can be stored, whatever its times", [
    Schema.Union([Schema.Finite, Schema.String, Schema.Int]),
    Schema.Literals(["done", "failed", "running"])
  ], ([time, status]) =>
    Effect.gen(function*() {
      for (const at of [time, 8_640_000_000_000_000, 253_370_764_799_999]) {
        const completedAt = decode({ at }).at
        const links = [{ url: "https://cdn.example/1.png", role: "result" as const }]
        yield* encode(Dialect.toSnapshot(dialect, ref, { status, createdAt: completedAt, completedAt, links }))
      }
    }))
})

describe("a failure's category", () => {
  const codes = { CONTENT_VIOLATION: "ContentPolicy", PROCESSING_TIMEOUT: "Timeout", "500": "Upstream" } as const
  const cases: ReadonlyArray<readonly [string, string, string]> = [
    ["PROCESSING_TIMEOUT", "", "Timeout"],
    ["500", "The prompt was flagged by our moderation", "ContentPolicy"],
    ["500", "", "Upstream"],
    ["", "Insufficient credits", "Quota"],
    ["", "Image too large", "InvalidInput"],
    ["", "UPSTREAM_CAPACITY_EXHAUSTED", "Upstream"],
    ["constructor", "", "Unknown"]
  ]
  for (const [code, reason, category] of cases) {
    it(`of "${code}" "${reason}" is ${category}`, () => {
      assert.strictEqual(categorise(codes, code, reason), category)
    })
  }
})

describe("wire helpers", () => {
  const Url = Schema.Struct({ urls: Wire.optional(Wire.Urls) })
  const Row = Schema.Struct({
    result: Wire.jsonText(Url),
    code: Wire.optional(Wire.Text),
    time: Wire.informative(Wire.Time),
    progress: Wire.informative(Wire.Percent)
  })
  const decode = Schema.decodeUnknownExit(Row)
  const none = { result: Option.none(), code: Option.none(), time: Option.none(), progress: Option.none() }

  for (const row of [{}, { result: null }, { result: "" }, { result: "null" }, { code: "" }, { time: "" }]) {
    it(`${JSON.stringify(row)} says nothing`, () => {
      assert.deepStrictEqual(decode(row), Exit.succeed(none))
    })
  }

  const [a, b] = ["https://cdn.acme.example/a", "https://cdn.acme.example/b"]
  for (const result of [`{"urls":["${a}",null,"",3,"pending","${b}"]}`, { urls: [a, b] }]) {
    it(`${JSON.stringify(result)} holds two links`, () => {
      assert.deepStrictEqual(
        decode({ result }),
        Exit.succeed({
          ...none,
          result: Option.some({ urls: Option.some([a, b]) })
        })
      )
    })
  }

  for (const result of ["{", "[1", 7, true, `{"urls":{}}`]) {
    it(`${JSON.stringify(result)} is no result`, () => {
      assert.isTrue(Exit.isFailure(decode({ result })))
    })
  }

  const times: ReadonlyArray<readonly [unknown, string | undefined]> = [
    [1775137415, "2026-04-02T13:43:35.000Z"],
    [1775137415123, "2026-04-02T13:43:35.123Z"],
    ["1775137415", "2026-04-02T13:43:35.000Z"],
    ["2026-04-02T13:43:35Z", "2026-04-02T13:43:35.000Z"],
    [0, undefined],
    [-1, undefined],
    [1e300, undefined],
    [8_640_000_000_000_000, undefined],
    ["+275760-09-13T00:00:00.000Z", undefined],
    ["yesterday", undefined],
    [{}, undefined]
  ]
  for (const [time, iso] of times) {
    it(`the time ${JSON.stringify(time)} is ${iso ?? "unknown"}`, () => {
      const row = Exit.getSuccess(decode({ time }))
      assert.deepStrictEqual(
        Option.flatMap(row, ({ time }) => Option.map(time, DateTime.formatIso)),
        Option.fromUndefinedOr(iso)
      )
    })
  }

  it("progress is a percentage, whatever was sent", () => {
    const progress = (value: unknown) =>
      Option.flatMap(Exit.getSuccess(decode({ progress: value })), (row) => row.progress)
    assert.deepStrictEqual(progress("55.5"), Option.some(55.5))
    assert.deepStrictEqual(progress(140), Option.some(100))
    assert.deepStrictEqual(progress(-3), Option.some(0))
    assert.deepStrictEqual(progress("most of it"), Option.none())
  })

  it.effect.prop("never die on any JSON", [Schema.Json], ([json]) =>
    Effect.sync(() => {
      for (
        const row of [json, { result: json }, { result: JSON.stringify(json) }, {
          time: json,
          code: json,
          progress: json
        }]
      ) {
        const exit = decode(row)
        assert.isTrue(Exit.isSuccess(exit) || Option.isSome(Exit.findErrorOption(exit)))
      }
    }))
})

describe("an output", () => {
  const dialect: Dialect.Dialect = {
    provider: "acme",
    baseUrl: "https://api.acme.example",
    successCodes: [],
    errorRules: [],
    statuses: { done: "Succeeded" },
    failureCategories: {}
  }
  const nested = (depth: number): Schema.Json => JSON.parse("[".repeat(depth) + "]".repeat(depth))
  const outputOf = (output: Schema.Json) => {
    const snapshot = Dialect.toSnapshot(dialect, ref, { status: "done", output: Option.some(output) })
    return snapshot._tag === "Succeeded" ? snapshot.output : "no success"
  }

  it("is kept if it can be stored, and left out if it is too deep for that", () => {
    assert.deepStrictEqual(outputOf({ text: "a poem", tracks: [nested(20)] }), { text: "a poem", tracks: [nested(20)] })
    assert.isUndefined(outputOf(nested(20_000)))
    assert.isUndefined(outputOf([{ a: nested(20_000) }, 1]))
  })
})

describe("Retry-After", () => {
  it("of more seconds than a clock counts is nothing", () => {
    assert.deepStrictEqual(RetryAfter.parse("999999999", 0), Option.some(Duration.seconds(999_999_999)))
    assert.deepStrictEqual(RetryAfter.parse("9".repeat(400), 0), Option.none())
  })

  it.effect.prop(
    "of any text is a pause that is not negative, or nothing",
    [Schema.String],
    ([text]) =>
      Effect.sync(() => {
        for (const value of [text, `${text}9`, `-${text}`]) {
          assert.isTrue(Option.match(RetryAfter.parse(value, 0), {
            onNone: () => true,
            onSome: (pause) => Duration.isGreaterThanOrEqualTo(pause, Duration.zero)
          }))
        }
      })
  )
})

describe("a pace", () => {
  const pace = {
    initialDelay: "5 seconds",
    steps: [{ after: 0, interval: "2 seconds" }, { after: "30 seconds", interval: "7 seconds" }]
  } as const

  it("holds each step from its age on", () => {
    const gap = (age: Duration.Input) => Duration.toSeconds(PollSchedule.gapAt(pace, Duration.fromInputUnsafe(age)))
    assert.deepStrictEqual([gap(0), gap("29 seconds"), gap("30 seconds"), gap("1 day")], [2, 2, 7, 7])
  })

  it("grows by a factor up to its longest", () => {
    const { steps } = PollSchedule.growing({
      initialDelay: "5 seconds",
      interval: "8 seconds",
      factor: 1.5,
      longest: "20 seconds"
    })
    assert.deepStrictEqual(
      steps.map(({ after, interval }) => [Duration.toMillis(after), Duration.toMillis(interval)]),
      [[5000, 8000], [13000, 12000], [25000, 18000], [43000, 20000]]
    )
  })
})

describe("a request", () => {
  const Request = Schema.Struct({ model: TaskRequest.openModel(["a", "b"]), input: TaskRequest.TaskInput })
  const check = TaskRequest.validate("acme", Request)

  it.effect("takes any model and any fields", () =>
    Effect.gen(function*() {
      const request = { model: "brand-new", input: { seed: 7, image_urls: ["a"] } }
      assert.deepStrictEqual(yield* check(request), request)
    }))

  it.effect("with a field that no request has names it", () =>
    Effect.gen(function*() {
      const error = yield* Effect.flip(check({ model: "a", input: {}, callBackUrl: "https://me.example" }))
      assert.deepStrictEqual(error.problems.map(({ path }) => path), ["callBackUrl"])
    }))

  it.effect("names every problem at once", () =>
    Effect.gen(function*() {
      const error = yield* Effect.flip(check({ model: " ", input: { prompt: "\n" } }))
      assert.deepStrictEqual(error.problems.map(({ path }) => path), ["model", "input.prompt"])
      assert.include(error.message, "\n- model: must not be empty\n- input.prompt: must not be empty\n")
    }))

  for (const request of [null, "x", {}, { model: 3, input: {} }, { model: "a", input: [] }]) {
    it.effect(`${JSON.stringify(request)} is InvalidRequest`, () =>
      Effect.gen(function*() {
        assert.strictEqual((yield* Effect.flip(check(request)))._tag, "InvalidRequest")
      }))
  }
})

describe("an error, a handle and a snapshot", () => {
  const handle = TaskRef.make({ provider: "kie", kind: "image", id: "281e5b04" })
  const error = new TaskFailed({
    provider: "kie",
    ref: handle,
    status: "fail",
    code: "500",
    category: "Upstream",
    description: "no capacity"
  })
  const timeout = new WaitTimeout({
    provider: "kie",
    ref: handle,
    elapsed: Duration.minutes(30),
    polls: 3,
    lastSnapshot: TaskSnapshot.make({ _tag: "Running", ref: handle, status: "generating", progress: 40 })
  })

  it("are shown in a console with class, message, stack and fields", () => {
    for (const one of [error, timeout]) {
      const shown = inspect(one)
      assert.isTrue(shown.startsWith(`@effect-media/core/${one._tag}: ${one.message}`), shown)
      assert.include(shown, "vocabulary.test.ts")
      assert.include(shown, "281e5b04")
    }
    assert.include(inspect(error), `"category": "Upstream"`)
  })

  it("go through JSON and structuredClone", () => {
    for (const one of [error, timeout, handle, timeout.lastSnapshot]) {
      assert.include(JSON.stringify(one), "281e5b04")
      structuredClone(one)
    }
    // A clone of any error keeps the stack, whose first line is the message, and no fields; JSON keeps the fields.
    assert.include(structuredClone(error).stack, error.message)
    assert.deepStrictEqual(structuredClone(handle), { v: 1, provider: "kie", kind: "image", id: "281e5b04" })
  })
})
