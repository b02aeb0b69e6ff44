import { TaskRef } from "@effect-media/core"
import { NodeServices } from "@effect/platform-node"
import { assert, describe, it } from "@effect/vitest"
import { Effect, FileSystem, Stream } from "effect"
import { ChildProcess } from "effect/process"
import { fileURLToPath } from "node:url"

describe("demo", () => {
  it.live("the command: plain lines, the last line, exit code 0", () =>
    Effect.gen(function*() {
      const fs = yield* FileSystem.FileSystem
      const out = yield* fs.makeTempDirectoryScoped()
      const { code, lines } = yield* run(["--out", out])
      assert.strictEqual(lines.at(-1), "demo: 14 jobs, 13 saved, 1 failed as scripted, 0 lost")
      assert.strictEqual(lines.at(-2), "callbacks: 4 asked for, 3 heard, 1 lost and made up for by a poll")
      assert.strictEqual(lines.at(-3), "submits: 14 taken, 2 refused unread and repeated, 0 jobs submitted twice")
      assert.strictEqual(code, 0)
      assert.isFalse(lines.some((line) => line.includes("\x1b")))
      assert.lengthOf((yield* fs.readDirectory(out)).filter((name) => /\.(png|mp4)$/.test(name)), 13)
    }).pipe(Effect.provide(NodeServices.layer)))

  it.live("the command, interrupted: handles that can be resumed, and an end at once", () =>
    Effect.gen(function*() {
      const fs = yield* FileSystem.FileSystem
      const out = yield* fs.makeTempDirectoryScoped()
      const child = yield* start(["--out", out])
      const lines = yield* child.all.pipe(
        Stream.decodeText(),
        Stream.splitLines,
        Stream.tap((line) =>
          line.endsWith(" submitted") && line.includes(" videos ") ? interrupt(child.pid) : Effect.void
        ),
        Stream.runCollect
      )
      const handles = lines.slice(lines.findIndex((line) => line.startsWith("Interrupted")) + 1)
      const refs = yield* Effect.forEach(handles, TaskRef.parse)
      assert.include(refs.map(({ model }) => model), "videos")
      assert.strictEqual(yield* child.exitCode, 130)
    }).pipe(Effect.provide(NodeServices.layer)))

  it.live("the command, live, without a key", () =>
    Effect.gen(function*() {
      const { code, lines } = yield* run(["--live", "kie"])
      assert.deepStrictEqual(lines, [
        "demo --live kie submits one paid job: set KIE_API_KEY to the API key of your account."
      ])
      assert.strictEqual(code, 2)
    }).pipe(Effect.provide(NodeServices.layer)))

  /** Starts the command, without a terminal and without keys. */
  const start = (args: ReadonlyArray<string>) =>
    ChildProcess.make(process.execPath, [fileURLToPath(new URL("run.ts", import.meta.url)), ...args], {
      env: {},
      stdin: "ignore"
    })

  const interrupt = (pid: number) => Effect.sync(() => process.kill(pid, "SIGINT"))

  const run = Effect.fnUntraced(function*(args: ReadonlyArray<string>) {
    const child = yield* start(args)
    const lines = yield* child.all.pipe(Stream.decodeText(), Stream.splitLines, Stream.runCollect)
    return { code: yield* child.exitCode, lines }
  }, Effect.scoped)
})
