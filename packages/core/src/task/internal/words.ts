import type { TaskRef } from "../TaskRef.ts"

/** Quotes a vendor's text for a message. */
export const quoted = (reason: string): string => reason === "" ? "" : ` "${reason}"`

/** Names a task for a message. */
export const goOn = (ref: TaskRef): string => `task ${ref.id} of ${ref.provider}`
