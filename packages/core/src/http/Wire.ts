/**
 * Decodes the forms that vendors use in replies, once for all providers: JSON inside strings, times in seconds or
 * milliseconds, numbers as strings, and three forms of an empty field.
 *
 * Decode leniently what may vary, and strictly what the library relies on.
 */
import * as DateTime from "effect/DateTime"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import * as Predicate from "effect/Predicate"
import * as Schema from "effect/Schema"
import type * as SchemaAST from "effect/SchemaAST"
import * as SchemaGetter from "effect/SchemaGetter"
import * as SchemaIssue from "effect/SchemaIssue"
import * as SchemaParser from "effect/SchemaParser"
import * as SchemaTransformation from "effect/SchemaTransformation"
import { parseJson } from "../internal/json.ts"
import { TaskId } from "../task/TaskRef.ts"
import { isLink, linksIn, linkTexts } from "./internal/links.ts"

const saysSomething = (field: Option.Option<unknown>): field is Option.Some<unknown> =>
  Option.isSome(field) && field.value !== null && field.value !== undefined && field.value !== ""

// A value that was just decoded is not checked again.
const optionOf = <A>() => Schema.declare((value): value is Option.Option<A> => Option.isOption(value))

const hasNothing = Effect.succeed(Option.some(Option.none()))

/** Creates the schema of a field that may be empty, from the decoder of a field that is not. */
const fieldOf = <A, I>(
  schema: Schema.Codec<A, I>,
  decode: (value: unknown, options: SchemaAST.ParseOptions) => Effect.Effect<Option.Option<A>, SchemaIssue.Issue>
) => {
  const encode = SchemaParser.encodeUnknownEffect(schema)
  return Schema.optionalKey(Schema.Unknown).pipe(
    Schema.decodeTo(optionOf<A>(), {
      decode: SchemaGetter.transformOptionalEffect((field: Option.Option<unknown>, options) =>
        saysSomething(field) ? Effect.mapEager(decode(field.value, options), Option.some) : hasNothing
      ),
      encode: SchemaGetter.transformOptionalEffect((field: Option.Option<Option.Option<A>>) =>
        Option.match(Option.flatten(field), {
          onNone: () => Effect.succeed(Option.none()),
          onSome: (value) => Effect.map(encode(value), Option.some)
        })
      )
    })
  )
}

/**
 * Creates a field that may be absent, null or `""`: all three are `None`. Any other value must decode.
 *
 * @example
 * ```ts import.meta.vitest
 * import { Wire } from "@effect-media/core/http"
 * import * as Option from "effect/Option"
 * import * as Schema from "effect/Schema"
 *
 * const decode = Schema.decodeUnknownSync(Schema.Struct({ failCode: Wire.optional(Wire.Text) }))
 *
 * decode({}) // => { failCode: Option.none() }
 * decode({ failCode: "" }) // => { failCode: Option.none() }
 * decode({ failCode: 422 }) // => { failCode: Option.some("422") }
 * ```
 */
export const optional = <A, I>(schema: Schema.Codec<A, I>) => {
  const decode = SchemaParser.decodeUnknownEffect(schema)
  return fieldOf(schema, (value, options) => Effect.mapEager(decode(value, options), Option.some))
}

/**
 * Creates a field like {@link optional}, but only for information: a value that cannot be decoded is `None`, too.
 */
export const informative = <A, I>(schema: Schema.Codec<A, I>) => {
  const decode = Schema.decodeUnknownOption(schema)
  return fieldOf(schema, (value) => Effect.succeed(decode(value)))
}

const digits = { decode: SchemaGetter.String<number>(), encode: SchemaGetter.Number<string>() }

/** A text that some endpoints send as a number, such as a code or an id. */
export const Text = Schema.Union([Schema.String, Schema.Finite.pipe(Schema.decodeTo(Schema.String, digits))])

/**
 * A task's id in the reply to a submit: a text that is a `TaskId`, or an integer with all its digits. With any other value,
 * such as `1.9e18`, the outcome of the submit is unknown.
 */
export const Id = Schema.Union([TaskId, Schema.Int.pipe(Schema.decodeTo(Schema.String, digits))])

/** A finite number, or a string that holds one. */
export const Numeric = Schema.Union([Schema.Finite, Schema.FiniteFromString])

/** Progress in percent, limited to 0 to 100. */
export const Percent = Numeric.pipe(Schema.decodeTo(
  Schema.Finite,
  SchemaTransformation.transform({
    decode: (percent: number) => Math.min(100, Math.max(0, percent)),
    encode: (percent: number) => percent
  })
))

// 1e11 s is the year 5138, 1e11 ms is March 1973: no task has such a time.
const firstMillis = 1e11

// A later time has no plain ISO-8601 form, and adding to the very last times is impossible.
const year9999 = 253_370_764_800_000

const timeOf = (word: number | string): Option.Option<DateTime.Utc> => {
  const epoch = Number(word)
  if (Number.isNaN(epoch)) return DateTime.make(word)
  return epoch <= 0 ? Option.none() : DateTime.make(epoch < firstMillis ? epoch * 1000 : epoch)
}

