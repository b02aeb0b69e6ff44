/**
 * Maps a vendor's codes, from the HTTP status and the body, to kinds of errors that are the same for all vendors.
 */
import type * as Headers from "effect/http/Headers"
import * as Option from "effect/Option"
import * as Predicate from "effect/Predicate"
import * as Record from "effect/Record"
import type { RequestProblem } from "../task/TaskError.ts"

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
 * matches its text.
 *
 * - `withoutData`: the line applies only if the reply's `data` is null or absent
 * - `on`: the line applies only to submits, or only to reads
 */
export interface ErrorRule {
  readonly code: string
  readonly matches?: RegExp
  readonly withoutData?: true
  readonly on?: Asking
  readonly kind: ErrorKind
}

/** The kind of a request: a submit, or a read of a task or of the account. */
export type Asking = "submit" | "read"

/**
 * The meaning of a vendor's codes.
 *
 * - `successCodes`: the body codes of a success
 * - `errorRules`: the lines of its page of error codes
 * - `statementOf`: finds code and words in a reply of a vendor with a form of its own. @default {@link usualStatement}
 */
export interface ErrorRules {
  readonly successCodes: ReadonlyArray<string>
  readonly errorRules: ReadonlyArray<ErrorRule>
  readonly statementOf?: ((reply: RawReply) => Statement) | undefined
}

/** A reply before it is classified. `body` is the parsed body, or `undefined` if it is no JSON. */
export interface RawReply {
  readonly httpStatus: number
  readonly headers: Headers.Headers
  readonly body: unknown
}

/**
 * What a reply says besides its data.
 *
 * - `codes`: the vendor's codes, the most specific one first
 * - `statusCode`: the code that has the meaning of an HTTP status, if there is one
 * - `description`: the vendor's words
 * - `problems`: the fields of the request that it names
 * - `isRefusal`: true if the reply is a refusal although its HTTP status is a success
 */
export interface Statement {
  readonly codes: ReadonlyArray<string>
  readonly statusCode?: string | undefined
  readonly description: string
  readonly problems?: ReadonlyArray<RequestProblem> | undefined
  readonly isRefusal: boolean
}

/** A refusal that was read from a reply: its kind, and the vendor's own code, message and list of problems. */
export interface Refusal {
  readonly kind: ErrorKind
  readonly code: string
  readonly description: string
  readonly problems?: ReadonlyArray<RequestProblem> | undefined
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

/**
 * Returns the fields that a body names as wrong: `detail` as a list of `{loc, msg}`, or `invalid_fields` as a list of
 * `{field, description}`.
 */
export const problemsIn = (body: unknown): ReadonlyArray<RequestProblem> =>
  [field(body, "detail"), field(body, "invalid_fields")].flatMap((list): ReadonlyArray<unknown> =>
    Array.isArray(list) ? list.slice(0, mostProblems) : []
  ).flatMap((item) => {
    const problem = word(field(item, "msg")) ?? word(field(item, "description"))
    const loc = field(item, "loc")
    const path = Array.isArray(loc) ? loc.filter((part) => part !== "body").join(".") : word(field(item, "field")) ?? ""
    return problem === undefined ? [] : [{ path, problem }]
  })

const mostProblems = 20

/** Returns the text of a body that explains a refusal, or `""` if there is none. */
export const reasonOf = (body: unknown): string => {
  const error = field(body, "error")
  const keys = ["message", "msg", "detail", "title"]
  const said = [field(error, "message"), error, ...keys.map((key) => field(body, key))]
  return said.map(word).find(Predicate.isNotUndefined) ??
    problemsIn(body).map(({ path, problem }) => path === "" ? problem : `${path}: ${problem}`).join("; ")
}

/**
 * Reads a reply in the form of most vendors: a code in `code`, `error.code` or `data.error_code`. With a successful HTTP
 * status, `error` in a body with `status` or `data` belongs to a task.
 */
export const usualStatement = (rules: ErrorRules, { body }: RawReply): Statement => {
  const envelopeCode = word(field(body, "code"))
  const errorCode = word(field(field(body, "error"), "code"))
  const data = field(body, "data")
  // A failed task has an error, too: a body with a status word is no refusal.
  const isTask = data !== undefined || typeof field(body, "status") === "string"
  const isBare = envelopeCode === undefined && (errorCode === undefined || isTask)
  const codes = [errorCode, word(field(data, "error_code")), envelopeCode].filter(Predicate.isNotUndefined)
  return {
    codes,
    statusCode: envelopeCode,
    description: reasonOf(body),
    problems: problemsIn(body),
    isRefusal: !isBare && (envelopeCode === undefined || !rules.successCodes.includes(envelopeCode))
  }
}

/**
 * Returns the refusal in a reply, from its HTTP status and its body code, or `undefined` if the reply is no refusal.
 */
export const classify = (rules: ErrorRules, reply: RawReply, asking: Asking): Refusal | undefined => {
  const { body, httpStatus } = reply
  const isOk = httpStatus >= 200 && httpStatus < 300
  const statement = rules.statementOf?.(reply) ?? usualStatement(rules, reply)
  if (isOk && !statement.isRefusal) return undefined
  const { codes: bodyCodes, description, problems, statusCode } = statement
  const data = field(body, "data")
  const codes = isOk || httpStatus >= 500 ? bodyCodes : [...bodyCodes, String(httpStatus)]
  const code = codes[0] ?? String(httpStatus)
  const ruled = codes.flatMap((code) => {
    const rule = rules.errorRules.find((rule) =>
      rule.code === code && (rule.matches === undefined || rule.matches.test(description)) &&
      (rule.withoutData !== true || data === undefined || data === null) &&
      (rule.on === undefined || rule.on === asking)
    )
    return rule === undefined ? [] : [{ kind: rule.kind, code, description, problems }]
  })[0]
  // With a 5xx, only the vendor's own code for a closed service proves that the request was not read.
  if (httpStatus >= 500) {
    return ruled?.kind === "NotAccepted" ? ruled : { kind: "Unavailable", code, description, problems }
  }
  if (ruled !== undefined) return ruled
  const kind = isOk
    ? kindOf(statusCode ?? "", "Unavailable")
    : kindOf(String(httpStatus), httpStatus >= 400 ? "InvalidRequest" : "Unavailable")
  return { kind, code, description, problems }
}
