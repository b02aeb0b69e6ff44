// The format of the catalogue's JSON: the allowed fields of a row, and no others.
import * as Schema from "effect/Schema"

const Evidence = Schema.Literals(["vendor", "vendor-copy", "third-party"])
const Month = Schema.String.check(Schema.isPattern(/^20\d\d-\d\d(-\d\d)?$/))
const Type = Schema.Literals(["string", "integer", "number", "boolean", "array", "object"])
const Value = Schema.Union([Schema.String, Schema.Finite, Schema.Boolean])
const Values = Schema.NonEmptyArray(Value)
const Texts = Schema.NonEmptyArray(Schema.String)
const Span = Schema.Tuple([Schema.Finite, Schema.Finite])
const Count = Schema.Int.check(Schema.isGreaterThanOrEqualTo(0))
const optional = Schema.optionalKey

export const MediaBounds = Schema.Struct({
  formats: optional(Texts),
  sizes: optional(Texts),
  maxMB: optional(Schema.Finite),
  totalMB: optional(Schema.Finite),
  seconds: optional(Span),
  maxSeconds: optional(Schema.Finite),
  totalSeconds: optional(Schema.Finite),
  ratio: optional(Span),
  sidePx: optional(Span),
  minSidePx: optional(Schema.Finite),
  maxLongSidePx: optional(Schema.Finite),
  areaPx: optional(Span),
  fps: optional(Span),
  minFps: optional(Schema.Finite)
})

export interface Field {
  readonly type: typeof Type.Type
  readonly alsoTypes?: ReadonlyArray<typeof Type.Type>
  readonly enum?: ReadonlyArray<typeof Value.Type>
  readonly special?: ReadonlyArray<typeof Value.Type>
  readonly min?: number
  readonly max?: number
  readonly step?: number
  readonly minLength?: number
  readonly maxLength?: number
  readonly minItems?: number
  readonly maxItems?: number
  readonly pattern?: string
  readonly format?: "url"
  readonly required?: boolean
  readonly default?: unknown
  readonly deprecated?: true
  readonly suggest?: ReadonlyArray<string>
  readonly media?: typeof MediaBounds.Type
  readonly note?: string
  readonly items?: Field
  readonly fields?: Readonly<Record<string, Field>>
}

const nested: Schema.Codec<Field> = Schema.suspend(() => Field)

export const Field: Schema.Codec<Field> = Schema.Struct({
  type: Type,
  alsoTypes: optional(Schema.NonEmptyArray(Type)),
  enum: optional(Values),
  special: optional(Values),
  min: optional(Schema.Finite),
  max: optional(Schema.Finite),
  step: optional(Schema.Finite),
  minLength: optional(Count),
  maxLength: optional(Count),
  minItems: optional(Count),
  maxItems: optional(Count),
  pattern: optional(Schema.String),
  format: optional(Schema.Literal("url")),
  required: optional(Schema.Boolean),
  default: optional(Schema.Json),
  deprecated: optional(Schema.Literal(true)),
  suggest: optional(Texts),
  media: optional(MediaBounds),
  note: optional(Schema.String),
  items: optional(nested),
  fields: optional(Schema.Record(Schema.String, nested))
})

export const Price = Schema.Struct({
  amount: Schema.Finite,
  unit: Schema.String,
  per: Schema.String,
  when: optional(Schema.Record(Schema.String, Schema.Union([Value, Values]))),
  evidence: optional(Evidence),
  seen: optional(Month),
  note: optional(Schema.String)
})
export type Price = typeof Price.Type

const Conflict = Schema.Struct({
  field: Schema.String,
  key: Schema.String,
  value: Schema.Json,
  evidence: Schema.Union([Evidence, Schema.Literal("recorded")]),
  source: Schema.String,
  seen: optional(Month),
  why: optional(Schema.String)
})

const Recorded = Schema.Struct({
  seen: Month,
  code: Schema.Int,
  input: Schema.Record(Schema.String, Schema.Json)
})

