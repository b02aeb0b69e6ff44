/**
 * KIE's market of image, video and audio models as one Effect service.
 *
 * Source: docs.kie.ai, pages "Market" (createTask), "Get Task Details" (recordInfo), "Common API" (credits, download
 * links) and "Getting Started" (codes, limits, polling).
 */
import * as ProviderHttp from "@effect-media/core/http/ProviderHttp"
import * as TaskRequest from "@effect-media/core/model/TaskRequest"
import * as PollSchedule from "@effect-media/core/polling/PollSchedule"
import type { ReadError, SubmitError } from "@effect-media/core/task/TaskError"
import type { Limits, TaskProvider, TypedModels } from "@effect-media/core/task/TaskProvider"
import { acceptRef, type TaskRef } from "@effect-media/core/task/TaskRef"
import * as ScriptedProvider from "@effect-media/core/testing/ScriptedProvider"
import * as Config from "effect/Config"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import type * as HttpClient from "effect/http/HttpClient"
import * as HttpClientRequest from "effect/http/HttpClientRequest"
import * as Layer from "effect/Layer"
import * as Option from "effect/Option"
import * as Schema from "effect/Schema"
import type { FormerInputs, Inputs } from "../models/table.js"
import { audioModels, imageModels, videoModels } from "./KieModels.ts"
import * as Wire from "./KieWire.ts"

/** The operations of KIE: tasks, the account's credits, and fresh links. `KieUploads` uploads input files. */
export interface KieService extends TaskProvider<KieRequest>, TypedModels<Inputs> {
  readonly provider: "kie"
  /**
   * Submits a task to KIE. The input of a known model is checked by its type, and the request is checked against the
   * facts known of its model before it is sent.
   */
  readonly submit: <const Id extends TaskRequest.ModelId<Inputs>>(
    request: KieRequest<Id>
  ) => Effect.Effect<TaskRef, SubmitError>
  /** Returns the remaining credits, a fractional number. */
  readonly credits: Effect.Effect<number, ReadError>
  /**
   * Returns a fresh link to a file that KIE made, which works for 20 minutes: for `refreshLink` of `AssetStore.save`. A
   * link to anything else is an `InvalidRequest`.
   */
  readonly refreshLink: (url: string) => Effect.Effect<string, ReadError>
  /** Creates a voice for Gemini Omni. KIE answers at once: there is no task to wait for. */
  readonly omniAudio: (voice: KieVoice) => Effect.Effect<KieOmni, SubmitError>
  /** Creates a character for Gemini Omni. KIE answers at once: there is no task to wait for. */
  readonly omniCharacter: (character: KieCharacter) => Effect.Effect<KieOmni, SubmitError>
}

/** A voice for Gemini Omni, in KIE's own fields; `audio_id` is a preset voice. */
export interface KieVoice {
  readonly audio_id: string
  readonly name: string
  readonly voice_description?: string
  readonly example_dialogue?: string
}

/** A character for Gemini Omni, in KIE's own fields; one or two pictures show it, and `audio_ids` are its voices. */
export interface KieCharacter {
  readonly descriptions: string
  readonly image_urls: ReadonlyArray<string>
  readonly audio_ids?: ReadonlyArray<string>
  readonly character_name?: string
}

/** The result of Gemini Omni: its id, if the reply names one, and KIE's reply. */
export interface KieOmni {
  readonly id?: string | undefined
  readonly data: Schema.Json
}

/**
 * KIE's market of models.
 *
 * @example
 * ```ts import.meta.vitest
 * import { Poller } from "@effect-media/core"
 * import { Kie } from "@effect-media/kie"
 * import * as Effect from "effect/Effect"
 *
 * const program = Kie.use((kie) => Poller.run(kie, { model: "google/nano-banana", input: { prompt: "a paper boat" } }))
 *
 * const double = Kie.layerTest([{ urls: ["https://cdn.example/boat.png"] }])
 * const task = await Effect.runPromise(Effect.provide(program, [double, Poller.layer]))
 * task.assets.map(({ url }) => url) // => ["https://cdn.example/boat.png"]
 * ```
 */
export class Kie extends Context.Service<Kie, KieService>()("@effect-media/kie/Kie") {
  /** Creates the service, for code that provides it in another way than by a layer. */
  static get make(): typeof make {
    return make
  }

  /** Creates the service with these options. */
  static layer(options: KieOptions): Layer.Layer<Kie, never, HttpClient.HttpClient> {
    return Layer.effect(Kie, make(options))
  }

  /** Creates the service with options from the environment: `KIE_API_KEY`, and `KIE_BASE_URL` if it is set. */
  static layerConfig(
    options: Config.Wrap<KieOptions> = ProviderHttp.optionsFromEnv("KIE")
  ): Layer.Layer<Kie, Config.ConfigError, HttpClient.HttpClient> {
    return Layer.effect(Kie, Effect.flatMap(Config.unwrap(options), make))
  }

  /**
   * Returns a request, checked against the types of its model: for functions that take any provider's request, like
   * `Poller.run`.
   */
  static request<const Id extends TaskRequest.ModelId<Inputs>>(request: KieRequest<Id>): KieRequest<Id> {
    return request
  }

