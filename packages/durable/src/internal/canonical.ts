import * as Schema from "effect/Schema"
import * as SchemaTransformation from "effect/SchemaTransformation"

const encode = Schema.encodeSync(Schema.fromJsonString(Schema.Unknown))

const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== "object" || value === null) return value
  return Object.fromEntries(
    Object.entries(value).toSorted(([a], [b]) => a < b ? -1 : 1).map(([key, field]) => [key, sorted(field)])
  )
}

/** Returns JSON as text, with the fields of every object in the order of their names. */
export const canonical = (value: unknown): string => encode(sorted(value))

const escape = (text: string): string =>
  // oxlint-disable-next-line no-control-regex
  text.replace(/[^\x00-\x7f]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`)

/**
 * Encodes a value as JSON text of ASCII characters, which a database with any encoding can hold. A vendor's text must
 * never prevent a billed job from being stored.
 */
export const asciiJson = <A, I>(schema: Schema.Codec<A, I>): Schema.Codec<A, string> =>
  Schema.String.pipe(
    Schema.decodeTo(Schema.String, SchemaTransformation.transform({ decode: (text: string) => text, encode: escape })),
    Schema.decodeTo(Schema.fromJsonString(Schema.toCodecJson(schema)))
  )
