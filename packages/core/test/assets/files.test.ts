import { type Asset, AssetError, AssetFiles, AssetStore, type MediaKind, mediaKindOfUrl } from "@effect-media/core"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Schedule, Schema } from "effect"
import { TestClock } from "effect/testing"
import { done, failed, over, part, picture, save, saved, shaOf, whole } from "../utils/host.ts"

const bytesOf = (text: string) => Uint8Array.from([...text].map((char) => char.charCodeAt(0)))
/** Creates a file with this beginning. */
const begun = (beginning: string) => bytesOf(beginning.padEnd(600, "\0\x01\x02"))
const box = (brand: string) => begun(`\0\0\0\x1cftyp${brand}\0\0\0\0${brand}mif1`)
const page = (codec: string) => begun(`OggS\0\x02${"\0".repeat(22)}${codec}`)

/** Saves a file of these bytes, and returns its extension and its type. */
const savedAs = (body: Uint8Array | string, link: string, more: Partial<Asset> = {}, contentType?: string) =>
  Effect.map(
    save(
      over(() =>
        new Response(
          typeof body === "string" ? body : body.slice(),
          contentType === undefined ? {} : {
            headers: { "content-type": contentType }
          }
        )
      ),
      done([link], more)
    ),
    (outcome) => {
      const [file] = saved(outcome)
      return `${file?.name.split(".").at(-1)} ${file?.mediaType}`
    }
  )

describe("a text with 200", () => {
  const texts: ReadonlyArray<readonly [name: string, body: string | Uint8Array]> = [
    ["Access Denied", "Access Denied"],
    ["File not found", "File not found\n"],
    ["a proxy's 502", "<center><h1>502 Bad Gateway</h1></center>"],
    ["an S3 error", `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>NoSuchKey</Code></Error>`],
    ["an S3 error without a declaration", "<Error><Code>AccessDenied</Code></Error>"],
    ["null", "null"],
    ["true", "true"],
    ["a number", "404"],
    ["a JSON text", `"not found"`],
    ["a PHP warning", "<br />\n<b>Warning</b>:  fopen(): failed in <b>/var/www/f.php</b>"],
    ["a PHP warning before the picture", Uint8Array.from([...bytesOf("Warning: x in f.php\n"), ...picture])],
    ["JSON", `{"code":404,"msg":"file not found"}`],
    ["a list", `["gone"]`],
    ["HTML", "<!DOCTYPE html><p>Sign in"],
    ["HTML after spaces, in capitals", " \n<HTML>"],
    ["HTML after a byte order mark", "\ufeff<html></html>"],
    ["HTML after a comment", "<!-- edge --><html></html>"],
    ["a text in UTF-16", Uint8Array.from([255, 254, ...bytesOf("n\0o\0t\0 \0f\0o\0u\0n\0d\0")])],
    ["a text in another encoding", Uint8Array.from([0xb7, 0xc3, 0xce, 0xca, 0xb1, 0xbb, 0xbe, 0xdc, 0xbe, 0xf8])],
    ["a text that begins like a transport stream", `Gateway${" ".repeat(181)}Gateway${" ".repeat(200)}`],
    ["a text with the name of a box", "The wide river is not found"],
    ["a text with the signature of FLAC", `fLaC is not found${" ".repeat(60)}`],
    ["a text with the signature of GIF", `GIF87a is not found${" ".repeat(60)}`],
    ["spaces", "   \n"],
    ["ZIP", begun("PK\x03\x04\x14\0\0\0\x08\0")],
    ["ELF", begun("\x7fELF\x02\x01\x01")],
    ["a program of Windows", begun("MZ\x90\0")],
    ["gzip", begun("\x1f\x8b\x08\0")],
    ["PDF", begun("%PDF-1.7\n")],
    ["bytes that nothing knows", begun("\x01\x02\x03\x04")],
    ["nothing but zeros", new Uint8Array(3000)]
  ]
  const wanted: ReadonlyArray<readonly [kind: MediaKind, link: string]> = [
    ["image", "https://a.test/boat.png"],
    ["image", "https://a.test/boat.svg"],
    ["image", "https://a.test/boat"],
    ["video", "https://a.test/boat.mp4"],
    ["audio", "https://a.test/boat.mp3"]
  ]
  for (const [name, body] of texts) {
    it.effect(`(${name}) is no picture, film or sound: it is asked for again, and no file is left`, () =>
      Effect.gen(function*() {
        for (const [kind, link] of wanted) {
          for (const type of ["text/plain", "text/html", `${kind}/${kind === "image" ? "png" : "mp4"}`]) {
            const host = over(
              () => new Response(typeof body === "string" ? body : body.slice(), { headers: { "content-type": type } }),
              { retry: Schedule.recurs(2) }
            )
            const outcome = yield* save(host, done([link], { kind }))
            const error = failed(outcome)
            assert.deepStrictEqual([error.reason, error.isRetryable], ["WrongType", true], `${kind} ${type}`)
            assert.lengthOf(host.asked, 3)
            assert.strictEqual(outcome.files.size, 0)
          }
        }
      }))
  }

  it.effect("is a fault that passes: the picture that comes next is saved", () =>
    Effect.gen(function*() {
      const host = over((_, count) => count < 4 ? new Response("Access Denied") : whole())
      const outcome = yield* save(host, done(["https://a.test/boat.png"]))
      assert.deepStrictEqual([saved(outcome)[0]?.sha256, host.asked.length], [shaOf(picture), 4])
      assert.strictEqual(outcome.files.size, 2)
    }))

  it.effect("is no model either if the link names one, and may be what the link says", () =>
    Effect.gen(function*() {
      for (const extension of ["glb", "stl", "obj", "usdz", "gltf", "zip", "dae"]) {
        const bodies = [
          "Access Denied",
          `{"error":"gone"}`,
          "<html></html>",
          "<Error><Code>x</Code></Error>",
          bytesOf("<html>Acc\xe8s refus\xe9</html>"),
          bytesOf("\xff\xfe<\0h\0t\0m\0l\0>\0"),
          bytesOf("\xfe\xff\0g\0o\0n\0e")
        ]
        for (const body of bodies) {
          const host = over(() => new Response(typeof body === "string" ? body : body.slice()), {
            retry: Schedule.recurs(0)
          })
          const outcome = yield* save(host, done([`https://a.test/boat.${extension}`], { kind: "other" }))
          assert.strictEqual(failed(outcome).reason, "WrongType", `${extension} ${body}`)
        }
      }
      assert.strictEqual(yield* savedAs("a poem", "https://a.test/x", { kind: "other" }), "txt text/plain")
      assert.strictEqual(yield* savedAs("a poem", "https://a.test/x.txt"), "txt text/plain")
      assert.strictEqual(yield* savedAs(`{"v":"5.5"}`, "https://a.test/x.json"), "json application/json")
      const webvtt = "WEBVTT\n\n00:00.000 --> 00:01.000\na boat\n"
      assert.strictEqual(yield* savedAs(webvtt, "https://a.test/x.vtt", { kind: "video" }), "vtt text/vtt")
    }))
})

