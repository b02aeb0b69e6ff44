/**
 * What is known of a vendor's model: where it is asked for, which input it takes, what it costs, and how sure that is.
 *
 * The values stand in the providers' tables (`@effect-media/kie/models` and so on), which are written from the repository's
 * catalogue. Facts that sources disagree on stay marked: `disputed`.
 */
import * as Arr from "effect/Array"
import type * as Option from "effect/Option"
import type { MediaKind } from "../task/TaskRef.ts"

/**
 * How sure a fact is.
 *
 * - `vendor`: the vendor's own page or schema
 * - `vendor-copy`: the vendor's page, as somebody saved it
 * - `third-party`: read from the code or pages of others
 */
export type Evidence = "vendor" | "vendor-copy" | "third-party"

/** What a field holds, in JSON's words. */
export type FieldType = "string" | "integer" | "number" | "boolean" | "array" | "object"

/** A value that a list of allowed values can hold. */
export type FieldValue = string | number | boolean

/**
 * What a vendor's own API calls a model.
 *
 * - `id`: as it stands in a request
 * - `kind`, `task`, `tasks`: what it makes, its main use, and all of them, like `"image-to-video"`
 * - `path`: where it is asked for, relative to the vendor's API
 * - `container`: where the fields stand in the body: in `input`, or at the top, beside `model`
 * - `fields`: the input, by the vendor's names
 * - `rules`: what holds between fields
 * - `modes`: by value of the field `mode`, what else it wants
 * - `prices`: as published; empty where none is known
 * - `seen`: the month in which the source was seen
 * - `aliases`: other spellings of the id
 * - `status`: what is not certain about the whole row
 * - `synthetic`: the id is made up here, since the endpoint takes none
 */
export interface ModelSpec {
  readonly id: string
  readonly kind: MediaKind
  readonly task: string
  readonly tasks: ReadonlyArray<string>
  readonly path: string
  readonly container: "input" | ""
  readonly evidence: Evidence
  readonly seen?: string | undefined
  readonly aliases?: ReadonlyArray<string> | undefined
  readonly status?: string | undefined
  readonly synthetic?: true | undefined
  readonly fields: Fields
  readonly modes?: Readonly<Record<string, Mode>> | undefined
  readonly rules?: ReadonlyArray<Rule> | undefined
  readonly prices?: ReadonlyArray<Price> | undefined
}

/** The model of an id, or of another spelling of it. */
export const find = (models: ReadonlyArray<ModelSpec>, id: string): Option.Option<ModelSpec> =>
  Arr.findFirst(models, (model) => model.id === id || model.aliases?.includes(id) === true)

/** Fields by their names. */
export type Fields = Readonly<Record<string, FieldSpec>>

/**
 * What may bound a value.
 *
 * - `enum`: the only values; `special`: values that are allowed beside `min` and `max`, like -1 for automatic
 * - `min`, `max`, `step`: of a number; `minLength`, `maxLength`: of a text, in characters; `minItems`, `maxItems`: of a list
 * - `format`: `"url"`, a link, also to an asset of the vendor's
 */
export interface Bounds {
  readonly type?: FieldType | undefined
  readonly alsoTypes?: ReadonlyArray<FieldType> | undefined
  readonly enum?: ReadonlyArray<FieldValue> | undefined
  readonly special?: ReadonlyArray<FieldValue> | undefined
  readonly min?: number | undefined
  readonly max?: number | undefined
  readonly step?: number | undefined
  readonly minLength?: number | undefined
  readonly maxLength?: number | undefined
  readonly minItems?: number | undefined
  readonly maxItems?: number | undefined
  readonly pattern?: string | undefined
  readonly format?: "url" | undefined
  readonly required?: boolean | undefined
}

/**
 * One field of an input.
 *
 * - `type`, and `alsoTypes` that are known to be taken too
 * - `suggest`: good values of an open list
 * - `media`: what the linked file has to be
 * - `items`: what a list holds; `fields`: what an object holds
 * - `alsoNamed`: names that other sources give it
 * - `disputed`: what other sources say in place of these bounds: what one of them allows is not surely wrong
 */
