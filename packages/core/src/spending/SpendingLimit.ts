/**
 * Limits spending: a job that would exceed a sum, per run or per UTC day, is refused before the vendor is asked.
 *
 * - The expected cost of a job is reserved before its submit, so that concurrent jobs cannot overspend together.
 * - The reservation is settled with the cost that the vendor reports for the task, if it is in the unit of the estimate;
 *   else with the estimate. A cost in another unit is counted in its own sum.
 * - It is released if the job was certainly not billed, by the table of `Billing.isUnbilled`. A job that the vendor
 *   may have taken counts.
 * - US dollars and credits are never added, and neither are the credits of two vendors.
 *
 * It is not a bill: it knows only the jobs that went through it, at the prices that it was given. `RateLimits` limits
 * request rates, not money.
 */
import * as Context from "effect/Context"
import * as SecureRandom from "effect/crypto/SecureRandom"
import * as DateTime from "effect/DateTime"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Layer from "effect/Layer"
import * as Option from "effect/Option"
import * as KeyValueStore from "effect/persistence/KeyValueStore"
import * as Schema from "effect/Schema"
import * as Semaphore from "effect/Semaphore"
import { isUnbilled } from "../task/Billing.ts"
import * as Handover from "../task/Handover.ts"
import {
  type ClientRejection,
  SpendingLimitExceeded,
  type StatusError,
  type SubmitError,
  TaskFailed
} from "../task/TaskError.ts"
import { SubmitKey, type TaskProvider } from "../task/TaskProvider.ts"
import { TaskRef } from "../task/TaskRef.ts"
import type { Cost, TaskSnapshot } from "../task/TaskSnapshot.ts"
import { rounded } from "./internal/rounded.ts"

/** Limits spending. */
export interface SpendingLimitService {
  /**
   * Wraps the provider so that its submits are refused with `SpendingLimitExceeded` if they would exceed a limit. Also
   * wait with the wrapped provider, even for handles of an earlier run: its status queries see how a task ended, and
   * settle its reservation.
   */
  readonly wrap: <Request, E extends SubmitError | ClientRejection>(
    provider: TaskProvider<Request, E>,
    estimate: Price<Request>
  ) => Effect.Effect<TaskProvider<Request, E | SpendingLimitExceeded>>
  /**
   * Returns the amounts that count against the limits now, in this run and on this UTC day, by account: see
   * {@link Spent}.
   */
  readonly spent: Effect.Effect<Spent, KeyValueStore.KeyValueStoreError | Schema.SchemaError>
}

/** Returns the expected cost of a request, if it is known: for a portable provider, its `estimate`. */
export type Price<in Request> = (request: Request) => Option.Option<{ readonly cost: Cost }>

/**
 * The amounts that count, settled and reserved, by `"USD"` and `"<provider> credits"`; `day` is empty without a limit
 * per day.
 */
export interface Spent {
  readonly run: Readonly<Record<string, number>>
  readonly day: Readonly<Record<string, number>>
}

/** The limits. A limit in credits applies to each vendor's credits separately. */
export interface SpendingLimitOptions {
  /** The limit since the layer was built. @default no limit */
  readonly perRun?: Cost | ReadonlyArray<Cost> | undefined
  /**
   * The limit from midnight to midnight, UTC. The spent sum survives the process if the store does. @default no limit
   */
  readonly perDay?: Cost | ReadonlyArray<Cost> | undefined
  /**
   * The treatment of a job whose price is not known in any unit that is limited: `"refuse"` it, or `"allow"` it and
   * count the cost that the vendor reports afterwards, if any. @default "refuse"
   */
  readonly unknownPrices?: "refuse" | "allow" | undefined
  /** The key of the spent sum in the store. @default "spending" */
  readonly name?: string | undefined
}

