import * as Model from "@effect-media/core/model/Model"
import { fromTable, type ModelTable } from "@effect-media/core/model/ModelTable"
import { assert, it } from "@effect/vitest"
import { Option } from "effect"

const row = {
  kind: "image",
  task: "text-to-image",
  tasks: ["text-to-image"],
  path: "/jobs",
  container: "input",
  evidence: "vendor"
} as const

const table: ModelTable = {
  canonical: { boat: ["boat-1"] },
  fields: {
    prompt: { type: "string", required: true },
    "prompt/2": { type: "string", maxLength: 10 },
    seed: { type: "integer" }
  },
  models: [
    { id: "boat-1", ...row, fields: ["prompt", "seed"] },
    { id: "boat-2", ...row, fields: ["prompt/2", "seed"], aliases: ["boat"] }
  ]
}

it("the models of a table have their fields by name, and share those that are the same", () => {
  const [first, second, ...others] = fromTable(table)
  assert.deepStrictEqual(first, {
    id: "boat-1",
    ...row,
    fields: { prompt: { type: "string", required: true }, seed: { type: "integer" } }
  })
  assert.deepStrictEqual(second?.fields, { prompt: { type: "string", maxLength: 10 }, seed: { type: "integer" } })
  assert.strictEqual(first?.fields["seed"], second?.fields["seed"])
  assert.deepStrictEqual(others, [])
})

it("a model is found by another spelling of its id", () => {
  const models = fromTable(table)
  assert.deepStrictEqual(Option.map(Model.find(models, "boat"), ({ id }) => id), Option.some("boat-2"))
  assert.isTrue(Option.isNone(Model.find(models, "ship")))
})
