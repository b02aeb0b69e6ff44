/**
 * Reads a model's input from the schema that its vendor's API returns. Nothing in such a schema is relied on: what is not
 * understood is left out, and a bound that the shipped table contradicts only warns.
 */
import type { Bounds, Fields, FieldSpec, FieldType, FieldValue, ModelSpec } from "@effect-media/core/model/Model"
import type { MediaKind } from "@effect-media/core/task/TaskRef"
import * as Predicate from "effect/Predicate"

/** The deepest nesting that is read. */
const deepest = 12

/** The largest number of nodes that are read of one document; references may multiply them. */
const mostNodes = 5000

type Node = { readonly [key: string]: unknown }

const types: ReadonlyArray<FieldType> = ["string", "integer", "number", "boolean", "array", "object"]

const isNode = (value: unknown): value is Node => Predicate.isObject(value) && !Array.isArray(value)

const isScalar = (value: unknown): value is FieldValue =>
  typeof value === "string" || typeof value === "boolean" || (typeof value === "number" && Number.isFinite(value))

const numberIn = (node: Node, key: string): number | undefined => {
  const value = node[key]
  return typeof value === "number" && Number.isFinite(value) ? value : undefined
}

const countIn = (node: Node, key: string): number | undefined => {
  const value = numberIn(node, key)
  return value !== undefined && Number.isInteger(value) && value >= 0 ? value : undefined
}

/** A document, and the number of its nodes that may still be read. */
interface Reading {
  readonly document: unknown
  left: number
}

/** Returns a node, and of a reference its target inside the same document. */
const resolved = (reading: Reading, node: unknown, depth = 0): Node | undefined => {
  if (!isNode(node) || reading.left <= 0) return undefined
  reading.left -= 1
  const ref = node["$ref"]
  if (typeof ref !== "string") return node
  if (!ref.startsWith("#/") || depth >= deepest) return undefined
  let target = reading.document
  for (const part of ref.slice(2).split("/")) target = isNode(target) ? target[part] : undefined
  return resolved(reading, target, depth + 1)
}

const typeOf = (node: Node): FieldType | undefined => {
  const given = node["type"]
  const named: ReadonlyArray<unknown> = Array.isArray(given) ? given : [given]
  return types.find((type) => named.includes(type)) ?? (isNode(node["properties"]) ? "object" : undefined)
}

/** Returns the bounds of a field, without those that contradict each other, and without patterns. */
const boundsOf = (node: Node): Bounds => {
  const values = Array.isArray(node["enum"]) ? node["enum"].filter(isScalar) : []
  const pair = (least: number | undefined, most: number | undefined) =>
    least !== undefined && most !== undefined && least > most ? [undefined, undefined] as const : [least, most] as const
  const [min, max] = pair(numberIn(node, "minimum"), numberIn(node, "maximum"))
  const [minLength, maxLength] = pair(countIn(node, "minLength"), countIn(node, "maxLength"))
  const [minItems, maxItems] = pair(countIn(node, "minItems"), countIn(node, "maxItems"))
  return {
    ...(values.length === 0 ? {} : { enum: values }),
    ...(min === undefined ? {} : { min }),
    ...(max === undefined ? {} : { max }),
    ...(minLength === undefined ? {} : { minLength }),
    ...(maxLength === undefined ? {} : { maxLength }),
    ...(minItems === undefined ? {} : { minItems }),
    ...(maxItems === undefined ? {} : { maxItems })
  }
}

const boundKeys = ["type", "enum", "min", "max", "minLength", "maxLength", "minItems", "maxItems"] as const

/** Returns the bounds of the shipped field that a new one contradicts. */
const contradicted = (next: FieldSpec, known: FieldSpec): ReadonlyArray<Bounds> => {
  const other = boundKeys.filter((key) =>
    known[key] !== undefined && JSON.stringify(next[key]) !== JSON.stringify(known[key])
  )
  const required = next.required === true && known.required !== true ? { required: false } : undefined
  return other.length === 0 && required === undefined
    ? []
    : [{ ...Object.fromEntries(other.map((key) => [key, known[key]])), ...required }]
}

