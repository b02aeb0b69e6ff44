import { hasEnded } from "@effect-media/durable/Job"
import { JobState } from "@effect-media/durable/JobError"
import type { Jobs } from "@effect-media/durable/Jobs"
import * as Argument from "effect/cli/Argument"
import * as Command from "effect/cli/Command"
import * as Flag from "effect/cli/Flag"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import * as Flags from "../config/Flags.ts"
import * as Vendors from "../config/Vendors.ts"
import { UsageError } from "../errors/CliError.ts"
import type { Exit } from "../errors/Exit.ts"
import type { Failure } from "../errors/Failure.ts"
import { estimateOf } from "../output/amounts.ts"
import { Count, Job, Unreadable } from "../output/Event.ts"
import { Output } from "../output/Output.ts"
import { each, handled } from "../output/runCommand.ts"
import * as JobFlags from "../tasks/Job.ts"
import * as Money from "../tasks/Money.ts"

/** Loads the engine only when needed: it is large, and most commands do not use it. */
const load = Effect.promise(() => import("../tasks/JobsDatabase.ts"))

/** Runs an effect on the jobs of a database, in a process that runs none of them. */
const withJobs = <A, E extends Failure | Exit, R>(
  database: Option.Option<string>,
  body: (jobs: Jobs["Service"], isFile: boolean) => Effect.Effect<A, E, R>
) =>
  handled(Effect.gen(function*() {
    const { Jobs, isFile, layerJobs } = yield* load
    const isAlone = yield* isFile(database)
    return yield* Effect.scoped(
      Effect.provide(Effect.flatMap(Jobs, (jobs) => body(jobs, isAlone)), layerJobs(database))
    )
  }))

const keys = Argument.String("key").pipe(
  Argument.withDescription("The key of a job"),
  Argument.variadic({ min: 1 })
)

const enqueue = Command.make("enqueue", {
  provider: Vendors.argument,
  key: Flag.String("key").pipe(
    Flag.withAlias("k"),
    Flag.withDescription("The name of the job: the same key is the same job, however often it is enqueued")
  ),
  model: Flags.model,
  database: Flags.database,
  ...Flags.job,
  deadline: Flags.duration("deadline").pipe(
    Flag.withDescription("How long the worker waits for the task. 1d by default"),
    Flag.optional
  ),
  ...Money.flags
}, ({ database, deadline, key, model: written, provider, ...flags }) =>
  handled(Effect.gen(function*() {
    const job = yield* JobFlags.fromFlags(provider, written, flags)
    const { model } = job
    const price = (yield* Money.estimator(provider))(job)
    if (flags.dryRun) return yield* Money.plan(provider, job, model, ({ provider }) => provider, price)
    yield* Money.check(Vendors.vendors[provider].provider, flags, price)
    const request = yield* JobFlags.toJson(job)
    const stored = { key, provider, request, ...(Option.isSome(deadline) && { deadline: deadline.value }) }
    const output = yield* Output
    if (Option.isSome(price)) yield* output.note(`${provider}  ${model}  ${estimateOf(price.value)}`)
    yield* withJobs(database, (jobs) => Effect.flatMap(jobs.enqueue(stored), (job) => output.emit(Job.make({ job }))))
  }))).pipe(Command.withDescription("Enqueue a job; a worker submits it, waits for it and saves its files"))

const list = Command.make("list", {
  database: Flags.database,
  state: Flag.Literals("state", JobState.literals).pipe(Flag.withDescription("Only jobs in this state"), Flag.optional),
  provider: Flag.Literals("provider", Vendors.names).pipe(
    Flag.withDescription("Only jobs of this provider"),
    Flag.optional
  ),
  limit: Flag.Int("limit").pipe(
    Flag.withDescription("The maximum number, the oldest first; 100 by default"),
    Flags.positive,
    Flag.withDefault(100)
  )
}, ({ database, limit, provider, state }) =>
  withJobs(database, (jobs) =>
    Effect.gen(function*() {
      const output = yield* Output
      const found: Array<typeof Job.Type | typeof Unreadable.Type> = []
      let after: string | undefined
      do {
        const page = yield* jobs.list({
          state: Option.getOrUndefined(state),
          provider: Option.getOrUndefined(provider),
          limit: Math.min(limit - found.length, 1000),
          after
        })
        found.push(...page.jobs.map((job) => Job.make({ job })), ...page.unreadable.map((row) => Unreadable.make(row)))
        after = page.next
      } while (after !== undefined && found.length < limit)
      yield* output.table(found)
    }))).pipe(Command.withDescription("List jobs, the oldest first"))

