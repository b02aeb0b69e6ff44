import { relative } from "node:path"
import type { Reporter, SerializedError, TestCase, TestModule } from "vitest/node"

interface Place {
  readonly file?: string
  readonly line?: number
  readonly column?: number
}

const failure = (title: string, error: SerializedError | undefined, at: Place) => {
  const own = error?.stacks?.filter(({ file }) => !file.includes("node_modules"))
  const { column, file = "", line }: Place = own?.find((frame) => frame.file === at.file) ?? own?.[0] ?? at
  const position = line === undefined ? "" : `:${line}:${column}`
  return `FAIL ${relative(process.cwd(), file)}${position} ${title}: ${String(error?.message).split("\n")[0]}`
}

const testFailure = (test: TestCase) =>
  failure(test.fullName, test.result().errors?.[0], { file: test.module.moduleId, ...test.location })

const moduleFailures = (module: TestModule) => [
  ...module.errors().map((error) => failure("(file)", error, { file: module.moduleId })),
  ...Array.from(module.children.allTests("failed"), testFailure)
]

/** Ends a run with one line per failure: the place, the test, and the reason. */
export default class FailureLines implements Reporter {
  onTestRunEnd(modules: ReadonlyArray<TestModule>, unhandled: ReadonlyArray<SerializedError>) {
    const lines = [...modules.flatMap(moduleFailures), ...unhandled.map((error) => failure("(unhandled)", error, {}))]
    for (const line of lines) console.log(line)
  }
}