/** Reads one field; `known` is the shipped one. */
const fieldOf = (
  reading: Reading,
  given: unknown,
  isRequired: boolean,
  known: FieldSpec | undefined,
  depth: number
): FieldSpec | undefined => {
  const node = resolved(reading, given)
  const type = node && typeOf(node)
  if (node === undefined || type === undefined || depth > deepest) return known
  const items = type === "array" ? fieldOf(reading, node["items"], false, known?.items, depth + 1) : undefined
  const fields = type === "object" ? fieldsOf(reading, node, known?.fields, depth + 1) : undefined
  const format = node["format"]
  const field: FieldSpec = {
    ...boundsOf(node),
    type,
    ...(isRequired ? { required: true } : {}),
    ...(format === "uri" || format === "url" || known?.format === "url" ? { format: "url" } : {}),
    ...(isScalar(node["default"]) ? { default: node["default"] } : {}),
    ...(node["deprecated"] === true ? { deprecated: true } : {}),
    ...(items === undefined ? {} : { items }),
    ...(fields === undefined ? {} : { fields }),
    ...(known?.alsoTypes === undefined ? {} : { alsoTypes: known.alsoTypes }),
    ...(known?.alsoNamed === undefined ? {} : { alsoNamed: known.alsoNamed }),
    ...(known?.media === undefined ? {} : { media: known.media }),
    ...(known?.note === undefined ? {} : { note: known.note })
  }
  const disputed = known === undefined ? [] : [...(known.disputed ?? []), ...contradicted(field, known)]
  return disputed.length === 0 ? field : { ...field, disputed }
}

/** Reads the properties of an object; a shipped field that is missing is kept, and no longer required. */
const fieldsOf = (reading: Reading, node: Node, known: Fields | undefined, depth: number): Fields | undefined => {
  const properties = node["properties"]
  if (!isNode(properties)) return known
  const required: ReadonlyArray<unknown> = Array.isArray(node["required"]) ? node["required"] : []
  const read = Object.entries(properties).flatMap(([name, given]) => {
    const own = known !== undefined && Object.hasOwn(known, name) ? known[name] : undefined
    const field = fieldOf(reading, given, required.includes(name), own, depth)
    return field === undefined ? [] : [[name, field] as const]
  })
  const gone = Object.entries(known ?? {}).filter(([name]) => !Object.hasOwn(properties, name))
    .map(([name, { required: _, ...field }]) => [name, field] as const)
  return Object.fromEntries([...read, ...gone])
}

/** Searches a document for the schema of the object `input` in the body of a submit. */
const inputOf = (reading: Reading, node: unknown = reading.document, depth = 0): Node | undefined => {
  const here = resolved(reading, node)
  if (here === undefined || depth > deepest) return undefined
  const { properties } = here
  if (isNode(properties) && Object.hasOwn(properties, "input")) {
    const input = resolved(reading, properties["input"])
    const inner = input?.["properties"]
    if (isNode(inner) && Object.keys(inner).length > 0) return input
  }
  for (const value of Object.values(here)) {
    const found = inputOf(reading, value, depth + 1)
    if (found !== undefined) return found
  }
  return undefined
}

const kindOf = (tasks: ReadonlyArray<string>): MediaKind => {
  const text = tasks.join(" ").toLowerCase()
  if (/video/.test(text)) return "video"
  if (/image/.test(text)) return "image"
  return /audio|speech|music|sound/.test(text) ? "audio" : "other"
}

/** The facts of a model from a vendor's API. */
export interface Answer {
  readonly model: string
  readonly tasks: ReadonlyArray<string>
  readonly openapi: unknown
}

/**
 * Returns a model as its vendor's API describes it; `undefined` if its input cannot be read. `known` is the shipped model,
 * whose rules and prices stay.
 */
export const modelOf = (
  { model, openapi, tasks }: Answer,
  known: ModelSpec | undefined,
  seen: string
): ModelSpec | undefined => {
  const reading: Reading = { document: openapi, left: mostNodes }
  const input = inputOf(reading)
  const fields = input && fieldsOf(reading, input, known?.fields, 0)
  if (fields === undefined || Object.keys(fields).length === 0) return undefined
  return {
    id: model,
    kind: known?.kind ?? kindOf(tasks),
    task: known?.task ?? tasks[0] ?? "",
    tasks: known?.tasks ?? tasks,
    path: known?.path ?? "/api/v1/jobs/createTask",
    container: known?.container ?? "input",
    evidence: "vendor",
    seen,
    fields,
    ...(known?.aliases === undefined ? {} : { aliases: known.aliases }),
    ...(known?.modes === undefined ? {} : { modes: known.modes }),
    ...(known?.rules === undefined ? {} : { rules: known.rules }),
    ...(known?.prices === undefined ? {} : { prices: known.prices })
  }
}

const changedKeys = [...boundKeys, "required", "default"] as const

const show = (value: unknown) => value === undefined ? "none" : JSON.stringify(value)

/** Lists the differences between two models' fields, as texts. */
export const changesOf = (known: ModelSpec, next: ModelSpec): ReadonlyArray<string> =>
  Object.entries(next.fields).flatMap(([name, field]) => {
    const before = Object.hasOwn(known.fields, name) ? known.fields[name] : undefined
    if (before === undefined) return [`${name}: new`]
    return changedKeys.filter((key) => JSON.stringify(before[key]) !== JSON.stringify(field[key])).map((key) =>
      `${name}: ${key} ${show(before[key])} → ${show(field[key])}`
    )
  })
