const bearer = /bearer\s+[\w.~+/=-]+/gi
// eslint-disable-next-line no-control-regex
const control = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g

/** The value of a field that is named for a callback, in JSON at any depth of escapes: its URL may hold a token. */
const callbackField = /((?:call[_-]?back|web[_-]?hook|notify[_-]?url)[\w-]*\\*"\s*:\s*\\*")(?:[^"\\]|\\+\/)+/gi

/** The token in the path of our own routes for callbacks. */
const callbackPath = /(\/callbacks?\\*\/[\w-]+\\*\/)[\w.~%-]{16,}/gi

const literally = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&")

/** Secrets shorter than this are words of everyday texts, too, such as an emulator's key: they are no parts of others. */
const shortest = 12

/** A secret as it may stand in a text: as it is, in JSON with its slashes escaped, or in a URL. */
const patternOf = (secret: string): RegExp => {
  const forms = `(?:${literally(secret).replaceAll("\\/", "\\\\*\\/")}|${
    literally(encodeURIComponent(secret.toWellFormed()))
  })`
  return new RegExp(secret.length < shortest ? `(?<![\\w])${forms}(?![\\w])` : forms, "g")
}

/** How much is kept of a code or a status word. */
export const longestWord = 100

const callbackName = /^(?:call[_-]?back|web[_-]?hook|notify[_-]?url)/i

/** Finds the callback URLs in a request, at any depth. */
export const callbacksIn = (value: unknown): ReadonlyArray<string> =>
  typeof value !== "object" || value === null
    ? []
    : Object.entries(value).flatMap(([name, field]) =>
      typeof field === "string" && callbackName.test(name) ? [field] : callbacksIn(field)
    )

/** Cuts a text to so many code units, and never through a character. */
export const cut = (text: string, max: number): string => {
  const kept = text.slice(0, max)
  const last = kept.charCodeAt(kept.length - 1)
  return text.length > max && last >= 0xd800 && last <= 0xdbff ? kept.slice(0, -1) : kept
}

/**
 * Makes foreign text fit for errors and logs: one line, bounded, well-formed, with no secret, callback URL or bearer
 * token in it.
 */
export const makeRedactor = (...secrets: ReadonlyArray<string>) => {
  const patterns = secrets.filter((secret) => secret !== "").map(patternOf)
  return (text: string, max = 500): string => {
    // Hidden before it is cut: what is cut in the middle would not be found.
    const hidden = patterns.reduce((text, pattern) => text.replace(pattern, "<redacted>"), text)
      .replace(callbackField, "$1<redacted>").replace(callbackPath, "$1<redacted>")
    const line = cut(hidden, 2 * max).replace(bearer, "Bearer <redacted>").replace(control, " ").trim()
    return cut(line, max).toWellFormed()
  }
}
