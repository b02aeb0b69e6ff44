import { Emulator } from "@effect-media/emulator"
import * as Browser from "@effect-media/runtimes/browser"
import { assert, beforeAll, describe, layer } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { createHash } from "node:crypto"
import { mkdir, symlink, writeFile } from "node:fs/promises"
import { request } from "node:http"
import type { Page } from "playwright-core"
import { buildPage } from "../page.ts"
import { layerEmulator, makeFolder, openStudio } from "./setup.ts"

beforeAll(buildPage, 300_000)

/** Opens a page and collects what goes wrong in it. */
const openPage = Effect.fnUntraced(function*(url: string) {
  const browser = yield* Browser.browser
  const errors: Array<string> = []
  const page = yield* Effect.promise(() => browser.newPage())
  page.setDefaultTimeout(60_000)
  page.on("pageerror", (error) => errors.push(String(error)))
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()))
  yield* Effect.promise(() => page.goto(url))
  return { page, errors }
})

interface Reply {
  readonly status: number
  readonly body: string
  readonly headers: NodeJS.Dict<string | Array<string>>
}

/** Sends a request with headers that `fetch` does not let anyone forge, and a path as it is written. */
const send = (url: string, path: string, headers: Record<string, string> = {}, body?: string) =>
  Effect.callback<Reply>((resume) => {
    const { host, hostname, port } = new URL(url)
    const method = body === undefined ? "GET" : "POST"
    const sent = request({ hostname, port, path, method, headers: { host, ...headers } }, (response) => {
      let text = ""
      response.setEncoding("latin1").on("data", (chunk: string) => (text += chunk))
      response.on(
        "end",
        () => resume(Effect.succeed({ status: response.statusCode ?? 0, body: text, headers: response.headers }))
      )
    })
    sent.end(body)
  })

/** Fills in the form for a picture and submits it. */
const submit = async (page: Page, prompt: string) => {
  await page.getByRole("link", { name: "New", exact: true }).click()
  await page.getByLabel("Model").selectOption("google/nano-banana")
  await page.getByLabel("prompt", { exact: false }).first().fill(prompt)
  await page.getByRole("button", { name: "Submit" }).click()
}

const widthOf = async (page: Page, selector: string) => {
  await page.waitForFunction((selector: string) => {
    const [picture] = document.querySelectorAll(selector)
    return picture instanceof HTMLImageElement && picture.naturalWidth > 0
  }, selector)
  return page.locator(selector).first().evaluate((picture: HTMLImageElement) => picture.naturalWidth)
}

