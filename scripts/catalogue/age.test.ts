import { assert, describe, it } from "@effect/vitest"
import { aged, ageOf, confirmedAt } from "./age.ts"
import { modelPages } from "./pages.ts"
import { readCatalogue } from "./read.ts"

const today = Date.UTC(2026, 10, 28)
const catalogue = readCatalogue()
const recorded = (seen: string, code: number) => ({ seen, code, input: {} })

describe("the age of a row", () => {
  it("counts from the last day of its month, or from its day", () => {
    assert.strictEqual(ageOf({ seen: "2026-10" }, today), 28)
    assert.strictEqual(ageOf({ seen: "2026-10-07" }, today), 52)
    assert.strictEqual(ageOf({ seen: "2026-12" }, today), 0)
    assert.strictEqual(ageOf({}, today), undefined)
  })

  it("counts from a later body that was accepted, but not from one that was refused", () => {
    assert.strictEqual(confirmedAt({ seen: "2026-06", recorded: [recorded("2026-08-16", 200)] }), "2026-08-16")
    assert.strictEqual(confirmedAt({ seen: "2026-06", recorded: [recorded("2026-08-16", 422)] }), "2026-06")
    assert.strictEqual(confirmedAt({ recorded: [recorded("2026-08-16", 200)] }), "2026-08-16")
  })

  it("lists rows older than 120 days, those without a date first", () => {
    const [row] = catalogue.rows.kie
    if (row === undefined) return assert.fail("no row")
    const { recorded: _, seen: __, ...bare } = row
    const rows = [
      { ...bare, model: "new", seen: "2026-10" },
      { ...bare, model: "june", seen: "2026-06" },
      { ...bare, model: "undated" },
      { ...bare, model: "may", seen: "2026-05" },
      { ...bare, model: "edge", seen: "2026-07-31" }
    ]
    assert.deepStrictEqual(aged(rows, today).map(([{ model }, age]) => [model, age]), [
      ["undated", undefined],
      ["may", 181],
      ["june", 151]
    ])
  })

  it("is on the pages that are made with a date", () => {
    const [dated, plain] = [modelPages(catalogue, today), modelPages(catalogue)].map((pages) =>
      pages.get("kie.md") ?? ""
    )
    const section = (page = "") => page.slice(page.indexOf("### veo-3-1\n")).split("\n")[2]
    assert.include(section(dated), "vendor-copy, 2026-10, 28 days before this page was made")
    assert.notInclude(section(plain), "days before")
  })
})
