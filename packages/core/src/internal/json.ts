import * as Option from "effect/Option"
import * as Result from "effect/Result"

const deepest = 500

/** Whether a JSON text nests deeper than any reply does: such a text costs seconds in every later step. */
const isTooDeep = (text: string): boolean => {
  // Below this length it cannot be.
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
const integer = /^-?\d+$/
const textOrNumber = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d[\d.eE+-]*/gs
const textOrLastComma = /"[^"\\]*(?:\\.[^"\\]*)*"|,(?=\s*[}\]])/gs

/** Integers that a double cannot hold become texts, with all their digits: they are ids. */
const withExactIntegers = (text: string): string =>
  manyDigits.test(text)
    ? text.replace(
      textOrNumber,
      (token) => integer.test(token) && !Number.isSafeInteger(Number(token)) ? `"${token}"` : token
    )
    : text

const parse = (text: string): Option.Option<unknown> => Result.getSuccess(Result.try((): unknown => JSON.parse(text)))

/** What some servers add to JSON: a byte order mark, and commas behind the last element. */
const withoutSlips = (text: string): string =>
  text.replace(/^\uFEFF/, "").replace(textOrLastComma, (token) => token === "," ? "" : token)

const holdsJson = /^\s*[[{"]/
const mostEncodings = 3

/**
 * Returns a text as JSON; `undefined` where it is none, or nests without end. JSON that was encoded more than once comes
 * out as what it holds, and an integer beyond 2^53 as a text with all its digits.
 */
export const parseJson = (text: string, encodings = 1): unknown => {
  if (isTooDeep(text)) return undefined
  const exact = withExactIntegers(text)
  const json = Option.getOrUndefined(Option.orElse(parse(exact), () => parse(withoutSlips(exact))))
  if (typeof json !== "string" || encodings >= mostEncodings || !holdsJson.test(json)) return json
  return parseJson(json, encodings + 1) ?? json
}
