/**
 * Records what a batch has paid for: the intent before every submit, then the handle, then the end, each under the
 * caller's key of the item. With it, a batch that was stopped or killed continues without repeating a paid job.
 *
 * `internal/standing.ts` reads the state of a job from these entries.
 */
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Layer from "effect/Layer"
import type * as PlatformError from "effect/PlatformError"
import * as Schema from "effect/Schema"
import type * as Scope from "effect/Scope"
import * as Semaphore from "effect/Semaphore"
import { makeRedactor } from "../internal/redact.ts"
import { AttemptError } from "../task/Billing.ts"
import { MediaError } from "../task/MediaError.ts"
import { SubmitOutcomeUnknown, WaitTimeout } from "../task/TaskError.ts"
import { TaskRef } from "../task/TaskRef.ts"
import { Succeeded } from "../task/TaskSnapshot.ts"
import * as FileLock from "./internal/fileLock.ts"

const entry = {
  v: Schema.Literal(1).pipe(Schema.withConstructorDefault(Effect.succeed(1))),
  /** The caller's key of the item. */
  key: Schema.String
}

const entryOfStep = {
  ...entry,
  /** The job of the item: the provider, and the number of jobs that the item had there, including this one. */
  step: Schema.String
}

/** A submit is about to be made; `at` is the time, UTC. */
export const Intent = Schema.TaggedStruct("Intent", {
  ...entryOfStep,
  provider: Schema.String,
  model: Schema.optional(Schema.String),
  idempotencyKey: Schema.optional(Schema.String),
  /** The item's request, without what must not be stored; ledgers of older versions have none. */
  request: Schema.optional(Schema.Json),
  at: Schema.DateTimeUtc
})
export interface Intent extends Schema.Schema.Type<typeof Intent> {}

/** The vendor accepted the job. */
export const Submitted = Schema.TaggedStruct("Submitted", { ...entryOfStep, ref: TaskRef })

/** The task succeeded. */
export const Ended = Schema.TaggedStruct("Ended", { ...entryOfStep, task: Succeeded })

/** The submit or the wait failed. */
export const Failed = Schema.TaggedStruct("Failed", {
  ...entryOfStep,
  error: Schema.Union([AttemptError, SubmitOutcomeUnknown, WaitTimeout])
})

/** The whole item is done, with this result. */
export const Done = Schema.TaggedStruct("Done", { ...entry, value: Schema.Json })

/**
 * One line of a ledger.
 */
export const LedgerEntry = Schema.Union([Intent, Submitted, Ended, Failed, Done])
export type LedgerEntry = typeof LedgerEntry.Type

/** The ledger cannot be read or written, or another process uses it (`Locked`). `line` counts from 1. */
export class BatchLedgerError extends MediaError.extend<BatchLedgerError>("@effect-media/core/BatchLedgerError")({
  _tag: Schema.tag("BatchLedgerError"),
  ledger: Schema.String,
  reason: Schema.Literals(["Unreadable", "Unwritable", "Locked"]),
  description: Schema.String,
  line: Schema.optional(Schema.Finite)
}) {
  /** Is true if the operation may succeed later, once there is disk space or the other process has ended. */
  override get isRetryable(): boolean {
    return this.reason !== "Unreadable"
  }

  override get summary(): string {
    const line = this.line === undefined ? "" : `, line ${this.line},`
    return `The ledger ${this.ledger}${line} ${whatIsWrong[this.reason]}: ${this.description}.`
  }

  override get advice(): string {
    return this.reason === "Unreadable" && this.line !== undefined
      ? "Repair or remove that line: what it says was paid for would be paid for again."
      : whatToDo[this.reason]
  }
}

/**
 * An item whose key is in the ledger with another request. Nothing was submitted for it.
 *
 * - `differs`: the differences, at most five, with the old and the new value as JSON, shortened
 */
export class BatchConflict extends MediaError.extend<BatchConflict>("@effect-media/core/BatchConflict")({
  _tag: Schema.tag("BatchConflict"),
  key: Schema.String,
  differs: Schema.Array(Schema.Struct({ path: Schema.String, before: Schema.String, now: Schema.String }))
}) {
  override get summary(): string {
    const differs = this.differs.map(({ before, now, path }) =>
      `${path === "" ? "it" : path} was ${before} and is ${now}`
    )
    return `The key "${this.key}" belongs to another request: ${differs.join(", ")}.`
  }

  override get advice(): string {
    return "Nothing was submitted: use a key of its own."
  }
}

const whatIsWrong = { Unreadable: "cannot be read", Unwritable: "cannot be written", Locked: "is in use" } as const

const whatToDo = {
  Unreadable: "Check the path.",
  Unwritable:
    "Check that the directory exists, is writable and has room, then run the batch again: what the ledger holds " +
    "is not submitted again.",
  Locked: "Wait until that one has ended, or end it, then run the batch again."
} as const

/** Reads and writes the entries of a batch. */
export interface BatchLedgerService {
  /** Returns the entries of an item, oldest first. */
  readonly entries: (key: string) => Effect.Effect<ReadonlyArray<LedgerEntry>, BatchLedgerError>
  /** Writes one entry. When it returns, the entry survives the end of the process. */
  readonly append: (entry: LedgerEntry) => Effect.Effect<void, BatchLedgerError>
}

/** Options of {@link BatchLedger.layerFile} that identify the processes that use it. */
export interface FileOptions {
  /** The name of this process. Other processes read it and pass it to their `isAlive`. @default no name */
  readonly owner?: string | undefined
  /**
   * Returns whether a process of that name may be running, as far as this process knows. Return true if that is
   * unknown, as for a process of another container, whose process id says nothing here. The lock of a process that is
   * not alive is taken over at once. @default it may be
   */
  readonly isAlive?: ((owner: string) => boolean) | undefined
}

