/**
 * APIPod's callbacks. They are not signed, so a secret in the path identifies them, as APIPod advises.
 *
 * Source: docs.apipod.ai, page "Webhooks": a flat record with ISO-8601 times, on completed and failed; any 2xx is
 * accepted, 5 tries at most, duplicates are possible.
 */
import { fromToken } from "@effect-media/core/callbacks/CallbackSource"
import * as Config from "effect/Config"
import type * as Redacted from "effect/Redacted"
import * as Wire from "./ApiPodWire.ts"

/** Options that identify APIPod's callbacks. */
export interface ApiPodCallbackOptions {
  /** The last part of the callback URL: 16 to 100 letters, digits and `.` `_` `~` `-`. */
  readonly token: Redacted.Redacted<string>
}

/** Reads the options from the environment: `APIPOD_CALLBACK_TOKEN`. */
export const config: Config.Config<ApiPodCallbackOptions> = Config.all({
  token: Config.Redacted("APIPOD_CALLBACK_TOKEN")
})

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
export const make = ({ token }: ApiPodCallbackOptions) =>
  fromToken({ provider: Wire.dialect.provider, token, body: Wire.CallbackBody, idOf: ({ task_id }) => task_id })
