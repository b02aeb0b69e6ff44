import { configDefaults } from "vitest/config"
import { suite } from "./vitest.workspace.ts"

// One file at a time: what is measured is the program, and not its neighbour.
export default suite({
  include: ["{packages,examples}/*/**/*.system.test.ts"],
  exclude: configDefaults.exclude,
  maxWorkers: 1,
  report: ".report.system.json"
})
