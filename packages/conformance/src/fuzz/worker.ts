/**
 * The worker of `pnpm fuzz`: runs a range of inputs, and writes down the number of the current input.
 */
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import { parentPort, workerData } from "node:worker_threads"
import { fuzz } from "./Fuzz.ts"

const Range = Schema.Struct({
  seed: Schema.Finite,
  from: Schema.Finite,
  to: Schema.Finite,
  at: Schema.instanceOf(Int32Array)
})

await Effect.runPromise(
  Effect.gen(function*() {
    const { at, from, seed, to } = yield* Schema.decodeUnknownEffect(Range)(workerData)
    const findings = yield* fuzz(seed, from, to, { onBegin: (index) => Atomics.store(at, 0, index) })
    parentPort?.postMessage(findings)
  }).pipe(Effect.scoped)
)
