/**
 * Defines the suites that every provider must pass, over a {@link Subject}.
 */
import type { ErrorKind } from "@effect-media/core/http/ErrorKind"
import { Poller } from "@effect-media/core/polling/Poller"
import { TaskError } from "@effect-media/core/task/TaskError"
import { Emulator } from "@effect-media/emulator"
import { assert, describe, it } from "@effect/vitest"
import * as ConfigProvider from "effect/ConfigProvider"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Option from "effect/Option"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import * as Sample from "./Sample.ts"
import type { Call, Subject } from "./Subject.ts"
import * as Vendor from "./Vendor.ts"

const errorJson = Schema.encodeSync(Schema.toCodecJson(TaskError))
const isTaskError = Schema.is(TaskError)

/**
 * Returns the services of a provider over a vendor that always gives the same answer, and the requests that it
 * received.
 */
const over = <S>(subject: Subject<S>, answer: Vendor.Answer) => Vendor.over(subject.layer(Vendor.options), answer)

/** Returns the services over a vendor that gives this answer to the request in question of an operation. */
const overCall = <S>(subject: Subject<S>, { after, before }: Call<S>, answer: Vendor.Answer) => {
  const answers: ReadonlyArray<Vendor.Answer> = after === undefined ? [] : [after]
  return before === undefined
    ? Vendor.over(subject.layer(Vendor.options), answer, ...answers)
    : Vendor.over(subject.layer(Vendor.options), before, answer, ...answers)
}

/** Returns an answer that refuses every request. */
const refusing = <S>(subject: Subject<S>) =>
  Vendor.json(subject.refusal("401"), subject.refusesByStatus === true ? { status: 401 } : undefined)

/** Returns the operations of one request. */
const singleCalls = <S>(subject: Subject<S>) =>
  Object.entries(subject.calls).filter(([, { before }]) => before === undefined)

/**
 * Calls every operation of a vendor that always gives the same answer. Each must return a value, or an error of the
 * library.
 */
export const toleratesAnyReply = <S>(subject: Subject<S>, answer: Vendor.Answer) =>
  Effect.forEach(
    Object.values(subject.calls),
    (call) =>
      Effect.map(
        Effect.result(Effect.provide(call.ask(undefined), overCall(subject, call, answer).layer)),
        (result) => {
          if (Result.isFailure(result)) assert.isTrue(isTaskError(result.failure))
        }
      ),
    { discard: true }
  )

/**
 * Runs all suites, as a provider's only test of the behaviour that it shares with the others.
 */
export const all = <S>(subject: Subject<S>) => {
  samples(subject)
  verdicts(subject)
  requests(subject)
  refusals(subject)
  replies(subject)
  links(subject)
  ids(subject)
  configuration(subject)
  emulated(subject)
}

/** Tests that everything under `ok` is decoded, and that everything under `error` becomes the expected typed error. */
const samples = <S>(subject: Subject<S>) => {
  it("the samples are those of every operation", () => {
    const found = Sample.folders(subject.samples).filter((folder) => !folder.startsWith("callback/"))
    assert.sameMembers([...found], Object.keys(subject.calls).flatMap((name) => [`${name}/ok`, `${name}/error`]))
  })

  for (const [operation, call] of Object.entries(subject.calls)) {
    const read = (sample: Sample.Sample) =>
      Effect.provide(call.ask(sample.kind), overCall(subject, call, Sample.answer(sample)).layer)

    describe(`the samples of ${operation}`, () => {
      for (const [name, sample] of Sample.samples(subject.samples, operation, "ok")) {
        it.effect(`${name} is read`, () =>
          Effect.gen(function*() {
            assert.deepStrictEqual(Sample.part(yield* read(sample), sample.expect), sample.expect)
          }))
      }

      for (const [name, sample] of Sample.samples(subject.samples, operation, "error")) {
        it.effect(`${name} is its typed error`, () =>
          Effect.gen(function*() {
            const error = yield* Effect.flip(read(sample))
            assert.deepStrictEqual(Sample.part(errorJson(error), sample.expect), sample.expect)
            if (sample.says === undefined) return
            if (error._tag !== "SubmitOutcomeUnknown" || error.cause._tag !== "MalformedResponse") {
              return assert.fail(error.message)
            }
            assert.include(error.cause.problem, sample.says)
          }))
      }
    })
  }
}

