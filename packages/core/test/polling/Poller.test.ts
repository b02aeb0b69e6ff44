import {
  Forbidden,
  Handover,
  InsufficientCredits,
  InvalidRequest,
  MalformedResponse,
  Poller,
  PollSchedule,
  ProviderUnavailable,
  RateLimited,
  type RunError,
  type StatusError,
  TaskNotFound,
  type TaskProvider,
  TaskRef,
  type TaskSnapshot,
  Unauthorized,
  type WaitOptions
} from "@effect-media/core"
import { ScriptedProvider } from "@effect-media/core/testing"
import { assert, describe, it } from "@effect/vitest"
import * as Cause from "effect/Cause"
import * as Clock from "effect/Clock"
import * as DateTime from "effect/DateTime"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Fiber from "effect/Fiber"
import * as Option from "effect/Option"
import * as Schedule from "effect/Schedule"
import * as Stream from "effect/Stream"
import * as TestClock from "effect/testing/TestClock"
import { jumping } from "../utils/skewedClock.ts"

const ref = TaskRef.make({ provider: "acme", kind: "image", id: "1", submittedAt: DateTime.makeUnsafe(0) })
const resuming = TaskRef.make({ provider: "acme", kind: "image", id: "1" })

const queued: TaskSnapshot = { _tag: "Queued", ref, status: "queued" }
const running: TaskSnapshot = { _tag: "Running", ref, status: "running" }
const empty: TaskSnapshot = { _tag: "Succeeded", ref, status: "done", assets: [] }
const done: TaskSnapshot = {
  ...empty,
  assets: [{ url: "https://cdn.acme.example/1.png", kind: "image", role: "result" }]
}
const failed: TaskSnapshot = {
  _tag: "Failed",
  ref,
  status: "failed",
  code: "NSFW",
  category: "ContentPolicy",
  description: "The prompt was refused"
}

const refusal = { provider: "acme", code: "503", description: "busy" }
const unavailable = new ProviderUnavailable({ ...refusal, reason: "ServerError" })
const malformed = new MalformedResponse({
  provider: "acme",
  operation: "status",
  httpStatus: 200,
  problem: "it is no JSON",
  excerpt: "<html>"
})
const limited = (retryAfter?: Duration.Input) =>
  new RateLimited({
    ...refusal,
    retryAfter: retryAfter === undefined ? undefined : Duration.fromInputUnsafe(retryAfter)
  })
const notFound = new TaskNotFound({ provider: "acme", ref, description: "no such task" })

type Reply = TaskSnapshot | StatusError | "hang"

/** Creates a provider that gives these replies in order, and repeats the last; `at` holds the times of its polls in ms. */
const provider = (...replies: ReadonlyArray<Reply>) => {
  const at: Array<number> = []
  const record = { interrupted: 0 }
  const pace = { initialDelay: "2 seconds", steps: [{ after: 0, interval: "2 seconds" }], fixed: true } as const
  const acme: TaskProvider<never> = {
    provider: "acme",
    limits: {},
    polling: { image: pace, video: pace, audio: pace, other: pace },
    submit: () => Effect.die("not asked for"),
    status: () =>
      Effect.flatMap(Clock.currentTimeMillis, (now) => {
        at.push(now)
        const reply = replies[Math.min(at.length, replies.length) - 1]
        if (reply === undefined || reply === "hang") {
          return Effect.onInterrupt(Effect.never, () => Effect.sync(() => record.interrupted++))
        }
        return "isRetryable" in reply ? Effect.fail(reply) : Effect.succeed(reply)
      })
  }
  return { acme, at, record }
}

const wait = (acme: TaskProvider<never>, options?: WaitOptions, of = ref) =>
  Effect.gen(function*() {
    const fiber = yield* Effect.forkChild(Poller.wait(acme, of, options))
    let left = 3_700
    while (fiber.pollUnsafe() === undefined && left-- > 0) yield* TestClock.adjust("1 second")
    return { exit: yield* Fiber.await(fiber), now: yield* Clock.currentTimeMillis }
  }).pipe(Effect.provide(Poller.layer))

