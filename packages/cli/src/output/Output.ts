/**
 * Prints what a command reports: results on stdout, as text or as lines of JSON; everything else on stderr, as live
 * lines on a terminal and as plain lines in a pipe.
 */
import type { SavedAsset } from "@effect-media/core/assets/AssetStore"
import { Durations } from "@effect-media/core/polling/Durations"
import type { WaitState } from "@effect-media/core/polling/PollSchedule"
import type { StatusError } from "@effect-media/core/task/TaskError"
import { TaskRef } from "@effect-media/core/task/TaskRef"
import * as Arr from "effect/Array"
import * as Cause from "effect/Cause"
import * as Clock from "effect/Clock"
import * as Config from "effect/Config"
import * as Context from "effect/Context"
import * as Data from "effect/Data"
import * as DateTime from "effect/DateTime"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Formatter from "effect/Formatter"
import * as Layer from "effect/Layer"
import * as Logger from "effect/Logger"
import * as Option from "effect/Option"
import type * as PlatformError from "effect/PlatformError"
import * as Queue from "effect/Queue"
import * as Record from "effect/Record"
import * as References from "effect/References"
import * as Schedule from "effect/Schedule"
import * as Schema from "effect/Schema"
import * as Semaphore from "effect/Semaphore"
import * as Sink from "effect/Sink"
import * as Stdio from "effect/Stdio"
import * as Stream from "effect/Stream"
import * as Terminal from "effect/Terminal"
import * as Settings from "../config/Settings.ts"
import { ExitCode } from "../errors/ExitCode.ts"
import { explain, type Explanation, type Failure, refOf, resumeCommand, type ResumeOptions } from "../errors/Failure.ts"
import { plain } from "../internal/text.ts"
import { type Event, EventLine, Failed } from "./Event.ts"
import { plainEvent } from "./plainEvent.ts"
import * as Preview from "./Preview.ts"
import * as ProgressLine from "./ProgressLine.ts"

/**
 * The progress of a task.
 *
 * - `Submitting`: it is being submitted
 * - `Waiting`: the vendor accepted it
 * - `Polled`: its status was requested
 * - `Saving`: its files are being saved
 * - `Ended`: this process has finished with it
 */
export type Progress = Data.TaggedEnum<{
  Submitting: {}
  Waiting: { readonly ref: TaskRef }
  Polled: { readonly poll: WaitState }
  Saving: { readonly files: number }
  Ended: { readonly mood: "good" | "bad"; readonly word: string }
}>

/** Constructors and matchers of {@link Progress}. */
export const Progress = Data.taggedEnum<Progress>()

/** Reports the progress of one task. */
export type Track = (progress: Progress) => Effect.Effect<void>

/**
 * Prints the output of a command.
 */
export interface OutputService {
  /** Prints a result. `more`: another result of the same task follows, so the text output may omit this one. */
  readonly emit: (event: Event, more?: "more") => Effect.Effect<void>
  /** Prints an error: two sentences on stderr, and a line of JSON with `--json`. */
  readonly fail: (failure: Failure, ref?: TaskRef) => Effect.Effect<Explanation>
  /** Prints information for the user; not with `--quiet`. */
  readonly note: (text: string) => Effect.Effect<void>
  /** Prints information that the user must see, such as how to resume after Ctrl-C. */
  readonly warn: (text: string) => Effect.Effect<void>
  /** Adds a progress line for a task. */
  readonly track: (label: string) => Effect.Effect<Track>
  /** Shows a line below the lines of the tasks on a terminal, until the effect ends; it is made anew with each redraw. */
  readonly withSummary: (
    line: (now: number) => string
  ) => <A, E, R>(effect: Effect.Effect<A, E, R>) => Effect.Effect<A, E, R>
  /** Shows a saved picture if the terminal can. */
  readonly show: (file: Pick<SavedAsset, "path" | "mediaType">) => Effect.Effect<void>
  /** The tasks that continue even if this process ends. */
  readonly unfinished: Effect.Effect<ReadonlyArray<TaskRef>>
  /** Records the directory of this command's files, so that the command that resumes it saves them there. */
  readonly savesTo: (out: string) => Effect.Effect<void>
  /** The options of the command that resumes a task. */
  readonly onward: Effect.Effect<ResumeOptions>
}

/** Prints the output of a command. */
export class Output extends Context.Service<Output, OutputService>()("@effect-media/cli/output/Output") {
  /** Uses the flags and the terminal. */
  static get layer() {
    return layer
  }
}

const wordOf = (fault: StatusError): string =>
  fault._tag === "ProviderUnavailable" ? `unavailable ${fault.code || fault.reason}` : fault._tag

const environment = Config.all({
  NO_COLOR: Config.option(Config.String("NO_COLOR")),
  TERM: Config.option(Config.String("TERM")),
  TERM_PROGRAM: Config.option(Config.String("TERM_PROGRAM")),
  KITTY_WINDOW_ID: Config.option(Config.String("KITTY_WINDOW_ID")),
  TMUX: Config.option(Config.String("TMUX"))
})

