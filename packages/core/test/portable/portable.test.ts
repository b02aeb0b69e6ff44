import { Poller, UnsupportedRequest } from "@effect-media/core"
import { BatchLedger, Fallback, MediaBatch } from "@effect-media/core/jobs"
import { type Model } from "@effect-media/core/model"
import { MediaProvider, type MediaRequest, Translation } from "@effect-media/core/portable"
import { Cost } from "@effect-media/core/spending"
import { ScriptedProvider } from "@effect-media/core/testing"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import * as Stream from "effect/Stream"
import * as TestClock from "effect/testing/TestClock"

const text = { type: "string" } as const
const link = { type: "string", format: "url" } as const
const links = (maxItems: number) => ({ type: "array", items: link, maxItems } as const)

const model = (id: string, fields: Model.Fields, more: Partial<Model.ModelSpec> = {}): Model.ModelSpec => ({
  id,
  kind: "image",
  task: "text-to-image",
  tasks: ["text-to-image"],
  path: "/v1/make",
  container: "input",
  evidence: "vendor",
  fields: { prompt: { ...text, required: true }, ...fields },
  ...more
})

const mapping: Translation.FieldMapping = {
  models: { one: ["one", "one-edit"], two: ["two"] },
  prompt: ["prompt"],
  images: {
    "image-to-image": ["image_urls", "image_url"],
    "image-to-video": [["first", "last"], "image_urls"]
  },
  aspectRatio: ["aspect_ratio", "size"],
  size: ["resolution", "quality"],
  duration: ["duration"],
  count: ["n"],
  seed: ["seed"],
  audio: ["sound"],
  tasks: { mode: { "text-to-image": ["text"], "image-to-image": ["image"] } },
  auto: ["auto"]
}

const translated = (
  models: ReadonlyArray<Model.ModelSpec>,
  request: Partial<MediaRequest>,
  more: Partial<Translation.FieldMapping> = {}
) =>
  Translation.translate(
    { provider: "acme", models, mapping: { ...mapping, ...more } },
    { model: "one", task: "text-to-image", prompt: "a boat", ...request }
  )

const inputOf = (...args: Parameters<typeof translated>) => {
  const { prompt: _, ...input } = Result.getOrThrow(translated(...args)).input
  return input
}

const problemsOf = (...args: Parameters<typeof translated>) =>
  Result.match(translated(...args), {
    onSuccess: ({ input }) => assert.fail(JSON.stringify(input)),
    onFailure: ({ problems }) => problems.map(({ part, problem }) => `${part}: ${problem}`)
  })

describe("a value takes the form of the field", () => {
  const forms: ReadonlyArray<readonly [string, Model.Fields, Partial<MediaRequest>, unknown]> = [
    ["as it is", { aspect_ratio: { ...text, enum: ["1:1", "16:9"] } }, { aspectRatio: "16:9" }, {
      aspect_ratio: "16:9"
    }],
    ["in words", { size: { ...text, enum: ["square_hd", "landscape_16_9"] } }, { aspectRatio: "16:9" }, {
      size: "landscape_16_9"
    }],
    ["upright", { size: { ...text, enum: ["landscape_16_9", "portrait_16_9"] } }, { aspectRatio: "9:16" }, {
      size: "portrait_16_9"
    }],
    ["square", { size: { ...text, enum: ["portrait_4_3", "square"] } }, { aspectRatio: "1:1" }, { size: "square" }],
    ["in pixels", { size: { ...text, enum: ["720x1280", "1280*720"] } }, { aspectRatio: "16:9" }, { size: "1280*720" }],
    ["the same ratio", { aspect_ratio: { ...text, enum: ["16:9"] } }, { aspectRatio: "32:18" }, {
      aspect_ratio: "16:9"
    }],
    ["lower case", { resolution: { ...text, enum: ["1k", "2k"] } }, { size: "2K" }, { resolution: "2k" }],
    ["upper case", { resolution: { ...text, enum: ["720P"] } }, { size: "720p" }, { resolution: "720P" }],
    ["a number", { duration: { type: "integer", min: 2, max: 10 } }, { duration: 5 }, { duration: 5 }],
    ["a number as text", { duration: { ...text, enum: ["5", "10"] } }, { duration: 5 }, { duration: "5" }],
    ["any text", { duration: text }, { duration: 5 }, { duration: "5" }],
    [
      "the next field, if the first does not list it",
      {
        resolution: { ...text, enum: ["720p"] },
        quality: { ...text, enum: ["1K", "2K"] }
      },
      { size: "2K" },
      { quality: "2K" }
    ]
  ]
  for (const [name, fields, request, input] of forms) {
    it(name, () => assert.deepStrictEqual<unknown>(inputOf([model("one", fields)], request), input))
  }

  it("a model's own words", () => {
    const words = { one: { words: { quality: { "2K": "basic", "4k": "high" } } } }
    const quality = { quality: { ...text, enum: ["basic", "high"] } }
    assert.deepStrictEqual(inputOf([model("one", quality)], { size: "4K" }, { ofModel: words }), { quality: "high" })
    assert.deepStrictEqual(problemsOf([model("one", quality)], { size: "1K" }, { ofModel: words }), [
      `size: "1K" is none of "2K", "4k"`
    ])
  })
})

