/**
 * Measures the use of a limit: 1,000 tasks at once under KIE's limits, enforced by the emulator, on virtual time,
 * compared with the shortest time that the limits allow.
 */
import { Durations as Learned, Poller, PollSchedule, TaskRef } from "@effect-media/core"
import { RateLimits } from "@effect-media/core/limits"
import { Durations, Emulator } from "@effect-media/emulator"
import { Kie, polling } from "@effect-media/kie"
import * as NodeRuntime from "@effect/platform-node/NodeRuntime"
import * as Clock from "effect/Clock"
import * as Console from "effect/Console"
import * as DateTime from "effect/DateTime"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as Layer from "effect/Layer"
import * as Option from "effect/Option"
import * as Random from "effect/Random"
import * as Redacted from "effect/Redacted"
import * as TestClock from "effect/testing/TestClock"
import { type Figure, short, table } from "./Figure.ts"

/** A task, and its duration in ms. */
interface Job {
  readonly kind: "image" | "video"
  readonly model: string
  readonly millis: number
}

/**
 * The script of all tasks, and the options of their waits.
 *
 * - `job`: returns the n-th task
 * - `isLimited`: true if rate limits are applied
 * - `isByChance`: true if the poll that is most likely to find a finished task goes first, false for first come, first
 *   served
 * - `isLearned`: true if waits poll by learned durations, false if they poll as KIE recommends, which exceeds its limit
 */
interface Load {
  readonly name: string
  readonly job: (n: number) => Job
  readonly isLimited: boolean
  readonly isByChance: boolean
  readonly isLearned: boolean
}

const tasks = 1000

/** Returns the earliest time of the n-th submit, in ms: KIE accepts 20 in 10 s. */
const submittable = (n: number): number => Math.floor(n / 20) * 10_000

const minute: Load["job"] = () => ({ kind: "image", model: "a-minute", millis: 60_000 })

// Up to 3 minutes: one of 13 minutes at the end would hide the limits. Each varies by up to a fifth.
const known = Durations.durations.filter(({ millis }) => millis < 180_000)
const recorded: Load["job"] = (n) => {
  const { kind, millis, model } = known[n * 7 % known.length] ?? { kind: "image", model: "", millis: 60_000 }
  return { kind: kind === "video" ? "video" : "image", model, millis: Math.round(millis * (0.8 + n * 0.618 % 0.4)) }
}

const loads: ReadonlyArray<Load> = [
  { name: "of a minute, without a budget", job: minute, isLimited: false, isByChance: false, isLearned: true },
  { name: "of a minute", job: minute, isLimited: true, isByChance: true, isLearned: true },
  { name: "as recorded", job: recorded, isLimited: true, isByChance: true, isLearned: true },
  { name: "as recorded, asked at KIE's pace", job: recorded, isLimited: true, isByChance: true, isLearned: false },
  { name: "the same, first come first served", job: recorded, isLimited: true, isByChance: false, isLearned: false }
]

/** Expects no task to end, so that all polls have the same priority. */
const noChance: Learned["Service"] = {
  record: () => Effect.void,
  estimate: () => Effect.succeed({ median: Number.MAX_SAFE_INTEGER, spread: 0.01 })
}

const learn = Effect.fnUntraced(function*(jobs: ReadonlyArray<Job>) {
  const durations = yield* Learned
  for (const { kind, millis, model } of jobs.slice(0, 500)) {
    yield* durations.record({
      _tag: "Succeeded",
      ref: TaskRef.make({ provider: "kie", kind, model, id: "1" }),
      status: "success",
      assets: [],
      createdAt: DateTime.makeUnsafe(0),
      completedAt: DateTime.makeUnsafe(millis)
    })
  }
})

const mean = (values: ReadonlyArray<number>) => values.reduce((sum, value) => sum + value, 0) / values.length

