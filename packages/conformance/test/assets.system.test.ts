import { type Asset, AssetError, AssetManifest, AssetStore, type Succeeded, TaskRef } from "@effect-media/core"
import { Emulator, EmulatorServer } from "@effect-media/emulator"
import { Kie, type KieRequest, KieUploads } from "@effect-media/kie"
import { NodeDns, NodeHttpClient, NodeServices } from "@effect/platform-node"
import { assert, describe, it } from "@effect/vitest"
import { Duration, Effect, Fiber, FileSystem, Layer, Path, PlatformError, Redacted, Schedule, Schema } from "effect"
import { FetchHttpClient } from "effect/http"
import { Dns } from "effect/net"
import { execFile, spawn } from "node:child_process"
import { createHash, randomBytes } from "node:crypto"
import * as Http from "node:http"
import { join } from "node:path"
import { brotliCompressSync, deflateSync, gzipSync } from "node:zlib"

const picture = Buffer.concat([Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), randomBytes(1024 * 1024)])
const sha256 = createHash("sha256").update(picture).digest("hex")

type Handler = (request: Http.IncomingMessage, response: Http.ServerResponse, count: number) => void

/** Starts a host on a socket, and records its requests. */
const host = (handler: Handler) =>
  Effect.acquireRelease(
    Effect.callback<{ url: string; asked: Array<Http.IncomingMessage>; close: () => void }>((resume) => {
      const asked: Array<Http.IncomingMessage> = []
      const server = Http.createServer((request, response) => {
        asked.push(request)
        handler(request, response, asked.length)
      })
      server.listen(0, "127.0.0.1", () => {
        const address = server.address()
        const port = typeof address === "object" ? address?.port : undefined
        const close = () => {
          server.close()
          server.closeAllConnections()
        }
        resume(Effect.succeed({ url: `http://127.0.0.1:${port}`, asked, close }))
      })
    }),
    ({ close }) => Effect.sync(close)
  )

const whole: Handler = (_, response) => response.writeHead(200, { "content-length": picture.length }).end(picture)

/** Serves the file from the requested position, as hosts that support Range do. */
const ranged = (request: Http.IncomingMessage, response: Http.ServerResponse) => {
  const from = Number(/bytes=(\d+)-/.exec(request.headers.range ?? "")?.[1] ?? 0)
  const rest = picture.subarray(from)
  response.writeHead(from === 0 ? 200 : 206, {
    "content-length": rest.length,
    etag: `"v1"`,
    ...(from === 0 ? {} : { "content-range": `bytes ${from}-${picture.length - 1}/${picture.length}` })
  })
  return rest
}

const done = (urls: ReadonlyArray<string>, expiresAt?: Asset["expiresAt"]): Succeeded => ({
  _tag: "Succeeded",
  ref: TaskRef.make({ provider: "kie", kind: "image", id: "281e5b04" }),
  status: "success",
  assets: urls.map((url): Asset => ({ url, kind: "image", role: "result", expiresAt }))
})

const quickly = Schedule.spaced("5 millis").pipe(Schedule.upTo({ times: 5 }))

/** Saves to a new directory. Its final contents are part of the outcome. */
const save = Effect.fnUntraced(function*(
  task: Succeeded,
  options: Partial<Parameters<typeof AssetStore.layerDirectory>[0]> = {},
  change: (fs: FileSystem.FileSystem) => FileSystem.FileSystem = (fs) => fs,
  dns: Layer.Layer<Dns.Dns> = NodeDns.layer
) {
  const fs = yield* FileSystem.FileSystem
  const directory = options.directory ?? (yield* fs.makeTempDirectoryScoped())
  const store = AssetStore.layerDirectory({ allowPrivate: true, retry: quickly, ...options, directory }).pipe(
    Layer.provide([Layer.succeed(FileSystem.FileSystem, change(fs)), dns])
  )
  const result = yield* Effect.result(Effect.provide(AssetStore.save(task), store))
  const names = yield* Effect.orElseSucceed(fs.readDirectory(directory), () => [])
  return { directory, result, names: names.toSorted() }
})

const failed = ({ result }: Effect.Success<ReturnType<typeof save>>): AssetError =>
  result._tag === "Failure" && result.failure._tag === "AssetError" ? result.failure : assert.fail("it was saved")

const saved = ({ result }: Effect.Success<ReturnType<typeof save>>) =>
  result._tag === "Success" ? result.success : assert.fail(result.failure.message)

const clients = { fetch: FetchHttpClient.layer, undici: NodeHttpClient.layerUndici, http: NodeHttpClient.layerNodeHttp }