describe("what cannot be expressed", () => {
  const refusals: ReadonlyArray<readonly [string, Model.Fields, Partial<MediaRequest>, ReadonlyArray<string>]> = [
    ["a part without a field", {}, { seed: 7 }, ["seed: it has no field for it"]],
    ["every part at once", {}, { seed: 7, size: "1K" }, [
      "size: it has no field for it",
      "seed: it has no field for it"
    ]],
    ["a value that is not listed", { aspect_ratio: { ...text, enum: ["1:1"] } }, { aspectRatio: "3:2" }, [
      `aspectRatio: "3:2" is none of "1:1"`
    ]],
    ["a number out of bounds", { n: { type: "integer", min: 1, max: 4 } }, { count: 5 }, [
      "count: 5 is not between 1 and 4"
    ]],
    ["half a second", { duration: { type: "integer" } }, { duration: 2.5 }, ["duration: 2.5 is no whole number"]],
    ["a field without a list of values, if its name may mean another thing", { quality: text }, { size: "1K" }, [
      "size: it has no field for it"
    ]],
    ["a switch that is none", { sound: text }, { audio: true }, ["audio: it is no switch"]],
    ["images for a text", {}, { images: ["https://x/1"] }, ["images: text-to-image takes none"]],
    ["a required field that a part says", { duration: { type: "integer", required: true } }, {}, [
      "duration: it has to be said here (duration)"
    ]],
    ["a required field that no part says", { style: { ...text, required: true } }, {}, [
      "model: it needs the field style, which no part says"
    ]]
  ]
  for (const [name, fields, request, problems] of refusals) {
    it(name, () => assert.deepStrictEqual(problemsOf([model("one", fields)], request), problems))
  }

  it("a model that the vendor does not have, or does not use so", () => {
    assert.deepStrictEqual(problemsOf([], { model: "three" }), ["model: it does not have it"])
    assert.deepStrictEqual(problemsOf([], { model: "nano-banana" }), ["model: it does not have it"])
    assert.deepStrictEqual(problemsOf([], { model: "nano-bananna-2" }), [
      `model: it does not have it, and the nearest name is "nano-banana-2"`
    ])
    assert.deepStrictEqual(problemsOf([model("one", {})], { task: "text-to-video" }), [
      "task: it does not do text-to-video with it"
    ])
  })

  it("a model by the name of what every object has is one that the vendor does not have", () => {
    for (const model of ["constructor", "__proto__", "toString"]) {
      assert.deepStrictEqual(problemsOf([], { model }), ["model: it does not have it"])
    }
  })

  it("is dropped only if the request says so, and not if another model can", () => {
    const seeded = { seed: { type: "integer" } } as const
    const plain = model("one", {})
    const drops = translated([plain], { seed: 7, optional: ["seed"] })
    assert.deepStrictEqual(Result.map(drops, ({ dropped }) => dropped), Result.succeed(["seed"] as const))
    const other = model("one-edit", seeded)
    assert.deepStrictEqual(inputOf([plain, other], { seed: 7, optional: ["seed"] }), { seed: 7 })
    assert.deepStrictEqual(problemsOf([plain], { seed: 7, size: "1K", optional: ["seed"] }), [
      "size: it has no field for it"
    ])
  })

  it("what one model of the vendor cannot, the next one may", () => {
    const edit = model("one-edit", { image_url: { ...link, required: true } }, { tasks: ["image-to-image"] })
    const task = "image-to-image" as const
    const two = [model("one", {}), edit]
    assert.deepStrictEqual(inputOf(two, { task, images: ["https://x/1"] }), { image_url: "https://x/1" })
    assert.deepStrictEqual(problemsOf(two, { task, images: ["https://x/1", "https://x/2"] }), [
      "images: 2 images, and it takes 1"
    ])
    assert.deepStrictEqual(problemsOf(two, { task }), ["images: image-to-image needs some"])
  })
})

