import { EventLine } from "@effect-media/cli"
import { NodeServices } from "@effect/platform-node"
import { assert, describe, layer } from "@effect/vitest"
import { Effect, Schema } from "effect"
import { run } from "./inProcess.ts"

const env = { KIE_API_KEY: "sk-0123456789ab", APIXO_API_KEY: "sk-0123456789ab" }
const reply = () => Response.json({ code: 401 }, { status: 401 })
const options = { env, reply }

/** A picture of 0.06 USD, and one without a price. */
const priced = ["-m", "nano-banana-2", "-p", "a boat", "-i", `{"resolution":"2K"}`]
const unpriced = ["-m", "an-unknown-model", "--kind", "image", "-p", "a boat"]
const lines = [`{"id":"a","prompt":"a boat","input":{"resolution":"2K"}}`, `{"id":"b","prompt":"a tin boat"}`].join(
  "\n"
)
const batch = ["batch", "jobs.jsonl", "--provider", "kie", "-m", "nano-banana-2"]

const decodeLine = Schema.decodeSync(EventLine)

layer(NodeServices.layer)((it) => {
  describe("--dry-run", () => {
    for (const args of [["run", "kie", ...priced], ["jobs", "enqueue", "kie", "--key", "1", ...priced]]) {
      it.effect(`of ${args[0]} prints the request and its price, and sends nothing`, () =>
        Effect.gen(function*() {
          const { code, sent, stderr, stdout } = yield* run([...args, "--dry-run"], options)
          assert.deepStrictEqual([code, sent, stderr], [0, [], ""])
          const [first, second, body = ""] = stdout.split("\n")
          assert.match(first ?? "", /^kie  nano-banana-2  about \$0\.06 \(\$0\.06 per image, [\w-]+, \d{4}-\d\d\)$/)
          assert.strictEqual(second, "POST https://api.kie.ai/api/v1/jobs/createTask")
          assert.deepStrictEqual(JSON.parse(body), {
            model: "nano-banana-2",
            input: { resolution: "2K", prompt: "a boat" }
          })
        }))
    }

    it.effect("is a line of JSON with --json, without a price if none is known", () =>
      Effect.gen(function*() {
        const { code, stdout } = yield* run(["run", "kie", ...unpriced, "--dry-run", "--json"], options)
        const planned = decodeLine(stdout.trim())
        if (planned.type !== "planned") return assert.fail(stdout)
        assert.deepStrictEqual([code, planned.model, planned.estimate], [0, "an-unknown-model", undefined])
      }))

    it.effect("refuses what would be refused", () =>
      Effect.gen(function*() {
        const args = ["run", "kie", "-m", "nano-banana-2", "-p", " ", "--dry-run"]
        const { code, sent, stderr, stdout } = yield* run(args, options)
        assert.deepStrictEqual([code, sent, stdout], [2, [], ""])
        assert.include(stderr, "was not sent: input.prompt: must not be empty")
      }))

    it.effect("of batch prints all requests, and their sum", () =>
      Effect.gen(function*() {
        const { code, cwd, sent, stderr, stdout } = yield* run([...batch, "--dry-run"], {
          ...options,
          files: { "jobs.jsonl": lines }
        })
        assert.deepStrictEqual([code, sent], [0, []])
        assert.lengthOf(stdout.match(/^POST /gm) ?? [], 2, cwd)
        assert.match(stderr, /^2 items: about \$0\.\d+ for 2 jobs\.$/m)
      }))

    it.effect("of fallback prints the request for each provider, also of a portable one", () =>
      Effect.gen(function*() {
        const providers = [
          "fallback",
          "--provider",
          "kie",
          "--provider",
          "apixo",
          "-m",
          "nano-banana-2",
          "-p",
          "a boat"
        ]
        const given = [["-i", `{"aspect_ratio":"1:1","resolution":"1K"}`], [
          "--task",
          "text-to-image",
          "--size",
          "1K",
          "--aspect-ratio",
          "1:1"
        ]]
        for (const more of given) {
          const { code, sent, stdout } = yield* run([...providers, ...more, "--dry-run"], options)
          assert.deepStrictEqual([code, sent], [0, []], stdout)
          assert.match(stdout, /POST https:\/\/api\.kie\.ai\/[^]*POST https:\/\/api\.apixo\.ai\//)
        }
      }))
  })

  describe("--max-cost", () => {
    const submits = {
      run: ["run", "kie"],
      fallback: ["fallback", "--provider", "kie"],
      "jobs enqueue": ["jobs", "enqueue", "kie", "--key", "1"]
    }
    for (const [name, args] of Object.entries(submits)) {
      it.effect(`of ${name} refuses a job that costs more, or whose price is not known`, () =>
        Effect.gen(function*() {
          const dear = yield* run([...args, ...priced, "--max-cost", "0.05usd"], options)
          assert.deepStrictEqual([dear.code, dear.sent], [6, []], dear.stderr)
          assert.include(dear.stderr, "it costs 0.06 USD and would exceed 0.05 USD per run")
          assert.include(dear.stderr, "Raise --max-cost")
          for (const sum of ["1usd", "200credits"]) {
            const unknown = yield* run([...args, ...unpriced, "--max-cost", sum], options)
            assert.deepStrictEqual([unknown.code, unknown.sent], [6, []], unknown.stderr)
            assert.include(unknown.stderr, "--allow-unknown-prices")
          }
        }))
    }

    it.effect("lets a job through that costs less, and one without a price if that is allowed", () =>
      Effect.gen(function*() {
        for (
          const args of [
            [...priced, "--max-cost", "$0.06"],
            [...unpriced, "--max-cost", "1credit", "--allow-unknown-prices"],
            priced
          ]
        ) {
          const { sent } = yield* run(["run", "kie", ...args], options)
          assert.lengthOf(sent, 1)
        }
      }))

    it.effect("of batch counts all jobs together", () =>
      Effect.gen(function*() {
        const files = { "jobs.jsonl": lines }
        const args = [...batch, "--max-cost", "0.07usd"]
        const accepted = () => Response.json({ code: 500 }, { status: 500 })
        const { sent, stderr } = yield* run(args, { env, files, reply: accepted })
        assert.lengthOf(sent.filter(({ url }) => url.endsWith("/createTask")), 1)
        assert.include(stderr, "would exceed 0.07 USD per run, of which")
      }))

    it.effect("is a sum", () =>
      Effect.gen(function*() {
        for (const sum of ["5eur", "5", "-5usd", "usd"]) {
          const { code, sent, stderr } = yield* run(["run", "kie", ...priced, `--max-cost=${sum}`], options)
          assert.deepStrictEqual([code, sent], [2, []])
          assert.include(stderr, "is no sum: write 5usd or 200credits")
        }
      }))
  })
})
