/** A runner on PostgreSQL in its own process, which stops itself with SIGSTOP at a step, or runs until it is ended. */
import { ApiPod, ApiPodRequest } from "@effect-media/apipod"
import { JobProvider, JobProviders, Jobs, JobStore, MediaJob } from "@effect-media/durable"
import * as Durable from "@effect-media/durable/Durable"
import { Kie, KieRequest } from "@effect-media/kie"
import { NodeDns, NodeHttpClient, NodeRuntime } from "@effect/platform-node"
import { Config, Effect, Layer, Logger, Redacted, Schema } from "effect"
import { HttpClient } from "effect/http"
import { writeSync } from "node:fs"
import { apiKey, filesOver, poller } from "./worker.ts"

/** The steps at which a runner can stop. */
export const Step = Schema.Literals([
  "before the intent",
  "behind the intent",
  "before the request",
  "within the request",
  "behind the vendor's yes",
  "nowhere"
])
export type Step = typeof Step.Type

/** The options of a runner, as JSON in RUNNER. */
export const Orders = Schema.Struct({
  database: Schema.String,
  vendor: Schema.String,
  providers: Schema.Array(Schema.Literals(["kie", "apipod"])),
  step: Step,
  /** The number of the job at which it stops. */
  at: Schema.Int
})

/** Short times after which a silent runner counts as dead, for these tests. */
export const sharding = { shardLockExpiration: "6 seconds", shardLockRefreshInterval: "2 seconds" } as const

const program = Effect.gen(function*() {
  const orders = yield* Config.schema(Schema.fromJsonString(Orders), "RUNNER")
  let seen = 0
  const stop = Effect.sync(() => {
    seen += 1
    if (seen !== orders.at) return
    writeSync(1, "stopped\n")
    process.kill(process.pid, "SIGSTOP")
  })
  const at = (step: Step) => step === orders.step ? stop : Effect.void
  const transport = Layer.effect(
    HttpClient.HttpClient,
    Effect.map(
      NodeHttpClient.makeUndici,
      HttpClient.transform((send, { method }) =>
        method !== "POST" ? send : at("before the request").pipe(
          Effect.andThen(Effect.forkChild(Effect.delay(at("within the request"), "100 millis"))),
          Effect.andThen(send)
        )
      )
    )
  ).pipe(Layer.provide(NodeHttpClient.layerDispatcher))
  const store = Layer.effect(
    JobStore,
    JobStore.useSync((store) => ({
      ...store,
      recordIntent: (attempt, intent) =>
        at("before the intent").pipe(
          Effect.andThen(store.recordIntent(attempt, intent)),
          Effect.tap(at("behind the intent"))
        ),
      recordHandle: (attempt, ref) => Effect.andThen(at("behind the vendor's yes"), store.recordHandle(attempt, ref))
    }))
  )
  const options = { apiKey: Redacted.make(apiKey), baseUrl: orders.vendor }
  const known = {
    kie: Kie.useSync((kie) => JobProvider.make(kie, KieRequest)),
    apipod: ApiPod.useSync((apipod) => JobProvider.make(apipod, ApiPodRequest))
  }
  const runner = Layer.merge(MediaJob.layer, Jobs.layer).pipe(
    Layer.provide([JobProviders.layer(orders.providers.map((name) => known[name])), filesOver, poller, store]),
    Layer.provide([Kie.layer(options), ApiPod.layer(options)]),
    Layer.provide(Durable.layerPostgres({ url: Redacted.make(orders.database), sharding })),
    Layer.provide([transport, NodeDns.layer])
  )
  return yield* Layer.launch(Layer.merge(runner, Layer.effectDiscard(Effect.sync(() => writeSync(1, "ready\n")))))
}).pipe(Effect.provideService(Logger.LogToStderr, true))

if (import.meta.main) NodeRuntime.runMain(program)
