/**
 * `pnpm soak`: 500 jobs at a time, on all APIs over sockets, with faults at random.
 */
import { Poller, type RunError, type Succeeded } from "@effect-media/core"
import * as NodeRuntime from "@effect/platform-node/NodeRuntime"
import * as NodeServices from "@effect/platform-node/NodeServices"
import * as Cause from "effect/Cause"
import * as Command from "effect/cli/Command"
import * as Flag from "effect/cli/Flag"
import * as Clock from "effect/Clock"
import * as Console from "effect/Console"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Fiber from "effect/Fiber"
import * as FetchHttpClient from "effect/http/FetchHttpClient"
import * as Logger from "effect/Logger"
import * as Option from "effect/Option"
import * as Random from "effect/Random"
import * as Redacted from "effect/Redacted"
import * as Schedule from "effect/Schedule"
import * as Schema from "effect/Schema"
import { type ChildProcess, fork } from "node:child_process"
import { fileURLToPath } from "node:url"
import { setFlagsFromString } from "node:v8"
import { runInNewContext } from "node:vm"
import type { Api } from "./Api.ts"
import { apis } from "./apis/index.ts"
import { type Kind, kinds } from "./soak/Jobs.ts"

const Address = Schema.Struct({ url: Schema.String })
const Report = Schema.Struct({ tasks: Schema.Finite, doubled: Schema.Finite })

/** Waits for the next message of the other process. */
const message = <A, I>(child: ChildProcess, schema: Schema.Codec<A, I>): Effect.Effect<A> =>
  Effect.callback<unknown>((resume) => {
    child.once("message", (message) => resume(Effect.succeed(message)))
    child.once("exit", (code) => resume(Effect.die(new Error(`the vendors' process ended with ${code}`))))
  }).pipe(Effect.flatMap(Schema.decodeUnknownEffect(schema)), Effect.orDie)

const vendors = Effect.acquireRelease(
  Effect.sync(() => fork(fileURLToPath(new URL("./soakVendor.ts", import.meta.url)), { execArgv: [] })),
  (child) => Effect.sync(() => child.kill())
)

setFlagsFromString("--expose_gc")
const gc: unknown = runInNewContext("gc")

/** Measures the heap in MB after garbage collection: the smallest of three measurements. */
const heap = Effect.gen(function*() {
  const looks: Array<number> = []
  for (let look = 0; look < 3; look++) {
    if (typeof gc === "function") gc()
    looks.push(process.memoryUsage().heapUsed / 1024 ** 2)
    yield* Effect.sleep("300 millis")
  }
  return Math.min(...looks)
})

const weighted: ReadonlyArray<Kind> = kinds.flatMap((kind) => Array.from({ length: kind.weight }, () => kind))

const endOf = (exit: Exit.Exit<Succeeded, RunError>): string =>
  Exit.isSuccess(exit)
    ? exit.value.assets.length === 1 ? "well" : "without its file"
    : Option.match(Exit.findErrorOption(exit), { onNone: () => Cause.pretty(exit.cause), onSome: ({ _tag }) => _tag })

const tasksAtOnce = 500
const schedule = Schedule.jittered(Schedule.spaced("1 second"))

