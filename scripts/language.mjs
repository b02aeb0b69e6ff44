// Checks that docstrings, comments, titles, messages, help and pages are in plain English: docstrings begin with a verb,
// and private words are absent. Prints one line for each violation; `--list` also prints each docstring's opener.
import { globSync, readFileSync } from "node:fs"
import { parseAst } from "vitest/node"

// A docstring that begins with one of these words is hard to read. Fewer than two in a hundred may.
const openers = /^(?:What|How|Whether|Why|Who|Whose|Where|Which|When|That)\b/
const limit = 0.02

// Private words that have a common equivalent; `write` suggests it.
const words = [
  { word: /\bbears?\b|\bbearing\b|\bborne\b/gi, write: "tolerate, accept" },
  { word: /\bheed(?:s|ed|ing)?\b/gi, write: "follow, respect" },
  { word: /\bmend(?:s|ed|ing)?\b/gi, write: "fix" },
  { word: /\btold\b/gi, write: "reported, given, known" },
  { word: /\bwhoever\b/gi, write: "the caller, anyone who" },
  { word: /\bnobody\b/gi, write: "no caller, no process; or the passive" },
  { word: /\bfor\s+ever\b/gi, write: "forever; or without a limit" },
  { word: /\bfor\s+pace\b/gi, write: "rate limited" },
  { word: /\b(?:goes|go|going|went|gone)\s+on\b/gi, write: "continues, resumes" },
  { word: /\bstands?\b/gi, write: "is" },
  { word: /\bbeside\b/gi, write: "next to; compared with" },
  { word: /\bwhere\s+(?:needed|possible|nothing|none|neither|no|nobody|one|there\s+(?:is|are))\b/gi, write: "if" }
]

const sources = globSync(["packages/*/{src,test}/**/*.ts", "examples/**/*.ts", "scripts/**/*.{mjs,ts}", "*.ts"], {
  exclude: (path) => /node_modules|\/dist|\/src\/models|scripts\/language\.mjs|\/samples/.test(String(path))
})
const pages = globSync([
  "*.md",
  "llms.txt",
  "packages.json",
  ".changeset/*.md",
  ".github/**/*.{md,yml,yaml}",
  "docs/**/*.md",
  "{packages,examples}/*/*.md",
  "catalogue/*.md",
  "packages/cli/test/__snapshots__/help.test.ts.snap"
], {
  exclude: (path) => /node_modules|docs\/api|docs\/models|CHANGELOG/.test(String(path))
})

const blank = (text) => text.replace(/[^\n]/g, " ")
const lineOf = (text, index) => text.slice(0, index).split("\n").length

/** Returns the string literals of a program, parts of templates included, as `[start, end]`. */
const literalsOf = (node) => {
  if (node === null || typeof node !== "object") return []
  if (node.type === "TemplateElement" || (node.type === "Literal" && (node.regex || typeof node.value === "string"))) {
    return [[node.start, node.end]]
  }
  return Object.values(node).flatMap(literalsOf)
}

const badOpeners = []
const violations = []
let docstrings = 0

/** Notes the private words of `prose`, which begins at `offset` of the file. */
const inspect = (file, text, offset, prose) => {
  for (const { word, write } of words) {
    for (const { 0: found, index } of prose.matchAll(word)) {
      violations.push(
        `${file}:${lineOf(text, offset + index)}:1 "${found.replace(/\s+/g, " ")}" is a private word; write: ${write}`
      )
    }
  }
}

for (const file of sources) {
  const text = readFileSync(file, "utf8")
  let rest = text
  for (const [start, end] of literalsOf(parseAst(text, { lang: "ts" }))) {
    const literal = text.slice(start, end)
    // A text of several words is meant for people.
    if (/\w \w/.test(literal)) inspect(file, text, start, literal)
    rest = rest.slice(0, start) + blank(literal) + rest.slice(end)
  }
  for (const { 0: comment, index } of rest.matchAll(/\/\*[^]*?\*\/|\/\/[^\n]*/g)) {
    // The marks of a comment become spaces, so that a phrase is found across lines and every index is kept.
    const prose = comment.replace(/^\/[/*]+|^[ \t]*\*+\/?|\*+\/$/gm, blank)
    inspect(file, text, index, prose)
    if (!comment.startsWith("/**") || prose.trimStart().startsWith("@")) continue
    docstrings++
    const [first = ""] = prose.trim().split("\n")
    if (openers.test(first)) badOpeners.push(`${file}:${lineOf(text, index)} ${first}`)
  }
}
for (const page of pages) {
  const text = readFileSync(page, "utf8")
  inspect(page, text, 0, text)
}

const share = badOpeners.length / docstrings
if (process.argv.includes("--list") || share >= limit) {
  for (const line of badOpeners) console.log(`opener ${line}`)
}
for (const line of violations) console.log(`FAIL ${line}`)
const percent = (share * 100).toFixed(1)
console.log(
  `${docstrings} docstrings, ${badOpeners.length} (${percent} %) begin with What, How, …; ${violations.length} private words`
)
process.exitCode = share >= limit || violations.length > 0 ? 1 : 0
