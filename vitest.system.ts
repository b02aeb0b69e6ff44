import { configDefaults } from "vitest/config"
import { suite } from "./vitest.workspace.ts"

export default suite({
  include: ["{packages,examples}/*/**/*.system.test.ts"],
  exclude: configDefaults.exclude,
  setupFiles: [],
  // One file at a time: what is measured is the program, and not its neighbour.
  maxWorkers: 1,
  report: ".report.system.json"
})
