import {
  Durations,
  type DurationsService,
  DurationsStore,
  type MediaKind,
  Poller,
  type PollingStep,
  PollSchedule,
  type Succeeded,
  type TaskProvider,
  TaskRef
} from "@effect-media/core"
import { Callbacks } from "@effect-media/core/callbacks"
import { estimate, hazardAt, survivalAt } from "@effect-media/core/polling/Durations"
import {
  geometricGrid,
  nextPollAge,
  optimalPlan,
  type Survival,
  tailGap
} from "@effect-media/core/polling/InspectionPlan"
import { assert, describe, it } from "@effect/vitest"
import * as Clock from "effect/Clock"
import * as Context from "effect/Context"
import * as DateTime from "effect/DateTime"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as Layer from "effect/Layer"
import * as Logger from "effect/Logger"
import * as Option from "effect/Option"
import * as KeyValueStore from "effect/persistence/KeyValueStore"
import * as Schedule from "effect/Schedule"
import * as Schema from "effect/Schema"
import * as TestClock from "effect/testing/TestClock"

const ended = (millis: number, model = "m", kind: MediaKind = "image"): Succeeded => ({
  _tag: "Succeeded",
  ref: TaskRef.make({ provider: "acme", kind, model, id: "1" }),
  status: "done",
  assets: [{ url: "https://cdn.example/1.png", kind, role: "result" }],
  createdAt: DateTime.makeUnsafe(0),
  completedAt: DateTime.makeUnsafe(millis)
})

/**
 * Creates a vendor with one task, submitted now, that takes `millis`; `at` holds the ages (ms) at which it was polled. The
 * vendor reports both times of a task, none, or only its end, by a clock that is `ahead` ms ahead of the test's clock.
 */
const vendor = (
  millis: number,
  options: { readonly tellsTimes: boolean | { readonly ahead: number }; readonly every: PollingStep["interval"] }
) =>
  Effect.gen(function*() {
    const begun = yield* Clock.currentTimeMillis
    const ref = TaskRef.make({
      provider: "acme",
      kind: "image",
      model: "m",
      id: "1",
      submittedAt: DateTime.makeUnsafe(begun)
    })
    const at: Array<number> = []
    const pace = { initialDelay: 0, steps: [{ after: 0, interval: options.every }] } as const
    const { completedAt: _, createdAt: __, ...timeless } = ended(millis)
    const acme: TaskProvider<never> = {
      provider: "acme",
      limits: {},
      polling: { image: pace, video: pace, audio: pace, other: pace },
      submit: () => Effect.never,
      status: () =>
        Effect.map(Clock.currentTimeMillis, (now) => {
          at.push(now - begun)
          if (now - begun < millis) return { _tag: "Running", ref, status: "running" }
          const { tellsTimes } = options
          if (typeof tellsTimes === "boolean") return { ...(tellsTimes ? ended(millis) : timeless), ref }
          return { ...timeless, ref, completedAt: DateTime.makeUnsafe(begun + millis + tellsTimes.ahead) }
        })
    }
    return { acme, at, ref }
  })

/** Returns the least expected cost of any set of polls on the grid from an age on, by trying all sets. */
const bruteForce = (
  survival: Survival,
  grid: Float64Array,
  costPerPoll: number,
  { from, minDelay }: { readonly from: number; readonly minDelay: number }
): number => {
  const ages = Array.from(grid)
  const later = ages.slice(1, -1).filter((age) => age > from)
  const last = ages.at(-1) ?? 0
  let least = Number.POSITIVE_INFINITY
  for (let set = 0; set < 2 ** later.length; set++) {
    const polls = [...later.filter((_, i) => (set & (1 << i)) !== 0), last]
    const isFree = polls.every((poll, i) => poll === last || poll - (polls[i - 1] ?? from) >= minDelay)
    if (isFree) least = Math.min(least, costOf(survival, ages, polls, costPerPoll, from))
  }
  return least
}

/** Returns the expected cost of these polls, with the area under the survival function by the trapezoidal rule. */
const costOf = (
  survival: Survival,
  grid: ReadonlyArray<number>,
  polls: ReadonlyArray<number>,
  costPerPoll: number,
  begin = 0
) => {
  let cost = 0
  let from = begin
  for (const to of polls) {
    const steps = grid.filter((age) => age >= from && age <= to)
    const area = steps.slice(1).reduce((sum, age, i) => {
      const before = steps[i] ?? 0
      return sum + (survival(before) + survival(age)) / 2 * (age - before)
    }, 0)
    cost += costPerPoll * survival(from) + (to - from) * survival(from) - area
    from = to
  }
  return cost + costPerPoll * survival(from)
}

