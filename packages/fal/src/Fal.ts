/**
 * fal's queue as one Effect service: any model of its gallery.
 *
 * Source: fal's documentation ("Queue API", "Errors") and the source of its own clients, 2026.
 */
import * as ProviderHttp from "@effect-media/core/http/ProviderHttp"
import * as TaskRequest from "@effect-media/core/model/TaskRequest"
import * as PollSchedule from "@effect-media/core/polling/PollSchedule"
import type { Cancellation } from "@effect-media/core/task/Cancellation"
import { InvalidRequest, type StatusError } from "@effect-media/core/task/TaskError"
import type { TaskProvider } from "@effect-media/core/task/TaskProvider"
import { acceptRef, type MediaKind, TaskRef } from "@effect-media/core/task/TaskRef"
import * as ScriptedProvider from "@effect-media/core/testing/ScriptedProvider"
import * as Config from "effect/Config"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import type * as HttpClient from "effect/http/HttpClient"
import * as Layer from "effect/Layer"
import * as Schema from "effect/Schema"
import { audioModels, imageModels, kindOf, otherModels, videoModels } from "./FalModels.ts"
import * as Wire from "./FalWire.ts"

/** The operations of fal. */
export interface FalService extends TaskProvider<FalRequest> {
  readonly provider: "fal"
  /**
   * Cancels a task. One in the queue is taken off it; a running one is asked to stop, and may complete nevertheless.
   */
  readonly cancel: (ref: TaskRef) => Effect.Effect<Cancellation, StatusError>
}

/**
 * fal's models.
 *
 * @example
 * ```ts import.meta.vitest
 * import { Poller } from "@effect-media/core"
 * import { Fal } from "@effect-media/fal"
 * import * as Effect from "effect/Effect"
 *
 * const input = { prompt: "a paper boat on a lake of ink" }
 * const program = Fal.use((fal) => Poller.run(fal, { model: "fal-ai/flux/dev", input }))
 *
 * const double = Fal.layerTest([{ urls: ["https://cdn.example/boat.png"] }])
 * const task = await Effect.runPromise(Effect.provide(program, [double, Poller.layer]))
 * task.assets.map(({ url }) => url) // => ["https://cdn.example/boat.png"]
 * ```
 */
export class Fal extends Context.Service<Fal, FalService>()("@effect-media/fal/Fal") {
  /** Creates the service, for code that provides it in another way than by a layer. */
  static get make(): typeof make {
    return make
  }

  /** Creates the service with these options. */
  static layer(options: FalOptions): Layer.Layer<Fal, never, HttpClient.HttpClient> {
    return Layer.effect(Fal, make(options))
  }

  /** Creates the service with options from the environment: `FAL_KEY`, and `FAL_BASE_URL` if it is set. */
  static layerConfig(
    options: Config.Wrap<FalOptions> = ProviderHttp.optionsFromEnv("FAL", "FAL_KEY")
  ): Layer.Layer<Fal, Config.ConfigError, HttpClient.HttpClient> {
    return Layer.effect(Fal, Effect.flatMap(Config.unwrap(options), make))
  }

  /** Creates a test double that follows a script, and {@link FalCalls} to inspect its calls. */
  static layerTest(script: ReadonlyArray<ScriptedProvider.ScriptedTask>): Layer.Layer<Fal | FalCalls> {
    const double = { provider, script, describe, validate: Effect.succeed(validate) }
    return ScriptedProvider.layer(Fal, FalCalls, double, (scripted) => ({
      ...scripted,
      cancel: (ref) => Effect.succeed({ _tag: "CancelRequested", ref, billing: "unknown" })
    }))
  }
}

/** The calls that the test double of {@link Fal.layerTest} received. */
export class FalCalls extends Context.Service<FalCalls, ScriptedProvider.Calls>()("@effect-media/fal/Fal/FalCalls") {}

const modelPath = /^(?:[\w-]+(?:\/(?!\.{1,2}(?:\/|$))[\w.-]+)+|\d+-[\w-]+)$/

/**
 * A task request for fal.
 *
 * - `model`: the id of a model, `owner/app` with any further parts. Known ids appear in completions; any other is accepted
 * - `input`: the model's own fields
 * - `callbackUrl`: where fal posts the end of the task; HTTPS
 * - `kind`: the kind of the result. @default by the words of the id
 * - `priority`: the place in the queue
 * - `startTimeout`: the time in seconds in which the run must start; after it the task has failed with `request_timeout`
 * - `maxQueueLength`: refuses the submit if more requests wait than this
 * - `runnerHint`: prefers the runner that had the same hint before
 * - `noRetry`: has fal not repeat a run that failed by a fault of the platform
 */
