/**
 * Draws a picture and stores it in a bucket. Vendor and bucket are emulated in this process.
 */
import { AssetStore, Poller } from "@effect-media/core"
import { Emulator } from "@effect-media/emulator"
import { Kie } from "@effect-media/kie"
import { NodeRuntime } from "@effect/platform-node"
import { Console, Effect, Layer, Redacted, Schedule } from "effect"
import { S3mini } from "s3mini"
import * as FakeS3 from "./fakeS3.ts"
import { layer } from "./index.ts"

const program = Effect.gen(function*() {
  const { endpoint } = yield* FakeS3.serve
  const s3 = new S3mini({ accessKeyId: "any", secretAccessKey: "any", endpoint, region: "auto" })
  yield* Effect.gen(function*() {
    const kie = yield* Kie
    const request = { model: "google/nano-banana", input: { prompt: "a paper boat on a lake of ink" } }
    const task = yield* Poller.run(kie, request)
    const files = yield* AssetStore.save(task, { request, refreshLink: kie.refreshLink })
    for (const { bytes, mediaType, path, sha256 } of files) {
      yield* Console.log(`${path}\n${mediaType}, ${bytes} bytes, sha256 ${sha256}`)
    }
  }).pipe(Effect.provide(
    Layer.mergeAll(
      Kie.layer({ apiKey: Redacted.make("any") }),
      layer(s3, { prefix: "pictures/" }),
      Poller.layerWith({ schedule: Schedule.spaced("100 millis") })
    ).pipe(
      Layer.provide(Emulator.layerClient),
      Layer.provide(Emulator.layer({ duration: "1 second" }))
    )
  ))
}).pipe(Effect.scoped)

program.pipe(NodeRuntime.runMain)
