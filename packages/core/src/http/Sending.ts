/**
 * How far a request got, for transports that can tell: a submit that was never written took no job.
 */
import * as Context from "effect/Context"

/**
 * How far one request got.
 *
 * - `"unknown"`: the transport does not tell; its errors are judged by their codes
 * - `"waiting"`: nothing was written yet: there is no connection, or it is not secured
 * - `"written"`: at least a part was written to a connection that is secured where it has to be
 *
 * `mayWrite` is {@link MayWrite} for this request: a transport that can tell asks it before the first byte is written, and
 * ends the request where it says no.
 */
export interface Sending {
  stage: "unknown" | "waiting" | "written"
  readonly mayWrite: () => boolean
}

/**
 * Holds what the transport tells of the request under way. A transport that can tell sets `stage` to `"waiting"` as it
 * takes the request, and to `"written"` before the first byte is written.
 *
 * @example
 * ```ts import.meta.vitest
 * import { Sending } from "@effect-media/core/http"
 * import * as Effect from "effect/Effect"
 * import * as HttpClient from "effect/http/HttpClient"
 *
 * const tells = HttpClient.transform((send) =>
 *   Effect.gen(function*() {
 *     const sending = yield* Sending.CurrentSending
 *     if (sending !== undefined) sending.stage = "waiting"
 *     return yield* send // sets it to "written" where it writes
 *   })
 * )
 *
 * typeof tells // => "function"
 * ```
 */
export const CurrentSending = Context.Reference<Sending | undefined>("@effect-media/core/http/Sending/CurrentSending", {
  defaultValue: () => undefined
})

/**
 * Says whether a submit may be written now. It is asked before the request is handed to the transport, and by transports
 * that can tell right before the first byte; where it says no, the submit fails with a `ProviderUnavailable`,
 * `because: "NoConnection"`, and nothing was sent. A durable worker that has lost a job to another one says no.
 */
export const MayWrite = Context.Reference<() => boolean>("@effect-media/core/http/Sending/MayWrite", {
  defaultValue: () => () => true
})
