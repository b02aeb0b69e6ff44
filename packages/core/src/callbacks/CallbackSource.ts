/**
 * Verifies one vendor's callbacks, and reads the task's id from them.
 *
 * A source takes the headers, the token in the path and the raw body, and returns only the task's id. If the headers or
 * the token already show that a request is forged, it is rejected before the body is read.
 */
import * as Clock from "effect/Clock"
import * as Config from "effect/Config"
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
import { checkDurations } from "../task/DurationOptions.ts"
import { MediaError } from "../task/MediaError.ts"

/**
 * The callbacks of one vendor.
 *
 * `provider` is the vendor's name, as in every `TaskRef`. It is also the path segment of its callbacks.
 */
export interface CallbackSource {
  readonly provider: string
  /** Rejects a request that cannot be the vendor's, before the body is read. @default rejects nothing */
  readonly admit?: ((head: CallbackHead) => Effect.Effect<void, CallbackRejected>) | undefined
  /** Checks that the vendor sent this callback, including all checks of `admit`, and returns the task's id. */
  readonly verify: (callback: Callback) => Effect.Effect<{ readonly id: string }, CallbackRejected>
}

/**
 * The part of a callback that comes before the body.
 *
 * - `headers`: with names in lower case
 * - `token`: the path segment after the provider, decoded
 */
export interface CallbackHead {
  readonly headers: Headers.Headers
  readonly token: string | undefined
}

/**
 * A callback as it was received.
 *
 * - `body`: the raw text, of limited size
 */
export interface Callback extends CallbackHead {
  readonly body: string
}

/** The reason why a callback was rejected. */
export const CallbackRejection = Schema.Literals(["Malformed", "WrongSignature", "WrongToken", "Stale"])
export type CallbackRejection = typeof CallbackRejection.Type

/**
 * A callback that was rejected: `Malformed` with HTTP 400, the others with 401. It holds no part of the request.
 */
export class CallbackRejected extends MediaError.extend<CallbackRejected>("@effect-media/core/CallbackRejected")({
  _tag: Schema.tag("CallbackRejected"),
  provider: Schema.String,
  reason: CallbackRejection,
  description: Schema.String
}) {
  override get summary(): string {
    return `A callback for ${this.provider} was rejected (${this.reason}): ${this.description}.`
  }

  override get advice(): string {
    return this.reason === "Malformed"
      ? "Check that the vendor posts its callbacks to this URL, and that nothing on the way changes them."
      : "Ignore it if it is not the vendor's; otherwise check the secret, and the clock of this machine."
  }
}

/**
 * A secret that is too weak to prove that a callback comes from the vendor.
 */
export class WeakCallbackSecret extends MediaError.extend<WeakCallbackSecret>("@effect-media/core/WeakCallbackSecret")({
  _tag: Schema.tag("WeakCallbackSecret"),
  provider: Schema.String,
  problem: Schema.String
}) {
  override get summary(): string {
    return `The secret for ${this.provider}'s callbacks cannot be used: ${this.problem}.`
  }

  override get advice(): string {
    return "Use the secret that the vendor shows, or a random one of at least 16 characters."
  }
}

/**
 * Returns a function that reads the body of a callback. A body that cannot be decoded is `Malformed`.
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
 * Creates the source of a vendor that does not sign its callbacks: a secret token in the path proves that a callback is
 * the vendor's. The token is compared in constant time.
 *
 * `token` is 16 to 100 letters, digits and `.` `_` `~` `-`, which need no escape in a path. White space around it, such as
 * a line break from a file, is ignored. Any other token fails with {@link WeakCallbackSecret}.
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

/** The secret that identifies the callbacks of a vendor that does not sign them. */
export interface TokenOptions {
  /** The last part of the callback URL: 16 to 100 letters, digits and `.` `_` `~` `-`. */
  readonly token: Redacted.Redacted<string>
}

/**
 * Creates the two parts of a provider's module of callbacks that are not signed.
 *
 * - `config`: reads the options from the environment: `<PROVIDER>_CALLBACK_TOKEN`
 * - `make`: creates the source, as {@link fromToken} does
 */
export const tokenCallbacks = <A, I>(vendor: {
  readonly provider: string
  readonly body: Schema.Codec<A, I>
  readonly idOf: (body: A) => string
}) => ({
  config: Config.all({ token: Config.Redacted(`${vendor.provider.toUpperCase()}_CALLBACK_TOKEN`) }),
  make: ({ token }: TokenOptions) => fromToken({ ...vendor, token })
})

const layerMac = Mac.layerWebCrypto.pipe(Layer.provide(SecureRandom.layerWebCrypto))

/**
 * Creates the source of a vendor that signs its callbacks with HMAC-SHA256 in base64, and sends the time in unix seconds.
 * The signature must belong to one of the keys, compared in constant time, and the time must be within the tolerance.
 *
 * - `keys`: white space around a key, such as a line break from a file, is ignored; a blank key, or one in quotes, fails
 *   with {@link WeakCallbackSecret}
 * - `headers`: the names, in lower case, of the headers with the signature and the time
 * - `signed`: returns the text that the vendor signs
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
    checkDurations("CallbackSource", { tolerance: options.tolerance })
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

    /** Returns the timestamp and the signature of a callback, if the timestamp is within the tolerance. */
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
