/** Answers the part of the contract about vendors and their models. */
import * as Model from "@effect-media/core/model/Model"
import * as Effect from "effect/Effect"
import * as HttpApiBuilder from "effect/http-api/HttpApiBuilder"
import * as Option from "effect/Option"
import * as Schema from "effect/Schema"
import { NotFound, StudioApi } from "../Contract.ts"
import { StudioVendors } from "../StudioVendors.ts"

const toJson = Schema.decodeUnknownOption(Schema.Json)

/** Answers the part of the contract about vendors and their models. */
export const layer = HttpApiBuilder.group(StudioApi, "vendors", (handlers) =>
  Effect.gen(function*() {
    const { all } = yield* StudioVendors
    const summaries = all.map(({ isReady, models, name }) => ({
      name,
      isReady,
      models: models.map(({ id, kind, task }) => ({ id, kind, task }))
    }))
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
        )
    })
  }))
