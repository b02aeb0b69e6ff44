/**
 * APIXO's image, video and music models as one Effect service.
 *
 * Source: apixo.ai/docs: the status page, the pages of the models, and what the pages say of polling, limits and the
 * balance.
 */
import * as ProviderHttp from "@effect-media/core/http/ProviderHttp"
import { openLiterals } from "@effect-media/core/http/Wire"
import * as TaskRequest from "@effect-media/core/model/TaskRequest"
import * as PollSchedule from "@effect-media/core/polling/PollSchedule"
import { InvalidRequest, type ReadError, type SubmitError } from "@effect-media/core/task/TaskError"
import type { Limits, TaskProvider, TypedModels } from "@effect-media/core/task/TaskProvider"
import { acceptRef, type TaskRef } from "@effect-media/core/task/TaskRef"
import * as ScriptedProvider from "@effect-media/core/testing/ScriptedProvider"
import * as Config from "effect/Config"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import type * as HttpClient from "effect/http/HttpClient"
import * as HttpClientRequest from "effect/http/HttpClientRequest"
import * as Layer from "effect/Layer"
import * as Schema from "effect/Schema"
import type { Inputs } from "../models/table.js"
import { audioModels, imageModels, videoModels } from "./ApixoModels.ts"
import * as Wire from "./ApixoWire.ts"

/** The operations of APIXO: tasks, and the account's balance. */
export interface ApixoService extends TaskProvider<ApixoRequest>, TypedModels<Inputs> {
  readonly provider: "apixo"
  /**
   * Submits a task to APIXO. The input of a known model is checked by its type, and the request is checked against the
   * facts known of its model before it is sent.
   */
  readonly submit: <const Id extends TaskRequest.ModelId<Inputs>>(
    request: ApixoRequest<Id>
  ) => Effect.Effect<TaskRef, SubmitError>
  /** Returns the remaining money, in US dollars. */
  readonly balance: Effect.Effect<number, ReadError>
}

/**
 * APIXO's models.
 *
 * @example
 * ```ts import.meta.vitest
 * import { Apixo } from "@effect-media/apixo"
 * import { Poller } from "@effect-media/core"
 * import * as Effect from "effect/Effect"
 *
 * const input = { mode: "text-to-image", prompt: "a paper boat" } as const
 * const program = Apixo.use((apixo) => Poller.run(apixo, { model: "nano-banana", input }))
 *
 * const double = Apixo.layerTest([{ urls: ["https://cdn.example/boat.png"] }])
 * const task = await Effect.runPromise(Effect.provide(program, [double, Poller.layer]))
 * task.assets.map(({ url }) => url) // => ["https://cdn.example/boat.png"]
 * ```
 */
export class Apixo extends Context.Service<Apixo, ApixoService>()("@effect-media/apixo/Apixo") {
  /** Creates the service, for code that provides it in another way than by a layer. */
  static get make(): typeof make {
    return make
  }

  /** Creates the service with these options. */
  static layer(options: ApixoOptions): Layer.Layer<Apixo, never, HttpClient.HttpClient> {
    return Layer.effect(Apixo, make(options))
  }

  /** Creates the service with options from the environment: `APIXO_API_KEY`, and `APIXO_BASE_URL` if it is set. */
  static layerConfig(
    options: Config.Wrap<ApixoOptions> = ProviderHttp.optionsFromEnv("APIXO")
  ): Layer.Layer<Apixo, Config.ConfigError, HttpClient.HttpClient> {
    return Layer.effect(Apixo, Effect.flatMap(Config.unwrap(options), make))
  }

  /**
   * Returns a request, checked against the types of its model: for functions that take any provider's request, like
   * `Poller.run`.
   */
  static request<const Id extends TaskRequest.ModelId<Inputs>>(request: ApixoRequest<Id>): ApixoRequest<Id> {
    return request
  }

  /** Creates a test double that follows a script, and {@link ApixoCalls} to inspect its calls. */
  static layerTest(
    script: ReadonlyArray<ScriptedProvider.ScriptedTask>,
    options: { readonly balance?: number | undefined } & TaskRequest.ValidationOptions = {}
  ): Layer.Layer<Apixo | ApixoCalls> {
    const double = { provider, script, describe, validate: validator(options) }
    const balance = Effect.succeed(options.balance ?? 0)
    return ScriptedProvider.layer(Apixo, ApixoCalls, double, (scripted) => ({ ...scripted, balance }))
  }
}

