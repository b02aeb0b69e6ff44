/**
 * The providers of a worker, by name. A job in the database only names its provider; it holds neither host nor API key.
 */
import { RateLimits, type RateLimitsService } from "@effect-media/core/limits/RateLimits"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import { UnknownProvider } from "./JobError.ts"
import type { JobProvider } from "./JobProvider.ts"

/** The operations of {@link JobProviders}. */
export interface JobProvidersService {
  /** The names of all providers. */
  readonly names: ReadonlyArray<string>
  /** Returns the provider with this name. */
  readonly get: (name: string) => Effect.Effect<JobProvider, UnknownProvider>
  /** The rate limits for submits and polls. */
  readonly budget: RateLimitsService | undefined
}

/** The providers of a worker, by name. */
export class JobProviders extends Context.Service<JobProviders, JobProvidersService>()(
  "@effect-media/durable/JobProviders"
) {
  /**
   * Registers these providers, each made from its service: `Kie.useSync((kie) => JobProvider.make(kie, KieRequest, {
   * refreshLink: kie.refreshLink }))`.
   */
  static layer<const Provider extends Effect.Effect<JobProvider, unknown, unknown>>(
    providers: ReadonlyArray<Provider>
  ): Layer.Layer<JobProviders, Effect.Error<Provider>, Effect.Services<Provider>> {
    return Layer.effect(JobProviders, Effect.map(allOf(providers), (all) => registry(all, undefined)))
  }

  /** Registers these providers with the rate limits of each account: submits and polls of all jobs go through them. */
  static layerBudget<const Provider extends Effect.Effect<JobProvider, unknown, unknown>>(
    providers: ReadonlyArray<Provider>
  ): Layer.Layer<JobProviders, Effect.Error<Provider>, Effect.Services<Provider> | RateLimits> {
    return Layer.effect(
      JobProviders,
      Effect.gen(function*() {
        const budget = yield* RateLimits
        const all = yield* allOf(providers)
        const limited = all.map((one) =>
          Effect.map(budget.wrap(one.provider, one.limit), (provider): JobProvider => ({ ...one, provider }))
        )
        return registry(yield* Effect.all(limited), budget)
      })
    )
  }
}

function allOf<Provider extends Effect.Effect<JobProvider, unknown, unknown>>(
  providers: ReadonlyArray<Provider>
): Effect.Effect<ReadonlyArray<JobProvider>, Effect.Error<Provider>, Effect.Services<Provider>>
function allOf(providers: ReadonlyArray<Effect.Effect<JobProvider, unknown, unknown>>) {
  return Effect.all(providers)
}

const registry = (all: ReadonlyArray<JobProvider>, budget: RateLimitsService | undefined): JobProvidersService => {
  const byName = new Map(all.map((one) => [one.name, one]))
  return {
    names: [...byName.keys()],
    get: (name) => {
      const found = byName.get(name)
      return found === undefined
        ? Effect.fail(new UnknownProvider({ provider: name, known: [...byName.keys()] }))
        : Effect.succeed(found)
    },
    budget
  }
}