describe("the optimal plan", () => {
  const models = [{ median: 20, spread: 0.2 }, { median: 60, spread: 0.5 }, { median: 8, spread: 0.9 }]
  const grid = Float64Array.from([0, 2, 5, 9, 14, 20, 27, 35, 44, 54, 65, 77])
  for (const model of models) {
    for (const costPerPoll of [0.1, 1, 5, 30]) {
      for (const minDelay of [0, 7]) {
        it(`costs what the best of all sets of polls costs (median ${model.median}, ${costPerPoll} a poll, ${minDelay} apart)`, () => {
          const survival = (age: number) => survivalAt(model, age)
          const { next } = optimalPlan(survival, { grid, costPerPoll, minDelay })
          for (let begin = 0; begin < grid.length - 1; begin++) {
            const polls: Array<number> = []
            for (let i = begin; i < grid.length - 1;) {
              const poll = next[i] ?? 0
              polls.push(poll)
              i = grid.indexOf(poll)
            }
            const from = grid[begin] ?? 0
            assert.closeTo(
              costOf(survival, Array.from(grid), polls, costPerPoll, from),
              bruteForce(survival, grid, costPerPoll, { from, minDelay }),
              1e-9
            )
          }
        })
      }
    }
  }

  it("keeps the least gap", () => {
    const grid = geometricGrid(500, 1.015, 600_000)
    const plan = optimalPlan((age) => survivalAt({ median: 10_000, spread: 0.1 }, age), {
      grid,
      costPerPoll: 1,
      minDelay: 3000
    })
    const polls: Array<number> = []
    for (let age: number | undefined = 0; age !== undefined && age < 60_000; age = nextPollAge(plan, age)) {
      polls.push(age)
    }
    assert.isAbove(polls.length, 5)
    for (const [i, poll] of polls.entries()) if (i > 0) assert.isAtLeast(poll - (polls[i - 1] ?? 0), 3000)
  })

  it("says the next poll of the age that was reached, or a hair before it, and nothing beyond the grid", () => {
    const plan = { grid: Float64Array.from([0, 10, 20, 40]), next: Float64Array.from([20, 40, 40, 40]) }
    assert.deepStrictEqual([0, 9.9, 9.96, 15, 19].map((age) => nextPollAge(plan, age)), [20, 20, 40, 40, 40])
    // From 20 on, the next age of the grid is the next poll: the grid is too coarse for a plan.
    assert.deepStrictEqual([20, 39, 40, 1000].map((age) => nextPollAge(plan, age)), [
      undefined,
      undefined,
      undefined,
      undefined
    ])
  })

  it("comes near to the root law if the hazard hardly changes", () => {
    const hazard = 1 / 50_000
    const grid = geometricGrid(500, 1.015, 400_000)
    const plan = optimalPlan((age) => Math.exp(-hazard * age), { grid, costPerPoll: 550, minDelay: 100 })
    const gap = (nextPollAge(plan, 20_000) ?? 0) - 20_000
    assert.closeTo(gap, tailGap(550, hazard), 500)
    assert.closeTo(tailGap(550, hazard), 7416, 1)
  })

  it("polls later and less often the more a poll costs", () => {
    const grid = geometricGrid(500, 1.015, 600_000)
    const first = (costPerPoll: number) =>
      nextPollAge(
        optimalPlan((age) => survivalAt({ median: 60_000, spread: 0.2 }, age), { grid, costPerPoll, minDelay: 1000 }),
        0
      ) ?? 0
    assert.isBelow(first(100), first(1000))
    assert.isBelow(first(1000), first(20_000))
  })
})

