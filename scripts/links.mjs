// Lists broken links of the pages: to a missing file, to a heading that does not exist on its page, or, in a README that
// npm shows, to a place outside its package that is not an absolute address (`pnpm metadata` writes those from
// packages.json). Also lists pages that cannot be reached from README.md in two steps.
import { existsSync, globSync, readFileSync, statSync } from "node:fs"
import { dirname, join, normalize } from "node:path"
import { addressOf } from "./metadata.mjs"

const pages = globSync([
  "*.md",
  "llms.txt",
  ".changeset/*.md",
  "{catalogue,docs}/**/*.md",
  "{packages,examples}/*/*.md"
], { exclude: (path) => /CHANGELOG/.test(String(path)) })

const { packages, repository } = JSON.parse(readFileSync("packages.json", "utf8"))

const prose = (page) =>
  readFileSync(page, "utf8").replace(/^```[^]*?^```/gm, (code) => code.replace(/[^\n]/g, "")).replace(
    /`[^`\n]*`/g,
    (code) => code.replaceAll("](", "__")
  )

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

/** Returns the folder of the published package whose README this is. */
const publishedFolder = (page) => {
  const [, folder] = /^packages\/([^/]+)\/README\.md$/.exec(page) ?? []
  return folder !== undefined && packages[folder] !== undefined ? `packages/${folder}` : undefined
}

let failed = false
const fail = (message) => {
  failed = true
  console.log(`FAIL ${message}`)
}

const targets = new Map()
for (const page of pages) {
  const text = prose(page)
  targets.set(page, new Set())
  for (const { 1: link = "", index } of text.matchAll(/\]\(([^)\s]+)\)/g)) {
    const at = `${page}:${text.slice(0, index).split("\n").length}:1`
    const own = repository === null ? undefined : /^\/(?:blob|tree)\/main\/(.*)/.exec(link.replace(repository, ""))?.[1]
    if (own === undefined && /^[a-z]+:/.test(link)) continue
    const [path = "", anchor] = (own ?? link).split("#")
    const target = path === ""
      ? page
      : normalize(join(own === undefined ? dirname(page) : ".", decodeURIComponent(path)))
    const folder = publishedFolder(page)
    if (!existsSync(target)) fail(`${at} links to ${link}, which does not exist`)
    else if (anchor !== undefined && target.endsWith(".md") && !hasAnchor(target, anchor)) {
      fail(`${at} links to ${link}, but that page has no such heading`)
    } else if (repository !== null && own === undefined && folder && !`${target}/`.startsWith(`${folder}/`)) {
      fail(`${at} links to ${link}, which npm does not show; write ${addressOf(repository, target, anchor)}`)
    } else targets.get(page).add(statSync(target).isDirectory() ? join(target, "README.md") : target)
  }
}

const withTargets = (from) => from.flatMap((page) => [page, ...(targets.get(page) ?? [])])
const reached = new Set(withTargets(withTargets(["README.md"])))
for (const page of pages) {
  if (/^(?!\.|llms\.txt)/.test(page) && !reached.has(page)) fail(`${page}:1:1 is not two steps from README.md`)
}
process.exitCode = failed ? 1 : 0
