/**
 * Result files: real pictures, clips and sounds, for 24 hours after their task.
 */
import * as Effect from "effect/Effect"
import { filesSince } from "./internal/Desk.ts"
import { taskOfFile } from "./internal/Links.ts"
import type { Route } from "./internal/Route.ts"
import { text } from "./internal/Route.ts"
import type { Kind } from "./Wire.ts"

/** How long result files live. */
export const lifetimeMillis = 24 * 60 * 60_000

/** Content types by what a task makes. */
export const contentTypes: Readonly<Record<Kind, string>> = {
  image: "image/png",
  video: "video/mp4",
  audio: "audio/mpeg"
}

/** The route of result files. It asks for no key. */
export const route: Route = {
  method: "GET",
  path: "/files/:name",
  operation: "result",
  subject: (call, desk) => {
    const task = taskOfFile(call.params["name"] ?? "", desk)?.task
    return { vendor: task?.vendor, model: task?.model, taskId: task?.id }
  },
  answer: Effect.fnUntraced(function*(call, desk) {
    const found = taskOfFile(call.params["name"] ?? "", desk)
    const since = found === undefined ? undefined : filesSince(found.task, call.now)
    if (found === undefined || since === undefined) return text("Not Found", 404)
    const expires = call.query["expires"]
    if (call.now >= (expires === undefined ? since + lifetimeMillis : Number(expires))) {
      return text("Request has expired", 403)
    }
    return {
      status: 200,
      headers: {},
      body: { _tag: "Bytes", bytes: new Uint8Array([1]), type: contentTypes[found.task.kind] }
    }
  })
}