/**
 * Limits spending.
 *
 * @example
 * ```ts import.meta.vitest
 * import { Poller } from "@effect-media/core"
 * import { SpendingLimit } from "@effect-media/core/spending"
 * import { ScriptedProvider } from "@effect-media/core/testing"
 * import * as Effect from "effect/Effect"
 * import * as Option from "effect/Option"
 *
 * const program = Effect.gen(function*() {
 *   const urls = ["https://cdn.acme.example/boat.png"]
 *   const acme = yield* ScriptedProvider.make("acme", [{ urls }, { urls }])
 *   const guarded = yield* SpendingLimit.wrap(acme, () => Option.some({ cost: { amount: 0.06, unit: "USD" } }))
 *   yield* Poller.run(guarded, { prompt: "a paper boat" })
 *   return (yield* Effect.flip(Poller.run(guarded, { prompt: "a tin boat" }))).message
 * }).pipe(Effect.provide([SpendingLimit.layer({ perRun: { amount: 0.1, unit: "USD" } }), Poller.layer]))
 *
 * await Effect.runPromise(program) // => "The job was not submitted to acme: it costs 0.06 USD and would exceed 0.1 USD per run, of which 0.06 are spent or reserved. Raise the limit."
 * ```
 */
export class SpendingLimit
  extends Context.Service<SpendingLimit, SpendingLimitService>()("@effect-media/core/spending/SpendingLimit")
{
  /** Creates the service, for code that provides it in another way than by a layer. */
  static get make(): typeof make {
    return make
  }

  /** Calls {@link SpendingLimitService.wrap} of the service in the context. */
  static wrap<Request, E extends SubmitError | ClientRejection>(
    provider: TaskProvider<Request, E>,
    estimate: Price<Request>
  ): Effect.Effect<TaskProvider<Request, E | SpendingLimitExceeded>, never, SpendingLimit> {
    return SpendingLimit.use((spending) => spending.wrap(provider, estimate))
  }

  /** Provides a limit that is kept in memory until the process ends. */
  static layer(options: SpendingLimitOptions): Layer.Layer<SpendingLimit> {
    return SpendingLimit.layerStore(options).pipe(Layer.provide(Layer.fresh(KeyValueStore.layerMemory)))
  }

  /**
   * Provides a limit whose days are kept in the `KeyValueStore` in the context. If the store fails, submits are
   * refused: nothing is spent that cannot be recorded. It serves one process at a time; with several processes, give
   * each its own `name` and its part of the sum.
   */
  static layerStore(options: SpendingLimitOptions): Layer.Layer<SpendingLimit, never, KeyValueStore.KeyValueStore> {
    return Layer.effect(SpendingLimit, make(options))
  }
}

const Reservation = Schema.Struct({ account: Schema.optionalKey(Schema.String), amount: Schema.Finite })
type Reservation = typeof Reservation.Type

/** A UTC day: the settled sums by account, and the reservations by task or by key. */
const Day = Schema.Struct({
  v: Schema.Literal(1),
  day: Schema.String,
  settled: Schema.Record(Schema.String, Schema.Finite),
  open: Schema.Record(Schema.String, Reservation)
})
interface Day extends Schema.Schema.Type<typeof Day> {}

const plus = (sums: Readonly<Record<string, number>>, account: string, amount: number) => ({
  ...sums,
  [account]: rounded((sums[account] ?? 0) + amount)
})

const accountOf = (provider: string, { unit }: Cost): string => unit === "USD" ? unit : `${provider} ${unit}`

const total = ({ open, settled }: Day): Readonly<Record<string, number>> =>
  Object.values(open).reduce(
    (sums, { account, amount }) => account === undefined ? sums : plus(sums, account, amount),
    settled
  )

const without = <A>(entries: Readonly<Record<string, A>>, key: string): Readonly<Record<string, A>> => {
  const { [key]: _, ...others } = entries
  return others
}

const emptyDay = (day: string): Day => ({ v: 1, day, settled: {}, open: {} })

const limitsOf = (limits: Cost | ReadonlyArray<Cost> | undefined): ReadonlyArray<Cost> =>
  limits === undefined ? [] : "amount" in limits ? [limits] : limits

const taskKey = ({ id, provider }: { readonly provider: string; readonly id: string }) => `${provider}/${id}`

/** Returns whether a task that ended this way was certainly not billed. */
const isFree = (task: TaskSnapshot): boolean => {
  if (task._tag !== "Failed") return false
  const { category, code, description, ref, status } = task
  const { provider } = ref
  return isUnbilled({
    provider,
    ref,
    error: new TaskFailed({ provider, ref, status, code, category, description })
  })
}