describe("a file that ends after its beginning", () => {
  const cut: ReadonlyArray<readonly [string, Uint8Array]> = [
    ["PNG, 8 bytes", picture.slice(0, 8)],
    ["PNG, its header", picture.slice(0, 33)],
    ["JPEG", bytesOf("\xff\xd8\xff\xe0\0\x10JFIF")],
    ["GIF", bytesOf("GIF89a\x01\0\x01\0")],
    ["WebP", bytesOf("RIFF\x1a\0\0\0WEBPVP8L")],
    ["MP4, its first box", bytesOf(`\0\0\0\x18ftypmp42${"\0".repeat(12)}`)],
    ["MP4, a long first box", bytesOf(`\0\0\0\x80ftypmp42${"\0".repeat(120)}`)],
    ["WebM", bytesOf("\x1aE\xdf\xa3\x01\0\0\0\0\0\0\x1fB\x86\x81\x01B\x82\x84webm")],
    ["MP3", bytesOf("ID3\x04\0\0")],
    ["WAV", bytesOf("RIFF\0\0\0\0WAVEfmt ")],
    ["Ogg", bytesOf("OggS\0\x02")],
    ["FLAC", bytesOf("fLaC")]
  ]
  for (const [name, body] of cut) {
    it.effect(`(${name}) is not whole, and is asked for again`, () =>
      Effect.gen(function*() {
        const host = over((_, count) => count === 1 ? new Response(body.slice()) : whole())
        assert.strictEqual(saved(yield* save(host, done(["https://a.test/1"])))[0]?.sha256, shaOf(picture))
        const always = over(() => new Response(body.slice()), { retry: Schedule.recurs(1) })
        const outcome = yield* save(always, done(["https://a.test/1"]))
        assert.deepStrictEqual([failed(outcome).reason, outcome.files.size], ["Incomplete", 0])
        assert.include(failed(outcome).description, "too few for")
      }))
  }
})

