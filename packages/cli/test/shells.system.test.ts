/**
 * Tests what needs a shell or a terminal: completions in Bash, and keys that are entered on a terminal.
 */
import { assert, describe, layer } from "@effect/vitest"
import { Effect, FileSystem, Schedule } from "effect"
import { spawn, spawnSync } from "node:child_process"
import { fileURLToPath } from "node:url"
import { cli, folder, patience, Stage, write } from "./utils.ts"

const bin = fileURLToPath(new URL("../src/bin.ts", import.meta.url))

/** Runs a command on a terminal with `script` of util-linux; `enter` types a text and Enter. */
const onTerminal = Effect.fnUntraced(function*(args: ReadonlyArray<string>, env: Record<string, string>) {
  const command = [process.execPath, bin, ...args].map((word) => `'${word}'`).join(" ")
  const child = yield* Effect.acquireRelease(
    Effect.sync(() =>
      spawn("script", ["-qefc", command, "/dev/null"], { env: { PATH: process.env["PATH"], TERM: "xterm", ...env } })
    ),
    (child) => Effect.sync(() => void child.kill("SIGKILL"))
  )
  const said = { text: "" }
  child.stdout.setEncoding("utf8").on("data", (text: string) => said.text += text)
  const end = new Promise<number | null>((resolve) => child.on("close", resolve))
  return {
    said,
    ended: Effect.promise(() => end),
    enter: (text: string) => Effect.sync(() => void child.stdin.write(`${text}\r`)),
    shows: (text: string) =>
      Effect.repeat(Effect.sync(() => said.text.includes(text)), {
        until: (is) => is,
        schedule: Schedule.spaced("20 millis")
      })
  }
})

const hasScript = spawnSync("script", ["--version"], { encoding: "utf8" }).stdout?.includes("util-linux") === true
const hasBash = spawnSync("bash", ["--version"]).status === 0

layer(Stage, { timeout: patience, excludeTestServices: true })((it) => {
  describe("init", () => {
    it.effect.skipIf(!hasScript)("asks for a key on a terminal, and writes the key file", () =>
      Effect.gen(function*() {
        const fs = yield* FileSystem.FileSystem
        const home = yield* folder
        const { ended, enter, said, shows } = yield* onTerminal(["init", "kie"], { HOME: home })
        yield* shows("KIE_API_KEY (Enter leaves it out)")
        yield* enter("sk-entered")
        assert.strictEqual(yield* ended, 0)
        assert.include(said.text, "1 key written to ")
        assert.notInclude(said.text, "sk-entered")
        const file = `${home}/.config/effect-media/keys`
        assert.strictEqual(yield* fs.readFileString(file), "KIE_API_KEY=sk-entered\n")
        assert.strictEqual((yield* fs.stat(file)).mode & 0o777, 0o600)
      }).pipe(Effect.scoped), patience)

    it.effect("refuses without a terminal", () =>
      Effect.gen(function*() {
        const { code, stderr } = yield* cli(["init"])
        assert.strictEqual(code, 2)
        assert.include(stderr, "init asks for keys on a terminal, and there is none.")
      }), patience)
  })

  describe("completions", () => {
    it.effect.skipIf(!hasBash)("complete the ids of models in Bash", () =>
      Effect.gen(function*() {
        const cwd = yield* folder
        const { code, stdout } = yield* cli(["completions", "bash"])
        assert.strictEqual(code, 0)
        const script = yield* write(cwd, "completions.bash", stdout)
        const complete = (...words: ReadonlyArray<string>) => {
          const quoted = words.map((word) => `'${word}'`).join(" ")
          const last = words.at(-1) ?? ""
          const { stdout } = spawnSync("bash", [
            "-c",
            `source '${script}'; COMP_WORDS=(effect-media ${quoted}); COMP_CWORD=${words.length}; ` +
            `COMP_LINE="effect-media ${words.join(" ")}"; COMP_POINT=\${#COMP_LINE}; ` +
            `_effect_media effect-media '${last}' '${words.at(-2) ?? ""}'; printf '%s\\n' "\${COMPREPLY[@]}"`
          ], { encoding: "utf8" })
          return stdout.trim().split("\n")
        }
        assert.include(complete("run", "kie", "--model", "google/nano"), "google/nano-banana")
        assert.include(complete("batch", "f.txt", "-m", "nano-banana-2"), "nano-banana-2")
        assert.include(complete("models", "show", "kie", "veo"), "veo-3-1")
        assert.include(complete("hist"), "history")
      }).pipe(Effect.scoped), patience)
  })
})
