/**
 * How soon after its end a task is known, for how many polls: 24 recorded tasks on virtual time, each predicted only from
 * the other 23, under our schedule and under the plans of others.
 */
import {
  Durations as Learned,
  type MediaKind,
  Poller,
  PollSchedule,
  type Succeeded,
  type TaskProvider,
  TaskRef,
  type WaitError
} from "@effect-media/core"
import { Durations } from "@effect-media/emulator"
import { pace as kiePace } from "@effect-media/kie/Kie"
import * as Clock from "effect/Clock"
import * as DateTime from "effect/DateTime"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as Random from "effect/Random"
import * as Schedule from "effect/Schedule"
import * as TestClock from "effect/testing/TestClock"
import { type Figure, short, table } from "./Figure.ts"
import { draw, type Mark } from "./plot.ts"

/** What a plan reached: polls a task, and the mean lateness in seconds. */
export interface Reached {
  readonly plan: string
  readonly polls: number
  readonly lateness: number
}

type Recorded = (typeof Durations.durations)[number]

/**
 * A plan makes a schedule for one task from the others.
 *
 * - `source`: where it is written
 * - `label`: its name in the plot, and where that stands
 * - `draws`: how often each task is followed, for plans that throw dice
 */
export interface Plan {
  readonly name: string
  readonly source: string
  readonly label?: Pick<Mark, "name" | "label"> | undefined
  readonly draws?: number | undefined
  readonly schedule: (
    others: ReadonlyArray<Recorded>,
    kind: MediaKind
  ) => Effect.Effect<PollSchedule.PollSchedule>
}

const ended = ({ kind, millis, model }: Recorded): Succeeded => ({
  _tag: "Succeeded",
  ref: TaskRef.make({ provider: "kie", kind, model, id: "1" }),
  status: "success",
  assets: [{ url: "https://cdn.example/1", kind, role: "result" }],
  createdAt: DateTime.makeUnsafe(0),
  completedAt: DateTime.makeUnsafe(millis)
})

/** Our learned schedule, at a cost per poll in seconds. */
export const learned = (costPerPoll: number, leastGap: "100 millis" | "1 second" = "1 second"): Plan => ({
  name: `learned, costPerPoll ${costPerPoll}`,
  source: "PollSchedule.learned",
  schedule: (others) =>
    Effect.gen(function*() {
      const durations = yield* Learned
      yield* Effect.forEach(others, (other) => durations.learn(ended(other)), { discard: true })
      return yield* PollSchedule.learned({ costPerPoll, leastGap })
    }).pipe(Effect.provide(Learned.layer, { local: true }))
})

/** A loop that asks at once, and then after each gap. */
const atOnce = (gaps: PollSchedule.PollSchedule): PollSchedule.PollSchedule => Schedule.concat(Schedule.recurs(1), gaps)

/** A plan that is the same for all tasks. */
const fixed = (
  name: string,
  source: string,
  schedule: PollSchedule.PollSchedule,
  label?: Plan["label"]
): Plan => ({ name, source, label, schedule: () => Effect.succeed(schedule) })

/** A plan whose gap before each poll is drawn between two numbers of seconds. */
const drawn = (
  name: string,
  source: string,
  between: (poll: number) => readonly [number, number],
  label: Plan["label"]
): Plan => ({
  name,
  source,
  label,
  draws: 50,
  schedule: () =>
    Effect.succeed(
      Schedule.modifyDelay(
        Schedule.forever,
        ({ attempt }) => Effect.map(Random.nextBetween(...between(attempt)), Duration.seconds)
      )
    )
})

const apixo = (first: Duration.Input, every: Duration.Input) =>
  PollSchedule.fromPace(PollSchedule.growing({ first, every, factor: 1.5, longest: "30 seconds" }))

