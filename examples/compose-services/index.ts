/**
 * Two services in one program: APIXO paints a picture, KIE sets it in motion.
 */
import { Apixo } from "@effect-media/apixo"
import { Poller, ResultMissing, type Succeeded } from "@effect-media/core"
import { Kie } from "@effect-media/kie"
import { Array as Arr, Effect } from "effect"

/** A picture, and the video that begins with it. */
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

/** The link of a task's first result. It goes straight to the next vendor: nothing is downloaded in between. */
const resultUrl = (task: Succeeded) =>
  Effect.fromOption(Arr.findFirst(task.assets, ({ role }) => role === "result")).pipe(
    Effect.map(({ url }) => url),
    Effect.mapError(() => new ResultMissing({ provider: task.ref.provider, ref: task.ref, status: task.status }))
  )
