/**
 * Tests over real sockets: the requests that were sent, those that were not, and the route that they took.
 */
import { layer as cliLayer } from "@effect-media/cli/network/Network"
import { type Dialect, ProviderHttp } from "@effect-media/core/http"
import * as NodeHttpClient from "@effect/platform-node/NodeHttpClient"
import { assert, describe, it } from "@effect/vitest"
import { ConfigProvider, Effect, Layer, Redacted, Schema } from "effect"
import { FetchHttpClient, type HttpClient } from "effect/http"
import { execFileSync } from "node:child_process"
import { mkdtempSync, readFileSync } from "node:fs"
import * as http from "node:http"
import * as net from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import * as tls from "node:tls"
import { brotliCompressSync, deflateSync, gzipSync, zstdCompressSync } from "node:zlib"

const certificate = (name: string) => {
  const directory = mkdtempSync(join(tmpdir(), "effect-media-tls-"))
  const [key, cert] = [join(directory, "key.pem"), join(directory, "cert.pem")]
  execFileSync(
    "openssl",
    [
      "req",
      "-x509",
      "-newkey",
      "rsa:2048",
      "-nodes",
      "-keyout",
      key,
      "-out",
      cert,
      "-days",
      "2",
      "-subj",
      `/CN=${name}`
    ]
      .concat("-addext", `subjectAltName=DNS:${name}`),
    { stdio: "pipe" }
  )
  return { key: readFileSync(key, "utf8"), cert: readFileSync(cert, "utf8") }
}

const trusted = certificate("localhost")
const untrusted = certificate("localhost")
const ofAnother = certificate("elsewhere.example")
tls.setDefaultCACertificates([...tls.getCACertificates(), trusted.cert, ofAnother.cert])

const dialect: Dialect.Dialect = {
  provider: "acme",
  baseUrl: "",
  successCodes: [],
  errorRules: [],
  statuses: {},
  failureCategories: {}
}

const transports = {
  fetch: FetchHttpClient.layer,
  undici: NodeHttpClient.layerUndici,
  cli: Layer.fresh(cliLayer)
} satisfies Record<string, Layer.Layer<HttpClient.HttpClient>>

type TransportName = keyof typeof transports

const names: ReadonlyArray<TransportName> = ["fetch", "undici", "cli"]

/** Starts a server on a free port; it ends with the test. */
const serve = (server: net.Server) =>
  Effect.acquireRelease(
    Effect.callback<number>((resume) => {
      const sockets = new Set<net.Socket>()
      server.on("connection", (socket: net.Socket) => {
        sockets.add(socket)
        socket.on("error", () => {}).on("close", () => sockets.delete(socket))
      })
      server.on("tlsClientError", () => {})
      server.on("close", () => {})
      open.set(server, sockets)
      server.listen(0, () => {
        const address = server.address()
        resume(Effect.succeed(typeof address === "object" && address !== null ? address.port : 0))
      })
    }),
    () =>
      Effect.callback<void>((resume) => {
        server.close(() => resume(Effect.void))
        for (const socket of open.get(server) ?? []) socket.destroy()
      })
  )

const open = new Map<net.Server, Set<net.Socket>>()

/** Submits a job and returns how the submit ended. */
const submit = Effect.fnUntraced(
  function*(baseUrl: string, options?: Partial<ProviderHttp.ProviderOptions>) {
    const http = yield* ProviderHttp.make(dialect, { apiKey: Redacted.make("any-key"), baseUrl, ...options })
    const schema = Schema.Struct({ id: Schema.String })
    return yield* http.submit({ path: "/create", model: "m", body: { prompt: "a boat" }, schema }).pipe(
      Effect.match({
        onSuccess: ({ body }) => ({ end: body.id, error: undefined }),
        onFailure: (error) => ({
          end: error._tag === "ProviderUnavailable" ? error.reason : error._tag,
          error
        })
      })
    )
  }
)

const secured = ({ cert, key }: typeof trusted, onConnection: (socket: tls.TLSSocket) => void) =>
  tls.createServer({ key, cert }, (socket) => onConnection(socket.on("error", () => {})))

/** A TLS socket cannot be reset; the socket below it can. */
const reset = (socket: tls.TLSSocket) => {
  const all = [...open.values()].flatMap((sockets) => [...sockets])
  all.find(({ remotePort }) => remotePort === socket.remotePort)?.resetAndDestroy()
}

