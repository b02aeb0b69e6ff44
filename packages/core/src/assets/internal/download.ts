/**
 * Fetches an untrusted link: only from public hosts, redirect by redirect, without credentials, up to a size, and
 * resumes after a broken connection.
 */
import * as Arr from "effect/Array"
import * as Clock from "effect/Clock"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as FetchHttpClient from "effect/http/FetchHttpClient"
import * as HttpClient from "effect/http/HttpClient"
import type * as HttpClientError from "effect/http/HttpClientError"
import * as HttpClientRequest from "effect/http/HttpClientRequest"
import * as HttpClientResponse from "effect/http/HttpClientResponse"
import type * as Dns from "effect/net/Dns"
import * as NetAddress from "effect/net/NetAddress"
import * as Option from "effect/Option"
import * as Result from "effect/Result"
import type * as Scope from "effect/Scope"
import * as Stream from "effect/Stream"
import * as RetryAfter from "../../http/RetryAfter.ts"
import { codingsOf, decoded } from "../../internal/coding.ts"
import { locationOf } from "../../internal/location.ts"
import { readable } from "../../internal/readable.ts"
import { makeRedactor } from "../../internal/redact.ts"
import type { AssetError, AssetErrorReason } from "../../task/TaskError.ts"
import { CurrentAddresses, hostKind, IsProxied, isPublicAddress, rangeOf } from "../HostAddress.ts"
import type { Pause } from "./retryDelays.ts"

export interface Rules {
  readonly client: HttpClient.HttpClient
  readonly maxBytes: number
  readonly idleTimeout: Duration.Duration
  readonly allowPrivate: boolean
  readonly allowedRanges: ReadonlyArray<string>
  readonly dns: Dns.Dns["Service"]
}

export type Fail = (
  because: AssetErrorReason,
  reason: string,
  more?: { readonly code?: string | undefined; readonly retryAfter?: Duration.Duration | undefined }
) => AssetError

const clean = makeRedactor("")
const maxRedirects = 5
const redirects: ReadonlyArray<number> = [301, 302, 303, 307, 308]
const passing: ReadonlyArray<number> = [408, 425, 429]

/** The host does not learn who asks, and redirects are never followed unchecked. */
const anonymous = { redirect: "manual", credentials: "omit", referrerPolicy: "no-referrer" } as const

const headers = { accept: "*/*", "accept-encoding": "identity", "user-agent": "effect-media" }

export interface Download {
  /** Returns the type that its host states, once bytes have come. */
  readonly contentType: () => string | undefined
  readonly stream: Stream.Stream<Uint8Array, AssetError>
}

/**
 * Downloads the bytes of a link. After a broken connection and a `pause`, it resumes with a Range request if the host
 * identified the file's version by an ETag or a date. Otherwise the stream fails and the download must start again. A
 * connection that brought bytes counts as progress.
 */
export const download = (rules: Rules, fail: Fail, pause: Pause, link: string): Download => {
  const { idleTimeout, maxBytes } = rules
  const at: Position = { bytes: 0, total: undefined, validator: undefined, contentType: undefined }
  let before = 0

  const take = (chunk: Uint8Array): Effect.Effect<Uint8Array, AssetError> => {
    at.bytes += chunk.length
    if (at.bytes > maxBytes) return fail("TooLarge", `more than the ${maxBytes} bytes that are allowed`)
    if (at.bytes <= (at.total ?? Infinity)) return Effect.succeed(chunk)
    at.validator = undefined
    return fail("Incomplete", `more than the ${at.total} bytes came that were announced`)
  }

  const end = Stream.suspend(() => {
    if (at.bytes === 0) return Stream.fail(fail("Incomplete", "the file is empty"))
    return at.bytes < (at.total ?? 0)
      ? Stream.fail(fail("Incomplete", `${at.bytes} of ${at.total} bytes came`))
      : Stream.empty
  })

  const body = (response: HttpClientResponse.HttpClientResponse) =>
    plain(
      fail,
      response,
      response.stream.pipe(
        Stream.timeoutOrElse({
          duration: idleTimeout,
          orElse: () => Stream.fail(fail("Incomplete", `nothing came for ${readable(idleTimeout)}`))
        }),
        Stream.catchTag("HttpClientError", (error) =>
          error.reason._tag === "EmptyBodyError"
            ? Stream.empty
            : Stream.fail(fail("Incomplete", `the download broke off: ${reasonOf(error)}`)))
      )
    )

  const stream: Stream.Stream<Uint8Array, AssetError> = Stream.unwrap(Effect.suspend(() => {
    before = at.bytes
    return Effect.map(connect(rules, fail, link, at), body)
  })).pipe(
    Stream.mapEffect(take),
    Stream.concat(end),
    Stream.catch((error) =>
      at.bytes > 0 && at.validator !== undefined && error.isRetryable
        ? Stream.unwrap(Effect.as(pause(error, at.bytes > before), stream))
        : Stream.fail(error)
    )
  )
  return { contentType: () => at.contentType, stream }
}