export const FalRequest = Schema.Struct({
  ...TaskRequest.fields([...imageModels, ...videoModels, ...audioModels, ...otherModels]),
  priority: Schema.optionalKey(Schema.Literals(["normal", "low"])),
  startTimeout: Schema.optionalKey(Schema.Finite.check(Schema.isGreaterThan(1))),
  maxQueueLength: Schema.optionalKey(Schema.Int.check(Schema.isGreaterThanOrEqualTo(0))),
  runnerHint: Schema.optionalKey(Schema.String.check(Schema.isPattern(/^[\x21-\x7e]+$/, { expected: "ASCII text" }))),
  noRetry: Schema.optionalKey(Schema.Literal(true))
}).check(
  Schema.makeFilter(({ model }) =>
    modelPath.test(model) || { path: ["model"], issue: "must be an id such as fal-ai/flux/dev" }
  )
)

/** A task request for fal. */
export interface FalRequest extends Schema.Schema.Type<typeof FalRequest> {}

/** Options of the layer. */
export interface FalOptions extends ProviderHttp.ProviderOptions {
  /** Asks for the log of each task, of which a snapshot has the last lines. @default false */
  readonly logs?: boolean | undefined
}

const { provider } = Wire.dialect

/** fal documents no pace. Its own clients poll 2 to 10 times a second; a second, and later five, is enough. */
export const polling = PollSchedule.forAllKinds({
  initialDelay: "2 seconds",
  steps: [{ after: 0, interval: "1 second" }, { after: "1 minute", interval: "5 seconds" }]
})

const describe = ({ kind, model }: FalRequest): { readonly kind: MediaKind; readonly model: string } => ({
  kind: kind ?? kindOf(model),
  model
})
const validate = TaskRequest.validate(provider, FalRequest)

/** Creates the service. */
export const make = Effect.fnUntraced(function*(
  options: FalOptions
): Effect.fn.Return<FalService, never, HttpClient.HttpClient> {
  const http = yield* ProviderHttp.make(Wire.dialect, options)

  const submit = Effect.fn("Fal.submit")(function*(request: FalRequest) {
    const { callbackUrl, input, maxQueueLength, model, noRetry, priority, runnerHint, startTimeout } = yield* validate(
      request
    )
    return yield* http.create({
      ...describe(request),
      path: `/${model}`,
      query: { fal_webhook: callbackUrl, fal_max_queue_length: maxQueueLength?.toString() },
      headers: {
        "x-fal-queue-priority": priority,
        "x-fal-request-timeout": startTimeout?.toString(),
        "x-fal-runner-hint": runnerHint,
        "x-fal-no-retry": noRetry && "1"
      },
      body: input,
      schema: Wire.CreateReply,
      idOf: ({ request_id }) => request_id
    })
  })

  /** Returns the path of a task, which needs its model. */
  const pathOf = (ref: TaskRef) => {
    if (ref.model !== undefined && modelPath.test(ref.model)) {
      return Effect.succeed(`/${Wire.appOf(ref.model)}/requests/${ProviderHttp.pathSegment(ref.id)}`)
    }
    const problem = "fal is asked with the model that the task was submitted with"
    return Effect.fail(InvalidRequest.local(provider, [{ path: "model", problem }], ref))
  }

  const status = acceptRef((ref) =>
    Effect.flatMapEager(pathOf(ref), (path) =>
      http.status({
        ref,
        span: "Fal.status",
        path: `${path}/status${options.logs === true ? "?logs=1" : ""}`,
        schema: Wire.StatusReply,
        toReport: Wire.toReport,
        accept: Wire.readTimeout,
        // The URL of the result differs between pages. It is followed if the key may go there.
        result: (reply) => ({ path: http.pathOf(Wire.resultUrl(reply)) ?? path, toReport: Wire.readResult(reply) })
      }))
  )

  const cancel: FalService["cancel"] = Effect.fn("Fal.cancel")(function*(given: TaskRef) {
    const ref = yield* TaskRef.decode(given)
    const path = `${yield* pathOf(ref)}/cancel`
    const answer = yield* http.cancel({ ref, method: "PUT", path, toAnswer: Wire.readCancel(ref) })
    if (answer._tag !== "TooLate") return answer
    const snapshot = yield* Effect.orElseSucceed(status(ref), () => undefined)
    return snapshot === undefined ? answer : { ...answer, snapshot }
  })

  const callbackUrl = (request: FalRequest) => request.callbackUrl
  // The limit is on running tasks, by the account; the queue takes any number of them.
  return { provider, limits: {}, polling, submit, callbackUrl, status, cancel }
})