describe("what the model's own check finds", () => {
  const ruled = model("one", { resolution: { ...text, enum: ["1K", "4K"] }, n: { type: "integer" } }, {
    rules: [{ text: "4K makes one", when: { resolution: { in: ["4K"] } }, must: { n: { max: 1 } } }]
  })

  it("cannot be expressed, as the part that it is about", () => {
    assert.deepStrictEqual(inputOf([ruled], { size: "1K", count: 3 }), { resolution: "1K", n: 3 })
    assert.deepStrictEqual(problemsOf([ruled], { size: "4K", count: 3 }), ["count: n breaks the rule: 4K makes one"])
  })

  it("is dropped if the request says so", () => {
    const { dropped, input } = Result.getOrThrow(translated([ruled], { size: "4K", count: 3, optional: ["count"] }))
    assert.deepStrictEqual(dropped, ["count"])
    assert.deepStrictEqual(input, { prompt: "a boat", resolution: "4K" })
    const both = translated([ruled], { size: "4K", count: 3, seed: 7, optional: ["count", "seed"] })
    assert.deepStrictEqual(Result.getOrThrow(both).dropped, ["seed", "count"])
  })
})

describe("images", () => {
  const film = (fields: Model.Fields) => model("one", fields, { kind: "video", tasks: ["image-to-video"] })
  const task = "image-to-video" as const

  it("are the first and the last frame, or a list", () => {
    const frames = [film({ first: link, last: link })]
    const [a, b, c] = ["https://x/a", "https://x/b", "https://x/c"] as const
    assert.deepStrictEqual(inputOf(frames, { task, images: [a] }), { first: a })
    assert.deepStrictEqual(inputOf(frames, { task, images: [a, b] }), { first: a, last: b })
    assert.deepStrictEqual(inputOf([film({ image_urls: links(2) })], { task, images: [a, b] }), { image_urls: [a, b] })
    assert.deepStrictEqual(problemsOf(frames, { task, images: [a, b, c] }), ["images: 3 images, and it takes 2"])
  })
})

describe("what was not requested", () => {
  it("is what the vendor documents, or left to the vendor, if a field is required", () => {
    const fields = {
      aspect_ratio: { ...text, enum: ["auto", "1:1"], required: true },
      style: { ...text, default: "plain", required: true },
      mode: { ...text, enum: ["text", "image"], required: true }
    }
    assert.deepStrictEqual(inputOf([model("one", fields)], {}), { mode: "text", aspect_ratio: "auto", style: "plain" })
  })

  it("one result needs no field", () => {
    assert.deepStrictEqual(inputOf([model("one", {})], { count: 1 }), {})
    assert.deepStrictEqual(problemsOf([model("one", {})], { count: 2 }), ["count: it has no field for it"])
  })
})

interface Native {
  readonly model: string
  readonly input: Readonly<Record<string, unknown>>
  readonly callbackUrl?: string | undefined
}

const media = Effect.fnUntraced(function*(name: string, models: ReadonlyArray<Model.ModelSpec>) {
  const service = yield* ScriptedProvider.make<Native>(name, [{ urls: ["https://cdn.example/1.png"] }])
  const provider = MediaProvider.make<Native>({
    service: { ...service, callbackUrl: ({ callbackUrl }) => callbackUrl },
    models,
    mapping,
    native: ({ input, model: { id } }, callbackUrl) => ({ model: id, input, callbackUrl })
  })
  return { provider, calls: service.calls.all }
})