const reach = Effect.fnUntraced(
  function*({ isByChance, isLearned, isLimited, job, name }: Load) {
    yield* TestClock.setTime(Date.UTC(2026, 3, 2))
    const begun = yield* Clock.currentTimeMillis
    const emulator = yield* Emulator
    const jobs = Array.from({ length: tasks }, (_, n) => job(n))
    yield* Effect.forEach(jobs, ({ millis }) => emulator.script({ vendor: "kie", duration: millis }), { discard: true })
    const durations = yield* Learned
    yield* learn(jobs)
    const schedule = isLearned ? yield* PollSchedule.learned() : PollSchedule.fromPolicy(polling.image)
    const unlimited = yield* Kie
    let refusedQueries = 0
    const kie = {
      ...unlimited,
      status: (ref: TaskRef) =>
        Effect.tapErrorTag(unlimited.status(ref), "RateLimited", () =>
          Effect.sync(() => {
            refusedQueries += 1
          }))
    }
    const provider = isLimited ? yield* RateLimits.wrap(kie, { durations: isByChance ? durations : noChance }) : kie

    const all = yield* Effect.forEach(
      jobs,
      ({ kind, model }) =>
        Poller.run(provider, { model, kind, input: { prompt: "a paper boat" } }, { schedule, deadline: "1 day" }).pipe(
          Effect.flatMap(({ completedAt }) =>
            Effect.map(Clock.currentTimeMillis, (now) => ({
              at: now - begun,
              lateness: completedAt === undefined ? 0 : now - DateTime.toEpochMillis(completedAt)
            }))
          ),
          Effect.option
        ),
      { concurrency: "unbounded" }
    ).pipe(Effect.forkChild)
    // Second by second, so that work that is due within a second is done in it.
    while (all.pollUnsafe() === undefined) yield* TestClock.adjust("1 second")
    const ends = (yield* Fiber.join(all)).flatMap(Option.toArray)
    const requests = yield* emulator.requests
    return {
      name,
      ended: ends.length,
      queries: requests.filter(({ operation }) => operation === "status").length,
      // KIE refuses inside a reply of 200: an accepted submit is one that created a task.
      refused: refusedQueries +
        requests.filter(({ operation, taskId }) => operation === "submit" && taskId === undefined).length,
      took: Math.max(...ends.map(({ at }) => at)) / 1000,
      least: Math.max(...jobs.map(({ millis }, n) => submittable(n) + millis)) / 1000,
      lateness: mean(ends.map(({ lateness }) => lateness)) / 1000
    }
  },
  Effect.provide(
    Layer.suspend(() => {
      const emulator = Emulator.layer({ limits: true, inputs: "any", models: "any", seed: 1 })
      const kie = Kie.layer({ apiKey: Redacted.make("key"), validation: "off" }).pipe(
        Layer.provide(Emulator.layerClient)
      )
      return Layer.mergeAll(kie, RateLimits.layer, Poller.layer, Learned.layer).pipe(
        Layer.provideMerge(emulator),
        Layer.provideMerge(TestClock.layer())
      )
    }),
    { local: true }
  ),
  Random.withSeed("limits")
)

/** The limits figure. */
export const limits: Effect.Effect<Figure> = Effect.map(Effect.forEach(loads, reach), (all) => {
  const kept = all.filter((_, i) => loads[i]?.isLimited === true && loads[i]?.isByChance === true)
  const refused = kept.reduce((sum, { refused }) => sum + refused, 0)
  const ended = Math.min(...kept.map(({ ended }) => ended))
  const ratio = Math.max(...kept.map(({ least, took }) => took / least))
  return {
    title: "Limits",
    report: [
      `${tasks} tasks handed over at once to KIE (20 creates in 10 s, 10 status queries a second for a task), the limits enforced ` +
      "by the emulator, virtual time. The least possible time is that of a submit whenever the limit allows one, and " +
      "every end known at once.",
      table(
        ["tasks", "ended:", "queries:", "refused:", "took, s:", "least, s:", "ratio:", "mean lateness, s:"],
        all.map(({ ended, lateness, least, name, queries, refused, took }) => [
          name,
          String(ended),
          String(queries),
          String(refused),
          ...(ended < tasks
            ? ["never", least.toFixed(1), "", ""]
            : [took.toFixed(1), least.toFixed(1), (took / least).toFixed(3), short(lateness)])
        ])
      )
    ].join("\n\n"),
    line: `limits: ${ended} tasks, ${refused} refused, ${ratio.toFixed(3)}x of the least possible time`,
    isReached: ended === tasks && refused === 0 && ratio <= 1.05
  }
})

if (import.meta.main) {
  limits.pipe(
    Effect.tap(({ line, report }) => Console.log(`${report}\n\n${line}`)),
    Effect.tap(({ isReached }) =>
      Effect.sync(() => {
        if (!isReached) process.exitCode = 1
      })
    ),
    NodeRuntime.runMain
  )
}
