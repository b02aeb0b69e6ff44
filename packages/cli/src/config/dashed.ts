const flag = /^(?:--[A-Za-z][\w-]*|-[A-Za-z]+)$/
const looksLikeFlags = /^--?[A-Za-z][\w-]*(?:=|$)/
const number = /^-\.?\d[\d.eE+-]*$/

const isDashed = (arg: string): boolean => arg.startsWith("-") && arg !== "-" && arg !== "--" && !number.test(arg)

/**
 * Joins values that begin with a dash to their flags: `--prompt "- a boat"` becomes `--prompt=- a boat`. Otherwise such
 * a text is parsed as flags.
 */
export const joinDashed = (args: ReadonlyArray<string>): ReadonlyArray<string> => {
  const joined: Array<string> = []
  for (const [i, arg] of args.entries()) {
    if (arg === "--") return [...joined, ...args.slice(i)]
    const last = joined.at(-1) ?? ""
    if (isDashed(arg) && !looksLikeFlags.test(arg) && flag.test(last)) joined[joined.length - 1] = `${last}=${arg}`
    else joined.push(arg)
  }
  return joined
}