describe("the estimate", () => {
  const logs = (...millis: ReadonlyArray<number>) => millis.map(Math.log)

  it("is the prior of the kind if nothing is known", () => {
    assert.closeTo(estimate("image", [], []).median, 35_000, 1)
    assert.closeTo(estimate("video", [], []).median, 130_000, 1)
    assert.closeTo(estimate("audio", [], []).median, 60_000, 1)
    assert.closeTo(estimate("other", [], []).median, 60_000, 1)
  })

  it("moves to the models of the kind, and further to the model itself", () => {
    const others = [logs(10_000, 11_000), logs(9000, 10_000)]
    const own = logs(80_000, 82_000, 81_000, 79_000)
    const stranger = estimate("image", others, [])
    const known = estimate("image", [...others, own], own)
    assert.isBelow(stranger.median, 20_000)
    assert.isAbove(known.median, 60_000)
    assert.isBelow(known.spread, stranger.spread)
  })

  it("believes a vendor that doubles its durations over night", () => {
    const day = Array.from({ length: 24 }, () => Math.log(30_000))
    const night = Array.from({ length: 8 }, () => Math.log(60_000))
    const model = [...day, ...night]
    assert.isAbove(estimate("image", [model], model).median, 42_000)
  })

  it("tolerates one outlier of 13 minutes among tasks of 30 seconds", () => {
    const model = [...Array.from({ length: 20 }, () => Math.log(30_000)), Math.log(786_000)]
    assert.isBelow(estimate("image", [model], model).median, 60_000)
  })

  it("has a survival that falls, and a hazard that is never negative", () => {
    const model = { median: 1000, spread: 0.3 }
    assert.strictEqual(survivalAt(model, 0), 1)
    assert.closeTo(survivalAt(model, 1000), 0.5, 1e-12)
    for (let age = 0; age < 10_000; age += 100) {
      assert.isAtLeast(survivalAt(model, age), survivalAt(model, age + 100))
      assert.isAtLeast(hazardAt(model, age), 0)
    }
  })
})