describe("AssetStore.layerTest", () => {
  it.effect("has a small real file for every link, by its kind, and needs nothing", () =>
    Effect.gen(function*() {
      const kinds = ["image", "video", "audio", "other"] as const
      const links = kinds.map((kind): Asset => ({
        url: `https://cdn.acme.example/${kind}?a=b c`,
        kind,
        role: "result"
      }))
      const cover: Asset = { url: "http://127.0.0.1:4517/cover.jpg", kind: "image", role: "cover" }
      const task = { ...done([]), assets: [...links, cover] }
      const files = yield* AssetStore.save(task)
      assert.deepStrictEqual(files.map(({ mediaType, path }) => [path, mediaType]), [
        ["kie-281e5b04-1.png", "image/png"],
        ["kie-281e5b04-2.webm", "video/webm"],
        ["kie-281e5b04-3.wav", "audio/wav"],
        ["kie-281e5b04-4.glb", "model/gltf-binary"],
        ["kie-281e5b04-5.png", "image/png"]
      ])
      assert.deepStrictEqual(files.map(({ asset }) => asset.url), task.assets.map(({ url }) => url))
      assert.strictEqual((yield* AssetFiles.use(({ all }) => all)).size, 10)
    }).pipe(Effect.provide(AssetStore.layerTest())))
})

describe("a picture that was cut where it is stored", () => {
  const chunk = (type: string, data: string) => `${String.fromCharCode(0, 0, 0, data.length)}${type}${data}\0\0\0\0`
  const header = chunk("IHDR", "\0\0\0\x01\0\0\0\x01\x08\x02\0\0\0")
  const whole = bytesOf(`\x89PNG\r\n\x1a\n${header}${chunk("IDAT", "x".repeat(90))}${chunk("IEND", "")}`)

  it.effect("is not whole, although its length is as announced, and is asked for again", () =>
    Effect.gen(function*() {
      const cut = whole.slice(0, 100)
      const answer = (bytes: Uint8Array) =>
        new Response(bytes.slice(), { headers: { "content-length": String(bytes.length) } })
      const host = over((_, count) => answer(count === 1 ? cut : whole))
      assert.strictEqual(saved(yield* save(host, done(["https://a.test/1"])))[0]?.sha256, shaOf(whole))
      const outcome = yield* save(over(() => answer(cut), { retry: Schedule.recurs(1) }), done(["https://a.test/1"]))
      assert.deepStrictEqual([failed(outcome).reason, outcome.files.size], ["Incomplete", 0])
      assert.include(failed(outcome).description, "the png has no end")
    }))
})