/** Maps an error kind to the error tag of a submit, of a status query and of another read. */
const meanings: Readonly<Record<ErrorKind, Readonly<Record<Call<never>["as"], TaskError["_tag"]>>>> = {
  Unauthorized: { submit: "Unauthorized", status: "Unauthorized", read: "Unauthorized" },
  Forbidden: { submit: "Forbidden", status: "Forbidden", read: "Forbidden" },
  InsufficientCredits: {
    submit: "InsufficientCredits",
    status: "InsufficientCredits",
    read: "InsufficientCredits"
  },
  InvalidRequest: { submit: "InvalidRequest", status: "InvalidRequest", read: "InvalidRequest" },
  NotFound: { submit: "InvalidRequest", status: "TaskNotFound", read: "InvalidRequest" },
  RateLimited: { submit: "RateLimited", status: "RateLimited", read: "RateLimited" },
  DuplicateInProgress: { submit: "SubmitOutcomeUnknown", status: "ProviderUnavailable", read: "ProviderUnavailable" },
  Unavailable: { submit: "SubmitOutcomeUnknown", status: "ProviderUnavailable", read: "ProviderUnavailable" },
  NotAccepted: { submit: "ProviderUnavailable", status: "ProviderUnavailable", read: "ProviderUnavailable" }
}

/** Tests every code, as HTTP status and in the body of HTTP 200, at every operation. */
const verdicts = <S>(subject: Subject<S>) => {
  describe("a refusal", () => {
    for (const [operation, { as, ask }] of singleCalls(subject)) {
      for (const [code, verdict] of Object.entries(subject.verdicts)) {
        it.effect(`with ${code} of ${operation} is ${meanings[verdict][as]}, in the body and as HTTP status`, () =>
          Effect.gen(function*() {
            const status = Number(code)
            // A 5xx may have been written by any server on the way: `Closed` is accepted only from the vendor's own
            // body.
            const byStatus = status >= 500 ? "Unavailable" : verdict
            const byBoth = verdict === "NotAccepted" ? verdict : byStatus
            const body = subject.refusal(code)
            const cases: Array<readonly [Vendor.Answer, ErrorKind]> = subject.refusesByStatus === true
              ? []
              : [[Vendor.json(body), verdict]]
            if (Number.isInteger(status)) {
              cases.push([Vendor.json(body, { status }), byBoth])
              cases.push([() => new Response("no JSON", { status }), byStatus])
            }
            for (const [answer, verdict] of cases) {
              const error = yield* Effect.flip(Effect.provide(ask(undefined), over(subject, answer).layer))
              const expected = { _tag: meanings[verdict][as], provider: subject.provider }
              assert.deepStrictEqual(Sample.part(errorJson(error), expected), expected)
            }
          }))
      }
    }
  })
}

/** Tests the address and the headers of every request. */
const requests = <S>(subject: Subject<S>) => {
  describe("a request", () => {
    for (const [operation, { ask, host = subject.host, method, path }] of singleCalls(subject)) {
      const settings = [
        [Vendor.options, host, "effect-media"],
        [
          { ...Vendor.options, baseUrl: "https://proxy.example/p/", userAgent: "mine/1" },
          "https://proxy.example/p",
          "mine/1"
        ]
      ] as const
      it.effect(`of ${operation} carries the key and the User-Agent to its place, under any base URL`, () =>
        Effect.gen(function*() {
          for (const [options, base, agent] of settings) {
            const { layer, sent } = Vendor.server(refusing(subject))
            yield* Effect.flip(Effect.provide(ask(undefined), Layer.provide(subject.layer(options), layer)))
            const [request, ...others] = yield* sent
            assert.lengthOf(others, 0)
            assert.deepStrictEqual([request?.method, request?.url], [method, `${base}${path}`])
            assert.deepInclude(request?.headers, {
              authorization: `${subject.scheme ?? "Bearer"} sk-canary`,
              accept: "application/json",
              "user-agent": agent
            })
            if (method === "GET") assert.isUndefined(request?.body)
          }
        }))
    }
  })
}

/** Tests the requests that the service and its test double refuse before sending. */
const refusals = <S>(subject: Subject<S>) => {
  describe("before anything is sent", () => {
    for (const [name, { asks, double = true, paths, ref, says = "" }] of Object.entries(subject.refused)) {
      it.effect(`${name} is refused${double ? ", also by the double" : ""}`, () =>
        Effect.gen(function*() {
          const { layer, sent } = over(subject, Vendor.json({}))
          for (const services of double ? [layer, subject.layerTest] : [layer]) {
            for (const ask of asks) {
              const error = yield* Effect.flip(Effect.provide(ask, services))
              if (error._tag !== "InvalidRequest") return assert.fail(error._tag)
              assert.deepStrictEqual([error.provider, error.code], [subject.provider, "local"])
              assert.deepStrictEqual(error.problems.map(({ path }) => path), paths)
              assert.deepStrictEqual(error.ref, ref)
              assert.include(error.message, says)
            }
          }
          assert.lengthOf(yield* sent, 0)
        }))
    }
  })
}

