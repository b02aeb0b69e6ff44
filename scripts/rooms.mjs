/**
 * Checks the rooms of the source, and the packages of the workspace:
 *
 * - a file in a folder `internal` is imported only from the folder around it
 * - every `internal` of core is closed in `exports`
 * - no source folder has more than 20 files
 * - no package depends on itself through others, dependencies of its tests included: pnpm warns of that
 * - each command of a package exists before a build: pnpm warns if it cannot link one
 */
import { existsSync, globSync, readFileSync } from "node:fs"
import { basename, dirname, join, relative, sep } from "node:path"

const most = 20
const problems = []

const files = globSync(["packages/*/src/**/*.ts", "examples/*/**/*.ts", "scripts/**/*.{ts,mjs}"], {
  exclude: (path) => /(?:^|\/)(?:node_modules|dist)(?:\/|$)/.test(path)
})

const sizes = Map.groupBy(files, dirname)
for (const [folder, inside] of sizes) {
  if (inside.length > most) problems.push(`${folder}: ${inside.length} files, at most ${most}`)
}

const imports = /(?:from|import)\s*\(?\s*"(\.[^"]+)"/g
for (const file of files) {
  for (const [index, line] of readFileSync(file, "utf8").split("\n").entries()) {
    for (const [, path = ""] of line.matchAll(imports)) {
      const parts = join(dirname(file), path).split(sep)
      const at = parts.lastIndexOf("internal")
      const room = parts.slice(0, at).join(sep)
      if (at >= 0 && relative(room, file).startsWith("..")) {
        problems.push(`${file}:${index + 1}:1 imports ${path}, a private part of ${room}`)
      }
    }
  }
}

const { exports } = JSON.parse(readFileSync("packages/core/package.json", "utf8"))
for (const folder of sizes.keys()) {
  if (!folder.startsWith("packages/core/src/") || basename(folder) !== "internal") continue
  const path = `./${relative("packages/core/src", folder)}/*`
  if (exports[path] !== null) problems.push(`packages/core/package.json: exports leaves ${path} open`)
}

const manifests = new Map(
  globSync("{packages,examples}/*/package.json").map((path) => {
    const manifest = JSON.parse(readFileSync(path, "utf8"))
    for (const file of Object.values(manifest.bin ?? {})) {
      if (!existsSync(join(dirname(path), file))) problems.push(`${path}: the command ${file} does not exist`)
    }
    return [manifest.name, { path, ...manifest }]
  })
)

const neededBy = ({ dependencies, devDependencies, peerDependencies }) =>
  Object.keys({ ...dependencies, ...devDependencies, ...peerDependencies }).filter((name) => manifests.has(name))

for (const [name, { path, ...manifest }] of manifests) {
  const reached = new Set(neededBy(manifest))
  for (const other of reached) for (const next of neededBy(manifests.get(other))) reached.add(next)
  if (reached.has(name)) problems.push(`${path}: ${name} depends on itself, through other packages`)
}

for (const problem of problems) console.log(problem)
process.exitCode = problems.length > 0 ? 1 : 0
