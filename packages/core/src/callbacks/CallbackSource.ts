/**
 * One vendor's callbacks: how to tell them from anybody else's requests, and which task they are about.
 *
 * A source is asked with headers, path token and body as they came, and answers with nothing but a task's id. What its
 * headers and token already give away is turned away before the body is read.
 */
import * as Clock from "effect/Clock"
import * as Mac from "effect/crypto/Mac"
import * as SecureRandom from "effect/crypto/SecureRandom"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Base64 from "effect/encoding/Base64"
import type * as Headers from "effect/http/Headers"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import { parseJson } from "../internal/json.ts"
import { isQuoted } from "../internal/quotes.ts"

/**
 * The callbacks of one vendor.
 *
 * `provider` is the vendor as it stands in every {@link TaskRef}; it is also the path below which callbacks are taken.
 */
export interface CallbackSource {
  readonly provider: string
  /** Turns away what cannot be the vendor's whatever its body is. @default nothing */
  readonly admit?: ((head: CallbackHead) => Effect.Effect<void, CallbackRejected>) | undefined
  /** Checks that the vendor sent this, and says about which task; all of `admit`, too. */
  readonly verify: (callback: Callback) => Effect.Effect<{ readonly id: string }, CallbackRejected>
}

/**
 * What comes before the body.
 *
 * - `headers`: names in lower case
 * - `token`: what follows the provider in the path, decoded
 */
export interface CallbackHead {
  readonly headers: Headers.Headers
  readonly token: string | undefined
}

/**
 * A callback as it came.
 *
 * - `body`: as text, bounded
 */
export interface Callback extends CallbackHead {
  readonly body: string
}

/** Why a callback was turned away. */
export const CallbackRejection = Schema.Literals(["Malformed", "WrongSignature", "WrongToken", "Stale"])
/** Why a callback was turned away. */
export type CallbackRejection = typeof CallbackRejection.Type

/**
 * A callback that was turned away: `Malformed` with HTTP 400, the others with 401. It holds nothing of the request.
 */
export class CallbackRejected extends Schema.TaggedError<CallbackRejected>("@effect-media/core/CallbackRejected")(
  "CallbackRejected",
  { provider: Schema.String, reason: CallbackRejection, description: Schema.String }
) {
  /** The same request stays refused. */
  get isRetryable(): boolean {
    return false
  }

  override get message(): string {
    return `A callback for ${this.provider} was turned away (${this.reason}): ${this.description}.`
  }
}

/**
 * A secret with which callbacks could not be told from anybody else's requests.
 */
export class WeakCallbackSecret extends Schema.TaggedError<WeakCallbackSecret>("@effect-media/core/WeakCallbackSecret")(
  "WeakCallbackSecret",
  { provider: Schema.String, problem: Schema.String }
) {
  /** The same secret stays weak. */
  get isRetryable(): boolean {
    return false
  }

  override get message(): string {
    return `The secret for ${this.provider}'s callbacks cannot be used: ${this.problem}.`
  }
}

/**
 * Reads the body of a callback; one that does not decode is `Malformed`.
 */
export const decodeBody = <A, I>(provider: string, schema: Schema.Codec<A, I>) => {
  const decode = Schema.decodeUnknownEffect(schema)
  return (body: string): Effect.Effect<A, CallbackRejected> =>
    Effect.mapError(
      Effect.suspend(() => decode(parseJson(body))),
      () => new CallbackRejected({ provider, reason: "Malformed", description: "the body does not name a task" })
    )
}

const encoder = new TextEncoder()
const tokenForm = /^[\w.~-]{16,100}$/

/**
 * The source of a vendor that signs nothing: a secret in the path tells its callbacks from others. The secret is compared
 * in constant time.
 *
 * `token` is 16 to 100 letters, digits and `.` `_` `~` `-`: what needs no escape in a path; space around it, like a line
 * break from a file, does not count. Any other fails with {@link WeakCallbackSecret}.
 */
export const fromToken = Effect.fnUntraced(function*<A, I>(options: {
  readonly provider: string
  readonly token: Redacted.Redacted<string>
  readonly body: Schema.Codec<A, I>
  readonly idOf: (body: A) => string
}): Effect.fn.Return<CallbackSource, WeakCallbackSecret> {
  const { idOf, provider } = options
  const token = Redacted.value(options.token).trim()
  if (!tokenForm.test(token)) {
    const problem = "a token is 16 to 100 letters, digits and . _ ~ -"
    return yield* new WeakCallbackSecret({ provider, problem })
  }
  const expected = encoder.encode(token)
  const decode = decodeBody(provider, options.body)

  const admit = Effect.fnUntraced(function*({ token }: CallbackHead): Effect.fn.Return<void, CallbackRejected> {
    if (token === undefined || !Mac.timingSafeEqual(encoder.encode(token), expected)) {
      const description = token === undefined ? "the path has no token" : "the token in the path is another"
      return yield* new CallbackRejected({ provider, reason: "WrongToken", description })
    }
  })

  return {
    provider,
    admit,
    verify: (callback) =>
      admit(callback).pipe(
        Effect.flatMap(() => decode(callback.body)),
        Effect.map((body) => ({ id: idOf(body) }))
      )
  }
})

const layerMac = Mac.layerWebCrypto.pipe(Layer.provide(SecureRandom.layerWebCrypto))

/**
 * The source of a vendor that signs with HMAC-SHA256, in base64, and says when, in unix seconds. The signature has to be
 * that of one of the keys, compared in constant time, and the time within the tolerance.
 *
 * - `keys`: space around them, like a line break from a file, does not count; a blank one, or one in quotes, fails with
 *   {@link WeakCallbackSecret}
 * - `headers`: where signature and time stand; names in lower case
 * - `signed`: the text that the vendor signs
 */
export const fromSignature = Effect.fnUntraced(
  function*<A, I>(options: {
    readonly provider: string
    readonly keys: ReadonlyArray<Redacted.Redacted<string>>
    readonly tolerance: Duration.Input
    readonly headers: { readonly signature: string; readonly timestamp: string }
    readonly body: Schema.Codec<A, I>
    readonly idOf: (body: A) => string
    readonly signed: (id: string, timestamp: string) => string
  }): Effect.fn.Return<CallbackSource, WeakCallbackSecret, Mac.Mac> {
    const { idOf, provider } = options
    const mac = yield* Mac.Mac
    const keys = yield* Effect.forEach(options.keys, (key) => {
      const text = Redacted.value(key).trim()
      return isQuoted(text)
        ? Effect.fail(
          new WeakCallbackSecret({ provider, problem: "there are quotes around a key, which are no part of it" })
        )
        : Effect.mapError(
          Mac.key(Mac.hmacSha256, encoder.encode(text)),
          () => new WeakCallbackSecret({ provider, problem: "a key is empty" })
        )
    })
    const tolerance = Duration.toMillis(options.tolerance)
    const decode = decodeBody(provider, options.body)
    const reject = (reason: CallbackRejection, description: string) =>
      new CallbackRejected({ provider, reason, description })

    /** The timestamp and the signature of a callback that is of now. */
    const check = Effect.fnUntraced(
      function*({ headers }: CallbackHead): Effect.fn.Return<readonly [string, Uint8Array], CallbackRejected> {
        const timestamp = headers[options.headers.timestamp] ?? ""
        const signature = Result.getOrUndefined(Base64.decode(headers[options.headers.signature] ?? ""))
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
          const id = idOf(yield* decode(callback.body))
          const signed = encoder.encode(options.signed(id, timestamp))
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
