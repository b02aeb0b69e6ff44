/**
 * The results of KIE's models, by family: links alone, songs, layers, segments, and data without a file.
 */
import type * as Schema from "effect/Schema"
import { coverUrl, resultUrls } from "./Links.ts"
import type { Task } from "./TaskStore.ts"

/** Models that make songs: two at once, with covers. */
const songs =
  /^ai-music-api\/(generate|extend|upload-and-(cover|extend)-audio|add-(instrumental|vocals)|mashup|replace-section|sounds)$/

/** Returns true for models that make songs. */
export const isSong = (model: string): boolean => songs.test(model)

/** Returns true for models whose callbacks are those of songs. */
export const isMusic = (model: string): boolean => model.startsWith("ai-music-api/")

/** Returns the usual number of a model's files. */
export const usualResults = (model: string): number => {
  if (isSong(model)) return 2
  return /separate-vocals$|layer-decomposition$|segment-map$|cover-generate$/.test(model) ? 2 : 1
}

const textOf = (value: Schema.Json | undefined, otherwise: string) => typeof value === "string" ? value : otherwise

/** The length of `sound.mp3`, in seconds. */
const seconds = 3

/** Returns the songs of a task. */
export const songsOf = (task: Task, origin: string): ReadonlyArray<Schema.JsonObject> =>
  resultUrls(task, origin).map((url, index) => ({
    id: `${task.id}-${index + 1}`,
    title: textOf(task.input["title"], "Untitled"),
    duration: seconds,
    audio_url: url,
    stream_audio_url: url,
    image_url: coverUrl(task, origin, index),
    model_name: textOf(task.input["model"], "V6"),
    prompt: textOf(task.input["prompt"], ""),
    tags: textOf(task.input["style"], ""),
    createTime: task.createdAt
  }))

/** The data of models that make no file, by the end of their ids. */
const objects: ReadonlyArray<readonly [model: RegExp, object: Schema.JsonObject]> = [
  [/generate-lyrics$/, { lyricsData: [{ text: "[Verse]\nA paper boat", title: "Paper boat", status: "complete" }] }],
  [/timeStamped-lyrics$/, { alignedWords: [{ word: "A paper boat", success: true, startS: 0.5, endS: 1.5 }] }],
  [/generate-midi-from-audio$/, { instruments: [{ name: "Piano", notes: [{ pitch: 60, start: 0, end: 0.5 }] }] }],
  [/boost-music-style$/, { result: "calm, piano, slow" }]
]

const layerOf = (url: string, index: number): Schema.JsonObject => ({
  z_index: index,
  url,
  name: `layer ${index + 1}`,
  description: `Layer ${index + 1} of the picture`,
  size: "768x512",
  bounding_box: { absolute: [0, 0, 768, 512] }
})

/** Returns the result of a task that has succeeded. */
export const resultOf = (task: Task, origin: string): Schema.JsonObject => {
  const { kind, model } = task
  if (isSong(model)) return { data: songsOf(task, origin) }
  const urls = resultUrls(task, origin)
  if (model.endsWith("/segment-map")) {
    const segments = urls.map((maskUrl, index) => ({ maskUrl, name: `segment ${index + 1}`, index }))
    return { resultObject: { segments_count: segments.length, segments } }
  }
  if (model === "seedream/5-pro-layer-decomposition") {
    return { resultUrls: urls, resultObject: { layers_data: urls.map(layerOf) } }
  }
  if (kind !== "other") return { resultUrls: urls }
  const object = objects.find(([pattern]) => pattern.test(model))?.[1] ?? { id: task.id }
  return { resultObject: object, ...(urls.length === 0 ? {} : { resultUrls: urls }) }
}
