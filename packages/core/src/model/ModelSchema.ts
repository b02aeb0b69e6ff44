/**
 * Creates a Schema of a model's input: for forms, for JSON Schema, for generated requests.
 *
 * It states what the model's row states, field by field, and accepts other fields too. Rules between fields, and facts
 * on which sources disagree, are checked by `InputCheck`: an input that the Schema accepts has no field that the check
 * is sure is wrong.
 */
import * as Schema from "effect/Schema"
import type { Fields, FieldSpec, FieldType, ModelSpec } from "./Model.ts"

/** A value that an input can contain. */
type Value = Schema.Codec<unknown>

/**
 * Creates the Schema of a model's input.
 *
 * @example
 * ```ts import.meta.vitest
 * import { ModelSchema } from "@effect-media/core/model"
 * import { models } from "@effect-media/kie/models"
 * import * as Schema from "effect/Schema"
 *
 * const [spec] = models.filter(({ id }) => id === "z-image")
 * const isInput = Schema.is(ModelSchema.of(spec!))
 *
 * isInput({ prompt: "a boat", aspect_ratio: "1:1" }) // => true
 * isInput({ prompt: "a boat", aspect_ratio: "16:10" }) // => false
 * ```
 */
export const of = (spec: ModelSpec): Schema.Codec<Readonly<Record<string, unknown>>> =>
  objectOf(spec.fields).annotate({ title: spec.id, description: `Input of the model ${spec.id}: ${spec.task}` })

const objectOf = (fields: Fields) =>
  Schema.StructWithRest(
    Schema.Struct(Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, memberOf(field)]))),
    [Schema.Record(Schema.String, Schema.Unknown)]
  )

const memberOf = (field: FieldSpec) => {
  const value = fieldOf(field)
  const described = field.note === undefined ? value : value.annotate({ description: field.note })
  return field.required === true ? described : Schema.optional(described)
}

const fieldOf = (field: FieldSpec): Value => {
  const types: ReadonlyArray<FieldType> = [field.type, ...(field.alsoTypes ?? [])]
  const scalar = types.some((type) => type !== "array" && type !== "object")
  const values: ReadonlyArray<Value> = field.enum !== undefined && scalar
    ? [enumOf(field.enum, types), ...types.filter((type) => type === "array").map(() => typeOf("array", field))]
    : types.map((type) => typeOf(type, field))
  const all = field.special === undefined ? values : [...values, Schema.Literals(field.special)]
  const [only] = all
  return all.length === 1 && only !== undefined ? only : Schema.Union(all)
}

/** If a field accepts numbers and strings, each value is accepted in both forms. */
const enumOf = (values: NonNullable<FieldSpec["enum"]>, types: ReadonlyArray<FieldType>): Value => {
  const isText = types.includes("string")
  const isNumber = types.includes("integer") || types.includes("number")
  return isText && isNumber
    ? Schema.Literals([...values, ...values.map((value) => typeof value === "number" ? String(value) : Number(value))])
    : Schema.Literals(values)
}

const typeOf = (type: FieldType, field: FieldSpec): Value => {
  switch (type) {
    case "string":
      return textOf(field)
    case "integer":
      return bounded(Schema.Number.check(Schema.isInt()), field)
    case "number":
      return bounded(Schema.Number.check(Schema.isFinite()), field)
    case "boolean":
      return Schema.Boolean
    case "array":
      return listOf(field)
    case "object":
      return objectOf(field.fields ?? {})
  }
}

const textOf = ({ format, maxLength, minLength, pattern }: FieldSpec): Value =>
  Schema.String.pipe(
    (text) => minLength === undefined ? text : text.check(Schema.isMinCodePoints(minLength)),
    (text) => maxLength === undefined ? text : text.check(Schema.isMaxCodePoints(maxLength)),
    (text) => pattern === undefined ? text : text.check(Schema.isPattern(new RegExp(pattern))),
    (text) => format === undefined ? text : text.check(Schema.isPattern(/^[A-Za-z][A-Za-z\d+.-]*:./))
  )

const bounded = (number: Schema.Number, { max, min }: FieldSpec): Value =>
  number.pipe(
    (value) => min === undefined ? value : value.check(Schema.isGreaterThanOrEqualTo(min)),
    (value) => max === undefined ? value : value.check(Schema.isLessThanOrEqualTo(max))
  )

/** Creates the Schema of a list. Without `items`, a field whose own type is not a list describes the items. */
const listOf = ({ items, maxItems, minItems, ...field }: FieldSpec): Value =>
  Schema.Array(
    items !== undefined
      ? fieldOf(items)
      : field.type === "array"
      ? Schema.Unknown
      : fieldOf({ ...field, alsoTypes: [] })
  ).pipe(
    (list) => minItems === undefined ? list : list.check(Schema.isMinLength(minItems)),
    (list) => maxItems === undefined ? list : list.check(Schema.isMaxLength(maxItems))
  )
