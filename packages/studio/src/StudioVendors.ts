/** The vendors that the studio offers: their models, their prices, and where a portable request can go. */
import type { ModelSpec } from "@effect-media/core/model/Model"
import type { Offer } from "@effect-media/core/portable/MediaProvider"
import type { MediaRequest } from "@effect-media/core/portable/MediaRequest"
import type { UnsupportedRequest } from "@effect-media/core/task/TaskError"
import type { Cost } from "@effect-media/core/task/TaskSnapshot"
import * as Context from "effect/Context"
import type * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import type * as Result from "effect/Result"

/** A request in a vendor's own terms. */
export interface NativeRequest {
  readonly model: string
  readonly input: Readonly<Record<string, unknown>>
}

/**
 * A vendor that the studio offers.
 *
 * - `name`: the name of the provider in jobs
 * - `isReady`: jobs can be submitted here, since there is a key
 * - `models`: the table of its models
 * - `complete`: adds what the vendor's service adds to a request before it is checked and priced
 * - `offer`: what a portable request would be there, or why it cannot be
 * - `balance`: what is left on the account
 */
export interface StudioVendor {
  readonly name: string
  readonly isReady: boolean
  readonly models: ReadonlyArray<ModelSpec>
  readonly complete?: ((request: NativeRequest) => NativeRequest) | undefined
  readonly offer?: ((request: MediaRequest) => Result.Result<Offer, UnsupportedRequest>) | undefined
  readonly balance?: Effect.Effect<Cost, { readonly message: string }> | undefined
}

/** The vendors that the studio offers. */
export class StudioVendors extends Context.Service<StudioVendors, {
  readonly all: ReadonlyArray<StudioVendor>
}>()("@effect-media/studio/StudioVendors") {
  /** Offers these vendors. Without any, the studio only shows. */
  static layer(all: ReadonlyArray<StudioVendor>): Layer.Layer<StudioVendors> {
    return Layer.succeed(StudioVendors, { all })
  }
}
