// Writes what npm shows of the published packages from packages.json: description, keywords, author, homepage, bugs and
// repository, and the address of each link of a README that leaves its package. `--check` compares instead; `--release`
// also refuses while the repository's address is unset.
import { existsSync, globSync, readFileSync, statSync, writeFileSync } from "node:fs"
import { basename, dirname, join, normalize } from "node:path"

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

/** Returns the address of a file or folder of the repository. */
export const addressOf = (repository, path, anchor) =>
  `${repository}/${statSync(path).isDirectory() ? "tree" : "blob"}/main/${path.replace(/\/$/, "")}${
    anchor === undefined ? "" : `#${anchor}`
  }`

/** Returns a README whose links to places outside its package are absolute. */
const withAddresses = (text, folder, repository) =>
  text.replace(/\]\((\.\.\/[^)\s#]*)(?:#([^)\s]*))?\)/g, (link, path, anchor) => {
    const target = normalize(join(folder, path))
    return existsSync(target) && !target.startsWith(folder) ? `](${addressOf(repository, target, anchor)})` : link
  })

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
    const update = (path, isSame, content) => {
      if (isSame) return
      if (flags.length === 0) writeFileSync(path, content)
      else fail(`${path}: differs from ${source}; run pnpm metadata`)
    }
    update(file, JSON.stringify(manifest) === JSON.stringify(expected), `${JSON.stringify(expected, null, 2)}\n`)
    if (metadata.repository === null) continue
    const page = join(dirname(file), "README.md")
    const readme = readFileSync(page, "utf8")
    const absolute = withAddresses(readme, dirname(file), metadata.repository)
    update(page, readme === absolute, absolute)
  }
  process.exitCode = failed ? 1 : 0
}

if (import.meta.main) main(process.argv.slice(2))
