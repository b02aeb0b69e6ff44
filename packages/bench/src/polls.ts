/**
 * Measures lateness against polls: 24 recorded tasks on virtual time, each predicted only from the other 23, under our
 * schedule and under the plans of others.
 */
import {
  type DurationsService,
  PollSchedule,
  type Succeeded,
  type TaskProvider,
  TaskRef,
  type WaitError
} from "@effect-media/core"
import * as Learned from "@effect-media/core/polling/Durations"
import * as Poller from "@effect-media/core/polling/Poller"
import { Durations } from "@effect-media/emulator"
import { polling as kiePace } from "@effect-media/kie/Kie"
import * as Clock from "effect/Clock"
import * as DateTime from "effect/DateTime"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as Random from "effect/Random"
import * as TestClock from "effect/testing/TestClock"
import { median, short, table } from "./Figure.ts"
import { versionOf } from "./Packages.ts"
import { type Plan, plans, type Source } from "./plans.ts"
import { draw } from "./plot.ts"

/** The result of a plan: polls per task, and the mean lateness in seconds. */
export interface Reached {
  readonly polls: number
  readonly lateness: number
}

type Recorded = Durations.Duration

const ended = ({ kind, millis, model }: Recorded): Succeeded => ({
  _tag: "Succeeded",
  ref: TaskRef.make({ provider: "kie", kind, model, id: "1" }),
  status: "success",
  assets: [{ url: "https://cdn.example/1", kind, role: "result" }],
  createdAt: DateTime.makeUnsafe(0),
  completedAt: DateTime.makeUnsafe(millis)
})

const waitFor = Effect.fnUntraced(function*(task: Recorded, options: Poller.PollerOptions) {
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
    polling: kiePace,
    submit: () => Effect.never,
    status: () =>
      Effect.map(Clock.currentTimeMillis, (now) => {
        polls += 1
        return now - begun < task.millis ? { _tag: "Running", ref, status: "generating" } : { ...ended(task), ref }
      })
  }
  const fiber = yield* Poller.make({ ...options, deadline: "1 day" }).wait(provider, ref).pipe(
    Effect.andThen(Clock.currentTimeMillis),
    Effect.forkChild
  )
  yield* TestClock.adjust("2 hours")
  return { polls, lateness: (yield* Fiber.join(fiber)) - begun - task.millis }
})

const mean = (values: ReadonlyArray<number>) => values.reduce((sum, value) => sum + value, 0) / values.length

/** Follows each task under a plan. */
export const reach = Effect.fnUntraced(
  function*({ draws = 1, options }: Pick<Plan, "draws" | "options">): Effect.fn.Return<Reached, WaitError> {
    const waits = yield* Effect.forEach(
      Durations.durations.flatMap((task) => Array.from({ length: draws }, () => task)),
      (task) =>
        Effect.flatMap(
          options(Durations.durations.filter((other) => other !== task), task.kind),
          (options) => waitFor(task, options)
        )
    )
    return {
      polls: mean(waits.map(({ polls }) => polls)),
      lateness: mean(waits.map(({ lateness }) => lateness)) / 1000
    }
  },
  Effect.provide(TestClock.layer()),
  Random.withSeed("polls"),
  Effect.orDie
)

/** Our way to wait, by learned durations, at a cost per poll in seconds or at the default. */
export type Way = (durations: DurationsService, costPerPoll: number | undefined) => Poller.PollerOptions

/** The default plan: no gap is under the shortest one that the vendor allows. */
export const shipped: Way = (durations, costPerPoll) => ({ durations, costPerPoll })

/** The schedule by itself, without a vendor's polling policy. */
export const free: Way = (durations, costPerPoll) => ({
  schedule: PollSchedule.learnedFrom(durations, {
    costPerPoll,
    minDelay: costPerPoll !== undefined && costPerPoll < 0.2 ? "100 millis" : undefined
  })
})

/** The number of orders in which the other tasks are learned: the last ones learned count most. */
const orders = 20

/** The result of our schedule: medians over the orders, with their range. */
export interface Ours extends Reached {
  readonly cost: number | undefined
  readonly each: ReadonlyArray<Reached>
}

/** Follows each task under our schedule. The others are learned in several orders, one after the other. */
export const reachOurs = Effect.fnUntraced(function*(way: Way, cost?: number): Effect.fn.Return<Ours> {
  const each = yield* Effect.forEach(
    Array.from({ length: orders }, (_, order) => `order ${order}`),
    (seed) =>
      reach({
        options: Effect.fnUntraced(function*(others) {
          const durations = Learned.makeMemory()
          const shuffled = yield* Random.withSeed(Random.shuffle(others), seed)
          yield* Effect.forEach(shuffled, (other) => durations.record(ended(other)), { discard: true })
          return way(durations, cost)
        })
      })
  )
  return {
    cost,
    each,
    polls: median(each.map(({ polls }) => polls)),
    lateness: median(each.map(({ lateness }) => lateness))
  }
})

