/**
 * Uses a service without knowing its implementation.
 */
import { Poller } from "@effect-media/core"
import { Kie } from "@effect-media/kie"
import { Effect } from "effect"

/** Paints a picture if the account can pay for it, and returns its link. */
export const poster = Effect.fn("poster")(function*(title: string) {
  const kie = yield* Kie
  const credits = yield* kie.credits
  if (credits < 4) return `No poster for "${title}": ${credits} credits are left.`

  const task = yield* Poller.run(kie, {
    model: "google/nano-banana",
    input: { prompt: `A cinema poster: ${title}` }
  })
  return `A poster for "${title}": ${task.assets.map(({ url }) => url).join(", ")}`
})
