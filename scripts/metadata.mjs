// Writes the fields of packages.json that npm shows (description, keywords, author, homepage, bugs, repository) into the
// published packages. `--check` compares them instead; `--release` also refuses while the repository's address is unset.
import { globSync, readFileSync, writeFileSync } from "node:fs"
import { basename, dirname } from "node:path"

const source = "packages.json"

/** Returns the manifest with the shared fields, in npm's usual order. */
export const withMetadata = (manifest, folder, { author, keywords, packages, repository }) => {
  const own = packages[folder] ?? {}
  const address = repository === null ? {} : {
    homepage: `${repository}/tree/main/packages/${folder}#readme`,
    bugs: { url: `${repository}/issues` },
    repository: { type: "git", url: `git+${repository}.git`, directory: `packages/${folder}` }
  }
  const {
    name,
    version,
    description: _d,
    keywords: _k,
    homepage: _h,
    bugs: _b,
    repository: _r,
    author: _a,
    license,
    ...rest
  } = manifest
  return {
    name,
    version,
    description: own.description,
    keywords: [...keywords, ...(own.keywords ?? [])],
    ...address,
    license,
    author,
    ...rest
  }
}

const main = (flags) => {
  const metadata = JSON.parse(readFileSync(source, "utf8"))
  let failed = false
  const fail = (message) => {
    failed = true
    console.log(`FAIL ${message}`)
  }
  if (flags.includes("--release") && metadata.repository === null) {
    fail(`${source}: set "repository" to the https address of the repository before the first publication`)
  }
  for (const file of globSync("packages/*/package.json").toSorted()) {
    const text = readFileSync(file, "utf8")
    const manifest = JSON.parse(text)
    if (manifest.private === true) continue
    const folder = basename(dirname(file))
    if (metadata.packages[folder] === undefined) {
      fail(`${source}: no description for packages/${folder}`)
      continue
    }
    const expected = withMetadata(manifest, folder, metadata)
    if (JSON.stringify(manifest) === JSON.stringify(expected)) continue
    if (flags.length === 0) writeFileSync(file, `${JSON.stringify(expected, null, 2)}\n`)
    else fail(`${file}: differs from ${source}; run pnpm metadata`)
  }
  process.exitCode = failed ? 1 : 0
}

if (import.meta.main) main(process.argv.slice(2))
