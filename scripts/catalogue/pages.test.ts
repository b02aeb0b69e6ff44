import { assert, describe, it } from "@effect/vitest"
import { modelPages } from "./pages.ts"
import { readCatalogue, vendorIds } from "./read.ts"

const catalogue = readCatalogue()
const pages = modelPages(catalogue)
const tableRows = (text: string, width: number) =>
  text.split("\n").filter((line) => line.startsWith("| ") && !line.startsWith("| ---"))
    .map((line) => line.slice(2, -2).split(/ ?(?<!\\)\| ?/)).filter((cells) => cells.length === width)

describe("the pages of the models", () => {
  it.each(vendorIds)("of %s show every model with all that the catalogue says of it", (vendor) => {
    const rows = catalogue.rows[vendor]
    const [listed = "", ended = ""] = (pages.get(`${vendor}.md`) ?? "").split(/^## Former models$/m)
    const [, ...formerly] = tableRows(ended, 4)
    assert.deepStrictEqual(
      formerly.map(([name]) => name),
      (catalogue.former[vendor] ?? []).map(({ model }) => `\`${model}\``)
    )
    const [, ...sections] = listed.split(/^### /m)
    assert.lengthOf(sections, rows.length)
    const byModel = new Map(sections.map((section) => [section.slice(0, section.indexOf("\n")), section]))
    for (const { fields, model, path, price, prices, rules = [] } of rows) {
      const section = byModel.get(model) ?? ""
      assert.include(section, `POST ${path}`)
      const [, ...inputs] = tableRows(section, 6)
      const top = inputs.map(([name = ""]) => name.replaceAll("`", "")).filter((name) => !/[.[]/.test(name))
      assert.deepStrictEqual(top, Object.keys(fields), model)
      for (const [name, { enum: values = [] }] of Object.entries(fields)) {
        const cells = inputs.find(([first]) => first === `\`${name}\``)
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
    const index = pages.get("README.md") ?? ""
    const [, ...counts] = tableRows(index, 9)
    assert.deepStrictEqual(
      counts.map(([, models, , , , , fields, rules]) => [models, fields, rules].map(Number)),
      vendorIds.map((vendor) => catalogue.rows[vendor]).map((rows) => [
        rows.length,
        rows.flatMap(({ fields }) => Object.keys(fields)).length,
        rows.flatMap(({ rules = [] }) => rules).length
      ])
    )
  })
})
