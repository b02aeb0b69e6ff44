/**
 * Saves one file and reports the cost: `node saveLarge.ts <url> <directory> [fetch|undici]` prints one line of JSON.
 *
 * No garbage collection is forced. `growth` is the growth of the resident set, in bytes, from after a first small file
 * to its peak; `again` is the further growth of that peak by a second file of the same size. Node collects buffers only
 * after about 64 MB of them are garbage, and its young generation grows to 48 MB in addition: a first file of 500 MB
 * makes plain Node grow by 68 to 111 MB here, and `pipeline(fetch, createWriteStream)` by 75 to 93; a second one by 0
 * to 11. With `node --max-semi-space-size=1` the growth of the first file is memory in use: 9 to 32 MB.
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
