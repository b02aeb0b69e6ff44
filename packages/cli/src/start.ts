/**
 * Starts the command with Node's compile cache, from the bundle of the published package if it is there. `pnpm bench cli`
 * measures it.
 */
// @effect-diagnostics nodeBuiltinImport:off
import { existsSync } from "node:fs"
import { enableCompileCache } from "node:module"

enableCompileCache()

const words = process.argv.slice(2)
const isHelp = words.length > 0 && words.every((word) => ["--help", "-h", "--version", "-v", "help"].includes(word))
const bundle = new URL(isHelp ? "bundle/help.js" : "bundle/process.js", import.meta.url)
if (existsSync(bundle)) {
  await import(bundle.href)
} else {
  await (isHelp ? import("./help.ts") : import("./process.ts"))
}
