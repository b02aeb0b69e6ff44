/**
 * Enforces an account's rate limits across all waits: requests are sent as fast as the vendor allows, and no faster.
 *
 * {@link RateLimits.wrap} wraps a provider; no other code changes. All waits of an account share
 *
 * - its rates: creates, queries, or both together. No window of the vendor, whenever it begins, gets more requests than
 *   allowed, and no allowed request is held back;
 * - its slots for running tasks. A submit waits for a slot. The slot is held until a status query says that the task
 *   has ended, the vendor no longer knows the task, or the submit is refused. The end of a wait does not end the task:
 *   if submits wait for its slot, a task that is no longer polled is polled once a minute from here. A slot is lost for
 *   10 minutes if the outcome of a submit is unknown or the submit was interrupted on its way;
 * - the pause that a rate-limit refusal asks for: `Retry-After`, else a second, at most 10 minutes. Meanwhile no
 *   request is sent, except for the last poll of a wait before its deadline.
 *
 * If more polls wait than may be sent, the one most likely to find a finished task goes first, by the known durations.
 * Each is overtaken by at most max(64, queue length) later ones. If submits and polls share a rate and both wait, they
 * take turns.
 */
import * as Clock from "effect/Clock"
import * as Context from "effect/Context"
import * as DateTime from "effect/DateTime"
import type * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Option from "effect/Option"
import * as RateLimiter from "effect/persistence/RateLimiter"
import * as Redacted from "effect/Redacted"
import type * as Scope from "effect/Scope"
import { type Account, type AccountState, CurrentRecorder } from "../internal/recorder.ts"
import { sha256Of } from "../internal/sha256.ts"
import { Durations, type DurationsService, makeMemory, survivalAt } from "../polling/Durations.ts"
import { checkDurations } from "../task/DurationOptions.ts"
import * as Handover from "../task/Handover.ts"
import type { AnyTaskProvider, Limits } from "../task/TaskProvider.ts"
import { acceptRef, type TaskRef } from "../task/TaskRef.ts"
import { hasResult, type TaskSnapshot } from "../task/TaskSnapshot.ts"
import * as AccountLimiter from "./internal/accountLimiter.ts"
import * as LimiterStore from "./internal/limiterStore.ts"

export type { AccountState }

/** Enforces rate limits. */
export interface RateLimitsService {
  /**
   * Wraps the provider so that it keeps the limits of an account. Only `submit` and `status` change: both may take
   * longer, and neither fails in a new way. A wait keeps its deadline. A submit waits for its turn without a time
   * limit, and costs nothing if it is interrupted before.
   *
   * A submit that was rate limited is sent again after the pause. Give the provider's layer `submitRetries: 0`, so that
   * each refusal is seen here and all waits respect it. Do not do so if the provider takes idempotency keys, since lost
   * submits are repeated only in that layer.
   */
  readonly wrap: <Provider extends AnyTaskProvider>(
    provider: Provider,
    options?: LimitOptions
  ) => Effect.Effect<Provider>
  /** Returns the state of an account in this process. */
  readonly state: (provider: AnyTaskProvider, options?: LimitOptions) => Effect.Effect<AccountState>
}

/** Options that name the account and its limits. */
export interface LimitOptions {
  /**
   * Identifies the account at the vendor: a name, or the API key. Only a hash of it is kept, or sent to a store.
   * @default one account per vendor
   */
  readonly account?: string | Redacted.Redacted<string> | undefined
  /** The limits of the account; the first caller that names an account decides. @default what the vendor documents */
  readonly limits?: Limits | undefined
  /** The number of times that a rate-limited submit is sent again. @default 5 */
  readonly submitRetries?: number | undefined
  /**
   * The source of expected durations. @default the `Durations` in the context of the layer, to which the poller of
   * `Poller.layerDurations` adds; if there are none, what is learned here from the ends that are seen
   */
  readonly durations?: DurationsService | undefined
}

/**
 * Enforces the rate limits of accounts.
 *
 * @example
 * ```ts import.meta.vitest
 * import { Poller } from "@effect-media/core"
 * import { RateLimits } from "@effect-media/core/limits"
 * import { ScriptedProvider } from "@effect-media/core/testing"
 * import * as Effect from "effect/Effect"
 *
 * const program = Effect.gen(function*() {
 *   const urls = ["https://cdn.acme.example/boat.png"]
 *   const acme = yield* ScriptedProvider.make("acme", [{ urls }, { urls }, { urls }])
 *   const limited = yield* RateLimits.wrap(acme, { account: "studio", limits: { running: 1 } })
 *   const boats = ["paper", "tin", "cork"].map((boat) => Poller.run(limited, { prompt: `a ${boat} boat` }))
 *   const tasks = yield* Effect.all(boats, { concurrency: "unbounded" }) // one after the other all the same
 *   return tasks.length
 * }).pipe(Effect.provide([RateLimits.layer, Poller.layer]))
 *
 * await Effect.runPromise(program) // => 3
 * ```
 */
export class RateLimits
  extends Context.Service<RateLimits, RateLimitsService>()("@effect-media/core/limits/RateLimits")
{
  /** Creates the service, for code that provides it in another way than by a layer. */
  static get make(): typeof make {
    return make
  }

  /** Calls {@link RateLimitsService.wrap} of the service in the context. */
  static wrap<Provider extends AnyTaskProvider>(
    provider: Provider,
    options?: LimitOptions
  ): Effect.Effect<Provider, never, RateLimits> {
    return RateLimits.use((limits) => limits.wrap(provider, options))
  }

  /** Calls {@link RateLimitsService.state} of the service in the context. */
  static state(provider: AnyTaskProvider, options?: LimitOptions): Effect.Effect<AccountState, never, RateLimits> {
    return RateLimits.use((limits) => limits.state(provider, options))
  }

  /** Enforces limits for accounts that no other process uses. Uses the `Durations` in the context, if there are any. */
  static get layer(): Layer.Layer<RateLimits> {
    return layer
  }

  /**
   * Enforces limits over the `RateLimiter` in the context: with `RateLimiter.layerStoreRedis` several processes keep
   * the limits of an account together. Uses the `Durations` in the context, if there are any. If the store fails or
   * does not answer within a second, this is only logged; until it recovers, each process keeps the limits by itself.
   */
  static get layerRateLimiter(): Layer.Layer<RateLimits, never, RateLimiter.RateLimiter> {
    return layerRateLimiter
  }
}

