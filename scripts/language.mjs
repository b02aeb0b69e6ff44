// Checks that docstrings, comments, titles, help and pages are in plain English: docstrings begin with a verb, and
// private words are absent. Prints one line for each violation.
import { globSync, readFileSync } from "node:fs"

// A docstring that begins with one of these words is hard to read. At most two in a hundred may.
const openers = /^(What|How|Whether|Why|Who|Whose|Where|Which|When|That)\b/
const largestShare = 0.02

// Private words that have a common equivalent; `see` suggests it.
const words = [
  { word: /\bbears?\b|\bborne\b/i, see: "tolerate, accept" },
  { word: /\bheed(s|ed|ing)?\b/i, see: "follow, respect" },
  { word: /\bmend(s|ed|ing)?\b/i, see: "fix" },
  { word: /\btold\b/i, see: "reported, given, known" },
  { word: /\bwhoever\b/i, see: "the caller, anyone who" },
  { word: /\bnobody\b/i, see: "no caller, no process; or the passive" },
  { word: /\bfor ever\b/i, see: "forever; or without a limit" },
  { word: /\bfor pace\b/i, see: "rate limited" },
  { word: /\bgoes on\b|\bgo on\b|\bgoing on\b|\bwent on\b/i, see: "continues, resumes" },
  { word: /\bstands?\b(?! for)/i, see: "is" }
]

const sources = globSync(["packages/*/{src,test}/**/*.ts", "examples/**/*.ts", "scripts/**/*.{mjs,ts}"], {
  exclude: (path) => /node_modules|\/dist|\/src\/models|scripts\/language\.mjs|\/samples/.test(String(path))
})
const pages = globSync([
  "*.md",
  "llms.txt",
  ".changeset/*.md",
  "docs/**/*.md",
  "{packages,examples}/*/*.md",
  "catalogue/*.md"
], {
  exclude: (path) => /node_modules|docs\/api|docs\/models|CHANGELOG/.test(String(path))
})

const lineOf = (text, index) => text.slice(0, index).split("\n").length
const proseOf = (comment) => comment.replace(/^\/\*\*?|\*\/$/g, "").replace(/^\s*\* ?/gm, "")

let docstrings = 0
const badOpeners = []
const violations = []
const look = (file, text, offset, prose) => {
  const bare = prose.replace(/```[^]*?```/g, (code) => code.replace(/[^\n]/g, " ")).replace(
    /`[^`\n]*`/g,
    (code) => " ".repeat(code.length)
  )
  for (const { see, word } of words) {
    const found = word.exec(bare)
    if (found) violations.push(`${file}:${lineOf(text, offset + 1)} "${found[0]}": write ${see}`)
  }
}

for (const file of sources) {
  const text = readFileSync(file, "utf8")
  for (const match of text.matchAll(/\/\*\*[^]*?\*\/|\/\/ [^\n]*|(["'`])(?:\\.|(?!\1)[^\\])*\1/g)) {
    const [token] = match
    const isDoc = token.startsWith("/**")
    if (isDoc) {
      const prose = proseOf(token).trim()
      if (prose.startsWith("@")) continue
      docstrings++
      if (openers.test(prose)) badOpeners.push(`${file}:${lineOf(text, match.index)} ${prose.split("\n")[0]}`)
      look(file, text, match.index, prose)
    } else if (token.startsWith("//")) look(file, text, match.index, token)
    // Text of several words is meant for people.
    else if (/\S \S+ \S/.test(token)) look(file, text, match.index, token.replaceAll("`", "'"))
  }
}
for (const page of pages) {
  const text = readFileSync(page, "utf8")
  const bare = text.replace(/^```[^]*?^```/gm, (code) => code.replace(/[^\n]/g, ""))
  for (const [index, line] of bare.split("\n").entries()) {
    for (const { see, word } of words) {
      const found = word.exec(line.replace(/`[^`]*`/g, ""))
      if (found) violations.push(`${page}:${index + 1} "${found[0]}": write ${see}`)
    }
  }
}

const share = badOpeners.length / docstrings
if (process.argv.includes("--list") || share > largestShare) {
  for (const line of badOpeners) console.log(`opener ${line}`)
}
for (const line of violations) console.log(`FAIL ${line}`)
const percent = (share * 100).toFixed(1)
console.log(
  `${docstrings} docstrings, ${badOpeners.length} (${percent} %) begin with What, How, …; ${violations.length} private words`
)
process.exitCode = share > largestShare || violations.length > 0 ? 1 : 0