/** The calls that the test double of {@link Apixo.layerTest} received. */
export class ApixoCalls
  extends Context.Service<ApixoCalls, ScriptedProvider.Calls>()("@effect-media/apixo/Apixo/ApixoCalls")
{}

/**
 * A task request for APIXO.
 *
 * - `model`: a model id. Known ids appear in completions; any other id is accepted
 * - `input`: the model's own fields; most models need `mode`
 * - `routing`: the hosts of the model that APIXO may use (its field `provider`); @default `"auto"`
 * - `callbackUrl`: where APIXO posts the end of the task; HTTPS
 * - `kind`: the kind of the result, for models that are not known here
 */
export const ApixoRequest = Schema.Struct({
  ...TaskRequest.fields([...imageModels, ...videoModels, ...audioModels]),
  routing: Schema.optionalKey(openLiterals(["auto", "value", "official"]))
})

type Job = typeof ApixoRequest.Type

/** A task request for APIXO, for one model or for any. */
export interface ApixoRequest<Id extends string = string> extends TaskRequest.Typed<Job, Inputs, Id> {}

/** Options of APIXO's layers. */
export interface ApixoOptions extends ProviderHttp.ProviderOptions, TaskRequest.ValidationOptions {
  /**
   * The plan of the account: Free allows 10 requests a minute and 3 running tasks, Pro 60 and 10, per key. It is not
   * documented whether status requests count; they are counted here. @default "free"
   */
  readonly plan?: "free" | "pro" | undefined
}

const { provider } = Wire.dialect

const limits: Readonly<Record<"free" | "pro", Limits>> = {
  free: { requests: { limit: 10, window: "1 minute" }, running: 3 },
  pro: { requests: { limit: 60, window: "1 minute" }, running: 10 }
}

/** Polling of one kind: the initial delay, and the first gap, which grows by half each time, up to 30 s. */
const growing = (initialDelay: `${number} seconds`, interval: `${number} seconds`) =>
  PollSchedule.growing({ initialDelay, interval, factor: 1.5, longest: "30 seconds" })

const image = growing("5 seconds", "3 seconds")
const polling = {
  image,
  video: growing("60 seconds", "15 seconds"),
  audio: growing("30 seconds", "10 seconds"),
  other: image
}

const describe = TaskRequest.describeBy({ image: imageModels, video: videoModels, audio: audioModels })
const validator = TaskRequest.validator(provider, ApixoRequest, () => import("./internal/check.ts"))

/** Creates the service. */
export const make = Effect.fnUntraced(function*(
  options: ApixoOptions
): Effect.fn.Return<ApixoService, never, HttpClient.HttpClient> {
  const http = yield* ProviderHttp.make(Wire.dialect, options)
  const validate = yield* validator(options)

  const submit = Effect.fn("Apixo.submit")(function*(request: Job) {
    const { callbackUrl: callback_url, input, model, routing } = yield* validate(request)
    return yield* http.create({
      ...describe(request),
      path: `/api/v1/generateTask/${ProviderHttp.pathSegment(model)}`,
      body: { request_type: callback_url === undefined ? "async" : "callback", callback_url, provider: routing, input },
      schema: Wire.CreateReply,
      idOf: ({ data }) => data.taskId
    })
  })

  const status: ApixoService["status"] = acceptRef((ref) => {
    if (ref.model === undefined) {
      const problem = "APIXO is asked with the model that the task was submitted with"
      return Effect.fail(InvalidRequest.local(provider, [{ path: "model", problem }], ref))
    }
    return http.status({
      ref,
      span: "Apixo.status",
      path: `/api/v1/statusTask/${ProviderHttp.pathSegment(ref.model)}?taskId=${ProviderHttp.pathSegment(ref.id)}`,
      schema: Wire.StatusReply,
      toReport: ({ data }) => data ? Wire.toReport(data) : undefined
    })
  })

  const request = HttpClientRequest.get("/api/v1/apikeys/current-balance")
  const balance = http.read({ operation: "credits", request, schema: Wire.BalanceReply }).pipe(
    Effect.map(({ body }) => body.data),
    Effect.withSpan("Apixo.balance")
  )

  const callbackUrl = (request: Job) => request.callbackUrl
  return { provider, limits: limits[options.plan ?? "free"], polling, submit, callbackUrl, status, balance }
})
