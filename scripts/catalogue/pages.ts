// Writes the catalogue as pages for people: one for each vendor, and an index.
import { ageOf, confirmedAt } from "./age.ts"
import { type Catalogue, vendorIds, vendors } from "./read.ts"
import type { Field, Former, Neutral, Price, Row, Rules, Unchecked } from "./Row.ts"

const kindTitles = { image: "Images", video: "Videos", audio: "Audio", other: "Other" } as const
const kinds = ["image", "video", "audio", "other"] as const

const bases: Readonly<Record<string, string>> = {
  apipod: "https://api.apipod.ai",
  kie: "https://api.kie.ai",
  apixo: "https://api.apixo.ai",
  globalaiopc: "https://zcbservice.aizfw.cn/kyyReactApiServer"
}

const evidences = {
  vendor: "the vendor's page or schema",
  "vendor-copy": "the vendor's page, saved by others",
  "third-party": "the code or pages of others",
  recorded: "a reply of the vendor"
} as const

/** Escapes a text for a table cell or a line. */
const plain = (text: string) =>
  text.replaceAll("|", "\\|").replaceAll("<", "&lt;").replaceAll("*", "\\*").replaceAll("_", "\\_")

const code = (value: unknown) => {
  const text = typeof value === "string" && value !== "" ? value : JSON.stringify(value)
  return `\`${text.replaceAll("|", "\\|")}\``
}

const codes = (values: ReadonlyArray<unknown>) => {
  const list = values.map(code).join(" ")
  return values.length <= 26 ? list : `<details><summary>${values.length} values</summary>${list}</details>`
}

const span = (least: number | undefined, most: number | undefined, unit = "") => {
  if (least === undefined && most === undefined) return []
  if (least === undefined) return [`≤ ${most}${unit}`]
  if (most === undefined) return [`≥ ${least}${unit}`]
  return [least === most ? `${least}${unit}` : `${least} to ${most}${unit}`]
}

const pair = ([least, most]: readonly [number, number], unit: string) => span(least, most, unit)

const mediaOf = ({ media = {} }: Field): ReadonlyArray<string> => [
  ...(media.formats === undefined ? [] : [media.formats.join(", ")]),
  ...(media.sizes === undefined ? [] : [`sizes ${media.sizes.join(", ")}`]),
  ...span(undefined, media.maxMB, " MB"),
  ...span(undefined, media.totalMB, " MB together"),
  ...(media.seconds === undefined ? [] : pair(media.seconds, " s")),
  ...span(undefined, media.maxSeconds, " s"),
  ...span(undefined, media.totalSeconds, " s together"),
  ...(media.ratio === undefined ? [] : pair(media.ratio, " width by height")),
  ...(media.sidePx === undefined ? [] : pair(media.sidePx, " px a side")),
  ...span(media.minSidePx, undefined, " px a side"),
  ...span(undefined, media.maxLongSidePx, " px the long side"),
  ...(media.areaPx === undefined ? [] : pair(media.areaPx, " px in all")),
  ...(media.fps === undefined ? [] : pair(media.fps, " fps")),
  ...span(media.minFps, undefined, " fps")
]

const typeOf = (field: Field): string => {
  const inner = field.type === "array" && field.items !== undefined ? `${typeOf(field.items)}[]` : field.type
  const own = field.format === "url" ? "url" : inner
  return [own, ...(field.alsoTypes ?? [])].join(" or ")
}

/** Describes the allowed values. */
const allowedOf = (field: Field): string =>
  [
    ...(field.enum === undefined ? [] : [codes(field.enum)]),
    ...(field.suggest === undefined ? [] : [`for example ${codes(field.suggest)}`]),
    ...span(field.min, field.max),
    ...(field.step === undefined ? [] : [`in steps of ${field.step}`]),
    ...(field.special === undefined ? [] : [`or ${codes(field.special)}`]),
    ...span(field.minItems, field.maxItems, " of them"),
    ...span(field.minLength, field.maxLength, " characters"),
    ...(field.items?.enum === undefined ? [] : [`each ${codes(field.items.enum)}`]),
    ...span(field.items?.minLength, field.items?.maxLength, " characters each"),
    ...(field.pattern === undefined ? [] : [code(field.pattern)]),
    ...mediaOf(field)
  ].join("; ")

