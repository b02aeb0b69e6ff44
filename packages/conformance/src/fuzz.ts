/**
 * `pnpm fuzz`: sends inputs to every decoder. A watchdog process counts inputs that never return.
 */
import * as NodeRuntime from "@effect/platform-node/NodeRuntime"
import * as NodeServices from "@effect/platform-node/NodeServices"
import * as Command from "effect/cli/Command"
import * as Flag from "effect/cli/Flag"
import * as Console from "effect/Console"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import * as Random from "effect/Random"
import { Worker } from "node:worker_threads"
import { type Finding, longest } from "./fuzz/Fuzz.ts"

const watch = 500
const batch = 5000

/** Runs a range in a worker. If an input hangs, the findings until there end with it. */
const inWorker = (seed: number, from: number, to: number): Effect.Effect<ReadonlyArray<Finding>> =>
  Effect.callback<ReadonlyArray<Finding>>((resume) => {
    const at = new Int32Array(new SharedArrayBuffer(4))
    at[0] = from
    const worker = new Worker(new URL("./fuzz/worker.ts", import.meta.url), { workerData: { seed, from, to, at } })
    let last = -1
    let since = performance.now()
    const stop = (findings: ReadonlyArray<Finding>) => {
      clearInterval(dog)
      void worker.terminate()
      resume(Effect.succeed(findings))
    }
    const dog = setInterval(() => {
      const index = Atomics.load(at, 0)
      if (index !== last) since = performance.now()
      last = index
      if (performance.now() - since < 5 * longest) return
      stop([{ kind: "hang", index, target: "?", what: `no answer for ${5 * longest} ms` }])
    }, watch)
    worker.on("message", stop)
    worker.on(
      "error",
      (error) => stop([{ kind: "defect", index: Atomics.load(at, 0), target: "?", what: String(error) }])
    )
    return Effect.sync(() => {
      clearInterval(dog)
      void worker.terminate()
    })
  })

const command = Command.make(
  "fuzz",
  {
    seed: Flag.Int("seed").pipe(Flag.withDescription("Replays a run; by default each has its own"), Flag.optional),
    inputs: Flag.Int("inputs").pipe(Flag.withDescription("How many inputs"), Flag.withDefault(100_000)),
    from: Flag.Int("from").pipe(
      Flag.withDescription("The number of the first input, to replay one"),
      Flag.withDefault(0)
    )
  },
  Effect.fnUntraced(function*({ from, inputs, ...flags }) {
    const seed = Option.isSome(flags.seed) ? flags.seed.value : yield* Random.nextIntBetween(1, 2 ** 31 - 1)
    const findings: Array<Finding> = []
    yield* Console.error(`seed ${seed}`)
    for (let at = from; at < from + inputs;) {
      const to = Math.min(at + batch, from + inputs)
      const found = yield* inWorker(seed, at, to)
      for (const { index, kind, target, what } of found) {
        yield* Console.error(
          `${kind} at input ${index} (${target}): ${what}\n  pnpm fuzz --seed ${seed} --from ${index} --inputs 1`
        )
      }
      findings.push(...found)
      // A range that broke off resumes after the input that broke it.
      const broken = found.find(({ target }) => target === "?")
      at = broken === undefined ? to : broken.index + 1
      yield* Console.error(`${at - from} of ${inputs} inputs`)
    }
    const count = (kind: Finding["kind"]) => findings.filter((finding) => finding.kind === kind).length
    yield* Console.log(`fuzz: ${inputs} inputs, ${count("defect")} defects, ${count("hang")} hangs, seed ${seed}`)
    if (findings.length > 0) {
      yield* Effect.sync(() => {
        process.exitCode = 1
      })
    }
  })
).pipe(Command.withDescription("Throws mutated replies, handles, headers and settings at every decoder"))

Command.run(command, { version: "0.0.0" }).pipe(Effect.provide(NodeServices.layer), NodeRuntime.runMain)
