/** Answers the part of the contract about vendors, their models and their prices. */
import * as Model from "@effect-media/core/model/Model"
import { canonicalModels, MediaRequest, MediaTask } from "@effect-media/core/portable/MediaRequest"
import * as Effect from "effect/Effect"
import * as HttpApiBuilder from "effect/http-api/HttpApiBuilder"
import * as Option from "effect/Option"
import * as Schema from "effect/Schema"
import { NotFound, type Offer, type PortableRequest, Refused, StudioApi, VendorRequest } from "../Contract.ts"
import { estimateOf } from "../JobSummaries.ts"
import { type StudioVendor, StudioVendors } from "../StudioVendors.ts"

const toJson = Schema.decodeUnknownOption(Schema.Json)
const toRequest = Schema.decodeUnknownOption(VendorRequest)
const toPortable = Schema.decodeUnknownEffect(MediaRequest)

/** Returns the answer of each vendor to a portable request: its own request and price, or why it cannot take it. */
export const offersOf = Effect.fnUntraced(function*(all: ReadonlyArray<StudioVendor>, portable: PortableRequest) {
  const request = yield* Effect.mapError(
    toPortable(portable),
    ({ message }) => new Refused({ message, problems: [] })
  )
  return all.flatMap(({ isReady, name: vendor, offer }): ReadonlyArray<Offer> => {
    const answer = offer?.(request)
    if (answer === undefined) return []
    if (answer._tag === "Failure") {
      const problems = answer.failure.problems.map(({ part, problem }) => `${part}: ${problem}`)
      return [{ vendor, isReady, problems }]
    }
    const native = Option.getOrUndefined(toRequest(answer.success.request))
    const estimate = Option.getOrUndefined(answer.success.estimate)
    return [{ vendor, isReady, problems: [], ...(native && { request: native }), ...(estimate && { estimate }) }]
  })
})

/** Answers the part of the contract about vendors. */
export const layer = HttpApiBuilder.group(StudioApi, "vendors", (handlers) =>
  Effect.gen(function*() {
    const { all } = yield* StudioVendors
    const summaries = all.map(({ isReady, models, name }) => ({
      name,
      isReady,
      models: models.map(({ id, kind, task }) => ({ id, kind, task }))
    }))
    const isPortable = all.some(({ offer }) => offer !== undefined)
    return handlers.handleAll({
      all: () => Effect.succeed(summaries),
      model: ({ query: { model, vendor } }) =>
        Option.fromUndefinedOr(all.find(({ name }) => name === vendor)).pipe(
          Option.flatMap(({ models }) => Model.find(models, model)),
          Option.flatMap(toJson),
          Option.match({
            onNone: () => Effect.fail(new NotFound({ message: `${vendor} has no known model "${model}".` })),
            onSome: Effect.succeed
          })
        ),
      portable: () => Effect.succeed({ models: isPortable ? canonicalModels : [], tasks: MediaTask.literals }),
      offers: ({ payload }) => offersOf(all, payload),
      estimate: ({ payload: { request, vendor } }) => {
        const estimate = estimateOf(all.find(({ name }) => name === vendor), request)
        return Effect.succeed(Option.isSome(estimate) ? { estimate: estimate.value } : {})
      }
    })
  }))
