/** Options of the layers of both services, and what all layers of a process share. */
import type { ProviderOptions } from "@effect-media/core/http/ProviderHttp"
import type { ValidationOptions } from "@effect-media/core/model/TaskRequest"
import * as Context from "effect/Context"

/**
 * Options of the layers of both services. The paths are options too, because the vendor's pages give different ones.
 */
export interface GlobalAiopcOptions extends ProviderOptions, ValidationOptions {
  /**
   * The path for submits, for all models. @default the create call of the model, if it is known (`GlobalAiopcModels`);
   * else "/kyyReactApiServer/v1/banana/images", "/kyyReactApiServer/v1/videos/videos"
   */
  readonly createPath?: string | undefined
  /**
   * The path for status requests, without the id.
   *
   * @default the path of the submit for models of the model center; else "/kyyReactApiServer/v1/result", and for images
   * "/kyyAiPower/v1/result" first: if one of the two does not know a task, the other is asked, and preferred from then
   * on (`KnownStatusPaths`)
   */
  readonly statusPath?: string | undefined
}

/**
 * Remembers the status path under which a host knew an image, by the host's base URL. All layers of a process share it,
 * so that only one of them has to find the path; a test provides a `Map` of its own to its layer.
 */
export const KnownStatusPaths = Context.Reference<Map<string, string>>(
  "@effect-media/globalaiopc/GlobalAiopcOptions/KnownStatusPaths",
  { defaultValue: () => new Map() }
)
