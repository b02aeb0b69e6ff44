import * as Schema from "effect/Schema"

const encode = Schema.encodeSync(Schema.fromJsonString(Schema.Unknown))

const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== "object" || value === null) return value
  return Object.fromEntries(
    Object.entries(value).toSorted(([a], [b]) => a < b ? -1 : 1).map(([key, field]) => [key, sorted(field)])
  )
}

/** JSON as text, with the fields of every object in the order of their names. */
export const canonical = (value: unknown): string => encode(sorted(value))