layer(layerEmulator, { excludeTestServices: true })("the studio", (it) => {
  describe.skipIf(!Browser.isWanted)("in a browser", () => {
    it.effect("shows a job from its form to its picture", () =>
      Effect.gen(function*() {
        const { url } = yield* openStudio({ folder: yield* makeFolder })
        const { errors, page } = yield* openPage(url)
        const widths = yield* Effect.promise(async () => {
          await submit(page, "a paper boat on a lake of ink")
          const inDetail = await widthOf(page, "aside.detail img.preview")
          await page.getByRole("link", { name: "Gallery" }).click()
          return [inDetail, await widthOf(page, ".tile img")]
        })
        assert.deepStrictEqual(widths, [768, 768])
        assert.deepStrictEqual(errors, [])
      }).pipe(Effect.scoped))

    it.effect("shows why a job failed, and retries it", () =>
      Effect.gen(function*() {
        const { script } = yield* Emulator
        yield* script({
          vendor: "kie",
          duration: 0,
          outcome: { fail: { code: "500", message: "The model is overloaded" } }
        })
        const { url } = yield* openStudio({ folder: yield* makeFolder })
        const { errors, page } = yield* openPage(url)
        const problem = yield* Effect.promise(async () => {
          await submit(page, "a tin boat")
          const problem = await page.locator(".detail .problem").innerText()
          await page.getByRole("button", { name: "Retry" }).click()
          await widthOf(page, "aside.detail img.preview")
          await page.locator(".row .pill.succeeded").waitFor()
          return problem
        })
        assert.include(problem, "The model is overloaded")
        assert.deepStrictEqual(errors, [])
      }).pipe(Effect.scoped))
  })

  it.effect("refuses forged hosts, other sites, and bodies that are no JSON", () =>
    Effect.gen(function*() {
      const { jobs, url } = yield* openStudio({ folder: yield* makeFolder })
      const job = JSON.stringify({ vendor: "kie", request: { model: "google/nano-banana", input: { prompt: "a" } } })
      const json = { "content-type": "application/json" }
      const statusOf = (path: string, headers: Record<string, string>, body?: string) =>
        Effect.map(send(url, path, headers, body), ({ status }) => status)
      const statuses = yield* Effect.all({
        host: statusOf("/api/jobs", { host: "evil.example" }),
        rebound: statusOf("/", { host: `evil.example:${new URL(url).port}` }),
        origin: statusOf("/api/jobs", { ...json, origin: "http://evil.example" }, job),
        port: statusOf("/api/jobs", { ...json, origin: "http://127.0.0.1:1" }, job),
        none: statusOf("/api/jobs", { ...json, origin: "null" }, job),
        site: statusOf("/files/a.png", { "sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors" }),
        sitePost: statusOf("/api/jobs", { ...json, "sec-fetch-site": "cross-site" }, job),
        text: statusOf("/api/jobs", { "content-type": "text/plain" }, job),
        form: statusOf("/api/jobs", { "content-type": "application/x-www-form-urlencoded" }, job)
      })
      assert.deepStrictEqual(statuses, {
        host: 421,
        rebound: 421,
        origin: 403,
        port: 403,
        none: 403,
        site: 403,
        sitePost: 403,
        text: 415,
        form: 415
      })
      assert.deepStrictEqual((yield* jobs.list()).jobs, [])
      assert.strictEqual(yield* statusOf("/api/jobs", { ...json, origin: url }, job), 200)
    }).pipe(Effect.scoped))

  it.effect("serves files with a manifest only, in parts, and executes none", () =>
    Effect.gen(function*() {
      const folder = yield* makeFolder
      const { url } = yield* openStudio({ folder })
      const save = async (name: string, mediaType: string, text: string, store = writeFile) => {
        await store(`${folder}/files/${name}`, text)
        const sha256 = createHash("sha256").update(text).digest("hex")
        const ref = { v: 1, provider: "kie", kind: "image", id: name }
        const manifest = {
          v: 1,
          name,
          ref,
          role: "result",
          kind: "image",
          url: "https://cdn.example/a",
          mediaType,
          bytes: text.length,
          sha256,
          savedAt: "2026-01-02T03:04:05.000Z"
        }
        await writeFile(`${folder}/files/${name}.json`, JSON.stringify(manifest))
      }
      yield* Effect.promise(async () => {
        await mkdir(`${folder}/files`, { recursive: true })
        await writeFile(`${folder}/secret.txt`, "0123456789")
        await writeFile(`${folder}/files/plain.txt`, "no manifest")
        await save("a.png", "image/png", "0123456789")
        await save("a.svg", "image/svg+xml", "<svg onload=\"alert(1)\"/>")
        await save("a.html", "text/html", "<script>alert(1)</script>")
        await save("link.png", "image/png", "0123456789", (path) => symlink(`${folder}/secret.txt`, String(path)))
      })
      const get = (path: string, headers: Record<string, string> = {}) => send(url, path, headers)
      const whole = yield* get("/files/a.png")
      assert.deepInclude(whole, { status: 200, body: "0123456789" })
      assert.strictEqual(whole.headers["content-type"], "image/png")
      assert.strictEqual(whole.headers["x-content-type-options"], "nosniff")
      for (
        const [range, status, body, contentRange] of [
          ["bytes=2-4", 206, "234", "bytes 2-4/10"],
          ["bytes=7-", 206, "789", "bytes 7-9/10"],
          ["bytes=-2", 206, "89", "bytes 8-9/10"],
          ["bytes=3-99", 206, "3456789", "bytes 3-9/10"],
          ["bytes=10-", 416, "", "bytes */10"],
          ["bytes=0-1,4-5", 200, "0123456789", undefined]
        ] as const
      ) {
        const part = yield* get("/files/a.png", { range })
        assert.deepInclude(part, { status, body }, range)
        assert.strictEqual(part.headers["content-range"], contentRange, range)
      }
      for (const name of ["a.svg", "a.html"]) {
        const { headers, status } = yield* get(`/files/${name}`)
        assert.strictEqual(status, 200)
        assert.strictEqual(headers["content-type"], "application/octet-stream")
        assert.match(String(headers["content-disposition"]), /^attachment/)
        assert.strictEqual(headers["content-security-policy"], "default-src 'none'; sandbox")
      }
      for (
        const path of [
          "link.png",
          "plain.txt",
          "a.png.json",
          "../secret.txt",
          "..%2fsecret.txt",
          "%2e%2e/secret.txt",
          "%2fetc%2fpasswd",
          "a.png%00",
          "%",
          "..%5csecret.txt"
        ]
      ) {
        const { body, status } = yield* get(`/files/${path}`)
        assert.deepStrictEqual([path, status >= 400, body.includes("0123")], [path, true, false])
      }
    }).pipe(Effect.scoped))
})

if (!Browser.isWanted) console.log(`skipped: no Chromium at ${Browser.executable} (apt-get install chromium)`)
