/**
 * Defines the vendor's behaviour in neutral terms.
 */
import * as Data from "effect/Data"

/** The place of a refusal's code: the HTTP status, or the body of an HTTP 200. */
export type Place = "status" | "body"

/** A `Retry-After`: a text as it is, or an HTTP date this many seconds after the start. */
export type RetryAfter = string | { readonly at: number; readonly form: DateForm }

/** The three spellings of an HTTP date. */
export type DateForm = "imf" | "rfc850" | "asctime"

/**
 * The vendor's reaction to one request.
 *
 * - `Pending`, `Done`, `Failed`, `Cancelled`: reports this state
 * - `Bare`: reports success without a result
 * - `Word`: reports an unknown status word
 * - `Held`: reports pending, with a `Retry-After`
 * - `Refused`: answers with this code, as HTTP status or in the body of an HTTP 200
 * - `NotFound`: does not know the task, in one of the vendor's spellings
 * - `Html`: answers with a proxy's page and 502
 * - `Reset`: the connection breaks, before or after the request was carried out
 * - `Truncated`: sends half a body, and ends it normally or breaks the connection
 * - `Empty`: answers without a body
 * - `Late`: answers after this delay
 * - `Hang`: never answers, or stops in the middle of the body
 * - `Slow`: answers two seconds later
 * - `Redirected`: redirects the same request to another address
 * - `Encoded`: answers in a coding that was not requested
 * - `Garbled`: reports success, with something else instead of the links
 */
export type Event = Data.TaggedEnum<{
  Pending: {}
  Done: {}
  Failed: { readonly spelling: string }
  Cancelled: {}
  Bare: {}
  Word: {}
  Held: { readonly retryAfter: RetryAfter }
  Refused: { readonly code: number; readonly place: Place; readonly retryAfter?: RetryAfter }
  NotFound: { readonly spelling: string }
  Html: {}
  Reset: { readonly when: "before" | "after" }
  Truncated: { readonly connection: "lives" | "dies" }
  Empty: {}
  Late: {}
  Hang: { readonly when: "before" | "body" }
  Slow: {}
  Redirected: { readonly status: number }
  Encoded: { readonly coding: "gzip" | "deflate" | "br" }
  Garbled: {}
}>

/** Constructors and matchers of {@link Event}. */
export const Event = Data.taggedEnum<Event>()
