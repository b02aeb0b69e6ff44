import { NodeServices } from "@effect/platform-node"
import { assert, describe, layer } from "@effect/vitest"
import { Effect, FileSystem, Layer } from "effect"
import { ChildProcess } from "effect/process"
import { fileURLToPath } from "node:url"
import { cli, folder, patience, Stage } from "./utils.ts"

const script = fileURLToPath(new URL("../../../scripts/bundle.mjs", import.meta.url))

/** The published command: its bundle, and what starts it. */
const published = Effect.gen(function*() {
  const directory = yield* folder
  const bundling = yield* ChildProcess.make(process.execPath, [script, directory])
  assert.strictEqual(yield* bundling.exitCode, 0)
  return directory
})

/** Makes Node call itself another version. */
const version = (node: string) => [
  "--import",
  `data:text/javascript,Object.defineProperty(process.versions,"node",{value:"${node}"})`
]

layer(Layer.provideMerge(Stage, NodeServices.layer), { timeout: patience, excludeTestServices: true })((it) => {
  describe("the bundle", () => {
    it.effect(
      "does what the source does: help, a version, a file from a prompt, a refusal, a list of models",
      () =>
        Effect.gen(function*() {
          const fs = yield* FileSystem.FileSystem
          const directory = yield* published
          const program = [`${directory}/dist/bin.js`]
          for (
            const args of [["--help"], ["run", "--help"], ["--nothing"], ["models", "kie", "--search", "nano"], []]
          ) {
            const [bundled, source] = yield* Effect.all([
              cli(args, { program, baseUrl: false }),
              cli(args, { baseUrl: false })
            ])
            assert.deepStrictEqual(bundled, source)
          }
          const { stdout } = yield* cli(["--version"], { program, baseUrl: false })
          assert.match(stdout, /^\d+\.\d+\.\d+\n$/)
          for (
            const [vendor, model] of [["kie", "google/nano-banana"], ["apixo", "nano-banana"], [
              "apipod",
              "nano-banana-2"
            ]] as const
          ) {
            const run = yield* cli(["run", vendor, "-m", model, "-p", "a boat", "--every", "100ms"], {
              program,
              cwd: directory
            })
            assert.strictEqual(run.code, 0, run.stderr)
            assert.isTrue(yield* fs.exists(`${directory}/${run.stdout.trim()}`))
          }
          const refused = yield* cli(["run", "kie", "-m", "google/nano-banana", "-p", " ", "--json"], {
            program,
            cwd: directory
          })
          assert.strictEqual(refused.code, 2)
          assert.include(refused.stdout, `"_tag":"InvalidRequest"`)
        }),
      patience
    )

    it.effect("says in one sentence that Node is too old, and how to get another one", () =>
      Effect.gen(function*() {
        const directory = yield* published
        for (const node of ["14.21.3", "20.19.0", "22.18.0"]) {
          const old = yield* cli([], { program: [...version(node), `${directory}/dist/bin.js`], baseUrl: false })
          assert.deepStrictEqual(old, {
            code: 2,
            stdout: "",
            stderr: `effect-media needs Node 22.19 or later, and this is Node ${node}: ` +
              "get it from https://nodejs.org, or with `nvm install 24`.\n"
          })
        }
      }), patience)
  })
})
