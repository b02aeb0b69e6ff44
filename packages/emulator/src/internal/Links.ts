/**
 * The names of result files: `/files/{taskId}-{n}.{extension}` on the emulator's own origin.
 */
import type { Kind } from "../Wire.ts"
import type { Task, TaskStore } from "./TaskStore.ts"

const extensions: Readonly<Record<Kind, string>> = { image: "png", video: "mp4", audio: "mp3" }

/** The URLs of a task's results. */
export const resultUrls = (task: Task, origin: string): ReadonlyArray<string> => {
  const results = task.script.results ?? 1
  return typeof results === "number"
    ? Array.from({ length: results }, (_, i) => `${origin}/files/${task.id}-${i + 1}.${extensions[task.kind]}`)
    : results
}

/** Returns the task and the number from a result file's name. */
export const taskOfFile = (
  name: string,
  desk: TaskStore
): { readonly task: Task; readonly index: number } | undefined => {
  const match = /^(.+)-([0-9]+)\.(png|mp4|mp3)$/.exec(name)
  const task = desk.tasks.get(match?.[1] ?? "")
  const index = Number(match?.[2] ?? 0)
  const results = task?.script.results ?? 1
  if (task === undefined || match?.[3] !== extensions[task.kind]) return undefined
  return typeof results === "number" && index >= 1 && index <= results ? { task, index } : undefined
}

/** Returns the file's name from a URL of the emulator, at any host: vendors' clients may reach it by several. */
export const fileNameOf = (url: string): string | undefined => /\/files\/([^/?#]+)(?:[?#].*)?$/.exec(url)?.[1]
