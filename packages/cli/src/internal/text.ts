/** Quotes a text as one word of a POSIX shell. */
export const shellQuote = (text: string): string =>
  /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`

/** Formats a count with the singular or plural noun. */
export const counted = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`

// Text from a vendor must not move the cursor.
// oxlint-disable-next-line no-control-regex
const control = /[\u0000-\u001f\u007f-\u009f]+/g

/** Replaces control characters, so that text from others cannot control the terminal. */
export const plain = (text: string): string => text.replace(control, " ")