const statuses = Schema.Literals([201, 202, 302, 400, 401, 402, 403, 404, 409, 418, 422, 429, 500, 503])

const toText = Schema.encodeSync(Schema.fromJsonString(Schema.Json))

/** Tests arbitrary replies at every operation. */
const replies = <S>(subject: Subject<S>) => {
  /** Tests a body with HTTP 200, and with another status. */
  const both = (body: string | Uint8Array<ArrayBuffer>, status: number) =>
    Effect.andThen(
      toleratesAnyReply(subject, () => new Response(body)),
      toleratesAnyReply(subject, () => new Response(body, { status }))
    )
  describe("any reply", () => {
    it.effect.prop("that is JSON", [Schema.Json, statuses], ([body, status]) => both(toText(body), status))

    it.effect.prop(
      "that is JSON in the envelope",
      [Schema.Json, statuses],
      ([data, status]) => both(toText(subject.success(data)), status)
    )

    it.effect.prop("that is bytes", [Schema.Uint8Array, statuses], ([bytes, status]) => both(bytes.slice(), status))

    it.effect.prop("that is text", [Schema.String, statuses], ([text, status]) => both(text, status))

    it.effect("that is nested without end", () => both(subject.deep("[".repeat(50_000) + "]".repeat(50_000)), 500))
  })
}

const succeeded = Schema.decodeUnknownOption(
  Schema.Struct({ _tag: Schema.Literal("Succeeded"), assets: Schema.NonEmptyArray(Schema.Unknown) })
)

