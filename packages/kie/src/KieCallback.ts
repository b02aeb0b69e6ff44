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

/**
 * How to verify KIE's callbacks.
 */
export interface KieCallbackOptions {
  /**
   * The webhook keys of the account, as KIE shows them; space around them, like a line break from a file, does not count.
   * Several hold at once, so that one can replace another.
   */
  readonly keys: readonly [Redacted.Redacted<string>, ...ReadonlyArray<Redacted.Redacted<string>>]
  /**
   * How far a timestamp may be from our clock, in the past or in the future; whole seconds. KIE documents none.
   * @default 300 seconds
   */
  readonly tolerance?: Duration.Input | undefined
}

/** The options that stand in the environment: `KIE_WEBHOOK_KEY`, one key or several with commas between them. */
export const config: Config.Config<KieCallbackOptions> = Config.map(
  Config.Redacted("KIE_WEBHOOK_KEY"),
  (text) => ({ keys: Arr.map(Str.split(Redacted.value(text), ","), (key) => Redacted.make(key)) })
)

/**
 * The source of KIE's callbacks. `X-Webhook-Signature` has to be base64(HMAC-SHA256(taskId + "." + timestamp)) under one
 * of the keys, compared in constant time, and `X-Webhook-Timestamp` (unix seconds) within the tolerance.
 *
 * KIE signs the task's id and not the body: the poller asks for the status, and never reads it from here. A blank key
 * fails with `WeakCallbackSecret`. It needs WebCrypto, as Node, browsers and workers have it.
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
