import type { TaskRef } from "../TaskRef.ts"

/** The words of somebody else, in a message. */
export const quoted = (reason: string): string => reason === "" ? "" : ` "${reason}"`

/** A task, in a message. */
export const goOn = (ref: TaskRef): string => `task ${ref.id} of ${ref.provider}`
