/**
 * KIE's endpoints about its models: the list, and the schema, price and success rate of one. Their facts are those of
 * the catalogue.
 */
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import type * as Schema from "effect/Schema"
import * as Facts from "../internal/Facts.ts"
import { Refusal } from "../internal/Refusal.ts"
import { type Call, type Dialect, json, nonEmptyString, type Reply, type Route } from "../internal/Route.ts"

const vendor = "kie"
const createPath = "/api/v1/jobs/createTask"

type Ok = (data: Schema.Json) => Schema.JsonObject

const listed = (): ReadonlyArray<Facts.Entry> => Facts.entries(vendor).filter(({ path }) => path === createPath)

const titleOf = (id: string) =>
  id.split(/[/-]/).map((word) => `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`).join(" ")

/** Returns the provider of a model, by the first part of its id. */
const providerOf = (id: string) => titleOf(id.split(/[/-]/)[0] ?? id)

const pricingDesc = ({ prices = [] }: Facts.Entry): string =>
  prices.map(({ amount, per, unit, when = {} }) => {
    const conditions = Object.entries(when).map(([field, value]) => `${field} ${String(value)}`)
    return [`${amount} ${unit} per ${per}`, ...conditions].join(", ")
  }).join("; ")

const rowOf = (entry: Facts.Entry): Schema.JsonObject => ({
  model: entry.id,
  slug: entry.id.replaceAll("/", "-"),
  title: titleOf(entry.id),
  provider: providerOf(entry.id),
  taskType: [...entry.tasks],
  description: null,
  pricingDesc: pricingDesc(entry)
})

const keywords: Readonly<Record<string, string>> = {
  type: "type",
  enum: "enum",
  min: "minimum",
  max: "maximum",
  step: "multipleOf",
  minLength: "minLength",
  maxLength: "maxLength",
  minItems: "minItems",
  maxItems: "maxItems",
  pattern: "pattern",
  default: "default",
  deprecated: "deprecated"
}

/** Returns a field as a property of an OpenAPI schema. */
const propertyOf = (field: Facts.Field): Schema.JsonObject => ({
  ...Object.fromEntries(
    Object.entries(field).flatMap(([key, value]) => {
      const keyword = keywords[key]
      return keyword === undefined || value === undefined ? [] : [[keyword, value]]
    })
  ),
  ...(field.format === undefined ? {} : { format: "uri" }),
  ...(field.note === undefined ? {} : { description: field.note }),
  ...(field.items === undefined ? {} : { items: propertyOf(field.items) }),
  ...(field.fields === undefined ? {} : objectOf(field.fields))
})

const objectOf = (fields: Readonly<Record<string, Facts.Field>>): Schema.JsonObject => ({
  type: "object",
  properties: Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, propertyOf(field)])),
  required: Object.entries(fields).filter(([, { required }]) => required === true).map(([name]) => name)
})

const openapiOf = ({ fields, id }: Facts.Entry): Schema.JsonObject => ({
  openapi: "3.0.1",
  info: { title: titleOf(id), version: "1.0.0" },
  paths: {
    [createPath]: {
      post: {
        requestBody: {
          content: {
            "application/json": {
              schema: {
                type: "object",
                properties: {
                  model: { type: "string", enum: [id], default: id },
                  callBackUrl: { type: "string", format: "uri" },
                  input: objectOf(fields)
                },
                required: ["model", "input"]
              }
            }
          }
        }
      }
    }
  }
})

const list = (ok: Ok) => (call: Call): Effect.Effect<Reply> => {
  const { provider, q, taskType } = call.query
  const models = listed().map(rowOf).filter((row) =>
    (taskType === undefined || (Array.isArray(row["taskType"]) && row["taskType"].includes(taskType))) &&
    (provider === undefined || row["provider"] === provider) &&
    (q === undefined || String(row["model"]).includes(q))
  )
  return Effect.succeed(json(ok({ total: models.length, models })))
}

/** The length of one point of a success rate, in milliseconds. */
const point = 10 * 60_000

const aboutOne = (ok: Ok) =>
  Effect.fnUntraced(function*(call: Call): Effect.fn.Return<Reply, Refusal> {
    const [, id, about] = /^(.+)\/([^/]+)$/.exec(call.params["*"] ?? "") ?? []
    const entry = listed().find((entry) => entry.id === id)
    if (entry === undefined) return yield* new Refusal({ reason: "InvalidRequest", code: 404, text: "Model not found" })
    const model = entry.id
    switch (about) {
      case "schema":
        return json(ok({ model, openapi: entry.isThirdParty ? null : openapiOf(entry) }))
      case "price":
        return json(ok({ model, pricingDesc: pricingDesc(entry) }))
      case "success-rate": {
        const end = Math.floor(call.now / point) * point
        const points = [2, 1].map((n) => ({
          start: end - n * point,
          end: end - (n - 1) * point,
          successRate: n === 1 ? null : 1,
          errorRate: n === 1 ? null : 0,
          isNormal: true
        }))
        return json(ok({ model, points }))
      }
      default:
        return yield* new Refusal({ reason: "InvalidRequest", code: 404, text: "Not Found" })
    }
  })

const most = 100

/** The public list of prices, in pages. */
const prices = (ok: Ok) => (call: Call): Effect.Effect<Reply> => {
  const body = Option.getOrElse(call.json, (): Schema.JsonObject => ({}))
  const size = Math.min(most, Math.max(1, Number(body["pageSize"]) || 10))
  const number = Math.max(1, Number(body["pageNum"]) || 1)
  const wanted = nonEmptyString(body["modelDescription"]) ?? ""
  const records = listed().filter(({ id }) => id.includes(wanted)).flatMap((entry) =>
    (entry.prices ?? []).map(({ amount, per, unit }) => ({
      modelDescription: entry.id,
      creditPrice: `${unit === "USD" ? amount / 0.005 : amount}`,
      creditUnit: `per ${per}`,
      usdPrice: `${unit === "USD" ? amount : amount * 0.005}`,
      anchor: `https://kie.ai/${entry.id}`,
      interfaceType: entry.kind,
      provider: providerOf(entry.id)
    }))
  )
  const data = { records: records.slice((number - 1) * size, number * size), pages: Math.ceil(records.length / size) }
  return Effect.succeed(json(ok(data)))
}

/** The routes of the models. */
export const routes = (words: Dialect, ok: Ok, gate: Route["gate"]): ReadonlyArray<Route> => [
  {
    method: "GET",
    path: "/api/v1/models/*", // the path without a model too
    operation: "models",
    dialect: words,
    subject: () => ({ vendor }),
    gate,
    answer: (call) => (call.params["*"] ?? "") === "" ? list(ok)(call) : aboutOne(ok)(call)
  },
  {
    method: "POST",
    path: "/client/v1/model-pricing/page",
    operation: "models",
    subject: () => ({ vendor }),
    gate,
    answer: prices(ok)
  }
]
