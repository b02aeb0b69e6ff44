/**
 * Rate limits of accounts, for programs that submit many tasks at once. A separate module, so that other programs do
 * not load it.
 */
import { RateLimits, type RateLimitsService } from "@effect-media/core/limits/RateLimits"
import type { Limits } from "@effect-media/core/task/TaskProvider"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import type * as Scope from "effect/Scope"
import type { ApiName } from "./Api.ts"

/** Rate limits by the names of the APIs. @default the limits that the vendor documents */
export type ApiLimits = { readonly [Api in ApiName]?: Limits | undefined }

/** Rate limits, as `limits` of a client's options. */
export interface KeptLimits {
  readonly of: ApiLimits
  readonly rateLimits: Effect.Effect<RateLimitsService, never, Scope.Scope>
}

/**
 * Enforces each account's rate limits, by its key: `submit` and `run` wait until they are allowed, and all waits share
 * the allowed polls.
 */
export const limits = (of: ApiLimits = {}): KeptLimits => ({
  of,
  rateLimits: Effect.map(Layer.build(RateLimits.layer), (context) => Context.get(context, RateLimits))
})