describe("the type of a file", () => {
  const bySignature: ReadonlyArray<readonly [Uint8Array | string, string]> = [
    [picture, "png image/png"],
    [begun("\xff\xd8\xff\xe0"), "jpg image/jpeg"],
    [begun("GIF89a"), "gif image/gif"],
    [begun("RIFF\0\0\0\0WEBPVP8 "), "webp image/webp"],
    [box("avif"), "avif image/avif"],
    [box("avis"), "avif image/avif"],
    [begun("\0\0\0\x1cftypmif1\0\0\0\0mif1avif"), "avif image/avif"],
    [box("heic"), "heic image/heic"],
    [box("heix"), "heic image/heic"],
    [begun("\0\0\0\x1cftypmif1\0\0\0\0mif1heic"), "heic image/heic"],
    [begun("\xff\x0a"), "jxl image/jxl"],
    [begun("\0\0\0\x0cJXL \r\n\x87\n"), "jxl image/jxl"],
    [begun("8BPS\0\x01"), "psd image/vnd.adobe.photoshop"],
    [begun("v/1\x01"), "exr image/x-exr"],
    [begun("II*\0"), "tif image/tiff"],
    [begun("BM\x01\x02\0\0\0\0\0\0"), "bmp image/bmp"],
    [begun("#?RADIANCE\n"), "hdr image/vnd.radiance"],
    [begun("icns\0\0\x10\0"), "icns image/icns"],
    [begun("P6\n64 64\n255\n"), "ppm image/x-portable-pixmap"],
    [begun("P4 8 8\n"), "pbm image/x-portable-bitmap"],
    [begun("\x0bw\x12\x34"), "ac3 audio/ac3"],
    [begun(".snd\0\0\0\x18"), "au audio/basic"],
    [begun("wvpk\0\0"), "wv audio/x-wavpack"],
    [begun("MAC \x9f\x0f"), "ape audio/x-ape"],
    ["<?xml version='1.0'?>\n<!-- made by hand -->\n<svg xmlns='x'/>", "svg image/svg+xml"],
    ["<!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' 'x'>\n<svg xmlns='x'/>", "svg image/svg+xml"],
    [`<?xml version='1.0'?><!-- ${"x".repeat(2000)} --><svg xmlns='x'/>`, "svg image/svg+xml"],
    [bytesOf("<?xml version='1.0' encoding='ISO-8859-1'?><svg><title>\xe9</title></svg>"), "svg image/svg+xml"],
    [bytesOf(`\xff\xfe${[..."<svg></svg>"].map((char) => `${char}\0`).join("")}`), "svg image/svg+xml"],
    [box("mp42"), "mp4 video/mp4"],
    [box("isom"), "mp4 video/mp4"],
    [begun("\0\0\0\x18stypmsdh"), "mp4 video/mp4"],
    [begun("\0\0\0\x68moof"), "mp4 video/mp4"],
    [begun("\0\0\0\x2csidx"), "mp4 video/mp4"],
    [begun("\0\0\0\x08free\x12\0\0\0mdat"), "mov video/quicktime"],
    [begun("\0\0\0\x08skip"), "mov video/quicktime"],
    [begun("\x12\0\0\0mdat"), "mov video/quicktime"],
    [box("qt  "), "mov video/quicktime"],
    [begun("\0\0\0\x08wide\0\x01\0\0mdat"), "mov video/quicktime"],
    [box("M4V "), "m4v video/x-m4v"],
    [box("3gp5"), "3gp video/3gpp"],
    [begun("\x1aE\xdf\xa3\x01\0\0\0\0\0\0\x1fB\x86\x81\x01B\x82\x84webm"), "webm video/webm"],
    [begun("\x1aE\xdf\xa3\x01\0\0\0\0\0\0\x1fB\x86\x81\x01B\x82\x88matroska"), "mkv video/x-matroska"],
    [begun("RIFF\0\0\0\0AVI LIST"), "avi video/x-msvideo"],
    [begun(`G@\0\x10\0${"\xff".repeat(183)}G@\0`), "ts video/mp2t"],
    [page("\x80theora"), "ogv video/ogg"],
    [box("M4A "), "m4a audio/mp4"],
    [begun("ID3\x04"), "mp3 audio/mpeg"],
    [begun("\xff\xfb\x90\0"), "mp3 audio/mpeg"],
    [begun("\xff\xf1P\x80"), "aac audio/aac"],
    [begun("RIFF\0\0\0\0WAVEfmt "), "wav audio/wav"],
    [begun("FORM\0\0\0\0AIFFCOMM"), "aif audio/aiff"],
    [page("\x01vorbis"), "ogg audio/ogg"],
    [page("OpusHead"), "opus audio/ogg"],
    [begun("fLaC"), "flac audio/flac"],
    [begun("glTF\x02\0\0\0"), "glb model/gltf-binary"],
    [begun("PXR-USDC"), "usdc model/vnd.usdc"],
    [begun("Kaydara FBX Binary  \0"), "fbx model/fbx"],
    [begun("ply\nformat binary_little_endian 1.0\n"), "ply model/ply"],
    ["solid boat\n  facet normal 0 0 1\n", "stl model/stl"],
    [begun(`PK\x03\x04${"\0".repeat(22)}\x0a\0\x10\0scene.usdc`), "usdz model/vnd.usdz+zip"]
  ]
  for (const [body, as] of bySignature) {
    it.effect(`(${as}) is recognized by the bytes, whatever link and host say`, () =>
      Effect.gen(function*() {
        assert.strictEqual(yield* savedAs(body, "https://a.test/boat.bmp"), as)
        assert.strictEqual(yield* savedAs(body, "https://a.test/boat", {}, "text/plain"), as)
        assert.strictEqual(yield* savedAs(body, "https://a.test/boat.bin", {}, "image/x-icon"), as)
      }))
  }

  const shared: ReadonlyArray<readonly [Uint8Array | string, extension: string, as: string]> = [
    [box("isom"), "m4a", "m4a audio/mp4"],
    [box("mp42"), "M4V", "m4v video/x-m4v"],
    [box("mp42"), "mov", "mov video/quicktime"],
    [box("isom"), "3gp", "3gp video/3gpp"],
    [box("isom"), "mp4", "mp4 video/mp4"],
    [box("isom"), "avif", "mp4 video/mp4"],
    [box("avif"), "mp4", "avif image/avif"],
    [box("M4A "), "mp4", "m4a audio/mp4"],
    [page("OpusHead"), "ogg", "ogg audio/ogg"],
    [page("OpusHead"), "opus", "opus audio/ogg"],
    [page("\x01vorbis"), "oga", "oga audio/ogg"],
    [page("\x01vorbis"), "mp3", "ogg audio/ogg"],
    [page("fishead\0"), "ogv", "ogv video/ogg"],
    [begun("PK\x03\x04"), "usdz", "usdz model/vnd.usdz+zip"],
    [begun("PK\x03\x04"), "3mf", "3mf model/3mf"],
    [begun("PK\x03\x04"), "zip", "zip application/zip"],
    [begun("PK\x03\x04"), "glb", "zip application/zip"],
    ["<?xml version='1.0'?><COLLADA version='1.4.1'/>", "xml", "dae model/vnd.collada+xml"],
    ["<?xml version='1.0'?><boat/>", "xml", "xml application/xml"],
    ["# Blender 4.2\no Boat\nv 0 0 1\n", "obj", "obj model/obj"],
    ["v 0.1 0.2 0.3\nv 1 2 3\n", "obj", "obj model/obj"],
    ["a,b\n1,2\n", "csv", "csv text/csv"],
    ["1\n00:00:01,000 --> 00:00:02,000\na boat\n", "txt", "srt application/x-subrip"],
    ["a poem", "txt", "txt text/plain"],
    [begun("a model\0"), "stl", "stl model/stl"],
    [`{"asset":{"version":"2.0"}}`, "gltf", "gltf model/gltf+json"],
    [begun("\x01\x02"), "exe", "bin application/octet-stream"]
  ]
  for (const [body, extension, as] of shared) {
    it.effect(`is ${as} if the link of ${as.includes(extension.toLowerCase()) ? "it" : "these bytes"} ends in .${extension}`, () =>
      Effect.gen(function*() {
        const kind = mediaKindOfUrl(`https://a.test/boat.${extension}`, "other")
        assert.strictEqual(yield* savedAs(body, `https://a.test/boat.${extension}?x=1`, { kind }), as)
      }))
  }

  it.effect("is taken from the host, then from what the task makes, if the link says nothing", () =>
    Effect.gen(function*() {
      const link = "https://a.test/boat"
      assert.strictEqual(yield* savedAs(box("isom"), link, { kind: "video" }, "audio/x-m4a"), "m4a audio/mp4")
      assert.strictEqual(yield* savedAs(box("isom"), link, { kind: "audio" }), "m4a audio/mp4")
      assert.strictEqual(yield* savedAs(box("isom"), link, { kind: "video" }), "mp4 video/mp4")
      assert.strictEqual(yield* savedAs(begun("\x01\x02"), link, {}, "image/x-tga"), "tga image/x-tga")
      assert.strictEqual(
        yield* savedAs(begun("\0\0\0\xff\xfb\x90"), link, { kind: "audio" }, "audio/mpeg"),
        "mp3 audio/mpeg"
      )
    }))
})

