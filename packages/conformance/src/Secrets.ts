/**
 * Searches for a key in everything that a run leaves behind.
 */
import { AssetFiles, AssetStore, type Succeeded, TaskError, TaskRef } from "@effect-media/core"
import { Emulator } from "@effect-media/emulator"
import * as Cause from "effect/Cause"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Layer from "effect/Layer"
import * as Logger from "effect/Logger"
import * as Option from "effect/Option"
import * as Redacted from "effect/Redacted"
import * as References from "effect/References"
import * as Schema from "effect/Schema"
import * as Tracer from "effect/Tracer"
import { inspect } from "node:util"
import type { Api } from "./Api.ts"
import type { Scenario } from "./Case.ts"
import type { Mode } from "./Mode.ts"
import { run } from "./Run.ts"

/** A text, and the place where it was found. */
export interface Trace {
  readonly place: string
  readonly text: string
}

/** The key that must not be found; it has characters that are encoded differently in URLs and in JSON. */
export const canary = "sk-canary/7f3d+9a41c0ffee"

/** The words before the key in the Authorization headers of all vendors. */
const schemes = ["Bearer", "Key"]

const part = "7f3d+9a41c"

/** The spellings of the key, and of a large part of it. */
const spellings: ReadonlyArray<string> = [
  part,
  encodeURIComponent(part),
  Buffer.from(canary).toString("base64").slice(4, -4),
  Buffer.from(canary).toString("hex").slice(4, -4)
]

/** Returns the places that contain the key. */
export const leaks = (traces: Iterable<Trace>): ReadonlyArray<string> =>
  Array.from(traces)
    .filter(({ text }) => spellings.some((spelling) => text.includes(spelling)))
    .map(({ place, text }) => {
      const at = Math.max(0, ...spellings.map((spelling) => text.indexOf(spelling)))
      return `${place}: …${text.slice(Math.max(0, at - 60), at + 40)}…`
    })

const show = (value: unknown): string => inspect(value, { depth: Infinity, showHidden: true, getters: true })

/** Returns every text that can be reached from a value, even if it is hidden. */
const reachable = (value: unknown, seen = new Set<unknown>()): string => {
  if (typeof value === "string") return value
  if (typeof value !== "object" || value === null || seen.has(value)) return ""
  seen.add(value)
  const parts = value instanceof Map || value instanceof Set ? Array.from(value) : []
  return [...Reflect.ownKeys(value).map((key) => Reflect.get(value, key)), ...parts].map((part) =>
    reachable(part, seen)
  ).join("\n")
}

const errorJson = Schema.encodeSync(Schema.fromJsonString(Schema.toCodecJson(TaskError)))
const isTaskError = Schema.is(TaskError)

/** Returns the ways in which the error of an exit, or its other contents, can be printed, sent or stored. */
export const tracesOfExit = (exit: Exit.Exit<unknown, unknown>): ReadonlyArray<Trace> => {
  if (Exit.isSuccess(exit)) {
    return [{ place: "the result", text: `${show(exit.value)}\n${reachable(exit.value)}` }]
  }
  const error = Option.getOrUndefined(Exit.findErrorOption(exit))
  return [
    { place: "Cause.pretty", text: Cause.pretty(exit.cause) },
    { place: "the inspected cause", text: show(exit.cause) },
    { place: "the cause as JSON", text: JSON.stringify(exit.cause) },
    { place: "the inspected error", text: show(error) },
    { place: "the error as a text", text: String(error) },
    { place: "JSON.stringify(error)", text: JSON.stringify(error) ?? "" },
    { place: "the stack", text: error instanceof Error ? error.stack ?? "" : "" },
    { place: "the error's fields", text: reachable(error) },
    { place: "the error's JSON", text: isTaskError(error) ? errorJson(error) : "" }
  ]
}

/** Collects logs of every level, in every format. */
export const logger = (traces: Array<Trace>) =>
  Layer.mergeAll(
    Logger.layer([
      Logger.make((options) => {
        traces.push(
          { place: "a log as JSON", text: Logger.formatJson.log(options) },
          { place: "a log in logfmt", text: Logger.formatLogFmt.log(options) },
          { place: "a log as text", text: Logger.formatSimple.log(options) },
          { place: "a log's message", text: `${show(options.message)} ${Cause.pretty(options.cause)}` }
        )
      })
    ]),
    Layer.succeed(References.MinimumLogLevel, "All")
  )

