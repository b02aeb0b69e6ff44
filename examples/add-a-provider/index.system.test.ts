import { NodeServices } from "@effect/platform-node"
import { assert, describe, it } from "@effect/vitest"
import { Effect, FileSystem, Stream } from "effect"
import { ChildProcess } from "effect/process"
import { fileURLToPath } from "node:url"

describe("a provider of one's own", () => {
  it.live("the command", () =>
    Effect.gen(function*() {
      const fs = yield* FileSystem.FileSystem
      const child = yield* ChildProcess.make(process.execPath, [fileURLToPath(new URL("run.ts", import.meta.url))], {
        cwd: yield* fs.makeTempDirectoryScoped(),
        stdin: "ignore"
      })
      const lines = yield* child.all.pipe(Stream.decodeText(), Stream.splitLines, Stream.runCollect)
      assert.match(lines.at(-1) ?? "", /^out\/replicate-.*\.png, 70 bytes$/)
      assert.strictEqual(yield* child.exitCode, 0)
    }).pipe(Effect.provide(NodeServices.layer)))
})
