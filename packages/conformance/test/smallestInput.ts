/** The smallest input that a model accepts. */
import * as InputCheck from "@effect-media/core/model/InputCheck"
import type * as Model from "@effect-media/core/model/Model"
import type { Schema } from "effect"

/** The fields of an input, by the vendor's names. */
export type Input = Readonly<Record<string, Schema.Json>>

/** Returns a value that a field accepts, as short as possible. */
export const usual = (field: Model.FieldSpec): Schema.Json => {
  const [first] = field.enum ?? []
  if (first !== undefined) return first
  switch (field.type) {
    case "boolean":
      return false
    case "array":
      return Array.from({ length: field.minItems ?? 1 }, () => field.items === undefined ? "a" : usual(field.items))
    case "object":
      return Object.fromEntries(
        Object.entries(field.fields ?? {}).filter(([, inner]) => inner.required === true)
          .map(([name, inner]) => [name, usual(inner)])
      )
    case "string":
      if (field.format === "url") return "https://me.test/a.png"
      return field.pattern === undefined ? "a".repeat(field.minLength ?? 1) : "#a0b1c2"
    default:
      return field.min ?? 1
  }
}

/** Returns true if a check finds more than doubts. */
export const isSurelyWrong = (spec: Model.ModelSpec, input: Input) =>
  InputCheck.check(spec, input).some(({ isDoubt }) => isDoubt !== true)

/** Returns the items that a model's rules require in a list, each with the field that its type names. */
const itemsOfRules = (spec: Model.ModelSpec): ReadonlyMap<string, ReadonlyArray<Schema.Json>> => {
  const lists = new Map<string, Map<string, Schema.Json>>()
  for (const [name, { some }] of (spec.rules ?? []).flatMap(({ must = {} }) => Object.entries(must))) {
    const inner = spec.fields[name]?.items?.fields ?? {}
    const named = Object.entries(some ?? {}).flatMap(([field, { in: [first = ""] = [] }]) => [
      [field, first] as const,
      ...[inner[String(first)] ?? []].flat().map((other) => [String(first), usual(other)] as const)
    ])
    if (some !== undefined) {
      const items = lists.get(name) ?? new Map<string, Schema.Json>()
      lists.set(name, items.set(JSON.stringify(named), Object.fromEntries(named)))
    }
  }
  return new Map(Array.from(lists, ([name, items]) => [name, [...items.values()]]))
}

/**
 * Returns the smallest input of a model: its required fields and, if its rules require more, the first field that
 * helps.
 */
export const least = (spec: Model.ModelSpec): Input => {
  const fields = Object.entries(spec.fields)
  let input: Input = Object.fromEntries(
    fields.filter(([name, { required }]) => required === true || name === "prompt").map(([name, field]) => [
      name,
      usual(field)
    ])
  )
  for (const [name, items] of itemsOfRules(spec)) input = { ...input, [name]: items }
  for (const [name, field] of fields) {
    if (!isSurelyWrong(spec, input)) break
    const more = { ...input, [name]: usual(field) }
    if (InputCheck.check(spec, more).length <= InputCheck.check(spec, input).length) input = more
  }
  return input
}