const boat: MediaRequest = { model: "one", task: "text-to-image", prompt: "a boat", size: "2K" }
const sized = { resolution: { ...text, enum: ["1k", "2k"], default: "1k" } }
const priced = [{ amount: 0.04, unit: "USD", per: "image", when: { resolution: "2k" } }]

describe("a provider of portable requests", () => {
  it.effect("submits in the vendor's words; a fallback continues if the vendor has none", () =>
    Effect.gen(function*() {
      const mute = yield* media("mute", [model("one", {})])
      const acme = yield* media("acme", [model("one", sized)])
      const { failedAttempts, task } = yield* Fallback.run(MediaProvider.attempts([mute.provider, acme.provider], boat))
      assert.strictEqual(task.ref.provider, "acme")
      assert.instanceOf(failedAttempts[0]?.error, UnsupportedRequest)
      assert.deepStrictEqual(yield* mute.calls, [])
      assert.deepInclude((yield* acme.calls)[0], {
        request: { model: "one", input: { prompt: "a boat", resolution: "2k" }, callbackUrl: undefined }
      })
    }).pipe(Effect.provide(Poller.layer)))

  it.effect("a batch that resumes after a kill does not pay for it twice", () =>
    Effect.gen(function*() {
      const { provider: mute } = yield* media("mute", [model("one", {})])
      const { calls, provider: acme } = yield* media("acme", [model("one", sized)])
      const run = Stream.make("boat").pipe(
        MediaBatch.run({ key: (name) => name, job: () => Fallback.run(MediaProvider.attempts([mute, acme], boat)) }),
        Stream.runCollect
      )
      for (const first of ["UnsupportedRequest", "InvalidRequest"]) {
        const [end] = yield* run
        const { failedAttempts, task } = yield* Effect.fromResult(end?.result ?? assert.fail("no result"))
        assert.deepStrictEqual([task.ref.provider, failedAttempts[0]?.error._tag], ["acme", first])
      }
      assert.strictEqual((yield* calls).filter(({ operation }) => operation === "submit").length, 1)
    }).pipe(Effect.provide([Poller.layer, BatchLedger.layerMemory]), TestClock.withLive))

  it.effect("offers: who can, at what price, and why the others cannot", () =>
    Effect.gen(function*() {
      const { provider: mute } = yield* media("mute", [model("one", {})])
      const { provider: acme } = yield* media("acme", [model("one", sized, { prices: priced })])
      const { provider: bolt } = yield* media("bolt", [model("one", sized)])
      const { offers, refusals } = MediaProvider.offers([mute, acme, bolt], boat)
      assert.deepStrictEqual(
        offers.map(({ estimate, provider }) => [provider, Option.getOrUndefined(estimate)?.cost]),
        [["acme", { amount: 0.04, unit: "USD" }], ["bolt", undefined]]
      )
      assert.deepStrictEqual(refusals.map(({ message }) => message), [
        "mute cannot express this request for one, and nothing was sent: size: it has no field for it (one). " +
        "Fix these parts, list what may be left out in optional, or ask another provider."
      ])
      assert.deepStrictEqual(acme.estimate(boat), offers[0]?.estimate)
    }))

  it.effect("checks the request itself first, and tells the poller of a callback", () =>
    Effect.gen(function*() {
      const { calls, provider } = yield* media("acme", [model("one", sized)])
      const error = yield* Effect.flip(provider.submit({ ...boat, aspectRatio: "wide" }))
      assert.deepInclude(error, { _tag: "InvalidRequest", code: "local" })
      assert.deepStrictEqual(yield* calls, [])
      assert.strictEqual(provider.callbackUrl?.({ ...boat, callbackUrl: "https://me/" }), "https://me/")
      assert.strictEqual(provider.callbackUrl?.(boat), undefined)
      const silent = yield* ScriptedProvider.make<Native>("acme", [])
      const words = { models: [], mapping, native: () => ({ model: "one", input: {} }) }
      assert.isUndefined(MediaProvider.make<Native>({ ...words, service: silent }).callbackUrl)
    }))
})