const fieldRows = (fields: Readonly<Record<string, Field>>, under = ""): ReadonlyArray<string> =>
  Object.entries(fields).flatMap(([name, field]) => {
    const path = `${under}${name}`
    const required = field.required === true ? "yes" : ""
    const usual = field.default === undefined ? "" : code(field.default)
    const notes = [
      ...(field.note === undefined ? [] : [plain(field.note)]),
      ...(field.deprecated ? ["deprecated"] : [])
    ]
    return [
      `| ${code(path)} | ${typeOf(field)} | ${required} | ${allowedOf(field)} | ${usual} | ${notes.join("; ")} |`,
      ...fieldRows(field.fields ?? {}, `${path}.`),
      ...fieldRows(field.items?.fields ?? {}, `${path}[].`)
    ]
  })

const list = (lines: ReadonlyArray<string>) => lines.map((line) => `- ${line}`)

const folded = (title: string, lines: ReadonlyArray<string>) =>
  lines.length === 0 ? [] : ["<details>", `<summary>${title}</summary>`, "", ...lines, "", "</details>", ""]

const rulesOf = (vendor: string, row: Row, rules: Rules, unchecked: Unchecked) =>
  (row.rules ?? []).map((text) => {
    const machine = (rules[vendor]?.[text] ?? []).filter(({ models }) => models?.includes(row.model) ?? true)
    const why = unchecked[vendor]?.[text]
    const said = plain(text)
    if (machine.length === 0) return `${said} _(not checked: ${why ?? ""})_`
    const part = why === undefined ? [] : [`in part: ${why}`]
    const level = machine.every(({ inferred }) => inferred === true) ? ["only warns"] : []
    const more = [...level, ...part]
    return more.length === 0 ? said : `${said} _(${more.join("; ")})_`
  })

const modesOf = ({ modes = {} }: Row) =>
  Object.entries(modes).map(([mode, { maxItems = {}, notFor = [], required = [] }]) => {
    const parts = [
      ...(required.length === 0 ? [] : [`needs ${codes(required)}`]),
      ...(notFor.length === 0 ? [] : [`does not use ${codes(notFor)}`]),
      ...Object.entries(maxItems).map(([name, most]) => `at most ${most} of ${code(name)}`)
    ]
    return `mode ${code(mode)}: ${parts.join("; ")}`
  })

const priceOf = (row: Row, price: Price) => {
  const when = Object.entries(price.when ?? {}).map(([name, value]) =>
    `${code(name)} ${Array.isArray(value) ? codes(value) : code(value)}`
  )
  const evidence = price.evidence ?? row.evidence
  const seen = price.seen ?? row.seen ?? "no date"
  const note = price.note === undefined ? "" : plain(price.note)
  return `| ${price.amount} ${price.unit} | ${price.per} | ${when.join(", ")} | ${evidence}, ${seen} | ${note} |`
}

const pricesOf = (row: Row) => {
  const prices = row.prices ?? (row.price === undefined ? [] : [row.price])
  if (prices.length === 0) return []
  const table = [
    "| price | for each | when | source | note |",
    "| --- | --- | --- | --- | --- |",
    ...prices.map((price) => priceOf(row, price))
  ]
  return prices.length <= 6 ? [...table, ""] : folded(`${prices.length} prices`, table)
}

const doubtsOf = ({ conflicts }: Row) =>
  conflicts?.map(({ evidence, field, key, seen, value, why }) => {
    const where = [evidence, ...(seen === undefined ? [] : [seen])].join(", ")
    const reason = why === undefined || why === "" ? "" : `: ${plain(why)}`
    const subject = field.startsWith("(") ? plain(field.slice(1, -1)) : code(field)
    return `${subject}, ${plain(key)} ${code(value)} (${where})${reason}`
  })

const recordedOf = ({ recorded }: Row) =>
  recorded?.flatMap(({ input, seen }) => [`Accepted ${seen}:`, "", "```json", JSON.stringify(input), "```", ""])

/** Describes the evidence of a row and its date; with the date of the page its age too. */
const evidenceOf = (row: Row, today: number | undefined): string => {
  const date = confirmedAt(row)
  const age = today === undefined ? undefined : ageOf(row, today)
  return [
    row.evidence,
    ...(date === undefined ? ["not dated"] : [date]),
    ...(age === undefined ? [] : [`${age} days before this page was made`])
  ].join(", ")
}

