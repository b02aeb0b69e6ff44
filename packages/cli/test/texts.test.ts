import { NodeServices } from "@effect/platform-node"
import { assert, describe, layer } from "@effect/vitest"
import { Effect } from "effect"
import { run } from "./inProcess.ts"

const env = { KIE_API_KEY: "sk-0123456789ab" }
const submit = ["submit", "kie", "-m", "z-image"]
const refused = () => Response.json({ code: 401 }, { status: 401 })

/** Returns the prompts that a vendor received. */
const promptsOf = (sent: ReadonlyArray<{ readonly body: string }>) =>
  sent.map(({ body }) => JSON.parse(body).input.prompt)

const utf16 = (text: string) => Buffer.from(`\ufeff${text}`, "utf16le")
const encodings: ReadonlyArray<readonly [string, (text: string) => Uint8Array]> = [
  ["UTF-8 with a mark", (text) => Buffer.from(`\ufeff${text}`)],
  ["UTF-16 as PowerShell writes it", utf16],
  ["UTF-16, the other way round", (text) => utf16(text).swap16()]
]

layer(NodeServices.layer)((it) => {
  describe("a value that begins with a dash", () => {
    for (
      const value of [
        "- a boat",
        "-- a boat --",
        "--ar 16:9, a boat",
        "-5% of a boat",
        "—a boat",
        "-🚤",
        "-\"quoted\"",
        "- a\n- b"
      ]
    ) {
      for (const flag of ["--prompt", "-p"]) {
        it.effect(`is taken: ${flag} ${JSON.stringify(value)}`, () =>
          Effect.gen(function*() {
            const { sent } = yield* run([...submit, flag, value], { env, reply: refused })
            assert.deepStrictEqual(promptsOf(sent), [value])
          }))
      }
    }

    it.effect("is taken after =, whatever it is", () =>
      Effect.gen(function*() {
        for (const value of ["-boat", "--json", "--", "-"]) {
          const { sent } = yield* run([...submit, `--prompt=${value}`], { env, reply: refused })
          assert.deepStrictEqual(promptsOf(sent), [value])
        }
      }))

    it.effect("and may be a flag is refused, and the error says how to write it", () =>
      Effect.gen(function*() {
        for (const value of ["-boat", "--fast", "--json"]) {
          const { code, sent, stderr } = yield* run([...submit, "--prompt", value], { env })
          assert.deepStrictEqual([code, sent], [2, []])
          assert.include(stderr, "A value that begins with a dash is written --prompt=VALUE.")
        }
      }))
  })

  describe("a file", () => {
    for (const [encoding, write] of encodings) {
      it.effect(`of input, of a batch and of a handle is read in ${encoding}`, () =>
        Effect.gen(function*() {
          const prompt = "ein Bööt 🚤"
          const options = { env, reply: refused }
          const json = write(JSON.stringify({ prompt }))
          const byFile = yield* run([...submit, "--input-file", "in.json"], { ...options, files: { "in.json": json } })
          const byStdin = yield* run([...submit, "--input-file", "-"], { ...options, stdin: json })
          const batch = yield* run(["batch", "jobs.jsonl", "--provider", "kie", "-m", "z-image"], {
            ...options,
            files: { "jobs.jsonl": write(`{"prompt":"${prompt}"}\r\n`) }
          })
          assert.deepStrictEqual([byFile, byStdin, batch].map(({ sent }) => promptsOf(sent)), [[prompt], [prompt], [
            prompt
          ]])
          const handle = write(`{"v":1,"provider":"kie","kind":"image","id":"281e5b04"}\r\n`)
          const { sent } = yield* run(["status", "task.json"], { ...options, files: { "task.json": handle } })
          assert.include(sent[0]?.url, "281e5b04")
        }))
    }

    it.effect("in another encoding is named, and nothing is sent", () =>
      Effect.gen(function*() {
        for (
          const content of [Buffer.from(`{"prompt":"x"}`, "utf16le"), Buffer.from(`{"prompt":"B\xf6\xf6t"}`, "latin1")]
        ) {
          const files = { "in.json": content }
          for (
            const args of [[...submit, "--input-file", "in.json"], [
              "batch",
              "in.json",
              "--provider",
              "kie",
              "-m",
              "z-image"
            ], ["status", "in.json"]]
          ) {
            const { code, sent, stderr } = yield* run(args, { env, files })
            assert.deepStrictEqual([code, sent], [9, []])
            assert.include(
              stderr,
              "in.json is not UTF-8 text, nor UTF-16 with a byte order mark.\n  Save it as UTF-8."
            )
          }
        }
      }))
  })
})
