/** Serves the built page. */
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as HttpRouter from "effect/http/HttpRouter"
import * as HttpServerResponse from "effect/http/HttpServerResponse"
import * as Layer from "effect/Layer"
import * as Path from "effect/Path"

const types: Readonly<Record<string, string>> = {
  css: "text/css; charset=utf-8",
  html: "text/html; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  svg: "image/svg+xml"
}

/** Names the place of the built page, for the sources and for the published package. */
const place = new URL("../../dist/page/", import.meta.url)

const missing = HttpServerResponse.text("The page is not built. Run pnpm build, then start again.", { status: 503 })

/** Returns the routes of the page. Its files are read once; the names of its assets change with their content. */
export const layer = Layer.unwrap(Effect.gen(function*() {
  const fs = yield* FileSystem.FileSystem
  const path = yield* Path.Path
  const directory = yield* Effect.orDie(path.fromFileUrl(place))
  const names = yield* Effect.orElseSucceed(fs.readDirectory(directory, { recursive: true }), () => [])
  const read = Effect.fnUntraced(function*(name: string) {
    const contentType = types[path.extname(name).slice(1)]
    if (contentType === undefined) return []
    const body = yield* fs.readFile(path.join(directory, name))
    const isAsset = name.startsWith("assets")
    const headers = { "cache-control": isAsset ? "public, max-age=31536000, immutable" : "no-cache" }
    const response = HttpServerResponse.uint8Array(body, { contentType, headers })
    return [[name.replaceAll(path.sep, "/"), response] as const]
  })
  const files = (yield* Effect.orElseSucceed(Effect.forEach(names, read, { concurrency: 8 }), () => [])).flat()
  const index = files.find(([name]) => name === "index.html")?.[1] ?? missing
  return Layer.mergeAll(
    HttpRouter.add("GET", "/", index),
    ...files.filter(([name]) => name !== "index.html").map(([name, response]) =>
      HttpRouter.add("GET", `/${name}`, response)
    )
  )
}))
