// Checks the format of the catalogue, and writes the providers' tables from it; with --check it only compares. `age` lists
// the rows that nothing has confirmed for 120 days.
import { execFileSync } from "node:child_process"
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs"
import { dirname } from "node:path"
import { parseArgs } from "node:util"
import { aged, mostDays } from "./catalogue/age.ts"
import { readCatalogue, vendorIds, vendors } from "./catalogue/read.ts"
import type { Row } from "./catalogue/Row.ts"
import { formerFaults, ruleFaults } from "./catalogue/rules.ts"
import { idsOf, inputsOf, jsonOf, pathsOf, tableOf } from "./catalogue/tables.ts"

const prefixes = { apipod: "ApiPod", kie: "Kie", apixo: "Apixo", globalaiopc: "GlobalAiopc" } as const
const kinds = ["image", "video", "audio", "other"] as const

/** Returns true for rows of the path that kie.submit posts to; the other rows belong to other endpoints. */
const isTyped = (vendor: string, row: Row) => vendor !== "kie" || row.path === "/api/v1/jobs/createTask"

/** Returns true for rows of the paths that a service requests without a path from the caller. */
const isServed = (vendor: string, row: Row) =>
  vendor === "globalaiopc" ? row.kind === "image" || row.kind === "video" : isTyped(vendor, row)

const { positionals: [task], values } = parseArgs({
  allowPositionals: true,
  options: { check: { type: "boolean", default: false } }
})

if (task === "age") {
  const { rows } = readCatalogue()
  for (const vendor of vendorIds) {
    const old = aged(rows[vendor], Date.now())
    console.log(`${vendors[vendor]}: ${old.length} of ${rows[vendor].length} not confirmed for ${mostDays} days`)
    for (const [{ evidence, model }, age] of old) {
      console.log(`  ${age === undefined ? "undated" : `${age} days`}\t${evidence}\t${model}`)
    }
  }
  process.exit()
}
if (task !== undefined) throw new Error(`unknown: ${task}; use no word, or age`)

const faults: Array<string> = []

const { former: formerModels, neutral, rows: rowsOf, rules, unchecked } = readCatalogue()

const tables = new Map<string, string>()
const ids = new Map<string, Set<string>>()

for (const vendor of vendorIds) {
  const name = vendors[vendor]
  const rows = rowsOf[vendor]
  ids.set(vendor, new Set(rows.map(({ model }) => model)))
  const names = rows.flatMap(({ aliases = [], model }) => [model, ...aliases])
  for (const id of names.filter((id, index) => names.indexOf(id) !== index)) {
    faults.push(`${vendor}: ${id} is listed twice`)
  }

  const former = formerModels[vendor] ?? []
  faults.push(...ruleFaults(vendor, rows, rules, unchecked), ...formerFaults(vendor, rows, former))

  const canonical = neutral.map((row) => [row.name, row[vendor]] as const).filter(([, ids]) => ids.length > 0)
  const byKind = kinds.map((kind) => [kind, rows.filter((row) => row.kind === kind)] as const)
    .filter(([, rows]) => rows.length > 0)
  const json = jsonOf(vendor, byKind.flatMap(([, rows]) => rows), rules, Object.fromEntries(canonical), former)
  tables.set(`packages/emulator/assets/models/${vendor}.json`, json)
  tables.set(`packages/${vendor}/models/table.js`, tableOf(name, json))
  const typed = byKind.map(([kind, rows]) => [kind, rows.filter((row) => isTyped(vendor, row))] as const)
  tables.set(
    `packages/${vendor}/models/table.d.ts`,
    inputsOf(name, typed.filter(([, rows]) => rows.length > 0), former)
  )
  const served = byKind.map(([kind, rows]) => [kind, rows.filter((row) => isServed(vendor, row))] as const)
    .filter(([, rows]) => rows.length > 0)
  const listed = vendor === "globalaiopc" ? pathsOf(name, served) : idsOf(name, served)
  tables.set(`packages/${vendor}/src/${prefixes[vendor]}Models.ts`, listed)
}

const nameOf = new Map<string, string>()
for (const { name, kind: _, ...models } of neutral) {
  for (const [vendor, list] of Object.entries(models)) {
    for (const id of list) {
      const other = nameOf.get(`${vendor} ${id}`)
      if (other !== undefined) faults.push(`map.json: ${vendor} ${id} is ${other} and ${name}`)
      nameOf.set(`${vendor} ${id}`, name)
    }
    for (const id of list.filter((id) => ids.get(vendor)?.has(id) !== true)) {
      faults.push(`map.json: ${name} names ${vendor} ${id}, which is not in the catalogue`)
    }
  }
}

const formatted = (file: string, text: string) =>
  execFileSync(process.execPath, ["node_modules/dprint/bin.cjs", "fmt", "--stdin", file], {
    input: text,
    encoding: "utf8"
  })

/** Prints in the formatter's style, because the formatter is slow to start. */
const isPlain = (file: string) => !file.endsWith(".d.ts")

for (const [file, text] of tables) {
  const wanted = isPlain(file) ? text : formatted(file, text)
  if (existsSync(file) && readFileSync(file, "utf8") === wanted) continue
  if (values.check) faults.push(`${file} is not what the catalogue says: pnpm catalogue writes it`)
  else {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, wanted)
    console.log(`wrote ${file}`)
  }
}

for (const fault of faults) console.log(`FAIL ${fault}`)
process.exitCode = faults.length > 0 ? 1 : 0
