/**
 * Runs modules in workerd, the runtime of Cloudflare Workers, by Miniflare.
 */
import * as Effect from "effect/Effect"
import { build } from "esbuild"
import { readFileSync } from "node:fs"

/** A module for workerd: code, and the folder from which its imports are resolved. */
export interface Module {
  readonly contents: string
  readonly resolveDir: string
}

/** The shared program, which answers a request with its lines. */
export const program: Module = {
  contents: `import { run } from "./program.ts"
export default { fetch: async (_, { BASE_URL }) => Response.json(await run(BASE_URL)) }`,
  resolveDir: import.meta.dirname
}

/** Returns the code of the guide for short-lived functions, as it is printed. */
export const guide = (): Module => {
  const page = readFileSync(`${import.meta.dirname}/../../../docs/guides/short-lived-functions.md`, "utf8")
  return {
    contents: /^```ts import\.meta\.vitest\n([^]*?)^```/m.exec(page)?.[1] ?? "",
    resolveDir: import.meta.dirname
  }
}

/** Bundles a module without anything of Node: an import that only Node has fails here. */
const bundle = ({ contents, resolveDir }: Module) =>
  Effect.promise(() =>
    build({
      stdin: { contents, resolveDir, loader: "ts" },
      bundle: true,
      write: false,
      format: "esm",
      platform: "neutral",
      mainFields: ["module", "main"],
      conditions: ["workerd", "worker", "browser"],
      target: "es2024",
      logLevel: "silent"
    })
  ).pipe(Effect.map(({ outputFiles }) => outputFiles[0]?.text ?? ""))

/** Loads Miniflare; `undefined` if it or the binary of this platform is not installed. */
export const load = (): Promise<typeof import("miniflare") | undefined> => import("miniflare").catch(() => undefined)

/** Serves a module in workerd on a free port of this machine, with a namespace `TASKS` for keys and values. */
export const serve = Effect.fnUntraced(function*(
  { Miniflare }: typeof import("miniflare"),
  module: Module,
  bindings: Readonly<Record<string, string>>
) {
  const script = yield* bundle(module)
  const worker = yield* Effect.acquireRelease(
    Effect.sync(() =>
      new Miniflare({
        modules: true,
        script,
        bindings,
        cf: false,
        host: "127.0.0.1",
        port: 0,
        kvNamespaces: ["TASKS"],
        compatibilityDate: "2026-07-01"
      })
    ),
    (worker) => Effect.promise(() => worker.dispose())
  )
  return (yield* Effect.promise(() => worker.ready)).origin
})
