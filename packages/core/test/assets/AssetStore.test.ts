import { type Asset, AssetError, AssetManifest, AssetSink, AssetStore, HostAddress, TaskRef } from "@effect-media/core"
import { assert, describe, it } from "@effect/vitest"
import { Cause, DateTime, Duration, Effect, Exit, Layer, Option, Schedule, Schema, Stream, Tracer } from "effect"
import { HttpClient, HttpClientResponse } from "effect/http"
import { Dns, NetAddress } from "effect/net"
import { TestClock } from "effect/testing"
import { createHash } from "node:crypto"
import {
  type Answer,
  type Asked,
  done,
  failed,
  named,
  ofAsset,
  over,
  part,
  picture,
  png,
  ref,
  save,
  saved,
  shaOf,
  turn,
  whole
} from "../utils/host.ts"

describe("a file", () => {
  it.effect("is kept whole, named by the task and its bytes, with a manifest next to it", () =>
    Effect.gen(function*() {
      const host = over(() => whole({ headers: { "content-type": "text/plain" } }))
      const outcome = yield* save(host, done(["https://cdn.example/a/boat.mp4?sig=secret#x"]), {
        request: { model: "m", input: { prompt: "a boat", seed: undefined } }
      })
      const [file] = saved(outcome)
      assert.deepStrictEqual([...outcome.files.keys()], ["kie-281e5b04-1.png", "kie-281e5b04-1.png.json"])
      assert.deepStrictEqual(outcome.files.get("kie-281e5b04-1.png"), picture)
      const manifest = {
        v: 1,
        name: "kie-281e5b04-1.png",
        ref: { v: 1, provider: "kie", kind: "image", model: "m", id: "281e5b04" },
        request: { model: "m", input: { prompt: "a boat" } },
        role: "result",
        kind: "image",
        url: "https://cdn.example/a/boat.mp4",
        mediaType: "image/png",
        bytes: picture.length,
        sha256: shaOf(picture),
        cost: { amount: 4, unit: "credits" },
        createdAt: "1970-01-01T00:00:01.000Z",
        completedAt: "1970-01-01T00:00:02.000Z",
        savedAt: "1970-01-01T00:00:00.500Z"
      }
      const text = new TextDecoder().decode(outcome.files.get("kie-281e5b04-1.png.json"))
      assert.deepStrictEqual({ ...JSON.parse(text), savedAt: "" }, { ...manifest, savedAt: "" })
      assert.notInclude(text, "secret")
      assert.deepStrictEqual(
        Schema.decodeUnknownSync(Schema.fromJsonString(Schema.toCodecJson(AssetManifest)))(text).bytes,
        picture.length
      )
      assert.deepStrictEqual(
        [file?.path, file?.mediaType, file?.bytes, file?.sha256, file?.asset.url],
        [
          "kie-281e5b04-1.png",
          "image/png",
          picture.length,
          shaOf(picture),
          "https://cdn.example/a/boat.mp4?sig=secret#x"
        ]
      )
    }))

  it.effect("has a manifest, whatever the depth of its request", () =>
    Effect.gen(function*() {
      for (const depth of [1000, 2000, 3000, 5000, 10_000, 100_000]) {
        let request: unknown = "a boat"
        for (let i = 0; i < depth; i++) request = { input: request }
        const [file] = saved(yield* save(over(() => whole()), done(["https://a.test/1"]), { request }))
        assert.strictEqual(file?.name, "kie-281e5b04-1.png")
      }
    }))

  it.effect("has a manifest without the secrets of its request", () =>
    Effect.gen(function*() {
      const secret = "https://me.example/hooks/sk-canary"
      const request = {
        model: "m",
        callbackUrl: secret,
        idempotencyKey: "sk-canary",
        input: { prompt: "a boat", callBackUrl: secret, layers: [{ callback_url: secret, n: 1 }] }
      }
      const outcome = yield* save(over(() => whole()), done(["https://a.test/1"]), { request })
      const stored = { model: "m", input: { prompt: "a boat", layers: [{ n: 1 }] } }
      assert.deepStrictEqual(saved(outcome)[0]?.request, stored)
      const text = new TextDecoder().decode(outcome.files.get("kie-281e5b04-1.png.json"))
      assert.deepStrictEqual(JSON.parse(text).request, stored)
      assert.notInclude(text, "canary")
    }))

  it.effect("is asked for without credentials, without a trace, and as it is", () =>
    Effect.gen(function*() {
      const host = over(() => whole())
      yield* Effect.withSpan(save(host, done(["https://cdn.example/a%2Fb?x=a%2Fb+c&y=%7E"])), "outer")
      assert.deepStrictEqual(host.asked.map(({ headers, url }) => ({ headers, url })), [{
        url: "https://cdn.example/a%2Fb?x=a%2Fb+c&y=%7E",
        headers: { accept: "*/*", "accept-encoding": "identity", "user-agent": "effect-media" }
      }])
    }))

  it.effect("is named in spans by its host, and not by its link", () =>
    Effect.gen(function*() {
      const spans: Array<Tracer.Span> = []
      const tracer = Tracer.make({
        span: (options) => {
          const span = new Tracer.NativeSpan(options)
          spans.push(span)
          return span
        }
      })
      const link = "https://cdn.acme.example/private/boat.png?signature=canary"
      yield* save(over(() => whole()), done([link])).pipe(Effect.provideService(Tracer.Tracer, tracer))
      const fetched = spans.filter(({ name }) => name === "AssetStore.fetch")
      assert.deepStrictEqual(fetched.map(({ attributes }) => attributes.get("server.address")), ["cdn.acme.example"])
      const said = spans.map(({ attributes, name }) => [name, ...attributes.values()].join(" ")).join("\n")
      assert.notMatch(said, /canary|private/)
    }))

  it.effect("of a role that is not wanted is not fetched, and numbers stay those of the task", () =>
    Effect.gen(function*() {
      const host = over(() => whole())
      const task = done(["https://a.test/1", "https://a.test/2"])
      const assets = task.assets.map((asset, i): Asset => i === 0 ? { ...asset, role: "watermarked" } : asset)
      const files = saved(yield* save(host, { ...task, assets }, { roles: ["result"] }))
      assert.deepStrictEqual(files.map(({ name }) => name), ["kie-281e5b04-2.png"])
      assert.lengthOf(host.asked, 1)
    }))

  const ids: ReadonlyArray<readonly [string, RegExp]> = [
    ["../../x", /^kie-_+x-[\da-f]{12}-1\.png$/],
    ["..\\..\\x", /^kie-_+x-[\da-f]{12}-1\.png$/],
    ["/etc/passwd", /^kie-_etc_passwd-[\da-f]{12}-1\.png$/],
    ["CON", /^kie-CON-1\.png$/],
    ["a b:c*?\"<>|", /^kie-a_b_c_-[\da-f]{12}-1\.png$/],
    ["x".repeat(256), /^kie-x{116}-[\da-f]{12}-1\.png$/],
    ["ünï", /^kie-_n_-[\da-f]{12}-1\.png$/],
    [".", /^kie-\.-1\.png$/],
    ["%2e%2e%2fx", /^kie-_2e_2e_2fx-[\da-f]{12}-1\.png$/]
  ]
  for (const [id, name] of ids) {
    it.effect(`of a task called ${JSON.stringify(id).slice(0, 30)} has a name that stays where it is`, () =>
      Effect.gen(function*() {
        const [file] = saved(
          yield* save(over(() => whole()), done(["https://a.test/1"], {}, TaskRef.make({ ...ref, id })))
        )
        assert.match(file?.name ?? "", name)
      }))
  }

  it.effect("has another name if the id is another, also if both are made safe", () =>
    Effect.gen(function*() {
      const nameOf = (provider: string, id: string) =>
        Effect.map(
          save(over(() => whole()), done(["https://a.test/1"], {}, TaskRef.make({ ...ref, provider, id }))),
          (outcome) => saved(outcome)[0]?.name
        )
      const names = yield* Effect.all([
        nameOf("kie", "a/b"),
        nameOf("kie", "a?b"),
        nameOf("kie", "a_b"),
        nameOf("a", "b-c"),
        nameOf("a-b", "c")
      ])
      assert.strictEqual(new Set(names).size, names.length)
    }))
})