describe("what a job will cost", () => {
  const usd = (prices: Model.ModelSpec["prices"], input: Cost.Input, fields: Model.Fields = {}) =>
    Option.getOrUndefined(Cost.estimateOf(model("one", fields, { prices }), input))?.cost.amount
  const perImage = [{ amount: 0.1, unit: "USD", per: "image", seen: "2026-06" }]
  const perSecond = [{ amount: 0.07, unit: "USD", per: "second" }]
  const n = { n: { type: "integer" } } as const
  const duration = { duration: { type: "integer" } } as const
  const resolution = { resolution: { ...text, default: "1K" } }
  const byResolution = [
    { amount: 0.1, unit: "USD", per: "image", when: { resolution: ["1K", "2K"] } },
    { amount: 0.3, unit: "USD", per: "image", when: { resolution: "4K" } }
  ]
  const byReference = [
    { amount: 1, unit: "USD", per: "video", when: { reference_urls: true } },
    { amount: 2, unit: "USD", per: "video", when: { reference_urls: false } }
  ]
  const references = { reference_urls: links(2) }
  const bySource = (other: number) => [
    { amount: 1, unit: "USD", per: "video", when: { "resolution of the source": "720p" } },
    { amount: other, unit: "USD", per: "video", when: { "resolution of the source": "480p" } }
  ]

  const rows: ReadonlyArray<readonly [string, number | undefined, number | undefined]> = [
    ["nothing published", undefined, usd([], {})],
    ["an image", 0.1, usd(perImage, {})],
    ["images that are counted", 0.3, usd(perImage, { n: 3 }, n)],
    ["images by a documented default", 0.2, usd(perImage, {}, { n: { type: "integer", default: 2 } })],
    ["images, and their number is unknown", undefined, usd(perImage, {}, n)],
    ["seconds, without binary dust", 0.21, usd(perSecond, { duration: 3 }, duration)],
    ["seconds as text", 0.35, usd(perSecond, { duration: "5" }, { duration: text })],
    ["seconds that are not said", undefined, usd(perSecond, {}, duration)],
    ["seconds that the model chooses", undefined, usd(perSecond, { duration: -1 }, duration)],
    ["seconds of an input", undefined, usd(perSecond, {})],
    ["a quantity whose rounding is unknown", undefined, usd([{ amount: 1, unit: "USD", per: "megapixel" }], {})],
    ["a field that was given", 0.3, usd(byResolution, { resolution: "4K" }, resolution)],
    ["a field by its documented default", 0.1, usd(byResolution, {}, resolution)],
    ["a field without either", undefined, usd(byResolution, {}, { resolution: text })],
    ["a value that no price names", undefined, usd(byResolution, { resolution: "8K" }, resolution)],
    ["a field that is given at all", 1, usd(byReference, { reference_urls: ["a"] }, references)],
    ["a field that is not given", 2, usd(byReference, {}, references)],
    ["an empty list is not given", 2, usd(byReference, { reference_urls: [] }, references)],
    ["an unknown factor that changes the price", undefined, usd(bySource(2), {})],
    ["an unknown factor that does not change the price", 1, usd(bySource(1), {})],
    ["a single price for an unknown factor", undefined, usd(bySource(1).slice(1), {})],
    ["an unknown unit", undefined, usd([{ amount: 1, unit: "EUR", per: "image" }], {})]
  ]
  for (const [name, expected, actual] of rows) it(name, () => assert.strictEqual(actual, expected))

  it("says where it is from; a model that is not in the table has none", () => {
    const models = [model("one", {}, { prices: perImage, aliases: ["uno"] })]
    const told = Cost.estimate(models, { model: "uno", input: {} })
    assert.deepInclude(Option.getOrThrow(told), { evidence: "vendor", seen: "2026-06", per: "image", times: 1 })
    assert.isTrue(Option.isNone(Cost.estimate(models, { model: "two", input: {} })))
    const codec = Schema.toCodecJson(Schema.Option(Cost.Estimate))
    assert.deepStrictEqual(Schema.decodeUnknownSync(codec)(Schema.encodeSync(codec)(told)), told)
  })
})
