/**
 * Facts about the vendors' models, for the emulator's own check of inputs. It shares no code with the clients.
 */
import * as Schema from "effect/Schema"
import { readFileSync } from "node:fs"

const optional = Schema.optionalKey
const Texts = Schema.Array(Schema.String)
const Values = Schema.Array(Schema.Union([Schema.String, Schema.Finite, Schema.Boolean]))
const Type = Schema.Literals(["string", "integer", "number", "boolean", "array", "object"])

const bounds = {
  alsoTypes: optional(Schema.Array(Type)),
  enum: optional(Values),
  special: optional(Values),
  min: optional(Schema.Finite),
  max: optional(Schema.Finite),
  minLength: optional(Schema.Finite),
  maxLength: optional(Schema.Finite),
  minItems: optional(Schema.Finite),
  maxItems: optional(Schema.Finite),
  pattern: optional(Schema.String),
  format: optional(Schema.Literal("url")),
  required: optional(Schema.Boolean)
}

/** Bounds of a field from another source. */
const Reading = Schema.Struct({ type: optional(Type), ...bounds })

/** The type of a field. `or`: other readings; `named`: other names. */
export interface Field extends Schema.Struct.Type<typeof bounds> {
  readonly type: typeof Type.Type
  readonly or?: ReadonlyArray<typeof Reading.Type>
  readonly named?: ReadonlyArray<string>
  readonly items?: Field
  readonly fields?: Readonly<Record<string, Field>>
}

const nested: Schema.Codec<Field> = Schema.suspend(() => Field)

const Field: Schema.Codec<Field> = Schema.Struct({
  type: Type,
  ...bounds,
  or: optional(Schema.Array(Reading)),
  named: optional(Texts),
  items: optional(nested),
  fields: optional(Schema.Record(Schema.String, nested))
})

const ItemTest = Schema.Record(Schema.String, Schema.Struct({ in: Values }))

const Test = Schema.Struct({
  present: optional(Schema.Boolean),
  in: optional(Values),
  notIn: optional(Values),
  min: optional(Schema.Finite),
  max: optional(Schema.Finite),
  minItems: optional(Schema.Finite),
  maxItems: optional(Schema.Finite),
  maxLength: optional(Schema.Finite),
  some: optional(ItemTest),
  none: optional(ItemTest)
})

/** A test of one field. */
export type Test = typeof Test.Type

const Tests = Schema.Record(Schema.String, Test)

const Rule = Schema.Struct({
  text: Schema.String,
  when: optional(Tests),
  must: optional(Tests),
  atLeastOne: optional(Texts),
  atMostOne: optional(Texts),
  count: optional(Schema.Struct({ of: Schema.Record(Schema.String, Schema.Finite), max: Schema.Finite }))
})

/** A rule between fields. */
export type Rule = typeof Rule.Type

/** One model: its endpoints and, if the vendor documents it, its input. */
const Model = Schema.Struct({
  path: Schema.String,
  fields: optional(Schema.Record(Schema.String, Field)),
  modes: optional(Schema.Record(
    Schema.String,
    Schema.Struct({
      required: optional(Texts),
      maxItems: optional(Schema.Record(Schema.String, Schema.Finite))
    })
  )),
  rules: optional(Schema.Array(Rule))
})

/** One model of a vendor. */
export type Model = typeof Model.Type

/** The four vendors that list models; GlobalAIOPC's two services share a list. */
export type Keeper = "apipod" | "apixo" | "globalaiopc" | "kie"

const shelves = new Map<Keeper, Schema.JsonObject>()
const models = new Map<string, Model>()

const parse = Schema.decodeUnknownSync(Schema.fromJsonString(Schema.Record(Schema.String, Schema.Json)))
const decode = Schema.decodeUnknownSync(Model)

const shelf = (keeper: Keeper): Schema.JsonObject => {
  const known = shelves.get(keeper)
  if (known !== undefined) return known
  const read = parse(readFileSync(new URL(`../../assets/models/${keeper}.json`, import.meta.url), "utf8"))
  shelves.set(keeper, read)
  return read
}

/** Finds a model by any of its names. */
export const find = (keeper: Keeper, name: string): Model | undefined => {
  const known = models.get(`${keeper}/${name}`)
  if (known !== undefined) return known
  const entries = shelf(keeper)
  const entry = Object.hasOwn(entries, name) ? entries[name] : undefined
  if (entry === undefined) return undefined
  const model = typeof entry === "string" ? find(keeper, entry) : decode(entry)
  if (model !== undefined) models.set(`${keeper}/${name}`, model)
  return model
}