describe("the size", () => {
  it.effect("is refused when it is announced, and while it streams", () =>
    Effect.gen(function*() {
      for (const headers of [{ "content-length": "4008" }, { "content-length": "" }]) {
        const host = over(() => new Response(picture, { headers }), { maxBytes: 4007 })
        const outcome = yield* save(host, done(["https://a.test/1"]))
        const error = failed(outcome)
        assert.deepStrictEqual([error.reason, error.isRetryable], ["TooLarge", false])
        assert.lengthOf(host.asked, 1)
        assert.strictEqual(outcome.files.size, 0)
      }
      assert.lengthOf(saved(yield* save(over(() => whole(), { maxBytes: 4008 }), done(["https://a.test/1"]))), 1)
    }))

  it.effect("of nothing is no file", () =>
    Effect.gen(function*() {
      const nothing = [
        () => new Response(null),
        () => new Response(""),
        () => new Response(null, { status: 204 }),
        () => new Response("", { headers: { "content-length": "0" } })
      ]
      for (const answer of nothing) {
        const host = over(answer, { retry: Schedule.recurs(1) })
        const outcome = yield* save(host, done(["https://a.test/1"]))
        assert.deepStrictEqual([failed(outcome).reason, failed(outcome).description], [
          "Incomplete",
          "the file is empty"
        ])
        assert.lengthOf(host.asked, 2)
        assert.strictEqual(outcome.files.size, 0)
      }
    }))
})

