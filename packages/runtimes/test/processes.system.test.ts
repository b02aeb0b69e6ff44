import { EmulatorServer } from "@effect-media/emulator"
import { emulated, expected } from "@effect-media/runtimes/emulated"
import { isThere, type Runtime, runUnder } from "@effect-media/runtimes/processes"
import * as NodeServices from "@effect/platform-node/NodeServices"
import { assert, it } from "@effect/vitest"
import * as Effect from "effect/Effect"

const names: ReadonlyArray<Runtime> = ["node", "bun", "deno"]

for (const runtime of names) {
  it.live.skipIf(!isThere(runtime))(`the five APIs, and promises, under ${runtime}`, () =>
    Effect.gen(function*() {
      const { url } = yield* EmulatorServer
      const { code, lines } = yield* runUnder(runtime, url)
      assert.deepStrictEqual(lines, expected)
      assert.strictEqual(code, 0)
    }).pipe(Effect.provide([emulated, NodeServices.layer])))

  if (!isThere(runtime)) console.log(`skipped: no ${runtime} on the PATH; see docs/runtimes.md`)
}
