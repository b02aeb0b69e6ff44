// Lists broken links of the pages: to a missing file, or to a heading that does not exist on its page.
import { existsSync, globSync, readFileSync } from "node:fs"
import { dirname, normalize } from "node:path"

const pages = globSync([
  "*.md",
  "llms.txt",
  ".changeset/*.md",
  "{catalogue,docs}/**/*.md",
  "{packages,examples}/*/*.md"
])

const prose = (page) =>
  readFileSync(page, "utf8").replace(/^```[^]*?^```/gm, "").replace(/`[^`\n]*`/g, (code) => code.replaceAll("](", ""))

// GitHub's anchors: lower case, words and hyphens, and a number after the second heading of the same text.
const anchorsOf = (page) => {
  const seen = new Map()
  return new Set(Array.from(readFileSync(page, "utf8").matchAll(/^#+ +(.+)$/gm), ([, heading = ""]) => {
    const slug = heading.replace(/\[([^\]]*)\]\([^)]*\)/g, "$1").toLowerCase().replace(/[^\p{L}\p{N}\s_-]/gu, "")
      .replaceAll(" ", "-")
    const count = seen.get(slug) ?? 0
    seen.set(slug, count + 1)
    return count === 0 ? slug : `${slug}-${count}`
  }))
}
const anchors = new Map()
const hasAnchor = (page, anchor) => {
  if (!anchors.has(page)) anchors.set(page, anchorsOf(page))
  return anchors.get(page).has(anchor)
}

let broken = 0
for (const page of pages) {
  for (const [, link = ""] of prose(page).matchAll(/\]\(([^)\s]+)\)/g)) {
    if (/^[a-z]+:/.test(link)) continue
    const [path = "", anchor] = link.split("#")
    const target = path === "" ? page : normalize(`${dirname(page)}/${decodeURIComponent(path)}`)
    if (existsSync(target) && (anchor === undefined || !target.endsWith(".md") || hasAnchor(target, anchor))) continue
    broken++
    console.log(`FAIL ${page}:1:1 links to ${link}, which is not there`)
  }
}
process.exitCode = broken > 0 ? 1 : 0
