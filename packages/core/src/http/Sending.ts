/**
 * Records the progress of sending a request, for transports that support it: a submit that was never written made no job.
 */
import * as Context from "effect/Context"

/**
 * The progress of sending one request.
 *
 * - `"unknown"`: the transport does not report it; its errors are judged by their codes
 * - `"waiting"`: nothing was written yet: there is no connection, or it is not secured
 * - `"written"`: at least a part was written to a connection, which is secured if it has to be
 *
 * `mayWrite` is {@link MayWrite} for this request. A transport that reports progress calls it before the first byte is
 * written, and ends the request if it returns `false`.
 */
export interface Sending {
  stage: "unknown" | "waiting" | "written"
  readonly mayWrite: () => boolean
}

/**
 * Holds the progress of the current request. A transport that reports progress sets `stage` to `"waiting"` when it takes
 * the request, and to `"written"` before the first byte is written.
 */
export const CurrentSending = Context.Reference<Sending | undefined>("@effect-media/core/http/Sending/CurrentSending", {
  defaultValue: () => undefined
})

/**
 * Tells whether a submit may be written now. It is called before the request is passed to the transport, and also right
 * before the first byte by transports that report progress. If it returns `false`, the submit fails with a
 * `ProviderUnavailable`, `reason: "NoConnection"`, and nothing was sent. A durable worker returns `false` after it has lost
 * the job to another worker.
 */
export const MayWrite = Context.Reference<() => boolean>("@effect-media/core/http/Sending/MayWrite", {
  defaultValue: () => () => true
})
