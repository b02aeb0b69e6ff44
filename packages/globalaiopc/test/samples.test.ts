import { type StatusError, type SubmitError, TaskRef } from "@effect-media/core"
import { GlobalAiopcImage, GlobalAiopcVideo } from "@effect-media/globalaiopc"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Layer, type Schema } from "effect"
import { HttpClient } from "effect/http"
import * as Utils from "./utils.ts"

const image = TaskRef.make({ provider: "globalaiopc", kind: "image", model: "nano-banana-2", id: "abc123def456" })
const video = TaskRef.make({ provider: "globalaiopc", kind: "video", model: "videos", id: "proj_1234567890" })
const input = { prompt: "a paper boat" }

const layers = Layer.mergeAll(GlobalAiopcImage.layer(Utils.options), GlobalAiopcVideo.layer(Utils.options))

type Ask = Effect.Effect<Schema.Json, SubmitError | StatusError, GlobalAiopcImage | GlobalAiopcVideo>

const operations: Readonly<Record<string, Ask>> = {
  "image-submit": GlobalAiopcImage.use(({ submit }) => submit({ model: "nano-banana-2", input })).pipe(
    Effect.map(Utils.refJson)
  ),
  "image-status": GlobalAiopcImage.use(({ status }) => status(image)).pipe(Effect.map(Utils.snapshotJson)),
  "video-submit": GlobalAiopcVideo.use(({ submit }) => submit({ model: "videos", input })).pipe(
    Effect.map(Utils.refJson)
  ),
  "video-status": GlobalAiopcVideo.use(({ status }) => status(video)).pipe(Effect.map(Utils.snapshotJson))
}

for (const [operation, ask] of Object.entries(operations)) {
  const read = (sample: Utils.Sample) => {
    const { client } = Utils.server(Utils.answer(sample))
    return Effect.provide(ask, Layer.provide(layers, Layer.succeed(HttpClient.HttpClient, client)))
  }

  describe(`the samples of ${operation}`, () => {
    for (const [name, sample] of Utils.samples(operation, "ok")) {
      it.effect(`${name} is read`, () =>
        Effect.gen(function*() {
          assert.deepStrictEqual(Utils.part(yield* read(sample), sample.expect), sample.expect)
        }))
    }

    for (const [name, sample] of Utils.samples(operation, "error")) {
      it.effect(`${name} is its typed error`, () =>
        Effect.gen(function*() {
          const error = yield* Effect.flip(read(sample))
          assert.deepStrictEqual(Utils.part(Utils.errorJson(error), sample.expect), sample.expect)
          if (sample.says === undefined) return
          if (error._tag !== "SubmitOutcomeUnknown" || error.cause._tag !== "MalformedResponse") {
            return assert.fail(error.message)
          }
          assert.include(error.cause.problem, sample.says)
        }))
    }
  })
}
