// Makes the pages of the API reference from the docstrings and types of the public modules.
import { globSync, readFileSync } from "node:fs"
import { basename, dirname } from "node:path"
import { parseAst } from "vitest/node"
import { build } from "./run.mjs"

const longest = 40

const packages = globSync("packages/*/package.json").toSorted().map((file) => ({
  directory: dirname(file),
  ...JSON.parse(readFileSync(file, "utf8"))
})).filter((manifest) => manifest.private !== true)

const plain = (comment = "") =>
  comment.replace(/^\/\*\*|\*\/$/g, "").replace(/^ *\* ?/gm, "").trim()
    .replace(/\{@link ([^}]+)\}/g, "`$1`")
    .replace(/^@example\n/gm, "")
    .replace(/ ?@default (.+)/g, " Default: $1.")
    .replace("```ts import.meta.vitest", "```ts")

const firstSentence = (text) => /^[^]*?[.:](?=\s|$)/.exec(text)?.[0].replace(/\s+/g, " ").replace(/:$/, ".") ?? ""

// Returns the comment that ends directly before a statement.
const docBefore = (source, start) => /\/\*\*(?:(?!\*\/)[^])*\*\/\s*$/.exec(source.slice(0, start))?.[0].trim()

// Collapses types that the compiler wrote out in full, from the inside, until they are readable.
const folded = (code) => {
  let text = code.replaceAll(/import\("(?:[^"]*\/)?([\w-]+?)(?:\.ts)?"\)\./g, "")
    .replaceAll(/\{@link ([^}]+)\}/g, "`$1`")
  while (text.split("\n").length > longest) {
    const inner = [...text.matchAll(/\{\n(?:[^{}]*\n)+? *\}/g)].at(-1)
    if (inner === null || inner === undefined || inner.index < text.indexOf("{") + 1) break
    text = `${text.slice(0, inner.index)}{ … }${text.slice(inner.index + inner[0].length)}`
  }
  return text.replaceAll(/^export declare |^export /gm, "").replaceAll(
    /^( +)/gm,
    (spaces) => spaces.slice(spaces.length / 2)
  )
}

const namesOf = (declaration) => declaration.declarations?.map(({ id }) => id.name) ?? [declaration.id?.name]

// All modules of a library; of a command only the modules that its index exports.
const commands = ["@effect-media/cli"]
const sourcesOf = ({ directory, name }) =>
  commands.includes(name)
    ? Array.from(
      readFileSync(`${directory}/src/index.ts`, "utf8").matchAll(/ from "\.\/([^"]+)"/g),
      ([, file]) => `${directory}/src/${file}`
    )
    : globSync(`${directory}/src/**/*.ts`, {
      exclude: (path) => /\/(?:internal|models|commands)(?:\/|$)|\/(?:index|bin)\.ts$/.test(path)
    }).toSorted()

const modulesOf = ({ directory, name }) =>
  sourcesOf({ directory, name })
    .map((file) => {
      const module = basename(file, ".ts")
      const place = file.slice(`${directory}/src/`.length, -".ts".length)
      const source = readFileSync(`${directory}/dist/${place}.d.ts`, "utf8")
      const about = plain(/^(\/\*\*[^]*?\*\/)\n(?:\n|import )/.exec(readFileSync(file, "utf8"))?.[1])
      const entries = new Map()
      for (const node of parseAst(source, { lang: "ts" }).body) {
        if (node.type !== "ExportNamedDeclaration" || !node.declaration) continue
        const doc = plain(docBefore(source, node.start))
        for (const id of namesOf(node.declaration)) {
          const entry = entries.get(id) ?? { id, doc: "", code: [] }
          if (!entry.doc.includes(doc)) entry.doc = entry.doc === "" ? doc : entry.doc
          entry.code.push(folded(source.slice(node.start, node.end)))
          entries.set(id, entry)
        }
      }
      return { module, place, path: `${name}/${place}`, about, entries: [...entries.values()] }
    }).filter(({ entries }) => entries.length > 0)

const page = ({ about, entries, module, path }) =>
  [
    `# ${module}`,
    `\`import * as ${module} from "${path}"\``,
    about,
    entries.map(({ id }) => `[${id}](#${id.toLowerCase()})`).join(" · "),
    ...entries.flatMap(({ code, doc, id }) => [`## ${id}`, doc, `\`\`\`ts\n${code.join("\n")}\n\`\`\``])
  ].filter((part) => part !== "").join("\n\n")

/** Returns the pages by their path: an index, and one page for each module. */
export const referencePages = async () => {
  await build()
  const written = new Map()
  const index = ["# API", "Every public name, from its docstring."]
  for (const manifest of packages) {
    const folder = basename(manifest.directory)
    const modules = modulesOf(manifest)
    if (modules.length === 0) continue
    for (const module of modules) written.set(`${folder}/${module.place}.md`, `${page(module)}\n`)
    const rows = modules.map(({ about, place }) => `| [${place}](${folder}/${place}.md) | ${firstSentence(about)} |`)
    index.push(
      `## ${manifest.name}`,
      `${manifest.description}.`,
      ["| module | what it is |", "| --- | --- |", ...rows].join("\n")
    )
  }
  return written.set("README.md", `${index.join("\n\n")}\n`)
}