describe("a connection that breaks off", () => {
  const etag = { etag: `"v1"` }

  for (const ends of ["reset", "hang", "early"] as const) {
    it.effect(`(${ends}) resumes where it was`, () =>
      Effect.gen(function*() {
        const host = over((asked, count) => part(asked, etag, count < 3 ? ends : "well"))
        const outcome = yield* save(host, done(["https://a.test/1"]))
        const [file] = saved(outcome)
        assert.strictEqual(file?.sha256, shaOf(picture))
        assert.deepStrictEqual(outcome.files.get(file?.name ?? ""), picture)
        assert.deepStrictEqual(
          host.asked.map(({ headers }) => [headers["range"], headers["if-range"]]),
          [[undefined, undefined], ["bytes=2004-", `"v1"`], ["bytes=3006-", `"v1"`]]
        )
      }))
  }

  const anew: ReadonlyArray<readonly [string, Record<string, string>, (asked: Asked) => Response]> = [
    ["the host knows no parts", etag, () => whole({ headers: etag })],
    ["the file is another by its tag", etag, (asked) => part(asked, { etag: `"v2"` })],
    [
      "the file is another by its length",
      etag,
      () => new Response(picture, { status: 206, headers: { "content-range": "bytes 2004-4999/5000", ...etag } })
    ],
    [
      "the part is another",
      etag,
      () => new Response(picture, { status: 206, headers: { "content-range": "bytes 0-4007/4008", ...etag } })
    ],
    ["the part is not named", etag, () => new Response(picture, { status: 206, headers: etag })],
    ["there is no such part", etag, () => new Response("", { status: 416 })]
  ]
  for (const [name, headers, second] of anew) {
    it.effect(`begins anew if ${name}`, () =>
      Effect.gen(function*() {
        const host = over((asked, count) =>
          count === 1 ? part(asked, headers, "reset") : count === 2 ? second(asked) : whole()
        )
        const outcome = yield* save(host, done(["https://a.test/1"]))
        const [file] = saved(outcome)
        assert.deepStrictEqual([file?.sha256, file?.bytes], [shaOf(picture), picture.length])
        assert.deepStrictEqual(outcome.files.get(file?.name ?? ""), picture)
        assert.deepStrictEqual(host.asked.map(({ headers }) => headers["range"]), [
          undefined,
          "bytes=2004-",
          undefined
        ])
      }))
  }

  it.effect("begins anew if nothing says which file it was", () =>
    Effect.gen(function*() {
      const without: ReadonlyArray<Record<string, string>> = [
        {},
        { etag: `W/"v1"` },
        { ...etag, "accept-ranges": "none" },
        { ...etag, "content-encoding": "br" } // fetch has decoded it
      ]
      for (const headers of without) {
        const host = over((asked, count) => count === 1 ? part(asked, headers, "reset") : whole())
        assert.strictEqual(saved(yield* save(host, done(["https://a.test/1"])))[0]?.sha256, shaOf(picture))
        assert.deepStrictEqual(host.asked.map(({ headers }) => headers["range"]), [undefined, undefined])
      }
    }))

  it.effect("resumes by the date if there is no tag", () =>
    Effect.gen(function*() {
      const headers = { "last-modified": "Thu, 02 Apr 2026 13:43:35 GMT" }
      const host = over((asked, count) => part(asked, headers, count === 1 ? "reset" : "well"))
      assert.strictEqual(saved(yield* save(host, done(["https://a.test/1"])))[0]?.sha256, shaOf(picture))
      assert.strictEqual(host.asked[1]?.headers["if-range"], headers["last-modified"])
    }))

  it.effect("is given up when it breaks off each time, and leaves nothing", () =>
    Effect.gen(function*() {
      const host = over((asked) => "range" in asked.headers ? "reset" : part(asked, etag, "reset"))
      const outcome = yield* save(host, done(["https://a.test/1"]))
      assert.strictEqual(failed(outcome).reason, "Unavailable")
      assert.lengthOf(host.asked, 9)
      assert.strictEqual(outcome.files.size, 0)
    }))

  it.effect("is resumed as often as needed, if each connection brought something", () =>
    Effect.gen(function*() {
      const host = over((asked, count) => part(asked, etag, count < 11 ? "reset" : "well"))
      assert.strictEqual(saved(yield* save(host, done(["https://a.test/1"])))[0]?.sha256, shaOf(picture))
      assert.lengthOf(host.asked, 11)
      // The pauses do not grow.
      assert.isBelow(host.asked.at(-1)?.at ?? Infinity, 20_000)
    }))

  it.effect("counts from anew when it begins anew: a host that never gets far is given up", () =>
    Effect.gen(function*() {
      const host = over((asked) => part(asked, {}, "reset"))
      assert.strictEqual(failed(yield* save(host, done(["https://a.test/1"]))).reason, "Incomplete")
      assert.lengthOf(host.asked, 9)
    }))

  it.effect("with more bytes than announced is not believed", () =>
    Effect.gen(function*() {
      const host = over((_, count) => count === 1 ? whole({ headers: { ...etag, "content-length": "100" } }) : whole())
      assert.strictEqual(saved(yield* save(host, done(["https://a.test/1"])))[0]?.sha256, shaOf(picture))
      assert.isUndefined(host.asked[1]?.headers["range"])
    }))
})

