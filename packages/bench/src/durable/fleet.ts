/**
 * Runs workers as processes against one emulated vendor, and observes both from outside.
 */
import type { Job } from "@effect-media/durable"
import { Emulator, type EmulatorOptions, EmulatorServer } from "@effect-media/emulator"
import * as Clock from "effect/Clock"
import * as Console from "effect/Console"
import * as Context from "effect/Context"
import * as Deferred from "effect/Deferred"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as FileSystem from "effect/FileSystem"
import * as Layer from "effect/Layer"
import * as Option from "effect/Option"
import * as Path from "effect/Path"
import * as ChildProcess from "effect/process/ChildProcess"
import * as Ref from "effect/Ref"
import * as Schedule from "effect/Schedule"
import * as Schema from "effect/Schema"
import * as Stream from "effect/Stream"
import { tmpdir } from "node:os"
import { jobsOf } from "./database.ts"
import { promptOf, Settings } from "./jobs.ts"

const Line = Schema.fromJsonString(Schema.Struct({
  ready: Schema.optionalKey(Schema.Boolean),
  handedIn: Schema.optionalKey(Schema.Boolean),
  states: Schema.optionalKey(Schema.Record(Schema.String, Schema.Finite)),
  heap: Schema.optionalKey(Schema.Finite)
}))
const decodeLine = Schema.decodeUnknownOption(Line)
const encodeSettings = Schema.encodeSync(Settings)

/** The number of jobs by state. */
export type States = Readonly<Record<string, number>>

/** Returns the number of ended jobs. */
export const endedOf = ({ Failed = 0, Interrupted = 0, Succeeded = 0 }: States): number =>
  Succeeded + Failed + Interrupted

/** The default settings of a worker. */
export const settingsOf = Effect.fnUntraced(function*(database: string) {
  const fs = yield* FileSystem.FileSystem
  const { url: vendor } = yield* EmulatorServer
  return {
    runner: "worker",
    database,
    vendor,
    out: yield* fs.makeTempDirectoryScoped(),
    jobs: 0,
    every: 0,
    startedAt: yield* Clock.currentTimeMillis,
    poll: 500,
    save: true,
    isHeapMeasured: false
  } satisfies Settings
})

/** The workers' stderr, printed only after a failure. */
class Log extends Context.Service<Log, Ref.Ref<ReadonlyArray<string>>>()("@effect-media/bench/durable/fleet/Log") {
  static print = Log.use((log) =>
    Effect.flatMap(Ref.get(log), (lines) => Console.error(["What the workers said:", ...lines].join("\n")))
  )
  static layer = Layer.effect(
    Log,
    Effect.gen(function*() {
      const log = yield* Ref.make<ReadonlyArray<string>>([])
      yield* Effect.addFinalizer((exit) =>
        Exit.isFailure(exit) ? Effect.provideService(Log.print, Log, log) : Effect.void
      )
      return log
    })
  )
}

/** Starts a worker; it is killed when the scope ends. */
export const start = Effect.fnUntraced(function*(settings: Settings) {
  const path = yield* Path.Path
  const worker = path.join(import.meta.dirname, "worker.ts")
  const child = yield* ChildProcess.make(process.execPath, ["--expose-gc", worker], {
    env: { BENCH_WORKER: encodeSettings(settings), NODE_COMPILE_CACHE: path.join(tmpdir(), "effect-media-bench") },
    extendEnv: true,
    stdin: "ignore"
  })
  const log = yield* Log
  yield* child.stderr.pipe(
    Stream.decodeText(),
    Stream.splitLines,
    Stream.runForEach((line) => Ref.update(log, (lines) => [...lines, `${settings.runner}: ${line}`])),
    Effect.ignore,
    Effect.forkScoped
  )
  const isReady = yield* Deferred.make<void>()
  const hasHandedIn = yield* Deferred.make<void>()
  const states = yield* Ref.make<States>({})
  const heap = yield* Ref.make(0)
  yield* child.stdout.pipe(
    Stream.decodeText(),
    Stream.splitLines,
    Stream.runForEach((text) =>
      Effect.gen(function*() {
        const line = Option.getOrElse(decodeLine(text), (): typeof Line.Type => ({}))
        if (line.states !== undefined) yield* Ref.set(states, line.states)
        if (line.heap !== undefined) yield* Ref.set(heap, line.heap)
        if (line.ready === true) yield* Deferred.succeed(isReady, undefined)
        if (line.handedIn === true) yield* Deferred.succeed(hasHandedIn, undefined)
      })
    ),
    Effect.ignore,
    Effect.forkScoped
  )
  const over = Effect.ignore(child.exitCode)
  const diedEarly = Effect.andThen(over, Effect.die(new Error(`The worker ${settings.runner} died by itself`)))
  return {
    runner: settings.runner,
    /** The User-Agent of this process. */
    agent: `${settings.runner}/${child.pid}`,
    isReady: Effect.raceFirst(Deferred.await(isReady), diedEarly),
    hasHandedIn: Effect.raceFirst(Deferred.await(hasHandedIn), diedEarly),
    /** Runs an effect, and fails if the worker dies before. */
    whileAlive: <A, E, R>(effect: Effect.Effect<A, E, R>) => Effect.raceFirst(effect, diedEarly),
    states: Ref.get(states),
    heap: Ref.get(heap),
    /** Kills the worker with `kill -9`. */
    kill: Effect.andThen(Effect.ignore(child.kill({ killSignal: "SIGKILL" })), over),
    /** Stops the worker with SIGTERM, as a deploy does. */
    stop: Effect.andThen(Effect.ignore(child.kill({ killSignal: "SIGTERM", forceKillAfter: "30 seconds" })), over)
  }
})

