/**
 * What an account may do, kept: requests go out as fast as the vendor allows and no faster, whoever waits.
 *
 * {@link RateLimits.wrap} wraps a provider; nothing else has to know. All waits of an account share
 *
 * - its rates: creates, queries, or both together. No window of the vendor ever has more than allowed, wherever it
 *   begins, and none is held back that is allowed;
 * - its places for running tasks. A submit waits for one; it is held until a status query says that the task has ended,
 *   the vendor does not know the task any more, or the submit is refused. What ends a wait does not end the task: where
 *   others wait for its place, a task that nobody asks about is asked about once a minute from here. A place is lost for
 *   10 minutes where a submit was of unknown outcome or was interrupted under way;
 * - the pause that a refusal for pace asks for, `Retry-After` or a second, 10 minutes at most: as long as it lasts nobody
 *   asks, except for the last question of a wait before its deadline.
 *
 * Where more questions wait than may be asked, the one that is most likely to find an end goes first, by what is known of
 * how long tasks take; whoever waits is overtaken by at most as many later ones as wait in all, or by 64. Where submits
 * and questions share a rate and both wait, they take turns.
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
import { type Account, CurrentRecorder, type Recorder, type Turn } from "../internal/recorder.ts"
import { sha256 } from "../internal/sha256.ts"
import { Durations, type DurationsService, makeMemory, survivalAt } from "../polling/Durations.ts"
import * as Handover from "../task/Handover.ts"
import type { AnyTaskProvider, Limits } from "../task/TaskProvider.ts"
import { acceptRef, type TaskRef } from "../task/TaskRef.ts"
import { hasResult, type TaskSnapshot } from "../task/TaskSnapshot.ts"
import * as Allowance from "./internal/accountLimiter.ts"
import type { Standing } from "./internal/accountLimiter.ts"
import * as Shared from "./internal/limiterStore.ts"

export type { Standing }

/**
 * What a budget does.
 */
export interface RateLimitsService {
  /**
   * The provider, within the limits of an account. Everything but `submit` and `status` is as it was; both may take
   * longer, and neither fails in a new way. A wait keeps its deadline; a submit waits for its turn as long as it takes,
   * and costs nothing where it is interrupted before.
   *
   * A submit that is refused for pace is sent again after the pause: give the provider's layer `submitRetries: 0`, so
   * that each refusal is seen here and heeded by all; not where it takes idempotency keys, since what is lost is repeated
   * there alone.
   */
  readonly wrap: <Provider extends AnyTaskProvider>(
    provider: Provider,
    options?: LimitOptions
  ) => Effect.Effect<Provider>
  /** Where an account stands in this process. */
  readonly state: (provider: AnyTaskProvider, options?: LimitOptions) => Effect.Effect<Standing>
}

/**
 * Whose limits, and which.
 */
export interface LimitOptions {
  /**
   * What tells the vendor's accounts apart: a name, or the API key. Only a hash of it is kept, or sent to a store.
   * @default one account per vendor
   */
  readonly account?: string | Redacted.Redacted<string> | undefined
  /** What the account may do; who names an account first decides. @default what the vendor documents */
  readonly limits?: Limits | undefined
  /** How often a submit that was refused for pace is sent again. @default 5 */
  readonly submitRetries?: number | undefined
  /**
   * What is known of how long tasks take. @default the `Durations` in the context of the budget's layer, which the poller
   * of `Poller.layerDurations` teaches; where there are none, what this budget learns from the ends that it sees
   */
  readonly durations?: DurationsService | undefined
}

/**
 * What an account may do, kept.
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
  /** {@link RateLimitsService.wrap} of the budget in the context. */
  static wrap<Provider extends AnyTaskProvider>(
    provider: Provider,
    options?: LimitOptions
  ): Effect.Effect<Provider, never, RateLimits> {
    return RateLimits.use((budget) => budget.wrap(provider, options))
  }

  /** {@link RateLimitsService.state} of the budget in the context. */
  static state(provider: AnyTaskProvider, options?: LimitOptions): Effect.Effect<Standing, never, RateLimits> {
    return RateLimits.use((budget) => budget.state(provider, options))
  }

  /** A budget for the accounts that no other process uses. Where `Durations` are in the context, it goes by them. */
  static get layer(): Layer.Layer<RateLimits> {
    return layer
  }

  /**
   * A budget over the `RateLimiter` in the context: with `RateLimiter.layerStoreRedis` several processes keep the limits
   * of an account together. Where `Durations` are in the context, it goes by them. A store that fails, or does not answer
   * within a second, is only logged; until it does, each process keeps them by itself.
   */
  static get layerRateLimiter(): Layer.Layer<RateLimits, never, RateLimiter.RateLimiter> {
    return layerRateLimiter
  }
}

