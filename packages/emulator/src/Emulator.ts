/**
 * Emulates the seven task APIs in one program: as an in-process `HttpClient` on Effect's Clock, and as a real HTTP
 * server.
 */
import * as Clock from "effect/Clock"
import * as Context from "effect/Context"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as HttpClient from "effect/http/HttpClient"
import * as HttpRouter from "effect/http/HttpRouter"
import type { ServeError } from "effect/http/HttpServerError"
import * as Layer from "effect/Layer"
import * as Dns from "effect/net/Dns"
import * as Random from "effect/Random"
import type * as Schema from "effect/Schema"
import * as ApiPod from "./ApiPod.ts"
import * as Apixo from "./Apixo.ts"
import type { CallbackOptions, SentCallback } from "./Callback.ts"
import { EmulatorServer } from "./EmulatorServer.ts"
import * as Fal from "./Fal.ts"
import type { ScriptedFault } from "./Fault.ts"
import * as Files from "./Files.ts"
import * as GlobalAiopc from "./GlobalAiopc.ts"
import * as CallbackSender from "./internal/CallbackSender.ts"
import { checkDurations } from "./internal/durations.ts"
import { type EmulatorState, exchange, type Routes, type Transport } from "./internal/Exchange.ts"
import { Faults } from "./internal/Faults.ts"
import { homePage } from "./internal/homePage.ts"
import * as inProcess from "./internal/inProcess.ts"
import { Log, type RecordedRequest } from "./internal/Log.ts"
import type { Dialect, Route } from "./internal/Route.ts"
import { look, type Task, TaskStore } from "./internal/TaskStore.ts"
import * as Kie from "./Kie.ts"
import * as KieUploads from "./kie/uploads.ts"
import * as Limits from "./Limits.ts"
import * as Replicate from "./Replicate.ts"
import { defaultReadings, type Readings, type Revisions } from "./Revisions.ts"
import type { ScriptedTask } from "./Script.ts"
import type { Kind, Vendor } from "./Wire.ts"

export type { RecordedRequest, Routes, Transport }

/** Options for everything that is not scripted. */
export interface EmulatorOptions {
  /** Makes drawn durations this many times shorter. Default 1. */
  readonly speed?: number | undefined
  /** Every unscripted task takes this long, instead of a duration drawn from the table of real ones. */
  readonly duration?: Duration.Input | undefined
  /** Every answer comes this much later. Default none. */
  readonly latency?: Duration.Input | undefined
  /** The valid keys. Without them any bearer token is accepted. */
  readonly keys?: ReadonlyArray<string> | undefined
  /** `true` enforces the documented limits, a table enforces its own. Default none. */
  readonly limits?: boolean | ReadonlyArray<Limits.Limit> | undefined
  /**
   * Checks the inputs of known models and refuses wrong ones as the vendor does. Facts that are only known from third
   * parties, and unknown fields, are accepted without a check. Default `"checked"`.
   */
  readonly inputs?: "checked" | "any" | undefined
  /** Refuses models that the catalogue does not contain (`"known"`), or accepts them (`"any"`). Default `"known"`. */
  readonly models?: "known" | "any" | undefined
  /** The sources to follow if the vendor's pages disagree. */
  readonly revisions?: Revisions | undefined
  /** Makes ids and durations the same in every run. Without it they are drawn from the `Random` service. */
  readonly seed?: string | number | undefined
  /** The number of most recent requests that are recorded. Default all. */
  readonly maxRequests?: number | undefined
  /** The number of most recent tasks that are kept; older ids become unknown. Default all. */
  readonly maxTasks?: number | undefined
  /** Options for sending callbacks. */
  readonly callbacks?: CallbackOptions | undefined
}

/** A task that the emulator has accepted. */
export interface CreatedTask {
  readonly vendor: Vendor
  readonly id: string
  readonly model: string
  readonly kind: Kind
  /** The part of the create body that describes the job. */
  readonly input: Schema.JsonObject
  readonly callbackUrl: string | undefined
  /** The creation time, in epoch milliseconds of Effect's Clock. */
  readonly createdAt: number
  /** The vendor's status word for its current state. */
  readonly state: string
  /** The number of submits that created it: more than one if an idempotency key was sent again. */
  readonly submits: number
  /** The number of its status queries. */
  readonly polls: number
}

/** Scripts and inspects an emulator in tests. */
export interface EmulatorService {
  /** Scripts the next matching submit. */
  readonly script: (task: ScriptedTask) => Effect.Effect<void>
  /** Scripts a fault of the next matching requests. */
  readonly fault: (fault: ScriptedFault) => Effect.Effect<void>
  /** Sets the credits of an account; jobs use them up. */
  readonly setCredits: (vendor: Vendor, amount: number) => Effect.Effect<void>
  /** Every request seen, oldest first. */
  readonly requests: Effect.Effect<ReadonlyArray<RecordedRequest>>
  /** Every task created, oldest first. */
  readonly tasks: Effect.Effect<ReadonlyArray<CreatedTask>>
  /** Every callback sent, oldest first, each try separately. Limited by `maxRequests`, like requests. */
  readonly callbacks: Effect.Effect<ReadonlyArray<SentCallback>>
  /**
   * The durations of its own tasks, as prior knowledge of a poller: with `Poller.layerWith({ durations })` a task is known
   * soon after its end, whatever its script says.
   */
  readonly durations: EmulatorDurations
  /** The routes, for a transport of your own. */
  readonly routes: Routes
}

