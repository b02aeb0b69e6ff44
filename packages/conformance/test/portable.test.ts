import { ApiPod } from "@effect-media/apipod"
import * as ApiPodMedia from "@effect-media/apipod/ApiPodMedia"
import { models as apipodModels } from "@effect-media/apipod/models"
import { Apixo } from "@effect-media/apixo"
import * as ApixoMedia from "@effect-media/apixo/ApixoMedia"
import { models as apixoModels } from "@effect-media/apixo/models"
import { Poller } from "@effect-media/core"
import { type Model } from "@effect-media/core/model"
import { canonicalModels, MediaProvider, MediaRequest, MediaTask, Translation } from "@effect-media/core/portable"
import { Emulator } from "@effect-media/emulator"
import { GlobalAiopcImage, GlobalAiopcVideo } from "@effect-media/globalaiopc"
import * as GlobalAiopcMedia from "@effect-media/globalaiopc/GlobalAiopcMedia"
import { models as globalaiopcModels } from "@effect-media/globalaiopc/models"
import { Kie } from "@effect-media/kie"
import * as KieMedia from "@effect-media/kie/KieMedia"
import { models as kieModels } from "@effect-media/kie/models"
import { NodeServices } from "@effect/platform-node"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as FileSystem from "effect/FileSystem"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import * as TestClock from "effect/testing/TestClock"
import { emulated } from "./emulated.ts"

const everyVendor = Effect.gen(function*(): Effect.fn.Return<
  ReadonlyArray<MediaProvider.MediaProvider>,
  never,
  ApiPod | Apixo | Kie | GlobalAiopcImage | GlobalAiopcVideo
> {
  return [
    ApiPodMedia.make(yield* ApiPod),
    KieMedia.make(yield* Kie),
    ApixoMedia.make(yield* Apixo),
    GlobalAiopcMedia.image(yield* GlobalAiopcImage),
    GlobalAiopcMedia.video(yield* GlobalAiopcVideo)
  ]
})

const tables = {
  apipod: [apipodModels, ApiPodMedia.vocabulary],
  kie: [kieModels, KieMedia.vocabulary],
  apixo: [apixoModels, ApixoMedia.vocabulary],
  globalaiopc: [globalaiopcModels, GlobalAiopcMedia.vocabulary]
} satisfies Record<string, readonly [ReadonlyArray<Model.ModelSpec>, Translation.FieldMapping]>

const vendors = ["apipod", "kie", "apixo", "globalaiopc"] as const

/** A small sample of the options other than the prompt: some that vendors support, and some that they do not. */
const Asked = Schema.Struct({
  model: Schema.Literals(canonicalModels),
  task: MediaTask,
  images: Schema.Literals([1, 2, 3, 12]),
  aspectRatio: Schema.optionalKey(Schema.Literals(["16:9", "9:16", "1:1", "3:2", "21:9", "7:5"])),
  size: Schema.optionalKey(Schema.Literals(["1K", "2k", "4K", "480p", "720p", "768P", "1080p"])),
  duration: Schema.optionalKey(Schema.Literals([4, 5, 6, 8, 10, 12, 2.5])),
  count: Schema.optionalKey(Schema.Literals([1, 4, 40])),
  seed: Schema.optionalKey(Schema.Literals([0, 7, 4_000_000_000])),
  audio: Schema.optionalKey(Schema.Boolean),
  optional: Schema.optionalKey(
    Schema.Array(Schema.Literals(["aspectRatio", "size", "duration", "count", "seed", "audio"]))
  )
})

const requestOf = (
  { images, ...asked }: Omit<MediaRequest, "images" | "prompt"> & { readonly images: number }
): MediaRequest => ({
  ...asked,
  prompt: "a paper boat on a lake of ink",
  ...(asked.task.startsWith("text") ? {} : {
    images: [
      "https://example.com/0.png",
      ...Array.from({ length: images - 1 }, (_, i) => `https://example.com/${i}.png`)
    ]
  })
})

