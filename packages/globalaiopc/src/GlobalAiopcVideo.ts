/**
 * GlobalAIOPC's video tasks as one Effect service.
 *
 * Source: docs.globalaiopc.com, pages "Videos Query Video Task" and "Videos Create".
 */
import * as ProviderHttp from "@effect-media/core/ProviderHttp"
import type * as ScriptedProvider from "@effect-media/core/ScriptedProvider"
import type { TaskProvider } from "@effect-media/core/TaskProvider"
import * as TaskRequest from "@effect-media/core/TaskRequest"
import * as Config from "effect/Config"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import type * as HttpClient from "effect/http/HttpClient"
import * as Layer from "effect/Layer"
import * as Schema from "effect/Schema"
import { videoModels } from "./GlobalAiopcModels.ts"
import type { GlobalAiopcOptions } from "./GlobalAiopcOptions.ts"
import * as internal from "./internal/make.ts"

/**
 * What GlobalAIOPC does with videos. Only handles of videos are asked for here.
 */
export interface GlobalAiopcVideoService extends TaskProvider<GlobalAiopcVideoRequest> {}

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

  /** A double that follows a script, and {@link GlobalAiopcVideoCalls} to see what it was asked. */
  static layerTest(
    script: ReadonlyArray<ScriptedProvider.ScriptedTask>
  ): Layer.Layer<GlobalAiopcVideo | GlobalAiopcVideoCalls> {
    return Layer.effectContext(
      Effect.map(
        internal.double("video", GlobalAiopcVideoRequest, script),
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
 * - `input`: the model's own fields; the prompt is required
 */
export const GlobalAiopcVideoRequest = Schema.Struct({
  model: TaskRequest.openModel(videoModels),
  input: internal.Input
})

/** A video job for GlobalAIOPC. */
export interface GlobalAiopcVideoRequest extends Schema.Schema.Type<typeof GlobalAiopcVideoRequest> {}

/**
 * Makes the service.
 */
export const make = (
  options: GlobalAiopcOptions
): Effect.Effect<GlobalAiopcVideoService, never, HttpClient.HttpClient> =>
  internal.make("video", GlobalAiopcVideoRequest, options)
