import { Emulator, Fault } from "@effect-media/emulator"
import { assert, describe, layer } from "@effect/vitest"
import { Effect, FileSystem } from "effect"
import { cli, eventsOf, folder, patience, Stage } from "./utils.ts"

layer(Stage, { timeout: patience, excludeTestServices: true })((it) => {
  describe("models", { concurrent: true }, () => {
    it.effect("show prints what is known of one, with its evidence and age", () =>
      Effect.gen(function*() {
        const ended = yield* cli(["models", "show", "kie", "veo-3-1", "--json"])
        const [facts] = eventsOf(ended)
        if (facts?.type !== "model-facts") return assert.fail(ended.stdout + ended.stderr)
        assert.deepInclude(facts, { model: "veo-3-1", evidence: "vendor-copy", seen: "2026-10", source: "shipped" })
        assert.isNumber(facts.ageDays)
        assert.match(
          (yield* cli(["models", "show", "kie", "veo-3-1"])).stdout,
          /^vendor-copy, 2026-10, \d+ days old, shipped$/m
        )
        assert.strictEqual((yield* cli(["models", "show", "kie", "nobody"])).code, 2)
      }), patience)

    it.effect(
      "refresh keeps what KIE says, and the next commands go by it; an odd answer changes nothing",
      () =>
        Effect.gen(function*() {
          const fs = yield* FileSystem.FileSystem
          const emulator = yield* Emulator
          const env = { XDG_STATE_HOME: yield* folder }
          const first = yield* cli(["models", "refresh", "kie", "google/nano-banana", "veo-3-1", "--json"], { env })
          assert.strictEqual(first.code, 0, first.stderr)
          const done = eventsOf(first).at(-1)
          if (done?.type !== "models-refreshed") return assert.fail(first.stdout)
          assert.deepInclude(done, { provider: "kie", listed: 2, read: 2, changed: 0 })
          const shown = yield* cli(["models", "show", "kie", "google/nano-banana"], { env })
          assert.match(shown.stdout, /^vendor, \d{4}-\d\d-\d\d, 0 days old, refreshed$/m)
          assert.include((yield* cli(["doctor", "kie"], { env })).stdout, "2 asked for 0 days ago")

          const odd = { code: 200, msg: "success", data: { openapi: [{ properties: { input: 7 } }] } }
          yield* emulator.fault({
            vendor: "kie",
            operation: "models",
            skip: 1,
            fault: Fault.Reply({ status: 200, body: odd })
          })
          const second = yield* cli(["models", "refresh", "kie", "google/nano-banana", "--json"], { env })
          assert.deepStrictEqual(eventsOf(second).map(({ type }) => type), ["model-change", "models-refreshed"])
          assert.include(second.stdout, `"change":"unreadable"`)
          yield* fs.writeFileString(done.file, "no JSON at all")
          const ended = yield* cli(["submit", "kie", "-m", "google/nano-banana", "-p", "x"], { env })
          assert.strictEqual(ended.code, 0, ended.stderr)
        }),
      patience
    )
  })
})