/** Collects spans with their final attributes. */
export const tracer = (traces: Array<Trace>) =>
  Layer.succeed(
    Tracer.Tracer,
    Tracer.make({
      span: (options) => {
        const span = new Tracer.NativeSpan(options)
        const end = span.end.bind(span)
        span.end = (time, exit) => {
          const cause = Exit.isFailure(exit) ? exit.cause : Cause.empty
          traces.push(
            { place: `the span ${span.name}`, text: `${span.name} ${show(span.attributes)} ${show(span.events)}` },
            {
              place: `the end of the span ${span.name}`,
              text: [show(exit), Cause.pretty(cause), JSON.stringify(exit), ...Cause.prettyErrors(cause).map(show)]
                .join("\n")
            }
          )
          end(time, exit)
        }
        return span
      }
    })
  )

const refJson = Schema.encodeSync(Schema.fromJsonString(Schema.toCodecJson(TaskRef)))

/** Finds requests that contain the key anywhere except in the Authorization header of a request to the API. */
export const tracesOfRequests = Effect.map(
  Effect.flatMap(Emulator, ({ requests }) => requests),
  (requests): ReadonlyArray<Trace> =>
    requests.flatMap(({ body, headers, operation, url }) => {
      const { authorization, ...others } = headers
      const isResult = operation === "result" || operation === "unknown"
      return [
        { place: `a request for ${operation}`, text: `${url} ${body} ${show(others)}` },
        ...(isResult && authorization !== undefined
          ? [{ place: `the authorization of ${operation}`, text: `${authorization} ${part}` }]
          : []),
        ...(isResult || schemes.some((scheme) => authorization === `${scheme} ${canary}`)
          ? []
          : [{ place: "a request without the key", text: part }])
      ]
    })
)

/** A request as a program may have it, with the key in places that a manifest omits. */
const request = {
  model: "a model",
  input: { prompt: "a paper boat", callback_url: `https://app.example/done?key=${encodeURIComponent(canary)}` },
  callBackUrl: `https://app.example/done?key=${canary}`,
  idempotency_key: canary
}

/** Saves the files of a task, and returns the files with their names, and everything that is reported about them. */
export const tracesOfSaved = Effect.fnUntraced(function*(task: Succeeded) {
  const saved = yield* Effect.exit(AssetStore.save(task, { request }))
  const files = yield* AssetFiles.use(({ all }) => all)
  return [
    ...tracesOfExit(saved),
    ...Array.from(files, ([name, bytes]): Trace => ({
      place: name.endsWith(".json") ? "a manifest" : "a stored file",
      text: `${name} ${new TextDecoder().decode(bytes)}`
    }))
  ]
}, Effect.provide(AssetStore.layerMemory(), { local: true }))

/** Plays a scenario with the key {@link canary}, saves the files, and returns every text that it leaves behind. */
export const play = Effect.fnUntraced(function*(mode: Mode, api: Api, scenario: Scenario) {
  const traces: Array<Trace> = []
  yield* Effect.gen(function*() {
    const { exit, saving } = yield* run(mode, api, scenario, { apiKey: Redacted.make(canary) })
    traces.push(...tracesOfExit(exit))
    if (saving !== undefined) traces.push(...tracesOfExit(saving.exit))
    else if (Exit.isSuccess(exit)) traces.push(...(yield* tracesOfSaved(exit.value)))
    traces.push(...(yield* tracesOfRequests))
    const emulator = yield* Emulator
    for (const { id, kind, model } of yield* emulator.tasks) {
      const ref = TaskRef.make({ provider: api.vendor, kind, model, id })
      traces.push({ place: "a stored handle", text: `${refJson(ref)} ${show(ref)}` })
    }
  }).pipe(
    Effect.withSpan("the whole"),
    Effect.scoped,
    Effect.provide(mode.layer, { local: true }),
    Effect.provide([logger(traces), tracer(traces)])
  )
  return traces
})
