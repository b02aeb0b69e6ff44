import * as Option from "effect/Option"
import * as Schema from "effect/Schema"
import { isTooDeep } from "./json.ts"
import { sha256Of } from "./sha256.ts"

const JsonText = Schema.fromJsonString(Schema.Json)
const RequestText = Schema.fromJsonString(Schema.Unknown)

/** Matches the names of fields that do not describe the file and may be secret, at any depth of a request. */
const unstored = /^(?:(?:call[_-]?back|web[_-]?hook|notify)(?:[_-]?ur[li])?|idempotency[_-]?key)$/i

/** Returns a request as JSON without secret fields, or `undefined` if it cannot be written as JSON, or nests too deep. */
export const storable = (request: unknown): Schema.Json | undefined =>
  Schema.encodeUnknownOption(RequestText)(request).pipe(
    Option.filter((text) => !isTooDeep(text)),
    Option.flatMap(Schema.decodeUnknownOption(JsonText)),
    Option.map(withoutSecrets),
    Option.getOrUndefined
  )

const withoutSecrets = (value: Schema.Json): Schema.Json => {
  if (Array.isArray(value)) return value.map(withoutSecrets)
  if (typeof value !== "object" || value === null) return value
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, field]) => unstored.test(key) ? [] : [[key, withoutSecrets(field)]])
  )
}

/** Longer texts, such as an image in base64, are replaced by their digest. */
const longestText = 4000

/** Shortens JSON to fit a line of a ledger. Different requests stay different. */
export const digested = (value: Schema.Json): Schema.Json => {
  if (typeof value === "string") {
    return value.length > longestText
      ? `${value.length} characters, sha256 ${sha256Of(value)}`
      : value
  }
  if (Array.isArray(value)) return value.map(digested)
  if (typeof value !== "object" || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, digested(field)]))
}
