/**
 * Describes a vendor's models: the endpoint, the input, the price, and how reliable these facts are.
 *
 * The values are in the providers' tables (`@effect-media/kie/models` and so on), which are generated from the
 * repository's catalogue as one `ModelTable` per vendor. Facts on which sources disagree are marked: `disputed`.
 */
import * as Arr from "effect/Array"
import type * as Option from "effect/Option"
import type { MediaKind } from "../task/TaskRef.ts"

/**
 * The evidence for a fact.
 *
 * - `vendor`: the vendor's own page or schema
 * - `vendor-copy`: the vendor's page, as saved by a third party
 * - `third-party`: read from other people's code or pages
 */
export type Evidence = "vendor" | "vendor-copy" | "third-party"

/** The JSON type of a field. */
export type FieldType = "string" | "integer" | "number" | "boolean" | "array" | "object"

/** A value that a list of allowed values can hold. */
export type FieldValue = string | number | boolean

/**
 * A model of a vendor's own API.
 *
 * - `id`: as it is in a request
 * - `kind`, `task`, `tasks`: what it makes, its main use, and all uses, like `"image-to-video"`
 * - `path`: its endpoint, relative to the vendor's API
 * - `container`: where the fields are in the body: in `input`, or at the top level, next to `model`
 * - `fields`: the input, by the vendor's names
 * - `rules`: rules between fields
 * - `modes`: by value of the field `mode`, its further requirements
 * - `prices`: as published; empty if none is known
 * - `seen`: the month in which the source was seen
 * - `aliases`: other spellings of the id
 * - `status`: what is uncertain about the whole row
 * - `synthetic`: the id is invented here, since the endpoint takes none
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

/**
 * A model that a vendor no longer lists.
 *
 * - `path`: the endpoint that it had; `since`: the month in which it was found missing
 * - `replacedBy`: the model to use instead, if there is one; the id itself if only the endpoint and the fields changed
 * - `renamed`: the former fields by their new names; `set`: new fields with a fixed value; `dropped`: fields without a
 *   successor
 * - `evidence`: the evidence for the replacement
 */
export interface FormerModel {
  readonly id: string
  readonly kind: MediaKind
  readonly path: string
  readonly since: string
  readonly replacedBy?: string | undefined
  readonly renamed?: Readonly<Record<string, string>> | undefined
  readonly set?: Readonly<Record<string, FieldValue>> | undefined
  readonly dropped?: ReadonlyArray<string> | undefined
  readonly note?: string | undefined
  readonly evidence: Evidence
}

/** Finds the model of an id, or of another spelling of it. */
export const find = (models: ReadonlyArray<ModelSpec>, id: string): Option.Option<ModelSpec> =>
  Arr.findFirst(models, (model) => model.id === id || model.aliases?.includes(id) === true)

/** Fields by their names. */
export type Fields = Readonly<Record<string, FieldSpec>>

/**
 * The limits of a value.
 *
 * - `enum`: the only values; `special`: values that are allowed in addition to `min` and `max`, like -1 for automatic
 * - `min`, `max`, `step`: of a number; `minLength`, `maxLength`: of a string, in characters; `minItems`, `maxItems`: of
 *   a list
 * - `format`: `"url"`: a link, including one to an asset of the vendor
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
 * - `type`, and `alsoTypes` that are known to be accepted too
 * - `suggest`: good values of an open list
 * - `media`: the requirements for the linked file
 * - `items`: what a list holds; `fields`: what an object holds
 * - `alsoNamed`: names that other sources give it
 * - `disputed`: the bounds that other sources give instead: a value that one of them allows is not certainly wrong
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
 * The requirements for a linked file. They are not checked here, since nothing is fetched. Pairs are the minimum and
 * the maximum; `ratio` is width divided by height.
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

/**
 * The requirements of one value of `mode`: fields that it needs, fields that are documented only for other modes,
 * bounds.
 */
export interface Mode {
  readonly required?: ReadonlyArray<string> | undefined
  readonly notFor?: ReadonlyArray<string> | undefined
  readonly maxItems?: Readonly<Record<string, number>> | undefined
}

/**
 * A rule between fields. Without `must`, `atLeastOne` and `atMostOne` it is a text to read, and is not checked.
 *
 * - `inferred`: the vendor does not document it: it only warns
 * - `when`: it applies if all these tests pass; @default always
 * - `must`: all these must pass
 * - `atLeastOne`, `atMostOne`: of these fields
 * - `count`: the items of these fields together, each counted so many times, are at most `max`; a value that is not a
 *   list counts as one
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
 * A test of one field. An absent field counts as its default, if it has one, for every test but `present`. Without a
 * default it passes no test of a `when`, and every test of a `must`. An empty list and an empty text count as absent.
 *
 * - `some`, `none`: one item, or no item, of a list has one of these values in a field of its own
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

/** The allowed values of the fields of a list's item. */
export type ItemTest = Readonly<Record<string, { readonly in: ReadonlyArray<FieldValue> }>>

/**
 * A published price.
 *
 * - `amount` of `unit`, for each `per`, like `"image"` or `"second"`
 * - `when`: the field values for which it applies; a key with a space is the source's own word, not a field
 * - `evidence`, `seen`: absent if they are those of the row
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