const errorOf = (exit: Exit.Exit<unknown, RunError>): RunError => Option.getOrThrow(Exit.findErrorOption(exit))

const gaps = (at: ReadonlyArray<number>) => at.slice(1).map((time, i) => time - (at[i] ?? 0))

describe("Poller.wait", () => {
  it.effect("asks at the vendor's pace, first after the vendor's first pause, and returns the success", () =>
    Effect.gen(function*() {
      const { acme, at } = provider(queued, running, done)
      const { exit } = yield* wait(acme)
      assert.deepStrictEqual(exit, Exit.succeed(done))
      assert.deepStrictEqual(at, [2000, 4000, 6000])
    }))

  it.effect("counts the first gap from the submit, and asks at once for a handle that is old or of unknown age", () =>
    Effect.gen(function*() {
      yield* TestClock.adjust("1500 millis")
      const young = provider(done)
      yield* wait(young.acme)
      assert.deepStrictEqual(young.at, [2000])
      const old = provider(done)
      const before = yield* Clock.currentTimeMillis
      yield* wait(old.acme)
      assert.deepStrictEqual(old.at, [before])
      const ageless = provider(done)
      const later = yield* Clock.currentTimeMillis
      yield* wait(ageless.acme, {}, resuming)
      assert.deepStrictEqual(ageless.at, [later])
    }))

  const passing: ReadonlyArray<readonly [string, StatusError]> = [
    ["503", unavailable],
    ["a body that does not decode", malformed],
    ["a rate limit", limited()]
  ]
  for (const [name, fault] of passing) {
    it.effect(`tolerates one ${name}, at the normal pace`, () =>
      Effect.gen(function*() {
        const { acme, at } = provider(running, fault, done)
        const { exit } = yield* wait(acme)
        assert.isTrue(Exit.isSuccess(exit))
        assert.deepStrictEqual(at, [2000, 4000, 6000])
      }))
  }

  it.effect("survives an outage of 30 minutes inside a deadline of one hour, and does not run hot", () =>
    Effect.gen(function*() {
      const { acme, at } = provider(running, ...Array.from({ length: 62 }, () => unavailable), done)
      const { exit, now } = yield* wait(acme, { deadline: "1 hour" })
      assert.isTrue(Exit.isSuccess(exit))
      assert.isAbove(now, 29 * 60_000)
      assert.isAtMost(Math.max(...gaps(at)), 30_000)
    }))

  it.effect("forgets faults at a good reply: the next outage begins with short gaps", () =>
    Effect.gen(function*() {
      const { acme, at } = provider(
        ...Array.from({ length: 6 }, () => unavailable),
        running,
        unavailable,
        done
      )
      yield* wait(acme)
      assert.deepStrictEqual(gaps(at), [2000, 2000, 4000, 8000, 16000, 30000, 2000, 2000])
    }))

  const final: ReadonlyArray<StatusError> = [
    new Unauthorized(refusal),
    new Forbidden(refusal),
    new InsufficientCredits(refusal),
    new InvalidRequest({ ...refusal, problems: [] })
  ]
  for (const fault of final) {
    it.effect(`ends with ${fault._tag} after that one poll`, () =>
      Effect.gen(function*() {
        const { acme, at } = provider(fault)
        const { exit } = yield* wait(acme)
        assert.deepStrictEqual<unknown>(errorOf(exit), fault)
        assert.strictEqual(at.length, 1)
      }))
  }

  it.effect("says how a task failed, and that it was cancelled", () =>
    Effect.gen(function*() {
      const error = errorOf((yield* wait(provider(running, failed).acme)).exit)
      assert.strictEqual(error._tag, "TaskFailed")
      if (error._tag === "TaskFailed") {
        assert.strictEqual(error.code, "NSFW")
        assert.strictEqual(error.category, "ContentPolicy")
        assert.include(error.message, "The prompt was refused")
        assert.isFalse(error.isRetryable)
      }
      const cancelled = yield* wait(provider({ _tag: "Cancelled", ref, status: "cancelled" }).acme)
      assert.strictEqual(errorOf(cancelled.exit)._tag, "TaskCancelled")
    }))

  describe("Retry-After", () => {
    it.effect("on a refusal is a floor for the next gap, once", () =>
      Effect.gen(function*() {
        const { acme, at } = provider(limited("5 seconds"), running, done)
        yield* wait(acme)
        assert.deepStrictEqual(gaps(at), [5000, 2000])
      }))

    it.effect("on a pending reply is honoured once", () =>
      Effect.gen(function*() {
        const { acme, at } = provider({ ...running, retryAfter: Duration.seconds(3) }, running, done)
        yield* wait(acme)
        assert.deepStrictEqual(gaps(at), [3000, 2000])
      }))

    it.effect("beyond the deadline ends the wait at the deadline, after a last question", () =>
      Effect.gen(function*() {
        const { acme, at } = provider(limited(Duration.seconds(999_999_999)))
        const { exit, now } = yield* wait(acme, { deadline: "10 seconds" })
        assert.strictEqual(errorOf(exit)._tag, "WaitTimeout")
        assert.strictEqual(now, 10_000)
        assert.deepStrictEqual(at, [2000, 9000])
      }))

    it.effect("of zero, or a schedule without gaps, still leaves 100 ms", () =>
      Effect.gen(function*() {
        const { acme, at } = provider({ ...running, retryAfter: Duration.zero })
        yield* wait(acme, { schedule: Schedule.forever, deadline: "1 second" })
        assert.deepStrictEqual(gaps(at), [100, 100, 100, 100, 100, 100, 100, 100, 100])
      }))
  })

  describe("the deadline", () => {
    it.effect("holds while idle, and the error has all that is known", () =>
      Effect.gen(function*() {
        const { acme, at } = provider(running, unavailable)
        const { exit, now } = yield* wait(acme, { deadline: "7 seconds" })
        const error = errorOf(exit)
        assert.strictEqual(now, 7000)
        assert.deepStrictEqual(at, [2000, 4000, 6000])
        if (error._tag !== "WaitTimeout") return assert.fail(error._tag)
        assert.deepStrictEqual(error.ref, ref)
        assert.deepStrictEqual(error.lastSnapshot, running)
        assert.deepStrictEqual(error.cause, unavailable)
        assert.strictEqual(error.polls, 3)
        assert.strictEqual(Duration.toMillis(error.elapsed), 7000)
      }))

    it.effect("holds while a poll hangs forever, and aborts it", () =>
      Effect.gen(function*() {
        const { acme, at, record } = provider(running, "hang")
        const { exit, now } = yield* wait(acme, { deadline: "10 seconds" })
        assert.strictEqual(errorOf(exit)._tag, "WaitTimeout")
        assert.strictEqual(now, 10_000)
        assert.strictEqual(record.interrupted, 1)
        yield* TestClock.adjust("1 hour")
        assert.strictEqual(at.length, 2)
      }))

    it.effect("ends an unknown status word that never changes, at normal gaps", () =>
      Effect.gen(function*() {
        const { acme, at } = provider({ ...running, status: "daydreaming" })
        const { exit } = yield* wait(acme, { deadline: "1 minute" })
        assert.strictEqual(errorOf(exit)._tag, "WaitTimeout")
        assert.deepStrictEqual(new Set(gaps(at)), new Set([2000]))
      }))

    for (const deadline of [Duration.infinity, Duration.days(30)]) {
      it.effect(`of ${Duration.format(deadline)} works`, () =>
        Effect.gen(function*() {
          const { acme } = provider(...Array.from({ length: 400 }, () => running), done)
          const { exit } = yield* wait(acme, { deadline })
          assert.isTrue(Exit.isSuccess(exit))
        }))
    }

    it.effect("of zero ends at once without a request", () =>
      Effect.gen(function*() {
        const { acme, at } = provider(done)
        assert.strictEqual(errorOf((yield* wait(acme, { deadline: 0 })).exit)._tag, "WaitTimeout")
        assert.deepStrictEqual(at, [])
      }))

    for (const millis of [Duration.toMillis("1 day"), -Duration.toMillis("1 day")]) {
      it.effect(`is not moved by a wall clock that jumps by ${millis} ms`, () =>
        Effect.gen(function*() {
          const { jump, wall } = yield* jumping
          const { acme, at } = provider(running)
          const fiber = yield* Poller.wait(acme, ref, { deadline: "10 seconds" }).pipe(
            Effect.provideService(Clock.Clock, wall),
            Effect.forkChild
          )
          yield* TestClock.adjust("5 seconds")
          jump(millis)
          yield* TestClock.adjust("4999 millis")
          assert.isUndefined(fiber.pollUnsafe())
          yield* TestClock.adjust("1 millis")
          assert.strictEqual(errorOf(yield* Fiber.await(fiber))._tag, "WaitTimeout")
          assert.strictEqual(at.length, 4)
        }).pipe(Effect.provide(Poller.layer)))
    }
  })

  it.effect("ends in WaitTimeout when the schedule ends", () =>
    Effect.gen(function*() {
      const { acme, at } = provider(running)
      const { exit, now } = yield* wait(acme, {
        schedule: Schedule.spaced("3 seconds").pipe(Schedule.upTo({ times: 4 }))
      })
      assert.strictEqual(errorOf(exit)._tag, "WaitTimeout")
      assert.deepStrictEqual(at, [3000, 6000, 9000, 12000])
      assert.strictEqual(now, 12_000)
    }))

  it.effect("gives a schedule all that is known of the wait", () =>
    Effect.gen(function*() {
      const seen: Array<PollSchedule.WaitState> = []
      const { acme } = provider(queued, unavailable, done)
      const schedule = Schedule.spaced("1 second").pipe(
        Schedule.setInputType<PollSchedule.WaitState>(),
        Schedule.tap(({ input }) => Effect.sync(() => seen.push(input)))
      )
      yield* wait(acme, { schedule })
      assert.deepStrictEqual(
        seen.map(({ lastError, polls, snapshot }) => [polls, snapshot?._tag, lastError?._tag]),
        [[0, undefined, undefined], [1, "Queued", undefined], [2, "Queued", "ProviderUnavailable"]]
      )
      assert.deepStrictEqual(seen.map(({ age }) => Duration.toMillis(age)), [0, 1000, 2000])
    }))

  describe("a task that is not known", () => {
    it.effect("may appear within the grace", () =>
      Effect.gen(function*() {
        const { acme } = provider(notFound, notFound, notFound, running, done)
        assert.isTrue(Exit.isSuccess((yield* wait(acme)).exit))
      }))

    it.effect("is TaskNotFound after the grace and at least three replies", () =>
      Effect.gen(function*() {
        const { acme, at } = provider(notFound)
        const { exit, now } = yield* wait(acme, { notFoundGrace: "10 seconds" })
        assert.deepStrictEqual(errorOf(exit), notFound)
        assert.strictEqual(now, 12_000)
        assert.strictEqual(at.length, 6)
        const slow = provider(notFound)
        yield* wait(slow.acme, { notFoundGrace: "10 seconds", schedule: Schedule.spaced("1 minute") }, resuming)
        assert.strictEqual(slow.at.length, 3)
      }))

    it.effect("is TaskNotFound at once when its handle is older than the grace", () =>
      Effect.gen(function*() {
        yield* TestClock.adjust("1 hour")
        const { acme, at } = provider(notFound)
        assert.deepStrictEqual(errorOf((yield* wait(acme)).exit), notFound)
        assert.strictEqual(at.length, 1)
      }))
  })

  describe("a success without a result", () => {
    it.effect("may bring it later", () =>
      Effect.gen(function*() {
        const { acme } = provider(running, empty, empty, done)
        assert.deepStrictEqual((yield* wait(acme)).exit, Exit.succeed(done))
      }))

    it.effect("is ResultMissing after the grace", () =>
      Effect.gen(function*() {
        const { acme } = provider(empty)
        const { exit, now } = yield* wait(acme, { resultGrace: "10 seconds" })
        assert.strictEqual(errorOf(exit)._tag, "ResultMissing")
        assert.strictEqual(now, 12_000)
      }))

    it.effect("is a success if the result is no file", () =>
      Effect.gen(function*() {
        const { acme } = provider({ ...empty, output: { text: "a poem" } })
        assert.isTrue(Exit.isSuccess((yield* wait(acme)).exit))
      }))
  })

  describe("interruption", () => {
    it.effect("in the pause ends the wait at once, without a later request", () =>
      Effect.gen(function*() {
        const { acme, at } = provider(running)
        const fiber = yield* Effect.forkChild(Poller.wait(acme, ref))
        yield* TestClock.adjust("3 seconds")
        yield* Fiber.interrupt(fiber)
        yield* TestClock.adjust("1 hour")
        assert.deepStrictEqual(at, [2000])
      }).pipe(Effect.provide(Poller.layer)))

    it.effect("in a poll aborts it", () =>
      Effect.gen(function*() {
        const { acme, at, record } = provider("hang")
        const fiber = yield* Effect.forkChild(Poller.wait(acme, ref))
        yield* TestClock.adjust("3 seconds")
        yield* Fiber.interrupt(fiber)
        assert.strictEqual(record.interrupted, 1)
        yield* TestClock.adjust("1 hour")
        assert.strictEqual(at.length, 1)
      }).pipe(Effect.provide(Poller.layer)))

    it.effect("in an observer ends the wait too", () =>
      Effect.gen(function*() {
        const { acme, at } = provider(running)
        const fiber = yield* Effect.forkChild(Poller.wait(acme, ref, { onPoll: () => Effect.never }))
        yield* TestClock.adjust("3 seconds")
        yield* Fiber.interrupt(fiber)
        const exit = yield* Fiber.await(fiber)
        assert.isTrue(Exit.isFailure(exit) && Cause.hasInterruptsOnly(exit.cause))
        yield* TestClock.adjust("1 hour")
        assert.strictEqual(at.length, 1)
      }).pipe(Effect.provide(Poller.layer)))
  })

  const observers: ReadonlyArray<readonly [string, NonNullable<WaitOptions["onPoll"]>]> = [
    ["fails", () => Effect.fail("no")],
    ["dies", () => Effect.die(new Error("no"))],
    ["throws", () => {
      throw new Error("no")
    }],
    ["hangs on the last poll", ({ snapshot }) => snapshot?._tag === "Succeeded" ? Effect.never : Effect.void]
  ]
  for (const [name, onPoll] of observers) {
    it.effect(`does not lose the task when an observer ${name}`, () =>
      Effect.gen(function*() {
        const { acme } = provider(running, done)
        assert.deepStrictEqual((yield* wait(acme, { onPoll })).exit, Exit.succeed(done))
      }))
  }

  it.effect("ends at the deadline when an observer hangs", () =>
    Effect.gen(function*() {
      const { acme } = provider(running)
      const { exit, now } = yield* wait(acme, { onPoll: () => Effect.never, deadline: "10 seconds" })
      assert.strictEqual(errorOf(exit)._tag, "WaitTimeout")
      assert.strictEqual(now, 10_000)
    }))
})

