/**
 * Prints what a command reports: results on stdout, as text or as lines of JSON; everything else on stderr, as live
 * lines on a terminal and as plain lines in a pipe.
 */
import type { SavedAsset } from "@effect-media/core/assets/AssetStore"
import { Durations } from "@effect-media/core/polling/Durations"
import { TaskRef } from "@effect-media/core/task/TaskRef"
import * as Arr from "effect/Array"
import * as Cause from "effect/Cause"
import * as Clock from "effect/Clock"
import * as Config from "effect/Config"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Formatter from "effect/Formatter"
import * as Layer from "effect/Layer"
import * as Logger from "effect/Logger"
import * as Option from "effect/Option"
import * as Queue from "effect/Queue"
import * as Record from "effect/Record"
import * as References from "effect/References"
import * as Schema from "effect/Schema"
import * as Stdio from "effect/Stdio"
import { handleOf } from "../config/handleOf.ts"
import * as Settings from "../config/Settings.ts"
import { ExitCode } from "../errors/ExitCode.ts"
import { explain, type Explanation, type Failure, refOf, resumeCommand, type ResumeOptions } from "../errors/Failure.ts"
import { plain } from "../internal/text.ts"
import { type Event, EventLine, Failed } from "./Event.ts"
import { plainEvent, type TextEvent } from "./plainEvent.ts"
import * as Preview from "./Preview.ts"
import { advance, eventOf, type Track } from "./Progress.ts"
import * as ProgressLine from "./ProgressLine.ts"
import * as Screen from "./Screen.ts"
import * as Table from "./Table.ts"
import type { TableEvent } from "./Table.ts"

/**
 * Prints the output of a command.
 */
