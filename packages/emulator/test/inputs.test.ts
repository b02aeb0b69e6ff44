import { Emulator } from "@effect-media/emulator"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Option, Schema } from "effect"
import { readFileSync } from "node:fs"
import * as Http from "./utils.ts"

const Json = Schema.Record(Schema.String, Schema.Json)
const Row = Schema.Struct({
  model: Schema.String,
  path: Schema.String,
  fields: Schema.Record(
    Schema.String,
    Schema.Struct({ default: Schema.optionalKey(Schema.Json), required: Schema.optionalKey(Schema.Boolean) })
  ),
  recorded: Schema.optionalKey(Schema.Array(Schema.Struct({ input: Json })))
})

const rowsOf = (vendor: string) =>
  Schema.decodeSync(Schema.fromJsonString(Schema.Array(Row)))(
    readFileSync(new URL(`../../../catalogue/${vendor}.json`, import.meta.url), "utf8")
  )

const createTask = "/api/v1/jobs/createTask"
const kie = (model: string, input: Schema.JsonObject) => Http.post(`https://api.kie.ai${createTask}`, { model, input })
const apiPod = (kind: "images" | "videos", body: Schema.JsonObject) =>
  Http.post(`https://api.apipod.ai/v1/${kind}/generations`, body)
const apixo = (model: string, input: Schema.JsonObject) =>
  Http.post(`https://api.apixo.ai/api/v1/generateTask/${model}`, { request_type: "async", input })
const globalAiopc = (path: string, body: Schema.JsonObject) =>
  Http.post(`https://zcbservice.aizfw.cn/kyyReactApiServer${path}`, body)

const prompt = "a paper boat"

/** Returns KIE's code and message for an input, or "taken". */
const said = (model: string, input: Schema.JsonObject) =>
  Effect.map(kie(model, input), ({ json }) => {
    const { code, msg } = Option.getOrThrow(Reply(json))
    return code === 200 ? "taken" : `${code} ${msg}`
  })
const Reply = Schema.decodeUnknownOption(Schema.Struct({ code: Schema.Finite, msg: Schema.String }))

/** Fills a recorded shape to make a body: the recording omits texts and links. */
const filled = (value: Schema.Json): Schema.Json => {
  if (value === "<url>") return "https://me.test/a.png"
  if (Array.isArray(value)) {
    const [first, times] = value
    const count = typeof times === "string" ? /^x(\d+)$/.exec(times)?.[1] : undefined
    return count === undefined ? value.map(filled) : Array.from({ length: Number(count) }, () => filled(first))
  }
  return typeof value === "object" && value !== null ? filledObject(value as Schema.JsonObject) : value
}
const filledObject = (value: Schema.JsonObject): Schema.JsonObject =>
  Object.fromEntries(Object.entries(value).map(([key, each]) => [key, filled(each)]))