const answer = (body: string) =>
  `HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`

describe("a submit of which nothing was sent", () => {
  const cases: ReadonlyArray<readonly [string, () => net.Server, Record<TransportName, string>]> = [
    ["an untrusted certificate", () => secured(untrusted, () => {}), {
      fetch: "NoConnection",
      undici: "NoConnection",
      cli: "NoConnection"
    }],
    ["the certificate of another host", () => secured(ofAnother, () => {}), {
      fetch: "NoConnection",
      undici: "NoConnection",
      cli: "NoConnection"
    }],
    ["https to an http port", () => http.createServer((_, reply) => reply.end("{}")), {
      fetch: "NoConnection",
      undici: "NoConnection",
      cli: "NoConnection"
    }],
    ["https to a port of another protocol", () => net.createServer((socket) => void socket.write("220 mail\r\n")), {
      fetch: "NoConnection",
      undici: "NoConnection",
      cli: "NoConnection"
    }],
    ["no common version of TLS", () => tls.createServer({ ...trusted, maxVersion: "TLSv1.1", minVersion: "TLSv1.1" }), {
      fetch: "NoConnection",
      undici: "NoConnection",
      cli: "NoConnection"
    }],
    ["a handshake that is closed", () => net.createServer((socket) => socket.once("data", () => socket.end())), {
      fetch: "NoConnection",
      undici: "NoConnection",
      cli: "NoConnection"
    }],
    ["a connection that is closed at once", () => net.createServer((socket) => socket.end()), {
      fetch: "NoConnection",
      undici: "NoConnection",
      cli: "NoConnection"
    }],
    // A reset does not say when it happened: only a transport that reports its progress can know.
    [
      "a handshake that is reset",
      () => net.createServer((socket) => socket.once("data", () => socket.resetAndDestroy())),
      { fetch: "SubmitOutcomeUnknown", undici: "SubmitOutcomeUnknown", cli: "NoConnection" }
    ],
    ["a handshake that never ends", () => net.createServer(() => {}), {
      fetch: "SubmitOutcomeUnknown",
      undici: "SubmitOutcomeUnknown",
      cli: "NoConnection"
    }]
  ]
  for (const [name, server, ends] of cases) {
    for (const transport of names) {
      it.live(`${name}, over ${transport}: ${ends[transport]}`, () =>
        Effect.gen(function*() {
          const port = yield* serve(server())
          const { end } = yield* Effect.provide(
            submit(`https://localhost:${port}`, { submitTimeout: "2 seconds" }),
            transports[transport]
          )
          assert.strictEqual(end, ends[transport])
        }))
    }
  }
})

