import { models as apiPodModels } from "@effect-media/apipod/models"
import { models as apixoModels } from "@effect-media/apixo/models"
import * as InputCheck from "@effect-media/core/model/InputCheck"
import type * as Model from "@effect-media/core/model/Model"
import { Emulator } from "@effect-media/emulator"
import { models as globalAiopcModels } from "@effect-media/globalaiopc/models"
import { models as kieModels } from "@effect-media/kie/models"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Layer, Schema } from "effect"
import { HttpClient, HttpClientRequest } from "effect/http"
import { type Input, isSurelyWrong, least, usual } from "./smallestInput.ts"

/** Returns values at the bounds of a field, beyond them, and of another type. */
const around = (field: Model.FieldSpec): ReadonlyArray<Schema.Json> => {
  const items = (length: number) => Array.from({ length }, () => field.items === undefined ? "a" : usual(field.items))
  return [
    usual(field),
    ...[field.enum?.at(-1) ?? []].flat(),
    ...(field.special ?? []),
    "no-such-value",
    5,
    true,
    { a: 1 },
    [{ a: 1 }],
    ...(field.min === undefined ? [] : [field.min, field.min - 1, `${field.min}`, `${field.min - 1}`]),
    ...(field.max === undefined ? [] : [field.max, field.max + 1]),
    ...(field.minLength === undefined ? [] : ["a".repeat(Math.max(0, field.minLength - 1))]),
    ...(field.maxLength === undefined ? [] : ["a".repeat(field.maxLength), "a".repeat(field.maxLength + 1)]),
    ...(field.minItems === undefined ? [] : [items(field.minItems - 1)]),
    ...(field.maxItems === undefined ? [] : [items(field.maxItems), items(field.maxItems + 1)])
  ]
}

/** Returns the fields that a model's rules and modes name. */
const bound = ({ modes = {}, rules = [] }: Model.ModelSpec): ReadonlyArray<string> => [
  ...new Set([
    ...rules.flatMap(({ atLeastOne = [], atMostOne = [], count, must = {}, when = {} }) => [
      ...atLeastOne,
      ...atMostOne,
      ...Object.keys(count?.of ?? {}),
      ...Object.keys(must),
      ...Object.keys(when)
    ]),
    ...Object.values(modes).flatMap(({ maxItems = {}, required = [] }) => [...required, ...Object.keys(maxItems)]),
    ...(Object.keys(modes).length > 0 ? ["mode"] : [])
  ])
]

/** Returns inputs that differ from a good one in one field, and in two fields that a rule connects. */
const variants = (spec: Model.ModelSpec): ReadonlyArray<Input> => {
  const base = least(spec)
  const without = (name: string): Input => Object.fromEntries(Object.entries(base).filter(([key]) => key !== name))
  const ones = Object.entries(spec.fields).flatMap(([name, field]) => [
    without(name),
    ...around(field).map((value) => ({ ...base, [name]: value }))
  ])
  const tied = bound(spec)
  const choices = (name: string): ReadonlyArray<Schema.Json> => {
    const field = spec.fields[name]
    if (field === undefined) return []
    const { enum: values, max, maxLength, min, type } = field
    if (type === "boolean") return [true, false]
    const bounds = [min ?? [], max ?? [], maxLength === undefined ? [] : "a".repeat(maxLength)].flat()
    return values ?? [usual(field), ...bounds]
  }
  const twos = tied.flatMap((a, index) =>
    tied.slice(index + 1).flatMap((b) =>
      choices(a).flatMap((first) => choices(b).map((second) => ({ ...base, [a]: first, [b]: second })))
    )
  )
  const stride = Math.ceil(twos.length / 80)
  return [base, ...ones, ...twos.filter((_, index) => index % stride === 0)]
}

const post = Effect.fnUntraced(function*(url: string, body: Schema.JsonObject) {
  const response = yield* HttpClient.execute(
    HttpClientRequest.post(url, { headers: { authorization: "Bearer sk-test", "user-agent": "conformance" } }).pipe(
      HttpClientRequest.bodyJsonUnsafe(body)
    )
  )
  return { status: response.status, text: yield* response.text }
})

const vendors = {
  apipod: {
    models: apiPodModels,
    ask: ({ id, path }: Model.ModelSpec, input: Input) => post(`https://api.apipod.ai${path}`, { model: id, ...input })
  },
  apixo: {
    models: apixoModels,
    ask: ({ path }: Model.ModelSpec, input: Input) =>
      post(`https://api.apixo.ai${path}`, { request_type: "async", input })
  },
  globalaiopc: {
    models: globalAiopcModels.filter(({ path }) => /^\/v1\/[^/]+\/(images|videos)$/.test(path)),
    ask: ({ id, path }: Model.ModelSpec, input: Input) =>
      post(`https://zcbservice.aizfw.cn/kyyReactApiServer${path}`, { model: id, ...input })
  },
  kie: {
    models: kieModels.filter(({ path }) => path === "/api/v1/jobs/createTask"),
    ask: ({ id, path }: Model.ModelSpec, input: Input) => post(`https://api.kie.ai${path}`, { model: id, input })
  }
}

const emulated = Layer.provideMerge(
  Emulator.layerClient,
  Emulator.layer({ seed: 1, maxTasks: 10, maxRequests: 10, duration: 0 })
)

describe("core's check and the emulator's own reading of the catalogue", () => {
  it.effect.each(Object.entries(vendors))(
    "refuse the same inputs of %s",
    ([, { ask, models }]) =>
      Effect.gen(function*() {
        const differences: Array<string> = []
        let refused = 0
        let taken = 0
        for (const spec of models) {
          for (const input of variants(spec)) {
            const { status, text } = yield* ask(spec, input)
            const isTaken = status === 200 && !/"code":(?!200|"0")/.test(text)
            if (isTaken) taken++
            else refused++
            if (isTaken === isSurelyWrong(spec, input)) {
              const said = InputCheck.check(spec, input).map(({ isDoubt, path, problem }) =>
                `${isDoubt === true ? "doubt " : ""}${path} ${problem}`
              )
              differences.push(
                `${spec.id} ${JSON.stringify(input).slice(0, 300)} ${isTaken ? "taken" : text} / ${said.join("; ")}`
              )
            }
          }
        }
        assert.deepStrictEqual(differences.slice(0, 20), [])
        assert.isAbove(refused, models.length)
        assert.isAbove(taken, models.length)
      }).pipe(Effect.provide(emulated))
  )
})
