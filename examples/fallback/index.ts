/**
 * Draws one picture with the first vendor that can: APIPod, else KIE, else APIXO.
 */
import { ApiPod } from "@effect-media/apipod"
import * as ApiPodMedia from "@effect-media/apipod/ApiPodMedia"
import { Apixo } from "@effect-media/apixo"
import * as ApixoMedia from "@effect-media/apixo/ApixoMedia"
import { AssetStore } from "@effect-media/core"
import { Fallback } from "@effect-media/core/jobs"
import { MediaProvider, type MediaRequest } from "@effect-media/core/portable"
import { Kie } from "@effect-media/kie"
import * as KieMedia from "@effect-media/kie/KieMedia"
import { Effect } from "effect"

/** Draws a picture and saves it: one request, which is translated for each vendor. */
export const draw = Effect.fn("draw")(function*(prompt: string) {
  const kie = yield* Kie
  const vendors = [ApiPodMedia.make(yield* ApiPod), KieMedia.make(kie), ApixoMedia.make(yield* Apixo)] as const
  const picture: MediaRequest = {
    model: "nano-banana-2",
    task: "text-to-image",
    prompt,
    aspectRatio: "3:2",
    size: "1K"
  }
  const { failedAttempts, task } = yield* Fallback.run(MediaProvider.attempts(vendors, picture))
  // An expired link of KIE's is renewed; the other vendors have no such operation.
  const refreshLink = task.ref.provider === kie.provider ? kie.refreshLink : undefined
  const files = yield* AssetStore.save(task, { refreshLink })
  return { provider: task.ref.provider, failedAttempts, files }
})
