import * as Option from "effect/Option"
import * as Result from "effect/Result"

// oxlint-disable-next-line no-control-regex
const bytesOnly = /^[\u0000-\u00ff]*$/

/**
 * Returns the target of a redirect. A header has one character per byte, and some hosts write UTF-8 into it.
 */
export const locationOf = (header: string): string => {
  if (!bytesOnly.test(header)) return header
  const bytes = Uint8Array.from(header, (character) => character.charCodeAt(0))
  return Option.getOrElse(
    Result.getSuccess(Result.try(() => new TextDecoder("utf-8", { fatal: true }).decode(bytes))),
    () => header
  )
}
