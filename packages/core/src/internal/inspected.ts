import { format } from "effect/Formatter"

/** Shows an error in a console: class, message, stack, and its fields. */
export const inspected = (error: Error): string => {
  const fields = Object.fromEntries(Object.entries(error).filter(([name]) => name !== "_tag" && name !== "name"))
  return `${error.stack ?? String(error)} ${format(fields, { space: 2 })}`
}
