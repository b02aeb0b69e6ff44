import { parseArgs, stripVTControlCharacters } from "node:util"
import { run, runNode } from "./run.mjs"

const steps = {
  types: {
    about: "tsc -b with the Effect diagnostics",
    run: () => run("typescript", "tsc", ["-b", "--pretty", "false"])
  },
  doctest: { about: "the marked examples of pages and JSDoc", run: () => runNode("scripts/doctest.mjs") },
  catalogue: {
    about: "the catalogue's form, and the tables of models written from it; pnpm catalogue writes them",
    run: () => runNode("scripts/catalogue.ts", ["--check"])
  },
  metadata: {
    about: "fields of the published packages, from packages.json; pnpm metadata writes them",
    run: () => runNode("scripts/metadata.mjs", ["--check"])
  },
  rooms: {
    about: "private parts stay in their folder, folders stay small, and packages form no circle",
    run: () => runNode("scripts/rooms.mjs")
  },
  language: {
    about: "plain English: docstrings begin with a verb, no private words; pnpm language --list",
    run: () => runNode("scripts/language.mjs")
  },
  links: { about: "links of the pages", run: () => runNode("scripts/links.mjs") },
  lint: { about: "oxlint", run: () => run("oxlint", "oxlint", ["--deny-warnings", "--format=unix"]) },
  format: { about: "dprint; pnpm format fixes it", run: () => run("dprint", "dprint", ["check", "--list-different"]) },
  knip: { about: "unused files, exports and dependencies", run: () => run("knip", "knip", ["--reporter=compact"]) },
  pack: { about: "tarballs with publint and attw", run: () => runNode("scripts/pack.mjs") },
  weight: {
    about: "what npm install of these tarballs puts on the disk, and that it runs without optional packages",
    run: () => runNode("scripts/weight.mjs")
  }
}
const names = Object.keys(steps)

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { help: { type: "boolean", short: "h", default: false } }
})
const unknown = positionals.filter((name) => !names.includes(name))
if (values.help || unknown.length > 0) {
  for (const name of unknown) console.log(`There is no step "${name}".`)
  console.log("pnpm check [step…]: all steps, or the named ones\n")
  for (const name of names) console.log(`  ${name.padEnd(9)} ${steps[name].about}`)
  process.exit(unknown.length > 0 ? 1 : 0)
}
const wanted = positionals.length > 0 ? positionals : names

const location = /([\w@./-]+\.\w+)(?:\((\d+),(\d+)\)|:(\d+):(\d+)):? *(.*)/
const headline = (output) => {
  const lines = output.replaceAll(`${process.cwd()}/`, "").split("\n").map((line) => line.trim())
  const marked = lines.filter((line) => line.startsWith("FAIL "))
  const match = [...marked, ...lines].map((line) => location.exec(line)).find(Boolean)
  if (!match) {
    return marked[0]?.slice(5) ?? lines.find((line) => /^[\w@./-]+\.\w+(:|$)/.test(line)) ?? lines.find(Boolean)
  }
  const [, file, line1, column1, line2, column2, message] = match
  return `${file}:${line1 ?? line2}:${column1 ?? column2} ${message}`
}

let failed = false
const step = async (name) => {
  if (!wanted.includes(name)) return
  const start = performance.now()
  const { code, output } = await steps[name].run()
  const seconds = ((performance.now() - start) / 1000).toFixed(1)
  if (code === 0) return console.log(`ok ${name} ${seconds}s`)
  failed = true
  const text = stripVTControlCharacters(output)
  console.log(`FAIL ${name}: ${headline(text)}\n${text.trimEnd()}\n`)
}
const inTurn = async (list) => {
  for (const name of list) await step(name)
}

// Two at a time; doctest and pack need the output of types.
const types = step("types")
await Promise.all([
  types.then(() => step("doctest")),
  inTurn(["catalogue", "metadata", "lint", "rooms", "format", "language", "links", "knip"]).then(() => types).then(() =>
    step("pack")
  ).then(() => step("weight"))
])
process.exitCode = failed ? 1 : 0
