/** Makes a provider usable by jobs: a job names it, and its requests are read from JSON. */
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
 * - `name`: the name that jobs use
 * - `provider`: the provider that is polled for the status of tasks
 * - `refreshLink`: creates a fresh link for an expired one
 * - `open`: checks a request from the database
 */
export interface JobProvider<out Name extends string = string, out Service = unknown> {
  readonly name: Name
  /** Is never set: carries the types of the requests, for `Jobs.typed`. */
  readonly "~service"?: Service | undefined
  readonly provider: TaskProvider<never>
  readonly refreshLink: SaveOptions["refreshLink"]
  readonly limit: LimitOptions
  readonly open: (request: unknown) => Effect.Effect<OpenRequest, InvalidRequest>
}

/**
 * A checked request.
 *
 * - `callbackUrl`: where the vendor posts the end of its task
 * - `idempotency`: the request's own key, if it has one, and how long keys live; absent if the vendor takes none
 * - `submit`: submits it to the vendor, by the wrapped provider, after the rate limits if there are any
 */
export interface OpenRequest {
  readonly callbackUrl: string | undefined
  readonly idempotency: { readonly key: string | undefined; readonly live: Duration.Input } | undefined
  readonly submit: (wrap: Wrap, budget: RateLimitsService | undefined) => Effect.Effect<TaskRef, SubmitError>
}

/** Wraps a provider whose submits may create paid jobs. */
export type Wrap = <Request>(provider: TaskProvider<Request>) => TaskProvider<Request>

/** Options of a provider for jobs. */
export interface JobProviderOptions<in out Request> {
  /** The name that jobs use. @default the provider's own name */
  readonly name?: string | undefined
  /** Creates a fresh link for an expired one. KIE: `kie.refreshLink`. */
  readonly refreshLink?: SaveOptions["refreshLink"]
  /**
   * Completes a request just before it is sent, with parts that must not be stored in a row, for example a callback URL
   * with a token in its path.
   */
  readonly complete?: ((request: Request) => Request) | undefined
  /** The rate limits of the account. @default one account per vendor, with the limits that it documents */
  readonly limit?: LimitOptions | undefined
}

/** Makes a provider usable by jobs, with the Schema of its requests. */
export function make<
  Request extends object,
  Service extends TaskProvider<Request>,
  const Name extends string = Service["provider"]
>(
  provider: Service,
  request: Schema.Codec<Request, unknown>,
  options?: JobProviderOptions<Request> & { readonly name?: Name | undefined }
): JobProvider<Name, Service>
export function make<Request extends object>(
  provider: TaskProvider<Request>,
  request: Schema.Codec<Request, unknown>,
  options: JobProviderOptions<Request> = {}
): JobProvider {
  const check = TaskRequest.validate(provider.provider, request)
  const { idempotency } = provider
  const open = (checked: Request): OpenRequest => {
    const whole = options.complete?.(checked) ?? checked
    return {
      callbackUrl: provider.callbackUrl?.(whole),
      idempotency: idempotency === undefined
        ? undefined
        : { key: idempotency.keyOf(whole), live: idempotency.live },
      submit: (wrap, budget) =>
        budget === undefined
          ? wrap(provider).submit(whole)
          : Effect.flatMap(budget.wrap(wrap(provider), options.limit), (limited) => limited.submit(whole))
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
