/**
 * GlobalAIOPC's image tasks as one Effect service.
 *
 * Source: docs.globalaiopc.com, pages "Query Image Generation Task" and "Nano Banana Create".
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
import type { ImageInputs } from "../models/table.js"
import { imageModels } from "./GlobalAiopcModels.ts"
import type { GlobalAiopcOptions } from "./GlobalAiopcOptions.ts"
import * as internal from "./internal/make.ts"

/** GlobalAIOPC's image tasks. Only handles of images can be polled here. */
export interface GlobalAiopcImageService extends TaskProvider<GlobalAiopcImageRequest>, TypedModels<ImageInputs> {
  readonly provider: "globalaiopc"
  /**
   * Submits a task to GlobalAIOPC. The input of a known model is checked by its type, and the request is checked
   * against the facts known of its model before it is sent.
   */
  readonly submit: <const Id extends TaskRequest.ModelId<ImageInputs>>(
    request: GlobalAiopcImageRequest<Id>
  ) => Effect.Effect<TaskRef, SubmitError>
}

/**
 * GlobalAIOPC's image models.
 *
 * @example
 * ```ts import.meta.vitest
 * import { Poller } from "@effect-media/core"
 * import { GlobalAiopcImage } from "@effect-media/globalaiopc"
 * import * as Effect from "effect/Effect"
 *
 * const input = { prompt: "a paper boat", resolution: "2k" } as const
 * const program = GlobalAiopcImage.use((images) => Poller.run(images, { model: "nano-banana-2", input }))
 *
 * const double = GlobalAiopcImage.layerTest([{ urls: ["https://cdn.example/boat.png"] }])
 * const task = await Effect.runPromise(Effect.provide(program, [double, Poller.layer]))
 * task.assets.map(({ url }) => url) // => ["https://cdn.example/boat.png"]
 * ```
 */
export class GlobalAiopcImage extends Context.Service<GlobalAiopcImage, GlobalAiopcImageService>()(
  "@effect-media/globalaiopc/GlobalAiopcImage"
) {
  /** Creates the service, for code that provides it in another way than by a layer. */
  static get make(): typeof make {
    return make
  }

  /** Creates the service with these options. */
  static layer(options: GlobalAiopcOptions): Layer.Layer<GlobalAiopcImage, never, HttpClient.HttpClient> {
    return Layer.effect(GlobalAiopcImage, make(options))
  }

  /**
   * Creates the service with options from the environment: `GLOBALAIOPC_API_KEY`, and `GLOBALAIOPC_BASE_URL` if it is
   * set.
   */
  static layerConfig(
    options: Config.Wrap<GlobalAiopcOptions> = ProviderHttp.optionsFromEnv("GLOBALAIOPC")
  ): Layer.Layer<GlobalAiopcImage, Config.ConfigError, HttpClient.HttpClient> {
    return Layer.effect(GlobalAiopcImage, Effect.flatMap(Config.unwrap(options), make))
  }

  /**
   * Returns a request, checked against the types of its model: for functions that take any provider's request, like
   * `Poller.run`.
   */
  static request<const Id extends TaskRequest.ModelId<ImageInputs>>(
    request: GlobalAiopcImageRequest<Id>
  ): GlobalAiopcImageRequest<Id> {
    return request
  }

  /** Creates a test double that follows a script, and {@link GlobalAiopcImageCalls} to inspect its calls. */
  static layerTest(
    script: ReadonlyArray<ScriptedProvider.ScriptedTask>,
    options: TaskRequest.ValidationOptions = {}
  ): Layer.Layer<GlobalAiopcImage | GlobalAiopcImageCalls> {
    const double = internal.double("image", GlobalAiopcImageRequest, script, options)
    return ScriptedProvider.layer(GlobalAiopcImage, GlobalAiopcImageCalls, double, (scripted) => scripted)
  }
}

/** The calls that the test double of {@link GlobalAiopcImage.layerTest} received. */
export class GlobalAiopcImageCalls extends Context.Service<GlobalAiopcImageCalls, ScriptedProvider.Calls>()(
  "@effect-media/globalaiopc/GlobalAiopcImage/GlobalAiopcImageCalls"
) {}

/**
 * An image task request for GlobalAIOPC.
 *
 * - `model`: a model id. Known ids appear in completions; any other id is accepted
 * - `input`: the model's own fields
 */
export const GlobalAiopcImageRequest = Schema.Struct({
  model: TaskRequest.openModel(imageModels),
  input: TaskRequest.TaskInput
})

/** An image task request for GlobalAIOPC, for one model or for any. */
export interface GlobalAiopcImageRequest<Id extends string = string>
  extends TaskRequest.Typed<typeof GlobalAiopcImageRequest.Type, ImageInputs, Id>
{}

/** Creates the service. */
export const make = (
  options: GlobalAiopcOptions
): Effect.Effect<GlobalAiopcImageService, never, HttpClient.HttpClient> =>
  internal.make("image", GlobalAiopcImageRequest, options)
