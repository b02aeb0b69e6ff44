/**
 * Formats the end of the demo: a table of the jobs, and the last line.
 */
import { Duration } from "effect"
import { styleText } from "node:util"
import { End, type Outcome } from "./index.ts"
import { seconds } from "./progress.ts"
import type { CallbackCount, Submits } from "./stage.ts"

const statusOf = End.$match({
  Saved: ({ heard, resumed }) => [resumed ? "resumed" : [], heard ? "callback" : [], "saved"].flat().join(", "),
  FailedAsScripted: ({ error }) => error.code,
  Lost: ({ error }) => error._tag
})

const fileOf = End.$match({
  Saved: ({ files }) => files.map(({ path }) => path).join(", "),
  FailedAsScripted: () => "none, as scripted",
  Lost: () => "none, see below"
})

const colours = { Saved: "green", FailedAsScripted: "yellow", Lost: "red" } as const

const head = ["provider", "model", "status", "waited", "polls", "file"]
const statusColumn = 2
const isNumber = (column: number) => column === 3 || column === 4

/**
 * Formats the table: a line for each job, with its last column shortened in the middle if `width` is too small; then
 * the reasons why jobs failed.
 */
export const table = (outcomes: ReadonlyArray<Outcome>, width = Infinity): string => {
  const rows = outcomes.map(({ end, job, polls, waited }) => [
    job.vendor,
    job.model,
    statusOf(end),
    seconds(Duration.toMillis(waited)),
    `${polls}`,
    fileOf(end)
  ])
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column]?.length ?? 0)))
  const room = width - widths.slice(0, -1).reduce((total, column) => total + column + 2, 0)
  const cellsOf = (row: ReadonlyArray<string>) =>
    row.map((text, column) => {
      if (column === head.length - 1) return elide(text, Math.max(room, 16))
      const size = widths[column] ?? 0
      return isNumber(column) ? text.padStart(size) : text.padEnd(size)
    })
  const lines = rows.map((row, i) => {
    const colour = colours[outcomes[i]?.end._tag ?? "Lost"]
    return cellsOf(row).map((cell, column) => column === statusColumn ? styleText(colour, cell) : cell).join("  ")
  })
  const losses = outcomes.flatMap(({ end, job }) =>
    end._tag === "Lost" ? [`\n${job.vendor} ${job.model}: ${end.error.message}`] : []
  )
  return [styleText("bold", cellsOf(head).join("  ")), ...lines, ...losses].join("\n")
}

const elide = (text: string, room: number): string =>
  text.length <= room ? text : `${text.slice(0, Math.floor(room / 2))}…${text.slice(1 - Math.ceil(room / 2))}`

const count = (outcomes: ReadonlyArray<Outcome>, tag: End["_tag"]) =>
  outcomes.filter(({ end }) => end._tag === tag).length

/** Formats the last line. */
export const summary = (outcomes: ReadonlyArray<Outcome>): string =>
  `demo: ${outcomes.length} ${outcomes.length === 1 ? "job" : "jobs"}, ${count(outcomes, "Saved")} saved, ` +
  `${count(outcomes, "FailedAsScripted")} failed as scripted, ${count(outcomes, "Lost")} lost`

/** Formats the submits that the vendors saw. */
export const submitsLine = (submits: ReadonlyArray<Submits>): string => {
  const sum = (field: "taken" | "refused") => submits.reduce((total, job) => total + job[field], 0)
  const twice = submits.filter(({ taken }) => taken > 1).length
  return `submits: ${sum("taken")} taken, ${sum("refused")} refused unread and repeated, ${twice} jobs submitted twice`
}

/** Formats the number of callbacks. */
export const callbacksLine = ({ asked, heard }: CallbackCount): string =>
  `callbacks: ${asked} asked for, ${heard} heard, ${asked - heard} lost and made up for by a poll`

/** Returns true if every job ended as expected, and none was submitted twice. */
export const isFine = (outcomes: ReadonlyArray<Outcome>, submits: ReadonlyArray<Submits>): boolean =>
  count(outcomes, "Lost") === 0 && submits.every(({ taken }) => taken === 1)
