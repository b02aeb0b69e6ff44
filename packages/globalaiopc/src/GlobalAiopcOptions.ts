/**
 * What the layers of both services take.
 */
import type { ProviderOptions } from "@effect-media/core/ProviderHttp"

/**
 * What the layers of both services take: the paths are options too, because the vendor's pages differ in them.
 */
export interface GlobalAiopcOptions extends ProviderOptions {
  /**
   * Where jobs are posted; other families of models have other calls, like `/kyyReactApiServer/v1/sora/videos`.
   * @default "/kyyReactApiServer/v1/banana/images", "/kyyReactApiServer/v1/videos/videos"
   */
  readonly createPath?: string | undefined
  /**
   * Where tasks are asked for, without the id; newer pages ask for images too under `/kyyReactApiServer/v1/result`.
   * @default "/kyyAiPower/v1/result" for images, "/kyyReactApiServer/v1/result" for videos
   */
  readonly statusPath?: string | undefined
}
