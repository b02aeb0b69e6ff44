/**
 * Tests a provider's tables of models: every input that they allow is sent, and every input that they forbid is not.
 */
import * as InputCheck from "@effect-media/core/model/InputCheck"
import type { FieldSpec, FieldTest, ModelSpec } from "@effect-media/core/model/Model"
import * as ModelSchema from "@effect-media/core/model/ModelSchema"
import type { Validation } from "@effect-media/core/model/TaskRequest"
import type { InvalidRequest, RequestProblem, SubmitError } from "@effect-media/core/task/TaskError"
import type { TaskRef } from "@effect-media/core/task/TaskRef"
import { assert, describe, it } from "@effect/vitest"
import * as Arbitrary from "effect/Arbitrary"
import * as Effect from "effect/Effect"
import type * as HttpClient from "effect/http/HttpClient"
import * as Layer from "effect/Layer"
import * as Logger from "effect/Logger"
import * as Schema from "effect/Schema"
import * as Vendor from "./Vendor.ts"

/** The fields of an input, by the vendor's names. */
export type Input = Readonly<Record<string, unknown>>

/**
 * A provider's service, as this suite sees it.
 *
 * - `models`: its tables
 * - `isHere`: returns true if a model is submitted to this service
 * - `submit`: submits any input
 * - `created`: the vendor's reply to a submit
 */
export interface Inputs<S> {
  readonly provider: string
  readonly models: ReadonlyArray<ModelSpec>
  readonly isHere: (spec: ModelSpec) => boolean
  readonly layer: (options: typeof Vendor.options & { readonly validation?: Validation }) => Layer.Layer<
    S,
    never,
    HttpClient.HttpClient
  >
  readonly layerTest: (options: { readonly validation?: Validation }) => Layer.Layer<S>
  readonly submit: (request: { readonly model: string; readonly input: Input }) => Effect.Effect<
    TaskRef,
    SubmitError,
    S
  >
  readonly created: unknown
}

/** Returns a value that a field certainly accepts. */
export const valueOf = (field: FieldSpec | undefined): unknown => {
  if (field === undefined) return "x"
  if (field.default !== undefined && field.default !== "") return field.default
  if (field.enum !== undefined) return field.enum[0]
  switch (field.type) {
    case "string":
      return field.format === "url" ? "https://a.test/1.png" : field.pattern === undefined ? "boats" : matching(field)
    case "array":
      return Array.from({ length: field.minItems ?? 1 }, () => valueOf(field.items))
    case "object":
      return Object.fromEntries(
        Object.entries(field.fields ?? {}).filter(([, { required }]) => required === true).map(([name, inner]) => [
          name,
          valueOf(inner)
        ])
      )
    case "boolean":
      return false
    default:
      return field.min ?? 1
  }
}

const matching = ({ pattern }: FieldSpec) => {
  const words = ["#00ff00", "100.00%", "1024x1024"]
  return words.find((word) => new RegExp(pattern ?? "").test(word)) ?? words[0]
}

/**
 * Returns the smallest input that a model certainly accepts: the required fields, and the fields that its rules then
 * require.
 */
export const minimal = (spec: ModelSpec): Input => {
  const input: Record<string, unknown> = {}
  const put = (name: string) => {
    input[name] ??= valueOf(spec.fields[name])
  }
  for (const [name, { required }] of Object.entries(spec.fields)) if (required === true) put(name)
  for (const name of spec.modes?.[String(input["mode"])]?.required ?? []) put(name)
  for (let turn = 0; turn < 3; turn++) {
    for (const rule of InputCheck.check(spec, input).flatMap(({ allowed }) => rulesOf(spec, allowed))) {
      const [first] = rule.atLeastOne ?? []
      if (first !== undefined && !rule.atLeastOne?.some((name) => name in input)) put(first)
      for (const [name, { minItems, present, some }] of Object.entries(rule.must ?? {})) {
        if (present === true) put(name)
        if (some !== undefined) input[name] = withOne(input[name], some)
        if (minItems !== undefined) {
          input[name] = Array.from({ length: minItems }, () => valueOf(spec.fields[name]?.items))
        }
      }
    }
  }
  return input
}

