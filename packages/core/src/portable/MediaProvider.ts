/**
 * Creates providers of portable requests: one request runs at any vendor that has the model. `Fallback`, `MediaBatch`
 * and the poller accept them like any other provider.
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
  /**
   * Returns the request in the vendor's own format and its expected cost, or the parts that the vendor cannot express.
   * Sends no request.
   */
  readonly offer: (request: MediaRequest) => Result.Result<Offer<Native>, UnsupportedRequest>
  /**
   * Returns the expected cost of the request, by the published prices, or `None` if it is not known. Sends no request.
   */
  readonly estimate: (request: MediaRequest) => Option.Option<Cost.Estimate>
}

/**
 * Describes how a vendor would fulfil a portable request.
 *
 * - `model`: the vendor's own id
 * - `request`: the request that would be submitted, in the vendor's own format
 * - `dropped`: the parts that would be left out, as the request allows
 * - `estimate`: the expected cost, if the price is published
 */
export interface Offer<out Native = unknown> {
  readonly provider: string
  readonly model: string
  readonly request: Native
  readonly dropped: ReadonlyArray<OptionalPart>
  readonly estimate: Option.Option<Cost.Estimate>
}

/**
 * The providers that can fulfil the request, in the order of the given providers, and the reasons why the others
 * cannot.
 */
export interface Offers {
  readonly offers: ReadonlyArray<Offer>
  readonly refusals: ReadonlyArray<UnsupportedRequest>
}

/** Options of a portable provider. */
export interface MediaProviderOptions<Native> extends Omit<Translator, "provider"> {
  /** The vendor's service, a test double of it, or one of these wrapped by `RateLimits`. */
  readonly service: TaskProvider<Native>
  /** Creates the vendor's own request: {@link native} for most vendors. */
  readonly native: (translation: Translation, callbackUrl: string | undefined) => Native
}

/** Creates a request with the fields that most vendors' requests have. */
export const native = ({ input, model: { id, kind } }: Translation, callbackUrl: string | undefined) => ({
  model: id,
  kind,
  input,
  ...(callbackUrl === undefined ? {} : { callbackUrl })
})

/** Creates a provider of portable requests from a vendor's service. */
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
 * Lists which providers can fulfil a request, and at what price if one is published, and why the others cannot. It
 * reads the providers' tables only and sends no request.
 */
export const offers = (providers: ReadonlyArray<MediaProvider>, request: MediaRequest): Offers => {
  const [offers, refusals] = Arr.partition(providers, ({ offer }) => offer(request))
  return { offers, refusals }
}

/** Creates one attempt of `Fallback.run` for each provider, in their order, all with the same request. */
export const attempts = <Providers extends Arr.NonEmptyReadonlyArray<MediaProvider>>(
  providers: Providers,
  request: MediaRequest,
  options?: WaitOptions
): Arr.NonEmptyReadonlyArray<Attempt> => Arr.map(providers, (provider) => attempt(provider, request, options))
