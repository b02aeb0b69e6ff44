import type * as Schema from "effect/Schema"
import { cut } from "../../internal/redact.ts"
import { BatchConflict, type LedgerEntry } from "../BatchLedger.ts"
import { standingOf } from "./standing.ts"

/** The number of differences that an error lists, and the longest text of each value. */
const most = 5
const longest = 100

const textOf = (value: Schema.Json | undefined): string => {
  if (value === undefined) return "nothing"
  const text = JSON.stringify(value)
  return text.length > longest ? `${cut(text, longest)}…` : text
}

const isComposite = (value: Schema.Json | undefined): value is Schema.JsonObject | Schema.JsonArray =>
  typeof value === "object" && value !== null

const differences = (
  before: Schema.Json | undefined,
  now: Schema.Json | undefined,
  path = ""
): ReadonlyArray<BatchConflict["differs"][number]> => {
  if (isComposite(before) && isComposite(now) && Array.isArray(before) === Array.isArray(now)) {
    const [old, young] = [new Map(Object.entries(before)), new Map(Object.entries(now))]
    return [...new Set([...old.keys(), ...young.keys()])].flatMap((name) =>
      differences(old.get(name), young.get(name), path === "" ? name : `${path}.${name}`)
    )
  }
  return before === now ? [] : [{ path, before: textOf(before), now: textOf(now) }]
}

/**
 * Returns the error of an item whose key has another request that a vendor accepted, or may have accepted; none for
 * ledgers of older versions.
 */
export const conflictOf = (
  key: string,
  entries: ReadonlyArray<LedgerEntry>,
  request: Schema.Json | undefined
): BatchConflict | undefined => {
  if (request === undefined) return undefined
  const isDone = entries.some(({ _tag }) => _tag === "Done")
  const intent = entries.findLast((entry) =>
    entry._tag === "Intent" && (isDone || standingOf(entries, entry.step)._tag !== "New")
  )
  if (intent?._tag !== "Intent" || intent.request === undefined) return undefined
  const differs = differences(intent.request, request).slice(0, most)
  return differs.length === 0 ? undefined : new BatchConflict({ key, differs })
}
