/**
 * Plays one variant of a case on one API, and says what was seen.
 */
import { Poller, type RunError, type RunOptions, type Succeeded } from "@effect-media/core"
import { Emulator, type RecordedRequest } from "@effect-media/emulator"
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import type * as HttpClient from "effect/http/HttpClient"
import * as Redacted from "effect/Redacted"
import * as Schedule from "effect/Schedule"
import type * as Scope from "effect/Scope"
import * as Stream from "effect/Stream"
import { type Api, type Client, outageOf, wireOf } from "./Api.ts"
import type { Observation, Scenario, Sighting, Watch } from "./Case.ts"
import * as Lag from "./Lag.ts"
import { BaseUrl, type Mode } from "./Mode.ts"

const apiKey = Redacted.make("sk-conformance")

/** The gap between polls over sockets, where the vendors' own would take too long. */
const realPause = "150 millis"

const onPoll = (watch: Watch | undefined): RunOptions["onPoll"] => {
  switch (watch) {
    case "onPoll throws":
      return () => {
        throw new Error("the observer threw")
      }
    case "onPoll dies":
      return () => Effect.die(new Error("the observer died"))
    case "onPoll fails":
      return () => Effect.fail("the observer failed")
    default:
      return undefined
  }
}

/** The subscriber to the stream of changes dies with the first; whoever has the handle goes on. */
const subscribe = Effect.fnUntraced(function*(
  { provider, submit }: Client,
  options: RunOptions
): Effect.fn.Return<Succeeded, RunError, Poller> {
  const ref = yield* submit
  yield* Effect.exit(
    Stream.runForEach(Poller.changes(provider, ref, options), () => Effect.die(new Error("the subscriber threw")))
  )
  return yield* Poller.wait(provider, ref, options)
})

/** What a run may have of its own. */
export interface RunSettings {
  readonly apiKey?: Redacted.Redacted<string> | undefined
}

/** Plays a scenario on an API. */
export const run = Effect.fnUntraced(function*(
  mode: Mode,
  api: Api,
  scenario: Scenario,
  settings: RunSettings = {}
): Effect.fn.Return<Observation, never, Emulator | HttpClient.HttpClient | Poller | BaseUrl | Scope.Scope> {
  const emulator = yield* Emulator
  const clock = yield* Clock.Clock
  const lost = yield* Lag.Lost
  const epoch = clock.currentTimeMillisUnsafe()
  const { outage, takes } = scenario
  const { faults, script } = wireOf(api, scenario.submits ?? [], scenario.polls, epoch)
  yield* emulator.script(takes === undefined ? script : { vendor: api.vendor, duration: takes[mode.name] })
  yield* Effect.forEach(faults, emulator.fault)
  if (outage !== undefined) yield* emulator.fault(outageOf(api, outage.from[mode.name], outage.until[mode.name]))

  const client = yield* api.client({
    apiKey: settings.apiKey ?? apiKey,
    baseUrl: yield* BaseUrl,
    readTimeout: scenario.readTimeout
  })
  const pause = scenario.pause?.[mode.name] ?? (mode.name === "sockets" ? realPause : undefined)
  const fails = onPoll(scenario.watch)
  let observed = 0
  let begun = epoch
  let end = epoch
  const options: RunOptions = {
    schedule: pause === undefined ? undefined : Schedule.spaced(pause),
    deadline: scenario.deadline[mode.name],
    notFoundGrace: scenario.notFoundGrace?.[mode.name],
    resultGrace: scenario.resultGrace?.[mode.name],
    onPoll: (poll) => {
      observed += 1
      return fails?.(poll) ?? Effect.void
    },
    onSubmit: () => {
      begun = clock.currentTimeMillisUnsafe()
      if (scenario.watch === "onSubmit throws") throw new Error("the store of handles threw")
      return Effect.void
    }
  }

  const program = scenario.watch === "a subscriber throws" ? subscribe(client, options) : client.run(options)
  const fiber = yield* program.pipe(
    Effect.onExit(() =>
      Effect.sync(() => {
        end = clock.currentTimeMillisUnsafe()
      })
    ),
    Effect.forkChild
  )
  const pass = Effect.fnUntraced(function*(time: Effect.Effect<void>, until: Effect.Effect<boolean>) {
    for (let left = 10_000; left > 0 && fiber.pollUnsafe() === undefined && !(yield* until); left--) yield* time
  })
  const isInFlight = Effect.map(emulator.requests, (requests) => requests.at(-1)?.fault === "Hang")
  const never = Effect.succeed(false)

  let interruptedAt = epoch
  if (scenario.interrupt !== undefined) {
    yield* pass(mode.tick, scenario.interrupt === "in flight" ? isInFlight : Effect.sync(() => observed > 0))
    yield* Effect.repeat(mode.tick, { times: 9 })
    interruptedAt = clock.currentTimeMillisUnsafe()
    yield* Effect.forkChild(Fiber.interrupt(fiber))
    yield* pass(mode.tick, never)
  } else yield* pass(mode.stride, never)
  const exit = yield* Fiber.await(fiber)
  yield* mode.settle
  const before = (yield* emulator.requests).length
  yield* mode.linger(lost(end - 1000, end))

  const requests = yield* emulator.requests
  const seen = (operation: RecordedRequest["operation"]) =>
    requests.filter((request) => request.operation === operation).map(
      ({ aborted, at, fault, headers, status }): Sighting => ({
        at: at - epoch,
        status,
        fault,
        aborted,
        idempotencyKey: headers["idempotency-key"]
      })
    )
  const polls = seen("status")
  return {
    mode: mode.name,
    api,
    scenario,
    exit,
    epoch,
    begun,
    end,
    elapsed: end - begun,
    submits: seen("submit"),
    polls,
    gaps: polls.slice(1).map(({ at }, i) => at - (polls[i]?.at ?? at)),
    later: requests.length - before,
    tasks: (yield* emulator.tasks).length,
    reaction: end - interruptedAt - lost(interruptedAt, end),
    slack: mode.slack,
    lost
  }
})
