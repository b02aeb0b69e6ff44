// Builds the documentation site from the pages of the repository, the API reference and the catalogue: `pnpm site` writes
// packages/site/dist, and `pnpm site dev` serves it. Further arguments are VitePress's, like `--base /effect-media/`.
import { spawn } from "node:child_process"
import { cpSync, existsSync, globSync, mkdirSync, readFileSync, rmSync, watch, writeFileSync } from "node:fs"
import { dirname, normalize } from "node:path"
import { modelPages } from "./catalogue/pages.ts"
import { readCatalogue } from "./catalogue/read.ts"
import { referencePages } from "./reference.mjs"

const site = "packages/site"
const out = `${site}/out`

const files = globSync(["*.md", "docs/**/*.md", "catalogue/README.md", "{packages,examples}/*/*.md"], {
  exclude: ["AGENTS.md", "**/CHANGELOG.md"]
}).toSorted()
const written = new Map()
for (const [path, text] of modelPages(readCatalogue(), Date.now())) written.set(`models/${path}`, text)
for (const [path, text] of await referencePages()) written.set(`api/${path}`, text)
const textOf = (file) => written.get(file) ?? readFileSync(file, "utf8")
const pages = new Set([...files, ...written.keys()])

const routeOf = (file) => file.replace(/README\.md$/, "index.md")

const { repository } = JSON.parse(readFileSync("packages.json", "utf8"))

/** Returns where a link leads to on the site: a page, or a file of the repository if that has an address. */
const targetOf = (file, path) => {
  const target = normalize(`${dirname(file)}/${decodeURIComponent(path)}`).replace(/\/$/, "")
  const page = [target, `${target}/README.md`].find((page) => pages.has(page))
  if (page !== undefined) return `/${routeOf(page)}`
  return repository === null ? undefined : `${repository}/blob/main/${target}`
}

/** Rewrites the links to other pages. What has no page and no address, like a file of source code, is left as text. */
const linked = (file, text) =>
  text.replaceAll("```ts import.meta.vitest", "```ts").replace(
    /^```[^]*?^```|(?<!!)\[((?:[^[\]`]|`[^`\n]*`)*)\]\(([^)\s]+)\)|`[^`\n]*`/gm,
    (all, label, link) => {
      if (link === undefined || /^[a-z]+:|^#/.test(link)) return all
      const [path = "", anchor] = link.split("#")
      const target = targetOf(file, path)
      return target === undefined ? label : `[${label}](${target}${anchor === undefined ? "" : `#${anchor}`})`
    }
  )

const writePage = (file) => {
  const path = `${out}/pages/${routeOf(file)}`
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, linked(file, textOf(file)))
}

const titleOf = (file) => /^# (.+)$/m.exec(textOf(file))?.[1]?.replaceAll("`", "").replaceAll("\\", "") ?? file
const item = (file) => ({ text: titleOf(file), link: `/${routeOf(file).replace(/(?:index)?\.md$/, "")}` })
const items = (pattern) => [...pages].filter((page) => pattern.test(page)).map(item)
const group = (text, items, collapsed) => ({ text, items, collapsed })
const listed = Array.from(
  readFileSync("docs/README.md", "utf8").matchAll(/\]\(([\w./-]+\.md)\)/g),
  ([, link = ""]) => normalize(`docs/${link}`)
).filter((page) => page.startsWith("docs/"))
const modules = Map.groupBy(
  [...written.keys()].filter((page) => /^api\/.+\/./.test(page)),
  (page) => page.split("/")[1]
)

/** The order of the guides is that of docs/README.md. */
const sidebar = [
  group("Guides", [item("docs/README.md"), ...[...new Set(listed)].map(item)]),
  group("Packages", items(/^packages\/.*README\.md$/)),
  group("Models", [item("models/README.md"), ...items(/^models\/(?!README)/)]),
  group("API", [
    item("api/README.md"),
    ...Array.from(
      modules,
      ([name, pages]) =>
        group(name, pages.map((page) => ({ ...item(page), text: page.slice(`api/${name}/`.length, -3) })), true)
    )
  ]),
  group("Examples", items(/^examples\//), true),
  group("Project", items(/^[A-Z_]+\.md$|RESULTS\.md$|^catalogue/).filter(({ link }) => link !== "/"), true)
]

rmSync(out, { recursive: true, force: true })
for (const page of pages) writePage(page)
for (const image of globSync("{docs/images,packages/bench/plots}/*.{png,svg}")) cpSync(image, `${out}/pages/${image}`)
writeFileSync(`${out}/sidebar.json`, JSON.stringify(sidebar))

const [first, ...others] = process.argv.slice(2)
const args = first === "dev" ? ["dev", ...others] : ["build", ...process.argv.slice(2)]
if (first === "dev") {
  for (const file of files) watch(file, () => existsSync(file) && writePage(file))
}
const vitepress = spawn(process.execPath, ["node_modules/vitepress/bin/vitepress.js", ...args], {
  cwd: site,
  stdio: "inherit"
})
process.on("SIGTERM", () => vitepress.kill())
vitepress.on("close", (code) => process.exit(code ?? 1))