describe("a submit that was sent", () => {
  const cases: ReadonlyArray<readonly [string, (socket: tls.TLSSocket) => void, Record<TransportName, string>]> = [
    ["closed without an answer", (socket) => void socket.once("data", () => socket.end()), {
      fetch: "SubmitOutcomeUnknown",
      undici: "SubmitOutcomeUnknown",
      cli: "SubmitOutcomeUnknown"
    }],
    ["reset", (socket) => void socket.once("data", () => reset(socket)), {
      fetch: "SubmitOutcomeUnknown",
      undici: "SubmitOutcomeUnknown",
      cli: "SubmitOutcomeUnknown"
    }],
    ["never answered", () => {}, {
      fetch: "SubmitOutcomeUnknown",
      undici: "SubmitOutcomeUnknown",
      cli: "SubmitOutcomeUnknown"
    }],
    ["answered after hints", (socket) =>
      void socket.once("data", () => {
        socket.write(`HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\n${answer(`{"id":"7"}`)}`)
      }), { fetch: "7", undici: "7", cli: "7" }],
    // Undici drops such a connection, and fetch uses undici.
    ["answered after a 100 that was not requested", (socket) =>
      void socket.once("data", () => {
        socket.write(`HTTP/1.1 100 Continue\r\n\r\n${answer(`{"id":"7"}`)}`)
      }), { fetch: "SubmitOutcomeUnknown", undici: "SubmitOutcomeUnknown", cli: "7" }],
    ["answered after several of them, in pieces", (socket) =>
      void socket.once("data", () => {
        const text =
          `HTTP/1.1 100 Continue\r\nx: 1\r\n\r\nHTTP/1.1 102 Processing\r\n\r\nHTTP/1.1 100 Continue\r\n\r\n` +
          answer(`{"id":"HTTP/1.1 100"}`)
        void (async () => {
          for (const piece of text.match(/[^]{1,7}/g) ?? []) {
            socket.write(piece)
            await new Promise((resolve) => setTimeout(resolve, 2))
          }
        })()
      }), { fetch: "SubmitOutcomeUnknown", undici: "SubmitOutcomeUnknown", cli: "HTTP/1.1 100" }]
  ]
  for (const [name, onConnection, ends] of cases) {
    for (const transport of names) {
      it.live(`and ${name}, over ${transport}: ${ends[transport]}`, () =>
        Effect.gen(function*() {
          const port = yield* serve(secured(trusted, onConnection))
          const { end } = yield* Effect.provide(
            submit(`https://localhost:${port}`, { submitTimeout: "2 seconds" }),
            transports[transport]
          )
          assert.strictEqual(end, ends[transport])
        }))
    }
  }

  for (const transport of names) {
    it.live(`to a base URL that redirects is refused, over ${transport}`, () =>
      Effect.gen(function*() {
        const seen: Array<string | undefined> = []
        const port = yield* serve(http.createServer((request, reply) => {
          seen.push(request.url)
          reply.writeHead(308, { location: `https://localhost${request.url}` }).end()
        }))
        const { end, error } = yield* Effect.provide(submit(`http://localhost:${port}`), transports[transport])
        assert.strictEqual(end, "InvalidRequest")
        assert.include(error?.message, "https://localhost/create")
        assert.deepStrictEqual(seen, ["/create"])
      }))
  }
})

describe("the proxy of the environment", () => {
  const through = (env: Record<string, string>) =>
    Layer.provide(Layer.fresh(cliLayer), ConfigProvider.layer(ConfigProvider.fromEnv({ env })))

  /** Starts a proxy that sends every tunnel and every request to one port. */
  const proxy = Effect.fnUntraced(function*(target: number) {
    const seen: Array<string> = []
    const port = yield* serve(
      http.createServer((request, reply) => {
        seen.push(`${request.method} ${request.url} ${request.headers["proxy-authorization"] ?? ""}`.trim())
        reply.setHeader("content-type", "application/json").end(`{"id":"proxied"}`)
      }).on("connect", (request, socket) => {
        seen.push(`CONNECT ${request.url}`)
        const there = net.connect(target, "localhost", () => socket.write("HTTP/1.1 200 OK\r\n\r\n"))
        there.on("error", () => socket.destroy())
        socket.on("error", () => there.destroy())
        there.pipe(socket)
        socket.pipe(there)
      })
    )
    return { seen, port }
  })

  it.live("takes https in a tunnel", () =>
    Effect.gen(function*() {
      const vendor = yield* serve(
        secured(ofAnother, (socket) => void socket.once("data", () => socket.write(answer(`{"id":"7"}`))))
      )
      const { port, seen } = yield* proxy(vendor)
      const { end } = yield* Effect.provide(
        submit("https://elsewhere.example"),
        through({ HTTPS_PROXY: `http://localhost:${port}` })
      )
      assert.strictEqual(end, "7")
      assert.deepStrictEqual(seen, ["CONNECT elsewhere.example:443"])
    }))

  it.live("takes http as it is, with credentials, also if it is written without a scheme", () =>
    Effect.gen(function*() {
      const { port, seen } = yield* proxy(0)
      const url = "http://elsewhere.example"
      assert.strictEqual(
        (yield* Effect.provide(submit(url), through({ http_proxy: `me:secret@localhost:${port}` }))).end,
        "proxied"
      )
      assert.deepStrictEqual(seen, [`POST ${url}/create Basic ${btoa("me:secret")}`])
    }))

  it.live("is not asked for hosts of NO_PROXY, nor for this machine", () =>
    Effect.gen(function*() {
      const vendor = yield* serve(http.createServer((_, reply) => reply.end(`{"id":"direct"}`)))
      const { port, seen } = yield* proxy(0)
      for (const NO_PROXY of ["", "*", "localhost"]) {
        const env = { HTTP_PROXY: `http://localhost:${port}`, NO_PROXY }
        assert.strictEqual(
          (yield* Effect.provide(submit(`http://localhost:${vendor}`), through(env))).end,
          "direct"
        )
      }
      assert.deepStrictEqual(seen, [])
    }))

  const broken: ReadonlyArray<readonly [string, () => net.Server]> = [
    [
      "refuses the tunnel",
      () => http.createServer().on("connect", (_, socket) => socket.end("HTTP/1.1 403 No\r\n\r\n"))
    ],
    [
      "wants a password",
      () => http.createServer().on("connect", (_, socket) => socket.end("HTTP/1.1 407 Who\r\n\r\n"))
    ],
    ["closes the tunnel", () => http.createServer().on("connect", (_, socket) => socket.end())],
    ["never answers", () => http.createServer().on("connect", () => {})]
  ]
  for (const [name, server] of broken) {
    it.live(`took no job if it ${name}`, () =>
      Effect.gen(function*() {
        const port = yield* serve(server())
        const { end } = yield* Effect.provide(
          submit("https://elsewhere.example", { submitTimeout: "2 seconds" }),
          through({ https_proxy: `http://localhost:${port}` })
        )
        assert.strictEqual(end, "NoConnection")
      }))
  }

  it.live("took no job if it wants a password for http", () =>
    Effect.gen(function*() {
      const port = yield* serve(http.createServer((_, reply) => reply.writeHead(407).end()))
      const { end } = yield* Effect.provide(
        submit("http://elsewhere.example"),
        through({ HTTP_PROXY: `http://localhost:${port}` })
      )
      assert.strictEqual(end, "NoConnection")
    }))

  for (const HTTPS_PROXY of ["http://", "ftp://proxy.example", "http://a b"]) {
    it.live(`is never passed by if it is none (${HTTPS_PROXY})`, () =>
      Effect.gen(function*() {
        const vendor = yield* serve(http.createServer((_, reply) => reply.end(`{"id":"direct"}`)))
        const { end, error } = yield* Effect.provide(
          submit(`http://localhost:${vendor}`),
          through({ HTTPS_PROXY })
        )
        assert.strictEqual(end, "NoConnection")
        assert.include(error?.message, "HTTPS_PROXY")
      }))
  }
})