describe("many waits that a process resumes at once", () => {
  const resumed = (count: number, options?: WaitOptions) =>
    Effect.gen(function*() {
      const { acme, at } = provider("hang")
      const handles = Array.from({ length: count }, (_, i) =>
        TaskRef.make({ provider: "acme", kind: "image", id: `${i}` }))
      const fiber = yield* Effect.forkChild(
        Effect.forEach(handles, (of) =>
          Effect.exit(Poller.wait(acme, of, options)), { concurrency: "unbounded" })
      )
      for (let i = 0; i < 700; i++) yield* TestClock.adjust("100 millis")
      yield* Fiber.interrupt(fiber)
      return at
    }).pipe(Effect.provide(Poller.layer))

  it.effect("do not ask all at once, and each of them within half a minute", () =>
    Effect.gen(function*() {
      const at = yield* resumed(4000)
      assert.lengthOf(at, 4000)
      assert.isAtMost(Math.max(...at), 30_000)
      for (let second = 0; second < 30; second++) {
        const asked = at.filter((time) => time >= second * 1000 && time < (second + 1) * 1000)
        assert.isAtMost(asked.length, 220)
      }
    }))

  it.effect("ask at once if they are few", () =>
    Effect.gen(function*() {
      assert.deepStrictEqual(new Set(yield* resumed(20)), new Set([0]))
    }))

  it.effect("ask before their deadline, each of them", () =>
    Effect.gen(function*() {
      const at = yield* resumed(500, { deadline: "1 second" })
      assert.lengthOf(at, 500)
      assert.isBelow(Math.max(...at), 1000)
    }))
})