/** Tests successes in which each link was replaced by a text that is no link. */
const links = <S>(subject: Subject<S>) => {
  const ok = Object.entries(subject.calls).filter(([, { as }]) => as === "status").flatMap(([operation, call]) =>
    Sample.samples(subject.samples, operation, "ok").map(([name, sample]) => ({ call, name, sample }))
  )
  const withFiles = ok.filter(({ call, sample }) => call.after === undefined && Option.isSome(succeeded(sample.expect)))
  describe("a success in which", () => {
    for (const noLink of ["pending", "oss://bucket/boat.png", "/files/boat.png"]) {
      for (const { call, name, sample } of withFiles) {
        it.effect(`each link is "${noLink}" has no files (${name})`, () =>
          Effect.gen(function*() {
            const text = Sample.textOf(sample).replace(/(?:https?:\/\/|data:)[^"'\\\s]+/g, noLink)
            const answer = () => new Response(text, { status: sample.httpStatus, headers: { ...sample.headers } })
            const snapshot = yield* Effect.provide(call.ask(sample.kind), overCall(subject, call, answer).layer)
            // Some results have data next to their links: it is kept as `output`.
            const expected = { _tag: "Succeeded", assets: [] }
            assert.deepStrictEqual(Sample.part(snapshot, expected), expected)
          }))
      }
    }
  })
}

/** Ids that some databases, file names or URLs cannot contain. */
const unusableIds = {
  "with NUL": "281e\u00005b04",
  "with a line break": "281e\n5b04",
  "with half of a pair": "281e\ud83d5b04",
  "of 3 KB": "x".repeat(3000)
}

/** Tests ids of tasks that may be paid for: the outcome is unknown, and the error shows the beginning of the reply. */
const ids = <S>(subject: Subject<S>) => {
  const ofId = Schema.decodeUnknownOption(Schema.Struct({ id: Schema.NonEmptyString }))
  const submits = Object.entries(subject.calls).filter(([, { as }]) => as === "submit").flatMap((
    [operation, { ask }]
  ) => Sample.samples(subject.samples, operation, "ok").map(([name, sample]) => ({ ask, name, sample })))
  describe("a reply to a submit with an id", () => {
    for (const { ask, name, sample } of submits) {
      const expected = ofId(sample.expect)
      if (Option.isNone(expected)) continue
      for (const [what, unusable] of Object.entries(unusableIds)) {
        it.effect(`${what} is an unknown outcome (${name})`, () =>
          Effect.gen(function*() {
            const text = Sample.textOf(sample).replaceAll(expected.value.id, toText(unusable).slice(1, -1))
            const answer = () => new Response(text, { status: sample.httpStatus, headers: { ...sample.headers } })
            const error = yield* Effect.flip(Effect.provide(ask(sample.kind), over(subject, answer).layer))
            if (error._tag !== "SubmitOutcomeUnknown" || error.cause._tag !== "MalformedResponse") {
              return assert.fail(error.message)
            }
            assert.strictEqual(error.cause.excerpt, text.slice(0, 200).trim())
            assert.include(error.message, "may or may not have accepted the job")
          }))
      }
    }
  })
}

/** Tests the variables that `layerConfig` reads, and the errors that name them. */
const configuration = <S>(subject: Subject<S>) => {
  const { layerConfig, variables: { key, urls } } = subject
  const configured = (env: Record<string, string>) => {
    const { layer, sent } = Vendor.server(refusing(subject))
    const config = ConfigProvider.layer(ConfigProvider.fromEnv({ env }))
    return { layer: Layer.provide(layerConfig, [layer, config]), sent }
  }
  const under = (base: string) => Object.fromEntries(urls.map((name) => [name, base]))
  const valid = { [key]: "sk-env\n", ...under("http://localhost:8080/x") }

  describe("layerConfig", () => {
    for (const base of ["http://localhost:8080/x", "https://proxy.example/x/"]) {
      it.effect(`takes the key and where to go from the environment: ${base}`, () =>
        Effect.gen(function*() {
          const { layer, sent } = configured({ ...valid, ...under(base) })
          const asks = singleCalls(subject).map(([, call]) => call)
          yield* Effect.forEach(asks, ({ ask }) => Effect.flip(ask(undefined))).pipe(Effect.provide(layer))
          const seen = (yield* sent).map(({ headers, url }) => [url, headers["authorization"]])
          const expected = asks.map((
            { path }
          ) => [`${base.replace(/\/$/, "")}${path}`, `${subject.scheme ?? "Bearer"} sk-env`])
          assert.deepStrictEqual(seen, expected)
        }))
    }

    const wrong: ReadonlyArray<readonly [name: string, what: string, env: Record<string, string>]> = [
      [key, "missing", {}],
      [key, "blank", { ...valid, [key]: " " }],
      ...urls.map((name) => [name, "no URL", { ...valid, [name]: "somewhere" }] as const)
    ]
    for (const [name, what, env] of wrong) {
      it.effect(`names ${name} that is ${what}`, () =>
        Effect.gen(function*() {
          const error = yield* Effect.flip(Layer.build(configured(env).layer))
          assert.strictEqual(error._tag, "ConfigError")
          assert.include(error.message, what === "missing" ? `${name} is not set. Set it to` : name)
        }))
    }
  })
}

/** Tests jobs from submit to their end, against the emulator's reading of the vendor's pages. */
const emulated = <S>(subject: Subject<S>) => {
  const services = subject.layer(Vendor.options).pipe(
    Layer.provide(Emulator.layerClient),
    Layer.provideMerge([Emulator.layer({ seed: 1 }), Poller.layer])
  )

  for (const { costs, fails: { category, code, message }, input, kind, model, results, run, vendor } of subject.jobs) {
    describe(`a job for ${vendor} (${kind}), over the emulator`, () => {
      it.effect("ends well, although the vendor is done before its files are there", () =>
        Effect.gen(function*() {
          const emulator = yield* Emulator
          yield* emulator.script({ vendor, duration: "100 seconds", results, resultAfterSuccess: 1 })
          const task = yield* Vendor.settle(run)
          const expected = Array.from({ length: results }, () => [kind, "result"])
          assert.deepStrictEqual(task.assets.map(({ kind, role }) => [kind, role]), expected)
          assert.strictEqual(task.cost !== undefined, costs)
          const tasks = yield* emulator.tasks
          assert.deepStrictEqual(tasks.map(({ input, model, submits }) => ({ input, model, submits })), [
            { input, model, submits: 1 }
          ])
        }).pipe(Effect.provide(services)))

      it.effect("ends as failed, with the vendor's code and words", () =>
        Effect.gen(function*() {
          const emulator = yield* Emulator
          const fail = code === "" ? { message } : { code, message }
          yield* emulator.script({ vendor, duration: "10 seconds", outcome: { fail } })
          const error = yield* Vendor.settle(Effect.flip(run))
          if (error._tag !== "TaskFailed") return assert.fail(error._tag)
          assert.deepStrictEqual([error.code, error.category, error.description], [code, category, message])
        }).pipe(Effect.provide(services)))
    })
  }
}
