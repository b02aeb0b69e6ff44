// Bundles the published command into packages/cli/dist/bundle: fewer packages to install, fewer files to load, and less in
// each. Node compiles them once and keeps the result. `pnpm bench cli` and `pnpm check weight` hold what this is for.
// `node scripts/bundle.mjs FOLDER` writes it, and what starts it, elsewhere.
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { createRequire, stripTypeScriptTypes } from "node:module"
import { join } from "node:path"
import { rolldown } from "rolldown"
import { buildPage, page } from "../packages/studio/page.ts"

const emulated = join(import.meta.dirname, "../packages/emulator/assets")
const cli = join(import.meta.dirname, "../packages/cli")
const platform = createRequire(createRequire(`${cli}/package.json`).resolve("@effect/platform-node/package.json"))
const undici = (file) => platform.resolve(`undici/${file}`)

/** Exports the parts of undici that the command and its client use; the rest takes as long to load as everything else. */
const clients = `
import * as api from ${JSON.stringify(undici("lib/api/index.js"))}
import Dispatcher from ${JSON.stringify(undici("lib/dispatcher/dispatcher.js"))}
Object.assign(Dispatcher.prototype, api)
export { default as Agent } from ${JSON.stringify(undici("lib/dispatcher/agent.js"))}
export { default as EnvHttpProxyAgent } from ${JSON.stringify(undici("lib/dispatcher/env-http-proxy-agent.js"))}
export { default as Pool } from ${JSON.stringify(undici("lib/dispatcher/pool.js"))}
export { default as errors } from ${JSON.stringify(undici("lib/core/errors.js"))}
export default {}
`

const changed = (code, id, what, to) => {
  const other = code.replace(what, to)
  if (other === code) throw new Error(`${id} does not contain ${what} any more: remove this transform`)
  return other
}

const plugin = {
  name: "effect-media",
  resolveId: (id) => id === "undici" ? "\0undici" : undefined,
  load: (id) => id === "\0undici" ? { code: clients, moduleType: "js" } : undefined,
  transform(code, id) {
    // The emulator's files are next to the bundle.
    if (/emulator.src.internal.assets\.ts$/.test(id)) return changed(code, id, "../../assets/", () => "../assets/")
    // Making a segmenter loads Unicode tables, for 25 ms; ASCII needs none.
    if (!/effect.dist.cli.CliOutput\.js$/.test(id)) return undefined
    return changed(
      code,
      id,
      /new Intl\.Segmenter\([^)]*\)/,
      (eager) =>
        `({ segment: (text) => /^[ -~]*$/.test(text) ? Array.from(text, (segment) => ({ segment })) : (${eager}).segment(text) })`
    )
  }
}

/** Bundles the command into a folder. */
const bundle = async (dir) => {
  rmSync(dir, { recursive: true, force: true })
  const write = async (name, options) => {
    const built = await rolldown({
      input: { [name]: `${cli}/src/${name}.ts` },
      platform: "node",
      logLevel: "warn",
      plugins: [plugin],
      treeshake: { moduleSideEffects: [{ test: /cli.src.(help|process)\.ts$/, sideEffects: true }] },
      ...options
    })
    await built.write({ dir, format: "esm", minify: true })
    await built.close()
  }
  await write("help", { external: /\/(commands\/(?!table)[\w/]+|services)\.ts$/ })
  await write("process", { external: "redis" })
  cpSync(emulated, join(dir, "../assets"), { recursive: true })
  await buildPage()
  rmSync(join(dir, "../page"), { recursive: true, force: true })
  cpSync(page, join(dir, "../page"), { recursive: true })
}

/** Writes what a published package has to start the command: for a test and a bench, which have no build. */
const publish = async (folder) => {
  mkdirSync(`${folder}/dist`, { recursive: true })
  cpSync(`${cli}/package.json`, `${folder}/package.json`)
  for (const name of ["bin", "start"]) {
    const code = stripTypeScriptTypes(readFileSync(`${cli}/src/${name}.ts`, "utf8"))
    writeFileSync(`${folder}/dist/${name}.js`, code.replaceAll(".ts\")", ".js\")"))
  }
  await bundle(`${folder}/dist/bundle`)
}

const [folder] = process.argv.slice(2)
await (folder === undefined ? bundle(`${cli}/dist/bundle`) : publish(folder))
