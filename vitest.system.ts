import { configDefaults } from "vitest/config"
import { suite } from "./vitest.workspace.ts"

export default suite({
  include: ["{packages,examples}/*/**/*.system.test.ts"],
  exclude: configDefaults.exclude,
  setupFiles: [],
  // Two at a time: most of them wait for processes and timers, and judge lateness by the lag that they measure.
  maxWorkers: 2,
  report: ".report.system.json"
})
