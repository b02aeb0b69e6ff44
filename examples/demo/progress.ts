/**
 * Shows the progress of the jobs: on a terminal one line per job, redrawn in place; elsewhere one line per change.
 */
import type { PollSchedule, StatusError } from "@effect-media/core"
import { Clock, Console, Context, Effect, Layer, Schedule, Terminal } from "effect"
import { styleText } from "node:util"
import type { Job } from "./jobs.ts"

/** The category of a state, for display. */
export type Mood = "working" | "trouble" | "good" | "bad"

export class Progress extends Context.Service<Progress, {
  /** Reports a new state of a job. */
  readonly says: (job: Job, mood: Mood, word: string) => Effect.Effect<void>
  /** Reports a poll of a job. */
  readonly polled: (job: Job, poll: PollSchedule.WaitState) => Effect.Effect<void>
}>()("example-demo/Progress") {
  /** Prints one line per change. */
  static readonly layerPlain = Layer.effect(
    Progress,
    Effect.gen(function*() {
      const begun = yield* Clock.currentTimeMillis
      return track((row) => Console.log(plainLine(row, begun))).progress
    })
  )

  /** Prints one line per job, redrawn in place; the cursor is hidden meanwhile. */
  static readonly layerTerminal = (jobs: ReadonlyArray<Job>) =>
    Layer.effect(
      Progress,
      Effect.gen(function*() {
        const terminal = yield* Terminal.Terminal
        const { progress, rows } = track(() => Effect.void)
        const display = (text: string) => Effect.ignore(terminal.display(text))
        let frame = 0
        const draw = Effect.gen(function*() {
          const now = yield* Clock.currentTimeMillis
          const width = yield* terminal.columns
          const up = frame === 0 ? "" : `\x1b[${jobs.length}F`
          const lines = jobs.map((job) => `\x1b[2K${line(job, rows.get(job), now, frame, width)}\n`)
          frame += 1
          yield* display(up + lines.join(""))
        })
        yield* Effect.addFinalizer(() => Effect.andThen(draw, display("\x1b[?25h")))
        yield* display("\x1b[?25l")
        yield* Effect.forkScoped(Effect.repeat(draw, Schedule.spaced("80 millis")))
        return progress
      })
    )
}

/** Formats milliseconds for people. */
export const seconds = (millis: number): string => `${(millis / 1000).toFixed(1)} s`

const counted = (polls: number): string => `${polls} ${polls === 1 ? "poll" : "polls"}`

/** The state of a job. */
interface Row {
  readonly job: Job
  readonly mood: Mood
  readonly word: string
  readonly polls: number
  readonly percent?: number | undefined
  readonly begun: number
  readonly changed: number
}

/** Keeps a row for each job, and reports each new word. */
const track = (onNews: (row: Row) => Effect.Effect<void>) => {
  const rows = new Map<Job, Row>()
  const set = Effect.fnUntraced(function*(job: Job, news: Pick<Row, "mood" | "word" | "percent">, polled: boolean) {
    const now = yield* Clock.currentTimeMillis
    const last = rows.get(job)
    const polls = (last?.polls ?? 0) + (polled ? 1 : 0)
    const row = { job, ...news, polls, begun: last?.begun ?? now, changed: now }
    rows.set(job, row)
    if (last?.word !== row.word) yield* onNews(row)
  })
  const progress = Progress.of({
    says: (job, mood, word) => set(job, { mood, word }, false),
    polled: (job, { lastError, snapshot }) =>
      lastError === undefined
        ? set(job, { mood: "working", word: snapshot?.status ?? "", percent: percentOf(snapshot) }, true)
        : set(job, { mood: "trouble", word: wordOf(lastError), percent: percentOf(snapshot) }, true)
  })
  return { rows, progress }
}

const percentOf = (snapshot: PollSchedule.WaitState["snapshot"]): number | undefined =>
  snapshot !== undefined && "progress" in snapshot ? snapshot.progress : undefined

const wordOf = (fault: StatusError): string => {
  switch (fault._tag) {
    case "ProviderUnavailable":
      return `Unavailable ${fault.code || fault.reason}`
    case "RateLimited":
      return `RateLimited ${fault.code}`
    default:
      return fault._tag
  }
}

const plainLine = (row: Row, begun: number): string =>
  [
    seconds(row.changed - begun).padStart(6),
    row.job.vendor.padEnd(17),
    row.job.model.padEnd(25),
    row.word,
    row.polls === 0 ? "" : `(${counted(row.polls)})`
  ].join("  ").trimEnd()

const spinner = "⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏"
const icons = { trouble: "↻", good: "✔", bad: "✘" }
const colours = { working: "cyan", trouble: "yellow", good: "green", bad: "red" } as const

/** Formats a job's line from left to right; a narrow terminal omits the cells that do not fit. */
const line = (job: Job, row: Row | undefined, now: number, frame: number, width: number): string => {
  const name = `${job.vendor.padEnd(17)} ${job.model.padEnd(25)} `
  if (row === undefined) return styleText("dim", `· ${name}`.slice(0, width))
  const { begun, changed, mood, percent, polls, word } = row
  const isOver = mood === "good" || mood === "bad"
  const icon = mood === "working" ? spinner[frame % spinner.length] ?? "" : icons[mood]
  const waited = seconds((isOver ? changed : now) - begun)
  const numbers = ` ${waited.padStart(6)} ${counted(polls).padStart(8)}`
  const cells = [
    [colours[mood], `${icon} `],
    ["reset", name],
    [colours[mood], word.slice(0, 18).padEnd(18)],
    ["dim", numbers],
    [colours[mood], isOver ? "" : bar(percent)]
  ] as const
  let room = width
  return cells.map(([style, text]) => {
    const shown = text.slice(0, Math.max(0, room))
    room -= text.length
    return styleText(style, shown)
  }).join("")
}

const bar = (percent: number | undefined): string => {
  if (percent === undefined) return ""
  const full = Math.min(10, Math.max(0, Math.round(percent / 10)))
  return "  " + "▰".repeat(full) + "▱".repeat(10 - full)
}
