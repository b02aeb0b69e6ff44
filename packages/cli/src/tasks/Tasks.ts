/**
 * Submits tasks, waits for them and saves them for the commands, and reports each step.
 */
import * as AssetSink from "@effect-media/core/assets/AssetSink"
import * as AssetStore from "@effect-media/core/assets/AssetStore"
import type { SavedAsset } from "@effect-media/core/assets/AssetStore"
import { isRange } from "@effect-media/core/assets/HostAddress"
import { Poller, type WaitOptions } from "@effect-media/core/polling/Poller"
import * as Handover from "@effect-media/core/task/Handover"
import type { TaskRef } from "@effect-media/core/task/TaskRef"
import type { Succeeded } from "@effect-media/core/task/TaskSnapshot"
import * as Clock from "effect/Clock"
import * as Config from "effect/Config"
import type * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Option from "effect/Option"
import * as Path from "effect/Path"
import * as Schedule from "effect/Schedule"
import * as Flags from "../config/Flags.ts"
import type { AnyApi, Job, VendorName } from "../config/Vendors.ts"
import * as Vendors from "../config/Vendors.ts"
import { FileError, UsageError } from "../errors/CliError.ts"
import { counted, plain } from "../internal/text.ts"
import * as Node from "../Node.ts"
import { Finished, Saved, Submitted } from "../output/Event.ts"
import { Output } from "../output/Output.ts"
import { Progress, type Track } from "../output/Progress.ts"
import { History } from "./History.ts"
import type { Estimate } from "./Money.ts"

/** Returns the label of a task's line. */
export const labelOf = (ref: TaskRef): string => [`${ref.provider}:${ref.id}`, ref.model].filter(Boolean).join("  ")

/** Runs an effect with a progress line of its own; if it fails the line shows that. `item`: the key of a batch's item. */
export const tracked = Effect.fnUntraced(
  function*<A, E extends { readonly _tag: string }, R>(
    label: string,
    body: (track: Track) => Effect.Effect<A, E, R>,
    item?: string
  ) {
    const track = yield* Output.use((output) => output.track(label, item))
    return yield* Effect.tapError(body(track), ({ _tag }) => track(Progress.Ended({ mood: "bad", word: _tag })))
  }
)

/** Opens each of several APIs once. Submits to them, and the states of their tasks, are recorded in the history. */
export const opener = Effect.fnUntraced(function*(
  command: string,
  estimateOf: (name: VendorName) => ((job: Job) => Estimate) | undefined = () => undefined
) {
  const history = yield* History
  const open = yield* Vendors.opener
  return (name: VendorName) => Effect.map(open(name), (api) => history.watch(api, command, estimateOf(name)))
})

/**
 * Submits a job and prints its handle. Once the request is sent, a signal waits for the vendor's answer.
 */
export const submit = Effect.fnUntraced(function*(api: AnyApi, job: Job, track: Track, more?: "more") {
  const output = yield* Output
  yield* track(Progress.Submitting())
  const ref = yield* Handover.run(api.provider.provider, api.provider.submit(job))
  yield* output.emit(Submitted.make({ ref }), more)
  yield* track(Progress.Waiting({ ref }))
  return ref
}, (submitting) => Effect.uninterruptible(submitting))

/** The flags for waiting. */
export interface WaitFlags {
  readonly deadline: Option.Option<Duration.Duration>
  readonly every: Option.Option<Duration.Duration>
  readonly costPerPoll: Option.Option<number>
}

/** Converts the flags for waiting to options of the poller. */
export const waitOptions = ({ costPerPoll, deadline, every }: WaitFlags): WaitOptions => ({
  deadline: Option.getOrUndefined(deadline),
  costPerPoll: Option.getOrUndefined(costPerPoll),
  schedule: Option.getOrUndefined(Option.map(every, (gap) => Schedule.spaced(gap)))
})

/** Waits until a task has succeeded. `more`: its files are saved next. */
export const wait = Effect.fnUntraced(
  function*(api: AnyApi, ref: TaskRef, options: WaitOptions, track: Track, more?: "more") {
    const output = yield* Output
    const begun = yield* Clock.currentTimeMillis
    let polls = 0
    yield* track(Progress.Waiting({ ref }))
    const task = yield* Poller.wait(api.provider, ref, {
      ...options,
      // A handle without a time was typed by hand: the task is not new, so an unknown id is a wrong id.
      ...(ref.submittedAt === undefined && { notFoundGrace: 0 }),
      onPoll: (poll) => {
        polls = poll.polls
        return track(Progress.Polled({ poll }))
      }
    })
    const waitedMs = (yield* Clock.currentTimeMillis) - begun
    yield* output.emit(Finished.make({ task, polls, waitedMs }), more)
    return task
  }
)

