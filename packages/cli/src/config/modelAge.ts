import type { ModelSpec } from "@effect-media/core/model/Model"

const day = 24 * 60 * 60_000

/** The age of facts, in days, from which they are called old. */
export const mostDays = 120

/** Returns a month or a day as epoch milliseconds; of a month the last day. `undefined` if it is no date. */
const timeOf = (seen: string | undefined): number | undefined => {
  const [, year, month, ofMonth] = /^(\d{4})-(\d{2})(?:-(\d{2}))?/.exec(seen ?? "") ?? []
  if (year === undefined) return undefined
  return ofMonth === undefined
    ? Date.UTC(Number(year), Number(month), 0)
    : Date.UTC(Number(year), Number(month) - 1, Number(ofMonth))
}

/** Returns the days since a date of the tables. */
export const ageInDays = (seen: string | undefined, now: number): number | undefined => {
  const time = timeOf(seen)
  return time === undefined ? undefined : Math.max(0, Math.floor((now - time) / day))
}

/** Returns the latest date on which a fact of a table was seen. */
export const newestOf = (models: ReadonlyArray<ModelSpec>): string | undefined =>
  models.map(({ seen }) => seen).toSorted((a, b) => (timeOf(b) ?? 0) - (timeOf(a) ?? 0))[0]