/** Returns whether a submit that failed this way was certainly not billed. */
const wasRefused = (provider: string, error: SubmitError | ClientRejection): boolean =>
  error._tag !== "SubmitOutcomeUnknown" && isUnbilled({ provider, error })

/** Creates a limit over the `KeyValueStore` in the context. */
export const make = Effect.fnUntraced(function*(
  options: SpendingLimitOptions
): Effect.fn.Return<SpendingLimitService, never, KeyValueStore.KeyValueStore> {
  const { name = "spending", unknownPrices = "refuse" } = options
  const store = KeyValueStore.toSchemaStore(yield* KeyValueStore.KeyValueStore, Day)
  const key = `effect-media/${name}`
  const self: Reservations = {
    limits: { run: limitsOf(options.perRun), day: limitsOf(options.perDay) },
    unknownPrices,
    turn: Semaphore.makeUnsafe(1).withPermit,
    read: Effect.gen(function*() {
      const day = DateTime.formatIsoDateUtc(yield* DateTime.now)
      const stored = yield* store.get(key)
      return Option.getOrElse(Option.filter(stored, (stored) => stored.day === day), () => emptyDay(day))
    }),
    write: (day) => store.set(key, day),
    run: emptyDay("run")
  }
  return {
    wrap: (provider, estimate) => Effect.sync(() => guarded(self, provider, estimate)),
    spent: Effect.map(self.turn(self.read), (day) => ({
      run: total(self.run),
      day: hasDays(self) ? total(day) : {}
    }))
  }
})

/** The amounts that are spent and reserved: by this run, and, in a store, by this day. Changes take turns. */
interface Reservations {
  readonly limits: Readonly<Record<"run" | "day", ReadonlyArray<Cost>>>
  readonly unknownPrices: "refuse" | "allow"
  readonly turn: Semaphore.Semaphore["withPermit"]
  readonly read: Effect.Effect<Day, KeyValueStore.KeyValueStoreError | Schema.SchemaError>
  readonly write: (day: Day) => Effect.Effect<unknown, KeyValueStore.KeyValueStoreError | Schema.SchemaError>
  run: Day
}

const hasDays = ({ limits }: Reservations): boolean => limits.day.length > 0

/** Wraps a provider: reserves the price of each job before its submit, and settles it by how the task ends. */
const guarded = <Request, E extends SubmitError | ClientRejection>(
  self: Reservations,
  provider: TaskProvider<Request, E>,
  estimate: Price<Request>
): TaskProvider<Request, E | SpendingLimitExceeded> => {
  const who = provider.provider

  const submit = (request: Request) =>
    Handover.keep(
      who,
      Effect.uninterruptibleMask(Effect.fnUntraced(function*(restore) {
        const jobKey = provider.idempotency && (provider.idempotency.keyOf(request) ?? (yield* SubmitKey))
        const id = jobKey === undefined ? `submit ${SecureRandom.uuidV4Unsafe()}` : `key ${jobKey}`
        const price = Option.getOrUndefined(estimate(request))
        const isNew = yield* Effect.onInterrupt(
          Handover.waiting(restore(reserve(self, who, id, price?.cost))),
          () => jobKey === undefined ? settle(self, `a job of ${who} that was not submitted`, release(id)) : Effect.void
        )
        const exit = yield* Effect.exit(restore(provider.submit(request)))
        const error = Exit.findErrorOption(exit)
        if (Exit.isSuccess(exit)) {
          yield* settle(self, `task ${exit.value.id} of ${who}`, rename(id, taskKey(exit.value)))
          // A refusal does not tell how an earlier submit under the same key ended.
        } else if (isNew && (Option.isSome(error) ? wasRefused(who, error.value) : Handover.isUnsent(exit.cause))) {
          yield* settle(self, `a refused job of ${who}`, release(id))
        }
        return yield* exit
      }))
    )

  const status = (ref: TaskRef): Effect.Effect<TaskSnapshot, StatusError> =>
    Effect.tap(provider.status(ref), (task) => {
      if (task._tag === "Queued" || task._tag === "Running") return Effect.void
      const id = taskKey(task.ref)
      return settle(
        self,
        `task ${task.ref.id} of ${who}`,
        isFree(task) ? release(id) : close(id, task._tag === "Succeeded" ? task.cost : undefined, who)
      )
    })

  return { ...provider, submit, status }
}

