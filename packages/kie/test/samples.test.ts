import { type StatusError, type SubmitError, TaskRef } from "@effect-media/core"
import { Kie, type KieService } from "@effect-media/kie"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Layer, type Schema } from "effect"
import { HttpClient } from "effect/http"
import * as Utils from "./utils.ts"

const ref = TaskRef.make({
  provider: "kie",
  kind: "image",
  model: "google/nano-banana",
  id: "281e5b0445d8b1b6d8e0a4d2f8c5a1e3"
})

type Ask = (kie: KieService) => Effect.Effect<Schema.Json, SubmitError | StatusError>

const operations: Readonly<Record<string, Ask>> = {
  submit: (kie) =>
    Effect.map(kie.submit({ model: "google/nano-banana", input: { prompt: "a paper boat" } }), Utils.refJson),
  status: (kie) => Effect.map(kie.status(ref), Utils.snapshotJson),
  credits: (kie) => kie.credits,
  link: (kie) => kie.refreshLink("https://a.test/b.png"),
  upload: (kie) =>
    Effect.map(
      kie.uploadFile({ name: "boat.png", content: Uint8Array.of(1) }),
      ({ bytes = null, mediaType = null, name = null, url }) => ({ url, name, bytes, mediaType })
    )
}

for (const [operation, ask] of Object.entries(operations)) {
  const read = (sample: Utils.Sample) => {
    const { client } = Utils.server(Utils.answer(sample))
    const layer = Layer.provide(Kie.layer(Utils.options), Layer.succeed(HttpClient.HttpClient, client))
    return Kie.use(ask).pipe(Effect.provide(layer))
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
        }))
    }
  })
}
