/**
 * What a vendor does, in no vendor's words.
 */
import * as Data from "effect/Data"

/** Where a refusal's code stands: as the HTTP status, or in the body of an HTTP 200. */
export type Place = "status" | "body"

/** A `Retry-After`: a text as it is, or the HTTP date of a moment so many seconds after the start. */
export type RetryAfter = string | { readonly at: number; readonly form: DateForm }

/** The three spellings of an HTTP date. */
export type DateForm = "imf" | "rfc850" | "asctime"

/**
 * What a vendor does with one request.
 *
 * - `Pending`, `Done`, `Failed`, `Cancelled`: says so
 * - `Bare`: says success, and sends no result
 * - `Word`: says a status word that nobody knows
 * - `Held`: says pending, with a `Retry-After`
 * - `Refused`: answers with this code, as HTTP status or in the body of an HTTP 200
 * - `NotFound`: does not know the task, in one of the vendor's spellings
 * - `Html`: a proxy's page with 502
 * - `Reset`: the connection dies, before the request was carried out or after
 * - `Truncated`: half a body, as if it were whole, or with its connection
 * - `Empty`: no body
 * - `Late`: answers so much later
 * - `Hang`: never answers, or stops in the middle of the body
 * - `Slow`: answers two seconds later
 * - `Redirected`: asks for the same request elsewhere
 * - `Encoded`: answers in a coding that nobody asked for
 * - `Garbled`: says success, with something else in the place of the links
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
