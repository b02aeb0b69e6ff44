/**
 * Runs the demo's command: arguments, layers, exit code.
 */
import { AssetStore, Poller, TaskRef } from "@effect-media/core"
import { Callbacks } from "@effect-media/core/callbacks"
import { Emulator, EmulatorServer, type Vendor, vendors } from "@effect-media/emulator"
import { NodeDns, NodeHttpClient, NodeRuntime, NodeServices } from "@effect/platform-node"
import { Array as Arr, Console, Data, Effect, Layer, Option, Runtime, Stdio, Terminal } from "effect"
import { Command, Flag } from "effect/cli"
import { createHash } from "node:crypto"
import { Handles } from "./handles.ts"
import { Hooks, kieKey } from "./hooks.ts"
import { runAll, runJob } from "./index.ts"
import { type Job, jobs } from "./jobs.ts"
import { Progress } from "./progress.ts"
import { callbacksLine, isFine, submitsLine, summary, table } from "./report.ts"
import { callbacks, prepare, submits } from "./stage.ts"
import { assignLive, keys, layerEmulated } from "./vendors.ts"

/** Ends the process with this code; everything has been printed already. */
class Exit extends Data.TaggedError("Exit")<{ readonly code: number }> {
  override readonly [Runtime.errorExitCode] = this.code
  override readonly [Runtime.errorReported] = false
}

/** The width and height of the terminal; without a terminal the width is unlimited and the height is zero. */
const screen = Effect.gen(function*() {
  const stdio = yield* Stdio.Stdio
  const terminal = yield* Terminal.Terminal
  return (yield* stdio.stdoutIsTerminal)
    ? { width: yield* terminal.columns, height: yield* terminal.rows }
    : { width: Infinity, height: 0 }
})

const layerProgress = (jobs: ReadonlyArray<Job>) =>
  Layer.unwrap(
    Effect.map(screen, ({ height }) => height > jobs.length ? Progress.layerTerminal(jobs) : Progress.layerPlain)
  )

const Emulated = Layer.unwrap(Effect.map(EmulatorServer, ({ url }) => layerEmulated(url))).pipe(
  Layer.provideMerge(Layer.mergeAll(Emulator.layerServer(), Hooks.layerServer)),
  Layer.provideMerge(Layer.mergeAll(Emulator.layer({ latency: "20 millis", callbacks: { kieKey } }), Callbacks.layer))
)

/** Runs all jobs of the table against the emulator, ten times as fast as in reality. */
const demo = Effect.gen(function*() {
  yield* prepare(jobs)
  const outcomes = yield* Effect.provide(runAll(10), layerProgress(jobs))
  const seen = yield* submits(jobs)
  const { width } = yield* screen
  const ends = [submitsLine(seen), callbacksLine(yield* callbacks), summary(outcomes)]
  yield* Console.log(`\n${table(outcomes, width)}\n\n${ends.join("\n")}`)
  if (!isFine(outcomes, seen)) return yield* new Exit({ code: 1 })
}).pipe(Effect.provide(Emulated))

/** Runs the vendor's first job of the table against the real vendor. */
const live = Effect.fnUntraced(function*(vendor: Vendor) {
  const job = yield* Effect.orDie(Effect.fromOption(Arr.findFirst(jobs, (job) => job.vendor === vendor)))
  const assigned = yield* assignLive[vendor](job).pipe(
    Effect.catchTag("ConfigError", (error) =>
      Effect.andThen(
        Console.error(
          error.message.includes(keys[vendor])
            ? `demo --live ${vendor} submits one paid job: set ${keys[vendor]} to the API key of your account.`
            : error.message
        ),
        new Exit({ code: 2 })
      ))
  )
  const outcome = yield* Effect.provide(runJob(job, assigned), layerProgress([job]))
  const { width } = yield* screen
  yield* Console.log(`\n${table([outcome], width)}\n\n${summary([outcome])}`)
  if (outcome.end._tag === "Lost") return yield* new Exit({ code: 1 })
})

const sayUnfinished = Effect.gen(function*() {
  const refs = yield* Handles.use((handles) => handles.unfinished)
  yield* Console.log(`\nInterrupted. Tasks that keep running at their vendors: ${refs.length}. Their handles:`)
  for (const ref of refs) yield* Console.log(TaskRef.stringify(ref))
})

const command = Command.make(
  "demo",
  {
    live: Flag.Literals("live", vendors).pipe(
      Flag.withDescription("Run one paid job against this vendor instead, with the API key from the environment"),
      Flag.optional
    ),
    out: Flag.String("out").pipe(
      Flag.withMetavar("DIR"),
      Flag.withDescription("Where the pictures, the videos and the handles of the tasks go"),
      Flag.withDefault("out")
    )
  },
  ({ live: vendor, out }) =>
    Option.match(vendor, { onNone: () => demo, onSome: live }).pipe(
      Effect.onInterrupt(() => sayUnfinished),
      Effect.provide([
        Handles.layer(out),
        // The emulator's files are on this machine, to which a vendor's link must not point.
        AssetStore.layerDirectory({
          directory: out,
          allowPrivate: Option.isNone(vendor),
          sha256: () => createHash("sha256")
        }),
        Poller.layer
      ])
    )
).pipe(
  Command.withDescription(
    `Runs ${jobs.length} media jobs through seven task APIs at once, emulated on a free port of this machine, with outages, ` +
      "refusals, a deadline and a failure on the way. Pictures and videos are saved to ./out."
  )
)

command.pipe(
  Command.run({ version: "0.0.0" }),
  Effect.provide([NodeServices.layer, NodeHttpClient.layerUndici, NodeDns.layer]),
  NodeRuntime.runMain
)
