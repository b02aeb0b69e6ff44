/**
 * A provider as jobs use it: it is named by a job, and reads the job's request from JSON.
 */
import type { SaveOptions } from "@effect-media/core/assets/AssetStore"
import type { LimitOptions, RateLimitsService } from "@effect-media/core/limits/RateLimits"
import * as TaskRequest from "@effect-media/core/model/TaskRequest"
import type { InvalidRequest, SubmitError } from "@effect-media/core/task/TaskError"
import type { TaskProvider } from "@effect-media/core/task/TaskProvider"
import type { TaskRef } from "@effect-media/core/task/TaskRef"
import type * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import type * as Schema from "effect/Schema"

/**
 * A provider that jobs can name.
 *
 * - `name`: what jobs call it
 * - `provider`: what is asked how a task stands
 * - `refreshLink`: makes a fresh link of one that has died
 * - `open`: checks a request from the database
 */
export interface JobProvider {
  readonly name: string
  readonly provider: TaskProvider<never>
  readonly refreshLink: SaveOptions["refreshLink"]
  readonly limit: LimitOptions
  readonly open: (request: unknown) => Effect.Effect<OpenRequest, InvalidRequest>
}

/**
 * A request that was checked.
 *
 * - `callbackUrl`: where the vendor posts the end of its task
 * - `idempotency`: its own key, where it has one, and how long keys live; absent where the vendor takes none
 * - `submit`: hands it to the vendor; what is sent, in turn where there is a budget, goes through `send`
 */
export interface OpenRequest {
  readonly model: string | undefined
  readonly callbackUrl: string | undefined
  readonly idempotency: { readonly key: string | undefined; readonly live: Duration.Input } | undefined
  readonly submit: (send: Send, budget: RateLimitsService | undefined) => Effect.Effect<TaskRef, SubmitError>
}

/** What is done around each request that may make a paid job. */
export type Send = (submit: Effect.Effect<TaskRef, SubmitError>) => Effect.Effect<TaskRef, SubmitError>

/**
 * How jobs use a provider.
 */
export interface JobProviderOptions<in out Request> {
  /** What jobs call it. @default the provider's own name */
  readonly name?: string | undefined
  /** Makes a fresh link of one that has died. KIE: `kie.refreshLink`. */
  readonly refreshLink?: SaveOptions["refreshLink"]
  /**
   * Completes a request just before it is sent, with what no row shall hold: a callback URL with a token in its path, say.
   */
  readonly complete?: ((request: Request) => Request) | undefined
  /** Whose limits a budget keeps. @default one account per vendor, with the limits that it documents */
  readonly limit?: LimitOptions | undefined
}

/**
 * A provider, with the Schema of its requests.
 */
export const make = <Request extends object>(
  provider: TaskProvider<Request>,
  request: Schema.Codec<Request, unknown>,
  options: JobProviderOptions<Request> = {}
): JobProvider => {
  const check = TaskRequest.validate(provider.provider, request)
  const { idempotency } = provider
  const open = (checked: Request): OpenRequest => {
    const whole = options.complete?.(checked) ?? checked
    return {
      model: "model" in whole && typeof whole.model === "string" ? whole.model : undefined,
      callbackUrl: provider.callbackUrl?.(whole),
      idempotency: idempotency === undefined
        ? undefined
        : { key: idempotency.keyOf(whole), live: idempotency.live },
      submit: (send, budget) => {
        const sending = { ...provider, submit: (request: Request) => send(provider.submit(request)) }
        return budget === undefined
          ? sending.submit(whole)
          : Effect.flatMap(budget.wrap(sending, options.limit), (limited) => limited.submit(whole))
      }
    }
  }
  return {
    name: options.name ?? provider.provider,
    provider,
    refreshLink: options.refreshLink,
    limit: options.limit ?? {},
    open: (json) => Effect.map(check(json), open)
  }
}