/** A running worker. */
export type Worker = Effect.Success<ReturnType<typeof start>>

/** Waits until the worker reports that this many jobs have ended. */
export const untilEnded = (worker: Worker, jobs: number) =>
  worker.whileAlive(
    Effect.repeat(worker.states, { until: (states) => endedOf(states) >= jobs, schedule: Schedule.spaced("50 millis") })
  )

/** Returns the time of the first request of a worker. */
export const firstRequest = Effect.fnUntraced(function*(worker: Worker) {
  const emulator = yield* Emulator
  const ofWorker = Effect.map(
    emulator.requests,
    (requests) => requests.find(({ headers }) => headers["user-agent"] === worker.agent)?.at
  )
  const at = yield* worker.whileAlive(Effect.repeat(ofWorker, {
    until: (at) => at !== undefined,
    schedule: Schedule.spaced("20 millis")
  }))
  return at ?? (yield* Clock.currentTimeMillis)
})

/** Returns the vendor's tasks per job: more than one means that a job was billed twice. */
export const tasksOfJobs = Effect.fnUntraced(function*(jobs: number) {
  const emulator = yield* Emulator
  const prompts = (yield* emulator.tasks).map(({ input }) => input["prompt"])
  return Array.from({ length: jobs }, (_, i) => prompts.filter((prompt) => prompt === promptOf(i)).length)
})

/** Provides the vendors on a socket, with tasks of this duration, and the workers' logs. */
export const vendors = (options: EmulatorOptions) =>
  Layer.provideMerge(Emulator.layerServer(), Layer.merge(Emulator.layer(options), Log.layer))

/** Returns the ends of a database's jobs, as seen by database and vendor. */
export const verdictOf = Effect.fnUntraced(function*(database: string, jobs: number) {
  const fs = yield* FileSystem.FileSystem
  const all = yield* jobsOf(database)
  const isSaved = ({ job, manifest }: Job) =>
    Effect.map(
      Effect.forEach(manifest?.files ?? [], ({ path }) => fs.exists(path)),
      (there) => manifest !== undefined && there.every(Boolean) && (job.save === false || there.length > 0)
    )
  const succeeded = (yield* Effect.filter(all, isSaved)).length
  const inDoubt = all.filter(({ error, job }) =>
    error?._tag === "SubmitOutcomeUnknown" && job.provider === "kie"
  ).length
  const tasks = yield* tasksOfJobs(jobs)
  const verdict: Verdict = {
    succeeded,
    inDoubt,
    lost: jobs - succeeded - inDoubt,
    doubled: tasks.filter((count) => count > 1).length
  }
  if (verdict.lost + verdict.doubled > 0) yield* Log.print
  return verdict
})

/**
 * The ends of jobs.
 *
 * - `succeeded`: jobs with their files
 * - `inDoubt`: jobs that ended as `SubmitOutcomeUnknown`: a worker died between its submit and the answer, and the
 *   vendor accepts no idempotency key
 * - `lost`: jobs that ended in another way
 * - `doubled`: jobs with more than one task at the vendor
 */
export interface Verdict {
  readonly succeeded: number
  readonly inDoubt: number
  readonly lost: number
  readonly doubled: number
}
