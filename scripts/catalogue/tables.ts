// Generates what is shipped from the catalogue's rows: the table of models, the lists of ids, the types of the inputs.
import type { Field, Former, MachineRule, Row, Rules } from "./Row.ts"

const width = 120

const isIdentifier = (text: string) => /^[A-Za-z_$][\w$]*$/.test(text)
const keyOf = (key: string) => isIdentifier(key) ? key : JSON.stringify(key)

const entriesOf = (value: object) => Object.entries(value).filter(([, member]) => member !== undefined)

const inline = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(inline).join(", ")}]`
  if (typeof value !== "object" || value === null) return JSON.stringify(value)
  const members = entriesOf(value).map(([key, member]) => `${keyOf(key)}: ${inline(member)}`)
  return members.length === 0 ? "{}" : `{ ${members.join(", ")} }`
}

/** Prints a value as the formatter would: on one line if it fits, after `prefix`. */
const print = (value: unknown, indent: string, prefix = "", open = false): string => {
  const line = inline(value)
  const isLeaf = typeof value !== "object" || value === null || line === "[]" || line === "{}"
  if (isLeaf || (!open && indent.length + prefix.length + line.length < width)) return `${indent}${prefix}${line}`
  const inner = `${indent}  `
  const [begin, end, members] = Array.isArray(value)
    ? ["[", "]", value.map((member) => print(member, inner))]
    : ["{", "}", entriesOf(value).map(([key, member]) => print(member, inner, `${keyOf(key)}: `))]
  return `${indent}${prefix}${begin}\n${members.join(",\n")}\n${indent}${end}`
}

const boundKeys = new Set([
  "enum",
  "special",
  "min",
  "max",
  "step",
  "minLength",
  "maxLength",
  "minItems",
  "maxItems",
  "type",
  "alsoTypes",
  "pattern",
  "format",
  "required"
])

const isList = (key: string) => key === "enum" || key === "special"

/** Returns the checkable facts of other sources about a field: a bound, a pair of bounds, or another name. */
const disputes = (row: Row, name: string) => {
  const of = (row.conflicts ?? []).filter(({ field }) => field === name)
  const bounds = of.flatMap(({ key, value }) => {
    if (value === null) return []
    if (key === "min/max") return [Array.isArray(value) ? { min: value[0], max: value[1] } : { min: value }]
    return boundKeys.has(key) && (!isList(key) || Array.isArray(value)) ? [{ [key]: value }] : []
  })
  const names = of.flatMap(({ key, value }) =>
    key === "name" && typeof value === "string" ? /^\w+(?= \(|$)/.exec(value) ?? [] : []
  )
  const unique = [...new Map(bounds.map((bound) => [JSON.stringify(bound), bound])).values()]
  return {
    alsoNamed: names.length > 0 ? names : undefined,
    disputed: unique.length > 0 ? unique : undefined
  }
}

const specOf = ({ fields, items, note, required, type, ...rest }: Field): object => ({
  type,
  required: required === true ? true : undefined,
  ...rest,
  items: items && specOf(items),
  fields: fields && Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, specOf(field)])),
  note
})

const inferred = /\s*\(inferred\)\s*$/

const withoutModels = ({ models: _, ...rule }: MachineRule) => rule

const rulesOf = (vendor: string, row: Row, rules: Rules) =>
  row.rules?.flatMap((written) => {
    const text = written.replace(inferred, "")
    const said = { text, inferred: inferred.test(written) ? true : undefined }
    const machine = rules[vendor]?.[written]?.filter(({ models }) => models === undefined || models.includes(row.model))
    return machine === undefined || machine.length === 0
      ? [said]
      : machine.map((rule) => ({ ...said, ...withoutModels(rule) }))
  })

const pricesOf = (row: Row) =>
  (row.prices ?? (row.price === undefined ? undefined : [row.price]))?.map((price) => ({
    ...price,
    evidence: price.evidence === row.evidence ? undefined : price.evidence,
    seen: price.seen === row.seen ? undefined : price.seen
  }))

const modelOf = (vendor: string, row: Row, rules: Rules) => ({
  id: row.model,
  kind: row.kind,
  task: row.task,
  tasks: row.tasks ?? [row.task],
  path: row.path,
  container: row.container,
  evidence: row.evidence,
  seen: row.seen,
  aliases: row.aliases,
  status: row.status,
  synthetic: row.syntheticId,
  modes: row.modes,
  rules: rulesOf(vendor, row, rules),
  prices: pricesOf(row)
})

const written = "Written by `pnpm catalogue` from the repository's catalogue; see CONTRIBUTING.md."

/**
 * Generates a vendor's table: a module with one literal of JSON, because some bundlers and browsers do not load JSON
 * itself.
 */
export const tableOf = (name: string, json: string): string =>
  `/**\n * ${name}'s models, as a \`ModelTable\`. ${written}\n */\nexport default ${json}`

const linesOf = (list: ReadonlyArray<object>) => `[\n${list.map((each) => JSON.stringify(each)).join(",\n")}\n]`

const formerOf = ({ endpoint: _, model, seen: __, source: ___, ...rest }: Former) => ({ id: model, ...rest })

/** Formats a vendor's models as JSON, one per line, with each distinct field once. */
export const jsonOf = (
  vendor: string,
  rows: ReadonlyArray<Row>,
  rules: Rules,
  canonical: object,
  former: ReadonlyArray<Former>
): string => {
  const fields = new Map<string, Map<string, string>>()
  const fieldKey = (name: string, field: object) => {
    const text = JSON.stringify(field)
    const known = fields.get(name) ?? new Map<string, string>()
    fields.set(name, known)
    const key = known.get(text) ?? (known.size === 0 ? name : `${name}/${known.size + 1}`)
    known.set(text, key)
    return key
  }
  const models = rows.map((row) => ({
    ...modelOf(vendor, row, rules),
    fields: Object.entries(row.fields).map(([name, field]) =>
      fieldKey(name, { ...specOf(field), ...disputes(row, name) })
    )
  }))
  const lines = [...fields.values()].flatMap((known) =>
    Array.from(known, ([text, key]) => `${JSON.stringify(key)}: ${text}`)
  )
  return [
    `{\n"canonical": ${JSON.stringify(canonical)},`,
    `"fields": {\n${lines.join(",\n")}\n},`,
    `"models": ${linesOf(models)}${former.length === 0 ? "" : `,\n"former": ${linesOf(former.map(formerOf))}`}\n}\n`
  ].join("\n")
}

const namesOf = ({ aliases, model }: Row) => [model, ...(aliases ?? [])]

const byPath = (rows: ReadonlyArray<Row>) =>
  Array.from(
    Map.groupBy(rows, ({ path }) => path),
    ([path, rows]) => [path, rows.flatMap(namesOf).toSorted()] as const
  ).toSorted(([a], [b]) => a < b ? -1 : 1)

/** Generates the ids by kind of media: a small module, for code that needs them without the tables. */
export const idsOf = (name: string, kinds: ReadonlyArray<readonly [string, ReadonlyArray<Row>]>): string =>
  [
    "/**",
    ` * The models of ${name} that are known, by what they make. The lists complete; they do not limit.`,
    " *",
    ` * ${written}`,
    " */",
    ...kinds.flatMap(([kind, rows]) => [
      "",
      `/** Models of the kind "${kind}", with the other spellings of their ids. */`,
      `export const ${kind}Models = [`,
      rows.flatMap(namesOf).toSorted().map((id) => `  ${JSON.stringify(id)}`).join(",\n"),
      "] as const"
    ]),
    ""
  ].join("\n")

/**
 * Generates the ids by kind of media and by the path of their submits, for a vendor with a create call for each family.
 */
export const pathsOf = (name: string, kinds: ReadonlyArray<readonly [string, ReadonlyArray<Row>]>): string =>
  [
    "/**",
    ` * The models of ${name} that are known, by where their jobs are posted under`,
    " * `/kyyReactApiServer`. The lists complete; they do not limit.",
    " *",
    ` * ${written}`,
    " */",
    ...kinds.flatMap(([kind, rows]) => [
      "",
      `/** Models of the kind "${kind}", by their create call. */`,
      `export const ${kind}Paths = {`,
      byPath(rows).map(([path, ids]) => print(ids, "  ", `${JSON.stringify(path)}: `, true)).join(",\n"),
      "} as const",
      "",
      `/** Models of the kind "${kind}", with the other spellings of their ids. */`,
      `export const ${kind}Models = Object.values(${kind}Paths).flat()`
    ]),
    ""
  ].join("\n")

const typeNames = { integer: "number", number: "number", string: "string", boolean: "boolean" } as const

const literals = (values: ReadonlyArray<string | number | boolean>) => values.map((value) => JSON.stringify(value))

/** Adds each number as a text, and each numeric text as a number, if the field accepts both. */
const bothWays = (values: ReadonlyArray<string | number | boolean>) =>
  values.flatMap((value) => typeof value === "string" ? [value, Number(value)] : [value, String(value)])

interface Said {
  readonly type?: unknown
  readonly enum?: unknown
  readonly required?: unknown
}

const baseType = (field: Field, type: Field["type"]): ReadonlyArray<string> => {
  if (type === "array") return [`ReadonlyArray<${field.items === undefined ? "unknown" : typeOf(field.items)}>`]
  if (type === "object") {
    return field.fields === undefined || Object.keys(field.fields).length === 0
      ? ["{ readonly [key: string]: unknown }"]
      : [`{ ${Object.entries(field.fields).map(([name, inner]) => member(name, inner)).join("; ")} }`]
  }
  return [typeNames[type]]
}

const isNumeric = (type: Field["type"]) => type === "integer" || type === "number"

const typeOf = (field: Field, said: ReadonlyArray<Said> = []): string => {
  const disputed = said.flatMap(({ type }) => typeof type === "string" ? [type as Field["type"]] : [])
  const types = [...new Set([field.type, ...(field.alsoTypes ?? []), ...disputed])]
  const values = [...(field.enum ?? []), ...said.flatMap((other) => Array.isArray(other.enum) ? other.enum : [])]
  const scalars = types.filter((type) => type !== "array" && type !== "object")
  const mixed = scalars.includes("string") && scalars.some(isNumeric)
  const union = [
    ...(field.enum === undefined
      ? scalars.flatMap((type) =>
        type === "string" && field.suggest !== undefined
          ? [...literals(field.suggest), "(string & {})"]
          : baseType(field, type)
      )
      : literals(mixed ? bothWays(values) : values)),
    ...types.filter((type) => type === "array" || type === "object").flatMap((type) =>
      type === field.type ? baseType(field, type) : baseType({ type, items: { type: field.type } }, type)
    )
  ]
  return [...new Set(union)].join(" | ")
}

const isRequired = (field: Field, said: ReadonlyArray<Said> = []) =>
  field.required === true && !said.some(({ required }) => required === false)

const member = (name: string, field: Field, said: ReadonlyArray<Said> = []) => {
  const type = typeOf(field, said)
  return isRequired(field, said)
    ? `readonly ${keyOf(name)}: ${type}`
    : `readonly ${keyOf(name)}?: ${type} | undefined`
}

const span = (least: number | undefined, most: number | undefined, unit: string) => {
  if (least === undefined && most === undefined) return []
  if (least === undefined) return [`at most ${most}${unit}`]
  return most === undefined ? [`at least ${least}${unit}`] : [`${least} to ${most}${unit}`]
}

/** Returns the docstring that an editor shows for a field. */
const docOf = (field: Field) =>
  [
    ...(field.note === undefined ? [] : [field.note]),
    ...span(field.min, field.max, ""),
    ...(field.special === undefined ? [] : [`or ${field.special.join(", ")}`]),
    ...span(field.minLength === 1 ? undefined : field.minLength, field.maxLength, " characters"),
    ...span(field.minItems, field.maxItems, " of them")
  ].join("; ").replaceAll("*/", "* /") +
  (field.default === undefined ? "" : ` @default ${JSON.stringify(field.default)}`)

const inputOf = (row: Row) =>
  Object.entries(row.fields).flatMap(([name, field]) => {
    const { disputed } = disputes(row, name)
    const doc = docOf(field).trim()
    return [
      ...(doc === "" ? [] : [`    /** ${doc} */`]),
      ...(field.deprecated === true ? ["    /** @deprecated by the vendor */"] : []),
      `    ${member(name, field, disputed)}`
    ]
  })

/** Generates the type of a former model's input: each former field is deprecated. */
const formerInputOf = ({ dropped, model, renamed = {}, replacedBy, since }: Former): ReadonlyArray<string> => [
  `  /** @deprecated since ${since}${
    replacedBy === undefined ? ", without a successor" : `: write "${replacedBy}"`
  } */`,
  `  readonly ${keyOf(model)}: {`,
  ...Object.entries(renamed).flatMap(([before, now]) => [
    `    /** @deprecated write \`${now}\` */`,
    `    readonly ${keyOf(before)}?: unknown`
  ]),
  ...(dropped ?? []).flatMap((
    field
  ) => ["    /** @deprecated without a successor */", `    readonly ${keyOf(field)}?: unknown`]),
  "    readonly [field: string]: unknown",
  "  }"
]

/** Generates the types of the table and of the inputs, by model. */
export const inputsOf = (
  name: string,
  kinds: ReadonlyArray<readonly [string, ReadonlyArray<Row>]>,
  former: ReadonlyArray<Former>
): string => {
  const title = (kind: string) => `${kind[0]?.toUpperCase()}${kind.slice(1)}Inputs`
  return [
    "/**",
    ` * The table of ${name}'s models, and what each takes, by its id. ${written}`,
    " */",
    "import type { ModelTable } from \"@effect-media/core/model/ModelTable\"",
    "",
    "declare const table: ModelTable",
    "export default table",
    ...kinds.flatMap(([kind, rows]) => [
      "",
      `/** Inputs of the kind "${kind}". */`,
      `export interface ${title(kind)} {`,
      ...rows.flatMap((row) => [
        `  readonly ${keyOf(row.model)}: {`,
        ...inputOf(row),
        "  }",
        ...(row.aliases ?? []).map((alias) =>
          `  readonly ${keyOf(alias)}: ${title(kind)}[${JSON.stringify(row.model)}]`
        )
      ]),
      "}"
    ]),
    "",
    "/** All of them. */",
    `export interface Inputs extends ${kinds.map(([kind]) => title(kind)).join(", ")} {}`,
    ...(former.length === 0 ? [] : [
      "",
      "/** Inputs of former models, by the ids and fields that they had. */",
      "export interface FormerInputs {",
      ...former.filter(({ model, replacedBy }) => model !== replacedBy).flatMap(formerInputOf),
      "}"
    ]),
    ""
  ].join("\n")
}
