/**
 * Writes RESULTS.md and the plots: the results, their date, and the machine.
 */
import * as DateTime from "effect/DateTime"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Path from "effect/Path"
import { cpus, totalmem } from "node:os"
import type { Figure } from "./Figure.ts"
import { versionOf } from "./Packages.ts"

/** Writes RESULTS.md and the plots. */
export const write = Effect.fnUntraced(function*(figures: ReadonlyArray<Figure>) {
  const fs = yield* FileSystem.FileSystem
  const path = yield* Path.Path
  const cores = cpus()
  const versions = yield* Effect.forEach(
    ["effect", "@effect/platform-node", "esbuild", "rolldown"],
    (name) => Effect.map(versionOf({ name }), (version) => `${name} ${version}`)
  )
  const sections = figures.map(({ line, plots = {}, report, title }) =>
    [
      `## ${title}`,
      ...Object.keys(plots).map((file) => `![${title}](plots/${file})`),
      report,
      `\`${line}\``
    ].join("\n\n")
  )
  const page = [
    "# Results",
    "Written by `pnpm bench`; `pnpm bench polls` and so on measure one of them. Times are compared within one run only.",
    [
      `- ${DateTime.formatIsoDateUtc(yield* DateTime.now)}`,
      `- ${cores.length} cores of ${cores[0]?.model ?? "an unknown CPU"}, ${Math.round(totalmem() / 2 ** 30)} GiB, ` +
      `${process.platform}`,
      `- Node ${process.versions.node}, ${versions.join(", ")}`
    ].join("\n"),
    ...sections,
    ""
  ].join("\n\n").trimEnd()
  yield* fs.writeFileString(path.join(import.meta.dirname, "../RESULTS.md"), `${page}\n`)
  const plots = path.join(import.meta.dirname, "../plots")
  yield* fs.makeDirectory(plots, { recursive: true })
  for (const figure of figures) {
    for (const [file, svg] of Object.entries(figure.plots ?? {})) {
      yield* fs.writeFileString(path.join(plots, file), svg)
    }
  }
})
