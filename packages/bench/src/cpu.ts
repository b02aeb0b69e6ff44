/**
 * Measures the CPU time of one `status` (typed, decoded, under rate limits) against the loop of the vendors' pages and
 * bare undici, in turns. Each runs in its own warm process, against a server in another process.
 */
import * as Effect from "effect/Effect"
import * as Path from "effect/Path"
import * as ChildProcess from "effect/process/ChildProcess"
import { type ChildProcessHandle, ChildProcessSpawner } from "effect/process/ChildProcessSpawner"
import * as Queue from "effect/Queue"
import * as Stream from "effect/Stream"
import { type Way, ways } from "./cpu/ways.ts"
import { type Figure, median, short, table } from "./Figure.ts"

/** The largest allowed cost of a poll, as a share of the fetch loop. */
export const most = { product: 0.85, traced: 1.1 }

const names: Readonly<Record<Way, string>> = {
  fetch: "`fetch`, `response.json()`, `JSON.parse(resultJson)`: the loop of the vendors' pages",
  undici: "the same over undici's `request`",
  product: "`Kie.status` under a budget, over `NodeHttpClient.layerUndici`, spans off",
  traced: "the same, spans on"
}

const program = Effect.fnUntraced(function*(file: string, ...args: ReadonlyArray<string>) {
  const path = yield* Path.Path
  const { spawn } = yield* ChildProcessSpawner
  return yield* spawn(
    ChildProcess.make(process.execPath, [path.join(import.meta.dirname, "cpu", file), ...args], { stderr: "inherit" })
  )
})

const linesOf = (process: ChildProcessHandle) => process.stdout.pipe(Stream.decodeText(), Stream.splitLines)

/**
 * Starts a process that polls in one way. Each run makes this many polls and returns the CPU time of one, in
 * microseconds.
 */
const client = Effect.fnUntraced(function*(way: Way, url: string) {
  const process = yield* program("client.ts", way, url)
  const orders = yield* Queue.unbounded<number>()
  const order = Stream.map(Stream.fromQueue(orders), (polls) => `${polls}\n`)
  yield* Effect.forkScoped(Stream.run(Stream.encodeText(order), process.stdin))
  const times = yield* Stream.toQueue(linesOf(process), { capacity: 1 })
  return (polls: number) => Effect.andThen(Queue.offer(orders, polls), Effect.map(Queue.take(times), Number))
})

/** Returns the CPU time of a poll in microseconds, by way, for each round. */
export const measure = Effect.fnUntraced(
  function*(options: { readonly rounds: number; readonly polls: number; readonly warmUp: number }) {
    const server = yield* program("server.ts")
    const port = yield* Effect.flatMap(Stream.runHead(linesOf(server)), Effect.fromOption)
    const clients = yield* Effect.forEach(
      ways,
      (way) => Effect.map(client(way, `http://127.0.0.1:${port}`), (run) => ({ way, run }))
    )
    const times: Record<Way, Array<number>> = { fetch: [], undici: [], product: [], traced: [] }
    yield* Effect.forEach(clients, ({ run }) => run(options.warmUp), { discard: true })
    for (let round = 0; round < options.rounds; round++) {
      for (const { run, way } of clients) times[way].push(yield* run(options.polls))
    }
    return times
  },
  Effect.scoped
)

/**
 * The number of rounds. The ways take turns, because the speed of a shared machine changes from one second to the next.
 * Each round is long enough that a way pays for its own garbage, which is otherwise collected while the others run.
 */
const rounds = 12
const polls = 10_000

/** The CPU figure. */
export const cpu = Effect.map(measure({ rounds, polls, warmUp: 30_000 }), (times): Figure => {
  /**
   * Each round is compared with the loop of the same round: the load of the machine changes from one round to the next.
   */
  const sharesOf = (way: Way) => times[way].map((time, round) => time / (times.fetch[round] ?? Number.NaN))
  const [product, traced] = [median(sharesOf("product")), median(sharesOf("traced"))]
  return {
    title: "CPU of a poll",
    report: [
      `${
        rounds * polls
      } polls in ${rounds} rounds, 64 at a time over keep-alive, after 30,000 that do not count, by when ` +
      "the compiler is done; user and system time of the client's process alone, the server is another one. The ways " +
      "take turns; medians of the rounds. The budget counts each question against a limit that is never reached, 100,000 a " +
      "second; spans on are those of Effect's own tracer.",
      table(
        ["a poll through", "µs of CPU:", "compared with the loop:", "rounds from:", "to:", "may be:"],
        ways.map((way) => [
          names[way],
          short(median(times[way])),
          `${median(sharesOf(way)).toFixed(2)} ×`,
          Math.min(...sharesOf(way)).toFixed(2),
          Math.max(...sharesOf(way)).toFixed(2),
          way === "product" || way === "traced" ? `${most[way]} ×` : ""
        ])
      )
    ].join("\n\n"),
    line: `cpu: ${product.toFixed(2)} × the fetch loop with spans off, ${traced.toFixed(2)} × with spans on`,
    isReached: product <= most.product && traced <= most.traced
  }
})
