/**
 * What one poll costs: CPU time of a whole `status` (typed, decoded) beside the loop of the vendors' pages and beside bare
 * undici, in turns, each in a process of its own that is warm, against a server in another one.
 */
import * as Effect from "effect/Effect"
import * as Path from "effect/Path"
import * as ChildProcess from "effect/process/ChildProcess"
import { type ChildProcessHandle, ChildProcessSpawner } from "effect/process/ChildProcessSpawner"
import * as Queue from "effect/Queue"
import * as Stream from "effect/Stream"
import { type Way, ways } from "./cpu/ways.ts"
import { type Figure, median, noise, short, table } from "./Figure.ts"

/** What a poll may cost at most, as a share of the fetch loop. */
export const most = { product: 0.85, traced: 1.1 }

const names: Readonly<Record<Way, string>> = {
  fetch: "`fetch`, `JSON.parse`, `JSON.parse(resultJson)`: the loop of the vendors' pages",
  undici: "the same over undici's `request`",
  product: "`Kie.status` over `NodeHttpClient.layerUndici`, spans off",
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

/** A process that polls in one way; each run makes so many polls and gives the CPU time of one in microseconds. */
const client = Effect.fnUntraced(function*(way: Way, url: string) {
  const process = yield* program("client.ts", way, url)
  const orders = yield* Queue.unbounded<number>()
  const order = Stream.map(Stream.fromQueue(orders), (polls) => `${polls}\n`)
  yield* Effect.forkScoped(Stream.run(Stream.encodeText(order), process.stdin))
  const times = yield* Stream.toQueue(linesOf(process), { capacity: 1 })
  return (polls: number) => Effect.andThen(Queue.offer(orders, polls), Effect.map(Queue.take(times), Number))
})

/** The CPU time of a poll in microseconds, by way, of each round. */
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

/** The figure. */
export const cpu = Effect.map(measure({ rounds: 3, polls: 10_000, warmUp: 15_000 }), (times): Figure => {
  const shareOf = (way: Way) => median(times[way]) / median(times.fetch)
  const [product, traced] = [shareOf("product"), shareOf("traced")]
  const widest = Math.max(...ways.map((way) => noise(times[way])))
  return {
    title: "CPU of a poll",
    report: [
      "30,000 polls in 3 rounds, 64 at a time over keep-alive, after 15,000 that do not count, by when the compiler is done; user and system time of the " +
      "client's process alone. Medians of the rounds, which take turns.",
      table(
        ["a poll through", "µs of CPU:", "beside the loop:", "may be:"],
        ways.map((way) => [
          names[way],
          short(median(times[way])),
          `${shareOf(way).toFixed(2)} ×`,
          way === "product" || way === "traced" ? `${most[way]} ×` : ""
        ])
      ),
      `The rounds of one way lie up to ${(widest * 100).toFixed(0)} % apart.`
    ].join("\n\n"),
    line: `cpu: ${product.toFixed(2)} × the fetch loop with spans off, ${traced.toFixed(2)} × with spans on`,
    isReached: product <= most.product && traced <= most.traced
  }
})