/** The plans of others, from their own code and pages. */
export const others: ReadonlyArray<Plan> = [
  fixed("KIE's own plan", "docs.kie.ai, Getting Started", PollSchedule.fromPace(kiePace.video), {
    name: "KIE's own plan"
  }),
  {
    name: "APIXO's own plan",
    source: "docs.apixo.ai, Polling",
    label: { name: "APIXO's own plan" },
    schedule: (_, kind) =>
      Effect.succeed(kind === "video" ? apixo("60 seconds", "15 seconds") : apixo("5 seconds", "3 seconds"))
  },
  fixed("every 3 s", "docs.apixo.ai, Query Task, the loop of the page", atOnce(Schedule.spaced("3 seconds")), {
    name: "APIXO's page (3 s)"
  }),
  fixed(
    "every 0.5 s",
    "@fal-ai/client 1.10.1, queue.js; replicate 1.4.0, index.js",
    atOnce(Schedule.spaced("500 millis")),
    { name: "fal, replicate", label: "above" }
  ),
  fixed("every 2 s", "@azure/core-lro 3.4.1, poller/constants.js", atOnce(Schedule.spaced("2 seconds")), {
    name: "core-lro (2 s)"
  }),
  fixed("every 5 s", "openai 7.57.0, lib/polling.js", atOnce(Schedule.spaced("5 seconds")), {
    name: "openai, AI SDK (5 s)"
  }),
  fixed("5 s, then every 5 s", "ai 7.0.100, generateVideo with a start/status model", Schedule.spaced("5 seconds")),
  drawn("4.5 to 7.5 s, by dice", "@runwayml/sdk 4.20.1, lib/polling.js", () => [4.5, 7.5], {
    name: "runway",
    label: "above"
  }),
  drawn(
    "2 s to 2, 4, 8 … s by dice, then 120 s",
    "@smithy/util-waiter 4.6.2, an AWS waiter's defaults",
    (poll) => poll === 1 ? [0, 0] : poll <= 7 ? [2, 2 ** (poll - 1)] : [120, 120],
    { name: "AWS waiter" }
  ),
  fixed(
    "2 s, ×2 up to 120 s",
    "the same without dice",
    atOnce(Schedule.min([Schedule.exponential("2 seconds"), Schedule.spaced("120 seconds")]))
  ),
  fixed(
    "1 s, ×1.5 up to 30 s",
    "a usual backoff",
    atOnce(Schedule.min([Schedule.exponential("1 second", 1.5), Schedule.spaced("30 seconds")])),
    { name: "×1.5 up to 30 s" }
  ),
  fixed("every 10 s", "a usual loop", atOnce(Schedule.spaced("10 seconds")), {
    name: "every 10 s",
    label: "below"
  })
]

const waitFor = Effect.fnUntraced(function*(task: Recorded, schedule: PollSchedule.PollSchedule) {
  const begun = yield* Clock.currentTimeMillis
  const ref = TaskRef.make({
    provider: "kie",
    kind: task.kind,
    model: task.model,
    id: "1",
    submittedAt: DateTime.makeUnsafe(begun)
  })
  let polls = 0
  const provider: TaskProvider<never> = {
    provider: "kie",
    limits: {},
    pace: kiePace,
    submit: () => Effect.never,
    status: () =>
      Effect.map(Clock.currentTimeMillis, (now) => {
        polls += 1
        return now - begun < task.millis ? { _tag: "Running", ref, status: "generating" } : { ...ended(task), ref }
      })
  }
  const fiber = yield* Poller.wait(provider, ref, { schedule, deadline: "1 day" }).pipe(
    Effect.andThen(Clock.currentTimeMillis),
    Effect.forkChild
  )
  yield* TestClock.adjust("2 hours")
  return { polls, lateness: (yield* Fiber.join(fiber)) - begun - task.millis }
})

const mean = (values: ReadonlyArray<number>) => values.reduce((sum, value) => sum + value, 0) / values.length

