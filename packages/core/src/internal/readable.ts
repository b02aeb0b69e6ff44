import * as Duration from "effect/Duration"

const units = [["day", 86_400_000, 2], ["h", 3_600_000, 1], ["min", 60_000, 1], ["s", 1000, 1]] as const

/** Formats a duration for a person, with one decimal at most: `850 ms`, `12.3 s`, `4.8 min`, `2.5 h`. */
export const readable = (input: Duration.Input): string => {
  const millis = Duration.toMillis(input)
  for (const [name, size, from] of units) {
    const amount = Math.round(millis / size * 10) / 10
    if (amount < from) continue
    return `${amount} ${name === "day" ? "days" : name}`
  }
  return `${Math.round(millis)} ms`
}
