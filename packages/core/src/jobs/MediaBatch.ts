/**
 * Runs many jobs as a stream: requests in, results out. It limits the tasks that run at once per account, and keeps a
 * ledger with which a stopped batch continues without repeating a paid job.
 */
import * as Cause from "effect/Cause"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Option from "effect/Option"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import * as Semaphore from "effect/Semaphore"
import * as Stream from "effect/Stream"
import * as SubscriptionRef from "effect/SubscriptionRef"
import { digested, storable } from "../internal/storable.ts"
import { Poller } from "../polling/Poller.ts"
import type { SubmitOutcomeUnknown } from "../task/TaskError.ts"
import type { AnyTaskProvider } from "../task/TaskProvider.ts"
import {
  type BatchConflict,
  BatchLedger,
  type BatchLedgerError,
  type BatchLedgerService,
  Done,
  type LedgerEntry
} from "./BatchLedger.ts"
import * as Accounts from "./internal/accounts.ts"
import { conflictOf } from "./internal/conflict.ts"
import * as ItemPoller from "./internal/ledgeredPoller.ts"

/**
 * The result of an item.
 *
 * - `item`, `key`, `index`: identify the item; the index counts from 0
 * - `result`: the value or the error of its job
 * - `fromLedger`: whether the result comes completely from an earlier run, so that no vendor was asked
 */
export interface BatchResult<out Item, out A, out E> {
  readonly item: Item
  readonly key: string
  readonly index: number
  readonly result: Result.Result<A, E>
  readonly fromLedger: boolean
}

/**
 * The progress of a batch.
 *
 * - `submitted`: jobs that vendors accepted in this run
 * - `running`: tasks at the vendors now
 * - `succeeded`, `failed`: items with that result; `done` is their sum
 */
export interface BatchProgress {
  readonly submitted: number
  readonly running: number
  readonly succeeded: number
  readonly failed: number
  readonly done: number
}

/**
 * Creates a reference for the progress of a batch, for {@link BatchOptions.progress}; `SubscriptionRef.changes` watches
 * it.
 */
export const makeProgress: Effect.Effect<SubscriptionRef.SubscriptionRef<BatchProgress>> = SubscriptionRef.make({
  submitted: 0,
  running: 0,
  succeeded: 0,
  failed: 0,
  done: 0
})

/** Options of a batch. */
export interface BatchOptions<in Item, A, out E, out R> {
  /**
   * The item's name in the ledger, the same in every run. An item whose key occurred before waits for that item and
   * shares its jobs.
   */
  readonly key: (item: Item, index: number) => string
  /**
   * The item's request as JSON. An item whose key is in the ledger with another request that a vendor accepted, or may
   * have accepted, fails with {@link BatchConflict}. Callback URLs and idempotency keys are ignored. If the value is
   * not JSON, or is `undefined`, nothing is compared. @default the item
   */
  readonly request?: ((item: Item) => unknown) | undefined
  /**
   * The work for one item. Its jobs go through `Poller.run` or `Fallback.run`, one after the other: the poller in this
   * context keeps the limits and the ledger. A job that is only submitted with `submit` is not counted and not
   * recorded.
   */
  readonly job: (item: Item) => Effect.Effect<A, E, R>
  /**
   * The number of tasks at once per account, at least 1: one number for all accounts, though never more than a vendor
   * documents, or one for each account by its name. @default what the vendor documents, else 10
   */
  readonly running?: number | Readonly<Record<string, number>> | undefined
  /**
   * The account that a provider's tasks count against. @default its name, so that services of one vendor share a limit
   */
  readonly account?: ((provider: AnyTaskProvider) => string) | undefined
  /**
   * The number of items in progress at once, at least 1, including those that wait for a permit; no further items are
   * pulled from the stream. @default `running` if it is one number, else 10, and 2 more
   */
  readonly concurrency?: number | undefined
  /** If true, the results come in the order of the items, not as they end. @default false */
  readonly ordered?: boolean | undefined
  /** The reference that receives the progress of the batch: see {@link makeProgress}. */
  readonly progress?: SubscriptionRef.SubscriptionRef<BatchProgress> | undefined
  /**
   * The codec that writes a job's result to the ledger. With it, the next run skips a finished item completely. Without
   * it, the next run skips only the tasks, and repeats what the job does with them.
   */
  readonly success?: Schema.Codec<A, unknown> | undefined
  /**
   * Decides whether a submit of an earlier run is repeated although its outcome is unknown: it may be billed twice. It
   * is not called if the provider declares {@link TaskProvider.idempotency}: while the key in the ledger is valid, the
   * submit is repeated with it. @default never
   */
  readonly resubmit?: ((doubt: SubmitOutcomeUnknown, key: string) => boolean) | undefined
}