/** Knows when each task of the emulator ends; fits core's `DurationsService`. */
export interface EmulatorDurations {
  readonly record: (task: unknown) => Effect.Effect<void>
  readonly estimate: (
    task: { readonly kind: string; readonly id?: string | undefined }
  ) => Effect.Effect<{ readonly median: number; readonly spread: number }>
}

const readingsOf = (revisions: Revisions | undefined): Readings => ({
  globalAiopcVideoCreate: revisions?.globalAiopcVideoCreate ?? defaultReadings.globalAiopcVideoCreate,
  apiPodError: revisions?.apiPodError ?? defaultReadings.apiPodError,
  kieUnknownTask: revisions?.kieUnknownTask ?? defaultReadings.kieUnknownTask,
  kieBadInput: revisions?.kieBadInput ?? defaultReadings.kieBadInput,
  kieMessage: revisions?.kieMessage ?? defaultReadings.kieMessage,
  kieRecord: revisions?.kieRecord ?? defaultReadings.kieRecord,
  globalAiopcImageStatus: revisions?.globalAiopcImageStatus ?? defaultReadings.globalAiopcImageStatus,
  globalAiopcModelCenter: revisions?.globalAiopcModelCenter ?? defaultReadings.globalAiopcModelCenter,
  falUrls: revisions?.falUrls ?? defaultReadings.falUrls,
  falCancel: revisions?.falCancel ?? defaultReadings.falCancel,
  replicateUnknown: revisions?.replicateUnknown ?? defaultReadings.replicateUnknown,
  replicateLateCancel: revisions?.replicateLateCancel ?? defaultReadings.replicateLateCancel
})

/**
 * The durations that a poller knows beforehand: core's reference, by its key, since the emulator imports nothing of
 * core.
 */
const KnownDurations = Context.Reference<
  (task: { readonly id?: string | undefined }) => Effect.Effect<Estimate | undefined>
>("@effect-media/core/polling/Durations/KnownDurations", { defaultValue: () => () => Effect.undefined })

interface Estimate {
  readonly median: number
  readonly spread: number
}

/** Expects a task a little after its end: a poll before the end would have to be followed by another. */
const estimateOf = ({ durationMillis }: Task): Estimate => ({
  median: Math.max(1, 1.05 * durationMillis),
  spread: 0.02
})

const makeState = Effect.fnUntraced(function*(options: EmulatorOptions, dialects: EmulatorState["dialects"]) {
  const random = yield* options.seed === undefined ? Random.Random : Random.withSeed(Random.Random, options.seed)
  const limits = options.limits === true ? Limits.documented : options.limits === false ? [] : options.limits ?? []
  for (const { window } of limits) checkDurations({ "limits.window": window })
  return {
    store: new TaskStore({
      random,
      speed: options.speed ?? 1,
      maxTasks: options.maxTasks ?? Infinity,
      validation: { inputs: options.inputs ?? "checked", models: options.models ?? "known" },
      durationMillis: options.duration === undefined ? undefined : Duration.toMillis(options.duration)
    }),
    log: new Log(options.maxRequests ?? Infinity),
    faults: new Faults(),
    callbacks: yield* CallbackSender.make(options.callbacks ?? {}, options.maxRequests ?? Infinity),
    counter: Limits.makeCounter(limits),
    keys: options.keys,
    dialects,
    latency: Duration.fromInputUnsafe(options.latency ?? 0)
  } satisfies EmulatorState
})

const createdTask = (task: Task, dialect: Dialect, now: number): CreatedTask => ({
  vendor: task.vendor,
  id: task.id,
  model: task.model,
  kind: task.kind,
  input: task.input,
  callbackUrl: task.callbackUrl,
  createdAt: task.createdAt,
  state: look(task, dialect, now).word,
  submits: task.submits,
  polls: task.polls
})

