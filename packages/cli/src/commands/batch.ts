import { BatchLedger } from "@effect-media/core/jobs/BatchLedger"
import * as MediaBatch from "@effect-media/core/jobs/MediaBatch"
import { Poller } from "@effect-media/core/polling/Poller"
import type { SubmitOutcomeUnknown } from "@effect-media/core/task/TaskError"
import type { Succeeded } from "@effect-media/core/task/TaskSnapshot"
import * as Argument from "effect/cli/Argument"
import * as Command from "effect/cli/Command"
import * as Flag from "effect/cli/Flag"
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import * as Path from "effect/Path"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import * as Stream from "effect/Stream"
import * as SubscriptionRef from "effect/SubscriptionRef"
import * as Flags from "../config/Flags.ts"
import * as Vendors from "../config/Vendors.ts"
import { Exit } from "../errors/Exit.ts"
import type { ExitCode } from "../errors/ExitCode.ts"
import { explain, type Failure } from "../errors/Failure.ts"
import { counted } from "../internal/text.ts"
import * as Node from "../Node.ts"
import { Batch as BatchEnd, Item } from "../output/Event.ts"
import { Output } from "../output/Output.ts"
import { Progress } from "../output/Progress.ts"
import { each, handled } from "../output/runCommand.ts"
import { summaryLine } from "../output/summaryLine.ts"
import * as Batch from "../tasks/Batch.ts"
import * as Money from "../tasks/Money.ts"
import * as Tasks from "../tasks/Tasks.ts"

/** Submits one item, waits for it and saves it, with a progress line of its own. */
const work = (
  api: Vendors.AnyApi,
  item: Batch.BatchItem,
  storeOf: Tasks.StoreOf,
  flags: Tasks.WaitFlags & Pick<Tasks.SaveFlags, "name">,
  { afterWait, beforeSubmit }: {
    readonly beforeSubmit: Effect.Effect<void>
    readonly afterWait: (task: Succeeded) => void
  }
) =>
  Tasks.tracked(
    `${item.key}  ${item.provider}  ${item.job.model}`,
    Effect.fnUntraced(function*(track) {
      const { provider } = api
      const submit = (job: Vendors.Job) =>
        beforeSubmit.pipe(Effect.andThen(track(Progress.Submitting())), Effect.andThen(provider.submit(job)))
      const task = yield* Poller.run({ ...provider, submit }, item.job, {
        ...Tasks.waitOptions(flags),
        onSubmit: (ref) => track(Progress.Waiting({ ref })),
        onPoll: (poll) => track(Progress.Polled({ poll }))
      })
      afterWait(task)
      yield* track(Progress.Saving({ files: task.assets.length }))
      const files = yield* storeOf(api).save(task, {
        name: nameOf(flags.name, item),
        request: item.job,
        refreshLink: api.refreshLink
      })
      yield* track(Progress.Ended({ mood: "good", word: Tasks.filesSaved(files) }))
      return files.map(({ path }) => path)
    }),
    item.key
  )

/** Returns the name of an item's files: `{id}` is the item's own, not the task's. An item without one has its prompt. */
const nameOf = (name: Option.Option<string>, { hasId, key }: Batch.BatchItem): string =>
  Option.getOrElse(name, () => hasId ? "{id}" : "{slug}").replaceAll("{id}", () => key.replace(/[{}]/g, "_"))

/** Opens the ledger of a folder, for one process at a time. */
const openLedger = Effect.fnUntraced(function*(out: string) {
  const path = yield* Path.Path
  return BatchLedger.layerFile(path.join(out, "ledger.jsonl"), { owner: Node.owner, isAlive: Node.isAlive })
})

type Estimators = Effect.Success<ReturnType<typeof Money.estimators>>

/** Opens the APIs of the items, with the limit in front of each. */
const openApis = Effect.fnUntraced(function*(
  names: Iterable<Vendors.VendorName>,
  money: Money.Money,
  estimators: Estimators
) {
  const open = yield* Tasks.opener("batch", estimators)
  const apis = new Map<Vendors.VendorName, Vendors.AnyApi>()
  for (const name of names) {
    const api = yield* open(name)
    apis.set(name, { ...api, provider: yield* money.limit(api.provider, estimators(name)) })
  }
  return (name: Vendors.VendorName) => {
    const api = apis.get(name)
    return api === undefined ? open(name) : Effect.succeed(api)
  }
})

/** Remembers submits in doubt that are to be repeated, and tells each when it is. */
const makeDoubts = (output: Output["Service"], resubmit: boolean) => {
  const doubts = new Map<string, SubmitOutcomeUnknown>()
  return {
    resubmit: (doubt: SubmitOutcomeUnknown, key: string): boolean => {
      if (resubmit) doubts.set(key, doubt)
      return resubmit
    },
    say: (key: string) =>
      Effect.suspend(() => {
        const doubt = doubts.get(key)
        return doubt === undefined
          ? Effect.void
          : output.warn(`${key}: submitted again, although ${doubt.provider} may have accepted ${doubt.known}.`)
      })
  }
}

const onResubmit = "batch --resubmit submits it again; to select jobs, use a file with only their lines."

type ItemResult = MediaBatch.BatchResult<Batch.BatchItem, ReadonlyArray<string>, Failure>

