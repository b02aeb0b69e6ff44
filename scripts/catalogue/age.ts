// Tells how long ago the rows of the catalogue were confirmed.
import type { Row } from "./Row.ts"

/** The age in days from which a row is listed by `pnpm catalogue age`. */
export const mostDays = 120

const day = 24 * 60 * 60_000

/** Returns a day as epoch milliseconds; of a month the last day, so that no row counts as older than it is. */
const timeOf = (date: string): number => {
  const [year = 0, month = 0, ofMonth] = date.split("-").map(Number)
  return ofMonth === undefined ? Date.UTC(year, month, 0) : Date.UTC(year, month - 1, ofMonth)
}

/** Returns the latest date on which a row was seen as it is, or a body for it was accepted. */
export const confirmedAt = ({ recorded, seen }: Pick<Row, "recorded" | "seen">): string | undefined =>
  [
    ...(seen === undefined ? [] : [seen]),
    ...(recorded ?? []).filter(({ code }) => code === 200).map(({ seen }) => seen)
  ]
    .toSorted((a, b) => timeOf(b) - timeOf(a))[0]

/** Returns the days since a row was confirmed; `undefined` if that is not known. */
export const ageOf = (row: Pick<Row, "recorded" | "seen">, today: number): number | undefined => {
  const date = confirmedAt(row)
  return date === undefined ? undefined : Math.max(0, Math.floor((today - timeOf(date)) / day))
}

/** Returns the rows that nothing has confirmed for {@link mostDays}, the oldest first; those without a date lead. */
export const aged = (rows: ReadonlyArray<Row>, today: number): ReadonlyArray<readonly [Row, number | undefined]> =>
  rows.map((row) => [row, ageOf(row, today)] as const)
    .filter(([, age]) => age === undefined || age > mostDays)
    .toSorted(([, a = Infinity], [, b = Infinity]) => a === b ? 0 : b - a)