describe("a link of a moment ago", () => {
  for (const status of [403, 404]) {
    it.effect(`that answers ${status} is asked again within the grace`, () =>
      Effect.gen(function*() {
        const host = over(({ at }) => at < 12_000 ? new Response("no", { status }) : whole())
        assert.lengthOf(saved(yield* save(host, done(["https://a.test/1"]))), 1)
        assert.isAtLeast(host.asked.length, 3)
      }))

    it.effect(`and answers ${status} after the grace too is Refused`, () =>
      Effect.gen(function*() {
        const host = over(() => new Response("no", { status }), { notFoundGrace: "10 seconds" })
        const error = failed(yield* save(host, done(["https://a.test/1"])))
        assert.deepStrictEqual([error.reason, error.code, error.isRetryable], ["Refused", `${status}`, false])
        assert.isBelow(host.asked.at(-1)?.at ?? Infinity, 20_000)
        assert.isAbove(host.asked.length, 2)
      }))
  }

  it.effect("is asked once if the task ended long ago, if no grace is wanted, or after another refusal", () =>
    Effect.gen(function*() {
      const gone = () => new Response("no", { status: 404 })
      const none = over(gone, { notFoundGrace: 0 })
      failed(yield* save(none, done(["https://a.test/1"])))
      const other = over(() => new Response("no", { status: 401 }))
      failed(yield* save(other, done(["https://a.test/1"])))
      yield* TestClock.setTime(600_000)
      const old = over(gone)
      failed(yield* save(old, done(["https://a.test/1"])))
      assert.deepStrictEqual([none, other, old].map(({ asked }) => asked.length), [1, 1, 1])
    }))

  it.effect("is requested again if the time at which the task ended is unknown", () =>
    Effect.gen(function*() {
      yield* TestClock.setTime(600_000)
      const host = over((_, count) => count < 3 ? new Response("no", { status: 404 }) : whole())
      const { completedAt: _, ...task } = done(["https://a.test/1"])
      assert.lengthOf(saved(yield* save(host, task)), 1)
    }))
})

