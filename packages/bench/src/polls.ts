/**
 * How soon after its end a task is known, for how many polls: 24 recorded tasks on virtual time, each predicted only from
 * the other 23, under our schedule and under the plans of others.
 */
import {
  Durations as Learned,
  Poller,
  PollSchedule,
  type Succeeded,
  type TaskProvider,
  TaskRef
} from "@effect-media/core"
import { Durations } from "@effect-media/emulator"
import { pace as kiePace } from "@effect-media/kie/Kie"
import * as Clock from "effect/Clock"
import * as DateTime from "effect/DateTime"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as Schedule from "effect/Schedule"
import * as TestClock from "effect/testing/TestClock"

/** What a plan reached: polls a task, and the mean lateness in seconds. */
export interface Reached {
  readonly plan: string
  readonly polls: number
  readonly lateness: number
}

type Recorded = (typeof Durations.durations)[number]

/** A plan makes a schedule for one task from the others. */
export interface Plan {
  readonly name: string
  readonly schedule: (others: ReadonlyArray<Recorded>) => Effect.Effect<PollSchedule.PollSchedule>
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
  schedule: (others) =>
    Effect.gen(function*() {
      const durations = yield* Learned
      yield* Effect.forEach(others, (other) => durations.learn(ended(other)), { discard: true })
      return yield* PollSchedule.learned({ costPerPoll, leastGap })
    }).pipe(Effect.provide(Learned.layer, { local: true }))
})

/** A loop that asks at once, and then after each gap. */
const fixed = (name: string, gaps: PollSchedule.PollSchedule): Plan => ({
  name,
  schedule: () => Effect.succeed(Schedule.concat(Schedule.recurs(1), gaps))
})

/** The plans of others, from their own pages and code. */
export const others: ReadonlyArray<Plan> = [
  fixed("the vendor's own plan (docs.kie.ai)", PollSchedule.fromPace(kiePace.video)),
  fixed("every 3 s (the loop of the vendors' pages)", Schedule.spaced("3 seconds")),
  fixed("every 10 s", Schedule.spaced("10 seconds")),
  fixed("every 0.5 s", Schedule.spaced("500 millis")),
  fixed(
    "1 s, ×1.5 up to 30 s",
    Schedule.min([Schedule.exponential("1 second", 1.5), Schedule.spaced("30 seconds")])
  ),
  fixed(
    "2 s, ×2 up to 120 s (an AWS waiter's defaults)",
    Schedule.min([Schedule.exponential("2 seconds"), Schedule.spaced("120 seconds")])
  )
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
export const reach = Effect.fnUntraced(function*({ name, schedule }: Plan): Effect.fn.Return<Reached> {
  const waits = yield* Effect.forEach(Durations.durations, (task) =>
    Effect.flatMap(
      schedule(Durations.durations.filter((other) => other !== task)),
      (schedule) => waitFor(task, schedule)
    ))
  return {
    plan: name,
    polls: mean(waits.map(({ polls }) => polls)),
    lateness: mean(waits.map(({ lateness }) => lateness)) / 1000
  }
}, Effect.provide([Poller.layer, TestClock.layer()]))