const fingerprintOf = (provider: string, account: string | Redacted.Redacted<string>): string =>
  sha256Of(`${provider}\n${Redacted.isRedacted(account) ? Redacted.value(account) : account}`).slice(0, 16)

/** Estimates how likely tasks are to have ended since they were last polled. */
const makeChances = (durations: DurationsService) => {
  const askedAt = new WeakMap<TaskRef, number>()
  const ageAt = ({ submittedAt }: TaskRef, now: number) =>
    submittedAt === undefined ? undefined : Math.max(0, now - DateTime.toEpochMillis(submittedAt))
  return {
    asking: <A, E>(ref: TaskRef, ask: (ref: TaskRef) => Effect.Effect<A, E>): Effect.Effect<A, E> =>
      Clock.clockWith((clock) => {
        askedAt.set(ref, clock.currentTimeMillisUnsafe())
        return ask(ref)
      }),
    chance: Effect.fnUntraced(function*(ref: TaskRef) {
      const now = yield* Clock.currentTimeMillis
      const age = ageAt(ref, now)
      if (age === undefined) return 0.5
      const model = yield* durations.estimate(ref)
      const before = askedAt.get(ref)
      const since = before === undefined ? 0 : ageAt(ref, before) ?? 0
      return 1 - survivalAt(model, age) / survivalAt(model, since)
    })
  }
}

/** Learns the duration of a task that ended; if the vendor gives no times, from when the end was seen. */
const learnFrom = (durations: DurationsService) => (task: TaskSnapshot) => {
  if (task._tag !== "Succeeded" || !hasResult(task)) return Effect.void
  const { completedAt, createdAt = task.ref.submittedAt } = task
  return completedAt === undefined
    ? Effect.flatMap(DateTime.now, (completedAt) => durations.record({ ...task, createdAt, completedAt }))
    : durations.record({ ...task, createdAt })
}

const makeOver = Effect.fnUntraced(function*(
  store: LimiterStore.LimiterStore
): Effect.fn.Return<RateLimitsService, never, Scope.Scope> {
  const scope = yield* Effect.scope
  const given = Option.getOrUndefined(yield* Effect.serviceOption(Durations))
  const own = makeMemory()
  const limiters = new Map<string, AccountLimiter.AccountLimiter>()

  const limiterOf = ({ limits, provider }: AnyTaskProvider, options: LimitOptions): AccountLimiter.AccountLimiter => {
    const { creates, queries, requests } = options.limits ?? limits
    checkDurations("RateLimits", {
      "creates.window": creates?.window,
      "queries.window": queries?.window,
      "requests.window": requests?.window
    })
    const key = `effect-media/limits/${provider}/${fingerprintOf(provider, options.account ?? "")}`
    const known = limiters.get(key) ?? AccountLimiter.make(store, key, options.limits ?? limits, scope)
    limiters.set(key, known)
    return known
  }

  const wrap: RateLimitsService["wrap"] = (provider, options = {}) =>
    Effect.withFiberSucceed((fiber) => {
      const limiter = limiterOf(provider, options)
      const { durations = given, submitRetries = 5 } = options
      const recorder = fiber.getRef(CurrentRecorder)
      const account: Account = {
        provider: provider.provider,
        fingerprint: fingerprintOf(provider.provider, options.account ?? ""),
        state: limiter.state
      }
      const { asking, chance } = makeChances(durations ?? own)
      const learn = durations === undefined ? learnFrom(own) : () => Effect.void
      const status = acceptRef((ref) =>
        Effect.tap(
          recorder.request(
            "status",
            account,
            asking(ref, provider.status),
            (asked) => limiter.status(ref, asked, chance(ref))
          ),
          learn
        )
      )
      const submit = (request: never) =>
        Handover.keep(
          provider.provider,
          recorder.request(
            "submit",
            account,
            Effect.suspend(() => provider.submit(request)),
            (submitted) => limiter.submit(submitted, status, submitRetries)
          )
        )
      return { ...provider, submit, status }
    })

  const state: RateLimitsService["state"] = (provider, options = {}) =>
    Effect.suspend(() => limiterOf(provider, options).state)

  return { wrap, state }
})

/**
 * Creates the service over the `RateLimiter` in the context. `timeout` limits the time its store may take to answer.
 */
export const make = (
  options: { readonly timeout?: Duration.Input | undefined } = {}
): Effect.Effect<RateLimitsService, never, RateLimiter.RateLimiter | Scope.Scope> =>
  Effect.flatMap(RateLimiter.RateLimiter, (limiter) => {
    checkDurations("RateLimits", { timeout: options.timeout })
    return makeOver(LimiterStore.make(limiter, options.timeout))
  })

const layerRateLimiter: Layer.Layer<RateLimits, never, RateLimiter.RateLimiter> = Layer.effect(
  RateLimits,
  make({ timeout: "1 second" })
)

const layer: Layer.Layer<RateLimits> = Layer.effect(RateLimits, Effect.suspend(() => makeOver(LimiterStore.alone())))