for (const [name, client] of Object.entries(clients)) {
  const layer = Layer.merge(NodeServices.layer, client)

  describe(`files over a socket, by ${name}`, () => {
    it.live("are on the disk as they were sent, with their manifest", () =>
      Effect.gen(function*() {
        const { asked, url } = yield* host(whole)
        const outcome = yield* save(done([`${url}/a?sig=1`, `${url}/b`]))
        assert.deepStrictEqual(outcome.names, [
          "kie-281e5b04-1.png",
          "kie-281e5b04-1.png.json",
          "kie-281e5b04-2.png",
          "kie-281e5b04-2.png.json"
        ])
        const fs = yield* FileSystem.FileSystem
        const [file] = saved(outcome)
        assert.deepStrictEqual(Buffer.from(yield* fs.readFile(file?.path ?? "")), picture)
        const manifest = yield* fs.readFileString(`${file?.path}.json`).pipe(
          Effect.flatMap(Schema.decodeEffect(Schema.fromJsonString(Schema.toCodecJson(AssetManifest))))
        )
        assert.deepStrictEqual([manifest.sha256, manifest.bytes, manifest.url], [sha256, picture.length, `${url}/a`])
        const { connection: _, host: __, "sec-fetch-mode": ___, "accept-language": ____, ...headers } =
          asked[0]?.headers ?? {}
        assert.deepStrictEqual(headers, { accept: "*/*", "accept-encoding": "identity", "user-agent": "effect-media" })
      }).pipe(Effect.provide(layer), Effect.scoped))

    it.live("resume after a connection was reset, twice", () =>
      Effect.gen(function*() {
        const { asked, url } = yield* host((request, response, count) => {
          const rest = ranged(request, response)
          if (count > 2) response.end(rest)
          else response.write(rest.subarray(0, 200_000), () => setTimeout(() => response.socket?.resetAndDestroy(), 20))
        })
        const [file] = saved(yield* save(done([url])))
        assert.strictEqual(file?.sha256, sha256)
        assert.lengthOf(asked, 3)
        assert.match(asked[2]?.headers.range ?? "", /^bytes=[1-9]\d{4,}-$/)
        assert.strictEqual(asked[2]?.headers["if-range"], `"v1"`)
      }).pipe(Effect.provide(layer), Effect.scoped))

    it.live("that drip are given up when nothing comes, and leave nothing", () =>
      Effect.gen(function*() {
        const { asked, url } = yield* host((_, response) => {
          response.writeHead(200, { "content-length": picture.length })
          response.write(picture.subarray(0, 1000))
        })
        const outcome = yield* save(done([url]), { idleTimeout: "1 second", retry: Schedule.recurs(1) })
        assert.deepStrictEqual([failed(outcome).reason, outcome.names], ["Incomplete", []])
        assert.include(failed(outcome).description, "1 s")
        assert.lengthOf(asked, 2)
      }).pipe(Effect.provide(layer), Effect.scoped))

    it.live("that are shorter than announced are not kept", () =>
      Effect.gen(function*() {
        const { url } = yield* host((_, response) => {
          response.writeHead(200, { "content-length": picture.length })
          response.write(picture.subarray(0, 1000), () => response.socket?.end())
        })
        const outcome = yield* save(done([url]), { retry: Schedule.recurs(1) })
        assert.deepStrictEqual([failed(outcome).reason, outcome.names], ["Incomplete", []])
      }).pipe(Effect.provide(layer), Effect.scoped))

    it.live("are not followed to where a redirect may not lead", () =>
      Effect.gen(function*() {
        const inner = yield* host(whole)
        const outer = yield* host((_, response) => response.writeHead(302, { location: inner.url }).end())
        // The first host counts as public here: the client does not care how its name resolves.
        const names = Layer.orDie(Dns.layerStatic({ hosts: { "loopback.test": ["93.184.215.14"] } }))
        const named = outer.url.replace("127.0.0.1", "loopback.test")
        const fetch: typeof globalThis.fetch = (url, init) =>
          globalThis.fetch(String(url instanceof Request ? url.url : url).replace("loopback.test", "127.0.0.1"), init)
        if (name === "fetch") {
          const outcome = yield* save(done([named]), { allowPrivate: false }, undefined, names).pipe(
            Effect.provideService(FetchHttpClient.Fetch, fetch),
            Effect.provideService(FetchHttpClient.RequestInit, {
              redirect: "follow",
              headers: { authorization: "Bearer sk-canary" }
            })
          )
          assert.deepStrictEqual([failed(outcome).reason, outer.asked.length, inner.asked.length], ["UnsafeUrl", 1, 0])
          assert.isUndefined(outer.asked[0]?.headers.authorization)
        }
        const allowed = saved(yield* save(done([outer.url])))
        assert.lengthOf(allowed, 1)
        assert.lengthOf(inner.asked, 1)
      }).pipe(Effect.provide(layer), Effect.scoped))

    it.live("leave nothing when they are interrupted, and their request is aborted", () =>
      Effect.gen(function*() {
        let aborted = false
        const { asked, url } = yield* host((_, response) => {
          response.on("close", () => {
            aborted = true
          })
          response.writeHead(200, { "content-length": picture.length })
          response.write(picture.subarray(0, 100_000))
        })
        const fs = yield* FileSystem.FileSystem
        const directory = yield* fs.makeTempDirectoryScoped()
        const fiber = yield* Effect.forkChild(save(done([url]), { directory }))
        yield* Effect.repeat(Effect.delay(fs.readDirectory(directory), "5 millis"), {
          until: (names) => names.length > 0,
          times: 200
        })
        // It must not wait for the 30 s that a host may be silent.
        const [elapsed] = yield* Effect.timed(Fiber.interrupt(fiber))
        assert.isBelow(Duration.toSeconds(elapsed), 15)
        yield* Effect.repeat(Effect.delay(Effect.sync(() => aborted), "5 millis"), { until: (is) => is, times: 200 })
        assert.deepStrictEqual([yield* fs.readDirectory(directory), asked.length, aborted], [[], 1, true])
      }).pipe(Effect.provide(layer), Effect.scoped))
  })
}