describe("Poller.changes", () => {
  const collect = (acme: TaskProvider<never>, options?: WaitOptions) =>
    Effect.gen(function*() {
      const seen: Array<TaskSnapshot> = []
      const fiber = yield* Poller.changes(acme, ref, options).pipe(
        Stream.runForEach((snapshot) => Effect.sync(() => seen.push(snapshot))),
        Effect.forkChild
      )
      yield* TestClock.adjust("1 hour")
      return { exit: yield* Fiber.await(fiber), seen: seen.map(({ _tag }) => _tag) }
    }).pipe(Effect.provide(Poller.layer))

  it.effect("emits what changed, also the success, and ends", () =>
    Effect.gen(function*() {
      const { acme } = provider(queued, queued, unavailable, running, running, empty, done)
      const { exit, seen } = yield* collect(acme)
      assert.isTrue(Exit.isSuccess(exit))
      assert.deepStrictEqual(seen, ["Queued", "Running", "Succeeded"])
    }))

  it.effect("emits progress as a change", () =>
    Effect.gen(function*() {
      const { acme } = provider({ ...running, progress: 10 }, { ...running, progress: 10 }, {
        ...running,
        progress: 60
      }, done)
      assert.deepStrictEqual((yield* collect(acme)).seen, ["Running", "Running", "Succeeded"])
    }))

  it.effect("emits a failure, then fails with it", () =>
    Effect.gen(function*() {
      const { exit, seen } = yield* collect(provider(queued, failed).acme)
      assert.deepStrictEqual(seen, ["Queued", "Failed"])
      assert.strictEqual(errorOf(exit)._tag, "TaskFailed")
    }))

  it.effect("fails at the deadline", () =>
    Effect.gen(function*() {
      const { exit, seen } = yield* collect(provider(queued).acme, { deadline: "1 minute" })
      assert.deepStrictEqual(seen, ["Queued"])
      assert.strictEqual(errorOf(exit)._tag, "WaitTimeout")
    }))

  it.effect("stops polling when the stream has no reader any more", () =>
    Effect.gen(function*() {
      const { acme, at } = provider(queued, running, done)
      const fiber = yield* Effect.forkChild(Stream.runHead(Poller.changes(acme, ref)))
      yield* TestClock.adjust("1 hour")
      yield* Fiber.join(fiber)
      assert.deepStrictEqual(at, [2000])
    }).pipe(Effect.provide(Poller.layer)))
})

