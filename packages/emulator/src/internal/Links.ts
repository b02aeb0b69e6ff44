/**
 * The names of result files: `/files/{taskId}-{n}.{extension}` on the emulator's own origin.
 */
import type { Kind } from "../Wire.ts"
import type { Task, TaskStore } from "./TaskStore.ts"

/** The formats of result files. */
export type Extension = "png" | "mp4" | "mp3" | "wav"

const extensions: Readonly<Record<Kind, Extension>> = { image: "png", video: "mp4", audio: "mp3", other: "png" }

/** Models that make WAV. */
const wav = /-tts$|convert-to-wav/

const extensionOf = (task: Task): Extension =>
  task.kind === "audio" && wav.test(task.model) ? "wav" : extensions[task.kind]

/** Returns the number of a task's files that the emulator serves. */
const count = (task: Task): number => {
  const { results = task.usualResults } = task.script
  return typeof results === "number" ? results : 0
}

const nameOf = (task: Task, origin: string, index: number, extension: Extension) =>
  `${origin}/files/${task.id}-${index + 1}.${extension}`

/** The URLs of a task's results. */
export const resultUrls = (task: Task, origin: string): ReadonlyArray<string> => {
  const { results } = task.script
  return typeof results === "object"
    ? results
    : Array.from({ length: count(task) }, (_, index) => nameOf(task, origin, index, extensionOf(task)))
}

/** The URL of the cover picture of a song. */
export const coverUrl = (task: Task, origin: string, index: number): string => nameOf(task, origin, index, "png")

/** A result file. */
export interface ResultFile {
  readonly task: Task
  readonly index: number
  readonly extension: Extension
}

/** Finds the result file of a name. */
export const taskOfFile = (name: string, store: TaskStore): ResultFile | undefined => {
  const [, id = "", index = "", extension] = /^(.+)-([0-9]+)\.(png|mp4|mp3|wav)$/.exec(name) ?? []
  const task = store.tasks.get(id)
  if (task === undefined || Number(index) < 1 || Number(index) > count(task)) return undefined
  const known = [extensionOf(task), ...(task.kind === "audio" ? ["png" as const] : [])].find((it) => it === extension)
  return known === undefined ? undefined : { task, index: Number(index), extension: known }
}

/** Returns the file's name from a URL of the emulator, at any host: vendors' clients may reach it by several. */
export const fileNameOf = (url: string): string | undefined => /\/files\/([^/?#]+)(?:[?#].*)?$/.exec(url)?.[1]
