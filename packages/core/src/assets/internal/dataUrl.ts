/** Reads links that contain their file: `data:[<media type>][;base64],<data>` (RFC 2397). */
import * as Base64 from "effect/encoding/Base64"
import * as Option from "effect/Option"
import * as Result from "effect/Result"

export interface Held {
  readonly mediaType: string
  readonly bytes: Uint8Array
}

const beginning = /^data:([^,]*?)(;\s*base64\s*)?,/i

export const isDataUrl = (url: string): boolean => /^data:/i.test(url)

/** Returns the part before the data, for errors and manifests. */
export const label = (url: string): string => `data:${mediaTypeOf(url.slice(0, 200))}`

const mediaTypeOf = (url: string): string => {
  const named = beginning.exec(url)?.[1]?.trim() ?? ""
  return named === "" || named.startsWith(";") ? "text/plain" : named
}

/**
 * Decodes the file; `None` if the link does not have the form. It is not decoded if it would be more than `maxBytes`.
 */
export const read = (url: string, maxBytes: number): Option.Option<Held | "TooLarge"> => {
  const [head, , coding] = beginning.exec(url) ?? []
  if (head === undefined) return Option.none()
  const data = url.slice(head.length)
  const isBase64 = coding !== undefined
  // Percent-encoded data takes at most three characters per byte.
  if (data.length * (isBase64 ? 0.75 : 1) / 3 > maxBytes) return Option.some("TooLarge")
  const plain = unescaped(data)
  const bytes = isBase64 ? fromBase64(new TextDecoder().decode(plain)) : Option.some(plain)
  return Option.map(bytes, (bytes) => bytes.length > maxBytes ? "TooLarge" : { mediaType: mediaTypeOf(head), bytes })
}

/** Returns the bytes of a text, and decodes those that are written as `%` and two digits. */
const unescaped = (text: string): Uint8Array => {
  const bytes = new TextEncoder().encode(text)
  let length = 0
  for (let i = 0; i < bytes.length; i++) {
    const code = bytes[i] === 0x25 ? String.fromCharCode(bytes[i + 1] ?? 0, bytes[i + 2] ?? 0) : ""
    const isEscape = /^[\da-f]{2}$/i.test(code)
    bytes[length++] = isEscape ? parseInt(code, 16) : bytes[i] ?? 0
    if (isEscape) i += 2
  }
  return bytes.subarray(0, length)
}

/** Decodes Base64 as browsers do: with spaces, without padding, and also in the alphabet of URLs. */
const fromBase64 = (text: string): Option.Option<Uint8Array> => {
  const digits = text.replace(/[\s=]+/g, "").replace(/-/g, "+").replace(/_/g, "/")
  return Result.getSuccess(Base64.decode(digits.padEnd(Math.ceil(digits.length / 4) * 4, "=")))
}
