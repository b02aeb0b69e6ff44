import { withKeys } from "@effect-media/cli/config/KeyFile"
import { NodeServices } from "@effect/platform-node"
import { assert, describe, it, layer } from "@effect/vitest"
import { ConfigProvider, Effect, FileSystem, Redacted } from "effect"
import { run } from "./inProcess.ts"

const home = FileSystem.FileSystem.use((fs) => fs.makeTempDirectoryScoped())
const pathOf = (home: string) => `${home}/.config/effect-media/keys`

layer(NodeServices.layer)((it) => {
  describe("init", () => {
    it.effect("asks for keys without showing them, and writes them for the user alone", () =>
      Effect.gen(function*() {
        const fs = yield* FileSystem.FileSystem
        const options = { home: yield* home }
        const made = yield* run(["init", "kie", "apixo", "fal"], { ...options, typed: "sk-kie-1\n\nfal-2\n" })
        assert.strictEqual(made.code, 0)
        assert.include(made.shown, "KIE_API_KEY (Enter leaves it out)")
        assert.notInclude(made.shown + made.stdout + made.stderr, "sk-kie-1")
        assert.include(made.stderr, `2 keys written to ${pathOf(options.home)}, for your user alone.`)
        assert.strictEqual(yield* fs.readFileString(pathOf(options.home)), "KIE_API_KEY=sk-kie-1\nFAL_KEY=fal-2\n")
        assert.strictEqual((yield* fs.stat(pathOf(options.home))).mode & 0o777, 0o600)
        assert.strictEqual((yield* fs.stat(`${options.home}/.config/effect-media`)).mode & 0o777, 0o700)
        assert.deepStrictEqual(yield* fs.readDirectory(`${options.home}/.config/effect-media`), ["keys"])

        const again = yield* run(["init", "kie", "apixo"], { ...options, typed: "\nsk-apixo-3\n" })
        assert.include(again.shown, `KIE_API_KEY (Enter keeps the one in the key file`)
        assert.strictEqual(
          yield* fs.readFileString(pathOf(options.home)),
          "KIE_API_KEY=sk-kie-1\nFAL_KEY=fal-2\nAPIXO_API_KEY=sk-apixo-3\n"
        )
        const { sent } = yield* run(["credits", "kie"], options)
        assert.strictEqual(sent[0]?.authorization, "Bearer sk-kie-1")
      }))

    it.effect("replaces a key file that is open to others, also one behind a link, and writes nothing without a key", () =>
      Effect.gen(function*() {
        const fs = yield* FileSystem.FileSystem
        const named = yield* home
        yield* fs.writeFileString(`${named}/real`, "# mine\nKIE_API_KEY=old\n", { mode: 0o644 })
        yield* fs.symlink(`${named}/real`, `${named}/keys`)
        const args = ["init", "kie", "--key-file", `${named}/keys`]
        const nothing = yield* run(args, { typed: "\n" })
        assert.include(nothing.stderr, "No key was entered, and nothing was written.")
        const { code } = yield* run(args, { typed: "new\n" })
        assert.strictEqual(code, 0)
        assert.strictEqual(yield* fs.readFileString(`${named}/real`), "# mine\nKIE_API_KEY=new\n")
        assert.strictEqual((yield* fs.stat(`${named}/real`)).mode & 0o777, 0o600)
      }))

    it.effect("asks again after what is no key", () =>
      Effect.gen(function*() {
        const fs = yield* FileSystem.FileSystem
        const options = { home: yield* home }
        const { shown } = yield* run(["init", "kie"], { ...options, typed: "é\n\x7fsk-1\n" })
        assert.include(shown, "This is no key: it has characters that no header can carry")
        assert.strictEqual(yield* fs.readFileString(pathOf(options.home)), "KIE_API_KEY=sk-1\n")
      }))

    it.effect("refuses without a terminal, in a sentence", () =>
      Effect.gen(function*() {
        const { code, config, stderr } = yield* run(["init"])
        assert.deepStrictEqual([code, config], [2, []])
        assert.match(stderr, /^✘ init asks for keys on a terminal, and there is none\.\n {2}Set KIE_API_KEY /)
      }))
  })
})

describe("the key file", () => {
  it("keeps its other lines, and every key is read as it was entered", () => {
    for (const key of ["sk-1", "a#b", "a$b", "a'b", "a\"b", "a\\nb"]) {
      const content = withKeys(
        "# mine\nOTHER=1\nexport KIE_API_KEY=old",
        new Map([["KIE_API_KEY", Redacted.make(key)]])
      )
      assert.isTrue(content.startsWith("# mine\nOTHER=1\nKIE_API_KEY="))
      const read = ConfigProvider.fromDotEnvContents(content).load(["KIE_API_KEY"])
      const node = Effect.runSync(read)
      assert.strictEqual(node !== undefined && "value" in node ? node.value : undefined, key)
    }
  })
})
