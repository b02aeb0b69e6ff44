/**
 * The program of the project's README, and the same with a portable request, for the swap of vendors.
 */
import { AssetStore, Poller } from "@effect-media/core"
import type { MediaProvider } from "@effect-media/core/portable"
import { Kie } from "@effect-media/kie"
import { Context, Effect } from "effect"

const program = Effect.gen(function*() {
  const kie = yield* Kie
  const task = yield* Poller.run(kie, {
    model: "google/nano-banana",
    input: { prompt: "a paper boat on a lake of ink" }
  })
  return yield* AssetStore.save(task, { refreshLink: kie.refreshLink })
}).pipe(Effect.catchTag("TaskFailed", (e) => Effect.fail(`${e.category}: ${e.description}`)))

export { program }

/** The vendor of the portable program: any of them. */
export class Vendor extends Context.Service<Vendor, MediaProvider.MediaProvider>()("swap-test-layers/Vendor") {}

/** Does the same at any vendor that has the model. */
export const portable = Effect.gen(function*() {
  const vendor = yield* Vendor
  const task = yield* Poller.run(vendor, {
    model: "nano-banana",
    task: "text-to-image",
    prompt: "a paper boat on a lake of ink"
  })
  return yield* AssetStore.save(task)
})
