/**
 * Tests what is kept of submitted jobs, over several processes with one home.
 */
import { Emulator, Fault } from "@effect-media/emulator"
import { assert, describe, layer } from "@effect/vitest"
import { Effect, FileSystem } from "effect"
import { cli, eventsOf, folder, type Options, patience, progressOf, Stage, start, write } from "./utils.ts"

const often = ["--every", "100ms"]
const boat = ["-m", "google/nano-banana", "-p", "a paper boat"]

/** Lists the history of a home. */
const listed = Effect.fnUntraced(function*(options: Options, ...args: ReadonlyArray<string>) {
  const ended = yield* cli(["history", "--json", ...args], options)
  return eventsOf(ended).flatMap((event) => event.type === "submission" ? [event] : [])
})

layer(Stage, { timeout: patience, excludeTestServices: true })((it) => {
  describe("history", () => {
    it.effect(
      "has what run, submit, batch and fallback submitted: states, costs, handles and files",
      () =>
        Effect.gen(function*() {
          const fs = yield* FileSystem.FileSystem
          const cwd = yield* folder
          const options = { cwd, env: { HOME: cwd } }
          yield* cli(["submit", "kie", ...boat], options)
          yield* cli(["run", "kie", ...boat, ...often], options)
          yield* write(cwd, "prompts.txt", "a boat\na tin boat\n")
          yield* cli(["batch", "prompts.txt", "--provider", "kie", "-m", "z-image", ...often], options)
          const providers = ["--provider", "apixo:nano-banana", "--provider", "kie:google/nano-banana"]
          yield* cli(["fallback", ...providers, "-p", "a boat", ...often], options)

          const entries = yield* listed(options)
          assert.deepStrictEqual(entries.map(({ command, provider, state }) => [command, provider, state].join(" ")), [
            "submit kie Submitted",
            "run kie Succeeded",
            "batch kie Succeeded",
            "batch kie Succeeded",
            "fallback apixo Succeeded"
          ])
          const [submitted, ...made] = entries
          assert.strictEqual(made[0]?.cost?.unit, "credits")
          for (const { files } of made) {
            assert.lengthOf(files, 1)
            assert.isTrue(yield* fs.exists(files[0] ?? ""))
          }
          const saved = yield* cli(["save", submitted?.handle ?? "", ...often], options)
          assert.strictEqual(saved.code, 0)
          const [now] = yield* listed(options, "--search", submitted?.handle ?? "")
          assert.deepStrictEqual([now?.state, now?.files], ["Succeeded", [`${cwd}/${saved.stdout.trim()}`]])
        }).pipe(Effect.scoped),
      patience
    )

    it.effect(
      "again submits the same request as a new job, shows its price and saves its file",
      () =>
        Effect.gen(function*() {
          const emulator = yield* Emulator
          const cwd = yield* folder
          const options = { cwd, env: { HOME: cwd } }
          const model = "google/imagen4-ultra"
          yield* cli(["submit", "kie", "-m", model, "-p", "a paper boat", "-i", `{"aspect_ratio":"16:9"}`], options)
          const [{ handle = "" } = {}] = yield* listed(options)
          const ended = yield* cli(["again", handle, ...often], options)
          assert.strictEqual(ended.code, 0, ended.stderr)
          assert.match(ended.stderr, /^kie {2}google\/imagen4-ultra {2}about \$/m)
          const tasks = (yield* emulator.tasks).filter((task) => task.model === model)
          assert.lengthOf(tasks, 2)
          assert.deepStrictEqual(tasks[1]?.input, tasks[0]?.input)
          assert.notInclude(handle, tasks[1]?.id ?? "")
          assert.deepStrictEqual((yield* listed(options)).map(({ command }) => command), ["submit", "again"])
          const planned = yield* cli(["again", handle, "--dry-run"], options)
          assert.include(planned.stdout, `"aspect_ratio":"16:9"`)
          assert.lengthOf((yield* emulator.tasks).filter((task) => task.model === model), 2)
        }).pipe(Effect.scoped),
      patience
    )

    it.effect("is written by several processes at once", () =>
      Effect.gen(function*() {
        const cwd = yield* folder
        const options = { cwd, env: { HOME: cwd } }
        const ends = yield* Effect.all(Array.from({ length: 6 }, () => cli(["submit", "kie", ...boat], options)), {
          concurrency: "unbounded"
        })
        for (const { code, stderr } of ends) {
          assert.strictEqual(code, 0)
          assert.notInclude(stderr, "history")
        }
        assert.lengthOf(yield* listed(options), 6)
      }).pipe(Effect.scoped), patience)

    it.effect("has a job whose process was killed after its submit", () =>
      Effect.gen(function*() {
        const emulator = yield* Emulator
        const cwd = yield* folder
        const model = "ideogram/v3-text-to-image"
        yield* emulator.script({ vendor: "kie", model, duration: "1 hour" })
        const { child, ended, says } = yield* start(["run", "kie", "-m", model, "-p", "x"], { cwd, env: { HOME: cwd } })
        yield* says("The handle is kie:")
        child.kill("SIGKILL")
        yield* ended
        const [entry] = yield* listed({ cwd, env: { HOME: cwd } })
        assert.deepStrictEqual([entry?.command, entry?.state], ["run", "Submitted"])
      }).pipe(Effect.scoped), patience)
  })

  describe("--open", () => {
    /** Puts a program of the desktop into a folder, and returns the environment in which it is found. */
    const desktop = Effect.fnUntraced(function*(cwd: string, script: string) {
      for (const name of ["xdg-open", "open"]) yield* write(cwd, name, `#!/bin/sh\n${script}\n`, 0o755)
      return { PATH: `${cwd}:${process.env["PATH"]}` }
    })

    it.effect("opens the saved files with the desktop's program", () =>
      Effect.gen(function*() {
        const fs = yield* FileSystem.FileSystem
        const cwd = yield* folder
        const env = yield* desktop(cwd, `echo "$1" >> "${cwd}/opened"`)
        const { code, stdout } = yield* cli(["run", "kie", ...boat, ...often, "--open"], { cwd, env })
        assert.strictEqual(code, 0)
        assert.strictEqual(yield* fs.readFileString(`${cwd}/opened`), `${cwd}/${stdout}`)
      }).pipe(Effect.scoped), patience)

    it.effect("tells that it cannot, and fails no job", () =>
      Effect.gen(function*() {
        const cwd = yield* folder
        const env = yield* desktop(cwd, "exit 3")
        const { code, stderr, stdout } = yield* cli(["run", "kie", ...boat, ...often, "--open"], { cwd, env })
        assert.strictEqual(code, 0)
        assert.match(
          stderr,
          new RegExp(`^${stdout.trim()} is saved and cannot be opened: \\w+(-open)? ended with 3\\.$`, "m")
        )
      }).pipe(Effect.scoped), patience)
  })

  describe("--json", () => {
    it.effect(
      "tells the expected end with how sure it is, once such tasks are known, and every change",
      () =>
        Effect.gen(function*() {
          const emulator = yield* Emulator
          const cwd = yield* folder
          const model = "google/imagen4"
          const options = { cwd, env: { HOME: cwd } }
          yield* emulator.fault({
            vendor: "kie",
            operation: "status",
            model,
            skip: 1,
            times: 1,
            fault: Fault.Reply({ status: 503 })
          })
          yield* emulator.script({ vendor: "kie", model, duration: "2 seconds", times: "forever" })
          const ended = yield* cli(["run", "kie", "-m", model, "-p", "a boat", ...often, "--json"], options)
          const progress = progressOf(ended)
          assert.isTrue(progress.some(({ lastError }) => lastError === "ProviderUnavailable"))
          assert.isTrue(progress.some(({ status }) => status === "generating"))
          for (const { expectedEnd } of progress) {
            if (expectedEnd === undefined) return assert.fail(ended.stdout)
            assert.isTrue(expectedEnd.earliest.epochMilliseconds <= expectedEnd.at.epochMilliseconds)
            assert.isTrue(expectedEnd.at.epochMilliseconds <= expectedEnd.latest.epochMilliseconds)
          }
          yield* write(cwd, "prompts.txt", "a boat\n")
          const batch = yield* cli(
            ["batch", "prompts.txt", "--provider", "kie", "-m", model, ...often, "--json"],
            options
          )
          const [first] = progressOf(batch)
          const item = eventsOf(batch).find(({ type }) => type === "item")
          assert.strictEqual(first?.key, item?.type === "item" ? item.key : undefined)
          assert.isDefined(first?.expectedEnd)
        }).pipe(Effect.scoped),
      patience
    )
  })
})
