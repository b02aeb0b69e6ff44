/**
 * Maps a vendor's codes, from the HTTP status and the body, to kinds of errors that are the same for all vendors.
 */
import * as Option from "effect/Option"
import * as Predicate from "effect/Predicate"
import * as Record from "effect/Record"

/**
 * The kind of a refusal.
 *
 * | kind | the vendor says |
 * |---|---|
 * | `Unauthorized` | the key is wrong |
 * | `Forbidden` | the key may not do this |
 * | `InsufficientCredits` | credits or quota are used up |
 * | `InvalidRequest` | the request is wrong |
 * | `NotFound` | no such task, model or route |
 * | `RateLimited` | too many requests; not read |
 * | `DuplicateInProgress` | a request with the same idempotency key is in progress: its job may be accepted |
 * | `Unavailable` | something failed; it is unknown whether the request was read |
 * | `NotAccepted` | closed for now; the request was not accepted |
 */
export type ErrorKind =
  | "Unauthorized"
  | "Forbidden"
  | "InsufficientCredits"
  | "InvalidRequest"
  | "NotFound"
  | "RateLimited"
  | "DuplicateInProgress"
  | "Unavailable"
  | "NotAccepted"

/**
 * One line of a vendor's page of error codes. The first line applies whose `code` is in the reply and whose `matches`
 * matches its text. With `withoutData` it applies only if the reply's `data` is null or absent.
 */
export interface ErrorRule {
  readonly code: string
  readonly matches?: RegExp
  readonly withoutData?: true
  readonly kind: ErrorKind
}

/** The meaning of a vendor's codes: the body codes of a success, and the lines of its page of error codes. */
export interface ErrorRules {
  readonly successCodes: ReadonlyArray<string>
  readonly errorRules: ReadonlyArray<ErrorRule>
}

/** A refusal that was read from a reply: its kind, and the vendor's own code and message. */
export interface Refusal {
  readonly kind: ErrorKind
  readonly code: string
  readonly description: string
}

const byStatus: Readonly<Record<string, ErrorKind>> = {
  "400": "InvalidRequest",
  "401": "Unauthorized",
  "402": "InsufficientCredits",
  "403": "Forbidden",
  "404": "NotFound",
  "408": "Unavailable",
  "409": "InvalidRequest",
  "413": "InvalidRequest",
  "422": "InvalidRequest",
  "425": "Unavailable",
  "429": "RateLimited"
}

const kindOf = (code: string, otherwise: ErrorKind): ErrorKind =>
  Option.getOrElse(Record.get(byStatus, code), () => otherwise)

const field = (body: unknown, key: string): unknown => Predicate.hasProperty(body, key) ? body[key] : undefined

const word = (value: unknown): string | undefined =>
  typeof value === "string" && value !== "" ? value : typeof value === "number" ? String(value) : undefined

/** Returns the text of a body that explains a refusal, or `""` if there is none. */
export const reasonOf = (body: unknown): string => {
  const error = field(body, "error")
  const said = [field(error, "message"), error, ...["message", "msg", "detail"].map((key) => field(body, key))]
  return said.map(word).find(Predicate.isNotUndefined) ?? ""
}

/**
 * Returns the refusal in a reply, from its HTTP status and its body code, or `undefined` if the reply is no refusal.
 *
 * `body` is the parsed body, or `undefined` if it is no JSON.
 */
export const classify = (rules: ErrorRules, httpStatus: number, body: unknown): Refusal | undefined => {
  const isOk = httpStatus >= 200 && httpStatus < 300
  const envelopeCode = word(field(body, "code"))
  const errorCode = word(field(field(body, "error"), "code"))
  if (isOk) {
    // A failed task has an error, too: a body with a status word is no refusal.
    const isTask = field(body, "data") !== undefined || typeof field(body, "status") === "string"
    const isBare = envelopeCode === undefined && (errorCode === undefined || isTask)
    if (isBare || (envelopeCode !== undefined && rules.successCodes.includes(envelopeCode))) return undefined
  }
  const description = reasonOf(body)
  const data = field(body, "data")
  const dataCode = word(field(data, "error_code"))
  const bodyCodes = [errorCode, dataCode, envelopeCode].filter(Predicate.isNotUndefined)
  const codes = isOk || httpStatus >= 500 ? bodyCodes : [...bodyCodes, String(httpStatus)]
  const code = codes[0] ?? String(httpStatus)
  const ruled = codes.flatMap((code) => {
    const rule = rules.errorRules.find((rule) =>
      rule.code === code && (rule.matches === undefined || rule.matches.test(description)) &&
      (rule.withoutData !== true || data === undefined || data === null)
    )
    return rule === undefined ? [] : [{ kind: rule.kind, code, description }]
  })[0]
  // With a 5xx, only the vendor's own code for a closed service proves that the request was not read.
  if (httpStatus >= 500) return ruled?.kind === "NotAccepted" ? ruled : { kind: "Unavailable", code, description }
  if (ruled !== undefined) return ruled
  const kind = isOk
    ? kindOf(envelopeCode ?? "", "Unavailable")
    : kindOf(String(httpStatus), httpStatus >= 400 ? "InvalidRequest" : "Unavailable")
  return { kind, code, description }
}
