/**
 * Providers of portable requests: one request runs at any vendor that has the model, and `Fallback`, `MediaBatch` and the
 * poller take them like any other provider.
 */
import * as Arr from "effect/Array"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import * as Result from "effect/Result"
import { type Attempt, attempt } from "../jobs/Fallback.ts"
import * as TaskRequest from "../model/TaskRequest.ts"
import type { WaitOptions } from "../polling/Poller.ts"
import * as Cost from "../spending/Cost.ts"
import type { SubmitError, UnsupportedRequest } from "../task/TaskError.ts"
import type { TaskProvider } from "../task/TaskProvider.ts"
import { MediaRequest, type OptionalPart } from "./MediaRequest.ts"
import { translate, type Translation, type Translator } from "./Translation.ts"

/**
 * A vendor that takes portable requests.
 */
export interface MediaProvider<out Native = unknown>
  extends TaskProvider<MediaRequest, SubmitError | UnsupportedRequest>
{
  /** The request in the vendor's own words, and what it will cost, or which parts it cannot express. Asks nobody. */
  readonly offer: (request: MediaRequest) => Result.Result<Offer<Native>, UnsupportedRequest>
  /** What the request will cost here, by the published prices; `None` where that is not known. Asks nobody. */
  readonly estimate: (request: MediaRequest) => Option.Option<Cost.Estimate>
}

/**
 * How a vendor would make what a portable request asks for.
 *
 * - `model`: the vendor's own id
 * - `request`: what would be submitted, in its own words
 * - `dropped`: the parts that would be left out, as the request allows
 * - `estimate`: what it will cost, where that is published
 */
export interface Offer<out Native = unknown> {
  readonly provider: string
  readonly model: string
  readonly request: Native
  readonly dropped: ReadonlyArray<OptionalPart>
  readonly estimate: Option.Option<Cost.Estimate>
}

/** Who can make it, in the order of asking, and why the others cannot. */
export interface Offers {
  readonly offers: ReadonlyArray<Offer>
  readonly refusals: ReadonlyArray<UnsupportedRequest>
}

/**
 * What a portable provider is made of.
 */
export interface MediaProviderOptions<Native> extends Omit<Translator, "provider"> {
  /** The vendor's service, or a double, or either under a `RateLimits`. */
  readonly service: TaskProvider<Native>
  /** The vendor's own request. */
  readonly native: (translation: Translation, callbackUrl: string | undefined) => Native
}

/**
 * Makes a vendor's service one of portable requests.
 */
export const make = <Native>({ native, service, ...words }: MediaProviderOptions<Native>): MediaProvider<Native> => {
  const { callbackUrl, idempotency, provider } = service
  const translator: Translator = { ...words, provider }
  const validate = TaskRequest.validate(provider, MediaRequest)

  const offer = (request: MediaRequest): Result.Result<Offer<Native>, UnsupportedRequest> =>
    Result.map(translate(translator, request), (translation) => ({
      provider,
      model: translation.model.id,
      request: native(translation, request.callbackUrl),
      dropped: translation.dropped,
      estimate: Cost.estimateOf(translation.model, translation.input)
    }))

  const nativeOf = Effect.fnUntraced(function*(request: MediaRequest) {
    return (yield* Effect.fromResult(offer(yield* validate(request)))).request
  })

  return {
    provider,
    limits: service.limits,
    polling: service.polling,
    submit: (request) => Effect.flatMap(nativeOf(request), service.submit),
    status: service.status,
    callbackUrl: callbackUrl && ((request) => request.callbackUrl),
    idempotency: idempotency && { live: idempotency.live, keyOf: () => undefined },
    offer,
    estimate: (request) => Option.flatMap(Result.getSuccess(offer(request)), ({ estimate }) => estimate)
  }
}

/**
 * Asks each provider, of its tables, whether it can make what a request asks for: who can and at what price, where one is
 * published, and why the others cannot. Asks no vendor.
 */
export const offers = (providers: ReadonlyArray<MediaProvider>, request: MediaRequest): Offers => {
  const [offers, refusals] = Arr.partition(providers, ({ offer }) => offer(request))
  return { offers, refusals }
}

/** One attempt of `Fallback.run` for each provider, in their order, all with the same request. */
export const attempts = <Providers extends Arr.NonEmptyReadonlyArray<MediaProvider>>(
  providers: Providers,
  request: MediaRequest,
  options?: WaitOptions
): Arr.NonEmptyReadonlyArray<Attempt> => Arr.map(providers, (provider) => attempt(provider, request, options))
