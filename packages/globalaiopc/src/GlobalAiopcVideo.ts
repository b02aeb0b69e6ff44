/**
 * GlobalAIOPC's video tasks as one Effect service.
 *
 * Source: docs.globalaiopc.com, pages "Videos Query Video Task" and "Videos Create".
 */
import * as ProviderHttp from "@effect-media/core/http/ProviderHttp"
import * as TaskRequest from "@effect-media/core/model/TaskRequest"
import type { SubmitError } from "@effect-media/core/task/TaskError"
import type { TaskProvider, TypedModels } from "@effect-media/core/task/TaskProvider"
import type { TaskRef } from "@effect-media/core/task/TaskRef"
import * as ScriptedProvider from "@effect-media/core/testing/ScriptedProvider"
import * as Config from "effect/Config"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import type * as HttpClient from "effect/http/HttpClient"
import * as Layer from "effect/Layer"
import * as Schema from "effect/Schema"
import type { VideoInputs } from "../models/table.js"
import { videoModels } from "./GlobalAiopcModels.ts"
import type { GlobalAiopcOptions } from "./GlobalAiopcOptions.ts"
import * as internal from "./internal/make.ts"

/** GlobalAIOPC's video tasks. Only handles of videos can be polled here. */
export interface GlobalAiopcVideoService extends TaskProvider<GlobalAiopcVideoRequest>, TypedModels<VideoInputs> {
  readonly provider: "globalaiopc"
  /**
   * Submits a task to GlobalAIOPC. The input of a known model is checked by its type, and the request is checked
   * against the facts known of its model before it is sent.
   */
  readonly submit: <const Id extends TaskRequest.ModelId<VideoInputs>>(
    request: GlobalAiopcVideoRequest<Id>
  ) => Effect.Effect<TaskRef, SubmitError>
}

/**
 * GlobalAIOPC's video models.
 *
 * @example
 * ```ts import.meta.vitest
 * import { Poller } from "@effect-media/core"
 * import { GlobalAiopcVideo } from "@effect-media/globalaiopc"
 * import * as Effect from "effect/Effect"
 *
 * const input = { prompt: "a paper boat sets sail", duration: 5 } as const
 * const program = GlobalAiopcVideo.use((videos) => Poller.run(videos, { model: "videos", input }))
 *
 * const double = GlobalAiopcVideo.layerTest([{ urls: ["https://cdn.example/boat.mp4"] }])
 * const task = await Effect.runPromise(Effect.provide(program, [double, Poller.layer]))
 * task.assets.map(({ url }) => url) // => ["https://cdn.example/boat.mp4"]
 * ```
 */
export class GlobalAiopcVideo extends Context.Service<GlobalAiopcVideo, GlobalAiopcVideoService>()(
  "@effect-media/globalaiopc/GlobalAiopcVideo"
) {
  /** Creates the service, for code that provides it in another way than by a layer. */
  static get make(): typeof make {
    return make
  }

  /** Creates the service with these options. */
  static layer(options: GlobalAiopcOptions): Layer.Layer<GlobalAiopcVideo, never, HttpClient.HttpClient> {
    return Layer.effect(GlobalAiopcVideo, make(options))
  }

  /**
   * Creates the service with options from the environment: `GLOBALAIOPC_API_KEY`, and `GLOBALAIOPC_BASE_URL` if it is
   * set.
   */
  static layerConfig(
    options: Config.Wrap<GlobalAiopcOptions> = ProviderHttp.optionsFromEnv("GLOBALAIOPC")
  ): Layer.Layer<GlobalAiopcVideo, Config.ConfigError, HttpClient.HttpClient> {
    return Layer.effect(GlobalAiopcVideo, Effect.flatMap(Config.unwrap(options), make))
  }

  /**
   * Returns a request, checked against the types of its model: for functions that take any provider's request, like
   * `Poller.run`.
   */
  static request<const Id extends TaskRequest.ModelId<VideoInputs>>(
    request: GlobalAiopcVideoRequest<Id>
  ): GlobalAiopcVideoRequest<Id> {
    return request
  }

  /** Creates a test double that follows a script, and {@link GlobalAiopcVideoCalls} to inspect its calls. */
  static layerTest(
    script: ReadonlyArray<ScriptedProvider.ScriptedTask>,
    options: TaskRequest.ValidationOptions = {}
  ): Layer.Layer<GlobalAiopcVideo | GlobalAiopcVideoCalls> {
    const double = internal.double("video", GlobalAiopcVideoRequest, script, options)
    return ScriptedProvider.layer(GlobalAiopcVideo, GlobalAiopcVideoCalls, double, (scripted) => scripted)
  }
}

/** The calls that the test double of {@link GlobalAiopcVideo.layerTest} received. */
export class GlobalAiopcVideoCalls extends Context.Service<GlobalAiopcVideoCalls, ScriptedProvider.Calls>()(
  "@effect-media/globalaiopc/GlobalAiopcVideo/GlobalAiopcVideoCalls"
) {}

/**
 * A video task request for GlobalAIOPC.
 *
 * - `model`: a model id. Known ids appear in completions; any other id is accepted
 * - `input`: the model's own fields
 */
export const GlobalAiopcVideoRequest = Schema.Struct({
  model: TaskRequest.openModel(videoModels),
  input: TaskRequest.TaskInput
})

/** A video task request for GlobalAIOPC, for one model or for any. */
export interface GlobalAiopcVideoRequest<Id extends string = string>
  extends TaskRequest.Typed<typeof GlobalAiopcVideoRequest.Type, VideoInputs, Id>
{}

/** Creates the service. */
export const make = (
  options: GlobalAiopcOptions
): Effect.Effect<GlobalAiopcVideoService, never, HttpClient.HttpClient> =>
  internal.make("video", GlobalAiopcVideoRequest, options)