describe("a portable request", () => {
  it.effect.prop(
    "that a vendor's tables can express is accepted by the vendor, whatever it asks for; any other is not sent",
    [Asked],
    ([asked]) =>
      Effect.gen(function*() {
        const request = requestOf(asked)
        const emulator = yield* Emulator
        for (const vendor of yield* everyVendor) {
          const before = (yield* emulator.requests).length
          const offered = vendor.offer(request)
          const end = yield* Effect.result(vendor.submit(request))
          const sent = (yield* emulator.requests).length - before
          if (Result.isFailure(offered)) {
            assert.isTrue(Result.isFailure(end) && end.failure._tag === "UnsupportedRequest")
            assert.strictEqual(sent, 0)
          } else {
            assert.isTrue(Result.isSuccess(end), Result.isFailure(end) ? end.failure.message : "")
            if (Result.isSuccess(end)) assert.strictEqual(end.success.model, offered.success.model)
          }
        }
      }).pipe(Effect.provide(emulated)),
    { arbitrary: { runs: 60 } }
  )

  /** Names whose models at a vendor make something else than what a portable request asks for. */
  const notPortable = ["apipod kling-2.6"]

  /** The usual options of a request, by kind of media; also none. */
  const usual = {
    image: [{}, { aspectRatio: "1:1" }, { aspectRatio: "1:1", size: "1K" }, {
      aspectRatio: "16:9",
      size: "2K",
      count: 1
    }, { seed: 7 }],
    video: [
      {},
      { aspectRatio: "16:9", size: "720p", duration: 5, audio: true },
      { aspectRatio: "16:9", size: "720p", duration: 5 },
      { aspectRatio: "9:16", size: "1080p", duration: 10 },
      { size: "768p", duration: 6 },
      { duration: 8, aspectRatio: "16:9" },
      { audio: false, duration: 5, aspectRatio: "16:9" }
    ],
    music: [{}]
  }

  it.effect("of every canonical name, for every task, is taken by every vendor that has the model", () =>
    Effect.gen(function*() {
      const taken: Record<string, number> = {}
      const pairs = new Set<string>()
      for (const vendor of yield* everyVendor) {
        for (const model of canonicalModels) {
          for (const task of MediaTask.literals) {
            for (const images of task.startsWith("text") ? [0] : [1, 2]) {
              for (
                const asked of usual[task.endsWith("image") ? "image" : task.endsWith("video") ? "video" : "music"]
              ) {
                const request = requestOf({ model, task, images, ...asked })
                const offered = vendor.offer(request)
                if (Result.isFailure(offered)) continue
                const ref = yield* vendor.submit(request)
                assert.strictEqual(ref.model, offered.success.model)
                const name = `${vendor.provider} ${ref.kind}`
                taken[name] = (taken[name] ?? 0) + 1
                pairs.add(`${vendor.provider} ${model}`)
              }
            }
          }
        }
      }
      const { "apixo audio": songsOfApixo, "kie audio": songsOfKie, ...others } = taken
      const services = vendors.flatMap((vendor) => [`${vendor} image`, `${vendor} video`])
      assert.deepStrictEqual(Object.keys(others).toSorted(), services.toSorted())
      assert.isAtLeast(Math.min(...Object.values(others)), 30)
      assert.deepStrictEqual([songsOfApixo, songsOfKie], [1, 1])
      const listed = vendors.flatMap((vendor) =>
        Object.keys(tables[vendor][1].models).map((name) => `${vendor} ${name}`)
      )
      assert.deepStrictEqual(listed.filter((pair) => !pairs.has(pair)), notPortable)
    }).pipe(Effect.provide(emulated)))

  it.effect("runs to its end at every vendor that offers it", () =>
    Effect.gen(function*() {
      const request: MediaRequest = {
        model: "nano-banana-2",
        task: "text-to-image",
        prompt: "a paper boat",
        aspectRatio: "16:9",
        size: "2K"
      }
      const providers = yield* everyVendor
      const { offers, refusals } = MediaProvider.offers(providers, request)
      assert.deepStrictEqual(offers.map(({ provider }) => provider), ["apipod", "kie", "apixo", "globalaiopc"])
      assert.deepStrictEqual(refusals.map(({ provider }) => provider), ["globalaiopc"])
      for (const vendor of providers.filter(({ offer }) => Result.isSuccess(offer(request)))) {
        const run = yield* Effect.forkChild(Poller.run(vendor, request))
        yield* TestClock.adjust("5 minutes")
        const task = yield* Fiber.join(run)
        assert.deepStrictEqual([task.ref.provider, task.ref.kind, task.assets.length], [vendor.provider, "image", 1])
      }
    }).pipe(Effect.provide(emulated)))
})

const names = Schema.fromJsonString(Schema.Array(Schema.Struct({
  name: Schema.String,
  kind: Schema.String,
  apipod: Schema.Array(Schema.String),
  kie: Schema.Array(Schema.String),
  apixo: Schema.Array(Schema.String),
  globalaiopc: Schema.Array(Schema.String)
})))

describe("the tables", () => {
  it.effect("name the models as the catalogue's map does", () =>
    Effect.gen(function*() {
      const text = yield* (yield* FileSystem.FileSystem).readFileString("catalogue/map.json")
      const map = yield* Schema.decodeUnknownEffect(names)(text)
      assert.deepStrictEqual<ReadonlyArray<string>>(canonicalModels, map.map(({ name }) => name))
      for (const vendor of vendors) {
        const known = Object.fromEntries(
          map.filter((row) => row[vendor].length > 0).map((row) => [row.name, row[vendor]])
        )
        assert.deepStrictEqual(tables[vendor][1].models, known)
      }
    }).pipe(Effect.provide(NodeServices.layer)))

  for (const vendor of vendors) {
    it(`of ${vendor} name nothing that no model has`, () => {
      const [models, { images, models: ids, ofModel = {}, tasks = {}, auto: _, ...parts }] = tables[vendor]
      const fields = new Set(models.flatMap(({ fields }) => Object.keys(fields)))
      const named = [...Object.values(parts).flat(), ...Object.values(images).flat(2), ...Object.keys(tasks)]
      assert.deepStrictEqual(named.filter((name) => !fields.has(name)), [])
      const known = new Set(models.map(({ id }) => id))
      assert.deepStrictEqual([...Object.values(ids).flat(), ...Object.keys(ofModel)].filter((id) => !known.has(id)), [])
    })
  }
})
