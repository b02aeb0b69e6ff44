/**
 * What a person sees of tasks that are under way, as pure functions: the line of a task on a terminal, and what a pipe
 * gets of its news.
 */
import { type DurationModel, survivalAt } from "@effect-media/core/polling/Durations"
import { counted, plain, readable } from "../internal/text.ts"

/** What a state means for a person. */
export type Mood = "working" | "trouble" | "good" | "bad"

/**
 * How a task stands.
 *
 * - `word`: the vendor's status word, or ours
 * - `begun`: when this process began with it, `age`: how old it was then, both in ms; `changed`: when `word` came
 * - `expected`: what such tasks are known to take
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

/** Whether a task has ended, as far as this process goes. */
export const isOver = ({ mood }: Row): boolean => mood === "good" || mood === "bad"

/**
 * In how many ms a task of this age is as likely to have ended as not: the median of what is left of its duration.
 */
export const leftOf = (model: DurationModel, age: number): number => {
  const survived = survivalAt(model, age)
  return model.median * (2 / survived - 1) ** model.spread - age
}

const colours = { reset: 0, bold: 1, dim: 2, red: 31, green: 32, yellow: 33, cyan: 36 } as const
type Colour = keyof typeof colours

/** A text in a colour, where colours are wanted. */
export const paint = (canColour: boolean, colour: Colour, text: string): string =>
  canColour && text !== "" && colour !== "reset" ? `\x1b[${colours[colour]}m${text}\x1b[0m` : text

const colourOf: Readonly<Record<Mood, Colour>> = { working: "cyan", trouble: "yellow", good: "green", bad: "red" }
const iconOf: Readonly<Record<Exclude<Mood, "working">, string>> = { trouble: "↻", good: "✔", bad: "✘" }
const spinner = ["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"]

/** The line of a task on a terminal so many columns wide, without a line break. */
export const lineOf = (
  row: Row,
  at: { readonly now: number; readonly frame: number; readonly width: number; readonly canColour: boolean }
): string => {
  const { mood } = row
  const icon = mood === "working" ? spinner[at.frame % spinner.length] ?? "" : iconOf[mood]
  const elapsed = (isOver(row) ? row.changed : at.now) - row.begun
  const left = row.expected === undefined || isOver(row) ? undefined : leftOf(row.expected, row.age + elapsed)
  const cells: ReadonlyArray<readonly [Colour, string]> = [
    [colourOf[mood], `${icon} `],
    ["reset", `${plain(row.label)}  `],
    [colourOf[mood], plain(row.word)],
    ["reset", row.percent === undefined || isOver(row) ? "" : ` ${Math.round(row.percent)} %`],
    ["dim", `  ${readable(elapsed)}`],
    ["dim", left === undefined ? "" : `, about ${readable(left)} left`],
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

/** What a pipe gets of a task's news: one line, without colours. */
export const plainLineOf = (row: Row): string =>
  [
    plain(row.label),
    `${plain(row.word)}${row.percent === undefined || isOver(row) ? "" : ` ${Math.round(row.percent)} %`}`,
    readable(row.changed - row.begun),
    ...(row.polls === 0 ? [] : [counted(row.polls, "poll")])
  ].join("  ")

/** Takes this many lines back, the cursor being under them. */
export const erase = (lines: number): string => lines === 0 ? "" : `\x1b[${lines}F\x1b[J`