export interface OutputService {
  /** Prints a result. `more`: another result of the same task follows, so the text output may omit this one. */
  readonly emit: (event: TextEvent, more?: "more") => Effect.Effect<void>
  /** Prints results of one kind as a table with headers, and with `--json` each as a line. */
  readonly table: (events: ReadonlyArray<TableEvent>) => Effect.Effect<void>
  /** Prints an error: two sentences on stderr, and a line of JSON with `--json`. */
  readonly fail: (failure: Failure, ref?: TaskRef) => Effect.Effect<Explanation>
  /** Prints information for the user; not with `--quiet`. */
  readonly note: (text: string) => Effect.Effect<void>
  /** Prints information that the user must see, such as how to resume after Ctrl-C. */
  readonly warn: (text: string) => Effect.Effect<void>
  /** Adds a progress line for a task. `item` is the key of a batch's item: the batch prints how it ends. */
  readonly track: (label: string, item?: string) => Effect.Effect<Track>
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

const environment = Config.all({
  NO_COLOR: Config.option(Config.String("NO_COLOR")),
  TERM: Config.option(Config.String("TERM")),
  TERM_PROGRAM: Config.option(Config.String("TERM_PROGRAM")),
  KITTY_WINDOW_ID: Config.option(Config.String("KITTY_WINDOW_ID")),
  TMUX: Config.option(Config.String("TMUX"))
})

/** How a terminal is used: live lines, colours on stderr and on stdout, and pictures. */
const usageOf = Effect.fnUntraced(function*(
  { isQuiet, wantsPreview }: { readonly isQuiet: boolean; readonly wantsPreview: boolean }
) {
  const stdio = yield* Stdio.Stdio
  const names = yield* Effect.orDie(environment)
  const isAble = Option.getOrUndefined(names.TERM) !== "dumb"
  const isTerminal = (yield* stdio.stderrIsTerminal) && isAble
  const allowsColour = isAble && Option.isNone(names.NO_COLOR)
  const isLive = isTerminal && !isQuiet
  return {
    isLive,
    canColour: isTerminal && allowsColour,
    canColourResults: allowsColour && (yield* stdio.stdoutIsTerminal),
    protocol: isLive && wantsPreview ? Preview.protocolOf(Record.map(names, Option.getOrUndefined)) : undefined
  }
})

/** The flags that select the same API and key, for the command that resumes a task. */
const resumeFlags = Effect.gen(function*() {
  return Object.entries({
    "--base-url": yield* Settings.baseUrl,
    "--env-file": yield* Settings.envFile,
    "--key-file": yield* Settings.keyFile
  }).flatMap(([flag, value]) => Option.isSome(value) ? [flag, value.value] : [])
})

/** Returns the lines of an error for stderr; `command` resumes a task of this process. */
const linesOf = (
  { next, what }: Explanation,
  command: string | undefined,
  canColour: boolean
): ReadonlyArray<string> => {
  const [first = "", ...more] = what.split("\n").map(plain)
  const lines = [`${ProgressLine.paint(canColour, "red", "✘")} ${first}`, ...more, plain(next)]
  return command === undefined || next.includes(command) ? lines : [...lines, `Resume the task: ${plain(command)}`]
}

/**
 * Makes the lines of tasks: live ones on a terminal; in a pipe one line for each change. Items of a batch have live lines
 * only, because the batch prints their results. `report` prints the same changes with `--json`.
 */
const makeTrack = Effect.fnUntraced(function*(
  { lineOf, rows, sayLine }: Screen.Screen,
  { isLive, isQuiet, isVerbose, report }: {
    readonly isLive: boolean
    readonly isQuiet: boolean
    readonly isVerbose: boolean
    readonly report: (event: Event) => Effect.Effect<void>
  }
) {
  const durations = yield* Durations
  const refs = new Map<number, TaskRef>()
  let last = 0
  const track: OutputService["track"] = (label, item) =>
    Effect.map(Clock.currentTimeMillis, (begun): Track => {
      const key = ++last
      let row: ProgressLine.Row = { label, mood: "working", word: "", polls: 0, begun, age: 0, changed: begun }
      return Effect.fnUntraced(function*(progress) {
        const before = row
        const now = yield* Clock.currentTimeMillis
        const expected = progress._tag === "Waiting" ? yield* durations.estimate(progress.ref) : row.expected
        row = advance({ ...before, expected }, progress, now)
        if (progress._tag === "Waiting") refs.set(key, progress.ref)
        if (progress._tag === "Ended") refs.delete(key)
        const isNews = row.word !== before.word || ProgressLine.isOver(row)
        const event = isNews ? eventOf(row, progress, now, item) : undefined
        if (event !== undefined) yield* report(event)
        if (isLive && !ProgressLine.isOver(row)) {
          rows.set(key, row)
          return
        }
        rows.delete(key)
        if (isQuiet || (item !== undefined && !isVerbose)) return
        if (isLive) yield* sayLine(yield* lineOf(row))
        else if (isNews || (isVerbose && progress._tag === "Polled")) {
          yield* sayLine(ProgressLine.plainLineOf({ ...row, changed: now }))
        }
      })
    })
  return { track, unfinished: Effect.sync(() => Array.from(refs.values())) }
})

const make = Effect.gen(function*() {
  const fs = yield* FileSystem.FileSystem
  const isJson = yield* Settings.json
  const isQuiet = yield* Settings.quiet
  const isVerbose = yield* Settings.verbose
  const { canColour, canColourResults, isLive, protocol } = yield* usageOf({
    isQuiet,
    wantsPreview: (yield* Settings.preview) && !isJson
  })
  const screen = yield* Screen.make({ canColour, isLive })
  // Making the encoder takes 15 ms, and only --json needs it.
  const encodeLine = yield* Effect.cached(Effect.sync(() => Schema.encodeEffect(EventLine)))
  const submitted = new Set<string>()
  let onward: ResumeOptions = { flags: yield* resumeFlags, handleOf }

  const note = (text: string) => isQuiet ? Effect.void : screen.sayLine(plain(text))
  const print = (text: string) => screen.say({ out: `${text}\n` })
  const printJson = Effect.fnUntraced(function*(event: Event) {
    yield* print(yield* Effect.orDie((yield* encodeLine)(event)))
  })

  const { track, unfinished } = yield* makeTrack(screen, {
    isLive,
    isQuiet,
    isVerbose,
    report: (event) => isJson ? printJson(event) : Effect.void
  })

  const emit: OutputService["emit"] = Effect.fnUntraced(function*(event, more) {
    if (event.type === "submitted") submitted.add(TaskRef.stringify(event.ref))
    if (isJson) return yield* printJson(event)
    const text = plainEvent(event, more ?? "last")
    if (text !== "") return yield* print(text)
    // Print the handle even if it is no result of this command, so that it is known if the process dies.
    if (event.type === "submitted") yield* note(`The handle is ${handleOf(event.ref)}`)
  })

  const fail: OutputService["fail"] = Effect.fnUntraced(function*(error, named) {
    const explanation = explain(error, onward)
    const { code: exitCode, next, what } = explanation
    const ref = named ?? refOf(error)
    const mayGoOn = exitCode !== ExitCode.taskFailed && exitCode !== ExitCode.usage
    const command = ref !== undefined && mayGoOn ? resumeCommand([ref], onward) : undefined
    const resuming = command === undefined ? {} : { resumeCommand: command }
    if (isJson) yield* printJson(Failed.make({ exitCode, what, next, error, ...(ref && { ref }), ...resuming }))
    // A task that this process submitted is paid for, and no other process has its handle.
    const isOurs = ref !== undefined && submitted.has(TaskRef.stringify(ref))
    yield* screen.sayLine(linesOf(explanation, isOurs ? command : undefined, canColour).join("\n  "))
    return explanation
  })

  const show: OutputService["show"] = Effect.fnUntraced(function*({ mediaType, path }) {
    if (protocol === undefined) return
    const picture = Preview.show(protocol, mediaType, yield* fs.readFile(path))
    if (picture !== undefined) yield* screen.say({ err: picture })
  }, (showing) => Effect.ignore(showing))

  const service = Output.of({
    emit,
    table: Effect.fnUntraced(function*(events) {
      if (isJson) return yield* Effect.forEach(events, printJson, { discard: true })
      const now = yield* Clock.currentTimeMillis
      if (events.length > 0) yield* print(Table.format(events, { now, canColour: canColourResults }))
    }),
    withSummary: (line) => (effect) =>
      Effect.acquireUseRelease(screen.setSummary(line), () => effect, () => screen.setSummary(undefined)),
    fail,
    note,
    warn: (text) => screen.sayLine(plain(text)),
    track,
    show,
    unfinished,
    savesTo: (out) =>
      Effect.sync(() => {
        onward = { ...onward, out }
      }),
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