describe("a name that leads inside", () => {
  it.live("is not asked, nor looked up", () =>
    Effect.gen(function*() {
      const { asked, url } = yield* host(whole)
      const hosts = ["localhost", "localhost.localdomain", "kubernetes.default.svc"]
      for (const name of hosts) {
        const link = url.replace("127.0.0.1", name)
        const error = failed(yield* save(done([link]), { allowPrivate: false }))
        assert.strictEqual(error.reason, "UnsafeUrl", name)
      }
      assert.lengthOf(asked, 0)
    }).pipe(Effect.provide([NodeServices.layer, FetchHttpClient.layer]), Effect.scoped))
})

describe("a file that arrives compressed although that was not requested", () => {
  const codings = {
    gzip: gzipSync(picture),
    deflate: deflateSync(picture),
    br: brotliCompressSync(picture),
    "gzip, br": brotliCompressSync(gzipSync(picture))
  }
  for (const [name, client] of Object.entries(clients)) {
    it.live(`is taken out of it over ${name}`, () =>
      Effect.gen(function*() {
        for (const [coding, body] of Object.entries(codings)) {
          const { url } = yield* host((_, response) =>
            response.writeHead(200, { "content-encoding": coding }).end(body)
          )
          assert.strictEqual(saved(yield* save(done([url])))[0]?.sha256, sha256, coding)
        }
        const plain = yield* host((_, response) =>
          response.writeHead(200, { "content-encoding": "identity" }).end(picture)
        )
        assert.strictEqual(saved(yield* save(done([plain.url])))[0]?.sha256, sha256)
        const unknown = yield* host((_, response) =>
          response.writeHead(200, { "content-encoding": "rot13" }).end(picture)
        )
        assert.strictEqual(failed(yield* save(done([unknown.url]))).reason, "WrongType")
      }).pipe(Effect.provide([NodeServices.layer, client]), Effect.scoped))
  }
})

