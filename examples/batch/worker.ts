/**
 * Draws the prompts of a file: `node worker.ts prompts.jsonl out [the emulator's URL]`. Without a URL it uses APIPod,
 * with the key in `APIPOD_API_KEY`.
 */
import { ApiPod } from "@effect-media/apipod"
import { AssetStore, Poller } from "@effect-media/core"
import { MediaBatch } from "@effect-media/core/jobs"
import { NodeDns, NodeHttpClient, NodeRuntime, NodeServices } from "@effect/platform-node"
import { Console, Effect, Layer, Redacted, Result, Schedule, Stream, SubscriptionRef } from "effect"
import { createHash } from "node:crypto"
import { drawAll, layerLedger, readPrompts } from "./index.ts"

const [file = "prompts.jsonl", directory = "out", baseUrl] = process.argv.slice(2)

const store = {
  directory,
  sha256: () => createHash("sha256")
}

const Services = baseUrl === undefined
  ? Layer.mergeAll(ApiPod.layerConfig(), AssetStore.layerDirectory(store), Poller.layer)
  : Layer.mergeAll(
    ApiPod.layer({ apiKey: Redacted.make("any"), baseUrl }),
    AssetStore.layerDirectory({ ...store, allowPrivate: true }),
    Poller.layerWith({ schedule: Schedule.spaced("100 millis") })
  )

const program = Effect.gen(function*() {
  const progress = yield* MediaBatch.makeProgress
  let known = 0
  yield* readPrompts(file).pipe(
    drawAll({ running: 20, progress }),
    Stream.runForEach(({ fromLedger, item, result }) => {
      known += fromLedger ? 1 : 0
      return Result.isSuccess(result) ? Effect.void : Console.log(`${item.id}: ${result.failure.message}`)
    })
  )
  const { done, failed, submitted, succeeded } = yield* SubscriptionRef.get(progress)
  yield* Console.log(
    `${done} items, ${known} known from the ledger: ${succeeded} drawn, ${failed} failed, ${submitted} jobs submitted`
  )
})

program.pipe(
  Effect.provide(
    Layer.merge(Services, layerLedger(directory)).pipe(
      Layer.provideMerge(Layer.mergeAll(NodeServices.layer, NodeHttpClient.layerUndici, NodeDns.layer))
    )
  ),
  NodeRuntime.runMain
)