/** Returns a list with an item that has the first of the allowed values in each field. */
const withOne = (list: unknown, some: NonNullable<FieldTest["some"]>): ReadonlyArray<unknown> => {
  const items = Array.isArray(list) ? list : []
  const isThere = items.some((item) =>
    Object.entries(some).every(([name, test]) => test.in?.some((value) => value === item[name]) ?? true)
  )
  const item = Object.fromEntries(Object.entries(some).map(([name, test]) => [name, test.in?.[0]]))
  return isThere ? items : [...items, item]
}

const rulesOf = (spec: ModelSpec, text: string | undefined) => spec.rules?.filter((rule) => rule.text === text) ?? []

/** A change that makes an input certainly wrong: the path, the new value, and the suggestion in the problem. */
interface Mutation {
  readonly name: string
  readonly path: string
  readonly input: Input
  readonly suggestion?: string
}

const isSettled = (field: FieldSpec, key: keyof FieldSpec) =>
  !(field.disputed ?? []).some((other) => key in other || "type" in other || "special" in other)

/** Returns all ways in which one field may be wrong. */
const mutationsOf = (input: Input, name: string, field: FieldSpec): ReadonlyArray<Mutation> => {
  const to = (mutation: string, value: unknown, suggestion?: string): Mutation => ({
    name: `${name}: ${mutation}`,
    path: `input.${name}`,
    input: { ...input, [name]: value },
    ...(suggestion === undefined ? {} : { suggestion })
  })
  const { required: _, ...rest } = field
  const types = [field.type, ...(field.alsoTypes ?? [])]
  const word = field.enum?.find((value) => typeof value === "string" && value.length > 3)
  const without = Object.fromEntries(Object.entries(input).filter(([key]) => key !== name))
  return [
    ...(field.required === true && field.default === undefined && (field.alsoNamed ?? []).length === 0 &&
        isSettled(field, "required")
      ? [{ name: `${name}: missing`, path: `input.${name}`, input: without }]
      : []),
    ...(types.includes("object") ? [] : [to("an object", { a: 1 })]),
    ...(field.enum !== undefined && isSettled(field, "enum") ? [to("no such value", "no such value")] : []),
    ...(typeof word === "string" && isSettled(field, "enum") && field.enum?.every((value) => value !== `${word}_`)
      ? [to("a slip", `${word}_`, word)]
      : []),
    ...(field.max !== undefined && isSettled(field, "max") ? [to("too large", field.max + (field.step ?? 1))] : []),
    ...(field.min !== undefined && isSettled(field, "min") && field.special?.includes(field.min - 1) !== true
      ? [to("too small", field.min - 1)]
      : []),
    ...(field.maxLength !== undefined && isSettled(field, "maxLength")
      ? [to("too long", "a".repeat(field.maxLength + 1))]
      : []),
    ...(field.maxItems !== undefined && isSettled(field, "maxItems") && types.every((type) => type === "array")
      ? [to("too many", Array.from({ length: field.maxItems + 1 }, () => valueOf(field.items)))]
      : []),
    ...(rest.format === "url" ? [to("no link", "boat.png")] : [])
  ]
}

const toText = Schema.encodeSync(Schema.fromJsonString(Schema.Unknown))

const isSure = ({ isDoubt }: RequestProblem) => isDoubt !== true

