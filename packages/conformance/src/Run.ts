/**
 * Plays one variant of a case on one API, and returns the observations.
 */
import {
  AssetFiles,
  AssetStore,
  Poller,
  type RunError,
  type RunOptions,
  type Succeeded,
  type TaskRef
} from "@effect-media/core"
import { Emulator, Fault, type RecordedRequest } from "@effect-media/emulator"
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Fiber from "effect/Fiber"
import * as HttpClient from "effect/http/HttpClient"
import * as HttpClientError from "effect/http/HttpClientError"
import * as HttpClientResponse from "effect/http/HttpClientResponse"
import type * as Dns from "effect/net/Dns"
import * as Redacted from "effect/Redacted"
import * as Schedule from "effect/Schedule"
import type * as Scope from "effect/Scope"
import * as Stream from "effect/Stream"
import { type Api, type Client, outageOf, wireOf } from "./Api.ts"
import type { Files, Observation, Saving, Scenario, Sighting, Watch } from "./Case.ts"
import * as Lag from "./Lag.ts"
import { BaseUrl, type Mode } from "./Mode.ts"
import * as Unsecured from "./tls/Unsecured.ts"

const apiKey = Redacted.make("sk-conformance")

/** Waits for one turn of the event loop. */
const turn = Effect.callback<void>((resume) => void setImmediate(() => resume(Effect.void)))

/** The gap between polls over sockets, because the vendors' own gaps would take too long. */
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

/** Subscribes to the stream of changes, which dies at the first change. Then waits for the task by its handle. */
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

/** Returns a transport that cannot secure a connection. */
const unsecured = (kind: Unsecured.Unsecured) =>
  HttpClient.make((request) => {
    const { code, message } = Unsecured.errors[kind]
    const cause = new TypeError("fetch failed", { cause: Object.assign(new Error(message), { code }) })
    return new HttpClientError.HttpClientError({ reason: new HttpClientError.TransportError({ request, cause }) })
  })

/** Repeats the link of a task, so that it has three links. */
const withThree = (task: Succeeded): Succeeded => ({
  ...task,
  assets: task.assets.length > 1
    ? task.assets
    : task.assets.flatMap((asset) => [1, 2, 3].map((copy) => ({ ...asset, url: `${asset.url}?copy=${copy}` })))
})

/** Saves the files of a task from a host that handles them in this way. */
const save = Effect.fnUntraced(function*(task: Succeeded, files: Files) {
  const emulator = yield* Emulator
  if (typeof files === "object") {
    const fault = Fault.Reply({ status: 200, headers: { "content-type": "text/plain" }, body: files.text })
    yield* emulator.fault({ operation: "result", fault, times: "forever" })
  }
  const wanted = typeof files === "string" ? withThree(task) : task
  const deadLink = typeof files === "string" ? wanted.assets[1]?.url : undefined
  const host = (client: HttpClient.HttpClient) =>
    HttpClient.make((request, url) =>
      url.href === deadLink
        ? Effect.succeed(HttpClientResponse.fromWeb(request, new Response("not found", { status: 404 })))
        : client.execute(request)
    )
  const store = AssetStore.layerMemory({ allowPrivate: true, retry: Schedule.recurs(2), notFoundGrace: 0 })
  return yield* Effect.gen(function*() {
    const exit = yield* Effect.exit(AssetStore.save(wanted))
    const stored = yield* AssetFiles.use(({ all }) => all)
    return { exit, names: [...stored.keys()], deadLink }
  }).pipe(Effect.provide(store), Effect.updateService(HttpClient.HttpClient, host))
})

/** Settings of one run. */
export interface RunSettings {
  readonly apiKey?: Redacted.Redacted<string> | undefined
}

/** Plays a scenario on an API. */
export const run = Effect.fnUntraced(function*(
  mode: Mode,
  api: Api,
  scenario: Scenario,
  settings: RunSettings = {}
): Effect.fn.Return<Observation, never, Emulator | HttpClient.HttpClient | Dns.Dns | Poller | BaseUrl | Scope.Scope> {
  const emulator = yield* Emulator
  const clock = yield* Clock.Clock
  const lost = yield* Lag.Lost
  const epoch = clock.currentTimeMillisUnsafe()
  const { outage, takes } = scenario
  const { faults, script } = wireOf(api, scenario.submits ?? [], scenario.polls, epoch)
  const results = scenario.files === "one of three is dead" ? 3 : undefined
  yield* emulator.script(
    takes === undefined ? { ...script, results } : { vendor: api.vendor, duration: takes[mode.name] }
  )
  yield* Effect.forEach(faults, emulator.fault)
  if (outage !== undefined) yield* emulator.fault(outageOf(api, outage.from[mode.name], outage.until[mode.name]))

  const plainUrl = yield* BaseUrl
  const kind = scenario.unsecured
  const baseUrl = kind === undefined || plainUrl === undefined ? plainUrl : yield* Unsecured.serve(kind, plainUrl)
  const transport = (whole: HttpClient.HttpClient) =>
    kind === undefined || plainUrl !== undefined ? whole : unsecured(kind)
  const client = yield* api.client({
    apiKey: settings.apiKey ?? apiKey,
    baseUrl,
    readTimeout: scenario.readTimeout
  }).pipe(Effect.updateService(HttpClient.HttpClient, transport))
  const pause = scenario.pause?.[mode.name] ?? (mode.name === "sockets" ? realPause : undefined)
  const fails = onPoll(scenario.watch)
  const stored: Array<TaskRef> = []
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
    onSubmit: (ref) => {
      stored.push(ref)
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
  const pass = Effect.fnUntraced(function*(
    time: Effect.Effect<void>,
    until: Effect.Effect<boolean>,
    running: Fiber.Fiber<unknown, unknown> = fiber
  ) {
    for (let left = 10_000; left > 0 && running.pollUnsafe() === undefined && !(yield* until); left--) yield* time
  })
  // Decoders run on real time: virtual time waits for them.
  if (scenario.submits?.some(({ _tag }) => _tag === "Encoded") === true) {
    yield* pass(turn, Effect.sync(() => stored.length > 0))
  }
  const isSubmitted = Effect.map(emulator.requests, (requests) => requests.length > 0)
  const isInFlight = Effect.map(emulator.requests, (requests) => requests.at(-1)?.fault === "Hang")
  const never = Effect.succeed(false)

  let interruptedAt = epoch
  if (scenario.interrupt !== undefined) {
    const isThere = {
      "in the submit": isSubmitted,
      "in the pause": Effect.sync(() => observed > 0),
      "in flight": isInFlight
    }
    yield* pass(mode.tick, isThere[scenario.interrupt])
    yield* Effect.repeat(mode.tick, { times: 9 })
    interruptedAt = clock.currentTimeMillisUnsafe()
    yield* Effect.forkChild(Fiber.interrupt(fiber))
    yield* pass(mode.tick, never)
  } else yield* pass(mode.stride, never)
  const exit = yield* Fiber.await(fiber)
  let saving: Saving | undefined
  if (scenario.files !== undefined && Exit.isSuccess(exit)) {
    const saved = yield* Effect.forkChild(save(exit.value, scenario.files))
    yield* pass(mode.stride, never, saved)
    saving = yield* Fiber.join(saved)
  }
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
    stored,
    saving,
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
