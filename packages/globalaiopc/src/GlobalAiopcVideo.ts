/**
 * GlobalAIOPC's video tasks as one Effect service.
 *
 * Source: docs.globalaiopc.com, pages "Videos Query Video Task" and "Videos Create".
 */
import * as ProviderHttp from "@effect-media/core/http/ProviderHttp"
import * as TaskRequest from "@effect-media/core/model/TaskRequest"
import type { SubmitError } from "@effect-media/core/task/TaskError"
import type { TaskProvider } from "@effect-media/core/task/TaskProvider"
import type { TaskRef } from "@effect-media/core/task/TaskRef"
import type * as ScriptedProvider from "@effect-media/core/testing/ScriptedProvider"
import * as Config from "effect/Config"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import type * as HttpClient from "effect/http/HttpClient"
import * as Layer from "effect/Layer"
import * as Schema from "effect/Schema"
import { videoModels } from "./GlobalAiopcModels.ts"
import type { GlobalAiopcOptions } from "./GlobalAiopcOptions.ts"
import * as internal from "./internal/make.ts"
import type { VideoInputs } from "./models/inputs.ts"

/**
 * What GlobalAIOPC does with videos. Only handles of videos are asked for here.
 */
export interface GlobalAiopcVideoService extends TaskProvider<GlobalAiopcVideoRequest> {
  /**
   * Hands a job to GlobalAIOPC. The input of a model that is known by type is held to it; a request is checked against what
   * is known of its model before it is sent.
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
 * const program = Effect.gen(function*() {
 *   const videos = yield* GlobalAiopcVideo
 *   const task = yield* Poller.run(videos, {
 *     model: "videos",
 *     input: { prompt: "a paper boat sets sail", duration: 5 }
 *   })
 *   return task.assets.map(({ url }) => url)
 * })
 *
 * const test = program.pipe(
 *   Effect.provide([GlobalAiopcVideo.layerTest([{ urls: ["https://cdn.example/boat.mp4"] }]), Poller.layer])
 * )
 * await Effect.runPromise(test) // => ["https://cdn.example/boat.mp4"]
 * ```
 */
export class GlobalAiopcVideo extends Context.Service<GlobalAiopcVideo, GlobalAiopcVideoService>()(
  "@effect-media/globalaiopc/GlobalAiopcVideo"
) {
  /** The service, with these options. */
  static layer(options: GlobalAiopcOptions): Layer.Layer<GlobalAiopcVideo, never, HttpClient.HttpClient> {
    return Layer.effect(GlobalAiopcVideo, make(options))
  }

  /** The service, with options from the environment: `GLOBALAIOPC_API_KEY`, and `GLOBALAIOPC_BASE_URL` if it is set. */
  static layerConfig(
    options: Config.Wrap<GlobalAiopcOptions> = ProviderHttp.optionsFromEnv("GLOBALAIOPC")
  ): Layer.Layer<GlobalAiopcVideo, Config.ConfigError, HttpClient.HttpClient> {
    return Layer.effect(GlobalAiopcVideo, Effect.flatMap(Config.unwrap(options), make))
  }

  /** A request, held to the types of its model: for what takes any provider's, like `Poller.run`. */
  static request<const Id extends TaskRequest.ModelId<VideoInputs>>(
    request: GlobalAiopcVideoRequest<Id>
  ): GlobalAiopcVideoRequest<Id> {
    return request
  }

  /** A double that follows a script, and {@link GlobalAiopcVideoCalls} to see what it was asked. */
  static layerTest(
    script: ReadonlyArray<ScriptedProvider.ScriptedTask>,
    options: TaskRequest.ValidationOptions = {}
  ): Layer.Layer<GlobalAiopcVideo | GlobalAiopcVideoCalls> {
    return Layer.effectContext(
      Effect.map(
        internal.double("video", GlobalAiopcVideoRequest, script, options),
        (scripted) => Context.make(GlobalAiopcVideo, scripted).pipe(Context.add(GlobalAiopcVideoCalls, scripted.calls))
      )
    )
  }
}

/** What the double of {@link GlobalAiopcVideo.layerTest} was asked. */
export class GlobalAiopcVideoCalls extends Context.Service<GlobalAiopcVideoCalls, ScriptedProvider.Calls>()(
  "@effect-media/globalaiopc/GlobalAiopcVideo/GlobalAiopcVideoCalls"
) {}

/**
 * A video job for GlobalAIOPC.
 *
 * - `model`: a model id; known ones complete, any other is taken
 * - `input`: the model's own fields
 */
export const GlobalAiopcVideoRequest = Schema.Struct({
  model: TaskRequest.openModel(videoModels),
  input: TaskRequest.TaskInput
})

/** A video job for GlobalAIOPC, for one model or for any. */
export interface GlobalAiopcVideoRequest<Id extends string = string> {
  readonly model: Id
  readonly input: TaskRequest.InputOf<VideoInputs, Id>
}

/**
 * Makes the service.
 */
export const make = (
  options: GlobalAiopcOptions
): Effect.Effect<GlobalAiopcVideoService, never, HttpClient.HttpClient> =>
  internal.make("video", GlobalAiopcVideoRequest, options)
