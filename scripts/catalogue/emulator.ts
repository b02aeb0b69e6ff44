// Writes the emulator's facts about the models: the inputs that a vendor would surely refuse, and nothing else.
import type { Field, Row, Rules } from "./Row.ts"

const kept = [
  "type",
  "alsoTypes",
  "enum",
  "special",
  "min",
  "max",
  "minLength",
  "maxLength",
  "minItems",
  "maxItems",
  "pattern",
  "format"
] as const

const bounds = new Set<string>([...kept, "required"])

const lists = new Set(["enum", "special"])

const some = <A>(list: ReadonlyArray<A>): ReadonlyArray<A> | undefined => list.length > 0 ? list : undefined

const mapped = <A, B>(record: Readonly<Record<string, A>>, f: (value: A, key: string) => B): Record<string, B> =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, f(value, key)]))

/** Returns true if a field is required, and not filled in by the vendor. */
const isNeeded = ({ default: usual, required }: Field) => required === true && usual === undefined

const fieldOf = (field: Field): object => ({
  ...Object.fromEntries(kept.flatMap((key) => field[key] === undefined ? [] : [[key, field[key]]])),
  required: isNeeded(field) ? true : undefined,
  items: field.items && fieldOf(field.items),
  fields: field.fields && mapped(field.fields, fieldOf)
})

/** Other sources' facts about a field: other bounds, other names. */
const doubts = (row: Row, name: string) => {
  const said = (row.conflicts ?? []).filter(({ field, value }) => field === name && value !== null)
  return {
    or: some(said.flatMap(({ key, value }) =>
      key === "min/max"
        ? [Array.isArray(value) ? { min: value[0], max: value[1] } : { min: value }]
        : bounds.has(key) && (Array.isArray(value) || !lists.has(key))
        ? [{ [key]: value }]
        : []
    )),
    named: some(
      said.flatMap(({ key, value }) =>
        key === "name" && typeof value === "string" ? /^\w+(?= \(|$)/.exec(value) ?? [] : []
      )
    )
  }
}

const rulesOf = (vendor: string, row: Row, rules: Rules) =>
  (row.rules ?? []).flatMap((text) =>
    (rules[vendor]?.[text] ?? [])
      .filter(({ inferred, models }) => inferred !== true && (models?.includes(row.model) ?? true))
      .map(({ inferred: _, models: __, ...rule }) => ({ text, ...rule }))
  )

const modelOf = (vendor: string, row: Row, rules: Rules) => {
  if (row.evidence === "third-party") return { path: row.path }
  return {
    path: row.path,
    fields: mapped(row.fields, (field, name) => ({ ...fieldOf(field), ...doubts(row, name) })),
    modes: row.modes && mapped(row.modes, ({ maxItems, required = [] }) => ({
      required: some(required.filter((name) => row.fields[name]?.default === undefined)),
      maxItems
    })),
    rules: some(rulesOf(vendor, row, rules))
  }
}

/** Formats a vendor's models, one per line; an alias is stored as the id that it refers to. */
export const factsOf = (vendor: string, rows: ReadonlyArray<Row>, rules: Rules): string => {
  const entries = rows.flatMap((row): ReadonlyArray<readonly [string, unknown]> => [
    [row.model, modelOf(vendor, row, rules)],
    ...(row.aliases ?? []).map((alias) => [alias, row.model] as const)
  ])
  return `{\n${entries.map(([name, value]) => `${JSON.stringify(name)}: ${JSON.stringify(value)}`).join(",\n")}\n}\n`
}