describe("a reply in a coding that was not requested", () => {
  const codings = { gzip: gzipSync, deflate: deflateSync, br: brotliCompressSync, zstd: zstdCompressSync }
  for (const transport of names) {
    it.live(`is read over ${transport}`, () =>
      Effect.gen(function*() {
        const asked: Array<string | undefined> = []
        let encode: (text: string) => Uint8Array = Buffer.from
        let coding = ""
        const port = yield* serve(http.createServer((request, reply) => {
          asked.push(request.headers["accept-encoding"])
          reply.writeHead(200, { "content-encoding": coding }).end(encode(`{"id":"7"}`))
        }))
        for (const [name, compress] of Object.entries(codings)) {
          // Undici itself returns zstd undecoded, and only the command adds a decoder for it.
          if (name === "zstd" && transport === "undici") continue
          coding = name
          encode = compress
          const { end } = yield* Effect.provide(submit(`http://localhost:${port}`), transports[transport])
          assert.strictEqual(end, "7", name)
        }
        assert.deepStrictEqual(new Set(asked), new Set(["identity"]))
      }))
  }
})

describe("connections", () => {
  it.live("to one host are bounded", () =>
    Effect.gen(function*() {
      let now = 0
      let most = 0
      const waiting: Array<() => void> = []
      const port = yield* serve(http.createServer((_, reply) => {
        now += 1
        most = Math.max(most, now)
        waiting.push(() => {
          now -= 1
          reply.end(`{"id":"7"}`)
        })
        // All concurrent requests have arrived: each answer lets the next one in.
        if (waiting.length >= 64) setImmediate(() => waiting.splice(0).forEach((answer) => answer()))
      }))
      const ends = yield* Effect.provide(
        Effect.forEach(Array.from({ length: 192 }), () => submit(`http://localhost:${port}`), {
          concurrency: "unbounded"
        }),
        transports.cli
      )
      assert.isTrue(ends.every(({ end }) => end === "7"))
      assert.strictEqual(most, 64)
    }))
})
