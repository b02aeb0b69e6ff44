/**
 * KIE's market of image, video and audio models as one Effect service.
 *
 * Source: docs.kie.ai, pages "Market" (createTask), "Get Task Details" (recordInfo), "Common API" (credits, download
 * links), "Getting Started" (codes, limits, polling) and "File Upload API".
 */
import * as PollSchedule from "@effect-media/core/PollSchedule"
import * as ProviderHttp from "@effect-media/core/ProviderHttp"
import * as ScriptedProvider from "@effect-media/core/ScriptedProvider"
import { InvalidRequest, type ReadError } from "@effect-media/core/TaskError"
import type { Limits, TaskProvider } from "@effect-media/core/TaskProvider"
import { MediaKind, TaskRef } from "@effect-media/core/TaskRef"
import * as TaskRequest from "@effect-media/core/TaskRequest"
import * as Config from "effect/Config"
import * as Context from "effect/Context"
import * as DateTime from "effect/DateTime"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import type * as HttpClient from "effect/http/HttpClient"
import * as HttpClientRequest from "effect/http/HttpClientRequest"
import * as Layer from "effect/Layer"
import * as Option from "effect/Option"
import * as Path from "effect/Path"
import * as Schema from "effect/Schema"
import * as Stream from "effect/Stream"
import { audioModels, imageModels, videoModels } from "./KieModels.ts"
import * as Upload from "./KieUpload.ts"
import * as Wire from "./KieWire.ts"

/**
 * What KIE does: tasks, the account's credits, fresh links, and uploads of what is to be an input.
 */
export interface KieService extends TaskProvider<KieRequest>, Upload.KieUploads {
  /** The credits that are left, a fractional number. */
  readonly credits: Effect.Effect<number, ReadError>
  /**
   * A fresh link to a file that KIE made, which works for 20 minutes: what `AssetStore.save` takes as `refreshLink`.
   * A link to anything else is an `InvalidRequest`.
   */
  readonly refreshLink: (url: string) => Effect.Effect<string, ReadError>
}

/** What the layer takes. */
export interface KieOptions extends ProviderHttp.ProviderOptions, Upload.UploadOptions {}

/**
 * KIE's market of models.
 *
 * @example
 * ```ts import.meta.vitest
 * import { Poller } from "@effect-media/core"
 * import { Kie } from "@effect-media/kie"
 * import * as Effect from "effect/Effect"
 *
 * const program = Effect.gen(function*() {
 *   const kie = yield* Kie
 *   const task = yield* Poller.run(kie, {
 *     model: "google/nano-banana",
 *     input: { prompt: "a paper boat on a lake of ink" }
 *   })
 *   return task.assets.map(({ url }) => url)
 * })
 *
 * const test = program.pipe(
 *   Effect.provide([Kie.layerTest([{ urls: ["https://cdn.example/boat.png"] }]), Poller.layer])
 * )
 * await Effect.runPromise(test) // => ["https://cdn.example/boat.png"]
 * ```
 */
export class Kie extends Context.Service<Kie, KieService>()("@effect-media/kie/Kie") {
  /** The service, with these options. */
  static layer(options: KieOptions): Layer.Layer<Kie, never, HttpClient.HttpClient> {
    return Layer.effect(Kie, make(options))
  }

  /**
   * The service, with options from the environment: `KIE_API_KEY`, and `KIE_BASE_URL` and `KIE_UPLOAD_BASE_URL` if they
   * are set.
   */
  static layerConfig(
    options: Config.Wrap<KieOptions> = optionsFromEnv
  ): Layer.Layer<Kie, Config.ConfigError, HttpClient.HttpClient> {
    return Layer.effect(Kie, Effect.flatMap(Config.unwrap(options), make))
  }

  /** A double that follows a script, and {@link KieCalls} to see what it was asked. */
  static layerTest(
    script: ReadonlyArray<ScriptedProvider.ScriptedTask>,
    options: { readonly credits?: number | undefined } = {}
  ): Layer.Layer<Kie | KieCalls> {
    return Layer.effectContext(
      Effect.map(
        ScriptedProvider.make(provider, script, { validate, describe }),
        (scripted) =>
          Context.make(Kie, {
            ...scripted,
            ...Upload.double,
            credits: Effect.succeed(options.credits ?? 0),
            refreshLink: Effect.succeed
          }).pipe(
            Context.add(KieCalls, scripted.calls)
          )
      )
    )
  }

