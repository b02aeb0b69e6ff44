import { Emulator } from "@effect-media/emulator"
import { Kie } from "@effect-media/kie"
import { NodeServices } from "@effect/platform-node"
import { assert, describe, it } from "@effect/vitest"
import { Effect, FileSystem, Layer, Redacted } from "effect"
import { draw, layerWorker } from "./index.ts"
import { drawnByTwo, Emulated } from "./stage.ts"

const InProcess = (directory: string) =>
  layerWorker(directory).pipe(
    Layer.provide(Kie.layer({ apiKey: Redacted.make("any") })),
    Layer.provide(Emulator.layerClient)
  )

describe("durable-worker", () => {
  it.live(
    "a key is a job: the same files, and one task at the vendor, however often it is drawn",
    () =>
      Effect.gen(function*() {
        const fs = yield* FileSystem.FileSystem
        const directory = yield* fs.makeTempDirectoryScoped()
        const [once, again] = yield* Effect.provide(
          Effect.all([draw("boat", "a paper boat"), draw("boat", "a paper boat")], { concurrency: 2 }),
          InProcess(directory)
        )
        const later = yield* Effect.provide(draw("boat", "a paper boat"), InProcess(directory))
        assert.lengthOf(once, 1)
        assert.deepStrictEqual([again, later], [once, once])
        assert.lengthOf(yield* Emulator.use(({ tasks }) => tasks), 1)
      }).pipe(Effect.provide([Emulator.layer({ duration: 0 }), NodeServices.layer]))
  )

  it.live(
    "a worker that is killed during its wait: the next one resumes the job, and nothing is billed twice",
    () =>
      Effect.gen(function*() {
        const fs = yield* FileSystem.FileSystem
        const directory = yield* fs.makeTempDirectoryScoped()
        const { after, before, says } = yield* drawnByTwo(directory)
        assert.deepStrictEqual([before, after], [1, 1])
        assert.match(says.at(-1) ?? "", /^boat is in .*\.png$/)
        assert.lengthOf((yield* fs.readDirectory(`${directory}/boat`)).filter((name) => name.endsWith(".png")), 1)
      }).pipe(Effect.provide([Emulated, NodeServices.layer]))
  )
})
