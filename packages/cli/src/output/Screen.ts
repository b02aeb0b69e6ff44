/**
 * Writes the texts of a command, one at a time: results on stdout, everything else on stderr. On a terminal the lines of
 * running tasks are kept below them.
 */
import * as Clock from "effect/Clock"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import type * as PlatformError from "effect/PlatformError"
import * as Schedule from "effect/Schedule"
import * as Semaphore from "effect/Semaphore"
import type * as Sink from "effect/Sink"
import * as Stdio from "effect/Stdio"
import * as Stream from "effect/Stream"
import * as Terminal from "effect/Terminal"
import { plain } from "../internal/text.ts"
import * as ProgressLine from "./ProgressLine.ts"

/** Texts to write: for stderr, for stdout, or both. */
export interface Said {
  readonly err?: string
  readonly out?: string
}

/** Writes texts, and keeps the lines of running tasks below them. */
export interface Screen {
  /** Writes texts as they are. */
  readonly say: (said: Said) => Effect.Effect<void>
  /** Writes a line to stderr. */
  readonly sayLine: (text: string) => Effect.Effect<void>
  /** The lines of running tasks, in the order of their numbers. */
  readonly rows: Map<number, ProgressLine.Row>
  /** Formats the line of a task for this screen. */
  readonly lineOf: (row: ProgressLine.Row) => Effect.Effect<string>
  /** Shows a line below all others, or none. It is made anew with each redraw. */
  readonly setSummary: (line: ((now: number) => string) | undefined) => Effect.Effect<void>
}

/** Writes a text. The reader may close the pipe at any time (`| head -1`); then the text has no reader. */
const writeTo =
  (sink: () => Sink.Sink<void, string, unknown, PlatformError.PlatformError>) => (text: string): Effect.Effect<void> =>
    Effect.ignore(Stream.run(Stream.succeed(text), sink()))

/** Opens the screen until the scope ends. `isLive`: running tasks have lines that are redrawn. */
export const make = Effect.fnUntraced(function*(
  { canColour, isLive }: { readonly canColour: boolean; readonly isLive: boolean }
) {
  const stdio = yield* Stdio.Stdio
  const terminal = yield* Terminal.Terminal
  const out = writeTo(stdio.stdout)
  const err = writeTo(stdio.stderr)
  const rows: Screen["rows"] = new Map()
  let summary: ((now: number) => string) | undefined
  let drawn = 0
  let frame = 0

  const format = Effect.map(
    Effect.all([Clock.currentTimeMillis, terminal.columns]),
    ([now, columns]) => (row: ProgressLine.Row) =>
      ProgressLine.lineOf(row, { now, frame, width: columns || 80, canColour })
  )
  const region = Effect.gen(function*() {
    const now = yield* Clock.currentTimeMillis
    const most = Math.max(1, ((yield* terminal.rows) || 24) - 2)
    const live = Array.from(rows.values())
    const lines = live.slice(0, most).map(yield* format)
    const all = live.length > most ? [...lines, `  … and ${live.length - most} more`] : lines
    return summary === undefined ? all : [...all, plain(summary(now)).slice(0, ((yield* terminal.columns) || 80) - 1)]
  })

  const oneAtATime = Semaphore.makeUnsafe(1).withPermit
  const say = Effect.fnUntraced(function*(said: Said) {
    const lines = isLive ? (yield* region).map((line) => `${line}\n`) : []
    const above = `${ProgressLine.erase(drawn)}${said.err ?? ""}`
    drawn = lines.length
    if (said.out === undefined) return yield* err(`${above}${lines.join("")}`)
    if (above !== "") yield* err(above)
    yield* out(said.out)
    if (lines.length > 0) yield* err(lines.join(""))
  }, (saying) => oneAtATime(Effect.uninterruptible(saying)))

  if (isLive) {
    yield* Effect.addFinalizer(() => oneAtATime(err(`${ProgressLine.erase(drawn)}\x1b[?25h`)))
    yield* err("\x1b[?25l")
    const tick = Effect.suspend(() => {
      frame += 1
      return rows.size === 0 && drawn === 0 && summary === undefined ? Effect.void : say({})
    })
    yield* Effect.forkScoped(Effect.repeat(tick, Schedule.spaced(Duration.millis(100))))
  }

  const screen: Screen = {
    say,
    sayLine: (text) => say({ err: `${text}\n` }),
    rows,
    lineOf: (row) => Effect.map(format, (format) => format(row)),
    setSummary: (line) =>
      Effect.sync(() => {
        summary = line
      })
  }
  return screen
})