/**
 * Runs a job for every item of a stream. An item that fails is a result like any other and does not stop the others; a
 * defect ends the stream, once all other items are done. The error channel is that of the items' stream.
 *
 * With the ledger, a run that follows a stopped one
 *
 * - does not repeat tasks that have ended: succeeded, failed or cancelled
 * - waits for the tasks that were accepted, without a submit
 * - submits what was refused, and what was not started
 * - reports a submit whose answer was not recorded as `SubmitOutcomeUnknown`, and repeats it only with an idempotency
 *   key or if `resubmit` allows it
 * ```ts import.meta.vitest
 * import { Poller } from "@effect-media/core"
 * import { BatchLedger, MediaBatch } from "@effect-media/core/jobs"
 * import { ScriptedProvider } from "@effect-media/core/testing"
 * import * as Effect from "effect/Effect"
 * import * as Layer from "effect/Layer"
 * import * as Result from "effect/Result"
 * import * as Stream from "effect/Stream"
 *
 * const program = Effect.gen(function*() {
 *   const acme = yield* ScriptedProvider.make<{ readonly prompt: string }>("acme", [
 *     { urls: ["https://cdn.acme.example/boat.png"] },
 *     { fails: { code: "NSFW", category: "ContentPolicy" } }
 *   ])
 *   const results = yield* Stream.make("a paper boat", "something else").pipe(
 *     MediaBatch.run({
 *       key: (prompt) => prompt,
 *       job: (prompt) => Poller.run(acme, { prompt }),
 *       running: 1,
 *       ordered: true
 *     }),
 *     Stream.runCollect
 *   )
 *   return results.map(({ item, result }) => `${item}: ${Result.isSuccess(result) ? "done" : result.failure._tag}`)
 * }).pipe(Effect.provide(Layer.mergeAll(Poller.layer, BatchLedger.layerMemory)))
 *
 * await Effect.runPromise(program) // => ["a paper boat: done", "something else: TaskFailed"]
 * ```
 */
export const run = <Item, A, E, R>(options: BatchOptions<Item, A, E, R>) =>
<E1, R1>(
  items: Stream.Stream<Item, E1, R1>
): Stream.Stream<
  BatchResult<Item, A, E | BatchLedgerError | BatchConflict>,
  E1,
  R1 | Exclude<R, Poller> | Poller | BatchLedger
> =>
  Stream.unwrap(Effect.gen(function*() {
    const { concurrency, defects, work } = yield* prepare(options)
    return items.pipe(
      Stream.zipWithIndex,
      Stream.mapEffect(([item, index]) => work(item, index), { concurrency, unordered: options.ordered !== true }),
      Stream.filterMap((result) => Result.fromOption(result, () => undefined)),
      Stream.concat(Stream.suspend(() => {
        const [first, ...rest] = defects
        return first === undefined
          ? Stream.empty
          : Stream.failCause(rest.reduce((all, next) => Cause.combine(all, next), first))
      }))
    )
  }))

