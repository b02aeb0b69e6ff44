import { configDefaults, defineConfig } from "vitest/config"

/** The settings of a suite: its files, and the report that `.ci/run` counts. */
export const suite = (
  { report, ...settings }: {
    readonly include: Array<string>
    readonly exclude: Array<string>
    readonly setupFiles: Array<string>
    readonly maxWorkers: string | number
    readonly report: string
  }
) =>
  defineConfig({
    test: {
      ...settings,
      allowOnly: false,
      includeTaskLocation: true,
      // Only against a hang: a busy machine fails no test.
      testTimeout: 300_000,
      hookTimeout: 300_000,
      reporters: ["default", "./scripts/vitest-reporter.ts", ["json", { outputFile: report }]]
    }
  })

export default suite({
  include: ["{packages,examples}/*/**/*.test.ts", "scripts/**/*.test.ts"],
  exclude: [...configDefaults.exclude, "**/*.system.test.ts"],
  setupFiles: ["./scripts/vitest-seed.ts"],
  maxWorkers: "100%",
  report: ".report.json"
})