describe("a file that comes compressed and wrong", () => {
  for (const [name, client] of Object.entries(clients)) {
    const layer = Layer.merge(NodeServices.layer, client)

    it.live(`is no file while it is cut, and is fetched whole, never from the middle, over ${name}`, () =>
      Effect.gen(function*() {
        for (const coding of ["gzip", "br"] as const) {
          const body = coding === "gzip" ? gzipSync(picture) : brotliCompressSync(picture)
          const { asked, url } = yield* host((_, response, count) => {
            response.writeHead(200, {
              "content-encoding": coding,
              "content-length": body.length,
              etag: `"v1"`,
              "accept-ranges": "bytes"
            })
            if (count < 3) response.write(body.subarray(0, body.length / 2), () => response.destroy())
            else response.end(body)
          })
          assert.strictEqual(saved(yield* save(done([url])))[0]?.sha256, sha256, coding)
          assert.deepStrictEqual(asked.map(({ headers }) => headers.range), [undefined, undefined, undefined])
        }
      }).pipe(Effect.provide(layer), Effect.scoped))

    it.live(`is not saved if it is too large when it is decoded, over ${name}`, () =>
      Effect.gen(function*() {
        const bomb = gzipSync(Buffer.concat([picture.subarray(0, 8), Buffer.alloc(64 * 1024 * 1024)]))
        assert.isBelow(bomb.length, 100_000)
        const { url } = yield* host((_, response) => response.writeHead(200, { "content-encoding": "gzip" }).end(bomb))
        const outcome = yield* save(done([url]), { maxBytes: 1_000_000 })
        assert.deepStrictEqual([failed(outcome).reason, outcome.names], ["TooLarge", []])
      }).pipe(Effect.provide(layer), Effect.scoped))
  }

  it.live("is no file if the host itself has half of it, over undici", () =>
    Effect.gen(function*() {
      const half = gzipSync(picture).subarray(0, 1000)
      const { url } = yield* host((_, response) => response.writeHead(200, { "content-encoding": "gzip" }).end(half))
      const outcome = yield* save(done([url]))
      assert.deepStrictEqual([failed(outcome).reason, outcome.names], ["Incomplete", []])
    }).pipe(Effect.provide([NodeServices.layer, clients.undici]), Effect.scoped))

  it.live("is taken as it is if it was never compressed, over undici", () =>
    Effect.gen(function*() {
      const { url } = yield* host((_, response) => response.writeHead(200, { "content-encoding": "gzip" }).end(picture))
      assert.strictEqual(saved(yield* save(done([url])))[0]?.sha256, sha256)
    }).pipe(Effect.provide([NodeServices.layer, clients.undici]), Effect.scoped))
})

describe("over the emulator's socket", () => {
  const emulated = Layer.unwrap(
    Effect.map(EmulatorServer, ({ url }) => {
      const options = { apiKey: Redacted.make("sk-test"), baseUrl: url }
      return Layer.merge(Kie.layer(options), KieUploads.layer(options))
    })
  ).pipe(
    Layer.provideMerge(Emulator.layerServer()),
    Layer.provideMerge([Emulator.layer({ seed: 1, duration: 0 }), FetchHttpClient.layer, NodeServices.layer])
  )

  /** Submits a request, and returns its task, which ends at once. */
  const made = Effect.fnUntraced(function*(request: KieRequest) {
    const kie = yield* Kie
    const task = yield* Effect.flatMap(kie.submit(request), kie.status)
    return task._tag === "Succeeded" ? task : assert.fail(task._tag)
  })

  it.live("a file of the disk is uploaded, becomes an input, and what is made of it is saved", () =>
    Effect.gen(function*() {
      const fs = yield* FileSystem.FileSystem
      const path = yield* Path.Path
      const local = path.join(yield* fs.makeTempDirectoryScoped(), "boat.png")
      yield* fs.writeFile(local, picture)
      const upload = yield* KieUploads.uploadPath(local)
      assert.deepStrictEqual([upload.name, upload.bytes], ["boat.png", picture.length])
      const request = { model: "google/nano-banana-edit", input: { prompt: "x", image_urls: [upload.url] } }
      const result = yield* made(request)
      const [file] = saved(yield* save(result))
      assert.deepStrictEqual([file?.mediaType, file?.ref.id], ["image/png", result.ref.id])
      // An uploaded file can also be fetched, unchanged.
      const [copy] = saved(yield* save(done([upload.url])))
      assert.strictEqual(copy?.sha256, sha256)
      const missing = yield* Effect.flip(KieUploads.uploadPath(path.join(local, "nothing")))
      assert.deepStrictEqual([missing._tag, missing._tag === "InvalidRequest" && missing.problems[0]?.path], [
        "InvalidRequest",
        "path"
      ])
    }).pipe(Effect.provide(emulated), Effect.scoped))

  it.live("a link inside is not followed unless that is allowed", () =>
    Effect.gen(function*() {
      const task = yield* made({ model: "google/nano-banana", input: { prompt: "x" } })
      const error = failed(yield* save(task, { allowPrivate: false }))
      assert.deepStrictEqual([error.reason, error.ref.id], ["UnsafeUrl", task.ref.id])
    }).pipe(Effect.provide(emulated), Effect.scoped))
})