/** The position of a download: bytes received, total bytes, and the host's content type and version of the file. */
interface Position {
  bytes: number
  total: number | undefined
  validator: string | undefined
  contentType: string | undefined
}

/** Opens one connection that sends the file from `at`. */
const connect = Effect.fnUntraced(function*(
  rules: Rules,
  fail: Fail,
  link: string,
  at: Position
): Effect.fn.Return<HttpClientResponse.HttpClientResponse, AssetError, Scope.Scope> {
  const isBegun = at.bytes > 0
  const response = yield* follow(rules, fail, link, {
    ...headers,
    ...(isBegun ? { range: `bytes=${at.bytes}-`, "if-range": at.validator } : {})
  })
  const { status } = response
  if (passing.includes(status) || status >= 500) {
    const retryAfter = RetryAfter.fromHeaders(response.headers, yield* Clock.currentTimeMillis)
    return yield* fail("Unavailable", `the host answered HTTP ${status}`, {
      code: String(status),
      retryAfter: Option.getOrUndefined(retryAfter)
    })
  }
  const [, first, total] = /^bytes (\d+)-\d+\/(\d+|\*)$/i.exec(response.headers["content-range"] ?? "") ?? []
  const startOver = (reason: string) => {
    at.validator = undefined
    return fail("Incomplete", reason)
  }
  if (isBegun) {
    if (status === 416 || status === 200) return yield* startOver("the host begins the file anew")
    if (status === 206 && first === String(at.bytes) && isSame(at, response, total)) return response
    if (status === 206) return yield* startOver("the host continued with another file")
  } else if (status === 200 || status === 203 || (status === 206 && first === "0" && total !== "*")) {
    at.validator = validatorOf(response)
    // A part that was not requested is the whole file, or its beginning.
    at.total = status === 206 && codingsOf(response.headers).length === 0 ? Number(total) : lengthOf(response)
    at.contentType = response.headers["content-type"]
    if (at.total === undefined || at.total <= rules.maxBytes) return response
    return yield* fail("TooLarge", `the host announces ${at.total} bytes, and ${rules.maxBytes} are allowed`)
  }
  return status === 204
    ? yield* fail("Incomplete", "the file is empty")
    : yield* fail(status === 410 ? "Expired" : "Refused", `the host answered HTTP ${status}`, { code: String(status) })
})

/**
 * Returns the host's identifier of this version of the file; none if it could come in another encoding, or not in
 * parts.
 */
const validatorOf = (response: HttpClientResponse.HttpClientResponse): string | undefined =>
  codingsOf(response.headers).length > 0 || response.headers["accept-ranges"] === "none"
    ? undefined
    : strongTag(response.headers["etag"]) ?? response.headers["last-modified"]

const strongTag = (tag: string | undefined): string | undefined => tag?.startsWith(`"`) === true ? tag : undefined

const isSame = (at: Position, response: HttpClientResponse.HttpClientResponse, total: string | undefined): boolean => {
  const name = response.headers[strongTag(at.validator) === undefined ? "last-modified" : "etag"]
  return (at.total === undefined || total === String(at.total)) && codingsOf(response.headers).length === 0 &&
    (name === undefined || name === at.validator)
}

/** Decodes the content encoding of the bytes. None is requested, but some hosts send compressed files anyway. */
const plain = (
  fail: Fail,
  response: HttpClientResponse.HttpClientResponse,
  bytes: Stream.Stream<Uint8Array, AssetError>
): Stream.Stream<Uint8Array, AssetError> => {
  const codings = codingsOf(response.headers)
  if (codings.length === 0) return bytes
  // Fetch removes encodings by itself; the other clients pass the bytes on unchanged.
  return decoded(bytes, codings, Option.isSome(HttpClientResponse.toWeb(response))).pipe(
    Stream.catchTag("NotDecoded", ({ coding, isKnown }) =>
      Stream.fail(
        isKnown
          ? fail("Incomplete", `it came as ${coding}, and is cut or damaged`)
          : fail("WrongType", `it came as ${clean(coding)}, though nothing was to be coded`)
      ))
  )
}

/** Returns the content length, if nothing is compressed: only then does it count the bytes that come. */
const lengthOf = (response: HttpClientResponse.HttpClientResponse): number | undefined =>
  codingsOf(response.headers).length === 0 && /^\d{1,15}$/.test(response.headers["content-length"] ?? "")
    ? Number(response.headers["content-length"])
    : undefined

