/**
 * A prompt becomes a picture, the picture becomes a film, and both are saved.
 */
import { ApiPod } from "@effect-media/apipod"
import { AssetStore, Poller, ResultMissing } from "@effect-media/core"
import { Kie } from "@effect-media/kie"
import { Effect } from "effect"

/**
 * Makes a film of a few seconds. What goes wrong at either vendor, in a wait or on the disk is in one error channel, and
 * each error says with `provider` and `ref` where.
 */
export const film = Effect.fn("film")(function*(prompt: string, motion: string) {
  const apipod = yield* ApiPod
  const kie = yield* Kie

  const drawing = { model: "nano-banana-2", input: { prompt, aspect_ratio: "16:9" } } as const
  const picture = yield* Poller.run(apipod, drawing)
  // Saved before the film is paid for; the next vendor gets the link as it is.
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