/** Records what a batch has paid for. A ledger serves one process at a time. */
export class BatchLedger
  extends Context.Service<BatchLedger, BatchLedgerService>()("@effect-media/core/jobs/BatchLedger")
{
  /** Provides a ledger in memory, for batches that need not survive their process. */
  static get layerMemory(): Layer.Layer<BatchLedger> {
    return Layer.sync(BatchLedger, () => {
      const { entries, remember } = memory()
      return { entries, append: (entry) => Effect.sync(() => remember(entry)) }
    })
  }

  /**
   * Provides a ledger in a file of JSON lines. The file is created for its owner alone (mode 600) if it does not exist;
   * its directory must exist. Every entry is on the disk (`fsync`) before the batch continues. A last line that was
   * torn, by a kill or a full disk, is cut off; any other line that does not decode is an error, since it may belong to
   * a paid job.
   *
   * A lock file, `<path>.lock`, keeps other processes out: they fail with `Locked` as soon as they see that its owner
   * is running, within a few seconds. After a kill the lock file still exists. The next process takes it over once
   * `isAlive` returns false for its owner, else after 30 seconds without an update, and logs that it waits. Before each
   * submit the holder checks that it still has the lock; if not, the item fails with `Locked`.
   */
  static layerFile(
    path: string,
    options?: FileOptions
  ): Layer.Layer<BatchLedger, BatchLedgerError, FileSystem.FileSystem> {
    return Layer.effect(BatchLedger, makeFile(path, options))
  }
}

const memory = () => {
  const all = new Map<string, Array<LedgerEntry>>()
  const remember = (entry: LedgerEntry): void => {
    const known = all.get(entry.key)
    if (known === undefined) all.set(entry.key, [entry])
    else known.push(entry)
  }
  return { remember, entries: (key: string) => Effect.sync(() => [...all.get(key) ?? []]) }
}

const Line = Schema.fromJsonString(Schema.toCodecJson(LedgerEntry))
const decodeLine = Schema.decodeEffect(Line)
const encodeLine = Schema.encodeEffect(Line)

const clean = makeRedactor()
const newline = 0x0a

const makeFile = Effect.fnUntraced(function*(
  path: string,
  { isAlive = () => true, owner = "" }: FileOptions = {}
): Effect.fn.Return<BatchLedgerService, BatchLedgerError, FileSystem.FileSystem | Scope.Scope> {
  const fs = yield* FileSystem.FileSystem
  const failure =
    (reason: BatchLedgerError["reason"]) =>
    (error: BatchLedgerError | PlatformError.PlatformError | Schema.SchemaError) =>
      error._tag === "BatchLedgerError"
        ? error
        : new BatchLedgerError({ ledger: path, reason, description: error.message })
  const { entries, remember } = memory()

  const refused = (description: string) => new BatchLedgerError({ ledger: path, reason: "Locked", description })
  const lock = yield* Effect.mapError(FileLock.take(`${path}.lock`, { owner, isAlive, refused }), failure("Unwritable"))
  const held = Effect.mapError(lock.held, failure("Unwritable"))

  const file = yield* Effect.mapError(fs.open(path, { flag: "a+", mode: 0o600 }), failure("Unwritable"))
  const bytes = yield* Effect.mapError(fs.readFile(path), failure("Unreadable"))
  const whole = bytes.lastIndexOf(newline) + 1
  const decoder = new TextDecoder()
  const lines = decoder.decode(bytes.subarray(0, whole)).split("\n")
  for (const [i, line] of lines.entries()) {
    if (line.trim() === "") continue
    remember(
      yield* Effect.mapError(
        decodeLine(line),
        ({ message }) =>
          new BatchLedgerError({ ledger: path, reason: "Unreadable", description: clean(message), line: i + 1 })
      )
    )
  }

  // The end of the complete lines; the bytes after it come from an interrupted write.
  let size = whole
  let isTorn = bytes.length > whole
  const cut = Effect.suspend(() => {
    if (!isTorn) return Effect.void
    return Effect.tap(file.truncate(size), () => {
      isTorn = false
      return file.sync
    })
  })
  const write = (line: string) =>
    Effect.gen(function*() {
      yield* cut
      const bytes = new TextEncoder().encode(`${line}\n`)
      isTorn = true
      yield* file.writeAll(bytes)
      yield* file.sync
      isTorn = false
      size += bytes.length
    }).pipe(Effect.mapError(failure("Unwritable")))

  if (isTorn) {
    const tail = decoder.decode(bytes.subarray(whole))
    const last = yield* Effect.option(decodeLine(tail))
    if (last._tag === "Some") {
      yield* write(tail)
      remember(last.value)
    } else {
      yield* Effect.logWarning(`The last line of the ledger ${path} was incomplete and is removed.`)
      yield* Effect.mapError(cut, failure("Unwritable"))
    }
  }

  const oneAtATime = Semaphore.makeUnsafe(1).withPermit
  const append = Effect.fnUntraced(function*(entry: LedgerEntry): Effect.fn.Return<void, BatchLedgerError> {
    const line = yield* Effect.mapError(encodeLine(entry), failure("Unwritable"))
    // Without the lock, no job begins and nothing is cut off. What was paid for is recorded all the same.
    if (entry._tag === "Intent" || isTorn) yield* held
    yield* write(line)
    remember(entry)
  }, (append) => oneAtATime(Effect.uninterruptible(append)))

  return { entries, append }
})
