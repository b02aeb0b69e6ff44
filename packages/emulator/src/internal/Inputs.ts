/**
 * Checks inputs for the emulator, independently of the clients. It refuses only inputs that are certainly wrong: if
 * sources disagree, each may be right, and facts that are only known from third parties are not checked. Unknown fields
 * are ignored.
 */
import type * as Schema from "effect/Schema"
import * as Facts from "./Facts.ts"
import { hasSubject, isJsonObject, nonEmptyString } from "./Route.ts"
import type { ValidationMode } from "./TaskStore.ts"

/** A problem of an input: its path and description. */
export interface InputFault {
  readonly at: string
  readonly missing: boolean
  readonly text: string
}

type Value = Schema.Json | undefined

const missing = (at: string): InputFault => ({ at, missing: true, text: `${at} is required` })
const wrong = (at: string, text: string): InputFault => ({ at, missing: false, text: `${at} ${text}` })

/** Returns true if a value is missing, null, or empty. */
const isBlank = (value: Value): boolean =>
  value === undefined || value === null || value === "" || (Array.isArray(value) && value.length === 0)

const numberOf = (value: Value): number | undefined =>
  typeof value === "number"
    ? value
    : typeof value === "string" && /^-?\d+(\.\d+)?$/.test(value)
    ? Number(value)
    : undefined

/** Returns true if a list has a value; a number may be written as text, and a text in another case. */
const has = (list: ReadonlyArray<string | number | boolean>, value: Value): boolean =>
  list.some((entry) => entry === value || comparable(entry) === comparable(value))

const comparable = (value: Value): Value => numberOf(value) ?? (typeof value === "string" ? value.toLowerCase() : value)

const fits = (type: Facts.Field["type"], value: Value): boolean => {
  switch (type) {
    case "array":
      return Array.isArray(value)
    case "object":
      return isJsonObject(value)
    case "boolean":
      return typeof value === "boolean"
    case "integer":
      return Number.isInteger(numberOf(value))
    case "number":
      return numberOf(value) !== undefined
    case "string":
      return typeof value === "string" || typeof value === "number"
  }
}

const fault = (at: string, field: Facts.Field, value: Exclude<Value, undefined | null>): InputFault | undefined => {
  const types = [field.type, ...(field.alsoTypes ?? [])]
  if (!types.some((type) => fits(type, value))) return wrong(at, `must be of type ${types.join(" or ")}`)
  if (Array.isArray(value)) return listFault(at, field, value)
  if (isJsonObject(value)) return fieldsFault(`${at}.`, field.fields ?? {}, value)
  if (field.special !== undefined && has(field.special, value)) return undefined
  if (field.enum !== undefined && !has(field.enum, value)) {
    return wrong(at, `must be one of ${field.enum.join(", ")}`)
  }
  const number = field.type === "string" ? undefined : numberOf(value)
  if (number !== undefined) {
    if (field.min !== undefined && number < field.min) return wrong(at, `must be at least ${field.min}`)
    if (field.max !== undefined && number > field.max) return wrong(at, `must be at most ${field.max}`)
  }
  return typeof value === "string" || number === undefined && typeof value === "number"
    ? textFault(at, field, `${value}`)
    : undefined
}

const textFault = (at: string, field: Facts.Field, value: string): InputFault | undefined => {
  const length = Array.from(value).length
  if (field.minLength !== undefined && length < field.minLength) return wrong(at, `is shorter than ${field.minLength}`)
  if (field.maxLength !== undefined && length > field.maxLength) return wrong(at, `is longer than ${field.maxLength}`)
  if (field.format === "url" && !/^[a-z][a-z0-9.+-]*:./i.test(value)) return wrong(at, "is no link")
  if (field.pattern !== undefined && !new RegExp(field.pattern).test(value)) return wrong(at, "has the wrong form")
  return undefined
}

const listFault = (at: string, field: Facts.Field, list: ReadonlyArray<Schema.Json>): InputFault | undefined => {
  if (field.minItems !== undefined && list.length < field.minItems) {
    return wrong(at, `must have at least ${field.minItems} items`)
  }
  if (field.maxItems !== undefined && list.length > field.maxItems) {
    return wrong(at, `must have at most ${field.maxItems} items`)
  }
  for (const [index, item] of list.entries()) {
    const found = field.items === undefined ? undefined : valueFault(`${at}[${index}]`, field.items, item)
    if (found !== undefined) return found
  }
  return undefined
}

/** Returns true if a field is required, and not filled in by the vendor. */
const isNeeded = (field: Facts.Field) => field.required === true && field.default === undefined

/** Returns the fault if every reading of a field refuses the value. */
const valueFault = (at: string, field: Facts.Field, value: Value): InputFault | undefined => {
  const { disputed = [] } = field
  const all: (typeof disputed)[number] = Object.assign({}, ...disputed)
  const readings = [field, ...[...disputed, all].map((reading) => overlaid(field, reading))]
  const faults = readings.map((reading) =>
    value === undefined || value === null
      ? isNeeded(reading) ? missing(at) : undefined
      : fault(at, reading, value)
  )
  return faults.includes(undefined) ? undefined : faults[0]
}

/** Returns another reading of a field: a range replaces a list. */
const overlaid = (field: Facts.Field, reading: NonNullable<Facts.Field["disputed"]>[number]): Facts.Field => {
  if (reading.min === undefined || reading.max === undefined) return { ...field, ...reading }
  const { enum: _, ...rest } = field
  return { ...rest, ...reading }
}

