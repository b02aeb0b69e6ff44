/**
 * Estimates the cost of a job from the published prices in the providers' tables, with their date and evidence. A cost
 * that the tables do not give is `None`, never a guess. The actual cost is `cost` of the job's `Succeeded`, if the
 * vendor reports it.
 */
import * as Arr from "effect/Array"
import * as Option from "effect/Option"
import * as Schema from "effect/Schema"
import { type FieldValue, find, type ModelSpec, type Price } from "../model/Model.ts"
import { Cost } from "../task/TaskSnapshot.ts"
import { rounded } from "./internal/rounded.ts"

export { Cost }

/**
 * The expected cost of a job, by a published price.
 *
 * - `cost`: the sum
 * - `price`, `per`, `times`: the calculation: the price per image, second, video or request, and how many of them
 * - `evidence`, `seen`: the source, and the month in which it was seen, if known
 */
export const Estimate = Schema.Struct({
  cost: Cost,
  price: Schema.Finite,
  per: Schema.String,
  times: Schema.Finite,
  evidence: Schema.Literals(["vendor", "vendor-copy", "third-party"]),
  seen: Schema.optional(Schema.String),
  note: Schema.optional(Schema.String)
})
export interface Estimate extends Schema.Schema.Type<typeof Estimate> {}

/** An input by the vendor's own field names. */
export type Input = Readonly<Record<string, unknown>>

/** The names that vendors use for the number of results, and for the length of a result in seconds. */
const namesOf = {
  image: ["n", "num_images", "max_images", "nVariants"],
  second: ["duration", "seconds"]
} as const

const units: ReadonlySet<string> = new Set(Cost.fields.unit.literals)
const isUnit = (unit: string): unit is Cost["unit"] => units.has(unit)

/** Returns the value that the vendor will use for a field: the given one, else the documented default. */
const valueOf = ({ fields }: ModelSpec, input: Input, name: string): unknown => input[name] ?? fields[name]?.default

/** Returns whether a price applies to an input, or `undefined` if this is unknown. */
const holds = (model: ModelSpec, input: Input, { when = {} }: Price): boolean | undefined => {
  let all: boolean | undefined = true
  for (const [name, allowed] of Object.entries(when)) {
    const does = fits(model, input, name, Arr.ensure(allowed))
    if (does === false) return false
    all = all && does
  }
  return all
}

const fits = (
  model: ModelSpec,
  input: Input,
  name: string,
  allowed: ReadonlyArray<FieldValue>
): boolean | undefined => {
  const field = model.fields[name]
  if (field === undefined) return undefined
  const value = valueOf(model, input, name)
  // If the field is not a boolean, true and false mean that it is given or absent.
  if (field.type !== "boolean" && allowed.every((one) => typeof one === "boolean")) {
    return allowed.includes(Array.isArray(value) ? value.length > 0 : value !== undefined)
  }
  return value === undefined ? undefined : allowed.some((one) => String(one) === String(value))
}

const numberOf = (value: unknown): number | undefined => {
  const number = typeof value === "string" && value !== "" ? Number(value) : value
  return typeof number === "number" && Number.isFinite(number) && number > 0 ? number : undefined
}

/** Returns how many times the price is charged, or `undefined` if this is not known in advance. */
const timesOf = (model: ModelSpec, input: Input, per: string): number | undefined => {
  switch (per) {
    case "image": {
      const name = namesOf.image.find((name) => name in model.fields)
      return name === undefined ? 1 : numberOf(valueOf(model, input, name))
    }
    case "second": {
      const name = namesOf.second.find((name) => name in model.fields)
      return name === undefined ? undefined : numberOf(valueOf(model, input, name))
    }
    case "video":
    case "request":
      return 1
    default:
      return undefined
  }
}

/**
 * Estimates the cost of a job of this model with this input.
 *
 * If prices depend on fields, the given values count, else the documented defaults. The result is `None` if no price is
 * known, if several different prices may apply, or if the amount of output is not known in advance.
 */
export const estimateOf = (model: ModelSpec, input: Input): Option.Option<Estimate> => {
  const asked = (model.prices ?? []).map((price) => ({ price, does: holds(model, input, price) }))
  const possible = asked.filter(({ does }) => does !== false)
  const [first] = possible
  if (first === undefined) return Option.none()
  const { amount, evidence = model.evidence, note, per, seen = model.seen, unit } = first.price
  // An unknown field does not matter if every possible price is the same.
  const isTold = first.does === true || possible.length > 1
  const agree = possible.every(({ price }) => price.amount === amount && price.per === per && price.unit === unit)
  const times = timesOf(model, input, per)
  if (!isTold || !agree || times === undefined || !isUnit(unit)) return Option.none()
  return Option.some({
    cost: { amount: rounded(amount * times), unit },
    price: amount,
    per,
    times,
    evidence,
    seen,
    note
  })
}

/**
 * Estimates the cost of a request in the vendor's own format by a provider's table. Also `None` for a model that is not
 * in it.
 *
 * @example
 * ```ts import.meta.vitest
 * import { Cost } from "@effect-media/core/spending"
 * import { models } from "@effect-media/kie/models"
 * import * as Option from "effect/Option"
 *
 * const request = { model: "nano-banana-2", input: { prompt: "a paper boat", resolution: "2K" } }
 * const estimate = Option.getOrThrow(Cost.estimate(models, request))
 *
 * estimate.cost // => { amount: 0.06, unit: "USD" }
 * Option.isNone(Cost.estimate(models, { model: "a-new-one", input: {} })) // => true
 * ```
 */
export const estimate = (
  models: ReadonlyArray<ModelSpec>,
  request: { readonly model: string; readonly input: Input }
): Option.Option<Estimate> => Option.flatMap(find(models, request.model), (model) => estimateOf(model, request.input))
