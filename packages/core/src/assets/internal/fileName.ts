import { sha256Of } from "../../internal/sha256.ts"
import type { TaskRef } from "../../task/TaskRef.ts"

const longestStem = 120

/**
 * Returns the name of a task's `n`-th file without its extension: `provider-taskId-n`.
 *
 * An id is the vendor's text: characters that are not safe in a file name become `_`, a leading dot and excess length
 * are removed, and a part of the id's hash keeps the names of different ids apart. Since the name begins with a
 * provider and ends with a number, it is never one that Windows reserves.
 */
export const assetName = ({ id, provider }: TaskRef, n: number): string => {
  const plain = `${provider}-${id}`
  const safe = plain.replace(/[^\w.-]+/g, "_").replace(/\.{2,}/g, "_").replace(/^\.+/, "").slice(0, longestStem)
  // A provider with a hyphen in its name could collide with another provider's id.
  const stem = safe === plain && !provider.includes("-") ? safe : `${safe}-${digest(`${provider}\0${id}`)}`
  return `${stem}-${n}`
}

export interface NameParts {
  readonly ref: TaskRef
  readonly n: number
  /** The number of the task's files: with more than one, a name without `{n}` gets it at its end. */
  readonly count: number
  /** The day of the task's end, as `2026-11-28`. */
  readonly date: string
  readonly prompt: string
}

/** Returns the words of a prompt for a file name: `a-paper-boat`. */
const slugOf = (prompt: string): string =>
  prompt.normalize("NFKD").replace(/\p{Mark}/gu, "").toLowerCase().replace(/[^a-z0-9]+/g, "-").slice(0, 48)
    .replace(/^-+|-+$/g, "")

const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i

/**
 * Returns the name of a file by a template, without its extension: `preferred` is the template's, `unique` the same with
 * a part of a hash, so that no other task has it.
 */
export const namedBy = (template: string, { count, date, n, prompt, ref }: NameParts) => {
  const values: Readonly<Record<string, string>> = {
    id: ref.id,
    n: `${n}`,
    date,
    model: ref.model ?? ref.kind,
    provider: ref.provider,
    slug: slugOf(prompt) || ref.id
  }
  const numbered = count > 1 && !template.includes("{n}") ? `${template}-{n}` : template
  const stem = numbered.replace(/\{(\w+)\}/g, (text, name: string) => values[name] ?? text)
    .replace(/[^\w.-]+/g, "_").replace(/\.{2,}/g, "_").replace(/^[.-]+|[.-]+$/g, "").replace(reserved, "_$&")
    .slice(0, longestStem) || ref.provider
  return { preferred: stem, unique: `${stem}-${digest(`${ref.provider}\0${ref.id}\0${n}`)}` }
}

const digest = (text: string): string => sha256Of(text).slice(0, 12)
