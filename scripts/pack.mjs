// Packs every publishable package as for the registry, then checks the tarballs.
import { execFileSync } from "node:child_process"
import { globSync, readFileSync, rmSync } from "node:fs"
import { build, run, runNode } from "./run.mjs"

const pnpm = process.env.npm_execpath
if (pnpm === undefined) throw new Error("start it with pnpm: pnpm check pack")

const tar = (...args) => execFileSync("tar", args, { encoding: "utf8" })
const targets = (value) =>
  value === null ? [] : typeof value === "string" ? [value] : Object.values(value).flatMap(targets)

const faults = (tarball) => {
  const files = tar("-tzf", tarball).trim().split("\n").map((file) => file.replace(/^package\//, "./"))
  const manifest = JSON.parse(tar("-xzOf", tarball, "package/package.json"))
  const entries = targets(manifest.exports).filter((target) => target !== "./package.json")
  const ranges = Object.entries({ ...manifest.dependencies, ...manifest.peerDependencies })
  return [
    ...entries.filter((target) => !target.startsWith("./dist/")).map((target) => `exports ${target}, not ./dist`),
    ...entries.filter((target) => !files.some((file) => matches(target, file))).map((target) => `${target} is missing`),
    ...files.filter((file) => file.endsWith(".d.ts") && !files.includes(file.replace(/d\.ts$/, "js"))).map((file) =>
      `${file} has no .js`
    ),
    ...ranges.filter(([, range]) => /^(workspace|catalog):/.test(range)).map(([name]) => `${name} has a local range`),
    ...(manifest.publishConfig?.provenance === true && manifest.repository === undefined
      ? ["publishConfig.provenance without repository: npm refuses it"]
      : []),
    ...["./LICENSE", "./README.md", "./package.json"].filter((file) => !files.includes(file)).map((file) =>
      `${file} is missing`
    )
  ].map((fault) => `FAIL ${tarball}: ${fault}\n`)
}
const matches = (target, file) => {
  const [head = "", tail] = target.split("*")
  return tail === undefined ? file === target : file.startsWith(head) && file.endsWith(tail)
}

const failures = []
const must = (label) => ({ code, output }) => {
  if (code !== 0) failures.push(`FAIL ${label}:\n${output}`)
}

const manifests = globSync("packages/*/package.json").map((file) => JSON.parse(readFileSync(file, "utf8")))
const names = manifests.filter((manifest) => manifest.private !== true).map((manifest) => manifest.name)
rmSync(".pack", { recursive: true, force: true })
await build()
await runNode(pnpm, [...names.map((name) => `--filter=${name}`), "-r", "pack", "--pack-destination", ".pack"])
  .then(must("pnpm pack"))

// A provider is small: code that two of them repeat belongs to core. Files written by `pnpm catalogue` do not count.
const mostLines = 1000
const linesOf = (file) => readFileSync(file, "utf8").split("\n").length - 1
for (const table of globSync("packages/*/models/table.js")) {
  const src = table.replace("models/table.js", "src")
  const files = globSync(`${src}/**/*.ts`, { exclude: [`${src}/*Models.ts`] })
  const lines = files.reduce((sum, file) => sum + linesOf(file), 0)
  if (lines >= mostLines) failures.push(`FAIL ${src}: ${lines} lines, and a provider stays under ${mostLines}\n`)
}

const tarballs = globSync(".pack/*.tgz").toSorted()
if (tarballs.length !== names.length) failures.push(`FAIL .pack: ${tarballs.length} tarballs of ${names.length}\n`)
// A table of models is most of its provider, and is shipped once: a package beyond this has a copy of it.
const mostBytes = 600_000
for (const tarball of tarballs) {
  failures.push(...faults(tarball))
  const bytes = execFileSync("tar", ["-xzOf", tarball], { maxBuffer: Infinity }).length
  if (tar("-tzf", tarball).includes("/models/table.js") && bytes >= mostBytes) {
    failures.push(`FAIL ${tarball}: ${bytes} bytes unpacked, and a provider stays under ${mostBytes}\n`)
  }
  await Promise.all([
    run("publint", "publint", [tarball, "--strict"]).then(must(`publint ${tarball}`)),
    run("@arethetypeswrong/cli", "attw", [tarball, "--profile", "esm-only"]).then(must(`attw ${tarball}`))
  ])
}
for (const failure of failures) process.stdout.write(failure)
process.exitCode = failures.length > 0 ? 1 : 0
