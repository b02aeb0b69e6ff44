/**
 * Uses two services in one program: APIXO paints a picture, KIE animates it.
 */
import { Apixo } from "@effect-media/apixo"
import { Poller, ResultMissing, type Succeeded } from "@effect-media/core"
import { Kie } from "@effect-media/kie"
import { Array as Arr, Effect } from "effect"

/** Creates a picture, and a video that begins with it. */
export const animate = Effect.fn("animate")(function*(scene: string, motion: string) {
  const apixo = yield* Apixo
  const kie = yield* Kie

  const picture = yield* Poller.run(apixo, {
    model: "nano-banana-2",
    input: { mode: "text-to-image", prompt: scene, aspect_ratio: "3:2", resolution: "1k" }
  })

  const video = yield* Poller.run(kie, {
    model: "kling-2.6/image-to-video",
    input: { prompt: motion, image_urls: [yield* resultUrl(picture)], duration: "5", sound: false }
  })

  return { picture, video }
})

/**
 * Returns the link of a task's first result. The link goes directly to the next vendor, without a download in between.
 */
const resultUrl = (task: Succeeded) =>
  Effect.fromOption(Arr.findFirst(task.assets, ({ role }) => role === "result")).pipe(
    Effect.map(({ url }) => url),
    Effect.mapError(() => new ResultMissing({ provider: task.ref.provider, ref: task.ref, status: task.status }))
  )