const make = Effect.fnUntraced(function*(options: EmulatorOptions = {}) {
  checkDurations({ duration: options.duration, latency: options.latency })
  const readings = readingsOf(options.revisions)
  const dialects: Readonly<Record<Vendor, Dialect>> = {
    "globalaiopc-image": GlobalAiopc.dialect,
    "globalaiopc-video": GlobalAiopc.dialect,
    apipod: ApiPod.dialect(readings),
    apixo: Apixo.dialect,
    kie: Kie.dialect(readings),
    fal: Fal.dialect,
    replicate: Replicate.dialect
  }
  const routes: ReadonlyArray<Route> = [
    ...GlobalAiopc.routes(readings),
    ...ApiPod.routes(readings),
    ...Apixo.routes,
    ...Kie.routes(readings),
    ...Fal.routes(readings),
    ...Replicate.routes(readings),
    Files.route,
    KieUploads.route
  ]
  const state = yield* makeState(options, dialects)
  const emulator = Emulator.of({
    script: Effect.fn("Emulator.script")((task: ScriptedTask) =>
      Effect.sync(() => {
        const { duration, visibleAfter } = task
        const callback = task.callback === "none" ? undefined : task.callback
        checkDurations({
          duration,
          "callback.early": callback?.early,
          "callback.late": callback?.late,
          "visibleAfter.duration": visibleAfter !== undefined && "duration" in visibleAfter
            ? visibleAfter.duration
            : undefined
        })
        state.store.addScript(task)
      })
    ),
    fault: Effect.fn("Emulator.fault")(function*(fault: ScriptedFault) {
      checkDurations({
        from: fault.from,
        until: fault.until,
        "fault.by": "by" in fault.fault ? fault.fault.by : undefined,
        "fault.over": "over" in fault.fault ? fault.fault.over : undefined
      })
      state.faults.add(fault, yield* Clock.currentTimeMillis)
    }),
    setCredits: Effect.fn("Emulator.setCredits")((vendor: Vendor, amount: number) =>
      Effect.sync(() => state.store.setCredits(vendor, amount))
    ),
    requests: Effect.sync(() => state.log.recent),
    tasks: Effect.map(
      Clock.currentTimeMillis,
      (now) => Array.from(state.store.tasks.values(), (task) => createdTask(task, dialects[task.vendor], now))
    ),
    callbacks: Effect.sync(state.callbacks.sent),
    durations: {
      record: () => Effect.void,
      estimate: ({ id = "" }) =>
        Effect.sync(() => {
          const task = state.store.tasks.get(id)
          return task === undefined ? { median: 30_000, spread: 0.3 } : estimateOf(task)
        })
    },
    routes: (transport) =>
      HttpRouter.addAll([
        ...(transport.hasHomePage === true ? [HttpRouter.route("GET", "/", Effect.sync(() => homePage(routes)))] : []),
        ...routes.map((route) => HttpRouter.route(route.method, route.path, exchange(state, route, transport))),
        HttpRouter.route("*", "*", exchange(state, undefined, transport))
      ])
  })
  return Context.make(Emulator, emulator).pipe(
    Context.add(KnownDurations, ({ id = "" }) =>
      Effect.sync(() => {
        const task = state.store.tasks.get(id)
        return task?.isTimed === true ? estimateOf(task) : undefined
      }))
  )
})

/** The emulator: its state, and its control by a test. The transports are separate layers. */
export class Emulator extends Context.Service<Emulator, EmulatorService>()("@effect-media/emulator/Emulator") {
  /**
   * Provides state and control, without a transport. Each call creates another emulator: keep the layer in a constant
   * to share one between a client, a server and a test.
   *
   * A poller in its context knows the durations that are set here and in scripts, and polls soon after the end.
   */
  static readonly layer = (options?: EmulatorOptions): Layer.Layer<Emulator> => Layer.effectContext(make(options))

  /**
   * Provides the vendors as an `HttpClient` in this process, on the Clock of the caller: under TestClock a task of 13
   * minutes takes a millisecond. Requests to any host are routed by their path, and any name resolves to a public host.
   *
   * Not shared between programs that provide it (`Layer.fresh`): each client belongs to the emulator of the same layer.
   */
  static readonly layerClient: Layer.Layer<HttpClient.HttpClient | Dns.Dns, never, Emulator> = Layer.fresh(Layer.merge(
    Layer.effect(HttpClient.HttpClient, Effect.flatMap(Emulator, (emulator) => inProcess.make(emulator.routes))),
    Layer.effect(Dns.Dns, inProcess.dns)
  ))

  /**
   * Provides services of vendors over an emulator in this process, together with the emulator.
   *
   * @example
   * ```ts import.meta.vitest
   * import { Emulator } from "@effect-media/emulator"
   * import { Kie } from "@effect-media/kie"
   * import { Effect, Redacted } from "effect"
   *
   * const emulated = Emulator.layerFor(Kie.layer({ apiKey: Redacted.make("any") }), { seed: 1 })
   * const program = Kie.use((kie) => kie.credits)
   *
   * await Effect.runPromise(Effect.provide(program, emulated)) // => 1234.5
   * ```
   */
  static readonly layerFor = <A, E, R>(services: Layer.Layer<A, E, R>, options?: EmulatorOptions) =>
    Layer.provideMerge(Layer.provideMerge(services, Emulator.layerClient), Emulator.layer(options))

  /**
   * Provides the vendors on a real HTTP server; by default on a free port of 127.0.0.1.
   *
   * Its files are on this machine: saving them needs `AssetStore`'s `allowPrivate: true`.
   */
  static readonly layerServer = (options?: {
    readonly port?: number | undefined
    readonly host?: string | undefined
  }): Layer.Layer<EmulatorServer, ServeError, Emulator> =>
    Layer.unwrap(Effect.gen(function*() {
      const emulator = yield* Emulator
      const node = yield* Effect.promise(() =>
        import("./internal/nodeServer.ts").catch((cause) => {
          throw new Error("The emulator's server needs a package. Run: npm install @effect/platform-node", { cause })
        })
      )
      return node.layer(emulator.routes, options)
    }))
}
