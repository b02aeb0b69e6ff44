import * as InputCheck from "@effect-media/core/model/InputCheck"
import { Kie, KieModels } from "@effect-media/kie"
import { models } from "@effect-media/kie/models"
import * as Inputs from "@effect-media/provider-tests/Inputs"
import { assert, it } from "@effect/vitest"
import { Schema } from "effect"
import { readFileSync } from "node:fs"
import { join } from "node:path"

Inputs.suite({
  provider: "kie",
  models,
  isHere: ({ path }) => path === "/api/v1/jobs/createTask",
  layer: Kie.layer,
  layerTest: (options) => Kie.layerTest([], options),
  submit: (request) => Kie.use((kie) => kie.submit(request)),
  created: { code: 200, msg: "success", data: { taskId: "281e5b04", recordId: "281e5b04" } }
})

const Rows = Schema.Array(Schema.Struct({
  model: Schema.String,
  recorded: Schema.optionalKey(
    Schema.Array(Schema.Struct({ code: Schema.Int, input: Schema.Record(Schema.String, Schema.Json) }))
  )
}))

const catalogue = Schema.decodeUnknownSync(Schema.fromJsonString(Rows))(
  readFileSync(join(import.meta.dirname, "../../../catalogue/kie.json"), "utf8")
)

/** Fills a recorded shape with values: `["<url>", "x4"]` was a list of four links. */
const filled = (value: Schema.Json): Schema.Json => {
  if (value === "<url>") return "https://a.test/1.png"
  if (value === "<text>") return "a paper boat"
  if (Array.isArray(value)) {
    const [first, times] = value
    const count = typeof times === "string" ? /^x(\d+)$/.exec(times)?.[1] : undefined
    return count === undefined ? value.map(filled) : Array.from({ length: Number(count) }, () => filled(first ?? null))
  }
  return typeof value === "object" && value !== null
    ? Object.fromEntries(Object.entries(value).map(([key, member]) => [key, filled(member)]))
    : value
}

it("every body that KIE is recorded to have accepted passes its model's check, without a doubt", () => {
  const bodies = catalogue.flatMap(({ model, recorded = [] }) =>
    recorded.filter(({ code }) => code === 200).map(({ input }) => ({ model, input: filled(input) }))
  )
  assert.isAtLeast(bodies.length, 35)
  const wrong = bodies.flatMap(({ input, model }) => {
    const spec = models.find(({ id }) => id === model)
    if (spec === undefined || !Schema.is(Schema.Record(Schema.String, Schema.Json))(input)) return [model]
    return InputCheck.check(spec, input).map(({ isDoubt, path, problem }) =>
      `${model} ${path} ${problem}${isDoubt === true ? " (not certain)" : ""}`
    )
  })
  assert.deepStrictEqual(wrong, [])
})

it("what KIE's pages say between fields refuses, each rule of it", () => {
  const [a, b] = ["https://a.test/1.png", "https://a.test/2.png"]
  const said = (model: string, input: Readonly<Record<string, unknown>>) => {
    const spec = models.find(({ id }) => id === model)
    if (spec === undefined) return assert.fail(model)
    return InputCheck.check(spec, { prompt: "a paper boat", ...input }).map(({ allowed, isDoubt, path }) =>
      `${path}: ${allowed}${isDoubt === true ? " (not certain)" : ""}`
    )
  }
  const frames = { first_frame_url: a, last_frame_url: b }
  assert.deepStrictEqual(said("bytedance/seedance-2", frames), [])
  assert.deepStrictEqual(said("bytedance/seedance-2", { ...frames, reference_image_urls: [b], web_search: true }), [
    "input.reference_image_urls: frame fields exclude all reference fields",
    "input.first_frame_url: web_search only for text-to-video",
    "input.last_frame_url: web_search only for text-to-video",
    "input.reference_image_urls: web_search only for text-to-video"
  ])
  const film = { image_url: a, resolution: "1080P" }
  assert.deepStrictEqual(said("hailuo/2-3-image-to-video-pro", { ...film, duration: "6" }), [])
  assert.deepStrictEqual(said("hailuo/2-3-image-to-video-pro", { ...film, duration: "10" }), [
    "input.duration: 1080P not with duration 10"
  ])
})

it("the ids that tell the kind of a task are those of the tables", () => {
  const idsOf = (kind: string) =>
    models.filter((spec) => spec.kind === kind && spec.path === "/api/v1/jobs/createTask").map(({ id }) => id)
  assert.sameMembers<string>([...KieModels.imageModels], idsOf("image"))
  assert.sameMembers<string>([...KieModels.videoModels], idsOf("video"))
  assert.sameMembers<string>([...KieModels.audioModels], idsOf("audio"))
})