  /** Creates a test double that follows a script, and {@link KieCalls} to inspect its calls. */
  static layerTest(
    script: ReadonlyArray<ScriptedProvider.ScriptedTask>,
    options: { readonly credits?: number | undefined } & TaskRequest.ValidationOptions = {}
  ): Layer.Layer<Kie | KieCalls> {
    const double = { provider, script, describe, validate: validator(options) }
    return ScriptedProvider.layer(Kie, KieCalls, double, (scripted) => ({
      ...scripted,
      credits: Effect.succeed(options.credits ?? 0),
      refreshLink: Effect.succeed,
      omniAudio: () => Effect.succeed({ id: "voice-1", data: { audio_id: "voice-1" } }),
      omniCharacter: () => Effect.succeed({ id: "character-1", data: { character_id: "character-1" } })
    }))
  }
}

/** The calls that the test double of {@link Kie.layerTest} received. */
export class KieCalls extends Context.Service<KieCalls, ScriptedProvider.Calls>()("@effect-media/kie/Kie/KieCalls") {}

/**
 * A task request for KIE.
 *
 * - `model`: a model id of the market. Known ids appear in completions; any other id is accepted
 * - `input`: the model's own fields
 * - `callbackUrl`: where KIE posts the end of the task
 * - `kind`: the kind of the result, for models that are not known here
 */
export const KieRequest = Schema.Struct(TaskRequest.fields([...imageModels, ...videoModels, ...audioModels]))

type Job = typeof KieRequest.Type

/** A task request for KIE, for one model or for any. */
export interface KieRequest<Id extends string = string> extends TaskRequest.Typed<Job, Inputs & FormerInputs, Id> {}

/** Options of the layer. */
export interface KieOptions extends ProviderHttp.ProviderOptions, TaskRequest.ValidationOptions {}

const { createPath, dialect: { provider }, omniPaths } = Wire

/**
 * Per account: 20 submits in 10 s, and more are refused, not queued. The limit of status requests is 10 a second for each
 * task, which no wait exceeds.
 */
const limits: Limits = { creates: { limit: 20, window: "10 seconds" } }

/**
 * The polling that KIE recommends: the same for every kind. By default only its shortest gap is used; see
 * `PollSchedule.learned`.
 */
export const polling = PollSchedule.forAllKinds(PollSchedule.usualPolicy)

const describe = TaskRequest.describeBy({ image: imageModels, video: videoModels, audio: audioModels })
const validator = TaskRequest.validator(
  provider,
  KieRequest,
  () => import("./internal/check.ts"),
  ({ id, path }) => {
    const method = path === omniPaths.audio ? "omniAudio" : "omniCharacter"
    return path === createPath ? undefined : `"${id}" makes no task: call ${method} (POST ${path})`
  }
)
const omniValidator = TaskRequest.validator(provider, KieRequest, () => import("./internal/check.ts"))

/** Creates the service. */
export const make = Effect.fnUntraced(function*(
  options: KieOptions
): Effect.fn.Return<KieService, never, HttpClient.HttpClient> {
  const http = yield* ProviderHttp.make(Wire.dialect, options)
  const validate = yield* validator(options)
  const validateOmni = yield* omniValidator(options)

  const submit = Effect.fn("Kie.submit")(function*(request: Job) {
    const checked = yield* validate(request)
    const { callbackUrl: callBackUrl, input, model } = checked
    return yield* http.create({
      ...describe(checked),
      path: createPath,
      body: { model, callBackUrl, input },
      schema: Wire.CreateReply,
      idOf: ({ data }) => data.taskId
    })
  })

  const status = acceptRef((ref) =>
    http.status({
      ref,
      span: "Kie.status",
      path: `/api/v1/jobs/recordInfo?taskId=${ProviderHttp.pathSegment(ref.id)}`,
      schema: Wire.StatusReply,
      toReport: ({ data }) => data ? Wire.toReport(data) : undefined
    })
  )

  const balance = HttpClientRequest.get("/api/v1/chat/credit")
  const credits = http.read({ operation: "credits", request: balance, schema: Wire.CreditReply }).pipe(
    Effect.map(({ body }) => body.data),
    Effect.withSpan("Kie.credits")
  )

  const refreshLink = Effect.fn("Kie.refreshLink")(function*(url: string) {
    const request = HttpClientRequest.post("/api/v1/common/download-url").pipe(
      HttpClientRequest.bodyJsonUnsafe({ url })
    )
    const { body: { data } } = yield* http.read({ operation: "link", request, schema: Wire.LinkReply })
    return data
  })

  const omni = Effect.fnUntraced(function*(path: string, model: string, input: TaskRequest.TaskInput) {
    const { input: body } = yield* validateOmni({ model, input })
    const { body: { data } } = yield* http.submit({ path, model, body, schema: Wire.OmniReply })
    return { id: Option.getOrUndefined(Wire.omniIdOf(data)), data }
  })
  const omniAudio = Effect.fn("Kie.omniAudio")((voice: KieVoice) =>
    omni(omniPaths.audio, "gemini-omni-audio", { ...voice })
  )
  const omniCharacter = Effect.fn("Kie.omniCharacter")((character: KieCharacter) =>
    omni(omniPaths.character, "gemini-omni-character", { ...character })
  )

  const callbackUrl = (request: Job) => request.callbackUrl
  return {
    provider,
    limits,
    polling,
    submit,
    callbackUrl,
    status,
    credits,
    refreshLink,
    omniAudio,
    omniCharacter
  }
})