export interface FieldSpec extends Bounds {
  readonly type: FieldType
  readonly note?: string | undefined
  readonly default?: unknown
  readonly deprecated?: true | undefined
  readonly suggest?: ReadonlyArray<string> | undefined
  readonly media?: MediaBounds | undefined
  readonly items?: FieldSpec | undefined
  readonly fields?: Fields | undefined
  readonly alsoNamed?: ReadonlyArray<string> | undefined
  readonly disputed?: ReadonlyArray<Bounds> | undefined
}

/**
 * What a linked file has to be: none of it is checked here, since nothing is fetched. Pairs are the least and the most;
 * `ratio` is width by height.
 */
export interface MediaBounds {
  readonly formats?: ReadonlyArray<string> | undefined
  readonly sizes?: ReadonlyArray<string> | undefined
  readonly maxMB?: number | undefined
  readonly totalMB?: number | undefined
  readonly seconds?: readonly [number, number] | undefined
  readonly maxSeconds?: number | undefined
  readonly totalSeconds?: number | undefined
  readonly ratio?: readonly [number, number] | undefined
  readonly sidePx?: readonly [number, number] | undefined
  readonly minSidePx?: number | undefined
  readonly maxLongSidePx?: number | undefined
  readonly areaPx?: readonly [number, number] | undefined
  readonly fps?: readonly [number, number] | undefined
  readonly minFps?: number | undefined
}

/** What one value of `mode` wants: fields that it needs, fields that are documented for other modes only, bounds. */
export interface Mode {
  readonly required?: ReadonlyArray<string> | undefined
  readonly notFor?: ReadonlyArray<string> | undefined
  readonly maxItems?: Readonly<Record<string, number>> | undefined
}

/**
 * A rule between fields. Without `must`, `atLeastOne` and `atMostOne` it is a text to read, and nothing checks it.
 *
 * - `inferred`: the vendor does not write it: it only warns
 * - `when`: it holds where all these tests pass; @default always
 * - `must`: all these have to pass
 * - `atLeastOne`, `atMostOne`: of these fields
 * - `count`: the items of these fields together, each counting so many times, are at most `max`; what is no list is one
 */
export interface Rule {
  readonly text: string
  readonly inferred?: true | undefined
  readonly when?: Readonly<Record<string, FieldTest>> | undefined
  readonly must?: Readonly<Record<string, FieldTest>> | undefined
  readonly atLeastOne?: ReadonlyArray<string> | undefined
  readonly atMostOne?: ReadonlyArray<string> | undefined
  readonly count?: { readonly of: Readonly<Record<string, number>>; readonly max: number } | undefined
}

/**
 * A test of one field. A field that is absent counts as its default, where it has one, for everything but `present`; without
 * one it passes nothing of a `when`, and everything of a `must`. An empty list and an empty text count as absent.
 *
 * - `some`, `none`: of a list's items one has, or none has, one of these values in a field of its own
 */
export interface FieldTest {
  readonly present?: boolean | undefined
  readonly in?: ReadonlyArray<FieldValue> | undefined
  readonly notIn?: ReadonlyArray<FieldValue> | undefined
  readonly min?: number | undefined
  readonly max?: number | undefined
  readonly minItems?: number | undefined
  readonly maxItems?: number | undefined
  readonly maxLength?: number | undefined
  readonly some?: ItemTest | undefined
  readonly none?: ItemTest | undefined
}

/** What the fields of a list's item hold. */
export type ItemTest = Readonly<Record<string, { readonly in: ReadonlyArray<FieldValue> }>>

/**
 * A published price.
 *
 * - `amount` of `unit`, for each `per`, like `"image"` or `"second"`
 * - `when`: the field values that it holds for; a key with a space is the source's own word, and no field
 * - `evidence`, `seen`: absent where they are the row's
 */
export interface Price {
  readonly amount: number
  readonly unit: string
  readonly per: string
  readonly when?: Readonly<Record<string, FieldValue | ReadonlyArray<FieldValue>>> | undefined
  readonly evidence?: Evidence | undefined
  readonly seen?: string | undefined
  readonly note?: string | undefined
}
