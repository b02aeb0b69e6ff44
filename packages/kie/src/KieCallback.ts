/**
 * KIE's callbacks: signed with HMAC-SHA256 when a key is set in the account.
 *
 * Source: docs.kie.ai, page "Webhook Verification".
 */
import { fromSignature } from "@effect-media/core/callbacks/CallbackSource"
import * as Arr from "effect/Array"
import * as Config from "effect/Config"
import type * as Duration from "effect/Duration"
import * as Redacted from "effect/Redacted"
import * as Str from "effect/String"
import * as Wire from "./KieWire.ts"

/** Options for verifying KIE's callbacks. */
export interface KieCallbackOptions {
  /**
   * The webhook keys of the account, as KIE shows them. Surrounding space, like a line break from a file, is ignored.
   * Several keys are valid at once, so that one can replace another.
   */
  readonly keys: readonly [Redacted.Redacted<string>, ...ReadonlyArray<Redacted.Redacted<string>>]
  /**
   * The largest difference between a timestamp and our clock, in the past or in the future; whole seconds. KIE
   * documents none.
   *
   * @default 300 seconds
   */
  readonly tolerance?: Duration.Input | undefined
}

/** Reads the options from the environment: `KIE_WEBHOOK_KEY`, one key or several with commas between them. */
export const config: Config.Config<KieCallbackOptions> = Config.map(
  Config.Redacted("KIE_WEBHOOK_KEY"),
  (text) => ({ keys: Arr.map(Str.split(Redacted.value(text), ","), (key) => Redacted.make(key)) })
)

/**
 * Creates the source of KIE's callbacks. `X-Webhook-Signature` must be base64(HMAC-SHA256(taskId + "." + timestamp))
 * under one of the keys, compared in constant time, and `X-Webhook-Timestamp` (unix seconds) must be within the
 * tolerance.
 *
 * KIE signs the task's id and not the body, so the poller requests the status and never reads it from the callback. A
 * blank key fails with `WeakCallbackSecret`. Needs WebCrypto, which Node, browsers and workers have.
 *
 * @example
 * ```ts import.meta.vitest
 * import { CallbackRoutes } from "@effect-media/core/callbacks"
 * import { KieCallback } from "@effect-media/kie"
 * import * as Effect from "effect/Effect"
 * import * as Layer from "effect/Layer"
 *
 * const routes = CallbackRoutes.layer({ sources: [Effect.flatMap(KieCallback.config, KieCallback.make)] })
 *
 * Layer.isLayer(routes) // => true
 * ```
 */
export const make = ({ keys, tolerance = "300 seconds" }: KieCallbackOptions) =>
  fromSignature({
    provider: Wire.dialect.provider,
    keys,
    tolerance,
    headers: { signature: "x-webhook-signature", timestamp: "x-webhook-timestamp" },
    body: Wire.CallbackBody,
    idOf: ({ data }) => "taskId" in data ? data.taskId : data.task_id,
    signed: (id, timestamp) => `${id}.${timestamp}`
  })