describe("a part that was not requested", () => {
  const ranged = (body: Uint8Array, range: string, more: Record<string, string> = {}) =>
    new Response(body.slice(), { status: 206, headers: { "content-range": range, ...more } })

  it.effect("is a file if it is the whole", () =>
    Effect.gen(function*() {
      const host = over(() => ranged(picture, `bytes 0-${picture.length - 1}/${picture.length}`))
      assert.strictEqual(saved(yield* save(host, done(["https://a.test/1"])))[0]?.sha256, shaOf(picture))
      assert.lengthOf(host.asked, 1)
    }))

  it.effect("is resumed if it is the beginning", () =>
    Effect.gen(function*() {
      const etag = { etag: `"v1"` }
      const host = over((asked, count) =>
        count === 1 ? ranged(picture.slice(0, 1000), `bytes 0-999/${picture.length}`, etag) : part(asked, etag)
      )
      assert.strictEqual(saved(yield* save(host, done(["https://a.test/1"])))[0]?.sha256, shaOf(picture))
      assert.strictEqual(host.asked[1]?.headers["range"], "bytes=1000-")
    }))

  it.effect("is none if it is another part, or does not say of how much it is", () =>
    Effect.gen(function*() {
      for (const range of [`bytes 8-${picture.length - 1}/${picture.length}`, "bytes 0-999/*", "lines 1-2/3"]) {
        const host = over(() => ranged(picture.slice(8), range))
        const outcome = yield* save(host, done(["https://a.test/1"]))
        assert.deepStrictEqual([failed(outcome).reason, outcome.files.size], ["Refused", 0])
      }
    }))
})

