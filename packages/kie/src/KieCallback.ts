/**
 * KIE's callbacks: signed with HMAC-SHA256 when a key is set in the account.
 *
 * Source: docs.kie.ai, page "Webhook Verification".
 */
import {
  type CallbackHead,
  CallbackRejected,
  type CallbackSource,
  decodeBody,
  WeakCallbackSecret
} from "@effect-media/core/CallbackSource"
import * as Arr from "effect/Array"
import * as Clock from "effect/Clock"
import * as Config from "effect/Config"
import * as Mac from "effect/crypto/Mac"
import * as SecureRandom from "effect/crypto/SecureRandom"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Base64 from "effect/encoding/Base64"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import * as Result from "effect/Result"
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

const { provider } = Wire.dialect
const encoder = new TextEncoder()
const decode = decodeBody(provider, Wire.CallbackBody)

const reject = (because: CallbackRejected["because"], reason: string) =>
  new CallbackRejected({ provider, because, reason })

const layerMac = Mac.layerWebCrypto.pipe(Layer.provide(SecureRandom.layerWebCrypto))

/**
 * The source of KIE's callbacks. `X-Webhook-Signature` has to be base64(HMAC-SHA256(taskId + "." + timestamp)) under one
 * of the keys, compared in constant time, and `X-Webhook-Timestamp` (unix seconds) within the tolerance.
 *
 * KIE signs the task's id and not the body: the poller asks for the status, and never reads it from here. A blank key
 * fails with `WeakCallbackSecret`. It needs WebCrypto, as Node, browsers and workers have it.
 *
 * @example
 * ```ts import.meta.vitest
 * import { CallbackRoutes } from "@effect-media/core"
 * import { KieCallback } from "@effect-media/kie"
 * import * as Effect from "effect/Effect"
 * import * as Layer from "effect/Layer"
 *
 * const routes = CallbackRoutes.layer({ sources: [Effect.flatMap(KieCallback.config, KieCallback.make)] })
 *
 * Layer.isLayer(routes) // => true
 * ```
 */
export const make = Effect.fnUntraced(
  function*(options: KieCallbackOptions): Effect.fn.Return<CallbackSource, WeakCallbackSecret, Mac.Mac> {
    const mac = yield* Mac.Mac
    const keys = yield* Effect.forEach(options.keys, (key) =>
      Effect.mapError(
        Mac.key(Mac.hmacSha256, encoder.encode(Redacted.value(key).trim())),
        () => new WeakCallbackSecret({ provider, problem: "a key is empty" })
      ))
    const tolerance = Duration.toMillis(options.tolerance ?? "300 seconds")

    /** The timestamp and the signature of a callback that is of now. */
    const check = Effect.fnUntraced(
      function*(
        { headers }: CallbackHead
      ): Effect.fn.Return<readonly [string, Uint8Array], CallbackRejected> {
        const timestamp = headers["x-webhook-timestamp"] ?? ""
        const signature = Result.getOrUndefined(Base64.decode(headers["x-webhook-signature"] ?? ""))
        if (signature?.length !== 32) {
          return yield* reject("WrongSignature", "the signature is no HMAC-SHA256 in base64")
        }
        if (!/^\d{1,12}$/.test(timestamp)) return yield* reject("Stale", "the timestamp is no unix time")
        const off = (yield* Clock.currentTimeMillis) - Number(timestamp) * 1000
        if (Math.abs(off) > tolerance) {
          return yield* reject("Stale", `the timestamp is ${Math.round(Math.abs(off) / 1000)} s off`)
        }
        return [timestamp, signature]
      }
    )

    return {
      provider,
      admit: (head) => Effect.asVoid(check(head)),
      verify: Effect.fnUntraced(
        function*(callback): Effect.fn.Return<{ readonly id: string }, CallbackRejected> {
          const [timestamp, signature] = yield* check(callback)
          const { data } = yield* decode(callback.body)
          const id = "taskId" in data ? data.taskId : data.task_id
          const signed = encoder.encode(`${id}.${timestamp}`)
          for (const key of keys) {
            if (yield* Effect.orElseSucceed(mac.verify(key, signature, signed), () => false)) return { id }
          }
          return yield* reject("WrongSignature", "no key makes this signature")
        }
      )
    }
  },
  Effect.provide(layerMac)
)
