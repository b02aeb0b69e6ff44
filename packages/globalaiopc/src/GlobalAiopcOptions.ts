/**
 * What the layers of both services take.
 */
import type { ProviderOptions } from "@effect-media/core/http/ProviderHttp"
import type { ValidationOptions } from "@effect-media/core/model/TaskRequest"

/**
 * What the layers of both services take: the paths are options too, because the vendor's pages differ in them.
 */
export interface GlobalAiopcOptions extends ProviderOptions, ValidationOptions {
  /**
   * Where jobs are posted, whatever their model. @default the create call of the model, where it is known
   * (`GlobalAiopcModels`); else "/kyyReactApiServer/v1/banana/images", "/kyyReactApiServer/v1/videos/videos"
   */
  readonly createPath?: string | undefined
  /**
   * Where tasks are asked for, without the id; newer pages ask for images too under `/kyyReactApiServer/v1/result`.
   * @default "/kyyAiPower/v1/result" for images, "/kyyReactApiServer/v1/result" for videos
   */
  readonly statusPath?: string | undefined
}
