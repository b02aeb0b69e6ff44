const bearer = /bearer\s+[\w.~+/=-]+/gi
// eslint-disable-next-line no-control-regex
const control = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g

/**
 * Makes foreign text fit for errors and logs: one line, bounded, with neither the key nor any bearer token in it.
 */
export const cleaner = (secret: string) => (text: string, max = 500): string => {
  const bounded = text.slice(0, max + secret.length)
  const hidden = secret === "" ? bounded : bounded.replaceAll(secret, "<redacted>")
  return hidden.replace(bearer, "Bearer <redacted>").replace(control, " ").trim().slice(0, max)
}
