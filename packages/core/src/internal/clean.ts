const bearer = /bearer\s+[\w.~+/=-]+/gi
// eslint-disable-next-line no-control-regex
const control = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g

const literally = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&")

/** A secret as it may stand in a text: as it is, in JSON with its slashes escaped, or in a URL. */
const patternOf = (secret: string): RegExp =>
  new RegExp(
    `${literally(secret).replaceAll("\\/", "\\\\*\\/")}|${literally(encodeURIComponent(secret.toWellFormed()))}`,
    "g"
  )

/** How much is kept of a code or a status word. */
export const longestWord = 100

/**
 * Makes foreign text fit for errors and logs: one line, bounded, with neither the key nor any bearer token in it.
 */
export const cleaner = (secret: string) => {
  const pattern = secret === "" ? undefined : patternOf(secret)
  return (text: string, max = 500): string => {
    // Hidden before it is cut: what is cut in the middle would not be found.
    const hidden = pattern === undefined ? text : text.replace(pattern, "<redacted>")
    return hidden.slice(0, 2 * max).replace(bearer, "Bearer <redacted>").replace(control, " ").trim().slice(0, max)
  }
}
