/**
 * Runs the program in a page of a headless Chromium.
 */
import * as Data from "effect/Data"
import * as Effect from "effect/Effect"
import { build } from "esbuild"
import { existsSync } from "node:fs"
import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { chromium } from "playwright-core"

/** Debian's path of the browser. */
export const executable = process.env["EFFECT_MEDIA_CHROMIUM"] ?? "/usr/bin/chromium"

/** Returns true if the browser is installed or required by `EFFECT_MEDIA_BROWSER=require`. */
export const isWanted = existsSync(executable) || process.env["EFFECT_MEDIA_BROWSER"] === "require"

const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync"
]

/** Bundles the program as one module for browsers. An import that only Node has fails here. */
export const bundle = Effect.promise(() =>
  build({
    entryPoints: [`${import.meta.dirname}/program.ts`],
    bundle: true,
    write: false,
    format: "esm",
    platform: "browser",
    target: "es2022",
    logLevel: "silent"
  })
).pipe(Effect.map(({ outputFiles }) => outputFiles[0]?.text ?? ""))

/** Collects the errors of a page. */
export class PageError extends Data.TaggedError("PageError")<{ readonly message: string }> {}

/** Serves an empty page and the program, from another origin than the emulator's. */
const site = (script: string) =>
  Effect.acquireRelease(
    Effect.promise(() =>
      new Promise<{ readonly url: string; readonly close: () => void }>((resolve) => {
        const server = createServer(({ url }, response) => {
          const [type, body] = url === "/program.js" ? ["text/javascript", script] : ["text/html", "<!doctype html>"]
          response.writeHead(200, { "content-type": type }).end(body)
        })
        server.listen(0, "127.0.0.1", () => {
          const { port } = server.address() as AddressInfo
          resolve({ url: `http://127.0.0.1:${port}`, close: () => void server.close() })
        })
      })
    ),
    ({ close }) => Effect.sync(close)
  )

/** Starts a headless browser. */
export const browser = Effect.acquireRelease(
  Effect.promise(() => chromium.launch({ executablePath: executable, args: flags })),
  (browser) => Effect.promise(() => browser.close())
)

/** Runs the program in a page against the emulator at this address. */
export const runInPage = Effect.fnUntraced(function*(baseUrl: string) {
  const { url } = yield* site(yield* bundle)
  const started = yield* browser
  return yield* Effect.tryPromise({
    try: async () => {
      const page = await started.newPage()
      await page.goto(url)
      const lines: unknown = await page.evaluate(`import("/program.js").then(({ run }) => run("${baseUrl}"))`)
      return { lines, agent: await page.evaluate<string>("navigator.userAgent") }
    },
    catch: (error) => new PageError({ message: String(error) })
  })
}, Effect.scoped)
