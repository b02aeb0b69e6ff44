/**
 * APIPod's image and video models as one Effect service.
 *
 * Source: docs.apipod.ai: "Query Image Task" of April 2026, the pages of the models, and what the pages say of polling
 * and idempotency keys.
 */
import * as ProviderHttp from "@effect-media/core/http/ProviderHttp"
import * as TaskRequest from "@effect-media/core/model/TaskRequest"
import * as PollSchedule from "@effect-media/core/polling/PollSchedule"
import * as Handover from "@effect-media/core/task/Handover"
import { InvalidRequest, type SubmitError } from "@effect-media/core/task/TaskError"
import { type Idempotency, SubmitKey, type TaskProvider, type TypedModels } from "@effect-media/core/task/TaskProvider"
import { acceptRef, type MediaKind, TaskRef } from "@effect-media/core/task/TaskRef"
import type { Cost } from "@effect-media/core/task/TaskSnapshot"
import * as ScriptedProvider from "@effect-media/core/testing/ScriptedProvider"
import * as Config from "effect/Config"
import * as Context from "effect/Context"
import * as SecureRandom from "effect/crypto/SecureRandom"
import * as DateTime from "effect/DateTime"
import * as Effect from "effect/Effect"
import type * as HttpClient from "effect/http/HttpClient"
import * as Layer from "effect/Layer"
import * as Schema from "effect/Schema"
import type { Inputs } from "../models/table.js"
import { imageModels, videoModels } from "./ApiPodModels.ts"
import * as Wire from "./ApiPodWire.ts"

/**
 * The operations of APIPod: tasks. A submit is repeated under one idempotency key, so that a broken connection does not
 * cause a second task.
 */
export interface ApiPodService extends TaskProvider<ApiPodRequest>, TypedModels<Inputs> {
  readonly provider: "apipod"
  /**
   * Submits a task to APIPod. The input of a known model is checked by its type, and the request is checked against the
   * facts known of its model before it is sent.
   */
  readonly submit: <const Id extends TaskRequest.ModelId<Inputs>>(
    request: ApiPodRequest<Id>
  ) => Effect.Effect<TaskRef, SubmitError>
  /**
   * Submits like `submit`, and returns more. While the vendor still processes the first submit of a key (409
   * `idempotency_in_progress`), it waits as requested and sends again, and fails with `RateLimited` if that does not
   * end. A key that was used for another task (409 `idempotency_conflict`) is an `InvalidRequest`.
   */
  readonly submitWithReceipt: <const Id extends TaskRequest.ModelId<Inputs>>(
    request: ApiPodRequest<Id>
  ) => Effect.Effect<ApiPodReceipt, SubmitError>
}

/**
 * APIPod's reply to a submit.
 *
 * - `ref`: the handle of the task
 * - `idempotencyKey`: the key that it was sent under, the caller's or a new one
 * - `replayed`: true if an earlier submit under the key had already created the task (`X-Idempotent-Replay`)
 * - `requestId`: the vendor's id of the request, for its support (`X-Request-ID`)
 * - `cost`: the charge for the request, in US dollars (`X-Request-Cost`); a replay is not charged again
 */
export interface ApiPodReceipt {
  readonly ref: TaskRef
  readonly idempotencyKey: string
  readonly replayed: boolean
  readonly requestId?: string | undefined
  readonly cost?: Cost | undefined
}

/**
 * APIPod's image and video models.
 *
 * @example
 * ```ts import.meta.vitest
 * import { ApiPod } from "@effect-media/apipod"
 * import { Poller } from "@effect-media/core"
 * import * as Effect from "effect/Effect"
 *
 * const input = { prompt: "a paper boat" }
 * const program = ApiPod.use((apipod) => Poller.run(apipod, { model: "nano-banana-2", input }))
 *
 * const double = ApiPod.layerTest([{ urls: ["https://cdn.example/boat.png"] }])
 * const task = await Effect.runPromise(Effect.provide(program, [double, Poller.layer]))
 * task.assets.map(({ url }) => url) // => ["https://cdn.example/boat.png"]
 * ```
 */