const soak = Effect.fnUntraced(
  function*(lasts: Duration.Duration) {
    const child = yield* vendors
    const { url: baseUrl } = yield* message(child, Address)
    const begun = yield* Clock.currentTimeMillis
    const over = begun + Duration.toMillis(lasts)
    const count = { begun: 0, well: 0, failed: 0, lost: 0 }
    const lost = new Map<string, number>()

    const job = Effect.fnUntraced(function*(api: Api, { end, isShort, model }: Kind) {
      const expected = end(api)
      if (expected === undefined) return
      count.begun += 1
      const prompt = `job ${count.begun}`
      const client = yield* api.client({ apiKey: Redacted.make("sk-soak"), baseUrl, readTimeout: "2 seconds" }, {
        model,
        prompt
      })
      const exit = yield* client.run({ schedule, deadline: isShort === true ? "3 seconds" : "90 seconds" }).pipe(
        Effect.timeoutOrElse({ duration: "3 minutes", orElse: () => Effect.die(new Error("it never ended")) }),
        Effect.exit
      )
      const ended = endOf(exit)
      if (ended !== expected) {
        count.lost += 1
        const error = Exit.isSuccess(exit)
          ? ""
          : Cause.pretty(exit.cause).split("\n")[0]?.replace(/\bjob \d+|[0-9a-f]{8,}/g, "…")
        const what = `${api.title} ${model}: ${ended} ${error}`
        lost.set(what, (lost.get(what) ?? 0) + 1)
      } else if (expected === "well") count.well += 1
      else count.failed += 1
    }, Effect.scoped)

    const worker = Effect.gen(function*() {
      // Spreads the jobs over time.
      yield* Effect.sleep(yield* Random.nextIntBetween(0, 3000))
      while ((yield* Clock.currentTimeMillis) < over) {
        const api = apis[yield* Random.nextIntBetween(0, apis.length - 1)]
        const kind = weighted[yield* Random.nextIntBetween(0, weighted.length - 1)]
        if (api !== undefined && kind !== undefined) yield* job(api, kind)
      }
    })

    const workers = yield* Effect.forkChild(
      Effect.forEach(Array.from({ length: tasksAtOnce }), () => worker, { concurrency: "unbounded", discard: true })
    )
    yield* Effect.forkScoped(Effect.repeat(
      Effect.suspend(() =>
        Console.error(
          `soak: ${count.well + count.failed + count.lost} of ${count.begun} tasks over, ${count.lost} lost, ` +
            `heap ${Math.round(process.memoryUsage().heapUsed / 1024 ** 2)} MB`
        )
      ),
      Schedule.spaced("10 seconds")
    ))
    yield* Effect.sleep(Duration.min(Duration.times(lasts, 0.4), Duration.minutes(1)))
    const warm = yield* heap
    yield* Effect.sleep(Math.max(0, over - (yield* Clock.currentTimeMillis) - 1500))
    const last = yield* heap
    child.send("calm")
    yield* Fiber.join(workers)
    const reported = yield* Effect.forkChild(message(child, Report))
    yield* Effect.yieldNow
    child.send("report")
    const { doubled } = yield* Fiber.join(reported)

    for (const [what, times] of lost) yield* Console.error(`lost: ${what} (${times})`)
    yield* Console.log(
      `soak: ${count.begun} tasks, ${count.well} ended well, ${count.failed} failed as scripted, ${count.lost} lost, ` +
        `${doubled} submitted twice, heap ${warm.toFixed(1)} MB after warm-up, ${last.toFixed(1)} MB at end`
    )
    return count.lost === 0 && doubled === 0 && last <= 1.1 * warm
  },
  Effect.scoped,
  Effect.provide([FetchHttpClient.layer, Poller.layer, Logger.layer([])])
)

const command = Command.make(
  "soak",
  {
    minutes: Flag.Finite("minutes").pipe(Flag.withDescription("How long"), Flag.withDefault(10)),
    seconds: Flag.Finite("seconds").pipe(Flag.withDescription("How long, in seconds"), Flag.optional)
  },
  Effect.fnUntraced(function*({ minutes, seconds }) {
    const isWell = yield* soak(Option.isSome(seconds) ? Duration.seconds(seconds.value) : Duration.minutes(minutes))
    yield* Effect.sync(() => {
      process.exitCode = isWell ? 0 : 1
    })
  })
).pipe(Command.withDescription("500 jobs at a time on all APIs, over sockets, with faults at random"))

Command.run(command, { version: "0.0.0" }).pipe(Effect.provide(NodeServices.layer), NodeRuntime.runMain)
