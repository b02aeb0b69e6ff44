/**
 * Reads the file of a batch: JSON lines, a CSV file with a header, or a text with one prompt per line.
 */
import { BatchLedger, type BatchLedgerError } from "@effect-media/core/jobs/BatchLedger"
import type { Fields, FieldSpec } from "@effect-media/core/model/Model"
import * as Model from "@effect-media/core/model/Model"
import { MediaKind } from "@effect-media/core/task/TaskRef"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import * as Record from "effect/Record"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import * as ModelsFile from "../config/ModelsFile.ts"
import { readText, stdinText } from "../config/readText.ts"
import * as Vendors from "../config/Vendors.ts"
import { UsageError } from "../errors/CliError.ts"
import { plain } from "../internal/text.ts"
import * as Node from "../Node.ts"
import { exactJson } from "./exactJson.ts"

/**
 * One line of the file.
 *
 * - `id`: the name of the item, the same in every run; @default derived from the line
 * - `provider`, `model`: @default those of the command's flags
 * - `prompt`, `input`: the model's input; the prompt is put into the vendor's field for it
 */
export const BatchLine = Schema.Struct({
  id: Schema.optionalKey(Schema.NonEmptyString),
  provider: Schema.optionalKey(Schema.Literals(Vendors.names)),
  model: Schema.optionalKey(Schema.NonEmptyString),
  prompt: Schema.optionalKey(Schema.NonEmptyString),
  input: Schema.optionalKey(Schema.Record(Schema.String, Schema.Json)),
  kind: Schema.optionalKey(MediaKind),
  callbackUrl: Schema.optionalKey(Schema.NonEmptyString),
  idempotencyKey: Schema.optionalKey(Schema.NonEmptyString)
})

/**
 * An item of a batch. `line` counts from 1; `formerKey` is the key that older versions gave it, which depended on the
 * order of the fields.
 */
export interface BatchItem {
  readonly key: string
  readonly formerKey: string
  readonly line: number
  /** True if the line has an id of its own. */
  readonly hasId: boolean
  readonly provider: Vendors.VendorName
  readonly job: Vendors.Job
}

/** The defaults for lines that do not name their own. */
export interface Defaults {
  readonly provider: Option.Option<Vendors.VendorName>
  readonly model: Option.Option<string>
}

const decode = Schema.decodeUnknownEffect(BatchLine, { onExcessProperty: "error" })
const decodeText = Schema.decodeEffect(Schema.fromJsonString(BatchLine), { onExcessProperty: "error" })
const jsonText = Schema.encodeSync(Schema.fromJsonString(Schema.Unknown))

const wrongLine = (line: number, problem: string) =>
  new UsageError({
    what: `Line ${line} of the batch: ${problem}.`,
    next: "Nothing was submitted: correct the line, then run the batch again."
  })

/** One line as it was read: decoded JSON, or the fields of a row of CSV, which are texts. */
interface Line {
  readonly line: number
  readonly content: Effect.Effect<typeof BatchLine.Type, Schema.SchemaError | UsageError>
  readonly columns?: Readonly<Record<string, string>> | undefined
}

/** Splits CSV into rows of texts, each with the number of its first line. Separators are commas, or else semicolons. */
const rowsOf = (text: string): ReadonlyArray<readonly [line: number, cells: ReadonlyArray<string>]> => {
  const header = text.slice(0, text.search(/\r?\n|$/))
  const comma = header.includes(";") && !header.includes(",") ? ";" : ","
  const rows: Array<readonly [number, ReadonlyArray<string>]> = []
  let cells: Array<string> = []
  let line = 1
  const cell = new RegExp(`(?:"((?:[^"]|"")*)"|([^${comma}\\r\\n]*))(${comma}|\\r?\\n|$)`, "gy")
  let begun = 1
  while (cell.lastIndex < text.length) {
    const found = cell.exec(text)
    if (found === null) return [...rows, [begun, []]]
    const [all, quoted, bare = "", end = ""] = found
    cells.push(quoted === undefined ? bare.trim() : quoted.replaceAll(`""`, `"`))
    line += all.split("\n").length - 1
    if (end === comma) continue
    rows.push([begun, cells])
    cells = []
    begun = line
  }
  return rows.filter(([, cells]) => cells.some((text) => text !== ""))
}

const known = Object.keys(BatchLine.fields)

const csvLines = Effect.fnUntraced(function*(text: string): Effect.fn.Return<ReadonlyArray<Line>, UsageError> {
  const [[, header] = [1, []], ...rows] = rowsOf(text)
  return yield* Effect.forEach(rows, ([line, cells]) => {
    if (cells.length !== header.length) {
      return Effect.fail(
        wrongLine(
          line,
          `${cells.length} values, and the header has ${header.length}: write a value with commas in quotes`
        )
      )
    }
    const entries = header.map((name, i) => [name, cells[i] ?? ""] as const).filter(([, value]) => value !== "")
    const own = Object.fromEntries(entries.filter(([name]) => known.includes(name) && name !== "input"))
    const columns = Object.fromEntries(entries.filter(([name]) => !known.includes(name)))
    const input = cells[header.indexOf("input")] ?? ""
    return Effect.succeed({
      line,
      columns,
      content: input === "" ? decode(own) : Effect.flatMap(
        Effect.mapError(Effect.fromResult(exactJson(input)), () => wrongLine(line, "the input is no JSON object")),
        (input) => decode({ ...own, input })
      )
    })
  })
})

