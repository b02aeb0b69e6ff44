// Measures the compile cost of the input types: 200 submits, with and without the types of their models.
import { models } from "@effect-media/kie/models"
import { mkdirSync, rmSync, writeFileSync } from "node:fs"
import { run } from "./run.mjs"

const count = 200
const runs = 5
const folder = ".types"

const valueOf = (field) => {
  if (field.enum !== undefined) return field.enum[0]
  if (field.type === "array") return [valueOf(field.items ?? { type: "string" })]
  if (field.type === "object") return inputOf(field.fields ?? {})
  if (field.type === "boolean") return false
  return field.type === "string" ? "a boat" : (field.min ?? 1)
}
const inputOf = (fields) =>
  Object.fromEntries(
    Object.entries(fields).filter(([, field]) => field.required).map(([name, field]) => [
      name,
      valueOf(field)
    ])
  )

const known = models.filter(({ path }) => path === "/api/v1/jobs/createTask")
const submits = Array.from({ length: count }, (_, i) => {
  const { fields = {}, id = "" } = known[i % known.length] ?? {}
  return `export const a${i} = kie.submit(${JSON.stringify({ model: id, input: inputOf(fields) })})\n`
}).join("")

const sources = {
  typed: "import type { KieService } from \"@effect-media/kie\"\ndeclare const kie: KieService\n",
  untyped: "import type { TaskProvider } from \"@effect-media/core/task/TaskProvider\"\n" +
    "import type { KieRequest, KieService } from \"@effect-media/kie\"\n" +
    "declare const kie: TaskProvider<KieRequest>\nexport type Other = KieService\n"
}

const numberOf = (output, name) => Number(new RegExp(`${name}:\\s+([\\d.]+)`).exec(output)?.[1])

rmSync(folder, { recursive: true, force: true })
mkdirSync(folder)
const best = {}
for (const [name, head] of Object.entries(sources)) {
  writeFileSync(`${folder}/${name}.ts`, head + submits)
  writeFileSync(
    `${folder}/${name}.json`,
    JSON.stringify({
      extends: "../tsconfig.base.json",
      compilerOptions: { noEmit: true, composite: false, incremental: false, plugins: [] },
      files: [`${name}.ts`]
    })
  )
}
for (let i = 0; i < runs; i++) {
  for (const name of Object.keys(sources)) {
    const { code, output } = await run("typescript", "tsc", ["-p", `${folder}/${name}.json`, "--extendedDiagnostics"])
    if (code !== 0) throw new Error(output)
    const now = {
      check: numberOf(output, "Check time"),
      total: numberOf(output, "Total time"),
      types: numberOf(output, "Types")
    }
    if (best[name] === undefined || now.total < best[name].total) best[name] = now
  }
}
for (const [name, { check, total, types }] of Object.entries(best)) {
  console.log(
    `${count} submits, ${name.padEnd(7)}: ${total.toFixed(2)} s, of which checking ${
      check.toFixed(2)
    } s; ${types} types`
  )
}
rmSync(folder, { recursive: true, force: true })
