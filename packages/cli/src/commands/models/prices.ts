import type { ModelSpec } from "@effect-media/core/model/Model"
import * as Effect from "effect/Effect"
import * as ModelsFile from "../../config/ModelsFile.ts"
import { canonicalNames } from "../../config/modelTables.ts"
import * as Vendors from "../../config/Vendors.ts"

/** Returns the published prices of a model, each with its evidence and month. */
export const pricesOf = ({ evidence, prices = [], seen }: ModelSpec) =>
  prices.map(({ amount, per, unit, when, ...price }) => ({
    amount,
    unit,
    per,
    when,
    evidence: price.evidence ?? evidence,
    seen: price.seen ?? seen
  }))

/** Returns the models of all vendors that have the canonical name of this model and a use of it, with their prices. */
export const sameModel = Effect.fnUntraced(function*(provider: Vendors.VendorName, { id, tasks }: ModelSpec) {
  const canonical = (yield* canonicalNames(provider)).get(id)
  if (canonical === undefined) return { canonical, vendors: undefined }
  const vendors = yield* Effect.forEach(
    Vendors.names,
    (vendor) =>
      Effect.map(Effect.all([ModelsFile.all(vendor), canonicalNames(vendor)]), ([table, names]) =>
        table
          .filter((spec) => names.get(spec.id) === canonical && spec.tasks.some((task) => tasks.includes(task)))
          .map((spec) => ({ provider: vendor, model: spec.id, prices: pricesOf(spec) })))
  )
  return { canonical, vendors: vendors.flat() }
})
