/**
 * Measures the bundle size of one provider with waiting and `fetch`, against other clients that submit and wait.
 */
import * as Effect from "effect/Effect"
import * as Path from "effect/Path"
import { build } from "esbuild"
import { gzipSync } from "node:zlib"
import { rolldown } from "rolldown"
import { type Figure, short, table } from "./Figure.ts"

/** The bundled programs: each in `entries` submits one job and waits for it, except Effect's own. */
const entries = [
  { name: "effect-media: KIE, poller, fetch", file: "effectMedia.ts" },
  { name: "Effect alone: one fetch, one Schema", file: "effectAlone.ts" },
  { name: "@fal-ai/client", file: "fal.ts" },
  { name: "replicate", file: "replicate.ts" },
  { name: "@runwayml/sdk", file: "runway.ts" },
  { name: "openai", file: "openai.ts" },
  { name: "ai + @ai-sdk/fal", file: "aiSdkFal.ts" },
  { name: "@azure/core-lro, no client", file: "coreLro.ts" }
] as const

/** The size of code in bytes. */
export interface Weight {
  readonly minified: number
  readonly gzipped: number
}

/**
 * A bundled program.
 *
 * - `start`: the chunks that load with the program
 * - `later`: the chunks that only a dynamic `import()` loads
 * - `modules`: the files with code in `start`
 */
export interface Bundle {
  readonly start: Weight
  readonly later: Weight
  readonly modules: ReadonlyArray<string>
}

/** A file that a bundler wrote; `imports` are the names of the static imports. */
export interface Chunk {
  readonly name: string
  readonly code: string
  readonly imports: ReadonlyArray<string>
  readonly modules: ReadonlyArray<string>
}

/** Separates the chunks that load with the entry from those that load later. */
export const bundleOf = (entry: string, chunks: ReadonlyArray<Chunk>): Bundle => {
  const names = new Set([entry])
  for (const name of names) chunks.find((chunk) => chunk.name === name)?.imports.forEach((name) => names.add(name))
  const start = chunks.filter(({ name }) => names.has(name))
  return {
    start: weigh(start),
    later: weigh(chunks.filter(({ name }) => !names.has(name))),
    modules: start.flatMap(({ modules }) => modules.map(plain))
  }
}

const weigh = (chunks: ReadonlyArray<Chunk>): Weight => ({
  minified: chunks.reduce((sum, { code }) => sum + Buffer.byteLength(code), 0),
  gzipped: chunks.reduce((sum, { code }) => sum + gzipSync(code, { level: 9 }).length, 0)
})

/** Shortens a file's path to its package: `effect/dist/net/Dns.js`, `core/src/polling/Poller.ts`. */
const plain = (file: string): string => file.replace(/^.*(?:node_modules|packages|\.\.)\//, "")

/** Bundles one program with esbuild. */
export const withEsbuild = Effect.fnUntraced(function*(file: string) {
  const path = yield* Path.Path
  const root = path.join(import.meta.dirname, "entries")
  const { metafile, outputFiles } = yield* Effect.promise(() =>
    build({
      entryPoints: [file],
      absWorkingDir: root,
      outdir: "out",
      bundle: true,
      splitting: true,
      minify: true,
      metafile: true,
      write: false,
      format: "esm",
      target: "es2022",
      platform: "node",
      logLevel: "silent"
    })
  )
  const chunks = Object.entries(metafile.outputs).map(([name, { imports, inputs }]): Chunk => ({
    name,
    code: outputFiles.find((output) => output.path === path.join(root, name))?.text ?? "",
    imports: imports.flatMap(({ kind, path }) => kind === "import-statement" ? [path] : []),
    modules: Object.entries(inputs).flatMap(([file, { bytesInOutput }]) => bytesInOutput > 0 ? [file] : [])
  }))
  return bundleOf(`out/${path.basename(file, ".ts")}.js`, chunks)
})

/** Bundles one program with rolldown. */
export const withRolldown = Effect.fnUntraced(function*(file: string) {
  const path = yield* Path.Path
  const output = yield* Effect.promise(async () => {
    const bundle = await rolldown({
      input: path.join(import.meta.dirname, "entries", file),
      platform: "node",
      logLevel: "silent"
    })
    const { output } = await bundle.generate({ format: "esm", minify: true })
    await bundle.close()
    return output
  })
  const chunks = output.flatMap((file) =>
    file.type === "chunk"
      ? [{ name: file.fileName, code: file.code, imports: file.imports, modules: file.moduleIds }]
      : []
  )
  return bundleOf(output[0].fileName, chunks)
})

const kB = ({ gzipped }: Weight) => short(gzipped / 1000)

/** The size limit of the bundle with esbuild, in bytes. */
export const most = 60_000

/** The size figure. */
export const size: Effect.Effect<Figure, never, Path.Path> = Effect.gen(function*() {
  const weighed = yield* Effect.forEach(
    entries,
    ({ file, name }) =>
      Effect.all({ name: Effect.succeed(name), esbuild: withEsbuild(file), rolldown: withRolldown(file) })
  )
  const ours = weighed[0]?.esbuild.start ?? { minified: Infinity, gzipped: Infinity }
  return {
    title: "Weight",
    report: [
      "Programs that submit one job and wait for it, as minified ES modules for Node, in kB (1,000 bytes): what loads " +
      "with the program, and separately what only a dynamic `import()` loads. Those of fal, replicate, runway and the AI " +
      "SDK wait by a method of the client, that of openai in a loop of its own, since its client has none for videos; " +
      "core-lro waits, and submits by a bare `fetch`. Effect alone does neither: it asks once.",
      table(
        ["program", "esbuild, gzip:", "later:", "rolldown, gzip:", "later:", "esbuild, minified:"],
        weighed.map(({ esbuild, name, rolldown }) => [
          name,
          kB(esbuild.start),
          kB(esbuild.later),
          kB(rolldown.start),
          kB(rolldown.later),
          short(esbuild.start.minified / 1000)
        ])
      )
    ].join("\n\n"),
    line: `size: ${kB(ours)} kB gzipped with esbuild`,
    isReached: ours.gzipped <= most
  }
})
