import { mayDirect, Source } from "@effect-media/cli/config/Credentials"
import { NodeServices } from "@effect/platform-node"
import { assert, describe, layer } from "@effect/vitest"
import { Effect } from "effect"
import { run } from "./inProcess.ts"

const key = "sk-live-7b1c9d-never-printed"
const strange = "https://strange.example"
const meant = "https://meant.example"

const vendors = [
  ["KIE", "kie", "google/nano-banana"],
  ["APIXO", "apixo", "nano-banana"],
  ["APIPOD", "apipod", "nano-banana-2"],
  ["GLOBALAIOPC", "globalaiopc-image", "nano-banana"]
] as const
const refused = () => Response.json({ code: 401 }, { status: 401 })

const closed = (content: string | Uint8Array) => ({ content, mode: 0o600 })
const hostsOf = (
  sent: ReadonlyArray<{ readonly url: string }>
) => [...new Set(sent.map(({ url }) => new URL(url).origin))]

layer(NodeServices.layer)((it) => {
  describe("an address", () => {
    it("counts for every key if the user named it, and else for the keys of its own file", () => {
      const flag = Source.Flag({ flag: "--base-url" })
      const environment = Source.Environment()
      const files = [Source.EnvFile, Source.KeyFile]
      const named = files.map((make) => make({ file: "a", isNamed: true }))
      const found = files.map((make) => make({ file: "a", isNamed: false }))
      const all = [flag, environment, ...named, ...found]
      for (const address of [flag, environment, ...named]) assert.isTrue(mayDirect(address, all))
      for (const address of found) {
        assert.isTrue(mayDirect(address, []))
        assert.isTrue(mayDirect(address, [address, address]))
        for (const other of all) if (other !== address) assert.isFalse(mayDirect(address, [address, other]))
      }
    })

    for (const [prefix, name, model] of vendors) {
      const submit = ["submit", name, "-m", model, "-p", "a boat"]
      it.effect(`of ${prefix} in a .env is not where a key from elsewhere goes, and one line says so`, () =>
        Effect.gen(function*() {
          const files = { ".env": `${prefix}_BASE_URL=${strange}\n` }
          const keyFile = closed(`${prefix}_API_KEY=${key}\n${prefix}_BASE_URL=${meant}\n`)
          const byFile = yield* run(submit, { files, keyFile, reply: refused })
          assert.deepStrictEqual(hostsOf(byFile.sent), [meant])
          assert.deepStrictEqual(byFile.stderr.split("\n").filter((line) => line.includes("ignored")), [
            `${prefix}_BASE_URL in .env is ignored, since ${prefix}_API_KEY is from the key file ` +
            `${byFile.home}/.config/effect-media/keys: set it in the environment, or name the file with --env-file, if it ` +
            "is where your keys may go."
          ])
          const byEnvironment = yield* run(submit, { files, reply: refused, env: { [`${prefix}_API_KEY`]: key } })
          assert.lengthOf(hostsOf(byEnvironment.sent), 1)
          assert.notInclude(hostsOf(byEnvironment.sent), strange)
          assert.include(
            byEnvironment.stderr,
            `${prefix}_BASE_URL in .env is ignored, since ${prefix}_API_KEY is from the env`
          )
        }))
    }

    it.effect("in the key file is not for a key from the environment or a .env", () =>
      Effect.gen(function*() {
        const keyFile = closed(`KIE_BASE_URL=${strange}\n`)
        const ends = [
          yield* run(["credits", "kie"], { keyFile, env: { KIE_API_KEY: key } }),
          yield* run(["credits", "kie"], { keyFile, files: { ".env": `KIE_API_KEY=${key}` } })
        ]
        for (const { sent, stderr } of ends) {
          assert.deepStrictEqual(hostsOf(sent), ["https://api.kie.ai"])
          assert.include(stderr, "or name the file with --key-file")
        }
      }))

    it.effect("counts with its own key, and by flag, environment or named file for every key", () =>
      Effect.gen(function*() {
        const keyFile = closed(`KIE_API_KEY=${key}\n`)
        const hostile = { ".env": `KIE_BASE_URL=${strange}\n`, "named.env": `KIE_BASE_URL=${meant}\n` }
        const own = { ".env": `KIE_API_KEY=other\nKIE_BASE_URL=${meant}\n` }
        const ends = [
          yield* run(["credits", "kie", "--base-url", meant], { keyFile, files: hostile }),
          yield* run(["credits", "kie"], { keyFile, files: hostile, env: { KIE_BASE_URL: meant } }),
          yield* run(["credits", "kie", "--env-file", "named.env"], { keyFile, files: hostile }),
          yield* run(["credits", "kie"], { keyFile, files: own }),
          yield* run(["credits", "kie"], { keyFile: closed(`KIE_API_KEY=${key}\nKIE_BASE_URL=${meant}`) })
        ]
        for (const { code, sent, stderr } of ends) {
          assert.deepStrictEqual([code, stderr, hostsOf(sent)], [0, "", [meant]])
        }
        assert.deepStrictEqual(
          ends.map(({ sent }) => sent[0]?.authorization),
          [key, key, key, "other", key].map((key) => `Bearer ${key}`)
        )
      }))

    it.effect("is named by doctor with its place; plain http to a public host is a warning", () =>
      Effect.gen(function*() {
        const env = { KIE_API_KEY: key, APIXO_API_KEY: key, APIXO_BASE_URL: "http://me:word@apixo.example" }
        const looked = yield* run(["doctor", "kie", "apixo"], {
          env: {
            ...env,
            KIE_BASE_URL: "http://8.8.8.8:81/api",
            EFFECT_MEDIA_REDIS_URL: "redis://:word@inside.example"
          },
          files: { ".env": "EFFECT_MEDIA_DATABASE_URL=postgresql://me:word@db.example/jobs\n" }
        })
        for (
          const line of [
            "✔ KIE_API_KEY set in the environment",
            "✔ KIE_BASE_URL http://8.8.8.8:81/api by the environment",
            "! KIE_BASE_URL the key would go to 8.8.8.8:81 over plain http: use https",
            "✘ APIXO_BASE_URL it is not an http(s) URL without user and password",
            "! EFFECT_MEDIA_DATABASE_URL ignored in .env: the key is from elsewhere",
            "✔ EFFECT_MEDIA_REDIS_URL set by the environment"
          ]
        ) assert.include(looked.stdout.replace(/ +/g, " "), `${line}\n`)
        assert.notInclude(`${looked.stdout}${looked.stderr}`, "word@")
        const isWarned = (url: string) =>
          Effect.map(
            run(["doctor", "kie", "--base-url", url], { env: { KIE_API_KEY: key } }),
            ({ stdout }) => stdout.includes("plain http")
          )
        assert.isTrue(yield* isWarned("http://public.example"))
        for (
          const url of [
            "https://public.example",
            "http://inside.example",
            "http://127.0.0.1:1",
            "http://localhost",
            "http://[::1]"
          ]
        ) {
          assert.isFalse(yield* isWarned(url), url)
        }
      }))

    it.effect("with a password in it is refused without a word of it", () =>
      Effect.gen(function*() {
        for (const url of ["http://me:passphrase@127.0.0.1", "ftp://me:passphrase@127.0.0.1", "passphrase"]) {
          const byFlag = yield* run(["credits", "kie", "--base-url", url], { env: { KIE_API_KEY: key } })
          const byEnvironment = yield* run(["credits", "kie"], { env: { KIE_API_KEY: key, KIE_BASE_URL: url } })
          assert.deepStrictEqual([byFlag.code, byEnvironment.code], [2, 6])
          assert.notInclude(byFlag.stderr + byEnvironment.stderr, "passphrase")
          assert.deepStrictEqual([...byFlag.sent, ...byEnvironment.sent], [])
        }
      }))
  })

  describe("a key", () => {
    it.effect("with quotes around it is named, whatever the quotes are", () =>
      Effect.gen(function*() {
        for (const quoted of [`"${key}"`, `'${key}'`, `${key}"`, `“${key}”`, `\`${key}\``]) {
          const { code, sent, stderr } = yield* run(["credits", "kie"], { env: { KIE_API_KEY: quoted } })
          assert.deepStrictEqual([code, sent], [6, []])
          assert.include(stderr, "KIE_API_KEY in the environment cannot be used: there are quotes around it")
          assert.notInclude(stderr, key)
        }
        const { stdout } = yield* run(["doctor", "kie"], { env: { KIE_API_KEY: `"${key}"` } })
        assert.match(stdout, /✘ +KIE_API_KEY +set in the environment, but there are quotes around it/)
      }))

    it.effect("is not looked for in a folder that is called .env, such as Python has", () =>
      Effect.gen(function*() {
        const keyFile = closed(`KIE_API_KEY=${key}\n`)
        const { code, sent } = yield* run(["credits", "kie"], {
          keyFile,
          files: { ".env/pyvenv.cfg": "home = /usr\n" }
        })
        assert.deepStrictEqual([code, sent.length], [0, 1])
      }))

    it.effect("is read from a file that Windows PowerShell wrote, and a file in no encoding is named", () =>
      Effect.gen(function*() {
        const text = `KIE_API_KEY=${key}\r\n`
        for (
          const content of [
            Buffer.from(`\ufeff${text}`, "utf16le"),
            Buffer.from(`\ufeff${text}`, "utf16le").swap16(),
            Buffer.from(`\ufeff${text}`)
          ]
        ) {
          const { code, sent, stderr } = yield* run(["credits", "kie"], { keyFile: closed(content) })
          assert.deepStrictEqual([code, stderr, sent[0]?.authorization], [0, "", `Bearer ${key}`])
        }
        for (const content of [Buffer.from(text, "utf16le"), Buffer.from([0x4b, 0x3d, 0xe9])]) {
          const { code, stderr } = yield* run(["credits", "kie"], { keyFile: closed(content) })
          assert.strictEqual(code, 9)
          assert.include(stderr, "keys is not UTF-8 text, nor UTF-16 with a byte order mark.\n  Save it as UTF-8.")
        }
      }))

    it.effect("in a file that is open to others is refused if its owner can close it", () =>
      Effect.gen(function*() {
        for (const mode of [0o644, 0o640, 0o666, 0o777, 0o604]) {
          const { code, sent, stderr } = yield* run(["credits", "kie"], {
            keyFile: { content: `KIE_API_KEY=${key}`, mode }
          })
          assert.deepStrictEqual([code, sent], [6, []])
          assert.include(stderr, `keys is open to others (mode ${mode.toString(8)}).\n  Restrict it first: chmod 600`)
        }
      }))

    it.effect("in a secret that is mounted read-only is used: 0444, and any mode on a mount that cannot be written", () =>
      Effect.gen(function*() {
        const content = `KIE_API_KEY=${key}`
        const ends = [
          yield* run(["credits", "kie"], { keyFile: { content, mode: 0o444 } }),
          yield* run(["credits", "kie"], {
            keyFile: { content, mode: 0o644 },
            fileSystem: (fs) => ({
              access: (path, options) => options?.writable === true ? fs.access("/nowhere") : fs.access(path, options)
            })
          })
        ]
        for (const { code, stderr } of ends) {
          assert.strictEqual(code, 0)
          assert.match(
            stderr,
            /^Others can read the key file \S+keys\. It is used anyway, since it is read-only\.\n$/
          )
        }
      }))

    it.effect("on a file system that keeps no modes is used, and no other file is left next to it", () =>
      Effect.gen(function*() {
        const { code, config, stderr } = yield* run(["credits", "kie"], {
          keyFile: closed(`KIE_API_KEY=${key}`),
          fileSystem: (fs) => ({
            stat: (path) => Effect.map(fs.stat(path), (info) => ({ ...info, mode: info.mode | 0o777 }))
          })
        })
        assert.deepStrictEqual([code, stderr, config], [0, "", ["keys"]])
      }))
  })
})