describe("a host that is in trouble", () => {
  it.effect("is asked again, at its pace", () =>
    Effect.gen(function*() {
      const answers = [
        () => new Response("", { status: 503, headers: { "retry-after": "20" } }),
        () => new Response("", { status: 429, headers: { "retry-after": "10" } }),
        () => "reset" as const,
        () => whole()
      ]
      const host = over((_, count) => answers[count - 1]?.() ?? "hang")
      saved(yield* save(host, done(["https://a.test/1"])))
      const gaps = host.asked.slice(1).map(({ at }, i) => at - (host.asked[i]?.at ?? 0))
      assert.isAtLeast(gaps[0] ?? 0, 20_000)
      assert.isAtLeast(gaps[1] ?? 0, 10_000)
      assert.isBelow(gaps[2] ?? 0, 5_000)
    }))

  it.effect("and asks for too long a pause is an error that says so", () =>
    Effect.gen(function*() {
      const host = over(() => new Response("", { status: 503, headers: { "retry-after": "3600" } }))
      const error = failed(yield* save(host, done(["https://a.test/1"])))
      assert.deepStrictEqual([error.reason, error.isRetryable], ["Unavailable", true])
      assert.deepStrictEqual(error.retryAfter, Duration.hours(1))
      assert.lengthOf(host.asked, 1)
    }))

  it.effect("and never answers is given up in time", () =>
    Effect.gen(function*() {
      const host = over(() => "hang", { idleTimeout: "5 seconds", retry: Schedule.recurs(1) })
      const error = failed(yield* save(host, done(["https://a.test/1"])))
      assert.deepStrictEqual([error.reason, error.description], ["Unavailable", "no answer within 5 s"])
      assert.deepStrictEqual(host.asked.map(({ at }) => at), [0, 5_000])
    }))

  for (const status of [400, 401, 403, 404, 418, 304, 206]) {
    it.effect(`or refuses with ${status} is asked once for a file of before`, () =>
      Effect.gen(function*() {
        const host = over(() => new Response(status === 304 ? null : "no", { status }))
        yield* TestClock.setTime(60_000)
        const error = failed(yield* save(host, done(["https://a.test/1?sig=secret"])))
        assert.deepStrictEqual([error.reason, error.isRetryable], ["Refused", false])
        assert.include(error.message, `HTTP ${status}`)
        assert.notInclude(error.message, "secret")
        assert.lengthOf(host.asked, 1)
      }))
  }
})

describe("a link that has expired", () => {
  const over24h = { expiresAt: DateTime.makeUnsafe(-1) }
  const onlyFresh = ({ url }: Asked): Answer => url.includes("fresh") ? whole() : new Response("no", { status: 403 })

  it.effect("is Expired, but is tried, since it may still work", () =>
    Effect.gen(function*() {
      const task = done(["https://a.test/1"], over24h)
      assert.strictEqual(failed(yield* save(over(onlyFresh), task)).reason, "Expired")
      assert.lengthOf(saved(yield* save(over(() => whole()), task)), 1)
      const gone = over(() => new Response("", { status: 410 }))
      assert.strictEqual(failed(yield* save(gone, done(["https://a.test/1"]))).reason, "Expired")
    }))

  it.effect("is asked for anew, once, if the vendor has fresh ones", () =>
    Effect.gen(function*() {
      for (const task of [done(["https://a.test/1"], over24h), done(["https://a.test/1"])]) {
        const host = over(onlyFresh)
        const seen: Array<string> = []
        const refreshLink = (url: string) =>
          Effect.sync(() => {
            seen.push(url)
            return "https://b.test/fresh?sig=1"
          })
        const [file] = saved(yield* save(host, task, { refreshLink }))
        assert.deepStrictEqual([seen, file?.url], [["https://a.test/1"], "https://a.test/1"])
        assert.deepStrictEqual(host.asked.map(({ url }) => url), ["https://a.test/1", "https://b.test/fresh?sig=1"])
      }
    }))

  it.effect("is known by a page, nothing, or too little in its place too", () =>
    Effect.gen(function*() {
      const instead = [
        () => new Response("<!DOCTYPE html><p>This link has expired"),
        () => new Response(""),
        () => new Response(picture.slice(0, 100), { headers: { "content-length": "4008" } })
      ]
      for (const answer of instead) {
        const host = () => over(({ url }) => url.includes("fresh") ? whole() : answer())
        const task = done(["https://a.test/1"], over24h)
        const refreshed = host()
        const refreshLink = () => Effect.succeed("https://b.test/fresh")
        assert.lengthOf(saved(yield* save(refreshed, task, { refreshLink })), 1)
        assert.deepStrictEqual(refreshed.asked.map(({ url }) => url), ["https://a.test/1", "https://b.test/fresh"])
        assert.strictEqual(failed(yield* save(host(), task)).reason, "Expired")
        // Before `expiresAt`, a page is not a sign of an expired link.
        const early = failed(yield* save(host(), done(["https://a.test/1"]), { refreshLink }))
        assert.notStrictEqual(early.reason, "Expired")
      }
    }))

  it.effect("is asked for anew again if the vendor was in trouble, at its pace, and not if it says no", () =>
    Effect.gen(function*() {
      let asked = 0
      const trouble = { message: "try later", isRetryable: true, retryAfter: Duration.seconds(20) }
      const refreshLink = () =>
        Effect.suspend(() => ++asked < 3 ? Effect.fail(trouble) : Effect.succeed("https://b.test/fresh"))
      const host = over(onlyFresh)
      assert.lengthOf(saved(yield* save(host, done(["https://a.test/1"], over24h), { refreshLink })), 1)
      assert.isAtLeast(host.asked[1]?.at ?? 0, 40_000)
      assert.strictEqual(asked, 3)
      asked = 0
      const down = () => Effect.suspend(() => Effect.fail({ ...trouble, retryAfter: undefined, n: ++asked }))
      const error = failed(yield* save(over(onlyFresh), done(["https://a.test/1"], over24h), { refreshLink: down }))
      // A fresh link may be available later.
      assert.deepStrictEqual([error.reason, error.isRetryable, asked], ["Unavailable", true, 9])
      assert.include(error.description, "HTTP 403; no fresh link: try later")
    }))

  it.effect("stays refused if the fresh one is too, or there is none", () =>
    Effect.gen(function*() {
      const host = over(() => new Response("no", { status: 403 }))
      const task = done(["https://a.test/1"], over24h)
      const again = failed(yield* save(host, task, { refreshLink: () => Effect.succeed("https://a.test/2") }))
      assert.strictEqual(again.reason, "Expired")
      assert.lengthOf(host.asked, 2)
      const none = failed(yield* save(host, task, { refreshLink: () => Effect.fail({ message: "not ours" }) }))
      assert.deepStrictEqual([none.reason, none.description], [
        "Expired",
        "the host answered HTTP 403; no fresh link: not ours"
      ])
      const inside = failed(
        yield* save(host, task, { refreshLink: () => Effect.succeed("http://169.254.169.254/latest") })
      )
      assert.strictEqual(inside.reason, "UnsafeUrl")
    }))
})

