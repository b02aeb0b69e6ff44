import * as Browser from "@effect-media/runtimes/browser"
import { assert, beforeAll, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { execFile } from "node:child_process"
import { globSync, readFileSync } from "node:fs"
import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { promisify } from "node:util"

const root = new URL("../../../", import.meta.url)
const dist = new URL("packages/site/dist/", root)

/** A path as that of a project's page, so that a link that ignores it is broken. */
const base = "/effect-media/"

/** The build takes 36 s of a processor, which is minutes on a machine with other work. */
const longest = 900_000
const built = () =>
  promisify(execFile)(process.execPath, ["scripts/site.mjs", "--base", base], { cwd: root, timeout: longest })
beforeAll(built, longest)

const read = (path: string) => readFileSync(new URL(decodeURIComponent(path), dist))
const pages = () => globSync("**/*.html", { cwd: dist }).toSorted()
const found = (html: string, pattern: RegExp) => Array.from(html.matchAll(pattern), ([, value = ""]) => value)

const types: Readonly<Record<string, string>> = { html: "text/html", js: "text/javascript", css: "text/css" }

const served = Effect.acquireRelease(
  Effect.callback<{ readonly url: string; readonly close: () => void }>((resume) => {
    const server = createServer(({ url = "" }, response) => {
      const path = new URL(url, "http://site").pathname.replace(base, "").replace(/(^|\/)$/, "$1index.html")
      try {
        const body = read(path)
        response.writeHead(200, { "content-type": types[path.split(".").at(-1) ?? ""] ?? "image/svg+xml" }).end(body)
      } catch {
        response.writeHead(404).end()
      }
    })
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo
      resume(Effect.succeed({ url: `http://127.0.0.1:${port}${base}`, close: () => void server.close() }))
    })
  }),
  ({ close }) => Effect.sync(close)
)

describe("the site", () => {
  it("has the guides, the reference and the models, and no broken link", () => {
    const texts = new Map(pages().map((page) => [page, read(page).toString()]))
    for (
      const page of ["index", "docs/guides/first-job", "api/core/polling/Poller", "models/kie", "packages/cli/index"]
    ) {
      assert.isTrue(texts.has(`${page}.html`), page)
    }
    const ids = new Map(Array.from(texts, ([page, html]) => [page, new Set(found(html, / id="([^"]+)"/g))]))
    const links = Array.from(
      texts,
      ([page, html]) =>
        found(html, /<a [^>]*?href="([^"]+)"/g).map((link) => ({ page, link: link.replaceAll("&amp;", "&") }))
    ).flat()
      .filter(({ link }) => !/^(?:https?|mailto):/.test(link))
    const broken = links.filter(({ link, page }) => {
      const { hash, pathname } = new URL(link, `http://site${base}${page}`)
      if (!pathname.startsWith(base)) return true
      const path = decodeURIComponent(pathname.slice(base.length)).replace(/(^|\/)$/, "$1index.html")
      const anchors = ids.get(path)
      return anchors === undefined || (hash !== "" && !anchors.has(decodeURIComponent(hash.slice(1))))
    })
    assert.isAbove(links.length, 1000)
    assert.deepStrictEqual([...new Set(broken.map(({ link, page }) => `${page}: ${link}`))], [])
  })

  it.live.skipIf(!Browser.isWanted)("finds an error by its name, and leads to its page", () =>
    Effect.gen(function*() {
      const { url } = yield* served
      const browser = yield* Browser.browser
      const { errors, text, title } = yield* Effect.promise(async () => {
        const page = await browser.newPage()
        const errors: Array<string> = []
        page.on("pageerror", (error) => errors.push(String(error)))
        page.on("response", (response) => {
          if (response.status() >= 400) errors.push(`${response.status()} ${response.url()}`)
        })
        await page.goto(url)
        await page.locator("#local-search button").click()
        await page.locator(".VPLocalSearchBox input").fill("WaitTimeout")
        const result = page.locator(".VPLocalSearchBox a.result", { hasText: "WaitTimeout" }).first()
        await result.click()
        await page.locator(".VPLocalSearchBox").waitFor({ state: "detached" })
        await page.waitForURL((to) => to.href !== url)
        return { errors, title: await page.title(), text: await page.locator("main").innerText() }
      })
      assert.deepStrictEqual(errors, [])
      assert.include(text, "WaitTimeout")
      assert.match(title, / \| effect-media$/)
    }))
})

if (!Browser.isWanted) console.log(`skipped: no Chromium at ${Browser.executable} (apt-get install chromium)`)
