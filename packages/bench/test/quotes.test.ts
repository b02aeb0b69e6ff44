import { assert, describe, it } from "@effect/vitest"
import { readFileSync } from "node:fs"

const textOf = (file: string) => readFileSync(new URL(file, import.meta.url), "utf8")
const cellsOf = (line: string) => line.split("|").slice(1, -1).map((cell) => cell.trim())

const sections = textOf("../RESULTS.md").split(/^## /m)

/** Returns the row of a section whose first cells are these, or begin with them. */
const rowOf = (title: string, ...first: ReadonlyArray<string>): ReadonlyArray<string> => {
  const rows = (sections.find((section) => section.startsWith(title)) ?? "").split("\n").map(cellsOf)
  const row = rows.find((cells) => first.every((cell, i) => cells[i] === cell)) ??
    rows.find((cells) => first.every((cell, i) => cells[i]?.startsWith(cell) === true))
  if (row === undefined) throw new Error(`RESULTS.md has no row "${first.join(" | ")}" under "${title}".`)
  return row
}
const number = (row: ReadonlyArray<string>, column: number) => Number.parseFloat(row[column] ?? "")
const sum = (rows: ReadonlyArray<ReadonlyArray<string>>, column: number) =>
  rows.reduce((total, row) => total + number(row, column), 0)

const times = (value: number) => `${value.toFixed(value < 1 ? 2 : value < 10 ? 1 : 0)} ×`
const ratio = (ours: ReadonlyArray<string>, theirs: ReadonlyArray<string>, our: number, their = our) =>
  times(number(ours, our) / number(theirs, their))

const polls = {
  ours: rowOf("Polls", "the default"),
  vendor: rowOf("Polls", "KIE's own plan"),
  loop: rowOf("Polls", "every 3 s")
}
const asked = (theirs: ReadonlyArray<string>) => ratio(polls.ours, theirs, 1, 2)
const late = (theirs: ReadonlyArray<string>) => ratio(polls.ours, theirs, 2, 3)

const durable = ["100 kills, SQLite", "100 kills, PostgreSQL", "one of 3 runners", "PostgreSQL away"].map((row) =>
  rowOf("Durable jobs", row)
)

describe("what the pages quote is what RESULTS.md says:", () => {
  it("README, the figures", () => {
    const [, section = ""] = textOf("../../../README.md").split("\n## Figures\n")
    const rows = section.split("\n## ")[0]?.split("\n").map(cellsOf).filter(([command]) =>
      command?.startsWith("`pnpm") === true
    )
    assert.deepStrictEqual(rows, [
      [
        "`pnpm bench polls`",
        `${asked(polls.vendor)} the polls of KIE's own plan at ${late(polls.vendor)} its lateness; ` +
        `${asked(polls.loop)} those of a loop of 3 s at ${late(polls.loop)} its lateness`
      ],
      [
        "`pnpm bench cpu`",
        `${rowOf("CPU", "`Kie.status`")[2]} the CPU of the vendors' own loop over \`fetch\`, ` +
        `${rowOf("CPU", "the same, spans on")[2]} with spans`
      ],
      [
        "`pnpm bench durable`",
        `${sum(durable, 4)} of ${sum(durable, 1)} jobs lost, ${sum(durable, 5)} paid twice, ${
          sum(durable, 3)
        } in doubt (\`SubmitOutcomeUnknown\`: killed between submit and answer)`
      ]
    ])
  })

  it("the guide on schedules", () => {
    assert.include(
      textOf("../../../docs/guides/schedules.md").replace(/\s+/g, " "),
      `${asked(polls.vendor)} the polls of the vendor's own plan at ${late(polls.vendor)} its lateness`
    )
  })

  it("ARCHITECTURE, on scale", () => {
    const page = textOf("../../../ARCHITECTURE.md").replace(/\s+/g, " ")
    const rate = (...row: ReadonlyArray<string>) => number(rowOf("Durable jobs", ...row), 2).toFixed(0)
    const [, heapOfJob] = /take ([\d.]+) KB of its heap each/.exec(textOf("../RESULTS.md")) ?? []
    assert.include(page, `| one runner on a file of SQLite | ${rate("SQLite", "1")} / s |`)
    assert.include(page, `| one runner on PostgreSQL | ${rate("PostgreSQL", "1")} / s |`)
    assert.include(page, `${rate("PostgreSQL", "2")}, ${rate("PostgreSQL", "3")} / s |`)
    assert.include(page, `limited by its event loop: at ${rate("PostgreSQL", "1")} jobs a second it has`)
    assert.include(page, `takes ${Number(heapOfJob).toFixed(0)} KB of its runner's heap`)
  })
})