/** The suite. */
export const suite = <S>(inputs: Inputs<S>) => {
  const { created, isHere, layer, layerTest, models, provider, submit } = inputs
  const here = models.filter(isHere)
  const sure = here.filter(({ evidence }) => evidence !== "third-party")
  const minimals = new Map(here.map((spec) => [spec.id, minimal(spec)]))
  const minimalOf = ({ id }: ModelSpec) => minimals.get(id) ?? {}

  /** Returns the service over a vendor that accepts everything, the requests that it received, and the logs. */
  const over = (validation?: Validation) => {
    const { layer: client, sent } = Vendor.server(Vendor.json(created))
    const options = validation === undefined ? {} : { validation }
    const logs: Array<string> = []
    const logger = Logger.layer([Logger.make(({ message }) => logs.push(String(message)))])
    const service = Layer.provide(layer({ ...Vendor.options, ...options }), client)
    return { sent, logs, layer: Layer.merge(service, logger) }
  }

  const refused = (effect: Effect.Effect<TaskRef, SubmitError, S>): Effect.Effect<InvalidRequest, never, S> =>
    Effect.flatMap(
      Effect.flip(effect),
      (error) => error._tag === "InvalidRequest" ? Effect.succeed(error) : Effect.die(error)
    ).pipe(Effect.orDie)

  describe("inputs", () => {
    it.effect("that are the least a model takes go out", () =>
      Effect.gen(function*() {
        const { layer, sent } = over()
        yield* Effect.forEach(
          here,
          (spec) =>
            Effect.mapError(submit({ model: spec.id, input: minimalOf(spec) }), (error) => `${spec.id}: ${error}`)
        ).pipe(Effect.provide(layer))
        assert.lengthOf(yield* sent, here.length)
      }))

    it.effect(
      "with a wrong field are refused, and no request is made; also by the double",
      () =>
        Effect.gen(function*() {
          const { layer, sent } = over()
          let count = 0
          for (const services of [layer, layerTest({})]) {
            yield* Effect.gen(function*() {
              for (const spec of sure) {
                const input = minimalOf(spec)
                const mutations = Object.entries(spec.fields).flatMap(([name, field]) =>
                  mutationsOf(input, name, field)
                )
                for (const mutation of mutations) {
                  const error = yield* refused(submit({ model: spec.id, input: mutation.input }))
                  const about = `${spec.id} ${mutation.name}: ${error.message}`
                  const problem = error.problems.find(({ path }) => path === mutation.path)
                  assert.isTrue(problem !== undefined && isSure(problem), about)
                  assert.isDefined(problem?.allowed, about)
                  if (mutation.suggestion !== undefined) assert.isDefined(problem?.suggestion, about)
                  if (!mutation.name.endsWith("missing")) assert.isDefined(problem?.given, about)
                  count++
                }
              }
            }).pipe(Effect.provide(services))
          }
          assert.isAbove(count, 100)
          assert.lengthOf(yield* sent, 0)
        })
    )

    it.effect("with everything wrong say so at once", () =>
      Effect.gen(function*() {
        const { layer, sent } = over()
        const [spec] = sure
        if (spec === undefined) return assert.fail("no model")
        const names = Object.keys(spec.fields)
        const wrong = Object.fromEntries(names.map((name) => [name, { a: 1 }]))
        const error = yield* refused(submit({ model: spec.id, input: wrong })).pipe(Effect.provide(layer))
        assert.includeMembers(error.problems.map(({ path }) => path), names.map((name) => `input.${name}`))
        assert.strictEqual(error.message.split("\n").length, error.problems.length + 2)
        assert.lengthOf(yield* sent, 0)
      }))

    it.effect("with a misspelt field go out as they are, with one warning that names the nearest", () =>
      Effect.gen(function*() {
        const { layer, logs, sent } = over()
        const [spec] = sure.filter(({ fields }) => Object.keys(fields).some((name) => name.length > 6))
        const name = Object.keys(spec?.fields ?? {}).find((name) => name.length > 6) ?? ""
        if (spec === undefined) return assert.fail("no model")
        const misspelt = `${name.slice(0, -2)}${name.slice(-1)}${name.slice(-2, -1)}x`
        const request = { model: spec.id, input: { ...minimalOf(spec), [misspelt]: true } }
        yield* Effect.all([submit(request), submit(request)]).pipe(Effect.provide(layer))
        const bodies = (yield* sent).map(({ body }) => toText(body))
        assert.lengthOf(bodies, 2)
        for (const body of bodies) assert.include(body, `"${misspelt}":true`)
        const said = logs.filter((text) => text.includes(misspelt))
        assert.lengthOf(said, 1)
        assert.include(said[0], `Did you mean "${name}"?`)
      }))

    it.effect("of a model that is not known go out, with one warning", () =>
      Effect.gen(function*() {
        const { layer, logs, sent } = over()
        const [spec] = here
        const model = `${spec?.id}x`
        const request = { model, kind: spec?.kind, input: { prompt: "a boat", anything: [1] } }
        yield* Effect.all([submit(request), submit(request)]).pipe(Effect.provide(layer))
        assert.lengthOf(yield* sent, 2)
        assert.lengthOf(logs.filter((text) => text.includes(model)), 1)
        assert.include(logs.join("\n"), `Did you mean "${spec?.id}"?`)
      }))

    it.effect("that are wrong go out with `warn`, said, and with `off`, unsaid", () =>
      Effect.gen(function*() {
        const spec = sure.find(({ fields }) => fields["prompt"]?.required === true)
        if (spec === undefined) return assert.fail("no model")
        const request = { model: spec.id, input: { ...minimalOf(spec), prompt: "a boat", aspect_ratio: 7 } }
        for (const validation of ["warn", "off"] as const) {
          const { layer, logs, sent } = over(validation)
          yield* submit(request).pipe(Effect.provide(layer))
          assert.lengthOf(yield* sent, 1)
          assert.lengthOf(logs.filter((text) => text.includes("aspect_ratio")), validation === "warn" ? 1 : 0)
        }
      }))

    it.effect("of a model that is submitted elsewhere are refused, and it is said where", () =>
      Effect.gen(function*() {
        const { layer, sent } = over()
        for (const { id, kind } of models.filter((spec) => !isHere(spec))) {
          const error = yield* refused(submit({ model: id, input: { prompt: "a boat" } })).pipe(Effect.provide(layer))
          assert.deepStrictEqual(error.problems.map(({ path }) => path), ["model"])
          assert.match(error.message, new RegExp(`${kind}|/v\\d/`))
        }
        assert.lengthOf(yield* sent, 0)
      }))
  })

  describe(`the tables of ${provider}`, () => {
    it("have nothing wrong in their own defaults", () => {
      for (const spec of models) {
        for (const [name, field] of Object.entries(spec.fields)) {
          if (field.default === undefined || field.default === null) continue
          const problems = InputCheck.check({ ...spec, rules: [] }, { [name]: field.default })
          assert.deepStrictEqual(
            problems.filter(({ path, ...problem }) => path === `input.${name}` && isSure({ path, ...problem })),
            [],
            spec.id
          )
        }
      }
    })

    it.effect(
      "and the Schemas made from them agree: nothing that a Schema takes is certainly wrong in its fields",
      () =>
        Effect.gen(function*() {
          for (const spec of models) {
            const plain = { ...spec, rules: [], modes: {} }
            const inputs = yield* Arbitrary.sampleEffect(Arbitrary.schema(ModelSchema.of(spec)), { count: 5, seed: 1 })
            for (const input of inputs) {
              const about = `${spec.id} ${toText(input)}`
              assert.deepStrictEqual(InputCheck.check(plain, input).filter(isSure), [], about)
            }
          }
        })
    )

    it("and the Schemas made from them agree: what is certainly wrong in a field, no Schema takes", () => {
      for (const spec of models) {
        const isInput = Schema.is(ModelSchema.of(spec))
        const input = minimal(spec)
        assert.isTrue(isInput(input), `${spec.id} ${toText(input)}`)
        for (const [name, field] of Object.entries(spec.fields)) {
          for (const mutation of mutationsOf(input, name, field)) {
            assert.isFalse(isInput(mutation.input), `${spec.id} ${mutation.name}`)
          }
        }
      }
    })
  })
}