export class ApiPod extends Context.Service<ApiPod, ApiPodService>()("@effect-media/apipod/ApiPod") {
  /** Creates the service, for code that provides it in another way than by a layer. */
  static get make(): typeof make {
    return make
  }

  /** Creates the service with these options. */
  static layer(options: ApiPodOptions): Layer.Layer<ApiPod, never, HttpClient.HttpClient> {
    return Layer.effect(ApiPod, make(options))
  }

  /** Creates the service with options from the environment: `APIPOD_API_KEY`, and `APIPOD_BASE_URL` if it is set. */
  static layerConfig(
    options: Config.Wrap<ApiPodOptions> = ProviderHttp.optionsFromEnv("APIPOD")
  ): Layer.Layer<ApiPod, Config.ConfigError, HttpClient.HttpClient> {
    return Layer.effect(ApiPod, Effect.flatMap(Config.unwrap(options), make))
  }

  /**
   * Returns a request, checked against the types of its model: for functions that take any provider's request, like
   * `Poller.run`.
   */
  static request<const Id extends TaskRequest.ModelId<Inputs>>(request: ApiPodRequest<Id>): ApiPodRequest<Id> {
    return request
  }

  /** Creates a test double that follows a script, and {@link ApiPodCalls} to inspect its calls. */
  static layerTest(
    script: ReadonlyArray<ScriptedProvider.ScriptedTask>,
    options: TaskRequest.ValidationOptions = {}
  ): Layer.Layer<ApiPod | ApiPodCalls> {
    const double = { provider, script, describe, validate: validator(options) }
    return ScriptedProvider.layer(ApiPod, ApiPodCalls, double, (scripted) => {
      const submitWithReceipt = Effect.fnUntraced(function*(request: Job) {
        const idempotencyKey = request.idempotencyKey ?? (yield* newIdempotencyKey)
        return { ref: yield* scripted.submit(request), idempotencyKey, replayed: false }
      })
      const submit = (request: Job) =>
        Effect.flatMap(
          SubmitKey,
          (key) => scripted.submit(key === undefined ? request : { idempotencyKey: key, ...request })
        )
      return { ...scripted, submit, submitWithReceipt, idempotency }
    })
  }
}

/** The calls that the test double of {@link ApiPod.layerTest} received. */
export class ApiPodCalls
  extends Context.Service<ApiPodCalls, ScriptedProvider.Calls>()("@effect-media/apipod/ApiPod/ApiPodCalls")
{}

/**
 * The idempotency key of one task, under which APIPod creates one task for several submits: 1 to 255 visible ASCII
 * characters, with spaces only between them. APIPod keeps it for 7 days, per API key and kind.
 */
export const IdempotencyKey = Schema.String.check(
  Schema.isMaxLength(255),
  Schema.isPattern(/^[!-~](?:[ -~]*[!-~])?$/, { expected: "visible ASCII characters, spaces only between them" })
)

/**
 * A task request for APIPod.
 *
 * - `model`: a model id. Known ids appear in completions; any other id is accepted
 * - `input`: the model's own fields
 * - `kind`: the kind of the result; needed for models that are not known here
 * - `callbackUrl`: where APIPod posts the end of the task
 * - `idempotencyKey`: the key of this task; @default a new UUID for every submit
 */
export const ApiPodRequest = Schema.Struct({
  ...TaskRequest.fields([...imageModels, ...videoModels]),
  kind: Schema.optionalKey(Schema.Literals(["image", "video"])),
  idempotencyKey: Schema.optionalKey(IdempotencyKey)
})

type Job = typeof ApiPodRequest.Type

/** A task request for APIPod, for one model or for any. */
export interface ApiPodRequest<Id extends string = string> extends TaskRequest.Typed<Job, Inputs, Id> {}

/** Options of APIPod's layers. */
export interface ApiPodOptions extends ProviderHttp.ProviderOptions, TaskRequest.ValidationOptions {}