describe("a disk that says no", () => {
  const layer = Layer.merge(NodeServices.layer, FetchHttpClient.layer)
  const noSpace = new PlatformError.PlatformError(
    new PlatformError.SystemError({
      _tag: "WriteZero",
      module: "FileSystem",
      method: "write",
      description: "ENOSPC: no space left on device"
    })
  )

  it.live("(a directory that is a file) is an error of the disk, with the task in hand", () =>
    Effect.gen(function*() {
      const { url } = yield* host(whole)
      const fs = yield* FileSystem.FileSystem
      const file = yield* fs.makeTempFileScoped()
      const error = failed(yield* save(done([url]), { directory: file }))
      assert.deepStrictEqual([error.reason, error.ref.id, error.url, error.isRetryable], [
        "Disk",
        "281e5b04",
        url,
        false
      ])
      assert.include(error.message, "is writable")
    }).pipe(Effect.provide(layer), Effect.scoped))

  it.live("(full, half way) leaves nothing, and is not tried again", () =>
    Effect.gen(function*() {
      const { asked, url } = yield* host(whole)
      let left = 200_000
      const full = (fs: FileSystem.FileSystem): FileSystem.FileSystem => ({
        ...fs,
        open: (path, options) =>
          Effect.map(fs.open(path, options), (file) =>
            Object.assign(Object.create(file), {
              writeAll: (bytes: Uint8Array) =>
                Effect.suspend(() => (left -= bytes.length) < 0 ? Effect.fail(noSpace) : file.writeAll(bytes))
            }))
      })
      const outcome = yield* save(done([url]), {}, full)
      assert.deepStrictEqual([failed(outcome).reason, outcome.names, asked.length], ["Disk", [], 1])
      assert.include(failed(outcome).message, "ENOSPC")
    }).pipe(Effect.provide(layer), Effect.scoped))

  it.live("(a directory in the file's place) leaves nothing of its own", () =>
    Effect.gen(function*() {
      const { url } = yield* host(whole)
      const fs = yield* FileSystem.FileSystem
      const path = yield* Path.Path
      const directory = yield* fs.makeTempDirectoryScoped()
      yield* fs.makeDirectory(path.join(directory, "kie-281e5b04-1.png"))
      const outcome = yield* save(done([url]), { directory })
      assert.deepStrictEqual([failed(outcome).reason, outcome.names], ["Disk", ["kie-281e5b04-1.png"]])
    }).pipe(Effect.provide(layer), Effect.scoped))

  it.live("does not follow a link that lies where the file goes", () =>
    Effect.gen(function*() {
      const { url } = yield* host(whole)
      const fs = yield* FileSystem.FileSystem
      const path = yield* Path.Path
      const directory = yield* fs.makeTempDirectoryScoped()
      const victim = path.join(yield* fs.makeTempDirectoryScoped(), "victim")
      yield* fs.writeFileString(victim, "untouched")
      yield* fs.symlink(victim, path.join(directory, "kie-281e5b04-1.png"))
      saved(yield* save(done([url]), { directory }))
      assert.strictEqual(yield* fs.readFileString(victim), "untouched")
    }).pipe(Effect.provide(layer), Effect.scoped))
})

describe("a file of 500 MB", () => {
  const script = (name: string) => join(import.meta.dirname, "../src", name)

  // Plain Node collects buffers only after about 64 MB of them: see saveLarge.ts. So a plain run is limited by the
  // growth of a second file, and a run with a small young generation by the first file's size.
  const runs: ReadonlyArray<readonly [client: string, flags: ReadonlyArray<string>, part: "growth" | "again"]> = [
    ["undici", [], "again"],
    ["fetch", ["--max-semi-space-size=1"], "growth"]
  ]
  for (const [client, flags, part] of runs) {
    const which = part === "again" ? "for a second one" : "for the first one"
    const title = `is saved whole by ${
      ["node", ...flags].join(" ")
    } and ${client}, which grows by less than 64 MB ${which}`
    it.live(title, () =>
      Effect.gen(function*() {
        const server = yield* Effect.acquireRelease(
          Effect.callback<{ readonly url: string; readonly sha256: string; readonly kill: () => void }>((resume) => {
            const child = spawn(process.execPath, [script("largeFile.ts"), "500"])
            child.stdout.once("data", (line) =>
              resume(Effect.succeed({ ...JSON.parse(String(line)), kill: () => child.kill() })))
          }),
          ({ kill }) =>
            Effect.sync(kill)
        )
        const fs = yield* FileSystem.FileSystem
        const directory = yield* fs.makeTempDirectoryScoped()
        const line = yield* Effect.callback<string>((resume) => {
          const argv = [...flags, script("saveLarge.ts"), server.url, directory, client]
          execFile(process.execPath, argv, (error, stdout) =>
            resume(error === null ? Effect.succeed(stdout) : Effect.die(error)))
        })
        const result = JSON.parse(line)
        assert.deepStrictEqual([result.bytes, result.sha256], [500 * 1024 ** 2, server.sha256])
        assert.isBelow(result[part], 64 * 1024 ** 2)
      }).pipe(Effect.provide(NodeServices.layer), Effect.scoped), 120_000)
  }
})