  /**
   * Uploads a local file, under its own name. One that cannot be read is an `InvalidRequest` that says why.
   */
  static uploadPath(
    file: string,
    target?: Upload.KieTarget
  ): Effect.Effect<Upload.KieUpload, ReadError, Kie | FileSystem.FileSystem | Path.Path> {
    return Effect.gen(function*() {
      const fs = yield* FileSystem.FileSystem
      const path = yield* Path.Path
      const content = Stream.mapError(
        fs.stream(file),
        (error) => InvalidRequest.local(provider, [{ path: "path", problem: error.message }])
      )
      return yield* Kie.use((kie) => kie.uploadFile({ ...target, name: target?.name ?? path.basename(file), content }))
    })
  }
}

/** What the double of {@link Kie.layerTest} was asked. */
export class KieCalls extends Context.Service<KieCalls, ScriptedProvider.Calls>()("@effect-media/kie/Kie/KieCalls") {}

/**
 * A job for KIE.
 *
 * - `model`: a model id of the market; known ones complete, any other is taken
 * - `input`: the model's own fields
 * - `callbackUrl`: where KIE posts the end of the task
 * - `kind`: what the task makes, for models that are not known here
 */
export const KieRequest = Schema.Struct({
  model: TaskRequest.openModel([...imageModels, ...videoModels, ...audioModels]),
  input: TaskRequest.TaskInput,
  callbackUrl: Schema.optionalKey(TaskRequest.NonBlank),
  kind: Schema.optionalKey(MediaKind)
})

/** A job for KIE. */
export interface KieRequest extends Schema.Schema.Type<typeof KieRequest> {}

const { provider } = Wire.dialect

const optionsFromEnv: Config.Config<KieOptions> = Config.map(
  Config.all([ProviderHttp.optionsFromEnv("KIE"), Config.option(Config.URL("KIE_UPLOAD_BASE_URL"))]),
  ([options, url]) => ({ ...options, uploadBaseUrl: Option.getOrUndefined(url)?.href })
)

/** Per account: 20 creates in 10 s, what is beyond is refused and not queued; 10 status queries a second per key. */
const limits: Limits = {
  creates: { limit: 20, window: "10 seconds" },
  queries: { limit: 10, window: "1 second" }
}

/** How often KIE wants to be asked: the same for every kind. */
export const pace = PollSchedule.forEveryKind(PollSchedule.usualPace)

const describe = TaskRequest.describeBy({ image: imageModels, video: videoModels, audio: audioModels })
const validate = TaskRequest.validate(provider, KieRequest)
const decodeCreate = Schema.decodeUnknownEffect(Wire.CreateReply)
const decodeStatus = Schema.decodeUnknownEffect(Wire.StatusReply)
const decodeCredit = Schema.decodeUnknownEffect(Wire.CreditReply)
const decodeLink = Schema.decodeUnknownEffect(Wire.LinkReply)

/**
 * Makes the service.
 */
export const make = Effect.fnUntraced(function*(
  options: KieOptions
): Effect.fn.Return<KieService, never, HttpClient.HttpClient> {
  const http = yield* ProviderHttp.make(Wire.dialect, options)

  const submit = Effect.fn("Kie.submit")(function*(request: KieRequest) {
    const { callbackUrl: callBackUrl, input, model } = yield* validate(request)
    const { body: { data: { taskId: id } } } = yield* http.submit({
      path: "/api/v1/jobs/createTask",
      model,
      body: { model, callBackUrl, input },
      decode: decodeCreate
    })
    return TaskRef.make({ provider, ...describe(request), id, submittedAt: yield* DateTime.now })
  })

  const status = (ref: TaskRef) =>
    http.status({
      ref,
      span: "Kie.status",
      request: HttpClientRequest.get("/api/v1/jobs/recordInfo", { urlParams: { taskId: ref.id } }),
      decode: decodeStatus,
      tell: ({ data }) => data ? Wire.tell(data) : undefined
    })

  const credits = http.read({
    operation: "credits",
    request: HttpClientRequest.get("/api/v1/chat/credit"),
    decode: decodeCredit
  }).pipe(
    Effect.map(({ body }) => body.data),
    Effect.withSpan("Kie.credits")
  )

  const refreshLink = Effect.fn("Kie.refreshLink")(function*(url: string) {
    const request = HttpClientRequest.post("/api/v1/common/download-url").pipe(
      HttpClientRequest.bodyJsonUnsafe({ url })
    )
    const { body: { data } } = yield* http.read({ operation: "link", request, decode: decodeLink })
    return data
  })

  return {
    ...yield* Upload.make(options),
    provider,
    limits,
    pace,
    submit,
    callbackUrl: (request) => request.callbackUrl,
    status,
    credits,
    refreshLink
  }
})