const { provider } = Wire.dialect

type Kind = "image" | "video"

const describe = TaskRequest.describeBy({ image: imageModels, video: videoModels })

const isKind = (kind: MediaKind): kind is Kind => kind === "image" || kind === "video"

const fieldsValidator = TaskRequest.validator(
  provider,
  ApiPodRequest,
  () => import("./internal/check.ts"),
  ({ id, kind }, said) =>
    (said === "image" || said === "video") && said !== kind
      ? `"${id}" is asked for at /v1/${kind}s, not as "${said}": leave kind out, or say "${kind}"`
      : undefined
)

/** Checks requests. Images and videos have their own paths, which depend on the kind. */
const validator = (options: TaskRequest.ValidationOptions) =>
  Effect.map(fieldsValidator(options), (validate) =>
    Effect.fnUntraced(function*(request: unknown) {
      const checked = yield* validate(request)
      const { kind } = describe(checked)
      if (isKind(kind)) return { ...checked, kind }
      const problem = `the model "${checked.model}" is not known here: say whether it makes an "image" or a "video"`
      return yield* InvalidRequest.local(provider, [{ path: "kind", problem }])
    }))

/** Keys count for a day less than APIPod keeps them, to allow for wrong clocks and for submits that wait. */
const idempotency: Idempotency<Job> = { live: "6 days", keyOf: ({ idempotencyKey }) => idempotencyKey }

const newIdempotencyKey = Effect.map(SubmitKey, (key) => key ?? SecureRandom.uuidV4Unsafe())

/** Creates the service. */
export const make = Effect.fnUntraced(function*(
  options: ApiPodOptions
): Effect.fn.Return<ApiPodService, never, HttpClient.HttpClient> {
  const http = yield* ProviderHttp.make(Wire.dialect, options)
  const validate = yield* validator(options)

  const send = Effect.fnUntraced(function*(request: Job): Effect.fn.Return<ApiPodReceipt, SubmitError> {
    const { callbackUrl, input, kind, model, ...rest } = yield* validate(request)
    const idempotencyKey = rest.idempotencyKey ?? (yield* newIdempotencyKey)
    const { body: { data: { task_id: id } }, headers } = yield* http.submit({
      path: `/v1/${kind}s/generations`,
      model,
      body: { ...input, model, callback_url: callbackUrl ?? input["callback_url"] },
      idempotencyKey,
      schema: Wire.CreateReply
    })
    const cost = Number(headers["x-request-cost"] || Number.NaN)
    return {
      ref: TaskRef.make({ provider, kind, model, id, submittedAt: yield* DateTime.now }),
      idempotencyKey,
      replayed: headers["x-idempotent-replay"]?.toLowerCase() === "true",
      requestId: headers["x-request-id"],
      cost: Number.isFinite(cost) ? { amount: cost, unit: "USD" } : undefined
    }
  }, (submitting) => Handover.keep(provider, submitting))

  const submitWithReceipt = Effect.fn("ApiPod.submitWithReceipt")(send)
  const submit = Effect.fn("ApiPod.submit")((request: Job) => Effect.map(send(request), ({ ref }) => ref))

  const status: ApiPodService["status"] = acceptRef((ref) => {
    if (!isKind(ref.kind)) {
      const problem = `APIPod makes "image" and "video", not "${ref.kind}"`
      return Effect.fail(InvalidRequest.local(provider, [{ path: "kind", problem }], ref))
    }
    return http.status({
      ref,
      span: "ApiPod.status",
      path: `/v1/${ref.kind}s/status/${ProviderHttp.pathSegment(ref.id)}`,
      schema: Wire.StatusReply,
      toReport: ({ data }) => data ? Wire.toReport(data) : undefined
    })
  })

  const callbackUrl = (request: Job) => request.callbackUrl
  const polling = PollSchedule.forAllKinds(PollSchedule.usualPolicy)
  return { provider, limits: {}, polling, submit, submitWithReceipt, callbackUrl, idempotency, status }
})
