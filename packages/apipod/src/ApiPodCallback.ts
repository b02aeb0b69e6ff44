/**
 * APIPod's callbacks. They are not signed, so a secret in the path identifies them, as APIPod advises.
 *
 * Source: docs.apipod.ai, page "Webhooks": a flat record with ISO-8601 times, on completed and failed; any 2xx is
 * accepted, 5 tries at most, duplicates are possible.
 */
import { tokenCallbacks, type TokenOptions } from "@effect-media/core/callbacks/CallbackSource"
import * as Wire from "./ApiPodWire.ts"

/** Options that identify APIPod's callbacks. */
export interface ApiPodCallbackOptions extends TokenOptions {}

const callbacks = tokenCallbacks({
  provider: Wire.dialect.provider,
  body: Wire.CallbackBody,
  idOf: ({ task_id }) => task_id
})

/** Reads the options from the environment: `APIPOD_CALLBACK_TOKEN`. */
export const { config } = callbacks

/**
 * Creates the source of APIPod's callbacks. The `callbackUrl` of a request is then
 * `https://<host>/callbacks/apipod/<token>`. A token of another form fails with `WeakCallbackSecret`.
 *
 * @example
 * ```ts import.meta.vitest
 * import { ApiPodCallback } from "@effect-media/apipod"
 * import { CallbackRoutes } from "@effect-media/core/callbacks"
 * import * as Effect from "effect/Effect"
 * import * as Layer from "effect/Layer"
 *
 * const routes = CallbackRoutes.layer({ sources: [Effect.flatMap(ApiPodCallback.config, ApiPodCallback.make)] })
 *
 * Layer.isLayer(routes) // => true
 * ```
 */
export const { make } = callbacks
