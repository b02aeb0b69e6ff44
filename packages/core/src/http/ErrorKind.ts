/**
 * What a refusal means: a vendor's codes, as HTTP status and in the body, mapped to the verdicts that all share.
 */
import * as Option from "effect/Option"
import * as Predicate from "effect/Predicate"
import * as Record from "effect/Record"
import type { Dialect } from "./Dialect.ts"

/**
 * What a refusal means.
 *
 * | verdict | the vendor says |
 * |---|---|
 * | `Unauthorized` | the key is wrong |
 * | `Forbidden` | the key may not do this |
 * | `InsufficientCredits` | credits or quota are used up |
 * | `InvalidRequest` | the request is wrong |
 * | `NotFound` | no such task, model or route |
 * | `RateLimited` | too many requests; not read |
 * | `DuplicateInProgress` | a request under the same idempotency key is being worked on: its job may be taken |
 * | `Unavailable` | something broke; whether the request was read nobody knows |
 * | `NotAccepted` | closed for now; the request was not taken |
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
 * One line of a vendor's page of error codes. The first line whose `code` is in the reply, and whose `says` matches its
 * text, holds.
 */
export interface ErrorRule {
  readonly code: string
  readonly matches?: RegExp
  readonly kind: ErrorKind
}

/** A refusal as it was read: what it means, and the vendor's own code and words. */
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

/** The words of a body that explain a refusal, `""` where there are none. */
export const reasonOf = (body: unknown): string => {
  const error = field(body, "error")
  const said = [field(error, "message"), error, ...["message", "msg", "detail"].map((key) => field(body, key))]
  return said.map(word).find(Predicate.isNotUndefined) ?? ""
}

/**
 * Reads whether a reply is a refusal, from its HTTP status and its body code; `undefined` where it is none.
 *
 * `body` is the parsed body, or `undefined` where it is no JSON.
 */
export const classify = (dialect: Dialect, httpStatus: number, body: unknown): Refusal | undefined => {
  const isOk = httpStatus >= 200 && httpStatus < 300
  const envelopeCode = word(field(body, "code"))
  const errorCode = word(field(field(body, "error"), "code"))
  if (isOk) {
    // A task that failed has an error too: what names a status in words is no refusal.
    const isTask = field(body, "data") !== undefined || typeof field(body, "status") === "string"
    const isBare = envelopeCode === undefined && (errorCode === undefined || isTask)
    if (isBare || (envelopeCode !== undefined && dialect.successCodes.includes(envelopeCode))) return undefined
  }
  const description = reasonOf(body)
  const dataCode = word(field(field(body, "data"), "error_code"))
  const bodyCodes = [errorCode, dataCode, envelopeCode].filter(Predicate.isNotUndefined)
  const codes = isOk || httpStatus >= 500 ? bodyCodes : [...bodyCodes, String(httpStatus)]
  const code = codes[0] ?? String(httpStatus)
  const ruled = codes.flatMap((code) => {
    const rule = dialect.errorRules.find((rule) =>
      rule.code === code && (rule.matches === undefined || rule.matches.test(description))
    )
    return rule === undefined ? [] : [{ kind: rule.kind, code, description }]
  })[0]
  // Of what comes with a 5xx only the vendor's own word that it is closed means that the request was not read.
  if (httpStatus >= 500) return ruled?.kind === "NotAccepted" ? ruled : { kind: "Unavailable", code, description }
  if (ruled !== undefined) return ruled
  const kind = isOk
    ? kindOf(envelopeCode ?? "", "Unavailable")
    : kindOf(String(httpStatus), httpStatus >= 400 ? "InvalidRequest" : "Unavailable")
  return { kind, code, description }
}