const prepare = Effect.fnUntraced(function*<Item, A, E, R>(options: BatchOptions<Item, A, E, R>) {
  const ledger = yield* BatchLedger
  const progress = options.progress ?? (yield* makeProgress)
  const shared: ItemPoller.Shared = {
    poller: yield* Poller,
    ledger,
    account: Accounts.make(options.running, options.account ?? (({ provider }) => provider)),
    count: ({ running = 0, submitted = 0 }) =>
      SubscriptionRef.update(progress, (now) => ({
        ...now,
        running: now.running + running,
        submitted: now.submitted + submitted
      })),
    resubmit: options.resubmit
  }
  const inTurn = makeTurns()
  const { read, write } = doneItems(options.success, ledger)
  const defects: Array<Cause.Cause<never>> = []

  const work = Effect.fnUntraced(function*(item: Item, index: number): Effect.fn.Return<
    Option.Option<BatchResult<Item, A, E | BatchLedgerError | BatchConflict>>,
    never,
    Exclude<R, Poller>
  > {
    let key = ""
    let hasAsked = () => false
    const job = Effect.gen(function*() {
      const entries = yield* ledger.entries(key)
      const asked = storable(options.request === undefined ? item : options.request(item))
      const request = asked === undefined ? undefined : digested(asked)
      const conflict = conflictOf(key, entries, request)
      if (conflict !== undefined) {
        hasAsked = () => true
        return yield* conflict
      }
      const done = yield* read(key, entries)
      if (Option.isSome(done)) return done.value
      const poller = ItemPoller.make(shared, key, entries, request)
      hasAsked = poller.hasAsked
      const value = yield* Effect.suspend(() => options.job(item)).pipe(
        Effect.provideService(Poller, poller.service),
        Effect.catchCause((cause): Effect.Effect<never, E | BatchLedgerError> => {
          const ledgerError = poller.ledgerError()
          return ledgerError === undefined ? Effect.failCause(cause) : Effect.fail(ledgerError)
        })
      )
      yield* write(key, value)
      return value
    })
    const end = yield* Effect.exit(Effect.suspend(() => {
      key = options.key(item, index)
      return inTurn(key, job)
    }))
    const result: Option.Option<Result.Result<A, E | BatchLedgerError | BatchConflict>> = Exit.isSuccess(end)
      ? Option.some(Result.succeed(end.value))
      : Option.map(errorOf(end.cause), Result.fail)
    if (Exit.isFailure(end) && Option.isNone(result)) {
      defects.push(Cause.fromReasons(end.cause.reasons.filter((reason) => !Cause.isFailReason(reason))))
      yield* Effect.logError(
        `Item ${index} ("${key}") died; the batch ends with this, once all others are done.`,
        end.cause
      )
    }
    const isGood = Exit.isSuccess(end)
    yield* SubscriptionRef.update(progress, (now) => ({
      ...now,
      succeeded: now.succeeded + (isGood ? 1 : 0),
      failed: now.failed + (isGood ? 0 : 1),
      done: now.done + 1
    }))
    return Option.map(result, (result) => ({ item, key, index, result, fromLedger: !hasAsked() }))
  })

  const { concurrency = (typeof options.running === "number" ? options.running : Accounts.defaultRunning) + 2 } =
    options
  return { work, defects, concurrency: Accounts.atLeastOne(concurrency) }
})

/** Returns the typed error of a job, none if the job died. */
const errorOf = <E>(cause: Cause.Cause<E>): Option.Option<E> =>
  Cause.hasDies(cause) ? Option.none() : Cause.findErrorOption(cause)

/** Runs items with the same key one after the other, in the order in which they came. */
const makeTurns = () => {
  const turns = new Map<string, Semaphore.Semaphore>()
  return <A, E, R>(key: string, effect: Effect.Effect<A, E, R>): Effect.Effect<A, E, R> => {
    const turn = turns.get(key) ?? Semaphore.makeUnsafe(1)
    turns.set(key, turn)
    return turn.withPermit(effect)
  }
}

/** Reads and writes the results of finished items in the ledger. */
const doneItems = <A>(success: Schema.Codec<A, unknown> | undefined, ledger: BatchLedgerService) => {
  if (success === undefined) return { read: () => Effect.succeed(Option.none<A>()), write: () => Effect.void }
  const codec = Schema.toCodecJson(success)
  const decode = Schema.decodeUnknownEffect(codec)
  const encode = Schema.encodeEffect(codec)
  return {
    read: (key: string, entries: ReadonlyArray<LedgerEntry>): Effect.Effect<Option.Option<A>> => {
      const done = entries.findLast((entry) => entry._tag === "Done")
      return done === undefined ? Effect.succeed(Option.none()) : decode(done.value).pipe(
        Effect.tapError(() =>
          Effect.logWarning(`The result of "${key}" in the ledger does not decode. The job runs again.`)
        ),
        Effect.option
      )
    },
    write: (key: string, value: A): Effect.Effect<void> =>
      Effect.ignore(
        Effect.flatMap(encode(value), (value) => ledger.append(Done.make({ key, value }))),
        { log: "Warn", message: `The result of "${key}" was not written down.` }
      )
  }
}
