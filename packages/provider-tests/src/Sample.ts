/**
 * Reads the samples of a provider: `test/samples/<operation>/{ok,error}/*.json`, one file per shape of a reply.
 */
import { MediaKind } from "@effect-media/core/task/TaskRef"
import * as Predicate from "effect/Predicate"
import * as Schema from "effect/Schema"
import { globSync, readFileSync } from "node:fs"
import { basename, join } from "node:path"

/**
 * A reply as it is sent, its source, and its expected decoding.
 *
 * - `kind`: the kind of the handle that was requested
 * - `body` or `text`: the body, as JSON or as it is
 * - `expect`: the relevant part of the decoded reply
 * - `says`: words in the problem of a submit's reply that cannot be decoded
 */
export const Sample = Schema.Struct({
  source: Schema.NonEmptyString,
  kind: Schema.optionalKey(MediaKind),
  httpStatus: Schema.Int,
  headers: Schema.optionalKey(Schema.Record(Schema.String, Schema.String)),
  body: Schema.optionalKey(Schema.Json),
  text: Schema.optionalKey(Schema.String),
  expect: Schema.Json,
  says: Schema.optionalKey(Schema.String)
})
/** A reply as it is sent, its source, and its expected decoding. */
export interface Sample extends Schema.Schema.Type<typeof Sample> {}

const decode = Schema.decodeUnknownSync(Schema.fromJsonString(Sample), { onExcessProperty: "error" })
const toText = Schema.encodeSync(Schema.fromJsonString(Schema.Json))

/** Lists the folders below `root` that contain samples, as `<operation>/<outcome>`. */
export const folders = (root: string): ReadonlyArray<string> =>
  Array.from(new Set(globSync("*/*/*.json", { cwd: root }).map((file) => file.split(/[\\/]/).slice(0, 2).join("/"))))

/** Reads the samples of one folder below `root`, by name. */
export const samples = (
  root: string,
  operation: string,
  outcome: "ok" | "error"
): ReadonlyArray<readonly [name: string, sample: Sample]> =>
  globSync(join(root, operation, outcome, "*.json")).toSorted().map((file) =>
    [basename(file, ".json"), decode(readFileSync(file, "utf8"))] as const
  )

/** Returns the body of a sample. */
export const textOf = ({ body = null, text }: Sample): string => text ?? toText(body)

/** Returns the vendor's answer for a sample. */
export const answer = (sample: Sample) => () =>
  new Response(textOf(sample), {
    status: sample.httpStatus,
    headers: { "content-type": "application/json", ...sample.headers }
  })

/**
 * Returns the part of a value that an expectation describes: of objects the fields that it names, of lists every item.
 */
export const part = (actual: unknown, expected: unknown): unknown => {
  if (Array.isArray(actual) && Array.isArray(expected)) {
    return actual.map((item, i) => i in expected ? part(item, expected[i]) : item)
  }
  return isRecord(actual) && isRecord(expected)
    ? Object.fromEntries(
      Object.keys(expected).filter((key) => key in actual).map((key) => [key, part(actual[key], expected[key])])
    )
    : actual
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  Predicate.isObject(value) && !Array.isArray(value)