describe("a data: link", () => {
  const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64")
  const svg = `<svg xmlns="http://www.w3.org/2000/svg"><path fill="#fff" d="M0 0"/></svg>`
  const links: ReadonlyArray<readonly [name: string, link: string, as: string, bytes: Uint8Array]> = [
    ["in base64", `data:image/png;base64,${base64(picture)}`, "png image/png", picture],
    ["in capitals", `DATA:image/png;BASE64,${base64(picture)}`, "png image/png", picture],
    ["in the alphabet of URLs", `data:;base64,${Buffer.from(picture).toString("base64url")}`, "png image/png", picture],
    ["in lines", `data:image/png;base64,${base64(picture).replace(/.{76}/g, "$&\r\n")}`, "png image/png", picture],
    ["escaped", `data:image/png;base64,${encodeURIComponent(base64(picture))}`, "png image/png", picture],
    ["of another type than it says", `data:image/webp;base64,${base64(picture)}`, "png image/png", picture],
    ["percent-encoded", `data:image/svg+xml,${encodeURIComponent(svg)}`, "svg image/svg+xml", bytesOf(svg)],
    ["as a text", `data:image/svg+xml;charset=utf-8,${svg}`, "svg image/svg+xml", bytesOf(svg)],
    [
      "as bytes",
      `data:image/png,${[...picture].map((byte) => `%${byte.toString(16).padStart(2, "0")}`).join("")}`,
      "png image/png",
      picture
    ],
    ["that the type alone names", `data:image/x-tga;base64,${base64(begun("\x01"))}`, "tga image/x-tga", begun("\x01")]
  ]
  for (const [name, link, as, bytes] of links) {
    it.effect(`${name} is saved without a request`, () =>
      Effect.gen(function*() {
        const host = over(() => "hang")
        const outcome = yield* save(host, done([link]))
        const [file] = saved(outcome)
        assert.deepStrictEqual(
          [`${file?.name.split(".").at(-1)} ${file?.mediaType}`, file?.sha256, host.asked.length],
          [
            as,
            shaOf(bytes),
            0
          ]
        )
        assert.deepStrictEqual(outcome.files.get(file?.name ?? ""), bytes)
        // Neither the manifest nor the saved asset holds the data again.
        assert.match(file?.url ?? "", /^data:[\w/+.;=-]*$/)
        assert.strictEqual(file?.asset.url, file?.url)
      }))
  }

  it.effect("that is no file, too much or no link is an error at once, which does not hold it", () =>
    Effect.gen(function*() {
      const bad: ReadonlyArray<readonly [string, string]> = [
        ["data:image/png;base64,AAAA", "WrongType"],
        [`data:image/png;base64,${base64(picture.slice(0, 20))}`, "Incomplete"],
        ["data:image/png,", "Incomplete"],
        ["data:text/plain,Access%20Denied", "WrongType"],
        ["data:image/png;base64,%%%", "UnsafeUrl"],
        ["data:image/png;base64", "UnsafeUrl"],
        [`data:image/png;base64,${base64(new Uint8Array(9000))}`, "TooLarge"],
        [`data:image/svg+xml,${"x".repeat(9000)}`, "TooLarge"]
      ]
      for (const [link, because] of bad) {
        const outcome = yield* save(over(() => "hang", { maxBytes: 8000 }), done([link]))
        const error = failed(outcome)
        assert.deepStrictEqual([error.reason, error.isRetryable, outcome.files.size], [because, false, 0], link)
        assert.isBelow(error.message.length, 400)
        assert.isBelow(error.url.length, 40)
      }
    }))

  it.effect("tells what it holds", () =>
    Effect.sync(() => {
      assert.strictEqual(mediaKindOfUrl("data:audio/mpeg;base64,AAAA", "image"), "audio")
      assert.strictEqual(mediaKindOfUrl("data:;base64,AAAA", "image"), "image")
    }))
})

describe("three links of which one is dead", () => {
  it.effect("make an error that names the dead one, with the others in it, also as JSON", () =>
    Effect.gen(function*() {
      const host = over(({ url }) => url.endsWith("/2") ? new Response("no", { status: 410 }) : whole())
      const error = failed(yield* save(host, done([1, 2, 3].map((n) => `https://a.test/${n}`))))
      const codec = Schema.toCodecJson(AssetError)
      const text = JSON.stringify(Schema.encodeSync(codec)(error))
      for (const it of [error, Schema.decodeUnknownSync(codec)(JSON.parse(text))]) {
        assert.deepStrictEqual([it.url, it.number, it.reason, it.code], ["https://a.test/2", 2, "Expired", "410"])
        assert.deepStrictEqual(it.saved?.map(({ bytes, name, path }) => [name, path, bytes]), [
          ["kie-281e5b04-1.png", "kie-281e5b04-1.png", picture.length],
          ["kie-281e5b04-3.png", "kie-281e5b04-3.png", picture.length]
        ])
        assert.include(it.message, "File 2 of task 281e5b04 of kie")
        assert.include(it.message, "https://a.test/2")
        assert.include(it.message, "Saved are: kie-281e5b04-1.png, kie-281e5b04-3.png")
      }
    }))

  it.effect("or two: the error is that of the first, and names the other", () =>
    Effect.gen(function*() {
      const host = over(({ url }) => url.endsWith("/2") ? whole() : new Response("no", { status: 400 }))
      const error = failed(yield* save(host, done([1, 2, 3].map((n) => `https://a.test/${n}`))))
      assert.deepStrictEqual([error.number, error.saved?.length], [1, 1])
      assert.strictEqual(
        error.description,
        "the host answered HTTP 400; nor was file 3 (Refused): the host answered HTTP 400"
      )
    }))

  it.effect("is read from before these fields were there", () =>
    Effect.sync(() => {
      const error = Schema.decodeUnknownSync(Schema.toCodecJson(AssetError))({
        _tag: "AssetError",
        provider: "kie",
        ref: { v: 1, provider: "kie", kind: "image", id: "1" },
        url: "https://a.test/1",
        reason: "Disk",
        description: "x"
      })
      assert.include(error.message, "A file of task 1 of kie")
    }))
})
