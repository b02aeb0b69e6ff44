/**
 * APIXO's callbacks. They are not signed, so a secret in the path identifies them.
 *
 * Source: apixo.ai/docs, page "Webhooks": the status envelope, by HTTPS; 200 is expected within 30 s, 3 retries at
 * most.
 */
import { tokenCallbacks, type TokenOptions } from "@effect-media/core/callbacks/CallbackSource"
import * as Wire from "./ApixoWire.ts"

/** Options that identify APIXO's callbacks. */
export interface ApixoCallbackOptions extends TokenOptions {}

const callbacks = tokenCallbacks({
  provider: Wire.dialect.provider,
  body: Wire.CallbackBody,
  idOf: ({ data }) => data.taskId
})

/** Reads the options from the environment: `APIXO_CALLBACK_TOKEN`. */
export const { config } = callbacks

/**
 * Creates the source of APIXO's callbacks. The `callbackUrl` of a request is then
 * `https://<host>/callbacks/apixo/<token>`. A token of another form fails with `WeakCallbackSecret`.
 *
 * @example
 * ```ts import.meta.vitest
 * import { CallbackRoutes } from "@effect-media/core/callbacks"
 * import { ApixoCallback } from "@effect-media/apixo"
 * import * as Effect from "effect/Effect"
 * import * as Layer from "effect/Layer"
 *
 * const routes = CallbackRoutes.layer({ sources: [Effect.flatMap(ApixoCallback.config, ApixoCallback.make)] })
 *
 * Layer.isLayer(routes) // => true
 * ```
 */
export const { make } = callbacks
