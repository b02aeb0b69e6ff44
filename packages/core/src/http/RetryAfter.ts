/**
 * Reads `Retry-After` in every form that servers send: seconds, fractions of seconds, three kinds of HTTP date, or junk.
 */
import * as DateTime from "effect/DateTime"
import * as Duration from "effect/Duration"
import * as Headers from "effect/http/Headers"
import * as Option from "effect/Option"
import * as Result from "effect/Result"

const fraction = /^\d{1,9}\.\d{1,9}$/
// A number of seconds beyond any clock is not meant as a pause.
const beyondClocks = /^\d{16,}$/

/**
 * Returns the pause that a `Retry-After` text asks for, measured from `now` (epoch milliseconds); `None` for junk, negative
 * numbers, and numbers beyond any clock. A date in the past is a pause of zero.
 *
 * @example
 * ```ts import.meta.vitest
 * import { RetryAfter } from "@effect-media/core/http"
 * import * as Duration from "effect/Duration"
 * import * as Option from "effect/Option"
 *
 * RetryAfter.parse("3", 0) // => Option.some(Duration.seconds(3))
 * RetryAfter.parse("Thu, 01 Jan 1970 00:00:05 GMT", 1000) // => Option.some(Duration.seconds(4))
 * RetryAfter.parse("soon", 0) // => Option.none()
 * ```
 */
export const parse = (text: string, now: number): Option.Option<Duration.Duration> => {
  const trimmed = text.trim()
  if (beyondClocks.test(trimmed)) return Option.none()
  return fraction.test(trimmed)
    ? Option.some(Duration.seconds(Number(trimmed)))
    : Option.map(Result.getSuccess(Headers.parseRetryAfter(trimmed)), (value) => Headers.retryAfterDelay(value, now))
}

/**
 * Returns the pause that a reply asks for with its `Retry-After` header. A date is measured from the reply's own `Date`,
 * since the local clock may be wrong, or from `now` (epoch milliseconds) if there is no `Date`.
 */
export const fromHeaders = (headers: Headers.Headers, now: number): Option.Option<Duration.Duration> =>
  Option.flatMap(
    Headers.get(headers, "retry-after"),
    (text) => parse(text, Option.getOrElse(sentAt(headers), () => now))
  )

const sentAt = (headers: Headers.Headers): Option.Option<number> =>
  Headers.get(headers, "date").pipe(Option.flatMap(DateTime.make), Option.map(DateTime.toEpochMillis))