const sectionOf = (
  vendor: string,
  row: Row,
  rules: Rules,
  unchecked: Unchecked,
  today: number | undefined
): ReadonlyArray<string> => {
  const place = row.container === "" ? "at the top of the body" : `in \`${row.container}\``
  const aliases = (row.aliases ?? []).map(code)
  return [
    `### ${row.model}`,
    "",
    `${(row.tasks ?? [row.task]).join(", ")} · ${code(`${row.method} ${row.path}`)}, fields ${place} · ${
      evidenceOf(row, today)
    }`,
    "",
    ...(row.syntheticId === true ? ["The name is made up here: the endpoint takes none.", ""] : []),
    ...(aliases.length === 0 ? [] : [`Also spelt ${aliases.join(", ")}.`, ""]),
    ...(row.status === undefined ? [] : [`Not certain: ${plain(row.status)}.`, ""]),
    "| field | type | required | allowed | default | note |",
    "| --- | --- | --- | --- | --- | --- |",
    ...fieldRows(row.fields),
    "",
    ...((row.rules ?? row.modes) === undefined
      ? []
      : [...list(modesOf(row)), ...list(rulesOf(vendor, row, rules, unchecked)), ""]),
    ...pricesOf(row),
    ...folded("What other sources say", list(doubtsOf(row) ?? [])),
    ...folded("A body that was accepted", recordedOf(row) ?? []),
    ...folded("Corrected", list((row.corrected ?? []).map(plain)))
  ]
}

/** Returns GitHub's anchors of headings, in their order. */
const anchorsOf = (headings: ReadonlyArray<string>): ReadonlyArray<string> => {
  const seen = new Map<string, number>()
  return headings.map((heading) => {
    const slug = heading.toLowerCase().replace(/[^\p{L}\p{N}\s_-]/gu, "").replaceAll(" ", "-")
    const count = seen.get(slug) ?? 0
    seen.set(slug, count + 1)
    return count === 0 ? slug : `${slug}-${count}`
  })
}

const groupsOf = (rows: ReadonlyArray<Row>) =>
  kinds.map((kind) => [kind, rows.filter((row) => row.kind === kind)] as const).filter(([, of]) => of.length > 0)

/** Returns the anchor of each model on its vendor's page. */
const anchors = (name: string, rows: ReadonlyArray<Row>): ReadonlyMap<string, string> => {
  const headings = [
    `${name}: models`,
    ...groupsOf(rows).flatMap(([kind, of]) => [kindTitles[kind], ...of.map(({ model }) => model)])
  ]
  const all = anchorsOf(headings)
  return new Map(headings.map((heading, index) => [heading, all[index] ?? ""]))
}

const count = (rows: ReadonlyArray<Row>, of: (row: Row) => number) => rows.reduce((sum, row) => sum + of(row), 0)

const written = "Written from the [catalogue](../catalogue/README.md): correct a fact there."

/** Lists the models that a vendor no longer lists, each with what changes for its successor. */
const formerOf = (former: ReadonlyArray<Former>) =>
  former.length === 0 ? [] : [
    "## Former models",
    "",
    "| model | missing since | use instead | changes |",
    "| --- | --- | --- | --- |",
    ...former.map(({ dropped = [], model, note, renamed = {}, replacedBy, set = {}, since }) => {
      const changes = [
        ...Object.entries(renamed).map(([from, to]) => `${code(from)} is ${code(to)}`),
        ...Object.entries(set).map(([name, value]) => `${code(name)} is set to ${code(value)}`),
        ...dropped.map((name) => `no ${code(name)}`),
        ...(note === undefined ? [] : [plain(note)])
      ]
      return `| ${code(model)} | ${since} | ${replacedBy === undefined ? "" : code(replacedBy)} | ${
        changes.join("; ")
      } |`
    }),
    ""
  ]

