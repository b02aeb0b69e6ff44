/**
 * Uses Replicate only through its service.
 */
import { AssetStore, Poller } from "@effect-media/core"
import { Effect } from "effect"
import { Replicate } from "./Replicate.ts"

/** Draws a picture and saves it. */
export const draw = Effect.fn("draw")(function*(prompt: string) {
  const replicate = yield* Replicate
  const task = yield* Poller.run(replicate, {
    model: "black-forest-labs/flux-schnell",
    input: { prompt },
    kind: "image"
  })
  return yield* AssetStore.save(task)
})
