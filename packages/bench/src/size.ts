/**
 * What one provider, waiting and `fetch` weigh in a bundle, beside the clients of others that submit and wait.
 */
import * as Effect from "effect/Effect"
import * as Path from "effect/Path"
import { build } from "esbuild"
import { gzipSync } from "node:zlib"
import { rolldown } from "rolldown"
import { type Figure, short, table } from "./Figure.ts"

/** What is bundled: a program in `entries` that submits one job and waits for it. */
const entries = [
  { name: "effect-media: KIE, poller, fetch", file: "effectMedia.ts" },
  { name: "@fal-ai/client", file: "fal.ts" },
  { name: "replicate", file: "replicate.ts" },
  { name: "@runwayml/sdk", file: "runway.ts" },
  { name: "openai", file: "openai.ts" },
  { name: "ai + @ai-sdk/fal", file: "aiSdkFal.ts" },
  { name: "@azure/core-lro, no client", file: "coreLro.ts" }
] as const

/** A bundle in bytes. */
export interface Weight {
  readonly minified: number
  readonly gzipped: number
}

const weigh = (code: string | Uint8Array): Weight => ({
  minified: Buffer.byteLength(code),
  gzipped: gzipSync(code, { level: 9 }).length
})

/** One program as esbuild bundles it. */
export const withEsbuild = Effect.fnUntraced(function*(file: string) {
  const path = yield* Path.Path
  const { outputFiles } = yield* Effect.promise(() =>
    build({
      entryPoints: [path.join(import.meta.dirname, "entries", file)],
      bundle: true,
      minify: true,
      write: false,
      format: "esm",
      target: "es2022",
      platform: "node",
      logLevel: "silent"
    })
  )
  return weigh(outputFiles[0]?.contents ?? "")
})

/** One program as rolldown bundles it. */
export const withRolldown = Effect.fnUntraced(function*(file: string) {
  const path = yield* Path.Path
  const output = yield* Effect.promise(async () => {
    const bundle = await rolldown({
      input: path.join(import.meta.dirname, "entries", file),
      platform: "node",
      logLevel: "silent"
    })
    const { output } = await bundle.generate({ format: "esm", minify: true, codeSplitting: false })
    await bundle.close()
    return output
  })
  return weigh(output[0].code)
})

const kB = ({ gzipped }: Weight) => short(gzipped / 1000)

/** What the bundle may weigh with esbuild, in bytes. */
export const most = 60_000

/** The figure. */
export const size: Effect.Effect<Figure, never, Path.Path> = Effect.gen(function*() {
  const weighed = yield* Effect.forEach(
    entries,
    ({ file, name }) =>
      Effect.all({ name: Effect.succeed(name), esbuild: withEsbuild(file), rolldown: withRolldown(file) })
  )
  const ours = weighed[0]?.esbuild ?? { minified: Infinity, gzipped: Infinity }
  return {
    title: "Weight",
    report: [
      "A program that submits one job and waits for it, as one minified ES module for Node, in kB (1,000 bytes).",
      table(
        ["program", "esbuild, gzip:", "rolldown, gzip:", "esbuild, minified:"],
        weighed.map(({ esbuild, name, rolldown }) => [
          name,
          kB(esbuild),
          kB(rolldown),
          short(esbuild.minified / 1000)
        ])
      )
    ].join("\n\n"),
    line: `size: ${kB(ours)} kB gzipped with esbuild`,
    isReached: ours.gzipped <= most
  }
})