/**
 * A time, UTC: epoch seconds or milliseconds (distinguished by size), as a number or a string, or an ISO-8601 text.
 *
 * @example
 * ```ts import.meta.vitest
 * import { Wire } from "@effect-media/core/http"
 * import * as DateTime from "effect/DateTime"
 * import * as Schema from "effect/Schema"
 *
 * const iso = (time: unknown) => DateTime.formatIso(Schema.decodeUnknownSync(Wire.Time)(time))
 *
 * iso(1775137415) // => "2026-04-02T13:43:35.000Z"
 * iso(1775137415000) // => "2026-04-02T13:43:35.000Z"
 * iso("2026-04-02T13:43:35Z") // => "2026-04-02T13:43:35.000Z"
 * ```
 */
export const Time = Schema.Union([Schema.Finite, Schema.String]).pipe(Schema.decodeTo(
  Schema.DateTimeUtc,
  SchemaTransformation.transformEffect({
    decode: (word: number | string, options) =>
      Option.match(Option.filter(timeOf(word), (time) => DateTime.toEpochMillis(time) < year9999), {
        onNone: () => Effect.fail(new SchemaIssue.InvalidValue({ expected: "a time before 9999" }, word, options)),
        onSome: Effect.succeed
      }),
    encode: (time: DateTime.Utc) => Effect.succeed(DateTime.toEpochMillis(time))
  })
))

/** Decodes a value, or the JSON that a text holds; null is `None`. */
const jsonOf = <A, I>(schema: Schema.Codec<A, I>) => {
  const decode = SchemaParser.decodeUnknownEffect(Schema.NullOr(schema))
  return (value: unknown, options: SchemaAST.ParseOptions): Effect.Effect<Option.Option<A>, SchemaIssue.Issue> => {
    const json = typeof value === "string" ? parseJson(value) : value
    return json === undefined
      ? Effect.fail(new SchemaIssue.InvalidValue({ expected: "a valid JSON string" }, value, options))
      : Effect.mapEager(decode(json, options), Option.fromNullOr)
  }
}

/**
 * Creates a field with JSON inside a string. Absent, null, `""` and `"null"` mean "not yet" and are `None`; a string is
 * parsed and decoded; an object is decoded directly.
 *
 * @example
 * ```ts import.meta.vitest
 * import { Wire } from "@effect-media/core/http"
 * import * as Option from "effect/Option"
 * import * as Schema from "effect/Schema"
 *
 * const Result = Schema.Struct({ resultUrls: Schema.Array(Schema.String) })
 * const decode = Schema.decodeUnknownSync(Schema.Struct({ resultJson: Wire.jsonText(Result) }))
 *
 * decode({ resultJson: "" }) // => { resultJson: Option.none() }
 * decode({ resultJson: '{"resultUrls":["a"]}' }) // => { resultJson: Option.some({ resultUrls: ["a"] }) }
 * decode({ resultJson: { resultUrls: ["a"] } }) // => { resultJson: Option.some({ resultUrls: ["a"] }) }
 * ```
 */
export const jsonText = <A, I>(schema: Schema.Codec<A, I>) => fieldOf(schema, jsonOf(schema))

/** Creates a field like {@link jsonText}, but a value that cannot be decoded is `None`, too. */
export const informativeJsonText = <A, I>(schema: Schema.Codec<A, I>) => {
  const decode = jsonOf(schema)
  return fieldOf(
    schema,
    (value, options) => Effect.catchEager(decode(value, options), () => Effect.succeed(Option.none<A>()))
  )
}

/**
 * Creates the schema of a text, with editor completion for the known words.
 */
export const openLiterals = <const Words extends ReadonlyArray<string>>(words: Words) =>
  Schema.Union([Schema.Literals(words), Schema.StringForLiteralAutocomplete])

const linksOf = (url: unknown): ReadonlyArray<string> => {
  if (typeof url === "string") return linkTexts(url)
  return linksIn([url]).flatMap(({ role, url }) => role === "result" ? [url] : [])
}

/** A link to a file: an http(s) URL, or a `data:` URL. */
export const Link = Schema.String.check(Schema.makeFilter((text: string) => isLink(text) || "must be a link"))

/**
 * Links: an array of texts, or of objects that hold links, or a single text, which may itself be a list. Texts that are no
 * http(s) or `data:` URL are left out.
 */
export const Urls = Schema.Union([Schema.String, Schema.Array(Schema.Unknown)]).pipe(
  Schema.decodeTo(
    Schema.declare((urls): urls is ReadonlyArray<string> => Array.isArray(urls) && urls.every(Predicate.isString)),
    SchemaTransformation.transform({
      decode: (urls: string | ReadonlyArray<unknown>): ReadonlyArray<string> =>
        typeof urls === "string" ? linksOf(urls) : urls.flatMap(linksOf),
      encode: (urls: ReadonlyArray<string>): string | ReadonlyArray<unknown> => urls
    })
  )
)

/**
 * Creates a record whose `resultJson` is read only if `state` is success. A `resultJson` that cannot be decoded is `None`:
 * the record still shows that the task succeeded, and its links are searched for in the whole reply.
 */
export const recordWithResult = <const Fields extends Schema.Struct.Fields, A, I>(
  fields: Fields,
  result: Schema.Codec<A, I>
) =>
  Schema.Union([
    Schema.Struct({ state: successWord, ...fields, resultJson: informativeJsonText(result) }),
    Schema.Struct({ state: otherWord, ...fields, resultJson: informative(Schema.Never) })
  ])

const successWord = Schema.String.check(Schema.isPattern(/^\s*success\s*$/i))
const otherWord = Schema.String.check(Schema.isPattern(/^(?!\s*success\s*$)/i))