/** Makes a command that applies an operation to each named job, and prints the state of each job afterwards. */
const forEachJob = <const Name extends string>(
  name: Name,
  description: string,
  act: (jobs: Jobs["Service"], key: string) => ReturnType<Jobs["Service"]["get"]>
) =>
  Command.make(
    name,
    { keys, database: Flags.database },
    ({ database, keys }) =>
      withJobs(database, (jobs) =>
        Effect.gen(function*() {
          const output = yield* Output
          yield* each(keys, (key) => Effect.flatMap(act(jobs, key), (job) => output.emit(Job.make({ job }))))
        }))
  ).pipe(Command.withDescription(description))

const get = forEachJob("get", "Print jobs by key", (jobs, key) => jobs.get(key))
const interrupt = forEachJob(
  "interrupt",
  "End jobs without a result; their tasks keep running at the vendor",
  (jobs, key) => jobs.interrupt(key)
)

const wait = Command.make(
  "wait",
  { keys, database: Flags.database },
  ({ database, keys }) =>
    withJobs(database, (jobs, isFile) =>
      Effect.gen(function*() {
        const output = yield* Output
        yield* each(
          keys,
          Effect.fnUntraced(function*(key) {
            const { state } = yield* jobs.get(key)
            if (isFile && !hasEnded({ state })) {
              return yield* new UsageError({
                what: `The job "${key}" is ${state}, and no worker can run while this command uses the file.`,
                next: "Run effect-media worker --until-idle; to wait while workers run, use PostgreSQL."
              })
            }
            yield* jobs.waitFor(key)
            yield* output.emit(Job.make({ job: yield* jobs.get(key) }))
          })
        )
      }))
).pipe(Command.withDescription("Wait until jobs have ended, while a worker runs them on the same PostgreSQL"))

const retry = Command.make("retry", {
  keys,
  database: Flags.database,
  resubmit: Flags.toggle("resubmit").pipe(
    Flag.withDescription("Submit jobs again that a vendor may have accepted; they may be billed twice")
  )
}, ({ database, keys, resubmit }) =>
  withJobs(database, (jobs) =>
    Effect.gen(function*() {
      const output = yield* Output
      yield* each(keys, (key) => Effect.flatMap(jobs.retry(key, { resubmit }), (job) => output.emit(Job.make({ job }))))
    }))).pipe(Command.withDescription("Retry jobs that failed or were interrupted"))

const pause = Command.make(
  "pause",
  { database: Flags.database },
  ({ database }) => withJobs(database, (jobs) => jobs.pause)
).pipe(
  Command.withDescription("Refuse new jobs; existing jobs continue")
)

const resume = Command.make(
  "resume",
  { database: Flags.database },
  ({ database }) => withJobs(database, (jobs) => jobs.resume)
).pipe(Command.withDescription("Accept new jobs again"))

const count = Command.make(
  "count",
  { database: Flags.database },
  ({ database }) =>
    withJobs(database, (jobs) =>
      Effect.gen(function*() {
        const output = yield* Output
        const { states, unserved } = yield* jobs.counts
        yield* output.emit(Count.make({
          jobs: states,
          ...(Object.keys(unserved).length === 0 ? {} : { unserved }),
          isPaused: yield* jobs.isPaused
        }))
      }))
).pipe(Command.withDescription("Count jobs by state"))

/** `jobs enqueue|list|get|wait|interrupt|retry|pause|resume|count` */
export const jobs = Command.make("jobs").pipe(
  Command.withSubcommands([enqueue, list, get, wait, interrupt, retry, pause, resume, count])
)