describe("what was learned", () => {
  const median = Effect.gen(function*() {
    const { median } = yield* (yield* Durations).estimate({ provider: "acme", kind: "image", model: "m" })
    return median
  })
  const learnTwenty = Effect.gen(function*() {
    const durations = yield* Durations
    for (let i = 0; i < 20; i++) yield* durations.record(ended(5000))
  })

  it.effect("survives a restart in a KeyValueStore", () =>
    Effect.gen(function*() {
      yield* Effect.provide(learnTwenty, DurationsStore.layer, { local: true })
      assert.isBelow(yield* Effect.provide(median, DurationsStore.layer, { local: true }), 8000)
    }).pipe(Effect.provide(KeyValueStore.layerMemory)))

  for (
    const junk of ["{", "[]", `[{"provider":1}]`, "null", `[{"provider":"a","kind":"image","model":"","logs":[]}]`]
  ) {
    it.effect(`begins anew when the store holds ${junk}`, () =>
      Effect.gen(function*() {
        const store = yield* KeyValueStore.KeyValueStore
        yield* store.set("effect-media/durations", junk)
        yield* store.set("effect-media/durations/acme/image", junk)
        const fresh = yield* Effect.provide(median, DurationsStore.layer, { local: true })
        assert.closeTo(fresh, 35_000, 1)
      }).pipe(Effect.provide(KeyValueStore.layerMemory)))
  }

  const storeKey = "effect-media/durations/acme/image"
  const medianOf = (durations: DurationsService, model: string) =>
    Effect.map(durations.estimate({ provider: "acme", kind: "image", model }), ({ median }) => median)
  /** Creates two processes over one store, each with its own memory. */
  const twoProcesses = Effect.gen(function*() {
    const open = Effect.map(
      Layer.build(Layer.fresh(DurationsStore.layer)),
      (context) => Context.get(context, Durations)
    )
    const both = [yield* open, yield* open] as const
    // Both read the store before either records a duration.
    for (const durations of both) yield* medianOf(durations, "m")
    return both
  })

  it.effect("of two models, in two processes over one store, survives for both", () =>
    Effect.gen(function*() {
      const [one, other] = yield* twoProcesses
      for (let i = 0; i < 20; i++) {
        yield* one.record(ended(5000, "quick"))
        yield* other.record(ended(500_000, "slow"))
      }
      const [later] = yield* twoProcesses
      for (const durations of [other, later]) {
        assert.closeTo(yield* medianOf(durations, "quick"), 5000, 1500)
        assert.closeTo(yield* medianOf(durations, "slow"), 500_000, 150_000)
      }
    }).pipe(Effect.scoped, Effect.provide(KeyValueStore.layerMemory)))

  it.effect("of one model, in two processes over one store, is the union", () =>
    Effect.gen(function*() {
      const [one, other] = yield* twoProcesses
      for (let i = 0; i < 10; i++) yield* one.record(ended(5000))
      for (let i = 0; i < 10; i++) yield* other.record(ended(500_000))
      const store = KeyValueStore.toSchemaStore(
        yield* KeyValueStore.KeyValueStore,
        Schema.Array(Schema.Struct({ model: Schema.String, logs: Schema.Array(Schema.Finite) }))
      )
      const [known] = Option.getOrThrow(yield* store.get(storeKey))
      assert.deepStrictEqual(known?.logs.map((log) => Math.round(Math.exp(log))), [
        ...Array.from({ length: 10 }, () => 5000),
        ...Array.from({ length: 10 }, () => 500_000)
      ])
    }).pipe(Effect.scoped, Effect.provide(KeyValueStore.layerMemory)))

  it.effect("is read from the former key that all classes shared, and continues under a key of its own", () =>
    Effect.gen(function*() {
      const logs = Array.from({ length: 20 }, () => Math.log(5000))
      const before = ["image", "video"].map((kind) => ({ provider: "acme", kind, model: "m", logs }))
      const store = yield* KeyValueStore.KeyValueStore
      yield* store.set("effect-media/durations", JSON.stringify(before))
      yield* Effect.provide(
        Effect.gen(function*() {
          assert.closeTo(yield* median, 5000, 1500)
          yield* (yield* Durations).record(ended(5000))
        }),
        DurationsStore.layer,
        { local: true }
      )
      yield* store.remove("effect-media/durations")
      assert.closeTo(yield* Effect.provide(median, DurationsStore.layer, { local: true }), 5000, 1500)
      assert.deepStrictEqual(yield* store.keys, [storeKey])
    }).pipe(Effect.provide(KeyValueStore.layerMemory)))

  /** Creates a store that counts its reads and writes, takes 10 ms for each, and can be made to fail or to hang. */
  const watchedStore = Effect.gen(function*() {
    const memory = yield* KeyValueStore.KeyValueStore
    const state = { gets: 0, sets: 0, does: "work" as "work" | "fail" | "hang" }
    const fault = new KeyValueStore.KeyValueStoreError({ method: "get", message: "connection refused" })
    const answer = <A>(effect: Effect.Effect<A, KeyValueStore.KeyValueStoreError>) =>
      state.does === "hang" ? Effect.never : state.does === "fail" ? Effect.fail(fault) : Effect.delay(effect, 10)
    const store: KeyValueStore.KeyValueStore = {
      ...memory,
      get: (key) => {
        state.gets += 1
        return answer(memory.get(key))
      },
      set: (key, value) => {
        state.sets += 1
        return answer(memory.set(key, value))
      }
    }
    return { state, layer: Layer.provide(DurationsStore.layer, Layer.succeed(KeyValueStore.KeyValueStore, store)) }
  }).pipe(Effect.provide(KeyValueStore.layerMemory))

  it.effect("of many that end at once is written together", () =>
    Effect.gen(function*() {
      const { layer, state } = yield* watchedStore
      const all = Effect.gen(function*() {
        const durations = yield* Durations
        yield* Effect.forEach(Array.from({ length: 1000 }), () => durations.record(ended(5000)), {
          concurrency: "unbounded"
        })
        assert.isBelow(yield* median, 8000)
      })
      const fiber = yield* Effect.forkChild(Effect.provide(all, layer, { local: true }))
      yield* TestClock.adjust("1 second")
      yield* Fiber.join(fiber)
      assert.isAtMost(state.sets, 3)
      assert.isAtMost(state.gets, 5)
    }))

  it.effect("is not written if nothing was learned", () =>
    Effect.gen(function*() {
      const { layer, state } = yield* watchedStore
      const fiber = yield* Effect.forkChild(
        Effect.provide(Durations.use(({ record }) => record({ ...ended(5000), completedAt: undefined })), layer, {
          local: true
        })
      )
      yield* TestClock.adjust("1 second")
      yield* Fiber.join(fiber)
      assert.strictEqual(state.sets, 0)
    }))

  for (const fault of ["fail", "hang"] as const) {
    it.effect(`is kept in memory while the store ${fault}s, delays no wait, and is stored when the store works again`, () =>
      Effect.gen(function*() {
        const { layer, state } = yield* watchedStore
        state.does = fault
        const program = Effect.gen(function*() {
          yield* learnTwenty
          const meanwhile = yield* median
          state.does = "work"
          yield* Durations.use(({ record }) => record(ended(5000)))
          return meanwhile
        })
        const fiber = yield* Effect.forkChild(
          Effect.provide(program, layer, { local: true }).pipe(Effect.provide(Logger.layer([])))
        )
        yield* TestClock.adjust("1 minute")
        assert.isBelow(yield* Fiber.join(fiber), 8000)
        const again = yield* Effect.forkChild(Effect.provide(median, layer, { local: true }))
        yield* TestClock.adjust("1 second")
        assert.isBelow(yield* Fiber.join(again), 8000)
      }))
  }

  it.effect("is kept apart by provider and kind", () =>
    Effect.gen(function*() {
      yield* learnTwenty
      const durations = yield* Durations
      const video = yield* durations.estimate({ provider: "acme", kind: "video", model: "m" })
      assert.closeTo(video.median, 130_000, 1)
      const other = yield* durations.estimate({ provider: "other", kind: "image", model: "m" })
      assert.closeTo(other.median, 35_000, 1)
    }).pipe(Effect.provide(Durations.layer)))

  it.effect("is nothing if the vendor gives no times, or absurd ones", () =>
    Effect.gen(function*() {
      const durations = yield* Durations
      yield* durations.record({ ...ended(5000), createdAt: undefined })
      yield* durations.record({ ...ended(5000), completedAt: undefined })
      yield* durations.record(ended(-5000))
      yield* durations.record(ended(0))
      yield* durations.record(ended(1e12))
      assert.closeTo(yield* median, 35_000, 1)
    }).pipe(Effect.provide(Durations.layer)))
})