/** Follows a link and its redirects, and checks each one before the request. */
const follow = Effect.fnUntraced(function*(
  rules: Rules,
  fail: Fail,
  link: string,
  headers: Readonly<Record<string, string | undefined>>
): Effect.fn.Return<HttpClientResponse.HttpClientResponse, AssetError, Scope.Scope> {
  const client = HttpClient.withScope(rules.client)
  const { headers: _, ...init } = Option.getOrElse(
    yield* Effect.serviceOption(FetchHttpClient.RequestInit),
    (): RequestInit => ({})
  )
  let url = yield* parse(fail, link)
  for (let hop = 0; hop <= maxRedirects; hop++) {
    const response = yield* check(rules, fail, url).pipe(
      Effect.flatMap((addresses) =>
        Effect.provideService(
          client.execute(HttpClientRequest.get(url.href, { headers })),
          CurrentAddresses,
          addresses
        )
      ),
      Effect.timeoutOrElse({
        duration: rules.idleTimeout,
        orElse: () => fail("Unavailable", `no answer within ${readable(rules.idleTimeout)}`)
      }),
      Effect.catchTag("HttpClientError", (error) => fail("Unavailable", reasonOf(error))),
      Effect.provideService(FetchHttpClient.RequestInit, { ...init, ...anonymous }),
      // A signed link is a secret: the span names the host alone. The user's trace is not sent to the host.
      Effect.provideService(HttpClient.TracerDisabledWhen, () => true),
      Effect.withSpan("AssetStore.fetch", { kind: "client", attributes: { "server.address": url.hostname } })
    )
    const location = response.headers["location"]
    if (!redirects.includes(response.status) || location === undefined) return response
    const next = yield* parse(fail, locationOf(location), url)
    if (url.protocol === "https:" && next.protocol !== "https:") {
      return yield* fail("UnsafeUrl", `a redirect from https to ${next.protocol}//${next.host}`)
    }
    url = next
  }
  return yield* fail("UnsafeUrl", `more than ${maxRedirects} redirects`)
})

const parse = (fail: Fail, link: string, base?: URL): Effect.Effect<URL, AssetError> =>
  Effect.fromResult(Result.try({ try: () => new URL(link, base), catch: () => fail("UnsafeUrl", "it is no URL") }))

/** Returns the reason of a broken connection without the link, whose query may be a signature. */
const reasonOf = ({ reason }: HttpClientError.HttpClientError): string => {
  const words = [reason.description ?? ""]
  for (let cause = reason.cause; cause instanceof Error && words.length < 4; cause = cause.cause) {
    words.push(cause.message)
  }
  return clean(words.filter((text) => text !== "").join(": ") || reason._tag)
}

/**
 * Checks whether a host may be requested, and returns its allowed addresses if its name was looked up. A client that
 * does not use them looks the name up again; the two answers can differ.
 */
const check = Effect.fnUntraced(function*(
  rules: Rules,
  fail: Fail,
  url: URL
): Effect.fn.Return<ReadonlyArray<string> | undefined, AssetError> {
  const { allowedRanges, allowPrivate, dns } = rules
  if (url.protocol !== "https:" && url.protocol !== "http:") return yield* fail("UnsafeUrl", `it is ${url.protocol}`)
  if (url.username !== "" || url.password !== "") return yield* fail("UnsafeUrl", "it holds credentials")
  if (allowPrivate) return undefined
  const { hostname } = url
  const kind = hostKind(hostname, allowedRanges)
  const range = rangeOf(hostname.replace(/^\[|\]$|\.$/g, ""))
  if (kind === "private") {
    return yield* fail("UnsafeUrl", `${hostname} is no public host${range === undefined ? "" : `: it is in ${range}`}`)
  }
  if (kind === "public") return undefined
  const isProxied = yield* IsProxied
  const found: ReadonlyArray<string> = yield* dns.lookup(hostname).pipe(
    Effect.mapError(({ reason }) =>
      fail(reason === "BadName" ? "UnsafeUrl" : "Unavailable", `${hostname} was not found: ${reason}`)
    ),
    Effect.map(Arr.map(NetAddress.formatIp)),
    Effect.catchIf((error) => isProxied && error.reason === "Unavailable", () => Effect.succeed([]))
  )
  const open = found.filter((address) => isPublicAddress(address, allowedRanges))
  const [inside] = found
  if (open.length > 0 || inside === undefined) return open
  return yield* fail(
    "UnsafeUrl",
    `${hostname} is ${inside}, which is not public but in ${rangeOf(inside)}; if the name servers here answer so on ` +
      `purpose, allowedRanges: ["${rangeOf(inside)}"] declares it`
  )
})