/** Follows each task under a plan. */
export const reach = Effect.fnUntraced(
  function*({ draws = 1, name, schedule }: Plan): Effect.fn.Return<Reached, WaitError, Poller> {
    const waits = yield* Effect.forEach(
      Durations.durations.flatMap((task) => Array.from({ length: draws }, () => task)),
      (task) =>
        Effect.flatMap(
          schedule(Durations.durations.filter((other) => other !== task), task.kind),
          (schedule) => waitFor(task, schedule)
        )
    )
    return {
      plan: name,
      polls: mean(waits.map(({ polls }) => polls)),
      lateness: mean(waits.map(({ lateness }) => lateness)) / 1000
    }
  },
  Effect.provide([Poller.layer, TestClock.layer()]),
  Random.withSeed("polls"),
  Effect.orDie
)

/**
 * What the best plan reaches that knows exactly how long the tasks of each kind take, and not which of them it follows: no
 * plan that learns can do better on these tasks.
 */
export const bound = (costPerPoll: number): Reached => {
  const kinds = Map.groupBy(Durations.durations, ({ kind }) => kind)
  const sums = Array.from(kinds.values(), (tasks) => {
    const ends = tasks.map(({ millis }) => millis / 1000).toSorted((a, b) => a - b)
    // For the tasks from the i-th on: the least cost, and the polls and the lateness that it is the sum of.
    const best = [{ cost: 0, polls: 0, lateness: 0 }]
    for (let i = ends.length - 1; i >= 0; i--) {
      const options = ends.slice(i).map((look, ended) => {
        const after = best[ends.length - 1 - i - ended] ?? { cost: 0, polls: 0, lateness: 0 }
        const late = ends.slice(i, i + ended).reduce((sum, end) => sum + look - end, 0)
        const polls = ends.length - i + after.polls
        const lateness = late + after.lateness
        return { cost: polls * costPerPoll + lateness, polls, lateness }
      })
      best.push(options.reduce((least, option) => option.cost < least.cost ? option : least))
    }
    return best[ends.length] ?? { cost: 0, polls: 0, lateness: 0 }
  })
  const total = (of: (sum: (typeof sums)[number]) => number) =>
    sums.reduce((all, sum) => all + of(sum), 0) / Durations.durations.length
  return {
    plan: "knows these durations, not whose they are",
    polls: total(({ polls }) => polls),
    lateness: total(({ lateness }) => lateness)
  }
}

/** Whether the first of two plans asks less and knows sooner. */
export const beats = (ours: Reached, theirs: Reached): boolean =>
  ours.polls < theirs.polls && ours.lateness < theirs.lateness

/** The costs per poll in seconds at which our schedule is measured. */
export const costs: ReadonlyArray<number> = [
  0.0005,
  0.001,
  0.002,
  0.005,
  0.01,
  0.02,
  0.05,
  0.1,
  0.2,
  0.3,
  0.4,
  0.55,
  0.7,
  1,
  1.4,
  2,
  3,
  4,
  6,
  8,
  12,
  16,
  24
]

/** The cost at which the figure is taken: the default of the schedule. */
export const figureCost = 0.55

/** Ours at each cost, and the others with the cost at which ours leaves them furthest behind. */
export const compare = Effect.gen(function*() {
  const ours = yield* Effect.forEach(
    costs,
    (cost) =>
      Effect.map(reach(learned(cost, cost < 0.2 ? "100 millis" : "1 second")), (reached) => ({ cost, ...reached }))
  )
  const theirs = yield* Effect.forEach(others, (plan) =>
    Effect.map(reach(plan), (reached) => {
      const gain = (our: Reached) => Math.min(reached.polls / our.polls, reached.lateness / our.lateness)
      const beatenBy = ours.filter((our) => beats(our, reached)).toSorted((a, b) => gain(b) - gain(a))[0]
      return { ...reached, source: plan.source, label: plan.label, beatenBy }
    }))
  return { ours, theirs }
})

const shown: ReadonlyArray<number> = [0.0005, 0.005, 0.05, 0.2, 0.55, 1, 2, 4, 8, 16]

