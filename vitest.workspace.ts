import { configDefaults, defineConfig } from "vitest/config"

/** The settings of a suite: every test file of the workspace that it has, and the report that `.ci/run` counts. */
export const suite = (
  { maxWorkers, report, ...files }: {
    readonly include: Array<string>
    readonly exclude: Array<string>
    readonly maxWorkers: string | number
    readonly report: string
  }
) =>
  defineConfig({
    test: {
      ...files,
      maxWorkers,
      allowOnly: false,
      includeTaskLocation: true,
      testTimeout: 30_000,
      hookTimeout: 60_000,
      reporters: ["default", "./scripts/vitest-reporter.ts", ["json", { outputFile: report }]]
    }
  })

export default suite({
  include: ["{packages,examples}/*/**/*.test.ts"],
  exclude: [...configDefaults.exclude, "**/*.system.test.ts"],
  maxWorkers: "100%",
  report: ".report.json"
})
