import { Durations, Poller, type PollSchedule, ProgressLine, TaskRef, WaitTimeout } from "@effect-media/core"
import { ScriptedProvider } from "@effect-media/core/testing"
import { assert, describe, it } from "@effect/vitest"
import * as DateTime from "effect/DateTime"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as Layer from "effect/Layer"
import * as Terminal from "effect/Terminal"
import * as TestClock from "effect/testing/TestClock"

const urls = ["https://cdn.acme.example/boat.png"]
const ref = TaskRef.make({ provider: "acme", kind: "image", id: "0" })

const learned = Durations.use(({ record }) =>
  Effect.forEach(Array.from({ length: 30 }), (_, i) =>
    record({
      _tag: "Succeeded",
      ref,
      status: "done",
      assets: [],
      createdAt: DateTime.makeUnsafe(0),
      completedAt: DateTime.makeUnsafe(1000 + i)
    }))
)

const services = Poller.layerDurations({}).pipe(Layer.provideMerge(Durations.layer))

describe("the progress of a wait", () => {
  it.effect("has the expected end, by the durations that are known, and how sure it is", () =>
    Effect.gen(function*() {
      yield* learned
      const states: Array<PollSchedule.WaitState> = []
      const acme = yield* ScriptedProvider.make("acme", [{ polls: ["queued", "running"], urls }])
      const fiber = yield* Effect.forkChild(
        Poller.run(acme, { prompt: "a boat" }, { onPoll: (state) => Effect.sync(() => states.push(state)) })
      )
      yield* TestClock.adjust("1 minute")
      yield* Fiber.join(fiber)
      assert.lengthOf(states, 3)
      const [first, ...others] = states.map(({ expectedEnd }) =>
        expectedEnd === undefined
          ? assert.fail("no expected end")
          : [expectedEnd.earliest, expectedEnd.at, expectedEnd.latest].map(DateTime.toEpochMillis)
      )
      const [earliest = 0, at = 0, latest = 0] = first ?? []
      assert.isTrue(earliest < at && at < latest, `${first}`)
      // The tasks took a second.
      assert.isTrue(at > 900 && at < 1300 && latest < 2500, `${first}`)
      // The longer it takes, the later is its end.
      for (const other of others) assert.isAtLeast(other[1] ?? 0, at)
    }).pipe(Effect.provide(services)))

  it.effect("is kept in one line of a terminal, from the submit on", () =>
    Effect.gen(function*() {
      const shown: Array<string> = []
      const terminal = Terminal.make({
        columns: Effect.succeed(80),
        rows: Effect.succeed(24),
        size: Effect.never,
        readInput: Effect.never,
        readLine: Effect.never,
        display: (text) => Effect.sync(() => void shown.push(text))
      })
      const observers = yield* Effect.provideService(ProgressLine.make, Terminal.Terminal, terminal)
      const acme = yield* ScriptedProvider.make("acme", [{ polls: ["running"], urls }])
      const fiber = yield* Effect.forkChild(Poller.run(acme, { prompt: "a boat" }, observers))
      yield* TestClock.adjust("1 minute")
      yield* Fiber.join(fiber)
      assert.strictEqual(shown[0], "acme acme-1  submitted")
      const lines = shown.map((text) => text.replace("\r\x1b[K", ""))
      assert.match(lines[1] ?? "", /^acme acme-1 {2}running {2}0 ms, about .* left \(.* to .*\), 1 poll$/)
      assert.match(lines[2] ?? "", /^acme acme-1 {2}\w+ {2}100 ms, 2 polls\n$/)
      assert.lengthOf(shown, 3)
      assert.isTrue(shown.slice(1).every((text) => text.startsWith("\r\x1b[K")))
    }).pipe(Effect.provide(services)))

  it("has durations that a person can read, in errors too", () => {
    const durations: ReadonlyArray<readonly [millis: number, text: string]> = [
      [850, "850 ms"],
      [12_300, "12.3 s"],
      [59_960, "1 min"],
      [288_434, "4.8 min"],
      [9_000_000, "2.5 h"],
      [3 * 86_400_000, "3 days"]
    ]
    for (const [millis, text] of durations) {
      const error = new WaitTimeout({ provider: "acme", ref, elapsed: Duration.millis(millis), polls: 3 })
      assert.include(error.message, `did not end within ${text} and 3 polls`)
    }
  })
})
