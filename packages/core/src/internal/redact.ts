const bearer = /bearer\s+[\w.~+/=-]+/gi
// eslint-disable-next-line no-control-regex
const control = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g

/** Matches the value of a callback field, in JSON at any depth of escapes: its URL may hold a token. */
const callbackField = /((?:call[_-]?back|web[_-]?hook|notify[_-]?url)[\w-]*\\*"\s*:\s*\\*")(?:[^"\\]|\\+\/)+/gi

/** Matches the token in the path of this library's callback routes. */
const callbackPath = /(\/callbacks?\\*\/[\w-]+\\*\/)[\w.~%-]{16,}/gi

const literally = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&")

/** Shorter secrets, such as an emulator's key, may also be common words: they are redacted only as whole words. */
const shortest = 12

/** Matches a secret in a text: unchanged, in JSON with its slashes escaped, or in a URL. */
const patternOf = (secret: string): RegExp => {
  const forms = `(?:${literally(secret).replaceAll("\\/", "\\\\*\\/")}|${
    literally(encodeURIComponent(secret.toWellFormed()))
  })`
  return new RegExp(secret.length < shortest ? `(?<![\\w])${forms}(?![\\w])` : forms, "g")
}

/** The greatest length of a code or a status word. */
export const longestWord = 100

const callbackName = /^(?:call[_-]?back|web[_-]?hook|notify[_-]?url)/i

/** Finds the callback URLs in a request, at any depth. */
export const callbacksIn = (value: unknown): ReadonlyArray<string> => {
  const found: Array<string> = []
  const open = [value]
  while (open.length > 0) {
    const next = open.pop()
    if (typeof next !== "object" || next === null) continue
    for (const [name, field] of Object.entries(next)) {
      if (typeof field === "string" && callbackName.test(name)) found.push(field)
      else open.push(field)
    }
  }
  return found
}

/** Cuts a text to at most `max` code units, never within a character. */
export const cut = (text: string, max: number): string => {
  const kept = text.slice(0, max)
  const last = kept.charCodeAt(kept.length - 1)
  return text.length > max && last >= 0xd800 && last <= 0xdbff ? kept.slice(0, -1) : kept
}

/**
 * Creates a function that prepares foreign text for errors and logs: one line, of limited length, well-formed, and without
 * secrets, callback URLs and bearer tokens.
 */
export const makeRedactor = (...secrets: ReadonlyArray<string>) => {
  const patterns = secrets.filter((secret) => secret !== "").map(patternOf)
  return (text: string, max = 500): string => {
    // Redacted before cutting: a secret that is cut in the middle would not be found.
    const hidden = patterns.reduce((text, pattern) => text.replace(pattern, "<redacted>"), text)
      .replace(callbackField, "$1<redacted>").replace(callbackPath, "$1<redacted>")
    const line = cut(hidden, 2 * max).replace(bearer, "Bearer <redacted>").replace(control, " ").trim()
    return cut(line, max).toWellFormed()
  }
}