/** Gives a text of CSV the type that the model's field has. */
const typed = (spec: FieldSpec | undefined, text: string): unknown => {
  if (spec === undefined || spec.type === "string") return text
  const json = Result.getOrElse(exactJson(text), () => text)
  return spec.type === "array" && !Array.isArray(json) ? text.split(/\s*[|\n]\s*/) : json
}

/** Reads the lines of a file: of CSV by its name, of JSON by the name or by the first letter, else prompts. */
const linesOf = (file: string, text: string): Effect.Effect<ReadonlyArray<Line>, UsageError> => {
  if (/\.csv$/i.test(file)) return csvLines(text)
  const lines = text.split("\n").map((text, i) => [text.trim(), i + 1] as const).filter(([text]) => text !== "")
  const isText = /\.txt$/i.test(file) || (!/\.\w*json\w*$/i.test(file) && lines[0]?.[0].startsWith("{") !== true)
  return Effect.succeed(lines.map(([text, line]): Line => ({
    line,
    content: isText
      ? Effect.succeed({ prompt: text })
      : Result.match(exactJson(text), { onSuccess: (json) => decode(json), onFailure: () => decodeText(text) })
  })))
}

const itemOf = Effect.fnUntraced(function*({ columns = {}, content, line }: Line, defaults: Defaults) {
  const wrong = (problem: string) => wrongLine(line, problem)
  const { id, input: ownInput = {}, model: ownModel, prompt, provider: ownProvider, ...rest } = yield* Effect.mapError(
    content,
    (error) => error._tag === "UsageError" ? error : wrong(plain(error.message))
  )
  const provider = ownProvider ?? Option.getOrUndefined(defaults.provider)
  if (provider === undefined) return yield* wrong("no provider, and there is no --provider")
  const model = ownModel ?? Option.getOrUndefined(defaults.model)
  if (model === undefined) return yield* wrong("no model, and there is no --model")
  const spec = Object.keys(columns).length === 0
    ? Option.none()
    : Model.find(yield* ModelsFile.all(provider), model)
  const fields = Option.match(spec, { onNone: (): Fields => ({}), onSome: ({ fields }) => fields })
  const input = { ...ownInput, ...Record.map(columns, (text, name) => typed(fields[name], text)) }
  const job: Vendors.Job = { ...rest, model, input: prompt === undefined ? input : { ...input, prompt } }
  const named = (text: string) => id ?? Node.sha256().update(text).digest("hex").slice(0, 16)
  const [name, formerName] = [named(orderedText([provider, job])), named(jsonText([provider, job]))]
  return { id, name, formerName, line, provider, job }
})

/** Returns JSON with the fields of every object in the order of their names. */
const orderedText = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(orderedText).join(",")}]`
  if (typeof value !== "object" || value === null) return jsonText(value)
  const fields = Object.entries(value).toSorted(([a], [b]) => a < b ? -1 : 1)
  return `{${fields.map(([name, field]) => `${jsonText(name)}:${orderedText(field)}`).join(",")}}`
}

/**
 * Reads the items of a file, `-` for stdin. All lines are read before anything is submitted. The same line twice, also
 * with its fields in another order, is two items; the same id twice is an error.
 */
export const read = Effect.fnUntraced(function*(file: string, defaults: Defaults) {
  const text = file === "-" ? yield* stdinText : yield* readText(file)
  const items = yield* Effect.forEach(yield* linesOf(file, text), (line) => itemOf(line, defaults))
  const keys = numbered()
  const formerKeys = numbered()
  return yield* Effect.forEach(items, ({ formerName, id, name, ...item }) => {
    const key = keys(name)
    if (key !== name && id !== undefined) {
      const what = `Line ${item.line} of the batch: the id "${plain(id)}" was there before.`
      return Effect.fail(new UsageError({ what, next: "Nothing was submitted: give each line its own id." }))
    }
    return Effect.succeed<BatchItem>({ ...item, hasId: id !== undefined, key, formerKey: formerKeys(formerName) })
  })
})

/** Numbers the names that occur more than once. */
const numbered = () => {
  const counts = new Map<string, number>()
  return (name: string): string => {
    const n = (counts.get(name) ?? 0) + 1
    counts.set(name, n)
    return n === 1 ? name : `${name}-${n}`
  }
}

/** Gives the items that an older version has in the ledger their former keys. */
export const asInLedger = Effect.fnUntraced(function*(items: ReadonlyArray<BatchItem>) {
  const ledger = yield* BatchLedger
  return yield* Effect.forEach(
    items,
    ({ formerKey, key, ...item }): Effect.Effect<BatchItem, BatchLedgerError> =>
      Effect.map(ledger.entries(formerKey), (entries) => ({
        ...item,
        formerKey,
        key: entries.length > 0 ? formerKey : key
      }))
  )
})
