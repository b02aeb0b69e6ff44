import { AssetFiles, AssetSink, AssetStore, HostAddress, TaskRef } from "@effect-media/core"
import { NodeServices } from "@effect/platform-node"
import { assert, describe, it } from "@effect/vitest"
import { Effect, FileSystem, Layer, PlatformError, Stream } from "effect"
import { FetchHttpClient } from "effect/http"
import { done, picture, ref } from "../utils/host.ts"

const link = `data:image/png;base64,${Buffer.from(picture).toString("base64")}`
const other = TaskRef.make({ ...ref, id: "../other" })
const request = { model: "m", input: { prompt: "A Päper boat, on a lake — of ink!" } }

const Memory = AssetStore.layerMemory().pipe(Layer.provide([FetchHttpClient.layer, HostAddress.layerUnchecked]))

/** Saves tasks one after the other under a name, and returns the names of all files that are no manifests. */
const namesOf = Effect.fnUntraced(
  function*(name: string, tasks: ReadonlyArray<ReturnType<typeof done>>, of: unknown = request) {
    for (const task of tasks) {
      for (const file of yield* AssetStore.save(task, { name, request: of })) assert.strictEqual(file.path, file.name)
    }
    const files = yield* (yield* AssetFiles).all
    const names = Array.from(files.keys()).toSorted()
    const pictures = names.filter((name) => !name.endsWith(".json"))
    assert.deepStrictEqual(names.filter((name) => name.endsWith(".json")), pictures.map((name) => `${name}.json`))
    return pictures
  },
  (naming) => Effect.provide(naming, Memory)
)

describe("the names of files", () => {
  const rows: ReadonlyArray<readonly [template: string, name: string]> = [
    ["{id}", "281e5b04.png"],
    ["{provider}_{model}.{n}", "kie_m.1.png"],
    ["{date}-{slug}", "1970-01-01-a-paper-boat-on-a-lake-of-ink.png"],
    ["boat", "boat.png"],
    ["../../etc/{id}", "____etc_281e5b04.png"],
    ["a b/{unknown}", "a_b_unknown_.png"],
    ["con", "_con.png"],
    ["LPT1.x", "_LPT1.x.png"],
    [" ", "_.png"],
    ["..", "_.png"],
    ["--", "kie.png"],
    ["x".repeat(300), `${"x".repeat(120)}.png`]
  ]
  for (const [template, name] of rows) {
    it.effect(`${template.slice(0, 40)} is ${name.slice(0, 60)}`, () =>
      Effect.gen(function*() {
        assert.deepStrictEqual(yield* namesOf(template, [done([link])]), [name])
      }))
  }

  it.effect("have a number if a task has several files", () =>
    Effect.gen(function*() {
      assert.deepStrictEqual(yield* namesOf("boat", [done([link, link])]), ["boat-1.png", "boat-2.png"])
      assert.deepStrictEqual(yield* namesOf("{n}-boat", [done([link, link])]), ["1-boat.png", "2-boat.png"])
    }))

  it.effect("hold the task's id if there is no prompt in letters of ASCII", () =>
    Effect.gen(function*() {
      for (const  of of[null, { prompt: "紙の船" }, { input: { prompt: 7 } }]) {
        assert.deepStrictEqual(yield* namesOf("{slug}", [done([link])], of), ["281e5b04.png"])
      }
    }))

  it.effect("are another one if a file has the name already, and the same for the same task", () =>
    Effect.gen(function*() {
      const [theirs = "", ...more] = yield* namesOf("boat", [
        done([link]),
        done([link], {}, other),
        done([link], {}, other)
      ])
      assert.match(theirs, /^boat-[0-9a-f]{12}\.png$/)
      assert.deepStrictEqual(more, ["boat.png"])
    }))
})

describe("a directory", () => {
  const withoutLinks = (fs: FileSystem.FileSystem): FileSystem.FileSystem => ({
    ...fs,
    link: () => Effect.fail(PlatformError.systemError({ _tag: "Unknown", module: "FileSystem", method: "link" }))
  })
  for (
    const [what, change] of [["with links", (fs: FileSystem.FileSystem) => fs], ["without", withoutLinks]] as const
  ) {
    it.effect(`${what} overwrites no file of another name`, () =>
      Effect.gen(function*() {
        const fs = yield* FileSystem.FileSystem
        const directory = yield* fs.makeTempDirectoryScoped()
        yield* fs.writeFileString(`${directory}/boat.png`, "mine")
        const sink = yield* Effect.provideService(AssetSink.directory(directory), FileSystem.FileSystem, change(fs))
        const put = (n: number) =>
          sink.put(
            { name: `${n}-boat.png`, preferredName: n === 1 ? "boat.png" : "ship.png", mediaType: "image/png" },
            Stream.succeed(Uint8Array.from([n]))
          )
        assert.strictEqual(yield* put(1), `${directory}/1-boat.png`)
        assert.strictEqual(yield* put(2), `${directory}/ship.png`)
        assert.strictEqual(yield* fs.readFileString(`${directory}/boat.png`), "mine")
        assert.deepStrictEqual((yield* fs.readDirectory(directory)).toSorted(), ["1-boat.png", "boat.png", "ship.png"])
      }).pipe(Effect.scoped, Effect.provide(NodeServices.layer)))
  }

  it.effect("gives a name to one of many that want it at once", () =>
    Effect.gen(function*() {
      const fs = yield* FileSystem.FileSystem
      const directory = yield* fs.makeTempDirectoryScoped()
      const sink = yield* AssetSink.directory(directory)
      const paths = yield* Effect.forEach(Array.from({ length: 20 }, (_, i) => i), (i) =>
        sink.put(
          { name: `boat-${i}.png`, preferredName: "boat.png", mediaType: "image/png" },
          Stream.succeed(Uint8Array.from([i]))
        ), { concurrency: "unbounded" })
      assert.lengthOf(new Set(paths), 20)
      assert.lengthOf(paths.filter((path) => path.endsWith("/boat.png")), 1)
      const winner = paths.findIndex((path) => path.endsWith("/boat.png"))
      assert.strictEqual((yield* fs.readFile(`${directory}/boat.png`))[0], winner)
    }).pipe(Effect.scoped, Effect.provide(NodeServices.layer)))
})