describe("an input that certainly is wrong", () => {
  it.effect("is refused by KIE with a body code, whatever is wrong with it", () =>
    Effect.gen(function*() {
      const cases: ReadonlyArray<readonly [string, Schema.JsonObject, string]> = [
        ["wan/2-7-image", {}, "500 prompt: This field is required"],
        ["wan/2-7-image", { prompt, n: 13 }, "500 n must be at most 12"],
        ["wan/2-7-image", { prompt, n: 5 }, "500 n breaks a rule: n up to 4 unless enable_sequential"],
        ["wan/2-7-image", { prompt, n: 5, enable_sequential: true }, "taken"],
        ["wan/2-7-image", { prompt, n: "a few" }, "500 n must be of type integer"],
        ["wan/2-7-image", { prompt, resolution: "8K" }, "500 resolution must be one of 1K, 2K, 4K"],
        [
          "wan/2-7-image",
          { prompt, input_urls: Array(10).fill("https://me.test/a.png") },
          "500 input_urls must have at most 9 items"
        ],
        ["wan/2-7-image", { prompt: "p".repeat(5001) }, "500 prompt is longer than 5000"],
        [
          "wan/2-7-image",
          { prompt, color_palette: [{ hex: "#ffffff" }, {}, {}] },
          "500 color_palette[0].ratio: This field is required"
        ],
        ["wan/2-7-image", { prompt, resolutoin: "2K" }, "taken"],
        ["wan/2-7-videoedit", { prompt }, "500 video_url: This field is required"],
        ["bytedance/seedance-2", { prompt, duration: -1 }, "taken"],
        ["bytedance/seedance-2", { prompt, duration: 3 }, "500 duration must be at least 4"],
        [
          "bytedance/seedance-2",
          { prompt, first_frame_url: "https://me.test/a.png", reference_image_urls: ["https://me.test/b.png"] },
          "500 reference_image_urls breaks a rule: frame fields exclude all reference fields"
        ],
        [
          "kling-3.0/video",
          { ...shot, multi_shots: true },
          "500 multi_prompt breaks a rule: multi_prompt needed when multi_shots is true"
        ],
        ["veo3", { prompt }, "422 The model name you specified is not supported"],
        ["brand-new", { prompt }, "422 The model name you specified is not supported"]
      ]
      for (const [model, input, answer] of cases) assert.strictEqual(yield* said(model, input), answer, model)
    }).pipe(Effect.provide(Http.inProcess())))

  it.effect("is refused by the others with HTTP 400, in their own words", () =>
    Effect.gen(function*() {
      const pod = yield* apiPod("images", { model: "nano-banana-2", prompt, quality: "8K" })
      assert.deepStrictEqual([pod.status, pod.json], [400, {
        code: 400,
        message: "quality must be one of 512px, 1K, 2K, 4K",
        data: { type: "invalid_request_error", error_code: "invalid_request" }
      }])
      const mode = yield* apixo("nano-banana", { prompt })
      assert.deepStrictEqual([mode.status, mode.json], [400, {
        code: 400,
        message: "input.mode is required",
        data: null
      }])
      const images = yield* apixo("nano-banana", { prompt, mode: "image-to-image" })
      assert.deepInclude(images.json, { message: "input.image_urls is required" })
      const both = { prompt, resolution: "1k", size: "1024x1024" }
      const aiopc = yield* globalAiopc("/v1/image2/images", { model: "gpt-image-2", ...both })
      assert.deepStrictEqual(
        [aiopc.status, aiopc.text],
        [400, "size breaks a rule: resolution and size exclude each other"]
      )
    }).pipe(Effect.provide(Http.inProcess())))

  it.effect("is one for another endpoint too", () =>
    Effect.gen(function*() {
      const pod = yield* apiPod("images", { model: "seedance-2.0-t2v", prompt })
      assert.deepInclude(pod.json, { data: { type: "invalid_request_error", error_code: "model_not_available" } })
      const aiopc = yield* globalAiopc("/v1/banana/images", { model: "videos", prompt, duration: 5 })
      assert.deepStrictEqual([aiopc.status, aiopc.text], [400, "model videos is not available here"])
    }).pipe(Effect.provide(Http.inProcess())))

  it.effect("costs nothing and leaves its script to the next", () =>
    Effect.gen(function*() {
      const emulator = yield* Emulator
      yield* emulator.setCredits("kie", 4)
      yield* emulator.script({ vendor: "kie", cost: 4 })
      assert.include(yield* said("wan/2-7-image", { prompt, n: 13 }), "500")
      assert.strictEqual(yield* said("wan/2-7-image", { prompt }), "taken")
      assert.lengthOf(yield* emulator.tasks, 1)
    }).pipe(Effect.provide(Http.inProcess())))

  it.effect("is taken with `inputs: \"any\"`, and has the other code with another reading", () =>
    Effect.gen(function*() {
      assert.strictEqual(
        yield* Effect.provide(said("wan/2-7-image", { prompt, n: 13 }), Http.inProcess({ inputs: "any" })),
        "taken"
      )
      assert.strictEqual(
        yield* Effect.provide(
          said("wan/2-7-image", { prompt, n: 13 }),
          Http.inProcess({ revisions: { kieBadInput: 422 } })
        ),
        "422 n must be at most 12"
      )
    }))
})

const shot = { prompt, sound: false, duration: "5", aspect_ratio: "16:9", mode: "std", multi_shots: false }

describe("an unknown model", () => {
  it.effect("is refused by each vendor in its way", () =>
    Effect.gen(function*() {
      assert.include(yield* said("brand-new", { prompt }), "422 The model name")
      assert.strictEqual((yield* apiPod("images", { model: "brand-new", prompt })).status, 404)
      assert.strictEqual((yield* apixo("brand-new", { prompt })).status, 404)
      assert.strictEqual((yield* globalAiopc("/v1/banana/images", { model: "brand-new", prompt })).status, 400)
      assert.strictEqual((yield* apixo("flux-2", { mode: "pro-text-to-image", prompt })).status, 200)
      assert.lengthOf(yield* Emulator.use(({ tasks }) => tasks), 1)
    }).pipe(Effect.provide(Http.inProcess())))

  it.effect("is taken with any input with `models: \"any\"`", () =>
    Effect.gen(function*() {
      assert.strictEqual(yield* said("brand-new", { prompt, n: 13 }), "taken")
      assert.strictEqual((yield* apiPod("images", { model: "brand-new", prompt })).status, 200)
      assert.strictEqual((yield* apixo("brand-new", { prompt })).status, 200)
      assert.strictEqual((yield* globalAiopc("/v1/banana/images", { model: "brand-new", prompt })).status, 200)
      assert.include(yield* said("wan/2-7-image", { prompt, n: 13 }), "500 n must be")
    }).pipe(Effect.provide(Http.inProcess({ models: "any" }))))
})