/** Writes one vendor's page. */
const pageOf = (
  vendor: string,
  name: string,
  rows: ReadonlyArray<Row>,
  rules: Rules,
  unchecked: Unchecked,
  former: ReadonlyArray<Former>,
  today: number | undefined
): string => {
  const anchor = anchors(name, rows)
  const groups = groupsOf(rows)
  const sources = Object.entries(evidences).flatMap(([evidence, says]) => {
    const of = rows.filter((row) => row.evidence === evidence)
    return of.length === 0 ? [] : [`${of.length} from \`${evidence}\` (${says})`]
  })
  return [
    `# ${name}: models`,
    "",
    `${rows.length} models with ${count(rows, ({ fields }) => Object.keys(fields).length)} fields: ${
      sources.join(", ")
    }.`,
    "None of it was tried here by calling the vendor. Prices are what was published at their date.",
    `Paths are relative to \`${bases[vendor]}\`.`,
    "",
    written,
    "",
    ...groups.flatMap(([kind, of]) => [
      `**${kindTitles[kind]}**: ${of.map(({ model }) => `[${plain(model)}](#${anchor.get(model) ?? ""})`).join(" · ")}`,
      ""
    ]),
    ...groups.flatMap(([kind, of]) => [
      `## ${kindTitles[kind]}`,
      "",
      ...of.flatMap((row) => sectionOf(vendor, row, rules, unchecked, today))
    ]),
    ...formerOf(former)
  ].join("\n").trimEnd() + "\n"
}

/** A vendor with its rows. */
interface Shelf {
  readonly id: "apipod" | "kie" | "apixo" | "globalaiopc"
  readonly name: string
  readonly rows: ReadonlyArray<Row>
}

/** Writes the index page of all vendors and the neutral names. */
const indexPageOf = (
  vendors: ReadonlyArray<Shelf>,
  neutral: ReadonlyArray<Neutral>
): string => {
  const places = new Map(vendors.map(({ id, name, rows }) => [id, anchors(name, rows)]))
  const linked = (id: Shelf["id"], models: ReadonlyArray<string>) =>
    models.length === 0
      ? "—"
      : models.map((model) => `[${plain(model)}](${id}.md#${places.get(id)?.get(model) ?? ""})`).join("<br>")
  const priced = (rows: ReadonlyArray<Row>) => rows.filter((row) => (row.prices ?? row.price) !== undefined).length
  const of = (rows: ReadonlyArray<Row>, kind: Row["kind"]) => rows.filter((row) => row.kind === kind).length
  return [
    "# Models",
    "",
    "What each model takes: fields, bounds, defaults, the rules between fields, and prices, with evidence and date. The",
    "providers check requests against the same facts before they are sent, and the emulator refuses by its own reading of them.",
    "",
    written,
    "",
    "| vendor | models | images | videos | audio | other | fields | rules | with a price |",
    "| --- | --- | --- | --- | --- | --- | --- | --- | --- |",
    ...vendors.map(({ id, name, rows }) =>
      `| [${name}](${id}.md) | ${rows.length} | ${kinds.map((kind) => of(rows, kind)).join(" | ")} | ${
        count(rows, ({ fields }) => Object.keys(fields).length)
      } | ${count(rows, (row) => row.rules?.length ?? 0)} | ${priced(rows)} |`
    ),
    "",
    "## How sure",
    "",
    ...list(Object.entries(evidences).map(([evidence, says]) => `\`${evidence}\`: ${says}`)),
    "",
    "A fact that the vendor itself states refuses a request; a fact that only others state warns. If sources disagree, the row",
    "has the newest or best supported value, and the others are listed under \"What other sources say\".",
    "",
    "## One name for all vendors",
    "",
    "The names of a `MediaRequest`, and the model of each vendor. A model that is in no row is requested by its own id.",
    "",
    `| name | kind | ${vendors.map(({ name }) => name).join(" | ")} |`,
    `| --- | --- | ${vendors.map(() => "---").join(" | ")} |`,
    ...neutral.map((entry) =>
      `| ${code(entry.name)} | ${entry.kind} | ${vendors.map(({ id }) => linked(id, entry[id])).join(" | ")} |`
    ),
    ""
  ].join("\n")
}

/**
 * Returns the pages by their path: an index, and one page for each vendor. With `today`, in epoch milliseconds, they tell
 * the age of each row.
 */
export const modelPages = (
  { former, neutral, rows, rules, unchecked }: Catalogue,
  today?: number
): ReadonlyMap<string, string> =>
  new Map([
    ["README.md", indexPageOf(vendorIds.map((id) => ({ id, name: vendors[id], rows: rows[id] })), neutral)],
    ...vendorIds.map((id) =>
      [`${id}.md`, pageOf(id, vendors[id], rows[id], rules, unchecked, former[id] ?? [], today)] as const
    )
  ])
