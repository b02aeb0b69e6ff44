/**
 * Replicate's predictions as one Effect service: official models, versions and deployments.
 *
 * Source: Replicate's HTTP API reference and the source of its own clients, 2025 and 2026.
 */
import * as ProviderHttp from "@effect-media/core/http/ProviderHttp"
import * as TaskRequest from "@effect-media/core/model/TaskRequest"
import * as PollSchedule from "@effect-media/core/polling/PollSchedule"
import type { Cancellation } from "@effect-media/core/task/Cancellation"
import * as Handover from "@effect-media/core/task/Handover"
import type { StatusError } from "@effect-media/core/task/TaskError"
import type { Limits, TaskProvider } from "@effect-media/core/task/TaskProvider"
import { acceptRef, type MediaKind, TaskRef } from "@effect-media/core/task/TaskRef"
import * as ScriptedProvider from "@effect-media/core/testing/ScriptedProvider"
import * as Config from "effect/Config"
import * as Context from "effect/Context"
import * as DateTime from "effect/DateTime"
import * as Effect from "effect/Effect"
import type * as HttpClient from "effect/http/HttpClient"
import * as Layer from "effect/Layer"
import * as Schema from "effect/Schema"
import { imageModels, kindOf, videoModels } from "./ReplicateModels.ts"
import * as Wire from "./ReplicateWire.ts"

/** The operations of Replicate. */
export interface ReplicateService extends TaskProvider<ReplicateRequest> {
  /** Cancels a task. Replicate may bill the time until then. */
  readonly cancel: (ref: TaskRef) => Effect.Effect<Cancellation, StatusError>
}

/**
 * Replicate's models.
 *
 * @example
 * ```ts import.meta.vitest
 * import { Poller } from "@effect-media/core"
 * import { Replicate } from "@effect-media/replicate"
 * import * as Effect from "effect/Effect"
 *
 * const program = Effect.gen(function*() {
 *   const replicate = yield* Replicate
 *   const task = yield* Poller.run(replicate, {
 *     model: "black-forest-labs/flux-schnell",
 *     input: { prompt: "a paper boat on a lake of ink" }
 *   })
 *   return task.assets.map(({ url }) => url)
 * })
 *
 * const test = program.pipe(
 *   Effect.provide([Replicate.layerTest([{ urls: ["https://cdn.example/boat.png"] }]), Poller.layer])
 * )
 * await Effect.runPromise(test) // => ["https://cdn.example/boat.png"]
 * ```
 */
export class Replicate extends Context.Service<Replicate, ReplicateService>()("@effect-media/replicate/Replicate") {
  /** Creates the service, for code that provides it in another way than by a layer. */
  static get make(): typeof make {
    return make
  }

  /** Creates the service with these options. */
  static layer(options: ReplicateOptions): Layer.Layer<Replicate, never, HttpClient.HttpClient> {
    return Layer.effect(Replicate, make(options))
  }

  /**
   * Creates the service with options from the environment: `REPLICATE_API_TOKEN`, and `REPLICATE_BASE_URL` if it is set.
   */
  static layerConfig(
    options: Config.Wrap<ReplicateOptions> = ProviderHttp.optionsFromEnv("REPLICATE", "REPLICATE_API_TOKEN")
  ): Layer.Layer<Replicate, Config.ConfigError, HttpClient.HttpClient> {
    return Layer.effect(Replicate, Effect.flatMap(Config.unwrap(options), make))
  }

  /** Creates a test double that follows a script, and {@link ReplicateCalls} to inspect its calls. */
  static layerTest(script: ReadonlyArray<ScriptedProvider.ScriptedTask>): Layer.Layer<Replicate | ReplicateCalls> {
    const double = { provider, script, describe, validate: Effect.succeed(validate) }
    return ScriptedProvider.layer(Replicate, ReplicateCalls, double, (scripted) => ({
      ...scripted,
      cancel: (ref) => Effect.succeed({ _tag: "CancelRequested", ref, billing: "unknown" })
    }))
  }
}

/** The calls that the test double of {@link Replicate.layerTest} received. */
export class ReplicateCalls extends Context.Service<ReplicateCalls, ScriptedProvider.Calls>()(
  "@effect-media/replicate/Replicate/ReplicateCalls"
) {}

const name = "(?!\\.{1,2}(?:/|:|$))[\\w.-]+"
const modelPath = new RegExp(
  `^(?:deployments/${name}/${name}|(?!deployments/)${name}/${name}(?::[0-9a-f]{64})?|[0-9a-f]{64})$`
)

