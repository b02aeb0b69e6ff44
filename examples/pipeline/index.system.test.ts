import { ApiPod } from "@effect-media/apipod"
import { AssetStore, Poller } from "@effect-media/core"
import { Emulator, EmulatorServer } from "@effect-media/emulator"
import { Kie } from "@effect-media/kie"
import { NodeDns, NodeHttpClient, NodeServices } from "@effect/platform-node"
import { assert, describe, it } from "@effect/vitest"
import { Effect, FileSystem, Layer, Redacted, Schedule, Stream } from "effect"
import { ChildProcess } from "effect/process"
import { fileURLToPath } from "node:url"
import { film } from "./index.ts"

const apiKey = Redacted.make("any")

describe("pipeline", () => {
  const OverSockets = Layer.unwrap(Effect.map(EmulatorServer, ({ url: baseUrl }) =>
    Layer.mergeAll(
      ApiPod.layer({ apiKey, baseUrl }),
      Kie.layer({ apiKey, baseUrl }),
      AssetStore.layerMemory({ allowPrivate: true }),
      Poller.layerWith({ schedule: Schedule.spaced("100 millis") })
    ))).pipe(
      Layer.provide([NodeHttpClient.layerUndici, NodeDns.layer]),
      Layer.provideMerge(Emulator.layerServer()),
      Layer.provideMerge(Emulator.layer({ duration: "200 millis" }))
    )

  it.live("over sockets", () =>
    Effect.gen(function*() {
      const { clip, still } = yield* film("a paper boat", "it sets sail")
      assert.deepStrictEqual([still.length, clip.length], [1, 1])
    }).pipe(Effect.provide(OverSockets)))

  it.live("the command", () =>
    Effect.gen(function*() {
      const fs = yield* FileSystem.FileSystem
      const child = yield* ChildProcess.make(process.execPath, [fileURLToPath(new URL("run.ts", import.meta.url))], {
        cwd: yield* fs.makeTempDirectoryScoped(),
        stdin: "ignore"
      })
      const lines = yield* child.all.pipe(Stream.decodeText(), Stream.splitLines, Stream.runCollect)
      assert.deepStrictEqual(lines.map((line) => line.replace(/-[\w-]+-1\.|\d+ bytes/g, "")), [
        "apipod: out/apipodpng, ",
        "kie: out/kiemp4, "
      ])
      assert.strictEqual(yield* child.exitCode, 0)
    }).pipe(Effect.provide(NodeServices.layer)))
})
