// Runs every fence marked ```ts import.meta.vitest of the Markdown pages and of the JSDoc. Each becomes a module that
// keeps the line numbers of its page; `x // => y` is an assertion. A fence of code that is not marked is a failure.
import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { resolve } from "node:path"
import { parseAst } from "vitest/node"
import { build, run } from "./run.mjs"

const pages = globSync(["*.md", "docs/**/*.md", "{packages,examples}/*/README.md", "packages/*/src/**/*.ts"]).toSorted()

const textOf = (page) => {
  const source = readFileSync(page, "utf8")
  return page.endsWith(".ts") ? source.replace(/^ *\* ?/gm, "") : source
}

const fences = (page) => {
  const text = textOf(page)
  return Array.from(text.matchAll(/^```ts import\.meta\.vitest.*\n([^]*?)^```/gm), ({ 1: code = "", index }) => ({
    page,
    line: text.slice(0, index).split("\n").length,
    code,
    file: ""
  }))
}

const statements = (node) =>
  node === null || typeof node !== "object" ? [] : [
    ...(node.type === "ExpressionStatement" || node.type === "VariableDeclaration" ? [node] : []),
    ...Object.values(node).flatMap(statements)
  ]

const parse = (code) => {
  try {
    return parseAst(code, { lang: "ts" })
  } catch {
    return undefined // tsc will say where
  }
}

const asserted = ({ code, line, page }) => {
  const ast = parse(code)
  if (ast === undefined) return code
  const nodes = statements(ast)
  const edits = Array.from(code.matchAll(/;?[ \t]*\/\/ => (.+)/g), ({ 1: expected, index }) => {
    const node = nodes.find(({ end }) => end === index || end === index + 1)
    if (node === undefined) {
      const at = line + code.slice(0, index + 1).split("\n").length
      console.log(`FAIL ${page}:${at}:1 no statement ends before "// => ${expected}"`)
      process.exit(1)
    }
    const { declarations, end, expression: { arguments: [logged] = [], callee, ...expression } = {}, start } = node
    const value = declarations?.[0].id ?? (callee?.object?.name === "console" ? logged : expression)
    const statement = declarations ? code.slice(start, end) : ""
    const actual = code.slice(value.start, value.end)
    return { start, end, text: `${statement};assert.deepStrictEqual(${actual}, ${expected})` }
  })
  return edits.reduceRight((text, { end, start, ...edit }) => text.slice(0, start) + edit.text + text.slice(end), code)
}

for (const page of pages) {
  const text = textOf(page)
  const unmarked = /^```(?:ts|js|typescript|javascript) *$/m.exec(text)
  if (unmarked === null) continue
  console.log(
    `FAIL ${page}:${
      text.slice(0, unmarked.index).split("\n").length
    }:1 a fence that is not run: mark it with import.meta.vitest`
  )
  process.exit(1)
}

rmSync(".doctest", { recursive: true, force: true })
mkdirSync(".doctest")
const tests = pages.flatMap(fences).map((fence) => {
  const file = `${fence.page.replaceAll("/", "_")}.${fence.line}.ts`
  const prelude = `import * as assert from "node:assert/strict"${"\n".repeat(fence.line)}`
  writeFileSync(`.doctest/${file}`, `${prelude}${asserted(fence)}\nexport {}\n`)
  return { ...fence, file }
})
if (tests.length === 0) throw new Error("no page has a fence marked ```ts import.meta.vitest")
const calls = tests.map(({ file, line, page }) => `it.concurrent("${page}:${line}", () => import("./${file}"))\n`)
writeFileSync(".doctest/all.test.ts", `import { it } from "vitest"\n\n${calls.join("")}`)
writeFileSync(
  ".doctest/tsconfig.json",
  JSON.stringify({
    extends: "../tsconfig.example.json",
    include: ["*.ts"],
    compilerOptions: { noUnusedLocals: false },
    references: globSync("packages/*/tsconfig.src.json").map((path) => ({ path: `../${path}` }))
  })
)

await build()
const reporter = resolve("scripts/vitest-reporter.ts")
const results = [
  await run("typescript", "tsc", ["-p", ".doctest", "--pretty", "false"]),
  await run("vitest", "vitest", [
    "run",
    "--root=.doctest",
    "--testTimeout=60000",
    "--reporter=default",
    `--reporter=${reporter}`
  ])
]
const output = results.map((result) => result.output).join("")
process.stdout.write(
  tests.reduce((text, { file, page }) => text.replaceAll(`.doctest/${file}`, page).replaceAll(file, page), output)
)
process.exitCode = results.some(({ code }) => code !== 0) ? 1 : 0