/** The flags for saving. */
export interface SaveFlags {
  readonly out: string
  readonly name: Option.Option<string>
  readonly maxBytes: Option.Option<number>
  readonly allowRange: Option.Option<string>
}

/**
 * The variable that declares ranges. A `.env` of the folder is not read, because another person may have written it.
 */
const rangesVariable = "EFFECT_MEDIA_ALLOW_RANGES"

/** Returns the declared ranges of addresses. */
const allowedRanges = Effect.fnUntraced(function*(flag: Option.Option<string>) {
  const set = yield* Effect.orElseSucceed(Config.String(rangesVariable), () => "")
  const ranges = Flags.rangesOf(Option.getOrElse(flag, () => set))
  const wrong = ranges.find((range) => !isRange(range))
  if (wrong === undefined) return ranges
  return yield* new UsageError({
    what: `${rangesVariable} holds ${plain(wrong)}, which is not a range of addresses.`,
    next: "Write ranges like 198.18.0.0/15,fc00::/18."
  })
})

/** Converts the flags to options of the asset stores. */
export const storeOptions = Effect.fnUntraced(function*(
  { allowRange, maxBytes }: Pick<SaveFlags, "allowRange" | "maxBytes">,
  allowPrivate: boolean
) {
  return {
    allowPrivate,
    allowedRanges: yield* allowedRanges(allowRange),
    maxBytes: Option.getOrUndefined(maxBytes),
    sha256: Node.sha256
  }
})

/**
 * Returns the store for an API's files. Files on this machine or network are fetched only if the API itself is there.
 */
export type StoreOf = (api: Pick<AnyApi, "isPrivate">) => AssetStore.AssetStoreService

/** Opens the stores in a writable folder, so that nothing is paid for that could not be saved. */
export const openStores = Effect.fnUntraced(function*(flags: SaveFlags) {
  const fs = yield* FileSystem.FileSystem
  yield* fs.makeDirectory(flags.out, { recursive: true }).pipe(
    Effect.andThen(fs.access(flags.out, { writable: true })),
    Effect.mapError(({ message }) =>
      new FileError({
        what: `The folder ${flags.out} cannot be written: ${message}.`,
        next: "Name another one with --out."
      })
    )
  )
  const sink = yield* AssetSink.directory(flags.out, Node.temporaryFiles)
  yield* Output.use((output) => output.savesTo(flags.out))
  const store = yield* AssetStore.make(sink, yield* storeOptions(flags, false))
  const privateStore = yield* AssetStore.make(sink, yield* storeOptions(flags, true))
  const name = Option.getOrUndefined(flags.name)
  const { saved } = yield* History
  return ({ isPrivate }: Pick<AnyApi, "isPrivate">): AssetStore.AssetStoreService => ({
    save: (task, options) =>
      (isPrivate ? privateStore : store).save(task, { name, ...options }).pipe(
        Effect.tap((files) => saved(task.ref, files)),
        Effect.tapError((error) => error._tag === "AssetError" ? saved(task.ref, error.saved ?? []) : Effect.void)
      )
  })
})

/** Saves the files of a task. */
export const save = Effect.fnUntraced(
  function*(storeOf: StoreOf, api: AnyApi, task: Succeeded, track: Track, request?: unknown) {
    const output = yield* Output
    yield* track(Progress.Saving({ files: task.assets.length }))
    const told = Effect.fnUntraced(function*(files: ReadonlyArray<SavedAsset>) {
      yield* output.emit(Saved.make({ ref: task.ref, files }))
      yield* Effect.forEach(files, output.show, { discard: true })
    })
    return yield* storeOf(api).save(task, { request, refreshLink: api.refreshLink }).pipe(
      Effect.tap(told),
      // Missing files are the error; the saved files are still a result.
      Effect.tapError((error) =>
        error._tag === "AssetError" && error.saved !== undefined && error.saved.length > 0
          ? told(error.saved)
          : Effect.void
      )
    )
  }
)

/** Formats the last message about a task that succeeded. */
export const filesSaved = (files: ReadonlyArray<unknown>): string =>
  files.length === 0 ? "done, no files" : `saved ${counted(files.length, "file")}`

/** Opens files with the desktop's programs for them, if this is wanted. A program that fails costs one warning. */
export const openFiles = Effect.fnUntraced(function*(isWanted: boolean, files: ReadonlyArray<SavedAsset>) {
  if (!isWanted) return
  const path = yield* Path.Path
  yield* Effect.forEach(
    files,
    (file) =>
      Effect.callback<string | undefined>((resume) =>
        Node.openFile(path.resolve(file.path), (problem) => resume(Effect.succeed(problem)))
      ).pipe(
        Effect.flatMap((problem) =>
          problem === undefined
            ? Effect.void
            : Output.use((output) => output.warn(`${file.path} is saved and cannot be opened: ${problem}.`))
        )
      ),
    { concurrency: "unbounded", discard: true }
  )
})
