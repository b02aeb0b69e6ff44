import { GlobalAiopcImage, GlobalAiopcModels, GlobalAiopcVideo } from "@effect-media/globalaiopc"
import { models } from "@effect-media/globalaiopc/models"
import * as Inputs from "@effect-media/provider-tests/Inputs"
import * as Vendor from "@effect-media/provider-tests/Vendor"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Layer } from "effect"

const created = { id: "abc123def456", object: "task", created: 1, model: "m", status: "queued" }

describe("GlobalAiopcImage", () =>
  Inputs.suite({
    provider: "globalaiopc",
    models,
    isHere: ({ kind }) => kind === "image",
    layer: GlobalAiopcImage.layer,
    layerTest: (options) => GlobalAiopcImage.layerTest([], options),
    submit: ({ input, model }) => GlobalAiopcImage.use(({ submit }) => submit({ model, input })),
    created
  }))

describe("GlobalAiopcVideo", () =>
  Inputs.suite({
    provider: "globalaiopc",
    models,
    isHere: ({ kind }) => kind === "video",
    layer: GlobalAiopcVideo.layer,
    layerTest: (options) => GlobalAiopcVideo.layerTest([], options),
    submit: ({ input, model }) => GlobalAiopcVideo.use(({ submit }) => submit({ model, input })),
    created
  }))

it("the paths of models are those of the tables", () => {
  const pathsOf = (kind: string) =>
    models.filter((spec) => spec.kind === kind)
      .flatMap(({ aliases = [], id, path }) => [id, ...aliases].map((id) => [path, id]))
  const pairs = (paths: Readonly<Record<string, ReadonlyArray<string>>>) =>
    Object.entries(paths).flatMap(([path, ids]) => ids.map((id) => [path, id]))
  assert.sameDeepMembers(pairs(GlobalAiopcModels.imagePaths), pathsOf("image"))
  assert.sameDeepMembers(pairs(GlobalAiopcModels.videoPaths), pathsOf("video"))
})

it.effect("a job of another family goes to its own create call, if the caller names none", () =>
  Effect.gen(function*() {
    const { layer, sent } = Vendor.server(Vendor.json(created))
    yield* GlobalAiopcImage.use(({ submit }) => submit({ model: "gpt-image-2", input: { prompt: "a boat" } })).pipe(
      Effect.provide(Layer.provide(GlobalAiopcImage.layer(Vendor.options), layer))
    )
    assert.deepStrictEqual((yield* sent).map(({ url }) => new URL(url).pathname), [
      "/kyyReactApiServer/v1/image2/images"
    ])
  }))
