// Uses the tarballs as a new user would: npm install into an empty folder outside the workspace, the README's program,
// every snippet of the first guide, and the command.
import { execFileSync, spawn } from "node:child_process"
import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { basename, join, resolve } from "node:path"
import { build, runNode } from "./run.mjs"

const pnpm = process.env.npm_execpath
if (pnpm === undefined) throw new Error("start it with pnpm: pnpm release:check")

const fencesOf = (page) =>
  Array.from(
    readFileSync(page, "utf8").matchAll(/^```ts import\.meta\.vitest.*\n([^]*?)^```/gm),
    ([, code = ""]) => code
  )

const manifests = globSync("packages/*/package.json").map((file) => JSON.parse(readFileSync(file, "utf8")))
  .filter((manifest) => manifest.private !== true)
const { version: ofEffect } = JSON.parse(readFileSync("node_modules/effect/package.json", "utf8"))
const { version: ofPlatform } = JSON.parse(readFileSync("node_modules/@effect/platform-node/package.json", "utf8"))

const folder = mkdtempSync(join(tmpdir(), "effect-media-release-"))
const npmEnv = Object.fromEntries(Object.entries(process.env).filter(([key]) => !key.startsWith("npm_")))
const step = (command, args, options = {}) => {
  console.log(`$ ${[basename(command), ...args.map((arg) => arg.includes(" ") ? `'${arg}'` : arg)].join(" ")}`)
  const output = execFileSync(command, args, { cwd: folder, encoding: "utf8", env: npmEnv, ...options })
  process.stdout.write(output.trimEnd().split("\n").slice(-4).map((line) => `  ${line}\n`).join(""))
  return output
}

const metadata = await runNode("scripts/metadata.mjs", ["--release"])
if (metadata.code !== 0) {
  process.stdout.write(metadata.output)
  process.exit(1)
}

try {
  rmSync(".pack", { recursive: true, force: true })
  await build()
  const names = manifests.map(({ name }) => `--filter=${name}`)
  const packed = await runNode(pnpm, [...names, "-r", "pack", "--pack-destination", ".pack"])
  if (packed.code !== 0) throw new Error(packed.output)
  const tarballs = globSync(".pack/*.tgz").map((file) => resolve(file))

  writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "a-stranger", private: true, type: "module" }))
  const wanted = [...tarballs, `effect@${ofEffect}`, `@effect/platform-node@${ofPlatform}`]
  step("npm", ["install", "--no-audit", "--no-fund", "--loglevel=error", ...wanted])

  const programs = fencesOf("docs/guides/first-job.md")
  for (const [i, code] of programs.entries()) {
    const asserted = code.replace(
      /^(.+?) \/\/ => (.+)$/gm,
      (_, value, expected) =>
        value.startsWith("await ") || /^[\w.]+(\(.*\))?$/.test(value)
          ? `assert.deepStrictEqual(${value}, ${expected})`
          : value
    )
    writeFileSync(join(folder, `program-${i}.ts`), `import * as assert from "node:assert/strict"\n${asserted}`)
    step(process.execPath, [`program-${i}.ts`])
  }

  const cli = manifests.find(({ name }) => name === "@effect-media/cli")
  if (cli !== undefined) {
    const [command = ""] = Object.keys(cli.bin)
    const bin = join(folder, "node_modules/.bin", command)
    step(process.execPath, [bin, "--version"])
    const emulator = spawn(process.execPath, [bin, "emulate", "--port", "0", "--speed", "100"], { cwd: folder })
    try {
      const url = await new Promise((resolve, reject) => {
        let said = ""
        for (const stream of [emulator.stdout, emulator.stderr]) {
          stream.on("data", (chunk) => {
            said += chunk
            const [url] = /http:\/\/127\.0\.0\.1:\d+/.exec(said) ?? []
            if (url !== undefined) resolve(url)
          })
        }
        emulator.on("close", () => reject(new Error(`the emulator ended: ${said}`)))
      })
      const job = ["run", "kie", "--model", "google/nano-banana", "--prompt", "a paper boat", "--base-url", url]
      step(process.execPath, [bin, ...job, "--out", "out"], { env: { ...npmEnv, KIE_API_KEY: "any" } })
    } finally {
      emulator.kill()
    }
  }
  const command = cli === undefined ? "" : " and the command"
  console.log(`release: ${tarballs.length} tarballs, ${programs.length} programs${command} run in an empty folder`)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