/**
 * A task request for Replicate.
 *
 * - `model`: an official model (`owner/name`), a version (64 hexadecimal digits, also behind `owner/name:`), or a
 *   deployment (`deployments/owner/name`). Known ids appear in completions; any other is accepted
 * - `input`: the model's own fields
 * - `callbackUrl`: where Replicate posts the end of the task; HTTPS
 * - `kind`: the kind of the result. @default by the words of the id
 * - `cancelAfter`: the time in seconds after which Replicate cancels the task, from 5 seconds to a day
 * - `wait`: the time in seconds, at most 60, for which the reply to the submit is held back until the task has ended
 */
export const ReplicateRequest = Schema.Struct({
  ...TaskRequest.fields([...imageModels, ...videoModels]),
  cancelAfter: Schema.optionalKey(Schema.Int.check(Schema.isBetween({ minimum: 5, maximum: 86_400 }))),
  wait: Schema.optionalKey(Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 60 })))
}).check(
  Schema.makeFilter(({ model }) =>
    modelPath.test(model) || { path: ["model"], issue: "must be like owner/name, a version or deployments/owner/name" }
  )
)

/** A task request for Replicate. */
export interface ReplicateRequest extends Schema.Schema.Type<typeof ReplicateRequest> {}

/** Options of the layer. */
export interface ReplicateOptions extends ProviderHttp.ProviderOptions {
  /** Keeps the last lines of each task's log in its snapshots. @default false */
  readonly logs?: boolean | undefined
}

const { provider } = Wire.dialect

/** Per account: 600 submits and 3,000 other requests a minute. */
const limits: Limits = {
  creates: { limit: 600, window: "1 minute" },
  queries: { limit: 3000, window: "1 minute" }
}

/** Replicate asks for a poll every one or two seconds. */
export const polling = PollSchedule.forAllKinds({
  initialDelay: "2 seconds",
  steps: [{ after: 0, interval: "1 second" }, { after: "1 minute", interval: "2 seconds" }]
})

const describe = ({ kind, model }: ReplicateRequest): { readonly kind: MediaKind; readonly model: string } => ({
  kind: kind ?? kindOf(model),
  model
})
const validate = TaskRequest.validate(provider, ReplicateRequest)

/** Creates the service. */
export const make = Effect.fnUntraced(function*(
  options: ReplicateOptions
): Effect.fn.Return<ReplicateService, never, HttpClient.HttpClient> {
  const http = yield* ProviderHttp.make(Wire.dialect, options)

  const submit = Effect.fn("Replicate.submit")(function*(request: ReplicateRequest) {
    const { callbackUrl, cancelAfter, input, model, wait } = yield* validate(request)
    const { path, version } = Wire.targetOf(model)
    const webhook = callbackUrl === undefined ? {} : { webhook: callbackUrl, webhook_events_filter: ["completed"] }
    const { body: { id } } = yield* http.submit({
      path,
      headers: {
        prefer: wait === undefined ? undefined : `wait=${wait}`,
        "cancel-after": cancelAfter === undefined ? undefined : `${cancelAfter}s`
      },
      model,
      body: { version, input, ...webhook },
      schema: Wire.CreateReply
    })
    return TaskRef.make({ provider, ...describe(request), id, submittedAt: yield* DateTime.now })
  }, (submitting) => Handover.keep(provider, submitting))

  const pathOf = ({ id }: TaskRef) => `/v1/predictions/${ProviderHttp.pathSegment(id)}`
  const toReport = (kind: MediaKind) => (prediction: Wire.Prediction) => {
    const { logs, ...report } = Wire.toReport(prediction, kind)
    return options.logs === true && logs !== undefined ? { ...report, logs } : report
  }
  const status = acceptRef((ref) =>
    http.status({
      ref,
      span: "Replicate.status",
      path: pathOf(ref),
      schema: Wire.Prediction,
      toReport: toReport(ref.kind)
    })
  )

  const cancel: ReplicateService["cancel"] = Effect.fn("Replicate.cancel")(function*(given: TaskRef) {
    const ref = yield* TaskRef.decode(given)
    const path = `${pathOf(ref)}/cancel`
    const answer = yield* http.cancel({ ref, method: "POST", path, toAnswer: Wire.readCancel(ref) })
    if (answer._tag !== "TooLate") return answer
    const snapshot = yield* Effect.orElseSucceed(status(ref), () => undefined)
    return snapshot === undefined ? answer : { ...answer, snapshot }
  })

  const callbackUrl = (request: ReplicateRequest) => request.callbackUrl
  return { provider, limits, polling, submit, callbackUrl, status, cancel }
})
