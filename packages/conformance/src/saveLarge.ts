/**
 * Saves one file and says what that took: `node saveLarge.ts <url> <directory> [fetch|undici]` prints one line of JSON.
 *
 * No garbage collection is forced. `growth` is that of the resident set, in bytes, from after a first small file to its
 * peak; `again` is by how much a second file of the same size raises that peak. Node lets some 64 MB of buffers become
 * garbage before it collects any, and its young generation grows to 48 MB beside that: a first file of 500 MB makes plain
 * Node grow by 68 to 111 MB here, and `pipeline(fetch, createWriteStream)` by 75 to 93; a second one by 0 to 11. With
 * `node --max-semi-space-size=1` what is left of the first is what is held: 9 to 32 MB.
 */
import { type Asset, AssetStore, type Succeeded, TaskRef } from "@effect-media/core"
import { NodeDns, NodeHttpClient, NodeServices } from "@effect/platform-node"
import { Effect } from "effect"
import { createHash } from "node:crypto"
import * as Http from "node:http"

const [url = "", directory = "", client = "fetch"] = process.argv.slice(2)

const task = (id: string, url: string): Succeeded => ({
  _tag: "Succeeded",
  ref: TaskRef.make({ provider: "large", kind: "image", id }),
  status: "success",
  assets: [{ url, kind: "image", role: "result" } satisfies Asset]
})

const picture = Buffer.concat([Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), Buffer.alloc(1024 * 1024, 1)])
const small = Http.createServer((_, response) => response.end(picture))
await new Promise<void>((resolve) => small.listen(0, "127.0.0.1", resolve))
const address = small.address()
const port = typeof address === "object" ? address?.port : 0

const program = Effect.gen(function*() {
  yield* AssetStore.save(task("small", `http://127.0.0.1:${port}/`))
  const before = process.memoryUsage.rss()
  let peak = before
  const watch = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss())
  }, 10)
  const begun = performance.now()
  const [file] = yield* AssetStore.save(task("large", url))
  const millis = Math.round(performance.now() - begun)
  const first = peak
  yield* AssetStore.save(task("again", url))
  clearInterval(watch)
  const { bytes, path, sha256 } = file ?? {}
  return { path, bytes, sha256, millis, growth: first - before, again: peak - first }
})

const result = await Effect.runPromise(
  program.pipe(
    Effect.provide(AssetStore.layerDirectory({
      directory,
      allowPrivate: true,
      sha256: () => createHash("sha256")
    })),
    Effect.provide([
      NodeServices.layer,
      NodeDns.layer,
      client === "undici" ? NodeHttpClient.layerUndici : NodeHttpClient.layerFetch
    ])
  )
)
small.close()
console.log(JSON.stringify(result))