const Mode = Schema.Struct({
  required: optional(Schema.Array(Schema.String)),
  notFor: optional(Schema.Array(Schema.String)),
  maxItems: optional(Schema.Record(Schema.String, Count))
})

/** One model of one vendor. */
export const Row = Schema.Struct({
  model: Schema.NonEmptyString,
  syntheticId: optional(Schema.Literal(true)),
  aliases: optional(Texts),
  kind: Schema.Literals(["image", "video", "audio", "other"]),
  task: Schema.NonEmptyString,
  tasks: optional(Texts),
  method: Schema.Literal("POST"),
  path: Schema.String.check(Schema.isPattern(/^\//)),
  container: Schema.Literals(["", "input"]),
  fields: Schema.Record(Schema.String, Field),
  modes: optional(Schema.Record(Schema.String, Mode)),
  rules: optional(Texts),
  price: optional(Price),
  prices: optional(Schema.NonEmptyArray(Price)),
  conflicts: optional(Schema.NonEmptyArray(Conflict)),
  recorded: optional(Schema.NonEmptyArray(Recorded)),
  status: optional(Schema.String),
  evidence: Evidence,
  source: Schema.NonEmptyString,
  seen: optional(Month),
  corrected: optional(Texts)
})
export type Row = typeof Row.Type

const ItemTest = Schema.Record(Schema.String, Schema.Struct({ in: Values }))

const Test = Schema.Struct({
  present: optional(Schema.Boolean),
  in: optional(Values),
  notIn: optional(Values),
  min: optional(Schema.Finite),
  max: optional(Schema.Finite),
  minItems: optional(Count),
  maxItems: optional(Count),
  maxLength: optional(Count),
  some: optional(ItemTest),
  none: optional(ItemTest)
})
const Tests = Schema.Record(Schema.String, Test)

/** The checkable part of a rule's text, for all models that have it or for the named ones. */
export const MachineRule = Schema.Struct({
  models: optional(Texts),
  inferred: optional(Schema.Literal(true)),
  when: optional(Tests),
  must: optional(Tests),
  atLeastOne: optional(Texts),
  atMostOne: optional(Texts),
  count: optional(Schema.Struct({ of: Schema.Record(Schema.String, Schema.Int), max: Schema.Int }))
})
export type MachineRule = typeof MachineRule.Type

/** `rules.json`: vendor → the rule's text → what can be checked of it. */
export const Rules = Schema.Record(Schema.String, Schema.Record(Schema.String, Schema.NonEmptyArray(MachineRule)))
export type Rules = typeof Rules.Type

/** `unchecked.json`: vendor → the rule's text → the reason why all or part of it cannot be checked. */
export const Unchecked = Schema.Record(Schema.String, Schema.Record(Schema.String, Schema.NonEmptyString))
export type Unchecked = typeof Unchecked.Type

const Ids = Schema.Array(Schema.String)

/** `map.json`: the vendors' ids for a neutral name. */
export const Neutral = Schema.Struct({
  name: Schema.NonEmptyString,
  kind: Schema.Literals(["image", "video", "audio"]),
  apipod: Ids,
  kie: Ids,
  apixo: Ids,
  globalaiopc: Ids
})
export type Neutral = typeof Neutral.Type

/** A model that a vendor no longer lists: since when, what replaces it, and how its input is written there. */
const Former = Schema.Struct({
  model: Schema.NonEmptyString,
  kind: Schema.Literals(["image", "video", "audio", "other"]),
  path: Schema.String.check(Schema.isPattern(/^\//)),
  since: Month,
  replacedBy: optional(Schema.NonEmptyString),
  renamed: optional(Schema.Record(Schema.String, Schema.String)),
  set: optional(Schema.Record(Schema.String, Value)),
  dropped: optional(Texts),
  note: optional(Schema.String),
  endpoint: Schema.String,
  evidence: Evidence,
  source: Schema.NonEmptyString,
  seen: Month
})
export type Former = typeof Former.Type

/** `former.json`: vendor → the models that it no longer lists. */
export const FormerModels = Schema.Record(Schema.String, Schema.NonEmptyArray(Former))
