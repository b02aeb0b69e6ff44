const flag = /^(?:--[A-Za-z][\w-]*|-[A-Za-z]+)$/
const looksLikeFlags = /^--?[A-Za-z][\w-]*(?:=|$)/
const number = /^-\.?\d[\d.eE+-]*$/

const isDashed = (arg: string): boolean => arg.startsWith("-") && arg !== "-" && arg !== "--" && !number.test(arg)

/**
 * The arguments with what can only be a value brought to its flag: `--prompt "- a boat"` is `--prompt=- a boat`, since a text
 * that begins with a dash is otherwise taken for flags.
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
