import { EventLine } from "@effect-media/cli"
import { NodeServices } from "@effect/platform-node"
import { assert, describe, layer } from "@effect/vitest"
import { Effect, Schema } from "effect"
import { run } from "./inProcess.ts"

const env = { KIE_API_KEY: "sk-0123456789ab" }
const decodeLine = Schema.decodeSync(EventLine)
const modelsOf = (stdout: string) =>
  stdout.trim().split("\n").map((line) => {
    const event = decodeLine(line)
    return event.type === "model" ? event : assert.fail(line)
  })

layer(NodeServices.layer)((it) => {
  describe("models", () => {
    it.effect("show ends with a command that is accepted", () =>
      Effect.gen(function*() {
        for (const model of ["kling-2.6/text-to-video", "google/nano-banana", "nano-banana-pro"]) {
          const { code, stdout } = yield* run(["models", "show", "kie", model])
          assert.strictEqual(code, 0)
          const command = stdout.trim().split("\n").at(-1) ?? ""
          const words = Array.from(command.matchAll(/'([^']*)'|(\S+)/g), ([, quoted, bare]) => quoted ?? bare ?? "")
          assert.deepStrictEqual(words.slice(0, 5), ["effect-media", "run", "kie", "--model", model])
          const planned = yield* run([...words.slice(1), "--dry-run"], { env })
          assert.deepStrictEqual([planned.code, planned.sent], [0, []], planned.stderr)
        }
      }))

    it.effect("show lists the prices of the same model at every vendor that has it", () =>
      Effect.gen(function*() {
        const { stdout } = yield* run(["models", "show", "kie", "google/nano-banana"])
        assert.include(
          stdout,
          [
            "nano-banana at all vendors:",
            "  kie  google/nano-banana  0.02 USD per image  (vendor-copy, 2026-06)",
            "  apixo  nano-banana  0.03 USD per image  (vendor, not dated)",
            "  globalaiopc-image  nano-banana  no price known",
            ""
          ].join("\n")
        )
        assert.include(stdout, "  prompt  string  required  at most 5000 characters")
        const other = yield* run(["models", "show", "apixo", "nano-banana", "--json"])
        const event = decodeLine(other.stdout.trim())
        if (event.type !== "model-facts") return assert.fail(other.stdout)
        assert.strictEqual(event.canonical, "nano-banana")
        // Its uses are texts and images, so the model of KIE for images is the same one, too.
        assert.deepStrictEqual(event.vendors?.map(({ model, provider }) => `${provider} ${model}`), [
          "kie google/nano-banana",
          "kie google/nano-banana-edit",
          "apixo nano-banana",
          "globalaiopc-image nano-banana"
        ])
      }))

    it.effect("are found by their canonical name, whatever the vendor calls them", () =>
      Effect.gen(function*() {
        const { stdout } = yield* run(["models", "--search", "seedream-5-pro", "--json"])
        const found = modelsOf(stdout)
        assert.deepStrictEqual([...new Set(found.map(({ provider }) => provider))], [
          "kie",
          "apipod",
          "globalaiopc-image"
        ])
        assert.isTrue(found.every(({ canonical }) => canonical === "seedream-5-pro"))
      }))

    it.effect("names the one that was probably meant", () =>
      Effect.gen(function*() {
        const { code, stderr } = yield* run(["models", "show", "kie", "google/nano-bananna"])
        assert.strictEqual(code, 2)
        assert.include(stderr, "Did you mean google/nano-banana?")
        const other = yield* run(["models", "show", "kie", "no-such-model-anywhere"])
        assert.include(other.stderr, "effect-media models kie --search TEXT")
      }))

    it.effect("are chosen by kind, and sorted by price within a unit", () =>
      Effect.gen(function*() {
        const { stdout } = yield* run(["models", "--kind", "video", "--sort", "price", "--json"])
        const found = modelsOf(stdout)
        assert.isAbove(found.length, 20)
        assert.deepStrictEqual([...new Set(found.map(({ kind }) => kind))], ["video"])
        const amounts = found.flatMap(({ prices: [first, ...more] }) =>
          first?.unit === "USD" && first.per === "second"
            ? [Math.min(
              first.amount,
              ...more.filter(({ per, unit }) => unit === "USD" && per === "second").map(({ amount }) => amount)
            )]
            : []
        )
        assert.isAbove(amounts.length, 3)
        assert.deepStrictEqual(amounts, amounts.toSorted((a, b) => a - b))
      }))
  })

  describe("a model id that is nearly a known one", () => {
    const commands = [["run", "kie"], ["submit", "kie"], ["jobs", "enqueue", "kie", "--key", "1"], [
      "fallback",
      "--provider",
      "kie"
    ]]
    for (const args of commands) {
      it.effect(`is refused by ${args[0]} in a pipe, unless --kind is given`, () =>
        Effect.gen(function*() {
          const rest = ["-m", "google/nano-bananna", "-p", "a boat"]
          const { code, sent, stderr } = yield* run([...args, ...rest], { env })
          assert.deepStrictEqual([code, sent], [2, []])
          assert.include(stderr, `kie has no known model "google/nano-bananna". Did you mean google/nano-banana?`)
          if (args[0] === "jobs") return
          const reply = () => Response.json({ code: 401 }, { status: 401 })
          const meant = yield* run([...args, ...rest, "--kind", "image"], { env, reply })
          assert.lengthOf(meant.sent, 1)
        }))
    }
  })
})
