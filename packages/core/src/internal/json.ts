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

/** A text as JSON; `undefined` where it is none, or nests without end. */
export const parseJson = (text: string): unknown =>
  isTooDeep(text) ? undefined : Result.getOrUndefined(Result.try(() => JSON.parse(text)))