describe("the learned schedule", () => {
  /** Returns the polls and the lateness (ms) of a task of this duration, after the known durations were learned. */
  const follow = (known: ReadonlyArray<number>, millis: number, options?: PollSchedule.LearnedOptions) =>
    Effect.gen(function*() {
      const durations = yield* Durations
      for (const other of known) yield* durations.record(ended(other))
      const schedule = yield* PollSchedule.learned(options)
      const { acme, at, ref } = yield* vendor(millis, { tellsTimes: true, every: "1 second" })
      const fiber = yield* Effect.forkChild(Poller.wait(acme, ref, { schedule, deadline: "1 day" }))
      yield* TestClock.adjust("1 day")
      yield* Fiber.join(fiber)
      return { at, polls: at.length, lateness: (at.at(-1) ?? 0) - millis }
    }).pipe(Effect.provide(Layer.merge(Poller.layer, Durations.layer), { local: true }))

  it.effect("does not ask before anything can be done", () =>
    Effect.gen(function*() {
      const { at, polls } = yield* follow(Array.from({ length: 20 }, (_, i) => 60_000 + i * 100), 61_000)
      assert.isAbove(at[0] ?? 0, 30_000)
      assert.isAtMost(polls, 10)
    }))

  it.effect("knows nothing at first, and still ends well", () =>
    Effect.gen(function*() {
      const { lateness, polls } = yield* follow([], 40_000)
      assert.isAtMost(polls, 15)
      assert.isAtMost(lateness, 15_000)
    }))

  it.effect("gives a task of 13 minutes among tasks of 30 seconds gaps that stay small compared with its age", () =>
    Effect.gen(function*() {
      const { at, lateness, polls } = yield* follow(Array.from({ length: 30 }, () => 30_000), 786_000)
      assert.isAtMost(lateness, 78_600)
      assert.isBelow(polls, 786 / 5)
      for (const [i, age] of at.entries()) {
        if (i > 0 && age > 60_000) assert.isAtMost(age - (at[i - 1] ?? 0), age / 4)
      }
    }))

  it.effect.prop("keeps its gaps small compared with the age of a task that takes long, whatever was learned", [
    Schema.Array(Schema.Int.check(Schema.isBetween({ minimum: 1_000, maximum: 600_000 })))
  ], ([known]) =>
    Effect.gen(function*() {
      const typical = known.length === 0 ? 35_000 : Math.max(...known)
      // Far beyond the end of the plan's grid, which is at 60 times the median.
      const { at, lateness } = yield* follow(known, Math.min(typical * 100, 80_000_000), { minDelay: "1 second" })
      for (const [i, age] of at.entries()) {
        if (i > 0 && age > 2 * typical && age > 60_000) assert.isAtMost(age - (at[i - 1] ?? 0), age / 4)
      }
      assert.isAtMost(lateness, (at.at(-1) ?? 0) / 4)
    }), { arbitrary: { runs: 20 } })

  it.effect("asks less the more a poll costs, and never under the least gap", () =>
    Effect.gen(function*() {
      const dear = yield* follow([30_000, 31_000], 30_500, { costPerPoll: 5 })
      const cheap = yield* follow([30_000, 31_000], 30_500, { costPerPoll: 0.01, minDelay: "2 seconds" })
      assert.isBelow(dear.polls, cheap.polls)
      for (const [i, age] of cheap.at.entries()) if (i > 0) assert.isAtLeast(age - (cheap.at[i - 1] ?? 0), 2000)
    }))

  it.effect("composes with any other schedule", () =>
    Effect.gen(function*() {
      const schedule = yield* PollSchedule.learned()
      const capped: PollSchedule.PollSchedule = Schedule.min([schedule, Schedule.spaced("5 seconds")])
      const step = yield* Schedule.toStep(capped)
      const ref = TaskRef.make({ provider: "acme", kind: "video", id: "1" })
      const [, gap] = yield* step(0, {
        ref,
        polls: 0,
        age: Duration.zero,
        elapsed: Duration.zero,
        remaining: Duration.infinity,
        snapshot: undefined,
        lastError: undefined
      })
      assert.strictEqual(Duration.toSeconds(gap), 5)
    }).pipe(Effect.provide(Durations.layer)))

  it.effect.prop("is at least the least gap for any duration that was learned", [
    Schema.Array(Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 86_000_000 })))
  ], ([known]) =>
    Effect.gen(function*() {
      const { at } = yield* follow(known, 20_000)
      for (const [i, age] of at.entries()) if (i > 0) assert.isAtLeast(age - (at[i - 1] ?? 0), 999)
    }))
})

