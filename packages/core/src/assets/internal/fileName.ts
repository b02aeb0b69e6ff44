import { sha256 } from "../../internal/sha256.ts"
import type { TaskRef } from "../../task/TaskRef.ts"

const longestStem = 120

/**
 * The name of a task's `n`-th file without its extension: `provider-taskId-n`.
 *
 * An id is a vendor's text: what is not safe in a file's name becomes `_`, a leading dot and what is too long go, and a
 * part of its hash keeps names apart whose ids differ. With a provider in front and a number behind, no name is one that
 * Windows keeps for itself.
 */
export const assetName = ({ id, provider }: TaskRef, n: number): string => {
  const plain = `${provider}-${id}`
  const safe = plain.replace(/[^\w.-]+/g, "_").replace(/\.{2,}/g, "_").replace(/^\.+/, "").slice(0, longestStem)
  // A provider with a hyphen in its name could meet another one's id.
  const stem = safe === plain && !provider.includes("-") ? safe : `${safe}-${digest(`${provider}\0${id}`)}`
  return `${stem}-${n}`
}

const digest = (text: string): string => {
  const hash = sha256()
  hash.update(new TextEncoder().encode(text))
  return hash.digest("hex").slice(0, 12)
}