describe("Poller.run", () => {
  it.effect("submits once, tells the handle, then waits", () =>
    Effect.gen(function*() {
      const handles: Array<TaskRef> = []
      const acme = yield* ScriptedProvider.make("acme", [{
        polls: ["queued", unavailable, "running"],
        urls: ["a.png"]
      }])
      const fiber = yield* Poller.run(acme, { prompt: "a boat" }, {
        onSubmit: (ref) => Effect.andThen(Effect.sync(() => handles.push(ref)), Effect.die("disk full"))
      }).pipe(Effect.forkChild)
      yield* TestClock.adjust("1 minute")
      const task = yield* Fiber.join(fiber)
      const calls = yield* acme.calls.all
      assert.strictEqual(calls.filter(({ operation }) => operation === "submit").length, 1)
      assert.deepStrictEqual(handles, [task.ref])
      assert.deepStrictEqual(task.assets.map(({ url }) => url), ["a.png"])
    }).pipe(Effect.provide(Poller.layer)))

  it.effect("does not lose the task if the storing of the handle throws", () =>
    Effect.gen(function*() {
      const acme = yield* ScriptedProvider.make("acme", [{ urls: ["a.png"] }])
      const fiber = yield* Poller.run(acme, {}, {
        onSubmit: () => {
          throw new Error("no")
        }
      }).pipe(Effect.forkChild)
      yield* TestClock.adjust("1 minute")
      assert.deepStrictEqual((yield* Fiber.join(fiber)).assets.map(({ url }) => url), ["a.png"])
    }).pipe(Effect.provide(Poller.layer)))

  it.effect("tolerates a task that the vendor does not know yet", () =>
    Effect.gen(function*() {
      const acme = yield* ScriptedProvider.make("acme", [{ polls: ["not-found", "queued"], urls: ["a.png"] }])
      const faults: Array<unknown> = []
      const fiber = yield* Poller.run(acme, {}, {
        onPoll: ({ lastError }) => Effect.sync(() => faults.push(lastError))
      }).pipe(Effect.forkChild)
      yield* TestClock.adjust("1 minute")
      const task = yield* Fiber.join(fiber)
      assert.deepStrictEqual(task.assets.map(({ url }) => url), ["a.png"])
      const unknown = new TaskNotFound({ provider: "acme", ref: task.ref, description: "the script says so" })
      assert.deepStrictEqual(faults, [unknown, undefined, undefined])
    }).pipe(Effect.provide(Poller.layer)))

  it.effect("fails with the refusal of the submit", () =>
    Effect.gen(function*() {
      const refuses = new InsufficientCredits(refusal)
      const acme = yield* ScriptedProvider.make("acme", [{ refuses }])
      assert.deepStrictEqual(yield* Effect.flip(Poller.run(acme, {})), refuses)
    }).pipe(Effect.provide(Poller.layer)))

  it.effect("lets the handle be stored to the end when it is interrupted meanwhile", () =>
    Effect.gen(function*() {
      const stored: Array<TaskRef> = []
      const acme = yield* ScriptedProvider.make("acme", [{ urls: ["a.png"] }])
      const fiber = yield* Poller.run(acme, {}, {
        onSubmit: (ref) => Effect.andThen(Effect.sleep("2 seconds"), Effect.sync(() => stored.push(ref)))
      }).pipe(Effect.forkChild)
      yield* TestClock.adjust("1 second")
      yield* Effect.forkChild(Fiber.interrupt(fiber))
      yield* TestClock.adjust("2 seconds")
      const exit = yield* Fiber.await(fiber)
      assert.isTrue(Exit.isFailure(exit) && Cause.hasInterruptsOnly(exit.cause))
      assert.lengthOf(stored, 1)
      assert.deepStrictEqual((yield* acme.calls.all).map(({ operation }) => operation), ["submit"])
    }).pipe(Effect.provide(Poller.layer)))

  it.effect("reports the handle of an interrupted wait to whom the program chose, instead of the log", () =>
    Effect.gen(function*() {
      const reported: Array<string> = []
      const acme = yield* ScriptedProvider.make("acme", [{}])
      const fiber = yield* Poller.run(acme, {}).pipe(
        Effect.provideService(Handover.ReportHandle, ({ id }) => Effect.sync(() => void reported.push(id))),
        Effect.forkChild
      )
      yield* TestClock.adjust("1 second")
      yield* Fiber.interrupt(fiber)
      assert.deepStrictEqual(reported, ["acme-1"])
    }).pipe(Effect.provide(Poller.layer)))

  it.effect("takes an option that is undefined from the layer", () =>
    Effect.gen(function*() {
      const acme = yield* ScriptedProvider.make("acme", [{}])
      const fiber = yield* Effect.forkChild(Effect.flip(Poller.run(acme, {}, { deadline: undefined })))
      yield* TestClock.adjust("5 seconds")
      assert.strictEqual((yield* Fiber.join(fiber))._tag, "WaitTimeout")
    }).pipe(Effect.provide(Poller.layerWith({ deadline: "5 seconds" }))))

  it.effect("takes its defaults from the layer", () =>
    Effect.gen(function*() {
      const acme = yield* ScriptedProvider.make("acme", [{}])
      const fiber = yield* Effect.forkChild(Effect.flip(Poller.run(acme, {})))
      yield* TestClock.adjust("5 seconds")
      assert.strictEqual((yield* Fiber.join(fiber))._tag, "WaitTimeout")
    }).pipe(Effect.provide(Poller.layerWith({ deadline: "5 seconds" }))))
})