const fieldsFault = (
  under: string,
  fields: Readonly<Record<string, Facts.Field>>,
  input: Schema.JsonObject
): InputFault | undefined => {
  for (const [name, field] of Object.entries(fields)) {
    if (!Object.hasOwn(input, name) && field.alsoNamed?.some((other) => Object.hasOwn(input, other)) === true) continue
    const found = valueFault(`${under}${name}`, field, input[name])
    if (found !== undefined) return found
  }
  return undefined
}

const passes = (test: Facts.Test, value: Value, isCondition: boolean): boolean => {
  const { present, ...rest } = test
  if (present === isBlank(value)) return false
  if (Object.keys(rest).length === 0) return true
  if (value === undefined || isBlank(value)) return !isCondition
  return (test.some === undefined || holds(value, test.some)) &&
    (test.none === undefined || !holds(value, test.none)) &&
    (test.in === undefined || has(test.in, value)) &&
    (test.notIn === undefined || !has(test.notIn, value)) &&
    within(numberOf(value), test.min, test.max) &&
    within(Array.isArray(value) ? value.length : undefined, test.minItems, test.maxItems) &&
    within(typeof value === "string" ? Array.from(value).length : undefined, undefined, test.maxLength)
}

/** Returns true if a list has an item with these values. */
const holds = (value: Value, wanted: NonNullable<Facts.Test["some"]>): boolean =>
  Array.isArray(value) &&
  value.some((item: Value) =>
    isJsonObject(item) && Object.entries(wanted).every(([name, each]) => has(each.in, item[name]))
  )

const within = (value: number | undefined, min = -Infinity, max = Infinity): boolean =>
  value === undefined || (value >= min && value <= max)

const ruleFault = (rule: Facts.Rule, input: Schema.JsonObject): InputFault | undefined => {
  const broken = (name: string | undefined) => wrong(name ?? "input", `breaks a rule: ${rule.text}`)
  const sent = (names: ReadonlyArray<string>) => names.filter((name) => !isBlank(input[name]))
  const { atLeastOne = [], atMostOne = [], count, must = {}, when = {} } = rule
  if (!Object.entries(when).every(([name, test]) => passes(test, input[name], true))) return undefined
  const failing = Object.entries(must).find(([name, test]) => !passes(test, input[name], false))
  if (failing !== undefined) return broken(failing[0])
  if (atLeastOne.length > 0 && sent(atLeastOne).length === 0) return broken(atLeastOne[0])
  const [, second] = sent(atMostOne)
  if (second !== undefined) return broken(second)
  let items = 0
  for (const [name, times] of Object.entries(count?.of ?? {})) {
    const value = input[name]
    items += times * (Array.isArray(value) ? value.length : isBlank(value) ? 0 : 1)
  }
  return count !== undefined && items > count.max ? broken(undefined) : undefined
}

const modeFault = (model: Facts.Model, input: Schema.JsonObject): InputFault | undefined => {
  const mode = input["mode"]
  const { maxItems, required } = typeof mode === "string" ? model.modes?.[mode] ?? {} : {}
  const absent = required?.find((name) => input[name] === undefined && model.fields?.[name]?.default === undefined)
  if (absent !== undefined) return missing(absent)
  const full = Object.entries(maxItems ?? {}).find(([name, most]) => {
    const list = input[name]
    return Array.isArray(list) && list.length > most
  })
  return full === undefined ? undefined : wrong(full[0], `must have at most ${full[1]} items`)
}

/** Returns the first fault of an input, if there is one. */
const inputFault = (model: Facts.Model, input: Schema.JsonObject): InputFault | undefined => {
  const found = fieldsFault("", model.fields ?? {}, input) ?? modeFault(model, input)
  if (found !== undefined) return found
  for (const rule of model.rules ?? []) {
    const broken = ruleFault(rule, input)
    if (broken !== undefined) return broken
  }
  return undefined
}

/** The reason for refusing a submit: unknown model, model of another path, empty input, or wrong input. */
export type InputProblem = "NoModel" | "NoSubject" | InputFault

/** Returns the largest prompt length of a model, if known. */
export const promptLength = (keeper: Facts.Keeper, model: string): number | undefined =>
  Facts.find(keeper, model)?.fields?.["prompt"]?.maxLength

/**
 * Returns the vendor's objection to a submit, if there is one. `path` is its URL path, if the body does not name the
 * model.
 */
export const validateInput = (
  validation: ValidationMode,
  keeper: Facts.Keeper,
  submit: { readonly model: string; readonly path?: string | undefined; readonly input: Schema.JsonObject }
): InputProblem | undefined => {
  const { input, model: name, path } = submit
  const model = Facts.find(keeper, name)
  if (model === undefined && validation.models === "known") return "NoModel"
  if (model !== undefined && validation.inputs === "checked" && path !== undefined && path !== model.path) {
    return "NoModel"
  }
  if (model === undefined || validation.inputs === "any") return hasSubject(input) ? undefined : "NoSubject"
  return isMute(input) ? "NoSubject" : inputFault(model, input)
}

/** Returns true if a prompt is empty. */
const isMute = ({ prompt }: Schema.JsonObject): boolean =>
  typeof prompt === "string" && nonEmptyString(prompt) === undefined
