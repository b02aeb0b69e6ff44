/** Writes numbers and times for a person, in the zone and the language of the browser. */
import type { Money } from "@effect-media/studio/Contract"

const timeOfDay = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit", second: "2-digit" })
const dayAndTime = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "medium" })
const dayOnly = new Intl.DateTimeFormat(undefined, { weekday: "long", day: "numeric", month: "long", year: "numeric" })

/** Writes a time: without its day, if that is today. */
export const time = (at: number): string =>
  new Date(at).toDateString() === new Date().toDateString() ? timeOfDay.format(at) : dayAndTime.format(at)

/** Writes a time in full. */
export const fullTime = (at: number): string => dayAndTime.format(at)

/** Writes a day. */
export const day = (at: number): string => dayOnly.format(at)

/** Writes a time span: `8 s`, `2 min 5 s`, `3 h 10 min`. */
export const span = (millis: number): string => {
  const seconds = Math.max(0, Math.round(millis / 1000))
  if (seconds < 60) return `${seconds} s`
  const minutes = Math.floor(seconds / 60)
  if (minutes < 60) return seconds % 60 === 0 ? `${minutes} min` : `${minutes} min ${seconds % 60} s`
  const hours = Math.floor(minutes / 60)
  return hours < 48 ? `${hours} h ${minutes % 60} min` : `${Math.floor(hours / 24)} days`
}

/** Writes a sum: `$0.14`, `18 credits`. */
export const money = ({ amount, unit }: Money): string =>
  unit === "USD"
    ? `$${amount.toLocaleString("en", { minimumFractionDigits: 2, maximumFractionDigits: 4 })}`
    : `${amount.toLocaleString("en", { maximumFractionDigits: 2 })} credits`

/** Writes a size. */
export const bytes = (count: number): string =>
  count < 1000 ? `${count} B` : count < 1e6 ? `${(count / 1e3).toFixed(0)} kB` : `${(count / 1e6).toFixed(1)} MB`

/** Writes a count with its word. */
export const counted = (count: number, word: string): string =>
  `${count.toLocaleString("en")} ${count === 1 ? word : `${word}s`}`
