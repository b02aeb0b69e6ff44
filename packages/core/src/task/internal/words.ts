import type { TaskRef } from "../TaskRef.ts"

/** Quotes a vendor's text for the end of a sentence. */
export const quoted = (text: string): string => text === "" ? "" : `: "${text}"`

/** Names a task at the beginning of a sentence. */
export const taskOf = (ref: TaskRef): string => `Task ${ref.id} of ${ref.provider}`