const make = Effect.gen(function*() {
  const stdio = yield* Stdio.Stdio
  const terminal = yield* Terminal.Terminal
  const fs = yield* FileSystem.FileSystem
  const durations = yield* Durations
  const isJson = yield* Settings.json
  const isQuiet = yield* Settings.quiet
  const isVerbose = yield* Settings.verbose
  const wantsPreview = yield* Settings.preview
  const flags = Object.entries({
    "--base-url": yield* Settings.baseUrl,
    "--env-file": yield* Settings.envFile,
    "--key-file": yield* Settings.keyFile
  }).flatMap(([flag, value]) => Option.isSome(value) ? [flag, value.value] : [])
  const names = yield* Effect.orDie(environment)
  const TERM = Option.getOrUndefined(names.TERM)

  const isTerminal = (yield* stdio.stderrIsTerminal) && TERM !== "dumb"
  const isLive = isTerminal && !isQuiet
  const canColour = isTerminal && Option.isNone(names.NO_COLOR)
  const protocol = isLive && wantsPreview && !isJson
    ? Preview.protocolOf(Record.map(names, Option.getOrUndefined))
    : undefined

  // The reader may close the pipe at any time (`| head -1`); then the output has no reader.
  const write = (sink: () => Sink.Sink<void, string, unknown, PlatformError.PlatformError>) => (text: string) =>
    Effect.ignore(Stream.run(Stream.succeed(text), sink()))
  // Making the encoder takes 15 ms, and only --json needs it.
  const encodeLine = yield* Effect.cached(Effect.sync(() => Schema.encodeEffect(EventLine)))
  const out = write(stdio.stdout)
  const err = write(stdio.stderr)

  const rows = new Map<number, ProgressLine.Row>()
  const refs = new Map<number, TaskRef>()
  const handedOver = new Set<string>()
  let onward: ResumeOptions = { flags }
  let summary: ((now: number) => string) | undefined
  let drawn = 0
  let frame = 0
  let last = 0

  const region = Effect.gen(function*() {
    const now = yield* Clock.currentTimeMillis
    const width = (yield* terminal.columns) || 80
    const most = Math.max(1, ((yield* terminal.rows) || 24) - 2)
    const live = Array.from(rows.values())
    const lines = live.slice(0, most).map((row) => ProgressLine.lineOf(row, { now, frame, width, canColour }))
    const all = live.length > most ? [...lines, `  … and ${live.length - most} more`] : lines
    return summary === undefined ? all : [...all, plain(summary(now)).slice(0, width - 1)]
  })

  /** Runs one write at a time and redraws the live lines below the output of stderr and stdout. */
  const oneAtATime = Semaphore.makeUnsafe(1).withPermit
  const say = Effect.fnUntraced(function*(said: { readonly err?: string; readonly out?: string }) {
    const lines = isLive ? (yield* region).map((line) => `${line}\n`) : []
    const above = `${ProgressLine.erase(drawn)}${said.err ?? ""}`
    drawn = lines.length
    if (said.out === undefined) return yield* err(`${above}${lines.join("")}`)
    if (above !== "") yield* err(above)
    yield* out(said.out)
    if (lines.length > 0) yield* err(lines.join(""))
  }, (saying) => oneAtATime(Effect.uninterruptible(saying)))
  const sayLine = (text: string) => say({ err: `${text}\n` })

  const note = (text: string) => isQuiet ? Effect.void : sayLine(plain(text))
  const warn = (text: string) => sayLine(plain(text))

  const emit: OutputService["emit"] = Effect.fnUntraced(function*(event, more) {
    if (event.type === "submitted") handedOver.add(TaskRef.stringify(event.ref))
    const text = isJson ? yield* Effect.orDie((yield* encodeLine)(event)) : plainEvent(event, more ?? "last")
    if (text !== "") yield* say({ out: `${text}\n` })
    // Print the handle even if it is no result of this command, so that it is known if the process dies.
    else if (event.type === "submitted") yield* note(`The handle is ${TaskRef.stringify(event.ref)}`)
  })

  const fail: OutputService["fail"] = Effect.fnUntraced(function*(error, named) {
    const explanation = explain(error, onward)
    const { code: exitCode, next, what } = explanation
    const ref = named ?? refOf(error)
    const mayGoOn = exitCode !== ExitCode.taskFailed && exitCode !== ExitCode.usage
    const command = ref !== undefined && mayGoOn ? resumeCommand(ref, onward) : undefined
    if (isJson) {
      yield* emit(Failed.make({
        exitCode,
        what,
        next,
        error,
        ...(ref !== undefined && { ref }),
        ...(command !== undefined && { resumeCommand: command })
      }))
    }
    const [first = "", ...more] = what.split("\n").map(plain)
    const lines = [`${ProgressLine.paint(canColour, "red", "✘")} ${first}`, ...more, plain(next)]
    // A task that this process submitted is paid for, and no other process has its handle.
    if (
      ref !== undefined && command !== undefined && !next.includes(command) && handedOver.has(TaskRef.stringify(ref))
    ) {
      lines.push(`Resume the task: ${plain(command)}`)
    }
    yield* sayLine(lines.join("\n  "))
    return explanation
  })

  const track: OutputService["track"] = (label) =>
    Effect.map(Clock.currentTimeMillis, (begun): Track => {
      const key = ++last
      let row: ProgressLine.Row = { label, mood: "working", word: "", polls: 0, begun, age: 0, changed: begun }
      return Effect.fnUntraced(function*(progress) {
        const before = row
        const now = yield* Clock.currentTimeMillis
        const expected = progress._tag === "Waiting" ? yield* durations.estimate(progress.ref) : row.expected
        row = Progress.$match(progress, {
          Submitting: () => ({ ...row, word: "submitting" }),
          Waiting: ({ ref }) => {
            refs.set(key, ref)
            const age = ref.submittedAt === undefined ? 0 : Math.max(0, now - DateTime.toEpochMillis(ref.submittedAt))
            return { ...row, word: "waiting", expected, begun: now, age }
          },
          Polled: ({ poll: { lastError, polls, snapshot } }): ProgressLine.Row => ({
            ...row,
            polls,
            expected: snapshot?._tag === "Succeeded" ? undefined : row.expected,
            percent: snapshot !== undefined && "progress" in snapshot ? snapshot.progress : undefined,
            mood: lastError === undefined ? "working" : "trouble",
            word: lastError === undefined ? snapshot?.status ?? "" : wordOf(lastError)
          }),
          Saving: () => ({ ...row, mood: "working" as const, word: "saving", expected: undefined }),
          Ended: ({ mood, word }) => {
            refs.delete(key)
            return { ...row, mood, word }
          }
        })
        const isNews = row.word !== before.word || ProgressLine.isOver(row)
        if (isNews) row = { ...row, changed: now }
        if (isLive && !ProgressLine.isOver(row)) {
          rows.set(key, row)
          return
        }
        rows.delete(key)
        if (isLive) {
          const width = (yield* terminal.columns) || 80
          yield* sayLine(ProgressLine.lineOf(row, { now, frame, width, canColour }))
        } else if (!isQuiet && (isNews || (isVerbose && progress._tag === "Polled"))) {
          yield* sayLine(ProgressLine.plainLineOf({ ...row, changed: now }))
        }
      })
    })

  const show: OutputService["show"] = Effect.fnUntraced(function*({ mediaType, path }) {
    if (protocol === undefined) return
    const picture = Preview.show(protocol, mediaType, yield* fs.readFile(path))
    if (picture !== undefined) yield* say({ err: picture })
  }, (showing) => Effect.ignore(showing))

  if (isLive) {
    yield* Effect.addFinalizer(() => oneAtATime(err(`${ProgressLine.erase(drawn)}\x1b[?25h`)))
    yield* err("\x1b[?25l")
    const tick = Effect.suspend(() => {
      frame += 1
      return rows.size === 0 && drawn === 0 && summary === undefined ? Effect.void : say({})
    })
    yield* Effect.forkScoped(Effect.repeat(tick, Schedule.spaced(Duration.millis(100))))
  }

  const unfinished = Effect.sync(() => Array.from(refs.values()))
  const savesTo = (out: string) =>
    Effect.sync(() => {
      onward = { flags, out }
    })
  const setSummary = (line: typeof summary) =>
    Effect.sync(() => {
      summary = line
    })
  const withSummary: OutputService["withSummary"] = (line) => (effect) =>
    Effect.acquireUseRelease(setSummary(line), () => effect, () => setSummary(undefined))
  const service = Output.of({
    emit,
    withSummary,
    fail,
    note,
    warn,
    track,
    show,
    unfinished,
    savesTo,
    onward: Effect.sync(() => onward)
  })
  return { service, isQuiet, isVerbose }
})

/** Prints the library's log in the same way: warnings, and everything with `--verbose`. */
const layer = Layer.unwrap(Effect.gen(function*() {
  const { isQuiet, isVerbose, service } = yield* make
  const lines = yield* Queue.unbounded<string>()
  yield* Effect.addFinalizer(() =>
    Effect.flatMap(Queue.clear(lines), (rest) => Effect.forEach(rest, service.warn, { discard: true }))
  )
  yield* Effect.forkScoped(Effect.forever(Effect.flatMap(Queue.take(lines), service.warn)))
  const logger = Logger.make(({ cause, logLevel, message }) => {
    const words = Arr.ensure(message).map((part) => typeof part === "string" ? part : Formatter.format(part))
    const why = cause.reasons.length === 0 ? [] : [Cause.pretty(cause)]
    Queue.offerUnsafe(lines, `${logLevel.toLowerCase()}: ${[...words, ...why].join(" ")}`)
  })
  return Layer.mergeAll(
    Layer.succeed(Output, service),
    Logger.layer([logger]),
    Layer.succeed(References.MinimumLogLevel, isVerbose ? "Info" : isQuiet ? "Error" : "Warn")
  )
}))
