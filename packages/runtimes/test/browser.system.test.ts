import { Emulator, EmulatorServer } from "@effect-media/emulator"
import { bundle, executable, isWanted, runInPage } from "@effect-media/runtimes/browser"
import { emulated, expected } from "@effect-media/runtimes/emulated"
import { assert, it } from "@effect/vitest"
import * as Effect from "effect/Effect"

it.live("the bundle for browsers needs nothing of Node", () =>
  Effect.map(bundle, (text) => {
    assert.isAbove(text.length, 100_000)
    assert.notMatch(text, /\bfrom\s*"(node:)?(fs|http|net|crypto|path|dns)"|\brequire\("/)
  }))

it.live.skipIf(!isWanted)("the five APIs, and promises, in a page of Chromium", () =>
  Effect.gen(function*() {
    const { url } = yield* EmulatorServer
    const { agent, lines } = yield* runInPage(url)
    assert.include(agent, "Chrome/")
    assert.deepStrictEqual(lines, expected)
    const requests = yield* (yield* Emulator).requests
    assert.isTrue(requests.every(({ headers }) => headers["user-agent"]?.includes("Chrome/")))
    assert.isAbove(requests.filter(({ operation }) => operation === "preflight").length, 0)
  }).pipe(Effect.provide(emulated)))

if (!isWanted) console.log(`skipped: no Chromium at ${executable} (apt-get install chromium); see docs/runtimes.md`)
