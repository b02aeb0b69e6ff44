import { globSync, readFileSync } from "node:fs"
import { dirname } from "node:path"
import { defineConfig } from "vitest/config"

const projects = globSync("{packages,examples}/*/package.json").toSorted().map((file) => ({
  extends: true as const,
  root: dirname(file),
  test: { name: JSON.parse(readFileSync(file, "utf8")).name }
}))

export default defineConfig({
  test: {
    projects,
    include: ["**/*.test.ts"],
    allowOnly: false,
    includeTaskLocation: true,
    maxWorkers: "100%",
    testTimeout: 30_000,
    hookTimeout: 60_000,
    reporters: ["default", "./scripts/vitest-reporter.ts", ["json", { outputFile: ".report.json" }]]
  }
})
