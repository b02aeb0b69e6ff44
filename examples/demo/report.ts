/**
 * The end of the demo: a table of the jobs, and the last line.
 */
import { Duration } from "effect"
import { styleText } from "node:util"
import { End, type Outcome } from "./index.ts"
import { seconds } from "./progress.ts"
import type { Submits } from "./stage.ts"

const statusOf = End.$match({
  Saved: ({ resumed }) => resumed ? "saved after its deadline" : "saved",
  FailedAsScripted: ({ error }) => `${error.code}, as scripted`,
  Lost: () => "lost"
})

const filesOf = End.$match({
  Saved: ({ files }) => files.map(({ path }) => path).join(", "),
  FailedAsScripted: () => "",
  Lost: ({ reason }) => reason
})

const colours = { Saved: "green", FailedAsScripted: "yellow", Lost: "red" } as const

/** The table: a line for each job. */
export const table = (outcomes: ReadonlyArray<Outcome>): string => {
  const head = ["provider", "model", "status", "waited", "polls", "file"]
  const rows = outcomes.map(({ end, job, polls, waited }) => [
    job.vendor,
    job.model,
    statusOf(end),
    seconds(Duration.toMillis(waited)),
    `${polls}`,
    filesOf(end)
  ])
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column]?.length ?? 0)))
  const isNumber = (column: number) => column === 3 || column === 4
  const cells = (row: ReadonlyArray<string>) =>
    row.map((text, column) => isNumber(column) ? text.padStart(widths[column] ?? 0) : text.padEnd(widths[column] ?? 0))
  const lines = rows.map((row, i) => {
    const tag = outcomes[i]?.end._tag ?? "Lost"
    return cells(row).map((cell, column) => column === 2 ? styleText(colours[tag], cell) : cell).join("  ").trimEnd()
  })
  return [styleText("bold", cells(head).join("  ").trimEnd()), ...lines].join("\n")
}

const count = (outcomes: ReadonlyArray<Outcome>, tag: End["_tag"]) =>
  outcomes.filter(({ end }) => end._tag === tag).length

/** The last line. */
export const summary = (outcomes: ReadonlyArray<Outcome>): string =>
  `demo: ${outcomes.length} ${outcomes.length === 1 ? "job" : "jobs"}, ${count(outcomes, "Saved")} saved, ` +
  `${count(outcomes, "FailedAsScripted")} failed as scripted, ${count(outcomes, "Lost")} lost`

/** What the vendors saw of the submits. */
export const submitsLine = (submits: ReadonlyArray<Submits>): string => {
  const sum = (field: "taken" | "refused") => submits.reduce((total, job) => total + job[field], 0)
  const twice = submits.filter(({ taken }) => taken > 1).length
  return `submits: ${sum("taken")} taken, ${sum("refused")} refused unread and repeated, ${twice} jobs submitted twice`
}

/** Whether every job ended as it should, and none was submitted twice. */
export const isFine = (outcomes: ReadonlyArray<Outcome>, submits: ReadonlyArray<Submits>): boolean =>
  count(outcomes, "Lost") === 0 && submits.every(({ taken }) => taken === 1)