/**
 * Reserves the expected cost of a job. Returns whether the reservation is new, since submits under one key are one
 * job.
 */
const reserve = (self: Reservations, provider: string, id: string, asked: Cost | undefined) =>
  self.turn(Effect.gen(function*() {
    const now = yield* DateTime.now
    const day = hasDays(self) ? yield* self.read : self.run
    if (id in day.open || id in self.run.open) return false
    const opensAt = DateTime.add(DateTime.startOf(now, "day"), { days: 1 })
    const refused = refusal(self, provider, "run", self.run, asked, undefined) ??
      refusal(self, provider, "day", day, asked, opensAt)
    if (refused !== undefined) return yield* refused
    const reserved: Reservation = asked === undefined
      ? { amount: 0 }
      : { account: accountOf(provider, asked), amount: asked.amount }
    const add = (window: Day): Day => ({ ...window, open: { ...window.open, [id]: reserved } })
    if (hasDays(self)) yield* self.write(add(day))
    self.run = add(self.run)
    return true
  })).pipe(
    Effect.mapError((error) => {
      const [limit = { amount: 0, unit: "USD" }] = self.limits.day
      return error._tag === "SpendingLimitExceeded" ? error : new SpendingLimitExceeded({
        provider,
        reason: "StoreFailed",
        window: "day",
        limit,
        description: error.message
      })
    })
  )

/** Returns the reason why a job is refused, if it is. */
const refusal = (
  { limits, unknownPrices }: Reservations,
  provider: string,
  window: "run" | "day",
  state: Day,
  estimated: Cost | undefined,
  resetsAt: DateTime.Utc | undefined
): SpendingLimitExceeded | undefined => {
  const [first] = limits[window]
  if (first === undefined) return undefined
  const limit = estimated && limits[window].find(({ unit }) => unit === estimated.unit)
  if (estimated === undefined || limit === undefined) {
    return unknownPrices === "allow"
      ? undefined
      : new SpendingLimitExceeded({ provider, reason: "UnknownPrice", window, limit: first, estimated })
  }
  const spent = total(state)[accountOf(provider, estimated)] ?? 0
  return rounded(spent + estimated.amount) <= limit.amount ? undefined : new SpendingLimitExceeded({
    provider,
    reason: "Spent",
    window,
    limit,
    spent: { amount: spent, unit: estimated.unit },
    estimated,
    resetsAt
  })
}

/**
 * Settles or releases a reservation. If the store fails, the change counts in this run only; the day keeps the
 * reservation.
 */
const settle = (self: Reservations, what: string, f: (window: Day) => Day) =>
  self.turn(Effect.suspend(() => {
    self.run = f(self.run)
    return hasDays(self)
      ? Effect.flatMap(self.read, (day) => {
        const changed = f(day)
        return changed === day ? Effect.void : self.write(changed)
      })
      : Effect.void
  })).pipe(
    Effect.ignore({ log: "Warn", message: `What ${what} costs was not written down: the reservation counts.` })
  )

const close = (id: string, cost: Cost | undefined, provider: string) => (window: Day): Day => {
  const reserved = window.open[id]
  if (reserved === undefined) return window
  const open = without(window.open, id)
  const actual = cost && accountOf(provider, cost)
  const counted = actual !== reserved.account || cost === undefined
    ? reserved
    : { ...reserved, amount: cost.amount }
  const settled = counted.account === undefined
    ? window.settled
    : plus(window.settled, counted.account, counted.amount)
  return {
    ...window,
    open,
    settled: actual === undefined || actual === reserved.account || cost === undefined
      ? settled
      : plus(settled, actual, cost.amount)
  }
}

const release = (id: string) => (window: Day): Day =>
  id in window.open ? { ...window, open: without(window.open, id) } : window

const rename = (from: string, to: string) => (window: Day): Day => {
  const reserved = window.open[from]
  return reserved === undefined ? window : { ...window, open: { ...without(window.open, from), [to]: reserved } }
}
