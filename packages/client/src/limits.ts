/**
 * What accounts may do, kept: for programs that hand over many jobs at once. A module of its own, so that others do not
 * carry it.
 */
import { RateLimits, type RateLimitsService } from "@effect-media/core/limits/RateLimits"
import type { Limits } from "@effect-media/core/task/TaskProvider"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import type * as Scope from "effect/Scope"
import type { Apis } from "./Apis.ts"

/** Limits by the names of the APIs; where there are none, what the vendor documents. */
export type ApiLimits = { readonly [Api in keyof Apis]?: Limits | undefined }

/** Limits that are kept, as `limits` of a client's options. */
export interface KeptLimits {
  readonly of: ApiLimits
  readonly budget: Effect.Effect<RateLimitsService, never, Scope.Scope>
}

/**
 * Keeps each account's limits, by its key: `submit` and `run` wait for their turn, and the waits share what may be asked.
 */
export const limits = (of: ApiLimits = {}): KeptLimits => ({
  of,
  budget: Effect.map(Layer.build(RateLimits.layer), (context) => Context.get(context, RateLimits))
})
