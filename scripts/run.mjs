import { spawn } from "node:child_process"
import { globSync, readFileSync } from "node:fs"

/** Runs a file in the same Node: the command `node` may be another version. */
export const runNode = (file, args = []) =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, [file, ...args], { stdio: ["ignore", "pipe", "pipe"] })
    let output = ""
    child.stdout.on("data", (chunk) => output += chunk)
    child.stderr.on("data", (chunk) => output += chunk)
    child.on("error", (error) => resolve({ code: 1, output: String(error) }))
    child.on("close", (code) => resolve({ code: code ?? 1, output }))
  })

/** Runs the command `name` of an installed package. */
export const run = (pkg, name, args = []) => {
  const { bin } = JSON.parse(readFileSync(`node_modules/${pkg}/package.json`, "utf8"))
  return runNode(`node_modules/${pkg}/${typeof bin === "string" ? bin : bin[name]}`, args)
}

/** Brings `dist` up to date, with the bundle of the command. Type errors are left to `pnpm check types`. */
export const build = async () => {
  await run("typescript", "tsc", ["-b", ...globSync("packages/*/tsconfig.src.json")])
  const { code, output } = await runNode("scripts/bundle.mjs")
  if (code !== 0) throw new Error(output)
}
