import { sha256 } from "../../internal/sha256.ts"
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

const digest = (text: string): string => {
  const hash = sha256()
  hash.update(new TextEncoder().encode(text))
  return hash.digest("hex").slice(0, 12)
}
