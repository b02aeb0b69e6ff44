import type { Api } from "@effect-media/conformance/Api"
import { apis } from "@effect-media/conformance/apis/index"
import * as Mode from "@effect-media/conformance/Mode"
import { type RunOptions } from "@effect-media/core"
import { Emulator } from "@effect-media/emulator"
import { assert, describe, it } from "@effect/vitest"
import * as Clock from "effect/Clock"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Fiber from "effect/Fiber"
import * as Option from "effect/Option"
import * as Redacted from "effect/Redacted"
import * as Schedule from "effect/Schedule"
import * as TestClock from "effect/testing/TestClock"

const apiKey = Redacted.make("sk-long")

/** Waits for a task of this duration. Returns how the wait ended, when, and after how many polls. */
const wait = Effect.fnUntraced(function*(
  api: Api,
  takes: Duration.Input | undefined,
  options: RunOptions,
  stride: Duration.Input
) {
  const emulator = yield* Emulator
  yield* emulator.script(
    takes === undefined
      ? { vendor: api.vendor, pendingPolls: Infinity }
      : { vendor: api.vendor, duration: takes }
  )
  const client = yield* api.client({ apiKey })
  const begun = yield* Clock.currentTimeMillis
  const fiber = yield* Effect.forkChild(Effect.zip(Effect.exit(client.run(options)), Clock.currentTimeMillis))
  for (let left = 1000; left > 0 && fiber.pollUnsafe() === undefined; left--) yield* TestClock.adjust(stride)
  const [exit, ended] = yield* Fiber.join(fiber)
  const polls = (yield* emulator.requests).filter(({ operation }) => operation === "status").length
  return { exit, elapsed: ended - begun, polls }
}, Effect.scoped)

const hourly = Schedule.spaced("1 hour")
const month = Duration.days(30)

describe("a long wait", () => {
  for (const api of apis) {
    it.live(`of 30 days ends there and not before: ${api.title}`, () =>
      Effect.gen(function*() {
        const { elapsed, exit, polls } = yield* wait(api, undefined, { deadline: month, schedule: hourly }, "1 day")
        const error = Option.getOrUndefined(Exit.findErrorOption(exit))
        assert.strictEqual(error?._tag, "WaitTimeout")
        assert.strictEqual(elapsed, Duration.toMillis(month))
        // One poll per hour, and a last one right before the deadline.
        assert.strictEqual(polls, 30 * 24)
      }).pipe(Effect.provide(Mode.virtual.layer)))

    for (const deadline of [month, Duration.infinity]) {
      it.live(`with a deadline of ${Duration.format(deadline)} gets a task of 29 days: ${api.title}`, () =>
        Effect.gen(function*() {
          const { elapsed, exit, polls } = yield* wait(api, "29 days", { deadline, schedule: hourly }, "1 day")
          assert.isTrue(Exit.isSuccess(exit))
          assert.strictEqual(elapsed, Duration.toMillis("29 days"))
          assert.strictEqual(polls, 29 * 24)
        }).pipe(Effect.provide(Mode.virtual.layer)))
    }

    it.live(`at the vendor's own pace does not run hot in a day: ${api.title}`, () =>
      Effect.gen(function*() {
        const { exit, polls } = yield* wait(api, "23 hours", { deadline: Duration.infinity }, "1 hour")
        assert.isTrue(Exit.isSuccess(exit))
        assert.isAtMost(polls, 24 * 60 * 60 / 4)
      }).pipe(Effect.provide(Mode.virtual.layer)))
  }
})

