// Measures what `npm install` puts on the disk next to `effect`: the command, and the client with one vendor, from the
// tarballs of `pnpm check pack`, each into an empty folder. Then runs both without the packages that are optional.
import { execFileSync, spawn, spawnSync } from "node:child_process"
import { existsSync, globSync, lstatSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join, resolve } from "node:path"

const manifests = new Map(
  globSync("packages/*/package.json").map((file) => {
    const manifest = JSON.parse(readFileSync(file, "utf8"))
    return [manifest.name, manifest]
  })
)

const env = Object.fromEntries(
  Object.entries(process.env).filter(([key]) => !/^(npm_|pnpm_|NODE_PATH$|EFFECT_MEDIA_)/i.test(key))
)

/** Adds the packages of the workspace that npm installs with some of them. */
const withOwn = (names) => {
  const all = new Set(names)
  for (const name of all) {
    const { dependencies = {}, peerDependencies = {}, peerDependenciesMeta = {} } = manifests.get(name)
    const peers = Object.keys(peerDependencies).filter((peer) => peerDependenciesMeta[peer]?.optional !== true)
    for (const other of [...Object.keys(dependencies), ...peers]) if (manifests.has(other)) all.add(other)
  }
  return [...all]
}

const tarball = (name) => {
  const file = resolve(`.pack/${name.replace("@", "").replace("/", "-")}-${manifests.get(name).version}.tgz`)
  if (!existsSync(file)) throw new Error(`${file} is missing: run pnpm check pack`)
  return file
}

/** Installs packages into an empty folder and returns the sizes of all packages in it, in bytes. */
const install = (folder, names) => {
  writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "a-stranger", private: true, type: "module" }))
  const flags = ["--no-audit", "--no-fund", "--loglevel=error", "--prefer-offline"]
  execFileSync("npm", ["install", ...flags, ...withOwn(names).map(tarball)], { cwd: folder, env, stdio: "pipe" })
  const sizes = new Map()
  for (const file of globSync("node_modules/**", { cwd: folder })) {
    const [name] = /^(?:@[^/]+\/)?[^/]+/.exec(file.replace("node_modules/", "")) ?? []
    const stats = lstatSync(join(folder, file))
    if (stats.isFile() && name !== undefined) sizes.set(name, (sizes.get(name) ?? 0) + stats.size)
  }
  return sizes
}

let failed = false
const must = (holds, message) => {
  if (holds) return
  failed = true
  console.log(`FAIL ${message}`)
}

/** Measures an installation, and uses it. */
const measure = async ({ absent, most, names, use, what }) => {
  const folder = mkdtempSync(join(tmpdir(), "effect-media-weight-"))
  try {
    const sizes = [...install(folder, names)].toSorted(([, one], [, other]) => other - one)
    const mega = sizes.reduce((sum, [name, bytes]) => name === "effect" ? sum : sum + bytes, 0) / 1e6
    console.log(`weight: ${what}: ${mega.toFixed(1)} MB without effect, at most ${most} MB`)
    for (const [name, bytes] of sizes) console.log(`  ${(bytes / 1e6).toFixed(2).padStart(6)} MB  ${name}`)
    must(mega <= most, `${what}: ${mega.toFixed(1)} MB without effect, at most ${most} MB`)
    const found = sizes.map(([name]) => name).filter((name) => absent.test(name))
    must(found.length === 0, `${what}: installs ${found.join(", ")}`)
    await use(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const run = (folder, args, variables = {}) => {
  const { stderr, stdout } = spawnSync(process.execPath, args, {
    cwd: folder,
    env: { ...env, ...variables, HOME: folder },
    encoding: "utf8"
  })
  return stdout + stderr
}

/** Starts a command, waits for a line, and ends it. */
const says = (folder, args, text) =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, args, { cwd: folder, env: { ...env, HOME: folder } })
    let said = ""
    const timer = setTimeout(() => child.kill(), 60_000)
    for (const stream of [child.stdout, child.stderr]) {
      stream.on("data", (chunk) => {
        said += chunk
        if (said.includes(text)) child.kill()
      })
    }
    child.on("close", () => {
      clearTimeout(timer)
      resolve(said)
    })
  })

await measure({
  what: "the command",
  names: ["@effect-media/cli"],
  most: 8,
  absent: /canvas|fontsource|redis|platform-node|emulator/,
  use: async (folder) => {
    const bin = "node_modules/.bin/effect-media"
    const version = run(folder, [bin, "--version"])
    must(/^\d+\.\d+\.\d+\n$/.test(version), `effect-media --version: ${version}`)
    const worker = run(folder, [bin, "worker", "--until-idle"], {
      KIE_API_KEY: "any",
      EFFECT_MEDIA_REDIS_URL: "redis://127.0.0.1:1"
    })
    must(worker.includes("npm install redis"), `effect-media worker without redis: ${worker}`)
    const emulator = await says(folder, [bin, "emulate", "--port", "0"], "@fontsource/inter")
    must(
      emulator.includes("npm install @napi-rs/canvas @fontsource/inter"),
      `effect-media emulate without a canvas: ${emulator}`
    )
  }
})

await measure({
  what: "the client with one vendor",
  names: ["@effect-media/client", "@effect-media/kie"],
  most: 2,
  absent: /^(?!effect$|@effect-media\/(client|core|kie)$|\.)/,
  use: (folder) => {
    const program = `import { createClient } from "@effect-media/client"
import { kie } from "@effect-media/client/kie"
const media = createClient({ kie: kie({ apiKey: "any" }) })
console.log(Object.keys(media).join(" "))
await media.close()`
    writeFileSync(join(folder, "program.ts"), program)
    const printed = run(folder, ["program.ts"])
    must(/^kie .*close\n$/.test(printed), `a client with one vendor: ${printed}`)
  }
})

process.exitCode = failed ? 1 : 0
