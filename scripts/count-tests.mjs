// Plain JavaScript for any Node version: it must also work if the install failed.
import { existsSync, readFileSync } from "node:fs"
import { relative } from "node:path"

let passed = 0
let failed = 0
const reports = { "test": ".report.json", "test:system": ".report.system.json" }
for (const [suite, file] of Object.entries(reports)) {
  if (!existsSync(file)) {
    console.log(`pnpm ${suite} left no report, which counts as one failure`)
    failed += 1
    continue
  }
  const { numFailedTests, numPassedTests, testResults } = JSON.parse(readFileSync(file, "utf8"))
  passed += numPassedTests
  failed += numFailedTests
  for (const { assertionResults, name, status } of testResults) {
    if (status === "failed" && !assertionResults.some((test) => test.status === "failed")) failed += 1
    for (const test of assertionResults) {
      const isSkipped = test.status !== "passed" && test.status !== "failed"
      if (isSkipped) console.log(`skipped: ${relative(process.cwd(), name)} ${test.fullName}`)
    }
  }
}
console.log(`${passed} passed, ${failed} failed`)
