/**
 * Makes a picture from a prompt and a film from the picture, and saves both.
 */
import { ApiPod } from "@effect-media/apipod"
import { AssetStore, Poller, ResultMissing } from "@effect-media/core"
import { Kie } from "@effect-media/kie"
import { Effect } from "effect"

/**
 * Makes a film of a few seconds. Errors of either vendor, of a wait and of the disk share one error channel; `provider`
 * and `ref` show the origin of each error.
 */
export const film = Effect.fn("film")(function*(prompt: string, motion: string) {
  const apipod = yield* ApiPod
  const kie = yield* Kie

  const drawing = { model: "nano-banana-2", input: { prompt, aspect_ratio: "16:9" } } as const
  const picture = yield* Poller.run(apipod, drawing)
  // Save before the film is paid for; the next vendor gets the original link.
  const still = yield* AssetStore.save(picture, { request: drawing })
  const [asset] = picture.assets
  if (asset === undefined) {
    return yield* new ResultMissing({ provider: apipod.provider, ref: picture.ref, status: picture.status })
  }

  const filming = { model: "grok-imagine/image-to-video", input: { prompt: motion, image_urls: [asset.url] } } as const
  const video = yield* Poller.run(kie, filming)
  const clip = yield* AssetStore.save(video, { request: filming, refreshLink: kie.refreshLink })
  return { still, clip }
})
