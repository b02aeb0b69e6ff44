import * as Option from "effect/Option"
import * as Result from "effect/Result"

// oxlint-disable-next-line no-control-regex
const bytesOnly = /^[\u0000-\u00ff]*$/

/**
 * The target of a redirect as its host wrote it: in a header each byte is a character, and some hosts write UTF-8 there.
 */
export const locationOf = (header: string): string => {
  if (!bytesOnly.test(header)) return header
  const bytes = Uint8Array.from(header, (character) => character.charCodeAt(0))
  return Option.getOrElse(
    Result.getSuccess(Result.try(() => new TextDecoder("utf-8", { fatal: true }).decode(bytes))),
    () => header
  )
}
