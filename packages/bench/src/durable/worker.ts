/**
 * Runs a worker as a process of its own: enqueues the jobs that are due, runs the jobs assigned to it, and prints the
 * number of jobs by state on stdout.
 */
import { ApiPod, ApiPodRequest } from "@effect-media/apipod"
import { Poller } from "@effect-media/core"
import { Durable, JobFiles, JobProvider, JobProviders, Jobs, MediaJob } from "@effect-media/durable"
import { Kie, KieRequest } from "@effect-media/kie"
import * as NodeDns from "@effect/platform-node/NodeDns"
import * as NodeHttpClient from "@effect/platform-node/NodeHttpClient"
import * as NodeRuntime from "@effect/platform-node/NodeRuntime"
import * as NodeServices from "@effect/platform-node/NodeServices"
import * as Clock from "effect/Clock"
import * as Config from "effect/Config"
import * as Console from "effect/Console"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Logger from "effect/Logger"
import * as Redacted from "effect/Redacted"
import * as Schedule from "effect/Schedule"
import { jobOf, Settings } from "./jobs.ts"

const program = Effect.gen(function*() {
  const { every, isHeapMeasured, jobs: count, poll, startedAt, vendor, ...settings } = yield* Config.schema(
    Settings,
    "BENCH_WORKER"
  )
  const baseUrl = vendor
  const apiKey = Redacted.make("any")
  const options = { apiKey, baseUrl, userAgent: `${settings.runner}/${process.pid}` }

  const providers = JobProviders.layer([
    Kie.useSync((kie) => JobProvider.make(kie, KieRequest)),
    ApiPod.useSync((apipod) => JobProvider.make(apipod, ApiPodRequest))
  ])
  const database = settings.database.startsWith("postgresql:")
    ? Durable.layerPostgres({ url: Redacted.make(settings.database), runner: settings.runner })
    : Durable.layerSqlite({ file: settings.database, lockTimeout: "5 seconds" })
  const worker = Layer.mergeAll(MediaJob.layer, Jobs.layer).pipe(
    Layer.provide([
      providers,
      JobFiles.layerDirectory({ directory: settings.out, allowPrivate: true }),
      Poller.layerWith({ schedule: Schedule.spaced(Duration.millis(poll)) })
    ]),
    Layer.provide([Kie.layer(options), ApiPod.layer(options)]),
    Layer.provide(database),
    Layer.provide([NodeHttpClient.layerUndici, NodeDns.layer, NodeServices.layer])
  )

  const say = (line: object) => Console.log(JSON.stringify(line))
  yield* Effect.gen(function*() {
    const jobs = yield* Jobs
    yield* say({ ready: true })
    const handIn = Effect.forEach(
      Array.from({ length: count }, (_, i) => i),
      Effect.fnUntraced(function*(i) {
        const early = startedAt + i * every - (yield* Clock.currentTimeMillis)
        if (early > 0) yield* Effect.sleep(Duration.millis(early))
        yield* jobs.enqueue(jobOf(i, settings.save))
      }),
      { discard: true, concurrency: every === 0 ? 16 : 1 }
    ).pipe(Effect.retry(Schedule.spaced("200 millis")), Effect.andThen(say({ handedIn: true })))
    if (count > 0) yield* Effect.forkScoped(handIn)
    const tell = Effect.gen(function*() {
      const { states } = yield* jobs.counts
      // Garbage collection takes time: it runs only after all jobs have started.
      const heap = isHeapMeasured && states.Running >= count ? { heap: heapUsed() } : {}
      yield* say({ states, ...heap })
    })
    yield* Effect.repeat(Effect.ignore(tell), Schedule.spaced(isHeapMeasured ? "2 seconds" : "250 millis"))
  }).pipe(Effect.scoped, Effect.provide(worker))
}).pipe(Effect.provideService(Logger.LogToStderr, true))

const heapUsed = (): number => {
  globalThis.gc?.()
  return process.memoryUsage().heapUsed
}

NodeRuntime.runMain(program)