describe("a link that leads inside", () => {
  const inside = [
    "http://127.0.0.1/",
    "http://127.1/",
    "http://2130706433/",
    "http://0x7f000001/",
    "http://0x7f.0.0.1/",
    "http://0177.0.0.1/",
    "http://017700000001/",
    "http://127.0.0.1./",
    "http://127.0.0.1:8080/",
    "http://１２７.０.０.１/",
    "http://0/",
    "http://0.1.2.3/",
    "http://10.0.0.1/",
    "http://100.64.0.1/",
    "http://168.63.129.16/machine?comp=goalstate",
    "http://169.254.169.254/latest/meta-data/",
    "http://172.31.255.255/",
    "http://192.0.0.8/",
    "http://192.168.1.1/",
    "http://198.18.0.1/",
    "http://224.0.0.1/",
    "http://255.255.255.255/",
    "http://[::]/",
    "http://[::1]/",
    "http://[0:0:0:0:0:0:0:1]/",
    "http://[::ffff:127.0.0.1]/",
    "http://[::ffff:7f00:1]/",
    "http://[::127.0.0.1]/",
    "http://[64:ff9b::7f00:1]/",
    "http://[64:ff9b:1::a00:1]/",
    "http://[2002:7f00:1::]/",
    "http://[2001:0:7f00:1::]/",
    "http://[2001:db8::1]/",
    "http://[3fff::1]/",
    "http://[100::1]/",
    "http://[fc00::1]/",
    "http://[fd12:3456::1]/",
    "http://[fe80::1]/",
    "http://[fec0::1]/",
    "http://[ff02::1]/",
    "http://localhost/",
    "http://LOCALHOST./",
    "http://x.localhost/",
    "http://printer.local/",
    "http://metadata.google.internal/",
    "http://intranet/",
    "http://localhost.localdomain/",
    "http://localdomain/",
    "http://kubernetes.default.svc/",
    "http://db.prod.svc.cluster.local/",
    "http://wiki.corp/",
    "http://nas.home.arpa/",
    "http://user:pw@cdn.example/",
    "http://cdn.example@127.0.0.1/",
    "http:\\\\127.0.0.1\\",
    "file:///etc/passwd",
    "ftp://cdn.example/",
    "javascript:0",
    "http://[junk"
  ]
  for (const url of inside) {
    it.effect(`is not followed: ${url}`, () =>
      Effect.gen(function*() {
        const host = over(() => whole())
        const error = failed(yield* save(host, done([url])))
        assert.deepStrictEqual([error.reason, error.isRetryable], ["UnsafeUrl", false])
        assert.lengthOf(host.asked, 0)
        assert.notInclude(error.message, "pw")
      }))

    it.effect(`is not followed by a redirect: ${url}`, () =>
      Effect.gen(function*() {
        const host = over(() => new Response(null, { status: 302, headers: { location: url.normalize("NFKC") } }))
        const error = failed(yield* save(host, done(["http://cdn.example/1"])))
        assert.strictEqual(error.reason, "UnsafeUrl")
        assert.lengthOf(host.asked, 1)
      }))
  }

  it.effect("nowhere is not followed", () =>
    Effect.gen(function*() {
      for (const url of ["", "a boat", "//cdn.example/x", "/x"]) {
        assert.strictEqual(failed(yield* save(over(() => whole()), done([url]))).reason, "UnsafeUrl")
      }
    }))

  it.effect("is followed if that is allowed, but never with credentials or to no web", () =>
    Effect.gen(function*() {
      const options = { allowPrivate: true }
      assert.lengthOf(saved(yield* save(over(() => whole(), options), done(["http://127.0.0.1:1/"]))), 1)
      for (const url of ["file:///etc/passwd", "http://a:b@127.0.0.1/"]) {
        assert.strictEqual(failed(yield* save(over(() => whole(), options), done([url]))).reason, "UnsafeUrl")
      }
    }))

  const found: ReadonlyArray<readonly [string, ReadonlyArray<string>]> = [
    ["private", ["10.0.0.1"]],
    ["private, all of them", ["192.168.1.1", "::1"]],
    ["mapped", ["::ffff:10.0.0.1"]],
    ["NAT64 of private ones", ["64:ff9b::a00:1"]],
    ["of a network's own NAT64 in another form", ["64:ff9b:1:a00:0:100:808:808"]],
    ["6to4 of private ones", ["2002:a00:1::1"]],
    ["Teredo", ["2001:0:5db8:d70e::1"]],
    ["of a proxy on this machine", ["198.18.0.7"]],
    ["link-local", ["fe80::1"]]
  ]
  for (const [name, addresses] of found) {
    it.effect(`is not followed if its host's addresses are ${name}`, () =>
      Effect.gen(function*() {
        const host = over(() => whole(), {}, named({ "127.0.0.1.nip.io": addresses }))
        const error = failed(yield* save(host, done(["https://127.0.0.1.nip.io/1"])))
        assert.deepStrictEqual([error.reason, error.isRetryable], ["UnsafeUrl", false])
        assert.include(error.description, "127.0.0.1.nip.io is ")
        assert.lengthOf(host.asked, 0)
      }))
  }

  const outside: ReadonlyArray<readonly [string, ReadonlyArray<string>, ReadonlyArray<string>]> = [
    ["mapped public ones", ["::ffff:93.184.215.14"], ["::ffff:93.184.215.14"]],
    ["NAT64 of public ones", ["64:ff9b::5db8:d70e", "64:ff9b:1::808:808"], [
      "64:ff9b::5db8:d70e",
      "64:ff9b:1::808:808"
    ]],
    ["6to4 of public ones", ["2002:5db8:d70e::1"], ["2002:5db8:d70e::1"]],
    ["public ones next to private ones", ["10.0.0.1", "93.184.215.14", "::1"], ["93.184.215.14"]]
  ]
  for (const [name, addresses, used] of outside) {
    it.effect(`is followed if its host's addresses are ${name}, to these alone`, () =>
      Effect.gen(function*() {
        const host = over(() => whole(), {}, named({ "cdn.example": addresses }))
        assert.lengthOf(saved(yield* save(host, done(["https://cdn.example/1"]))), 1)
        assert.deepStrictEqual(host.asked[0]?.addresses, used)
      }))
  }

  it.effect("is followed into a range that is declared, and into no other", () =>
    Effect.gen(function*() {
      const names = named({ "cdn.example": ["198.18.0.7"], "six.example": ["fc00::7"], "in.example": ["10.0.0.1"] })
      const options = { allowedRanges: ["198.18.0.0/15", "fc00::/18"] }
      const host = over(() => whole(), options, names)
      const links = [
        "https://cdn.example/1",
        "https://six.example/2",
        "http://198.19.255.255/",
        "http://[::ffff:198.18.0.1]/"
      ]
      assert.lengthOf(saved(yield* save(host, done(links))), 4)
      for (
        const link of [
          "https://in.example/",
          "http://10.0.0.1/",
          "http://[fd00::1]/"
        ]
      ) {
        const error = failed(
          yield* save(over(() => whole(), { ...options, retry: Schedule.recurs(0) }, names), done([link]))
        )
        assert.strictEqual(error.reason, "UnsafeUrl", link)
      }
      const error = failed(yield* save(over(() => whole(), {}, names), done(["https://cdn.example/1"])))
      assert.include(error.description, "cdn.example is 198.18.0.7, which is not public but in 198.18.0.0/15")
      assert.include(error.description, `allowedRanges: ["198.18.0.0/15"]`)
      const six = failed(yield* save(over(() => whole(), {}, names), done(["https://six.example/1"])))
      assert.include(six.description, `allowedRanges: ["fc00::/7"]`)
    }))

  it.effect("is not followed to a private address behind NAT64, although the range of NAT64 is declared", () =>
    Effect.gen(function*() {
      const ranges = ["64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "::ffff:0:0/96"]
      const inside = ["64:ff9b::a00:1", "64:ff9b:1::a00:1", "2002:a00:1::1", "::ffff:10.0.0.1", "64:ff9b::7f00:1"]
      assert.deepStrictEqual(inside.filter((address) => HostAddress.isPublicAddress(address, ranges)), [])
      assert.isTrue(HostAddress.isPublicAddress("64:ff9b::5db8:d70e", ranges))
      // The IPv4 address, or exactly this address, may be declared.
      assert.isTrue(HostAddress.isPublicAddress("64:ff9b::a00:1", [...ranges, "10.0.0.0/8"]))
      assert.isTrue(HostAddress.isPublicAddress("::1", ["::1/128"]))
      const names = named({ "in.example": ["64:ff9b::a00:1"] })
      const error = failed(
        yield* save(over(() => whole(), { allowedRanges: ranges }, names), done(["https://in.example/"]))
      )
      assert.strictEqual(error.reason, "UnsafeUrl")
    }))

  it.effect("has no range that is no CIDR: the store is not made", () =>
    Effect.gen(function*() {
      for (const range of ["10.0.0.0", "10.0.0.0/33", "localhost/8"]) {
        const exit = yield* Effect.exit(
          save(over(() => whole(), { allowedRanges: ["198.18.0.0/15", range] }), done([]))
        )
        assert.isTrue(
          Exit.isFailure(exit) && Cause.pretty(exit.cause).includes(`allowedRanges: ${range} is not a range`)
        )
      }
    }))

  it.effect("is none by a range that is no CIDR", () =>
    Effect.sync(() => {
      const wrong = ["", "10.0.0.0", "10.0.0.0/33", "10.0.0.0/x", "::/129", "localhost/8", "10.0.0/8", "/0"]
      assert.deepStrictEqual(wrong.filter(HostAddress.isRange), [])
      assert.isTrue(["198.18.0.0/15", "fc00::/18", "10.0.0.1/32", "::/0"].every(HostAddress.isRange))
      assert.isFalse(HostAddress.isPublicAddress("10.0.0.1", wrong))
    }))

  it.effect("is followed if they are public, and looked up at each hop", () =>
    Effect.gen(function*() {
      const names = named({ "cdn.example": ["93.184.215.14", "2606:4700::6810:84e5"], "in.example": ["10.1.1.1"] })
      const good = over(
        ({ url }) => url.endsWith("/2") ? whole() : new Response(null, { status: 301, headers: { location: "/2" } }),
        {},
        names
      )
      saved(yield* save(good, done(["https://cdn.example/1"])))
      assert.deepStrictEqual(good.asked.map(({ url }) => url), ["https://cdn.example/1", "https://cdn.example/2"])
      const bad = over(
        () => new Response(null, { status: 307, headers: { location: "https://in.example/" } }),
        {},
        names
      )
      assert.include(failed(yield* save(bad, done(["https://cdn.example/1"]))).description, "10.1.1.1")
      assert.lengthOf(bad.asked, 1)
    }))

  it.effect("whose host is not found is tried again", () =>
    Effect.gen(function*() {
      let asked = 0
      const dns = Dns.make({
        lookup: () =>
          Effect.suspend(() =>
            ++asked === 1
              ? Effect.fail(new Dns.DnsError({ reason: "Temporary", method: "lookup", hostname: "cdn.example" }))
              : Effect.succeed([NetAddress.ipFromStringUnsafe("1.1.1.1")])
          )
      })
      const host = over(() => whole(), {}, Layer.succeed(Dns.Dns, dns))
      assert.lengthOf(saved(yield* save(host, done(["https://cdn.example/1"]))), 1)
      const none = over(() => whole(), { retry: Schedule.recurs(1) }, named({}))
      const error = failed(yield* save(none, done(["https://cdn.example/1"])))
      assert.deepStrictEqual([error.reason, error.description], ["Unavailable", "cdn.example was not found: NotFound"])
    }))

  it.effect("whose host is not found is asked through a proxy, which looks names up by itself", () =>
    Effect.gen(function*() {
      const proxied = Effect.provideService(HostAddress.IsProxied, true)
      const none = over(() => whole(), { retry: Schedule.recurs(0) }, named({}))
      assert.lengthOf(saved(yield* proxied(save(none, done(["https://cdn.example/1"])))), 1)
      // A request that bypasses the proxy looks the name up again, and may get a private address: no address was checked.
      assert.deepStrictEqual(none.asked.map(({ addresses }) => addresses), [[]])
      const inside = over(() => whole(), { retry: Schedule.recurs(0) }, named({ "cdn.example": ["10.0.0.1"] }))
      assert.strictEqual(failed(yield* proxied(save(inside, done(["https://cdn.example/1"])))).reason, "UnsafeUrl")
      assert.strictEqual(failed(yield* proxied(save(none, done(["http://metadata/1"])))).reason, "UnsafeUrl")
    }))
})

describe("redirects", () => {
  const to = (location: string, status = 302) => new Response(null, { status, headers: { location } })

  it.effect("of every kind are followed, five at most", () =>
    Effect.gen(function*() {
      const kinds = [301, 302, 303, 307, 308]
      const five = over((_, count) => count <= 5 ? to(`https://h${count}.example/`, kinds[count - 1]) : whole())
      saved(yield* save(five, done(["https://cdn.example/1"])))
      assert.lengthOf(five.asked, 6)
      const round = over(() => to("/again"))
      const error = failed(yield* save(round, done(["https://cdn.example/1"])))
      assert.deepStrictEqual([error.reason, error.description], ["UnsafeUrl", "more than 5 redirects"])
      assert.lengthOf(round.asked, 6)
    }))

  it.effect("from https to http are refused, the other way they are fine", () =>
    Effect.gen(function*() {
      const down = over(() => to("http://cdn.example/2"))
      assert.strictEqual(failed(yield* save(down, done(["https://cdn.example/1"]))).reason, "UnsafeUrl")
      assert.lengthOf(down.asked, 1)
      const up = over((_, count) => count === 1 ? to("https://cdn.example/2") : whole())
      assert.lengthOf(saved(yield* save(up, done(["http://cdn.example/1"]))), 1)
    }))

  it.effect("keep a path that is written in raw UTF-8, or in Latin-1", () =>
    Effect.gen(function*() {
      const raw = (text: string) => Buffer.from(text, "utf8").toString("latin1")
      for (
        const [location, path] of [
          [raw("/bööt/纸船🚤.png?größe=1"), "/b%C3%B6%C3%B6t/%E7%BA%B8%E8%88%B9%F0%9F%9A%A4.png?gr%C3%B6%C3%9Fe=1"],
          [raw("https://h.example/é.png"), "/%C3%A9.png"],
          ["/b\u00f6t.png", "/b%C3%B6t.png"],
          ["/b%C3%B6t%20a.png", "/b%C3%B6t%20a.png"]
        ] as const
      ) {
        const host = over((_, count) => count === 1 ? to(location) : whole())
        saved(yield* save(host, done(["https://cdn.example/1"])))
        const { pathname, search } = new URL(host.asked[1]?.url ?? "")
        assert.strictEqual(`${pathname}${search}`, path)
      }
    }))

  it.effect("without a target, or with one that is none, are errors", () =>
    Effect.gen(function*() {
      const bare = over(() => new Response(null, { status: 302 }))
      assert.strictEqual(failed(yield* save(bare, done(["https://cdn.example/1"]))).reason, "Refused")
      const junk = over(() => to("http://[junk"))
      assert.strictEqual(failed(yield* save(junk, done(["https://cdn.example/1"]))).reason, "UnsafeUrl")
    }))
})

describe("several files", () => {
  it.effect("are fetched at once, four of them by default", () =>
    Effect.gen(function*() {
      for (const [concurrency, most] of [[undefined, 4], [2, 2]] as const) {
        let running = 0
        let peak = 0
        const slow = () =>
          new Response(
            new ReadableStream({
              async start(controller) {
                peak = Math.max(peak, ++running)
                for (let i = 0; i < 3; i++) await turn()
                controller.enqueue(picture)
                controller.close()
                running--
              }
            })
          )
        const urls = Array.from({ length: 6 }, (_, i) => `https://a.test/${i}`)
        const files = saved(yield* save(over(slow, { concurrency }), done(urls)))
        assert.deepStrictEqual(files.map(({ name }) => name), urls.map((_, i) => `kie-281e5b04-${i + 1}.png`))
        assert.strictEqual(peak, most)
      }
    }))

  it.effect("of which one cannot be saved: the others are there, and the error names the one", () =>
    Effect.gen(function*() {
      const host = over(({ url }) => url.endsWith("/2") ? new Response("no", { status: 404 }) : whole())
      const outcome = yield* save(host, done([1, 2, 3].map((n) => `https://a.test/${n}`)))
      const error = failed(outcome)
      assert.deepStrictEqual([error.url, error.ref.id], ["https://a.test/2", "281e5b04"])
      assert.sameMembers([...outcome.files.keys()].filter((name) => name.endsWith("png")), [
        "kie-281e5b04-1.png",
        "kie-281e5b04-3.png"
      ])
    }))

  it.effect("of none are none", () =>
    Effect.map(save(over(() => "hang"), done([])), (outcome) => assert.lengthOf(saved(outcome), 0)))
})

describe("a sink", () => {
  it.effect("that fails is an error of the disk, with the task in hand", () =>
    Effect.gen(function*() {
      const full: AssetSink.AssetSink = {
        put: (_, bytes) =>
          Stream.runForEach(bytes, () => Effect.fail(new AssetSink.SinkError({ reason: "ENOSPC: no space left" })))
            .pipe(Effect.as(""))
      }
      const client = HttpClient.make((request) => Effect.succeed(HttpClientResponse.fromWeb(request, whole())))
      const store = AssetStore.layer(full).pipe(
        Layer.provide([Layer.succeed(HttpClient.HttpClient, client), HostAddress.layerUnchecked])
      )
      const error = ofAsset(yield* Effect.flip(Effect.provide(AssetStore.save(done(["https://a.test/1"])), store)))
      assert.deepStrictEqual([error.reason, error.ref, error.url], ["Disk", ref, "https://a.test/1"])
      assert.include(error.message, "ENOSPC")
      assert.deepStrictEqual(
        Option.getOrUndefined(
          Schema.decodeUnknownOption(Schema.toCodecJson(AssetError))(
            Schema.encodeSync(Schema.toCodecJson(AssetError))(error)
          )
        )?.description,
        error.description
      )
    }))

  it.effect("takes another hash", () =>
    Effect.gen(function*() {
      const host = over(() => whole(), { sha256: () => createHash("sha256") })
      assert.strictEqual(saved(yield* save(host, done(["https://a.test/1"])))[0]?.sha256, shaOf(picture))
    }))
})

describe("SHA-256", () => {
  it.effect.prop(
    "is that of node:crypto, however the bytes come",
    [Schema.Array(Schema.Uint8Array)],
    ([chunks]) =>
      Effect.gen(function*() {
        const body = new Uint8Array([...picture, ...chunks.flatMap((chunk) => [...png, ...chunk])])
        const stream = () =>
          new Response(
            new ReadableStream({
              start(controller) {
                controller.enqueue(picture)
                for (const chunk of chunks) controller.enqueue(Uint8Array.from([...png, ...chunk]))
                controller.close()
              }
            })
          )
        assert.strictEqual(saved(yield* save(over(stream), done(["https://a.test/1"])))[0]?.sha256, shaOf(body))
      })
  )
})

for (const option of ["idleTimeout", "maxRetryAfter", "notFoundGrace"]) {
  it.effect(`${option} that is not a duration is refused before a file is fetched`, () =>
    Effect.gen(function*() {
      const layer = AssetStore.layerMemory({ [option]: Number.NaN })
      const exit = yield* Effect.exit(Effect.provide(
        Effect.void,
        Layer.provide(layer, [
          Layer.succeed(HttpClient.HttpClient, HttpClient.make(() => Effect.die("not asked for"))),
          HostAddress.layerUnchecked
        ])
      ))
      assert.isTrue(Exit.hasDies(exit))
      assert.include(String(exit), option)
    }))
}
