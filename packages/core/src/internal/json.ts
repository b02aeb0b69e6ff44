import * as Option from "effect/Option"
import * as Result from "effect/Result"

const deepest = 500

/** Tells whether a JSON text nests deeper than any real reply. Such a text takes seconds in every later step. */
export const isTooDeep = (text: string): boolean => {
  // A shorter text cannot nest so deep.
  if (text.length <= 2 * deepest) return false
  let depth = 0
  let isInString = false
  for (let i = 0; i < text.length; i++) {
    const char = text.charCodeAt(i)
    if (isInString) {
      if (char === backslash) i += 1
      else if (char === quote) isInString = false
    } else if (char === quote) isInString = true
    else if (char === bracket || char === brace) {
      depth += 1
      if (depth > deepest) return true
    } else if (char === bracketEnd || char === braceEnd) depth -= 1
  }
  return false
}

const [quote, backslash, bracket, bracketEnd, brace, braceEnd] = Array.from("\"\\[]{}", (char) => char.charCodeAt(0))

const manyDigits = /\d{16}/
const numbers = /-?\d[\d.eE+-]*/g
const integer = /^(-?\d+)(?:\.0+)?$/
const lastCommas = /,(?=\s*[}\]])/g

/** Returns the index after the string that begins at a quote. */
const endOfText = (json: string, begin: number): number => {
  for (let i = begin + 1; i < json.length; i++) {
    const char = json.charCodeAt(i)
    if (char === backslash) i += 1
    else if (char === quote) return i + 1
  }
  return json.length
}

/** Changes the parts between the strings of JSON. A regular expression would be too slow or too deep for long strings. */
const betweenTexts = (json: string, change: (part: string) => string): string => {
  const parts: Array<string> = []
  for (let at = 0; at < json.length;) {
    const found = json.indexOf("\"", at)
    const begin = found === -1 ? json.length : found
    const end = endOfText(json, begin)
    parts.push(change(json.slice(at, begin)), json.slice(begin, end))
    at = end
  }
  return parts.join("")
}

/** Turns integers that a double cannot hold into strings with all their digits, since they are ids. */
const withExactIntegers = (json: string): string =>
  manyDigits.test(json)
    ? betweenTexts(json, (part) =>
      part.replace(numbers, (token) => {
        const digits = integer.exec(token)?.[1]
        return digits === undefined || Number.isSafeInteger(Number(digits)) ? token : `"${digits}"`
      }))
    : json

const parse = (text: string): Option.Option<unknown> => Result.getSuccess(Result.try((): unknown => JSON.parse(text)))

/** Removes common faults of servers' JSON: a byte order mark, and commas after the last element. */
const withoutSlips = (text: string): string =>
  betweenTexts(text.replace(/^\uFEFF/, ""), (part) => part.replace(lastCommas, ""))

const holdsJson = /^\s*[[{"]/
const mostEncodings = 3

/**
 * Parses a text as JSON; returns `undefined` if it is no JSON, or nests too deep. JSON that was encoded more than once is
 * decoded to its content, and an integer beyond 2^53 becomes a string with all its digits.
 */
export const parseJson = (text: string, encodings = 1): unknown => {
  if (isTooDeep(text)) return undefined
  const exact = withExactIntegers(text)
  const json = Option.getOrUndefined(Option.orElse(parse(exact), () => parse(withoutSlips(exact))))
  if (typeof json !== "string" || encodings >= mostEncodings || !holdsJson.test(json)) return json
  return parseJson(json, encodings + 1) ?? json
}