const plotOf = ({ ours, theirs }: Effect.Success<typeof compare>): string => {
  const at = ({ lateness: y, polls: x }: Reached) => ({ x, y })
  const isShown = new Set([0.005, 0.05, 0.2, 0.55, 2, 8])
  return draw({
    title: "Fewer polls, sooner answers",
    subtitle: "24 recorded tasks of 13 s to 13 min, each predicted only from the other 23; down and left is better",
    x: { name: "polls a task", from: 1, to: 600, ticks: [1, 2, 5, 10, 20, 50, 100, 200, 500] },
    y: { name: "mean lateness in seconds", from: 0.1, to: 100, ticks: [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100] },
    curves: [
      {
        name: "PollSchedule.learned, by costPerPoll",
        colour: "#0969da",
        points: ours.map(at),
        marks: ours.filter(({ cost }) => isShown.has(cost)).map((our) => ({
          ...at(our),
          name: String(our.cost),
          label: "left"
        }))
      },
      {
        name: "knows these durations, not whose they are",
        colour: "#8250df",
        isDashed: true,
        points: costs.map(bound).map(at).filter(({ y }) => y >= 0.1)
      }
    ],
    marks: [
      ...theirs.map((their) => ({ ...at(their), ...their.label })),
      { x: 1, y: 0.1, name: "the oracle: 1 poll, 0 s", label: "right" }
    ]
  })
}

/** The figure. */
export const polls: Effect.Effect<Figure> = Effect.map(compare, ({ ours, theirs }) => {
  const figure = ours.find(({ cost }) => cost === figureCost) ?? { polls: Infinity, lateness: Infinity }
  const unbeaten = theirs.filter(({ beatenBy }) => beatenBy === undefined)
  const numbers = ({ lateness, polls }: Reached) => [polls.toFixed(1), short(lateness)]
  return {
    title: "Polls and lateness",
    report: [
      "24 recorded tasks on virtual time; ours knows of each task only what the other 23 tell (leave-one-out). A poll is " +
      "counted from the first on, the one that finds the end too; lateness is from the end to the poll that finds it. " +
      "Peers' own deadlines are left out. Below a costPerPoll of 0.2 the least gap is 100 ms, else the default of 1 s.",
      table(["ours, at costPerPoll:", "polls a task:", "mean lateness, s:"], [
        ...ours.filter(({ cost }) => shown.includes(cost)).map((our) => [String(our.cost), ...numbers(our)]),
        ...[figureCost, 2].map((cost) => [`bound at ${cost} ¹`, ...numbers(bound(cost))]),
        ["oracle ²", "1.0", "0"]
      ]),
      "¹ The best plan that knows how long exactly these tasks of each kind take, and not which of them it follows. " +
      "² Knows when each task ends.",
      table(
        [
          "plan",
          "from",
          "polls a task:",
          "mean lateness, s:",
          "beaten on both at costPerPoll:",
          "with polls:",
          "lateness, s:"
        ],
        theirs.map((their) => [
          their.plan,
          their.source,
          ...numbers(their),
          ...(their.beatenBy === undefined
            ? ["never", "", ""]
            : [String(their.beatenBy.cost), ...numbers(their.beatenBy)])
        ])
      ),
      unbeaten.length === 0
        ? `All ${theirs.length} plans are beaten on both axes at some costPerPoll.`
        : `Not beaten on both axes: ${unbeaten.map(({ plan }) => plan).join(", ")}.`
    ].join("\n\n"),
    line: `polls: ${figure.polls.toFixed(1)} polls a task at ${figure.lateness.toFixed(1)} s mean lateness, ` +
      `costPerPoll ${figureCost}; ${theirs.length - unbeaten.length} of ${theirs.length} other plans beaten on both`,
    isReached: figure.polls <= 10 && figure.lateness <= 5 && unbeaten.length === 0,
    plots: { "polls.svg": plotOf({ ours, theirs }) }
  }
})