/**
 * The result of the best plan that knows the durations of each kind exactly, but not which task it polls: no
 * plan that learns can do better on these tasks.
 */
export const bound = (costPerPoll: number): Reached => {
  const kinds = Map.groupBy(Durations.durations, ({ kind }) => kind)
  const sums = Array.from(kinds.values(), (tasks) => {
    const ends = tasks.map(({ millis }) => millis / 1000).toSorted((a, b) => a - b)
    // For the tasks from the i-th on: the least cost, and the polls and the lateness that add up to it.
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
    polls: total(({ polls }) => polls),
    lateness: total(({ lateness }) => lateness)
  }
}

/** Returns true if the first plan polls less and is less late. */
export const beats = (ours: Reached, theirs: Reached): boolean =>
  ours.polls < theirs.polls && ours.lateness < theirs.lateness

/** The costs per poll in seconds at which our schedule is measured, in addition to its default. */
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

/**
 * Compares ours at each cost, at its own gap and at the vendor's, with the others and the cost at which ours beats each
 * by most.
 */
export const compare = Effect.gen(function*() {
  const at = (way: Way) => Effect.forEach(costs, (cost) => reachOurs(way, cost))
  const ours = { free: yield* at(free), shipped: yield* at(shipped) }
  const defaults = { free: yield* reachOurs(free), shipped: yield* reachOurs(shipped) }
  const theirs = yield* Effect.forEach(plans, (plan) =>
    Effect.map(reach(plan), (reached) => {
      const gain = (our: Reached) => Math.min(reached.polls / our.polls, reached.lateness / our.lateness)
      const best = (ours: ReadonlyArray<Ours>) =>
        ours.filter((our) => beats(our, reached)).toSorted((a, b) => gain(b) - gain(a))[0]
      return { plan, ...reached, beatenBy: best(ours.free), beatenByShipped: best(ours.shipped) }
    }))
  return { ours, defaults, theirs }
})

const shown: ReadonlyArray<number> = [0.0005, 0.005, 0.05, 0.2, 0.55, 1, 2, 4, 8, 16]

/** The shortest gap between polls that KIE allows, in seconds. */
const kieGap = Duration.toSeconds(PollSchedule.minDelayOf(kiePace.video))

const plotOf = ({ defaults, ours, theirs }: Effect.Success<typeof compare>): string => {
  const at = ({ lateness: y, polls: x }: Reached) => ({ x, y })
  const isShown = new Set<number | undefined>([0.005, 0.05, 0.2, 2, 8])
  return draw({
    title: "Fewer polls, sooner answers",
    subtitle: "24 recorded tasks of 13 s to 13 min, each predicted only from the other 23; down and left is better",
    x: { name: "polls a task", from: 1, to: 600, ticks: [1, 2, 5, 10, 20, 50, 100, 200, 500] },
    y: { name: "mean lateness in seconds", from: 0.1, to: 100, ticks: [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100] },
    curves: [
      {
        name: "PollSchedule.learned, by costPerPoll",
        colour: "#0969da",
        points: ours.free.map(at),
        marks: ours.free.filter(({ cost }) => isShown.has(cost)).map((our) => ({
          ...at(our),
          name: String(our.cost),
          label: "left"
        }))
      },
      {
        name: `the same, ${kieGap} s apart or more, as KIE asks`,
        colour: "#1a7f37",
        points: ours.shipped.map(at),
        marks: [{ ...at(defaults.shipped), name: "the default", label: "left" }]
      },
      {
        name: "knows these durations, not whose they are",
        colour: "#8250df",
        isDashed: true,
        points: costs.map(bound).map(at).filter(({ y }) => y >= 0.1)
      }
    ],
    marks: [
      ...theirs.map((their) => ({ ...at(their), ...their.plan.label })),
      { x: 1, y: 0.1, name: "the oracle: 1 poll, 0 s", label: "right" }
    ]
  })
}

const whose: Readonly<Record<Source["_tag"], string>> = {
  Code: "their code",
  Page: "their page",
  Usual: "a usual loop"
}

const textOf = Effect.fnUntraced(function*(source: Source) {
  if (source._tag === "Page") return source.page
  if (source._tag === "Usual") return source.note
  const files = yield* Effect.forEach(
    source.files,
    (written) => Effect.map(versionOf(written), (version) => `${written.name} ${version}, ${written.file}`)
  )
  return [files.join("; "), ...(source.note === undefined ? [] : [source.note])].join(": ")
})

const range = (values: ReadonlyArray<number>) =>
  `${Math.min(...values).toFixed(1)} to ${Math.max(...values).toFixed(1)}`

/** The polls figure. */
export const polls = Effect.gen(function*() {
  const { defaults, ours, theirs } = yield* compare
  const numbers = ({ lateness, polls }: Reached) => [polls.toFixed(1), short(lateness)]
  const beaten = (by: Ours | undefined) => by === undefined ? ["never", "", ""] : [String(by.cost), ...numbers(by)]
  const namesOf = (plans: typeof theirs) => plans.map(({ plan }) => plan.name).join("; ")
  const unbeaten = theirs.filter(({ beatenBy }) => beatenBy === undefined)
  const unbeatenShipped = theirs.filter(({ beatenByShipped }) => beatenByShipped === undefined)
  const figure = defaults.shipped
  const rows = yield* Effect.forEach(
    theirs,
    (their) =>
      Effect.map(textOf(their.plan.source), (from) => [
        their.plan.name,
        whose[their.plan.source._tag],
        ...numbers(their),
        ...beaten(their.beatenByShipped),
        ...beaten(their.beatenBy),
        from
      ])
  )
  return {
    title: "Polls and lateness",
    report: [
      "24 recorded tasks on virtual time; ours knows of each task only what the other 23 tell (leave-one-out). What is " +
      `learned last counts most, so ours learns them in ${orders} orders by dice: its figures are medians over these. A ` +
      "poll is counted from the first on, the one that finds the end too; lateness is from the end to the poll that " +
      "finds it. Peers' own deadlines are left out.",
      `Two least gaps are measured. A program that says nothing keeps the shortest that its vendor asks for, KIE's being ` +
      `${kieGap} s: the figure is its default. \`PollSchedule.learned\` by itself keeps 1 s, and here 100 ms below a ` +
      "costPerPoll of 0.2: both are shorter than any vendor of this library allows, and a program has them only from a " +
      "schedule of its own.",
      table(
        [
          "ours, at costPerPoll:",
          "polls a task, at KIE's gap:",
          "mean lateness, s:",
          "polls a task, by itself:",
          "mean lateness, s:"
        ],
        [
          ["the default", ...numbers(figure), ...numbers(defaults.free)],
          ...ours.free.flatMap((our, i) => {
            const atGap = ours.shipped[i]
            return atGap === undefined || !shown.includes(our.cost ?? 0)
              ? []
              : [[String(our.cost), ...numbers(atGap), ...numbers(our)]]
          }),
          ...[0.55, 2].map((cost) => [`bound at ${cost} ¹`, "", "", ...numbers(bound(cost))]),
          ["oracle ²", "", "", "1.0", "0"]
        ]
      ),
      `The default, over the orders: ${range(figure.each.map(({ polls }) => polls))} polls, ` +
      `${range(figure.each.map(({ lateness }) => lateness))} s.`,
      "¹ The best plan that knows how long exactly these tasks of each kind take, and not which of them it follows. " +
      "² Knows when each task ends.",
      table(
        [
          "plan",
          "whose",
          "polls a task:",
          "mean lateness, s:",
          "beaten on both at KIE's gap, at costPerPoll:",
          "with polls:",
          "lateness, s:",
          "beaten on both by itself, at costPerPoll:",
          "with polls:",
          "lateness, s:",
          "from"
        ],
        rows
      ),
      unbeaten.length === 0
        ? `By itself the schedule beats each of the ${theirs.length} plans on both axes at some costPerPoll.`
        : `By itself the schedule does not beat on both axes: ${namesOf(unbeaten)}.`,
      unbeatenShipped.length === 0
        ? `At KIE's shortest gap it beats each of them too.`
        : `At KIE's shortest gap it beats ${
          theirs.length - unbeatenShipped.length
        } of them; not beaten there, since a ` +
          `plan that asks so often is not allowed to ours: ${namesOf(unbeatenShipped)}.`
    ].join("\n\n"),
    line:
      `polls: ${figure.polls.toFixed(1)} polls a task at ${figure.lateness.toFixed(1)} s mean lateness by default; ` +
      `of ${theirs.length} plans ${theirs.length - unbeatenShipped.length} beaten on both at KIE's shortest gap, ` +
      `${theirs.length - unbeaten.length} by the schedule by itself`,
    isReached: figure.polls <= 10 && figure.lateness <= 5 && unbeaten.length === 0,
    plots: { "polls.svg": plotOf({ defaults, ours, theirs }) }
  }
})