describe("what the vendors are known to take", () => {
  it.effect("is taken: the bodies that KIE accepted", () =>
    Effect.gen(function*() {
      const bodies = rowsOf("kie").filter(({ path }) => path === createTask)
        .flatMap(({ model, recorded = [] }) => recorded.map(({ input }) => [model, filledObject(input)] as const))
      for (const [model, input] of bodies) assert.strictEqual(yield* said(model, input), "taken", model)
      assert.isAtLeast(bodies.length, 35)
    }).pipe(Effect.provide(Http.inProcess())))

  it.effect("is not refused: their own defaults, of every model", () =>
    Effect.gen(function*() {
      const ask = (vendor: string, model: string, path: string, input: Schema.JsonObject) =>
        vendor === "kie"
          ? kie(model, input)
          : vendor === "apixo"
          ? apixo(model, input)
          : vendor === "apipod"
          ? Http.post(`https://api.apipod.ai${path}`, { model, ...input })
          : globalAiopc(path, { model, ...input })
      let asked = 0
      for (const vendor of ["apipod", "apixo", "globalaiopc", "kie"]) {
        for (const { fields, model, path } of rowsOf(vendor)) {
          if (vendor === "kie" && path !== createTask) continue
          const defaults = Object.entries(fields).flatMap(([name, field]) =>
            field.default === undefined ? [] : [[name, field.default] as const]
          )
          const answer = yield* ask(vendor, model, path, { prompt, ...Object.fromEntries(defaults) })
          assert.notMatch(answer.text, /must be|longer|shorter|no link|not supported/, `${model} ${answer.text}`)
          asked++
        }
      }
      assert.isAbove(asked, 350)
    }).pipe(Effect.provide(Http.inProcess())))
})

describe("a value in another case", () => {
  it.effect("is taken: 1K at APIPod and at APIXO, as their clients write it", () =>
    Effect.gen(function*() {
      const bodies = [
        yield* apiPod("images", { model: "nano-banana-2", prompt, quality: "1k" }),
        yield* apiPod("images", { model: "nano-banana-2", prompt, quality: "1K" }),
        yield* apixo("nano-banana-2", { mode: "text-to-image", prompt, aspect_ratio: "1:1", resolution: "1K" }),
        yield* apixo("nano-banana-2", { mode: "text-to-image", prompt, aspect_ratio: "1:1", resolution: "1k" })
      ]
      for (const { status, text } of bodies) assert.strictEqual(status, 200, text)
      const wrong = yield* apixo("nano-banana-2", {
        mode: "text-to-image",
        prompt,
        aspect_ratio: "1:1",
        resolution: "9K"
      })
      assert.strictEqual(wrong.status, 400)
    }).pipe(Effect.provide(Http.inProcess())))
})

describe("rules over lists", () => {
  const url = "https://me.test/a.png"
  const links = (count: number) => Array.from({ length: count }, () => url)

  it.effect("count the items of several fields together", () =>
    Effect.gen(function*() {
      const ask = (images: number, videos: number) =>
        said("wan/2-7-r2v", { prompt, reference_image: links(images), reference_video: links(videos) })
      assert.strictEqual(yield* ask(3, 2), "taken")
      assert.strictEqual(yield* ask(3, 3), "500 input breaks a rule: images plus videos at most 5")
    }).pipe(Effect.provide(Http.inProcess())))

  it.effect("look into their items", () =>
    Effect.gen(function*() {
      const ask = (content: ReadonlyArray<Schema.JsonObject>) =>
        globalAiopc("/v1/seedance-x1/videos", { model: "seedance_2_0_x1_official", content })
      const text = { type: "text", text: prompt }
      const picture = { type: "image_url", image_url: { url } }
      assert.strictEqual((yield* ask([text, picture])).status, 200)
      assert.include((yield* ask([picture])).text, "content breaks a rule: exactly one text part plus media")
      assert.include((yield* ask([text])).text, "content breaks a rule: exactly one text part plus media")
    }).pipe(Effect.provide(Http.inProcess())))
})
