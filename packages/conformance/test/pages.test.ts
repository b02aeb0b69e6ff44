import { assert, describe, it } from "@effect/vitest"
import { Schema } from "effect"
import { readFileSync } from "node:fs"

const Row = Schema.Struct({
  model: Schema.String,
  path: Schema.String,
  fields: Schema.Record(Schema.String, Schema.Struct({ enum: Schema.optionalKey(Schema.Array(Schema.Json)) })),
  rules: Schema.optionalKey(Schema.Array(Schema.String)),
  price: Schema.optionalKey(Schema.Json),
  prices: Schema.optionalKey(Schema.Array(Schema.Struct({ amount: Schema.Finite })))
})

const file = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url), "utf8")
const rowsOf = (vendor: string) =>
  Schema.decodeSync(Schema.fromJsonString(Schema.Array(Row)))(file(`catalogue/${vendor}.json`))
const tableRows = (text: string, width: number) =>
  text.split("\n").filter((line) => line.startsWith("| ") && !line.startsWith("| ---"))
    .map((line) => line.slice(2, -2).split(/ ?(?<!\\)\| ?/)).filter((cells) => cells.length === width)

const vendors = ["apipod", "kie", "apixo", "globalaiopc"]

describe("the pages of the models", () => {
  it.each(vendors)("of %s show every model with all that the catalogue says of it", (vendor) => {
    const rows = rowsOf(vendor)
    const [, ...sections] = file(`docs/models/${vendor}.md`).split(/^### /m)
    assert.lengthOf(sections, rows.length)
    const byModel = new Map(sections.map((section) => [section.slice(0, section.indexOf("\n")), section]))
    for (const { fields, model, path, price, prices, rules = [] } of rows) {
      const section = byModel.get(model) ?? ""
      assert.include(section, `POST ${path}`)
      const [, ...listed] = tableRows(section, 6)
      const top = listed.map(([name = ""]) => name.replaceAll("`", "")).filter((name) => !/[.[]/.test(name))
      assert.deepStrictEqual(top, Object.keys(fields), model)
      for (const [name, { enum: values = [] }] of Object.entries(fields)) {
        const cells = listed.find(([first]) => first === `\`${name}\``)
        const shown = cells?.[3]?.match(/`[^`]*`/g)?.map((value) => value.slice(1, -1).replaceAll("\\|", "|")) ?? []
        for (const value of values) assert.include(shown, value === "" ? "\"\"" : `${value}`, `${model} ${name}`)
      }
      const [, ...priced] = tableRows(section, 5)
      assert.lengthOf(priced, prices?.length ?? (price === undefined ? 0 : 1), model)
      const bullets = section.split("\n<details>")[0]?.split("\n").filter((line) => line.startsWith("- ")) ?? []
      assert.lengthOf(bullets.filter((line) => !line.startsWith("- mode `")), rules.length, model)
    }
  })

  it("have an index that counts them", () => {
    const index = file("docs/models/README.md")
    const [, ...counts] = tableRows(index, 9)
    assert.deepStrictEqual(
      counts.map(([, models, , , , , fields, rules]) => [models, fields, rules].map(Number)),
      vendors.map(rowsOf).map((rows) => [
        rows.length,
        rows.flatMap(({ fields }) => Object.keys(fields)).length,
        rows.flatMap(({ rules = [] }) => rules).length
      ])
    )
  })
})
