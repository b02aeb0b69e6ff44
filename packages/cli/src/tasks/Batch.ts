/**
 * Reads the file of a batch: one job per line.
 */
import { BatchLedger, type BatchLedgerError } from "@effect-media/core/jobs/BatchLedger"
import { MediaKind } from "@effect-media/core/task/TaskRef"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
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

const itemOf = Effect.fnUntraced(function*(text: string, line: number, defaults: Defaults) {
  const wrong = (problem: string) =>
    new UsageError({
      what: `Line ${line} of the batch: ${problem}.`,
      next: "Nothing was submitted: correct the line, then run the batch again."
    })
  const { id, input = {}, model: ownModel, prompt, provider: ownProvider, ...rest } = yield* Effect.mapError(
    Result.match(exactJson(text), { onSuccess: (json) => decode(json), onFailure: () => decodeText(text) }),
    ({ message }) => wrong(plain(message))
  )
  const provider = ownProvider ?? Option.getOrUndefined(defaults.provider)
  if (provider === undefined) return yield* wrong("no provider, and there is no --provider")
  const model = ownModel ?? Option.getOrUndefined(defaults.model)
  if (model === undefined) return yield* wrong("no model, and there is no --model")
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
  const lines = text.split("\n").map((text, i) => [text, i + 1] as const).filter(([text]) => text.trim() !== "")
  const items = yield* Effect.forEach(lines, ([text, line]) => itemOf(text, line, defaults))
  const keys = numbered()
  const formerKeys = numbered()
  return yield* Effect.forEach(items, ({ formerName, id, name, ...item }) => {
    const key = keys(name)
    if (key !== name && id !== undefined) {
      const what = `Line ${item.line} of the batch: the id "${plain(id)}" was there before.`
      return Effect.fail(new UsageError({ what, next: "Nothing was submitted: give each line its own id." }))
    }
    return Effect.succeed<BatchItem>({ ...item, key, formerKey: formerKeys(formerName) })
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
