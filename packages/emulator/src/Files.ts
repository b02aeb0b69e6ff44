/**
 * Serves result files: real pictures, clips and sounds, for 24 hours after their task. They require no key.
 */
import * as Effect from "effect/Effect"
import * as Assets from "./internal/assets.ts"
import { type ResultFile, taskOfFile } from "./internal/Links.ts"
import { type Body, type Route, text } from "./internal/Route.ts"
import { filesSince, type Task } from "./internal/TaskStore.ts"
import * as Picture from "./Picture.ts"
import type { Vendor } from "./Wire.ts"

/** The lifetime of result files, in milliseconds. */
export const lifetimeMillis = 24 * 60 * 60_000

/** The vendors' names in pictures. */
const names: Readonly<Record<Vendor, string>> = {
  "globalaiopc-image": "GlobalAIOPC",
  "globalaiopc-video": "GlobalAIOPC",
  apipod: "APIPod",
  apixo: "APIXO",
  kie: "KIE",
  fal: "fal",
  replicate: "Replicate"
}

const maxPictures = 64

/** The most recently drawn pictures, by their content. */
const pictures = new Map<string, Uint8Array>()

const picture = (task: Task, index: number): Uint8Array => {
  const prompt = task.input["prompt"]
  const subject = {
    prompt: typeof prompt === "string" ? prompt : "",
    provider: names[task.vendor],
    model: task.model,
    index
  }
  const key = JSON.stringify(subject)
  const drawn = pictures.get(key) ?? Picture.draw(subject)
  pictures.delete(key)
  pictures.set(key, drawn)
  for (const oldest of pictures.keys()) {
    if (pictures.size <= maxPictures) break
    pictures.delete(oldest)
  }
  return drawn
}

const assets = new Map<string, Uint8Array>()

const asset = (file: string): Uint8Array => {
  const bytes = assets.get(file) ?? Assets.read(file)
  assets.set(file, bytes)
  return bytes
}

/** Makes a second of a tone as WAV: mono, 8 kHz, 16 bits. */
const tone = (): Uint8Array => {
  const rate = 8000
  const bytes = new Uint8Array(44 + rate * 2)
  const view = new DataView(bytes.buffer)
  for (const [at, word] of [[0, "RIFF"], [8, "WAVE"], [12, "fmt "], [36, "data"]] as const) {
    for (let i = 0; i < word.length; i++) view.setUint8(at + i, word.charCodeAt(i))
  }
  for (const [at, value] of [[4, bytes.length - 8], [16, 16], [24, rate], [28, rate * 2], [40, rate * 2]] as const) {
    view.setUint32(at, value, true)
  }
  for (const [at, value] of [[20, 1], [22, 1], [32, 2], [34, 16]] as const) view.setUint16(at, value, true)
  for (let i = 0; i < rate; i++) view.setInt16(44 + i * 2, Math.round(8000 * Math.sin(i * Math.PI * 440 / 4000)), true)
  return bytes
}

/** Returns the content of a result file. */
export const content = ({ extension, index, task }: ResultFile): Body => {
  switch (extension) {
    case "png":
      return { _tag: "Bytes", bytes: picture(task, index), type: "image/png" }
    case "mp4":
      return { _tag: "Bytes", bytes: asset("clip.mp4"), type: "video/mp4" }
    case "mp3":
      return { _tag: "Bytes", bytes: asset("sound.mp3"), type: "audio/mpeg" }
    case "wav":
      return { _tag: "Bytes", bytes: tone(), type: "audio/wav" }
  }
}

/** The route of result files. */
export const route: Route = {
  method: "GET",
  path: "/files/:name",
  operation: "result",
  subject: (call, store) => {
    const task = taskOfFile(call.params["name"] ?? "", store)?.task
    return { vendor: task?.vendor, model: task?.model, taskId: task?.id }
  },
  answer: (call, store) =>
    Effect.sync(() => {
      const file = taskOfFile(call.params["name"] ?? "", store)
      const since = file === undefined ? undefined : filesSince(file.task, call.now)
      if (file === undefined || since === undefined) return text("Not Found", 404)
      const expires = call.query["expires"]
      const end = expires === undefined ? since + lifetimeMillis : Number(expires)
      if (!(call.now < end)) return text("Request has expired", 403)
      return { status: 200, headers: {}, body: content(file) }
    })
}
