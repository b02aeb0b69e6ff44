/** Quotes a text as one word of a POSIX shell. */
export const shellQuote = (text: string): string =>
  /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`

/** Formats milliseconds: `4.2 s`, `1 min 05 s`, `2 h 03 min`. */
export const readable = (millis: number): string => {
  const seconds = Math.max(0, millis) / 1000
  if (seconds < 60) return `${seconds.toFixed(1)} s`
  const whole = Math.round(seconds)
  const two = (n: number) => `${n}`.padStart(2, "0")
  return whole < 3600
    ? `${Math.floor(whole / 60)} min ${two(whole % 60)} s`
    : `${Math.floor(whole / 3600)} h ${two(Math.floor(whole % 3600 / 60))} min`
}

/** Formats a count with the singular or plural noun. */
export const counted = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`

// Text from a vendor must not move the cursor.
// oxlint-disable-next-line no-control-regex
const control = /[\u0000-\u001f\u007f-\u009f]+/g

/** Replaces control characters, so that text from others cannot control the terminal. */
export const plain = (text: string): string => text.replace(control, " ")
