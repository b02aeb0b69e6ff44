/** Builds the page into `dist/page`, unless that is newer than all that it is made of. It takes some seconds. */
import { existsSync, globSync, mkdirSync, renameSync, rmSync, statSync } from "node:fs"
import { build } from "vite"

const root = import.meta.dirname
/** The folder of the built page. */
export const page = `${root}/dist/page`

const newest = (patterns: Array<string>): number =>
  Math.max(0, ...globSync(patterns, { cwd: root }).map((file) => statSync(`${root}/${file}`).mtimeMs))

const isBuilt = (): boolean =>
  existsSync(`${page}/index.html`) &&
  statSync(`${page}/index.html`).mtimeMs >
    newest(["web/**", "src/Contract.ts", "vite.config.ts", "package.json", "../core/src/model/*.ts"])

/** Builds the page if it is missing or old. Several processes may do so at once. */
export const buildPage = async (): Promise<void> => {
  if (isBuilt()) return
  mkdirSync(`${root}/dist`, { recursive: true })
  const own = `${root}/dist/page-${process.pid}`
  await build({ configFile: `${root}/vite.config.ts`, logLevel: "warn", build: { outDir: own } })
  rmSync(page, { recursive: true, force: true })
  try {
    renameSync(own, page)
  } catch {
    // Another process has just built the same.
    rmSync(own, { recursive: true, force: true })
  }
}

if (import.meta.main) await buildPage()