describe("a task of 13 minutes among 1,000", () => {
  it.live("is waited for to its end, and so are the others", () =>
    Effect.gen(function*() {
      const emulator = yield* Emulator
      const [, , , , kie] = apis
      assert.isDefined(kie)
      if (kie === undefined) return
      yield* emulator.script({ vendor: "kie", duration: "15 seconds", times: 500 })
      yield* emulator.script({ vendor: "kie", duration: 786_261 })
      yield* emulator.script({ vendor: "kie", duration: "40 seconds", times: 499 })
      const client = yield* kie.client({ apiKey })
      const fiber = yield* Effect.forEach(
        Array.from({ length: 1000 }),
        () => Effect.zip(client.run({ schedule: Schedule.spaced("5 seconds") }), Clock.currentTimeMillis),
        { concurrency: "unbounded" }
      ).pipe(Effect.forkChild)
      const begun = yield* Clock.currentTimeMillis
      for (let left = 20; left > 0 && fiber.pollUnsafe() === undefined; left--) yield* TestClock.adjust("1 minute")
      const ends = (yield* Fiber.join(fiber)).map(([, end]) => end - begun).toSorted((a, b) => a - b)
      assert.lengthOf(ends, 1000)
      assert.isAtMost(ends[998] ?? Infinity, 46_000)
      assert.isAtLeast(ends[999] ?? 0, 786_261)
      assert.isAtMost(ends[999] ?? Infinity, 792_000)
      assert.isTrue((yield* emulator.tasks).every(({ polls }) => polls <= 786 / 5 + 2))
    }).pipe(Effect.scoped, Effect.provide(Mode.virtual.layer)))
})

/** Creates a clock whose wall time jumps, like a laptop's after sleep or after its clock was set. */
const jumping = (clock: Clock.Clock) => {
  let offset = 0
  const wall: Clock.Clock = {
    currentTimeMillis: Effect.sync(() => clock.currentTimeMillisUnsafe() + offset),
    currentTimeMillisUnsafe: () => clock.currentTimeMillisUnsafe() + offset,
    currentTimeNanos: Effect.sync(() => clock.currentTimeNanosUnsafe() + BigInt(offset) * 1_000_000n),
    currentTimeNanosUnsafe: () => clock.currentTimeNanosUnsafe() + BigInt(offset) * 1_000_000n,
    monotonicTimeNanos: clock.monotonicTimeNanos,
    monotonicTimeNanosUnsafe: () => clock.monotonicTimeNanosUnsafe(),
    sleep: (duration) => clock.sleep(duration)
  }
  return {
    wall,
    jump: (by: Duration.Duration) => {
      offset += Duration.toMillis(by)
    }
  }
}

describe("a wall clock that jumps", () => {
  const polls = (api: Api, jumps: ReadonlyArray<Duration.Duration>) =>
    Effect.gen(function*() {
      const emulator = yield* Emulator
      yield* emulator.script({ vendor: api.vendor, pendingPolls: Infinity })
      const client = yield* api.client({ apiKey })
      const clock = yield* Clock.Clock
      const { jump, wall } = jumping(clock)
      const fiber = yield* Effect.exit(client.run({ deadline: "1 hour" })).pipe(
        Effect.provideService(Clock.Clock, wall),
        Effect.forkChild
      )
      yield* TestClock.adjust("10 minutes")
      for (const by of jumps) {
        jump(by)
        yield* TestClock.adjust("1 minute")
      }
      yield* TestClock.adjust((50 - jumps.length) * 60_000 - 1)
      assert.isUndefined(fiber.pollUnsafe())
      yield* TestClock.adjust("1 millis")
      const exit = yield* Fiber.join(fiber)
      assert.strictEqual(Option.getOrUndefined(Exit.findErrorOption(exit))?._tag, "WaitTimeout")
      return (yield* emulator.requests).filter(({ operation }) => operation === "status").length
    }).pipe(Effect.scoped, Effect.provide(Mode.virtual.layer, { local: true }))

  const day = Duration.days(1)
  const back = Duration.days(-1)
  for (const api of apis) {
    it.live(`neither ends a wait nor makes it run hot: ${api.title}`, () =>
      Effect.gen(function*() {
        const steady = yield* polls(api, [])
        assert.isAtLeast(steady, 30)
        for (const jumps of [[day], [back], [day, back, back, day], [back, day, day, back]]) {
          assert.isAtMost(Math.abs((yield* polls(api, jumps)) - steady), 5)
        }
      }))
  }
})
