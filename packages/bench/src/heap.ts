/**
 * Measures the heap of a waiting task, and the lateness of tasks that end together while many others wait.
 */
import * as Effect from "effect/Effect"
import * as Path from "effect/Path"
import * as ChildProcess from "effect/process/ChildProcess"
import { ChildProcessSpawner } from "effect/process/ChildProcessSpawner"
import * as Schema from "effect/Schema"
import { type Figure, median, short, table } from "./Figure.ts"
import { type Way, ways } from "./heap/ways.ts"

/** Limits: heap of a waiting task in bytes, and lateness of the last task that ends in a group, in ms. */
export const most = { bytes: 5000, late: 2000 }

const names: Readonly<Record<Way, string>> = {
  promise: "an `async` loop over `setTimeout`",
  generator: "a loop in `Effect.gen`",
  repeat: "`Effect.repeat` with a schedule",
  product: "`Poller.wait`, spans off",
  traced: "`Poller.wait`, spans on"
}

const Measured = Schema.fromJsonString(Schema.Struct({ bytes: Schema.Finite, late: Schema.Finite }))

/** Reports on one process that waits for many tasks, some of which end at the same moment. */
export const measure = Effect.fnUntraced(
  function*(way: Way, options: { readonly tasks: number; readonly ends: number }) {
    const path = yield* Path.Path
    const { string } = yield* ChildProcessSpawner
    const client = path.join(import.meta.dirname, "heap/client.ts")
    const args = ["--expose-gc", client, way, String(options.tasks), String(options.ends)]
    return yield* Schema.decodeEffect(Measured)(
      yield* string(ChildProcess.make(process.execPath, args, { stderr: "inherit" }))
    )
  }
)

const rounds = 3

/** The heap figure. */
export const heap = Effect.gen(function*() {
  const runs = yield* Effect.forEach(
    Array.from({ length: rounds }, () => ways).flat(),
    (way) => Effect.map(measure(way, { tasks: 100_000, ends: 1000 }), (measured) => ({ way, ...measured })),
    { concurrency: 2 }
  )
  const of = (way: Way) => {
    const own = runs.filter((run) => run.way === way)
    return { bytes: median(own.map(({ bytes }) => bytes)), late: median(own.map(({ late }) => late)) }
  }
  const worst = {
    bytes: Math.max(of("product").bytes, of("traced").bytes),
    late: Math.max(of("product").late, of("traced").late)
  }
  return {
    title: "Many waits",
    report: [
      "100,000 tasks waiting in one process, at an unlimited query budget: heap for each after its first poll, past the " +
      "garbage collector. `Poller.wait` is given no options: it learns when to ask, and spans are on by default. Then " +
      "1,000 of the tasks, which in each way are asked every second, end in the same moment, and the last of these is " +
      `known so much later. Medians of ${rounds} runs of each way, two runs at a time.`,
      table(
        ["waiting through", "KB a task:", "all known after, s:"],
        ways.map((way) => [names[way], (of(way).bytes / 1000).toFixed(2), short(of(way).late / 1000)])
      )
    ].join("\n\n"),
    line: `heap: ${(worst.bytes / 1000).toFixed(1)} KB a waiting task, 1,000 ends known within ` +
      `${short(worst.late / 1000)} s`,
    isReached: worst.bytes <= most.bytes && worst.late <= most.late
  } satisfies Figure
})
