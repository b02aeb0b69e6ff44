import { NodeServices } from "@effect/platform-node"
import { assert, layer } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as ChildProcess from "effect/process/ChildProcess"
import * as Stream from "effect/Stream"
import { fileURLToPath } from "node:url"

/** A program like `main.ts`, with two known figures. */
const program = `
import * as Effect from "effect/Effect"
import { run } from "./src/run.ts"
const figure = (name, isReached) => Effect.succeed({ title: name, report: "a table", line: name + ": 1", isReached })
run(["good", "bad"], { good: figure("good", true), bad: figure("bad", false) })
`

const run = Effect.fnUntraced(function*(args: ReadonlyArray<string>) {
  const child = yield* ChildProcess.make(
    process.execPath,
    ["--input-type=module", "--eval", program, "bench", ...args],
    { cwd: fileURLToPath(new URL("..", import.meta.url)), stderr: "inherit" }
  )
  const printed = yield* Stream.mkString(Stream.decodeText(child.stdout))
  return { code: Number(yield* child.exitCode), lines: printed.trimEnd().split("\n") }
}, Effect.scoped)

layer(NodeServices.layer, { excludeTestServices: true })("a command", (it) => {
  it.effect(
    "whose figures are good enough prints them last and exits with 0",
    () =>
      Effect.map(run(["good"]), ({ code, lines }) => {
        assert.deepStrictEqual(lines, ["## good", "", "a table", "", "good: 1"])
        assert.strictEqual(code, 0)
      })
  )

  it.effect(
    "one of whose figures falls short says so, prints all of them last, and exits with 1",
    () =>
      Effect.map(run(["bad", "good"]), ({ code, lines }) => {
        assert.deepStrictEqual(lines.slice(-3), ["", "bad: 1: falls short", "good: 1"])
        assert.strictEqual(code, 1)
      })
  )
})
