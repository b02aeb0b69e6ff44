/**
 * Formats the progress of tasks, as pure functions: the line of a task on a terminal, and the lines that a pipe gets.
 */
import type { DurationModel } from "@effect-media/core/polling/Durations"
import { type ExpectedEnd, expectedEnd } from "@effect-media/core/polling/ExpectedEnd"
import { formatDuration } from "@effect-media/core/polling/ProgressLine"
import * as DateTime from "effect/DateTime"
import { counted, plain } from "../internal/text.ts"

/** The category of a state, for display. */
export type Mood = "working" | "trouble" | "good" | "bad"

/**
 * The state of a task's line.
 *
 * - `word`: the vendor's status word, or ours
 * - `begun`: when this process started with it, `age`: its age at that time, both in ms; `changed`: when `word` was set
 * - `expected`: the known durations of such tasks
 */
export interface Row {
  readonly label: string
  readonly mood: Mood
  readonly word: string
  readonly percent?: number | undefined
  readonly polls: number
  readonly begun: number
  readonly age: number
  readonly changed: number
  readonly expected?: DurationModel | undefined
}

/** Returns true if this process has finished with a task. */
export const isOver = ({ mood }: Row): boolean => mood === "good" || mood === "bad"

const colours = { reset: 0, bold: 1, dim: 2, red: 31, green: 32, yellow: 33, cyan: 36 } as const
/** A colour of a terminal. */
export type Colour = keyof typeof colours

/** Colours a text if colours are enabled. */
export const paint = (canColour: boolean, colour: Colour, text: string): string =>
  canColour && text !== "" && colour !== "reset" ? `\x1b[${colours[colour]}m${text}\x1b[0m` : text

const colourOf: Readonly<Record<Mood, Colour>> = { working: "cyan", trouble: "yellow", good: "green", bad: "red" }
const iconOf: Readonly<Record<Exclude<Mood, "working">, string>> = { trouble: "↻", good: "✔", bad: "✘" }
const spinner = ["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"]

/** Returns when a task is likely to end, if the durations of such tasks are known. */
export const endOf = (row: Row, now: number): ExpectedEnd | undefined =>
  row.expected === undefined || isOver(row) ? undefined : expectedEnd(row.expected, row.age + now - row.begun, now)

/** Formats the remaining time and how sure it is: `about 30 s left (20 s to 1.2 min)`. */
const leftUntil = ({ at, earliest, latest }: ExpectedEnd, now: number): string => {
  const until = (time: DateTime.Utc) => formatDuration(Math.max(0, DateTime.toEpochMillis(time) - now))
  return `about ${until(at)} left (${until(earliest)} to ${until(latest)})`
}

/** Formats the line of a task for a terminal of this many columns, without a line break. */
export const lineOf = (
  row: Row,
  at: { readonly now: number; readonly frame: number; readonly width: number; readonly canColour: boolean }
): string => {
  const { mood } = row
  const icon = mood === "working" ? spinner[at.frame % spinner.length] ?? "" : iconOf[mood]
  const elapsed = (isOver(row) ? row.changed : at.now) - row.begun
  const end = endOf(row, at.now)
  const cells: ReadonlyArray<readonly [Colour, string]> = [
    [colourOf[mood], `${icon} `],
    ["reset", `${plain(row.label)}  `],
    [colourOf[mood], plain(row.word)],
    ["reset", row.percent === undefined || isOver(row) ? "" : ` ${Math.round(row.percent)} %`],
    ["dim", `  ${formatDuration(elapsed)}`],
    ["dim", end === undefined ? "" : `, ${leftUntil(end, at.now)}`],
    ["dim", row.polls === 0 ? "" : `, ${counted(row.polls, "poll")}`]
  ]
  let room = at.width - 1
  return cells.map(([colour, text]) => {
    const letters = Array.from(text)
    const shown = letters.slice(0, Math.max(0, room)).join("")
    room -= letters.length
    return paint(at.canColour, colour, shown)
  }).join("")
}

/** Formats one change of a task for a pipe: one line, without colours. */
export const plainLineOf = (row: Row): string =>
  [
    plain(row.label),
    `${plain(row.word)}${row.percent === undefined || isOver(row) ? "" : ` ${Math.round(row.percent)} %`}`,
    formatDuration(row.changed - row.begun),
    ...(row.polls === 0 ? [] : [counted(row.polls, "poll")])
  ].join("  ")

/** Erases this many lines; the cursor must be below them. */
export const erase = (lines: number): string => lines === 0 ? "" : `\x1b[${lines}F\x1b[J`