const fingerprintOf = (provider: string, account: string | Redacted.Redacted<string>): string => {
  const hash = sha256()
  hash.update(
    new TextEncoder().encode(`${provider}\n${Redacted.isRedacted(account) ? Redacted.value(account) : account}`)
  )
  return hash.digest("hex").slice(0, 16)
}

/** How likely tasks are to have ended since they were last asked about. */
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

/** Learns from an end; where the vendor tells no times, from when it was seen. */
const learnFrom = (durations: DurationsService) => (task: TaskSnapshot) => {
  if (task._tag !== "Succeeded" || !hasResult(task)) return Effect.void
  const { completedAt, createdAt = task.ref.submittedAt } = task
  return completedAt === undefined
    ? Effect.flatMap(DateTime.now, (completedAt) => durations.record({ ...task, createdAt, completedAt }))
    : durations.record({ ...task, createdAt })
}

/** Where nothing is recorded, nothing is added. */
const turnsOf = (recorder: Recorder | undefined, account: Account): Turns =>
  recorder === undefined
    ? (_, request, wrap) => wrap(request)
    : (turn, request, wrap) => recorder.turn(turn, account, request, wrap)

type Turns = <A, E, B, F>(
  turn: Turn,
  request: Effect.Effect<A, E>,
  wrap: (request: Effect.Effect<A, E>) => Effect.Effect<B, F>
) => Effect.Effect<B, F>

const makeOver = Effect.fnUntraced(function*(
  shared: Shared.Shared
): Effect.fn.Return<RateLimitsService, never, Scope.Scope> {
  const scope = yield* Effect.scope
  const given = Option.getOrUndefined(yield* Effect.serviceOption(Durations))
  const own = makeMemory()
  const allowances = new Map<string, Allowance.AccountLimiter>()

  const allowanceOf = ({ limits, provider }: AnyTaskProvider, options: LimitOptions): Allowance.AccountLimiter => {
    const key = `effect-media/budget/${provider}/${fingerprintOf(provider, options.account ?? "")}`
    const known = allowances.get(key) ?? Allowance.make(shared, key, options.limits ?? limits, scope)
    allowances.set(key, known)
    return known
  }

  const wrap: RateLimitsService["wrap"] = (provider, options = {}) =>
    Effect.withFiberSucceed((fiber) => {
      const allowance = allowanceOf(provider, options)
      const { durations = given, submitRetries = 5 } = options
      const turn = turnsOf(fiber.getRef(CurrentRecorder), {
        provider: provider.provider,
        fingerprint: fingerprintOf(provider.provider, options.account ?? ""),
        standing: allowance.standing
      })
      const { asking, chance } = makeChances(durations ?? own)
      const learn = durations === undefined ? learnFrom(own) : () => Effect.void
      const status = acceptRef((ref) =>
        Effect.tap(
          turn(
            "status",
            asking(ref, provider.status),
            (asked) => allowance.status(ref, asked, chance(ref))
          ),
          learn
        )
      )
      const submit = (request: never) =>
        Handover.keep(
          provider.provider,
          turn(
            "submit",
            Effect.suspend(() => provider.submit(request)),
            (submitted) => allowance.submit(submitted, status, submitRetries)
          )
        )
      return { ...provider, submit, status }
    })

  const state: RateLimitsService["state"] = (provider, options = {}) =>
    Effect.suspend(() => allowanceOf(provider, options).standing)

  return { wrap, state }
})

/**
 * Makes a budget over the `RateLimiter` in the context. `timeout` bounds the time that its store may take to answer.
 */
export const make = (
  options: { readonly timeout?: Duration.Input | undefined } = {}
): Effect.Effect<RateLimitsService, never, RateLimiter.RateLimiter | Scope.Scope> =>
  Effect.flatMap(RateLimiter.RateLimiter, (limiter) => makeOver(Shared.make(limiter, options.timeout)))

const layerRateLimiter: Layer.Layer<RateLimits, never, RateLimiter.RateLimiter> = Layer.effect(
  RateLimits,
  make({ timeout: "1 second" })
)

const layer: Layer.Layer<RateLimits> = Layer.effect(RateLimits, Effect.suspend(() => makeOver(Shared.alone())))