/** Prints the result of an item once: its files on stdout, or its error on stderr. Returns the exit code of an error. */
const sayItem = Effect.fnUntraced(function*({ fromLedger, item: { line }, key, result }: ItemResult) {
  const output = yield* Output
  if (Result.isSuccess(result)) {
    yield* output.emit(Item.make({ key, line, fromLedger, files: result.success }))
    return undefined
  }
  const { code: exitCode, next, what } = explain(result.failure, yield* output.onward)
  const saved = result.failure._tag === "AssetError" ? result.failure.saved ?? [] : []
  const files = saved.length === 0 ? {} : { files: saved.map(({ path }) => path) }
  yield* output.emit(Item.make({ key, line, fromLedger, ...files, exitCode, what, next }))
  const isInDoubt = result.failure._tag === "SubmitOutcomeUnknown"
  yield* output.warn(`✘ ${key}: ${what} ${next}${isInDoubt ? ` ${onResubmit}` : ""}`)
  return exitCode
})

/** Runs the items, and prints the result of each and of all. Ends with the code of the first failure in their order. */
const runItems = Effect.fnUntraced(function*(
  items: ReadonlyArray<Batch.BatchItem>,
  flags: Tasks.SaveFlags & Tasks.WaitFlags & Money.LimitFlags & {
    readonly concurrency: Option.Option<number>
    readonly resubmit: boolean
  },
  estimators: Estimators
) {
  const output = yield* Output
  const money = yield* Money.open(flags)
  const open = yield* openApis(new Set(items.map(({ provider }) => provider)), money, estimators)
  const begun = yield* Clock.currentTimeMillis
  const storeOf = yield* Tasks.openStores(flags)
  const ledger = yield* openLedger(flags.out)
  const progress = yield* MediaBatch.makeProgress
  const doubts = makeDoubts(output, flags.resubmit)
  const codes: Array<readonly [index: number, code: ExitCode]> = []
  let known = 0
  yield* Stream.fromIterableEffect(Batch.asInLedger(items)).pipe(
    MediaBatch.run({
      key: ({ key }) => key,
      request: ({ job, provider }) => ({ provider, ...job }),
      job: Effect.fnUntraced(function*(item) {
        return yield* work(yield* open(item.provider), item, storeOf, flags, {
          beforeSubmit: doubts.say(item.key),
          afterWait: (task) => money.count(task, estimators(item.provider)(item.job))
        })
      }),
      account: ({ provider }) => provider,
      running: Option.getOrUndefined(flags.concurrency),
      success: Schema.Array(Schema.String),
      resubmit: doubts.resubmit,
      progress
    }),
    Stream.runForEach(Effect.fnUntraced(function*(ended) {
      known += ended.fromLedger ? 1 : 0
      const code = yield* sayItem(ended)
      if (code !== undefined) codes.push([ended.index, code])
    })),
    Effect.provide(ledger),
    output.withSummary((now) => {
      const { failed, running, succeeded } = SubscriptionRef.getUnsafe(progress)
      return summaryLine({ items: items.length, saved: succeeded, failed, running, begun, now, cost: money.sum() })
    })
  )
  const { failed, submitted, succeeded } = yield* SubscriptionRef.get(progress)
  yield* output.emit(BatchEnd.make({ items: items.length, succeeded, failed, fromLedger: known, submitted }))
  yield* output.note(
    `${counted(items.length, "item")}: ${succeeded} saved, ${failed} failed; ${known} known from the ledger, ` +
      `${counted(submitted, "job")} submitted.${
        failed === 0 ? "" : " Run the same command again to retry the jobs that may still succeed."
      }`
  )
  yield* Money.sayEnd(money, (yield* Clock.currentTimeMillis) - begun)
  const [first] = codes.toSorted(([a], [b]) => a - b)
  if (first !== undefined) return yield* new Exit({ code: first[1] })
})

/** `batch FILE.jsonl --out DIR` */
export const batch = Command.make("batch", {
  file: Argument.String("file").pipe(
    Argument.withDescription(
      "JSON lines, a CSV with a header, or a text with one prompt per line"
    )
  ),
  provider: Flag.Literals("provider", Vendors.names).pipe(
    Flag.withDescription("The default for lines without one"),
    Flag.optional
  ),
  model: Flags.model.pipe(Flag.withDescription("The default for lines without one"), Flag.optional),
  concurrency: Flag.Int("concurrency").pipe(
    Flag.withAlias("c"),
    Flag.withDescription("Concurrent tasks per account; by default the vendor's documented limit, or 10"),
    Flags.positive,
    Flag.optional
  ),
  resubmit: Flags.toggle("resubmit").pipe(
    Flag.withDescription("Submit jobs again that a vendor may have accepted; they may be billed twice")
  ),
  ...Flags.saving,
  ...Flags.naming,
  ...Flags.waiting,
  ...Money.flags
}, (flags) =>
  handled(
    Effect.gen(function*() {
      const output = yield* Output
      const items = yield* Batch.read(flags.file, flags)
      const names = new Set(items.map(({ provider }) => provider))
      // Check that every line has a key before anything is paid for.
      yield* Effect.forEach(names, yield* Vendors.opener, { discard: true })
      const estimators = yield* Money.estimators(names)
      const priceOf = ({ job, provider }: Batch.BatchItem) => estimators(provider)(job)
      if (flags.dryRun) {
        yield* each(items, (item) =>
          Money.plan(item.provider, item.job, item.job.model, ({ provider }) => provider, priceOf(item)))
      }
      const sum = Money.sumOf("job", items.map((item) => [Vendors.vendors[item.provider].provider, priceOf(item)]))
      if (sum !== "") {
        yield* output.note(`${counted(items.length, "item")}: ${sum}.`)
      }
      if (!flags.dryRun) {
        yield* runItems(items, flags, estimators)
      }
    }),
    (output) =>
      output.warn("The tasks keep running at their vendors. Run the same command again to resume them.")
  )).pipe(
    Command.withExamples([
      {
        command: "effect-media batch prompts.jsonl --provider kie -m google/nano-banana --out pictures",
        description: "Lines like {\"id\":\"boat\",\"prompt\":\"a paper boat\"}"
      }
    ])
  )
