/**
 * Starts a new database, the emulated vendor on a socket, and three runners as processes, one of which is killed.
 */
import { Jobs } from "@effect-media/durable"
import { Emulator, EmulatorServer } from "@effect-media/emulator"
import { Clock, Effect, Layer, Redacted, Schedule } from "effect"
import { ChildProcess } from "effect/process"
import { fileURLToPath } from "node:url"
import { enqueueAll, layerIntake } from "./index.ts"

export const Emulated = Emulator.layerServer().pipe(
  Layer.provideMerge(Emulator.layer({ seed: "cluster", duration: "20 seconds" }))
)

const startRunner = Effect.fnUntraced(function*(name: string, url: string, directory: string) {
  const { url: vendor } = yield* EmulatorServer
  const script = fileURLToPath(new URL("runner.ts", import.meta.url))
  return yield* ChildProcess.make(process.execPath, [script, name, directory, vendor], {
    env: { EFFECT_MEDIA_DATABASE_URL: url },
    extendEnv: true,
    stdin: "ignore",
    stdout: "ignore",
    stderr: "ignore"
  })
})

/**
 * Returns the name of the runner that last polled each task. The vendor identifies runners by their User-Agent.
 */
const askers = Effect.gen(function*() {
  const emulator = yield* Emulator
  const found = new Map<string, string>()
  for (const { headers, operation, taskId } of yield* emulator.requests) {
    if (operation === "status" && taskId !== undefined) found.set(taskId, headers["user-agent"] ?? "")
  }
  return found
})

const countOf = (askers: ReadonlyMap<string, string>, runner: string) =>
  [...askers.values()].filter((asker) => asker === runner).length

/**
 * Enqueues the prompts, kills the runner with most of the jobs while all of them wait, and waits for the end.
 *
 * - `before`: the number of jobs that each runner waited for
 * - `moved`: the time for which no runner polled each job of the killed runner, in seconds
 * - `saved`, `tasks`: the number of jobs that ended with files, and the number of jobs that the vendor received
 */
export const handedOver = Effect.fnUntraced(function*(
  url: string,
  directory: string,
  prompts: ReadonlyArray<string>
) {
  const emulator = yield* Emulator
  const names = ["runner-1", "runner-2", "runner-3"]
  const runners = yield* Effect.forEach(
    names,
    (name) => Effect.map(startRunner(name, url, directory), (child) => ({ name, child }))
  )

  return yield* Effect.gen(function*() {
    const jobs = yield* Jobs
    yield* enqueueAll(prompts)
    const all = yield* Effect.repeat(askers, {
      until: (askers) => askers.size === prompts.length && names.every((name) => countOf(askers, name) > 0),
      schedule: Schedule.spaced("100 millis")
    })
    const before = runners.map(({ child, name }) => ({ name, child, count: countOf(all, name) }))
    const [victim] = before.toSorted((a, b) => b.count - a.count)
    if (victim === undefined) return yield* Effect.die(new Error("no runner"))
    yield* victim.child.kill({ killSignal: "SIGKILL" })
    const killedAt = yield* Clock.currentTimeMillis

    const files = yield* Effect.forEach(
      prompts,
      (_, i) => Effect.map(jobs.waitFor(`picture-${i + 1}`), ({ files }) => files),
      { concurrency: "unbounded" }
    )
    const requests = yield* emulator.requests
    const moved = [...all].flatMap(([task, asker]) => {
      const next = requests.find(({ at, headers, taskId }) =>
        taskId === task && at > killedAt && headers["user-agent"] !== victim.name
      )
      return asker !== victim.name || next === undefined ? [] : [(next.at - killedAt) / 1000]
    })
    return {
      before: before.map(({ count, name }) => ({ name, count })),
      victim: { name: victim.name, count: victim.count },
      moved,
      saved: files.filter(({ length }) => length > 0).length,
      tasks: (yield* emulator.tasks).length
    }
  }).pipe(Effect.provide(layerIntake(Redacted.make(url))))
})
