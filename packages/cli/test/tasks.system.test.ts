import { TaskRef } from "@effect-media/core"
import { Emulator, EmulatorServer, Fault } from "@effect-media/emulator"
import { assert, describe, layer } from "@effect/vitest"
import { Effect, FileSystem } from "effect"
import { cli, eventsOf, folder, key, patience, Stage, write } from "./utils.ts"

const submitted = Effect.fnUntraced(function*(model: string) {
  const { stdout } = yield* cli(["submit", "kie", "-m", model, "-p", "a paper boat", "-q"])
  return yield* TaskRef.parse(stdout)
})

layer(Stage, { timeout: patience, excludeTestServices: true })((it) => {
  describe("submit, status, wait, save, run", () => {
    it.effect("submit prints the handle, and nothing else on stdout", () =>
      Effect.gen(function*() {
        const { code, stderr, stdout } = yield* cli(["submit", "kie", "-m", "google/nano-banana", "-p", "a paper boat"])
        assert.strictEqual(code, 0)
        const ref = yield* TaskRef.parse(stdout)
        assert.strictEqual(`${TaskRef.stringify(ref)}\n`, stdout)
        assert.strictEqual(ref.provider, "kie")
        assert.include(stderr, "submitting")
        const task = (yield* (yield* Emulator).tasks).find(({ id }) => id === ref.id)
        assert.deepStrictEqual(task?.input, { prompt: "a paper boat" })
      }), patience)

    it.effect("a handle goes from submit to save through a pipe", () =>
      Effect.gen(function*() {
        const fs = yield* FileSystem.FileSystem
        const out = yield* fs.makeTempDirectoryScoped()
        const ref = yield* submitted("google/nano-banana")
        const stdin = TaskRef.stringify(ref)
        const { code, stdout } = yield* cli(["save", "-", "--out", out, "--every", "200ms"], { stdin })
        assert.strictEqual(code, 0)
        assert.match(stdout, /^\/.*\/kie-[0-9a-f]{32}-1\.png\n$/)
        assert.isAbove(Number((yield* fs.stat(stdout.trim())).size), 1000)
      }), patience)

    it.effect("run with --json says every step as a line", () =>
      Effect.gen(function*() {
        const fs = yield* FileSystem.FileSystem
        const out = yield* fs.makeTempDirectoryScoped()
        const input = JSON.stringify({ mode: "pro-text-to-image" })
        const ended = yield* cli(
          ["run", "apixo", "-m", "flux-2", "-p", "a boat", "-i", input, "--out", out, "--every", "200ms", "--json"]
        )
        assert.strictEqual(ended.code, 0)
        assert.deepStrictEqual(eventsOf(ended).map(({ type }) => type), ["submitted", "finished", "saved"])
      }), patience)

    it.effect("status and wait take a handle as JSON, a file or provider:id", () =>
      Effect.gen(function*() {
        const fs = yield* FileSystem.FileSystem
        const { url } = yield* EmulatorServer
        const ref = yield* submitted("google/nano-banana")
        const file = yield* fs.makeTempFileScoped()
        yield* fs.writeFileString(file, `${TaskRef.stringify(ref)}\n`)
        const waited = yield* cli(["wait", file, "--every", "200ms"])
        assert.strictEqual(waited.code, 0)
        assert.strictEqual(waited.stdout, `${url}/files/${ref.id}-1.png\n`)
        const asked = yield* cli(["status", `kie:${ref.id}`])
        assert.strictEqual(asked.stdout, `kie:${ref.id}  Succeeded  success  1 file\n`)
        const json = yield* cli(["status", TaskRef.stringify(ref), "--json"])
        assert.deepStrictEqual(eventsOf(json).map((event) => event.type === "status" && event.snapshot._tag), [
          "Succeeded"
        ])
      }), patience)

    it.effect(
      "the input comes from a file, or from stdin; provider:id:model is a handle; polls may be made dear",
      () =>
        Effect.gen(function*() {
          const cwd = yield* folder
          const input = JSON.stringify({ mode: "pro-text-to-image", prompt: "a paper boat" })
          const file = yield* write(cwd, "input.json", input)
          const submit = ["submit", "apixo", "-m", "flux-2", "--input-file"]
          const refs = [
            yield* TaskRef.parse((yield* cli([...submit, file])).stdout),
            yield* TaskRef.parse((yield* cli([...submit, "-"], { stdin: input })).stdout)
          ]
          const tasks = yield* (yield* Emulator).tasks
          for (const { id } of refs) {
            assert.deepStrictEqual(tasks.find((task) => task.id === id)?.input, JSON.parse(input))
          }
          const waited = yield* cli(["wait", `apixo:${refs[0]?.id}:flux-2`, "--cost-per-poll", "0.01"])
          assert.strictEqual(waited.code, 0)
          assert.match(waited.stdout, /\.png\n$/)
          assert.strictEqual((yield* cli(["wait", "kie:1", "--cost-per-poll", "0"])).code, 2)
        }).pipe(Effect.scoped),
      patience
    )

    it.effect("a task that fails ends with 3, and says what to do", () =>
      Effect.gen(function*() {
        const fail = { code: "CONTENT_VIOLATION", message: "flagged by the filter" }
        yield* Emulator.use((emulator) => emulator.script({ vendor: "kie", model: "z-image", outcome: { fail } }))
        const { code, stderr, stdout } = yield* cli(["run", "kie", "-m", "z-image", "-p", "no", "--every", "200ms"])
        assert.deepStrictEqual([code, stdout], [3, ""])
        assert.include(stderr, "failed with CONTENT_VIOLATION (ContentPolicy): \"flagged by the filter\".")
        assert.include(stderr, "Change the prompt or the inputs")
      }), patience)

    it.effect("a wrong key ends with 6 and is not printed", () =>
      Effect.gen(function*() {
        const { code, stderr } = yield* cli(["status", "kie:1"], { env: { KIE_API_KEY: `${key}-other` } })
        assert.strictEqual(code, 6)
        assert.include(stderr, "kie refused the API key")
        assert.notInclude(stderr, key)
      }), patience)

    it.effect("a reset on submit ends with 7", () =>
      Effect.gen(function*() {
        yield* Emulator.use((emulator) =>
          emulator.fault({ fault: Fault.Reset(), vendor: "kie", operation: "submit", model: "wan/2-7-image" })
        )
        const { code, stderr } = yield* cli(["submit", "kie", "-m", "wan/2-7-image", "-p", "x"])
        assert.strictEqual(code, 7)
        assert.include(stderr, "may or may not have accepted the job")
      }), patience)
  })
})
