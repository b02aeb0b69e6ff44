/**
 * Facts about the vendors' models, for the emulator's own check of inputs. It shares no code with the clients.
 */
import * as Schema from "effect/Schema"
import * as Assets from "./assets.ts"

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

const Entries = Schema.Record(Schema.String, Schema.Json)

/** The type of a field. `disputed`: other readings; `alsoNamed`: other names. */
export interface Field extends Schema.Struct.Type<typeof bounds> {
  readonly type: typeof Type.Type
  readonly default?: Schema.Json
  readonly step?: number
  readonly deprecated?: boolean
  readonly note?: string
  readonly disputed?: ReadonlyArray<typeof Reading.Type>
  readonly alsoNamed?: ReadonlyArray<string>
  readonly items?: Field
  readonly fields?: Readonly<Record<string, Field>>
}

const nested: Schema.Codec<Field> = Schema.suspend(() => Field)

const Field: Schema.Codec<Field> = Schema.Struct({
  type: Type,
  ...bounds,
  default: optional(Schema.Json),
  step: optional(Schema.Finite),
  deprecated: optional(Schema.Boolean),
  note: optional(Schema.String),
  disputed: optional(Schema.Array(Reading)),
  alsoNamed: optional(Texts),
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
  inferred: optional(Schema.Literal(true)),
  when: optional(Tests),
  must: optional(Tests),
  atLeastOne: optional(Texts),
  atMostOne: optional(Texts),
  count: optional(Schema.Struct({ of: Schema.Record(Schema.String, Schema.Finite), max: Schema.Finite }))
})

/** A rule between fields; what is `inferred` is not checked. */
export type Rule = typeof Rule.Type

const Kind = Schema.Literals(["image", "video", "audio", "other"])

const Price = Schema.Struct({
  amount: Schema.Finite,
  unit: Schema.String,
  per: Schema.String,
  when: optional(Entries)
})

const Row = Schema.Struct({
  id: Schema.String,
  aliases: optional(Texts),
  kind: Kind,
  tasks: Texts,
  path: Schema.String,
  evidence: Schema.String,
  fields: Texts,
  modes: optional(Schema.Record(
    Schema.String,
    Schema.Struct({
      required: optional(Texts),
      maxItems: optional(Schema.Record(Schema.String, Schema.Finite))
    })
  )),
  rules: optional(Schema.Array(Rule)),
  prices: optional(Schema.Array(Price))
})

/** A model that its vendor no longer lists: where it was submitted, and what replaces it. */
const Former = Schema.Struct({
  id: Schema.String,
  kind: Kind,
  path: Schema.String,
  replacedBy: optional(Schema.String),
  renamed: optional(Schema.Record(Schema.String, Schema.String))
})

/** One model of a vendor: its endpoint, what it makes and, if the vendor documents it, its input. */
export interface Model {
  readonly path: string
  readonly kind: typeof Kind.Type
  readonly fields?: Readonly<Record<string, Field>>
  readonly modes?: typeof Row.Type["modes"]
  readonly rules?: ReadonlyArray<Rule> | undefined
}

/** The four vendors that list models; GlobalAIOPC's two services share a list. */
export type Keeper = "apipod" | "apixo" | "globalaiopc" | "kie"

const parse = Schema.decodeUnknownSync(
  Schema.fromJsonString(
    Schema.Struct({ fields: Entries, models: Schema.Array(Entries), former: optional(Schema.Array(Former)) })
  )
)
const namesOf = Schema.decodeUnknownSync(Schema.Struct({ id: Schema.String, aliases: optional(Texts) }))
const decodeRow = Schema.decodeUnknownSync(Row)
const decodeField = Schema.decodeUnknownSync(Field)

/** A vendor's table: fields by their keys, models by all their names. Each is decoded when it is asked for. */
interface Shelf {
  readonly fields: Schema.JsonObject
  readonly rows: ReadonlyMap<string, Schema.JsonObject>
  readonly former: ReadonlyMap<string, typeof Former.Type>
}

const shelves = new Map<Keeper, Shelf>()
const models = new Map<string, Model>()

const shelf = (keeper: Keeper): Shelf => {
  const known = shelves.get(keeper)
  if (known !== undefined) return known
  const table = parse(Assets.read(`models/${keeper}.json`).toString())
  const rows = table.models.flatMap((row) => {
    const { aliases = [], id } = namesOf(row)
    return [id, ...aliases].map((name) => [name, row] as const)
  })
  const former = new Map(table.former?.map((model) => [model.id, model] as const))
  const read = { fields: table.fields, rows: new Map(rows), former }
  shelves.set(keeper, read)
  return read
}

/** Returns the fields of some keys. The key of a field is its name, with a number if there are several. */
const fieldsOf = (keys: ReadonlyArray<string>, fields: Schema.JsonObject): Readonly<Record<string, Field>> =>
  Object.fromEntries(keys.map((key) => [key.replace(/\/\d+$/, ""), decodeField(fields[key])] as const))

/** Returns what is checked of a model. */
const modelOf = (row: Schema.JsonObject, fields: Schema.JsonObject): Model => {
  const { evidence, fields: keys, kind, modes, path, rules } = decodeRow(row)
  if (evidence === "third-party") return { path, kind }
  return {
    path,
    kind,
    fields: fieldsOf(keys, fields),
    modes,
    rules: rules?.filter(({ inferred }) => inferred !== true)
  }
}

/** Finds a model by any of its names; of a former model only the endpoint and the kind are known. */
export const find = (keeper: Keeper, name: string): Model | undefined => {
  const known = models.get(`${keeper}/${name}`)
  if (known !== undefined) return known
  const { fields, former, rows } = shelf(keeper)
  const row = rows.get(name)
  if (row === undefined) return former.get(name)
  const model = modelOf(row, fields)
  models.set(`${keeper}/${name}`, model)
  return model
}

/** A model as its vendor lists it. */
export interface Entry {
  readonly id: string
  readonly kind: typeof Kind.Type
  readonly tasks: ReadonlyArray<string>
  readonly path: string
  readonly isThirdParty: boolean
  readonly prices: ReadonlyArray<typeof Price.Type> | undefined
  readonly fields: Readonly<Record<string, Field>>
}

const lists = new Map<Keeper, ReadonlyArray<Entry>>()

/** Lists a vendor's models. */
export const entries = (keeper: Keeper): ReadonlyArray<Entry> => {
  const known = lists.get(keeper)
  if (known !== undefined) return known
  const { fields, rows } = shelf(keeper)
  const list = [...new Set(rows.values())].map((row) => {
    const { evidence, fields: keys, id, kind, path, prices, tasks } = decodeRow(row)
    return { id, kind, tasks, path, isThirdParty: evidence === "third-party", prices, fields: fieldsOf(keys, fields) }
  })
  lists.set(keeper, list)
  return list
}
