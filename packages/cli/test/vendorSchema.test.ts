import { changesOf, modelOf } from "@effect-media/cli/config/vendorSchema"
import { InputCheck, type Model } from "@effect-media/core/model"
import { Emulator } from "@effect-media/emulator"
import { models as shipped } from "@effect-media/kie/models"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Layer, Schema } from "effect"
import { HttpClient, HttpClientRequest } from "effect/http"

const boat: Model.ModelSpec = {
  id: "painter-2",
  kind: "image",
  task: "text-to-image",
  tasks: ["text-to-image"],
  path: "/api/v1/jobs/createTask",
  container: "input",
  evidence: "vendor-copy",
  seen: "2026-06",
  fields: {
    prompt: { type: "string", required: true, maxLength: 100 },
    size: { type: "string", enum: ["1K", "2K"] },
    seed: { type: "integer" }
  }
}

const openapi = (input: Schema.Json): Schema.Json => ({
  paths: {
    "/api/v1/jobs/createTask": {
      post: {
        requestBody: {
          content: {
            "application/json": {
              schema: { type: "object", properties: { model: { type: "string" }, input } }
            }
          }
        }
      }
    }
  }
})

const read = (input: Schema.Json, known: Model.ModelSpec | undefined = boat) =>
  modelOf({ model: "painter-2", tasks: ["text-to-image"], openapi: openapi(input) }, known, "2026-11-28")

describe("a model as its vendor's API describes it", () => {
  it("overrides the shipped one; a bound that both do not share only warns", () => {
    const next = read({
      type: "object",
      required: ["prompt", "size"],
      properties: {
        prompt: { type: "string", maxLength: 50 },
        size: { type: "string", enum: ["1K", "4K"], default: "1K" },
        style: { type: "string", enum: ["ink"] }
      }
    })
    if (next === undefined) return assert.fail("not read")
    assert.deepStrictEqual([next.evidence, next.seen, Object.keys(next.fields)], [
      "vendor",
      "2026-11-28",
      ["prompt", "size", "style", "seed"]
    ])
    const problems = (input: Record<string, unknown>) =>
      InputCheck.check(next, input).map(({ isDoubt, path }) => `${path}${isDoubt === true ? "?" : ""}`)
    assert.deepStrictEqual(problems({ prompt: "x".repeat(60), size: "2K" }), ["input.prompt?", "input.size?"])
    assert.deepStrictEqual(problems({ prompt: "x".repeat(101), size: "8K", style: "oil" }), [
      "input.prompt",
      "input.size",
      "input.style"
    ])
    assert.deepStrictEqual(changesOf(boat, next), [
      "prompt: maxLength 100 → 50",
      "size: enum [\"1K\",\"2K\"] → [\"1K\",\"4K\"]",
      "size: required none → true",
      "size: default none → \"1K\"",
      "style: new"
    ])
  })

  it("is read through references, also circular ones", () => {
    const document = {
      ...Object(openapi({ $ref: "#/components/schemas/Input" })),
      components: {
        schemas: {
          Input: {
            type: "object",
            properties: {
              prompt: { type: "string" },
              shots: { type: "array", items: { $ref: "#/components/schemas/Shot" } }
            }
          },
          Shot: {
            type: "object",
            properties: Object.fromEntries(
              Array.from({ length: 9 }, (_, i) => [`next${i}`, { $ref: "#/components/schemas/Shot" }])
            )
          }
        }
      }
    }
    const next = modelOf({ model: "new", tasks: ["text-to-video"], openapi: document }, undefined, "2026-11-28")
    assert.deepStrictEqual([next?.kind, Object.keys(next?.fields ?? {})], ["video", ["prompt", "shots"]])
  })

  it("that cannot be understood is none", () => {
    const odd = [null, {}, [], "x", { type: "object" }, { properties: null }, { properties: [] }, { properties: {} }]
    for (const input of odd) assert.isUndefined(read(input), JSON.stringify(input))
    assert.isUndefined(modelOf({ model: "m", tasks: [], openapi: null }, boat, "2026-11-28"))
    const half = read({ properties: { prompt: 5, size: { type: "colour" }, seed: { type: ["integer", "null"] } } })
    assert.deepStrictEqual(half?.fields, { ...boat.fields, seed: { type: "integer" } })
    const contradictory = read({
      properties: { seed: { type: "integer", minimum: 9, maximum: 1, minLength: -1, enum: [{}] } }
    })
    assert.deepStrictEqual(contradictory?.fields["seed"], { type: "integer" })
  })

  it.effect.prop(
    "never breaks a check, whatever it is",
    [Schema.Record(Schema.String, Schema.Json), Schema.Record(Schema.String, Schema.Json)],
    ([properties, input]) =>
      Effect.sync(() => {
        const next = read({ properties, required: Object.keys(properties) })
        if (next !== undefined) InputCheck.check(next, input)
      })
  )
})

it.effect("KIE's schemas, as the emulator serves them, change nothing of the shipped table", () =>
  Effect.gen(function*() {
    const client = yield* HttpClient.HttpClient
    const Reply = Schema.decodeUnknownEffect(
      Schema.Struct({ data: Schema.Struct({ openapi: Schema.Json }) })
    )
    let read = 0
    for (const known of shipped.filter(({ path }) => path === "/api/v1/jobs/createTask")) {
      const url = `https://api.kie.ai/api/v1/models/${known.id}/schema`
      const headers = { authorization: "Bearer any", "user-agent": "x" }
      const response = yield* client.execute(HttpClientRequest.get(url, { headers }))
      const { data: { openapi } } = yield* Reply(yield* response.json)
      const next = modelOf({ model: known.id, tasks: known.tasks, openapi }, known, "2026-11-28")
      if (known.evidence === "third-party") {
        assert.isUndefined(next, known.id)
        continue
      }
      if (next === undefined) return assert.fail(known.id)
      assert.deepStrictEqual(changesOf(known, next), [], known.id)
      read += 1
    }
    assert.isAbove(read, 150)
  }).pipe(Effect.provide(Emulator.layerClient.pipe(Layer.provide(Emulator.layer())))))
