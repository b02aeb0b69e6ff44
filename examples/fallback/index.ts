/**
 * One picture from whoever can draw it: APIPod, else KIE, else APIXO.
 */
import { ApiPod } from "@effect-media/apipod"
import { Apixo } from "@effect-media/apixo"
import { AssetStore, Fallback } from "@effect-media/core"
import { Kie } from "@effect-media/kie"
import { Effect } from "effect"

/** Draws a picture and saves it. Each vendor gets a request of its own, in its own words. */
export const draw = Effect.fn("draw")(function*(prompt: string) {
  const apipod = yield* ApiPod
  const kie = yield* Kie
  const apixo = yield* Apixo
  const { earlier, task } = yield* Fallback.run([
    Fallback.attempt(apipod, { model: "nano-banana-2", input: { prompt, aspect_ratio: "3:2" } }),
    Fallback.attempt(kie, { model: "google/nano-banana", input: { prompt, image_size: "3:2" } }),
    Fallback.attempt(apixo, { model: "nano-banana-2", input: { mode: "text-to-image", prompt, aspect_ratio: "3:2" } })
  ])
  // A link of KIE's that has died is asked for afresh; the other vendors have no such question.
  const refreshLink = task.ref.provider === kie.provider ? kie.refreshLink : undefined
  const files = yield* AssetStore.save(task, { refreshLink })
  return { provider: task.ref.provider, earlier, files }
})