describe("a poller", () => {
  const waitFor = (millis: number, options: Pick<Parameters<typeof vendor>[1], "tellsTimes">) =>
    Effect.gen(function*() {
      const { acme, at, ref } = yield* vendor(millis, { ...options, every: "2 seconds" })
      const fiber = yield* Effect.forkChild(Poller.wait(acme, ref))
      yield* TestClock.adjust("20 minutes")
      yield* Fiber.join(fiber)
      return at
    })

  for (const tellsTimes of [true, false]) {
    it.effect(`learns from the tasks that it saw end (${tellsTimes ? "the vendor's times" : "by its own polls"})`, () =>
      Effect.gen(function*() {
        const first = yield* waitFor(100_000, { tellsTimes })
        for (let i = 0; i < 8; i++) yield* waitFor(100_000, { tellsTimes })
        const tenth = yield* waitFor(100_000, { tellsTimes })
        assert.isBelow(tenth.length, first.length)
        assert.isAbove(tenth[0] ?? 0, 40_000)
      }).pipe(Effect.provide(Poller.layer)))
  }

  const medianOfAll = Effect.gen(function*() {
    const { median } = yield* (yield* Durations).estimate({ provider: "acme", kind: "image", model: "m" })
    return median
  })
  const learning = Layer.provideMerge(Poller.layerDurations(), Durations.layer)

  for (const ahead of [0, 3_600_000, -3_600_000]) {
    it.effect(`learns from end times of a clock that is ${ahead / 1000} s before ours`, () =>
      Effect.gen(function*() {
        yield* TestClock.setTime(Date.UTC(2026, 3, 2))
        for (let i = 0; i < 20; i++) yield* waitFor(100_000, { tellsTimes: { ahead } })
        assert.closeTo(yield* medianOfAll, 100_000, 15_000)
      }).pipe(Effect.provide(learning)))
  }

  it.effect("learns nothing of a task that had ended long before the wait began", () =>
    Effect.gen(function*() {
      const { acme, ref } = yield* vendor(5000, { tellsTimes: false, every: "2 seconds" })
      yield* TestClock.adjust("10 hours")
      assert.strictEqual((yield* Poller.wait(acme, ref))._tag, "Succeeded")
      assert.closeTo(yield* medianOfAll, 35_000, 1)
    }).pipe(Effect.provide(learning)))

  it.effect("shares what it knows if it is given the durations", () =>
    Effect.gen(function*() {
      for (let i = 0; i < 10; i++) yield* waitFor(100_000, { tellsTimes: true })
      assert.closeTo(yield* medianOfAll, 100_000, 20_000)
    }).pipe(Effect.provide(learning)))

  it.effect("does not ask faster than the vendor wants", () =>
    Effect.gen(function*() {
      const at = yield* waitFor(60_000, { tellsTimes: true })
      for (const [i, age] of at.entries()) if (i > 0) assert.isAtLeast(age - (at[i - 1] ?? 0), 2000)
    }).pipe(Effect.provide(Poller.layerWith({ costPerPoll: 0.001 }))))

  it.effect("asks once more just before the deadline of a task that is old already", () =>
    Effect.gen(function*() {
      const { acme, at, ref } = yield* vendor(49_500, { tellsTimes: true, every: "2 seconds" })
      yield* TestClock.adjust("20 seconds")
      const fiber = yield* Effect.forkChild(Poller.wait(acme, ref, { deadline: "31 seconds", costPerPoll: 60 }))
      yield* TestClock.adjust("1 minute")
      assert.strictEqual((yield* Fiber.join(fiber))._tag, "Succeeded")
      assert.deepStrictEqual(at, [50_000])
    }).pipe(Effect.provide(Poller.layer)))

  it.effect("leaves the vendor a second to answer, wherever the deadline is", () =>
    Effect.forEach(Array.from({ length: 120 }, (_, i) => 40_000 + i * 100), (deadline) =>
      Effect.gen(function*() {
        const { acme, at, ref } = yield* vendor(3_600_000, { tellsTimes: true, every: "2 seconds" })
        const fiber = yield* Effect.forkChild(Effect.exit(Poller.wait(acme, ref, { deadline })))
        yield* TestClock.adjust("1 minute")
        yield* Fiber.join(fiber)
        assert.isAtMost(at.at(-1) ?? 0, deadline - 1000)
        assert.isAtLeast(at.at(-1) ?? 0, deadline - 3000)
      }).pipe(Effect.provide(Poller.layer, { local: true })), { discard: true }))

  it.effect("asks once more just before the deadline behind callbacks", () =>
    Effect.gen(function*() {
      const { acme, at, ref } = yield* vendor(125_000, { tellsTimes: true, every: "2 seconds" })
      const wait = Poller.wait(acme, ref, { deadline: "149 seconds", callbackExpected: true })
      const fiber = yield* Effect.forkChild(wait)
      yield* TestClock.adjust("3 minutes")
      assert.strictEqual((yield* Fiber.join(fiber))._tag, "Succeeded")
      assert.strictEqual(at.at(-1), 148_000)
      for (const [i, age] of at.slice(0, -1).entries()) if (i > 0) assert.isAtLeast(age - (at[i - 1] ?? 0), 30_000)
    }).pipe(Effect.provide(Layer.provide(Poller.layerCallbacks(), Callbacks.layer))))

  it.effect("may ask as often as the vendor's shortest step at any age, and never more often", () =>
    Effect.gen(function*() {
      const { acme, at, ref } = yield* vendor(200_000, { tellsTimes: true, every: "1 second" })
      // KIE's policy: every 2.5 s, every 7 s after half a minute, every 20 s after two minutes.
      const kie = { ...acme, polling: PollSchedule.forAllKinds(PollSchedule.usualPolicy) }
      const fiber = yield* Effect.forkChild(Poller.wait(kie, ref))
      yield* TestClock.adjust("20 minutes")
      yield* Fiber.join(fiber)
      const gaps = at.map((age, i) => ({ age, gap: age - (at[i - 1] ?? 0) })).slice(1)
      assert.isAtLeast(Math.min(...gaps.map(({ gap }) => gap)), 2500)
      assert.isAtMost(Math.min(...gaps.filter(({ age }) => age > 120_000).map(({ gap }) => gap)), 2600)
    }).pipe(Effect.provide(Poller.layerWith({ costPerPoll: 0.001 }))))

  it.effect("asks once more just before the deadline", () =>
    Effect.gen(function*() {
      const { acme, at, ref } = yield* vendor(49_500, { tellsTimes: true, every: "2 seconds" })
      const fiber = yield* Effect.forkChild(Poller.wait(acme, ref, { deadline: "51 seconds", costPerPoll: 60 }))
      yield* TestClock.adjust("1 minute")
      const task = yield* Fiber.join(fiber)
      assert.strictEqual(task._tag, "Succeeded")
      assert.strictEqual(at.at(-1), 50_000)
    }).pipe(Effect.provide(Poller.layer)))
})
